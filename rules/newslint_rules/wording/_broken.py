"""The phrase book of this pack and what it sees in a document."""

import functools
import os
from typing import Final

from newslint import Document
from newslint.phrasebook.book import PhraseBook
from newslint.phrasebook.broken import Broken, PhraseReading, read_phrases
from newslint.phrasebook.evidence import PhraseEvidence

_PHRASES: Final = os.path.join(os.path.dirname(__file__), "_phrases")
_MILLION: Final = 1_000_000


@functools.cache
def phrase_book() -> PhraseBook:
    """The frozen phrases of this pack, opened when first asked for."""
    return PhraseBook.open(_PHRASES)


@functools.cache
def evidence() -> PhraseEvidence:
    """What news says about words and phrases, opened when first asked for."""
    return PhraseEvidence()


def phrases(document: Document) -> PhraseReading:
    """The broken phrases of a document, and the words that stand rightly in one: a view."""
    return read_phrases(document, phrase_book(), evidence())


def told(one: Broken) -> str:
    """What an editor is told about a broken phrase."""
    corpus = f"{round(evidence().words / _MILLION)} million words of news"
    written = f"'{one.written}' is common" if one.is_common else f"the phrase is '{one.written}'"
    return f"'{one.found}' is not found in {corpus}; {written}"
