"""Whose age or birth it is: names by surname, and the pronouns and nouns that take one up.

This is no reading of the whole article: a person is the surname beside the age, and where none stands there, the one
person whom the sentences around name.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Span, within
from newslint_rules.dates._places import sentence_of


class Name(NamedTuple):
    """A name of a person: its place, and its words without titles."""

    start: int
    end: int
    words: tuple[str, ...]

    @property
    def surname(self) -> str:
        """The last word."""
        return self.words[-1]


_TITLES: Final = frozenset(
    """
    Mr Mrs Ms Miss Dr Prof Sir Dame Lord Lady Gen General Col Colonel Capt Captain Lt Lieutenant Maj Major Sgt
    Sergeant Private President Senator Sen Rep Gov Governor Judge Justice Minister Prime Foreign Chancellor King
    Queen Prince Princess Duke Duchess Pope Cardinal Bishop Archbishop Father Sister Brother Rev Reverend Saint
    Coach Chairman Chief Executive Professor Doctor Vice Secretary Ambassador Mayor Representative Detective
    Inspector Officer Emperor Sheikh Madam Mdm Madame Monsieur Sheikha Datuk Dato Encik Cik Puan Tun Haji Hajji
    Ustaz Imam Rabbi Alhaji Señor Señora Herr Frau
""".split()
)
_NO_NAMES: Final = frozenset(
    """
    The A An In On At He She It They His Her Its Their We You I But And As For With From By Of To When While
    After Before Since Though Although If That This These Those There Then Now Not No Yes Who What Where Why How
    Is Was Are Were Did Does Do Has Have Had Born Aged Age Killed Elected Police Officers Prosecutors Reporters
    Foremen Neighbours Neighbors Pupils Doctors Parish Which January February March April May June July August
    September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Feb Aug Sept
    Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun University College School Street Avenue County Park House Court
    Union States Kingdom Republic Party League Cup Games Olympic Olympics Inc Corp Ltd Co Group Bank Church
    Center Centre Hospital Museum Association Committee Council Department Ministry Agency World National
    International American British North South East West New Los San Great Saint
""".split()
)
_PLACES: Final = frozenset("in at near from through across over outside around into toward towards via the".split())


@cache
def _capitals() -> re.Pattern[str]:
    word = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
    return re.compile(
        rf"(?<![\w.-]){word}\.?(?: (?:(?:van|von|der|de|den|da|di|la|le|bin|al|el|dos|del) )?{word}\.?){{0,6}}"
    )


def names(document: Document) -> tuple[Name, ...]:
    """The names of persons, as far as form shows them: two words or more, or the one or other of such a name again.

    A given name alone is completed to the one name that it opens.
    """
    runs = list(_runs(document))
    surnames = {run.surname for run in runs if len(run.words) > 1}
    full: dict[str, set[tuple[str, ...]]] = {}
    for run in runs:
        if len(run.words) > 1:
            full.setdefault(run.words[0], set()).add(run.words)
    return tuple(_completed(runs, surnames, full))


def _completed(runs: list[Name], surnames: set[str], full: dict[str, set[tuple[str, ...]]]) -> Iterator[Name]:
    for run in runs:
        if len(run.words) > 1 or run.surname in surnames:
            yield run
        elif len(known := full.get(run.surname, set())) == 1:
            yield Name(run.start, run.end, *known)


def _runs(document: Document) -> Iterator[Name]:
    text = document.text
    for block in document.prose():
        for match in _capitals().finditer(text, block.start, block.end):
            yield from _name(text, match.start(), match[0])


def _name(text: str, start: int, run: str) -> Iterator[Name]:
    """The name in a run of capital words, without what belongs to the sentence before it or the title."""
    parts = [(match.start() + start, match.end() + start, match[0].rstrip(".")) for match in _parts().finditer(run)]
    rest = -1
    for index, (_, end, word) in enumerate(parts):
        if text[end - 1] == "." and len(word) > 2 and word not in _TITLES:  # a sentence ends here
            rest = parts[index + 1][0] if index + 1 < len(parts) else -1
            parts = parts[: index + 1]
            break
    while parts and (parts[0][2] in _NO_NAMES or parts[0][2] in _TITLES or parts[0][2].endswith("-year-old")):
        parts = parts[1:]
    before = text[max(0, start - 12) : start].split()
    place = bool(before) and before[-1].lower() in _PLACES and parts and parts[0][0] == start
    if parts and not place and not any(part[2] in _NO_NAMES for part in parts) and not parts[-1][2].isupper():
        end = parts[-1][1]
        words = tuple(part[2].removesuffix("'s").removesuffix("’s") for part in parts)
        yield Name(parts[0][0], end - (text[end - 1] == "."), words)
    if rest >= 0:
        yield from _name(text, rest, text[rest : start + len(run)])


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")


def same_person(one: Name, other: Name) -> bool:
    """Whether two names may be one person's: the same surname, and no other given name."""
    if one.surname.casefold() != other.surname.casefold():
        return False
    return (
        len(one.words) == 1
        or len(other.words) == 1
        or one.words[-2].casefold() == other.words[-2].casefold()
        or one.words[0].casefold() == other.words[0].casefold()
    )


