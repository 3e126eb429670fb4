import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.quantities import Bounds, Kind, Quantity
from newslint_rules.numbers._arithmetic import (
    Side,
    alike,
    as_written,
    contradiction,
    last_digit,
    plain,
    ratio,
    rewritten,
)
from newslint_rules.numbers._change import (
    Claim,
    Pair,
    claims,
    has_other_base,
    in_percent,
    is_aside,
    is_lead,
    oriented,
    pair_of,
    points_back,
    timed,
)
from newslint_rules.numbers._fractions import allowed
from newslint_rules.numbers._passages import Passage
from newslint_rules.numbers._products import behind_noun
from newslint_rules.numbers._sides import Told, anchor_of, object_of, subject_of, told_pair, topic_of

_FAR: Final = Fraction(4)


@rule(
    title="A percentage change does not follow from its two figures",
    why="A change is divided by the figure it started from; dividing by the other one is the commonest slip in print.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "Profit fell from [[$45 million to $30 million, a 50 percent drop|"
        "$45 million to $30 million, a 33 percent drop]].",
        "Burglaries tumbled to [[310 from 465, a 50 percent drop|310 from 465, a 33 percent drop]].",
        "The mill sold 18,400 tonnes last season. This year it sold 13,800 tonnes.\n\n[[The 33 percent fall]] hurt.",
        "Visits [[fell by a third, from 240,000 to 122,000]].",
        "Income of [[$1.26 million was 30 percent below the $1.42 million|$1.26 million was 11 percent below the "
        "$1.42 million]] of the last festival.",
        "The town had 8,400 voters in the spring. By autumn the roll stood at 10,500, [[40 percent more]].",
        "[[A drop of 45 percent]] was recorded at the port. It handled 1.2 million containers, compared with "
        "1.6 million in 2022.",
        "Rents have gone [[up by 50 percent]] in five years. The average flat cost 800 euros a month in 2019 "
        "and costs 1,000 euros now.",
        "Patients wait 36 weeks for a new knee, up from 24 weeks in March. The board called [[the 33 percent "
        "increase]] unacceptable.",
        "Officers' pay was lifted to [[2,800 euros a month from 2,500 euros, or by 20 percent]].",
        "The bread ration to be [[cut 40%]]\n\nEach family will get 4.5 kilos of bread a week from May, the "
        "ministry said. At present it gets 6 kilos.",
        "The ferries carried 2.4 million cars in the season, while they were 71% full. That is [[a 40% improvement]] "
        "on the season before, when 2.0 million cars were shipped.",
        "Applications [[rose by 60 percent]] this autumn, when 1,300 students asked for a place. In 2022 there "
        "were 1,000.",
    ],
    good=[
        "Profit fell from $45 million to $30 million, a 33 percent drop.",
        "Visits fell by half, from 240,000 to 122,000.",
        "The stock lost 86 percent of its value. It tumbled $12.75 to close at $2.125.",
        "Sales rose 5 percent to $3.2 billion from $3.05 billion.",
        "Sales rose almost 50 percent, to 298 from 201.",
        "Sales will rise to 150,000 from 9,000, pushing exports up 45 percent to 260,000.",
        "Profit rose 5 percent after sales grew to $40 million from $30 million.",
        "Excluding a sale, profit rose 5 percent, to $40 million from $30 million.",
        "Output rose at an annual rate of 10 percent, to 140 from 100 in 2021.",
        "The rate rose from 5 percent to 5.5 percent, a 0.5 percentage point increase.",
        "The shipyard employed 6,200 people then. Today the payroll is 4,960, a fifth fewer.",
        "Passenger traffic rose 40 percent. The airline made a profit of $322 million, against $280 million "
        "a year before.",
        "The number of pupils fell from 480 to 360. Cleaners' hours were cut by 10 percent.",
        "Attendance grew 8 percent. The fair has 460 stalls; in 2024 it had 400.",
        "The firm wants to cut emissions by 40 percent by 2030. They stood at 12 million tonnes in 2015 and were "
        "9 million last year.",
        "Applications rose 10 percent. The college has 460 students; in 2024 it had 400.",
        "Membership grew by 10 percent a year between 2020 and 2022, from 1,000 to 1,210.",
    ],
)
def percent_change(document: Document) -> Iterator[Hit]:
    """Reads the figures that words join to the claim, else the only two about it that it can be of."""
    found = document.view(timed)
    for claim in document.view(claims):
        passage = found[claim.passage]
        if is_lead(passage, claim) or has_other_base(passage):
            continue
        stated = pair_of(document, claim)
        loose = None if stated or _is_aim(passage, claim) else told_pair(found, _told(passage, claim))
        found_pair = stated or loose
        pair = oriented(found_pair, claim.sign) if found_pair else None
        if pair is None or _actual(pair, claim.sign).meets(_stated(claim)):
            continue
        if _is_far(claim, pair, passage) or _fits_another(passage, claim, pair):
            continue
        hit = _hit(document, claim, pair)
        yield hit if stated else hit._replace(level=Level.WARNING)


def _is_aim(passage: Passage, claim: Claim) -> bool:
    """Whether a change is only aimed at, so that the figures told with it need not show it."""
    return _aim().search(passage.before(claim.span.start, 50)) is not None


@cache
def _aim() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:want(?:s|ed)?|aim(?:s|ed|ing)?|hop(?:es?|ed|ing)|seeks?|seeking|sought|pledge[sd]?|vow(?:s|ed)?|goal"
        r"|promise[sd]?|target(?:s|ed)?|intend(?:s|ed)?|could|may|might|should|must)\b[^,;:]{0,30}\Z"
    )


