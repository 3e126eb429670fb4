"""Quotations: what stands between quotation marks, also where the marks are damaged.

Each mark is read twice: by its shape (“ opens, ” closes, " may do either) and by its neighbours (a space before and a
letter after open). Where the two disagree or a partner is missing, the likeliest quotation is given with its faults.
Marks that are apostrophes (don’t, the workers’ pay, ’90s) or stand for feet and inches are none.
"""

import bisect
import enum
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newslint.document import Block, Document, Span


class MarkFault(enum.StrEnum):
    """What can be wrong with a quotation mark."""

    CLOSING_OPENS = "closing mark opens"
    OPENING_CLOSES = "opening mark closes"
    NEVER_CLOSED = "never closed"
    NEVER_OPENED = "never opened"
    SPACE_INSIDE = "space inside"
    SAME_MARK_NESTED = "same mark nested"


class DamagedMark(NamedTuple):
    """A mark that is wrong: the span to replace, what should stand there (None: cannot be told), and why."""

    start: int
    end: int
    fault: MarkFault
    written: str | None


class Quotation(NamedTuple):
    """A quotation with its marks; `inner` is what stands between them.

    `level` is 0 for a quotation that lies in no other. `continues` says that it goes on in the next paragraph, which
    opens with a mark again. One that is never closed ends with its block.
    """

    start: int
    end: int
    inner: Span
    mark: str
    level: int
    continues: bool
    damage: tuple[DamagedMark, ...]

    @property
    def span(self) -> Span:
        """The quotation with its marks."""
        return Span(self.start, self.end)


class Quotations(NamedTuple):
    """All quotations of a document in order of their start, and the damaged marks that belong to none."""

    items: tuple[Quotation, ...]
    strays: tuple[DamagedMark, ...]

    def around(self, span: Span) -> Quotation | None:
        """The innermost quotation that holds all of `span`."""
        last = bisect.bisect_right(self.items, span.start, key=lambda quotation: quotation.start)
        for index in range(last - 1, -1, -1):
            quotation = self.items[index]
            if quotation.inner.covers(span):
                return quotation
            if quotation.level == 0:  # all before it have ended
                break
        return None

    def damage(self) -> Iterator[DamagedMark]:
        """All damaged marks."""
        for quotation in self.items:
            yield from quotation.damage
        yield from self.strays


class _Facing(enum.Enum):
    OPEN = 1
    CLOSE = 2
    EITHER = 3


class _Mark(NamedTuple):
    start: int
    end: int
    text: str
    shape: _Facing
    place: _Facing


# Two straight single marks, as some archives write them, are one double mark.
_DOUBLE: Final = re.compile(r"[“”„‟\"«»]|''(?!')(?!(?<=[^\W_]'')[^\W_])")
_SINGLE: Final = re.compile("[‘’‚‛‹›]|(?<!')'(?!'(?!'))")
_OPENING: Final = "“„‟«‘‚‛‹"
_CLOSING: Final = "”»’›"
_PARTNER: Final = {
    "“": "”",
    "„": "“",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘",
    "‛": "’",
    "‹": "›",
    "›": "‹",
    '"': '"',
    "''": "''",
    "'": "'",
}
_OPENER: Final = {"”": "“", "»": "«", "’": "‘", "›": "‹"}
_GUILLEMETS: Final = "«»‹›"
_ELISIONS: Final = re.compile(r"(?:\d0s|\d\ds?|em|til|tis|twas|twill|twere|cause|bout|round|n|tween)\b", re.IGNORECASE)
_NEXT_SINGLE: Final = re.compile(r"‘|\s'(?=\w)")
_COULD_CLOSE: Final = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")
_FAR: Final = 400  # code points within which a quotation with a possessive in it is looked to close
_POSSESSIVE: Final = re.compile(r"s\b")
_STRAIGHT_DOUBLES: Final = ('"', "''")
_OPENS_AFTER: Final = frozenset("([{—–-/“‘„«\"'=:…")
_DASHES: Final = frozenset("—–-")


def quotations(document: Document) -> Quotations:
    """The quotations of every block that is not code."""
    doubles, strays = _paired(document, _DOUBLE)
    singles, single_strays = _paired(document, _SINGLE)
    every = sorted((*doubles, *singles), key=lambda quotation: (quotation.start, -quotation.end))
    items: list[Quotation] = []
    around: list[Quotation] = []
    for quotation in every:
        while around and around[-1].end <= quotation.start:
            around.pop()
        items.append(quotation._replace(level=len(around)))
        around.append(quotation)
    return Quotations(tuple(items), tuple(strays + single_strays))


