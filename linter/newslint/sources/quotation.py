"""Every quotation of an article beside the words of its source.

A quotation is cut at its ellipses, each part is looked up by the words it shares with a source, and the two are set
side by side word by word. What a desk may do is no difference: marks, the case of the first letter, spelling, ellipses,
[insertions], contractions written out, the fillers of speech, and leaving out the attribution between two halves.
"""

import enum
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz.distance import OSA, LCSseq, Levenshtein

from newslint.document import Document, Span
from newslint.sources.changes import Change, Side, change, related
from newslint.sources.folding import folded, wording
from newslint.sources.index import Index, candidates, exact, index
from newslint.views.quotations import Quotation, quotations

if TYPE_CHECKING:
    from newslint.spelling.speller import Speller

LEAST_WORDS: Final = 4
"""Quotations of fewer words are too common to look up."""

_GAP: Final = re.compile(
    r"(?P<ellipsis>\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\(\s*(?:…|\.\s?\.\s?\.)\s*\)|…|\.\s?\.\s?\.(?:\s?\.)?)"
    r"|\w*\[[^\[\]]{0,200}\]\w*(?:['’]\w+)?|(?<!\w)\([^()]{0,120}\)"
)
_ELLIPSIS: Final = re.compile(r"…|\.\s?\.\s?\.")
_SHORT_PART: Final = 3  # words; a shorter part of a quotation is not looked up by itself
_LEAST_SIMILAR: Final = 0.6
_LEAST_NEAR: Final = 0.5
_LEAST_RUN: Final = 3
_MANY_WORDS: Final = 4
_INSERTED: Final = 8  # words of the source that an insertion may stand for
_MANY: Final = 3  # differences that are told one by one
_FAR: Final = 40  # words within which a part left out is a cut, not another quotation
_LONGEST: Final = 1_500  # words; what is longer is no quotation but an unclosed mark
_FILLERS: Final = frozenset("um uh er erm uhm hmm mm ah eh".split())
_ASIDES: Final = frozenset((("you", "know"), ("i", "mean")))
_SPEECH: Final = 20  # code points; a source with a longer quotation marks what is said
_FIRST_PERSON: Final = frozenset("i we my our".split())
_REPORTED: Final = 0.01  # of the words outside of quotations; where more are of the first person, somebody speaks there
_LABEL: Final = re.compile(r"[^\W\d_][^:;“\"\n]{0,50}:\s")
_ROOM: Final = 9  # words that may have been left out near the beginning or end
_ANOTHER_PARAGRAPH: Final = 0.5  # of an edit, for words beyond the end of a paragraph
_LONG_WORD: Final = 7  # letters, of which two may be mistaken
_RELATED: Final = 0.7  # of a word that stands in another tense or person
_ATTRIBUTION: Final = 14  # words
_CUES: Final = frozenset(
    "said says say saying added adds told tells asked asks explained explains replied replies continued wrote writes "
    "noted notes insisted argued stated remarked recalled declared claimed according quipped joked warned tweeted "
    "concluded countered responded answered admitted acknowledged maintained observed suggested announced".split()
)
_CURRENCIES: Final = frozenset("dollar dollars dlrs pound pounds sterling stg euro euros".split())
_SAME: Final = {"'s": frozenset(("is", "has", "us")), "'d": frozenset(("would", "had"))}
_BOUNDARY: Final = re.compile(r"[“”\"«»‘.!?:;\n—]")
_VALUES: Final = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}


class Verdict(enum.StrEnum):
    """What a source says of a quotation."""

    VERBATIM = "verbatim"
    DIFFERS = "differs"
    NOT_FOUND = "not found"


class Difference(NamedTuple):
    """One change: `text[start:end]` of the article, what to write instead, and the source's place.

    `found` and `said` show both versions with the difference in square brackets. `written` is None where no text can
    be put in place.
    """

    change: Change
    start: int
    end: int
    written: str | None
    found: str
    said: str
    place: Span


class Comparison(NamedTuple):
    """A quotation, the source that has it (or the nearest words), and how the two differ."""

    quotation: Quotation
    verdict: Verdict
    source: Document | None = None
    place: Span | None = None
    differences: tuple[Difference, ...] = ()


