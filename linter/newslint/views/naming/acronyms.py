"""Acronyms in brackets behind the name they stand for."""

import re
from typing import Final

from newslint.document import Document, Span
from newslint.views.naming.values import Acronym

_BRACKETED: Final = re.compile(r" \([\"“']?((?:[A-Z]\.?){2,8}s?|[A-Z][a-z]{0,2}[A-Z]{1,5}[a-z]?[A-Z]?)[\"”']?\)")
_BEFORE: Final = re.compile(r"(?:[\w&’'.-]+[ ]){0,11}[\w&’'.-]+$")
_SMALL: Final = frozenset("of the for and on in to de du des da do la le et y & a an with by at und der die".split())


def acronyms(document: Document) -> tuple[Acronym, ...]:
    """Letters in brackets, with the capital words before them: as many as there are letters, small words apart."""
    text = document.text
    if "(" not in text:
        return ()
    found = []
    for match in _BRACKETED.finditer(text):
        letters = match[1].replace(".", "")
        plain = letters.removesuffix("s") if letters[:-1].isupper() else letters
        before = _BEFORE.search(text, max(0, match.start() - 160), match.start())
        if not before:
            continue
        span = _expansion(text, before.start(), match.start(), plain)
        if span:
            found.append(Acronym(*match.span(1), letters, span))
    return tuple(found)


_WORD: Final = re.compile(r"[\w&’'.]+")


def _expansion(text: str, start: int, end: int, letters: str) -> Span | None:
    """The name before the bracket: back to the word that starts with the first letter, or the run of capitals."""
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    capitals = 0
    best = None
    for index in range(len(words) - 1, -1, -1):
        word = text[words[index][0] : words[index][1]]
        small = word.lower() in _SMALL
        if index + 1 < len(words) and text[words[index][1] : words[index + 1][0]] not in (" ", "-", " & "):
            break
        if not word[0].isupper() and not small:
            break
        if not small:
            capitals += 1
            best = words[index][0]
        if capitals >= len(letters) + 1:
            break
    if best is None or capitals < 2:
        return None
    return Span(best, end)


def initials(expansion: str) -> str:
    """The first letters of the words of a name that are not small, and of the parts that hyphens join."""
    return "".join(
        part[0].upper()
        for word in _WORD.findall(expansion)
        if word.lower() not in _SMALL
        for part in word.split("-")
        if part
    )
