"""Where a rule of Vale looks: its scopes as stretches of a document."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from newslint.document import Document, Role, Span
from newslint.views.sentences import sentences

_ROLES: Final = {
    "heading": (Role.HEADLINE, Role.DECK, Role.SUBHEAD),
    "heading.h1": (Role.HEADLINE,),
    "heading.h2": (Role.DECK, Role.SUBHEAD),
    "heading.h3": (Role.SUBHEAD,),
    "title": (Role.HEADLINE,),
    "paragraph": (Role.PARAGRAPH, Role.BYLINE, Role.DATELINE, Role.NOTE),
    "list": (Role.LIST_ITEM,),
    "table": (Role.TABLE_CELL,),
    "table.cell": (Role.TABLE_CELL,),
    "table.header": (Role.TABLE_CELL,),
    "table.caption": (Role.CAPTION,),
    "figure.caption": (Role.CAPTION,),
    "blockquote": (Role.QUOTE,),
    "code": (Role.CODE,),
    "summary": (Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE),
}

Area = Callable[[Document], Sequence[Span]]


def area(scope: Sequence[str]) -> Area | str:
    """The function from a document to the stretches of a scope, or why there is none.

    Several scopes stand for all they name; `~` leaves out, `&` joins two conditions.
    """
    wanted: list[tuple[frozenset[Role], bool]] = []
    for one in scope:
        roles: frozenset[Role] = frozenset(Role) - {Role.CODE}
        by_sentence = False
        for part in re.split(r"\s*&\s*", one.strip()):
            negated, name = part.startswith("~"), part.removeprefix("~")
            if name in ("text", "raw"):
                continue
            if name == "sentence":
                by_sentence = True
                continue
            if name not in _ROLES:
                return f"there is no scope '{name}' in an article"
            own = frozenset(_ROLES[name])
            roles = roles - own if negated else own if Role.CODE in own else roles & own
        wanted.append((roles, by_sentence))

    def found(document: Document) -> Sequence[Span]:
        return sorted({span for roles, by_sentence in wanted for span in _spans(document, roles, by_sentence)})

    return found


def _spans(document: Document, roles: frozenset[Role], by_sentence: bool) -> Iterator[Span]:
    blocks = [block for block in document.blocks if block.role in roles]
    if not by_sentence:
        yield from (block.span for block in blocks)
        return
    for sentence in document.view(sentences):
        if any(block.span.covers(sentence) for block in blocks):
            yield sentence
