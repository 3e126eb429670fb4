import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, Span, rule
from newslint.views.dates import Hedge, Kind, TimeExpression
from newslint.views.events import noun_classes, verbs_in
from newslint_rules.dates._places import sentence_of
from newslint_rules.dates._points import nearby, points, points_in
from newslint_rules.dates._wording import ordinal_ending

_SAME_SENTENCE = 70  # code points from the one to the other
_NEXT_SENTENCE = 110


@rule(
    title="A year lies outside the century or decade it is put in",
    why="1923 is in the 20th century; the 19th ended in 1900.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "The palace was rebuilt in the [[19th century, in 1923|20th century, in 1923]], after a fire.",
        "Crime soared in the [[1990s, above all in 2003|2000s, above all in 2003]], the chief said.",
        "Divers raised a cannon from a [[17th-century]] wreck, lost in 1588 in a gale.",
        "The manor dates to the [[12th century]]. It was built in 1066 by a duke.",
        "It was in the [[1970s, in April 1986|1980s, in April 1986]], that the cloud passed over her farm.",
        "The lighthouse was built in 1859. Few other [[18th-century]] towers still stand.",
        "Riots broke out in 1968. It was the worst violence of the [[1950s]].",
        "The fire destroyed an [[18th-century]] mansion on Bell Street that was built in 1884 for a baron.",
        "The tower is wholly of the [[14th century]]: masons laid the first stone in 1462.",
        "Thieves took a [[17th-century]] globe and two maps. The globe was made in Leiden in 1542.",
        "Floods killed hundreds during the [[1950s]], mainly in the storm of 1947.",
        "Forks were known in [[sixteenth-century]] Galway: a will of 1452, the oldest, lists three.",
        "The first great strike of the [[twentieth century]], at the mills, broke out in 1887.",
        "A theologian of the [[19th century]], Jon Fair, wrote the sermon in 1768.",
        "Half of the shelters date to the [[1950s]]. One, which the Army dug that decade, in 1963, is a bar.",
    ],
    good=[
        "The palace was rebuilt in the 20th century, in 1923, after a fire.",
        "The century turned in 1900, and some say that 1900 was the last year of the 19th century.",
        "The 19th-century mill was torn down in 1923.",
        "Prices rose in the 1970s, and in 1982 they fell.",
        "The band of the 1960s came together again in 1994.",
        "The 18th-century house was sold in 1912, in 1950 and in 2003.",
        "In the 1990s the town grew. It was founded in 1802.",
        "From the 19th century until 1923 the palace stood empty.",
        "The mania of the 1980s began in 1979.",
        "The house was sold in 1832. The 18th-century building is now a school.",
        "At the turn of the 20th century, in 1898, the town had two trams.",
        "The poet was born in 1832. The 18th-century masters were his models.",
        "The opera had its premiere in 1786. In the 17th century such works were rare.",
        "A 16th-century Bible, stolen in 1981, was found in a barn.",
        "The first great painter of the twentieth century was born in 1881.",
        "Thieves took a 17th-century globe and two maps. The globe was stolen before, in 1942.",
        "The church is from the 13th century. Its oldest bell was recast in 1788.",
    ],
)
def century_or_decade(document: Document) -> Iterator[Hit]:
    """Looks at a century or decade with a year in apposition, and at the year of what has just been dated by it."""
    text = document.text
    found = [one for one in document.view(points) if one.kind in _KINDS and not one.parts.era.startswith("B")]
    told: set[int] = set()
    for index, (first, last) in enumerate(itertools.pairwise(found)):
        if (first.kind in _LONG) == (last.kind in _LONG) or last.start - first.end > _NEXT_SENTENCE:
            continue
        period, year = (first, last) if first.kind in _LONG else (last, first)
        if not _is_outside(text, period, year):
            continue
        following = found[index + 2] if index + 2 < len(found) else None
        if _are_one(document, first, last, following):
            told.add(period.start)
            yield _hit(text, first, last, period, year)
    for period in found:
        if period.kind in _LONG and period.start not in told and (other := _same_thing(document, period)) is not None:
            yield _hit(text, period, other, period, other)