def comparisons(document: Document, sources: Sequence[Document]) -> tuple[Comparison, ...]:
    """Every outer quotation of four words or more beside the sources, in reading order."""
    indexes = [source.view(index) for source in sources]
    found = []
    for quotation in document.view(quotations).items:
        if quotation.level == 0:
            passage = _passage(document, quotation.inner)
            if LEAST_WORDS <= len(passage.forms) <= _LONGEST and not _is_title(document, passage):
                found.append(_compared(document, quotation, passage, indexes))
    return tuple(found)


class _Passage(NamedTuple):
    """The words of a quotation; `cuts` are the numbers of words before which an ellipsis stands, `holes` those before
    which the article inserted words of its own."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    cuts: frozenset[int]
    holes: frozenset[int]

    def parts(self) -> Iterator["_Passage"]:
        """The parts between ellipses."""
        bounds = [0, *sorted(self.cuts), len(self.forms)]
        for first, last in pairwise(bounds):
            if first < last:
                yield self.slice(first, last)

    def slice(self, first: int, last: int) -> "_Passage":
        """Some of the words."""
        holes = frozenset(hole - first for hole in self.holes if first <= hole <= last)
        return _Passage(self.forms[first:last], self.starts[first:last], self.ends[first:last], frozenset(), holes)


def _passage(document: Document, inner: Span) -> _Passage:
    text = document.text
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    cuts: set[int] = set()
    holes: set[int] = set()

    def add(start: int, end: int) -> None:
        words = folded(text, start, end)
        forms.extend(words.forms)
        starts.extend(words.starts)
        ends.extend(words.ends)

    position = inner.start
    for gap in _GAP.finditer(text, *inner):
        add(position, gap.start())
        (cuts if gap["ellipsis"] else holes).add(len(forms))
        position = gap.end()
    add(position, inner.end)
    return _Passage(tuple(forms), tuple(starts), tuple(ends), frozenset(cuts), frozenset(holes))


def _is_title(document: Document, passage: _Passage) -> bool:
    """Whether the words are the title of a work, of which all but the small ones have capitals."""
    long = [
        document.text[start].isupper()
        for start, end in zip(passage.starts, passage.ends, strict=True)
        if end - start > 3 and document.text[start].isalpha()
    ]
    return len(long) > 1 and all(long)


class _Match(NamedTuple):
    """Words `first` to `last` of a source that a run of words came from; `steps` pair (article, source) stretches."""

    source: Index
    first: int
    last: int
    steps: tuple["_Step", ...]
    similarity: float


class _Step(NamedTuple):
    """Words that differ: numbers of words of the article's run and of the source, ends exclusive."""

    new_first: int
    new_last: int
    old_first: int
    old_last: int


def _compared(document: Document, quotation: Quotation, passage: _Passage, indexes: Sequence[Index]) -> Comparison:
    joined = _two(document, passage, indexes)
    if joined:
        return Comparison(quotation, Verdict.DIFFERS, *joined)
    matches: list[tuple[_Passage, _Match]] = []
    differences: list[Difference] = []
    weight = similar = 0.0
    for part in passage.parts():
        if len(part.forms) < _SHORT_PART and passage.cuts:
            continue
        match = _best(part, indexes, matches[-1][1] if matches else None)
        weight += len(part.forms)
        if match:
            similar += match.similarity * len(part.forms)
            matches.append((part, match))
    if not matches:
        return Comparison(quotation, Verdict.NOT_FOUND)
    source = matches[0][1].source
    first, last = matches[0][1], matches[-1][1]
    place = _place(
        first.source, first.first, last.last if last.source is source and last.last > first.first else first.last
    )
    for part, match in matches:
        differences += _differences(document, part, match, indexes)
    if not differences and all(match.similarity == 1 for _, match in matches) and len(matches) > 1:
        differences += _disorder(document, matches)
    if similar < _LEAST_SIMILAR * weight:
        is_near = similar >= _LEAST_NEAR * weight
        return Comparison(quotation, Verdict.NOT_FOUND, *((source.document, place) if is_near else ()))
    if differences and _is_indirect(source.document, place):
        return Comparison(quotation, Verdict.NOT_FOUND, source.document, place)
    verdict = Verdict.DIFFERS if differences else Verdict.VERBATIM
    return Comparison(quotation, verdict, source.document, place, tuple(differences))


