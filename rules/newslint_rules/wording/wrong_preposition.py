from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.plausibility import Plausibility
from newslint_rules.wording._prepositions import AT_LEAST, wrong_prepositions


@rule(
    title="A preposition or particle stands where news English would have another",
    why="Each language has its own: who translates or swaps words by rule writes 'under' for 'down' and 'since' for "
    "'for'.",
    level=Level.WARNING,
    confidence=0.5,
    bad=[
        "The director stepped [[under|down]] on Tuesday after the audit.",
        "The plant has been [[below|under]] pressure to cut its costs.",
    ],
    good=[
        "The director stepped down on Tuesday after the audit.",
        "The village lies under the dam, and the water below it is deep.",
    ],
)
def wrong_preposition(document: Document, *, at_least: float = AT_LEAST, model: Plausibility) -> Iterator[Hit]:
    """Option `at_least`: the least probability (0 to 1) that the word is wrong."""
    yield from wrong_prepositions(document, model, at_least=at_least, quoted=False)
