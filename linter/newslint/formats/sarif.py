"""SARIF 2.1.0, the format of code scanning services.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

import os
import urllib.parse
from collections.abc import Sequence
from typing import Any, Final, NamedTuple, TextIO

from newslint.document import Document, Place
from newslint.engine import Result
from newslint.fix import writable
from newslint.formats import Report
from newslint.formats.json import dumps
from newslint.rule import Finding, Level, RelatedPlace, Rule
from newslint.version import __version__

MOST_RESULTS: Final = 25_000
"""The most results that GitHub takes in a run."""

FINGERPRINT: Final = "newslintFinding/v1"
"""The key of our fingerprint, which outlives edits elsewhere in a file."""

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "note"}


class _Found(NamedTuple):
    result: Result
    finding: Finding
    uri: str


def write(report: Report, stream: TextIO) -> None:
    """Writes one log with one run.

    Beyond MOST_RESULTS the mildest findings are left out, and a notification says so.
    """
    uris = [uri(report.path(result)) for result in report.results]
    found = [
        _Found(result, finding, address)
        for result, address in zip(report.results, uris, strict=True)
        for finding in result.findings
    ]
    kept = _most_serious(found)
    rules = _rules(report.rules, kept)
    indices = {rule["id"]: index for index, rule in enumerate(rules)}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "newslint", "version": __version__, "rules": rules}},
                "invocations": [_invocation(report, uris, len(found) - len(kept))],
                "artifacts": [{"location": {"uri": address}} for address in dict.fromkeys(uris)],
                "columnKind": "unicodeCodePoints",
                "newlineSequences": ["\r\n", "\n", "\r"],
                "results": [_result(one, indices) for one in kept],
            }
        ],
    }
    stream.write(dumps(log) + "\n")


def uri(path: str) -> str:
    """A path as a URI: relative where the path is, with forward slashes and percent-encoded bytes."""
    quoted = urllib.parse.quote_from_bytes(_name_bytes(path.replace(os.sep, "/")))
    if not os.path.isabs(path):
        return quoted
    return f"file://{quoted}" if quoted.startswith("/") else f"file:///{quoted.replace('%3A', ':', 1)}"


def _name_bytes(path: str) -> bytes:
    try:
        return os.fsencode(path)
    except UnicodeEncodeError:  # no name that this system could have
        return path.encode("utf-8", "replace")


def _most_serious(found: list[_Found]) -> list[_Found]:
    if len(found) <= MOST_RESULTS:
        return found
    order = list(_LEVELS)
    ranked = sorted(range(len(found)), key=lambda index: order.index(found[index].finding.level))
    return [found[index] for index in sorted(ranked[:MOST_RESULTS])]


def _rules(rules: Sequence[Rule], found: Sequence[_Found]) -> list[dict[str, Any]]:
    described = {rule.id: _described(rule) for rule in rules}
    for one in found:  # findings of the engine itself have no rule
        described.setdefault(one.finding.rule, {"id": one.finding.rule})
    return list(described.values())


def _described(rule: Rule) -> dict[str, Any]:
    reason = rule.why or rule.title
    advice = f"{reason}\n\nSource: {rule.source}" if rule.source else reason
    descriptor = {
        "id": rule.id,
        "shortDescription": _message(rule.title),
        "fullDescription": _message(reason),
        "help": _message(advice),
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {"tags": [rule.topic]},
    }
    if rule.url:
        descriptor["helpUri"] = rule.url
    return descriptor


def _invocation(report: Report, uris: Sequence[str], left_out: int) -> dict[str, Any]:
    notifications = [
        _notification("error", failure, address)
        for result, address in zip(report.results, uris, strict=True)
        for failure in result.failures
    ]
    succeeded = not notifications
    notifications += (
        _notification("note", notice, address)
        for result, address in zip(report.results, uris, strict=True)
        for notice in result.notices
    )
    if left_out:
        told = f"{left_out:,} of {left_out + MOST_RESULTS:,} findings are left out, the mildest first"
        notifications.append({"level": "warning", "message": _message(told)})
    return {"executionSuccessful": succeeded, "toolExecutionNotifications": notifications}


def _notification(level: str, text: str, address: str) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": {"uri": address}}}
    return {"level": level, "message": _message(text), "locations": [location]}


def _result(one: _Found, indices: dict[str, int]) -> dict[str, Any]:
    finding, document = one.finding, one.result.document
    properties: dict[str, Any] = {"confidence": finding.confidence}
    if finding.suggestions:
        properties["suggestions"] = finding.suggestions
    if finding.evidence:
        properties["evidence"] = [evidence._asdict() for evidence in finding.evidence]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": indices[finding.rule],
        "level": _LEVELS[finding.level],
        "message": _message(finding.message),
        "locations": [_location(one.uri, finding.place, document)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": index, **_related(one.uri, other, document), "message": _message(other.message or other.text)}
            for index, other in enumerate(finding.related)
        ]
    written = writable(finding, document)
    if written:
        result["fixes"] = [_fix(one.uri, finding.place, suggestion) for suggestion in written]
    return {**result, "properties": properties}


def _fix(address: str, place: Place, suggestion: str) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(place), "insertedContent": {"text": suggestion}}
    return {
        "description": _message(f"write ‘{suggestion}’" if suggestion else "remove it"),
        "artifactChanges": [{"artifactLocation": {"uri": address}, "replacements": [replacement]}],
    }


def _location(address: str, place: Place, document: Document | None) -> dict[str, Any]:
    region: dict[str, Any] = _region(place)
    if document is not None:
        region["snippet"] = {"text": document.source[place.start : place.end]}
    return {"physicalLocation": {"artifactLocation": {"uri": address}, "region": region}}


def _related(address: str, other: RelatedPlace, document: Document | None) -> dict[str, Any]:
    """A second place: in the article, or in another file, of which only the words are at hand."""
    if not other.path:
        return _location(address, other.place, document)
    region = {**_region(other.place), "snippet": {"text": other.text}}
    return {"physicalLocation": {"artifactLocation": {"uri": uri(other.path)}, "region": region}}


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _message(text: str) -> dict[str, str]:
    """A message that shows `text`: braces and `[...](...)` would else be read as placeholders and links (3.11.5, 6)."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}
