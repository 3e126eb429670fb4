from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, rule
from newslint.facts.base import Facts
from newslint_rules.facts._reporting import contradicted


@rule(
    title="An event is not as many years ago as the text says",
    why="Subtracting the year of the event from the article’s shows it; such sums are carried along from old copy.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    published="2026-03-02",
    bad=[
        "In the [[25 years]] since the Soviet collapse the port has lost its trade.",
        "The Berlin Wall fell [[20 years ago]].",
    ],
    good=[
        "In the nearly 35 years since the Soviet collapse the port has lost its trade.",
        "The Berlin Wall fell more than 35 years ago.",
        "Twenty years after the fall of the Berlin Wall, in 2009, he burned his cap.",
        "A book on the fall of the Berlin Wall came out 20 years ago.",
        "Ten years before the Soviet collapse he was a baker.",
    ],
)
def years_since_event(document: Document, *, facts: Facts) -> Iterator[Hit]:
    """Looks at “N years since” and “N years ago” with an event that the knowledge base dates."""
    return contradicted(document, facts, "years_since_event")
