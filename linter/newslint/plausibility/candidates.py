"""The table from a wrong word to its likely originals, and the word vectors that say what belongs to a topic."""

from __future__ import annotations

from functools import cached_property
from operator import mul
from typing import Final

from newslint.plausibility.arrays import Arrays

PRIOR_STEP, PRIOR_SHIFT = 25.0, 9.0


class CandidateTable:
    """For every word number up to forty originals, best first: (number, log odds that the swap goes that way, marks of
    the sources that agree)."""

    def __init__(self, arrays: Arrays) -> None:
        """`arrays` is the opened file."""
        self.arrays: Final = arrays

    @cached_property
    def _start(self) -> memoryview:
        return self.arrays.numbers("start")

    @cached_property
    def _vectors(self) -> memoryview:
        return self.arrays.numbers("vector")

    @cached_property
    def width(self) -> int:
        """Numbers in a vector."""
        return int(str(self.arrays.about["width"]))

    def originals(self, number: int) -> list[tuple[int, float, int]]:
        """The likely originals of a word."""
        low, high = self._start[number], self._start[number + 1]
        sections = self.arrays.sections
        return [
            (option, prior / PRIOR_STEP - PRIOR_SHIFT, source)
            for option, prior, source in zip(
                sections["option"][low:high], sections["prior"][low:high], sections["source"][low:high], strict=True
            )
        ]

    def vector(self, number: int) -> list[int]:
        """The vector of a word, its length 127; all zeros when unknown."""
        at = number * self.width
        return self._vectors[at : at + self.width].tolist()


def dot(one: list[float] | list[int], other: list[float] | list[int]) -> float:
    """The inner product of two vectors."""
    return float(sum(map(mul, one, other)))
