from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.views.quotations import MarkFault
from newslint_rules.quotes._damage import damaged


@rule(
    title="An opening quotation mark stands where a quotation closes",
    why="Readers and programs take it for the start of another quotation.",
    level=Level.ERROR,
    confidence=0.95,
    safe=True,
    bad=["“We won[[“|”]] she said.", "He said it was ‘over[[‘|’]] and left."],
    good=["“We won,” she said.", "„Wir haben gewonnen“, sagte sie.", "He said: “‘Over’ is what she called it.”"],
)
def opening_mark_closes(document: Document) -> Iterator[Hit]:
    yield from damaged(document, MarkFault.OPENING_CLOSES, "an opening mark {0} closes the quotation: write {1}")
