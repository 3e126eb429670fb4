import re
from collections.abc import Iterator, Sequence
from functools import cache

from newslint import Document, Hit, Level, Quotations, Related, Role, rule
from newslint.views.quantities import Kind, Quantity
from newslint_rules.numbers._arithmetic import as_written
from newslint_rules.numbers._halves import (
    goals_after_the_break,
    parts_that_add_up,
    points_by_period,
    rounds_of_a_fight,
    runs_in_periods,
    score_at_half_time,
)
from newslint_rules.numbers._legs import aggregate_of_legs
from newslint_rules.numbers._margins import held_to, loser_first, margin_of_a_win, margin_of_the_win_before
from newslint_rules.numbers._passages import HEADS, Passage, passages, window
from newslint_rules.numbers._periods import periods_against_final
from newslint_rules.numbers._scores import scores_of, sides_of
from newslint_rules.numbers._series import games_against_series
from newslint_rules.numbers._sets import number_of_sets, parts_in_a_row, set_by_set, sweep
from newslint_rules.numbers._tallies import (
    games_of_a_series,
    goals_by_scorer,
    record_of_a_season,
    totals_of_innings,
    wins_of_a_series,
)


@rule(
    title="A score does not follow from its parts",
    why="Legs make the aggregate, sets the match and quarters the final score; fans know them by heart.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "The Bulls won 101-96, a [[seven-point victory]].",
        "Two goals in each half gave United a [[3-0]] win over Rovers.",
        "They have won seven, drawn two and lost three of their [[13]] games.",
        "Trailing 1-0 at the break, City scored three times in the second half to win [[4-1]].",
        "They went through [[3-2]] on aggregate after a 2-1 win at home and a 1-0 defeat away.",
        "Sole won 6-4, 3-6, 6-2, her third [[straight-sets]] victory.",
        "Orlin took the match in [[five sets]], 6-3, 7-5, 6-4.",
        "With quarters of 22, 18, 25 and 20 points, the Comets beat the Royals [[88-79]].",
        "Halvorsen swept the best-of-seven series [[4-1]].",
        "Down 4-1 from the first leg, Palmas won 3-0 at home and went out by a goal, [[5-4]].",
        "Ms. Orr, two sets up, won in [[five sets]]: 6-2, 6-3, 7-5.",
        "Rovers lost 4-2 to City, a [[three-goal defeat]].",
        "She won the final in [[three sets]], 6-4, 6-3.",
        "Down 31-28 at the half, Pike outscored Kent 40-30 the rest of the way to win [[70-61]].",
        "Lund won [[10-7]]. He was 5-3 up at the interval and the rest was shared five apiece.",
        "They took the series [[three games to one]]. They won the opener 5-2, lost 4-3 and ended it with a 6-1 win.",
        "Enna [[are out of the cup on aggregate]]. They lost 2-0 in Cairo and won 3-0 at home.",
        "They beat Young Town 2-1 to go through [[4-2]] on aggregate. The first leg was drawn 1-1.",
        "Bath [[swept]] Wells, 25-19, 22-25, 25-17, 25-20.",
        "Kent ran up 287 for six. Essex were bowled out for 249 and beaten [[by 48 runs]].",
        "Japan's women overcame Thailand [[3-1]] (25-21, 25-19, 25-23).",
        "Finland won [[5-2]] (1-0, 2-1, 1-1) against Sweden.",
        "They won the best-of-seven series [[4-1]] after dropping Games 2 and 4.",
        "Toronto beat Boston [[108-101]]. Raptors by quarters: 28, 25, 27, 26.",
        "They beat Bergen [[6-3]], winning the first period 2-1 and the second and third 1-1.",
        "Their 14-3 record over [[19]] games is the best in the league.",
        "They have played [[20]] matches, winning 12, drawing five and losing four.",
    ],
    good=[
        "The Bulls won 101-96, a five-point victory.",
        "Kane hit a hat-trick as Spurs won 4-0.",
        "His side's 342-run win gave them a 2-0 lead.",
        "They went through 3-2 on aggregate after a 3-1 win at home and a 1-0 defeat away.",
        "They went through 3-2 on penalties after a 2-1 win at home and a 2-1 defeat away.",
        "Sole won 6-4, 6-3, her third straight-sets victory.",
        "Orlin took the match in three sets, 6-3, 7-5, 6-4.",
        "Lund beat Roe in straight sets, and Pell beat Vane 6-4, 3-6, 6-2.",
        "Halvorsen swept the best-of-seven series 4-0.",
        "They drew 1-1 and lost the second leg 3-1 to go out 4-2 on aggregate.",
        "The hosts won 3-1 on penalties after a 1-1 draw.",
        "Chasing 287, they were bowled out for 245 and lost by 41 runs.",
        "Roe won 6-4, 3-6, 7-6, 6-2. He had needed five sets in the first round.",
        "Fulton trailed 17-10 at halftime and was outscored 14-3 after it, falling 31-13.",
        "Leeds won 3-1. They had lost 2-1 to City last week after leading 1-0 at the break.",
        "Japan overcame Thailand 3-0 (25-21, 25-19, 25-23), and Duke (12-3, 6-1 at home) lost.",
        "They won the series 4-2 on Friday, Denver losing Games 2 and 4.",
        "Toronto beat Boston 106-101. Raptors by quarters: 28, 25, 27, 26. Celtics: 24, 30, 22, 25.",
        "They won seven and lost three of their 13 games.",
    ],
)
def score(document: Document) -> Iterator[Hit]:
    """Reads aggregates of two legs, sets of tennis, quarters and innings, and series that were swept."""
    found = document.view(passages)
    for index, passage in enumerate(found):
        scores = scores_of(passage)
        if passage.role in HEADS:
            if scores:
                yield from _in_headline(document, found, index, scores)
            continue
        yield from record_of_a_season(passage)
        yield from rounds_of_a_fight(passage)
        yield from points_by_period(document, found, index)
        yield from runs_in_periods(document, found, index, scores)
        yield from totals_of_innings(document, found, index)
        yield from aggregate_of_legs(document, found, index, scores)
        yield from games_of_a_series(found, index)
        yield from games_against_series(document, window(found, index, 0, 1))
        if not scores:
            yield from margin_of_the_win_before(document, found, index)
            continue
        yield from loser_first(document, passage, scores)
        yield from set_by_set(document, passage, scores)
        yield from parts_in_a_row(document, passage, scores)
        for claimed in window(found, index, 1, 1):
            if claimed is passage or not (scores_of(claimed) or _other_match().search(claimed.low)):
                yield from number_of_sets(document, passage, scores, claimed)
        by_period = list(periods_against_final(found, index))
        yield from by_period
        yield from sweep(document, passage, scores)
        yield from held_to(document, passage, scores)
        yield from goals_by_scorer(document, passage, scores)
        yield from wins_of_a_series(document, found, index, scores)
        yield from score_at_half_time(document, found, index, scores)
        yield from goals_after_the_break(document, passage, scores)
        yield from margin_of_a_win(document, passage, scores)
        yield from parts_that_add_up(document, passage, scores) if not by_period else ()


