from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.views.quotations import MarkFault
from newslint_rules.quotes._damage import damaged


@rule(
    title="A quotation inside a quotation has the same marks",
    why="Without other marks for the inner one, readers cannot tell whose words are whose.",
    level=Level.WARNING,
    confidence=0.8,
    bad=["“She told me [[“]]go away” and left,” he said."],
    good=["“She told me ‘go away’ and left,” he said.", "“Go,” she said. “Now.”"],
)
def same_mark_nested(document: Document) -> Iterator[Hit]:
    yield from damaged(
        document, MarkFault.SAME_MARK_NESTED, "a quotation inside a quotation opens with the same mark {0}"
    )
