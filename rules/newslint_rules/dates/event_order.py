import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, Related, Span, rule
from newslint.views.dates import Kind, TimeExpression
from newslint.views.sentences import sentences
from newslint_rules.dates._arithmetic import days_apart
from newslint_rules.dates._places import sentence_of
from newslint_rules.dates._points import has_year, nearby, points, points_in
from newslint_rules.dates._tense import tells_of_past

# What comes first and what can only come after it, each by the words that tell of it.
_ELECTED: Final = r"elected|won (?:the|an|that) election(?: of| on| in)?|won (?:the|his|her) seat|voted in"
_BUILT: Final = (
    r"built|founded|formed|created|set up|established|opened(?: (?:its|their) doors)?|completed|erected|consecrated"
    r"|inaugurated|(?:corner)?stone (?:was|had been) laid|ground was broken|dedicated|finished"
)
_GONE: Final = (
    r"closed|shut|demolished|torn down|pulled down|dissolved|disbanded|went bankrupt|folded|razed|wound up|bulldozed"
    r"|ceased|collapsed|failed|became insolvent|went under|shuttered|went out of business"
    r"|burned down|burnt down|knocked down|dismantled|went bust"
    r"|the last \w+ (?:left|ran|came|was (?:built|made|printed|sold))"
)
_VERDICT: Final = (
    r"convicted|acquitted|sentenced|found guilty|found not guilty|cleared of|returned (?:its|a|their) verdict"
    r"|[Tt]he verdict came|jury convicted"
)
_ORDERS: Final = (
    (
        _ELECTED,
        r"took office|sworn in|inaugurated|left office|took (?:his|her|the) (?:seat|oath)|assumed office|installed",
    ),
    (
        r"born",
        r"died|buried|baptised|baptized|christened|married|graduated|enlisted|published|joined|elected|appointed|retired"
        r"|moved|emigrated|founded|wrote|debuted|ordained|knighted|crowned|hired|enrolled|won|sworn in|took office"
        r"|started school|made (?:his|her) debut|passed away|killed",
    ),
    (
        r"elected|appointed|joined|graduated|enlisted|emigrated|ordained|knighted|crowned|hired|married|wed|retired"
        r"|divorced|remarried|resigned|diagnosed|enrolled|debuted",
        r"died|buried|cremated|passed away",
    ),
    (r"died|killed|passed away", r"buried|cremated|laid to rest|funeral was held"),
    (_BUILT, _GONE),
    (
        r"(?:corner)?stone (?:was|had been) laid|[Gg]round was broken"
        r"|(?:[Cc]onstruction|[Bb]uilding|[Ww]ork|[Dd]igging)(?: work)?(?: (?:of|on) the \w+)? "
        r"(?:began|started|got under way)",
        r"opened|completed|inaugurated|finished",
    ),
    (
        r"begun|began|started|broke out|broken out|got under way",
        r"ended|finished|completed|published|concluded|opened|unveiled|delivered|called off",
    ),
    (r"debuted|(?:made|making) (?:his|her) debut", r"retired"),
    (
        r"joined|joining|hired|appointed|recruited|took over|took charge|came into the job",
        r"retired|resigned|quit|fired|sacked|dismissed|laid off|stepped down",
    ),
    (
        r"arrested|detained|jailed|imprisoned|sent to prison|kidnapped|abducted|taken hostage|captured",
        r"freed|released|ransomed|paroled|set free|rescued|let go",
    ),
    (r"trial (?:of [^.,;]{1,40} )?(?:began|opened|started)|charged|indicted|went on trial|stood trial", _VERDICT),
    (r"arrested|captured|apprehended", _VERDICT),
    (r"convicted|sentenced", r"executed|hanged|beheaded|pardoned|paroled|put to death"),
    (r"launched|lifted off|blasted off", r"landed|splashed down|touched down|fell to earth|burned up|docked"),
    (r"took off|taken off|departed|set sail|set off|left|sailed", r"landed|touched down|arrived|docked|sank|capsized"),
    (
        r"passed|approved|introduced|tabled|adopted",
        r"signed into law|took effect|came into force|struck down|repealed|went into effect",
    ),
    (r"shut|closed", r"reopened"),
    (r"came to the throne|ascended the throne|succeeded to the throne", r"crowned|abdicated"),
    (r"married|wed", r"divorced|separated|split up"),
    (r"engaged|met", r"married|wed"),
    (r"enrolled|matriculated", r"graduated"),
    (r"diagnosed", r"cured|recovered"),
    (r"bought|acquired|purchased", r"resold|sold"),
    (r"shot|filmed|recorded|written|[Ss]hooting began|[Ff]ilming began", r"premiered|released|aired"),
    (
        r"launched|entered service|commissioned|laid down|keel was laid",
        r"decommissioned|scrapped|retired|taken out of service|went down|sank",
    ),
    (r"introduced|enacted|imposed|adopted", r"abolished|repealed|scrapped|lifted"),
    (
        r"came to power|took power|seized power|took office|came into office",
        r"overthrown|ousted|toppled|deposed|left office|stepped down|resigned|retired",
    ),
    (r"admitted", r"discharged"),
    (r"enlisted|drafted|called up", r"discharged|demobilised|demobilized|captured|wounded"),
    (r"signed", r"ratified"),
    (r"sued", r"acquitted"),
    (r"stolen", r"recovered|returned"),
    (
        r"disappeared|vanished|went missing|gone missing|last seen|reported missing|been missing since",
        r"(?:was|were|been) found|found (?:dead|alive|safe)|turned up",
    ),
    (r"nominated", r"confirmed"),
    (r"ordained", r"defrocked"),
    (r"widowed", r"remarried"),
    (r"broke ground", r"opened|completed"),
    (r"sank|went down", r"raised|salvaged"),
    (r"promoted", r"relegated again"),
    (r"invaded|occupied", r"liberated|withdrew"),
    (r"suspended", r"reinstated"),
    (r"walked out|went on strike|downed tools", r"returned to work|went back to work|went back"),
    (r"leased|rented", r"lease expired"),
    (r"planted", r"felled|cut down|harvested"),
)
_TO_THE_DATE: Final = 60  # code points from the verb to its date
_APART: Final = 2  # sentences


