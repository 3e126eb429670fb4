import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Span, rule
from newslint.views.quantities import Bounds, Kind, Quantity
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction, plain, rewritten
from newslint_rules.numbers._measures import rounded_like
from newslint_rules.numbers._passages import Passage, passages, window
from newslint_rules.numbers._products import (
    Number,
    Product,
    Rate,
    are_of_two_times,
    behind_noun,
    fits,
    named,
    of_quantity,
    per_of,
    stretches,
    time_as_number,
    wrong_product,
)
from newslint_rules.numbers._time import time_at

_OFTEN: Final = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "annual": "year", "yearly": "year",
}  # fmt: skip


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
        "An average of [[4,200]] people came to each of the fair's nine days. Total attendance of 42,800 was a record.",
        "Claims averaged [[£3,500]], the insurers said. With 1,200 lodged in the valley the flood has cost them £5.2m.",
        "The court disposed of 1,560 cases in the 52 weeks that she sat. She averaged [[35]] a week.",
        "The lifeboat answered [[730 calls in 2022, or four]] a day on average.",
        "In [[five seasons he has scored 110 goals, an average of 30]] a season.",
        "[[Twelve trucks delivered 300 tonnes of gravel; each, on average, carried 35 tonnes]].",
        "Clancy carried [[25 times for 175 yards (averaging 8 yards]] a carry).",
    ],
    good=[
        "The five workers earned $50,000 on average, $250,000 in all.",
        "With 57 goals in 19 games, the Swans average three a game.",
        "The storm dropped 312 millimetres of rain in four days, an average of 78 millimetres a day.",
        "The market sold 1,250 boxes last week, an average of 250 a day.",
        "Police stopped 1,200 drivers in 2023. In May they stopped eight a day on average.",
        "He has scored 63 goals in 90 games, averaging 0.7 a game.",
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
        "Cooks earn $42,000 on average. The four dismissed shared a payoff of $60,000.",
        "She averaged 12 points in 30 games last season and has 210 points this year.",
        "Cooks earn $50,000 on average. The hotel, with 800 cooks, spent $55 million on wages and pensions.",
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
        means = [mean for mean in means if mean.quantity.hedge is None] or means
        if len(means) == 1:
            yield from _checked(document, found, index, means[0])


def _mean(document: Document, passage: Passage, one: Quantity) -> Rate | None:
    """The figure as an average, with the words for what it is taken over: game in “four a game”, claim, day."""
    if one.kind in (Kind.PERCENT, Kind.ORDINAL) or one.is_range or one.value <= 0:
        return None
    if one.kind is Kind.COUNT and time_at(document, one):
        return None
    before, behind = passage.before(one.start, 80), passage.behind(behind_noun(one), 60)
    led = _average_before().search(before)
    if not led and not _average_behind().match(behind):
        return None
    often = _often().search(before) or _so_often().match(behind)
    per = per_of(passage, one) or frozenset()
    if of_each := _of_each().match(behind):
        per = named(of_each[1])
    elif often:
        per |= {_OFTEN[often[1]]}
    elif not per and not _each_alone().search(before):
        each = _each_before().search(before)
        subject = _subject().search(before)
        per = named(each[1]) if each else named(subject[1] or subject[2] or subject[3]) if subject else frozenset()
    return Rate(one, per, passage, is_told=True)


def _checked(document: Document, found: Sequence[Passage], index: int, mean: Rate) -> Iterator[Hit]:
    near = window(found, index, 1)
    if mean.quantity.kind is Kind.SPEED:
        yield from _speed(document, near, mean.quantity)
        return
    if listed := _list_before(near, mean.quantity):
        yield from _of_list(document, listed, mean.quantity)
        return
    products = _of_two(document, found, index, mean)
    if products is None:
        product = wrong_product(document, found, index, mean, mean=True)
        products = [product] if product else []
    for product in products:
        hit = _hit(document, product.rate, product.number, product.total)
        yield hit if product.is_sure else hit._replace(level=Level.WARNING)


def _of_two(document: Document, found: Sequence[Passage], index: int, mean: Rate) -> list[Product] | None:
    """The sum and the number before a counted average that says of nothing what it is taken over: six teams, 90 points.

    None where there are not two such counts, an empty list where they fit.
    """
    passage, each = mean.passage, mean.quantity
    if each.kind is not Kind.COUNT:
        return None
    for near in ((passage,), window(found, index, 1)):
        counts = [
            one
            for some in near
            for one in some.figures
            if one.kind is Kind.COUNT and one.start != each.start and one.value > 1 and not time_at(document, one)
        ]
        by_value = {one.value: one for one in reversed(counts)}
        if len(by_value) != 2 or any(one.is_range for one in counts):
            continue
        number, total = by_value[min(by_value)], by_value[max(by_value)]
        if total.noun in mean.per:
            number, total = total, number  # 63 goals in 90 games, averaging 0.7 a game
        alike = each.noun in (None, total.noun) or total.noun is None
        if not alike or number.noun is None or number.noun == total.noun or total.value <= each.value:
            return None
        if passage.span.covers(number.span) and are_of_two_times(passage, number.span, total.span):
            return []
        many = of_quantity(passage, number)
        if fits(many.bounds, each, total, mean=True):
            return []
        near_by = Fraction(1, 12) <= total.value / (number.value * each.value) <= 12
        return [Product(many, each, total, is_sure=len(near) == 1)] if near_by else None
    return None


def _hit(document: Document, mean: Quantity, count: Number, total: Quantity) -> Hit:
    right = rounded_like(total.value / count.value, mean)
    said = as_written(document, mean)
    whole, number = as_written(document, total), " ".join(count.span.of(document.text).split())
    fitting = rounded_like(mean.value * count.value, total)
    return contradiction(
        f"{whole} over {number} is an average of {_figure(document, mean, right)}, not {said}",
        document,
        Side(mean.span, f"the average: {said}", rewritten(document, mean, right)),
        Side(total.span, f"the sum: {whole}", rewritten(document, total, fitting)),
        Side(count.span, f"the number: {number}"),
    )


def _figure(document: Document, like: Quantity, value: Fraction) -> str:
    return rewritten(document, like, value) or plain(value, Fraction(1) if value.denominator == 1 else Fraction(1, 10))


def _speed(document: Document, near: Sequence[Passage], mean: Quantity) -> Iterator[Hit]:
    """A way and a time make the speed: 540 kilometres in four hours."""
    unit = {"km/h": "km", "mph": "mile"}.get(mean.unit or "")
    ways = [one for passage in near for one in passage.figures if one.kind is Kind.LENGTH and one.unit == unit]
    times = [
        time for passage in near for time in stretches(document, passage) if time.unit and time.unit.value == "hour"
    ]
    if len(ways) != 1 or len(times) != 1 or ways[0].is_range:
        return
    count = time_as_number(times[0])
    hours = Bounds(count.value * Fraction(9, 10), count.value * Fraction(11, 10))
    low, high = mean.bounds
    if low is None or high is None or hours.low is None or hours.high is None:
        return
    if not Bounds(low * hours.low, high * hours.high).meets(ways[0].bounds):
        yield _hit(document, mean, count, ways[0])


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


_HEDGES: Final = r"(?: (?:about|around|some|nearly|almost|roughly|more than|over|just|only|under|a|an))*"


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(r"(?i)\baverag|\bmean\b|\bworks? out (?:at|to)\b|\bworked out (?:at|to)\b")


@cache
def _usual() -> re.Pattern[str]:
    """An average of another stretch of time or of other people."""
    return re.compile(
        r"\b(?:above|below|beyond|than|usual|long-term|career|national|historical|normal|previous|moving|industry"
        r"|industrial"
        r"|season|compared with an?|against an?|versus an?|up from an?|forecast\w*|analysts?|last year's|nikkei"
        r"|dow jones"
        r"|\w+-(?:year|month|week|day))(?: (?:of|in|at|by|to))?"
        r" (?:the |its |his |her |their )?(?:\w+ )?average|average (?:age|forecast|estimate)"
    )


@cache
def _average_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?:average of|averag(?:ed|es|e|ing)|mean of|(?:average|mean)(?: [a-z-]+){{1,4}}"
        rf"|the average(?: [a-z-]+){{5,7}}"
        rf"|average [^,;.]{{3,60}} (?:was|is|were|are|stood at|came to|reached)|average (?:is|was)"
        rf"|work(?:s|ed)? out (?:at|to)"
        rf"|average (?:[a-z]+ )?[a-z]+(?: (?:of|is|was|were)|,))"
        rf"|(?:\A|[–,.;:“\"(-] ?)on average,?(?: [^\d$€£,;.]{{0,40}})?){_HEDGES} \Z(?<! the )(?<! its )"
    )


