"""Train the judge of the closed classes: a net that says which preposition, particle or adverb of time stands between
the words around, and the decision whether the one found is wrong.

    python -m training.closed_classes STEP --data DATA --statistics HONEST/statistics.bin --out HONEST/FILE
    python -m training.closed_classes take --honest HONEST --statistics statistics.bin --out FILE

STEP is in turn `net`, which learns from the articles that the honest build counts, `fit`, which learns from articles it
doesn't, and `measure`, which reads papers that neither has seen. `take` moves the honest file
to the numbers of another vocabulary. FILE is closed_classes.bin.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from training.corpus import Article, articles
from training.places import hosts

from newslint.plausibility.arrays import Arrays, open_arrays, pack_arrays
from newslint.plausibility.closed_class_doubts import ClosedClassReader, Gates
from newslint.plausibility.closed_class_net import REACH, ClosedClassNet
from newslint.plausibility.closed_classes import MEANT, WORDS
from newslint.plausibility.decision import Curve
from newslint.plausibility.features import numbers_of
from newslint.plausibility.statistics import BOUNDARY_ID, FIRST_WORD, UNKNOWN_ID, Statistics
from newslint.plausibility.tokens import WORD, Token, tokens_of

WIDTH, HIDDEN = 32, 64
LEAST_COUNT = 8
EPOCHS, BATCH, RATE = 5, 2048, 0.003
VALIDATION = 20_000
SAMPLE = 300_000
FEW, UNSEEN = 10.0, -6.0
NO_NEWS = frozenset({"brown", "inaugural", "state_of_the_union"})
WIDE_GATES = Gates(99.0, -3.0)
START_WEIGHTS = (0.4, 0.3, -0.8, 0.3, 0.2, -0.3)
GAINS = [0, 1]  # columns: what the two trigram models gain
SPOILED_SHARE = 0.1  # of the places of a spoiled article
RATES = (0.03, 0.05, 0.1, 0.2, 0.5, 1.0)
WRONG_PER_THOUSAND = 1.0  # words of the closed classes, in the articles that the probability has in mind
NOT_FIRST_WEIGHT = 0.3
MATTERS, GATED = 0.2, 0.03  # of the spoils of at least this probability, the share that a gate may lose
SHOWN = 40


def stream_of(data: Path, statistics: Statistics) -> Any:
    """The counted articles as word numbers, names made one, a boundary on either side."""
    stream = array("H")
    for article in articles(data):
        if not article.held_out:
            stream.append(BOUNDARY_ID)
            stream.extend(numbers_of(statistics, tokens_of(article.text))[1])
            stream.append(BOUNDARY_ID)
    numbers = np.frombuffer(stream, np.uint16).astype(np.int32)
    doubled = (numbers[1:] == BOUNDARY_ID) & (numbers[:-1] == BOUNDARY_ID)
    return np.r_[numbers[:1], numbers[1:][~doubled]]


def examples_of(stream: Any, statistics: Statistics) -> tuple[Any, Any, Any]:
    """(row of each word number, rows of the ten words around, which word of the closed classes) of every place."""
    rows = np.zeros(len(statistics.words), np.int32)
    known = np.flatnonzero(np.bincount(stream, minlength=len(rows)) >= LEAST_COUNT)
    known = known[known != UNKNOWN_ID]
    rows[known] = np.arange(1, len(known) + 1)
    nothing = len(known) + 1
    order = np.full(len(rows), -1, np.int32)
    for place, word in enumerate(WORDS):
        if word in statistics.numbers:
            order[statistics.numbers[word]] = place
    at = np.flatnonzero(order[stream] >= 0)
    at = at[(at > REACH) & (at < len(stream) - REACH - 1)]
    around = np.empty((len(at), 2 * REACH), np.int32)
    for side, step in enumerate((-1, 1)):
        hidden = np.zeros(len(at), bool)
        for distance in range(1, REACH + 1):
            number = stream[at + step * distance]
            around[:, side * REACH + distance - 1] = np.where(hidden, nothing, rows[number])
            hidden |= number == BOUNDARY_ID
    return rows, around, order[stream[at]]


class Parameters(NamedTuple):
    """What is learned: vectors of words, the hidden layer and the output."""

    vector: Any
    hidden: Any
    hidden_shift: Any
    output: Any
    output_shift: Any


def chances(net: Parameters, around: Any) -> tuple[Any, Any, Any]:
    """(vectors around, hidden values, chances of the words)."""
    seen = net.vector[around].reshape(len(around), -1)
    hidden = np.maximum(seen @ net.hidden + net.hidden_shift, 0)
    score = hidden @ net.output + net.output_shift
    score = np.exp(score - score.max(1, keepdims=True))
    return seen, hidden, score / score.sum(1, keepdims=True)


def fit_net(around: Any, word: Any, rows: int) -> Parameters:
    """The net, by Adam on batches, the rate falling to nothing."""
    chance = np.random.default_rng(1)
    order = chance.permutation(len(word))
    held, rest = order[:VALIDATION], order[VALIDATION:]
    frequency = np.bincount(word, minlength=len(WORDS)) + 0.1
    size = 2 * REACH * WIDTH

    def drawn(*shape: int, spread: float) -> Any:
        return (chance.standard_normal(shape) * spread).astype(np.float32)

    net = Parameters(
        drawn(rows, WIDTH, spread=0.1),
        drawn(size, HIDDEN, spread=size**-0.5),
        np.zeros(HIDDEN, np.float32),
        drawn(HIDDEN, len(WORDS), spread=0.1),
        np.log(frequency / frequency.sum()).astype(np.float32),
    )
    mean, square = (Parameters(*(np.zeros_like(part) for part in net)) for _ in range(2))
    batches = len(rest) // BATCH
    every, place = np.ones(BATCH * 2 * REACH, np.float32), np.arange(BATCH * 2 * REACH)
    step = 0
    for epoch in range(EPOCHS):
        chance.shuffle(rest)
        for start in range(0, batches * BATCH, BATCH):
            step += 1
            rows_around, right = around[rest[start : start + BATCH]], word[rest[start : start + BATCH]]
            seen, hidden, error = chances(net, rows_around)
            error[np.arange(BATCH), right] -= 1
            error /= BATCH
            back = (error @ net.output.T) * (hidden > 0)
            used, which = np.unique(rows_around.ravel(), return_inverse=True)
            spread = sparse.csr_matrix((every, (which, place)), shape=(len(used), len(place)))
            slopes = Parameters(
                spread @ (back @ net.hidden.T).reshape(-1, WIDTH),
                seen.T @ back,
                back.sum(0),
                hidden.T @ error,
                error.sum(0),
            )
            rate = RATE * max(0.02, 1 - step / (EPOCHS * batches))
            for part, slope, first, second in zip(net, slopes, mean, square, strict=True):
                at: Any = used if part is net.vector else slice(None)
                first[at] += 0.1 * (slope - first[at])
                second[at] += 0.001 * (slope * slope - second[at])
                part[at] -= rate * (first[at] / (1 - 0.9**step)) / (np.sqrt(second[at] / (1 - 0.999**step)) + 1e-7)
        found = chances(net, around[held])[2]
        right = word[held]
        print(
            f"epoch {epoch}: {-np.log(found[np.arange(len(held)), right] + 1e-9).mean():.4f} nats a word,"
            f" {(found.argmax(1) == right).mean():.4f} right",
            flush=True,
        )
    return net


def usual_log_chances(net: Parameters, around: Any, word: Any) -> Any:
    """The mean log chance of each word of the closed classes where news has it; a low one where it has few."""
    total, seen = np.full(len(WORDS), FEW * UNSEEN), np.full(len(WORDS), FEW)
    for start in range(0, len(word), BATCH):
        right = word[start : start + BATCH]
        found = chances(net, around[start : start + BATCH])[2][np.arange(len(right)), right]
        np.add.at(total, right, np.log(found + 1e-9))
        np.add.at(seen, right, 1)
    return total / seen


def net_sections(net: Parameters, rows: Any, usual: Any) -> list[tuple[str, str, bytes]]:
    """The net as arrays, the vectors as small integers."""
    unit = 127 / np.quantile(np.abs(net.vector), 0.9995)
    vector = np.clip(np.round(net.vector * unit), -127, 127).astype(np.int8)
    return [
        ("net_words", "B", "\n".join(WORDS).encode()),
        ("net_row", "H", rows.astype("<u2").tobytes()),
        ("net_vector", "b", vector.tobytes()),
        ("net_hidden_weight", "f", np.ascontiguousarray((net.hidden / unit).T).astype("<f4").tobytes()),
        ("net_hidden_shift", "f", net.hidden_shift.astype("<f4").tobytes()),
        ("net_output_weight", "f", np.ascontiguousarray(net.output.T).astype("<f4").tobytes()),
        ("net_output_shift", "f", net.output_shift.astype("<f4").tobytes()),
        ("net_usual", "f", usual.astype("<f4").tobytes()),
    ]


def sections_of(arrays: Arrays, prefix: str) -> list[tuple[str, str, bytes]]:
    """The sections whose names begin with `prefix`, ready to be packed again."""
    return [(name, view.format, bytes(view)) for name, view in arrays.sections.items() if name.startswith(prefix)]


def wrong_for() -> dict[str, list[str]]:
    """What may stand wrongly for each word."""
    table: dict[str, list[str]] = {}
    for wrong, originals in MEANT.items():
        for original in originals:
            table.setdefault(original, []).append(wrong)
    return table


def spoiled(text: str, weight: Mapping[str, float], seed: int) -> tuple[str, dict[int, str]]:
    """A text with some words of the closed classes replaced, a wrong word of more weight more often, and what stood
    at each such place."""
    chance = random.Random(seed)
    table = wrong_for()
    able = [token for token in tokens_of(text) if token.form in table and not token.joined and not token.capital]
    chosen = sorted(chance.sample(able, round(SPOILED_SHARE * len(able))), key=lambda token: token.start)
    parts, truth, at, length = [], {}, 0, 0
    for token in chosen:
        options = table[token.form]
        wrong = chance.choices(options, [weight[option] for option in options])[0]
        before = text[at : token.start]
        truth[length + len(before)] = token.form
        parts += [before, wrong]
        length += len(before) + len(wrong)
        at = token.end
    return "".join((*parts, text[at:])), truth


class Examples(NamedTuple):
    """Doubts as rows: what the witnesses say for the likeliest word, and what all together; how well the word found
    fits, whether it is wrong, whether the right one ranks first, which article it is from, the words around. And the
    number of words and of spoiled places of all articles."""

    values: Any
    score: Any
    fit: Any
    label: Any
    first: Any
    article: Any
    shown: list[str]
    words: int
    spoils: int


def collect(reader: ClosedClassReader, pool: Sequence[Article]) -> Examples:
    """Every article as it is, for right words, and spoiled, for wrong ones."""
    values, score, fit, label, first, owner, shown = [], [], [], [], [], [], []
    words = spoils = 0
    numbers, counts = reader.statistics.numbers, reader.statistics.news.count
    weight = {word: (counts[numbers[word]] if word in numbers else 1) ** 0.5 for word in WORDS}
    for number, article in enumerate(pool):
        for wrong in (False, True):
            text, truth = spoiled(article.text, weight, number) if wrong else (article.text, {})
            tokens = tokens_of(text)
            spoils += len(truth)
            words += 0 if wrong else sum(token.kind == WORD for token in tokens)
            for doubt in reader.doubts(tokens):
                token = tokens[doubt.at]
                original = truth.get(token.start)
                if wrong is (original is not None):
                    values.append(doubt.meant[0].values)
                    score.append(doubt.meant[0].score)
                    fit.append(doubt.fit)
                    label.append(wrong)
                    first.append(original == doubt.meant[0].word)
                    owner.append(number)
                    shown.append(around(text, token, doubt.meant[0].word))
    return Examples(
        np.array(values),
        np.array(score),
        np.array(fit),
        np.array(label),
        np.array(first),
        np.array(owner),
        shown,
        words,
        spoils,
    )


def around(text: str, token: Token, meant: str) -> str:
    """A word with its neighbours, for people to read."""
    before, after = text[max(0, token.start - 50) : token.start], text[token.end : token.end + 50]
    return " ".join(f"{before}[[{text[token.start : token.end]}|{meant}]]{after}".split())


def rates(score: Any, data: Examples) -> str:
    """Share of the wrong words found, and of those whose original is offered first, at so many false alarms per 1,000
    words."""
    alarms = np.sort(score[~data.label])[::-1]
    lines = []
    for rate in RATES:
        allowed = int(rate * data.words / 1000)
        least = alarms[min(allowed, len(alarms) - 1)]
        found = data.label & (score > least)
        lines.append(f"{rate:g}: {found.sum() / data.spoils:.3f} ({data.first[found].mean():.2f}) from {least:.2f}")
    return "; ".join(lines)


def reader_of(options: argparse.Namespace, weights: Sequence[float], gates: Gates) -> ClosedClassReader:
    statistics = Statistics(open_arrays(options.statistics))
    return ClosedClassReader(statistics, ClosedClassNet(open_arrays(options.out)), weights, gates)


def pool_of(data: Path, test: bool, limit: int) -> list[Article]:
    pool = [article for article in hosts(data, test, limit) if article.source not in NO_NEWS]
    random.Random(3).shuffle(pool)
    return pool


def net(options: argparse.Namespace) -> None:
    """Learn the net."""
    statistics = Statistics(open_arrays(options.statistics))
    stream = stream_of(options.data, statistics)
    rows, around, word = examples_of(stream, statistics)
    print(len(word), "places", int(rows.max()) + 2, "rows", flush=True)
    learned = fit_net(around, word, int(rows.max()) + 2)
    sample = np.random.default_rng(2).choice(len(word), SAMPLE, replace=False)
    usual = usual_log_chances(learned, around[sample], word[sample])
    options.out.write_bytes(pack_arrays(net_sections(learned, rows, usual), {"width": WIDTH}))


def fit(options: argparse.Namespace) -> None:
    """Fit the weights of the witnesses, the gates and the curve from their sum to a probability."""
    data = collect(reader_of(options, START_WEIGHTS, WIDE_GATES), pool_of(options.data, False, options.limit))
    print(data.words, "words", data.spoils, "spoiled", int(data.label.sum()), "of them doubted", flush=True)
    scale = data.values.std(0)
    model = LogisticRegression(C=1.0, max_iter=3000).fit(
        data.values / scale, data.label, sample_weight=np.where(data.label & ~data.first, NOT_FIRST_WEIGHT, 1.0)
    )
    weights = model.coef_[0] / scale
    score = data.values @ weights
    print("weights", weights.round(3), "found at so many false alarms:", rates(score, data))

    share = np.where(data.label, WRONG_PER_THOUSAND * data.words / 1000 / data.spoils, 1.0)
    height_of = IsotonicRegression(y_min=0.0005, y_max=0.97, out_of_bounds="clip").fit(score, data.label, share)
    grid = np.unique(np.quantile(score, np.r_[np.linspace(0, 0.7, 15), np.linspace(0.71, 1, 60)]))
    height = np.convolve(np.pad(height_of.predict(grid), 3, mode="edge"), np.ones(7) / 7, "valid")
    height = np.maximum.accumulate(height) + np.linspace(0, 1e-4, len(height))

    matters = data.label & (np.interp(score, grid, height) >= MATTERS)
    gain = data.values[:, GAINS].sum(1)
    gates = Gates(float(np.quantile(data.fit[matters], 1 - GATED)), float(np.quantile(gain[matters], GATED)))
    passed = (data.fit <= gates.best_fit) & (gain >= gates.least_gain)
    print(gates, f"{passed[~data.label].sum() * 1000 / data.words:.1f} right words per 1,000 pass")
    arrays = open_arrays(options.out)
    sections = sections_of(arrays, "net_")
    sections += [
        ("weights", "f", np.array(weights, "<f4").tobytes()),
        ("gates", "f", np.array(gates, "<f4").tobytes()),
        ("curve_x", "f", grid.astype("<f4").tobytes()),
        ("curve_y", "f", height.astype("<f4").tobytes()),
    ]
    options.out.write_bytes(pack_arrays(sections, arrays.about))


def measure(options: argparse.Namespace) -> None:
    """What is found in papers that nothing has seen, and the strongest false alarms."""
    arrays = open_arrays(options.out)
    reader = reader_of(options, arrays.numbers("weights").tolist(), Gates(*arrays.numbers("gates").tolist()))
    data = collect(reader, pool_of(options.data, True, options.limit))
    curve = Curve(*(arrays.numbers(f"curve_{axis}").tolist() for axis in "xy"))
    chance = np.array([curve(score) for score in data.score.tolist()])
    print(data.words, "words", data.spoils, "spoiled:", rates(chance, data))
    alarms = np.flatnonzero(~data.label)
    for row in alarms[np.argsort(-chance[alarms])][:SHOWN]:
        print(f"{chance[row]:.2f} {data.shown[row]}")


def take(options: argparse.Namespace) -> None:
    """Move the honest file to the word numbers of other statistics."""
    arrays = open_arrays(options.honest / "closed_classes.bin")
    rows = arrays.numbers("net_row").tolist()
    numbers = Statistics(open_arrays(options.honest / "statistics.bin")).numbers
    words = Statistics(open_arrays(options.statistics)).words
    marks = rows[:FIRST_WORD]
    moved = marks + [rows[numbers[word]] if word in numbers else 0 for word in words[FIRST_WORD:]]
    sections = [
        (name, kind, np.array(moved, "<u2").tobytes() if name == "net_row" else content)
        for name, kind, content in sections_of(arrays, "")
    ]
    options.out.write_bytes(pack_arrays(sections, arrays.about))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("step", choices=("net", "fit", "measure", "take"))
    for name in ("data", "statistics", "honest", "out"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--limit", type=int, default=45_000, help="words of each source")
    options = parser.parse_args()
    started = time.time()
    globals()[options.step](options)
    print(round(time.time() - started), "s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
