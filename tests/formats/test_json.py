"""The contract: `newslint/report/1`."""

import json
from collections.abc import Callable

import pytest
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator

from newslint.engine import Result
from newslint.formats import Report, Writer
from newslint.formats import json as json_format
from newslint.formats import jsonl as jsonl_format
from newslint.formats.json import dumps

Written = Callable[[Writer, Report], str]

FINDING_KEYS = [
    *("rule", "level", "confidence", "message", "line", "column", "end_line", "end_column", "start", "end"),
    *("text", "suggestions", "related", "evidence", "url", "fingerprint"),
]


def test_exactly(agreement: Report, written: Written) -> None:
    marks = [finding.fingerprint for finding in agreement.results[0].findings]
    assert written(json_format.write, agreement) == (
        '{"schema": "newslint/report/1", "files": [\n'
        '{"path": "news/deal.txt", "findings": [\n'
        '{"rule": "quotes/unclosed", "level": "warning", "confidence": 0.9, '
        '"message": "this quotation is never closed", "line": 1, "column": 33, "end_line": 1, "end_column": 34, '
        '"start": 32, "end": 33, "text": "\\u201c", "suggestions": [], "related": [], "evidence": [], "url": "", '
        f'"fingerprint": "{marks[0]}"}},\n'
        '{"rule": "dates/two_dates", "level": "error", "confidence": 0.9, '
        '"message": "\\u201813 May\\u2019: the article has another day for it", '
        '"line": 2, "column": 30, "end_line": 2, "end_column": 36, "start": 70, "end": 76, "text": "13 May", '
        '"suggestions": [], "related": [{"line": 1, "column": 22, "start": 21, "end": 27, "text": "12 May", '
        '"message": "here it is \\u201812 May\\u2019", "path": ""}], "evidence": [{"text": "The deal is of 12 May.", '
        '"source": "Official Gazette", "as_of": "2024-05-20"}], "url": "https://example.org/dates", '
        f'"fingerprint": "{marks[1]}"}},\n'
        '{"rule": "style/very_unique", "level": "suggestion", "confidence": 0.9, '
        '"message": "\\u2018very unique\\u2019: write \\u2018unique\\u2019", '
        '"line": 2, "column": 42, "end_line": 2, "end_column": 53, "start": 82, "end": 93, "text": "very unique", '
        '"suggestions": ["unique", "rare"], "related": [], "evidence": [], "url": "", '
        f'"fingerprint": "{marks[2]}"}}], "notices": []}},\n'
        '{"path": "news/clean.txt", "findings": [], "notices": []}\n'
        '], "summary": {"files": 2, "errors": 1, "warnings": 1, "suggestions": 1, "held_back": {}, "seconds": 0.123}}\n'
    )


def test_positions_are_code_points(agreement: Report, written: Written) -> None:
    report = json.loads(written(json_format.write, agreement))
    document = agreement.results[0].document
    assert document is not None
    for finding in report["files"][0]["findings"]:
        assert document.source[finding["start"] : finding["end"]] == finding["text"]
        before = document.source[: finding["start"]]
        assert finding["line"] == before.count("\n") + 1
        assert finding["column"] == len(before.rpartition("\n")[2]) + 1


@pytest.mark.parametrize("name", ["agreement", "broken", "hostile", "thousand"])
def test_schema(name: str, request: pytest.FixtureRequest, written: Written, report_schema: Validator) -> None:
    report = request.getfixturevalue(name)
    value = json.loads(written(json_format.write, report))
    report_schema.validate(value)
    for file in value["files"]:
        assert list(file) == ["path", "findings", "notices"]
        assert all(list(finding) == FINDING_KEYS for finding in file["findings"])
    lines = written(jsonl_format.write, report).split("\n")
    assert lines.pop() == ""
    flat = [{"path": file["path"], **finding} for file in value["files"] for finding in file["findings"]]
    assert [json.loads(line) for line in lines] == flat
    assert all(line.startswith('{"path": ') for line in lines)


def test_the_schema_knows_every_key_and_no_other(agreement: Report, written: Written, report_schema: Validator) -> None:
    text = written(json_format.write, agreement)
    for key in (*FINDING_KEYS, "schema", "files", "summary", "path", "findings", "notices", "seconds", "as_of"):
        broken = json.loads(text.replace(f'"{key}": ', f'"{key}_": '))
        with pytest.raises(ValidationError):
            report_schema.validate(broken)


def test_failures_are_notices(broken: Report, written: Written) -> None:
    files = json.loads(written(json_format.write, broken))["files"]
    assert [file["notices"] for file in files] == [
        ["failed: x/y: the rule failed with ValueError: {0}"],
        ["read as Windows-1252"],
    ]


def test_no_files_and_clean_files(written: Written, report_schema: Validator) -> None:
    empty = Report([], [], 0.0)
    text = written(json_format.write, empty)
    assert text == (
        '{"schema": "newslint/report/1", "files": [\n], '
        '"summary": {"files": 0, "errors": 0, "warnings": 0, "suggestions": 0, "held_back": {}, "seconds": 0.0}}\n'
    )
    report_schema.validate(json.loads(text))
    assert written(jsonl_format.write, Report([Result("a.txt")], [], 0.0)) == ""


def test_output_is_ascii(hostile: Report, written: Written) -> None:
    assert written(json_format.write, hostile).isascii() and written(jsonl_format.write, hostile).isascii()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("😀 é \u2028 \x1b", "😀 é \u2028 \x1b"),
        ("\ud83d x \udcff", "\ufffd x \ufffd"),
        ("\ud83d😀\ude00", "\ufffd😀\ufffd"),
        ("\\ud83d \\\\udcff \\", "\\ud83d \\\\udcff \\"),
        ('\\"\ud800"', '\\"\ufffd"'),
    ],
)
def test_lone_surrogates_are_replaced(text: str, read: str) -> None:
    assert json.loads(dumps(text)) == read
