import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Related, Role, rule
from newslint.register import Register
from newslint.views.names import Mention, Person, names
from newslint.views.naming.lexicon import folded
from newslint_rules.names._famous import COMPANIES, FAMOUS
from newslint_rules.names._lone import acts_as_person, is_subject

_HEADS = (Role.HEADLINE, Role.DECK, Role.SUBHEAD, Role.CAPTION)


@rule(
    title="The surname comes before the full name",
    why="A reader meets a person by the full name; the surname alone belongs to what follows.",
    level=Level.WARNING,
    confidence=0.75,
    bad=[
        "[[Okafor]] said the ward was full. Ngozi Okafor, a nurse, has worked there since 2012.",
        "According to [[Brannigan]], the brakes failed. Tess Brannigan, a mechanic, spoke at the hearing.",
        "[[Castellano]] wants the park closed. Residents disagree with Dominic Castellano, the alderman.",
    ],
    good=[
        "Ngozi Okafor, a nurse, said the ward was full. Okafor has worked there since 2012.",
        "Ford recalled 40,000 trucks. Denise Ford, a driver who is no relation, said hers was fine.",
        "The Wright brothers flew in 1903. Orville Wright was at the controls.",
        "Washington is divided over the bill. Ella Washington, who teaches there, thinks it will fail.",
        "President Pike spoke first. Rosa Pike was elected in May.",
    ],
)
def surname_before_full_name(document: Document, *, register: Register) -> Iterator[Hit]:
    """Looks at people whose first mention outside headlines is a lone surname, and who have a full name later."""
    for person in document.view(names).people:
        full = person.first_full
        if full is None or (person.name.surname_first and person.mentions[0].start == full.start):
            continue
        lone = _first(document, person)
        if lone is None or lone.is_full or lone.start > full.start or lone.title or lone.honorific:
            continue
        plain = folded(lone.text)
        if plain in FAMOUS or plain in COMPANIES or register.knows_word(lone.text):
            continue
        if plain == folded(person.name.surname) and _is_subject(document.text, lone):
            message = f"'{lone.text}' stands before the full name, '{full.text}'"
            yield Hit(
                lone.start, lone.end, message, related=(Related(full.start, full.end, "the full name stands here"),)
            )


def _first(document: Document, person: Person) -> Mention | None:
    for mention in person.mentions:
        block = document.block_at(mention.start)
        is_line = block == document.blocks[0] and document.text[block.end - 1] not in '.!?”"'  # of an agency's title
        if block is not None and block.role not in _HEADS and not is_line:
            return mention
        if mention.is_full:
            return mention
    return None


def _is_subject(text: str, lone: Mention) -> bool:
    if _article().search(text, max(0, lone.start - 6), lone.start) or _thing().match(text, lone.end):
        return False
    return acts_as_person(text, lone.span) or is_subject(text, lone.span)


@cache
def _article() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Tt]he|[Aa]n?) $")


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(
        r"[-/]| (?:brothers|sisters|family|case|trial|affair|era|administration|government|shares|stock|is based"
        r"|recalled"
        r"|sells|sold \d|makes|made|employs|plans to|owns|operates)\b"
    )
