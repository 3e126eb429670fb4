"""The places of spoiled and clean articles as numbers, for training and for measuring the decision.

Articles come from papers and dates that the honest build doesn't count; swaps of types that the table of candidates
holds are judged as if it didn't, so that what is learned holds for swaps never seen.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from training.candidates import MOBY_COMPANY, MOBY_HEAD, MOBY_LISTED, MYTHES, OWN_LIST, SPUN, WORDNET_SAME, Lexicon
from training.corpus import Article, articles
from training.spoil import Choices, Spoil, choices_of_relation, choices_of_swaps, spoil
from training.swaps import real_swaps
from training.thesauri import moby, mythes, wordnet, wrong_words

from newslint.plausibility.arrays import Arrays, open_arrays
from newslint.plausibility.candidates import CandidateTable
from newslint.plausibility.context import ContextModel
from newslint.plausibility.features import Place, Reader
from newslint.plausibility.statistics import FIRST_WORD, Statistics
from newslint.plausibility.tokens import WORD, tokens_of

DENSITIES = (0.0, 0.0, 0.015, 0.04, 0.08)
GROUPS = (1,) * 8 + (4,) * 3 + (25,)
"""So many single sentences make an article, in turn."""
REAL_SHARE = 0.6
KNOWN_PENALTY = 1.0
FREQUENT = 20


class BlockedTable(CandidateTable):
    """The table as if the source of a spoil had not been read: a thesaurus, or the list of real swaps."""

    def __init__(self, arrays: Arrays) -> None:
        """`blocked` is filled and emptied by who reads a spoiled text: (word, original) to the marks to forget."""
        super().__init__(arrays)
        self.blocked: dict[tuple[int, int], int] = {}

    def originals(self, number: int) -> list[tuple[int, float, int]]:
        rows = super().originals(number)
        if not self.blocked:
            return rows
        kept = []
        for option, prior, source in rows:
            mark = self.blocked.get((number, option), 0)
            if mark and not source & ~mark:
                continue
            kept.append((option, prior - (KNOWN_PENALTY if mark & ~SPUN else 0.0), source & ~mark))
        return kept


class Job(NamedTuple):
    """A text with its spoils, and the article it was made from."""

    article: int
    text: str
    spoils: Sequence[Spoil]


class Examples(NamedTuple):
    """Places as rows: the numbers the decision sees, whether the place is spoiled, where its original stands among the
    contenders (-1: nowhere), which job it belongs to, its token. And of each job: article, words, spoils."""

    values: Any
    label: Any
    rank: Any
    job: Any
    at: Any
    article: Any
    words: Any
    spoils: Any


def papers_for_test(article: Article) -> bool:
    """Papers never used for training: half of the political papers, half of one year's news."""
    if article.source == "polnear":
        return zlib.crc32(article.key.split("_")[0].encode()) % 2 == 0
    return article.source == "wmt22_english" and article.bucket >= 5


def hosts(data: Path, test: bool, limit: int) -> Iterator[Article]:
    """Articles that the honest counts don't hold; single sentences stay alone or are gathered into groups."""
    taken: dict[str, int] = {}
    group: dict[str, list[str]] = {}
    made: dict[str, int] = {}
    for article in articles(data):
        if not article.held_out or papers_for_test(article) != test:
            continue
        if taken.get(article.source, 0) > limit:
            continue
        taken[article.source] = taken.get(article.source, 0) + len(article.text.split())
        if article.source.startswith(("wmt", "newsmtsc")):
            lines = group.setdefault(article.source, [])
            lines.append(article.text)
            number = made.get(article.source, 0)
            if len(lines) == GROUPS[number % len(GROUPS)]:
                made[article.source] = number + 1
                yield Article(article.source, article.key, "\n".join(lines))
                lines.clear()
        elif len(article.text) > 250:
            yield article


@contextmanager
def blocking(reader: Reader, job: Job) -> Iterator[None]:
    """Let the reader's table forget where the spoils of a text come from."""
    assert isinstance(reader.table, BlockedTable)
    numbers, blocked = reader.statistics.numbers, reader.table.blocked
    for s in job.spoils:
        blocked[numbers.get(job.text[s.start : s.end], 0), numbers.get(s.original, 0)] = s.source or SPUN
    yield
    blocked.clear()


