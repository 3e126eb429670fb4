"""The data files that ship are those that the commands of `training/` made and recorded."""

import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_shipped_files_are_those_that_training_made() -> None:
    recorded = json.loads((ROOT / "training" / "checksums.json").read_text(encoding="utf-8"))["files"]
    folders = {name.partition("/")[0] for name in recorded}
    assert folders == {"phrasebook", "plausibility", "spelling"}
    shipped = {
        f"{folder}/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in sorted(folders)
        for path in sorted((ROOT / "linter" / "newslint" / folder / "data").glob("*"))
    }
    assert shipped == recorded
