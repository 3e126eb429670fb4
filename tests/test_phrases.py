"""Phrases of many rules, found in one pass."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import Block, Document, Role, read_text
from newslint.phrases import Phrases, Table
from newslint.views.tokens import cut, tokens


def found(text: str, *phrases: str) -> list[str]:
    book = Phrases()
    book.add("rule", lambda: phrases)
    document = read_text(text)
    return [document.text[one.start : one.end] for one in book.find(document).get("rule", [])]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("at the end", "At the end, AT THE END.", ["At the end", "AT THE END"]),
        ("at the end", "at the endgame; bat the end", []),
        ("at the end", "at  the\u00a0end", ["at  the\u00a0end"]),
        ("at the end", "It was at the\nend of May\nand it rained on.", ["at the\nend"]),
        ("at the end", "at\u00ad the e\u00adnd", ["at\u00ad the e\u00adnd"]),
        ("at the end", "at the, end", []),
        ("it's", "It’s and it's", ["It’s", "it's"]),
        ("it’s", "It’s and it's", ["It’s", "it's"]),
        ("well-known", "a well-known man, well known", ["well-known"]),
        ("well-known", "a well\u2011known man", ["well\u2011known"]),
        ("$5 note", "a $5 note, a 5 note", ["$5 note"]),
        ("100%", "it is 100% sure, 100 sure", ["100%"]),
        ("U.S.", "the U.S. army, the U.S army", ["U.S."]),
        ("straße", "die STRASSE", ["STRASSE"]),
        ("naïve", "a NAÏVE plan", ["NAÏVE"]),
        ("3.5", "3.5 and 3,5", ["3.5"]),
    ],
)
def test_one_phrase(phrase: str, text: str, expected: list[str]) -> None:
    assert found(text, phrase) == expected


def test_the_longest_of_those_that_start_together() -> None:
    assert found("at the end of the day", "at the end", "at the end of the day", "at") == ["at the end of the day"]


def test_phrases_of_one_owner_do_not_overlap() -> None:
    assert found("one two three", "one two", "two three") == ["one two"]


def test_owners_do_not_see_each_other() -> None:
    book = Phrases()
    book.add("a", lambda: ["one two"])
    book.add("b", lambda: ["two three", "one two"])
    document = read_text("one two three")
    assert {owner: [one.phrase for one in ones] for owner, ones in book.find(document).items()} == {
        "a": ["one two"],
        "b": ["one two"],
    }


def test_phrases_do_not_cross_blocks_or_enter_code() -> None:
    document = Document("one two\none two", [Block(Role.CODE, 0, 7), Block(Role.PARAGRAPH, 8, 15)])
    book = Phrases()
    book.add("rule", lambda: ["one two", "two one"])
    assert [one.start for one in book.find(document)["rule"]] == [8]


def test_a_table_kept_for_another_run_finds_the_same() -> None:
    book = Phrases()
    book.add("rule", lambda: ["one two", "$5 note"])
    again = Phrases(Table(*book.table))
    again.add("other", lambda: pytest.fail("a complete table asks for nothing"))
    document = read_text("one two $5 note")
    assert again.find(document) == book.find(document)


@given(st.text(alphabet="ab ’'-\u00ad\u200b\u00a0\n.é", max_size=60))
def test_a_phrase_is_found_in_itself(text: str) -> None:
    words = cut(text)
    if not words.words:
        return
    phrase = text[words.starts[0] : words.ends[-1]]
    document = Document(phrase, [Block(Role.PARAGRAPH, 0, len(phrase))])
    book = Phrases()
    book.add("rule", lambda: [phrase])
    assert [(one.start, one.end) for one in book.find(document)["rule"]] == [(0, len(phrase))]


@given(st.text(alphabet="ab ’'-\u00ad\u200b\u00a0\n.éİß", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_words_are_cut_in_place(text: str, start: int, end: int) -> None:
    words, starts, ends, separators = cut(text, start, end)
    assert len(words) == len(starts) == len(ends) == len(separators)
    last = start
    for first, after in zip(starts, ends, strict=True):
        assert last <= first < after <= min(end, len(text))
        assert text[first].isalnum() or text[first] == "_"
        last = after


def test_invisible_characters_cost_no_more_than_others() -> None:
    def seconds(text: str) -> float:
        start = time.perf_counter()
        cut(text)
        return time.perf_counter() - start

    assert seconds("\u200b" * 100_000) < 50 * max(seconds("a b " * 25_000), 0.01)


@pytest.mark.parametrize(("few", "starters"), [(10, 10), (3_000, 3_000)])
def test_ten_thousand_phrases_cost_no_more_than_ten(few: int, starters: int) -> None:
    """With the same first words in both sets, as news has them: what more phrases cost beyond that is nothing."""
    words = [f"word{number}" for number in range(3000)]
    document = read_text(" ".join(words[number * 7919 % 3000] for number in range(60_000)))
    document.view(tokens)

    def book(count: int) -> Phrases:
        phrases = Phrases()
        phrases.add("rule", lambda: (f"{words[number % starters]} absent{number}" for number in range(count)))
        return phrases

    def seconds(phrases: Phrases) -> float:
        start = time.perf_counter()
        assert phrases.find(document) == {}
        return time.perf_counter() - start

    small, large = book(few), book(10_000)
    pairs = [(seconds(small), seconds(large)) for _ in range(7)]
    assert min(pair[1] for pair in pairs) < 2 * min(pair[0] for pair in pairs)
