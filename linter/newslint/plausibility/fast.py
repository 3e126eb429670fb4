"""The fast judge: reads an article and says which words probably stand in another word's place."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from newslint.document import Document
from newslint.plausibility.arrays import Arrays, open_arrays
from newslint.plausibility.attestation import attested
from newslint.plausibility.candidates import CandidateTable
from newslint.plausibility.closed_class_judge import ClosedClassJudge
from newslint.plausibility.context import ContextModel
from newslint.plausibility.decision import Curve, Trees, softmax, trees_from
from newslint.plausibility.features import Place, Reader
from newslint.plausibility.prose import prose_tokens, tokens_of_prose
from newslint.plausibility.statistics import Statistics
from newslint.plausibility.suspicion import Attested, Candidate, Judgement, Plausibility, Suspicion
from newslint.plausibility.tokens import WORD, Token

DATA = Path(__file__).parent / "data"
LEAST_PROBABILITY = 0.02
LARGEST_FIXES = 3
REACH = 2
LOWEST_SCORE = -6.0
SURELY_CLEAN = -3.0
SHORT_ARTICLE = 45
"""Words up to which nothing is said of an article as a whole; from twice as many on all is said."""
WORDS_A_PLACE, USUAL_PLACES = 2.4, 20
USUAL_COUNTS = ((-3.0, 0.6), (-2.0, 0.4), (-1.0, 0.2), (0.0, 0.1))
"""Log odds, and how many places beyond them an article of usual length has before it is read."""


class FastModel(Plausibility):
    """The model, opened once and lent to rules. It keeps no state between articles."""

    def __init__(self, folder: Path = DATA) -> None:
        """Opens nothing yet; `folder` holds the five files."""
        self.folder: Final = folder

    @cached_property
    def statistics(self) -> Statistics:
        """The phrase statistics."""
        return Statistics(open_arrays(self.folder / "statistics.bin"))

    @cached_property
    def reader(self) -> Reader:
        """What turns tokens into numbers for the decision."""
        table = CandidateTable(open_arrays(self.folder / "candidates.bin"))
        context = ContextModel(open_arrays(self.folder / "context.bin"))
        ranking, doubt = (self._decision.numbers(name).tolist() for name in ("ranking", "doubt"))
        return Reader(self.statistics, table, context, ranking, doubt)

    @cached_property
    def _decision(self) -> Arrays:
        return open_arrays(self.folder / "decision.bin")

    @cached_property
    def _trees(self) -> Trees:
        return trees_from(self._decision, "place")

    @cached_property
    def _curve(self) -> Curve:
        return Curve(self._decision.numbers("curve_x").tolist(), self._decision.numbers("curve_y").tolist())

    @cached_property
    def _article_trees(self) -> Trees:
        return trees_from(self._decision, "article")

    @cached_property
    def _spun(self) -> list[float]:
        return [float(value) for value in self._decision.numbers("spun")]

    def judge_document(self, document: Document) -> Judgement:
        """Judge the prose of a document."""
        return self._judge(document.view(prose_tokens))

    def judge(self, paragraphs: Iterable[tuple[int, str]]) -> Judgement:
        """Judge an article given as (offset, text) of its paragraphs. Text that is not English prose is passed over."""
        return self._judge(tokens_of_prose(paragraphs))

    @cached_property
    def closed_class_judge(self) -> ClosedClassJudge:
        """The judge of prepositions, particles and adverbs of time."""
        return ClosedClassJudge(self.statistics, self.folder / "closed_classes.bin")

    def closed_classes(self, document: Document) -> tuple[Suspicion, ...]:
        """The suspicious prepositions, particles and adverbs of time in the prose of a document."""
        return document.view(self._closed_classes)

    def _closed_classes(self, document: Document) -> tuple[Suspicion, ...]:
        return self.closed_class_judge.judge(document.view(prose_tokens))

    def _judge(self, tokens: Sequence[Token]) -> Judgement:
        if not tokens:
            return Judgement((), 0.0)
        places = [(place, self._trees.score(place.values)) for place in self.reader.places(tokens)]
        words = sum(token.kind == WORD for token in tokens)
        lift = self._article_trees.score(article_figures([score for _, score in places], words))
        slope, spun_shift, spun_slope = self._spun
        lowered = slope * lowering(lift, words)
        chances = [self._curve(score + lowered) for _, score in places]
        suspicions = []
        for k, (place, _) in enumerate(places):
            probability = chances[k] * (1 - strongest_neighbour(places, chances, k))
            if probability >= LEAST_PROBABILITY:
                suspicions.append(self._suspicion(place, probability, tokens))
        return Judgement(tuple(suspicions), 1 / (1 + math.exp(-(spun_shift + spun_slope * lift))))

    def _suspicion(self, place: Place, probability: float, tokens: Sequence[Token]) -> Suspicion:
        token = tokens[place.at]
        words = self.statistics.words
        shares = softmax([contender.rank for contender in place.contenders])
        candidates = tuple(
            Candidate(cased(words[contender.number], token), probability * share)
            for contender, share in list(zip(place.contenders, shares, strict=True))[:LARGEST_FIXES]
        )
        evidence = self._evidence(place, tokens)
        return Suspicion(token.start, token.end, probability, candidates, evidence, token.quoted)

    def _evidence(self, place: Place, tokens: Sequence[Token]) -> tuple[Attested, ...]:
        """The phrases around the word that news knows with its best original in place, most telling first."""
        return attested(self.statistics, tokens, place.at, place.number, place.contenders[0].number)


def strongest_neighbour(places: Sequence[tuple[Place, float]], chances: Sequence[float], k: int) -> float:
    """The highest of the chances that a word within reach of place `k` is wrong, if higher than its own: a wrong word
    makes its neighbours look wrong too."""
    highest = 0.0
    for step in (-1, 1):
        other = k + step
        while 0 <= other < len(places) and abs(places[other][0].at - places[k][0].at) <= REACH:
            if chances[other] > chances[k]:
                highest = max(highest, chances[other])
            other += step
    return highest


def lowering(lift: float, words: int) -> float:
    """By how much an article lowers the bar for its words, up to a factor: the log odds that it was spun above those of
    a surely clean one. A sentence or two say nothing beyond their words."""
    return max(lift - SURELY_CLEAN, 0.0) * min(max((words - SHORT_ARTICLE) / SHORT_ARTICLE, 0.0), 1.0)


def article_figures(scores: Sequence[float], words: int) -> tuple[float, ...]:
    """What the log odds of an article's suspicious places say of the article: its length, the expected number of wrong
    words, the means of its strongest places and how many lie beyond some bars, the numbers as log shares."""
    ranked = sorted(scores, reverse=True)
    usual = words / WORDS_A_PLACE + USUAL_PLACES

    def strongest(most: int) -> float:
        return (sum(ranked[:most]) + LOWEST_SCORE * max(0, most - len(ranked))) / most

    def share(count: float, before: float) -> float:
        return math.log((count + before) / usual)

    return (
        math.log(words + 5),
        share(sum(1 / (1 + math.exp(-score)) for score in ranked), USUAL_COUNTS[0][1]),
        strongest(max(1, words // 50)),
        strongest(max(2, words // 25)),
        strongest(max(3, words // 12)),
        strongest(3),
        strongest(1),
        *(share(sum(score > bar for score in ranked), before) for bar, before in USUAL_COUNTS),
    )


def cased(word: str, token: Token) -> str:
    """`word` with a capital where the token has one."""
    return word.capitalize() if token.capital else word
