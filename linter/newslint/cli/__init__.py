"""The command line: one module a command, imported when it is called."""

import argparse
import gc
import importlib
import io
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Final

from newslint.version import __version__

COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "check": ("check", "find what cannot be right in articles"),
    "watch": ("watch", "lint articles whenever they are saved"),
    "fix": ("fix", "apply what is safe to apply unread"),
    "baseline": ("baseline", "write or prune the file of known findings, which are held back"),
    "dismiss": ("dismiss", "hold back a finding for good, with a reason"),
    "rules": ("rules", "list the rules"),
    "explain": ("explain", "say what a rule finds and why"),
    "test": ("test", "run the examples of rules"),
    "try": ("trial", "show every hit of one rule in a corpus"),
    "quotes": ("quotes", "list the quotations of articles with their speakers"),
    "stats": ("stats", "count words and sentences and measure how hard articles are to read"),
    "names": ("names", "list the names of articles and what the register says of them"),
    "config": ("config", "show the effective configuration and where it comes from"),
    "facts": ("facts", "show, add and import facts, and check claims against them"),
    "model": ("model", "list, get and choose language models for --deep"),
    "import-vale": ("import_vale", "write the styles of a Vale project as rules of newslint"),
    "new-pack": ("new_pack", "write a first rule pack of your own"),
    "init": ("init", "write a first newslint.toml"),
}

EXIT_CLEAN: Final = 0
EXIT_FINDINGS: Final = 1
EXIT_BROKEN: Final = 2

_EPILOG: Final = """\
examples:
  newslint check article.txt
  newslint check articles/ --published 2024-06-19 --fail-on error
  newslint explain quotes/closing_mark_opens

exit codes: 0 nothing found, 1 findings at --fail-on or above, 2 newslint or its configuration is broken
"""


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Keeps our line breaks, and knows its width without asking the terminal, which takes longer than parsing."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=100)


class UsageError(Exception):
    """What the user asked for cannot be done; the message says why."""


def parser(chosen: str | None = None) -> argparse.ArgumentParser:
    """The whole parser; only the arguments of the `chosen` command are filled in."""
    top = argparse.ArgumentParser(
        prog="newslint",
        description="Reads news articles and says where their words, quotes, dates and numbers cannot be right.",
        epilog=_EPILOG,
        formatter_class=_HelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"newslint {__version__}")
    top.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)
    commands = top.add_subparsers(prog="newslint", dest="command", metavar="COMMAND", required=True)
    for name, (module, help_text) in COMMANDS.items():
        command = commands.add_parser(name, help=help_text, formatter_class=_HelpFormatter)
        if name == chosen:
            importlib.import_module(f"newslint.cli.{module}").arguments(command)
            command.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen = next((word for word in given if word in COMMANDS), None)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Unicode shows escapes, not an error
    options = parser(chosen).parse_args(given)
    from newslint.config import ConfigError
    from newslint.readers import ReadError
    from newslint.rule import RuleError

    gc.disable()  # nothing that loading rules makes is garbage; the command turns it on again
    try:
        module = importlib.import_module(f"newslint.cli.{COMMANDS[options.command][0]}")
        code: int = module.run(options)
        sys.stdout.flush()
        return code
    except (UsageError, ConfigError, ReadError, RuleError, ValueError) as error:
        if options.debug:
            raise
        print(f"newslint: {error}", file=sys.stderr)
        return EXIT_BROKEN
    except BrokenPipeError:
        # The reader of our output went away; what it wanted it has, and Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_BROKEN
    except KeyboardInterrupt:
        print("newslint: interrupted", file=sys.stderr)
        return EXIT_BROKEN
    except Exception as error:
        if options.debug:
            raise
        print(
            f"newslint: internal error ({type(error).__name__}: {error}); please report it, with --debug's output",
            file=sys.stderr,
        )
        return EXIT_BROKEN
