from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.sources import Sources
from newslint_rules.sources._claims import departures


@rule(
    title="The source has another name",
    why="A name that the source spells otherwise is misspelled in one of them, and the source is nearer.",
    level=Level.ERROR,
    bad=[
        "Organizers [[Meredith Valiano|Meridith Valiando]] and John Rojas sold every ticket.\n[source]\n"
        "The organizers Meridith Valiando and John Rojas sold every ticket.",
    ],
    good=[
        "Organizers Meridith Valiando and John Rojas sold every ticket.\n[source]\n"
        "The organizers Meridith Valiando and John Rojas sold every ticket.",
        "Organizers from Oslo and John Rojas sold every ticket.\n[source]\n"
        "The organizers Meridith Valiando and John Rojas sold every ticket.",
    ],
)
def name_differs(document: Document, *, sources: Sources) -> Iterator[Hit]:
    """Compares names that the sources do not have with the like names in the sentences that share most words."""
    yield from departures(document, sources, "name", Level.ERROR, Level.WARNING, "‘{found}’: {name} has ‘{said}’")
