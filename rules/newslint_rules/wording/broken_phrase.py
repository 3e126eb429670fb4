from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.plausibility import Plausibility
from newslint_rules.wording._suspicions import broken_hits


@rule(
    title="A frozen phrase has one word swapped for a near one",
    why="Prime minister, death toll and interest rate are said in one way only; another word in their place is a slip "
    "of translation or of a thesaurus.",
    level=Level.WARNING,
    confidence=0.5,
    bad=[
        "The central bank raised [[enthusiasm|interest]] rates on Thursday.",
        "He died of a heart [[assault|attack]] on his way to the airport.",
    ],
    good=[
        "The central bank raised interest rates on Thursday.",
        "The two leaders shook hands before the talks.",
        "She broke her right arm on the stairs of the town hall.",
        "The harbour master said fog had closed the eastern channel for nine hours.",
    ],
)
def broken_phrase(document: Document, *, at_least: float | None = None, model: Plausibility) -> Iterator[Hit]:
    """Option `at_least`: the least probability (0 to 1) that the word is wrong; by default the model's."""
    yield from broken_hits(document, model, at_least=at_least, quoted=False)
