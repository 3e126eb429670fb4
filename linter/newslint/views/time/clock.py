"""Times of day, with parts of the day and zones."""

from typing import Final

from newslint.views.time.lexicon import (
    NUMBERS,
    PARTS_OF_DAY,
    POINTS_OF_DAY,
    ZONE_CODES,
    ZONE_CODES_IN_CAPITALS,
    ZONE_NAMES,
    table,
)
from newslint.views.time.numbers import figure
from newslint.views.time.readings import Reading, expression
from newslint.views.time.tokens import Tokens
from newslint.views.time.values import Kind, Parts, Unit

_BEFORE_A_TIME: Final = table("at by from until till before after around about between since to past and")

_ZONES_BY_NAME: Final = {
    (name, season): letter + code
    for name, letter in (("eastern", "e"), ("central", "c"), ("mountain", "m"), ("pacific", "p"))
    for season, code in (("time", "t"), ("standard", "st"), ("daylight", "dt"))
} | {
    ("greenwich", "mean"): "gmt",
    ("greenwich", "time"): "gmt",
    ("moscow", "time"): "msk",
    ("british", "summer"): "bst",
}


def meridiem(t: Tokens, j: int) -> tuple[str, int] | None:
    """a.m., am, A.M. and the token behind it."""
    token = t.low[j]
    if token in ("am", "pm"):
        return token, j + 1
    if token in ("a", "p") and t.low[j + 1] == "." and t.touches(j):
        k = j + 2 if t.low[j + 2] == "m" else j + 2 if t.low[j + 2] == "." else -1
        if k > 0 and t.low[k] == "m":
            return token + "m", k + 2 if t.low[k + 1] == "." and t.touches(k) else k + 1
    return None


def zone(t: Tokens, j: int) -> tuple[str, int] | None:
    """EST, GMT, Eastern (Standard) Time, local time, and the token behind it."""
    at = j + 1 if t.low[j] in ("(", ",") else j
    token = t.low[at]
    if (token in ZONE_CODES and t.raw(at).isupper()) or (token in ZONE_CODES_IN_CAPITALS and t.raw(at).isupper()):
        return token, at + 2 if at > j and t.low[at + 1] == ")" else at + 1
    if token in ZONE_NAMES and at == j:
        k = at + 1
        if t.low[k] in ("standard", "daylight", "mean", "summer"):
            k += 1
        if t.low[k] == "time":
            return _ZONES_BY_NAME.get((token, t.low[at + 1]), token), k + 1
        if token in ("eastern", "pacific") and t.raw(at).istitle():
            return _ZONES_BY_NAME[(token, "time")], at + 1
    return None


def time_of_day(t: Tokens, i: int) -> Reading | None:
    """8 p.m.; 8:30 pm; 20:15 GMT; 2100 GMT; 10 o’clock; 25:61 where a time must stand."""
    token = t.low[i]
    hour = figure(t, i) if token.isdecimal() else NUMBERS.get(token)
    if hour is None or len(token) > 5:
        return None
    if t.low[i - 1] in ("$", "£", "€", "#") or (
        t.end[i - 1] == t.start[i] and t.low[i - 1] in (":", ".", "/", "-", ",") and not _ends_a_range(t, i)
    ):
        return None
    if t.low[i - 1] == ":" and t.low[i - 2].isdecimal():
        return None  # 10 : 30 a.m. in tokenised text
    minute = second = None
    j = i + 1
    written = False
    joined = t.touches(i)
    if not token.isdecimal():
        pass
    elif len(token) == 4:
        return _military(t, i, hour)
    elif len(token) > 2:
        return None
    elif joined and t.low[j] in (":", ".") and t.touches(j) and len(t.low[j + 1]) == 2 and t.low[j + 1].isdecimal():
        minute = figure(t, j + 1)
        written = t.low[j] == ":"
        j += 2
        if written and t.touches(j - 1) and t.low[j] == ":" and t.touches(j) and t.low[j + 1].isdecimal():
            second = figure(t, j + 1)
            j += 2
            if t.low[j] == "." and t.touches(j - 1) and t.touches(j) and t.low[j + 1].isdecimal():
                return None  # a race
        elif written and t.touches(j - 1) and t.low[j] == "." and t.touches(j) and t.low[j + 1].isdecimal():
            return None
    half = meridiem(t, j)
    if half is not None:
        j = half[1]
    elif t.low[j] == "o" and t.low[j + 1] == "'" and t.low[j + 2] == "clock":
        j += 3
        written = True
    elif t.low[j] == "in" and t.low[j + 1] == "the" and t.low[j + 2] in ("morning", "afternoon", "evening"):
        if t.low[i - 1] not in _BEFORE_A_TIME or hour > 24:
            return None
        parts = Parts(hour=hour, minute=minute, part_of_day=t.low[j + 2])
        draft = expression(t, i, j + 3, Kind.TIME_OF_DAY, Unit.HOUR if minute is None else Unit.MINUTE, parts)
        return draft._replace(impossible=impossible_time(parts), certainty=0.9), j + 3
    elif not token.isdecimal():
        return None
    found = zone(t, j) if half or minute is not None or t.low[j - 1] == "clock" else None
    if found is not None:
        j = found[1]
    sure = half or found or t.low[j - 1] == "clock"
    if not sure and not (written and (t.low[i - 1] in _BEFORE_A_TIME or second is not None)):
        return None
    parts = Parts(
        hour=hour, minute=minute, second=second, meridiem=half[0] if half else "", zone=found[0] if found else ""
    )
    reason = impossible_time(parts)
    if reason and not sure and t.low[i - 1] not in ("at", "by", "from", "until"):
        return None  # knocked down to 39:59
    draft = expression(t, i, j, Kind.TIME_OF_DAY, Unit.HOUR if minute is None else Unit.MINUTE, parts)
    return draft._replace(impossible=reason, certainty=1.0 if sure else 0.7), j


