"""Build the phrase statistics: counts of news and the trigram model of CMU Sphinx, in one memory-mapped file.

python -m training.statistics --data DATA --out linter/newslint/plausibility/data/statistics.bin
"""

from __future__ import annotations

import argparse
import hashlib
import struct
import sys
from pathlib import Path
from typing import Any

import lemminflect
import numpy as np
from training.corpus import articles

from newslint.plausibility.arrays import pack_arrays
from newslint.plausibility.statistics import (
    BLOCK_BITS,
    BOUNDARY_ID,
    FIRST_WORD,
    FUNCTION_FLAG,
    FUNCTION_WORDS,
    NAME_FLAG,
    NAME_ID,
    NAME_POSSESSIVE_ID,
    NUMBER_ID,
    PAUSE_ID,
    SIZE_LIMIT,
    UNKNOWN_ID,
    WINDOW,
)
from newslint.plausibility.tokens import BOUNDARY, NUMBER, PAUSE, WORD, tokens_of

MINIMUM_DOCUMENTS = 3
COUNT_STEP = 20.0  # levels per unit of natural logarithm
CHANCE_STEP = 14.0
SPHINX_LOG = 1.0001
MOSTLY = 0.85  # a form that is written with a capital more often than this is a name


def counts_to_levels(counts: Any) -> Any:
    return np.minimum(255, np.maximum(1, np.round(np.log(counts) * COUNT_STEP) + 1)).astype(np.uint8)


def chances_to_levels(logs: Any) -> Any:
    return np.clip(np.round(-logs * CHANCE_STEP), 0, 255).astype(np.uint8)


def read_sphinx(path: Path) -> dict[str, Any]:
    """The trigram model, decoded from its bit-packed trie: arrays of word numbers and natural logarithms."""
    raw = path.read_bytes()
    mark = b"Trie Language Model"
    at = raw.index(mark) + len(mark)
    order = raw[at]
    counts = struct.unpack_from(f"<{order}I", raw, at + 1)
    at += 1 + 4 * order + 4
    tables = [np.frombuffer(raw, "<f4", 65536, at + 262144 * k) for k in range(3)]
    at += 3 * 262144
    singles = np.frombuffer(raw, np.dtype([("p", "<f4"), ("b", "<f4"), ("n", "<u4")]), counts[0] + 1, at)
    at += 12 * (counts[0] + 1)
    word_bits, next_bits = counts[0].bit_length(), counts[2].bit_length()
    pair_bits, triple_bits = word_bits + 32 + next_bits, word_bits + 16
    buffer = np.frombuffer(raw + bytes(16), np.uint8)

    def read(base: int, offsets: Any, width: int) -> Any:
        places = base + (offsets >> 3)
        value = np.zeros(len(offsets), np.uint64)
        for k in range(6):
            value |= buffer[places + k].astype(np.uint64) << np.uint64(8 * k)
        return ((value >> (offsets & 7).astype(np.uint64)) & np.uint64((1 << width) - 1)).astype(np.int64)

    pairs = int(singles["n"][-1])
    rows = np.arange(pairs + 1, dtype=np.int64) * pair_bits
    first = read(at, rows, word_bits)[:pairs]
    backoff = read(at, rows + word_bits, 16)[:pairs]
    chance = read(at, rows + word_bits + 16, 16)[:pairs]
    starts = read(at, rows + word_bits + 32, next_bits)
    at += ((1 + counts[1]) * pair_bits + 7) // 8 + 8
    rows = np.arange(counts[2], dtype=np.int64) * triple_bits
    oldest, triple = read(at, rows, word_bits), read(at, rows + word_bits, 16)
    at += ((1 + counts[2]) * triple_bits + 7) // 8 + 8
    (size,) = struct.unpack_from("<I", raw, at)
    words = raw[at + 4 : at + 4 + size].decode("latin-1").split("\0")[:-1]
    unit = np.log(SPHINX_LOG)
    second = np.repeat(np.arange(counts[0]), np.diff(singles["n"].astype(np.int64)))
    owner = np.repeat(np.arange(pairs), np.diff(starts))
    return {
        "words": words,
        "single": singles["p"][:-1] * unit,
        "single_backoff": singles["b"][:-1] * unit,
        "first": first,
        "second": second,
        "pair": tables[0][chance] * unit,
        "pair_backoff": tables[1][backoff] * unit,
        "a": oldest,
        "b": first[owner],
        "c": second[owner],
        "triple": tables[2][triple] * unit,
    }


