from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, rule
from newslint.facts.base import Facts
from newslint_rules.facts._reporting import contradicted


@rule(
    title="Somebody is given a post that is another’s",
    why="Titles are among what newsrooms correct most: the president is not the chancellor.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    published="2025-01-20",
    bad=[
        "German [[Chancellor]] Frank-Walter Steinmeier laid a wreath.",
    ],
    good=[
        "German President Frank-Walter Steinmeier laid a wreath.",
        "Then-German Chancellor Frank-Walter Steinmeier is a typo that nobody made.",
        "Former German Chancellor Gerhard Schroeder spoke.",
    ],
)
def wrong_post(document: Document, *, facts: Facts) -> Iterator[Hit]:
    """Looks at titles with names and the country or organization they name."""
    return contradicted(document, facts, "wrong_post")
