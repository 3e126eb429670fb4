"""Dates as the calendar has them: days, weekdays, months, years, decades, centuries, quarters, seasons, holidays."""

from typing import Final

from newslint.readers.dateline import MONTHS
from newslint.views.calendar import days_in_month
from newslint.views.time.lexicon import (
    AFTER_A_NEWSPAPERS_DAY,
    BEFORE_A_DAY_THAT_IS_A_NAME,
    BEFORE_A_NUMBER_THAT_IS_NO_YEAR,
    CURRENCY,
    DASHES,
    DECADE_WORDS,
    HOLIDAY_NAMES,
    LONGEST_HOLIDAY,
    MEASURES,
    MONTH_ABBREVIATIONS,
    MONTH_PREPOSITIONS,
    MONTHS_THAT_ARE_WORDS,
    ORDINAL_ENDINGS,
    ORDINALS,
    PARTS_OF_DAY,
    PREPOSITIONS,
    SEASONS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
    YEAR_PREPOSITIONS,
)
from newslint.views.time.numbers import figure, ordinal
from newslint.views.time.tokens import Tokens
from newslint.views.time.values import Kind, Order, Parts, TimeExpression, Unit

Reading = tuple[TimeExpression, int]

_PLAIN_YEARS: Final = range(1700, 2051)
_ERAS: Final = {"bc": "BC", "bce": "BC", "ad": "AD", "ce": "AD"}


def expression(t: Tokens, i: int, j: int, kind: Kind, granularity: Unit | None, parts: Parts) -> TimeExpression:
    """A reading of the tokens from `i` to `j`, end exclusive."""
    return TimeExpression(t.start[i], t.end[j - 1], kind, granularity, None, parts)


def month_name(t: Tokens, i: int) -> tuple[int, int] | None:
    """A month and the token behind it and its stop; one in lower case only where it is no other word."""
    token = t.low[i]
    if token not in MONTHS:
        return None
    if not t.is_capital(i) and (token in MONTHS_THAT_ARE_WORDS or token in MONTH_ABBREVIATIONS):
        return None
    j = i + 1
    if token in MONTH_ABBREVIATIONS and t.low[j] == "." and t.touches(i):
        j += 1
    return MONTHS[token], j


def _day_number(t: Tokens, i: int) -> tuple[int, int] | None:
    """A day of the month in figures, with or without its ordinal ending, and the token behind it."""
    if len(t.low[i]) > 2:
        return None
    number = figure(t, i)
    if number is None:
        return None
    j = i + 1
    if t.low[j] in ORDINAL_ENDINGS and t.touches(i):
        return number, j + 1
    if t.touches(i) and (t.low[j] in (":", "%", "/") or t.low[j].isalpha()):
        return None
    if t.low[j] in (",", ".") and t.touches(i) and t.touches(j) and t.low[j + 1].isdecimal():
        if len(t.low[j + 1]) == 4 and t.low[j] == ",":
            return number, j  # June 19,2024
        return None
    if t.low[j] in ("percent", "million", "billion"):
        return None
    return number, j


def _year_number(t: Tokens, i: int) -> tuple[int, int] | None:
    """A year behind a month or day: four or five figures, or two with an apostrophe."""
    token = t.low[i]
    if token == "'" and t.touches(i) and len(t.low[i + 1]) == 2:
        short = figure(t, i + 1)
        if short is not None and not (t.touches(i + 1) and t.low[i + 2] == "s"):
            return _full_year(short), i + 2
        return None
    if len(token) in (4, 5):
        year = figure(t, i)
        if year is None or year < 1000 or t.low[i + 1] in MEASURES:
            return None
        following = t.low[i + 1]
        if t.touches(i) and (following.isalpha() and following != "s" or following == ":"):
            return None
        if following in (",", ".") and t.touches(i) and t.touches(i + 1) and t.low[i + 2].isdecimal():
            return None
        if len(token) == 5 and not (t.low[i - 1] in (",", ".") or t.low[i - 1].isalnum()):
            return None
        return year, i + 1
    return None


def _full_year(short: int) -> int:
    """’24 is 2024, ’45 is 1945: the century that makes it nearest to the turn of the millennium."""
    return 2000 + short if short < 40 else 1900 + short


