"""What a run holds back: arguments for baselines and changes, which several commands share."""

import argparse
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newslint.config import Config
from newslint.engine import Result

if TYPE_CHECKING:  # both are for some runs only, and take longer to import than a clean article to lint
    from newslint.baseline import Entry
    from newslint.cli.changes import Changes


def add_changes(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments that choose changed lines."""
    chosen = parser.add_argument_group("only what matters today").add_mutually_exclusive_group()
    chosen.add_argument("--diff", metavar="REF", help="show only findings in lines that changed since a commit")
    chosen.add_argument("--staged", action="store_true", help="read what is staged, and show findings in its new lines")


def add_baseline(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments that choose a baseline."""
    parser.add_argument("--baseline", metavar="FILE", help="the file of known findings, which are held back")


def changes_of(options: argparse.Namespace) -> "Changes | None":
    """The changes that the arguments ask for. Raises UsageError."""
    if not options.staged and not options.diff:
        return None
    from newslint.cli.changes import since, staged

    return staged() if options.staged else since(options.diff)


def held_back(
    results: Sequence[Result], baseline: str | None, changes: "Changes | None"
) -> "tuple[list[Result], Sequence[Entry]]":
    """The results without what is known or unchanged, and the baseline's entries that hold nothing back any more.

    Raises BaselineError.
    """
    shown = list(results)
    unused: Sequence[Entry] = ()
    if baseline:
        from newslint.baseline import hold, read

        shown, unused = hold(shown, read(baseline), os.path.dirname(os.path.abspath(baseline)))
    if changes:
        shown = [changes.held(result) for result in shown]
    return shown, unused


def baseline_path(options: argparse.Namespace, config: Config) -> str:
    """Where a baseline is written: as the arguments or the configuration say, else beside the latter, or here."""
    from newslint.baseline import FILE_NAME

    return options.baseline or config.baseline or os.path.join(config.folder, FILE_NAME)
