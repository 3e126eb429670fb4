"""Spans, source maps and places."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import Block, Document, Metadata, Piece, Role, SourceMap, Span, read_bytes, read_text, within

ODD = "é\u0301😀👩‍👩‍👧\u00ad\u200b\ufeff\u00a0\t\x85\u2028a. "


def test_span() -> None:
    span = Span(2, 5)
    assert span.of("abcdefg") == "cde"
    assert span.covers(Span(2, 5)) and span.covers(Span(3, 4)) and not span.covers(Span(1, 4))
    assert span.overlaps(Span(4, 9)) and not span.overlaps(Span(5, 9)) and not span.overlaps(Span(0, 2))


@given(st.lists(st.integers(0, 50)), st.integers(0, 50), st.integers(0, 50))
def test_within_is_what_starts_inside(starts: list[int], start: int, end: int) -> None:
    items = [Span(one, one + 1) for one in sorted(starts)]
    assert list(within(items, Span(start, end))) == [item for item in items if start <= item.start < end]


def test_metadata_fills_gaps_only() -> None:
    assert Metadata(language="en", author="A").merged(Metadata(language="de", url="u")) == Metadata(
        language="en", author="A", url="u"
    )


def test_a_document_is_immutable() -> None:
    document = read_text("A story.")
    with pytest.raises(AttributeError, match="immutable"):
        document.text = "Another."


def test_a_view_is_computed_once() -> None:
    calls = []

    def layer(document: Document) -> int:
        calls.append(document)
        return len(document.text)

    document = read_text("A story.")
    assert document.view(layer) == document.view(layer) == 8
    assert calls == [document]


def test_a_document_travels_between_processes() -> None:
    document = read_text("<p>A &amp; B</p>", format="html", path="a.html")
    document.view(lambda _: "not sent")
    copy = pickle.loads(pickle.dumps(document))
    assert (copy.text, copy.blocks, copy.source, copy.path) == (
        document.text,
        document.blocks,
        document.source,
        document.path,
    )
    assert copy.place(Span(2, 3)) == document.place(Span(2, 3))


def test_blocks() -> None:
    document = read_text("Headline\n\nOne paragraph.\n\nAnother paragraph.\n")
    assert [(block.role, block.span.of(document.text)) for block in document.blocks] == [
        (Role.HEADLINE, "Headline"),
        (Role.PARAGRAPH, "One paragraph."),
        (Role.PARAGRAPH, "Another paragraph."),
    ]
    assert document.block_at(0) == document.blocks[0]
    assert document.block_at(8) is None
    assert document.block_at(10) == document.blocks[1]
    assert [block.role for block in document.prose(Role.HEADLINE)] == [Role.HEADLINE]


def test_code_is_no_prose() -> None:
    document = Document("code\nprose", [Block(Role.CODE, 0, 4), Block(Role.PARAGRAPH, 5, 10)])
    assert [block.role for block in document.prose()] == [Role.PARAGRAPH]


@pytest.mark.parametrize(
    ("source", "word", "line", "column"),
    [
        ("One.\n\nTwo wrong.", "wrong", 3, 5),
        ("One.\r\n\r\nTwo wrong.", "wrong", 3, 5),
        ("One.\r\rTwo wrong.", "wrong", 3, 5),
        ("One.\n\r\nTwo wrong.", "wrong", 3, 5),
        ("\ufeffwrong", "wrong", 1, 1),
        ("\ufeffSo wrong", "wrong", 1, 4),
        ("\ufeffOne.\n\nwrong", "wrong", 3, 1),
        ("\tSo\twrong", "wrong", 1, 5),
        ("😀 wrong", "wrong", 1, 3),
        ("👩‍👩‍👧 wrong", "wrong", 1, 7),
        ("e\u0301 wrong", "wrong", 1, 4),
        ("x\u00a0wrong", "wrong", 1, 3),
        ("x\u00ad\u200bwrong", "wrong", 1, 4),
        ("x\x85y\u2028z\x0bwrong", "wrong", 1, 7),
    ],
)
def test_lines_and_columns(source: str, word: str, line: int, column: int) -> None:
    document = read_text(source)
    start = document.text.index(word)
    place = document.place(Span(start, start + len(word)))
    assert (place.line, place.column) == (line, column)
    assert (place.end_line, place.end_column) == (line, column + len(word))
    assert document.source[place.start : place.end] == word
    shown = document.line(line)
    assert shown[column - 1 : column - 1 + len(word)] == word
    assert "\r" not in shown and "\n" not in shown and "\ufeff" not in shown


def test_a_place_over_lines_ends_where_the_last_character_does() -> None:
    document = read_text("One\r\ntwo")
    place = document.place(Span(0, len(document.text)))
    assert (place.line, place.column, place.end_line, place.end_column) == (1, 1, 2, 4)


def test_source_map_of_replaced_text() -> None:
    source_map = SourceMap([Piece(0, 0, 3), Piece(3, 3, 8), Piece(4, 8, 10)], 6)  # abc &amp; de
    assert source_map.character(2) == Span(2, 3)
    assert source_map.character(3) == Span(3, 8)
    assert source_map.character(4) == Span(8, 9)
    assert source_map.source(Span(2, 5)) == Span(2, 9)
    assert source_map.source(Span(3, 3)) == Span(3, 3)
    assert source_map.character(6) == Span(10, 10)
    assert source_map.is_literal(Span(0, 3)) and not source_map.is_literal(Span(2, 4))


def test_source_map_of_nothing() -> None:
    assert SourceMap((), 0).source(Span(0, 0)) == Span(0, 0)


@given(st.text(alphabet=ODD + "b\n\r", max_size=80), st.data())
def test_plain_text_is_its_own_source(text: str, data: st.DataObject) -> None:
    document = read_text(text)
    assert document.text == document.source == text
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    place = document.place(span)
    assert document.source[place.start : place.end] == span.of(text)
    assert (place.start, place.end) == span
    assert place.line >= 1 and place.column >= (0 if text.startswith("\ufeff") else 1)
    assert (place.line, place.column) <= (place.end_line, place.end_column)


@given(
    st.lists(
        st.tuples(st.text(alphabet="ab é😀", min_size=1, max_size=4), st.one_of(st.none(), st.text("&;x", min_size=1))),
        max_size=20,
    ),
    st.data(),
)
def test_every_span_maps_to_exactly_its_characters(runs: list[tuple[str, str | None]], data: st.DataObject) -> None:
    """Runs of text, each either as it stands or read from other characters of the source."""
    text = source = ""
    owners: list[tuple[int, int]] = []
    pieces = []
    for shown, written in runs:
        origin = shown if written is None else written
        pieces.append(Piece(len(text), len(source), len(source) + len(origin)))
        for offset in range(len(shown)):
            first = len(source)
            is_same = len(shown) == len(origin)
            owners.append((first + offset, first + offset + 1) if is_same else (first, first + len(origin)))
        text += shown
        source += origin
    source_map = SourceMap(pieces, len(text))
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(start, len(text)))
    if start < end:
        assert source_map.source(Span(start, end)) == (owners[start][0], owners[end - 1][1])


@given(st.text(alphabet=ODD + "\n\rab", max_size=60))
def test_bytes_and_text_give_the_same_document(text: str) -> None:
    assert read_bytes(text.encode("utf-8")).text == text
