"""Fixes of Word documents as tracked changes: what was there is struck out, what should be there stands beside it.

Source: ECMA-376, part 1, 17.13.5 (revisions)
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from newslint.document import Document, Metadata, Part, Span
from newslint.fix import Spared, fixable
from newslint.linter import Linter
from newslint.readers import Reading
from newslint.readers.docx import KIND, read_all
from newslint.readers.package import Archive

AUTHOR: Final = "newslint"
"""The name that the changes are tracked under."""

_MOST_ROUNDS: Final = 10
_RUN_START: Final = re.compile(r"<w:r(?:\s[^<>]*)?>")
_PROPERTIES: Final = re.compile(
    r"\s*+(?:<w:rPr\s*/>|(?P<own><w:rPr(?:\s[^<>]*)?>(?:(?!<w:rPrChange[\s>]|</w:rPr>).)*+)"
    r"(?:<w:rPrChange[\s>](?:(?!</w:rPrChange>).)*+</w:rPrChange>\s*+)?</w:rPr>)",
    re.DOTALL,
)
"""The formatting of a run, and `own` without what a tracked change says that it was before."""

_TEXT_START: Final = re.compile(r"<w:t(?:\s[^<>]*)?>")
_ID: Final = re.compile(r'\bw:id="(\d{1,9})"')
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class FixedDocument(NamedTuple):
    """The bytes of a document with its fixes, and how many were applied."""

    data: bytes
    applied: int


def fix_document(
    data: bytes,
    path: str,
    linter: Linter,
    metadata: Metadata = Metadata(),
    *,
    unsafe: bool = False,
    spared: Spared = lambda finding: False,
) -> FixedDocument:
    """A DOCX file with the fixes of a linter's rules as tracked changes; `unsafe` and `spared` as in `newslint.fix`.

    A fix that would begin or end within another author's insertion, or reach over two stretches of formatting, is not
    applied. Fixing the result again changes nothing. Raises ReadError.
    """
    count = 0
    for _ in range(_MOST_ROUNDS):
        (document,) = read_all(data, path=path, metadata=metadata, reading=Reading())
        edits = dict(_edits(document, linter, unsafe, spared))
        parts: dict[str, str] = {}
        applied = 0
        assert document.package is not None
        for part in document.package.parts:
            xml = document.package.xml[part.start : part.end]
            changed, number = _tracked(
                xml, {_within(place, part): new for place, new in edits.items() if _is_in(place, part)}
            )
            if number:
                parts[part.name] = changed
                applied += number
        if not applied:
            break
        data = Archive(data, path, KIND).replaced(parts)
        count += applied
    return FixedDocument(data, count)


def _edits(document: Document, linter: Linter, unsafe: bool, spared: Spared) -> Iterator[tuple[Span, str]]:
    """What to write where in the XML of the package."""
    package = document.package
    assert package is not None
    for finding in fixable(document, linter, unsafe=unsafe, spared=spared):
        place = document.source_map.source(finding.span)
        in_xml = package.source_map.source(place)
        if document.stands_literally(finding.span) and in_xml.of(package.xml) == finding.text:
            yield in_xml, finding.suggestions[0]


def _is_in(place: Span, part: Part) -> bool:
    return part.start <= place.start and place.end <= part.end


def _within(place: Span, part: Part) -> Span:
    return Span(place.start - part.start, place.end - part.start)


def _tracked(xml: str, edits: Mapping[Span, str]) -> tuple[str, int]:
    """A part with edits as tracked changes, and how many could be made."""
    number = max((int(match[1]) for match in _ID.finditer(xml)), default=0)
    applied = 0
    for place, written in sorted(edits.items(), reverse=True):
        run = _run_around(xml, place)
        if run is None:
            continue
        start, end = run
        opening = _RUN_START.match(xml, start)
        assert opening is not None
        properties = _PROPERTIES.match(xml, opening.end())
        own = f"{properties['own']}</w:rPr>" if properties and properties["own"] else ""
        head = opening[0] + own
        before, old, after = xml[start : place.start], xml[place.start : place.end], xml[place.end : end]
        struck = f'<w:r>{own}<w:delText xml:space="preserve">{old}</w:delText></w:r>'
        tracked = f'</w:t></w:r><w:del w:id="{number + 1}" w:author="{AUTHOR}">{struck}</w:del>'
        if written:
            added = f'<w:r>{own}<w:t xml:space="preserve">{written.translate(_ESCAPES)}</w:t></w:r>'
            tracked += f'<w:ins w:id="{number + 2}" w:author="{AUTHOR}">{added}</w:ins>'
        rest = f'{head}<w:t xml:space="preserve">{after}'
        xml = xml[:start] + _preserved(before) + tracked + rest + xml[end:]
        number += 2
        applied += 1
    return xml, applied


def _run_around(xml: str, place: Span) -> tuple[int, int] | None:
    """The run that holds a place within one of its texts; None where the place is in no plain run."""
    start = max(xml.rfind("<w:r>", 0, place.start), xml.rfind("<w:r ", 0, place.start))
    closing = xml.find("</w:r>", place.end)
    if start < 0 or closing < 0 or "</w:r>" in xml[start : place.start] or "<" in xml[place.start : place.end]:
        return None
    if _RUN_START.search(xml, place.end, closing) or "<![CDATA[" in xml[start:closing]:
        return None  # a text box stands in the run, or its text is not marked up as Word does it
    if _is_open(xml, "w:ins", start) or _is_open(xml, "w:moveTo", start):
        return None
    return start, closing + len("</w:r>")


def _is_open(xml: str, name: str, offset: int) -> bool:
    """Whether an element of this name, which is never empty around a run, is open at `offset`."""
    opened = max(xml.rfind(f"<{name} ", 0, offset), xml.rfind(f"<{name}>", 0, offset))
    if opened < 0 or xml[xml.index(">", opened) - 1] == "/":
        return False
    return xml.rfind(f"</{name}>", opened, offset) < 0


def _preserved(before: str) -> str:
    """The beginning of a run, whose last text keeps its white space."""
    last = list(_TEXT_START.finditer(before))[-1]  # there is one: the place is in a text
    return before[: last.start()] + '<w:t xml:space="preserve">' + before[last.end() :]
