"""Words by which a paragraph shows that it is a byline or a note to editors, whatever the format."""

import re
from typing import Final

_LONGEST_BYLINE: Final = 120  # characters
_LONGEST_CREDIT: Final = 400  # characters
_BYLINE: Final = re.compile(r"(?:By|BY|Reported by|Written by)\s+[^\W\d_a-z]")
_SENTENCE_END: Final = re.compile(r"(?<!\bJr)(?<!\bSr)[.!?:;,][”\"’')\]]*\Z")
_NOTE: Final = re.compile(
    r"[\s(\[*]*(?:eds?|editors?|editor[’']?s[’']? note|editors[’'] note|note to (?:editors|readers)"
    r"|attention,? editors|corrections?(?: and clarifications?)?|clarifications?)(?: \([^()]{1,40}\))?\s*:",
    re.IGNORECASE,
)
_CREDIT: Final = re.compile(
    r"(?i:[(\[]?\s*(?:(?:additional )?(?:reporting|editing|writing|compiled) by|with (?:additional )?inputs? from))\s+\w|"
    r"(?i:urgent|bulletin|flash|embargoed|not for publication)\b[^.a-z]{0,60}\Z"
)


def is_byline(text: str) -> bool:
    """Whether a paragraph above the story is a byline such as `By Jane Doe, staff writer`."""
    text = text.strip()
    return len(text) <= _LONGEST_BYLINE and _BYLINE.match(text) is not None and _SENTENCE_END.search(text) is None


def is_note(text: str) -> bool:
    """Whether a paragraph speaks to editors or about the article: `Editor’s note: …`, `(Reporting by …)`, `URGENT`."""
    text = text.strip()
    return _NOTE.match(text) is not None or (len(text) <= _LONGEST_CREDIT and _CREDIT.match(text) is not None)
