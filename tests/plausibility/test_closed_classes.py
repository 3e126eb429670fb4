"""Prepositions, particles and adverbs of time: what the shipped judge finds, and where it is quiet."""

import math

import pytest

from newslint.plausibility.closed_classes import MEANT, WORDS
from newslint.plausibility.fast import FastModel
from newslint.plausibility.suspicion import Suspicion
from newslint.plausibility.tokens import tokens_of
from newslint.readers import read_text


@pytest.fixture(scope="module")
def model() -> FastModel:
    return FastModel()


def likely(model: FastModel, text: str) -> list[tuple[str, str]]:
    """The words that are probably wrong, each with the first candidate."""
    found = model.closed_classes(read_text(text))
    return [(text[s.start : s.end], s.candidates[0].text) for s in found if s.probability >= 0.4]


@pytest.mark.parametrize(
    ("text", "found", "meant"),
    [
        ("The chairman stepped underneath on Friday after a row with the board.", "underneath", "down"),
        ("The firm has come beneath pressure from its shareholders to cut costs.", "beneath", "under"),
        ("Two deputies threatened to vote counter the bill on Monday.", "counter", "against"),
    ],
)
def test_a_word_in_the_place_of_another_is_found(model: FastModel, text: str, found: str, meant: str) -> None:
    assert likely(model, text) == [(found, meant)]
    assert likely(model, text.replace(found, meant)) == []


def test_the_evidence_is_what_news_has(model: FastModel) -> None:
    text = "The firm has come beneath pressure from its shareholders to cut costs."
    (one,) = (s for s in model.closed_class_judge.judge(tokens_of(text)) if s.probability >= 0.4)
    best = one.evidence[0]
    assert "beneath" in best.found
    assert best.likely == best.found.replace("beneath", "under")
    assert best.found_count == 0
    assert best.likely_count > 5


def test_figures_in_the_evidence_are_one(model: FastModel) -> None:
    text = "Sales of new homes rose on 3.4 percent in August, the ministry said."
    found: list[Suspicion] = [s for s in model.closed_class_judge.judge(tokens_of(text)) if text[s.start :][:2] == "on"]
    phrases = {attested.likely for suspicion in found for attested in suspicion.evidence}
    assert "rose by [number]" in phrases


def test_good_copy_is_quiet(model: FastModel) -> None:
    text = (
        "The council voted on Tuesday against a plan to close the library in Gorse Lane, which has been open since "
        "1931. Shares of the bank fell by 4 percent in London after it warned of losses in the second half. "
        "Troops came under fire across the river, and the general stepped down within hours."
    )
    assert likely(model, text) == []


def test_names_and_compounds_are_passed_over(model: FastModel) -> None:
    text = "Stoke-beneath-Trent beat Under Armour in the follow-underneath."
    assert [text[s.start : s.end] for s in model.closed_class_judge.judge(tokens_of(text))] == []


def test_every_word_that_may_be_meant_is_known(model: FastModel) -> None:
    known = model.statistics.numbers
    assert [word for row in MEANT.values() for word in row if word not in known] == []
    assert list(model.closed_class_judge.net.order) == list(WORDS)
    assert all(wrong not in row for wrong, row in MEANT.items())
    assert list(WORDS) == sorted(set(WORDS))


def test_the_chances_of_all_words_add_up_to_one(model: FastModel) -> None:
    net = model.closed_class_judge.net
    for numbers in ([], [model.statistics.numbers["stepped"], 8, model.statistics.numbers["on"]]):
        chances = net.log_chances(numbers, 1)
        assert len(chances) == len(WORDS)
        assert math.isclose(sum(map(math.exp, chances)), 1, abs_tol=1e-6)


def test_text_that_is_not_english_is_passed_over(model: FastModel) -> None:
    text = "Der Minister trat am Freitag zurück, under die Kritik der Opposition in den letzten Wochen zu gross wurde."
    assert model.closed_classes(read_text(text)) == ()
