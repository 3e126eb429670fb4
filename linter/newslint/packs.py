"""Where rules come from: packages that name themselves by entry point, and folders of YAML files.

A pack is a folder of topics, each a folder of rules, one file a rule; its id is `topic/name`.
Data may come from anywhere, code only from installed packages: in a project's folder Python files are not looked at.
What was parsed once is kept in the cache under the hash of the files' contents.
"""

import importlib
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from newslint import cache
from newslint.phrases import Phrases, Table
from newslint.rule import Rule, RuleError
from newslint.version import __version__

GROUP: Final = "newslint.rulepacks"
"""The entry point group by which a package offers its rules: the name of an import package."""

_PARSERS: Final = ("rulefile.py", "kinds.py", "patterns.py", "phrases.py", "inflection.py")
"""The modules that make the cached values: a change in one of them makes the values anew."""


class Pack(NamedTuple):
    """A folder of rules; `package` is the import name of an installed pack, None for a folder of a project."""

    folder: str
    package: str | None


class _Parsed(NamedTuple):
    """The keys of a pack's rule files by rule id, and the hash of what they were read from."""

    key: str
    keys: Mapping[str, Any]


Wanted = Callable[[str], bool]


def installed() -> list[Pack]:
    """The packs of all installed packages. Raises RuleError for one that cannot be imported."""
    packs = []
    for name in _entry_points():
        try:
            module = importlib.import_module(name)
            packs.append(Pack(next(iter(module.__path__)), name))
        except Exception as error:
            raise RuleError(f"the rule pack '{name}' cannot be imported: {type(error).__name__}: {error}") from error
    return packs


def _entry_points() -> list[str]:
    places = []
    for path in sys.path:
        try:
            places.append((path, os.stat(path).st_mtime_ns))
        except OSError:
            continue
    key = repr((sys.prefix, places))
    names = cache.load("entry-points", key)
    if not isinstance(names, list):
        from importlib.metadata import entry_points  # slow to import, and to read every installed package

        names = sorted({point.value for point in entry_points(group=GROUP)})
        cache.store("entry-points", key, names)
    return names


def load(packs: Sequence[Pack], wanted: Wanted = lambda rule_id: True) -> tuple[Rule, ...]:
    """The wanted rules of all packs, ordered by id.

    Raises RuleError, naming every file at fault, for mistakes in rule files and for ids that two files claim.
    """
    rules: dict[str, Rule] = {}
    problems: list[str] = []
    for pack in packs:
        files = list(_files(pack))
        try:
            parsed = _parsed(pack, files)
        except RuleError as error:
            problems.append(str(error))
            continue
        chosen = [(rule_id, path) for rule_id, path in files if wanted(rule_id)]
        phrases, key = _phrases(parsed, [rule_id for rule_id, _ in chosen])
        for rule_id, path in chosen:
            if rule_id in rules:
                problems.append(f"{path}: the id {rule_id} is taken by {rules[rule_id].origin}; rename one of them")
                continue
            try:
                rules[rule_id] = _rule(pack, rule_id, path, parsed, phrases)
            except RuleError as error:
                problems.append(str(error))
        if key and not problems:
            cache.store("phrases", key, tuple(phrases.table))
    if problems:
        raise RuleError("\n".join(problems))
    return tuple(rules[rule_id] for rule_id in sorted(rules))


def _phrases(parsed: _Parsed, rule_ids: Sequence[str]) -> tuple[Phrases, str]:
    """The phrases of the chosen rules from the cache, or an empty set and the key to keep it under when it is full."""
    key = f"{parsed.key} {' '.join(rule_ids)}"
    table = cache.load("phrases", key)
    return (Phrases(Table(*table)), "") if isinstance(table, tuple) else (Phrases(), key)


def identifiers(packs: Sequence[Pack]) -> list[str]:
    """The ids of all rules, told from the files' names alone."""
    return sorted({rule_id for pack in packs for rule_id, _ in _files(pack)})


RENAMED: Final = "renamed.yaml"
"""The file beside the topics of a pack that leads from the former ids of rules to those of today."""


