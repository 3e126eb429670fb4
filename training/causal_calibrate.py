"""Make what the deep stage ships: the list of common words and the constants that turn gains into probabilities.

    python -m training.causal_calibrate words --data DATA --out linter/newslint/plausibility/causal_words.txt
    python -m training.causal_calibrate read --data DATA --statistics honest/statistics.bin \\
        --candidates honest/candidates.bin --model gemma-3-270m-q4_k_m.gguf --articles 200 --out readings.jsonl
    python -m training.causal_calibrate fit --readings readings.jsonl --fast honest \\
        --out linter/newslint/plausibility/causal_calibration.json

`read` puts real swaps into news articles that the honest build of the fast stage doesn't count, and lets the model read
these and as many left clean; run again, it goes on where it stopped. The types of swap are those the honest build holds
out. Articles and types are in two halves: `fit` prints how well each half is judged with constants of the other, and
stores constants fitted to both. The article is the first 330 words or so.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from newslint.plausibility import causal, models
from newslint.plausibility.causal import (
    FEATURES,
    LEAST_HINT,
    Calibration,
    Hint,
    Hints,
    Judgement,
    article_figure,
    common_words,
    decide,
    expected_share,
    features,
    spun,
    striking_share,
)
from newslint.plausibility.causal_cache import pack, unpack
from newslint.plausibility.causal_readings import Reader
from newslint.plausibility.causal_values import ParagraphReading, Proposal
from newslint.plausibility.deep import is_word
from newslint.plausibility.fast import FastModel
from newslint.plausibility.suspicion import Judgement as FastJudgement
from newslint.plausibility.tokens import WORD, tokens_of
from newslint.spelling.dictionary import Dictionary

COMMON_WORDS = Path(causal.__file__).with_name("causal_words.txt")
LEAST_ARTICLES = 5
ARTICLE_WORDS = 330
LINES_OF_GROUP = 12
DENSITIES = (0.03, 0.06)
MIXED = 200
"""After so many pieces of all kinds come long articles alone, in which every place is spoiled that a type of their half
can take: as dense as half of the places for all types together, 1.5 to 2% of the words."""
EVERY_PLACE = 1.0
SOURCES = ("polnear", "reuters_c50", "abc_2006", "wmt21_english", "newsmtsc")
LONG_SOURCES = ("polnear", "reuters_c50")
SENTENCES = frozenset({"wmt21_english", "newsmtsc"})
"""Sources of single sentences out of context; each is read on its own."""
NOT_NEWS = frozenset({"brown", "inaugural", "state_of_the_union"})
RATES = (0.5, 1.0, 2.0, 5.0, 10.0)
PENALTY = 0.2
CLEAN_SHARE = 0.8
LONG_ARTICLE = 150
DENSE = 0.012
LOWER_CASE = re.compile(r"(?<![A-Za-z'\u2019-])[a-z]{2,}(?![A-Za-z'\u2019])")


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article after reading. `swaps` are (start, end, original); `half` 0 is for fitting, 1 for measuring."""

    key: str
    half: int
    swaps: tuple[tuple[int, int, str], ...]
    paragraphs: tuple[tuple[int, ParagraphReading], ...]
    words: int
    seconds: float
    hints: Hints
    quick: float

    @property
    def judged(self) -> int:
        """The words that the model was asked about."""
        return sum(paragraph.words for _, paragraph in self.paragraphs)


def count_words(data: Path) -> list[str]:
    """Lower-case words of news in the order of their frequency."""
    counts: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for path in sorted((data / "news").glob("*.jsonl.gz")):
        if path.name.removesuffix(".jsonl.gz") in NOT_NEWS:
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                found = LOWER_CASE.findall(json.loads(line)["text"])
                counts.update(found)
                articles.update(set(found))
    common = [word for word in counts if articles[word] >= LEAST_ARTICLES]
    return sorted(common, key=lambda word: (-counts[word], word))


def hosts(data: Path, half: int) -> dict[str, list[tuple[str, str]]]:
    """Articles (key, text) by source that the honest build doesn't count, of one half; lines are gathered in groups."""
    from training.corpus import articles

    found: dict[str, list[tuple[str, str]]] = {source: [] for source in SOURCES}
    groups: dict[str, list[str]] = {source: [] for source in SENTENCES}
    for article in articles(data):
        if article.source not in found or not article.held_out or _half(article.source, article.key) != half:
            continue
        key = f"{article.source}/{article.key}"
        if article.source in SENTENCES:
            group = groups[article.source]
            group.append(" ".join(article.text.split()))
            if len(group) == LINES_OF_GROUP:
                found[article.source].append((key, "\n".join(group)))
                group.clear()
        elif len(article.text) > 600:
            found[article.source].append((key, article.text))
    chance = random.Random(11)
    for rows in found.values():
        chance.shuffle(rows)
    return found


