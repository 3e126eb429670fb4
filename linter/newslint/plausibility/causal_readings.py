"""What a causal language model makes of the words of a paragraph: how much likelier the text becomes with another word.

For every word asked about, one pass over the paragraph gives the logits before it, and so the gap between the word and
any other under the same left context. Only where that gap, or the surprise of what follows, is suspicious is the right
context read with the best candidates in the word's place: first one token, then up to some sixty characters.
Candidates are those given and the model's own: the likeliest words there whose vector is near the found word's, and a
few of another sense that are far likelier.

All figures are natural logarithms (nats). Probabilities are normalised over frequent words and the tokens of the text,
not over the model's whole vocabulary: the same for a word and its candidates, so their differences keep their sense.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newslint.plausibility.causal_binding import BATCH, CONTEXT, SEQUENCES, Columns, Entry, LanguageModel
from newslint.plausibility.causal_pairs import exchangeable
from newslint.plausibility.causal_values import Alternative, ParagraphReading, Proposal, Reading, log_frequency

CONTEXT_STEP = 1500
"""A word is read after at least this many characters of the text before it, and at most twice as many."""
MOST_TOKENS = CONTEXT - BATCH
RIGHT_CHARACTERS = 50
RIGHT_TOKENS = 9
WINDOW_CHARACTERS = 1100
NORMALISING_WORDS = 7000
NORMALISING_PIECES = 1500
GIVEN_LIMIT = 60
OWN_PRIOR = -7.0
"""The prior of a candidate that only the model proposes; given ones have about -1 (surely a swap) to -7 (hardly)."""
NEAR = 0.33
UNLIKE_NEAR, UNLIKE_GAIN = 0.15, 4.0
"""How near the model's own proposals are that are less near than NEAR, and by how much they are likelier than the found
word, and than anywhere else."""
NEARNESS_WEIGHT = 8.0
FAR_BEHIND = 8.0
"""A candidate that stands so far behind the best after the first round is not read in the second."""
EXPECTED_PIECE = 1.5
FOLLOWING_WEIGHT = 0.6
LEAST_SUSPICION = 3.0
LEAST_FIRST_GAIN = 2.0
SHARE_OF_WORDS = 0.25
"""At most this share of a window's words is read with candidates, the most suspicious first."""


class Width(NamedTuple):
    """How many candidates a word is read with: of the model's own those near in sense and those of another, all of them
    in the first round, those that are read to the end."""

    near: int
    unlike: int
    first_round: int
    second_round: int


USUAL, WIDE = Width(6, 2, 8, 3), Width(10, 8, 20, 5)
WIDE_FROM = 10.0
"""The suspicion of a word, whatever the candidates, from which more of them are read: where the likeliest word is far
ahead, what follows is needed to tell the original from many that are likelier before it."""


