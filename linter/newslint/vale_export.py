"""Vale's rules as YAML rules of newslint, for a house that moves: each with an example made from its own pattern."""

import re
from collections.abc import Iterator, Mapping, Sequence
from re import _constants as constants  # type: ignore[attr-defined]  # the parser that Python itself uses
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final, NamedTuple

from newslint.rule import RuleError
from newslint.rulefile import build, load, read
from newslint.testing import verify
from newslint.vale.checks import filled

_CLEAN: Final = "Nothing to see."
_MATCHES: Final = {"$title": "title", "$sentence": "sentence", "$upper": "upper", "$lower": "lower"}
_CONDITION: Final = re.compile(r">\s*(\d+(?:\.\d+)?)")


class Exported(NamedTuple):
    """A rule as YAML, or why it cannot be one."""

    text: str = ""
    reason: str = ""


def export(source: str, origin: str, rule_id: str) -> Exported:
    """A rule file of Vale as one of newslint, which its own example proves. Raises RuleError for a broken file."""
    keys, _ = load(source, origin)
    kind = keys.get("extends")
    translate = _TRANSLATORS.get(str(kind))
    if translate is None:
        return Exported(reason=f"the kind {kind} has no counterpart")
    try:
        own, examples = translate(keys)
    except _NoCounterpartError as error:
        return Exported(reason=str(error))
    style, _, _ = rule_id.partition("/")
    values = {
        "title": str(keys.get("description") or keys.get("message") or rule_id),
        "why": str(keys.get("description") or f"A rule of the style {style}, imported from Vale."),
        "level": str(keys.get("level", "warning")).lower(),
        **({"source": str(keys["link"])} if keys.get("link") else {}),
        "quotations": "anywhere",
        "language": "",
        **own,
    }
    for bad in examples:
        text = _yaml({**values, "bad": [bad], "good": [_CLEAN]})
        if _proves(text, origin, rule_id):
            return Exported(text)
    return Exported(reason="no example could be made that proves it")


def _proves(text: str, origin: str, rule_id: str) -> bool:
    from newslint.phrases import Phrases

    try:
        phrases = Phrases()
        return not verify(build(read(text, origin, rule_id), rule_id, phrases, origin))
    except RuleError:
        return False


class _NoCounterpartError(Exception):
    """A rule uses what newslint's YAML does not have; the message says what."""


Translated = tuple[dict[str, Any], list[str]]


def _existence(keys: Mapping[str, Any]) -> Translated:
    tokens = [str(one) for one in keys.get("tokens") or ()]
    bounded = [one if keys.get("nonword") else rf"\b(?:{one})\b" for one in tokens]
    patterns = ["".join(map(str, keys["raw"]))] if keys.get("raw") and not tokens else bounded
    if keys.get("raw") and tokens:
        raise _NoCounterpartError("it has both raw and tokens")
    own = {
        "kind": "existence",
        "message": _message(keys, "{0}"),
        "patterns": patterns,
        **_exceptions(keys),
        "case": keys.get("ignorecase") is not True,
    }
    return own, [f"They wrote [[{text}]] here." for one in patterns for text in _samples(one)]


def _substitution(keys: Mapping[str, Any]) -> Translated:
    swap = {str(one): str(other) for one, other in (keys.get("swap") or {}).items()}
    replace = {(one if keys.get("nonword") else rf"\b(?:{one})\b"): other.split("|")[0] for one, other in swap.items()}
    own = {
        "kind": "substitution",
        "message": _message(keys, "{1}", "{0}"),
        "replace": replace,
        **_exceptions(keys),
        "case": keys.get("ignorecase") is not True,
    }
    return own, [f"They wrote [[{text}|{other}]] here." for one, other in replace.items() for text in _samples(one)]


def _occurrence(keys: Mapping[str, Any]) -> Translated:
    if "max" not in keys or "min" in keys:
        raise _NoCounterpartError("it has a minimum")
    most = int(keys["max"])
    scope = keys.get("scope", "text")
    if scope not in ("text", "paragraph", "sentence"):
        raise _NoCounterpartError(f"its scope is {scope}")
    own = {
        "kind": "occurrence",
        "message": _message(keys, "{1}"),
        "patterns": [str(keys["token"])],
        "max": most,
        "scope": "sentence" if scope == "sentence" else "paragraph",
        "case": keys.get("ignorecase") is not True,
    }
    samples = list(_samples(str(keys["token"])))
    return own, [" and ".join([*[text] * most, f"[[{text}]]"]) + "." for text in samples]


def _consistency(keys: Mapping[str, Any]) -> Translated:
    either = {str(one): str(other) for one, other in (keys.get("either") or {}).items()}
    if any(
        re.escape(form) != form and not re.fullmatch(r"[\w ’'-]+", form) for pair in either.items() for form in pair
    ):
        raise _NoCounterpartError("it compares patterns, not words")
    own = {"kind": "consistency", "message": _message(keys, "{0}"), "either": either}
    return own, [f"One {one} and then one [[{other}|{one}]]." for one, other in either.items()]


