"""Train the decision: which contender ranks first, whether a place is spoiled, and how probable that is.

    python -m training.decision --data DATA --statistics statistics.bin --candidates candidates.bin \\
        --moby words.txt --mythes th_en_US_v2.dat --wordnet /usr/share/wordnet --out decision.json

The statistics and candidates must be the honest build: the hosts trained on must not be in the counts.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from scipy.optimize import minimize
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from training.candidates import MOBY_HEAD, MOBY_LISTED, MYTHES, WORDNET_SAME, Lexicon
from training.corpus import Article, articles
from training.spoil import Choices, Spoil, choices_of_relation, choices_of_swaps, spoil
from training.swaps import real_swaps
from training.thesauri import moby, mythes, wordnet

import newslint.plausibility.features as features
from newslint.plausibility.arrays import open_arrays, pack_arrays
from newslint.plausibility.candidates import CandidateTable
from newslint.plausibility.context import ContextModel
from newslint.plausibility.fast import article_score
from newslint.plausibility.features import Reader
from newslint.plausibility.statistics import Statistics
from newslint.plausibility.tokens import tokens_of

DENSITIES = (0.0, 0.0, 0.015, 0.04, 0.08)
START_RANKING = (0.3, 0.5, 0.5, 0.3, 0.2, 0.3, 0.6, 0.4, -99.0)
SHARED = 21
SLOPE = 0.3  # how much a spun article lowers the bar; the fitted value finds more and is right less often
SIZE_OF_GROUP = 25
TREES = 220
CLEAN_SHARE = 0.8  # of the articles that the calibrated probability has in mind
GATED = 0.01  # of the spoils that could matter, the share that the cheap gate may lose


@dataclass(frozen=True)
class BlockedTable(CandidateTable):
    """The table as if the thesaurus that made a spoil had not been read."""

    blocked: dict[tuple[int, int], int] = field(default_factory=dict)

    def originals(self, number: int) -> list[tuple[int, float, int]]:
        rows = super().originals(number)
        if not self.blocked:
            return rows
        kept = []
        for option, prior, source in rows:
            mark = self.blocked.get((number, option), 0)
            if mark and not source & ~mark:
                continue
            kept.append((option, prior - (1.0 if mark else 0.0), source & ~mark))
        return kept


def papers_for_test(article: Article) -> bool:
    """Papers never used for training: half of the political papers, half of one year's news."""
    if article.source == "polnear":
        return zlib.crc32(article.key.split("_")[0].encode()) % 2 == 0
    return article.source == "wmt22_english" and article.bucket >= 5


def hosts(data: Path, test: bool, limit: int) -> Iterator[Article]:
    """Articles that the honest counts don't hold; single sentences are gathered into groups."""
    taken: dict[str, int] = {}
    group: dict[str, list[str]] = {}
    for article in articles(data):
        if not article.held_out or papers_for_test(article) != test:
            continue
        if taken.get(article.source, 0) > limit:
            continue
        taken[article.source] = taken.get(article.source, 0) + len(article.text.split())
        if article.source.startswith(("wmt", "newsmtsc")):
            lines = group.setdefault(article.source, [])
            lines.append(article.text)
            if len(lines) == SIZE_OF_GROUP:
                yield Article(article.source, article.key, "\n".join(lines))
                lines.clear()
        elif len(article.text) > 250:
            yield article


def places_of(reader: Reader, text: str, spoils: Sequence[Spoil], everything: bool = True) -> Iterator[tuple[Any, int]]:
    """(place, number of the true original, 0 when clean, -1 when the original is unknown) of every place."""
    numbers = reader.statistics.numbers
    table = reader.table
    assert isinstance(table, BlockedTable)
    table.blocked.clear()
    for s in spoils:
        if s.source:
            table.blocked[numbers.get(text[s.start : s.end], 0), numbers.get(s.original, 0)] = s.source
    truth = {s.start: numbers.get(s.original, -1) for s in spoils}
    tokens = tokens_of(text)
    for place in reader.places(tokens, everything):
        yield place, truth.get(tokens[place.at].start, 0)
    table.blocked.clear()


def spoiled_articles(
    pool: Sequence[Article], real: Choices, others: Sequence[Choices], seed: int
) -> Iterator[tuple[Article, str, list[Spoil]]]:
    chance = random.Random(seed)
    for k, article in enumerate(pool):
        density = chance.choice(DENSITIES)
        choices = real if chance.random() < 0.6 else chance.choice(others)
        if density:
            text, spoils = spoil(article.text, choices, density, seed + k)
        else:
            text, spoils = article.text, []
        yield article, text, spoils


