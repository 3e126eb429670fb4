"""The deep stage with a model made up for the test: gains, places, probabilities, the cache, and odd texts."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

np: Any = pytest.importorskip("numpy", reason='needs pip install "newslint[deep]"')

from newslint.plausibility import causal, causal_readings, models  # noqa: E402
from newslint.plausibility.causal import (  # noqa: E402
    FEATURES,
    CausalJudge,
    Hint,
    Judgement,
    calibration,
    common_words,
    decide,
    features,
    spun,
)
from newslint.plausibility.causal_binding import BATCH, Columns, Entry  # noqa: E402
from newslint.plausibility.causal_cache import pack, unpack  # noqa: E402
from newslint.plausibility.causal_pairs import exchangeable  # noqa: E402
from newslint.plausibility.causal_readings import OWN_PRIOR, Reader  # noqa: E402
from newslint.plausibility.causal_values import Alternative, ParagraphReading, Reading  # noqa: E402

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

PIECE = re.compile(r" ?\w+| ?[^\w\s]|\s")


class FakeModel:
    """Tokens are words with the space before them; the logit of a word depends on the word before it only.

    `pairs` gives logits, every other pair has 0; `directions` gives vectors, every other word has its own.
    """

    opening: tuple[int, ...] = (0,)

    def __init__(self, pairs: Mapping[tuple[str, str], float], directions: Mapping[str, Sequence[float]]) -> None:
        self.pairs, self.directions = pairs, directions
        self.pieces = ["<opening>"]
        self.numbers: dict[str, int] = {}
        self.sequences: dict[int, list[int]] = {}
        self.reads = 0

    def tokenize(self, text: str) -> list[int]:
        found = []
        for piece in PIECE.findall(text):
            if piece not in self.numbers:
                self.numbers[piece] = len(self.pieces)
                self.pieces.append(piece)
            found.append(self.numbers[piece])
        return found

    def piece(self, token: int) -> bytes:
        return self.pieces[token].encode() if token < len(self.pieces) else b""

    def columns(self, tokens: Sequence[int]) -> Columns:
        return Columns(np.asarray(tokens, np.int64), None)

    def vectors(self, tokens: Sequence[int]) -> NDArray[numpy.float32]:
        rows: NDArray[numpy.float32] = np.zeros((len(tokens), 300), np.float32)
        for row, token in zip(rows, tokens, strict=True):
            word = self.word(token)
            if word in self.directions:
                row[: len(self.directions[word])] = self.directions[word]
            else:
                row[10 + token % 290] = 1.0
        return rows

    def word(self, token: int) -> str:
        return self.pieces[token].strip().lower() if token < len(self.pieces) else ""

    def read(self, entries: Sequence[Entry], columns: Columns) -> NDArray[numpy.float32]:
        assert len(entries) <= BATCH
        self.reads += 1
        rows = []
        for entry in entries:
            tokens = self.sequences.setdefault(entry.sequence, [])
            assert entry.position == len(tokens), "a sequence has no holes"
            tokens.append(entry.token)
            if entry.wanted:
                rows.append([self.pairs.get((self.word(entry.token), self.word(int(t))), 0.0) for t in columns.tokens])
        found: NDArray[numpy.float32] = np.asarray(rows, np.float32).reshape(len(rows), len(columns.tokens))
        return found

    def branch(self, sequence: int, end: int) -> None:
        assert end <= len(self.sequences[0])
        self.sequences[sequence] = self.sequences[0][:end]

    def forget(self, sequence: int, start: int) -> None:
        self.sequences[sequence] = self.sequences.get(sequence, [])[:start]


PAIRS = {
    ("his", "hand"): 9.0,
    ("his", "arms"): 2.0,
    ("hand", "and"): 4.0,
    ("and", "territorial"): 5.0,
    ("and", "regional"): 4.0,
    ("territorial", "integrity"): 9.0,
}
DIRECTIONS = {"arms": (1.0, 0.0), "hand": (0.8, 0.6), "regional": (0.0, 0.0, 1.0), "territorial": (0.0, 0.0, 0.9, 0.4)}
VOCABULARY = ("the", "and", "his", "hand", "arms", "met", "regional", "integrity", "territorial", "visitors")
TEXT = "The king shook his arms and left.\nHe spoke of peace and regional integrity."


def fake_model() -> FakeModel:
    """A model that knows handshakes and integrity."""
    return FakeModel(PAIRS, DIRECTIONS)


PARAGRAPHS = TEXT.split("\n")


def place(text: str, word: str) -> tuple[int, int]:
    start = text.index(word)
    return start, start + len(word)


def read(
    paragraph: str, word: str, candidates: tuple[tuple[str, float], ...] = (), before: str = ""
) -> ParagraphReading:
    return Reader(fake_model(), VOCABULARY).read(before, paragraph, [place(paragraph, word)], {0: candidates})


def test_a_given_candidate_gains_what_the_model_says() -> None:
    found = read(PARAGRAPHS[0], "arms", (("hand", -4.6), ("limbs", -3.4)))
    (reading,) = found.readings
    assert (reading.start, reading.end) == (19, 23)
    best = reading.alternatives[0]
    assert (best.word, best.given, best.prior) == ("hand", True, -4.6)
    assert best.left == pytest.approx(7.0, abs=1e-3)
    assert best.near == pytest.approx(0.8, abs=1e-3)


def test_the_right_context_counts() -> None:
    (reading,) = read(PARAGRAPHS[1], "regional", (("territorial", -3.1),)).readings
    best = reading.alternatives[0]
    assert best.left == pytest.approx(1.0, abs=1e-3)
    assert best.right > 3.0


def test_the_model_proposes_a_likely_word_near_in_sense() -> None:
    (reading,) = read(PARAGRAPHS[0], "arms").readings
    assert [option.word for option in reading.alternatives] == ["hand"]
    assert not reading.alternatives[0].given
    assert reading.alternatives[0].prior == OWN_PRIOR


def unlike(frequent: str) -> ParagraphReading:
    """What is read where *crown* is far likelier than *arms* and little like it; `frequent` words come before it."""
    pairs = {**PAIRS, ("his", "crown"): 14.0}
    directions = {"arms": (1.0, 0.0), "crown": (0.2, 0.98), "hand": (0.0, 0.0, 1.0)}
    words = [place(PARAGRAPHS[0], "arms")]
    return Reader(FakeModel(pairs, directions), (*frequent.split(), "crown")).read("", PARAGRAPHS[0], words, {})


def test_the_model_proposes_a_far_likelier_word_of_another_sense() -> None:
    (reading,) = unlike("the and his hand arms met regional integrity territorial visitors").readings
    assert [option.word for option in reading.alternatives] == ["crown"]


def test_a_word_that_is_likely_everywhere_is_not_proposed_for_that() -> None:
    assert unlike("").readings == ()


@pytest.mark.parametrize(("likeliest", "read_with_crown"), [(18.0, True), (7.5, False)])
def test_where_a_word_is_very_unlikely_more_candidates_are_read(likeliest: float, read_with_crown: bool) -> None:
    likelier = ("boots", "coat", "dogs", "eggs")
    pairs = {**PAIRS, ("his", "crown"): likeliest - 1.0, ("crown", "and"): 9.0}
    pairs |= {("his", word): likeliest - step / 8 for step, word in enumerate(likelier)}
    directions = {"arms": (1.0, 0.0), **dict.fromkeys((*likelier, "crown"), (0.2, 0.98))}
    vocabulary = ("the", "and", *(f"often{number}" for number in range(500)), *likelier, "crown")
    words = [place(PARAGRAPHS[0], "arms")]
    (reading,) = Reader(FakeModel(pairs, directions), vocabulary).read("", PARAGRAPHS[0], words, {}).readings
    assert (reading.alternatives[0].word == "crown") is read_with_crown
    assert ("crown" in [option.word for option in reading.alternatives]) is read_with_crown


def test_a_candidate_far_behind_is_not_read_to_the_end() -> None:
    (reading,) = read(PARAGRAPHS[0], "arms", (("hand", -1.0), ("visitors", -1.0), ("met", -30.0))).readings
    assert [option.word for option in reading.alternatives] == ["hand"]


def test_a_word_that_fits_is_not_read_with_candidates() -> None:
    assert read("The king shook his hand and left.", "hand", (("arms", -3.0),)).readings == ()


def test_places_hold_behind_letters_of_several_bytes() -> None:
    paragraph = "Café “Zoë” 👨‍👩‍👧: the king shook his arms and left."
    (reading,) = read(paragraph, "arms", (("hand", -4.6),)).readings
    assert paragraph[reading.start : reading.end] == "arms"


def test_a_capital_is_kept_as_it_was() -> None:
    (reading,) = read("Shook his Arms and left.", "Arms", (("hand", -4.6),)).readings
    assert reading.alternatives[0].word == "hand"
    assert reading.alternatives[0].left == pytest.approx(7.0, abs=1e-3)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("organisation", "organization"),
        ("labour", "labor"),
        ("sizeable", "sizable"),
        ("three", "four"),
        ("won", "lost"),
    ],
)
def test_spellings_and_facts_are_no_candidates(word: str, other: str) -> None:
    assert exchangeable(word, other)
    assert exchangeable(other, word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("arms", "hand"),
        ("always", "ever"),
        ("earth", "world"),
        ("debate", "talks"),
        ("hour", "honour"),
        ("safety", "security"),
    ],
)
def test_swapped_words_are_candidates(word: str, other: str) -> None:
    assert not exchangeable(word, other)


def test_a_long_paragraph_is_read_in_windows() -> None:
    paragraph = "the visitors met and " * 400 + "shook his arms and left"
    words = [(start, start + 8) for start in range(4, 21 * 400, 21)] + [place(paragraph, "arms")]
    found = Reader(fake_model(), VOCABULARY).read("", paragraph, words, {400: (("hand", -4.6),)})
    assert found.words == 401
    assert [paragraph[r.start : r.end] for r in found.readings] == ["arms"]


@pytest.mark.parametrize("paragraph", ["x" * 5000, "1 234 5,678", "ARMS ARMS ARMS", "    if (arms) { return; }"])
def test_odd_text_is_quiet(paragraph: str) -> None:
    words = [(0, len(paragraph))] if " " not in paragraph else []
    assert Reader(fake_model(), VOCABULARY).read("", paragraph, words, {}).readings == ()


def test_what_the_model_cannot_hold_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(causal_readings, "MOST_TOKENS", 40)
    paragraph = " ".join(map(str, range(60))) + " shook his arms and left."
    assert read(paragraph, "arms", (("hand", -4.6),)).readings == ()
    assert len(read("He shook his arms.", "arms", (("hand", -4.6),), before="1 2 3 4 5 6 7 " * 99).readings) == 1


def test_a_stored_reading_comes_back() -> None:
    option = Alternative("hand", 7.0, -0.125, 0.8, -4.6, True, 3)
    reading = ParagraphReading((Reading(19, 23, 5.0, 1.5, 4.0, 4, (option,)),), 12, 40.25)
    assert unpack(pack(reading)) == reading


WORDS = [(TEXT.index(word), TEXT.index(word) + len(word)) for word in ("arms", "regional")]
CANDIDATES = {0: ("hand", "limbs"), 1: ("territorial",)}


class Opened:
    """Counts how often the model is opened."""

    def __init__(self) -> None:
        self.models: list[FakeModel] = []

    def __call__(self, path: Path, threads: int | None) -> FakeModel:
        self.models.append(fake_model())
        return self.models[-1]


@pytest.fixture
def model_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(causal, "common_words", lambda: VOCABULARY)
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF")
    return path


def test_judgements_name_the_place_and_the_original(model_file: Path) -> None:
    judged = CausalJudge(model_file, open_model=Opened()).judge(TEXT, WORDS, CANDIDATES)
    assert [(TEXT[j.start : j.end], j.candidates[0][0]) for j in judged] == [
        ("arms", "hand"),
        ("regional", "territorial"),
    ]
    for judgement in judged:
        assert 0.0 <= judgement.probability <= 1.0
        assert judgement.probability == pytest.approx(sum(share for _, share in judgement.candidates))
        assert judgement.gain > 2.0


def test_a_text_read_before_needs_no_model(model_file: Path) -> None:
    opened = Opened()
    first = CausalJudge(model_file, open_model=opened).judge(TEXT, WORDS, CANDIDATES)
    again = CausalJudge(model_file, open_model=opened).judge(TEXT, WORDS, CANDIDATES)
    assert len(opened.models) == 1
    assert [j[:2] for j in again] == [j[:2] for j in first]
    for one, other in zip(first, again, strict=True):
        assert one.probability == pytest.approx(other.probability, abs=1e-3)


def test_only_the_changed_paragraph_is_read_again(model_file: Path) -> None:
    opened = Opened()
    CausalJudge(model_file, open_model=opened).judge(TEXT, WORDS, CANDIDATES)
    whole = opened.models[0].reads
    changed = TEXT.replace("integrity.", "integrity!")
    CausalJudge(model_file, open_model=opened).judge(changed, WORDS, CANDIDATES)
    assert 0 < opened.models[1].reads < whole


def read_by(model: FakeModel) -> str:
    """The text that a model was last given."""
    return "".join(model.pieces[token] for token in model.sequences[0][1:])


def test_the_paragraph_after_a_changed_one_is_not_read_again(model_file: Path) -> None:
    opened = Opened()
    first, second = PARAGRAPHS
    middle = "The visitors met and the visitors met and the visitors met and the visitors met and the visitors left."
    for changed in (middle, middle.replace("The visitors", "The kings")):
        text = "\n".join((first, changed, second))
        words = [place(text, word) for word in ("arms", "met", "regional")]
        judged = CausalJudge(model_file, open_model=opened).judge(text, words, {0: ("hand",), 2: ("territorial",)})
        assert [text[one.start : one.end] for one in judged] == ["arms", "regional"]
    assert "integrity" in read_by(opened.models[0])
    assert "kings" in read_by(opened.models[1])
    assert "integrity" not in read_by(opened.models[1])


def test_a_changed_paragraph_is_read_after_the_end_of_what_stands_before(model_file: Path) -> None:
    opened = Opened()
    long = "The visitors met and the king shook his hand. " * 60
    for last in ("He shook his arms.", "He shook his arms and left."):
        text = f"{long}\n{last}"
        places = [place(long, "visitors"), (len(long) + 14, len(long) + 18)]
        (judged,) = CausalJudge(model_file, open_model=opened).judge(text, places, {1: ("hand",)})
        assert text[judged.start : judged.end] == "arms"
    assert len(read_by(opened.models[0])) > 1500
    assert causal.ENOUGH_BEFORE - 20 < len(read_by(opened.models[1])) - len(last) < causal.ENOUGH_BEFORE + 20


class OneNumbering(FakeModel):
    """A model whose words have the same tokens whenever it is opened, as those of a real one have."""

    def __init__(self) -> None:
        super().__init__(PAIRS, DIRECTIONS)
        self.asked: list[str] = []
        for word in VOCABULARY:
            super().tokenize(" " + word)

    def tokenize(self, text: str) -> list[int]:
        self.asked.append(text)
        return super().tokenize(text)


def test_the_common_words_are_split_into_tokens_once(model_file: Path) -> None:
    models_opened: list[OneNumbering] = []

    def open_model(path: Path, threads: int | None) -> OneNumbering:
        models_opened.append(OneNumbering())
        return models_opened[-1]

    for text in (TEXT, TEXT.replace("integrity.", "integrity!")):
        judged = CausalJudge(model_file, open_model=open_model).judge(text, WORDS, CANDIDATES)
        assert [one.candidates[0][0] for one in judged] == ["hand", "territorial"]
    assert " visitors" in models_opened[0].asked
    assert " visitors" not in models_opened[1].asked


def test_other_candidates_are_another_question(model_file: Path) -> None:
    opened = Opened()
    CausalJudge(model_file, open_model=opened).judge(TEXT, WORDS, CANDIDATES)
    CausalJudge(model_file, open_model=opened).judge(TEXT, WORDS, {0: ("limbs",)})
    assert len(opened.models) == 2


def test_a_damaged_cache_costs_time_only(model_file: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "cache" / "causal.sqlite3"
    damaged.parent.mkdir(exist_ok=True)
    damaged.write_bytes(b"not a database at all" * 100)
    judged = CausalJudge(model_file, open_model=Opened()).judge(TEXT, WORDS, CANDIDATES)
    assert len(judged) == 2


def test_no_words_no_model(model_file: Path) -> None:
    opened = Opened()
    assert CausalJudge(model_file, open_model=opened).judge("", [], {}) == []
    assert opened.models == []


def test_a_sentence_without_end_is_bounded(model_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(causal, "MOST_WORDS", 300)
    text = "and the visitors met " * 25_000
    words = [(start, start + 8) for start in range(8, len(text), 21)]
    began = time.perf_counter()
    CausalJudge(model_file, open_model=Opened()).judge(text, words, {})
    assert time.perf_counter() - began < 10.0


def test_a_missing_file_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(models.ModelError, match=r"^The model file .*none\.gguf doesn't exist\.$"):
        CausalJudge(tmp_path / "none.gguf")


def reading_of(gain: float, near: float = 0.5) -> Reading:
    return Reading(4, 8, 9.0, 3.0, 5.0, 900, (Alternative("hand", gain, 0.0, near, -3.0, True, 400),))


def test_more_gain_is_never_less_probable() -> None:
    paragraphs = [[(10, ParagraphReading((reading_of(gain),), 40, 160.0))] for gain in range(0, 20, 2)]
    chances = [decide(paragraph, calibration())[0].probability for paragraph in paragraphs]
    assert chances == sorted(chances)
    assert chances[0] < 0.05


def test_places_are_those_of_the_text() -> None:
    (judged,) = decide([(10, ParagraphReading((reading_of(9.0),), 40, 160.0))], calibration())
    assert isinstance(judged, Judgement)
    assert (judged.start, judged.end) == (14, 18)


def test_a_hint_at_the_candidate_makes_a_word_more_suspicious() -> None:
    paragraphs = [(10, ParagraphReading((reading_of(5.0),), 40, 160.0))]
    hint = Hint(18, -1.0, (("hand", 0.2),))
    elsewhere = hint._replace(candidates=(("limb", 0.2),))
    chances = [decide(paragraphs, calibration(), hints)[0].probability for hints in ({}, {14: elsewhere}, {14: hint})]
    assert chances == sorted(chances)
    assert chances[0] < chances[2]


def test_a_word_that_only_a_hint_names_is_judged_by_it() -> None:
    hints = {place: Hint(place + 4, odds, (("hand", 0.2),)) for place, odds in ((3, -2.0), (60, 2.0))}
    judged = decide([(10, ParagraphReading((reading_of(9.0),), 40, 160.0))], calibration(), hints)
    assert [(one.start, one.end) for one in judged] == [(3, 7), (14, 18), (60, 64)]
    assert judged[0].probability < judged[2].probability
    assert judged[2].candidates == (("hand", 0.2),)


def test_a_word_with_little_before_it_is_less_suspicious() -> None:
    near, far = (
        decide([(start, ParagraphReading((reading_of(6.0),), 40, 160.0))], calibration()) for start in (0, 900)
    )
    assert near[0].probability < far[0].probability


def test_an_article_of_wrong_words_looks_spun() -> None:
    wrong = [Judgement(start, start + 4, 0.9, (), 9.0) for start in range(0, 300, 10)]
    assert spun(wrong, 400, calibration()) > 0.9 > 0.2 > spun((), 400, calibration())


def test_few_sure_places_say_more_of_an_article_than_many_doubtful_ones() -> None:
    sure = [Judgement(start, start + 4, 0.9, (), 9.0) for start in (0, 100, 200)]
    doubtful = [Judgement(start, start + 4, 0.1, (), 2.0) for start in range(0, 270, 10)]
    assert sum(one.probability for one in sure) == pytest.approx(sum(one.probability for one in doubtful))
    assert spun(sure, 400, calibration()) > spun(doubtful, 400, calibration())


def test_constants_and_features_agree() -> None:
    option = reading_of(5.0).alternatives[0]
    constants = calibration()
    row = features(reading_of(5.0), option, 0.01, 300, None)
    assert len(row) == len(FEATURES) == len(constants.first) == len(constants.second)


def test_the_constants_were_fitted_with_these_common_words() -> None:
    folder = Path(causal.__file__).parent
    about = json.loads((folder / "causal_calibration.json").read_text(encoding="utf-8"))["about"]
    assert about["common words"] == hashlib.sha256((folder / "causal_words.txt").read_bytes()).hexdigest()
    assert about["model"] == models.known("gemma-3-270m").sha256


def test_common_words_are_lower_case_and_once_each() -> None:
    words = common_words()
    assert words[0] == "the"
    assert len(words) == len(set(words)) > 15_000
    assert all(word.isalpha() and word.islower() for word in words)


@pytest.mark.slow
def test_the_real_model_finds_swapped_words(tmp_path: Path) -> None:
    try:
        path = models.current_model()
        judge = CausalJudge(path, 2, cache_file=tmp_path / "cache.sqlite3")
        text = (
            "The prime minister shook the visitor’s arms on the steps of the palace.\n"
            "The two governments promised to respect the regional integrity of their neighbours."
        )
        words = [(text.index(word), text.index(word) + len(word)) for word in ("palace", "regional", "promised")]
        judged = judge.judge(text, words, {1: ("territorial", "local", "provincial")})
    except models.ModelError as error:
        pytest.skip(f"the deep stage can't run here: {error}")
    best = max(judged, key=lambda judgement: judgement.probability)
    assert text[best.start : best.end] == "regional"
    assert best.candidates[0][0] == "territorial"
