import datetime
import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint.views.calendar import Interval
from newslint.views.dates import Basis, Kind, Order, TimeExpression, Unit, dates
from newslint.views.holidays import holiday
from newslint_rules.dates._points import nearby
from newslint_rules.dates._wording import MONTHS, day_in_words


@rule(
    title="A holiday stands with a date that is not its own",
    why="Memorial Day is the last Monday of May; a reader who was there will know.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    published="2025-01-28",
    bad=[
        "Beaches open on [[Memorial Day, May 27, 2025|Memorial Day, May 26, 2025]].",
        "Pools close after [[Labor Day (Sept. 5, 2023)|Labor Day (Sept. 4, 2023)]].",
        "Wreaths are laid each [[Armistice Day, 12 November|Armistice Day, 11 November]].",
        "The bars were handed out on [[Halloween on Oct. 30|Halloween on Oct. 31]].",
        "The jets flew on 15 July 2024. It was [[Bastille Day]].",
        "She took the oath on January 27, 2025. As it was [[Martin Luther King Jr. Day]], she read a letter.",
    ],
    good=[
        "Beaches open on Memorial Day, May 26, 2025.",
        "Independence Day was kept on Monday, July 5, 2021, as the Fourth of July fell on a Sunday.",
        "Orthodox Easter, April 20, 2025, was the same as the western one.",
        "Greek families roast a lamb on Easter Sunday, May 5, 2024.",
        "From Labor Day to Sept. 20, 2023, the pool was closed.",
        "Sales ran from Thanksgiving, Nov. 28, 2024, to Christmas.",
        "The zoo held its Halloween on Oct. 26.",
        "Ottawa kept Thanksgiving on Oct. 14, 2024, as Canadians do.",
        "The strike began on Memorial Day and ended on June 3, 2025.",
        "Three days after Christmas, on Dec. 28, 2024, the roof fell in.",
        "On Christmas Eve, Dec. 24, the shops close at noon.",
    ],
)
def holiday_date(document: Document) -> Iterator[Hit]:
    """Looks at a holiday and a date that are said to be one; a date without a year counts where every year agrees."""
    text = document.text
    expressions = document.view(dates)
    for index, one in enumerate(expressions):
        if one.kind is not Kind.HOLIDAY or one.parts.part_of_day == "eve" or one.granularity is not Unit.DAY:
            continue
        for other in (*expressions[max(0, index - 1) : index], *expressions[index + 1 : index + 2]):
            if other.kind not in (Kind.FULL_DATE, Kind.MONTH_DAY) or other.impossible:
                continue
            together = _are_one(document, one, other)
            if together is None or _is_moved(document, one):
                continue
            right = _right_days(one, other)
            if right is not None:
                yield _hit(text, one, other, right, together)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(
        r"(?:, on|,| on| \(| \(on| --| –| —|, which (?:fell|falls|is|was) on| (?:fell|falls|is|was) on| is"
        r"| was)? ?(?:the )?(?:[A-Z][a-z]+day,? ?)?"
    )


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        r"(?:[^.]{0,60}[,.] )?(?:(?:As|Since|Because) )?(?:[Ii]t|[Tt]hat|[Tt]he day) (?:was|is|had to be"
        r"|happened to be)(?: also)? (?:the )?(?:[A-Z][a-z]+day, )?"
    )


def _are_one(document: Document, named: TimeExpression, date: TimeExpression) -> bool | None:
    """Whether holiday and date are said to be the same day: True where they stand together, False where apart."""
    text = document.text
    first, last = sorted((named, date), key=lambda one: one.start)
    if (
        text[first.end : last.start].rstrip("on ") == " ("
        and first is named
        and not _own().search(text, named.start - 12, named.start)
    ):
        return True
    if _not_the_day().search(text, max(0, named.start - 24), named.start):
        return None
    if date.preposition in ("until", "to", "through", "from", "since", "before", "after", "by") and first is named:
        return None
    if _joint().fullmatch(text, first.end, last.start):
        return True
    if first is date and last.start - first.end < 160:
        sentence = nearby(document, named.start)
        if sentence.start > date.start and _is_next(document, date, sentence.start):
            lead = text[sentence.start : named.start]
            return False if _told().fullmatch(lead) else None
    return None


def _is_next(document: Document, date: TimeExpression, start: int) -> bool:
    return nearby(document, date.start, 0, 1).end > start


