"""The wheel, installed in an environment of its own, lints an article."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def run(*command: str, folder: Path, environment: dict[str, str], codes: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=900, check=False
    )
    assert done.returncode in codes, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_works_where_nothing_else_is(root: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment["NEWSLINT_CACHE_DIR"] = str(tmp_path / "cache")
    run(
        *(sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(root)),
        folder=tmp_path,
        environment=environment,
    )
    (wheel,) = tmp_path.glob("newslint-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {
        "newslint/py.typed",
        "newslint/formats/html_report/page.css",
        "newslint/formats/html_report/page.js",
        "newslint/formats/report.schema.json",
        "newslint_rules/style/cliche.yaml",
    } <= set(names)
    assert {name.partition("/")[0] for name in names if ".dist-info" not in name} == {"newslint", "newslint_rules"}
    assert not [name for name in names if "__pycache__" in name]

    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(str(scripts / "python"), "-m", "pip", "install", "-q", str(wheel), folder=tmp_path, environment=environment)
    article = root / "seeds" / "flawed" / "partnership_agreement.txt"
    program = str(scripts / "newslint")
    report = json.loads(
        run(program, "check", str(article), "--format", "json", folder=tmp_path, environment=environment, codes=(1,))
    )
    found = {finding["rule"] for finding in report["files"][0]["findings"]}
    assert "quotes/closing_mark_opens" in found
    listed = run(program, "rules", folder=tmp_path, environment=environment).splitlines()
    assert len(listed) >= 60
    untouched = [name for name in sorted({line.partition("/")[0] for line in listed}) if name != "readability"]
    run(program, "test", *untouched, folder=tmp_path, environment=environment)
    told = subprocess.run(
        [program, "check", str(article), "--select", "readability/hard_grade"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 2
    assert 'pip install "newslint[readability]"' in told.stderr
