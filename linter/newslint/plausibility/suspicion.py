"""What a plausibility model says about the words of an article, and the interface by which rules borrow one."""

from typing import NamedTuple

from newslint.document import Document


class Candidate(NamedTuple):
    """A likely original in the inflection of the word it would replace, with its probability.

    The probabilities of all candidates add up to no more than the suspicion's own.
    """

    text: str
    probability: float


class Attested(NamedTuple):
    """Two phrases that differ in the suspected word, with how often each was counted in so many words of news.

    `telling` says that another content word stands in them: 'curiosity rates' says more than 'a curiosity'.
    """

    found: str
    found_count: int
    likely: str
    likely_count: int
    words_counted: int
    telling: bool


class Suspicion(NamedTuple):
    """A word that is probably not what the writer wrote.

    Its place (code points of `Document.text`), how probable that is (0 to 1), likely originals with the best first,
    the phrases that speak for them, and whether it stands in a quotation.
    """

    start: int
    end: int
    probability: float
    candidates: tuple[Candidate, ...]
    evidence: tuple[Attested, ...]
    quoted: bool


class Judgement(NamedTuple):
    """The suspicions in reading order, and the probability that a machine swapped words all over the article."""

    suspicions: tuple[Suspicion, ...]
    spun: float


class Plausibility:
    """A judge of words, lent to rules. Implementations: `fast.FastModel` and `deep.DeepModel`."""

    decisive: bool = False
    """Whether a high probability is ground enough for a warning, without a phrase that an editor can check."""

    told_from: float = 0.3
    """The probability from which a word is told: about one false alarm in 1,000 words of clean copy."""

    sure_from: float = 0.63
    """The probability from which it is a warning."""

    def judge_document(self, document: Document) -> Judgement:
        """Judges the prose of a document; text that is not English prose is passed over."""
        raise NotImplementedError

    def least_told(self, document: Document) -> float:
        """The probability from which a suspicion in a document is told."""
        return self.told_from

    def score(self, document: Document) -> tuple[Suspicion, ...]:
        """The suspicions in the prose of a document, in reading order."""
        return document.view(self.judge_document).suspicions

    def closed_classes(self, document: Document) -> tuple[Suspicion, ...]:
        """The suspicious prepositions, particles and adverbs of time in the prose of a document, in reading order."""
        return ()
