"""The rule on broken phrases, and what it leaves to the one on quotations."""

import pytest

from newslint import Level, read_text
from newslint.testing import verify
from newslint_rules.wording._broken import AT_LEAST, broken_hits
from newslint_rules.wording.broken_phrase import broken_phrase


def test_its_examples() -> None:
    assert verify(broken_phrase) == []


def test_message_evidence_and_fixes() -> None:
    (hit,) = broken_phrase.hits(read_text("The central bank raised enthusiasm rates on Thursday."))
    assert (hit.start, hit.end, hit.level) == (24, 34, Level.WARNING)
    assert hit.message == "'enthusiasm rates' is not found in 9 million words of news; 'interest rates' is common"
    assert hit.suggestions[0] == "interest"
    assert len(hit.suggestions) <= 3
    assert hit.evidence[0].text == hit.message
    assert hit.confidence is not None
    assert AT_LEAST <= hit.confidence < 1


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("The deputies lodged a motion of no trust on Monday.", "trust", "confidence"),
        ("The driver entered a plea of not culpable.", "culpable", "guilty"),
        ("The envoys returned to the negotiating desk on Monday.", "desk", "table"),
        ("Four fans were trampled to demise in the crush.", "demise", "death"),
    ],
)
def test_phrases_of_several_fields(text: str, found: str, right: str) -> None:
    (hit,) = broken_phrase.hits(read_text(text))
    assert (hit.span.of(text), hit.suggestions[0]) == (found, right)


def test_a_quotation_is_left_to_its_own_rule() -> None:
    document = read_text("“The bank raised enthusiasm rates again,” she said.")
    assert list(broken_phrase.hits(document)) == []
    (hit,) = broken_hits(document, at_least=AT_LEAST, quoted=True)
    assert document.text[hit.start : hit.end] == "enthusiasm"


def test_a_higher_bar() -> None:
    document = read_text("The central bank raised enthusiasm rates on Thursday.")
    assert list(broken_phrase._replace(options={"at_least": 0.999}).hits(document)) == []


def test_two_broken_phrases_tell_of_a_third() -> None:
    doubtful = "They signed the strongest always agreement on trade."
    rates, heart = "The central bank raised enthusiasm rates on Thursday.", "He died of a heart assault on Monday."

    def found(*paragraphs: str) -> list[str]:
        document = read_text("\n\n".join(paragraphs))
        return [hit.span.of(document.text) for hit in broken_phrase.hits(document)]

    assert found(doubtful) == []
    assert found(rates, doubtful) == ["enthusiasm"]
    assert found(rates, heart, doubtful) == ["enthusiasm", "assault", "always"]
