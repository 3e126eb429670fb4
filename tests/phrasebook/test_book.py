"""Finding the places that have the shape of a frozen phrase."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import RuleError
from newslint.phrasebook.book import PhraseBook, read
from newslint.views.tokens import cut

BOOK = PhraseBook.of(["prime minister", "{shake} ~ hands", "head of state", "in the wake of", "labour market"])


def fillings(text: str, *, right: bool) -> set[tuple[str, str, str]]:
    """(word in the hole, pattern, whole stretch) of the places found in a text."""
    words = cut(text)
    return {
        (words.words[one.place], one.pattern, text[words.starts[one.first] : words.ends[one.last]])
        for one in BOOK.fillings(words)
        if one.is_right is right
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The prime vicar left.", ("vicar", "prime _", "prime vicar")),
        ("The first minister left.", ("first", "_ minister", "first minister")),
        ("Several heads of territory came.", ("territory", "head of _", "heads of territory")),
        ("He shook his arms.", ("arms", "shake ~ _", "shook his arms")),
        ("He is shaking the minister’s arms.", ("arms", "shake ~ _", "shaking the minister’s arms")),
        ("They shook both arms.", ("arms", "shake _", "shook both arms")),
        ("In the awaken of the storm.", ("awaken", "in the _ of", "In the awaken of")),
        ("The labor shop is open.", ("shop", "labor _", "labor shop")),
        ("The prime-vicar left.", ("vicar", "prime _", "prime-vicar")),
    ],
)
def test_a_wrong_word_in_a_slot(text: str, found: tuple[str, str, str]) -> None:
    assert found in fillings(text, right=False)


@pytest.mark.parametrize("text", ["Two prime ministers met.", "They shake hands.", "They shook the minister's hands."])
def test_the_right_word_in_any_form(text: str) -> None:
    assert fillings(text, right=True)


@pytest.mark.parametrize("text", ["It is prime. Vicar Hale left.", "Prime, vicar of all, left.", "prime (vicar)"])
def test_no_phrase_goes_over_a_mark(text: str) -> None:
    assert not any(pattern == "prime _" for _, pattern, _ in fillings(text, right=False))


def test_one_function_word_is_no_context() -> None:
    assert set(PhraseBook.of(["due to", "by means of"]).table.rights) == {"by _ of"}


def test_a_phrase_has_two_words_or_more() -> None:
    with pytest.raises(RuleError, match="'minister': a frozen phrase has two to 8 words"):
        PhraseBook.of(["minister"])


def test_a_file_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "offices.yaml"
    path.write_text("about: Offices\nphrases: |\n  prime minister\n  {shake} ~ hands\n", encoding="utf-8")
    assert read(str(path)) == ["prime minister", "{shake} ~ hands"]


@pytest.mark.parametrize("content", ["- prime minister\n", "about: Offices\nphrases: [a b]\n", "a: [\n", "about: x\n"])
def test_a_file_that_is_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "offices.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RuleError, match=r"offices\.yaml: "):
        read(str(path))


def test_a_changed_file_is_compiled_anew(tmp_path: Path) -> None:
    path = tmp_path / "offices.yaml"
    for phrase, pattern in (("prime minister", "prime _"), ("foreign minister", "foreign _")):
        path.write_text(f"about: Offices\nphrases: |\n  {phrase}\n", encoding="utf-8")
        assert pattern in PhraseBook.open(str(tmp_path)).table.rights
        assert PhraseBook.open(str(tmp_path)).table == PhraseBook.of([phrase]).table


def test_the_books_of_the_pack(root: Path) -> None:
    folder = root / "rules" / "newslint_rules" / "wording" / "_phrases"
    phrases = [phrase for path in sorted(folder.glob("*.yaml")) for phrase in read(str(path))]
    assert len(phrases) >= 15_000
    assert len(phrases) == len({phrase.lower() for phrase in phrases})


@given(st.text(alphabet="prime minstho'’-. \n~_|{}é"))
def test_any_text_is_read(text: str) -> None:
    words = cut(text)
    for one in BOOK.fillings(words):
        assert 0 <= one.first <= one.place <= one.last < len(words.words)


def test_time_is_linear(hits_of: Callable[..., object]) -> None:
    words = cut("the prime vicar shook his " * 20_000)
    started = time.perf_counter()
    assert sum(1 for _ in BOOK.fillings(words)) > 20_000
    assert time.perf_counter() - started < 10
