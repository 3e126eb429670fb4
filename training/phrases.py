"""Build the evidence of the phrase book: near words, attested sequences, how closed each slot is, and the decision.

    python -m training.phrases build --data DATA --statistics statistics.bin --moby words.txt \\
        --mythes th_en_US_v2.dat --wordnet /usr/share/wordnet --glove DIRECTORY --out phrases.bin [--honest]
    python -m training.phrases fit --data DATA --out phrases.bin
    python -m training.phrases measure --data DATA --out phrases.bin
    python -m training.phrases take --data DATA --honest-file honest/phrases.bin --out phrases.bin
    python -m training.phrases count --data DATA --out phrases.bin

`fit` reads articles that the honest build leaves out, clean and with real swaps of two types in three, and stores the
decision in the file; `measure` uses other articles, other papers and the remaining types.
`count` only counts the slots anew, for phrases added since the file was built.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from training.candidates import TAGS, Lexicon, vectors_of
from training.corpus import Article, articles
from training.decision import tree_sections
from training.spoil import choices_of_swaps, spoil
from training.swaps import real_swaps
from training.thesauri import Relation, moby, mythes, turned_round, wordnet, wrong_words

from newslint.phrasebook.book import PhraseBook, normal
from newslint.phrasebook.broken import FEATURES, broken, suspects
from newslint.phrasebook.evidence import NEAREST, SOURCES, Nearness, Openness, PhraseEvidence
from newslint.phrasebook.hashes import bits_of, check_of, hash_of
from newslint.phrasebook.notation import FUNCTION_WORDS, HOLE, singular, surfaces
from newslint.plausibility.arrays import open_arrays, pack_arrays
from newslint.plausibility.statistics import BLOCK_BITS, FIRST_WORD, Statistics, TrigramModel
from newslint.readers import read_text
from newslint.views.tokens import cut

LEXICON = Path(__file__).parents[1] / "rules" / "newslint_rules" / "wording" / "_phrases"
FEWEST_DOCUMENTS = 2
BITS_EACH = 12
MOST_NEAR = 100
WORDNET_RELATED, OWN_LIST = SOURCES.index("WordNet related"), SOURCES.index("own list")
NEIGHBOURS = 40
LEAST_COSINE = 0.35
COPIES = 4
DENSITY = 0.04
CLEAN_ARTICLES = 4.0
SPELLING = re.compile(r"(our|or|re|er|ise|ize|ce|se|ogue|og|ae|e|ll|l|mme|m|isation|ization|ising|izing|ised|ized)")
SEQUENCE_BREAK = re.compile(r"[^ '-]")


def log_level(count: float) -> int:
    """A count as its natural logarithm, from 1 to 15."""
    return max(1, min(15, round(math.log(count + 1))))


def runs(text: str) -> Iterator[list[str]]:
    """The folded words of a text between marks."""
    words, _, _, separators = cut(text)
    run: list[str] = []
    for word, separator in zip(words, separators, strict=True):
        if SEQUENCE_BREAK.search(separator):
            yield run
            run = []
        run.append(singular(word) if word.isalpha() else "#")
    yield run


def thirds(rows: TrigramModel, row: int) -> list[int]:
    """The words that follow the pair in `row`."""
    low = rows.triple_base[row >> BLOCK_BITS] + rows.triple_offset[row]
    high = rows.triple_base[(row + 1) >> BLOCK_BITS] + rows.triple_offset[row + 1]
    return [int(third) for third in rows.third[low:high]]


def of_general_english(options: argparse.Namespace, book: PhraseBook) -> set[str]:
    """Pairs and triples of other English with the shape of a frozen phrase: those of CMU Sphinx's trigram model, and
    the entries of several words of Moby and WordNet."""
    statistics = Statistics(open_arrays(options.statistics))
    words, rows = statistics.words, statistics.sphinx
    plain = [word if word.isalpha() else "" for word in words]
    normals = [normal(word, book.table.verbs) for word in plain]
    rights = book.table.rights
    kept: set[str] = set()
    for first in range(FIRST_WORD, len(words)):
        if not plain[first]:
            continue
        for row in range(rows.start[first], rows.start[first + 1]):
            second = rows.second[row]
            if not plain[second]:
                continue
            one, two = normals[first], normals[second]
            if f"{HOLE} {two}" in rights or f"{one} {HOLE}" in rights:
                kept.add(f"{singular(words[first])} {singular(words[second])}")
            if (
                two not in book.table.seconds
                and one not in book.table.openers
                and f"{one} {two}" not in book.table.shapes
            ):
                continue
            for third in thirds(rows, row):
                three = normals[third]
                if plain[third] and (
                    f"{HOLE} {two} {three}" in rights
                    or f"{one} {HOLE} {three}" in rights
                    or f"{one} {two} {HOLE}" in rights
                ):
                    kept.add(" ".join(singular(words[number]) for number in (first, second, third)))
    entries = [
        line.strip() for text in options.moby.read_text(encoding="utf-8").split("\n") for line in text.split(",")
    ]
    for name in ("noun", "verb", "adj", "adv"):
        lines = (options.wordnet / f"index.{name}").read_text(encoding="latin-1").split("\n")
        entries += [line.split(" ")[0].replace("_", " ") for line in lines if not line.startswith(" ")]
    for entry in entries:
        if " " in entry:
            for run in runs(entry):
                for size in (2, 3):
                    kept.update(" ".join(run[at : at + size]) for at in range(len(run) - size + 1))
    print(len(kept), "sequences of general English")
    return kept


def attested(texts: Iterable[str], more: set[str]) -> bytes:
    """A Bloom filter of the pairs and triples that stand in two documents, and of `more`."""
    first: set[int] = set()
    kept: set[str] = set()
    for text in texts:
        here: set[str] = set()
        for run in runs(text):
            for size in (2, 3):
                here.update(
                    " ".join(run[at : at + size]) for at in range(len(run) - size + 1) if "#" not in run[at : at + size]
                )
        for sequence in here:
            number = hash(sequence)
            if number in first:
                kept.add(sequence)
            else:
                first.add(number)
    print(len(kept), "sequences of news")
    kept |= more
    print(len(kept), "attested sequences")
    return with_sequences(bytes(-(-len(kept) * BITS_EACH // 8)), kept)


def with_sequences(filled: bytes, more: set[str]) -> bytes:
    """A Bloom filter with more in it."""
    bits = bytearray(filled)
    for sequence in more:
        for bit in bits_of(sequence, 8 * len(bits)):
            bits[bit >> 3] |= 1 << (bit & 7)
    return bytes(bits)


def seen_in_slots(texts: Iterable[str], book: PhraseBook, evidence: PhraseEvidence) -> set[str]:
    """The phrases that stand in a document with a near word in a slot."""
    seen: set[str] = set()
    for text in texts:
        words = cut(text)
        for filling, *_ in suspects(words, book, evidence, text):
            seen.add(" ".join(map(singular, words.words[filling.first : filling.last + 1])))
    print(len(seen), "phrases with near words in slots")
    return seen


def openness(texts: Iterable[str], book: PhraseBook) -> dict[str, int]:
    """For each pattern of the book what news has in its hole."""
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    fillers: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        words = cut(text)
        for filling in book.fillings(words):
            seen[filling.pattern] += 1
            if filling.is_right:
                right[filling.pattern] += 1
            else:
                fillers[filling.pattern][words.words[filling.place]] += 1
    return {
        pattern: Openness(
            min(15, round(math.log2(seen[pattern] + 1))),
            round(15 * right[pattern] / seen[pattern]) if seen[pattern] else 15,
            min(15, round(math.log2(1 + sum(count > 1 for count in fillers[pattern].values())))),
        ).pack()
        for pattern in book.table.rights
    }


def same_word(one: str, other: str) -> bool:
    """Whether two words are spellings of one."""
    return SPELLING.sub("", one) == SPELLING.sub("", other) and one[:2] == other[:2]


def joined(*relations: Relation) -> Relation:
    """Each word to what it is related to in any of the relations."""
    together: Relation = defaultdict(set)
    for relation in relations:
        for word, others in relation.items():
            together[word] |= others
    return together


def near_words(options: argparse.Namespace, book: PhraseBook) -> dict[str, int]:
    """Pairs of a right word and a near one in the same inflection."""
    statistics = Statistics(open_arrays(options.statistics))
    words, numbers = statistics.words, statistics.numbers
    counts = np.array(statistics.arrays.numbers("count"), np.int64)
    flags = np.array(statistics.arrays.numbers("flags"), np.int64)
    chance = np.exp(-np.array(statistics.arrays.numbers("sphinx_single"), np.float64) / 14.0) * counts.sum()
    count = np.maximum(counts, chance)
    lexicon_words = {
        surface.lower()
        for line in book.table.rights.values()
        for choice in line.split("\t")
        for surface in surfaces(choice)
    }
    frequent = {
        words[number] for number in np.flatnonzero((counts >= options.frequent) & (flags == 0)) if number >= FIRST_WORD
    }
    rights = sorted(word for word in lexicon_words | frequent if word.isascii() and word.isalpha() and len(word) > 2)
    heads = moby(options.moby)
    same, related = wordnet(options.wordnet)
    near = mythes(options.mythes)
    relations = (turned_round(heads), heads, joined(same, near, turned_round(near)), related, wrong_words())
    vectors = vectors_of(options.glove, words)
    usable = np.array(
        [n for n in range(FIRST_WORD, len(words)) if flags[n] == 0 and words[n].isalpha() and len(words[n]) > 2]
    )
    lexicon = Lexicon()
    pairs: dict[str, int] = {}
    for right in rights:
        own = lexicon.read(right)
        own_lemmas = {lemma for lemma, _ in own} | {right}
        own_tags = {tag for tags in own.values() for tag in tags}
        found: dict[str, set[int]] = defaultdict(set)
        for (lemma, kind), tags in own.items():
            for source, relation in enumerate(relations):
                for other in relation.get(lemma, ()):
                    if other in own_lemmas:
                        continue
                    for tag in tags:
                        if (other, kind) in lexicon.read(other) or tag in TAGS[kind][:1]:
                            form = lexicon.inflect(other, tag) or (other if tag in TAGS[kind][:1] else "")
                            if form:
                                found[form].add(source)
        for source, relation in enumerate(relations):
            for other in relation.get(right, ()):
                if other not in own_lemmas:
                    found[other].add(source)
        close: dict[str, float] = {}
        number = numbers.get(right, 0)
        if number and np.any(vectors[number]):
            cosine = vectors[usable] @ vectors[number]
            for place in np.argpartition(-cosine, NEIGHBOURS)[:NEIGHBOURS].tolist():
                if cosine[place] >= LEAST_COSINE:
                    other = words[usable[place]]
                    tags = {tag for tags in lexicon.read(other).values() for tag in tags}
                    if tags & own_tags and not own_lemmas & {lemma for lemma, _ in lexicon.read(other)}:
                        close[other] = 1.0
            for other in {*found, *close}:
                at = numbers.get(other, 0)
                close[other] = float(vectors[at] @ vectors[number]) if at else 0.0
        right_count = log_level(count[number] if number else 0)
        near_here: dict[str, Nearness] = {}
        for other in {*found, *close}:
            at = numbers.get(other, 0)
            if (
                other == right
                or other in FUNCTION_WORDS
                or same_word(other, right)
                or not other.isalpha()
                or len(other) < 3
            ):
                continue
            if not at and len(found[other]) < 2 and OWN_LIST not in found[other]:
                continue
            if at and flags[at] & 1:
                continue
            level = max(0, min(NEAREST, round(10 * close.get(other, 0.0) - 1)))
            if not found[other] and level < 3:
                continue
            if found[other] <= {WORDNET_RELATED} and level < 1:
                continue
            marks = tuple(source in found[other] for source in range(len(relations)))
            near_here[other] = Nearness(marks, level, log_level(count[at] if at else 0), right_count)
        ranked = sorted(
            near_here,
            key=lambda other: (not near_here[other].sources[OWN_LIST], -likelihood(near_here[other]), other),
        )
        pairs.update((f"{right} {other}", near_here[other].pack()) for other in ranked[:MOST_NEAR])
    print(len(rights), "right words,", len(pairs), "near pairs")
    return pairs


def likelihood(near: Nearness) -> float:
    """Orders near words by how likely a machine puts them in the place of the right one."""
    return sum(near.sources) + near.vector / 3 + near.wrong_frequency / 5


def table(name: str, values: dict[str, int]) -> list[tuple[str, str, bytes]]:
    """The sections of a table of hashes."""
    rows = sorted({hash_of(text): (value, check_of(text)) for text, value in sorted(values.items())}.items())
    return [
        (f"{name}_hash", "I", np.array([row[0] for row in rows], "<u4").tobytes()),
        (f"{name}_value", "H", np.array([row[1][0] for row in rows], "<u2").tobytes()),
        (f"{name}_check", "B", np.array([row[1][1] for row in rows], np.uint8).tobytes()),
    ]


def write(path: Path, sections: list[tuple[str, str, bytes]], about: dict[str, Any]) -> None:
    """Writes the file and prints its checksum."""
    data = pack_arrays(sections, about)
    path.write_bytes(data)
    print(path, len(data), hashlib.sha256(data).hexdigest())


def rewrite(path: Path, trees: list[tuple[str, str, bytes]]) -> None:
    """Puts the trees of the decision into a file."""
    arrays = open_arrays(path)
    sections = [
        (name, str(view.format), bytes(view)) for name, view in arrays.sections.items() if not name.startswith("tree_")
    ]
    write(path, sections + trees, dict(arrays.about))


def trees_of(path: Path) -> list[tuple[str, str, bytes]]:
    """The sections of a file's decision."""
    arrays = open_arrays(path)
    return [(name, str(view.format), bytes(view)) for name, view in arrays.sections.items() if name.startswith("tree_")]