def _speaks(source: Document) -> bool:
    """Whether a source speaks for itself, as transcripts, speeches and letters do; a layer.

    Its quotations are then what somebody in it quotes, while the others speak in the first person outside of marks.
    """
    spoken = [one for one in source.view(quotations).items if one.level == 0]
    starts = [one.start for one in spoken]
    words = source.view(wording)
    own = Counter(
        form in _FIRST_PERSON
        for form, start in zip(words.forms, words.starts, strict=True)
        if not (at := bisect_right(starts, start)) or spoken[at - 1].end <= start
    )
    return own[True] > _REPORTED * own[False]


def _is_indirect(source: Document, place: Span) -> bool:
    """Whether a source that marks quotations has the words at a place outside of them, in its own account."""
    if place.start == place.end or source.view(_speaks):
        return False
    block = source.block_at(place.start)
    if block and _LABEL.match(source.text, block.start, block.end):
        return False
    spoken = [one for one in source.view(quotations).items if one.level == 0]
    return any(one.inner.end - one.inner.start > _SPEECH for one in spoken) and not any(
        one.span.overlaps(place) for one in spoken
    )


def _disorder(document: Document, matches: Sequence[tuple[_Passage, _Match]]) -> Iterator[Difference]:
    """Parts round an ellipsis that stand the other way round in the source."""
    for (part, match), (following, later) in pairwise(matches):
        if later.source is match.source and later.last <= match.first:
            span = Span(part.starts[0], following.ends[-1])
            place = _place(match.source, later.first, match.last)
            said = _shown(match.source.document.text, place, place)
            yield Difference(Change.ORDER, *span, None, _shown(document.text, span, span), said, place)


def _best(part: _Passage, indexes: Sequence[Index], before: _Match | None) -> _Match | None:
    """Where a run of words most likely came from, in the source of the part `before` it if that has it as well."""
    ordered = sorted(indexes, key=lambda one: one is not before.source) if before else indexes
    count = len(part.forms)
    for source in ordered:
        start = exact(source, part.forms, before.last if before and source is before.source else 0)
        if start is None and before and source is before.source:
            start = exact(source, part.forms)
        if start is not None:
            return _Match(source, start, start + count, (), 1.0)
    best: _Match | None = None
    for source in ordered:
        for start in (*_between_ends(part, source), *candidates(source, part.forms)):
            match = _aligned(part, source, start)
            if match and (best is None or match.similarity > best.similarity):
                best = match
    return best


def _between_ends(part: _Passage, source: Index) -> Iterator[int]:
    """Where a run begins of which only some words in its middle are not those of the source."""
    count = len(part.forms)
    first = _longest(source, part.forms, 0)
    last = _longest(source, part.forms, 1)
    if first and last and first[0] + last[0] >= count // 2:
        start, end = first[1], last[1] + last[0]
        if 0 < end - start <= count + _FAR:
            yield start


def _longest(source: Index, forms: Sequence[str], end: int) -> tuple[int, int] | None:
    """How many words at the beginning of a run (or, with `end`, at its end) stand just so in a source, and where."""
    low, high = 0, len(forms)
    place: int | None = None
    while low < high:  # what holds for a run holds for every shorter one
        middle = (low + high + 1) // 2
        found = exact(source, forms[len(forms) - middle :] if end else forms[:middle])
        if found is None:
            high = middle - 1
        else:
            low, place = middle, found
    return (low, place) if place is not None and low >= _LEAST_RUN else None


