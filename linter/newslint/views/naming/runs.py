"""Runs of words with a capital, which names are made of."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from newslint.document import Block
from newslint.views.naming.lexicon import HONORIFICS, PARTICLES, POSTS, ROYAL

_UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŨŪŬŮŰŲŴŶŸŹŻŽƏȘȚẠ-ỸΆ-ΩА-Я"
_TOKEN: Final = re.compile(
    rf"(?<![\w@#$/])(?:(?:[Aa]l|[Ee]l|[Uu]l|as|ash|ad|an|az|at)[-‐‑]|[dl][’'])?"
    rf"(?:[{_UPPER}]\.(?:[-‐‑]?[{_UPPER}]\.){{0,3}}(?![\w])|[{_UPPER}]\w*(?:[’'‐‑-]\w+)*+)"
)
_ABBREVIATIONS: Final = frozenset(
    "Mr Mrs Ms Mx Dr Drs Prof Hon Rev Fr St Ste Sen Sens Rep Reps Gov Govs Gen Lt Col Maj Capt Cpl Sgt Pvt Adm Cmdr "
    "Brig Pres Supt Insp Det Messrs Mme Msgr Atty Amb Asst Dep".split()
)
SAINTS: Final = frozenset("St Saint St.".split())
_CONNECTORS: Final = frozenset("of for and the".split())

_LONGEST: Final = 24  # words; no name has more


class Token(NamedTuple):
    """A word with a capital, without possessive ending and full stop; `joint` is what leads to it from the one before.

    The joint is empty for the first of a run, a space, or the small words between: “van der”, “of the”, “&”, “,”.
    """

    start: int
    end: int
    word: str
    joint: str


Run = list[Token]


def runs(text: str, block: Block) -> Iterator[Run]:
    """The runs of a block: words with a capital with nothing but particles and the small words of titles between."""
    run: Run = []
    last_end = -1
    for match in _TOKEN.finditer(text, block.start, block.end):
        start, end = match.span()
        joint = _joint(text, run[-1], last_end, start) if run and len(run) < _LONGEST else None
        if joint is None and run:
            yield run
            run = []
        word = match[0]
        whole = end
        if word[-1] == "s" and len(word) > 2 and word[-2] in "'’":
            word, end = word[:-2], end - 2
            # Behind a possessive nothing belongs to the name, but for St. Brendan’s Hospital.
            last_end = match.end() if run and run[-1].word in SAINTS else -2
        else:
            if end < block.end and text[end] == "." and word in _ABBREVIATIONS:
                whole += 1
            last_end = whole
        run.append(Token(start, end, word, joint or ""))
    if run:
        yield run


def _joint(text: str, before: Token, last_end: int, start: int) -> str | None:
    if last_end < 0:
        return None
    gap = text[last_end:start]
    if gap in (" ", "\u00a0"):
        return " "
    if not gap or len(gap) > 14:
        return None
    if gap == " & ":
        return "&"
    if gap[0] == " " and gap[-1] == " ":
        words = gap.split()
        if all(word in PARTICLES for word in words) or all(word in _CONNECTORS for word in words):
            return " ".join(words)
    if gap == ", " and text[start : start + 3] in ("Jr.", "Sr.", "Inc", "Ltd", "III"):
        return ","
    if gap in (' "', " “", " (", " '", " ‘"):  # William "Bill" Clinton
        return gap.strip()
    if gap in ('" ', "” ", ") ", "' ", "’ ") and before.joint in ('"', "“", "(", "'", "‘"):
        return ")"
    return None


def opens_sentence(text: str, block: Block, start: int) -> bool:
    """Whether the word at `start` opens a sentence, a quotation or its block."""
    at = start - 1
    while at >= block.start and text[at] in " \t\n\u00a0":
        at -= 1
    if at < block.start:
        return True
    if text[at] in '.!?:;“"‘([•*—–…»«':
        return not (text[at] == "." and _ends_title(text, at))
    return text[at] in "'-" and at + 1 < start and at > block.start and text[at - 1] in " -"


def _ends_title(text: str, stop: int) -> bool:
    start = stop
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    word = text[start:stop]
    return word in _ABBREVIATIONS or len(word) == 1


def is_title_word(word: str) -> bool:
    """Whether a word with a capital is a post, a rank or a form of address."""
    return word in HONORIFICS or word in ROYAL or word.lower() in POSTS
