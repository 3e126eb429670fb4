import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, Span, rule, within
from newslint.views.dates import Kind as TimeKind
from newslint.views.dates import TimeExpression, dates
from newslint.views.quantities import Bounds, Hedge, Kind, Quantity
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction, plain, rewritten
from newslint_rules.numbers._measures import rounded_like, within_part
from newslint_rules.numbers._passages import Passage, passages, window
from newslint_rules.numbers._time import time_at

_OFTEN: Final = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "annual": "year",
    "yearly": "year",
}
_WHOLES: Final = ("animal", "person", "head", "piece")
_STRETCHES: Final = (TimeKind.DURATION, TimeKind.RELATIVE)
_NEXT_DOOR: Final = 3  # the same across sentences, where another sum is likelier
_FAR_OFF: Final = 12  # times that a sum may be from what it should be; farther off it is of something else


_NOUGHTS: Final = (Fraction(1, 100), Fraction(1, 10), Fraction(10), Fraction(100))  # one or two too many or too few


class _Count(NamedTuple):
    """How many share the sum: people, games, years."""

    span: Span
    value: Fraction
    bounds: Bounds
    quantity: Quantity | None


class _Mean(NamedTuple):
    """An average and what it is taken over, “game” in “four a game”; empty where that is not said."""

    quantity: Quantity
    each: str


@rule(
    title="An average does not fit its sum",
    why="The average times the number is the sum: five workers at $50,000 earn $250,000 in all, not $200,000.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "The [[five workers earned $48,500 on average, $192,500]] in all.",
        "Over [[38 matches the club drew an average of 24,500 spectators, a total of 1.2 million"
        "|38 matches the club drew an average of 31,600 spectators, a total of 1.2 million]].",
        "The storm dropped 312 millimetres of rain in four days. The average of [[97 millimetres]] a "
        "day would flood any city.",
        "With [[57 goals in 19 games, the Swans average four]] a game.",
        "In [[20 years the bridge has been hit 340 times – on average, 23]] times a year.",
        "Scores of [[71, 68, 74 and 67 gave her an average of 72]].",
        "The train covered [[540 kilometres in four and a half hours, at an average speed of 150 kilometres an hour]].",
        "It rained [[60 millimeters on Monday, 30 on Tuesday and 30 on Wednesday, an average of 50]] a day.",
        "His marks were [[6, 7 and 8, an average of 7.5]].",
        "The [[four sisters have 20 grandchildren, an average of four|four sisters have 20 grandchildren, an "
        "average of five]] each.",
    ],
    good=[
        "The five workers earned $50,000 on average, $250,000 in all.",
        "With 57 goals in 19 games, the Swans average three a game.",
        "The storm dropped 312 millimetres of rain in four days, an average of 78 millimetres a day.",
        "Farmers get an average of $20 a barrel. Five analysts see $30 in all.",
        "The charity spent $2.4 million on 600 families, an average of $4,000 a family.",
        "The club drew an average of 24,500 spectators last year. This year it drew a total of 1.2 million.",
        "Lending was 2.9 billion pounds in May, compared with an average of 2.6 billion a month over "
        "the past six months.",
        "The 25,000 farmers have four cows each on average. The state will buy 9,000 cows.",
        "The average wage is $400. Two workers were paid $900.",
        "Scores of 71, 68, 74 and 67 gave her an average of 70.",
        "He scored 12 goals in three games, well above his average of one a game.",
        "Prices rose 12 percent in four years, an average of 2.9 percent a year.",
        "The clinic saw four patients on Monday, six on Tuesday and 11 on Wednesday, an average of seven a day.",
    ],
)
def average(document: Document) -> Iterator[Hit]:
    """Looks for one average, one number and one sum that the words bring together, in a sentence or two neighbours."""
    if not _cue().search(document.text):
        return
    found = document.view(passages)
    for index, passage in enumerate(found):
        if not _cue().search(passage.low) or _usual().search(passage.low):
            continue
        means = [mean for one in passage.figures if (mean := _mean(document, passage, one))]
        if len(means) != 1:
            continue
        mean = means[0]
        for before, behind in ((0, 0), (1, 0), (0, 1), (1, 1), (2, 0)):
            hit = _checked(document, window(found, index, before, behind), mean)
            if hit is not None:
                yield from hit
                break


