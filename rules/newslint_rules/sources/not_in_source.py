from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint.sources import Sources


@rule(
    title="No source has this",
    why="A figure or name that no source has was found elsewhere or made up; it wants a second look.",
    level=Level.SUGGESTION,
    confidence=0.6,
    bad=[
        "The ferry from Oban sank with [[340]] people on board, the guard said.\n[source]\n"
        "The coast guard said the ferry from Oban sank off Mull with people on board.",
    ],
    good=[
        "The ferry from Oban sank with 340 people on board, the guard said.\n[source]\n"
        "The coast guard said the ferry from Oban sank off Mull with 340 people on board.",
        "The ferry from Oban sank with 340 people on board, the guard said.",
    ],
)
def not_in_source(document: Document, *, sources: Sources) -> Iterator[Hit]:
    """Tells figures and names that stand in no source, in sentences that a source otherwise bears out."""
    for claim in document.view(sources.claims):
        if claim.fault == "not in the sources":
            found = " ".join(document.text[claim.start : claim.end].split())
            yield Hit(claim.start, claim.end, f"no source has ‘{found}’")
