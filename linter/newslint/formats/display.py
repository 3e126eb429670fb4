"""Lines of a file on a terminal: every character takes the columns it should, and carets stand under the right ones.

Widths are those of Unicode Standard Annex 11 with the emoji sequences of Unicode Technical Standard 51, which current
terminals draw as one emoji of two columns.
"""

from typing import Final, NamedTuple

_TAB: Final = "    "
_ELLIPSIS: Final = "…"
_NOT_SHOWN: Final = "\ufffd"
_ZERO_WIDTH_JOINER: Final = "\u200d"
_EMOJI_SELECTOR: Final = "\ufe0f"
_INVISIBLE: Final = frozenset(
    chr(code)
    for first, last in (
        (0x061C, 0x061C),
        (0x200B, 0x200B),
        (0x200E, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0xFEFF, 0xFEFF),
    )
    for code in range(first, last + 1)
)


class Excerpt(NamedTuple):
    """A line of a file as it is drawn, and the line that marks a span of it."""

    line: str
    marks: str


class _Cell(NamedTuple):
    """How one code point is drawn, and the columns it takes."""

    drawn: str
    width: int


def width(text: str) -> int:
    """The columns that `text` takes when it is drawn by `excerpt`."""
    return sum(cell.width for cell in _cells(text))


def excerpt(source: str, start: int, end: int, line_start: int, columns: int) -> Excerpt:
    """The line of `source` that holds `start`, with carets under the span's part of it.

    A line wider than `columns` is cut around the span. Offsets are code points; `line_start` is where the line begins.
    """
    reach = 4 * columns  # no more of a line is looked at, however long it is
    stop = _line_end(source, start, min(end, start + reach))
    line_stop = _line_end(source, stop, stop + reach) if stop == min(end, start + reach) else stop
    first = max(line_start, start - reach)
    cells = _cells(source[first:line_stop])
    low, high = start - first, stop - first
    left, right = 0, len(cells)
    cut_left, cut_right = first > line_start, source[line_stop : line_stop + 1] not in ("", "\r", "\n")
    if cut_left or cut_right or _width(cells) > columns:
        left, right = _window(cells, low, high, columns - 2 * len(_ELLIPSIS))
        cut_left, cut_right = cut_left or left > 0, cut_right or right < len(cells)
    before = _ELLIPSIS if cut_left else ""
    line = before + "".join(cell.drawn for cell in cells[left:right]) + (_ELLIPSIS if cut_right else "")
    indent = len(before) + _width(cells[left:low])
    return Excerpt(line.rstrip(" "), " " * indent + "^" * max(1, _width(cells[low : min(high, right)])))


def _window(cells: list[_Cell], low: int, high: int, columns: int) -> tuple[int, int]:
    """The cells around `low` to `high` that fit into `columns`, about as many before as after."""
    right = _grown(cells, low, high, columns)
    if right < high:
        return low, right
    room = columns - _width(cells[low:high])
    left = _grown_back(cells, low, room // 2)
    right = _grown(cells, high, len(cells), room - _width(cells[left:low]))
    left = _grown_back(cells, low, room - _width(cells[high:right]))
    while left < low and not cells[left].width:
        left += 1  # a mark without the letter it stands on
    return left, right


def _grown(cells: list[_Cell], start: int, stop: int, room: int) -> int:
    while start < stop and cells[start].width <= room:
        room -= cells[start].width
        start += 1
    return start


def _grown_back(cells: list[_Cell], start: int, room: int) -> int:
    while start > 0 and cells[start - 1].width <= room:
        start -= 1
        room -= cells[start].width
    return start


def _line_end(source: str, start: int, limit: int) -> int:
    """The first line end from `start`, or `limit` or the end of the source, whichever comes first."""
    limit = min(limit, len(source))
    found = (source.find(end, start, limit) for end in "\r\n")
    return min((index for index in found if index >= 0), default=limit)


def _width(cells: list[_Cell]) -> int:
    return sum(cell.width for cell in cells)


def _cells(text: str) -> list[_Cell]:
    if text.isascii():
        return [_ascii(character) for character in text]
    import unicodedata  # not needed for most lines

    cells: list[_Cell] = []
    previous, joined = 0, False
    for character in text:
        wide = unicodedata.east_asian_width(character) in "WF"
        category = unicodedata.category(character)
        if character < "\x80":
            cell = _ascii(character)
        elif character in _INVISIBLE:
            cell = _Cell("", 0)
        elif character == "\xad":
            cell = _Cell("¬", 1)  # terminals disagree on the soft hyphen; word processors show it so
        elif category in ("Cc", "Cs", "Zl", "Zp"):
            cell = _Cell(_NOT_SHOWN, 1)
        elif character == _EMOJI_SELECTOR:
            cell = _Cell(character, 1 if previous == 1 else 0)
        elif "\U0001f3fb" <= character <= "\U0001f3ff" and previous:  # a skin tone
            cell = _Cell(character, max(0, 2 - previous))
        elif (
            category in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff"
        ):  # the second half of a Hangul syllable
            cell = _Cell(character, 0)
        elif joined and (wide or category == "So"):
            cell = _Cell(character, 0)
        else:
            cell = _Cell(character, 2 if wide else 1)
        previous, joined = cell.width, character == _ZERO_WIDTH_JOINER
        cells.append(cell)
    return cells


def _ascii(character: str) -> _Cell:
    if character >= " ":
        return _Cell(character, 1) if character != "\x7f" else _Cell("␡", 1)
    return _Cell(_TAB, len(_TAB)) if character == "\t" else _Cell(chr(0x2400 + ord(character)), 1)
