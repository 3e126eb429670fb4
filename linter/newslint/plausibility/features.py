"""What the decision looks at: for a word and each likely original, how well either sits in its place."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newslint.plausibility.candidates import CandidateTable, dot
from newslint.plausibility.context import ContextModel
from newslint.plausibility.statistics import (
    BOUNDARY_ID,
    FIRST_WORD,
    FUNCTION_FLAG,
    NAME_FLAG,
    NAME_ID,
    NAME_POSSESSIVE_ID,
    NUMBER_ID,
    PAUSE_ID,
    UNKNOWN_ID,
    WINDOW,
    Statistics,
)
from newslint.plausibility.tokens import BOUNDARY, NUMBER, PAUSE, WORD, Token

TOPIC_REACH = 40
NEAR_REACH = WINDOW
SHORTEST = 3
FINALISTS = 4
ENTRANTS = 14
MARKS = {NUMBER: NUMBER_ID, PAUSE: PAUSE_ID, BOUNDARY: BOUNDARY_ID}


@dataclass(frozen=True, slots=True)
class Contender:
    """A likely original: its number, the score that ranks it, the numbers the decision sees."""

    number: int
    rank: float
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A word under suspicion: which token it is, its number, its contenders with the best first."""

    index: int
    number: int
    contenders: tuple[Contender, ...]


