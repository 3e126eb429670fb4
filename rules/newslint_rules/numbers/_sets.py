"""Matches and series told set by set or game by game: who won, in how many, and the score that they add up to."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from newslint import Document, Hit, Related, Span
from newslint.views.quantities import Quantity
from newslint_rules.numbers._arithmetic import as_written, listed
from newslint_rules.numbers._pairs import number
from newslint_rules.numbers._passages import Passage
from newslint_rules.numbers._scores import result_of, sides_of, turn

_MOST_SETS: Final = 4  # that a match is won with, as in table tennis


def number_of_sets(document: Document, passage: Passage, scores: Sequence[Quantity], claimed: Passage) -> Iterator[Hit]:
    """6-4, 3-6, 6-2 in straight sets, or in five sets, as `claimed` says: the same sentence, or the one before."""
    rows = [row for row in _rows(passage, scores) if len(row) > 1 or max(sides_of(row[0])) > _MOST_SETS]
    if len(rows) != 1 or len(rows[0]) < 2:
        return
    row = rows[0]
    related = tuple(Related(*figure.span, "a set") for figure in row)
    won = {first > second for first, second in map(sides_of, row)}
    for match in _straight().finditer(claimed.low):
        claim = Span(claimed.span.start + match.start(), claimed.span.start + match.end())
        if match["swept"] and (len(row) < 3 or _sweep_denied().search(claimed.low)):
            continue  # the scores of a series
        if len(won) > 1 and not turn().search(_gap(passage, claim, row)):
            lost = next(
                figure for figure in row if (figure.value > (figure.to or 0)) != (row[-1].value > (row[-1].to or 0))
            )
            yield Hit(*claim, f"{as_written(document, lost)} went to the loser: not {match[0]}", related=related)
    for match in _dropped().finditer(claimed.low):
        fewer = _fewer(row)
        claim = Span(claimed.span.start + match.start(), claimed.span.start + match.end())
        if fewer != 1 and not turn().search(_gap(passage, claim, row)):
            yield Hit(*claim, f"{fewer} sets were lost, not one", related=related)
    for match in _sets_to().finditer(claimed.low):
        claim = Span(claimed.span.start + match.start(), claimed.span.start + match.end())
        fewer = _fewer(row)
        said = (number(match["won"]), number(match["lost"]))
        if len(row) > 1 and said != (len(row) - fewer, fewer) and not turn().search(_gap(passage, claim, row)):
            yield Hit(*claim, f"the sets are {len(row) - fewer} to {fewer}, not {match[0]}", related=related)
    for match in _in_sets().finditer(claimed.low):
        many = number(match["number"])
        claim = Span(claimed.span.start + match.start("words"), claimed.span.start + match.end("words"))
        if many != len(row) and 2 <= many <= 5 and not turn().search(_gap(passage, claim, row)):
            yield Hit(*claim, f"{len(row)} sets are listed, not {match['number']}", related=related)


def set_by_set(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """Who takes the first set 6-3 and loses the second 6-4 does not win in straight sets."""
    sets = [figure for figure in scores if _which_set().search(passage.before(figure.start, 24))]
    if len(sets) < 2 or " set" not in passage.low:
        return
    signs = [result_of(passage, figure) for figure in sets]
    if 0 in signs:
        return
    related = tuple(Related(*figure.span, "a set") for figure in sets)
    won = signs.count(1), signs.count(-1)
    start = passage.span.start
    for match in _straight().finditer(passage.low) if min(won) else ():
        yield Hit(start + match.start(), start + match.end(), f"a set was lost: not {match[0]}", related=related)
    for whole in scores:
        if whole not in sets and max(sides_of(whole)) <= 3 and sorted(sides_of(whole)) != sorted(won):
            yield Hit(
                *whole.span,
                f"the sets are {max(won)} to {min(won)}, not {as_written(document, whole)}",
                related=related,
            )


def parts_in_a_row(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """3-1 (25-21, 25-19, 25-23): the sets, or the periods, are listed right behind the score of the match."""
    rows = _rows(passage, scores)
    if _unfinished().search(passage.low):
        return
    for (*_, whole), row in pairwise(rows):
        if len(row) < 2 or _right_behind().fullmatch(passage.between(whole.end, row[0].start)) is None:
            continue
        first, second = map(int, sides_of(whole))
        sides = list(map(sides_of, row))
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


def _fewer(row: Sequence[Quantity]) -> int:
    """How many sets the loser of the match won."""
    lost = sum(first < second for first, second in map(sides_of, row))
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


def sweep(document: Document, passage: Passage, scores: Sequence[Quantity]) -> Iterator[Hit]:
    """A series that was swept has no game lost."""
    match = _swept().search(passage.low)
    if match is None or len(scores) != 1 or min(sides_of(scores[0])) == 0 or max(sides_of(scores[0])) > 6:
        return
    start = passage.span.start
    if abs(scores[0].start - start - match.end()) > 60 or _sweep_denied().search(passage.low):
        return
    yield Hit(
        *scores[0].span,
        f"a series that ended {as_written(document, scores[0])} was not swept",
        related=(Related(start + match.start(), start + match.end(), "says it was"),),
    )


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
def _swept() -> re.Pattern[str]:
    return re.compile(r"\b(?:swept|sweep|sweeping|winning every game|won every (?:game|match))\b")


@cache
def _sweep_denied() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:avoid\w*|prevent\w*|deny|denied|could|hop(?:e|es|ing)|after being|since|or|to sweep|lead|leads|led)\b"
    )
