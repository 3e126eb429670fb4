"""NITF, the News Industry Text Format. Source: https://iptc.org/std/NITF/"""

from collections.abc import Iterator, Mapping
from typing import Final

from newslint.document import Metadata, Role, SourceAnnotation
from newslint.readers.dates import parse_date
from newslint.readers.xml_story import XmlStory, passages
from newslint.readers.xml_tree import Element, plain

_ROLES: Final[Mapping[str, Role]] = {
    "hl1": Role.HEADLINE,
    "hl2": Role.DECK,
    "byline": Role.BYLINE,
    "dateline": Role.DATELINE,
    "abstract": Role.DECK,
    "p": Role.PARAGRAPH,
    "block": Role.PARAGRAPH,
    "bq": Role.QUOTE,
    "li": Role.LIST_ITEM,
    "dt": Role.LIST_ITEM,
    "dd": Role.LIST_ITEM,
    "td": Role.TABLE_CELL,
    "th": Role.TABLE_CELL,
    "caption": Role.CAPTION,
    "media-caption": Role.CAPTION,
    "note": Role.NOTE,
    "tagline": Role.NOTE,
    "pre": Role.CODE,
}
_IN_BODY: Final[Mapping[str, Role]] = {**_ROLES, "hl1": Role.SUBHEAD, "hl2": Role.SUBHEAD}
_SKIPPED: Final = frozenset(
    "media-metadata media-reference media-object media-producer distributor rights credit series copyrite".split()
)
_VALUES: Final[Mapping[str, str]] = {"chron": "norm", "money": "unit", "person": "value", "location": "value"}


def stories(source: str, root: Element) -> Iterator[XmlStory]:
    """The one article of a document."""
    body = root.first("body")
    if body is None:
        return
    head = body.first("body.head")
    content = body.first("body.content")
    found = [
        *(passages(source, head, _ROLES, _SKIPPED, Role.NOTE) if head else ()),
        *(passages(source, content, _IN_BODY, _SKIPPED) if content else ()),
    ]
    yield XmlStory(root.start, tuple(found), _metadata(source, root), annotations=tuple(annotations(source, body)))


def annotations(source: str, body: Element) -> Iterator[SourceAnnotation]:
    """What the markup says of people, places, dates, numbers and sums, and where."""
    for element in body.all("person", "location", "chron", "num", "money", "org"):
        runs = list(element.runs())
        if runs:
            value = element.attributes.get(_VALUES.get(element.name, ""), "")
            yield SourceAnnotation(runs[0].start, runs[-1].end, element.name, value)


def _metadata(source: str, root: Element) -> Metadata:
    data = root.first("head", "docdata")
    norms = {one.name: one.attributes.get("norm", "") for one in data.elements()} if data else {}
    publication = root.first("head", "pubdata")
    published = publication.attributes.get("date.publication", "") if publication else ""
    return Metadata(
        published=parse_date(norms.get("date.issue", ""))
        or parse_date(published)
        or parse_date(norms.get("date.release", "")),
        language=root.attributes.get("lang"),
        author=plain(source, root.first("body", "body.head", "byline")) or None,
    )
