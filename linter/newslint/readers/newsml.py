"""NewsML-G2: the news items of a message, with NITF or XHTML inside. Source: https://iptc.org/standards/newsml-g2/"""

from collections.abc import Iterator

from newslint.document import Metadata, Role, SourceAnnotation
from newslint.readers import nitf
from newslint.readers.dates import parse_date
from newslint.readers.embedded import Embedded
from newslint.readers.story import Passage
from newslint.readers.xml_story import XHTML, XHTML_SKIPPED, XmlStory, passages
from newslint.readers.xml_tree import Element, collapsed, plain


def stories(source: str, root: Element) -> Iterator[XmlStory]:
    """An article for every news item that has a text."""
    items = [root] if root.name == "newsItem" else list(root.all("newsItem"))
    for item in items:
        meta = item.first("contentMeta")
        front: list[Passage] = []
        if meta:
            for name, role in (("headline", Role.HEADLINE), ("description", Role.DECK), ("by", Role.BYLINE)):
                first = meta.first(name)
                if first:
                    front.append(Passage(role, collapsed(source, tuple(first.runs()))))
        body, found = _content(source, item)
        if body:
            if any(one.role is Role.HEADLINE for one in body):
                front = [one for one in front if one.role is not Role.HEADLINE]
            yield XmlStory(item.start, (*front, *body), _metadata(source, item), annotations=tuple(found))


def _content(source: str, item: Element) -> tuple[list[Passage], list[SourceAnnotation]]:
    content = item.first("contentSet")
    if content is None:
        return [], []
    for inline in content.elements("inlineXML"):
        for root in inline.elements():
            if root.name == "nitf":
                for story in nitf.stories(source, root):
                    return list(story.passages), list(story.annotations)
            return list(passages(source, root.first("body") or root, XHTML, XHTML_SKIPPED)), []
    for data in content.elements("inlineData"):
        return list(Embedded(source, tuple(data.runs())).passages()), []
    return [], []


def _metadata(source: str, item: Element) -> Metadata:
    def said(*path: str) -> str:
        return plain(source, item.first(*path))

    return Metadata(
        published=parse_date(said("itemMeta", "firstCreated"))
        or parse_date(said("contentMeta", "contentCreated"))
        or parse_date(said("itemMeta", "versionCreated")),
        updated=parse_date(said("itemMeta", "versionCreated")),
        language=_language(item),
        author=said("contentMeta", "by") or said("contentMeta", "creator", "name") or None,
    )


def _language(item: Element) -> str | None:
    told = item.first("contentMeta", "language")
    return (told.attributes.get("tag") if told else None) or item.attributes.get("lang")
