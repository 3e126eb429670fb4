from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, rule
from newslint.facts.base import Facts
from newslint_rules.facts._reporting import contradicted


@rule(
    title="A city is called the capital of a country whose capital is another",
    why="Sydney is not the capital of Australia, and readers there will say so.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "[[Sydney|Canberra]], the capital of Australia, was calm.",
        "They flew to Turkey’s capital, [[Istanbul|Ankara]].",
    ],
    good=[
        "Abuja, the capital of Nigeria, was calm.",
        "Lagos, the capital of Nigeria, was calm.",
        "Lagos, the commercial capital of Nigeria, was calm.",
        "Lagos was the capital of Nigeria until 1991.",
        "Lagos, then the capital of Nigeria, was calm.",
    ],
)
def wrong_capital(document: Document, *, facts: Facts) -> Iterator[Hit]:
    """Looks at cities that are called a capital."""
    return contradicted(document, facts, "wrong_capital")
