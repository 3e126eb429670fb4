"""Sentences with every quotation taken for one token, so that what stands around it can be read."""

import bisect
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newslint.document import Document, Span
from newslint.views.quotations import Quotation, quotations
from newslint.views.sentences import sentences
from newslint.views.words import Word, words

QUOTATION: Final = '"'
COLON: Final = ":"
COMMA: Final = ","
DASH: Final = "—"
_PUNCTUATION: Final = {",": COMMA, ":": COLON, ";": ";", "—": DASH, "–": DASH, "(": "(", ")": ")", "[": "(", "]": ")"}
_LONGEST: Final = 300  # tokens: no sentence has more, and readers that look far ahead stay linear on what is none
_CLOSING_PUNCTUATION: Final = ",?!—–-…"


class Token(NamedTuple):
    """A word, a punctuation mark or a whole quotation.

    `key` is the word in lower case with straight apostrophes, the mark, or QUOTATION; `name` says that a word has a
    capital. `quotation` is set for quotations alone.
    """

    key: str
    start: int
    end: int
    name: bool = False
    quotation: Quotation | None = None

    @property
    def is_word(self) -> bool:
        """Whether this is a word."""
        return self.key[0].isalnum()


class Frame(NamedTuple):
    """A sentence, or several where a quotation bridges them; `block` counts the blocks of prose."""

    block: int
    tokens: tuple[Token, ...]


def frames(document: Document) -> Iterator[Frame]:
    """The sentences of every block but code, in reading order."""
    text = document.text
    outer = [quotation for quotation in document.view(quotations).items if not quotation.level]
    every_word = document.view(words)
    word_starts = [word.start for word in every_word]
    quotation_starts = [quotation.start for quotation in outer]
    every_sentence = document.view(sentences)
    sentence_at = 0
    for number, block in enumerate(document.prose()):
        own: list[Span] = []
        while sentence_at < len(every_sentence) and every_sentence[sentence_at].start < block.end:
            own.append(every_sentence[sentence_at])
            sentence_at += 1
        first = bisect.bisect_left(quotation_starts, block.start)
        inside = outer[first : bisect.bisect_left(quotation_starts, block.end)]
        for start, end in _bridged(own, inside):
            first = bisect.bisect_left(word_starts, start)
            last = bisect.bisect_left(word_starts, end)
            tokens = tuple(_tokens(text, start, end, every_word[first:last], inside))
            for at in range(0, max(len(tokens), 1), _LONGEST):
                yield Frame(number, tokens[at : at + _LONGEST])


def _bridged(own: Sequence[Span], inside: Sequence[Quotation]) -> Iterator[Span]:
    """The sentences, joined where the end of one lies within a quotation."""
    at = 0
    start = -1
    for sentence in own:
        if start < 0:
            start = sentence.start
        while at < len(inside) and inside[at].end <= sentence.end:
            at += 1
        if at == len(inside) or inside[at].start >= sentence.end:
            yield Span(start, sentence.end)
            start = -1
    if start >= 0:
        yield Span(start, own[-1].end)


def _tokens(text: str, start: int, end: int, own: Sequence[Word], inside: Sequence[Quotation]) -> Iterator[Token]:
    at = start
    remaining = [quotation for quotation in inside if start <= quotation.start < end]
    for word in own:
        while remaining and remaining[0].start <= word.start:
            quotation = remaining.pop(0)
            if quotation.start >= at:
                yield from _marks(text, at, quotation.start)
                yield Token(QUOTATION, quotation.start, quotation.end, False, quotation)
                at = quotation.end
        if word.start < at:
            continue
        if word.start - at != 1 or text[at] != " ":
            yield from _marks(text, at, word.start)
        yield Token(word.text.lower().replace("’", "'"), word.start, word.end, word.text[0].isupper())
        at = word.end
    for quotation in remaining:
        if quotation.start >= at:
            yield Token(QUOTATION, quotation.start, quotation.end, False, quotation)
            at = quotation.end
    yield from _marks(text, at, end)


def _marks(text: str, start: int, end: int) -> Iterator[Token]:
    """The punctuation between two words; two hyphens, or one between spaces, are a dash."""
    at = start
    while at < end:
        mark = text[at]
        if mark in _PUNCTUATION:
            yield Token(_PUNCTUATION[mark], at, at + 1)
        elif mark == "-":
            width = 2 if text.startswith("--", at) else 1
            if width == 2 or text[at - 1 : at].isspace():
                yield Token(DASH, at, at + width)
            at += width - 1
        at += 1


def invites_speaker(text: str, quotation: Quotation) -> bool:
    """Whether the quotation ends as one does before its speaker is named: “It is,” or “Is it?” or “It is”, ."""
    inner = text[max(quotation.inner.start, quotation.inner.end - 4) : quotation.inner.end].rstrip(" ’'\u00a0")
    return inner[-1:] in _CLOSING_PUNCTUATION or text[quotation.end : quotation.end + 1] == ","
