"""The phrase book: frozen phrases compiled into one table, and the places of a text where one word of one differs."""

import os
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from newslint import cache
from newslint.inflection import verb_forms
from newslint.phrasebook.notation import (
    FUNCTION_WORDS,
    HOLE,
    POSSESSIVE,
    POSSESSIVES,
    head,
    parse,
    singular,
    slots,
    spellings,
)
from newslint.rule import RuleError
from newslint.version import __version__
from newslint.views.tokens import Tokens

LONGEST: Final = 8
"""Words in the longest phrase."""

_BREAK: Final = "|"
_JOINING: Final = frozenset((" ", "-", "'"))
_ARTICLES: Final = frozenset(("a", "an", "the", POSSESSIVE))
_SOURCES: Final = ("book.py", "notation.py", os.path.join(os.pardir, "inflection.py"))


class Table(NamedTuple):
    """The compiled phrases; plain values, to be kept for another run.

    `rights` leads from a phrase with a hole to the words that fill it, tab-parted. The shapes of such phrases, lengths
    and holes, a byte each, are found by their first two tokens in `shapes`, or by the one of the two that is no hole:
    in `openers` where the hole is the second, in `seconds` where it is the first. `verbs` leads from verb forms to
    their base.
    """

    rights: dict[str, str]
    shapes: dict[str, bytes]
    openers: dict[str, bytes]
    seconds: dict[str, bytes]
    verbs: dict[str, str]