_LONG: Final = frozenset((Kind.CENTURY, Kind.DECADE))
_KINDS: Final = frozenset((Kind.CENTURY, Kind.DECADE, Kind.YEAR, Kind.MONTH_YEAR, Kind.FULL_DATE, Kind.SEASON))


def _bounds(text: str, period: TimeExpression) -> tuple[int, int] | None:
    """The first and last year, as loosely as a century is counted: 1900 is of the 19th and of the 20th."""
    parts = period.parts
    if parts.century is not None:
        first, last, tenth, edge = 100 * (parts.century - 1), 100 * parts.century, 10, 15
        half = _half().search(text, max(0, period.start - 24), period.start)
        if half is not None:
            return (first, last - 50) if half[1] == "first" else (first + 50, last)
    elif parts.decade is not None:
        first, last, tenth, edge = parts.decade, parts.decade + 9, 1, 1
    else:
        return None
    at = _edge().search(text, max(0, period.start - 30), period.start)
    if at is not None and at["end"]:
        return last - 4 * tenth - edge, last + edge
    if at is not None:
        return first - edge, first + 4 * tenth + edge
    begins, ends = _PHASES.get(parts.phase, (0, 10))
    return first + begins * tenth, min(last, first + ends * tenth)


# The tenths of a century or decade that its parts may reach over, as loosely as they are meant.
_PHASES: Final = {"early": (0, 5), "mid": (2, 8), "late": (4, 10)}


@cache
def _edge() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<end>end|close|final years|last years|eve of the end|turn)|eve|dawn|start|beginning|opening|outset)"
        r" of the \Z"
    )


_AT_A_TURN: Final = 20  # years


@cache
def _half() -> re.Pattern[str]:
    return re.compile(r"\b(first|second) half of the \Z")


def _is_outside(text: str, period: TimeExpression, year: TimeExpression) -> bool:
    bounds = _bounds(text, period)
    number = year.parts.year
    if period.parts.century and number and text[max(0, period.start - 12) : period.start].endswith("turn of the "):
        # that of the 19th may be 1800 or 1900
        return all(
            abs(number - turn) > _AT_A_TURN for turn in (100 * period.parts.century, 100 * period.parts.century - 100)
        )
    if re.match(r": ?\d", text[year.end : year.end + 3]):
        return False  # Holt, 1994: 54-58
    is_birth = period.end < year.start <= period.end + _SAME_SENTENCE and _born().search(text, period.end, year.start)
    if is_birth and bounds is not None and 0 < bounds[0] - (number or 0) <= _LIFE:
        return False  # a painter of the twentieth century was born in 1881
    return (
        bounds is not None
        and number is not None
        and year.hedge is not Hedge.ABOUT
        and not bounds[0] <= number <= bounds[1]
    )


_MAKING: Final = (
    r"(?:(?:re)?built|begun|founded|laid|painted|written|made|erected|carved|cast|struck|dated|dating|signed|printed"
    r"|composed|completed|finished|released|recorded|filmed|shot|published|issued|invented|formed|opened|established"
    r"|passed|created|designed|woven|minted|born|consecrated|premiered|staged|enacted|discovered|lost|sunk|wrecked"
    r"|hatched|put up|set up|drawn up|laid out|commissioned|planted|launched|joined|fought|admitted|introduced"
    r"|wrote|drew|sculpted|forged|dug|constructed|knitted|sewn|stitched|embroidered|engraved|sealed|copied"
    r"|illuminated|thrown|fired|blown|chartered|incorporated|instituted|inaugurated|sank|went up|went down|brewed|sewed"
    r"|wove|sung|sang|performed|penned|drafted|proclaimed|crowned|fell|cut)"
)


@cache
def _making() -> re.Pattern[str]:
    return re.compile(rf"\b{_MAKING}\b[^.;:,]{{0,40}}\Z", re.I)


@cache
def _apposition() -> re.Pattern[str]:
    """Nothing but small words between the two: in the 19th century, most of all in 1923."""
    return re.compile(
        r"(?:(?:[,:;(–—-]|--|\b(?:in|on|of|during|around|at|the|a|to be|exact|precise|more exactly|exactly|precisely"
        r"|namely|specifically|that is|i\.e\.|probably|perhaps|possibly|most of all|above all|particularly|especially"
        r"|only|or|back|late|later|early|as (?:late|early) as|mid|middle|end|close|turn|eve|outset|beginning"
        r"|start|dawn|height|halfway|(?:first|second) half"
        r"|midway|through|last|first|final|summer|spring|winter|autumn|fall|year|years|month|months|A\.?D\.?"
        r"|[a-z ]{4,24} said(?:,? and(?= above| most| especially))?)(?!\w))\s*){1,9}"
    )


