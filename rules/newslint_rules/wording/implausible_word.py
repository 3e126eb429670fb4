from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.plausibility import Plausibility
from newslint_rules.wording._suspicions import suspected


@rule(
    title="A word stands where news English would have another",
    why="A thesaurus or a word-by-word translation keeps the grammar and breaks the phrase.",
    level=Level.WARNING,
    confidence=0.5,
    bad=[
        "Police said the [[loss|death]] toll was likely to rise.",
    ],
    good=[
        "The central bank raised interest rates by a quarter of a percentage point on Thursday.",
        "The council voted on Tuesday to close the library in Gorse Lane, which had been open since 1931.",
        "Shares of the bank fell 4 percent after it warned that loan losses would rise in the second half.",
    ],
)
def implausible_word(document: Document, *, at_least: float | None = None, model: Plausibility) -> Iterator[Hit]:
    """Option `at_least`: the least probability (0 to 1) that the word is wrong; by default the model's."""
    yield from suspected(document, model, at_least=at_least, quoted=False)
