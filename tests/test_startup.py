"""What `newslint check` of an article imports once its caches are filled."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

NEVER = (
    "asyncio",
    "concurrent.futures",
    "dataclasses",
    "difflib",
    "html.parser",
    "importlib.metadata",
    "inspect",
    "marko",
    "multiprocessing",
    "numpy",
    "regex",
    "rich",
    "textstat",
    "tomllib",
    "yaml",
)

PROBE = """
import sys
from newslint.cli import main
code = main(sys.argv[1:])
print("\\n".join(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture
def modules(tmp_path: Path, root: Path) -> set[str]:
    environment = {**os.environ, "NEWSLINT_CACHE_DIR": str(tmp_path / "cache")}
    article = root / "seeds" / "flawed" / "partnership_agreement.txt"
    run: Callable[[], CompletedProcess[str]] = lambda: subprocess.run(  # noqa: E731
        [sys.executable, "-I", "-c", PROBE, "check", str(article)],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    run()
    second = run()
    assert second.returncode == 1
    return set(second.stderr.split())


def test_nothing_slow_is_imported(modules: set[str]) -> None:
    assert "newslint.engine" in modules
    assert sorted(name for name in NEVER if name in modules) == []


def test_the_deep_judge_imports_nothing_slow_before_it_reads(tmp_path: Path) -> None:
    probe = "import sys, newslint.plausibility.deep; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", probe], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    modules = set(run.stdout.split())
    assert "newslint.plausibility.causal" in modules
    slow = (*NEVER, "importlib.resources", "newslint.plausibility.gguf", "newslint.plausibility.causal_readings")
    assert [name for name in slow if name in modules] == []
