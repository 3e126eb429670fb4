"""The choice of a format, the paths of a report and what is said beside it."""

import os
import subprocess
import sys
from importlib.resources import files

import pytest

from newslint.engine import Result
from newslint.formats import NAMES, Report, writer
from newslint.formats.summary import Counts, count, summary


@pytest.mark.parametrize("name", NAMES)
def test_every_format_has_a_writer(name: str) -> None:
    assert writer(name).__module__ == f"newslint.formats.{name}"


LISTED = "text, json, jsonl, csv, sarif, github, gitlab, azure, junit, checkstyle, rdjson, rdjsonl, html"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("jsn", f"there is no format 'jsn'; did you mean 'json'?; formats are {LISTED}"),
        ("SARIF", f"there is no format 'SARIF'; did you mean 'sarif'?; formats are {LISTED}"),
        ("summary", f"there is no format 'summary'; formats are {LISTED}"),
        ("", f"there is no format ''; formats are {LISTED}"),
    ],
)
def test_an_unknown_format(name: str, message: str) -> None:
    with pytest.raises(ValueError) as caught:
        writer(name)
    assert str(caught.value) == message


@pytest.mark.parametrize("name", ["text", "json", "jsonl"])
def test_formats_of_the_hook_import_nothing_heavy(name: str) -> None:
    code = (
        "import sys, newslint.engine; before = set(sys.modules); "
        f"from newslint.formats import writer; writer({name!r}); print(*sorted(set(sys.modules) - before))"
    )
    environment = {**os.environ, "PYTHONPATH": str(files("newslint").joinpath(".."))}
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    loaded = {module.partition(".")[0] for module in output.stdout.split()}
    assert loaded <= {"newslint", "importlib", "warnings", "_warnings", "json", "_json"}


def test_paths_are_relative_to_the_root() -> None:
    def path(root: str, path: str) -> str:
        return Report([], [], 0.0, root).path(Result(path))

    inside = os.path.join(os.getcwd(), "news", "a.txt")
    assert path("", inside) == inside
    assert path(".", inside) == os.path.join("news", "a.txt")
    assert path("news", os.path.join("news", "a.txt")) == "a.txt"
    assert path("news", os.path.join("newsroom", "a.txt")) == os.path.join("newsroom", "a.txt")
    assert path(os.path.abspath(os.sep), inside) == os.path.splitdrive(inside)[1][1:]
    assert [path(".", name) for name in ("-", "<stdin>", "")] == ["-", "<stdin>", ""]


def test_summary(agreement: Report, broken: Report, thousand: Report) -> None:
    assert count(agreement) == Counts(files=2, errors=1, warnings=1, suggestions=1)
    assert summary(agreement) == ["1 error, 1 warning, 1 suggestion in 2 files (0.12 s)"]
    assert summary(thousand) == ["1,000 warnings in 1 file (0.12 s)"]
    assert summary(broken) == [
        "a.txt: failed: x/y: the rule failed with ValueError: {0}",
        "b.txt: note: read as Windows-1252",
        "no findings in 2 files (0.00 s)",
    ]


def test_a_failure_that_names_its_file_names_it_once() -> None:
    result = Result("a.txt", failures=("a.txt: there is no such file or folder",))
    assert summary(Report([result], [], 0.0))[0] == "a.txt: failed: there is no such file or folder"


def test_summary_of_odd_names_and_silenced_findings() -> None:
    result = Result("a\nb\udcff", notices=("\x1b[2J",), silenced=3)
    assert summary(Report([result], [], 1.0)) == [
        "a\\nb\\udcff: note: \\x1b[2J",
        "no findings in 1 file (1.00 s), 3 silenced",
    ]
