"""Measures the reading of quantities against 300 hand-annotated sentences of news.

The annotations in `data/quantities.jsonl` hold no text: they name the file, the article and the sentence's place, with
a checksum. `--data` is the folder that holds the files (`SOURCE.jsonl.gz`, one `{"id", "text"}` a line). The sentences
were drawn at random, 25 from each of twelve files, among those with a digit or a number word, and annotated from the
sentence alone, before the reader was written. Dates, times, durations, ages and names are no quantities there; a bare
dollar or cent is USD.

    python benchmarks/quantities.py --data FOLDER
"""

import argparse
import collections
import gzip
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from newslint.document import Block, Document, Role
from newslint.views.quantities import Quantity, quantities

_GOLD = os.path.join(os.path.dirname(__file__), "data", "quantities.jsonl")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", required=True, help="the folder with the news files")
    parser.add_argument("--errors", action="store_true", help="print every number that is not read as annotated")
    options = parser.parse_args()
    right: collections.Counter[str] = collections.Counter()
    total = found = 0
    for row, text in _rows(options.data):
        document = Document(text, [Block(Role.PARAGRAPH, 0, len(text))])
        read = {(item.start, item.end): item for item in quantities(document)}
        found += len(read)
        total += len(row["quantities"])
        for gold in row["quantities"]:
            _score(gold, read, right, text, options.errors)
        if options.errors:
            places = {(gold["start"], gold["end"]) for gold in row["quantities"]}
            for place, item in read.items():
                if place not in places:
                    print(f"EXTRA {text[slice(*place)]!r} {item.kind}: {_around(text, *place)}")
    print(f"{total} numbers annotated, {found} read, {right['span']} with the same span")
    print(f"spans: recall {right['span'] / total:.3f}, precision {right['span'] / found:.3f}")
    for name in ("value", "unit", "kind", "hedge", "role", "all"):
        print(f"{name}: {right[name]} of {total}, {right[name] / total:.3f}")
    return 0


def _rows(folder: str) -> Iterator[tuple[Any, str]]:
    """The annotated sentences with their text."""
    with open(_GOLD, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for source in dict.fromkeys(row["source"] for row in rows):
        wanted = {row["id"] for row in rows if row["source"] == source}
        articles = {}
        with gzip.open(os.path.join(folder, f"{source}.jsonl.gz"), "rt", encoding="utf-8") as file:
            for line in file:
                article = json.loads(line)
                if article["id"] in wanted:
                    articles[article["id"]] = article["text"]
        for row in rows:
            if row["source"] == source:
                text = articles[row["id"]][row["start"] : row["end"]]
                if hashlib.sha256(text.encode()).hexdigest()[:12] != row["sha"]:
                    sys.exit(f"{source} {row['id']}: the text is not the one that was annotated")
                yield row, text


def _score(
    gold: Any, read: dict[tuple[int, int], Quantity], right: collections.Counter[str], text: str, show: bool
) -> None:
    item = read.get((gold["start"], gold["end"]))
    if item is None:
        if show:
            print(f"MISSED {text[gold['start'] : gold['end']]!r}: {_around(text, gold['start'], gold['end'])}")
        return
    value = gold["value"]
    ends = [Fraction(end) for end in (value if isinstance(value, list) else [value])]
    marks = {
        "value": [end for end in (item.value, item.to) if end is not None] == ends,
        "unit": item.unit == gold["unit"],
        "kind": item.kind == gold["kind"],
        "hedge": item.hedge == gold["hedge"],
        "role": item.role == gold["role"],
    }
    right["span"] += 1
    right.update(name for name, is_right in marks.items() if is_right)
    right["all"] += all(marks.values())
    if show and not all(marks.values()):
        wrong = [f"{name} {getattr(item, name)} not {gold[name]}" for name, is_right in marks.items() if not is_right]
        print(f"WRONG {'; '.join(wrong)}: {_around(text, gold['start'], gold['end'])}")


def _around(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 50]}".split())


if __name__ == "__main__":
    sys.exit(main())
