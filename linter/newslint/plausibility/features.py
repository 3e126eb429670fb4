"""What the decision looks at: for a word and each likely original, how well either sits in its place."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import add, mul, sub
from typing import NamedTuple

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
SHORTEST = 3
FINALISTS = 4
ENTRANTS = 16
NO_RIVAL = 9.0
UNIT = 127.0**2
CROWD_FLOOR = -30.0
NO_DOUBT = (0.0,) * 9 + (-1.0,)
KIND_NUMBERS = {NUMBER: NUMBER_ID, PAUSE: PAUSE_ID, BOUNDARY: BOUNDARY_ID}


class Contender(NamedTuple):
    """A likely original: its number and the score that ranks it."""

    number: int
    rank: float


class Place(NamedTuple):
    """A word under suspicion: which token it is, its number, its contenders with the best first, and the numbers the
    decision sees."""

    at: int
    number: int
    contenders: tuple[Contender, ...]
    values: tuple[float, ...]


class Reading(NamedTuple):
    """The tokens of an article as numbers.

    `exact` keeps names as words, for the second witness; `general` makes them one, for the counts of news; `lemmas`
    holds dictionary forms of content words and 0 elsewhere. `sums` and `seen` run over the vectors and the number of
    the content words before each token.
    """

    tokens: Sequence[Token]
    exact: Sequence[int]
    general: Sequence[int]
    lemmas: Sequence[int]
    occurrences: Mapping[int, int]
    sums: Sequence[Sequence[int]]
    seen: Sequence[int]

    def gathered(self, at: int, reach: int, own: Sequence[int]) -> tuple[list[int], int]:
        """(sum of the vectors of the content words within `reach` tokens but for the word itself, their number)."""
        start, stop = max(0, at - reach), min(len(self.tokens), at + reach + 1)
        total = list(map(sub, map(sub, self.sums[stop], self.sums[start]), own))
        return total, max(1, self.seen[stop] - self.seen[start] - 1)

    def neighbours(self, at: int) -> tuple[list[int], list[int]]:
        """The lemmas of the content words up to five tokens before and after within the sentence."""
        tokens, lemmas = self.tokens, self.lemmas
        low = high = at
        while low > 0 and at - low < WINDOW and tokens[low - 1].kind != BOUNDARY:
            low -= 1
        while high + 1 < len(tokens) and high - at < WINDOW and tokens[high + 1].kind != BOUNDARY:
            high += 1
        return [n for n in lemmas[low:at] if n], [n for n in lemmas[at + 1 : high + 1] if n]

    def around(self, at: int) -> list[int]:
        """The five words on either side, up to the end of the sentence; 0 beyond."""
        exact = self.exact
        before: list[int] = []
        place = at
        while len(before) < WINDOW and (place == at or exact[place] != BOUNDARY_ID):
            place -= 1
            before.append(exact[place] if place >= 0 else BOUNDARY_ID)
            if place < 0:
                break
        after: list[int] = []
        place = at
        while len(after) < WINDOW and (place == at or exact[place] != BOUNDARY_ID):
            place += 1
            after.append(exact[place] if place < len(exact) else BOUNDARY_ID)
            if place == len(exact):
                break
        return [0] * (WINDOW - len(before)) + before[::-1] + after + [0] * (WINDOW - len(after))


class Entrant(NamedTuple):
    """A candidate that was read in its place: ranking score, number, prior, sources, log chances of the two witnesses,
    how much better than the word it meets the expectation of the context model."""

    score: float
    number: int
    prior: float
    source: int
    chances: tuple[float, ...]
    expected: float


class Field(NamedTuple):
    """What stands for a place: the log chances of its word from two witnesses, how well the word meets the expectation
    of the context model, the entrants in order, and what is said of all its likely originals together."""

    own: tuple[float, ...]
    own_expected: float
    entrants: Sequence[Entrant]
    best_expected: float
    crowd: float


class Reader:
    """Reads the tokens of an article and yields the places worth deciding on.

    `ranking` holds eight weights (six gains in log chance, the prior, the context model) and the least score that
    passes. `doubt` holds a constant, the weights of what is known of a word before its likely originals are looked at,
    and the least sum that passes.
    """

    def __init__(
        self,
        statistics: Statistics,
        table: CandidateTable,
        context: ContextModel,
        ranking: Sequence[float],
        doubt: Sequence[float] = NO_DOUBT,
    ) -> None:
        self.statistics = statistics
        self.table = table
        self.context = context
        self.ranking = tuple(ranking)
        self.doubt = tuple(doubt)
        self.news = statistics.news
        self.sphinx = statistics.sphinx
        self.flags = statistics.arrays.numbers("flags")
        self.general = statistics.arrays.numbers("general")
        self.lemma = statistics.arrays.numbers("lemma")

    def content(self, number: int) -> bool:
        """Whether a word carries meaning of its own."""
        return number >= FIRST_WORD and not self.flags[number] & (NAME_FLAG | FUNCTION_FLAG)

    def read(self, tokens: Sequence[Token]) -> Reading:
        """The tokens as numbers."""
        exact, general = numbers_of(self.statistics, tokens)
        lemmas: list[int] = []
        sums = [array("i", bytes(4 * self.table.width))]
        seen = [0]
        for number in exact:
            carries = self.content(number)
            lemmas.append(self.lemma[number] if carries else 0)
            sums.append(array("i", map(add, sums[-1], self.table.vector(number))) if carries else sums[-1])
            seen.append(seen[-1] + carries)
        return Reading(tokens, exact, general, lemmas, Counter(lemmas), sums, seen)

    def places(self, tokens: Sequence[Token], everything: bool = False) -> Iterator[Place]:
        """The words that some original would suit better. `everything` yields all words that have originals."""
        reading = self.read(tokens)
        for at, token in enumerate(tokens):
            if not reading.lemmas[at] or len(token.form) < SHORTEST or (token.capital and not token.initial):
                continue
            place = self._place(reading, at, everything)
            if place:
                yield place

    def _place(self, reading: Reading, at: int, everything: bool) -> Place | None:
        number = reading.exact[at]
        originals = self.table.originals(number)
        if not originals:
            return None
        field = self.field(reading, at, originals, everything)
        if field is None:
            return None
        own, own_expected, entrants, best_expected, crowd = field
        best = entrants[0]
        if best.score < self.ranking[8] and not everything:
            return None
        news, table, token = self.news, self.table, reading.tokens[at]
        before, after = reading.neighbours(at)

        def company(word: int) -> tuple[float, float, float]:
            """(closest bond, mean bond, share of bonds) with the content words around."""
            bonds = [news.near(other, word) for other in before] + [news.near(word, other) for other in after]
            if not bonds:
                return 0.0, 0.0, 0.0
            return max(bonds), sum(bonds) / len(bonds), sum(bond > 0 for bond in bonds) / len(bonds)

        vector = table.vector(number)
        topic, topic_size = reading.gathered(at, TOPIC_REACH, vector)
        close, close_size = reading.gathered(at, WINDOW, vector)
        own_company = company(reading.lemmas[at])
        own_topic = dot(vector, topic) / topic_size / UNIT
        own_close = dot(vector, close) / close_size / UNIT
        left = reading.general[at - 1] if at else BOUNDARY_ID
        right = reading.general[at + 1] if at + 1 < len(reading.general) else BOUNDARY_ID
        option = best.number
        option_vector = table.vector(option)
        option_lemma = self.lemma[option]
        option_company = company(option_lemma)
        gains = tuple(map(sub, best.chances, own))
        top = max(entrant.score for entrant in entrants)
        values = (
            *own,
            *own_company,
            own_topic,
            own_close,
            news.pair_count(left, number),
            news.pair_count(number, right),
            rarity(news.count[number]),
            float(reading.occurrences[reading.lemmas[at]]),
            float(token.quoted),
            float(token.joined),
            self._kind(left),
            self._kind(right),
            float(sum(entrant.score > 0 for entrant in entrants)),
            best.score - entrants[1].score if len(entrants) > 1 else NO_RIVAL,
            own_expected,
            sum(own[:3]),
            sum(own[3:]),
            sum(own[:3]) - self.sphinx.single(number),
            sum(own[3:]) - news.single(number),
            crowd,
            best_expected,
            max(sum(entrant.chances[:3]) for entrant in entrants) - sum(own[:3]),
            max(sum(entrant.chances[3:]) for entrant in entrants) - sum(own[3:]),
            math.log(sum(math.exp(entrant.score - top) for entrant in entrants)) + top,
            best.score,
            round(best.prior * 2) / 2,
            float(best.source.bit_count()),
            float(best.source & 1),
            float(best.source & 130),
            float(best.source & 28),
            float(best.source & 64),
            *gains,
            sum(gains[:3]),
            sum(gains[3:]),
            *best.chances,
            *option_company,
            *map(sub, option_company, own_company),
            dot(option_vector, topic) / topic_size / UNIT - own_topic,
            dot(option_vector, close) / close_size / UNIT - own_close,
            round(dot(option_vector, vector) / UNIT * 5) / 5,
            news.pair_count(left, option),
            news.pair_count(option, right),
            rarity(news.count[option]),
            float(reading.occurrences[option_lemma]),
            best.expected,
        )
        contenders = tuple(Contender(entrant.number, entrant.score) for entrant in entrants[:FINALISTS])
        return Place(at, number, contenders, values)

    def field(
        self, reading: Reading, at: int, originals: Sequence[tuple[int, float, int]], everything: bool = True
    ) -> Field | None:
        """What stands for a place, or None where the word fits too well for any other to matter."""
        number = reading.exact[at]
        sphinx_fit = self.sphinx.slot(*slot_of(reading.exact, at))
        news_fit = self.news.slot(*slot_of(reading.general, at))
        context = self.context
        expectation = context.expectation(reading.around(at))
        own_expected = context.fit(expectation, number)
        own = a1, a2, a3, a4, a5, a6 = sphinx_fit(number) + news_fit(number)
        constant, *weights, least = self.doubt
        known = (*own, own_expected, rarity(self.news.count[number]))
        if not everything and constant + sum(map(mul, weights, known)) < least:
            return None
        *gains, prior_weight, context_weight, _ = self.ranking
        w1, w2, w3, w4, w5, w6 = gains
        first = []
        for option, prior, source in originals:
            expected = context.fit(expectation, option) - own_expected
            first.append((prior_weight * prior + context_weight * expected, option, prior, source, expected))
        crowd = math.log(sum(math.exp(min(row[4], 30.0)) for row in first) + math.exp(CROWD_FLOOR))
        best_expected = max(row[4] for row in first)
        first.sort(reverse=True)
        entrants = []
        for entry, option, prior, source, expected in first[:ENTRANTS]:
            chances = b1, b2, b3, b4, b5, b6 = sphinx_fit(option) + news_fit(option)
            score = entry + w1 * (b1 - a1) + w2 * (b2 - a2) + w3 * (b3 - a3)
            score += w4 * (b4 - a4) + w5 * (b5 - a5) + w6 * (b6 - a6)
            entrants.append(Entrant(score, option, prior, source, chances, expected))
        entrants.sort(key=lambda entrant: (-entrant.score, entrant.number))
        return Field(own, own_expected, entrants, best_expected, crowd)

    def _kind(self, number: int) -> float:
        """What kind of word a neighbour is, as one number: its mark, or whether it is a function word."""
        return float(number if number < FIRST_WORD else FIRST_WORD + (self.flags[number] & FUNCTION_FLAG))


def numbers_of(statistics: Statistics, tokens: Sequence[Token]) -> tuple[list[int], list[int]]:
    """The tokens as numbers: with names as words, for the second witness, and with names made one, for the counts of
    news."""
    numbers, generalised = statistics.numbers, statistics.arrays.numbers("general")
    exact: list[int] = []
    general: list[int] = []
    for token in tokens:
        number = numbers.get(token.form, UNKNOWN_ID) if token.kind == WORD else KIND_NUMBERS[token.kind]
        exact.append(number)
        if number >= FIRST_WORD:
            general.append(generalised[number])
        elif token.kind == WORD and token.capital:
            general.append(NAME_POSSESSIVE_ID if token.form.endswith("'s") else NAME_ID)
        else:
            general.append(number)
    return exact, general


def slot_of(numbers: Sequence[int], at: int) -> tuple[int, int, int, int]:
    """The two numbers before and the two after a place; a boundary hides what lies beyond it."""
    before = numbers[at - 1] if at >= 1 else BOUNDARY_ID
    earlier = numbers[at - 2] if at >= 2 else BOUNDARY_ID
    after = numbers[at + 1] if at + 1 < len(numbers) else BOUNDARY_ID
    later = numbers[at + 2] if at + 2 < len(numbers) else BOUNDARY_ID
    return 0 if before == BOUNDARY_ID else earlier, before, after, 0 if after == BOUNDARY_ID else later


def rarity(count: int) -> float:
    """The order of magnitude of a count, coarse enough not to tell one word from another."""
    return round(math.log(count + 1.0) / 1.5) * 1.5
