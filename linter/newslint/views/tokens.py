"""Words with the separators between them, folded so that what reads alike is alike, for looking up phrases.

Any white space is a space, ’ is an apostrophe, hyphens that do not break are hyphens, soft hyphens and zero-width
characters count for nothing.
"""

import re
from itertools import accumulate
from typing import Final, NamedTuple

from newslint.document import Document

_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PARTS: Final = re.compile(rf"(\w[\w{_INVISIBLE}]*)")
_SPACE: Final = re.compile(r"\s+")
_REMOVE_INVISIBLE: Final = dict.fromkeys(map(ord, _INVISIBLE))
_READ_ALIKE: Final = {**_REMOVE_INVISIBLE, ord("’"): "'", ord("‐"): "-", ord("‑"): "-"}


class Tokens(NamedTuple):
    """The words of a stretch of text, as parallel lists: their folded forms, spans, and the folded separators.

    `separators[i]` stands before word i.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    separators: list[str]


def cut(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The words of `text[start:end]`."""
    stretch = text[start:end]
    parts = _PARTS.split(stretch)
    words = _PARTS.split(stretch.lower())[1::2] if stretch.isascii() else [_fold(word) for word in parts[1::2]]
    bounds = list(accumulate(map(len, parts), initial=start))
    separators = [part if part == " " else _separator(part) for part in parts[:-1:2]]
    return Tokens(words, bounds[1:-1:2], bounds[2:-1:2], separators)


def _fold(word: str) -> str:
    return word.lower() if word.isascii() else word.translate(_REMOVE_INVISIBLE).casefold()


def _separator(between: str) -> str:
    return _SPACE.sub(" ", between.translate(_READ_ALIKE))


def tokens(document: Document) -> tuple[Tokens, ...]:
    """The words of every block that is not code, block by block."""
    return tuple(cut(document.text, block.start, block.end) for block in document.prose())
