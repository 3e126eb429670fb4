from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, rule
from newslint_rules.quotes._versions import LABELS, contradiction, difference, has_verbatim, pairs, said

_SHORTEST: Final = 4  # words


@rule(
    title="A quotation in the headline or a caption is not what the body says",
    why="Words in quotation marks are the speaker’s in a headline too; it may shorten them, not change them.",
    level=Level.WARNING,
    confidence=0.7,
    bad=[
        "Mayor: ‘This bridge [[must]] never close’\n\nThe bridge stays open, the mayor said on Monday.\n\n“This bridge "
        "will never close while I am in office,” she told the council.",
    ],
    good=[
        "Mayor: ‘This bridge will never close’\n\nThe bridge stays open, the mayor said on Monday.\n\n“This bridge "
        "will never close while I am in office,” she told the council.",
        "Mayor: ‘This bridge is ours’\n\nThe bridge stays open, the mayor said on Monday.\n\n“This bridge will never "
        "close while I am in office,” she told the council.",
    ],
)
def headline_misquotes(document: Document) -> Iterator[Hit]:
    """Looks at headlines, decks, subheads and captions; what any quotation of the body has word for word is right."""
    every = document.view(said)
    body = [one for one in every if one.block.role not in LABELS]
    labels = [one for one in every if one.block.role in LABELS]
    if not labels or not body:
        return
    told: set[int] = set()
    for there, here in pairs(body, labels):
        if here.quotation.start in told or has_verbatim(there, here):
            continue
        found = difference(here, there, shortest=_SHORTEST)
        if found and not any(has_verbatim(one, here) for one in body):
            told.add(here.quotation.start)
            yield contradiction(document, here, there, found, "the body has this quotation in other words")
