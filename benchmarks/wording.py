"""How many garbled words are found in sentences never seen, and how often clean news is doubted.

    python benchmarks/wording.py --data DATA [--deep] [--words 150000] [--json FILE]

(c) 300 sentences spoiled by hand, `benchmarks/data/hand_spoiled.jsonl`, written by somebody who had no part in the
    rules and used for nothing else: recall, precision on those sentences, and the original among the first three fixes.
(d) acceptable substitutes from SWORDS (`DATA/spun/swords_dev.json.gz`), put into their sentences: how often they are
    taken for faults.
(e) clean news (`DATA/news`). The shipped model has counted these texts, so the rate of false alarms on them is kind to
    it; `training/README.md` has the figures of a model that never saw its test articles or papers.

The seed article (`seeds/flawed/partnership_agreement.txt`): its faults found by all rules, taste left out, and what
    else is found at warning or above.

Each table is given twice, with thresholds set on the clean halves of the sentences (written by the same hand, in no
count, about 7,500 words) and on clean news. A finding counts where it overlaps a fault. Quotations get no fix, so the
share of originals among the fixes is of the faults found outside them.
"""

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from newslint import Config, Document, Finding, Level, Linter, Span, read_file, read_text
from newslint.views.words import words

HAND_SPOILED = Path(__file__).parent / "data" / "hand_spoiled.jsonl"
SEED = Path(__file__).parent.parent / "seeds" / "flawed" / "partnership_agreement.txt"
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
    depth = "deep" if options.deep else "fast"
    linter, usual = Linter(config._replace(depth=depth)), Linter(Config(select=TOPICS, depth=depth))
    rows = [json.loads(line) for line in HAND_SPOILED.read_text(encoding="utf-8").splitlines()]
    spoiled = [case(linter, row) for row in rows]
    clean = [linted(linter, row["clean"]) for row in rows]
    start = time.perf_counter()
    news = [linted(linter, text) for text in clean_news(options.data, options.words)]
    seconds = time.perf_counter() - start
    figures: dict[str, Any] = {
        "hand-spoiled sentences, thresholds from their clean halves": recall_table(spoiled, clean),
        "hand-spoiled sentences, thresholds from clean news": recall_table(spoiled, news),
        "as it comes out of the box": out_of_the_box(usual, rows, news),
        "by rule at 1 false alarm per 1,000 words of clean news": by_rule(spoiled, news),
        "acceptable substitutes taken for faults": swords(linter, options.data, threshold(news, 1.0)),
        "seed article": seed_article(options.deep),
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
        if source == "abc_2006":  # whose rows hold many stories each
            pieces = [story for piece in pieces for story in re.split(r"\r?\n\s*\n", piece) if len(story) > 40]
        draw = random.Random(source)
        draw.shuffle(pieces)
        total = 0
        for piece in pieces:
            texts.append(piece)
            total += len(piece.split())
            if total >= most / len(SOURCES):
                break
    yield from texts


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
        found = total = right = wrong = mended = mendable = 0
        for faults, findings in spoiled:
            sure = [finding for finding in findings if finding.confidence >= least]
            total += len(faults)
            for fault in faults:
                hits = [finding for finding in sure if finding.span.overlaps(fault.span)]
                found += bool(hits)
                offered = [choice for hit in hits for choice in hit.suggestions[:3]]
                mendable += bool(offered)
                mended += any(fault.original.casefold() in choice.casefold() for choice in offered)
            for finding in sure:
                hit = any(finding.span.overlaps(fault.span) for fault in faults)
                right += hit
                wrong += not hit
        table[f"{most:g} per 1,000"] = {
            "confidence": round(least, 3),
            "recall": round(found / total, 3),
            "precision": round(right / max(1, right + wrong), 3),
            "original among three fixes": round(mended / max(1, mendable), 3),
        }
    return table


def out_of_the_box(usual: Linter, rows: Sequence[dict[str, Any]], news: Sequence[Linted]) -> dict[str, Any]:
    """Recall and false alarms at the default thresholds, for everything told and for warnings and errors."""
    spoiled = [case(usual, row) for row in rows]
    clean = [linted(usual, row["clean"]) for row in rows]
    again = [linted(usual, document.source) for document, _, _ in news]
    table: dict[str, dict[str, float]] = {}
    for name, least in (("all levels", Level.SUGGESTION), ("warnings and errors", Level.WARNING)):
        found = total = right = wrong = 0
        for faults, findings in spoiled:
            told = [finding for finding in findings if finding.level.at_least(least)]
            total += len(faults)
            found += sum(any(finding.span.overlaps(fault.span) for finding in told) for fault in faults)
            hits = sum(any(finding.span.overlaps(fault.span) for fault in faults) for finding in told)
            right, wrong = right + hits, wrong + len(told) - hits
        table[name] = {"recall": round(found / total, 3), "precision": round(right / max(1, right + wrong), 3)}
        for source, texts in (("clean halves", clean), ("news", again)):
            count = sum(finding.level.at_least(least) for _, _, findings in texts for finding in findings)
            rate = round(1000 * count / sum(length for _, length, _ in texts), 2)
            table[name][f"false alarms per 1,000 words of {source}"] = rate
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


def seed_article(deep: bool) -> dict[str, int]:
    """Faults found, and other findings that claim to be more than advice."""
    document = read_file(str(SEED))
    findings = Linter(Config(depth="deep" if deep else "fast")).lint(document).findings
    faults = json.loads(SEED.with_suffix(".faults.json").read_text(encoding="utf-8"))
    places = [(Span(fault["start"], fault["end"]), fault) for fault in faults]
    hard = [place for place, fault in places if "soft" not in fault["note"]]
    others = [
        finding
        for finding in findings
        if finding.level is not Level.SUGGESTION and not any(finding.span.overlaps(place) for place, _ in places)
    ]
    found = sum(any(finding.span.overlaps(place) for finding in findings) for place in hard)
    return {"faults": len(hard), "found": found, "other warnings and errors": len(others)}


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
