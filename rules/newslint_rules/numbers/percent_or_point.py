import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint.views.quantities import Bounds, Kind, Quantity
from newslint_rules.numbers._arithmetic import as_written, last_digit, plain, rewritten
from newslint_rules.numbers._change import (
    Claim,
    Pair,
    claims,
    has_other_base,
    in_percent,
    is_aside,
    is_dated,
    is_lead,
    pair_of,
    pairs,
    points_back,
)
from newslint_rules.numbers._passages import HEADS, Passage, passages, window


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
    ],
    good=[
        "The rate rose from 5 percent to 5.5 percent, a 0.5 percentage point increase.",
        "The rate rose from 5 percent to 5.5 percent, a 10 percent increase.",
        "Support fell 3 points to 41 percent from 44 percent.",
        "Sales rose 3 percent in May after they had risen 5 percent in April and 2 percent in March.",
        "Growth slowed to 3 percent from 5 percent as exports fell 2 percent.",
        "Retail sales rose 0.8 percent. Rates were 5.8 percent in May and 5 percent in June.",
        "Inflation is 7 percent. It was 9 percent a year ago, while wages fell 2 percent.",
    ],
)
def percent_or_point(document: Document) -> Iterator[Hit]:
    """Reports a change that is the plain difference of two percentages near it, and not their ratio."""
    found = document.view(passages)
    changes = {claim.percent for claim in document.view(claims)}
    for claim in document.view(claims):
        if claim.percent.kind is not Kind.PERCENT:
            continue
        pair = pair_of(document, claim, shares=True) or _near(document, claim, changes)
        if pair is None or claim.percent in pair[:2] or not claim.percent.value:
            continue
        grows = pair.new.value > pair.old.value if pair.ordered else claim.sign > 0
        if pair.ordered and grows != (claim.sign > 0) and not is_lead(found[claim.passage], claim):
            continue
        if abs(pair.new.value - pair.old.value) != claim.percent.value or _is_ratio(
            claim, *_in_time(pair, grows=grows)
        ):
            continue
        yield _hit(document, claim, pair, grows=grows)


def _near(document: Document, claim: Claim, changes: set[Quantity]) -> Pair | None:
    """The only two other percentages in the sentence and those about it, none of them a change itself."""
    found = document.view(passages)
    here = found[claim.passage]
    if sure := _straight(found, claim, changes) or _exact(found, claim, changes):
        return sure
    if here.role not in HEADS and not claim.is_noun and not is_aside(here, claim):
        return None
    if here.role in HEADS:
        near = tuple(passage for passage in found[claim.passage + 1 : claim.passage + 3] if passage.role not in HEADS)
    else:
        near = window(found, claim.passage, 1) if claim.is_noun and points_back(here, claim) else ()
    earlier = window(found, claim.passage, 2) if near else ()
    opens = claim.is_noun and claim.span.start - here.span.start <= 2
    around = window(found, claim.passage, 2, 1) if opens and here.role not in HEADS else ()
    for some in ((here,), near, earlier, around):
        shares = [f for p in some for f in p.figures if f.kind is Kind.PERCENT and f not in changes]
        if len(shares) == 2 and not any(_listed(passage, share, changes) for passage in some for share in shares):
            pair = Pair(shares[0], shares[1], ordered=False)
            exact = abs(pair.new.value - pair.old.value) == claim.percent.value
            if some is not around or (exact and not _starts_anew(here, claim, pair)):
                return pair
    return None


def _exact(found: Sequence[Passage], claim: Claim, changes: set[Quantity]) -> Pair | None:
    """The only two shares about a claim in sentences that tell of two times, if they are exactly so far apart."""
    here = found[claim.passage]
    if here.role in HEADS or has_other_base(here):
        return None
    told_on = claim.passage + 1 < len(found) and _it().match(found[claim.passage + 1].low)
    told_before = (
        is_aside(here, claim) if not claim.is_noun else not _of_another().match(here.behind(claim.span.end, 9))
    )
    for before, behind in ((0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2)):
        near = window(found, claim.passage, before, behind)
        figures = [(passage, f) for passage in near for f in passage.figures if f.kind is Kind.PERCENT]
        levels = [f for passage, f in figures if f not in changes and not _listed(passage, f, changes)]
        if not (told_before if before or not behind else told_on and not claim.is_noun):
            continue
        if any(f.kind is Kind.POINT for passage in near for f in passage.figures):
            return None
        if len(near) != 1 + before + behind or len(figures) > 3 or len(levels) != 2:
            continue
        if abs(levels[0].value - levels[1].value) != claim.percent.value or levels[0].is_range or levels[1].is_range:
            return None
        dated = any(is_dated(passage, f) for passage, f in figures if f in levels)
        changed = any({pair.old, pair.new} == set(levels) for passage in near for pair in pairs(passage))
        return Pair(levels[0], levels[1], ordered=False) if dated or changed else None
    return None


@cache
def _it() -> re.Pattern[str]:
    """A sentence that goes on about the same thing."""
    return re.compile(
        r"(?:it|they|he|she|that|in \d{4} (?:it|they|he|she)|the (?:rate|figure|share|party|proportion))\b"
    )


@cache
def _of_another() -> re.Pattern[str]:
    return re.compile(r" (?:in|of|for|over) ")


def _starts_anew(passage: Passage, claim: Claim, pair: Pair) -> bool:
    """Whether the words between a claim and the shares of its own sentence start another statement."""
    own = [share for share in pair[:2] if passage.span.covers(share.span)]
    gaps = [passage.between(claim.span.end, one.start) or passage.between(one.end, claim.span.start) for one in own]
    return any(_anew().search(gap) for gap in gaps)


@cache
def _anew() -> re.Pattern[str]:
    return re.compile(r";|\b(?:while|but|and|as)\b")


def _straight(found: Sequence[Passage], claim: Claim, changes: set[Quantity]) -> Pair | None:
    """It rose 5 percent to 60 percent; it had been 55 percent: the level behind the change, and one so far from it."""
    here = found[claim.passage]
    new = next((figure for figure in here.figures if figure.start >= claim.span.end), None)
    if new is None or new.kind is not Kind.PERCENT or not _to().fullmatch(here.between(claim.span.end, new.start)):
        return None
    for passage in window(found, claim.passage, 1, 1):
        for figure in passage.figures:
            if figure.kind is not Kind.PERCENT or figure in changes or figure == new:
                continue
            if figure.value == new.value - claim.sign * claim.percent.value:
                return Pair(figure, new, ordered=True)
    return None


@cache
def _to() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+){0,3},? (?:to|and now stands at|and is now)(?: (?:about|just|a record|nearly))? ")


def _listed(passage: Passage, share: Quantity, changes: set[Quantity]) -> bool:
    """Whether a percentage continues a list of changes: increases of 0.7 percent in May and 0.2 percent in June."""
    before = [figure for figure in passage.figures if figure.end <= share.start]
    return bool(before) and before[-1] in changes and " and " in passage.between(before[-1].end, share.start)


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
