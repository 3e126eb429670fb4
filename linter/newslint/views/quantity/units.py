"""Units of measure: their names in news copy, what they measure, and their worth in the base unit of their kind.

Factors are exact where a standard defines them: the international yard and pound agreement of 1959, NIST Handbook 44
for US measures, the Weights and Measures Act 1985 for imperial ones; the oil barrel has 42 US gallons.
"""

from fractions import Fraction
from typing import Final, NamedTuple

from newslint.views.quantity.nouns import FUNCTION_WORDS
from newslint.views.quantity.tokens import DASHES, Tokens, table
from newslint.views.quantity.values import Bounds, Kind


class Unit(NamedTuple):
    """A unit: its name in a `Quantity`, its kind, and what one of it may be in the base unit of that kind.

    Base units are m, m², litre, kg, km/h, kelvin, kWh and kW. A unit with two or three worths has several readings:
    a ton may be short, long or metric, a gallon American or British.
    """

    name: str
    kind: Kind
    worths: tuple[Fraction, ...]


_GALLON: Final = Fraction(3785411784, 10**9)
_IMPERIAL_GALLON: Final = Fraction(454609, 100000)
_POUND: Final = Fraction(45359237, 10**8)
_FOOT: Final = Fraction(3048, 10000)
_MILE: Final = Fraction(1609344, 1000)

_LENGTHS: Final = {
    "mm": (Fraction(1, 1000), "millimeter millimetre"), "cm": (Fraction(1, 100), "centimeter centimetre"),
    "m": (Fraction(1), "meter metre"), "km": (Fraction(1000), "kilometer kilometre km kms k.m."),
    "inch": (_FOOT / 12, "inch inches"), "foot": (_FOOT, "foot feet ft ft."), "yard": (_FOOT * 3, "yard yd"),
    "mile": (_MILE, "mile mi"), "fathom": (_FOOT * 6, "fathom"), "furlong": (_MILE / 8, "furlong"),
}  # fmt: skip
_OTHERS: Final[dict[Kind, dict[str, tuple[tuple[Fraction, ...], str]]]] = {
    Kind.LENGTH: {"nautical mile": ((Fraction(1852),), "nautical mile|sea mile")},
    Kind.AREA: {
        "ha": ((Fraction(10000),), "hectare|ha"),
        "acre": ((_FOOT**2 * 43560,), "acre"),
        "dunam": ((Fraction(1000),), "dunam"),
    },
    Kind.VOLUME: {
        "l": ((Fraction(1),), "liter|litre|l|ltr"),
        "ml": ((Fraction(1, 1000),), "milliliter|millilitre|ml"),
        "hl": ((Fraction(100),), "hectoliter|hectolitre|hl"),
        "gallon": ((_GALLON, _IMPERIAL_GALLON), "gallon|gal"),
        "US gallon": ((_GALLON,), "us gallon|u.s. gallon"),
        "imperial gallon": ((_IMPERIAL_GALLON,), "imperial gallon|uk gallon"),
        "barrel": ((_GALLON * 42,), "barrel|bbl|bbls|bpd|b/d"),
        "pint": ((_GALLON / 8, _IMPERIAL_GALLON / 8), "pint"),
        "quart": ((_GALLON / 4, _IMPERIAL_GALLON / 4), "quart"),
        "fluid ounce": ((_GALLON / 128, _IMPERIAL_GALLON / 160), "fluid ounce|fl oz"),
        "bushel": ((Fraction(3523907016688, 10**11), _IMPERIAL_GALLON * 8), "bushel"),
        "acre-foot": ((_FOOT**3 * 43560 * 1000,), "acre foot|acre feet"),
        "TEU": ((_FOOT**3 * 1360 * 1000,), "teu"),
    },
    Kind.MASS: {
        "mg": ((Fraction(1, 10**6),), "milligram|milligramme|mg"),
        "g": ((Fraction(1, 1000),), "gram|gramme|g|gm"),
        "kg": ((Fraction(1),), "kilogram|kilogramme|kilo|kg"),
        "t": ((Fraction(1000),), "tonne|metric ton|metric tonne"),
        "short ton": ((_POUND * 2000,), "short ton"),
        "long ton": ((_POUND * 2240,), "long ton"),
        "ton": ((_POUND * 2000, _POUND * 2240, Fraction(1000)), "ton"),
        "lb": ((_POUND,), "lb|pound"),
        "oz": ((_POUND / 16,), "ounce|oz"),
        "troy ounce": ((Fraction(311034768, 10**10),), "troy ounce|fine ounce"),
        "stone": ((_POUND * 14,), "stone"),
        "carat": ((Fraction(2, 10000),), "carat"),
    },
    Kind.SPEED: {
        "km/h": ((Fraction(1),), "km/h|kph|kmh|km/hour|km/hr|kmph"),
        "mph": ((_MILE / 1000,), "mph|m.p.h."),
        "knot": ((Fraction(1852, 1000),), "knot"),
        "m/s": ((Fraction(36, 10),), "m/s"),
    },
    Kind.ENERGY: {
        "J": ((Fraction(1, 3600000),), "joule"),
        "kJ": ((Fraction(1, 3600),), "kilojoule|kj"),
        "MJ": ((Fraction(1000, 3600),), "megajoule"),
        "kWh": ((Fraction(1),), "kilowatt hour|kwh"),
        "MWh": ((Fraction(1000),), "megawatt hour|mwh"),
        "GWh": ((Fraction(10**6),), "gigawatt hour|gwh"),
        "TWh": ((Fraction(10**9),), "terawatt hour|twh"),
        "calorie": ((Fraction(4184, 3600000), Fraction(4184, 3600 * 10**6)), "calorie|kcal"),
        "BTU": ((Fraction(105505585262, 36 * 10**13),), "btu"),
    },
    Kind.POWER: {
        "W": ((Fraction(1, 1000),), "watt"),
        "kW": ((Fraction(1),), "kilowatt|kw"),
        "MW": ((Fraction(1000),), "megawatt|mw"),
        "GW": ((Fraction(10**6),), "gigawatt|gw"),
        "hp": ((Fraction(7457, 10000), Fraction(73549875, 10**8)), "horsepower|hp|bhp"),
    },
}  # fmt: skip


