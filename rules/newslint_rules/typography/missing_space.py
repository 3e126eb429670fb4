import re
from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, rule

_GLUED: Final = re.compile(
    r"(?<![\w./@:-])(?P<before>[A-Za-z]?[a-z]{2,})(?P<mark>[.,;!?])(?P<after>[A-Z]?[a-z]{2,}|[A-Z])(?![\w.@/:-])"
)
_ADDRESSES: Final = frozenset(
    "com org net gov edu info io co uk us eu de fr ai app tv fm news biz html htm php js py pdf txt csv".split()
)


@rule(
    title="A space is missing after a comma, stop or other mark",
    why="Two sentences or words run together.",
    level=Level.WARNING,
    confidence=0.9,
    safe=True,
    bad=["The talks [[failed.The|failed. The]] minister left.", "Bread, milk and [[butter,which|butter, which]] rose."],
    good=[
        "See example.com, Booking.com and Node.js for more.",
        "The firm Yahoo!Japan, the group will.i.am and Ph.D. students.",
        "He wrote to a.smith@example.org about x.y.z and version 2.1.",
        "The talks failed. The minister left.",
    ],
)
def missing_space(document: Document) -> Iterator[Hit]:
    for block in document.prose():
        for match in _GLUED.finditer(document.text, block.start, block.end):
            mark, after = match["mark"], match["after"]
            if mark in ".!" and (after.lower() in _ADDRESSES or not after[0].isupper() or mark == "!"):
                continue
            written = f"{match['before']}{mark} {after}"
            yield Hit(*match.span(), f"a space is missing after '{mark}'", (written,))
