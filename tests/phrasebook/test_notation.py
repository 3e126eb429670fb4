"""The notation of frozen phrases."""

import pytest

from newslint.phrasebook.notation import head, parse, singular, slots, spellings, surfaces


def test_a_phrase_is_its_words() -> None:
    assert parse("prime minister") == [("prime", "minister")]


def test_a_possessive_may_be_left_out() -> None:
    assert parse("{shake} ~ hands") == [("{shake}", "~", "hands"), ("{shake}", "hands")]


def test_an_apostrophe_stays_with_its_s() -> None:
    assert parse("people’s republic") == [("people", "'s", "republic")]


def test_function_words_are_no_slots() -> None:
    assert list(slots(("head", "of", "state"))) == [0, 2]
    assert list(slots(("{shake}", "~", "hands"))) == [0, 2]


@pytest.mark.parametrize(("phrase", "place"), [("prime minister", 1), ("head of state", 0), ("of course", 1)])
def test_the_noun_that_takes_the_plural(phrase: str, place: int) -> None:
    assert head(tuple(phrase.split())) == place


def test_forms_of_a_slot() -> None:
    assert surfaces("{shake}") == ("shake", "shakes", "shook", "shaken", "shaking")
    assert surfaces("rate+") == ("rate", "rates")
    assert surfaces("hands") == ("hands",)


@pytest.mark.parametrize(
    ("phrase", "other"),
    [
        ("defence minister", "defense minister"),
        ("labour market", "labor market"),
        ("World Health Organisation", "World Health Organization"),
        ("nuclear programme", "nuclear program"),
        ("Defence Department", "Defense Department"),
    ],
)
def test_both_spellings(phrase: str, other: str) -> None:
    assert spellings(phrase) == (phrase, other)
    assert spellings(other) == (other,)


@pytest.mark.parametrize(
    ("word", "one"), [("rates", "rate"), ("parties", "party"), ("press", "press"), ("status", "status"), ("gas", "gas")]
)
def test_plurals_are_compared_without_their_ending(word: str, one: str) -> None:
    assert singular(word) == one
