"""The style `Vale` that comes with the tool: spelling, doubled words, and the words a project accepts and rejects."""

import re

from newslint.rule import Check, Level, Rule, parameters
from newslint.vale import checks
from newslint.vale.scopes import area
from newslint.vale.style import Vocabulary


def builtin_rules(vocabulary: Vocabulary) -> dict[str, Rule]:
    """`Vale/Spelling`, `Vale/Repetition`, and, where there is a vocabulary, `Vale/Terms` and `Vale/Avoid`."""
    rules = [
        _rule("Spelling", "Did you really mean '%s'?", vocabulary, checks.spelling, {}),
        _rule(
            "Repetition", "'%s' is repeated!", vocabulary, checks.repetition, {"tokens": [r"[^\s.]+"], "alpha": True}
        ),
    ]
    terms = {_any_case(one): one for one in vocabulary.accept if re.fullmatch(r"[\w .-]+", one) and not one.islower()}
    if terms:
        own = Vocabulary()
        rules.append(_rule("Terms", "Use '%s' instead of '%s'.", own, checks.substitution, {"swap": terms}))
    if vocabulary.reject:
        keys = {"tokens": list(vocabulary.reject), "ignorecase": True}
        rules.append(_rule("Avoid", "Avoid using '%s'.", Vocabulary(), checks.existence, keys))
    return {rule.id: rule for rule in rules}


def _any_case(word: str) -> str:
    return f"(?i:{re.escape(word)})"


def _rule(name: str, message: str, vocabulary: Vocabulary, kind: object, keys: checks.Keys) -> Rule:
    looked_at = area(["text"])
    assert callable(looked_at) and callable(kind)
    key = f"Vale/{name}"
    check: Check = kind(checks.Frame(key, message, looked_at, vocabulary.accept, {}, None, ""), keys)
    return Rule(
        id=key,
        title=message.replace("'%s'", "a word"),
        why="The style that comes with Vale.",
        level=Level.ERROR,
        check=check,
        bad=(),
        good=(),
        source="https://vale.sh/docs/styles",
        resources=parameters(check)[1],
        language="",
        origin=__file__,
    )
