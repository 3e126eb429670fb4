"""Holidays by rule: fixed days, n-th weekdays, and those that follow the moon.

The rules are the laws and church rules in force today. Easter, the Hebrew and the tabular Islamic calendar follow
Reingold and Dershowitz, “Calendrical Calculations”; new moons follow Meeus, “Astronomical Algorithms”, chapter 49, main
terms only (good to about an hour).
"""

import datetime
import math
from collections.abc import Callable
from typing import Final

from newslint.views.calendar import MONDAY, SUNDAY, THURSDAY, Interval, days_between, is_leap, nth_weekday


def easter(year: int) -> datetime.date:
    """Easter Sunday of the western churches."""
    century = year // 100 + 1
    epact = (14 + 11 * (year % 19) - 3 * century // 4 + (5 + 8 * century) // 25) % 30
    if epact == 0 or (epact == 1 and year % 19 > 10):
        epact += 1
    moon = datetime.date(year, 4, 19).toordinal() - epact
    return datetime.date.fromordinal(moon + 7 - moon % 7)


def orthodox_easter(year: int) -> datetime.date:
    """Easter Sunday of the eastern churches, as a Gregorian date."""
    epact = (14 + 11 * (year % 19)) % 30
    gap = year // 100 - year // 400 - 2  # days between the Julian and the Gregorian calendar
    moon = datetime.date(year, 4, 19).toordinal() + gap - epact
    return datetime.date.fromordinal(moon + 7 - moon % 7)


def _hebrew_elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    elapsed = 29 * months + (12084 + 13753 * months) // 25920
    return elapsed + 1 if 3 * (elapsed + 1) % 7 < 3 else elapsed


def _hebrew_new_year(year: int) -> int:
    """The ordinal of the first day of a Hebrew year."""
    before, this, after = (_hebrew_elapsed(year + step) for step in (-1, 0, 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return this + delay - 1373427


def _hebrew(offset: int, days: int) -> Callable[[int], list[Interval]]:
    """A holiday so many days after the Hebrew new year of a Gregorian year's autumn, from the evening before."""

    def rule(year: int) -> list[Interval]:
        start = _hebrew_new_year(year + 3761) + offset
        return [days_between(start - 1, start + days - 1)]

    return rule


def _hanukkah(year: int) -> list[Interval]:
    length = _hebrew_new_year(year + 3762) - _hebrew_new_year(year + 3761)
    start = _hebrew_new_year(year + 3761) + (84 if length % 10 == 5 else 83)
    return [days_between(start - 1, start + 7)]


def _islamic(month_number: int, day_number: int, days: int = 1) -> Callable[[int], list[Interval]]:
    """A holiday of the tabular Islamic calendar, one day wider at each end: the moon is sighted, not computed."""

    def rule(year: int) -> list[Interval]:
        found = []
        first = (year - 622) * 33 // 32
        for hijri in range(max(first - 1, 1), first + 3):
            start = (
                227014 + (hijri - 1) * 354 + (3 + 11 * hijri) // 30
                + 29 * (month_number - 1) + month_number // 2 + day_number
            )  # fmt: skip
            interval = days_between(start - 1, start + days)
            if interval.start.year <= year <= interval.end.year:
                found.append(interval)
        return found

    return rule


def _new_moon_after(ordinal: int) -> float:
    """The first new moon at or after a day (proleptic Gregorian ordinal) as a day with a fraction, Universal Time."""
    index = math.floor((ordinal - 730125.59766) / 29.530588861) - 1  # the new moon of 2000-01-06 is number 0
    while True:
        centuries = index / 1236.85
        sun = math.radians(2.5534 + 29.10535670 * index)
        moon = math.radians(201.5643 + 385.81693528 * index + 0.0107582 * centuries**2)
        node = math.radians(160.7108 + 390.67050284 * index)
        at = (
            730125.59766 + 29.530588861 * index - 0.40720 * math.sin(moon) + 0.17241 * math.sin(sun)
            + 0.01608 * math.sin(2 * moon) + 0.01039 * math.sin(2 * node) + 0.00739 * math.sin(moon - sun)
            - 0.00514 * math.sin(moon + sun) + 0.00208 * math.sin(2 * sun)
        )  # fmt: skip
        if at >= ordinal:
            return at
        index += 1


def _lunar_new_year(year: int) -> list[Interval]:
    """The new moon between Jan. 21 and Feb. 20 in Chinese time."""
    start = math.floor(_new_moon_after(datetime.date(year, 1, 20).toordinal()) + 8 / 24)
    if start < datetime.date(year, 1, 21).toordinal():
        start = math.floor(_new_moon_after(start + 2) + 8 / 24)
    return [days_between(start, start)]


def _diwali(year: int) -> list[Interval]:
    """The new moon of mid-October to mid-November in Indian time; places keep one of two days, so both are given."""
    start = math.floor(_new_moon_after(datetime.date(year, 10, 15).toordinal()) + 5.5 / 24)
    return [days_between(start - 1, start + 1)]


def _fixed(month_number: int, number: int) -> Callable[[int], list[Interval]]:
    return lambda year: [Interval(*(datetime.date(year, month_number, number),) * 2)]


def _nth(month_number: int, weekday: int, n: int, plus: int = 0, last: int = 0) -> Callable[[int], list[Interval]]:
    def rule(year: int) -> list[Interval]:
        ordinal = nth_weekday(year, month_number, weekday, n).toordinal() + plus
        return [days_between(ordinal, ordinal + last)]

    return rule


def _either(*rules: Callable[[int], list[Interval]]) -> Callable[[int], list[Interval]]:
    return lambda year: [interval for rule in rules for interval in rule(year)]


def _easter(offset: int, last: int | None = None) -> Callable[[int], list[Interval]]:
    def rule(year: int) -> list[Interval]:
        sunday = easter(year).toordinal()
        return [days_between(sunday + offset, sunday + (offset if last is None else last))]

    return rule


def _orthodox(offset: int) -> Callable[[int], list[Interval]]:
    def rule(year: int) -> list[Interval]:
        ordinal = orthodox_easter(year).toordinal() + offset
        return [days_between(ordinal, ordinal)]

    return rule


def _passover(year: int) -> list[Interval]:
    start = _hebrew_new_year(year + 3761) - 163
    return [days_between(start - 1, start + 7)]


def _victoria_day(year: int) -> list[Interval]:
    """The last Monday before May 25."""
    date = datetime.date(year, 5, 24)
    return [days_between(date.toordinal() - date.weekday(), date.toordinal() - date.weekday())]


def _election_day(year: int) -> list[Interval]:
    ordinal = nth_weekday(year, 11, MONDAY, 1).toordinal() + 1
    return [days_between(ordinal, ordinal)]


def _inauguration_day(year: int) -> list[Interval]:
    return [Interval(*(datetime.date(year, 1, 20 if year > 1933 else 4),) * 2)] if year % 4 == 1 else []


# Names in lower case without apostrophes. Where countries differ, a rule gives each country's day.
_HOLIDAYS: Final[dict[str, Callable[[int], list[Interval]]]] = {
    "new years day": _fixed(1, 1),
    "new years eve": _fixed(12, 31),
    "epiphany": _fixed(1, 6),
    "orthodox christmas": _fixed(1, 7),
    "martin luther king jr day": _nth(1, MONDAY, 3),
    "martin luther king day": _nth(1, MONDAY, 3),
    "mlk day": _nth(1, MONDAY, 3),
    "inauguration day": _inauguration_day,
    "australia day": _fixed(1, 26),
    "republic day": _fixed(1, 26),
    "holocaust remembrance day": _fixed(1, 27),
    "groundhog day": _fixed(2, 2),
    "waitangi day": _fixed(2, 6),
    "valentines day": _fixed(2, 14),
    "presidents day": _nth(2, MONDAY, 3),
    "washingtons birthday": _nth(2, MONDAY, 3),
    "leap day": lambda year: _fixed(2, 29)(year) if is_leap(year) else [],
    "st davids day": _fixed(3, 1),
    "international womens day": _fixed(3, 8),
    "st patricks day": _fixed(3, 17),
    "pi day": _fixed(3, 14),
    "nowruz": lambda year: [Interval(datetime.date(year, 3, 19), datetime.date(year, 3, 21))],
    "april fools day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "st georges day": _fixed(4, 23),
    "anzac day": _fixed(4, 25),
    "kings day": _fixed(4, 27),
    "mardi gras": _easter(-47),
    "shrove tuesday": _easter(-47),
    "ash wednesday": _easter(-46),
    "palm sunday": _easter(-7),
    "holy week": _easter(-7, -1),
    "maundy thursday": _easter(-3),
    "holy thursday": _easter(-3),
    "good friday": _easter(-2),
    "holy saturday": _easter(-1),
    "easter": _easter(0),
    "easter sunday": _easter(0),
    "easter day": _easter(0),
    "easter monday": _easter(1),
    "easter weekend": _easter(-2, 1),
    "easter week": _easter(-6, 6),
    "ascension day": _easter(39),
    "pentecost": _easter(49),
    "whit sunday": _easter(49),
    "whit monday": _easter(50),
    "pentecost monday": _easter(50),
    "trinity sunday": _easter(56),
    "corpus christi": _easter(60, 63),
    "orthodox easter": _orthodox(0),
    "orthodox good friday": _orthodox(-2),
    "may day": _fixed(5, 1),
    "international workers day": _fixed(5, 1),
    "cinco de mayo": _fixed(5, 5),
    "early may bank holiday": _nth(5, MONDAY, 1),
    "spring bank holiday": _nth(5, MONDAY, -1),
    "summer bank holiday": _either(_nth(8, MONDAY, -1), _nth(8, MONDAY, 1)),
    "august bank holiday": _either(_nth(8, MONDAY, -1), _nth(8, MONDAY, 1)),
    "late may bank holiday": _nth(5, MONDAY, -1),
    "bank holiday monday": _either(
        _easter(1), _nth(5, MONDAY, 1), _nth(5, MONDAY, -1), _nth(8, MONDAY, -1), _nth(8, MONDAY, 1), _nth(6, MONDAY, 1)
    ),
    "mothers day": _either(_nth(5, SUNDAY, 2), _easter(-21)),
    "mothering sunday": _easter(-21),
    "fathers day": _nth(6, SUNDAY, 3),
    "victory day": _fixed(5, 9),
    "ve day": _fixed(5, 8),
    "victoria day": _victoria_day,
    "memorial day": _nth(5, MONDAY, -1),
    "d-day": _fixed(6, 6),
    "flag day": _fixed(6, 14),
    "bloomsday": _fixed(6, 16),
    "juneteenth": _fixed(6, 19),
    "canada day": _fixed(7, 1),
    "fourth of july": _fixed(7, 4),
    "july fourth": _fixed(7, 4),
    "july 4th holiday": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _nth(9, MONDAY, 1),
    "labour day": _either(_nth(9, MONDAY, 1), _fixed(5, 1)),
    "patriot day": _fixed(9, 11),
    "columbus day": _nth(10, MONDAY, 2),
    "indigenous peoples day": _nth(10, MONDAY, 2),
    "canadian thanksgiving": _nth(10, MONDAY, 2),
    "halloween": _fixed(10, 31),
    "all saints day": _fixed(11, 1),
    "all souls day": _fixed(11, 2),
    "day of the dead": lambda year: [Interval(datetime.date(year, 11, 1), datetime.date(year, 11, 2))],
    "guy fawkes night": _fixed(11, 5),
    "bonfire night": _fixed(11, 5),
    "election day": _election_day,
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "remembrance sunday": _nth(11, SUNDAY, 2),
    "thanksgiving": _nth(11, THURSDAY, 4),
    "thanksgiving day": _nth(11, THURSDAY, 4),
    "thanksgiving eve": _nth(11, THURSDAY, 4, -1),
    "thanksgiving weekend": _nth(11, THURSDAY, 4, last=3),
    "black friday": _nth(11, THURSDAY, 4, 1),
    "small business saturday": _nth(11, THURSDAY, 4, 2),
    "cyber monday": _nth(11, THURSDAY, 4, 4),
    "giving tuesday": _nth(11, THURSDAY, 4, 5),
    "st andrews day": _fixed(11, 30),
    "pearl harbor day": _fixed(12, 7),
    "human rights day": _fixed(12, 10),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "st stephens day": _fixed(12, 26),
    "st nicholas day": _fixed(12, 6),
    "kwanzaa": lambda year: [Interval(datetime.date(year, 12, 26), datetime.date(year + 1, 1, 1))],
    "rosh hashana": _hebrew(0, 2),
    "rosh hashanah": _hebrew(0, 2),
    "yom kippur": _hebrew(9, 1),
    "sukkot": _hebrew(14, 7),
    "hanukkah": _hanukkah,
    "passover": _passover,
    "ramadan": _islamic(9, 1, 30),
    "eid al-fitr": _islamic(10, 1, 3),
    "eid al-adha": _islamic(12, 10, 4),
    "ashura": _islamic(1, 10),
    "lunar new year": _lunar_new_year,
    "chinese new year": _lunar_new_year,
    "diwali": _diwali,
}


HOLIDAYS: Final = frozenset(_HOLIDAYS)


def holiday(name: str, year: int) -> tuple[Interval, ...]:
    """The days of a holiday in a year of the Gregorian calendar; none where the rule does not reach (1583 to 9990).

    `name` is in lower case without apostrophes and stops. More than one interval: countries keep different days.
    """
    rule = _HOLIDAYS.get(name)
    return tuple(rule(year)) if rule and 1583 <= year <= 9990 else ()
