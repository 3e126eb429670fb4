from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.plausibility import Plausibility
from newslint_rules.wording._prepositions import AT_LEAST as PREPOSITION_AT_LEAST
from newslint_rules.wording._prepositions import wrong_prepositions
from newslint_rules.wording._suspicions import broken_hits, suspected


@rule(
    title="A quotation holds a word that the speaker hardly said",
    why="A rewritten quotation puts words in somebody’s mouth; only the source can tell which they were.",
    level=Level.WARNING,
    confidence=0.5,
    bad=["“We will defend the territorial [[honesty]] of our country,” the president said."],
    good=["“We will defend the territorial integrity of our country,” the president said."],
)
def garbled(document: Document, *, at_least: float | None = None, model: Plausibility) -> Iterator[Hit]:
    """Option `at_least`: the least probability (0 to 1) that the word is wrong; by default the model's.

    Offers no fix: only the source knows.
    """
    preposition = PREPOSITION_AT_LEAST if at_least is None else at_least
    seen: set[tuple[int, int]] = set()
    for hit in (
        *wrong_prepositions(document, model, at_least=preposition, quoted=True),
        *suspected(document, model, at_least=at_least, quoted=True),
        *broken_hits(document, model, at_least=at_least, quoted=True),
    ):
        if hit.span in seen:
            continue
        seen.add(hit.span)
        yield hit._replace(message=f"garbled quotation? {hit.message}", suggestions=())
