"""Phrases of two and three words around a place, as found and as they may have been meant, and how often news has
them."""

import math
from collections.abc import Sequence
from typing import Final

from newslint.plausibility.statistics import (
    COUNT_LEVELS,
    FIRST_WORD,
    FUNCTION_FLAG,
    NAME_FLAG,
    NUMBER_ID,
    Statistics,
)
from newslint.plausibility.suspicion import Attested
from newslint.plausibility.tokens import NUMBER, WORD, Token

WINDOWS: Final = ((-1, 0), (0, 1), (-2, 0), (-1, 1), (0, 2))
MOST: Final = 2
A_NUMBER: Final = "[number]"


def attested(
    statistics: Statistics, tokens: Sequence[Token], at: int, found: int, meant: int, *, with_numbers: bool = False
) -> tuple[Attested, ...]:
    """The phrases around token `at` that news has more often with word number `meant` than with `found`, the most
    telling first. `with_numbers`: also those with figures in them."""
    news, numbers, words = statistics.news, statistics.numbers, statistics.words
    flags, general = (statistics.arrays.numbers(name) for name in ("flags", "general"))

    def is_content(number: int) -> bool:
        return number >= FIRST_WORD and not flags[number] & (NAME_FLAG | FUNCTION_FLAG)

    def number_at(index: int) -> int:
        if not 0 <= index < len(tokens):
            return 0
        if tokens[index].kind == NUMBER and with_numbers:
            return NUMBER_ID
        number = numbers.get(tokens[index].form, 0) if tokens[index].kind == WORD else 0
        return number if number >= FIRST_WORD and general[number] == number else 0

    def count(phrase: Sequence[int]) -> int:
        row = news.pair(phrase[0], phrase[1])
        if row < 0:
            return 0
        level = news.level[row] if len(phrase) == 2 else news.triple(row, phrase[2])
        return round(math.exp(COUNT_LEVELS[level])) if level > 0 else 0

    def written(phrase: Sequence[int]) -> str:
        return " ".join(A_NUMBER if number == NUMBER_ID else words[number] for number in phrase)

    rows = []
    for low, high in WINDOWS:
        before, after = ([number_at(at + step) for step in steps] for steps in (range(low, 0), range(1, high + 1)))
        if not all((*before, *after)):
            continue
        as_found, as_meant = [*before, found, *after], [*before, meant, *after]
        found_count, meant_count = count(as_found), count(as_meant)
        if meant_count > found_count:
            gain = math.log((meant_count + 0.5) / (found_count + 0.5))
            if is_content(as_found[0]) + is_content(as_found[-1]) + (len(as_found) == 3) >= 2:
                gain += 1.0
            telling = any(map(is_content, (*before, *after)))
            rows.append(
                (
                    -gain,
                    Attested(written(as_found), found_count, written(as_meant), meant_count, statistics.total, telling),
                )
            )
    rows.sort(key=lambda row: row[0])
    return tuple(evidence for _, evidence in rows[:MOST])