def _told(passage: Passage, claim: Claim) -> Told:
    share = claim.percent.value / (1 if claim.percent.kind is Kind.FRACTION else 100)
    stated = _stated(claim)

    def both(low: Quantity, high: Quantity) -> Pair:
        return Pair(low, high, ordered=False) if claim.sign > 0 else Pair(high, low, ordered=False)

    def may_mean(low: Quantity, high: Quantity) -> bool:
        pair = both(low, high)
        if claim.sign < 0 and share < Fraction(3, 4) and pair.new.value * _FAR < pair.old.value * (1 - share):
            return False  # two of 720 are left, where a third is gone
        return 1 / _FAR <= abs(in_percent(pair.old.value, pair.new.value)) / (share * 100) <= _FAR

    def bears_out(low: Quantity, high: Quantity) -> bool:
        part, whole = alike(low, high)
        least, most = ratio(part, whole)
        of_whole = Bounds(least and least * 100, most and most * 100)
        return _actual(both(low, high), claim.sign).meets(stated) or (is_part and of_whole.meets(stated))

    is_part = passage.behind(claim.span.end, 4) == " of "  # lost 20 percent of its 300 shops: 60
    topic, is_back, anchor = _topic(passage, claim)
    return Told(claim.span, claim.passage, topic, is_back, may_mean, bears_out, anchor)


def _topic(passage: Passage, claim: Claim) -> tuple[tuple[str, ...], bool, Quantity | None]:
    """What is said to have changed, whether that was told before, and the figure that must be one of its two."""
    if (claim.is_particle or claim.is_noun) and is_aside(passage, claim):  # $2.4 billion, up 8 percent
        before = [one for one in passage.figures if one.end <= claim.span.start and one.kind is not Kind.PERCENT]
        if before and claim.span.start - behind_noun(before[-1]) <= 3:
            topic, back = subject_of(passage, before[-1].span)
            return topic, back or not topic, before[-1]
        if claim.is_particle:
            return (), True, None
    anchor = anchor_of(passage, claim.span)
    if claim.is_noun:
        topic = () if points_back(passage, claim) else object_of(passage, claim.span)
        return topic, not topic, anchor
    if _itself().search(passage.between(*claim.span)):  # reduced it by 60 percent
        return (), True, anchor
    percent = claim.percent
    words = passage.between(claim.span.start, percent.start) + passage.between(percent.end, claim.span.end)
    if topic := topic_of(words):
        return topic, False, anchor
    return *subject_of(passage, claim.span), anchor


