import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, Role, Span, rule
from newslint.views.quantities import Kind, Quantity
from newslint_rules.numbers._arithmetic import as_written, listed, plain
from newslint_rules.numbers._pairs import NUMBER, number, pairs
from newslint_rules.numbers._passages import HEADS, Passage, passages, window
from newslint_rules.numbers._periods import periods_against_final
from newslint_rules.numbers._scorers import Goals, goals
from newslint_rules.numbers._series import games_against_series

_MOST_SETS: Final = 4  # that a match is won with, as in table tennis


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
        scores = _scores(passage)
        if passage.role in HEADS:
            if scores:
                yield from _in_headline(document, found, index, scores)
            continue
        yield from _record(passage)
        yield from _rounds(passage)
        yield from _periods(document, found, index)
        yield from _runs_in_periods(document, found, index, scores)
        yield from _totals(document, found, index)
        yield from _aggregate(document, found, index, scores)
        yield from _games(found, index)
        yield from games_against_series(document, window(found, index, 0, 1))
        if not scores:
            yield from _margin_of_before(document, found, index)
            continue
        yield from _loser_first(document, passage, scores)
        yield from _set_by_set(document, passage, scores)
        yield from _parts_in_a_row(document, passage, scores)
        for claimed in window(found, index, 1, 1):
            if claimed is passage or not (_scores(claimed) or _other_match().search(claimed.low)):
                yield from _sets(document, passage, scores, claimed)
        by_period = list(periods_against_final(found, index))
        yield from by_period
        yield from _sweep(document, passage, scores)
        yield from _held_to(document, passage, scores)
        yield from _goals(document, passage, scores)
        yield from _wins(document, found, index, scores)
        yield from _half_time(document, found, index, scores)
        yield from _second_half(document, passage, scores)
        yield from _margin(document, passage, scores)
        yield from _summed(document, passage, scores) if not by_period else ()


def _scores(passage: Passage) -> list[Quantity]:
    """The scores of a sentence, without records and tie-breaks in brackets, and with sets lost, such as 22-25."""
    told = [figure for figure in passage.figures if figure.to is not None]
    if not any(figure.kind is Kind.SCORE for figure in told):
        return []
    return [
        figure
        for figure in told
        if (
            figure.kind is Kind.SCORE
            or (figure.kind is Kind.COUNT and _hyphened().fullmatch(passage.between(*figure.span)))
        )
        and (passage.before(figure.start, 1) != "(" or _opens_row().match(passage.behind(figure.end, 8)))
    ]


@cache
def _opens_row() -> re.Pattern[str]:
    """More scores in the brackets: a match set by set, and no record."""
    return re.compile(r"[,;]? \d{1,3}[-–]\d")


@cache
def _hyphened() -> re.Pattern[str]:
    return re.compile(r"\d{1,2}[-–]\d{1,2}")


def _sides(figure: Quantity) -> tuple[Fraction, Fraction]:
    assert figure.to is not None  # scores have two sides
    return figure.value, figure.to


def _aggregate(document: Document, found: Sequence[Passage], index: int, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """3-2 on aggregate after a 2-1 win and a 1-0 defeat: no way to add the legs gives the whole."""
    passage = found[index]
    near = window(found, index, 2, 2)
    if any(_penalties().search(one.low) for one in near):
        return
    legs = [figure for one in near for figure in _scores(one)]
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
    (a, b), (c, d) = map(_sides, legs)
    signs = [_result(one, leg) for leg in legs for one in near if one.span.covers(leg.span)]
    if not aggregates:
        yield from _outcome_on_aggregate(document, passage, legs, signs)
        return
    possible = {tuple(sorted(total)) for total in ((a + c, b + d), (a + d, b + c))}
    if len(signs) == 2 and all(signs):
        same = signs[0] == signs[1]
        possible = {tuple(sorted(_with_signs(_sides(legs[0]), _sides(legs[1]), same=same)))}
    if tuple(sorted(_sides(aggregates[0]))) in possible:
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
    lead = sum(sign * abs(first - second) for sign, (first, second) in zip(signs, map(_sides, legs), strict=True))
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


def _result(passage: Passage, leg: Quantity) -> int:
    """1 for a leg that is told as won, -1 for one lost, 0 if neither is said."""
    behind = _outcome().match(passage.behind(leg.end, 30))
    if behind:
        return 1 if behind["won"] else -1
    before = list(_verdict().finditer(passage.before(leg.start, 40)))
    return 0 if not before else 1 if before[-1]["won"] else -1


@cache
def _outcome() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+)? (?:(?P<won>win|victory|triumph)|loss|defeat)\b")


