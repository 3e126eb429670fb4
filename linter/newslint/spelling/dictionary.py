"""The word list: which words and names there are, and how frequent each is in news.

The file is text in UTF-8: a line with its name, a line of beginnings (the first three letters of words), a line of
places, and the body. For every beginning the body holds the rest of each word in order, with one character for its
level: A to Z for words, 0 to 9 for names. Nothing of the body is decoded before it is asked for, so opening takes
two milliseconds; it is read and not mapped, as searching a map is five times slower.
"""

import math
import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

DATA: Final = os.path.join(os.path.dirname(__file__), "data", "dictionary.bin")
_MAGIC: Final = b"newslint dictionary 1"
_BEGINNING: Final = 3  # characters
_WORD_LEVELS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NAME_LEVELS: Final = "0123456789"
_STEPS: Final = 1.3  # word levels for every doubling of the count
_ABSENT: Final = (0, 0)
_MANY: Final = 10


class Entry(NamedTuple):
    """A word of the list: whether it is written with a capital only, and the logarithm (base 2) of its count in news.

    Zero is the frequency of words that no article holds.
    """

    is_name: bool
    frequency: float


class DictionaryError(Exception):
    """The word list is missing or damaged; the message names the file."""


def word_level(count: int) -> str:
    """The level of a word found `count` times."""
    return _WORD_LEVELS[min(len(_WORD_LEVELS) - 1, round(_STEPS * math.log2(count + 1)))]


def name_level(count: int) -> str:
    """The level of a name found `count` times."""
    return _NAME_LEVELS[min(len(_NAME_LEVELS) - 1, round(math.log2(count + 1) / 2))]


_ENTRIES: Final = {
    **{ord(level): Entry(False, step / _STEPS) for step, level in enumerate(_WORD_LEVELS)},
    **{ord(level): Entry(True, step * 2.0) for step, level in enumerate(_NAME_LEVELS)},
}


def pack(levels: Mapping[str, str]) -> bytes:
    """The bytes of a file that holds these words, in lower case, with their levels. The same input gives the same."""
    groups: dict[str, list[str]] = {}
    for word in sorted(levels):
        groups.setdefault(word[:_BEGINNING], []).append(word[_BEGINNING:])
    places, body = [0], bytearray()
    for beginning, rests in groups.items():
        for rest in sorted(rests, key=str.encode):
            body += f"\n{rest}{levels[beginning + rest]}".encode()
        places.append(len(body))
    lines = (_MAGIC, " ".join(groups).encode(), " ".join(map(str, places)).encode())
    return b"\n".join(lines) + b"\n" + bytes(body)


class Dictionary:
    """The opened word list. It keeps no state, so any number of threads may ask it."""

    def __init__(self, content: bytes, name: str = "dictionary") -> None:
        """Raises DictionaryError for content that `pack` did not make, or that was cut short."""
        first = content.find(b"\n")
        second = content.find(b"\n", first + 1)
        third = content.find(b"\n", second + 1)
        if content[: max(first, 0)] != _MAGIC or third < 0:
            raise DictionaryError(f"{name}: not a word list of newslint")
        beginnings = content[first + 1 : second].decode().split(" ")
        try:
            places = [third + 1 + int(place) for place in content[second + 1 : third].split(b" ")]
        except ValueError as error:
            raise DictionaryError(f"{name}: damaged: {error}") from error
        if len(places) != len(beginnings) + 1 or places[-1] != len(content):
            raise DictionaryError(f"{name}: cut short or damaged")
        self._content: Final = content
        self._places: Final = dict(zip(beginnings, pairwise(places), strict=True))

    @classmethod
    def open(cls, path: str = DATA) -> "Dictionary":
        """Reads the file at `path`, by default the list that comes with newslint. Raises DictionaryError."""
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError as error:
            raise DictionaryError(f"{path}: cannot be read as a word list: {error}") from error
        return cls(content, path)

    def get(self, word: str) -> Entry | None:
        """The entry of a word given in lower case, or None."""
        start, end = self._places.get(word[:_BEGINNING], _ABSENT)
        rest = f"\n{word[_BEGINNING:]}".encode()
        at = self._content.find(rest, start, end)  # what begins with a word sorts after it
        if at < 0:
            return None
        return _ENTRIES.get(self._content[at + len(rest)])

    def __contains__(self, word: str) -> bool:
        """Whether the word, given in lower case, stands in the list, be it as a name."""
        return self.get(word) is not None

    def __len__(self) -> int:
        """How many words and names there are."""
        start, end = next(iter(self._places.values()))[0], max(end for _, end in self._places.values())
        return self._content[start:end].count(b"\n")

    def among(self, words: Iterable[str]) -> Iterator[tuple[str, Entry]]:
        """Those of `words` that the list holds; fast for many that begin alike, as the slips of one word do."""
        alike: dict[str, list[str]] = {}
        for word in words:
            alike.setdefault(word[:_BEGINNING], []).append(word)
        for beginning, group in alike.items():
            if beginning not in self._places:
                continue
            if len(group) < _MANY:
                found = {word: self.get(word) for word in group}
            else:
                start, end = self._places[beginning]
                rests = {row[:-1]: row[-1] for row in self._content[start:end].decode().split("\n")[1:]}
                levels = ((word, rests.get(word[_BEGINNING:])) for word in group)
                found = {word: _ENTRIES[ord(level)] for word, level in levels if level}
            for word, entry in found.items():
                if entry:
                    yield word, entry
