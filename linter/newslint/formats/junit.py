"""JUnit XML, which every build server shows: a suite a file, a test case a finding.

Errors and warnings are failures, suggestions are cases that pass and tell their advice, what could not be linted is an
error, and a clean file has one case that passes.
Source: https://github.com/testmoapp/junitxml
"""

from collections.abc import Iterator
from typing import TextIO

from newslint.engine import FAILED, Result
from newslint.formats import Report
from newslint.formats.summary import count
from newslint.formats.xml import DECLARATION, attributes, escape
from newslint.rule import Finding, Level


def write(report: Report, stream: TextIO) -> None:
    """Writes one document."""
    counts = count(report)
    failed = sum(len(result.failures) for result in report.results)
    stream.write(DECLARATION)
    totals = attributes(
        name="newslint",
        tests=sum(_cases(result) for result in report.results),
        failures=counts.errors + counts.warnings,
        errors=failed,
        time=f"{report.seconds:.3f}",
    )
    stream.write(f"<testsuites{totals}>\n")
    for result in report.results:
        stream.writelines(_suite(report.slashed(result), result))
    stream.write("</testsuites>\n")


def _cases(result: Result) -> int:
    return max(1, len(result.findings) + len(result.failures))


def _suite(path: str, result: Result) -> Iterator[str]:
    totals = attributes(
        name=path,
        tests=_cases(result),
        failures=sum(finding.level is not Level.SUGGESTION for finding in result.findings),
        errors=len(result.failures),
    )
    yield f"<testsuite{totals}>\n"
    for failure in result.failures:
        yield f"<testcase{attributes(name=FAILED, classname=path)}><error{attributes(message=failure)}/></testcase>\n"
    for finding in result.findings:
        yield f"<testcase{attributes(name=_name(finding), classname=path, file=path, line=finding.line)}>"
        yield f"{_outcome(path, finding)}</testcase>\n"
    if not result.findings and not result.failures:
        yield f"<testcase{attributes(name='newslint', classname=path)}/>\n"
    yield "</testsuite>\n"


def _name(finding: Finding) -> str:
    return f"{finding.rule} {finding.line}:{finding.column}"


def _outcome(path: str, finding: Finding) -> str:
    told = escape("\n".join((f"{path}:{finding.line}:{finding.column}: {finding.message}", *_advice(finding))))
    if finding.level is Level.SUGGESTION:
        return f"<system-out>{told}</system-out>"
    return f"<failure{attributes(message=finding.message, type=finding.level)}>{told}</failure>"


def _advice(finding: Finding) -> Iterator[str]:
    yield from (
        f"{other.path or 'line'}{':' if other.path else ' '}{other.place.line}: {other.message or other.text}"
        for other in finding.related
    )
    yield from (f"write: {suggestion}" for suggestion in finding.suggestions)
