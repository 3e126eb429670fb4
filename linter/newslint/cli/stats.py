"""`newslint stats`: counts and readability of articles."""

import argparse
import json
import sys

from newslint.cli import EXIT_BROKEN, EXIT_CLEAN
from newslint.cli.files import articles
from newslint.cli.settings import add_configuration, add_document, settings_of
from newslint.document import Metadata
from newslint.linter import parse_date
from newslint.readability import Readability, readability
from newslint.readers import ReadError, read_file


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = "Counts words and sentences of articles and measures how hard they are to read."
    parser.epilog = "example:\n  newslint stats article.txt --format json\n"
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders or patterns")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_document(parser)
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Prints a table, or a list for JSON."""
    settings = settings_of(options)
    config = settings.load(options.paths[0])
    files, failed = articles(options.paths, config.excludes)
    problems = [failure for result in failed for failure in result.failures]
    rows: list[tuple[str, Readability]] = []
    metadata = Metadata(published=parse_date(settings.published))
    for path in files:
        try:
            document = read_file(path, format=settings.format, metadata=metadata, limit=config.max_bytes)
        except ReadError as error:
            problems.append(str(error))
            continue
        rows.append((path, document.view(readability)))
    if options.format == "json":
        print(json.dumps([{"path": path, **values._asdict()} for path, values in rows], indent=2, ensure_ascii=False))
    else:
        for path, values in rows:
            print(path)
            for name, value in values._asdict().items():
                print(f"  {name.replace('_', ' '):24} {'-' if value is None else f'{value:g}'}")
    for problem in problems:
        print(f"newslint: {problem}", file=sys.stderr)
    return EXIT_BROKEN if problems else EXIT_CLEAN
