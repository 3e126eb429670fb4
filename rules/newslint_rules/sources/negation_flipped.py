from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.sources import Sources
from newslint_rules.sources._claims import departures


@rule(
    title="The source says the opposite",
    why="A lost or added “not” turns a fact into its opposite.",
    level=Level.WARNING,
    bad=[
        "A link between the two fires was [[ruled|not ruled]] out by the fire chief.\n[source]\n"
        "A link between the two fires was not ruled out by the fire chief.",
    ],
    good=[
        "A link between the two fires was not ruled out by the fire chief.\n[source]\n"
        "A link between the two fires wasn’t ruled out by the fire chief.",
    ],
)
def negation_flipped(document: Document, *, sources: Sources) -> Iterator[Hit]:
    """Tells a negation that only one of two sentences has that are otherwise the same."""
    yield from departures(
        document, sources, "negation", Level.WARNING, Level.SUGGESTION, "‘{found}’: {name} has ‘{said}’"
    )
