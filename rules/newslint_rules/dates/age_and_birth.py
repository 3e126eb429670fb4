import datetime
import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Quotations, Related, Span, rule
from newslint.views.calendar import Interval, shifted
from newslint_rules.dates._lives import Age, Birth, are_one_person, births, near_ages, years_between
from newslint_rules.dates._points import has_year, nearby, points_in

_AROUND = 14  # days before and behind the article's date: “turned 80 on Saturday”, “who will be 80 next week”


@rule(
    title="An age does not fit the date of birth",
    why="Who was born in May 1961 was 64 in March 2026, whatever the note says; the reader subtracts.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    published="2026-03-02",
    bad=[
        "General Ruiz, born on May 4, 1961, is [[71]] and has no plans to retire.",
        "The [[27-year-old]] striker (born 9 February 1986) has signed.",
        "Drummer Cal Reyes, [[33]], has left the band. Reyes was born on 6 October 1978.",
        "Officers held a [[22-year-old]]. He gave his birth date as Aug. 14, 1992.",
        "Pat Doyle will be [[50]] in June. He was born in Cork in June 1966.",
        "The twins, born on April 3, 2010, are [[12 years old]].",
        "Born in 1948, the singer says that at [[87]] she has no plans to stop.",
    ],
    good=[
        "General Ruiz, born on May 4, 1961, is 64 and has no plans to retire.",
        "Born in 1961, Ruiz was 22 when he joined the army.",
        "Ruiz, born on May 4, 1961, has a son who is 22.",
        "Born in 1961, she won gold in 1984 at 22; today she is 64.",
        "Ana Ruiz, born in 1961, leads the bank. Tom Hale, 43, leads the union.",
        "Ruiz, born in 1961, died in 2011. He was 49.",
        "The actor, born on March 9, 1946, turns 80 next week.",
        "Pat Doyle will be 60 in June. He was born in Cork in June 1966.",
        "Born on March 3, 2012, the boy will be 18 in 2030.",
        "Born in 1948, the singer recalls that at 27 she had no plans to stop.",
    ],
)
def age_and_birth(document: Document) -> Iterator[Hit]:
    """Needs the article's date; looks at ages that are told as of now, near the birth or at the same name."""
    published = document.metadata.published
    if published is None:
        return
    first, last = shifted(published, -_AROUND), shifted(published, _AROUND)
    if first is None or last is None:
        return
    for birth in document.view(births):
        low, high = years_between(birth.days, Interval(first, last))
        near = [age for age in near_ages(document, birth) if are_one_person(document, birth, age)]
        due = published.year + 1 - birth.days.start.year  # this year's birthday, or next year's
        if any(low <= age.years <= (due if age.words == "will" else high) for age in near):
            continue
        age = next((age for age in near if _is_of_now(document, age, birth)), None)
        if age is not None:
            yield _hit(document, birth, age, published)


_LEAD, _REST = 80, 16  # code points before and behind an age whose words may put it into another time


@cache
def _then() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:died|dies|death|dead|killed|when he|when she|at the time|by then|years later|years earlier|would|had"
        r"|obituar\w+|since he was|since she was"
        r"|until|later|ago|posthum\w+|late)\b"
    )


@cache
def _superlative() -> re.Pattern[str]:
    return re.compile(r"\b(?:youngest|oldest|too old|too young|still|now)\b")


@cache
def _at_present() -> re.Pattern[str]:
    # at 87 she has no plans to stop
    return re.compile(
        r",? (?:he|she|[A-Z]\w+|the \w+) (?:is|has|still|can|does|says|keeps|runs|works|lives|goes|plays)\b"
    )


def _is_of_now(document: Document, age: Age, birth: Birth) -> bool:
    """Whether the age is told as of the article's day, and no year or past event stands by."""
    text = document.text
    own = nearby(document, age.start)
    words = own.of(text)
    first, last = (age, birth) if age.start < birth.start and own.covers(Span(birth.start, birth.end)) else (age, age)
    end = min(own.end, last.end + (_REST if last is age else 0))
    if age.words == "was" or _then().search(text, max(own.start, first.start - _LEAD), end):
        return False
    if age.words == "at" and not (_superlative().search(words) or _at_present().match(text, age.end, own.end)):
        return False
    area = nearby(document, birth.start, 1, 1)
    if re.search(r"\b(?:died|killed|buried)\b", area.of(text)):
        return False
    inside = Span(birth.start, birth.end)
    published = document.metadata.published
    return not any(
        has_year(date)
        and not inside.covers(date.span)
        and date.value is not None
        and (age.words == "will" or date.value.start <= (published or date.value.start))
        for date in points_in(document, own)
    )


def _hit(document: Document, birth: Birth, age: Age, published: datetime.date) -> Hit:
    low, high = years_between(birth.days, Interval(published, published))
    right = f"{low}" if low == high else f"{low} or {high}"
    born = document.text[birth.start : birth.end]
    message = f"{born} makes the age {right} on {published.isoformat()}, not {age.years}"
    related = (Related(birth.start, birth.end, "the birth"),)
    return Hit(age.start, age.end, message, related=related)
