"""Words that are taken for one another, and what the words around must say before the other one is meant."""

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from newslint.spelling.context import Reading

DATA: Final = os.path.join(os.path.dirname(__file__), "data", "confusions.txt")


class Confusions:
    """The opened table: for every word those it is taken for, each with its bias; and the weights of a reading."""

    def __init__(self, text: str) -> None:
        """`text` has a line of weights, then a line for every word: the word, then others, each with its bias."""
        weights, *lines = text.splitlines()
        self._weights: Final = tuple(map(float, weights.split()))
        self._lines: Final = dict(line.split(" ", 1) for line in lines)

    @classmethod
    def open(cls, path: str = DATA) -> "Confusions":
        """Reads the file at `path`, by default the table that comes with newslint."""
        with open(path, encoding="utf-8") as file:
            return cls(file.read())

    def __contains__(self, word: object) -> bool:
        """Whether the word, in lower case, is taken for another."""
        return word in self._lines

    def __iter__(self) -> Iterator[str]:
        """The words."""
        return iter(self._lines)

    def of(self, word: str) -> tuple[tuple[str, float], ...]:
        """The words that may be meant, each with its bias; none for a word that is not in the table."""
        fields = self._lines.get(word, "").split()
        return tuple((fields[at], float(fields[at + 1])) for at in range(0, len(fields), 2))

    def odds(self, own: Reading, other: Reading, bias: float) -> float:
        """The log odds (natural) that the other word is meant, where as many places are wrong as are right."""
        return bias + sum(weight * value for weight, value in zip(self._weights, features(own, other), strict=True))


def features(own: Reading, other: Reading) -> tuple[float, ...]:
    """What tells for the other word; the weights stand in this order."""
    return (
        *(theirs - ours for ours, theirs in zip((*own.news, *own.sphinx), (*other.news, *other.sphinx), strict=True)),
        other.near - own.near,
        other.single - own.single,
        own.single,
        other.before - own.before,
        other.after - own.after,
        min(own.before, own.after),
        float(own.before == own.after == 0.0),
        1.0,
    )


def pack_confusions(weights: Sequence[float], meant: Mapping[str, Mapping[str, float]]) -> bytes:
    """The bytes of a table."""
    first = " ".join(f"{weight:.3f}" for weight in weights)
    rows = (
        " ".join((word, *(f"{other} {bias:.1f}" for other, bias in sorted(meant[word].items()))))
        for word in sorted(meant)
    )
    return "".join(f"{row}\n" for row in (first, *rows)).encode()
