from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, rule
from newslint.facts.base import Facts
from newslint_rules.facts._reporting import contradicted


@rule(
    title="A city is put in a state where no place of the name lies",
    why="Talladega is in Alabama; a reader in Georgia will write in.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "A tornado tore through [[Talladega, Georgia]], on Sunday.",
    ],
    good=[
        "A tornado tore through Talladega, Alabama, on Sunday.",
        "They sell in Talladega, Georgia and Ohio.",
        "The road to Athens, Georgia, is closed.",
    ],
)
def wrong_state(document: Document, *, facts: Facts) -> Iterator[Hit]:
    """Looks at a city with a state behind a comma."""
    return contradicted(document, facts, "wrong_state")
