import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, rule, within
from newslint.views.dates import Kind as TimeKind
from newslint.views.dates import dates
from newslint.views.quantities import Bounds, Kind, Quantity
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction, rewritten
from newslint_rules.numbers._measures import rounded_like, within_part
from newslint_rules.numbers._passages import Passage, passages, window
from newslint_rules.numbers._time import time_at

_THINGS: Final = frozenset((Kind.COUNT, Kind.MASS, Kind.VOLUME, Kind.AREA, Kind.LENGTH, Kind.ENERGY))

_FAR_OFF: Final = 12


class _Sum(NamedTuple):
    """So many, at so much each, and what they are said to come to."""

    number: Quantity
    price: Quantity
    total: Quantity


@rule(
    title="So many at that price do not make that sum",
    why="Two thousand tickets at $15 raise $30,000, not $300,000: one of the three figures is wrong.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "The school sold [[2,000 tickets at $15 each and raised $300,000"
        "|2,000 tickets at $15 each and raised $30,000]] for the band.",
        "At [[40 cents apiece, the 6,500 eggs brought in $26,000]].",
        "Farmers sold [[1,850 tonnes of barley for 210 euros a tonne, which earned them 588,500 euros]].",
        "Each of the 320 guests paid £75. The dinner took [[£34,000]] for the hospice.",
        "The city fined 212 drivers $120 each on Monday. A day's work earned it [[$35,440]].",
        "The town bought six buses for 300,000 euros each. The bill came to [[2.4 million euros]].",
        "Tickets were $12. The 900 that were sold brought in [[$18,000]].",
        "Parking is $6. On Saturday 400 cars were parked, for takings of [[$4,200]].",
    ],
    good=[
        "The school sold 2,000 tickets at $15 each and raised $30,000 for the band.",
        "The school sold 2,000 tickets at $15 each. The band needs $300,000 for its tour.",
        "The firm will buy 6 million shares at $20 each and raise a net $112 million.",
        "The school sold 2,000 tickets at $15 to $40 each and raised $61,000.",
        "Fees of $15 a head from 2,000 guests and other gifts raised $300,000.",
        "The shares closed at $15 each, and the 2,000 workers were paid $300,000.",
        "It sold more than 2,000 tickets at $15 each and raised $34,000.",
        "The 320 guests paid £75 each. The cook was paid £300.",
        "A pass costs 540 euros, paid in 12 installments of 45 euros.",
    ],
)
def unit_price(document: Document) -> Iterator[Hit]:
    """Looks for one number, one price and one sum of the same currency in a sentence, or in it and one beside it."""
    found = document.view(passages)
    for index, passage in enumerate(found):
        prices = [one for one in map(_in_money, passage.figures) if _is_price(passage, one)]
        plain = [one for one in prices if _each_behind().match(passage.behind(one.end, 40))]
        prices = plain if len(plain) == 1 else prices
        if len(prices) != 1 or prices[0].is_range:
            continue
        for before, behind in ((0, 0), (0, 1), (1, 0), (1, 1), (0, 2), (2, 0)):
            sum_ = _sum(document, passage, window(found, index, before, behind), prices[0])
            if sum_ is not None:
                if _is_wrong(sum_):
                    yield _hit(document, sum_)
                break


def _in_money(one: Quantity) -> Quantity:
    """Pounds as money, as they are where they are a price: at 12 pounds a tree."""
    return one._replace(kind=Kind.MONEY, unit="GBP") if one.unit == "lb" else one


def _is_price(passage: Passage, one: Quantity) -> bool:
    if one.kind is not Kind.MONEY or one.value <= 0:
        return False
    if _per_time().match(passage.behind(one.end, 20)):
        return True
    if _each_behind().match(passage.behind(one.end, 40)) or _each_before().search(passage.before(one.start, 60)):
        return True
    before = passage.before(one.start, 80)
    return bool(_of_each().search(before) or _so_many_of().search(before))


@cache
def _so_many_of() -> re.Pattern[str]:
    """12 installments of 45 euros."""
    return re.compile(
        r"\b[\w,]+ (?:(?:equal|monthly|weekly|annual|yearly) )?(?:instal?lments|payments|grants|bonuses|prizes|vouchers"
        r"|scholarships|tranches|lots|shares|fines|donations|loans) of \Z"
    )


@cache
def _more_of_them() -> re.Pattern[str]:
    return re.compile(r"\b(?:other|others|plus|also|together with|including|as well as)\b")


def _sum(document: Document, priced: Passage, near: Sequence[Passage], price: Quantity) -> _Sum | None:
    counts, totals = [], []
    for passage in near:
        priced_too = passage is priced or any(one.kind is Kind.MONEY for one in passage.figures)
        if (_others() if priced_too else _more_of_them()).search(passage.low):
            return None
        for one in passage.figures:
            if one.start == price.start or one.is_range:
                continue
            if passage is priced and one.kind is Kind.MONEY and one.unit == price.unit and one.value < price.value * 3:
                return None  # entry was $12 and parking $5
            if one.kind is Kind.MONEY:
                if (
                    one.unit == price.unit
                    and one.value > price.value
                    and not _each_behind().match(passage.behind(one.end, 40))
                ):
                    totals.append((passage, one))
            elif one.kind in _THINGS and one.value > 1 and not time_at(document, one) and one.noun != "percent":
                counts.append((passage, one))
    if len(totals) != 1 or not _is_total(*totals[0], is_same=totals[0][0].span == priced.span):
        return None
    stretch = _stretch(document, priced, near, price)
    if stretch is not None:
        return _Sum(stretch, price, totals[0][1])
    if _per_time().match(priced.behind(price.end, 20)) and not _dealt_with().search(near[-1].low):
        counts = [(passage, one) for passage, one in counts if one.noun in ("stay", "booking")]
    each = _each_behind().match(priced.behind(price.end, 40))
    counts = [(passage, one) for passage, one in counts if each or one.noun != "share"]  # shares close at a price
    wanted = [one for passage, one in counts if _is_counted(priced, passage, one, price)]
    if len({one.value for one in wanted}) != 1:
        return None
    return _Sum(wanted[0], price, totals[0][1])


def _stretch(document: Document, priced: Passage, near: Sequence[Passage], price: Quantity) -> Quantity | None:
    """The months of a rent of so much a month, as a count; None unless there is one such stretch of time."""
    unit = _per_time().match(priced.behind(price.end, 20))
    if unit is None:
        return None
    found = [
        time
        for passage in near
        for time in within(document.view(dates), passage.span)
        if time.kind is TimeKind.DURATION
        and time.amount_to is None
        and (time.hedge is None or document.text[max(0, time.start - 5) : time.start].lower() == "over ")
        and time.unit is not None
        and time.unit.value == _SAME_TIME.get(unit[1], unit[1])
        and (time.amount or 0) > 1
    ]
    if len(found) != 1:
        return None
    value = Fraction(str(found[0].amount))
    return price._replace(
        start=found[0].start,
        end=found[0].end,
        kind=Kind.COUNT,
        value=value,
        low=value,
        high=value,
        unit=None,
        scale=1,
        hedge=None,
        number=found[0].span,
    )


_SAME_TIME: Final = {"night": "day"}


@cache
def _per_time() -> re.Pattern[str]:
    return re.compile(r" (?:an?|per) (hour|day|week|month|year|night)\b")


def _is_counted(priced: Passage, passage: Passage, one: Quantity, price: Quantity) -> bool:
    """Whether it counts what has the price: the tonnes of “a tonne”; else what is counted by a noun."""
    each = ""
    for unit in (_a_unit().match(priced.behind(price.end, 30)), _unit_before().search(priced.before(price.start, 40))):
        each = unit[1] if unit else each
    if one.kind is not Kind.COUNT:
        return bool(each) and _is_unit(passage, one, each)
    if one.noun == "person":
        return each in ("head", "person", "")
    if one.noun is None:
        return not each or bool(_dealt_with().match(passage.behind(one.end, 12)))
    return one.noun not in ("year", "month", "week", "day", "hour") or not each


def _is_unit(passage: Passage, one: Quantity, each: str) -> bool:
    said = passage.between(one.start, one.end).split()
    return bool(said) and each[:4] == said[-1].strip("-")[: len(each[:4])]


def _is_total(passage: Passage, one: Quantity, *, is_same: bool) -> bool:
    before, behind = passage.before(one.start, 60), passage.behind(one.end, 30)
    if is_same and _was_paid().search(before):
        return True
    if _per_time().match(behind):
        return False
    return bool(_total_before().search(before) or _total_behind().match(behind))


def _is_wrong(sum_: _Sum) -> bool:
    """Whether the sum cannot be so many times the price; one that is nowhere near it is of something else."""
    count, price, total = within_part(sum_.number, 20), within_part(sum_.price, 100), within_part(sum_.total, 20)
    if None in count or None in price:
        return False
    low, high = (one * other for one, other in zip(count, price, strict=True) if one is not None and other is not None)
    ratio = sum_.total.value / (sum_.number.value * sum_.price.value)
    return not Bounds(low, high).meets(total) and Fraction(1, _FAR_OFF) <= ratio <= _FAR_OFF


def _hit(document: Document, sum_: _Sum) -> Hit:
    count, price, total = sum_
    product = rounded_like(count.value * price.value, total)
    said, at, of = (as_written(document, one) for one in (count, price, total))
    right = rewritten(document, total, product) or f"{float(product):,g}"
    each, many = rounded_like(total.value / count.value, price), rounded_like(total.value / price.value, count)
    return contradiction(
        f"{said} at {at} make {right.strip()}, not {of}",
        document,
        Side(total.span, f"the sum: {of}", right),
        Side(price.span, f"the price: {at}", rewritten(document, price, each)),
        Side(count.span, f"the number: {said}", rewritten(document, count, Fraction(many))),
    )


@cache
def _each_behind() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:for|to) (?:each|every)\b| each\b(?! (?:other|year|month|week|day|time))| apiece\b"
        r"| (?:a|per) (?:head|person|piece|pop)\b"
        r"| per (?!cent|share|year|month|week|day|hour|night|quarter|annum|capita|game|mile|kilomet)[a-z]+\b"
        r"| an? (?:tonne|ton|barrel|kilo|kilogram|pound|ounce|bushel|acre|hectare|liter|litre|gallon"
        r"|ticket|copy|unit|jar|cup"
        r"|bottle|seat|bag|box|sheep|lamb|cow|plate|room|car|flat|vehicle|passenger|member|worker"
        r"|pupil|student|family|book|tree"
        r"|household|square (?:foot|metre|meter)|megawatt-hour)\b)"
    )


