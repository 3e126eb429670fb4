import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.quantities import Kind, Quantity
from newslint.views.quantity.nouns import FUNCTION_WORDS, singular
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction, rewritten
from newslint_rules.numbers._passages import HEADS, Passage, with_figures, words_in

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
        "Council signs off $860 million school plan\n\nThe city will spend [[$860 billion]] on its schools "
        "over ten years.",
        "The dairy will pay 36 million pounds for its rival. Lawyers saw no obstacle to the [[36 billion "
        "pound]] purchase.",
        "The $640 million tower is late. A tower costing [[$640 billion]] was never needed, she said.",
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
        "The $4 million terminal opened. The $4 billion car park will follow.",
        "The fund lent $250 million to the port, a sliver of its $250 billion budget.",
    ],
)
def magnitude_clash(document: Document) -> Iterator[Hit]:
    """Compares amounts with the same digits, a thousand or a million times apart, of what is called the same."""
    groups: defaultdict[tuple[Kind, str | None, Fraction], list[_Place]] = defaultdict(list)
    for index, passage in with_figures(document):
        for figure in passage.figures:
            if figure.kind in _KINDS and abs(figure.value) >= 1000 and figure.to is None:
                groups[figure.kind, figure.unit, _digits(figure)].append(_Place(index, passage, figure))
    for places in groups.values():
        if len({place.figure.value for place in places}) > 1:
            yield from _clashing(document, places)


def _digits(figure: Quantity) -> Fraction:
    """The number less its thousands and its scale: 1.2 of 1.2 million and of 1.2 billion, 800 of 800 crore."""
    value = figure.value / figure.scale
    while value >= 1000 and figure.scale == 1:
        value /= 1000
    return value


def _clashing(document: Document, places: list[_Place]) -> Iterator[Hit]:
    """Each amount against the first one of another size that it may mean, unless it was told before."""
    for number, later in enumerate(places[:20]):
        before = places[:number]
        if any(one.figure.value == later.figure.value for one in before):
            continue
        for earlier in before:
            if _means_the_same(earlier, later):
                yield _hit(document, earlier, later)
                break


def _means_the_same(earlier: _Place, later: _Place) -> bool:
    one, other = earlier.figure, later.figure
    if one.scale == 1 and other.scale == 1:
        return False
    many = len(_significant(one)) > 1
    shared = _things(earlier) & _things(later)
    if earlier.passage.role in HEADS and later.passage.role not in HEADS:
        more = _further().search(later.passage.before(other.start, 20))
        return later.sentence - earlier.sentence <= 3 and not more and bool(shared or (many and not _is_defined(later)))
    if _is_another(later):
        return False
    points = _points_back(later)
    if not points and _each().match(earlier.passage.behind(one.end, 12)):
        return False
    if earlier.sentence == later.sentence:
        return bool(shared) and _is_definite(later)
    if one.kind is Kind.COUNT:
        same = one.noun == other.noun if one.noun else later.sentence - earlier.sentence == 1
        return other.noun is not None and same and many and _is_definite(later)
    if shared:
        return _is_definite(later) or (many and not shared <= _OF_MANY)
    mine, theirs = _named(earlier), _named(later)
    reach = 3 if many else 2 if theirs & _DOINGS else 1
    if not _is_definite(later) or later.sentence - earlier.sentence > reach:
        return False
    if theirs and not theirs & _DOINGS and (mine or not many):
        return False  # the $4 billion terminal and the $4 million car park
    return many or points or (not mine and _is_alone(earlier))


def _is_alone(place: _Place) -> bool:
    """Whether the sentence has no other amount that may be meant."""
    return sum(figure.kind is place.figure.kind for figure in place.passage.figures) == 1


def _significant(figure: Quantity) -> str:
    return str(figure.value.numerator).strip("0") or "0"


def _is_definite(place: _Place) -> bool:
    passage, figure = place.passage, place.figure
    return passage.behind(figure.end, 6) == ", the " or bool(_definite().search(passage.before(figure.start, 30)))


