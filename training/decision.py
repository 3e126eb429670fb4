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
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from scipy.optimize import minimize
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from training.places import (
    Examples,
    Job,
    blocking,
    collect,
    hosts,
    jobs_for_training,
    open_reader,
    swap_choices,
    thesaurus_choices,
)

import newslint.plausibility.features as features
from newslint.plausibility.arrays import pack_arrays
from newslint.plausibility.fast import article_figures, lowering
from newslint.plausibility.features import Reader
from newslint.plausibility.tokens import tokens_of

START_RANKING = (0.3, 0.5, 0.5, 0.3, 0.2, 0.3, 0.6, 0.4, -99.0)
BEST_SCORE = 31  # the column of the ranking score
SLOPE = 0.2  # how much a spun article lowers the bar; the fitted value finds more and is right less often
TREES = 220
TELLING = -3.0
NO_ORIGINAL_WEIGHT = 0.3
SHORTEST_ARTICLE, LONG_ARTICLE = 15, 150
RANKING_SPOILS = 4000
DOUBT_COLUMNS = [0, 1, 2, 3, 4, 5, 21, 13]  # log chances, expectation, rarity of the word itself
CLEAN_SHARE = 0.8  # of the articles that the calibrated probability has in mind
GATED = 0.01  # of the spoils that could matter, the share that the cheap gate may lose


def first_spoiled(jobs: Sequence[Job], most: int) -> Iterator[Job]:
    """The first spoiled texts, until they hold so many spoils."""
    total = 0
    for job in jobs:
        if job.spoils and total <= most:
            total += len(job.spoils)
            yield job


def ranking_examples(reader: Reader, jobs: Sequence[Job]) -> list[tuple[Any, int]]:
    """Of each spoiled place whose original is among the candidates: the eight numbers that rank each, and which is
    right."""
    numbers = reader.statistics.numbers
    rows = []
    for job in jobs:
        truth = {s.start: numbers.get(s.original, -1) for s in job.spoils}
        with blocking(reader, job):
            tokens = tokens_of(job.text)
            reading = reader.read(tokens)
            for at, token in enumerate(tokens):
                right = truth.get(token.start)
                if right is None or not reading.lemmas[at]:
                    continue
                originals = reader.table.originals(reading.exact[at])
                field = reader.field(reading, at, originals) if originals else None
                found = [entrant.number for entrant in field.entrants] if field else []
                if field and right in found and len(found) > 3:
                    matrix = [
                        [*np.subtract(entrant.chances, field.own), entrant.prior, entrant.expected]
                        for entrant in field.entrants
                    ]
                    rows.append((np.array(matrix), found.index(right)))
    return rows


def fit_ranking(rows: Sequence[tuple[Any, int]]) -> list[float]:
    """Weights of six gains, the prior and the context model that put the true original first: a conditional logit."""
    gains, which = [matrix for matrix, _ in rows], [right for _, right in rows]
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


def boosted(values: Any, label: Any, weight: Any, trees: int, leaves: int, rate: float, fewest: int) -> Any:
    """A LightGBM model with everything fixed that could make two runs differ."""
    model = lightgbm.LGBMClassifier(
        n_estimators=trees,
        num_leaves=leaves,
        learning_rate=rate,
        min_child_samples=fewest,
        colsample_bytree=0.6,
        subsample=0.8,
        subsample_freq=1,
        random_state=1,
        n_jobs=1,
        verbose=-1,
        deterministic=True,
        force_row_wise=True,
    )
    return model.fit(values, label, sample_weight=weight)


def fit_places(data: Examples, rows: Any) -> Any:
    """The trees that tell spoiled places from clean ones, fitted on `rows`."""
    weight = np.where(data.label & (data.rank < 0), NO_ORIGINAL_WEIGHT, 1.0)
    return boosted(data.values[rows], data.label[rows], weight[rows], TREES, 24, 0.06, 60)


