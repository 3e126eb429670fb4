"""The part that counted people play, read from the verbs around the number: killed 12, the 12 who were hurt."""

from typing import Final

from newslint.views.quantity.nouns import FUNCTION_WORDS, Noun, is_plural, part
from newslint.views.quantity.numerals import SMALL, is_figure
from newslint.views.quantity.tokens import DASHES, Tokens
from newslint.views.quantity.values import Part


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Done to those counted; “hurt” and “shot” are their own participles.
_TRANSITIVE: Final = {
    **dict.fromkeys(_table("kill kills killed killing slay slew slain massacre massacred execute executed murder murders "
        "murdered murdering behead beheaded assassinate assassinated slaughtered slaughter lynched hanged electrocuted "
        "gunned"), Part.DEAD),
    **dict.fromkeys(_table("injure injures injured injuring wound wounds wounded wounding hurt hurts hurting maim maimed "
        "hospitalised hospitalized"), Part.INJURED),
    **dict.fromkeys(_table("arrest arrests arrested arresting detain detains detained detaining jailed imprisoned "
        "rounded"), Part.ARRESTED),
    **dict.fromkeys(_table("evacuate evacuates evacuated evacuating displace displaces displaced displacing uprooted "
        "rehoused"), Part.DISPLACED),
}  # fmt: skip
# Done by those counted, or said of them.
_INTRANSITIVE: Final = {
    **dict.fromkeys(_table("die dies died dying drowned drown perish perished perishes dead suffocated"), Part.DEAD),
    **dict.fromkeys(_table("vanish vanished disappeared missing unaccounted"), Part.MISSING),
    **dict.fromkeys(_table("homeless"), Part.DISPLACED),
}  # fmt: skip
_AUXILIARIES: Final = _table("was were is are be been being got get had have has having will would could may might")
_PASSIVE: Final = _table("was were is are be been being got get")
_AFTER_A_PARTICIPLE: Final = _table("""
    in by when after on at and as during while since near outside inside over with this last late early monday tuesday
    wednesday thursday friday saturday sunday across including , . ; ) ( : before earlier today yesterday or from amid
    under for
""")
_TAKING: Final = _table("taken lost claimed take claim claims takes lose loses cost")
_REACH_BEFORE: Final = 5
_REACH_BEHIND: Final = 12


def role(t: Tokens, first: int, end: int, noun: Noun | None) -> Part | None:
    """The part played by those whom the number in tokens `first` to `end` counts; `end` is behind the noun."""
    own = part(noun.lemma) if noun else None
    if own not in (None, Part.PEOPLE):
        return own
    counts_things = noun is not None and own is None and noun.lemma not in ("life", "other", "more", "victim")
    if counts_things:
        return None
    found = _before(t, first, noun) or _behind(t, end, noun)
    return found or own


def _before(t: Tokens, first: int, noun: Noun | None) -> Part | None:
    """The verb whose object is counted."""
    for k in range(first - 1, first - 1 - _REACH_BEFORE, -1):
        word = t.low[k]
        if noun and noun.lemma == "life" and word in ("claimed", "claiming", "took", "cost", "claims", "taken", "costing"):
            return Part.DEAD
        if word in _TRANSITIVE:
            if t.low[k - 1] in _PASSIVE or t.low[k + 1] in ("by", "in", "after", "when", "on", "at", "as"):
                return None
            return _TRANSITIVE[word]
        if word in ("leaving", "left", "leaves", "with") and _is_left(t, first):
            return None
        if word in _TRANSITIVE or word in (".", ";", ":", ",", ")", "(", "by", "of", "in", "for", "to", "after", "from"):
            return None
        if not (word in FUNCTION_WORDS or word.isalpha()):
            return None
    return None


def _is_left(t: Tokens, first: int) -> bool:
    return t.low[first - 1] not in ("behind", "out")


def _behind(t: Tokens, end: int, noun: Noun | None) -> Part | None:
    """The verb whose subject is counted, or the participle behind the noun."""
    helped = False
    for k in range(end, end + _REACH_BEHIND):
        word = t.low[k]
        if word in _INTRANSITIVE:
            return _INTRANSITIVE[word]
        if word in _TRANSITIVE:
            if helped or t.low[k + 1] in _AFTER_A_PARTICIPLE or not t.low[k + 1]:
                return _TRANSITIVE[word] if word not in ("kill", "arrest", "injure") else None
            return None
        if noun and noun.lemma == "life" and word in _TAKING:
            return Part.DEAD
        if word in ("lost", "gave", "laid", "lose", "losing") and t.low[k + 1] in ("their", "his", "her", "down"):
            return Part.DEAD if "lives" in t.low[k + 2 : k + 5] or "life" in t.low[k + 2 : k + 5] else None
        if word in ("sustained", "suffered", "suffering", "sustaining", "received"):
            return Part.INJURED if {"injuries", "wounds", "injury", "burns"} & set(t.low[k + 1 : k + 5]) else None
        if word in _AUXILIARIES:
            helped = True
            continue
        if word in ("and", "others", "more", "who", "also", "of", "them", "all", "other", "people", "reportedly", "in"):
            if word == "in" and helped:
                return None
            continue
        if word == "," and (is_figure(t.low[k + 1]) or t.low[k + 1] in SMALL or t.low[k + 1] in ("and", "including")):
            continue
        if not word or not (word[0].isalnum() or word in DASHES) or word in FUNCTION_WORDS - _AUXILIARIES:
            if word in ("the", "a", "an", "at", "least", "about", "both", "off", "on", "near", "from", "either", "his", "its"):
                continue
            return None
        if (word.endswith("ed") and not helped and not is_plural(t.low[k + 1])) or word in ("told", "ran", "fired", "shot"):
            return None
    return None
