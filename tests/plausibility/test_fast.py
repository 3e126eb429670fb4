"""The shipped model: what it finds, and that it is quiet and bounded on what is not English prose."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from newslint.plausibility.arrays import ModelFileError
from newslint.plausibility.fast import FastModel, article_figures, lowering

ROOT = Path(__file__).parents[2]
CLEAN = (
    "The finance ministry said on Monday that the budget deficit had narrowed to 2.4 percent of national income. "
    "The minister told reporters that interest rates were likely to remain low for the rest of the year. "
    "Opposition leaders called for an independent inquiry into the contracts."
)


@pytest.fixture(scope="module")
def model() -> FastModel:
    return FastModel()


def test_a_swapped_word_is_the_strongest_suspicion(model: FastModel) -> None:
    text = (
        "The foreign minister said his country would defend its sovereignty and regional integrity against any attack."
    )
    strongest = max(model.judge([(0, text)]).suspicions, key=lambda suspicion: suspicion.probability)
    assert text[strongest.start : strongest.end] == "regional"
    assert strongest.candidates[0].text == "territorial"
    best = strongest.evidence[0]
    assert (best.found, best.found_count, best.likely) == ("regional integrity", 0, "territorial integrity")
    assert best.likely_count > 5
    assert best.words_counted == model.statistics.total


def test_places_count_from_the_paragraph_offset(model: FastModel) -> None:
    text = "The two leaders agreed to respect the sovereignty and regional integrity of the island."
    plain = model.judge([(0, text)]).suspicions
    shifted = model.judge([(70, text)]).suspicions
    assert plain
    assert [(s.start + 70, s.end + 70) for s in plain] == [(s.start, s.end) for s in shifted]


def test_candidates_share_the_probability(model: FastModel) -> None:
    text = "They pledged to defend their regional integrity, and shook his arms before the negotiations broke out."
    for suspicion in model.judge([(0, text)]).suspicions:
        shares = [candidate.probability for candidate in suspicion.candidates]
        assert 1 <= len(shares) <= 3
        assert sum(shares) <= suspicion.probability + 1e-9
        assert shares == sorted(shares, reverse=True)


def test_clean_news_is_quiet(model: FastModel) -> None:
    assert [s for s in model.judge([(0, CLEAN)]).suspicions if s.probability > 0.3] == []


def test_suspicions_inside_quotations_are_marked(model: FastModel) -> None:
    text = "The minister said: “We will defend our sovereignty and regional integrity with every means.”"
    found = {text[s.start : s.end]: s.quoted for s in model.judge([(0, text)]).suspicions}
    assert found["regional"] is True


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n \n",
        "¡El ayuntamiento dijo el lunes que no pagaría la reparación del puente viejo sobre el río de la ciudad!",
        "for (int i = 0; i < n; i++) { total += values[i] * weights[i]; printf('%d', total); } return total; end",
        "12.5 13.1 14.2 15.8 | 11 12 13 | 7,400 8,100 9,250 | 2019 2020 2021 | 3.3 4.4 5.5",
        "MINISTER SAYS BUDGET DEFICIT NARROWED TO TWO PERCENT OF GROSS DOMESTIC PRODUCT IN THE YEAR TO MARCH",
        "议会星期一通过了预算。",
        "a" * 50_000,
        "," * 50_000,
        "\u201c" * 50_000,
    ],
)
def test_what_is_no_english_prose_is_passed_over(model: FastModel, text: str) -> None:
    assert model.judge([(0, text)]).suspicions == ()


def test_figures_of_an_article_rise_with_its_suspicious_places() -> None:
    quiet, loud = article_figures([-4.0, -3.5], 300), article_figures([-4.0, -3.5, 1.0, 2.0], 300)
    assert quiet[0] == loud[0]
    assert all(more > less for less, more in zip(quiet[1:], loud[1:], strict=True))


def test_an_article_without_suspicious_places_has_figures() -> None:
    assert len(article_figures([], 0)) == len(article_figures([1.0], 10))


def test_only_an_article_of_some_length_lowers_the_bar() -> None:
    assert lowering(2.0, 40) == 0.0
    assert 0.0 < lowering(2.0, 60) < lowering(2.0, 90) == lowering(2.0, 900)
    assert lowering(-5.0, 900) == 0.0 < lowering(0.0, 900) < lowering(2.0, 900)


def test_a_garbled_article_looks_spun_and_a_clean_one_does_not(model: FastModel) -> None:
    garbled = (
        "The foreign clergyman met his counterpart in Lisbon on Tuesday. Human privileges groups said the loss toll "
        "would rise. The central bank raised curiosity rates by half a point. The ruling gathering lost its bulk in "
        "the lower home."
    )
    assert model.judge([(0, garbled)]).spun > 0.9
    assert model.judge([(0, CLEAN)]).spun < 0.1


def test_the_same_article_gives_the_same_judgement(model: FastModel) -> None:
    assert model.judge([(0, CLEAN)]) == model.judge([(0, CLEAN)])


def test_time_is_linear_in_one_long_sentence(model: FastModel) -> None:
    words = (CLEAN.replace(".", " and").replace("\n", " ") + " ") * 20

    def spent(text: str) -> float:
        started = time.process_time()
        model.judge([(0, text)])
        return time.process_time() - started

    spent(words)
    assert spent(words * 4) < 8 * spent(words) + 0.05


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match=r"candidates\.bin"):
        FastModel(tmp_path).judge([(0, CLEAN)])


def test_the_fast_judge_imports_no_heavy_library() -> None:
    code = (
        "import sys\n"
        "from newslint.plausibility.fast import FastModel\n"
        "FastModel().judge([(0, 'The council said on Monday that it would pay for a new bridge.')])\n"
        "print(sorted({'numpy', 'scipy', 'sklearn', 'lightgbm'} & set(sys.modules)))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
