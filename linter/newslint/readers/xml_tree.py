"""XML as a small tree that knows where every character came from.

Entities that a document declares itself are refused, and nothing outside it is read, so nothing can be expanded into a
bomb or fetched.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple
from xml.parsers import expat

from newslint.document import Comment
from newslint.readers import ReadError
from newslint.readers.builder import Run, text_of

_DEEPEST: Final = 200  # levels of nesting; readers go two calls deep for each
_MOST_NODES: Final = 500_000  # elements and stretches of text; they take some 200 MB
_SPACE: Final = re.compile(r"[ \t\r\n]+")
_WIDE_SPACE: Final = re.compile(r"[\t\r\n][ \t\r\n]*| [ \t\r\n]+")


class Element(NamedTuple):
    """An element: its name without prefix, its namespace, and its text and elements in their order."""

    name: str
    namespace: str
    attributes: Mapping[str, str]
    content: "list[Element | Run]"
    start: int
    """Where its tag stands in the source."""

    def elements(self, *names: str) -> "Iterator[Element]":
        """Its children, of all names or of these."""
        for one in self.content:
            if isinstance(one, Element) and (not names or one.name in names):
                yield one

    def first(self, *path: str) -> "Element | None":
        """The first element at the end of a path of names, or None."""
        if not path:
            return self
        for child in self.elements(path[0]):
            found = child.first(*path[1:])
            if found is not None:
                return found
        return None

    def all(self, *names: str) -> "Iterator[Element]":
        """All elements below this one with one of these names, in the order of the text."""
        for child in self.elements():
            if child.name in names:
                yield child
            yield from child.all(*names)

    def runs(self) -> Iterator[Run]:
        """All its text."""
        for one in self.content:
            if isinstance(one, Element):
                yield from one.runs()
            else:
                yield one


class Tree(NamedTuple):
    """The root of a document and its comments."""

    root: Element
    comments: tuple[Comment, ...]


def parse(source: str, path: str) -> Tree:
    """The tree of a decoded file. Raises ReadError for what is not well-formed, and for entities it declares."""
    return _Parser(source, path or "the input").tree()


def plain(source: str, element: Element | None) -> str:
    """The text of an element, white space collapsed."""
    return " ".join(text_of(source, element.runs()).split()) if element else ""


def collapsed(source: str, runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs with every stretch of white space as one space, as readers of XML show them."""
    out: list[Run] = []
    spaced = True
    for run in runs:
        if run.text is not None:
            is_space = _SPACE.fullmatch(run.text) is not None
            if not (is_space and spaced):
                out.append(run._replace(text=" ") if is_space else run)
            spaced = is_space
            continue
        position = run.start
        if spaced and (first := _SPACE.match(source, run.start, run.end)):
            position = first.end()
        for match in _WIDE_SPACE.finditer(source, position, run.end):
            if position < match.start():
                out.append(Run(position, match.start()))
            out.append(Run(*match.span(), " "))
            position = match.end()
        if position < run.end:
            out.append(Run(position, run.end))
            spaced = source[run.end - 1] == " "
        else:
            spaced = True
    return tuple(out)


class _Parser:
    def __init__(self, source: str, path: str) -> None:
        self._source = source
        self._path = path
        self._nodes = 0
        self._most_nodes = max(_MOST_NODES, len(source) // 20)  # more for larger files, which are asked for
        self._stack: list[Element] = []
        self._root: Element | None = None
        self._comments: list[Comment] = []
        self._in_cdata = False

    def tree(self) -> Tree:
        parser = self._parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = False
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._comment
        parser.StartCdataSectionHandler = lambda: self._cdata(inside=True)
        parser.EndCdataSectionHandler = lambda: self._cdata(inside=False)
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        data = self._source.encode("utf-8", "replace")
        self._offset = _CodePoints(data)
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            told = expat.ErrorString(error.code)
            raise ReadError(f"{self._path}:{error.lineno}: is no XML that can be read: {told}") from None
        assert self._root is not None  # or expat had complained
        return Tree(self._root, tuple(self._comments))

    def _here(self) -> int:
        return self._offset(self._parser.CurrentByteIndex)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        plain_names = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = Element(local, namespace, plain_names, [], self._here())
        if self._stack:
            self._stack[-1].content.append(element)
        else:
            self._root = element
        self._stack.append(element)
        self._count()
        if len(self._stack) > _DEEPEST:
            raise ReadError(f"{self._path}: is no XML that can be read: it is nested more than {_DEEPEST} deep")

    def _end(self, name: str) -> None:
        self._stack.pop()

    def _characters(self, data: str) -> None:
        if not self._stack:
            return
        start = self._here()
        first = self._source[start]
        content = self._stack[-1].content
        if first == "&" and not self._in_cdata:
            content.append(Run(start, self._source.index(";", start) + 1, data))
        elif first == "\r":
            content.append(Run(start, start + (2 if self._source.startswith("\r\n", start) else 1), data))
        elif content and isinstance(last := content[-1], Run) and last.text is None and last.end == start:
            content[-1] = Run(last.start, start + len(data))
        else:
            content.append(Run(start, start + len(data)))
        self._count()

    def _count(self) -> None:
        self._nodes += 1
        if self._nodes > self._most_nodes:
            raise ReadError(
                f"{self._path}: is no XML that is read: it has more than {self._most_nodes:,} elements and lines"
            )

    def _skipped(self, name: str, is_parameter: bool) -> None:
        """A reference to an entity of a document type that is not read: those of HTML are known."""
        start = self._here()
        if self._stack and not is_parameter:
            self._stack[-1].content.append(Run(start, start + len(name) + 2, html.unescape(f"&{name};")))

    def _comment(self, text: str) -> None:
        start = self._here()
        self._comments.append(Comment(start, self._source.index("-->", start) + 3, text))

    def _cdata(self, *, inside: bool) -> None:
        self._in_cdata = inside

    def _entity(self, name: str, *_: object) -> None:
        raise ReadError(f"{self._path}: declares the entity '{name}' itself, which is not read, for safety")


class _CodePoints:
    """From bytes of UTF-8 to code points, for offsets that never go back."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._byte = 0
        self._code_point = 0

    def __call__(self, byte: int) -> int:
        self._code_point += len(self._data[self._byte : byte].decode("utf-8"))
        self._byte = byte
        return self._code_point
