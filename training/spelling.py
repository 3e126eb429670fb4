"""Make the word list of the spelling rules and the lexicon of words with one part of speech.

    python -m training.spelling --data DATA --scowl SCOWL --wordnet WORDNET --out FOLDER [--honest]

`SCOWL` is the folder of Kevin Atkinson's word lists (Debian `scowl`: /usr/share/dict/scowl), `WORDNET` the one with
`index.noun` and its sisters (Debian `wordnet-base`). With `--honest` the articles that are held back for measuring,
and all of NewsMTSC, leave no trace in either file.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lemminflect import getAllInflections, getAllLemmas
from training.corpus import articles

from newslint.spelling.dictionary import (
    Dictionary,
    name_level,
    pack,
    word_level,
)
from newslint.spelling.edits import slips
from newslint.spelling.lookalikes import pack_lookalikes
from newslint.spelling.parts import Part, pack_parts

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?:;\"“”‘(\[•*–—-]\s*$|^\s*$|\n\s*$|``\s*$|''\s*$")
TAG = re.compile(r"<[^>]+>")
LARGEST_SIZE = 70  # of SCOWL: the words of a large dictionary
RARE_SIZE = 80  # words of Scrabble and crosswords; short ones hide typos
SHORTEST_RARE = 6
FEWEST_ARTICLES = 3
TYPO_RATIO = 10  # a word outside every list that one slip leads to from a word so many times as frequent is a typo
USUAL_COST = 0.5  # of doubled and swapped letters: a third of the ratio will do
NAME_TYPO_RATIO = 400
LONGEST_NAME = 24
VARIETIES = r"(?:english|american|british|british_z|canadian|australian|variant_1|british_variant_1|variant_2)"
LIST = re.compile(VARIETIES + r"-(?P<kind>words|upper|proper-names|contractions|abbreviations)\.(?P<size>\d\d)")


class Evidence:
    """What the articles say about words: how often each stands in lower case, and in how many articles; how often with
    a capital that the place in the sentence does not ask for, and in how many."""

    def __init__(self) -> None:
        self.lower: Counter[str] = Counter()
        self.lower_articles: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()
        self.capital_articles: Counter[str] = Counter()
        self.before: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def read(self, text: str) -> None:
        """Counts one article."""
        lower: Counter[str] = Counter()
        capital: Counter[str] = Counter()
        last, last_end = "", 0
        for match in WORD.finditer(text):
            word = match[0].replace("’", "'")
            form = word.lower()
            if word == form:
                lower[form] += 1
                if text[last_end : match.start()] == " ":
                    self.before[form][CLASS_OF.get(last, "")] += 1
            elif word[0].isupper() and not SENTENCE_END.search(text[max(0, match.start() - 3) : match.start()]):
                capital[form.removesuffix("'s")] += 1
            last, last_end = form, match.end()
        self.lower.update(lower)
        self.lower_articles.update(lower.keys())
        self.capital.update(capital)
        self.capital_articles.update(capital.keys())


LONGEST_LOOKALIKE = 10
LOOKALIKE_GAP = 3.0  # bits by which the word that is meant must be more frequent
LOOKALIKE_COST = 1.5
LEAST_MEANT = 6.0
MOST_MEANT = 3
DETERMINERS = frozenset("a an the his her its their our my your this these those some every each any".split())
MODALS = frozenset("will would can could should must may might cannot don't didn't doesn't won't let's".split())
ADVERBS = frozenset("very so too quite rather".split())
CLASS_OF = {
    **dict.fromkeys(DETERMINERS, "determiner"),
    **dict.fromkeys(MODALS, "modal"),
    "to": "to",
    **dict.fromkeys(ADVERBS, "degree"),
    **dict.fromkeys("he she they we i it who".split(), "subject"),
    **dict.fromkeys("is are was were be been being".split(), "copula"),
}


def gather(data: Path, honest: bool) -> Evidence:
    """The evidence of all articles, or of those not held back."""
    evidence = Evidence()
    for article in articles(data):
        if not (honest and (article.held_out or article.source == "newsmtsc")):
            evidence.read(article.text)
    return evidence


def scowl(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Kind of list, word and size of every entry of SCOWL."""
    for path in sorted(folder.iterdir()):
        match = LIST.fullmatch(path.name)
        if match:
            for line in path.read_text("utf-8").split("\n"):
                if line and not line.endswith("'s"):
                    yield match["kind"], line, int(match["size"])


