"""Slips and what was meant."""

import pytest

from newslint.spelling.edits import NEIGHBOURS, slips
from newslint.spelling.speller import Speller


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller.open()


def test_neighbouring_keys_are_neighbours_of_each_other() -> None:
    assert NEIGHBOURS["g"] == "bfhtvy"
    assert all(letter in NEIGHBOURS[other] for letter, others in NEIGHBOURS.items() for other in others)


@pytest.mark.parametrize(
    ("written", "meant", "cost"),
    [
        ("teh", "the", 0.0),
        ("thee", "the", 0.0),
        ("tge", "the", 0.5),
        ("te", "the", 1.0),
        ("tpe", "the", 3.0),
        ("hte", "the", 0.5),
    ],
)
def test_what_a_slip_costs(written: str, meant: str, cost: float) -> None:
    assert slips(written)[meant] == cost


def test_a_word_is_no_slip_of_itself() -> None:
    assert "aa" not in slips("aa")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("goverment", "government"),
        ("recieve", "receive"),
        ("presdient", "president"),
        ("electoin", "election"),
        ("minsters", "ministers"),
        ("miliion", "million"),
        ("dont", "don't"),
    ],
)
def test_the_likeliest_word_comes_first(speller: Speller, written: str, meant: str) -> None:
    assert speller.options(written)[0].word == meant


@pytest.mark.parametrize(
    "word", "antivaccination reorganisers governmentwide counterprotesters governmentlike doormaker".split()
)
def test_words_formed_by_rule(speller: Speller, word: str) -> None:
    assert speller.is_formed(word)


@pytest.mark.parametrize("word", "goverment ministr eelction xqzt walkthough fallwhen".split())
def test_slips_are_not_formed_by_rule(speller: Speller, word: str) -> None:
    assert not speller.is_formed(word)