class _Told(NamedTuple):
    """An event with its date: the words from the verb to the date."""

    word: str
    span: Span
    date: TimeExpression
    sentence: int
    direct: bool  # nothing but a preposition stands between the two


@rule(
    title="Two events stand in an order that cannot be",
    why="Nobody takes office before the election, and no tower is torn down before it is built.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "She was elected in 2019 and [[took office in 2017]].",
        "Built in 1968 and [[demolished in 1961]], the tower had no lift.",
        "The poet died on 12 June 2023 at home. She was [[buried on 9 June 2023]] beside her dog.",
        "The probe landed on the comet in 2013. It was [[launched in 2016]] from Kourou.",
        "His trial began on 18 October 2021; he was [[convicted on 3 May 2021]] by a jury.",
        "She retired in 1990. [[She had joined the firm in 1995]] as a typist.",
        "The king abdicated in 1936, [[having been crowned in 1939]].",
        "The ship was scrapped in 1952, six years after [[its launch in 1959]].",
        "The author, born in 1945, [[published her first novel in 1938]].",
        "Opened in 2003, the mall lasted longer than most. Since it [[closed, in 1999]], it has stood empty.",
        "The trial of the two opened on May 18, and the jury, which [[returned its verdict on May 3]], was tired.",
        "The girl was found on Aug. 3 in a barn. [[She had gone missing on Aug. 9]].",
        "The firm listed in London in 2006 and, its website says, was [[founded in 2009]].",
        "The last car left the line in 1968. The firm, [[founded in 1979]] by two brothers, made 900.",
    ],
    good=[
        "She was elected in 2019 and took office in 2020.",
        "Built in 1961 and demolished in 1968, the tower had no lift.",
        "The firm closed a plant in 1998 and opened a new one in 2005.",
        "He left the army in 1998 and joined the police in 2001.",
        "Her father died in 1950, and she was born in 1951.",
        "The school closed in 2005. The museum, founded in 2011, moved into its rooms.",
        "Anna Holt was elected in 2019. Peter Lund, who took office in 2015, had led the council before.",
        "They married in 1991 and divorced in 1999; he married again in 2001.",
        "She was elected again in 2019; she first took office in 2015.",
        "The mine shut in 2003 and reopened in 2007.",
        "The mall opened in 2003 on the site of an older one, which closed in 1999.",
        "He was arrested in 2021 and convicted in 2023; he had been convicted of theft in 2018.",
        "She took her seat in 2018 and was elected in 2020.",
        "Although he was born in 1950, his parents had married in 1943.",
        "She retired in 1990. She had joined the firm in 1985 as a typist.",
        "He sold the mill in 1990. He had planned to retire in 1995.",
        "The firm was founded in 1920 and went under after the war. It had moved to Leeds in 1931.",
        "Ilka Tamm, born in 1996, runs the treasury. Her deputy was born in 1961.",
        "He was named to the board in 2004, after the merger of 2003.",
        "The brand was bought in August 1995. Mistic had sales in 1996 of about $130 million.",
    ],
)
def event_order(document: Document) -> Iterator[Hit]:
    """Looks at dated verbs of one subject, in one sentence or taken up by a pronoun in the next ones."""
    text = document.text
    found = [*_told_as_earlier(document), *_told_by_preposition(document)]
    yield from found
    told = list(_told(document))
    for index, one in enumerate(told):
        for other in told[index + 1 : index + 4]:
            if other.sentence - one.sentence > _APART:
                break
            first, last = _in_order(one, other)
            if first is None or last is None or not _is_before(last.date, first.date):
                continue
            if any(hit.start <= other.span.start and other.span.end <= hit.end for hit in found):
                continue
            if _is_settled(told[max(0, index - 3) : index + 6], one, other, first, last):
                continue
            if _is_first_again(text, one, other, last) or _goes_on(text, one, other, first):
                continue
            if _same_subject(document, one, other) and _is_sure(text, one, other, first):
                yield _hit(text, other, first, last)
                break


