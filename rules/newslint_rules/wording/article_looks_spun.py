from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, Related, Role, Span, rule
from newslint.plausibility import Plausibility
from newslint.views.sentences import sentences
from newslint_rules.wording._joint import joint
from newslint_rules.wording._suspicions import reason_for

_WITNESSES: Final = 5
_FEWEST_SENTENCES: Final = 4


@rule(
    title="A whole article reads as if a machine had swapped its words",
    why="Where many words are unlikely in their places, the article was probably spun or translated word by word.",
    level=Level.WARNING,
    confidence=0.8,
    bad=[
        "[[The foreign clergyman met his counterpart in Lisbon on Tuesday.]] Human privileges groups said the loss "
        "toll would rise. The central bank raised curiosity rates by half a point, and shares closed sharply inferior. "
        "The prime clergyman vowed to battle crooked officials. Police discharged tear gas at the rally, and the "
        "ruling gathering lost its bulk in the lower home."
    ],
    good=[
        "The council voted on Tuesday to close the library in Gorse Lane, which had been open since 1931. Residents "
        "said they would appeal. The mayor, who cast the deciding vote, said the town could not pay for the repairs. "
        "A spokeswoman for the county said it had no money either. The library has 40,000 books."
    ],
)
def article_looks_spun(document: Document, *, at_least: float = 0.9, model: Plausibility) -> Iterator[Hit]:
    """Option `at_least`: the least probability (0 to 1). The five strongest witnesses are the related places."""
    judgement = document.view(joint(model))
    found = document.view(sentences)
    if judgement.spun < at_least or len(found) < _FEWEST_SENTENCES:
        return
    place = next((block.span for block in document.prose(Role.HEADLINE)), found[0])
    ranked = sorted(judgement.doubts, key=lambda doubt: -doubt.probability)
    witnesses = tuple(Related(doubt.start, doubt.end, reason_for(document, doubt)) for doubt in ranked[:_WITNESSES])
    suspicious = sum(
        any(sentence.covers(Span(doubt.start, doubt.end)) for doubt in judgement.doubts) for sentence in found
    )
    yield Hit(
        *place,
        f"the article looks rewritten by a machine: {suspicious} of its {len(found)} sentences hold a suspicious word",
        related=witnesses,
        confidence=round(judgement.spun, 3),
    )