def _comma_year(t: Tokens, j: int) -> tuple[int | None, int]:
    """The year behind a day and the token behind it."""
    at = j + 1 if t.low[j] == "," else j
    if t.low[at] == "of" and len(t.low[at + 1]) >= 4:
        at += 1
    found = _year_number(t, at)
    if found is None:
        return None, j
    if at > j and t.low[at] == "'" and not t.touches(at):
        return None, j
    return found


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


def month_first(t: Tokens, i: int) -> Reading | None:
    """June 19, 2024; Sept. 9; May 4th; Jan. 10-17, 2024; June 2024; May ’24; June."""
    found = month_name(t, i)
    if found is None:
        return None
    month, j = found
    at = j + 1 if t.low[j] == "the" and t.low[j + 2] in ORDINAL_ENDINGS else j
    numbered = _day_number(t, at)
    if numbered is None and t.low[at] in ORDINALS and not t.is_capital(at) and t.low[at + 1] not in ("quarter", "half"):
        spelt = ordinal(t, at)
        numbered = spelt if spelt and spelt[0] <= 31 and t.low[j] not in ("second",) else None
    if numbered is not None:
        return _month_and_day(t, i, month, *numbered)
    year, k = _month_year(t, j)
    if year is not None:
        parts = Parts(year=year, month=month)
        draft = expression(t, i, k, Kind.MONTH_YEAR, Unit.MONTH, parts)
        return draft._replace(impossible=impossible_day(None, month, year)), k
    if not _is_bare_month(t, i, j):
        return None
    return expression(t, i, j, Kind.MONTH, Unit.MONTH, Parts(month=month)), j


def _month_year(t: Tokens, j: int) -> tuple[int | None, int]:
    at = j + 1 if t.low[j] in ("of", ",") else j
    found = _year_number(t, at)
    if found and not (t.low[j] == "," and len(t.low[at]) == 5):
        return found
    return None, j


def _month_and_day(t: Tokens, i: int, month: int, day: int, k: int) -> Reading | None:
    first_end = k
    last, last_month, last_start, end = _range_end(t, k)
    if last is None and t.low[k] == "and" and (following := _day_number(t, k + 1)) and following[0] == day + 1:
        last, last_start, end = following[0], k + 1, following[1]  # April 24 and 25
        if t.low[end].isalpha() and t.low[end] not in _AFTER_A_LAST_DAY:
            last = None
    if last is not None:
        k = end
    year, k = _comma_year(t, k)
    if day > 31 and year is None and t.low[i - 1] != "on":
        return None
    if year is None and t.low[k] in MEASURES and t.low[i] in MONTHS_THAT_ARE_WORDS:
        return None
    over_new_year = last_month is not None and last_month < month
    first_year = year - 1 if year is not None and over_new_year else year
    first = _dated(t, i, k, Parts(year=first_year, month=month, day=day), Order.AMERICAN)
    if last is None:
        return _with_weekday_behind(t, i, first, k)
    first = first._replace(end=t.end[first_end - 1])
    parts = Parts(year=year, month=last_month or month, day=last)
    return _ranged(t, i, k, first, _dated(t, last_start, k, parts, Order.AMERICAN)), k


_AFTER_A_LAST_DAY: Final = frozenset("in at by for to with from of and but when as on the".split())
_NO_END: Final = (None, None, 0, 0)


def _range_end(t: Tokens, k: int) -> tuple[int | None, int | None, int, int]:
    """The day, or month and day, behind a dash or “to”: the day, the month, its first token and the one behind it."""
    if t.low[k] not in DASHES and t.low[k] not in ("to", "through", "until"):
        return _NO_END
    at = k + 1
    if t.low[k] == "-" and t.low[at] == "-":
        return _NO_END  # a dash made of two hyphens
    named = month_name(t, at)
    if named is not None:
        month, at = named
        numbered = _day_number(t, at)
        return (numbered[0], month, k + 1, numbered[1]) if numbered else _NO_END
    if t.low[k] in DASHES and not (t.touches(k) and t.touches(k - 1)) and t.low[k] != "–":
        return _NO_END
    if t.low[k] == "until":
        return _NO_END
    numbered = _day_number(t, at)
    if numbered is None or not 1 <= numbered[0] <= 31 or t.low[numbered[1]] in _NOT_AFTER_A_LAST_DAY:
        return _NO_END
    if t.low[numbered[1]] in DASHES and t.touches(numbered[1] - 1):
        return _NO_END
    return numbered[0], None, k + 1, numbered[1]


