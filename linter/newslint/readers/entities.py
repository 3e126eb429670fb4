"""Character references such as `&eacute;`, `&#8217;` and `&#x2019;`."""

import re
from html.entities import html5
from typing import Final

_REFERENCE: Final = re.compile(
    r"&(?:#(?P<decimal>[0-9]+)|#[xX](?P<hexadecimal>[0-9a-fA-F]+)|(?P<name>[A-Za-z][A-Za-z0-9]{1,31}));?"
)
_LARGEST: Final = 0x10FFFF
_REPLACEMENT: Final = "\ufffd"


def reference_at(text: str, offset: int, *, strict: bool = False) -> tuple[str, int] | None:
    """The characters that a reference at `offset` stands for, and where it ends; None if it is no reference.

    As browsers read them (https://html.spec.whatwg.org/#character-reference-state): the semicolon may be missing
    after a number and after the old names, and numbers of Windows-1252 are mended.
    With `strict`, as CommonMark reads them: never without a semicolon.
    """
    match = _REFERENCE.match(text, offset)
    if match is None:
        return None
    closed = match[0].endswith(";")
    if strict and not closed:
        return None
    name = match["name"]
    if name is None:
        character = _numbered(match["decimal"], match["hexadecimal"], strict=strict)
        return (character, match.end()) if character else None
    if closed and (known := html5.get(name + ";")):
        return known, match.end()
    if not strict:
        for length in range(len(name), 1, -1):
            if old := html5.get(name[:length]):
                return old, offset + 1 + length
    return None


def decoded(text: str) -> str:
    """`text`, such as the value of an attribute, with its references decoded."""
    parts: list[str] = []
    end = 0
    offset = text.find("&")
    while offset >= 0:
        reference = reference_at(text, offset)
        if reference:
            parts += (text[end:offset], reference[0])
            end = reference[1]
        offset = text.find("&", max(end, offset + 1))
    return "".join(parts) + text[end:]


def _numbered(decimal: str | None, hexadecimal: str | None, *, strict: bool) -> str:
    """The character with a number, or "" where the number is better left as it was written."""
    digits = (decimal or hexadecimal or "").lstrip("0")
    if len(digits) > 7:
        return "" if strict else _REPLACEMENT
    number = int(digits or "0", 10 if decimal else 16)
    if number == 0 or number > _LARGEST or 0xD800 <= number <= 0xDFFF:
        return _REPLACEMENT
    if 0x80 <= number <= 0x9F and not strict:
        return bytes((number,)).decode("cp1252", "ignore")
    if number < 0x20 and number not in (0x09, 0x0A, 0x0D):
        return ""
    return chr(number)
