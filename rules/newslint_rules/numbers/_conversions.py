"""Amounts that are written twice, in two units or currencies: 26 miles (42 km); 5 million euros, or $5.5 million."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from newslint import Document, Hit
from newslint.views.quantities import Bounds, Hedge, Kind, Quantity, quantities
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction

MEASURES: Final = frozenset((Kind.LENGTH, Kind.AREA, Kind.VOLUME, Kind.MASS, Kind.SPEED, Kind.ENERGY, Kind.POWER))
TEMPERATURES: Final = frozenset((Kind.TEMPERATURE, Kind.TEMPERATURE_DIFFERENCE))
_LONGEST: Final = 40  # code points between an amount and its conversion


class Conversion(NamedTuple):
    """An amount and the other that is written to say the same; `is_bare` where only the bracket stands between."""

    first: Quantity
    second: Quantity
    is_bare: bool


def conversions(document: Document) -> tuple[Conversion, ...]:
    """The amounts with a conversion in brackets or behind “, or”, in reading order."""
    return tuple(_conversions(document))


def _conversions(document: Document) -> Iterator[Conversion]:
    text = document.text
    for first, second in pairwise(document.view(quantities)):
        if second.start - first.end > _LONGEST:
            continue
        between = text[first.end : second.start]
        if "(" in between or "[" in between:
            bracket = _bracket().fullmatch(between)
            if bracket and _closed().match(text, second.end):
                yield Conversion(first, second, is_bare=not bracket[1])
        elif ("or" in between or "/" in between) and _or().fullmatch(between) and _ended().match(text, second.end):
            yield Conversion(first, second, is_bare=True)
        elif _aside().fullmatch(between) and _aside_ended().match(text, second.end) and first.unit != second.unit:
            yield Conversion(first, second, is_bare=False)


def hit(document: Document, message: str, pair: Conversion, first: str | None, second: str | None) -> Hit:
    """A finding on both amounts; `first` and `second` are what would stand there if the other one is right."""
    return contradiction(
        message,
        document,
        Side(pair.second.span, f"the same in {_unit(pair.second)}: {as_written(document, pair.second)}", second),
        Side(pair.first.span, f"in {_unit(pair.first)}: {as_written(document, pair.first)}", first),
    )


def _unit(quantity: Quantity) -> str:
    return quantity.unit or "figures"


def loose(quantity: Quantity) -> Bounds:
    """What a measure may be that was rounded before it was converted; any hedge holds for both sides alike."""
    low, high = quantity.rounded
    if low is None or high is None:
        return quantity.rounded
    margin = (abs(low) + abs(high)) / 20 if quantity.hedge in _HEDGED else 0
    if abs(quantity.value) >= 10 and quantity.to is None:  # a hundred miles are no 60, whatever their zeros say
        low, high = max(low, quantity.value * _LEAST), min(high, quantity.value * _MOST)
    if quantity.kind is Kind.SPEED and quantity.value % 5 == 0:  # forecasters give winds to the nearest five
        margin = max(margin, Fraction(5, 2))
    return Bounds(low - margin, high + margin)


_LEAST, _MOST = Fraction(7, 8), Fraction(9, 8)
_HEDGED: Final = frozenset(Hedge)


@cache
def _bracket() -> re.Pattern[str]:
    # The unit may have a noun or adjective behind it: 21,000 barrels of crude (882,000 gallons), 10 feet tall (3 m).
    return re.compile(
        r"((?: of [a-z-]+|[ -](?:long|wide|tall|high|deep|thick|away|offshore|square|each)"
        r"|['’]?s?['’]? worth)?)[ \u00a0\n]?[(\[]"
        r"(?:=|~|i\.e\.,? )?(?:about|around|some|roughly|nearly|almost|over|more than|less than|under"
        r"|up to|at least|only|just"
        r"|or|approximately|approx\.?|an estimated|equal to|equivalent to|just over|just under|[ \u00a0~≈])*[ \u00a0]?"
    )


@cache
def _closed() -> re.Pattern[str]:
    return re.compile(
        r"(?:s|s?[ -](?:long|wide|tall|high|deep|thick|each))?(?: (?:an|per) (?:hour|second|day"
        r"|minute))?[ \u00a0]?(?:[)\]]|[;,] |/)"
    )


@cache
def _aside() -> re.Pattern[str]:
    """A conversion between commas needs a hedge, so that it is no list; between dashes it needs none."""
    return re.compile(
        r",? (?:which is|equal to|roughly|about|around|some|nearly|almost|approximately|just over"
        r"|just under) (?:about )?"
        r"| [–—-] (?:about |around |some |nearly )?"
    )


@cache
def _aside_ended() -> re.Pattern[str]:
    return re.compile(r",| [–—-] |\.(?:\s|\Z)|;")


@cache
def _or() -> re.Pattern[str]:
    return re.compile(
        r",? (?:or|that is|equal to|equivalent to|the equivalent of),? (?:about|around|some|roughly|nearly|almost|over"
        r"|more than|less than|up to|just over|just under|at least| )*|/"
    )


@cache
def _ended() -> re.Pattern[str]:
    return re.compile(r"[,.;:)]| (?:of|in|from|away|and|long|tall|high|deep|wide|was|were|is|are|has|have)\b|[ \n]*\Z")