@cache
def _made() -> re.Pattern[str]:
    # a 17th-century wreck, lost in the gales of 1588; a 17th-century map of 1823
    return re.compile(
        rf"(?! (?:art|paintings|works|objects))-?(?: [\w’'-]+){{1,3}},? (?:(?:that|which) )?(?:was |were |is "
        rf"|having been )?"
        rf"(?:\w+ly )?{_MAKING}(?: by [^,.;]{{1,30}}?)?,? (?:in|from|to|on|of|during)(?: [a-z]+){{0,4}} ?"
        rf"|-?(?: [\w-]+){{1,3}} (?:of|from) "
        rf"|(?! (?:art|paintings|works|objects))-?[^.;:]{{0,50}}, (?:which (?:was|were) )?(?!founded|opened"
        rf"|established|published|released|rebuilt|recorded){_MAKING}(?: by [^,.;]{{1,30}}?)? in "
        # in the eighties, at a rally in 1973; in the 1910s; the exact date was 4 May 1928
        r"|, (?:at|on|during) (?:an?|the|his|her|their) [\w’'-]+(?: [\w’'-]+)? (?:in|of) "
        r"|[;:,–—-]+ (?:and )?(?:the|its) (?:exact |precise |actual )?(?:date|year|day)[^.;]{0,20} "
        rf"|, (?:having been|being) (?!re){_MAKING}(?: \w+){{0,3}},? (?:in|on) "
        rf"|[;:] [^.;:]{{0,30}}\b(?!re){_MAKING}(?: in)? "
        # a masterpiece of the 13th century, was consecrated in 1147; is 18th-century: it was finished in 1831
        rf"|,? (?:was|were) (?!re)(?:\w+ly )?{_MAKING} (?:\w+ ){{0,4}}(?:in|on) "
        rf"|(?:[:;—–]| -| \() ?(?:it|he|she|they|this|that) (?:was|were) (?!re)(?:\w+ly )?{_MAKING}"
        rf" (?:\w+ ){{0,4}}(?:in|on) "
    )


@cache
def _opening() -> re.Pattern[str]:
    # The sixties had hardly begun when, in 1953; the 1980s were kind to the firm: in 2013
    return re.compile(
        r" (?:had (?:hardly |barely |scarcely |only just |just )?(?:begun|opened|started|dawned)|opened|dawned"
        r"|(?:was|were) (?:still |only |barely |not yet )*(?:[\w-]+ ){0,2}(?:young|old|over))\b[^.;:]{0,60}"
        r" (?:in|on) (?:the )?"
        r"|[^.;:,]{3,70}(?::| -| –| —|—) ?(?:in|on) (?:the )?"
    )


@cache
def _then() -> re.Pattern[str]:
    # begun in the 14th century, was finished in 1266: what follows cannot come before
    return re.compile(
        r",? (?:and )?(?:was|were|had been|it was|which was|but was|only)? ?(?:\w+ly )?(?!in\b)\w+(?:ed|lt|wn"
        r"|de|nt|ut)\b"
        r"[^,.;:]{0,40} (?:in|on) (?:the )?"
    )


@cache
def _record() -> re.Pattern[str]:
    # 1923, one of the hottest summers of the 19th century; the plague of 1348 was the worst disaster of the 13th
    return re.compile(
        r"(?:,?| [^.;:]{0,80},| [^.;,:]{0,30}\b(?:was|became|is|remains)) (?:one of |by far |perhaps |probably )*the "
        r"(?:[\w-]+est|first|last|worst|best|most \w+|greatest|biggest|defining|great)\b[^.;,]{0,40} (?:of|in) the "
    )


