"""The slips of typing fingers, and what each costs.

A slip drops a letter, adds one, doubles one, swaps two neighbours or hits another key. Costs are in bits: how much more
frequent a word must be to be meant all the same. They follow what studies of typing errors agree on: the neighbouring
key and the swapped or doubled letter are the usual slips, and the first letter is seldom wrong.
"""

from collections.abc import Iterator
from typing import Final

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_FIRST_LETTER: Final = 1.0
_VOWELS: Final = "aeiouy"


def _neighbours() -> dict[str, str]:
    around: dict[str, set[str]] = {letter: set() for letter in _LETTERS}
    for number, row in enumerate(_ROWS):
        for place, letter in enumerate(row):
            beside = row[max(0, place - 1) : place] + row[place + 1 : place + 2]
            below = _ROWS[number + 1][max(0, place - 1) : place + 1] if number + 1 < len(_ROWS) else ""
            for other in beside + below:
                around[letter].add(other)
                around[other].add(letter)
    return {letter: "".join(sorted(others)) for letter, others in around.items()}


NEIGHBOURS: Final = _neighbours()
"""The keys beside each key of the English keyboard."""


def slips(word: str) -> dict[str, float]:
    """Every string that one slip could have turned into `word`, with the cost of that slip in bits."""
    found: dict[str, float] = {}
    for meant, cost in _slips(word):
        if cost < found.get(meant, 99.0):
            found[meant] = cost
    found.pop(word, None)
    return found


def _slips(word: str) -> Iterator[tuple[str, float]]:
    for at in range(len(word) + 1):
        first = _FIRST_LETTER if at == 0 else 0.0
        before, after = word[:at], word[at:]
        for letter in _LETTERS:  # a letter was dropped
            is_double = before[-1:] == letter or after[:1] == letter
            yield before + letter + after, first + (0.5 if is_double else 1.0)
        if not after:
            continue
        rest, found = after[1:], after[0]
        if before[-1:] == found or rest[:1] == found:  # a letter was doubled
            yield before + rest, 0.0
        else:  # a key beside the right one was hit as well, or any other
            near = NEIGHBOURS.get(found, "")
            is_near = any(letter in near for letter in before[-1:] + rest[:1])
            yield before + rest, first + (1.5 if is_near else 2.5)
        if len(rest) > 0 and rest[0] != found:  # two letters were swapped
            yield before + rest[0] + found + rest[1:], 0.0 if at else 0.5
        near = NEIGHBOURS.get(found, "")
        for letter in _LETTERS:  # another key was hit
            if letter in near:
                cost = 0.5
            elif letter in _VOWELS and found in _VOWELS:
                cost = 1.5
            else:
                cost = 3.0
            yield before + letter + rest, first + cost
