from collections.abc import Iterator

from newslint import Document, Hit, Level, Role, rule, within
from newslint.views.words import words


@rule(
    title="A paragraph is very long",
    why="News is read in narrow columns, where a long paragraph becomes a wall of text.",
    level=Level.SUGGESTION,
    bad=["[[" + "The minister said that he knew. " * 25 + "He left.]]"],
    good=["The minister said that he knew. He said no more."],
)
def long_paragraph(document: Document, *, words_at_most: int = 140) -> Iterator[Hit]:
    """`words_at_most` is the longest paragraph that passes."""
    for block in document.prose(Role.PARAGRAPH):
        count = len(within(document.view(words), block.span))
        if count > words_at_most:
            yield Hit(block.start, block.end, f"a paragraph of {count} words; {words_at_most} are enough")
