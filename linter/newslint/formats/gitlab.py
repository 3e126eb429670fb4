"""A Code Quality report for GitLab's merge requests.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from collections.abc import Iterator
from typing import Any, Final, TextIO

from newslint.engine import FAILED, Result
from newslint.formats import Report
from newslint.formats.json import dumps
from newslint.rule import Finding, Level, fingerprint

_SEVERITIES: Final = {Level.ERROR: "major", Level.WARNING: "minor", Level.SUGGESTION: "info"}
_FAILURE_SEVERITY: Final = "blocker"


def write(report: Report, stream: TextIO) -> None:
    """Writes one JSON array, empty when nothing was found; what could not be linted is a blocker in line 1."""
    entries = [entry for result in report.results for entry in _entries(report.slashed(result), result)]
    stream.write("[" + ",\n".join(map(dumps, entries)) + "]\n")


def _entries(path: str, result: Result) -> Iterator[dict[str, Any]]:
    for number, failure in enumerate(result.failures):
        yield {
            "description": failure,
            "check_name": FAILED,
            "fingerprint": fingerprint(path, FAILED, failure, number),
            "severity": _FAILURE_SEVERITY,
            "location": {"path": path, "lines": {"begin": 1}},
        }
    yield from (_entry(path, finding) for finding in result.findings)


def _entry(path: str, finding: Finding) -> dict[str, Any]:
    return {
        "description": finding.message,
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.level],
        "location": {"path": path, "lines": {"begin": finding.place.line, "end": finding.place.end_line}},
    }