def _mean(document: Document, passage: Passage, one: Quantity) -> _Mean | None:
    if one.kind is Kind.PERCENT or one.kind is Kind.ORDINAL or one.is_range or one.value <= 0:
        return None
    if one.kind is Kind.COUNT and time_at(document, one):
        return None
    before, behind = passage.before(one.start, 50), passage.behind(one.end, 60)
    if not (_average_before().search(before) or _average_behind().match(behind)):
        return None
    if _each_of_them().match(behind):
        return _Mean(one, "each")
    often = _often().search(before) or _so_often().match(behind)
    each = _each().match(behind) or _each_before().search(before)
    return _Mean(one, _OFTEN[often[1]] if often else each[1] if each else "")


def _checked(document: Document, near: Sequence[Passage], mean: _Mean) -> list[Hit] | None:
    """The finding, an empty list if all is well, or None if there is no one sum and no one number."""
    if mean.quantity.kind is Kind.SPEED:
        return _speed(document, near, mean.quantity)
    listed = _list_before(near, mean.quantity)
    if listed:
        return _of_list(document, listed, mean.quantity)
    totals = [one for passage in near for one in passage.figures if _is_total(document, passage, one, mean)]
    counts = [count for passage in near for count in _counts(document, passage, mean, totals)]
    if mean.each == "each" and mean.quantity.kind is Kind.COUNT and len(totals) == 2:
        few, many = sorted(totals, key=lambda one: one.value)  # 20 pupils and 400 cans
        totals, counts = [many], [_Count(few.span, few.value, few.bounds, few)]
    if not mean.each and len(near) == 1 and (pair := _over(near[0], mean.quantity)):
        totals, counts = [pair[0]], [_Count(pair[1].span, pair[1].value, pair[1].bounds, pair[1])]
    if len(totals) != 1 or len(counts) != 1:
        return None
    total, count = totals[0], counts[0]
    low, high = within_part(count.quantity, 20) if count.quantity else count.bounds
    first, last = within_part(mean.quantity, 10)
    product = Bounds(
        None if low is None or first is None else low * first, None if high is None or last is None else high * last
    )
    ratio = total.value / (count.value * mean.quantity.value)
    far = _FAR_OFF if len(near) == 1 else _NEXT_DOOR
    noughts = any(abs(ratio * ten - 1) <= Fraction(1, 20) for ten in _NOUGHTS)
    if product.meets(within_part(total, 20)) or not (noughts or Fraction(1, far) <= ratio <= far):
        return []
    return [_hit(document, mean.quantity, count, total)]


def _over(passage: Passage, mean: Quantity) -> tuple[Quantity, Quantity] | None:
    """The sum and the number of “360 runs in 12 innings” before the average of them."""
    counts = [one for one in passage.figures if one.kind is Kind.COUNT and one.start != mean.start]
    if len(counts) != 2 or mean.kind is not Kind.COUNT or mean.start < counts[1].end:
        return None
    total, number = counts
    if (
        total.noun is None
        or number.noun is None
        or total.is_range
        or number.is_range
        or mean.noun not in (None, total.noun)
    ):
        return None
    return (total, number) if _in_so_many().fullmatch(passage.between(total.end, number.start)) else None


@cache
def _in_so_many() -> re.Pattern[str]:
    return re.compile(
        r" (?:[a-z-]+ ){1,2}(?:in|from|over|across|off)(?: (?:his|her|its|their|the|just|only|first|last))* "
    )


def _is_total(document: Document, passage: Passage, one: Quantity, mean: _Mean) -> bool:
    quantity = mean.quantity
    if one.start == quantity.start or one.kind is not quantity.kind or one.unit != quantity.unit or one.is_range:
        return False
    if one.value <= quantity.value or (one.kind is Kind.COUNT and time_at(document, one)):
        return False
    before, behind = passage.before(one.start, 50), passage.behind(one.end, 40)
    if mean.each:
        same = one.kind is not Kind.COUNT or quantity.noun in (None, one.noun, mean.each) or one.noun == quantity.noun
        return same and not _is_each(one, mean.each) and not _each().match(behind)
    if one.kind is Kind.COUNT and one.noun and quantity.noun and one.noun != quantity.noun and one.noun not in _WHOLES:
        return False
    return bool(_total_before().search(before) or _total_behind().match(behind))


