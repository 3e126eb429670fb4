"""Spoil clean articles the way spinners do, for training and for measuring."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from training.swaps import Swap
from training.thesauri import Relation

from newslint.plausibility.tokens import WORD, tokens_of

Choices = Mapping[str, Sequence[tuple[str, float, int]]]


@dataclass(frozen=True, slots=True)
class Spoil:
    """A word that was put in another's place: where it stands now, what stood there, the source of the swap."""

    start: int
    end: int
    original: str
    source: int


def choices_of_swaps(swaps: Sequence[Swap]) -> Choices:
    """Original to (spun, weight, no source)."""
    table: dict[str, list[tuple[str, float, int]]] = defaultdict(list)
    for swap in swaps:
        table[swap.original].append((swap.spun, swap.count**0.7, 0))
    return table


def spoil(text: str, choices: Choices, density: float, seed: int) -> tuple[str, list[Spoil]]:
    """Replace about `density` of the words of `text`; the text and the places, in order."""
    chance = random.Random(seed)
    tokens = [t for t in tokens_of(text) if t.kind == WORD]
    able = [t for t in tokens if not t.capital and t.form in choices]
    wanted = min(len(able), max(1, round(density * len(tokens))))
    chosen = sorted(chance.sample(able, wanted), key=lambda t: t.start)
    parts: list[str] = []
    spoils: list[Spoil] = []
    at = length = 0
    for token in chosen:
        options = choices[token.form]
        spun, _, source = chance.choices(options, [weight for _, weight, _ in options])[0]
        before = text[at : token.start]
        parts += [before, spun]
        length += len(before)
        spoils.append(Spoil(length, length + len(spun), token.form, source))
        length += len(spun)
        at = token.end
    parts.append(text[at:])
    return "".join(parts), spoils


def choices_of_relation(relation: Relation, source: int, lexicon: object, frequency: Mapping[str, float]) -> Choices:
    """Word form to (replacement in the same inflection, weight by frequency, source)."""
    from training.candidates import Lexicon

    assert isinstance(lexicon, Lexicon)
    table: dict[str, list[tuple[str, float, int]]] = {}
    for form in frequency:
        rows: dict[str, float] = {}
        for (lemma, _), tags in lexicon.read(form).items():
            for other in relation.get(lemma, ()):
                if other == lemma:
                    continue
                for tag in sorted(tags)[:2]:
                    replacement = lexicon.inflect(other, tag)
                    if replacement in frequency and replacement != form:
                        rows[replacement] = frequency[replacement]
        if rows:
            table[form] = [(word, weight, source) for word, weight in sorted(rows.items())]
    return table