_NOT_AFTER_A_LAST_DAY: Final = MEASURES | frozenset(("a", "p", "am", "pm", "o"))


def _dated(t: Tokens, i: int, k: int, parts: Parts, order: Order) -> TimeExpression:
    kind = Kind.MONTH_DAY if parts.year is None else Kind.FULL_DATE
    reason = impossible_day(parts.day, parts.month, parts.year)
    return expression(t, i, k, kind, Unit.DAY, parts)._replace(order=order, impossible=reason)


def _ranged(t: Tokens, i: int, k: int, first: TimeExpression, last: TimeExpression) -> TimeExpression:
    return TimeExpression(t.start[i], t.end[k - 1], Kind.RANGE, first.granularity, members=(first, last))


def _with_weekday_behind(t: Tokens, i: int, date: TimeExpression, k: int) -> Reading:
    """Takes in the weekday of “June 3, 2024, a Tuesday” and “2023-07-15 (Friday)”."""
    at = -1
    if t.low[k] == "(" and t.low[k + 1] in WEEKDAYS and t.low[k + 2] == ")":
        at = k + 1
    elif t.low[k] == "," and t.low[k + 1] in ("a", "an") and t.low[k + 2] in WEEKDAYS:
        at = k + 2
    if at < 0:
        return date, k
    parts = date.parts._replace(weekday=WEEKDAYS[t.low[at]])
    last = at + 1 if t.low[at + 1] == ")" else at
    return date._replace(end=t.end[last], parts=parts), last + 1


def _is_bare_month(t: Tokens, i: int, j: int) -> bool:
    """Whether a month that stands alone is one, and not a name, a verb or the end of a sentence."""
    before, after = t.low[i - 1], t.low[j]
    if t.low[i] in MONTH_ABBREVIATIONS:
        return j > i + 1 and before in MONTH_PREPOSITIONS
    if after == "'" or after in DASHES and t.touches(j - 1) and t.low[j + 1].isalpha() and not month_name(t, j + 1):
        return before in MONTH_PREPOSITIONS or t.low[i] not in MONTHS_THAT_ARE_WORDS
    if before in MONTH_PREPOSITIONS:
        return not (t.low[i] == "may" and t.raw(i) == "MAY")
    if t.low[i] in MONTHS_THAT_ARE_WORDS:
        noun = (
            after.isalpha()
            and not t.is_capital(j)
            and after not in PREPOSITIONS
            and after not in ("will", "that", "which")
        )
        return t.raw(i) not in ("MAY", "MARCH") and before in ("the", "its", "a") and noun
    if not t.is_capital(i):
        return False
    named = before.isalpha() and t.is_capital(i - 1) or t.is_capital(j) and after.isalpha()
    return not named and (before.isalpha() or before in ("", ",", "(", ".", '"', "“"))


def day_first(t: Tokens, i: int) -> Reading | None:
    """19 June 2024; the 5th of April; 3 January; 10-17 January 2024; 28 February to 3 March."""
    numbered = _day_number(t, i)
    if numbered is None or (t.touches(i - 1) and t.low[i - 1] in _JOINED_TO_A_NUMBER):
        return None
    day, j = numbered
    last = None
    first_end = last_start = j
    if (t.low[j] in DASHES and (t.touches(j) or t.low[j] == "–")) or t.low[j] in ("to", "and", "through"):
        second = _day_number(t, j + 1)
        if second is not None and second[0] <= 31:
            first_end, last_start = j, j + 1
            last, j = second
    if t.low[j] == "of":
        j += 1
    elif t.low[j] == "-" and t.touches(j) and last is None:
        j += 1  # 19-Jun-2024
    found = month_name(t, j)
    if found is None:
        return None
    month, k = found
    if t.low[k] == "-" and t.low[j - 1] == "-":
        k += 1
    year, k = _comma_year(t, k)
    if year is None and (day > 31 or _is_modal_may(t, j, k) or not t.is_capital(j)):
        return None
    if last is None:
        return _with_weekday_behind(t, i, _dated(t, i, k, Parts(year, month, day), Order.BRITISH), k)
    first = _dated(t, i, first_end, Parts(year, month, day), Order.BRITISH)
    return _ranged(t, i, k, first, _dated(t, last_start, k, Parts(year, month, last), Order.BRITISH)), k


