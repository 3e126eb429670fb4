import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, Related, Span, rule
from newslint.views.dates import Kind, TimeExpression, dates
from newslint_rules.dates._happenings import noun_classes, verbs_in
from newslint_rules.dates._places import sentence_of
from newslint_rules.dates._wording import MONTHS

_KINDS: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_DAY, Kind.MONTH_YEAR, Kind.YEAR))
_DAYS: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_DAY))
_REACH: Final = 140  # code points of a clause before its date
_CHRONICLE: Final = 4  # dates of one kind of event: with more the story is of many such events
_SHIFT: Final = 3  # days or years within which two dates of one event are likely the same, slipped
# What happens again and again, so that two dates are mostly two events.
_RECURRENT: Final = frozenset("meet visit vote attack kill land sell buy announce rule raid begin end".split())
# What befalls one ship, bridge or person once, so that two sentences with two dates speak against each other.
_ONCE: Final = frozenset(
    "sink crash derail explode collapse marry bear die resign arrest convict sentence launch elect open close found "
    "retire bury crown vanish erupt inaugurate dissolve bankrupt".split()
)


class _Mention(NamedTuple):
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


@rule(
    title="One event is given two dates",
    why="Readers who notice trust neither date; a slip of a digit in the later mention is the usual cause.",
    level=Level.WARNING,
    confidence=0.7,
    quotations=Quotations.SOFTER,
    bad=[
        "The ferry sank on May 4 with 61 people on board.\n\nDivers searched the hull after the [[May 5]] sinking.",
        "The bridge collapsed on Sept. 6. A welder was charged over the [[Sept. 16]] collapse.",
        "The museum was robbed on 7 May 2023. Four men are held over the robbery of [[8 May 2023]].",
        "The kiln blew up in the 14 March explosion. The gas main exploded on [[15 March]] at dusk.",
        "On 7 July the ferry sank off Crete. The ferry sank on [[9 July]], the owner’s report says.",
        "Founded in 1996, the choir has sung in 40 countries. It marked its founding in [[1999]] with a mass.",
    ],
    good=[
        "The ferry sank on May 4. Divers searched the hull after the May 4 sinking.",
        "The ferry sank on May 4. A second ferry was lost, and relatives of the May 5 sinking’s victims wept.",
        "The bank met on May 4. Rates will be cut at the May 15 meeting.",
        "The ferry sank on May 4. The hull was raised after the June 20 storm.",
        "The bridge collapsed on Sept. 6. The company’s Nov. 21 collapse cost the town its mill.",
        "An avalanche buried six on 8 February. Ten days later, the 18 February avalanche killed two.",
    ],
)
def two_dates_one_event(document: Document) -> Iterator[Hit]:
    """Looks at “the May 5 sinking” and “the robbery of 8 May” beside sentences that date such an event otherwise."""
    mentions = [found for date in document.view(dates) if (found := _mention(document, date))]
    dated: dict[str, dict[tuple[int | None, ...], _Mention]] = {}
    for mention in mentions:
        for name in mention.names:
            dated.setdefault(name, {}).setdefault(_key(mention.date), mention)
    reported: set[Span] = set()
    for mention in mentions:
        for name in sorted(mention.names):
            others = [other for other in dated[name].values() if other is not mention]
            if any(_is_same(mention.date, other.date) for other in others) or len(others) > _CHRONICLE:
                continue
            near = [other for other in others if _are_one(document, name, mention, other)]
            if len(near) != 1:
                continue
            earlier, later = sorted((mention.date, near[0].date), key=lambda date: date.start)
            if reported.isdisjoint((earlier.span, later.span)):
                reported.add(later.span)
                message = f"the same event seems to be dated {_words(earlier)} before, and {_words(later)} here"
                yield Hit(*later.span, message, related=(Related(earlier.start, earlier.end, "the other date"),))


def _are_one(document: Document, name: str, one: _Mention, other: _Mention) -> bool:
    """Whether two mentions of a class are of one event, with one of the dates slipped."""
    if one.date.kind is Kind.YEAR and name not in _ONCE:
        return False
    is_recurrent = (name in _RECURRENT or name.startswith(_OTHER)) and not one.is_own and not other.is_own
    if not _is_slip(one.date, other.date, is_recurrent):
        return False
    in_sentence = sentence_of(document, one.date.start) == sentence_of(document, other.date.start)
    if in_sentence and name.startswith(_OTHER):
        return False
    if one.is_known == other.is_known:
        # Of two sinkings, each told in its own sentence, only those of one ferry are the same.
        is_one = (name in _ONCE or name.startswith("begin ")) and one.about == other.about != ""
        is_one = is_one or (one.is_known and not one.is_attribute and other.is_attribute and not is_recurrent)
        if not is_one or in_sentence or one.date.kind not in _DAYS:
            return False
    return not _is_another(document, one, other) and not _is_another(document, other, one)