@cache
def _verdict() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<won>w[io]n|wins|winning|took|tak(?:es|ing)|claimed|clinched"
        r"|edged|beat|beating|finish(?:ed|ing) (?:it|them) off)"
        r"|los(?:t|es|ing)|dropp(?:ed|ing)|fell|falling|beaten|went down)\b"
    )


def _is_aggregate(passage: Passage, figure: Quantity) -> bool:
    if figure.start < passage.span.start or figure.end > passage.span.end:
        return False
    behind, before = passage.behind(figure.end, 24), passage.before(figure.start, 40)
    return bool(_aggregate_behind().match(behind) or _aggregate_before().search(before))


def _sets(document: Document, passage: Passage, scores: Sequence[Quantity], claimed: Passage) -> Iterator[Hit]:
    """6-4, 3-6, 6-2 in straight sets, or in five sets, as `claimed` says: the same sentence, or the one before."""
    rows = [row for row in _rows(passage, scores) if len(row) > 1 or max(_sides(row[0])) > _MOST_SETS]
    if len(rows) != 1 or len(rows[0]) < 2:
        return
    row = rows[0]
    related = tuple(Related(*figure.span, "a set") for figure in row)
    won = {first > second for first, second in map(_sides, row)}
    for match in _straight().finditer(claimed.low):
        claim = Span(claimed.span.start + match.start(), claimed.span.start + match.end())
        if match["swept"] and (len(row) < 3 or _sweep_denied().search(claimed.low)):
            continue  # the scores of a series
        if len(won) > 1 and not _turn().search(_gap(passage, claim, row)):
            lost = next(
                figure for figure in row if (figure.value > (figure.to or 0)) != (row[-1].value > (row[-1].to or 0))
            )
            yield Hit(*claim, f"{as_written(document, lost)} went to the loser: not {match[0]}", related=related)
    for match in _dropped().finditer(claimed.low):
        fewer = _fewer(row)
        claim = Span(claimed.span.start + match.start(), claimed.span.start + match.end())
        if fewer != 1 and not _turn().search(_gap(passage, claim, row)):
            yield Hit(*claim, f"{fewer} sets were lost, not one", related=related)
    for match in _sets_to().finditer(claimed.low):
        claim = Span(claimed.span.start + match.start(), claimed.span.start + match.end())
        fewer = _fewer(row)
        said = (number(match["won"]), number(match["lost"]))
        if len(row) > 1 and said != (len(row) - fewer, fewer) and not _turn().search(_gap(passage, claim, row)):
            yield Hit(*claim, f"the sets are {len(row) - fewer} to {fewer}, not {match[0]}", related=related)
    for match in _in_sets().finditer(claimed.low):
        many = number(match["number"])
        claim = Span(claimed.span.start + match.start("words"), claimed.span.start + match.end("words"))
        if many != len(row) and 2 <= many <= 5 and not _turn().search(_gap(passage, claim, row)):
            yield Hit(*claim, f"{len(row)} sets are listed, not {match['number']}", related=related)


