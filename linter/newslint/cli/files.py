"""The articles that the paths of a command line name."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from newslint.cli.settings import Settings
from newslint.config import Config
from newslint.document import Document
from newslint.engine import Result
from newslint.readers import FORMATS, NoArticleError, ReadError, format_of, is_article

_ENDINGS: Final = ", ".join(format.endings[0] for format in FORMATS.values())
SKIPPED_FOLDERS = frozenset({".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__"})


def articles(paths: Sequence[str], config: Config, *, force_exclude: bool = False) -> tuple[list[str], list[Result]]:
    """The files to lint in order, each once, and a failed result for every path that gives none.

    A folder stands for all files below it with the ending of a known format; links to folders are not followed.
    """
    files: dict[str, str] = {}
    failed: list[Result] = []
    for path in paths:
        unreadable: list[OSError] = []
        found = list(_below(path, config, unreadable.append)) if os.path.isdir(path) else []
        failed += (_failure(str(error.filename), f"cannot be read: {error.strerror}") for error in unreadable)
        if os.path.isdir(path):
            if not found and not unreadable:
                failed.append(_failure(path, f"holds no article ({_ENDINGS})"))
        elif os.path.exists(path) or os.path.islink(path):
            found = [] if force_exclude and config.excludes(path) else [path]
        elif any(character in path for character in "*?["):
            found = _matching(path)
            if not found:
                failed.append(_failure(path, "matches no file"))
        else:
            failed.append(_failure(path, "there is no such file or folder"))
        for one in found:
            files.setdefault(os.path.realpath(one), one)
    return list(files.values()), failed


def documents(paths: Sequence[str], settings: Settings, config: Config, problems: list[str]) -> Iterator[Document]:
    """The articles that `paths` name; what cannot be read is added to `problems`."""
    files, failed = articles(paths, config)
    problems += (failure for result in failed for failure in result.failures)
    for path in files:
        try:
            yield from settings.read(path, config)
        except NoArticleError as error:
            problems += settings.told(error, path)
        except ReadError as error:
            problems.append(str(error))


def _below(folder: str, config: Config, unreadable: Callable[[OSError], None]) -> Iterator[str]:
    for here, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if name not in SKIPPED_FOLDERS)
        for name in sorted(names):
            path = os.path.normpath(os.path.join(here, name))
            if not format_of(name) or config.excludes(path):
                continue
            if is_article(path, config.reading):
                yield path


def _matching(pattern: str) -> list[str]:
    import glob

    return [path for path in sorted(glob.glob(pattern, recursive=True)) if os.path.isfile(path)]


def _failure(path: str, reason: str) -> Result:
    return Result(path, failures=(f"{path}: {reason}",))
