"""A YAML rule file, read strictly: every mistake is told with its line and what was meant.

Only `true` and `false` are booleans and dates stay text; a key given twice or not known is refused.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from newslint.document import Document, Role
from newslint.hints import nearest
from newslint.kinds import KINDS, Frame
from newslint.patterns import Pattern, required_literals
from newslint.phrases import Phrases
from newslint.rule import Check, Level, Quotations, Rule, RuleError, parameters

_COMMON: Final[Mapping[str, type | tuple[type, ...]]] = {
    "title": str,
    "why": str,
    "level": str,
    "kind": str,
    "message": str,
    "bad": list,
    "good": list,
    "confidence": (int, float),
    "source": str,
    "quotations": str,
    "default": bool,
    "safe": bool,
    "roles": list,
    "published": str,
    "language": str,
}
_REQUIRED: Final = ("title", "why", "kind", "message", "bad", "good")
_TYPES: Final[Mapping[str, type | tuple[type, ...]]] = {
    "phrases": list,
    "patterns": list,
    "except": list,
    "case": bool,
    "within_words": bool,
    "swap": dict,
    "replace": dict,
    "inflect": str,
    "scope": str,
    "max": (int, float),
    "longest": int,
    "either": dict,
    "first": str,
    "second": str,
    "match": str,
    "formula": str,
    "pairs": dict,
    "origin": str,
    "originals": dict,
}
_CHOICES: Final[Mapping[str, Iterable[str]]] = {
    "level": tuple(Level),
    "kind": tuple(KINDS),
    "quotations": tuple(Quotations),
    "inflect": ("verb", "noun"),
    "scope": ("sentence", "paragraph", "document"),
    "match": ("title", "sentence", "upper", "lower"),
}
_ROLE_KINDS: Final = ("capitalization",)  # kinds that read `roles` themselves


def read(text: str, origin: str, rule_id: str) -> dict[str, Any]:
    """The keys of a rule file, checked, with the literals that its patterns need under `needed`.

    Raises RuleError naming `origin`, the line and every mistake.
    """
    keys, lines = load(text, origin)
    problems = _problems(keys, lines)
    if not problems:
        problems = _trial(keys, lines, rule_id, origin)
    if problems:
        raise RuleError("\n".join(f"{origin}:{line}: {problem}" for line, problem in sorted(problems)))
    return {**keys, "needed": {source: required_literals(source) for source in _patterns(keys)}}


def _patterns(keys: Mapping[str, Any]) -> list[str]:
    """All regular expressions of a rule file."""
    sources = [
        *keys.get("patterns", ()),
        *keys.get("replace", ()),
        *(keys[key] for key in ("first", "second") if key in keys),
    ]
    if keys["kind"] == "pair":
        sources += keys.get("except", ())
    return sources


def build(keys: Mapping[str, Any], rule_id: str, phrases: Phrases, origin: str) -> Rule:
    """The rule of checked keys; its literal phrases are added to `phrases`."""
    own = kind_parameters(keys["kind"])
    arguments = {name: keys[key] for key, name in own.items() if key in keys}
    frame = Frame(rule_id, keys["message"], phrases, keys.get("needed", {}))
    check = KINDS[keys["kind"]](frame, **arguments)
    options = parameters(check)[0]
    if "roles" in keys and keys["kind"] not in _ROLE_KINDS:
        check = _in_roles(check, frozenset(map(Role, keys["roles"])))
    return Rule(
        id=rule_id,
        title=keys["title"],
        why=keys["why"],
        level=Level(keys.get("level", Level.WARNING)),
        check=check,
        bad=tuple(keys["bad"]),
        good=tuple(keys["good"]),
        confidence=float(keys.get("confidence", 1.0)),
        source=keys.get("source", ""),
        quotations=Quotations(keys.get("quotations", Quotations.OUTSIDE)),
        default=keys.get("default", True),
        safe=keys.get("safe", False),
        options=MappingProxyType(options),
        published=keys.get("published"),
        language=keys.get("language", "en"),
        origin=origin,
    )


def kind_parameters(kind: str) -> dict[str, str]:
    """The keys that a kind knows, with the names of its parameters: `except` is a word of Python's own."""
    code = KINDS[kind].__code__
    names = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    return {name.rstrip("_"): name for name in names}


