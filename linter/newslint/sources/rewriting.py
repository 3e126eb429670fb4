"""Words that were swapped when a source was rewritten into the article.

Only where the two share most of their sentences, in whatever order: then the article is the source in other words, and
a word that stands alone in the place of another, with the same words around it, was put there by the rewriting.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Levenshtein, Opcode

from newslint.document import Document, Span
from newslint.inflection import match_case
from newslint.sources.changes import NEGATORS, is_number, related
from newslint.sources.folding import wording
from newslint.sources.lines import SMALL_WORDS, Line, Sought, lines
from newslint.views.quotations import quotations

_SHARED: Final = 0.6  # of the article's sentences, and of the source's
_ALIKE: Final = 0.6  # of a sentence's words, in order
_LEAST_SENTENCES: Final = 4
_LEAST_WORDS: Final = 6
_LONGEST: Final = 2  # words of a swap
_HELD: Final = 2  # words on either side of it
_SPELT_ALIKE: Final = 75  # of 100; what is closer is a slip of the pen
_WORDS: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*(?: [^\W\d_]+(?:['’-][^\W\d_]+)*)*")


class Swap(NamedTuple):
    """`text[start:end]` of the article stands for the source's words at `place`; `written` are those words."""

    start: int
    end: int
    written: str
    source: Document
    place: Span


class _Pair(NamedTuple):
    line: Line
    source: Document
    other: Line


def swaps(document: Document, sources: Sequence[Document]) -> tuple[Swap, ...]:
    """The swapped words of an article that is one of its sources rewritten, in reading order; else none."""
    found: list[Swap] = []
    for source in sources:
        pairs = _pairs(document, source)
        if pairs:
            found += (swap for pair in pairs for swap in _swaps(document, pair))
    return tuple(sorted(found, key=lambda swap: (swap.start, swap.end)))


def _pairs(document: Document, source: Document) -> list[_Pair]:
    """The sentences of the article with those they were made from, if most of both have such a partner."""
    own = [line for line in document.view(lines).items if line.last - line.first >= _LEAST_WORDS]
    theirs = [line for line in source.view(lines).items if line.last - line.first >= _LEAST_WORDS]
    if len(own) < _LEAST_SENTENCES or not len(own) * _SHARED <= len(theirs) <= len(own) / _SHARED:
        return []
    forms, other_forms = document.view(wording).forms, source.view(wording).forms
    sought = Sought([source])
    pairs: list[_Pair] = []
    for line in own:
        words = forms[line.first : line.last]
        for support in sought.supports(words, 3):
            other = other_forms[support.line.first : support.line.last]
            if LCSseq.similarity(words, other) >= _ALIKE * max(len(words), len(other)):
                pairs.append(_Pair(line, source, support.line))
                break
    partners = Counter(pair.other.start for pair in pairs)
    if len(pairs) < _SHARED * len(own) or len(partners) < _SHARED * len(theirs):
        return []
    return pairs


def _swaps(document: Document, pair: _Pair) -> Iterator[Swap]:
    words, others = document.view(wording), pair.source.view(wording)
    new = words.forms[pair.line.first : pair.line.last]
    old = others.forms[pair.other.first : pair.other.last]
    ops = list(Levenshtein.opcodes(new, old))
    for number, op in enumerate(ops):
        if op.tag != "replace" or not _is_held(ops, number):
            continue
        mine, theirs = new[op.src_start : op.src_end], old[op.dest_start : op.dest_end]
        if not _is_swap(mine, theirs) or not (set(mine).isdisjoint(old) and set(theirs).isdisjoint(new)):
            continue
        first, last = pair.line.first + op.src_start, pair.line.first + op.src_end - 1
        span = Span(words.starts[first], words.ends[last])
        place = Span(others.starts[pair.other.first + op.dest_start], others.ends[pair.other.first + op.dest_end - 1])
        is_name = any(
            at.of(text)[1:] != at.of(text)[1:].lower() or (at.of(text)[0].isupper() and at.start != start)
            for text, at, start in (
                (document.text, span, pair.line.start),
                (pair.source.text, place, pair.other.start),
            )
        )
        if is_name or not _WORDS.fullmatch(document.text, *span) or not _WORDS.fullmatch(pair.source.text, *place):
            continue
        if document.view(quotations).around(span):
            continue
        written = " ".join(place.of(pair.source.text).split())
        if op.src_start == 0:
            written = match_case(span.of(document.text), written)
        elif op.dest_start == 0:
            written = written[:1].lower() + written[1:]
        yield Swap(*span, written, pair.source, place)


def _is_swap(new: Sequence[str], old: Sequence[str]) -> bool:
    """Whether words that carry meaning stand for others that do, not for another form of them."""
    if len(new) > _LONGEST or len(old) > _LONGEST or related(new, old):
        return False
    if any(is_number(form) or form in NEGATORS for form in (*new, *old)):
        return False
    if (
        fuzz.ratio(" ".join(new), " ".join(old)) > _SPELT_ALIKE
        or new[0].startswith(old[0])
        or old[0].startswith(new[0])
    ):
        return False
    return SMALL_WORDS.isdisjoint(new) and SMALL_WORDS.isdisjoint(old)


def _is_held(ops: Sequence[Opcode], number: int) -> bool:
    """Whether the words on either side are the same, two of them or up to the sentence's edge."""
    for beside in (number - 1, number + 1):
        if 0 <= beside < len(ops):
            one = ops[beside]
            at_edge = beside in (0, len(ops) - 1)
            if one.tag != "equal" or (one.src_end - one.src_start < _HELD and not at_edge):
                return False
    return True
