import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.quantities import Bounds, Quantity, bounds_in_base
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction, rewritten
from newslint_rules.numbers._conversions import MEASURES, Conversion, conversions, hit, loose
from newslint_rules.numbers._measures import in_unit, spelled, system
from newslint_rules.numbers._passages import Passage, passages


@rule(
    title="A measure and its conversion differ",
    why="Twenty-six miles are 42 kilometers: a reader who knows one of the units sees at once that "
    "one figure is wrong.",
    level=Level.ERROR,
    source="National Institute of Standards and Technology, Handbook 44 (2024), appendix C",
    quotations=Quotations.SOFTER,
    bad=[
        "The runners covered [[26 miles (32 km|26 miles (42 km]]) in heavy rain.",
        "At [[6 feet (2.02 m|6 feet (1.83 m]]), he is the tallest man in the squad.",
        "She landed a [[48-pound (32-kilogram|48-pound (22-kilogram]]) salmon on Tuesday.",
        "The fire has burned [[12,400 acres, or 8,900 hectares|12,400 acres, or 5,000 hectares]], of forest.",
        "The leak spilled [[21,000 barrels of crude (662,000 gallons|21,000 barrels of crude (882,000 gallons]]).",
        "The peak stands 8,611 metres above the sea. At [[23,251 feet]], the peak is too high for most climbers.",
    ],
    good=[
        "The runners covered 26 miles (42 km) in heavy rain.",
        "It lies 20 miles (32 km) or 100 miles (160 km) off, 1,000 feet (300 meters) up.",
        "The walk is 16 kilometers (10 miles), the tower 84 meters (276 feet), the road 55 km (34 miles).",
        "The tanker holds 2,000 barrels (84,000 gallons) of oil.",
        "The storm had winds of 105 mph (165 km/h) and 70 mph (110 km/h).",
        "They caught 10 tons (9 tonnes) and 10 tons (10.2 tonnes).",
        "The yacht was 60 nautical miles (111 km) off the cape.",
        "Winds of up to 130 kilometers (81 miles) per hour hit the island.",
        "Between 10 and 20 miles (16 and 32 km) of road are closed.",
        "The farm has more than 5 acres (2 hectares) of vines.",
        "He drove 20 miles north (5 km from the border) and stopped.",
        "The 10-mile road is closed. Of the track, 5 kilometers are open.",
        "It was 20 miles or 30 kilometers, nobody knew.",
        "A 4-by-6-foot (1.2-by-1.8-meter) hole opened.",
        "The car does 30 miles per gallon (7.8 liters per 100 kilometers).",
    ],
)
def unit_conversion(document: Document) -> Iterator[Hit]:
    """Looks at conversions in brackets or behind “or”, and at one thing measured in two systems close by."""
    pairs = document.view(conversions)
    paired = set()
    for pair in pairs:
        paired |= {pair.first.start, pair.second.start}
        first, second = pair.first, pair.second
        comparable = first.kind is second.kind and first.kind in MEASURES and first.unit != second.unit
        if comparable and _differ(first, second):
            yield _bracketed(document, pair)
    yield from _apart(document, paired)


def _readings(quantity: Quantity) -> Sequence[Bounds]:
    return bounds_in_base(
        quantity._replace(low=loose(quantity).low or Fraction(0), high=loose(quantity).high or Fraction(0))
    )


def _differ(first: Quantity, second: Quantity) -> bool:
    if first.to is not None and second.to is not None:
        return _ends_differ(first, second)
    mine, theirs = _readings(first), _readings(second)
    return bool(mine) and bool(theirs) and not any(one.meets(other) for one in mine for other in theirs)


def _ends_differ(first: Quantity, second: Quantity) -> bool:
    """Whether one end of a range is far from its conversion: 10 to 12 miles (16 to 39 km)."""
    if first.to is None or second.to is None:
        return False
    for one, other in ((first.value, second.value), (first.to, second.to)):
        slack = (
            (first.high - first.low - abs(first.to - first.value)) / 2,
            (second.high - second.low - abs(second.to - second.value)) / 2,
        )
        mine = first._replace(value=one, to=None, low=one - slack[0], high=one + slack[0])
        theirs = second._replace(value=other, to=None, low=other - slack[1], high=other + slack[1])
        if _differ(mine, theirs):
            return True
    return False


def _bracketed(document: Document, pair: Conversion) -> Hit:
    first, second = pair.first, pair.second
    converted, back = in_unit(first, second), in_unit(second, first)
    message = f"{as_written(document, first)} are {spelled(converted, second)}, not {as_written(document, second)}"
    if first.is_range or second.is_range:
        return hit(document, message, pair, None, None)
    return hit(document, message, pair, rewritten(document, first, back), rewritten(document, second, converted))


def _apart(document: Document, paired: set[int]) -> Iterator[Hit]:
    """One thing measured in metres here and in feet there: the same noun, in this sentence or the next."""
    found = document.view(passages)
    measures = [
        (index, passage, figure)
        for index, passage in enumerate(found)
        for figure in passage.figures
        if figure.kind in MEASURES and not figure.is_range
    ]
    for place, (index, passage, figure) in enumerate(measures):
        for later, other_passage, other in measures[place + 1 : place + 4]:
            if later > index + 1:
                break
            if other.start in paired or figure.start in paired or other.kind is not figure.kind:
                continue
            if (
                {system(figure), system(other)} != {"metric", "imperial"}
                or not _near(figure, other)
                or not _differ(figure, other)
            ):
                continue
            if _same_thing(passage, figure, other_passage, other):
                converted = in_unit(figure, other)
                yield contradiction(
                    f"{as_written(document, figure)} are {spelled(converted, other)}, not "
                    f"{as_written(document, other)}",
                    document,
                    Side(other.span, f"here {as_written(document, other)}", rewritten(document, other, converted)),
                    Side(
                        figure.span,
                        f"here {as_written(document, figure)}",
                        rewritten(document, figure, in_unit(other, figure)),
                    ),
                )


def _near(figure: Quantity, other: Quantity) -> bool:
    """Whether one may be a slip for the other: neither is the half or the double, of which news may well tell."""
    converted = in_unit(figure, other)
    return Fraction(1, 2) < other.value / converted < 2 if converted else False


def _same_thing(passage: Passage, figure: Quantity, other_passage: Passage, other: Quantity) -> bool:
    mine = _nouns(passage, figure)
    theirs = _nouns(other_passage, other)
    if mine & theirs:
        return True
    return passage.span == other_passage.span and bool(_taken_up().search(passage.between(figure.end, other.start)))


def _nouns(passage: Passage, figure: Quantity) -> frozenset[str]:
    """The nouns close to a measure, on either side."""
    around = passage.before(figure.start, 45) + " . " + passage.behind(figure.end, 45)
    return frozenset(word for word in _word().findall(around) if word not in _NO_THINGS)


_NO_THINGS: Final = frozenset(
    """
    about above after again against along around away back been before began below between both came could deep down
    each first from have here high into just last left less long miles mile more most much near nearly next north only
    other over part past rate reached roughly said same second some south stands such tall than that their them then
    there these they this those thick through total under until water weighed weighs were west east what when where
    which while wide will with would year years feet foot area land speed length height weight depth distance
    """.split()
)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)[a-z]{4,}(?!\w)")


@cache
def _taken_up() -> re.Pattern[str]:
    return re.compile(r"; (?:at|with) (?:its |these |those )?\Z")
