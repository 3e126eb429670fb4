import re
from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, rule

_CONTROL: Final = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]+")


@rule(
    title="A control character or a replacement character stands in the text",
    why="It is invisible or a black diamond to readers, and shows that the text was damaged on its way.",
    level=Level.WARNING,
    language="",
    bad=["The talks[[\x0b]] failed.", "Caf[[\ufffd]] owners protested."],
    good=["The talks\tfailed.", "Café owners protested."],
)
def control_character(document: Document) -> Iterator[Hit]:
    for block in document.prose():
        for match in _CONTROL.finditer(document.text, block.start, block.end):
            name = (
                "a replacement character"
                if match[0][0] == "\ufffd"
                else f"the control character U+{ord(match[0][0]):04X}"
            )
            yield Hit(*match.span(), f"{name} stands in the text")