def build(options: argparse.Namespace) -> None:
    """Everything but the decision."""
    book = PhraseBook.open(str(LEXICON))
    counted = [article.text for article in articles(options.data) if not (options.honest and article.held_out)]
    print(len(counted), "articles")
    sections = [
        *table("near", near_words(options, book)),
        ("attested", "B", attested(counted, of_general_english(options, book))),
    ]
    sections += table("slot", {})
    write(options.out, sections, {"words": sum(len(text.split()) for text in counted)})
    count(options)


def count(options: argparse.Namespace) -> None:
    """How closed the slots of today's phrases are and what near words stand in them, in a file that stays as it is
    otherwise."""
    book, arrays, evidence = PhraseBook.open(str(LEXICON)), open_arrays(options.out), PhraseEvidence(str(options.out))
    kept = {name: (str(view.format), bytes(view)) for name, view in arrays.sections.items()}
    counted = [article.text for article in articles(options.data) if not (options.honest and article.held_out)]
    kept["attested"] = ("B", with_sequences(kept["attested"][1], seen_in_slots(counted, book, evidence)))
    kept |= {name: (kind, data) for name, kind, data in table("slot", openness(counted, book))}
    write(options.out, [(name, kind, data) for name, (kind, data) in kept.items()], dict(arrays.about))


