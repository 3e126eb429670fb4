"""`newslint new-pack`: a first rule pack of one's own, ready to test and to install."""

import argparse
import os
import re
from collections.abc import Iterator

from newslint.cli import EXIT_CLEAN, UsageError
from newslint.packs import GROUP
from newslint.version import __version__

_RULE = """\
title: Unique has no degrees
why: A thing is unique or it is not.
level: suggestion
kind: substitution
message: "'{0}': write '{1}'"
swap:
  very unique: unique
bad:
  - "The bridge is [[very unique|unique]]."
good:
  - The bridge is unique.
"""
_README = """\
# {name}

Rules for [newslint](https://pypi.org/project/newslint/).
A rule is a file, `{folder}/<topic>/<defect>.yaml`; its path is its id, its marked examples are its tests.
When a rule gets another name, say so in `{folder}/renamed.yaml`: `style/old: style/new`.

{use}
"""
_PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "{name}"
version = "0.1.0"
description = "Rules for newslint"
requires-python = ">=3.11"
dependencies = ["newslint>={version}"]

[project.optional-dependencies]
dev = ["pytest"]

[project.entry-points."{group}"]
{package} = "{package}"
"""
_TEST = """\
from newslint.testing import verify_pack


def test_the_rules_by_their_own_examples() -> None:
    assert verify_pack({package!r}) == []
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.description = (
        "Writes a first rule pack: a package to install beside newslint, or, with --folder, a folder of YAML rules "
        "that newslint.toml names."
    )
    parser.epilog = "examples:\n  newslint new-pack gazette-style\n  newslint new-pack house --folder\n"
    parser.add_argument("path", metavar="FOLDER", help="where the pack is made; its last part is the pack's name")
    parser.add_argument("--folder", action="store_true", help="only a folder of rules, for one project")


def run(options: argparse.Namespace) -> int:
    """Writes the files into a folder that is not there yet."""
    name = os.path.basename(os.path.abspath(options.path))
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9._-]*", name):
        raise UsageError(f"'{name}' is no name for a pack: use letters, digits and hyphens, a letter first")
    try:
        os.makedirs(options.path)
        for path, text in _files(name, folder_only=options.folder):
            target = os.path.join(options.path, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "x", encoding="utf-8", newline="\n") as file:
                file.write(text)
            print(f"wrote {target}")
    except FileExistsError:
        raise UsageError(f"{options.path} exists already") from None
    except OSError as error:
        raise UsageError(f"{options.path}: cannot be written: {error.strerror}") from None
    return EXIT_CLEAN


def _files(name: str, *, folder_only: bool) -> Iterator[tuple[str, str]]:
    if folder_only:
        use = f'Use: `rules = ["{name}"]` in newslint.toml. Test: `newslint test`.'
        yield "README.md", _README.format(name=name, folder=name, use=use)
        yield "style/unique_with_degrees.yaml", _RULE
        return
    package = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    use = (
        "Use: `pip install .` beside newslint, which then finds the rules. Test: `pip install -e .[dev]` and `pytest`."
    )
    yield "README.md", _README.format(name=name, folder=package, use=use)
    yield "pyproject.toml", _PROJECT.format(name=name, package=package, group=GROUP, version=__version__)
    yield f"{package}/__init__.py", f'"""The rules of {name}."""\n'
    yield f"{package}/style/unique_with_degrees.yaml", _RULE
    yield "tests/test_rules.py", _TEST.format(package=package)
