"""Annotations and the summary of the step."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.engine import Result
from newslint.formats import Report, Writer
from newslint.formats.github import SUMMARY_SIZE, write
from newslint.rule import Level, Rule

Written = Callable[[Writer, Report], str]
MakeReport = Callable[..., Report]
MakeRule = Callable[..., Rule]


@pytest.fixture(autouse=True)
def step_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


def test_errors_come_first(agreement: Report, written: Written) -> None:
    assert written(write, agreement) == (
        "::error file=news/deal.txt,line=2,endLine=2,col=30,endColumn=36,title=dates/two_dates"
        "::‘13 May’: the article has another day for it\n"
        "::warning file=news/deal.txt,line=1,endLine=1,col=33,endColumn=34,title=quotes/unclosed"
        "::this quotation is never closed\n"
        "::notice file=news/deal.txt,line=2,endLine=2,col=42,endColumn=53,title=style/very_unique"
        "::‘very unique’: write ‘unique’\n"
    )


def test_step_summary(agreement: Report, written: Written, step_summary: Path) -> None:
    step_summary.write_text("before\n", encoding="utf-8")
    written(write, agreement)
    assert step_summary.read_text(encoding="utf-8") == (
        "before\n"
        "### newslint\n\n"
        "1 error, 1 warning, 1 suggestion in 2 files (0.12 s)\n\n"
        "| level | place | rule | message |\n"
        "| --- | --- | --- | --- |\n"
        "| error | news/deal.txt:2:30 | dates/two\\_dates | ‘13 May’: the article has another day for it |\n"
        "| warning | news/deal.txt:1:33 | quotes/unclosed | this quotation is never closed |\n"
        "| suggestion | news/deal.txt:2:42 | style/very\\_unique | ‘very unique’: write ‘unique’ |\n\n"
    )


def test_hostile(hostile: Report, written: Written, step_summary: Path) -> None:
    text = "100%25, a:b,c 😀 \\x1b[31m \\ud83d x%0D%0Ay ::error:: [z](w) {0} |`<b>"
    assert written(write, hostile) == (
        f"::error file=odd %25%2C%3A name\\udcff%0A😀.txt,line=1,endLine=2,title=x/y::found {text}\n"
    )
    assert step_summary.read_text(encoding="utf-8").splitlines()[-2] == (
        "| error | odd %,: name\\\\udcff\\\\n😀.txt:1:1 | x/y | found 100%, a:b,c 😀 \\\\x1b\\[31m \\\\ud83d x"
        "\\\\r\\\\ny ::error:: \\[z\\](w) {0} \\|\\`\\<b\\> |"
    )


def test_a_suggestion_that_the_message_does_not_name(
    make_rule: MakeRule, make_report: MakeReport, written: Written
) -> None:
    report = make_report({"a.txt": "teh"}, [make_rule("x/y", Level.ERROR, "teh", "misspelt", suggestions=("the",))])
    assert written(write, report).endswith("::misspelt%0Awrite: the\n")


def kinds(text: str) -> list[str]:
    return [line.split(" ", 1)[0].strip(":") for line in text.splitlines()]


def test_what_is_left_out_is_counted(make_rule: MakeRule, make_report: MakeReport, written: Written) -> None:
    rules = [
        make_rule("x/a", Level.SUGGESTION, "a", "a"),
        make_rule("x/b", Level.WARNING, "b", "b"),
        make_rule("x/c", Level.ERROR, "c", "c"),
    ]
    lines = written(write, make_report({"a.txt": "abc\n" * 12}, rules))
    assert kinds(lines) == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert lines.splitlines()[20] == (
        "::notice title=newslint::not shown here, because GitHub shows 10 of each: 2 errors, 2 warnings, 3 suggestions"
    )


@pytest.mark.parametrize(
    ("level", "number", "expected", "left_out"),
    [
        (Level.ERROR, 10, ["error"] * 10, None),
        (Level.ERROR, 11, ["error"] * 10 + ["notice"], "1 error"),
        (Level.SUGGESTION, 10, ["notice"] * 10, None),
        (Level.SUGGESTION, 11, ["notice"] * 10, "2 suggestions"),
    ],
)
def test_limits(
    level: Level,
    number: int,
    expected: list[str],
    left_out: str | None,
    make_rule: MakeRule,
    make_report: MakeReport,
    written: Written,
) -> None:
    text = written(write, make_report({"a.txt": "a\n" * number}, [make_rule("x/a", level, "a", "a")]))
    assert kinds(text) == expected
    assert (f"of each: {left_out}\n" in text) if left_out else ("not shown" not in text)


def test_failures_are_errors(broken: Report, written: Written) -> None:
    assert written(write, broken) == (
        "::error file=a.txt,title=newslint failed::x/y: the rule failed with ValueError: {0}\n"
    )


def test_a_clean_run(written: Written, step_summary: Path) -> None:
    assert written(write, Report([Result("a.txt")], [], 0.0)) == ""
    assert step_summary.read_text(encoding="utf-8") == "### newslint\n\nno findings in 1 file (0.00 s)\n\n"


def test_without_a_step_summary(
    agreement: Report, written: Written, step_summary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    assert len(written(write, agreement).splitlines()) == 3
    assert not step_summary.exists()


def test_a_step_summary_that_cannot_be_written(
    written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    text = written(write, Report([], [], 0.0))
    assert text.startswith("::notice::the step summary could not be written: ")


def test_the_table_is_cut_before_it_grows_too_large(
    make_rule: MakeRule, make_report: MakeReport, written: Written, step_summary: Path
) -> None:
    report = make_report({"a.txt": "word\n" * 1000}, [make_rule("x/y", Level.ERROR, "word", "m" * 2000)])
    written(write, report)
    text = step_summary.read_text(encoding="utf-8")
    rows = text.count("| error |")
    assert text.endswith(f"\n{1000 - rows} more findings are left out here.\n\n")
    assert SUMMARY_SIZE - 4000 < len(text.encode()) < SUMMARY_SIZE + 1000