def _half(source: str, key: str) -> int:
    """Political papers are split by paper, the rest by article."""
    return zlib.crc32((key.split("_", maxsplit=1)[0] if source == "polnear" else key).encode()) // 7 % 2


def beginning(text: str) -> str:
    """The first paragraphs, ARTICLE_WORDS words or a few more."""
    paragraphs: list[str] = []
    count = 0
    for paragraph in text.split("\n"):
        if paragraph.strip():
            paragraphs.append(paragraph)
            count += len(paragraph.split())
        if count >= ARTICLE_WORDS:
            break
    return "\n".join(paragraphs)


def words_to_judge(text: str) -> list[tuple[int, int]]:
    """The words that a caller would ask about: lower-case, or a capital that only begins the sentence."""
    return [
        (token.start, token.end)
        for token in tokens_of(text)
        if token.kind == WORD and token.end - token.start >= 2
        if token.form.isascii() and token.form.isalpha() and (not token.capital or token.initial)
    ]


def read_article(
    reader: Reader, text: str, proposals: Mapping[str, Sequence[Proposal]], apart: bool
) -> list[tuple[int, ParagraphReading]]:
    """The readings of each paragraph with the place where it begins; `apart` reads each as if it were all."""
    found = []
    start = 0
    for paragraph in text.split("\n"):
        words = words_to_judge(paragraph)
        if words:
            given = {k: proposals.get(paragraph[a:b].lower(), ()) for k, (a, b) in enumerate(words)}
            found.append((start, reader.read("" if apart else text[:start], paragraph, words, given)))
        start += len(paragraph) + 1
    return found


class Proposals(dict[str, Sequence[Proposal]]):
    """The fast stage's candidates with their priors, looked up when asked."""

    def __init__(self, statistics_file: Path, candidates_file: Path) -> None:
        super().__init__()
        from newslint.plausibility.arrays import open_arrays
        from newslint.plausibility.candidates import CandidateTable
        from newslint.plausibility.statistics import Statistics

        self._statistics = Statistics(open_arrays(statistics_file))
        self._table = CandidateTable(open_arrays(candidates_file))

    def get(self, word: str, default: Any = ()) -> Any:
        number = self._statistics.numbers.get(word)
        if number is None:
            return default
        return tuple((self._statistics.words[option], prior) for option, prior, _ in self._table.originals(number))


