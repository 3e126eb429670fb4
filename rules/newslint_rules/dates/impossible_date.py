import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.calendar import day, days_in_month, is_leap
from newslint.views.dates import Basis, Kind, Order, TimeExpression, dates
from newslint_rules.dates._places import sentence_of
from newslint_rules.dates._wording import MONTHS, counted, with_day

_DATES: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_DAY))
_REASONS: Final = frozenset(("no such day", "no such month", "no such day in the month", "not a leap year"))
_YEAR: Final = 366  # days


@rule(
    title="The calendar has no such date",
    why="Nothing happens on Feb. 30: a month, a day or a year was mistyped, and readers cannot tell which.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    published="2023-02-10",
    bad=[
        "The bridge opened on [[Feb. 29, 2023|Feb. 28, 2023]].",
        "Subscribers must renew by [[31 June|30 June]].",
        "The lease runs out on [[September 31st, 2021|September 30th, 2021]].",
        "Build 4 ([[2023-11-31|2023-11-30]]) mended the fault.",
        "Payments stopped on [[January 0, 2018]].",
        "A strike may start on [[Feb. 29|Feb. 28]].",
        "The shop is shut from Sept. 28 to [[Sept. 31|Sept. 30]].",
    ],
    good=[
        "The bridge opened on Feb. 29, 2024.",
        "Subscribers must renew by 30 June.",
        "He was born on February 29, 2000.",
        "There is no Feb. 30 in any calendar.",
        "In April 31 inmates dug their way out. By June 31 of them were back; in November 31-year-old Kerr left.",
        "The letter bore the date 31 November 1944, and so was known to be forged.",
        "The street is 4-31-2 on the map.",
    ],
)
def impossible_date(document: Document) -> Iterator[Hit]:
    """Looks at days with their month; a Feb. 29 without a year makes a warning where none is within a year."""
    for one in document.view(dates):
        for date in one.members or (one,):
            if date.kind not in _DATES:
                continue
            if date.impossible in _REASONS:
                if not _is_told_impossible(document, date) and not _is_a_number(document, date):
                    yield _hit(document, date, None)
            elif _has_no_leap_day(document, date):
                yield _hit(document, date, Level.WARNING)


def _hit(document: Document, date: TimeExpression, level: Level | None) -> Hit:
    parts = date.parts
    text = date.span.of(document.text)
    if parts.month is None or not 1 <= parts.month <= 12 or date.impossible == "no such month":
        return Hit(*date.span, f"there is no month {parts.month}", level=level)
    name = MONTHS[parts.month - 1]
    last = 28 if level else days_in_month(parts.month, parts.year)
    written = with_day(text, date, last) if parts.day and parts.day <= 31 else None
    suggestions = (written,) if written else ()
    if level is Level.WARNING:
        return Hit(*date.span, "no year near the article’s has a Feb. 29", suggestions, level=level, confidence=0.8)
    if parts.year is not None and parts.month == 2 and parts.day == 29:
        return Hit(*date.span, f"{parts.year} is not a leap year: its February has 28 days", suggestions)
    in_year = f" {parts.year}" if parts.month == 2 and parts.year else ""
    return Hit(*date.span, f"{name}{in_year} has {counted(last, 'day')}", suggestions)


def _is_told_impossible(document: Document, date: TimeExpression) -> bool:
    """Whether the article itself says that there is no such day."""
    return _told().search(sentence_of(document, date.start).of(document.text)) is not None


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:no|only) such|forge[dr]|\bfake|\bhoax|\btypo|impossible|exist|\bthere is no\b|\bhas no\b|never "
        r"comes|invalid",
        re.I,
    )


def _is_a_number(document: Document, date: TimeExpression) -> bool:
    """Whether the figure counts something: “in April 31 inmates fled”, “in November 31-year-old Kerr”."""
    if date.kind is Kind.FULL_DATE or date.order is not Order.AMERICAN:
        return False
    if document.text[date.end : date.end + 1] in ("-", "‑", "%"):
        return True
    return date.preposition in _COUNTABLE and _noun().match(document.text, date.end) is not None


_COUNTABLE: Final = frozenset(("in", "since", "by", "until", "during", "of", "from", "last", ""))


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(
        r" (?!(?:and|or|but|at|in|on|to|when|while|after|before|for|with|as|because|by|from|until|near|during|were|was"
        r"|is|are|will|had|has|he|she|it|they|the|a|an)\b)[a-z]"
    )


def _has_no_leap_day(document: Document, date: TimeExpression) -> bool:
    """Whether a Feb. 29 without a year stands in an article from which every leap day is more than a year away."""
    published = document.metadata.published
    if published is None or date.kind is not Kind.MONTH_DAY or (date.parts.month, date.parts.day) != (2, 29):
        return False
    if date.basis is not Basis.ARTICLE or date.modifier:
        return False
    return not any(
        is_leap(year) and _is_near(day(year, 2, 29), published)
        for year in range(published.year - 1, published.year + 2)
    )


def _is_near(date: datetime.date | None, published: datetime.date) -> bool:
    return date is not None and abs((date - published).days) <= _YEAR
