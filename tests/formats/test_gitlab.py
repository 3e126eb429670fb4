"""Code Quality for GitLab, against the fields that its documentation lists."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema.validators import Draft202012Validator

from newslint.engine import Result
from newslint.formats import Report, Writer
from newslint.formats.gitlab import write

Written = Callable[[Writer, Report], str]

SCHEMA = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "additionalProperties": False,
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^(?!\\./)"},
                        "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"minimum": 1}}},
                    },
                },
            },
        },
    }
)


@pytest.fixture
def read(written: Written) -> Callable[[Report], Any]:
    def parse(report: Report) -> Any:
        value = json.loads(written(write, report))
        SCHEMA.validate(value)
        assert len({entry["fingerprint"] for entry in value}) == len(value), "GitLab drops what it has seen"
        return value

    return parse


def test_entries(agreement: Report, read: Callable[[Report], Any]) -> None:
    unclosed, two_dates, unique = read(agreement)
    assert two_dates == {
        "description": "‘13 May’: the article has another day for it",
        "check_name": "dates/two_dates",
        "fingerprint": agreement.results[0].findings[1].fingerprint,
        "severity": "major",
        "location": {"path": "news/deal.txt", "lines": {"begin": 2, "end": 2}},
    }
    assert (unclosed["severity"], unique["severity"]) == ("minor", "info")


def test_failures(broken: Report, read: Callable[[Report], Any]) -> None:
    (entry,) = read(broken)
    assert entry["description"] == "x/y: the rule failed with ValueError: {0}"
    assert (entry["check_name"], entry["severity"]) == ("newslint/failed", "blocker")
    assert entry["location"] == {"path": "a.txt", "lines": {"begin": 1}}


def test_clean_thousand_and_hostile(
    thousand: Report, hostile: Report, read: Callable[[Report], Any], written: Written
) -> None:
    assert written(write, Report([Result("a.txt")], [], 0.0)) == "[]\n"
    assert len(read(thousand)) == 1000
    (entry,) = read(hostile)
    assert entry["location"] == {"path": "odd %,: name\ufffd\n😀.txt", "lines": {"begin": 1, "end": 2}}
