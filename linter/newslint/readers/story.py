"""From passages of a marked-up format to the blocks of a story: what the markup leaves open, their words decide."""

import datetime
from collections.abc import Sequence
from typing import Final, NamedTuple

from newslint.document import Role
from newslint.readers.builder import Run, TextBuilder, split_runs, text_of
from newslint.readers.cues import is_byline, is_note
from newslint.readers.dateline import dateline
from newslint.readers.front_matter import FrontMatter

_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_DASHES: Final = "-–—"


class Passage(NamedTuple):
    """A stretch of a story, with the role that its markup gives it."""

    role: Role
    runs: tuple[Run, ...]
    dateline: int = 0
    """How many characters of the text the markup says are a dateline."""


def is_visible(text: str) -> bool:
    """Whether a text has anything that a reader would see."""
    return bool(text.strip().strip(_INVISIBLE).strip())


def add_story(
    builder: TextBuilder, source: str, passages: Sequence[Passage], front: FrontMatter
) -> datetime.date | None:
    """Adds the blocks of a story to `builder`; returns the date of its dateline, if that gives one.

    The title and the deck of the front matter stand in for those that the text does not have.
    """
    roles = {passage.role for passage in passages}
    texts = {text_of(source, passage.runs) for passage in passages} if front.deck else set()
    opening = []
    if front.title and Role.HEADLINE not in roles:
        opening.append(Passage(Role.HEADLINE, front.title))
    if front.deck and Role.DECK not in roles and text_of(source, front.deck) not in texts:
        opening.append(Passage(Role.DECK, front.deck))
    opening.sort(key=lambda passage: passage.runs[0].start)
    has_headline = in_body = False
    published = None
    for given, runs, marked in (*opening, *passages):
        text = text_of(source, runs)
        if not is_visible(text):
            continue
        role = _role(given, text, has_headline=has_headline, in_body=in_body)
        has_headline = has_headline or role is Role.HEADLINE
        if role is Role.PARAGRAPH and not in_body:
            in_body = True
            found = dateline(text)
            length = found.span.end if found else _past_dash(text, marked) if marked else 0
            if 0 < length < len(text):
                published = found.date if found else None
                place, rest = split_runs(source, runs, length)
                builder.block(Role.DATELINE, place)
                builder.block(role, rest, joined=True)
                continue
        builder.block(role, runs)
    return published


def _role(given: Role, text: str, *, has_headline: bool, in_body: bool) -> Role:
    """The role that a passage has in the end: an article has one headline, and bylines stand above its text."""
    if given is Role.HEADLINE and has_headline:
        return Role.SUBHEAD
    if given is Role.PARAGRAPH:
        if is_note(text):
            return Role.NOTE
        if not in_body and is_byline(text):
            return Role.BYLINE
    return given


def _past_dash(text: str, offset: int) -> int:
    """The offset behind the dash, with its spaces, that stands at `offset`."""
    rest = text[offset:]
    return offset + len(rest) - len(rest.lstrip().lstrip(_DASHES).lstrip())
