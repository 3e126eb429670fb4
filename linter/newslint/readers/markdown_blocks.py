"""The block structure of Markdown: https://spec.commonmark.org/0.31.2/#blocks-and-inlines, with tables.

A leaf keeps the lines that belong to it without the marks of the quotations and lists that it is in, as places in the
source, so that nothing has to be searched for again.
"""

import enum
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from newslint.document import Span

_DEEPEST: Final = 100  # quotations and lists in one another; marks beyond are text, which keeps the time linear
_LINE: Final = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_HEADING: Final = re.compile(r"(#{1,6})(?![^ \t])[ \t]*")
_CLOSING_MARKS: Final = re.compile(r"(?:(?<=[ \t])|\A)#+\Z")
_UNDERLINE: Final = re.compile(r"(=+|-+)[ \t]*")
_RULER: Final = re.compile(r"([*_-])[ \t]*(?:\1[ \t]*){2,}")
_FENCE: Final = re.compile(r"(`{3,})[^`]*|(~{3,}).*", re.DOTALL)
_MARKER: Final = re.compile(r"(?:[-+*]|(\d{1,9})[.)])(?![^ \t])")
_COLUMN: Final = r"[ \t]*:?-+:?[ \t]*"
_COLUMNS: Final = re.compile(rf"\|?{_COLUMN}(?:\|{_COLUMN})*+\|?[ \t]*")
_HTML_CONTENT: Final = re.compile(r"<(?:pre|script|style|textarea)(?=[\s>]|\Z)", re.IGNORECASE)
_HTML_BLOCK: Final = re.compile(
    r"</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div"
    r"|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link"
    r"|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead"
    r"|title|tr|track|ul)(?=\s|/?>|\Z)",
    re.IGNORECASE,
)
TAG: Final = re.compile(
    r"<(?:/[A-Za-z][A-Za-z0-9-]*+\s*+|[A-Za-z][A-Za-z0-9-]*+"
    r"(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+)*+\s*+/?)>",
    re.ASCII,
)
"""An HTML tag as CommonMark knows it."""
_HTML_ENDS: Final = (
    (_HTML_CONTENT, re.compile(r"</(?:pre|script|style|textarea)>", re.IGNORECASE)),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
)


class LeafKind(enum.Enum):
    """What a leaf is."""

    PARAGRAPH = enum.auto()
    HEADING = enum.auto()
    CODE = enum.auto()
    HTML = enum.auto()
    CELL = enum.auto()


class Leaf(NamedTuple):
    """A block that holds text: its lines are places in the source, without line ends."""

    kind: LeafKind
    lines: tuple[Span, ...]
    level: int = 0
    """Of a heading, from 1 to 6."""
    in_quote: bool = False
    in_item: bool = False


class _Container:
    """An open quotation or list item; only the parser sees it change."""

    __slots__ = ("is_empty", "is_quote", "width")

    def __init__(self, *, is_quote: bool, width: int = 0, is_empty: bool = False) -> None:
        self.is_quote = is_quote
        self.width = width
        self.is_empty = is_empty


class _Open(enum.Enum):
    """What kind of leaf is being read."""

    NOTHING = enum.auto()
    PARAGRAPH = enum.auto()
    TABLE = enum.auto()
    FENCE = enum.auto()
    INDENTED = enum.auto()
    HTML = enum.auto()


def leaves(source: str, start: int) -> list[Leaf]:
    """The leaves of Markdown from `start` on, in their order."""
    parser = _Parser(source)
    for match in _LINE.finditer(source, start):
        parser.line(*match.span(1))
    parser.close()
    return parser.leaves


