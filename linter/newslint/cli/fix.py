"""`newslint fix`: apply what is safe to apply unread."""

import argparse
import os
import sys

from newslint.cli import EXIT_BROKEN, EXIT_CLEAN, EXIT_FINDINGS
from newslint.cli.files import articles
from newslint.cli.settings import Linters, add_configuration, add_document, settings_of
from newslint.document import Document
from newslint.fix import fix
from newslint.readers import ReadError, format_of, read_text


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = (
        "Applies the fixes that are safe (typography, doubled words, quotation marks), never inside quotations."
    )
    parser.epilog = "examples:\n  newslint fix drafts/\n  newslint fix story.md --diff\n"
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders or patterns")
    parser.add_argument("--diff", action="store_true", help="show what would change, and change nothing")
    parser.add_argument("--force-exclude", action="store_true", help="leave out excluded files even when named")
    add_document(parser)
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Fixes file by file; with --diff the exit code is 1 where something would change."""
    settings = settings_of(options)
    linters = Linters(settings)
    config = settings.load(options.paths[0])
    files, failed = articles(options.paths, config.excludes, force_exclude=options.force_exclude)
    problems = [failure for result in failed for failure in result.failures]
    changed = False
    for path in files:
        linter = linters.of(path)
        form = settings.format or format_of(path) or "plain"

        def read(source: str, path: str = path, form: str = form) -> Document:
            return read_text(source, path=path, format=form, metadata=settings.metadata)

        try:
            document = settings.read(path, linter.config.max_bytes)
        except ReadError as error:
            problems.append(str(error))
            continue
        if not _is_utf_8(path, document.source):
            problems.append(f"{path}: is not UTF-8, so it is left as it is; save it as UTF-8 to fix it")
            continue
        fixed = fix(document, linter, read)
        if fixed.applied:
            changed = True
            if options.diff:
                _show(path, document.source, fixed.source)
            else:
                _write(path, fixed.source)
                print(f"{path}: {fixed.applied} fixed")
    for problem in problems:
        print(f"newslint: {problem}", file=sys.stderr)
    if problems:
        return EXIT_BROKEN
    return EXIT_FINDINGS if changed and options.diff else EXIT_CLEAN


def _is_utf_8(path: str, source: str) -> bool:
    with open(path, "rb") as file:
        return file.read() == source.encode("utf-8", "surrogatepass")


def _show(path: str, before: str, after: str) -> None:
    import difflib

    lines = difflib.unified_diff(before.splitlines(True), after.splitlines(True), path, path)
    sys.stdout.writelines(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _write(path: str, source: str) -> None:
    """Writes the file in one step, with the mode it had."""
    partial = f"{path}.{os.getpid()}.tmp"
    try:
        with open(partial, "wb") as file:
            file.write(source.encode("utf-8", "surrogatepass"))
        os.chmod(partial, os.stat(path).st_mode)
        os.replace(partial, path)
    finally:
        if os.path.exists(partial):
            os.unlink(partial)
