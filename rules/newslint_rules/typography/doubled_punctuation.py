import re
from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, rule

_DOUBLED: Final = re.compile(
    r"(?<![,;:.!?])(?:(?P<same>,,+|;;+|::+|(?<!\.)\.\.(?!\.))|(?P<mixed>[,;]\.|[.][,;](?=\s)|,;|;,|[!?]\.(?!\.)))"
)
_ABBREVIATED: Final = re.compile(r"(?:\b[A-Za-z]{1,5}|[A-Za-z]\.[A-Za-z])$")


@rule(
    title="A punctuation mark is doubled, or two that exclude each other stand together",
    why="One of them is left over from an edit.",
    level=Level.WARNING,
    confidence=0.9,
    safe=False,
    bad=[
        "The balance sheet can take the hit[[,,|,]] but only once.",
        "They went home[[..|.]]",
        "They stayed[[,.|.]] Nobody knew why.",
        "Did they stay[[?.|?]] Nobody knew.",
    ],
    good=[
        "She paused ... and went on.",
        "He works for Acme Inc., etc., in Washington, D.C., and sells to Yahoo!.",
        "At 5 p.m.; at 6 p.m., and Jan., too.",
        "What?! No!! Really??",
    ],
)
def doubled_punctuation(document: Document) -> Iterator[Hit]:
    for block in document.prose():
        for match in _DOUBLED.finditer(document.text, block.start, block.end):
            found = match[0]
            before = document.text[max(block.start, match.start() - 6) : match.start()]
            if found[0] == "." and (found[-1] in ",;" or len(found) > 2) and _ABBREVIATED.search(before):
                continue
            if found == "!." and before[-1:].isalpha() and document.text[: match.start()].split()[-1][:1].isupper():
                continue  # Yahoo!.
            written = found[-1] if found[0] in ",;" and found[-1] == "." else found[0]
            yield Hit(*match.span(), f"'{found}': write '{written}'", (written,))
