from collections.abc import Iterator

from newslint import Document, Hit, Level, Role, rule
from newslint.views.words import count


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
        length = count(document, block.span)
        if length > words_at_most:
            yield Hit(block.start, block.end, f"a paragraph of {length} words; {words_at_most} are enough")
