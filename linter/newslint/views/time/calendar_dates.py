"""Days as the calendar has them: months and days in any order, weekdays, and bare months."""

from typing import Final

from newslint.readers.dateline import MONTHS
from newslint.views.time.lexicon import (
    AFTER_A_NEWSPAPERS_DAY,
    BEFORE_A_DAY_THAT_IS_A_NAME,
    CURRENCY,
    DASHES,
    MEASURES,
    MONTH_ABBREVIATIONS,
    MONTH_PREPOSITIONS,
    MONTHS_THAT_ARE_WORDS,
    ORDINAL_ENDINGS,
    ORDINALS,
    PARTS_OF_DAY,
    PREPOSITIONS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
    table,
)
from newslint.views.time.numbers import figure, ordinal
from newslint.views.time.readings import Reading, expression, full_year, impossible_day, year_number
from newslint.views.time.tokens import Tokens
from newslint.views.time.values import Kind, Order, Parts, TimeExpression, Unit


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
    if t.touches(i) and (t.low[j] in ("%", "/") or t.low[j].isalpha()):
        return None
    if t.low[j] == ":" and t.touches(i) and t.touches(j) and t.low[j + 1].isdecimal():
        return None  # a time of day
    if t.low[j] in (",", ".") and t.touches(i) and t.touches(j) and t.low[j + 1].isdecimal():
        if len(t.low[j + 1]) == 4 and t.low[j] == ",":
            return number, j  # June 19,2024
        return None
    if t.low[j] in ("percent", "million", "billion"):
        return None
    return number, j


def _comma_year(t: Tokens, j: int) -> tuple[int | None, int]:
    """The year behind a day and the token behind it."""
    at = j + 1 if t.low[j] == "," else j
    if t.low[at] == "of" and len(t.low[at + 1]) >= 4:
        at += 1
    found = year_number(t, at)
    if found is None:
        return None, j
    if at > j and t.low[at] == "'" and not t.touches(at):
        return None, j
    return found


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
    found = year_number(t, at)
    if found and (len(t.low[at]) != 5 or (at == j and t.low[at].startswith(("19", "20")))):
        return found  # a five-digit figure behind a month is mostly a quantity, unless it begins like a year
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


_AFTER_A_LAST_DAY: Final = table("in at by for to with from of and but when as on the")
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
    if after == "'" or (after in DASHES and t.touches(j - 1) and t.low[j + 1].isalpha() and not month_name(t, j + 1)):
        return before in MONTH_PREPOSITIONS or t.low[i] not in MONTHS_THAT_ARE_WORDS
    if before == "and" and t.is_capital(j) and after.isalpha() and after not in MONTHS:
        return False  # June Smith and April Jones
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
    named = (before.isalpha() and t.is_capital(i - 1)) or (t.is_capital(j) and after.isalpha())
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
        or (t.start[i] == t.end[i - 1] and t.low[i - 1] in ("-", "/", ".", "$"))
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
    if lengths[0] > 2 or (lengths[2] not in (4, 5) and not (lengths[2] == 2 and mark == "/")):
        return None
    year = third if lengths[2] > 2 else full_year(third)
    if not 1500 <= year <= 99999 or (lengths[2] == 2 and first > 31):
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
