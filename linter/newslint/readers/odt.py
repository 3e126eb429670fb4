"""ODT, the text documents of LibreOffice: paragraphs, headings, lists, tables and notes; comments are left out.

Source: OASIS Open Document Format for Office Applications 1.3, part 3
"""

from collections.abc import Iterator
from typing import Final

from newslint.document import Document, Metadata, Role
from newslint.readers import ReadError, Reading
from newslint.readers.builder import Run
from newslint.readers.package import Archive, PackageBuilder
from newslint.readers.story import Passage
from newslint.readers.xml_tree import Element, collapsed, plain

KIND: Final = "OpenDocument text"

_CONTENT: Final = "content.xml"
_STYLES: Final = {
    "title": Role.HEADLINE,
    "subtitle": Role.DECK,
    "quotations": Role.QUOTE,
    "caption": Role.CAPTION,
    "illustration": Role.CAPTION,
    "preformatted_20_text": Role.CODE,
}
_NOT_READ: Final = frozenset(
    "annotation annotation-end tracked-changes note-citation sequence-decls forms bookmark table-of-content "
    "alphabetical-index bibliography ruby-text".split()
)
_MOST_SPACES: Final = 1_000


def read_all(
    source: bytes,
    *,
    path: str = "",
    metadata: Metadata = Metadata(),
    notices: tuple[str, ...] = (),
    reading: Reading = Reading(),
) -> tuple[Document, ...]:
    """The one article of a file, tracked changes as accepted. Raises ReadError for what cannot be read."""
    archive = Archive(source, path, KIND)
    found = archive.part(_CONTENT)
    body = found[1].first("body", "text") if found else None
    if found is None or body is None:
        raise ReadError(f"{path or 'the input'}: is no {KIND}: it has no text")
    text, root = found
    parents = {
        style.attributes["name"]: style.attributes.get("parent-style-name", "")
        for style in root.all("style")
        if "name" in style.attributes
    }
    builder = PackageBuilder()
    builder.part(_CONTENT, text, list(_Walker(text, parents).blocks(body, None)))
    return (builder.document(path=path, format="odt", metadata=metadata, notices=notices, own=_metadata(archive)),)


class _Walker:
    def __init__(self, source: str, parents: dict[str, str]) -> None:
        self._source = source
        self._parents = parents
        self._seen_headline = False

    def blocks(self, element: Element, role: Role | None) -> Iterator[Passage]:
        for child in element.elements():
            if child.name in ("p", "h"):
                notes: list[Element] = []
                runs = list(self._runs(child, notes))
                yield Passage(role or self._role(child), tuple(self._collapsed(runs)))
                for note in notes:
                    yield from self.blocks(note, Role.NOTE)
            elif child.name not in _NOT_READ:
                inside = {"list-item": Role.LIST_ITEM, "table-cell": Role.TABLE_CELL}.get(child.name)
                yield from self.blocks(child, role or inside)

    def _runs(self, element: Element, notes: list[Element]) -> Iterator[Run]:
        for one in element.content:
            if isinstance(one, Run):
                yield one
            elif one.name == "note":
                notes += one.elements("note-body")
            elif one.name == "s":
                count = one.attributes.get("c", "1")
                spaces = min(int(count), _MOST_SPACES) if count.isdecimal() else 1
                yield Run(one.start, one.start + 1, "\u0020" * spaces)
            elif one.name == "tab":
                yield Run(one.start, one.start + 1, "\t")
            elif one.name == "line-break":
                yield Run(one.start, one.start + 1, "\n")
            elif one.name not in _NOT_READ:
                yield from self._runs(one, notes)

    def _collapsed(self, runs: list[Run]) -> Iterator[Run]:
        """The runs with white space collapsed, but for what `<text:s>`, `<text:tab>` and `<text:line-break>` add."""
        stretch: list[Run] = []
        for run in runs:
            if run.text is not None and self._source[run.start] == "<":
                yield from collapsed(self._source, stretch)
                yield run
                stretch = []
            else:
                stretch.append(run)
        yield from collapsed(self._source, stretch)

    def _role(self, paragraph: Element) -> Role:
        if paragraph.name == "h":
            first = paragraph.attributes.get("outline-level", "1") == "1" and not self._seen_headline
            self._seen_headline = self._seen_headline or first
            return Role.HEADLINE if first else Role.SUBHEAD
        name = paragraph.attributes.get("style-name", "")
        return _STYLES.get((self._parents.get(name) or name).lower(), Role.PARAGRAPH)


def _metadata(archive: Archive) -> Metadata:
    found = archive.part("meta.xml")
    meta = found[1].first("meta") if found else None
    if found is None or meta is None:
        return Metadata()
    text, _ = found
    author = plain(text, meta.first("initial-creator")) or plain(text, meta.first("creator"))
    return Metadata(author=author or None, language=plain(text, meta.first("language")) or None)
