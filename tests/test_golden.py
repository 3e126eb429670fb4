"""The findings of every seed article: `pytest --update-golden` writes them anew, and its difference is to be read."""

import json
from pathlib import Path
from typing import Any

import pytest

from newslint import Config, Level, Linter, read_file

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
SEEDS = sorted(
    path for kind in ("clean", "flawed") for path in (ROOT / "seeds" / kind).iterdir() if path.suffix != ".json"
)
NAMES = [path.relative_to(ROOT).as_posix() for path in SEEDS]


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Config())


def findings(linter: Linter, path: Path, name: str) -> list[dict[str, Any]]:
    document = read_file(str(path))
    result = linter.lint(
        type(document)(
            document.text,
            document.blocks,
            metadata=document.metadata,
            path=name,
            source=document.source,
            source_map=document.source_map,
            comments=document.comments,
            format=document.format,
            notices=document.notices,
        )
    )
    assert result.failures == ()
    return [
        {
            "place": f"{finding.line}:{finding.column}",
            "rule": finding.rule,
            "level": finding.level.value,
            "confidence": finding.confidence,
            "text": finding.text,
            "message": finding.message,
            "suggestions": list(finding.suggestions),
            "related": [f"{other.place.line}:{other.place.column} {other.message}" for other in finding.related],
            "fingerprint": finding.fingerprint,
        }
        for finding in result.findings
    ]


@pytest.mark.parametrize("name", NAMES)
def test_seeds_give_what_they_gave(name: str, linter: Linter, request: pytest.FixtureRequest) -> None:
    found = findings(linter, ROOT / name, name)
    path = GOLDEN / f"{Path(name).parent.name}-{Path(name).name}.json"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert found == json.loads(path.read_text("utf-8"))


def test_no_golden_file_is_left_over() -> None:
    expected = {f"{Path(name).parent.name}-{Path(name).name}.json" for name in NAMES}
    assert {path.name for path in GOLDEN.iterdir()} == expected


@pytest.mark.parametrize("name", [name for name in NAMES if "/clean/" in name])
def test_clean_seeds_have_no_warning_and_no_error(name: str, linter: Linter) -> None:
    result = linter.lint(read_file(str(ROOT / name)))
    loud = [finding for finding in result.findings if finding.level.at_least(Level.WARNING)]
    assert [(finding.line, finding.rule, finding.text) for finding in loud] == []


def test_there_are_enough_seeds() -> None:
    assert sum("/clean/" in name for name in NAMES) >= 15
    assert sum("/flawed/" in name for name in NAMES) >= 9
