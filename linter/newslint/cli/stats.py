"""`newslint stats`: counts and readability of articles."""

import argparse
import json
import sys
from typing import Final

from newslint.cli import EXIT_BROKEN, EXIT_CLEAN
from newslint.cli.files import documents
from newslint.cli.settings import add_configuration, add_document, settings_of
from newslint.config import Config
from newslint.linter import Linter
from newslint.readability import readability

SPUN: Final = "wording/article_looks_spun"
"""The rule whose confidence is the score, from 0 to 1, of articles of a few sentences and more."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = (
        "Counts words and sentences, measures how hard articles are to read and how likely a machine rewrote them."
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
    problems: list[str] = []
    rows: list[tuple[str, dict[str, float | None]]] = []
    judge = Linter(
        Config(select=(SPUN,), options={SPUN: {"at_least": 0.0}}, depth=config.depth, model=config.model),
    )
    for document in documents(options.paths, settings, config, problems):
        result = judge.lint(document)
        problems += (f"{document.path}: {failure}" for failure in result.failures)
        spun = next((finding.confidence for finding in result.findings if finding.rule == SPUN), None)
        rows.append((document.path, {**document.view(readability)._asdict(), "spun": spun}))
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
