"""The checks that YAML rules share.

A kind is a function from the keys of a rule file to a check; its keyword-only parameters are the keys it knows.
The check's own keyword-only parameters are the rule's options.
"""

import bisect
import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from newslint.document import Block, Document, Role, Span, within
from newslint.inflection import match_case, plural, verb_forms
from newslint.patterns import Match, Needed, Pattern
from newslint.phrases import Phrases
from newslint.rule import Check, Hit, Related
from newslint.views.sentences import sentences
from newslint.views.tokens import Tokens, tokens
from newslint.views.words import words


class Frame(NamedTuple):
    """What every kind is given beside its own keys: the rule's id and message, and the phrases of all rules.

    `needed` holds the literals that patterns need, where they have been told from the pattern before.
    """

    owner: str
    message: str
    phrases: Phrases
    needed: Mapping[str, Needed] = {}

    def pattern(self, source: str, *, case: bool = False) -> Pattern:
        """A regular expression of the rule."""
        return Pattern(source, ignore_case=not case, owner=self.owner, needed=self.needed.get(source))


Kind = Callable[..., Check]


def fill(message: str, *values: str) -> str:
    """The message with {0}, {1}, ... replaced; any other brace stays as it is."""
    return re.sub(
        r"\{(\d)\}", lambda match: values[int(match[1])] if int(match[1]) < len(values) else match[0], message
    )


def inflected(found: str, written: str, inflect: str | None) -> list[tuple[str, str]]:
    """The pairs of forms that one pair stands for: the pair itself, and its verb or noun forms.

    A form that may be two stands in two pairs: commenced, began; commenced, begun.
    """
    if inflect == "verb":
        return list(dict.fromkeys(zip(verb_forms(found), verb_forms(written), strict=True)))
    if inflect == "noun":
        return [(found, written), (plural(found), plural(written))]
    return [(found, written)]


class _Literals:
    """The phrases and patterns of one rule, with the phrases in which they do not count."""

    def __init__(
        self,
        frame: Frame,
        phrases: Callable[[], Iterable[str]],
        patterns: Iterable[str],
        except_: Iterable[str],
        case: bool,
        fragments: Iterable[str] = (),
    ) -> None:
        """`fragments` are literals that count wherever they stand, also within words, in just this case."""
        self._frame = frame
        self._case = case
        self._exceptions = f"{frame.owner} except"
        frame.phrases.add(frame.owner, phrases)
        frame.phrases.add(self._exceptions, lambda: except_)
        self._patterns = [frame.pattern(source, case=case) for source in patterns]
        self._fragments = tuple(fragments)
        self._first_characters = {fragment[0] for fragment in self._fragments}

    def find(self, document: Document) -> Iterator[tuple[Span, str, Match | None]]:
        """Spans without overlap, with the phrase that was found there or the match of a pattern."""
        occurrences = document.view(self._frame.phrases.find)
        exceptions = [Span(start, end) for start, end, _ in occurrences.get(self._exceptions, ())]
        found: list[tuple[Span, str, Match | None]] = [
            (Span(start, end), phrase, None)
            for start, end, phrase in occurrences.get(self._frame.owner, ())
            if not self._case or document.text[start:end] == phrase
        ]
        for pattern in self._patterns:
            found += ((Span(match.start, match.end), "", match) for match in pattern.find(document))
        present = {first for first in self._first_characters if first in document.text}
        for fragment in self._fragments:
            if fragment[0] not in present:
                continue
            found += ((span, fragment, None) for span in _everywhere(document, fragment))
        found.sort(key=lambda item: (item[0].start, -item[0].end))
        reached = 0
        for item in found:
            span = item[0]
            if reached <= span.start < span.end and not _covered(span, exceptions):
                reached = span.end
                yield item


def _covered(span: Span, stretches: Sequence[Span]) -> bool:
    """Whether one of `stretches`, which are in order and do not overlap, holds all of `span`."""
    following = bisect.bisect_right(stretches, span.start, key=lambda stretch: stretch.start)
    return following > 0 and stretches[following - 1].covers(span)


def _everywhere(document: Document, fragment: str) -> Iterator[Span]:
    """The places of a literal in every block but code."""
    start = document.text.find(fragment)
    while start >= 0:
        span = Span(start, start + len(fragment))
        block = document.block_at(start)
        if block and block.role is not Role.CODE and block.span.covers(span):
            yield span
        start = document.text.find(fragment, span.end)


