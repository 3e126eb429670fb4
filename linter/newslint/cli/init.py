"""`newslint init`: a first configuration to edit."""

import argparse
import os

from newslint.cli import EXIT_CLEAN, UsageError
from newslint.config import FILE_NAME

_CONTENT = """\
# What newslint checks in this folder and below; `newslint config` shows all values in force.
profile = "default"        # or "strict" (suggestions fail too), "quiet" (only what is nearly certain)
fail_on = "warning"        # error, warning, suggestion or never: from where on the exit code is 1
ignore = []                # ids or topics, such as ["style/cliche", "readability"]
rules = []                 # folders with your own YAML rules, such as ["style/"]
# language = "en-GB"

# [options."style/cliche"]
# allow = ["at the end of the day"]

# [levels]
# "style/jargon" = "warning"

# [[overrides]]
# paths = ["opinion/**"]
# ignore = ["style"]
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = f"Writes a first {FILE_NAME} with the defaults and examples."
    parser.add_argument("folder", nargs="?", default=".", metavar="FOLDER")


def run(options: argparse.Namespace) -> int:
    """Writes the file; never over one that exists."""
    path = os.path.join(options.folder, FILE_NAME)
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(_CONTENT)
    except FileExistsError:
        raise UsageError(f"{path} exists already") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from None
    print(f"wrote {path}")
    return EXIT_CLEAN
