"""A small network that says which word of the closed classes news would have between the five words on either side."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import mul
from typing import Final

from newslint.plausibility.arrays import Arrays
from newslint.plausibility.statistics import BOUNDARY_ID

REACH = 5


class ClosedClassNet:
    """The opened file: vectors of words, one hidden layer, an output for each word of the closed classes."""

    def __init__(self, arrays: Arrays) -> None:
        """`arrays` is the opened file."""
        self.arrays: Final = arrays

    @cached_property
    def _width(self) -> int:
        return int(str(self.arrays.about["width"]))

    @cached_property
    def _rows(self) -> tuple[memoryview, memoryview]:
        """The row of each word number, and the vectors, row after row; the last row stands for no word."""
        return self.arrays.numbers("net_row"), self.arrays.numbers("net_vector")

    def _layer(self, name: str) -> tuple[list[float], list[list[float]]]:
        shift, flat = (
            [float(value) for value in self.arrays.numbers(f"net_{name}_{kind}")] for kind in ("shift", "weight")
        )
        size = len(flat) // len(shift)
        return shift, [flat[at : at + size] for at in range(0, len(flat), size)]

    @cached_property
    def _hidden(self) -> tuple[list[float], list[list[float]]]:
        return self._layer("hidden")

    @cached_property
    def _output(self) -> tuple[list[float], list[list[float]]]:
        return self._layer("output")

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Where each word of the closed classes stands among the chances."""
        return {word: place for place, word in enumerate(self.arrays.lines("net_words"))}

    @cached_property
    def usual(self) -> list[float]:
        """The mean log chance of each word of the closed classes where news has it."""
        return [float(value) for value in self.arrays.numbers("net_usual")]

    def log_chances(self, numbers: Sequence[int], at: int) -> list[float]:
        """The natural logarithms of the chances of all words of the closed classes at a place, in their order.

        `numbers` are the words of the article, names made one; a boundary hides what lies beyond it.
        """
        rows, vectors = self._rows
        width = self._width
        nothing = len(vectors) - width
        seen: list[int] = []
        for step in (-1, 1):
            place, hidden = at, False
            for _ in range(REACH):
                place += step
                number = BOUNDARY_ID if not 0 <= place < len(numbers) else numbers[place]
                start = nothing if hidden else rows[number] * width
                seen += vectors[start : start + width]
                hidden = hidden or number == BOUNDARY_ID
        shift, weight = self._hidden
        hidden_values = [max(0.0, b + sum(map(mul, row, seen))) for b, row in zip(shift, weight, strict=True)]
        shift, weight = self._output
        scores = [b + sum(map(mul, row, hidden_values)) for b, row in zip(shift, weight, strict=True)]
        top = max(scores)
        total = top + math.log(sum(math.exp(score - top) for score in scores))
        return [score - total for score in scores]
