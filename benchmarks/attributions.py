"""How well the view of attributions finds who said what in news annotated by hand (PolNeAR).

    python benchmarks/attributions.py --data DATA [--kept-back] [--show 20]

DATA is a folder with `sources/polnear_train.zip`. A fifth of the articles (by a hash of the file name) is kept back;
development uses the others. Of articles with several annotators the first one's is taken.

A direct quotation is a stretch of annotated content that consists of quotations only; content that the annotators
took apart around its cue (“Q,” she said, “Q”) is two. Quotations that the view does not find count as wrong.

- extent: the view has a content with the same first and last letter or figure; quotations that go on over several
  paragraphs are joined first, as the annotators have them as one.
- speaker: the head of the view's phrase (its last word before a comma, preposition or relative pronoun) is a word of
  the annotated phrase, and the other way round. Pronouns match pronouns only. Quotations that the annotators gave no
  speaker are left out.
- precision: of the view's direct attributions with a speaker, those whose quotation lies in annotated content with a
  speaker that matches.
- indirect speech (for information): annotated content without any quotation mark, of five words or more, beside a
  cue of one word; found if the view's content shares at least half of the words of either with it.
"""

import argparse
import hashlib
import random
import re
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from newslint import Span, read_text
from newslint.views.attributions import Attribution, Kind, attributions
from newslint.views.quotations import quotations
from newslint.views.sentences import sentences
from newslint.views.words import words

_ENTITY: Final = re.compile(r"(T\d+)\t[\w-]+ ([\d ;]+)\t")
_EVENT: Final = re.compile(r"E\d+\t(\w\S*)")
_ROLE: Final = re.compile(r"(Source|Content|Cue)\d*:(T\d+)")
_QUOTATIONS: Final = re.compile(
    r"""
    (?: "[^"]*(?:\n\s*"[^"]*)*" | “[^“”]*(?:\n\s*“[^“”]*)*”
      | ''(?:(?!'').)+'' | ‘[^‘]*’ | '(?!')[^']*' | [\s,] )+
    """,
    re.VERBOSE | re.DOTALL,
)
_MARKS: Final = re.compile("[\"“”‘«»]|''")
_HEAD_ENDS: Final = frozenset(
    "of for at in from with on to by who which that whose and as under behind during about into near told".split()
)
_KEPT_BACK: Final = 5


class Gold(NamedTuple):
    """A stretch of annotated content with the words of its speaker; `wide` is all of the attribution's content."""

    content: Span
    speaker: tuple[str, ...]
    cue: tuple[str, ...]


def articles(path: Path, kept_back: bool) -> Iterator[tuple[str, str, list[Gold]]]:
    """Name, text and annotations of the articles of one part."""
    with zipfile.ZipFile(path) as archive:
        annotators: dict[str, str] = {}
        for name in sorted(archive.namelist()):
            if name.startswith("attributions/"):
                annotators.setdefault(name.removeprefix("attributions/").rpartition("_")[0], name)
        for name in sorted(archive.namelist()):
            base = name.removeprefix("text/")
            if base == name or not base:
                continue
            if (int(hashlib.sha256(base.encode()).hexdigest(), 16) % _KEPT_BACK == 0) is kept_back:
                text = archive.read(name).decode()
                annotated = archive.read(annotators[base.removesuffix(".txt")]).decode()
                yield base, text, list(_gold(text, annotated))


def _gold(text: str, annotated: str) -> Iterator[Gold]:
    places: dict[str, list[Span]] = {}
    lines = annotated.split("\n")
    for line in lines:
        if entity := _ENTITY.match(line):
            places[entity[1]] = [Span(*map(int, one.split())) for one in entity[2].split(";")]
    for line in lines:
        if _EVENT.match(line):
            parts: dict[str, list[Span]] = {"Source": [], "Content": [], "Cue": []}
            for role, entity_name in _ROLE.findall(line):
                parts[role] += places[entity_name]
            speaker = tuple(word for span in parts["Source"] for word in phrase_words(span.of(text)))
            cue = tuple(word for span in parts["Cue"] for word in phrase_words(span.of(text)))
            yield from (Gold(span, speaker, cue) for span in parts["Content"])


def phrase_words(phrase: str) -> list[str]:
    """The words in lower case, without possessive endings; commas are words, so that the head can be told."""
    folded = phrase.lower().replace("’", "'")
    return [re.sub(r"'s?$", "", word) for word in re.findall(r"[\w][\w.'-]*\w|\w|,", folded.replace("(", ","))]


def head(phrase: Sequence[str]) -> str:
    """The last word of a phrase before a comma, a preposition or a relative pronoun."""
    for index, word in enumerate(phrase):
        if index and (word == "," or word in _HEAD_ENDS):
            return phrase[index - 1]
    return phrase[-1] if phrase else ""


def is_direct(text: str, content: Span) -> bool:
    """Whether the stretch consists of quotations only."""
    return _QUOTATIONS.fullmatch(content.of(text).strip(" .,;:\n")) is not None


def trimmed(text: str, span: Span) -> Span:
    """The span from its first to its last letter or figure."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)


def joined(found: Sequence[Attribution]) -> Iterator[Span]:
    """The contents of the attributions, and of those that go on in the next paragraph together."""
    start = -1
    for one in found:
        yield one.content
        if one.quotation is None:
            continue
        if start >= 0:
            yield Span(start, one.content.end)
        if not one.quotation.continues:
            start = -1
        elif start < 0:
            start = one.content.start


def same_speaker(text: str, found: Attribution, gold: Gold) -> bool:
    """Whether each phrase has the other's head."""
    if found.speaker is None:
        return False
    mine = phrase_words(found.speaker.of(text))
    return head(mine) in gold.speaker and head(gold.speaker) in mine


