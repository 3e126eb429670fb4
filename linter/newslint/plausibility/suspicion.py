"""What the plausibility model says about one word."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A likely original in the inflection of the word it would replace, with its probability; the probabilities of
    all candidates add up to no more than the suspicion's own."""

    text: str
    probability: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Two phrases that differ in the suspected word, with how often each was counted in so many words of news."""

    found: str
    found_count: int
    likely: str
    likely_count: int
    words_counted: int


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A word that is probably not what the writer wrote: its place (string indices), how probable that is, likely
    originals with the best first, and the phrases that speak for them."""

    start: int
    end: int
    probability: float
    candidates: tuple[Candidate, ...]
    evidence: tuple[Evidence, ...]
    quoted: bool
