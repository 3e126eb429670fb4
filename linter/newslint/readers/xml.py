"""XML: NITF, NewsML-G2, JATS, feeds (RSS, Atom) and WordPress exports, told by their root; one module a vocabulary."""

import importlib
import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import Final

from newslint.document import Document, Metadata
from newslint.readers import NoArticleError, Reading
from newslint.readers.builder import TextBuilder
from newslint.readers.front_matter import FrontMatter
from newslint.readers.story import add_story
from newslint.readers.xml_story import XmlStory
from newslint.readers.xml_tree import Element, parse

VOCABULARIES: Final[Mapping[str, str]] = {
    "nitf": "nitf",
    "newsMessage": "newsml",
    "newsItem": "newsml",
    "article": "jats",
    "rss": "feeds",
    "RDF": "feeds",
    "feed": "feeds",
}
"""The module that reads what is below a root of each name."""

_ROOT: Final = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?(?P<name>" + "|".join(VOCABULARIES) + r")[\s>]")


def recognises(beginning: str, reading: Reading = Reading()) -> bool:
    """Whether a file looks like one with articles: most XML files are none."""
    return _ROOT.search(beginning) is not None


def read_all(
    source: str,
    *,
    path: str = "",
    metadata: Metadata = Metadata(),
    notices: tuple[str, ...] = (),
    reading: Reading = Reading(),
) -> tuple[Document, ...]:
    """The articles of an XML text. Raises ReadError for what is not well-formed, and for what holds no article."""
    tree = parse(source, path)
    stories = [story for story in _stories(source, tree.root) if story.passages]
    if not stories:
        known = "NITF, NewsML-G2, JATS, RSS, Atom or WordPress export"
        raise NoArticleError(
            f"{path or 'the input'}: holds no article: '{tree.root.name}' is the root of no {known} with a text"
        )
    documents = []
    for index, story in enumerate(stories):
        builder = TextBuilder(source)
        published = add_story(builder, source, story.passages, FrontMatter())
        end = stories[index + 1].start if index + 1 < len(stories) else len(source)
        begin = story.start if index else 0
        first, last = (bisect_left(tree.comments, (offset,)) for offset in (begin, end))
        documents.append(
            builder.document(
                path=path,
                metadata=metadata.merged(story.metadata).merged(Metadata(published=published)),
                comments=sorted((*tree.comments[first:last], *story.comments)),
                format="xml",
                notices=notices,
                annotations=story.annotations,
            )
        )
    return tuple(documents)


def _stories(source: str, root: Element) -> list[XmlStory]:
    module = VOCABULARIES.get(root.name)
    if module is None:
        return []
    stories: list[XmlStory] = list(importlib.import_module(f"newslint.readers.{module}").stories(source, root))
    return stories
