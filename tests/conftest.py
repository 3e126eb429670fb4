"""What all tests share: a cache of their own, rules written as YAML, and newslint as a program."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, settings

from newslint import Document, Hit, Rule, read_text
from newslint.engine import hits
from newslint.phrases import Phrases
from newslint.rulefile import build, read

ROOT = Path(__file__).parent.parent

settings.register_profile("newslint", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)
settings.load_profile("newslint")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--documents", type=int, default=4000, help="how many documents the fuzz test makes")
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder that no other run has written to."""
    folder = tmp_path_factory.mktemp("cache")
    before = os.environ.get("NEWSLINT_CACHE_DIR")
    os.environ["NEWSLINT_CACHE_DIR"] = str(folder)
    yield folder
    if before is None:
        del os.environ["NEWSLINT_CACHE_DIR"]
    else:
        os.environ["NEWSLINT_CACHE_DIR"] = before


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


RULE = """\
title: A title
why: A reason.
message: "found {0}"
bad: ["a [[b]]"]
good: [c]
"""


@pytest.fixture(scope="session")
def rule_text() -> Callable[[str], str]:
    """The text of a whole rule file with the keys of a kind added."""
    return lambda keys: RULE + dedent(keys)


@pytest.fixture(scope="session")
def yaml_rule() -> Callable[[str], Rule]:
    """A rule of the keys that make its kind."""

    def make(keys: str) -> Rule:
        return build(read(RULE + dedent(keys), "rule.yaml", "style/rule"), "style/rule", Phrases(), "rule.yaml")

    return make


@pytest.fixture(scope="session")
def hits_of() -> Callable[..., list[Hit]]:
    """The hits of a rule in a text or document, with its stance on quotations and [sic]."""

    def run(rule: Rule, text: str | Document, **options: object) -> list[Hit]:
        rule = rule._replace(options={**rule.options, **options})
        return list(hits(rule, text if isinstance(text, Document) else read_text(text)))

    return run


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs newslint in a process of its own, in an empty folder unless told otherwise."""

    def run(
        *arguments: str,
        stdin: bytes = b"",
        folder: Path = tmp_path,
        environment: dict[str, str] | None = None,
        python: Sequence[str] = (),
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, *python, "-m", "newslint", *arguments],
            input=stdin,
            capture_output=True,
            cwd=folder,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **(environment or {})},
            timeout=300,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        )

    return run


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """Writes files, given by path, into a new folder and returns it."""

    def make(**files: str) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        return tmp_path

    return make
