"""A game told by its periods: what was scored in them, or how it stood after them, adds up to the final score."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, product
from typing import Final

from newslint import Hit, Related, Span
from newslint_rules.numbers._arithmetic import listed
from newslint_rules.numbers._pairs import NUMBER, Pair, number, pairs
from newslint_rules.numbers._passages import HEADS, Passage

_GAMES: Final = (
    ("state", "rest"), ("state", "second"), ("first", "second", "third", "last"), ("first", "second"),
)  # fmt: skip
_PLACES: Final = {"first": "first", "opening": "first", "second": "second", "third": "third"}
_TWO: Final = (
    r"the (?P<one>first|opening|second|third) and (?:the )?(?P<other>second|third|fourth|last|final)"
    r"(?: (?:quarter|period|session)s?)?"
)


def periods_against_final(found: Sequence[Passage], index: int) -> Iterator[Hit]:
    """Down 31-28 at the half and 40-30 better after it, a team has won 68-61; parts may be in the next sentence too."""
    scores = _scores(found[index])
    told = _told(found[index], scores)
    of_three = "period" in found[index].low  # ice hockey
    following = found[index + 1] if index + 1 < len(found) and found[index + 1].role not in HEADS else None
    if not scores or _further().search(found[index].low):
        return
    if _whole(told, of_three=of_three) and all(any(pair is part for _, part in told) for pair in scores):
        scores += _told_before(found, index)
    elif not _whole(told, of_three=of_three) and following is not None:
        if _further().search(following.low):
            return
        following_scores = _scores(following)
        told += _told(following, following_scores)
        scores += following_scores
    whole = _whole(told, of_three=of_three)
    parts = {pair.span for _, pair in told}
    finals = [pair for pair in scores if pair.span not in parts]
    if not whole or len(finals) != 1:
        return
    final = finals[0]
    sums = [
        (sum(one[0] for one in sides), sum(one[1] for one in sides))
        for sides in product(*((pair.sides, pair.sides[::-1]) for pair in whole))
    ]
    made = min(sums, key=lambda one: abs(max(one) - final.high) + abs(min(one) - final.low))
    if sorted(made) == sorted(final.sides) or final.high > 3 * max(made):
        return
    yield Hit(
        *final.span,
        f"{listed([pair.text for pair in whole])} make {max(made)}-{min(made)}, not {final.text}",
        related=tuple(Related(*pair.span, "a part") for pair in whole),
    )


def _told_before(found: Sequence[Passage], index: int) -> list[Pair]:
    """The only score that the headline or the sentences before have, if all are of one match."""
    before = found[max(0, index - 3) : index]
    if any(_further().search(one.low) or _another().search(one.low) for one in before):
        return []
    scores = [pair for one in before for pair in _scores(one)]
    return scores[:1] if len({tuple(sorted(pair.sides)) for pair in scores}) == 1 else []


@cache
def _another() -> re.Pattern[str]:
    return re.compile(r"\b(?:also|elsewhere|other (?:game|match)\w*|lead|leads|led)\b")


def _whole(parts: Sequence[tuple[str, Pair]], *, of_three: bool) -> list[Pair]:
    """The parts, if they are all of the game: first and second half, four quarters, the break and what came after."""
    by = dict(parts)
    if len(by) != len(parts):
        return []
    for names in _GAMES:
        if set(names) == set(by):
            return [by[name] for name in names]
    if set(by) in ({"first", "second", "third"}, {"first", "second", "last"}) and of_three:
        return list(by.values())
    return []


def _scores(passage: Passage) -> list[Pair]:
    return [pair for pair in pairs(passage) if pair.of in ("", "point", "goal", "frame") and not _aside(passage, pair)]


def _aside(passage: Passage, pair: Pair) -> bool:
    """Whether the pair is in brackets: a record, a tie-break."""
    return passage.before(pair.span.start, 1) == "(" or passage.behind(pair.span.end, 1) == ")"


def _told(passage: Passage, scores: Sequence[Pair]) -> list[tuple[str, Pair]]:
    """The scores that are of one period, or two, or of the break, in reading order."""
    if not _any_period().search(passage.low):
        return []
    if listed_all := _listed_all(passage, scores):
        return listed_all
    told = []
    apart = [pair for pair in _given_apart(passage) if not any(pair.span.overlaps(one.span) for one in scores)]
    given = sorted([*scores, *apart], key=lambda pair: pair.span)
    for place, pair in enumerate(given):
        first = given[place - 1].span.end if place else passage.span.start
        last = given[place + 1].span.start if place + 1 < len(given) else passage.span.end
        before = passage.between(max(first, pair.span.start - 45), pair.span.start)
        behind = passage.between(pair.span.end, min(last, pair.span.end + 60))
        if two := _two_periods().search(before) or _two_periods_behind().match(behind):
            told += [(_PLACES.get(two[name], "last"), pair) for name in ("one", "other")]
            continue
        match = _period_before().search(before) or _period_behind().match(behind)
        if pair.of in ("to", "each"):
            match = _anywhere().search(passage.between(*pair.span)) or match or _last(_anywhere(), before)
        if match and match.lastgroup:
            told.append(("first" if match.lastgroup == "one" else match.lastgroup, pair))
    return told


def _listed_all(passage: Passage, scores: Sequence[Pair]) -> list[tuple[str, Pair]]:
    """The periods went 1-0, 2-1 and 0-1; quarter scores of 20-18, 22-25, 19-21 and 30-20."""
    named = _all_named().search(passage.low)
    many = 0 if named is None else 3 if named["three"] else 4
    for place in range(len(scores) - many + 1) if many else ():
        row = scores[place : place + many]
        gaps = [passage.between(one.span.end, other.span.start) for one, other in pairwise(row)]
        if all(gap in (", ", " and ", ", and ", "; ") for gap in gaps):
            return list(zip(("first", "second", "third", "last"), row, strict=False))
    return []


@cache
def _all_named() -> re.Pattern[str]:
    return re.compile(r"\b(?:(?P<three>periods?|thirds)|quarters?)\b")


@cache
def _two_periods() -> re.Pattern[str]:
    return re.compile(rf"\b{_TWO}(?: [a-z]+){{0,3}} \Z")


@cache
def _two_periods_behind() -> re.Pattern[str]:
    return re.compile(rf"(?: [a-z]+){{0,2}} (?:in|over) (?:both )?{_TWO}\b")


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    matches = list(pattern.finditer(words))
    return matches[-1] if matches else None


def _given_apart(passage: Passage) -> Iterator[Pair]:
    """14 points to Munster's six; five frames apiece; the only 13 points."""
    start = passage.span.start
    for match in _apart().finditer(passage.low):
        one = number(match["each"] or match["only"] or match["first"])
        other = one if match["each"] else 0 if match["only"] else number(match["second"])
        yield Pair(one, other, Span(start + match.start(), start + match.end()), "each" if match["each"] else "to")


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<each>{NUMBER})(?: (?:frames|points|goals|games))? (?:apiece|each|all)"
        rf"|the only (?P<only>{NUMBER}) (?:points|goals|runs)"
        rf"|(?P<first>{NUMBER})(?: (?:points|goals|frames|runs))(?: [a-z]+){{0,5}} to"
        rf" (?:[a-z.'-]+ ){{0,2}}[a-z.-]+'s? (?P<second>{NUMBER}))\b"
    )


