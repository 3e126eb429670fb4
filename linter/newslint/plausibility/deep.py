"""The deep judge: a causal language model weighs the candidates of the fast stage, and its own."""

import math
from functools import cached_property
from typing import Final

from newslint.document import Document
from newslint.plausibility import models
from newslint.plausibility.causal import CausalJudge, Hint, calibration, spun
from newslint.plausibility.fast import FastModel
from newslint.plausibility.prose import PROSE
from newslint.plausibility.statistics import Statistics
from newslint.plausibility.suspicion import Candidate, Judgement, Plausibility, Suspicion
from newslint.plausibility.tokens import WORD, Token, tokens_of
from newslint.spelling.dictionary import Dictionary
from newslint.views.words import words

MOST_CANDIDATES: Final = 3
SPUN_FROM: Final = 0.7
"""The probability from which an article was surely spun: of 115 clean ones one reaches it, of 115 spoiled ones 86."""
LONG_ARTICLE: Final = 150
"""The words of the shortest article of which that is known."""


class DeepModel(Plausibility):
    """Both judges together: the suspicions of the fast one are hints for the other."""

    decisive = True
    told_from = 0.5
    sure_from = 0.7
    told_where_spun = 0.3
    """The probability from which a suspicion is told in an article that was surely spun."""

    def __init__(self, model: str | None = None, *, fast: FastModel | None = None) -> None:
        """`model` is a name of `newslint model list` or the path of a GGUF file, else the one in use.

        Raises ModelError when there is none.
        """
        self._judge: Final = CausalJudge(models.resolve(model) if model else models.current_model())
        self._fast: Final = fast or FastModel()

    def judge_document(self, document: Document) -> Judgement:
        """Judges the prose of a document. Raises ModelError when the model cannot be used."""
        fast = self._fast.judge_document(document)
        if not fast.spun:  # no English prose
            return fast
        asked = self._words(document)
        options = [self._originals(word.form) for word in asked]
        quick = {one.start: one for one in fast.suspicions}
        hints = {
            one.start: Hint(
                one.end,
                math.log(one.probability / max(1 - one.probability, 1e-6)),
                tuple((candidate.text, candidate.probability) for candidate in one.candidates),
            )
            for one in fast.suspicions
        }
        judged = self._judge.judge(
            document.text,
            [(word.start, word.end) for word in asked],
            {number: [text for text, _ in pairs] for number, pairs in enumerate(options) if pairs},
            {number: [prior for _, prior in pairs] for number, pairs in enumerate(options) if pairs},
            hints,
        )
        quoted = {word.start: word.quoted for word in asked}
        suspicions = []
        for one in judged:
            other = quick.get(one.start)
            likely: dict[str, Candidate] = {}
            for candidate in (*(Candidate(*pair) for pair in one.candidates), *(other.candidates if other else ())):
                likely.setdefault(candidate.text, candidate)
            best = tuple(likely.values())[:MOST_CANDIDATES]
            agreeing = other is not None and best and other.candidates and best[0].text == other.candidates[0].text
            evidence = other.evidence if other and agreeing else ()
            in_quotation = quoted.get(one.start, other.quoted if other else False)
            suspicions.append(Suspicion(one.start, one.end, one.probability, best, evidence, in_quotation))
        return Judgement(tuple(suspicions), spun(judged, len(asked), calibration()))

    def least_told(self, document: Document) -> float:
        """Less in an article of some length that was surely spun: there the next doubtful word is no surprise."""
        if document.view(self.judge_document).spun >= SPUN_FROM and len(document.view(words)) >= LONG_ARTICLE:
            return self.told_where_spun
        return self.told_from

    def closed_classes(self, document: Document) -> tuple[Suspicion, ...]:
        """What the fast judge says of them."""
        return self._fast.closed_classes(document)

    @cached_property
    def _dictionary(self) -> Dictionary:
        return Dictionary.open()

    def _words(self, document: Document) -> list[Token]:
        """The words of the prose, block by block, without names and what is no word."""
        statistics, dictionary = self._fast.statistics, self._dictionary
        return [
            token
            for block in document.blocks
            if block.role in PROSE
            for token in tokens_of(document.text[block.start : block.end], block.start)
            if token.kind == WORD and (token.initial or not token.capital)
            if is_word(token.form, statistics, dictionary)
        ]

    def _originals(self, form: str) -> list[tuple[str, float]]:
        """The fast stage's candidates for a word with their log odds."""
        statistics = self._fast.statistics
        number = statistics.numbers.get(form)
        if number is None:
            return []
        return [(statistics.words[option], prior) for option, prior, _ in self._fast.reader.table.originals(number)]


def is_word(form: str, statistics: Statistics, dictionary: Dictionary) -> bool:
    """Whether news or the dictionary has a lower-case form as a word. What neither has is for the spelling rules: the
    causal model finds a slip of the keyboard as unlikely as a swapped word and knows no better."""
    if form in statistics.numbers:
        return True
    entry = dictionary.get(form)
    return entry is not None and not entry.is_name