def _set_by_set(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """Who takes the first set 6-3 and loses the second 6-4 does not win in straight sets."""
    sets = [figure for figure in scores if _which_set().search(passage.before(figure.start, 24))]
    if len(sets) < 2 or " set" not in passage.low:
        return
    signs = [_result(passage, figure) for figure in sets]
    if 0 in signs:
        return
    related = tuple(Related(*figure.span, "a set") for figure in sets)
    won = signs.count(1), signs.count(-1)
    start = passage.span.start
    for match in _straight().finditer(passage.low) if min(won) else ():
        yield Hit(start + match.start(), start + match.end(), f"a set was lost: not {match[0]}", related=related)
    for whole in scores:
        if whole not in sets and max(_sides(whole)) <= 3 and sorted(_sides(whole)) != sorted(won):
            yield Hit(
                *whole.span,
                f"the sets are {max(won)} to {min(won)}, not {as_written(document, whole)}",
                related=related,
            )


def _parts_in_a_row(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """3-1 (25-21, 25-19, 25-23): the sets, or the periods, are listed right behind the score of the match."""
    rows = _rows(passage, scores)
    if _unfinished().search(passage.low):
        return
    for (*_, whole), row in pairwise(rows):
        if len(row) < 2 or _right_behind().fullmatch(passage.between(whole.end, row[0].start)) is None:
            continue
        first, second = map(int, _sides(whole))
        sides = list(map(_sides, row))
        won = (sum(one > other for one, other in sides), sum(one < other for one, other in sides))
        made = (int(sum(one for one, _ in sides)), int(sum(other for _, other in sides)))
        fits = [sorted(one) == sorted((first, second)) for one in (won, made)]
        sets = max(first, second) <= _MOST_SETS and all(max(one) >= 6 and one[0] != one[1] for one in sides)
        periods = len(row) > 2 and max(map(max, sides)) <= max(first, second)
        if any(fits) or not (sets or periods):
            continue
        one, other = won if sets else made
        yield Hit(
            *whole.span,
            f"{listed([as_written(document, part) for part in row])} make {max(one, other)}-{min(one, other)}, "
            f"not {as_written(document, whole)}",
            related=tuple(Related(*part.span, "a set" if sets else "a part") for part in row),
        )


@cache
def _right_behind() -> re.Pattern[str]:
    """Nothing but a bracket, or a few words, between the score of a match and its sets."""
    return re.compile(r"[,:;]? (?:\(|(?:[a-z-]+ ){0,3}(?:with (?:sets|scores|games|periods) of |by ))?|:? –? ?")


@cache
def _unfinished() -> re.Pattern[str]:
    return re.compile(r"\b(?:retir\w+|aggregate|abandon\w+|walkover|forfeit\w*|penalties|shoot-?out|record)\b")


@cache
def _which_set() -> re.Pattern[str]:
    return re.compile(r"\bthe (?:first|opening|second|third|fourth|fifth|final|last|deciding)(?: set)?,? \Z")


@cache
def _other_match() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:had|earlier|other|last|previous\w*|next|again|same|before|will|would|ago|faces?|who|plays|meets?)\b"
    )


def _fewer(row: Sequence[Quantity]) -> int:
    """How many sets the loser of the match won."""
    lost = sum(first < second for first, second in map(_sides, row))
    return min(lost, len(row) - lost)


def _rows(passage: Passage, scores: Sequence[Quantity]) -> list[list[Quantity]]:
    """Scores that follow each other with nothing but a comma and a tie-break between them."""
    rows: list[list[Quantity]] = []
    for figure in scores:
        if rows and _next_set().fullmatch(passage.between(rows[-1][-1].end, figure.start)):
            rows[-1].append(figure)
        else:
            rows.append([figure])
    return rows


def _gap(passage: Passage, claim: Span, row: Sequence[Quantity]) -> str:
    if not passage.span.covers(claim):
        return ""
    return passage.between(claim.end, row[0].start) or passage.between(row[-1].end, claim.start)


def _periods(document: Document, found: Sequence[Passage], index: int) -> Iterator[Hit]:
    """Quarters of 22, 18, 25 and 20 points make 85; the score may be in the sentences before."""
    passage = found[index]
    if not _periods_named().search(passage.low) or _more_time().search(passage.low):
        return
    lists = [match for match in _points().finditer(passage.low) if _is_by_period(passage, match)]
    near = [one for one in (passage, *reversed(window(found, index, 2)[:-1])) if not _another_time().search(one.low)]
    told = [[pair for pair in pairs(one) if not pair.of and pair.high > 3] for one in near]
    final = next((one for one in told if one), [])
    if not lists or len(final) != 1 or any(_more_time().search(one.low) for one in near):
        return
    start = passage.span.start
    for match in lists:
        points = [number(word) for word in _digits().findall(match[0])]
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
    many = len(_digits().findall(points[0]))
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


