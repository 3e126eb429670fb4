import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Related, Role, rule
from newslint.views.names import Kind, Mention, names
from newslint.views.naming.lexicon import folded, lexicon


@rule(
    title="Two people share the surname",
    why="After Eva Brandt and Uli Brandt, a plain Brandt leaves the reader to guess.",
    level=Level.SUGGESTION,
    confidence=0.7,
    bad=[
        "Eva Brandt and Uli Brandt own the yacht. [[Brandt]] said it was insured.",
        "Sisters Nell and Josie Croft run the inn. “We never close,” [[Croft]] said.",
        "Kim Yong-ho met Kim Sang-min on Monday. [[Kim]] said he was hopeful.",
    ],
    good=[
        "Eva Brandt and Uli Brandt own the yacht. Eva Brandt said it was insured.",
        "Sen. Paula Nyberg and Rep. Gus Nyberg opposed the bill. Sen. Nyberg called it a gift.",
        "Percy Oakes Sr. and Percy Oakes Jr. both served. Oakes Jr. lost an arm.",
        "Stan Horsley left the band in 1979. Horsley became a teacher.",
    ],
)
def ambiguous_surname(document: Document) -> Iterator[Hit]:
    """Finds the first lone surname behind two full names that have it."""
    text = document.text
    view = document.view(names)
    introduced: dict[str, dict[str, Mention]] = {}
    told: set[str] = set()
    for mention in view.of_kind(Kind.PERSON):
        name = mention.name
        block = document.block_at(mention.start)
        if name is None or not name.surname or (block and block.role in (Role.HEADLINE, Role.DECK, Role.CAPTION)):
            continue
        key = folded(name.surname)
        if name.is_full:
            people = introduced.setdefault(key, {})
            people.setdefault(_who(view.owners.get(mention.start, -1), name.given[0]), mention)
            pair = _pair().search(text, max(0, mention.start - 24), mention.start)
            if pair and pair[1] in lexicon().genders:
                people.setdefault(folded(pair[1]), mention)
            continue
        people = introduced.get(key, {})
        if len(people) < 2 or key in told or mention.title or mention.honorific or name.suffix:
            continue
        if _told_apart().match(text, mention.end) or text[max(0, mention.start - 8) : mention.start].endswith(
            ("elder ", "younger ", "the ", "The ")
        ):
            continue
        told.add(key)
        related = tuple(
            Related(other.start, other.end, f"'{other.text}' here")
            for other in list(dict.fromkeys(people.values()))[:2]
        )
        yield Hit(
            mention.start, mention.end, f"which {mention.text}? {len(people)} people have the name", related=related
        )


def _who(number: int, given: str) -> str:
    return f"{number} {folded(given)}" if number < 0 else str(number)


@cache
def _pair() -> re.Pattern[str]:
    return re.compile(r"\b([A-Z]\w+) and $")


@cache
def _told_apart() -> re.Pattern[str]:
    return re.compile(r"[-/]| (?:Jr|Sr|brothers|sisters|family|[A-Z])|,? (?:the (?:elder|younger|son|father))")