def existence(
    frame: Frame,
    *,
    phrases: Sequence[str] = (),
    patterns: Sequence[str] = (),
    except_: Sequence[str] = (),
    case: bool = False,
    within_words: bool = False,
) -> Check:
    """Finds phrases (whole words, or anywhere with `within_words`) and regular expressions.

    {0} is what was found. Option `allow`: phrases not to be found.
    """
    literals = _Literals(
        frame, lambda: () if within_words else phrases, patterns, except_, case, phrases if within_words else ()
    )

    def check(document: Document, *, allow: Sequence[str] = ()) -> Iterator[Hit]:
        allowed = {phrase.casefold() for phrase in allow}
        for span, _, _ in literals.find(document):
            found = span.of(document.text)
            if found.casefold() not in allowed:
                yield Hit(*span, fill(frame.message, found))

    return check


def substitution(
    frame: Frame,
    *,
    swap: Mapping[str, str | Sequence[str]] = {},
    replace: Mapping[str, str] = {},
    inflect: str | None = None,
    except_: Sequence[str] = (),
    case: bool = False,
    within_words: bool = False,
) -> Check:
    """Finds phrases that have a better one, in every form when `inflect` is verb or noun.

    `replace` leads from regular expressions to what should be written.
    {0} is what was found, {1} the first choice. Option `allow`: phrases not to be found.
    """

    if not swap and not replace:
        raise TypeError("substitution needs a 'swap'")

    @functools.cache
    def choices() -> dict[str, tuple[str, ...]]:
        forms: dict[str, tuple[str, ...]] = {}
        for found, written in swap.items():
            for one in [written] if isinstance(written, str) else written:
                for form, replacement in inflected(found, one, inflect):
                    key = form if within_words else " ".join(form.split())
                    known = forms.get(key, ())
                    if replacement not in known:
                        forms[key] = (*known, replacement)
        return forms

    literals = _Literals(
        frame, lambda: () if within_words else choices(), replace, except_, case, swap if within_words else ()
    )

    def check(document: Document, *, allow: Sequence[str] = ()) -> Iterator[Hit]:
        allowed = {phrase.casefold() for phrase in allow}
        for span, phrase, match in literals.find(document):
            found = span.of(document.text)
            if found.casefold() in allowed or phrase.casefold() in allowed:
                continue
            suggestions = (replace[match.source],) if match else choices()[phrase]
            if not within_words and not case:
                suggestions = tuple(match_case(found, choice) for choice in suggestions)
            yield Hit(*span, fill(frame.message, found, suggestions[0]), suggestions)

    return check


def calque(
    frame: Frame,
    *,
    origin: str,
    swap: Mapping[str, str | Sequence[str]],
    originals: Mapping[str, str],
    inflect: str | None = None,
    except_: Sequence[str] = (),
) -> Check:
    """Finds word-by-word renderings from the language `origin` (ISO 639), with what English says instead.

    {0} is what was found, {1} what English says, {2} the words it renders. An article that declares `origin` as its
    original language gives each hit the confidence 0.95. Option `allow`: phrases not to be found.
    """
    sources = {form: words for found, words in originals.items() for form, _ in inflected(found, found, inflect)}
    inner = substitution(frame._replace(message="{0}\t{1}"), swap=swap, inflect=inflect, except_=except_)

    def check(document: Document, *, allow: Sequence[str] = ()) -> Iterator[Hit]:
        declared = (document.metadata.original_language or "").lower().split("-")[0] == origin
        for hit in inner(document, allow=allow):
            found, written = hit.message.split("\t")
            key = " ".join(found.replace("’", "'").casefold().split())
            message = fill(frame.message, found, written, sources.get(key, ""))
            yield hit._replace(message=message, confidence=0.95 if declared else None)

    return check


def occurrence(
    frame: Frame,
    *,
    phrases: Sequence[str] = (),
    patterns: Sequence[str] = (),
    except_: Sequence[str] = (),
    case: bool = False,
    scope: str = "document",
    max: int,
) -> Check:
    """Finds what occurs more than `max` times in a sentence, paragraph or document: the first one too many.

    {0} is what was found, {1} how often. Option `max`.
    """
    literals = _Literals(frame, lambda: phrases, patterns, except_, case)
    default_max = max

    def check(document: Document, *, max: int = default_max) -> Iterator[Hit]:
        found = [span for span, _, _ in literals.find(document)]
        for area in areas(document, scope):
            inside = [span for span in within(found, area) if area.covers(span)]
            if len(inside) > max:
                yield Hit(*inside[max], fill(frame.message, inside[max].of(document.text), str(len(inside))))

    return check


