import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.quantities import Bounds, Kind, Quantity
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction, last_digit, plain, rewritten
from newslint_rules.numbers._change import claims
from newslint_rules.numbers._passages import HEADS, Passage, passages, window
from newslint_rules.numbers._shares import Share, is_change, lone_share, rates, shares

_FAR: Final = 3  # a percentage so many times off is of something else


@rule(
    title="A percentage does not fit the counts beside it",
    why="So many of so many is a percentage that anyone can work out.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "[[Thirty of the 120 delegates, or 40 percent|Thirty of the 120 delegates, or 25 percent]], walked out.",
        "Nearly [[80 percent of the signatures, or 31,200 of the 52,000|60 percent of the signatures, or 31,200 of the "
        "52,000]] handed in, were valid.",
        "Of [[65 lambs born in the snow, 52, or 90 percent|65 lambs born in the snow, 52, or 80 percent]], lived.",
        "Inspectors failed 18 of the 45 restaurants. The failure rate, [[60 percent]], was high.",
        "The plant employs 800 people. It will lay off 200 of them, or [[35 percent]] of the staff.",
        "The council has 40 seats. Women hold 12 of them, or [[40 percent]].",
        "Some 150 of the 600 shops have closed. That is [[15 percent]].",
    ],
    good=[
        "Shares fell by $1.44, or 30 percent, to $3.31.",
        "Women hold 86 of the 215 seats. Men, with 60 percent, hold the rest.",
        "Thirty of the 120 delegates, or 25 percent, walked out.",
        "Thirty of the 120 delegates, 40 percent of them women, walked out.",
        "Nearly 80 percent of the signatures, or 41,200 of the 52,000 handed in, were valid.",
        "The offer is for 1,813 shares. Holders of 1,951 shares, or 34 percent, have agreed.",
        "Some 30 of the 120 shares rose, and the index gained 40 percent.",
        "The strike stopped 1,200 trains. That was 25 percent of the 4,800 the railway runs.",
    ],
)
def share_and_count(document: Document) -> Iterator[Hit]:
    """Reads “N of M” with a percentage beside it, or with a rate in the next sentence."""
    found = document.view(passages)
    changes = {claim.percent for claim in document.view(claims)}
    counted = set(document.view(shares))
    explained = [
        (one.share, one.rate)
        for one in document.view(rates)
        if one.rate.kind is Kind.PERCENT
        and one.rate not in changes
        and (one.share in counted or _is_near(one.share, one.rate))
    ]
    following = [(share, _next(found, share, changes)) for share in document.view(shares)]
    told: set[int] = set()
    alone = list(_alone(found, changes))
    for share, percent in (*explained, *following, *_told_apart(found, changes), *alone):
        if percent is None or not share.whole.value or share.part.value > share.whole.value or percent.start in told:
            continue
        told.add(percent.start)
        low, high = share.ratio
        actual = Bounds(low and low * 100, high and high * 100)
        if actual.meets(percent.bounds):
            continue
        size, unit = share.part.value * 100 / share.whole.value, last_digit(percent)
        hit = contradiction(
            f"{as_written(document, share.part)} of {as_written(document, share.whole)} is {plain(size, unit)}%, "
            f"not {as_written(document, percent)}",
            document,
            Side(percent.span, "the percentage", rewritten(document, percent, size)),
            Side(
                share.part.span,
                "the part",
                rewritten(document, share.part, percent.value * share.whole.value / 100),
            ),
            Side(share.whole.span, "the whole"),
        )
        yield hit._replace(level=Level.WARNING) if (share, percent) in alone else hit


def _alone(found: Sequence[Passage], changes: set[Quantity]) -> Iterator[tuple[Share, Quantity]]:
    """The only percentage and the only two counts of some sentences, whatever joins them."""
    for index, passage in enumerate(found):
        for percent in passage.figures:
            if (
                percent.kind is not Kind.PERCENT
                or percent in changes
                or percent.is_range
                or not 0 < percent.value < 100
            ):
                continue
            if _no_share().match(passage.behind(percent.end, 24)) or is_change(passage, percent.start):
                continue
            share = lone_share(found, index, percent)
            if share and _is_near(share, percent):
                yield share, percent


@cache
def _no_share() -> re.Pattern[str]:
    return re.compile(
        r"[ -](?:stake|interest|rate|growth|tax|duty|tariff|discount|more|less|fewer|higher|lower|above|below"
        r"|off|rise|fall|owned|held|controlled)\b"
    )


def _told_apart(found: Sequence[Passage], changes: set[Quantity]) -> Iterator[tuple[Share, Quantity]]:
    """The council has 60 members. Only 24 came, or 55 percent: the only two counts before the only percentage."""
    for index, passage in enumerate(found):
        percents = [figure for figure in passage.figures if figure.kind is Kind.PERCENT and not figure.is_range]
        if len(percents) != 1 or percents[0] in changes:
            continue
        summed_up = _summing().search(passage.before(percents[0].start, 40))
        if not (summed_up or _of_them().match(passage.behind(percents[0].end, 16))):
            continue
        near = window(found, index, 2)
        counts = [f for one in near for f in one.figures if f.kind is Kind.COUNT and f.value > 1 and not f.is_range]
        counts = [] if any(count.noun == "point" for count in counts) else counts
        if sum(figure.kind is Kind.PERCENT for one in near for figure in one.figures) > 1:
            continue
        values = sorted({count.value for count in counts})
        whole = next((count for count in counts if count.value == values[-1] and count.noun), None)
        inside = any(passage.span.covers(count.span) for count in counts)
        if len(values) != 2 or whole is None or (inside and not summed_up):
            continue
        part = next(count for count in counts if count.value == values[0])
        share = Share(part, whole, index)
        if _is_near(share, percents[0]):
            yield share, percents[0]


def _is_near(share: Share, percent: Quantity) -> bool:
    """Whether a percentage that nothing but its place ties to the counts can be meant for them."""
    percentage = share.part.value * 100 / share.whole.value
    return percentage <= percent.value * _FAR and percent.value <= percentage * _FAR


@cache
def _summing() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:that|this|which|it) (?:is|was|means|made|makes|represents|amounts to|comes to|works out at)|meaning"
        r"|rate of|share of|proportion of|turnout of|turnout was|rate was|share was|the share,|the rate,"
        r"|equal to|equivalent to)"
        r"(?: (?:that|about|nearly|only|some|just|more than|almost))? $"
    )


@cache
def _of_them() -> re.Pattern[str]:
    return re.compile(r" of (?:them|those|all of them|the total|the whole)\b")


def _next(found: Sequence[Passage], share: Share, changes: set[Quantity]) -> Quantity | None:
    """The rate that the next sentence gives: the failure rate, 60 percent; a prevalence of 27 percent."""
    if share.passage + 1 >= len(found) or found[share.passage + 1].role in HEADS:
        return None
    if sum(figure.kind is Kind.COUNT for figure in found[share.passage].figures) > 2:
        return None
    passage = found[share.passage + 1]
    rates = [figure for figure in passage.figures if figure.kind is Kind.PERCENT and figure not in changes]
    if len(rates) != 1 or any(figure.kind is Kind.COUNT for figure in passage.figures):
        return None
    return rates[0] if _rate().search(passage.before(rates[0].start, 40)) else None


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:rate|share|proportion|prevalence|percentage)(?: of|,| was| is|:)(?: about| nearly| some)? ?$"
    )
