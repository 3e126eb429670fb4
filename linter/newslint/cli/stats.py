"""`newslint stats`: counts and readability of articles."""

import argparse
import json
import sys

from newslint.cli import EXIT_BROKEN, EXIT_CLEAN
from newslint.cli.files import articles
from newslint.cli.settings import add_configuration, add_document, settings_of
from newslint.document import Metadata
from newslint.linter import default_resources, parse_date
from newslint.plausibility import Plausibility
from newslint.readability import readability
from newslint.readers import ReadError, read_file


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = (
        "Counts words and sentences of articles, measures how hard they are to read and how likely a machine rewrote them."
    )
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
    rows: list[tuple[str, dict[str, float | None]]] = []
    model = default_resources(config).get(Plausibility)
    metadata = Metadata(published=parse_date(settings.published))
    for path in files:
        try:
            document = read_file(path, format=settings.format, metadata=metadata, limit=config.max_bytes)
        except ReadError as error:
            problems.append(str(error))
            continue
        spun = round(document.view(model.judge_document).spun, 3)
        rows.append((path, {**document.view(readability)._asdict(), "spun": spun}))
    if options.format == "json":
        print(json.dumps([{"path": path, **values} for path, values in rows], indent=2, ensure_ascii=False))
    else:
        for path, values in rows:
            print(path)
            for name, value in values.items():
                print(f"  {name.replace('_', ' '):24} {'-' if value is None else f'{value:g}'}")
    for problem in problems:
        print(f"newslint: {problem}", file=sys.stderr)
    return EXIT_BROKEN if problems else EXIT_CLEAN
