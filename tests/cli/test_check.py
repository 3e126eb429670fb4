"""`newslint check`, mostly as a program."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from newslint.cli import main

Program = Callable[..., CompletedProcess[str]]
Project = Callable[..., Path]

FAULT = "He said the the talks had failed.\n"
CLEAN = "He said the talks had failed.\n"
LINE = "a.txt:1:9: warning style/doubled_word 'the the' is doubled: write 'the'\n"


def last(done: CompletedProcess[str]) -> str:
    return done.stderr.splitlines()[-1]


def test_exit_codes(program: Program, project: Project) -> None:
    project(**{"a.txt": FAULT, "b.txt": CLEAN})
    done = program("check", "a.txt")
    assert (done.returncode, done.stdout) == (1, LINE)
    assert last(done).startswith("1 warning in 1 file (")
    assert program("check", "b.txt").returncode == 0
    assert program("check", "a.txt", "--fail-on", "error").returncode == 0
    assert program("check", "a.txt", "--fail-on", "never").returncode == 0
    assert program("check", "a.txt", "missing.txt").returncode == 2


def test_a_missing_path(program: Program, project: Project) -> None:
    project(**{"a.txt": FAULT})
    done = program("check", "missing.txt", "a.txt")
    assert (done.returncode, done.stdout) == (2, LINE)
    assert "missing.txt: failed: there is no such file or folder" in done.stderr


@pytest.mark.parametrize("name", ["empty", "other"])
def test_a_folder_without_articles(program: Program, project: Project, name: str) -> None:
    folder = project(**{"other/picture.png": "x", "a.txt": FAULT})
    (folder / "empty").mkdir()
    done = program("check", name, "a.txt")
    assert (done.returncode, done.stdout) == (2, LINE)
    assert f"{name}: failed: holds no article (.txt, .md, .html, .json, .docx, .odt, .pdf, .xml)" in done.stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(program: Program, project: Project) -> None:
    folder = project(**{"a.txt": FAULT, "secret.txt": FAULT})
    (folder / "secret.txt").chmod(0)
    done = program("check", "secret.txt", "a.txt")
    assert (done.returncode, done.stdout) == (2, LINE)
    assert "secret.txt: failed: cannot be read: Permission denied" in done.stderr


def test_symlink_loops(program: Program, project: Project) -> None:
    folder = project(**{"d/a.txt": FAULT})
    (folder / "d" / "loop.txt").symlink_to("loop.txt")
    (folder / "d" / "up").symlink_to("..", target_is_directory=True)
    done = program("check", "d")
    assert (done.returncode, done.stdout) == (2, LINE.replace("a.txt", "d/a.txt"))
    assert "loop.txt: failed: cannot be read: Too many levels of symbolic links" in done.stderr


def test_an_empty_file(program: Program, project: Project) -> None:
    project(**{"a.txt": "", "b.md": "", "c.html": ""})
    done = program("check", ".")
    assert (done.returncode, done.stdout) == (0, "")
    assert last(done).startswith("no findings in 3 files")


def test_a_file_over_the_limit(program: Program, project: Project) -> None:
    folder = project(**{"a.txt": FAULT})
    (folder / "big.txt").write_bytes(b"word " * 10_000_000)
    done = program("check", "big.txt", "a.txt")
    assert (done.returncode, done.stdout) == (2, LINE)
    assert "big.txt: failed: is larger than 10,000,000 bytes; raise max_bytes in the configuration" in done.stderr
    assert program("check", "a.txt", "--max-bytes", "10").returncode == 2
    assert program("check", "a.txt", "--max-bytes", "0").stderr == "newslint: --max-bytes must be 1 or more, not 0\n"


@pytest.mark.slow
def test_a_line_of_two_megabytes(program: Program, tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"The man said it was so. " * (2_000_000 // 24))
    start = time.monotonic()
    done = program("check", "big.txt")
    assert done.returncode in (0, 1), done.stderr[-500:]
    assert time.monotonic() - start < 120


def test_broken_utf_8(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("He said the the “talks” failed.\n".encode("cp1252"))
    done = program("check", "a.txt")
    assert (done.returncode, done.stdout) == (1, LINE)
    assert "a.txt: note: not valid UTF-8 (byte 0x93 in line 1): read as Windows-1252" in done.stderr


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_byte_order_marks(program: Program, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(FAULT.encode(encoding))
    done = program("check", "a.txt")
    assert (done.returncode, done.stdout) == (1, LINE)


def test_nul_bytes(program: Program, project: Project) -> None:
    folder = project(**{"a.txt": FAULT})
    (folder / "b.txt").write_bytes(b"text\0text")
    done = program("check", "b.txt", "a.txt")
    assert (done.returncode, done.stdout) == (2, LINE)
    assert "b.txt: failed: is no text: it holds NUL bytes" in done.stderr


def test_a_broken_configuration(program: Program, project: Project) -> None:
    project(**{"a.txt": FAULT, "newslint.toml": 'ignor = []\nfail_on = "eror"\nselect = ["stile"]\n'})
    done = program("check", "a.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert "newslint.toml:1: unknown key 'ignor'; did you mean 'ignore'?" in done.stderr
    assert "newslint.toml:2: 'fail_on' must be error, warning, suggestion or never, not 'eror'" in done.stderr
    assert "Traceback" not in done.stderr
    assert program("check", "a.txt", "--isolated").returncode == 1


def test_a_broken_rule_file(program: Program, project: Project) -> None:
    project(**{"a.txt": FAULT, "newslint.toml": 'rules = ["style/"]\n', "style/x.yaml": "titel: x\n"})
    done = program("check", "a.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert "style/x.yaml:1: unknown key 'titel'; did you mean 'title'?" in done.stderr.replace(os.sep, "/")


RAISES = """
import sys
from newslint import engine, linter
from newslint.rule import Level, Rule
def check(document):
    raise KeyError("x")
