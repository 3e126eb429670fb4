"""So many at so much make so much: the three figures of a multiplication, and which of them belong together."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import Final, NamedTuple

from newslint import Document, Span, within
from newslint.inflection import verb_forms
from newslint.views.dates import Kind as TimeKind
from newslint.views.dates import TimeExpression, Unit, dates
from newslint.views.quantities import Bounds, Hedge, Kind, Quantity
from newslint.views.quantity.nouns import FUNCTION_WORDS, is_people, singular
from newslint_rules.numbers._measures import within_part
from newslint_rules.numbers._passages import Passage, window, words_in
from newslint_rules.numbers._time import time_at

_WINDOWS: Final = ((0, 0), (0, 1), (1, 0), (1, 1), (0, 2), (2, 0))  # sentences before and behind the rate
_MEASURES: Final = frozenset((Kind.MASS, Kind.VOLUME, Kind.AREA, Kind.LENGTH, Kind.ENERGY))
_ANYTHING: Final = frozenset("head person piece pop unit item one apiece".split())
TIMES: Final = frozenset("second minute hour day night week month quarter season year decade".split())
"""Units of time that something may be reckoned by."""

_FAR_OFF: Final = 12  # times that a sum may be from what it should be; farther off it is of something else


class Rate(NamedTuple):
    """So much for each: the amount, the words that may name what has it (none for a mere “each”), and its sentence.

    `is_told` where the words say that each has it; a mere price may be of anything.
    """

    quantity: Quantity
    per: frozenset[str]
    passage: Passage
    is_told: bool


class Number(NamedTuple):
    """How many there are: tickets, tonnes, days."""

    span: Span
    value: Fraction
    bounds: Bounds
    quantity: Quantity | None


class Product(NamedTuple):
    """So many, at so much each, and what they are wrongly said to come to; `is_sure` where all three are tied."""

    number: Number
    rate: Quantity
    total: Quantity
    is_sure: bool


class _Sum(NamedTuple):
    """What may be the sum; `tie` is 2 where words call it one, 1 where it merely has the right kind."""

    quantity: Quantity
    passage: Passage
    tie: int


def wrong_product(
    document: Document, found: Sequence[Passage], index: int, rate: Rate, *, mean: bool
) -> Product | None:
    """The number and the sum that belong to a rate and do not fit it; None where any figures about it do.

    The sentence of the rate is read first, then its neighbours. Of a `mean` the sum needs no word that calls it one.
    """
    for before, behind in _WINDOWS:
        near = window(found, index, before, behind)
        numbers = list(_numbers(document, near, rate))
        sums = list(_sums(document, near, rate, numbers, mean=mean))
        if len(near) <= before + behind or not numbers or not sums:
            continue
        number = _best(numbers)
        product_of = number[1].value * rate.quantity.value if number else None
        sums = [one for one in sums if product_of is None or _is_near(one.quantity.value, product_of)]
        total = _only(sums) or (
            _only([one for one in sums if one.passage.span.covers(number[1].span)]) if number else None
        )
        if number is None or total is None:
            continue
        if fits(number[1].bounds, rate.quantity, total.quantity, mean=mean):
            return None
        is_near = len(near) == 1 or total.passage.span.covers(number[1].span)
        if mean and not rate.passage.span.covers(total.quantity.span) and _will().search(total.passage.low):
            continue
        product = _product_if_wrong(number, rate, total, is_near=is_near, mean=mean)
        if product is not None:
            return None if _is_borne_out(document, window(found, index, 2, 2), rate, product, mean=mean) else product
    return None


def _best(numbers: Sequence[tuple[int, Number]]) -> tuple[int, Number] | None:
    """The number that is tied most closely; None where two of them are."""
    most = max(tie for tie, _ in numbers)
    found = [number for tie, number in numbers if tie == most]
    found = [number for number in found if number.quantity is None or number.quantity.noun] or found
    return (most, found[0]) if len({number.value for number in found}) == 1 else None


def _only(sums: Sequence[_Sum]) -> _Sum | None:
    most = max((one.tie for one in sums), default=0)
    found = [one for one in sums if one.tie == most]
    return found[0] if len({one.quantity.value for one in found}) == 1 else None


def _product_if_wrong(
    tied: tuple[int, Number], rate: Rate, total: _Sum, *, is_near: bool, mean: bool
) -> Product | None:
    tie, number = tied
    each, whole = rate.quantity, total.quantity
    product = number.value * each.value
    if not _is_near(whole.value, product) or _other_time().search(total.passage.low):
        return None
    if total.passage is not rate.passage and (rate.per <= {"share"} and rate.per):
        return None  # a price of shares is told with other sums of the deal
    if total.passage is not rate.passage and _is_other_story(rate.passage, total.passage):
        return None
    if not mean and _is_other_way(rate, total):
        return None
    if total.passage is rate.passage and are_of_two_times(rate.passage, number.span, whole.span):
        return None
    if total.tie < 2 and total.passage is not rate.passage and not mean:
        return None
    if not _is_mistyped(product, whole.value):  # what looks like a slip of the keys needs no other sign
        if tie == 1 and not rate.passage.span.covers(number.span) and not _is_taken_up(rate, number, total, mean=mean):
            return None
        if total.tie + tie < (3 if is_near or mean else 4):
            return None
        if any(singular(word) not in rate.per for word in _others().findall(total.passage.low)):
            return None
        if _for_two().match(total.passage.behind(whole.end, 60)):
            return None
        if total.tie < 2 and not mean:
            return None
    return Product(number, each, whole, is_sure=tie > 1 and rate.is_told and total.tie > 1)


def _is_taken_up(rate: Rate, number: Number, total: _Sum, *, mean: bool) -> bool:
    """Whether a number in another sentence than the rate belongs to it although no noun says so: they shot 412."""
    if number.quantity is not None and number.quantity.noun is None:
        return _pronoun().search(total.passage.low) is not None
    together = total.passage.span.covers(number.span)
    return mean and together and (total.quantity.kind is Kind.COUNT or _pronoun().search(rate.passage.low) is not None)


def are_of_two_times(passage: Passage, one: Span, other: Span) -> bool:
    """Whether the words behind two figures of a sentence name different times: last season, this year."""
    first, second = sorted((one, other))
    times = [_when().findall(passage.between(first.end, second.start)), _when().findall(passage.behind(second.end, 40))]
    return bool(times[0] and times[1]) and not set(times[0]) & set(times[1])


def _is_other_way(rate: Rate, total: _Sum) -> bool:
    """Whether a price is taken and the sum spent, or a price paid and the sum earned."""
    priced = rate.passage.before(rate.quantity.start, 90)
    summed = total.passage.before(total.quantity.start, 45)
    if _taking().search(priced) and not _buying().search(priced):
        return _spending().search(summed) is not None
    return _buying().search(priced) is not None and _earning().search(summed) is not None


def _is_other_story(rated: Passage, summed: Passage) -> bool:
    """Whether the sentence of a sum names another time than that of the rate, or somebody new, or what is to come."""
    mine, theirs = (frozenset(_when().findall(passage.low)) for passage in (rated, summed))
    if mine and theirs and not mine & theirs:
        return True
    new = _new().match(summed.low) is not None and _pronoun().search(summed.low) is None
    to_come = _to_come().search(summed.low) is not None and _pronoun().search(summed.low) is None
    return (new or to_come) and not _to_come().search(rated.low)


def _is_near(total: Fraction, product: Fraction) -> bool:
    return product / _FAR_OFF <= total <= product * _FAR_OFF


@cache
def _taking() -> re.Pattern[str]:
    return re.compile(r"\b(?:sold|sells?|selling|admission|entry|entrance|tickets?|charg\w+|fares?)\b")


@cache
def _spending() -> re.Pattern[str]:
    return re.compile(r"\b(?:spen[dt]\w*|lost|loses|owes?|owed|invest\w*|borrow\w*)\b")


@cache
def _buying() -> re.Pattern[str]:
    return re.compile(r"\b(?:buys?|bought|buying|ordered|orders|hired|employ\w*)\b")


@cache
def _earning() -> re.Pattern[str]:
    return re.compile(r"\b(?:earn\w*|raised|grossed|took in|takes in|netted|lost|loses|borrow\w*)\b")


@cache
def _new() -> re.Pattern[str]:
    return re.compile(r"(?:an?|another|some) [a-z]")


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(r"\b(?:it|its|they|them|their|he|she)\b")


@cache
def _will() -> re.Pattern[str]:
    return re.compile(r"\b(?:will|would|could|may|might|can)\b")


@cache
def _to_come() -> re.Pattern[str]:
    return re.compile(r"\b(?:expects?|hopes?|forecasts?|next year)\b")


@cache
def _when() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:last|this|next|previous) (?:year|season|week|month|night|summer|winter|spring|autumn|quarter)"
        r"|in (?:19|20)\d\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    )


def fits(number: Bounds, rate: Quantity, total: Quantity, *, mean: bool) -> bool:
    """Whether so many at so much may make the sum, as far as rounding and hedges let the three range."""
    each = within_part(rate, 10 if mean else 100)
    if mean and rate.hedge is None and rate.value.denominator == 1:
        half = min(Fraction(1, 2), rate.value / 20)  # an average is seldom whole
        each = Bounds(min(each.low or Fraction(0), rate.value - half), max(each.high or rate.value, rate.value + half))
    ends = [None if None in pair else pair[0] * pair[1] for pair in zip(number, each, strict=True)]  # type: ignore[operator]
    return Bounds(*ends).meets(within_part(total, 20))


def _is_borne_out(document: Document, near: Sequence[Passage], rate: Rate, product: Product, *, mean: bool) -> bool:
    """Whether other figures about the rate do make a sum that is told, two numbers or another term being taken in."""
    each = rate.quantity
    figures = [one for passage in near for one in passage.figures if one.start != each.start and one.value > 0]
    wholes = [one for one in figures if one.kind is each.kind and one.unit == each.unit and one.value > each.value]
    counts = [one for one in figures if one.kind in (Kind.COUNT, Kind.RATIO, *_MEASURES) and one.value > 1]
    bounds = [within_part(one._replace(hedge=None), 20) for one in counts if one.start != product.total.start][:12]
    bounds += [time_as_number(time).bounds for passage in near for time in stretches(document, passage)]
    bounds += [Bounds(product.number.value * many.low, product.number.value * many.high)
               for many in bounds if many.low is not None and many.high is not None]  # fmt: skip
    if any(fits(many, each, product.total, mean=mean) for many in bounds):
        return True
    own = Bounds(product.number.value, product.number.value)
    terms = [one.value for one in wholes[:8] if one.kind is not Kind.COUNT or one.noun == product.total.noun]
    return any(
        fits(own, each, product.total._replace(value=value, low=value, high=value), mean=False)
        for some in combinations(terms, 2)
        for value in (some[0] + some[1], abs(some[0] - some[1]))
        if value > 0 and product.total.value in some
    ) or any(fits(product.number.bounds, each, one, mean=False) for one in wholes)


def _numbers(document: Document, near: Sequence[Passage], rate: Rate) -> Iterator[tuple[int, Number]]:
    """What may be the number, with how closely it is tied to the rate: 3 by its noun, 2 by its place, 1 loosely."""
    for passage in near:
        for one in passage.figures:
            if one.start == rate.quantity.start or one.is_range or one.value <= 1:
                continue
            time = time_at(document, one)
            same = one.kind is rate.quantity.kind and one.noun is not None and one.noun == rate.quantity.noun
            tie = 0 if same or (time and one.noun not in rate.per) else _tie(passage, one, rate)
            if tie:
                yield tie, of_quantity(passage, one)
        if rate.per & TIMES:
            yield from ((3, number) for number in _seasons(passage, rate))
            for time in stretches(document, passage):
                unit = time.unit.value if time.unit else ""
                if unit in rate.per or (unit == "day" and "night" in rate.per):
                    yield 3, time_as_number(time)
            yield from ((2, number) for number in _whole_times(passage, rate))


def _seasons(passage: Passage, rate: Rate) -> Iterator[Number]:
    """A number of seasons, which are neither counts nor lengths of time."""
    for match in _some_seasons().finditer(passage.low) if "season" in rate.per else ():
        number = match["number"]
        value = Fraction(int(number) if number.isdecimal() else _SMALL.index(number))
        span = Span(passage.span.start + match.start(), passage.span.start + match.end())
        yield Number(span, value, Bounds(value, value), None)


_SMALL: Final = "_ _ two three four five six seven eight nine ten eleven twelve".split()


@cache
def _some_seasons() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<number>\d{{1,2}}|{'|'.join(_SMALL[2:])}) (?:full |straight |whole )?seasons\b")


def _whole_times(passage: Passage, rate: Rate) -> Iterator[Number]:
    """A year, month or week that is named once, as so many of the shorter units; working days are days too."""
    found = list(_whole_time().finditer(passage.low))
    if len(found) != 1 or _since().search(passage.low):
        return
    if passage is not rate.passage and _of_today().search(rate.passage.low):
        return
    whole = found[0]["unit"] or found[0]["last"] or "year"
    start = passage.span.start
    span = Span(start + found[0].start("time"), start + found[0].end("time"))
    for unit, (low, usual, high) in _UNITS_IN[whole].items():
        if unit in rate.per:
            yield Number(span, Fraction(usual), Bounds(Fraction(low), Fraction(high)), None)


@cache
def _since() -> re.Pattern[str]:
    return re.compile(r"\b(?:since|so far|compared|ago|until|target)\b")


@cache
def _of_today() -> re.Pattern[str]:
    """Words that say that a rate is of another time than the year told of beside it."""
    return re.compile(
        r"\b(?:now|today|current\w*|this|last|next|needs?|(?:19|20)\d\d|in (?:january|february|march|april|may|june"
        r"|july|august|september|october|november|december|spring|summer|autumn|winter))\b"
    )


_UNITS_IN: Final = {
    "year": {"day": (240, 365, 366), "night": (300, 365, 366), "week": (45, 52, 53), "month": (12, 12, 12)},
    "month": {"day": (20, 30, 31), "night": (28, 30, 31), "week": (4, 4, 5)},
    "week": {"day": (5, 7, 7), "night": (6, 7, 7)},
}


@cache
def _whole_time() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<time>(?:(?<=in )|(?<=during )|(?<=over )|(?<=throughout ))(?:(?:all of |the (?:whole |full )?year )?"
        r"(?:19|20)\d\d|(?:a|one|the whole) (?P<unit>year|month|week))|(?<!than )(?<!from )(?<!since )last"
        r" (?P<last>year|month|week))\b(?!(?: (?:and|or|to) |[-–/])\d)"
    )


def of_quantity(passage: Passage, one: Quantity) -> Number:
    """A count or measure as the number."""
    over = one.hedge is Hedge.MORE and passage.before(one.start, 5) == "over "  # over 38 matches, and no more
    plain = one._replace(hedge=None) if over else one
    return Number(one.span, one.value, within_part(plain, 20), plain)


def in_money(one: Quantity) -> Quantity:
    """Pounds as money, as they are where they are a price: at 12 pounds a tree."""
    return one._replace(kind=Kind.MONEY, unit="GBP") if one.unit == "lb" else one


def stretches(document: Document, passage: Passage) -> Iterator[TimeExpression]:
    """The lengths of time in a sentence, of more than one unit."""
    for time in within(document.view(dates), passage.span):
        told = time.kind in (TimeKind.DURATION, TimeKind.RELATIVE) and time.amount_to is None
        age = time.modifier and time.unit is Unit.YEAR  # the 35-year reign
        if told and not age and time.unit is not None and (time.amount or 0) > 1:
            yield time


def time_as_number(time: TimeExpression) -> Number:
    """A length of time as the number of its units; a hedge leaves a tenth to either side."""
    value = Fraction(str(time.amount))
    slack = value / 10 if time.hedge else Fraction(0)
    return Number(time.span, value, Bounds(value - slack, value + slack), None)


def _tie(passage: Passage, one: Quantity, rate: Rate) -> int:
    if one.kind in _MEASURES:
        said = {word.strip("-")[:3] for word in passage.between(one.number.end, one.end).split()}
        return 3 if any(word[:3] in said for word in rate.per - TIMES) else 0
    if one.kind is Kind.RATIO:
        often = one.value.denominator == 1 and passage.between(one.start, one.end).endswith("times")
        return 2 if often and not rate.per & TIMES else 0
    if one.kind is not Kind.COUNT or one.noun in ("percent", "point"):
        return 0
    names = names_of(passage, one)
    if names & rate.per:
        return 3
    if one.noun == "time":
        return 0 if rate.per & TIMES else 2
    if "them" in rate.per:
        return 2 if passage is rate.passage and one.start < rate.quantity.start else 0
    if rate.per and rate.per <= TIMES:
        return 3 if "night" in rate.per and names & {"stay", "booking"} else 0
    told_by_place = passage is rate.passage and _is_beside(passage, one, rate.quantity)
    if told_by_place and (not rate.per or rate.per & _ANYTHING or (not rate.is_told and one.noun is not None)):
        return 2
    if (
        not rate.per
        and rate.is_told
        and passage is rate.passage
        and one.noun
        and _alone_in(passage, one, rate.quantity)
    ):
        return 2  # twelve trucks … each, on average
    if one.noun is None:
        dealt = _dealt_with().match(passage.behind(one.end, 24)) is not None
        return 0 if any(is_people(word) for word in rate.per - _ANYTHING) else 1 + dealt
    return 2 if is_people(one.noun) and (rate.per & _ANYTHING or one.noun == "person") else 1


def names_of(passage: Passage, one: Quantity) -> frozenset[str]:
    """The words that name what is counted, in the singular: raffle and ticket."""
    if one.noun is None or one.noun_span is None:
        return frozenset()
    words = words_in(passage.between(one.end, one.noun_span.end), 3)
    return frozenset((one.noun, *map(singular, words)))


def named(words: str) -> frozenset[str]:
    """The words of a phrase that may name a thing, in the singular."""
    return frozenset(singular(word) for word in words_in(words, 3) if word not in FUNCTION_WORDS)


def _is_beside(passage: Passage, one: Quantity, rate: Quantity) -> bool:
    """Whether a number and a rate stand in one breath: 16 cars for $48,000; $40 for each of 250 runners."""
    first, second = (one, rate) if one.start < rate.start else (rate, one)
    between = passage.between(first.end, second.start)
    return len(between) <= 45 and _breath().search(between) is None


@cache
def _breath() -> re.Pattern[str]:
    return re.compile(r"[.;:$£€\d]|,? (?:and|but|while|as|when|after) ")


def _sums(
    document: Document, near: Sequence[Passage], rate: Rate, numbers: Sequence[tuple[int, Number]], *, mean: bool
) -> Iterator[_Sum]:
    each = rate.quantity
    taken = [number.span for tie, number in numbers if tie > 1]
    counts = [number.quantity for _, number in numbers if number.quantity]
    for passage in near:
        for one in map(in_money, passage.figures) if each.kind is Kind.MONEY else passage.figures:
            if one.start == each.start or one.kind is not each.kind or one.unit != each.unit or one.is_range:
                continue
            if one.value <= each.value or one.span in taken or time_at(document, one):
                continue
            if one.kind is Kind.COUNT and not _counts_alike(passage, one, rate):
                continue
            if one.kind in _MEASURES and len({_stuff(passage, one), _stuff(rate.passage, each)} - {""}) > 1:
                continue
            per = per_of(passage, one)
            if per is not None and not (per and per <= TIMES and not rate.per & TIMES):
                continue
            cued = (
                _is_called_sum(passage, one)
                or (each.noun is not None and each.noun == one.noun)
                or (
                    passage.before(one.start, 20).endswith((" for ", " for about ", " for nearly "))
                    and any(_is_beside(passage, of, one) for of in counts)
                )
            )
            numbered = any(tie > 2 and passage.span.covers(number.span) for tie, number in numbers)
            counted = mean and one.kind is Kind.COUNT and each.noun is not None
            told_apart = counted and passage is not rate.passage and not numbered
            if cued or (passage is rate.passage or ((mean or _alone_in(passage, one)) and not told_apart)):
                yield _Sum(one, passage, 2 if cued else 1)


def _counts_alike(passage: Passage, one: Quantity, rate: Rate) -> bool:
    """Whether a count may be the sum of a counted mean: both of runs, or of people."""
    each = rate.quantity
    if each.noun is None or one.noun is None or each.noun in rate.per or each.noun in names_of(passage, one):
        return True
    return one.noun in ("animal", "piece", "item", "head") or (is_people(each.noun) and is_people(one.noun))


def _stuff(passage: Passage, one: Quantity) -> str:
    """What there is so much of: gold, in “2 ounces of gold”."""
    match = _of().match(passage.behind(one.end, 24))
    return match[1] if match else ""


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r" of ([a-z]+)")


def _alone_in(passage: Passage, one: Quantity, each: Quantity | None = None) -> bool:
    """Whether a sentence has no other figure of a kind, that of the rate left aside."""
    return sum(figure.kind is one.kind and figure != each for figure in passage.figures) == 1


def _is_called_sum(passage: Passage, one: Quantity) -> bool:
    if _sum_behind().match(passage.behind(one.end, 40)):
        return True
    before = _clause().split(passage.before(one.start, 70))[-1]
    return _sum_before().search(before) is not None


def per_of(passage: Passage, one: Quantity) -> frozenset[str] | None:
    """What has the amount, by the words behind it: ticket in “$5 a raffle ticket”; None where they do not say."""
    end = behind_noun(one)
    match = _each_behind().match(passage.behind(end, 50))
    if match is None or match["word"] in _NO_PER:
        return None
    if match["how"] in ("each", "every") and match["of"]:
        return named(_stop().split(passage.behind(end, 60))[0])
    if match["how"] in ("apiece", "each") and match["word"] not in TIMES:
        return frozenset()
    words = " ".join(filter(None, (match["word"], match["second"] if match["word"] not in TIMES else "")))
    return named(words) | (frozenset(("head",)) if match["word"] == "head" else frozenset())


def behind_noun(one: Quantity) -> int:
    """Where the words behind an amount and its noun begin."""
    return max(one.end, one.noun_span.end) if one.noun_span and one.kind is Kind.COUNT else one.end


_NO_PER: Final = frozenset("few lot bit record year-ago total mean average result third half spokesman".split())


@cache
def _each_behind() -> re.Pattern[str]:
    """“Each”, “a ton”, “per head”, “for every one of its members” behind an amount."""
    return re.compile(
        r"(?:,?(?: [a-z-]+)? (?=each\b|apiece\b)| )(?:(?:for|to|from|on) )?(?P<how>apiece|each|every|per|an?)\b"
        r"(?! (?:other|average|mean)\b)"
        r"(?P<of>(?: one)? of\b)?(?: (?P<word>[a-z][a-z'-]*))?(?: (?P<second>[a-z-]+))?(?! (?:ago|earlier|before"
        r"|later)\b)"
    )


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[,.;:()]")


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(r"[;:$£€]|\d, |\b(?:while|but|although)\b")


@cache
def _dealt_with() -> re.Pattern[str]:
    """Behind a number that stands for what was named before: 900 were sold, the 1,200 lodged, 45 of them."""
    return re.compile(
        r" (?:(?:that |which )?(?:was|were|are|have been|had been|will be) )?(?:sold|bought|issued|of them|ordered|made"
        r"|lodged|filed|taken|given|delivered|printed|on offer|on sale|snapped|built|shipped|handed|paid|caught"
        r"|played)\b"
    )


# Verbs whose object or subject complement is what was earned, paid or worth in all.
_VERBS: Final = """
    raise rake bring earn take make come total gross fetch net yield generate invoice bill pay spend cost owe receive
    collect give charge set amount add save hand shell fork swell equal mean bank pocket reap splash realise realize
    recoup recover clear produce contribute donate work distribute share result