@cache
def _itself() -> re.Pattern[str]:
    return re.compile(r"\b(?:it|them)\b")


def _is_far(claim: Claim, pair: Pair, passage: Passage) -> bool:
    """Whether figures that nothing ties to the claim differ from it so much that they are of something else."""
    if pair.ordered and passage.span.covers(pair.span):
        return not pair.old.value / 8 <= pair.new.value <= pair.old.value * 8 and claim.percent.value < 300
    share = claim.percent.value * (100 if claim.percent.kind is Kind.FRACTION else 1)
    times = abs(in_percent(pair.old.value, pair.new.value)) / share
    return not 1 / _FAR <= times <= _FAR


def _fits_another(passage: Passage, claim: Claim, pair: Pair) -> bool:
    """Whether another percentage of the sentence is the change: that of the week beside that of the day."""
    actual = _actual(pair, claim.sign)
    return any(
        figure.kind is Kind.PERCENT and figure is not claim.percent and figure.bounds.meets(actual)
        for figure in passage.figures
    )


def _stated(claim: Claim) -> Bounds:
    """The percentage claimed; a number in words (“three percent”) is rounded like one in figures."""
    if claim.percent.kind is Kind.FRACTION:
        low, high = allowed(claim.percent)
        return Bounds(low and low * 100, high and high * 100)
    low, high = claim.percent.bounds
    half = Fraction(1, 2)
    if claim.percent.low < claim.percent.high:
        if claim.percent.value.denominator == 1:
            return Bounds(low, high)
        half = last_digit(claim.percent) / 2  # decimals are cut off as often as they are rounded
    return Bounds(None if low is None else low - half, None if high is None else high + half)


def _actual(pair: Pair, sign: int) -> Bounds:
    """The size of the change in percent, as far as rounding and hedges let the figures range."""
    old, new = alike(pair.old, pair.new)
    highest = in_percent(old.low, new.high) if old.low and new.high is not None else None
    lowest = in_percent(old.high, new.low) if old.high and new.low is not None else None
    if sign > 0:
        return Bounds(lowest, highest)
    return Bounds(None if highest is None else -highest, None if lowest is None else -lowest)


def _hit(document: Document, claim: Claim, pair: Pair) -> Hit:
    size = abs(in_percent(pair.old.value, pair.new.value))
    unit = last_digit(claim.percent)
    written = plain(size, unit)
    from_old, to_new = as_written(document, pair.old), as_written(document, pair.new)
    name = "rise" if claim.sign > 0 else "fall"
    message = f"from {from_old} to {to_new} is a {name} of {written}%, not {_said(document, claim)}"
    share = claim.percent.value / (1 if claim.percent.kind is Kind.FRACTION else 100)
    after = pair.old.value * (1 + claim.sign * share)
    return contradiction(
        message,
        document,
        Side(claim.span, f"says {as_written(document, claim.percent)}", _with_percent(document, claim, size)),
        Side(pair.new.span, "the figure after", rewritten(document, pair.new, after)),
        Side(pair.old.span, "the figure before"),
    )


def _said(document: Document, claim: Claim) -> str:
    if claim.percent.kind is Kind.FRACTION:
        return as_written(document, claim.percent).lower()
    return f"{plain(claim.percent.value, last_digit(claim.percent))}%"


def _with_percent(document: Document, claim: Claim, size: Fraction) -> str | None:
    percent, text = claim.percent, document.text
    if percent.kind is Kind.FRACTION:
        return None
    written = rewritten(document, percent, size)
    if written is None:
        return None
    return text[claim.span.start : percent.start] + written + text[percent.end : claim.span.end]