def listed(folder: Path) -> tuple[set[str], set[str], set[str]]:
    """The words, the rare words and the names of SCOWL."""
    words: set[str] = set()
    rare: set[str] = set()
    names: set[str] = set()
    for kind, word, size in scowl(folder):
        if kind in ("words", "contractions") and size <= LARGEST_SIZE and word == word.lower():
            words.add(word)
        elif kind == "words" and size == RARE_SIZE and word == word.lower():
            rare.add(word)
        elif kind in ("upper", "proper-names") and size <= RARE_SIZE:
            names.add(word.lower())
    short = {word for word in words if len(word) == 1 and word not in "aio"}
    return words - short, rare - words, names


def factbook(data: Path) -> Iterator[str]:
    """The capitalised words of the country profiles, in lower case."""
    with zipfile.ZipFile(data / "facts" / "factbook.zip") as archive:
        for name in archive.namelist():
            if name.endswith(".json"):
                profile = json.loads(archive.read(name))
                for part in ("Government", "Geography", "People and Society"):
                    for text in strings(profile.get(part, {})):
                        for word in re.findall(r"(?<![.\w] )\b[A-Z][^\W\d_]{3,}\b", TAG.sub(" ", text)):
                            yield word.lower()


def strings(value: object) -> Iterator[str]:
    """Every text within a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)


def dictionary(evidence: Evidence, folder: Path, data: Path) -> bytes:
    """The file of the word list."""
    words, rare, names = listed(folder)
    counts = evidence.lower
    accepted = words | {
        word for word in rare if len(word) >= SHORTEST_RARE or evidence.lower_articles[word] >= FEWEST_ARTICLES
    }
    for word, seen in sorted(evidence.lower_articles.items(), key=lambda row: -row[1]):
        if seen < FEWEST_ARTICLES or len(word) < 3 or word in accepted or "'" in word:
            continue
        if evidence.capital_articles[word] > seen and not word.endswith(("ing", "ed")):
            continue
        if not is_typo(word, counts, accepted):
            accepted.add(word)
    accepted |= plurals(accepted, counts)
    levels = {word: word_level(counts[word]) for word in accepted}
    known = accepted | names
    from_news = {
        word
        for word, seen in evidence.capital_articles.items()
        if seen >= FEWEST_ARTICLES
        and 2 <= len(word) <= LONGEST_NAME
        and not is_typo(word, evidence.capital, known, NAME_TYPO_RATIO)
    }
    for name in names | from_news | set(factbook(data)):
        key = name.removesuffix("'s")
        if key not in levels:
            levels[key] = name_level(evidence.capital[key])
    plain = {strip_accents(word): level for word, level in levels.items() if not word.isascii()}
    return pack({**levels, **{word: level for word, level in plain.items() if not levels.get(word, "0").isalpha()}})


def plurals(accepted: set[str], counts: Mapping[str, int]) -> set[str]:
    """Regular plurals, seen in news, of words that no list holds in the plural."""
    return {
        word
        for word in counts
        if word not in accepted
        and word.endswith("s")
        and word[:-1] in accepted
        and len(word) > 5
        and counts[word] > 1
        and not word.endswith("ss")
    }


def is_typo(word: str, counts: Mapping[str, int], accepted: set[str], ratio: int = TYPO_RATIO) -> bool:
    """Whether a word that no list holds is one slip away from an accepted one that is far more frequent."""
    if is_compound(word, accepted):
        return False
    return any(
        counts.get(other, 0) > (ratio if cost > USUAL_COST else ratio / 3) * counts[word]
        and other in accepted
        and word != other + "s"
        for other, cost in slips(word).items()
    )


PREFIXES = (
    "anti",
    "bio",
    "co",
    "counter",
    "cyber",
    "de",
    "eco",
    "euro",
    "inter",
    "micro",
    "mis",
    "multi",
    "non",
    "over",
    "out",
    "post",
    "pre",
    "pro",
    "re",
    "sub",
    "super",
    "tele",
    "trans",
    "ultra",
    "un",
    "under",
    "up",
)


def is_compound(word: str, accepted: set[str]) -> bool:
    """Whether a word is a known prefix before a word, or two words of four letters or more."""
    if any(
        word.startswith(prefix) and word[len(prefix) :] in accepted and len(word) - len(prefix) > 3
        for prefix in PREFIXES
    ):
        return True
    return any(word[:at] in accepted and word[at:] in accepted for at in range(4, len(word) - 3))


def strip_accents(word: str) -> str:
    """The word in plain letters."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def wordnet_parts(folder: Path) -> dict[str, set[str]]:
    """The parts of speech of every lemma in WordNet."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"index.{part}").read_text("latin-1").splitlines():
            if not line.startswith(" "):
                found[line.split(" ", 1)[0]].add(part)
    return found


def parts(evidence: Evidence, folder: Path) -> bytes:
    """The file of words that have one part of speech only, by the word lists and by their use in news."""
    known = wordnet_parts(folder)
    found: dict[Part, set[str]] = {part: set() for part in Part}
    for word, tags in known.items():
        if not word.isalpha() or evidence.lower_articles[word] < FEWEST_ARTICLES:
            continue
        before, total = evidence.before[word], evidence.lower[word]
        lemmas = getAllLemmas(word)
        if tags == {"verb"} and set(lemmas) <= {"VERB", "AUX"}:
            if before["determiner"] <= 0.004 * total and before["modal"] + before["to"] >= 0.25 * total:
                found[Part.VERB].add(word)
                forms = getAllInflections(word)
                for past in forms.get("VBD", ()):
                    if past.endswith("ed"):
                        found[Part.PAST].add(past)
                for third in forms.get("VBZ", ()):
                    if third not in known:
                        found[Part.THIRD].add(third)
        elif tags == {"noun"} and set(lemmas) <= {"NOUN", "PROPN"}:
            slot = before["modal"] + before["subject"]
            if slot <= 0.02 * total and before["determiner"] >= 0.1 * total and total >= 20:
                found[Part.NOUN].add(word)
        elif tags == {"adj"} and set(lemmas) <= {"ADJ"} and total >= 20:
            found[Part.ADJECTIVE].add(word)
        elif tags == {"adv"} and set(lemmas) <= {"ADV"} and total >= 20:
            found[Part.ADVERB].add(word)
    return pack_parts(found)


def lookalikes(words: Dictionary, candidates: Iterable[str]) -> bytes:
    """The file of rare words that one slip makes of common ones."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(candidates):
        entry = words.get(word)
        if entry is None or entry.is_name or not (word.isascii() and word.isalpha()):
            continue
        if not 2 <= len(word) <= LONGEST_LOOKALIKE:
            continue
        costs = slips(word)
        meant = [
            (other.frequency - costs[name], name)
            for name, other in words.among(costs)
            if not other.is_name
            and other.frequency >= max(LEAST_MEANT, entry.frequency + LOOKALIKE_GAP)
            and costs[name] <= LOOKALIKE_COST
            and name not in (word + "s", word + "d", word[:-1])
        ]
        if meant:
            meant.sort(key=lambda pair: (-pair[0], pair[1]))
            found[word] = tuple(name for _, name in meant[:MOST_MEANT])
    return pack_lookalikes(found)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("data", "scowl", "wordnet", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--honest", action="store_true", help="leave out what is held back for measuring")
    options = parser.parse_args()
    evidence = gather(options.data, options.honest)
    options.out.mkdir(parents=True, exist_ok=True)
    words = dictionary(evidence, options.scowl, options.data)
    opened = Dictionary(words)
    accepted = listed(options.scowl)[0] | {word for word, seen in evidence.lower_articles.items() if seen >= 3}
    files = {
        "dictionary.bin": words,
        "lookalikes.txt": lookalikes(opened, accepted),
        "parts.txt": parts(evidence, options.wordnet),
    }
    for name, content in files.items():
        (options.out / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
    print(f"{len(opened):,} entries")
    return 0


if __name__ == "__main__":
    sys.exit(main())
