from collections.abc import Iterator

from newslint import Document, Hit, Level, Related, rule
from newslint.sources import Sources
from newslint_rules.sources._evidence import name, related


@rule(
    title="A quotation stands in no source",
    why="A quotation that no transcript, release or wire copy has was said elsewhere, or was not said.",
    level=Level.WARNING,
    confidence=0.8,
    bad=[
        "“[[The harvest will feed the whole province,]]” he said.\n[source]\nThe minister opened a bridge on Monday.",
    ],
    good=[
        "“The harvest will feed the whole province,” he said.\n[source]\n“The harvest will feed the whole province.”",
        "He read “The Lord of the Isles” aloud.\n[source]\nThe minister opened a bridge on Monday.",
        "He called it “a fine thing”.\n[source]\nThe minister opened a bridge on Monday.",
        "“The harvest will feed the whole province,” he said.",
    ],
)
def quote_not_found(document: Document, *, sources: Sources) -> Iterator[Hit]:
    """Tells the quotations of four words or more of which no source has more than scattered words."""
    for comparison in document.view(sources.quotations):
        if comparison.verdict != "not found":
            continue
        message = "no source has this quotation"
        near: tuple[Related, ...] = ()
        if comparison.source is not None and comparison.place is not None:
            message += f"; the nearest words stand in {name(comparison.source)}"
            near = (related(comparison.source, comparison.place),)
        yield Hit(*comparison.quotation.inner, message, related=near)