def fit_ranking(rows: list[tuple[Any, int]]) -> list[float]:
    """Weights of seven gains and the prior that put the true original first: a conditional logit."""
    base = SHARED
    gains, which = [], []
    for place, truth in rows:
        numbers = [c.number for c in place.contenders]
        if truth in numbers and len(numbers) > 3:
            matrix = np.array(
                [[*c.values[base + 6 : base + 12], c.values[base + 1], c.values[-1]] for c in place.contenders]
            )
            gains.append(matrix)
            which.append(numbers.index(truth))
    print("ranking on", len(gains))
    width = max(len(g) for g in gains)
    block = np.zeros((len(gains), width, 8))
    mask = np.full((len(gains), width), -1e9)
    for k, g in enumerate(gains):
        block[k, : len(g)] = g
        mask[k, : len(g)] = 0
    index = np.array(which)

    def loss(w: Any) -> tuple[float, Any]:
        score = block @ w + mask
        score -= score.max(1, keepdims=True)
        p = np.exp(score)
        p /= p.sum(1, keepdims=True)
        rows_ = np.arange(len(index))
        gradient = -(block[rows_, index] - np.einsum("ij,ijk->ik", p, block)).mean(0) + 0.002 * w
        return -np.log(p[rows_, index] + 1e-12).mean() + 0.001 * (w @ w), gradient

    best = minimize(loss, np.full(8, 0.3), jac=True, method="L-BFGS-B")
    score = block @ best.x + mask
    order = (score > score[np.arange(len(index)), index][:, None]).sum(1)
    print(
        "ranking weights",
        best.x.round(3),
        "first",
        (order == 0).mean().round(3),
        "in three",
        (order < 3).mean().round(3),
    )
    return [float(v) for v in best.x]