_JOINED_TO_A_NUMBER: Final = CURRENCY | frozenset(":.,/")


def _is_modal_may(t: Tokens, j: int, k: int) -> bool:
    return t.low[j] == "may" and t.low[k] in ("be", "have", "not", "also", "day")


def numeric(t: Tokens, i: int) -> Reading | None:
    """2024-06-19, 2024/6/19, 6/19/2024, 19.6.2024, 06-19-2024; day and month are put in order later."""
    mark = t.low[i + 1]
    if mark not in ("-", "/", ".") or not (t.touches(i) and t.touches(i + 1) and t.touches(i + 2)):
        return None
    if (
        t.low[i + 3] != mark
        or not t.touches(i + 3)
        or t.start[i] == t.end[i - 1]
        and t.low[i - 1] in ("-", "/", ".", "$")
    ):
        return None
    figures = [figure(t, at) for at in (i, i + 2, i + 4)]
    lengths = [len(t.low[at]) for at in (i, i + 2, i + 4)]
    first, second, third = figures
    if first is None or second is None or third is None or lengths[1] > 2:
        return None
    k = i + 5
    if t.touches(k - 1) and (t.low[k] in ("-", "/") or t.low[k].isdecimal()):
        return None
    if t.touches(k - 1) and t.low[k] == "." and t.low[k + 1].isdecimal() and t.touches(k):
        return None  # an address of the internet
    if lengths[0] == 4 and lengths[2] <= 2 and mark != ".":
        draft = _dated(t, i, k, Parts(first, second, third), Order.ISO)
        if t.touches(k - 1) and t.low[k] == "t" and t.low[k + 1].isdecimal():
            k += 1
        return _with_weekday_behind(t, i, draft, k) if t.low[k - 1] != "t" else (draft, k)
    if lengths[0] > 2 or lengths[2] not in (4, 5) and not (lengths[2] == 2 and mark == "/"):
        return None
    year = third if lengths[2] > 2 else _full_year(third)
    if not 1500 <= year <= 99999 or lengths[2] == 2 and first > 31:
        return None
    order = Order.AMBIGUOUS
    if first > 12 or mark == ".":
        order = Order.BRITISH
    elif second > 12:
        order = Order.AMERICAN
    month, day = (second, first) if order is Order.BRITISH else (first, second)
    return _with_weekday_behind(t, i, _dated(t, i, k, Parts(year, month, day), order), k)


def weekday(t: Tokens, i: int) -> Reading | None:
    """Tuesday; Tuesday morning; Tuesday, June 19, 2024; Saturday 3 January; Sat., Jan. 3; Friday the 13th."""
    token = t.low[i]
    j = i + 1
    full = token in WEEKDAYS
    if not t.is_capital(i):
        return None
    if full:
        if _is_name_of_day(t, i):
            return None
    elif token not in WEEKDAY_ABBREVIATIONS:
        return None
    elif t.low[j] == "." and t.touches(i):
        j += 1
    number = WEEKDAYS[token] if full else WEEKDAY_ABBREVIATIONS[token]
    dated = _date_behind(t, j)
    if dated is not None:
        date, k = dated
        members = tuple(
            member._replace(parts=member.parts._replace(weekday=number)) if index == 0 else member
            for index, member in enumerate(date.members)
        )
        parts = date.parts._replace(weekday=number)
        return date._replace(start=t.start[i], parts=parts, members=members), k
    if not full:
        if token in ("tues", "thurs", "thur", "weds") and j > i + 1:
            return expression(t, i, j, Kind.WEEKDAY, Unit.DAY, Parts(weekday=number)), j
        return None
    if token.endswith("s"):
        draft = expression(t, i, j, Kind.FREQUENCY, Unit.WEEK, Parts(weekday=number))
        return draft._replace(unit=Unit.WEEK, amount=1), j
    if t.low[j] == "the" and t.low[j + 2] in ORDINAL_ENDINGS:
        day = _day_number(t, j + 1)
        if day is not None:
            return expression(t, i, day[1], Kind.DAY, Unit.DAY, Parts(day=day[0], weekday=number)), day[1]
    return expression(t, i, j, Kind.WEEKDAY, Unit.DAY, Parts(weekday=number)), j