def fitting(article: Article) -> bool:
    """Articles that the honest build has not counted and that measuring leaves alone."""
    return article.held_out and article.source not in ("wmt22_english", "newsmtsc", "reuters_c50", "reuters_21578")


def examples(
    text: str, swaps: dict[int, str], book: PhraseBook, evidence: PhraseEvidence
) -> Iterator[tuple[tuple[float, ...], str]]:
    """(features, the type of the swap, empty for none) of every suspect; those beside a swap are left out."""
    words = cut(text)
    for suspect in suspects(words, book, evidence, text):
        filling = suspect.filling
        original = swaps.get(words.starts[filling.place])
        around = range(max(0, filling.first - 1), min(len(words.words), filling.last + 2))
        if original or not any(words.starts[place] in swaps for place in around):
            yield suspect.features, f"{original} {words.words[filling.place]}" if original else ""


def fit(options: argparse.Namespace) -> None:
    """Fits the decision. A type of swap counts by the root of how often it stands there: few types make most swaps,
    and what is learned has to hold for others."""
    book, evidence = PhraseBook.open(str(LEXICON)), PhraseEvidence(str(options.out))
    pool = [article for article in articles(options.data) if fitting(article)]
    random.Random(3).shuffle(pool)
    pool = pool[: options.limit]
    choices = choices_of_swaps([swap for swap in real_swaps(options.data) if not swap.held_out])
    features: list[tuple[float, ...]] = []
    types: list[str] = []
    weights: list[float] = []
    for seed, article in enumerate(pool):
        copies: list[tuple[str, dict[int, str]]] = [(article.text, {})]
        for copy in range(COPIES):
            text, spoils = spoil(article.text, choices, DENSITY, seed * COPIES + copy)
            copies.append((text, {one.start: one.original for one in spoils}))
        for copy, (text, swaps) in enumerate(copies):
            for values, swap_type in examples(text, swaps, book, evidence):
                features.append(values)
                types.append(swap_type)
                weights.append(1 / COPIES if copy else CLEAN_ARTICLES)
    label = np.array([swap_type != "" for swap_type in types])
    weight, times = np.array(weights), Counter(types)
    rarity = np.array([times[swap_type] ** -0.5 for swap_type in types])
    weight[label] *= rarity[label] / rarity[label].mean()
    print(len(pool), "articles", label.sum(), "swaps", (~label).sum(), "other places")
    model = lightgbm.LGBMClassifier(
        n_estimators=120,
        num_leaves=8,
        learning_rate=0.06,
        min_child_samples=60,
        min_split_gain=0.0,
        reg_lambda=5.0,
        subsample=0.7,
        subsample_freq=1,
        colsample_bytree=0.7,
        random_state=7,
        n_jobs=1,
        verbose=-1,
    )
    model.fit(np.array(features), label, sample_weight=weight)
    for name, value in zip(FEATURES, model.booster_.feature_importance("gain"), strict=True):
        print(f"{name:25s} {value:9.0f}")
    rewrite(options.out, tree_sections("tree", model.booster_))


