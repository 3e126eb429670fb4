from collections.abc import Iterator
from typing import Final

from newslint import Block, Document, Hit, Level, Related, Role, rule

_SHORTEST: Final = 8  # words; shorter paragraphs may be refrains, labels or credits


@rule(
    title="A paragraph stands twice in an article",
    why="Text was pasted twice, or an edit left the old version behind.",
    level=Level.WARNING,
    confidence=0.95,
    bad=[
        "The ministers met for three hours on Monday in Geneva.\n\nThey parted without a word to reporters outside.\n\n"
        "[[The ministers met for three hours on Monday in Geneva.]]"
    ],
    good=["The ministers met.\n\nNobody spoke.\n\nThe ministers met."],
)
def repeated_paragraph(document: Document) -> Iterator[Hit]:
    seen: dict[str, Block] = {}
    for block in document.prose(Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE):
        words = document.text[block.start : block.end].casefold().split()
        if len(words) < _SHORTEST:
            continue
        first = seen.setdefault(" ".join(words), block)
        if first is not block:
            related = Related(first.start, first.end, "the same paragraph")
            yield Hit(block.start, block.end, "this paragraph stands twice in the article", (), (related,))
