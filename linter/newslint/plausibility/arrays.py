"""A file of named, memory-mapped arrays: the one container that every part of the model is shipped in."""

from __future__ import annotations

import json
import mmap
import struct
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

MAGIC = b"newslint arrays 1\n"
ALIGNMENT = 8
SIZES = {"b": 1, "B": 1, "H": 2, "h": 2, "I": 4, "i": 4, "f": 4}


class ModelFileError(Exception):
    """A model file is missing, cut short or not one of ours; the message names the file."""


class Arrays(NamedTuple):
    """Named sections of one mapped file, plus a small dictionary of facts about how it was made.

    Numeric sections are memory views whose items are read straight from the page cache.
    """

    sections: Mapping[str, memoryview]
    about: Mapping[str, object]

    def numbers(self, name: str) -> memoryview:
        """The section called `name`, a view of numbers."""
        return self.sections[name]

    def lines(self, name: str) -> list[str]:
        """The section called `name`, text with one entry a line."""
        return bytes(self.sections[name]).decode("utf-8").split("\n")


def open_arrays(path: Path) -> Arrays:
    """Map the file at `path`. Raises ModelFileError when it cannot be a whole file of arrays."""
    if sys.byteorder != "little":
        raise ModelFileError(f"{path}: the model files need a little-endian machine")
    try:
        with path.open("rb") as handle:
            mapped = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise ModelFileError(f"{path}: cannot be read as a model file: {error}") from error
    view = memoryview(mapped)
    prefix = len(MAGIC) + 4
    if len(view) < prefix or bytes(view[: len(MAGIC)]) != MAGIC:
        raise ModelFileError(f"{path}: not a newslint model file")
    (length,) = struct.unpack_from("<I", view, len(MAGIC))
    try:
        header = json.loads(bytes(view[prefix : prefix + length]))
        sections = {}
        base = padded(prefix + length)
        for name, (kind, start, size) in header["sections"].items():
            if base + start + size > len(view):
                raise ModelFileError(f"{path}: cut short: {len(view)} bytes")
            sections[name] = view[base + start : base + start + size].cast(kind)
    except (ValueError, KeyError, TypeError) as error:
        raise ModelFileError(f"{path}: damaged header: {error}") from error
    return Arrays(sections, header["about"])


def pack_arrays(sections: Iterable[tuple[str, str, bytes]], about: Mapping[str, object]) -> bytes:
    """The bytes of a file of (name, type code of `array`, little-endian bytes) sections. The same input gives the
    same bytes."""
    places: dict[str, tuple[str, int, int]] = {}
    body: list[bytes] = []
    position = 0
    for name, kind, data in sections:
        if len(data) % SIZES[kind]:
            raise ValueError(f"section {name}: {len(data)} bytes are no whole number of items")
        places[name] = (kind, position, len(data))
        padding = padded(len(data)) - len(data)
        body += [data, bytes(padding)]
        position += len(data) + padding
    header = json.dumps({"about": about, "sections": places}, sort_keys=True).encode()
    start = MAGIC + struct.pack("<I", len(header)) + header
    return start + bytes(padded(len(start)) - len(start)) + b"".join(body)


def padded(length: int) -> int:
    """`length` rounded up to the alignment of sections."""
    return -(-length // ALIGNMENT) * ALIGNMENT
