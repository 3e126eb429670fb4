"""SARIF 2.1.0, against the official schema."""

import json
import os
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema.protocols import Validator

from newslint.document import Block, Document, Piece, Role, SourceMap
from newslint.engine import Result, lint
from newslint.formats import Report, Writer, sarif
from newslint.formats.sarif import uri, write
from newslint.rule import Level, Rule

Written = Callable[[Writer, Report], str]
MakeRule = Callable[..., Rule]


@pytest.fixture
def run(written: Written, sarif_schema: Validator) -> Callable[[Report], Any]:
    """The one run of a report's log, which is valid."""

    def read(report: Report) -> Any:
        log = json.loads(written(write, report))
        sarif_schema.validate(log)
        assert log["version"] == "2.1.0" and len(log["runs"]) == 1
        return log["runs"][0]

    return read


def test_tool(agreement: Report, run: Callable[[Report], Any]) -> None:
    driver = run(agreement)["tool"]["driver"]
    assert driver["name"] == "newslint"
    assert driver["rules"] == [
        {
            "id": "dates/two_dates",
            "shortDescription": {"text": "About dates/two_dates"},
            "fullDescription": {"text": "Why dates/two_dates."},
            "help": {"text": "Why dates/two_dates.\n\nSource: https://example.org/dates"},
            "defaultConfiguration": {"level": "error"},
            "properties": {"tags": ["dates"]},
            "helpUri": "https://example.org/dates",
        },
        {
            "id": "style/very_unique",
            "shortDescription": {"text": "About style/very_unique"},
            "fullDescription": {"text": "Why style/very_unique."},
            "help": {"text": "Why style/very_unique."},
            "defaultConfiguration": {"level": "note"},
            "properties": {"tags": ["style"]},
        },
        {
            "id": "quotes/unclosed",
            "shortDescription": {"text": "About quotes/unclosed"},
            "fullDescription": {"text": "Why quotes/unclosed."},
            "help": {"text": "Why quotes/unclosed.\n\nSource: House style, p. 4"},
            "defaultConfiguration": {"level": "warning"},
            "properties": {"tags": ["quotes"]},
        },
    ]


def test_run(agreement: Report, run: Callable[[Report], Any]) -> None:
    value = run(agreement)
    assert value["columnKind"] == "unicodeCodePoints"
    assert value["newlineSequences"] == ["\r\n", "\n", "\r"]
    assert value["artifacts"] == [{"location": {"uri": "news/deal.txt"}}, {"location": {"uri": "news/clean.txt"}}]
    assert value["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_results(agreement: Report, run: Callable[[Report], Any]) -> None:
    marks = [finding.fingerprint for finding in agreement.results[0].findings]
    artifact = {"uri": "news/deal.txt"}
    region = {"startLine": 2, "startColumn": 42, "endLine": 2, "endColumn": 53}
    _, contradiction, choice = run(agreement)["results"]
    assert contradiction == {
        "ruleId": "dates/two_dates",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "‘13 May’: the article has another day for it"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": {
                        "startLine": 2,
                        "startColumn": 30,
                        "endLine": 2,
                        "endColumn": 36,
                        "snippet": {"text": "13 May"},
                    },
                }
            }
        ],
        "partialFingerprints": {"newslintFinding/v1": marks[1]},
        "relatedLocations": [
            {
                "id": 0,
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": {
                        "startLine": 1,
                        "startColumn": 22,
                        "endLine": 1,
                        "endColumn": 28,
                        "snippet": {"text": "12 May"},
                    },
                },
                "message": {"text": "here it is ‘12 May’"},
            }
        ],
        "properties": {
            "confidence": 0.9,
            "evidence": [{"text": "The deal is of 12 May.", "source": "Official Gazette", "as_of": "2024-05-20"}],
        },
    }
    assert choice["level"] == "note"
    assert choice["fixes"] == [
        {
            "description": {"text": f"write ‘{word}’"},
            "artifactChanges": [
                {
                    "artifactLocation": artifact,
                    "replacements": [{"deletedRegion": region, "insertedContent": {"text": word}}],
                }
            ],
        }
        for word in ("unique", "rare")
    ]


