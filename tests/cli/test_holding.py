"""Only what matters today: changed lines, baselines and dismissals, as a program in a real repository."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Program = Callable[..., CompletedProcess[str]]
Project = Callable[..., Path]

DOUBLED = "He said the the talks had failed.\n"
SAID = "They said said no.\n"


def found(done: CompletedProcess[str]) -> list[str]:
    return [line.split(": ")[0] for line in done.stdout.splitlines()]


def git(folder: Path, *arguments: str) -> None:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(project: Project) -> Path:
    folder = project(**{"a.txt": DOUBLED, "news/b é.txt": DOUBLED})
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    return folder


def test_only_changed_lines(program: Program, repository: Path) -> None:
    (repository / "a.txt").write_text(f"{SAID}\n{DOUBLED}", "utf-8")
    (repository / "news" / "b é.txt").write_text(f"{DOUBLED}\n{SAID}", "utf-8")
    (repository / "new.txt").write_text(DOUBLED, "utf-8")
    done = program("check", "--diff", "HEAD")
    assert found(done) == ["a.txt:1:6", "new.txt:1:9", "news/b é.txt:3:6"]
    assert "3 warnings in 3 files" in done.stderr and "2 outside the change" in done.stderr
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "second")
    done = program("check", "--diff", "HEAD")
    assert (done.returncode, done.stdout) == (0, "")
    assert len(found(program("check", "--diff", "HEAD~1"))) == 3


def test_what_is_staged_is_read(program: Program, repository: Path) -> None:
    (repository / "a.txt").write_text(f"{DOUBLED}\n{SAID}", "utf-8")
    git(repository, "add", "a.txt")
    (repository / "a.txt").write_text("Nothing is wrong here.\n", "utf-8")
    done = program("check", "--staged")
    assert found(done) == ["a.txt:3:6"]
    assert "1 warning in 1 file" in done.stderr


def test_a_renamed_file_has_few_new_lines(program: Program, repository: Path) -> None:
    (repository / "a.txt").write_text(DOUBLED + "".join(f"\nParagraph {number}.\n" for number in range(9)), "utf-8")
    git(repository, "commit", "-q", "-am", "longer")
    git(repository, "mv", "a.txt", "c.txt")
    with (repository / "c.txt").open("a", encoding="utf-8") as file:
        file.write(f"\n{SAID}")
    git(repository, "add", ".")
    assert found(program("check", "--diff", "HEAD")) == ["c.txt:21:6"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--diff", "nowhere"), "there is no commit 'nowhere' here"),
        (("--diff=--output=x"), "'--output=x' is no commit"),
        (("--diff", "HEAD", "-"), "standard input (-) has no lines that git knows: --diff and --staged are for files"),
    ],
)
def test_no_such_change(program: Program, repository: Path, arguments: tuple[str, ...] | str, told: str) -> None:
    given = (arguments,) if isinstance(arguments, str) else arguments
    done = program("check", *given)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"newslint: {told}\n")
    assert not (repository / "x").exists()


def test_outside_a_repository(program: Program, project: Project) -> None:
    project(**{"a.txt": DOUBLED})
    done = program("check", "--staged", environment={"GIT_DIR": "/nowhere"})
    assert done.returncode == 2
    assert done.stderr.startswith("newslint: git cannot tell what changed: ")


def test_a_baseline_from_beginning_to_end(program: Program, project: Project) -> None:
    folder = project(**{"a.txt": DOUBLED, "b.txt": SAID, "newslint.toml": 'baseline = "newslint-baseline.json"\n'})
    done = program("check")
    assert (done.returncode, done.stdout) == (2, "")
    assert "newslint-baseline.json: cannot be read" in done.stderr
    done = program("baseline")
    assert done.stdout == f"{folder / 'newslint-baseline.json'}: 2 findings held back (2 added, 0 removed)\n"
    done = program("check")
    assert (done.returncode, done.stdout) == (0, "")
    assert "2 in the baseline" in done.stderr
    assert json.loads(program("check", "--format", "json").stdout)["summary"]["held_back"] == {"in the baseline": 2}
    assert len(found(program("check", "--no-baseline"))) == 2
    (folder / "a.txt").write_text(SAID, "utf-8")
    done = program("check")
    assert found(done) == ["a.txt:1:6"]
    assert "entries of the baseline that hold nothing back any more: 1" in done.stderr
    assert program("baseline", "--prune").stdout.endswith("1 finding held back (0 added, 1 removed)\n")
    assert found(program("check")) == ["a.txt:1:6"]


def test_a_dismissed_finding_stays_so(program: Program, project: Project) -> None:
    folder = project(**{"a.txt": f"{DOUBLED}\n{DOUBLED}"})
    second = json.loads(program("check", "--format", "json").stdout)["files"][0]["findings"][1]["fingerprint"]
    done = program("dismiss", second, "--reason", "as he said it")
    assert done.stdout == (
        "a.txt:3:9: style/doubled_word dismissed in newslint-baseline.json\n"
        'put baseline = "newslint-baseline.json" into the configuration to hold it back\n'
    )
    (folder / "newslint.toml").write_text('baseline = "newslint-baseline.json"\n', "utf-8")
    done = program("check")
    assert found(done) == ["a.txt:1:9"]
    assert "1 dismissed" in done.stderr
    program("baseline")
    entries = json.loads((folder / "newslint-baseline.json").read_text("utf-8"))["findings"]
    assert [entry["reason"] for entry in entries if "reason" in entry] == ["as he said it"]
    assert len(entries) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("0" * 16, "--reason", "x"), f"no finding in . has the fingerprint '{'0' * 16}'"),
        (("0" * 16, "--reason", " "), "--reason must say why the finding is right"),
    ],
)
def test_what_cannot_be_dismissed(program: Program, project: Project, arguments: tuple[str, ...], told: str) -> None:
    folder = project(**{"a.txt": DOUBLED})
    done = program("dismiss", *arguments)
    assert (done.returncode, done.stderr) == (2, f"newslint: {told}\n")
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


def test_changes_of_every_kind_whatever_git_is_told(program: Program, repository: Path) -> None:
    inner = repository / "inner"
    inner.mkdir()
    git(inner, "init", "-q")
    git(inner, "commit", "-q", "--allow-empty", "-m", "one")
    git(repository, "add", "inner")
    (repository / "c.txt").write_text(DOUBLED, "utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "second")
    git(inner, "commit", "-q", "--allow-empty", "-m", "two")
    for name, value in (("diff.submodule", "log"), ("diff.relative", "true"), ("diff.mnemonicPrefix", "true")):
        git(repository, "config", name, value)
    (repository / "a.txt").unlink()
    (repository / "a.txt").symlink_to("c.txt")  # a file that became a link
    (repository / "c.txt").write_text(f"{DOUBLED}\n{SAID}", "utf-8")
    done = program("check", "--diff", "HEAD", "c.txt")
    assert found(done) == ["c.txt:3:6"], done.stderr
    git(repository, "add", ".")
    assert found(program("check", "--staged", "c.txt")) == ["c.txt:3:6"]


def test_a_conflict_is_a_change(program: Program, repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "other")
    for branch, text in (("other", "One one dog.\n"), ("other2", "Two two dogs.\n")):
        git(repository, "checkout", "-q", "-B", branch, "HEAD~1" if branch == "other2" else "HEAD")
        (repository / "a.txt").write_text(f"{DOUBLED}{text}", "utf-8")
        git(repository, "commit", "-q", "-a", "-m", branch)
    subprocess.run(["git", "merge", "-q", "other"], cwd=repository, capture_output=True, check=False)
    assert "<<<<<<<" in (repository / "a.txt").read_text("utf-8")
    assert "1 outside the change" in program("check", "--diff", "HEAD", "a.txt").stderr
    done = program("check", "--staged", "a.txt")
    assert done.returncode == 2
    assert "is not staged" in done.stderr and "Traceback" not in done.stderr


def test_a_staged_file_may_be_too_large(program: Program, repository: Path) -> None:
    (repository / "a.txt").write_text(DOUBLED * 3, "utf-8")
    git(repository, "add", ".")
    done = program("check", "--staged", "--max-bytes", "40")
    assert done.returncode == 2
    assert "a.txt: failed: is larger than 40 bytes" in done.stderr