def _aligned(part: _Passage, source: Index, start: int) -> _Match | None:
    """The run beside the words of a source near its word number `start`."""
    forms, count = source.words.forms, len(part.forms)
    room = min(60, 6 + count // 3)
    base = max(0, start - room)
    window = forms[base : max(0, start + count + room)]
    equal = [op for op in Levenshtein.opcodes(part.forms, window) if op.tag == "equal"]
    if not equal:
        return None
    core = max(equal, key=lambda op: op.src_end - op.src_start)
    first = base + core.dest_start - _reach(part.forms[: core.src_start], source, base + core.dest_start, -1)
    last = base + core.dest_end + _reach(part.forms[core.src_end :], source, base + core.dest_end, 1)
    steps: list[_Step] = []
    same: float = 0
    for op in Levenshtein.opcodes(part.forms, forms[first:last]):
        step = _Step(op.src_start, op.src_end, first + op.dest_start, first + op.dest_end)
        if op.tag == "equal":
            same += step.new_last - step.new_first
        elif steps and steps[-1].new_last == step.new_first and steps[-1].old_last == step.old_first:
            steps[-1] = steps[-1]._replace(new_last=step.new_last, old_last=step.old_last)
        else:
            steps.append(step)
    for step in steps:
        new, old = part.forms[step.new_first : step.new_last], forms[step.old_first : step.old_last]
        if new and old and _value(new) == _value(old) is not None:
            same += len(new)
        elif new and old and related(new, old):
            same += len(new) * _RELATED
    whole = tuple(_whole(step, part, source) for step in steps)
    return _Match(source, first, last, whole, min(0.999, same / count))


def _reach(forms: Sequence[str], source: Index, place: int, direction: int) -> int:
    """How many words of a source, before or behind word number `place`, a run of words is best set beside.

    That is where it takes fewest edits; a sentence or quotation that begins or ends there counts for some of them.
    """
    if not forms:
        return 0
    words = source.words.forms
    most = min(len(forms) + _ROOM, place if direction < 0 else len(words) - place)
    best, least = 0, float("inf")
    crossed = 0.0
    for reach in range(most + 1):
        if reach and "\n\n" in _between(source, place + reach - 1 if direction > 0 else place - reach + 1):
            crossed = _ANOTHER_PARAGRAPH
        there = words[place - reach : place] if direction < 0 else words[place : place + reach]
        cost: float = Levenshtein.distance(forms, there) - 0.4 * _common(forms, there)
        edge = place + direction * reach
        if _opens(source, edge):
            cost -= 0.3 + _agreement(forms, there, direction)
        cost += 0.01 * abs(reach - len(forms)) + crossed
        if cost < least:
            best, least = reach, cost
    return best


def _agreement(forms: Sequence[str], there: Sequence[str], direction: int) -> float:
    """How much it counts that two runs which begin (or end) at an edge begin alike: words between may be left out."""
    outer = (forms[:2], there[:2]) if direction < 0 else (forms[:-3:-1], there[:-3:-1])
    if not there or outer[0][0] != outer[1][0]:
        return 0.0
    return 3.5 if len(outer[0]) > 1 and outer[0] == outer[1] else 1.5


def _common(forms: Sequence[str], others: Sequence[str]) -> int:
    """The length of the longest common subsequence."""
    similarity: int = LCSseq.similarity(forms, others)
    return similarity


def _whole(step: _Step, part: _Passage, source: Index) -> _Step:
    """A step that does not part the words of a contraction, of the article or of the source."""
    new_first, new_last, old_first, old_last = step
    new, old = part.starts, source.words.starts
    while (
        0 < new_first < len(new)
        and 0 < old_first < len(old)
        and (new[new_first - 1] == new[new_first] or old[old_first - 1] == old[old_first])
    ):
        new_first, old_first = new_first - 1, old_first - 1
    while (
        0 < new_last < len(new)
        and 0 < old_last < len(old)
        and (new[new_last - 1] == new[new_last] or old[old_last - 1] == old[old_last])
    ):
        new_last, old_last = new_last + 1, old_last + 1
    return _Step(new_first, new_last, old_first, old_last)


def _opens(source: Index, number: int) -> bool:
    """Whether a sentence or quotation begins with a word of the source."""
    words, text = source.words, source.document.text
    if number <= 0 or number >= len(words.starts):
        return True
    return _BOUNDARY.search(text, words.ends[number - 1], words.starts[number]) is not None


def _differences(document: Document, part: _Passage, match: _Match, indexes: Sequence[Index]) -> Iterator[Difference]:
    steps = [step for step in match.steps if not _is_allowed(part, match, step)]
    if not steps:
        return
    forms = match.source.words.forms
    new = Counter(form for step in steps for form in part.forms[step.new_first : step.new_last])
    old = Counter(form for step in steps for form in forms[step.old_first : step.old_last])
    if new == old:
        whole = _Step(steps[0].new_first, steps[-1].new_last, steps[0].old_first, steps[-1].old_last)
        yield _difference(document, part, match.source, whole, Change.ORDER)
        return
    for step in steps:
        size = step.new_last - step.new_first
        place = _place(match.source, step.old_first, step.old_last)
        is_slip = not size or (size <= _MANY_WORDS and not _is_indirect(match.source.document, place))
        # What is too much, or stands in the source's own account, was not said here in other words.
        told = step if is_slip else step._replace(old_first=step.old_last)
        kind = change(_new_side(document, part, told), _old_side(match.source, told))
        if kind is Change.SHORTENED and _is_apart(match.source, told):
            kind = Change.JOINED
        yield _difference(document, part, match.source, told, kind)


def _two(
    document: Document, passage: _Passage, indexes: Sequence[Index]
) -> tuple[Document, Span, tuple[Difference, ...]] | None:
    """The difference of a quotation whose two halves stand just so in the sources, but far from each other."""
    count = len(passage.forms)
    if passage.cuts or passage.holes or count < 2 * _LEAST_RUN:
        return None
    if any(exact(source, passage.forms) is not None for source in indexes):
        return None
    firsts = [(*found, source) for source in indexes if (found := _longest(source, passage.forms, 0))]
    lasts = [(*found, source) for source in indexes if (found := _longest(source, passage.forms, 1))]
    if not firsts or not lasts:
        return None
    length, start, source = max(firsts, key=lambda one: one[0])
    tail, place, other = max(lasts, key=lambda one: one[0])
    between = count - length - tail
    if between > 1:
        return None
    within = _Step(0, 0, start + length, place)
    if source is other and 0 <= place - start - length <= _FAR and not _is_apart(source, within):
        return None  # words were left out
    best = _best(passage, indexes, None) if min(length, tail) < _MANY_WORDS else None
    if best and (1 - best.similarity) * count < _MANY_WORDS:
        return None
    if any(_is_near(one, passage.forms[:length], passage.forms[count - tail :]) for one in indexes):
        return None
    first, second = _place(source, start, start + length), _place(other, place, place + tail)
    span = Span(passage.starts[count - tail], passage.ends[-1])
    told = f"{_shown(source.document.text, first, first)}” … “{_shown(other.document.text, second, second)}"
    difference = Difference(Change.JOINED, *span, None, _shown(document.text, span, span), told, second)
    return source.document, first, (difference,)


def _is_near(source: Index, first: Sequence[str], last: Sequence[str]) -> bool:
    """Whether a source has one run soon behind the other, with nothing but what was left out between them."""
    start = exact(source, first)
    while start is not None:
        end = start + len(first)
        behind = exact(source, last, end - len(last) // 2)
        if behind is not None and behind - end <= _FAR:
            return behind <= end or not _is_apart(source, _Step(0, 0, end, behind))
        start = exact(source, first, start + 1)
    return False


def _is_allowed(part: _Passage, match: _Match, step: _Step) -> bool:
    """Whether a desk may make this change."""
    forms = match.source.words.forms
    new = part.forms[step.new_first : step.new_last]
    spoken = [number for number in range(step.old_first, step.old_last) if number not in match.source.bracketed]
    old = tuple(forms[number] for number in spoken)
    if step.old_last - step.old_first > len(old) and len(new) <= _INSERTED and not old:
        return True  # the source has words of its own there
    hole = any(step.new_first <= hole <= step.new_last for hole in part.holes)
    if hole and len(old) <= _INSERTED and not new:
        return True
    if "".join(new) == "".join(old) or _value(new) == _value(old) is not None:
        return True
    if all(one in _CURRENCIES for one in (*new, *old)) or _is_acronym(new, old) or _is_acronym(old, new):
        return True
    if len(new) == len(old) and all(
        one == other or other in _SAME.get(one, ()) or one in _SAME.get(other, ()) or _is_day(one, other)
        for one, other in zip(new, old, strict=True)
    ):
        return True
    if _is_misspelt(new, old):
        return True
    if new:
        return not old and _ELLIPSIS.search(_between(match.source, step.old_first)) is not None  # the source's own
    if all(form in _FILLERS for form in old) or _is_aside(match.source, step):
        return True
    if old in (forms[step.old_last : step.old_last + len(old)], forms[step.old_first - len(old) : step.old_first]):
        return True  # said twice
    return _is_attribution(match.source, step)


def _is_misspelt(new: Sequence[str], old: Sequence[str]) -> bool:
    """Whether the source's word is no word, as in what machines and hurried people take down, and the article's is."""
    if len(new) != 1 or len(old) != 1 or not (new[0] + old[0]).isalpha():
        return False
    if OSA.distance(new[0], old[0]) > 1 + (len(new[0]) >= _LONG_WORD):
        return False
    speller = _speller()
    return speller.knows(new[0]) and not speller.knows(old[0])


@lru_cache(1)
def _speller() -> "Speller":
    from newslint.spelling.speller import Speller

    return Speller.open()


def _is_aside(source: Index, step: _Step) -> bool:
    """Whether what is left out is a phrase that fills a pause: , you know,"""
    phrase = tuple(form for form in source.words.forms[step.old_first : step.old_last] if form not in _FILLERS)
    return phrase in _ASIDES and "," in _between(source, step.old_first) and "," in _between(source, step.old_last)


def _is_attribution(source: Index, step: _Step) -> bool:
    """Whether nothing but the attribution stands between two halves of a quotation."""
    if not 0 < step.old_last - step.old_first <= _ATTRIBUTION or not _leaves_quotation(source, step):
        return False
    start = source.words.ends[step.old_first - 1] if step.old_first else 0
    end = source.words.starts[min(step.old_last, len(source.words.starts) - 1)]
    sentences = re.split(r"[.!?]", source.document.text[start:end])
    return all(not _CUES.isdisjoint(said) for one in sentences if (said := folded(one).forms))


def _is_apart(source: Index, step: _Step) -> bool:
    """Whether the words that a step leaves out part two quotations, or the words of two speakers."""
    if source.document.view(_speaks):
        return any(map(_LABEL.match, _between(source, step.old_first, step.old_last).split("\n")[1:]))
    return _leaves_quotation(source, step) and not _is_attribution(source, step)


def _between(source: Index, number: int, last: int | None = None) -> str:
    """What stands in a source behind the word before `number`, up to that word or to the `last`."""
    words, text = source.words, source.document.text
    end = number if last is None else last
    return text[words.ends[number - 1] if number else 0 : words.starts[end] if end < len(words.starts) else None]


def _is_day(one: str, other: str) -> bool:
    """Whether two words are one number as it counts and as it orders: May 21, May 21st."""
    return one[0].isdigit() and other[0].isdigit() and one.rstrip("stndrh") == other.rstrip("stndrh")


def _is_acronym(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether one word is the initials of several: U.S., United States."""
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(form[0] for form in long)


def _value(forms: Sequence[str]) -> float | None:
    """The number that words of a quotation stand for, if they stand for one alone."""
    value: float | None = None
    for form in forms:
        if form in _VALUES:
            value = (1 if value is None else value) * _VALUES[form]
        elif value is None and form.replace(".", "", 1).isdecimal():
            value = float(form)
        elif form == "half":
            value = (value or 0) + 0.5
        elif form not in ("a", "and"):
            return None
    return value


def _leaves_quotation(source: Index, step: _Step) -> bool:
    """Whether the source's words of a step stand outside the quotations that it has around them."""
    words, text = source.words, source.document.text
    start = words.ends[step.old_first - 1] if step.old_first else 0
    end = words.starts[step.old_last] if step.old_last < len(words.forms) else len(text)
    return any(
        not (start >= one.start and one.end >= end) and one.start < end and start < one.end
        for one in source.document.view(quotations).items
        if one.level == 0 and (start <= one.end <= end or start <= one.start <= end)
    )


def _new_side(document: Document, part: _Passage, step: _Step) -> Side:
    names = tuple(
        document.text[part.starts[number]].isupper() and number > 0 and not _opens_sentence(document, part, number)
        for number in range(step.new_first, step.new_last)
    )
    return Side(
        part.forms[step.new_first : step.new_last], _no_pronoun(part.forms[step.new_first : step.new_last], names)
    )


def _old_side(source: Index, step: _Step) -> Side:
    words, text = source.words, source.document.text
    numbers = range(step.old_first, step.old_last)
    names = tuple(text[words.starts[number]].isupper() and not _opens(source, number) for number in numbers)
    forms = words.forms[step.old_first : step.old_last]
    return Side(forms, _no_pronoun(forms, names))


def _no_pronoun(forms: Sequence[str], names: Sequence[bool]) -> tuple[bool, ...]:
    return tuple(is_name and form != "i" for form, is_name in zip(forms, names, strict=True))


def _opens_sentence(document: Document, part: _Passage, number: int) -> bool:
    between = document.text[part.ends[number - 1] : part.starts[number]]
    return re.search(r"[.!?:]", between) is not None


def _difference(document: Document, part: _Passage, source: Index, step: _Step, kind: Change) -> Difference:
    text, words = document.text, source.words
    new_first, new_last, old_first, old_last = step
    place = _place(source, old_first, old_last)
    span = Span(part.starts[new_first], part.ends[new_last - 1]) if new_first < new_last else Span(0, 0)
    said_text = " ".join(place.of(source.document.text).split())
    written: str | None
    if new_first == new_last:  # words are missing: they go before the next word, or after the last one
        if new_last < len(part.forms):
            span = Span(part.starts[new_first], part.ends[new_first])
            written = f"{said_text} {span.of(text)}"
        else:
            span = Span(part.starts[-1], part.ends[-1])
            written = f"{span.of(text)} {said_text}"
        found = _shown(
            text, Span(span.start, span.start) if new_last < len(part.forms) else Span(span.end, span.end), None
        )
    elif old_first == old_last:  # words are added: they go, with the space behind or before them
        found = _shown(text, span, span)
        if new_last < len(part.forms):
            span = Span(span.start, part.starts[new_last])
        elif new_first:
            span = Span(part.ends[new_first - 1], span.end)
        written = ""
    else:
        found = _shown(text, span, span)
        written = said_text
        if new_first == 0 and text[span.start].isupper() != written[:1].isupper():
            written = (written[:1].upper() if text[span.start].isupper() else written[:1].lower()) + written[1:]
    if span.start == 0 == span.end:
        span = Span(part.starts[0], part.ends[-1])
    if kind is Change.JOINED:
        written = None
    said = _shown(source.document.text, place, place if old_first < old_last else None)
    if old_first == old_last:  # the words on either side, as far as they stand on one line
        place = _place(source, max(0, old_first - 1), min(len(words.forms), old_last + 1))
        if old_first and "\n" in _between(source, old_first):
            place = _place(source, old_first - 1, old_first)
    return Difference(kind, *span, written, found, said, place)


def _place(source: Index, first: int, last: int) -> Span:
    words = source.words
    if first < last:
        return Span(words.starts[first], words.ends[last - 1])
    at = words.ends[first - 1] if first else words.starts[0]
    return Span(at, at)


_AROUND: Final = 28  # code points shown on either side of a difference
_WIDEST: Final = 120


def _shown(text: str, span: Span, marked: Span | None) -> str:
    """A place with some words around it, and square brackets round what is `marked`."""
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    before = re.split(r"[“”\"«»\n]", before)[-1]
    after = re.split(r"[“”\"«»\n]", after)[0]
    if len(before) == _AROUND and " " in before:
        before = "…" + before.partition(" ")[2]
    if len(after) == _AROUND and " " in after:
        after = after.rpartition(" ")[0] + "…"
    middle = " ".join(span.of(text).split())
    if len(middle) > _WIDEST:
        middle = f"{middle[: _WIDEST // 2].rpartition(' ')[0]} … {middle[-_WIDEST // 2 :].partition(' ')[2]}"
    return " ".join(f"{before}[{middle}]{after}".split()) if marked else " ".join(f"{before}{after}".split())
