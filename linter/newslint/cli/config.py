"""`newslint config`: the effective values and where each came from."""

import argparse

from newslint.cli import EXIT_CLEAN
from newslint.cli.settings import Linters, add_configuration, settings_of
from newslint.config import NEVER, Config


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = "Shows the effective configuration for a file or folder, and where each value came from."
    parser.epilog = "example:\n  newslint config opinion/column.md\n"
    parser.add_argument("path", nargs="?", default=".", metavar="PATH")
    add_configuration(parser)


def run(options: argparse.Namespace) -> int:
    """Prints a line a value; mistakes in the configuration are told as by `check`."""
    settings = settings_of(options)
    config = settings.load(options.path)
    Linters(settings).of(options.path)
    for line in lines(config.for_path(options.path)):
        print(line)
    return EXIT_CLEAN


def lines(config: Config) -> list[str]:
    """`key = value  # origin` for every value."""
    rows: list[tuple[str, object]] = [
        (key, getattr(config, key))
        for key in Config._fields
        if key not in ("options", "levels", "profiles", "overrides", "sources", "folder", "origins")
    ]
    rows += [
        (f"options.{rule_id}.{name}", value) for rule_id, own in config.options.items() for name, value in own.items()
    ]
    rows += [(f"levels.{rule_id}", level) for rule_id, level in config.levels.items()]
    for override in config.overrides:
        where = ", ".join((*override.paths, *override.desks, *override.languages))
        rows += [(f"overrides {where}: {key}", value) for key, value in override.values.items()]
    rows += [(f"sources of {', '.join(one.paths)}", one.files) for one in config.sources]
    return [
        f"{key} = {_shown(key, value)}  # {config.origins.get(key) or config.origins.get(key.split()[0], 'default')}"
        for key, value in rows
    ]


def _shown(key: str, value: object) -> str:
    if value is None:
        return f'"{NEVER}"' if key == "fail_on" else "(none)"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple):
        return "[" + ", ".join(_shown("", one) for one in value) + "]"
    return str(value)
