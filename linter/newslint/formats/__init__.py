"""Reports: from the results of a run to lines for people and programs, one module a format."""

import importlib
import os
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TextIO

from newslint.engine import Result
from newslint.hints import nearest
from newslint.rule import Rule


class Report(NamedTuple):
    """What a run gave: everything that a format may tell.

    `results` are in the order of the paths, `rules` are those that ran, `seconds` is what the run took.
    Paths below the folder `root` are reported relative to it, all others as they are.
    `verbose` asks for what is not needed every time, such as the reasons of a rule.
    """

    results: Sequence[Result]
    rules: Sequence[Rule]
    seconds: float
    root: str = ""
    verbose: bool = False

    def slashed(self, result: Result) -> str:
        """The path of a result as services take it: with forward slashes."""
        return self.path(result).replace(os.sep, "/")

    def path(self, result: Result) -> str:
        """The path of a result as it is reported."""
        return self.relative(result.path)

    def relative(self, path: str) -> str:
        """A path as it is reported."""
        if not self.root or path in _STANDARD_INPUT:
            return path
        folder = os.path.join(os.path.abspath(self.root), "")
        absolute = os.path.abspath(path)
        return absolute[len(folder) :] if absolute.startswith(folder) else path


Writer = Callable[[Report, TextIO], None]
"""Writes a report; the stream must accept any character (encode with UTF-8, or replace what cannot be encoded)."""

NAMES: Final = (
    "text", "json", "jsonl", "csv", "sarif", "github", "gitlab", "azure", "junit", "checkstyle", "rdjson", "rdjsonl",
    "html",
)  # fmt: skip
"""The formats, each a module of this package with a function `write`."""

_STANDARD_INPUT: Final = ("", "-", "<stdin>")


def writer(name: str) -> Writer:
    """The writer of a format. Raises ValueError for a name that is none, with a hint at what was meant."""
    if name not in NAMES:
        raise ValueError(f"there is no format '{name}'{nearest(name.lower(), NAMES)}; formats are {', '.join(NAMES)}")
    write: Writer = importlib.import_module(f"newslint.formats.{name}").write
    return write
