"""Stretches of an article that are no prose: shortcodes, embeds and template tags, and what a newsroom marks so."""

from collections.abc import Iterator, Sequence
from typing import Final

from newslint.document import Block, Document, Role, Span
from newslint.patterns import Pattern

SHORTCODES: Final = (
    r"\{\{[<%](?s:.*?)[>%]\}\}",  # Hugo
    r"\{%(?s:.*?)%\}",  # Liquid, Jinja, Twig
    r"\[/?(?:caption|gallery|embed|video|audio|playlist|youtube|vimeo|twitter|tweet|instagram|facebook|soundcloud|"
    r"iframe|embedly|poll|quiz|related|button|slideshow|shortcode|wp_\w+|vc_\w+|et_pb_\w+)(?:\s[^\]\n]*)?/?\]",
    r"\[\[\{(?s:.*?)\}\]\]",  # Drupal
)
"""Regular expressions of what content management systems put into texts."""


def without_ignored(document: Document, patterns: Sequence[Pattern]) -> Document:
    """The document with what the patterns match as blocks of code, which no rule reads; the text stays as it is."""
    ignored = sorted(Span(match.start, match.end) for pattern in patterns for match in pattern.search(document))
    if not ignored:
        return document
    blocks = [part for block in document.blocks for part in _parts(document.text, block, ignored)]
    return document.with_blocks(blocks)


def _parts(text: str, block: Block, ignored: Sequence[Span]) -> Iterator[Block]:
    """A block, cut where an ignored stretch begins and ends; white space at the cuts belongs to none."""
    position = block.start
    for span in ignored:
        start, end = max(span.start, position), min(span.end, block.end)
        if start >= end:
            continue
        yield from _prose(text, block.role, position, start)
        yield Block(Role.CODE, start, end)
        position = end
    yield from _prose(text, block.role, position, block.end)


def _prose(text: str, role: Role, start: int, end: int) -> Iterator[Block]:
    part = text[start:end]
    if part.strip():
        yield Block(role, start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
