"""A newsroom's register of names that somebody has verified.

A CSV file in UTF-8 with a header line:

    name,aliases,role,valid_from,valid_to,note
    Keir Starmer,Sir Keir Starmer;Keir Rodney Starmer,prime minister,2024-07-05,,Labour
    Keir Starmer,,leader of the opposition,2020-04-04,2024-07-04,

Only `name` must be there. Several lines with one name give one person's roles, whose times may not overlap.
Aliases are parted by semicolons; dates are ISO 8601, an empty one leaves that end open.
Two hundred people whom every newsroom writes about come with newslint; a newsroom's own line for one of them replaces
ours.
"""

import datetime
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from newslint import cache
from newslint.config import ConfigError
from newslint.hints import nearest
from newslint.views.naming.lexicon import folded

COLUMNS: Final = ("name", "aliases", "role", "valid_from", "valid_to", "note")
_SAME_AS: Final = {
    "canonical": "name",
    "canonical form": "name",
    "canonical_form": "name",
    "alias": "aliases",
    "title": "role",
    "valid from": "valid_from",
    "from": "valid_from",
    "valid to": "valid_to",
    "to": "valid_to",
    "notes": "note",
}
WELL_KNOWN: Final = os.path.join(os.path.dirname(__file__), "data", "well_known.csv")
_LARGEST: Final = 50_000_000  # bytes


