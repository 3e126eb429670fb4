from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, rule
from newslint.facts.base import Facts
from newslint_rules.facts._reporting import contradicted


@rule(
    title="A country acts in a year when there was no such country",
    why="Czechoslovakia parted in 1993: neither half won anything before, nor the whole after.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "[[The Czech Republic]] won the cup in 1985.",
        "[[Czechoslovakia]] beat Italy in 2006.",
    ],
    good=[
        "Czechoslovakia won the cup in 1985.",
        "The Czech Republic won the cup in 1996.",
        "In 1985 he lived in what is now the Czech Republic.",
        "A book about Czechoslovakia won the prize in 2010.",
    ],
)
def country_existed(document: Document, *, facts: Facts) -> Iterator[Hit]:
    """Looks at countries with a deed and a year in one clause."""
    return contradicted(document, facts, "country_existed")
