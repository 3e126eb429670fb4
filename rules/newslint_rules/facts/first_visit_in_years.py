from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, rule
from newslint.facts.base import Facts
from newslint_rules.facts._reporting import contradicted


@rule(
    title="The first in so many years was not so long ago",
    why="The visit or title before is known, and its year says another number.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    published="2024-06-19",
    bad=[
        "Vladimir Putin landed for his first visit to North Korea in [[14 years]].",
    ],
    good=[
        "Vladimir Putin landed for his first visit to North Korea in 24 years.",
        "Vladimir Putin landed for his first visit to the village in 14 years.",
    ],
)
def first_visit_in_years(document: Document, *, facts: Facts) -> Iterator[Hit]:
    """Looks at “first … in N years” for visits, titles and changes of office that are known."""
    return contradicted(document, facts, "first_visit_in_years")
