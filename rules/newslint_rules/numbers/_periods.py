"""A game told by its periods: what was scored in them, or how it stood after them, adds up to the final score."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from newslint import Hit, Related, Span
from newslint_rules.numbers._arithmetic import listed
from newslint_rules.numbers._pairs import NUMBER, Pair, number, pairs
from newslint_rules.numbers._passages import HEADS, Passage


def periods_against_final(found: Sequence[Passage], index: int) -> Iterator[Hit]:
    """Down 31-28 at the half and 40-30 better after it, a team has won 68-61; parts may be in the next sentence too."""
    told, scores = _told(found[index]), _scores(found[index])
    following = found[index + 1] if index + 1 < len(found) and found[index + 1].role not in HEADS else None
    if not scores or _further().search(found[index].low):
        return
    if not _whole(told) and following is not None:
        if _further().search(following.low):
            return
        told.update(_told(following))
        scores += _scores(following)
    whole = _whole(told)
    finals = [pair for pair in scores if pair.span not in told]
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


def _whole(parts: dict[Span, tuple[str, Pair]]) -> list[Pair]:
    """The parts, if they are all of the game: first and second half, four quarters, the break and what came after."""
    by = dict(parts.values())
    if len(by) != len(parts):
        return []
    for names in (("state", "rest"), ("state", "second"), ("first", "second", "third", "last"), ("first", "second")):
        if set(names) == set(by):
            return [by[name] for name in names]
    return []


def _scores(passage: Passage) -> list[Pair]:
    return [pair for pair in pairs(passage) if pair.of in ("", "point", "goal", "frame") and not _aside(passage, pair)]


def _aside(passage: Passage, pair: Pair) -> bool:
    """Whether the pair is in brackets: a record, a tie-break."""
    return passage.before(pair.span.start, 1) == "(" or passage.behind(pair.span.end, 1) == ")"


def _told(passage: Passage) -> dict[Span, tuple[str, Pair]]:
    """The scores that are of one period or of the break, by their place."""
    if not _any_period().search(passage.low):
        return {}
    told = {}
    given = [*_scores(passage), *_given_apart(passage)]
    given.sort(key=lambda pair: pair.span)
    for place, pair in enumerate(given):
        first = given[place - 1].span.end if place else passage.span.start
        last = given[place + 1].span.start if place + 1 < len(given) else passage.span.end
        before = passage.between(max(first, pair.span.start - 45), pair.span.start)
        behind = passage.between(pair.span.end, min(last, pair.span.end + 60))
        match = _period_before().search(before) or _period_behind().match(behind)
        if pair.of in ("to", "each"):
            match = _anywhere().search(passage.between(*pair.span)) or match or _last(_anywhere(), before)
        if match and match.lastgroup:
            told[pair.span] = (match.lastgroup, pair)
    return told


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
    return re.compile(rf"\b(?:{_HALF}|{_STATE}|{_REST})\b")


@cache
def _period_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<state>(?:at|by) (?:{_STATE})|half-?time (?:score|lead|deficit)(?: (?:was|of))?)"
        rf"|the (?:(?P<first>first|opening)|(?P<second>second)|(?P<third>third)|(?P<last>fourth|last|final))"
        rf"(?: {_HALF})?)(?: by|,|:| was| went)? \Z"
    )


@cache
def _period_behind() -> re.Pattern[str]:
    return re.compile(
        rf",?(?: [a-z]+){{0,3}}? (?:(?P<state>(?:[a-z]+ ){{0,6}}(?:{_STATE}))|(?P<rest>{_REST})"
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