@dataclass(frozen=True)
class Reader:
    """Reads paragraphs with one model. `vocabulary` lists common words, the commonest first."""

    model: LanguageModel
    vocabulary: Sequence[str]
    held: list[int] = field(default_factory=list, repr=False)
    """The tokens that the model holds as sequence 0."""
    _forms: dict[str, list[int]] = field(default_factory=dict, repr=False)

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The place of each common word."""
        return {word: place for place, word in enumerate(self.vocabulary)}

    @cached_property
    def _common(self) -> tuple[tuple[str, int], ...]:
        """The common words that are one token after a space, each with that token."""
        split = ((word, self.tokens(" " + word)) for word in self.vocabulary)
        return tuple((word, tokens[0]) for word, tokens in split if len(tokens) == 1)

    @cached_property
    def common_words(self) -> tuple[str, ...]:
        """The words that the model may propose."""
        return tuple(word for word, _ in self._common)

    @cached_property
    def common_columns(self) -> Columns:
        """The columns of the words that the model may propose, in their order."""
        return self.model.columns([token for _, token in self._common])

    @cached_property
    def common_vectors(self) -> NDArray[np.float32]:
        """The directions of the words that the model may propose, a row each."""
        return _unit(self.model.vectors([token for _, token in self._common]))

    @cached_property
    def common_frequencies(self) -> NDArray[np.float32]:
        """The log-probability anywhere in news of each word that the model may propose."""
        return np.array([log_frequency(self.ranks[word]) for word in self.common_words], np.float32)

    @cached_property
    def normalising(self) -> Columns:
        """Frequent words and the pieces that punctuation, figures and rare words are made of."""
        frequent = [token for _, token in self._common[:NORMALISING_WORDS]]
        return self.model.columns(list(dict.fromkeys([*frequent, *range(NORMALISING_PIECES)])))

    def tokens_of_vocabulary(self) -> list[list[int]]:
        """The tokens of each common word after a space; what `remember` takes."""
        return [self.tokens(" " + word) for word in self.vocabulary]

    def remember(self, tokens: Sequence[Sequence[int]]) -> None:
        """Take the tokens of the common words as an earlier reader found them; those that don't spell their word are
        looked up again."""
        for word, found in zip(self.vocabulary, tokens, strict=False):
            if b"".join(map(self.model.piece, found)) == b" " + word.encode():
                self._forms[" " + word] = list(found)

    def read(
        self,
        before: str,
        paragraph: str,
        words: Sequence[tuple[int, int]],
        candidates: Mapping[int, Sequence[Proposal]],
    ) -> ParagraphReading:
        """The suspicious words of `paragraph`, which follows the text `before`. Reading on where the last call ended is
        cheap: what the model holds of the text is not read again.

        `words` are places in the paragraph in reading order, `candidates` proposals for their numbers in that list,
        best first.
        """
        found: list[Reading] = []
        count, surprise = 0, 0.0
        for first, last in _windows(words):
            start = max(0, words[0][0] - WINDOW_CHARACTERS) if first == 0 else words[first][0]
            end = min(len(paragraph), words[last][1] + 2 * RIGHT_CHARACTERS)
            context = before + paragraph[:start]
            part = Window(self, context[_context_start(context) :], paragraph[start:end])
            if not part.fits:
                part = Window(self, context[-RIGHT_CHARACTERS:], paragraph[start:end])
            if not part.fits:
                continue
            places = {number: (words[number][0] - start, words[number][1] - start) for number in range(first, last + 1)}
            readings, part_count, part_surprise = part.readings(places, candidates)
            found += [
                Reading(r.start + start, r.end + start, r.surprise, r.following, r.ahead, r.rank, r.alternatives)
                for r in readings
            ]
            count += part_count
            surprise += part_surprise
        return ParagraphReading(tuple(found), count, surprise)

    def tokens(self, form: str) -> list[int]:
        """The tokens of a word as it would stand in a text; empty when the model can't write it there as it is."""
        found = self._forms.get(form)
        if found is None:
            found = self.model.tokenize(form)
            if b"".join(map(self.model.piece, found)) != form.encode("utf-8", "replace"):
                found = []
            self._forms[form] = found
        return found

    def vector(self, tokens: Sequence[int]) -> NDArray[np.float32]:
        """The direction of a word of one or more tokens."""
        return np.asarray(_unit(self.model.vectors(tokens).mean(axis=0, keepdims=True))[0])


@dataclass(frozen=True, slots=True)
class _Place:
    """A word asked about: its number, its place in the window, its first token and the one after its last, whether the
    first token holds the space before it."""

    number: int
    start: int
    end: int
    first: int
    after: int
    spaced: bool
    word: str


