"""Markdown: CommonMark with tables, footnotes and struck-out text, and YAML or TOML front matter.

What a reader sees is the text: the words of links without their addresses, emphasis without its marks, code spans as
they are, characters for escapes and entities; struck-out text and the words for a picture amid a paragraph are left
out. A line break inside a paragraph stays one.
"""

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from newslint.document import BYTE_ORDER_MARK, Comment, Document, Metadata, Role, Span
from newslint.readers.builder import Run, TextBuilder, text_of
from newslint.readers.cues import is_byline, is_note
from newslint.readers.front_matter import read_front_matter
from newslint.readers.html import shifted, unclosed_notice
from newslint.readers.html_blocks import read_page
from newslint.readers.markdown_blocks import Leaf, LeafKind, leaves
from newslint.readers.markdown_inline import Edit, Inlines, definition, inlines, normal_label
from newslint.readers.story import Passage, add_story, is_visible

_FOOTNOTE: Final = re.compile(r"\[\^([^\]\s]{1,100})\]:[ \t]*")


def read(source: str, *, path: str = "", metadata: Metadata = Metadata(), notices: tuple[str, ...] = ()) -> Document:
    """The document of a Markdown file; the caller's metadata goes before that of the front matter."""
    front = read_front_matter(source)
    start = front.end or int(source.startswith(BYTE_ORDER_MARK))
    reader = _Reader(source)
    reader.read(leaves(source, start))
    builder = TextBuilder(source)
    published = add_story(builder, source, reader.passages, front)
    own = front.metadata.merged(Metadata(published=published))
    return builder.document(
        path=path,
        metadata=metadata.merged(own),
        comments=[*front.comments, *reader.comments],
        format="markdown",
        notices=[*notices, *front.notices, *reader.notices],
    )


class _Content:
    """The lines of a leaf as one text, whose lines end with `\\n`, and the way back to the source."""

    def __init__(self, source: str, lines: Sequence[Span]) -> None:
        self.text = "\n".join(line.of(source) for line in lines)
        self._lines = lines
        self._starts = list(itertools.accumulate((line.end - line.start + 1 for line in lines[:-1]), initial=0))

    def source_span(self, start: int, end: int) -> Span:
        """The source of a stretch of the text."""
        if start >= end:
            return Span(self._place(start), self._place(start))
        return Span(self._place(start), self._place(end - 1) + 1)

    def runs(self, start: int, end: int) -> Iterator[Run]:
        """The runs of a stretch of the text as it stands; a line's end takes in the marks before the next line."""
        index = bisect.bisect_right(self._starts, start) - 1
        while start < end:
            line, first = self._lines[index], self._starts[index]
            last = min(end, first + line.end - line.start)
            if start < last:
                yield Run(line.start + start - first, line.start + last - first)
            if last < end:
                yield Run(line.end, self._lines[index + 1].start, "\n")
            start = last + 1
            index += 1

    def _place(self, offset: int) -> int:
        index = bisect.bisect_right(self._starts, offset) - 1
        return self._lines[index].start + offset - self._starts[index]


