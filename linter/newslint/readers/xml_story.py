"""What a vocabulary of XML makes of an article, before it becomes a document."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

from newslint.document import Comment, Metadata, Role, SourceAnnotation
from newslint.readers.builder import Run
from newslint.readers.story import Passage
from newslint.readers.xml_tree import Element, collapsed

XHTML: Final[Mapping[str, Role]] = {
    "h1": Role.HEADLINE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), Role.SUBHEAD),
    "p": Role.PARAGRAPH,
    "div": Role.PARAGRAPH,
    "section": Role.PARAGRAPH,
    "article": Role.PARAGRAPH,
    "blockquote": Role.QUOTE,
    "li": Role.LIST_ITEM,
    "td": Role.TABLE_CELL,
    "th": Role.TABLE_CELL,
    "figcaption": Role.CAPTION,
    "pre": Role.CODE,
}
"""The roles of XHTML that stands in another vocabulary as it is, without escapes."""

_BREAKS: Final = ("br", "break")
XHTML_SKIPPED: Final = ("script", "style", "head", "nav")


class XmlStory(NamedTuple):
    """The passages and metadata of one article, and where it begins in the source."""

    start: int
    passages: tuple[Passage, ...]
    metadata: Metadata = Metadata()
    comments: tuple[Comment, ...] = ()
    annotations: tuple[SourceAnnotation, ...] = ()


def passages(
    source: str, element: Element, roles: Mapping[str, Role], skipped: Collection[str] = (), role: Role = Role.PARAGRAPH
) -> Iterator[Passage]:
    """The passages below an element.

    An element that `roles` names is a passage of its own, and so is what stands between two of them, which has `role`;
    a paragraph in a caption is part of the caption. Any other element is part of the text around it, and what `skipped`
    names is not read.
    """
    runs: list[Run] = []
    yield from _walked(source, element, roles, skipped, role, runs)
    yield from _ended(source, runs, role)


def _walked(
    source: str,
    element: Element,
    roles: Mapping[str, Role],
    skipped: Collection[str],
    role: Role,
    runs: list[Run],
) -> Iterator[Passage]:
    for one in element.content:
        if isinstance(one, Run):
            runs.append(one)
        elif one.name in _BREAKS:
            runs.append(Run(one.start, one.start + 1, " "))
        elif one.name in skipped:
            continue
        elif one.name in roles:
            yield from _ended(source, runs, role)
            own = roles[one.name]
            yield from passages(source, one, roles, skipped, role if own is Role.PARAGRAPH else own)
        else:
            yield from _walked(source, one, roles, skipped, role, runs)


def _ended(source: str, runs: list[Run], role: Role) -> Iterator[Passage]:
    found = collapsed(source, runs)
    runs.clear()
    if found:
        yield Passage(role, found)
