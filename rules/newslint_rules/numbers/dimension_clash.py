import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint.views.quantities import Kind, Quantity, bounds_in_base
from newslint_rules.numbers._arithmetic import as_written
from newslint_rules.numbers._conversions import MEASURES, TEMPERATURES, Conversion, conversions
from newslint_rules.numbers._measures import in_unit
from newslint_rules.numbers._passages import Passage, with_figures

_NAMES: Final = {
    Kind.LENGTH: "a length", Kind.AREA: "an area", Kind.VOLUME: "a volume", Kind.MASS: "a weight",
    Kind.SPEED: "a speed", Kind.TEMPERATURE: "a temperature", Kind.TEMPERATURE_DIFFERENCE: "a temperature",
    Kind.ENERGY: "an amount of energy", Kind.POWER: "a power",
}  # fmt: skip
_SPACE: Final = frozenset((Kind.LENGTH, Kind.AREA, Kind.VOLUME, Kind.MASS, Kind.SPEED))


@rule(
    title="A measure has the wrong unit",
    why="An area cannot be given in kilometers, nor a weight in centimeters: a unit was mistaken for another.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "The park covers [[5 acres (2 kilometers]]) on the north bank of the river.",
        "Rescuers dug through [[3 metres (10 pounds]]) of snow.",
        "Winds of [[130 kilometers (81 miles per hour]]) battered the island.",
        "Surgeons removed a tumour weighing [[3 centimetres]] from his lung.",
        "The jet was cruising at an altitude of [[38,000 feet per second]].",
        "The pipe is [[900 kilograms]] long.",
        "Of the [[1,730 miles]] burned by the fire, most belonged to the state.",
        "A bag of [[25 kilograms (55 feet]]) fell on him.",
        "The well is [[30 kilograms]] deep.",
        "The field of [[12 acres (5 kilometers]]) was sold.",
    ],
    good=[
        "The park covers 5 acres (2 hectares) on the north bank of the river.",
        "The path covers 5 miles (8 kilometers).",
        "The ship can do 24 knots (44 kilometers per hour).",
        "Winds of 130 kilometers (81 miles) per hour battered the island.",
        "The farm has 5 acres (and 2 kilometers of hedges).",
        "The tank (2,500 gallons, 3 metres across) is full.",
        "They skied 40 kilometers (at 3 degrees Celsius) in an hour.",
        "The load, 20 tonnes (30 cubic metres) of gravel, slid off.",
        "A ship of 40,000 tonnes (200 metres long) ran aground.",
        "The trail climbs 2 miles (1,000 feet above the lake).",
        "The 2-liter (122-cubic-inch) engine stalled at an altitude of 3,000 feet.",
        "Taiwan bought 210,000 tonnes of South African maize. It owns 36 million acres of oil and gas land.",
        "Five feet of water stood in the square.",
        "The pound rose to 3 kroner.",
        "The tank holds 30 tonnes (30,000 litres) of water.",
    ],
)
def dimension_clash(document: Document) -> Iterator[Hit]:
    """Looks at conversions in brackets, and at measures with a word beside them that says what they measure."""
    known = MEASURES | TEMPERATURES
    told = set()
    for pair in document.view(conversions):
        first, second = pair.first, _weighed(document, pair)
        if first.kind not in known or second.kind not in known or _alike(first, second):
            continue
        if _is_water(first, second) and _of_water().match(document.text, second.end):
            continue  # a litre of it weighs a kilogram
        if not pair.is_bare and (first.kind not in _SPACE or not _ends_there(document.text, second)):
            continue
        between = document.text[first.end : second.start]
        if "/" in between or ("(" in between and not _ends_there(document.text, second)):
            continue
        if "(" not in between and (first.kind not in _SPACE or second.kind not in _SPACE or "," not in between):
            continue
        told |= {first.start, second.start}
        one, other = as_written(document, first), as_written(document, second)
        yield Hit(
            first.start,
            second.end,
            f"{one} is {_NAMES[first.kind]}, {other} {_NAMES[second.kind]}: one unit is wrong",
            related=(
                Related(*first.span, _NAMES[first.kind]),
                Related(*second.span, _NAMES[second.kind]),
            ),
        )
    for _, passage in with_figures(document):
        for figure in passage.figures:
            if figure.kind in _SPACE and figure.start not in told:
                yield from _beside(document, passage, figure)


def _alike(first: Quantity, second: Quantity) -> bool:
    if first.kind in TEMPERATURES and second.kind in TEMPERATURES:
        return True
    if {first.kind, second.kind} == {Kind.MASS, Kind.VOLUME}:  # gravel, grain and fuel are weighed and measured
        return not _is_converted(first, second)
    return first.kind is second.kind


def _is_water(first: Quantity, second: Quantity) -> bool:
    """Whether a volume in litres is what a weight is in kilograms."""
    ones, others = bounds_in_base(first), bounds_in_base(second)
    return {first.kind, second.kind} == {Kind.MASS, Kind.VOLUME} and any(a.meets(b) for a in ones for b in others)


@cache
def _of_water() -> re.Pattern[str]:
    return re.compile(r"[^.;]{0,12}\bof (?:\w+ )?(?:water|milk|wine|beer|juice|rain|sewage)\b")


def _weighed(document: Document, pair: Conversion) -> Quantity:
    """The second amount, as a weight if it stands in pounds in a bracket behind a measure: 25 meters (82 pounds)."""
    second = pair.second
    pounds = second.kind is Kind.MONEY and second.unit == "GBP" and second.span.of(document.text).endswith("pounds")
    if pounds and pair.is_bare and pair.first.kind in _SPACE:
        return second._replace(kind=Kind.MASS, unit="lb")
    return second


