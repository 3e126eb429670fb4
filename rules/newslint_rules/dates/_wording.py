"""How days, weekdays and amounts of time are written: in messages, and in the article's own manner."""

import datetime
import re
from functools import cache
from typing import Final

from newslint.views.dates import Order, TimeExpression

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day_in_words(date: datetime.date, *, with_year: bool = True) -> str:
    """June 19, 2024; without its year June 19."""
    return f"{MONTHS[date.month - 1]} {date.day}" + (f", {date.year}" if with_year else "")


def counted(number: float, unit: str) -> str:
    """1 day, 2 days, 1.5 years."""
    return f"{number:g} {unit}" + ("" if number == 1 else "s")


def with_weekday(text: str, weekday: int) -> str | None:
    """The text with another weekday (Monday is 0), as long or short as the one in it; None where there is none."""
    match = _weekday().search(text)
    if match is None:
        return None
    written, name = match[0], WEEKDAYS[weekday]
    if len(written) <= 5 and written.lower() not in ("monday", "sunday", "friday"):
        name = _SHORT[weekday] if written.lower() in _LONGER else name[:3]
    if written.isupper():
        name = name.upper()
    return text[: match.start()] + name + text[match.end() :]


_SHORT: Final = ("Mon", "Tues", "Wed", "Thurs", "Fri", "Sat", "Sun")
_LONGER: Final = ("tues", "weds", "thur", "thurs")


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tues?|weds?|thurs?|thu|mon|fri|sat|sun)\b", re.I
    )


def with_day(text: str, date: TimeExpression, day: int) -> str | None:
    """The text of a date with another day of the same month; None where the day is not written in figures."""
    number = date.parts.day
    if number is None:
        return None
    places = [match.span() for match in _figure().finditer(text) if int(match[1]) == number]
    if not places:
        return None
    if _worded().search(text):
        places = [place for place in places if _is_at_month(text, *place)]
        if not places:
            return None
        start, end = places[0]
    else:  # in figures the order says which one is the day
        start, end = places[0] if date.order is Order.BRITISH else places[-1]
    figure = text[start:end]
    written = f"{day:02}" if figure.startswith("0") or date.order is Order.ISO else str(day)
    if not figure.isdecimal():
        written += ordinal_ending(day)
    return text[:start] + written + text[end:]


def ordinal_ending(number: int) -> str:
    """The st of 1st, the th of 12th."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)")


@cache
def _worded() -> re.Pattern[str]:
    return re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.I)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? (?:the )?$", re.I)


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(r" ?(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I)


def _is_at_month(text: str, start: int, end: int) -> bool:
    return bool(_before().search(text[max(0, start - 16) : start]) or _behind().match(text, end))


_ABBREVIATED: Final = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def with_month(text: str, month: int) -> str | None:
    """The text of a date with another month (1 to 12), as long or short as its own; None where none is in words."""
    match = _month().search(text)
    if match is None:
        return None
    name = MONTHS[month - 1] if len(match[0]) > 5 else _ABBREVIATED[month - 1]
    if not match[0].endswith(".") and match[0] not in ("March", "April", "May", "June", "July"):
        name = name if len(match[0]) > 5 else name.removesuffix(".")
    return text[: match.start()] + name + text[match.end() :]


@cache
def _month() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
        r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
    )
