"""`newslint quotes`: whole runs."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.cli import main

Run = Callable[..., tuple[int, str, str]]
ARTICLE = """\
# Hale: ‘The bridge stays open’

The council voted on Monday. “The bridge stays open,” said Joan Hale, the mayor of Ames, Iowa. “It is safe.”

The film “Night Ferry” was shown *before* the vote, which critics called “a farce.”
"""


@pytest.fixture
def run(project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(project(**{"a.md": ARTICLE, "none.txt": "Nobody spoke.\n"}))

    def command(*arguments: str) -> tuple[int, str, str]:
        code = main(("quotes", *arguments))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


def test_table(run: Run) -> None:
    code, out, err = run("a.md")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "place      speaker                               cue     quotation",
        "a.md:1:9   Hale                                  :       The bridge stays open",
        "a.md:3:30  Joan Hale, the mayor of Ames, Iowa    said    The bridge stays open,",
        "a.md:3:96  (Joan Hale, the mayor of Ames, Iowa)  -       It is safe.",
        "a.md:5:10  -                                     -       Night Ferry",
        "a.md:5:74  critics                               called  a farce.",
    ]


def test_json(run: Run) -> None:
    code, out, _ = run("a.md", "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert rows[1] == {
        "path": "a.md",
        "line": 3,
        "column": 30,
        "quotation": "The bridge stays open,",
        "speaker": "Joan Hale, the mayor of Ames, Iowa",
        "inferred": False,
        "cue": "said",
        "kind": "direct",
        "verdict": "",
        "source": "",
    }
    assert [row["kind"] for row in rows] == ["direct", "direct", "direct", "", "direct"]
    assert [row["inferred"] for row in rows] == [False, False, True, False, False]


def test_csv(run: Run, tmp_path: Path) -> None:
    Path("b.txt").write_text("She said: “=1+1 is two.”\n", "utf-8")
    code, out, _ = run("a.md", "b.txt", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert (rows[2]["line"], rows[2]["column"], rows[2]["inferred"]) == ("3", "96", "yes")
    assert rows[-1]["quotation"] == "'=1+1 is two."  # a spreadsheet must not compute it
    assert rows[-1]["speaker"] == "She"


def test_an_article_without_quotations(run: Run) -> None:
    assert run("none.txt") == (0, "place  speaker  cue  quotation\n", "")
    assert run("none.txt", "--format", "json") == (0, "[]\n", "")


def test_a_file_that_is_not_there(run: Run) -> None:
    code, out, err = run("gone.txt", "a.md")
    assert code == 2
    assert "Joan Hale" in out
    assert err == "newslint: gone.txt: there is no such file or folder\n"
    with pytest.raises(SystemExit) as stopped:
        run("a.md", "--format", "xml")
    assert stopped.value.code == 2


def test_long_quotations_are_shortened_in_the_table_only(run: Run) -> None:
    words = "word " * 40
    Path("long.txt").write_text(f"She said: “{words.strip()}.”\n", "utf-8")
    out = run("long.txt")[1].splitlines()[1]
    assert out.endswith("word…") and len(out) < 120
    assert json.loads(run("long.txt", "--format", "json")[1])[0]["quotation"] == f"{words.strip()}."
