"""The word list: its file, what it holds, and what it refuses."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.spelling.dictionary import DATA, Dictionary, DictionaryError, Entry, name_level, pack, word_level

WORDS = {"a": "K", "work": "P", "worked": "M", "works": "N", "wor": "A", "café": "C", "london": "5", "don't": "Q"}


@pytest.fixture(scope="module")
def shipped() -> Dictionary:
    return Dictionary.open()


def test_words_are_told_from_their_beginnings() -> None:
    words = Dictionary(pack(WORDS))
    assert len(words) == 8
    assert [word for word in WORDS if word not in words] == []
    assert [word for word in ("", "w", "wo", "worke", "workeds", "caf", "don", "on", "ondon") if word in words] == []
    assert words.get("london") == Entry(True, 10.0)
    assert words.get("a") == Entry(False, 10 / 1.3)


@given(st.dictionaries(st.text("abcé'", min_size=1, max_size=7), st.sampled_from("ABZ09"), min_size=1))
def test_every_word_packed_is_found_and_no_other(levels: dict[str, str]) -> None:
    words = Dictionary(pack(levels))
    assert len(words) == len(levels)
    for word, level in levels.items():
        entry = words.get(word)
        assert entry is not None
        assert entry.is_name is level.isdigit()
        assert (word + "b" in words) == (word + "b" in levels)


def test_levels_follow_the_count() -> None:
    assert (word_level(0), name_level(0)) == ("A", "0")
    assert word_level(1) < word_level(10) < word_level(10_000)
    assert (word_level(10**9), name_level(10**9)) == ("Z", "9")


@pytest.mark.parametrize(
    "content", [b"", b"nothing", b"newslint dictionary 1\na b", pack(WORDS)[:-1], b"x" + pack(WORDS)]
)
def test_a_damaged_file_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "dictionary.bin"
    path.write_bytes(content)
    with pytest.raises(DictionaryError, match=r"dictionary\.bin"):
        Dictionary.open(str(path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError, match=r"gone\.bin: cannot be read as a word list"):
        Dictionary.open(str(tmp_path / "gone.bin"))


def test_the_shipped_list_is_small_and_opens_fast(shipped: Dictionary) -> None:
    assert Path(DATA).stat().st_size < 3_000_000
    times = []
    for _ in range(5):
        before = time.perf_counter()
        Dictionary.open()
        times.append(time.perf_counter() - before)
    assert min(times) < 0.015


@pytest.mark.parametrize(
    "word",
    "labour labor organise organize colour travelled traveled selfie smartphone don't women analyses café cafe".split(),
)
def test_words_of_both_spellings(shipped: Dictionary, word: str) -> None:
    entry = shipped.get(word)
    assert entry is not None
    assert not entry.is_name


@pytest.mark.parametrize("name", "london moscow putin johnson tuesday reuters ouagadougou".split())
def test_names(shipped: Dictionary, name: str) -> None:
    assert name in shipped


@pytest.mark.parametrize("slip", "goverment recieved teh bewteen seperate occured untill wich accomodate".split())
def test_slips_of_the_news_counted_are_left_out(shipped: Dictionary, slip: str) -> None:
    assert slip not in shipped