def tree_sections(prefix: str, booster: Any) -> list[tuple[str, str, bytes]]:
    """The trees of a LightGBM booster as flat arrays."""
    roots, feature, threshold, left, right, leaf = [], [], [], [], [], []  # type: ignore[var-annotated]

    def walk(node: dict[str, Any]) -> int:
        if "leaf_value" in node:
            leaf.append(node["leaf_value"])
            return -len(leaf)
        k = len(feature)
        feature.append(node["split_feature"])
        threshold.append(node["threshold"])
        left.append(0)
        right.append(0)
        left[k], right[k] = walk(node["left_child"]), walk(node["right_child"])
        return k

    roots.extend(walk(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"])
    return [
        (f"{prefix}_roots", "i", np.array(roots, "<i4").tobytes()),
        (f"{prefix}_feature", "i", np.array(feature, "<i4").tobytes()),
        (f"{prefix}_threshold", "f", np.array(threshold, "<f4").tobytes()),
        (f"{prefix}_left", "i", np.array(left, "<i4").tobytes()),
        (f"{prefix}_right", "i", np.array(right, "<i4").tobytes()),
        (f"{prefix}_leaf", "f", np.array(leaf, "<f4").tobytes()),
    ]


def train(data: dict[str, Any]) -> bytes:
    """The bytes of the decision file."""
    first = data["rank"] == 0
    values, label, group = data["values"][first], data["label"][first].astype(int), data["group"][first]
    calibrating = group % 4 == 0
    model = lightgbm.LGBMClassifier(
        n_estimators=TREES,
        num_leaves=24,
        learning_rate=0.06,
        min_child_samples=60,
        colsample_bytree=0.6,
        subsample=0.8,
        subsample_freq=1,
        random_state=1,
        n_jobs=1,
        verbose=-1,
        deterministic=True,
        force_row_wise=True,
    )
    model.fit(values[~calibrating], label[~calibrating])
    score = model.predict_proba(values, raw_score=True)
    density = data["density"]
    articles_, spoiled, lifts = [], [], []
    for k in np.unique(group[calibrating]):
        mine = group == k
        articles_.append(k)
        spoiled.append(density[k] > 0)
        lifts.append(article_score(score[mine].tolist()))
    lift_of = dict(zip(articles_, lifts, strict=True))
    lift, spoiled_array = np.array(lifts), np.array(spoiled)
    whole = LogisticRegression(C=1e6).fit(lift[:, None], spoiled_array)
    print("article curve", round(roc_auc_score(spoiled_array, lift), 4), "on trained types, all densities")
    shift = float(np.median(lift[~spoiled_array]))
    mine = calibrating
    raised = np.array([max(lift_of[k] - shift, 0.0) for k in group[mine]])
    weight = np.where(
        density[group[mine]] > 0, (1 - CLEAN_SHARE) / (density > 0).mean(), CLEAN_SHARE / (density == 0).mean()
    )
    pair = LogisticRegression(C=1e6).fit(np.c_[score[mine], raised], label[mine], sample_weight=weight)
    print("fitted slope", round(float(pair.coef_[0, 1] / pair.coef_[0, 0]), 2))
    slope = SLOPE
    lifted = score[mine] + slope * raised
    print(
        "slope",
        slope,
        "auc",
        roc_auc_score(label[mine], score[mine]),
        "with the article",
        roc_auc_score(label[mine], lifted),
    )
    curve = IsotonicRegression(y_min=0.0005, y_max=0.99, out_of_bounds="clip").fit(
        lifted, label[mine], sample_weight=weight
    )
    grid = np.unique(np.quantile(lifted, np.r_[np.linspace(0, 0.98, 30), np.linspace(0.981, 1, 60)]))
    height = np.maximum.accumulate(np.convolve(np.pad(curve.predict(grid), 2, mode="edge"), np.ones(5) / 5, "valid"))
    height += np.linspace(0, 1e-4, len(height))
    telling = (label == 1) & (score > -3)
    gate = float(np.quantile(values[telling, SHARED], GATED))
    print(
        "gate",
        round(gate, 2),
        "passes",
        round(float((values[label == 0, SHARED] >= gate).mean()), 3),
        "of clean places",
    )
    sections = tree_sections("place", model.booster_)
    sections += [
        ("ranking", "f", np.array([*data["ranking"], gate], "<f4").tobytes()),
        ("curve_x", "f", grid.astype("<f4").tobytes()),
        ("curve_y", "f", height.astype("<f4").tobytes()),
        ("article", "f", np.array([shift, slope, whole.intercept_[0], whole.coef_[0, 0]], "<f4").tobytes()),
    ]
    return pack_arrays(sections, {"examples": len(values), "spoiled": int(label.sum()), "features": values.shape[1]})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("data", "statistics", "candidates", "context", "moby", "mythes", "wordnet", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=140_000, help="words of each source")
    parser.add_argument("--keep", type=Path, help="write the collected examples here, for experiments")
    options = parser.parse_args()
    statistics = Statistics(open_arrays(options.statistics))
    table = BlockedTable(open_arrays(options.candidates))
    context = ContextModel(open_arrays(options.context))
    frequency = {}
    arrays = statistics.arrays
    for word, number in statistics.numbers.items():
        count = arrays.numbers("count")[number]
        if count >= 20 and not arrays.numbers("flags")[number] and word.isalpha() and len(word) > 2 and number > 7:
            frequency[word] = count**0.5
    lexicon = Lexicon()
    same, _ = wordnet(options.wordnet)
    others = [
        choices_of_relation(moby(options.moby), MOBY_HEAD | MOBY_LISTED, lexicon, frequency),
        choices_of_relation(mythes(options.mythes), MYTHES | WORDNET_SAME, lexicon, frequency),
        choices_of_relation(same, WORDNET_SAME | MYTHES, lexicon, frequency),
    ]
    real = choices_of_swaps([s for s in real_swaps(options.data) if not s.held_out])
    pool = list(hosts(options.data, False, options.limit))
    random.Random(3).shuffle(pool)
    print("hosts", len(pool), sum(len(a.text.split()) for a in pool), "words")

    started = time.time()
    features.FINALISTS = features.ENTRANTS = 40
    reader = Reader(statistics, table, context, START_RANKING)
    rows = []
    for _, text, spoils in spoiled_articles(pool[: len(pool) // 5], real, others, 11):
        if spoils:
            rows += [(p, t) for p, t in places_of(reader, text, spoils) if t > 0]
    ranking = fit_ranking(rows)
    features.FINALISTS, features.ENTRANTS = 4, 14
    del rows
    reader = Reader(statistics, table, context, [*ranking, -99.0])
    values, label, right, group, source, words, density = [], [], [], [], [], [], []
    for k, (_, text, spoils) in enumerate(spoiled_articles(pool, real, others, 12)):
        words.append(len(text.split()))
        density.append(len(spoils) / len(text.split()))
        for place, truth in places_of(reader, text, spoils):
            for rank, contender in enumerate(place.contenders):
                if rank == 0 or truth != 0:
                    values.append(np.array(contender.values, np.float32))
                    label.append(truth != 0)
                    right.append(contender.number == truth)
                    group.append(k)
                    source.append(rank)
    data = {
        "values": np.array(values),
        "label": np.array(label),
        "right": np.array(right),
        "group": np.array(group),
        "rank": np.array(source),
        "ranking": ranking,
        "words": np.array(words),
        "density": np.array(density),
    }
    print("collected", data["values"].shape, data["label"].mean(), round(time.time() - started), "s")
    if options.keep:
        options.keep.write_bytes(pickle.dumps(data))
    options.out.write_bytes(train(data))
    return 0


if __name__ == "__main__":
    sys.exit(main())
