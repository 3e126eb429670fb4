"""What every reader of time expressions gives, and the years and impossible days that several of them know."""

from newslint.views.calendar import days_in_month
from newslint.views.time.lexicon import (
    MEASURES,
)
from newslint.views.time.numbers import figure
from newslint.views.time.tokens import Tokens
from newslint.views.time.values import Kind, Parts, TimeExpression, Unit

Reading = tuple[TimeExpression, int]


def expression(t: Tokens, i: int, j: int, kind: Kind, granularity: Unit | None, parts: Parts) -> TimeExpression:
    """A reading of the tokens from `i` to `j`, end exclusive."""
    return TimeExpression(t.start[i], t.end[j - 1], kind, granularity, None, parts)


def year_number(t: Tokens, i: int) -> tuple[int, int] | None:
    """A year behind a month or day: four or five figures, or two with an apostrophe."""
    token = t.low[i]
    if token == "'" and t.touches(i) and len(t.low[i + 1]) == 2:
        short = figure(t, i + 1)
        if short is not None and not (t.touches(i + 1) and t.low[i + 2] == "s"):
            return full_year(short), i + 2
        return None
    if len(token) in (4, 5):
        year = figure(t, i)
        if year is None or year < 1000 or t.low[i + 1] in MEASURES:
            return None
        following = t.low[i + 1]
        if t.touches(i) and following.isalpha() and following != "s":
            return None
        if following == ":" and t.touches(i) and t.touches(i + 1) and t.low[i + 2].isdecimal():
            return None  # a time of day
        if following in (",", ".") and t.touches(i) and t.touches(i + 1) and t.low[i + 2].isdecimal():
            return None
        if len(token) == 5 and not (t.low[i - 1] in (",", ".") or t.low[i - 1].isalnum()):
            return None
        return year, i + 1
    return None


def full_year(short: int) -> int:
    """’24 is 2024, ’45 is 1945: the century that makes it nearest to the turn of the millennium."""
    return 2000 + short if short < 40 else 1900 + short


def impossible_day(day: int | None, month: int | None, year: int | None) -> str:
    """Why the calendar has no such day, or nothing."""
    if month is not None and not 1 <= month <= 12:
        return "no such month"
    if day is not None and not 1 <= day <= 31:
        return "no such day"
    if day is not None and month is not None and day > days_in_month(month, year):
        return "not a leap year" if (day, month) == (29, 2) else "no such day in the month"
    if year is not None and year > 9999:
        return "year of five digits"
    return ""
