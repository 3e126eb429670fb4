"""PDF: the text of its pages in lines, read like wrapped plain text. The extra `newslint[pdf]`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from newslint.document import Document, Metadata
from newslint.readers import ReadError, Reading, plain

_MOST_PAGES: Final = 2_000
_LEAST_PAGES: Final = 3  # of a file in which what every page repeats is told from its text


def read_all(
    source: bytes,
    *,
    path: str = "",
    metadata: Metadata = Metadata(),
    notices: tuple[str, ...] = (),
    reading: Reading = Reading(),
) -> tuple[Document, ...]:
    """The one article of a file; its lines are those of the text, counted from the first page.

    Raises ReadError without the extra, for what is no PDF, is locked, or holds pictures of text only.
    """
    name = path or "the input"
    try:
        import pypdfium2
    except ModuleNotFoundError:
        raise ReadError(f"{name}: PDF files need an extra: pip install 'newslint[pdf]'") from None
    try:
        with pypdfium2.PdfDocument(source) as file:
            if len(file) > _MOST_PAGES:
                raise ReadError(f"{name}: has more than {_MOST_PAGES:,} pages")
            pages = [page.get_textpage().get_text_bounded().splitlines() for page in file]
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(f"{name}: is locked by a password") from None
        raise ReadError(f"{name}: is no PDF that can be read: {error}") from None
    text = "\n\n".join("\n".join(lines) for lines in _without_furniture(pages) if lines)
    if not text.strip():
        raise ReadError(f"{name}: holds no text, only pictures of it")
    return (plain.read(text, path=path, metadata=metadata, notices=notices),)


def _without_furniture(pages: Sequence[list[str]]) -> Iterator[list[str]]:
    """The pages without the lines at their head and foot that most of them repeat, and without page numbers."""
    ends = Counter(line.strip() for page in pages for line in {*page[:1], *page[-1:]})
    for page in pages:
        lines = list(page)
        for index in (-1, 0):
            while lines and _is_furniture(lines[index].strip(), ends, len(pages)):
                lines.pop(index)
        yield lines


def _is_furniture(line: str, ends: Counter[str], pages: int) -> bool:
    return not line or line.isdecimal() or (pages >= _LEAST_PAGES and ends[line] > pages / 2)