def _is_settled(near: Sequence[_Told], one: _Told, other: _Told, first: _Told, last: _Told) -> bool:
    """Whether another date of the same sort of event is in order with one of the two: convicted in 2018 and in 2023."""
    for third in near:
        if third is one or third is other or abs(third.sentence - one.sentence) > _APART:
            continue
        if _in_order(third, last) == (third, last) and third.word == first.word and _is_before(third.date, last.date):
            return True
        if _in_order(first, third) == (first, third) and third.word == last.word and _is_before(first.date, third.date):
            return True
    return False


@cache
def _words() -> re.Pattern[str]:
    joined = "|".join(side for pair in _ORDERS for side in pair)
    return re.compile(rf"(?<![-\w])(?:{joined}|{'|'.join(_OTHER_FORMS)})\b")


# Forms in -ing and nouns with a possessive, each as the past form of the table above.
_OTHER_FORMS: Final = {
    "enrolling": "enrolled", "joining": "joined", "marrying": "married", "graduating": "graduated",
    "opening": "opened", "launching": "launched", "founding": "founded", "winning the election": "elected",
    "taking office": "took office", "retiring": "retired", "being elected": "elected", "being born": "born",
    "being arrested": "arrested", "being closed": "closed", "being founded": "founded", "being launched": "launched",
    "its launch": "launched", "its opening": "opened", "its completion": "completed", "its foundation": "founded",
    "his birth": "born", "her birth": "born", "his death": "died", "her death": "died", "his arrest": "arrested",
    "her arrest": "arrested", "his election": "elected", "her election": "elected", "their wedding": "married",
    "their divorce": "divorced", "his release": "released", "her release": "released", "its closure": "closed",
}  # fmt: skip


@cache
def _sides() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(first), re.compile(last)) for first, last in _ORDERS)


