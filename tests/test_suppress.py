"""Comments that silence findings."""

import time

import pytest

from newslint import Config, Linter, Result, lint_text, read_text
from newslint.suppress import silences, unused

FAULT = "He said the the talks had failed."


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Config(select=("style/doubled_word", "style/cliche", "typography/double_space")))


def result(linter: Linter, source: str, format: str = "markdown") -> Result:
    return linter.lint(read_text(source, format=format))


def found(linter: Linter, source: str, format: str = "markdown") -> list[tuple[str, int]]:
    return [(finding.rule, finding.line) for finding in result(linter, source, format).findings]


DOUBLED = "style/doubled_word"


@pytest.mark.parametrize("format", ["markdown", "html"])
@pytest.mark.parametrize("name", ["style/doubled_word", "style", "style/", "quotes, style", ""])
def test_a_line(linter: Linter, format: str, name: str) -> None:
    source = f"<p>{FAULT} <!-- newslint-disable-line {name}: as he wrote it --></p>\n\n<p>{FAULT}</p>\n"
    if format == "markdown":
        source = source.replace("<p>", "").replace("</p>", "")
    assert found(linter, source, format) == [(DOUBLED, 3)]
    assert result(linter, source, format).silenced == 1


def test_the_next_line(linter: Linter) -> None:
    assert found(linter, f"<!-- newslint-disable-next-line style -->\n{FAULT}\n\n{FAULT}\n") == [(DOUBLED, 4)]


def test_the_file(linter: Linter) -> None:
    assert found(linter, f"{FAULT}\n\n{FAULT}\n\n<!-- newslint-disable-file style -->\n") == []


def test_a_region(linter: Linter) -> None:
    region = f"<!-- newslint-disable style -->\n\n{FAULT}\n\n{FAULT}\n\n<!-- newslint-enable style -->"
    source = f"{FAULT}\n\n{region}\n\n{FAULT}\n"
    assert found(linter, source) == [(DOUBLED, 1), (DOUBLED, 11)]


def test_a_region_that_is_never_closed_goes_to_the_end(linter: Linter) -> None:
    assert found(linter, f"{FAULT}\n\n<!-- newslint-disable style -->\n\n{FAULT}\n\n{FAULT}\n") == [(DOUBLED, 1)]


def test_front_matter(linter: Linter) -> None:
    source = f"---\ntitle: A story\nnewslint: {{disable: [style/doubled_word]}}\n---\n\n{FAULT}\n"
    assert found(linter, source) == []
    assert result(linter, source).silenced == 1


def test_only_what_is_named(linter: Linter) -> None:
    source = f"{FAULT} It was a drop in the bucket. <!-- newslint-disable-line style/cliche -->\n"
    assert found(linter, source) == [(DOUBLED, 1)]


def messages(linter: Linter, source: str) -> list[tuple[int, int, str]]:
    return [
        (finding.line, finding.column, finding.message)
        for finding in result(linter, source).findings
        if finding.rule == "newslint/unused_silence"
    ]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<!-- newslint-disable-line style/cliche -->", "'style/cliche' silences nothing here: remove it"),
        ("<!-- newslint-disable style -->", "'style' silences nothing here: remove it"),
        ("<!-- newslint-enable style -->", "'style' silences nothing here: remove it"),
        ("<!-- newslint-disable-line -->", "this comment silences nothing"),
        ("<!-- newslint-disable-line stlye -->", "there is no rule or topic 'stlye' to silence"),
        ("<!-- newslint-disable-line style/clich -->", "there is no rule or topic 'style/clich' to silence"),
        ("<!-- newslint-disable-lin style/cliche -->", "this comment silences nothing"),
    ],
)
def test_a_comment_that_silences_nothing_is_a_finding(linter: Linter, source: str, message: str) -> None:
    assert messages(linter, f"All is well.\n\nSo it is. {source}\n") == [(3, 11, message)]


def test_a_comment_for_a_rule_that_does_not_run_is_none(linter: Linter) -> None:
    assert messages(linter, "All is well. <!-- newslint-disable-line quotes -->\n") == []
    assert messages(linter, "All is well. <!-- newslint-disable-line quotes/no_attribution -->\n") == []


def test_each_name_of_a_comment_is_judged_alone(linter: Linter) -> None:
    source = f"{FAULT} <!-- newslint-disable-line style/doubled_word, typography -->\n"
    assert messages(linter, source) == [(1, 35, "'typography' silences nothing here: remove it")]


def test_a_silence_is_used_by_what_is_held_back_for_want_of_confidence() -> None:
    source = f"{FAULT} <!-- newslint-disable-line style/doubled_word -->\n"
    linter = Linter(Config(select=(DOUBLED,), min_confidence=1.0))
    assert found(linter, source) == []


def test_plain_text_has_no_comments() -> None:
    document = read_text(f"{FAULT} <!-- newslint-disable-line -->")
    assert silences(document) == []
    assert DOUBLED in [finding.rule for finding in lint_text(document.text).findings]


def test_unused() -> None:
    (one,) = silences(read_text("x <!-- newslint-disable-line a/b -->", format="markdown"))
    assert list(unused([one], {"a/b"})) == [one]
    assert list(unused([one], {"a/c"})) == []
    assert list(unused([one], {"a/c"}, {"a/c"})) == [one]
    one.used.append("a/b")
    assert list(unused([one], {"a/b"})) == []


def test_a_hostile_comment_takes_no_time() -> None:
    document = read_text(f"<p>x</p><!-- newslint-disable{' ' * 100_000}! -->", format="html")
    start = time.monotonic()
    silences(document)
    assert time.monotonic() - start < 2
