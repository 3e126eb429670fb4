from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, rule
from newslint.spelling.context import Context, Place, rows
from newslint.spelling.parts import Part, PartsOfSpeech

_ARTICLES: Final = frozenset("a an the".split())
# Where these follow, the word before them ends its group, so that the adverb describes it and nothing later.
_ENDS: Final = frozenset("of in on at for with by to from and that which who over against after before is was".split())
_NO_ADVERBS: Final = frozenset(
    "northerly southerly easterly westerly "
    "only early daily weekly monthly yearly hourly nightly likely unlikely friendly unfriendly family elderly deadly "
    "costly lonely lovely ugly orderly timely untimely scholarly worldly unruly nearly barely hardly quarterly "
    "assembly supply oversupply reply rally ally fly belly bully july italy monopoly anomaly homily butterfly jelly "
    "lily earthly heavenly lowly unsightly gentlemanly grisly ghastly beastly bodily brotherly comely cowardly "
    "courtly cuddly curly dastardly disorderly fatherly fortnightly ghostly girly goodly grizzly holy hilly homely "
    "jolly kindly leisurely lively manly masterly matronly measly melancholy miserly motherly neighbourly neighborly "
    "oily otherworldly painterly portly prickly princely saintly shapely sickly silly sisterly slovenly smelly "
    "soldierly sprightly stately steely surly ungainly ungodly unseemly wily wobbly womanly woolly wrinkly bubbly "
    "burly chilly crumbly dolly folly gully multiply panoply apply comply imply rely almost poorly unholy unearthly "
    "ply sly ".split()
)
_LEAST: Final = 1.3  # as a logarithm: news has the adjective before the noun three times or more
_COMMON: Final = 3.0
_NOUN_ENDINGS: Final = ("ity", "tion", "sion", "ment", "ness", "ship", "ance", "ence", "ism", "age")


@rule(
    title="An adverb stands where an adjective belongs",
    why="Between an article and its noun only an adjective describes the noun: a narrow majority.",
    level=Level.WARNING,
    confidence=0.9,
    bad=["The offer was rejected by a [[narrowly|narrow]] majority on Friday."],
    good=[
        "The party, narrowly ahead, has a narrowly drawn mandate and a nearly full house.",
        "The formerly state company is a largely family business.",
    ],
)
def adverb_for_adjective(document: Document, *, context: Context, parts: PartsOfSpeech) -> Iterator[Hit]:
    """Speaks where news never has the adverb there, and has the adjective or the word is a noun by its ending."""
    forms = {token.form for row in document.view(rows) for token in row if token.form.endswith("ly")}
    for place in context.places(document, forms - _NO_ADVERBS):
        adverb = place.token.form
        if _form(place, -1) not in _ARTICLES or not _ends(place):
            continue
        noun = _form(place, 1)
        if (
            not noun
            or noun.endswith(
                ("ed", "en", "ing", "ly", "able", "ible", "ent", "ant", "ive", "ous", "ful", "less", "al", "ic")
            )
            or noun in parts.only(Part.ADJECTIVE)
        ):
            continue
        if context.often(adverb, noun) > 0:
            continue
        known = [written for written in _adjectives(adverb) if context.often("a", written) > 0]
        adjective = max(known, key=lambda written: context.often(written, noun), default="")
        is_noun = noun.endswith(_NOUN_ENDINGS) and context.often("the", noun) >= _COMMON
        if adjective and (is_noun or context.often(adjective, noun) >= _LEAST):
            message = f"'{adverb}' is an adverb and cannot describe '{noun}': '{adjective}'?"
            yield Hit(place.token.start, place.token.end, message, (adjective,))


def _form(place: Place, step: int) -> str:
    """The word beside the place, in lower case; empty for what is no word, is joined or has a capital."""
    at = place.at + step
    if not 0 <= at < len(place.tokens):
        return ""
    token = place.tokens[at]
    return "" if token.joined or (token.capital and not token.initial) else token.form


def _ends(place: Place) -> bool:
    at = place.at + 2
    return at >= len(place.tokens) or not place.tokens[at].form or place.tokens[at].form in _ENDS


def _adjectives(adverb: str) -> tuple[str, ...]:
    """The adjectives that the adverb may be made of; some of these are no words."""
    stem = adverb[:-2]
    return (stem, f"{stem}le", f"{adverb[:-3]}y", adverb[:-4], f"{adverb[:-1]}e")
