"""The Reviewdog Diagnostic Format, a Diagnostic a line."""

from typing import TextIO

from newslint.formats import Report
from newslint.formats.json import dumps
from newslint.formats.rdjson import diagnostics


def write(report: Report, stream: TextIO) -> None:
    """Writes the diagnostics. A clean run writes nothing."""
    stream.writelines(f"{dumps(diagnostic)}\n" for diagnostic in diagnostics(report))
