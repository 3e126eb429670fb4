"""What the decision knows: near words, sequences that are attested, and how closed the slot of a phrase is."""

import math
import os
from collections.abc import Sequence
from typing import Final, NamedTuple

from newslint.phrasebook.hashes import BloomFilter, HashTable
from newslint.phrasebook.notation import singular
from newslint.plausibility.arrays import open_arrays
from newslint.plausibility.decision import trees_from

DATA: Final = os.path.join(os.path.dirname(__file__), "data", "phrases.bin")
SOURCES: Final = ("Moby head", "Moby listed", "synonym of WordNet or MyThes", "WordNet related", "own list")
NEAREST: Final = 7


class Nearness(NamedTuple):
    """How a wrong word is near a right one: by which sources, by its vector (0 to 7), and how common both are (1 to 15,
    natural logarithm of their count in news)."""

    sources: tuple[bool, ...]
    vector: int
    wrong_frequency: int
    right_frequency: int

    def pack(self) -> int:
        """The nearness in 16 bits, never 0."""
        marks = sum(mark << bit for bit, mark in enumerate(self.sources))
        return marks | self.vector << 5 | self.wrong_frequency << 8 | self.right_frequency << 12

    @classmethod
    def unpack(cls, value: int) -> "Nearness":
        """What `pack` made."""
        marks = tuple(bool(value >> bit & 1) for bit in range(len(SOURCES)))
        return cls(marks, value >> 5 & 7, value >> 8 & 15, value >> 12)


class Openness(NamedTuple):
    """What stands in a slot in news: how many words were seen there, the share of right ones, and how many different
    ones; each from 0 to 15, the numbers as logarithms to the base of 2, the share in fifteenths."""

    seen: int
    right: int
    different: int

    @property
    def rights(self) -> float:
        """About how many right words were seen."""
        return self.right / 15 * ((1 << self.seen) - 1)

    def pack(self) -> int:
        """The openness in 16 bits, never 0."""
        return 1 << 15 | self.seen | self.right << 4 | self.different << 8

    @classmethod
    def unpack(cls, value: int) -> "Openness":
        """What `pack` made; a slot that nobody counted is unseen."""
        return cls(value & 15, value >> 4 & 15, value >> 8 & 15) if value else cls(0, 15, 0)


class PhraseEvidence:
    """The opened file of evidence."""

    def __init__(self, path: str = DATA) -> None:
        """Maps the file. Raises ModelFileError when it is missing or damaged."""
        from pathlib import Path

        arrays = open_arrays(Path(path))
        self._near: Final = HashTable(arrays, "near")
        self._openness: Final = HashTable(arrays, "slot")
        self._attested: Final = BloomFilter(arrays.numbers("attested"))
        self.words: Final = int(str(arrays.about["words"]))
        self._trees: Final = trees_from(arrays, "tree") if "tree_roots" in arrays.sections else None

    def nearness(self, right: str, wrong: str) -> Nearness | None:
        """How near two words are, or None; both in lower case and in the same inflection."""
        value = self._near.get(f"{right} {wrong}")
        return Nearness.unpack(value) if value else None

    def probability(self, features: Sequence[float]) -> float:
        """The probability that a near word in a slot is wrong."""
        return 1 / (1 + math.exp(-self._trees.score(features))) if self._trees else 0.0

    def openness(self, pattern: str) -> Openness:
        """What news has in the hole of a pattern of the phrase book."""
        return Openness.unpack(self._openness.get(pattern))

    def is_attested(self, *words: str) -> bool:
        """Whether words in lower case stand together in news, also in another number: two or three words in two
        articles, a whole phrase with a near word in its slot in one."""
        return " ".join(map(singular, words)) in self._attested
