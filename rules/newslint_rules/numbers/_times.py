"""How often one figure should go into another: doubled, more than tripled, twice as many."""

from fractions import Fraction
from typing import Final

from newslint import Document, Hit, Span
from newslint.views.quantities import Bounds, Quantity
from newslint_rules.numbers._arithmetic import Side, alike, as_written, contradiction, plain, ratio, rewritten
from newslint_rules.numbers._change import Pair
from newslint_rules.numbers._passages import Passage
from newslint_rules.numbers._sides import Told, anchor_of

_NEARLY_EVEN: Final = Fraction(6, 5)  # figures so close that nothing ties to the claim are of another time
_FAR: Final = 3  # a figure so many times off is of something else


def allowed(factor: Fraction, hedge: str) -> Bounds:
    """What may be called `factor` times as much, given the words before: a tenth less to a fifth more, or as hedged.

    A factor below one is read as its inverse: halved like doubled.
    """
    if factor < 1:
        low, high = allowed(1 / factor, hedge)
        return Bounds(1 / high if high else None, 1 / low if low else None)
    if "more than" in hedge or "over" in hedge or "at least" in hedge:
        return Bounds(factor, None)
    if any(word in hedge for word in ("nearly", "almost", "close to", "just under", "not quite")):
        return Bounds(factor * Fraction(3, 4), factor * Fraction(21, 20))
    if any(word in hedge for word in ("about", "around", "roughly", "approximately", "some")):
        return Bounds(factor * Fraction(17, 20), factor * Fraction(6, 5))
    if "less than" in hedge or "up to" in hedge:
        return Bounds(None, factor)
    return Bounds(factor * Fraction(9, 10), factor * Fraction(5, 4))


def mismatch(document: Document, pair: Pair, factor: Fraction, hedge: str, claim: Span, said: str) -> Hit | None:
    """A hit if the newer figure is not about `factor` times the older one; of an unordered pair either may be newer.

    A pair that goes the other way is taken for another story.
    """
    pair = _oriented(pair, factor)
    old, new = pair.old, pair.new
    times = new.value / old.value
    if (times > 1) != (factor > 1) or not factor / _FAR <= times <= factor * _FAR:
        return None
    after, before = alike(new, old)
    if ratio(after, before).meets(allowed(factor, hedge)):
        return None
    return contradiction(
        f"from {as_written(document, old)} to {as_written(document, new)} is {_times(times)}, not {said}",
        document,
        Side(claim, "the claim"),
        Side(new.span, "the figure after", _multiple(document, new, old, factor, hedge)),
        Side(old.span, "the figure before"),
    )


def told_times(
    passage: Passage,
    span: Span,
    index: int,
    factor: Fraction,
    hedge: str,
    topic: tuple[str, ...],
    *,
    points_back: bool,
    is_compared: bool = False,
) -> Told:
    """The claim for a search of its figures, which are not nearly even and not absurdly far from it."""
    larger = max(factor, 1 / factor)
    bounds = allowed(factor, hedge) if factor > 1 else _inverse(allowed(factor, hedge))

    def may_mean(low: Quantity, high: Quantity) -> bool:
        return max(_NEARLY_EVEN, larger / _FAR) <= high.value / low.value <= larger * _FAR

    def bears_out(low: Quantity, high: Quantity) -> bool:
        return ratio(*alike(high, low)).meets(bounds)

    anchor = None if is_compared else anchor_of(passage, span)
    return Told(span, index, topic, points_back, may_mean, bears_out, anchor, is_compared=is_compared)


def _inverse(bounds: Bounds) -> Bounds:
    return Bounds(1 / bounds.high if bounds.high else None, 1 / bounds.low if bounds.low else None)


def _oriented(pair: Pair, factor: Fraction) -> Pair:
    if not pair.ordered and (pair.new.value > pair.old.value) != (factor > 1):
        return Pair(pair.new, pair.old, ordered=False)
    return pair


def _times(times: Fraction) -> str:
    return f"{plain(times, Fraction(1, 10))} times as much" if times >= 1 else f"a fall by {plain((1 - times) * 100)}%"


def _multiple(document: Document, new: Quantity, old: Quantity, factor: Fraction, hedge: str) -> str | None:
    return None if hedge else rewritten(document, new, old.value * factor)