def places_of(reader: Reader, job: Job, everything: bool = True) -> Iterator[tuple[Place, str | None]]:
    """Every place of a text with its true original, None when it is clean."""
    truth = {s.start: s.original for s in job.spoils}
    tokens = tokens_of(job.text)
    with blocking(reader, job):
        for place in reader.places(tokens, everything):
            yield place, truth.get(tokens[place.at].start)


def jobs_for_training(
    pool: Sequence[Article],
    real: Choices,
    others: Sequence[Choices],
    seed: int,
    densities: Sequence[float] = DENSITIES,
) -> list[Job]:
    """Every article twice: spoiled at some density or left clean, and the other way round."""
    chance = random.Random(seed)
    jobs = []
    for k, article in enumerate(pool):
        density = chance.choice(densities)
        for turn in (0, 1):
            choices = real if chance.random() < REAL_SHARE else chance.choice(others)
            if turn:
                density = 0.0 if density else chance.choice([d for d in densities if d])
            text, spoils = article.text, list[Spoil]()
            if density:
                text, spoils = spoil(article.text, choices, density, seed + 2 * k + turn)
            jobs.append(Job(k, text, spoils))
    return jobs


_READER: Reader | None = None


def _collected(part: tuple[int, Sequence[Job]]) -> Examples:
    reader = _READER
    assert reader is not None
    first, jobs = part
    values, label, rank, owner, at = [], [], [], [], []
    for number, job in enumerate(jobs, first):
        for place, original in places_of(reader, job):
            names = [reader.statistics.words[contender.number] for contender in place.contenders]
            values.append(place.values)
            label.append(original is not None)
            rank.append(names.index(original) if original in names else -1)
            owner.append(number)
            at.append(place.at)
    return Examples(
        np.array(values, np.float32),
        np.array(label, bool),
        np.array(rank, np.int8),
        np.array(owner, np.int32),
        np.array(at, np.int32),
        np.array([job.article for job in jobs], np.int32),
        np.array([sum(t.kind == WORD for t in tokens_of(job.text)) for job in jobs], np.int32),
        np.array([len(job.spoils) for job in jobs], np.int32),
    )


def collect(reader: Reader, jobs: Sequence[Job], processes: int = 2) -> Examples:
    """The examples of all jobs, in order."""
    global _READER
    _READER = reader
    size = 40
    parts = [(at, jobs[at : at + size]) for at in range(0, len(jobs), size)]
    with ProcessPoolExecutor(processes) as pool:
        found = [part for part in pool.map(_collected, parts) if len(part.words)]
    return Examples(
        *(np.concatenate([column for column in columns if column.size]) for columns in zip(*found, strict=True))
    )


def frequent_words(statistics: Statistics) -> dict[str, float]:
    """Content words that news often has, with the root of their count."""
    counts, flags = statistics.arrays.numbers("count"), statistics.arrays.numbers("flags")
    return {
        word: counts[number] ** 0.5
        for word, number in statistics.numbers.items()
        if number >= FIRST_WORD and counts[number] >= FREQUENT
        if not flags[number] and word.isalpha() and len(word) > 2
    }


def thesaurus_choices(
    statistics: Statistics, moby_file: Path, mythes_file: Path, wordnet_folder: Path
) -> list[Choices]:
    """What each thesaurus offers for a frequent word, commoner words more often."""
    frequency = frequent_words(statistics)
    lexicon = Lexicon()
    same, _ = wordnet(wordnet_folder)
    return [
        choices_of_relation(moby(moby_file), MOBY_HEAD | MOBY_LISTED | MOBY_COMPANY, lexicon, frequency),
        choices_of_relation(mythes(mythes_file), MYTHES | WORDNET_SAME, lexicon, frequency),
        choices_of_relation(same, WORDNET_SAME | MYTHES, lexicon, frequency),
        choices_of_relation(wrong_words(), OWN_LIST, lexicon, frequency),
    ]


def swap_choices(data: Path, held_out: bool) -> Choices:
    """The real swaps of the types that train, or of those held out."""
    return choices_of_swaps([swap for swap in real_swaps(data) if swap.held_out is held_out])


def open_reader(statistics: Path, candidates: Path, context: Path, ranking: Sequence[float]) -> Reader:
    """A reader on the three files that can do as if sources were missing."""
    model = Statistics(open_arrays(statistics))
    return Reader(model, BlockedTable(open_arrays(candidates)), ContextModel(open_arrays(context)), ranking)
