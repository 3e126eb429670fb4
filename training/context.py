"""Train the context vectors: a log-bilinear model that guesses a content word from the five words on either side.

    python -m training.context --data DATA --statistics statistics.bin --glove DIRECTORY --out context.bin

The words around are summed after weighting every number of their vectors by place; the inner product with a word's
own vector plus its bias is its score. Both sets of vectors start from GloVe.
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
from training.candidates import vectors_of
from training.corpus import articles

from newslint.plausibility.arrays import open_arrays, pack_arrays
from newslint.plausibility.statistics import BOUNDARY_ID, FIRST_WORD, UNKNOWN_ID, WINDOW, Statistics
from newslint.plausibility.tokens import BOUNDARY, NUMBER, PAUSE, WORD, tokens_of

MARKS = {NUMBER: 3, PAUSE: 2, BOUNDARY: 1}
WIDTH = 64
BATCH = 4096
NOISE = 1024
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("data", "statistics", "glove", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--honest", action="store_true")
    parser.add_argument("--epochs", type=float, default=4)
    options = parser.parse_args()
    statistics = Statistics(open_arrays(options.statistics))
    context, target, owner = windows(options.data, statistics, options.honest)
    print(len(target), "places")
    random = np.random.default_rng(SEED)
    size = len(statistics.words)
    glove = vectors_of(options.glove, statistics.words)
    around = np.concatenate([glove, random.normal(0, 0.05, (size, WIDTH - glove.shape[1]))], 1).astype(np.float32)
    around[1:FIRST_WORD] = random.normal(0, 0.1, (FIRST_WORD - 1, WIDTH))
    around[0] = 0
    own = around.copy()
    weight = np.full((2 * WINDOW, WIDTH), 0.5, np.float32)
    counts = np.bincount(target, minlength=size).astype(np.float64)
    noise = (counts + 0.2) ** 0.75 * (counts > 0)
    noise /= noise.sum()
    bias = np.log(counts + 0.5).astype(np.float32) - np.float32(np.log(counts.sum()))
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

    def measure() -> float:
        total = 0.0
        for k in range(0, len(test), 1000):
            part = test[k : k + 1000]
            c = sum(around[context[part, j]] * weight[j] for j in range(2 * WINDOW))
            logits = c @ own.T + bias
            logits[:, counts == 0] = -1e9
            top = logits.max(1, keepdims=True)
            total += float(
                (logits[np.arange(len(part)), target[part]] - top[:, 0] - np.log(np.exp(logits - top).sum(1))).sum()
            )
        return total / len(test)

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
        # rows of the own vectors
        rows = np.concatenate([drawn, goal])
        slopes = np.concatenate([slope_columns, miss[:, None] * centre])
        touched, inverse = np.unique(rows, return_inverse=True)
        gather = csr_matrix(
            (np.ones(len(rows), np.float32), (inverse, np.arange(len(rows)))), (len(touched), len(rows))
        )
        slope = gather @ slopes
        sums[0][touched] += (slope**2).mean(1, keepdims=True)
        own[touched] -= rate * slope / np.sqrt(sums[0][touched])
        slope_bias = gather @ np.concatenate([logits.sum(0), miss])
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
            print(step, steps, round(measure(), 4), round(time.time() - started), "s", flush=True)
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
