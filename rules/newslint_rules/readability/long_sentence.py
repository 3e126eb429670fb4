from collections.abc import Iterator

from newslint import Document, Hit, Level, Role, rule, within
from newslint.views.sentences import sentences
from newslint.views.words import count


@rule(
    title="A sentence is very long",
    why="Readers lose the thread of a sentence that goes on for more than about fifty words.",
    level=Level.SUGGESTION,
    source="Gowers, The Complete Plain Words (1954)",
    bad=["[[" + "The minister of the interior said that " * 7 + "he knew.]]"],
    good=["The minister said that he knew. He said no more than that, and he left the room by the other door."],
)
def long_sentence(document: Document, *, words_at_most: int = 50) -> Iterator[Hit]:
    """Looks at running text; `words_at_most` is the longest sentence that passes."""
    for block in document.prose(Role.PARAGRAPH, Role.QUOTE):
        for sentence in within(document.view(sentences), block.span):
            length = count(document, sentence)
            if length > words_at_most:
                yield Hit(*sentence, f"a sentence of {length} words; {words_at_most} are enough")
