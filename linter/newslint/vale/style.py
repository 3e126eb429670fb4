"""A rule of a Vale style: a YAML file with an `extends`, read into a rule of newslint."""

import os
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from newslint.rule import Level, Rule, RuleError, parameters
from newslint.rulefile import load
from newslint.vale import checks
from newslint.vale.scopes import area

_COMMON: Final = ("extends", "message", "level", "scope", "link", "limit", "description", "action", "name", "vocab")
_BUILDERS: Final = {
    "existence": checks.existence,
    "substitution": checks.substitution,
    "occurrence": checks.occurrence,
    "repetition": checks.repetition,
    "consistency": checks.consistency,
    "conditional": checks.conditional,
    "capitalization": checks.capitalization,
    "metric": checks.metric,
    "readability": checks.readability,
    "spelling": checks.spelling,
    "sequence": checks.sequence,
}
_DEFAULT_SCOPES: Final = {
    "capitalization": "heading",
    "metric": "summary",
    "readability": "summary",
    "sequence": "sentence",
}


class Vocabulary(NamedTuple):
    """The words that a project accepts and rejects, regular expressions as Vale has them."""

    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()


def read_rule(path: str, key: str, vocabulary: Vocabulary, styles: str) -> Rule | str:
    """The rule of a file, or why it cannot be run. Raises RuleError for mistakes in the file, with their lines."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            keys, lines = load(file.read(), path)
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}") from None
    kind = keys.get("extends")
    if kind == "script":
        return "scripts (Tengo) are not run"
    if kind not in _BUILDERS:
        raise RuleError(
            f"{path}:{lines.get('extends', 1)}: 'extends' must be one of {', '.join(_BUILDERS)}, not {kind!r}"
        )
    scope = keys.get("scope", _DEFAULT_SCOPES.get(kind, "text"))
    looked_at = area([scope] if isinstance(scope, str) else list(scope))
    if isinstance(looked_at, str):
        return looked_at
    own = {name: value for name, value in keys.items() if name not in _COMMON}
    frame = checks.Frame(
        key,
        str(keys.get("message", "")),
        looked_at,
        tuple(vocabulary.accept) if keys.get("vocab", True) is not False else (),
        _action(keys.get("action")),
        _limit(keys.get("limit")),
        os.path.join(styles, "config"),
    )
    try:
        check = _BUILDERS[kind](frame, own)
    except checks.CannotRunError as error:
        return str(error)
    except (checks.WrongKeyError, RuleError) as error:
        line = lines.get(getattr(error, "key", ""), 1)
        raise RuleError(f"{path}:{line}: {error}") from None
    level = str(keys.get("level", Level.WARNING)).lower()
    if level not in tuple(Level):
        raise RuleError(f"{path}:{lines['level']}: 'level' must be suggestion, warning or error, not '{level}'")
    style, _, _ = key.partition("/")
    return Rule(
        id=key,
        title=str(keys.get("description") or keys.get("message") or key),
        why=str(keys.get("description") or f"A rule of the style {style}."),
        level=Level(level),
        check=check,
        bad=(),
        good=(),
        source=str(keys.get("link") or ""),
        resources=parameters(check)[1],
        language="",
        origin=path,
    )


def _action(given: Any) -> Mapping[str, Any]:
    return given if isinstance(given, Mapping) else {}


def _limit(given: Any) -> int | None:
    return given if isinstance(given, int) and given > 0 else None
