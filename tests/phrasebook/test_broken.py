"""The decision: which near word in a slot is told."""

import time

import pytest

from newslint import read_text
from newslint.phrasebook.broken import FEATURES, Broken, broken, read_phrases, suspects
from newslint.views.tokens import cut
from newslint_rules.wording._broken import evidence, phrase_book

ARTICLE = (
    "The harbour board voted on Tuesday to raise the fees for cargo ships by four percent. Its chairman said the cost "
    "of dredging had doubled since the storm in March, when three trawlers ran aground off the eastern pier. Two of "
    "the five members voted against the plan and asked for a public hearing. "
)


def found(text: str) -> tuple[Broken, ...]:
    return broken(read_text(text), phrase_book(), evidence())


def test_what_a_broken_phrase_says() -> None:
    (one,) = found("The central bank raised enthusiasm rates on Thursday.")
    assert (one.found, one.written, one.rights[0]) == ("enthusiasm rates", "interest rates", "interest")
    assert "The central bank raised enthusiasm rates on Thursday."[one.start : one.end] == "enthusiasm"


def test_the_capital_of_the_wrong_word_is_kept() -> None:
    (one,) = found("Enthusiasm rates rose on Thursday.")
    assert one.rights[0] == "Interest"


def test_words_that_stand_rightly_are_known() -> None:
    text = "The central bank raised interest rates on Thursday."
    reading = read_phrases(read_text(text), phrase_book(), evidence())
    assert reading.broken == ()
    assert text.index("interest") in reading.right
    assert text.index("Thursday") not in reading.right


@pytest.mark.parametrize(
    "text",
    [
        "The central bank raised interest rates on Thursday.",
        "Central Banker Enthusiasm Rates was the name of the boat.",
        ARTICLE,
        "",
        "???",
        "rates " * 50,
    ],
)
def test_silence(text: str) -> None:
    assert [one for one in found(text) if one.probability >= 0.2] == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The central bank cut enthusiasm rates on Thursday.", 2, 0),
        ("Zebras enthusiasm rates zebras.", 0, 0),
        ("She spoke with great enthusiasm rates zebras.", 1, 1),
    ],
)
def test_what_fits_around_a_phrase_is_counted(text: str, right: int, wrong: int) -> None:
    (one,) = (one for one in suspects(cut(text), phrase_book(), evidence(), text) if one.filling.pattern == "_ rate")
    numbers = dict(zip(FEATURES, one.features, strict=True))
    assert (numbers["right word fits around"], numbers["wrong word fits around"]) == (right, wrong)


def test_speed() -> None:
    document = read_text(ARTICLE * 12)
    number = len(cut(document.text).words)
    broken(document, phrase_book(), evidence())
    fastest = min(_timed(document) for _ in range(5))
    assert fastest / number * 700 < 0.05  # a wide margin for busy machines; the measured time is under 8 ms


def _timed(document: object) -> float:
    started = time.perf_counter()
    broken(document, phrase_book(), evidence())  # type: ignore[arg-type]
    return time.perf_counter() - started
