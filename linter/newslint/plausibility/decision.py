"""Boosted trees and a calibration curve, evaluated without any library."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newslint.plausibility.arrays import Arrays


class Trees(NamedTuple):
    """A sum of decision trees.

    Inner nodes are numbered from 0, leaves are -1 and below; a value at or below the threshold goes left.
    """

    roots: Sequence[int]
    feature: Sequence[int]
    threshold: Sequence[float]
    left: Sequence[int]
    right: Sequence[int]
    leaf: Sequence[float]

    def score(self, values: Sequence[float]) -> float:
        """The sum of the leaves that `values` fall into, in log odds."""
        feature, threshold, left, right, leaf = self.feature, self.threshold, self.left, self.right, self.leaf
        total = 0.0
        for root in self.roots:
            node = root
            while node >= 0:
                node = left[node] if values[feature[node]] <= threshold[node] else right[node]
            total += leaf[-1 - node]
        return total


def trees_from(arrays: Arrays, prefix: str) -> Trees:
    """The trees whose sections begin with `prefix`."""
    return Trees(
        *(
            arrays.numbers(f"{prefix}_{name}").tolist()
            for name in ("roots", "feature", "threshold", "left", "right", "leaf")
        )
    )


class Curve(NamedTuple):
    """A rising curve through points, straight between them and level beyond."""

    x: Sequence[float]
    y: Sequence[float]

    def __call__(self, value: float) -> float:
        """The height at `value`."""
        x, y = self.x, self.y
        if value <= x[0]:
            return y[0]
        if value >= x[-1]:
            return y[-1]
        k = bisect_right(x, value)
        part = (value - x[k - 1]) / (x[k] - x[k - 1])
        return y[k - 1] + part * (y[k] - y[k - 1])


def softmax(scores: Sequence[float]) -> list[float]:
    """Shares of one in proportion to the exponentials of `scores`."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