def _is_defined(place: _Place) -> bool:
    """Whether the sentence says that the amount is another: a part, what it was, each year's."""
    return bool(_apart().search(place.passage.before(place.figure.start, 40)))


def _points_back(place: _Place) -> bool:
    return bool(_pointing().search(place.passage.before(place.figure.start, 12)))


def _is_another(place: _Place) -> bool:
    if _each().match(place.passage.behind(place.figure.end, 12)) and not _points_back(place):
        return not _its().search(place.passage.before(place.figure.start, 8))
    return bool(_indefinite().search(place.passage.before(place.figure.start, 20)))


def _named(place: _Place) -> frozenset[str]:
    """The noun that has the amount before it: plan, in “the $1.2 billion port plan”."""
    behind = _noun_behind().match(place.passage.behind(place.figure.end, _REACH))
    return _content(behind[0]) if behind else frozenset()


def _things(place: _Place) -> frozenset[str]:
    """What the amount is said of: “the $1.2 billion plan”, “a ransom of $1.75 million”, “the dam cost $10 billion”."""
    figure, passage = place.figure, place.passage
    behind = _behind().match(passage.behind(figure.end, _REACH))
    before = _before().search(passage.before(figure.start, _REACH + 15))
    return _content(behind[0] if behind else "") | _content(before[1] if before else "")


def _content(words: str) -> frozenset[str]:
    return frozenset(singular(word) for word in words_in(words, 4)) - _NO_THINGS


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


_NO_THINGS: Final = FUNCTION_WORDS | frozenset(
    "cost costs last year years million billion trillion thousand nearly well being month week extra which".split()
)


# Every year and every firm has its own.
_OF_MANY: Final = frozenset(
    "profit loss sale sales revenue turnover income earning earnings debt bond loan share asset fee".split()
)
# Nouns that take up what was told with a verb: they will pay $2 billion for it; the $2 billion purchase.
_DOINGS: Final = frozenset(
    """
    acquisition agreement aid allocation appropriation award bailout bid bill budget buyback buyout case contract cost
    deal deficit donation expense fine fraud funding gift grant heist injection investment issue jackpot lawsuit loan
    loss merger offer package payment penalty pledge price programme program project purchase rescue sale scheme
    settlement spending sum suit takeover theft total transaction transfer
    """.split()
)


@cache
def _indefinite() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:an?|another|one|additional|further|every|each|extra) (?:new |separate |second |further )?\Z"
    )


@cache
def _further() -> re.Pattern[str]:
    return re.compile(r"\b(?:another|additional|further|each|every) ")


@cache
def _each() -> re.Pattern[str]:
    return re.compile(r" (?:an?|per|each|apiece)\b")


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile(r"\b(?:this|that|those|these|the same) \Z")


@cache
def _its() -> re.Pattern[str]:
    return re.compile(r"\b(?:its|their|his|her) \Z")


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:the|its|their|his|her|this|that|those|these) (?:same |whole |full |entire |proposed |planned "
        r"|extra |total )?"
        r"|(?:the|its|their|his|her) [a-z]+'s )\Z"
    )


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:of which|including|includes|from|to|against|compared|versus|than|or|on|part of|(?:sliver|fraction"
        r"|share) of"
        r"|earlier|and \S+ (?:million|billion))\b[^.]{0,12}\Z|[;(]"
    )


@cache
def _noun_behind() -> re.Pattern[str]:
    return re.compile(
        r"(?:[ -](?!(?:an?|in|for|of|on|to|at|from|with|by|into|over|will|would|is|was|were|has|had|may|and|or"
        r"|as|that)\b)[a-z-]+){1,3}"
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(r"(?:[ -][a-z-]+){1,3}|, the [a-z]+|, an? (?:[a-z]+ ){0,2}[a-z]+")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        r"\b([a-z]+(?: [a-z]+){0,2}),?(?: (?:of|cost|costs|costing|was|is|worth|valued at|estimated at|priced at"
        r"|put at|totall?ing"
        r"|stood at|stands at|at|will reach|reached|reaches|comes to|came to|will be|would be|for|to|'s))"
        r"(?: (?:about|around|some|nearly|almost|over|more than|up to))* \Z"
    )