def _told(document: Document) -> Iterator[_Told]:
    text = document.text
    for number, sentence in enumerate(document.view(sentences)):
        dated = [date for date in points_in(document, sentence) if _is_dated(date)]
        if not dated:
            continue
        for match in sorted((*_words_in(text, sentence), *_other_verbs(text, dated)), key=lambda match: match.start()):
            date = next((date for date in dated if date.start >= match.end()), None)
            between = text[match.end() : date.start] if date else ""
            if date is None or len(between) > _TO_THE_DATE or not _leads_to().fullmatch(between):
                date = next((date for date in reversed(dated) if date.end <= match.start()), None)
                if date is not None and _fronted().fullmatch(text, date.end, match.start()):
                    yield _Told(match[0], Span(date.start, match.end()), date, number, True)
                continue
            if _words().search(between) or "again" in between or _is_of_a_period(text, match.start()):
                continue
            direct = _direct().fullmatch(between) is not None
            yield _Told(match[0], Span(match.start(), date.end), date, number, direct)


def _is_of_a_period(text: str, start: int) -> bool:
    """Whether a verb only says which months are meant: the six months ended December 31."""
    return (
        text[max(0, start - 10) : start]
        .rstrip()
        .endswith(("months", "month", "quarter", "year", "weeks", "period", "half"))
    )


def _other_verbs(text: str, dated: Sequence[TimeExpression]) -> Iterator[re.Match[str]]:
    """The verbs in -ed right before dates that are none of the table’s."""
    for date in dated:
        found = list(_verb().finditer(text, max(0, date.start - _TO_THE_DATE), date.start))
        if found and not _words().search(text, found[-1].start(), date.start) and date.preposition in ("in", "on"):
            yield found[-1]


@cache
def _verb() -> re.Pattern[str]:
    # he received the order in 1959; listed in London in 2006
    return re.compile(
        r"(?<=[a-z,] )(?!need|said|added|noted|planned|expected|projected|estimated|based|compared|related)"
        r"[a-z]{3,}ed\b(?! to be\b)"
    )


def _words_in(text: str, sentence: Span) -> Iterator[re.Match[str]]:
    start = _capital().match(text, *sentence)
    if start is not None and start[0][0].isupper():
        yield start
    yield from _words().finditer(text, *sentence)


@cache
def _capital() -> re.Pattern[str]:
    return re.compile(_words().pattern, re.IGNORECASE)


@cache
def _fronted() -> re.Pattern[str]:
    # in 2019 she was elected
    return re.compile(r",? (?:he|she|it|they)(?: (?:was|were|had been|has been))? ")


@cache
def _leads_to() -> re.Pattern[str]:
    return re.compile(
        r"[^;:,?!]*?(?: only)?,? ?(?:in|on|of|at|back in)? (?:the )?(?:summer |spring |autumn |fall |winter )?(?:of )?"
        r"|[^;:,?!]* "
    )


@cache
def _direct() -> re.Pattern[str]:
    return re.compile(r" (?:only |again |back )?(?:in|on|of) (?:late |early |mid-)?|,? ")


def _in_order(one: _Told, other: _Told) -> tuple[_Told | None, _Told | None]:
    """The event that must come first and the one that must come after it."""
    mine, theirs = (_OTHER_FORMS.get(told.word.lower(), told.word.lower()) for told in (one, other))
    if mine == theirs:
        return None, None  # she was born, her deputy was born
    for first, last in _sides():
        if first.fullmatch(mine) and last.fullmatch(theirs):
            return one, other
        if first.fullmatch(theirs) and last.fullmatch(mine):
            return other, one
    if _begins().fullmatch(mine) or _ends().fullmatch(theirs):
        return one, other  # nothing comes before the birth, nothing after the end
    if _begins().fullmatch(theirs) or _ends().fullmatch(mine):
        return other, one
    return None, None


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(r"born|founded|formed|set up|established|launched|incorporated|chartered|invented")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"demolished|torn down|pulled down|razed|scrapped|dissolved|disbanded|broken up")


def _is_dated(date: TimeExpression) -> bool:
    return has_year(date) or (date.kind is Kind.MONTH_DAY and not date.impossible)


