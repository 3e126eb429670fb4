"""Phrase statistics of news English: counts of words, pairs and triples of news, words that stand near each other,
and a second witness, the trigram model of CMU Sphinx; all memory-mapped.

Chances are natural logarithms. Words are numbers below 65,536; `Statistics.number` looks one up.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Final

from newslint.plausibility.arrays import Arrays

UNKNOWN_ID, BOUNDARY_ID, PAUSE_ID, NUMBER_ID, NAME_ID, NAME_POSSESSIVE_ID = range(6)
MARKS = ("<unknown>", "<boundary>", "<pause>", "<number>", "<name>", "<name>'s", "", "")
FIRST_WORD = len(MARKS)
SIZE_LIMIT = 65_535
WINDOW = 5
BLOCK_BITS = 6  # the triples of so many pairs (a power of two) are counted from one base
NAME_FLAG, FUNCTION_FLAG = 1, 2
FUNCTION_WORDS = frozenset(
    """
    a about after all also although am among an and another any are aren't as at be because been before being
    between both but by can can't cannot could couldn't did didn't do does doesn't doing don't done down during
    each either even every for from had hadn't has hasn't have haven't having he he'd he's her here hers herself
    him himself his how i i'd i'll i'm i've if in into is isn't it it's its itself just let's many may me might
    mine more most mr mrs ms much must my myself neither no nor not of off on one only or other others our ours
    ourselves out over own said same shall she she'd she's should shouldn't since so some still such than that
    that's the their theirs them themselves then there there's these they they'd they're they've this those
    though three through to too two under until up upon us very was wasn't we we'd we'll we're we've were
    weren't what what's when where which while who who's whom whose why will with within without won't would
    wouldn't yet you you're you've your yours yourself
    """.split()
)


COUNT_LEVELS = tuple(0.0 if level == 0 else (level - 1) / 20.0 for level in range(256))
CHANCE_LEVELS = tuple(-level / 14.0 for level in range(256))
UNSEEN = -18.3
BACKING_OFF = math.log(0.4)
Fit = tuple[float, float, float]
"""Log chances of a word, of the word after it and of the word after that."""


class Statistics:
    """The opened file. Every look-up is a binary search within one row."""

    def __init__(self, arrays: Arrays) -> None:
        """`arrays` is the opened file."""
        self.arrays: Final = arrays

    @cached_property
    def words(self) -> list[str]:
        """Every word by its number; the first few are marks."""
        return [*MARKS, *self.arrays.lines("words")]

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

    __slots__ = ("second", "start", "third", "triple_base", "triple_level", "triple_offset")

    def __init__(self, arrays: Arrays, prefix: str) -> None:
        self.start = arrays.numbers(f"{prefix}_start")
        self.second = arrays.numbers(f"{prefix}_second")
        self.triple_base = arrays.numbers(f"{prefix}_triple_base")
        self.triple_offset = arrays.numbers(f"{prefix}_triple_offset")
        self.third = arrays.numbers(f"{prefix}_third")
        self.triple_level = arrays.numbers(f"{prefix}_triple_level")

    def pair(self, a: int, b: int) -> int:
        """The row of the pair, or -1."""
        low, high = self.start[a], self.start[a + 1]
        row = bisect_left(self.second, b, low, high)
        return row if row < high and self.second[row] == b else -1

    def triple(self, row: int, c: int) -> int:
        """The level of the triple that begins with the pair in `row`, or -1."""
        base, offset = self.triple_base, self.triple_offset
        low = base[row >> BLOCK_BITS] + offset[row]
        row += 1
        high = base[row >> BLOCK_BITS] + offset[row]
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

    def slot(self, a2: int, a1: int, b1: int, b2: int) -> Callable[[int], Fit]:
        """What asks how well a word fits between `a2 a1` and `b1 b2`, backing off at a fixed price. 0 is no word."""
        pair, triple, level, log_count, single = self.pair, self.triple, self.level, self.log_count, self.single
        before = pair(a2, a1) if a2 else -1
        before_count = COUNT_LEVELS[level[before]] if before >= 0 else 0.0
        a1_count = log_count(a1)
        after = pair(b1, b2) if b2 else -1
        if after >= 0:
            next_chance = BACKING_OFF + COUNT_LEVELS[level[after]] - log_count(b1)
        else:
            next_chance = 2 * BACKING_OFF + single(b2) if b2 else 0.0
        b1_chance = 2 * BACKING_OFF + single(b1) if b1 else 0.0

        def fit(word: int) -> Fit:
            middle = right = 0.0
            row = pair(a1, word)
            if row >= 0:
                joint = COUNT_LEVELS[level[row]]
                left = BACKING_OFF + joint - a1_count
                if before >= 0:
                    found = triple(before, word)
                    if found >= 0:
                        left = COUNT_LEVELS[found] - before_count
            else:
                left = 2 * BACKING_OFF + single(word)
            if b1:
                following = pair(word, b1)
                if following >= 0:
                    follow_count = COUNT_LEVELS[level[following]]
                    middle = BACKING_OFF + follow_count - log_count(word)
                    if row >= 0:
                        found = triple(row, b1)
                        if found >= 0:
                            middle = COUNT_LEVELS[found] - joint
                else:
                    middle = b1_chance
                if b2:
                    right = next_chance
                    if following >= 0 and after >= 0:
                        found = triple(following, b2)
                        if found >= 0:
                            right = COUNT_LEVELS[found] - follow_count
            return left, middle, right

        return fit

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

    def single(self, a: int) -> float:
        """Log chance of a word."""
        return CHANCE_LEVELS[self.single_level[a]] if self.single_level[a] != 255 else UNSEEN

    def slot(self, a2: int, a1: int, b1: int, b2: int) -> Callable[[int], Fit]:
        """What asks how well a word fits between `a2 a1` and `b1 b2`. 0 is no word, and words may be unknown."""
        pair, triple, level, single_level, backoff = self.pair, self.triple, self.level, self.single_level, self.backoff
        before = pair(a2, a1) if a2 else -1
        before_weight = CHANCE_LEVELS[self.pair_backoff[before]] if before >= 0 else 0.0
        a1_weight = CHANCE_LEVELS[backoff[a1]]
        b1_known = bool(b1) and single_level[b1] != 255
        b2_known = bool(b2) and single_level[b2] != 255
        b1_chance = CHANCE_LEVELS[single_level[b1]] if b1_known else UNSEEN
        after = pair(b1, b2) if b2_known else -1
        if after >= 0:
            next_chance = CHANCE_LEVELS[level[after]]
        else:
            next_chance = CHANCE_LEVELS[backoff[b1]] + CHANCE_LEVELS[single_level[b2]]

        def fit(word: int) -> Fit:
            row = pair(a1, word)
            if single_level[word] == 255:
                left = UNSEEN
            else:
                found = triple(before, word) if before >= 0 else -1
                if found >= 0:
                    left = CHANCE_LEVELS[found]
                elif row >= 0:
                    left = before_weight + CHANCE_LEVELS[level[row]]
                else:
                    left = before_weight + a1_weight + CHANCE_LEVELS[single_level[word]]
            if not b1:
                return left, 0.0, 0.0
            following = pair(word, b1)
            if not b1_known:
                middle = UNSEEN
            else:
                found = triple(row, b1) if row >= 0 else -1
                if found >= 0:
                    middle = CHANCE_LEVELS[found]
                else:
                    middle = CHANCE_LEVELS[self.pair_backoff[row]] if row >= 0 else 0.0
                    if following >= 0:
                        middle += CHANCE_LEVELS[level[following]]
                    else:
                        middle += CHANCE_LEVELS[backoff[word]] + b1_chance
            if not b2:
                return left, middle, 0.0
            if not b2_known:
                return left, middle, UNSEEN
            if following >= 0:
                found = triple(following, b2)
                if found >= 0:
                    return left, middle, CHANCE_LEVELS[found]
                return left, middle, CHANCE_LEVELS[self.pair_backoff[following]] + next_chance
            return left, middle, next_chance

        return fit
