"""`newslint dismiss`: an editor has looked at a finding and it is right as it stands."""

import argparse
import os

from newslint import baseline
from newslint.cli import EXIT_CLEAN, UsageError
from newslint.cli.batch import lint_files, processors
from newslint.cli.files import articles
from newslint.cli.holding import add_baseline, baseline_path
from newslint.cli.settings import Linters, add_configuration, add_document, settings_of
from newslint.config import relative


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = "Holds a finding back for good; its fingerprint is in every machine-readable report."
    parser.epilog = 'example:\n  newslint dismiss 8f14e45fceea167a --reason "as the court wrote it" verdict.md\n'
    parser.add_argument("fingerprint", help="the finding's fingerprint, 16 hexadecimal digits")
    parser.add_argument("paths", nargs="*", metavar="PATH", default=["."], help="where the finding is")
    parser.add_argument("--reason", required=True, help="why it is right")
    add_baseline(parser)
    add_document(parser)
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Finds the finding, and writes it into the baseline with the reason."""
    if not options.reason.strip():
        raise UsageError("--reason must say why the finding is right")
    settings = settings_of(options)
    config = settings.load(options.paths[0])
    path = baseline_path(options, config)
    folder = os.path.dirname(os.path.abspath(path))
    before = baseline.read(path) if os.path.exists(path) else ()
    files, _ = articles(options.paths, config)
    results = list(lint_files(files, Linters(settings), processors()))
    for result, found in zip(results, baseline.marked(results), strict=True):
        for finding, mark in found:
            if finding.fingerprint == options.fingerprint:
                name = relative(result.path, folder)
                entry = baseline.entry_of(name, finding, mark, options.reason.strip())
                others = (one for one in before if (one.path, one.mark) != (name, mark))
                baseline.write(path, (*others, entry))
                print(f"{result.path}:{finding.line}:{finding.column}: {finding.rule} dismissed in {path}")
                if not config.baseline and not options.baseline:
                    print(f'put baseline = "{os.path.basename(path)}" into the configuration to hold it back')
                return EXIT_CLEAN
    where = ", ".join(options.paths)
    raise UsageError(f"no finding in {where} has the fingerprint '{options.fingerprint}'")
