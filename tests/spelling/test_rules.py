"""The rules on spelling and parts of speech: exact spans, messages and fixes, and silence on what only looks wrong."""

import time
from collections.abc import Callable

import pytest

from newslint import Hit, Rule, read_text
from newslint.config import Config
from newslint.engine import hits
from newslint.linter import default_resources
from newslint.spelling.confusions import Confusions, pack_confusions
from newslint.spelling.context import Reading
from newslint.testing import verify
from newslint_rules.spelling.real_word import real_word
from newslint_rules.spelling.typo import typo
from newslint_rules.wording.adverb_for_adjective import adverb_for_adjective
from newslint_rules.wording.wrong_part_of_speech import wrong_part_of_speech
from newslint_rules.wording.wrong_verb_form import wrong_verb_form

Found = Callable[[Rule, str], list[Hit]]
RULES = (typo, real_word, wrong_part_of_speech, wrong_verb_form, adverb_for_adjective)


@pytest.fixture(scope="module")
def found() -> Found:
    resources = default_resources(Config())
    return lambda rule, text: list(hits(rule, read_text(text), resources.lend(rule)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_hold(rule: Rule) -> None:
    assert verify(rule, default_resources(Config()).lend(rule)) == []


def test_a_typo_has_its_place_its_message_and_its_fixes(found: Found) -> None:
    text = "The harbour will reopen next motnh, the mayor said."
    (hit,) = found(typo, text)
    assert text[hit.start : hit.end] == "motnh"
    assert hit.message == "'motnh' is in no dictionary: 'month'?"
    assert hit.suggestions[0] == "month"
    assert hit.confidence is not None
    assert hit.confidence > 0.9


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("He could nto say when the ferry would sail.", "not"),
        ("Teh ferry sailed at noon.", "The"),
        ("It dosen't matter to the owners of the mill.", "doesn't"),
        ("They dont know who owns the mill.", "don't"),
        ("The mill's ownres met on Friday.", "owners"),
        ("“We will nevver sell the mill to them at that price,” she said.", "never"),
    ],
)
def test_the_first_fix_is_the_word_that_was_meant(found: Found, text: str, meant: str) -> None:
    (hit,) = found(typo, text)
    assert hit.suggestions[0] == meant


@pytest.mark.parametrize(
    "text",
    [
        "Ngozi Okonjwo and Mr. Brzezicki spoke to Xiaohui Zhangg on Friday.",
        "Zyxology is a company. Zyxology's shares rose.",
        "The quuxers and the other quuxers disagreed.",
        "The dish, called zabaglionne, was served cold.",
        "The word “schadenfroide” was on the wall.",
        "Visit exampel.com/helo or write to @goverment_news about #recieve.",
        "The X-rayed bags, the p53 gene and the 3rd COVID-19 wave.",
        "NATO's F-16s and the UNHCR's MPs, ICBMs and iPhones.",
        "Well, hmm, ahem, ow, psst, she said; ha ha!",
        "It ain't over, y'all, 'cause we're gonna win.",
        "The old motto was “e pluribus unum” and the cafe’s menu offered crème brûlée.",
        "El presidente de la república no quiere hablar con los periodistas.",
    ],
)
def test_what_is_no_typo_passes(found: Found, text: str) -> None:
    assert found(typo, text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "meant"),
    [
        ("The scandal had no affect on the election.", "affect", "effect"),
        ("The company said it would loose money this year.", "loose", "lose"),
        ("The judge ruled that the plan would lead to a lost of jobs.", "lost", "loss"),
        ("The team hopes to improve it's performance next season.", "it's", "its"),
        ("They met on Friday, more then a year after the vote.", "then", "than"),
    ],
)
def test_confused_words(found: Found, text: str, wrong: str, meant: str) -> None:
    marked = {text[hit.start : hit.end]: hit.suggestions for hit in found(real_word, text)}
    assert marked == {wrong: (meant,)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "teh " * 20_000,
        "a" * 100_000,
        "x" * 40 + " yz",
        "1 2 3 | 4 5 6 | 7",
        "HTE GOVERMENT SIAD",
        "'t 't 's -- n't",
    ],
)
def test_odd_texts_are_quiet_or_bounded(found: Found, rule: Rule, text: str) -> None:
    before = time.perf_counter()
    found(rule, text)
    assert time.perf_counter() - before < 5


@pytest.mark.parametrize(
    ("text", "wrong", "meant"),
    [
        ("The inquiry, lead by a retired judge, found that officers had lied.", "lead", "led"),
        ("The band has sold it's own records since 1999.", "it's", "its"),
        ("The lawyer is council for the defence in the second trial.", "council", "counsel"),
        ("Senators voted to censor the governor over the flood.", "censor", "censure"),
        ("The colonel was relief of his command on Sunday.", "relief", "relieved"),
        ("The bridge was closed because thick fog, and cars waited.", "because", "because of"),
    ],
)
def test_neighbours_show_which_word_is_meant(found: Found, text: str, wrong: str, meant: str) -> None:
    (hit,) = found(real_word, text)
    assert text[hit.start : hit.end] == wrong
    assert hit.suggestions == (meant,)
    assert hit.message == f"'{wrong}' is unlikely here: '{meant}'?"


@pytest.mark.parametrize(
    "text",
    [
        "And thy mercy endureth, ye say; he was wont to weep.",
        "It affirmed its A-plus rating, and your Lord is forgiving; were He to ask, they would answer.",
        "The alter ego of the priest stood at the altar.",
    ],
)
def test_what_is_no_confusion_passes(found: Found, text: str) -> None:
    assert found(real_word, text) == []


def test_a_table_of_confusions_is_read_as_it_was_packed() -> None:
    reading = Reading((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 0.0, 0.0, 0.0, 0.0)
    packed = pack_confusions([0.0] * 13 + [1.5], {"affect": {"effect": -0.5}})
    table = Confusions(packed.decode())
    assert list(table) == ["affect"]
    assert table.of("affect") == (("effect", -0.5),)
    assert table.of("effect") == ()
    assert table.odds(reading, reading, -0.5) == 1.0


@pytest.mark.parametrize(
    ("rule", "text", "wrong", "fixes"),
    [
        (wrong_verb_form, "He said they were consider a sale.", "consider", ("considering", "considered")),
        (wrong_verb_form, "The two sides had already began to talk.", "began", ("begun",)),
        (adverb_for_adjective, "It passed by a narrowly majority.", "narrowly", ("narrow",)),
    ],
)
def test_a_wrong_form_has_its_place_and_its_fix(
    found: Found, rule: Rule, text: str, wrong: str, fixes: tuple[str, ...]
) -> None:
    (hit,) = found(rule, text)
    assert text[hit.start : hit.end] == wrong
    assert hit.suggestions == fixes