def _is_each(one: Quantity, each: str) -> bool:
    return one.noun is not None and one.noun[:4] == each[:4]


def _counts(document: Document, passage: Passage, mean: _Mean, totals: Sequence[Quantity]) -> Iterator[_Count]:
    for one in passage.figures:
        if (
            one.kind is not Kind.COUNT
            or one.value < 2
            or one.is_range
            or one.start == mean.quantity.start
            or one in totals
        ):
            continue
        if time_at(document, one) or (mean.each not in ("", "each") and not _is_each(one, mean.each)):
            continue
        if one.noun is None and not passage.behind(one.end, 9).startswith(" of them") and mean.each == "":
            continue
        over = one.hedge is Hedge.MORE and passage.before(one.start, 5) == "over "  # over 38 matches, and no more
        yield _Count(one.span, one.value, one.bounds, one._replace(hedge=None) if over else one)
    if mean.each:
        for time in within(document.view(dates), passage.span):
            if time.kind in _STRETCHES and (time.amount or 0) > 1 and time.unit and time.unit.value == mean.each:
                yield _of_time(time)


def _of_time(time: TimeExpression) -> _Count:
    value = Fraction(str(time.amount))
    slack = value / 10 if time.hedge else Fraction(0)
    return _Count(time.span, value, Bounds(value - slack, value + slack), None)


def _hit(document: Document, mean: Quantity, count: _Count, total: Quantity) -> Hit:
    right = rounded_like(total.value / count.value, mean)
    said = as_written(document, mean)
    whole, number = as_written(document, total), " ".join(count.span.of(document.text).split())
    fits = rounded_like(mean.value * count.value, total)
    return contradiction(
        f"{whole} over {number} is an average of {_figure(document, mean, right)}, not {said}",
        document,
        Side(mean.span, f"the average: {said}", rewritten(document, mean, right)),
        Side(total.span, f"the sum: {whole}", rewritten(document, total, fits)),
        Side(count.span, f"the number: {number}"),
    )


def _figure(document: Document, like: Quantity, value: Fraction) -> str:
    return rewritten(document, like, value) or plain(value, Fraction(1) if value.denominator == 1 else Fraction(1, 10))


def _speed(document: Document, near: Sequence[Passage], mean: Quantity) -> list[Hit] | None:
    """A way and a time make the speed: 540 kilometres in four hours."""
    unit = {"km/h": "km", "mph": "mile"}.get(mean.unit or "")
    ways = [one for passage in near for one in passage.figures if one.kind is Kind.LENGTH and one.unit == unit]
    times = [
        time
        for passage in near
        for time in within(document.view(dates), passage.span)
        if time.kind is TimeKind.DURATION
        and time.amount
        and time.unit
        and time.unit.value == "hour"
        and time.amount > 1
    ]
    if len(ways) != 1 or len(times) != 1 or ways[0].is_range:
        return None
    count = _of_time(times[0])
    hours = Bounds(count.value * Fraction(9, 10), count.value * Fraction(11, 10))
    low, high = mean.bounds
    if low is None or high is None or hours.low is None or hours.high is None:
        return []
    return (
        []
        if Bounds(low * hours.low, high * hours.high).meets(ways[0].bounds)
        else [_hit(document, mean, count, ways[0])]
    )


def _list_before(near: Sequence[Passage], mean: Quantity) -> list[Quantity]:
    """The figures of a list, as in “scores of 71, 68, 74 and 67”, right before the average."""
    for passage in near:
        figures = [one for one in passage.figures if one.kind is Kind.COUNT and one.start != mean.start]
        measured = passage.figures[0].kind not in (Kind.COUNT, Kind.ORDINAL) if passage.figures else False
        if measured and len(figures) > 1 and all(one.noun is None for one in figures):
            figures = [passage.figures[0], *figures]  # 60 millimeters on Monday, 30 on Tuesday and 30 on Wednesday
        if not passage.span.start <= mean.start < passage.span.end or len(figures) < 3:
            continue
        while len(figures) > 3 and figures[0].noun is not None:
            figures = figures[1:]  # four judges gave 7, 8, 9 and 8
        gaps = [passage.between(one.end, other.start) for one, other in itertools.pairwise(figures)]
        if all(_listing().fullmatch(gap) for gap in gaps) and " and " in gaps[-1] and figures[-1].end < mean.start:
            return figures
    return []


