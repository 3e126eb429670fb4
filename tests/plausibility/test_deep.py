"""What the deep stage asks the causal model about, with a judge in its place that only listens."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from newslint import read_text
from newslint.plausibility import deep
from newslint.plausibility.causal import Hints, Judgement
from newslint.plausibility.deep import DeepModel


class Listener:
    """Takes the place of the causal judge: keeps the words asked about and says that `wrong` are."""

    def __init__(self, wrong: Sequence[str] = ()) -> None:
        self.wrong = wrong
        self.words: list[str] = []

    def judge(
        self,
        text: str,
        words: Sequence[tuple[int, int]],
        candidates: Mapping[int, Sequence[str]],
        priors: Mapping[int, Sequence[float]],
        hints: Hints,
    ) -> list[Judgement]:
        self.words = [text[start:end] for start, end in words]
        return [
            Judgement(start, end, 0.9, (("hand", 0.9),), 9.0) for start, end in words if text[start:end] in self.wrong
        ]


@pytest.fixture
def model_file(tmp_path: Path) -> str:
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF")
    return str(path)


def listening(monkeypatch: pytest.MonkeyPatch, model_file: str, listener: Listener) -> DeepModel:
    monkeypatch.setattr(deep, "CausalJudge", lambda path: listener)
    return DeepModel(model_file)


def test_names_and_what_is_no_word_are_not_asked_about(monkeypatch: pytest.MonkeyPatch, model_file: str) -> None:
    listener = Listener()
    text = "The king praised the assiduity of its worldwied friends in Paris."
    listening(monkeypatch, model_file, listener).judge_document(read_text(text))
    assert listener.words == ["The", "king", "praised", "the", "assiduity", "of", "its", "friends", "in"]


def test_another_language_is_passed_over(monkeypatch: pytest.MonkeyPatch, model_file: str) -> None:
    listener = Listener()
    text = "Die Regierung hat am Montag die neuen Regeln vorgestellt, die im Herbst in Kraft treten sollen. " * 3
    assert listening(monkeypatch, model_file, listener).judge_document(read_text(text)) == ((), 0.0)
    assert listener.words == []


def test_a_judgement_becomes_a_suspicion(monkeypatch: pytest.MonkeyPatch, model_file: str) -> None:
    listener = Listener(["arms"])
    text = 'The king shook his arms on Monday and left. He said: "We shook arms twice."'
    found = listening(monkeypatch, model_file, listener).judge_document(read_text(text)).suspicions
    said = [one for one in found if one.probability == 0.9]
    assert [(text[one.start : one.end], one.candidates[0].text, one.quoted) for one in said] == [
        ("arms", "hand", False),
        ("arms", "hand", True),
    ]


@pytest.mark.parametrize(
    ("swapped", "sentences", "least"),
    [
        (3, 12, DeepModel.told_where_spun),
        (0, 12, DeepModel.told_from),
        (3, 2, DeepModel.told_from),
    ],
)
def test_the_bar_falls_in_a_long_article_that_was_surely_spun(
    monkeypatch: pytest.MonkeyPatch, model_file: str, swapped: int, sentences: int, least: float
) -> None:
    model = listening(monkeypatch, model_file, Listener(["arms", "hands", "fists"][:swapped]))
    sentence = "The king shook his arms on Monday, with his hands and fists, and left the town for the hills. "
    assert model.least_told(read_text(sentence * sentences)) == least