@cache
def _other_match() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:had|earlier|other|last|previous\w*|next|again|same|before|will|would|ago|faces?|who|plays|meets?)\b"
    )


def _in_headline(document: Document, found: Sequence[Passage], index: int, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """The score of the headline is none that the story has."""
    headline = found[index]
    body = [passage for passage in found if passage.role not in HEADS]
    told = [figure for passage in body for figure in passage.figures if figure.kind is Kind.SCORE and figure.to]
    lead = [figure for passage in body[:2] for figure in passage.figures if figure.kind is Kind.SCORE and figure.to]
    if headline.role is not Role.HEADLINE or len(scores) != 1 or len({figure[3:5] for figure in lead}) != 1:
        return
    if _no_result().search(headline.low) or any(sorted(sides_of(one)) == sorted(sides_of(scores[0])) for one in told):
        return
    if _no_result().search(body[0].low) or max(sides_of(scores[0])) > 3 * max(sides_of(lead[0])) + 3:
        return
    yield Hit(
        *scores[0].span,
        f"the headline has {as_written(document, scores[0])}, the story {as_written(document, lead[0])}",
        related=(Related(*lead[0].span, "the score in the story"),),
    )


@cache
def _no_result() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:series|leads?|led|aggregate|half-?time|penalties|shoot-?out|set|sets|trail|odds|vote\w*)\b"
    )
