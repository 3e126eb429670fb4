from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, rule
from newslint.facts.base import Facts
from newslint_rules.facts._reporting import contradicted


@rule(
    title="A country is said to belong to what it does not belong to",
    why="Who is a member of NATO or of the European Union is law, not opinion.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    published="2025-01-20",
    bad=[
        "[[Sweden]] joined NATO in 2014.",
    ],
    good=[
        "Norway, a NATO member, will send observers.",
        "Norway joined in NATO exercises in 2014.",
        "Ukraine, which hopes to be a NATO member, asked for jets.",
        "Is Norway a NATO member?",
    ],
)
def membership(document: Document, *, facts: Facts) -> Iterator[Hit]:
    """Looks at countries that are called members, and at the year they joined."""
    return contradicted(document, facts, "membership")
