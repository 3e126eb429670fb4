"""The values of the view of names."""

import bisect
import enum
from collections.abc import Mapping
from typing import NamedTuple

from newslint.document import Span


class Kind(enum.StrEnum):
    """What a name names; OTHER where its form does not tell."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"


class Title(NamedTuple):
    """A post or rank that stands at a name.

    `posts` are its offices in lower case, without stops (“foreign minister”); `status` is former, then, late, acting,
    outgoing, elect or empty.
    """

    start: int
    end: int
    posts: tuple[str, ...]
    status: str = ""

    @property
    def span(self) -> Span:
        """The place of the title in `Document.text`."""
        return Span(self.start, self.end)


class PersonName(NamedTuple):
    """A name of a person in its parts, as written.

    `given` holds given names and initials in order; `surname` with its particles is what a second reference uses, so
    “van der Berg”, “Lopez Obrador”. A name that puts the surname first has `surname_first`.
    """

    given: tuple[str, ...] = ()
    particles: str = ""
    surname: str = ""
    suffix: str = ""
    nickname: str = ""
    birth_surname: str = ""
    surname_first: bool = False

    @property
    def initials(self) -> tuple[str, ...]:
        """Those of the given names that are initials: “J.”, “J.K.”."""
        return tuple(name for name in self.given if name.endswith(".") or (len(name) < 3 and name.isupper()))

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name in the order of a Western name, without particles and suffix."""
        return (*self.given, *self.surname.split())

    @property
    def is_full(self) -> bool:
        """Whether there is more than one of the two: a given name and a surname."""
        return bool(self.given and self.surname)


class Mention(NamedTuple):
    """A name where it stands: start and end are those of the name alone, without title and form of address.

    Persons have `name`, and where they stand by it `title` (before the name), `honorific` (Mr), `age` (years) and
    `apposition` (what follows between commas). `certain` is False for a lone word that only its verb makes a person.
    Organisations have `acronym`, the letters that follow in brackets, and `acronym_span`.
    """

    start: int
    end: int
    kind: Kind
    text: str
    name: PersonName | None = None
    title: Title | None = None
    honorific: str = ""
    age: int | None = None
    apposition: Span | None = None
    certain: bool = True
    acronym: str = ""
    acronym_span: Span | None = None

    @property
    def span(self) -> Span:
        """The place in `Document.text`."""
        return Span(self.start, self.end)

    @property
    def is_full(self) -> bool:
        """Whether it is a person's name with given name and surname."""
        return self.name is not None and self.name.is_full


class Person(NamedTuple):
    """Somebody whom an article names: the fullest form of the name and every mention, in reading order."""

    name: PersonName
    mentions: tuple[Mention, ...]

    @property
    def first_full(self) -> Mention | None:
        """The first mention with given name and surname."""
        return next((mention for mention in self.mentions if mention.is_full), None)


class Acronym(NamedTuple):
    """Letters in brackets behind the name they stand for, or the name in brackets behind the letters."""

    start: int
    end: int
    letters: str
    expansion: Span

    @property
    def span(self) -> Span:
        """The place of the letters."""
        return Span(self.start, self.end)


class Names(NamedTuple):
    """The names of an article: mentions in reading order, who is whom, and acronyms with what they stand for."""

    mentions: tuple[Mention, ...] = ()
    people: tuple[Person, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    owners: Mapping[int, int] = {}

    def mention_at(self, span: Span) -> Mention | None:
        """The mention that shares a character with `span`, the first if there are several."""
        first = bisect.bisect_right(self.mentions, span.start, key=lambda mention: mention.end)
        if first < len(self.mentions) and self.mentions[first].start < span.end:
            return self.mentions[first]
        return None

    def person_of(self, span: Span) -> Person | None:
        """Who is named in `span`, such as the speaker of a quotation; None where nobody is, or nobody known."""
        first = bisect.bisect_right(self.mentions, span.start, key=lambda mention: mention.end)
        for mention in self.mentions[first:]:
            if mention.start >= span.end:
                return None
            if mention.start in self.owners:
                return self.people[self.owners[mention.start]]
        return None

    def of_kind(self, kind: Kind) -> tuple[Mention, ...]:
        """The mentions of one kind."""
        return tuple(mention for mention in self.mentions if mention.kind is kind)
