"""What a time expression is: the words as written, and the days they stand for."""

import enum
from typing import Final, NamedTuple

from newslint.document import Span
from newslint.views.calendar import Interval


class Kind(enum.StrEnum):
    """What a time expression says."""

    FULL_DATE = "full date"
    MONTH_DAY = "month and day"
    MONTH_YEAR = "month and year"
    MONTH = "month"
    DAY = "day of the month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    QUARTER = "quarter"
    HALF = "half-year"
    FISCAL_YEAR = "fiscal year"
    SEASON = "season"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    DURATION = "duration"
    AGE = "age"
    TIME_OF_DAY = "time of day"
    HOLIDAY = "holiday"
    ANNIVERSARY = "anniversary"
    FREQUENCY = "frequency"
    RANGE = "range"
    VAGUE = "vague"


class Unit(enum.StrEnum):
    """A unit of time: how fine a value is, or what an amount counts."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part of day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half-year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"


class Relation(enum.StrEnum):
    """How a relative expression, or one with a word like “next” in it, stands to its anchor."""

    LAST = "last"  # last Friday, last year, yesterday, the previous day
    THIS = "this"  # this week, today, the same day
    NEXT = "next"  # next month, tomorrow, the following day
    AGO = "ago"  # 24 years ago
    AHEAD = "ahead"  # three days from now, in 24 years (forward)
    LATER = "later"  # three days later, two weeks after
    EARLIER = "earlier"  # three days earlier, two weeks before
    PAST = "past"  # the past four years, in 24 years (back): a stretch that ends at the anchor
    COMING = "coming"  # the next two weeks: a stretch that begins at the anchor


class Hedge(enum.StrEnum):
    """How an amount or date is qualified."""

    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more than"
    LESS_THAN = "less than"
    AT_LEAST = "at least"
    AT_MOST = "at most"


class Order(enum.StrEnum):
    """In which order day, month and year are written."""

    AMERICAN = "American"  # June 3, 2024; 6/3/2024
    BRITISH = "British"  # 3 June 2024; 3/6/2024
    ISO = "ISO"  # 2024-06-03
    AMBIGUOUS = "ambiguous"  # 6/3/2024 where nothing in the article settles it


class Basis(enum.StrEnum):
    """What a value was worked out from."""

    WRITTEN = "written"  # nothing but the words themselves
    ARTICLE = "article date"
    EXPRESSION = "expression"  # another one, at `TimeExpression.anchor`


class Role(enum.StrEnum):
    """What a date or an age is to somebody's life."""

    BIRTH = "birth"
    DEATH = "death"
    LIFE = "life"


class Parts(NamedTuple):
    """What the words say, possible or not: Feb. 30, 25:61 and the year 20014 are kept.

    A two-digit or left-out part is None or as completed by the words around it ('24: 2024; Jan. 10-17: both January).
    """

    year: int | None = None
    month: int | None = None  # 1 to 12 in words, any figure in numeric dates
    day: int | None = None
    weekday: int | None = None  # Monday is 0
    hour: int | None = None  # as written: 3 p.m. is 3
    minute: int | None = None
    second: int | None = None
    meridiem: str = ""  # am, pm
    part_of_day: str = ""  # morning, noon, afternoon, evening, night, midnight, dawn, ...
    zone: str = ""  # as in `zones.ZONES` (est, et, gmt), or local, london, british
    quarter: int | None = None
    half: int | None = None
    season: str = ""  # spring, summer, autumn, winter
    holiday: str = ""  # as in `holidays.HOLIDAYS`
    decade: int | None = None  # its first year
    century: int | None = None  # 19 for the 19th
    phase: str = ""  # early, mid, late
    era: str = ""  # BC where written


NO_PARTS: Final = Parts()


class TimeExpression(NamedTuple):
    """A time expression; offsets are code points of `Document.text`, end exclusive.

    `value` is the days it stands for, None where they cannot be known or do not exist; `impossible` then says why.
    `granularity` is how fine the words are: “May 2024” is a month, whatever its interval.
    `anchor` is the expression it was resolved from, where `basis` is EXPRESSION.
    `certainty` (0 to 1) is how sure the value is, or, without one, the reading.
    `amount` counts `unit`: 24 in “24 years ago”, “24-year-old” and “24th anniversary”; None for “a few”, “several”.
    `amount_to` is the upper end of “two to three years”. `preposition` is the word before, hedges skipped, lower case.
    `readings` has all values of an ambiguous date. `members` are the two ends of a range.
    `modifier` says that the expression stands before a noun, as in “the 1990 accord” and “the May 4 sinking”.
    `fiscal` says that a quarter or year is a company's or a state's, so that the value is the calendar's at best.
    """

    start: int
    end: int
    kind: Kind
    granularity: Unit | None = None
    value: Interval | None = None
    parts: Parts = NO_PARTS
    certainty: float = 1.0
    basis: Basis = Basis.WRITTEN
    anchor: Span | None = None
    hedge: Hedge | None = None
    relation: Relation | None = None
    amount: float | None = None
    amount_to: float | None = None
    unit: Unit | None = None
    preposition: str = ""
    order: Order | None = None
    readings: tuple[Interval, ...] = ()
    members: tuple["TimeExpression", ...] = ()
    role: Role | None = None
    modifier: bool = False
    fiscal: bool = False
    impossible: str = ""

    @property
    def span(self) -> Span:
        """The place in the text."""
        return Span(self.start, self.end)
