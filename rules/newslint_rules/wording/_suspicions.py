"""Doubtful words as hits: those of the article's own voice, or those in quotations."""

from collections.abc import Iterator
from typing import Final

from newslint import Document, Evidence, Hit, Level, Span
from newslint.plausibility import Attested, Plausibility, Suspicion
from newslint.views.quotations import quotations
from newslint_rules.wording._broken import told
from newslint_rules.wording._joint import BROKEN, Doubt, Joint, joint

FIXES: Final = 3
"""How many likely words are offered."""

BROKEN_FROM: Final = 0.12
"""The probability from which a broken phrase is told: 0.3 false alarms in 1,000 words of clean copy. What an editor can
check in a moment may be less likely wrong. Beside a model that is decisive it is told from `BROKEN` on."""

_COMMON: Final = 15
_MILLION: Final = 1_000_000


def suspected(document: Document, model: Plausibility, *, at_least: float | None, quoted: bool) -> Iterator[Hit]:
    """A hit for every doubtful word of at least this probability, or the model's own, in a quotation or in none; not
    for those that a broken phrase tells of."""
    found = document.view(joint(model))
    least = model.least_told(document) if at_least is None else at_least
    for doubt in _doubts(document, found, least, quoted):
        if not doubt.is_broken_phrase:
            yield _hit(document, found, doubt, model)


def broken_hits(document: Document, model: Plausibility, *, at_least: float | None, quoted: bool) -> Iterator[Hit]:
    """A hit for every broken phrase of at least this probability, or the usual, in a quotation or in none."""
    found = document.view(joint(model))
    usual = BROKEN if model.decisive else BROKEN_FROM
    for doubt in _doubts(document, found, usual if at_least is None else at_least, quoted):
        if doubt.is_broken_phrase:
            yield _hit(document, found, doubt, model)


def _doubts(document: Document, found: Joint, least: float, quoted: bool) -> Iterator[Doubt]:
    for doubt in found.doubts:
        if doubt.probability >= least:
            in_quotation = document.view(quotations).around(Span(doubt.start, doubt.end)) is not None
            if in_quotation is quoted:
                yield doubt


def _hit(document: Document, found: Joint, doubt: Doubt, model: Plausibility) -> Hit:
    suspicion, phrase = doubt.suspicion, doubt.phrase
    attested = suspicion.evidence if suspicion else ()
    telling = phrase or model.decisive or any(one.telling for one in attested)
    sure_from = BROKEN if doubt.is_broken_phrase else model.sure_from
    reason = reason_for(document, doubt)
    likely = (*(phrase.rights if phrase else ()), *(one.text for one in (suspicion.candidates if suspicion else ())))
    grounds = dict.fromkeys((*([reason] if phrase else ()), *map(counted, attested), account(doubt, found, model)))
    return Hit(
        doubt.start,
        doubt.end,
        reason,
        tuple(dict.fromkeys(likely))[:FIXES],
        evidence=tuple(map(Evidence, grounds)),
        confidence=round(doubt.probability, 3),
        level=Level.WARNING if telling and doubt.probability >= sure_from else Level.SUGGESTION,
    )


def account(doubt: Doubt, found: Joint, model: Plausibility) -> str:
    """How the probability of a doubtful word came about."""
    witness = "the language model" if model.decisive else "phrase statistics"
    parts = [f"{doubt.suspicion.probability:.0%} by {witness}"] if doubt.suspicion else []
    parts += [f"{doubt.phrase.probability:.0%} by the phrase book"] if doubt.phrase else []
    if doubt.stands_right:
        parts.append("less in a frozen phrase that it belongs to")
    if not model.decisive and found.lift:
        parts.append(f"more in an article that looks rewritten ({found.spun:.0%})")
    return f"wrong with a probability of {doubt.probability:.0%}: {', '.join(parts)}"


def reason_for(document: Document, doubt: Doubt) -> str:
    """What an editor is told of a doubtful word: the phrase that it breaks, or what is likely in its place."""
    if doubt.phrase:
        return told(doubt.phrase)
    assert doubt.suspicion
    return message(document, doubt.suspicion)


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