@cache
def _is_a() -> re.Pattern[str]:
    # Built in 1742, the 17th-century manor; minted in 212, is one of few from the second century
    return re.compile(
        r", (?:the|this|that|its|his|her) (?:[\w’'-]+ ){0,2}"
        r"|,? (?:is|was|are|were|remains?) (?:an? |the |one of |few |among |some |many |typical |pure |classic )*"
        r"(?:[\w’'-]+ ){0,2}(?:(?:of|from) the )?"
    )


@cache
def _taken_up() -> re.Pattern[str]:
    # The manor dates to the 12th century. It was built in 1066.
    return re.compile(
        rf"(?i:{_MAKING})(?: by [^,.;]{{1,30}})? (?:in|on) (?:the )?"
        rf"|(?:It|They|He|She|Its|His|Her|Their|The|[^.;]{{3,50}}\b(?:it|they|he|she))\b[^.;]{{0,60}}"
        rf"\b(?:{_MAKING}|joined|hit|dates|began|first)\b[^.;]{{0,45}}?,? (?:in|from|of|on|to) (?:the )?"
        r"|(?:Its|The) [^.;]{3,50}\b(?:bears?|has|gives?|shows?|carries) the (?:date|year) (?:of )?"
    )


@cache
def _dated_by() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:dates? (?:back )?(?:to|from)|dating (?:back )?(?:to|from)|(?:is|are|was|were) (?:of|from)|(?:was"
        rf"|were) (?:\w+ )?{_MAKING}(?: by [^,.;]{{1,30}})? in|made (?:its|his|her|their) name in"
        r"|went to (?:sea|war|work) |early in|(?:founded|written|painted|built|published|began|begun|opened"
        r"|established) in|comes? from|goes back to|emerged in|reached [^.;,]{1,30} in|arrived in)"
        r" ?(?:in |the |early |late |mid-?)*\Z|\b(?:is|was) (?:a|an|the) (?:[\w-]+ ){0,4}\Z"
    )


@cache
def _about() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:about|inspired|based|set|imitat\w+|cop(?:y|ies)|revival|replica|style|site|replac\w+|tribute"
        r"|earlier|already|unlike|influence\w*|tradition\w*|echo\w*|recall\w*|reminiscent"
        r"|dress\w*|costume\w*|older)\b"
    )


_BOUNDS: Final = frozenset(("until", "since", "from", "before", "after", "to", "by", "through", "than"))


def _are_one(document: Document, first: TimeExpression, last: TimeExpression, following: TimeExpression | None) -> bool:
    """Whether century and year date the same thing."""
    text = document.text
    is_period_first = first.kind in _LONG
    period, year = (first, last) if is_period_first else (last, first)
    between = text[first.end : last.start]
    own = sentence_of(document, first.start)
    same = own == sentence_of(document, last.start)
    if same and is_period_first and between in (", from ", " (from ", " (", ", between ") and following is not None:
        is_range = re.fullmatch(r" ?(?:to|until|and|-|–) ?", text[last.end : following.start]) is not None
        return is_range and _is_outside(text, period, following)
    begins_anew = year.preposition == "from" and not same
    is_apposition = same and _apposition().fullmatch(between.strip()) is not None
    bounds = _BOUNDS - {"from", "to", *(("by",) if is_apposition else ())}
    if (year.preposition in _BOUNDS and not begins_anew) or period.preposition in bounds:
        return False
    if not is_period_first and _is_attribute(document, first, last):
        return True
    if not same and not is_period_first:
        return text[last.start - 5 : last.start].lower() == "that "  # in 1215? In that 14th century
    if not same:
        return _is_taken_up(document, first, last)
    if last.start - first.end > _SAME_SENTENCE:
        return False
    if is_apposition and re.search(r"[,:;(—–-]| the (?:end|close|middle|height|start)", between):
        return not _is_listed(text, last)
    if _about().search(between):
        return False
    made = _making().search(text, max(own.start, first.start - 60), first.start)
    if not is_period_first:
        if _record().fullmatch(between):
            return True
        return made is not None and _is_a().fullmatch(between) is not None and _is_noun_behind(text, last)
    if made is None and _made().fullmatch(between):
        return True
    opens = text[own.start : first.start].strip().lower() in ("the", "when the", "in the", "but the", "yet the")
    if opens and _opening().fullmatch(between):
        return True
    span = _bounds(text, period)
    is_before = span is not None and (year.parts.year or 0) < span[0]
    return is_before and made is not None and _then().fullmatch(between) is not None


