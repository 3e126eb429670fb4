import datetime
import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, Related, rule, within
from newslint.views.calendar import day
from newslint.views.dates import Kind, Parts, TimeExpression, Unit, dates
from newslint.views.zones import ZONES, is_daylight
from newslint_rules.dates._points import nearby
from newslint_rules.dates._wording import day_in_words

# Cities that keep one clock, by the zones of their winter and summer.
_CITIES: Final = {
    "london": "bst", "edinburgh": "bst", "dublin": "bst", "paris": "cet", "berlin": "cet", "rome": "cet",
    "madrid": "cet",
    "brussels": "cet", "vienna": "cet", "geneva": "cet", "athens": "eet", "kyiv": "eet", "helsinki": "eet",
    "moscow": "msk", "new york": "et", "washington": "et", "boston": "et", "chicago": "ct", "denver": "mt",
    "los angeles": "pt", "san francisco": "pt", "seattle": "pt", "tokyo": "jst", "seoul": "kst", "hong kong": "hkt",
    "singapore": "sgt", "sydney": "aedt", "johannesburg": "sast",
}  # fmt: skip
_SEASONS: Final = {"standard": "daylight", "daylight": "standard"}
_HOURS_BETWEEN: Final = 60  # code points between two times of one moment


class _Moment(NamedTuple):
    """A time of day as minutes after midnight, and the minutes east of Greenwich that its clock may stand at."""

    minutes: int
    offsets: frozenset[int]


@rule(
    title="A time zone does not fit the date, or two times of one moment differ",
    why="In July New York keeps EDT, not EST, and 3 p.m. EDT is 1900 GMT: who dials in an hour late has missed it.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    published="2024-05-01",
    bad=[
        "Fireworks start at 9 p.m. [[EST|EDT]] on July 4, 2024, over the river.",
        "Bids close in Chicago at noon [[CDT|CST]] on December 10, 2025.",
        "The rates come at [[3 p.m. EST (1900 GMT)]] on Jan. 29, 2025.",
        "The game is at [[5 p.m. Pacific (2 p.m. Eastern)]] on the coast.",
        "The guns fell silent at [[3 p.m. in Moscow, which is 1500 GMT]], the army said.",
        "At [[2 p.m. EST on January 15 -- 5 p.m. in London]] -- the ministers met.",
    ],
    good=[
        "Fireworks start at 9 p.m. EDT on July 4, 2024, over the river.",
        "The rates come at 3 p.m. EST (2000 GMT) on Jan. 29, 2025.",
        "The rates come at 3 p.m. EDT (1900 GMT) on July 31.",
        "In Phoenix clocks showed 3 p.m. MST on July 4, 2024.",
        "The game is at 5 p.m. Pacific (8 p.m. Eastern) on the coast.",
        "Bids open at 9 a.m. EDT and close at 1500 GMT.",
        "The play ran from 2 p.m. in London to 5 p.m. in Paris.",
        "On July 4 the port opens at 8 a.m.; from Dec. 1 it opens at 9 a.m. EST.",
        "The flight left at 11 p.m. EST on Jan. 3, 2024, and the rocket on Jan. 4, 2024, at 0400 GMT.",
    ],
)
def time_zone(document: Document) -> Iterator[Hit]:
    """Looks at zones that name winter or summer, and at a time with its conversion; the date may lie close by."""
    text = document.text
    times = [one for one in document.view(dates) if one.parts.hour is not None or one.parts.part_of_day in _POINTS]
    for one in times:
        hit = _season(document, one)
        if hit is not None:
            yield hit
    for one, other in itertools.pairwise(times):
        if one.kind is Kind.RANGE or other.kind is Kind.RANGE or other.start - one.end > _HOURS_BETWEEN:
            continue
        if _is_conversion(text, one, other):
            hit = _conversion(document, one, other)
            if hit is not None:
                yield hit


_NORTH_AMERICAN: Final = frozenset(("et", "ct", "mt", "pt"))
_POINTS: Final = {"noon": 720, "midday": 720, "midnight": 0}


def _date_of(document: Document, time: TimeExpression) -> tuple[datetime.date | None, TimeExpression | None]:
    """The day that a time of day belongs to, and where it is told: in its own words, or the one date close before."""
    if time.kind is not Kind.TIME_OF_DAY:
        return _day(time), time
    for before in (0, 1):
        area = nearby(document, time.start, before, 0)
        told = {
            _day(one): one
            for one in within(document.view(dates), area)
            if one.kind in _DAYS and (one.granularity in _FINE or one.parts.day is not None)
        }
        if told:
            return next(iter(told.items())) if len(told) == 1 else (None, None)
    return None, None


def _day(date: TimeExpression) -> datetime.date | None:
    """The day; one without a year is put into any, as clocks change at the same time in all."""
    parts = date.parts
    if date.value is None and date.kind is Kind.MONTH_DAY and not date.impossible:
        return day(_ANY_YEAR, parts.month or 1, parts.day or 1)
    return date.value.start if date.value is not None else None


_ANY_YEAR: Final = 2024
_DAYS: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_DAY, Kind.WEEKDAY, Kind.HOLIDAY, Kind.DAY, Kind.RELATIVE))
_FINE: Final = frozenset((Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.PART_OF_DAY))


