"""How many quotations given twice in different words, or to two people, are found, and how many alarms are false.

    python benchmarks/quotation_versions.py --data DATA [--show]

DATA is a folder with `sources/polnear_train.zip` and `news/reuters_c50.jsonl.gz`. To each PolNeAR article with a
quotation of 6 to 30 words one fault is added, a fault a run:

- the quotation again at the end, one of its longer words replaced by another;
- the quotation again at the end, by a person of another name;
- a headline with six words of it, one of them replaced.

Replacements come from a short list of words and places by chance (seed 3), so that some faults lie at the end of a
quotation, where the rules keep silent, and some speakers are pronouns. Every finding in the articles as they are, and
in 2,500 of Reuters, is a false alarm, also where the copy is at fault.
"""

import argparse
import gzip
import json
import random
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from newslint import Document, Rule, Span, read_text
from newslint.views.quotations import quotations
from newslint.views.words import words
from newslint_rules.quotes.headline_misquotes import headline_misquotes
from newslint_rules.quotes.two_speakers import two_speakers
from newslint_rules.quotes.two_versions import two_versions

_OTHERS: Final = "honesty tremendous border castle quickly whispered damage lonely window carried bright".split()
_BETWEEN: Final = "\n\nThe day ended late for everybody.\n\n"
_RULES: Final[tuple[Rule, ...]] = (two_versions, two_speakers, headline_misquotes)


def polnear(data: Path) -> Iterator[str]:
    """The texts of the annotated articles."""
    with zipfile.ZipFile(data / "sources" / "polnear_train.zip") as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("text/") and name.endswith(".txt"):
                yield archive.read(name).decode()


def reuters(data: Path) -> Iterator[str]:
    """2,500 articles of newswire."""
    with gzip.open(data / "news" / "reuters_c50.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    yield from random.Random(7).sample(texts, 2500)


def faults(text: str, chance: random.Random) -> Iterator[tuple[Rule, str]]:
    """The article with one fault each, and the rule that has to find it."""
    long_ones = [words_of(text, one.inner) for one in read_text(text).view(quotations).items if one.level == 0]
    long_ones = [one for one in long_ones if 6 <= len(one) <= 30]
    if not long_ones:
        return
    said = chance.choice(long_ones)
    changed = list(said)
    changed[chance.choice([at for at, word in enumerate(said) if len(word) > 3] or [0])] = chance.choice(_OTHERS)
    yield two_versions, f"{text.rstrip()}{_BETWEEN}“{' '.join(changed).rstrip('.,')},” he said.\n"
    yield two_speakers, f"{text.rstrip()}{_BETWEEN}“{' '.join(said).rstrip('.,')},” Zebulon Quist said.\n"
    first = chance.randrange(len(said) - 5)
    part = said[first : first + 6]
    part[chance.randrange(6)] = chance.choice(_OTHERS)
    yield headline_misquotes, f"Leader: ‘{' '.join(part).strip('.,')}’\n\n{text}"


def words_of(text: str, span: Span) -> list[str]:
    """The words of a stretch."""
    return span.of(text).split()


def main() -> None:
    """Prints shares found and false alarms."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print the false alarms")
    options = parser.parse_args()
    chance = random.Random(3)
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for text in polnear(options.data):
        before = {rule.id: sum(1 for _ in rule.hits(read_text(text))) for rule in _RULES}
        for rule, faulty in faults(text, chance):
            made[rule.id] += 1
            found[rule.id] += sum(1 for _ in rule.hits(read_text(faulty))) > before[rule.id]
    for rule in _RULES:
        share = found[rule.id] / made[rule.id]
        print(f"{rule.id:26} found {share:.3f} ({found[rule.id]} of {made[rule.id]})")
    for name, texts in (("PolNeAR", polnear(options.data)), ("Reuters C50", reuters(options.data))):
        count: Counter[str] = Counter()
        total = 0
        for text in texts:
            document = read_text(text)
            total += len(document.view(words))
            for rule in _RULES:
                for hit in rule.hits(document):
                    count[rule.id] += 1
                    if options.show:
                        show(document, rule, hit.message)
        print(f"{name}: {total:,} words, false alarms {dict(count)}")


def show(document: Document, rule: Rule, message: str) -> None:
    """One false alarm."""
    print(f"{rule.id} {document.text[:40]!r}: {message}")


if __name__ == "__main__":
    main()
