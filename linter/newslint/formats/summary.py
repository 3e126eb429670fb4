"""What is said beside a report, on standard error: failures, notices and the counts."""

from collections import Counter
from typing import NamedTuple

from newslint.formats import Report
from newslint.formats.escape import escaped
from newslint.rule import Level


class Counts(NamedTuple):
    """How many files were linted and how many findings they have."""

    files: int
    errors: int
    warnings: int
    suggestions: int


def count(report: Report) -> Counts:
    """The counts of a report."""
    levels = Counter(finding.level for result in report.results for finding in result.findings)
    files = len({result.path for result in report.results})  # a file may hold several articles
    return Counts(files, levels[Level.ERROR], levels[Level.WARNING], levels[Level.SUGGESTION])


def summary(report: Report) -> list[str]:
    """Lines for standard error: a line a failure, a line a notice, and the counts last."""
    lines: list[str] = []
    for result in report.results:
        path = escaped(report.path(result))
        lines += (f"{path}: failed: {escaped(failure.removeprefix(f'{result.path}: '))}" for failure in result.failures)
        lines += (f"{path}: note: {escaped(notice)}" for notice in result.notices)
        if report.verbose:
            lines += (
                f"{path}:{one.line}:{one.column}: supported {one.check} ‘{escaped(one.text)}’: "
                + escaped("; ".join(" ".join(filter(None, (proof.text, f"({proof.source})" if proof.source else "")))
                                    for proof in one.evidence))
                for one in result.supported
            )  # fmt: skip
    return [*dict.fromkeys(lines), _counted(report)]


def _counted(report: Report) -> str:
    counts = count(report)
    found = [
        numbered(number, noun)
        for number, noun in ((counts.errors, "error"), (counts.warnings, "warning"), (counts.suggestions, "suggestion"))
        if number
    ]
    line = f"{', '.join(found) or 'no findings'} in {numbered(counts.files, 'file')} ({report.seconds:.2f} s)"
    held = [f"{number:,} {reason}" for reason, number in held_back(report).items()]
    return ", ".join((line, *held))


def by_rule(report: Report) -> list[str]:
    """A line a rule that found something, the busiest first: findings, files, rule."""
    findings: Counter[str] = Counter()
    for result in report.results:
        findings.update(finding.rule for finding in result.findings)
    named = {(result.path, finding.rule) for result in report.results for finding in result.findings}
    files = Counter(rule for _, rule in named)
    ordered = sorted(findings.items(), key=lambda item: (-item[1], item[0]))
    return [f"{number:7,} in {numbered(files[rule], 'file')}: {rule}" for rule, number in ordered]


def held_back(report: Report) -> Counter[str]:
    """How many findings are not shown, by reason: by comments, then by what a baseline knows or a change leaves out."""
    counts = Counter({"silenced": sum(result.silenced for result in report.results)})
    for result in report.results:
        counts.update(result.held)
    return +counts


def numbered(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
