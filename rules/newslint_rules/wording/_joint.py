"""What the plausibility model and the phrase book say together: of a word, and of the article around it.

Either gives a probability that a word is wrong, and both look at the same words around it: the two are no independent
witnesses. They are joined in log odds with weights that were fitted on articles and swaps that neither has seen. An
article in which several frozen phrases are broken is likelier spun than its statistics alone say, and in one that is
spun every other doubtful word is likelier wrong.
"""

import functools
import math
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from newslint import Document
from newslint.phrasebook.broken import Broken
from newslint.plausibility import Plausibility, Suspicion
from newslint.views.tokens import tokens
from newslint_rules.wording._broken import phrases
from newslint_rules.wording._weights import ARTICLE, PHRASE_ALONE, STANDS_RIGHT, STATISTICS_ALONE, TOGETHER

FROM_ARTICLE: Final = 0.2
"""What the log odds that an article is spun, beyond `LIKELY_SPUN`, count for each of its words. The fitted 0.3 finds
hardly more and is right less often."""

LIKELY_SPUN: Final = 1.0
SHORT_ARTICLE: Final = 45
"""Words up to which nothing is said of an article as a whole; from twice as many on all is said."""

BROKEN: Final = 0.35
"""The probability from which a phrase is broken for all one can tell, and a warning is due."""

_SEVERAL: Final = 2
_ODDS: Final = 1.5
_SUREST: Final = 0.98
"""The highest probability of a broken phrase that counts, and the highest that is said of an article."""


class Doubt(NamedTuple):
    """A word that is probably wrong: its place, the probability, what either witness says, if anything, and whether
    the word stands rightly in another frozen phrase."""

    start: int
    end: int
    probability: float
    suspicion: Suspicion | None
    phrase: Broken | None
    stands_right: bool

    @property
    def is_broken_phrase(self) -> bool:
        """Whether the rule on broken phrases tells of the word: one is broken for all one can tell, or it says more of
        the word than the statistics do."""
        if self.phrase is None:
            return False
        by_statistics = self.suspicion.probability if self.suspicion else 0.0
        return self.phrase.probability >= min(BROKEN, by_statistics)


class Joint(NamedTuple):
    """The doubtful words of a document in reading order, the probability that a machine swapped its words, and by how
    much that raised the log odds of each word."""

    doubts: tuple[Doubt, ...]
    spun: float
    lift: float


@functools.cache
def joint(model: Plausibility) -> Callable[[Document], Joint]:
    """The view of a document that holds what a model and the phrase book say of it together."""
    return functools.partial(_decisive if model.decisive else _weighed, model)


def log_odds(probability: float) -> float:
    """The natural logarithm of the odds; certainty is held back at 1 in 10,000."""
    kept = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


def article_figures(spun: float, broken: tuple[Broken, ...]) -> tuple[float, float]:
    """What the weights of articles are for: the log odds of the statistics, and how improbable it is that no phrase is
    broken, as the sum of -log(1 - probability) over different phrases, in nats."""
    strongest: dict[str, float] = {}
    for one in broken:
        strongest[one.found] = max(strongest.get(one.found, 0.0), min(one.probability, _SUREST))
    return log_odds(spun), -sum(math.log1p(-probability) for probability in strongest.values())


def share_told(words: int) -> float:
    """How much of what is known of an article is said of its words, from 0 to 1: of a sentence or two, nothing."""
    return min(max((words - SHORT_ARTICLE) / SHORT_ARTICLE, 0.0), 1.0)


def _weighed(model: Plausibility, document: Document) -> Joint:
    """What a model that leaves something to be said and the phrase book say together."""
    judgement, reading = document.view(model.judge_document), document.view(phrases)
    words = sum(len(row.words) for row in document.view(tokens))
    constant, statistics, broken = ARTICLE
    by_statistics, by_phrases = article_figures(judgement.spun, reading.broken)
    spun = min(constant + statistics * by_statistics + broken * by_phrases, log_odds(_SUREST))
    lift = FROM_ARTICLE * max(spun - LIKELY_SPUN, 0.0) * share_told(words)
    doubts = []
    for start, end, suspicion, phrase in _side_by_side(judgement.suspicions, reading.broken):
        stands_right = start in reading.right
        odds = place_log_odds(suspicion, phrase, stands_right) + lift
        doubts.append(Doubt(start, end, _probability(odds), suspicion, phrase, stands_right))
    return Joint(tuple(doubts), _probability(spun) if judgement.spun else 0.0, lift)


def _decisive(model: Plausibility, document: Document) -> Joint:
    """What a model that has read the article as a whole and the phrase book say together: a word is right only if both
    are wrong. Where several phrases are broken the odds of the others rise by half; what the model says has weighed the
    article already."""
    judgement, reading = document.view(model.judge_document), document.view(phrases)
    several = len({one.found for one in reading.broken if one.probability >= BROKEN}) >= _SEVERAL
    doubts = []
    for start, end, suspicion, phrase in _side_by_side(judgement.suspicions, reading.broken):
        odds = phrase.probability / (1 - phrase.probability) * (_ODDS if several else 1.0) if phrase else 0.0
        right = (1 - suspicion.probability if suspicion else 1.0) / (1 + odds)
        doubts.append(Doubt(start, end, 1 - right, suspicion, phrase, start in reading.right))
    return Joint(tuple(doubts), judgement.spun, 0.0)


def _side_by_side(
    suspicions: Iterable[Suspicion], broken: Iterable[Broken]
) -> Iterator[tuple[int, int, Suspicion | None, Broken | None]]:
    """Every place that either witness doubts, in reading order, with what they say of it."""
    suspected = {(one.start, one.end): one for one in suspicions}
    in_phrases = {(one.start, one.end): one for one in broken}
    for place in sorted(suspected.keys() | in_phrases.keys()):
        yield *place, suspected.get(place), in_phrases.get(place)


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def place_log_odds(suspicion: Suspicion | None, phrase: Broken | None, stands_right: bool) -> float:
    """The log odds that a word is wrong by what both witnesses say of it; one at least says something."""
    if suspicion and phrase:
        constant, statistics, broken = TOGETHER
        odds = constant + statistics * log_odds(suspicion.probability) + broken * log_odds(phrase.probability)
    else:
        constant, slope = STATISTICS_ALONE if suspicion else PHRASE_ALONE
        witness = suspicion or phrase
        assert witness
        odds = constant + slope * log_odds(witness.probability)
    return odds + STANDS_RIGHT * stands_right
