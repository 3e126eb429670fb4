"""The inline structure of Markdown: https://spec.commonmark.org/0.31.2/#inlines.

The text is never rebuilt: what is found are edits, the stretches that are markup or stand for another character.
Every step looks at a character a bounded number of times, so the time is linear in the length.
"""

import bisect
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection
from typing import Final, NamedTuple

from newslint.document import Span
from newslint.readers.entities import reference_at
from newslint.readers.markdown_blocks import TAG

_SPECIAL: Final = re.compile(r"\\|`+|\*+|_+|~+|!\[|\[|\]|<|&")
_ESCAPABLE: Final = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_AUTOLINK: Final = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>", re.ASCII)
_LINE_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SHORT_COMMENT: Final = re.compile(r"<!---?>")
_UNREAD: Final = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", "?>"))
_SPACES: Final = re.compile(r"[ \t\n]*")
_POINTED: Final = re.compile(r"<(?:[^<>\n\\]|\\.)*+>")
_TITLE: Final = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)", re.DOTALL)
_TARGET_PART: Final = re.compile(r"[^ \t\n\r\f\v()\\]+|\\[!-/:-@\[-`{-~]|[()\\]")
_LABEL: Final = re.compile(r"\[((?:[^\[\]\\]|\\.){1,999}+)\]", re.DOTALL)
_DEFINITION: Final = re.compile(
    r"[ ]{0,3}\[(?P<label>(?:[^\[\]\\]|\\.){1,999}+)\]:[ \t]*\n?[ \t]*"
    r"(?:<(?:[^<>\n\\]|\\.)*+>|[^\s<]\S*+)"
    r"(?:(?:[ \t]+|[ \t]*\n[ \t]*)(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_DEEPEST_BRACKETS: Final = 32
_LONGEST_LABEL: Final = 999


class Edit(NamedTuple):
    """A stretch of the content that stands for `text`; for nothing, where it is markup."""

    start: int
    end: int
    text: str = ""


class Image(NamedTuple):
    """A picture: the whole of its markup, and the words inside that stand in for it."""

    start: int
    end: int
    alternative: Span


class Inlines(NamedTuple):
    """What was found in one block."""

    edits: tuple[Edit, ...]
    images: tuple[Image, ...]
    comments: tuple[Span, ...]
    emphases: tuple[Span, ...]
    """Emphasised stretches, marks included."""


class _Delimiter:
    """What is left of a run of `*`, `_` or `~`, and how long it was."""

    __slots__ = ("can_close", "can_open", "character", "end", "length", "start")

    def __init__(self, character: str, start: int, end: int, *, can_open: bool, can_close: bool) -> None:
        self.character = character
        self.start = start
        self.end = end
        self.length = end - start
        self.can_open = can_open
        self.can_close = can_close


class _Bracket(NamedTuple):
    start: int
    end: int
    is_image: bool
    delimiters: int


def definition(content: str, start: int) -> tuple[str, int] | None:
    """The label that a link reference definition at `start` defines, and where the definition ends."""
    match = _DEFINITION.match(content, start)
    if match is None or match["label"].startswith("^") or not match["label"].strip():
        return None
    return normal_label(match["label"]), match.end()


def normal_label(label: str) -> str:
    """A label in the form in which two are compared."""
    return " ".join(label.casefold().split())


def inlines(content: str, labels: Collection[str], footnotes: Collection[str]) -> Inlines:
    """The inline markup of a block's content, whose lines end with `\\n`."""
    return _Reader(content, labels, footnotes).read()


class _Reader:
    def __init__(self, content: str, labels: Collection[str], footnotes: Collection[str]) -> None:
        self.content = content
        self.labels = labels
        self.footnotes = footnotes
        self._edits: list[Edit] = []
        self._images: list[Image] = []
        self._comments: list[Span] = []
        self._emphases: list[Span] = []
        self._delimiters: list[_Delimiter] = []
        self._brackets: list[_Bracket] = []
        self._links_end_below = 0  # brackets further down hold a link already, so they can be none themselves
        # Asked once, so that what has no end is not searched for time and again: the places of the runs of backticks by
        # their length, and where the last `-->` and the like are.
        self._ticks: dict[int, list[int]] | None = None
        self._last: dict[str, int] = {}

    def read(self) -> Inlines:
        position = 0
        while match := _SPECIAL.search(self.content, position):
            position = self._special(match[0], match.start(), match.end())
        self._match_delimiters(0)
        self._edits.sort(key=lambda edit: (edit.start, -edit.end))
        return Inlines(tuple(self._edits), tuple(self._images), tuple(self._comments), tuple(self._emphases))

    def _special(self, mark: str, start: int, end: int) -> int:
        """Reads what begins with `mark`; returns where to go on."""
        content = self.content
        first = mark[0]
        if first == "\\":
            following = content[end : end + 1]
            if following in _ESCAPABLE:
                self._edits.append(Edit(start, end + 1, following))
                return end + 1
            if following == "\n":
                self._edits.append(Edit(start, end))
        elif first == "`":
            return self._code(start, end)
        elif first in "*_~":
            self._run(first, start, end)
        elif first == "&":
            if reference := reference_at(content, start, strict=True):
                self._edits.append(Edit(start, reference[1], reference[0]))
                return reference[1]
        elif first == "<":
            return self._tag(start)
        elif first == "]":
            return self._close_bracket(start)
        else:
            self._brackets.append(_Bracket(start, end, first == "!", len(self._delimiters)))
        return end

    def _gap(self, start: int, end: int) -> None:
        """Leaves out a stretch together with one of the two spaces that it stood between."""
        content = self.content
        if start == 0 or content[start - 1] in " \n":
            while content.startswith(" ", end):
                end += 1
        if end == len(content) or content[end] == "\n":
            while start and content[start - 1] == " ":
                start -= 1
        self._edits.append(Edit(start, end))

    def _code(self, start: int, end: int) -> int:
        if self._ticks is None:
            ticks: defaultdict[int, list[int]] = defaultdict(list)
            for match in re.finditer("`+", self.content):
                ticks[match.end() - match.start()].append(match.start())
            self._ticks = dict(ticks)
        places = self._ticks.get(end - start, [])
        index = bisect.bisect_left(places, end)
        if index == len(places):
            return end
        close = places[index]
        code = self.content[end:close]
        padding = int(code[0] in " \n" and code[-1] in " \n" and bool(code.strip()))
        self._edits += (Edit(start, end + padding), Edit(close - padding, close + end - start))
        return close + end - start

    def _tag(self, start: int) -> int:
        content = self.content
        if content.startswith(("<!", "<?"), start):
            return self._unread(start)
        if line_break := _LINE_BREAK.match(content, start):
            end = line_break.end()
            is_last = content.startswith("\n", end)
            self._edits.append(Edit(start, end, "" if is_last else "\n"))
            return end
        if autolink := _AUTOLINK.match(content, start):
            self._edits += (Edit(start, start + 1), Edit(autolink.end() - 1, autolink.end()))
            return autolink.end()
        if tag := TAG.match(content, start):
            self._edits.append(Edit(*tag.span()))
            return tag.end()
        return start + 1

    def _unread(self, start: int) -> int:
        """A comment, an instruction to a program, a declaration."""
        content = self.content
        if short := _SHORT_COMMENT.match(content, start):
            self._gap(*short.span())
            return short.end()
        opening, closing = next(pair for pair in _UNREAD if content.startswith(pair[0], start))
        if closing not in self._last:
            self._last[closing] = content.rfind(closing)
        if self._last[closing] < start + len(opening):
            return start + 1
        end = content.find(closing, start + len(opening)) + len(closing)
        if opening == "<!--":
            self._comments.append(Span(start, end))
        self._gap(start, end)
        return end

    def _run(self, character: str, start: int, end: int) -> None:
        """Notes a run of marks that may open or close emphasis, by what stands on its two sides."""
        if character == "~" and end - start != 2:
            return
        before = self.content[start - 1] if start else " "
        after = self.content[end] if end < len(self.content) else " "
        opens = not after.isspace() and (not _is_punctuation(after) or before.isspace() or _is_punctuation(before))
        closes = not before.isspace() and (not _is_punctuation(before) or after.isspace() or _is_punctuation(after))
        if character == "_":
            opens, closes = (
                opens and (not closes or _is_punctuation(before)),
                closes and (not opens or _is_punctuation(after)),
            )
        self._delimiters.append(_Delimiter(character, start, end, can_open=opens, can_close=closes))

    def _match_delimiters(self, first: int) -> None:
        """Pairs the marks from number `first` on."""
        openers: list[_Delimiter] = []
        bottoms: dict[tuple[str, bool, int], int] = {}
        for closer in self._delimiters[first:]:
            while closer.can_close and closer.start < closer.end:
                key = (closer.character, closer.can_open, closer.length % 3)
                index = self._opener(openers, closer, bottoms.get(key, 0))
                if index < 0:
                    bottoms[key] = len(openers)
                    break
                opener = openers[index]
                self._pair(opener, closer)
                del openers[index + (opener.start < opener.end) :]
                for other, bottom in bottoms.items():
                    bottoms[other] = min(bottom, len(openers))
            if closer.can_open and closer.start < closer.end:
                openers.append(closer)
        del self._delimiters[first:]

    def _opener(self, openers: list[_Delimiter], closer: _Delimiter, bottom: int) -> int:
        for index in range(len(openers) - 1, bottom - 1, -1):
            opener = openers[index]
            if opener.character != closer.character:
                continue
            is_odd = (
                (opener.can_close or closer.can_open)
                and (opener.length + closer.length) % 3 == 0
                and not opener.length % 3 == closer.length % 3 == 0
            )
            if not is_odd:
                return index
        return -1

    def _pair(self, opener: _Delimiter, closer: _Delimiter) -> None:
        if closer.character == "~":
            self._gap(opener.start, closer.end)
            opener.end = opener.start
            closer.start = closer.end
            return
        width = 2 if min(opener.end - opener.start, closer.end - closer.start) > 1 else 1
        self._emphases.append(Span(opener.end - width, closer.start + width))
        self._edits += (Edit(opener.end - width, opener.end), Edit(closer.start, closer.start + width))
        opener.end -= width
        closer.start += width

    def _close_bracket(self, start: int) -> int:
        if not self._brackets:
            return start + 1
        number = len(self._brackets) - 1
        bracket = self._brackets.pop()
        is_linked = not bracket.is_image and number < self._links_end_below
        self._links_end_below = min(self._links_end_below, number)
        inner = self.content[bracket.end : min(start, bracket.end + _LONGEST_LABEL + 1)]
        if not bracket.is_image and inner.startswith("^") and normal_label(inner[1:]) in self.footnotes:
            del self._delimiters[bracket.delimiters :]
            self._gap(bracket.start, start + 1)
            return start + 1
        end = None if is_linked else self._link_end(start + 1, inner)
        if end is None:
            return start + 1
        self._match_delimiters(bracket.delimiters)
        if bracket.is_image:
            self._images.append(Image(bracket.start, end, Span(bracket.end, start)))
            self._gap(bracket.start, end)
        else:
            self._edits += (Edit(bracket.start, bracket.end), Edit(start, end))
            self._links_end_below = number
        return end

    def _link_end(self, start: int, inner: str) -> int | None:
        """Where a link ends whose text, `inner`, ends right before `start`."""
        if self.content.startswith("(", start):
            end = self._target_end(start + 1)
            if end is not None:
                return end
        label = _LABEL.match(self.content, start)
        if label:
            return label.end() if normal_label(label[1]) in self.labels else None
        if len(inner) <= _LONGEST_LABEL and normal_label(inner) in self.labels:
            return start + 2 * self.content.startswith("[]", start)
        return None

    def _target_end(self, position: int) -> int | None:
        """The end of `address "title")`."""
        content = self.content
        position = _after_spaces(content, position)
        pointed = _POINTED.match(content, position)
        if pointed:
            position = pointed.end()
        elif content.startswith("<", position):
            return None
        else:
            depth = 0
            while part := _TARGET_PART.match(content, position):
                if part[0] == "(":
                    depth += 1
                    if depth > _DEEPEST_BRACKETS:
                        return None
                elif part[0] == ")":
                    if not depth:
                        break
                    depth -= 1
                position = part.end()
            if depth:
                return None
        after = _after_spaces(content, position)
        if after > position and (title := _TITLE.match(content, after)):
            after = _after_spaces(content, title.end())
        return after + 1 if content.startswith(")", after) else None


def _after_spaces(content: str, position: int) -> int:
    match = _SPACES.match(content, position)
    return match.end() if match else position


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
