"""Clock zones of news copy, and when their clocks stand on daylight time."""

import datetime
from typing import Final, NamedTuple

from newslint.views.calendar import SUNDAY, Interval, days_between, nth_weekday, shifted


class Zone(NamedTuple):
    """A clock zone: minutes east of Greenwich in winter and in summer, and who sets the clock when.

    `season` is "standard" or "daylight" where the name says so, else empty; `rule` is us, eu, au, nz or none.
    """

    standard: int
    daylight: int
    season: str
    rule: str


def _zone_table() -> dict[str, Zone]:
    table = {
        "gmt": Zone(0, 0, "standard", "none"),
        "utc": Zone(0, 0, "standard", "none"),
        "z": Zone(0, 0, "standard", "none"),
        "ist": Zone(330, 330, "", "none"),
        "jst": Zone(540, 540, "standard", "none"),
        "kst": Zone(540, 540, "standard", "none"),
        "hkt": Zone(480, 480, "standard", "none"),
        "sgt": Zone(480, 480, "standard", "none"),
        "msk": Zone(180, 180, "standard", "none"),
        "sast": Zone(120, 120, "standard", "none"),
        "hst": Zone(-600, -600, "standard", "none"),
        "acst": Zone(570, 630, "standard", "none"),
        "acdt": Zone(570, 630, "daylight", "au"),
        # Queensland and the Northern Territory keep standard time all year, so its names are never wrong.
        "awst": Zone(480, 480, "standard", "none"),
        "aest": Zone(600, 660, "standard", "none"),
        "aedt": Zone(600, 660, "daylight", "au"),
        "nzst": Zone(720, 780, "standard", "nz"),
        "nzdt": Zone(720, 780, "daylight", "nz"),
        "bst": Zone(0, 60, "daylight", "eu"),
        "wet": Zone(0, 60, "standard", "eu"),
        "west": Zone(0, 60, "daylight", "eu"),
        "cet": Zone(60, 120, "standard", "eu"),
        "cest": Zone(60, 120, "daylight", "eu"),
        "eet": Zone(120, 180, "standard", "eu"),
        "eest": Zone(120, 180, "daylight", "eu"),
    }
    american = {"n": -210, "a": -240, "e": -300, "c": -360, "m": -420, "p": -480, "ak": -540}
    for letter, offset in american.items():
        table[f"{letter}st"] = Zone(offset, offset + 60, "standard", "us")
        table[f"{letter}dt"] = Zone(offset, offset + 60, "daylight", "us")
        table[f"{letter}t"] = Zone(offset, offset + 60, "", "us")
    del table["nt"], table["at"]
    return table


ZONES: Final = _zone_table()


def _southern_start(rule: str, year: int) -> datetime.date:
    return nth_weekday(year, 10, SUNDAY, 1) if rule == "au" else nth_weekday(year, 9, SUNDAY, -1)


def daylight_time(rule: str, date: datetime.date) -> Interval | None:
    """The stretch of daylight time (first day to the last whole day) of the northern year, or around the new year.

    `rule` is one of Zone's. None where no clock is moved, or the rule of that year is not known.
    """
    year = date.year
    if rule == "us" and year >= 1967:
        first, last = (
            (nth_weekday(year, 3, SUNDAY, 2), nth_weekday(year, 11, SUNDAY, 1))
            if year >= 2007
            else (nth_weekday(year, 4, SUNDAY, 1 if year >= 1987 else -1), nth_weekday(year, 10, SUNDAY, -1))
        )
    elif rule == "eu" and year >= 1996:
        first, last = nth_weekday(year, 3, SUNDAY, -1), nth_weekday(year, 10, SUNDAY, -1)
    elif rule in ("au", "nz") and 2008 <= year < 9999:
        southern = year if date >= _southern_start(rule, year) else year - 1
        first, last = _southern_start(rule, southern), nth_weekday(southern + 1, 4, SUNDAY, 1)
    else:
        return None
    return days_between(first.toordinal(), last.toordinal() - 1)


def is_daylight(zone: str, date: datetime.date) -> bool | None:
    """Whether the clocks of a zone (by abbreviation, lower case) stand on daylight time; None where not known.

    On the day of a change either is right, so it gives None too.
    """
    known = ZONES.get(zone)
    if known is None or known.rule == "none":
        return None
    stretch = daylight_time(known.rule, date)
    if stretch is None:
        return None
    change = shifted(stretch.end, 1)
    if date in (stretch.start, change):
        return None
    return stretch.start <= date <= stretch.end
