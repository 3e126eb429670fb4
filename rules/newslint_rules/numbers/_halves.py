"""Games told by their halves, periods, rounds or innings, which add up to the score."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from newslint import Document, Hit, Related, Span
from newslint.views.quantities import Kind, Quantity
from newslint_rules.numbers._arithmetic import as_written, listed, plain
from newslint_rules.numbers._pairs import NUMBER, number, pairs
from newslint_rules.numbers._passages import Passage, window
from newslint_rules.numbers._scores import (
    aggregate_behind,
    another_time,
    break_in_play,
    digits,
    result_of,
    scores_of,
    sides_of,
    won_it,
)


def points_by_period(document: Document, found: Sequence[Passage], index: int) -> Iterator[Hit]:
    """Quarters of 22, 18, 25 and 20 points make 85; the score may be in the sentences before."""
    passage = found[index]
    if not _periods_named().search(passage.low) or _more_time().search(passage.low):
        return
    lists = [match for match in _points().finditer(passage.low) if _is_by_period(passage, match)]
    near = [one for one in (passage, *reversed(window(found, index, 2)[:-1])) if not another_time().search(one.low)]
    told = [[pair for pair in pairs(one) if not pair.of and pair.high > 3] for one in near]
    final = next((one for one in told if one), [])
    if not lists or len(final) != 1 or any(_more_time().search(one.low) for one in near):
        return
    start = passage.span.start
    for match in lists:
        points = [number(word) for word in digits().findall(match[0])]
        made = sum(points)
        if made in final[0].sides or made > 2 * final[0].high or 2 * made < final[0].low:
            continue
        yield Hit(
            *final[0].span,
            f"{listed([str(point) for point in points])} make {made}, which {final[0].text} does not have",
            related=(Related(start + match.start(), start + match.end(), "the parts"),),
        )
        return


def _is_by_period(passage: Passage, points: re.Match[str]) -> bool:
    """Whether a list has as many figures as the periods that are named right before it or right behind."""
    beside = passage.low[max(0, points.start() - 60) : points.start()] + passage.low[points.end() :][:40]
    named = _periods_named().search(beside)
    many = len(digits().findall(points[0]))
    return named is not None and many == {"q": 4, "p": 3, "h": 2}.get(named[0][0], max(many, 5))


@cache
def _points() -> re.Pattern[str]:
    """A list of plain numbers: 22, 18, 25 and 20; or 22-18-25-20, but not a score."""
    return re.compile(
        r"(?<![\w.,–-])(?:\d{1,2}(?:(?:, |,? and )\d{1,2}){1,8}|\d{1,2}(?:-\d{1,2}){2,8})"
        r"(?! ?(?:[-–:]|percent|per cent)|[\w%.]\w)"
    )


@cache
def _more_time() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:overtime|extra time|extra innings?|shoot-?out|penalties|aggregate|through three|first three)\b"
    )


def rounds_of_a_fight(passage: Passage) -> Iterator[Hit]:
    """Rounds of 68, 70, 71 and 69 make 278."""
    match = _round_scores().search(passage.low) if "rounds of" in passage.low else None
    if match is None:
        return
    points = [int(figure) for figure in digits().findall(match["rounds"])]
    if sum(points) != int(match["total"]) and len(points) > 1:
        start = passage.span.start
        yield Hit(
            start + match.start("total"),
            start + match.end("total"),
            f"{listed([str(one) for one in points])} make {sum(points)}, not {match['total']}",
            related=(Related(start + match.start("rounds"), start + match.end("rounds"), "the rounds"),),
        )


@cache
def _round_scores() -> re.Pattern[str]:
    return re.compile(
        r"\brounds of (?P<rounds>\d\d(?:, \d\d){0,3},? and \d\d)\b[^.;]{0,40}?"
        r"\b(?:total of|finish\w* (?:at|on|with)|for (?:an? )?(?:[a-z-]+ )?(?:total of )?|aggregate of)"
        r" ?(?P<total>\d{3})\b"
    )


def runs_in_periods(
    document: Document, found: Sequence[Passage], index: int, scores: Sequence[Quantity]
) -> Iterator[Hit]:
    """24 points in the first quarter, 31 in the second, 18 in the third and 25 in the last make 98."""
    passage = found[index]
    parts = list(_in_period().finditer(passage.low))
    if not 2 <= len(parts) <= 9 or not _all_periods().search(passage.low):
        return
    start = passage.span.start
    points = [number(match["number"]) for match in parts]
    whole = _scored().search(passage.low[: parts[0].start()]) or _in_total().search(passage.low, parts[-1].end())
    if whole and number(whole["number"]) > max(points):
        place = Span(start + whole.start(), start + whole.end())
        right = {number(whole["number"])}
    else:
        near = scores or [one for one in window(found, index, 1)[0].figures if one.kind is Kind.SCORE and one.to]
        if len(near) != 1 or max(sides_of(near[0])) > 2 * sum(points):
            return
        place, right = near[0].span, {int(side) for side in sides_of(near[0])}
    made = sum(points)
    if made in right or 0 in points:
        return
    yield Hit(
        *place,
        f"{listed([str(one) for one in points])} make {made}, not {' or '.join(str(one) for one in sorted(right))}",
        related=tuple(Related(start + match.start(), start + match.end(), "a part") for match in parts),
    )


@cache
def _in_period() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<number>{NUMBER})(?: (?:runs?|goals?|points?|more|of them))? in the"
        r" (?:opening|1st|2nd|3rd|4th|first|second|third|fourth|last|final)\b"
    )


@cache
def _all_periods() -> re.Pattern[str]:
    """Whether the periods named are all of a game: the first and the fourth quarter, both halves, three periods."""
    return re.compile(
        r"\b(?:first|opening|1st) quarter\b.*\b(?:fourth|last|final|4th)\b|\b(?:first|opening) half\b.*\bsecond\b"
        r"|\b(?:first|opening|1st) period\b.*\b(?:third|last|final|3rd)\b"
    )


@cache
def _in_total() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:total of|finish(?:ed|ing) with|making) (?P<number>{NUMBER})(?: goals| points| runs| in all)?\b"
    )


@cache
def _scored() -> re.Pattern[str]:
    return re.compile(rf"\bscor(?:ed|ing) (?:all )?(?P<number>{NUMBER}) (?:goals|points|runs)\b")


def score_at_half_time(
    document: Document, found: Sequence[Passage], index: int, scores: Sequence[Quantity]
) -> Iterator[Hit]:
    """Who leads 2-0 at half-time cannot win 1-0."""
    passage = found[index]
    halves = [one for one in scores if _at_the_break().match(passage.behind(one.end, 30))]
    near = [figure for one in window(found, index, 1) for figure in one.figures if figure.kind is Kind.SCORE]
    near += [figure for one in window(found, index, 0, 1)[1:] for figure in scores_of(one)]
    finals = [figure for figure in near if figure not in halves and figure.to is not None]
    if not halves or len(finals) != 1:
        return
    low, high = sorted(sides_of(finals[0]))
    result = sum(result_of(one, finals[0]) for one in window(found, index, 1, 1) if one.span.covers(finals[0].span))
    for half in halves:
        less, more = sorted(sides_of(half))
        stood = _stood_before(passage, half)
        gap = document.text[min(half.end, finals[0].end) : max(half.start, finals[0].start)]
        turned = stood and stood == -result and _name().search(gap) is None
        if less > low or more > high or (turned and more > low):
            yield Hit(
                *half.span,
                f"{as_written(document, half)} at half-time cannot become {as_written(document, finals[0])}",
                related=(Related(*finals[0].span, "the final score"),),
            )


def _stood_before(passage: Passage, half: Quantity) -> int:
    """1 for who was ahead at the break, -1 for who was behind, 0 if neither is said right before the score."""
    stood = _stood().search(passage.before(half.start, 12))
    return 0 if stood is None else 1 if stood["ahead"] else -1


@cache
def _name() -> re.Pattern[str]:
    """A name, which may be of the other side; a sentence may open with a capital."""
    return re.compile(r"(?<![.!?] )(?<![.!?]\n\n)\b[A-Z]")


def goals_after_the_break(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """Who trails 1-0 at the break and scores three times more has three."""
    match = _goals_then().search(passage.low)
    if len(scores) != 2 or match is None or not (won_it().search(passage.low) and break_in_play().search(passage.low)):
        return
    half, final = scores
    stood = _stood().search(passage.before(half.start, 40)) or _stood().match(passage.behind(half.end, 12))
    if stood is None:
        return
    before = max(sides_of(half)) if stood["ahead"] else min(sides_of(half))
    made = before + number(match["number"])
    if made == max(sides_of(final)):
        return
    start = passage.span.start
    yield Hit(
        *final.span,
        f"{plain(before)} and {match['number']} more make {plain(made)}, not the {plain(max(sides_of(final)))} of "
        f"{as_written(document, final)}",
        related=(
            Related(*half.span, "the score at the break"),
            Related(start + match.start(), start + match.end(), "what was added"),
        ),
    )


@cache
def _goals_then() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:scor(?:ed|ing)|add(?:ed|ing)|struck|netted|hit|with(?=(?: [\w-]+){{1,3}} goals\b))"
        rf" (?P<number>{NUMBER}|twice|once)\b"
        r"(?: times| goals| more| unanswered goals| second-half goals)?"
    )


@cache
def _stood() -> re.Pattern[str]:
    return re.compile(r"(?:\b|\A )(?:(?P<ahead>leading|led|ahead|up)|trail\w+|behind|down)\b")


def parts_that_add_up(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """Quarters of 20-18, 22-25, 19-21 and 30-20 make 91-84; 24-20 and then 30-22 makes 54-42."""
    if not 3 <= len(scores) <= 6 or not _parts().search(passage.low) or aggregate_behind().search(passage.low):
        return
    *parts, whole = scores
    if len(parts) > 2 and not _periods_named().search(passage.low):
        return
    nil = Fraction(0)
    made = (
        sum((first for first, _ in map(sides_of, parts)), nil),
        sum((second for _, second in map(sides_of, parts)), nil),
    )
    if sides_of(whole) in (made, made[::-1]) or max(made) > 3 * max(sides_of(whole)):
        return
    yield Hit(
        *whole.span,
        f"{listed([as_written(document, part) for part in parts])} make {plain(made[0])}-{plain(made[1])}, "
        f"not {as_written(document, whole)}",
        related=tuple(Related(*part.span, "a part") for part in parts),
    )


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(
        r"\boutscored\b|\b(?:quarter|period|inning|frame)(?:s|-by-\w+)?(?: scores?| scoring)? (?:of|were)\b"
    )


@cache
def _periods_named() -> re.Pattern[str]:
    return re.compile(r"\b(?:quarters?|periods?|innings?|frames?|half|halves)\b")


@cache
def _at_the_break() -> re.Pattern[str]:
    return re.compile(
        r"(?: [a-z]+){0,2} (?:at|by|after|going into|heading into|into) (?:half-?time"
        r"|the (?:half|break|interval|turn|opening quarter|(?:first|second|third) (?:half|quarter|period|inning))"
        r"|(?:one|two|three) (?:quarters?|periods?|innings?)|half an hour)\b"
        r"|,? (?:half-?time|interval) (?:lead|score|deficit|advantage)\b"
    )
