"""`newslint check`: find what cannot be right."""

import argparse
import contextlib
import os
import sys
import time
from collections.abc import Iterator
from typing import TextIO

from newslint import formats
from newslint.cli import EXIT_BROKEN, EXIT_CLEAN, EXIT_FINDINGS, UsageError
from newslint.cli.batch import lint_files, processors, with_progress
from newslint.cli.files import articles
from newslint.cli.holding import add_baseline, add_changes, changes_of, held_back
from newslint.cli.settings import Linters, Settings, add_configuration, add_document, add_sources, settings_of
from newslint.config import NEVER
from newslint.document import Metadata
from newslint.engine import Result, told_apart
from newslint.formats.summary import by_rule, summary
from newslint.readers import ReadError, articles_of, format_of
from newslint.rule import Level
from newslint.whole_files import replacing

STDIN = "-"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = "Finds what cannot be right in articles: files, folders, patterns, or - for standard input."
    parser.epilog = (
        "examples:\n"
        "  newslint check article.txt\n"
        "  newslint check drafts/ --format github --fail-on error\n"
        "  newslint check story.md --source wire.txt --source transcript.txt\n"
        "  pbpaste | newslint check - --stdin-filename story.md --published 2024-06-19\n"
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", default=["."], help="files, folders or patterns")
    parser.add_argument("--stdin-filename", metavar="NAME", help="the name that standard input goes by")
    parser.add_argument("--format", choices=formats.NAMES, default="text", help="how findings are written")
    parser.add_argument("--output", metavar="FILE", help="write them to a file")
    parser.add_argument("--fail-on", choices=(*Level, NEVER), help="the level from which the exit code is 1")
    parser.add_argument("--jobs", type=int, default=processors(), metavar="N", help="processes for many files")
    parser.add_argument("--max-bytes", type=int, metavar="N", help="the largest file to read")
    parser.add_argument("--force-exclude", action="store_true", help="leave out excluded files even when named")
    parser.add_argument("--no-cache", action="store_true", help="lint unchanged files again too")
    parser.add_argument("--statistics", action="store_true", help="also count the findings by rule")
    parser.add_argument("--verbose", action="store_true", help="also say what is held back")
    add_changes(parser)
    add_baseline(parser)
    parser.add_argument("--no-baseline", action="store_true", help="show known findings all the same")
    add_document(parser)
    add_sources(parser)
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Lints and reports."""
    start = time.perf_counter()
    settings = settings_of(options)
    if options.jobs < 1:
        raise UsageError(f"--jobs must be 1 or more, not {options.jobs}")
    linters = Linters(settings)
    changes = changes_of(options)
    if STDIN in options.paths:
        if len(options.paths) > 1:
            raise UsageError("standard input (-) cannot be checked together with files")
        if changes:
            raise UsageError("standard input (-) has no lines that git knows: --diff and --staged are for files")
        results = _stdin(settings, linters, options.stdin_filename or "")
        config = linters.of(results[0].path or ".").config
        rules = linters.of(results[0].path or ".").rules(results[0].path)
    else:
        config = settings.load(options.paths[0])
        files, results = articles(options.paths, config, force_exclude=options.force_exclude)
        if changes:
            files = [path for path in files if changes.names(path)]
        rules = linters.of(files[0] if files else ".").rules()
        results += with_progress(lint_files(files, linters, options.jobs), len(files))
    baseline = None if options.no_baseline else options.baseline or config.baseline
    results, unused = held_back(results, baseline, changes)
    report = formats.Report(results, rules, time.perf_counter() - start, os.getcwd(), options.verbose)
    with _opened(options.output) as out:
        formats.writer(options.format)(report, out)
    for notice in linters.notices:
        print(f"newslint: {notice}", file=sys.stderr)
    for line in summary(report):
        print(line, file=sys.stderr)
    if options.statistics:
        for line in by_rule(report):
            print(line, file=sys.stderr)
    if unused:
        print(f"entries of the baseline that hold nothing back any more: {len(unused):,}", file=sys.stderr)
    return exit_code(results, linters)


def _stdin(settings: Settings, linters: Linters, name: str) -> list[Result]:
    linter = linters.of(name or ".")
    data = sys.stdin.buffer.read(linter.config.max_bytes + 1)
    if len(data) > linter.config.max_bytes:
        raise UsageError(f"the input is larger than {linter.config.max_bytes:,} bytes; see --max-bytes")
    try:
        documents = articles_of(
            data,
            path=name or STDIN,
            format=settings.format or format_of(name),
            metadata=settings.metadata,
            reading=linter.config.reading,
        )
    except ReadError as error:
        return [Result(name or STDIN, failures=(str(error),))]
    seen: set[str] = set()
    return [told_apart(linter.lint(document), seen) for document in documents]


@contextlib.contextmanager
def _opened(path: str | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    # A file is replaced whole; a device or pipe can only be written to.
    is_file = os.path.isfile(path) or not os.path.exists(path)
    try:
        with (
            replacing(path) if is_file else contextlib.nullcontext(path) as written,
            open(written, "w", encoding="utf-8", newline="\n", errors="backslashreplace") as file,
        ):
            yield file
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from None


def exit_code(results: list[Result], linters: Linters) -> int:
    """0, 1 or 2, as every file's own configuration has it."""
    if any(result.failures for result in results):
        return EXIT_BROKEN
    for result in results:
        if not result.findings:
            continue
        metadata = result.document.metadata if result.document else Metadata()
        threshold = linters.of(result.path).config.for_path(result.path, metadata).fail_on
        if threshold and any(finding.level.at_least(threshold) for finding in result.findings):
            return EXIT_FINDINGS
    return EXIT_CLEAN
