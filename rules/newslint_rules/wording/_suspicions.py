"""The suspicions of the plausibility model as hits: words in the article's own voice, or those in quotations."""

from collections.abc import Iterator

from newslint import Document, Evidence, Hit, Level, Span
from newslint.plausibility import Attested, Plausibility, Suspicion
from newslint.views.quotations import quotations

AT_LEAST = 0.3
"""The probability from which a suspicion is told: between one and two false alarms in 1,000 words of clean copy."""

SURE = 0.5
"""The probability from which it is a warning, if a phrase that an editor can check or a decisive model says so."""

_COMMON = 15
_MILLION = 1_000_000


def suspected(document: Document, model: Plausibility, *, at_least: float, quoted: bool) -> Iterator[Hit]:
    """A hit for every suspicion of at least this probability that stands in a quotation, or in none."""
    for suspicion in model.score(document):
        if suspicion.probability < at_least:
            continue
        in_quotation = document.view(quotations).around(Span(suspicion.start, suspicion.end)) is not None
        if in_quotation is quoted:
            telling = model.decisive or any(attested.telling for attested in suspicion.evidence)
            sure = telling and suspicion.probability >= SURE
            yield Hit(
                suspicion.start,
                suspicion.end,
                message(document, suspicion),
                tuple(candidate.text for candidate in suspicion.candidates),
                evidence=tuple(Evidence(counted(attested)) for attested in suspicion.evidence),
                confidence=round(suspicion.probability, 3),
                level=Level.WARNING if sure else Level.SUGGESTION,
            )


def message(document: Document, suspicion: Suspicion) -> str:
    """What an editor is told: the phrase as news has it, or the likely word alone."""
    word = document.text[suspicion.start : suspicion.end]
    telling = next((attested for attested in suspicion.evidence if attested.telling), None)
    if telling:
        return counted(telling)
    if suspicion.candidates:
        return f"'{word}' is not a word one expects here; '{suspicion.candidates[0].text}' would be usual"
    return f"'{word}' is not a word one expects here"


def counted(attested: Attested) -> str:
    """Two phrases and how often news has them."""
    corpus = f"{round(attested.words_counted / _MILLION)} million words of news"
    found = (
        f"'{attested.found}' is not found in {corpus}"
        if not attested.found_count
        else f"'{attested.found}' is found about {times(attested.found_count)} in {corpus}"
    )
    likely = "is common" if attested.likely_count >= _COMMON else f"about {times(attested.likely_count)}"
    return f"{found}; '{attested.likely}' {likely}"


def times(count: int) -> str:
    """A count in words."""
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"