@cache
def _a_unit() -> re.Pattern[str]:
    return re.compile(r" (?:a|an|per) ([a-z]+)\b")


@cache
def _each_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:each|every)\b(?! other| year| month| week| day)[^$£€¥;:.]{0,60}|\bpriced at|\bapiece at|\bat"
        r"|(?<!total )\bcost of|monthly (?:instal+ments|payments|rates) of|\bpass is|\b(?:an?"
        r"|one) [a-z]+(?: of [a-z]+)? (?:costs?|fetch\w+|sells? for|sold for|brings?|goes for|went for)"
        r"|\b(?:fines|charges) (?:[a-z]+ ){1,2}[a-z]+"
        r"|(?:toll|parking|entrance|membership|subscription|fare|fee|price|charge|grant|bonus|ticket|entry|admission|fine|levy"
        r"|deposit)s?(?: price)? (?:of|is|was|are|were|at|for)"
        r"|(?:sells?|go|goes|went|sold) (?:at|for)|(?:grant|bonus|it|prize) is worth)(?: (?:about|just|only|some))? \Z"
    )


@cache
def _of_each() -> re.Pattern[str]:
    return re.compile(r"\b(?:give|gave|pay|paid|grant(?:ed)?|offer(?:ed)?|handed?) (?:each|every)\b.{0,60} (?:of|a) \Z")


