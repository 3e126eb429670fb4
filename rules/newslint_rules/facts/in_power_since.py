from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, rule
from newslint.facts.base import Facts
from newslint_rules.facts._reporting import contradicted


@rule(
    title="Somebody is said to rule since a time that is not theirs",
    why="How long somebody has ruled is part of every profile, and copied from one to the next.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    published="2025-01-20",
    bad=[
        "Kim Jong Un, who took power in [[2008|2011]], watched the launch.",
        "Keir Starmer became prime minister in [[2022|2024]].",
    ],
    good=[
        "Kim Jong Un, who took power in 2011, watched the launch.",
        "Keir Starmer became prime minister in July 2024.",
        "Keir Starmer became leader of the party in 2020.",
    ],
)
def in_power_since(document: Document, *, facts: Facts) -> Iterator[Hit]:
    """Looks at “took power in”, “has ruled since” and their like."""
    return contradicted(document, facts, "in_power_since")
