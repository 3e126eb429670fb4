"""Which words of the closed classes another would suit better, and how much: the sum of what three witnesses say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import mul
from typing import Final, NamedTuple

from newslint.plausibility.closed_class_net import ClosedClassNet
from newslint.plausibility.closed_classes import MEANT
from newslint.plausibility.features import numbers_of, slot_of
from newslint.plausibility.statistics import Statistics
from newslint.plausibility.tokens import Token


class Meant(NamedTuple):
    """A word that may have been meant: how strongly all witnesses together speak for it, and what each says: what the
    trigram model and the counts of news gain in log chance, how far the net's log chance of the word found is above
    that word's usual one, its log chance of the word meant, the logarithms of the counts of both."""

    score: float
    word: str
    values: tuple[float, ...]


class Doubt(NamedTuple):
    """A word of the closed classes that another would suit better: its token, how well it fits (log chance, by both
    trigram models together), those that may have been meant with the likeliest first."""

    at: int
    fit: float
    meant: Sequence[Meant]


class Gates(NamedTuple):
    """What a place must pass to be looked at closer: the best fit of the word found, the least that the trigram models
    together gain. Few right words do, so that the net is seldom asked."""

    best_fit: float
    least_gain: float


class ClosedClassReader:
    """Reads the tokens of an article and yields the words of the closed classes worth deciding on."""

    def __init__(self, statistics: Statistics, net: ClosedClassNet, weights: Sequence[float], gates: Gates) -> None:
        """`weights` are those of the values of `Meant`."""
        self.statistics: Final = statistics
        self.net: Final = net
        self.weights: Final = tuple(weights)
        self.gates: Final = gates

    def doubts(self, tokens: Sequence[Token]) -> Iterator[Doubt]:
        """The doubtful words, in order."""
        places = [at for at, token in enumerate(tokens) if token.form in MEANT and _is_judged(tokens, at)]
        if not places:
            return
        exact, general = numbers_of(self.statistics, tokens)
        for at in places:
            doubt = self._doubt(tokens[at].form, exact, general, at)
            if doubt:
                yield doubt

    def _doubt(self, word: str, exact: Sequence[int], general: Sequence[int], at: int) -> Doubt | None:
        news, sphinx, numbers = self.statistics.news, self.statistics.sphinx, self.statistics.numbers
        news_fit, sphinx_fit = news.slot(*slot_of(general, at)), sphinx.slot(*slot_of(exact, at))
        found = exact[at]
        own_news, own_sphinx = sum(news_fit(found)), sum(sphinx_fit(found))
        if own_news + own_sphinx > self.gates.best_fit:
            return None
        gains = []
        for option in MEANT[word]:
            number = numbers[option]
            gains.append((sum(sphinx_fit(number)) - own_sphinx, sum(news_fit(number)) - own_news, option, number))
        if max(gain_sphinx + gain_news for gain_sphinx, gain_news, _, _ in gains) < self.gates.least_gain:
            return None
        expected = self.net.log_chances(general, at)
        order = self.net.order
        above_usual = expected[order[word]] - self.net.usual[order[word]]
        meant = []
        for gain_sphinx, gain_news, option, number in gains:
            counts = news.log_count(found), news.log_count(number)
            values = (gain_sphinx, gain_news, above_usual, expected[order[option]], *counts)
            meant.append(Meant(sum(map(mul, self.weights, values)), option, values))
        meant.sort(reverse=True)
        return Doubt(at, own_news + own_sphinx, meant)


def _is_judged(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word stands alone, in no name, and not before quoted words: what a title begins with says nothing
    of the word before it."""
    token = tokens[at]
    if token.joined or (token.capital and not token.initial):
        return False
    return at + 1 == len(tokens) or token.quoted or not tokens[at + 1].quoted
