from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.sources import Sources
from newslint_rules.sources._claims import departures


@rule(
    title="The source has it the other way",
    why="Rose for fell turns the story round, and every figure beside it stays right.",
    level=Level.ERROR,
    bad=[
        "Exports of wool and hides [[fell|rose]] 3 percent in the first quarter.\n[source]\n"
        "Exports of wool and hides rose 3 percent in the first quarter.",
    ],
    good=[
        "Exports of wool and hides rose 3 percent in the first quarter.\n[source]\n"
        "Exports of wool and hides climbed 3 percent in the first quarter.",
        "Exports of wool fell 3 percent in the spring.\n[source]\nExports of hides rose 8 percent in the autumn.",
    ],
)
def direction_flipped(document: Document, *, sources: Sources) -> Iterator[Hit]:
    """Tells verbs of rising for verbs of falling in a sentence that is otherwise the same."""
    yield from departures(document, sources, "direction", Level.ERROR, Level.WARNING, "‘{found}’: {name} has ‘{said}’")
