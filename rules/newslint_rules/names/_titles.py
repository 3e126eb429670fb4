"""Which titles one person cannot hold at one time."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from newslint import Document
from newslint.views.names import Mention, Person

_FULL: Final = {
    "sen": "senator",
    "sens": "senator",
    "rep": "representative",
    "reps": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gov": "governor",
    "govs": "governor",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "sgt": "sergeant",
    "cpl": "corporal",
    "pvt": "private",
    "pfc": "private",
    "adm": "admiral",
    "cmdr": "commander",
    "premier": "prime minister",
    "defence": "defense",
    "councilman": "councillor",
    "councilwoman": "councillor",
    "councilor": "councillor",
    "vice-president": "vice president",
    "prof": "professor",
    "labour": "labor",
}
_POLITICAL: Final = frozenset(
    "senator representative governor mayor president chancellor ambassador consul judge justice prosecutor minister "
    "secretary sheriff speaker commissioner councillor treasurer".split()
)
_RANKS: Final = frozenset(
    "private corporal sergeant lieutenant captain major colonel brigadier general admiral commander commodore "
    "constable inspector superintendent".split()
)
_ALONE: Final = _POLITICAL | _RANKS
_TOGETHER: Final = (
    frozenset({"judge", "justice", "magistrate", "sheriff"}),
    frozenset({"mayor", "councillor", "commissioner"}),
    *(frozenset({"commander", rank}) for rank in ("captain", "colonel", "general", "major", "lieutenant", "admiral")),
    frozenset({"president", "speaker", "general", "marshal", "colonel"}),
    frozenset({"minister", "senator"}),
    frozenset({"minister", "representative"}),
    frozenset({"minister", "general"}),
    frozenset({"governor", "general"}),
    frozenset({"commissioner", "general", "minister", "superintendent", "inspector"}),
    frozenset({"secretary", "general"}),
    frozenset({"speaker", "representative"}),
)
"""Offices that one person may hold, or be called by, at one time."""

_HEADED: Final = frozenset("president minister mayor governor premier chancellor speaker principal".split())
_CALLINGS: Final = tuple(
    frozenset(group.split())
    for group in (
        "goalkeeper striker midfielder winger quarterback pitcher referee umpire coach",
        "bishop archbishop cardinal pope rabbi imam",
        "king queen prince princess duke duchess emperor",
        "nurse doctor",
        "nurse surgeon midwife paramedic",
        "nurse firefighter farmer pilot teacher priest judge prosecutor detective plumber",
        "judge prosecutor defendant coroner magistrate",
        "firefighter sheriff detective constable",
        "teacher principal headmaster rector dean",
    )
)
"""Callings of which a person follows one."""

_HEADS: Final = frozenset("chief coach secretary minister editor officer".split())
"""Words that are a post by what stands before them: police chief, head coach, trade minister."""

_WEAK: Final = frozenset(
    "chief acting deputy assistant senior junior first second state federal county city national then us british "
    "detective staff lance rear vice under permanent general major lieutenant brigadier air field fleet new".split()
)


class Held(NamedTuple):
    """A title at a mention, as a list of plain words."""

    mention: Mention
    words: tuple[str, ...]
    start: int
    end: int
    written: str


def held(document: Document, person: Person) -> Iterator[Held]:
    """The titles that stand before a person's name and hold now."""
    for mention in person.mentions:
        title = mention.title
        if title and not title.status:
            words = (*_second(document.text, title.start), *_plain(title.posts[0]))
            if words:
                yield Held(mention, words, title.start, title.end, title.span.of(document.text))


def _second(text: str, start: int) -> tuple[str, ...]:
    """The word before a title that makes it a second in rank: “Deputy minister Havel”."""
    match = _seconds().search(text, max(0, start - 12), start)
    return (match[1].lower(),) if match else ()


@cache
def _seconds() -> re.Pattern[str]:
    return re.compile(r"\b([Dd]eputy|[Vv]ice|[Aa]ssistant)[ -]$")


def _plain(post: str) -> Iterator[str]:
    for word in post.replace(".", "").split():
        yield from _FULL.get(word, word).split()


def clash(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two titles cannot be one person's at one time."""
    a, b = one[-1], other[-1]
    if one == other or set(one) <= set(other) or set(other) <= set(one):
        # A deputy mayor is no mayor, but a lieutenant colonel is called colonel.
        return a == b and a in _HEADED and ("vice" in one or "deputy" in one) != ("vice" in other or "deputy" in other)
    if ("attorney", "general") in (one, other) and {"district", "attorney"} in (set(one), set(other)):
        return True
    if a == b:
        first, second = set(one[:-1]) - _WEAK, set(other[:-1]) - _WEAK
        return a in _HEADS and bool(first) and bool(second) and not first & second
    if any({a, b} <= group and "commander" in group for group in _TOGETHER):
        return False
    if a in _RANKS and b in _RANKS:
        return not ({"lieutenant", "major", "general"} & set(one[:-1] + other[:-1]) and (a in other or b in one))
    if "prime" in one or "prime" in other:
        return {a, b} <= {"minister", "president", "chancellor", "king", "queen", "governor", "mayor"} and a != b
    if any(len(words) > 1 and words[-1] == "president" for words in (one, other)):
        return False  # of a council, a bank, a club
    if any(a in group and b in group for group in _CALLINGS):
        return True
    return a in _ALONE and b in _ALONE and not any({a, b} <= group for group in _TOGETHER)


@cache
def changes() -> re.Pattern[str]:
    """Words that say anywhere between two titles that offices change."""
    return re.compile(
        r"\b(?:former\w*|ex-\w+|promot\w+|appoint\w+|named|became|becomes?|reshuffle|replac\w+|succeed\w*|took over|"
        r"shuffl\w+|demot\w+|doubles as|nominat\w+|elected|elections?|r[au]n(?:ning)? for|later (?:as|became|served)|"
        r"years later|by then|sworn|stepped (?:down|up|in)|retired|acting|interim|career|consecrat\w+|ordained|"
        r"elevated|"
        r"crowned|install\w+|inaugurat\w+|red hat|takes? office|took office|taking office|handed over|"
        r"candidate|coup|previously|earlier served|used to be)\b"
    )


@cache
def other_times() -> re.Pattern[str]:
    """Words that say in the sentence of a title that it holds at another time, or beside another."""
    return re.compile(
        r"\b(?:then(?:-| a | the |,)|also|once|until|moved|both|as well as|now|rose|ranks?|in \d{4}|since|"
        r"by (?:January|February|March|April|May|June|July|August|September|October|November|December)|"
        r"statues?|memorial|in the (?:play|film|novel|book))\b"
    )