class Role(NamedTuple):
    """A role and the days it holds, both included; None leaves an end open."""

    title: str
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    place: str = ""

    def holds(self, day: datetime.date) -> bool:
        """Whether the role holds on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class Entry(NamedTuple):
    """A verified name: its canonical form, other forms that are right as well, and roles in order of their start."""

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    note: str = ""
    place: str = ""


class Register:
    """Entries by every form of their names, compared without case and accents; empty where none is configured."""

    def __init__(self, entries: Sequence[Entry] = (), own: Sequence[Entry] = ()) -> None:
        """The entries must not share a form; `own` are those of them that the newsroom verified itself."""
        self.entries: Final = tuple(entries)
        self.own: Final = frozenset(entry.name for entry in own)
        self._by_word: dict[str, list[tuple[str, Entry]]] = {}
        for entry in entries:
            for form in (entry.name, *entry.aliases):
                for word in form.split():
                    self._by_word.setdefault(folded(word), []).append((form, entry))
        self._by_form: Final = {folded(form): entry for entry in entries for form in (entry.name, *entry.aliases)}
        self._exact: Final = frozenset(
            word for entry in entries for form in (entry.name, *entry.aliases) for word in form.split()
        )

    @classmethod
    def open(cls, paths: Sequence[str]) -> "Register":
        """The people who come with newslint and those of register files.

        Raises ConfigError with a line for every bad row; then nothing is loaded.
        """
        own = load(paths)
        forms = {folded(form) for entry in own for form in (entry.name, *entry.aliases)}
        ours = (
            entry for entry in _well_known() if forms.isdisjoint(folded(form) for form in (entry.name, *entry.aliases))
        )
        return cls((*own, *ours), own)

    def __contains__(self, form: str) -> bool:
        """Whether a name, or each of its words, stands in the register as written."""
        return bool(self._exact) and all(word in self._exact for word in form.split())

    def __len__(self) -> int:
        """How many names there are."""
        return len(self.entries)

    def get(self, form: str) -> Entry | None:
        """The entry that has this form as its name or alias."""
        return self._by_form.get(folded(form))

    def with_word(self, word: str) -> Sequence[tuple[str, Entry]]:
        """The forms that have a word, compared without case and accents, with their entries."""
        return self._by_word.get(folded(word), ())

    def knows_word(self, word: str) -> bool:
        """Whether a word, in any case, is part of a registered name."""
        return folded(word) in self._by_word


def _well_known() -> tuple[Entry, ...]:
    """The entries that come with newslint, kept between runs: their table is read in every run."""
    status = os.stat(WELL_KNOWN)
    key = f"{WELL_KNOWN} {status.st_mtime_ns} {status.st_size} {Entry._fields} {Role._fields}"
    stored = cache.load("well_known", key)
    if stored is None:
        entries = load((WELL_KNOWN,))
        plain = [
            (*entry[:2], [_with_days(role, datetime.date.isoformat) for role in entry.roles], *entry[3:])
            for entry in entries
        ]
        cache.store("well_known", key, plain)
        return entries
    return tuple(
        Entry(name, aliases, tuple(Role(*_with_days(role, datetime.date.fromisoformat)) for role in roles), note, place)
        for name, aliases, roles, note, place in stored
    )


def _with_days(role: Sequence[Any], form: Callable[[Any], Any]) -> tuple[Any, ...]:
    """The parts of a role with its two days, where it has them, in another form."""
    title, start, end, place = role
    return title, start and form(start), end and form(end), place


class _Row(NamedTuple):
    place: str
    name: str
    aliases: tuple[str, ...]
    role: Role | None
    note: str


def load(paths: Sequence[str]) -> tuple[Entry, ...]:
    """The entries of register files. Raises ConfigError with a line for every bad row."""
    problems: list[str] = []
    rows = [row for path in paths for row in _rows(path, problems)]
    entries = tuple(_entries(rows, problems))
    if problems:
        raise ConfigError("\n".join(problems))
    return entries


def _rows(path: str, problems: list[str]) -> Iterator[_Row]:
    import csv

    try:
        if os.path.getsize(path) > _LARGEST:
            problems.append(f"{path}: is larger than {_LARGEST:,} bytes")
            return
        with open(path, "rb") as file:
            content = file.read()
        text = content.decode("utf-8-sig")
    except OSError as error:
        problems.append(f"{path}: cannot be read: {error.strerror}")
        return
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problems.append(f"{path}:{line}: is not UTF-8")
        return
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        problems.append(f"{path}:{line}: holds a NUL character, so it is no text")
        return
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    columns: tuple[str, ...] | None = None
    try:
        line = 1
        for cells in reader:
            place, line = f"{path}:{line}", reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = _columns(cells, place, problems)
                if columns is None:
                    return
                continue
            if len(cells) > len(columns):
                problems.append(f"{place}: has {len(cells)} cells, but there are {len(columns)} columns")
                continue
            values = dict(zip(columns, (" ".join(cell.split()) for cell in cells), strict=False))
            row = _row(values, place, problems)
            if row:
                yield row
    except csv.Error as error:
        problems.append(f"{path}:{reader.line_num}: not readable as CSV: {error}")
    if columns is None:
        problems.append(f"{path}:1: is empty: the first line must name the columns ({', '.join(COLUMNS)})")


def _columns(cells: Sequence[str], place: str, problems: list[str]) -> tuple[str, ...] | None:
    names = []
    for cell in cells:
        plain = cell.strip().lower()
        names.append(_SAME_AS.get(plain, plain.replace(" ", "_")))
    wrong = [name for name in names if name not in COLUMNS]
    known = ", ".join(COLUMNS)
    problems += (f"{place}: unknown column '{name}'{nearest(name, COLUMNS)} (columns: {known})" for name in wrong)
    twice = sorted({name for name in names if names.count(name) > 1})
    problems += (f"{place}: the column '{name}' stands there twice" for name in twice)
    if "name" not in names and not wrong:
        problems.append(f"{place}: there is no column 'name'")
    return None if wrong or "name" not in names or len(set(names)) < len(names) else tuple(names)


def _row(values: Mapping[str, str], place: str, problems: list[str]) -> _Row | None:
    name = values.get("name", "")
    if not name or not any(char.isalpha() for char in name):
        problems.append(f"{place}: has no name")
        return None
    days: dict[str, datetime.date | None] = {}
    for key in ("valid_from", "valid_to"):
        try:
            days[key] = datetime.date.fromisoformat(values[key]) if values.get(key) else None
        except ValueError:
            problems.append(f"{place}: '{values[key]}' in {key} is no date: write it as YYYY-MM-DD")
            return None
    start, end = days["valid_from"], days["valid_to"]
    if start and end and end < start:
        problems.append(f"{place}: valid_to ({end}) lies before valid_from ({start})")
        return None
    aliases = tuple(alias.strip() for alias in values.get("aliases", "").split(";") if alias.strip())
    if folded(name) in map(folded, aliases) and name in aliases:
        problems.append(f"{place}: '{name}' is an alias of itself")
        return None
    role = values.get("role", "")
    if not role and (start or end):
        problems.append(f"{place}: has days but no role that holds on them")
        return None
    return _Row(place, name, aliases, Role(role, start, end, place) if role else None, values.get("note", ""))


def _entries(rows: Sequence[_Row], problems: list[str]) -> Iterator[Entry]:
    by_name: dict[str, list[_Row]] = {}
    for row in rows:
        by_name.setdefault(row.name, []).append(row)
    owners: dict[str, tuple[str, str]] = {}
    for name, own in by_name.items():
        other, place = owners.setdefault(folded(name), (name, own[0].place))
        if other != name:
            problems.append(f"{own[0].place}: '{name}' and '{other}' ({place}) differ in case or accents alone")
    for row in rows:
        for alias in row.aliases:
            other, place = owners.setdefault(folded(alias), (row.name, row.place))
            if other == row.name:
                continue
            circular = any(folded(row.name) == folded(back) for one in by_name.get(other, ()) for back in one.aliases)
            if circular:
                problems.append(
                    f"{row.place}: circular: '{alias}' and '{row.name}' are aliases of each other ({place})"
                )
            else:
                problems.append(f"{row.place}: '{alias}', an alias of '{row.name}', also names '{other}' ({place})")
    for name, own in by_name.items():
        roles = sorted(
            (row.role for row in own if row.role), key=lambda role: (role.valid_from or datetime.date.min, role.title)
        )
        bare = [row for row in own[1:] if row.role is None or own[0].role is None]
        problems += (f"{row.place}: duplicate: '{name}' already stands in {own[0].place}" for row in bare)
        for before, after in pairwise(roles):
            if before.valid_to is None or (after.valid_from or datetime.date.min) <= before.valid_to:
                what = "duplicate" if before[:3] == after[:3] else "overlapping"
                later, earlier = sorted((before, after), key=lambda role: _line(role.place), reverse=True)
                held = f"'{later.title}' of '{name}' holds at the same time as '{earlier.title}'"
                problems.append(f"{later.place}: {what}: {held} ({earlier.place})")
        aliases = tuple(dict.fromkeys(alias for row in own for alias in row.aliases))
        notes = "; ".join(row.note for row in own if row.note)
        yield Entry(name, aliases, tuple(roles), notes, own[0].place)


def _line(place: str) -> int:
    return int(place.rpartition(":")[2])
