"""Dates, times, durations and ages: what an article says of time, and which days it means."""

from collections.abc import Iterator
from typing import Final

from newslint.document import Document
from newslint.views.calendar import Interval
from newslint.views.time.grammar import Draft, drafts
from newslint.views.time.resolution import Resolver
from newslint.views.time.tokens import tokens
from newslint.views.time.values import Basis, Hedge, Kind, Order, Parts, Relation, Role, TimeExpression, Unit

__all__ = [
    "Basis",
    "Hedge",
    "Interval",
    "Kind",
    "Order",
    "Parts",
    "Relation",
    "Role",
    "TimeExpression",
    "Unit",
    "dates",
]

# Languages by region whose numeric dates begin with the month.
_MONTH_FIRST: Final = ("en-us", "en-ph", "en-fm")
_DAY_FIRST: Final = ("en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-sg", "en-ng", "en-ke", "en-pk", "en-hk")


def dates(document: Document) -> tuple[TimeExpression, ...]:
    """The time expressions of every block but code, in reading order; none overlaps another.

    Relative expressions, bare weekdays and dates without a year are resolved from `metadata.published`, never from
    today; without it they keep no value. An expression without a value that is `impossible` says why.
    Takes time linear in the length of the text.
    """
    found = list(_drafts(document))
    return tuple(Resolver(document.metadata.published, _order(document, found)).resolved(found))


def _drafts(document: Document) -> Iterator[Draft]:
    for block in document.prose():
        for stretch in tokens(document.text, block.start, block.end):
            yield from drafts(stretch)


def _order(document: Document, found: list[Draft]) -> Order:
    """How numeric dates are ordered: as the unmistakable ones are, else by language, else as those in words are."""
    numeric: set[Order] = set()
    worded: dict[Order, int] = {Order.AMERICAN: 0, Order.BRITISH: 0}
    ambiguous = False
    for draft in found:
        order = draft.expression.order
        if order is None or order is Order.ISO:
            continue
        if order is Order.AMBIGUOUS:
            ambiguous = True
        elif document.text[draft.expression.end - 1].isdecimal() and _is_numeric(document, draft):
            numeric.add(order)
        else:
            worded[order] += 1
    if not ambiguous:
        return Order.AMBIGUOUS
    if len(numeric) == 1:
        return numeric.pop()
    language = (document.metadata.language or "").lower().replace("_", "-")
    if language.startswith(_MONTH_FIRST):
        return Order.AMERICAN
    if language.startswith(_DAY_FIRST):
        return Order.BRITISH
    american, british = worded[Order.AMERICAN], worded[Order.BRITISH]
    if american and not british:
        return Order.AMERICAN
    if british and not american:
        return Order.BRITISH
    return Order.AMBIGUOUS


def _is_numeric(document: Document, draft: Draft) -> bool:
    return not any(character.isalpha() for character in draft.expression.span.of(document.text))
