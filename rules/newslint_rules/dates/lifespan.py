import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newslint import Document, Hit, Level, Quotations, Related, Span, rule, within
from newslint.views.calendar import Interval
from newslint.views.dates import Kind, dates
from newslint_rules.dates._lives import Age, ages, births, years_between
from newslint_rules.dates._person import kin, subjects_in
from newslint_rules.dates._points import has_year, nearby, points, points_in

_CLAUSE = 60  # code points
_YOUNGEST, _OLDEST = 7, 119  # years that two years in brackets must lie apart to be taken for a life
_LEAD = 90  # code points before an age in which its death may be told


class _Life(NamedTuple):
    """A life: the words that give its years, its first and its last days."""

    span: Span
    born: Interval
    died: Interval


@rule(
    title="An age at death does not fit the years of the life",
    why="From 1931 to 2024 is 93 years or 92, never 83; in an obituary the family will notice.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "Composer Ewald Holt (1931-2024) died at [[83]] in the house where he was born.",
        "Sister Agathe (1904–1951) rests here. She died at the age of [[57]].",
        "Born on April 21, 1926, Walter Kerr died on June 10, 2004, at [[88]].",
        "The sculptor Jan Vos (1912-1967) died [[in his 45th year]].",
        "Nora Quist, 1920-1976: a life in letters. She died at [[sixty-six]].",
    ],
    good=[
        "Composer Ewald Holt (1931-2024) died at 93 in the house where he was born.",
        "Ewald Holt (1931-2024) wrote his first opera at 19.",
        "Ewald Holt (1931-2024) was 24 when his father died at 83.",
        "The painter Jan Vos (1912-1967) was taught by Karl Lund, who died at 83.",
        "The war of 1939-1945 killed him at 21.",
        "Her mother died at 60. Nora Quist (1920-1976) kept house from then on.",
    ],
)
def lifespan(document: Document) -> Iterator[Hit]:
    """Looks at years of birth and death in brackets or in two verbs, and at ages told with the death."""
    text = document.text
    told = document.view(ages)
    for life in _lives(document):
        area = nearby(document, life.span.start, 1, 2)
        low, high = years_between(life.born, life.died)
        near = [age for age in within(told, area) if _is_at_death(document, age, life)]
        if not near or any(low <= age.years <= high for age in near):
            continue
        age = near[0]
        right = f"{low}" if low == high else f"{low} or {high}"
        message = f"{life.span.of(text)} makes the age {right}, not {age.years}"
        yield Hit(age.start, age.end, message, related=(Related(*life.span, "the life"),))


def _lives(document: Document) -> Iterator[_Life]:
    text = document.text
    for one in document.view(dates):
        if one.kind is not Kind.RANGE or one.value is None or not _is_life(text, one.span):
            continue
        start, end = (member.value for member in one.members)
        written = all(member.parts.year for member in one.members)
        if start and end and written and _YOUNGEST <= end.start.year - start.start.year <= _OLDEST:
            yield _Life(one.span, start, end)
    for first, last in itertools.pairwise(document.view(points)):
        if has_year(first) and has_year(last) and first.value is not None and last.value is not None:
            dash = first.kind is not Kind.YEAR and _dash().fullmatch(text, first.end, last.start)
            if dash and _is_life(text, Span(first.start, last.end)):
                yield _Life(Span(first.start, last.end), first.value, last.value)
    for birth in document.view(births):
        area = nearby(document, birth.start, 1, 1)
        for date in points_in(document, area):
            inside = birth.start <= date.start < birth.end
            if has_year(date) and date.value is not None and not inside and birth.days.end < date.value.start:
                own = nearby(document, date.start)
                if _died().search(text, max(own.start, date.start - _CLAUSE), date.start):
                    yield _Life(Span(min(birth.start, date.start), max(birth.end, date.end)), birth.days, date.value)
                    break


@cache
def _died() -> re.Pattern[str]:
    return re.compile(r"\b(?:died|d\.|was killed|passed away|drowned|was shot|perished|death)\b[^.;]{0,40}\Z|\bd\. \Z")


def _is_life(text: str, span: Span) -> bool:
    """Whether years of a range stand at a name: Holt (1931-2024); Nora Quist, 1920-1976."""
    return _before_a_life().search(text, max(0, span.start - 40), span.start) is not None and text[
        span.end : span.end + 1
    ] in tuple('),:.;”"')


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(r" ?(?:[-–—]|--|to) ?")


@cache
def _before_a_life() -> re.Pattern[str]:
    return re.compile(
        r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)(?: \(|, |: )\Z|[A-Z][^\W\d_]+ \(\Z|(?:[Ll]ived from|\breads?:?"
        r"|tombstone,?|gravestone,?|born and died|dates,) [“\"]?\Z|(?:composer|singer|writer|poet|painter|author"
        r"|artist|actor|actress|sculptor|novelist|architect|scientist|man|woman) \(\Z"
    )


def _is_at_death(document: Document, age: Age, life: _Life) -> bool:
    """Whether an age is told of the life's end: with a word of death, or as “He was 74” next to the years."""
    text = document.text
    own, place = nearby(document, age.start), nearby(document, life.span.start)
    between = Span(min(own.start, place.start), max(own.end, place.end))
    if kin().search(text, max(own.start, age.start - _CLAUSE), age.end):
        return False
    if len({name.surname for name in subjects_in(document, between)}) > 1 or _another().search(
        text, own.start, age.start
    ):
        return False
    lead, rest = text[max(own.start, age.start - _LEAD) : age.start], text[age.end : min(own.end, age.end + _CLAUSE)]
    if age.words == "birthday" or _other_moment().match(rest):
        return False
    if _before_death().search(lead) or _behind_death().match(rest):
        return True
    plain = re.search(
        r"(?:\b(?:[Hh]e|[Ss]he|who|The [a-z]+)|\)) (?:was|is) (?:only |just |aged )?\Z|\b[Aa]ged (?:just |only )?\Z"
        r"|\bage (?:as|was|at death:?) \Z"
        r"|\) (?:was|lived) \Z",
        lead,
    )
    return plain is not None and not any(
        has_year(date) and not life.span.covers(date.span) for date in points_in(document, own)
    )


@cache
def _another() -> re.Pattern[str]:
    return re.compile(r"\b(?:by|with|of|from|taught|after) [A-Z][^\W\d_]+ [A-Z][^\W\d_]+, who\b")


@cache
def _other_moment() -> re.Pattern[str]:
    return re.compile(
        r",? (?:when|as|and) (?!(?:he|she) (?:died|was killed|fell|drowned)|(?:a|an|the) |cancer|death|illness)"
    )


@cache
def _before_death() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:died|dies|dead|death|killed|passed away|slipped away|passed on|drowned|shot|perished|fell|succumbed"
        r"|lived|lost|suicide|executed"
        r"|murdered|passing|obituar\w+)\b[^.;]{0,60}\Z",
        re.IGNORECASE,
    )


@cache
def _behind_death() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?!said|says|told|who)[^.;]){0,30} (?:died|was killed|passed away|drowned|perished)\b|,? when (?:a|an"
        r"|the|cancer|death|illness) | (?:the )?[a-z ]{0,24}(?:was dead|died|passed away)"
        r"| at (?:his|her|the time of (?:his|her)) death| years? old at (?:his|her) death"
    )
