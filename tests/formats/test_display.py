"""Columns of a terminal, and lines cut around a span."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.formats.display import Excerpt, excerpt, width
from newslint.formats.escape import escaped

FAMILY = "👩‍👩‍👧‍👦"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("plain", 5),
        ("\t", 4),
        ("café", 4),
        ("cafe\u0301", 4),
        ("東京", 4),
        ("ｆｕｌｌ", 8),
        ("한국", 4),
        ("\u1112\u1161\u11ab", 2),
        ("😀", 2),
        (FAMILY, 2),
        ("👍🏽", 2),
        ("✌🏽", 2),
        ("❤", 1),
        ("❤\ufe0f", 2),
        ("❤\ufe0f\u200d🔥", 2),
        ("🇫🇷", 2),
        ("🏴\U000e0067\U000e0062\U000e007f", 2),
        ("a\u200bb\u2060c\ufeffd", 4),
        ("co\xadop", 5),
        ("\x00\x1b\x7f", 3),
        ("\x85\u2028\ud800é", 4),
        ("क्\u200dष", 2),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_escaped() -> None:
    assert escaped("a\tb: ‘é\xa0😀’ \\n \u200b\ufeff") == "a\tb: ‘é\xa0😀’ \\n \u200b\ufeff"
    assert escaped("\r\n\x00\x1b\x7f\x85\x9b") == "\\r\\n\\x00\\x1b\\x7f\\x85\\x9b"
    assert escaped("\u2028\u202e\u2066\udcff") == "\\u2028\\u202e\\u2066\\udcff"


def marked(text: str, columns: int = 40) -> Excerpt:
    """The excerpt of a text in which ⟦ and ⟧ stand around the span."""
    start, end = text.index("⟦"), text.index("⟧") - 1
    source = text.replace("⟦", "").replace("⟧", "")
    line_start = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
    return excerpt(source, start, end, line_start, columns)


@pytest.mark.parametrize(
    ("text", "line", "marks"),
    [
        ("one\nthe ⟦cat⟧ sat\nend", "the cat sat", "    ^^^"),
        ("a\r\n⟦b⟧\r\nc", "b", "^"),
        ("a\rb ⟦c⟧\rd", "b c", "  ^"),
        ("\tthe ⟦cat⟧", "    the cat", "        ^^^"),
        ("the⟦\t⟧cat", "the    cat", "   ^^^^"),
        ("東京 ⟦大阪⟧ x", "東京 大阪 x", "     ^^^^"),
        (f"{FAMILY} ⟦{FAMILY}⟧!", f"{FAMILY} {FAMILY}!", "   ^^"),
        ("cafe\u0301 ⟦noe\u0308l⟧", "cafe\u0301 noe\u0308l", "     ^^^^"),
        ("a⟦\u200b⟧b", "ab", " ^"),
        ("a⟦\x1b⟧[2J", "a␛[2J", " ^"),
        ("two ⟦lines\nof⟧ it", "two lines", "    ^^^^^"),
        ("end⟦\n⟧next", "end", "   ^"),
        ("end ⟦  ⟧\nnext", "end", "    ^^"),
        ("⟦⟧", "", "^"),
        ("a⟦⟧b", "ab", " ^"),
    ],
)
def test_excerpt(text: str, line: str, marks: str) -> None:
    assert marked(text) == Excerpt(line, marks)


@pytest.mark.parametrize(
    ("text", "line", "marks"),
    [
        ("⟦ab⟧cdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqr…", "^^"),
        ("abcdefghijklmnopqrstuvwx⟦yz⟧", "…ijklmnopqrstuvwxyz", "                 ^^"),
        ("abcdefghijkl⟦mn⟧opqrstuvwxyz", "…efghijklmnopqrstuv…", "         ^^"),
        ("abc⟦defghijklmnopqrstuvwx⟧yz", "…defghijklmnopqrstu…", " " + "^" * 18),
        ("東京東京東京東⟦京⟧東京東京東京東京", "…京東京東京東京東京…", "         ^^"),
        ("abcdefghijklmnopqr⟦st⟧", "abcdefghijklmnopqrst", "                  ^^"),
    ],
)
def test_a_long_line_is_cut_around_the_span(text: str, line: str, marks: str) -> None:
    assert marked(text, 20) == Excerpt(line, marks)


def test_a_mark_is_not_torn_from_its_letter() -> None:
    shown = marked("e\u0301" * 30 + "⟦x⟧" + "e\u0301" * 30, 20)
    assert shown == Excerpt("…" + "e\u0301" * 8 + "x" + "e\u0301" * 9 + "…", " " * 9 + "^")


def test_a_line_of_fifty_megabytes_costs_nothing() -> None:
    source = "word " * 10_000_000
    begin = time.perf_counter()
    for start in range(0, 10_000_000, 100_000):
        assert len(excerpt(source, start, start + 4, 0, 80).line) <= 80
    assert time.perf_counter() - begin < 5


@given(st.text(max_size=60), st.text(max_size=12), st.text(max_size=60), st.integers(20, 50))
def test_an_excerpt_is_never_too_wide_nor_more_than_a_line(before: str, span: str, after: str, columns: int) -> None:
    source = before + span + after
    start = len(before)
    line_start = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
    shown = excerpt(source, start, start + len(span), line_start, columns)
    assert width(shown.line) <= columns
    assert set(shown.marks) <= {" ", "^"} and shown.marks.rstrip("^").strip() == ""
    assert shown.marks.endswith("^") and len(shown.marks) <= columns + 1
    assert escaped(shown.line) == shown.line
