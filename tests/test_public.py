"""The public surface, and the direction of imports inside."""

import ast
import doctest
import importlib
import pkgutil
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

import newslint

HOUSE = Path(newslint.__file__).parent
RULES = HOUSE.parent.parent / "rules" / "newslint_rules"


def test_all_is_complete_and_sorted() -> None:
    public = {
        name
        for name, value in vars(newslint).items()
        if not isinstance(value, types.ModuleType) and (not name.startswith("_") or name == "__version__")
    }
    assert newslint.__all__ == sorted(public)


@pytest.mark.parametrize("name", newslint.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    value = getattr(newslint, name)
    if name == "__version__":
        assert value.count(".") == 2
        return
    assert (value.__doc__ or "").strip()
    for attribute, member in vars(value).items() if isinstance(value, type) else ():
        if not attribute.startswith("_") and isinstance(member, types.FunctionType | property | classmethod):
            assert (getattr(member, "__doc__", None) or "").strip(), f"{name}.{attribute}"


def modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(newslint.__path__, "newslint."):
        if "plausibility" not in module.name and not module.name.endswith("__main__"):
            yield module.name


@pytest.mark.parametrize("name", sorted({"newslint", *modules()}))
def test_examples_in_docstrings_run(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert failed == 0


FLOORS = (
    ("document", "hints", "version", "whole_files"),
    ("inflection", "cache", "selection"),
    ("readers", "views"),
    ("rule", "metrics", "phrases"),
    ("patterns", "resources", "readability", "phrasebook", "plausibility", "sources", "spelling", "facts"),
    ("kinds", "ignored"),
    ("rulefile",),
    ("packs",),
    ("config", "suppress"),
    ("register",),
    ("engine",),
    ("vale",),
    ("linter", "baseline"),
    ("testing",),
    ("vale_export",),
    ("fix",),
    ("tracked_changes",),
    ("formats",),
    ("cli",),
)
"""A part of the house may use what is on its own floor or below. Readers know no views."""

FLOOR_OF = {part: floor for floor, parts in enumerate(FLOORS) for part in parts}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def parts(path: Path) -> Iterator[str]:
    """The parts of newslint that a file imports."""
    for name in imported(path):
        first, _, rest = name.partition(".")
        if first == "newslint" and rest:
            yield rest.partition(".")[0]


FILES = sorted(
    path for path in HOUSE.rglob("*.py") if path.parent != HOUSE or path.stem not in ("__init__", "__main__")
)


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(HOUSE)) for path in FILES])
def test_imports_run_one_way(path: Path) -> None:
    own = path.relative_to(HOUSE).parts[0].removesuffix(".py")
    for part in parts(path):
        if part in FLOOR_OF:
            assert FLOOR_OF[part] <= FLOOR_OF[own], f"{own} imports {part}"
        assert (own, part) != ("readers", "views")


LENT = (
    "views.", "facts.", "inflection.", "phrasebook.", "plausibility.", "readability.", "register.", "sources.",
    "spelling.",
)  # fmt: skip
"""What rules may use beside the public names: the views, and what is lent to them."""

RULE_FILES = sorted(RULES.rglob("*.py"))


@pytest.mark.parametrize("path", RULE_FILES, ids=[str(path.relative_to(RULES)) for path in RULE_FILES])
def test_rules_use_public_names_only(path: Path) -> None:
    for name in imported(path):
        first, _, rest = name.partition(".")
        if first == "newslint":
            assert rest in newslint.__all__ or rest.startswith(LENT), name
        if first == "newslint_rules":
            assert name.rpartition(".")[0].rpartition(".")[2].startswith("_"), f"{name}: rules share helpers only"


def test_rules_are_reached_by_entry_point_alone() -> None:
    for path in FILES:
        assert not any(name.startswith("newslint_rules") for name in imported(path)), path
