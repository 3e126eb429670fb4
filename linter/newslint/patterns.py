"""Regular expressions that cannot hang a run.

A pattern is run by RE2, in time linear in the text; one that needs look-around or back-references is run by `regex`
under a time limit. Neither is loaded, and nothing compiled, while a literal that every match must hold is absent.
"""

import bisect
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from newslint.document import Document, Role, Span
from newslint.rule import RuleError

SECONDS: Final = 1.0
"""How long one pattern may search one document when RE2 cannot run it."""

_SHORTEST_LITERAL: Final = 3
_RARE_SYMBOLS: Final = frozenset("[]{}<>*_#&|~^=`\\@$%©†【】")
"""Characters so rare in news that one alone is worth looking for."""


Needed = Sequence[Sequence[str]]
"""Sets of lower-case literals: every match of a pattern holds at least one of each set."""


class Match(NamedTuple):
    """The span of a match and those of its groups, (-1, -1) for a group that took no part; the pattern's source."""

    start: int
    end: int
    groups: tuple[Span, ...]
    source: str = ""


class Encoded(NamedTuple):
    """A text in UTF-8 with the way back from bytes to code points."""

    data: bytes
    wide_ends: list[int]
    surplus: list[int]

    def offset(self, position: int) -> int:
        """The code point at a byte position."""
        index = bisect.bisect_right(self.wide_ends, position)
        return position - (self.surplus[index - 1] if index else 0)


_WIDE = re.compile(r"[^\x00-\x7f]+")


def encoded(document: Document) -> Encoded:
    """The document's text in UTF-8; lone surrogates become question marks."""
    text = document.text
    if text.isascii():
        return Encoded(text.encode("ascii"), [], [])
    wide_ends, surplus, total = [], [], 0
    for match in _WIDE.finditer(text):
        for offset, character in enumerate(match[0], match.start()):
            width = 1 if "\ud800" <= character <= "\udfff" else len(character.encode())
            total += width - 1
            wide_ends.append(offset + 1 + total)
            surplus.append(total)
    return Encoded(text.encode("utf-8", "replace"), wide_ends, surplus)


def folded(document: Document) -> bytes:
    """The document's text in lower case and UTF-8, where literals are found fastest; offsets differ from the text's."""
    text = document.text
    if not text.isascii():
        text = text.replace("İ", "i").replace("ı", "i").replace("ſ", "s")  # as engines match them without case
    return text.lower().encode("utf-8", "replace")


class Pattern:
    """One regular expression of one rule, compiled when a text may first hold a match."""

    def __init__(self, source: str, *, ignore_case: bool = True, owner: str = "", needed: Needed | None = None) -> None:
        """`owner` is the rule that errors name; `needed` what `required_literals` gives, if it is known already."""
        self.source: Final = source
        self.ignore_case: Final = ignore_case
        self.owner: Final = owner
        needed = required_literals(source) if needed is None else needed
        self._needed: Final = [[literal.encode() for literal in literals] for literals in needed]
        self._search: Callable[[Document], Iterator[Match]] | None = None

    def find(self, document: Document) -> Iterator[Match]:
        """All matches that lie inside one block that is not code, in order and without overlap."""
        text = document.view(folded)
        if not all(any(literal in text for literal in literals) for literals in self._needed):
            return
        for match in self.search(document):
            block = document.block_at(match.start)
            if block and match.end <= block.end and block.role is not Role.CODE:
                yield match

    def search(self, document: Document) -> Iterator[Match]:
        """All matches in the text, wherever they lie."""
        if self._search is None:
            self._search = self._compile()
        return self._search(document)

    def _compile(self) -> Callable[[Document], Iterator[Match]]:
        import re2

        options = re2.Options()
        options.case_sensitive = not self.ignore_case
        options.log_errors = False
        try:
            compiled = re2.compile(self.source.encode(), options)
        except re2.error:
            return self._compile_with_limit()

        def search(document: Document) -> Iterator[Match]:
            text = document.view(encoded)
            for match in compiled.finditer(text.data):
                spans = [_decoded(text, match.span(group)) for group in range(compiled.groups + 1)]
                yield Match(*spans[0], tuple(spans[1:]), self.source)

        return search

    def _compile_with_limit(self) -> Callable[[Document], Iterator[Match]]:
        import regex

        flags = regex.IGNORECASE if self.ignore_case else 0
        try:
            compiled: Any = regex.compile(self.source, flags)
        except regex.error as error:
            raise RuleError(f"{self.owner}: the pattern {self.source!r} is not a regular expression: {error}") from None

        def search(document: Document) -> Iterator[Match]:
            try:
                for match in compiled.finditer(document.text, timeout=SECONDS):
                    yield Match(match.start(), match.end(), tuple(Span(*span) for span in match.regs[1:]), self.source)
            except TimeoutError:
                raise RuleError(
                    f"{self.owner}: the pattern {self.source!r} searched {document.path or 'the text'} for more than "
                    f"{SECONDS:g} seconds; write it without nested repetition, look-around or back-references"
                ) from None

        return search

    def check(self) -> None:
        """Compiles the pattern now, to report a mistake in it before any text is read. Raises RuleError."""
        self._search = self._compile()


