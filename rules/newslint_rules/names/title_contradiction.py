import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from newslint import Document, Hit, Level, Related, rule
from newslint.views.names import Mention, Person, names
from newslint.views.naming.lexicon import MODIFIERS, POSTS
from newslint_rules.names._likeness import has_kin, is_family, sentence_at
from newslint_rules.names._titles import Held, changes, clash, held, other_times


@rule(
    title="One person has two posts",
    why="A foreign minister who is the defense minister a paragraph later has changed posts or lost the right one.",
    level=Level.WARNING,
    confidence=0.8,
    bad=[
        "Foreign Minister Lena Holt arrived in Oslo. [[Defense Minister]] Holt will leave on Sunday.",
        "Captain Joel Marsh led the patrol. It was [[Colonel]] Marsh who radioed for help.",
        "Rep. Sue Landry spoke first. [[Sen.]] Landry spoke for an hour.",
        "Police Chief Omar Dent cleared the street. [[Fire Chief]] Dent said two were hurt.",
    ],
    good=[
        "President Asha Rao of the student union spoke. Mayor Rao of Leeds did not.",
        "Justice Ruth Kane wrote the opinion. When she was Governor Kane, she closed the mine.",
        "Captain Ian Moss and Sergeant Ian Moss share a name. The taller is Sergeant Moss.",
        "Foreign Minister Lena Holt arrived in Oslo. The foreign minister will leave on Sunday.",
        "Former Defense Minister Lena Holt is now foreign minister. Foreign Minister Holt leaves on Sunday.",
        "Captain Joel Marsh landed the plane. In 2012 he was promoted, and Colonel Marsh retired in 2019.",
        "Sen. Sue Landry met Rep. Dale Landry, her brother. Sen. Landry spoke for an hour.",
        "Sgt. Bill Trask found the gun. Detective Sgt. Trask will testify.",
        "Acting Police Chief Omar Dent cleared the street. Chief Dent was there by noon.",
    ],
)
def title_contradiction(document: Document) -> Iterator[Hit]:
    """Compares the titles that stand before one person's name or, “the treasurer, Edna Moss,”, in front of a comma."""
    text = document.text
    people = document.view(names).people
    for person in people:
        if person.first_full is None:
            continue
        every = sorted(
            {one.start: one for one in chain(held(document, person), _before_comma(document, person))}.values(),
            key=lambda one: one.start,
        )
        if len(every) < 2 or _has_namesake(person, people) or is_family(document, person.name.surname):
            continue
        if any(has_kin(document, one.start) for one in every):
            continue
        first = every[0]
        for other in every[1:]:
            if sentence_at(document, first.start) == sentence_at(document, other.start):
                break  # two people of one name
            if _is_of_another(text, other) or _is_told(text, other):
                continue
            if clash(first.words, other.words) and not _has_changed(document, first, other):
                message = f"{person.name.surname} is '{other.written}' here, but '{first.written}' before"
                related = (Related(first.start, first.end, f"'{first.written}' here"),)
                yield Hit(other.start, other.end, message, related=related)
                break


def _has_namesake(person: Person, people: tuple[Person, ...]) -> bool:
    return sum(other.name.surname == person.name.surname and other.first_full is not None for other in people) > 1


def _before_comma(document: Document, person: Person) -> Iterator[Held]:
    text = document.text
    for mention in person.mentions:
        match = None if mention.title else _leading().search(text, max(0, mention.start - 60), mention.start)
        held_title = _title(match[1]) if match else ()
        if match and held_title:
            yield Held(mention, held_title, match.start(1), match.end(1), match[1])
        yield from _behind(text, mention)


def _behind(text: str, mention: Mention) -> Iterator[Held]:
    if mention.apposition:
        match = _apposed().match(text, mention.apposition.start, mention.apposition.end)
        title = _title(match[1]) if match else ()
        if match and title:
            yield Held(mention, title, match.start(1), match.end(1), match[1])


def _has_changed(document: Document, one: Held, other: Held) -> bool:
    """Whether the article says that somebody's posts change between two titles, or that one of them is of the past."""
    text = document.text
    return changes().search(text, max(0, one.start - 80), min(len(text), other.end + 80)) is not None or any(
        other_times().search(text, *sentence_at(document, title.start)) for title in (one, other)
    )


def _is_of_another(text: str, held_here: Held) -> bool:
    """Whether a title is said of another time or place: “when she was Governor Kane”, “Mayor Rao of Leeds”."""
    return (
        _other_time().search(text, max(0, held_here.start - 24), held_here.start) is not None
        or _of().match(text, held_here.mention.end) is not None
    )


def _is_told(text: str, held_here: Held) -> bool:
    """Whether the article says of somebody that they are one: “who was a constable then”."""
    return re.search(rf"\b(?:an?|as) (?:[a-z]+ )?{re.escape(held_here.words[-1])}\b", text) is not None


@cache
def _other_time() -> re.Pattern[str]:
    return re.compile(r"(?:\b(?:she|he|who|[A-Z]\w+)(?<!It)(?<!it) was|\b(?:as|not|no)) $")


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r",? of (?:the )?[A-Z]")


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(r"\b[Tt]he ((?:[a-z]+ ){0,2}[a-z]+), $")


@cache
def _apposed() -> re.Pattern[str]:
    return re.compile(r"(?:the|an?) ((?:[a-z’']+ ){0,2}?[a-z]+)(?= (?:of|for|at|in|from|on) |$)")


def _title(words: str) -> tuple[str, ...]:
    plain = words.lower().split()
    if plain[-1] not in POSTS or any(word not in MODIFIERS | POSTS and not word.endswith(("’", "'")) for word in plain):
        return ()
    return tuple(plain)
