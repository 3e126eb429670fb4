"""How many years lie between, and whether a number of years says so."""

import datetime
from typing import Final

from newslint.views.calendar import Interval
from newslint.views.dates import Hedge

YEAR: Final = 365.2425  # days


def years_between(span: Interval, today: datetime.date) -> tuple[float, float]:
    """The least and the most years from some day of a stretch to a day."""
    return (today - span.end).days / YEAR, (today - span.start).days / YEAR


def fits(amount: float, size: int, hedge: Hedge | None, low: float, high: float, most: float | None = None) -> bool:
    """Whether `amount` times `size` years may tell a stretch of `low` to `high` years.

    A plain number may be a year off, as years are counted in more than one way; decades and centuries are rounded to
    halves; a hedge opens the side it speaks of, and about widens both by a tenth.
    """
    least = amount * size
    greatest = (most or amount) * size
    slack = 1.1 if size == 1 else max(1.1, min(size * 0.5, least * 0.15))
    below, above = slack, slack
    if hedge is Hedge.ABOUT:
        below = above = max(1.5, slack, greatest * 0.1)
    elif hedge in (Hedge.NEARLY, Hedge.LESS_THAN, Hedge.AT_MOST):
        below = max(1.6, slack, greatest * 0.1)
        above = 0.6 if size == 1 else slack
    elif hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST):
        above = max(5.0, greatest * 0.3, slack)
    return least - below <= high and low <= greatest + above