def renamed(packs: Sequence[Pack]) -> dict[str, str]:
    """The ids of today by former ids. Raises RuleError for a file that does not say so."""
    from newslint.rulefile import load as read_yaml

    names: dict[str, str] = {}
    for pack in packs:
        path = os.path.join(pack.folder, RENAMED)
        try:
            with open(path, encoding="utf-8") as file:
                keys, lines = read_yaml(file.read(), path)
        except FileNotFoundError:
            continue
        except (OSError, UnicodeDecodeError) as error:
            raise RuleError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None
        for old, new in keys.items():
            if not isinstance(new, str) or "/" not in old or "/" not in new:
                raise RuleError(
                    f"{path}:{lines[old]}: must lead from a former id to a new one, such as style/old: style/new"
                )
            names[old] = new
    return names


def _files(pack: Pack) -> Iterator[tuple[str, str]]:
    endings = (".yaml", ".yml", ".py") if pack.package else (".yaml", ".yml")
    try:
        topics = sorted(entry.name for entry in os.scandir(pack.folder) if entry.is_dir())
    except OSError as error:
        raise RuleError(f"{pack.folder}: the folder of rules cannot be read: {error.strerror}") from None
    if not pack.package:
        yield from _rule_files(pack.folder, os.path.basename(os.path.abspath(pack.folder)), endings)
    for topic in topics:
        if not topic.startswith(("_", ".")):
            yield from _rule_files(os.path.join(pack.folder, topic), topic, endings)


def _rule_files(folder: str, topic: str, endings: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in sorted(os.listdir(folder)):
        stem, ending = os.path.splitext(name)
        if ending in endings and name != RENAMED and not name.startswith(("_", ".")):
            yield f"{topic}/{stem}", os.path.join(folder, name)


def _parsed(pack: Pack, files: Sequence[tuple[str, str]]) -> _Parsed:
    contents: dict[str, bytes] = {}
    here = os.path.dirname(__file__)
    stamps = [os.stat(os.path.join(here, name)).st_mtime_ns for name in _PARSERS]
    sums: list[object] = [__version__, stamps, pack.folder]
    for rule_id, path in files:
        if not path.endswith(".py"):
            try:
                with open(path, "rb") as file:
                    contents[rule_id] = file.read()
            except OSError as error:
                raise RuleError(f"{path}: the rule file cannot be read: {error.strerror}") from None
            # Two sums and the length tell any edit; hashlib would take longer to import than the files to read.
            content = contents[rule_id]
            sums.append((rule_id, len(content), zlib.crc32(content), zlib.adler32(content)))
    key = repr(sums)
    parsed = cache.load("rules", key)
    if not isinstance(parsed, dict):
        parsed = _parse(contents, dict(files))
        cache.store("rules", key, parsed)
    return _Parsed(key, parsed)


def _parse(contents: Mapping[str, bytes], paths: Mapping[str, str]) -> dict[str, Any]:
    from newslint import rulefile

    parsed: dict[str, Any] = {}
    problems: list[str] = []
    for rule_id, content in contents.items():
        try:
            parsed[rule_id] = rulefile.read(content.decode("utf-8-sig"), paths[rule_id], rule_id)
        except UnicodeDecodeError:
            problems.append(f"{paths[rule_id]}:1: the rule file is not UTF-8")
        except RuleError as error:
            problems.append(str(error))
    if problems:
        raise RuleError("\n".join(problems))
    return parsed


def _rule(pack: Pack, rule_id: str, path: str, parsed: _Parsed, phrases: Phrases) -> Rule:
    if rule_id in parsed.keys:
        from newslint import rulefile

        return rulefile.build(parsed.keys[rule_id], rule_id, phrases, path)
    name = f"{pack.package}.{rule_id.replace('/', '.')}"
    try:
        module = importlib.import_module(name)
    except Exception as error:
        raise RuleError(f"{path}: the rule cannot be imported: {type(error).__name__}: {error}") from error
    rules = [value for value in vars(module).values() if isinstance(value, Rule) and value.id == rule_id]
    if len(rules) != 1:
        raise RuleError(f"{path}: the file must hold exactly one @rule, a check of any name, and holds {len(rules)}")
    return rules[0]
