"""Calendar arithmetic, holidays and clock zones."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.views.calendar import (
    Interval,
    day,
    days_in_month,
    is_leap,
    month,
    months_later,
    nth_weekday,
    shifted,
    week,
)
from newslint.views.holidays import HOLIDAYS, easter, holiday, orthodox_easter
from newslint.views.zones import ZONES, daylight_time, is_daylight


def test_leap_years() -> None:
    assert [year for year in (1900, 1996, 2000, 2023, 2024, 2100) if is_leap(year)] == [1996, 2000, 2024]
    assert (days_in_month(2), days_in_month(2, 2023), days_in_month(4), days_in_month(12)) == (29, 28, 30, 31)


def test_what_the_calendar_lacks_is_none() -> None:
    assert day(2023, 2, 29) is None
    assert day(20014, 5, 1) is None
    assert shifted(datetime.date.max, 1) is None
    assert months_later(datetime.date.min, -1) is None
    assert week(datetime.date.max) is None
    assert month(0, 1) is None


def test_months_later_keeps_to_the_month() -> None:
    assert months_later(datetime.date(2024, 1, 31), 1) == datetime.date(2024, 2, 29)
    assert nth_weekday(2024, 5, 0, -1) == datetime.date(2024, 5, 27)


def test_easter() -> None:
    assert [easter(year).isoformat() for year in (1961, 2000, 2024, 2038)] == [
        "1961-04-02", "2000-04-23", "2024-03-31", "2038-04-25",
    ]  # fmt: skip
    assert [orthodox_easter(year).isoformat() for year in (2000, 2024, 2025)] == [
        "2000-04-30", "2024-05-05", "2025-04-20",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("memorial day", "2025-05-26"),
        ("labor day", "2024-09-02"),
        ("thanksgiving", "2024-11-28"),
        ("black friday", "2024-11-29"),
        ("martin luther king jr day", "2024-01-15"),
        ("presidents day", "2024-02-19"),
        ("election day", "2024-11-05"),
        ("spring bank holiday", "2024-05-27"),
        ("victoria day", "2024-05-20"),
        ("good friday", "2024-03-29"),
        ("inauguration day", "2025-01-20"),
        ("leap day", "2024-02-29"),
        ("lunar new year", "2024-02-10"),
        ("lunar new year", "2025-01-29"),
        ("rosh hashanah", "2024-10-03"),
        ("yom kippur", "2024-10-12"),
        ("passover", "2024-04-23"),
        ("hanukkah", "2024-12-26"),
        ("eid al-fitr", "2024-04-10"),
        ("eid al-adha", "2024-06-16"),
        ("ramadan", "2025-03-01"),
        ("diwali", "2022-10-24"),
        ("diwali", "2023-11-12"),
        ("diwali", "2024-10-31"),
        ("diwali", "2025-10-20"),
    ],
)
def test_holidays(name: str, date: str) -> None:
    wanted = datetime.date.fromisoformat(date)
    assert any(kept.covers(Interval(wanted, wanted)) for kept in holiday(name, wanted.year))


def test_countries_that_differ_give_each_day() -> None:
    assert [kept.start.isoformat() for kept in holiday("mothers day", 2024)] == ["2024-05-12", "2024-03-10"]
    assert holiday("no such day", 2024) == ()
    assert holiday("inauguration day", 2024) == ()


@given(st.sampled_from(sorted(HOLIDAYS)), st.integers(-10, 12_000))
def test_a_holiday_never_raises(name: str, year: int) -> None:
    assert all(kept.start <= kept.end for kept in holiday(name, year))


@given(st.sampled_from(sorted(HOLIDAYS)), st.integers(1583, 2400))
def test_a_holiday_touches_its_year(name: str, year: int) -> None:
    assert all(kept.start.year <= year <= kept.end.year for kept in holiday(name, year))


@pytest.mark.parametrize(
    ("zone", "date", "expected"),
    [
        ("est", "2024-07-04", True),
        ("edt", "2024-01-04", False),
        ("et", "2006-03-20", False),  # until 2006 the clocks went forward in April
        ("et", "2007-03-20", True),
        ("et", "2024-03-10", None),  # the day of the change
        ("et", "1950-07-04", None),
        ("bst", "2024-07-04", True),
        ("bst", "2024-12-04", False),
        ("cet", "2024-03-20", False),
        ("aedt", "2024-01-04", True),
        ("nzst", "2024-06-04", False),
        ("gmt", "2024-07-04", None),
        ("xyz", "2024-07-04", None),
    ],
)
def test_daylight_time(zone: str, date: str, expected: bool | None) -> None:
    assert is_daylight(zone, datetime.date.fromisoformat(date)) is expected


@given(st.sampled_from(sorted(ZONES)), st.dates())
def test_daylight_time_never_raises(zone: str, date: datetime.date) -> None:
    is_daylight(zone, date)
    daylight_time(ZONES[zone].rule, date)