def _same_thing(document: Document, period: TimeExpression) -> TimeExpression | None:
    """The year, outside a century or decade, of the same thing, told in its sentence or the next in whichever words.

    A year around that lies within the period, or a word that likens one thing to another, leaves it undecided.
    """
    text = document.text
    own = sentence_of(document, period.start)
    area = nearby(document, period.start, 1, 1)
    years = [one for one in points_in(document, area) if one.kind in _DATED and one.parts.year and not one.parts.era]
    if any(not _is_outside(text, period, one) for one in years):
        return None
    is_bound = period.preposition in _BOUNDS and not _dated_by().search(
        text, max(own.start, period.start - 60), period.start
    )
    for year in years:
        if year.start < period.end or year.preposition in _BOUNDS or year.hedge is not None:
            continue
        between = text[period.end : year.start]
        if _that_one().search(text, max(period.end, year.start - 24), year.start) or _that_period().match(
            text, year.end
        ):
            periods = [one for one in points_in(document, Span(period.end, year.start)) if one.kind in _LONG]
            if not periods:
                return year
        if is_bound:
            continue
        if _is_thing_made(document, period, year):
            return year
        if len(between) > _NEXT_SENTENCE or _about().search(between) or _again().search(between):
            continue
        same = own == sentence_of(document, year.start)
        lead = text[max(own.start, period.start - 60) : period.start]
        forms = [_explained(), _relative()]
        if _dated_by().search(lead) or _making().search(lead) or text.startswith("-century", period.end - 8):
            forms.append(_dates_it())
        if period.preposition in _WITHIN and not _is_listed(text, year):
            forms.append(_inside())
        if lead.strip().lower() in ("the", "when the", "but the", "yet the"):
            forms.append(_of_its_course())
        if year.parts.year and year.parts.year < (_bounds(text, period) or (0, 0))[0]:
            forms += [
                _was_done(),
                _who(),
                _for_example(),
                *([_came_about()] if _first_of().search(lead) else ()),
                *([_acted()] if _who_of().search(lead) else ()),
            ]
        if same and any(form.fullmatch(between) for form in forms):
            return year
        if own.end <= year.start and _is_told_again(document, period, year):
            return year
    return None


_DATED: Final = frozenset((Kind.YEAR, Kind.MONTH_YEAR, Kind.FULL_DATE, Kind.SEASON))
_WITHIN: Final = frozenset(("in", "during", "over", "throughout"))


@cache
def _inside() -> re.Pattern[str]:
    # During the 1970s, in the hot summer of 1989
    # during the 1930s, chiefly in the outbreak of 1928
    return re.compile(
        r", (?:[a-z]+ly |above all |most of all )?(?:in|on|during|around) (?:the )?(?:[a-z]+ ){0,2}(?:of )?"
    )


@cache
def _of_its_course() -> re.Pattern[str]:
    # The late 1960s brought the band two hits, in 1961
    return re.compile(r" [a-z]+[^.;:,]{3,60}, (?:in|on) (?:the )?")


_LIFE: Final = 70  # years that somebody of a century or decade may have been born before it


@cache
def _born() -> re.Pattern[str]:
    return re.compile(r"\bwas born\b")


@cache
def _for_example() -> re.Pattern[str]:
    # in sixteenth-century Galway: a merchant’s will of 1452
    return re.compile(
        r"(?:[ -][\w’'-]+){0,4}(?::| –| —| --) (?:an?|the|one|two|three|its|his|her) "
        r"(?:[\w’'-]+ ){1,4}(?:of|from|dated) "
    )


@cache
def _first_of() -> re.Pattern[str]:
    return re.compile(r"\b[Tt]he first (?:[\w’'-]+ ){1,5}(?:of|in) the (?:new )?\Z")


@cache
def _came_about() -> re.Pattern[str]:
    # The first hero of the twentieth century, the water carrier Louis, won the race in 1896
    return re.compile(
        r"(?:, [^,.;:]{1,60},)? (?:won|took place|happened|broke out|came|struck|was (?:held|fought|played|run|won))\b"
        r"[^,.;:]{0,60} (?:in|on) (?:the )?"
    )


