from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, rule
from newslint.facts.base import Facts
from newslint_rules.facts._reporting import contradicted


@rule(
    title="A country has not so many people, so much land or that currency",
    why="Off by a factor of ten is the commonest slip in a figure, and a country is easy to check.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    published="2025-01-20",
    bad=[
        "Norway, a country of [[55 million]], has its own fund.",
        "China has a population of [[140 million]].",
    ],
    good=[
        "Norway, a country of 5.6 million, has its own fund.",
        "Norway won 55 million kroner.",
        "In 1950 Nigeria had fewer than 40 million people.",
        "Some 6.8 million people in Britain watched.",
    ],
)
def population_area_currency(document: Document, *, facts: Facts) -> Iterator[Hit]:
    """Looks at countries with a number of people, an area or a currency; only another order of size is reported."""
    return contradicted(document, facts, "population_area_currency")
