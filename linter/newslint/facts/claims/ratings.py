"""Sentences close to a claim that a fact-checker rated (`claim_already_rated`)."""

from collections.abc import Iterator, Sequence
from typing import Final

from newslint.document import Document, Span
from newslint.facts.claimreview import Rated, content, is_close, prepared
from newslint.facts.claims.passage import Passage
from newslint.facts.judgement import Judgement, Verdict
from newslint.facts.schema import Fact
from newslint.facts.time import in_words
from newslint.rule import Evidence
from newslint.views.sentences import sentences

_SHORTEST: Final = 20  # code points of a sentence that can say a claim


def judge(passage: Passage) -> Iterator[Judgement]:
    """Compares each sentence with the ratings that a newsroom has imported."""
    return _close(passage.document, passage.facts.ratings())


def compare(document: Document, rated: Sequence[str]) -> Iterator[Judgement]:
    """Compares each sentence with claims written as “claim = rating”."""
    parts = [one.rpartition("=") for one in rated]
    facts = [Fact(claim.strip(), "rated", rating.strip(), source="the configuration") for claim, _, rating in parts]
    return _close(document, prepared(facts))


def _close(document: Document, ratings: Sequence[Rated]) -> Iterator[Judgement]:
    by_word: dict[str, list[int]] = {}
    for index, one in enumerate(ratings):
        for word in one.words:
            by_word.setdefault(word, []).append(index)
    for sentence in document.view(sentences) if ratings else ():
        if sentence.end - sentence.start < _SHORTEST:
            continue
        words, figures, denies = content(document.text[sentence.start : sentence.end])
        near = {index for word in words for index in by_word.get(word, ())}
        for index in sorted(near):
            if is_close(ratings[index], words, figures, denies):
                yield _judged(sentence, ratings[index].fact)
                break


def _judged(sentence: Span, fact: Fact) -> Judgement:
    when = in_words(fact.valid_from) if fact.valid_from else ""
    told = f" on {when}" if "," in when else f" in {when}" if when else ""
    who = fact.source.partition(" http")[0]
    return Judgement(
        "claim_already_rated", sentence.start, sentence.end, fact.subject, "rated", fact.object,
        Verdict.CONTRADICTED, f"{who} rated a claim like this '{fact.object}'{told}",
        evidence=(Evidence(f"“{fact.subject}”: {fact.object}", fact.source, fact.as_of),),
    )  # fmt: skip
