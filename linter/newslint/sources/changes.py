"""What kind of change turned a source's words into the article's."""

import enum
from collections.abc import Sequence
from typing import Final, NamedTuple

from newslint.inflection import bases
from newslint.sources.folding import SCALES


class Change(enum.StrEnum):
    """How a quotation departs from its source."""

    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"
    TENSE = "tense or person"
    QUALIFIER = "dropped qualifier"
    ADDED = "added words"
    WORD = "word swapped"
    ORDER = "order"
    JOINED = "two quotations joined"
    SHORTENED = "shortened without ellipsis"


class Side(NamedTuple):
    """The words of one side of a difference: folded, and whether each is written as a name."""

    forms: tuple[str, ...]
    names: tuple[bool, ...]


NEGATORS: Final = frozenset("not no never nor neither none nobody nothing nowhere without hardly scarcely".split())
QUALIFIERS: Final = frozenset(
    "about almost nearly approximately roughly around some maybe perhaps possibly probably likely unlikely apparently "
    "allegedly reportedly may might could would should seem seems seemed seemingly appear appears appeared mostly "
    "largely mainly generally usually normally typically often frequently sometimes occasionally partly partially "
    "somewhat fairly rather quite relatively reasonably kind sort think thought believe believed guess suppose "
    "supposed feel potentially presumably supposedly hopefully virtually essentially basically practically broadly "
    "arguably conceivably ostensibly only just merely slightly comparatively tentatively suggest suggests "
    "suggested indicate indicates assume assumes expect expected doubt probable possible tend tends tended mean "
    "opinion view understanding least most more less pretty rarely seldom nominally loosely "
    "many several few certain most primarily chiefly commonly ordinarily predominantly marginally moderately "
    "purportedly evidently technically theoretically effectively principally substantially considerably".split()
)
HEDGES: Final = frozenset(
    "almost nearly approximately roughly maybe perhaps possibly probably likely apparently allegedly alleged "
    "reportedly may might could seems seemed seemingly appears appeared suspected purported supposed "
    "presumably supposedly potentially potential expected purportedly possible accused".split()
)
_PRONOUNS: Final = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers "
    "herself it its itself they them their theirs themselves this that these those who whom whose one".split()
)
_AUXILIARIES: Final = frozenset(
    "be am is are was were been being have has had having do does did done doing will would shall should can could "
    "may might must going to 's 'd used".split()
)
_ARTICLES: Final = frozenset(("a", "an"))
_PREFIXES: Final = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
_NUMERIC: Final = frozenset((*SCALES, "dozen", "dozens", "half", "twice", "double"))
_FEW: Final = 3
_CHUNK: Final = 6
_SHARE: Final = 0.4


def is_number(form: str) -> bool:
    """Whether a folded word is a figure or a number word."""
    return form[0].isdigit() or form in _NUMERIC


def change(article: Side, source: Side) -> Change:
    """The kind of a change from the `source`'s words to the `article`'s, of which one may have none."""
    new, old = article.forms, source.forms
    if new and old and _ARTICLES.issuperset((new[0], old[0])) and (len(new) > 1 or len(old) > 1):  # a very old, an old
        return change(Side(new[1:], article.names[1:]), Side(old[1:], source.names[1:]))
    only_new, only_old = _without(new, old), _without(old, new)
    if not old:
        return Change.NEGATION if len(new) <= _FEW and _negates(new) else Change.ADDED
    if not new:
        if len(old) <= _FEW and _negates(old):
            return Change.NEGATION
        return Change.QUALIFIER if _is_qualifier(old) else Change.SHORTENED
    if len(new) <= _CHUNK and len(old) <= _CHUNK and (_negates(only_new) != _negates(only_old) or _opposed(new, old)):
        return Change.NEGATION
    if any(map(is_number, only_new)) and any(map(is_number, only_old)):
        return Change.NUMBER
    if any(article.names) and any(source.names):
        return Change.NAME
    if related(new, old) and not _negates(only_new):
        return Change.TENSE
    if not only_new and _is_qualifier(only_old):
        return Change.QUALIFIER
    return Change.WORD


def related(new: Sequence[str], old: Sequence[str]) -> bool:
    """Whether two runs of words say the same in another tense or person."""
    only_new, only_old = _without(new, old), _without(old, new)
    if not only_new and not only_old:
        return False
    grammatical = all(form in _AUXILIARIES or form in NEGATORS for form in (*only_new, *only_old)) or (
        bool(only_new) and bool(only_old) and all(form in _PRONOUNS for form in (*only_new, *only_old))
    )
    if grammatical:
        return True
    if any(form in _PRONOUNS for form in only_new) != any(form in _PRONOUNS for form in only_old):
        return False
    left = [form for form in only_new if form not in _AUXILIARIES and form not in _PRONOUNS]
    right = [form for form in only_old if form not in _AUXILIARIES and form not in _PRONOUNS]
    return len(left) == len(right) and all(
        not bases(one).isdisjoint(bases(other)) for one, other in zip(left, right, strict=True)
    )


def _without(forms: Sequence[str], others: Sequence[str]) -> list[str]:
    rest = list(others)
    left = []
    for form in forms:
        if form in rest:
            rest.remove(form)
        else:
            left.append(form)
    return left


def _negates(forms: Sequence[str]) -> bool:
    return not NEGATORS.isdisjoint(forms)


def _is_qualifier(forms: Sequence[str]) -> bool:
    """Whether words soften what is said, and say little else."""
    count = sum(form in QUALIFIERS for form in forms)
    return count > 0 and (len(forms) <= _FEW or count >= _SHARE * len(forms))


def _opposed(new: Sequence[str], old: Sequence[str]) -> bool:
    """Whether one side is the other with a prefix that negates: likely, unlikely."""
    if len(new) != 1 or len(old) != 1:
        return False
    longer, shorter = sorted((new[0], old[0]), key=len, reverse=True)
    return len(shorter) > 3 and any(longer == prefix + shorter for prefix in _PREFIXES)
