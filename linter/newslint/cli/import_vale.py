"""`newslint import-vale`: a Vale project's styles as YAML rules of newslint."""

import argparse
import os
import sys

from newslint.cli import EXIT_BROKEN, EXIT_CLEAN, UsageError
from newslint.rule import RuleError


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = (
        "Writes the rules of Vale styles as YAML rules, each with an example that proves it; "
        'what has no counterpart is listed. To run a Vale project as it is: vale = ".vale.ini" in newslint.toml.'
    )
    parser.epilog = "example:\n  newslint import-vale styles/ --output house/\n"
    parser.add_argument("styles", metavar="STYLES", help="a folder of styles, or one style")
    parser.add_argument("--output", required=True, metavar="FOLDER", help="where the rules are written")


def run(options: argparse.Namespace) -> int:
    """Writes a file a rule, never over one that is there."""
    from newslint.vale_export import export

    files = sorted(_files(options.styles))
    if not files:
        raise UsageError(f"{options.styles}: holds no style: no folder with YAML files")
    written = 0
    problems: list[str] = []
    for style, name, path in files:
        rule_id = f"{style}/{name}"
        try:
            with open(path, encoding="utf-8-sig") as file:
                made = export(file.read(), path, rule_id)
        except (OSError, UnicodeDecodeError) as error:
            problems.append(f"{path}: cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}")
            continue
        except RuleError as error:
            problems.append(str(error))
            continue
        if made.reason:
            print(f"{style}.{name} is not imported: {made.reason}")
            continue
        target = os.path.join(options.output, style, f"{name}.yaml")
        os.makedirs(os.path.dirname(target), exist_ok=True)
        try:
            with open(target, "x", encoding="utf-8", newline="\n") as out:
                out.write(made.text)
        except FileExistsError:
            problems.append(f"{target}: is there already, so it is left as it is")
            continue
        written += 1
    print(f"{written} of {len(files)} rules written to {options.output}")
    for problem in problems:
        print(f"newslint: {problem}", file=sys.stderr)
    return EXIT_BROKEN if problems else EXIT_CLEAN


def _files(folder: str) -> list[tuple[str, str, str]]:
    """The rule files below a folder of styles, or in one style: style, name and path."""
    if not os.path.isdir(folder):
        raise UsageError(f"{folder}: there is no such folder")
    found = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in ("config", "Vocab"))
        for file in sorted(names):
            name, ending = os.path.splitext(file)
            if ending in (".yml", ".yaml"):
                found.append((os.path.basename(os.path.abspath(here)), name, os.path.join(here, file)))
    return found