def train(data: Examples, ranking: Sequence[float]) -> bytes:
    """The bytes of the decision file.

    The trees of places that later steps build on are fitted without the half of the articles that they score; the
    shipped ones are fitted on all articles.
    """
    label, job = data.label, data.job
    article = data.article[job]
    score = np.zeros(len(label))
    for half in (0, 1):
        mine = article % 2 == half
        score[mine] = fit_places(data, ~mine).predict_proba(data.values[mine], raw_score=True)
    model = fit_places(data, np.ones(len(label), bool))

    doubt = fit_doubt(data, score)
    telling = label & (score > TELLING)
    least = float(np.quantile(data.values[telling, BEST_SCORE], GATED))
    passed = (doubtful(data, doubt) >= doubt[-1]) & (data.values[:, BEST_SCORE] >= least)
    print(
        f"gates: {passed[~label].mean():.3f} of clean places pass, {passed[telling].mean():.3f} of telling spoils,"
        f" the first {(doubtful(data, doubt) >= doubt[-1])[~label].mean():.3f}"
    )

    starts = np.searchsorted(job, np.arange(len(data.words) + 1))
    figures = np.array(
        [
            article_figures(score[low:high][passed[low:high]].tolist(), words)
            for low, high, words in zip(starts[:-1], starts[1:], data.words.tolist(), strict=True)
        ]
    )
    spun = data.spoils > 0
    lift = np.zeros(len(spun))
    usable = data.words >= SHORTEST_ARTICLE
    for half in (0, 1):
        mine = data.article % 2 == half
        part = usable & ~mine
        lift[mine] = fit_articles(figures[part], spun[part]).predict_proba(figures[mine], raw_score=True)
    whole = fit_articles(figures[usable], spun[usable])
    long = data.words >= LONG_ARTICLE
    print("articles told apart", round(roc_auc_score(spun[long], lift[long]), 4), "on types that train, all densities")
    article_weight = np.where(spun, (1 - CLEAN_SHARE) / spun[long].mean(), CLEAN_SHARE / (~spun[long]).mean())
    curve = LogisticRegression(C=1e6).fit(lift[long, None], spun[long], sample_weight=article_weight[long])

    raised = np.array([lowering(*row) for row in zip(lift.tolist(), data.words.tolist(), strict=True)])[job]
    density = data.spoils[job]
    weight = np.where(
        density > 0, (1 - CLEAN_SHARE) / (data.spoils > 0).mean(), CLEAN_SHARE / (data.spoils == 0).mean()
    )
    pair = LogisticRegression(C=1e6).fit(np.c_[score, raised][passed], label[passed], sample_weight=weight[passed])
    print("fitted slope", round(float(pair.coef_[0, 1] / pair.coef_[0, 0]), 2), "taken", SLOPE)
    lifted = (score + SLOPE * raised)[passed]
    height_of = IsotonicRegression(y_min=0.0005, y_max=0.99, out_of_bounds="clip").fit(
        lifted, label[passed], sample_weight=weight[passed]
    )
    grid = np.unique(np.quantile(lifted, np.r_[np.linspace(0, 0.98, 30), np.linspace(0.981, 1, 60)]))
    height = np.maximum.accumulate(
        np.convolve(np.pad(height_of.predict(grid), 2, mode="edge"), np.ones(5) / 5, "valid")
    )
    height += np.linspace(0, 1e-4, len(height))
    sections = tree_sections("place", model.booster_) + tree_sections("article", whole.booster_)
    sections += [
        ("ranking", "f", np.array([*ranking, least], "<f4").tobytes()),
        ("doubt", "f", np.array(doubt, "<f4").tobytes()),
        ("curve_x", "f", grid.astype("<f4").tobytes()),
        ("curve_y", "f", height.astype("<f4").tobytes()),
        ("spun", "f", np.array([SLOPE, curve.intercept_[0], curve.coef_[0, 0]], "<f4").tobytes()),
    ]
    facts = {"examples": len(label), "spoiled": int(label.sum()), "features": data.values.shape[1]}
    return pack_arrays(sections, facts)


def fit_articles(figures: Any, spun: Any) -> Any:
    """The trees that tell spun articles from clean ones."""
    return boosted(figures, spun, None, 120, 8, 0.04, 30)


def fit_doubt(data: Examples, score: Any) -> list[float]:
    """A constant and weights of what is known of a word by itself, and the least sum that passes: the telling spoils
    are to pass, as many others as possible not."""
    telling = (data.label & (score > TELLING)) | (~data.label & (score > TELLING))
    known = data.values[:, DOUBT_COLUMNS].astype(np.float64)
    scale = known.std(0)
    model = LogisticRegression(C=1.0, max_iter=2000).fit(known / scale, telling)
    weights = model.coef_[0] / scale
    total = known @ weights + model.intercept_[0]
    least = float(np.quantile(total[data.label & (score > TELLING)], GATED))
    return [float(model.intercept_[0]), *map(float, weights), least]


def doubtful(data: Examples, doubt: Sequence[float]) -> Any:
    """The sums that the first gate looks at."""
    return data.values[:, DOUBT_COLUMNS].astype(np.float64) @ np.array(doubt[1:-1]) + doubt[0]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("data", "statistics", "candidates", "context", "moby", "mythes", "wordnet", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=45_000, help="words of each source")
    parser.add_argument("--keep", type=Path, help="write the collected examples here, or read them if they are there")
    options = parser.parse_args()
    if options.keep and options.keep.exists():
        ranking, columns = pickle.loads(options.keep.read_bytes())
        options.out.write_bytes(train(Examples(*columns), ranking))
        return 0
    reader = open_reader(options.statistics, options.candidates, options.context, START_RANKING)
    others = thesaurus_choices(reader.statistics, options.moby, options.mythes, options.wordnet)
    pool = list(hosts(options.data, False, options.limit))
    random.Random(3).shuffle(pool)
    print("hosts", len(pool), sum(len(a.text.split()) for a in pool), "words")
    jobs = jobs_for_training(pool, swap_choices(options.data, False), others, 11)
    started = time.time()
    features.ENTRANTS, entrants = 80, features.ENTRANTS
    ranking = fit_ranking(ranking_examples(reader, list(first_spoiled(jobs, RANKING_SPOILS))))
    features.ENTRANTS = entrants
    reader = open_reader(options.statistics, options.candidates, options.context, [*ranking, -99.0])
    data = collect(reader, jobs)
    print("collected", data.values.shape, data.label.mean(), round(time.time() - started), "s")
    if options.keep:
        options.keep.write_bytes(pickle.dumps((ranking, tuple(data))))
    options.out.write_bytes(train(data, ranking))
    return 0


if __name__ == "__main__":
    sys.exit(main())
