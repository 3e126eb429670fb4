import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint.views.quantities import Bounds, Kind, Quantity
from newslint_rules.numbers._arithmetic import as_written, plain, rewritten
from newslint_rules.numbers._conversions import Conversion, conversions
from newslint_rules.numbers._measures import rounded_like

_TOLERANCE = Fraction(1, 20)  # what a currency may move between two conversions in one article
_NEAR = 400  # code points before a conversion where another country may be named
_OTHER_COUNTRY = Fraction(5, 2)  # times that currencies of one name differ at least
_LATEST = 2024  # the year of an article that says nothing of it
_OLD_MONEY = Fraction(3)  # times that a rate of years ago may be from today's


_FALLING = frozenset(
    ("TRY", "ARS", "VES", "ZWL", "IRR", "NGN", "EGP", "LBP", "SYP", "SDG", "RUB", "UAH", "BRL", "MXN", "other")
)


class _Rate(NamedTuple):
    """What one of a currency is worth in another, as far as rounding lets it range.

    `is_turned` where the text gives the other one first: $550,000 (500,000 euros) beside 1,000 euros ($1,100).
    """

    pair: Conversion
    low: Fraction
    high: Fraction
    is_turned: bool

    @property
    def middle(self) -> Fraction:
        first, second = self.pair.first.value, self.pair.second.value
        return first / second if self.is_turned else second / first

    def meets(self, other: "_Rate", factor: Fraction = 1 + _TOLERANCE) -> bool:
        return self.low <= other.high * factor and other.low <= self.high * factor


@rule(
    title="Two amounts are converted at different rates",
    why="If 1 million euros are $1.1 million, 3 million euros are not $2.1 million in the same article.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "One flat went for 12 million euros ($13.2 million), the other for "
        "[[3.4 million euros ($2.4 million|3.4 million euros ($3.7 million]]).",
        "The club paid £40m ($51m) for the striker and [[£15m ($27.8m|£15m ($19.1m]]) for the goalkeeper.",
        "The dam is to cost 5.6 billion reais, or $1.02 billion. So far "
        "[[820 million reais, or $98 million|820 million reais, or $149 million]], has been spent.",
        "The visa costs 40 pounds ($52). With a fast-track fee of [[100 pounds ($190|100 pounds ($130]]) it "
        "takes a day.",
        "A ton costs 1,000 yuan ($140). Two tons cost [[2,000 yuan ($340|2,000 yuan ($280]]).",
        "The bank paid 200 million euros ($220 million) for the stake and [[50 million euros ($75 million|50 "
        "million euros ($55 million]]) for the land.",
        "A broker gave $550,000 (500,000 euros) for the desk and sold it for [[$990,000 (1.2 million euros]]).",
        "The bed costs 540 pesos ($30) in Mexico. In Merida the bus is [[180 pesos ($25]]).",
    ],
    good=[
        "One flat went for 12 million euros ($13.2 million), the other for 3.4 million euros ($3.7 million).",
        "The vase cost 3 million euros ($3.3 million). In 2001 it was sold for 1 million euros ($900,000).",
        "Norway gave 600 million kroner ($56 million) and Denmark 600 million kroner ($87 million).",
        "A kilo of beef costs 410 lira ($10). In 2020 it was 45 lira ($6.40).",
        "It paid $2 (1.80 euros) and 3 pounds ($3.90).",
        "The fine of 1 million yen ($10,000) may rise to 5 million yen ($33,000 at the rate of 2024).",
        "It earned $5 million ($1.20 a share) after $2 million ($3.10 a share).",
        "Lunch is 200 kronor ($19) in Stockholm and 200 kroner ($29) in Copenhagen.",
    ],
)
def exchange_rate(document: Document) -> Iterator[Hit]:
    """Compares the rates that conversions imply; of three or more the odd one out, of two the later."""
    rates: defaultdict[tuple[str | None, str | None], list[_Rate]] = defaultdict(list)
    for pair in document.view(conversions):
        rate = _rate(pair)
        if rate is not None:
            currencies = (_currency(pair.first), pair.second.unit)
            rates[currencies[::-1] if rate.is_turned else currencies].append(rate)
    for alike in rates.values():
        yield from _odd(document, alike)


def _rate(pair: Conversion) -> _Rate | None:
    first, second = pair.first, pair.second
    if (
        not _currency(first)
        or second.kind is not Kind.MONEY
        or second.span == second.number
        or _currency(first) == second.unit
    ):
        return None
    if first.is_range or second.is_range or first.low <= 0 or second.low <= 0:
        return None
    given, converted = _finer(first, 50), _finer(second, 40)
    if _currency(first) > (second.unit or ""):
        return _Rate(pair, given.low / converted.high, given.high / converted.low, is_turned=True)  # type: ignore[operator]
    return _Rate(pair, converted.low / given.high, converted.high / given.low, is_turned=False)  # type: ignore[operator]


def _finer(quantity: Quantity, part: int) -> Bounds:
    """Amounts of money are seldom rounded as roughly as a lone digit would allow: 40 million is not 35."""
    slack = min((quantity.high - quantity.low) / 2, quantity.value / part)
    return Bounds(quantity.value - slack, quantity.value + slack)


