"""The tokens that the quantity grammar reads: figures with their marks, words, and single signs."""

import re
from typing import Final, NamedTuple

PADDING: Final = 12  # empty tokens at either end, so that the grammar may look around without asking
_TOKEN: Final = re.compile(
    r"[^\W\d_]\.(?:[^\W\d_]\.)++|(?<![\w.])\.\d+|\d+(?:[.,]\d+)*+|[^\W\d_]+(?:['’][^\W\d_]+)*+|\S"
)


def words_of(table: str) -> tuple[str, ...]:
    """The words of a table that is written as running text."""
    return tuple(table.split())


def table(words: str) -> frozenset[str]:
    """The set of the words of such a table."""
    return frozenset(words.split())


DASHES: Final = frozenset("-–—‑‐−")


class Tokens(NamedTuple):
    """The tokens of a sentence as parallel lists; `low` has them in lower case, `raw` as written."""

    text: str
    raw: list[str]
    low: list[str]
    start: list[int]
    end: list[int]
    is_title: bool
    """Whether nearly every word has a capital, as in a headline, so that capitals tell nothing."""

    def touches(self, index: int) -> bool:
        """Whether nothing stands between a token and the next one."""
        return self.end[index] == self.start[index + 1] and self.low[index + 1] != ""

    def gap(self, index: int) -> str:
        """What stands between a token and the next one."""
        return self.text[self.end[index] : self.start[index + 1]]

    def is_capital(self, index: int) -> bool:
        """Whether a token begins with a capital that tells something."""
        return self.raw[index][:1].isupper() and not self.is_title

    def is_first(self, index: int) -> bool:
        """Whether a token opens the sentence, marks left aside."""
        before = self.low[max(PADDING, index - 3) : index]
        return not any(token[:1].isalnum() for token in before) and index - PADDING <= 3


def tokens(text: str, start: int, end: int) -> Tokens:
    """The tokens of `text[start:end]`."""
    matches = list(_TOKEN.finditer(text, start, end))
    raw = [match[0] for match in matches]
    words = [token for token in raw if len(token) > 3 and token[0].isalpha()]
    capitals = sum(token[0].isupper() for token in words)
    return Tokens(
        text,
        [""] * PADDING + raw + [""] * PADDING,
        [""] * PADDING + [token.lower() for token in raw] + [""] * PADDING,
        [start] * PADDING + [match.start() for match in matches] + [end] * PADDING,
        [start] * PADDING + [match.end() for match in matches] + [end] * PADDING,
        capitals > 1 and capitals * 6 >= len(words) * 5,
    )
