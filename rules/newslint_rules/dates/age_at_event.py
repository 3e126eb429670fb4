import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Quotations, Related, Span, rule, within
from newslint.views.calendar import Interval
from newslint.views.dates import TimeExpression
from newslint_rules.dates._lives import Age, Birth, are_one_person, births, lives, near_ages, years_between
from newslint_rules.dates._points import has_year, nearby, points_in


@rule(
    title="An age at an event does not fit the year of birth",
    why="Who was born in 1950 was 21 or 22 in 1972, and no year can make that 28.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "Born in 1950, she won gold in 1972 at [[28]], beating a field of teenagers.",
        "Anders Holm (born 1943) became prime minister in 1986, at the age of [[33]].",
        "In 1934 a [[25-year-old]] Jonas Ferry crossed the ice alone. Ferry, born in 1899, never spoke of it.",
        "Otto Lang saw the king in 1960. He was [[12]], he writes. Lang was born in 1938.",
    ],
    good=[
        "Born in 1950, she won gold in 1972 at 22, beating a field of teenagers.",
        "Born in 1950, she beat Vera Holt, 28, in 1972.",
        "Born in 1950, she had a son in 1972; he is 52 now.",
        "Born in 1950, she won gold in 1972 at 22 and coached until she was 28.",
        "Private Hale, born in 1901, told the recruiter in 1917 that he was 19.",
        "He was born in 1943 and played in 1986 with the 33-year-old Karl Brandt.",
        "Born in 1950, he came to the village in 1972, and at 28 he was its mayor.",
        "She was born in 1943. In 1986 the firm, then 33 years old, made her its head.",
    ],
)
def age_at_event(document: Document) -> Iterator[Hit]:
    """Looks at an age with a year in its sentence, or in the one before where a pronoun takes it up."""
    known = [Birth(*life.span, life.born, None) for life in document.view(lives)]
    for birth in (*document.view(births), *known):
        if (birth.days.start.month, birth.days.start.day) == (2, 29):
            continue  # birthdays on a leap day are counted as one likes
        told = near_ages(document, birth)
        for age in told:
            if not are_one_person(document, birth, age):
                continue
            years = _years(document, birth, age)
            spans = [years_between(birth.days, year.value) for year in years if year.value is not None]
            own = nearby(document, age.start)
            beside = [other.years for other in told if own.start <= other.start < own.end]
            if not spans or any(low <= number <= high for low, high in spans for number in beside):
                continue
            if _is_of_now(document, birth, age) or _is_of_other(document, age):
                continue
            yield _hit(document, birth, age, years[0])


def _years(document: Document, birth: Birth, age: Age) -> list[TimeExpression]:
    """The years that the age may belong to, the nearest first."""
    text = document.text
    own = nearby(document, age.start)
    inside = Span(birth.start, birth.end)
    found = _dated(document, own, inside)
    if not found and (
        _takes_up().match(own.of(text))
        or _at_the_time().search(own.of(text))
        or (own.covers(inside) and age.words != "at")
    ):
        before = nearby(document, own.start, 1, 0)
        found = _dated(document, Span(before.start, own.start), inside)
    if not found:
        behind = Span(own.end, nearby(document, own.start, 0, 1).end)
        if re.match(r"\s+(?:It was|The year was|That was|This was|The date was) ", behind.of(text)):
            found = _dated(document, behind, inside)
    return sorted(found, key=lambda date: abs(date.start - age.start))


def _dated(document: Document, area: Span, birth: Span) -> list[TimeExpression]:
    text = document.text
    known = [birth, *(Span(other.start, other.end) for other in within(document.view(births), area))]
    return [
        date
        for date in points_in(document, area)
        if has_year(date) and not any(span.covers(date.span) for span in known) and not _is_range(text, date)
    ]


def _is_range(text: str, date: TimeExpression) -> bool:
    if date.preposition not in ("until", "to", "from", "since", "before", "after", "by"):
        return False
    return date.preposition in ("until", "to", "before", "after") or _then_aged().match(text, date.end) is None


@cache
def _then_aged() -> re.Pattern[str]:
    # By 1972 she was 28; since 1990, when he was 22
    return re.compile(r",? (?:when |aged |at |then |(?:he|she|[A-Z]\w+) (?:was|had)\b)")


@cache
def _takes_up() -> re.Pattern[str]:
    return re.compile(r"(?:He|She|Though (?:he|she)|His|Her|At|Then|Only|Just|Barely|Still|Aged)\b")


@cache
def _at_the_time() -> re.Pattern[str]:
    return re.compile(r"\b(?:at the time|that year|then|by then|that day|that summer)\b")


@cache
def _died() -> re.Pattern[str]:
    return re.compile(r"\b(?:died|dies|death)\b")


def _is_of_now(document: Document, birth: Birth, age: Age) -> bool:
    """Whether the age is one of the article's day after all: “is 64”, or an apposition in an article with a date."""
    published = document.metadata.published
    if published is None:
        return False
    low, high = years_between(birth.days, Interval(published, published))
    return low - 1 <= age.years <= high + 1


@cache
def _other_time() -> re.Pattern[str]:
    return re.compile(
        r"(?:;| and at | but at | now | today )[^;]{0,30}\Z|\b(?:with|against|beat|over|after|by|than) (?:the |a )?\Z"
        r"|\b(?:until|since|before|after|that|claim\w*|pretend\w*) (?:he|she) (?:was|had been|were) \Z"
        r"|\byears? (?:later|earlier)\b"
    )


def _is_of_other(document: Document, age: Age) -> bool:
    """Whether the sentence turns to another time or thing before the age."""
    text = document.text
    own = nearby(document, age.start)
    lead = text[own.start : age.start]
    if _died().search(own.of(text)):
        return True
    return _other_time().search(lead) is not None


def _hit(document: Document, birth: Birth, age: Age, event: TimeExpression) -> Hit:
    assert event.value is not None
    low, high = years_between(birth.days, event.value)
    low = max(low, 0)
    right = f"{low}" if low == high else f"{low} or {high}"
    text = document.text
    message = f"{text[birth.start : birth.end]} makes the age {right} in {event.span.of(text)}, not {age.years}"
    related = (Related(birth.start, birth.end, "the birth"), Related(*event.span, "the year of the event"))
    return Hit(age.start, age.end, message, related=related)
