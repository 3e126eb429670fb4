import re
from collections.abc import Iterator, Sequence
from typing import Final

from newslint import Block, Document, Hit, Level, Role, Span, rule
from newslint.sources import Sources
from newslint_rules.sources._evidence import evidence, name, related

_LABEL: Final = re.compile(r"\s*(?:\[[\d:. ]{1,12}\]\s*)?((?:[^\W\d_]|[.'’ -]){2,50}?)\s*(?:\([^)]{0,40}\))?:\s")
_NAME: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])+")
_TITLES: Final = frozenset(
    "mr mrs ms miss dr sir dame lord lady prof professor rev gov sen rep gen col capt maj lt sgt judge justice "
    "president minister premier prime chancellor secretary mayor chief senator governor king queen prince princess "
    "pope bishop speaker q a".split()
)
_NOBODY: Final = frozenset(
    "he she they it we i you who that this these those one both others some many house ministry party police office "
    "government council company university committee department agency court bank embassy union association group "
    "commission team board campaign spokesman spokeswoman spokesperson reporter question moderator statement report "
    "officials official study survey release letter press".split()
)


@rule(
    title="The source has somebody else say it",
    why="A quotation in the wrong mouth is wrong, however exact its words are.",
    level=Level.ERROR,
    confidence=0.9,
    bad=[
        "“The dam will hold until spring,” [[Brandt]] said.\n[source]\n“The dam will hold until spring,” Holt said.",
        "“The dam will hold until spring,” [[Anna Brandt]] said.\n[source]\nHOLT: The dam will hold until spring.",
        "“The dam will hold until spring,” [[Brandt]] said.\n[source]\n"
        "HOLT: The dam will hold until spring.\n\nBRANDT: It will not.",
    ],
    good=[
        "“The dam will hold until spring,” Holt said.\n[source]\n“The dam will hold until spring,” Eva Holt said.",
        "“The dam will hold until spring,” the minister said.\n[source]\n“The dam will hold until spring,” Holt said.",
        "“The dam will hold until spring,” Brandt said.\n[source]\n“The dam will hold until spring,” a spokesman said.",
        "“The dam will hold until spring,” O’Hara said.\n[source]\nEVA O'HARA: The dam will hold until spring.",
        "“The dam will hold until spring,” Brandt said.",
    ],
)
def quote_speaker(document: Document, *, sources: Sources) -> Iterator[Hit]:
    """Compares the names of speakers where article and source both give one in so many words."""
    comparisons = [
        one for one in document.view(sources.quotations) if one.verdict != "not found" and len(one.differences) <= 1
    ]
    if not comparisons:
        return
    from newslint.views.attributions import attributions

    speakers = {
        one.quotation.start: one.speaker
        for one in document.view(attributions)
        if one.quotation and one.speaker and not one.inferred
    }
    for comparison in comparisons:
        speaker = speakers.get(comparison.quotation.start)
        source, place = comparison.source, comparison.place
        if speaker is None or source is None or place is None:
            continue
        own = _names(speaker.of(document.text), own=True)
        if not own:
            continue
        there = _attributed(source, place) or _labelled(source, place)
        names = [_names(one.of(source.text)) for one in there]
        is_label = bool(there) and _LABEL.match(source.text, there[0].start) is not None
        if there and not is_label and not own.isdisjoint(_named_near(source, place)):
            continue  # both are named there; who said it is not for us to tell
        if there and all(names) and all(own.isdisjoint(one) for one in names):
            said = there[0].of(source.text).strip()
            yield Hit(
                *speaker,
                f"‘{speaker.of(document.text)}’: in {name(source)} it is {said} who says this",
                related=(related(source, there[0]),),
                evidence=(evidence(source, place),),
            )


def _names(phrase: str, *, own: bool = False) -> frozenset[str]:
    """The names in a phrase that names a person; empty for pronouns, bodies and descriptions.

    Capitals throughout are a transcript's, but not in the article's `own` words.
    """
    from newslint.sources.folding import fold  # only articles with sources pay for it

    words = _NAME.findall(phrase)
    if any(word.isupper() and len(word) <= _ACRONYM for word in words) and (
        not phrase.isupper() or (len(words) == 1 and own)
    ):
        return frozenset()  # a body, not a person
    folded = {fold(word)[0] for word in words}
    if not words or not folded.isdisjoint(_NOBODY) or words[0].casefold() in ("the", "a", "an", "his", "her", "their"):
        return frozenset()
    names = (fold(word)[0] for word in words if word[0].isupper())
    return frozenset(name for name in names if name not in _TITLES)


def _named_near(source: Document, place: Span) -> frozenset[str]:
    from newslint.sources.folding import fold

    around = source.text[max(0, place.start - _NEAR) : place.end + _NEAR]
    return frozenset(fold(word)[0] for word in _NAME.findall(around))


def _attributed(source: Document, place: Span) -> Sequence[Span]:
    """Who says the words at a place of a source by its attribution."""
    from newslint.views.attributions import attributions

    blocks, at = _blocks(source, place)
    near = Document(source.text, blocks[max(0, at - 1) : at + 2])
    return [
        one.speaker
        for one in near.view(attributions)
        if one.quotation and one.speaker and not one.inferred and one.quotation.span.overlaps(place)
    ]


def _labelled(source: Document, place: Span) -> Sequence[Span]:
    """Who says the words at a place of a transcript by the label above them."""
    blocks, at = _blocks(source, place)
    for block in reversed(blocks[max(0, at - _BACK) : at + 1]):
        label = _LABEL.match(source.text, block.start, min(block.end, block.start + 120))
        if label and block.role in (Role.PARAGRAPH, Role.HEADLINE, Role.DECK, Role.DATELINE):
            return (Span(*label.span(1)),)
        if "“" in source.text[block.start : block.end]:
            return ()
    return ()


def _blocks(source: Document, place: Span) -> tuple[Sequence[Block], int]:
    """The blocks of a source, and the number of the one with a place."""
    blocks = tuple(source.prose())
    return blocks, next((number for number, block in enumerate(blocks) if block.start <= place.start < block.end), 0)


_NEAR: Final = 300  # code points
_ACRONYM: Final = 5  # letters
_BACK: Final = 3  # paragraphs above, within which the label of whoever speaks is looked for