def _key(date: TimeExpression) -> tuple[int | None, ...]:
    return date.parts.year, date.parts.month, date.parts.day


def _words(date: TimeExpression) -> str:
    parts = date.parts
    if parts.month is None:
        return str(parts.year)
    if parts.day is None:
        return f"{MONTHS[parts.month - 1]} {parts.year}"
    return f"{MONTHS[parts.month - 1]} {parts.day}" + (f", {parts.year}" if parts.year else "")


def _is_same(first: TimeExpression, last: TimeExpression) -> bool:
    """Whether two dates agree as far as both go."""
    return all(a == b for a, b in zip(_key(first), _key(last), strict=True) if a is not None and b is not None)


def _is_slip(first: TimeExpression, last: TimeExpression, is_recurrent: bool) -> bool:
    """Whether one date could be the other with a slip: another day of the month, another month, another year near by.

    Of what happens often only a slip of the tens is taken for one.
    """
    a, b = first.parts, last.parts
    if a.year and b.year and a.year != b.year:
        is_same_day = (a.month, a.day) == (b.month, b.day)
        return is_same_day and abs(a.year - b.year) <= _SHIFT and not is_recurrent
    if a.month is None or b.month is None or (a.day is None) != (b.day is None):
        return False
    if a.month != b.month:
        return not is_recurrent and a.day == b.day and abs(a.month - b.month) in (1, 11)
    one, other = a.day or 0, b.day or 0
    return not is_recurrent or abs(one - other) % 10 == 0 or f"{one:02}" == f"{other:02}"[::-1]


def _mention(document: Document, date: TimeExpression) -> _Mention | None:
    """The event that a date is given to."""
    if date.impossible or date.kind not in _KINDS or (date.value is None and date.kind is Kind.YEAR):
        return None
    text = document.text
    sentence = sentence_of(document, date.start)
    noun = _noun(text, date, sentence)
    if noun is not None:
        names = _named(noun.word.lower(), noun.start)
        is_told = any(not name.startswith(_OTHER) for name in names)
        if names and (is_told or (noun.is_attribute and date.kind in _DAYS)):
            return _Mention(date, names, True, noun.about.lower(), noun.is_own, noun.is_attribute)
    if date.modifier or not _is_time_of_verb(text, date):
        return None
    start = _clause_start(text, max(sentence.start, date.start - _REACH), date.start)
    end = date.start
    if _opening().fullmatch(text, start, date.start):  # on May 4, the ferry sank
        start = date.end
        edge = _boundary().search(text, start, min(sentence.end, date.end + _REACH))
        end = edge.start() if edge else min(sentence.end, date.end + _REACH)
    clause = text[start:end]
    told = verbs_in(clause)
    names = frozenset(name for _, classes in told for name in classes)
    subject = _subject().search(clause, 0, told[0][0]) if told else None
    about = (subject[1] or subject[2] or "").lower() if subject else ""
    if about and "begin" in names:
        names = (names - {"begin"}) | {f"begin {_stem(about)}"}
    stems = {_stem(match[0]) for match in _long_word().finditer(clause.lower())}
    names |= stems | {f"{_OTHER}{stem}" for stem in stems}
    if not names:
        return None
    # since he stepped down; the bomb that exploded: what is known already
    is_known = _back().search(text, max(sentence.start, start - 12), start) is not None and about in _PRONOUNS
    return _Mention(date, names, is_known and bool(told), "" if about in _PRONOUNS else about)


