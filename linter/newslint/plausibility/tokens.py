"""Running text as the phrase statistics see it: words in lower case, numbers, pauses and sentence boundaries."""

from __future__ import annotations

import re
from typing import NamedTuple

LETTER = "A-Za-z\u00c0-\u024f"
TOKEN = re.compile(
    rf"(?P<word>(?:[A-Za-z]\.){{2,8}}|[{LETTER}]+(?:['\u2019][{LETTER}]+)*)"
    r"|(?P<number>[0-9][0-9.,:]*)"
    r"|(?P<boundary>[.!?\u2026]+|\n)"
    r"|(?P<pause>[,;:()\[\]\u2013\u2014]|--)"
    r"|(?P<open>[\u201c\u00ab]|``)|(?P<close>[\u201d\u00bb]|'')|(?P<quote>\")"
    r"|(?P<hyphen>-)"
)
ABBREVIATIONS = frozenset(
    """
    apr aug bros capt co col corp cos dec dr etc feb ft gen gov hon inc jan jr jul jun lt ltd maj mar mr mrs ms
    mt no nov oct prof rep rev sen sep sept sgt sr st vs
    """.split()
)

WORD, NUMBER, PAUSE, BOUNDARY = range(4)


class Token(NamedTuple):
    """One token: its place in the text (string indices), its kind, its form in lower case (words only), whether it
    begins with a capital, whether a sentence begins with it, whether it stands within quotation marks, and whether
    a hyphen joins it to a neighbour."""

    start: int
    end: int
    kind: int
    form: str
    capital: bool
    initial: bool
    quoted: bool
    joined: bool


def tokens_of(text: str, offset: int = 0) -> list[Token]:
    """The tokens of one paragraph; `offset` is added to every place. Time is linear in the length of `text`."""
    found: list[Token] = []
    quoted = False
    initial = True
    end_of_word = -1
    hyphen_at = -1
    for match in TOKEN.finditer(text):
        group = match.lastgroup
        start, end = match.span()
        if group == "word":
            surface = match.group()
            form = surface.lower().replace("\u2019", "'")
            joined = (start > 0 and hyphen_at == start - 1) or (
                text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum()
            )
            found.append(Token(start + offset, end + offset, WORD, form, surface[0].isupper(), initial, quoted, joined))
            initial = False
            end_of_word = end
        elif group == "number":
            found.append(Token(start + offset, end + offset, NUMBER, "", False, initial, quoted, False))
            initial = False
        elif group == "boundary":
            last = found[-1] if found else None
            abbreviation = (
                match.group() == "."
                and end_of_word == start
                and last is not None
                and (last.form in ABBREVIATIONS or len(last.form) == 1)
            )
            if not abbreviation and last is not None and last.kind != BOUNDARY:
                found.append(Token(start + offset, end + offset, BOUNDARY, "", False, False, quoted, False))
                initial = True
            if match.group() == "\n":
                quoted = False
                initial = True
        elif group == "pause":
            if found and found[-1].kind in (WORD, NUMBER):
                found.append(Token(start + offset, end + offset, PAUSE, "", False, False, quoted, False))
        elif group == "hyphen":
            if end_of_word == start and text[end : end + 1].isalnum():
                hyphen_at = start
            elif found and found[-1].kind in (WORD, NUMBER):
                found.append(Token(start + offset, end + offset, PAUSE, "", False, False, quoted, False))
        elif group == "open":
            quoted = True
        elif group == "close":
            quoted = False
        else:
            quoted = not quoted
    return found
