"""One finding a line, each a JSON object: the file's path, then the finding as in the format `json`."""

from typing import TextIO

from newslint.formats import Report
from newslint.formats.json import dumps, record


def write(report: Report, stream: TextIO) -> None:
    """Writes the findings. A clean run writes nothing."""
    for result in report.results:
        path = report.path(result)
        for finding in result.findings:
            stream.write(dumps({"path": path, **record(finding)}) + "\n")
