from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.views.quotations import MarkFault
from newslint_rules.quotes._damage import damaged


@rule(
    title="A closing quotation mark stands where a quotation opens",
    why="Readers and programs take it for the end of a quotation; it is a typical trace of automatic rewriting.",
    level=Level.ERROR,
    confidence=0.95,
    safe=True,
    bad=[
        "Kim said the deal was the[[” | “]]strongest treaty ever” between them.",
        "She smiled, saying,[[” | “]]I have no doubt it will work.”",
        "He called the plan [[”|“]]a mistake” and left.",
    ],
    good=[
        "“It is over,” she said. “We won.”",
        "He asked, “Who said ‘never again’?” and sat down.",
        "The workers’ pay fell in the ’90s, didn’t it?",
        "“He said it was over.\n\n“Then he said it was not.”",
        "»Nein«, sagte er; „ja“, sagte sie.",
    ],
)
def closing_mark_opens(document: Document) -> Iterator[Hit]:
    yield from damaged(document, MarkFault.CLOSING_OPENS, "a closing mark {0} opens the quotation: write {1}")