class _Parser:
    """Reads line by line; `_first` is the first character from `_offset` on that is neither space nor tab."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.leaves: list[Leaf] = []
        self._containers: list[_Container] = []
        self._open = _Open.NOTHING
        self._lines: list[Span] = []
        self._fence = ""
        self._html_end: re.Pattern[str] | None = None
        self._offset = self._column = self._end = self._first = self._first_column = 0

    def line(self, start: int, end: int) -> None:
        """Reads the next line."""
        self._offset, self._column, self._end = start, 0, end
        self._seek()
        matched = self._match_containers()
        is_inside = matched == len(self._containers)
        if self._open in (_Open.FENCE, _Open.HTML):
            if is_inside:
                self._go_on()
                return
            self.close()
        is_paragraph = self._open is _Open.PARAGRAPH
        is_lazy = is_paragraph and not is_inside
        while self._first < end:
            if self._first_column - self._column >= 4:
                if is_paragraph:
                    break
                self._leave(matched)
                if self._open is not _Open.INDENTED:
                    self.close()
                self._open = _Open.INDENTED
                self._advance(4)
                self._lines.append(Span(self._offset, end))
                return
            interrupts = is_paragraph and is_inside
            opened = self._open_container(matched, interrupts)
            if opened:
                matched = len(self._containers)
                is_inside, is_paragraph, is_lazy = True, False, False
                continue
            if self._open_leaf(matched, interrupts, is_paragraph):
                return
            break
        is_blank = self._first >= end
        if is_lazy and not is_blank:
            self._lines.append(self._content())
            return
        self._leave(matched)
        if is_blank:
            if self._open is not _Open.INDENTED:
                self.close()
        elif self._open is _Open.TABLE:
            self._row(self._content())
        else:
            if self._open is not _Open.PARAGRAPH:
                self.close()
            self._open = _Open.PARAGRAPH
            self._lines.append(self._content())
        if not is_blank:
            for container in self._containers:
                container.is_empty = False

    def close(self) -> None:
        """Ends the leaf that is being read."""
        kinds = {_Open.PARAGRAPH: LeafKind.PARAGRAPH, _Open.HTML: LeafKind.HTML}
        if self._lines:
            self._add(kinds.get(self._open, LeafKind.CODE), self._lines)
        self._lines = []
        self._open = _Open.NOTHING

    def _add(self, kind: LeafKind, lines: list[Span], level: int = 0) -> None:
        in_quote = any(container.is_quote for container in self._containers)
        in_item = any(not container.is_quote for container in self._containers)
        self.leaves.append(Leaf(kind, tuple(lines), level, in_quote, in_item))

    def _seek(self) -> None:
        """Finds the first visible character from here on."""
        position, column = self._offset, self._column
        while position < self._end and (character := self.source[position]) in " \t":
            column += 4 - column % 4 if character == "\t" else 1
            position += 1
        self._first, self._first_column = position, column

    def _advance(self, columns: int) -> None:
        """Passes over white space; a tab may be passed in part."""
        target = min(self._column + columns, self._first_column)
        while self._column < target:
            width = 4 - self._column % 4 if self.source[self._offset] == "\t" else 1
            if self._column + width > target:
                self._column = target
                return
            self._column += width
            self._offset += 1

    def _skip(self, count: int) -> None:
        """Passes over the white space and `count` characters of a mark."""
        self._offset = self._first + count
        self._column = self._first_column + count
        self._seek()

    def _content(self) -> Span:
        """The rest of the line without white space around it."""
        text = self.source[self._first : self._end]
        return Span(self._first, self._first + len(text.rstrip(" \t")))

    def _match_containers(self) -> int:
        """How many of the open quotations and items this line goes on with."""
        for index, container in enumerate(self._containers):
            indent = self._first_column - self._column
            if container.is_quote:
                if indent > 3 or not self.source.startswith(">", self._first, self._end):
                    return index
                self._skip(1)
                self._advance(1)
            elif self._first >= self._end:
                if container.is_empty:
                    return index
            elif indent >= container.width:
                self._advance(container.width)
            else:
                return index
        return len(self._containers)

    def _leave(self, matched: int) -> None:
        """Closes the containers that this line does not go on with."""
        if matched < len(self._containers):
            self.close()
            del self._containers[matched:]

    def _go_on(self) -> None:
        """Takes the line into the fenced code or HTML that is open, or ends it."""
        text = self.source[self._first : self._end].rstrip(" \t")
        if self._open is _Open.FENCE:
            is_mark = text and not text.strip(self._fence[0]) and len(text) >= len(self._fence)
            if is_mark and self._first_column - self._column <= 3:
                self.close()
                return
        elif self._html_end is None and not text:
            self.close()
            return
        self._lines.append(Span(self._offset, self._end))
        if self._html_end and self._html_end.search(self.source, self._offset, self._end):
            self.close()

    def _open_container(self, matched: int, interrupts: bool) -> bool:
        """Opens a quotation or list item if its mark comes next."""
        if matched >= _DEEPEST:
            return False
        if self.source.startswith(">", self._first):
            self._leave(matched)
            self.close()
            self._containers.append(_Container(is_quote=True))
            self._skip(1)
            self._advance(1)
            return True
        marker = _MARKER.match(self.source, self._first, self._end)
        if marker is None or _RULER.fullmatch(self.source, self._first, self._end):
            return False
        if interrupts:
            rest = self.source[marker.end() : self._end]
            if not rest.strip() or (marker[1] and int(marker[1]) != 1) or self._is_underline():
                return False
        self._leave(matched)
        self.close()
        indent = self._first_column - self._column
        length = marker.end() - marker.start()
        self._skip(length)
        spaces = self._first_column - self._column
        is_empty = self._first >= self._end
        padding = 1 if is_empty or spaces > 4 else spaces
        self._advance(padding)
        self._containers.append(_Container(is_quote=False, width=indent + length + padding, is_empty=is_empty))
        return True

    def _is_underline(self) -> bool:
        return _UNDERLINE.fullmatch(self.source, self._first, self._end) is not None

    def _open_leaf(self, matched: int, interrupts: bool, is_paragraph: bool) -> bool:
        """Reads a line that is a heading, a ruler, a table's ruler, or opens code or HTML."""
        source, first, end = self.source, self._first, self._end
        if interrupts and self._is_underline():
            lines, self._lines = self._lines, []
            self._add(LeafKind.HEADING, lines, 1 if source[first] == "=" else 2)
            self.close()
            return True
        if interrupts and self._is_table():
            header = self._lines.pop()
            self.close()
            self._open = _Open.TABLE
            self._row(header)
            return True
        heading = _HEADING.match(source, first, end)
        if heading:
            self._begin(matched)
            text = source[heading.end() : end].rstrip(" \t")
            text = _CLOSING_MARKS.sub("", text).rstrip(" \t")
            self._add(LeafKind.HEADING, [Span(heading.end(), heading.end() + len(text))], len(heading[1]))
            return True
        if _RULER.fullmatch(source, first, end):
            self._begin(matched)
            return True
        fence = _FENCE.fullmatch(source, first, end)
        if fence:
            self._begin(matched)
            self._open = _Open.FENCE
            self._html_end = None
            self._fence = fence[1] or fence[2]
            return True
        if source[first] == "<":
            return self._open_html(matched, is_paragraph)
        return False

    def _begin(self, matched: int) -> None:
        self._leave(matched)
        self.close()
        for container in self._containers:
            container.is_empty = False

    def _open_html(self, matched: int, is_paragraph: bool) -> bool:
        ending: re.Pattern[str] | None = None
        for opening, closing in _HTML_ENDS:
            if opening.match(self.source, self._first, self._end):
                ending = closing
                break
        else:
            if not _HTML_BLOCK.match(self.source, self._first, self._end):
                tag = None if is_paragraph else TAG.match(self.source, self._first, self._end)
                if tag is None or self.source[tag.end() : self._end].strip(" \t"):
                    return False
        self._begin(matched)
        self._open = _Open.HTML
        self._html_end = ending
        self._lines.append(Span(self._offset, self._end))
        if ending and ending.search(self.source, self._first, self._end):
            self.close()
        return True

    def _is_table(self) -> bool:
        """Whether this line is the ruler below the header of a table, with as many columns."""
        text = self.source[self._first : self._end]
        if "|" not in text or not _COLUMNS.fullmatch(text):
            return False
        header = self._lines[-1]
        return len(list(cells(self.source, header))) == len(list(cells(self.source, self._content())))

    def _row(self, line: Span) -> None:
        for cell in cells(self.source, line):
            self._add(LeafKind.CELL, [cell])


def cells(source: str, line: Span) -> Iterator[Span]:
    """The cells of a table's row, without white space around them."""
    start = line.start + source.startswith("|", *line)
    for match in _CELL_END.finditer(source, start, line.end):
        if match.start() >= start:
            text = source[start : match.start()]
            first = start + len(text) - len(text.lstrip(" \t"))
            yield Span(first, max(first, start + len(text.rstrip(" \t"))))
            start = match.end()
            if start >= line.end:
                return


_CELL_END: Final = re.compile(r"(?<!\\)\||\Z")