def entity_document() -> Document:
    """`Tom &amp; co` as a page has it, read as `Tom & co`."""
    pieces = (Piece(0, 0, 4), Piece(4, 4, 9), Piece(5, 9, 12))
    text, source = "Tom & co", "Tom &amp; co"
    block = Block(Role.PARAGRAPH, 0, len(text))
    return Document(text, [block], path="a.html", source=source, source_map=SourceMap(pieces, len(text)))


@pytest.mark.parametrize(("pattern", "snippet", "fixed"), [("Tom", "Tom", True), ("& co", "&amp; co", False)])
def test_fixes_only_what_stands_in_the_source(
    pattern: str, snippet: str, fixed: bool, make_rule: MakeRule, run: Callable[[Report], Any]
) -> None:
    rule = make_rule("x/y", Level.ERROR, pattern, "m", suggestions=("Tim",))
    result = run(Report([lint(entity_document(), [rule])], [rule], 0.0))["results"][0]
    assert result["locations"][0]["physicalLocation"]["region"]["snippet"] == {"text": snippet}
    assert ("fixes" in result) is fixed
    assert result["properties"]["suggestions"] == ["Tim"]


def test_without_the_document_there_are_no_fixes(agreement: Report, run: Callable[[Report], Any]) -> None:
    results = [result._replace(document=None) for result in agreement.results]
    for result in run(agreement._replace(results=results))["results"]:
        assert "fixes" not in result
        assert "snippet" not in result["locations"][0]["physicalLocation"]["region"]


def test_failures(broken: Report, run: Callable[[Report], Any]) -> None:
    def at(address: str) -> list[Any]:
        return [{"physicalLocation": {"artifactLocation": {"uri": address}}}]

    assert run(broken)["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {
                    "level": "error",
                    "message": {"text": "x/y: the rule failed with ValueError: {{0}}"},
                    "locations": at("a.txt"),
                },
                {"level": "note", "message": {"text": "read as Windows-1252"}, "locations": at("b.txt")},
            ],
        }
    ]


def test_hostile(hostile: Report, run: Callable[[Report], Any]) -> None:
    result = run(hostile)["results"][0]
    assert result["message"]["text"] == ("found 100%, a:b,c 😀 \x1b[31m \ufffd x\r\ny ::error:: [z] (w) {{0}} |`<b>")
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "odd%20%25%2C%3A%20name%FF%0A%F0%9F%98%80.txt"
    region = location["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (1, 1, 2, 29)


def test_the_finding_of_the_engine_itself(run: Callable[[Report], Any], agreement: Report) -> None:
    finding = agreement.results[0].findings[0]._replace(rule="newslint/unused_silence")
    value = run(Report([Result("a.txt", (finding,))], [], 0.0))
    assert value["tool"]["driver"]["rules"] == [{"id": "newslint/unused_silence"}]
    assert value["results"][0]["ruleIndex"] == 0


def test_a_thousand_and_none(thousand: Report, run: Callable[[Report], Any]) -> None:
    assert len(run(thousand)["results"]) == 1000
    clean = run(Report([Result("a.txt")], [], 0.0))
    assert clean["results"] == [] and clean["invocations"][0]["executionSuccessful"] is True


def test_the_mildest_are_left_out(
    agreement: Report, run: Callable[[Report], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sarif.MOST_RESULTS == 25_000
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    value = run(agreement)
    assert [result["level"] for result in value["results"]] == ["warning", "error"]
    assert value["invocations"] == [
        {
            "executionSuccessful": True,
            "toolExecutionNotifications": [
                {"level": "warning", "message": {"text": "1 of 3 findings are left out, the mildest first"}}
            ],
        }
    ]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("news/a.txt", "news/a.txt"),
        ("a b#?%.txt", "a%20b%23%3F%25.txt"),
        ("C:drive.txt", "C%3Adrive.txt"),
        ("Łódź/日.txt", "%C5%81%C3%B3d%C5%BA/%E6%97%A5.txt"),
        ("bad\udcff", "bad%FF"),
        ("bad\ud800", "bad%3F"),
        ("/srv/a b.txt", "file:///srv/a%20b.txt"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="names and roots differ on Windows")
def test_uri(path: str, expected: str) -> None:
    assert uri(path) == expected
