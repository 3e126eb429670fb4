"""Words that are one part of speech and never another, by dictionaries and by their use in news."""

import enum
import os
from collections.abc import Collection, Mapping
from typing import Final

DATA: Final = os.path.join(os.path.dirname(__file__), "data", "parts.txt")


class Part(enum.StrEnum):
    """A part of speech that a word has alone; verbs by form."""

    VERB = "verb"
    PAST = "past"
    THIRD = "third"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"


class PartsOfSpeech:
    """The opened lexicon: for every part the words, in lower case, that are nothing else."""

    def __init__(self, text: str) -> None:
        """`text` has a line for every part: its name, a colon, its words."""
        lines = (line.partition(": ") for line in text.splitlines())
        self._words: Final = {part: frozenset(words.split()) for part, _, words in lines}

    @classmethod
    def open(cls, path: str = DATA) -> "PartsOfSpeech":
        """Reads the file at `path`, by default the lexicon that comes with newslint."""
        with open(path, encoding="utf-8") as file:
            return cls(file.read())

    def only(self, part: Part) -> frozenset[str]:
        """The words that are this part of speech and no other."""
        return self._words[part]


def pack_parts(words: Mapping[Part, Collection[str]]) -> bytes:
    """The bytes of a lexicon file."""
    return "".join(f"{part}: {' '.join(sorted(words[part]))}\n" for part in Part).encode()