"""
_SUMS: Final = (
    "worth|sum|income|revenues?|proceeds|receipts|takings|haul|back pay|held|that's|that (?:is|was)|or|contract|order"
    "|deal|purchase|outlay|payout|windfall|expenditure|laid out|turnover|valued|levied|out of pocket|altogether"
    r"|together"
    "|between them|in all|all told|combined|sold for|totall?(?:ed|ing)"
)


@cache
def _sum_before() -> re.Pattern[str]:
    # A word of earning or paying, and a few words between it and the sum: brought in, earned them, the till held.
    verbs = "|".join(sorted({form for verb in _VERBS.split() for form in verb_forms(verb)}))
    return re.compile(
        rf"\b(?:{verbs}|{_SUMS})(?: (?!for\b|and\b|but\b|part\b|of (?:a|the)\b|from\b)\S+){{0,4}} \Z|\bset(?:s"
        rf"|ting)?(?: \S+){{1,4}} back \Z"
        r"|\b(?:each|apiece|[$£€¥][\d.,]+ (?:a|an|per) [a-z]+) for \Z"
    )


@cache
def _sum_behind() -> re.Pattern[str]:
    return re.compile(
        r",? (?:in all|in total|altogether|all told|all together|together|between them|combined|outright|(?:was "
        r"|were |is )?(?:raised"
        r"|earned|taken|collected|made|spent|paid|brought in|generated|handed out|shared)|(?:that )?(?:they|it|he"
        r"|she|we)"
        r" (?:raised|earned|took|collected|made|spent|paid|received)|in (?:sales|takings|revenue|income|fees"
        r"|ticket sales"
        r"|proceeds)|total|bill|order|deal|contract|invoice|purchase|tab|haul|windfall|outlay)\b"
    )


@cache
def _other_time() -> re.Pattern[str]:
    """Words that say that a sum is of another time, or that this is but a part of it."""
    return re.compile(
        r"\b(?:others?|discount\w*|commission|deduct\w*|after tax|years? (?:before|earlier)|last year's|previous"
        r"|earlier|part of an?|rest|plus|together with|as well as"
        r"|so far in|after (?:expenses|costs|deductions)|net(?: of|ted)?|of whom|capital costs?|nominal|face value)\b"
    )


@cache
def _for_two() -> re.Pattern[str]:
    """Behind a sum that was spent on more than one thing: on wages and drugs."""
    return re.compile(r" (?:on|for) (?:[a-z]+ )?[a-z]+ and [a-z]+\b")


@cache
def _others() -> re.Pattern[str]:
    """Words that say that the sum has other parts."""
    return re.compile(
        r"\b(?:others?|also|including|tax|taxes|discount\w*|donations?|minimum|auction|starting|closing|stock price"
        r"|from \$|debt|raffle(?! ticket)|collection|(?:cake|bake|jumble) sale|less an?|minus|commission|deduct\w*"
        r"|and, with"
        r"|budget|grant from|subsid\w+|profit)\b"
    )


def _is_mistyped(right: Fraction, written: Fraction) -> bool:
    """Whether a sum differs from the right one as slips do: by noughts, one digit, or two digits swapped."""
    mine, theirs = _digits(right), _digits(written)
    if mine.rstrip("0") == theirs.rstrip("0"):
        return True
    if len(mine) != len(theirs):
        return False
    differ = [place for place, (one, other) in enumerate(zip(mine, theirs, strict=True)) if one != other]
    if len(differ) == 1:
        return len(theirs.rstrip("0")) > 2
    first, last = differ[0], differ[-1]
    swapped = len(differ) == 2 and last == first + 1 and mine[first] == theirs[last] and mine[last] == theirs[first]
    return swapped or (len(theirs.rstrip("0")) > 3 and sorted(mine) == sorted(theirs))


def _digits(value: Fraction) -> str:
    """The digits of a number from its first significant one on; hundredths are the last that count."""
    return str(round(value * 100)).lstrip("0")
