"""`newslint quotes`: every quotation of articles, with who says it."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from newslint.cli import EXIT_BROKEN, EXIT_CLEAN
from newslint.cli.files import documents
from newslint.cli.settings import Linters, add_configuration, add_document, add_sources, settings_of
from newslint.document import Document
from newslint.rule import RuleError
from newslint.sources import Sources
from newslint.views.attributions import attributions
from newslint.views.quotations import quotations

if TYPE_CHECKING:
    from newslint.sources.quotation import Comparison

_WIDEST: Final = 60  # code points of a quotation or speaker in the table
_GAP: Final = "  "


class Row(NamedTuple):
    """A quotation: its place in the file (from 1), its words without marks, and its attribution, empty where unknown.

    `inferred` says that the speaker is that of the speech before. `verdict` is what the sources say of the words
    (verbatim, not found, or how they differ), empty where there are none or the quotation is too short to look up;
    `source` is where they stand there, as path and line.
    """

    path: str
    line: int
    column: int
    quotation: str
    speaker: str
    inferred: bool
    cue: str
    kind: str
    verdict: str = ""
    source: str = ""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = (
        "Lists the quotations of articles with speaker, cue and place. A speaker in brackets is not named with the "
        "quotation: it is whoever spoke last. With sources, also says what they have."
    )
    parser.epilog = "examples:\n  newslint quotes article.txt\n  newslint quotes articles/ --format csv > quotes.csv\n"
    parser.epilog += "  newslint quotes article.txt --source transcript.docx\n"
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders or patterns")
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table")
    add_document(parser)
    add_sources(parser)
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Prints the list; articles that cannot be read are named behind it."""
    settings = settings_of(options)
    config = settings.load(options.paths[0])
    problems: list[str] = []
    linters = Linters(settings)
    linters.of(options.paths[0])  # what is wrong with sources of the command line is told once
    rows: list[Row] = []
    for document in documents(options.paths, settings, config, problems):
        try:
            rows += quoted(document, linters.of(document.path).resources.get(Sources))
        except RuleError as error:
            problems.append(str(error))
    _WRITERS[options.format](rows, sys.stdout)
    for problem in problems:
        print(f"newslint: {problem}", file=sys.stderr)
    return EXIT_BROKEN if problems else EXIT_CLEAN


def quoted(document: Document, sources: Sources) -> Iterator[Row]:
    """The quotations that lie in no other, in reading order. Raises SourceError."""
    text = document.text
    compared = {one.quotation.start: one for one in document.view(sources.quotations)}
    by_start = {one.quotation.start: one for one in document.view(attributions) if one.quotation}
    for quotation in document.view(quotations).items:
        if quotation.level:
            continue
        attribution = by_start.get(quotation.start)
        place = document.place(quotation.span)
        comparison = compared.get(quotation.start)
        yield Row(
            path=document.path,
            line=place.line,
            column=place.column,
            quotation=_on_one_line(quotation.inner.of(text)),
            speaker=_on_one_line(attribution.speaker.of(text)) if attribution and attribution.speaker else "",
            inferred=attribution is not None and attribution.inferred,
            cue=_on_one_line(attribution.cue.of(text)) if attribution and attribution.cue else "",
            kind=attribution.kind if attribution else "",
            verdict=_verdict(comparison) if comparison else "",
            source=_place(comparison) if comparison else "",
        )


def _verdict(comparison: "Comparison") -> str:
    return ", ".join(dict.fromkeys(one.change for one in comparison.differences)) or comparison.verdict


def _place(comparison: "Comparison") -> str:
    if comparison.source is None or comparison.place is None:
        return ""
    place = comparison.source.place(comparison.place)
    return f"{comparison.source.path}:{place.line}:{place.column}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _write_table(rows: Sequence[Row], stream: TextIO) -> None:
    """The places first, as editors parse them, then columns as wide as their widest cell."""
    from newslint.formats.display import width
    from newslint.formats.escape import escaped

    judged = any(row.verdict for row in rows)
    header = ("place", "speaker", "cue", *(("verdict", "source") if judged else ()), "quotation")
    table = [
        (
            f"{row.path}:{row.line}:{row.column}",
            _shortened(f"({row.speaker})" if row.inferred else row.speaker or "-"),
            _shortened(row.cue or "-"),
            *((row.verdict or "-", row.source or "-") if judged else ()),
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
