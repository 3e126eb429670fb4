"""Dates one by one: the ends of a range each for itself."""

from collections.abc import Iterator, Sequence
from typing import Final

from newslint import Document, Span, within
from newslint.views.dates import Kind, TimeExpression, dates


def points(document: Document) -> tuple[TimeExpression, ...]:
    """The time expressions of a document in reading order, with the two ends of each range in its place."""
    return tuple(_points(document))


def _points(document: Document) -> Iterator[TimeExpression]:
    for expression in document.view(dates):
        if expression.kind is Kind.RANGE:
            yield from expression.members
        else:
            yield expression


def points_in(document: Document, area: Span) -> Sequence[TimeExpression]:
    """Those that begin inside `area`."""
    return within(document.view(points), area)


def has_year(expression: TimeExpression) -> bool:
    """Whether it is a year, or a season, month or day whose year is written, of the common era."""
    return expression.parts.year is not None and expression.value is not None and expression.kind in _DATED


_DATED: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_YEAR, Kind.YEAR, Kind.SEASON))
