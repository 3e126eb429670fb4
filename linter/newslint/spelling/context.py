"""How well a word fits between its neighbours, by the phrase statistics of news English."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:  # the statistics are imported when the first doubtful word is met
    from newslint.document import Document, Span
    from newslint.plausibility.statistics import Statistics
    from newslint.plausibility.tokens import Token


class Context:
    """Asks the statistics about the words around one token."""

    def __init__(self, opener: Callable[[], Statistics]) -> None:
        """`opener` is called when the first place is asked for."""
        self._opener: Final = opener

    @cached_property
    def _statistics(self) -> Statistics:
        return self._opener()

    def at(self, document: Document, place: Span) -> Callable[[str], float]:
        """What tells how well a word would fit in place of the words that `place` touches; see `fits`."""
        from newslint.plausibility.tokens import tokens_of

        block = document.block_at(place.start)
        if block is None:
            raise ValueError(f"no block holds {place}")
        row = tokens_of(document.text[block.start : block.end], block.start)
        first = next((index for index, token in enumerate(row) if token.end > place.start), len(row))
        size = sum(token.start < place.end for token in row[first:])
        return self.fits(row, first, max(1, size))

    def fits(self, tokens: Sequence[Token], at: int, size: int = 1) -> Callable[[str], float]:
        """What tells the log chance (natural) of a word, and of what follows it, in place of `size` tokens from `at`.

        The mean of two witnesses: counts of news and a trigram model. A word they do not know gets a low chance.
        """
        from newslint.plausibility.statistics import BOUNDARY_ID, UNKNOWN_ID

        statistics, numbers = self._statistics, self._statistics.numbers
        around = [self._number(tokens, at + step) for step in (-2, -1, size, size + 1)]
        general = [self._number(tokens, at + step, general=True) for step in (-2, -1, size, size + 1)]
        for known in (around, general):
            known[0] = 0 if known[1] == BOUNDARY_ID else known[0]
            known[3] = 0 if known[2] == BOUNDARY_ID else known[3]
        news = statistics.news.slot(*general)
        sphinx = statistics.sphinx.slot(*around)

        def fit(word: str) -> float:
            number = numbers.get(word, UNKNOWN_ID)
            return (sum(news(number)) + sum(sphinx(number))) / 2

        return fit

    def _number(self, tokens: Sequence[Token], at: int, *, general: bool = False) -> int:
        from newslint.plausibility.statistics import (
            BOUNDARY_ID,
            NAME_ID,
            NAME_POSSESSIVE_ID,
            NUMBER_ID,
            PAUSE_ID,
            UNKNOWN_ID,
        )
        from newslint.plausibility.tokens import NUMBER, PAUSE, WORD

        if not 0 <= at < len(tokens):
            return BOUNDARY_ID
        token = tokens[at]
        if token.kind != WORD:
            return {NUMBER: NUMBER_ID, PAUSE: PAUSE_ID}.get(token.kind, BOUNDARY_ID)
        number = self._statistics.numbers.get(token.form, UNKNOWN_ID)
        if general and number == UNKNOWN_ID and token.capital:
            return NAME_POSSESSIVE_ID if token.form.endswith("'s") else NAME_ID
        return int(self._statistics.arrays.numbers("general")[number]) if general else number


class Place(NamedTuple):
    """A word in its row of tokens."""

    row: Sequence[Token]
    at: int

    @property
    def token(self) -> Token:
        """The word itself."""
        return self.row[self.at]


def rows(document: Document) -> tuple[list[Token], ...]:
    """The tokens of every block but code, as the statistics read them."""
    from newslint.plausibility.tokens import tokens_of

    return tuple(tokens_of(document.text[block.start : block.end], block.start) for block in document.prose())


def places_of(document: Document, words: Container[str]) -> Iterator[Place]:
    """Where one of `words` stands alone: in lower case or first in its sentence, joined to nothing by a hyphen."""
    for row in document.view(rows):
        for at, token in enumerate(row):
            if token.form in words and not token.joined and (token.initial or not token.capital):
                yield Place(row, at)
