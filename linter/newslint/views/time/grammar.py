"""Finds the time expressions in a stretch of tokens: which reader looks at which token, and what is put together."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from newslint.readers.dateline import MONTHS
from newslint.views.time import ages, calendar_dates, clock, durations, periods
from newslint.views.time.lexicon import (
    ANAPHORIC,
    COUNTED_UNITS,
    DASHES,
    DECADE_WORDS,
    DEICTIC_DAYS,
    FREQUENCIES,
    FUTURE,
    HEDGE_ENDS,
    HEDGES,
    HOLIDAY_FIRST_WORDS,
    MODIFIERS,
    NUMBERS,
    ORDINAL_ENDINGS,
    ORDINALS,
    PARTS_OF_DAY,
    PHASES,
    PLURALS_ALONE,
    POINTS_OF_DAY,
    PREPOSITIONS,
    SEASONS,
    VAGUE_AMOUNTS,
    VAGUE_WORDS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
    table,
)
from newslint.views.time.readings import Reading, expression, impossible_day
from newslint.views.time.tokens import Tokens
from newslint.views.time.values import Hedge, Kind, Parts, Relation, Role, TimeExpression, Unit

Reader = Callable[[Tokens, int], Reading | None]

_HEADS: Final = ("week", "weekend", "month", "night", "morning", "afternoon", "evening", "day")

_TENSE_WINDOW: Final = 12  # tokens at either side
_SENTENCE_WINDOW: Final = 30


class Draft(NamedTuple):
    """An expression that has no value yet, and what the resolution must know of the words around it."""

    expression: TimeExpression
    future: bool = False
    anaphoric: bool = False


def _number(t: Tokens, i: int) -> Reading | None:
    """The readers of a figure, the surest first."""
    for reader in _FIGURE_READERS if len(t.low[i]) <= 2 else _LONG_FIGURE_READERS:
        found = reader(t, i)
        if found is not None:
            return found
    return None


_FIGURE_READERS: Final[tuple[Reader, ...]] = (
    clock.time_of_day,
    calendar_dates.numeric,
    calendar_dates.day_first,
    durations.anniversary,
    durations.duration,
    periods.century,
    periods.quarter,
    periods.quarter_in_figures,
    ages.age_decade,
    ages.age,
    calendar_dates.day_of_month,
    periods.year_like,
)
_LONG_FIGURE_READERS: Final[tuple[Reader, ...]] = (
    clock.time_of_day,
    calendar_dates.numeric,
    durations.duration,
    durations.anniversary,
    ages.age,
    periods.year_like,
)


def _readers() -> dict[str, tuple[Reader, ...]]:
    """The readers that look at an expression which begins with the word, in order."""
    table: dict[str, tuple[Reader, ...]] = {}

    def add(words: Iterable[str], *readers: Reader) -> None:
        for word in words:
            table[word] = table.get(word, ()) + readers

    add(HOLIDAY_FIRST_WORDS, periods.holiday)
    add(MONTHS, calendar_dates.month_first)
    add(WEEKDAYS, calendar_dates.weekday)
    add(WEEKDAY_ABBREVIATIONS, calendar_dates.weekday)
    add(ORDINALS, durations.anniversary, periods.century, periods.quarter)
    add(
        NUMBERS, clock.time_of_day, durations.anniversary, durations.duration, periods.century, ages.age,
    )  # fmt: skip
    add(("a", "ad"), periods.era_first)
    add(VAGUE_AMOUNTS | {"a", "an", "half"}, durations.duration)
    add(PLURALS_ALONE, durations.bare_units)
    add(COUNTED_UNITS, durations.the_unit_before, durations.unit_long)
    add(MODIFIERS, durations.modified)
    add(("each", "every", "per"), durations.each)
    add(FREQUENCIES, durations.frequency_word)
    add(DEICTIC_DAYS, durations.deictic_day)
    add(VAGUE_WORDS | {"past", "future"}, durations.vague)
    add(("fiscal", "financial"), periods.quarter, periods.fiscal_year)
    add(("fy",), periods.fiscal_year)
    add(("q",), periods.quarter)
    add(SEASONS, periods.season)
    add(DECADE_WORDS, periods.decade_word)
    add(("'",), periods.short_decade)
    add(PARTS_OF_DAY, clock.part_of_day)
    add(("centenary", "centennial", "bicentenary", "bicentennial"), durations.anniversary)
    add(PHASES, _phased)
    add(_HEADS, _unit_of)
    return table


def _read(t: Tokens, i: int) -> Reading | None:
    for reader in _READERS.get(t.low[i], ()):
        found = reader(t, i)
        if found is not None:
            return found
    if t.low[i].isdecimal():
        return _number(t, i)
    return None


def _phased(t: Tokens, i: int) -> Reading | None:
    """early 1990s, mid-March, late on Friday, earlier this week."""
    phase = PHASES[t.low[i]]
    j = i + 1
    if t.low[i] in ("later", "earlier") and t.low[j] not in ("this", "that", "last", "next"):
        return None
    if (t.low[j] in DASHES and t.touches(i)) or t.low[j] in ("in", "on") or (t.low[i] == "middle" and t.low[j] == "of"):
        j += 1
    if t.low[j] == "the" and j > i + 1:
        j += 1
    if t.low[j] in PARTS_OF_DAY and t.low[i] in ("early", "mid", "late") and t.low[i - 1] in ("the", "in", "by"):
        draft = expression(t, i, j + 1, Kind.TIME_OF_DAY, Unit.PART_OF_DAY, Parts(part_of_day=t.low[j]))
        return draft._replace(parts=draft.parts._replace(phase=phase)), j + 1
    if t.low[j] in PHASES:
        return None
    found = calendar_dates.month_first(t, j) if t.low[j] in MONTHS else None
    if found is None and t.low[j] in MONTHS:
        named = calendar_dates.month_name(t, j)
        if named is None:
            return None
        found = expression(t, j, named[1], Kind.MONTH, Unit.MONTH, Parts(month=named[0])), named[1]
    if found is None and t.low[j] in SEASONS and j <= i + 3 and t.low[j] != "fall":
        found = expression(t, j, j + 1, Kind.SEASON, Unit.SEASON, Parts(season=SEASONS[t.low[j]])), j + 1
        found = periods.season(t, j) or found
    found = found or _read(t, j)
    if found is None or found[0].kind in (Kind.DURATION, Kind.FREQUENCY, Kind.AGE, Kind.VAGUE, Kind.TIME_OF_DAY):
        return None
    draft, k = found
    if t.low[i] in ("later", "earlier") and draft.relation is None:
        return None
    return draft._replace(start=t.start[i], parts=draft.parts._replace(phase=phase)), k


def _unit_of(t: Tokens, i: int) -> Reading | None:
    """the week of March 6, the night of Jan. 3, the weekend."""
    j = i + 1
    if t.low[j] == "of":
        at = j + 1
        if t.low[at] == "the":
            at += 1
        nested = t.low[at] in ("a", "an", "his", "her") or t.low[at] in PHASES or t.low[at] in _HEADS
        found = None if nested else _read(t, at)
        if found is not None and found[0].granularity in (Unit.DAY, Unit.YEAR, Unit.MONTH) and found[0].kind in _DATES:
            draft, k = found
            if t.low[i] in ("week", "weekend"):
                unit = Unit.WEEK if t.low[i] == "week" else Unit.WEEKEND
                return draft._replace(start=t.start[i], granularity=unit), k
            if t.low[i] in PARTS_OF_DAY:
                return draft._replace(start=t.start[i], parts=draft.parts._replace(part_of_day=t.low[i])), k
    if t.low[i] == "weekend" and t.low[i - 1] == "the" and t.low[i - 2] in ("over", "during", "for", "on", "of", "at"):
        draft = expression(t, i, j, Kind.RELATIVE, Unit.WEEKEND, Parts())
        return draft._replace(unit=Unit.WEEKEND), j
    return None


_DATES: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_DAY, Kind.WEEKDAY, Kind.DAY))
_DAYS: Final = frozenset((*_DATES, Kind.RELATIVE, Kind.HOLIDAY))
_READERS: Final = _readers()
_WORDS: Final = frozenset(_READERS)


def drafts(t: Tokens) -> Iterator[Draft]:
    """The time expressions of the tokens in order; none overlaps another."""
    low = t.low
    i = _FIRST
    end = len(low) - _FIRST
    words = _WORDS
    while i < end:
        token = low[i]
        if token in words or token.isdecimal():
            found = _read(t, i)
            if found is not None:
                draft, j = _put_together(t, i, *found)
                yield _in_context(t, i, j, draft)
                i = max(j, i + 1)
                continue
        i += 1


_FIRST: Final = 12  # tokens.PADDING


def _put_together(t: Tokens, i: int, draft: TimeExpression, j: int) -> Reading:
    """Joins a time of day with its day and the two ends of a range."""
    draft, j = _with_time(t, draft, j)
    separator = t.low[j]
    between = separator == "and" and t.low[i - 1] == "between"
    if separator in ("to", "through", "until", "till") or separator in DASHES or between:
        ranged = _range(t, i, j, draft)
        if ranged is not None:
            return ranged
    return draft, j


def _with_time(t: Tokens, draft: TimeExpression, j: int) -> Reading:
    """9 a.m. Tuesday; Tuesday, 9 a.m.; Friday morning; 12/05/1998 09:42."""
    at = j + 1 if t.low[j] == "," else j
    if draft.kind is Kind.TIME_OF_DAY and (draft.parts.hour is not None or draft.parts.part_of_day in POINTS_OF_DAY):
        if (
            t.low[at] in WEEKDAYS
            or t.low[at] in DEICTIC_DAYS
            or t.low[at] in MONTHS
            or t.low[at] in ("this", "last", "next")
        ):
            day = _read(t, at)
            if day is not None and day[0].kind in _DAYS and day[0].granularity is Unit.DAY:
                return _merged(draft, day[0]), day[1]
        return draft, j
    if draft.kind not in _DAYS or draft.granularity is not Unit.DAY:
        return draft, j
    part = t.low[j] if t.low[j] in PARTS_OF_DAY - {"sunrise", "sunset"} and not t.is_capital(j) else ""
    if part and draft.kind is not Kind.RELATIVE and not draft.parts.part_of_day:
        return draft._replace(end=t.end[j], parts=draft.parts._replace(part_of_day=part)), j + 1
    if t.low[at].isdecimal():
        clocked = clock.time_of_day(t, at)
        if clocked is None and t.end[at - 1] == t.start[at]:
            return draft, j
        if clocked is None:
            clocked = _bare_clock(t, at) if draft.kind is Kind.FULL_DATE else None
        if clocked is not None:
            return _merged(clocked[0], draft), clocked[1]
    return draft, j


def _bare_clock(t: Tokens, at: int) -> Reading | None:
    """17:17 behind a full date."""
    joined = t.low[at + 1] == ":" and t.touches(at) and t.touches(at + 1)
    hour, minute = t.low[at], t.low[at + 2]
    if not joined or len(hour) > 2 or len(minute) != 2 or not minute.isdecimal():
        return None
    parts = Parts(hour=int(hour), minute=int(minute))
    draft = expression(t, at, at + 3, Kind.TIME_OF_DAY, Unit.MINUTE, parts)
    return draft._replace(impossible=clock.impossible_time(parts)), at + 3


def _merged(time: TimeExpression, day: TimeExpression) -> TimeExpression:
    """The day, with the hour of the time of day that stands at it."""
    hour = time.parts
    parts = day.parts._replace(
        hour=hour.hour, minute=hour.minute, second=hour.second, meridiem=hour.meridiem, zone=hour.zone,
        part_of_day=hour.part_of_day or day.parts.part_of_day,
    )  # fmt: skip
    return day._replace(
        start=min(time.start, day.start),
        end=max(time.end, day.end),
        parts=parts,
        granularity=time.granularity,
        impossible=day.impossible or time.impossible,
    )


_RANGED: Final = frozenset(
    (
        Kind.FULL_DATE, Kind.MONTH_DAY, Kind.MONTH_YEAR, Kind.MONTH, Kind.YEAR, Kind.DECADE, Kind.CENTURY, Kind.WEEKDAY,
        Kind.TIME_OF_DAY, Kind.QUARTER, Kind.SEASON, Kind.HOLIDAY, Kind.DAY, Kind.RELATIVE,
    )
)  # fmt: skip


def _range(t: Tokens, i: int, j: int, first: TimeExpression) -> Reading | None:
    """from 2009 to 2014; Sept. 30-Oct. 2; Monday through Friday; 9 a.m. to 5 p.m.; March 3 to March 14, 2024."""
    if first.kind not in _RANGED or first.modifier:
        return None
    worded = t.low[j] not in DASHES
    at = j + 1
    if worded and t.low[at] == "the":
        at += 1
    if t.low[at] == "-" or (not worded and not (t.touches(j - 1) and t.touches(j)) and t.low[j] != "–"):
        return None
    found = _read(t, at)
    if found is None or found[0].kind not in _RANGED:
        return None
    last, k = _with_time(t, *found)
    fine = {Kind.FULL_DATE: 0, Kind.MONTH_DAY: 0, Kind.WEEKDAY: 0, Kind.HOLIDAY: 0, Kind.DAY: 0, Kind.TIME_OF_DAY: 1}
    alike = first.kind is last.kind or (first.kind in _DATES and last.kind in _DATES)
    if worded and t.low[j] == "to" and t.low[i - 1] != "from" and not alike:
        return None
    if t.low[j] in ("until", "till") and first.kind is not last.kind:
        return None  # due December 1, 1988 until April 23, when it will be called
    if (first.kind is Kind.TIME_OF_DAY) != (last.kind is Kind.TIME_OF_DAY) or (
        last.kind is Kind.RELATIVE and not worded
    ):
        return None
    if first.kind in fine and last.kind not in fine and not worded:
        return None
    if first.parts.year is None and last.parts.year is not None and first.parts.month is not None:
        over_new_year = last.parts.month is not None and first.parts.month > last.parts.month
        first = _with_year(first, last.parts.year - over_new_year)
    if last.kind is Kind.MONTH_DAY and first.kind is Kind.FULL_DATE and first.parts.year is not None:
        last = _with_year(last, first.parts.year)
    members = (_about(t, i, first), _about(t, at, last))
    return TimeExpression(first.start, last.end, Kind.RANGE, last.granularity, members=members), k


def _with_year(date: TimeExpression, year: int) -> TimeExpression:
    parts = date.parts._replace(year=year)
    kinds = {Kind.MONTH_DAY: Kind.FULL_DATE, Kind.MONTH: Kind.MONTH_YEAR}
    reason = impossible_day(parts.day, parts.month, year)
    return date._replace(kind=kinds.get(date.kind, date.kind), parts=parts, impossible=date.impossible or reason)


def _about(t: Tokens, i: int, draft: TimeExpression) -> TimeExpression:
    """The expression with its hedge and the preposition before it."""
    hedge, k = _hedge(t, i)
    before = t.low[k - 1]
    if before in ("the", "a", "an", "this", "that"):
        before = t.low[k - 2]
    if hedge in (Hedge.MORE_THAN, Hedge.LESS_THAN) and draft.amount is None and t.low[k] in ("over", "under"):
        hedge, before = None, t.low[k]
    preposition = before if before in PREPOSITIONS else ""
    if not hedge and not preposition:
        return draft
    return draft._replace(hedge=draft.hedge or hedge, preposition=preposition)


def _hedge(t: Tokens, i: int) -> tuple[Hedge | None, int]:
    """The hedge before token `i` and its first token."""
    at = i - 1 if t.low[i - 1] in ("the", "a", "an", "just") else i
    if t.low[i - 1] == "the" and t.low[at - 1] == "over":
        return None, i  # over the last three years
    if t.low[at - 1] in HEDGE_ENDS:
        for length in (3, 2, 1):
            hedge = HEDGES.get(tuple(t.low[at - length : at]))
            if hedge is not None:
                return hedge, at - length
    return None, i


def _in_context(t: Tokens, i: int, j: int, draft: TimeExpression) -> Draft:
    """What the words around an expression say of it."""
    draft = _about(t, i, draft)
    kind = draft.kind
    before = t.low[i - 1]
    if kind in (Kind.FULL_DATE, Kind.MONTH_DAY, Kind.YEAR, Kind.RANGE, Kind.MONTH_YEAR):
        draft = _in_a_life(t, i, j, draft)
    if (
        before in ("the", "a", "an", "its", "his", "her", "their")
        and not (before == "the" and t.low[i + 1] in ORDINAL_ENDINGS)  # on the 19th of September climbers fell
        and _is_noun(t, j)
        and kind in _DATES | {Kind.YEAR}
    ) or (kind is Kind.MONTH_DAY and (t.low[j] in ("attack", "attacks") or (t.low[j] == "-" and t.touches(j - 1)))):
        draft = draft._replace(modifier=True)
    if kind is Kind.DURATION and draft.relation is None and draft.preposition in ("in", "for"):
        draft = _in_so_long(t, i, draft)
    future = False
    if kind is Kind.WEEKDAY:
        future = _is_deadline(t, i)
    elif kind in (Kind.MONTH_DAY, Kind.MONTH, Kind.HOLIDAY, Kind.SEASON, Kind.RANGE, Kind.DAY):
        future = _is_future(t, i, j)
    anaphoric = before == "the" and draft.relation is Relation.NEXT
    if kind is Kind.RELATIVE:
        anaphoric = anaphoric or any(t.low[at] in ANAPHORIC for at in range(i, j))
    return Draft(draft, future, anaphoric)


def _is_noun(t: Tokens, j: int) -> bool:
    return t.low[j].isalpha() and t.low[j] not in _NOT_NOUNS and not t.low[j].endswith("ly")


_NOT_NOUNS: Final = PREPOSITIONS | table("""
    and or but that which who when where was were is are has had will would he she it they we i if so because while
    the a an his her its their not also s said then
