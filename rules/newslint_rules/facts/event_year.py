from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, rule
from newslint.facts.base import Facts
from newslint_rules.facts._reporting import contradicted


@rule(
    title="An event stands with a year that is not its own",
    why="The year of the fall of the Berlin Wall is in every reader’s head or a search away.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    published="2025-06-02",
    bad=[
        "Prices have risen since the Soviet Union collapsed in [[1989]].",
        "The Chernobyl disaster happened in [[1984|1986]], and the zone is still closed.",
        "The Berlin Wall fell in [[1991|1989]].",
        "He was there for the [[1987]] fall of the Berlin Wall.",
    ],
    good=[
        "Prices have risen since the Soviet Union collapsed in 1991.",
        "The Chernobyl disaster happened in April 1986.",
        "The museum of the Chernobyl disaster opened in 1992.",
        "After the Berlin Wall fell, in 1990 Germany was one state again.",
        "Did the Berlin Wall fall in 1991?",
        "By 1985 nobody foresaw the collapse of the Soviet Union.",
        "A film about the fall of the Berlin Wall came out in 2009.",
    ],
)
def event_year(document: Document, *, facts: Facts) -> Iterator[Hit]:
    """Looks at events that the knowledge base dates, with the year that the article gives them."""
    return contradicted(document, facts, "event_year")
