import math
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint.views.quantities import Kind, Part, Quantity
from newslint_rules.numbers._arithmetic import as_written
from newslint_rules.numbers._passages import Passage, passages, window
from newslint_rules.numbers._time import time_at

_NARROWER, _WIDER = Fraction(7, 10), Fraction(5, 3)  # what weighting, level of confidence and small towns may do
_FEWEST = 30  # people: no poll asks fewer and gives a margin


@rule(
    title="A poll's margin of error does not fit its sample",
    why="At 95 percent confidence the margin is 0.98 over the square root of the sample: 1,000 "
    "people give 3 points, not 1.",
    level=Level.WARNING,
    source="Thompson, Sampling, 3rd edition (2012)",
    quotations=Quotations.SOFTER,
    bad=[
        "The poll of 1,000 adults has a margin of error of [[1 percentage point]].",
        "The telephone poll of 625 residents had a [[9-point]] margin of error.",
        "Researchers interviewed 400 voters; the survey’s margin of error is plus or [[minus 2 points]].",
        "A survey of 1,500 Canadians, accurate to within [[0.8 percentage points]], puts support at 44 percent.",
        "The firm questioned 10,000 households last week. It put the margin of error at [[4 percentage points]].",
        "Margin of error: [[1.9 points]]. Sample: 350 registered voters.",
        "Of the 600 adults interviewed most are for the plan. The results could be off by [[1 percentage "
        "point]] in either direction.",
    ],
    good=[
        "The poll of 1,000 adults has a margin of error of 3 percentage points.",
        "The poll of 1,000 adults, weighted by age and region, has a margin of error of 4 points.",
        "The poll of 1,200 adults has a margin of 3 points; for the 400 farmers among them it is 5 points.",
        "She won by a margin of 1 percentage point over 1,000 polling stations.",
        "The survey questioned 2,401 people and has a margin of error of 2 points.",
        "The margin of error is 3.1 points. Of those asked, 480 were women and 520 men.",
        "Sandoval leads by one point. The poll of 800 people has a margin of error of 3.5 points.",
        "Pollsters asked 150 people in each of 12 towns. The margin of error is 2.3 points.",
        "The margin of error is 1 point. The paper sold 1,000 copies to readers.",
    ],
)
def poll_margin(document: Document) -> Iterator[Hit]:
    """Compares a margin of error with the samples named within two sentences of it; one that fits is enough."""
    if not _cue().search(document.text):
        return
    found = document.view(passages)
    for index, passage in enumerate(found):
        cue = _cue().search(passage.low)
        if cue is None:
            continue
        margin = _margin(passage, cue)
        samples = [one for near in window(found, index, 3, 3) for one in _samples(document, near)]
        if margin is None or not samples or any(_fits(margin, size) for size in _sizes(samples)):
            continue
        sample = min(samples, key=lambda one: abs(one.start - margin.start))
        points = f"{98 / math.sqrt(sample.value):.1f}".removesuffix(".0")
        yield Hit(
            margin.start,
            margin.noun_span.end if margin.noun_span else margin.end,
            f"a sample of {int(sample.value):,} gives a margin of error of about {points} points, "
            f"not {abs(float(margin.value)):g}",
            related=(Related(*sample.span, f"the sample: {as_written(document, sample)}"),),
        )


def _margin(passage: Passage, cue: re.Match[str]) -> Quantity | None:
    """The points of the margin: behind the words “margin of error”, or just before them."""
    start, end = (passage.span.start + offset for offset in cue.span())
    points = [one for one in passage.figures if _is_points(passage, one)]
    before = [one for one in points if one.end <= start and passage.between(one.end, start).strip(" -") in _TO_THE_CUE]
    behind = [one for one in points if one.start >= end and one.start - end < 90]
    return before[-1] if before else behind[0] if behind else None


_TO_THE_CUE = ("", "is the", "was the", "as the", "statistical", "sampling", "percentage", "point", "points")


def _is_points(passage: Passage, one: Quantity) -> bool:
    if one.is_range or abs(one.value) > 20:
        return False
    named = one.noun == "point" or passage.behind(one.end, 16).startswith(
        (" point", "-point", " a point", " a percentage p")
    )
    return one.kind in (Kind.POINT, Kind.PERCENT) or (one.kind in (Kind.COUNT, Kind.FRACTION) and named)


def _samples(document: Document, passage: Passage) -> Iterator[Quantity]:
    asked = _asking().search(passage.low) is not None
    for one in passage.figures:
        if one.kind is not Kind.COUNT or one.value < _FEWEST or one.value.denominator != 1 or time_at(document, one):
            continue
        if _each().match(passage.behind(one.end, 40)):
            return  # the sample is a multiple that is told nowhere
        people = one.role in (Part.PEOPLE, Part.MEMBERS) or one.noun in _ASKED
        before, behind = passage.before(one.start, 40), passage.behind(one.end, 40)
        if people or _of_a_sample().search(before) or (asked and _took_part().match(behind)):
            yield one


_ASKED = frozenset("household family firm company interview response answer call questionnaire business".split())


def _sizes(samples: Sequence[Quantity]) -> Iterator[tuple[Fraction, Fraction]]:
    """Each sample, and all of them together where several are named: 480 women and 520 men, 150 in each of 12 towns."""
    for one in samples:
        low, high = one.bounds
        yield (low or one.low, high or one.high)
    if len(samples) > 1:
        yield sum((one.low for one in samples), Fraction(0)), sum((one.high for one in samples), Fraction(0))


def _fits(margin: Quantity, size: tuple[Fraction, Fraction]) -> bool:
    low, high = sorted((abs(margin.low), abs(margin.high)))
    least, most = 98 / math.sqrt(size[1]), 98 / math.sqrt(max(size[0], Fraction(1)))
    return float(high) >= least * float(_NARROWER) and float(low) <= most * float(_WIDER)


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:margins? (?:of|for) (?:sampling |statistical |maximum )?error|error margin|margin for sampling"
        r"|(?:sampling|statistical|maximum) error|error of|accurate (?:to within|within|to)|give or take|plus or minus"
        r"|(?:be |is |are )?off by|accuracy of|confidence interval of)\b|±"
    )


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:polls?|polled|polling|pollsters?|survey\w*|sampl\w+|ask\w*|question\w*|interview\w*|respon[ds]\w*"
        r"|canvass\w*"
        r"|study|panel|took part|spoke|contact\w*)\b"
    )


@cache
def _of_a_sample() -> re.Pattern[str]:
    return re.compile(
        r"(?:sample|poll|survey|panel|asked|contacted|called|spoke (?:to|with)|canvassed|sampled|n ?=|questioned"
        r"|reached"
        r"|interviewed|polled|surveyed|respondents|based on|among|responses from|answers from)(?: size)?(?: of| was|:)?"
        r" (?:about |some |only |just |nearly )*\Z"
    )


@cache
def _took_part() -> re.Pattern[str]:
    return re.compile(
        r"(?: [a-z-]+){0,3} (?:took part|(?:who |that )?(?:were|was) (?:asked|interviewed|questioned|polled"
        r"|surveyed|used|reached)"
        r"|responded|answered|replied|interviewed|questioned|polled|surveyed)\b"
    )


@cache
def _each() -> re.Pattern[str]:
    return re.compile(r" \w+ (?:in|from|at) (?:each|every)\b")
