"""Ages of people: 34-year-old, aged 71, Ruiz, 34, is 64, at age 22, in her 40s."""

from typing import Final

from newslint.readers.dateline import MONTHS
from newslint.views.time.lexicon import BEFORE_AN_AGE_AT, DASHES, MEASURES, WEEKDAYS, table
from newslint.views.time.numbers import amount, figure
from newslint.views.time.readings import Reading, expression
from newslint.views.time.tokens import Tokens
from newslint.views.time.values import Kind, Parts, Role, Unit

_OLDEST: Final = 130  # years
_SUBJECTS: Final = table("he she who i they , son daughter mother father brother sister wife husband")
_COPULAS: Final = table("is was turned turns turning be s")
_ENDS: Final = frozenset(
    [",", ".", ";", ")", "—", "–", "", "and", "when", "but", "!", "?", "”", '"', "in", "after", "of"]
)
_LOOK_BEHIND: Final = 20  # tokens


def age_behind_an_amount(
    t: Tokens, i: int, k: int, value: float | None, upper: float | None, unit: Unit
) -> Reading | None:
    """34-year-old, three months old: `k` is the token behind the unit."""
    at = k + 1 if t.low[k] in DASHES else k
    if t.low[at] not in ("old", "olds"):
        return None
    draft = expression(t, i, at + 1, Kind.AGE, unit, Parts())
    return draft._replace(amount=value, amount_to=upper, unit=unit, modifier=at > k), at + 1


def age(t: Tokens, i: int) -> Reading | None:
    """An age that is a number alone, told from other numbers by what stands around it."""
    found = amount(t, i)
    if found is None or found[0] is None or not 0 < found[0] <= _OLDEST or found[0] != int(found[0]):
        return None
    value, j = found
    if not t.low[i].isdecimal() and t.low[i] in ("a", "an", "half"):
        return None
    certainty = _certainty(t, i, j)
    if certainty == 0:
        return None
    draft = expression(t, i, j, Kind.AGE, Unit.YEAR, Parts())
    role = Role.DEATH if _is_at_death(t, i) else None
    return draft._replace(amount=value, unit=Unit.YEAR, certainty=certainty, role=role), j


def _certainty(t: Tokens, i: int, j: int) -> float:
    """How sure it is that the number from token `i` to `j` is an age; 0: it is none."""
    before, after = t.low[i - 1], t.low[j]
    if before in ("aged", "ages") or (before == "age" and after not in ("group", "groups")):
        return 0.95
    if before == "of" and t.low[i - 2] == "age":
        return 0.95
    if t.touches(j - 1) and (after in ("%", "-", "/", ":") or after.isalpha()):
        return 0
    if (
        after in MEASURES
        or (after not in _ENDS and not (after == "(" and t.low[j + 1] in ("born", "b")))
        or (after in (".", ",") and t.touches(j - 1) and t.low[j + 1].isdecimal())
    ):
        return 0
    if before == "," and t.low[i].isdecimal() and after not in ("in", "and", "when", "but", "after"):
        return 0.85 if _is_after_a_name(t, i) and _is_followed_as_an_age(t, j) else 0
    if before == "(" and after == ")" and t.is_capital(i - 2) and t.low[i].isdecimal() and len(t.low[i]) == 2:
        return 0.7 if t.low[i - 2].isalpha() else 0
    is_turned = before.startswith("turn") and after == "in"
    if before in _COPULAS and figure(t, i) is not None and (after not in ("of", "in", "after") or is_turned):
        subject = t.low[i - 2] if before != "s" else t.low[i - 3]
        if before in ("turned", "turns", "turning") or subject in _SUBJECTS:
            return 0.8 if len(t.low[i]) == 2 or before.startswith("turn") else 0
        return 0.6 if len(t.low[i]) == 2 and t.is_capital(i - 2) and t.low[i - 2] not in ("it", "that", "this") else 0
    if before == "at" and after not in ("of", "in") and _is_life(t, i):
        return 0.7
    return 0


def _is_after_a_name(t: Tokens, i: int) -> bool:
    """Whether a comma and the last word of a name stand before."""
    k = i - 2
    if t.low[k] == "." and t.low[k - 1] in ("jr", "sr"):
        return True
    name = t.low[k]
    return (
        name.isalpha()
        and len(name) > 1
        and t.is_capital(k)
        and name not in MONTHS
        and name not in WEEKDAYS
        and t.end[k] == t.start[i - 1]
        and t.low[k - 1] not in ("$", "#")
    )


def _is_followed_as_an_age(t: Tokens, j: int) -> bool:
    """Whether what follows closes an apposition, so that no list of numbers or address is taken for ages."""
    if t.low[j] == "of":
        return t.is_capital(j + 1)
    return not (t.low[j] == "," and t.low[j + 1].isdecimal() and t.start[j + 1] - t.end[j] <= 1)


def _is_life(t: Tokens, i: int) -> bool:
    """Whether the sentence so far tells of a life: died, married, won."""
    for k in range(i - 2, max(i - 2 - _LOOK_BEHIND, 0), -1):
        if t.low[k] in BEFORE_AN_AGE_AT:
            return True
        if t.low[k] in (".", ";", ""):
            return False
    return False


def _is_at_death(t: Tokens, i: int) -> bool:
    return any(t.low[k] in ("died", "dies", "death", "dead") for k in range(i - 5, i)) and t.low[i - 1] in (
        "at", "age", "aged", "of",
    )  # fmt: skip


def age_decade(t: Tokens, i: int) -> Reading | None:
    """in her 40s."""
    number = figure(t, i)
    if number is None or len(t.low[i]) != 2 or number % 10 or not t.touches(i) or t.low[i + 1] != "s":
        return None
    at = i - 1
    while t.low[at] in ("early", "late", "mid", "-"):
        at -= 1
    if t.low[at] not in ("his", "her", "their", "my", "your", "our"):
        return None
    draft = expression(t, i, i + 2, Kind.AGE, Unit.YEAR, Parts())
    return draft._replace(amount=number, amount_to=number + 9, unit=Unit.YEAR), i + 2
