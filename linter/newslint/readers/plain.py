"""Plain text: paragraphs between blank lines, one line a paragraph, or hard-wrapped wire copy.

The text is the file as it is, so every offset is the file's own; what this reader adds is the blocks.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from newslint.document import BYTE_ORDER_MARK, Block, Document, Metadata, Role, Span
from newslint.readers.cues import is_byline, is_note
from newslint.readers.dateline import Dateline, dateline

_LINE: Final = re.compile(r"[^\r\n]+")
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_WIDEST_WRAP: Final = 100  # columns; a longer line was not wrapped by hand
_LONGEST_HEADLINE: Final = 22  # words
_LONGEST_NOTE: Final = 60  # words
_LIST_ITEM: Final = re.compile(r"(?:--|[-*•‣–]|\(?\d{1,2}[.)])[ \t]+(?=\S)")
_MARKER: Final = re.compile(
    r"\(?more\)?$|-+\s*30\s*-+$|#{2,}$|ENDS?$|-ends-$|\*{3,}$|"
    r"(?:BC-)?[A-Z]{2,}(?:[-/][A-Z0-9]+)+(?:, .{0,60}| [A-Z0-9].{0,30})?$|[a-z]?\d{3,4}[a-z]?$"
)
_WIRE_HEADER: Final = re.compile(r"\^\s*(?P<text>\S.*?)\s*(?P<end>[@=])?$")
_STOP: Final = (".", "!", ".”", '."', ".’", ";", ":", ",")


class _Line(NamedTuple):
    start: int
    end: int
    indented: bool


def read(source: str, *, path: str = "", metadata: Metadata = Metadata(), notices: tuple[str, ...] = ()) -> Document:
    """The document of a plain text; its date is that of the dateline, if that gives a year."""
    paragraphs = list(_paragraphs(source))
    blocks: list[Block] = []
    written: Dateline | None = None
    seen: set[Role] = set()
    for index, paragraph in enumerate(paragraphs):
        span = paragraph
        role = _role(source, span, index + 1 == len(paragraphs), seen)
        seen.add(role)
        if role is Role.LIST_ITEM:
            marker = _LIST_ITEM.match(source, span.start)
            assert marker is not None
            span = Span(marker.end(), span.end)
        elif role in _FRONT and (header := _WIRE_HEADER.fullmatch(source, *span)) and header["end"]:
            span = Span(*header.span("text"))
        elif role is Role.PARAGRAPH and written is None:
            written = dateline(source, *span)
            if written and written.span.end < span.end:
                blocks.append(Block(Role.DATELINE, span.start, len(source[: written.span.end].rstrip())))
                span = Span(written.span.end, span.end)
        blocks.append(Block(role, *span))
    own = Metadata(published=written.date if written else None)
    return Document(source, blocks, metadata=metadata.merged(own), path=path, format="plain", notices=notices)


def _paragraphs(source: str) -> Iterator[Span]:
    for group in _groups(source):
        yield from _split(source, group) if len(group) > 1 else (Span(group[0].start, group[0].end),)


def _groups(source: str) -> Iterator[list[_Line]]:
    """Runs of lines with no blank line between them."""
    group: list[_Line] = []
    previous_end = 0
    for match in _LINE.finditer(source):
        start, end = match.span()
        line = match[0]
        if len(_BREAK.findall(source, previous_end, start)) > 1 and group:
            yield group
            group = []
        previous_end = end
        visible = line.strip().strip(BYTE_ORDER_MARK).strip()
        if not visible:
            if group:
                yield group
                group = []
            continue
        first = start + line.index(visible)
        group.append(_Line(first, first + len(visible), line[0] in " \t"))
    if group:
        yield group


def _split(source: str, group: Sequence[_Line]) -> Iterator[Span]:
    """The paragraphs of lines that no blank line parts: wrapped lines go together, others stand alone."""
    width = max(line.end - line.start for line in group)
    wrapped = width <= _WIDEST_WRAP and _is_wrapped(source, group, width)
    flush_left = sum(not line.indented for line in group)
    first = group[0]
    last = first
    for line in group[1:]:
        starts_anew = (
            not wrapped
            or (line.indented and flush_left > len(group) / 2)
            or _LIST_ITEM.match(source, line.start)
            or _opens_note(source, line)
            or _MARKER.match(source[last.start : last.end])
            or source[last.end - 1] in "@="
        )
        if starts_anew:
            yield Span(first.start, last.end)
            first = line
        last = line
    yield Span(first.start, last.end)


def _opens_note(source: str, line: _Line) -> bool:
    text = source[line.start : line.end]
    return bool(is_note(text) or _MARKER.match(text) or _WIRE_HEADER.match(text))


def _is_wrapped(source: str, group: Sequence[_Line], width: int) -> bool:
    """Whether most lines are as full as they can be: the next line's first word had no room on them."""
    full = 0
    for line, following in pairwise(group):
        word = source[following.start : following.end].split(maxsplit=1)[0]
        full += line.end - line.start + 1 + len(word) > width - 8
    return full * 2 > len(group) - 1


def _role(source: str, span: Span, is_last: bool, seen: Collection[Role]) -> Role:
    """What a paragraph is; `seen` are the roles of those before it."""
    text = span.of(source)
    head = text[:200]
    if _MARKER.match(text) or (is_note(text) and len(head.split()) <= _LONGEST_NOTE):
        return Role.NOTE
    header = _WIRE_HEADER.fullmatch(text)
    if header and header["end"]:
        if is_byline(header["text"]):
            return Role.BYLINE
        return Role.HEADLINE if header["end"] == "@" else Role.NOTE
    if _LIST_ITEM.match(head):
        return Role.LIST_ITEM
    if is_last or not _FRONT.issuperset(seen):
        return Role.PARAGRAPH
    if is_byline(text):
        return Role.BYLINE
    if dateline(source, *span) or text.endswith(_STOP) or len(text.split()) > _LONGEST_HEADLINE:
        return Role.PARAGRAPH
    if Role.HEADLINE not in seen:
        return Role.HEADLINE
    if Role.DECK not in seen and Role.BYLINE not in seen:
        return Role.DECK
    return Role.PARAGRAPH


_FRONT: Final = frozenset((Role.HEADLINE, Role.DECK, Role.BYLINE, Role.NOTE))
