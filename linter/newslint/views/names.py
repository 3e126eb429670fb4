"""Names: persons with the parts of their names and titles, organisations, places; and who is whom.

No model reads the text: a run of capitals is a person if it has a title, a known given name, a surname that stands
first in its language, particles, an age or a verb of speech. A lone surname is a person's if the article has the full
name anywhere, or a title or verb of speech stands by. Headlines in capitals and bylines give no mentions of their own.
"""

import re
from collections.abc import Iterator
from typing import Final

from newslint.document import Block, Document, Role, Span
from newslint.views.naming.acronyms import acronyms
from newslint.views.naming.lexicon import DEMONYMS, ORGANISATION_WORDS, POSTS, Lexicon, folded, lexicon
from newslint.views.naming.people import gather, tokens_of
from newslint.views.naming.reading import Single, read
from newslint.views.naming.values import Acronym, Kind, Mention, Names, Person, PersonName, Title

__all__ = ["Acronym", "Kind", "Mention", "Names", "Person", "PersonName", "Title", "names"]

_SKIPPED: Final = (Role.BYLINE, Role.CODE, Role.DATELINE, Role.NOTE)
_CAPITAL: Final = re.compile(r"\b[A-Z]")
_LONG_WORD: Final = re.compile(r"\b[A-Za-z]\w{3,}")


def names(document: Document) -> Names:
    """The names of an article in reading order, with the people they are of."""
    text = document.text
    lists = lexicon()
    found: list[Mention] = []
    singles: list[Single] = []
    for block in document.prose():
        if block.role in _SKIPPED:
            continue
        titled = block.role in (Role.HEADLINE, Role.DECK, Role.SUBHEAD) and _is_title_case(text, block)
        for one in read(text, block, lists):
            if isinstance(one, Single):
                singles.append(one)
            elif not titled or (one.is_full and one.name and one.name.given[0] in lists.genders):
                found.append(one)
    spelt_out = acronyms(document)
    letters = {one.letters for one in spelt_out}
    known = {word for mention in found if mention.name for word in tokens_of(mention.name)}
    particles = {
        folded(mention.name.surname): mention.name.particles
        for mention in found
        if mention.name and mention.name.particles
    }
    givens = {folded(word) for mention in found if mention.name for word in mention.name.given}
    for single in singles:
        mention = _resolved(single, known, givens, letters, lists)
        found.append(_with_particles(text, mention, particles) if mention.name and particles else mention)
    initials = {
        (folded(mention.name.surname), mention.name.given[0][0])
        for mention in found
        if mention.name and mention.is_full and not mention.name.particles
    }
    found = [_taken_up(mention, known, initials, lists) for mention in found]
    found.sort(key=lambda mention: mention.start)
    people, owners = gather(mention for mention in found if mention.kind is Kind.PERSON)
    return Names(tuple(_with_acronyms(found, spelt_out)), people, spelt_out, owners)


def _resolved(single: Single, known: set[str], givens: set[str], letters: set[str], lists: Lexicon) -> Mention:
    start, end, word, _, speaks = single
    if word in letters:
        return Mention(start, end, Kind.ORGANISATION, word)
    plain = folded(word)
    if plain in known and (len(word) > 2 or not word.isupper()):
        name = PersonName(given=(word,)) if plain in givens and word in lists.genders else PersonName(surname=word)
        return Mention(start, end, Kind.PERSON, word, name)
    if word.isupper() or word in ORGANISATION_WORDS:
        return Mention(start, end, Kind.OTHER, word)
    if speaks and plain not in lists.common:
        return Mention(start, end, Kind.PERSON, word, PersonName(surname=word), certain=False)
    return Mention(start, end, Kind.OTHER, word)


def _with_particles(text: str, mention: Mention, particles: dict[str, str]) -> Mention:
    """A lone surname with the particles that stand before it, where its full name has them."""
    small = particles.get(folded(mention.text))
    start = mention.start - len(small) - 1 if small else -1
    if start < 0 or text[start : mention.start].lower() != f"{small} ":
        return mention
    written = text[start : mention.end]
    return mention._replace(start=start, text=written, name=PersonName(particles=small or "", surname=mention.text))


def _taken_up(mention: Mention, known: set[str], initials: set[tuple[str, str]], lists: Lexicon) -> Mention:
    """A name of several words that is the tail of a person's full name, “Lopez Obrador”, or a person's by its surname.

    The second is a full name whose given name no list has, such as a misspelled one: surname and first letter are those
    of somebody whom the article names in full.
    """
    if mention.kind is not Kind.OTHER or " " not in mention.text:
        return mention
    words = mention.text.replace(".", "").split()
    if folded(mention.text) in known or (len(words) < 4 and all(folded(word) in known for word in words)):
        return mention._replace(kind=Kind.PERSON, name=PersonName(surname=mention.text.replace(".", "")))
    if len(words) == 2 and (folded(words[1]), words[0][0]) in initials and _is_no_word(words[0], lists):
        return mention._replace(kind=Kind.PERSON, name=PersonName(given=(words[0],), surname=words[1]))
    return mention


def _is_no_word(word: str, lists: Lexicon) -> bool:
    """Whether a capital is all that is known of a word."""
    return (
        word.isalpha()
        and not word.isupper()
        and folded(word) not in lists.common
        and word not in lists.places
        and word not in ORGANISATION_WORDS
        and word not in DEMONYMS
        and folded(word) not in POSTS
    )


def _is_title_case(text: str, block: Block) -> bool:
    """Whether most long words of a headline have a capital, so that a capital says nothing."""
    longer = [match[0] for match in _LONG_WORD.finditer(text, block.start, block.end)]
    return bool(longer) and sum(word[0].isupper() for word in longer) > 0.6 * len(longer)


def _with_acronyms(found: list[Mention], spelt_out: tuple[Acronym, ...]) -> Iterator[Mention]:
    by_end = {one.expansion.end: one for one in spelt_out}
    for mention in found:
        one = by_end.get(mention.end)
        if one and mention.kind is not Kind.PERSON:
            kind = Kind.ORGANISATION
            yield mention._replace(kind=kind, acronym=one.letters, acronym_span=Span(one.start, one.end))
        else:
            yield mention
