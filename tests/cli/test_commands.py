"""The commands beside `check`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import packs
from newslint.cli import COMMANDS, main

Project = Callable[..., Path]
FAULT = "He said the the talks had failed.\n"


@pytest.fixture
def here(project: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = project(**{"a.txt": FAULT})
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(here: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def command(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([name, "--help"])
    out = capsys.readouterr().out
    assert out.startswith(f"usage: newslint {name}")
    assert "example" in out or name == "init"


def test_rules(run: Run) -> None:
    code, out, _ = run("rules")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == packs.identifiers(packs.installed())
    code, out, _ = run("rules", "style", "--ignore", "style/cliche", "--format", "json")
    rows = {row["id"]: row for row in json.loads(out)}
    assert all(name.startswith("style/") for name in rows)
    assert rows["style/cliche"]["on"] is False and rows["style/doubled_word"]["on"] is True
    assert rows["style/doubled_word"]["bad"]


@pytest.mark.parametrize(
    "command", [["rules", "stlye"], ["explain", "stlye"], ["test", "stlye"], ["try", "stlye", "."]]
)
def test_a_name_that_no_rule_has(run: Run, command: list[str]) -> None:
    code, out, err = run(*command)
    assert (code, out, err) == (2, "", "newslint: there is no rule or topic 'stlye'; did you mean 'style'?\n")


def test_explain(run: Run) -> None:
    code, out, _ = run("explain", "style/doubled_word")
    assert code == 0
    assert out.startswith("style/doubled_word (warning)\n\n")
    assert "Finds:" in out and "Lets pass:" in out and "Options:\n  allow = ()" in out and "[[" not in out


def test_test(run: Run, here: Path, rule_text: Callable[[str], str]) -> None:
    code, out, err = run("test", "style/doubled_word")
    assert (code, out) == (0, "") and err.startswith("1 rules, ")
    (here / "house").mkdir()
    (here / "house" / "x.yaml").write_text(rule_text("kind: existence\nphrases: [c]\n"), encoding="utf-8")
    (here / "newslint.toml").write_text('rules = ["house"]\n', encoding="utf-8")
    code, out, err = run("test", "house")
    assert code == 1
    assert out.splitlines() == [
        "house/x: 'b' is not found in 'a b'",
        "house/x: finds 'c' in the good 'c'",
    ]


def test_try(run: Run) -> None:
    code, out, err = run("try", "style/doubled_word", ".")
    assert (code, out) == (0, "a.txt:1:9: style/doubled_word: He said [[the the]] talks had failed.\n")
    assert err == "1 hits in 7 words of 1 files: 142.857 per 1,000 words\n"
    assert run("try", "style/doubled_word", "none.txt")[0] == 2


def test_init(run: Run, here: Path) -> None:
    assert run("init")[:2] == (0, "wrote ./newslint.toml\n")
    assert run("check", "a.txt")[0] == 1
    assert run("init") == (2, "", "newslint: ./newslint.toml exists already\n")
    assert run("init", "none")[0] == 2


def test_the_examples_that_init_writes_are_right(run: Run, here: Path) -> None:
    run("init")
    path = here / "newslint.toml"
    lines = [
        line.removeprefix("# ") if "=" in line or "[" in line else line for line in path.read_text("utf-8").splitlines()
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert run("check", "a.txt")[0] == 1


def test_config(run: Run, here: Path) -> None:
    code, out, _ = run("config")
    assert code == 0
    assert 'profile = "default"  # default' in out.splitlines()
    (here / "newslint.toml").write_text('profile = "quiet"\nlanguage = "en-GB"\n', encoding="utf-8")
    lines = run("config", "a.txt", "--ignore", "style")[1].splitlines()
    assert f'language = "en-GB"  # {here / "newslint.toml"}:2' in lines
    assert 'fail_on = "error"  # profile quiet' in lines
    assert 'ignore = ["style"]  # command line' in lines


def test_config_tells_mistakes_of_a_folder(run: Run, here: Path) -> None:
    (here / "newslint.toml").write_text('ignore = ["stlye"]\n', encoding="utf-8")
    for path in (".", "a.txt"):
        code, _, err = run("config", path)
        assert code == 2 and "newslint.toml:1: there is no rule or topic 'stlye'; did you mean 'style'?" in err


def test_stats(run: Run) -> None:
    code, out, _ = run("stats", "a.txt", "--format", "json")
    (row,) = json.loads(out)
    assert code == 0
    assert (row["path"], row["words"], row["sentences"], row["paragraphs"]) == ("a.txt", 7, 1, 1)
    assert row["flesch_kincaid_grade"] is not None
    code, out, _ = run("stats", "a.txt")
    assert out.splitlines()[:2] == ["a.txt", f"  {'words':24} 7"]
    assert run("stats", "none.txt")[0] == 2


def test_stats_says_how_spun_an_article_looks(run: Run, here: Path) -> None:
    (here / "spun.txt").write_text(
        "Police discharged tear gas at the rally. The central bank raised curiosity rates by half a point. "
        "Human privileges groups said the loss toll would rise. He died of a heart assault on Monday.\n",
        encoding="utf-8",
    )
    _, out, _ = run("stats", "spun.txt", "a.txt", "--format", "json")
    spun, short = json.loads(out)
    assert spun["spun"] > 0.5
    assert short["spun"] is None  # of a sentence nothing is said


def test_explain_shows_how_a_probability_came_about(run: Run, here: Path) -> None:
    (here / "rates.txt").write_text("The central bank raised enthusiasm rates on Thursday.\n", encoding="utf-8")
    code, out, _ = run("explain", "rates.txt:1:25")
    assert code == 0
    assert "wording/broken_phrase" in out
    (account,) = (line for line in out.splitlines() if "wrong with a probability of" in line)
    assert "by phrase statistics" in account and "by the phrase book" in account
    assert "the model gives 'enthusiasm' a probability of" in out


def test_internal_errors_are_told_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(packs, "installed", broken)
    code, out, err = run("rules")
    assert (code, out) == (2, "")
    assert err.startswith("newslint: internal error (RuntimeError: no); please report it")
    with pytest.raises(RuntimeError):
        run("rules", "--debug")
    with pytest.raises(RuntimeError):
        run("--debug", "rules")
