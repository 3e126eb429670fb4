"""The tokens that the time grammar reads: figures, runs of letters, and single marks."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

PADDING: Final = 12  # empty tokens at either end, so that the grammar may look around without asking
_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+|\S")
_LONGEST_CHUNK: Final = 20_000  # code points; bounds the memory that the tokens of one long block take

_LONGEST_SENTENCE: Final = 2_000
_SENTENCE_END: Final = re.compile(r"\n|[.!?][\"”’)]? (?=[^\W\d_])")


class Tokens(NamedTuple):
    """The tokens of a stretch of text as parallel lists; `low` has them in lower case, “’” as "'"."""

    text: str
    low: list[str]
    start: list[int]
    end: list[int]

    def raw(self, index: int) -> str:
        """A token as written."""
        return self.text[self.start[index] : self.end[index]]

    def is_capital(self, index: int) -> bool:
        """Whether a token begins with a capital."""
        return self.text[self.start[index] : self.start[index] + 1].isupper()

    def touches(self, index: int) -> bool:
        """Whether nothing stands between a token and the next one."""
        return self.end[index] == self.start[index + 1] and self.low[index + 1] != ""


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut: behind the next line or sentence if it ends soon, else at the next space."""
    sentence = _SENTENCE_END.search(text, start, min(end, start + _LONGEST_SENTENCE))
    space = sentence.end() if sentence else text.find(" ", start, end) + 1
    return space or end


def tokens(text: str, start: int, end: int) -> Iterator[Tokens]:
    """The tokens of `text[start:end]`, cut at white space into stretches of bounded length."""
    while start < end:
        stop = end
        if end - start > _LONGEST_CHUNK:
            stop = _cut(text, start + _LONGEST_CHUNK, end)
        matches = list(_TOKEN.finditer(text, start, stop))
        low = [match[0].lower() for match in matches]
        yield Tokens(
            text,
            [""] * PADDING + ["'" if token in "’‘" else token for token in low] + [""] * PADDING,
            [start] * PADDING + [match.start() for match in matches] + [stop] * PADDING,
            [start] * PADDING + [match.end() for match in matches] + [stop] * PADDING,
        )
        start = stop
