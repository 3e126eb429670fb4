import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.quantities import Kind, Quantity
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction, rewritten
from newslint_rules.numbers._passages import Passage, with_figures

_REACH: Final = 45  # code points to either side where the thing that costs so much is named
_KINDS: Final = frozenset(
    (Kind.MONEY, Kind.COUNT, Kind.MASS, Kind.VOLUME, Kind.AREA, Kind.ENERGY, Kind.POWER, Kind.LENGTH)
)


class _Place(NamedTuple):
    """A large amount and the sentence it stands in."""

    sentence: int
    passage: Passage
    figure: Quantity


@rule(
    title="Million here, billion there",
    why="The same figure for the same thing, a thousand times larger elsewhere: one of the two is a slip.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "The council approved the $1.2 billion plan on Tuesday. Critics say that the [[$1.2 million]] plan "
        "will do nothing for fishermen.",
        "The [[$96 million jackpot drew crowds to the kiosks that sold tickets for the $96,000"
        "|$96 million jackpot drew crowds to the kiosks that sold tickets for the $96 million]] jackpot.",
    ],
    good=[
        "The council approved the $1.2 billion plan. Critics say that the $1.2 billion plan will do nothing.",
        "The plan costs $1.2 billion, of which $1.2 million goes to schools.",
        "Sales rose to $5 billion. Advertising sales were $5 million.",
        "The firm has 3 million clients and 3,000 workers.",
        "The firm earned 2.4 billion yen on sales of 2.4 trillion yen.",
        "It sold 340 million shares for $340 billion.",
        "A 15 billion peso loan comes due in May and a 15 million peso loan in June.",
        "The growers asked for $2.5 million. Record prices of more than $2,500 a tonne are paid for the juice.",
        "Some 6.3 million people live in the region, and 6.3 billion live elsewhere.",
    ],
)
def magnitude_clash(document: Document) -> Iterator[Hit]:
    """Compares amounts with the same digits, a thousand or a million times apart, of what is called the same."""
    groups: defaultdict[tuple[Kind, str | None, Fraction], list[_Place]] = defaultdict(list)
    for index, passage in with_figures(document):
        for figure in passage.figures:
            if figure.kind in _KINDS and abs(figure.value) >= 1000 and figure.to is None:
                groups[figure.kind, figure.unit, _digits(figure.value)].append(_Place(index, passage, figure))
    for places in groups.values():
        yield from _clashing(document, places)


def _digits(value: Fraction) -> Fraction:
    """The value without its thousands: 1.2 of 1.2 million and of 1.2 billion."""
    while value >= 1000:
        value /= 1000
    return value


def _clashing(document: Document, places: list[_Place]) -> Iterator[Hit]:
    """Each amount against the first one of another size that it may mean."""
    for number, later in enumerate(places[:20]):
        for earlier in places[:number]:
            if earlier.figure.value != later.figure.value and _means_the_same(earlier, later):
                yield _hit(document, earlier, later)
                break


def _means_the_same(earlier: _Place, later: _Place) -> bool:
    one, other = earlier.figure, later.figure
    if one.scale == 1 and other.scale == 1:
        return False
    if _is_another(later) or _each().match(earlier.passage.behind(one.end, 12)):
        return False
    if (
        earlier.sentence == later.sentence
        and not _is_definite(later)
        and _apart().search(earlier.passage.between(one.end, other.start))
    ):
        return False
    digits = len(_significant(one))
    if one.kind is Kind.COUNT:
        same = one.noun == other.noun if one.noun else later.sentence - earlier.sentence == 1
        return other.noun is not None and same and digits > 1 and _is_definite(later)
    shared = _things(earlier) & _things(later)
    if shared:
        return _is_definite(later) or (digits > 1 and not shared <= _OF_MANY)
    follows = later.sentence - earlier.sentence <= 1
    if not (_is_definite(later) and follows):
        return False
    return digits > 1 or (later.sentence > earlier.sentence and not _things(earlier) and _is_alone(earlier))


def _is_alone(place: _Place) -> bool:
    """Whether the sentence has no other amount that may be meant."""
    return sum(figure.kind is place.figure.kind for figure in place.passage.figures) == 1


def _significant(figure: Quantity) -> str:
    return str(figure.value.numerator).strip("0") or "0"


def _is_definite(place: _Place) -> bool:
    passage, figure = place.passage, place.figure
    return passage.behind(figure.end, 6) == ", the " or bool(_definite().search(passage.before(figure.start, 20)))


def _is_another(place: _Place) -> bool:
    if _each().match(place.passage.behind(place.figure.end, 12)):
        return True
    return bool(_indefinite().search(place.passage.before(place.figure.start, 20)))


def _things(place: _Place) -> frozenset[str]:
    """What the amount is said of: “the $1.2 billion plan”, “a ransom of $1.75 million”, “the dam cost $10 billion”."""
    figure, passage = place.figure, place.passage
    words = set()
    behind = _behind().match(passage.behind(figure.end, _REACH))
    if behind:
        words.update(_word().findall(behind[0]))
    before = _before().search(passage.before(figure.start, _REACH))
    if before:
        words.update(_word().findall(before[1]))
    return frozenset(words - _NO_THINGS)


def _hit(document: Document, earlier: _Place, later: _Place) -> Hit:
    one, other = earlier.figure, later.figure
    small, large = sorted((one.value, other.value))
    said, here = as_written(document, one), as_written(document, other)
    times = f"{int(large / small):,}" if small else ""
    return contradiction(
        f"{here} here, {said} before: {times} times {'less' if other.value < one.value else 'more'}",
        document,
        Side(other.span, f"here {here}", said if one.unit == other.unit else rewritten(document, other, one.value)),
        Side(one.span, f"before {said}", here),
    )


_NO_THINGS: Final = frozenset(
    """
    about after around before cost costs from have into last more most nearly over said than that their there this those
    under well were which will with worth year years million billion trillion thousand
    """.split()
)


# Every year and every firm has its own.
_OF_MANY: Final = frozenset(
    "profit loss sales revenue profits losses turnover income earnings debt bond bonds loan shares".split()
)


@cache
def _indefinite() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:an?|another|one|additional|further|every|each|extra) (?:new |separate |second |further )?\Z"
    )


@cache
def _each() -> re.Pattern[str]:
    return re.compile(r" (?:an?|per|each|apiece)\b")


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:the|its|their|his|her|this|that|those|these) (?:same |whole |full |entire |proposed |planned )?\Z"
    )


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:of which|including|from|to|against"
        r"|compared|versus|than|or|on|and \S+ (?:million"
        r"|billion))\b[^.]{0,12}\Z|[;(]"
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(r"(?:[ -][a-z-]+){1,3}|, the [a-z]+")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        r"\b([a-z]+(?: [a-z]+)?),?(?: (?:of|cost|costs|was|is|worth|valued at|totalling|totaling|stood at|at))"
        r"(?: (?:about|around|some|nearly|almost|over|more than|up to))* \Z"
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z]{4,}")
