"""Bytes to text: UTF-8 first, marks and declarations honoured, Windows-1252 as a last resort that is said aloud."""

import codecs
import contextlib
import re
from typing import Final, NamedTuple

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_DECLARED: Final = re.compile(
    rb"""^(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)|<meta\s[^>]*?charset\s*=\s*["']?([\w.:-]+)""",
    re.IGNORECASE,
)
_HOLDS_ASCII: Final = re.compile(
    r"(?:us-)?ascii|latin|iso-?8859|windows-|cp\d|koi8|mac|shift|sjis|euc|gb|big5", re.IGNORECASE
)
"""Encodings in which ASCII is ASCII, so that a declaration in ASCII may name them; UTF-8 is tried anyway."""
_LATIN: Final = ("ascii", "iso8859-1")
_BEGINNING: Final = 1_024  # bytes in which a declaration stands
_CONTROL: Final = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TOO_MANY_CONTROLS: Final = 0.05
_NOT_LATIN: Final = re.compile(rb"[\x80-\x9f]")
_LINE_END: Final = re.compile(rb"\r\n|\r|\n")


class Decoded(NamedTuple):
    """A text, with a byte order mark if the file has one; its encoding, and what to tell the reader about that."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, *, markup: bool = False) -> Decoded:
    """The text of a file's bytes; in `markup` (XML, HTML) a declaration of the encoding is heeded.

    Raises ValueError with a reason for what is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                raise ValueError(f"begins like {encoding.upper()} text but is none") from None
    if b"\0" in data:
        raise ValueError("is no text: it holds NUL bytes")
    if len(_CONTROL.findall(data)) > len(data) * _TOO_MANY_CONTROLS:
        raise ValueError("is no text: it holds many control characters")
    declared = _declared(data) if markup else None
    try:
        return Decoded(data.decode("utf-8"), declared if declared and data.isascii() else "utf-8")
    except UnicodeDecodeError as error:
        if declared:
            with contextlib.suppress(UnicodeDecodeError):
                return Decoded(data.decode(declared), declared)
        line = len(_LINE_END.findall(data, 0, error.start)) + 1
        notice = (
            f"not valid UTF-8 (byte 0x{data[error.start]:02x} in line {line}): read as Windows-1252; "
            "save the file as UTF-8"
        )
        return Decoded(data.decode("cp1252", "replace"), "cp1252", (notice,))


def _declared(data: bytes) -> str | None:
    """The encoding that a declaration names, if it is one that can be read."""
    match = _DECLARED.search(data[:_BEGINNING])
    name = (match[1] or match[2]).decode("ascii", "replace") if match else ""
    if not _HOLDS_ASCII.match(name):
        return None
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return None
    # What is declared as Latin-1 is Windows-1252 where it has the quotation marks and dashes of the latter.
    return "cp1252" if known in _LATIN and _NOT_LATIN.search(data) else known