def lemma_of(word: str) -> str:
    """The dictionary form that most readings of `word` share; the shortest when they differ."""
    if "'" in word:
        word = word.split("'", maxsplit=1)[0]
    forms = {lemma for lemmas in lemminflect.getAllLemmas(word).values() for lemma in lemmas}
    return min(forms, key=lambda form: (len(form), form)) if forms else word


def distinct_documents(keys: Any, documents: Any) -> tuple[Any, Any, Any]:
    """(keys, occurrences, documents) of those keys that are found in enough documents, sorted by key."""
    order = np.argsort(keys, kind="stable")
    keys, documents = keys[order], documents[order]
    new_key = np.r_[True, keys[1:] != keys[:-1]]
    new_document = new_key | np.r_[True, documents[1:] != documents[:-1]]
    starts = np.flatnonzero(new_key)
    occurrences = np.diff(np.r_[starts, len(keys)])
    spread = np.add.reduceat(new_document.astype(np.int64), starts)
    keep = spread >= MINIMUM_DOCUMENTS
    return keys[starts][keep], occurrences[keep], spread[keep]


def offsets(first: Any, size: int) -> Any:
    """Row starts for `size` sorted groups."""
    return np.searchsorted(first, np.arange(size + 1)).astype("<u4")


def ngram_sections(
    prefix: str, size: int, pairs: tuple[Any, ...], triples: tuple[Any, ...]
) -> list[tuple[str, str, bytes]]:
    """Sorted pairs (key, level, ...) and triples (key, level) as rows; triples whose pair is missing are dropped."""
    pair_keys, *pair_levels = pairs
    triple_keys, triple_levels = triples
    heads = triple_keys >> np.uint64(16)
    row = np.searchsorted(pair_keys, heads)
    known = (row < len(pair_keys)) & (pair_keys[np.minimum(row, len(pair_keys) - 1)] == heads)
    row, triple_keys, triple_levels = row[known], triple_keys[known], triple_levels[known]
    starts = offsets(row, len(pair_keys)).astype(np.int64)
    within = starts - np.repeat(starts[:: 1 << BLOCK_BITS], 1 << BLOCK_BITS)[: len(starts)]
    if within.max() > 65_535:
        raise ValueError("too many triples in one block; make blocks smaller")
    sections = [
        (f"{prefix}_start", "I", offsets(pair_keys >> np.uint64(16), size).tobytes()),
        (f"{prefix}_second", "H", (pair_keys & np.uint64(65535)).astype("<u2").tobytes()),
        (f"{prefix}_triple_base", "I", starts[:: 1 << BLOCK_BITS].astype("<u4").tobytes()),
        (f"{prefix}_triple_offset", "H", within.astype("<u2").tobytes()),
        (f"{prefix}_third", "H", (triple_keys & np.uint64(65535)).astype("<u2").tobytes()),
        (f"{prefix}_triple_level", "B", triple_levels.tobytes()),
    ]
    for name, levels in zip(("level", "backoff"), pair_levels, strict=False):
        sections.append((f"{prefix}_pair_{name}", "B", levels.tobytes()))
    return sections


