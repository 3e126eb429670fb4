import re
from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, Related, rule

_MARKS: Final = re.compile('[“”"]')


@rule(
    title="Straight and curly quotation marks are mixed in one article",
    why="A change of marks shows where text was pasted from elsewhere.",
    level=Level.SUGGESTION,
    confidence=0.9,
    language="",
    bad=['“One,” he said. “Two,” she said. [["]]Three," they said.'],
    good=["“One,” he said. “Two,” she said.", '"One," he said of the 12" board.'],
)
def mixed_quotation_marks(document: Document) -> Iterator[Hit]:
    """The first mark of the rarer kind, with the first one of the other as related place."""
    places: dict[bool, list[int]] = {True: [], False: []}
    for block in document.prose():
        for match in _MARKS.finditer(document.text, block.start, block.end):
            if match[0] != '"' or not document.text[match.start() - 1 : match.start()].isdigit():
                places[match[0] == '"'].append(match.start())
    straight, curly = places[True], places[False]
    if straight and curly:
        rarer, usual = (straight, curly) if len(straight) <= len(curly) else (curly, straight)
        kind = "straight" if rarer is straight else "curly"
        other = Related(usual[0], usual[0] + 1, "the article's usual marks")
        yield Hit(rarer[0], rarer[0] + 1, f"{kind} quotation marks here, others elsewhere in the article", (), (other,))
