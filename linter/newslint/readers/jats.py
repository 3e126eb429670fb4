"""JATS, the Journal Article Tag Suite (ANSI/NISO Z39.96). Source: https://jats.nlm.nih.gov/"""

from collections.abc import Iterator, Mapping
from typing import Final

from newslint.document import Metadata, Role
from newslint.readers.dates import parse_date
from newslint.readers.story import Passage
from newslint.readers.xml_story import XmlStory, passages
from newslint.readers.xml_tree import Element, collapsed, plain

_ROLES: Final[Mapping[str, Role]] = {
    "title": Role.SUBHEAD,
    "p": Role.PARAGRAPH,
    "sec": Role.PARAGRAPH,
    "disp-quote": Role.QUOTE,
    "list-item": Role.LIST_ITEM,
    "td": Role.TABLE_CELL,
    "th": Role.TABLE_CELL,
    "caption": Role.CAPTION,
    "fn": Role.NOTE,
    "code": Role.CODE,
    "preformat": Role.CODE,
    "disp-formula": Role.CODE,
}
_SKIPPED: Final = frozenset(
    "ref-list label alternatives tex-math math inline-formula object-id graphic media ext-link uri kwd-group".split()
)


def stories(source: str, root: Element) -> Iterator[XmlStory]:
    """The one article of a document."""
    meta = root.first("front", "article-meta")
    found: list[Passage] = []
    if meta:
        title, deck = meta.first("title-group", "article-title"), meta.first("title-group", "subtitle")
        if title:
            found.append(Passage(Role.HEADLINE, collapsed(source, tuple(title.runs()))))
        if deck:
            found.append(Passage(Role.DECK, collapsed(source, tuple(deck.runs()))))
        for abstract in meta.elements("abstract"):
            found += passages(source, abstract, _ROLES, _SKIPPED)
    for part in root.elements("body", "back"):
        found += passages(source, part, _ROLES, _SKIPPED)
    yield XmlStory(root.start, tuple(found), _metadata(source, root, meta))


def _metadata(source: str, root: Element, meta: Element | None) -> Metadata:
    if meta is None:
        return Metadata(language=root.attributes.get("lang"))
    dates = [one.attributes.get("iso-8601-date") or _date(source, one) for one in meta.elements("pub-date")]
    names = []
    for name in meta.all("name"):
        parts = (plain(source, name.first("given-names")), plain(source, name.first("surname")))
        names.append(" ".join(part for part in parts if part))
    return Metadata(
        published=next((date for one in dates if (date := parse_date(one))), None),
        language=root.attributes.get("lang"),
        author=", ".join(names) or None,
    )


def _date(source: str, element: Element) -> str:
    parts = [plain(source, element.first(name)) for name in ("year", "month", "day")]
    return "-".join(part.zfill(2) for part in parts)
