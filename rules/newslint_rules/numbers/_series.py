"""A series by its games: who dropped Games 2 and 4 has lost two, and a series that ended 4-1 had no Game 6."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newslint import Document, Hit, Related, Span
from newslint_rules.numbers._pairs import number, pairs
from newslint_rules.numbers._passages import Passage

_ORDINALS = "first second third fourth fifth sixth seventh".split()


def games_against_series(document: Document, near: Sequence[Passage]) -> Iterator[Hit]:
    """Holds the games named in the first sentence or the next against the result of the series in the first."""
    passage = near[0]
    if not _any_series().search(passage.low) or _open().search(passage.low):
        return
    claims = [pair for pair in pairs(passage) if pair.of in ("", "game", "match", "test") and 2 <= pair.high <= 4]
    if len(claims) != 1 or claims[0].low == claims[0].high:
        return
    claim = claims[0]
    for one in near:
        if one is not passage and not _same_side().match(one.low):
            continue
        for match in _named_games().finditer(one.low):
            told = Span(one.span.start + match.start(), one.span.start + match.end())
            numbers = _numbers(match)
            if one is passage and _is_of_others(document, claim.span, told):
                continue
            ended_won = _lost_series().search(passage.before(claim.span.start, 60)) is None
            of_same = claim.high if (match["won"] is not None) == ended_won else claim.low
            last = max(numbers, default=0)
            if len(numbers) > of_same or last > claim.high + claim.low:
                won = "won" if match["won"] else "lost"
                yield Hit(
                    *claim.span,
                    f"{len(numbers)} {'game' if len(numbers) == 1 else 'games'} {won}, the last of them game {last}, "
                    f"do not go with {claim.text}",
                    related=(Related(*told, "the games"),),
                )
                return


def _numbers(match: re.Match[str]) -> list[int]:
    """The games by their number."""
    if match["many"]:
        return list(range(1, number(match["many"]) + 1))
    words = re.findall(r"[a-z]+|\d", match["games"])
    return [int(word) if word.isdecimal() else _place(word) for word in words if word.isdecimal() or _place(word)]


def _place(word: str) -> int:
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else number(word)


def _is_of_others(document: Document, claim: Span, told: Span) -> bool:
    """Whether a name between the two may be that of the other side."""
    gap = document.text[min(claim.end, told.end) : max(claim.start, told.start)]
    return _name().search(_days().sub("", gap)) is not None


@cache
def _any_series() -> re.Pattern[str]:
    return re.compile(r"\b(?:series|best[- ]of|games to|tests to|ashes|tests?)\b")


@cache
def _open() -> re.Pattern[str]:
    """Words that tell that the series goes on."""
    return re.compile(
        r"\b(?:lead|leads|leading|led|trail\w*|level\w*|tied|would|could|can|will|if|avoid\w*|forc\w+|all-time"
        r"|(?:\d|one|two|three)[- ](?:games? )?(?:up|down)|last (?:year|season)|aggregate)\b"
    )


@cache
def _lost_series() -> re.Pattern[str]:
    return re.compile(r"\b(?:lost|losing|loses|went down|go down|beaten|fell|falling|succumb\w+|defeat|surrendered)\b")


@cache
def _same_side() -> re.Pattern[str]:
    return re.compile(r"(?:they|it|he|she|the (?:winners|champions|losers))(?: had| have)? ")


@cache
def _named_games() -> re.Pattern[str]:
    place = rf"(?:[1-7]|{'|'.join(_ORDINALS)}|one|two|three|four|five|six|seven)"
    some = rf"{place}(?:(?:, |,? and ){place}){{0,4}}"
    played = r"(?:games?|tests?|matches|match|maps?|legs?|rubbers?)"
    return re.compile(
        r"\b(?:(?P<won>w[io]n|winning|wins|took|taking|takes|claim\w+)"
        r"|(?:dropp\w+|los(?:t|ing|es)|fall(?:ing)? in|fell in|conced\w+|beaten in))"
        rf" (?:only )?(?:(?:the )?(?:first|opening) (?P<many>two|three|four)(?: {played})?"
        rf"|(?P<games>{played} {some}|the {some} {played}))\b(?![-–]\d)"
    )


@cache
def _name() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z][a-z]")


@cache
def _days() -> re.Pattern[str]:
    return re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Games?|Tests?|Series|Finals?)\b")