@cache
def _listing() -> re.Pattern[str]:
    """Between the figures of a list: a comma, with the day or place of each before it."""
    return re.compile(r"(?: [a-z]+)?(?: (?:on|in|at|from|for) (?:the )?[a-z]+)?(?:,| and|, and) ")


def _of_list(document: Document, figures: Sequence[Quantity], mean: Quantity) -> list[Hit]:
    value = sum((one.value for one in figures), Fraction(0)) / len(figures)
    slack = Fraction(1, 2) if mean.value.denominator == 1 else Fraction(1, 20)
    if mean.value - slack < value < mean.value + slack or mean.bounds.meets(Bounds(value, value)):
        return []
    right, said = rounded_like(value, mean), as_written(document, mean)
    span = Span(figures[0].start, figures[-1].end)
    return [
        contradiction(
            f"{' '.join(span.of(document.text).split())} are {_figure(document, mean, right)} on average, not {said}",
            document,
            Side(mean.span, f"the average: {said}", rewritten(document, mean, right)),
            Side(span, "the figures"),
        )
    ]


_HEDGES: Final = r"(?: (?:about|around|some|nearly|almost|roughly|more than|over|just|only|under))*"


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(r"(?i)\baverag|\bmean of\b|\bworks? out (?:at|to)\b")


@cache
def _usual() -> re.Pattern[str]:
    """An average of another stretch of time or of other people."""
    return re.compile(
        r"\b(?:above|below|beyond|than|usual|long-term|career|national|annual|historical|normal"
        r"|previous|moving|industry|industrial"
        r"|season|compared with an?|against an?|versus an?|up from an?|forecast\w*|analysts?"
        r"|last year's) (?:the |its |his |her |their )?(?:\w+ )?average|average (?:price|age|forecast"
        r"|estimate)"
    )


@cache
def _average_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?:average of|averag(?:ed|es|e|ing)|mean of|(?:daily|weekly|monthly"
        rf"|annual) average (?:is|was)|the average [a-z]+ [a-z]+|works? out (?:at|to)"
        rf"|average (?:[a-z]+ )?[a-z]+(?: (?:of|is|was|were)|,))"
        rf"|(?:\A|[–,.;:“\"(-] ?)on average,?(?: [^\d$€£,;.]{{0,40}})?){_HEDGES} \Z(?<! the )(?<! its )"
    )


@cache
def _average_behind() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+){0,3},? on average\b(?! [$€£\d])")


@cache
def _each() -> re.Pattern[str]:
    return re.compile(
        r"(?: [a-z]+)?,? (?:a|an|per|each|every) (?!average|mean|total|sum|result|record|half|few|lot|number)([a-z]+)"
    )


@cache
def _total_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:total of|totall?ing|together(?: the \w+)?(?: [a-z]+)?|in all|come to"
        rf"|came to|comes to|altogether|sum of"
        rf"|of them brought|brought|made|produced|gave|raised|earned|paid(?: out)?|handed out|shared"
        rf"|distributed|worth|cost|spent|took"
        rf"|sold for){_HEDGES} \Z"
    )


@cache
def _total_behind() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+)?,? (?:in all|in total|altogether|all told|together|between them)\b")


@cache
def _each_of_them() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+)? (?:each|apiece)\b")


@cache
def _often() -> re.Pattern[str]:
    return re.compile(r"\b(hourly|daily|weekly|monthly|annual|yearly) average (?:of|is|was) \Z")


@cache
def _so_often() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+)? (hourly|daily|weekly|monthly|yearly)\b")


@cache
def _each_before() -> re.Pattern[str]:
    """What has the average: a class has an average of 24 pupils; the average family has 1.8 children."""
    return re.compile(r"(?:\A|, |that )(?:an?|each|every|the average) (?!average)([a-z]+) [a-z]+ (?:an average of )?\Z")
