"""The sentences of a source by the words they hold, to find those that an article's sentence rests on."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest, nsmallest
from math import log2
from typing import Final, NamedTuple

from newslint.document import Block, Document, Role, Span
from newslint.sources.folding import wording
from newslint.views.sentences import sentences

SMALL_WORDS: Final = frozenset(
    "a an the and or but nor so yet of to in on at by for from with as into onto over under after before than then "
    "that this these those there here it its he she his her hers him they them their we us our you your i me my who "
    "whom whose which what when where why how is are was were be been being am do does did has have had having will "
    "would "
    "shall should can could may might must not no if while because also only just very more most some any all each "
    "such 's 'd said says say told about up out off down one".split()
)
_FREQUENT: Final = 60  # sentences; a word of more leads nowhere by itself
_TELLING: Final = 10  # words of a sentence, the rarest, by which others are found
_NO_CLAIMS: Final = (Role.BYLINE, Role.DATELINE, Role.NOTE, Role.CODE)


class Line(NamedTuple):
    """A sentence: its place in the text, and the numbers of its first word and of the one behind its last."""

    start: int
    end: int
    first: int
    last: int


class Lines(NamedTuple):
    """The sentences of a text, and for the stem of every word the numbers of those that hold it."""

    document: Document
    items: tuple[Line, ...]
    holding: Mapping[str, Sequence[int]]


class Support(NamedTuple):
    """A sentence of a source that says some of what a sentence of the article says.

    `share` (0 to 1) is how much of the article's sentence it holds, rare words counted for more.
    """

    lines: Lines
    line: Line
    share: float


def lines(document: Document) -> Lines:
    """The sentences of a text; a layer, computed once."""
    words = document.view(wording)
    aside = [block.span for block in document.blocks if block.role in _NO_CLAIMS]
    items: list[Line] = []
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for sentence in document.view(sentences):
        if any(span.covers(sentence) for span in aside):
            continue
        first, last = bisect_left(words.starts, sentence.start), bisect_left(words.starts, sentence.end)
        if first < last:
            for form in {stem(form) for form in words.forms[first:last] if form not in SMALL_WORDS}:
                holding[form].append(len(items))
            items.append(Line(*sentence, first, last))
    return Lines(document, tuple(items), dict(holding))


@lru_cache(65_536)
def stem(form: str) -> str:
    """A word without the endings of plural, past and gerund, as far as they show.

    >>> stem("votes"), stem("voted"), stem("voting"), stem("200")
    ('vot', 'vot', 'vot', '200')
    """
    for ending in ("ings", "ing", "ies", "ied", "ed", "es", "s", "e", "y"):
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            return form[: -len(ending)]
    return form


class Sought:
    """The sources of one article, searched for its sentences."""

    def __init__(self, sources: Iterable[Document]) -> None:
        """`sources` are indexed once each, whatever article they are for."""
        self.sources: Final = [source.view(lines) for source in sources]
        self._weights: dict[str, float] = {}

    def weight(self, form: str) -> float:
        """How much a word (its stem) says: the rarer in the sources, the more."""
        weight = self._weights.get(form)
        if weight is None:
            count = sum(len(source.holding[form]) for source in self.sources if form in source.holding)
            weight = self._weights[form] = 1 / log2(2 + count)
        return weight

    def supports(self, forms: Iterable[str], most: int = 5) -> list[Support]:
        """The sentences of the sources that hold most of some words, the best first."""
        weights = {form: self.weight(form) for form in {stem(form) for form in forms if form not in SMALL_WORDS}}
        total = sum(weights.values())
        votes: defaultdict[tuple[int, int], float] = defaultdict(float)
        telling = nlargest(_TELLING, weights, key=lambda form: (weights[form], form))
        for number, source in enumerate(self.sources):
            for form in telling:
                there = source.holding.get(form, ())
                if len(there) <= _FREQUENT:
                    for item in there:
                        votes[number, item] += 1
        best = nsmallest(3 * most, votes, key=lambda key: (-votes[key], key))
        found = []
        for number, item in best:
            source = self.sources[number]
            line = source.items[item]
            there_forms = {stem(form) for form in source.document.view(wording).forms[line.first : line.last]}
            share = sum(weight for form, weight in weights.items() if form in there_forms) / total
            found.append(Support(source, line, share))
        found.sort(key=lambda one: -one.share)
        return found[:most]


_SPACED: Final = re.compile(
    r"(?<![\d,.])\d{1,3}(?: , \d{3})+(?: \. \d+)?(?![\d])|(?<![\d,.])\d+ \. \d+(?! ?[.\d])(?= [a-z%])"
)


def _tight(match: re.Match[str]) -> str:
    return match[0].replace(" ", "").ljust(len(match[0]))


def excerpt(document: Document, spans: Iterable[Span]) -> Document:
    """The document with nothing to read but some stretches, at their own offsets, so that its views cost little.

    Figures that a tokeniser has torn apart (3 , 800) are put together; the text keeps its length.
    """
    blocks = [Block(Role.PARAGRAPH, *span) for span in sorted(set(spans))]
    text = _SPACED.sub(_tight, document.text) if _SPACED.search(document.text) else document.text
    return Document(text, blocks, metadata=document.metadata, path=document.path)