@cache
def _without_summer() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:Arizona|Phoenix|Tucson|Hawaii|Jamaica|Panama|Saskatchewan|Regina|Queensland|Brisbane|Puerto Rico"
        r"|Cancun|GMT [+-]|clocks (?:go|went|turn|change|fall|spring))\b"
    )


def _season(document: Document, time: TimeExpression) -> Hit | None:
    """A zone of winter in summer, or the other way round."""
    text = document.text
    name = time.parts.zone
    zone = ZONES.get(name)
    if zone is None or zone.season not in _SEASONS or zone.rule == "none":
        return None
    date, told = _date_of(document, time)
    if date is None or told is None:
        return None
    daylight = is_daylight(name, date)
    if daylight is None or daylight == (zone.season == "daylight"):
        return None
    area = nearby(document, time.start, 1, 1)
    if _without_summer().search(text, area.start, area.end):
        return None
    place = re.compile(name, re.IGNORECASE).search(text, time.start, time.end)
    right = _partner(name)
    if place is None or right is None:
        return None
    saving = "daylight" if daylight else "standard"
    words = day_in_words(date, with_year=told.value is not None)
    message = f"on {words} clocks there show {saving} time, {right.upper()}"
    related = () if told is time else (Related(*told.span, "the date"),)
    return Hit(place.start(), place.end(), message, (right.upper(),), related)


def _partner(name: str) -> str | None:
    """EDT for EST, CET for CEST, GMT for BST."""
    if name == "bst":
        return "gmt"
    if name in ("cest", "eest", "west"):
        return name.replace("est", "et", 1) if name != "west" else "wet"
    if name in ("cet", "eet", "wet"):
        return name[:-1] + "st"
    for one, other in (("st", "dt"), ("dt", "st")):
        if name.endswith(one) and name[:-2] + other in ZONES:
            return name[:-2] + other
    return None


@cache
def _conversion_joint() -> re.Pattern[str]:
    # (1900 GMT); , or 0800 GMT; , which is 1500 GMT; = 1500 GMT; / 1500 GMT
    return re.compile(
        r"(?:,? (?:in|on) [A-Z][^.;()]{1,24}?|,? local time|,? [A-Z][a-z]+day)?"
        r"(?: ?\((?:that is |or |equal to |= ?)?|,? or |,? which (?:is|was|would be) |, i\.e\. | ?= ?| ?/ ?"
        r"|, that is,? | -- | – |—| — )"
    )


def _is_conversion(text: str, one: TimeExpression, other: TimeExpression) -> bool:
    return _conversion_joint().fullmatch(text, one.end, other.start) is not None


def _moment(document: Document, time: TimeExpression, date: datetime.date | None) -> _Moment | None:
    parts = time.parts
    minutes = _minutes(parts)
    name = parts.zone if parts.zone in ZONES else _city(document.text, time.end)
    if minutes is None or name is None:
        return None
    zone = ZONES[name]
    if zone.season == "standard" and parts.zone:
        offsets = {zone.standard}
    elif zone.season == "daylight" and parts.zone:
        offsets = {zone.daylight}
    else:
        season = is_daylight(name, date) if date else None
        offsets = {zone.standard, zone.daylight} if season is None else {zone.daylight if season else zone.standard}
    if name == "ist":
        offsets = {330, 120, 60, 180}  # India, Israel, Ireland
    return _Moment(minutes, frozenset(offsets))


@cache
def _city_behind() -> re.Pattern[str]:
    return re.compile(r"(?:,? (?:on )?[A-Z][a-z]+day)? (?:in )?([A-Z][a-z]+(?: [A-Z][a-z]+)?)")


def _city(text: str, end: int) -> str | None:
    match = _city_behind().match(text, end)
    return _CITIES.get(match[1].lower()) if match else None


def _minutes(parts: Parts) -> int | None:
    if parts.hour is None:
        return _POINTS.get(parts.part_of_day)
    if not 0 <= parts.hour <= 24 or (parts.minute or 0) > 59:
        return None
    if parts.meridiem:
        return 60 * (parts.hour % 12 + (12 if parts.meridiem == "pm" else 0)) + (parts.minute or 0)
    return 60 * parts.hour + (parts.minute or 0)


def _conversion(document: Document, one: TimeExpression, other: TimeExpression) -> Hit | None:
    date, _ = _date_of(document, one)
    first, second = _moment(document, one, date), _moment(document, other, date)
    if first is None or second is None:
        return None
    pairs = list(itertools.product(first.offsets, second.offsets))
    names = {one.parts.zone, other.parts.zone}
    if date is None and names <= _NORTH_AMERICAN:  # clocks there change on the same day
        pairs = list(zip(sorted(first.offsets), sorted(second.offsets), strict=True))
    right = {(first.minutes - mine + theirs) % 1440 for mine, theirs in pairs}
    if second.minutes % 1440 in right:
        return None
    text = document.text
    times = " or ".join(f"{minutes // 60:02}:{minutes % 60:02}" for minutes in sorted(right))
    clock = f"{second.minutes // 60 % 24:02}:{second.minutes % 60:02}"
    message = f"{one.span.of(text)} is {times} on the other clock, not {clock}"
    related = (Related(*one.span, "one clock"), Related(*other.span, "the other"))
    city = _city_behind().match(text, other.end) if other.parts.zone not in ZONES else None
    end = city.end() if city else other.end
    if "(" in text[one.end : other.start] and text[end : end + 1] == ")":
        end += 1
    return Hit(one.start, end, message, related=related)
