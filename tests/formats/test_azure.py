"""Issues in the log of Azure Pipelines."""

import re
from collections.abc import Callable

from newslint.engine import Result
from newslint.formats import Report, Writer
from newslint.formats.azure import write

Written = Callable[[Writer, Report], str]

COMMAND = re.compile(r"##vso\[task\.logissue ((?:[a-z]+=[^;\]\r\n]*;)+)\]([^\r\n]*)\n")


def test_issues(agreement: Report, written: Written) -> None:
    assert written(write, agreement).splitlines() == [
        "##vso[task.logissue type=warning;sourcepath=news/deal.txt;linenumber=1;columnnumber=33;code=quotes/unclosed;]"
        "this quotation is never closed",
        "##vso[task.logissue type=error;sourcepath=news/deal.txt;linenumber=2;columnnumber=30;code=dates/two_dates;]"
        "‘13 May’: the article has another day for it",
        "##vso[task.logissue type=warning;sourcepath=news/deal.txt;linenumber=2;columnnumber=42;"
        "code=style/very_unique;]"
        "‘very unique’: write ‘unique’",
    ]


def test_failures_hostile_thousand_and_clean(
    broken: Report, hostile: Report, thousand: Report, written: Written
) -> None:
    assert written(write, broken) == (
        "##vso[task.logissue type=error;sourcepath=a.txt;]x/y: the rule failed with ValueError: {0}\n"
    )
    match = COMMAND.fullmatch(written(write, hostile))
    assert match
    assert "sourcepath=odd %AZP25,: name\\udcff%0A😀.txt;" in match[1]
    assert match[2] == "found 100%AZP25, a:b,c 😀 \\x1b[31m \\ud83d x%0D%0Ay ::error:: [z](w) {0} |`<b>"
    assert len(COMMAND.findall(written(write, thousand))) == 1000
    assert written(write, Report([Result("a.txt")], [], 0.0)) == ""
