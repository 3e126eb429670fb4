"""Safe fixes: exact, outside quotations, and done once."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import Config, Document, Linter, read_text
from newslint.cli import main
from newslint.fix import fix

LINTER = Linter(Config(select=("typography", "style/doubled_word", "quotes/closing_mark_opens")))


def fixed(source: str, format: str = "plain") -> str:
    def read(text: str) -> Document:
        return read_text(text, format=format)

    return fix(read(source), LINTER, read).source


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("He said the the talks  failed , he said.\r\n", "He said the talks failed, he said.\r\n"),
        ("“Go go ,” she said of the the talks.", "“Go go ,” she said of the talks."),
        ("The plan the” best ever” won.", "The plan the “best ever” won."),
        ("The bank (  founded in 1990 ) failed.", "The bank (founded in 1990) failed."),
        ("Nothing is wrong here.", "Nothing is wrong here."),
    ],
)
def test_what_is_fixed(before: str, after: str) -> None:
    assert fixed(before) == after


def test_markup_stays() -> None:
    assert fixed("<p>He said <b>the the</b> talks &amp; more failed .</p>", "html") == (
        "<p>He said <b>the</b> talks &amp; more failed.</p>"
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["the ", "the", " ,", "  ", "“", "”", "(", " )", "word ", ".", "\n\n", "é"]), max_size=40)
)
def test_fixing_twice_is_fixing_once(parts: list[str]) -> None:
    once = fixed("".join(parts))
    assert fixed(once) == once


def test_the_command_keeps_mode_and_line_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"He said the the talks failed.\r\n")
    path.chmod(0o640)
    assert main(["fix", str(path), "--diff", "--isolated"]) == 1
    assert "-He said the the talks failed." in capsys.readouterr().out
    assert main(["fix", str(path), "--isolated"]) == 0
    assert capsys.readouterr().out == f"{path}: 1 fixed\n"
    assert path.read_bytes() == b"He said the talks failed.\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert main(["fix", str(path), "--diff", "--isolated"]) == 0
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


def test_what_is_not_utf_8_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("He said the the “talks” failed.".encode("cp1252"))
    before = path.read_bytes()
    assert main(["fix", str(path), "--isolated"]) == 2
    assert "is not UTF-8, so it is left as it is" in capsys.readouterr().err
    assert path.read_bytes() == before
