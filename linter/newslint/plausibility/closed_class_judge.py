"""The judge of the closed classes: says which prepositions, particles and adverbs of time stand in another's place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from newslint.plausibility.arrays import Arrays, open_arrays
from newslint.plausibility.attestation import attested
from newslint.plausibility.closed_class_doubts import ClosedClassReader, Doubt, Gates
from newslint.plausibility.closed_class_net import ClosedClassNet
from newslint.plausibility.decision import Curve, softmax
from newslint.plausibility.statistics import UNKNOWN_ID, Statistics
from newslint.plausibility.suspicion import Candidate, Suspicion
from newslint.plausibility.tokens import Token

LEAST_PROBABILITY: Final = 0.02
MOST_CANDIDATES: Final = 3
LEAST_SHARE: Final = 0.05
"""Of the probability, what a word must have to be offered."""


class ClosedClassJudge:
    """Keeps no state between articles."""

    def __init__(self, statistics: Statistics, path: Path) -> None:
        """Opens nothing yet; `path` is the file of the net and the decision."""
        self._statistics: Final = statistics
        self._path: Final = path

    @cached_property
    def _arrays(self) -> Arrays:
        return open_arrays(self._path)

    @cached_property
    def _reader(self) -> ClosedClassReader:
        weights, gates = (self._arrays.numbers(name).tolist() for name in ("weights", "gates"))
        return ClosedClassReader(self._statistics, self.net, weights, Gates(*gates))

    @cached_property
    def net(self) -> ClosedClassNet:
        """What says which word news would have at a place."""
        return ClosedClassNet(self._arrays)

    @cached_property
    def _curve(self) -> Curve:
        return Curve(self._arrays.numbers("curve_x").tolist(), self._arrays.numbers("curve_y").tolist())

    def judge(self, tokens: Sequence[Token]) -> tuple[Suspicion, ...]:
        """The suspicions in an article given as tokens, in reading order."""
        suspicions = []
        for doubt in self._reader.doubts(tokens):
            probability = self._curve(doubt.meant[0].score)
            if probability >= LEAST_PROBABILITY:
                suspicions.append(self._suspicion(doubt, probability, tokens))
        return tuple(suspicions)

    def _suspicion(self, doubt: Doubt, probability: float, tokens: Sequence[Token]) -> Suspicion:
        token, numbers = tokens[doubt.at], self._statistics.numbers
        likeliest = doubt.meant[:MOST_CANDIDATES]
        shares = softmax([meant.score for meant in likeliest])
        candidates = tuple(
            Candidate(meant.word.capitalize() if token.capital else meant.word, probability * share)
            for meant, share in zip(likeliest, shares, strict=True)
            if share >= LEAST_SHARE
        )
        found, likely = numbers.get(token.form, UNKNOWN_ID), numbers[likeliest[0].word]
        evidence = attested(self._statistics, tokens, doubt.at, found, likely, with_numbers=True)
        return Suspicion(token.start, token.end, probability, candidates, evidence, token.quoted)
