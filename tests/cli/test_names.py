"""Whole runs of `newslint names`, and of `newslint check` with a register."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Program = Callable[..., subprocess.CompletedProcess[str]]
Project = Callable[..., Path]

STORY = """\
Former Mayor Rosa Pike met Mervyn Holt, 45, a lawyer, on Monday.

“No,” Pike said. The Office of Port Labor Tribunals (OPLT) in Oslo waited for Ms. Pike and Keir Starmer.
"""
REGISTER = "name,aliases,role,valid_from\nRosa Pike,Rosie Pike,governor,2024-01-01\n"


def story(project: Project, **more: str) -> Path:
    files = {"story.txt": STORY, "newslint.toml": 'names = ["names.csv"]\n', "names.csv": REGISTER}
    return project(**files, **more)


def test_a_table(program: Program, project: Project) -> None:
    story(project)
    done = program("names", "story.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert [" ".join(line.split()) for line in done.stdout.splitlines()] == [
        "story.txt",
        "1:14 Rosa Pike person 3 verified: governor",
        "also: Pike (2)",
        "role: former Mayor; Ms",
        "1:28 Mervyn Holt person 1 -",
        "role: a lawyer",
        "3:22 Office of Port Labor Tribunals organisation 1 -",
        "role: OPLT",
        "3:54 OPLT organisation 1 -",
        "3:63 Oslo place 1 -",
        "3:92 Keir Starmer person 1 well known",
    ]


def test_json(program: Program, project: Project) -> None:
    story(project)
    done = program("names", "story.txt", "--format", "json", "--published", "2023-05-04")
    assert done.returncode == 0
    pike, holt, tribunals, *_ = json.loads(done.stdout)
    assert pike == {
        "path": "story.txt",
        "name": "Rosa Pike",
        "kind": "person",
        "mentions": 3,
        "line": 1,
        "column": 14,
        "variants": ["Pike (2)"],
        "roles": ["former Mayor", "Ms"],
        "register": "verified",
    }
    assert (holt["name"], holt["roles"]) == ("Mervyn Holt", ["a lawyer"])
    assert (tribunals["name"], tribunals["kind"]) == ("Office of Port Labor Tribunals", "organisation")


def test_csv(program: Program, project: Project) -> None:
    story(project)
    done = program("names", "story.txt", "story.txt", "--format", "csv")
    header, *rows = list(csv.reader(io.StringIO(done.stdout)))
    assert header == ["path", "name", "kind", "mentions", "line", "column", "variants", "roles", "register"]
    assert rows[0] == [
        "story.txt",
        "Rosa Pike",
        "person",
        "3",
        "1",
        "14",
        "Pike (2)",
        "former Mayor; Ms",
        "verified: governor",
    ]
    assert len(rows) == len({tuple(row) for row in rows})  # a file named twice is read once


def test_no_formula_reaches_a_spreadsheet(program: Program, project: Project) -> None:
    project(**{"=x.txt": "Lena Holt left."})
    done = program("names", "=x.txt", "--format", "csv")
    assert done.stdout.splitlines()[1].startswith("'=x.txt,Lena Holt,")


def test_what_cannot_be_read(program: Program, project: Project) -> None:
    story(project)
    done = program("names", "none.txt", "story.txt")
    assert done.returncode == 2
    assert done.stderr == "newslint: none.txt: there is no such file or folder\n"
    assert "Rosa Pike" in done.stdout


def test_a_bad_register_stops_every_command(program: Program, project: Project) -> None:
    folder = story(project)
    (folder / "names.csv").write_text("name,role,valid_from\nRosa Pike,mayor,soon\n,x,\n", encoding="utf-8")
    for command in (["names", "story.txt"], ["check", "story.txt"]):
        done = program(*command)
        assert done.returncode == 2
        assert done.stdout == ""
        place = folder / "names.csv"
        assert done.stderr == (
            f"newslint: {place}:2: 'soon' in valid_from is no date: write it as YYYY-MM-DD\n{place}:3: has no name\n"
        )


def test_a_register_that_is_no_list_of_files(program: Program, project: Project) -> None:
    folder = story(project)
    (folder / "newslint.toml").write_text('names = "names.csv"\n', encoding="utf-8")
    done = program("names", "story.txt")
    assert done.returncode == 2
    assert done.stderr == (
        f"newslint: {folder / 'newslint.toml'}:1: 'names' must be a list of CSV files, not 'names.csv'\n"
    )


def test_check_with_a_register(program: Program, project: Project) -> None:
    folder = story(project)
    (folder / "story.txt").write_text("On Monday Rosa Pyke opened the new bridge in Oslo.\n", encoding="utf-8")
    done = program("check", "story.txt", "--format", "json")
    assert done.returncode == 1
    (finding,) = json.loads(done.stdout)["files"][0]["findings"]
    assert finding["rule"] == "names/register_near_miss"
    assert finding["message"] == "'Rosa Pyke': the register has 'Rosa Pike'"