@cache
def _average_behind() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+){0,3},? (?:on average|on an average day)\b(?! [$€£\d])")


@cache
def _often() -> re.Pattern[str]:
    return re.compile(
        r"\b(hourly|daily|nightly|weekly|monthly|quarterly|annual|yearly) (?!wage|pay|salary)[a-z]+\b[^.;]*\Z"
    )


@cache
def _of_each() -> re.Pattern[str]:
    return re.compile(r"[^,;:.]{0,30}? (?:each|every one) of ((?:[a-z'-]+ ?){1,6})")


@cache
def _so_often() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+)? (hourly|daily|nightly|weekly|monthly|quarterly|yearly)\b")


@cache
def _each_alone() -> re.Pattern[str]:
    """Each of what was named before: each, on average, carried; each averaged."""
    return re.compile(r"(?:\A|[;:,–] |\band )each,? (?:of them,? )?(?!of\b)(?:[a-z]+,? ){1,5}\Z")


@cache
def _each_before() -> re.Pattern[str]:
    """What has the average: a class has an average of 24 pupils; the average family has 1.8 children."""
    return re.compile(r"(?:\A|, |that )(?:an?|each|every|the average) (?!average)([a-z]+) [a-z]+ (?:an average of )?\Z")


@cache
def _subject() -> re.Pattern[str]:
    """Who averages: claims averaged £3,500, the average grant was."""
    return re.compile(
        r"(?:\A|, |\band |\bthe )((?:[a-z-]+ ){1,4})averag(?:e|ed|es|ing)\b[^,;:]*\Z|\baverage ([a-z-]+)\b[^;:]*\Z"
        r"|([^,;:]+)\Z"
    )