def _paired(document: Document, shapes: re.Pattern[str]) -> tuple[list[Quotation], list[DamagedMark]]:
    found: list[Quotation] = []
    strays: list[DamagedMark] = []
    blocks = list(document.prose())
    marks = [_marks(document.text, block, shapes) for block in blocks]
    carried: str | None = None  # the mark of a quotation that the paragraph before left open
    for index, block in enumerate(blocks):
        reader = _BlockReader(document.text, block, marks[index])
        following = marks[index + 1] if index + 1 < len(blocks) else []
        next_start = blocks[index + 1].start if following else -1
        reopens = bool(following) and following[0].start == next_start and following[0].shape is not _Facing.CLOSE
        reader.read(carried, reopens)
        found += reader.found
        strays += reader.strays
        carried = reader.left_open
    return found, strays


def _marks(text: str, block: Block, shapes: re.Pattern[str]) -> list[_Mark]:
    marks: list[_Mark] = []
    open_singles = straight_doubles = 0
    for match in shapes.finditer(text, block.start, block.end):
        start, end = match.span()
        before = text[start - 1] if start > block.start else " "
        after = text[end] if end < block.end else " "
        mark = match[0]
        if shapes is _SINGLE:
            if mark in "’'" and _is_apostrophe(text, block, start, before, after, open_singles > 0):
                continue
            if mark == "‘" and before.isalnum() and after.isalnum():
                continue  # an apostrophe turned the wrong way
        elif mark in _STRAIGHT_DOUBLES and before.isdigit() and straight_doubles % 2 == 0:
            continue  # inches
        place = _place(before, after)
        shape = _Facing.OPEN if mark in _OPENING else _Facing.CLOSE if mark in _CLOSING else _Facing.EITHER
        if mark in _GUILLEMETS and place is not _Facing.EITHER:
            shape = place  # they point outwards in French, inwards in German
        if shapes is _SINGLE:
            opens = shape is _Facing.OPEN or (shape is _Facing.EITHER and place is _Facing.OPEN)
            open_singles = open_singles + 1 if opens else max(0, open_singles - 1)
        straight_doubles += mark in _STRAIGHT_DOUBLES
        marks.append(_Mark(start, end, mark, shape, place))
    return marks


def _place(before: str, after: str) -> _Facing:
    opens = before.isspace() or before in _OPENS_AFTER
    closes = after.isspace() or not (after.isalnum() or after in "“‘«([$£€#@¿¡…")
    if opens and not closes:
        return _Facing.OPEN
    if closes and not opens:
        return _Facing.CLOSE
    if opens and after in _DASHES and not before.isspace():
        return _Facing.CLOSE
    return _Facing.EITHER


def _is_apostrophe(text: str, block: Block, start: int, before: str, after: str, inside: bool) -> bool:
    if before.isalnum() and after.isalnum():
        return True
    if before == "." and _POSSESSIVE.match(text, start + 1, block.end):
        return True  # Corp.’s
    if before.isdigit() and not inside:
        return True  # feet
    if not before.isalnum() and _ELISIONS.match(text, start + 1, block.end):
        return True
    if not before.isalnum():
        return text[start] == "’" and not inside and before.isspace() and after.isdigit()
    if not inside:
        return True
    if before not in "sS" or not after.isspace():
        return False
    # The workers’ pay: a possessive if, before the next quotation opens, another mark follows that could close this.
    rest = _NEXT_SINGLE.split(text[start + 1 : min(block.end, start + _FAR)], maxsplit=1)[0]
    return _COULD_CLOSE.search(rest) is not None