def _in_roles(check: Check, roles: frozenset[Role]) -> Check:
    def limited(document: Document, **options: Any) -> Any:
        for hit in check(document, **options):
            block = document.block_at(hit.start)
            if block and block.role in roles:
                yield hit

    return limited


def load(text: str, origin: str) -> tuple[dict[str, Any], dict[str, int]]:
    """The keys of a YAML file with their lines, not yet checked. Raises RuleError naming `origin` and the line."""
    import yaml

    try:
        node = yaml.compose(text, Loader=_loader())
        if not isinstance(node, yaml.MappingNode):
            raise RuleError(f"{origin}:1: a rule file holds keys and values, such as 'title: ...'")
        loader = _loader()("")
        try:
            keys = loader.construct_document(node)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RuleError(f"{origin}:{line}: not readable as YAML: {error.problem}") from None
    except (yaml.YAMLError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise RuleError(f"{origin}:1: not readable as YAML: {str(error).splitlines()[0]}") from None
    return keys, {str(key.value): key.start_mark.line + 1 for key, _ in node.value}


_LOADER: list[Any] = []


def _loader() -> Any:
    """The C loader without YAML 1.1's guesses, made on first use because YAML costs time to import."""
    if _LOADER:
        return _LOADER[0]
    import yaml

    class Loader(yaml.CSafeLoader):
        yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 (the base has it so)

        def construct_mapping(self, node: Any, deep: bool = False) -> Any:
            seen: set[str] = set()
            if not isinstance(node, yaml.MappingNode):
                raise yaml.constructor.ConstructorError(None, None, "this is no mapping", node.start_mark)
            for key, _ in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    raise yaml.constructor.ConstructorError(None, None, "a key must be text", key.start_mark)
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(
                        None, None, f"the key {key.value!r} stands twice", key.start_mark
                    )
                seen.add(key.value)
            return {key.value: self.construct_object(value, deep=True) for key, value in node.value}

        def construct_yaml_map(self, node: Any) -> Any:
            return self.construct_mapping(node)

    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
    Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9]\d*)$"), list("-0123456789"))
    Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?\d+\.\d+$"), list("-0123456789"))
    Loader.add_constructor("tag:yaml.org,2002:map", Loader.construct_yaml_map)
    _LOADER.append(Loader)
    return Loader


def _problems(keys: Mapping[str, Any], lines: Mapping[str, int]) -> list[tuple[int, str]]:
    problems = [(1, f"the key '{key}' is missing") for key in _REQUIRED if key not in keys]
    kind = keys.get("kind")
    own = kind_parameters(kind) if isinstance(kind, str) and kind in KINDS else {}
    for key, value in keys.items():
        line = lines.get(key, 1)
        expected = _COMMON.get(key) or (_TYPES.get(key) if key in own else None)
        if expected is None:
            problems.append((line, f"unknown key '{key}'{nearest(key, [*_COMMON, *own])}"))
        elif not isinstance(value, expected) or (isinstance(value, bool) and expected is not bool):
            problems.append((line, f"'{key}' must be {_wanted(expected)}, not {_short(value)}"))
        elif isinstance(value, str) and key in _CHOICES and value not in _CHOICES[key]:
            choices = ", ".join(_CHOICES[key])
            problems.append((line, f"'{key}' must be one of {choices}, not '{value}'{nearest(value, _CHOICES[key])}"))
        elif isinstance(value, list):
            problems += [
                (line, f"'{key}' must hold text only, not {_short(item)}; put it in quotation marks")
                for item in value
                if not isinstance(item, str) or not item
            ]
        elif isinstance(value, dict):
            problems += [
                (line, f"'{key}' must lead from text to text, not from {_short(one)} to {_short(other)}")
                for one, other in value.items()
                if not one or not _is_text(other, several=key == "swap")
            ]
    return problems + _value_problems(keys, lines)


