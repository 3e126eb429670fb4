from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, rule
from newslint.sources import Sources
from newslint_rules.sources._evidence import name, related

_LEVELS: Final = {"number": Level.WARNING, "name": Level.WARNING, "not in the sources": Level.SUGGESTION}


@rule(
    title="The original in another language has it otherwise",
    why="A translation keeps the figures, the names and the quotations of its original, whatever else it changes.",
    level=Level.SUGGESTION,
    confidence=0.7,
    bad=[
        "The mayor, Jana [[Novatna]], opened the bridge. It cost [[453,000]] crowns.\n[source]\n"
        "Мэр Яна Новотна открыла во вторник мост. Он стоил 435 000 крон.",
    ],
    good=[
        "The mayor, Jana Novotna, opened the bridge. It cost 435,000 crowns.\n[source]\n"
        "Мэр Яна Новотна открыла во вторник мост. Он стоил 435 000 крон.",
        "The mayor, Jana Novatna, opened the bridge. It cost 453,000 crowns.",
    ],
)
def translation_differs(document: Document, *, sources: Sources) -> Iterator[Hit]:
    """Compares figures, names and the number and order of quotations with the only source, if that is not English."""
    for one in document.view(sources.translated):
        found = document.text[one.start : one.end]
        message = f"no figure of {name(one.source)} is ‘{found}’"
        if one.place is not None:
            message = f"{name(one.source)} has {one.said if 'quotation' in one.departure else f'‘{one.said}’'}"
            if "quotation" not in one.departure:
                message = f"‘{found}’: {message}"
        yield Hit(
            one.start,
            one.end,
            message,
            () if one.written is None else (one.written,),
            () if one.place is None else (related(one.source, one.place),),
            level=_LEVELS.get(one.departure, Level.SUGGESTION),
        )
