"""Quantities: every number, amount, measure, share, score and tally of the article, exact and with its rounding.

Dates, times of day, durations, ages and mere names (Boeing 737, Page 4, COVID-19) are left out.

- A figure ranges by half of its last significant digit; trailing zeros of a whole figure are rounding, so 1,400 is
  1,350 to 1,450 and 30 million is 25 to 35 million. Number words below a thousand, whole counts below a hundred,
  ranks, scores and tallies are exact; whole percentages range by half a point. A measure in words is as rough as the
  same in figures: six feet is 5.5 to 6.5.
- “From A to B” is two quantities (a change) unless something ranges; “A to B”, “A-B” and “between A and B” are one.
- Where one of two figures leaves out the unit or scale (from 9 to 11 percent, $10-15 million), it has the other's.
- A bare dollar or cent is USD, a bare pound GBP, a bare franc CHF: what is written says no more.
"""

from typing import Final

from newslint.document import Document, Role, Span, within
from newslint.views.quantity.grammar import read
from newslint.views.quantity.tokens import tokens
from newslint.views.quantity.units import in_base
from newslint.views.quantity.values import Bounds, Hedge, Kind, Part, Quantity, Written
from newslint.views.sentences import sentences

__all__ = [
    "Bounds", "Hedge", "Kind", "Part", "Quantity", "Written", "bounds_in_base", "meet", "quantities", "quantities_in",
]  # fmt: skip

_NO_PROSE: Final = (Role.DATELINE, Role.BYLINE)
_LONGEST: Final = 20_000  # code points; bounds the memory that the tokens of one sentence take


def quantities(document: Document) -> tuple[Quantity, ...]:
    """The quantities of every block but code, datelines and bylines, in reading order; they never overlap."""
    text = document.text
    aside = [block.span for block in document.blocks if block.role in _NO_PROSE]
    found: list[Quantity] = []
    for sentence in document.view(sentences):
        if any(span.covers(sentence) for span in aside):
            continue
        for stretch in _stretches(text, sentence):
            found.extend(read(tokens(text, *stretch)))
    return tuple(found)


def quantities_in(document: Document, area: Span) -> tuple[Quantity, ...]:
    """The quantities that start inside `area`."""
    return tuple(within(document.view(quantities), area))


def bounds_in_base(quantity: Quantity) -> tuple[Bounds, ...]:
    """What a measure may be by rounding alone, in the base unit of its kind, once for each reading of its unit.

    Base units are m, m², litre, kg, km/h, kelvin, kWh and kW. Empty for kinds and units that have none.
    """
    return in_base(quantity.rounded, quantity.unit, quantity.kind) if quantity.unit else ()


def meet(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may be the same amount, given their rounding and hedges.

    The same unit, or none, is compared as it stands; measures of one kind are compared in their base unit, and meet if
    any readings of their units do. Quantities of different kinds or currencies never meet.
    """
    if one.kind is not other.kind:
        return False
    if one.unit == other.unit:
        return one.bounds.meets(other.bounds)
    if one.unit is None or other.unit is None:
        return False
    mine = in_base(one.bounds, one.unit, one.kind)
    theirs = in_base(other.bounds, other.unit, other.kind)
    return any(first.meets(second) for first in mine for second in theirs)


def _stretches(text: str, sentence: Span) -> list[Span]:
    """A sentence, cut at white space if it is longer than any sentence is."""
    stretches = []
    start = sentence.start
    while sentence.end - start > _LONGEST:
        cut = text.find(" ", start + _LONGEST, sentence.end)
        if cut < 0:
            break
        stretches.append(Span(start, cut))
        start = cut + 1
    stretches.append(Span(start, sentence.end))
    return stretches
