"""Fit the weights that join the phrase statistics and the phrase book into one judgement.

    python -m training.weighing --data DATA --honest FOLDER --moby words.txt --mythes th_en_US_v2.dat \\
        --wordnet /usr/share/wordnet [--keep FILE]

FOLDER holds the four files of the honest build and its `phrases.bin`.
Both witnesses have to meet the fitted places as they meet an article of tomorrow. So the hosts are articles that the
honest build doesn't count, that `training.decision` doesn't read (it stops after so many words of each source), and of
sources that `training.phrases fit` leaves alone; and where a spoil comes from a thesaurus or a list, both witnesses are
asked as if they had never read it. Real swaps are of the types that train. No test paper is opened.
`--keep` stores what the witnesses said, so that another fit takes seconds.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from training.candidates import MOBY_COMPANY, MOBY_HEAD, MOBY_LISTED, MYTHES, OWN_LIST, SPUN, WORDNET_SAME
from training.corpus import Article
from training.decision import CLEAN_SHARE
from training.phrases import LEXICON, fitting
from training.places import BlockedTable, Job, hosts, jobs_for_training, swap_choices, thesaurus_choices

from newslint.phrasebook.book import PhraseBook
from newslint.phrasebook.broken import read_phrases
from newslint.phrasebook.evidence import SOURCES, Nearness, PhraseEvidence
from newslint.plausibility.arrays import open_arrays
from newslint.plausibility.fast import FastModel
from newslint.plausibility.features import Reader
from newslint.readers import read_text
from newslint.views.tokens import tokens
from newslint_rules.wording._joint import FROM_ARTICLE, LIKELY_SPUN, article_figures, log_odds, share_told

OUT = Path(__file__).parents[1] / "rules" / "newslint_rules" / "wording" / "_weights.py"
READ_BY_DECISION = 45_000
"""Words of each source after which `training.decision` stops."""

DENSITIES = (0.0, 0.0, 0.01, 0.015, 0.02, 0.04)
SHORTEST_ARTICLE = 90
STRENGTH = 100.0
AIMED = 2.0
"""Spoils at random places break a frozen phrase one time in ten or fifteen; the swaps that make an article unreadable
are those that do. So they count twice."""
MARKS = {
    MOBY_HEAD | MOBY_LISTED | MOBY_COMPANY: ("Moby head", "Moby listed"),
    MYTHES | WORDNET_SAME: ("synonym of WordNet or MyThes",),
    OWN_LIST: ("own list",),
}
"""The sources of a spoil as the table of candidates marks them, and as the phrase book calls them."""

FILE = '''"""What each witness of a wrong word counts for, in log odds; written by `python -m training.weighing`."""

from typing import Final

STATISTICS_ALONE: Final = {statistics}
"""A constant and the slope on the log odds of the phrase statistics, where the phrase book says nothing."""

PHRASE_ALONE: Final = {phrase}
"""The same for the phrase book, where the phrase statistics say nothing."""

TOGETHER: Final = {together}
"""A constant and the slopes on the log odds of the phrase statistics and of the phrase book, where both speak."""

STANDS_RIGHT: Final = {right}
"""For a word that stands rightly in another frozen phrase."""

ARTICLE: Final = {article}
"""Of an article as a whole: a constant, the slopes on the log odds of the phrase statistics and on the improbability
that none of its different broken phrases is wrong, in nats."""
'''


class Witnessed(NamedTuple):
    """What the witnesses say of a text: its words, how many are spoiled, the two figures of the article, and of each
    doubtful place the probabilities by statistics and by the phrase book (0 for none), whether it stands rightly in a
    frozen phrase, and whether it is spoiled."""

    words: int
    spoils: int
    figures: tuple[float, float]
    places: list[tuple[float, float, bool, bool]]


class BlindEvidence(PhraseEvidence):
    """What the phrase book knows, as if the source of a spoil had not been read."""

    hidden: Mapping[tuple[str, str], tuple[str, ...]] = {}

    def nearness(self, right: str, wrong: str) -> Nearness | None:
        """How near two words are by the sources that are not hidden for them."""
        near = super().nearness(right, wrong)
        hidden = self.hidden.get((right, wrong))
        if not near or not hidden:
            return near
        left = tuple(mark and name not in hidden for mark, name in zip(near.sources, SOURCES, strict=True))
        return near._replace(sources=left) if any(left) else None


class Witnesses:
    """Both witnesses of the honest build."""

    def __init__(self, folder: Path) -> None:
        """Opens the files of `folder` and the phrases of the rules."""
        self.model = FastModel(folder)
        usual = self.model.reader
        self.table = BlockedTable(open_arrays(folder / "candidates.bin"))
        self.model.reader = Reader(usual.statistics, self.table, usual.context, usual.ranking, usual.doubt)
        self.book, self.evidence = PhraseBook.open(str(LEXICON)), BlindEvidence(str(folder / "phrases.bin"))

    def read(self, job: Job) -> Witnessed:
        """What they say of a text."""
        numbers = self.model.statistics.numbers
        swaps = {(s.original, job.text[s.start : s.end].lower()): s.source for s in job.spoils}
        self.table.blocked = {
            (numbers.get(wrong, 0), numbers.get(right, 0)): source or SPUN for (right, wrong), source in swaps.items()
        }
        self.evidence.hidden = {swap: names_of(source) for swap, source in swaps.items()}
        document = read_text(job.text)
        judgement = self.model.judge_document(document)
        reading = read_phrases(document, self.book, self.evidence)
        by_statistics = {one.start: one.probability for one in judgement.suspicions}
        by_phrases = {one.start: one.probability for one in reading.broken}
        spoiled = {spoil.start for spoil in job.spoils}
        return Witnessed(
            sum(len(row.words) for row in document.view(tokens)),
            len(job.spoils),
            article_figures(judgement.spun, reading.broken),
            [
                (by_statistics.get(start, 0.0), by_phrases.get(start, 0.0), start in reading.right, start in spoiled)
                for start in sorted(by_statistics.keys() | by_phrases.keys())
            ],
        )


def names_of(source: int) -> tuple[str, ...]:
    """What the phrase book calls the sources of a spoil."""
    return tuple(name for marks, names in MARKS.items() if source & marks for name in names)


def unseen(data: Path, limit: int) -> Iterator[Article]:
    """Articles that neither witness was fitted on, about `limit` words of each source."""
    read = {(article.source, article.key) for article in hosts(data, False, READ_BY_DECISION)}
    taken: dict[str, int] = {}
    for article in hosts(data, False, sys.maxsize):
        if (article.source, article.key) in read or fitting(article) or taken.get(article.source, 0) > limit:
            continue
        taken[article.source] = taken.get(article.source, 0) + len(article.text.split())
        yield article


def fit_article(read: list[Witnessed]) -> tuple[float, ...]:
    """A constant and two slopes: the log odds that an article is spun, four in five being clean."""
    long = [one for one in read if one.words >= SHORTEST_ARTICLE]
    figures, spun = np.array([one.figures for one in long]), np.array([one.spoils > 0 for one in long])
    weight = np.where(spun, (1 - CLEAN_SHARE) / spun.mean(), CLEAN_SHARE / (1 - spun.mean()))
    model = LogisticRegression(C=STRENGTH).fit(figures, spun, sample_weight=weight)
    print(len(long), "articles,", int(spun.sum()), "spoiled")
    return float(model.intercept_[0]), *map(float, model.coef_[0])


def fit_places(read: list[Witnessed], article: tuple[float, ...]) -> dict[str, tuple[float, ...]]:
    """The weights of places, each text weighed so that four in five are clean.

    What the article says is a column with a weight of its own, printed; `FROM_ARTICLE` is taken in its place.
    """
    share = np.mean([one.spoils > 0 for one in read])
    rows, labels, weights = [], [], []
    for one in read:
        spun = article[0] + article[1] * one.figures[0] + article[2] * one.figures[1]
        lift = max(spun - LIKELY_SPUN, 0.0) * share_told(one.words)
        for statistics, phrase, right, spoiled in one.places:
            rows.append(columns(statistics, phrase, right, lift))
            labels.append(spoiled)
            weight = (1 - CLEAN_SHARE) / share if one.spoils else CLEAN_SHARE / (1 - share)
            weights.append(weight * AIMED if spoiled and phrase else weight)
    values, label, sample_weight = np.array(rows), np.array(labels), np.array(weights)
    fitted = LogisticRegression(C=STRENGTH, max_iter=5000).fit(values, label, sample_weight=sample_weight)
    print(len(label), "places,", int(label.sum()), "spoiled; of the article", round(float(fitted.coef_[0, -1]), 2))
    # The slope of the article is chosen, not fitted; the rest is what fits without it.
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(values[:, :-1], label, sample_weight=sample_weight)
    base, phrase_constant, both_constant, slope, phrase_slope, both_slope, both_phrase, right = (
        float(model.intercept_[0]),
        *map(float, model.coef_[0]),
    )
    return {
        "statistics": (base, slope),
        "phrase": (base + phrase_constant, phrase_slope),
        "together": (base + both_constant, both_slope, both_phrase),
        "right": (right,),
    }


def columns(statistics: float, phrase: float, right: bool, lift: float) -> list[float]:
    """A place as a row: which witnesses speak, what they say, whether it stands rightly in a phrase, the article."""
    both = statistics > 0 and phrase > 0
    by_statistics, by_phrase = log_odds(statistics) if statistics else 0.0, log_odds(phrase) if phrase else 0.0
    return [
        float(not statistics),
        float(both),
        0.0 if both else by_statistics,
        0.0 if both else by_phrase,
        by_statistics if both else 0.0,
        by_phrase if both else 0.0,
        float(right),
        lift,
    ]


def rounded(values: tuple[float, ...]) -> Any:
    """Values as they are written: three decimals; a single one by itself."""
    kept = tuple(round(value, 3) for value in values)
    return kept[0] if len(kept) == 1 else kept


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("data", "honest", "moby", "mythes", "wordnet"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=50_000, help="words of each source")
    parser.add_argument("--keep", type=Path, help="write what the witnesses said here, or read it if it is there")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    if options.keep and options.keep.exists():
        read = [Witnessed(*row) for row in pickle.loads(options.keep.read_bytes())]
    else:
        witnesses = Witnesses(options.honest)
        others = thesaurus_choices(witnesses.model.statistics, options.moby, options.mythes, options.wordnet)
        pool = list(unseen(options.data, options.limit))
        random.Random(3).shuffle(pool)
        print("hosts", len(pool), sum(len(article.text.split()) for article in pool), "words", flush=True)
        jobs = jobs_for_training(pool, swap_choices(options.data, False), others, 21, DENSITIES)
        read = [witnesses.read(job) for job in jobs]
        if options.keep:
            options.keep.write_bytes(pickle.dumps([tuple(one) for one in read]))
    article = fit_article(read)
    weights = {"article": article, **fit_places(read, article)}
    options.out.write_text(FILE.format(**{name: rounded(values) for name, values in weights.items()}), encoding="utf-8")
    print({name: rounded(values) for name, values in weights.items()}, "chosen of the article", FROM_ARTICLE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
