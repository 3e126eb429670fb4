"""Attributions: who said what, with exact spans."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import read_text
from newslint.views.attributions import Attribution, Kind, attributions


def view(text: str) -> tuple[Attribution, ...]:
    return read_text(text).view(attributions)


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """Content, cue and speaker of every attribution as written; the speaker in brackets where it is inferred."""
    rows = []
    for one in view(text):
        speaker = one.speaker.of(text) if one.speaker else None
        rows.append(
            (one.content.of(text), one.cue.of(text) if one.cue else None, f"({speaker})" if one.inferred else speaker)
        )
    return rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We will act,” said Finance Minister Fernando Haddad on Monday.",
            [("“We will act,”", "said", "Finance Minister Fernando Haddad")],
        ),
        ("“We will act,” Haddad said.", [("“We will act,”", "said", "Haddad")]),
        ("“We will act”, the minister said.", [("“We will act”", "said", "the minister")]),
        ("Haddad said, “We will act.”", [("“We will act.”", "said", "Haddad")]),
        ("Haddad said on Monday: “We will act.”", [("“We will act.”", "said", "Haddad")]),
        ("Said Haddad: “We will act.”", [("“We will act.”", "Said", "Haddad")]),
        (
            "“We will act,” Haddad said, “and soon.”",
            [("“We will act,”", "said", "Haddad"), ("“and soon.”", "said", "Haddad")],
        ),
        (
            "“We will act,” said Haddad, “and soon.”",
            [("“We will act,”", "said", "Haddad"), ("“and soon.”", "said", "Haddad")],
        ),
        ("“We will act,” he said. “We must.”", [("“We will act,”", "said", "he"), ("“We must.”", None, "(he)")]),
        ("According to Haddad, “we will act soon.”", [("“we will act soon.”", "According to", "Haddad")]),
        ("“We will act,” according to a note seen here.", [("“We will act,”", "according to", "a note seen here")]),
        ("“Will you act?” asked a reporter.", [("“Will you act?”", "asked", "a reporter")]),
        (
            "“Will you act?” a reporter for the newspaper asked.",
            [("“Will you act?”", "asked", "a reporter for the newspaper")],
        ),
        ("The minister tweeted: “We will act.”", [("“We will act.”", "tweeted", "The minister")]),
        ("As the minister put it, “We will act.”", [("“We will act.”", "put", "the minister")]),
        ("Asked about the plan, Haddad said: “We will act.”", [("“We will act.”", "said", "Haddad")]),
        ("On Monday Haddad told the newspaper “we will act.”", [("“we will act.”", "told", "Haddad")]),
        (
            "Haddad shook his head. “We will act,” he said, before adding: “Soon.”",
            [("“We will act,”", "said", "he"), ("“Soon.”", "adding", "he")],
        ),
        ("Haddad: ‘We will act’", [("‘We will act’", ":", "Haddad")]),
        ("''We will act,'' Haddad said.", [("''We will act,''", "said", "Haddad")]),
        ("“We will act,” Haddad deadpanned.", [("“We will act,”", "deadpanned", "Haddad")]),
        ("“We will act,” Haddad has since said.", [("“We will act,”", "said", "Haddad")]),
        ("Haddad went on to say: “We will act.”", [("“We will act.”", "say", "Haddad")]),
        ("Haddad smiled and said, “We will act.”", [("“We will act.”", "said", "Haddad")]),
    ],
)
def test_direct_speech(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert told(text) == expected
    assert {one.kind for one in view(text)} == {Kind.DIRECT}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "“We will act,” said Maria Silva, a spokeswoman for the ministry.",
            "Maria Silva, a spokeswoman for the ministry",
        ),
        (
            "“We will act,” Maria Silva, a spokeswoman for the ministry, told reporters in Brasilia.",
            "Maria Silva, a spokeswoman for the ministry",
        ),
        ("“We will act,” said Rep. Ann Moss, who leads the panel.", "Rep. Ann Moss"),
        ("Maria Silva, who leads the union, said: “We will act.”", "Maria Silva"),
        (
            "Joan Reyes, 52, a nurse from Dayton, Ohio, said: “We will act.”",
            "Joan Reyes, 52, a nurse from Dayton, Ohio",
        ),
        ("Sen. Ruth Dale (D-Ohio) said: “We will act.”", "Sen. Ruth Dale (D-Ohio)"),
        ("In Lagos, the governor and his deputy said: “We will act.”", "the governor and his deputy"),
        ("“We will act,” said the mayor, adding that money was short.", "the mayor"),
        ("“We will act,” police said.", "police"),
        ("“We will act,” said the group’s spokesman, Ivo Brandt.", "the group’s spokesman"),
        (
            "“We will act,” Ivo Brandt, Acme Brothers’ managing director, told her.",
            "Ivo Brandt, Acme Brothers’ managing director",
        ),
        ("“We will act,” Ivo Brandt, director general of the panel said.", "Ivo Brandt, director general of the panel"),
        ("As Ivo Brandt, the director, put it, “we will act.”", "Ivo Brandt, the director"),
        ("“We will act,” said Acme networking analyst Ivo Brandt.", "Acme networking analyst Ivo Brandt"),
        ("“We will act,” said sales director Ivo Brandt.", "sales director Ivo Brandt"),
        ("“We will act.” Ivo Brandt said.", "Ivo Brandt"),
    ],
)
def test_speaker_phrases(text: str, speaker: str) -> None:
    first = view(text)[0]
    assert first.speaker is not None
    assert first.speaker.of(text) == speaker
    assert not first.inferred


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Maria Silva, 52, who leads the union, said the plan was “a disgrace” and would fail.",
            [("the plan was “a disgrace” and would fail", "said", "Maria Silva, 52")],
        ),
        ("The plan is “a disgrace,” she said.", [("The plan is “a disgrace,”", "said", "she")]),
        (
            "The ministry said in a statement that the plan “will be carried out in full.”",
            [("the plan “will be carried out in full.”", "said", "The ministry")],
        ),
        (
            "The plan was “a disgrace” and “an insult,” she said.",
            [
                ("The plan was “a disgrace” and “an insult,”", "said", "she"),
                ("The plan was “a disgrace” and “an insult,”", "said", "she"),
            ],
        ),
    ],
)
def test_mixed_speech(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert told(text) == expected
    assert {one.kind for one in view(text)} == {Kind.MIXED}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Critics warned that the plan would fail.", ("the plan would fail", "warned", "Critics")),
        ("The plan would fail, critics warned.", ("The plan would fail", "warned", "critics")),
        (
            "The plan would fail, said Maria Silva, an economist at the bank.",
            ("The plan would fail", "said", "Maria Silva, an economist at the bank"),
        ),
        (
            "According to the ministry, inflation fell to 3 percent in May.",
            ("inflation fell to 3 percent in May", "According to", "the ministry"),
        ),
        (
            "Inflation fell to 3 percent in May, according to the ministry.",
            ("Inflation fell to 3 percent in May", "according to", "the ministry"),
        ),
        (
            "The bank told its staff that it would close 40 branches.",
            ("it would close 40 branches", "told", "The bank"),
        ),
    ],
)
def test_indirect_speech(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text) == [expected]
    (one,) = view(text)
    assert (one.kind, one.quotation, one.inferred) == (Kind.INDIRECT, None, False)


@pytest.mark.parametrize(
    "text",
    [
        "The film “Black Orpheus” opens today.",
        "The so-called “plan” failed.",
        "The ministry did not say what it would do.",
        "He was told that the plan would fail.",
        "The two reports differ on the number of victims.",
        "",
    ],
)
def test_no_speech(text: str) -> None:
    assert view(text) == ()


def test_a_quotation_announced_by_the_paragraph_before() -> None:
    text = "The judge had a word for them. Then she added:\n\n“Go home.”\n\nThey went."
    assert told(text) == [("“Go home.”", "added", "she")]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“We will act.\n\n“We will act soon,” Haddad said.\n\n“Nothing stands in our way.”"
    assert told(text) == [
        ("“We will act.", None, "(Haddad)"),
        ("“We will act soon,”", "said", "Haddad"),
        ("“Nothing stands in our way.”", None, "(Haddad)"),
    ]


def test_the_speaker_of_indirect_speech_goes_on_in_quotation_marks() -> None:
    text = "The mayor said that the bridge would close. “It is not safe any more.”"
    assert told(text)[1] == ("“It is not safe any more.”", None, "(The mayor)")


def test_the_quotation_is_the_view_s() -> None:
    text = "She said: “He told me ‘never’ twice.”"
    (one,) = view(text)
    assert one.quotation is not None
    assert one.quotation.span == one.content
    assert one.quotation.inner.of(text) == "He told me ‘never’ twice."


@given(
    st.lists(
        st.sampled_from(['"', "“", "”", "said", "according", "to", "that", "who", "He", ",", ":", "Ann", "\n\n", "."])
    )
)
def test_any_order_of_words_is_read(parts: list[str]) -> None:
    text = " ".join(parts)
    for one in view(text):
        for span in (one.content, one.cue, one.speaker):
            assert span is None or 0 <= span.start < span.end <= len(text)


def test_time_is_linear() -> None:
    def seconds(text: str) -> float:
        document = read_text(text)
        begun = time.perf_counter()
        document.view(attributions)
        return time.perf_counter() - begun

    for unit in ("said ", "X, ", "“Q” ", "who said that, ", "according to "):
        assert seconds(unit * 4000) < 2, unit
