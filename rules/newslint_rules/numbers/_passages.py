"""The article sentence by sentence, with the quantities of each: what the rules on numbers read."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Role, Span, within
from newslint.views.quantities import Quantity, quantities
from newslint.views.sentences import sentences

_MOST: Final = 100  # quantities; what holds more is a table, no sentence
_PLAIN: Final = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "—": "–", "‑": "-"})


class Passage(NamedTuple):
    """A sentence: its place, the role of its block, its quantities, and its words in lower case.

    A table run together has none of its quantities. `low` is as long as the sentence; in it apostrophes are straight,
    spaces plain and dashes “–”.
    """

    span: Span
    role: Role
    figures: tuple[Quantity, ...]
    low: str

    def between(self, start: int, end: int) -> str:
        """The words from one place of the document to another, both in the sentence."""
        return self.low[max(0, start - self.span.start) : max(0, end - self.span.start)]

    def before(self, place: int, reach: int = 60) -> str:
        """Up to `reach` code points before a place of the document."""
        end = place - self.span.start
        return self.low[max(0, end - reach) : end]

    def behind(self, place: int, reach: int = 60) -> str:
        """Up to `reach` code points from a place of the document on."""
        start = place - self.span.start
        return self.low[start : start + reach]


def passages(document: Document) -> tuple[Passage, ...]:
    """The sentences in reading order."""
    text, figures = document.text, document.view(quantities)
    found = []
    for sentence in document.view(sentences):
        block = document.block_at(sentence.start)
        role = block.role if block else Role.PARAGRAPH
        inside = within(figures, sentence)
        told = tuple(inside) if len(inside) <= _MOST else ()
        found.append(Passage(sentence, role, told, _lower(text[slice(*sentence)])))
    return tuple(found)


def with_figures(document: Document) -> Iterator[tuple[int, Passage]]:
    """The passages that hold a quantity, with their index."""
    for index, passage in enumerate(document.view(passages)):
        if passage.figures:
            yield index, passage


def window(found: Sequence[Passage], index: int, before: int, behind: int = 0) -> tuple[Passage, ...]:
    """The passage at `index` with its neighbours; body text and headlines are not mixed."""
    here = found[index].role in HEADS
    first, last = max(0, index - before), min(len(found), index + behind + 1)
    return tuple(found[k] for k in range(first, last) if (found[k].role in HEADS) == here)


def words_in(low: str, least: int = 1) -> list[str]:
    """The runs of at least so many letters of a text in lower case, in reading order."""
    return _letters(least).findall(low)


@cache
def _letters(least: int) -> re.Pattern[str]:
    return re.compile(rf"[a-z]{{{least},}}")


HEADS: Final = frozenset((Role.HEADLINE, Role.DECK, Role.SUBHEAD, Role.CAPTION, Role.TABLE_CELL))
"""Blocks that are not part of the running text."""


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):  # some capitals have no single small letter
        lower = "".join(small if len(small := character.lower()) == 1 else character for character in text)
    return lower.translate(_PLAIN).replace(" - ", " – ").replace("--", "–-")
