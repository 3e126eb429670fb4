"""How well a word fits between its neighbours, by the phrase statistics of news English."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:  # the statistics are imported when the first doubtful word is met
    from newslint.document import Document, Span
    from newslint.plausibility.statistics import Statistics
    from newslint.plausibility.tokens import Token


class Place(NamedTuple):
    """A word in its paragraph: the tokens, their numbers in the statistics, exact and with names and rare words made
    alike, and the index of the word."""

    tokens: Sequence[Token]
    exact: Sequence[int]
    general: Sequence[int]
    at: int

    @property
    def token(self) -> Token:
        """The word itself."""
        return self.tokens[self.at]


class Reading(NamedTuple):
    """How a word fits at a place: log chances (natural) of it and of the two words that follow by the counts of news
    and by the trigram model, how much it is drawn to the words within five tokens, its log chance alone, and the
    logarithms of how often news has it with the word before and the word after."""

    news: tuple[float, float, float]
    sphinx: tuple[float, float, float]
    near: float
    single: float
    before: float
    after: float


class Context:
    """Asks the statistics about the words around a place; keeps no state between articles."""

    def __init__(self, opener: Callable[[], Statistics]) -> None:
        """`opener` is called when the first place is asked for."""
        self._opener: Final = opener

    @cached_property
    def _statistics(self) -> Statistics:
        return self._opener()

    def places(self, document: Document, words: Container[str]) -> Iterator[Place]:
        """Where one of `words` stands alone: in lower case or first in its sentence, joined to nothing by a hyphen."""
        for tokens in document.view(rows):
            found = [
                at
                for at, token in enumerate(tokens)
                if token.form in words and not token.joined and (token.initial or not token.capital)
            ]
            if found:
                exact, general = self._numbers(tokens)
                for at in found:
                    yield Place(tokens, exact, general, at)

    def at(self, document: Document, span: Span) -> Callable[[str], float]:
        """What tells how well a word would fit in place of the words that `span` touches; see `fits`."""
        tokens = next(row for row in document.view(rows) if row and row[-1].end > span.start)
        first = bisect_right(tokens, span.start, key=lambda token: token.end)
        last = max(first + 1, bisect_left(tokens, span.end, key=lambda token: token.start))
        window = tokens[max(0, first - 2) : last + 2]  # the statistics look no farther
        return self.fits(Place(window, *self._numbers(window), min(first, 2)), last - first)

    def is_attested(self, place: Place) -> bool:
        """Whether news often holds the word with the word before it, and as often with the word after it."""
        count = self._statistics.news.pair_count
        before, own, after = (_number_at(place.general, place.at + step) for step in (-1, 0, 1))
        return count(before, own) >= _OFTEN and count(own, after) >= _OFTEN

    def fits(self, place: Place, size: int = 1) -> Callable[[str], float]:
        """What tells the log chance (natural) of a word, and of what follows it, in place of `size` tokens.

        The mean of two witnesses: counts of news and a trigram model. A word they do not know gets a low chance.
        """
        numbers = self._statistics.numbers
        news = self._statistics.news.slot(*_slot(place.general, place.at, size))
        sphinx = self._statistics.sphinx.slot(*_slot(place.exact, place.at, size))

        def fit(word: str) -> float:
            number = numbers.get(word, _UNKNOWN)
            return (sum(news(number)) + sum(sphinx(number))) / 2

        return fit

    def often(self, first: str, second: str) -> float:
        """The logarithm of one more than how often news has the two words beside each other; 0 for unknown ones."""
        numbers = self._statistics.numbers
        if first not in numbers or second not in numbers:
            return 0.0
        return self._statistics.news.pair_count(numbers[first], numbers[second])

    def reads(self, place: Place) -> Callable[[str], Reading]:
        """What tells how a word reads at the place."""
        numbers, counts = self._statistics.numbers, self._statistics.news
        news = counts.slot(*_slot(place.general, place.at, 1))
        sphinx = self._statistics.sphinx.slot(*_slot(place.exact, place.at, 1))
        before, after = (_number_at(place.general, place.at + step) for step in (-1, 1))
        earlier, later = self._content(place, -1), self._content(place, 1)
        lemma = counts.lemma

        def reading(word: str) -> Reading:
            number = numbers.get(word, _UNKNOWN)
            own = lemma[number]
            near = sum(max(0.0, counts.near(other, own)) for other in earlier)
            near += sum(max(0.0, counts.near(own, other)) for other in later)
            return Reading(
                news(number),
                sphinx(number),
                near,
                counts.single(number),
                counts.pair_count(before, number),
                counts.pair_count(number, after),
            )

        return reading

    def _content(self, place: Place, step: int) -> list[int]:
        """The lemmas of the known words within five tokens on one side that are no function words."""
        from newslint.plausibility.statistics import FIRST_WORD, WINDOW

        first, last = sorted((place.at + step, place.at + WINDOW * step))
        around = place.exact[max(0, first) : last + 1]
        lemma = self._statistics.news.lemma
        return [lemma[number] for number in around if number >= FIRST_WORD and number not in self._function_words]

    @cached_property
    def _function_words(self) -> frozenset[int]:
        from newslint.plausibility.statistics import FUNCTION_WORDS

        numbers = self._statistics.numbers
        return frozenset(numbers[word] for word in FUNCTION_WORDS if word in numbers)

    def _numbers(self, tokens: Sequence[Token]) -> tuple[list[int], list[int]]:
        from newslint.plausibility.statistics import NAME_ID, NAME_POSSESSIVE_ID, NUMBER_ID, PAUSE_ID
        from newslint.plausibility.tokens import NUMBER, PAUSE, WORD

        kinds = {NUMBER: NUMBER_ID, PAUSE: PAUSE_ID}
        numbers, generalised = self._statistics.numbers, self._statistics.arrays.numbers("general")
        exact, general = [], []
        for token in tokens:
            if token.kind != WORD:
                number = wide = kinds.get(token.kind, _BOUNDARY)
            else:
                number = numbers.get(token.form, _UNKNOWN)
                wide = generalised[number]
                if number == _UNKNOWN and token.capital:
                    wide = NAME_POSSESSIVE_ID if token.form.endswith("'s") else NAME_ID
            exact.append(number)
            general.append(wide)
        return exact, general


_UNKNOWN: Final = 0  # as in `plausibility.statistics`, which is not imported before it is needed
_BOUNDARY: Final = 1
_OFTEN: Final = 3.0  # as a logarithm: twenty times


def _number_at(numbers: Sequence[int], at: int) -> int:
    return numbers[at] if 0 <= at < len(numbers) else _BOUNDARY


def _slot(numbers: Sequence[int], at: int, size: int) -> tuple[int, int, int, int]:
    """Two numbers before and two behind; a boundary hides what lies beyond it."""
    earlier, before, after, later = (_number_at(numbers, at + step) for step in (-2, -1, size, size + 1))
    return 0 if before == _BOUNDARY else earlier, before, after, 0 if after == _BOUNDARY else later


def rows(document: Document) -> tuple[list[Token], ...]:
    """The tokens of every block but code, as the statistics read them."""
    from newslint.plausibility.tokens import tokens_of

    return tuple(tokens_of(document.text[block.start : block.end], block.start) for block in document.prose())
