"""Text on one line of a terminal or a log: nothing in an article may end the line, move the cursor or reorder it."""

from typing import Final

_NAMED: Final = {"\n": "\\n", "\r": "\\r"}


def escaped(text: str) -> str:
    r"""`text` with its line ends, controls, bidirectional overrides and lone surrogates as `\n`, `\x1b`, `\u202e`.

    A tab stays, and so does a backslash: the result is for reading, not for decoding.
    """
    if text.isprintable():
        return text
    return "".join(_code(character) if _is_unsafe(ord(character)) else character for character in text)


def _is_unsafe(code: int) -> bool:
    return (
        (code < 0x20 and code != 0x09)
        or 0x7F <= code <= 0x9F
        or 0x2028 <= code <= 0x202E
        or 0x2066 <= code <= 0x2069
        or 0xD800 <= code <= 0xDFFF
    )


def _code(character: str) -> str:
    code = ord(character)
    return _NAMED.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
