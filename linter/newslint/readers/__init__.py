"""From files to documents: bytes are decoded, the format is told by the name, and its reader does the rest."""

import importlib
import os
from collections.abc import Mapping
from typing import Final

from newslint.document import Document, Metadata
from newslint.readers.decoding import decode

DEFAULT_LIMIT: Final = 10_000_000
"""The largest file that is read, in bytes, unless the configuration says otherwise."""

FORMATS: Final[Mapping[str, str]] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""The reader of each file name ending."""


class ReadError(Exception):
    """A file cannot be read as an article; the message says why and names the file."""


def format_of(path: str) -> str | None:
    """The format that a file's name tells, or None."""
    return FORMATS.get(os.path.splitext(path)[1].lower())


def read_file(
    path: str, *, format: str | None = None, metadata: Metadata = Metadata(), limit: int = DEFAULT_LIMIT
) -> Document:
    """Reads a file; a name without a known ending is plain text. Raises ReadError."""
    try:
        with open(path, "rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror}") from None
    if len(data) > limit:
        raise ReadError(f"{path}: is larger than {limit:,} bytes; raise max_bytes in the configuration to read it")
    return read_bytes(data, path=path, format=format, metadata=metadata)


def read_bytes(data: bytes, *, path: str = "", format: str | None = None, metadata: Metadata = Metadata()) -> Document:
    """Reads the bytes of a file. Raises ReadError for what is no text."""
    try:
        decoded = decode(data)
    except ValueError as error:
        raise ReadError(f"{path or 'the input'}: {error}") from None
    return read_text(
        decoded.text, path=path, format=format or format_of(path) or "plain", metadata=metadata, notices=decoded.notices
    )


def read_text(
    text: str,
    *,
    path: str = "",
    format: str = "plain",
    metadata: Metadata = Metadata(),
    notices: tuple[str, ...] = (),
) -> Document:
    """Reads a text in a format; `metadata` given by the caller wins over the article's own. Raises ReadError."""
    if format not in FORMATS.values():
        raise ReadError(f"there is no format '{format}'; there are {', '.join(sorted(set(FORMATS.values())))}")
    reader = importlib.import_module(f"newslint.readers.{format}")
    document: Document = reader.read(text, path=path, metadata=metadata, notices=notices)
    return document
