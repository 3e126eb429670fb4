import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, Related, Span, rule, within
from newslint.views.dates import Kind, TimeExpression, dates
from newslint.views.events import events
from newslint_rules.dates._places import sentence_of
from newslint_rules.dates._wording import MONTHS

_DAYS: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_DAY))
_REACH: Final = 140  # code points of a clause before its date
_CHRONICLE: Final = 4  # dates of one kind of event: with more the story is of many such events
_SHIFT: Final = 3  # days or years within which two dates of one event are likely the same, slipped
# What happens again and again, so that two dates are mostly two events.
_RECURRENT: Final = frozenset("meet visit win lose elect vote pass launch attack kill land cut raise".split())
# What befalls one ship, bridge or person once, so that two sentences with two dates speak against each other.
_ONCE: Final = frozenset("sink crash explode collapse quake marry bear resign arrest convict sentence".split())
_PHRASES: Final = {"died": "died", "opened fire": "shoot", "open fire": "shoot", "voters": "vote", "polls": "vote"}


class _Mention(NamedTuple):
    """An event with a date: what it is called by, and whether it is named as one known already."""

    date: TimeExpression
    names: frozenset[str]
    is_known: bool


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
    ],
)
def two_dates_one_event(document: Document) -> Iterator[Hit]:
    """Looks at “the May 5 sinking” and “the robbery of 8 May” beside sentences that date such an event otherwise."""
    expressions = document.view(dates)
    mentions = [found for index in range(len(expressions)) if (found := _mention(document, expressions[index]))]
    dated: dict[str, dict[tuple[int | None, ...], _Mention]] = {}
    for mention in mentions:
        for name in mention.names:
            if not mention.is_known:
                dated.setdefault(name, {}).setdefault(_key(mention.date), mention)
    reported = set()
    for mention in mentions:
        for name in sorted(mention.names):
            if not mention.is_known and ":" not in name:
                continue  # of two sinkings only those of one ferry are the same
            others = {key: other for key, other in dated.get(name, {}).items() if other is not mention}
            if any(_is_same(mention.date, other.date) for other in others.values()) or len(others) > _CHRONICLE:
                continue
            if not mention.is_known and mention.date.kind not in _DAYS:
                continue
            near = [other for other in others.values() if _is_slip(mention.date, other.date, name)]
            if not mention.is_known and any(_in_one_sentence(document, mention, other) for other in near):
                continue
            if len(near) != 1 or _is_another(document, mention, near[0]) or _is_another(document, near[0], mention):
                continue
            earlier, later = sorted((mention.date, near[0].date), key=lambda date: date.start)
            if later.span not in reported:
                reported.add(later.span)
                message = f"the same event seems to be dated {_words(earlier)} before, and {_words(later)} here"
                yield Hit(*later.span, message, related=(Related(earlier.start, earlier.end, "the other date"),))


def _in_one_sentence(document: Document, first: _Mention, last: _Mention) -> bool:
    return sentence_of(document, first.date.start) == sentence_of(document, last.date.start)


def _key(date: TimeExpression) -> tuple[int | None, ...]:
    return date.parts.year, date.parts.month, date.parts.day


def _words(date: TimeExpression) -> str:
    parts = date.parts
    if parts.month is None:
        return str(parts.year)
    return f"{MONTHS[parts.month - 1]} {parts.day}" + (f", {parts.year}" if parts.year else "")


def _is_same(first: TimeExpression, last: TimeExpression) -> bool:
    """Whether two dates agree as far as both go."""
    return all(a == b for a, b in zip(_key(first), _key(last), strict=True) if a is not None and b is not None)


def _is_slip(first: TimeExpression, last: TimeExpression, name: str) -> bool:
    """Whether one date could be the other with a slip: another day of the month, another month, another year near by.

    Of what happens often only a slip of the tens is taken for one.
    """
    a, b = first.parts, last.parts
    if a.year and b.year and a.month and a.year != b.year:
        return a.month == b.month and a.day == b.day and abs(a.year - b.year) <= _SHIFT
    if a.month is None and b.month is None and a.year and b.year:
        return name not in _RECURRENT and abs(a.year - b.year) <= _SHIFT
    if a.month is None or b.month is None or a.day is None or b.day is None:
        return False
    if a.month != b.month:
        return name not in _RECURRENT and a.day == b.day and abs(a.month - b.month) in (1, 11)
    gap = abs(a.day - b.day)
    return gap % 10 == 0 if name in _RECURRENT else True


def _mention(document: Document, date: TimeExpression) -> _Mention | None:
    """The event that a date is given to."""
    if date.impossible or (date.value is None and date.kind is Kind.YEAR):
        return None
    if date.kind not in _DAYS and date.kind is not Kind.YEAR:
        return None
    text = document.text
    sentence = sentence_of(document, date.start)
    known = _known_names(document, date, sentence)
    if known is not None:
        return _Mention(date, known, True) if known else None
    if date.modifier or date.preposition not in ("on", "in", "at", ""):
        return None
    start = _clause_start(text, max(sentence.start, date.start - _REACH), date.start)
    end = date.start
    if _opening().fullmatch(text, start, date.start):  # on May 4, the ferry sank
        start = date.end
        edge = _boundary().search(text, start, min(sentence.end, date.end + _REACH))
        end = edge.start() if edge else min(sentence.end, date.end + _REACH)
    names = _names_in(document, start, end)
    return _Mention(date, names, False) if names else None


