"""The sentences of an article: a gold file, laws that hold for any text, and the cases worth naming."""

import json
import pathlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Block, Document, Role, Span
from newslint.views.sentences import sentences, split

GOLD = pathlib.Path(__file__).parents[1] / "gold" / "sentences.jsonl"
REQUIRED_SHARE = 0.95


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


def gold_cases() -> list[dict[str, object]]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def test_gold_file_has_exact_sentences() -> None:
    cases = gold_cases()
    assert len(cases) == 250
    for case in cases:
        rest = str(case["text"])
        assert isinstance(case["sentences"], list)
        for sentence in case["sentences"]:
            assert rest.startswith(sentence), case["id"]
            rest = rest[len(sentence) :].lstrip()
        assert not rest, case["id"]


def test_gold_sentences() -> None:
    cases = gold_cases()
    failures = [(case, found) for case in cases if (found := pieces(str(case["text"]))) != case["sentences"]]
    for case, found in failures:
        print(f"{case['id']} {case['kind']}\n  expected {case['sentences']}\n  found    {found}")
    assert 1 - len(failures) / len(cases) >= REQUIRED_SHARE


@pytest.mark.parametrize(
    "expected",
    [
        ["The U.S. Senate voted."],
        ["He moved to the U.S.", "The move was costly."],
        ["“Who pays?” Mr. Hale asked.", "Nobody knew."],
        ["“Will you run?” Anna van der Berg wondered aloud."],
        ["“Will you run?”", "He said he would."],
        ["Shares closed at 2.55 p.m. (0455 GMT) in Sydney."],
        ["Traders sold U.S. No. 2 corn.", "It fell."],
        ["The aircraft turned back.", "it landed safely."],
        ["« Où est-il\u00a0? »", "« Ici. »"],
        ["»Es reicht.«", "»Nein.«"],
        ["It was over. ”", "He left."],
        ["No.", "No. 10 was dark."],
        ["The poem is by T.S. Eliot.", "It is long."],
        ["See p. 12 and Fig. 3 for details."],
        ["“We waited. . . . then we left,” he said."],
        ["🎉 They won!", "🎉 They cheered."],
        ["Crowds at St. Jude have grown.", "He lives on Main St.", "It is quiet."],
        ["Rep. Ann Lee (D-Calif.) Thursday called it a win."],
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n", "\r\n", "\u00a0", " \u2003 "])
def test_exact_cases(expected: list[str], gap: str) -> None:
    assert pieces(gap.join(expected)) == expected


def test_lost_space_behind_a_closing_mark() -> None:
    assert pieces("“We won.”The crowd sang.") == ["“We won.”", "The crowd sang."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \u00a0\r\n", []),
        ("\ufeffOne. Two.  ", [(0, 5), (6, 10)]),
        ("Café 👩‍👩‍👧.\r\nNoël e\u0301.", [(0, 11), (13, 21)]),
        ("No stop", [(0, 7)]),
    ],
)
def test_exact_offsets(text: str, expected: list[tuple[int, int]]) -> None:
    assert split(text) == expected


def test_spans_stay_inside_blocks_and_code_is_skipped() -> None:
    text = "Storm hits coast\n\nRoofs flew. Trees\nfell.\n\nx = 1. Y.\n\nNo one died."
    ends = [16, 41, 52, len(text)]
    starts = [0, 18, 43, 54]
    roles = [Role.HEADLINE, Role.PARAGRAPH, Role.CODE, Role.PARAGRAPH]
    document = Document(text, [Block(*block) for block in zip(roles, starts, ends, strict=True)])
    assert sentences(document) == (Span(0, 16), Span(18, 29), Span(30, 41), Span(54, 66))
    assert [span.of(text) for span in sentences(document)][2] == "Trees\nfell."
    assert document.view(sentences) is document.view(sentences)


NEWS_ALPHABET = "aAbI1.!?…,;:-–—'\"“”‘’„«»()[] \n\r\t\u00a0\u202f\u2028é\u0301\u00ad\u200b😀$"
NEWS_PARTS = ["Mr.", "U.S.", "a.m.", "No.", "J.", "Inc.", "said", "The", "...", ". . .", ".”", "?” ", " ", "\r\n", "1."]


@given(st.one_of(st.text(), st.text(NEWS_ALPHABET), st.lists(st.sampled_from(NEWS_PARTS)).map("".join)))
def test_spans_are_ordered_trimmed_and_hold_every_visible_character(text: str) -> None:
    spans = split(text)
    edge = 0
    for start, end in spans:
        assert edge <= start < end <= len(text)
        assert text[edge:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        edge = end
    assert text[edge:].strip() == ""


@pytest.mark.parametrize(
    "part",
    ["word ", "a. ", "! ", ".", ". ", "a.", ".”", '"', "“", "x", " ", "Aa?” ", "(. ", ". -- ", "a.\r\n", ".“", "1. "],
)
def test_time_grows_linearly(part: str) -> None:
    def seconds(length: int) -> float:
        before = time.process_time()
        split(part * (length // len(part)))
        return time.process_time() - before

    seconds(1_000)
    # Eight times the text may take 24 times as long, for a busy machine; a quadratic search takes 64 times as long.
    assert min(seconds(320_000) for _ in range(3)) < 24 * min(seconds(40_000) for _ in range(3)) + 0.05
