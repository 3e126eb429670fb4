"""The knowledge base: opened late, read only, a newsroom's rows first, and plain about what it cannot read."""

import re
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import read_text
from newslint.facts.base import SHIPPED, Facts, FactsError
from newslint.facts.schema import VERSION, Fact


def test_nothing_is_opened_before_it_is_asked() -> None:
    facts = Facts()
    assert facts.judgements(read_text("The mill shut. Nobody had said why.")) == ()
    assert not facts.is_open
    assert facts.of("Norway", "capital")[0].object == "Oslo"
    assert facts.is_open


def test_opening_and_a_hundred_answers_take_thirty_milliseconds() -> None:
    with sqlite3.connect(SHIPPED) as database:
        subjects = [row[0] for row in database.execute("SELECT DISTINCT subject FROM fact LIMIT 3000")][::30]
    assert len(subjects) == 100
    best = 1.0
    for _ in range(3):
        start = time.perf_counter()
        facts = Facts()
        assert all(facts.of(subject) for subject in subjects)
        best = min(best, time.perf_counter() - start)
    assert best <= 0.03


def test_the_rows_of_a_newsroom_win(newsroom_file: Callable[..., Path]) -> None:
    path = newsroom_file(Fact("Norway", "capital", "Bergen", "2024-01-01", source="us"))
    facts = Facts([str(path)])
    assert [row.object for row in facts.of("Norway", "capital")] == ["Bergen"]
    assert facts.of("Norway", "population")  # what the newsroom says nothing of stays
    assert [row.subject for row in facts.about("Oslo", "capital")] == []
    assert [row.subject for row in Facts().about("Oslo", "capital")] == ["Norway"]


def test_what_ships_cannot_be_written() -> None:
    facts = Facts()
    facts.of("Norway")
    with pytest.raises(FactsError):
        facts._ask("DELETE FROM fact WHERE subject = ?", ("Norway",))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(FactsError, match="there is no such knowledge base"):
        Facts([str(path)]).of("Norway")


def test_a_damaged_file(tmp_path: Path, newsroom_file: Callable[..., Path]) -> None:
    path = tmp_path / "damaged.db"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    with pytest.raises(FactsError, match=r"damaged\.db: "):
        Facts([str(path)]).of("Norway")
    path.write_text("no database at all, but long enough to be read as one by somebody" * 20)
    with pytest.raises(FactsError, match="is damaged or no knowledge base"):
        Facts([str(path)]).of("Norway")
    good = newsroom_file(*(Fact(f"Place {number}", "city in", "Norway") for number in range(2000)))
    data = bytearray(good.read_bytes())
    data[8192:] = b"\x00" * (len(data) - 8192)
    good.write_bytes(data)
    with pytest.raises(FactsError, match=r"newsroom\.db: "):
        Facts([str(good)]).of("Place 7")


def test_a_newer_file(newsroom_file: Callable[..., Path]) -> None:
    path = newsroom_file(Fact("Ana Ruiz", "mayor of", "Salem"))
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
    told = re.escape(f"was made by a newer newslint (schema {VERSION + 1}; this one reads {VERSION}): update newslint")
    with pytest.raises(FactsError, match=told):
        Facts([str(path)]).of("Ana Ruiz")


def test_another_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE songs (title)")
    with pytest.raises(FactsError, match="is no knowledge base of newslint"):
        Facts([str(path)]).of("Norway")


def test_a_locked_file(newsroom_file: Callable[..., Path]) -> None:
    path = newsroom_file(Fact("Ana Ruiz", "mayor of", "Salem"))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("UPDATE meta SET value = value")
    try:
        with pytest.raises(FactsError, match="is locked by another program"):
            Facts([str(path)]).of("Ana Ruiz")
    finally:
        other.close()
