"""Where in an article a time expression stands: its sentence and the ones beside it."""

import bisect

from newslint import Document, Span
from newslint.views.sentences import sentences


def sentence_of(document: Document, offset: int) -> Span:
    """The sentence that holds the character at `offset`."""
    spans = document.view(sentences)
    index = bisect.bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and offset < spans[index].end else Span(offset, offset)


def sentences_around(document: Document, offset: int, before: int, behind: int) -> Span:
    """From so many sentences before the one that holds `offset` to so many behind it, headline and other blocks too."""
    spans = document.view(sentences)
    index = bisect.bisect_right(spans, offset, key=lambda span: span.start) - 1
    if index < 0 or offset >= spans[index].end:
        return Span(offset, offset)
    return Span(spans[max(0, index - before)].start, spans[min(len(spans) - 1, index + behind)].end)
