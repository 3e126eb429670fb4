"""The rule on broken phrases, and what it leaves to the one on quotations."""

import pytest

from newslint import Config, Finding, Level, Linter, read_text
from newslint.linter import default_resources
from newslint.testing import verify
from newslint_rules.wording._suspicions import BROKEN_FROM
from newslint_rules.wording.broken_phrase import broken_phrase

RULE = "wording/broken_phrase"


def found(text: str, **options: float) -> tuple[Finding, ...]:
    return Linter(Config(select=(RULE,), options={RULE: options})).lint(read_text(text)).findings


def test_its_examples() -> None:
    assert verify(broken_phrase, default_resources(Config()).lend(broken_phrase)) == []


def test_message_evidence_and_fixes() -> None:
    (hit,) = found("The central bank raised enthusiasm rates on Thursday.")
    assert (hit.span.start, hit.span.end, hit.level) == (24, 34, Level.WARNING)
    assert hit.message == "'enthusiasm rates' is not found in 9 million words of news; 'interest rates' is common"
    assert hit.suggestions[0] == "interest"
    assert len(hit.suggestions) <= 3
    assert hit.evidence[0].text == hit.message
    assert BROKEN_FROM <= hit.confidence < 1


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("The deputies lodged a motion of no trust on Monday.", "trust", "confidence"),
        ("The driver entered a plea of not culpable.", "culpable", "guilty"),
        ("The envoys returned to the negotiating desk on Monday.", "desk", "table"),
        ("Four fans were trampled to demise in the crush.", "demise", "death"),
    ],
)
def test_phrases_of_several_fields(text: str, wrong: str, right: str) -> None:
    (hit,) = found(text)
    assert (hit.text, hit.suggestions[0]) == (wrong, right)


def test_a_quotation_is_left_to_its_own_rule() -> None:
    text = "“The bank raised enthusiasm rates again,” she said."
    assert found(text) == ()
    (hit,) = Linter(Config(select=("quotes/garbled",))).lint(read_text(text)).findings
    assert (hit.text, hit.suggestions) == ("enthusiasm", ())


def test_a_higher_bar() -> None:
    assert found("The central bank raised enthusiasm rates on Thursday.", at_least=0.999) == ()
