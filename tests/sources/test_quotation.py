"""Quotations beside their sources: what differs, exactly where, and what is no difference."""

import pytest

from newslint import read_text
from newslint.sources import Sources
from newslint.sources.changes import Change
from newslint.sources.folding import folded
from newslint.sources.quotation import Comparison, Verdict


def compared(article: str, source: str) -> Comparison:
    document = read_text(article)
    (comparison,) = document.view(Sources([read_text(source, path="wire.txt")]).quotations)
    return comparison


def differences(article: str, source: str) -> list[tuple[Change, str, str | None, str]]:
    comparison = compared(article, source)
    assert comparison.source is not None
    return [
        (one.change, article[one.start : one.end], one.written, one.place.of(comparison.source.text))
        for one in comparison.differences
    ]


SOURCE = (
    "TRANSCRIPT\n\nMINISTER: Well, I think that we will not close the harbour, uh, before 14 May, and I told Anna Lund "
    "so. It might cost us five million dollars. The men who work there are angry and tired."
)


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("we will close the harbour before 14 May", [(Change.NEGATION, "close", "not close", "not")]),
        ("we will not close the harbour before 24 May", [(Change.NUMBER, "24", "14", "14")]),
        ("before 14 May, and I told Anna Lind so", [(Change.NAME, "Lind", "Lund", "Lund")]),
        ("that we would not close the harbour", [(Change.TENSE, "would", "will", "will")]),
        ("It will cost us five million dollars", [(Change.TENSE, "will", "might", "might")]),
        ("The furious men who work there are angry", [(Change.ADDED, "furious ", "", "The men")]),
        ("we will not shut the harbour before 14 May", [(Change.WORD, "shut", "close", "close")]),
        (
            "The men who work there are tired and angry",
            [(Change.ORDER, "tired and angry", "angry and tired", "angry and tired")],
        ),
        (
            "we will not close the harbour and I told Anna Lund so",
            [(Change.SHORTENED, "and", "uh, before 14 May and", "uh, before 14 May")],
        ),
    ],
)  # fmt: skip
def test_each_change(quotation: str, expected: list[tuple[Change, str, str | None, str]]) -> None:
    article = f"“{quotation},” the minister said."
    found = differences(article, SOURCE)
    assert [one[:3] for one in found] == [one[:3] for one in expected]
    assert found[0][3].startswith(expected[0][3][:3])


def test_dropped_qualifier() -> None:
    source = "“The roof is probably safe for the winter,” she said."
    assert differences("“The roof is safe for the winter,” she said.", source) == [
        (Change.QUALIFIER, "safe", "probably safe", "probably")
    ]


def test_two_quotations_made_one() -> None:
    source = "“The river came up,” he said. The council met at noon in the old hall. “We drove to the hills,” he said."
    article = "“The river came up. We drove to the hills,” he said."
    assert differences(article, source) == [(Change.JOINED, "We drove to the hills", None, "We drove to the hills")]


@pytest.mark.parametrize(
    "quotation",
    [
        "We will not close the harbour … before 14 May",
        "we will not … before 14 May",
        "We will not close the harbour before [the holiday], and I told [her] so",
        "[W]e won't close the harbor",
        "I think that we will not close the harbour before 14 May (a Tuesday), and I told Anna Lund so",
        "It might cost us $5 million",
        "might cost us 5,000,000 dollars",
        "The men who work there are angry—and tired!",
        "I think [sic] that we will not close the harbour",
    ],
)
def test_what_a_desk_may_do(quotation: str) -> None:
    comparison = compared(f"“{quotation},” the minister said.", SOURCE)
    assert (comparison.verdict, comparison.differences) == (Verdict.VERBATIM, ())


def test_attribution_may_be_left_out() -> None:
    source = "“I saw the men,” he said. “They ran to the river.”"
    assert compared("“I saw the men. They ran to the river,” he said.", source).verdict is Verdict.VERBATIM


def test_parts_round_an_ellipsis_the_other_way_round() -> None:
    article = "“The men who work there are angry … I told Anna Lund so,” he said."
    assert [one[0] for one in differences(article, SOURCE)] == [Change.ORDER]


def test_not_found() -> None:
    assert compared("“The harvest will feed the province,” he said.", SOURCE).verdict is Verdict.NOT_FOUND


def test_what_a_source_only_reports_is_no_quotation_of_it() -> None:
    source = "The bank said it was adopting a cautious approach to lending. “Growth will be slow this year,” it said."
    comparison = compared("“We are adopting a cautious approach to lending,” it said.", source)
    assert comparison.verdict is Verdict.NOT_FOUND


def test_the_best_of_several_sources() -> None:
    article = read_text("“We will not close the harbour before 14 May,” he said.")
    near = read_text("“We will not close the school before 15 May,” he said.", path="near.txt")
    right = read_text(SOURCE, path="right.txt")
    (comparison,) = article.view(Sources([near, right]).quotations)
    assert (comparison.verdict, comparison.source) == (Verdict.VERBATIM, right)


