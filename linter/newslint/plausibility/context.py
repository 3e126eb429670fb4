"""A log-bilinear model of which content word fits between the five words on either side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from operator import mul
from typing import Final

from newslint.plausibility.arrays import Arrays


class ContextModel:
    """The opened file. Scores are log chances up to a constant that is the same for all words of one place."""

    def __init__(self, arrays: Arrays) -> None:
        """`arrays` is the opened file."""
        self.arrays: Final = arrays

    @cached_property
    def width(self) -> int:
        """Numbers in a vector."""
        return int(str(self.arrays.about["width"]))

    @cached_property
    def _weights(self) -> list[list[float]]:
        flat = [float(weight) for weight in self.arrays.numbers("weight")]
        return [flat[k : k + self.width] for k in range(0, len(flat), self.width)]

    @cached_property
    def _around(self) -> memoryview:
        return self.arrays.numbers("around")

    @cached_property
    def _own(self) -> memoryview:
        return self.arrays.numbers("own")

    @cached_property
    def _bias(self) -> memoryview:
        return self.arrays.numbers("bias")

    def expectation(self, neighbours: Sequence[int]) -> list[float]:
        """What the ten words around a place lead one to expect; 0 stands for no word."""
        around, width = self._around, self.width
        rows = [
            map(mul, weights, around[number * width : (number + 1) * width])
            for weights, number in zip(self._weights, neighbours, strict=True)
            if number
        ]
        return [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * width

    def fit(self, expectation: Sequence[float], number: int) -> float:
        """How well a word meets the expectation."""
        at = number * self.width
        return float(sum(map(mul, expectation, self._own[at : at + self.width])) + self._bias[number])
