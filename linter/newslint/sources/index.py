"""Where the words of a source stand, and which stretches of it a run of words may have come from."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from newslint.document import Document
from newslint.sources.folding import Wording, wording

_BRACKETS: Final = re.compile(r"\[[^\[\]]{1,120}\]|\([^()]{1,120}\)")
_FREQUENT: Final = 120  # a word that stands in more places than this leads nowhere by itself
_TOLERANCE: Final = 4  # words by which what was dropped or added may shift a match
_CANDIDATES: Final = 3
_MOST: Final = 5_000  # places of one word that are looked at


class Index(NamedTuple):
    """The folded words of a source, for each form the numbers of the words that have it, and of those in brackets."""

    document: Document
    words: Wording
    places: dict[str, list[int]]
    bracketed: frozenset[int]


def index(document: Document) -> Index:
    """The index of a source; a layer, computed once."""
    words = document.view(wording)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(words.forms):
        places[form].append(number)
    bracketed = frozenset(
        number
        for match in _BRACKETS.finditer(document.text)
        for number in range(bisect_left(words.starts, match.start()), bisect_left(words.starts, match.end()))
    )
    return Index(document, words, dict(places), bracketed)


def exact(source: Index, forms: Sequence[str], after: int = 0) -> int | None:
    """The number of the word, from `after` on, at which a run of words stands in a source just so."""
    rarest, places = 0, source.places.get(forms[0])
    for number, form in enumerate(forms):
        there = source.places.get(form)
        if there is None:
            return None
        if places is None or len(there) < len(places):
            rarest, places = number, there
    wanted = tuple(forms)
    for place in places or ():
        start = place - rarest
        if start >= after and source.words.forms[start : start + len(wanted)] == wanted:
            return start
    return None


def candidates(source: Index, forms: Sequence[str]) -> list[int]:
    """The numbers of the words where a run of words most likely begins in a source, the likeliest first."""
    votes: defaultdict[int, float] = defaultdict(float)
    previous: list[int] | None = None
    for number, form in enumerate(forms):
        places = source.places.get(form)
        if places is None:
            previous = None
            continue
        if len(places) <= _FREQUENT:
            weight = 1 / (1 + len(places) ** 0.5)
            for place in places:
                votes[place - number] += weight
        elif previous is not None and len(previous) <= _FREQUENT:
            there = set(previous)
            for place in places if len(places) < 4 * _FREQUENT else ():
                if place - 1 in there:
                    votes[place - number] += 0.05
        previous = places
    if not votes and len(forms) < 12:
        votes = _pairs(source, forms)
    return _peaks(votes)


def _pairs(source: Index, forms: Sequence[str]) -> defaultdict[int, float]:
    """Votes of neighbouring words, for runs of frequent words alone."""
    votes: defaultdict[int, float] = defaultdict(float)
    for number, (first, second) in enumerate(pairwise(forms)):
        following = source.places.get(second)
        if following is None:
            continue
        for place in source.places.get(first, ())[:_MOST]:
            if place + 1 < len(source.words.forms) and source.words.forms[place + 1] == second:
                votes[place - number] += 0.1
    return votes


def _peaks(votes: dict[int, float]) -> list[int]:
    """The places with most votes, those of neighbours counted in, none near another."""
    if not votes:
        return []
    best = sorted(votes, key=lambda place: -votes[place])[: 8 * _CANDIDATES]
    counted = sorted(
        ((sum(votes.get(place + by, 0.0) for by in range(-_TOLERANCE, _TOLERANCE + 1)), -place) for place in best),
        reverse=True,
    )
    chosen: list[int] = []
    for _, negative in counted:
        if all(abs(-negative - other) > _TOLERANCE for other in chosen):
            chosen.append(-negative)
    return chosen[:_CANDIDATES]
