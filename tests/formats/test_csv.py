"""The table for a spreadsheet."""

import csv
import io
from collections.abc import Callable

import pytest

from newslint.engine import Result
from newslint.formats import Report, Writer
from newslint.formats.csv import COLUMNS, write
from newslint.rule import Level, Rule

Written = Callable[[Writer, Report], str]


@pytest.fixture
def read(written: Written) -> Callable[[Report], list[dict[str, str]]]:
    def parse(report: Report) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(written(write, report), newline="")))

    return parse


def test_rows(agreement: Report, read: Callable[[Report], list[dict[str, str]]]) -> None:
    _, two_dates, unique = read(agreement)
    assert two_dates == {
        "path": "news/deal.txt",
        "line": "2",
        "column": "30",
        "end_line": "2",
        "end_column": "36",
        "level": "error",
        "confidence": "0.9",
        "rule": "dates/two_dates",
        "message": "‘13 May’: the article has another day for it",
        "text": "13 May",
        "suggestions": "",
        "related": "1:22 here it is ‘12 May’",
        "evidence": "The deal is of 12 May. Official Gazette 2024-05-20",
        "fingerprint": agreement.results[0].findings[1].fingerprint,
    }
    assert unique["suggestions"] == "unique | rare"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_cell_is_computed(
    text: str,
    make_report: Callable[..., Report],
    make_rule: Callable[..., Rule],
    read: Callable[[Report], list[dict[str, str]]],
) -> None:
    report = make_report({"=a.txt": text}, [make_rule("x/y", Level.ERROR, ".+", "{}", suggestions=(text,))])
    (row,) = read(report)
    assert [row[name] for name in ("path", "message", "text", "suggestions")] == [
        "'=a.txt", f"'{text}", f"'{text}", f"'{text}",
    ]  # fmt: skip


def test_hostile_thousand_and_clean(
    hostile: Report, thousand: Report, read: Callable[[Report], list[dict[str, str]]], written: Written
) -> None:
    (row,) = read(hostile)
    assert row["path"] == "odd %,: name\\udcff\\n😀.txt"
    assert row["message"] == "found 100%, a:b,c 😀 \\x1b[31m \\ud83d x\\r\\ny ::error:: [z](w) {0} |`<b>"
    assert len(read(thousand)) == 1000
    assert written(write, Report([Result("a.txt")], [], 0.0)) == ",".join(COLUMNS) + "\r\n"
