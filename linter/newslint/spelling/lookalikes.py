"""Rare words that one slip makes of common ones: where they stand, the common word may be meant."""

import os
from collections.abc import Iterator, Mapping
from typing import Final

DATA: Final = os.path.join(os.path.dirname(__file__), "data", "lookalikes.txt")


class Lookalikes:
    """The opened table: for every rare word the common ones that a slip of the finger turns into it."""

    def __init__(self, text: str) -> None:
        """`text` has a line for every rare word: the word, a space, and what may be meant, parted by commas."""
        fields = text.split()
        self._meant: Final = dict(zip(fields[::2], fields[1::2], strict=True))

    @classmethod
    def open(cls, path: str = DATA) -> "Lookalikes":
        """Reads the file at `path`, by default the table that comes with newslint."""
        with open(path, encoding="utf-8") as file:
            return cls(file.read())

    def __contains__(self, word: object) -> bool:
        """Whether the word, in lower case, has a common lookalike."""
        return word in self._meant

    def __iter__(self) -> Iterator[str]:
        """The rare words."""
        return iter(self._meant)

    def of(self, word: str) -> tuple[str, ...]:
        """The common words that may be meant, likeliest first; none for a word that is not in the table."""
        meant = self._meant.get(word)
        return tuple(meant.split(",")) if meant else ()


def pack_lookalikes(meant: Mapping[str, tuple[str, ...]]) -> bytes:
    """The bytes of a table."""
    return "".join(f"{word} {','.join(meant[word])}\n" for word in sorted(meant)).encode()
