"""An article cut where marks begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Block, Role, Span
from newslint.formats.marking import DEEPEST, Mark, Piece, pieces

TEXT = "one two three\n\nfour five"
BLOCKS = (Block(Role.PARAGRAPH, 0, 13), Block(Role.PARAGRAPH, 15, 24))


def mark(words: str, number: int, part: int = 0) -> Mark:
    start = TEXT.index(words)
    return Mark(Span(start, start + len(words)), number, part)


def shown(marks: list[Mark]) -> list[list[tuple[str, list[int]]]]:
    return [[(piece.span.of(TEXT), [one.number for one in piece.marks]) for piece in row] for row in cut(marks)]


def cut(marks: list[Mark]) -> list[list[Piece]]:
    return pieces(BLOCKS, marks)


def test_blocks_without_marks_are_one_piece() -> None:
    assert shown([]) == [[("one two three", [])], [("four five", [])]]


def test_nested_and_crossing_marks() -> None:
    assert shown([mark("one two three", 1), mark("two", 2)])[0] == [("one ", [1]), ("two", [2, 1]), (" three", [1])]
    assert shown([mark("one two", 1), mark("two three", 2)])[0] == [("one ", [1]), ("two", [1, 2]), (" three", [2])]


def test_a_mark_across_blocks_begins_and_ends_once() -> None:
    across = mark("three\n\nfour", 1)
    (_, first), (last, _) = cut([across])
    assert (first.first, first.last, last.first, last.last) == ((across,), (), (), (across,))


def test_of_equal_marks_the_finding_comes_before_a_related_place() -> None:
    finding, other = mark("two", 2), mark("two", 1, 1)
    assert cut([other, finding])[0][1].marks == (finding, other)


def test_what_is_not_shown_is_not_marked() -> None:
    assert shown([Mark(Span(13, 15), 1), Mark(Span(0, 0), 2), Mark(Span(5, 5), 3)]) == shown([])
    code = [Block(Role.CODE, 0, 13), BLOCKS[1]]
    inside, (after, _) = pieces(code, [mark("three\n\nfour", 1), mark("one", 2)])
    assert not any(piece.marks for piece in inside)
    assert after.first == after.last == (mark("three\n\nfour", 1),)


@given(
    st.lists(st.integers(0, 40), min_size=2, max_size=8, unique=True).map(sorted),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 2)), max_size=DEEPEST),
)
def test_pieces_cover_the_blocks_and_name_exactly_the_marks_over_them(
    bounds: list[int], spans: list[tuple[int, int, int]]
) -> None:
    blocks = [Block(Role.PARAGRAPH, start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=False)]
    marks = [Mark(Span(min(a, b), max(a, b)), number, part) for number, (a, b, part) in enumerate(spans)]
    cut = pieces(blocks, marks)
    for block, row in zip(blocks, cut, strict=True):
        assert [block.start, *(piece.span.end for piece in row)] == [*(piece.span.start for piece in row), block.end]
    every = [piece for row in cut for piece in row]
    for piece in every:
        assert set(piece.marks) == {
            mark for mark in marks if mark.span.start < mark.span.end and mark.span.overlaps(piece.span)
        }
        lengths = [one.span.end - one.span.start for one in piece.marks]
        assert lengths == sorted(lengths)
    for mark in marks:
        over = [piece for piece in every if mark in piece.marks]
        assert [mark in piece.first for piece in over] == [True, *[False] * len(over)][: len(over)]
        assert [mark in piece.last for piece in over] == [*[False] * len(over), True][-len(over) :][: len(over)]


def test_a_heap_of_marks_stays_linear() -> None:
    blocks = [Block(Role.PARAGRAPH, 0, 10_000)]
    heap = [Mark(Span(number, 10_000 - number), number) for number in range(4_000)]
    (row,) = pieces(blocks, heap)
    assert len(row) == 7_999
    assert max(len(piece.marks) for piece in row) == DEEPEST
    assert row[3_999].marks[0] == heap[-1]
