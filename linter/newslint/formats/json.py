"""The report as JSON for programs: a contract, kept by `report.schema.json` beside this module.

The output is ASCII, so that no setting of the reading or writing side can damage it, with a finding a line.
"""

import json
import re
from typing import Any, Final, TextIO

from newslint.engine import Result
from newslint.formats import Report
from newslint.formats.summary import count, held_back
from newslint.rule import Finding

SCHEMA: Final = "newslint/report/1"
"""The name and version of the contract."""

_ESCAPE: Final = re.compile(r"\\(?:ud[89ab]..\\ud[c-f]..|(ud[89a-f]..)|.)")


def dumps(value: Any) -> str:
    """`value` as JSON on one line of ASCII; a lone surrogate, which many parsers refuse, becomes U+FFFD."""
    encoded = json.dumps(value)
    if "\\ud" in encoded:
        encoded = _ESCAPE.sub(lambda match: "\\ufffd" if match[1] else match[0], encoded)
    return encoded


def record(finding: Finding) -> dict[str, Any]:
    """The finding as the contract has it, its keys in order."""
    place = finding.place
    return {
        "rule": finding.rule,
        "level": finding.level,
        "confidence": finding.confidence,
        "message": finding.message,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "start": place.start,
        "end": place.end,
        "text": finding.text,
        "suggestions": finding.suggestions,
        "related": [
            {
                "line": other.place.line,
                "column": other.place.column,
                "start": other.place.start,
                "end": other.place.end,
                "text": other.text,
                "message": other.message,
                "path": other.path,
            }
            for other in finding.related
        ],
        "evidence": [evidence._asdict() for evidence in finding.evidence],
        "url": finding.url,
        "fingerprint": finding.fingerprint,
    }


def write(report: Report, stream: TextIO) -> None:
    """Writes one JSON object."""
    stream.write(f'{{"schema": {dumps(SCHEMA)}, "files": [')
    for index, result in enumerate(report.results):
        stream.write(",\n" if index else "\n")
        _write_file(report.path(result), result, stream)
    totals = {**count(report)._asdict(), "held_back": held_back(report), "seconds": round(report.seconds, 3)}
    stream.write(f'\n], "summary": {dumps(totals)}}}\n')


def _write_file(path: str, result: Result, stream: TextIO) -> None:
    stream.write(f'{{"path": {dumps(path)}, "findings": [')
    for index, finding in enumerate(result.findings):
        stream.write(",\n" if index else "\n")
        stream.write(dumps(record(finding)))
    notices = [*result.notices, *(f"failed: {failure}" for failure in result.failures)]
    supported = [{**one._asdict(), "evidence": [proof._asdict() for proof in one.evidence]} for one in result.supported]
    borne_out = f'"supported": {dumps(supported)}, ' if supported else ""
    stream.write(f'], {borne_out}"notices": {dumps(notices)}}}')
