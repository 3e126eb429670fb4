"""The Reviewdog Diagnostic Format, whole and by lines, against what its proto file declares."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema.validators import Draft202012Validator

from newslint import read_text
from newslint.engine import Result, lint
from newslint.formats import Report, Writer, rdjson, rdjsonl
from newslint.rule import Level, Rule

Written = Callable[[Writer, Report], str]
MakeRule = Callable[..., Rule]


def message(required: list[str] = [], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


STRING = {"type": "string"}
POSITION = message(["line"], line={"type": "integer", "minimum": 1}, column={"type": "integer", "minimum": 1})
RANGE = message(["start"], start=POSITION, end=POSITION)
SOURCE = message(["name"], name=STRING, url=STRING)
DIAGNOSTIC = message(
    ["message", "location"],
    message=STRING,
    location=message(["path"], path=STRING, range=RANGE),
    severity={"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
    source=SOURCE,
    code=message(["value"], value=STRING, url=STRING),
    suggestions={"type": "array", "items": message(["range", "text"], range=RANGE, text=STRING)},
    original_output=STRING,
)
RESULT = Draft202012Validator(
    message(["diagnostics"], diagnostics={"type": "array", "items": DIAGNOSTIC}, source=SOURCE, severity=STRING)
)


@pytest.fixture
def read(written: Written) -> Callable[[Report], list[Any]]:
    """The diagnostics, which the two formats agree on."""

    def parse(report: Report) -> list[Any]:
        value = json.loads(written(rdjson.write, report))
        RESULT.validate(value)
        lines = written(rdjsonl.write, report).splitlines()
        assert [json.loads(line) for line in lines] == value["diagnostics"]
        assert value["source"] == {"name": "newslint"}
        diagnostics: list[Any] = value["diagnostics"]
        return diagnostics

    return parse


def test_columns_are_bytes(agreement: Report, read: Callable[[Report], list[Any]]) -> None:
    unclosed, two_dates, unique = read(agreement)
    source = agreement.results[0].document.source  # type: ignore[union-attr]
    line = source.split("\n")[1].encode()
    where = two_dates["location"]["range"]
    assert line[where["start"]["column"] - 1 : where["end"]["column"] - 1].decode() == "13 May"
    assert where == {"start": {"line": 2, "column": 44}, "end": {"line": 2, "column": 50}}
    assert two_dates == {
        "message": "‘13 May’: the article has another day for it",
        "location": {"path": "news/deal.txt", "range": where},
        "severity": "ERROR",
        "source": {"name": "newslint"},
        "code": {"value": "dates/two_dates", "url": "https://example.org/dates"},
    }
    assert [one["text"] for one in unique["suggestions"]] == ["unique", "rare"]
    assert unique["suggestions"][0]["range"] == unique["location"]["range"]
    assert (unclosed["severity"], unique["severity"]) == ("WARNING", "INFO")


def test_a_byte_order_mark_counts(make_rule: MakeRule, read: Callable[[Report], list[Any]]) -> None:
    rule = make_rule("x/y", Level.ERROR, "mayor", "m")
    document = read_text("\ufeffThe mayor left.\n", path="a.txt")
    (found,) = read(Report([lint(document, [rule])], [rule], 0.0))
    assert found["location"]["range"]["start"] == {"line": 1, "column": 8}


def test_what_the_source_has_otherwise_is_not_replaced(
    make_rule: MakeRule, read: Callable[[Report], list[Any]]
) -> None:
    rule = make_rule("x/y", Level.ERROR, "Tom & Co", "m", suggestions=("Tim",))
    document = read_text("<p>Tom &amp; Co</p>", path="a.html", format="html")
    (found,) = read(Report([lint(document, [rule])], [rule], 0.0))
    assert "suggestions" not in found


def test_without_the_document_lines_alone_are_told(agreement: Report, read: Callable[[Report], list[Any]]) -> None:
    results = [result._replace(document=None) for result in agreement.results]
    found = read(agreement._replace(results=results))
    assert [one["location"]["range"] for one in found] == [
        {"start": {"line": line}, "end": {"line": line}} for line in (1, 2, 2)
    ]


def test_failures_hostile_thousand_and_clean(
    broken: Report, hostile: Report, thousand: Report, read: Callable[[Report], list[Any]], written: Written
) -> None:
    (failed,) = read(broken)
    assert failed == {
        "message": "x/y: the rule failed with ValueError: {0}",
        "location": {"path": "a.txt"},
        "severity": "ERROR",
        "source": {"name": "newslint"},
        "code": {"value": "newslint/failed"},
    }
    (odd,) = read(hostile)
    assert odd["location"]["path"] == "odd %,: name\ufffd\n😀.txt"
    assert odd["location"]["range"]["end"] == {"line": 2, "column": 29}
    assert len(read(thousand)) == 1000
    assert written(rdjsonl.write, Report([Result("a.txt")], [], 0.0)) == ""
    assert read(Report([Result("a.txt")], [], 0.0)) == []
