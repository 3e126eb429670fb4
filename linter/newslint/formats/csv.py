"""The findings as a table for a spreadsheet (RFC 4180): a header, then a row a finding."""

import csv
from typing import Final, TextIO

from newslint.formats import Report
from newslint.formats.escape import escaped
from newslint.rule import RelatedPlace

COLUMNS: Final = (
    "path", "line", "column", "end_line", "end_column", "level", "confidence",
    "rule", "message", "text", "suggestions", "related", "evidence", "fingerprint",
)  # fmt: skip
"""The header. A cell with several values has ` | ` between them."""

_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")


def write(report: Report, stream: TextIO) -> None:
    """Writes the table; a clean run writes the header alone."""
    table = csv.writer(stream)
    table.writerow(COLUMNS)
    for result in report.results:
        path = report.path(result)
        for finding in result.findings:
            place = finding.place
            row = (
                path,
                place.line,
                place.column,
                place.end_line,
                place.end_column,
                finding.level,
                finding.confidence,
                finding.rule,
                finding.message,
                finding.text,
                " | ".join(finding.suggestions),
                " | ".join(_place(one) + f" {one.message or one.text}" for one in finding.related),
                " | ".join(" ".join(filter(None, evidence)) for evidence in finding.evidence),
                finding.fingerprint,
            )
            table.writerow([cell(value) if isinstance(value, str) else value for value in row])


def _place(related: RelatedPlace) -> str:
    """Line and column, behind the path of another file."""
    return f"{related.path and related.path + ':'}{related.place.line}:{related.place.column}"


def cell(text: str) -> str:
    """`text` as a spreadsheet shows it and never computes it (OWASP, CSV injection): no formula begins a cell."""
    return escaped(f"'{text}" if text.startswith(_FORMULA_SIGNS) else text)
