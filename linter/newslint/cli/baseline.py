"""`newslint baseline`: hold back what is there today, so that only what is new is shown."""

import argparse
import os
import sys

from newslint import baseline
from newslint.cli import EXIT_BROKEN, EXIT_CLEAN
from newslint.cli.batch import lint_files, processors, with_progress
from newslint.cli.files import articles
from newslint.cli.holding import add_baseline, baseline_path
from newslint.cli.settings import Linters, add_configuration, add_document, settings_of
from newslint.formats.summary import numbered


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = "Writes the findings of today into a file; `newslint check --baseline FILE` holds them back."
    parser.epilog = "examples:\n  newslint baseline archive/\n  newslint baseline archive/ --prune\n"
    parser.add_argument("paths", nargs="*", metavar="PATH", default=["."], help="files, folders or patterns")
    add_baseline(parser)
    parser.add_argument("--prune", action="store_true", help="only remove what no longer occurs")
    add_document(parser)
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Writes the file. Entries of files that are not read stay, also of those that cannot be; reasons are kept."""
    settings = settings_of(options)
    config = settings.load(options.paths[0])
    path = baseline_path(options, config)
    folder = os.path.dirname(os.path.abspath(path))
    files, failed = articles(options.paths, config)
    results = list(with_progress(lint_files(files, Linters(settings), processors()), len(files)))
    before = baseline.read(path) if os.path.exists(path) else ()
    after = baseline.renewed(before, results, folder, add=not options.prune)
    baseline.write(path, after)
    added, removed = len(set(after) - set(before)), len(set(before) - set(after))
    print(f"{path}: {numbered(len(after), 'finding')} held back ({added:,} added, {removed:,} removed)")
    problems = [failure for result in (*failed, *results) for failure in result.failures]
    for problem in problems:
        print(f"newslint: {problem}", file=sys.stderr)
    return EXIT_BROKEN if problems else EXIT_CLEAN
