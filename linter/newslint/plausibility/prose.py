"""The tokens of an article that the fast judges read."""

from collections.abc import Iterable
from typing import Final

from newslint.document import Document, Role
from newslint.plausibility.language import english_share, is_english_prose
from newslint.plausibility.tokens import BOUNDARY, Token, tokens_of

PROSE: Final = frozenset(
    {Role.HEADLINE, Role.DECK, Role.SUBHEAD, Role.PARAGRAPH, Role.QUOTE, Role.LIST_ITEM, Role.CAPTION}
)
MOST_TOKENS: Final = 50_000
"""Tokens judged in one text; what comes after them is left alone, so that no text takes forever."""

LEAST_ENGLISH: Final = 0.15


def prose_tokens(document: Document) -> list[Token]:
    """The tokens of the English prose of a document: a view."""
    blocks = [block for block in document.blocks if block.role in PROSE]
    return tokens_of_prose((block.start, document.text[block.start : block.end]) for block in blocks)


def tokens_of_prose(paragraphs: Iterable[tuple[int, str]]) -> list[Token]:
    """The tokens of an article given as (offset, text) of its paragraphs, a boundary after each; what is no English
    prose is passed over."""
    tokens: list[Token] = []
    for offset, text in paragraphs:
        if len(tokens) >= MOST_TOKENS:
            break
        part = tokens_of(text, offset)
        if part and is_english_prose(text, part):
            end = offset + len(text)
            tokens += part[: MOST_TOKENS - len(tokens)]
            tokens.append(Token(end, end, BOUNDARY, "", False, False, False, False))
    return tokens if english_share(tokens) >= LEAST_ENGLISH else []
