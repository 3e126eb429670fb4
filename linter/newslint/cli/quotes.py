"""`newslint quotes`: every quotation of articles, with who says it."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TextIO

from newslint.cli import EXIT_BROKEN, EXIT_CLEAN
from newslint.cli.files import documents
from newslint.cli.settings import add_configuration, add_document, settings_of
from newslint.document import Document
from newslint.views.attributions import attributions
from newslint.views.quotations import quotations

_WIDEST: Final = 60  # code points of a quotation or speaker in the table
_GAP: Final = "  "


class Row(NamedTuple):
    """A quotation: its place in the file (from 1), its words without marks, and its attribution, empty where unknown.

    `inferred` says that the speaker is that of the speech before.
    """

    path: str
    line: int
    column: int
    quotation: str
    speaker: str
    inferred: bool
    cue: str
    kind: str


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = (
        "Lists the quotations of articles with speaker, cue and place. A speaker in brackets is not named with the "
        "quotation: it is whoever spoke last."
    )
    parser.epilog = "examples:\n  newslint quotes article.txt\n  newslint quotes articles/ --format csv > quotes.csv\n"
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders or patterns")
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table")
    add_document(parser)
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Prints the list; articles that cannot be read are named behind it."""
    settings = settings_of(options)
    config = settings.load(options.paths[0])
    problems: list[str] = []
    rows = [row for document in documents(options.paths, settings, config, problems) for row in quoted(document)]
    _WRITERS[options.format](rows, sys.stdout)
    for problem in problems:
        print(f"newslint: {problem}", file=sys.stderr)
    return EXIT_BROKEN if problems else EXIT_CLEAN


def quoted(document: Document) -> Iterator[Row]:
    """The quotations that lie in no other, in reading order."""
    text = document.text
    by_start = {one.quotation.start: one for one in document.view(attributions) if one.quotation}
    for quotation in document.view(quotations).items:
        if quotation.level:
            continue
        attribution = by_start.get(quotation.start)
        place = document.place(quotation.span)
        yield Row(
            path=document.path,
            line=place.line,
            column=place.column,
            quotation=_on_one_line(quotation.inner.of(text)),
            speaker=_on_one_line(attribution.speaker.of(text)) if attribution and attribution.speaker else "",
            inferred=attribution is not None and attribution.inferred,
            cue=_on_one_line(attribution.cue.of(text)) if attribution and attribution.cue else "",
            kind=attribution.kind if attribution else "",
        )


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _write_table(rows: Sequence[Row], stream: TextIO) -> None:
    """The places first, as editors parse them, then columns as wide as their widest cell."""
    from newslint.formats.display import width
    from newslint.formats.escape import escaped

    header = ("place", "speaker", "cue", "quotation")
    table = [
        (
            f"{row.path}:{row.line}:{row.column}",
            _shortened(f"({row.speaker})" if row.inferred else row.speaker or "-"),
            _shortened(row.cue or "-"),
            _shortened(row.quotation),
        )
        for row in rows
    ]
    cells = [header, *(tuple(map(escaped, row)) for row in table)]
    widths = [max(width(row[column]) for row in cells) for column in range(len(header) - 1)]
    for row in cells:
        aligned = [cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=False)]
        print(_GAP.join((*aligned, row[-1])), file=stream)


def _shortened(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1].rstrip()}…"


def _write_json(rows: Sequence[Row], stream: TextIO) -> None:
    import json

    print(json.dumps([row._asdict() for row in rows], indent=2, ensure_ascii=False), file=stream)


def _write_csv(rows: Sequence[Row], stream: TextIO) -> None:
    """A table for a spreadsheet (RFC 4180)."""
    import csv

    table = csv.writer(stream)
    table.writerow(Row._fields)
    for row in rows:
        table.writerow([_for_csv(value) for value in row])


def _for_csv(value: str | int) -> str | int:
    from newslint.formats.csv import cell

    if isinstance(value, bool):
        return "yes" if value else "no"
    return cell(value) if isinstance(value, str) else value


_WRITERS: Final = {"table": _write_table, "json": _write_json, "csv": _write_csv}
