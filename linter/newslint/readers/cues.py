"""Words by which a paragraph shows that it is a byline or a note to editors, whatever the format."""

import functools
import re
from typing import Final

_LONGEST_BYLINE: Final = 120  # characters
_LONGEST_CREDIT: Final = 400  # characters
_BYLINE_STARTS: Final = ("By ", "BY ", "By\u00a0", "Reported by ", "Written by ")
_NOTE_STARTS: Final = (
    *("ed", "attention", "correction", "clarification", "note to", "additional", "reporting", "writing", "compiled"),
    *("with ", "urgent", "bulletin", "flash", "embargo", "not for publication"),
)
"""What a note begins with, in lower case behind brackets and stars: most paragraphs need no closer look."""


@functools.cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"(?<!\bJr)(?<!\bSr)[.!?:;,][”\"’')\]]*\Z")


@functools.cache
def _note() -> re.Pattern[str]:
    return re.compile(
        r"[\s(\[*]*(?:eds?|editors?|editor[’']?s[’']? note|editors[’'] note|note to (?:editors|readers)"
        r"|attention,? editors|corrections?(?: and clarifications?)?|clarifications?)(?: \([^()]{1,40}\))?\s*:",
        re.IGNORECASE,
    )


@functools.cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        r"[(\[]?\s*"
        r"(?:(?:additional )?(?:reporting|editing|writing|compiled) by|with (?:additional )?inputs? from)\s+\w|"
        r"(?:urgent|bulletin|flash|embargoed|not for publication)\b(?-i:[^.a-z]{0,60}\Z)",
        re.IGNORECASE,
    )


def is_byline(text: str) -> bool:
    """Whether a paragraph above the story is a byline such as `By Jane Doe, staff writer`."""
    text = text.strip()
    if len(text) > _LONGEST_BYLINE or not text.startswith(_BYLINE_STARTS):
        return False
    name = text.split(maxsplit=2)[1 if text[0] == "B" else 2 :]
    return bool(name) and name[0][0].isalpha() and not name[0][0].islower() and not _sentence_end().search(text)


def is_note(text: str) -> bool:
    """Whether a paragraph speaks to editors or about the article: `Editor’s note: …`, `(Reporting by …)`, `URGENT`."""
    text = text.strip()
    if not text[:40].lstrip("([* \t").lower().startswith(_NOTE_STARTS):
        return False
    return _note().match(text) is not None or (len(text) <= _LONGEST_CREDIT and _credit().match(text) is not None)