def _is_thing_made(document: Document, period: TimeExpression, year: TimeExpression) -> bool:
    """Whether the next sentence tells when that thing was made: a 15th-century pot. The pot was cast in 1623."""
    text = document.text
    other = sentence_of(document, year.start)
    thing = re.match(r"[ -]((?:[a-z-]+ ){0,2}[a-z]+)", text[period.end : period.end + 60])
    told = _thing_made().fullmatch(text, other.start, year.start)
    return (
        thing is not None
        and told is not None
        and other.start > period.end
        and told["noun"] in thing[1].split(" from ")[0].split()
    )


@cache
def _thing_made() -> re.Pattern[str]:
    return re.compile(
        r"The (?:[a-z-]+ )?(?P<noun>[a-z]{4,})(?:, [^,.;]{1,60},)? (?:(?:was|were|had been) (?:\w+ly )?"
        rf"(?:{_CRAFT}\b[^.;:,]{{0,60}} (?:in|on)|dated(?: to)?)|dates? (?:to|from)) (?:the )?"
    )


@cache
def _dates_it() -> re.Pattern[str]:
    # written in the 9th century, bears the date 1087; a relic of the 15th century; a plaque says “erected 1612”
    return re.compile(
        rf"[^.]{{0,60}}\b(?:the (?:date|year)(?: of)?|dated|(?:reads?|says|gives?"
        rf"|shows?),?(?: [“\"]?{_MAKING}(?: in)?)?) [“\"]?"
        r"|; (?:the )?(?:work|building|construction)(?: on it)? (?:had )?(?:began|begun|started) (?:in|on) (?:the )?"
    )


@cache
def _that_one() -> re.Pattern[str]:
    return re.compile(r"\b(?:that|the same) (?:very )?(?:decade|century),? (?:in |on )?(?:the )?\Z", re.I)


@cache
def _again() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:again|second|third|another|anew|successor|next|later|since|until|then|now|whose (?:father"
        r"|grandfather|ancestors?)|restor\w+"
        r"|rebuilt|repair\w*|renovat\w+|extended|enlarged|moved|sold|reopened|replaced)\b"
    )


@cache
def _explained() -> re.Pattern[str]:
    # is wholly of the 14th century: masons laid the first stone in 1462
    return re.compile(rf"[^.;:]{{0,70}}(?::| –| —| --) [^.;:]{{0,90}}\b{_MAKING}\b[^.;:]{{0,40}} (?:in|on) (?:the )?")


@cache
def _relative() -> re.Pattern[str]:
    # an 18th-century mansion on Bellevue Avenue that was built in 1884
    return re.compile(
        rf"[ -](?:[a-z’'-]+ ){{0,2}}[A-Za-z’'-]+(?: (?:of|on|in|at|from"
        rf"|by) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*){{0,2}},? "
        rf"(?:(?:(?:that|which) (?:was|were|had been) |which [^.;:,]{{1,40}} (?:had )?)(?:\w+ly )?(?!re){_MAKING}"
        rf"|(?<=, ){_CRAFT})(?: [^.;:,]{{1,40}})? (?:in|on) (?:the )?"
    )


# What craftsmen do, and no later age can do to an old thing.
_CRAFT: Final = (
    r"(?:built|begun|painted|written|made|erected|carved|cast|printed|composed|completed|finished|designed|woven|minted"
    r"|consecrated|planted|forged|dug|constructed|knitted|sewn|stitched|embroidered|engraved|copied|illuminated|penned)"
)


@cache
def _was_done() -> re.Pattern[str]:
    # a marvel of 19th-century engineering, was thrown across the gorge in 1797
    return re.compile(
        r"[ -](?:[a-z’'-]+ ){0,3}[a-z’'-]+,? (?:(?:which |that )?(?:was|were) )(?:[a-z]+ly )?[a-z]+(?:ed|wn|lt"
        r"|en|id|ung)\b"
        r"[^.;:]{0,40} (?:in|on) (?:the )?"
    )


