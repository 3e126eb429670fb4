"""Calendar arithmetic on `datetime.date`: months, weeks, years and n-th weekdays.

What lies beyond the years 1 to 9999 is None.
"""

import datetime
from typing import Final, NamedTuple

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
FIRST: Final = datetime.date.min
LAST: Final = datetime.date.max


class Interval(NamedTuple):
    """A stretch of days, both ends included."""

    start: datetime.date
    end: datetime.date

    @property
    def days(self) -> int:
        """How many days it has, at least 1."""
        return self.end.toordinal() - self.start.toordinal() + 1

    def meets(self, other: "Interval") -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def covers(self, other: "Interval") -> bool:
        """Whether every day of `other` is one of these."""
        return self.start <= other.start and other.end <= self.end


def is_leap(year: int) -> bool:
    """Whether a Gregorian year has a Feb. 29."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(month: int, year: int | None = None) -> int:
    """The length of a month (1 to 12); February has 29 days when the year is not known."""
    if month == 2:
        return 29 if year is None or is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day(year: int, month: int, number: int) -> datetime.date | None:
    """The date, or None where the calendar has none."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= number <= days_in_month(month, year):
        return datetime.date(year, month, number)
    return None


def shifted(date: datetime.date, days: int) -> datetime.date | None:
    """The date so many days later, or None beyond the years 1 to 9999."""
    ordinal = date.toordinal() + days
    return datetime.date.fromordinal(ordinal) if 1 <= ordinal <= LAST.toordinal() else None


def months_later(date: datetime.date, months: int) -> datetime.date | None:
    """The same day so many months later, or the month's last day where it is shorter; None beyond 1 to 9999."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return datetime.date(year, month + 1, min(date.day, days_in_month(month + 1, year)))


def month(year: int, number: int) -> Interval | None:
    """All of a month (1 to 12)."""
    return years_months(year, number, 1)


def years_months(year: int, first: int, count: int) -> Interval | None:
    """`count` months from month `first` (1 to 12) of a year."""
    start = day(year, first, 1)
    last = months_later(start, count - 1) if start else None
    if start is None or last is None:
        return None
    return Interval(start, last.replace(day=days_in_month(last.month, last.year)))


def years(first: int, last: int) -> Interval | None:
    """All of the years from `first` to `last`, both included."""
    if 1 <= first <= last <= 9999:
        return Interval(datetime.date(first, 1, 1), datetime.date(last, 12, 31))
    return None


def week(date: datetime.date) -> Interval | None:
    """The week, Monday to Sunday, that holds the date."""
    start = shifted(date, -date.weekday())
    end = shifted(date, SUNDAY - date.weekday())
    return Interval(start, end) if start and end else None


def nth_weekday(year: int, month_number: int, weekday: int, n: int) -> datetime.date:
    """The n-th (1 to 4; -1: the last) Monday (0) to Sunday (6) of a month."""
    if n < 0:
        end = datetime.date(year, month_number, days_in_month(month_number, year))
        return datetime.date.fromordinal(end.toordinal() - (end.weekday() - weekday) % 7)
    start = datetime.date(year, month_number, 1)
    return datetime.date.fromordinal(start.toordinal() + (weekday - start.weekday()) % 7 + 7 * (n - 1))


def days_between(first: int, last: int) -> Interval:
    """The days from one ordinal to another, as `date.toordinal` counts them, both included."""
    return Interval(datetime.date.fromordinal(first), datetime.date.fromordinal(last))
