"""The Reviewdog Diagnostic Format as one JSON object; columns are bytes of UTF-8 from 1.

Source: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from collections.abc import Iterator
from typing import Any, Final, TextIO

from newslint.document import Document, Place
from newslint.engine import FAILED, Result
from newslint.fix import writable
from newslint.formats import Report
from newslint.formats.json import dumps
from newslint.rule import Finding, Level

_SEVERITIES: Final = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.SUGGESTION: "INFO"}
_SOURCE: Final = {"name": "newslint"}


def write(report: Report, stream: TextIO) -> None:
    """Writes one DiagnosticResult."""
    listed = ",\n".join(map(dumps, diagnostics(report)))
    stream.write(f'{{"source": {dumps(_SOURCE)}, "diagnostics": [{listed}]}}\n')


def diagnostics(report: Report) -> Iterator[dict[str, Any]]:
    """The findings, and the failures of files and rules, each as a Diagnostic."""
    for result in report.results:
        path = report.slashed(result)
        for failure in result.failures:
            yield {
                "message": failure,
                "location": {"path": path},
                "severity": "ERROR",
                "source": _SOURCE,
                "code": {"value": FAILED},
            }
        yield from (_diagnostic(path, finding, result) for finding in result.findings)


def _diagnostic(path: str, finding: Finding, result: Result) -> dict[str, Any]:
    where = _range(finding.place, result.document)
    code = {"value": finding.rule, "url": finding.url} if finding.url else {"value": finding.rule}
    diagnostic: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": path, "range": where},
        "severity": _SEVERITIES[finding.level],
        "source": _SOURCE,
        "code": code,
    }
    written = writable(finding, result.document)
    if written:
        diagnostic["suggestions"] = [{"range": where, "text": text} for text in written]
    return diagnostic


def _range(place: Place, document: Document | None) -> dict[str, Any]:
    if document is None:
        return {"start": {"line": place.line}, "end": {"line": place.end_line}}
    start, end = (_bytes_before(document.source, offset) for offset in (place.start, place.end))
    return {
        "start": {"line": place.line, "column": start + 1},
        "end": {"line": place.end_line, "column": end + 1},
    }


def _bytes_before(source: str, offset: int) -> int:
    """How many bytes of UTF-8 stand before `offset` in its line, a byte order mark among them."""
    start = max(source.rfind("\n", 0, offset), source.rfind("\r", 0, offset)) + 1
    return len(source[start:offset].encode("utf-8", "replace"))
