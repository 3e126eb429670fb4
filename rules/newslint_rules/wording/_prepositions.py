"""The suspicions of the judge of closed classes as hits: in the article's own voice, or in quotations."""

from collections.abc import Iterator, Sequence
from typing import Final

from newslint import Document, Evidence, Hit, Level, Role, Span
from newslint.plausibility import Plausibility
from newslint.views.quotations import quotations
from newslint.views.tokens import cut
from newslint_rules.wording._broken import phrase_book
from newslint_rules.wording._suspicions import counted, message

AT_LEAST: Final = 0.4
"""The probability from which a wrong preposition is told: 0.1 findings in 1,000 words of clean news, of which a quarter
are slips of the papers."""

_SURE: Final = 0.9
"""The probability from which it is a warning: 0.01 findings in 1,000 words of clean news."""

_COMPLETING: Final = 2.0
"""By how much the odds rise where the right word completes a frozen phrase: so many times as often among wrong words as
among right ones of the same score, in papers that nothing was fitted on."""

_HEADINGS: Final = frozenset({Role.HEADLINE, Role.SUBHEAD})  # they leave small words out


def wrong_prepositions(document: Document, model: Plausibility, *, at_least: float, quoted: bool) -> Iterator[Hit]:
    """A hit for every preposition, particle or adverb of time that is wrong with at least this probability, in a
    quotation or in none."""
    for suspicion in model.closed_classes(document):
        place = Span(suspicion.start, suspicion.end)
        block = document.block_at(suspicion.start)
        likely = [candidate.text for candidate in suspicion.candidates]
        probability = suspicion.probability
        if block is None or block.role in _HEADINGS or _raised(probability) < at_least:
            continue
        completed = _completing(document, place, likely)
        if completed:
            likely.sort(key=lambda word: word != completed)
            probability = _raised(probability)
        if probability >= at_least and (document.view(quotations).around(place) is not None) is quoted:
            yield Hit(
                *place,
                message(document, suspicion),
                tuple(likely),
                evidence=tuple(Evidence(counted(attested)) for attested in suspicion.evidence),
                confidence=round(probability, 3),
                level=Level.WARNING if probability >= _SURE else Level.SUGGESTION,
            )


def _raised(probability: float) -> float:
    return _COMPLETING * probability / (1 - probability + _COMPLETING * probability)


def _completing(document: Document, place: Span, meant: Sequence[str]) -> str | None:
    """The first of some words that would complete a frozen phrase in a place whose own word completes none."""
    block = document.block_at(place.start)
    words = cut(document.text, block.start, block.end) if block else None
    if words is None or place.start not in words.starts:
        return None
    at = words.starts.index(place.start)

    def completes(word: str) -> bool:
        read = words._replace(words=[*words.words[:at], word, *words.words[at + 1 :]])
        found = phrase_book().fillings(read)
        return any(one.is_right and one.first <= at <= one.last and one.place != at for one in found)

    return None if completes(words.words[at]) else next((word for word in meant if completes(word.lower())), None)
