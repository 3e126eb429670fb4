"""An article cut wherever a mark begins or ends, for reports that show the article itself."""

import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from newslint.document import Block, Role, Span

DEEPEST: Final = 16
"""The most marks that a piece names, the innermost: so many are told of the hundreds that a bad rule may pile up."""


class Mark(NamedTuple):
    """A stretch of the text that a finding is about: its own place (part 0), or one of its related places (from 1)."""

    span: Span
    number: int
    part: int = 0


class Piece(NamedTuple):
    """A stretch of a block that the same marks cover, innermost first; `first` and `last` are those it shows so."""

    span: Span
    marks: tuple[Mark, ...] = ()
    first: tuple[Mark, ...] = ()
    last: tuple[Mark, ...] = ()


def pieces(blocks: Sequence[Block], marks: Iterable[Mark]) -> list[list[Piece]]:
    """The pieces of every block, which cover it; code is never marked.

    A mark that crosses blocks has its first piece in one and its last in another.
    """
    cut = [[Piece(span, over) for span, over in row] for row in _cut(blocks, marks)]
    unseen = {mark for row in cut for piece in row for mark in piece.marks}
    for row in cut:
        for index, piece in enumerate(row):
            row[index] = piece._replace(first=tuple(mark for mark in piece.marks if mark in unseen))
            unseen.difference_update(piece.marks)
    seen: set[Mark] = set()
    for row in reversed(cut):
        for index in reversed(range(len(row))):
            piece = row[index]
            row[index] = piece._replace(last=tuple(mark for mark in piece.marks if mark not in seen))
            seen.update(piece.marks)
    return cut


def _cut(blocks: Sequence[Block], marks: Iterable[Mark]) -> Iterator[list[tuple[Span, tuple[Mark, ...]]]]:
    edges = sorted(
        edge
        for mark in marks
        if mark.span.start < mark.span.end
        for edge in ((mark.span.start, True, mark), (mark.span.end, False, mark))
    )
    over: list[tuple[int, bool, Mark]] = []  # the shorter before the longer, findings before related places
    passed = 0
    for block in blocks:
        row = []
        at = block.start
        while at < block.end:
            while passed < len(edges) and edges[passed][0] <= at:
                _, begins, mark = edges[passed]
                key = (mark.span.end - mark.span.start, mark.part > 0, mark)
                if begins:
                    bisect.insort(over, key)
                else:
                    del over[bisect.bisect_left(over, key)]
                passed += 1
            end = min(block.end, edges[passed][0]) if passed < len(edges) else block.end
            shown = () if block.role is Role.CODE else tuple(mark for _, _, mark in over[:DEEPEST])
            row.append((Span(at, end), shown))
            at = end
        yield row