@pytest.mark.parametrize("quotation", ["a fine thing", "The Lord of the Isles", "Gone With the Wind"])
def test_short_quotations_and_titles_are_not_looked_up(quotation: str) -> None:
    document = read_text(f"He called it “{quotation}” and left.")
    assert document.view(Sources([read_text(SOURCE)]).quotations) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The organisation’s colour centre", "the organization's color center"),
        ("twenty-one per cent", "21%"),
        ("He won’t, can’t and didn't", "he will not, can not and did not"),
        ("235,000 and 1.50", "235 , 000 and 1.5"),
        ("the U.S. and Élysée", "The US and Elysee"),
        ("whilst travelling towards the kerb", "while traveling toward the curb"),
    ],
)
def test_folding(one: str, other: str) -> None:
    assert folded(one).forms == folded(other).forms


def test_places_of_folded_words() -> None:
    text = "He won’t pay twenty-one pounds."
    words = folded(text)
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == [
        "He", "won’t", "won’t", "pay", "twenty-one", "pounds",
    ]  # fmt: skip


SPEECH = (
    'MAYOR ITO: We are not going to close the school. As my mother used to say, "A boat in the harbor is safe," but '
    "I never liked the harbor. The oposition has a right to ask."
)


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("We are going to close the school", [(Change.NEGATION, "going", "not going", "not")]),
        (
            "As my mother used to say, ‘A boat in the harbor is dry,’ but I never liked the harbor",
            [(Change.WORD, "dry", "safe", "safe")],
        ),
    ],
)
def test_a_speech_that_quotes_somebody_is_speech_outside_of_the_marks_too(
    quotation: str, expected: list[tuple[Change, str, str | None, str]]
) -> None:
    assert differences(f"“{quotation},” the mayor said.", SPEECH) == expected


def test_what_a_label_announces_is_said() -> None:
    source = "HOLT: The dam is safe until spring.\n\nLUND: The engineer wrote: “The dam may crack in the frost.”"
    article = "“The dam is sound until spring,” Holt said."
    assert differences(article, source) == [(Change.WORD, "sound", "safe", "safe")]


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        ("The opposition has a right to ask", SPEECH),
        ("This is the 3rd time we ask", "This is the third time we ask."),
        ("This is the twenty-first time we ask", "This is the 21st time we ask."),
        ("We open the doors on May 21", "We open the doors on May 21st."),
        ("About one and a half million people are hungry", "About 1.5 million people are hungry."),
        ("Doctor Lund is the best we have", "Dr. Lund is the best we have."),
        ("It was long, and we were tired", "It was, um, long, you know, and and we were, uh, tired."),
    ],
)
def test_what_is_taken_down_in_another_way(quotation: str, source: str) -> None:
    assert compared(f"“{quotation},” he said.", source).verdict is Verdict.VERBATIM


def test_a_misspelt_word_of_the_article_is_a_difference() -> None:
    source = "The opposition has a right to ask."
    assert differences("“The oposition has a right to ask,” he said.", source) == [
        (Change.WORD, "oposition", "opposition", "opposition")
    ]


@pytest.mark.parametrize(
    ("quotation", "change", "found", "written"),
    [
        ("Their leader is a very honest man", Change.ADDED, "a very", "an"),
        ("Their leader is a dishonest man", Change.NEGATION, "a dishonest", "an honest"),
    ],
)
def test_an_article_before_a_vowel_is_no_word_of_its_own(
    quotation: str, change: Change, found: str, written: str
) -> None:
    source = "“Their leader is an honest man,” she said."
    assert differences(f"“{quotation},” she said.", source)[0][:3] == (change, found, written)


def test_what_is_added_at_the_end_of_a_paragraph_is_placed_behind_its_last_word() -> None:
    article = "“The men who work there are angry and tired today,” he said."
    source = f"{SOURCE}\n\nREPORTER: What about the school? Is that to be closed before the summer as well?"
    assert differences(article, source) == [(Change.ADDED, " today", "", "tired")]


def test_scattered_words_are_no_nearest_words() -> None:
    comparison = compared("“We shall fight on the beaches and the landing grounds,” he said.", SOURCE)
    assert (comparison.verdict, comparison.source) == (Verdict.NOT_FOUND, None)


def test_the_words_of_two_speakers_of_a_transcript_are_joined() -> None:
    source = "SEN. HOLT: I say the port has failed.\n\nGOV. LUND (R): I disagree with the senator."
    article = "“I say the port has failed. I disagree with the senator,” Holt said."
    assert [one[:2] for one in differences(article, source)] == [(Change.JOINED, "I disagree with the senator")]
