import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, rule
from newslint.register import Register
from newslint.views.names import Kind, Mention, Names, Person, names
from newslint.views.naming.lexicon import ORGANISATION_WORDS, folded, lexicon
from newslint.views.sentences import sentences
from newslint_rules.names._famous import COMPANIES, FAMOUS
from newslint_rules.names._likeness import is_slip, sentence_at
from newslint_rules.names._lone import acts_as_person, is_human, is_in_head, is_introduced, is_subject, is_surname

_REACH = 160  # code points behind a name in which “the company” says what it is


@rule(
    title="A person is never introduced",
    why="A surname alone takes up a name the reader has met; here nobody of that name has been met.",
    level=Level.WARNING,
    confidence=0.7,
    bad=[
        "[[Haddad]] said the talks had failed.",
        "The county will close the bridge. “We have no choice,” [[Pellegrini]] told reporters.",
        "Exports were the cause, according to [[Mukherjee]].",
        "Her rival, [[Brubaker]], conceded at midnight.",
    ],
    good=[
        "Rami Haddad, the mediator, said the talks had failed. Haddad flew home on Friday.",
        "Shakespeare never saw the sea at Genoa. Mozart did.",
        "Toyota said it would build the cars. Samsung said it would supply the screens.",
        "Officials said Moscow had told them. Reuters said it had seen the letter.",
        "Ludwig van Laer, a baker, said the flour was bad. Van Laer buys elsewhere.",
        "Sir Hugh Pennock painted gulls. Sir Hugh said they were better company than critics.",
        "The museum lost its cat. Quigley, a black stray, died on Monday. Quigley declined to hunt.",
        "The poll has a margin of 3 points. Rasmussen said the survey was its last.",
        "Baker, 90, shuts shop\n\nHe was 20 when he bought it. “Bread does not change,” he said.",
        "Gov. Pellegrini said the county would pay.",
    ],
)
def never_introduced(document: Document, *, register: Register) -> Iterator[Hit]:
    """Finds the first of the lone surnames that a verb of speech or thought makes a person's."""
    view = document.view(names)
    every = " ".join(mention.text for mention in view.mentions if " " in mention.text)
    surnames_here = {person.name.surname for person in view.people if person.first_full}
    seen: set[str] = set()
    for mention in _lone(view):
        plain = folded(mention.text)
        if plain in seen or plain in FAMOUS or plain in COMPANIES or register.knows_word(mention.text):
            continue
        if mention.text in ORGANISATION_WORDS or not plain_lists().isdisjoint((mention.text, plain)):
            continue
        if is_in_head(document, mention.start):
            continue
        if is_introduced(document.text, mention.span):
            seen.add(plain)
        if plain in seen or not (
            acts_as_person(document.text, mention.span) or is_subject(document.text, mention.span)
        ):
            continue
        seen.add(plain)
        if (
            _is_led(document.text, mention)
            or re.search(rf"\b{re.escape(mention.text)}\b", every)
            or _is_business(document, mention)
            or _is_thing(document.text, mention.text)
        ):
            continue
        if any(is_slip(mention.text, surname) for surname in surnames_here):
            continue  # a name misspelled, which is another rule's matter
        if is_surname(mention.text) or is_human(document.text, mention.span):
            # A lone sentence is a piece of an article, and many a verb is also a firm's.
            sure = (
                len(document.view(sentences)) > 1
                and is_surname(mention.text)
                and acts_as_person(document.text, mention.span)
                and not _is_in_a_work(document, mention)
            )
            yield Hit(
                mention.start,
                mention.end,
                f"'{mention.text}': who is this? No full name stands before or after",
                level=None if sure else Level.SUGGESTION,
                confidence=None if sure else 0.5,
            )


@cache
def plain_lists() -> frozenset[str]:
    """Places, given names and common words, which are no lone surnames."""
    lists = lexicon()
    return lists.places | lists.common | frozenset(lists.genders)


def _lone(view: Names) -> Iterator[Mention]:
    """Lone words that are or may be surnames, of people whom nothing introduces."""
    owners = view.owners
    for mention in view.mentions:
        if (
            " " in mention.text
            or mention.text.isupper()
            or mention.text[1:2] == "-"
            or ("-" in mention.text and mention.text.rpartition("-")[2].islower())
            or mention.title
            or mention.honorific
        ):
            continue
        if mention.kind is Kind.PERSON:
            person = view.people[owners[mention.start]]
            if _is_known(person):
                continue
        elif mention.kind is not Kind.OTHER:
            continue
        yield mention


def _is_known(person: Person) -> bool:
    """Whether any mention of a person introduces it: a full name, a title, an apposition."""
    return any(mention.is_full or mention.title or mention.honorific for mention in person.mentions)


def _is_business(document: Document, mention: Mention) -> bool:
    """Whether what follows speaks of an institution: “it”, “the company”, “shares”."""
    text = document.text
    behind = text[mention.end : mention.end + _REACH].partition("\n")[0]
    return (
        _business().search(behind) is not None
        or _thing_before().search(text, max(0, mention.start - 30), mention.start) is not None
    )


def _is_in_a_work(document: Document, mention: Mention) -> bool:
    """Whether the sentence or the one before speaks of a book, a play or an age long past, whose people are known."""
    sentence = sentence_at(document, mention.start)
    before = sentence_at(document, max(0, sentence.start - 2))
    return _work().search(document.text, min(before.start, sentence.start), sentence.end) is not None


@cache
def _work() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:novels?|plays? (?:follows|opens|ends|the (?:part|role))|opera|symphony|sonata|concerto"
        r"|episode|plot|stars as"
        r"|characters?"
        r"|fiction\w*|chapter|sitcom|musical|ballet|fairy tale|myth\w*|philosoph\w+|theory|theorem|centur(?:y|ies)"
        r"|gospel|scripture|1[0-8]\d\d)\b"
    )


def _is_led(text: str, mention: Mention) -> bool:
    """Whether a word with a capital that belongs to it stands before a name: “Rush Limbaugh”, “Comair's Curran”."""
    match = _capital_before().search(text, max(0, mention.start - 32), mention.start)
    return match is not None and (match[2] != "" or match[1].lower() not in lexicon().common)


@cache
def _capital_before() -> re.Pattern[str]:
    return re.compile(r"\b([A-Z][\w-]*?)((?:['’]s)?) $")


def _is_thing(text: str, word: str) -> bool:
    """Whether a word is a place, a firm or a family elsewhere in the article: “at Thomson”, “the O'Connors”."""
    name = re.escape(word)
    return re.search(rf"\b(?:in|at|from|near|outside|via) {name}\b|\b[Tt]he {name}e?s\b", text) is not None


@cache
def _thing_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Tt]he|[Ii]n|[Ff]rom|of|[Aa]t|near|[Aa]gent|[A-Z]\w+ and)\s$")


@cache
def _business() -> re.Pattern[str]:
    return re.compile(
        r"^ said it\b|\b(?:the (?:company|firm|group|bank|team|club|agency|airline|maker)|shares?|profits?|sales"
        r"|earnings|spokes\w+"
        r"|stock|quarter|customers|net|revenues?|acquisition|merger|bid|takeover|analysts?|investors|units?|subsidiary"
        r"|plants?|polls?|survey|billion|million|percent|we|our)\b"
    )
