"""Files that are a ZIP archive of XML, such as DOCX and ODT: read within limits, and with a way back into the XML.

A reader makes two steps: the XML becomes lines, one for every paragraph with a text, and the lines an article. So the
line of a finding is the number of its paragraph, and `Document.package` leads from there to the characters in the XML.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from newslint.document import Document, Metadata, Package, Part, Role
from newslint.readers import ReadError
from newslint.readers.builder import Run, TextBuilder
from newslint.readers.decoding import Decoded, decode
from newslint.readers.front_matter import FrontMatter
from newslint.readers.story import Passage, add_story
from newslint.readers.xml_tree import Element, parse

_MOST_ENTRIES: Final = 10_000
_LARGEST_TEXT: Final = 20_000_000  # bytes of a part that is read as text; a book has some five million
_LARGEST_PART: Final = 100_000_000  # bytes of one that is only kept, such as a picture
_HIGHEST_RATIO: Final = 1_000  # unpacked to packed; XML of the same word over and over comes to some hundred


class Archive:
    """A ZIP archive of which single parts are read; nothing is unpacked to the disk."""

    def __init__(self, data: bytes, path: str, kind: str) -> None:
        """Raises ReadError for what is no archive; `kind` says what it should be: "Word document"."""
        self._path = path or "the input"
        self._kind = kind
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
            raise ReadError(f"{self._path}: is no {kind}: its archive is damaged or none") from None
        if len(entries) > _MOST_ENTRIES:
            raise ReadError(f"{self._path}: is no {kind} that is read: it holds more than {_MOST_ENTRIES:,} files")
        self._entries = {entry.filename: entry for entry in entries}

    def text(self, name: str) -> str | None:
        """A part as text; None if there is none. Raises ReadError for one that is damaged, locked or a bomb."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        return self._decoded(entry).text

    def _decoded(self, entry: zipfile.ZipInfo) -> Decoded:
        try:
            return decode(self._read(entry, _LARGEST_TEXT), markup=True)
        except ValueError:
            raise self._damaged(entry.filename) from None

    def _read(self, entry: zipfile.ZipInfo, limit: int) -> bytes:
        """A part of at most `limit` bytes."""
        if entry.flag_bits & 1:
            raise ReadError(f"{self._path}: is locked by a password")
        if entry.file_size > limit or entry.file_size > _HIGHEST_RATIO * max(entry.compress_size, 1_000):
            raise ReadError(
                f"{self._path}: its part {entry.filename} would unpack to {entry.file_size:,} bytes, which is not read"
            )
        try:
            with self._zip.open(entry) as file:
                return file.read(entry.file_size + 1)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, RuntimeError):
            raise self._damaged(entry.filename) from None
        except Exception as error:  # zlib.error and lzma's, without importing either
            raise self._damaged(entry.filename, f" ({error})") from None

    def _damaged(self, name: str, told: str = "") -> ReadError:
        return ReadError(f"{self._path}: is no {self._kind} that can be read: its part {name} is damaged{told}")

    def part(self, name: str) -> tuple[str, Element] | None:
        """A part as text and as a tree, whose offsets are in the text; None if there is none. Raises ReadError."""
        text = self.text(name)
        return None if text is None else (text, parse(text, f"{self._path}/{name}").root)

    def replaced(self, parts: dict[str, str]) -> bytes:
        """The archive with other texts in some of its parts, everything else as it is.

        Raises ReadError for a part that is damaged or a bomb.
        """
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as written:
            written.comment = self._zip.comment
            for entry in self._zip.infolist():
                text = parts.get(entry.filename)
                data = text.encode(self._decoded(entry).encoding) if text else self._read(entry, _LARGEST_PART)
                written.writestr(entry, data, compress_type=entry.compress_type)
        return out.getvalue()


class PackageBuilder:
    """Collects the paragraphs of the parts of an archive."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._texts: list[str] = []
        self._parts: list[Part] = []
        self._length = 0
        self._passages: list[tuple[Role, tuple[Run, ...]]] = []

    def part(self, name: str, text: str, passages: Iterable[Passage]) -> None:
        """Adds a part and the passages that were read from it, in its own offsets."""
        base = self._length
        self._texts.append(text)
        self._length += len(text)
        self._parts.append(Part(name, base, self._length))
        for role, runs, _ in passages:
            self._passages.append((role, tuple(Run(run.start + base, run.end + base, run.text) for run in runs)))

    def document(
        self, *, path: str, format: str, metadata: Metadata, notices: Sequence[str], own: Metadata = Metadata()
    ) -> Document:
        """The article; what it says of itself is in `own`."""
        xml = "".join(self._texts)
        lines = TextBuilder(xml, separator="\n")
        for role, runs in self._passages:
            lines.block(role, runs)
        read = lines.document(path=path, metadata=Metadata(), comments=(), format=format)
        story = TextBuilder(read.text)
        published = add_story(story, read.text, list(_passages(read)), FrontMatter())
        return story.document(
            path=path,
            metadata=metadata.merged(own).merged(Metadata(published=published)),
            comments=(),
            format=format,
            notices=notices,
            package=Package(xml, tuple(self._parts), read.source_map),
        )


def _passages(read: Document) -> Iterator[Passage]:
    for block in read.blocks:
        yield Passage(block.role, (Run(block.start, block.end),))
