"""Whole runs with sources."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Program = Callable[..., subprocess.CompletedProcess[str]]
Project = Callable[..., Path]
ARTICLE = "The minister spoke on Monday.\n\n“We will never retreat,” the minister said.\n"
WIRE = "She said: “We shall not retreat.”\n"
LINE = (
    "a.txt:3:5: error sources/quote_differs a word is swapped: wire.txt has ‘We [shall not] retreat.’, "
    "the article ‘We [will never] retreat,’ (see wire.txt:1:15)\n"
)


@pytest.fixture
def folder(project: Project) -> Path:
    return project(**{"a.txt": ARTICLE, "wire.txt": WIRE, "empty.txt": "", "other.txt": "The talks went on all night."})


def test_check(folder: Path, program: Program) -> None:
    done = program("check", "a.txt", "--source", "other.txt", "--source", "wire.txt")
    assert (done.returncode, done.stdout) == (1, LINE)
    assert program("check", "a.txt").stdout == ""  # the result with sources was not kept for one without


def test_standard_input(folder: Path, program: Program) -> None:
    done = program("check", "-", "--source", "wire.txt", stdin=ARTICLE.encode())
    assert (done.returncode, done.stdout) == (1, LINE.replace("a.txt", "-"))


def test_json(folder: Path, program: Program) -> None:
    done = program("check", "a.txt", "--source", "wire.txt", "--format", "json")
    (finding,) = json.loads(done.stdout)["files"][0]["findings"]
    assert finding["related"] == [
        {
            "line": 1,
            "column": 15,
            "start": 14,
            "end": 23,
            "text": "shall not",
            "message": "wire.txt has ‘shall not’",
            "path": "wire.txt",
        }
    ]
    assert finding["suggestions"] == ["shall not"]


def test_sarif(folder: Path, program: Program) -> None:
    done = program("check", "a.txt", "--source", "wire.txt", "--format", "sarif")
    (result,) = json.loads(done.stdout)["runs"][0]["results"]
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"] == {
        "artifactLocation": {"uri": "wire.txt"},
        "region": {"startLine": 1, "startColumn": 15, "endLine": 1, "endColumn": 24, "snippet": {"text": "shall not"}},
    }


def test_github(folder: Path, program: Program) -> None:
    done = program("check", "a.txt", "--source", "wire.txt", "--format", "github")
    assert done.stdout.rstrip("\n").endswith("%0Asee wire.txt:1: wire.txt has ‘shall not’")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("gone.txt", "gone.txt: cannot be read: No such file or directory"),
        ("empty.txt", "empty.txt: is empty, so nothing can be compared with it"),
    ],
)
def test_unusable_source(folder: Path, program: Program, source: str, message: str) -> None:
    done = program("check", "a.txt", "--source", source)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"newslint: {message}\n")


def test_the_article_as_its_source(folder: Path, program: Program) -> None:
    done = program("check", "a.txt", "--source", "a.txt")
    assert done.returncode == 2
    assert "a.txt: failed: is given as its own source" in done.stdout + done.stderr


def test_front_matter_of_one_of_several_fails_alone(folder: Path, program: Program) -> None:
    (folder / "bad.md").write_text(f"---\nsources: [gone.txt]\n---\n{ARTICLE}", encoding="utf-8")
    (folder / "good.md").write_text(f"---\nsources: [wire.txt]\n---\n{ARTICLE}", encoding="utf-8")
    done = program("check", "bad.md", "good.md")
    assert done.returncode == 2
    assert "good.md:6:5: error sources/quote_differs" in done.stdout
    assert "its source gone.txt: cannot be read: No such file or directory" in done.stdout + done.stderr


def test_quotes(folder: Path, program: Program) -> None:
    done = program("quotes", "a.txt", "--source", "wire.txt")
    assert (done.returncode, done.stdout) == (
        0,
        "place      speaker       cue   verdict       source         quotation\n"
        "a.txt:3:1  the minister  said  word swapped  wire.txt:1:12  We will never retreat,\n",
    )
    rows = json.loads(program("quotes", "a.txt", "--source", "wire.txt", "--format", "json").stdout)
    assert [(row["verdict"], row["source"]) for row in rows] == [("word swapped", "wire.txt:1:12")]
    assert program("quotes", "a.txt", "--source", "gone.txt").returncode == 2


def test_explain(folder: Path, program: Program) -> None:
    done = program("explain", "a.txt:3:5", "--source", "wire.txt")
    assert done.returncode == 0
    assert "see wire.txt:1:15: wire.txt has ‘shall not’" in done.stdout


def test_config(folder: Path, program: Program) -> None:
    (folder / "newslint.toml").write_text('[[sources]]\npaths = ["*.txt"]\nfiles = ["wire/*.txt"]\n', encoding="utf-8")
    assert 'sources of *.txt = ["wire/*.txt"]' in program("config", "a.txt").stdout
