"""Fixes in reports: only what a program may write into the file unread."""

import json
from collections.abc import Callable
from io import StringIO

import pytest

from newslint.engine import lint
from newslint.formats import Report, writer
from newslint.readers import read_bytes
from newslint.rule import Level, Rule
from packages import docx, paragraph


@pytest.mark.parametrize(
    ("data", "format", "expected"),
    [
        (b"The mayor left.", "plain", ['the "mayor"', "the mayor", "a & b"]),
        (b'{"body": "The mayor left."}', "json", ["the mayor"]),
        (b"<nitf><body><body.content><p>The mayor left.</p></body.content></body></nitf>", "xml",
         ['the "mayor"', "the mayor"]),
        (docx(paragraph("The mayor left.")), "docx", []),
    ],
)  # fmt: skip
def test_only_what_needs_no_escape_is_a_fix(
    data: bytes, format: str, expected: list[str], make_rule: Callable[..., Rule]
) -> None:
    written = ('the "mayor"', "the mayor", "a & b", "a\nb")
    rule = make_rule("x/y", Level.ERROR, "mayor", "m", suggestions=written)
    report = Report([lint(read_bytes(data, path="a", format=format), [rule])], [rule], 0.0)
    told = {}
    for name in ("sarif", "rdjson"):
        stream = StringIO()
        writer(name)(report, stream)
        told[name] = json.loads(stream.getvalue())
    result = told["sarif"]["runs"][0]["results"][0]
    fixes = [one["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] for one in result.get("fixes", [])]
    assert fixes == expected
    assert [one["text"] for one in told["rdjson"]["diagnostics"][0].get("suggestions", [])] == expected