def _known_names(document: Document, date: TimeExpression, sentence: Span) -> frozenset[str] | None:
    """What the event is called by that “the May 5 sinking” or “the robbery of 8 May” names; None for no such words."""
    text = document.text
    if date.kind in _DAYS and _the().search(text, max(sentence.start, date.start - 8), date.start):
        behind = _noun_behind().match(text, date.end, sentence.end)
        if behind is not None:
            return _names(document, *behind.span(1)) or _names(document, *behind.span(2))
    before = _noun_before().search(text, max(sentence.start, date.start - 60), date.start)
    if before is None:
        return None
    return _names(document, *before.span(next(group for group in (1, 2, 3, 4, 5) if before[group])))


@cache
def _the() -> re.Pattern[str]:
    return re.compile(r"(?:\b(?:the|its|his|her|their|that|this)|\w[’']s) \Z", re.I)


@cache
def _noun_behind() -> re.Pattern[str]:
    return re.compile(r",? ([a-z-]{4,})(?![\w’'])(?: ([a-z-]{4,})(?![\w’']))?")


@cache
def _noun_before() -> re.Pattern[str]:
    # the robbery of 8 May; his arrest on 12 June; the sinking of the ferry on May 5; the sinking, on May 5,
    return re.compile(
        r"\bthe ([a-z-]{4,}) of (?:the )?\Z|(?:\b(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)|\w[’']s) ([a-z-]{4,}) (?:of"
        r"|on|in) (?:the )?\Z"
        r"|\bsince (?:the |his |her |its |their )([a-z-]{4,}) (?:began|started) on \Z"
        r"|\b[Tt]he ([a-z-]{4,}) of (?:the |an? )?(?:[\w-]+ ){1,3}on (?:the )?\Z|\b[Tt]he ([a-z-]{4,}), (?:in"
        r"|on) (?:the )?\Z"
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
_HARMS: Final = frozenset("sink crash explode burn collapse shoot quake flood storm".split())


@cache
def _happening() -> re.Pattern[str]:
    return re.compile(
        r"\w*(?:[ts]ion|ruptcy|landfall|outage|ambush|mutiny|siege|leak|spill|ering|ement|ance|ruling|arrival|departure"
        r"|delivery|discovery|ruling|seizure|overthrow|assassination)"
    )


def _names(document: Document, start: int, end: int) -> frozenset[str]:
    """What the event that a noun names is called by: its class, or the stem of a noun that is of no class."""
    if start < 0:
        return frozenset()
    word = document.text[start:end].lower()
    if word in _DISASTERS:
        return _HARMS | {word}
    if word.endswith("s"):
        return frozenset()  # the fires of 2001 are many
    found = {event.lemma for event in within(document.view(events), Span(start, end))}
    if word == "death":
        found = {"died"}
    if word.startswith("bomb"):
        found.add("explode")
    if not found and _happening().fullmatch(word) and word not in _VAGUE:
        found.add(_stem(word))
    return frozenset(found)


_VAGUE: Final = frozenset(
    "session section region million version edition question position situation election auction convention "
    "competition "
    "exhibition production transaction option petition commission station publication quotation valuation "
    "action mission "
    "inflation population nation station union statement management government department investment payment "
    "performance "
    "balance insurance finance allowance".split()
)
_ENDINGS: Final = ("ation", "ated", "ement", "ment", "ance", "ing", "ion", "ure", "cy", "al", "ed", "es", "s", "e", "y")


def _stem(word: str) -> str:
    """The beginning that a verb and its noun share: erupted and eruption, arrested and arrest, ruled and ruling."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _names_in(document: Document, start: int, end: int) -> frozenset[str]:
    """What the events of a clause are called by."""
    told = within(document.view(events), Span(start, end))
    found = {event.lemma for event in told}
    found.update(
        f"{event.lemma}:{head}" for event in told for head in event.heads if event.lemma in _ONCE and not event.is_noun
    )
    clause = document.text[start:end].lower()
    found.update(name for phrase, name in _PHRASES.items() if phrase in clause)
    found.update(_stem(match[0]) for match in _long_word().finditer(clause))
    return frozenset(found)


@cache
def _long_word() -> re.Pattern[str]:
    return re.compile(r"[a-z]{5,}")


@cache
def _another() -> re.Pattern[str]:
    return re.compile(
        r"(?<!was the )(?<!is the )\b(?:second|third|another|similar|separate|series of|string of|weaker|again)\b", re.I
    )


@cache
def _place() -> re.Pattern[str]:
    return re.compile(r" [a-z-]+ (?:in|at|near|off|on) (?:the )?([A-Z]\w+)")


@cache
def _object() -> re.Pattern[str]:
    return re.compile(r"\b[Tt]he [a-z-]{4,} of (?:[\w-]+ ){0,3}([\w-]+) on (?:the )?\Z")


def _is_another(document: Document, mention: _Mention, other: _Mention) -> bool:
    """Whether the words around say that there are several such events, or that this one was somewhere else."""
    text, date = document.text, mention.date
    sentence = sentence_of(document, date.start)
    if _another().search(text, max(sentence.start, date.start - 80), min(sentence.end, date.end + 40)):
        return True
    told = sentence_of(document, other.date.start).of(text)
    object_ = _object().search(text, max(sentence.start, date.start - 60), date.start)
    if object_ is not None and object_[1] not in told:
        return True
    place = _place().match(text, date.end, sentence.end)
    return place is not None and place[1] not in told
