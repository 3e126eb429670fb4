"""What an article was written from: transcripts, press releases, wire copy, the article before it was rewritten.

Sources come from the command line, the configuration, the library's caller and the article's front matter.
What front matter names is never trusted: only files beside or below the article, or in its project, are opened.
"""

import os
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from newslint.document import Document
from newslint.readers import DEFAULT_LIMIT, ReadError, read_articles
from newslint.rule import RuleError

if TYPE_CHECKING:
    from newslint.sources.claim import Claim
    from newslint.sources.quotation import Comparison
    from newslint.sources.rewriting import Swap
    from newslint.sources.translation import Difference

MOST: Final = 200
"""The most sources of one article."""

_KEPT: Final = 64  # files that are read once for all articles
_SAMPLE: Final = 20_000  # code points by which the script of a text is told
_WORD: Final = re.compile(r"\w")
_LETTER: Final = re.compile(r"[^\W\d_]")
_READABLE: Final = re.compile(r"[A-Za-zÀ-ɏͰ-ӿḀ-῿]")  # Latin, Greek and Cyrillic
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")  # https://, file:, C:


class SourceError(RuleError):
    """A source cannot be used; the message names it and says why."""


class Sources:
    """The sources of every article; lent to rules, safe to use from many threads."""

    def __init__(
        self,
        given: Sequence[Document] = (),
        *,
        configured: Callable[[str], Sequence[str]] = lambda path: (),
        folder: str = "",
        limit: int = DEFAULT_LIMIT,
    ) -> None:
        """`given` belong to every article; `configured` names the files that belong to the article at a path.

        `folder` is the project's: front matter may name files in it. `limit` is the largest file to read, in bytes.
        Raises SourceError for a given source that is empty or in a script that cannot be compared.
        """
        for source in given:
            _refuse(source, source.path or "the source")
        self._given: Final = tuple(given)
        self._configured: Final = configured
        self._folder: Final = folder
        self._limit: Final = limit
        self._read: dict[str, tuple[Document, ...] | SourceError] = {}

    def joined(self, more: Sequence[Document]) -> "Sources":
        """These sources and `more`, which belong to every article. Raises SourceError as the constructor does."""
        return Sources((*self._given, *more), configured=self._configured, folder=self._folder, limit=self._limit)

    def has_any(self, document: Document) -> bool:
        """Whether an article has sources, readable or not."""
        declared = document.metadata.sources and os.path.isfile(document.path)
        return bool(self._given or declared or (document.path and self._configured(document.path)))

    def of(self, document: Document) -> tuple[Document, ...]:
        """The sources of an article, each once; a layer, for `document.view`. Raises SourceError."""
        if not self.has_any(document):
            return ()
        paths = [*self._configured(document.path), *self._declared(document)] if document.path else []
        named = [
            source for path in dict.fromkeys(map(os.path.normpath, paths)) for source in self._opened(document, path)
        ]
        found: dict[tuple[str, str], Document] = {}
        for source in (*self._given, *named):
            if source.path and document.path and os.path.realpath(source.path) == os.path.realpath(document.path):
                raise SourceError(f"{document.path}: is given as its own source")
            if document.path and source.text.strip() == document.text.strip():
                name = source.path or "a source"
                raise SourceError(f"{document.path}: {name} is the article itself, word for word, so it is no source")
            found.setdefault((os.path.realpath(source.path) if source.path else "", source.text), source)
        if len(found) > MOST:
            raise SourceError(f"{document.path or 'the article'}: has {len(found)} sources; {MOST} are the most")
        return tuple(found.values())

    def quotations(self, document: Document) -> "tuple[Comparison, ...]":
        """The quotations of an article beside its sources; a layer. Empty without sources. Raises SourceError."""
        sources = self._in_english(document)
        if not sources:
            return ()
        from newslint.sources.quotation import comparisons

        return comparisons(document, sources)

    def claims(self, document: Document) -> "tuple[Claim, ...]":
        """Where an article's claims depart from its sources; a layer. Empty without sources. Raises SourceError."""
        sources = self._in_english(document)
        if not sources or len(sources) < len(document.view(self.of)):  # what no source in English has another may have
            return ()
        from newslint.sources.claim import claims

        return claims(document, sources)

    def swaps(self, document: Document) -> "tuple[Swap, ...]":
        """The words swapped in an article that is a source rewritten; a layer. Raises SourceError."""
        sources = self._in_english(document)
        if not sources:
            return ()
        from newslint.sources.rewriting import swaps

        return swaps(document, sources)

    def translated(self, document: Document) -> "tuple[Difference, ...]":
        """Where an article departs from its only source, if that is not in English; a layer. Raises SourceError."""
        sources = document.view(self.of)
        if len(sources) != 1 or self._in_english(document):
            return ()
        from newslint.sources.translation import differences

        return differences(document, sources[0])

    def _in_english(self, document: Document) -> tuple[Document, ...]:
        sources = document.view(self.of)
        if not sources:
            return ()
        from newslint.sources.translation import is_foreign

        return tuple(source for source in sources if not source.view(is_foreign))

    def _declared(self, document: Document) -> list[str]:
        """The paths that front matter names, if the article is a file and they lie where it may lead."""
        names = document.metadata.sources or ()
        if not names or not os.path.isfile(document.path):
            return []
        if len(names) > MOST:
            raise SourceError(f"{document.path}: front matter names {len(names)} sources; {MOST} are the most")
        here = os.path.dirname(os.path.abspath(document.path))
        roots = tuple(os.path.join(os.path.realpath(folder), "") for folder in (here, self._folder) if folder)
        paths = []
        for name in names:
            refused = f"{document.path}: front matter names the source '{name[:200]}', "
            if os.path.isabs(name) or name.startswith(("\\", "~")) or _ADDRESS.match(name) or "\0" in name:
                raise SourceError(f"{refused}which is not opened: write a path relative to the article")
            path = os.path.normpath(os.path.join(os.path.dirname(document.path), name))
            if not os.path.realpath(path).startswith(roots):
                raise SourceError(f"{refused}which is not opened: it lies outside the article's folder and project")
            if os.path.exists(path) and not os.path.isfile(path):
                raise SourceError(f"{refused}which is no file")
            paths.append(path)
        return paths

    def _opened(self, document: Document, path: str) -> tuple[Document, ...]:
        """The articles of the source at a path, read once. Raises SourceError."""
        key = os.path.realpath(path)
        known = self._read.get(key)
        if known is None:
            try:
                known = read_articles(path, limit=self._limit)
                for source in known:
                    _refuse(source, path)
            except ReadError as error:
                known = SourceError(str(error))
            except SourceError as error:
                known = error
            while len(self._read) >= _KEPT:
                self._read.pop(next(iter(self._read)), None)
            self._read[key] = known
        if isinstance(known, SourceError):
            raise SourceError(f"{document.path}: its source {known}")
        return known


def _refuse(source: Document, name: str) -> None:
    """Raises SourceError for a text that nothing can be compared with."""
    sample = source.text[:_SAMPLE]
    if not _WORD.search(sample) and not _WORD.search(source.text):
        raise SourceError(f"{name}: is empty, so nothing can be compared with it")
    if sample.isascii():
        return
    letters = _LETTER.findall(sample)
    strange = [letter for letter in letters if not _READABLE.match(letter)]
    if len(strange) * 2 > len(letters):
        import unicodedata

        script = unicodedata.name(strange[0], "an unknown").split()[0].title()
        raise SourceError(f"{name}: is in another script ({script}), which cannot be compared with an English article")
