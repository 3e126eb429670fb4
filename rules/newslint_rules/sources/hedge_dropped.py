from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.sources import Sources
from newslint_rules.sources._claims import departures


@rule(
    title="The source is less sure",
    why="What a source only alleges, expects or estimates is not yet a fact.",
    level=Level.WARNING,
    bad=[
        "Police searched the house for the [[stolen|allegedly stolen]] funds on Monday.\n[source]\n"
        "Police searched the house for the allegedly stolen funds on Monday.",
    ],
    good=[
        "Police searched the house for the reportedly stolen funds on Monday.\n[source]\n"
        "Police searched the house for the allegedly stolen funds on Monday.",
    ],
)
def hedge_dropped(document: Document, *, sources: Sources) -> Iterator[Hit]:
    """Tells a hedge of the source that the article leaves out."""
    yield from departures(
        document,
        sources,
        "hedge",
        Level.WARNING,
        Level.SUGGESTION,
        "‘{found}’: {name} has ‘{said}’, and so is less sure",
    )
