"""Results of files that did not change, kept between runs in the user's cache folder.

A result is found again only under a sum of everything it came from: the article as read, the configuration, and every
file of newslint, of the rule packs and of what the configuration names. An upgrade or an edited rule meets nothing old.
The file is safe with several processes; where it cannot be used, the work is done again.
"""

import contextlib
import datetime
import hashlib
import json
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from typing import Any, Final

import newslint
from newslint import cache, packs
from newslint.document import Document, Place, Span
from newslint.engine import Result
from newslint.linter import Linter
from newslint.rule import Evidence, Finding, Level, RelatedPlace, Supported
from newslint.sources import Sources
from newslint.version import __version__

FILE_NAME: Final = "results.sqlite3"

MOST_ROWS: Final = 200_000
"""The most results that are kept; those that were used the longest ago go first."""

_TABLE: Final = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value TEXT, used INTEGER) WITHOUT ROWID"
_PATIENCE: Final = 5.0  # seconds to wait for another process that is writing


class ResultCache:
    """The kept results; a context manager, which writes what is new when it ends."""

    def __init__(self) -> None:
        """Opens the file, and makes it anew where it is damaged."""
        self._new: list[tuple[bytes, str, int]] = []
        self._states: dict[int, bytes] = {}
        self._today = datetime.date.today().toordinal()
        path = os.path.join(cache.folder(), FILE_NAME)
        self._database = _opened(path) or _opened(path, anew=True)

    def __enter__(self) -> "ResultCache":
        return self

    def __exit__(self, *_: object) -> None:
        if self._database is None:
            return
        with contextlib.suppress(sqlite3.Error), self._database as database:
            database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", self._new)
            (rows,) = database.execute("SELECT COUNT(*) FROM results").fetchone()
            if rows > MOST_ROWS:
                oldest = "SELECT key FROM results ORDER BY used LIMIT ?"
                database.execute(f"DELETE FROM results WHERE key IN ({oldest})", (rows - MOST_ROWS,))
        self._database.close()

    def lint(self, linter: Linter, document: Document) -> Result:
        """The result of a document: the kept one, or a new one, which is kept if nothing failed.

        What hangs on sources is not kept: they are files of their own.
        """
        if linter.resources.get(Sources).has_any(document):
            return linter.lint(document)
        key = self._key(linter, document)
        value = self._load(key)
        if value is not None:
            return _restored(value, document)
        result = linter.lint(document)
        if not result.failures:
            self._new.append((key, json.dumps(result._replace(document=None)), self._today))
        return result

    def _key(self, linter: Linter, document: Document) -> bytes:
        state = self._states.get(id(linter))
        if state is None:
            state = self._states[id(linter)] = _state(linter)
        places = (document.path, os.path.abspath(document.path))  # as reported, and as overrides have it
        told = (places, document.format, document.metadata, document.comments, document.notices, document.blocks)
        key = hashlib.sha256(state)
        for part in (repr(told), document.source, document.text):
            key.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
        return key.digest()

    def _load(self, key: bytes) -> Any | None:
        if self._database is None:
            return None
        try:
            row = self._database.execute("SELECT value, used FROM results WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        if row is None:
            return None
        if row[1] != self._today:
            self._new.append((key, row[0], self._today))
        return json.loads(row[0])


def _opened(path: str, *, anew: bool = False) -> sqlite3.Connection | None:
    try:
        if anew:
            os.unlink(path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        database = sqlite3.connect(path, timeout=_PATIENCE)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = OFF")  # what a crash loses is only work to do again
        database.execute(_TABLE)
    except (sqlite3.Error, OSError):
        return None
    return database


def _state(linter: Linter) -> bytes:
    """A sum of what a linter's results hang on beside the article."""
    config = linter.config._replace(
        origins={}, overrides=tuple(one._replace(origins={}) for one in linter.config.overrides)
    )
    state = hashlib.sha256(repr((__version__, sys.version, config)).encode("utf-8", "surrogatepass"))
    folders = [os.path.dirname(newslint.__file__), *(pack.folder for pack in packs.installed()), *config.rules]
    told = [*_files((*folders, *linter.inputs)), *_installations()]
    for one in sorted(told):
        state.update(one.encode("utf-8", "surrogatepass"))
    return state.digest()


def _files(paths: Iterable[str]) -> Iterator[str]:
    """Every file at or below `paths` with its size and the time it was last written."""
    for path in paths:
        names = [os.path.join(here, name) for here, _, found in os.walk(path) for name in found] or [path]
        for name in names:
            if name.endswith(".pyc"):
                continue
            try:
                status = os.stat(name)
            except OSError:
                yield f"{name}\0missing\n"
            else:
                yield f"{name}\0{status.st_size}\0{status.st_mtime_ns}\n"


def _installations() -> Iterator[str]:
    """The folders that packages are installed in, which change with every upgrade of one that newslint uses."""
    for path in sys.path:
        if os.path.basename(path) in ("site-packages", "dist-packages"):
            with contextlib.suppress(OSError):
                yield f"{path}\0{os.stat(path).st_mtime_ns}\n"


def _restored(value: list[Any], document: Document) -> Result:
    kept = Result(*value)
    findings = tuple(_finding(Finding(*one)) for one in kept.findings)
    supported = tuple(
        Supported(check, line, column, text, tuple(Evidence(*proof) for proof in proofs))
        for check, line, column, text, proofs in kept.supported
    )
    return Result(kept.path, findings, tuple(kept.notices), (), kept.silenced, document, kept.held, supported)


def _finding(kept: Finding) -> Finding:
    return kept._replace(
        level=Level(kept.level),
        place=Place(*kept.place),
        span=Span(*kept.span),
        suggestions=tuple(kept.suggestions),
        related=tuple(_related(RelatedPlace(*one)) for one in kept.related),
        evidence=tuple(Evidence(*one) for one in kept.evidence),
    )


def _related(kept: RelatedPlace) -> RelatedPlace:
    return kept._replace(place=Place(*kept.place), span=Span(*kept.span))