class _BlockReader:
    """Pairs the marks of one block."""

    def __init__(self, text: str, block: Block, marks: Sequence[_Mark]) -> None:
        self.text = text
        self.block = block
        self.marks = marks
        self.found: list[Quotation] = []
        self.strays: list[DamagedMark] = []
        self.left_open: str | None = None
        self._open: list[tuple[_Mark, list[DamagedMark]]] = []

    def read(self, carried: str | None, reopens: bool) -> None:
        for index, mark in enumerate(self.marks):
            if not self._open:
                self._read_outside(index, mark, carried)
            else:
                self._read_inside(index, mark)
        while self._open:
            mark, damage = self._open.pop()
            continues = reopens and not self._open
            if continues:
                self.left_open = mark.text
            elif mark.shape is _Facing.EITHER and mark.place is not _Facing.OPEN:
                self.strays.append(DamagedMark(mark.start, mark.end, MarkFault.NEVER_OPENED, None))
                continue
            else:
                damage.append(DamagedMark(mark.start, mark.end, MarkFault.NEVER_CLOSED, None))
            inner = Span(mark.end, self.block.end)
            self.found.append(Quotation(mark.start, self.block.end, inner, mark.text, 0, continues, tuple(damage)))
        self.found.sort()

    def _read_outside(self, index: int, mark: _Mark, carried: str | None) -> None:
        closes = mark.shape is _Facing.CLOSE or (mark.shape is _Facing.EITHER and mark.place is _Facing.CLOSE)
        if not closes:
            self._open.append((mark, self._space_after(mark)))
            return
        if carried and index == 0 and mark.place is _Facing.CLOSE and not self._next_closes(index):
            # The paragraph before was left open and this one did not open anew: its quotation ends here.
            inner = Span(self.block.start, mark.start)
            self.found.append(Quotation(self.block.start, mark.end, inner, carried, 0, False, ()))
        elif self._next_closes(index):
            self._open.append((mark, [self._reopened(mark)]))
        else:
            self.strays.append(DamagedMark(mark.start, mark.end, MarkFault.NEVER_OPENED, None))

    def _read_inside(self, index: int, mark: _Mark) -> None:
        opened, _ = self._open[-1]
        wanted = _PARTNER.get(opened.text, opened.text)
        if mark.text == wanted and wanted in _OPENING and wanted not in _GUILLEMETS:
            self._close(mark, [])  # „low-high“
        elif mark.shape is _Facing.CLOSE and mark.place is _Facing.OPEN and self._next_closes(index):
            # A closing mark that leans on the next word, with another one to come: the mark before was never closed.
            self._abandon()
            self._open.append((mark, [self._reopened(mark)]))
        elif mark.shape is _Facing.CLOSE:
            self._close(mark, self._space_before(mark))
        elif mark.shape is _Facing.OPEN and mark.place is _Facing.CLOSE:
            self._close(mark, [DamagedMark(mark.start, mark.end, MarkFault.OPENING_CLOSES, wanted)])
        elif mark.shape is _Facing.OPEN:
            if self._two_close_next(index):
                self._open.append((mark, [DamagedMark(mark.start, mark.end, MarkFault.SAME_MARK_NESTED, None)]))
            else:
                self._abandon()
                self._open.append((mark, self._space_after(mark)))
        elif mark.place is _Facing.OPEN and self._remaining_opens(index):
            self._abandon()
            self._open.append((mark, []))
        else:
            self._close(mark, self._space_before(mark))

    def _close(self, mark: _Mark, more: Sequence[DamagedMark]) -> None:
        opened, damage = self._open.pop()
        inner = Span(opened.end, mark.start)
        damaged = any(one.fault is MarkFault.CLOSING_OPENS for one in damage)
        text = _OPENER.get(opened.text, opened.text) if damaged else opened.text
        self.found.append(Quotation(opened.start, mark.end, inner, text, 0, False, (*damage, *more)))

    def _abandon(self) -> None:
        """Gives up a quotation that another one interrupts: it is never closed, and ends before the interruption."""
        mark, damage = self._open.pop()
        damage.append(DamagedMark(mark.start, mark.end, MarkFault.NEVER_CLOSED, None))
        later = bisect.bisect_right(self.marks, mark.start, key=lambda other: other.start)
        following = self.marks[later].start if later < len(self.marks) else self.block.end
        inner = Span(mark.end, following)
        self.found.append(Quotation(mark.start, following, inner, mark.text, 0, False, tuple(damage)))

    def _next_closes(self, index: int) -> bool:
        """Whether the next mark can only close."""
        if index + 1 >= len(self.marks):
            return False
        following = self.marks[index + 1]
        return following.place is not _Facing.OPEN and (
            following.shape is _Facing.CLOSE or following.place is _Facing.CLOSE
        )

    def _two_close_next(self, index: int) -> bool:
        """Whether neither of the next two marks opens by its shape."""
        following = self.marks[index + 1 : index + 3]
        return len(following) == 2 and all(mark.shape is not _Facing.OPEN for mark in following)

    def _remaining_opens(self, index: int) -> bool:
        """Whether an even number of straight marks begins here, so that this one opens."""
        return (len(self.marks) - index) % 2 == 0

    def _reopened(self, mark: _Mark) -> DamagedMark:
        """A closing mark that opens a quotation, and the opening one with its space on the right side."""
        opener = _OPENER.get(mark.text, mark.text)
        glued = mark.start > self.block.start and not self.text[mark.start - 1].isspace()
        end = mark.end
        while end < self.block.end and self.text[end] in " \u00a0":
            end += 1
        space = " " if glued and self.text[mark.start - 1] not in _OPENS_AFTER else ""
        return DamagedMark(mark.start, end, MarkFault.CLOSING_OPENS, space + opener)

    def _space_after(self, mark: _Mark) -> list[DamagedMark]:
        end = mark.end
        while end < self.block.end and self.text[end] in " \u00a0":
            end += 1
        if end == mark.end or mark.text in "«‹":
            return []
        before = self.text[mark.start - 1] if mark.start > self.block.start else " "
        space = "" if before.isspace() or before in _OPENS_AFTER else " "
        return [DamagedMark(mark.start, end, MarkFault.SPACE_INSIDE, space + mark.text)]

    def _space_before(self, mark: _Mark) -> list[DamagedMark]:
        start = mark.start
        while start > self.block.start and self.text[start - 1] in " \u00a0":
            start -= 1
        if start == mark.start or mark.text in "»›":
            return []
        after = self.text[mark.end] if mark.end < self.block.end else " "
        space = " " if after.isalnum() else ""
        return [DamagedMark(start, mark.end, MarkFault.SPACE_INSIDE, mark.text + space)]
