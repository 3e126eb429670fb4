"""Findings for people."""

import os
import re
from collections.abc import Callable
from io import StringIO

import pytest

from newslint.engine import Result
from newslint.formats import Report, Writer
from newslint.formats import text as text_format
from newslint.formats.text import Style, style, write
from newslint.rule import Level, Rule

Written = Callable[[Writer, Report], str]


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def drawn(report: Report, how: Style) -> str:
    stream = StringIO(newline="")
    write(report, stream, how)
    return stream.getvalue()


def test_piped(agreement: Report, written: Written) -> None:
    assert written(write, agreement) == (
        "news/deal.txt:1:33: warning quotes/unclosed this quotation is never closed\n"
        "news/deal.txt:2:30: error dates/two_dates ‘13 May’: the article has another day for it\n"
        "news/deal.txt:2:42: suggestion style/very_unique ‘very unique’: write ‘unique’\n"
    )


def test_verbose_adds_nothing_to_a_pipe(agreement: Report, written: Written) -> None:
    assert written(write, agreement._replace(verbose=True)) == written(write, agreement)


def test_terminal(agreement: Report) -> None:
    assert drawn(agreement, Style(terminal=True)) == (
        "news/deal.txt:1:33: warning quotes/unclosed this quotation is never closed\n"
        "  MADRID — The deal    of 12 May was “signed.\n"
        "                                     ^\n"
        "\n"
        "news/deal.txt:2:30: error dates/two_dates ‘13 May’: the article has another day for it\n"
        "  👩‍👩‍👧 Anaïs said the deal of 13 May was “very unique”.\n"
        "                            ^^^^^^\n"
        "  see line 1: here it is ‘12 May’\n"
        "  evidence: The deal is of 12 May. (Official Gazette, as of 2024-05-20)\n"
        "\n"
        "news/deal.txt:2:42: suggestion style/very_unique ‘very unique’: write ‘unique’\n"
        "  👩‍👩‍👧 Anaïs said the deal of 13 May was “very unique”.\n"
        "                                        ^^^^^^^^^^^\n"
        "  write: unique\n"
        "  write: rare\n"
        "\n"
    )


def test_a_narrow_terminal(agreement: Report) -> None:
    assert drawn(agreement, Style(terminal=True, width=30)).split("\n")[5:7] == [
        "  …e deal of 13 May was “very…",
        "             ^^^^^^",
    ]


def test_colours(agreement: Report) -> None:
    plain, coloured = (drawn(agreement, Style(True, colour)) for colour in (False, True))
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain
    assert coloured.startswith(
        "\x1b[1mnews/deal.txt:1:33:\x1b[0m \x1b[33mwarning\x1b[0m \x1b[2mquotes/unclosed\x1b[0m this quotation"
    )
    assert "  \x1b[31m                          ^^^^^^\x1b[0m\n" in coloured
    assert "  \x1b[1mwrite:\x1b[0m unique\n" in coloured


def test_verbose_on_a_terminal(agreement: Report) -> None:
    shown = drawn(agreement._replace(verbose=True), Style(terminal=True))
    assert "  why: Why dates/two_dates.\n  source: https://example.org/dates\n" in shown
    assert "  write: rare\n  why: Why style/very_unique.\n\n" in shown


def test_hostile(hostile: Report, written: Written) -> None:
    escaped = "100%, a:b,c 😀 \\x1b[31m \\ud83d x\\r\\ny ::error:: [z](w) {0} |`<b>"
    head = f"odd %,: name\\udcff\\n😀.txt:1:1: error x/y found {escaped}\n"
    assert written(write, hostile) == head
    assert drawn(hostile, Style(terminal=True)) == (
        f"{head}  100%, a:b,c 😀 ␛[31m � x\n  ^^^^^^^^^^^^^^^^^^^^^^^^\n"
        f"  see line 1: here it is ‘😀’\n  write: {escaped}\n\n"
    )


def test_an_empty_suggestion_removes(make_rule: Callable[..., Rule], make_report: Callable[..., Report]) -> None:
    report = make_report({"a.txt": "an an egg"}, [make_rule("x/y", Level.ERROR, "an ", "twice", suggestions=("",))])
    assert "\n  remove it\n" in drawn(report, Style(terminal=True))


def test_without_the_document(agreement: Report) -> None:
    results = [result._replace(document=None) for result in agreement.results]
    assert drawn(agreement._replace(results=results), Style(terminal=True)).startswith(
        "news/deal.txt:1:33: warning quotes/unclosed this quotation is never closed\n\n"
    )


def test_a_clean_run_and_failures_write_nothing(broken: Report, written: Written) -> None:
    assert written(write, broken) == written(write, Report([Result("a.txt")], [], 0.0)) == ""


def test_a_thousand(thousand: Report, written: Written) -> None:
    lines = written(write, thousand).splitlines()
    assert len(lines) == 1000 and lines[-1] == "long.txt:1000:1: warning x/y found word"


@pytest.mark.parametrize(
    ("environment", "colour"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
@pytest.mark.skipif(os.name == "nt", reason="consoles of Windows are told apart by WT_SESSION")
def test_style(environment: dict[str, str], colour: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert style(Terminal()) == Style(terminal=True, colour=colour, width=80)
    assert style(StringIO()) == Style()


def test_the_stream_decides(agreement: Report) -> None:
    stream = Terminal()
    text_format.write(agreement, stream)
    assert "^^^^^^" in stream.getvalue()
