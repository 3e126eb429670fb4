"""News text for counting and for measuring, split by article and by paper in one fixed way."""

from __future__ import annotations

import gzip
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HELD_OUT_TENTHS = 1
HELD_OUT_SOURCES = frozenset({"wmt22_english", "newsmtsc", "polnear"})
NOISE = re.compile(r"\bLOL\b ?")
HTML = re.compile(r"<[^>]{1,200}>")


@dataclass(frozen=True, slots=True)
class Article:
    """A piece of news: where it comes from, its key there, its text."""

    source: str
    key: str
    text: str

    @property
    def bucket(self) -> int:
        """A stable number from 0 to 9 that splits every source by article."""
        return zlib.crc32(self.key.encode()) % 10

    @property
    def held_out(self) -> bool:
        """Whether the honest build leaves this article out of its counts."""
        return self.source in HELD_OUT_SOURCES or self.bucket < HELD_OUT_TENTHS


def articles(data: Path) -> Iterator[Article]:
    """Every article of the data folder, each text once, in a fixed order."""
    seen: set[int] = set()
    for path in sorted((data / "news").glob("*.jsonl.gz")):
        source = path.name.removesuffix(".jsonl.gz")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                for number, text in enumerate(stories(source, row["text"])):
                    fingerprint = hash_of(text)
                    if fingerprint not in seen:
                        seen.add(fingerprint)
                        yield Article(source, f"{row['id']}/{number}", text)
    with zipfile.ZipFile(data / "sources" / "polnear_train.zip") as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".txt"):
                yield Article("polnear", Path(name).stem, archive.read(name).decode("utf-8", "replace"))


def hash_of(text: str) -> int:
    """A number that is the same for texts that differ in white space only."""
    return zlib.crc32(" ".join(text.split()).encode()) * 1_000_003 + len(text)


def stories(source: str, text: str) -> list[str]:
    """The articles within one row: two sources hold many in one, or carry marks of their corpus."""
    text = text.replace("\r\n", "\n")
    if source == "abc_2006":
        return [story for story in re.split(r"\n\s*\n", text) if len(story) > 40]
    if source == "reuters_21578":
        return [NOISE.sub("", text)]
    if source == "ag_news":
        return [HTML.sub(" ", text)]
    if source == "brown":
        return [re.sub(r" ([,.;:?!])", r"\1", text)]
    return [text]
