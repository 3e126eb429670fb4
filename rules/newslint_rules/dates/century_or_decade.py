import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint.views.dates import Hedge, Kind, TimeExpression
from newslint_rules.dates._places import sentence_of
from newslint_rules.dates._points import nearby, points
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
    ],
)
def century_or_decade(document: Document) -> Iterator[Hit]:
    """Looks at a century or decade with a year in apposition, and at the year of what has just been dated by it."""
    text = document.text
    found = [one for one in document.view(points) if one.kind in _KINDS and not one.parts.era.startswith("B")]
    for first, last in itertools.pairwise(found):
        if (first.kind in _LONG) == (last.kind in _LONG):
            continue
        period, year = (first, last) if first.kind in _LONG else (last, first)
        if not _is_outside(text, period, year) or last.start - first.end > _NEXT_SENTENCE:
            continue
        if not _are_one(document, first, last, period, year):
            continue
        yield _hit(text, first, last, period, year)


_LONG = frozenset((Kind.CENTURY, Kind.DECADE))
_KINDS = frozenset((Kind.CENTURY, Kind.DECADE, Kind.YEAR, Kind.MONTH_YEAR, Kind.FULL_DATE))


def _bounds(text: str, period: TimeExpression) -> tuple[int, int] | None:
    """The first and last year, as loosely as a century is counted: 1900 is of the 19th and of the 20th."""
    parts = period.parts
    if parts.century is not None:
        first, last = 100 * (parts.century - 1), 100 * parts.century
        half = _half().search(text, max(0, period.start - 24), period.start)
        if half is not None:
            return (first, last - 50) if half[1] == "first" else (first + 50, last)
        return first, last
    if parts.decade is not None:
        return parts.decade, parts.decade + 9
    return None


@cache
def _half() -> re.Pattern[str]:
    return re.compile(r"\b(first|second) half of the \Z")


def _is_outside(text: str, period: TimeExpression, year: TimeExpression) -> bool:
    bounds = _bounds(text, period)
    number = year.parts.year
    return (
        bounds is not None
        and number is not None
        and year.hedge is not Hedge.ABOUT
        and not bounds[0] <= number <= bounds[1]
    )


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile(
        r"(?:,|:| --| –| —|;)? ?(?:\(|and )?(?:most of all |above all |to be exact,? |more exactly,? |precisely "
        r"|namely |specifically |that is,? "
        r"|only |or |perhaps |back |late |early |as (?:late|early) as |probably "
        r"|[a-z ]{4,24} said,? (?:and )?(?:above all |most of all )?)?(?:in|on|of|during)? ?(?:the (?:year"
        r"|middle of|summer of|spring of|winter of|autumn of|fall of) )?(?:the )?(?:A\.?D\.? )?"
    )


_MAKING: Final = (
    r"(?:lost|built|rebuilt|begun|founded|hatched|laid|painted|written|sunk|wrecked|made|erected|carved|cast|struck"
    r"|dated|signed|printed|composed"
    r"|completed|dating|released|recorded|filmed|published|issued|invented|formed|opened|established|passed|created"
    r"|designed|woven|minted|born"
    r"|consecrated|premiered|staged|enacted|discovered)"
)


@cache
def _happened() -> re.Pattern[str]:
    # a 17th-century wreck, lost in the gales of 1588; a 1960s hit, released in 1978; a 17th-century map of 1823
    return re.compile(
        rf"-?(?: [\w-]+){{1,3}},? (?:(?:that|which) (?:was|were) )?{_MAKING}(?: by [^,.;]{{1,30}}?)?,? (?:in|from"
        rf"|to|on|of|during)"
        r"(?: [a-z]+){0,3} ?|-?(?: [\w-]+){1,3} (?:of|from) "
        r"|-?(?: [\w-]+){1,3} (?:was|were) (?:built|founded|painted|written|carved|composed|laid|woven|cast"
        r"|begun)(?: by [^,.;]{1,30}?)? (?:in|of) "
        rf"|(?! (?:art|paintings|works|objects))-?[^.;:]{{0,50}}, (?:which (?:was|were) )?(?!founded|opened"
        rf"|established|published|released|rebuilt|recorded){_MAKING}"
        r"(?: by [^,.;]{1,30}?)? in "
    )


