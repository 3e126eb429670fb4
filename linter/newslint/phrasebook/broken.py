"""Decides which places of a text are frozen phrases with one wrong word."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newslint.document import Document, Role
from newslint.inflection import match_case
from newslint.phrasebook.book import Filling, PhraseBook
from newslint.phrasebook.evidence import NEAREST, Nearness, Openness, PhraseEvidence
from newslint.phrasebook.notation import FUNCTION_WORDS, HOLE, surfaces
from newslint.views.tokens import Tokens, cut

FIXES: Final = 3
_BEFORE_A_SENTENCE: Final = ("", *".!?…\n:")
_BASE_FORM: Final = 0.6  # what the phrase as written is worth against its plural when a wrong word fits both
COMMON: Final = 15
"""How often news has a phrase that is called common."""

LEAST: Final = 0.05
"""The lowest probability that is told."""


class Broken(NamedTuple):
    """A word that stands in the slot of a frozen phrase: its place, the phrase as found and as it should be, the right
    words (likeliest first), the probability that the word is wrong, and whether news has the right phrase often."""

    start: int
    end: int
    found: str
    written: str
    rights: tuple[str, ...]
    probability: float
    is_common: bool


class PhraseReading(NamedTuple):
    """What the phrase book sees in a document: the broken phrases in reading order, one for each word at most, and
    where the words start that stand rightly in a frozen phrase."""

    broken: tuple[Broken, ...]
    right: frozenset[int]


class Suspect(NamedTuple):
    """A near word in a slot, with the numbers the decision looks at."""

    filling: Filling
    rights: tuple[str, ...]
    features: tuple[float, ...]


FEATURES: Final = (
    "Moby head",
    "Moby listed",
    "synonym of WordNet or MyThes",
    "WordNet related",
    "own list",
    "sources",
    "vector",
    "wrong frequency",
    "right frequency",
    "seen",
    "right share",
    "right share when seen",
    "different",
    "length",
    "content words",
    "outer slot at the left",
    "left is attested",
    "right is attested",
    "expected",
    "verb",
    "near rights",
    "share of near rights",
    "stranger within",
    "name",
    "right word fits around",
    "wrong word fits around",
)


def suspects(words: Tokens, book: PhraseBook, evidence: PhraseEvidence, text: str) -> Iterator[Suspect]:
    """The words of a block that stand in the slot of a frozen phrase, near the right word and not attested there."""
    yield from _suspects_among(list(book.fillings(words)), words, evidence, text)


def _suspects_among(
    fillings: Sequence[Filling], words: Tokens, evidence: PhraseEvidence, text: str
) -> Iterator[Suspect]:
    covered = {filling.place for filling in fillings if filling.is_right}
    for filling in fillings:
        wrong = words.words[filling.place]
        if (
            filling.is_right
            or filling.place in covered
            or wrong in FUNCTION_WORDS
            or len(wrong) < 3
            or not wrong.isalpha()
        ):
            continue
        choices = _choices(words, filling, text)
        if not choices or _is_attested(words, filling, evidence):
            continue
        near: list[tuple[float, str, Nearness]] = []
        for choice in choices:
            for surface in surfaces(choice):
                found = evidence.nearness(surface.lower(), wrong)
                if found:
                    is_base = surface == choice.rstrip("+")
                    near.append((_strength(found) + is_base * _BASE_FORM, surface, found))
        if near:
            near.sort(key=lambda item: -item[0])
            features = _features(
                words, filling, near[0], len(near), text[words.starts[filling.place]].isupper(), evidence
            )
            yield Suspect(filling, tuple(dict.fromkeys(surface for _, surface, _ in near)), features)


def _strength(near: Nearness) -> float:
    return sum(near.sources) + near.vector / 2 + near.right_frequency / 8


def _choices(words: Tokens, filling: Filling, text: str) -> tuple[str, ...]:
    """The right words that go with the capitals of the text: those of names where it has a name, else the others."""
    initial = text[: words.starts[filling.first]].rstrip(" “\"‘'(")[-1:] in _BEFORE_A_SENTENCE
    for place in range(filling.first + initial, filling.last + 1):
        if text[words.starts[place]].isupper() and words.words[place] not in FUNCTION_WORDS:
            return filling.slot.names
    return filling.slot.words


def _is_attested(words: Tokens, filling: Filling, evidence: PhraseEvidence) -> bool:
    """Whether the word is found in news in this phrase, or beside its neighbours of the phrase."""
    index, first, last = filling.place, filling.first, filling.last
    if evidence.is_attested(*words.words[first : last + 1]):
        return True
    if last - first == 1:
        return False
    windows = [words.words[start : start + 3] for start in range(max(first, index - 2), min(index, last - 2) + 1)]
    if any(evidence.is_attested(*window) for window in windows):
        return True
    pattern = filling.pattern.split()
    tight = [token for token in pattern if token not in FUNCTION_WORDS and token != "~"]
    if len(tight) == 2:  # two content words with function words or a stranger between: they may stand together too
        place = pattern.index(HOLE)
        other = next(token for token in tight if token != HOLE)
        pair = (words.words[index], other) if pattern.index(other) > place else (other, words.words[index])
        return evidence.is_attested(*pair)
    return False


def _fits_around(words: Tokens, filling: Filling, word: str, evidence: PhraseEvidence) -> int:
    """How many of the three words in a row that reach beyond the phrase are attested with a word in the slot."""
    texts, index = words.words, filling.place
    starts = range(max(0, index - 2), min(index, len(texts) - 3) + 1)
    beyond = [start for start in starts if start < filling.first or start + 2 > filling.last]
    return sum(evidence.is_attested(*texts[start:index], word, *texts[index + 1 : start + 3]) for start in beyond)


def _features(
    words: Tokens,
    filling: Filling,
    best: tuple[float, str, Nearness],
    count: int,
    capital: bool,
    evidence: PhraseEvidence,
) -> tuple[float, ...]:
    near = best[2]
    openness: Openness = evidence.openness(filling.pattern)
    pattern = filling.pattern.split()
    index, texts = filling.place, words.words
    left = index > 0 and filling.first == index and evidence.is_attested(texts[index - 1], texts[index])
    right = index + 1 < len(texts) and filling.last == index and evidence.is_attested(texts[index], texts[index + 1])
    content = sum(token not in FUNCTION_WORDS and token not in "~_" for token in pattern)
    return (
        *map(float, near.sources),
        float(sum(near.sources)),
        near.vector / NEAREST,
        near.wrong_frequency / 15,
        near.right_frequency / 15,
        openness.seen / 15,
        openness.right / 15,
        openness.right * min(openness.seen, 8) / 120,
        openness.different / 15,
        min(len(pattern), 5) / 5,
        min(content, 3) / 3,
        float(filling.first == index),
        float(left),
        float(right),
        (near.wrong_frequency * openness.seen) / 225,
        float(any(choice.startswith("{") for choice in filling.slot.words)),
        float(min(count, 8)),
        count / len(filling.slot.names + filling.slot.words),
        float(filling.last - filling.first + 1 - len(pattern)),
        float(best[1][0].isupper()) * (2 - capital),
        float(_fits_around(words, filling, best[1].lower(), evidence)),
        float(_fits_around(words, filling, texts[index], evidence)),
    )


def broken(document: Document, book: PhraseBook, evidence: PhraseEvidence) -> tuple[Broken, ...]:
    """The broken phrases of a document in reading order, one for each word at most."""
    return read_phrases(document, book, evidence).broken


def read_phrases(document: Document, book: PhraseBook, evidence: PhraseEvidence) -> PhraseReading:
    """What the phrase book sees in a document."""
    text = document.text
    best: dict[int, Broken] = {}
    right: set[int] = set()
    for block in document.prose():
        if block.role in (Role.BYLINE, Role.DATELINE, Role.TABLE_CELL):
            continue
        words = cut(text, block.start, block.end)
        fillings = list(book.fillings(words))
        right.update(words.starts[filling.place] for filling in fillings if filling.is_right)
        for suspect in _suspects_among(fillings, words, evidence, text):
            chance = evidence.probability(suspect.features)
            if chance < LEAST:
                continue
            filling = suspect.filling
            start, end = words.starts[filling.place], words.ends[filling.place]
            before = text[words.starts[filling.first] : start]
            after = text[end : words.ends[filling.last]]
            rights = tuple(match_case(text[start:end], right) for right in suspect.rights[:FIXES])
            one = Broken(
                start,
                end,
                before + text[start:end] + after,
                before + rights[0] + after,
                rights,
                chance,
                evidence.openness(filling.pattern).rights >= COMMON,
            )
            known = best.get(start)
            best[start] = one if known is None else _joined(one, known)
    return PhraseReading(tuple(best[start] for start in sorted(best)), frozenset(right))


def _joined(one: Broken, other: Broken) -> Broken:
    """Two phrases broken by one word: the likelier, told by the shorter phrase where both want the same word."""
    likelier, unlikelier = (one, other) if one.probability > other.probability else (other, one)
    shorter = min(one, other, key=lambda broken: len(broken.found))
    told = shorter if one.rights[0] == other.rights[0] else likelier
    return told._replace(
        rights=tuple(dict.fromkeys((*likelier.rights, *unlikelier.rights)))[:FIXES], probability=likelier.probability
    )
