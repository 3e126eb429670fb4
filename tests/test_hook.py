"""The pre-commit hook, with the real program, from a clone of this repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def run(*command: str, folder: Path, environment: dict[str, str], ok: bool = True) -> str:
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=900, check=False
    )
    output = done.stdout + done.stderr
    assert (done.returncode == 0) == ok, output
    return output


def test_a_commit_is_refused_and_then_passes(root: Path, tmp_path: Path) -> None:
    if not (root / ".git").exists():
        pytest.skip("this is no clone")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "NEWSLINT_CACHE_DIR": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }
    clone, project = tmp_path / "newslint", tmp_path / "paper"
    run("git", "clone", "-q", str(root), str(clone), folder=tmp_path, environment=environment)
    # The clone is of the last commit; what is being worked on is to be tested.
    listed = run("git", "ls-files", "-co", "--exclude-standard", "-z", folder=root, environment=environment)
    for name in filter(None, listed.split("\0")):
        if (root / name).is_file():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, clone / name)
    run("git", "add", "-A", folder=clone, environment=environment)
    run("git", "commit", "-q", "--allow-empty", "-m", "now", folder=clone, environment=environment)
    revision = run("git", "rev-parse", "HEAD", folder=clone, environment=environment).strip()

    project.mkdir()
    run("git", "init", "-q", folder=project, environment=environment)
    (project / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {clone}\n    rev: {revision}\n    hooks:\n      - id: newslint\n", encoding="utf-8"
    )
    (project / "newslint.toml").write_text('exclude = ["archive/**"]\n', encoding="utf-8")
    article, old = project / "story.md", project / "archive" / "old.md"
    old.parent.mkdir()
    for path in (article, old):
        path.write_text("He said the the talks had failed.\n", encoding="utf-8")
    (project / "code.py").write_text("the_the = 'the the'\n", encoding="utf-8")
    run(sys.executable, "-m", "pre_commit", "install", folder=project, environment=environment)
    run("git", "add", "-A", folder=project, environment=environment)

    refused = run("git", "commit", "-m", "story", folder=project, environment=environment, ok=False)
    assert "story.md:1:9: warning style/doubled_word 'the the' is doubled: write 'the'" in refused
    assert "archive" not in refused and "code.py" not in refused
    article.write_text("He said the talks had failed.\n", encoding="utf-8")
    run("git", "add", "-A", folder=project, environment=environment)
    passed = run("git", "commit", "-m", "story", folder=project, environment=environment)
    assert "Passed" in passed
