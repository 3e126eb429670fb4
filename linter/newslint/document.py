"""A news article as immutable text that knows where every character came from.

Offsets are Python string indices (code points) and ends are exclusive.
`Document.text` is the prose that rules read; `Document.source` is the decoded file.
`Document.source_map` leads from the one to the other.
"""

import bisect
import datetime
import enum
import functools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple, Protocol, TypeVar, cast

T = TypeVar("T")

BYTE_ORDER_MARK: Final = "\ufeff"
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A stretch of text in code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class Spanned(Protocol):
    """Anything with a start in the text."""

    @property
    def start(self) -> int:
        """The first code point."""


S = TypeVar("S", bound=Spanned)


def within(items: Sequence[S], area: "Span") -> Sequence[S]:
    """Those of `items`, which are ordered by start, that start inside `area`."""
    first = bisect.bisect_left(items, area.start, key=lambda item: item.start)
    return items[first : bisect.bisect_left(items, area.end, lo=first, key=lambda item: item.start)]


class Role(enum.StrEnum):
    """What a block of an article is."""

    HEADLINE = "headline"
    DECK = "deck"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list item"
    CAPTION = "caption"
    TABLE_CELL = "table cell"
    CODE = "code"
    NOTE = "note"


class Block(NamedTuple):
    """A part of an article that has a role of its own; blocks are in reading order and never overlap."""

    role: Role
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The block's place in `Document.text`."""
        return Span(self.start, self.end)


class Metadata(NamedTuple):
    """What the article, its format or the caller says about it."""

    published: datetime.date | None = None
    updated: datetime.date | None = None
    language: str | None = None
    author: str | None = None
    url: str | None = None
    original_language: str | None = None
    desk: str | None = None
    sources: tuple[str, ...] | None = None

    def merged(self, weaker: "Metadata") -> "Metadata":
        """These values, with the gaps filled from `weaker`."""
        return Metadata._make(mine if mine is not None else theirs for mine, theirs in zip(self, weaker, strict=True))


class Comment(NamedTuple):
    """A comment of the source format, where instructions to newslint may stand; the span is in the source."""

    start: int
    end: int
    text: str


class Annotation(NamedTuple):
    """What the source says of a stretch of the text, or, with an empty span, of the whole: a kind and a value.

    Kinds are those of NITF: person, org, location, chron (a date, ISO 8601), num, money (a currency); and dateline.
    """

    start: int
    end: int
    kind: str
    value: str = ""

    @property
    def span(self) -> Span:
        """The place in `Document.text`."""
        return Span(self.start, self.end)


class SourceAnnotation(NamedTuple):
    """An annotation as a reader finds it; the span is in the source, empty for the article as a whole."""

    start: int
    end: int
    kind: str
    value: str = ""


class Place(NamedTuple):
    """A place in the source file: code points from 0, lines and columns from 1, ends exclusive."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


class Piece(NamedTuple):
    """A run of text and the source it was read from.

    Where both have the same length, character stands for character; otherwise (an entity, a gap between two blocks)
    every character of the text stands for the whole of the source run.
    """

    text_start: int
    source_start: int
    source_end: int


class SourceMap:
    """Leads from offsets in the text to offsets in the source."""

    def __init__(self, pieces: Sequence[Piece], length: int) -> None:
        """`pieces` are ordered and cover the text, whose length is `length` code points."""
        self._pieces: Final = tuple(pieces)
        self._starts: Final = [piece.text_start for piece in self._pieces]
        self._length: Final = length

    @classmethod
    def identity(cls, length: int) -> "SourceMap":
        """The map of a text that is its own source."""
        return cls((Piece(0, 0, length),), length)

    def character(self, offset: int) -> Span:
        """The source of the character at `offset`; the end of the text maps to the empty span after its last one."""
        if offset >= self._length:
            end = self._pieces[-1].source_end if self._pieces else 0
            return Span(end, end)
        index = bisect.bisect_right(self._starts, offset) - 1
        piece = self._pieces[index]
        text_end = self._starts[index + 1] if index + 1 < len(self._starts) else self._length
        if text_end - piece.text_start == piece.source_end - piece.source_start:
            start = piece.source_start + offset - piece.text_start
            return Span(start, start + 1)
        return Span(piece.source_start, piece.source_end)

    def source(self, span: Span) -> Span:
        """The smallest stretch of source that holds every character of `span`."""
        start = self.character(span.start).start
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, max(start, self.character(span.end - 1).end))  # a format may have blocks in another order

    def text(self, span: Span) -> Span:
        """The stretch of text that was read from a stretch of the source, for blocks in the source's order."""
        if not self._pieces:
            return Span(0, 0)
        first = bisect.bisect_right(self._pieces, span.start, key=lambda piece: piece.source_start) - 1
        while first + 1 < len(self._pieces) and self._pieces[max(first, 0)].source_end <= span.start:
            first += 1
        start = self._offset(max(first, 0), span.start)
        last = bisect.bisect_left(self._pieces, span.end, key=lambda piece: piece.source_start) - 1
        return Span(start, max(start, self._offset(max(last, 0), span.end)))

    def _offset(self, index: int, source_offset: int) -> int:
        """The offset of a place of the source in the text, in or at the ends of a piece."""
        piece = self._pieces[index]
        end = self._starts[index + 1] if index + 1 < len(self._starts) else self._length
        if source_offset <= piece.source_start:
            return piece.text_start
        return min(end, piece.text_start + source_offset - piece.source_start)

    def is_literal(self, span: Span) -> bool:
        """Whether the span's characters stand in the source one after the other, so that they can be replaced there."""
        place = self.source(span)
        return place.end - place.start == span.end - span.start


