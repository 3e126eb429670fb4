"""A newsroom's own knowledge base: rows are checked all together, and written in one transaction or not at all."""

import contextlib
import csv
import io
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from newslint.facts.base import FactsError, connect, unusable
from newslint.facts.posts import POSTS
from newslint.facts.schema import TABLES, VERSION, Fact, anchor_of, precision_of, words_of
from newslint.hints import nearest
from newslint.whole_files import replacing

if TYPE_CHECKING:
    import sqlite3

RELATIONS: Final = {
    "alias": "",
    "date": "event",
    "other date": "event",
    "born": "person",
    "died": "person",
    "is alive": "person",
    "capital": "country",
    "adjective": "country",
    "demonym": "country",
    "currency": "country",
    "population": "country",
    "area_km2": "country",
    "predecessor": "country",
    "successor": "country",
    "member of": "country",
    "candidate of": "country",
    "city in": "city",
    "founded": "organisation",
    "seat": "organisation",
    "acronym": "organisation",
    "complete list of": "organisation",
    "is a": "",
    "visited": "person",
    "rated": "",
}
"""The relations that a row may have, beside posts (“prime minister of”), and what a subject of theirs is."""

_WITHOUT_OBJECT: Final = frozenset(("date", "other date", "born", "died", "founded", "is alive"))
_DATED: Final = frozenset(("date", "other date", "born", "died", "founded"))
_ONE_WAY: Final = frozenset(("predecessor", "successor", "alias", "city in"))
_ONE_HOLDER: Final = frozenset(("capital", "prime minister of", "president of", "chancellor of", "king of", "queen of",
                                "pope of", "emperor of", "secretary-general of"))  # fmt: skip
COLUMNS: Final = ("subject", "relation", "object", "from", "to", "source", "as_of")


class Row(NamedTuple):
    """A fact with the place it was read from: `file:line`, or `the new row`."""

    place: str
    fact: Fact


def kind_of(fact: Fact) -> str:
    """What the subject of a row is; empty where the row does not tell."""
    if fact.relation == "is a":
        return fact.object if fact.object in ("country", "organisation", "event", "person", "city") else ""
    return RELATIONS.get(fact.relation, "person" if is_post(fact.relation) else "")


def is_post(relation: str) -> bool:
    """Whether a relation is the holding of a post: “prime minister of”, “acting president of”."""
    return relation.endswith(" of") and relation.removeprefix("acting ").removesuffix(" of") in POSTS


def read_csv(path: str) -> list[Row]:
    """The rows of a CSV file with the columns subject, relation, object, from, to, source and as_of.

    Raises FactsError with a line for every row that cannot be read.
    """
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
    except OSError as error:
        raise FactsError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise FactsError(f"{path}:1: is not UTF-8") from None
    if "\0" in text:
        raise FactsError(f"{path}:1: is no CSV file")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    problems: list[str] = []
    header: list[str] | None = None
    try:
        for cells in reader:
            place = f"{path}:{reader.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [cell.strip().lower() for cell in cells]
                _check_header(place, header)
                continue
            if len(cells) != len(header):
                problems.append(f"{place}: has {len(cells)} cells where the header has {len(header)}")
                continue
            values = dict(zip(header, (cell.strip() for cell in cells), strict=True))
            rows.append(
                Row(place, Fact(values["subject"], values["relation"], values.get("object", ""), values.get("from", ""),
                                values.get("to", ""), "", values.get("source", ""), values.get("as_of", "")))
            )  # fmt: skip
    except csv.Error as error:
        problems.append(f"{path}:{reader.line_num}: not readable as CSV: {error}")
    if header is None:
        problems.append(f"{path}:1: is empty: the first line names the columns {', '.join(COLUMNS)}")
    checked = check(rows, problems)
    if problems:
        raise FactsError("\n".join(_in_order(problems)))
    return checked


def _check_header(place: str, header: Sequence[str]) -> None:
    unknown = [name for name in header if name not in COLUMNS]
    missing = [name for name in ("subject", "relation") if name not in header]
    if unknown:
        raise FactsError(f"{place}: unknown column '{unknown[0]}'{nearest(unknown[0], COLUMNS)}")
    if missing or len(set(header)) != len(header):
        told = f"lacks the column '{missing[0]}'" if missing else "names a column twice"
        raise FactsError(f"{place}: the header {told}; the columns are {', '.join(COLUMNS)}")