def _is_converted(first: Quantity, second: Quantity) -> bool:
    """Whether the second number is the first amount in another unit of its own kind: five gallons (19 kilograms)."""
    units = ("kg", "lb", "t", "oz") if first.kind is Kind.MASS else ("l", "US gallon", "imperial gallon")
    for unit in units:
        other = second._replace(kind=first.kind, unit=unit)
        if first.unit == unit or first.value == second.value:
            continue
        exact = in_unit(first, other._replace(low=second.value, high=second.value + Fraction(1, 100)))
        if exact and abs(second.value / exact - 1) <= Fraction(3, 50):
            return True
    return False


def _ends_there(text: str, second: Quantity) -> bool:
    return bool(re.compile(r"[ \u00a0]?[)\]]").match(text, second.end)) and not re.compile(
        r"[)\]] (?:an|per) (?:hour|second)"
    ).match(text, second.end)


def _beside(document: Document, passage: Passage, figure: Quantity) -> Iterator[Hit]:
    """What the words say that is measured: weighing 3 centimetres, 900 kilograms long."""
    before, behind = passage.before(figure.start, 40), passage.behind(figure.end, 40)
    for pattern, kinds, name in _WORDS_BEFORE:
        cue = _compiled(pattern + _HEDGES + r"\Z").search(before)
        if cue and figure.kind not in kinds:
            yield _wrong(document, figure, f"{_SAID.get(cue[1], cue[1])} is told in {name}")
            return
    for pattern, kinds, name in _WORDS_BEHIND:
        cue = _compiled(pattern).match(behind)
        if cue and figure.kind not in kinds:
            yield _wrong(document, figure, f"{_SAID.get(cue[1], 'what is ' + cue[1])} is told in {name}")
            return


def _wrong(document: Document, figure: Quantity, reason: str) -> Hit:
    return Hit(*figure.span, f"{as_written(document, figure)} is {_NAMES[figure.kind]}: {reason}")


_SAID: Final = {"weigh": "weight", "filled": "what fills a vessel"} | {
    word: word
    for word in (
        "water",
        "oil",
        "crude",
        "milk",
        "petrol",
        "gasoline",
        "diesel",
        "wine",
        "beer",
        "blood",
        "fuel",
        "kerosene",
        "gravel",
        "cement",
        "concrete",
        "flour",
        "cargo",
        "freight",
        "luggage",
        "rubble",
        "asphalt",
        "ammunition",
    )
}
_HEDGES: Final = (
    r" (?:(?:about|around|some|nearly|almost|roughly|over|more than|less than|up to|at least|only|just|an?) )*"
)
_LENGTHS: Final = frozenset((Kind.LENGTH,))
_NO_SPACE: Final = frozenset((Kind.SPEED, Kind.LENGTH))
_WORDS_BEFORE: Final[tuple[tuple[str, frozenset[Kind], str], ...]] = (
    (r"\b(weight|mass) of", frozenset((Kind.MASS,)), "kilograms or pounds"),
    (r"\b(weigh)(?:s|ed|ing|t)?", frozenset((Kind.MASS,)), "kilograms or pounds"),
    (r"\b(filled)(?: [\w']+){0,3} with", frozenset((Kind.VOLUME, Kind.MASS, Kind.LENGTH)), "liters or gallons"),
    (r"\b(altitude|elevation|wingspan|diameter|height|depth|length|width) of", _LENGTHS, "meters or feet"),
    (r"\b(area) of", frozenset((Kind.AREA, Kind.VOLUME)), "acres, hectares or square miles"),
    (r"\b(temperatures?) of", frozenset(()), "degrees"),
    (r"\b(winds|gusts|speed) of(?: up to)?", _NO_SPACE, "kilometers or miles an hour"),
    (r"\b(capacity) of", frozenset((Kind.VOLUME, Kind.MASS, Kind.SPEED)), "liters or tons"),
    (
        r"\b(run|ran|walk|walked|marched|swam|cycled|hiked|jogged|flew|flown|sailed|travell?ed)",
        _LENGTHS | {Kind.SPEED},
        "kilometers or miles",
    ),
)
_WORDS_BEHIND: Final[tuple[tuple[str, frozenset[Kind], str], ...]] = (
    (r" (away\b|(?:north|south|east|west) of\b)", _SPACE - {Kind.MASS}, "kilometers or miles"),
    (r" of (water|oil|crude|milk|petrol|gasoline|diesel|fuel|kerosene|wine|beer|blood)\b(?! (?:paint|field|front"
            r"|rights|surface|space|and gas|land|lease))",
     _LENGTHS | {Kind.VOLUME, Kind.MASS}, "liters or gallons"),
    (r" of (gravel|cement|concrete|flour|cargo|freight|luggage|rubble|asphalt|ammunition)\b",
     frozenset((Kind.MASS, Kind.VOLUME, Kind.LENGTH)), "tons or kilograms"),
    (r"[ -](long|tall|high|deep|wide)\b(?![ -](?:term|grade|quality|pressure|speed|range|sulphur"
            r"|sulfur|distance|density))",
     _LENGTHS, "meters or feet"),
    (r" (burned|scorched|charred) by\b", frozenset((Kind.AREA,)), "acres or hectares"),
)  # fmt: skip


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