@cache
def kin() -> re.Pattern[str]:
    """Words that bring in another person."""
    return re.compile(
        r"(?<!became a )(?<!become a )\b(?:sons?|daughters?|fathers?|mothers?|brothers?|sisters?|wife|husband|widow"
        r"|widower|uncle|aunt|nephew"
        r"|niece|cousin|twins?|children|child"
        r"|grand\w+|parents?|friend|colleague|rival|partner|girlfriend|boyfriend|fianc\w+|another|others?|namesake"
        r"|Jr|Sr|younger|elder|predecessor"
        r"|successor|horse|stallion|mare|colt|filly|dog|cat|teammate|opponent|compared)\b"
        r"(?! (?:says|said|recalls?|recalled|writes|wrote|remembers|tells|told)\b|[’']s book)"
    )


def named_at(document: Document, age: Span, *, modifier: bool) -> Name | None:
    """The name that an age stands at: “Ana Ruiz, 34,”, “Ruiz (34)”, “34-year-old Ruiz”, “Ruiz is 34”."""
    text = document.text
    everyone = document.view(names)
    near = within(everyone, Span(max(0, age.start - 70), age.end + 60))
    for name in near:
        if name.start >= age.end and modifier:
            between = text[age.end : name.start]
            if re.fullmatch(r" (?:[a-z]+ ){0,2}(?:(?:Mr|Ms|Mrs|Dr|Sen|Gen)\. )?(?:[A-Z][a-z]+ )?", between):
                return name
    for name in reversed(near):
        if name.end <= age.start:
            between = text[name.end : age.start]
            return name if _stands_at().fullmatch(between) else None
    return None


@cache
def _stands_at() -> re.Pattern[str]:
    return re.compile(
        r"(?: as (?:an? |the )|, (?:only |just )?(?:who |Jr\., |Sr\., )?(?:is |was )?(?:now )?(?:aged |age "
        r"|an? )?|,? ?\((?:aged |age )?| (?:is|was"
        r"|turned|turns)(?: now| just| only| then)? (?:aged |an? )?"
        r"|, (?:a|an|the) [a-z -]{1,40}, )"
    )


def given_names(document: Document) -> dict[str, set[str]]:
    """The words before each surname in full names."""
    found: dict[str, set[str]] = {}
    for name in document.view(names):
        if len(name.words) > 1:
            found.setdefault(name.surname, set()).add(name.words[-2])
    return found


@cache
def _before_a_subject() -> re.Pattern[str]:
    return re.compile(
        r"(?:\A|[,;:—–“\"] |-- |\b(?:when|and|but|while|as|that|because|after|before|who"
        r"|whom) )(?:[A-Z][a-z]+\.? ){0,2}\Z"
    )


def subjects_in(document: Document, area: Span) -> list[Name]:
    """The names in an area that stand where a clause begins, so that the clause may be about them."""
    text = document.text
    found = []
    for name in within(document.view(names), area):
        start = max(area.start, sentence_of(document, name.start).start, name.start - 30)
        if _before_a_subject().search(text[start : name.start]) and not _is_vocative(text, name):
            found.append(name)
    return found


def _is_vocative(text: str, name: Name) -> bool:
    """Whether a name is a place or an apposition in a list, not the subject of a verb."""
    return not _verb_behind().match(text, name.end) and text[max(0, name.start - 2) : name.start] == ", "


@cache
def _verb_behind() -> re.Pattern[str]:
    return re.compile(r"(?:,? (?:who|which)|,? (?:[a-z]+ly )?[a-z]+(?:ed|s|t|n|d|w|e)\b|,)")
