from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.sources import Sources
from newslint_rules.sources._claims import departures


@rule(
    title="The source has another figure",
    why="A slip of a figure is the commonest fault that checking against the source finds.",
    level=Level.ERROR,
    bad=[
        "The port will cost [[1.2 billion won|1.2 trillion won]], the city council said.\n[source]\n"
        "The city council said the port will cost 1.2 trillion won.",
        "Floods drove [[12,000|21,000]] people from their homes in the valley.\n[source]\n"
        "Floods in the valley drove 21,000 people from their homes.",
    ],
    good=[
        "The mill hired 235,000 workers in the north.\n[source]\nIn the north the mill hired 235 , 000 workers.",
        "The mill hired about 1,200 workers in the north.\n[source]\nIn the north the mill hired 1,187 workers.",
        "Exports of wool rose 3 percent in the spring.\n[source]\nExports of wool rose three per cent in the spring.",
        "The port will cost 1.2 trillion won, the city council said.",
    ],
)
def number_differs(document: Document, *, sources: Sources) -> Iterator[Hit]:
    """Compares the figures of sentences that share most words, by rounding and hedges."""
    yield from departures(document, sources, "number", Level.ERROR, Level.WARNING, "‘{found}’: {name} has ‘{said}’")
