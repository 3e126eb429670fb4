"""DOCX, the documents of Word: paragraphs, headings, lists, tables, foot- and endnotes; comments are left out.

Tracked changes are read as accepted, or as if they had not been made.
Source: ECMA-376, part 1, 17 (WordprocessingML)
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from newslint.document import Document, Metadata, Role
from newslint.readers import ReadError, Reading
from newslint.readers.builder import Run
from newslint.readers.package import Archive, PackageBuilder
from newslint.readers.story import Passage
from newslint.readers.xml_tree import Element, plain

KIND: Final = "Word document"

_MAIN: Final = "word/document.xml"
_STYLES: Final[tuple[tuple[str, Role], ...]] = (
    ("title", Role.HEADLINE),
    ("headline", Role.HEADLINE),
    ("heading 1", Role.HEADLINE),
    ("heading", Role.SUBHEAD),
    ("subtitle", Role.DECK),
    ("standfirst", Role.DECK),
    ("byline", Role.BYLINE),
    ("intense quote", Role.QUOTE),
    ("quote", Role.QUOTE),
    ("caption", Role.CAPTION),
    ("list", Role.LIST_ITEM),
    ("html preformatted", Role.CODE),
    ("html code", Role.CODE),
    ("code", Role.CODE),
)
"""Roles by the beginnings of the names of styles, which are English in every language of Word."""

_STYLE: Final = re.compile(r'<w:style\b[^<>]*\bw:styleId="(?P<id>[^"<>]*)"[^<>]*>\s*<w:name w:val="(?P<name>[^"<>]*)"')
_SIGNS: Final[Mapping[str, str]] = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_NOT_READ: Final = frozenset(
    "pPr rPr tblPr tblGrid trPr tcPr sectPr instrText delInstrText Fallback commentReference annotationRef "
    "footnoteReference endnoteReference footnoteRef endnoteRef sdtPr sdtEndPr".split()
)
_ADDED: Final = ("ins", "moveTo")
_REMOVED: Final = ("del", "moveFrom")


class _Look(NamedTuple):
    """How a part is looked at."""

    styles: Mapping[str, Role]
    accepted: bool
    role: Role | None = None


def read_all(
    source: bytes,
    *,
    path: str = "",
    metadata: Metadata = Metadata(),
    notices: tuple[str, ...] = (),
    reading: Reading = Reading(),
) -> tuple[Document, ...]:
    """The one article of a file. Raises ReadError for what is no Word document, or none that can be read."""
    archive = Archive(source, path, KIND)
    main = main_part(archive)
    found = archive.part(main)
    if found is None:
        raise ReadError(f"{path or 'the input'}: is no {KIND}: it has no part {main}")
    text, root = found
    folder = posixpath.dirname(main)
    look = _Look(_styles(archive, folder), reading.tracked_changes == "accepted")
    builder = PackageBuilder()
    body = root.first("body")
    builder.part(main, text, _blocks(body, look) if body else ())
    for name, note in (("footnotes", "footnote"), ("endnotes", "endnote")):
        part = posixpath.join(folder, f"{name}.xml")
        found = archive.part(part)
        if found is not None:
            notes, tree = found
            own = look._replace(role=Role.NOTE)
            written = [one for one in tree.elements(note) if "type" not in one.attributes]
            builder.part(part, notes, [passage for one in written for passage in _blocks(one, own)])
    told = _metadata(archive)
    return (builder.document(path=path, format="docx", metadata=metadata, notices=notices, own=told),)


def main_part(archive: Archive) -> str:
    """The name of the part that holds the text."""
    relations = archive.part("_rels/.rels")
    for one in relations[1].elements("Relationship") if relations else ():
        if one.attributes.get("Type", "").endswith("/officeDocument"):
            return one.attributes.get("Target", _MAIN).lstrip("/")
    return _MAIN


def _blocks(element: Element, look: _Look) -> Iterator[Passage]:
    runs: list[Run] = []
    for child in element.elements():
        if child.name == "p":
            boxes: list[Element] = []
            runs += _runs(child, look, boxes)
            if not _is_merged(child, look):
                yield Passage(look.role or _role(child, look.styles), tuple(runs))
                runs = []
            for box in boxes:
                yield from _blocks(box, look)
        elif child.name == "tc":
            yield from _blocks(child, look._replace(role=look.role or Role.TABLE_CELL))
        elif child.name not in _NOT_READ and not _is_hidden(child, look):
            yield from _blocks(child, look)
    if runs:
        yield Passage(look.role or Role.PARAGRAPH, tuple(runs))


def _runs(element: Element, look: _Look, boxes: list[Element]) -> Iterator[Run]:
    for child in element.elements():
        name = child.name
        if name == "txbxContent":
            boxes.append(child)
        elif name == "t" or (name == "delText" and not look.accepted):
            yield from child.runs()
        elif name in _SIGNS:
            yield Run(child.start, child.start + 1, _SIGNS[name])
        elif name == "br" and child.attributes.get("type", "textWrapping") == "textWrapping":
            yield Run(child.start, child.start + 1, "\n")
        elif name not in _NOT_READ and not _is_hidden(child, look):
            yield from _runs(child, look, boxes)


def _is_hidden(element: Element, look: _Look) -> bool:
    return element.name in (_REMOVED if look.accepted else _ADDED)


def _is_merged(paragraph: Element, look: _Look) -> bool:
    """Whether the end of the paragraph is deleted, so that the next one goes on with it."""
    marks = paragraph.first("pPr", "rPr")
    return marks is not None and any(_is_hidden(one, look) for one in marks.elements(*_ADDED, *_REMOVED))


def _role(paragraph: Element, styles: Mapping[str, Role]) -> Role:
    properties = paragraph.first("pPr")
    if properties is None:
        return Role.PARAGRAPH
    style = properties.first("pStyle")
    role = styles.get(style.attributes.get("val", ""), Role.PARAGRAPH) if style else Role.PARAGRAPH
    if role is Role.PARAGRAPH and properties.first("numPr"):
        return Role.LIST_ITEM
    return role


def _styles(archive: Archive, folder: str) -> Mapping[str, Role]:
    """The roles of the styles of a document, by their ids."""
    text = archive.text(posixpath.join(folder, "styles.xml")) or ""
    roles: dict[str, Role] = {}
    for style in _STYLE.finditer(text):  # a tree of all styles would take longer than the article
        name = style["name"].lower()
        role = next((role for beginning, role in _STYLES if name.startswith(beginning)), None)
        if role:
            roles[style["id"]] = role
    return roles


def _metadata(archive: Archive) -> Metadata:
    """The author and the language; the days a file was made or saved are not those of publication."""
    found = archive.part("docProps/core.xml")
    if found is None:
        return Metadata()
    text, core = found
    return Metadata(
        author=plain(text, core.first("creator")) or None, language=plain(text, core.first("language")) or None
    )
