"""Fixes: what a rule marks as safe to apply unread is put into the source, outside quotations and never two that
overlap, again until nothing changes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from newslint.document import Document, Span
from newslint.linter import Linter
from newslint.rule import Finding
from newslint.views.quotations import quotations

_MOST_ROUNDS: Final = 10
_ESCAPED: Final[Mapping[str, str]] = {
    "plain": "",
    "markdown": "\\`*_[]<>&",
    "html": "<>&",
    "json": '\\"<>&',
    "xml": "<>&",
}
"""What each format would have to escape: a text with such a character is not written into it."""

Read = Callable[[str], Sequence[Document]]


Spared = Callable[[Finding], bool]
"""Tells the findings that are not fixed."""


def _none(finding: Finding) -> bool:
    return False


class Fixed(NamedTuple):
    """A source with its fixes, and how many were applied."""

    source: str
    applied: int


def fix(
    source: str,
    read: Read,
    linter: Linter,
    *,
    unsafe: bool = False,
    encoding: str = "utf-8",
    spared: Spared = _none,
) -> Fixed:
    """The source of articles with the fixes of a linter's rules; `read` makes documents of a source.

    With `unsafe` the only suggestion of a finding is applied whatever its rule. What `encoding` lacks is not written.
    Fixing the result again changes nothing, unless ten rounds were not enough.
    """
    count = 0
    for _ in range(_MOST_ROUNDS):
        edits = _edits(read(source), linter, unsafe, encoding, spared)
        if not edits:
            break
        for place, written in sorted(edits.items(), reverse=True):
            source = source[: place.start] + written + source[place.end :]
        count += len(edits)
    return Fixed(source, count)


def fixable(document: Document, linter: Linter, *, unsafe: bool = False, spared: Spared = _none) -> Iterable[Finding]:
    """The findings to fix by their first suggestion: safe, outside quotations, in reading order, without overlap."""
    safe = frozenset(rule.id for rule in linter.rules(document.path, document.metadata) if rule.safe)
    reached = 0
    for finding in linter.lint(document).findings:
        if (
            finding.suggestions
            and (finding.rule in safe or (unsafe and len(finding.suggestions) == 1))
            and finding.span.start >= reached
            and not spared(finding)
            and not document.view(quotations).around(finding.span)
        ):
            yield finding
            reached = finding.span.end


def replaceable(document: Document, span: Span, written: str) -> bool:
    """Whether a text can be put into the file for a span as it is, without escapes that the format would need."""
    escaped = frozenset(_ESCAPED.get(document.format, "\\\"'<>&"))
    return (
        document.package is None
        and document.stands_literally(span)
        and escaped.isdisjoint(written)
        and written.isprintable()
    )


def writable(finding: Finding, document: Document | None) -> list[str]:
    """The suggestions of a finding that a program may put into the file unread, each once."""
    if document is None:
        return []
    return [one for one in dict.fromkeys(finding.suggestions) if replaceable(document, finding.span, one)]


def _edits(
    documents: Sequence[Document], linter: Linter, unsafe: bool, encoding: str, spared: Spared
) -> Mapping[Span, str]:
    """What to write where in the source that the documents share."""
    edits: dict[Span, str] = {}
    for document in documents:
        for finding in fixable(document, linter, unsafe=unsafe, spared=spared):
            written = finding.suggestions[0]
            if replaceable(document, finding.span, written) and _encodes(encoding, written):
                edits[document.source_map.source(finding.span)] = written
    return edits


def _encodes(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
