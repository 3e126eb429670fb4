"""What a date is given to: the verb of its clause, or the noun of an event that is known already."""

import re
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Span, within
from newslint.views.dates import Kind, TimeExpression, Unit, dates
from newslint.views.events import classes_in, noun_classes, verbs_in
from newslint_rules.dates._places import sentence_of
from newslint_rules.dates._tense import tells_of_past

_KINDS: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_DAY, Kind.MONTH_YEAR, Kind.YEAR))
DAYS: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_DAY))
_REACH: Final = 140  # code points of a clause before its date


class Mention(NamedTuple):
    """A date with the classes of what happened then; `is_known` says that it is named as one known already.

    `about` is the noun that it befell, or whose it was, in lower case, where one stands by. `is_own` says that it is
    somebody's whom a pronoun takes up, `is_attribute` that the date stands before the noun.
    """

    date: TimeExpression
    names: frozenset[str]
    is_known: bool
    about: str = ""
    is_own: bool = False
    is_attribute: bool = False


def mention_of(document: Document, date: TimeExpression) -> Mention | None:
    """The event that a date is given to."""
    is_month = date.kind is Kind.RELATIVE and date.unit is Unit.MONTH
    if date.impossible or (date.kind not in _KINDS and not is_month) or (date.value is None and date.kind is Kind.YEAR):
        return None
    text = document.text
    sentence = sentence_of(document, date.start)
    noun = _noun(text, date, sentence)
    if noun is not None:
        names = _named(noun.word.lower(), noun.start)
        is_told = any(not name.startswith(OTHER) for name in names)
        if names and (is_told or (noun.is_attribute and date.kind in DAYS)):
            return Mention(date, names, True, noun.about.lower(), noun.is_own, noun.is_attribute)
    if (date.modifier and not text[date.start].islower()) or not _is_time_of_verb(text, date):
        return None
    start = _clause_start(text, max(sentence.start, date.start - _REACH, _last_date(document, date)), date.start)
    end = date.start
    if _opening().fullmatch(text, start, date.start):  # on May 4, the ferry sank
        start = date.end
        edge = _boundary().search(text, start, min(sentence.end, date.end + _REACH))
        end = edge.start() if edge else min(sentence.end, date.end + _REACH)
    clause = text[start:end]
    told = verbs_in(clause)
    names = classes_in(clause)
    subject = _subject().search(clause, 0, told[0][0]) if told else None
    about = (subject[1] or subject[2] or "").lower() if subject else ""
    if about and "begin" in names:  # the strike began: they went on strike
        names = (names - {"begin"}) | {f"begin {_stem(about)}"} | noun_classes(about)
    occurred = _occurred().search(clause)
    if occurred is not None:  # the verdict came on, a tornado struck on
        names |= noun_classes(occurred[1].lower())
    for match in _in_a().finditer(text, date.end, sentence.end):  # separated the twins on May 4 in a 14-hour operation
        names |= noun_classes(match[1])
    stems = {_stem(match[0]) for match in _long_word().finditer(clause.lower())}
    names |= stems | {f"{OTHER}{stem}" for stem in stems}
    if not names:
        return None
    # since he stepped down; the bomb that exploded: what is known already
    is_back = _back().search(text, max(sentence.start, start - 12), start) is not None
    is_known = is_back and (about in _PRONOUNS or _is_definite(clause, about))
    return Mention(date, names, is_known and bool(told), "" if about in _PRONOUNS else about)


def _last_date(document: Document, date: TimeExpression) -> int:
    """Where the words of the date before end, with the noun that it stands before: the May 4 sinking."""
    area = Span(max(0, date.start - _REACH), date.start)
    last = next((one for one in reversed(within(document.view(dates), area)) if one.kind in DAYS), None)
    if last is None:
        return 0
    run = _run_behind().match(document.text, last.end) if last.modifier else None
    return run.end() if run else last.end


def _is_definite(clause: str, noun: str) -> bool:
    """Whether a noun stands with the, this, his and the like."""
    if not noun:
        return False
    return re.search(rf"\b(?:the|this|that|his|her|its|their) (?:\w+ )?{re.escape(noun)}\b", clause, re.I) is not None


