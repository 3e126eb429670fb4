"""The suspicions of the plausibility model as hits: words in the article's own voice, or those in quotations."""

from collections.abc import Iterator

from newslint import Document, Evidence, Hit, Level, Span
from newslint.plausibility import Attested, Plausibility, Suspicion
from newslint.views.quotations import quotations
from newslint_rules.wording._broken import AT_LEAST as PHRASE_AT_LEAST
from newslint_rules.wording._broken import broken_phrases, in_this_article, told

FIXES = 3
"""How many likely words are offered."""

_COMMON = 15
_MILLION = 1_000_000


def suspected(document: Document, model: Plausibility, *, at_least: float | None, quoted: bool) -> Iterator[Hit]:
    """A hit for every suspicion of at least this probability, or the model's own, in a quotation or in none.

    A frozen phrase that the word breaks is a second witness: the word is right only if both are wrong. Where that
    witness alone is enough, `wording/broken_phrase` speaks.
    """
    least = model.least_told(document) if at_least is None else at_least
    phrases = {Span(one.start, one.end): one for one in document.view(broken_phrases)}
    for suspicion in model.score(document):
        place = Span(suspicion.start, suspicion.end)
        phrase = phrases.get(place)
        if phrase and in_this_article(phrase.probability, document) >= PHRASE_AT_LEAST:
            continue
        probability = 1 - (1 - suspicion.probability) * (1 - phrase.probability) if phrase else suspicion.probability
        if not model.decisive:  # one that is has weighed the article already
            probability = in_this_article(probability, document)
        in_quotation = document.view(quotations).around(place) is not None
        if probability < least or in_quotation is not quoted:
            continue
        telling = phrase or model.decisive or any(attested.telling for attested in suspicion.evidence)
        likely = dict.fromkeys((*(phrase.rights if phrase else ()), *(one.text for one in suspicion.candidates)))
        yield Hit(
            *place,
            told(phrase) if phrase else message(document, suspicion),
            tuple(likely)[:FIXES],
            evidence=tuple(Evidence(counted(attested)) for attested in suspicion.evidence),
            confidence=round(probability, 3),
            level=Level.WARNING if telling and probability >= model.sure_from else Level.SUGGESTION,
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
