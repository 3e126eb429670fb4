import re
from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, rule

_OPENING: Final = re.compile(r"([(\[])[ \u00a0]+(?=[^\s\])])")
_CLOSING: Final = re.compile(r"(?<=[^\s(\[:;])[ \u00a0]+([)\]])")


@rule(
    title="A space stands on the inner side of a bracket",
    why="Brackets are set close to the words they enclose.",
    level=Level.WARNING,
    confidence=0.95,
    language="",
    safe=True,
    bad=["[[( |(]]With inputs from agencies[[ )|)]]", "The bank (founded in 1990[[ )|)]] failed."],
    good=["The bank (founded in 1990) failed.", "He smiled : ) and left.", "Tick the box [ ] and sign."],
)
def space_inside_bracket(document: Document) -> Iterator[Hit]:
    for pattern in (_OPENING, _CLOSING):
        for block in document.prose():
            for match in pattern.finditer(document.text, block.start, block.end):
                yield Hit(*match.span(), f"no space inside the bracket '{match[1]}'", (match[1],))