@cache
def _in_a() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|by|during) an? (?:[\w-]+ ){0,2}?([a-z-]{4,})(?=[.,;]| (?:that|which|in|on|at|by|near|off)\b)"
    )


@cache
def _occurred() -> re.Pattern[str]:
    return re.compile(
        r"\b([a-z-]{3,})(?: that| which)? (?:came|happened|occurred|took place|struck|hit|erupted|broke out|tore"
        r"|swept|ripped|killed|destroyed|injured|wounded|rocked|shook|was held|left|claimed|flattened|gutted)\b"
    )


def _is_time_of_verb(text: str, date: TimeExpression) -> bool:
    """Whether a date stands as a verb's time does: on May 4, in the early hours of May 4."""
    if re.search(
        r"\b(?:due|dated|maturing|expiring|effective|starting|beginning) (?:in |on )?\Z",
        text[max(0, date.start - 15) : date.start],
    ):
        return False
    if date.preposition == "of":
        lead = text[max(0, date.start - 24) : date.start]
        return text[date.start].islower() or _hours_of().search(lead) is not None
    return date.preposition in ("on", "in", "at", "")


@cache
def _hours_of() -> re.Pattern[str]:
    return re.compile(r"\b(?:hours|morning|evening|night|afternoon|day) of \Z")


_PRONOUNS: Final = frozenset(("he", "she", "it", "they"))


@cache
def _back() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Ss]ince|[Aa]fter|[Bb]efore|[Ww]hen|that|which|who)\s*\Z")


@cache
def _subject() -> re.Pattern[str]:
    helpers = r"(?:(?:was|were|had|has|been|being|got|then|also|first|suddenly|later|himself|herself|itself) )*\Z"
    return re.compile(
        r"\b(He|She|It|They|he|she|it|they|[\w’'-]+) "
        + helpers
        + r"|\b([\w’'-]+)(?:,| (?:that|which|who))[^,]{0,50},? "
        + helpers
    )


class _Noun(NamedTuple):
    """A noun that a date is given to, what it befell or whose it was, and whether its start or end is meant."""

    word: str
    about: str = ""
    start: str = ""
    is_own: bool = False
    is_attribute: bool = False


def _noun(text: str, date: TimeExpression, sentence: Span) -> _Noun | None:
    """The May 5 sinking; the robbery of 8 May; his arrest on 8 May.

    None where the date is given to no noun with an article or possessive.
    """
    is_whose = date.kind is Kind.RELATIVE and text.startswith(("’s ", "'s "), date.end)  # last month’s raid
    if is_whose and (run := _run_behind().match(text, date.end + 2, sentence.end)):
        words = run[1].split()
        return _Noun(next((word for word in words if noun_classes(word)), words[0]), "", "", False, True)
    names_night = text[date.start].islower()  # the night of July 17 is a time, not the name of what happened
    if (
        date.kind is not Kind.YEAR
        and not names_night
        and (the := _the().search(text, max(sentence.start, date.start - 30), date.start))
    ):
        run = _run_behind().match(text, date.end, sentence.end)
        if run is not None:
            words = run[1].split()
            # the May 5 ferry sinking: the one before the noun is what it befell
            at = next((k for k, word in enumerate(words) if noun_classes(word)), 0)
            of = _of().match(text, run.start(1) + len(" ".join(words[: at + 1])))
            about = (words[at - 1] if at else "") or (of[1] if of else "") or the[1] or ""
            is_own = _possessive().search(text, max(0, date.start - 7), date.start) is not None
            return _Noun(words[at], about, "", is_own, True)
    own = _own_noun().search(text, max(sentence.start, date.start - 40), date.start)
    if (
        own is not None
        and noun_classes(own[2])
        and not _announces().search(text, max(0, own.start() - 20), own.start())
    ):
        return _Noun(own[2], own[1] or "", "", True)
    before = _noun_before().search(text, max(sentence.start, date.start - 90), date.start)
    if (
        before is None
        or _verb_between().search(before["between"] or "")
        or not _is_of_noun(text, before, date, sentence)
    ):
        return None
    whose = before["whose"] or ""
    if not noun_classes(before["noun"]) and noun_classes(before["what"] or ""):
        return _Noun(before["what"])  # the story of the sinking on May 5
    about = before["what"] or (whose[:-2].split()[-1] if whose.endswith(("’s", "'s")) else "")
    is_own = whose.lower() in ("his", "her", "its", "their")
    return _Noun(before["noun"], about, before["start"] or "", is_own)