def measure(options: argparse.Namespace) -> None:
    """False alarms on clean news and recall of unseen swap types, at some thresholds."""
    book, evidence = PhraseBook.open(str(LEXICON)), PhraseEvidence(str(options.out))
    pool = [a for a in articles(options.data) if a.held_out]
    reuters = [a for a in pool if a.source.startswith("reuters")]
    random.Random(5).shuffle(reuters)
    hosts = [a for a in pool if a.source in ("wmt22_english", "newsmtsc")] + reuters[:1000]
    choices = choices_of_swaps([swap for swap in real_swaps(options.data) if swap.held_out])
    clean: list[tuple[float, str, str, str]] = []
    number = 0
    for article in hosts:
        number += len(cut(article.text).words)
        document = read_text(article.text)
        clean += ((one.probability, one.found, one.written, article.source) for one in broken(document, book, evidence))
    print(len(hosts), "clean articles", number, "words")
    for name in ("wmt22_english", "newsmtsc", "reuters_c50", "reuters_21578"):
        print(name, sum(len(cut(a.text).words) for a in hosts if a.source == name), "words")
    clean.sort(reverse=True)
    swaps = hits = within = 0
    found: list[tuple[float, bool, str, str]] = []
    for seed, article in enumerate(hosts):
        text, spoils = spoil(article.text, choices, 0.03, seed)
        swaps += len(spoils)
        places = {one.start: one.original for one in spoils}
        document = read_text(text)
        words = cut(article.text)
        slots_filled = {words.starts[one.place] for one in book.fillings(words) if one.is_right}
        shift = 0
        for one in spoils:
            within += one.start - shift in slots_filled
            shift += one.end - one.start - len(one.original)
        for one in broken(document, book, evidence):
            if one.start in places:
                hits += 1
                found.append((one.probability, places[one.start] in map(str.lower, one.rights), one.found, one.written))
    print(swaps, "swaps of unseen types,", within, "within a phrase of the book,", hits, "suspected")
    for threshold in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        alarms = [row for row in clean if row[0] >= threshold]
        caught = [row for row in found if row[0] >= threshold]
        fixed = sum(row[1] for row in caught) / max(1, len(caught))
        rates = {
            name: sum(row[3] == name for row in alarms)
            for name in ("wmt22_english", "newsmtsc", "reuters_c50", "reuters_21578")
        }
        print(
            f"{threshold:.2f}: {1000 * len(alarms) / number:.3f} false alarms in 1,000 words; "
            f"recall {len(caught) / swaps:.4f}; right fix {fixed:.2f}; {rates}"
        )
    for row in clean[: options.show]:
        print(f"{row[0]:.2f} {row[1]!r} -> {row[2]!r} ({row[3]})")
    random.Random(1).shuffle(found)
    for hit in found[: options.show // 3]:
        print(f"HIT {hit[0]:.2f} {hit[2]!r} -> {hit[3]!r}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("step", choices=("build", "fit", "measure", "take", "count"))
    for name in ("data", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    for name in ("statistics", "moby", "mythes", "wordnet", "glove", "honest-file"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument(
        "--honest", action="store_true", help="leave the held-out articles and papers out of the counts"
    )
    parser.add_argument("--frequent", type=int, default=1500, help="right words beside the lexicon: this often in news")
    parser.add_argument("--limit", type=int, default=6000)
    parser.add_argument("--show", type=int, default=60)
    options = parser.parse_args()
    if options.step == "take":
        rewrite(options.out, trees_of(options.honest_file))
    else:
        {"build": build, "fit": fit, "measure": measure, "count": count}[options.step](options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
