"""The phrase statistics and the phrase book together: of a word, and of an article."""

import math
from collections.abc import Iterable

import pytest

from newslint import Config, Document, Linter, read_text
from newslint.phrasebook.broken import Broken
from newslint.plausibility import Candidate, Plausibility, Suspicion
from newslint.plausibility.fast import FastModel
from newslint.plausibility.suspicion import Judgement
from newslint_rules.wording._joint import Joint, article_figures, joint, log_odds, place_log_odds, share_told

RATES = "The central bank raised enthusiasm rates on Thursday."
HEART = "He died of a heart assault on his way to the airport."
MEETING = "The ministers met in Lisbon on Tuesday and talked for two hours about fishing in the northern waters. " * 5


def suspicion(probability: float) -> Suspicion:
    return Suspicion(0, 4, probability, (Candidate("hand", probability),), (), False)


def phrase(probability: float, found: str = "shook arms") -> Broken:
    return Broken(0, 4, found, "shook hands", ("hands",), probability, True)


class Reader(Plausibility):
    """A model that suspects the given words, and the article as much as told."""

    def __init__(self, wrong: Iterable[str], probability: float, spun: float, decisive: bool = False) -> None:
        self.wrong, self.probability, self.spun, self.decisive = tuple(wrong), probability, spun, decisive

    def judge_document(self, document: Document) -> Judgement:
        places = [(document.text.index(word), word) for word in self.wrong]
        return Judgement(
            tuple(Suspicion(start, start + len(word), self.probability, (), (), False) for start, word in places),
            self.spun,
        )


def judged(text: str, model: Plausibility) -> Joint:
    return read_text(text).view(joint(model))


def test_either_witness_raises_what_both_say() -> None:
    for low, high in ((0.1, 0.3), (0.3, 0.6), (0.6, 0.9)):
        assert place_log_odds(suspicion(low), None, False) < place_log_odds(suspicion(high), None, False)
        assert place_log_odds(None, phrase(low), False) < place_log_odds(None, phrase(high), False)
        assert place_log_odds(suspicion(low), phrase(0.5), False) < place_log_odds(suspicion(high), phrase(0.5), False)
        assert place_log_odds(suspicion(high), None, False) < place_log_odds(suspicion(high), phrase(0.5), False)


def test_a_word_that_stands_rightly_in_a_frozen_phrase_is_less_suspected() -> None:
    assert place_log_odds(suspicion(0.5), None, True) < place_log_odds(suspicion(0.5), None, False) - 0.5


def test_the_figures_of_an_article_count_a_phrase_once() -> None:
    by_statistics, by_phrases = article_figures(0.5, (phrase(0.5), phrase(0.25), phrase(0.5, "heart assault")))
    assert by_statistics == 0
    assert by_phrases == pytest.approx(2 * math.log(2))
    assert log_odds(0.0) == pytest.approx(-log_odds(1.0))


def test_a_sentence_tells_nothing_of_an_article() -> None:
    assert [share_told(words) for words in (0, 45, 90, 900)] == [0, 0, 1, 1]
    assert 0 < share_told(60) < 1


def test_broken_phrases_raise_the_probability_that_an_article_is_spun() -> None:
    model = FastModel()
    one, two = judged(MEETING + RATES, model).spun, judged(MEETING + RATES + " " + HEART, model).spun
    assert judged(MEETING, model).spun < one < two


def test_a_spun_article_raises_the_probability_of_its_words() -> None:
    clean, spun = (judged(MEETING, Reader(["fishing"], 0.3, spun)) for spun in (0.02, 0.98))
    assert clean.lift == 0 < spun.lift
    assert clean.doubts[0].probability < spun.doubts[0].probability
    short = judged("The ministers talked about fishing.", Reader(["fishing"], 0.3, 0.98))
    assert short.doubts[0].probability == clean.doubts[0].probability


def test_what_is_no_english_prose_is_not_spun() -> None:
    assert judged(RATES, Reader([], 0.3, 0.0)).spun == 0


def test_a_decisive_model_weighs_the_article_itself() -> None:
    found = judged(MEETING + RATES, Reader(["fishing"], 0.3, 0.98, decisive=True))
    assert (found.spun, found.lift) == (0.98, 0)
    assert found.doubts[0].probability == pytest.approx(0.3)
    (rates,) = (doubt for doubt in found.doubts if doubt.phrase)
    assert rates.phrase and rates.probability == pytest.approx(rates.phrase.probability)
    both = judged(MEETING + RATES, Reader(["enthusiasm"], 0.3, 0.98, decisive=True)).doubts[-1]
    assert both.probability == pytest.approx(1 - 0.7 * (1 - rates.probability))


def test_a_word_is_told_by_one_rule() -> None:
    linter = Linter(Config(select=("wording/implausible_word", "wording/broken_phrase", "quotes/garbled")))
    for text in (RATES, HEART, MEETING + RATES + " " + HEART, f"“{RATES}” she said. “{HEART}”"):
        spans = [finding.span for finding in linter.lint(read_text(text)).findings]
        assert spans
        assert len(spans) == len(set(spans))


def test_the_evidence_says_how_the_probability_came_about() -> None:
    (finding,) = Linter(Config(select=("wording/broken_phrase",))).lint(read_text(RATES)).findings
    model = FastModel()
    (doubt,) = (one for one in judged(RATES, model).doubts if one.start == finding.span.start)
    assert doubt.phrase and doubt.suspicion
    by_statistics, by_phrase = doubt.suspicion.probability, doubt.phrase.probability
    assert finding.evidence[-1].text == (
        f"wrong with a probability of {finding.confidence:.0%}: "
        f"{by_statistics:.0%} by phrase statistics, {by_phrase:.0%} by the phrase book"
    )
