"""Bytes to text: UTF-8 first, a byte order mark honoured, Windows-1252 as a last resort that is said aloud."""

import codecs
import re
from typing import Final, NamedTuple

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL: Final = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TOO_MANY_CONTROLS: Final = 0.05
_LINE_END: Final = re.compile(rb"\r\n|\r|\n")


class Decoded(NamedTuple):
    """A text, with a byte order mark if the file has one; its encoding, and what to tell the reader about that."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes. Raises ValueError with a reason for what is no text."""
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
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        line = len(_LINE_END.findall(data, 0, error.start)) + 1
        notice = (
            f"not valid UTF-8 (byte 0x{data[error.start]:02x} in line {line}): read as Windows-1252; "
            "save the file as UTF-8"
        )
        return Decoded(data.decode("cp1252", "replace"), "cp1252", (notice,))