def _rounds(passage: Passage) -> Iterator[Hit]:
    """Rounds of 68, 70, 71 and 69 make 278."""
    match = _round_scores().search(passage.low) if "rounds of" in passage.low else None
    if match is None:
        return
    points = [int(figure) for figure in _digits().findall(match["rounds"])]
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


def _runs_in_periods(
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
        if len(near) != 1 or max(_sides(near[0])) > 2 * sum(points):
            return
        place, right = near[0].span, {int(side) for side in _sides(near[0])}
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


def _totals(document: Document, found: Sequence[Passage], index: int) -> Iterator[Hit]:
    """Who is all out for 245 in pursuit of 287 loses by 41 runs, or by 42 where 287 is what the others made."""
    passage = found[index]
    claim = _by_runs().search(passage.low) if " runs" in passage.low else None
    if claim is None or _innings().search(passage.low):
        return
    margin, start = number(claim["margin"]), passage.span.start
    near = [one for one in window(found, index, 2) if not _another_time().search(one.low) or one is passage]
    totals = [
        (figure, one)
        for one in near
        for figure in one.figures
        if figure.kind is Kind.COUNT
        and figure.to is None
        and (figure.noun in (None, "run"))
        and margin < figure.value < 1000
        and (_made().search(one.before(figure.start, 30)) or _wickets().match(one.behind(figure.end, 20)))
        and not claim.start() <= figure.start - start < claim.end()
    ]
    values = sorted({int(figure.value) for figure, _ in totals})
    if len(values) == 2 and margin and values[1] - values[0] not in (margin, margin + 1):
        most, least = values[1], values[0]
        yield Hit(
            start + claim.start("claim"),
            start + claim.end("claim"),
            f"{least} to {most} is {most - least - 1} or {most - least} short, not {claim['margin']}",
            related=tuple(Related(*figure.span, "a total") for figure, _ in totals),
        )


@cache
def _by_runs() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<claim>by (?:just |only )?(?P<margin>{NUMBER}) runs)\b")


@cache
def _made() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:chas\w+|chase of|pursuit of|target of|total of|needing|set|(?:out|dismissed|skittled) for|made|reached"
        r"|(?:finished|ended) on|managed|posted|scored|(?:ran|piled) up|compiled|amassed|(?:limited|held|restricted) to"
        r"|repl(?:y to|ied with)|to|of|on|for)(?: only| just| a)? \Z"
    )


@cache
def _wickets() -> re.Pattern[str]:
    return re.compile(rf" (?:for (?:{NUMBER})\b|all out|declared|in (?:reply|their))")


@cache
def _innings() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:an innings|first innings|second innings|duckworth|dls|rain|reduced|revised|net run rate)\b"
    )


