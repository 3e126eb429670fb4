from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.views.quotations import MarkFault, quotations
from newslint_rules.quotes._damage import damaged


@rule(
    title="A quotation opens and never closes",
    why="Nobody can tell where the speaker’s words end and the article’s begin.",
    level=Level.WARNING,
    confidence=0.85,
    bad=[
        "He said [[“]]we won and went home.",
        'She called it [["]]a mistake, and nobody disagreed.',
    ],
    good=[
        "“We won,” he said.",
        "“We won.\n\n“Then we went home,” he said.",
        'The board was 12" wide and 6" deep.',
        "The people of Te ‘Avarua sang. “We won,” they said.",
    ],
)
def mark_never_closed(document: Document) -> Iterator[Hit]:
    """Where quotations have double marks, a lone single one outside them is a letter: the glottal stop of ‘Avarua."""
    has_double = any(mark in document.text for mark in '“"')
    for hit in damaged(document, MarkFault.NEVER_CLOSED, "the quotation that {0} opens is never closed"):
        if document.text[hit.start] != "‘" or not has_double or document.view(quotations).around(hit.span):
            yield hit
