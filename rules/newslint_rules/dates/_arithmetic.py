"""How far two dates lie apart, and whether an amount of time as told fits that."""

import datetime
import re
from functools import cache
from typing import Final

from newslint.views.calendar import day
from newslint.views.dates import Hedge, Kind, TimeExpression, Unit

DAYS_IN: Final = {Unit.DAY: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14}
YEARS_IN: Final = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}
DATES: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_DAY))
_EXACTLY: Final = ("exactly", "precisely", "to the day")


def days_apart(first: TimeExpression, last: TimeExpression) -> frozenset[int]:
    """The days from one date to another, below zero if `last` is the earlier one; empty where one does not exist.

    A year that is left out is taken so that the two lie nearest to each other; where none is known at all, there are
    two answers when a Feb. 29 may lie between.
    """
    known = first.parts.year or last.parts.year or (first.value.start.year if first.value else None)
    return frozenset(
        min(gaps, key=abs)
        for year in ((known,) if known else (2023, 2024))
        if (gaps := [(b - a).days for a in _days(first, year, 0) for b in _days(last, year, 1)])
    )


def _days(date: TimeExpression, year: int, around: int) -> list[datetime.date]:
    parts = date.parts
    if parts.month is None or parts.day is None:
        return []
    years = (parts.year,) if parts.year else range(year - around, year + around + 1)
    return [found for one in years if (found := day(one, parts.month, parts.day))]


def is_exact(text: str, start: int, end: int) -> bool:
    """Whether the words around an amount say that it is exact."""
    before, behind = text[max(0, start - 12) : start].lower(), text[end : end + 12].lower()
    return any(word in before or word in behind for word in _EXACTLY)


def is_about(text: str, start: int) -> bool:
    """Whether the words before an amount say that it is rounded in a way that no hedge of the view tells."""
    return _rounded().search(text, max(0, start - 24), start) is not None


@cache
def _rounded() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:about|around|roughly|nearly|almost|over|some|approximately|than|least|most|barely|hardly|just "
        r"(?:over|under)"
        r"|close to|up to|well over|under|within|into|past|towards?|not quite|scarcely|every|another|last|first"
        r"|next|further"
        r"|or)\W{1,2}(?:a |an |the )?\Z",
        re.I,
    )


def fits(stated: TimeExpression, actual: float, size: float, leeway: float) -> bool:
    """Whether an amount as told fits what the dates give.

    `size` is the amount's unit in those of `actual`, and `leeway` how far an amount without a hedge may be off.
    """
    amount = stated.amount
    if amount is None:
        return True
    low, high = amount * size - leeway, (stated.amount_to or amount) * size + leeway
    rough = max(leeway, 0.2 * high)
    match stated.hedge:
        case Hedge.ABOUT:
            low, high = low - rough, high + rough
        case Hedge.NEARLY:
            low -= 0.1 * high
        case Hedge.LESS_THAN | Hedge.AT_MOST:
            low = 0.0 if stated.hedge is Hedge.AT_MOST else low - rough
        case Hedge.MORE_THAN | Hedge.AT_LEAST:
            high = high + rough if stated.hedge is Hedge.MORE_THAN else float("inf")
        case _:
            pass
    return low <= actual <= high


@cache
def _number() -> re.Pattern[str]:
    tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    words = "|".join((*_NUMBERS, *(f"{word}teen" for word in ("thir", "four", "fif", "six", "seven", "eigh", "nine"))))
    return re.compile(rf"\d[\d,]*|(?:{tens})(?:-\w+)?|(?:{words})(?!\w)", re.I)


_NUMBERS: Final = "zero one two three four five six seven eight nine ten eleven twelve".split()


def with_amount(text: str, amount: int) -> str | None:
    """The text with another amount in place of the number that opens it, from ten on in figures."""
    match = _number().match(text)
    if match is None or amount < 1:
        return None
    rest = text[match.end() :]
    number = str(amount) if match[0][0].isdecimal() or amount > 9 else _NUMBERS[amount]
    if match[0][0].isupper():
        number = number.capitalize()
    if amount == 1:
        rest = _plural().sub(r"\1", rest, count=1)
    elif not rest.startswith("-"):
        rest = _singular().sub(r"\1s", rest, count=1)
    return number + rest


@cache
def _plural() -> re.Pattern[str]:
    return re.compile(r"\b(day|week|month|year|hour|night|decade)s\b")


@cache
def _singular() -> re.Pattern[str]:
    return re.compile(r"\b(day|week|month|year|hour|night|decade)\b")


def years_leeway(text: str, stated: TimeExpression) -> float:
    """How many years an amount may be off: one for the months that are not told, more where it is rounded."""
    if stated.unit is Unit.YEAR or stated.unit not in YEARS_IN or is_exact(text, stated.start, stated.end):
        return 1
    return {Unit.DECADE: 2.5, Unit.CENTURY: 6}[stated.unit] * max(1.0, (stated.amount or 1) ** 0.5)
