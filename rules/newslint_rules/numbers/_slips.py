"""The slips of the hand that turn one figure into another: digits swapped, a nought too many."""

from fractions import Fraction


def is_slip(one: Fraction, other: Fraction) -> bool:
    """Whether two whole numbers of two digits or more differ as mistyped ones do.

    They have the same digits in another order, or a nought more or less, or sound alike: sixteen and sixty.
    """
    low, high = min(one, other), max(one, other)
    if 13 <= low <= 19 and high == (low - 10) * 10:
        return True
    if one == other or one.denominator != 1 or other.denominator != 1 or min(one, other) < 10:
        return False
    mine, theirs = str(one.numerator), str(other.numerator)
    if sorted(mine) == sorted(theirs):
        return True
    return mine.rstrip("0") == theirs.rstrip("0") and abs(len(mine) - len(theirs)) == 1