def _loser_first(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """Nobody wins 1-3: where a win has its score behind it, the winner's figure comes first."""
    for figure in scores:
        first, second = _sides(figure)
        won = _won_with().search(passage.before(figure.start, 12))
        if first < second and won and not _on_penalties().match(passage.behind(figure.end, 30)):
            yield Hit(*figure.span, f"{as_written(document, figure)} is no win: the winner's figure comes first")


@cache
def _won_with() -> re.Pattern[str]:
    return re.compile(r"\b(?:won|winning|to win) $")


@cache
def _on_penalties() -> re.Pattern[str]:
    return re.compile(r",| (?:on|in|and|under|at odds)\b(?! \w+day)|-")


def _in_headline(document: Document, found: Sequence[Passage], index: int, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """The score of the headline is none that the story has."""
    headline = found[index]
    body = [passage for passage in found if passage.role not in HEADS]
    told = [figure for passage in body for figure in passage.figures if figure.kind is Kind.SCORE and figure.to]
    lead = [figure for passage in body[:2] for figure in passage.figures if figure.kind is Kind.SCORE and figure.to]
    if headline.role is not Role.HEADLINE or len(scores) != 1 or len({figure[3:5] for figure in lead}) != 1:
        return
    if _no_result().search(headline.low) or any(sorted(_sides(one)) == sorted(_sides(scores[0])) for one in told):
        return
    if _no_result().search(body[0].low) or max(_sides(scores[0])) > 3 * max(_sides(lead[0])) + 3:
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


def _sweep(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """A series that was swept has no game lost."""
    match = _swept().search(passage.low)
    if match is None or len(scores) != 1 or min(_sides(scores[0])) == 0 or max(_sides(scores[0])) > 6:
        return
    start = passage.span.start
    if abs(scores[0].start - start - match.end()) > 60 or _sweep_denied().search(passage.low):
        return
    yield Hit(
        *scores[0].span,
        f"a series that ended {as_written(document, scores[0])} was not swept",
        related=(Related(start + match.start(), start + match.end(), "says it was"),),
    )


def _held_to(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """Who holds the others to 61 points does not win 70-58."""
    match = _limited().search(passage.low)
    if match is None or len(scores) != 1 or _break().search(passage.low) or _another_time().search(passage.low):
        return
    least, start = min(_sides(scores[0])), passage.span.start
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


def _half_time(document: Document, found: Sequence[Passage], index: int, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """Who leads 2-0 at half-time cannot win 1-0."""
    passage = found[index]
    halves = [one for one in scores if _at_the_break().match(passage.behind(one.end, 30))]
    near = [figure for one in window(found, index, 1) for figure in one.figures if figure.kind is Kind.SCORE]
    near += [figure for one in window(found, index, 0, 1)[1:] for figure in _scores(one)]
    finals = [figure for figure in near if figure not in halves and figure.to is not None]
    if not halves or len(finals) != 1:
        return
    low, high = sorted(_sides(finals[0]))
    result = sum(_result(one, finals[0]) for one in window(found, index, 1, 1) if one.span.covers(finals[0].span))
    for half in halves:
        less, more = sorted(_sides(half))
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


def _second_half(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """Who trails 1-0 at the break and scores three times more has three."""
    match = _goals_then().search(passage.low)
    if len(scores) != 2 or match is None or not (_won_it().search(passage.low) and _break().search(passage.low)):
        return
    half, final = scores
    stood = _stood().search(passage.before(half.start, 40)) or _stood().match(passage.behind(half.end, 12))
    if stood is None:
        return
    before = max(_sides(half)) if stood["ahead"] else min(_sides(half))
    made = before + number(match["number"])
    if made == max(_sides(final)):
        return
    start = passage.span.start
    yield Hit(
        *final.span,
        f"{plain(before)} and {match['number']} more make {plain(made)}, not the {plain(max(_sides(final)))} of "
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


@cache
def _break() -> re.Pattern[str]:
    return re.compile(r"\b(?:break|interval|half-?time|second half|after the restart)\b")


@cache
def _won_it() -> re.Pattern[str]:
    return re.compile(r"\b(?:w[io]n|winning|wins|victory|beat|beating|triumph\w*)\b")


def _margin(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """Who wins 101-96 wins by five points."""
    if len(scores) > 2:
        return
    for match in _by_so_many().finditer(passage.low):
        margin = number(match["number"] or match["count"] or match["of"] or match["bare"])
        start = passage.span.start + match.start()
        score = min(scores, key=lambda one: min(abs(one.start - start), abs(one.end - start)))
        claim = Span(start, passage.span.start + match.end())
        gap = passage.between(score.end, claim.start) or passage.between(claim.end, score.start)
        if margin > 2 * max(_sides(score)) + 3:
            continue  # runs of cricket beside the score of a series
        if len(gap) > 60 or _turn().search(gap) or not margin or _another_time().search(passage.low):
            continue
        if any(abs(first - second) == margin for first, second in map(_sides, scores)):
            continue
        high, low = sorted(_sides(score), reverse=True)
        yield Hit(
            *claim,
            f"{as_written(document, score)} is a margin of {plain(high - low)}, not {margin}",
            related=(Related(*score.span, "the score"),),
        )


def _margin_of_before(document: Document, found: Sequence[Passage], index: int) -> Iterator[Hit]:
    """They won 112-97. The margin of 25 points was their widest."""
    passage, before = found[index], window(found, index, 1)[0]
    scores = [figure for figure in before.figures if figure.kind is Kind.SCORE and figure.to is not None]
    match = _margin_told().match(passage.low) or _so_many_win().match(passage.low)
    if len(scores) != 1 or match is None or before is passage:
        return
    margin, (low, high) = number(match["number"]), sorted(_sides(scores[0]))
    if margin and margin != high - low and not _another_time().search(before.low):
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


@cache
def _another_time() -> re.Pattern[str]:
    """Words that tell of a lead or margin that was not the final one."""
    return re.compile(
        r"\b(?:led|lead|leading|trail\w*|half|halftime|half-time|quarter|at one (?:stage|point)|rall\w+|eras\w+"
        r"|overc[ao]m\w+ (?:an?|the|its|his|her|their)|squander\w+|blew|deficit|comeback|previous"
        r"|last (?:week|month|year|season)"
        r"|first (?:leg|match|game|meeting))\b"
    )


def _summed(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """Quarters of 20-18, 22-25, 19-21 and 30-20 make 91-84; 24-20 and then 30-22 makes 54-42."""
    if not 3 <= len(scores) <= 6 or not _parts().search(passage.low) or _aggregate_behind().search(passage.low):
        return
    *parts, whole = scores
    if len(parts) > 2 and not _periods_named().search(passage.low):
        return
    nil = Fraction(0)
    made = (
        sum((first for first, _ in map(_sides, parts)), nil),
        sum((second for _, second in map(_sides, parts)), nil),
    )
    if _sides(whole) in (made, made[::-1]) or max(made) > 3 * max(_sides(whole)):
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


def _record(passage: Passage) -> Iterator[Hit]:
    """Seven wins, two draws and three defeats make 12 games; draws may go without saying."""
    if not _many_games().search(passage.low):
        return
    for told in _record_of_games().finditer(passage.low):
        made = sum(int(part) for part in _digits().findall(told["record"]))
        if made != number(told["games"]):
            start = passage.span.start
            yield Hit(
                start + told.start("games"),
                start + told.end("games"),
                f"a record of {told['record']} is of {made} games, not {told['games']}",
                related=(Related(start + told.start("record"), start + told.end("record"), "the record"),),
            )
    games = list(_games_played().finditer(passage.low))
    parts = {match.lastgroup: match for match in _results().finditer(passage.low)}
    if len(games) != 1 or len(parts) < 2 or len(list(_results().finditer(passage.low))) != len(parts):
        return
    numbers = [number(match[str(match.lastgroup)]) for match in parts.values()]
    whole, made = number(games[0]["games"]), sum(numbers)
    if 0 in numbers or not whole or made == whole or (made < whole and parts.keys().isdisjoint(("drawn", "draws"))):
        return
    start, place = passage.span.start, games[0].span("games")
    yield Hit(
        start + place[0],
        start + place[1],
        f"{listed([str(one) for one in numbers])} make {made}, not {games[0]['games']} games",
        related=tuple(Related(start + one.start(), start + one.end(), "the results") for one in parts.values()),
    )


@cache
def _record_of_games() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<record>\d{1,3}[-–]\d{1,3}(?:[-–]\d{1,3})?) record (?:[a-z]+ ){0,2}?(?:over|in|from|after"
        r"|through|across)"
        rf" (?:the |their |its |his |her )?(?:first |opening |last |past )?(?P<games>{NUMBER}) (?:games|matches"
        r"|starts|bouts|fights)\b"
    )


@cache
def _many_games() -> re.Pattern[str]:
    return re.compile(r"\b(?:games|matches|fixtures|outings|starts|contests|bouts|fights)\b")


@cache
def _games_played() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:of|in|from|out of|after|over|played|through)(?: (?:all|the|their|its|his|her))?"
        rf"(?: (?:first|last|opening|past|previous))?"
        rf" (?P<games>{NUMBER}) (?:[a-z]+ )?(?:games|matches|fixtures|outings|starts|contests|bouts|fights)\b"
    )


@cache
def _results() -> re.Pattern[str]:
    verbs = {"won": "won|winning|wins", "lost": "lost|losing|loses", "drawn": "drawn|drew|drawing|draws|tied|tying"}
    nouns = {"wins": "wins?|victories", "losses": "loss(?:es)?|defeats?", "draws": "draws?|ties"}
    each = "|".join(
        [rf"(?:{words})(?: only| just)? (?P<{name}>{NUMBER})" for name, words in verbs.items()]
        + [rf"(?P<{name}>{NUMBER}) (?:{words})" for name, words in nouns.items()]
    )
    return re.compile(rf"\b(?:{each})\b(?![-–]| (?:straight|in a row|points|goals|more|sets))")


@cache
def _at_the_break() -> re.Pattern[str]:
    return re.compile(
        r"(?: [a-z]+){0,2} (?:at|by|after|going into|heading into|into) (?:half-?time"
        r"|the (?:half|break|interval|turn|opening quarter|(?:first|second|third) (?:half|quarter|period|inning))"
        r"|(?:one|two|three) (?:quarters?|periods?|innings?)|half an hour)\b"
        r"|,? (?:half-?time|interval) (?:lead|score|deficit|advantage)\b"
    )


def _goals(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """A hat-trick and two goals make five; runs in three innings make what was scored."""
    if len(scores) != 1:
        return
    if each := _in_each().search(passage.low):
        made = 2 * number(each["number"])
        if made not in _sides(scores[0]) and _won_it().search(passage.low):
            start = passage.span.start
            yield Hit(
                *scores[0].span,
                f"{each['number']} in each half make {made}, which {as_written(document, scores[0])} does not have",
                related=(Related(start + each.start(), start + each.end(), "the parts"),),
            )
        return
    if (names := _scorers().search(passage.low)) and _nobody_else().search(passage.low):
        made = len(_between_names().findall(names["names"])) + 1
        if made != max(_sides(scores[0])):
            start = passage.span.start
            yield Hit(
                *scores[0].span,
                f"{made} scorers of a goal each do not make {as_written(document, scores[0])}",
                related=(Related(start + names.start("names"), start + names.end("names"), "the scorers"),),
            )
        return
    told = goals(passage.span.of(document.text), passage.low)
    runs = [Goals(number(match["number"]), *match.span()) for match in _run().finditer(passage.low)]
    scored = len(told) > 1
    halves = not scored and len(runs) == 2 and "first half" in passage.low and "second" in passage.low
    parts = told if scored else runs
    if len(parts) < (2 if scored or halves else 3) or len(parts) > 9:
        return
    made = sum(one.number for one in parts)
    most = max(_sides(scores[0]))
    if made <= sum(_sides(scores[0])) and scored and _both_sides().search(passage.low):
        return
    everything = not scored or _nobody_else().search(passage.low)
    if made <= most and not (everything and made not in _sides(scores[0])):
        return
    start = passage.span.start
    yield Hit(
        *scores[0].span,
        f"{listed([str(one.number) for one in parts])} make {made}, "
        f"which {as_written(document, scores[0])} does not have",
        related=tuple(Related(start + one.start, start + one.end, "a part") for one in parts),
    )


def _games(found: Sequence[Passage], index: int) -> Iterator[Hit]:
    """Three games to one, but the games that follow, from the first to the last, are two wins and a defeat."""
    near = window(found, index, 0, 1)
    claims = [(pair, one) for one in near for pair in pairs(one) if pair.of in ("game", "match", "test", "rubber")]
    if len(claims) != 1:
        return
    claim, _ = claims[0]
    results = [(one, figure) for one in near for figure in _scores(one)]
    signs = [_result(one, figure) for one, figure in results]
    low = " ".join(one.low for one in near)
    if len(results) < 2 or 0 in signs or not _opener().search(low) or _another_time().search(low):
        return
    won = signs.count(1), signs.count(-1)
    whole = _decider().search(low) and sum(won) >= claim.high + claim.low - 1
    if max(won) > claim.high or min(won) > claim.low or (whole and sorted(won) != sorted(claim.sides)):
        yield Hit(
            *claim.span,
            f"{won[0]} wins and {won[1]} defeats are told of, not {claim.text}",
            related=tuple(Related(*figure.span, "a game") for _, figure in results),
        )


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(r"\b(?:opener|opening|first|game one|game 1)\b")


@cache
def _decider() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:finish\w+|clinch\w+|decid(?:er|ing)|end(?:ed|ing) it|seal\w+|last|final|wrapp\w+"
        r"|complet\w+|clos\w+ out)\b"
    )


def _wins(document: Document, found: Sequence[Passage], index: int, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """A series won 3-1 has three wins."""
    passage = found[index]
    if len(scores) != 1 or not _series().search(passage.before(scores[0].start, 30)) or index + 1 == len(found):
        return
    match = _won().search(found[index + 1].low)
    if match is None or number(match["number"]) in _sides(scores[0]):
        return
    start = found[index + 1].span.start
    yield Hit(
        *scores[0].span,
        f"{as_written(document, scores[0])} does not go with {match[0]}",
        related=(Related(start + match.start(), start + match.end(), "the games"),),
    )


@cache
def _scorers() -> re.Pattern[str]:
    """Goals from three players, who scored once each."""
    return re.compile(
        r"\A(?=.*\b(?:each (?:of|scored|struck|got)|once each|one each|apiece)\b).*?\bgoals (?:from|by)"
        r" (?P<names>[a-z' ,.-]{5,120}?)"
        r" (?:gave|lifted|earned|secured|sealed|handed|put|saw|made|ensured|took|helped)\b"
    )


@cache
def _between_names() -> re.Pattern[str]:
    return re.compile(r", and |,| and ")


@cache
def _both_sides() -> re.Pattern[str]:
    """Words that tell of goals of either side, or not of this match alone."""
    return re.compile(
        r"\b(?:but|before|although|despite|repl\w+|pulled|consol\w+|conced\w+|own goal|equali\w+|levell?ed|drew|draw"
        r"|drawn|tie|tied|season|week|after|since|career)\b"
    )


@cache
def _in_each() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<number>{NUMBER}|a)(?: goals?)? in (?:each|either) half\b")


@cache
def _run() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<number>{NUMBER})(?: runs?| goals?| points?| more)? in the (?:\d+[a-z]+|[a-z]+th|first|second|third)\b"
    )


@cache
def _nobody_else() -> re.Pattern[str]:
    return re.compile(r"\b(?:only scorers|nobody else|no one else|no other|none of the others)\b")


@cache
def _series() -> re.Pattern[str]:
    return re.compile(r"\bseries(?: by)? $")


@cache
def _won() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<number>{NUMBER}) (?:[a-z]+ )?wins\b")


@cache
def _aggregate_behind() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:win|victory|defeat|loss|winners|score))? (?:on|over) (?:aggregate|two legs|the two legs)"
        r"|,? (?:on )?aggregate\b"
    )


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


