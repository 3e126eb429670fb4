"""Safe fixes: exact, outside quotations, and done once."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import Config, Document, Linter
from newslint.baseline import Entry, write
from newslint.cli import main
from newslint.fix import fix
from newslint.readers import articles_of_text

LINTER = Linter(Config(select=("typography", "style/doubled_word", "quotes/closing_mark_opens")))


def fixed(source: str, format: str = "plain") -> str:
    def read(text: str) -> tuple[Document, ...]:
        return articles_of_text(text, format=format)

    return fix(source, read, LINTER).source


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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_stays(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Café: he said the the talks failed.\r\n".encode(encoding))
    assert main(["fix", str(path), "--isolated"]) == 0
    assert path.read_bytes() == "Café: he said the talks failed.\r\n".encode(encoding)


def test_a_broken_encoding_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Caf\xe9 \x81: he said the the talks failed.")
    assert main(["fix", str(path), "--isolated"]) == 2
    assert path.read_bytes() == b"Caf\xe9 \x81: he said the the talks failed."
    assert capsys.readouterr().err == (
        f"newslint: {path}: its encoding is broken, so it is left as it is; save it as UTF-8 to fix it\n"
    )


def test_what_an_editor_should_read_is_fixed_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    before = "The mayor promised a brief moment, or an alternative choice."
    path.write_text(before)
    arguments = ["fix", str(path), "--isolated", "--select", "style/redundancy"]
    assert main(arguments) == 0
    assert path.read_text() == before
    assert main([*arguments, "--unsafe"]) == 0
    assert path.read_text() == "The mayor promised a moment, or an alternative choice."


def test_strings_of_json_are_fixed_in_place(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    before = (
        '{"body_html": "<p>He said \\u201cno\\u201d of the the talks\\u2026 and<br\\/>left left.<\\/p>", "n": 1.50}'
    )
    path.write_text(before)
    assert main(["fix", str(path), "--isolated", "--select", "style/doubled_word"]) == 0
    assert path.read_text() == before.replace("the the", "the").replace("left left", "left")


def test_what_the_format_would_have_to_escape_is_not_written() -> None:
    assert fixed('{"content": "<p>The plan the\u201d best ever\u201d won.</p>"}', "json") == (
        '{"content": "<p>The plan the \u201cbest ever\u201d won.</p>"}'
    )


def test_what_the_encoding_of_a_file_lacks_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    xml = (
        '<?xml version="1.0" encoding="ISO-8859-1"?><nitf><body><body.content>'
        "<p>The plan the\x94 best ever\x94 won the the day .</p></body.content></body></nitf>"
    )
    path.write_bytes(xml.replace("\x94", '"').encode("ascii"))
    assert main(["fix", str(path), "--isolated"]) == 0
    assert path.read_bytes().isascii()
    assert b"won the day." in path.read_bytes()

    def read(text: str) -> tuple[Document, ...]:
        return articles_of_text(text, format="plain")

    source = "The plan the” best ever” won the the day."
    assert fix(source, read, LINTER).source == "The plan the “best ever” won the day."
    assert fix(source, read, LINTER, encoding="iso-8859-1").source == "The plan the” best ever” won the day."


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text("He said the the talks failed.\n", encoding="utf-8")
    link.symlink_to(path)
    assert main(["fix", str(link), "--isolated"]) == 0
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "He said the talks failed.\n"


def test_what_was_dismissed_is_not_fixed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("He said the the talks failed.\n\nThey said said no.\n", encoding="utf-8")
    (tmp_path / "newslint.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    entries = [
        Entry("a.txt", "style/doubled_word", "the the", "0", "as the court wrote it"),
        Entry("a.txt", "style/doubled_word", "said said", "1"),
    ]
    write(str(tmp_path / "known.json"), entries)
    assert main(["fix", str(path)]) == 0
    assert path.read_text(encoding="utf-8") == "He said the the talks failed.\n\nThey said no.\n"