_HALF = r"(?:half|quarter|period|session|frame|stanza|chukka|third)"
_STATE = r"half-?time|the (?:break|interval|half|turn|intermission)|mid-?way|lunch|tea|overnight|in the afternoon"
_REST = (
    r"(?:the )?rest(?: of the (?:way|game|match))?"
    r"|after (?:it|that|the (?:break|interval|restart|resumption)|half-?time)"
    r"|thereafter|from (?:then|there) on|the remainder|(?:in )?the (?:evening|second half|last half|final half)"
)


@cache
def _any_period() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_HALF}s?|{_STATE}|{_REST})\b")


@cache
def _period_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<state>(?:at|by) (?:{_STATE})|half-?time (?:score|lead|deficit)(?: (?:was|of))?"
        r"|turned (?:a)?round)"
        rf"|the (?:(?P<first>first|opening)|(?P<second>second)|(?P<third>third)|(?P<last>fourth|last|final))"
        rf"(?: {_HALF})?)(?: by|,|:| was| went)? \Z"
    )


@cache
def _period_behind() -> re.Pattern[str]:
    return re.compile(
        rf",?(?: [a-z]+){{0,3}}? (?:(?P<one>after (?:one|the first|the opening) (?:period|quarter|session))"
        rf"|(?P<state>(?:[a-z]+ ){{0,6}}(?:{_STATE}))|(?P<rest>{_REST})"
        rf"|in the (?:(?P<first>first|opening)|(?P<second>second)|(?P<third>third)|(?P<last>fourth|last|final)))\b"
    )


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?P<rest>{_REST}|the evening's)|(?P<state>(?:at|by) (?:{_STATE})))")


@cache
def _further() -> re.Pattern[str]:
    """Words that tell that the game went on, or that another is told of."""
    return re.compile(
        r"\b(?:overtime|extra time|shoot-?out|penalties|extra inning\w*|aggregate|last (?:week|month|year|season)"
        r"|previous|(?:first|second|return) (?:leg|meeting|match|game)|sets?|series)\b"
    )
