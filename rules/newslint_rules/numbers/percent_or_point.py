import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint.views.quantities import Bounds, Kind, Quantity
from newslint_rules.numbers._arithmetic import as_written, last_digit, plain, rewritten
from newslint_rules.numbers._change import Claim, Pair, claims, has_other_base, in_percent, is_aside, is_lead, pair_of
from newslint_rules.numbers._directions import CHANGES
from newslint_rules.numbers._passages import Passage, passages
from newslint_rules.numbers._sides import Told, anchor_of, object_of, subject_of, told_pair


@rule(
    title="The difference between two percentages is called percent",
    why="From 5 to 5.5 percent is half a percentage point but a tenth more: readers who calculate are misled.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "The rate rose from 5 percent to 5.5 percent, a [[0.5 percent|0.5 percentage point]] increase.",
        "The rate dropped to 6.1% from 7.4%, a decline of [[1.3%|1.3 percentage points]].",
        "Support slid from 38 percent to 31 percent in a month. The [[7 percent|7 percentage point]] fall is steep.",
        "Turnout was 64 per cent, up [[9 per cent|9 percentage points]] on the 55 per cent of four years ago.",
        "Unemployment stood at 7 percent in March. By June it had fallen to 5 percent, a drop of [[2 "
        "percent|2 percentage points]].",
        "Mortgage rates climbed [[1 percent|1 percentage point]] in the year. They stood at 6.5 percent last "
        "week; a year ago they were 5.5 percent.",
        "The share of women on boards was 21 percent in 2015. It is 33 percent today, an increase of [[12 "
        "percent|12 percentage points]].",
        "The team makes 68 percent of its free throws, which is [[12 percent]] better than the 56 percent of "
        "a year ago.",
        "Smoking dropped by [[7 percent]] between the surveys. It was 22 percent in 2015 and 15 percent last year.",
    ],
    good=[
        "The rate rose from 5 percent to 5.5 percent, a 0.5 percentage point increase.",
        "The rate rose from 5 percent to 5.5 percent, a 10 percent increase.",
        "Support fell 3 points to 41 percent from 44 percent.",
        "Sales rose 3 percent in May after they had risen 5 percent in April and 2 percent in March.",
        "Growth slowed to 3 percent from 5 percent as exports fell 2 percent.",
        "Retail sales rose 0.8 percent. Rates were 5.8 percent in May and 5 percent in June.",
        "Inflation is 7 percent. It was 9 percent a year ago, while wages fell 2 percent.",
        "Sales rose 3 percent. The bank expects growth of 2 percent in June and 5 percent in December.",
        "Shares in the firm rose 6 percent on news that wind supplied 47 percent of power, up from 41 percent.",
    ],
)
def percent_or_point(document: Document) -> Iterator[Hit]:
    """Reports a change that is the plain difference of two percentages near it, and not their ratio."""
    found = document.view(passages)
    changes = frozenset(one for passage in found for one in passage.figures if _is_change(passage, one)) | {
        claim.percent for claim in document.view(claims)
    }
    for claim in document.view(claims):
        passage = found[claim.passage]
        if claim.percent.kind is not Kind.PERCENT:
            continue
        pair = pair_of(document, claim, shares=True)
        if (pair is None or claim.percent in pair[:2]) and not has_other_base(passage):
            pair = told_pair(found, _told(passage, claim, changes))
        if pair is None or claim.percent in pair[:2]:
            continue
        grows = pair.new.value > pair.old.value if pair.ordered else claim.sign > 0
        either = is_lead(passage, claim) or "improve" in passage.between(*claim.span)
        if pair.ordered and grows != (claim.sign > 0) and not either:
            continue
        exact = abs(pair.new.value - pair.old.value) == claim.percent.value
        if exact and not _is_ratio(claim, *_in_time(pair, grows=grows)):
            yield _hit(document, claim, pair, grows=grows)


def _is_change(passage: Passage, one: Quantity) -> bool:
    """Whether a percentage is itself a change: gains of 0.8 percent in durables and 0.1 percent in others."""
    if one.kind is not Kind.PERCENT:
        return False
    before = passage.before(one.start, 70)
    return _changes().search(before) is not None


@cache
def _changes() -> re.Pattern[str]:
    words = "|".join(sorted(CHANGES))
    return re.compile(rf"\b(?:{words})s?(?: of| by)? (?:[\d.]+ (?:percent|per cent|pct|%)[^,;.%\d]{{0,25}} and )?\Z")


def _told(passage: Passage, claim: Claim, changes: frozenset[Quantity]) -> Told:
    """The claim for a search of two levels that lie exactly so far apart, which is tie enough where they tell of it."""

    def may_mean(low: Quantity, high: Quantity) -> bool:
        return high.value - low.value == claim.percent.value

    def bears_out(low: Quantity, high: Quantity) -> bool:
        return _is_ratio(claim, *((low, high) if claim.sign > 0 else (high, low)))

    definite = passage.behind(claim.span.start, 5).startswith(("the ", "that ", "this "))
    told_on = claim.is_noun and not definite and bool(_of_another().match(passage.behind(claim.span.end, 12)))
    topic, back = (object_of(passage, claim.span), False) if told_on else subject_of(passage, claim.span)
    back = back or (claim.is_noun and not told_on) or is_aside(passage, claim)
    anchor = anchor_of(passage, claim.span)
    return Told(
        claim.span,
        claim.passage,
        topic,
        back,
        may_mean,
        bears_out,
        anchor,
        shares=True,
        others=changes - {claim.percent},
    )


@cache
def _of_another() -> re.Pattern[str]:
    return re.compile(r" (?:in|of|for|over) (?!(?:an?|one|two|the|less|just|under|only)\b)")


def _in_time(pair: Pair, *, grows: bool) -> tuple[Quantity, Quantity]:
    """The share before and the share after."""
    before, after = sorted((pair.old, pair.new), key=lambda share: share.value, reverse=not grows)
    return before, after


def _is_ratio(claim: Claim, before: Quantity, after: Quantity) -> bool:
    """Whether the change is also right, more or less, as a percentage of the percentage it started from."""
    if not before.value:
        return True
    size = abs(in_percent(before.value, after.value))
    if not Fraction(2, 3) <= size / claim.percent.value <= Fraction(3, 2):
        return False
    ends = [
        abs(in_percent(one, other)) for one in before.rounded for other in after.rounded if one and other is not None
    ]
    return Bounds(min(ends), max(ends)).meets(claim.percent.bounds)


def _hit(document: Document, claim: Claim, pair: Pair, *, grows: bool) -> Hit:
    percent = claim.percent
    first, last = _in_time(pair, grows=grows)
    number = percent.number.of(document.text)
    before_noun = claim.is_noun and claim.span.end > percent.end
    points = f"{number} percentage point" + ("" if before_noun or percent.value == 1 else "s")
    size = abs(in_percent(first.value, last.value))
    return Hit(
        *percent.span,
        f"from {as_written(document, first)} to {as_written(document, last)} is {number} percentage points, "
        f"or {plain(size, last_digit(percent))}%, not {as_written(document, percent)}",
        tuple(one for one in (points, rewritten(document, percent, size)) if one),
        (Related(*first.span, "the share before"), Related(*last.span, "the share after")),
    )
