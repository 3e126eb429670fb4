import enum
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.quantities import Kind, Quantity
from newslint_rules.numbers._arithmetic import as_written, rewritten
from newslint_rules.numbers._conversions import TEMPERATURES, Conversion, conversions, hit
from newslint_rules.numbers._measures import rounded_like, spelled
from newslint_rules.numbers._passages import Passage, passages

_SMALL = 12  # degrees Celsius: what is warmer may be a level or a change, if the words leave it open


class _Sense(enum.Enum):
    """What degrees say: how warm it is, how much warmer, or either."""

    LEVEL = enum.auto()
    CHANGE = enum.auto()
    OPEN = enum.auto()


@rule(
    title="Degrees Celsius and Fahrenheit differ",
    why="A change of 10 degrees Celsius is one of 18 F; 50 F is what a thermometer at 10 degrees Celsius shows.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "The Arctic has warmed by [[10 degrees Celsius (50 F|10 degrees Celsius (18 F]]) since the survey began.",
        "Temperatures have risen [[1.5 C (34.7 F|1.5 C (2.7 F]]) since the nineteenth century.",
        "The mercury reached [[41 C (73.8 F|41 C (105.8 F]]) in the shade on Monday.",
        "Forecasters expect [[104 degrees Fahrenheit (45 Celsius|104 degrees Fahrenheit (40 Celsius]]) by Thursday.",
        "Nights fell to [[minus 12 C (22 F|minus 12 C (10 F]]) in the villages.",
        "The cave stays at 13 degrees Celsius all year. In other words, it has [[23 degrees Fahrenheit]].",
    ],
    good=[
        "The Arctic has warmed by 10 degrees Celsius (18 F) since the survey began.",
        "The accord aims to limit warming to 1.5 degrees Celsius (2.7 F).",
        "The 2-degree Celsius (3.6 F) goal was missed.",
        "Temperatures rose above 35 C (95 F) on Sunday and fell below 20 C (68 F) at night.",
        "It was 7 degrees Celsius (44.6 F) on Tuesday.",
        "Lows of minus 40 degrees Celsius (minus 40 F) were measured.",
        "It was minus 4 (25 Fahrenheit) at dawn.",
        "Temperatures of 30 to 35 C (86 to 95 F) are forecast.",
        "It was about 20 C (about 70 F) and 5 degrees cooler by the sea.",
        "The star's surface is at 5,500 C (about 10,000 F).",
        "The room is kept 3 degrees Celsius (5 F) warmer.",
    ],
)
def temperature_difference(document: Document) -> Iterator[Hit]:
    """Looks at degrees on both scales, in brackets or, where there are no others, in neighbouring sentences."""
    paired = set()
    for pair in document.view(conversions):
        first, second = pair.first, pair.second
        if first.kind not in TEMPERATURES or second.kind not in TEMPERATURES:
            continue
        paired |= {first.start, second.start}
        if _scales(first, second) and not first.is_range and not second.is_range:
            yield from _compared(document, pair)
    yield from _apart(document, paired)


def _scales(first: Quantity, second: Quantity) -> bool:
    return {first.unit, second.unit} == {"C", "F"}


@cache
def _compared_behind() -> re.Pattern[str]:
    """Degrees that say how far apart two temperatures are."""
    return re.compile(
        r"\)? (?:warmer|colder|cooler|hotter|(?:higher|lower) than|above (?:the )?(?:pre-industrial|average"
        r"|normal|usual)"
        r"|below (?:the )?(?:average|normal|usual))\b"
    )


def _compared(document: Document, pair: Conversion, *, is_apart: bool = False) -> Iterator[Hit]:
    first, second = pair.first, pair.second
    sense = _sense(document.text, first, second)
    if sense is not _Sense.CHANGE and _meet(first, second, is_level=True):
        return
    if sense is not _Sense.LEVEL and _meet(first, second, is_level=False):
        return
    is_level = sense is _Sense.LEVEL or (sense is _Sense.OPEN and not is_apart)
    if sense is _Sense.OPEN:
        is_level = not _meet_nearly(first, second)
    there, back = _converted(first, second, is_level=is_level), _converted(second, first, is_level=is_level)
    change = "" if is_level else "a change of "
    message = f"{change}{as_written(document, first)} is {spelled(there, second)}, not {as_written(document, second)}"
    yield hit(document, message, pair, _rewritten(document, first, back), _rewritten(document, second, there))


def _meet_nearly(first: Quantity, second: Quantity) -> bool:
    change = _converted(first, second, is_level=False)
    return abs(second.value - change) < abs(second.value - _converted(first, second, is_level=True))


def _rewritten(document: Document, quantity: Quantity, value: Fraction) -> str | None:
    """The degrees with another figure, the minus sign put or dropped."""
    written = rewritten(document, quantity, abs(value))
    if written is None or (quantity.value < 0) == (value < 0):
        return written
    sign = quantity.number.start - quantity.start
    return f"minus {written}" if value < 0 else written[sign:]


def _sense(text: str, first: Quantity, second: Quantity) -> _Sense:
    before = text[max(0, first.start - 60) : first.start].lower()
    behind = text[second.end : second.end + 40].lower()
    if _compared_behind().match(behind):
        return _Sense.CHANGE
    if _level_before().search(before):
        return _Sense.LEVEL
    if _change_before().search(before) or _change_behind().match(behind):
        return _Sense.CHANGE
    between = text[first.end : second.start].lower()
    if _change_behind().match(between):
        return _Sense.CHANGE
    small = abs(first.value if first.unit == "C" else first.value * 5 / 9) <= _SMALL
    return _Sense.OPEN if small and not _weather().search(before) else _Sense.LEVEL


