import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Related, rule
from newslint.register import Register
from newslint.views.names import Mention, names
from newslint.views.naming.lexicon import folded, gender, nicknames
from newslint_rules.names._likeness import distance, has_kin, sound, told_apart

_TOGETHER = 60  # code points within which two names are two people's


@rule(
    title="One person's given name is spelled in two ways",
    why="Catherine Lowe does not become Katherine in the second half of an article.",
    level=Level.WARNING,
    confidence=0.85,
    bad=[
        "Catherine Lowe opened the hospice in 1999. On Friday [[Katherine]] Lowe handed over the keys.",
        "Geoffrey Marsden warned about the pier. [[Jeffrey]] Marsden says he feels no triumph.",
        "The suspect, Mohamed Diallo, was freed. Prosecutors want [[Muhammad]] Diallo to surrender.",
    ],
    good=[
        "William Thackery ran the ferry. “Bill Thackery never missed a tide,” said Ada Munn.",
        "Stephen Hale and his brother, Steven Hale Jr., disagree about the farm.",
        "The late Frances Garrity sang alto. Her brother Francis Garrity sang bass.",
        "Kim Ji-young met Kim Ji-yeon at the border.",
        "James T. Corwin was elected. J.T. Corwin thanked his wife.",
    ],
)
def given_name_variant(document: Document, *, register: Register) -> Iterator[Hit]:
    """Compares full names of one surname: spellings of one given name, not short forms, initials or kin."""
    first: dict[str, list[Mention]] = {}
    forms: set[tuple[str, str]] = set()
    for mention in document.view(names).mentions:
        name = mention.name
        if name is None or not name.is_full or name.surname_first:
            continue
        surname, given = folded(name.surname), name.given[0]
        if (surname, given) in forms:
            continue
        forms.add((surname, given))
        for other in first.get(surname, ()):
            assert other.name is not None
            if mention.text not in register and _is_variant(document, other, mention):
                related = (Related(other.start, other.end, f"'{other.text}' here"),)
                end = mention.start + len(given)
                message = f"'{given} {name.surname}' here, '{other.name.given[0]} {other.name.surname}' before"
                yield Hit(mention.start, end, message, related=related)
                break
        first.setdefault(surname, []).append(mention)


def _is_variant(document: Document, one: Mention, other: Mention) -> bool:
    assert one.name and other.name
    if (
        (other.start - one.end < _TOGETHER and document.text.find(".", one.end, other.start) < 0)
        or one.name.suffix != other.name.suffix
        or (len(one.name.given) > 1 < len(other.name.given) and one.name.given[1:] != other.name.given[1:])
    ):
        return False
    if (one.age or one.apposition or one.title) and (other.age or other.apposition or other.title):
        return False  # two people, each with an introduction
    if _origin().match(document.text, other.end):
        return False
    return are_spellings(one.name.given[0], other.name.given[0]) and not (
        has_kin(document, one.start) or has_kin(document, other.start) or told_apart(document, one.start, other.start)
    )


@cache
def _origin() -> re.Pattern[str]:
    """What tells a second person of nearly the same name: “Marc Ashby of Hull”."""
    return re.compile(r",? (?:of|from) [A-Z]|, who |, also ")


def are_spellings(one: str, other: str) -> bool:
    """Whether two given names are spellings of one: alike in sound, of one gender, no initials, no short form."""
    a, b = folded(one), folded(other)
    if a == b or min(len(a), len(b)) < 3 or "." in a + b or b in nicknames().get(a, ()) or "-" in a + b:
        return False
    genders = {gender(one), gender(other)} - {None, "e"}
    if len(genders) > 1:
        return False
    apart = distance(a, b)
    heard = sound(a) == sound(b) or {sound(a)[0], sound(b)[0]} in ({"g"}, {"k"})
    if len(min(a, b, key=len)) == 3 and not (a.startswith(b) or b.startswith(a)):
        return False
    return (
        (apart == 1 and (heard or len(a) > 3))
        or (apart == 2 and heard and len(a) > 4)
        or (sound(a) == sound(b) or (sorted(a) == sorted(b) and a[0] == b[0]))
    )