def _is_before(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether one date comes before another; of days without a year only where they lie a few months apart."""
    if one.kind is Kind.MONTH_DAY or other.kind is Kind.MONTH_DAY:
        is_day = all(date.parts.month is not None and date.parts.day is not None for date in (one, other))
        return is_day and all(0 < gap <= _SEASON for gap in days_apart(one, other)) and bool(days_apart(one, other))
    return one.value is not None and other.value is not None and one.value.end < other.value.start


_SEASON: Final = 120  # days


@cache
def _other_subject() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:who|whose|another|other|new|second|again|former|predecessor|successor|re-?elected|son|daughter|parents|grandparents|uncle|aunt|cousins?"
        r"|father|mother|brother|sister"
        r"|wife|husband|widow|while|whereas|but|replac\w+|moved|merged|old|older|original|previous|earlier|which|that"
        r"|site)\b"
    )


def _same_subject(document: Document, one: _Told, other: _Told) -> bool:
    """Whether both events are told of one person or thing."""
    text = document.text
    between = text[one.span.end : other.span.start]
    start = document.view(sentences)[one.sentence].start
    if "verdict" in other.word and "trial" in one.word:
        return True  # the jury's of the trial
    if one.sentence == other.sentence and _kin().search(text, start, one.span.start):
        return False
    if one.sentence == other.sentence:
        if _indefinite().search(between):
            return False  # the hall made way for a tower built in 1968
        if one.span.start == start and _the_subject().fullmatch(between):
            return True  # Divorced in 1995, the couple had married in 1999
        if other.word.lower() in _OTHER_FORMS and not _new_name().search(between):
            return True
        if _kin().search(between):
            return False
        if _though().fullmatch(text, start, one.span.start):
            return True
        return not _other_subject().search(between) and not _new_name().search(between)
    sentence = document.view(sentences)[other.sentence]
    lead = _subordinated().sub("", text[sentence.start : other.span.start])
    if lead[:1].islower():
        lead = lead[:1].upper() + lead[1:]
    before = text[start : one.span.start]
    if (
        re.fullmatch(r"(?:[A-Z][^\W\d_]+ )*([A-Z][^\W\d_]+) (?:was |had )?", lead)
        and lead.removesuffix("was ").split()[-1] in before
    ):
        return True
    end = other.span.start + len(other.word)
    if re.fullmatch(r"(?:The |An? )?(?:\w+ )?\w+ (?:had )?(?:first )?", lead) and re.match(
        r" (?:him|her|it|them)\b", text[end : end + 6]
    ):
        return True  # Voters had first elected her in 2012
    if _other_subject().search(lead) or _new_name().search(lead):
        return False
    if lead == "" and (" " in other.word or _goes_on_with_it().match(text, other.span.end, sentence.end)):
        return True  # Shooting began in 2013; Launched in 2016, she carried
    named = _definite().search(lead)
    if named is not None and (re.search(rf"\b{named[1]}\b", before) or _is_name(before)):
        return True
    if _taken_up().fullmatch(lead) and not re.match(r" (?:a|an)\b", text[end : end + 4]):
        return True
    if re.fullmatch(r"(?:Its|His|Her|Their) (?:[a-z]+ )?(?:was |had )?", lead) and other.word[:1].islower():
        return True  # Its foundation stone was laid in 1983
    return re.fullmatch(r"(?:It|He|She|They)(?: [a-z]+){0,4},? (?:having been [a-z ]+, )?", lead) is not None


@cache
def _goes_on_with_it() -> re.Pattern[str]:
    return re.compile(r"[^.;]{0,80}, (?:he|she|it|they)\b")


@cache
def _definite() -> re.Pattern[str]:
    # the dam inaugurated in 2012; The publisher, founded in 2006
    return re.compile(r"\b[Tt]he ([a-z]+),? (?:(?:was|were|had|been|finally|first|which|who) )*\Z")


def _is_name(lead: str) -> bool:
    """Whether what stands before a verb is a proper name alone, which “the publisher” can take up."""
    return re.fullmatch(r"(?:[A-Z][\w’'&.-]* )+(?:(?:was|were|had|has|been) )*", lead) is not None


@cache
def _subordinated() -> re.Pattern[str]:
    return re.compile(
        r"\A(?:(?:Since|After|When|Before|By the time|Until|Although|Though|But|And|Yet|Once|While|Because|In fact,"
        r"|Officials? sa(?:y|id)) )+"
    )


def _goes_on(text: str, one: _Told, other: _Told, first: _Told) -> bool:
    """Whether a sentence tells the two in the order of their dates: sat from 2018 and was elected in 2020."""
    between = text[one.span.end : other.span.start]
    return first is other and one.sentence == other.sentence and " and " in between and first.word != "born"


def _is_first_again(text: str, one: _Told, other: _Told, last: _Told) -> bool:
    """Whether the later event is called the first of its kind: elected again in 2019, she first took office in 2015."""
    return any(
        told is last and re.search(r"\bfirst (?:\w+ )?\Z", text[max(0, told.span.start - 16) : told.span.start])
        for told in (one, other)
    )


@cache
def _taken_up() -> re.Pattern[str]:
    # The last car left the line in 1968. The firm, founded in 1979; work on it had begun
    return re.compile(
        r"The (?:firm|company|business|concern|group|vessel|ship|craft|building|structure|couple|pair|party"
        r"|paper|title"
        r"|band|man|woman|machine|project),? (?:(?:which |who )?(?:was|were|had been|had) )?(?:first )?"
        r"|(?:Work|Construction|Building|Digging|Talks)(?: on (?:it|them))? (?:had |was )?(?:first )?"
    )


def _told_as_earlier(document: Document) -> Iterator[Hit]:
    """What a past perfect puts before a dated event, but its date behind: he left in 1990; he had joined in 1995."""
    text = document.text
    for match in _past_perfect().finditer(text):
        date = next((one for one in points_in(document, Span(match.end(), match.end() + 1))), None)
        if date is None or not _is_dated(date):
            continue
        area = nearby(document, match.start(), 1, 0)
        before = [one for one in points_in(document, Span(area.start, match.start())) if _is_dated(one)]
        if not before or before[-1].modifier or not all(_is_before(one, date) for one in before):
            continue
        last = before[-1]
        if last.preposition not in ("in", "on", "") or not _followed().fullmatch(text, last.end, match.start()):
            continue
        if not _is_narrated(text, max(area.start, sentence_of(document, last.start).start), last):
            continue
        words = Span(match.start(), date.end)
        message = f"told as earlier than {last.span.of(text)}, but {date.span.of(text)} is later"
        yield Hit(*words, message, related=(Related(*last.span, "the later event by the tense"),))


@cache
def _past_perfect() -> re.Pattern[str]:
    return re.compile(
        r"(?<!if )(?<!If )\b(?:(?:he|she|it|they|[A-Z]\w+|(?:[Tt]he|An?)(?: [\w-]+){1,2}(?: on it)?"
        r"|[Ww]ork on it) had"
        r"|having) (?!to\b|a\b|an\b|the\b|his\b|her\b|its\b|their\b|no\b|not\b|hoped|planned|wanted|expected"
        r"|intended|agreed|promised|meant)(?:been |first |only |just |also |already |once )*[a-z]+(?<!s)"
        r"(?: (?!to\b|and\b|that\b|until\b|since\b|for\b|by\b|would\b|will\b|who\b|which\b"
        r"|due\b)[\w’'-]+){0,6} (?:in|on) "
    )


def _is_narrated(text: str, start: int, date: TimeExpression) -> bool:
    """Whether a date is that of something told in the simple past."""
    start = max(start, text.rfind(";", start, date.start) + 1)
    return tells_of_past(text, start, date.start) and not _not_narrated().search(text, start, date.start)


@cache
def _not_narrated() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:would|will|could|should|may|might|had|has|have|plan\w*|due|expected|scheduled|until|since"
        r"|Founded|Born|Built|Opened)\b"
    )


@cache
def _followed() -> re.Pattern[str]:
    return re.compile(r"(?:,? (?!and\b|but\b|when\b|that\b|who\b|which\b)[\w’'-]+){0,12}[,;.–—-]+[”\"]?\s+")


def _told_by_preposition(document: Document) -> Iterator[Hit]:
    """Dates on the wrong side of “after” and “before”: scrapped in 1952, six years after its launch in 1959."""
    text = document.text
    for one, other in itertools.pairwise(filter(_is_dated, document.view(points))):
        if other.start - one.end > _CLAUSE or one.preposition in _BOUNDS:
            continue
        match = _after_or_before().fullmatch(text, one.end, other.start)
        if match is None:
            continue
        first, last = (other, one) if match["after"] else (one, other)
        if _is_before(last, first):
            relation = "after" if match["after"] else "before"
            message = f"{one.span.of(text)} is not {relation} {other.span.of(text)}"
            yield Hit(match.start("noun"), other.end, message, related=(Related(*one.span, f"told as {relation} it"),))


_CLAUSE: Final = 100  # code points
_BOUNDS: Final = frozenset(("since", "until", "from", "to", "by", "after", "before", "between", "through"))


@cache
def _after_or_before() -> re.Pattern[str]:
    return re.compile(
        r",? (?:(?:[\w-]+ ){1,4}(?:years?|months?|weeks?|decades?|days?|centur(?:y|ies)) |shortly |soon |just "
        r"|long |not long )?"
        r"(?:(?P<after>after|following)|before|ahead of) (?P<noun>(?:(?:the|its|his|her|their) (?:[\w’'-]+ ){1,4}?"
        r"|[a-z]+ing (?:[\w’'-]+ ){0,5}?))"
        r"(?:in|of|on) (?:the )?"
    )


@cache
def _indefinite() -> re.Pattern[str]:
    return re.compile(r"\b(?:an?|another) (?:[\w-]+ ){1,2}\Z")


@cache
def _the_subject() -> re.Pattern[str]:
    return re.compile(
        r", (?:the [a-z]+|he|she|it|they|[A-Z]\w+(?: [A-Z]\w+)?) (?:(?:had|was|were|been|only"
        r"|first) )*"
    )


@cache
def _though() -> re.Pattern[str]:
    return re.compile(r"(?:Though|Although) (?:it|he|she) was ")


@cache
def _kin() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:son|daughter|father|mother|brother|sister|wife|husband|widow|uncle|aunt|parents|grand\w+)\b",
        re.IGNORECASE,
    )


@cache
def _new_name() -> re.Pattern[str]:
    return re.compile(
        r"(?:, |; |\band |\. )(?:the [a-z]+|its [a-z]+|his [a-z]+|her [a-z]+|[A-Z][a-z]+ [A-Z][a-z]+"
        r"|[A-Z][a-z]+)(?= (?:was|were|had|has|who|which|[a-z]+ed)\b)(?<!he)(?<!she)(?<!it)"
    )


def _is_sure(text: str, one: _Told, other: _Told, first: _Told) -> bool:
    """Whether a verb that takes an object takes the same one: closed a plant in 1998 and opened a new one in 2005."""
    if first.word.lower() in ("born", "being born", "his birth", "her birth"):
        return True  # whatever somebody did, it was after that
    if one is first or text.startswith("Though", max(0, one.span.start - 14)):
        return (
            other.direct
            or other.sentence != one.sentence
            or not _has_object().match(text, other.span.start + len(other.word))
        )
    return not any(
        _has_object().match(text, told.span.start + len(told.word))
        for told in (one, other)
        if told.word.lower() in _TRANSITIVE
    )


_TRANSITIVE: Final = frozenset(
    "opened closed shut joined hired appointed founded set up established built"
    " completed began started launched bought left married"
    .split()
) | {"set up"}  # fmt: skip


@cache
def _has_object() -> re.Pattern[str]:
    return re.compile(r" (?:a|an|the|its|his|her|their|[A-Z][a-z]+)\b")


def _hit(text: str, other: _Told, first: _Told, last: _Told) -> Hit:
    message = f"{last.word.lower()} {last.date.span.of(text)} is before {first.word.lower()} {first.date.span.of(text)}"
    related = (Related(*first.span, "must come first"), Related(*last.span, "can only come after it"))
    return Hit(*other.span, message, related=related)
