"""Phrase statistics of news English: counts of words, pairs and triples of news, words that stand near each other,
and a second witness, the trigram model of CMU Sphinx; all memory-mapped.

Chances are natural logarithms. Words are numbers below 65,536; `Statistics.number` looks one up.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from newslint.plausibility.arrays import Arrays, open_arrays

UNKNOWN_ID, BOUNDARY_ID, PAUSE_ID, NUMBER_ID, NAME_ID, NAME_POSSESSIVE_ID = range(6)
FIRST_WORD = 8
SIZE_LIMIT = 65_535
WINDOW = 5
NAME_FLAG, FUNCTION_FLAG = 1, 2
FUNCTION_WORDS = frozenset(
    "the a an of to in on and or nor but for by with at as is was were be been being am are it its it's this that these "
    "those from he she his her hers him they their them theirs who whom whose which what when where why how not no so if "
    "then than there here have has had having do does did done doing could would will shall should can cannot may might "
    "must about into over under up down out off upon within without between among through during before after since "
    "until while though although because also only just even still yet too very more most much many some any all both "
    "each every either neither one two three other others another such same own said mr mrs ms i you we us our ours my "
    "me mine your yours himself herself itself themselves myself yourself ourselves i'm i've we're we've they're you're "
    "don't doesn't didn't isn't wasn't aren't weren't won't wouldn't can't couldn't he's she's that's there's i'd i'll "
    "we'll he'd she'd they'd let's who's what's haven't hasn't hadn't shouldn't we'd they've you've".split()
)

COUNT_LEVELS = tuple(0.0 if level == 0 else (level - 1) / 20.0 for level in range(256))
CHANCE_LEVELS = tuple(-level / 14.0 for level in range(256))
UNSEEN = -18.3
BACKING_OFF = math.log(0.4)


@dataclass(frozen=True)
class Statistics:
    """The opened file. Every look-up is a binary search within one row."""

    arrays: Arrays

    @cached_property
    def words(self) -> list[str]:
        """Every word by its number; the first few are marks."""
        return ["<unknown>", "<boundary>", "<pause>", "<number>", "<name>", "<name>'s", "", ""] + self.arrays.lines("words")

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of every word."""
        return {word: number for number, word in enumerate(self.words)}

    @cached_property
    def total(self) -> int:
        """Words of news that were counted."""
        return int(str(self.arrays.about["words"]))

    @cached_property
    def news(self) -> NewsCounts:
        """The counts of news."""
        return NewsCounts(self.arrays, self.total)

    @cached_property
    def sphinx(self) -> TrigramModel:
        """The second witness."""
        return TrigramModel(self.arrays)


class Rows:
    """Sorted rows of numbers: pairs by first word, triples by pair."""

    __slots__ = ("second", "start", "third", "triple_level", "triple_start")

    def __init__(self, arrays: Arrays, prefix: str) -> None:
        self.start = arrays.numbers(f"{prefix}_start")
        self.second = arrays.numbers(f"{prefix}_second")
        self.triple_start = arrays.numbers(f"{prefix}_triple_start")
        self.third = arrays.numbers(f"{prefix}_third")
        self.triple_level = arrays.numbers(f"{prefix}_triple_level")

    def pair(self, a: int, b: int) -> int:
        """The row of the pair, or -1."""
        low, high = self.start[a], self.start[a + 1]
        row = bisect_left(self.second, b, low, high)
        return row if row < high and self.second[row] == b else -1

    def triple(self, row: int, c: int) -> int:
        """The level of the triple that begins with the pair in `row`, or -1."""
        low, high = self.triple_start[row], self.triple_start[row + 1]
        if low == high:
            return -1
        third = self.third
        place = bisect_left(third, c, low, high)
        return int(self.triple_level[place]) if place < high and third[place] == c else -1


class NewsCounts(Rows):
    """Counts in news, rows found in three documents or more."""

    __slots__ = ("count", "lemma", "lemma_count", "level", "near_level", "near_second", "near_start", "scale")

    def __init__(self, arrays: Arrays, total: int) -> None:
        super().__init__(arrays, "news")
        self.level = arrays.numbers("news_pair_level")
        self.count = arrays.numbers("count")
        self.lemma = arrays.numbers("lemma")
        self.lemma_count = arrays.numbers("lemma_count")
        self.near_start = arrays.numbers("near_start")
        self.near_second = arrays.numbers("near_second")
        self.near_level = arrays.numbers("near_level")
        self.scale = math.log(total)

    def pair_count(self, a: int, b: int) -> float:
        """Logarithm of one more than the count of the pair; 0 when it is not found."""
        row = self.pair(a, b)
        return 0.0 if row < 0 else COUNT_LEVELS[self.level[row]]

    def chance(self, a: int, b: int, c: int) -> float:
        """Log chance of `c` after `a b`, backing off at a fixed price; `a` 0 stands for no such word."""
        row = self.pair(b, c)
        if row >= 0:
            if a:
                before = self.pair(a, b)
                if before >= 0:
                    level = self.triple(before, c)
                    if level >= 0:
                        return COUNT_LEVELS[level] - COUNT_LEVELS[self.level[before]]
                    return BACKING_OFF + COUNT_LEVELS[self.level[row]] - self.log_count(b)
            return BACKING_OFF + COUNT_LEVELS[self.level[row]] - self.log_count(b)
        return 2 * BACKING_OFF + self.single(c)

    def log_count(self, a: int) -> float:
        """Logarithm of the count of a word, 0 when it was not seen."""
        return math.log(self.count[a] + 1)

    def single(self, a: int) -> float:
        """Log chance of a word."""
        return math.log(self.count[a] + 0.5) - self.scale

    def near(self, a: int, b: int) -> float:
        """How much more often than by chance the lemma `a` stands up to five words before `b`, as a logarithm; -1 when
        they are not found together."""
        low, high = self.near_start[a], self.near_start[a + 1]
        row = bisect_left(self.near_second, b, low, high)
        if row < high and self.near_second[row] == b:
            together = COUNT_LEVELS[self.near_level[row]]
            chance = math.log(self.lemma_count[a] + 1) + math.log(self.lemma_count[b] + 1) - self.scale
            return max(0.0, together - chance)
        return -1.0


class TrigramModel(Rows):
    """A backing-off trigram model."""

    __slots__ = ("backoff", "level", "pair_backoff", "single_level")

    def __init__(self, arrays: Arrays) -> None:
        super().__init__(arrays, "sphinx")
        self.level = arrays.numbers("sphinx_pair_level")
        self.pair_backoff = arrays.numbers("sphinx_pair_backoff")
        self.single_level = arrays.numbers("sphinx_single")
        self.backoff = arrays.numbers("sphinx_backoff")

    def known(self, a: int) -> bool:
        """Whether the model knows the word."""
        return bool(self.single_level[a] != 255)

    def chance(self, a: int, b: int, c: int) -> float:
        """Log chance of `c` after `a b`; `a` 0 stands for no such word."""
        if c < BOUNDARY_ID or self.single_level[c] == 255:
            return UNSEEN
        weight = 0.0
        if a:
            row = self.pair(a, b)
            if row >= 0:
                level = self.triple(row, c)
                if level >= 0:
                    return CHANCE_LEVELS[level]
                weight = CHANCE_LEVELS[self.pair_backoff[row]]
        row = self.pair(b, c)
        if row >= 0:
            return weight + CHANCE_LEVELS[self.level[row]]
        return weight + CHANCE_LEVELS[self.backoff[b]] + CHANCE_LEVELS[self.single_level[c]]
