"""Two figures that belong together, of a vote or a game: 217-215, 84 votes to 61, three sets to one."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from newslint import Span
from newslint.views.quantities import Kind
from newslint_rules.numbers._passages import Passage

_WORDS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
_OTHERS: Final = {
    "a": 1, "an": 1, "another": 1, "once": 1, "twice": 2, "both": 2, "nil": 0, "love": 0, "none": 0, "nothing": 0,
    "no": 0, "zero": 0,
}  # fmt: skip
NUMBER: Final = rf"(?:{'|'.join(_WORDS)}|\d{{1,3}})"
"""What `number` reads, for a regex: a word up to twenty or up to three figures."""


class Pair(NamedTuple):
    """Two figures as they are written, their place, and what they are of where that is said.

    `of` is a noun in the singular, or “count” for figures that may be of anything.
    """

    first: int
    second: int
    span: Span
    of: str = ""

    @property
    def sides(self) -> tuple[int, int]:
        """Both figures."""
        return self.first, self.second

    @property
    def high(self) -> int:
        """The figure of the side ahead."""
        return max(self.first, self.second)

    @property
    def low(self) -> int:
        """The figure of the side behind."""
        return min(self.first, self.second)

    @property
    def lead(self) -> int:
        """By how much the one side is ahead."""
        return self.high - self.low

    @property
    def text(self) -> str:
        """The figures with a hyphen."""
        return f"{self.first}-{self.second}"


def number(word: str) -> int:
    """A small number in words or figures, 0 if it is none."""
    if word.isdecimal():
        return int(word)
    return _WORDS.index(word) + 1 if word in _WORDS else _OTHERS.get(word, 0)


def pairs(passage: Passage) -> list[Pair]:
    """The pairs of a sentence in reading order."""
    found = []
    for figure in passage.figures:
        whole = figure.to is not None and figure.value.denominator == 1 == figure.to.denominator
        if not whole or figure.kind not in (Kind.SCORE, Kind.TALLY, Kind.COUNT):
            continue
        written = passage.between(figure.start, figure.end)
        of = "vote" if figure.kind is Kind.TALLY else ""
        if figure.kind is Kind.COUNT and not _hyphened().fullmatch(written):
            if figure.value <= (figure.to or 0):
                continue
            of = "count"
        found.append(Pair(int(figure.value), int(figure.to or 0), figure.span, of))
    if match := _by_side().fullmatch(passage.low):  # Ottawa 5, Montreal 3
        start = passage.span.start
        place = Span(start + match.start(), start + match.end("second"))
        found.append(Pair(int(match["first"]), int(match["second"]), place))
    if " to " in passage.low:
        found.extend([pair for pair in _in_words(passage) if not any(pair.span.overlaps(one.span) for one in found)])
        found.sort(key=lambda pair: pair.span)
    return found


def _in_words(passage: Passage) -> Iterator[Pair]:
    """Three games to one; seven to six, where a body split so."""
    start = passage.span.start
    for match in _to().finditer(passage.low):
        noun = (match["noun"] or "").rstrip("s").replace("matche", "match")
        if noun or _divided().search(passage.low[: match.start()]):
            place = Span(start + match.start(), start + match.end())
            yield Pair(number(match["first"]), number(match["second"]), place, noun or "vote")


@cache
def _hyphened() -> re.Pattern[str]:
    return re.compile(r"\d{1,3}[-–]\d{1,3}")


@cache
def _by_side() -> re.Pattern[str]:
    """A line that holds the names of both sides with their score, and nothing else."""
    side = r"[a-z][a-z.'&-]*(?: [a-z][a-z.'&-]*){0,3}"
    return re.compile(rf"{side} (?P<first>\d{{1,3}}),? {side} (?P<second>\d{{1,3}})\.?")


@cache
def _to() -> re.Pattern[str]:
    figure = rf"{NUMBER}(?![\w,.-]\w)"
    return re.compile(
        rf"(?<![\w,.-])(?P<first>{figure})(?: (?P<noun>games?|sets?|goals?|points?|matches|match|tests|frames?|legs?"
        rf"|rubbers?|maps|votes?))? to (?P<second>{figure}|nil|love|none|nothing)(?![\w-])"
    )


@cache
def _divided() -> re.Pattern[str]:
    return re.compile(r"\b(?:split|divided|voted|ruled|decided|tied|deadlocked)(?: [a-z]+)? \Z")
