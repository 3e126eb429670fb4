from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, Related, Span, rule
from newslint_rules.quotes._versions import (
    Said,
    difference,
    different_people,
    has_verbatim,
    named,
    pairs,
    said,
    speaker,
)

_SHORTEST: Final = 6  # words; shorter ones are slogans and set phrases


@rule(
    title="The same quotation is attributed to two people",
    why="Two people seldom use the same words; one of the two names is wrong.",
    level=Level.WARNING,
    confidence=0.6,
    bad=[
        "“The council has lost the trust of its own voters,” [[Maria Ito]] said.\n\nThe vote was close.\n\n“The "
        "council has lost the trust of its own voters,” Joan Hale said on Monday.",
    ],
    good=[
        "“The council has lost the trust of its own voters,” Maria Ito said.\n\nThe vote was close.\n\n“The council "
        "has lost the trust of its own voters,” Ms. Ito said on Monday.",
        "“The council has lost the trust of its own voters,” Maria Ito said.\n\nThe vote was close.\n\n“The council "
        "has lost the trust of its own voters,” the lawyer said on Monday.",
        "“The council has lost the trust of its own voters,” Maria Ito said.\n\nIn a letter, Joan Hale agreed with Ms. "
        "Ito that “the council has lost the trust of its own voters.”",
    ],
)
def two_speakers(document: Document) -> Iterator[Hit]:
    """Compares quotations that name their speakers in their own sentences; not where a paragraph names both."""
    told: set[int] = set()
    for first, second in pairs(document.view(said)):
        if first.block == second.block or first.quotation.start in told:
            continue
        short, long = sorted((first, second), key=lambda one: len(one.words))
        if len(short.words) < _SHORTEST or not (has_verbatim(long, short) or difference(first, second, shortest=8)):
            continue
        mine = speaker(document, first, inferred=False)
        theirs = speaker(document, second, inferred=False)
        if mine is None or theirs is None or not different_people(document, mine, theirs):
            continue
        if _is_named_in(document, mine, second) or _is_named_in(document, theirs, first):
            continue
        told.add(first.quotation.start)
        text = document.text
        message = f"these words are attributed to {mine.of(text)} here and to {theirs.of(text)} further on"
        related = Related(theirs.start, theirs.end, f"the same quotation, attributed to {theirs.of(text)}")
        yield Hit(mine.start, mine.end, message, (), (related,))


def _is_named_in(document: Document, phrase: Span, other: Said) -> bool:
    """Whether the paragraph of the other quotation names the speaker too, as one that compares or repeats does."""
    paragraph = other.block.span.of(document.text).casefold()
    return any(name in paragraph for name in named(document, phrase))
