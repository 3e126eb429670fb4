import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newslint import Document, Hit, Level, Quotations, Related, Span, rule, within
from newslint.views.calendar import Interval
from newslint.views.dates import Kind, dates
from newslint_rules.dates._lives import Age, ages, are_one_person, births, name_of, years_between
from newslint_rules.dates._person import kin, names
from newslint_rules.dates._places import sentence_of, sentences_around
from newslint_rules.dates._points import has_year, points_in


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
        area = sentences_around(document, life.span.start, 1, 2)
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
        if one.kind is Kind.RANGE and one.value is not None and _is_life(text, one.span):
            first, last = (member.value for member in one.members)
            if first is not None and last is not None and all(member.parts.year for member in one.members):
                if first.end.year + 6 < last.start.year < first.start.year + 120:
                    yield _Life(one.span, first, last)
    for birth in document.view(births):
        own = sentence_of(document, birth.start)
        for date in points_in(document, Span(birth.end, own.end)):
            if has_year(date) and date.value is not None and _died().search(text, birth.end, date.start):
                yield _Life(Span(birth.start, date.end), birth.days, date.value)
                break


@cache
def _died() -> re.Pattern[str]:
    return re.compile(r"\b(?:died|was killed|passed away|drowned|was shot)\b[^.;]{0,40}\Z")


def _is_life(text: str, span: Span) -> bool:
    """Whether years of a range stand at a name: Holt (1931-2024); Nora Quist, 1920-1976."""
    return _before_a_life().search(text, max(0, span.start - 40), span.start) is not None and text[
        span.end : span.end + 1
    ] in tuple('),:.;”"')


@cache
def _before_a_life() -> re.Pattern[str]:
    return re.compile(r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)(?: \(|, )\Z|[A-Z][^\W\d_]+ \(\Z")


@cache
def _death() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:died|dies|dead|death|killed|passed away|slipped away|drowned|shot|perished|fell)\b", re.IGNORECASE
    )


def _is_at_death(document: Document, age: Age, life: _Life) -> bool:
    """Whether an age is told of the life's end: with a word of death, or as “He was 74” next to the years."""
    text = document.text
    own, place = sentence_of(document, age.start), sentence_of(document, life.span.start)
    between = Span(min(own.start, place.start), max(own.end, place.end))
    if kin().search(text, *between):
        return False
    people = {name.surname for name in within(document.view(names), between)}
    if len(people) > 1:
        return False
    words = own.of(text)
    if re.match(r"(?:He|She) was \S+\.$", words) and own.start > place.start:
        return True
    if not _death().search(words):
        return (
            re.search(r"\bwas aged (?:just )?\Z", text[own.start : age.start]) is not None and age.words != "birthday"
        )
    if own != place and not re.match(r"(?:He|She|His|Her|At|Died|Killed|[Tt]he)\b|At", words):
        return False
    return _tied(text, own, age)


@cache
def _before_death() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Dd]ied|[Dd]ies|[Dd]ead|[Dd]eath|[Kk]illed|passed away|slipped away|drowned|shot|perished|fell)\b[^.;]{0,60}\Z"
    )


def _tied(text: str, own: Span, age: Age) -> bool:
    """Whether the word of death and the age belong together: died ... at 83; was 47 when he died; at 39 he was dead."""
    lead, rest = text[own.start : age.start], text[age.end : own.end]
    if _before_death().search(lead):
        return True
    return (
        re.match(
            r"(?:,? when (?:he|she) (?:died|was killed)| (?:the )?[a-z ]{0,24}(?:was dead|died)|[^.;]{0,20} when (?:a|the) )",
            rest,
        )
        is not None
    )