@cache
def _record() -> re.Pattern[str]:
    # 1923, one of the hottest summers of the 19th century
    return re.compile(
        r",? (?:one of |by far )?the (?:\w+est|first|last|worst|best|most \w+)\b[^.;,]{0,30} (?:of|in) the "
    )


@cache
def _taken_up() -> re.Pattern[str]:
    # The manor dates to the 12th century. It was built in 1066.
    return re.compile(
        rf"(?:It|They|He|She|Its|His|Her|Their|The)\b[^.;]{{0,60}}\b(?:{_MAKING}|joined|hit|dates|began"
        rf"|first)\b[^.;]{{0,45}}?,? (?:in|from|of|on|to) (?:the )?"
    )


@cache
def _dated_by() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:dates? (?:back )?(?:to|from)|dating (?:back )?(?:to|from)|(?:is|are|was|were) (?:of|from)|(?:was"
        rf"|were) (?:\w+ )?{_MAKING}(?: by [^,.;]{{1,30}})? in|made (?:its|his|her|their) name in"
        r"|went to (?:sea|war|work) |early in|(?:founded|written|painted|built|published|began|begun|opened"
        r"|established) in|comes? from|goes back to"
        r"|emerged in|reached [^.;,]{1,30} in|arrived in)"
        r" ?(?:in |the |early |late |mid-?)*\Z"
    )


_BOUNDS: Final = ("until", "since", "from", "before", "after", "to", "by", "through")


def _are_one(
    document: Document, first: TimeExpression, last: TimeExpression, period: TimeExpression, year: TimeExpression
) -> bool:
    """Whether century and year date the same thing."""
    text = document.text
    between = text[first.end : last.start]
    begins_anew = year.preposition == "from" and "\n" not in between and ". " in between
    if year.preposition in _BOUNDS and len(between) < _SAME_SENTENCE and not begins_anew:
        return False
    if period.preposition in ("since", "until", "before", "after", "through", "than"):
        return False
    same = sentence_of(document, first.start) == sentence_of(document, last.start)
    if same and last.start - first.end <= _SAME_SENTENCE:
        if _apposition().fullmatch(between) and re.search(r"[,:;(—–-]", between):
            return re.match(r",? and (?:in|of)\b", between) is None and not _is_listed(text, first, last)
        if first is year and _record().fullmatch(between):
            return True
        return first is period and _happened().fullmatch(between) is not None
    if same or first is not period:
        return same is False and _asks(text, first, last) and first is year
    sentence = sentence_of(document, last.start)
    if sentence.start < first.end or nearby(document, first.start, 0, 1).end <= sentence.start:
        return between.lstrip().startswith(":") and _after_colon(between)
    joined = between.lstrip(" ,:").startswith(("-- in", "– in"))
    lead = text[sentence.start : last.start]
    return joined or bool(
        _taken_up().fullmatch(lead) and _dated_by().search(text, max(0, first.start - 60), first.start)
    )


def _after_colon(between: str) -> bool:
    return re.fullmatch(r": in ", between) is not None


def _asks(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    """“... in 1215? In that 14th century”: the second sentence points back."""
    return text[max(0, last.start - 9) : last.start].endswith(("In that ", "in that ", "That "))


def _is_listed(text: str, first: TimeExpression, last: TimeExpression) -> bool:
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
    if last.start - first.end > len(", above all in ") or inside:
        return Hit(*period.span, message, related=related)
    whole = text[first.start : last.end]
    at = period.start - first.start
    suggestion = whole[:at] + mended + whole[at + len(words) :]
    return Hit(first.start, last.end, message, (suggestion,) if mended != words else (), related)