def _is_time_of_verb(text: str, date: TimeExpression) -> bool:
    """Whether a date stands as a verb's time does: on May 4, in the early hours of May 4."""
    if date.preposition == "of":
        return (
            re.search(
                r"\b(?:hours|morning|evening|night|afternoon|day) of \Z", text[max(0, date.start - 24) : date.start]
            )
            is not None
        )
    return date.preposition in ("on", "in", "at", "")


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
    if date.kind is not Kind.YEAR and (the := _the().search(text, max(sentence.start, date.start - 30), date.start)):
        behind = _noun_behind().match(text, date.end, sentence.end)
        if behind is not None:
            # the May 5 ferry sinking: the one before the noun is what it befell
            is_second = bool(behind[2]) and bool(noun_classes(behind[2]))
            noun = behind[2] if is_second else behind[1]
            of = _of().match(text, behind.end())
            about = (behind[1] if is_second else "") or (of[1] if of else "") or the[1] or ""
            is_own = (
                re.search(r"\b(?:his|her|its|their) \Z", text[max(0, date.start - 7) : date.start], re.I) is not None
            )
            return _Noun(noun, about, "", is_own, True)
    own = _own_noun().search(text, max(sentence.start, date.start - 40), date.start)
    if own is not None and noun_classes(own[1]):
        return _Noun(own[1], "", "", True)
    before = _noun_before().search(text, max(sentence.start, date.start - 90), date.start)
    if before is None or not _is_of_noun(text, before, date, sentence):
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
def _noun_behind() -> re.Pattern[str]:
    return re.compile(r",? ([a-z-]{4,})(?![\w’'])(?: ([a-z-]{4,})(?![\w’']))?")


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r" of (?:the |an? )?(?:[\w’'-]+ ){0,2}?([\w-]+)(?=[.,;]| (?:in|on|at|was|were|is|has|had)\b)")


@cache
def _own_noun() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) ([a-z-]{4,}),? (?:of|in|on)(?: the)? \Z")


@cache
def _noun_before() -> re.Pattern[str]:
    # the robbery of 8 May; his arrest on 12 June; the sinking of the ferry on May 5; the sinking, on May 5,
    small = r"(?:the|his|her|its|their|after|since|before|of|on|in|at|and|to|a|an)\b"
    return re.compile(
        r"(?P<lead>(?:\b[\w’'-]+ )?)\b(?P<whose>[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|(?:\w+ )?\w+[’']s) "
        r"(?:(?P<start>start|beginning|onset|outbreak|end) of (?:the |her |his |its )?)?(?:(?!"
        + small
        + r")[a-z-]+ ){0,2}?(?!"
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
    if link.endswith("of") or before["whose"].lower() in ("his", "her", "its", "their"):
        return True
    if link.startswith(","):  # the sinking, on May 5, of
        if before["lead"].strip().lower() in ("after", "before", "since", "following"):
            return False  # After the plea, on May 5, he was let go
        return text[date.end : date.end + 1] == "," or sentence.end - date.end <= 1
    lead = text[max(sentence.start, date.start - 2 * _REACH) : before.start("whose")].strip().lower()
    if not lead or before["lead"].strip().lower() in _GOVERNING:
        return True
    return _predicate().match(text, date.end) is not None and verbs_in(lead) == ()


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
    return re.compile(r"[;:—]| -- | [-–] |\b(?:after|before|since|when|while|because|although|where|but)\b")


def _clause_start(text: str, start: int, end: int) -> int:
    """Where the clause begins that ends at `end`."""
    last = start
    for match in _boundary().finditer(text, start, end):
        last = match.end()
    return last


# Nouns for any harm that a story has told of.
_DISASTERS: Final = frozenset("accident disaster tragedy incident catastrophe calamity mishap".split())
_HARMS: Final = frozenset("sink crash derail explode burn collapse shoot quake flood fall die kill aground".split())


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
    return frozenset((_stem(word) if _happening().fullmatch(word) else f"{_OTHER}{_stem(word)}",))


# Before the stem of a noun that need not be an event: a slip is seen only where the tens or the digits changed places.
_OTHER: Final = "? "
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


@cache
def _another() -> re.Pattern[str]:
    return re.compile(
        r"(?<!was the )(?<!is the )\b(?:second|third|another|similar|separate|series of|string of|weaker|again)\b"
        r"|(?<!was the )(?<!is the )\b(?:an?|the|that|this|one|two|three|its|his|her|their)(?: \w+)? "
        r"(?:first|latest|later|previous|earlier|next)\b(?! day| morning| week)"
        r"|\b(?:hours?|days?|weeks?|months?|years?) (?:later|earlier),? (?:the|an?)\b",
        re.I,
    )


@cache
def _place() -> re.Pattern[str]:
    return re.compile(r" [a-z-]+ (?:in|at|near|off|on) (?:the )?(?!\w+day\b|[JFMASOND]\w+ \d)([A-Z]\w+)")


def _is_another(document: Document, mention: _Mention, other: _Mention) -> bool:
    """Whether the words around say that there are several such events, or that this one was somewhere else."""
    text, date = document.text, mention.date
    sentence = sentence_of(document, date.start)
    if _another().search(text, max(sentence.start, date.start - 80), min(sentence.end, date.end + 40)):
        return True
    told = sentence_of(document, other.date.start).of(text)
    if mention.is_known and mention.about != "life" and mention.about not in told.lower():
        return True
    place = _place().match(text, date.end, sentence.end)
    return place is not None and place[1] not in told
