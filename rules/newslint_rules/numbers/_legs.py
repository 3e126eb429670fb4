"""Ties of two legs: the aggregate is the sum of their scores."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from newslint import Document, Hit, Related
from newslint.views.quantities import Quantity
from newslint_rules.numbers._arithmetic import as_written, listed, plain
from newslint_rules.numbers._passages import Passage, window
from newslint_rules.numbers._scores import aggregate_behind, result_of, scores_of, sides_of


def aggregate_of_legs(
    document: Document, found: Sequence[Passage], index: int, scores: Sequence[Quantity]
) -> Iterator[Hit]:
    """3-2 on aggregate after a 2-1 win and a 1-0 defeat: no way to add the legs gives the whole."""
    passage = found[index]
    near = window(found, index, 2, 2)
    if any(_penalties().search(one.low) for one in near):
        return
    legs = [figure for one in near for figure in scores_of(one)]
    by_legs = (
        len(scores) == 3
        and legs == scores
        and _leg().search(passage.low)
        and _through().search(passage.between(scores[1].end, scores[2].start))
    )
    aggregates = [figure for figure in scores if _is_aggregate(passage, figure)] or (scores[2:] if by_legs else [])
    legs = [leg for leg in legs if leg not in aggregates]
    if any(_is_aggregate(one, leg) for one in near for leg in legs) or len(legs) != 2 or len(aggregates) > 1:
        return
    (a, b), (c, d) = map(sides_of, legs)
    signs = [result_of(one, leg) for leg in legs for one in near if one.span.covers(leg.span)]
    if not aggregates:
        yield from _outcome_on_aggregate(document, passage, legs, signs)
        return
    possible = {tuple(sorted(total)) for total in ((a + c, b + d), (a + d, b + c))}
    if len(signs) == 2 and all(signs):
        same = signs[0] == signs[1]
        possible = {tuple(sorted(_with_signs(sides_of(legs[0]), sides_of(legs[1]), same=same)))}
    if tuple(sorted(sides_of(aggregates[0]))) in possible:
        return
    totals = " or ".join(f"{plain(high)}-{plain(low)}" for low, high in sorted(possible, reverse=True))
    yield Hit(
        *aggregates[0].span,
        f"{listed([as_written(document, leg) for leg in legs])} make {totals}, "
        f"not {as_written(document, aggregates[0])}",
        related=tuple(Related(*leg.span, "a leg") for leg in legs),
    )


def _outcome_on_aggregate(
    document: Document, passage: Passage, legs: Sequence[Quantity], signs: Sequence[int]
) -> Iterator[Hit]:
    """Who lost 2-0 and won 3-0 is not out on aggregate."""
    claim = _on_aggregate().search(passage.low)
    if claim is None or sorted(signs) != [-1, 1]:
        return
    lead = sum(sign * abs(first - second) for sign, (first, second) in zip(signs, map(sides_of, legs), strict=True))
    if lead and (lead > 0) == (claim["out"] is not None):
        start = passage.span.start
        yield Hit(
            start + claim.start(),
            start + claim.end(),
            f"{listed([as_written(document, leg) for leg in legs])} put them {'ahead' if lead > 0 else 'behind'} on"
            " aggregate",
            related=tuple(Related(*leg.span, "a leg") for leg in legs),
        )


@cache
def _on_aggregate() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<out>(?:are|is|were|was|went|go|going|knocked|crash\w*|bow\w*|put) out|eliminated|beaten|lost)"
        r"|through|advanced?|progressed|qualified|won)\b[^.;]{0,50} (?:on aggregate|over (?:the )?two legs)\b"
    )


def _with_signs(
    one: tuple[Fraction, Fraction], other: tuple[Fraction, Fraction], *, same: bool
) -> tuple[Fraction, Fraction]:
    (low, high), (less, more) = sorted(one), sorted(other)
    return (low + less, high + more) if same else (low + more, high + less)


def _is_aggregate(passage: Passage, figure: Quantity) -> bool:
    if figure.start < passage.span.start or figure.end > passage.span.end:
        return False
    behind, before = passage.behind(figure.end, 24), passage.before(figure.start, 40)
    return bool(aggregate_behind().match(behind) or _aggregate_before().search(before))


@cache
def _aggregate_before() -> re.Pattern[str]:
    return re.compile(
        r"\baggregate(?: (?:score|win|victory|defeat|loss|result|lead))?(?: (?:of|was|is|finished|ended))?,? $"
    )


@cache
def _leg() -> re.Pattern[str]:
    return re.compile(r"\b(?:first|second|return) leg\b")


@cache
def _through() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:went (?:out|through)|go (?:out|through)|advanced?|progressed|eliminated|knocked out|qualified)\b"
    )


@cache
def _penalties() -> re.Pattern[str]:
    return re.compile(r"\b(?:penalties|shoot-?out|away goals?)\b")
