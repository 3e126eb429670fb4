"""JSON: ninjs, the IPTC's news in JSON (versions 1 to 3), and the articles of content management systems.

Where the texts of a system stand is told by JSON pointers in the configuration; without, the names that ninjs and the
common systems use are looked for. Strings may hold HTML. A list at the top holds an article in each of its items.
Source: https://iptc.org/standards/ninjs/, https://www.rfc-editor.org/rfc/rfc6901
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from newslint.document import BYTE_ORDER_MARK, Comment, Document, Metadata, Role, SourceAnnotation
from newslint.readers import NoArticleError, ReadError, Reading
from newslint.readers.builder import Run, TextBuilder, text_of
from newslint.readers.dates import parse_date
from newslint.readers.embedded import Embedded
from newslint.readers.front_matter import FrontMatter
from newslint.readers.story import Passage, add_story

_GUESSED: Final[Mapping[str, tuple[str, ...]]] = {
    "headline": ("/headline", "/headlines/0/value", "/title/rendered", "/title"),
    "deck": (
        "/description_html", "/description_xhtml", "/description_text", "/descriptions/0/value",
        "/deck", "/dek", "/standfirst", "/subtitle", "/excerpt/rendered", "/excerpt", "/description",
    ),
    "byline": ("/byline", "/by"),
    "body": (
        "/body_html", "/body_xhtml", "/body_text", "/bodies/0/value",
        "/content/rendered", "/content", "/body", "/articleBody", "/text",
    ),
    "caption": ("/associations/*/description_text", "/associations/*/descriptions/*/value"),
    "published": (
        "/firstcreated", "/firstCreated", "/contentcreated", "/contentCreated", "/versioncreated", "/versionCreated",
        "/published_at", "/published", "/datePublished", "/pub_date", "/date",
    ),
    "updated": ("/versioncreated", "/versionCreated", "/updated_at", "/dateModified", "/modified", "/updated"),
    "language": ("/language", "/lang", "/inLanguage"),
    "author": ("/byline", "/by", "/author/name", "/author"),
    "desk": ("/desk", "/section"),
    "url": ("/url", "/canonical_url", "/link", "/uri"),
}  # fmt: skip
"""Pointers by what they lead to; the first that leads to a text counts."""

ROLES: Final[Mapping[str, Role]] = {
    "headline": Role.HEADLINE,
    "deck": Role.DECK,
    "byline": Role.BYLINE,
    "body": Role.PARAGRAPH,
    "caption": Role.CAPTION,
}
"""What the configuration may give pointers for, and the role that the text there has."""

METADATA: Final = ("published", "updated", "language", "author", "desk", "url")
"""The metadata that the configuration may give pointers for."""

_TAGS: Final[Mapping[str, str]] = {
    "/located": "dateline",
    **{f"/{name}/*/name": "person" for name in ("person", "people")},
    **{f"/{name}/*/name": "org" for name in ("organisation", "organisations")},
    **{f"/{name}/*/name": "location" for name in ("place", "places")},
}
"""What ninjs says of an article as a whole, and the kind of annotation that it is."""

_DEEPEST: Final = 200  # levels of nesting
_TOKEN: Final = re.compile(r'"(?P<string>[^"\\]*+(?:\\.[^"\\]*+)*+)"(?P<colon>\s*:)?|(?P<sign>[{}\[\],])')
_ESCAPE: Final = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_RECOGNISED: Final = re.compile(
    r'"(?:body_html|body_xhtml|body_text|bodies|articleBody|headlines?|content)"\s*:|iptc\.org'
)


class _String(NamedTuple):
    """A string value: its pointer, and where its content stands between the quotation marks."""

    pointer: tuple[str, ...]
    start: int
    end: int


_Strings = Mapping[tuple[str, ...], list[_String]]
"""The strings of an article that are not empty, by their pointers in it; a key may stand twice."""


def recognises(beginning: str, reading: Reading = Reading()) -> bool:
    """Whether a file looks like one with articles: most JSON files are none."""
    for pointer in reading.json.get("body", ()):
        keys = [key for key in _pattern(pointer) if key != "*" and not key.isdecimal()]
        if keys and all(json.dumps(key) in beginning for key in keys):
            return True
    return "body" not in reading.json and _RECOGNISED.search(beginning) is not None


def read_all(
    source: str,
    *,
    path: str = "",
    metadata: Metadata = Metadata(),
    notices: tuple[str, ...] = (),
    reading: Reading = Reading(),
) -> tuple[Document, ...]:
    """The articles of a JSON text. Raises ReadError for what is not JSON, and for what holds no article."""
    depth = 1 if _is_list(source, path or "the input") else 0
    pointers = {**_GUESSED, **reading.json}
    documents: list[Document] = []
    for _, own in groupby(_strings(source), lambda string: string.pointer[:depth]):
        strings: dict[tuple[str, ...], list[_String]] = {}
        for one in own:
            if len(one.pointer) > depth and one.start < one.end:
                strings.setdefault(one.pointer[depth:], []).append(one)
        if strings and (document := _document(source, strings, pointers, path, metadata, notices)):
            documents.append(document)
    if not documents:
        wanted = "' or '".join(pointers["body"] if "body" in reading.json else ("/body_html", "/body_text", "/content"))
        raise NoArticleError(
            f"{path or 'the input'}: holds no article: there is no text at '{wanted}'; see 'json' in the configuration"
        )
    return tuple(documents)


def _document(
    source: str,
    strings: _Strings,
    pointers: Mapping[str, Sequence[str]],
    path: str,
    metadata: Metadata,
    notices: tuple[str, ...],
) -> Document | None:
    if not _found(strings, pointers["body"]):
        return None
    found = {name: _found(strings, pointers[name]) for name in pointers}
    passages: list[Passage] = []
    comments: list[Comment] = []
    for name, role in ROLES.items():
        for string in found[name]:
            text = Embedded(source, tuple(_decoded(source, string)))
            passages += text.passages(role)
            comments += text.comments()
    builder = TextBuilder(source)
    published = add_story(builder, source, passages, FrontMatter())
    said = {name: Embedded(source, tuple(_decoded(source, found[name][0]))).text for name in METADATA if found[name]}
    own = Metadata(
        published=parse_date(said.get("published", "")) or published,
        updated=parse_date(said.get("updated", "")),
        language=said.get("language") or None,
        author=said.get("author") or None,
        desk=said.get("desk") or None,
        url=said["url"] if said.get("url", "").startswith(("http://", "https://")) else None,
    )
    return builder.document(
        path=path,
        metadata=metadata.merged(own),
        comments=sorted(comments),
        format="json",
        notices=notices,
        annotations=[
            SourceAnnotation(0, 0, kind, Embedded(source, tuple(_decoded(source, string))).text)
            for pointer, kind in _TAGS.items()
            for string in _found(strings, (pointer,))
        ],
    )


def _found(strings: _Strings, pointers: Sequence[str]) -> list[_String]:
    """The strings at the first of `pointers` that leads to any."""
    for pointer in pointers:
        pattern = _pattern(pointer)
        if "*" in pattern:
            found = [one for have in strings if _matches(have, pattern) for one in strings[have]]
        else:
            found = strings.get(pattern, [])
        if found:
            return found
    return []


def _pattern(pointer: str) -> tuple[str, ...]:
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:])


def _matches(pointer: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    return len(pointer) == len(pattern) and all(
        want in ("*", have) for have, want in zip(pointer, pattern, strict=True)
    )


def _is_list(source: str, path: str) -> bool:
    """Whether the value is a list. Raises ReadError for what is no JSON."""
    try:
        return isinstance(json.loads(source.removeprefix(BYTE_ORDER_MARK)), list)
    except json.JSONDecodeError as error:
        raise ReadError(f"{path}:{error.lineno}: is no JSON: {error.msg}") from None
    except (RecursionError, ValueError):
        raise ReadError(
            f"{path}: is no JSON that can be read: it is nested too deeply, or has endless numbers"
        ) from None


def _strings(source: str) -> Iterator[_String]:
    """The string values of a valid JSON text with their pointers, in order."""
    path: list[str] = []
    in_list: list[bool] = []
    for match in _TOKEN.finditer(source):
        sign = match["sign"]
        if sign in ("{", "["):
            path.append("0")
            in_list.append(sign == "[")
        elif sign in ("}", "]"):
            path.pop()
            in_list.pop()
        elif sign == ",":
            if in_list[-1]:
                path[-1] = str(int(path[-1]) + 1)
        elif match["colon"]:
            key = match["string"]
            if "\\" in key:
                key = text_of(source, _decoded(source, _String((), *match.span("string"))))
            path[-1] = key
        elif len(path) <= _DEEPEST:
            yield _String(tuple(path), *match.span("string"))


def _decoded(source: str, string: _String) -> Iterator[Run]:
    """The content of a string as runs: what is escaped is replaced."""
    position = string.start
    for match in _ESCAPE.finditer(source, string.start, string.end):
        if position < match.start():
            yield Run(position, match.start())
        text: str = json.loads(f'"{match[0]}"')
        yield Run(match.start(), match.end(), _LONE_SURROGATE.sub("\ufffd", text))
        position = match.end()
    if position < string.end:
        yield Run(position, string.end)