def _forms(name: str) -> tuple[str, ...]:
    """A name and its plural; abbreviations take an s as well (kms, lbs)."""
    return (name,) if name.endswith((".", "s", "/h", "feet")) else (name, name + "s")


def _table() -> tuple[dict[str, Unit], dict[tuple[str, ...], Unit]]:
    """The units by their names of one word and of several."""
    units: dict[str, Unit] = {}
    for name, (worth, words) in _LENGTHS.items():
        square = Unit("km2" if name == "km" else "m2" if name == "m" else f"square {name}", Kind.AREA, (worth**2,))
        cubic = Unit("m3" if name == "m" else f"cubic {name}", Kind.VOLUME, (worth**3 * 1000,))
        for word in dict.fromkeys([*words.split(), name]):
            for form in _forms(word):
                units[form] = Unit(name, Kind.LENGTH, (worth,))
                for sign in ("square", "sq", "sq."):
                    units[f"{sign} {form}"] = square
                for sign in ("cubic", "cu", "cu."):
                    units[f"{sign} {form}"] = cubic
                if name in ("km", "mile", "m", "foot"):
                    hour = Unit(
                        {"km": "km/h", "mile": "mph", "m": "m/h", "foot": "ft/h"}[name], Kind.SPEED, (worth / 1000,)
                    )
                    for each in ("per hour", "an hour", "/ hour", "/ h", "/ hr"):
                        units[f"{form} {each}"] = hour
                    second = Unit(f"{name}/s", Kind.SPEED, (worth * 36 / 10,))
                    for each in ("per second", "a second", "/ second", "/ s", "/ sec"):
                        units[f"{form} {each}"] = second
        units[f"{name}²"] = units[f"{name}2"] = square
        units[f"{name}³"] = units[f"{name}3"] = cubic
    units["cc"] = Unit("cubic cm", Kind.VOLUME, (Fraction(1, 1000),))
    for kind, rows in _OTHERS.items():
        for name, (worths, words) in rows.items():
            for word in words.split("|"):
                for form in _forms(word):
                    units[form] = units[form.replace(" ", " - ")] = Unit(name, kind, worths)
    single = {name: unit for name, unit in units.items() if " " not in name}
    return single, {tuple(name.split()): unit for name, unit in units.items() if " " in name}


