import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Related, rule
from newslint.register import Register
from newslint.views.names import Mention, Person, names
from newslint.views.naming.lexicon import folded
from newslint_rules.names._famous import COMPANIES, FAMOUS
from newslint_rules.names._likeness import sentence_at
from newslint_rules.names._lone import acts_as_person, is_in_head, is_subject


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
        "The younger Stahl said no. His father, Kurt Stahl, had said yes.",
        "PHOTO: Lindgren waved to fans on Friday.\n\nEva Lindgren, the coach, will stay.",
        "President Pike spoke first. Rosa Pike was elected in May.",
    ],
)
def surname_before_full_name(document: Document, *, register: Register) -> Iterator[Hit]:
    """Looks at people whose first mention outside headlines is a lone surname, and who have a full name later."""
    people = document.view(names).people
    owners = Counter(folded(person.name.surname) for person in people if person.first_full)
    for person in people:
        full = person.first_full
        if full is None or (person.name.surname_first and person.mentions[0].start == full.start):
            continue
        lone = _first(document, person)
        if owners[folded(person.name.surname)] > 1:
            continue  # whose it is stands open
        if lone is None or lone.is_full or lone.start > full.start or lone.title or lone.honorific:
            continue
        plain = folded(lone.text)
        if plain in FAMOUS or plain in COMPANIES or register.knows_word(lone.text):
            continue
        if plain == folded(person.name.surname) and _is_subject(document.text, lone):
            message = f"'{lone.text}' stands before the full name, '{full.text}'"
            may_be_head = _may_be_head(document, lone, full)
            yield Hit(
                lone.start,
                lone.end,
                message,
                related=(Related(full.start, full.end, "the full name stands here"),),
                level=Level.SUGGESTION if may_be_head else None,
                confidence=0.5 if may_be_head else None,
            )


def _first(document: Document, person: Person) -> Mention | None:
    return next(
        (mention for mention in person.mentions if mention.is_full or not is_in_head(document, mention.start)), None
    )


def _may_be_head(document: Document, lone: Mention, full: Mention) -> bool:
    """Whether a lone surname may stand in a headline or caption that was not read as one.

    That is a first block of one sentence, where the full name is in the sentence that opens the next block.
    """
    block = document.block_at(lone.start)
    if block is None:
        return False
    following = document.block_at(full.start)
    if block != document.blocks[0] or following is None or following == block:
        return False
    alone = sentence_at(document, block.start).end >= block.end
    return alone and sentence_at(document, following.start) == sentence_at(document, full.start)


def _is_subject(text: str, lone: Mention) -> bool:
    if _article().search(text, max(0, lone.start - 10), lone.start) or _thing().match(text, lone.end):
        return False
    return acts_as_person(text, lone.span) or is_subject(text, lone.span)


@cache
def _article() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Tt]he|[Aa]n?|[Ee]lder|[Yy]ounger|[Oo]lder|[Oo]ther|[Yy]oung|[Oo]ld|[Ll]ittle|[Ss]enior|[Ll]ate) $"
    )


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(
        r"[-/]| (?:partners?|analysts?|economists?|spokes\w+|executives?"
        r"|brothers|sisters|family|case|trial|affair|era|administration|government|shares|stock|is based"
        r"|recalled"
        r"|sells|sold \d|makes|made|employs|plans to|owns|operates)\b"
    )
