"""Sums with figures that are known only to their last digit, and the writing of what comes out."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Related, Span, within
from newslint.views.quantities import Bounds, Kind, Quantity, Written
from newslint.views.sentences import sentences

_JOINED: Final = 140  # code points: two places that lie closer are shown, and mended, as one
_ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS: Final = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def total(parts: Iterable[Bounds]) -> Bounds:
    """The sum; an end that is open in one part is open in the sum."""
    lows, highs = zip(*parts, strict=True)
    low = None if None in lows else sum(lows, Fraction(0))
    high = None if None in highs else sum(highs, Fraction(0))
    return Bounds(low, high)


def ratio(part: Bounds, whole: Bounds) -> Bounds:
    """How many times the one is the other; both above zero, an open low end being zero."""
    low = (part.low or Fraction(0)) / whole.high if whole.high else None
    high = part.high / whole.low if part.high is not None and whole.low else None
    return Bounds(low, high)


def plain(value: Fraction, unit: Fraction = Fraction(1)) -> str:
    """The value to the nearest `unit` (a power of ten), with thousands marks: 1,234.5."""
    places = 0
    while unit < 1 and places < 6:
        unit *= 10
        places += 1
    return f"{float(value):,.{places}f}"


def last_digit(quantity: Quantity) -> Fraction:
    """The unit of the last digit that the quantity was written to, in its own unit."""
    return quantity.high - quantity.low if quantity.high > quantity.low else Fraction(1)


def alike(one: Quantity, other: Quantity) -> tuple[Bounds, Bounds]:
    """What two compared figures may be: as 1,890 is given to the ten, so is the 1,800 beside it.

    Hedged figures keep the width of their hedge, and those of other scales or of quite another size their own
    rounding; nothing is rounded by more than a twentieth.
    """
    unit = min(last_digit(one), last_digit(other))
    near = one.value <= other.value * 5 and other.value <= one.value * 5
    if one.scale != other.scale or not near:
        return _to_unit(one, one.value / 10), _to_unit(other, other.value / 10)
    part = 50 if one.scale == other.scale == 1 else 10  # 1,200 may be rounded, but not from 1,240
    return _to_unit(one, min(unit, one.value / part)), _to_unit(other, min(unit, other.value / part))


def _to_unit(quantity: Quantity, unit: Fraction) -> Bounds:
    if quantity.hedge or last_digit(quantity) <= unit:
        return quantity.bounds
    return Bounds(quantity.value - unit / 2, quantity.value + unit / 2)


def rewritten(document: Document, quantity: Quantity, value: Fraction) -> str | None:
    """The quantity's text with another number, in the same manner: words or figures, decimals, scale and unit.

    None where that manner cannot write the number.
    """
    if value < 0:
        return None
    text, number = document.text, quantity.number.of(document.text)
    scaled_value = value / quantity.scale if quantity.scale else value
    match = _figure().search(number)
    if match is None:
        if quantity.written is not Written.WORDS or quantity.scale > 1 or value.denominator != 1 or value > 99:
            return None
        written = in_words(int(value))
        written = written.capitalize() if number[:1].isupper() else written
    else:
        if quantity.kind is Kind.MONEY and quantity.value and quantity.value != _value(match[0]) * quantity.scale:
            scaled_value = value / quantity.value * _value(match[0])  # pence and cents
        decimals = len(match[0].partition(".")[2])
        figure = f"{float(scaled_value):,.{decimals}f}"
        if "," not in match[0] and scaled_value < 10_000:
            figure = figure.replace(",", "")
        written = number[: match.start()] + figure + number[match.end() :]
    return text[quantity.start : quantity.number.start] + written + text[quantity.number.end : quantity.end]


def _value(figure: str) -> Fraction:
    try:
        return Fraction(figure.replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return Fraction(1)


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"\d[\d,]*(?:\.\d+)?")


def in_words(number: int) -> str:
    """A number from 0 to 99 in words."""
    if number < 20:
        return _ONES[number]
    ten, one = divmod(number, 10)
    return _TENS[ten] + (f"-{_ONES[one]}" if one else "")


class Side(NamedTuple):
    """One side of a contradiction: its place, what it says, and what would stand there if the other side is right."""

    span: Span
    says: str
    written: str | None = None


def contradiction(message: str, document: Document, claim: Side, *others: Side) -> Hit:
    """A hit for two sides that cannot both be right.

    Where they stand close together in one sentence the hit holds both, and each side's correction is a suggestion of
    its own. Where they lie apart it marks the claim and suggests nothing, as either side may be wrong.
    """
    sides = (claim, *others)
    start, end = min(side.span.start for side in sides), max(side.span.end for side in sides)
    text = document.text
    related = tuple(Related(*side.span, side.says) for side in others)
    if end - start > _JOINED or within(document.view(sentences), Span(start + 1, end)):
        return Hit(*claim.span, message, related=related)
    choices = tuple(
        text[start : side.span.start] + side.written + text[side.span.end : end]
        for side in sides
        if side.written is not None and side.written != side.span.of(text)
    )
    related = (Related(*claim.span, claim.says), *related)
    return Hit(start, end, message, tuple(dict.fromkeys(choices)) if len(choices) > 1 else (), related)


def listed(words: Sequence[str]) -> str:
    """12, 7 and 2."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def as_written(document: Document, quantity: Quantity) -> str:
    """The words of a quantity, white space evened."""
    return " ".join(document.text[quantity.start : quantity.end].split())