broken = Rule("a/broken", "t", "w", Level.ERROR, check, (), ())
rules = linter.Linter.rules
linter.Linter.rules = lambda self, path="", metadata=linter.Metadata(): (*rules(self, path, metadata), broken)
from newslint.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("debug", [False, True])
def test_a_rule_that_raises(project: Project, debug: bool) -> None:
    folder = project(**{"a.txt": FAULT, "b.txt": FAULT})
    arguments = [sys.executable, "-c", RAISES, "check", "a.txt", "b.txt", *(["--debug"] if debug else [])]
    done = subprocess.run(arguments, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if debug:
        assert "Traceback" in done.stderr and "KeyError: 'x'" in done.stderr
        return
    assert (done.returncode, done.stdout) == (2, LINE + LINE.replace("a.txt", "b.txt"))
    assert "a.txt: failed: a/broken: the rule failed with KeyError: 'x'" in done.stderr
    assert "Traceback" not in done.stderr


def test_standard_input(program: Program, project: Project) -> None:
    done = program("check", "-", stdin=FAULT.encode())
    assert (done.returncode, done.stdout) == (1, LINE.replace("a.txt", "-"))
    source = f"<p>{FAULT.strip()}</p>".encode()
    done = program("check", "-", "--stdin-filename", "new/story.html", stdin=source)
    assert done.stdout == LINE.replace("a.txt:1:9", "new/story.html:1:12")
    assert program("check", "-", "--input-format", "html", stdin=source).stdout.startswith("-:1:12: ")
    assert program("check", "-", "a.txt").returncode == 2
    assert program("check", "-", "--max-bytes", "5", stdin=source).returncode == 2
    assert "is no text" in program("check", "-", stdin=b"\0").stderr


def test_standard_input_falls_under_the_configuration_here(program: Program, project: Project) -> None:
    project(**{"newslint.toml": 'ignore = ["style"]\n', "x/newslint.toml": ""})
    assert program("check", "-", stdin=FAULT.encode()).returncode == 0
    assert program("check", "-", "--stdin-filename", "x/a.txt", stdin=FAULT.encode()).returncode == 1


def test_patterns(program: Program, project: Project) -> None:
    project(**{"a.txt": FAULT, "b/c.txt": FAULT, "b/d.md": FAULT, "e.log": FAULT})
    done = program("check", "*.txt", "**/*.md")
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == ["a.txt", "b/d.md"]
    done = program("check", "*.none")
    assert done.returncode == 2 and "*.none: failed: matches no file" in done.stderr


def test_each_file_once_and_in_order(program: Program, project: Project) -> None:
    project(**{"b.txt": FAULT, "a.txt": FAULT, ".git/c.txt": FAULT, "node_modules/d.txt": FAULT, "e.bin": FAULT})
    done = program("check", "b.txt", ".", "a.txt")
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == ["b.txt", "a.txt"]


def test_excluded_files(program: Program, project: Project) -> None:
    project(**{"a.txt": FAULT, "archive/b.txt": FAULT, "newslint.toml": 'exclude = ["archive/**"]\n'})
    assert program("check").stdout == LINE
    assert program("check", "archive/b.txt").returncode == 1
    assert program("check", "archive/b.txt", "--force-exclude").returncode == 0


def test_many_jobs_give_the_same_output(program: Program, project: Project) -> None:
    files = {f"d/{number:03}.txt": FAULT if number % 3 else CLEAN for number in range(120)}
    folder = project(**files)
    (folder / "d" / "050.txt").write_bytes(b"\0")
    serial = program("check", "d", "--jobs", "1")
    parallel = program("check", "d", "--jobs", "3")
    assert (serial.returncode, serial.stdout) == (parallel.returncode, parallel.stdout)
    assert serial.returncode == 2
    assert serial.stdout.count("\n") == sum(number % 3 > 0 for number in range(120) if number != 50)
    assert serial.stderr.splitlines()[:-1] == parallel.stderr.splitlines()[:-1]
    assert program("check", "d", "--jobs", "0").returncode == 2


def test_output_is_written_whole_or_not_at_all(program: Program, project: Project) -> None:
    folder = project(**{"a.txt": FAULT, "out.json": "old"})
    done = program("check", "a.txt", "--format", "json", "--output", "out.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads((folder / "out.json").read_text("utf-8"))["summary"]["warnings"] == 1
    done = program("check", "a.txt", "--output", "none/out.txt")
    assert done.returncode == 2 and "cannot be written: No such file or directory" in done.stderr
    (folder / "out.json").write_text("old", encoding="utf-8")
    assert program("check", "a.txt", "--isolated", "--config", "none.toml", "--select", "x", "--output", "out.json")
    assert (folder / "out.json").read_text("utf-8") == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "out.json"]


@pytest.mark.skipif(os.name == "nt", reason="there are no devices")
def test_output_to_a_device_leaves_the_device(program: Program, project: Project, tmp_path: Path) -> None:
    project(**{"a.txt": FAULT})
    os.mkfifo(tmp_path / "pipe")
    reader = subprocess.Popen(["cat", str(tmp_path / "pipe")], stdout=subprocess.PIPE)
    assert program("check", "a.txt", "--output", "pipe").returncode == 1
    assert reader.communicate(timeout=30)[0].decode() == LINE
    assert (tmp_path / "pipe").is_fifo()


def test_a_writer_that_fails_leaves_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from newslint import formats

    def broken(report: object, stream: object) -> None:
        raise RuntimeError("no")

    folder = project(**{"a.txt": FAULT})
    monkeypatch.chdir(folder)
    monkeypatch.setattr(formats, "writer", lambda name: broken)
    assert main(["check", "a.txt", "--output", "out.txt"]) == 2
    assert "internal error (RuntimeError: no)" in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


def test_selection_and_levels(program: Program, project: Project) -> None:
    project(**{"a.txt": "He said the the talks,  had failed .\n"})

    def rules(*arguments: str) -> list[str]:
        return sorted({line.split()[2] for line in program("check", "a.txt", *arguments).stdout.splitlines()})

    assert rules("--select", "style") == ["style/doubled_word"]
    assert "style/doubled_word" not in rules("--ignore", "style,quotes")
    assert rules("--select", "style,typography", "--ignore", "typography") == ["style/doubled_word"]
    done = program("check", "a.txt", "--select", "stile")
    assert (done.returncode, done.stderr) == (
        2,
        "newslint: command line: there is no rule or topic 'stile'; did you mean 'style'?\n",
    )
    assert program("check", "a.txt", "--min-confidence", "2").returncode == 2
    assert program("check", "a.txt", "--published", "June").stderr == (
        "newslint: 'June' is no date: write it as YYYY-MM-DD, such as 2024-06-19\n"
    )


def test_the_command_line_wins_over_overrides(program: Program, project: Project) -> None:
    override = '[[overrides]]\npaths = ["*"]\nselect = ["quotes"]\nignore = []\nfail_on = "never"\n'
    project(**{"a.txt": FAULT, "newslint.toml": 'extend_select = ["typography"]\n' + override})
    assert program("check", "a.txt").returncode == 0
    assert program("check", "a.txt", "--select", "style").stdout == LINE
    assert program("check", "a.txt", "--select", "style", "--fail-on", "warning").returncode == 1
    assert program("check", "a.txt", "--select", "style", "--ignore", "style/doubled_word").stdout == ""


def test_every_file_under_its_own_configuration(program: Program, project: Project) -> None:
    project(**{"a.txt": FAULT, "x/a.txt": FAULT, "x/newslint.toml": 'ignore = ["style"]\n'})
    assert program("check", ".").stdout == LINE


def test_a_closed_pipe(project: Project) -> None:
    folder = project(**{f"{number:02}.txt": FAULT * 200 for number in range(20)})
    command = f"{sys.executable} -m newslint check . | head -1"
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stderr and "BrokenPipe" not in done.stderr


def test_an_output_that_knows_only_ascii(program: Program, project: Project) -> None:
    project(**{"a–b.txt": FAULT})
    done = program("check", ".", environment={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1 and "Traceback" not in done.stderr


def test_formats(program: Program, project: Project) -> None:
    project(**{"a.txt": FAULT})
    report = json.loads(program("check", "a.txt", "--format", "json").stdout)
    assert report["schema"] == "newslint/report/1"
    assert [one["fingerprint"] for one in report["files"][0]["findings"]]
    lines = program("check", "a.txt", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["rule"] for line in lines] == ["style/doubled_word"]
    assert program("check", "a.txt", "--format", "github").stdout.startswith("::warning ")
    assert json.loads(program("check", "a.txt", "--format", "sarif").stdout)["version"] == "2.1.0"
    assert program("check", "a.txt", "--format", "nonsense").returncode == 2


@pytest.mark.parametrize("arguments", [["check", "--help"], ["--help"], ["rules", "--help"], ["--version"]])
def test_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 0
    assert "newslint" in capsys.readouterr().out


def test_only_files_with_articles_are_met_in_folders(program: Program, project: Project) -> None:
    folder = project(
        **{
            "a.json": '{"story": {"parts": [{"text": "He said the the talks failed."}]}}',
            "settings.json": '{"content": 3}',
            "stories.json": '{"story": {"text": []}}',
            "feed.xml": "<rss><channel><title>None yet</title></channel></rss>",
            "newslint.toml": 'select = ["style/doubled_word"]\njson = {body = "/story/parts/*/text"}\n',
        }
    )
    done = program("check")
    assert (done.returncode, done.stdout.partition(" ")[0]) == (1, "a.json:1:40:"), done.stderr
    assert "failed" not in done.stderr
    for name in ("settings.json", "stories.json", "feed.xml"):
        done = program("check", name)
        assert done.returncode == 2
        assert f"{name}: failed: holds no article" in done.stderr
        assert program("fix", name).returncode == 2
    assert program("fix", ".").returncode == 0
    assert '"He said the talks failed."' in (folder / "a.json").read_text("utf-8")