_PERSON: Final = (
    r"(?:poet|painter|writer|author|composer|theologian|philosopher|scientist|architect|king|queen|emperor|pope|bishop"
    r"|saint|monk|nun|scholar|sculptor|explorer|merchant|physician|doctor|engineer|inventor|novelist|playwright|artist"
    r"|astronomer|mathematician|historian|preacher|reformer|admiral|general|pirate|chemist|botanist|naturalist|lawyer"
    r"|politician|dramatist|essayist|thinker|mystic|craftsman|master|weaver|printer|\w{3,}(?:ologist|ician"
    r"|grapher|maker))"
)


@cache
def _who() -> re.Pattern[str]:
    # the 19th-century theologian Jonathan Fairbank wrote it in 1768
    return re.compile(
        rf"[ -](?:[a-z-]+ ){{0,2}}{_PERSON}\b[^.;:]{{0,80}}\b(?:{_MAKING}|\w+ed)\b[^.;:]{{0,40}} (?:in|on) (?:the )?\Z"
    )


@cache
def _who_of() -> re.Pattern[str]:
    return re.compile(rf"\b{_PERSON} (?:of|from|in) (?:the )?(?:early |late |mid-)?\Z", re.I)


@cache
def _acted() -> re.Pattern[str]:
    return re.compile(rf"[^.;:]{{0,80}}\b(?:{_MAKING}|\w+ed)\b[^.;:]{{0,40}} (?:in|on) (?:the )?\Z")


def _is_told_again(document: Document, period: TimeExpression, year: TimeExpression) -> bool:
    """Whether the next sentence tells by verb or noun of the event that the century or decade has just dated."""
    text = document.text
    own, other = sentence_of(document, period.start), sentence_of(document, year.start)
    if (
        other.start - own.end > _NEXT_PARAGRAPH
        or period.preposition not in ("in", "of", "during", "")
        or period.modifier
    ):
        return False
    first = _classes(text[own.start : own.end])
    return bool(first & _classes(text[max(other.start, year.start - 60) : min(other.end, year.end + 40)]))


def _classes(words: str) -> frozenset[str]:
    found = {name for _, names in verbs_in(words) for name in names}
    for match in re.finditer(r"[a-z-]+", words):
        found |= noun_classes(match[0])
    return frozenset(found - {"end", "begin", "fall", "meet", "found", "announce", "arrive", "depart", "rule"})


