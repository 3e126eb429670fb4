from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.views.quotations import MarkFault
from newslint_rules.quotes._damage import damaged


@rule(
    title="A quotation closes that never opened",
    why="Nobody can tell where the speaker’s words begin.",
    level=Level.WARNING,
    confidence=0.85,
    bad=["We won,[[”]] she said.", "It was the best day of my life.[[”]]"],
    good=["“We won,” she said.", "The Smiths’ house, the ’90s and rock ’n’ roll."],
)
def mark_never_opened(document: Document) -> Iterator[Hit]:
    yield from damaged(document, MarkFault.NEVER_OPENED, "{0} closes a quotation that was never opened")
