"""From files to documents: bytes are decoded, the format is told by the name, and its reader does the rest."""

import importlib
import os
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from newslint.document import Document, Metadata
from newslint.readers.decoding import decode

DEFAULT_LIMIT: Final = 10_000_000
"""The largest file that is read, in bytes, unless the configuration says otherwise."""


class Format(NamedTuple):
    """A file format: the endings of its names, and what its reader, the module of its name, is given and gives.

    A reader has a function `read(source, *, path, metadata, notices) -> Document`; with `many` it is
    `read_all(source, *, path, metadata, notices, reading) -> tuple[Document, ...]`, with an article in each. The source
    is text, or, with `binary`, the bytes of the file. Where files of an ending are often something else, `maybe` says
    so, and `recognises(beginning, reading) -> bool` tells from the beginning of a file's text whether it looks like an
    article; one that has none all the same raises NoArticleError.
    Files of `markup` may declare their encoding.
    """

    endings: tuple[str, ...]
    many: bool = False
    binary: bool = False
    maybe: bool = False
    markup: bool = False


FORMATS: Final[Mapping[str, Format]] = {
    "plain": Format((".txt", ".text")),
    "markdown": Format((".md", ".markdown")),
    "html": Format((".html", ".htm", ".xhtml"), markup=True),
    "json": Format((".json",), many=True, maybe=True),
    "docx": Format((".docx", ".docm"), many=True, binary=True),
    "odt": Format((".odt",), many=True, binary=True),
    "pdf": Format((".pdf",), many=True, binary=True),
    "xml": Format((".xml", ".nitf", ".rss", ".atom"), many=True, maybe=True, markup=True),
}
"""The formats by name."""

_BY_ENDING: Final = {ending: name for name, format in FORMATS.items() for ending in format.endings}
_BEGINNING: Final = 65_536  # bytes


class Reading(NamedTuple):
    """How files are read where there is a choice.

    `json` leads from what a text is (`readers.json.ROLES`) or tells (`readers.json.METADATA`) to the JSON pointers of
    its places, in which `*` stands for any index or key.
    `tracked_changes` (accepted or original) says how changes that a Word document tracks are read.
    """

    json: Mapping[str, tuple[str, ...]] = {}
    tracked_changes: str = "accepted"


class ReadError(Exception):
    """A file cannot be read as an article; the message says why and names the file."""


class NoArticleError(ReadError):
    """A file is what its name says, but holds no article."""


def format_of(path: str) -> str | None:
    """The format that a file's name tells, or None."""
    return _BY_ENDING.get(os.path.splitext(path)[1].lower())


def is_article(path: str, reading: Reading = Reading()) -> bool:
    """Whether a file found in a folder is one to read: its name tells a format, and its beginning does not belie it."""
    name = format_of(path)
    if name is None or not FORMATS[name].maybe:
        return name is not None
    try:
        with open(path, "rb") as file:
            beginning = file.read(_BEGINNING)
    except OSError:
        return True  # so that the reader can say what is wrong
    text = beginning.replace(b"\0", b"").decode("utf-8", "replace")  # without NUL, UTF-16 looks the same
    recognised: bool = _reader(name).recognises(text, reading)
    return recognised


def read_articles(
    path: str,
    *,
    format: str | None = None,
    metadata: Metadata = Metadata(),
    limit: int = DEFAULT_LIMIT,
    reading: Reading = Reading(),
) -> tuple[Document, ...]:
    """The articles of a file, mostly one; a name without a known ending is plain text. Raises ReadError."""
    data = file_bytes(path, limit=limit)
    return articles_of(data, path=path, format=format, metadata=metadata, reading=reading)


def read_file(
    path: str,
    *,
    format: str | None = None,
    metadata: Metadata = Metadata(),
    limit: int = DEFAULT_LIMIT,
    reading: Reading = Reading(),
) -> Document:
    """The article of a file that holds one. Raises ReadError."""
    return _only(read_articles(path, format=format, metadata=metadata, limit=limit, reading=reading), path)


def read_bytes(
    data: bytes,
    *,
    path: str = "",
    format: str | None = None,
    metadata: Metadata = Metadata(),
    reading: Reading = Reading(),
) -> Document:
    """The article of a file that holds one, from its bytes. Raises ReadError."""
    return _only(articles_of(data, path=path, format=format, metadata=metadata, reading=reading), path)


def read_text(
    text: str,
    *,
    path: str = "",
    format: str = "plain",
    metadata: Metadata = Metadata(),
    notices: tuple[str, ...] = (),
) -> Document:
    """Reads a text in a format; `metadata` given by the caller wins over the article's own. Raises ReadError."""
    return _only(articles_of_text(text, path=path, format=format, metadata=metadata, notices=notices), path)


def file_bytes(path: str, *, limit: int = DEFAULT_LIMIT) -> bytes:
    """The bytes of a file. Raises ReadError for one that cannot be read or is larger than `limit` bytes."""
    try:
        with open(path, "rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror}") from None
    check_size(path, len(data), limit)
    return data


def check_size(path: str, size: int, limit: int) -> None:
    """Raises ReadError for a file of more than `limit` bytes."""
    if size > limit:
        raise ReadError(f"{path}: is larger than {limit:,} bytes; raise max_bytes in the configuration to read it")


def articles_of(
    data: bytes,
    *,
    path: str = "",
    format: str | None = None,
    metadata: Metadata = Metadata(),
    reading: Reading = Reading(),
) -> tuple[Document, ...]:
    """The articles in the bytes of a file. Raises ReadError."""
    name = format or format_of(path) or "plain"
    if _format(name).binary:
        return _read_all(name, data, path, metadata, (), reading)
    try:
        decoded = decode(data, markup=FORMATS[name].markup)
    except ValueError as error:
        raise ReadError(f"{path or 'the input'}: {error}") from None
    return articles_of_text(
        decoded.text, path=path, format=name, metadata=metadata, notices=decoded.notices, reading=reading
    )


def articles_of_text(
    text: str,
    *,
    path: str = "",
    format: str = "plain",
    metadata: Metadata = Metadata(),
    notices: tuple[str, ...] = (),
    reading: Reading = Reading(),
) -> tuple[Document, ...]:
    """The articles of a text in a format. Raises ReadError."""
    known = _format(format)
    if known.binary:
        raise ReadError(f"{path or 'the input'}: the format '{format}' is read from bytes, not from text")
    if known.many:
        return _read_all(format, text, path, metadata, notices, reading)
    document: Document = _reader(format).read(text, path=path, metadata=metadata, notices=notices)
    return (document,)


def _read_all(
    name: str, source: str | bytes, path: str, metadata: Metadata, notices: tuple[str, ...], reading: Reading
) -> tuple[Document, ...]:
    documents: tuple[Document, ...] = _reader(name).read_all(
        source, path=path, metadata=metadata, notices=notices, reading=reading
    )
    return documents


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise ReadError(f"there is no format '{name}'; there are {', '.join(sorted(FORMATS))}")
    return FORMATS[name]


def _reader(name: str) -> Any:
    return importlib.import_module(f"newslint.readers.{name}")


def _only(documents: tuple[Document, ...], path: str) -> Document:
    if len(documents) != 1:
        raise ReadError(f"{path or 'the input'}: holds {len(documents)} articles, not one")
    return documents[0]