class _Reader:
    """Turns leaves into passages."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.passages: list[Passage] = []
        self.comments: list[Comment] = []
        self.notices: list[str] = []
        self._labels: set[str] = set()
        self._footnotes: set[str] = set()
        self._is_below_headline = False

    def read(self, found: Sequence[Leaf]) -> None:
        kept = [leaf for leaf in map(self._without_definitions, found) if leaf.lines]
        for leaf in kept:
            if leaf.kind is LeafKind.HTML:
                self._html(leaf)
            elif leaf.kind is LeafKind.CODE:
                content = _Content(self._source, leaf.lines)
                self.passages.append(Passage(Role.CODE, tuple(content.runs(0, len(content.text)))))
            else:
                self._prose(leaf)

    def _without_definitions(self, leaf: Leaf) -> Leaf:
        """The leaf without the link references and the footnote's mark that open it, which are noted."""
        may_define = leaf.kind is LeafKind.PARAGRAPH or (leaf.kind is LeafKind.HEADING and len(leaf.lines) > 1)
        if not may_define or self._source[leaf.lines[0].start] != "[":
            return leaf
        footnote = _FOOTNOTE.match(self._source, *leaf.lines[0])
        if footnote:
            self._footnotes.add(normal_label(footnote[1]))
            return leaf
        content = "\n".join(line.of(self._source) for line in leaf.lines)
        position = 0
        while one := definition(content, position):
            self._labels.add(one[0])
            position = one[1]
        if position >= len(content):
            return leaf._replace(lines=())
        return leaf._replace(lines=leaf.lines[content.count("\n", 0, position) :])

    def _prose(self, leaf: Leaf) -> None:
        role = _role(leaf)
        lines = leaf.lines
        if role is Role.PARAGRAPH and (footnote := _FOOTNOTE.match(self._source, *lines[0])):
            role = Role.NOTE
            lines = (Span(footnote.end(), lines[0].end), *lines[1:])
        content = _Content(self._source, lines)
        markup = inlines(content.text, self._labels, self._footnotes)
        for start, end in markup.comments:
            place = content.source_span(start, end)
            self.comments.append(Comment(*place, content.text[start + 4 : end - 3]))
        pieces = list(_pieces(markup.edits, 0, len(content.text)))
        first = next((piece.start for piece in pieces if is_visible(_read(content.text, piece))), None)
        captions = self._captions(content, markup)
        if first is None:
            self.passages += (passage for _, passage in captions)
            return
        last = next(piece.end for piece in reversed(pieces) if is_visible(_read(content.text, piece)))
        is_emphasised = any(span.start <= first and last <= span.end for span in markup.emphases)
        above = [passage for start, passage in captions if start <= first]
        below = [passage for start, passage in captions if start >= last]
        runs = tuple(_runs(content, pieces))
        if role is Role.PARAGRAPH and above and is_emphasised:
            role = Role.CAPTION
        text = text_of(self._source, runs)
        is_aside = is_byline(text) or is_note(text)
        could_be_deck = (role is Role.SUBHEAD and leaf.level == 2) or (role is Role.PARAGRAPH and is_emphasised)
        if self._is_below_headline and could_be_deck and not is_aside:
            role = Role.DECK
        self._is_below_headline = role is Role.HEADLINE
        self.passages += (*above, Passage(role, runs), *below)

    def _captions(self, content: _Content, markup: Inlines) -> list[tuple[int, Passage]]:
        """The words for pictures, with the places of the pictures; a lone word is the name of a file."""
        captions = []
        starts = [edit.start for edit in markup.edits]
        for image in markup.images:
            first = bisect.bisect_left(starts, image.alternative.start)
            last = bisect.bisect_left(starts, image.alternative.end)
            runs = tuple(_runs(content, _pieces(markup.edits[first:last], *image.alternative)))
            if len(text_of(self._source, runs).split()) > 1:
                captions.append((image.start, Passage(Role.CAPTION, runs)))
        return captions

    def _html(self, leaf: Leaf) -> None:
        """Reads HTML with the marks of the quotations and lists around it blanked, so that its places stay right."""
        start = leaf.lines[0].start
        parts: list[str] = []
        position = start
        for line in leaf.lines:
            parts += (re.sub(r"[^\r\n]", " ", self._source[position : line.start]), line.of(self._source))
            position = line.end
        page = read_page("".join(parts))
        self.comments += (Comment(one.start + start, one.end + start, one.text) for one in page.comments)
        if not self.notices:
            self.notices += unclosed_notice(page, self._source, start)
        role = Role.QUOTE if leaf.in_quote else None
        for passage in shifted([one.passage for one in page.passages], start):
            self._is_below_headline = False
            is_plain = passage.role is Role.PARAGRAPH
            self.passages.append(passage._replace(role=role) if role and is_plain else passage)


def _role(leaf: Leaf) -> Role:
    if leaf.kind is LeafKind.CELL:
        return Role.TABLE_CELL
    if leaf.in_quote:
        return Role.QUOTE
    if leaf.in_item:
        return Role.LIST_ITEM
    if leaf.kind is LeafKind.HEADING:
        return Role.HEADLINE if leaf.level == 1 else Role.SUBHEAD
    return Role.PARAGRAPH


def _pieces(edits: Sequence[Edit], start: int, end: int) -> Iterator[Edit]:
    """What is left between `start` and `end` after the edits: a piece whose text is not empty replaces its stretch."""
    for edit in edits:
        if edit.end <= start:
            continue
        if start < edit.start:
            yield Edit(start, edit.start)
        if edit.start >= start and edit.text:
            yield edit
        start = edit.end
    if start < end:
        yield Edit(start, end)


def _read(content: str, piece: Edit) -> str:
    return piece.text or content[piece.start : piece.end]


def _runs(content: _Content, pieces: Iterable[Edit]) -> Iterator[Run]:
    for piece in pieces:
        if piece.text:
            yield Run(*content.source_span(piece.start, piece.end), piece.text)
        else:
            yield from content.runs(piece.start, piece.end)
