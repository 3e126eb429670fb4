"""Mentions: where an article names something that the knowledge base knows."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from newslint.document import Document, Span
from newslint.facts.schema import Alias, plain
from newslint.views.tokens import Tokens, tokens

if TYPE_CHECKING:
    from newslint.facts.base import Facts

_JOINTS: Final = frozenset((" ", "-", ".", ". ", "'", "' ", ".-", " -", "/", "–", "&", " & "))


class Mention(NamedTuple):
    """Words that name something known, with everything they may stand for."""

    start: int
    end: int
    aliases: tuple[Alias, ...]

    @property
    def span(self) -> Span:
        """The place in `Document.text`."""
        return Span(self.start, self.end)

    def subjects(self, *kinds: str) -> tuple[str, ...]:
        """The subjects of some kinds that the words may stand for."""
        return tuple(dict.fromkeys(one.subject for one in self.aliases if one.kind in kinds))

    def form(self, *kinds: str) -> str:
        """The alias as the knowledge base writes it."""
        return next((one.form for one in self.aliases if one.kind in kinds), "")


def find(document: Document, facts: "Facts") -> tuple[Mention, ...]:
    """The mentions of a document in reading order; of overlapping names the longest, events for themselves."""
    stretches = document.view(tokens)
    text = document.text
    anchors: set[str] = set()
    places: list[list[int]] = []
    lower = facts.lower_anchors
    for stretch in stretches:
        at = [
            index
            for index, start in enumerate(stretch.starts)
            if text[start].isupper() or text[start].isdigit() or stretch.words[index] in lower
        ]
        places.append(at)
        for index in at:
            anchors.update(_anchors(stretch, index))
    known = facts.aliases(anchors)
    found: list[Mention] = []
    for stretch, at in zip(stretches, places, strict=True):
        matches = list(_matches(text, stretch, at, known))
        events = [one for one in matches if one[2].kind == "event"]
        names = [one for one in matches if one[2].kind != "event"]
        for group in (events, names):
            found.extend(_longest(group, stretch))
    return tuple(sorted(found))


def _anchors(stretch: Tokens, index: int) -> Iterator[str]:
    word = stretch.words[index]
    word = word if word.isascii() else plain(word)
    if not word[0].isdigit():
        yield word
    if index + 1 < len(stretch.words):
        following = stretch.words[index + 1]
        yield f"{word} {following if following.isascii() else plain(following)}"


def _matches(
    text: str, stretch: Tokens, at: Iterable[int], known: dict[str, tuple[Alias, ...]]
) -> Iterator[tuple[int, int, Alias]]:
    for index in at:
        for anchor in _anchors(stretch, index):
            for alias in known.get(anchor, ()):
                words = alias.words.split(" ")
                first, *_ = anchor.split(" ")
                start = index - words.index(first)
                end = start + len(words)
                if start < 0 or end > len(stretch.words):
                    continue
                written = [one if one.isascii() else plain(one) for one in stretch.words[start:end]]
                if written != words or not _are_joined(stretch, start, end):
                    continue
                if start and stretch.separators[start] == "-":
                    continue  # Austro-Hungarian, non-NATO
                if alias.form.isupper() and not text[stretch.starts[start] : stretch.ends[end - 1]].isupper():
                    continue
                yield start, end, alias


def _are_joined(stretch: Tokens, start: int, end: int) -> bool:
    """Whether words stand as one name or clause: only before a relative clause may a comma be."""
    return all(
        stretch.separators[index] in _JOINTS
        or (stretch.separators[index] == ", " and stretch.words[index] in ("who", "which"))
        for index in range(start + 1, end)
    )


def _longest(matches: list[tuple[int, int, Alias]], stretch: Tokens) -> Iterator[Mention]:
    by_place: dict[tuple[int, int], dict[Alias, None]] = {}
    for start, end, alias in matches:
        by_place.setdefault((start, end), {})[alias] = None
    reached = 0
    for start, end in sorted(by_place, key=lambda place: (place[0], -place[1])):
        if start >= reached:
            reached = end
            yield Mention(stretch.starts[start], stretch.ends[end - 1], tuple(by_place[start, end]))
