"""Fit what words taken for one another need: weights of what surrounds them, and a bias for every pair.

    python -m training.confusions --data DATA --statistics HONEST_FOLDER --out FOLDER [--report]

Learns on the articles that the honest counts leave out. Right: the words of `confusions.txt` where they stand. Wrong:
up to sixty places a pair where the other word stood. `--report` fits each half of the articles on the other and prints
recall by false alarms per 1,000 words.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from training.corpus import articles

from newslint import read_text
from newslint.plausibility.arrays import open_arrays
from newslint.plausibility.statistics import Statistics
from newslint.spelling.confusions import features, pack_confusions
from newslint.spelling.context import Context, rows

SETS = Path(__file__).with_name("confusions.txt")
LEFT_OUT = frozenset({"brown", "inaugural", "state_of_the_union", "newsmtsc"})  # old, or tweets among the news
MOST_WRONG = 60
MOST_RIGHT = 1500  # places of a word after which ever fewer are taken, each standing for more
HEAVIEST = 20.0
PAIR, WORD = 3.0, 1.5  # how freely a pair and a word may leave the common line
FREEDOM = 1.0


def sets() -> dict[str, list[str]]:
    """For every word those it is taken for."""
    others: dict[str, list[str]] = defaultdict(list)
    for line in SETS.read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            word, *rest = line.split()
            for other in rest:
                others[word].append(other)
                others[other].append(word)
    return others


class Places:
    """The places that are learnt from: pair, number of the article, features, weight, whether the word is wrong."""

    def __init__(self) -> None:
        self.pairs: list[tuple[str, str]] = []
        self.article: list[int] = []
        self.features: list[tuple[float, ...]] = []
        self.weight: list[float] = []
        self.wrong: list[bool] = []
        self.words = 0

    def add(
        self, pair: tuple[str, str], article: int, features: tuple[float, ...], weight: float, *, wrong: bool
    ) -> None:
        """Takes one place."""
        self.pairs.append(pair)
        self.article.append(article)
        self.features.append(features)
        self.weight.append(weight)
        self.wrong.append(wrong)


def gather(data: Path, context: Context) -> Places:
    """The places of the articles that were left out of the counts."""
    others, places, chance = sets(), Places(), random.Random(7)
    texts = [
        article
        for article in articles(data)
        if article.held_out and article.source not in LEFT_OUT and "translated" not in article.source
    ]
    chance.shuffle(texts)
    taken: Counter[str] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for number, article in enumerate(texts):
        document = read_text(article.text)
        places.words += sum(bool(token.form) for row in document.view(rows) for token in row)
        for place in context.places(document, others):
            word = place.token.form
            reads = context.reads(place)
            own = reads(word)
            attested = context.is_attested(place)
            part = min(1.0, MOST_RIGHT / (taken[word] + 1))
            if not attested and chance.random() < part:
                taken[word] += 1
                for other in others[word]:
                    places.add((word, other), number, features(own, reads(other)), 1 / part, wrong=False)
            written = [other for other in others[word] if wrong[other, word] < MOST_WRONG]
            if written:
                other = chance.choice(written)
                reading = reads(other)
                wrong[other, word] += 1
                places.add((other, word), number, features(reading, own), 1.0, wrong=True)
    return places


def report(places: Places, matrix: csr_matrix) -> None:
    """Recall where half of the articles are judged by what the other half taught."""
    wrong, weight = np.array(places.wrong), np.array(places.weight)
    half = np.array(places.article) % 2 == 0
    score = np.zeros(len(wrong))
    for part in (half, ~half):
        score[~part] = fitted(matrix[part], wrong[part], weight[part]).decision_function(matrix[~part])
    order = np.argsort(-score[~wrong])
    alarms = np.cumsum(weight[~wrong][order]) * 1000 / places.words
    for budget in (0.01, 0.02, 0.03, 0.05, 0.1):
        least = score[~wrong][order][np.searchsorted(alarms, budget)]
        print(f"{budget} per 1,000: odds {least:.2f}, recall {(score[wrong] > least).mean():.3f}")


def fitted(matrix: csr_matrix, wrong: np.ndarray, weight: np.ndarray) -> LogisticRegression:
    """The regression that tells wrong places from right ones."""
    return LogisticRegression(C=FREEDOM, max_iter=300).fit(matrix, wrong, sample_weight=np.minimum(weight, HEAVIEST))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--statistics", type=Path, required=True, help="the folder of the honest statistics.bin")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    context = Context(lambda: Statistics(open_arrays(options.statistics / "statistics.bin")))
    places = gather(options.data, context)
    numbers = np.array(places.features)[:, :-1]  # the last stands for one, which the regression adds
    spread = numbers[np.array(places.wrong)].std(0)
    pairs = {pair: at for at, pair in enumerate(sorted(set(places.pairs)))}
    words = {word: at for at, word in enumerate(sorted({word for word, _ in pairs}))}

    def marks(columns: list[int], width: int, value: float) -> csr_matrix:
        count = len(columns)
        return csr_matrix((np.full(count, value), (np.arange(count), columns)), shape=(count, width))

    matrix = hstack(
        [
            csr_matrix(numbers / spread),
            marks([pairs[pair] for pair in places.pairs], len(pairs), PAIR),
            marks([words[word] for word, _ in places.pairs], len(words), WORD),
        ]
    ).tocsr()
    print(f"{places.words} words, {len(places.wrong)} places, {sum(places.wrong)} wrong, {len(pairs)} pairs")
    if options.report:
        report(places, matrix)
    regression = fitted(matrix, np.array(places.wrong), np.array(places.weight))
    learnt = regression.coef_[0]
    size = numbers.shape[1]
    biases = {
        word: {
            other: PAIR * (learnt[size + pairs[word, other]] if (word, other) in pairs else 0.0)
            + WORD * (learnt[size + len(pairs) + words[word]] if word in words else 0.0)
            for other in others
        }
        for word, others in sets().items()
    }
    weights = (*(learnt[:size] / spread), regression.intercept_[0])
    (options.out / "confusions.txt").write_bytes(pack_confusions(weights, biases))
    return 0


if __name__ == "__main__":
    sys.exit(main())