def _value_problems(keys: Mapping[str, Any], lines: Mapping[str, int]) -> list[tuple[int, str]]:
    """Mistakes in values of the right type."""

    def texts(key: str) -> list[str]:
        value = keys.get(key, ())
        return [one for one in value if isinstance(one, str)] if isinstance(value, list | dict) else []

    problems = [
        (lines["roles"], f"there is no role '{role}'{nearest(role, Role)}")
        for role in texts("roles")
        if role not in tuple(Role)
    ]
    if not keys.get("within_words"):
        problems += [
            (lines[key], f"'{phrase}' holds no letter or digit: set 'within_words: true' to find it")
            for key in ("phrases", "swap")
            for phrase in texts(key)
            if phrase and not re.search(r"\w", phrase)
        ]
    if keys.get("kind") != "pair":
        forms = [*texts("either"), *(keys["either"].values() if texts("either") else ())]
        problems += [
            (lines[key], f"'{phrase}' in '{key}' holds no letter or digit")
            for key, phrases in (("except", texts("except")), ("either", forms))
            for phrase in phrases
            if isinstance(phrase, str) and phrase and not re.search(r"\w", phrase)
        ]
    if isinstance(keys.get("pairs"), dict):
        problems += [
            (lines["pairs"], f"'pairs' must lead from one character to another, not from {mark!r} to {partner!r}")
            for mark, partner in keys["pairs"].items()
            if isinstance(partner, str) and (len(mark) != 1 or len(partner) != 1 or mark == partner)
        ]
    confidence = keys.get("confidence", 1.0)
    if isinstance(confidence, int | float) and not 0 <= confidence <= 1:
        problems.append((lines["confidence"], "'confidence' must lie between 0 and 1"))
    if isinstance(keys.get("published"), str):
        try:
            datetime.date.fromisoformat(keys["published"])
        except ValueError:
            problems.append(
                (lines["published"], f"'published' must be a day such as 2024-06-19, not '{keys['published']}'")
            )
    return problems


def _is_text(value: Any, *, several: bool) -> bool:
    return isinstance(value, str) or (
        several and isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)
    )


def _short(value: Any) -> str:
    """A value for a message; aliases of YAML can make one that is endless in full."""
    import reprlib  # only a mistake needs it

    return reprlib.repr(value)


def _wanted(expected: type | tuple[type, ...]) -> str:
    names = {str: "text", list: "a list", dict: "a mapping", bool: "true or false", int: "a whole number"}
    return names.get(expected, "a number") if isinstance(expected, type) else "a number"


def _trial(keys: Mapping[str, Any], lines: Mapping[str, int], rule_id: str, origin: str) -> list[tuple[int, str]]:
    """Builds the rule once, to find what only its kind can tell: a missing key, a broken pattern or formula."""
    from newslint.metrics import parse

    problems = []
    for source in _patterns(keys):
        try:
            Pattern(source, owner=rule_id).check()
        except RuleError as error:
            key = next(
                key for key in ("patterns", "replace", "first", "second", "except") if source in keys.get(key, ())
            )
            problems.append((lines[key], str(error)))
    try:
        if "formula" in keys:
            parse(keys["formula"])
        build(keys, rule_id, Phrases(), origin)
    except TypeError as error:
        missing = re.findall(r"'(\w+)'", str(error))
        problems.append((lines["kind"], f"the kind {keys['kind']} needs {' and '.join(missing)}"))
    except ValueError as error:
        problems.append((lines.get("formula", 1), str(error)))
    return problems
