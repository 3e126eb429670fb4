"""Which rules run: ids and their beginnings, the longest match deciding."""

from collections.abc import Sequence
from typing import Final

EVERYTHING: Final = "all"


def matches(name: str, rule_id: str) -> bool:
    """Whether `name` is the id, a beginning of it up to a slash, or `all`."""
    return name in (EVERYTHING, rule_id) or rule_id.startswith(name.rstrip("/") + "/")


def strength(names: Sequence[str], rule_id: str) -> int:
    """How exactly the best of `names` names the rule: -1 for not at all, 0 for `all`, else its length."""
    return max((0 if name == EVERYTHING else len(name) for name in names if matches(name, rule_id)), default=-1)


def wanted(rule_id: str, select: Sequence[str], ignore: Sequence[str], default: bool) -> bool:
    """Whether a rule runs; `default` says whether it does when nobody selects it.

    A selected topic (or `all`) runs those of its rules that are on by default, a selected id runs always.
    Where `select` and `ignore` both name a rule, the more exact name wins, and `ignore` wins a tie.
    """
    chosen, left_out = strength(select, rule_id), strength(ignore, rule_id)
    if chosen < 0 or left_out >= chosen:
        return False
    return default or rule_id in select
