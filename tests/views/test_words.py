"""The words of an article."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Block, Document, Role
from newslint.views.words import Word, words


def article(text: str) -> Document:
    return Document(text, [Block(Role.PARAGRAPH, 0, len(text))])


def texts(text: str) -> list[str]:
    return [word.text for word in words(article(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cat sat.", ["The", "cat", "sat"]),
        ("It’s O'Neill's, not the workers’.", ["It’s", "O'Neill's", "not", "the", "workers"]),
        ("‘Stop’ and 'go' in the ’90s", ["Stop", "and", "go", "in", "the", "90s"]),
        ("a twenty-one-year-old — well-known – man-", ["a", "twenty-one-year-old", "well-known", "man"]),
        ("$1,250.75, or 3.5%, on 4,000.", ["1,250.75", "or", "3.5", "on", "4,000"]),
        ("at 9 a.m. in the U.S.", ["at", "9", "a.m.", "in", "the", "U.S."]),
        ("said.The end.A b", ["said", "The", "end", "A", "b"]),
        ("Ångström, Łódź, cafe\u0301s, São", ["Ångström", "Łódź", "cafe\u0301s", "São"]),
        ("snake_case and/or 😀x", ["snake", "case", "and", "or", "x"]),
        ("non‑stop co‐op", ["non‑stop", "co‐op"]),
        ("", []),
        ("-- ’ . ,", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_invisible_characters_are_spanned_but_not_spelt() -> None:
    text = "gov\u00adern\u200bment\u00ad well\u00ad-known\ufeff"
    assert words(article(text)) == (Word(0, 12, "government"), Word(14, 25, "well-known"))


def test_code_is_skipped_and_words_never_cross_blocks() -> None:
    text = "one-two\n\nx1\n\nthree"
    document = Document(text, [Block(Role.HEADLINE, 0, 4), Block(Role.CODE, 9, 11), Block(Role.PARAGRAPH, 13, 18)])
    assert words(document) == (Word(0, 3, "one"), Word(13, 18, "three"))


@given(st.one_of(st.text(), st.text("aA1é\u0301.,'’-‐\u00ad\u200b_ \n😀")))
def test_every_letter_and_figure_is_in_one_word(text: str) -> None:
    found = words(article(text))
    edge = 0
    for word in found:
        assert edge <= word.start < word.end <= len(text)
        assert not any(character.isalnum() for character in text[edge : word.start])
        assert word.text
        edge = word.end
    assert not any(character.isalnum() for character in text[edge:])


@pytest.mark.parametrize("part", ["a", "a.", "a-", "1,", "\u00ad", "a\u00ad", "a-\u00ad", "e\u0301", "a.a.aa ", "-"])
def test_time_grows_linearly(part: str) -> None:
    def seconds(length: int) -> float:
        before = time.process_time()
        words(article(part * (length // len(part))))
        return time.process_time() - before

    seconds(1_000)
    # Eight times the text may take 24 times as long, for a busy machine; a quadratic search takes 64 times as long.
    assert min(seconds(320_000) for _ in range(3)) < 24 * min(seconds(40_000) for _ in range(3)) + 0.05
