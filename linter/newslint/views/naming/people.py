"""Who is whom: mentions of one person brought together."""

from collections.abc import Iterable, Sequence
from typing import Final

from newslint.views.naming.lexicon import folded, gender, nicknames
from newslint.views.naming.values import Mention, Person, PersonName

_PREFIXES: Final = ("al-", "el-", "ul-", "as-", "ash-", "ad-", "an-", "az-", "at-")


def tokens_of(name: PersonName) -> tuple[str, ...]:
    """The words of a name by which it may be taken up, folded; initials are none."""
    words = [folded(word) for word in name.given if not word.endswith(".")]
    surname = folded(name.surname)
    words += surname.split()
    if " " in surname:
        words.append(surname)
    if name.particles:
        words.append(f"{folded(name.particles)} {surname}")
    if name.nickname:
        words.append(folded(name.nickname))
    if name.birth_surname:
        words.append(folded(name.birth_surname))
    words += [word.partition("-")[2] for word in words if word.startswith(_PREFIXES)]
    return tuple(words)


def same_given(one: str, other: str) -> bool:
    """Whether two given names may be one person's: equal, an initial of it, or its short form."""
    a, b = folded(one).replace("-", ""), folded(other).replace("-", "")
    if a == b or not a or not b:
        return a == b
    if a.endswith(".") or b.endswith(".") or len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return b in nicknames().get(a, ()) or (len(a) > 2 and len(b) > 2 and (a.startswith(b) or b.startswith(a)))


def may_be(name: PersonName, person: PersonName) -> bool:
    """Whether `name` can be a form of the name of `person`, both full or the one short."""
    if not name.is_full:
        wanted = folded(name.surname or " ".join(name.given))
        return not set(wanted.split()).difference(tokens_of(person))
    if not person.surname:
        return folded(person.given[0]) in tokens_of(name)
    if name.suffix != person.suffix and {"Jr", "Sr"} & {name.suffix.rstrip("."), person.suffix.rstrip(".")}:
        return name.suffix == "" or person.suffix == ""
    if folded(name.surname).split()[-1] != folded(person.surname).split()[-1] and not (
        set(folded(name.surname).split()) & set(folded(person.surname).split())
    ):
        return set(tokens_of(name)) == set(tokens_of(person))
    if not person.given:
        return True
    return any(same_given(a, b) for a in name.given[:2] for b in (*person.given[:2], person.nickname) if b) or (
        bool(name.nickname) and any(same_given(name.nickname, b) for b in person.given)
    )


class Register:
    """People in the making: each mention goes to the person named last whom it can name."""

    def __init__(self) -> None:
        self.names: list[PersonName] = []
        self.mentions: list[list[Mention]] = []
        self._by_word: dict[str, list[int]] = {}

    def add(self, mention: Mention) -> int:
        """Enters a mention and returns the number of its person."""
        assert mention.name is not None
        number = self._find(mention.name, mention)
        if number is None:
            number = len(self.names)
            self.names.append(mention.name)
            self.mentions.append([])
        elif _rank(mention.name) > _rank(self.names[number]):
            self.names[number] = mention.name
        self.mentions[number].append(mention)
        for word in tokens_of(mention.name):
            numbers = self._by_word.setdefault(word, [])
            if number in numbers:
                numbers.remove(number)
            numbers.append(number)
        return number

    def _find(self, name: PersonName, mention: Mention) -> int | None:
        words = tokens_of(name)
        candidates: list[int] = []
        for word in words:
            candidates += self._by_word.get(word, ())
        fitting = [number for number in candidates if may_be(name, self.names[number])]
        if not fitting:
            return None
        if name.is_full or len(fitting) == 1:
            return max(fitting, key=lambda number: (name.given == self.names[number].given, fitting.index(number)))
        told = _gender(mention)
        if told:
            agreeing = [number for number in fitting if self._gender(number) in (told, None)]
            fitting = agreeing or fitting
        return fitting[-1]

    def _gender(self, number: int) -> str | None:
        for mention in self.mentions[number]:
            told = _gender(mention)
            if told:
                return told
        given = self.names[number].given
        known = gender(given[0]) if given else None
        return known if known in ("m", "f") else None

    def people(self) -> tuple[Person, ...]:
        """The people in order of their first mention."""
        return tuple(Person(name, tuple(mentions)) for name, mentions in zip(self.names, self.mentions, strict=True))


def _rank(name: PersonName) -> tuple[int, int]:
    return (name.is_full, len(name.given))


def _gender(mention: Mention) -> str | None:
    from newslint.views.naming.lexicon import HONORIFICS

    return HONORIFICS.get(mention.honorific) or None


def gather(mentions: Iterable[Mention]) -> tuple[tuple[Person, ...], dict[int, int]]:
    """The people of an article, and for the start of every mention the number of its person.

    Full names come first, so that a surname before its full name finds its person.
    """
    every: Sequence[Mention] = tuple(mentions)
    register = Register()
    owners: dict[int, int] = {}
    full_words = {word for mention in every if mention.is_full and mention.name for word in tokens_of(mention.name)}
    late: list[Mention] = []
    for mention in every:
        assert mention.name is not None
        word = folded(mention.name.surname or " ".join(mention.name.given))
        if not mention.is_full and word in full_words and not register._by_word.get(word):
            late.append(mention)  # its full name comes later
            continue
        owners[mention.start] = register.add(mention)
    for mention in late:
        owners[mention.start] = register.add(mention)
    people = register.people()
    ordered = tuple(
        person._replace(mentions=tuple(sorted(person.mentions, key=lambda mention: mention.start))) for person in people
    )
    return ordered, owners