def _is_name_of_day(t: Tokens, i: int) -> bool:
    """Whether a weekday is part of a newspaper's or a club's name: Sunday Times, Sheffield Wednesday."""
    if t.low[i - 1] in BEFORE_A_DAY_THAT_IS_A_NAME and t.is_capital(i - 1):
        return True
    following = t.low[i + 1]
    if following in AFTER_A_NEWSPAPERS_DAY and t.is_capital(i + 1):
        return True
    return following == "night" and t.is_capital(i + 1) and t.is_capital(i + 2)


def _date_behind(t: Tokens, j: int) -> Reading | None:
    """The date behind a weekday."""
    part = t.low[j] in PARTS_OF_DAY
    at = j + 1 if part else j
    if t.low[at] == ",":
        at += 1
    if t.low[at] == "the":
        at += 1
    found = month_first(t, at) if t.low[at] in MONTHS else day_first(t, at) or numeric(t, at) if figure(t, at) else None
    if found is None or found[0].kind in (Kind.MONTH, Kind.MONTH_YEAR):
        return None
    if part:
        date, k = found
        return date._replace(parts=date.parts._replace(part_of_day=t.low[j])), k
    return found


def day_of_month(t: Tokens, i: int) -> Reading | None:
    """“the 25th” behind “on”, “until” and the like."""
    if t.low[i - 1] != "the" or t.low[i - 2] not in ("on", "by", "until", "since", "before", "after", "from", "to"):
        return None
    number = figure(t, i)
    if number is None or not 1 <= number <= 31 or t.low[i + 1] not in ORDINAL_ENDINGS or not t.touches(i):
        return None
    following = t.low[i + 2]
    if following.isalpha() and following not in (
        "and",
        "to",
        "at",
        "in",
        "for",
        "when",
        "but",
        "as",
        "with",
        "he",
        "she",
    ):
        return None
    return expression(t, i, i + 2, Kind.DAY, Unit.DAY, Parts(day=number)), i + 2


def year_like(t: Tokens, i: int) -> Reading | None:
    """1990; 1990s; 1998-99; (1931-2024); 44 B.C.; 20014 where a year must stand."""
    token = t.low[i]
    year = figure(t, i)
    if year is None:
        return None
    era = _era(t, i + 1)
    if era is not None:
        draft = expression(t, i, era[1], Kind.YEAR, Unit.YEAR, Parts(year=year, era=era[0]))
        return draft._replace(certainty=0.9), era[1]
    if len(token) not in (4, 5) or _is_other_number(t, i):
        return None
    if len(token) == 4 and t.touches(i):
        decade = _decade_ending(t, i)
        if decade:
            return _decade(t, i, decade, year)
    j = i + 1
    if t.low[j] in DASHES and (t.touches(i) and t.touches(j) or t.low[j] == "–"):
        ranged = _year_range(t, i, year)
        if ranged is not None:
            return ranged
        if t.touches(i) and t.low[j] == "-" and t.touches(j) and t.low[j + 1].isdecimal():
            return None
    if t.low[j] == "/" and t.touches(i) and t.touches(j):
        return _year_range(t, i, year)
    if not _is_year(t, i, year):
        return None
    draft = expression(t, i, j, Kind.YEAR, Unit.YEAR, Parts(year=year))
    return draft._replace(impossible=impossible_day(None, None, year)), j


def _era(t: Tokens, j: int) -> tuple[str, int] | None:
    """B.C., BCE, A.D. behind a year."""
    token = t.low[j]
    if token in _ERAS and t.raw(j).isupper():
        return _ERAS[token], j + 1
    if token in ("b", "a") and t.low[j + 1] == "." and t.low[j + 2] in ("c", "d") and t.raw(j).isupper():
        era = _ERAS.get(token + t.low[j + 2])
        if era and t.touches(j) and t.touches(j + 1):
            return era, j + 4 if t.low[j + 3] == "." else j + 3
    return None


def era_first(t: Tokens, i: int) -> Reading | None:
    """A.D. 79 without its stops: AD 79."""
    year = figure(t, i + 1)
    if year is None or len(t.low[i + 1]) > 4 or not t.raw(i).isupper():
        return None
    draft = expression(t, i, i + 2, Kind.YEAR, Unit.YEAR, Parts(year=year, era="AD"))
    return draft._replace(certainty=0.9), i + 2


