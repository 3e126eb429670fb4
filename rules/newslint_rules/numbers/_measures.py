"""Measures in other units: what an amount comes to, rounded as news rounds it, and how it is called."""

from fractions import Fraction
from typing import Final

from newslint.views.quantities import Bounds, Quantity, bounds_in_base
from newslint_rules.numbers._arithmetic import last_digit, plain

_METRIC: Final = frozenset(
    [*"mm cm m km km2 m2 m3 ha l ml hl mg g kg t km/h m/s m/h km/s C".split(), "square cm", "square mm", "cubic cm"]
)
_IMPERIAL: Final = frozenset(
    """
    inch|foot|yard|mile|acre|lb|oz|stone|mph|gallon|pint|quart|F|square foot|square mile|square yard|square inch
    cubic foot|cubic yard|short ton|long ton|foot/s|troy ounce|fluid ounce|US gallon|imperial gallon
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)


def within_part(quantity: Quantity, part: int) -> Bounds:
    """The bounds, but no wider than a part of the amount to either side: a price of 200 is no 150.

    Of what is multiplied trailing zeros are taken as figures rather than as rounding; a hedge keeps its whole width.
    """
    if quantity.hedge is not None:
        return quantity.bounds
    slack = min((quantity.high - quantity.low) / 2, quantity.value / part)
    return Bounds(quantity.value - slack, quantity.value + slack)


def system(quantity: Quantity) -> str:
    """Metric, imperial or, of ships' and traders' units, neither."""
    return "metric" if quantity.unit in _METRIC else "imperial" if quantity.unit in _IMPERIAL else ""


def in_unit(quantity: Quantity, other: Quantity) -> Fraction:
    """The amount in the unit of `other`, rounded to the last digit that `other` shows; 0 where it has none."""
    one = other._replace(low=Fraction(1), high=Fraction(1))
    here = quantity._replace(low=quantity.value, high=quantity.value)
    worths, units = bounds_in_base(here), bounds_in_base(one)
    if not worths or not units or not units[0].low or worths[0].low is None:
        return Fraction(0)
    return rounded_like(worths[0].low / units[0].low, other)


def rounded_like(value: Fraction, other: Quantity) -> Fraction:
    """The value rounded to the last digit that `other` shows, or finer where too little would be left of it."""
    digit = last_digit(other)
    while digit and abs(value) < digit * 8 and digit > Fraction(1, 100):
        digit /= 10
    return round(value / digit) * digit if digit else value


def spelled(value: Fraction, other: Quantity) -> str:
    """The value with the unit of `other`: 42 km."""
    digit = Fraction(1)
    while (value / digit).denominator != 1 and digit > Fraction(1, 1000):
        digit /= 10
    return f"{plain(value, digit)} {_plural(other.unit or '', value)}".rstrip()


def _plural(unit: str, value: Fraction) -> str:
    if value == 1 or unit not in _WORDS:
        return _SIGNS.get(unit, unit)
    return _WORDS[unit]


_SIGNS: Final = {
    "C": "degrees Celsius",
    "F": "degrees Fahrenheit",
    "K": "kelvin",
    "km2": "square km",
    "m2": "square m",
    "m3": "cubic m",
}
_WORDS: Final = {
    "inch": "inches", "foot": "feet", "yard": "yards", "mile": "miles", "acre": "acres", "ha": "hectares",
    "square foot": "square feet", "square mile": "square miles", "square yard": "square yards",
    "square inch": "square inches", "cubic foot": "cubic feet", "cubic yard": "cubic yards", "gallon": "gallons",
    "US gallon": "US gallons", "imperial gallon": "imperial gallons", "barrel": "barrels", "pint": "pints",
    "quart": "quarts", "fluid ounce": "fluid ounces", "l": "liters", "t": "metric tons", "short ton": "short tons",
    "long ton": "long tons", "ton": "tons", "lb": "pounds", "oz": "ounces", "troy ounce": "troy ounces",
    "carat": "carats", "knot": "knots", "nautical mile": "nautical miles", "bushel": "bushels", "calorie": "calories",
    "foot/s": "feet a second", "fathom": "fathoms", "furlong": "furlongs",
}  # fmt: skip