def _currency(quantity: Quantity) -> str:
    """The code of the currency; “other” where none is written: 26.4 million ($6.6 million). Empty for no money."""
    if quantity.kind is Kind.MONEY and quantity.span != quantity.number:
        return quantity.unit or ""
    if quantity.kind is Kind.MASS and quantity.unit == "lb":
        return "GBP"
    return (
        "other" if quantity.kind in (Kind.COUNT, Kind.MONEY) and quantity.scale >= 10**6 and not quantity.noun else ""
    )


def _odd(document: Document, rates: Sequence[_Rate]) -> Iterator[Hit]:
    """Those that cannot be the middle one of all rates, where most of them can; of two rates the later."""
    if len(rates) < 2:
        return
    ranked = sorted(rates, key=lambda rate: rate.middle)
    standard = rates[0] if len(rates) == 2 else ranked[len(ranked) // 2]
    odd = [rate for rate in rates if not rate.meets(standard)]
    if len(odd) * 2 > len(rates):
        return
    for rate in odd:
        if not _may_be_of_another_day(document, rate, standard) and not _may_be_another(document, rate, standard):
            yield _hit(document, rate, standard)


def _may_be_of_another_day(document: Document, rate: _Rate, standard: _Rate) -> bool:
    """Whether one of the two is converted at the rate of long ago, so that it may be far from the other."""
    published = document.metadata.published
    latest = published.year if published else _LATEST
    factor = Fraction(1)
    for one in (rate.pair, standard.pair):
        start, end = max(0, one.first.start - 120), one.second.end + 40
        for match in _of_old().finditer(document.text, start, end):
            year = int(match[0]) if match[0].isdecimal() else None
            if year is None or year < latest - 2:
                factor = max(factor, _OLD_MONEY)
            elif year < latest:
                factor = max(factor, Fraction(13, 10) if year < latest - 1 else Fraction(6, 5))
    if factor > 1 and (_currency(rate.pair.first) in _FALLING or rate.pair.second.unit in _FALLING):
        return True
    return factor > 1 and standard.meets(rate, factor)


def _may_be_another(document: Document, rate: _Rate, standard: _Rate) -> bool:
    """Whether a name such as peso or crown may be another country's here, as one is named near the two.

    The world's dollars and crowns are near enough to each other to be taken for one; other currencies of one name are
    worth several times each other, so that a smaller difference is none of theirs.
    """
    first, last = sorted((rate.pair, standard.pair), key=lambda pair: pair.first.start)
    text = document.text
    written = " ".join(one.span.of(text) for pair in (first, last) for one in pair[:2])
    area = (max(0, first.first.start - 40, last.first.start - _NEAR), last.second.end + 20)
    units = {one.unit for pair in (first, last) for one in pair[:2]}
    if _dollar().search(written) and not units & _DOLLARS and _of_dollars().search(text, *area):
        return True
    if _crown().search(written) and len({match[0] for match in _of_crowns().finditer(text, *area)}) > 1:
        return True
    if not _shared_name().search(written) or rate.meets(standard, _OTHER_COUNTRY):
        return False
    return _capital().search(text, *area) is not None


def _hit(document: Document, rate: _Rate, standard: _Rate) -> Hit:
    first, second = rate.pair.first, rate.pair.second
    text = document.text
    middle = 1 / standard.middle if rate.is_turned else standard.middle
    there = rounded_like(first.value * middle, second)
    back = rounded_like(second.value / middle, first)
    changed = (
        (first, rewritten(document, first, back)),
        (second, rewritten(document, second, there)),
    )
    before, between = changed[0][1], text[first.end : second.start]
    suggestions = []
    if changed[1][1] is not None:
        suggestions.append(as_is(text, first) + between + changed[1][1])
    if before is not None:
        suggestions.append(before + between + as_is(text, second))
    one, other = as_written(document, standard.pair.first), as_written(document, standard.pair.second)
    there_text = (changed[1][1] or plain(there)).strip()
    message = (
        f"at the rate of {one} to {other}, {as_written(document, first)} would be {there_text}, "
        f"not {as_written(document, second)}"
    )
    related = (Related(standard.pair.first.start, standard.pair.second.end, f"{one} is {other} here"),)
    return Hit(first.start, second.end, message, tuple(suggestions), related)


def as_is(text: str, quantity: Quantity) -> str:
    """The quantity as it stands."""
    return text[quantity.start : quantity.end]


@cache
def _of_old() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:1[5-9]\d\d|20\d\d|at the time|then worth|(?:years|decades) ago|rates? (?:of|in) (?:19|20))"
    )


@cache
def _shared_name() -> re.Pattern[str]:
    return re.compile(r"peso|pound|franc|dinar|rupee|rial|riyal|shilling|lira|leu")


_DOLLARS = frozenset(("AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "ZWL"))


@cache
def _dollar() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z])\$|(?<!\.)(?<![A-Z]{2}) dollars?\b")


@cache
def _of_dollars() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:Austral|Canad|New Zealand|Singapor|Hong Kong|Taiwan|Jamaic|Bahama|Barbad|Trinidad|Fiji|Zimbabw)"
    )


@cache
def _crown() -> re.Pattern[str]:
    return re.compile(r"\b(?:crowns?|kron[aeo]r?|kronur)\b")


@cache
def _of_crowns() -> re.Pattern[str]:
    return re.compile(r"\b(?:Swe|Norw|Danish|Denmark|Dane|Iceland|Czech|Stockholm|Oslo|Copenhagen|Prague|Reykjav)")


@cache
def _capital() -> re.Pattern[str]:
    """A name within a sentence."""
    return re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")
