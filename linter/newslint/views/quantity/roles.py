"""The part that counted people play, read from the verbs around the number: killed 12, the 12 who were hurt."""

from typing import Final

from newslint.views.quantity.nouns import FUNCTION_WORDS, Noun, is_plural, part
from newslint.views.quantity.numerals import SMALL, is_figure
from newslint.views.quantity.tokens import DASHES, Tokens, table
from newslint.views.quantity.values import Part


def _parts(rows: dict[Part, str]) -> dict[str, Part]:
    return {word: part for part, words in rows.items() for word in words.split()}


# Done to those counted; “hurt” is its own participle.
_TRANSITIVE: Final = _parts({
    Part.DEAD: """
        kill kills killed killing slay slew slain massacre massacred execute executed murder murders murdered murdering
        behead beheaded assassinate assassinated slaughter slaughtered lynched hanged electrocuted gunned
        drowns drowning executing slaying slays massacring slaughtering beheading electrocuting""",
    Part.INJURED: """
        injure injures injured injuring wound wounds wounded wounding hurt hurts hurting maim maimed hospitalised
        hospitalized""",
    Part.ARRESTED: "arrest arrests arrested arresting detain detains detained detaining jailed imprisoned rounded",
    Part.DISPLACED: """
        evacuate evacuates evacuated evacuating displace displaces displaced displacing uprooted rehoused""",
})  # fmt: skip
# Done by those counted, or said of them.
_INTRANSITIVE: Final = _parts({
    Part.DEAD: "die dies died dying drowned drown perish perished perishes dead suffocated",
    Part.MISSING: "vanish vanished disappeared missing unaccounted",
    Part.DISPLACED: "homeless",
})  # fmt: skip
# Nouns whose “of” those counted follow: the deaths of 12.
_NAMED: Final = _parts({
    Part.DEAD: "lives deaths death killing killings murder murders bodies execution executions",
    Part.ARRESTED: "arrest arrests detention",
    Part.DISPLACED: "evacuation displacement",
})  # fmt: skip
_AUXILIARIES: Final = table("""
    was were is are be been being got get had have has having will would could may might
""")
_PASSIVE: Final = table("was were is are be been being got get")
_AFTER_A_PARTICIPLE: Final = table("""
    in by when after on at and as during while since near outside inside over with this last late early monday tuesday
    wednesday thursday friday saturday sunday across including , . ; ) ( : before earlier today yesterday or from amid
    under for
""")
_TAKING: Final = table("taken lost claimed take claim claims takes lose loses cost")
_REACH_BEFORE: Final = 5
_REACH_BEHIND: Final = 12


def role(t: Tokens, first: int, number_end: int, noun: Noun | None) -> Part | None:
    """The part played by those whom the number in tokens `first` to `number_end` counts."""
    end = noun.token + 1 if noun else number_end
    if noun and t.low[noun.token] == "people" and t.low[first] == "one":
        return None  # a nation
    own = part(t, noun, number_end) if noun else None
    if own not in (None, Part.PEOPLE):
        return own
    counts_things = noun is not None and own is None and noun.lemma not in ("life", "other", "more", "victim")
    if counts_things:
        return None
    if (
        noun is None
        and "toll" in t.low[first - 8 : first]
        and not {"injuries", "injured"} & set(t.low[first - 8 : first])
    ):
        return Part.DEAD
    return _before(t, first, noun) or _behind(t, end, noun) or own


def _before(t: Tokens, first: int, noun: Noun | None) -> Part | None:
    """The verb whose object is counted."""
    if t.low[first - 1] == "of":
        if noun and noun.lemma == "life" and t.low[first - 2] == "loss":
            return Part.DEAD
        return _NAMED.get(t.low[first - 2])
    for k in range(first - 1, first - 1 - _REACH_BEFORE, -1):
        word = t.low[k]
        if word == "dead" and t.low[k - 1] in ("shot", "left", "found", "leaving"):
            return Part.DEAD
        if (
            noun
            and noun.lemma == "life"
            and word in ("claimed", "claiming", "took", "cost", "claims", "taken", "costing")
        ):
            return Part.DEAD
        if word in _TRANSITIVE:
            if t.low[k - 1] in _PASSIVE or t.low[k + 1] in ("by", "in", "after", "when", "on", "at", "as"):
                return None
            return _TRANSITIVE[word]
        if word in ("leaving", "left", "leaves", "with") and _is_left(t, first):
            return None
        if (
            word in SMALL
            or word.endswith(("ed", "ing"))
            or word in (".", ";", ":", ",", ")", "(", "by", "of", "in", "for", "to", "after", "from")
        ):
            return None
        if not (word in FUNCTION_WORDS or word.isalpha()):
            return None
    return None


def _is_left(t: Tokens, first: int) -> bool:
    return t.low[first - 1] not in ("behind", "out")


def _behind(t: Tokens, end: int, noun: Noun | None) -> Part | None:
    """The verb whose subject is counted, or the participle behind the noun."""
    helped = crossed = False
    for k in range(end, end + _REACH_BEHIND):
        word = t.low[k]
        if (word == "shot" and t.low[k + 1] == "dead") or (t.low[k + 1] == "to" and t.low[k + 2] == "death"):
            return Part.DEAD
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
            crossed = crossed or word == "in"
            continue
        if (
            word == ","
            and not crossed
            and (is_figure(t.low[k + 1]) or t.low[k + 1] in SMALL or t.low[k + 1] in ("and", "including"))
        ):
            continue
        if not word or not (word[0].isalnum() or word in DASHES) or word in FUNCTION_WORDS - _AUXILIARIES:
            if word in (
                "the",
                "a",
                "an",
                "at",
                "least",
                "about",
                "both",
                "off",
                "on",
                "near",
                "from",
                "either",
                "his",
                "its",
            ):
                continue
            return None
        if (word.endswith("ed") and not helped and not is_plural(t.low[k + 1])) or word in (
            "told",
            "ran",
            "fired",
            "shot",
        ):
            return None
    return None
