"""Small values kept between runs in the user's cache folder.

A value is found again only by the whole key it was stored under, so a new version of anything never meets an old one.
Nothing depends on the cache: where it cannot be read or written, the work is done again.
"""

import hashlib
import json
import os
import sys
from typing import Any


def folder() -> str:
    """The folder of newslint's caches: NEWSLINT_CACHE_DIR, or the user's own cache folder of this system."""
    given = os.environ.get("NEWSLINT_CACHE_DIR")
    if given:
        return given
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", os.path.expanduser("~"))
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache"))
    return os.path.join(base, "newslint")


def _path(name: str, key: str) -> str:
    return os.path.join(folder(), f"{name}-{hashlib.sha256(key.encode()).hexdigest()[:32]}.json")


def load(name: str, key: str) -> Any | None:
    """The JSON value stored under `key`, or None."""
    try:
        with open(_path(name, key), encoding="utf-8") as file:
            stored = json.load(file)
    except (OSError, ValueError):
        return None
    return stored["value"] if isinstance(stored, dict) and stored.get("key") == key else None


def store(name: str, key: str, value: Any) -> None:
    """Stores a JSON value under `key` in one step, so that no reader meets half of it."""
    path = _path(name, key)
    partial = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(partial, "w", encoding="utf-8") as file:
            json.dump({"key": key, "value": value}, file)
        os.replace(partial, path)
    except OSError:
        return