def build(data: Path, sphinx_path: Path, honest: bool) -> tuple[bytes, dict[str, object]]:
    """The bytes of the statistics file and the facts that go with it. `honest` leaves the held-out articles out."""
    forms: dict[str, int] = {}
    stream: list[int] = []
    documents: list[int] = []
    capital: list[bool] = []
    specials = {NUMBER: -NUMBER_ID, PAUSE: -PAUSE_ID, BOUNDARY: -BOUNDARY_ID}
    kept = words = 0
    for article in articles(data):
        if honest and article.held_out:
            continue
        kept += 1
        before = len(stream)
        stream.append(-BOUNDARY_ID)
        capital.append(False)
        for token in tokens_of(article.text):
            if token.kind == WORD:
                stream.append(forms.setdefault(token.form, len(forms)))
                capital.append(token.capital and not token.initial)
                words += 1
            else:
                stream.append(specials[token.kind])
                capital.append(False)
        stream.append(-BOUNDARY_ID)
        capital.append(False)
        documents += [kept] * (len(stream) - before)
    ids = np.array(stream, np.int64)
    docs = np.array(documents, np.int64)
    caps = np.array(capital)
    is_word = ids >= 0
    size = len(forms)
    total = np.bincount(ids[is_word], minlength=size)
    capitals = np.bincount(ids[is_word & caps], minlength=size)
    key, _, _ = distinct_documents(ids[is_word].astype(np.uint64), docs[is_word])
    form_list = list(forms)
    name = capitals > MOSTLY * total
    sphinx = read_sphinx(sphinx_path)
    sphinx_rank = {word: k for k, word in enumerate(sphinx["words"])}
    common = {form_list[k] for k in key.astype(np.int64) if not name[k]}
    vocabulary = sorted(common | (FUNCTION_WORDS & forms.keys()))
    rest = [w for w in sphinx["words"] if w not in common and w not in ("<s>", "</s>") and w[0].isalpha()]
    rest.sort(key=lambda w: (-sphinx["single"][sphinx_rank[w]], w))
    vocabulary += rest[: SIZE_LIMIT - FIRST_WORD - len(vocabulary)]
    number_of = {word: FIRST_WORD + k for k, word in enumerate(vocabulary)}
    count = FIRST_WORD + len(vocabulary)
    flags = np.zeros(count, np.uint8)
    general = np.arange(count, dtype=np.int64)
    singles = np.zeros(count, np.int64)
    lemmas = np.arange(count, dtype=np.int64)
    for word, number in number_of.items():
        seen = forms.get(word)
        if seen is not None and name[seen] and word not in common:
            flags[number] |= NAME_FLAG
            general[number] = NAME_POSSESSIVE_ID if word.endswith("'s") else NAME_ID
        if word in FUNCTION_WORDS:
            flags[number] |= FUNCTION_FLAG
        lemmas[number] = number_of.get(lemma_of(word), number)
    translate = np.full(size, UNKNOWN_ID, np.int64)
    for word, seen in forms.items():
        translate[seen] = (
            general[number_of[word]]
            if word in number_of
            else (
                (NAME_POSSESSIVE_ID if word.endswith("'s") else NAME_ID) if name[seen] or capitals[seen] else UNKNOWN_ID
            )
        )
    sequence = np.where(is_word, translate[np.maximum(ids, 0)], -ids).astype(np.uint64)
    np.add.at(singles, sequence.astype(np.int64), 1)
    doubled = (sequence[1:] == BOUNDARY_ID) & (sequence[:-1] == BOUNDARY_ID)
    keep = np.r_[True, ~doubled]
    sequence, docs = sequence[keep], docs[keep]
    pair_keys = (sequence[:-1] << np.uint64(16)) | sequence[1:]
    same = docs[1:] == docs[:-1]
    pairs = distinct_documents(pair_keys[same], docs[1:][same])
    triple_keys = (pair_keys[:-1] << np.uint64(16)) | sequence[2:]
    inner = sequence[1:-1] != BOUNDARY_ID
    same = inner & (docs[2:] == docs[:-2])
    triples = distinct_documents(triple_keys[same], docs[2:][same])
    facts: dict[str, object] = {
        "documents": kept,
        "words": words,
        "vocabulary": count,
        "pairs": len(pairs[0]),
        "triples": len(triples[0]),
    }
    sections = [
        ("words", "B", "\n".join(vocabulary).encode()),
        ("flags", "B", flags.tobytes()),
        ("general", "H", general.astype("<u2").tobytes()),
        ("lemma", "H", lemmas.astype("<u2").tobytes()),
        ("count", "I", singles.astype("<u4").tobytes()),
    ]
    sections += ngram_sections(
        "news", count, (pairs[0], counts_to_levels(pairs[1])), (triples[0], counts_to_levels(triples[1]))
    )

    # content words near each other: the earlier before the later, by lemma, within one sentence
    content = (sequence >= FIRST_WORD) & (flags[sequence.astype(np.int64)] & FUNCTION_FLAG == 0)
    sentence = np.cumsum(sequence == BOUNDARY_ID)
    by_lemma = lemmas[sequence.astype(np.int64)].astype(np.uint64)
    near_keys, near_docs = [], []
    for distance in range(1, WINDOW + 1):
        chosen = content[:-distance] & content[distance:] & (sentence[:-distance] == sentence[distance:])
        near_keys.append(((by_lemma[:-distance] << np.uint64(16)) | by_lemma[distance:])[chosen])
        near_docs.append(docs[:-distance][chosen])
    order = np.argsort(np.concatenate(near_docs), kind="stable")
    near = distinct_documents(np.concatenate(near_keys)[order], np.concatenate(near_docs)[order])
    lemma_counts = np.zeros(count, np.int64)
    np.add.at(lemma_counts, by_lemma[content].astype(np.int64), 1)
    facts["near pairs"] = len(near[0])
    sections += [
        ("near_start", "I", offsets(near[0] >> np.uint64(16), count).tobytes()),
        ("near_second", "H", (near[0] & np.uint64(65535)).astype("<u2").tobytes()),
        ("near_level", "B", counts_to_levels(near[1]).tobytes()),
        ("lemma_count", "I", lemma_counts.astype("<u4").tobytes()),
    ]

    # the second witness, on the same vocabulary
    table = np.full(len(sphinx["words"]), -1, np.int64)
    for word, k in sphinx_rank.items():
        table[k] = BOUNDARY_ID if word in ("<s>", "</s>") else number_of.get(word, -1)
    single = np.full(count, 255, np.uint8)
    backoff = np.zeros(count, np.uint8)
    known = table >= FIRST_WORD
    single[table[known]] = chances_to_levels(sphinx["single"][known])
    backoff[table[known]] = chances_to_levels(sphinx["single_backoff"][known])
    single[BOUNDARY_ID] = chances_to_levels(sphinx["single"][sphinx_rank["</s>"]])
    backoff[BOUNDARY_ID] = chances_to_levels(sphinx["single_backoff"][sphinx_rank["<s>"]])
    first, second = table[sphinx["first"]], table[sphinx["second"]]
    fine = (first >= 0) & (second >= 0)
    pair_keys = (first[fine].astype(np.uint64) << np.uint64(16)) | second[fine].astype(np.uint64)
    order = np.argsort(pair_keys, kind="stable")
    a, b, c = table[sphinx["a"]], table[sphinx["b"]], table[sphinx["c"]]
    whole = (a >= 0) & (b >= 0) & (c >= 0)
    triple_keys = (
        (a[whole].astype(np.uint64) << np.uint64(32))
        | (b[whole].astype(np.uint64) << np.uint64(16))
        | c[whole].astype(np.uint64)
    )
    triple_order = np.argsort(triple_keys, kind="stable")
    sections += [("sphinx_single", "B", single.tobytes()), ("sphinx_backoff", "B", backoff.tobytes())]
    sections += ngram_sections(
        "sphinx",
        count,
        (
            pair_keys[order],
            chances_to_levels(sphinx["pair"][fine][order]),
            chances_to_levels(sphinx["pair_backoff"][fine][order]),
        ),
        (triple_keys[triple_order], chances_to_levels(sphinx["triple"][whole][triple_order])),
    )
    facts["sphinx pairs"], facts["sphinx triples"] = int(fine.sum()), int(whole.sum())
    return pack_arrays(sections, facts), facts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with news/ and sources/")
    parser.add_argument("--sphinx", type=Path, required=True, help="en-us.lm.bin of the package pocketsphinx")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--honest", action="store_true", help="leave the held-out articles and papers out of the counts"
    )
    options = parser.parse_args()
    data, facts = build(options.data, options.sphinx, options.honest)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(data)
    print(options.out, len(data), hashlib.sha256(data).hexdigest(), facts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
