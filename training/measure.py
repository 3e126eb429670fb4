"""Measure the decision on papers and swap types that no part of the honest build has seen.

    python -m training.measure --data ../shared/data --model DIRECTORY
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import roc_auc_score

from newslint.plausibility.model import LEAST_PROBABILITY, PlausibilityModel
import newslint.plausibility.model as model_module
from newslint.plausibility.tokens import WORD, tokens_of
from training.decision import hosts
from training.spoil import choices_of_swaps, spoil
from training.swaps import real_swaps

RATES = (0.5, 1, 2, 5, 10)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=100_000)
    parser.add_argument("--source", default="polnear", help="the clean articles and hosts")
    parser.add_argument("--trained", action="store_true", help="the types trained on instead of the unseen ones")
    options = parser.parse_args()
    model_module.LEAST_PROBABILITY = 0.0
    model = PlausibilityModel(options.model)
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
        if density == 0.5:
            print("half density, unseen types: area under the curve of articles", round(roc_auc_score([0] * len(clean_articles) + [1] * len(spun_articles), clean_articles + spun_articles), 4))
        print(f"density {density}: {total} spoils")
        ordered = np.sort(np.array(clean))[::-1]
        p = np.array([f[0] for f in found])
        for rate in RATES:
            threshold = ordered[min(len(ordered) - 1, int(rate * clean_words / 1000))]
            over = p > threshold
            right = np.array([f[2] for f in found])[over]
            first = np.array([f[1] for f in found])[over]
            others = (np.array(alarms) > threshold).sum()
            print(
                f"  {rate:>4}/1000: threshold {threshold:.3f} recall {over.sum() / total:.3f} precision {over.sum() / max(1, over.sum() + others):.3f}"
                f" first fix {first.mean():.3f} three fixes {right.mean():.3f}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