def _decade_ending(t: Tokens, i: int) -> int:
    """How many tokens the plural behind a decade takes: 1990s, 1990's."""
    if t.low[i + 1] == "s":
        return 1
    return 2 if t.low[i + 1] == "'" and t.low[i + 2] == "s" and t.touches(i + 1) and t.low[i][-1] == "0" else 0


def _decade(t: Tokens, i: int, ending: int, year: int) -> Reading:
    kind, unit = (Kind.CENTURY, Unit.CENTURY) if year % 100 == 0 and year < 2000 else (Kind.DECADE, Unit.DECADE)
    parts = Parts(century=year // 100 + 1) if kind is Kind.CENTURY else Parts(decade=year // 10 * 10)
    return expression(t, i, i + 1 + ending, kind, unit, parts), i + 1 + ending


def short_decade(t: Tokens, i: int) -> Reading | None:
    """'90s, ’24."""
    number = figure(t, i + 1)
    if number is None or len(t.low[i + 1]) != 2 or not t.touches(i):
        return None
    if t.end[i - 1] == t.start[i] and t.low[i - 1].isalnum():
        return None
    if t.low[i + 2] == "s" and t.touches(i + 1):
        decade = _full_year(number) // 10 * 10
        return expression(t, i, i + 3, Kind.DECADE, Unit.DECADE, Parts(decade=decade)), i + 3
    if t.low[i - 1] in ("in", "of", "since", "summer", "fall", "spring", "winter", "class"):
        return expression(t, i, i + 2, Kind.YEAR, Unit.YEAR, Parts(year=_full_year(number))), i + 2
    return None


def decade_word(t: Tokens, i: int) -> Reading | None:
    """the nineties."""
    if t.low[i - 1] not in ("the", "early", "late", "mid", "-"):
        return None
    decade = 1900 + DECADE_WORDS[t.low[i]]
    draft = expression(t, i, i + 1, Kind.DECADE, Unit.DECADE, Parts(decade=decade))
    return draft._replace(certainty=0.8), i + 1


def _year_range(t: Tokens, i: int, first: int) -> Reading | None:
    token = t.low[i + 2]
    last = figure(t, i + 2)
    if last is None or not 1000 <= first <= 2100 or t.touches(i + 2) and t.low[i + 3] in ("-", "/"):
        return None
    if len(token) == 4 and not 1000 <= last <= 2150:
        return None
    if len(token) == 2:
        last += first // 100 * 100
        if last % 100 == 0:
            last += 100
        if last <= first and (last % 100 <= 12 or t.low[i + 1] == "/"):
            return _iso_month(t, i, first, last % 100)
    elif len(token) != 4:
        return None
    k = i + 3
    ending = _decade_ending(t, i + 2) if t.touches(i + 2) else 0
    if ending:
        return None
    members = (
        expression(t, i, i + 1, Kind.YEAR, Unit.YEAR, Parts(year=first)),
        expression(t, i + 2, k, Kind.YEAR, Unit.YEAR, Parts(year=last)),
    )
    return TimeExpression(t.start[i], t.end[k - 1], Kind.RANGE, Unit.YEAR, members=members), k


def _iso_month(t: Tokens, i: int, year: int, month: int) -> Reading | None:
    if t.low[i + 1] != "-" or not 1 <= month <= 12:
        return None
    draft = expression(t, i, i + 3, Kind.MONTH_YEAR, Unit.MONTH, Parts(year=year, month=month))
    return draft._replace(order=Order.ISO, certainty=0.7), i + 3


def _is_other_number(t: Tokens, i: int) -> bool:
    """Whether a figure is a price, a part of a longer number, or the number of a flight, a phone or a model."""
    before = t.low[i - 1]
    joined = t.end[i - 1] == t.start[i]
    if before in CURRENCY or joined and (before.isalnum() or before in ("-", "/", ".", ",", "+", ":", "_")):
        # 555-2014, F-2000 and 1,990; but “mid-1990s”, “pre-1914” and “Jan.1999”.
        return not (before == "-" and t.low[i - 2] in ("mid", "pre", "post", "early", "late", "non"))
    if before in BEFORE_A_NUMBER_THAT_IS_NO_YEAR or before == "." and t.low[i - 2] in ("no", "nos"):
        return True
    after = t.low[i + 1]
    if t.touches(i) and (after in ("%", "°", ":", "+", "_") or after.isalpha() and after != "s"):
        return True
    return after in (",", ".") and t.touches(i) and t.touches(i + 1) and t.low[i + 2].isdecimal()


def _is_year(t: Tokens, i: int, year: int) -> bool:
    """Whether a figure that could be a year is one, by the words around it."""
    before, after = t.low[i - 1], t.low[i + 1]
    if after in MEASURES:
        return False
    if year > 9999:
        return (
            (before == "year" or str(year).startswith(("19", "20")))
            and before in ("in", "since", "by", "until", "year")
            and not after.isalpha()
        )
    if year in _PLAIN_YEARS:
        if before in ("than", "about", "some", "nearly", "to", "around") and year % 50 == 0:
            return not after.isalpha()
        return not (
            after.isalpha() and after.endswith("s") and before in ("of", "with", "over", "up") and year % 10 == 0
        )
    return year >= 1000 and before in YEAR_PREPOSITIONS and not after.isalpha() and before not in ("of", "to", "from")


def century(t: Tokens, i: int) -> Reading | None:
    """19th century, nineteenth-century, the 19th and 20th centuries."""
    found = ordinal(t, i)
    if found is None:
        return None
    number, j = found
    if t.low[j] in DASHES:
        j += 1
    if t.low[j] in ("century", "centuries"):
        k = j + 1
    elif t.low[j] == "and" and (second := ordinal(t, j + 1)) and t.low[second[1]] == "centuries":
        return expression(t, i, j, Kind.CENTURY, Unit.CENTURY, Parts(century=number)), j
    else:
        return None
    era = _era(t, k)
    if era is not None:
        return expression(t, i, era[1], Kind.CENTURY, Unit.CENTURY, Parts(century=number, era=era[0])), era[1]
    return expression(t, i, k, Kind.CENTURY, Unit.CENTURY, Parts(century=number)), k


def quarter(t: Tokens, i: int) -> Reading | None:
    """the third quarter of 2024, first-quarter, Q3 2024, the second half of the year, fiscal third quarter."""
    token = t.low[i]
    fiscal = token in ("fiscal", "financial")
    at = i + 1 if fiscal else i
    if fiscal and t.low[at] == "-":
        at += 1
    if token == "q" and t.touches(i) and t.low[i + 1] in ("1", "2", "3", "4"):
        number, j, half = int(t.low[i + 1]), i + 2, False
    else:
        found = ordinal(t, at)
        if found is None or not 1 <= found[0] <= 4:
            return None
        number, j = found
        if t.low[j] in DASHES:
            j += 1
        if t.low[j] not in ("quarter", "half"):
            return None
        half = t.low[j] == "half"
        j += 1
    year, k, marked = _year_behind_a_quarter(t, j)
    fiscal = fiscal or any(t.low[at] in ("fiscal", "financial") for at in range(j, k))
    if half and not marked:
        return None
    draft = expression(
        t, i, k, Kind.HALF if half else Kind.QUARTER, Unit.HALF if half else Unit.QUARTER,
        Parts(year=year, half=number) if half else Parts(year=year, quarter=number),
    )  # fmt: skip
    return draft._replace(fiscal=fiscal, certainty=0.8 if marked else 0.6), k


def quarter_in_figures(t: Tokens, i: int) -> Reading | None:
    """3Q 2024, 4Q."""
    if t.low[i] not in ("1", "2", "3", "4") or t.low[i + 1] != "q" or not t.touches(i):
        return None
    year, k, _ = _year_behind_a_quarter(t, i + 2)
    draft = expression(t, i, k, Kind.QUARTER, Unit.QUARTER, Parts(year=year, quarter=int(t.low[i])))
    return draft._replace(certainty=0.8), k


def _year_behind_a_quarter(t: Tokens, j: int) -> tuple[int | None, int, bool]:
    """The year, the token behind it, and whether the words say that a year's part is meant."""
    at = j
    marked = False
    while t.low[at] in ("of", "the", "fiscal", "financial", "year", "this", "last"):
        marked = marked or t.low[at] in ("year", "fiscal", "financial")
        at += 1
        if at - j > 5:
            break
    year = _year_number(t, at)
    if year is not None and len(t.low[at]) != 5:
        return year[0], year[1], True
    if marked and t.low[j:at] in (["of", "the", "year"], ["of", "fiscal", "year"], ["of", "the", "fiscal", "year"]):
        return None, at, True
    return None, j, marked


def fiscal_year(t: Tokens, i: int) -> Reading | None:
    """fiscal 2024, fiscal year 2024-25, the financial year, FY24."""
    j = i + 1
    token = t.low[i]
    if token in ("fiscal", "financial") and t.low[j] == "-":
        j += 1
    named = token == "fy" or t.low[j] in ("year", "years")
    if token != "fy" and t.low[j] in ("year", "years"):
        j += 1
    number = figure(t, j)
    if number is not None and (len(t.low[j]) == 4 or token == "fy" and len(t.low[j]) == 2):
        first = number if number > 99 else _full_year(number)
        ranged = _year_range(t, j, first) if t.low[j + 1] in DASHES or t.low[j + 1] == "/" else None
        if ranged is not None and ranged[0].members:
            draft = ranged[0]._replace(start=t.start[i], kind=Kind.FISCAL_YEAR, fiscal=True, certainty=0.6)
            return draft._replace(parts=draft.members[1].parts), ranged[1]
        draft = expression(t, i, j + 1, Kind.FISCAL_YEAR, Unit.YEAR, Parts(year=first))
        return draft._replace(fiscal=True, certainty=0.6), j + 1
    if not named or token == "fy":
        return None
    return expression(t, i, j, Kind.FISCAL_YEAR, Unit.YEAR, Parts())._replace(fiscal=True, certainty=0.6), j


def season(t: Tokens, i: int) -> Reading | None:
    """summer of 2024, winter 2023-24, in the spring; the verbs and springs of water are left alone."""
    name = SEASONS[t.low[i]]
    j = i + 1
    at = j + 1 if t.low[j] in ("of", ",") else j
    year = _year_number(t, at)
    if year is not None and len(t.low[at]) != 5 and 1000 <= year[0] <= 2100:
        k = year[1]
        if t.low[k] in DASHES and t.touches(k - 1) and len(t.low[k + 1]) == 2 and figure(t, k + 1) is not None:
            k += 2
        return expression(t, i, k, Kind.SEASON, Unit.SEASON, Parts(year=year[0], season=name)), k
    before, earlier = t.low[i - 1], t.low[i - 2]
    article = before == "the" and earlier in ("in", "during", "until", "by", "since", "through", "for", "of")
    plain = t.low[i] not in ("spring", "fall") and before in ("in", "during", "by", "until", "since")
    if (article and t.low[j] != "of" or plain) and not (t.is_capital(j) and t.low[j].isalpha()):
        return expression(t, i, j, Kind.SEASON, Unit.SEASON, Parts(season=name)), j
    return None


def holiday(t: Tokens, i: int) -> Reading | None:
    """Memorial Day; New Year’s Eve; St. Patrick’s Day; Easter 2024."""
    if not t.is_capital(i):
        return None
    words: list[str] = []
    best: Reading | None = None
    j = i
    while len(words) < LONGEST_HOLIDAY + 1:
        token = t.low[j]
        if token == "'" and words:
            j += 1
            if t.low[j] == "s" and t.touches(j - 1):
                words[-1] += "s"
                j += 1
        elif token in (".", "-") and t.touches(j - 1) and words:
            j += 1
            continue
        elif token.isalpha() and (
            t.is_capital(j) or token in ("of", "al", "de", "mayo", "the", "bank", "week", "weekend")
        ):
            words.append(token)
            j += 1
        else:
            break
        name = HOLIDAY_NAMES.get(" ".join(words))
        if name is not None:
            best = expression(t, i, j, Kind.HOLIDAY, Unit.DAY, Parts(holiday=name)), j
    if best is None:
        return None
    draft, j = best
    at = j + 1 if t.low[j] in ("of", ",") else j
    year = _year_number(t, at) if t.low[j] != "," else None
    if year is not None and len(t.low[at]) != 5:
        parts = draft.parts._replace(year=year[0])
        return draft._replace(end=t.end[year[1] - 1], parts=parts), year[1]
    return best
