"""Parts of a whole that are both counted: 30 of the 120 delegates, 63 out of 420, of 65 lambs 52."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from newslint import Document, Role, Span
from newslint.views.quantities import Bounds, Kind, Quantity
from newslint_rules.numbers._arithmetic import last_digit, ratio
from newslint_rules.numbers._passages import HEADS, Passage, passages


class Rate(NamedTuple):
    """A percentage or fraction that stands between a part and its whole."""

    rate: Quantity
    share: "Share"


class Share(NamedTuple):
    """So many of so many; `passage` is the index of the sentence of the part."""

    part: Quantity
    whole: Quantity
    passage: int

    @property
    def span(self) -> Span:
        """From the one figure to the other."""
        return Span(min(self.part.start, self.whole.start), max(self.part.end, self.whole.end))

    @property
    def ratio(self) -> Bounds:
        """The part of the whole, from 0 to 1; where one of two counts is exact, so is the other: 45 of 100."""
        unit = min(last_digit(self.part), last_digit(self.whole))
        return ratio(_to_unit(self.part, unit), _to_unit(self.whole, unit))


def _to_unit(quantity: Quantity, unit: Fraction) -> Bounds:
    if quantity.hedge or quantity.kind is not Kind.COUNT or quantity.scale > 1 or last_digit(quantity) <= unit:
        return quantity.bounds
    return Bounds(quantity.value - unit / 2, quantity.value + unit / 2)


def shares(document: Document) -> tuple[Share, ...]:
    """The parts of wholes that the article counts, in reading order."""
    found: list[Share] = []
    previous = Passage(Span(0, 0), Role.PARAGRAPH, (), "")
    for index, passage in enumerate(document.view(passages)):
        if len(passage.figures) > 1:
            found.extend(_shares(passage, index))
        found.extend(_of_them(passage, index))
        if index and passage.figures and previous.role not in HEADS:
            found.extend(_of_these(previous, passage, index))
        previous = passage
    return tuple(found)


def _shares(passage: Passage, index: int) -> Iterator[Share]:
    figures = [
        figure
        for figure in passage.figures
        if figure.kind in (Kind.COUNT, Kind.MONEY) and not _spaced().search(passage.before(figure.start, 2))
    ]
    taken: set[int] = set()
    for one, other in pairwise(figures):
        if one.kind is not other.kind or one.unit != other.unit or one.is_range or other.is_range:
            continue
        if one.noun and other.noun and one.noun != other.noun:
            continue
        between = passage.between(one.end, other.start)
        if len(between) <= 70 and _of().fullmatch(between) and not _rate().match(passage.behind(other.end, 20)):
            taken |= {one.start, other.start}
            yield Share(one, other, index)
    for one, other in pairwise(figures):
        if {one.start, other.start} & taken or one.is_range or other.is_range:
            continue
        if one.kind is not other.kind or one.unit != other.unit or other.noun not in (None, one.noun):
            continue
        between = passage.between(one.end, other.start)
        if len(between) <= 70 and _leading().search(passage.before(one.start, 40)) and "," in between:
            yield Share(other, one, index)


def _of_them(passage: Passage, index: int) -> Iterator[Share]:
    """The club has 300 members, and 120 of them voted."""
    counts = [figure for figure in passage.figures if figure.kind is Kind.COUNT and not figure.is_range]
    for whole, part in pairwise(counts):
        if whole.noun and part.value < whole.value and _them().match(passage.behind(part.end, 12)):
            yield Share(part, whole, index)


@cache
def _them() -> re.Pattern[str]:
    return re.compile(r" of (?:them|whom|those|these)\b")


def _of_these(before: Passage, passage: Passage, index: int) -> Iterator[Share]:
    """The estate covers 900 hectares. Of these 270 are forest."""
    match = _these().match(passage.low)
    wholes = [figure for figure in before.figures if figure.kind in (Kind.COUNT, Kind.AREA)]
    part = passage.figures[0]
    if match is None or len(wholes) != 1 or part.start != passage.span.start + match.end() or part.noun:
        return
    whole = wholes[0]
    if part.kind in (Kind.COUNT, whole.kind) and (whole.noun or whole.unit) and not part.is_range:
        yield Share(part, whole, index)


@cache
def _these() -> re.Pattern[str]:
    return re.compile(r"of (?:these|those|them),? (?:some |about |only |just |at least )?")


@cache
def _of() -> re.Pattern[str]:
    return re.compile(
        r" (?:(?!instead|ahead|short|because|worth|years|days|weeks|months|hours)[a-z]+ )?(?:out )?of "
        r"(?:(?:the|its|his|her|their|our|those|these|this|all|a possible|a total of) )?"
        r"(?:(?:[a-z-]+ ){0,2}[a-z-]+'s?(?: [a-z-]+)? )?"
        r"(?:(?:some|about|an estimated|nearly|a|over|more than|around|original|remaining) )?[$£€¥]?"
    )


@cache
def _spaced() -> re.Pattern[str]:
    return re.compile(r"\d $")  # the rest of 2 412


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[,;:–(] |\band |\bbut )(?:out )?of (?:(?:the|its|his|her|their|those|these|some|about|all|an estimated"
        r"|nearly"
        r"|over|more than|around|a total of) )*[$£€¥]?$"
    )


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(r" (?:percent|per cent|%|minutes|hours|days|weeks|months|years|games? )")


def rates(document: Document) -> tuple[Rate, ...]:
    """Parts and wholes that a percentage or fraction joins: 30 people, or 25 percent of the 120; half of the 80, 40."""
    found: list[Rate] = []
    for index, passage in enumerate(document.view(passages)):
        for rate in passage.figures:
            if rate.kind in (Kind.PERCENT, Kind.FRACTION) and not rate.is_range and len(passage.figures) > 2:
                found.extend(_joined(passage, rate, index))
    return tuple(found)


def _joined(passage: Passage, rate: Quantity, index: int) -> Iterator[Rate]:
    counts = [figure for figure in passage.figures if figure.kind in (Kind.COUNT, Kind.MONEY) and not figure.is_range]
    place = next((k for k, figure in enumerate(counts) if figure.start >= rate.end), None)
    if place is None or not _base().fullmatch(passage.between(rate.end, counts[place].start)):
        return
    whole = counts[place]
    before = counts[place - 1] if place else None
    behind = counts[place + 1] if place + 1 < len(counts) else None
    if before and _alike(before, whole) and _or_before().fullmatch(passage.between(before.end, rate.start)):
        yield Rate(rate, Share(before, whole, index))
    elif behind and _alike(behind, whole) and _or_behind().fullmatch(passage.between(whole.end, behind.start)):
        yield Rate(rate, Share(behind, whole, index))


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.kind is other.kind and one.unit == other.unit and 0 < one.value < other.value


@cache
def _base() -> re.Pattern[str]:
    return re.compile(
        r" of (?:(?!(?:them|whom|those|over|under|aged?|more|less) )[a-z'-]+ ){0,5}"
        r"(?:(?:some|about|nearly|more than) )?[$£€¥]?"
    )


@cache
def _or_before() -> re.Pattern[str]:
    return re.compile(
        r"(?: [\w'-]+){0,5}(?:,? or|,| \(| –)(?: (?:about|some|nearly|almost|more than|over|just over"
        r"|just under|roughly|only"
        r"|equal to))? ?"
    )


@cache
def _or_behind() -> re.Pattern[str]:
    return re.compile(
        r"(?: [\w'-]+){0,5}(?:,? or|,| \(| –|:)(?: (?:about|some|nearly|almost|more than|over|just over"
        r"|just under|roughly|only"
        r"|or))? ?[$£€¥]?"
    )
