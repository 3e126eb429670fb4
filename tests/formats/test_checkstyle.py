"""Checkstyle XML."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable

import pytest

from newslint.engine import Result
from newslint.formats import Report, Writer
from newslint.formats.checkstyle import write

Written = Callable[[Writer, Report], str]


@pytest.fixture
def read(written: Written) -> Callable[[Report], ElementTree.Element]:
    """The document, of which every part is as Checkstyle's readers expect it."""

    def parse(report: Report) -> ElementTree.Element:
        root = ElementTree.fromstring(written(write, report))
        assert root.tag == "checkstyle" and root.get("version")
        assert [file.get("name") is not None for file in root] == [True] * len(report.results)
        for error in root.iter("error"):
            assert int(error.attrib["line"]) >= 1 and int(error.get("column", "1")) >= 1
            assert error.attrib["severity"] in ("error", "warning", "info")
            assert error.attrib["message"] and error.attrib["source"]
        return root

    return parse


def test_files_and_errors(agreement: Report, read: Callable[[Report], ElementTree.Element]) -> None:
    deal, clean = read(agreement)
    assert deal[1].attrib == {
        "line": "2",
        "column": "30",
        "severity": "error",
        "message": "‘13 May’: the article has another day for it",
        "source": "newslint.dates/two_dates",
    }
    assert [error.attrib["severity"] for error in deal] == ["warning", "error", "info"]
    assert clean.attrib == {"name": "news/clean.txt"} and len(clean) == 0


def test_failures(broken: Report, read: Callable[[Report], ElementTree.Element]) -> None:
    failed, noticed = read(broken)
    assert failed[0].attrib == {
        "line": "1",
        "severity": "error",
        "message": "x/y: the rule failed with ValueError: {0}",
        "source": "newslint/failed",
    }
    assert len(noticed) == 0


def test_hostile_thousand_and_clean(
    hostile: Report, thousand: Report, read: Callable[[Report], ElementTree.Element]
) -> None:
    (file,) = read(hostile)
    assert file.attrib == {"name": "odd %,: name\ufffd\n😀.txt"}
    assert file[0].attrib["message"] == "found 100%, a:b,c 😀 \ufffd[31m \ufffd x\r\ny ::error:: [z](w) {0} |`<b>"
    assert len(read(thousand)[0]) == 1000
    assert len(read(Report([Result("a.txt")], [], 0.0))[0]) == 0
