"""Many files: one after the other, or in several processes with the results in the same order."""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from newslint.cli.settings import Linters, Settings
from newslint.document import Document
from newslint.engine import Result, told_apart
from newslint.linter import Linter
from newslint.readers import NoArticleError, ReadError

SERIAL_BELOW: Final = 50
"""Fewer files than this are linted in one process: starting others would take longer."""

CACHED_FROM: Final = 10
"""Fewer files than this are linted anew unless deeply: opening the cache of results would take longer than it saves."""

_CHUNK: Final = 50
_PATIENCE: Final = 1.0  # seconds before a progress bar appears


def lint_files(paths: Sequence[str], linters: Linters, jobs: int) -> Iterator[Result]:
    """The results of files in the order of `paths`, one an article; a file that cannot be read gives a failed one."""
    if jobs == 1 or len(paths) < SERIAL_BELOW:
        kept = len(paths) >= CACHED_FROM or any(linters.of(path).config.depth == "deep" for path in paths)
        yield from _lint(paths, linters, kept=kept)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    chunks = [paths[start : start + _CHUNK] for start in range(0, len(paths), _CHUNK)]
    with ProcessPoolExecutor(min(jobs, len(chunks)), mp_context=get_context("spawn")) as pool:
        for results in pool.map(_lint_chunk, chunks, [linters.settings] * len(chunks)):
            yield from results


def _lint_chunk(paths: Sequence[str], settings: Settings) -> list[Result]:
    return list(_lint(paths, Linters(settings), kept=True))


def _lint(paths: Iterable[str], linters: Linters, *, kept: bool) -> Iterator[Result]:
    settings = linters.settings
    if not (kept and settings.cached):
        for path in paths:
            yield from lint_file(path, settings, linters)
        return
    from newslint.cli.result_cache import ResultCache

    with ResultCache() as results:
        for path in paths:
            yield from lint_file(path, settings, linters, results.lint)


def lint_file(
    path: str, settings: Settings, linters: Linters, lint: Callable[[Linter, Document], Result] = Linter.lint
) -> Iterator[Result]:
    """The results of a file, one an article; one that cannot be read gives a failed result.

    Raises ConfigError and RuleError.
    """
    linter = linters.of(path)
    if not gc.isenabled():
        gc.freeze()  # the rules stay for good: collections need not look at them
        gc.enable()
    try:
        documents = settings.read(path, linter.config)
    except NoArticleError as error:
        yield from (Result(path, failures=(told,)) for told in settings.told(error, path))
        return
    except ReadError as error:
        yield Result(path, failures=(str(error),))
        return
    seen: set[str] = set()
    for document in documents:
        yield told_apart(lint(linter, document), seen)


def with_progress(results: Iterable[Result], total: int) -> Iterator[Result]:
    """`results`, with a bar on a terminal's standard error once they take longer than a second."""
    if not sys.stderr.isatty():
        yield from results
        return
    start = shown = time.monotonic()
    drawn = False
    for done, result in enumerate(results, 1):
        yield result
        now = time.monotonic()
        if now - start > _PATIENCE and now - shown > 0.1:
            filled = 30 * min(done, total) // total
            left = (now - start) / done * max(0, total - done)
            bar = "#" * filled + "." * (30 - filled)
            sys.stderr.write(f"\r[{bar}] {done:,} of {total:,} files, {left:.0f} s left \x1b[K")
            sys.stderr.flush()
            shown, drawn = now, True
    if drawn:
        sys.stderr.write("\r\x1b[K")


def processors() -> int:
    """How many processes this machine can run at once."""
    return os.cpu_count() or 1
