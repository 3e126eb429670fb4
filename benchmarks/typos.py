"""How many typing slips the rule on spelling finds in clean news, and how often it alarms on none.

    python -m benchmarks.typos --data DATA [--dictionary FILE] [--statistics FOLDER] [--slips 300] [--show]

The articles are those that `training.corpus` holds back: a tenth of every source, and three papers altogether, which
`python -m training.spelling --honest` and `training.statistics --honest` do not read. Give the files of such a build
for figures that mean something on articles never seen; without them the files that come with newslint are measured,
which have counted these articles.

A slip hits a neighbouring key, drops, doubles or swaps letters in a word of four letters or more in lower case.
Slips that make another word of the list are counted apart: no dictionary can see them.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from training.corpus import articles

from newslint import Document, Hit, Rule, read_text
from newslint.engine import hits
from newslint.plausibility.fast import DATA, FastModel
from newslint.rule import Level
from newslint.spelling.context import Context
from newslint.spelling.dictionary import DATA as DICTIONARY
from newslint.spelling.dictionary import Dictionary
from newslint.spelling.edits import NEIGHBOURS
from newslint.spelling.speller import Speller
from newslint.views.tokens import tokens
from newslint_rules.spelling.typo import typo

PARTS = {
    "development": ("reuters_c50", "abc_2006", "ag_news", "wmt21_english", "wmt21_translated"),
    "held back": ("wmt22_english", "newsmtsc", "polnear", "wmt22_translated"),
}
SEGMENTS = 25  # sentences that are read as one article where the source holds single ones
LONGEST = 6_000  # code points of an article that are read
SHORTEST_WORD = 4


class Slip(NamedTuple):
    """A slip put into an article: its place, what was written and what it was made."""

    start: int
    meant: str
    made: str


def texts(data: Path, sources: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Source and text of the articles held back; single sentences are joined to articles of paragraphs."""
    waiting: dict[str, list[str]] = {}
    for article in articles(data):
        if article.source not in sources or not article.held_out:
            continue
        if len(article.text) > 1_000:
            whole = article.text[:LONGEST]
            yield article.source, whole[: whole.rfind(". ") + 1]  # the last sentence may be cut short
            continue
        row = waiting.setdefault(article.source, [])
        row.append(" ".join(article.text.split()))
        if len(row) == SEGMENTS:
            yield article.source, "\n\n".join(row)
            row.clear()


def slipped(word: str, chance: random.Random) -> str:
    """The word after one slip."""
    kind = chance.choice(("neighbour", "dropped", "doubled", "swapped"))
    at = chance.randrange(len(word))
    if kind == "neighbour":
        return word[:at] + chance.choice(NEIGHBOURS[word[at]]) + word[at + 1 :]
    if kind == "dropped":
        return word[:at] + word[at + 1 :]
    if kind == "doubled":
        return word[: at + 1] + word[at:]
    at = chance.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def place_slip(document: Document, chance: random.Random) -> Slip | None:
    """A slip for one random word of the article."""
    places = [
        (block.starts[at], word)
        for block in document.view(tokens)
        for at, word in enumerate(block.words)
        if len(word) >= SHORTEST_WORD
        and word.isascii()
        and document.text[block.starts[at] : block.ends[at]].islower()
        and word.isalpha()
    ]
    if not places:
        return None
    start, word = chance.choice(places)
    made = slipped(word, chance)
    return None if made == word else Slip(start, word, made)


def alarms(rule: Rule, document: Document, lent: dict[str, object]) -> list[Hit]:
    """The hits of the rule at warning or above."""
    return [hit for hit in hits(rule, document, lent) if (hit.level or rule.level).at_least(Level.WARNING)]


def measure(
    part: str, data: Path, lent: dict[str, object], words: Dictionary, wanted: int, show: bool
) -> dict[str, object]:
    """The figures of one part of the articles."""
    chance = random.Random(20_240_619)
    corpus = [(source, read_text(text)) for source, text in texts(data, PARTS[part])]
    chance.shuffle(corpus)
    counted = found_clean = 0
    seconds = 0.0
    by_source: Counter[str] = Counter()
    for source, document in corpus:
        counted += sum(len(block.words) for block in document.view(tokens))
        before = time.process_time()
        found = alarms(typo, document, lent)
        seconds += time.process_time() - before
        found_clean += len(found)
        by_source[source] += len(found)
        if show:
            for hit in found:
                around = document.text[max(0, hit.start - 40) : hit.end + 30].replace("\n", " ")
                print(f"  alarm {source} {hit.confidence} {hit.message} … {around}")
    made = found_slips = first = among = 0
    real = real_found = 0
    while made + real < wanted * 4 and made < wanted:
        document = chance.choice(corpus)[1]
        slip = place_slip(document, chance)
        if slip is None:
            continue
        text = document.text[: slip.start] + slip.made + document.text[slip.start + len(slip.meant) :]
        mine = [hit for hit in alarms(typo, read_text(text), lent) if hit.start == slip.start]
        if (entry := words.get(slip.made)) is not None and not entry.is_name:
            real += 1
            real_found += bool(mine)
            continue
        made += 1
        found_slips += bool(mine)
        if mine:
            given = [suggestion.removesuffix("'s") for suggestion in mine[0].suggestions]
            first += given[:1] == [slip.meant] or given[0].partition("'")[0] == slip.meant
            among += slip.meant in given
        if show and not (mine and mine[0].suggestions[0] == slip.meant):
            print(f"  slip {slip.meant} → {slip.made}: {mine[0].suggestions if mine else 'missed'}")
    return {
        "part": part,
        "words": counted,
        "alarms": found_clean,
        "alarms per 1,000 words": round(1000 * found_clean / counted, 3),
        "alarms by source": dict(by_source),
        "slips": made,
        "found": round(found_slips / made, 3),
        "first fix right, of those found": round(first / max(1, found_slips), 3),
        "among three fixes": round(among / max(1, found_slips), 3),
        "slips that made another word": real,
        "of these found": real_found,
        "all slips found": round((found_slips + real_found) / (made + real), 3),
        "milliseconds per 700 words": round(seconds * 1000 * 700 / counted, 2),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--dictionary", default=DICTIONARY, help="the word list to measure")
    parser.add_argument("--statistics", type=Path, default=DATA, help="the folder with statistics.bin")
    parser.add_argument("--slips", type=int, default=300)
    parser.add_argument("--part", choices=list(PARTS))
    parser.add_argument("--show", action="store_true", help="print every alarm and every slip missed")
    options = parser.parse_args()
    words = Dictionary.open(options.dictionary)
    lent: dict[str, object] = {
        "speller": Speller(words),
        "context": Context(lambda: FastModel(options.statistics).statistics),
    }
    for part in [options.part] if options.part else PARTS:
        print(json.dumps(measure(part, options.data, lent, words, options.slips, options.show), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
