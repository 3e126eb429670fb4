"""Findings for people: on a terminal with the line and carets under it, elsewhere one line a finding.

The one line is `path:line:column: level rule message`, which editors and compilers' readers parse.
"""

import os
from collections.abc import Iterator
from typing import Final, NamedTuple, TextIO

from newslint.document import Document
from newslint.formats import Report
from newslint.formats.escape import escaped
from newslint.rule import Evidence, Finding, Level, RelatedPlace, Rule

_INDENT: Final = "  "
_NARROWEST: Final = 20
_DEFAULT_WIDTH: Final = 80
_COLOURS: Final = {Level.ERROR: "31", Level.WARNING: "33", Level.SUGGESTION: "36"}
_BOLD: Final = "1"
_DIM: Final = "2"


class Style(NamedTuple):
    """How to write: with source lines on a terminal, with colours, and how many columns there are."""

    terminal: bool = False
    colour: bool = False
    width: int = _DEFAULT_WIDTH

    def paint(self, text: str, code: str) -> str:
        """`text` in a colour, where colours are wanted."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


def style(stream: TextIO) -> Style:
    """What suits a stream: colours only on a terminal that knows them, and not where NO_COLOR is set."""
    if not stream.isatty():
        return Style()
    dumb = os.environ.get("TERM") == "dumb" or (os.name == "nt" and "WT_SESSION" not in os.environ)
    return Style(True, not dumb and not os.environ.get("NO_COLOR"), _columns(stream))


def write(report: Report, stream: TextIO, how: Style | None = None) -> None:
    """Writes the findings, in the style `how` or the one that suits the stream. A clean run writes nothing."""
    how = how or style(stream)
    rules = {rule.id: rule for rule in report.rules} if report.verbose else {}
    for result in report.results:
        path = escaped(report.path(result))
        for finding in result.findings:
            if how.terminal:
                lines = _drawn(path, finding, result.document, rules.get(finding.rule), how)
                stream.write("\n".join(lines) + "\n\n")
            else:
                stream.write(line(path, finding) + "\n")


def line(path: str, finding: Finding) -> str:
    """The finding on one line, with the places of other files that it rests on."""
    told = f"{path}:{finding.line}:{finding.column}: {finding.level} {finding.rule} {escaped(finding.message)}"
    places = ", ".join(_place(other) for other in finding.related if other.path)
    return f"{told} (see {places})" if places else told


def _place(other: RelatedPlace) -> str:
    return f"{escaped(other.path)}:{other.place.line}:{other.place.column}"


def _drawn(path: str, finding: Finding, document: Document | None, rule: Rule | None, how: Style) -> Iterator[str]:
    colour = _COLOURS[finding.level]
    place = how.paint(f"{path}:{finding.line}:{finding.column}:", _BOLD)
    level = how.paint(finding.level, colour)
    yield f"{place} {level} {how.paint(finding.rule, _DIM)} {escaped(finding.message)}"
    if document is not None:
        from newslint.formats.display import excerpt  # not needed in a pipe

        at = finding.place
        columns = max(_NARROWEST, how.width - len(_INDENT))
        shown = excerpt(document.source, at.start, at.end, at.start - at.column + 1, columns)
        yield _INDENT + shown.line
        yield _INDENT + how.paint(shown.marks, colour)
    for other in finding.related:
        label = f"see {_place(other)}" if other.path else f"see line {other.place.line}"
        yield _labelled(label, _said(other), how)
    for suggestion in finding.suggestions:
        yield _labelled("write", suggestion, how) if suggestion else _INDENT + how.paint("remove it", _BOLD)
    yield from (_labelled("evidence", _cited(evidence), how) for evidence in finding.evidence)
    if rule is not None:
        yield _labelled("why", " ".join(rule.why.split()), how)
        if rule.source:
            yield _labelled("source", rule.source, how)


def _labelled(label: str, text: str, how: Style) -> str:
    return f"{_INDENT}{how.paint(f'{label}:', _BOLD)} {escaped(text)}"


def _said(other: RelatedPlace) -> str:
    return other.message or f"‘{other.text}’"


def _cited(evidence: Evidence) -> str:
    origin = ", ".join(part for part in (evidence.source, evidence.as_of and f"as of {evidence.as_of}") if part)
    return f"{evidence.text} ({origin})" if origin else evidence.text


def _columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or _DEFAULT_WIDTH
    except (OSError, ValueError):  # a terminal in name only, such as an editor's
        return _DEFAULT_WIDTH
