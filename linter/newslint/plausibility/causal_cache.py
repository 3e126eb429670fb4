"""What the causal model read of each paragraph, kept on disk, so that an unchanged paragraph is never read again."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from newslint.plausibility.causal_values import Alternative, ParagraphReading, Reading

MOST_ROWS = 50_000


class ReadingCache:
    """A table from key to reading. A folder that can't be written or a damaged file makes it empty, never an error."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._rows: dict[str, str] = {}
        self._new: dict[str, str] = {}

    def fetch(self, keys: list[str]) -> None:
        """Look up what is stored under these keys, all at once."""
        try:
            with closing(self._open()) as connection:
                for start in range(0, len(keys), 500):
                    part = keys[start : start + 500]
                    marks = ",".join("?" * len(part))
                    self._rows.update(
                        connection.execute(f"SELECT key, value FROM readings WHERE key IN ({marks})", part)
                    )
        except (sqlite3.Error, OSError):
            self._rows.clear()

    def get(self, key: str) -> ParagraphReading | None:
        """The reading stored under a key that was fetched."""
        value = self._rows.get(key)
        if value is None:
            return None
        try:
            return unpack(value)
        except (ValueError, TypeError, IndexError):
            return None

    def put(self, key: str, reading: ParagraphReading) -> None:
        """Keep a reading for `flush`."""
        self._new[key] = pack(reading)

    def get_tokens(self, key: str) -> list[list[int]] | None:
        """The tokens of a list of words, stored under a key that was fetched."""
        try:
            return [[int(token) for token in word] for word in json.loads(self._rows[key])]
        except (KeyError, ValueError, TypeError):
            return None

    def put_tokens(self, key: str, tokens: list[list[int]]) -> None:
        """Keep the tokens of a list of words for `flush`."""
        self._new[key] = json.dumps(tokens, separators=(",", ":"))

    def flush(self) -> None:
        """Write what was put; the oldest rows go when there are too many."""
        if not self._new:
            return
        now = int(time.time())
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._open()) as connection, connection:
                rows = [(key, value, now) for key, value in self._new.items()]
                connection.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", rows)
                (count,) = connection.execute("SELECT count(*) FROM readings").fetchone()
                if count > MOST_ROWS:
                    oldest = "SELECT key FROM readings ORDER BY written LIMIT ?"
                    connection.execute(f"DELETE FROM readings WHERE key IN ({oldest})", (count - MOST_ROWS * 9 // 10,))
        except (sqlite3.Error, OSError):  # an unwritable cache costs time, nothing else
            pass
        self._new.clear()

    def _open(self) -> sqlite3.Connection:
        if not self._file.parent.is_dir():
            raise FileNotFoundError(self._file.parent)
        connection = sqlite3.connect(self._file, timeout=2.0)
        try:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS readings (key TEXT PRIMARY KEY, value TEXT, written INTEGER) WITHOUT ROWID"
            )
        except sqlite3.Error:
            connection.close()
            raise
        return connection


def pack(reading: ParagraphReading) -> str:
    """A reading as one line of JSON."""
    rows = [
        [
            [r.start, r.end, round(r.surprise, 3), round(r.following, 3), round(r.ahead, 3), r.rank],
            [
                [a.word, round(a.left, 3), round(a.right, 3), round(a.near, 3), a.prior, a.given, a.rank]
                for a in r.alternatives
            ],
        ]
        for r in reading.readings
    ]
    return json.dumps([reading.words, round(reading.surprise, 3), rows], separators=(",", ":"))


def unpack(line: str) -> ParagraphReading:
    """The reading that `pack` wrote, figures to three places."""
    words, total, rows = json.loads(line)
    readings = []
    for (start, end, surprise, following, ahead, rank), alternatives in rows:
        options = tuple(Alternative(*alternative) for alternative in alternatives)
        readings.append(Reading(start, end, surprise, following, ahead, rank, options))
    return ParagraphReading(tuple(readings), words, total)
