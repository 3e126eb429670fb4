import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, rule

_REACH: Final = 60  # code points before a number in which the words say that it is one to call
_CODES: Final = ("area code", "exchange")


@rule(
    title="A telephone number of impossible form",
    why="A number with a digit too few, or with a code that does not exist, reaches nobody or a stranger.",
    level=Level.WARNING,
    source="North American Numbering Plan; Ofcom, National Telephone Numbering Plan",
    quotations=Quotations.SOFTER,
    bad=[
        "Anyone with information should call [[(115) 555-0142]].",
        "Call the tip line at [[303-155-0142]].",
        "The hotline, [[1-800-555-014]], is open day and night.",
        "Phone [[212-555-01423]] for tickets.",
        "To book, ring [[0621 496 0123]] before noon.",
        "Tickets: telephone [[020 7946 095]].",
        "Call +44 20 7946 0958 or [[+44 020 7946 0958]].",
    ],
    good=[
        "Anyone with information should call (215) 555-0142.",
        "The hotline, 1-800-555-0142, is open day and night.",
        "Call 911, or 555-0142 for the desk, ext. 12.",
        "To book, ring 0121 496 0123 before noon, or 07700 900123.",
        "Tickets: telephone 020 7946 0958.",
        "Call +44 (0)20 7946 0958.",
        "The case number is 115-555-0142, the police said.",
        "He called for a vote that ended 155-115-2022 times over.",
        "Call +33 1 23 45 67 89 or +49 30 901820.",
        "She won 6-4, 4-6 and the call on 115-155 was wrong.",
    ],
)
def telephone_number(document: Document) -> Iterator[Hit]:
    """Looks at figures behind a word of calling: North American ones in threes, British ones behind a nought or +44."""
    text = document.text
    for match in _number().finditer(text):
        if not _calling().search(text[max(0, match.start() - _REACH) : match.start()]):
            continue
        reason = _british(match["british"]) if match["british"] else _american(match)
        if reason:
            yield Hit(match.start(), match.end(), reason)


def _american(match: re.Match[str]) -> str:
    """What is wrong with a number of a North American form; empty if nothing is."""
    digits = len(match["line"])
    if digits != 4:
        return f"the last group has {digits} digits, not four"
    for code, name in zip((match["area"] or match["plain"], match["exchange"]), _CODES, strict=True):
        if code[0] in "01":
            return f"no {name} begins with {code[0]}: {code}"
    return ""


def _british(number: str) -> str:
    """What is wrong with a number of a British form; empty if nothing is."""
    abroad = number.startswith("+44")
    digits = "".join(character for character in number.removeprefix("+44").replace("(0)", "") if character.isdigit())
    if abroad and digits.startswith("0"):
        return "behind +44 the first 0 is left out"
    digits = digits.removeprefix("0")
    if digits[:1] in ("4", "6"):
        return f"no British number begins with 0{digits[0]}"
    fewest = 9 if digits[:1] in ("1", "8") else 10
    if not fewest <= len(digits) <= 10:
        return f"a number that begins with 0{digits[:1]} has eleven digits, not {len(digits) + 1}"
    return ""


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.,+/-])(?:(?:\+?1[-. ])?(?:\((?P<area>\d{3})\) ?"
        r"|(?P<plain>\d{3})[-.])(?P<exchange>\d{3})[-.](?P<line>\d{3,5})"
        r"|(?P<british>(?:\+44(?: ?\(0\))?|0\d{2,4}) ?\d{2,4} ?\d{3,4}(?: \d{3,4})?))(?![\w/-]|[.,]\d)"
    )


@cache
def _calling() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:call|calls|phone|telephone|tel|dial|ring|fax|hotline|helpline|tip line|text)\b[^\n]*\Z"
    )