class Part(NamedTuple):
    """A part of a file that is an archive, and where its text stands in `Package.xml`."""

    name: str
    start: int
    end: int


class Package(NamedTuple):
    """What the source of a document was read from, where the file is an archive: the text of its parts.

    `source_map` leads from offsets in `Document.source` to offsets in `xml`, the parts' texts one after the other.
    """

    xml: str
    parts: tuple[Part, ...]
    source_map: SourceMap


class Document:
    """One article: immutable text, its blocks and metadata, and the map to its source."""

    __slots__ = (
        "_views",
        "annotations",
        "blocks",
        "comments",
        "format",
        "metadata",
        "notices",
        "package",
        "path",
        "source",
        "source_map",
        "text",
    )

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata
    path: str
    source: str
    source_map: SourceMap
    comments: tuple[Comment, ...]
    format: str
    notices: tuple[str, ...]
    annotations: tuple[Annotation, ...]
    package: Package | None

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        *,
        metadata: Metadata = Metadata(),
        path: str = "",
        source: str | None = None,
        source_map: SourceMap | None = None,
        comments: Sequence[Comment] = (),
        format: str = "plain",
        notices: Sequence[str] = (),
        annotations: Sequence[Annotation] = (),
        package: Package | None = None,
    ) -> None:
        """Without `source` the text is its own source."""
        values = {
            "text": text,
            "blocks": tuple(blocks),
            "metadata": metadata,
            "path": path,
            "source": text if source is None else source,
            "source_map": source_map or SourceMap.identity(len(text)),
            "comments": tuple(comments),
            "format": format,
            "notices": tuple(notices),
            "annotations": tuple(annotations),
            "package": package,
            "_views": {},
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Document is immutable: {name} cannot be set")

    def __repr__(self) -> str:
        return f"Document(path={self.path!r}, {len(self.text)} characters, {len(self.blocks)} blocks)"

    def __reduce__(self) -> tuple[Callable[..., "Document"], tuple[object, ...]]:
        return _restore, (
            self.text,
            self.blocks,
            self.metadata,
            self.path,
            self.source,
            self.source_map,
            self.comments,
            self.format,
            self.notices,
            self.annotations,
            self.package,
        )

    def with_blocks(self, blocks: Sequence[Block]) -> "Document":
        """The same article in other blocks, with no view computed."""
        _, values = self.__reduce__()
        return _restore(values[0], tuple(blocks), *values[2:])  # type: ignore[arg-type]

    def view(self, layer: Callable[["Document"], T]) -> T:
        """`layer(self)`, computed once: a layer is a pure function of the document."""
        views = cast(dict[Callable[..., Any], T], self._views)  # type: ignore[attr-defined]
        try:
            return views[layer]
        except KeyError:
            return views.setdefault(layer, layer(self))

    def prose(self, *roles: Role) -> Iterator[Block]:
        """The blocks with one of `roles`, or, without any, every block but code."""
        for block in self.blocks:
            if block.role in roles if roles else block.role is not Role.CODE:
                yield block

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`."""
        index = bisect.bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        if index >= 0 and offset < self.blocks[index].end:
            return self.blocks[index]
        return None

    def place(self, span: Span) -> Place:
        """Where `span` of the text stands in the source."""
        return self.source_place(self.source_map.source(span))

    def stands_literally(self, span: Span) -> bool:
        """Whether what stands in the source is what was read, so that other text may be put in its place."""
        return self.source_map.is_literal(span) and self.source_map.source(span).of(self.source) == span.of(self.text)

    def source_place(self, span: Span) -> Place:
        """Lines and columns of a span of the source."""
        line, column = self._line_and_column(span.start)
        end_line, end_column = self._line_and_column(span.end)
        return Place(span.start, span.end, line, column, end_line, end_column)

    def line(self, number: int) -> str:
        """Line `number` (from 1) of the source, without its end; a byte order mark is not part of it."""
        starts = self.view(_line_starts)
        start = starts[number - 1]
        end = starts[number] if number < len(starts) else len(self.source)
        line = self.source[start:end].rstrip("\r\n")
        return line.removeprefix(BYTE_ORDER_MARK) if number == 1 else line

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        starts = self.view(_line_starts)
        line = bisect.bisect_right(starts, offset)
        column = offset - starts[line - 1] + 1
        if line == 1 and offset and self.source.startswith(BYTE_ORDER_MARK):
            column -= 1  # editors do not show the mark, so it takes no column
        return line, column


def _line_starts(document: Document) -> tuple[int, ...]:
    return _starts(document.source)


@functools.lru_cache(maxsize=2)
def _starts(source: str) -> tuple[int, ...]:
    """Where lines begin: counted once for all the articles of a file."""
    return (0, *(match.end() for match in _LINE_END.finditer(source)))


def _restore(
    text: str,
    blocks: tuple[Block, ...],
    metadata: Metadata,
    path: str,
    source: str,
    source_map: SourceMap,
    comments: tuple[Comment, ...],
    format: str,
    notices: tuple[str, ...],
    annotations: tuple[Annotation, ...],
    package: Package | None,
) -> Document:
    """Rebuilds a document that was sent to another process; its views are computed anew there."""
    return Document(
        text,
        blocks,
        metadata=metadata,
        path=path,
        source=source,
        source_map=source_map,
        comments=comments,
        format=format,
        notices=notices,
        annotations=annotations,
        package=package,
    )