def _in_order(problems: Iterable[str]) -> list[str]:
    def line(problem: str) -> int:
        found = re.match(r".*?:(\d+): ", problem)
        return int(found[1]) if found else 0

    return sorted(dict.fromkeys(problems), key=line)


def check(rows: Sequence[Row], problems: list[str], present: Sequence[Fact] = ()) -> list[Row]:
    """The rows with their precision; adds a problem for each that is malformed, doubled, overlapping or circular.

    `present` are rows that are there already: a new one must fit them, too.
    """
    good: list[Row] = []
    for place, fact in rows:
        problem = malformed(fact)
        if problem:
            problems.append(f"{place}: {problem}")
        else:
            fineness = precision_of(fact.valid_from) or precision_of(fact.valid_to)
            good.append(Row(place, fact._replace(precision=fineness)))
    seen: dict[tuple[str, ...], str] = {row[:5]: "the knowledge base" for row in present}
    for place, fact in good:
        if fact[:5] in seen:
            problems.append(f"{place}: says the same as {seen[fact[:5]]}")
        seen.setdefault(fact[:5], place)
    _overlapping([*(Row("the knowledge base", one) for one in present), *good], problems)
    _circular([*(Row("the knowledge base", one) for one in present), *good], problems)
    return good


def malformed(fact: Fact) -> str:
    """What is wrong with a row by itself; empty for nothing."""
    if not fact.subject:
        return "the subject is empty"
    if fact.relation not in RELATIONS and not is_post(fact.relation):
        known = [*RELATIONS, *(f"{post} of" for post in POSTS)]
        return f"there is no relation '{fact.relation}'{nearest(fact.relation, known)}"
    if not fact.object and fact.relation not in _WITHOUT_OBJECT:
        return f"'{fact.relation}' needs an object"
    if fact.relation in _DATED and not fact.valid_from:
        return f"'{fact.relation}' needs a date in the column from"
    for value in (fact.valid_from, fact.valid_to, fact.as_of):
        try:
            precision_of(value)
        except ValueError as error:
            return str(error)
    if fact.relation in ("population", "area_km2") and not fact.object.isdecimal():
        return f"'{fact.relation}' must be a whole number, not '{fact.object}'"
    if fact.valid_from and fact.valid_to and fact.valid_to < fact.valid_from[: len(fact.valid_to)]:
        return f"ends on {fact.valid_to}, before it begins on {fact.valid_from}"
    if fact.subject == fact.object and fact.relation in _ONE_WAY:
        return f"'{fact.subject}' cannot be its own {fact.relation}"
    return ""


def _overlapping(rows: Sequence[Row], problems: list[str]) -> None:
    """Two spans of one fact that overlap, and two holders of one post at a time."""
    groups: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        fact = row.fact
        if fact.relation in _DATED or fact.relation == "rated":
            continue
        if fact.valid_from or fact.valid_to:
            groups[fact[:3]].append(row)
            if fact.relation in _ONE_HOLDER:
                holder = fact.subject if fact.relation == "capital" else fact.object
                groups["one holder", holder, fact.relation].append(row)
    for group in groups.values():
        ordered = sorted(group, key=lambda row: row.fact.valid_from)
        for one, other in pairwise(ordered):
            end, start = one.fact.valid_to, other.fact.valid_from
            if one.fact[:5] != other.fact[:5] and (not end or start[: len(end)] < end[: len(start)]):
                late = other if other.place != "the knowledge base" else one
                first = one if late is other else other
                who = first.fact.object if first.fact.relation == "capital" else first.fact.subject
                problems.append(
                    f"{late.place}: overlaps {first.place}: {who}, {_span(first.fact)}"
                ) if late.place != "the knowledge base" else None


def _span(fact: Fact) -> str:
    return f"{fact.valid_from or '...'} to {fact.valid_to or '...'}"


def _circular(rows: Sequence[Row], problems: list[str]) -> None:
    """Chains of predecessors, successors, aliases or places that lead back to where they began."""
    for relation in _ONE_WAY:
        leads: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for place, fact in rows:
            if fact.relation == relation:
                leads[fact.subject].append((fact.object, place))
        done: set[str] = set()
        for root in list(leads):
            path: list[str] = []
            _walk(root, leads, path, done, relation, problems)