def areas(document: Document, scope: str) -> Sequence[Span]:
    """The spans of a scope: every sentence, every paragraph (block that is not code), or the whole document."""
    if scope == "sentence":
        return document.view(sentences)
    if scope == "paragraph":
        return [block.span for block in document.prose()]
    return [Span(0, len(document.text))]


def repetition(frame: Frame, *, longest: int = 3, except_: Sequence[str] = ()) -> Check:
    """Finds a word, or up to `longest` words, written twice in a row; the suggestion has them once.

    Doubled names (Bora Bora), numbers and single letters pass, as does what `except` lists. {0} is what was found,
    {1} the suggestion. Option `allow`: doubled words to let pass.
    """

    def check(document: Document, *, allow: Sequence[str] = ()) -> Iterator[Hit]:
        pass_by = {phrase.casefold() for phrase in (*except_, *allow)}
        for block in document.view(tokens):
            reached = 0
            for first, size in _repeats(block.words, longest):
                second = first + size
                if first < reached or not _is_slip(document.text, block, first, size, pass_by):
                    continue
                reached = second + size
                start, end = block.starts[first], block.ends[reached - 1]
                once = document.text[start : block.ends[second - 1]]
                yield Hit(start, end, fill(frame.message, document.text[start:end], once), (once,))

    return check


def _repeats(words: Sequence[str], longest: int) -> list[tuple[int, int]]:
    """Where (first word, size) up to `longest` words stand twice in a row, the longest first at each place."""
    found = []
    for size in range(1, longest + 1):
        same = [index for index, (one, other) in enumerate(zip(words, words[size:], strict=False)) if one == other]
        run = set(same)
        found += [(first, size) for first in same if all(first + step in run for step in range(1, size))]
    return sorted(found, key=lambda place: (place[0], -place[1]))


def _is_slip(text: str, block: Tokens, first: int, size: int, pass_by: set[str]) -> bool:
    """Whether a repetition is one by mistake: plain words with spaces between, no name, and none to let pass."""
    second = first + size
    words = block.words[first:second]
    if (
        block.separators[second] != " "
        or block.separators[first + 1 : second] != block.separators[second + 1 : second + size]
    ):
        return False
    if " ".join(words) in pass_by or not all(word.isalpha() for word in words):
        return False
    if size == 1 and len(words[0]) == 1 and words[0] not in ("a", "i"):
        return False
    return not all(text[start].isupper() for start in block.starts[second : second + size])


def consistency(frame: Frame, *, either: Mapping[str, str], inflect: str | None = None) -> Check:
    """Finds the rarer of two forms (on a tie the later one) where an article uses both; the other one is suggested.

    {0} is what was found, {1} the form used elsewhere, which is also the related place. Option `prefer`: forms that
    win however rare they are.
    """
    pairs = [pair for a, b in either.items() for pair in inflected(a, b, inflect)]
    literals = _Literals(frame, lambda: [form for pair in pairs for form in pair], (), (), False)

    def check(document: Document, *, prefer: Sequence[str] = ()) -> Iterator[Hit]:
        places: dict[str, list[Span]] = {}
        for span, phrase, _ in literals.find(document):
            places.setdefault(phrase, []).append(span)
        for one, other in pairs:
            if one not in places or other not in places:
                continue
            ranked = sorted(
                (one, other), key=lambda form: (form not in prefer, -len(places[form]), places[form][0].start)
            )
            kept, dropped = ranked
            for span in places[dropped]:
                found = span.of(document.text)
                written = match_case(found, kept)
                related = (Related(*places[kept][0], f"'{kept}' here"),)
                yield Hit(*span, fill(frame.message, found, written), (written,), related)

    return check


def conditional(frame: Frame, *, first: str, second: str, except_: Sequence[str] = (), case: bool = True) -> Check:
    """Finds what matches `first` unless `second` matches somewhere with the same text in its first group.

    Without groups the mere presence of `second` is enough. {0} is what was found. Option `allow`: texts that need no
    second match.
    """
    wanted = frame.pattern(first, case=case)
    giving = frame.pattern(second, case=case)

    def key(document: Document, match: Match) -> str:
        return match.groups[0].of(document.text) if match.groups else ""

    def check(document: Document, *, allow: Sequence[str] = ()) -> Iterator[Hit]:
        given = {key(document, match) for match in giving.find(document)}
        seen = {*except_, *allow}
        for match in wanted.find(document):
            text = key(document, match)
            found = document.text[match.start : match.end]
            if text not in given and (text or found) not in seen:
                seen.add(text or found)
                yield Hit(match.start, match.end, fill(frame.message, found))

    return check