class Reader:
    """Reads the tokens of an article once and yields the places worth deciding on."""

    def __init__(self, statistics: Statistics, table: CandidateTable, context: ContextModel, ranking: Sequence[float]) -> None:
        self.statistics = statistics
        self.context = context
        self.table = table
        self.news = statistics.news
        self.sphinx = statistics.sphinx
        self.flags = statistics.arrays.numbers("flags")
        self.general = statistics.arrays.numbers("general")
        self.lemma = statistics.arrays.numbers("lemma")
        self.ranking = tuple(ranking)

    def numbered(self, tokens: Sequence[Token]) -> tuple[list[int], list[int]]:
        """Two numbers a token: names kept as words, for the second witness; names made one, for the counts of news."""
        numbers = self.statistics.numbers
        exact: list[int] = []
        general: list[int] = []
        for token in tokens:
            if token.kind != WORD:
                exact.append(MARKS[token.kind])
                general.append(MARKS[token.kind])
                continue
            number = numbers.get(token.form, UNKNOWN_ID)
            exact.append(number)
            if number:
                general.append(self.general[number])
            elif token.capital:
                general.append(NAME_POSSESSIVE_ID if token.form.endswith("'s") else NAME_ID)
            else:
                general.append(UNKNOWN_ID)
        return exact, general

    def content(self, number: int) -> bool:
        """Whether a word carries meaning of its own."""
        return number >= FIRST_WORD and not self.flags[number] & (NAME_FLAG | FUNCTION_FLAG)

    @staticmethod
    def _around(exact: Sequence[int], at: int) -> list[int]:
        """The five words on either side, up to the end of the sentence; 0 beyond."""
        low = at
        before: list[int] = []
        while len(before) < WINDOW and (low == at or exact[low] != BOUNDARY_ID):
            low -= 1
            if low < 0:
                before.append(BOUNDARY_ID)
                break
            before.append(exact[low])
        after: list[int] = []
        high = at
        while len(after) < WINDOW and (high == at or exact[high] != BOUNDARY_ID):
            high += 1
            if high == len(exact):
                after.append(BOUNDARY_ID)
                break
            after.append(exact[high])
        return [0] * (WINDOW - len(before)) + before[::-1] + after + [0] * (WINDOW - len(after))

    def places(self, tokens: Sequence[Token], everything: bool = False) -> Iterator[Place]:
        """The words that some original would suit better. `everything` yields all words that have originals."""
        exact, general = self.numbered(tokens)
        lemma, news, sphinx = self.lemma, self.news, self.sphinx
        content = [number if self.content(number) else 0 for number in exact]
        lemmas = [lemma[number] if number else 0 for number in content]
        occurrences = Counter(lemmas)
        vectors: dict[int, list[int]] = {}
        width = self.table.width
        fixed_sums = [[0] * width]
        content_seen = [0]
        for number in content:
            if number:
                vector = vectors.get(number)
                if vector is None:
                    vector = vectors[number] = self.table.vector(number)
                fixed_sums.append([a + b for a, b in zip(fixed_sums[-1], vector, strict=True)])
                content_seen.append(content_seen[-1] + 1)
            else:
                fixed_sums.append(fixed_sums[-1])
                content_seen.append(content_seen[-1])
        size = len(tokens)
        context = self.context
        w1, w2, w3, w4, w5, w6, w7, w8 = self.ranking[:8]
        exact_padded = [0, BOUNDARY_ID, *exact, BOUNDARY_ID, 0]
        general_padded = [0, BOUNDARY_ID, *general, BOUNDARY_ID, 0]
        for at in range(size):
            number = content[at]
            token = tokens[at]
            if not number or len(token.form) < SHORTEST or token.capital and not token.initial:
                continue
            originals = self.table.originals(number)
            if not originals:
                continue
            a2, a1, b1, b2 = exact_padded[at], exact_padded[at + 1], exact_padded[at + 3], exact_padded[at + 4]
            g2, g1, h1, h2 = general_padded[at], general_padded[at + 1], general_padded[at + 3], general_padded[at + 4]
            if a1 == BOUNDARY_ID:
                a2 = g2 = 0
            if b1 == BOUNDARY_ID:
                b2 = h2 = 0

            sphinx_fit = sphinx.slot(a2, a1, b1, b2)
            news_fit = news.slot(g2, g1, h1, h2)
            expectation = context.expectation(self._around(exact, at))
            own_expected = context.fit(expectation, number)
            entrants = [
                (w7 * prior + w8 * (context.fit(expectation, option) - own_expected), option, prior, source)
                for option, prior, source in originals
            ]
            entrants.sort(reverse=True)
            own = sphinx_fit(number) + news_fit(number)
            scored = []
            for entry, option, prior, source in entrants[:ENTRANTS]:
                other = sphinx_fit(option) + news_fit(option)
                score = (
                    w1 * (other[0] - own[0]) + w2 * (other[1] - own[1]) + w3 * (other[2] - own[2])
                    + w4 * (other[3] - own[3]) + w5 * (other[4] - own[4]) + w6 * (other[5] - own[5]) + entry
                )
                scored.append((score, option, prior, source, other, (entry - w7 * prior) / w8))
            scored.sort(reverse=True)
            own_gain = scored[0][0]
            if own_gain < self.ranking[8] and not everything:
                continue

            low = at
            while low > 0 and at - low < NEAR_REACH and tokens[low - 1].kind != BOUNDARY:
                low -= 1
            high = at
            while high + 1 < size and high - at < NEAR_REACH and tokens[high + 1].kind != BOUNDARY:
                high += 1
            before = [lemmas[k] for k in range(low, at) if lemmas[k]]
            after = [lemmas[k] for k in range(at + 1, high + 1) if lemmas[k]]

            def company(word: int) -> tuple[float, float]:
                """(closest bond, sum of bonds) with the content words around."""
                bonds = [news.near(k, word) for k in before] + [news.near(word, k) for k in after]
                return (max(bonds), sum(bonds) / len(bonds)) if bonds else (0.0, 0.0)

            start, stop = max(0, at - TOPIC_REACH), min(size, at + TOPIC_REACH + 1)
            others = max(1, content_seen[stop] - content_seen[start] - 1)
            mine = vectors[number]
            topic = [b - a - c for a, b, c in zip(fixed_sums[start], fixed_sums[stop], mine, strict=True)]
            start, stop = max(0, at - NEAR_REACH), min(size, at + NEAR_REACH + 1)
            close_others = max(1, content_seen[stop] - content_seen[start] - 1)
            close = [b - a - c for a, b, c in zip(fixed_sums[start], fixed_sums[stop], mine, strict=True)]

            own_company = company(lemmas[at])
            own_topic = dot(mine, topic) / others / 16129
            own_close = dot(mine, close) / close_others / 16129
            own_pair_left = news.pair_count(g1, number)
            own_pair_right = news.pair_count(number, h1)
            shared = (
                own[0], own[1], own[2], own[3], own[4], own[5],
                own_company[0], own_company[1], own_topic, own_close, own_pair_left, own_pair_right,
                rarity(news.count[number]),
                float(occurrences[lemmas[at]]),
                1.0 if token.quoted else 0.0,
                1.0 if token.joined else 0.0,
                float(g1 if g1 < FIRST_WORD else FIRST_WORD + (self.flags[g1] & FUNCTION_FLAG)),
                float(h1 if h1 < FIRST_WORD else FIRST_WORD + (self.flags[h1] & FUNCTION_FLAG)),
                float(sum(1 for row in scored if row[0] > 0)),
                own_gain - scored[1][0] if len(scored) > 1 else 9.0,
                own_expected,
            )
            contenders = []
            for score, option, prior, source, other, expected in scored[:FINALISTS]:
                vector = self.table.vector(option)
                option_lemma = lemma[option]
                other_company = company(option_lemma)
                contenders.append(
                    Contender(
                        option,
                        score,
                        (
                            *shared,
                            score, round(prior * 2) / 2, float(source.bit_count()), float(source & 1), float(source & 2), float(source & 28),
                            other[0] - own[0], other[1] - own[1], other[2] - own[2],
                            other[3] - own[3], other[4] - own[4], other[5] - own[5],
                            other[0], other[1], other[2], other[3], other[4], other[5],
                            other_company[0], other_company[1],
                            other_company[0] - own_company[0], other_company[1] - own_company[1],
                            dot(vector, topic) / others / 16129 - own_topic,
                            dot(vector, close) / close_others / 16129 - own_close,
                            round(dot(vector, mine) / 16129 * 5) / 5,
                            news.pair_count(g1, option), news.pair_count(option, h1),
                            rarity(news.count[option]),
                            float(occurrences[option_lemma]),
                            expected,
                        ),
                    )
                )
            yield Place(at, number, tuple(contenders))


def rarity(count: int) -> float:
    """The order of magnitude of a count, coarse enough not to tell one word from another."""
    return round(math.log(count + 1.0) / 1.5) * 1.5