def _to_other(value: Fraction, unit: str | None, *, is_level: bool) -> Fraction:
    shift = 32 if is_level else 0
    return value * 9 / 5 + shift if unit == "C" else (value - shift) * 5 / 9


def _meet(first: Quantity, second: Quantity, *, is_level: bool) -> bool:
    hedged = first.hedge is not None or second.hedge is not None
    ends = (first.value - _half(first), first.value + _half(first))
    low, high = sorted(_to_other(end, first.unit, is_level=is_level) for end in ends)
    margin = max(Fraction(3), abs(high) / 30) if hedged else Fraction(0)
    margin += 0 if second.unit == "C" else Fraction(1, 2) if second.value.denominator == 1 else Fraction(1, 10)
    return low - margin <= second.value + _half(second) and second.value - _half(second) <= high + margin


def _half(degrees: Quantity) -> Fraction:
    """Half of the last digit; thermometers are read to the degree, so the zero of 40 is no rounding."""
    half = (degrees.high - degrees.low) / 2
    return min(half, Fraction(1, 2)) if abs(degrees.value) < 1000 else half


def _converted(one: Quantity, other: Quantity, *, is_level: bool) -> Fraction:
    exact = other._replace(low=other.value - Fraction(1, 2), high=other.value + Fraction(1, 2))
    if other.value.denominator != 1:
        exact = other
    return rounded_like(_to_other(one.value, one.unit, is_level=is_level), exact)


def _apart(document: Document, paired: set[int]) -> Iterator[Hit]:
    """The only temperature of a sentence with the only one, on the other scale, of the same or the next."""
    found = document.view(passages)
    alone = [_only(passage, paired) for passage in found]
    for index, passage in enumerate(found):
        degrees = [figure for figure in passage.figures if figure.kind in TEMPERATURES]
        if len(degrees) == 2 and not paired & {one.start for one in degrees} and _scales(*degrees):
            yield from _far(document, degrees[0], degrees[1])
        following = alone[index + 1] if index + 1 < len(found) else None
        here = alone[index]
        if here is not None and following is not None and _scales(here, following):
            yield from _far(document, here, following)


def _only(passage: Passage, paired: set[int]) -> Quantity | None:
    degrees = [figure for figure in passage.figures if figure.kind in TEMPERATURES]
    return degrees[0] if len(degrees) == 1 and degrees[0].start not in paired else None


def _far(document: Document, first: Quantity, second: Quantity) -> Iterator[Hit]:
    pair = Conversion(first, second, is_bare=False)
    if first.is_range or second.is_range or first.kind not in (Kind.TEMPERATURE, Kind.TEMPERATURE_DIFFERENCE):
        return
    text = document.text
    senses = {_own_sense(text, first), _own_sense(text, second)} - {_Sense.OPEN}
    if len(senses) < 2:
        yield from _compared(document, pair, is_apart=True)


def _own_sense(text: str, one: Quantity) -> _Sense:
    before, behind = text[max(0, one.start - 60) : one.start].lower(), text[one.end : one.end + 40].lower()
    if _change_before().search(before) or _change_behind().match(behind):
        return _Sense.CHANGE
    return _Sense.LEVEL if _level_before().search(before) else _Sense.OPEN


@cache
def _level_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:above|below|over|under|past|at|to|reach(?:ed|es|ing)?|hits?|hitting|was|were|stood at"
        r"|around|temperatures? of"
        r"|(?:highs?|lows?|record|maximum|minimum|peak) of|between|from|exceed(?:ed|s|ing)?|topp(?:ed|ing))"
        r"(?: (?:about|around|some|nearly|almost|roughly|a (?:record|high|low|balmy|chilly)(?: (?:of"
        r"|high|low))?|up to|as high as|only"
        r"|just|minus))* ?\Z(?<!warming to )(?<!warming to below )(?<!warming to under )"
    )


@cache
def _change_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:by|(?:go|goes|went|gone|was|were|is) up|(?:warm|cool|ris|rose|increas|drop|fell|fall"
        r"|climb|jump|declin|plung|plummet|soar)\w*|warmer|(?:rise|drop|swing|fall"
        r"|difference|increase|decrease|warming|change|cooling|jump|gap|spread|swings?),? of"
        r"|warming (?:to|at)(?: well)?(?: below| under)?)"
        r"(?: (?:about|around|some|nearly|almost|roughly|more than|at least|another|an? (?:average"
        r"|further|estimated) of"
        r"|an (?:average|estimated)|up to|as much as|only|just))* \Z"
    )


@cache
def _change_behind() -> re.Pattern[str]:
    return re.compile(
        r"\)?(?: |-)(?:warmer|cooler|hotter|colder|higher|lower|above (?:normal|average|the|pre|its|what)"
        r"|below (?:normal|average|the|pre|its|what)|of warming|of cooling|swing|difference|drop|rise"
        r"|increase|jump|warming)\b"
    )


@cache
def _weather() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:temperatures?|mercury|thermometers?|it is|forecasters? expect|lows?|highs?|freez\w+"
        r"|water|sea)\b[^.]{0,30}\Z"
    )
