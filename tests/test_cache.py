"""Small values kept between runs."""

import os
import time
from pathlib import Path

import pytest

from newslint.cache import load, store


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path))
    return tmp_path


def test_a_value_is_found_by_its_whole_key(folder: Path) -> None:
    store("kind", "key", {"a": [1, "é"]})
    assert load("kind", "key") == {"a": [1, "é"]}
    assert load("kind", "other") is None
    assert load("other", "key") is None


def test_old_values_are_removed_when_one_is_stored(folder: Path) -> None:
    store("kind", "old", 1)
    (old,) = folder.iterdir()
    os.utime(old, (0, time.time() - 91 * 24 * 3600))
    stranger = folder / "notes.txt"
    stranger.write_text("x")
    os.utime(stranger, (0, 0))
    store("kind", "new", 2)
    assert (load("kind", "old"), load("kind", "new")) == (None, 2)
    assert stranger.exists()
