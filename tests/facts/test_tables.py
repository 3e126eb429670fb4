"""What ships is what the tables say."""

import importlib
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newslint.facts.base import SHIPPED

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def training() -> Iterator[Any]:
    """The module that builds the file, which is no part of the package."""
    sys.path.insert(0, str(ROOT))
    yield importlib.import_module("training.facts")
    sys.path.remove(str(ROOT))


@pytest.fixture(scope="module")
def built(training: Any) -> Any:
    return training.build()


def content(path: Path | str) -> dict[str, list[tuple[str, ...]]]:
    with sqlite3.connect(path) as database:
        found = {
            table: sorted(database.execute(f"SELECT * FROM {table}").fetchall()) for table in ("fact", "alias", "meta")
        }
    database.close()
    return found


def test_the_shipped_file_is_what_the_tables_make(training: Any, built: Any, tmp_path: Path) -> None:
    training.write(built.facts.values(), built.aliases, tmp_path / "facts.db")
    assert content(tmp_path / "facts.db") == content(SHIPPED)


def test_it_holds_what_was_promised(built: Any) -> None:
    def subjects(relation: str, *objects: str) -> int:
        return len({
            fact.subject for fact in built.facts.values()
            if fact.relation == relation and (not objects or fact.object in objects)
        })  # fmt: skip

    assert subjects("date") >= 500
    assert subjects("is a", "country", "former country", "territory") >= 250
    assert subjects("acronym") >= 100
    assert subjects("seat") >= 150


def test_every_row_has_a_source_and_a_day(built: Any) -> None:
    assert [fact for fact in built.facts.values() if not fact.source or not fact.as_of] == []


def test_every_bad_row_of_a_table_is_told(training: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "events.csv").write_text(
        "name,aliases,start,end,other_dates,kind,where,source\nA fire,,1986-13,,,disaster,,x\nB fire,,,,,disaster,,x\n"
    )
    monkeypatch.setattr(training.rows, "__defaults__", (tmp_path,))
    with pytest.raises(training.TableError) as caught:
        training.build()
    assert [line.partition("events.csv:")[2] for line in str(caught.value).split("\n")] == [
        "2: '1986-13' is no date: write 1991, 1991-12 or 1991-12-26",
        "3: an event needs a start",
    ]


ALONE = frozenset(
    "Hitler Stalin Lenin Nietzsche Dostoevsky Dostoyevsky Tchaikovsky Beethoven Mozart Napoleon Pele Pelé Rembrandt "
    "Suharto Sukarno Voltaire".split()
)
"""Names of one word that mean nobody else in the news."""


def test_nobody_goes_by_a_bare_surname(training: Any) -> None:
    forms = [form for _, row in training.rows("people.csv") for form in (row["name"], *training.parted(row["aliases"]))]
    assert {form for form in forms if " " not in form} - ALONE == set()


def test_the_names_of_leaders_are_read_whole(training: Any) -> None:
    names = [row["person"] for _, row in training.rows("derived/leaders.csv")]
    assert [name for name in names if not name[0].isupper() or name.split()[0] in ("Crown", "Prime", "XI")] == []
    assert "Guy Parmelin" in names


@pytest.mark.parametrize(("form", "turned"), [
    ("sinking of the Titanic", "Titanic went down"),
    ("Chernobyl disaster", "Chernobyl exploded"),
    ("abolition of slavery in the United States", "slavery was abolished in the United States"),
    ("Hindenburg disaster", "Hindenburg burst into flames"),
    ("Lisbon earthquake", "Lisbon quake"),
])  # fmt: skip
def test_a_noun_of_an_event_is_turned_into_its_verb(training: Any, form: str, turned: str) -> None:
    assert turned in set(training.wordings(form))


def test_a_deed_of_a_country_is_turned_into_its_verb(training: Any) -> None:
    adjectives = training.doers([("Iraqi", "Iraq"), ("Congolese", "Congo"), ("Congolese", "Zaire")])
    made = set(training.wordings("Iraqi invasion of Kuwait", adjectives))
    assert {"Iraq invaded Kuwait", "Iraqi troops invaded Kuwait", "Kuwait was invaded by Iraq"} <= made
    assert set(training.wordings("Congolese invasion of Chad", adjectives)) == {"Congolese invasion of Chad"}
