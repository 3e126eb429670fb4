"""JUnit XML, read back by a library that build tools use."""

from collections.abc import Callable

import junitparser
import pytest

from newslint.engine import Result
from newslint.formats import Report, Writer
from newslint.formats.junit import write

Written = Callable[[Writer, Report], str]


@pytest.fixture
def read(written: Written) -> Callable[[Report], junitparser.JUnitXml]:
    def parse(report: Report) -> junitparser.JUnitXml:
        return junitparser.JUnitXml.fromstring(written(write, report).encode())

    return parse


def test_cases(agreement: Report, read: Callable[[Report], junitparser.JUnitXml]) -> None:
    document = read(agreement)
    assert (document.tests, document.failures, document.errors) == (4, 2, 0)
    deal, clean = document
    assert (deal.name, deal.tests, deal.failures) == ("news/deal.txt", 3, 2)
    unclosed, two_dates, unique = deal
    assert two_dates.name == "dates/two_dates 2:30"
    (failure,) = two_dates.result
    assert failure.type == "error"
    assert failure.message == "‘13 May’: the article has another day for it"
    assert failure.text == (
        "news/deal.txt:2:30: ‘13 May’: the article has another day for it\nline 1: here it is ‘12 May’"
    )
    assert unclosed.result[0].type == "warning"
    assert unique.is_passed
    assert unique.system_out == "news/deal.txt:2:42: ‘very unique’: write ‘unique’\nwrite: unique\nwrite: rare"
    (passed,) = clean
    assert passed.is_passed and (clean.name, clean.tests, clean.failures) == ("news/clean.txt", 1, 0)


def test_failures(broken: Report, read: Callable[[Report], junitparser.JUnitXml]) -> None:
    failed, noticed = read(broken)
    (case,) = failed
    assert isinstance(case.result[0], junitparser.Error)
    assert case.result[0].message == "x/y: the rule failed with ValueError: {0}"
    assert failed.errors == 1
    assert [one.is_passed for one in noticed] == [True]


def test_hostile_thousand_and_clean(
    hostile: Report, thousand: Report, read: Callable[[Report], junitparser.JUnitXml]
) -> None:
    (suite,) = read(hostile)
    assert suite.name == "odd %,: name\ufffd\n😀.txt"
    (case,) = suite
    assert case.result[0].message == "found 100%, a:b,c 😀 \ufffd[31m \ufffd x\r\ny ::error:: [z](w) {0} |`<b>"
    assert read(thousand).failures == 1000
    assert read(Report([Result("a.txt")], [], 0.0)).failures == 0