def read(options: argparse.Namespace) -> None:
    """Spoil, read, write one line an article; stops and continues where it stopped."""
    from training.spoil import choices_of_swaps, spoil
    from training.swaps import real_swaps

    from newslint.plausibility.causal_binding import LlamaModel

    reader = Reader(LlamaModel(options.model, options.threads), common_words())
    proposals = Proposals(options.statistics, options.candidates)
    held_out = [swap for swap in real_swaps(options.data) if swap.held_out]
    choices = [
        choices_of_swaps([s for s in held_out if zlib.crc32(f"{s.spun}<{s.original}".encode()) % 2 == half])
        for half in (0, 1)
    ]
    pools = [hosts(options.data, half) for half in (0, 1)]
    chance = random.Random(5)
    done = sum(1 for _ in options.out.open()) if options.out.exists() else 0
    with options.out.open("a", encoding="utf-8") as output:
        for number in range(options.articles):
            half, spoiled = number % 2, number // 2 % 2
            sources = SOURCES if number < MIXED else LONG_SOURCES
            source = sources[number // 4 % len(sources)]
            if not pools[half][source]:
                continue
            key, text = pools[half][source].pop()
            density = chance.choice(DENSITIES) if number < MIXED else EVERY_PLACE
            text, swaps = beginning(text), []
            if spoiled:
                text, spoils = spoil(text, choices[half], density, 1000 + number)
                swaps = [[s.start, s.end, s.original] for s in spoils]
            if number < done:
                continue
            began = time.perf_counter()
            paragraphs = read_article(reader, text, proposals, source in SENTENCES)
            row = {"key": key, "half": half, "text": text, "swaps": swaps, "words": len(text.split())}
            row["seconds"] = round(time.perf_counter() - began, 2)
            row["paragraphs"] = [[start, json.loads(pack(reading))] for start, reading in paragraphs]
            output.write(json.dumps(row) + "\n")
            output.flush()


def load(file: Path, fast: FastModel) -> Iterator[ReadArticle]:
    """The articles that `read` wrote, with the hints of the fast stage; single sentences each as an article. What is no
    word was read, but `DeepModel` doesn't ask about it."""
    dictionary = Dictionary.open()
    for line in file.open(encoding="utf-8"):
        row = json.loads(line)
        paragraphs = []
        for start, stored in row["paragraphs"]:
            whole = unpack(json.dumps(stored))
            forms = [row["text"][start + one.start : start + one.end].lower() for one in whole.readings]
            readings = [
                one
                for one, form in zip(whole.readings, forms, strict=True)
                if is_word(form, fast.statistics, dictionary)
            ]
            paragraphs.append((start, ParagraphReading(tuple(readings), whole.words, whole.surprise)))
        parts = [(0, row["text"])]
        if row["key"].split("/")[0] in SENTENCES:
            parts, at = [], 0
            for sentence in row["text"].split("\n"):
                parts.append((at, sentence))
                at += len(sentence) + 1
        for start, text in parts:
            end = start + len(text)
            judged = fast.judge([(0, text)])
            yield ReadArticle(
                row["key"],
                row["half"],
                tuple((a - start, b - start, original) for a, b, original in row["swaps"] if start <= a < end),
                tuple(
                    (place - start, reading) for place, reading in paragraphs if start <= place < max(end, start + 1)
                ),
                len(text.split()),
                row["seconds"] * len(text) / max(1, len(row["text"])),
                hints_of(judged),
                log_odds(judged.spun),
            )


def hints_of(judged: FastJudgement) -> Hints:
    """The suspicions of the fast stage as hints."""
    return {
        one.start: Hint(one.end, log_odds(one.probability), tuple((c.text, c.probability) for c in one.candidates))
        for one in judged.suspicions
    }


def log_odds(probability: float) -> float:
    """The logarithm of the odds."""
    return math.log(max(probability, 1e-6) / max(1 - probability, 1e-6))


def examples(articles: Sequence[ReadArticle], first: Sequence[float] | None) -> tuple[Any, Any, Any]:
    """Examples of the first pass, or of the second with the constants of the first.

    Features (word, candidate, feature), which candidates exist, and the truth: a candidate's place, -1 for none of them
    but wrong, -2 for a right word.
    """
    rows, truths = [], []
    for article in articles:
        if first is None:
            suspicious = striking_share([reading for _, reading in article.paragraphs])
        else:
            suspicious = expected_share(article.paragraphs, first, article.hints)
        original = {start: word for start, _, word in article.swaps}
        for start, paragraph in article.paragraphs:
            for reading in paragraph.readings:
                place = reading.start + start
                hint = article.hints.get(place)
                rows.append([features(reading, option, suspicious, place, hint) for option in reading.alternatives])
                names = [option.word.lower() for option in reading.alternatives]
                right = original.get(reading.start + start)
                truths.append(-2 if right is None else names.index(right) if right in names else -1)
    width = max(map(len, rows))
    values = np.zeros((len(rows), width, len(FEATURES)))
    present = np.zeros((len(rows), width), bool)
    for k, row in enumerate(rows):
        values[k, : len(row)] = row
        present[k, : len(row)] = True
    return values, present, np.array(truths)


def fit(articles: Sequence[ReadArticle]) -> Calibration:
    """All constants."""
    first = fit_weights(articles, None)
    second, unread = fit_weights(articles, first), fit_unread(articles)
    constants = Calibration(first, second, unread, (0.0, 0.0))
    long = [article for article in articles if article.words >= LONG_ARTICLE]
    figures = np.array(
        [article_figure(decide(article.paragraphs, constants, article.hints), article.judged) for article in long]
    )
    spoiled = np.array([bool(article.swaps) for article in long])
    weight = np.where(spoiled, (1 - CLEAN_SHARE) / spoiled.mean(), CLEAN_SHARE / (~spoiled).mean())
    model = LogisticRegression(C=1.0).fit(figures[:, None], spoiled, sample_weight=weight)
    return Calibration(first, second, unread, (float(model.intercept_[0]), float(model.coef_[0, 0])))


def fit_unread(articles: Sequence[ReadArticle]) -> tuple[float, float]:
    """What a hint says of a word that the model did not read with candidates."""
    odds, wrong = [], []
    for article in articles:
        read = {start + reading.start for start, paragraph in article.paragraphs for reading in paragraph.readings}
        swapped = {start for start, _, _ in article.swaps}
        for place, hint in article.hints.items():
            if place not in read:
                odds.append(max(hint.log_odds, LEAST_HINT))
                wrong.append(place in swapped)
    print(f"{len(wrong)} words hinted at but not read, {sum(wrong)} of them swapped")
    model = LogisticRegression(C=1.0).fit(np.array(odds)[:, None], wrong)
    return float(model.intercept_[0]), float(model.coef_[0, 0])


def fit_weights(articles: Sequence[ReadArticle], first: Sequence[float] | None) -> tuple[float, ...]:
    """Weights of the features by penalised likelihood; features are brought to one scale for the penalty."""
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    values, present, truths = examples(articles, first)
    flat = values[present]
    scale = flat.std(axis=0)
    scale[scale < 1e-6] = 1.0
    values = values / scale
    rows = np.arange(len(truths))
    wrong = truths >= -1

    def loss(weights: Any) -> tuple[float, Any]:
        score = np.where(present, values @ weights, -1e9)
        top = np.maximum(score.max(axis=1, keepdims=True), 0.0)
        power = np.exp(score - top)
        total = power.sum(axis=1, keepdims=True) + np.exp(-top)
        share = power / total
        target = np.zeros_like(share)
        known = truths >= 0
        target[rows[known], truths[known]] = 1.0
        unknown = truths == -1
        target[unknown] = share[unknown] / np.maximum(share[unknown].sum(axis=1, keepdims=True), 1e-12)
        chance = np.where(
            known, share[rows, np.maximum(truths, 0)], np.where(unknown, share.sum(axis=1), 1 - share.sum(axis=1))
        )
        penalty = PENALTY * weights
        penalty[0] = 0.0
        gradient = -np.einsum("ij,ijk->k", target - share, values) / len(rows) + penalty / 50
        return float(-np.log(np.maximum(chance, 1e-12)).mean() + (penalty @ weights) / 100), gradient

    best = minimize(loss, np.zeros(len(FEATURES)), jac=True, method="L-BFGS-B", options={"maxiter": 2000})
    print(
        f"fitted on {len(truths)} words read with candidates, {int(wrong.sum())} of them swapped; loss {best.fun:.4f}"
    )
    return tuple(float(weight) for weight in best.x / scale)


Judged = Sequence[tuple[ReadArticle, Sequence[Judgement]]]


def judge_each_half_by_the_other(articles: Sequence[ReadArticle]) -> Judged:
    """Every article judged with constants that were fitted without its half of the articles and types of swap."""
    judged = []
    wholes: list[tuple[ReadArticle, float]] = []
    for half in (0, 1):
        constants = fit([article for article in articles if article.half != half])
        mine = [article for article in articles if article.half == half]
        found = [(article, decide(article.paragraphs, constants, article.hints)) for article in mine]
        wholes += [(a, spun(judgements, a.judged, constants)) for a, judgements in found if a.words >= LONG_ARTICLE]
        judged += found
    clean = [pair for pair in wholes if not pair[0].swaps]
    spoiled = [pair for pair in wholes if pair[0].swaps]
    told_apart("spoiled articles", clean, spoiled)
    dense = [pair for pair in spoiled if len(pair[0].swaps) >= DENSE * pair[0].words]
    told_apart(f"of them with {DENSE:.1%} of the words swapped or more", clean, dense)
    return judged


def told_apart(
    name: str, clean: Sequence[tuple[ReadArticle, float]], spoiled: Sequence[tuple[ReadArticle, float]]
) -> None:
    """Print the area under the curve of articles as wholes with its spread (articles drawn again, with replacement)."""
    chance = np.random.default_rng(1)
    right, wrong = np.array([said for _, said in clean]), np.array([said for _, said in spoiled])

    def area(low: Any, high: Any) -> float:
        return float((high[:, None] > low).mean() + 0.5 * (high[:, None] == low).mean())

    drawn = [area(chance.choice(right, len(right)), chance.choice(wrong, len(wrong))) for _ in range(500)]
    truth = [False] * len(clean) + [True] * len(spoiled)
    quick = roc_auc_score(truth, [article.quick for article, _ in (*clean, *spoiled)])
    print(
        f"{len(spoiled)} {name} against {len(clean)} clean ones: area under the curve {area(right, wrong):.3f},"
        f" standard error {np.std(drawn):.3f}, by the fast stage alone {quick:.3f}"
    )


def table(articles: Judged) -> list[dict[str, float]]:
    """Recall, precision and fixes by false alarms per 1,000 clean words. Alarms are counted in clean articles only;
    precision is that of the spoiled articles."""
    alarms: list[float] = []
    swapped: list[tuple[float, int]] = []
    beside: list[float] = []
    clean_words = count = 0
    for article, judged in articles:
        if not article.swaps:
            clean_words += article.words
            alarms += [judgement.probability for judgement in judged]
            continue
        originals = {start: original for start, _, original in article.swaps}
        count += len(originals)
        for judgement in judged:
            original = originals.get(judgement.start)
            if original is None:
                beside.append(judgement.probability)
            else:
                names = [word.lower() for word, _ in judgement.candidates]
                swapped.append((judgement.probability, names.index(original) if original in names else 99))
    alarms.sort(reverse=True)
    rows = []
    for rate in RATES:
        allowed = int(rate * clean_words / 1000)
        threshold = alarms[allowed] if allowed < len(alarms) else 0.0
        hits = [place for probability, place in swapped if probability > threshold]
        others = sum(1 for probability in beside if probability > threshold)
        rows.append(
            {
                "rate": rate,
                "threshold": round(threshold, 4),
                "recall": round(len(hits) / max(count, 1), 4),
                "precision": round(len(hits) / max(len(hits) + others, 1), 4),
                "first fix": round(sum(place == 0 for place in hits) / max(len(hits), 1), 4),
                "three fixes": round(sum(place < 3 for place in hits) / max(len(hits), 1), 4),
            }
        )
    print(f"{clean_words} clean words, {count} swaps, {len(swapped)} of them read with candidates")
    for row in rows:
        print("  ".join(f"{name} {value}" for name, value in row.items()))
    return rows


def reliability(articles: Judged) -> None:
    """Print how often words with a probability in each fifth were swapped."""
    pairs = [
        (judgement.probability, judgement.start in {start for start, _, _ in article.swaps})
        for article, judged in articles
        for judgement in judged
    ]
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        part = [(p, truth) for p, truth in pairs if low <= p < low + 0.2 or (low == 0.8 and p == 1.0)]
        if part:
            mean, share = sum(p for p, _ in part) / len(part), sum(truth for _, truth in part) / len(part)
            print(f"probability {low:.1f} to {low + 0.2:.1f}: {len(part)} words, mean {mean:.3f}, swapped {share:.3f}")


def main() -> int:
    """Run one of the three steps."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    steps = parser.add_subparsers(dest="step", required=True)
    step = steps.add_parser("words")
    step.add_argument("--data", type=Path, required=True)
    step.add_argument("--out", type=Path, required=True)
    step = steps.add_parser("read")
    for name in ("data", "statistics", "candidates", "model", "out"):
        step.add_argument(f"--{name}", type=Path, required=True)
    step.add_argument("--articles", type=int, default=200)
    step.add_argument("--threads", type=int)
    step = steps.add_parser("fit")
    step.add_argument("--readings", type=Path, required=True)
    step.add_argument("--fast", type=Path, required=True, help="folder of the honest build")
    step.add_argument("--model", type=Path, help="named in the file by its checksum")
    step.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if options.step == "words":
        note = "# Lower-case words of news English, the commonest first; see training/README.md."
        options.out.write_text("\n".join([note, *count_words(options.data)]) + "\n", encoding="utf-8")
    elif options.step == "read":
        read(options)
    else:
        articles = list(load(options.readings, FastModel(options.fast)))
        judged = judge_each_half_by_the_other(articles)
        rows = table(judged)
        reliability(judged)
        alone = [article for article in articles if article.key.split("/")[0] in SENTENCES]
        for name, part in (("sentences", alone), ("articles", [a for a in articles if a not in alone])):
            print(name)
            keys = {id(article) for article in part}
            table([(article, judgements) for article, judgements in judged if id(article) in keys])
        constants = fit(articles)
        words, seconds = sum(a.words for a in articles), sum(a.seconds for a in articles)
        print(f"{words} words in {seconds:.0f} s: {700 * seconds / words:.1f} s for 700 words")
        stored = {
            "about": {
                "made by": "training/causal_calibrate.py",
                "articles": len(articles),
                "common words": models.checksum(COMMON_WORDS),
                "model": models.checksum(options.model) if options.model else None,
                "each half measured with constants of the other": rows,
            },
            **{
                f"weights of the {which} pass": dict(zip(FEATURES, (round(w, 5) for w in weights), strict=True))
                for which, weights in (("first", constants.first), ("second", constants.second))
            },
            "unread": [round(value, 5) for value in constants.unread],
            "article": [round(value, 5) for value in constants.article],
        }
        options.out.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
