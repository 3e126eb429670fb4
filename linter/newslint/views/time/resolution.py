"""From words to days: gives every expression its value, from the article's date and the expressions before it."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from newslint.document import Span
from newslint.views.calendar import (
    FIRST,
    LAST,
    SATURDAY,
    Interval,
    day,
    month,
    months_later,
    shifted,
    week,
    years,
    years_months,
)
from newslint.views.holidays import holiday
from newslint.views.time.grammar import Draft
from newslint.views.time.values import Basis, Kind, Order, Parts, Relation, TimeExpression, Unit

_BARE_WEEKDAY: Final = 0.9  # measured: the latest such day is right in 90.6% of gold newswire
_POINTS: Final = frozenset(
    (Kind.FULL_DATE, Kind.MONTH_DAY, Kind.WEEKDAY, Kind.MONTH_YEAR, Kind.YEAR, Kind.HOLIDAY, Kind.DAY)
)
_SEASON_MONTHS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_MONTHS_IN: Final = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
    Unit.MILLENNIUM: 12000,
}
_DAYS_IN: Final = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7, Unit.FORTNIGHT: 14}
_SAME_STORY: Final = 120  # code points
_SAME_CLAUSE: Final = 50  # code points
_FARTHEST: Final = 10_000  # units; beyond it no day has a date


class Resolver:
    """Resolves the drafts of one document in reading order.

    `published` is the article's date; without it what depends on it stays without a value.
    `order` is how numeric dates are read where they leave it open.
    """

    def __init__(self, published: datetime.date | None, order: Order) -> None:
        self._published = published
        self._order = order
        self._latest: TimeExpression | None = None  # the last point in time that the text named
        self._year: tuple[int, int] | None = None  # the last year written out, and where

    def resolved(self, drafts: Iterable[Draft]) -> Iterator[TimeExpression]:
        """The expressions with their values."""
        waiting: TimeExpression | None = None  # “two days after”, until what it is counted from is known
        for draft in drafts:
            expression = self._resolve(draft)
            if waiting is not None:
                yield _counted_from(waiting, expression)
                waiting = None
            if expression.kind is Kind.DURATION and expression.relation in (Relation.LATER, Relation.EARLIER):
                waiting = expression
                continue
            if expression.parts.year is not None and expression.kind in _POINTS:
                self._year = expression.parts.year, expression.end
            relative_day = expression.kind is Kind.RELATIVE and expression.granularity is Unit.DAY
            if expression.value is not None and (expression.kind in _POINTS or relative_day):
                self._latest = expression
            yield expression
        if waiting is not None:
            yield waiting

    def _resolve(self, draft: Draft) -> TimeExpression:
        expression = draft.expression
        if expression.impossible:
            return expression
        match expression.kind:
            case Kind.FULL_DATE:
                return self._full_date(expression)
            case Kind.MONTH_DAY | Kind.MONTH | Kind.HOLIDAY | Kind.SEASON | Kind.QUARTER | Kind.HALF | Kind.DAY:
                return self._yearless(draft)
            case Kind.MONTH_YEAR | Kind.YEAR | Kind.DECADE | Kind.CENTURY:
                return _widened(expression._replace(value=_written(expression.parts)))
            case Kind.FISCAL_YEAR:
                return self._fiscal_year(expression)
            case Kind.WEEKDAY:
                return self._weekday(draft)
            case Kind.RELATIVE:
                return self._relative(draft)
            case Kind.DURATION:
                return self._stretch(draft)
            case Kind.RANGE:
                return self._range(draft)
            case _:
                return expression

    def _full_date(self, expression: TimeExpression) -> TimeExpression:
        parts = expression.parts
        if expression.order is Order.AMBIGUOUS and parts.month != parts.day:
            american = _one(parts.year, parts.month, parts.day)
            british = _one(parts.year, parts.day, parts.month)
            if american and british and self._order is Order.AMBIGUOUS:
                readings = (american, british)
                return expression._replace(readings=readings, certainty=0.5)
            if self._order is Order.BRITISH:
                expression = expression._replace(order=Order.BRITISH)
                parts = parts._replace(month=parts.day, day=parts.month)
            else:
                expression = expression._replace(order=Order.AMERICAN)
        elif expression.order is Order.AMBIGUOUS:
            expression = expression._replace(order=Order.AMERICAN if self._order is Order.AMBIGUOUS else self._order)
        value = _one(parts.year, parts.month, parts.day)
        return _widened(expression._replace(value=value, parts=parts))

    def _yearless(self, draft: Draft) -> TimeExpression:
        """A month, day, season, quarter or holiday: with its year, or of the year nearest to what it is told from."""
        expression = draft.expression
        parts = expression.parts
        if parts.year is not None:
            return _widened(expression._replace(value=_in_year(expression, parts.year)))
        narrated = self._narrated_year(expression)
        if narrated is not None:
            value = _in_year(expression, narrated)
            anchor = self._latest.span if self._latest else None
            return _widened(expression._replace(value=value, certainty=0.6, basis=Basis.EXPRESSION, anchor=anchor))
        if self._published is None:
            return expression
        if expression.kind is Kind.DAY:
            return self._day_of_month(expression)
        value = self._nearest(expression, draft.future)
        bare_season = expression.kind is Kind.SEASON and expression.relation is None
        certainty = 0.6 if expression.modifier or bare_season else 0.8 if expression.relation is None else 0.85
        return _widened(
            expression._replace(value=value, certainty=min(certainty, expression.certainty), basis=Basis.ARTICLE)
        )

    def _narrated_year(self, expression: TimeExpression) -> int | None:
        """The year of a story from the past, where one was written out just before."""
        if self._year is None or expression.relation is not None:
            return None
        year, end = self._year
        current = self._published.year if self._published else None
        near = 0 <= expression.start - end < _SAME_STORY
        if near and (current is None or abs(current - year) > 1) and expression.kind in (Kind.MONTH_DAY, Kind.MONTH):
            return year
        return None

    def _day_of_month(self, expression: TimeExpression) -> TimeExpression:
        published = self._published
        number = expression.parts.day
        assert published is not None and number is not None
        candidates = [
            found
            for step in (0, -1, 1)
            if (first := months_later(published.replace(day=1), step))
            and (found := day(first.year, first.month, number))
        ]
        if expression.parts.weekday is not None:
            candidates = [found for found in candidates if found.weekday() == expression.parts.weekday]
        if not candidates:
            return expression
        best = min(candidates, key=lambda found: abs((found - published).days))
        return expression._replace(value=Interval(best, best), certainty=0.6, basis=Basis.ARTICLE)

    def _nearest(self, expression: TimeExpression, future: bool) -> Interval | None:
        published = self._published
        assert published is not None
        candidates = [
            value
            for year in range(published.year - 2, published.year + 3)
            if (value := _in_year(expression, year)) is not None
        ]
        if not candidates:
            return None
        relation = expression.relation
        if relation is Relation.LAST:
            return _last_where(candidates, lambda value: value.end < published)
        if relation is Relation.NEXT or relation is Relation.COMING:
            return _first_where(candidates, lambda value: value.start > published)
        if relation is Relation.THIS:
            return _first_where(candidates, lambda value: value.start.year == published.year) or candidates[0]
        if future:
            return _first_where(candidates, lambda value: value.end >= published)
        if expression.kind in (Kind.MONTH_DAY, Kind.HOLIDAY, Kind.MONTH):
            return min(candidates, key=lambda value: _distance(value, published))
        if expression.kind in (Kind.QUARTER, Kind.HALF):
            return _last_where(candidates, lambda value: value.end < published)
        return _last_where(candidates, lambda value: value.start <= published)

    def _fiscal_year(self, expression: TimeExpression) -> TimeExpression:
        year = expression.parts.year
        if year is None and self._published is not None and expression.relation is not None:
            step = {Relation.LAST: -1, Relation.NEXT: 1}.get(expression.relation, 0)
            value = years(self._published.year + step, self._published.year + step)
            return expression._replace(value=value, certainty=0.5, basis=Basis.ARTICLE)
        if year is None:
            return expression
        return expression._replace(value=years(year, year))

    def _weekday(self, draft: Draft) -> TimeExpression:
        """The latest such day up to the article's date, unless “last” or “next” says otherwise."""
        expression = draft.expression
        published = self._published
        number = expression.parts.weekday
        if published is None or number is None:
            return expression
        back = (published.weekday() - number) % 7
        relation = expression.relation
        certainty = _BARE_WEEKDAY
        if relation is Relation.LAST:
            back, certainty = back or 7, 0.85
        elif relation in (Relation.NEXT, Relation.COMING):
            back, certainty = back - 7, 0.75
        elif relation is Relation.THIS:
            back, certainty = (back, 0.5) if not draft.future and back == 0 else (back - 7 if back else 0, 0.6)
        elif draft.future and back:
            back, certainty = back - 7, 0.7
        found = shifted(published, -back)
        if found is None:
            return expression
        return expression._replace(value=Interval(found, found), certainty=certainty, basis=Basis.ARTICLE)

    def _relative(self, draft: Draft) -> TimeExpression:
        expression = draft.expression
        relation, unit = expression.relation, expression.unit
        told = relation in (Relation.LATER, Relation.EARLIER) or draft.anaphoric
        anchor, basis, place = self._anchor(expression, told)
        if anchor is None or unit is None:
            return expression
        if relation is None:  # the weekend: the latest that has begun
            begun = shifted(anchor, -((anchor.weekday() - SATURDAY) % 7))
            value = _weekend(begun) if begun else None
            return expression._replace(value=value, certainty=0.8, basis=basis, anchor=place)
        amount = expression.amount
        if relation in (Relation.AGO, Relation.EARLIER, Relation.LATER, Relation.AHEAD) or _is_day_name(expression):
            if amount is None or amount > _FARTHEST:
                return expression._replace(basis=basis, anchor=place)
            backward = relation in (Relation.AGO, Relation.EARLIER, Relation.LAST)
            value = _stepped(anchor, -amount if backward else amount, unit, told)
        else:
            step = {Relation.LAST: -1, Relation.PAST: -1, Relation.NEXT: 1, Relation.COMING: 1}.get(relation, 0)
            value = _unit_at(anchor, unit, step)
        certainty = 0.95 if basis is Basis.ARTICLE else 0.7
        if expression.hedge is not None or (relation is Relation.AGO and unit in _MONTHS_IN):
            certainty = min(certainty, 0.8)
        return _widened(expression._replace(value=value, certainty=certainty, basis=basis, anchor=place))

    def _anchor(self, expression: TimeExpression, told: bool) -> tuple[datetime.date | None, Basis, Span | None]:
        """The day an expression is counted from: one named before, or the article's."""
        latest = self._latest
        if told and latest is not None and latest.value is not None:
            return latest.value.start, Basis.EXPRESSION, latest.span
        if told and expression.relation in (Relation.LATER, Relation.EARLIER):
            return None, Basis.WRITTEN, None
        return self._published, Basis.ARTICLE, None

    def _stretch(self, draft: Draft) -> TimeExpression:
        """“the past four years” ends at the article's date, “the next two weeks” begin there."""
        expression = draft.expression
        published, unit, amount = self._published, expression.unit, expression.amount
        if published is None or unit is None or amount is None or amount > _FARTHEST:
            return expression
        if expression.relation is Relation.PAST:
            edge = _edge(published, -amount, unit)
            value = Interval(edge, published) if edge else None
        elif expression.relation is Relation.COMING:
            edge = _edge(published, amount, unit)
            value = Interval(published, edge) if edge else None
        elif expression.relation is Relation.AHEAD:
            value = _stepped(published, amount, unit, False)
        else:
            return expression
        return expression._replace(value=value, certainty=0.8, basis=Basis.ARTICLE if value else Basis.WRITTEN)

    def _range(self, draft: Draft) -> TimeExpression:
        expression = draft.expression
        members = tuple(self._resolve(Draft(member, draft.future)) for member in expression.members)
        first, last = members = self._in_step(*members)
        reason = first.impossible or last.impossible
        value = None
        certainty = min(first.certainty, last.certainty)
        if not reason and first.value and last.value:
            if first.value.start <= last.value.end:
                value = Interval(first.value.start, last.value.end)
            elif (first.parts.year is not None and last.parts.year is not None) or _same_month(first.parts, last.parts):
                reason = "ends before it starts"
            elif last.kind is Kind.WEEKDAY and (end := shifted(last.value.end, 7)) is not None:
                members = (first, last._replace(value=Interval(end, end)))
                value = Interval(first.value.start, end)
        return expression._replace(members=members, value=value, impossible=reason, certainty=certainty,
                                   basis=first.basis)  # fmt: skip

    def _in_step(self, first: TimeExpression, last: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
        """Gives the end of a yearless range the year of its start, or the next one where it runs over a new year."""
        if first.value is None or last.value is None or last.parts.year is not None or last.parts.month is None:
            return first, last
        year = first.value.start.year
        value = _in_year(last, year)
        if value is not None and value.end < first.value.start and not _same_month(first.parts, last.parts):
            value = _in_year(last, year + 1)
        return first, last._replace(value=value)


def _counted_from(stretch: TimeExpression, event: TimeExpression) -> TimeExpression:
    """“two days after the June 3 quake”, given that date; unchanged where what follows is no day near by."""
    near = event.start - stretch.end < _SAME_CLAUSE and event.kind in _POINTS and event.granularity is Unit.DAY
    amount, unit = stretch.amount, stretch.unit
    if not near or event.value is None or amount is None or unit is None or amount > _FARTHEST:
        return stretch
    backward = stretch.relation is Relation.EARLIER
    value = _stepped(event.value.start, -amount if backward else amount, unit, True)
    if value is None:
        return stretch
    return stretch._replace(
        kind=Kind.RELATIVE, value=value, certainty=0.7, basis=Basis.EXPRESSION, anchor=event.span, granularity=unit
    )


def _same_month(first: Parts, last: Parts) -> bool:
    return first.month is not None and first.month == last.month and first.day is not None


def _is_day_name(expression: TimeExpression) -> bool:
    """Whether it is yesterday, today or tomorrow."""
    return expression.amount is not None and expression.unit is Unit.DAY


def _distance(value: Interval, published: datetime.date) -> float:
    """How far a day lies from the article's; what is to come counts half as far again, as news tells of what was."""
    days = (value.start - published).days
    return 1.5 * days if days > 0 else float(-(value.end - published).days)


def _last_where(values: list[Interval], wanted: Callable[[Interval], bool]) -> Interval | None:
    return next((value for value in reversed(values) if wanted(value)), None)


def _first_where(values: list[Interval], wanted: Callable[[Interval], bool]) -> Interval | None:
    return next((value for value in values if wanted(value)), None)


def _one(year: int | None, month_number: int | None, number: int | None) -> Interval | None:
    if year is None or month_number is None or number is None:
        return None
    found = day(year, month_number, number)
    return Interval(found, found) if found else None


def _written(parts: Parts) -> Interval | None:
    """The value of a month and year, a year, a decade or a century, as far as the words give it."""
    if parts.era in ("BC", "BCE"):
        return None
    if parts.decade is not None:
        value = years(parts.decade, parts.decade + 9)
        if value and parts.phase:
            first = {"early": 0, "mid": 3, "late": 6}[parts.phase]
            value = years(parts.decade + first, parts.decade + first + 3)
        return value
    if parts.century is not None:
        return years(max(100 * (parts.century - 1), 1), 100 * parts.century)
    if parts.year is None:
        return None
    if parts.month is not None:
        return month(parts.year, parts.month) if 1 <= parts.month <= 12 else None
    return years(parts.year, parts.year)


def _in_year(expression: TimeExpression, year: int) -> Interval | None:
    """The value of a month, day, season, quarter or holiday in a year."""
    parts = expression.parts
    if not FIRST.year < year < LAST.year:
        return None
    if parts.holiday:
        days = holiday(parts.holiday, year)
        return days[0] if days else None
    if parts.season:
        return years_months(year, _SEASON_MONTHS[parts.season], 3)
    if parts.quarter is not None:
        return years_months(year, 3 * parts.quarter - 2, 3)
    if parts.half is not None:
        return years_months(year, 6 * parts.half - 5, 6) if parts.half <= 2 else None
    if parts.month is None:
        return None
    if parts.day is None:
        return month(year, parts.month)
    return _one(year, parts.month, parts.day)


def _widened(expression: TimeExpression) -> TimeExpression:
    """“the week of March 6” is a week, not a day."""
    value = expression.value
    if value is None or expression.kind not in _POINTS:
        return expression
    if expression.granularity is Unit.WEEK:
        return expression._replace(value=week(value.start))
    if expression.granularity is Unit.WEEKEND:
        return expression._replace(value=_weekend(value.start))
    return expression


def _weekend(date: datetime.date) -> Interval | None:
    """The Saturday and Sunday of the week that holds the date."""
    whole = week(date)
    saturday = shifted(whole.end, -1) if whole else None
    return Interval(saturday, whole.end) if whole and saturday else None


def _unit_at(date: datetime.date, unit: Unit, step: int) -> Interval | None:
    """The day, week, month, quarter, year, decade or century that holds the date, or one `step` away."""
    if unit in (Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND):
        found = shifted(date, step)
        return Interval(found, found) if found else None
    if unit in _DAYS_IN:
        found = shifted(date, step * _DAYS_IN[unit])
        if found is None:
            return None
        return _weekend(found) if unit is Unit.WEEKEND else week(found)
    if unit is Unit.MONTH:
        found = months_later(date, step)
        return month(found.year, found.month) if found else None
    if unit is Unit.QUARTER:
        found = months_later(date, 3 * step)
        return years_months(found.year, (found.month - 1) // 3 * 3 + 1, 3) if found else None
    if unit is Unit.YEAR:
        return years(date.year + step, date.year + step)
    size = {Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}.get(unit)
    if size is None:
        return None
    first = (date.year // size + step) * size
    return years(max(first, 1), first + size - 1)


def _edge(date: datetime.date, amount: float, unit: Unit) -> datetime.date | None:
    """The day that lies `amount` units from the date, forward or back; part units are rounded to whole days."""
    if unit in _MONTHS_IN:
        months = amount * _MONTHS_IN[unit]
        if abs(months) > 12 * LAST.year:
            return None
        found = months_later(date, int(months))
        return shifted(found, round((months - int(months)) * 30)) if found else None
    if unit in _DAYS_IN:
        return shifted(date, round(amount * _DAYS_IN[unit]))
    if unit in (Unit.HOUR, Unit.MINUTE, Unit.SECOND):
        size = {Unit.HOUR: 24, Unit.MINUTE: 1440, Unit.SECOND: 86400}[unit]
        return shifted(date, round(amount / size))
    return None


def _stepped(date: datetime.date, amount: float, unit: Unit, told: bool) -> Interval | None:
    """What “N units ago” or “later” means: the whole day, week, month or year that lies so far away."""
    edge = _edge(date, amount, unit)
    if edge is None:
        return None
    if unit in (Unit.DECADE, Unit.CENTURY, Unit.YEAR):
        return years(edge.year, edge.year)
    if unit is Unit.MONTH:
        return month(edge.year, edge.month)
    if unit in (Unit.WEEK, Unit.FORTNIGHT, Unit.WEEKEND) and not told:
        return week(edge)
    return Interval(edge, edge)
