"""Puts together the text of a document from parts of its source, and remembers where each came from."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newslint.document import (
    Annotation,
    Block,
    Comment,
    Document,
    Metadata,
    Package,
    Piece,
    Role,
    SourceAnnotation,
    SourceMap,
    Span,
)

SEPARATOR = "\n\n"


class Run(NamedTuple):
    """A stretch of source that belongs to a block's text: as it stands, or replaced by `text`."""

    start: int
    end: int
    text: str | None = None

    def read(self, source: str) -> str:
        """What the run contributes to the text."""
        return source[self.start : self.end] if self.text is None else self.text


def text_of(source: str, runs: Iterable[Run]) -> str:
    """The text of runs put together."""
    return "".join(run.read(source) for run in runs)


def split_runs(source: str, runs: Sequence[Run], offset: int) -> tuple[list[Run], list[Run]]:
    """The runs before and after `offset` in their text; a replaced run is never cut, it goes to the first half."""
    position = 0
    for index, run in enumerate(runs):
        length = len(run.read(source))
        if position + length > offset:
            if run.text is not None:
                cut = index + (position < offset)
                return list(runs[:cut]), list(runs[cut:])
            middle = run.start + offset - position
            return [*runs[:index], Run(run.start, middle)], [Run(middle, run.end), *runs[index + 1 :]]
        position += length
    return list(runs), []


class TextBuilder:
    """Collects blocks in reading order; only what lies between `begin` and `end` is kept."""

    def __init__(self, source: str, *, separator: str = SEPARATOR) -> None:
        """`source` is the decoded file, `separator` what stands between two blocks of the text."""
        self._source = source
        self._separator = separator
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._begun: tuple[Role, int] | None = None
        self._joined = False
        self._first_part = 0

    def begin(self, role: Role, *, joined: bool = False) -> None:
        """Begins a block; one that is still open ends first. A `joined` block follows the last one without a gap."""
        self.end()
        self._joined = joined
        self._begun = (role, self._length)
        self._first_part = len(self._parts)

    def literal(self, start: int, end: int) -> None:
        """Adds `source[start:end]` as it stands."""
        if start < end:
            self._add(self._source[start:end], start, end)

    def replaced(self, text: str, start: int, end: int) -> None:
        """Adds `text` for `source[start:end]`: an entity, a line break, an escaped character."""
        if text:
            self._add(text, start, end)

    def block(self, role: Role, runs: Iterable[Run], *, joined: bool = False) -> None:
        """Adds a whole block."""
        self.begin(role, joined=joined)
        for run in runs:
            if run.text is None:
                self.literal(run.start, run.end)
            else:
                self.replaced(run.text, run.start, run.end)
        self.end()

    def end(self) -> None:
        """Ends the block; one without a visible character leaves no trace, white space at its ends is left out."""
        if self._begun is None:
            return
        role, start = self._begun
        self._begun = None
        text = "".join(self._parts[self._first_part :])
        first = start + len(text) - len(text.lstrip())
        last = start + len(text.rstrip())
        if first < last:
            self._blocks.append(Block(role, first, last))

    def _add(self, text: str, start: int, end: int) -> None:
        if self._begun is None:
            return
        if self._begun[1] == self._length and self._blocks and not self._joined:
            previous = self._pieces[-1].source_end
            self._pieces.append(Piece(self._length, previous, max(previous, start)))
            self._parts.append(self._separator)
            self._length += len(self._separator)
            self._begun = (self._begun[0], self._length)
            self._first_part = len(self._parts)
        last = self._pieces[-1] if self._pieces else None
        if (
            last
            and last.source_end == start
            and last.source_end - last.source_start == self._length - last.text_start
            and end - start == len(text)
        ):
            self._pieces[-1] = last._replace(source_end=end)
        else:
            self._pieces.append(Piece(self._length, start, end))
        self._parts.append(text)
        self._length += len(text)

    def document(
        self,
        *,
        path: str,
        metadata: Metadata,
        comments: Sequence[Comment],
        format: str,
        notices: Sequence[str] = (),
        annotations: Sequence[SourceAnnotation] = (),
        package: Package | None = None,
    ) -> Document:
        """The finished document."""
        self.end()
        source_map = SourceMap(self._pieces, self._length)
        placed = (
            Annotation(
                *(source_map.text(Span(one.start, one.end)) if one.start < one.end else (0, 0)), one.kind, one.value
            )
            for one in annotations
        )
        return Document(
            "".join(self._parts),
            self._blocks,
            metadata=metadata,
            path=path,
            source=self._source,
            source_map=source_map,
            comments=comments,
            format=format,
            notices=notices,
            annotations=tuple(placed),
            package=package,
        )
