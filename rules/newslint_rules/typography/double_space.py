import re
from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, Role, rule

_SPACES: Final = re.compile(r"(?<=\S)(?: {2,}|[ \u00a0]*\u00a0[ \u00a0]+)(?=\S)")


@rule(
    title="Two or more spaces stand between words",
    why="One space is enough, also after a full stop.",
    level=Level.SUGGESTION,
    confidence=0.9,
    language="",
    safe=True,
    bad=["The talks[[  | ]]failed.", "They failed.[[  | ]]He left."],
    good=["The talks failed. He left.", "  An indented paragraph has its spaces before the first word."],
)
def double_space(document: Document) -> Iterator[Hit]:
    for block in document.prose():
        if block.role is not Role.TABLE_CELL:
            for match in _SPACES.finditer(document.text, block.start, block.end):
                yield Hit(*match.span(), "more than one space", (" ",))
