from collections.abc import Iterator

from newslint import Document, Hit, Level, rule


@rule(title="x", why="x", level=Level.WARNING, bad=["[[x]]"], good=["x"])
def sum_of_parts(document: Document) -> Iterator[Hit]:
    """To come."""
    yield from ()
