"""Words that say which way a figure went: verbs in all their forms, nouns and comparatives."""

from typing import Final

from newslint.inflection import verb_forms


def _forms(verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs.split() for form in verb_forms(verb))


_RISING: Final = _forms("""
    accelerate add advance balloon boost bounce bump climb escalate expand gain grow hike improve increase inflate jump
    leap lift mount mushroom quicken raise rally rebound rise rocket skyrocket soar spike strengthen surge swell widen
""") | {"leapt"}  # fmt: skip
_FALLING: Final = _forms("""
    collapse contract crash cut decline decrease depreciate deteriorate diminish dip discount drop dwindle ease erode
    fall lose lower narrow nosedive pare plummet plunge recede reduce retreat sag shave shed shrink sink slash slide
    slip slow slump subside tumble trim weaken worsen
""")  # fmt: skip
_MORE: Final = frozenset(
    "higher above more up better bigger larger greater stronger heavier longer taller dearer thicker deeper"
    " wider".split()
)
_LESS: Final = frozenset(
    "lower below less fewer down off smaller cheaper shorter lighter thinner shallower narrower"
    " slimmer scarcer rarer".split()
)
_RISES: Final = frozenset("""
    rise increase growth jump climb surge gain leap expansion hike raise uptick advance improvement boost rally bounce
    spike upturn rebound recovery escalation uplift bump markup
    lead gap advantage swing
""".split())  # fmt: skip
_FALLS: Final = frozenset("""
    fall drop decline decrease slip slide tumble plunge cut reduction dip slump contraction loss retreat downturn
    dropoff collapse saving discount shrinkage
""".split())  # fmt: skip

UP: Final = _RISING | _MORE | _RISES
"""Words of rising."""

DOWN: Final = (_FALLING | _LESS | _FALLS) - UP
"""Words of falling."""

NOUNS: Final = _RISES | _FALLS
"""Nouns for a change: a rise, a cut."""

COMPARATIVES: Final = _MORE | _LESS
"""What a thing is beside another, or what it was: higher, down, fewer."""

CHANGES: Final = _RISING | _FALLING | _RISES | _FALLS
"""Words that say that something rose or fell."""
