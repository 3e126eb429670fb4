"""Parts of a whole that are both counted: 30 of the 120 delegates, 63 out of 420, of 65 lambs 52."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from newslint import Document, Role, Span
from newslint.views.quantities import Bounds, Hedge, Kind, Quantity, Written
from newslint_rules.numbers._arithmetic import last_digit, ratio
from newslint_rules.numbers._directions import CHANGES
from newslint_rules.numbers._measures import within_part
from newslint_rules.numbers._passages import HEADS, Passage, passages


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
        return ratio(to_unit(self.part, unit), to_unit(self.whole, unit))


def to_unit(quantity: Quantity, unit: Fraction) -> Bounds:
    """What a figure may be when it is known to `unit`, the last digit of another beside it."""
    if quantity.hedge or quantity.kind is not Kind.COUNT or quantity.scale > 1 or last_digit(quantity) <= unit:
        return within_part(quantity, 20)
    return Bounds(quantity.value - unit / 2, quantity.value + unit / 2)


def shares(document: Document) -> tuple[Share, ...]:
    """The parts of wholes that the article counts, in reading order."""
    found: list[Share] = []
    previous = Passage(Span(0, 0), Role.PARAGRAPH, (), "")
    for index, passage in enumerate(document.view(passages)):
        if len(passage.figures) > 1:
            found.extend(_shares(passage, index))
        found.extend(_of_them(passage, index))
        found.extend(_including(passage, index))
        if index and passage.figures and previous.role not in HEADS:
            found.extend(_of_these(previous, passage, index))
        previous = passage
    return tuple(found)


def _shares(passage: Passage, index: int) -> Iterator[Share]:
    figures = [
        figure
        for figure in passage.figures
        if figure.kind in _COUNTED and not _spaced().search(passage.before(figure.start, 2))
    ]
    taken: set[int] = set()
    for one, other in pairwise(figures):
        bare = one.kind is Kind.COUNT and one.noun is None  # 240 of the 600 hectares
        if not bare and (one.kind is not other.kind or one.unit != other.unit):
            continue
        if one.is_range or other.is_range or (one.noun and other.noun and one.noun != other.noun):
            continue
        between = passage.between(one.end, other.start)
        if len(between) <= 140 and one.noun and other.noun in (None, one.noun) and _out_of().search(between):
            taken |= {one.start, other.start}
            yield Share(one, other, index)
            continue
        if len(between) > 70 or _rated().match(passage.behind(other.end, 20)):
            continue
        if one.noun and between.endswith(" of ") and not between.endswith(" out of "):
            continue  # 35 rounds of 3 in
        compound = passage.behind(other.end, 1) == "-" and " the " not in between  # seven innings of five-hit ball
        if (_of().fullmatch(between) and not compound) or (
            one.noun and one.noun == other.noun and _in_a_body(passage, between, other)
        ):
            taken |= {one.start, other.start}
            yield Share(one, other, index)
    for one, other in pairwise(figures):
        if {one.start, other.start} & taken or one.is_range or other.is_range:
            continue
        if one.kind is not other.kind or one.unit != other.unit or other.noun not in (None, one.noun):
            continue
        between = passage.between(one.end, other.start)
        money = one.kind is Kind.MONEY
        leads = not money and leading().search(passage.before(one.start, 40))
        unnamed = other.noun is None and one.noun is not None and _verb().match(passage.behind(other.end, 12))
        if len(between) <= 70 and leads and ("," in between or unnamed):
            yield Share(other, one, index)


def _of_them(passage: Passage, index: int) -> Iterator[Share]:
    """The club has 300 members, and 120 of them voted."""
    counts = [figure for figure in passage.figures if figure.kind is Kind.COUNT and not figure.is_range]
    for whole, part in pairwise(counts):
        them = part.value < whole.value and _them().match(passage.behind(part.end, 12)) is not None
        if (whole.noun or part.value > whole.value) and (
            them or _of_whom().search(passage.between(whole.end, part.start))
        ):
            yield Share(part, whole, index)


def _including(passage: Passage, index: int) -> Iterator[Share]:
    """280 tonnes of aid, including 310 tonnes of flour."""
    for whole, part in pairwise(passage.figures):
        alike = (
            part.kind is whole.kind in _COUNTED and part.unit == whole.unit and not (part.is_range or whole.is_range)
        )
        same = whole.kind is not Kind.COUNT or (whole.noun is not None and part.noun in (None, whole.noun))
        exceeds = alike and same and part.value > whole.value
        if exceeds and _includes().search(passage.between(whole.end, part.start)):
            yield Share(part, whole, index)


@cache
def _includes() -> re.Pattern[str]:
    return re.compile(r"\A(?: (?!and\b|to\b|from\b|a\b|an\b)[\w'-]+){0,9},? (?:including|among them|of which) $")


@cache
def _of_whom() -> re.Pattern[str]:
    return re.compile(r",? of (?:whom|which) (?:(?:only|just|some|about) )?$")


@cache
def _them() -> re.Pattern[str]:
    return re.compile(r" of (?:them|whom|those|these)\b")


def _of_these(before: Passage, passage: Passage, index: int) -> Iterator[Share]:
    """The estate covers 900 hectares. Of these 270 are forest."""
    parts = [one for one in passage.figures if one.kind is Kind.COUNT and _them().match(passage.behind(one.end, 12))]
    counts = [one for one in before.figures if one.kind is Kind.COUNT and one.value > 1]
    if len(parts) == len(counts) == 1 and counts[0].noun and not parts[0].is_range and parts[0] is passage.figures[0]:
        yield Share(parts[0], counts[0], index)
        return
    match = _these().match(passage.low)
    wholes = [figure for figure in before.figures if figure.kind in (Kind.COUNT, Kind.AREA)]
    part = passage.figures[0]
    if match is None or len(wholes) != 1 or part.start != passage.span.start + match.end() or part.noun:
        return
    whole = wholes[0]
    if part.kind in (Kind.COUNT, whole.kind) and (whole.noun or whole.unit) and not part.is_range:
        yield Share(part, whole, index)


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(r" (?:were|are|had|have|was|voted|died|said)\b|,")


@cache
def _these() -> re.Pattern[str]:
    return re.compile(
        r"of (?:these|those|them|that (?:number|total|sum|group|amount)),? (?:some |about |only |just |at least )?"
    )


@cache
def _of() -> re.Pattern[str]:
    return re.compile(
        r" (?:(?!instead|ahead|short|because|worth|net|inclusive|exclusive|years|days|weeks|months|hours)[a-z]+ )?"
        r"(?:out )?of "
        r"(?:(?:the|its|his|her|their|our|those|these|this|all|a possible|a total of) )?"
        r"(?:(?:[a-z-]+ ){0,2}[a-z-]+'s?(?: [a-z-]+)? )?"
        r"(?:(?:some|about|an estimated|nearly|a|over|more than|around|original|remaining|last|past|first|previous|next"
        r"|opening|final|latest|recent|top|initial|planned|scheduled|eligible|registered|known|available) )?[$£€¥]?"
    )


@cache
def _out_of() -> re.Pattern[str]:
    """Six vessels were detained in the quarter, out of a total of 40 boarded."""
    return re.compile(r"(?:[,(–] ?out of(?: the| some| about| nearly)?|\bout of a total of(?: some| about)?) \Z")


@cache
def _spaced() -> re.Pattern[str]:
    return re.compile(r"\d $")  # the rest of 2 412


@cache
def leading() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[,;:–(] |\band |\bbut )(?:out of|of|among) (?:(?:the|its|his|her|their|those|these|some|about"
        r"|all|an estimated"
        r"|nearly"
        r"|over|more than|around|a total of|[a-z-]+'s?) )*[$£€¥]?$"
    )


def _in_a_body(passage: Passage, between: str, whole: Quantity) -> bool:
    """12 seats in the 80-seat chamber."""
    return passage.behind(whole.end, 1) == "-" and bool(_in_the().search(between))


@cache
def _in_the() -> re.Pattern[str]:
    return re.compile(r" (?:in|on|of) (?:the|its|an?)(?: [\w-]+)? $")


@cache
def _rated() -> re.Pattern[str]:
    return re.compile(r" (?:percent|per cent|%|minutes|hours|days|weeks|months|years )")


@cache
def is_change(passage: Passage, place: int) -> bool:
    """Whether the words before a figure say that it is by how much something rose or fell: fell by $3, or 4 percent."""
    words = _word().findall(passage.before(place, 30))
    return not CHANGES.isdisjoint(words[-3:])


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z'-]+")


_COUNTED: Final = frozenset((Kind.COUNT, Kind.MONEY, Kind.AREA, Kind.LENGTH, Kind.MASS))


@cache
def most_of(passage: Passage) -> Iterator[Quantity]:
    """“Most of” and “a minority of”, as more and less than half; “nearly all of”, as more than four-fifths."""
    for match in _most().finditer(passage.low):
        place = Span(passage.span.start + match.start(), passage.span.start + match.end())
        half = Fraction(4, 5) if match[0].endswith(" all") else Fraction(1, 2)
        hedge = Hedge.LESS if match[0] == "a minority" else Hedge.MORE
        yield Quantity(
            *place, Kind.FRACTION, half, None, half, half, None, 1, hedge, None, None, None, Written.WORDS, place
        )


@cache
def _most() -> re.Pattern[str]:
    return re.compile(r"\b(?:most|a minority|(?:nearly|almost) all)(?= of )")