@cache
def _straight() -> re.Pattern[str]:
    return re.compile(
        r"\bstraight[- ](?:sets?|games|frames)\b|\bwithout (?:dropping|losing|conceding|the loss of) a (?:set|game)\b"
        r"|\b(?P<swept>swept|sweep)\b"
    )


@cache
def _in_sets() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\bfirst )(?<!\blast )(?<!\bnext )(?<!\bwon )(?<!\blost )(?<!-)(?<!\bof )\b"
        r"(?P<words>(?P<number>two|three|four|five|[2-5])(?: (?!the\b)[a-z]+)?[- ]set(?:s|ter))\b"
        r"(?! (?:up|to (?:love|nil|none|one|two|\d)|ahead|down|all|apiece|each|points?|behind|in front))"
    )


@cache
def _dropped() -> re.Pattern[str]:
    return re.compile(r"\b(?:dropp\w+|los(?:t|ing)|for the loss of) (?:only |just )?(?:one|a single) set\b")


@cache
def _sets_to() -> re.Pattern[str]:
    return re.compile(r"\b(?P<won>two|three) sets to (?P<lost>love|nil|none|one|two)\b")


@cache
def _next_set() -> re.Pattern[str]:
    return re.compile(r"(?: \(\d+(?:-\d+)?\))?,? (?:and )?")


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(r";|\b(?:while|but|and [a-z]+|when|whereas)\b")


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"\d+")


@cache
def _swept() -> re.Pattern[str]:
    return re.compile(r"\b(?:swept|sweep|sweeping|winning every game|won every (?:game|match))\b")


@cache
def _sweep_denied() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:avoid\w*|prevent\w*|deny|denied|could|hop(?:e|es|ing)|after being|since|or|to sweep|lead|leads|led)\b"
    )
