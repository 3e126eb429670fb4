"""Ten thousand phrases at the cost of ten: literal phrases of many rules looked up word by word in one table.

A phrase and a text are cut into the same tokens (`views.tokens`), so one pass over the words of a text finds every
phrase, and the table opens without being built anew.
"""

from collections.abc import Callable, Iterable
from operator import add
from typing import Final, NamedTuple

from newslint.document import Document
from newslint.views.tokens import cut, tokens


class Occurrence(NamedTuple):
    """A phrase found in a text: its span and the form in which it was registered."""

    start: int
    end: int
    phrase: str


class Table(NamedTuple):
    """Phrases ready to be found; plain values, to be kept for another run.

    `owners` leads from the folded words of a phrase to its owners, a line each: owner, the phrase as written, and what
    stands before its first and after its last word, parted by tabs. `sizes` leads from the beginning of phrases (their
    first two folded words, or the only one) to the numbers of words that they have.
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
            words, starts, ends, separators = cut(phrase)
            key = words[0] + "".join(map(add, separators[1:], words[1:]))
            line = "\t".join((owner, " ".join(phrase.split()), phrase[: starts[0]], phrase[ends[-1] :]))
            owners[key] = f"{owners[key]}\n{line}" if key in owners else line
            known = sizes.setdefault(words[0] + separators[1] + words[1] if len(words) > 1 else words[0], [])
            if len(words) not in known:
                known.append(len(words))
                known.sort(reverse=True)

    def find(self, document: Document) -> dict[str, list[Occurrence]]:
        """The phrases in a document by owner, in order; where several of one owner start together, the longest."""
        found: dict[str, list[Occurrence]] = {}
        (owners, sizes), text = self.table, document.text
        for words, starts, ends, separators in document.view(tokens):
            pairs = map(add, words, map(add, separators[1:], words[1:]))
            begun = [(index, pair) for index, pair in enumerate(pairs) if pair in sizes]
            begun += [(index, word) for index, word in enumerate(words) if word in sizes]
            begun.sort(key=lambda place: (place[0], -len(place[1])))  # the longer beginning first
            for index, beginning in begun:
                for size in sizes[beginning]:
                    last = index + size - 1
                    if last >= len(words):
                        continue
                    key = beginning + "".join(map(add, separators[index + 2 : last + 1], words[index + 2 : last + 1]))
                    if key not in owners:
                        continue
                    for owner, phrase, prefix, suffix in (line.split("\t") for line in owners[key].split("\n")):
                        start, end = starts[index] - len(prefix), ends[last] + len(suffix)
                        if prefix and text[max(0, start) : starts[index]] != prefix:
                            continue
                        if suffix and text[ends[last] : end] != suffix:
                            continue
                        mine = found.setdefault(owner, [])
                        if not mine or start >= mine[-1].end:
                            mine.append(Occurrence(start, end, phrase))
        return found
