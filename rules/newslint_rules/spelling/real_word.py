from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, rule
from newslint.spelling.confusions import Confusions
from newslint.spelling.context import Context, Place, rows
from newslint.spelling.lookalikes import Lookalikes
from newslint.spelling.parts import Part, PartsOfSpeech
from newslint_rules.spelling._phrases import WORDS, word_meant

_ARCHAIC: Final = frozenset("thy thee thou thine ye unto nay tis".split())  # scripture and verse
_ABBREVIATED: Final = 3  # letters of a word in capitals that is rather an abbreviation
_LEAST_ODDS: Final = 5.7  # of a confusion: half a false alarm in 10,000 words of held-out news
_SURE_ODDS: Final = 10.0
_BY_PHRASE: Final = 0.9
# Nats by which the neighbours must prefer the other word where a slip of the finger, rarer than a confusion, made it.
_LEAST_SLIP: Final = 11.0
_SURE_SLIP: Final = 17.0


@rule(
    title="A word is taken for another that sounds or looks alike",
    why="Both are words, so no dictionary sees the slip; the words around it do.",
    level=Level.WARNING,
    confidence=0.85,
    bad=[
        "The company said the strike would have no [[affect|effect]] on production.",
        "The city [[counsel|council]] voted to close the library.",
        "Unemployment is higher [[then|than]] a year ago.",
    ],
    good=[
        "The strike did not affect production, and the effect of the tax was small.",
        "The council sought legal counsel, and the special counsel resigned.",
        "It was higher than a year ago, and then it fell.",
        "NY Daily News: Paris Terror Suspect Is Caught",
    ],
)
def real_word(
    document: Document, *, context: Context, confusions: Confusions, lookalikes: Lookalikes, parts: PartsOfSpeech
) -> Iterator[Hit]:
    """Speaks only where the neighbours prefer the other word by far."""
    forms = {token.form for row in document.view(rows) for token in row}
    wanted = {form for form in forms if form in confusions or form in lookalikes or form in WORDS} - _ARCHAIC
    nouns = parts.only(Part.NOUN)
    for place in context.places(document, wanted):
        written = document.text[place.token.start : place.token.end]
        if written.isupper() and len(written) <= _ABBREVIATED:
            continue  # NY is not my
        shown = "" if written.isupper() else word_meant(place, nouns)
        if shown:
            meant: tuple[str, float] | None = (shown, _BY_PHRASE)
        elif context.is_attested(place):
            continue  # news writes it so on either side; most places end here, at little cost
        else:
            meant = _confused(place, context, confusions) or _slipped(place, context, lookalikes)
        if meant:
            token, (other, confidence) = place.token, meant
            yield Hit(
                token.start,
                token.end,
                f"'{token.form}' is unlikely here: '{other}'?",
                (other.capitalize() if token.capital else other,),
                confidence=confidence,
            )


def _confused(place: Place, context: Context, confusions: Confusions) -> tuple[str, float] | None:
    """The word that this one is taken for, if it is, and how surely."""
    word = place.token.form
    if word not in confusions:
        return None
    reads = context.reads(place)
    own = reads(word)
    odds, other = max((confusions.odds(own, reads(other), bias), other) for other, bias in confusions.of(word))
    spare = (odds - _LEAST_ODDS) / (_SURE_ODDS - _LEAST_ODDS)
    return (other, _confidence(spare)) if spare >= 0 else None


def _slipped(place: Place, context: Context, lookalikes: Lookalikes) -> tuple[str, float] | None:
    """The common word that one slip has made into this rare one, if it has, and how surely."""
    word = place.token.form
    if word not in lookalikes:
        return None
    fit = context.fits(place)
    own = fit(word)
    gain, other = max((fit(other) - own, other) for other in lookalikes.of(word))
    spare = (gain - _LEAST_SLIP) / (_SURE_SLIP - _LEAST_SLIP)
    return (other, _confidence(spare)) if spare >= 0 else None


def _confidence(spare: float) -> float:
    return round(min(0.98, 0.7 + 0.28 * spare), 2)
