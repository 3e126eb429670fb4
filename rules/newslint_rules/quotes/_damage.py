"""The damaged quotation marks of a document as hits, for the rules that each speak about one kind of damage."""

from collections.abc import Iterator

from newslint import Document, Hit
from newslint.views.quotations import MarkFault, quotations


def damaged(document: Document, fault: MarkFault, message: str) -> Iterator[Hit]:
    """A hit for every mark with the fault; {0} is the mark with its spaces, {1} what should stand there."""
    for mark in document.view(quotations).damage():
        if mark.fault is fault:
            found = document.text[mark.start : mark.end]
            suggestions = () if mark.written is None else (mark.written,)
            text = message.format(found.strip(), (mark.written or "").strip())
            yield Hit(mark.start, mark.end, text, suggestions)
