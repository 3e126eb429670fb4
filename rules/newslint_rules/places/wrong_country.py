from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, rule
from newslint.facts.base import Facts
from newslint_rules.facts._reporting import contradicted


@rule(
    title="A city is put in a country where it does not lie",
    why="A name that is right beside another that is wrong is how places are corrected most.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "The ship left [[Oslo]], Nigeria, with a cargo of salt.",
    ],
    good=[
        "The ship left Lagos, Portugal, with a cargo of salt.",
        "They met in Oslo, Norway.",
        "They sell in Oslo, Nigeria and Kenya.",
    ],
)
def wrong_country(document: Document, *, facts: Facts) -> Iterator[Hit]:
    """Looks at a city with a country behind a comma."""
    return contradicted(document, facts, "wrong_country")
