"""What the head of a web page says of its article: JSON-LD, `<meta>`, `<link>`, `<time>`.

JSON-LD goes before `<meta>`, and that before `<time>`; of two of a kind the first counts. Nothing is fetched.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from newslint.document import Metadata
from newslint.readers.dates import parse_date

_META: Final[Mapping[str, str]] = {
    "article:published_time": "published",
    "og:article:published_time": "published",
    "datepublished": "published",
    "pubdate": "published",
    "publish-date": "published",
    "publishdate": "published",
    "date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.date": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "article:modified_time": "updated",
    "og:updated_time": "updated",
    "datemodified": "updated",
    "last-modified": "updated",
    "lastmod": "updated",
    "dcterms.modified": "updated",
    "article:section": "desk",
    "author": "author",
    "article:author": "author",
    "parsely-author": "author",
    "dc.creator": "author",
    "og:url": "url",
    "content-language": "language",
    "dc.language": "language",
    "inlanguage": "language",
    "og:locale": "language",
}
_JSON_LD: Final[Mapping[str, str]] = {
    "datePublished": "published",
    "dateModified": "updated",
    "author": "author",
    "articleSection": "desk",
    "url": "url",
    "mainEntityOfPage": "url",
    "inLanguage": "language",
}
_ARTICLE_TYPES: Final = ("Article", "BlogPosting", "Report", "Posting")


class PageMetadata:
    """Collects what the parts of a page's head say, and weighs it."""

    def __init__(self) -> None:
        self._said: dict[str, tuple[int, str]] = {}

    def language(self, code: str) -> None:
        """The `lang` of the page or its article."""
        self._say("language", code, 0)

    def meta(self, attributes: Mapping[str, str]) -> None:
        """A `<meta>` element."""
        for key in ("property", "name", "itemprop", "http-equiv"):
            field = _META.get(attributes.get(key, "").lower())
            if field:
                self._say(field, attributes.get("content", ""), 2)

    def link(self, attributes: Mapping[str, str]) -> None:
        """A `<link>` element."""
        if "canonical" in attributes.get("rel", "").lower().split():
            self._say("url", attributes.get("href", ""), 0)

    def time(self, attributes: Mapping[str, str]) -> None:
        """A `<time>` element."""
        field = _META.get(attributes.get("itemprop", "").lower())
        if "pubdate" in attributes:
            field = "published"
        if field:
            self._say(field, attributes.get("datetime", ""), 3)

    def json_ld(self, text: str) -> None:
        """The content of a `<script type="application/ld+json">`; what is broken is passed over."""
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            return
        for node in _articles(data):
            for key, field in _JSON_LD.items():
                self._say(field, _plain(node.get(key)), 1)

    def result(self) -> Metadata:
        """What was said, dates as dates."""
        said = {field: value for field, (_, value) in self._said.items()}
        return Metadata(
            published=parse_date(said.get("published", "")),
            updated=parse_date(said.get("updated", "")),
            language=said.get("language"),
            author=said.get("author"),
            url=said.get("url"),
            desk=said.get("desk"),
        )

    def _say(self, field: str, value: str, rank: int) -> None:
        value = " ".join(value.split())
        is_address = value.startswith(("http://", "https://"))
        if (
            not value
            or (field in ("published", "updated") and parse_date(value) is None)
            or (field == "author" and is_address)
            or (field == "url" and not is_address)
        ):
            return
        if field == "language":
            value = value.replace("_", "-")
        if field not in self._said or rank < self._said[field][0]:
            self._said[field] = (rank, value)


def _articles(data: object) -> Iterator[Mapping[str, object]]:
    """The articles in a JSON-LD value, through lists and `@graph`, in their order."""
    waiting = [data]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            types = node.get("@type")
            names = types if isinstance(types, list) else [types]
            if any(isinstance(name, str) and name.endswith(_ARTICLE_TYPES) for name in names):
                yield node
            waiting += [node[key] for key in ("mainEntity", "mainEntityOfPage", "@graph") if key in node]


def _plain(value: object) -> str:
    """A JSON-LD value as text: the names of things, the address of a page."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        name = value.get("name") or value.get("@id") or value.get("url")
        return name if isinstance(name, str) else ""
    if isinstance(value, list):
        return ", ".join(name for item in value if isinstance(item, str | dict) and (name := _plain(item)))
    return ""
