import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Related, rule
from newslint.register import Register
from newslint.views.names import Mention, names
from newslint.views.naming.lexicon import folded
from newslint_rules.names._given import Likeness, likeness
from newslint_rules.names._likeness import has_kin, told_apart

_TOGETHER = 60  # code points within which two names are two people's


@rule(
    title="One person's given name is spelled in two ways",
    why="Catherine Lowe does not become Katherine in the second half of an article.",
    level=Level.WARNING,
    confidence=0.85,
    bad=[
        "Catherine Lowe opened the hospice in 1999. On Friday [[Katherine]] Lowe handed over the keys.",
        "Geoffrey Marsden warned about the pier. [[Jeffrey]] Marsden says he feels no triumph.",
        "Jon Brubaker, the sheriff, said the dogs lost the trail. [[John]] Brubaker will try again.",
        "A memorial to Lieutenant Gregory Pasek will be unveiled. [[Greggory]] Pasek was 24 when he died.",
        "Christina Ashdown scored 20 points. The crowd cheered [[Christine]] Ashdown.",
        "The suspect, Mohamed Diallo, was freed. Prosecutors want [[Muhammad]] Diallo to surrender.",
    ],
    good=[
        "William Thackery ran the ferry. “Bill Thackery never missed a tide,” said Ada Munn.",
        "Stephen Hale and his brother, Steven Hale Jr., disagree about the farm.",
        "The late Frances Garrity sang alto. Her brother Francis Garrity sang bass.",
        "Kim Ji-young met Kim Ji-yeon at the border.",
        "James T. Corwin was elected. J.T. Corwin thanked his wife.",
        "Steven Marsh testified first. Stephen Marsh was next. Stephen said that Steven lied.",
        "Alan Hurd paid for Allan Hurd. Alan Hurd is a mason. Allan Hurd is a poet.",
    ],
)
def given_name_variant(document: Document, *, register: Register) -> Iterator[Hit]:
    """Compares full names of one surname: spellings of one given name, not short forms, initials or kin."""
    first: dict[str, list[Mention]] = {}
    every = [mention for mention in document.view(names).mentions if mention.name]
    counts = Counter(_key(mention) for mention in every if mention.is_full)
    alone = {folded(mention.name.given[0]) for mention in every if mention.name and not mention.name.surname}
    forms: set[tuple[str, str]] = set()
    for mention in every:
        name = mention.name
        if name is None or not name.is_full or name.surname_first:
            continue
        surname, given = _key(mention)
        if (surname, given) in forms:
            continue
        forms.add((surname, given))
        for other in first.get(surname, ()):
            assert other.name is not None
            alike = likeness(other.name.given[0], name.given[0])
            if (
                alike is None
                or mention.text in register
                or _is_verified(register, other)
                or not _may_be_one(document, other, mention)
            ):
                continue
            # A slip stands once; who is called by the given name alone is told apart from kin.
            if min(counts[_key(mention)], counts[_key(other)]) > 1 or folded(given) in alone:
                continue
            related = (Related(other.start, other.end, f"'{other.text}' here"),)
            end = mention.start + len(name.given[0])
            message = f"'{name.given[0]} {name.surname}' here, '{other.name.given[0]} {other.name.surname}' before"
            sure = alike is Likeness.SPELLINGS and not (mention.age or mention.apposition)
            yield Hit(
                mention.start,
                end,
                message,
                related=related,
                level=None if sure else Level.SUGGESTION,
                confidence=None if sure else 0.5,
            )
            break
        first.setdefault(surname, []).append(mention)


def _key(mention: Mention) -> tuple[str, str]:
    """The surname, folded, and the first of the given names of a full name."""
    assert mention.name is not None
    return folded(mention.name.surname), mention.name.given[0]


def _is_verified(register: Register, mention: Mention) -> bool:
    """Whether the newsroom verified a name itself, so that what nearly is it is told as a near miss of that."""
    entry = register.get(mention.text)
    return entry is not None and entry.name in register.own


def _may_be_one(document: Document, one: Mention, other: Mention) -> bool:
    """Whether nothing says that two full names of one surname are two people's."""
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
    return not (
        has_kin(document, one.start) or has_kin(document, other.start) or told_apart(document, one.start, other.start)
    )


@cache
def _origin() -> re.Pattern[str]:
    """What tells a second person of nearly the same name: “Marc Ashby of Hull”."""
    return re.compile(r",? (?:of|from|at) (?:the )?[A-Z]|, who |, also ")
