from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.sources import Sources
from newslint_rules.sources._claims import departures


@rule(
    title="The source has another day",
    why="A day that the source has otherwise sends readers to the wrong one.",
    level=Level.WARNING,
    bad=[
        "The council met on [[Tuesday]] to vote on the harbour plan.\n[source]\n"
        "The council met on Wednesday, 4 March to vote on the harbour plan.",
        "The treaty on the river was signed on [[4 May 1998|14 May 1998]] in Basel.\n[source]\n"
        "In Basel the treaty on the river was signed on 14 May 1998.",
    ],
    good=[
        "The council met on Wednesday to vote on the harbour plan.\n[source]\n"
        "The council met on Wednesday, 4 March to vote on the harbour plan.",
        "The council met in March to vote on the harbour plan.\n[source]\n"
        "The council met on Wednesday to vote on the harbour plan.",
    ],
)
def date_differs(document: Document, *, sources: Sources) -> Iterator[Hit]:
    """Compares the days, months and years of sentences that share most words."""
    yield from departures(document, sources, "date", Level.WARNING, Level.SUGGESTION, "‘{found}’: {name} has ‘{said}’")
