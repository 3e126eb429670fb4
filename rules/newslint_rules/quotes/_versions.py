"""One quotation in two wordings: which quotations of an article are versions of one another, and where they differ.

Marks, capitals, contractions, British spellings and numbers in words are no difference; dots stand for any words left
out, and brackets for any the writer put in. A shorter quotation that is a verbatim part of a longer one is no version.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from newslint import Block, Document, Hit, Related, Role, Span
from newslint.views.quotations import Quotation, quotations

LABELS: Final = (Role.HEADLINE, Role.DECK, Role.SUBHEAD, Role.CAPTION)
_ANYTHING: Final = "…"
_PIECE: Final = re.compile(r"\[[^\[\]]{0,80}\]|…|\.\.\.++|\.[ \u00a0]\.[ \u00a0]\.|[^\W_]++(?:['’][^\W_]++)*+")
_CONTRACTIONS: Final = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "let's": ("let", "us"),
}
_ENDINGS: Final = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}
_NUMBERS: Final = dict(
    zip("one two three four five six seven eight nine ten eleven twelve".split(), map(str, range(1, 13)), strict=True)
)
_FILLERS: Final = frozenset("and but so well uh um er you know like just really very a an the".split())
_FUNCTION_WORDS: Final = frozenset(
    "a an the and or but if of to in on at by for from with as is are was were be been being am have has had do does "
    "did will would can could should may might must not no it its this that these those there he she they we i you his "
    "her their our my your me him them us who what which when where how why so very just all more than about into out "
    "up said".split()
)
_NO_NAMES: Final = frozenset(
    "he she they we it the an mr mrs ms dr sir lady lord sen rep gov gen col lt capt sgt rev prof president vice prime "
    "minister chancellor secretary senator governor representative congressman congresswoman chief justice judge "
    "general admiral king queen prince princess pope bishop archbishop mayor attorney ambassador professor doctor "
    "officer director executive chairman chairwoman spokesman spokeswoman police state foreign finance interior "
    "defense defence but and so one another officials critics house white republican democrat democratic".split()
)
_AFTER_HEAD: Final = re.compile(r",| (?:of|for|at|from|in|with|who) |\(")
_NAME: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 160  # words of a quotation that are compared
_MOST: Final = 1_500_000  # pairs of words that are looked at, so that an article of nothing but quotations ends in time


class Word(NamedTuple):
    """A word of a quotation as it is compared, and its place."""

    key: str
    start: int
    end: int


class Said(NamedTuple):
    """A quotation with its block and its words."""

    quotation: Quotation
    block: Block
    words: tuple[Word, ...]


class Difference(NamedTuple):
    """Two versions: the words of each that differ, as runs of word indices (empty for words that only one has)."""

    one: tuple[Span, ...]
    other: tuple[Span, ...]


def said(document: Document) -> tuple[Said, ...]:
    """The quotations that stand in no other, in reading order."""
    found = []
    for quotation in document.view(quotations).items:
        block = document.block_at(quotation.start)
        if not quotation.level and block and not quotation.damage:
            words = tuple(_words(document.text, quotation.inner))[:_LONGEST]
            found.append(Said(quotation, block, words))
    return tuple(found)


def _words(text: str, inner: Span) -> Iterator[Word]:
    for match in _PIECE.finditer(text, inner.start, inner.end):
        start, end = match.span()
        if not match[0][0].isalnum():
            yield Word(_ANYTHING, start, end)
            continue
        word = match[0].casefold().replace("’", "'")
        for part in _CONTRACTIONS.get(word) or _expanded(word):
            yield Word(_NUMBERS.get(part, part), start, end)


def _expanded(word: str) -> tuple[str, ...]:
    for ending, written in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending), written
    if len(word) > 5:
        word = re.sub(r"is(?=e$|es$|ed$|ing$|ation$)", "iz", word)
        word = re.sub(r"our(?=$|s$|ed$|ing$|ite$|able$)", "or", word)
    return (word,)


def pairs(first: Sequence[Said], second: Sequence[Said] | None = None) -> Iterator[tuple[Said, Said]]:
    """Pairs that share two runs of two words: of one list, or of a quotation from each."""
    index: dict[tuple[str, str], list[int]] = {}
    looked = 0
    for number, one in enumerate(first if second is None else (*first, *second)):
        shared: dict[int, int] = {}
        keys = [word.key for word in one.words]
        runs = set(pairwise(keys))
        if second is None or number >= len(first):
            for run in runs:
                for other in index.get(run, ()):
                    shared[other] = shared.get(other, 0) + 1
            looked += len(shared)
            for other in sorted(other for other, times in shared.items() if times > 1):
                looked += len(one.words) * len(first[other].words)
                if looked > _MOST:
                    return
                yield first[other], one
        if second is None or number < len(first):
            for run in runs:
                index.setdefault(run, []).append(number)


def difference(one: Said, other: Said, *, shortest: int) -> Difference | None:
    """Where two versions of one quotation differ, or None if they agree or are no versions of one another.

    The shorter one, of `shortest` words or more, has to lie in the longer but for one word in four, and its first and
    last words have to be there: parallel phrases (we fight for jobs, we fight for homes) differ at their ends.
    """
    if len(one.words) > len(other.words):
        turned = difference(other, one, shortest=shortest)
        return turned and Difference(turned.other, turned.one)
    short, long = one.words, other.words
    count = sum(word.key != _ANYTHING for word in short)
    if count < shortest:
        return None
    steps = _aligned([word.key for word in short], [word.key for word in long])
    same = [at for at, (kind, _, _) in enumerate(steps) if kind == "="]
    content = {short[i].key for kind, i, _ in steps if kind == "=" and short[i].key not in _FUNCTION_WORDS}
    changed = [at for at, (kind, _, _) in enumerate(steps) if kind in "x+-"]
    if not changed or len(changed) > max(1, count // 4) or len(content) < 2:
        return None
    if changed[0] < same[0] or changed[-1] > same[-1]:
        return None
    if all(_is_filler(steps[at], short, long) for at in changed):
        return None
    return Difference(tuple(_runs(steps, changed, 1)), tuple(_runs(steps, changed, 2)))


def has_verbatim(whole: Said, part: Said) -> bool:
    """Whether the words of `part` stand in `whole` as they are."""
    words = " ".join(word.key for word in whole.words)
    return f" {' '.join(word.key for word in part.words)} " in f" {words} "


def _is_filler(step: tuple[str, int, int], short: Sequence[Word], long: Sequence[Word]) -> bool:
    kind, i, j = step
    return (kind == "-" and short[i].key in _FILLERS) or (kind == "+" and long[j].key in _FILLERS)


def _aligned(short: Sequence[str], long: Sequence[str]) -> list[tuple[str, int, int]]:
    """The steps that turn `short` into a part of `long`: = the same, x another word, - only in short, + only in long.

    Steps over dots and brackets are "~". What `long` has before and behind costs nothing.
    """
    width = len(long) + 1
    costs = [[0] * width]
    for word in short:
        above = costs[-1]
        free = word == _ANYTHING
        row = [above[0] + (not free)]
        for j, other in enumerate(long):
            if free or other == _ANYTHING:
                row.append(min(row[j], above[j + 1], above[j] + 1))
            else:
                row.append(min(above[j] + (word != other), above[j + 1] + 1, row[j] + 1))
        costs.append(row)
    j = min(range(width), key=costs[-1].__getitem__)
    i = len(short)
    steps: list[tuple[str, int, int]] = []
    while i:
        cost = costs[i][j]
        free = short[i - 1] == _ANYTHING or (j > 0 and long[j - 1] == _ANYTHING)
        if j and not free and cost == costs[i - 1][j - 1] + (short[i - 1] != long[j - 1]):
            i, j = i - 1, j - 1
            steps.append(("=" if short[i] == long[j] else "x", i, j))
        elif cost == costs[i - 1][j] + (not free):
            i -= 1
            steps.append(("~" if free else "-", i, j))
        else:
            j -= 1
            steps.append(("~" if free else "+", i, j))
    steps.reverse()
    return steps


def _runs(steps: Sequence[tuple[str, int, int]], changed: Sequence[int], side: int) -> Iterator[Span]:
    """The runs of changed words on one side (1 short, 2 long)."""
    missing = "+" if side == 1 else "-"
    start = end = -1
    last = -2
    for at in changed:
        kind, *indices = steps[at]
        index = indices[side - 1]
        if at != last + 1:
            if start >= 0:
                yield Span(start, end)
            start = end = index
        end = max(end, index + (kind != missing))
        last = at
    if start >= 0:
        yield Span(start, end)


def shown(document: Document, version: Said, runs: Sequence[Span]) -> str:
    """The words that differ in asterisks with three words around them: “the territorial *honesty* of our country”."""
    words = version.words
    first = max(0, runs[0].start - 3)
    last = min(len(words), runs[-1].end + 3)
    pieces = []
    at = words[first].start
    for run in runs:
        if run.start == run.end:
            continue
        start, end = words[run.start].start, words[run.end - 1].end
        pieces.append(f"{document.text[at:start]}*{document.text[start:end]}*")
        at = end
    pieces.append(document.text[at : words[last - 1].end])
    before = "…" if first else ""
    after = "…" if last < len(words) else ""
    return f"“{before}{' '.join(''.join(pieces).split())}{after}”"


def place(version: Said, runs: Sequence[Span]) -> Span:
    """The words from the first to the last that differ; where this version lacks them, the words on either side."""
    words = version.words
    first, last = runs[0], runs[-1]
    start = words[first.start if first.start < first.end else max(0, first.start - 1)]
    end = words[last.end - 1 if last.start < last.end else min(len(words) - 1, last.end)]
    return Span(start.start, end.end)


def contradiction(document: Document, here: Said, there: Said, found: Difference, opening: str) -> Hit:
    """The hit at `here`, with the other version and its place."""
    mine, theirs = shown(document, here, found.one), shown(document, there, found.other)
    hit, other = place(here, found.one), place(there, found.other)
    related = Related(other.start, other.end, f"here it reads {theirs}")
    return Hit(hit.start, hit.end, f"{opening}: here {mine}, there {theirs}", (), (related,))


def speaker(document: Document, one: Said, *, inferred: bool = True) -> Span | None:
    """Who says it, as written; with `inferred` false only where its own sentence says so."""
    # Only articles with a quotation in two versions pay for knowing who speaks.
    from newslint.views.attributions import attributions

    for attribution in document.view(attributions):
        if attribution.quotation == one.quotation:
            return attribution.speaker if inferred or not attribution.inferred else None
    return None


def named(document: Document, phrase: Span | None) -> frozenset[str]:
    """The words of a speaker's phrase that may be a name; none for “he” or “the ministry”."""
    if phrase is None:
        return frozenset()
    head = _AFTER_HEAD.split(phrase.of(document.text), maxsplit=1)[0]
    words = _NAME.findall(head.replace("’s ", " ").replace("'s ", " "))
    if not words or not words[-1][0].isupper():
        return frozenset()
    return frozenset(
        word.casefold() for word in words if word[0].isupper() and len(word) > 1 and word.casefold() not in _NO_NAMES
    )


def different_people(document: Document, one: Span | None, other: Span | None) -> bool:
    """Whether both phrases name somebody, and the names have nothing in common."""
    mine, theirs = named(document, one), named(document, other)
    return bool(mine and theirs) and mine.isdisjoint(theirs)