@cache
def _total_before() -> re.Pattern[str]:
    # A word of earning or paying, and a few words between it and the sum: brought in, earned them, the till held.
    return re.compile(
        r"\b(?:rais(?:e|ed|es|ing)|rak(?:ed|es|ing)|brought|brings?|bringing|earn(?:ed|s|ing)?|took"
        r"|tak(?:e|es|ing|ings)|mak(?:e|es|ing)|made|com(?:e|es|ing)|came|worth|total\w*|gross\w*|fetch\w*|nett\w+"
        r"|yield\w*|generat\w*|invoice|bill|paid|pays?|spen[dt]\w*|cost\w*|sum|ow(?:e|ed|es)|income|revenue|proceeds"
        r"|back pay|held|receiv\w*|collect\w*|gave|charg\w*|that's|that is|or|set|sets|setting|amount\w*"
        r"|add(?:s|ed|ing)? up"
        r"|sav(?:e|es|ed|ing)|contract|order|deal|outlay|payout|windfall|hand(?:ed|s|ing)? over|shell\w* out"
        r"|fork\w* out"
        r"|laid out|swell\w*|equal\w*|mean\w*|banked|pocket\w*|reap\w*|splash\w*)"
        r"(?: (?!for\b|and\b|but\b|part\b|[$€£\d])\S+){0,3} \Z|\bset(?:s|ting)?(?: \S+){1,4} back \Z"
        r"|\beach for \Z|\ba(?: [a-z]+)? for \Z"
        r"|\b(?:a )?(?:share|piece|head|acre|ton|tonne|ticket|each|apiece) for \Z"
    )


@cache
def _total_behind() -> re.Pattern[str]:
    return re.compile(
        r",? (?:in all|in total|altogether|all told|all together|raised|earned|taken|collected"
        r"|in (?:sales|takings|revenue|income)|total"
        r"|bill|order|deal|contract|invoice)\b"
    )


@cache
def _others() -> re.Pattern[str]:
    """Words that say that the sum has other parts."""
    return re.compile(
        r"\b(?:net|other|others|plus|also|together with|including|as well as|tax|fees?|discount\w*"
        r"|donations?|average|minimum|auction"
        r"|starting|closing|stock price|from \$|rest|so far|shares closed|part of|debt|year before|year earlier"
        r"|last year"
        r"|previous|earlier|raffle|collection|(?:cake|bake|jumble) sale|less an?|minus|commission"
        r"|deduct\w*|and, with)\b"
    )


@cache
def _dealt_with() -> re.Pattern[str]:
    return re.compile(r" (?:sold|bought|issued|of them|ordered|made)\b")


@cache
def _was_paid() -> re.Pattern[str]:
    return re.compile(r"\b(?:was|were) paid \Z")


@cache
def _unit_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:an?|each|every|per|one) ([a-z]+)(?: of [a-z]+)? (?:(?:cost|costs|sold for|fetch\w+|brings?"
        r"|goes for|went for"
        r"|sells for|is)|sold .{0,25}) \Z"
    )
