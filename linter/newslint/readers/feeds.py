"""Feeds: RSS 0.9 to 2.0, Atom, and WordPress exports (WXR), which are RSS with the whole texts; an article an item.

Sources: https://www.rssboard.org/rss-specification, https://www.rfc-editor.org/rfc/rfc4287
"""

import datetime
from collections.abc import Iterator
from typing import Final

from newslint.document import Comment, Metadata, Role
from newslint.readers.dates import parse_date
from newslint.readers.embedded import Embedded
from newslint.readers.story import Passage
from newslint.readers.xml_story import XHTML, XHTML_SKIPPED, XmlStory, passages
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
    title, body = _own(item, "title"), _body(item)
    short = _own(item, "description", "summary") or _excerpt(item)
    parts = [(title, Role.HEADLINE), (short, Role.DECK if body else Role.PARAGRAPH), (body, Role.PARAGRAPH)]
    for element, role in parts:
        if element is None:
            continue
        if element.attributes.get("type") == "xhtml":
            found += passages(source, element, XHTML, XHTML_SKIPPED, role)
            continue
        text = Embedded(source, tuple(element.runs()))
        own = list(text.passages(role))
        found += (one._replace(role=role) for one in own) if role is Role.HEADLINE else own
        comments += text.comments()
    return XmlStory(item.start, tuple(found), _metadata(source, item, language), tuple(comments))


def _own(item: Element, *names: str) -> Element | None:
    """The first child of a name that is the feed's own, not of a module such as Media RSS, which has the same names."""
    return next((one for name in names for one in item.elements(name) if one.namespace == item.namespace), None)


def _body(item: Element) -> Element | None:
    """The whole text: `content:encoded` of RSS and WordPress, `content` of Atom."""
    encoded = (one for one in item.elements("encoded") if "excerpt" not in one.namespace)
    return next(encoded, None) or _own(item, "content")


def _excerpt(item: Element) -> Element | None:
    return next((one for one in item.elements("encoded") if "excerpt" in one.namespace), None)


def _metadata(source: str, item: Element, language: str) -> Metadata:
    def first(*names: str) -> str:
        return next((said for name in names if (said := _said(source, item, *name.split("/")))), "")

    def date(*names: str) -> datetime.date | None:
        return next((found for name in names if (found := parse_date(_said(source, item, name)))), None)

    links = [one for one in item.elements("link") if one.namespace == item.namespace]
    link = next((one for one in links if one.attributes.get("rel", "alternate") == "alternate"), None)
    url = plain(source, link) or (link.attributes.get("href", "") if link else "")
    return Metadata(
        published=date("post_date", "published", "pubDate", "date", "issued"),
        updated=date("post_modified", "updated"),
        language=item.attributes.get("lang") or language or None,
        author=first("creator", "author/name", "author") or None,
        url=url if url.startswith(("http://", "https://")) else None,
    )


def _said(source: str, element: Element, *path: str) -> str:
    return plain(source, element.first(*path))
