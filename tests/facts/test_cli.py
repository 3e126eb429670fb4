"""`newslint facts` from the command line to the exit code."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Program = Callable[..., subprocess.CompletedProcess[str]]


def test_show(program: Program) -> None:
    done = program("facts", "show", "Norway")
    assert done.returncode == 0
    assert "Norway capital Oslo" in done.stdout
    assert "as of 20" in done.stdout
    rows = json.loads(program("facts", "show", "NATO", "--format", "json").stdout)
    assert {row["subject"] for row in rows} >= {"North Atlantic Treaty Organization", "Norway"}
    assert "Organization is an intergovernmental: " in program("facts", "show", "NATO").stdout
    done = program("facts", "show", "Zzqqx")
    assert (done.returncode, done.stderr) == (2, "newslint: nothing is known of 'Zzqqx'\n")
    assert "did you mean 'Britain'?" in program("facts", "show", "Britian").stderr


def test_show_finds_a_part_of_a_name(program: Program) -> None:
    done = program("facts", "show", "Berlin Wall")
    assert done.returncode == 0
    assert "fall of the Berlin Wall date Germany: Nov. 9, 1989" in done.stdout
    assert "construction of the Berlin Wall date Germany: Aug. 13, 1961" in done.stdout


def test_a_newsrooms_mayor_is_checked(program: Program) -> None:
    program("facts", "add", "Ana Ruiz", "mayor of", "Salem", "--from", "2024-01-08", "--db", "own.db")
    done = program("facts", "check", "In March 2020 Salem Mayor Ana Ruiz spoke.", "--db", "own.db")
    assert (done.returncode, done.stdout.partition(":")[0]) == (1, "contradicted")
    done = program("facts", "check", "In March 2024 Mayor Ana Ruiz spoke.", "--db", "own.db")
    assert (done.returncode, done.stdout.partition(":")[0]) == (0, "supported")


def test_a_folder_is_no_knowledge_base(program: Program, tmp_path: Path) -> None:
    (tmp_path / "own.db").mkdir()
    done = program("facts", "check", "The Berlin Wall fell in 1991.", "--db", "own.db")
    assert (done.returncode, done.stderr) == (2, "newslint: own.db: is a folder, not a knowledge base\n")


def test_check(program: Program) -> None:
    done = program("facts", "check", "The Berlin Wall fell in 1991.")
    assert done.returncode == 1
    assert done.stdout.startswith("contradicted: fall of the Berlin Wall date: 1991")
    done = program("facts", "check", "The Berlin Wall fell in 1989.")
    assert (done.returncode, done.stdout.partition(":")[0]) == (0, "supported")
    done = program("facts", "check", "The mill shut in 1989.")
    assert (done.returncode, done.stdout) == (0, "not checkable: nothing in it is known\n")


def test_extract(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\npublished: 2025-01-20\n---\nSydney, the capital of Australia, voted.\n\n"
                                   "Norway, a NATO member, sent observers.\n")  # fmt: skip
    done = program("facts", "extract", "a.md", "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert [(one["check"], one["verdict"], one["line"], one["text"]) for one in report["claims"]] == [
        ("wrong_capital", "contradicted", 4, "Sydney"),
        ("membership", "supported", 6, "Norway"),
    ]
    table = program("facts", "extract", "a.md").stdout
    assert table.startswith("a.md:4:1: contradicted: Sydney capital of Australia")


def test_add_import_and_check_with_a_configured_file(program: Program, tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text('facts = "newsroom.db"\n')
    done = program("facts", "add", "Corrie dam collapse", "date", "Scotland", "--from", "1986-05-04")
    assert (done.returncode, done.stderr.partition(": ")[2]) == (0, "1 row added\n")
    (tmp_path / "ours.csv").write_text("subject,relation,object,from\nAna Ruiz,mayor of,Salem,2024\n")
    assert program("facts", "import", "ours.csv").returncode == 0
    (tmp_path / "a.txt").write_text("The Corrie dam collapse in 1988 killed nobody.\n")
    done = program("check", "a.txt")
    assert done.returncode == 1
    assert "error facts/event_year the Corrie dam collapse was on May 4, 1986, not 1988" in done.stdout
    (tmp_path / "a.txt").write_text("The Corrie dam collapse in 1986 killed nobody.\n")
    done = program("check", "a.txt", "--verbose")
    assert done.returncode == 0
    assert "a.txt:1:28: supported event_year ‘1986’" in done.stderr


def test_a_bad_import_changes_nothing(program: Program, tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text("subject,relation,object,from\nAna Ruiz,mayor of,Salem,2024\nA,b,c,d\n")
    done = program("facts", "import", "ours.csv", "--db", "newsroom.db")
    assert done.returncode == 2
    assert done.stderr.startswith("newslint: ours.csv:3: there is no relation 'b'")
    assert not (tmp_path / "newsroom.db").exists()


def test_a_knowledge_base_that_cannot_be_used_is_told_by_check(program: Program, tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text('facts = ["newsroom.db"]\n')
    (tmp_path / "newsroom.db").write_bytes(b"nonsense" * 500)
    (tmp_path / "a.txt").write_text("The Berlin Wall fell in 1989.\n")
    done = program("check", "a.txt")
    assert done.returncode == 2
    assert "newsroom.db: is damaged or no knowledge base" in done.stderr
    assert "Traceback" not in done.stderr


def test_nowhere_to_write(program: Program) -> None:
    done = program("facts", "add", "A", "born", "--from", "1990")
    assert done.returncode == 2
    assert "say where with --db FILE" in done.stderr
