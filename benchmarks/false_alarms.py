"""Findings on clean news, by rule and per 1,000 words: what a rule may not exceed to be on by default.

    python benchmarks/false_alarms.py --data DATA [--source reuters_c50] [--articles 500] [--seed 1] [--show 5]

DATA is a folder with `news/<source>.jsonl.gz`, one {"id", "text"} a line. Every finding on published copy counts as a
false alarm here, also where a reader would agree with it, so the figures are an upper bound.
"""

import argparse
import gzip
import json
import random
import time
from collections import Counter, defaultdict
from pathlib import Path

from newslint import Level, Linter, read_text
from newslint.views.words import words


def main() -> None:
    """Counts and prints a table, the most frequent rule first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--source", default="reuters_c50")
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="examples a rule to print")
    options = parser.parse_args()
    with gzip.open(options.data / "news" / f"{options.source}.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    sample = random.Random(options.seed).sample(texts, min(options.articles, len(texts)))
    linter = Linter()
    counts: Counter[tuple[str, str]] = Counter()
    examples: defaultdict[str, list[str]] = defaultdict(list)
    total = 0
    start = time.perf_counter()
    for text in sample:
        document = read_text(text)
        total += len(document.view(words))
        for finding in linter.lint(document).findings:
            counts[finding.level, finding.rule] += 1
            before = text[max(0, finding.span.start - 50) : finding.span.start]
            after = text[finding.span.end : finding.span.end + 50]
            examples[finding.rule].append(" ".join(f"{before}[[{finding.text}]]{after}".split()))
    elapsed = time.perf_counter() - start
    print(f"{options.source}: {len(sample)} articles, {total:,} words, {total / elapsed:,.0f} words a second")
    serious = sum(count for (level, _), count in counts.items() if level != Level.SUGGESTION)
    print(f"warnings and errors: {serious * 1000 / total:.3f} per 1,000 words")
    for (level, rule), count in counts.most_common():
        print(f"{count * 1000 / total:8.3f}  {count:6}  {level:10}  {rule}")
        for example in random.Random(0).sample(examples[rule], min(options.show, len(examples[rule]))):
            print(f"{'':20}{example}")


if __name__ == "__main__":
    main()
