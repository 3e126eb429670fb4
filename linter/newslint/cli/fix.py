"""`newslint fix`: apply what is safe to apply unread."""

import argparse
import os
import sys

from newslint import baseline
from newslint.cli import EXIT_BROKEN, EXIT_CLEAN, EXIT_FINDINGS
from newslint.cli.files import articles
from newslint.cli.settings import Linters, Settings, add_configuration, add_document, settings_of
from newslint.config import Config, relative
from newslint.document import Document
from newslint.fix import Spared, fix
from newslint.linter import Linter
from newslint.readers import FORMATS, NoArticleError, ReadError, articles_of_text, file_bytes, format_of, read_bytes
from newslint.readers.decoding import Decoded, decode
from newslint.whole_files import replacing


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
    files, failed = articles(options.paths, config, force_exclude=options.force_exclude)
    problems = [failure for result in failed for failure in result.failures]
    changed = False
    for path in files:
        fix_one = _fix_document if _format(path, settings) == "docx" else _fix_text
        try:
            applied = fix_one(path, settings, linters.of(path), options)
        except NoArticleError as error:
            problems += settings.told(error, path)
            continue
        except ReadError as error:
            problems.append(str(error))
            continue
        if applied:
            changed = True
            if not options.diff:
                print(f"{path}: {applied} fixed")
    for problem in problems:
        print(f"newslint: {problem}", file=sys.stderr)
    if problems:
        return EXIT_BROKEN
    return EXIT_FINDINGS if changed and options.diff else EXIT_CLEAN


def _format(path: str, settings: Settings) -> str:
    return settings.format or format_of(path) or "plain"


def _fix_text(path: str, settings: Settings, linter: Linter, options: argparse.Namespace) -> int:
    """Fixes a file of text, or shows how; returns how many fixes there are. Raises ReadError."""
    format = FORMATS[_format(path, settings)]
    if format.binary:
        raise ReadError(f"{path}: is left as it is: only text, JSON, XML and DOCX files are fixed")
    before = _decoded(path, linter.config.max_bytes, markup=format.markup)

    def read(text: str) -> tuple[Document, ...]:
        return articles_of_text(
            text,
            path=path,
            format=_format(path, settings),
            metadata=settings.metadata,
            reading=linter.config.reading,
        )

    spared = _dismissed(path, linter.config)
    after = fix(before.text, read, linter, unsafe=options.unsafe, encoding=before.encoding, spared=spared)
    if after.applied and options.diff:
        _show(path, before.text, after.source)
    elif after.applied:
        _write(path, after.source.encode(before.encoding))
    return after.applied


def _fix_document(path: str, settings: Settings, linter: Linter, options: argparse.Namespace) -> int:
    """Fixes a Word document in tracked changes, or shows how; returns how many fixes there are. Raises ReadError."""
    from newslint.tracked_changes import fix_document

    before = file_bytes(path, limit=linter.config.max_bytes)
    spared = _dismissed(path, linter.config)
    after = fix_document(before, path, linter, settings.metadata, unsafe=options.unsafe, spared=spared)
    if after.applied and options.diff:
        texts = (read_bytes(data, path=path, format="docx").source for data in (before, after.data))
        _show(path, *texts)
    elif after.applied:
        _write(path, after.data)
    return after.applied


def _dismissed(path: str, config: Config) -> Spared:
    """The findings in a file that an editor dismissed: what is right as it stands is left so. Raises BaselineError."""
    if not config.baseline:
        return lambda finding: False
    folder = os.path.dirname(os.path.abspath(config.baseline))
    return baseline.dismissed(baseline.read(config.baseline), relative(path, folder))


def _decoded(path: str, limit: int, *, markup: bool) -> Decoded:
    """A file as text that can be written back byte for byte. Raises ReadError."""
    data = file_bytes(path, limit=limit)
    try:
        decoded = decode(data, markup=markup)
    except ValueError as error:
        raise ReadError(f"{path}: {error}") from None
    if decoded.text.encode(decoded.encoding, "replace") != data:
        raise ReadError(f"{path}: its encoding is broken, so it is left as it is; save it as UTF-8 to fix it")
    return decoded


def _show(path: str, before: str, after: str) -> None:
    import difflib

    lines = difflib.unified_diff(before.splitlines(True), after.splitlines(True), path, path)
    sys.stdout.writelines(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _write(path: str, data: bytes) -> None:
    """Writes the file in one step. Raises ReadError."""
    try:
        with replacing(path) as partial, open(partial, "wb") as file:
            file.write(data)
    except OSError as error:
        raise ReadError(f"{path}: cannot be written: {error.strerror}") from None
