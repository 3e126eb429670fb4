"""Dates one by one: the ends of a range each for itself."""

from collections.abc import Iterator, Sequence
from typing import Final

from newslint import Document, Span, within
from newslint.views.dates import Kind, TimeExpression, dates
from newslint_rules.dates._places import sentences_around


def points(document: Document) -> tuple[TimeExpression, ...]:
    """The time expressions of a document in reading order, with the two ends of each range in its place."""
    return tuple(_points(document))


def _points(document: Document) -> Iterator[TimeExpression]:
    for expression in document.view(dates):
        if expression.kind is Kind.RANGE:
            yield from expression.members
        else:
            yield expression


def nearby(document: Document, offset: int, before: int = 0, behind: int = 0) -> Span:
    """The sentence that holds `offset` and so many around it, cut where they are longer than any sentence of news."""
    area = sentences_around(document, offset, before, behind)
    return Span(max(area.start, offset - _LONGEST), min(area.end, offset + _LONGEST))


def points_in(document: Document, area: Span) -> Sequence[TimeExpression]:
    """Those that begin inside `area`."""
    return within(document.view(points), area)


def has_year(expression: TimeExpression) -> bool:
    """Whether it is a year, or a season, month or day whose year is written, of the common era."""
    return expression.parts.year is not None and expression.value is not None and expression.kind in _DATED


_LONGEST: Final = 800  # code points to either side, so that the work stays linear
_DATED: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_YEAR, Kind.YEAR, Kind.SEASON, Kind.HOLIDAY))
