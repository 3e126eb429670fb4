"""Small values kept between runs in the user's cache folder.

A value is found again only by the whole key it was stored under, so a new version of anything never meets an old one.
Nothing depends on the cache: where it cannot be read or written, the work is done again.
Values are kept with `marshal`, which is always loaded and reads three times as fast as JSON;
it builds plain values only.
"""

import marshal
import os
import sys
import time
import zlib
from typing import Any, Final

from newslint.whole_files import replacing

_KEPT: Final = 90 * 24 * 3600  # seconds


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
    return os.path.join(folder(), f"{name}-{zlib.crc32(_full(key).encode()):08x}.cache")


def _full(key: str) -> str:
    """The key with the version of Python, whose form of plain values may change."""
    return f"{sys.version} {key}"


def load(name: str, key: str) -> Any | None:
    """The value stored under `key`, made of dicts, lists, tuples, text and numbers; or None."""
    try:
        with open(_path(name, key), "rb") as file:
            stored = marshal.loads(file.read())  # many times as fast as reading from the file
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return stored[1] if isinstance(stored, tuple) and len(stored) == 2 and stored[0] == _full(key) else None


def store(name: str, key: str, value: Any) -> None:
    """Stores a value under `key` in one step, so that no reader meets half of it."""
    path = _path(name, key)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with replacing(path) as partial, open(partial, "wb") as file:
            marshal.dump((_full(key), value), file)
        _forget(os.path.dirname(path))
    except OSError:
        return


def _forget(cached: str) -> None:
    """Removes the values that were stored long ago: most belong to versions that are gone."""
    oldest = time.time() - _KEPT
    for entry in os.scandir(cached):
        if entry.name.endswith(".cache") and entry.stat().st_mtime < oldest:
            os.unlink(entry.path)
