"""Results of unchanged files, kept between runs."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from newslint import Config, Document, Linter, Metadata, read_text
from newslint.cli import result_cache
from newslint.cli.batch import CACHED_FROM, lint_files
from newslint.cli.result_cache import ResultCache
from newslint.cli.settings import Linters, Settings
from newslint.config import Override
from newslint.engine import Result
from newslint.linter import parse_date
from newslint.plausibility import deep
from newslint.plausibility.suspicion import Judgement, Plausibility

Program = Callable[..., CompletedProcess[str]]
Project = Callable[..., Path]

CONFIG = Config(select=("style/doubled_word", "dates/weekday_mismatch", "wording/implausible_word"))
TEXT = "The pact was signed on Tuesday, June 19, 2024.\n\nHe said the the talks 😀 had failed.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


class Counting(Linter):
    """A linter that counts what it lints."""

    count = 0

    def lint(self, document: Document) -> Result:
        self.count += 1
        return super().lint(document)


def both(linter: Counting, first: Document, second: Document) -> tuple[int, Result, Result]:
    """How often two documents, one after the other in runs of their own, were really linted; and their results."""
    with ResultCache() as kept:
        one = kept.lint(linter, first)
    with ResultCache() as kept:
        two = kept.lint(linter, second)
    return linter.count, one, two


def test_an_unchanged_article_is_not_linted_again(folder: Path) -> None:
    document = read_text(TEXT, path="a.txt")
    count, one, two = both(Counting(CONFIG), document, read_text(TEXT, path="a.txt"))
    assert count == 1
    assert two._replace(document=document) == one and len(one.findings) == 2
    assert {type(part) for finding in two.findings for part in finding} == {
        type(part) for finding in one.findings for part in finding
    }
    assert two.document is not None and two.document.text == document.text


@pytest.mark.parametrize(
    "other",
    [
        read_text(TEXT + ".", path="a.txt"),
        read_text(TEXT, path="b.txt"),
        read_text(TEXT, path="a.txt", format="markdown"),
        read_text(TEXT, path="a.txt", metadata=Metadata(published=parse_date("2024-07-01"))),
    ],
)
def test_what_changed_is_linted(folder: Path, other: Document) -> None:
    count, _, _ = both(Counting(CONFIG), read_text(TEXT, path="a.txt"), other)
    assert count == 2


def test_another_configuration_or_version_finds_nothing_old(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = read_text(TEXT, path="a.txt")
    both(Counting(CONFIG), document, document)
    for config in (CONFIG._replace(select=("style/doubled_word",)), CONFIG._replace(min_confidence=0.1)):
        assert both(Counting(config), document, document)[0] == 1
    monkeypatch.setattr(result_cache, "__version__", "99")
    assert both(Counting(CONFIG), document, document)[0] == 1


def test_an_edited_rule_finds_nothing_old(folder: Path, tmp_path: Path) -> None:
    rule = tmp_path / "house" / "style" / "mayor.yaml"
    rule.parent.mkdir(parents=True)
    source = "title: t\nwhy: w.\nkind: existence\nmessage: m\nphrases: [{}]\nbad: ['The [[{}]].']\ngood: ['The.']\n"
    rule.write_text(source.format("talks", "talks"))
    config = Config(select=("style/mayor",), rules=(str(tmp_path / "house"),))
    document = read_text(TEXT, path="a.txt")
    _, first, _ = both(Counting(config), document, document)
    rule.write_text(source.format("failed", "failed"))
    count, second, _ = both(Counting(config), document, document)
    assert ([one.text for one in first.findings], [one.text for one in second.findings]) == (["talks"], ["failed"])
    assert count == 1


def test_a_damaged_file_is_made_anew(folder: Path) -> None:
    folder.mkdir()
    (folder / result_cache.FILE_NAME).write_bytes(b"no database at all" * 100)
    document = read_text(TEXT, path="a.txt")
    assert both(Counting(CONFIG), document, document)[0] == 1


def test_without_a_folder_the_work_is_done_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    document = read_text(TEXT, path="a.txt")
    count, one, two = both(Counting(CONFIG), document, document)
    assert count == 2 and one == two


def test_the_least_used_go_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(result_cache, "MOST_ROWS", 2)
    linter = Counting(CONFIG)
    for name in ("a.txt", "b.txt", "c.txt"):
        with ResultCache() as kept:
            kept.lint(linter, read_text(TEXT, path=name))
    with sqlite3.connect(folder / result_cache.FILE_NAME) as database:
        assert database.execute("SELECT COUNT(*) FROM results").fetchone() == (2,)
    database.close()


def test_a_second_run_says_the_same(program: Program, project: Project) -> None:
    project(**{f"{number}.txt": f"{TEXT}{number}.\n" for number in range(CACHED_FROM)})
    first = program("check", "--select", "style,dates", "--format", "sarif")
    second = program("check", "--select", "style,dates", "--format", "sarif")
    again = program("check", "--select", "style,dates", "--format", "sarif", "--no-cache")
    assert first.stdout == second.stdout == again.stdout
    assert first.stdout.count("ruleIndex") == 2 * CACHED_FROM


def test_several_processes_at_once(project: Project, folder: Path) -> None:
    here = project(**{f"{number}.txt": f"{TEXT}{number}.\n" for number in range(CACHED_FROM)})
    command = [sys.executable, "-m", "newslint", "check", "--select", "style", "--format", "jsonl"]
    runs = [
        subprocess.Popen(command, cwd=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ.copy())
        for _ in range(4)
    ]
    outputs = {run.communicate(timeout=120)[0] for run in runs}
    assert len(outputs) == 1 and outputs.pop().count(b"\n") == CACHED_FROM
    with sqlite3.connect(folder / result_cache.FILE_NAME) as database:
        assert database.execute("SELECT COUNT(*) FROM results").fetchone() == (CACHED_FROM,)
    database.close()


def test_the_same_path_elsewhere_finds_nothing_old(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opinion = Override(str(tmp_path), ("opinion/**",), {"ignore": ("style/doubled_word",)})
    linter = Linter(CONFIG._replace(overrides=(opinion,), folder=str(tmp_path)))
    found = []
    for name in ("opinion", "news"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        with ResultCache() as kept:
            found.append([one.rule for one in kept.lint(linter, read_text(TEXT, path="a.txt")).findings])
    assert found == [["dates/weekday_mismatch"], ["dates/weekday_mismatch", "style/doubled_word"]]


def test_an_upgraded_package_finds_nothing_old(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = tmp_path / "site-packages"
    packages.mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(packages)])
    document = read_text(TEXT, path="a.txt")
    assert both(Counting(CONFIG), document, document)[0] == 1
    (packages / "regex-99.dist-info").mkdir()
    os.utime(packages, (1, 1))
    assert both(Counting(CONFIG), document, document)[0] == 1


def test_another_model_finds_nothing_old(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    for name in ("a.gguf", "b.gguf"):
        (tmp_path / name).write_bytes(b"GGUF")
        monkeypatch.setenv("NEWSLINT_MODEL", str(tmp_path / name))
        told.append(Linter(CONFIG._replace(depth="deep")).inputs)
    assert told == [(str(tmp_path / "a.gguf"),), (str(tmp_path / "b.gguf"),)]


class CountingJudge(Plausibility):
    """A deep judge that suspects nothing and counts the articles."""

    count = 0

    def __init__(self, model: str | None) -> None:
        """Needs no model."""

    def judge_document(self, document: Document) -> Judgement:
        CountingJudge.count += 1
        return Judgement((), 0.0)


def test_one_article_is_kept_when_judged_deeply(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article, model = tmp_path / "a.txt", tmp_path / "a.gguf"
    article.write_text(TEXT, encoding="utf-8")
    model.write_bytes(b"GGUF")
    monkeypatch.setenv("NEWSLINT_MODEL", str(model))

    def run(depth: str) -> Result:
        settings = Settings(None, True, None, {"select": CONFIG.select, "depth": depth}, None, None, False)
        (result,) = lint_files([str(article)], Linters(settings), 1)
        return result

    with monkeypatch.context() as without_model:
        without_model.setattr(deep, "DeepModel", CountingJudge)
        run("fast")
        assert not (folder / result_cache.FILE_NAME).exists()
        first, second = run("deep"), run("deep")
    assert first.findings == second.findings and len(first.findings) == 2 and not first.failures
    assert CountingJudge.count == 1
    model.unlink()
    assert [failure for failure in run("deep").failures if f"The model file {model} doesn't exist." in failure]
