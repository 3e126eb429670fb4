"""`newslint names`: every name of an article, with its variants and what the register says."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TextIO

from newslint.cli import EXIT_BROKEN, EXIT_CLEAN
from newslint.cli.files import documents
from newslint.cli.settings import add_configuration, add_document, settings_of
from newslint.document import Document
from newslint.linter import default_resources
from newslint.register import Register
from newslint.views.names import Kind, Mention, Names, names


class Row(NamedTuple):
    """One name of one article: line and column are those of its first mention, from 1."""

    path: str
    name: str
    kind: str
    mentions: int
    line: int
    column: int
    variants: tuple[str, ...]
    roles: tuple[str, ...]
    register: str


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = (
        "Lists the persons, organisations and places that articles name: how they are written, how often, where first, "
        "their titles, and whether the register of verified names has them."
    )
    parser.epilog = "example:\n  newslint names article.txt --format csv\n"
    parser.add_argument("paths", nargs="+", metavar="ARTICLE", help="files, folders or patterns")
    parser.add_argument("--format", choices=tuple(_WRITERS), default="table")
    add_document(parser)
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Prints the names in order of their first mention, article by article."""
    settings = settings_of(options)
    config = settings.load(options.paths[0])
    register = default_resources(config).get(Register)
    problems: list[str] = []
    rows = [
        row
        for document in documents(options.paths, settings, config, problems)
        for row in rows_of(document, document.view(names), register)
    ]
    _WRITERS[options.format](rows, sys.stdout)
    for problem in problems:
        print(f"newslint: {problem}", file=sys.stderr)
    return EXIT_BROKEN if problems else EXIT_CLEAN


def rows_of(document: Document, view: Names, register: Register) -> Iterator[Row]:
    """The names of a document; what form does not tell is listed if it comes with two words or more."""
    groups: list[tuple[str, str, Sequence[Mention]]] = [
        ((person.first_full or person.mentions[0]).text, Kind.PERSON.value, person.mentions) for person in view.people
    ]
    others: dict[tuple[str, str], list[Mention]] = {}
    for mention in view.mentions:
        if mention.kind is not Kind.PERSON and (mention.kind is not Kind.OTHER or " " in mention.text):
            others.setdefault((mention.text, mention.kind.value), []).append(mention)
    groups += ((text, kind, mentions) for (text, kind), mentions in others.items())
    for name, kind, mentions in sorted(groups, key=lambda group: group[2][0].start):
        place = document.place(mentions[0].span)
        counts = Counter(mention.text for mention in mentions)
        yield Row(
            document.path,
            name,
            kind,
            len(mentions),
            place.line,
            place.column,
            tuple(f"{text} ({count})" for text, count in counts.items() if text != name),
            tuple(_roles(document, mentions)),
            _status(document, register, name),
        )


def _roles(document: Document, mentions: Sequence[Mention]) -> Iterator[str]:
    """The titles and forms of address before a name, and the appositions behind it, each once."""
    text = document.text
    found = []
    for mention in mentions:
        if mention.title:
            status = f"{mention.title.status} " if mention.title.status else ""
            found.append(status + mention.title.span.of(text))
        elif mention.honorific:
            found.append(mention.honorific)
        if mention.apposition:
            found.append(mention.apposition.of(text))
        if mention.acronym:
            found.append(mention.acronym)
    yield from dict.fromkeys(found)


def _status(document: Document, register: Register, name: str) -> str:
    entry = register.get(name)
    if entry is None:
        return "-"
    whose = "verified" if entry.name in register.own else "well known"
    day = document.metadata.published
    roles = ", ".join(role.title for role in entry.roles if day is None or role.holds(day))
    form = f" as {entry.name}" if entry.name != name else ""
    return f"{whose}{form}: {roles}" if roles else whose + form


def _table(rows: Sequence[Row], out: TextIO) -> None:
    path = None
    for row in rows:
        if row.path != path:
            path = row.path
            out.write(f"{path}\n")
        width = max(len(other.name) for other in rows if other.path == path)
        line = f"  {f'{row.line}:{row.column}':>8}  {row.name:{width}}  {row.kind:12}  {row.mentions:3}  {row.register}"
        out.write(line.rstrip() + "\n")
        for label, values in (("also", row.variants), ("role", row.roles)):
            if values:
                out.write(f"{'':10}  {label}: {'; '.join(values)}\n")


def _json(rows: Sequence[Row], out: TextIO) -> None:
    import json

    out.write(json.dumps([row._asdict() for row in rows], indent=2, ensure_ascii=False) + "\n")


def _csv(rows: Sequence[Row], out: TextIO) -> None:
    import csv

    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Row._fields)
    for row in rows:
        writer.writerow([_safe("; ".join(cell) if isinstance(cell, tuple) else cell) for cell in row])


def _safe(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "@") else cell


_WRITERS: dict[str, Callable[[Sequence[Row], TextIO], None]] = {"table": _table, "json": _json, "csv": _csv}
