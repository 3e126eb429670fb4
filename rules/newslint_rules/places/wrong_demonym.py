from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, rule
from newslint.facts.base import Facts
from newslint_rules.facts._reporting import contradicted


@rule(
    title="A city is given the adjective of a country where it does not lie",
    why="Bratislava is Slovak, Ljubljana is Slovenian; the two are mixed up every week.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "The pianist was born in the [[Norwegian|Slovak]] city of Bratislava.",
    ],
    good=[
        "The pianist was born in the Slovak city of Bratislava.",
        "He studied in the then Norwegian city of Bratislava.",
        "The Italian restaurant in the city of Bratislava has closed.",
    ],
)
def wrong_demonym(document: Document, *, facts: Facts) -> Iterator[Hit]:
    """Looks at a city with the adjective of a country."""
    return contradicted(document, facts, "wrong_demonym")
