import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from newslint import Document, Evidence, Hit, Level, Quotations, Related, rule
from newslint.views.dates import Kind, TimeExpression, Unit, dates
from newslint_rules.dates._arithmetic import YEARS_IN, fits, is_about, with_amount, years_leeway
from newslint_rules.dates._places import sentence_of, sentences_around
from newslint_rules.dates._wording import counted

_YEARS: Final = frozenset((Kind.YEAR, Kind.MONTH_YEAR, Kind.FULL_DATE))
_CLAIM: Final = 120  # code points before “in N years” in which “first” may stand
_REACH: Final = 5  # time expressions at either side


@rule(
    title="“First in N years” does not fit the last time that is named",
    why="Subtracting the years shows that the year or the number is wrong.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    published="2024-06-19",
    bad=[
        "It was his first visit in [[14 years|24 years]]; he last came in July 2000.",
        "The town won its first title in [[18 years|28 years]] on Sunday. It had last been champion in 1996.",
        "For the first time in [[a decade]] wolves bred in the park, rangers said. The last litter was seen in 2002.",
        "She is the first female speaker in [[18 years|30 years]]. No woman has held the chair since 1994.",
        "Ada Den is the first Tory in [[16 years|32 years]] to hold the post. Her predecessor, Tom Orr, left in 1992.",
        "She ended a drought of [[27 years|17 years]] for the women. The last to win had been her coach, in 2007.",
        "The team, champions in 2002, won their first title in [[12 years|22 years]].",
    ],
    good=[
        "It was his first visit in 24 years; he last came in July 2000.",
        "It was his first visit in nearly 24 years; he last came in July 2000.",
        "It was his first visit in 14 years; he was born in 1950.",
        "It was the first win since 2010 and the best start in 30 years.",
        "It was the first strike in 14 years. Last month pay was frozen at the level of 2019.",
        "It was the club’s first title in 28 years. Its last owner, who came in 2015, was at the match.",
        "The fare rose for the first time in a decade. It last rose in 2014; other fares have not in 21 years.",
        "The coalition lost, its first loss in 33 years in the capital. Nationwide it was last beaten in 2001.",
    ],
)
def first_in_years(document: Document) -> Iterator[Hit]:
    """Looks at “first ... in N years” with the last time told in the same sentence or one beside it."""
    published = document.metadata.published
    if published is None:
        return
    expressions = document.view(dates)
    for index, one in enumerate(expressions):
        if one.kind is not Kind.DURATION or one.unit not in YEARS_IN or one.amount is None:
            continue
        sentence = sentence_of(document, one.start)
        is_wait = (
            _wait().match(document.text, one.end) is not None
            or _wait_of().search(document.text, max(sentence.start, one.start - 40), one.start) is not None
        )
        is_back = (
            one.preposition == "after"
            and _back().search(
                document.text, max(sentence.start, one.start - _CLAIM), min(sentence.end, one.end + _CLAIM)
            )
            is not None
        )
        if one.preposition not in ("in", "for") and not is_wait and not is_back:
            continue
        if one.hedge is None and is_about(document.text, one.start):
            continue
        claim = document.text[max(sentence.start, one.start - _CLAIM) : one.start]
        is_first = is_wait or is_back or _first().search(claim) is not None or _none().search(claim) is not None
        if not is_first and not _superlative().search(claim):
            continue
        last = _last_time(document, expressions, index, is_first)
        is_cued = last is not None
        last = last or _only_year(document, expressions, index, published.year)
        if last is None or last.parts.year is None or one.unit is None:
            continue
        gap = published.year - last.parts.year
        size = YEARS_IN[one.unit]
        if gap <= 0 or _is_told(document, expressions, index, gap):
            continue
        changed = with_amount(one.span.of(document.text), gap) if size == 1 else None
        is_near = is_cued and sentence_of(document, last.start) == sentence
        yield Hit(
            *one.span,
            f"from {last.parts.year} to {published.year} it is {counted(gap, 'year')}, not {one.amount * size:g}",
            (changed,) if changed else (),
            (Related(last.start, last.end, "the last time"),),
            (Evidence(f"the article is dated {published.isoformat()}"),),
            level=None if is_near else Level.WARNING,
            confidence=None if is_near else 0.8,
        )


def _is_told(document: Document, expressions: Sequence[TimeExpression], index: int, gap: int) -> bool:
    """Whether the years are those of the claim, or of another length close by: none for 18 years, here none for 45."""
    area = sentences_around(document, expressions[index].start, 1, 1)
    return any(
        other.unit in YEARS_IN
        and other.unit is not None
        and other.kind in (Kind.DURATION, Kind.RELATIVE)
        and area.covers(other.span)
        and fits(other, gap, YEARS_IN[other.unit], years_leeway(document.text, other))
        for other in expressions[max(0, index - _REACH) : index + _REACH + 1]
    )


def _only_year(
    document: Document, expressions: Sequence[TimeExpression], index: int, now: int
) -> TimeExpression | None:
    """The only year around, if the words there are of one who went before or a wrong digit of the tens misses it."""
    one, text = expressions[index], document.text
    area = sentences_around(document, one.start, 2, 2)
    near = [other for other in expressions[max(0, index - _REACH) : index + _REACH + 1] if area.covers(other.span)]
    years = [other for other in near if other.kind in _YEARS and other.parts.year and other.parts.year < now]
    if len({other.parts.year for other in years}) != 1 or any(other.kind in _LONGER for other in near):
        return None
    year = years[-1]
    own = sentence_of(document, year.start)
    told = text[own.start : own.end]
    if one.unit is not Unit.YEAR or one.amount is None or _of_a_beginning().search(told) or _elsewhere().match(told):
        return None
    gap = now - (year.parts.year or 0)
    slipped = min(one.amount, gap) > 10 and abs(one.amount - gap) == 10
    return year if slipped or _went_before().search(text, own.start, year.start) else None


