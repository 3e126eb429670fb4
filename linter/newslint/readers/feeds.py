"""Feeds: RSS 0.9 to 2.0, Atom, and WordPress exports (WXR), which are RSS with the whole texts; an article an item.

Sources: https://www.rssboard.org/rss-specification, https://www.rfc-editor.org/rfc/rfc4287
"""

from collections.abc import Iterator, Sequence
from typing import Final

from newslint.document import Comment, Metadata, Role
from newslint.readers.dates import parse_date
from newslint.readers.embedded import Embedded
from newslint.readers.story import Passage
from newslint.readers.xml_story import XmlStory
from newslint.readers.xml_tree import Element, plain

_ARTICLES: Final = ("", "post", "page")
"""The post types of WordPress that are articles; others are pictures, menus and the like."""


def stories(source: str, root: Element) -> Iterator[XmlStory]:
    """An article for every item."""
    language = _said(source, root, "channel", "language") or root.attributes.get("lang", "")
    for item in root.all("item", "entry"):
        if _said(source, item, "post_type") in _ARTICLES:
            yield _story(source, item, language)


def _story(source: str, item: Element, language: str) -> XmlStory:
    found: list[Passage] = []
    comments: list[Comment] = []
    title = item.first("title")
    if title:
        found += (one._replace(role=Role.HEADLINE) for one in _embedded(source, title).passages())
    body = _body(item)
    short = item.first("description") or item.first("summary") or _excerpt(item)
    for element, role in ((short if short is not body else None, Role.DECK), (body or short, Role.PARAGRAPH)):
        if element and not (role is Role.DECK and body is None):
            text = _embedded(source, element)
            found += text.passages(role)
            comments += text.comments()
    return XmlStory(item.start, tuple(found), _metadata(source, item, language), tuple(comments))


def _body(item: Element) -> Element | None:
    """The whole text: `content:encoded` of RSS and WordPress, `content` of Atom."""
    for one in item.elements("encoded", "content"):
        if "excerpt" not in one.namespace:
            return one
    return None


def _excerpt(item: Element) -> Element | None:
    return next((one for one in item.elements("encoded") if "excerpt" in one.namespace), None)


def _embedded(source: str, element: Element) -> Embedded:
    return Embedded(source, tuple(element.runs()))


def _metadata(source: str, item: Element, language: str) -> Metadata:
    def first(*names: str) -> str:
        said: Sequence[str] = [_said(source, item, *name.split("/")) for name in names]
        return next((one for one in said if one), "")

    link = item.first("link")
    url = first("link") or (link.attributes.get("href", "") if link else "")
    return Metadata(
        published=parse_date(first("post_date", "published", "pubDate", "date", "issued")),
        updated=parse_date(first("post_modified", "updated")),
        language=item.attributes.get("lang") or language or None,
        author=first("creator", "author/name", "author") or None,
        url=url if url.startswith(("http://", "https://")) else None,
    )


def _said(source: str, element: Element, *path: str) -> str:
    return plain(source, element.first(*path))