def shared_words(text: str, one: Span, other: Span) -> float:
    """The words of the overlap as a share of the longer stretch."""
    overlap = Span(max(one.start, other.start), min(one.end, other.end))
    if overlap.start >= overlap.end:
        return 0.0
    return len(overlap.of(text).split()) / max(len(one.of(text).split()), len(other.of(text).split()))


def main() -> None:
    """Prints the shares that are right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--kept-back", action="store_true", help="measure the fifth not used in development")
    parser.add_argument("--show", type=int, default=0, help="how many of each kind of mistake to print")
    options = parser.parse_args()
    count: Counter[str] = Counter()
    mistakes: defaultdict[str, list[str]] = defaultdict(list)
    seconds = 0.0

    def show(label: str, text: str, gold: Gold | None, found: Attribution | None) -> None:
        mistakes[label].append(_told(text, gold, found))

    for name, text, annotated in articles(options.data / "sources" / "polnear_train.zip", options.kept_back):
        document = read_text(text)
        assert document.text == text, name
        for view in (words, sentences, quotations):
            document.view(view)
        begun = time.perf_counter()
        found = attributions(document)
        seconds += time.perf_counter() - begun
        count["articles"] += 1
        count["words"] += len(document.view(words))
        extents = {trimmed(text, span) for span in joined(found)}
        quoted = [one for one in found if one.quotation]
        gold_direct = [gold for gold in annotated if is_direct(text, gold.content)]
        for gold in gold_direct:
            count["direct"] += 1
            long = len(gold.content.of(text).split()) >= 4
            count["long"] += long
            right = trimmed(text, gold.content) in extents
            count["extent"] += int(right)
            count["extent long"] += right and long
            mine = [one for one in quoted if one.quotation and one.quotation.span.overlaps(gold.content)]
            if not right:
                show("EXTENT", text, gold, mine[0] if mine else None)
            if not gold.speaker:
                continue
            count["with speaker"] += 1
            count["with speaker long"] += long
            right = any(same_speaker(text, one, gold) for one in mine)
            count["speaker"] += right
            count["speaker long"] += right and long
            if not right:
                show("SPEAKER", text, gold, mine[0] if mine else None)
        for one in quoted:
            if one.kind is not Kind.DIRECT or one.speaker is None or one.quotation is None:
                continue
            around = [gold for gold in annotated if gold.content.overlaps(one.quotation.inner) and gold.speaker]
            for label in ("found", *(("inferred",) if one.inferred else ())):
                count[label] += 1
                count[label + " right"] += any(same_speaker(text, one, gold) for gold in around)
            if not any(same_speaker(text, one, gold) for gold in around):
                show("PRECISION", text, around[0] if around else None, one)
        indirect = [one for one in found if one.kind is Kind.INDIRECT]
        count["indirect found"] += len(indirect)
        gold_indirect = [
            gold
            for gold in annotated
            if not _MARKS.search(gold.content.of(text))
            and len(gold.content.of(text).split()) >= 5
            and len(gold.cue) == 1
        ]
        count["indirect"] += len(gold_indirect)
        for gold in gold_indirect:
            mine = [one for one in indirect if shared_words(text, one.content, gold.content) >= 0.5]
            count["indirect right"] += bool(mine)
            count["indirect speaker"] += any(same_speaker(text, one, gold) for one in mine)
            if not mine:
                show("INDIRECT MISSED", text, gold, None)
        for one in indirect:
            hit = any(shared_words(text, one.content, gold.content) >= 0.5 for gold in annotated)
            count["indirect precise"] += hit
            if not hit:
                show("INDIRECT EXTRA", text, None, one)
    for label, told in mistakes.items():
        for mistake in random.Random(1).sample(told, 0 if options.kept_back else min(options.show, len(told))):
            print(label, mistake)
    print(
        f"{'kept-back' if options.kept_back else 'development'} articles: {count['articles']}, {count['words']} words"
    )
    for title, good, asked in (
        ("extent of direct quotations", "extent", "direct"),
        ("speaker of direct quotations", "speaker", "with speaker"),
        ("extent, four words or more", "extent long", "long"),
        ("speaker, four words or more", "speaker long", "with speaker long"),
        ("precision of direct attributions", "found right", "found"),
        ("of these, inferred ones", "inferred right", "inferred"),
        ("indirect speech found", "indirect right", "indirect"),
        ("found with its speaker", "indirect speaker", "indirect"),
        ("precision of indirect speech", "indirect precise", "indirect found"),
    ):
        print(f"{title:34} {count[good] / max(count[asked], 1):.4f} ({count[good]} of {count[asked]})")
    print(f"{seconds * 700_000 / count['words']:.2f} ms for 700 words, once words, sentences and quotations are known")


def _told(text: str, gold: Gold | None, found: Attribution | None) -> str:
    place = gold.content if gold else found.content if found else Span(0, 0)
    before = text[max(place.start - 150, 0) : place.start]
    inside = place.of(text)
    shortened = inside if len(inside) < 100 else f"{inside[:50]} … {inside[-50:]}"
    parts = [f"{before!r} [{shortened!r}] {text[place.end : place.end + 100]!r}"]
    if gold:
        parts.append(f"annotated: {' '.join(gold.speaker)!r} {' '.join(gold.cue)!r}")
    if found:
        speaker = found.speaker.of(text) if found.speaker else None
        cue = found.cue.of(text) if found.cue else None
        parts.append(f"found: {found.kind} {speaker!r} {cue!r}{' inferred' if found.inferred else ''}")
        parts.append(f"content {found.content.of(text)[:200]!r}")
    return "\n    ".join(parts)


if __name__ == "__main__":
    main()
