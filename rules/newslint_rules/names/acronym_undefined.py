import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Role, rule
from newslint.register import Register
from newslint.views.names import names
from newslint.views.naming.lexicon import lexicon
from newslint_rules.names._acronyms import COMMON

_SHOUTED = 3  # words in capitals in a row are a cry, a sign or a headline


@rule(
    title="An acronym is never spelled out, or spelled out for nothing",
    why="Few readers know a body by its letters; and letters that come but once only cost the reader a stop.",
    level=Level.SUGGESTION,
    confidence=0.6,
    bad=[
        "The [[OPLT]] said on Monday that it would hear the case.",
        "The Office of Port Labor Tribunals ([[OPLT]]) will hear the case. The tribunals meet weekly.",
    ],
    good=[
        "The Office of Port Labor Tribunals (OPLT) will hear the case. The OPLT meets weekly.",
        "NASA said the FBI had asked it for help.",
        "The Kern Valley Water Board is in trouble. The KVWB has lost two chiefs.",
        "The OPLT, or Office of Port Labor Tribunals, will hear the case.",
        "BREAKING: POLICE CLOSE BRIDGE. So did DH Lawrence, with a PhD.",
    ],
)
def acronym_undefined(document: Document, *, register: Register) -> Iterator[Hit]:
    """Looks at words of three to six capitals outside headlines, each once."""
    text = document.text
    places: dict[str, list[tuple[int, int]]] = {}
    for block in document.prose():
        if block.role in (Role.HEADLINE, Role.DECK, Role.SUBHEAD, Role.BYLINE, Role.DATELINE, Role.NOTE, Role.CODE):
            continue
        for match in _acronym().finditer(text, block.start, block.end):
            places.setdefault(match[1], []).append(match.span(1))
    if not places:
        return
    view = document.view(names)
    defined = Counter(one.letters for one in view.acronyms)
    spelled = {reading for mention in view.mentions if " " in mention.text for reading in _initials(mention.text)}
    for letters, spans in places.items():
        start, end = spans[0]
        if letters in defined:
            if len(spans) == 1 and letters not in COMMON:
                yield Hit(start, end, f"'{letters}' is given here, but never used again")
            continue
        if (
            letters in COMMON
            or letters in spelled
            or letters.capitalize() in lexicon().places
            or letters in register
            or _is_explained(text, start, end)
        ):
            continue
        if not _is_shouted(text, start, end):
            yield Hit(start, end, f"'{letters}' is never spelled out")


@cache
def _acronym() -> re.Pattern[str]:
    return re.compile(r"(?<![\w&.@#/$-])([A-Z]{3,6})(?![\w&@/])(?!-\d|\.[A-Z]| ?\d)")


def _initials(name: str) -> Iterator[str]:
    words = [word for word in re.split(r"[\s-]+", name) if word]
    capitals = [word for word in words if word[0].isupper()]
    letters = "".join(word[0] for word in capitals)
    yield letters
    yield "".join(word[0].upper() for word in words)
    yield from (letters[:length] for length in range(3, len(letters)))


@cache
def _explanation() -> re.Pattern[str]:
    return re.compile(r",? (?:\(|or the |or |which stands for |short for |stands for |known as )")


def _is_explained(text: str, start: int, end: int) -> bool:
    """Whether the letters are explained where they stand, or stand in brackets behind what they mean."""
    if text[start - 1 : start] == "(" or text[end : end + 2] == " (":
        return True
    return _explanation().match(text, end) is not None or text[max(0, start - 4) : start] == ", or "


def _is_shouted(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 12) : end + 12]
    words = re.findall(r"[A-Za-z]{2,}", around)
    return sum(word.isupper() for word in words) >= 2 or text[start - 1 : start] in '"“:' or text[end : end + 1] in '"”'
