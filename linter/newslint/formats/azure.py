"""Issues for the log of Azure Pipelines, which knows errors and warnings; suggestions are told as warnings.

Source: https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
"""

from typing import Final, TextIO

from newslint.formats import Report
from newslint.formats.escape import escaped
from newslint.rule import Level

_TYPES: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "warning"}


def write(report: Report, stream: TextIO) -> None:
    """Writes an issue a line. A clean run writes nothing."""
    for result in report.results:
        path = report.slashed(result)
        for failure in result.failures:
            stream.write(_issue(failure, type="error", sourcepath=path))
        for finding in result.findings:
            stream.write(
                _issue(
                    finding.message,
                    type=_TYPES[finding.level],
                    sourcepath=path,
                    linenumber=str(finding.line),
                    columnnumber=str(finding.column),
                    code=finding.rule,
                )
            )


def _issue(message: str, **properties: str) -> str:
    listed = "".join(f"{name}={_property(value)};" for name, value in properties.items())
    return f"##vso[task.logissue {listed}]{_data(message)}\n"


def _data(text: str) -> str:
    return escaped(text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(";", "%3B").replace("]", "%5D")
