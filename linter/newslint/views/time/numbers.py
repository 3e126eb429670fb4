"""Numbers as they stand in time expressions: figures and words, cardinal and ordinal."""

from newslint.views.time.lexicon import (
    DASHES,
    MULTIPLES,
    NUMBERS,
    ORDINAL_ENDINGS,
    ORDINALS,
    VAGUE_AMOUNTS,
)
from newslint.views.time.tokens import Tokens

_LONGEST_FIGURE = 9  # digits; a longer one counts no time


def figure(t: Tokens, i: int) -> int | None:
    """The whole number that the token is, in any script's digits."""
    token = t.low[i]
    return int(token) if token.isdecimal() and len(token) <= _LONGEST_FIGURE else None


def amount(t: Tokens, i: int) -> tuple[float | None, int] | None:
    """A cardinal at token `i` and the token behind it; the value is None for “a few” and “several”."""
    whole = figure(t, i)
    if whole is not None:
        return _figures(t, i, whole)
    token = t.low[i]
    if token in NUMBERS:
        return _words(t, i)
    if token in ("a", "an"):
        following = t.low[i + 1]
        if following in VAGUE_AMOUNTS:
            return None, i + 3 if t.low[i + 2] == "of" else i + 2
        if following == "half" and t.low[i + 2] != "-":
            return 0.5, i + 2
        if following in MULTIPLES:
            return MULTIPLES[following], i + 2
        return 1, i + 1
    if token == "half":
        return (0.5, i + 2) if t.low[i + 1] in ("a", "an") else (0.5, i + 1)
    if token in VAGUE_AMOUNTS:
        return None, i + 2 if t.low[i + 1] == "of" else i + 1
    return None


def _figures(t: Tokens, i: int, whole: int) -> tuple[float | None, int] | None:
    value: float = whole
    j = i + 1
    while t.low[j] == "," and t.touches(j - 1) and t.touches(j) and len(t.low[j + 1]) == 3 and j - i < 6:
        group = figure(t, j + 1)
        if group is None:
            break
        value = value * 1000 + group
        j += 2
    if t.low[j] == "." and t.touches(j - 1) and t.touches(j):
        decimals = figure(t, j + 1)
        if decimals is not None:
            value += decimals / 10 ** len(t.low[j + 1])
            j += 2
    above = figure(t, j)
    if above and t.low[j + 1] == "/" and t.touches(j) and t.touches(j + 1):
        below = figure(t, j + 2)
        if below and above < below < 20:
            value += above / below
            j += 3
    elif t.low[j] in ("½", "¼", "¾"):
        value += {"½": 0.5, "¼": 0.25, "¾": 0.75}[t.low[j]]
        j += 1
    if t.low[j] in MULTIPLES:
        value *= MULTIPLES[t.low[j]]
        j += 1
    return _and_a_half(t, j, value)


def _words(t: Tokens, i: int) -> tuple[float | None, int]:
    value: float = NUMBERS[t.low[i]]
    j = i + 1
    if value >= 20 and t.low[j] in DASHES and 0 < NUMBERS.get(t.low[j + 1], 0) < 10:
        value += NUMBERS[t.low[j + 1]]
        j += 2
    if t.low[j] in MULTIPLES:
        value *= MULTIPLES[t.low[j]]
        j += 1
    return _and_a_half(t, j, value)


def _and_a_half(t: Tokens, j: int, value: float) -> tuple[float | None, int]:
    if t.low[j] == "and" and t.low[j + 1] == "a" and t.low[j + 2] == "half":
        return value + 0.5, j + 3
    if t.low[j] in DASHES and t.low[j + 1] == "and" and t.low[j + 3] == "a" and t.low[j + 5] == "half":
        return value + 0.5, j + 6
    return value, j


def ordinal(t: Tokens, i: int) -> tuple[int, int] | None:
    """An ordinal at token `i` (19th, nineteenth, twenty-first) and the token behind it."""
    token = t.low[i]
    if token in ORDINALS:
        return ORDINALS[token], i + 1
    whole = figure(t, i)
    if whole is not None:
        if t.low[i + 1] in ORDINAL_ENDINGS and t.touches(i):
            return whole, i + 2
        return None
    tens = NUMBERS.get(token, 0)
    if tens >= 20 and t.low[i + 1] in DASHES and 0 < ORDINALS.get(t.low[i + 2], 0) < 10:
        return tens + ORDINALS[t.low[i + 2]], i + 3
    return None
