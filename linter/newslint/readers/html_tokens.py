"""Cuts HTML into tags, comments and text with exact places, in time linear in its length.

The standard library's parser needs quadratic time for malformed input (80 KB of `<a ` take a minute in 3.11.7) and
reads comments and scripts differently from one patch release to the next; so this follows the tokenizer of
https://html.spec.whatwg.org/#tokenization itself, as far as text and its places need it.
"""

import enum
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from newslint.document import Span
from newslint.readers.entities import decoded

_NAME: Final = re.compile(r"[A-Za-z][^\s/>]*")
_ATTRIBUTE: Final = re.compile(
    r"[\s/]*(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"(?P<double>[^\"]*)(?:\"|\Z)|'(?P<single>[^']*)(?:'|\Z)|(?P<bare>[^\s>]*)))?"
)
_TAG_END: Final = re.compile(r"[\s/]*>")
_COMMENT_END: Final = re.compile(r"--!?>")
_SHORT_COMMENT: Final = re.compile(r"<!---?>")
_RAW: Final = frozenset(("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"))
"""Elements whose content holds no tags."""


class Kind(enum.Enum):
    """What a token is."""

    TEXT = enum.auto()
    RAW_TEXT = enum.auto()
    START = enum.auto()
    END = enum.auto()
    SECTION = enum.auto()
    COMMENT = enum.auto()
    UNCLOSED = enum.auto()


class Token(NamedTuple):
    """A part of a page: tokens follow each other without a gap, but for declarations, which are left out."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    """The name of a tag, or of the element that raw text is in, in lower case."""
    attributes: Mapping[str, str] = MappingProxyType({})
    places: Mapping[str, Span] = MappingProxyType({})
    """Where the values of the attributes stand."""


def tokens(source: str) -> Iterator[Token]:
    """The tokens of a page or fragment. Never raises.

    A tag or comment that is never closed hides all that follows, as in a browser, and gives a token UNCLOSED.
    """
    position = 0
    text_start = 0
    length = len(source)
    last_section_end = source.rfind(
        "]]>"
    )  # asked once, so that unclosed sections do not search the file again and again
    never_closed: set[str] = set()
    while True:
        position = source.find("<", position)
        if position < 0:
            break
        token = _markup(source, position, last_section_end)
        if token is None:
            position += 1
            continue
        if text_start < position:
            yield Token(Kind.TEXT, text_start, position)
        yield token
        position = text_start = token.end
        if token.kind is Kind.START and token.name in _RAW:
            end = _raw_end(source, token, never_closed)
            if end > token.end:
                yield Token(Kind.RAW_TEXT, token.end, end, token.name)
            position = text_start = end
    if text_start < length:
        yield Token(Kind.TEXT, text_start, length)


def _markup(source: str, start: int, last_section_end: int) -> Token | None:
    """The token that the `<` at `start` opens, or None where it is a mere character."""
    following = source[start + 1 : start + 2]
    if following == "!":
        return _declaration(source, start, last_section_end)
    if following == "?" or (following == "/" and not source[start + 2 : start + 3].isalpha()):
        if start + 2 >= len(source):
            return None
        end = source.find(">", start)
        return Token(Kind.UNCLOSED, start, len(source)) if end < 0 else Token(Kind.COMMENT, start, end + 1)
    is_end = following == "/"
    name = _NAME.match(source, start + 2 if is_end else start + 1)
    if name is None:
        return None
    position = name.end()
    attributes: dict[str, str] = {}
    places: dict[str, Span] = {}
    while not (closing := _TAG_END.match(source, position)):
        attribute = _ATTRIBUTE.match(source, position)
        if attribute is None:
            return Token(Kind.UNCLOSED, start, len(source), name[0].lower())
        position = attribute.end()
        key = attribute["name"].lower()
        if not is_end and key not in attributes:
            group = next((group for group in ("double", "single", "bare") if attribute[group] is not None), None)
            attributes[key] = decoded(attribute[group]) if group else ""
            places[key] = Span(*attribute.span(group)) if group else Span(position, position)
    return Token(Kind.END if is_end else Kind.START, start, closing.end(), name[0].lower(), attributes, places)


def _declaration(source: str, start: int, last_section_end: int) -> Token:
    if source.startswith("<!--", start):
        short = _SHORT_COMMENT.match(source, start)
        closing = short or _COMMENT_END.search(source, start + 4)
        if closing is None:
            return Token(Kind.UNCLOSED, start, len(source))
        return Token(Kind.COMMENT, start, closing.end())
    if start < last_section_end and source.startswith("<![CDATA[", start):
        return Token(Kind.SECTION, start, source.find("]]>", start) + 3)
    end = source.find(">", start)
    return Token(Kind.UNCLOSED, start, len(source)) if end < 0 else Token(Kind.COMMENT, start, end + 1)


def _raw_end(source: str, token: Token, never_closed: set[str]) -> int:
    """Where the content of an element without tags ends: at its end tag, or with the file."""
    if token.name not in never_closed:
        closing = re.compile(rf"</{token.name}(?=[\s/>])", re.IGNORECASE).search(source, token.end)
        if closing:
            return closing.start()
        never_closed.add(token.name)
    return token.end if source.endswith("/>", token.start, token.end) else len(source)
