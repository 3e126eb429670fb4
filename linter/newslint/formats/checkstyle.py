"""Checkstyle XML, which editors and build servers read.

Source: https://checkstyle.org/
"""

from typing import Final, TextIO

from newslint.engine import FAILED
from newslint.formats import Report
from newslint.formats.xml import DECLARATION, attributes
from newslint.rule import Level

_SEVERITIES: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "info"}


def write(report: Report, stream: TextIO) -> None:
    """Writes one document with an element for every file, also for a clean one."""
    stream.write(f'{DECLARATION}<checkstyle version="10.0">\n')
    for result in report.results:
        stream.write(f"<file{attributes(name=report.slashed(result))}>\n")
        for failure in result.failures:
            stream.write(f"<error{attributes(line=1, severity='error', message=failure, source=FAILED)}/>\n")
        for finding in result.findings:
            told = attributes(
                line=finding.line,
                column=finding.column,
                severity=_SEVERITIES[finding.level],
                message=finding.message,
                source=f"newslint.{finding.rule}",
            )
            stream.write(f"<error{told}/>\n")
        stream.write("</file>\n")
    stream.write("</checkstyle>\n")