_LONGER: Final = frozenset((Kind.RANGE, Kind.DECADE, Kind.CENTURY, Kind.ANNIVERSARY))


@cache
def _went_before() -> re.Pattern[str]:
    # Her predecessor left us in 1995; its last laureate, the chemist Ivor Dunn, went to Stockholm in 1981
    return re.compile(
        r"\b(?:predecessors?|the (?:last|previous) (?:time|one|to|such)|its last [a-z]+(?=, (?!who"
        r"|which)))\b[^;]{0,110}\Z",
        re.I,
    )


@cache
def _of_a_beginning() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:born|founded|established|built|set up|created|began|joined|moved|came to|record(?:s"
        r"|ed)? (?:began|begin))\b"
    )


@cache
def _wait_of() -> re.Pattern[str]:
    # ended a drought of 27 years; after a gap of 24 years
    return re.compile(r"\b(?:wait|drought|absence|exile|hiatus|gap|break|lull|interval|spell) of (?:[a-z]+ )?\Z")


@cache
def _back() -> re.Pattern[str]:
    # last seen in 1954, is back after 50 years
    return re.compile(r"\b(?:back|again|return(?:s|ed|ing)?|reviv\w+|reunit\w+|comeback|resum\w+|reopen\w*)\b")


@cache
def _first_since() -> re.Pattern[str]:
    # for the first time since 1985, the first in 29 years
    return re.compile(
        r"(?:,| -| –|—|:)? (?:and )?(?:so |thus |hence |therefore )?(?:the|a) (?:first|longest) \w{0,8} ?\Z"
    )


@cache
def _wait() -> re.Pattern[str]:
    return re.compile(
        r"[ -]without\b|[ -](?:title |trophy |medal |long )?(?:wait|drought|absence|exile|ban|freeze|hiatus|gap"
        r"|break|dry "
        r"spell|interval|lull)\b"
    )


@cache
def _first() -> re.Pattern[str]:
    return re.compile(r"\bfirst\b[^.;:]{0,80}\Z", re.I)


@cache
def _none() -> re.Pattern[str]:
    return re.compile(r"(?:\b(?:no|not|never|nobody|none|without)\b|n[’']t\b)[^.;:]{0,80}\Z", re.I)


@cache
def _superlative() -> re.Pattern[str]:
    return re.compile(r"\b(?:[a-z]+est|worst|most \w+)\b[^.;:]{0,40}\Z", re.I)


@cache
def _last() -> re.Pattern[str]:
    # what stands before the year of the last time
    return re.compile(
        r"(?<!from his )(?<!from her )\b(?:last|previous|previously|most recent|most recently|before that|before then"
        r"|the one before|(?:after|since) (?:that|the one)(?= (?:of|in)))\b(?! "
        r"(?:month|week|year|night|season|summer|winter|spring|autumn|fall|\w+day)\b)"
        r"(?:(?!, who|, which)[^.;:]){0,60}\Z|\b(?:dates|dating) (?:from|back to) \Z|" + _SINCE,
        re.I,
    )


_SINCE: Final = (
    r"\b(?:not|no|none|nobody|never|nothing|neither|still|unchanged|frozen|n[’']t)\b[^.;:]{0,60}\bsince (?:\w+ )?\Z"
)


@cache
def _before_it() -> re.Pattern[str]:
    return re.compile(_SINCE + r"|\b(?:previous|the last (?:time|such|to|one))\b[^.;:]{0,60}\Z", re.I)


@cache
def _and_since() -> re.Pattern[str]:
    return re.compile(r"[,(–—-] ?since (?:[\w’'-]+ ){0,5}\Z")


@cache
def _then_last() -> re.Pattern[str]:
    # in 2020 the office was last in use; but not: in 2006 runners-up, they were last champions in 1996
    return re.compile(r"[^.;:]{0,60}\b(?:was|were|had|have|has) (?:\w+ )?last\b(?!.*\d{4})", re.I)


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(r"(?:nation|state|world|country)wide|elsewhere|overall|abroad|globally|at home|away|in all", re.I)


def _last_time(
    document: Document, expressions: Sequence[TimeExpression], index: int, is_first: bool
) -> TimeExpression | None:
    """The year of the last time, where one stands in the sentence or one beside it."""
    text = document.text
    area = sentences_around(document, expressions[index].start, 2, 2)
    cue = _last() if is_first else _before_it()
    for other in expressions[max(0, index - _REACH) : index + _REACH + 1]:
        if other.kind not in _YEARS or other.parts.year is None or not area.covers(other.span) or other.modifier:
            continue
        sentence = sentence_of(document, other.start)
        if _elsewhere().match(text, sentence.start):
            continue
        if cue.search(text, max(sentence.start, other.start - 100), other.start):
            return other
        is_behind = other.start > expressions[index].end and sentence == sentence_of(document, expressions[index].start)
        if is_first and is_behind and _and_since().search(text, expressions[index].end, other.start):
            return other
        between = text[other.end : expressions[index].start].removesuffix("in ").removesuffix("for ")
        if is_first and other.preposition == "since" and _first_since().fullmatch(between):
            return other
        if is_first and _then_last().match(text, other.end, sentence.end):
            return other
    return None
