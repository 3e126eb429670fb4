"""How many garbled words are found in sentences never seen, and how often clean news is doubted.

    python benchmarks/wording.py --data DATA [--deep] [--words 150000] [--json FILE]

(c) 300 sentences spoiled by hand, `benchmarks/data/hand_spoiled.jsonl`, written by somebody who had no part in the
    rules and used for nothing else: recall, precision on those sentences, and the original among the first three fixes.
(d) acceptable substitutes from SWORDS (`DATA/spun/swords_dev.json.gz`), put into their sentences: how often they are
    taken for faults.
(e) clean news (`DATA/news`), by source: false alarms per 1,000 words at each threshold. The shipped model has counted
    these texts, so the rate on them is kind to it; the clean halves of (c) are not among them and are reported apart,
    and `training/README.md` has the figures of a model that never saw its test articles or papers.

Thresholds are set on the clean sentences of (c) together with the news; a finding counts where it overlaps a fault.
"""

import argparse
import gzip
import json
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from newslint import Config, Document, Finding, Linter, Span, read_text
from newslint.views.words import words

HAND_SPOILED = Path(__file__).parent / "data" / "hand_spoiled.jsonl"
RATES = (0.5, 1.0, 2.0, 5.0, 10.0)
TOPICS = ("wording", "spelling", "quotes/garbled")
SOURCES = ("wmt22_english", "newsmtsc", "reuters_c50", "abc_2006", "ag_news", "wmt21_english")
EVERYTHING = {"wording/implausible_word": {"at_least": 0.02}, "quotes/garbled": {"at_least": 0.02}}


class Fault(NamedTuple):
    """A spoiled place and the words that stood there."""

    span: Span
    original: str


