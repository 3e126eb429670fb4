"""The deep stage: a causal language model as judge of words that may stand in the place of others.

`CausalJudge` reads a text paragraph by paragraph (`causal_readings`), keeps what it read on disk (`causal_cache`) and
turns gains in log-probability into probabilities. The constants of that last step were fitted by
`training/causal_calibrate.py` and stand in `causal_calibration.json`; `causal_words.txt` lists common words of news.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newslint.plausibility import models
from newslint.plausibility.causal_cache import ReadingCache
from newslint.plausibility.causal_values import Alternative, ParagraphReading, Proposal, Reading, log_frequency
from newslint.plausibility.models import ModelError

if TYPE_CHECKING:
    from newslint.plausibility.causal_binding import LanguageModel
    from newslint.plausibility.causal_readings import Reader

__all__ = ["CausalJudge", "Judgement", "ModelError"]

FOLDER = Path(__file__).parent
MOST_WORDS = 6000
"""Words judged in one text; what comes after them is left alone, so that no text takes forever."""
CONTEXT_CHARACTERS = 60
"""How much of the text before a paragraph its stored reading depends on: a word or two more than the n-gram that its
first words stand in, so that a change in a paragraph has the next one read again only where it is at the very end."""
ENOUGH_BEFORE = 700
"""Characters of the text before that a paragraph is read after when the paragraph before it was not read just now."""
FIRST_PRIOR, PRIOR_STEP = -3.0, -0.085
"""The prior of the first given candidate and the step to the next, where the caller gives no priors."""


class Hint(NamedTuple):
    """What a quicker judge says of a word: where it ends, the log odds that it is wrong, likely originals with the
    probability of each, best first."""

    end: int
    log_odds: float
    candidates: tuple[tuple[str, float], ...]


Hints = Mapping[int, Hint]
"""Hints by the place where the word begins."""


class Judgement(NamedTuple):
    """A word that may stand in another's place.

    `start` and `end` are places in the text, `probability` that the word is wrong, `candidates` the likely originals
    with the probability of each, best first, `gain` the nats by which the text becomes likelier with the first.
    """

    start: int
    end: int
    probability: float
    candidates: tuple[tuple[str, float], ...]
    gain: float


def open_llama(path: Path, threads: int | None) -> LanguageModel:
    """The model at `path`, read by llama.cpp. Raises ModelError when it can't be, or the extra isn't installed."""
    try:
        from newslint.plausibility.causal_binding import LlamaModel
    except ModuleNotFoundError as error:
        raise ModelError(models.INSTALL) from error
    return LlamaModel(path, threads)


class CausalJudge:
    """Judges words with one model. Opens it only when there is a paragraph that was never read before."""

    def __init__(
        self,
        model_path: Path | str,
        threads: int | None = None,
        *,
        cache_file: Path | None = None,
        open_model: Callable[[Path, int | None], LanguageModel] = open_llama,
    ) -> None:
        """`threads` defaults to the free processors, four at most; `cache_file` to one in the user's cache folder.

        Raises ModelError when the model's file doesn't exist; what else may be wrong with it shows at first use.
        """
        self._path = Path(model_path)
        if not self._path.is_file():
            raise ModelError(f"The model file {self._path} doesn't exist.")
        self._threads, self._open_model = threads, open_model
        self._cache_file = cache_file or models.cache_folder() / "causal.sqlite3"
        self._reader: Reader | None = None

    def judge(
        self,
        text: str,
        words: Sequence[tuple[int, int]],
        candidates: Mapping[int, Sequence[str]],
        priors: Mapping[int, Sequence[float]] | None = None,
        hints: Hints = {},
    ) -> list[Judgement]:
        """The words of `text` that look as if they stood in another's place, in reading order.

        `words` are their places in reading order, `candidates` likely originals by the number of the word, best first,
        and `priors` the log odds of each; a word without candidates is judged by the model's own. `hints` weigh in on
        the judgement, and a word that only they suspect is judged by them. A paragraph ends at a line feed. Raises
        ModelError when the model can't be used.
        """
        words = words[:MOST_WORDS]
        proposals = {
            number: tuple(zip(options, _priors(options, (priors or {}).get(number)), strict=True))
            for number, options in candidates.items()
            if number < len(words)
        }
        paragraphs = list(_paragraphs(text, words))
        keys = [self._key(text, paragraph, words, proposals) for paragraph in paragraphs]
        cache = ReadingCache(self._cache_file)
        cache.fetch([*keys, self._vocabulary_key()])
        read: list[tuple[int, ParagraphReading]] = []
        begin: int | None = 0
        try:
            for key, paragraph in zip(keys, paragraphs, strict=True):
                reading = cache.get(key)
                if reading is not None:
                    begin = None
                else:
                    if begin is None:
                        begin = _word_after(text, paragraph.start - ENOUGH_BEFORE)
                    reading = self._opened(cache).read(*_question(text, begin, paragraph, words, proposals))
                    cache.put(key, reading)
                read.append((paragraph.start, reading))
        finally:
            cache.flush()
        return decide(read, calibration(), hints)

    def _opened(self, cache: ReadingCache) -> Reader:
        """The model, opened when first asked for. It splits the common words into tokens once, then `cache` knows."""
        if self._reader is None:
            model = self._open_model(self._path, self._threads)
            from newslint.plausibility.causal_readings import Reader

            self._reader = Reader(model, common_words())
            known = cache.get_tokens(self._vocabulary_key())
            if known is None:
                cache.put_tokens(self._vocabulary_key(), self._reader.tokens_of_vocabulary())
            else:
                self._reader.remember(known)
        return self._reader

    def _vocabulary_key(self) -> str:
        """What the tokens of the common words depend on, as one hash."""
        return hashlib.sha256(f"tokens {_version()} {models.checksum(self._path)}".encode()).hexdigest()

    def _key(
        self,
        text: str,
        paragraph: _Paragraph,
        words: Sequence[tuple[int, int]],
        proposals: Mapping[int, Sequence[Proposal]],
    ) -> str:
        """What the reading of a paragraph depends on, as one hash. Of the text before it only the end counts: a change
        further up moves the figures too little to read everything after it again."""
        numbers = range(paragraph.first, paragraph.last + 1)
        parts = [
            _version(),
            models.checksum(self._path),
            text[max(0, paragraph.start - CONTEXT_CHARACTERS) : paragraph.start],
            text[paragraph.start : paragraph.end],
            [(words[number][0] - paragraph.start, words[number][1] - paragraph.start) for number in numbers],
            [proposals.get(number, ()) for number in numbers],
        ]
        return hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogatepass")).hexdigest()


class _Paragraph(NamedTuple):
    """A paragraph with words to judge: its place in the text, its first and last word."""

    start: int
    end: int
    first: int
    last: int


def _paragraphs(text: str, words: Sequence[tuple[int, int]]) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    for number, (word_start, _) in enumerate(words):
        if found and word_start < found[-1].end:
            found[-1] = _Paragraph(found[-1].start, found[-1].end, found[-1].first, number)
            continue
        start = text.rfind("\n", 0, word_start) + 1
        end = text.find("\n", word_start)
        found.append(_Paragraph(start, len(text) if end < 0 else end, number, number))
    return found


def _question(
    text: str,
    begin: int,
    paragraph: _Paragraph,
    words: Sequence[tuple[int, int]],
    proposals: Mapping[int, Sequence[Proposal]],
) -> tuple[str, str, Sequence[tuple[int, int]], Mapping[int, Sequence[Proposal]]]:
    """What `Reader.read` is asked of a paragraph, after the text from `begin` on."""
    numbers = range(paragraph.first, paragraph.last + 1)
    return (
        text[begin : paragraph.start],
        text[paragraph.start : paragraph.end],
        [(words[number][0] - paragraph.start, words[number][1] - paragraph.start) for number in numbers],
        {number - paragraph.first: proposals[number] for number in numbers if number in proposals},
    )


def _word_after(text: str, place: int) -> int:
    """Where the first word begins after a place; the beginning of the text for one before it."""
    return 0 if place <= 0 else text.find(" ", place) + 1


def _priors(options: Sequence[str], priors: Sequence[float] | None) -> Sequence[float]:
    return priors if priors is not None else [FIRST_PRIOR + PRIOR_STEP * place for place in range(len(options))]


@cache
def _version() -> str:
    """Changes whenever a paragraph would be read otherwise."""
    digest = hashlib.sha256()
    for name in ("causal_words.txt", "causal_readings.py", "causal_pairs.py"):
        digest.update((FOLDER / name).read_bytes())
    return digest.hexdigest()


@cache
def common_words() -> tuple[str, ...]:
    """Lower-case words of news English, the commonest first."""
    lines = (FOLDER / "causal_words.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))


class Calibration(NamedTuple):
    """The fitted constants: a weight for each of `FEATURES` in the first and the second pass over an article; a
    constant and the weight of a hint for words that were not read; a constant and the weight of `article_figure`."""

    first: tuple[float, ...]
    second: tuple[float, ...]
    unread: tuple[float, float]
    article: tuple[float, float]


@cache
def calibration() -> Calibration:
    """The shipped constants."""
    stored = json.loads((FOLDER / "causal_calibration.json").read_text(encoding="utf-8"))
    first, second = (
        tuple(stored[f"weights of the {which} pass"][name] for name in FEATURES) for which in ("first", "second")
    )
    return Calibration(
        first,
        second,
        tuple(stored["unread"]),
        tuple(stored["article"]),
    )


FEATURES = (
    "constant",
    "gain to 4",
    "gain 4 to 8",
    "gain over 8",
    "loss of the right context",
    "near",
    "prior",
    "given",
    "candidate likelier than its frequency",
    "word rare",
    "candidate commoner",
    "likelier word ahead",
    "article suspicious",
    "little before",
    "hint",
    "hint at the candidate",
)
LEAST_HINT = -4.0
LITTLE_BEFORE = 200
USUAL_WORDS, USUAL_WRONG = 100, 0.3
SUREST = 1 - 1e-6
RARE = 8000
UNLISTED = 20_000
"""Ranks among common words: where rare ones begin, and the rank given to those not listed."""


def decide(
    paragraphs: Sequence[tuple[int, ParagraphReading]], constants: Calibration, hints: Hints = {}
) -> list[Judgement]:
    """Turn the readings of an article, each with the place of its paragraph, into judgements, in reading order.

    For each word the candidates and the word itself share the probability: a candidate's score is the weighted sum of
    its features, the word's own is 0. The first pass says how many words of the article are wrong, which the second
    then knows of each.
    """
    suspicious = expected_share(paragraphs, constants.first, hints)
    found = []
    for start, paragraph in paragraphs:
        for reading in paragraph.readings:
            place = reading.start + start
            shares = _shares_of(reading, place, constants.second, suspicious, hints)
            options = sorted(zip(reading.alternatives, shares, strict=True), key=lambda option: -option[1])
            candidates = tuple((option.word, share) for option, share in options)
            gain = options[0][0].gain if options else 0.0
            found.append(Judgement(place, reading.end + start, sum(shares), candidates, gain))
    read = {judgement.start for judgement in found}
    base, slope = constants.unread
    for place, hint in hints.items():
        if place not in read:
            chance = 1 / (1 + math.exp(-base - slope * max(hint.log_odds, LEAST_HINT)))
            found.append(Judgement(place, hint.end, chance, hint.candidates, 0.0))
    return sorted(found, key=lambda judgement: judgement.start)


def article_figure(judged: Sequence[Judgement], words: int) -> float:
    """What speaks for an article that was spun: how improbable it is that none of its words is wrong, per word, as a
    logarithm. A few places that are surely wrong count for more than many doubtful ones."""
    improbable = sum(-math.log1p(-min(judgement.probability, SUREST)) for judgement in judged)
    return math.log((improbable + USUAL_WRONG) / (words + USUAL_WORDS))


def spun(judged: Sequence[Judgement], words: int, constants: Calibration) -> float:
    """The probability that the words of an article were swapped all over it."""
    base, weight = constants.article
    return 1 / (1 + math.exp(-base - weight * article_figure(judged, words)))


def expected_share(paragraphs: Sequence[tuple[int, ParagraphReading]], weights: Sequence[float], hints: Hints) -> float:
    """The share of an article's words that are wrong by the first pass; never 0, and mild for short texts."""
    striking = striking_share([reading for _, reading in paragraphs])
    expected = sum(
        sum(_shares_of(reading, reading.start + start, weights, striking, hints))
        for start, paragraph in paragraphs
        for reading in paragraph.readings
    )
    return (expected + USUAL_WRONG) / (sum(paragraph.words for _, paragraph in paragraphs) + USUAL_WORDS)