@cache
def _the() -> re.Pattern[str]:
    return re.compile(r"(?:\b(?:the|its|his|her|their|that|this)|\b(\w+)[’']s) \Z", re.I)


@cache
def _run_behind() -> re.Pattern[str]:
    return re.compile(r",? ([a-z-]{4,}(?: (?!that|which|with|from|were|have|will|would)[a-z-]{4,}){0,3})(?![\w’'])")


@cache
def _possessive() -> re.Pattern[str]:
    return re.compile(r"\b(?:his|her|its|their) \Z", re.I)


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r" of (?:the |an? )?(?:[\w’'-]+ ){0,2}?([\w-]+)(?=[.,;]| (?:in|on|at|was|were|is|has|had)\b)")


@cache
def _verb_between() -> re.Pattern[str]:
    return re.compile(r"\b(?:made|took|went|got|gave|held|lost|won|began|suffered|filed|was|were|had|has|saw)\b")


@cache
def _announces() -> re.Pattern[str]:
    # announced her retirement on May 4
    return re.compile(r"\b(?:announced|confirmed|declared|revealed|reported|published|celebrated|posted|proposed) \Z")


@cache
def _own_noun() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|([\w’'-]+),? whose) ([a-z-]{4,}),? (?:of|in|on)(?: the)? \Z")


@cache
def _noun_before() -> re.Pattern[str]:
    # the robbery of 8 May; his arrest on 12 June; the sinking of the ferry on May 5; the sinking, on May 5,
    small = r"(?:the|his|her|its|their|after|since|before|of|on|in|at|and|to|a|an)\b"
    return re.compile(
        r"(?P<lead>(?:\b[\w’'-]+ )?)\b(?P<whose>[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|(?:\w+ )?\w+[’']s) "
        r"(?:(?P<start>start|beginning|onset|outbreak|end) of (?:the |her |his |its )?)?(?P<between>(?:(?!"
        + small
        + r")[a-z-]+ ){0,2}?)(?!"
        + small
        + r")(?P<noun>[a-z-]{3,}(?: filing)?)(?: (?:of|in|at|on) (?:the |an? |his |her |its )?(?:(?!"
        + small
        + r")[a-z-]+ )?(?!"
        + small
        + r")(?P<what>[^\W\d]{2,}))?"
        r"(?P<link>,? (?:of|on|in)|,? entered on|,? back (?:on|in))? (?:the )?\Z"
    )


def _is_of_noun(text: str, before: re.Match[str], date: TimeExpression, sentence: Span) -> bool:
    """Whether the date is the noun's and not that of a verb before: police asked about the sinking on May 5."""
    link = (before["link"] or "").strip()
    if not link:
        return False
    is_told = tells_of_past(text, before.start("lead"), before.end("lead"))  # announced her retirement on May 4
    if link.endswith("of") or (before["whose"].lower() in ("his", "her", "its", "their") and not is_told):
        return True
    if link.startswith(","):  # the sinking, on May 5, of
        if before["lead"].strip().lower() in ("after", "before", "following"):
            return False  # After the plea, on May 5, he was let go
        return text[date.end : date.end + 1] == "," or sentence.end - date.end <= 1
    area_start = max(sentence.start, date.start - 2 * _REACH)
    lead = text[area_start : before.start("whose")].strip().lower()
    if not lead or before["lead"].strip().lower() in _GOVERNING:
        return True
    if _predicate().match(text, date.end) is not None and verbs_in(lead) == ():
        return True
    # police are appealing for witnesses to the crash on 8 October
    clause = _clause_start(text, area_start, before.start("whose"))
    if date.kind not in DAYS or not noun_classes(before["noun"]):
        return False
    whose = before.start("whose")
    return _of_it().search(text, clause, whose) is not None or not tells_of_past(text, clause, whose)


@cache
def _of_it() -> re.Pattern[str]:
    """What has the same day as the event itself: killed in the crash, survived the sinking."""
    return re.compile(
        r"\b(?:survived|witnessed|filmed|caused|escaped|(?:killed|injured|hurt|died|wounded|lost|damaged|destroyed"
        r"|took part|arrested) (?:in|during|by|at)) \Z"
    )


_GOVERNING: Final = frozenset("since after before following until during at by".split())


@cache
def _predicate() -> re.Pattern[str]:
    return re.compile(
        r" (?:\w+ly )?(?:is|was|were|are|has|had|have|will|would|could|may|might|[a-z]{3,}ed|begins|began)\b"
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"\s*(?:It was |And |But )?(?:on|in|at) (?:the )?", re.I)


@cache
def _boundary() -> re.Pattern[str]:
    return re.compile(r"[;:—]| -- | [-–] |\b(?:after|before|since|when|while|because|although|where|but)\b|, and\b")


def _clause_start(text: str, start: int, end: int) -> int:
    """Where the clause begins that ends at `end`."""
    last = start
    for match in _boundary().finditer(text, start, end):
        last = match.end()
    return last


# Nouns for any harm that a story has told of.
_DISASTERS: Final = frozenset(
    "accident disaster tragedy incident catastrophe calamity mishap disturbance ordeal emergency violence bloodshed"
    " outrage atrocity carnage crime".split()
)
_HARMS: Final = frozenset(
    "sink crash derail explode burn collapse shoot stab attack quake flood slide storm fall die kill aground leak "
    "protest rob kidnap erupt rupture blackout outage breach".split()
)


@cache
def _happening() -> re.Pattern[str]:
    return re.compile(
        r"\w*(?:[ts]ion|ruptcy|landfall|outage|ambush|mutiny|siege|leak|spill|ering|ement|ance|ruling|arrival|departure"
        r"|delivery|discovery|ruling|seizure|overthrow|assassination|coup|storm|hurricane|match|march|protest|rally)"
    )


def _named(word: str, start: str) -> frozenset[str]:
    """What the event that a noun names is called by: its classes, or the stem of a noun that is of no class."""
    if word in _DISASTERS:
        return _HARMS | {word}
    if word.endswith("s"):
        return frozenset()  # the fires of 2001 are many
    if start and start != "end":  # the start of the siege: the siege began
        return frozenset((f"begin {_stem(word)}",))
    if word.endswith(" filing"):
        return noun_classes(word.removesuffix(" filing")) or frozenset((_stem(word.removesuffix(" filing")),))
    classes = noun_classes(word)
    if classes or word in _VAGUE or word in _TIMES:
        return classes
    return frozenset((_stem(word) if _happening().fullmatch(word) else f"{OTHER}{_stem(word)}",))


# Before the stem of a noun that need not be an event: a slip is seen only where the tens or the digits changed places.
OTHER: Final = "? "
_TIMES: Final = frozenset(
    "edition issue deadline date start beginning evening morning afternoon night weekend week month year report letter "
    "statement article story message post tweet photograph data figures price level close quarter period".split()
)


_VAGUE: Final = frozenset(
    "session section region million version edition question position situation auction convention competition "
    "exhibition production transaction option petition commission station publication quotation valuation "
    "action mission inflation population nation station union statement management government department investment "
    "payment performance balance insurance finance allowance".split()
)
_ENDINGS: Final = ("ation", "ated", "ement", "ment", "ance", "ing", "ion", "ure", "cy", "al", "ed", "es", "s", "e", "y")


def _stem(word: str) -> str:
    """The beginning that a verb and its noun share: erupted and eruption, arrested and arrest, ruled and ruling."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@cache
def _long_word() -> re.Pattern[str]:
    return re.compile(r"[a-z]{5,}")
