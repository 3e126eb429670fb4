"""Measure the decision on papers and swap types that no part of the honest build has seen.

python -m training.measure --data DATA --model DIRECTORY
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
import re
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score
from training.decision import hosts
from training.spoil import choices_of_swaps, spoil
from training.swaps import real_swaps

import newslint.plausibility.fast as model_module
from newslint.plausibility.fast import FastModel
from newslint.plausibility.tokens import WORD, tokens_of

RATES = (0.5, 1, 2, 5, 10)
CALIBRATION_DENSITY = 0.05


def acceptable_substitutes(data: Path) -> Iterator[tuple[str, int]]:
    """(context with an acceptable substitute in place, where it starts) of SWORDS: half of the people agree or more."""
    with gzip.open(data / "spun" / "swords_dev.json.gz", "rt", encoding="utf-8") as handle:
        swords = json.load(handle)
    for key, row in swords["substitutes"].items():
        labels = swords["substitute_labels"][key]
        target = swords["targets"][row["target_id"]]
        if sum(label.startswith("TRUE") for label in labels) * 2 >= len(labels) and row["substitute"].isalpha():
            context = swords["contexts"][target["context_id"]]["context"]
            at = target["offset"]
            yield context[:at] + row["substitute"] + context[at + len(target["target"]) :], at


def timex_articles(data: Path) -> Iterator[str]:
    """The newswire of TempEval-3, tags taken off; it serves for nothing but measuring."""
    with zipfile.ZipFile(data / "dates" / "aquaint_timex.zip") as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".tml"):
                text = archive.read(name).decode("utf-8", "replace")
                body = re.search(r"<TEXT>(.*?)</TEXT>", text, re.DOTALL)
                if body:
                    plain = re.sub(r"<[^>]*>", "", body.group(1))
                    yield re.sub(r"(?<!\n)\n(?!\n)", " ", plain)


def report_calibration(clean: list[float], alarms: list[float], found: list[float]) -> None:
    """Whether probabilities mean what they say, for a stream in which four articles in five are clean."""
    edges = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.01)
    for low, high in itertools.pairwise(edges):
        right = [p for p in found if low <= p < high]
        wrong = [p for p in alarms if low <= p < high]
        wrong_clean = [p for p in clean if low <= p < high]
        total = len(right) + len(wrong) + 4 * len(wrong_clean)
        if total:
            mean = (sum(right) + sum(wrong) + 4 * sum(wrong_clean)) / total
            print(f"  said {mean:.3f}, was {len(right) / total:.3f} (of {total})")


def report_negatives(model: FastModel, data: Path, thresholds: dict[float, float]) -> None:
    """False alarms on newswire of other years, and on substitutes that people find acceptable."""
    words = 0
    alarms: list[float] = []
    for text in timex_articles(data):
        alarms += [s.probability for s in model.judge([(0, text)]).suspicions]
        words += sum(t.kind == WORD for t in tokens_of(text))
    places = 0
    flagged: list[float] = []
    for text, at in acceptable_substitutes(data):
        places += 1
        flagged += [s.probability for s in model.judge([(0, text)]).suspicions if s.start == at]
    for rate, threshold in thresholds.items():
        false_alarms = sum(a > threshold for a in alarms) / words * 1000
        share = sum(f > threshold for f in flagged) / places
        print(
            f"threshold of {rate}/1000: newswire of TempEval-3 {false_alarms:.2f}/1000 ({words} words), "
            f"acceptable substitutes flagged {share:.4f} ({places})"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=100_000)
    parser.add_argument("--source", default="polnear", help="the clean articles and hosts")
    parser.add_argument("--trained", action="store_true", help="the types trained on instead of the unseen ones")
    options = parser.parse_args()
    model_module.LEAST_PROBABILITY = 0.0
    model = FastModel(options.model)
    choices = choices_of_swaps([s for s in real_swaps(options.data) if s.held_out != options.trained])
    pool = list(hosts(options.data, True, options.limit))
    pool = [a for a in pool if a.source == options.source]
    random.Random(1).shuffle(pool)
    clean: list[float] = []
    clean_words = 0
    clean_articles: list[float] = []
    started = time.time()
    for article in pool:
        judgement = model.judge([(0, article.text)])
        clean += [s.probability for s in judgement.suspicions]
        words = sum(t.kind == WORD for t in tokens_of(article.text))
        clean_words += words
        if words >= 150:
            clean_articles.append(judgement.spun)
    spent = time.time() - started
    print(f"{len(pool)} clean articles, {clean_words} words, {1000 * spent / clean_words * 700:.0f} ms for 700 words")
    top = np.sort(np.array(clean))[::-1]
    report_negatives(model, options.data, {r: float(top[int(r * clean_words / 1000)]) for r in RATES})
    for density in (0.02, 0.05, 0.5):
        found: list[tuple[float, bool, bool, float]] = []
        alarms: list[float] = []
        missed = 0
        spun_articles: list[float] = []
        for k, article in enumerate(pool):
            if density == 0.5 and len(article.text.split()) < 150:
                continue
            share = density
            if density == 0.5:
                able = sum(not t.capital and t.form in choices for t in tokens_of(article.text))
                share = able / 2 / max(1, len(article.text.split()))
            text, spoils = spoil(article.text, choices, share, 1000 + k)
            judgement = model.judge([(0, text)])
            spun_articles.append(judgement.spun)
            at = {s.start: s for s in judgement.suspicions}
            for s in spoils:
                hit = at.pop(s.start, None)
                if hit is None:
                    missed += 1
                    continue
                texts = [c.text.lower() for c in hit.candidates]
                found.append((hit.probability, s.original in texts[:1], s.original in texts, 0.0))
            alarms += [s.probability for s in at.values()]
        total = len(found) + missed
        if density == CALIBRATION_DENSITY:
            report_calibration(clean, alarms, [f[0] for f in found])
        if density == 0.5:
            print(
                "half density, unseen types: area under the curve of articles",
                round(
                    roc_auc_score([0] * len(clean_articles) + [1] * len(spun_articles), clean_articles + spun_articles),
                    4,
                ),
            )
        print(f"density {density}: {total} spoils")
        ordered = np.sort(np.array(clean))[::-1]
        p = np.array([f[0] for f in found])
        for rate in RATES:
            threshold = ordered[min(len(ordered) - 1, int(rate * clean_words / 1000))]
            over = p > threshold
            right = np.array([f[2] for f in found])[over]
            first = np.array([f[1] for f in found])[over]
            others = (np.array(alarms) > threshold).sum()
            precision = over.sum() / max(1, over.sum() + others)
            print(
                f"  {rate:>4}/1000: threshold {threshold:.3f} recall {over.sum() / total:.3f} precision {precision:.3f}"
                f" first fix {first.mean():.3f} three fixes {right.mean():.3f}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
