"""Build the table from a wrong word to its likely originals, and the word vectors.

    python -m training.candidates --data DATA --statistics statistics.bin --moby words.txt \\
        --mythes th_en_US_v2.dat --wordnet /usr/share/wordnet --glove DIRECTORY --out candidates.bin
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import lemminflect
import lightgbm
import numpy as np
import pyarrow.parquet  # type: ignore[import-not-found]
from training.swaps import real_swaps
from training.thesauri import moby, mythes, wordnet

from newslint.plausibility.arrays import open_arrays, pack_arrays
from newslint.plausibility.statistics import FIRST_WORD, FUNCTION_FLAG, Statistics

NEIGHBOURS = 100
KEEP = 40
MINIMUM_COUNT = 12
TAGS = {
    "NOUN": ("NN", "NNS"),
    "VERB": ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"),
    "ADJ": ("JJ", "JJR", "JJS"),
    "ADV": ("RB", "RBR", "RBS"),
}
MOBY_HEAD, MOBY_LISTED, WORDNET_SAME, WORDNET_NEAR, MYTHES, VECTORS, SPUN = (1 << k for k in range(7))


def readings(word: str) -> dict[tuple[str, str], set[str]]:
    """The (lemma, part of speech) readings of a form, each with the tags under which it has that form."""
    found: dict[tuple[str, str], set[str]] = {}
    for part, lemmas in lemminflect.getAllLemmas(word).items():
        if part not in TAGS:
            continue
        for lemma in lemmas:
            tags = {tag for tag, forms in lemminflect.getAllInflections(lemma, part).items() if word in forms}
            if not tags and word == lemma:
                tags = {TAGS[part][0]}
            if tags:
                found[lemma, part] = tags
    return found


class Lexicon:
    """Readings and inflections, remembered."""

    def __init__(self) -> None:
        self.memory: dict[str, dict[tuple[str, str], set[str]]] = {}
        self.forms: dict[tuple[str, str], str] = {}

    def read(self, word: str) -> dict[tuple[str, str], set[str]]:
        if word not in self.memory:
            self.memory[word] = readings(word)
        return self.memory[word]

    def inflect(self, lemma: str, tag: str) -> str:
        if (lemma, tag) not in self.forms:
            forms = lemminflect.getInflection(lemma, tag, inflect_oov=False)
            self.forms[lemma, tag] = forms[0] if forms else ""
        return self.forms[lemma, tag]


def vectors_of(folder: Path, words: list[str]) -> Any:
    """Unit vectors of the words, zero where unknown."""
    matrix = np.load(next(folder.glob("*.npy")), mmap_mode="r")
    table = pyarrow.parquet.read_table(next(folder.glob("*.parquet"))).to_pydict()
    columns = list(table.values())
    text = next(column for column in columns if isinstance(column[0], str))
    number = next((column for column in columns if isinstance(column[0], int)), range(len(text)))
    row = dict(zip(text, number, strict=True))
    out = np.zeros((len(words), matrix.shape[1]), np.float32)
    for k, word in enumerate(words):
        if word in row:
            out[k] = matrix[row[word]]
    known = np.linalg.norm(out, axis=1) > 0
    out[known] -= out[known].mean(0)
    norms = np.linalg.norm(out, axis=1, keepdims=True)
    return out / np.maximum(norms, 1e-9)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("data", "statistics", "moby", "mythes", "wordnet", "glove", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--honest", action="store_true", help="leave the held-out swap types out of the table")
    options = parser.parse_args()
    statistics = Statistics(open_arrays(options.statistics))
    words = statistics.words
    numbers = statistics.numbers
    counts = np.array(statistics.arrays.numbers("count"), np.int64)
    flags = np.array(statistics.arrays.numbers("flags"), np.int64)
    chance = -np.array(statistics.arrays.numbers("sphinx_single"), np.float64) / 14.0
    fit = np.array([word.isascii() and word.isalpha() and len(word) > 2 for word in words]) & (flags == 0)
    fit[:FIRST_WORD] = False
    news_chance = np.log((counts + 0.5) / counts.sum())
    frequency = np.maximum(chance, news_chance)
    wrong = np.flatnonzero(fit & (frequency > -15.2))
    plain = fit | (
        np.array([word.isascii() and word.isalpha() and len(word) > 2 for word in words]) & (flags == FUNCTION_FLAG)
    )
    right = set(np.flatnonzero(plain & (counts >= MINIMUM_COUNT)).tolist())
    print(len(wrong), "wrong words", len(right), "originals")
    vectors = vectors_of(options.glove, words)

    heads = moby(options.moby)
    listed: dict[str, set[str]] = defaultdict(set)
    for head, rest in heads.items():
        for word in rest:
            listed[word].add(head)
    near = mythes(options.mythes)
    same, related = wordnet(options.wordnet)
    relations = (
        (heads, MOBY_HEAD),
        (listed, MOBY_LISTED),
        (same, WORDNET_SAME),
        (related, WORDNET_NEAR),
        (near, MYTHES),
    )
    swaps = real_swaps(options.data)
    known_swaps: dict[str, set[str]] = defaultdict(set)
    for swap in swaps:
        if not (options.honest and swap.held_out):
            known_swaps[swap.spun].add(swap.original)
    truth = {(s.spun, s.original): s for s in swaps}

    lexicon = Lexicon()
    right_array = np.array(sorted(right))
    neighbours: dict[int, list[int]] = {}
    for at in range(0, len(wrong), 512):
        block = wrong[at : at + 512]
        close = vectors[block] @ vectors[right_array].T
        best = np.argpartition(-close, NEIGHBOURS, axis=1)[:, :NEIGHBOURS]
        for row, number in enumerate(block.tolist()):
            neighbours[number] = right_array[best[row]].tolist()

    owners: list[int] = []
    options_of: list[int] = []
    marks: list[int] = []
    matched: list[int] = []
    for number in wrong.tolist():
        word = words[number]
        found: dict[int, int] = defaultdict(int)
        agreeing: set[int] = set()
        own = lexicon.read(word)
        own_tags = {tag for tags in own.values() for tag in tags}
        own_lemmas = {lemma for lemma, _ in own}
        for (lemma, _), tags in own.items():
            for relation, mark in relations:
                for other in relation.get(lemma, ()):
                    if other in own_lemmas:
                        continue
                    for tag in tags:
                        if not any(tag in TAGS[kind] for lemma_, kind in lexicon.read(other) if lemma_ == other):
                            continue
                        form = numbers.get(lexicon.inflect(other, tag), 0)
                        if form in right and form != number:
                            found[form] |= mark
                            agreeing.add(form)
        for relation, mark in relations:
            for other in relation.get(word, ()):
                form = numbers.get(other, 0)
                if form in right and form != number and other not in own_lemmas:
                    found[form] |= mark
        for form in neighbours[number]:
            tags = {tag for tags in lexicon.read(words[form]).values() for tag in tags}
            if tags & own_tags and not any(lemma in own_lemmas for lemma, _ in lexicon.read(words[form])):
                found[form] |= VECTORS
        for original in known_swaps.get(word, ()):
            form = numbers.get(original, 0)
            if form in right:
                found[form] |= SPUN
        for form, mark in found.items():
            tags = {tag for tags in lexicon.read(words[form]).values() for tag in tags}
            owners.append(number)
            options_of.append(form)
            marks.append(mark)
            matched.append(len(tags & own_tags) > 0)
    owner, option, mark = np.array(owners), np.array(options_of), np.array(marks)
    print(len(owner), "pairs")
    cosine = np.einsum("ij,ij->i", vectors[owner], vectors[option])
    features = np.c_[
        [(mark & bit) > 0 for bit in (MOBY_HEAD, MOBY_LISTED, WORDNET_SAME, WORDNET_NEAR, MYTHES)]
    ].T.astype(np.float64)
    features = np.c_[
        features, cosine, frequency[owner], frequency[option], frequency[option] - frequency[owner], np.array(matched)
    ]
    weight = {}
    label = np.zeros(len(owner))
    held = np.zeros(len(owner), bool)
    for k in range(len(owner)):
        swap = truth.get((words[owner[k]], words[option[k]]))
        if swap:
            held[k] = swap.held_out
            label[k] = 1
            weight[k] = 1 + np.log(swap.count)
    spun_words = {numbers[s.spun] for s in swaps if s.spun in numbers}
    usable = np.array([n in spun_words for n in owner.tolist()]) & ~held & (mark != SPUN)
    model = lightgbm.LGBMClassifier(
        n_estimators=150, num_leaves=12, learning_rate=0.05, min_child_samples=40, random_state=7, n_jobs=1, verbose=-1
    )
    weights = np.array([weight.get(k, 1.0) for k in range(len(owner))])
    model.fit(features[usable], label[usable], sample_weight=weights[usable])
    prior = model.predict_proba(features, raw_score=True)
    prior[mark == SPUN] = np.maximum(prior[mark == SPUN], -3.0)
    order = np.lexsort((-prior, owner))
    owner, option, mark, prior, cosine = owner[order], option[order], mark[order], prior[order], cosine[order]
    held = held[order]
    rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
    pairs_held = [s for s in swaps if s.held_out and s.spun in numbers and s.original in numbers]
    print("held-out types:", len(pairs_held))
    for keep in (5, 10, 16, 20, 28, 40, 80, 1000):
        hit = held & (rank < keep)
        print(keep, "kept: held-out types", round(hit.sum() / len(pairs_held), 3))
    kept = rank < KEEP
    owner, option, mark, prior, cosine = owner[kept], option[kept], mark[kept], prior[kept], cosine[kept]
    sections = [
        ("start", "I", np.searchsorted(owner, np.arange(len(words) + 1)).astype("<u4").tobytes()),
        ("option", "H", option.astype("<u2").tobytes()),
        ("prior", "B", np.clip(np.round((prior + 9) * 25), 0, 255).astype(np.uint8).tobytes()),
        ("source", "B", (mark & ~SPUN).astype(np.uint8).tobytes()),
        ("vector", "b", np.round(vectors * 127).astype(np.int8).tobytes()),
    ]
    data = pack_arrays(sections, {"pairs": len(owner), "width": int(vectors.shape[1])})
    options.out.write_bytes(data)
    print(options.out, len(data), hashlib.sha256(data).hexdigest())
    for word in (
        "arms",
        "advertising",
        "regional",
        "earth",
        "spacecraft",
        "attend",
        "participation",
        "always",
        "framework",
        "reviews",
        "fear",
        "knowledge",
    ):
        n = numbers[word]
        print(word, [words[o] for o, w in zip(option.tolist(), owner.tolist(), strict=True) if w == n][:28])
    return 0


if __name__ == "__main__":
    sys.exit(main())