@dataclass(slots=True)
class _Candidate:
    """A word in place of the found one: its tokens, its prior, whether the caller gave it, the log-probability of its
    first token, the cosine of its vector with the found word's, and the gains that `Window._score` finds."""

    word: str
    tokens: list[int]
    prior: float
    given: bool
    first: float
    near: float
    left: float = 0.0
    right: float = 0.0

    @property
    def guess(self) -> float:
        """The log-probability to expect of the whole word."""
        return self.first - EXPECTED_PIECE * (len(self.tokens) - 1)

    @property
    def promise(self) -> float:
        """What orders candidates before any is read."""
        return self.guess + NEARNESS_WEIGHT * self.near + self.prior

    @property
    def standing(self) -> float:
        """What orders candidates after a round of reading."""
        return self.left + self.right + NEARNESS_WEIGHT * self.near + self.prior


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A word worth reading with candidates: `own` is its log-probability, `ahead` how far the likeliest common word at
    its place is ahead of its first token."""

    place: _Place
    own: float
    ahead: float
    suspicion: float
    candidates: list[_Candidate]
    width: Width


class Window:
    """A stretch of text that is read at once: `context` gives the words before it their sense, `body` is judged."""

    def __init__(self, reader: Reader, context: str, body: str) -> None:
        self._reader, self._model = reader, reader.model
        self._text = context + body
        self._shift = len(context)
        self._opening = len(self._model.opening)
        self._tokens = [*self._model.opening, *self._model.tokenize(self._text)]
        self._starts = self._token_starts()
        self._normaliser = _extend(self._model, reader.normalising, self._tokens)
        self._chances: list[float] = [0.0] * len(self._tokens)
        """The log-probability of each token of the text, after the first pass."""

    @property
    def fits(self) -> bool:
        """Whether the model can hold the window and what is read beside it; not so for walls of figures or signs."""
        return len(self._tokens) <= MOST_TOKENS

    def readings(
        self, words: Mapping[int, tuple[int, int]], candidates: Mapping[int, Sequence[Proposal]]
    ) -> tuple[list[Reading], int, float]:
        """The suspicious words among `words` (places in the body by number), how many were read and their surprise."""
        places = self._places(words)
        if not places:
            return [], 0, 0.0
        suspects = self._suspects(places, candidates)
        suspects.sort(key=lambda suspect: -suspect.suspicion)
        del suspects[math.ceil(len(places) * SHARE_OF_WORDS) :]
        self._score(suspects, 1)
        finalists = []
        for suspect in suspects:
            suspect.candidates.sort(key=lambda candidate: -candidate.standing)
            least = suspect.candidates[0].standing - FAR_BEHIND
            best = suspect.candidates[: suspect.width.second_round]
            suspect.candidates[:] = [candidate for candidate in best if candidate.standing >= least]
            if max(candidate.left + candidate.right for candidate in suspect.candidates) >= LEAST_FIRST_GAIN:
                finalists.append(suspect)
        self._score(finalists, RIGHT_TOKENS)
        finalists.sort(key=lambda suspect: suspect.place.start)
        surprise = -sum(self._own(place) for place in places)
        return [self._reading(suspect) for suspect in finalists], len(places), surprise

    def _token_starts(self) -> list[int]:
        """The place in bytes at which each token after the opening begins, and the end; empty when in doubt."""
        pieces = [self._model.piece(token) for token in self._tokens[self._opening :]]
        data, joined = self._text.encode("utf-8", "replace"), b"".join(pieces)
        if joined not in (data, b" " + data):
            return []
        return list(accumulate((len(piece) for piece in pieces), initial=len(data) - len(joined)))

    def _places(self, words: Mapping[int, tuple[int, int]]) -> list[_Place]:
        """The words that are made of whole tokens."""
        if not self._starts:
            return []
        token_at = {start: index for index, start in enumerate(self._starts)}
        byte_at = _byte_offsets(self._text)
        found = []
        for number, (start, end) in words.items():
            begin, stop = byte_at[start + self._shift], byte_at[end + self._shift]
            spaced = begin not in token_at
            first = token_at.get(begin - 1 if spaced else begin)
            after = token_at.get(stop)
            if first is None or after is None or after <= first:
                continue
            word = self._text[start + self._shift : end + self._shift]
            if spaced and not self._text[: start + self._shift].endswith((" ", "\n")) and start + self._shift > 0:
                continue
            found.append(_Place(number, start, end, first + self._opening, after + self._opening, spaced, word))
        return found

    def _own(self, place: _Place) -> float:
        """The log-probability of a found word."""
        return sum(self._chances[place.first : place.after])

    def _suspects(self, places: Sequence[_Place], candidates: Mapping[int, Sequence[Proposal]]) -> list[_Suspect]:
        """One reading of the window: the words whose candidates, or what follows them, look better than they do."""
        given: dict[int, list[tuple[str, float, list[int]]]] = {}
        for place in places:
            proposals = candidates.get(place.number, ())[:GIVEN_LIMIT]
            forms = [(word, prior, self._tokens_of(place, word)) for word, prior in proposals]
            given[place.number] = [form for form in forms if form[2]]
        firsts = dict.fromkeys(tokens[0] for forms in given.values() for _, _, tokens in forms)
        columns = _join(_extend(self._model, self._normaliser, firsts), self._reader.common_columns)
        column_of = {int(token): index for index, token in enumerate(columns.tokens)}
        before_word = self._first_pass({place.first - 1 for place in places}, columns, column_of)
        suspects = []
        for place, near in zip(places, self._nearness(places), strict=True):
            own, row = self._own(place), before_word[place.first - 1]
            found = [
                _Candidate(word, tokens, prior, True, float(row[column_of[tokens[0]]]), 0.0)
                for word, prior, tokens in given[place.number]
            ]
            following = -self._chances[place.after] if place.after < len(self._chances) else 0.0
            doubt = FOLLOWING_WEIGHT * min(following, 8.0) - own
            likeliest = float(row[-len(self._reader.common_columns.tokens) :].max())
            width = WIDE if likeliest + doubt >= WIDE_FROM else USUAL
            found = self._best(place, [*found, *self._proposals(place, row, near, own, width)], width.first_round)
            suspicion = max((candidate.guess for candidate in found), default=-math.inf) + doubt
            if suspicion >= LEAST_SUSPICION:
                ahead = likeliest - self._chances[place.first]
                suspects.append(_Suspect(place, own, ahead, suspicion, found, width))
        return suspects

    def _first_pass(
        self, rows_wanted: set[int], columns: Columns, column_of: Mapping[int, int]
    ) -> dict[int, NDArray[np.float32]]:
        """Read the text, note the log-probability of its tokens from the first judged word on, and return those of all
        columns after the tokens `rows_wanted`."""
        begin, last = min(rows_wanted), len(self._tokens) - 1
        rows = {}
        held = self._reader.held
        known = next((i for i, (a, b) in enumerate(zip(held, self._tokens, strict=False)) if a != b), len(held))
        known = min(known, begin)
        self._model.forget(0, known)
        del held[known:]
        for start in range(known, len(self._tokens), BATCH):
            part = range(start, min(start + BATCH, len(self._tokens)))
            chances = self._read([Entry(self._tokens[i], i, 0, begin <= i < last) for i in part], columns)
            held += self._tokens[part.start : part.stop]
            for row, i in zip(chances, [i for i in part if begin <= i < last], strict=True):
                self._chances[i + 1] = float(row[column_of[self._tokens[i + 1]]])
                if i in rows_wanted:
                    rows[i] = row
        return rows

    def _read(self, entries: Sequence[Entry], columns: Columns) -> NDArray[np.float32]:
        """Log-probabilities after the wanted entries; `columns` begins with those of the normaliser."""
        logits = self._model.read(entries, columns)
        normal = logits[:, : len(self._normaliser.tokens)]
        top = normal.max(axis=1, keepdims=True) if len(normal) else normal
        logits -= top + np.log(np.exp(normal - top).sum(axis=1, keepdims=True)) if len(normal) else 0.0
        return logits

    def _tokens_of(self, place: _Place, word: str) -> list[int]:
        """The tokens of a candidate in the found word's place, in its capitals; empty when it can't stand there."""
        form = word.capitalize() if place.word[:1].isupper() and word.islower() else word
        return [] if form == place.word else self._reader.tokens(" " + form if place.spaced else form)

    def _nearness(self, places: Sequence[_Place]) -> NDArray[np.float32]:
        """How near the found words are to the words that the model may propose: a row a place."""
        vectors = np.stack([self._reader.vector(self._tokens[place.first : place.after]) for place in places])
        return np.asarray(vectors @ self._reader.common_vectors.T)

    def _proposals(
        self, place: _Place, row: NDArray[np.float32], near: NDArray[np.float32], own: float, width: Width
    ) -> list[_Candidate]:
        """The likeliest common words at this place: those whose vectors are near the found word's, and a few others."""
        words = self._reader.common_words
        if not place.spaced or place.word.isupper() or not words:
            return []
        chance = row[-len(words) :]
        promise = np.where((near >= NEAR) & (chance > own - 1.0), chance + NEARNESS_WEIGHT * near, -np.inf)
        best = np.argsort(-promise)[: width.near + 1]
        likelier = np.minimum(chance - own, chance - self._reader.common_frequencies) > UNLIKE_GAIN
        unlike = np.where((near >= UNLIKE_NEAR) & (near < NEAR) & likelier, chance, -np.inf)
        likeliest = np.argsort(-unlike)[: width.unlike]
        found = []
        for index in [*best[np.isfinite(promise[best])].tolist(), *likeliest[np.isfinite(unlike[likeliest])].tolist()]:
            tokens = self._tokens_of(place, words[index])
            if tokens and words[index] != place.word.lower() and (place.word.islower() or len(tokens) == 1):
                first = float(chance[index])
                found.append(_Candidate(words[index], tokens, OWN_PRIOR, False, first, float(near[index])))
        return found

    def _best(self, place: _Place, candidates: Iterable[_Candidate], most: int) -> list[_Candidate]:
        """The few candidates worth reading: likely, and near in sense."""
        found: dict[str, _Candidate] = {}
        for candidate in candidates:
            if not exchangeable(place.word.lower(), candidate.word.lower()):
                found.setdefault(candidate.word.lower(), candidate)
        vector = self._reader.vector(self._tokens[place.first : place.after])
        likely = sorted(found.values(), key=lambda candidate: -candidate.promise)[: 3 * most]
        for candidate in likely:
            candidate.near = float(self._reader.vector(candidate.tokens) @ vector)
        likely.sort(key=lambda candidate: -candidate.promise)
        return likely[:most]

    def _score(self, suspects: Sequence[_Suspect], right_tokens: int) -> None:
        """Read each candidate with the text after it, several side by side, and note its gains."""
        extra = dict.fromkeys(token for s in suspects for candidate in s.candidates for token in candidate.tokens[1:])
        columns = _extend(self._model, self._normaliser, extra)
        column_of = {int(token): index for index, token in enumerate(columns.tokens)}
        entries: list[Entry] = []
        branches: list[tuple[_Suspect, _Candidate, list[int]]] = []
        for suspect in suspects:
            right = self._tokens[suspect.place.after : self._right_end(suspect.place, right_tokens)]
            for candidate in suspect.candidates:
                targets = [*candidate.tokens[1:], *right]
                if len(targets) > BATCH:
                    continue
                if len(entries) + len(targets) > BATCH or len(branches) == SEQUENCES - 1:
                    self._finish(entries, branches, columns, column_of)
                branches.append((suspect, candidate, targets))
                self._model.branch(len(branches), suspect.place.first)
                fed = [*candidate.tokens, *right][: len(targets)]
                entries += [Entry(token, suspect.place.first + i, len(branches), True) for i, token in enumerate(fed)]
        self._finish(entries, branches, columns, column_of)

    def _finish(
        self,
        entries: list[Entry],
        branches: list[tuple[_Suspect, _Candidate, list[int]]],
        columns: Columns,
        column_of: Mapping[int, int],
    ) -> None:
        """Read the branches gathered so far, note their gains and forget them."""
        rows = iter(self._read(entries, columns) if entries else ())
        for sequence, (suspect, candidate, targets) in enumerate(branches, 1):
            chances = [float(next(rows)[column_of[token]]) for token in targets]
            inner, after = len(candidate.tokens) - 1, suspect.place.after
            candidate.left = candidate.first + sum(chances[:inner]) - suspect.own
            candidate.right = sum(chances[inner:]) - sum(self._chances[after : after + len(targets) - inner])
            self._model.forget(sequence, 0)
        entries.clear()
        branches.clear()

    def _right_end(self, place: _Place, limit: int) -> int:
        """The token before which the reading of the right context ends."""
        end = place.after
        stop = self._starts[place.after - self._opening] + RIGHT_CHARACTERS
        while end < len(self._tokens) and end - place.after < limit and self._starts[end - self._opening] < stop:
            end += 1
        return end

    def _reading(self, suspect: _Suspect) -> Reading:
        ranks, place = self._reader.ranks, suspect.place
        alternatives = [
            Alternative(c.word, c.left, c.right, c.near, c.prior, c.given, ranks.get(c.word.lower(), -1))
            for c in suspect.candidates
        ]
        alternatives.sort(key=lambda alternative: -alternative.gain)
        following = -sum(self._chances[place.after : place.after + 2])
        rank = ranks.get(place.word.lower(), -1)
        return Reading(place.start, place.end, -suspect.own, following, suspect.ahead, rank, tuple(alternatives))


