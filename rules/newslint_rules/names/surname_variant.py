import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Related, rule
from newslint.register import Register
from newslint.spelling.speller import Speller
from newslint.views.names import Kind, Mention, Names, Person, names
from newslint.views.naming.lexicon import folded, lexicon
from newslint_rules.names._famous import COMPANIES
from newslint_rules.names._likeness import is_slip

_LONG = 6  # letters that a lone word must have to be compared when nothing says that it is a person


@rule(
    title="One person's surname is spelled in two ways",
    why="A second reference takes up a name given in full; a name that differs by a letter is nobody's in the article.",
    level=Level.ERROR,
    confidence=0.9,
    bad=[
        "Alberto Gonzales, who runs the morgue, resigned. [[Gonzalez]] said he was tired.",
        "Priya Chatterjee opened the library. “We waited ten years,” [[Chatterji]] said.",
        "Trainer Ned Hollingsworth sent out three winners. The day belonged to [[Hollingworth]].",
        "Viktor Khlystun spoke first. Later Viktor [[Khylstun]] left.",
    ],
    good=[
        "Karin Hansen, a Danish judge, and Peter Hanson, an American one, heard the case. Hanson dissented.",
        "Olga Petrova teaches. Her husband, Sergei Petrov, tunes pianos. Petrova said the flat was never quiet.",
        "The Petersons have farmed here since 1902. Glenn Peterson said the drought was the worst.",
        "Steven Clark drew the plans; Clarke & Sons built the wall. Clark said he was pleased.",
        "Jón Einarsson was first. His sister, Sigrún Einarsdóttir, called.",
        "Kim Min-ji and Kim Min-jae run the bakery. Min-ji bakes.",
    ],
)
def surname_variant(document: Document, *, register: Register, speller: Speller) -> Iterator[Hit]:
    """Compares lone surnames that no full name has with those of full names, and full names of one given name.

    A lone word that nothing but its letters makes a surname gives a warning.
    """
    view = document.view(names)
    full = [(person, first) for person in view.people if (first := person.first_full) and first.name]
    if not full:
        return
    known = {folded(word) for person, _ in full for word in (*person.name.words, person.name.nickname) if word}
    known |= {
        folded(word)
        for mention in view.mentions
        if mention.kind is Kind.PLACE
        for word in (mention.text, *mention.text.split())
    }
    counts: dict[str, int] = {}
    for mention in view.mentions:
        counts[mention.text] = counts.get(mention.text, 0) + 1
    for mention in _lone(view, known):
        if mention.text in register or folded(mention.text) in COMPANIES:
            continue
        is_person = mention.kind is Kind.PERSON
        if not is_person and (speller.knows(folded(mention.text)) or not _may_be_person(document.text, mention)):
            continue
        for person, first in full:
            if _is_variant(mention, person, counts):
                hit = _hit(mention.start, mention.end, mention.text, person.name.surname, first)
                yield hit if is_person else hit._replace(level=Level.WARNING, confidence=0.75)
                break
    yield from _full(document, view, register)


def _may_be_person(text: str, mention: Mention) -> bool:
    """Whether a lone word can be a surname where it stands: not behind “in”, “the” or “from”, nor before a noun."""
    return not (
        _place_before().search(text, max(0, mention.start - 12), mention.start)
        or _thing_behind().match(text, mention.end)
    )


@cache
def _place_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Tt]he|[Aa]n?|[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|of|[Oo]utside|[Aa]cross|via|into|around|through) $"
    )


@cache
def _thing_behind() -> re.Pattern[str]:
    return re.compile(r"[-–/]|\.\w| (?:[A-Z&]|and [A-Z]|(?:area|district|region|shares|stock|store|products?|brand)\b)")


def _lone(view: Names, known: set[str]) -> Iterator[Mention]:
    """Lone words that are or may be surnames, and no part of a full name."""
    common = lexicon().common
    for mention in view.mentions:
        text = mention.text
        is_plain = text[1:].islower() and mention.kind in (Kind.PERSON, Kind.OTHER)
        if not is_plain and not (mention.kind is Kind.PERSON and mention.name and not mention.name.given):
            continue
        plain = folded(text)
        if plain in known or plain.partition("-")[2] in known or plain in common or text in lexicon().places:
            continue
        yield mention


def _is_variant(mention: Mention, person: Person, counts: dict[str, int]) -> bool:
    surname = person.name.surname.rpartition(" ")[2].partition("-")[0] if person.name.surname else ""
    if person.name.surname_first or not is_slip(mention.text, surname):
        return False
    if mention.start < person.mentions[0].start:
        return False
    if mention.kind is not Kind.PERSON:
        # A lone word that only stands near: a brand or a place as well as a slip, the likelier a slip the longer.
        return len(surname) >= _LONG and counts[mention.text] == 1 and mention.text not in lexicon().genders
    return not (mention.name and mention.name.given)


def _full(document: Document, view: Names, register: Register) -> Iterator[Hit]:
    """Full names with the same given name whose surnames are slips of one another."""
    seen: dict[str, list[Mention]] = {}
    for person in view.people:
        first = person.first_full
        if first is None or first.name is None or first.name.surname_first or len(first.name.given[0]) < 3:
            continue
        name = first.name
        for other in seen.get(folded(name.given[0]), ()):
            assert other.name is not None
            if is_slip(name.surname, other.name.surname) and name.given == other.name.given:
                yield _hit(first.end - len(name.surname), first.end, name.surname, other.name.surname, other)
                break
        seen.setdefault(folded(name.given[0]), []).append(first)


def _hit(start: int, end: int, found: str, meant: str, first: Mention) -> Hit:
    return Hit(
        start,
        end,
        f"'{found}' here, '{meant}' before",
        related=(Related(first.start, first.end, f"'{first.text}' here"),),
    )
