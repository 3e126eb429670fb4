from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Related, Role, Span, rule
from newslint.inflection import match_case
from newslint.phrasebook.evidence import PhraseEvidence
from newslint.phrasebook.notation import FUNCTION_WORDS, singular
from newslint.views.quotations import quotations
from newslint.views.tokens import tokens
from newslint_rules.wording._broken import evidence

_AROUND: Final = 2  # words on either side that must be the same for two stretches to be one wording
_FEWEST_SOURCES: Final = 3
_FEWEST_TIMES: Final = 3  # a name stands so often in an article, the headline counting twice
_VERB_ENDINGS: Final = ("ed", "ing", "said", "told", "made", "gave", "says", "will")
_PLAIN: Final = frozenset((" ", "-"))


class _Place(NamedTuple):
    """A word of the article: its folded form, its place, the quotation it stands in (-1 for none), and whether it is in
    the headline."""

    word: str
    start: int
    end: int
    quotation: int
    in_headline: bool


@rule(
    title="One thing goes by two names, one of them a near word for the other",
    why="A name or a quotation is the same each time; a thesaurus changes it once here and once there.",
    level=Level.SUGGESTION,
    confidence=0.5,
    bad=[
        "The minister called it “the strongest border treaty in living memory” on Monday. A day later she said that "
        "“the strongest border [[accord|treaty]] in living memory” would hold.",
        "The weather satellite was launched in May. A second weather satellite is planned; a third weather satellite "
        "is for sale. Nobody had expected the weather [[spacecraft|satellite]] to last so long.",
    ],
    good=[
        "The passenger ferry left at noon. The passenger vessel, built in 1971, carried 40 people.",
        "“We will cut the rates next year,” she said. “We will cut the taxes next year,” he said.",
        "The town council met on Monday. The town hall was full, and the council voted late.",
    ],
)
def two_names_for_one(document: Document) -> Iterator[Hit]:
    """A warning where the words around are the same in two quotations; a suggestion where news knows one name only."""
    known = evidence()
    blocks = _blocks(document)
    told: set[int] = set()
    for hit in (*_reworded(blocks, known), *_renamed(blocks, known, document)):
        if hit.start not in told:
            told.add(hit.start)
            found = document.text[hit.start : hit.end]
            yield hit._replace(suggestions=tuple(match_case(found, written) for written in hit.suggestions))


def _blocks(document: Document) -> list[list[_Place]]:
    """The words of each block; a mark other than a hyphen or an apostrophe is an empty word."""
    found = document.view(quotations)
    numbers = {quotation.span: number for number, quotation in enumerate(found.items)}
    blocks = []
    for block, words in zip(document.prose(), document.view(tokens), strict=True):
        row: list[_Place] = []
        for word, start, end, separator in zip(*words, strict=True):
            if separator not in _PLAIN:
                row.append(_Place("", start, start, -1, False))
            quotation = found.around(Span(start, end))
            number = numbers[quotation.span] if quotation else -1
            row.append(_Place(word, start, end, number, block.role is Role.HEADLINE))
        blocks.append(row)
    return blocks


def _is_near(one: str, other: str, known: PhraseEvidence) -> bool:
    """Whether two different words may be swaps of each other: near by several sources, and no forms of one word."""
    if singular(one) == singular(other) or one[:4] == other[:4] or min(len(one), len(other)) < 4:
        return False
    near = [known.nearness(one, other), known.nearness(other, one)]
    return any(found and sum(found.sources) + (found.vector > 3) >= _FEWEST_SOURCES for found in near)


def _reworded(blocks: list[list[_Place]], known: PhraseEvidence) -> Iterator[Hit]:
    """Two quotations with the same words around a near word: the rarer one, on a tie the later, is told."""
    seen: dict[tuple[str, ...], list[_Place]] = {}
    for row in blocks:
        for index in range(_AROUND, len(row) - _AROUND):
            place = row[index]
            around = (*row[index - _AROUND : index], *row[index + 1 : index + _AROUND + 1])
            if place.quotation < 0 or not place.word.isalpha() or place.word in FUNCTION_WORDS:
                continue
            if any(other.quotation != place.quotation or not other.word for other in around):
                continue
            words = tuple(other.word for other in around)
            if sum(word not in FUNCTION_WORDS for word in words) >= _AROUND:
                seen.setdefault(words, []).append(place)
    for places in seen.values():
        counts = Counter(place.word for place in places)
        if len(counts) < 2:
            continue
        usual = counts.most_common(1)[0][0]
        first = next(place for place in places if place.word == usual)
        for place in places:
            if place.word != usual and place.quotation != first.quotation and _is_near(usual, place.word, known):
                yield Hit(
                    place.start,
                    place.end,
                    f"'{place.word}' here, '{usual}' in the same words of another quotation",
                    (usual,),
                    (Related(first.start, first.end, f"'{usual}' here"),),
                    confidence=0.7,
                    level=Level.WARNING,
                )


def _renamed(blocks: list[list[_Place]], known: PhraseEvidence, document: Document) -> Iterator[Hit]:
    """A modifier with a noun that stands often, and once with a near noun that news never has beside it."""
    pairs: dict[str, dict[str, list[_Place]]] = {}
    for row in blocks:
        for one, other in pairwise(row):
            if _is_name_part(one, document) and _is_name_part(other, document):
                pairs.setdefault(singular(one.word), {}).setdefault(singular(other.word), []).append(other)
    for modifier, nouns in pairs.items():
        if len(nouns) < 2:
            continue
        for noun, places in nouns.items():
            times = len(places) + any(place.in_headline for place in places)
            if times < _FEWEST_TIMES or not known.is_attested(modifier, noun):
                continue
            for near, strays in nouns.items():
                stray = strays[0]
                usual = next((place.word for place in places if _is_renamed(place.word, stray.word, known)), "")
                if near != noun and len(strays) == 1 and usual and not known.is_attested(modifier, near):
                    yield Hit(
                        stray.start,
                        stray.end,
                        f"'{modifier} {stray.word}' here, '{modifier} {usual}' elsewhere: one thing under two names?",
                        (usual,),
                        (Related(places[0].start, places[0].end, f"'{places[0].word}' here"),),
                        confidence=0.4,
                    )


def _is_renamed(usual: str, stray: str, known: PhraseEvidence) -> bool:
    """Whether two near words are nouns, as far as their endings tell, and of the same number."""
    if (usual.endswith("s") != stray.endswith("s")) or usual.endswith(_VERB_ENDINGS) or stray.endswith(_VERB_ENDINGS):
        return False
    return _is_near(usual, stray, known)


def _is_name_part(place: _Place, document: Document) -> bool:
    is_lower = place.in_headline or document.text[place.start : place.start + 1].islower()
    return len(place.word) > 3 and place.word.isalpha() and place.word not in FUNCTION_WORDS and is_lower
