"""Annotations for GitHub Actions, and a table for the summary of the step.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest in silence, so the rest is counted.
Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

import os
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TextIO

from newslint.formats import Report
from newslint.formats.escape import escaped
from newslint.formats.summary import numbered, summary
from newslint.rule import Finding, Level

SHOWN: Final = 10
"""How many annotations of each kind GitHub shows for a step."""

SUMMARY_SIZE: Final = 900_000
"""The most bytes that are added to the step summary, of which GitHub shows 1 MiB."""

_COMMANDS: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "notice"}
_MARKUP: Final = re.compile(r"[\\`*_\[\]|~<>&#]")


class _Located(NamedTuple):
    path: str
    finding: Finding


def write(report: Report, stream: TextIO) -> None:
    """Writes the annotations, and appends the table to the file that GITHUB_STEP_SUMMARY names, if it names one."""
    located = [_Located(report.slashed(result), finding) for result in report.results for finding in result.findings]
    located.sort(key=lambda one: tuple(_COMMANDS).index(one.finding.level))
    for command in _commands(report, located):
        stream.write(command + "\n")
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        try:
            with open(path, "a", encoding="utf-8", errors="replace") as file:
                file.write(table(report, located))
        except OSError as error:
            stream.write(_command("notice", f"the step summary could not be written: {error}") + "\n")


def table(report: Report, located: Sequence[_Located]) -> str:
    """The findings as a Markdown table, cut where it would grow too large."""
    head = f"### newslint\n\n{_plain(summary(report)[-1])}\n"
    if not located:
        return head + "\n"
    rows = [head, "\n| level | place | rule | message |\n| --- | --- | --- | --- |\n"]
    size = 0
    for index, (path, finding) in enumerate(located):
        place = f"{path}:{finding.line}:{finding.column}"
        row = "| " + " | ".join(_plain(part) for part in (finding.level, place, finding.rule, finding.message)) + " |\n"
        size += len(row.encode("utf-8", "replace"))
        if size > SUMMARY_SIZE:
            rows.append(f"\n{len(located) - index:,} more findings are left out here.\n")
            break
        rows.append(row)
    return "".join(rows) + "\n"


def _commands(report: Report, located: Sequence[_Located]) -> Iterator[str]:
    failures = [(report.slashed(result), failure) for result in report.results for failure in result.failures]
    yield from (_command("error", failure, file=path, title="newslint failed") for path, failure in failures)
    by_level = {level: [one for one in located if one.finding.level is level] for level in _COMMANDS}
    room = dict.fromkeys(_COMMANDS, SHOWN)
    room[Level.ERROR] = max(0, SHOWN - len(failures))
    if any(len(by_level[level]) > room[level] for level in _COMMANDS):
        room[Level.SUGGESTION] -= 1  # for the notice that says so
    left_out = {level: max(0, len(by_level[level]) - room[level]) for level in _COMMANDS}
    for level, ones in by_level.items():
        if level is Level.SUGGESTION and any(left_out.values()):
            numbers = ", ".join(numbered(number, name) for name, number in left_out.items() if number)
            yield _command(
                "notice", f"not shown here, because GitHub shows {SHOWN} of each: {numbers}", title="newslint"
            )
        yield from (_annotation(one) for one in ones[: room[level]])


def _annotation(one: _Located) -> str:
    place, finding = one.finding.place, one.finding
    message = finding.message
    if finding.suggestions and finding.suggestions[0] not in message:
        message += f"\nwrite: {finding.suggestions[0]}"
    for other in finding.related:
        if other.path:
            message += f"\nsee {other.path}:{other.place.line}: {other.message or other.text}"
    properties = {"file": one.path, "line": str(place.line), "endLine": str(place.end_line)}
    if place.line == place.end_line:  # GitHub takes columns within one line only
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    return _command(_COMMANDS[finding.level], message, **properties, title=finding.rule)


def _command(name: str, message: str, **properties: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}" if listed else f"::{name}::{_data(message)}"


def _data(text: str) -> str:
    lines = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped(lines)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    """`text` as Markdown that shows it as it is, in one line of a table."""
    return _MARKUP.sub(r"\\\g<0>", escaped(text))