def _shares_of(reading: Reading, place: int, weights: Sequence[float], suspicious: float, hints: Hints) -> list[float]:
    """The probability of each alternative."""
    hint = hints.get(place)
    rows = (features(reading, option, suspicious, place, hint) for option in reading.alternatives)
    return _shares([sum(map(mul, weights, row)) for row in rows])


def _shares(scores: Sequence[float]) -> list[float]:
    top = max(0.0, *scores) if scores else 0.0
    powers = [math.exp(score - top) for score in scores]
    total = math.exp(-top) + sum(powers)
    return [power / total for power in powers]


def striking_share(paragraphs: Sequence[ParagraphReading]) -> float:
    """The share of an article's words with a near candidate that is far better; never 0, and mild for short texts."""
    words = sum(paragraph.words for paragraph in paragraphs)
    striking = sum(
        1
        for paragraph in paragraphs
        for reading in paragraph.readings
        if any(option.gain > 6.0 and option.prior + 8.0 * option.near > 0.0 for option in reading.alternatives)
    )
    return (striking + 0.5) / (words + 100)


def features(
    reading: Reading, option: Alternative, suspicious: float, before: int, hint: Hint | None
) -> tuple[float, ...]:
    """The figures that decide whether `option` stood where the word of `reading` stands, in the order of `FEATURES`;
    `before` is the number of characters of text before the word."""
    gain = option.gain
    rank = option.rank if option.rank >= 0 else UNLISTED
    own_rank = reading.rank if reading.rank >= 0 else UNLISTED
    hinted = max(0.0, hint.log_odds - LEAST_HINT) if hint else 0.0
    return (
        1.0,
        max(-4.0, min(gain, 4.0)),
        min(max(gain - 4.0, 0.0), 4.0),
        min(max(gain - 8.0, 0.0), 8.0),
        max(-8.0, min(option.right, 0.0)),
        option.near,
        option.prior,
        float(option.given),
        max(-4.0, min(option.left - reading.surprise - log_frequency(rank), 10.0)),
        float(own_rank > RARE),
        math.log((own_rank + 20) / (rank + 20)),
        min(reading.ahead, 15.0),
        math.log(suspicious),
        max(0.0, 1.0 - before / LITTLE_BEFORE),
        hinted,
        hinted if hint and hint.candidates and hint.candidates[0][0].lower() == option.word.lower() else 0.0,
    )
