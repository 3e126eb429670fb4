"""The deep judge: a causal language model weighs the candidates of the fast stage, and its own."""

from typing import Final

from newslint.document import Document
from newslint.plausibility import models
from newslint.plausibility.causal import CausalJudge
from newslint.plausibility.fast import PROSE, FastModel
from newslint.plausibility.suspicion import Candidate, Judgement, Plausibility, Suspicion
from newslint.plausibility.tokens import WORD, Token, tokens_of

FAST_WEIGHT: Final = 0.5
"""How much of a fast suspicion counts beside the deep one: the two see different things, the deep one better."""

_UNSEEN: Final = 0.02  # what the deep judge leaves unsaid lies below this probability


class DeepModel(Plausibility):
    """Both judges together; the fast one also says how the article as a whole looks."""

    decisive = True
    told_from = 0.5
    sure_from = 0.7

    def __init__(self, model: str | None = None, *, fast: FastModel | None = None) -> None:
        """`model` is a name of `newslint model list` or the path of a GGUF file, else the one in use.

        Raises ModelError when there is none.
        """
        self._judge: Final = CausalJudge(models.resolve(model) if model else models.current_model())
        self._fast: Final = fast or FastModel()

    def judge_document(self, document: Document) -> Judgement:
        """Judges the prose of a document. Raises ModelError when the model cannot be used."""
        fast = self._fast.judge_document(document)
        words = self._words(document)
        options = [self._originals(word.form) for word in words]
        judged = self._judge.judge(
            document.text,
            [(word.start, word.end) for word in words],
            {number: [text for text, _ in pairs] for number, pairs in enumerate(options) if pairs},
            {number: [prior for _, prior in pairs] for number, pairs in enumerate(options) if pairs},
        )
        deep = {(one.start, one.end): one for one in judged}
        quick = {(one.start, one.end): one for one in fast.suspicions}
        quoted = {(word.start, word.end): word.quoted for word in words}
        suspicions = []
        for place in sorted({*deep, *quick}):
            one, other = deep.get(place), quick.get(place)
            probability = joined(one.probability if one else _UNSEEN, other.probability if other else 0.0)
            candidates = [Candidate(*pair) for pair in one.candidates] if one else []
            candidates += other.candidates if other else ()
            texts = dict.fromkeys(candidate.text for candidate in candidates)
            best = [Candidate(text, max(c.probability for c in candidates if c.text == text)) for text in texts]
            agreeing = other is not None and best[:1] and other.candidates and best[0].text == other.candidates[0].text
            suspicions.append(
                Suspicion(
                    *place,
                    probability,
                    tuple(best[:3]),
                    other.evidence if other and agreeing else (),
                    quoted.get(place, False),
                )
            )
        return Judgement(tuple(suspicions), fast.spun)

    def _words(self, document: Document) -> list[Token]:
        """The words of the prose, block by block, without names and words that no dictionary of news has."""
        known = self._fast.statistics.numbers
        return [
            token
            for block in document.blocks
            if block.role in PROSE
            for token in tokens_of(document.text[block.start : block.end], block.start)
            if token.kind == WORD and token.form in known and (token.initial or not token.capital)
        ]

    def _originals(self, form: str) -> list[tuple[str, float]]:
        """The fast stage's candidates for a word with their log odds."""
        statistics = self._fast.statistics
        number = statistics.numbers.get(form)
        if number is None:
            return []
        return [(statistics.words[option], prior) for option, prior, _ in self._fast.reader.table.originals(number)]


def joined(deep: float, fast: float) -> float:
    """The probability that a word is wrong when two judges say so with these: either may be right on its own."""
    return 1 - (1 - deep) * (1 - FAST_WEIGHT * fast)