def _windows(words: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Runs of words, first and last number, that span at most WINDOW_CHARACTERS."""
    first = 0
    for number in range(1, len(words) + 1):
        if number == len(words) or words[number][1] - words[first][0] > WINDOW_CHARACTERS:
            yield first, number - 1
            first = number


def _context_start(text: str) -> int:
    """Where the context of what follows `text` begins: at a word, the same for the next paragraphs."""
    start = max(0, len(text) // CONTEXT_STEP - 1) * CONTEXT_STEP
    space = text.find(" ", start)
    return start if start == 0 or space < 0 else space + 1


def _byte_offsets(text: str) -> Sequence[int]:
    """The place in UTF-8 of each character, and the end."""
    if text.isascii():
        return range(len(text) + 1)
    return list(accumulate((len(character.encode("utf-8", "replace")) for character in text), initial=0))


def _extend(model: LanguageModel, columns: Columns, tokens: Iterable[int]) -> Columns:
    """`columns` with those of `tokens` that they lack."""
    present = set(columns.tokens.tolist())
    missing = [token for token in dict.fromkeys(tokens) if token not in present]
    return _join(columns, model.columns(missing)) if missing else columns


def _join(first: Columns, second: Columns) -> Columns:
    tokens = np.concatenate([first.tokens, second.tokens])
    if first.rows is None or second.rows is None:
        return Columns(tokens, None)
    return Columns(tokens, (*first.rows, *second.rows))


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The vectors with length one; zero stays zero."""
    lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    return np.asarray(vectors / np.maximum(lengths, 1e-9)[:, None], np.float32)
