from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, rule
from newslint.facts.base import Facts
from newslint_rules.facts._reporting import contradicted


@rule(
    title="Somebody acts before their birth or after their death",
    why="Life dates decide which of two years is right.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "[[Clarence Darrow]], photographed outside the court in 1956, smiled.",
        "Nelson Mandela died in [[2012|2013]].",
    ],
    good=[
        "Clarence Darrow, photographed outside the court in 1926, smiled.",
        "The Nelson Mandela Foundation said in 2018 that it would move.",
        "A statue of Nelson Mandela was unveiled in 2018.",
        "If Clarence Darrow were alive in 1956, he would object.",
    ],
)
def alive_or_dead(document: Document, *, facts: Facts) -> Iterator[Hit]:
    """Looks at people whose life dates are known, with a deed and a year."""
    return contradicted(document, facts, "alive_or_dead")