def _conditional(keys: Mapping[str, Any]) -> Translated:
    own = {
        "kind": "conditional",
        "message": _message(keys, "{0}"),
        "first": str(keys["first"]),
        "second": str(keys["second"]),
        **_exceptions(keys),
        "case": keys.get("ignorecase") is not True,
    }
    return own, [f"They wrote [[{text}]] here." for text in _samples(str(keys["first"]))]


def _capitalization(keys: Mapping[str, Any]) -> Translated:
    match = _MATCHES.get(str(keys.get("match")))
    if match is None:
        raise _NoCounterpartError("it has a pattern of its own")
    own = {"kind": "capitalization", "message": _message(keys, "{0}"), "match": match, **_exceptions(keys)}
    wrong = {
        "title": "the bridge is open",
        "sentence": "The Bridge Is Open",
        "upper": "The bridge",
        "lower": "The Bridge",
    }
    return own, [f"[[{wrong[match]}]]\n\nIt opened on Monday."]


def _metric(keys: Mapping[str, Any]) -> Translated:
    condition = _CONDITION.fullmatch(str(keys.get("condition", "")).strip())
    if condition is None:
        raise _NoCounterpartError("its condition is no upper limit")
    own = {
        "kind": "metric",
        "message": _message(keys, "{0}"),
        "formula": " ".join(str(keys.get("formula", "")).split()),
        "max": float(condition[1]),
    }
    sentence = "It was said that the deal was good."
    return own, [f"[[{sentence}]]" + f" {sentence}" * (count - 1) for count in (1, 5, 40, 200)]


_TRANSLATORS: Final = {
    "existence": _existence,
    "substitution": _substitution,
    "occurrence": _occurrence,
    "consistency": _consistency,
    "conditional": _conditional,
    "capitalization": _capitalization,
    "metric": _metric,
}


def _message(keys: Mapping[str, Any], *values: str) -> str:
    return filled(str(keys.get("message", "")), *values) or "{0}"


def _exceptions(keys: Mapping[str, Any]) -> dict[str, list[str]]:
    listed = [str(one) for one in keys.get("exceptions") or () if re.search(r"\w", str(one))]
    return {"except": listed} if listed else {}


def _samples(pattern: str) -> Iterator[str]:
    """Texts that a pattern matches: the shortest of each of its first branches."""
    try:
        tree = parser.parse(pattern)
    except (re.error, RecursionError, OverflowError):
        return
    text = _shortest(tree)
    if text.strip() == text and text:
        yield text.replace("|", "\\|")


def _shortest(tree: Any) -> str:
    parts = []
    for operation, argument in tree:
        if operation is constants.LITERAL:
            parts.append(chr(argument))
        elif operation is constants.SUBPATTERN:
            parts.append(_shortest(argument[-1]))
        elif operation is constants.BRANCH:
            parts.append(_shortest(argument[1][0]))
        elif operation in (constants.MAX_REPEAT, constants.MIN_REPEAT):
            parts.append(_shortest(argument[2]) * argument[0])
        elif operation is constants.IN:
            parts.append(_of_class(argument))
        elif operation is constants.ANY:
            parts.append("a")
    return "".join(parts)


def _of_class(members: Sequence[Any]) -> str:
    """A character of a class."""
    wanted = "aA0 .,-_'\"!?;:()/&%$#@é"
    if members and members[0][0] is constants.NEGATE:
        return next((one for one in wanted if not any(_holds(member, one) for member in members[1:])), "")
    for member in members:
        if member[0] is constants.LITERAL:
            return chr(member[1])
        if member[0] is constants.RANGE:
            return chr(member[1][0])
        found = next((one for one in wanted if _holds(member, one)), None)
        if found:
            return found
    return ""


def _holds(member: Any, character: str) -> bool:
    operation, argument = member
    if operation is constants.LITERAL:
        return bool(chr(argument) == character)
    if operation is constants.RANGE:
        return bool(argument[0] <= ord(character) <= argument[1])
    tests: dict[Any, bool] = {
        constants.CATEGORY_DIGIT: character.isdigit(),
        constants.CATEGORY_SPACE: character.isspace(),
        constants.CATEGORY_WORD: character.isalnum() or character == "_",
        constants.CATEGORY_NOT_WORD: not (character.isalnum() or character == "_"),
        constants.CATEGORY_NOT_SPACE: not character.isspace(),
        constants.CATEGORY_NOT_DIGIT: not character.isdigit(),
    }
    return bool(operation is constants.CATEGORY) and tests.get(argument, False)


def _yaml(values: Mapping[str, Any]) -> str:
    import yaml

    text: str = yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=110)
    return text
