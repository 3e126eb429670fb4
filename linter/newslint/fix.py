"""Safe fixes: what a rule marks as safe to apply unread is put into the source, outside quotations and never two that
overlap, again until nothing changes."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from newslint.document import Document, Span
from newslint.engine import Result
from newslint.linter import Linter
from newslint.views.quotations import quotations

_MOST_ROUNDS: Final = 10


class Fixed(NamedTuple):
    """A source with its safe fixes, and how many were applied."""

    source: str
    applied: int


def fix(document: Document, linter: Linter, read: Callable[[str], Document]) -> Fixed:
    """The source of a document with the safe fixes of a linter's rules; `read` makes a document of a changed source.

    Fixing the result again changes nothing, unless ten rounds were not enough.
    """
    count = 0
    safe = frozenset(rule.id for rule in linter.rules(document.path) if rule.safe)
    for _ in range(_MOST_ROUNDS):
        edits = _edits(document, linter.lint(document), safe)
        if not edits:
            break
        source = document.source
        for place, written in sorted(edits.items(), reverse=True):
            source = source[: place.start] + written + source[place.end :]
        count += len(edits)
        document = read(source)
    return Fixed(document.source, count)


def _edits(document: Document, result: Result, safe: frozenset[str]) -> Mapping[Span, str]:
    """What to write where in the source, in reading order and without overlap."""
    edits: dict[Span, str] = {}
    reached = 0
    for finding in result.findings:
        place = Span(finding.place.start, finding.place.end)
        if (
            finding.rule in safe
            and finding.suggestions
            and place.start >= reached
            and document.stands_literally(finding.span)
            and not document.view(quotations).around(finding.span)
        ):
            edits[place] = finding.suggestions[0]
            reached = place.end
    return edits
