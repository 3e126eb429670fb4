"""The fast judge: reads an article and says which words probably stand in another word's place."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from newslint.document import Document, Role
from newslint.plausibility.arrays import Arrays, open_arrays
from newslint.plausibility.candidates import CandidateTable
from newslint.plausibility.context import ContextModel
from newslint.plausibility.decision import Curve, Trees, softmax, trees_from
from newslint.plausibility.features import Place, Reader
from newslint.plausibility.language import english_share, is_english_prose
from newslint.plausibility.statistics import COUNT_LEVELS, FIRST_WORD, Statistics
from newslint.plausibility.suspicion import Attested, Candidate, Judgement, Plausibility, Suspicion
from newslint.plausibility.tokens import BOUNDARY, WORD, Token, tokens_of

DATA = Path(__file__).parent / "data"
PROSE = frozenset({Role.HEADLINE, Role.DECK, Role.SUBHEAD, Role.PARAGRAPH, Role.QUOTE, Role.LIST_ITEM, Role.CAPTION})
LEAST_PROBABILITY = 0.02
MOST_TOKENS = 50_000
"""Tokens judged in one text; what comes after them is left alone, so that no text takes forever."""
LARGEST_FIXES = 3
REACH = 2
LEAST_ENGLISH = 0.15
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
        """Opens nothing yet; `folder` holds the four files."""
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
        blocks = [block for block in document.blocks if block.role in PROSE]
        return self.judge((block.start, document.text[block.start : block.end]) for block in blocks)

    def judge(self, paragraphs: Iterable[tuple[int, str]]) -> Judgement:
        """Judge an article given as (offset, text) of its paragraphs. Text that is not English prose is passed over."""
        tokens: list[Token] = []
        for offset, text in paragraphs:
            if len(tokens) >= MOST_TOKENS:
                break
            part = tokens_of(text, offset)
            if part and is_english_prose(text, part):
                end = offset + len(text)
                tokens += part[: MOST_TOKENS - len(tokens)]
                tokens.append(Token(end, end, BOUNDARY, "", False, False, False, False))
        if english_share(tokens) < LEAST_ENGLISH:
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
        news, numbers, words = self.statistics.news, self.statistics.numbers, self.statistics.words
        at, likely = place.at, place.contenders[0].number

        def number_at(index: int) -> int:
            if not 0 <= index < len(tokens) or tokens[index].kind != WORD:
                return 0
            number = numbers.get(tokens[index].form, 0)
            return number if number >= FIRST_WORD and self.reader.general[number] == number else 0

        def count(phrase: Sequence[int]) -> int:
            row = news.pair(phrase[0], phrase[1])
            if row < 0:
                return 0
            level = news.level[row] if len(phrase) == 2 else news.triple(row, phrase[2])
            return round(math.exp(COUNT_LEVELS[level])) if level > 0 else 0

        rows = []
        for low, high in ((-1, 0), (0, 1), (-2, 0), (-1, 1), (0, 2)):
            around = [number_at(at + step) if step else 1 for step in range(low, high + 1)]
            if not all(around):
                continue
            found = [place.number if step == 0 else number_at(at + step) for step in range(low, high + 1)]
            wanted = [likely if step == 0 else number_at(at + step) for step in range(low, high + 1)]
            found_count, likely_count = count(found), count(wanted)
            if likely_count > found_count:
                gain = math.log((likely_count + 0.5) / (found_count + 0.5))
                if self.reader.content(found[0]) + self.reader.content(found[-1]) + (len(found) == 3) >= 2:
                    gain += 1.0
                rows.append(
                    (
                        -gain,
                        Attested(
                            " ".join(words[n] for n in found),
                            found_count,
                            " ".join(words[n] for n in wanted),
                            likely_count,
                            self.statistics.total,
                            any(self.reader.content(n) for step, n in enumerate(found, low) if step),
                        ),
                    )
                )
        rows.sort(key=lambda row: row[0])
        return tuple(evidence for _, evidence in rows[:2])


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