_SMALL_WORDS: Final = frozenset(
    "a an and as at but by for from if in into nor of off on onto or over per so than the to up upon via vs with "
    "yet".split()
)


def capitalization(
    frame: Frame, *, match: str, roles: Sequence[str] = (Role.HEADLINE,), except_: Sequence[str] = ()
) -> Check:
    """Finds blocks of `roles` that are not written in the style `match`: title, sentence, upper or lower case.

    A block is found when its first word does not fit, or more than a third of the others; names of `except` fit always.
    {0} is the block.
    """
    wanted = {Role(role) for role in roles}
    excepted = {word for phrase in except_ for word in phrase.split()}

    def fits(word: str, first: bool) -> bool:
        if word in excepted or not word[0].isalpha():
            return True
        if match == "upper":
            return word.isupper()
        if match == "lower":
            return word.islower()
        if match == "title":
            return word[0].isupper() or (not first and word.lower() in _SMALL_WORDS)
        return word[0].isupper() if first else word[0].islower()

    def check(document: Document) -> Iterator[Hit]:
        for block in document.prose(*wanted):
            inside = [word.text for word in within(document.view(words), block.span)]
            misfits = [not fits(word, index == 0) for index, word in enumerate(inside)]
            if misfits and (misfits[0] or sum(misfits) * 3 > len(misfits)):
                yield Hit(block.start, block.end, fill(frame.message, document.text[block.start : block.end]))

    return check


def metric(frame: Frame, *, formula: str, max: float, scope: str = "document") -> Check:
    """Finds the areas of `scope` where a formula over the counts of `newslint.metrics.numbers` exceeds `max`.

    {0} is the value, {1} the limit. Option `max`.
    """
    from newslint.metrics import evaluate, numbers, parse  # syntax trees, which few runs need

    default_max = float(max)
    parsed = parse(formula)

    def check(document: Document, *, max: float = default_max) -> Iterator[Hit]:
        for area in areas(document, scope):
            counts = numbers(document, area)
            value = evaluate(parsed, counts) if counts["words"] else 0.0
            if value > max:
                first = next(iter(within(document.view(sentences), area)), area)
                yield Hit(*first, fill(frame.message, f"{value:.3g}", f"{max:g}"))

    return check


def pair(frame: Frame, *, pairs: Mapping[str, str], except_: Sequence[str] = ()) -> Check:
    """Finds single-character marks without their partner in the same block, nested pairs included.

    A mark in a stretch that matches a regular expression of `except` need not have one.
    {0} is the mark, {1} its partner.
    """
    openings, closings = dict(pairs), {close: mark for mark, close in pairs.items()}
    marks = re.compile("[" + "".join(map(re.escape, {*openings, *closings})) + "]")
    skipped = [frame.pattern(source) for source in except_]

    def check(document: Document) -> Iterator[Hit]:
        hidden = [[Span(match.start, match.end) for match in pattern.find(document)] for pattern in skipped]
        for block in document.prose():
            yield from unpaired(document, block, hidden)

    def unpaired(document: Document, block: Block, hidden: Sequence[Sequence[Span]]) -> Iterator[Hit]:
        open_marks: list[Span] = []
        for match in marks.finditer(document.text, block.start, block.end):
            span = Span(*match.span())
            skipped_here = any(_covered(span, stretches) for stretches in hidden)
            if match[0] in openings:
                if not skipped_here:
                    open_marks.append(span)
            elif open_marks and openings[open_marks[-1].of(document.text)] == match[0]:
                open_marks.pop()
            elif not skipped_here:
                yield Hit(*span, fill(frame.message, match[0], closings[match[0]]))
        for span in open_marks:
            mark = span.of(document.text)
            yield Hit(*span, fill(frame.message, mark, openings[mark]))

    return check


KINDS: Final[Mapping[str, Kind]] = {
    kind.__name__: kind
    for kind in (
        existence,
        substitution,
        calque,
        occurrence,
        repetition,
        consistency,
        conditional,
        capitalization,
        metric,
        pair,
    )
}
