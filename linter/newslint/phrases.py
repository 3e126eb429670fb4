"""Ten thousand phrases at the cost of ten: literal phrases of many rules looked up word by word in one table.

A phrase and a text are cut into words and the separators between them, which are read alike whatever their form:
any white space is a space, ’ is an apostrophe, soft hyphens and zero-width characters count for nothing.
So one pass over the words of a text finds every phrase, and the table opens without being built anew.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from newslint.document import Document

_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_WORD: Final = re.compile(rf"[\w{_INVISIBLE}]*\w[\w{_INVISIBLE}]*")
_SPACE: Final = re.compile(r"\s+")
_REMOVE_INVISIBLE: Final = dict.fromkeys(map(ord, _INVISIBLE))


class Occurrence(NamedTuple):
    """A phrase found in a text: its span and the form in which it was registered."""

    start: int
    end: int
    phrase: str


class Token(NamedTuple):
    """A word of a text: its span, its folded form and the folded separator before it."""

    start: int
    end: int
    word: str
    separator: str


def _fold(word: str) -> str:
    return (word.lower() if word.isascii() else word.translate(_REMOVE_INVISIBLE).casefold()) if word else word


def _separator(between: str) -> str:
    if between == " ":
        return between
    return _SPACE.sub(" ", between.replace("’", "'").translate(_REMOVE_INVISIBLE))


def cut(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The words of `text[start:end]`."""
    last = start
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        first, after = match.span()
        yield Token(first, after, _fold(match[0]), _separator(text[last:first]))
        last = after


def tokens(document: Document) -> tuple[tuple[Token, ...], ...]:
    """The words of every block that is not code."""
    return tuple(tuple(cut(document.text, block.start, block.end)) for block in document.prose())


class Table(NamedTuple):
    """Phrases ready to be found; plain values, to be kept for another run.

    `owners` leads from the folded words of a phrase to its owners, a line each: owner, the phrase as written, and what
    stands before its first and after its last word, parted by tabs. `sizes` leads from a first word to the numbers of
    words that phrases beginning with it have.
    """

    owners: dict[str, str]
    sizes: dict[str, list[int]]


class Phrases:
    """A set of phrases of many owners, found together."""

    def __init__(self, table: Table | None = None) -> None:
        """An empty set, or the one of a `table` that is complete: what is added to it is in it already."""
        self._is_complete = table is not None
        self.table: Final = table or Table({}, {})

    def add(self, owner: str, phrases: Callable[[], Iterable[str]]) -> None:
        """Registers the phrases that `phrases()` gives for `owner`; each holds at least one letter or digit."""
        if self._is_complete:
            return
        owners, sizes = self.table
        for phrase in phrases():
            words = list(cut(phrase))
            key = "".join((words[0].word, *(token.separator + token.word for token in words[1:])))
            line = "\t".join((owner, " ".join(phrase.split()), phrase[: words[0].start], phrase[words[-1].end :]))
            owners[key] = f"{owners[key]}\n{line}" if key in owners else line
            known = sizes.setdefault(words[0].word, [])
            if len(words) not in known:
                known.append(len(words))
                known.sort(reverse=True)

    def find(self, document: Document) -> dict[str, list[Occurrence]]:
        """The phrases in a document by owner, in order; where several of one owner start together, the longest."""
        found: dict[str, list[Occurrence]] = {}
        (owners, sizes), text = self.table, document.text
        for block in document.view(tokens):
            for index, token in enumerate(block):
                for size in sizes.get(token.word, ()):
                    if index + size > len(block):
                        continue
                    key = token.word
                    for following in block[index + 1 : index + size]:
                        key += following.separator + following.word
                    if key not in owners:
                        continue
                    for owner, phrase, prefix, suffix in (line.split("\t") for line in owners[key].split("\n")):
                        start, end = token.start - len(prefix), block[index + size - 1].end + len(suffix)
                        if prefix and text[max(0, start) : token.start] != prefix:
                            continue
                        if suffix and text[end - len(suffix) : end] != suffix:
                            continue
                        mine = found.setdefault(owner, [])
                        if not mine or start >= mine[-1].end:
                            mine.append(Occurrence(start, end, phrase))
        return found