def _is_attribute(document: Document, year: TimeExpression, period: TimeExpression) -> bool:
    """Whether a century or decade next to the year’s own is said of what the year has just dated.

    So in “The pistols were used in 1832. The 18th-century duel ...”: a hundred years off is the slip of who counts the
    nineteenth century from its figures.
    """
    text = document.text
    own, other = sentence_of(document, year.start), sentence_of(document, period.start)
    if other.start - own.end > _NEXT_PARAGRAPH or year.modifier or year.preposition not in ("in", "on", "of", ""):
        return False
    if not _definite().search(text, max(other.start, period.start - 40), period.start):
        return False
    if period.parts.century and abs(period.parts.century - ((year.parts.year or 1) - 1) // 100 - 1) != 1:
        return False
    lead = text[max(other.start, period.start - 4) : period.start]
    if lead.lower() == "the " and re.match(r"[ -][a-z]+s\b", text[period.end : period.end + 20]):
        return False  # the 18th-century masters
    if not re.match(r"[ -][a-z]|\s*[.,;]", text[period.end : period.end + 2]):
        return False
    if _contrasted().search(text, year.end, period.start):
        return False
    is_later = _later_life().search(text, max(own.start, year.start - 70), min(own.end, year.end + 30))
    return not is_later and not _about().search(text, max(own.start, year.start - 200), min(other.end, period.end + 40))


_NEXT_PARAGRAPH: Final = 4  # code points between two sentences


@cache
def _contrasted() -> re.Pattern[str]:
    # far fewer than in the boom of the 1980s; after the recession of the early 1990s
    return re.compile(r"\b(?:than|compar\w+|following|after|against|versus|when|far|fewer|less|more|higher|lower)\b")


@cache
def _definite() -> re.Pattern[str]:
    # The 18th-century duel; no other 19th-century survey; the worst violence of the 1950s; like others of the 1950s
    return re.compile(
        r"(?:\A|(?<=[.!?”] )|(?<=\n))(?:(?:the|this|that|few|no|no other|few other|most|other|many) )?\Z"
        r"|, (?:and|when|while) the \Z|\b(?:no other|few other|any other|unlike other|like other|like most"
        r"|the only|it was an?|it is an?) \Z"
        r"|\b(?:the|no|few|others?|most|many|none|an?) (?:[\w-]+ ){0,4}(?:of|from) the \Z|\b(?:others?|else"
        r"|much|all) (?:of|from) the \Z"
        r"|\bthe (?:[a-z]+est|last|first|only|best|worst|great) \Z",
        re.IGNORECASE,
    )


@cache
def _later_life() -> re.Pattern[str]:
    # what happens to an old thing: the 18th-century house was sold in 1832
    return re.compile(
        r"\b(?:re\w+|sold|bought|acquired|moved|found|demolished|burn\w*|destroyed|torn|pulled|converted|given|left"
        r"|visited|opened|closed|discovered|listed|excavated|inherited|died|saved|taken|became|turned|donated|stolen"
        r"|lived|arrived|wrote|said|exhibition|museum|film|book|since|until)\b",
        re.IGNORECASE,
    )


def _is_noun_behind(text: str, period: TimeExpression) -> bool:
    """Whether a noun follows that the century or decade is an attribute of, or it is itself what something is of."""
    return re.match(r"-?[ ][a-z]|\s*(?:[.,;!?”\"]|\Z)", text[period.end : period.end + 3] or ".") is not None


def _is_taken_up(document: Document, period: TimeExpression, year: TimeExpression) -> bool:
    """Whether the next sentence gives the year of what the century or decade has just dated."""
    text = document.text
    sentence = sentence_of(document, year.start)
    between = text[period.end : year.start]
    if sentence.start < period.end or nearby(document, period.start, 0, 1).end <= sentence.start:
        return False
    if between.lstrip(" ,:").startswith(("-- in", "– in")) or _that_period().match(text, year.end, sentence.end):
        return True
    lead = text[max(sentence.start, year.start - _NEXT_SENTENCE) : year.start]
    return bool(
        _taken_up().fullmatch(lead)
        and _dated_by().search(text, max(0, period.start - 60), period.start)
        and not _about().search(lead)
    )


@cache
def _that_period() -> re.Pattern[str]:
    return re.compile(r",? [^.;,]{0,40}\b(?:that|the same) (?:decade|century)\b")


def _is_listed(text: str, last: TimeExpression) -> bool:
    """Whether the two are items of a list: “the 1970s, in 1983 and in 1991”, “in the 1960s, 1974 and 1982”."""
    return (
        re.match(
            r",? (?:and|or|to|as well) (?:in |again )?(?:the )?\d|, (?:in )?\d|,? and (?:now|again|today)|,? again",
            text[last.end : last.end + 24],
        )
        is not None
    )


def _named(text: str, period: TimeExpression) -> str:
    half = _half().search(text, max(0, period.start - 24), period.start)
    words = period.span.of(text)
    return half[0] + words if half else f"the {words}"


def _hit(text: str, first: TimeExpression, last: TimeExpression, period: TimeExpression, year: TimeExpression) -> Hit:
    number = year.parts.year
    assert number is not None
    decade = number // 10 * 10
    century = (number - 1) // 100 + 1
    place = f"the {century}{ordinal_ending(century)} century" if period.parts.century else f"the {decade}s"
    message = f"{number} is in {place}, not in {_named(text, period)}"
    related = (Related(*period.span, "the period"), Related(*year.span, "the year"))
    words = period.span.of(text)
    if period.parts.century:
        figure = f"{period.parts.century}{ordinal_ending(period.parts.century)}"
        mended = words.replace(figure, f"{century}{ordinal_ending(century)}")
    else:
        mended = words.replace(str(period.parts.decade), str(decade))
    inside = (
        (_bounds(text, period) or (0, 0))[0] // 100 * 100 <= number <= period.value.end.year if period.value else False
    )
    apart = last.start - first.end > len(", above all in ") or ". " in text[first.end : last.start]
    if apart or inside:
        return Hit(*period.span, message, related=related)
    whole = text[first.start : last.end]
    at = period.start - first.start
    suggestion = whole[:at] + mended + whole[at + len(words) :]
    return Hit(first.start, last.end, message, (suggestion,) if mended != words else (), related)