@cache
def _not_the_day() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:after|before|since|until|following|from|between|eve of|week of|orthodox|coptic|observed|canadian"
        r"|greek|russian"
        r"|to|through|by|ahead of|near|around|pre-?|post-?|its|his|her|their|our|my|own|early|late)[ -](?:the )?\Z",
        re.IGNORECASE,
    )


@cache
def _own() -> re.Pattern[str]:
    return re.compile(r"\b(?:orthodox|coptic|greek|russian|its|their|our) \Z", re.IGNORECASE)


@cache
def _moved() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:observ(?:ed|ance)|in lieu|substitute|orthodox|coptic|greeks?|greece|russian?|ukrain\w+|serb\w+"
        r"|bulgar\w+|roman\w+"
        r"|ethiopi\w+|egypt\w*|cyprus|cypriot|georgia\w*|armeni\w+|canad\w+|ottawa|toronto|montreal|vancouver"
        r"|julian|falls? on a|fell on a|celebrat\w+ (?:early|late))\b",
        re.IGNORECASE,
    )


def _is_moved(document: Document, named: TimeExpression) -> bool:
    """Whether the words around speak of a holiday kept on another day, or of another church's calendar."""
    area = nearby(document, named.start)
    return _moved().search(document.text, area.start, area.end) is not None


def _right_days(named: TimeExpression, date: TimeExpression) -> tuple[Interval, ...] | None:
    """The days of the holiday, where the date is none of them in its year; None where it may be right."""
    parts = date.parts
    name = named.parts.holiday
    year = parts.year or named.parts.year
    if parts.month is None or parts.day is None:
        return None
    readings = date.readings or ((date.value,) if date.value else ())
    if year is not None:
        days = holiday(name, year)
        if parts.year is None:
            readings = tuple(Interval(found, found) for found in _dates(year, parts.month, parts.day))
        return days if days and readings and not _meet(days, readings) else None
    if date.basis is not Basis.ARTICLE or not readings:
        fixed = {(found.start.month, found.start.day) for year in (2023, 2024) for found in holiday(name, year)}
        if len(fixed) == 1 and (parts.month, parts.day) not in fixed:
            return holiday(name, 2024)
        return None
    near = readings[0].start.year
    every = [holiday(name, near + step) for step in (-1, 0, 1)]
    for step, days in zip((-1, 0, 1), every, strict=True):
        found = tuple(Interval(one, one) for one in _dates(near + step, parts.month, parts.day))
        if not days or _meet(days, found):
            return None
    return every[1]


def _dates(year: int, month: int, number: int) -> tuple[datetime.date, ...]:
    try:
        return (datetime.date(year, month, number),)
    except ValueError:
        return ()


def _meet(days: tuple[Interval, ...], readings: tuple[Interval, ...]) -> bool:
    return any(one.meets(other) for one in days for other in readings)


def _hit(text: str, named: TimeExpression, date: TimeExpression, right: tuple[Interval, ...], together: bool) -> Hit:
    name = named.span.of(text)
    start = right[0].start
    with_year = date.parts.year is not None or named.parts.year is not None
    message = (
        f"{name} {'was' if with_year else 'is'} {day_in_words(start, with_year=with_year)}, not {date.span.of(text)}"
    )
    if len(right) > 1:
        others = " or ".join(day_in_words(one.start, with_year=with_year) for one in right)
        message = f"{name} is {others}, not {date.span.of(text)}"
    if not together:
        other = Related(date.start, date.end, "the date of the day")
        return Hit(*named.span, message, related=(other,))
    first, last = min(named.start, date.start), max(named.end, date.end)
    if "(" in text[first:last] and text[last : last + 1] == ")":
        last += 1
    related = (Related(date.start, date.end, "the date"), Related(named.start, named.end, "the holiday"))
    mended = _with_date(date.span.of(text), date, start)
    suggestions = (text[first : date.start] + mended + text[date.end : last],) if mended and len(right) == 1 else ()
    return Hit(first, last, message, suggestions, related)


def _with_date(words: str, date: TimeExpression, right: datetime.date) -> str | None:
    """The words of a date with another month and day, None where they are not day and month in plain words."""
    month, number = date.parts.month, date.parts.day
    if month is None or number is None or date.order is Order.ISO or date.parts.weekday is not None:
        return None
    if right.month != month:
        name = MONTHS[month - 1]
        if name not in words:
            return None
        words = words.replace(name, MONTHS[right.month - 1])
    found = re.sub(rf"\b{number}(?:st|nd|rd|th)?\b", str(right.day), words, count=1)
    return found if found != words or right.month != month else None
