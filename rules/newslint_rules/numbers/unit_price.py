import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.quantities import Kind, Quantity
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction, rewritten
from newslint_rules.numbers._measures import rounded_like
from newslint_rules.numbers._passages import Passage, passages
from newslint_rules.numbers._products import TIMES, Product, Rate, in_money, named, per_of, wrong_product


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
        "Copies cost $4.50 a page. The 1,200-page record therefore set the county back [[$54,000]].",
        "The town took on 15 locums and paid each of them £1,600. The bill came to [[£94,000]].",
        "The army ordered 40 trucks for [[£280m]]. Each of the trucks costs £9m, the contract says.",
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
        "Calves sold to £210 apiece at Kelso. The 1,400 on offer made £196,000 all told.",
        "The guild sold 300 shirts at $20 each. A sponsor gave $4,000.",
        "The firm bought back 2 million shares at $15 each. It had earned $64 million in the quarter.",
        "Each of the 30 cooks got a coat worth $700. The hotel paid $12,000 after a discount.",
    ],
)
def unit_price(document: Document) -> Iterator[Hit]:
    """Looks for the number and the sum that belong to a price, in its sentence or the ones beside it."""
    found = document.view(passages)
    for index, passage in enumerate(found):
        amounts = [one for one in map(in_money, passage.figures) if one.kind is Kind.MONEY and one.value > 0]
        prices = [price for one in amounts if (price := _price(passage, one)) and not _is_one_of_many(one, amounts)]
        products = [wrong_product(document, found, index, price, mean=False) for price in prices]
        wrong = [product for product in products if product]
        if len(wrong) == 1:
            hit = _hit(document, wrong[0])
            yield hit if wrong[0].is_sure else hit._replace(level=Level.WARNING)


def _price(passage: Passage, one: Quantity) -> Rate | None:
    """The amount as a price, if each or every one has it, or if it stands behind what is sold or charged."""
    if one.is_range or _not_all().search(passage.before(one.start, 40)):
        return None
    behind = per_of(passage, one)
    clause = _clause().split(passage.before(one.start, 90))[-1]
    if _mean().search(clause):
        return None
    if each := _each_before().search(clause):
        per = frozenset(("them",)) if " of them" in each[1] else named(each[1])
        return Rate(one, per | (behind or frozenset()), passage, is_told=True)
    if behind is not None:
        return Rate(one, behind | _sold(passage, one), passage, is_told=True)
    if sold := _sold(passage, one):
        return Rate(one, sold | (_ALL if sold & _CHARGED else frozenset()), passage, is_told=False)
    if _so_many_of().search(clause) or _charge().search(clause) or _charged().match(passage.behind(one.end, 30)):
        return Rate(one, _ALL, passage, is_told=False)
    return None


def _sold(passage: Passage, one: Quantity) -> frozenset[str]:
    """The words of what is sold at a price: tickets for the festival cost $12."""
    clause = _clause().split(passage.before(one.start, 90))[-1]
    cost = _cost().search(clause)
    return named(cost[1]) - TIMES if cost else frozenset()


def _is_one_of_many(price: Quantity, amounts: list[Quantity]) -> bool:
    """Whether another price stands beside it: entry was $12 and parking $5."""
    return any(
        one.start != price.start
        and one.unit == price.unit
        and price.value / 3 < one.value < price.value * 3
        and not one.is_range
        for one in amounts
    )


def _hit(document: Document, product: Product) -> Hit:
    count, price, total = product.number, product.rate, product.total
    right_sum = rounded_like(count.value * price.value, total)
    at, of = as_written(document, price), as_written(document, total)
    said = " ".join(count.span.of(document.text).split())
    right = rewritten(document, total, right_sum) or f"{float(right_sum):,g}"
    each, many = rounded_like(total.value / count.value, price), None
    if count.quantity is not None:
        many = rewritten(document, count.quantity, Fraction(rounded_like(total.value / price.value, count.quantity)))
    return contradiction(
        f"{said} at {at} make {right.strip()}, not {of}",
        document,
        Side(total.span, f"the sum: {of}", right),
        Side(price.span, f"the price: {at}", rewritten(document, price, each)),
        Side(count.span, f"the number: {said}", many),
    )


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(r"[.;:()]|\b(?:while|but|although) ")


@cache
def _not_all() -> re.Pattern[str]:
    """Before a price that not all of them have: up to $210 each, tickets from $15, an average of $20."""
    return re.compile(
        r"\b(?:to|from|between|averag\w+|average of|average|on average,?|minimum of|maximum of|high of|low of|as"
        r"|record|(?:start|begin|clos|open|trad|end|finish|quot)\w* at)"
        r"(?: (?:about|around|nearly|some|over|just))?(?: (?:low|high|little|much) as)? \Z"
    )


@cache
def _mean() -> re.Pattern[str]:
    return re.compile(r"\b(?:average|mean|median|typical)\b")


@cache
def _each_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:each|every)\b(?! (?:other|year|month|week|day|time|and|or|at|in|on|to|for|from|with)\b"
        r"|,)([^$£€¥]{0,60})\Z"
    )


@cache
def _cost() -> re.Pattern[str]:
    return re.compile(
        r"(?:\A|, |\b(?:and|that|when|as|with|at) )([^,]{3,70}?)(?:,? (?:which|that))?,? (?:(?:now|each|all"
        r"|currently|will|would) )?"
        r"(?:costs?|costing|sells?|sold|selling|goes|go|went|going|fetch\w*|priced|retail\w*|rents?|rented|trad\w+|(?:is|are|was"
        r"|were)(?: (?:sold|priced|set))?"
        r"|brings?|brought)(?: (?:at|for|about|just|only|some|around))* \Z"
    )


@cache
def _so_many_of() -> re.Pattern[str]:
    """12 installments of 45 euros."""
    return re.compile(
        r"\d [a-z -]{0,20}s of \Z|\b[a-z]+ (?:[a-z]+ )?(?:instal?lments|payments|grants|fines|prizes) of \Z"
    )


_CHARGES: Final = (
    "admission|allowance|bonus|charge|cheque|deposit|entrance|entry|fare|fee|fine|grant|levy|membership|parking|pass|payment"
    "|penalty|premium|price|rate|rebate|stipend|subscription|surcharge|ticket|toll|voucher"
)


_CHARGED: Final = frozenset(_CHARGES.split("|"))
_ALL: Final = frozenset(("person", "head"))  # whoever comes


@cache
def _charge() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_CHARGES})(?:s|es)?(?: price)? (?:of|is|was|are|were|at|for|is worth)(?: (?:about|just|only|some))? \Z"
        r"|\b(?:fines|charges|fined|charged|pay|paying) (?:[a-z]+ ){1,3}\Z|\b[a-z]+s at \Z"
        r"|\bmonthly rates of \Z"
    )


@cache
def _charged() -> re.Pattern[str]:
    return re.compile(rf"[ -](?:[a-z]+ )?(?:{_CHARGES})\b")