def _ends_a_range(t: Tokens, i: int) -> bool:
    """Whether a dash joins it to an hour before: 9am-5pm, 9 a.m.-5 p.m., 7-9 p.m."""
    if t.low[i - 1] != "-" or meridiem(t, i + 1) is None:
        return False
    before = t.low[i - 2]
    return before in ("am", "pm") or (before == "." and t.low[i - 3] == "m") or (before.isdecimal() and len(before) < 3)


def _military(t: Tokens, i: int, number: int) -> Reading | None:
    """2100 GMT, 0630 local time, 1900 hours."""
    found = zone(t, i + 1)
    if found is None and t.low[i + 1] in ("hours", "hrs") and t.low[i - 1] in ("at", "by", "until", "from"):
        found = "", i + 2
    if found is None:
        half = meridiem(t, i + 1)
        if half is None:
            return None
        parts = Parts(hour=number // 100, minute=number % 100, meridiem=half[0])
        draft = expression(t, i, half[1], Kind.TIME_OF_DAY, Unit.MINUTE, parts)
        return draft._replace(impossible=impossible_time(parts)), half[1]
    parts = Parts(hour=number // 100, minute=number % 100, zone=found[0])
    draft = expression(t, i, found[1], Kind.TIME_OF_DAY, Unit.MINUTE, parts)
    return draft._replace(impossible=impossible_time(parts)), found[1]


def impossible_time(parts: Parts) -> str:
    """Why no clock shows such a time, or nothing."""
    hour, minute = parts.hour, parts.minute
    if hour is not None and (hour > 24 or (hour == 24 and minute)):
        return "no such hour"
    if hour is not None and parts.meridiem and not 1 <= hour <= 12:
        return "no such hour on a clock of twelve"
    if minute is not None and minute > 59:
        return "no such minute"
    if parts.second is not None and parts.second > 60:
        return "no such second"
    return ""


def part_of_day(t: Tokens, i: int) -> Reading | None:
    """noon, midnight; in the morning; at night, at dawn."""
    token = t.low[i]
    before, earlier = t.low[i - 1], t.low[i - 2]
    if token in POINTS_OF_DAY:
        if before == "high":
            return None
        if t.is_capital(i) and t.is_capital(i - 1) and before.isalpha():
            return None
    elif token in PARTS_OF_DAY:
        with_article = before == "the" and earlier in ("in", "during", "of", "through", "for", "into")
        if not with_article and not (before == "at" and token != "lunchtime"):
            return None
    else:
        return None
    j = i + 1
    found = zone(t, j) if token in POINTS_OF_DAY else None
    if found is not None:
        j = found[1]
    parts = Parts(part_of_day=token, zone=found[0] if found else "")
    return expression(t, i, j, Kind.TIME_OF_DAY, Unit.PART_OF_DAY, parts), j
