"""A cheap guard: does a stretch of text look like English prose at all?"""

from __future__ import annotations

from collections.abc import Sequence

from newslint.plausibility.statistics import FUNCTION_WORDS
from newslint.plausibility.tokens import NUMBER, WORD, Token

SMALLEST = 12
FUNCTION_SHARE = 0.22
CAPITAL_SHARE = 0.5
NUMBER_SHARE = 0.3
SYMBOLS = "{}[]<>=*|_\\;+"
SYMBOL_SHARE = 0.03


def english_share(tokens: Sequence[Token]) -> float:
    """The share of words that are function words of English; English prose has 0.35 to 0.6."""
    words = [token for token in tokens if token.kind == WORD]
    return sum(token.form in FUNCTION_WORDS for token in words) / len(words) if words else 0.0


def is_english_prose(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a text, with its tokens, reads as English prose: enough function words, not all in capitals, no table of
    figures, no program.

    Too few words to tell count as prose.
    """
    if sum(text.count(symbol) for symbol in SYMBOLS) > SYMBOL_SHARE * len(text):
        return False
    words = [token for token in tokens if token.kind == WORD]
    numbers = sum(token.kind == NUMBER for token in tokens)
    if len(words) < SMALLEST:
        return numbers <= len(words)
    if numbers > NUMBER_SHARE * len(words) and english_share(tokens) < FUNCTION_SHARE:
        return False
    if sum(token.capital for token in words) > CAPITAL_SHARE * len(words):
        return False
    return english_share(tokens) >= FUNCTION_SHARE