_SINGLE, _COMPOUND = _table()
_FIRST_OF_COMPOUND: Final = frozenset(name[0] for name in _COMPOUND)
_LONGEST_COMPOUND: Final = max(map(len, _COMPOUND))
UNITS: Final = {unit.name: unit for unit in (*_SINGLE.values(), *_COMPOUND.values())}
# Letters that are a unit only where they touch the figure or stand alone in brackets; elsewhere they are words.
_TOUCHING: Final = table("""
    m g l hp mi gal cc mm cm ml hl mg gm
""")
# Plurals of abbreviations that are other words.
_NEVER_BARE: Final = frozenset(["ms", "gs", "ls", "has", "mis", "mms", "cms"])
_DEGREE_SIGNS: Final = frozenset("°º")
_DEGREES: Final = frozenset(("degree", "degrees", "deg"))
_SCALES_OF_HEAT: Final = {
    "celsius": "C",
    "centigrade": "C",
    "c": "C",
    "fahrenheit": "F",
    "f": "F",
    "kelvin": "K",
    "k": "K",
}


def unit(t: Tokens, j: int) -> tuple[Unit, int] | None:
    """The unit at token `j`, a hyphen before it left aside, and the token behind it; money is not read here."""
    hyphen = t.low[j] in DASHES and t.touches(j - 1) and t.touches(j)
    k = j + 1 if hyphen else j
    word = t.low[k]
    if word in _FIRST_OF_COMPOUND:
        for length in range(_LONGEST_COMPOUND, 1, -1):
            found = _COMPOUND.get(tuple(t.low[k : k + length]))
            if found:
                return found, k + length
    touching = t.touches(j - 1)
    if word in _SINGLE and word not in _NEVER_BARE and not (len(word) == 1 and t.raw[k].isupper()):
        if word in _TOUCHING and not touching and not _is_bare_unit(t, k):
            return None
        following = t.low[k + 1]
        if following in ("2", "3", "²", "³") and t.touches(k) and word + following in _SINGLE:
            return _SINGLE[word + following], k + 2
        return _SINGLE[word], k + 1
    return _temperature(t, k)


def _is_bare_unit(t: Tokens, k: int) -> bool:
    """Whether a letter apart from its figure is a unit: 2.02 m), 5 g of, 65 l/min."""
    return t.raw[k] in ("m", "g", "l", "mm", "cm", "ml", "hl", "mg", "hp", "cc") and t.low[k + 1] not in ("'", "’", "-")


def _temperature(t: Tokens, k: int) -> tuple[Unit, int] | None:
    word = t.low[k]
    if word in _DEGREES or word in _DEGREE_SIGNS:
        after = k + 1
        if t.low[after] in DASHES:
            after += 1
        scale = _SCALES_OF_HEAT.get(t.low[after])
        if scale and (len(t.low[after]) > 1 or t.raw[after].isupper()):
            return Unit(scale, Kind.TEMPERATURE, (Fraction(1),)), after + 1
        return Unit("degree", Kind.TEMPERATURE, (Fraction(1),)), k + 1
    if word in ("celsius", "fahrenheit", "centigrade", "kelvin"):
        return Unit(_SCALES_OF_HEAT[word], Kind.TEMPERATURE, (Fraction(1),)), k + 1
    if t.raw[k] in ("C", "F") and (not t.low[k + 1][:1].isalnum() or t.low[k + 1] in FUNCTION_WORDS):
        return Unit(t.raw[k], Kind.TEMPERATURE, (Fraction(1),)), k + 1
    if t.raw[k] in ("C.", "F."):
        return Unit(t.raw[k][0], Kind.TEMPERATURE, (Fraction(1),)), k + 1
    return None


def in_base(bounds: Bounds, unit: str, kind: Kind) -> tuple[Bounds, ...]:
    """What `bounds` in `unit` may be in the base unit of `kind`: one reading for each worth of the unit.

    A temperature is taken to kelvin, a difference of temperatures to differences in kelvin. Unknown units (and a bare
    “degree”, which may be either scale or an angle) have no reading.
    """
    if kind in (Kind.TEMPERATURE, Kind.TEMPERATURE_DIFFERENCE):
        return _kelvin(bounds, unit, kind)
    known = UNITS.get(unit)
    if known is None or known.kind is not kind:
        return ()
    return tuple(Bounds(*(None if end is None else end * worth for end in bounds)) for worth in known.worths)


def _kelvin(bounds: Bounds, unit: str, kind: Kind) -> tuple[Bounds, ...]:
    slope = {"C": Fraction(1), "K": Fraction(1), "F": Fraction(5, 9)}.get(unit)
    if slope is None:
        return ()
    zero = Fraction(0)
    if kind is Kind.TEMPERATURE:
        zero = {"C": Fraction(27315, 100), "K": Fraction(0), "F": Fraction(45967, 100) * Fraction(5, 9)}[unit]
    return (Bounds(*(None if end is None else end * slope + zero for end in bounds)),)
