"""Parts of a whole that are both counted: 30 of the 120 delegates, 63 out of 420, of 65 lambs 52."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from newslint import Document, Role, Span
from newslint.views.quantities import Bounds, Hedge, Kind, Quantity, Written
from newslint_rules.numbers._arithmetic import last_digit, ratio
from newslint_rules.numbers._directions import CHANGES
from newslint_rules.numbers._passages import HEADS, Passage, passages, window


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
        if len(between) > 70 or _rated().match(passage.behind(other.end, 20)):
            continue
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
        leads = not money and _leading().search(passage.before(one.start, 40))
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
    return re.compile(r",? of whom (?:(?:only|just|some|about) )?$")


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
        r"(?:^|[,;:–(] |\band |\bbut )(?:out of|of|among) (?:(?:the|its|his|her|their|those|these|some|about"
        r"|all|an estimated"
        r"|nearly"
        r"|over|more than|around|a total of) )*[$£€¥]?$"
    )


def _in_a_body(passage: Passage, between: str, whole: Quantity) -> bool:
    """12 seats in the 80-seat chamber."""
    return passage.behind(whole.end, 1) == "-" and bool(_in_the().search(between))


@cache
def _in_the() -> re.Pattern[str]:
    return re.compile(r" (?:in|on|of) (?:the|its|an?)(?: [\w-]+)? $")


@cache
def _rated() -> re.Pattern[str]:
    return re.compile(r" (?:percent|per cent|%|minutes|hours|days|weeks|months|years|games? )")


def rates(document: Document) -> tuple[Rate, ...]:
    """Parts and wholes that a percentage or fraction is of, in reading order.

    The part or the rate explains the other: 30, or 25 percent; a third – 150 –; half: 40. The whole is what the rate
    or the part is “of”, else the one greater count of the sentence, else that of the sentence before.
    """
    found: list[Rate] = []
    counted = {share.part.start: share for share in document.view(shares)}
    wholes = {share.whole.start: share for share in document.view(shares) if share.part.start < share.whole.start}
    told = document.view(passages)
    for index, passage in enumerate(told):
        if passage.role in HEADS:
            continue
        own = [figure for figure in passage.figures if figure.kind in (Kind.PERCENT, Kind.FRACTION)]
        if len(own) == 1 and index and (share := _that_was(told[index - 1], passage, own[0], index)):
            found.append(Rate(own[0], share))
            continue
        for rate in (*own, *majorities(passage)):
            if not rate.is_range and 0 < rate.value < (100 if rate.kind is Kind.PERCENT else 1):
                found.extend(_rate(told, index, rate, counted, wholes))
    return tuple(found)


def _that_was(before: Passage, passage: Passage, rate: Quantity, index: int) -> Share | None:
    """It stopped 1,200 trains. That was 30 percent of the 4,800: the one count before is the part."""
    if before.role in HEADS or not _was().fullmatch(passage.between(passage.span.start, rate.start)):
        return None
    wholes = [figure for figure in passage.figures if figure.kind in _COUNTED and figure.start >= rate.end]
    parts = [
        figure for figure in before.figures if figure.kind in _COUNTED and not figure.is_range and figure.value > 1
    ]
    if len(wholes) != 1 or len(parts) != 1 or wholes[0].is_range or parts[0].value >= wholes[0].value:
        return None
    alike = parts[0].kind is wholes[0].kind and parts[0].unit == wholes[0].unit
    of = _of_a_whole().fullmatch(passage.between(rate.end, wholes[0].start))
    return Share(parts[0], wholes[0], index) if alike and of else None


@cache
def _was() -> re.Pattern[str]:
    return re.compile(
        rf"(?:that|this|it|they|those|these) (?:is|was|are|were|make up|made up|represents?|represented"
        rf"|amounts? to|amounted to|equals?|means?|comes? to|came to)(?: {HEDGES})* "
    )


@cache
def _of_a_whole() -> re.Pattern[str]:
    return re.compile(r" of (?:the |its |all |a total of |their |his |her )?(?:[a-z]+'s? )?[$£€¥]?")


def _rate(
    told: Sequence[Passage],
    index: int,
    rate: Quantity,
    counted: dict[int, Share],
    wholes: dict[int, Share],
) -> Iterator[Rate]:
    passage = told[index]
    counts = [
        figure
        for figure in passage.figures
        if figure.kind in _COUNTED and not figure.is_range and figure.noun != "point"
    ]
    behind = [figure for figure in counts if figure.start >= rate.end]
    before = [figure for figure in counts if figure.end <= rate.start]
    base = behind[0] if behind and _base().fullmatch(passage.between(rate.end, behind[0].start)) else None
    if base is not None:
        rest = behind[1:]
        if before and _alike(before[-1], base) and _apposed().fullmatch(passage.between(before[-1].end, rate.start)):
            yield Rate(rate, Share(before[-1], base, index))
        elif rest and _alike(rest[0], base) and _apposed().fullmatch(passage.between(base.end, rest[0].start)):
            if _ends().match(passage.behind(rest[0].end, 24)) or _is_explained(passage, base.end, rest[0].start):
                yield Rate(rate, Share(rest[0], base, index))
        elif rest and rest[0].start in counted and counted[rest[0].start].whole == base:
            yield Rate(rate, counted[rest[0].start])
        elif not rest and not before and index + 1 < len(told) and (part := _bare_part(told[index + 1], base, rate)):
            yield Rate(rate, Share(part, base, index))
        return
    part = None
    if before and before[-1].start in wholes and _apposed().fullmatch(passage.between(before[-1].end, rate.start)):
        if _rate_ends().match(passage.behind(rate.end, 24)):
            yield Rate(rate, wholes[before[-1].start])
        return
    leads = before and _leading().search(passage.before(before[-1].start, 40))
    if before and not leads and _apposed().fullmatch(passage.between(before[-1].end, rate.start)):
        part = before[-1] if _rate_ends().match(passage.behind(rate.end, 24)) else None
    elif behind and _apposed().fullmatch(passage.between(rate.end, behind[0].start)):
        ended = behind[0].start in counted or _ends().match(passage.behind(behind[0].end, 24))
        part = behind[0] if ended else None
    if part is None:
        return
    if is_change(passage, min(part.start, rate.start)) and not _of_staff().match(passage.behind(rate.end, 24)):
        return
    if part.start in counted:
        yield Rate(rate, counted[part.start])
        return
    greater = [figure for figure in counts if _alike(part, figure)]
    if not greater and len(counts) == 1 and index and told[index - 1].role not in HEADS:
        greater = [figure for figure in told[index - 1].figures if figure.kind in _COUNTED and not figure.is_range]
        staff = bool(greater) and greater[0].role is not None and _of_staff().match(passage.behind(rate.end, 24))
        if len(greater) != 1 or not (_alike(part, greater[0]) or (staff and part.value < greater[0].value)):
            return
    if len(greater) == 1 and (greater[0].noun or greater[0].unit):
        yield Rate(rate, Share(part, greater[0], index))


def _bare_part(passage: Passage, whole: Quantity, rate: Quantity) -> Quantity | None:
    """The only count of the next sentence, if it leaves out what it counts: 17 were out of service."""
    counts = [one for one in passage.figures if one.kind is not Kind.ORDINAL]
    if (
        passage.role in HEADS
        or len(counts) != 1
        or counts[0].kind is not Kind.COUNT
        or counts[0].noun
        or counts[0].hedge
    ):
        return None
    left = 1 - counts[0].value / whole.value if whole.value else rate.value
    is_rest = rate.kind is Kind.FRACTION and abs(left - rate.value) <= Fraction(1, 20)  # a quarter came; 60 stayed away
    fits = 1 < counts[0].value < whole.value and whole.noun is not None and not is_rest
    return counts[0] if fits and _verb().match(passage.behind(counts[0].end, 12)) else None


def is_change(passage: Passage, place: int) -> bool:
    """Whether the words before a figure say that it is by how much something rose or fell: fell by $3, or 4 percent."""
    words = _word().findall(passage.before(place, 30))
    return not CHANGES.isdisjoint(words[-3:])


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z'-]+")


_COUNTED: Final = frozenset((Kind.COUNT, Kind.MONEY, Kind.AREA, Kind.LENGTH, Kind.MASS))


def lone_share(told: Sequence[Passage], index: int, rate: Quantity) -> Share | None:
    """The only two different counts about a rate that stands alone, as part and whole, however they are told.

    Looks into the sentence, then at its neighbours: police stopped 340 and charged 17. One in five was drunk.
    """
    for before, behind in ((0, 0), (1, 0), (2, 0), (0, 1), (0, 2)):
        near = window(told, index, before, behind)
        if len(near) != 1 + before + behind:
            continue
        figures = [figure for passage in near for figure in passage.figures]
        if any(figure.kind in _RATES and figure.start != rate.start for figure in figures):
            return None
        counts = [figure for figure in figures if figure.kind is Kind.COUNT and figure.value > 1]
        if any(figure.noun == "point" for figure in counts):
            return None
        if len(counts) > 3 or any(figure.is_range or figure.hedge for figure in counts):
            return None
        values = sorted({figure.value for figure in counts})
        if len(values) < 2:
            continue
        if len(values) > 2:
            return None
        whole = next(figure for figure in counts if figure.value == values[1])
        part = next(figure for figure in counts if figure.value == values[0])
        if not _may_be_of(told[index].behind(rate.end, 50), whole):
            return None
        nouns = {rate.noun, part.noun, whole.noun} - {None}
        people = all(one.role is not None for one in (part, whole) if one.noun)
        own = [figure for figure in told[index].figures if figure.kind is Kind.COUNT and figure.start >= rate.end]
        if own and _base().fullmatch(told[index].between(rate.end, own[0].start)):
            return None  # the rate is of a number that stands with it
        own = [figure for figure in told[index].figures if figure.kind is Kind.COUNT and figure.end <= rate.start]
        if own and own[-1].value == whole.value and _apposed().fullmatch(told[index].between(own[-1].end, rate.start)):
            return None  # the rate explains the greater one
        if _ofs(told, near, part, whole) or _starts_anew(told[index], rate, part):
            return None
        if whole.noun is None and not any(_of_it().match(one.low) for one in near if one.span.covers(whole.span)):
            return None
        if len(nouns) > 1 and not (people and rate.noun in (None, whole.noun, part.noun)):
            return None
        return Share(part, whole, index)
    return None


@cache
def _of_it() -> re.Pattern[str]:
    """A sentence whose bare count is of what was told before: it had set out with 80."""
    return re.compile(r"(?:it|they|he|she|there) (?:had|has|have|were|was|are|set|began|started)\b")


def _may_be_of(behind: str, whole: Quantity) -> bool:
    """Whether what the rate says that it is of, if it does, may be the whole: of them, of its workforce."""
    if not behind.startswith(" of "):
        return True
    return bool(_rate_ends().match(behind)) or whole.noun is None or whole.noun in behind


def _ofs(told: Sequence[Passage], near: Sequence[Passage], part: Quantity, whole: Quantity) -> bool:
    """Whether the counts are told as a part of a whole already; a rate that nothing ties to them is of another."""
    for passage in near:
        if not passage.span.covers(part.span) or not passage.span.covers(whole.span):
            continue
        between = passage.between(min(part.end, whole.end), max(part.start, whole.start))
        if _of().fullmatch(between) or _leading().search(passage.before(min(part.start, whole.start), 40)):
            return True
    return False


def _starts_anew(passage: Passage, rate: Quantity, part: Quantity) -> bool:
    if not passage.span.covers(part.span):
        return False
    between = passage.between(rate.end, part.start) or passage.between(part.end, rate.start)
    return _and().search(between) is not None


@cache
def _and() -> re.Pattern[str]:
    return re.compile(r"\b(?:and|but|while|as|with)\b|;")


_RATES: Final = frozenset((Kind.PERCENT, Kind.FRACTION, Kind.POINT, Kind.RATIO))


def _alike(part: Quantity, whole: Quantity) -> bool:
    if part.kind is not whole.kind or part.unit != whole.unit or not 0 < part.value < whole.value:
        return False
    return part.noun is None or whole.noun is None or part.noun == whole.noun or part.role is whole.role is not None


def _is_explained(passage: Passage, start: int, end: int) -> bool:
    return passage.between(start, end).rstrip().endswith((":", "–"))


def majorities(passage: Passage) -> Iterator[Quantity]:
    """“Most of” and “a minority of”, as more and less than half; “nearly all of”, as more than four-fifths."""
    for match in _majority().finditer(passage.low):
        place = Span(passage.span.start + match.start(), passage.span.start + match.end())
        half = Fraction(4, 5) if match[0].endswith(" all") else Fraction(1, 2)
        hedge = Hedge.LESS if match[0] == "a minority" else Hedge.MORE
        yield Quantity(
            *place, Kind.FRACTION, half, None, half, half, None, 1, hedge, None, None, None, Written.WORDS, place
        )


@cache
def _majority() -> re.Pattern[str]:
    return re.compile(r"\b(?:most|a majority|the (?:vast |great )?majority|a minority|(?:nearly|almost) all)(?= of )")


@cache
def _of_staff() -> re.Pattern[str]:
    """Jobs and posts are those of the people who work there."""
    return re.compile(r" of (?:the|its|his|her|their|all) (?:workforce|staff|employees|workers|payroll|jobs)\b")


@cache
def _base() -> re.Pattern[str]:
    return re.compile(
        r"(?: of)? (?:(?!(?:them|whom|those|over|under|aged?|more|less|and|or|in|to|on|at|by) )[a-z'-]+ ){0,5}[$£€¥]?"
    )


@cache
def _apposed() -> re.Pattern[str]:
    """Between two figures that say the same: 30 delegates, or about 25 percent; 120 voted, a turnout of 20 percent."""
    return re.compile(
        r"(?:-[a-z]+)?(?: (?!and\b|while\b|but\b|as\b|after\b|with\b|from\b|to\b|or\b)[\w'-]+){0,9}"
        r"(?:,? or|,|,? \(| –|[:;] (?:that|it) (?:is|was)|:|, (?:that|which) (?:is|was))"
        r"(?:(?: [a-z]+){0,4} (?:rate|share|proportion|turnout|equivalent) (?:of|to))?"
        rf"(?: {HEDGES})* ?[$£€¥]?"
    )


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"(?: (?!percent|per)[a-z]+){0,3}(?:[,;.):]| –|$)| (?:in all|of (?:them|those|these|the))\b")


@cache
def _rate_ends() -> re.Pattern[str]:
    """Behind a rate that explains a count: nothing that says of what else it is."""
    return re.compile(
        r"[,;.)]| –|$| of (?:them|those|these|it|the total|all|the whole"
        r"|(?:the|its|his|her|their) (?:workforce|staff|crew|class|fleet|membership|squad|force|electorate"
        r"|house|chamber"
        r"|course|park|land|party))(?:[,;.)]|$)"
        r"| (?!of\b|more\b|less\b|fewer\b|higher\b|lower\b|above\b|below\b|in\b|from\b|off\b|on\b|up\b|down\b"
        r"|stake\b|share\b|interest\b)[a-z]+"
    )


HEDGES: Final = (
    r"(?:about|some|nearly|almost|over|more than|less than|just|well|under|only|roughly|fully|around|equal to|or"
    r"|at least)"
)
"""Words that may stand before a figure that explains another."""
