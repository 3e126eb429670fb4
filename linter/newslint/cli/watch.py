"""`newslint watch`: lint articles as they are saved."""

import argparse
import contextlib
import os
import sys
import time
from collections.abc import Sequence
from typing import Final

from newslint import formats
from newslint.cli import EXIT_CLEAN
from newslint.cli.batch import lint_file
from newslint.cli.files import articles
from newslint.cli.holding import held_back
from newslint.cli.settings import Linters, Settings, add_configuration, add_document, add_sources, settings_of
from newslint.config import ConfigError
from newslint.engine import Result
from newslint.formats.summary import summary
from newslint.readers import ReadError
from newslint.rule import RuleError

_INTERVAL: Final = 0.3  # seconds; an editor who saves does not notice it


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = "Lints articles now, and each again whenever it is saved, until it is interrupted (Ctrl-C)."
    parser.epilog = "examples:\n  newslint watch drafts/\n  newslint watch story.md --source transcript.txt\n"
    parser.add_argument("paths", nargs="*", metavar="PATH", default=["."], help="files, folders or patterns")
    parser.add_argument("--format", choices=("text", "jsonl"), default="text", help="how findings are written")
    add_document(parser)
    add_sources(parser)
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Lints what is new or was saved; when the configuration or a source is saved, everything again."""
    settings = settings_of(options)
    write = formats.writer(options.format)
    seen: dict[str, object] = {}
    configured: object = None
    linters = Linters(settings)
    with contextlib.suppress(KeyboardInterrupt):  # how watching ends
        while True:
            state = _inputs(settings, options.paths[0])
            if state != configured:
                configured, linters, seen = state, Linters(settings), {}
            try:
                config = settings.load(options.paths[0])
                now = {path: _state(path) for path in articles(options.paths, config)[0]}
                saved = [path for path, state in now.items() if seen.get(path) != state]
                seen = now
                if saved:
                    results = [one for path in saved for one in lint_file(path, settings, linters)]
                    shown, _ = held_back(results, config.baseline, None)
                    _report(shown, write)
            except (ConfigError, ReadError, RuleError) as error:
                print(f"newslint: {error}", file=sys.stderr, flush=True)
                while _inputs(settings, options.paths[0]) == configured:
                    time.sleep(_INTERVAL)
            time.sleep(_INTERVAL)
    return EXIT_CLEAN


def _inputs(settings: Settings, path: str) -> object:
    """What changes when the configuration or a source of the command line is saved."""
    return _state(settings.file(path)), *map(_state, settings.sources)


def _report(results: Sequence[Result], write: formats.Writer) -> None:
    report = formats.Report(results, (), 0.0, os.getcwd())
    write(report, sys.stdout)
    sys.stdout.flush()
    for line in summary(report):
        print(line, file=sys.stderr, flush=True)


def _state(path: str | None) -> object:
    """What changes when a file is saved."""
    try:
        status = os.stat(path or "")
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