class Slot(NamedTuple):
    """What belongs in the hole of a pattern: words of names, other words, and all of them as they are compared."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    compared: frozenset[str]


class Filling(NamedTuple):
    """A place that has the shape of frozen phrases: word `place` of a block's words stands in the hole of `pattern`.

    `first` and `last` are the outer words of the phrase; `slot` is what belongs in the hole; `is_right` says whether
    the word is part of it.
    """

    place: int
    first: int
    last: int
    pattern: str
    slot: Slot
    is_right: bool


def compile_phrases(phrases: Iterable[str]) -> Table:
    """The table of phrases written in the notation. Raises RuleError for a phrase with fewer than two words."""
    written = [variant for phrase in phrases for variant in spellings(phrase)]
    sequences = [tokens for phrase in written for tokens in parse(phrase)]
    verbs = {
        form: token[1:-1]
        for tokens in sequences
        for token in tokens
        if token.startswith("{")
        for form in verb_forms(token[1:-1])
    }
    rights: dict[str, dict[str, None]] = {}
    for sequence in sequences:
        if len(sequence) < 2 or len(sequence) > LONGEST:
            raise RuleError(f"'{' '.join(sequence)}': a frozen phrase has two to {LONGEST} words")
        plain = [normal(token.strip("{}").lower(), verbs) for token in sequence]
        plural_at = head(sequence)
        for place in slots(sequence):
            if not _is_telling(plain, place):
                continue
            pattern = " ".join((*plain[:place], HOLE, *plain[place + 1 :]))
            word = sequence[place]
            if place == plural_at and word.isalpha() and not word.endswith("s"):
                word += "+"
            rights.setdefault(pattern, {})[word] = None
    shapes: dict[int, dict[str, set[int]]] = {0: {}, 1: {}, 2: {}}
    for pattern in rights:
        parts = pattern.split()
        hole = parts.index(HOLE)
        beginning = f"{parts[0]} {parts[1]}" if hole > 1 else parts[1 - hole]
        shapes[min(hole, 2)].setdefault(beginning, set()).add(len(parts) << 4 | hole)
    packed = {
        hole: {beginning: bytes(sorted(shape)) for beginning, shape in kind.items()} for hole, kind in shapes.items()
    }
    return Table(
        {pattern: "\t".join(words) for pattern, words in rights.items()}, packed[2], packed[1], packed[0], verbs
    )


def _is_telling(tokens: list[str], hole: int) -> bool:
    """Whether the rest of a phrase says what belongs in the hole: a content word, or function words on either side."""
    rest = [token for place, token in enumerate(tokens) if place != hole and token != POSSESSIVE]
    if any(token not in FUNCTION_WORDS for token in rest):
        return True
    return len(rest) > 2 or (len(rest) == 2 and 0 < hole < len(tokens) - 1)


def normal(word: str, verbs: dict[str, str]) -> str:
    """The form of a folded word that phrase and text are compared by."""
    return verbs.get(word) or singular(word)


class PhraseBook:
    """Frozen phrases, ready to be looked for."""

    def __init__(self, table: Table) -> None:
        """A book of compiled phrases."""
        self.table: Final = table
        self._slots: Final[dict[str, Slot]] = {}

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "PhraseBook":
        """The book of phrases given as lines."""
        return cls(compile_phrases(phrases))

    @classmethod
    def open(cls, folder: str) -> "PhraseBook":
        """The book of all YAML files in a folder, compiled once and then kept in the cache.

        Raises RuleError, naming the file, for one that cannot be read.
        """
        paths = [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".yaml")]
        here = os.path.dirname(__file__)
        key = repr(
            (
                __version__,
                [os.stat(os.path.join(here, name)).st_mtime_ns for name in _SOURCES],
                [(path, (stat := os.stat(path)).st_mtime_ns, stat.st_size) for path in paths],
            )
        )
        stored = cache.load("phrasebook", key)
        if isinstance(stored, tuple):
            return cls(Table(*stored))
        table = compile_phrases(phrase for path in paths for phrase in read(path))
        cache.store("phrasebook", key, tuple(table))
        return cls(table)

    def fillings(self, words: Tokens) -> Iterator[Filling]:
        """Every place of a block that has the shape of a frozen phrase, right or wrong, in no set order."""
        sequence, places = self._sequence(words)
        yield from self._windows(sequence, places, range(len(sequence) - 1), 0)
        verbs = self.table.verbs
        for start, place in enumerate(places):
            if place < 0 or words.words[place] not in verbs:
                continue
            skipped = start + 1 + (sequence[start + 1 : start + 2] != [] and sequence[start + 1] in _ARTICLES)
            if skipped + 1 >= len(sequence) or sequence[skipped] in FUNCTION_WORDS or sequence[skipped] == _BREAK:
                continue
            stretch = sequence[start:skipped] + sequence[skipped + 1 : start + LONGEST + 1]
            within = places[start:skipped] + places[skipped + 1 : start + LONGEST + 1]
            yield from self._windows(stretch, within, (0,), skipped - start + 1)

    def _windows(
        self, sequence: list[str], places: list[int], starts: Iterable[int], shortest: int
    ) -> Iterator[Filling]:
        rights, shapes, openers, seconds, _ = self.table
        size = len(sequence)
        for start in starts:
            one, other = sequence[start], sequence[start + 1]
            found = openers.get(one, b"") + seconds.get(other, b"") + shapes.get(f"{one} {other}", b"")
            for shape in found:
                length, hole = shape >> 4, shape & 15
                end = start + length
                place = start + hole
                if end > size or length < shortest or places[place] < 0:
                    continue
                pattern = " ".join((*sequence[start:place], HOLE, *sequence[place + 1 : end]))
                if pattern in rights:
                    slot = self._slots.get(pattern) or self.slot(pattern)
                    first, last = places[start], places[end - 1]
                    yield Filling(
                        places[place],
                        first if first >= 0 else places[start + 1],
                        last if last >= 0 else places[end - 2],
                        pattern,
                        slot,
                        sequence[place] in slot.compared,
                    )

    def slot(self, pattern: str) -> Slot:
        """What belongs in the hole of a pattern of the table."""
        rights = self.table.rights[pattern].split("\t")
        slot = self._slots[pattern] = Slot(
            tuple(word for word in rights if word[0].isupper()),
            tuple(word for word in rights if not word[0].isupper()),
            frozenset(normal(word.strip("{}+").lower(), self.table.verbs) for word in rights),
        )
        return slot

    def _sequence(self, words: Tokens) -> tuple[list[str], list[int]]:
        """The compared forms of a block with breaks between, and for each the place of its word, -1 for none."""
        sequence: list[str] = []
        places: list[int] = []
        verbs = self.table.verbs
        for index, (word, separator) in enumerate(zip(words.words, words.separators, strict=True)):
            if separator not in _JOINING and index:
                sequence.append(_BREAK)
                places.append(-1)
            if word == "s" and separator == "'":
                owner = 2 if len(sequence) > 2 and sequence[-2] in ("the", "a") else 1
                if len(places) > owner and places[-owner - 1] >= 0 and words.words[places[-owner - 1]] in verbs:
                    del sequence[-owner:], places[-owner:]
                    sequence.append(POSSESSIVE)
                else:
                    sequence.append("'s")
                places.append(-1)
                continue
            sequence.append(POSSESSIVE if word in POSSESSIVES else verbs.get(word) or singular(word))
            places.append(index)
        return sequence, places


def read(path: str) -> list[str]:
    """The phrases of a YAML file: the lines of its key `phrases`. Raises RuleError, naming the file."""
    import yaml

    try:
        with open(path, encoding="utf-8") as file:
            content = yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise RuleError(f"{path}: the phrases cannot be read: {error}") from None
    if not isinstance(content, dict) or set(content) != {"about", "phrases"} or not isinstance(content["phrases"], str):
        raise RuleError(f"{path}: a file of phrases has the keys 'about' and 'phrases', one phrase a line")
    lines = [line.strip() for line in content["phrases"].split("\n")]
    return [line for line in lines if line]