def _walk(
    root: str, leads: dict[str, list[tuple[str, str]]], path: list[str], done: set[str], relation: str,
    problems: list[str],
) -> None:  # fmt: skip
    stack: list[tuple[str, Iterator[tuple[str, str]]]] = [(root, iter(leads.get(root, ())))]
    path.append(root)
    while stack:
        node, rest = stack[-1]
        step = next(rest, None)
        if step is None:
            stack.pop()
            path.pop()
            done.add(node)
        elif step[0] in path:
            circle = " > ".join((*path[path.index(step[0]) :], step[0]))
            problems.append(f"{step[1]}: is circular: {relation}: {circle}")
        elif step[0] not in done:
            path.append(step[0])
            stack.append((step[0], iter(leads.get(step[0], ()))))


def create(path: str) -> None:
    """Makes an empty knowledge base where there is none; the file appears whole or not at all. Raises FactsError."""
    import sqlite3

    if os.path.exists(path):
        return
    try:
        with replacing(path) as made, contextlib.closing(sqlite3.connect(made)) as database:
            database.executescript(TABLES)
            database.execute("INSERT INTO meta VALUES ('schema_version', ?)", (str(VERSION),))
            database.execute(f"PRAGMA user_version = {VERSION}")
            database.commit()
    except (OSError, sqlite3.Error) as error:
        raise FactsError(f"{path}: cannot be made: {getattr(error, 'strerror', None) or error}") from None


def add(path: str, rows: Sequence[Row]) -> int:
    """Writes rows in one transaction and returns how many. Raises FactsError, and then nothing is written."""
    import sqlite3

    create(path)
    database = connect(path, writable=True)
    try:
        database.execute("BEGIN IMMEDIATE")
        subjects = {row.fact.subject for row in rows} | {row.fact.object for row in rows}
        present = _present(database, subjects)
        problems: list[str] = []
        checked = check(rows, problems, present)
        if problems:
            database.execute("ROLLBACK")
            raise FactsError("\n".join(_in_order(problems)))
        database.executemany("INSERT INTO fact VALUES (?,?,?,?,?,?,?,?)", [row.fact for row in checked])
        database.executemany("INSERT OR IGNORE INTO alias VALUES (?,?,?,?,?)", list(_aliases(checked, present)))
        database.execute("COMMIT")
    except sqlite3.IntegrityError:
        raise FactsError(f"{path}: holds a row on the same subject, relation, object and beginning already") from None
    except sqlite3.Error as error:
        raise unusable(path, error) from None
    finally:
        database.close()
    return len(rows)


def _present(database: "sqlite3.Connection", names: set[str]) -> list[Fact]:
    found: dict[Fact, None] = {}
    for name in sorted(names):
        for row in database.execute("SELECT * FROM fact WHERE subject = ? OR object = ?", (name, name)):
            found[Fact._make(row)] = None
    return list(found)


def _aliases(rows: Iterable[Row], present: Iterable[Fact]) -> Iterator[tuple[str, str, str, str, str]]:
    """The wordings by which the subjects of rows are found in a text."""
    kinds: dict[str, str] = {}
    for fact in (*present, *(row.fact for row in rows)):
        kind = kind_of(fact)
        if kind:
            kinds.setdefault(fact.subject, kind)
    for _, fact in rows:
        kind = kinds.get(fact.subject, "")
        forms = [(fact.subject, kind)]
        if fact.relation == "alias":
            forms.append((fact.object, kind or "person"))
        elif fact.relation in ("adjective", "demonym"):
            forms.append((fact.object, fact.relation))
        elif fact.relation == "acronym":
            forms.append((fact.object, "organisation"))
        elif fact.relation == "capital":
            forms.append((fact.object, "city"))
        if kind == "person" and " " in fact.subject:
            forms.append((fact.subject.split()[-1], "surname"))
        for form, kind_of_form in forms:
            if kind_of_form and anchor_of(form):
                subject = fact.subject if kind_of_form != "city" or fact.relation != "capital" else form
                yield anchor_of(form), words_of(form), subject, kind_of_form, form
