"""How much a fraction in words leaves open: half, about a third, more than two-thirds."""

from fractions import Fraction

from newslint.views.quantities import Bounds, Hedge, Quantity


def allowed(fraction: Quantity) -> Bounds:
    """What may be called by the fraction: a tenth to either side of it, or as its hedge says."""
    value = fraction.value
    match fraction.hedge:
        case Hedge.MORE | Hedge.AT_LEAST:
            return Bounds(value, None)
        case Hedge.LESS | Hedge.AT_MOST:
            return Bounds(None, value)
        case Hedge.NEARLY:
            return Bounds(value * Fraction(4, 5), value * Fraction(51, 50))
        case Hedge.ABOUT:
            return Bounds(value * Fraction(4, 5), value * Fraction(5, 4))
        case _:
            return Bounds(value * Fraction(9, 10), value * Fraction(11, 10))