class Case(NamedTuple):
    """A spoiled sentence with its faults and findings."""

    faults: Sequence[Fault]
    findings: Sequence[Finding]


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--deep", action="store_true", help="with the causal model (needs newslint[deep])")
    parser.add_argument("--words", type=int, default=150_000, help="words of clean news to read")
    parser.add_argument("--json", type=Path, help="also write the figures to a file")
    parser.add_argument("--show", type=int, default=0, help="print so many of the most confident false alarms")
    options = parser.parse_args()
    config = Config(select=TOPICS, options=EVERYTHING)
    linter = Linter(config._replace(depth="deep") if options.deep else config)
    rows = [json.loads(line) for line in HAND_SPOILED.read_text(encoding="utf-8").splitlines()]
    spoiled = [case(linter, row) for row in rows]
    clean = [linted(linter, row["clean"]) for row in rows]
    start = time.perf_counter()
    news = [linted(linter, text) for text in clean_news(options.data, options.words)]
    seconds = time.perf_counter() - start
    figures: dict[str, Any] = {
        "hand-spoiled sentences": recall_table(spoiled, clean + news),
        "false alarms by source of clean text": {
            "clean halves of the sentences": round(rate(clean, threshold(clean + news, 1.0)), 2),
            "news": round(rate(news, threshold(clean + news, 1.0)), 2),
        },
        "found by rule at 1 per 1,000": by_rule(spoiled, clean + news),
        "acceptable substitutes taken for faults": swords(linter, options.data, threshold(clean + news, 1.0)),
        "words of clean news per second": round(sum(count for _, count, _ in news) / seconds),
    }
    print(json.dumps(figures, indent=2))
    for confidence, context in sorted(alarms(clean + news), reverse=True)[: options.show]:
        print(f"{confidence:.2f} {context}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


Linted = tuple[Document, int, Sequence[Finding]]


def linted(linter: Linter, text: str) -> Linted:
    """A text with its number of words and its findings."""
    document = read_text(text)
    result = linter.lint(document)
    if result.failures:
        raise SystemExit("\n".join(result.failures))
    return document, len(document.view(words)), result.findings


def case(linter: Linter, row: dict[str, Any]) -> Case:
    """The findings in a spoiled sentence."""
    faults = [Fault(Span(fault["start"], fault["end"]), fault["original"]) for fault in row["faults"]]
    return Case(faults, linted(linter, row["spoiled"])[2])


def clean_news(data: Path, most: int) -> Iterator[str]:
    """Articles of all sources in turn, drawn with a fixed seed, until there are `most` words."""
    texts: list[str] = []
    for source in SOURCES:
        with gzip.open(data / "news" / f"{source}.jsonl.gz", "rt", encoding="utf-8") as file:
            pieces = [json.loads(line)["text"] for line in file]
        draw = random.Random(source)
        draw.shuffle(pieces)
        total = 0
        for piece in pieces:
            texts.append(piece)
            total += len(piece.split())
            if total >= most / len(SOURCES):
                break
    yield from texts


def rate(texts: Sequence[Linted], least: float) -> float:
    """Findings of at least this confidence per 1,000 words."""
    total = sum(count for _, count, _ in texts)
    return 1000 * sum(finding.confidence >= least for _, _, findings in texts for finding in findings) / total


def threshold(texts: Sequence[Linted], most: float) -> float:
    """The lowest confidence at which clean text gives at most so many findings per 1,000 words."""
    total = sum(count for _, count, _ in texts)
    ranked = sorted((finding.confidence for _, _, findings in texts for finding in findings), reverse=True)
    allowed = int(most * total / 1000)
    return ranked[allowed] + 1e-9 if allowed < len(ranked) else 0.0


def recall_table(spoiled: Sequence[Case], clean: Sequence[Linted]) -> dict[str, dict[str, float]]:
    """Recall, precision and fixes at each rate of false alarms."""
    table = {}
    for most in RATES:
        least = threshold(clean, most)
        found = total = right = wrong = mended = 0
        for faults, findings in spoiled:
            sure = [finding for finding in findings if finding.confidence >= least]
            total += len(faults)
            for fault in faults:
                hits = [finding for finding in sure if finding.span.overlaps(fault.span)]
                found += bool(hits)
                mended += any(fault.original in choice for hit in hits for choice in hit.suggestions[:3])
            for finding in sure:
                hit = any(finding.span.overlaps(fault.span) for fault in faults)
                right += hit
                wrong += not hit
        table[f"{most:g} per 1,000"] = {
            "confidence": round(least, 3),
            "recall": round(found / total, 3),
            "precision": round(right / max(1, right + wrong), 3),
            "original among three fixes, of those found": round(mended / max(1, found), 3),
        }
    return table


def by_rule(spoiled: Sequence[Case], clean: Sequence[Linted]) -> dict[str, dict[str, float]]:
    """Faults found and false alarms per 1,000 words of each rule at the common threshold."""
    least = threshold(clean, 1.0)
    total = sum(count for _, count, _ in clean)
    found: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for faults, findings in spoiled:
        for finding in findings:
            if finding.confidence >= least and any(finding.span.overlaps(fault.span) for fault in faults):
                found[finding.rule] += 1
    for _, _, findings in clean:
        false.update(finding.rule for finding in findings if finding.confidence >= least)
    return {
        rule: {"faults found": found[rule], "false alarms per 1,000": round(false[rule] * 1000 / total, 3)}
        for rule in sorted({*found, *false})
    }


def swords(linter: Linter, data: Path, least: float) -> str:
    """How many substitutes that most people accept are found when they stand in the sentence."""
    with gzip.open(data / "spun" / "swords_dev.json.gz", "rt", encoding="utf-8") as file:
        rows = json.load(file)
    contexts, targets, labels = rows["contexts"], rows["targets"], rows["substitute_labels"]
    taken = total = 0
    for key, row in rows["substitutes"].items():
        votes = labels[key]
        if sum(vote.startswith("TRUE") for vote in votes) <= len(votes) / 2:
            continue
        target = targets[row["target_id"]]
        text = contexts[target["context_id"]]["context"]
        start = target["offset"]
        end = start + len(target["target"])
        changed = text[:start] + row["substitute"] + text[end:]
        place = Span(start, start + len(row["substitute"]))
        total += 1
        findings = linted(linter, changed)[2]
        taken += any(finding.confidence >= least and finding.span.overlaps(place) for finding in findings)
    return f"{taken} of {total}"


def alarms(texts: Sequence[Linted]) -> Iterator[tuple[float, str]]:
    """Every finding on clean text with its surroundings."""
    for document, _, findings in texts:
        for finding in findings:
            before = document.text[max(0, finding.span.start - 50) : finding.span.start]
            after = document.text[finding.span.end : finding.span.end + 50]
            context = " ".join(f"{before}[[{finding.text}]]{after}".split())
            yield finding.confidence, f"{finding.rule} {finding.suggestions[:1]} {context}"


if __name__ == "__main__":
    main()