""")


def _in_a_life(t: Tokens, i: int, j: int, draft: TimeExpression) -> TimeExpression:
    """Marks dates of birth and death: born on May 4, 1961; Holt (1931-2024); b. 1931; who died in 1990."""
    if draft.kind is Kind.RANGE:
        years = all(member.parts.year is not None for member in draft.members)
        if years and t.low[i - 1] == "(" and t.low[j] == ")" and t.is_capital(i - 2):
            birth, death = draft.members
            members = (birth._replace(role=Role.BIRTH), death._replace(role=Role.DEATH))
            return draft._replace(role=Role.LIFE, members=members)
        return draft
    for k in range(i - 1, i - 7, -1):
        token = t.low[k]
        if token in ("born", "b") and (token == "born" or (t.low[k + 1] == "." and k == i - 2)):
            return draft._replace(role=Role.BIRTH)
        if token == "died" or (token == "d" and t.low[k + 1] == "." and k == i - 2):
            return draft._replace(role=Role.DEATH)
        if (
            not (token.isalpha() or token in (",", "."))
            or (token == "." and k != i - 1)
            or token in ("and", "but", "to")
        ):
            break
    return draft


def _in_so_long(t: Tokens, i: int, draft: TimeExpression) -> TimeExpression:
    """Whether “in 24 years” looks back (the first in 24 years) or ahead (will be built in 24 years)."""
    ahead = False
    for k in range(i - 2, max(i - 2 - _SENTENCE_WINDOW, 0), -1):
        token = t.low[k]
        if token in (".", "", ";"):
            break
        if token in _SUPERLATIVES or (token.endswith("est") and len(token) > 5):
            return draft._replace(relation=Relation.PAST)
        ahead = ahead or token in ("will", "would", "could", "ll", "shall")
    if ahead and draft.preposition == "in":
        return draft._replace(relation=Relation.AHEAD)
    return draft


_SUPERLATIVES: Final = table("first only most worst best least record never not no nothing n't 't lowest")


def _is_deadline(t: Tokens, i: int) -> bool:
    """Whether a weekday is one to come: until Tuesday, as soon as Friday. A “will” nearby says nothing of it."""
    return t.low[i - 1] == "until" or (t.low[i - 1] == "as" and t.low[i - 3] == "as")


def _is_future(t: Tokens, i: int, j: int) -> bool:
    """Whether the clause speaks of what is to come."""
    for k in range(i - 1, max(i - 1 - _TENSE_WINDOW, 0), -1):
        token = t.low[k]
        if token in FUTURE:
            return True
        if token in (".", ";", "", "said", "told"):
            break
    for k in range(j, min(j + _TENSE_WINDOW, len(t.low))):
        token = t.low[k]
        if token in ("will", "would", "shall"):
            return True
        if token in (".", ";", "", ",", "said", "was", "were", "had"):
            break
    return False
