"""What the causal model found out about words and their candidates; plain values, so that stored ones need no model."""

from __future__ import annotations

import math
from typing import NamedTuple

Proposal = tuple[str, float]
"""A candidate of the caller with its prior: the log odds that the found word was put in the place of this one."""


class Alternative(NamedTuple):
    """A candidate in place of a word: `left` and `right` are the gains in log-probability of the word itself and of
    the text after it; `near` is the cosine of the two words' vectors; `prior` is the log odds of the swap, `given` says
    that the caller proposed it; `rank` is its place in the common words (0 the commonest), -1 when rare."""

    word: str
    left: float
    right: float
    near: float
    prior: float
    given: bool
    rank: int

    @property
    def gain(self) -> float:
        """Nats by which the text becomes likelier with the candidate."""
        return self.left + self.right


class Reading(NamedTuple):
    """A word that was read with candidates: its place in the text, its own surprise, the surprise of what follows, how
    far the likeliest word at its place is ahead of it, its rank among common words and its alternatives."""

    start: int
    end: int
    surprise: float
    following: float
    ahead: float
    rank: int
    alternatives: tuple[Alternative, ...]


class ParagraphReading(NamedTuple):
    """The suspicious words of a paragraph, with the number of words asked about and the sum of their surprise."""

    readings: tuple[Reading, ...]
    words: int
    surprise: float


def log_frequency(rank: int) -> float:
    """The log-probability of a word anywhere in news, from its rank, by the law of Zipf and Mandelbrot.

    A colourless word (said, for, had) is likely everywhere; only what the place adds to this speaks for it.
    """
    return -2.3 - math.log(rank + 2.7)
