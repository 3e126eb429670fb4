"""What a quantity is: the words as written, the exact number they stand for, and how far rounding lets it range."""

import enum
from fractions import Fraction
from typing import NamedTuple

from newslint.document import Span


class Kind(enum.StrEnum):
    """What a number says."""

    COUNT = "count"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    POINT = "percentage point"
    MONEY = "money"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    TEMPERATURE_DIFFERENCE = "temperature difference"
    ENERGY = "energy"
    POWER = "power"
    SCORE = "score"
    TALLY = "tally"
    FRACTION = "fraction"
    RATIO = "ratio"


class Hedge(enum.StrEnum):
    """How a number is bounded or softened by the words around it."""

    ABOUT = "about"
    NEARLY = "nearly"
    MORE = "more than"
    LESS = "less than"
    AT_LEAST = "at least"
    AT_MOST = "at most"


class Part(enum.StrEnum):
    """The part that those who are counted play in the story."""

    DEAD = "dead"
    INJURED = "injured"
    MISSING = "missing"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    SEATS = "seats"
    VOTES = "votes"
    MEMBERS = "members"
    PEOPLE = "people"


class Written(enum.StrEnum):
    """The characters that a number is written with."""

    WORDS = "words"
    FIGURES = "figures"
    MIXED = "mixed"


class Bounds(NamedTuple):
    """The numbers that something may be, both ends included; None is an open end."""

    low: Fraction | None
    high: Fraction | None

    def meets(self, other: "Bounds") -> bool:
        """Whether some number lies within both."""
        return (self.low is None or other.high is None or self.low <= other.high) and (
            other.low is None or self.high is None or other.low <= self.high
        )


class Quantity(NamedTuple):
    """A number in the article.

    `start` and `end` take in the currency, the scale and the unit, but neither the hedge nor the noun that is counted.
    `number` is the place of the figures or words alone (with their scale), of both ends in a range.
    `value` is exact, scale applied, in `unit`; `to` is the other end of a range, or the other side of a score or
    tally, in the order in which they are written.
    `low` and `high` are `value` (or the two ends of a range, in order of size) as far as rounding lets them range.
    `scale` is the multiple that was written as a word or letter: 1,000,000 in “$1.2m”.
    `noun` is the singular, in lower case, of what is counted or ranked, and `noun_span` its place.
    """

    start: int
    end: int
    kind: Kind
    value: Fraction
    to: Fraction | None
    low: Fraction
    high: Fraction
    unit: str | None
    scale: int
    hedge: Hedge | None
    noun: str | None
    noun_span: Span | None
    role: Part | None
    written: Written
    number: Span

    @property
    def span(self) -> Span:
        """The quantity's place in `Document.text`."""
        return Span(self.start, self.end)

    @property
    def is_range(self) -> bool:
        """Whether the quantity lies between two figures (a score or tally does not)."""
        return self.to is not None and self.kind not in (Kind.SCORE, Kind.TALLY)

    @property
    def rounded(self) -> Bounds:
        """The number as written, give or take half of its last significant digit; the hedge is left aside."""
        return Bounds(self.low, self.high)

    @property
    def bounds(self) -> Bounds:
        """What the number may be by rounding and hedge together.

        “About” allows a tenth to either side and “nearly” a tenth below, as no style book says how much they do;
        “more than” and its like open one end.
        """
        low, high = self.low, self.high
        margin = max(abs(low), abs(high)) / 10
        match self.hedge:
            case Hedge.ABOUT:
                return Bounds(low - margin, high + margin)
            case Hedge.NEARLY:
                return Bounds(low - margin, high)
            case Hedge.MORE | Hedge.AT_LEAST:
                return Bounds(low, None)
            case Hedge.LESS | Hedge.AT_MOST:
                return Bounds(None, high)
            case _:
                return Bounds(low, high)
