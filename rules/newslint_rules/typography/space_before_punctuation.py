import re
from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, rule

_SPACED: Final = re.compile(r"(?<=[\w)\]”’%])[ \u00a0]+(?P<mark>[,;:!?.])(?=[\s”’\"')]|$)(?!\.)")

_SPACED_DOTS: Final = re.compile(r"\.\s\.")


@rule(
    title="A space stands before a comma, stop or other mark",
    why="English sets punctuation close to the word before it.",
    level=Level.WARNING,
    confidence=0.95,
    safe=True,
    bad=["The talks failed[[ ,|,]] he said.", "They went home[[ .|.]]", "Did they go home[[ ?|?]] Nobody knew."],
    good=[
        "The talks failed, he said ... and then he left.",
        "He scored .300 with a .22 rifle and bought .org names.",
        "She paused . . . and went on.",
        "Je ne sais pas ; il a dit : « Quoi ? »",
        "Team A : Team B",
    ],
)
def space_before_punctuation(document: Document) -> Iterator[Hit]:
    french = "«" in document.text
    for block in document.prose():
        for match in _SPACED.finditer(document.text, block.start, block.end):
            mark = match["mark"]
            if mark in ";:!?" and (french or mark == ":"):
                continue
            if mark == "." and _SPACED_DOTS.search(document.text, max(block.start, match.start() - 3), match.end() + 3):
                continue
            yield Hit(*match.span(), f"no space before '{mark}'", (mark,))
