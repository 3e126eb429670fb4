"""What the decision knows: near words, attested sequences, openness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.phrasebook.evidence import NEAREST, SOURCES, Nearness, Openness, PhraseEvidence
from newslint.plausibility.arrays import ModelFileError

SMALL = st.integers(0, 15)


@given(st.tuples(*[st.booleans()] * 5), st.integers(0, NEAREST), st.integers(1, 15), SMALL)
def test_nearness_keeps_its_numbers(marks: tuple[bool, ...], vector: int, wrong: int, right: int) -> None:
    nearness = Nearness(marks, vector, wrong, right)
    assert 0 < nearness.pack() < 1 << 16
    assert Nearness.unpack(nearness.pack()) == nearness


@given(SMALL, SMALL, SMALL)
def test_openness_keeps_its_numbers(seen: int, right: int, different: int) -> None:
    openness = Openness(seen, right, different)
    assert Openness.unpack(openness.pack()) == openness


@pytest.fixture(scope="module")
def evidence() -> PhraseEvidence:
    """The evidence that is shipped."""
    return PhraseEvidence()


@pytest.mark.parametrize(
    ("right", "wrong"), [("hands", "arms"), ("world", "earth"), ("minister", "clergyman"), ("rates", "charges")]
)
def test_near_words_share_their_inflection(evidence: PhraseEvidence, right: str, wrong: str) -> None:
    assert evidence.nearness(right, wrong)


@pytest.mark.parametrize(("right", "wrong"), [("hands", "arm"), ("hands", "hand"), ("minister", "carburettor")])
def test_words_that_are_not_near(evidence: PhraseEvidence, right: str, wrong: str) -> None:
    assert evidence.nearness(right, wrong) is None


def test_our_own_list_is_a_source(evidence: PhraseEvidence) -> None:
    listed = [evidence.nearness(*pair) for pair in (("interest", "hobby"), ("attacks", "assaults"), ("hand", "carrot"))]
    assert [bool(near and near.sources[SOURCES.index("own list")]) for near in listed] == [True, True, False]


def test_attested_sequences(evidence: PhraseEvidence) -> None:
    assert evidence.is_attested("prime", "minister")
    assert evidence.is_attested("prime", "ministers")
    assert evidence.is_attested("in", "the", "wake")
    assert not evidence.is_attested("prime", "carburettor")


def test_a_closed_slot_and_an_unknown_one(evidence: PhraseEvidence) -> None:
    assert evidence.openness("prime _").right >= 12
    assert evidence.openness("carburettor _") == Openness(0, 15, 0)


def test_a_file_that_is_missing() -> None:
    with pytest.raises(ModelFileError, match=r"nowhere\.bin"):
        PhraseEvidence("nowhere.bin")
