"""`newslint fix`: apply what is safe to apply unread."""

import argparse
import os
import sys

from newslint.cli import EXIT_BROKEN, EXIT_CLEAN, EXIT_FINDINGS
from newslint.cli.files import articles
from newslint.cli.settings import Linters, Settings, add_configuration, add_document, settings_of
from newslint.fix import Fixed, fix
from newslint.linter import Linter
from newslint.readers import ReadError, articles_of_text, file_bytes, format_of
from newslint.readers.decoding import Decoded, decode


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = (
        "Applies the fixes that are safe (typography, doubled words, quotation marks), never inside quotations."
    )
    parser.epilog = "examples:\n  newslint fix drafts/\n  newslint fix story.md --diff\n"
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders or patterns")
    parser.add_argument("--diff", action="store_true", help="show what would change, and change nothing")
    parser.add_argument("--unsafe", action="store_true", help="also apply fixes that an editor should read")
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
        try:
            before = _decoded(path, linters.of(path).config.max_bytes)
            after = _fixed(path, before, settings, linters.of(path), unsafe=options.unsafe)
        except ReadError as error:
            problems.append(str(error))
            continue
        if after.applied:
            changed = True
            if options.diff:
                _show(path, before.text, after.source)
            else:
                _write(path, after.source.encode(before.encoding))
                print(f"{path}: {after.applied} fixed")
    for problem in problems:
        print(f"newslint: {problem}", file=sys.stderr)
    if problems:
        return EXIT_BROKEN
    return EXIT_FINDINGS if changed and options.diff else EXIT_CLEAN


def _decoded(path: str, limit: int) -> Decoded:
    """A file as text that can be written back byte for byte. Raises ReadError."""
    data = file_bytes(path, limit=limit)
    try:
        decoded = decode(data)
    except ValueError as error:
        raise ReadError(f"{path}: {error}") from None
    if decoded.text.encode(decoded.encoding, "replace") != data:
        raise ReadError(f"{path}: its encoding is broken, so it is left as it is; save it as UTF-8 to fix it")
    return decoded


def _fixed(path: str, decoded: Decoded, settings: Settings, linter: Linter, *, unsafe: bool) -> Fixed:
    form = settings.format or format_of(path) or "plain"
    config = linter.config

    return fix(
        decoded.text,
        lambda text: articles_of_text(text, path=path, format=form, metadata=settings.metadata, reading=config.reading),
        linter,
        unsafe=unsafe,
    )


def _show(path: str, before: str, after: str) -> None:
    import difflib

    lines = difflib.unified_diff(before.splitlines(True), after.splitlines(True), path, path)
    sys.stdout.writelines(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _write(path: str, data: bytes) -> None:
    """Writes the file in one step, with the mode it had."""
    partial = f"{path}.{os.getpid()}.tmp"
    try:
        with open(partial, "wb") as file:
            file.write(data)
        os.chmod(partial, os.stat(path).st_mode)
        os.replace(partial, path)
    finally:
        if os.path.exists(partial):
            os.unlink(partial)
