"""Which numbers belong to a date, a time, a duration or an age, and so are no quantities of their own."""

import bisect

from newslint import Document
from newslint.views.dates import TimeExpression, dates
from newslint.views.quantities import Quantity


def time_at(document: Document, quantity: Quantity) -> TimeExpression | None:
    """The time expression that shares a character with the quantity."""
    found = document.view(dates)
    index = bisect.bisect_left(found, quantity.end, key=lambda expression: expression.start) - 1
    return found[index] if index >= 0 and found[index].span.overlaps(quantity.span) else None