def _decoded(text: Encoded, span: tuple[int, int]) -> Span:
    return Span(-1, -1) if span[0] < 0 else Span(text.offset(span[0]), text.offset(span[1]))


def required_literals(source: str) -> tuple[tuple[str, ...], ...]:
    """Sets of lower-case literals of each of which every match of a pattern holds one; empty when none can be told."""
    try:
        needed, _ = _Literals(source).alternatives(0)
    except (_UnknownSyntaxError, RecursionError):
        return ()
    return tuple(sorted({tuple(sorted(literals)) for literals in needed}, key=len))


_MOST_LITERALS: Final = 60
_QUANTIFIER: Final = re.compile(r"[*+?]\??|\{(\d+)(?:,\d*)?\}\??")
_SECOND_QUANTIFIER: Final = re.compile(r"[*+?{]")
_GROUP_HEAD: Final = re.compile(r"\((?:\?(?:P?<\w+>|[aimsuU-]*:)|(?![?*]))")
_ASSERTION: Final = re.compile(r"\(\?(?:[aimsuU-]+\)|[=!]|<[=!])")
_NAMED_CLASS: Final = re.compile(r"\[:\^?\w+:\]")
_ESCAPE: Final = re.compile(
    r"\\(?:[bBAZzwWdDsSnrtfva]|[1-9](?!\d)|[xpPu]\{[^}]*\}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U\w{8}|[pP]\w)"
)


class _UnknownSyntaxError(Exception):
    """A pattern uses what `_Literals` does not read."""


class _Literals:
    """Reads a regular expression for the literals that it cannot match without; what it does not know gives none."""

    def __init__(self, source: str) -> None:
        self._source = source

    def alternatives(self, position: int) -> tuple[list[frozenset[str]], int]:
        """The sets needed by all branches from `position` up to a closing bracket, and where they end."""
        branches: list[list[frozenset[str]]] = []
        while True:
            needed, position = self._branch(position)
            branches.append(needed)
            if self._source[position : position + 1] != "|":
                break
            position += 1
        if len(branches) == 1:
            return branches[0], position
        if not all(branches):
            return [], position
        # Of each branch the set whose shortest literal is the longest: a match holds one of them.
        union = frozenset().union(*(max(needed, key=_worst) for needed in branches))
        return ([union] if len(union) <= _MOST_LITERALS else []), position

    def _branch(self, position: int) -> tuple[list[frozenset[str]], int]:
        """The sets that one branch needs, all of them."""
        source = self._source
        needed: list[frozenset[str]] = []
        run = ""
        while position < len(source) and source[position] not in "|)":
            literal, inner, position = self._atom(position)
            quantifier = _QUANTIFIER.match(source, position)
            position = quantifier.end() if quantifier else position
            if _SECOND_QUANTIFIER.match(source, position):  # possessive, or of one engine alone
                raise _UnknownSyntaxError
            optional = quantifier is not None and (quantifier[0][0] in "*?" or int(quantifier[1] or 1) == 0)
            if literal and not optional:
                run += literal
            if not literal or quantifier:
                needed.append(frozenset({run}))
                run = ""
            if not optional:
                needed += inner
        needed.append(frozenset({run}))
        return [literals for literals in needed if _worst(literals) >= _SHORTEST_LITERAL], position

    def _atom(self, position: int) -> tuple[str, list[frozenset[str]], int]:
        """A plain character, or the sets that a group needs, and where the atom ends."""
        source = self._source
        character = source[position]
        nothing: list[frozenset[str]] = []
        if character == "\\":
            escaped = source[position + 1 : position + 2]
            if escaped and not escaped.isalnum():
                return _plain(escaped), nothing, position + 2
            known = _ESCAPE.match(source, position)
            if known is None:
                raise _UnknownSyntaxError
            return "", nothing, known.end()
        if character == "[":
            return "", nothing, self._class_end(position)
        if character == "(":
            return "", *self._group(position)
        if character in ".^$":
            return "", nothing, position + 1
        return _plain(character), nothing, position + 1

    def _group(self, position: int) -> tuple[list[frozenset[str]], int]:
        aside = _ASSERTION.match(self._source, position)
        if aside and aside[0].endswith(")"):
            return [], aside.end()
        head = aside or _GROUP_HEAD.match(self._source, position)
        if head is None:
            raise _UnknownSyntaxError
        needed, end = self.alternatives(head.end())
        return ([] if aside else needed), end + 1

    def _class_end(self, position: int) -> int:
        source = self._source
        position += 1
        position += source[position : position + 1] == "^"
        position += source[position : position + 1] == "]"
        while position < len(source) and source[position] != "]":
            named = _NAMED_CLASS.match(source, position)
            position = named.end() if named else position + 1 + (source[position] == "\\")
        return position + 1


def _plain(character: str) -> str:
    """A character that case folding leaves alone but for case; others may be matched in more than one form."""
    return character.lower() if character.isascii() or character in _RARE_SYMBOLS else ""


def _worst(literals: frozenset[str]) -> int:
    """How rarely a text holds the commonest of some literals, as a length."""
    return min(len(literal) + _SHORTEST_LITERAL * (not _RARE_SYMBOLS.isdisjoint(literal)) for literal in literals)
