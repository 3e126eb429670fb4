"""By how much a game was won, and what its score says of winner and loser."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newslint import Document, Hit, Related, Span
from newslint.views.quantities import Kind, Quantity
from newslint_rules.numbers._arithmetic import as_written, plain
from newslint_rules.numbers._pairs import NUMBER, number
from newslint_rules.numbers._passages import Passage, window
from newslint_rules.numbers._scores import another_time, break_in_play, sides_of, turn


def loser_first(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """Nobody wins 1-3: where a win has its score behind it, the winner's figure comes first."""
    for figure in scores:
        first, second = sides_of(figure)
        won = _won_with().search(passage.before(figure.start, 12))
        if first < second and won and not _on_penalties().match(passage.behind(figure.end, 30)):
            yield Hit(*figure.span, f"{as_written(document, figure)} is no win: the winner's figure comes first")


@cache
def _won_with() -> re.Pattern[str]:
    return re.compile(r"\b(?:won|winning|to win) $")


@cache
def _on_penalties() -> re.Pattern[str]:
    return re.compile(r",| (?:on|in|and|under|at odds)\b(?! \w+day)|-")


def held_to(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """Who holds the others to 61 points does not win 70-58."""
    match = _limited().search(passage.low)
    if match is None or len(scores) != 1 or break_in_play().search(passage.low) or another_time().search(passage.low):
        return
    least, start = min(sides_of(scores[0])), passage.span.start
    if number(match["number"]) != least and not _on_penalties().match(passage.behind(scores[0].end, 12)):
        yield Hit(
            *scores[0].span,
            f"who held the others to {match['number']} did not let them have the {plain(least)} of "
            f"{as_written(document, scores[0])}",
            related=(Related(start + match.start("number"), start + match.end("number"), "what they were held to"),),
        )


@cache
def _limited() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:held|holding|limited|limiting|restricted|restricting) [a-z' ]{{2,30}}? to (?:just |only )?"
        rf"(?P<number>{NUMBER}) (?:points|goals|runs)\b(?! (?:in|after|over|through|before))"
    )


def margin_of_a_win(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """Who wins 101-96 wins by five points."""
    if len(scores) > 2:
        return
    for match in _by_so_many().finditer(passage.low):
        margin = number(match["number"] or match["count"] or match["of"] or match["bare"])
        start = passage.span.start + match.start()
        score = min(scores, key=lambda one: min(abs(one.start - start), abs(one.end - start)))
        claim = Span(start, passage.span.start + match.end())
        gap = passage.between(score.end, claim.start) or passage.between(claim.end, score.start)
        if margin > 2 * max(sides_of(score)) + 3:
            continue  # runs of cricket beside the score of a series
        if len(gap) > 60 or turn().search(gap) or not margin or another_time().search(passage.low):
            continue
        if any(abs(first - second) == margin for first, second in map(sides_of, scores)):
            continue
        high, low = sorted(sides_of(score), reverse=True)
        yield Hit(
            *claim,
            f"{as_written(document, score)} is a margin of {plain(high - low)}, not {margin}",
            related=(Related(*score.span, "the score"),),
        )


def margin_of_the_win_before(document: Document, found: Sequence[Passage], index: int) -> Iterator[Hit]:
    """They won 112-97. The margin of 25 points was their widest."""
    passage, before = found[index], window(found, index, 1)[0]
    scores = [figure for figure in before.figures if figure.kind is Kind.SCORE and figure.to is not None]
    match = _margin_told().match(passage.low) or _so_many_win().match(passage.low)
    if len(scores) != 1 or match is None or before is passage:
        return
    margin, (low, high) = number(match["number"]), sorted(sides_of(scores[0]))
    if margin and margin != high - low and not another_time().search(before.low):
        start = passage.span.start
        yield Hit(
            start + match.start("claim"),
            start + match.end("claim"),
            f"{as_written(document, scores[0])} is a margin of {plain(high - low)}, not {margin}",
            related=(Related(*scores[0].span, "the score"),),
        )


@cache
def _so_many_win() -> re.Pattern[str]:
    return re.compile(
        rf"(?:the|that|it was (?:an?|their|its)|their) (?P<claim>(?P<number>{NUMBER})-(?:point|goal|run|shot|try)"
        r" (?:w[io]n|victory|defeat|loss|margin|triumph))\b"
    )


@cache
def _margin_told() -> re.Pattern[str]:
    return re.compile(
        r"(?:the|that|their|its|it was their|it was its|it was an?|an?) (?:winning |final )?(?:margin"
        r"|victory|win|triumph)"
        rf"(?:,? (?P<claim>(?:of|by|was) (?P<number>{NUMBER}) (?:points?|goals?|runs?|shots?|tries)))\b"
    )


@cache
def _by_so_many() -> re.Pattern[str]:
    unit = r"(?:point|goal|run|shot|try|touchdown)"
    result = r"(?:win|victory|defeat|loss|lead|margin|advantage|triumph|success|cushion|deficit)"
    number = rf"{NUMBER}|\d{{1,3}}|eleven|twelve|thirteen|fourteen|fifteen"
    return re.compile(
        rf"\b(?:(?P<number>{number})-{unit} {result}|margin of (?P<of>{number}) {unit}s"
        rf"|(?:w[io]n|winning|lost|losing|victory|defeat|\d+),? by (?:just |only )?(?P<count>{number}) {unit}s"
        rf"|(?:w[io]n|winning|lost|losing) by (?P<bare>{number})(?=, \d+[-–]\d))\b"
    )
