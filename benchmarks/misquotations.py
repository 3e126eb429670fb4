"""How well a quotation that departs from its source is told, and how often one that a desk may print so is blamed.

    python -m benchmarks.misquotations --data DATA [--each 60] [--seed 7] [--show]

Quotations of PolNeAR's articles are spoilt by ten kinds of edit and varied by ten that are legitimate; the article that
a quotation was taken from is its source. The words put in come from lists that the detector does not read: the swaps
of real spinners, words and names of other articles, and short tables below.
Right is a misquotation whose first and gravest difference has the class of its edit.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from newslint import Document, read_text
from newslint.sources import Sources
from newslint.sources.changes import Change
from newslint.sources.quotation import Comparison, Verdict
from newslint.views.quotations import quotations

ARCHIVE = "sources/polnear_train.zip"
SWAPS = "spun/word_swaps.json"
LEAST, MOST = 8, 45  # words of a quotation that is spoilt

OTHER_TENSE = {
    "is": "was", "are": "were", "was": "is", "were": "are", "has": "had", "have": "had", "will": "would",
    "can": "could",
    "do": "did", "does": "did", "did": "does", "i": "he", "we": "they", "my": "his", "our": "their", "us": "them",
    "you": "they", "your": "their", "he": "I", "they": "we", "me": "him", "think": "thought", "know": "knew",
    "want": "wanted", "need": "needed", "go": "went", "going": "gone", "see": "saw", "say": "said", "said": "says",
    "make": "made", "take": "took", "came": "comes", "believe": "believed", "believes": "believed", "get": "got",
    "works": "worked", "work": "worked", "made": "makes", "took": "takes", "stands": "stood", "called": "calls",
}  # fmt: skip
SOFTENERS = (
    "I think", "I believe", "I guess", "probably", "maybe", "perhaps", "almost", "nearly", "about", "mostly", "sort of",
    "kind of", "possibly", "apparently", "allegedly", "generally", "usually", "fairly", "somewhat", "might", "may",
    "potentially", "at least", "relatively", "largely", "roughly", "likely", "seemingly", "often", "sometimes",
    "quite", "reportedly", "presumably", "essentially", "basically", "virtually", "in my opinion", "in my view",
)  # fmt: skip
REFUSALS = re.compile(r"\b(?:not|no|never|nor|none|nothing|nobody|neither|without|hardly|cannot)\b|n[’']t\b", re.I)
NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty".split()
SCALES = {"million": "billion", "billion": "million", "thousand": "million", "hundred": "thousand"}
VERBS = re.compile(r"\b(is|are|was|were|will|would|can|could|should|have|has|had|do|does|did|must)\b", re.I)
BRITISH = {
    "color": "colour", "favor": "favour", "labor": "labour", "honor": "honour", "behavior": "behaviour",
    "neighbor": "neighbour", "neighbors": "neighbours", "defense": "defence", "organization": "organisation",
    "organizations": "organisations", "organize": "organise", "realize": "realise", "recognize": "recognise",
    "center": "centre", "traveled": "travelled", "program": "programme", "percent": "per cent", "toward": "towards",
    "analyze": "analyse", "apologize": "apologise", "criticize": "criticise", "criticized": "criticised",
    "favorite": "favourite", "rumors": "rumours", "offense": "offence", "gray": "grey",
    "okay": "OK", "honored": "honoured", "capitalize": "capitalise", "skeptical": "sceptical",
    "labeled": "labelled", "canceled": "cancelled", "theater": "theatre", "jewelry": "jewellery",
    "politicized": "politicised", "authorized": "authorised", "unauthorized": "unauthorised", "fueled": "fuelled",
    "prioritize": "prioritise", "emphasize": "emphasise", "mobilize": "mobilise", "demonize": "demonise",
    "modernize": "modernise", "civilization": "civilisation", "normalize": "normalise", "utilize": "utilise",
    "radicalized": "radicalised", "modeling": "modelling", "fulfill": "fulfil", "humor": "humour", "harbor": "harbour",
    "candor": "candour", "endeavor": "endeavour", "vigor": "vigour", "valor": "valour", "license": "licence",
}  # fmt: skip


class Quoted(NamedTuple):
    """A quotation as it stands in an article, without its marks, and that article."""

    source: Document
    text: str
    start: int
    end: int

    @property
    def words(self) -> list[str]:
        """The words, with the punctuation that hangs on them."""
        return self.text.split()


class Stock(NamedTuple):
    """What edits are made from."""

    quoted: Sequence[Quoted]
    swaps: dict[str, list[str]]
    names: Sequence[str]
    fillers: Sequence[str]


Edit = Callable[[Quoted, Stock, random.Random], str | None]


def load(data: Path) -> Iterator[Document]:
    """The articles of PolNeAR."""
    with zipfile.ZipFile(data / ARCHIVE) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("text/"):
                yield read_text(archive.read(name).decode("utf-8"), path=name.rpartition("/")[2])


def stock(data: Path) -> Stock:
    """Every quotation of a fitting length, and the words that edits put in."""
    quoted: list[Quoted] = []
    names: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for document in load(data):
        names.update(re.findall(r"(?<=[a-z] )[A-Z][a-z]{3,}\b", document.text))
        plain.update(re.findall(r"\b[a-z]{4,9}\b", document.text))
        for one in document.view(quotations).items:
            text = " ".join(one.inner.of(document.text).split())
            if one.level or one.damage or one.continues or not LEAST <= len(text.split()) <= MOST:
                continue
            if not re.search(r"[“”\"\[\]…]|\.\.|\(", text):
                quoted.append(Quoted(document, text, one.start, one.end))
    swaps: defaultdict[str, list[str]] = defaultdict(list)
    rows = json.loads((data / SWAPS).read_text("utf-8"))
    for meant, made in pairs(rows):
        if meant.isalpha() and made.isalpha() and meant[:4] != made[:4]:
            swaps[meant].append(made)
    adverbs = [word for word, count in plain.items() if count > 20 and word.endswith("ly")]
    adjectives = [word for word, count in plain.items() if count > 40 and word.endswith(("al", "ous", "ive", "ic"))]
    return Stock(quoted, dict(swaps), [name for name, count in names.items() if count > 5], adverbs + adjectives)


def pairs(rows: object) -> Iterator[tuple[str, str]]:
    """The word meant and the word made of the table of swaps."""
    if isinstance(rows, list):
        for row in rows:
            if isinstance(row, dict):
                values = [value for value in row.values() if isinstance(value, str)]
                yield values[0], values[1]
            else:
                yield row[0], row[1]
    elif isinstance(rows, dict):
        for key, value in rows.items():
            if isinstance(value, dict):
                yield from ((key, made) for made in value)
            elif isinstance(value, list):
                yield from ((key, one if isinstance(one, str) else one[0]) for one in value)


def bare(word: str) -> str:
    return re.sub(r"\W+", "", word)


def inner(quote: Quoted) -> range:
    """The numbers of the words that are neither first nor last."""
    return range(1, len(quote.words) - 1)


def replaced(words: list[str], number: int, new: str) -> str:
    """The words with one of them exchanged, its punctuation kept."""
    word = words[number]
    core = bare(word)
    if core[:1].isupper() and new[:1].islower():
        new = new[:1].upper() + new[1:]
    return " ".join([*words[:number], word.replace(core, new, 1), *words[number + 1 :]])


def one_of(numbers: Iterator[int] | Sequence[int], rng: random.Random) -> int | None:
    chosen = list(numbers)
    return rng.choice(chosen) if chosen else None


def negation(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    refusals = list(re.finditer(r"\b(?:not|never) |(?<=[a-z])n[’']t\b", quote.text))
    verbs = [match for match in VERBS.finditer(quote.text) if not re.match(r" not|n[’']t", quote.text[match.end() :])]
    if refusals and (rng.random() < 0.5 or not verbs):
        match = rng.choice(refusals)
        if quote.text[max(0, match.start() - 2) : match.start()] in ("ca", "wo", "ai"):
            return None
        return quote.text[: match.start()] + quote.text[match.end() :]
    if not verbs:
        return None
    match = rng.choice(verbs)
    return f"{quote.text[: match.end()]} {rng.choice(['not', 'never'])}{quote.text[match.end() :]}"


def number(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    words = quote.words
    at = one_of(
        [n for n, word in enumerate(words) if re.search(r"\d", word) or bare(word).lower() in (*NUMBER_WORDS, *SCALES)],
        rng,
    )
    if at is None:
        return None
    core = bare(words[at]).lower()
    if core in SCALES:
        return replaced(words, at, SCALES[core])
    if core in NUMBER_WORDS:
        return replaced(words, at, rng.choice([word for word in NUMBER_WORDS if word != core]))
    digits = [index for index, character in enumerate(words[at]) if character.isdigit()]
    index = rng.choice(digits)
    new = rng.choice([digit for digit in "123456789" if digit != words[at][index]])
    return " ".join([*words[:at], words[at][:index] + new + words[at][index + 1 :], *words[at + 1 :]])


def name(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    words = quote.words
    numbers = [n for n in inner(quote) if re.fullmatch(r"[A-Z][a-z]{3,}[,;]?", words[n]) and words[n - 1][-1].isalnum()]
    at = one_of(numbers, rng)
    return replaced(words, at, rng.choice(stock.names)) if at is not None else None


def tense(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    at = one_of([n for n, word in enumerate(quote.words) if word.lower() in OTHER_TENSE], rng)
    return replaced(quote.words, at, OTHER_TENSE[quote.words[at].lower()]) if at is not None else None


def qualifier(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    found = [
        match
        for phrase in SOFTENERS
        for match in re.finditer(rf"\b{phrase}\b,? ?", quote.text, 0 if phrase == "may" else re.I)
        if match.start() > 0 and match.end() < len(quote.text) - 3  # a quotation may begin behind “I think”
    ]
    if not found:
        return None
    match = rng.choice(found)
    return quote.text[: match.start()] + quote.text[match.end() :]


def added(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    at = rng.choice(inner(quote))
    words = quote.words
    return " ".join([*words[:at], *rng.sample(stock.fillers, rng.choice([1, 1, 2])), *words[at:]])


def swapped(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    at = one_of([n for n, word in enumerate(quote.words) if re.sub(r"[,.;]$", "", word) in stock.swaps], rng)
    return replaced(quote.words, at, rng.choice(stock.swaps[bare(quote.words[at])])) if at is not None else None


def order(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    words = quote.words
    plain = [n for n in range(len(words) - 3) if all(re.fullmatch(r"[a-z]{3,}", word) for word in words[n : n + 3])]
    at = one_of(plain, rng)
    if at is None:
        return None
    first, middle, last = words[at : at + 3]
    new = rng.choice([[last, middle, first], [middle, first, last], [first, last, middle]])
    return " ".join([*words[:at], *new, *words[at + 3 :]]) if len({first, middle, last}) == 3 else None


def joined(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    others = [one for one in stock.quoted if one.source is quote.source and one.start > quote.end]
    others = [one for one in others if len(quote.source.text[quote.end : one.start].split()) > 25]
    if not others:
        return None
    return re.sub(r"[,.]?$", rng.choice([".", " and"]), quote.text, count=1) + " " + rng.choice(others).text


def shortened(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    words = quote.words
    if len(words) < 12:
        return None
    size = rng.choice([2, 3, 4, 5, 6])
    at = rng.randrange(2, len(words) - size - 2)
    gone = " ".join(words[at : at + size])
    if REFUSALS.search(gone) or any(re.search(rf"\b{phrase}\b", gone, re.I) for phrase in SOFTENERS):
        return None
    return " ".join([*words[:at], *words[at + size :]])


EDITS: dict[Change, Edit] = {
    Change.NEGATION: negation,
    Change.NUMBER: number,
    Change.NAME: name,
    Change.TENSE: tense,
    Change.QUALIFIER: qualifier,
    Change.ADDED: added,
    Change.WORD: swapped,
    Change.ORDER: order,
    Change.JOINED: joined,
    Change.SHORTENED: shortened,
}


def ellipsis(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    words = quote.words
    if len(words) < 14:
        return None
    at = rng.randrange(4, len(words) - 8)
    dots = rng.choice(["…", "...", ". . .", "[…]", "[...]", "(...)", "… "])
    return " ".join([*words[:at], dots, *words[at + rng.randrange(2, len(words) - at - 4) :]])


def insertion(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    words = quote.words
    at = one_of([n for n in inner(quote) if words[n].lower() in ("he", "she", "they", "it", "that", "we", "this")], rng)
    if at is None:
        return None
    return " ".join([*words[:at], f"[{rng.choice(stock.names)}]", *words[at + 1 :]])


def explained(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    at = rng.choice(inner(quote))
    note = rng.choice(["[the minister]", "[in June]", "[sic]", f"[{rng.choice(stock.names)}]", "[a town in the north]"])
    return " ".join([*quote.words[:at], note, *quote.words[at:]])


def first_letter(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    words = quote.words
    at = rng.randrange(1, max(2, len(words) - 5))
    first = words[at]
    if not first[0].isalpha():
        return None
    changed = rng.choice([f"[{first[0].upper()}]{first[1:]}", first[0].upper() + first[1:]])
    return " ".join([changed, *words[at + 1 :]])


def fragment(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    words = quote.words
    size = rng.randrange(4, len(words))
    at = rng.randrange(0, len(words) - size + 1)
    return re.sub(r"\W+$", "", " ".join(words[at : at + size]))


def marks(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    return quote.text.translate({ord("’"): "'", ord("‘"): "'", ord("—"): " - ", ord("–"): "-"})


def end_mark(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    return re.sub(r"[,.;:!?]+$", "", quote.text) + rng.choice(["", ".", "!", ",", ";"])


def commas(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    return re.sub(r"[,;—](?= )", rng.choice(["", " —", ";"]), quote.text) if re.search("[,;—] ", quote.text) else None


def spelling(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    changed = " ".join(
        replaced([word], 0, BRITISH[bare(word).lower()]) if bare(word).lower() in BRITISH else word
        for word in quote.words
    )
    return changed if changed != quote.text else None


def hyphens(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    return re.sub(r"(?<=[a-z])-(?=[a-z])", rng.choice([" ", "‑"]), quote.text) if "-" in quote.text else None


def attribution_left_out(quote: Quoted, stock: Stock, rng: random.Random) -> str | None:
    rest = quote.source.text[quote.end :]
    between = re.match(r" (?:he|she|[A-Z]\w+) (?:said|added|told \w+)[.,] [“\"]", rest)
    if not between:
        return None
    following = [
        one for one in stock.quoted if one.source is quote.source and one.start == quote.end + between.end() - 1
    ]
    return f"{quote.text} {following[0].text}" if following else None


VARIANTS: dict[str, Edit] = {
    "ellipsis": ellipsis,
    "insertion for a word": insertion,
    "insertion beside it": explained,
    "first letter": first_letter,
    "part of it": fragment,
    "marks": marks,
    "mark at the end": end_mark,
    "commas and dashes": commas,
    "British spelling": spelling,
    "hyphens": hyphens,
    "attribution left out": attribution_left_out,
}


def compared(source: Document, quote: str) -> Comparison | None:
    """The quotation in an article of its own beside its source."""
    article = read_text(f"“{quote}” the candidate told reporters.", path="article.txt")
    found = article.view(Sources([source]).quotations)
    return found[0] if found else None


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--each", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    options = parser.parse_args(arguments)
    rng = random.Random(options.seed)
    things = stock(options.data)
    print(f"{len(things.quoted):,} quotations of {LEAST} to {MOST} words")
    right = total = 0
    for kind, edit in EDITS.items():
        seen = 0
        good = 0
        for quote in rng.sample(things.quoted, len(things.quoted)):
            changed = edit(quote, things, rng)
            if changed is None or changed.lower() == quote.text.lower():
                continue
            seen += 1
            result = compared(quote.source, changed)
            told = [one.change for one in result.differences] if result else []
            if result and result.verdict is Verdict.DIFFERS and told[0] is kind:
                good += 1
            elif options.show:
                print(f"  {kind}: {changed}\n      was: {quote.text}\n      told: {result and result.verdict} {told}")
            if seen == options.each:
                break
        print(f"{kind:28} {good:4} of {seen:4} right")
        right, total = right + good, total + seen
    alarms = variants = 0
    for label, edit in VARIANTS.items():
        seen = wrong = 0
        for quote in rng.sample(things.quoted, len(things.quoted)):
            changed = edit(quote, things, rng)
            if changed is None or len(changed.split()) < 4:
                continue
            seen += 1
            result = compared(quote.source, changed)
            if result and result.verdict is not Verdict.VERBATIM:
                wrong += 1
                if options.show:
                    shown = [(one.change, one.found, one.said) for one in result.differences]
                    print(f"  {label}: {changed}\n      was: {quote.text}\n      told: {result.verdict} {shown}")
            if seen == options.each:
                break
        print(f"{label:28} {wrong:4} of {seen:4} blamed")
        alarms, variants = alarms + wrong, variants + seen
    print(f"class right: {right} of {total} = {right / total:.4f}; wanted 0.95")
    print(f"false alarms: {alarms} of {variants} = {alarms / variants:.4f}; wanted at most 0.01")
    return 0 if right / total >= 0.95 and alarms / variants <= 0.01 else 1


if __name__ == "__main__":
    sys.exit(main())
