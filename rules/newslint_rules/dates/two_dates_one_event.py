import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, Span, rule
from newslint.views.dates import Kind, TimeExpression, dates
from newslint.views.events import noun_classes
from newslint_rules.dates._arithmetic import days_apart
from newslint_rules.dates._mentions import DAYS, OTHER, Mention, mention_of
from newslint_rules.dates._places import sentence_of
from newslint_rules.dates._wording import MONTHS

_CHRONICLE: Final = 4  # dates of one kind of event: with more the story is of many such events
_SHIFT: Final = 3  # days or years within which two dates of one event are likely the same, slipped
# What happens again and again, so that two dates are mostly two events.
_RECURRENT: Final = frozenset(
    "meet visit land sell buy begin end play protest perform hear speak testify try auction arrive depart".split()
)
# What befalls one ship, bridge or person once, so that two sentences with two dates speak against each other.
_ONCE: Final = frozenset(
    "sink crash derail explode collapse marry bear die resign arrest convict sentence launch elect open close found "
    "retire bury crown vanish erupt inaugurate dissolve bankrupt".split()
)


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
        "Mechanics went on strike on Oct. 1. Ridership has fallen since the strike began on [[Oct. 2]].",
        "Thieves tunneled into a shop on March 6. A man who was fired before the [[March 8]] burglary is sought.",
        "A tornado struck Enid on June 16. The weather service rated the [[June 17]] tornado an EF-3.",
        "A bus overturned on 9 October. Police are looking for witnesses to the crash on [[8 October]].",
        "Clerk Peter Grogan resigned on March 13. Grogan, whose resignation on [[March 31]] cost the firm, is 40.",
        "A van hit a lorry on the night of July 17. The lorry had no lights, a report on the [[July 27]] crash says.",
        "Founded in 1996, the choir has sung in 40 countries. It marked its founding in [[1999]] with a mass.",
    ],
    good=[
        "The ferry sank on May 4. Divers searched the hull after the May 4 sinking.",
        "The ferry sank on May 4. A second ferry was lost, and relatives of the May 5 sinking’s victims wept.",
        "Clerk Peter Grogan resigned on March 13. Holt, whose resignation on March 31 cost the firm, is 40.",
        "The bank met on May 4. Rates will be cut at the May 15 meeting.",
        "The ferry sank on May 4. The hull was raised after the June 20 storm.",
        "The bridge collapsed on Sept. 6. The company’s Nov. 21 collapse cost the town its mill.",
        "The quake of 18 May flattened 600 houses, and an aftershock on 20 May brought down 40 more.",
        "Eleven inmates escaped on 6 November. A memo puts the escape on 5 November, a date he denies.",
        "The firm recalled 4,000 cars on May 3. The recall of May 21, which covers vans, is its last.",
        "An avalanche buried six on 8 February. Ten days later, the 18 February avalanche killed two.",
    ],
)
def two_dates_one_event(document: Document) -> Iterator[Hit]:
    """Looks at “the May 5 sinking” and “the robbery of 8 May” beside sentences that date such an event otherwise."""
    mentions = [found for date in document.view(dates) if (found := mention_of(document, date))]
    dated: dict[str, dict[tuple[int | None, ...], Mention]] = {}
    for mention in mentions:
        for name in mention.names:
            dated.setdefault(name, {}).setdefault(_key(mention.date), mention)
    reported: set[Span] = set()
    for mention in mentions:
        for name in sorted(mention.names):
            if len(dated[name]) > _CHRONICLE + 1:
                continue
            others = [other for other in dated[name].values() if other is not mention]
            if any(_is_same(mention.date, other.date) for other in others):
                continue
            near = [other for other in others if _are_one(document, name, mention, other)]
            if len(near) != 1:
                continue
            earlier, later = sorted((mention.date, near[0].date), key=lambda date: date.start)
            if reported.isdisjoint((earlier.span, later.span)):
                reported.add(later.span)
                message = f"the same event seems to be dated {_words(earlier)} before, and {_words(later)} here"
                yield Hit(*later.span, message, related=(Related(earlier.start, earlier.end, "the other date"),))


def _are_one(document: Document, name: str, one: Mention, other: Mention) -> bool:
    """Whether two mentions of a class are of one event, with one of the dates slipped."""
    if one.date.kind is Kind.YEAR and name not in _ONCE:
        return False
    is_recurrent = (name in _RECURRENT or name.startswith(OTHER)) and not one.is_own and not other.is_own
    if not _is_slip(one.date, other.date, is_recurrent, name in _ONCE):
        return False
    in_sentence = sentence_of(document, one.date.start) == sentence_of(document, other.date.start)
    if in_sentence and name.startswith(OTHER):
        return False
    if one.is_known == other.is_known:
        # Of two sinkings, each told in its own sentence, only those of one ferry are the same.
        is_one = (name in _ONCE or name.startswith("begin ")) and one.about == other.about != ""
        is_one = is_one or (one.is_known and not one.is_attribute and other.is_attribute and not is_recurrent)
        if not is_one or in_sentence or one.date.kind not in DAYS:
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


def _is_slip(first: TimeExpression, last: TimeExpression, is_recurrent: bool, is_once: bool) -> bool:
    """Whether one date could be the other with a slip: another day of the month, another month, another year near by.

    Of what happens often only a slip of the tens is taken for one; of what may happen again, one of a few days too.
    """
    a, b = first.parts, last.parts
    if a.year and b.year and a.year != b.year:
        is_same_day = (a.month, a.day) == (b.month, b.day)
        return is_same_day and abs(a.year - b.year) <= _SHIFT and not is_recurrent
    if a.month is None or b.month is None or (a.day is None) != (b.day is None):
        return False
    if a.month != b.month:
        is_near = min((abs(gap) for gap in days_apart(first, last)), default=_SHIFT + 1) <= _SHIFT
        return not is_recurrent and ((a.day == b.day and abs(a.month - b.month) in (1, 11)) or is_near)
    one, other = a.day or 0, b.day or 0
    is_near = is_once or abs(one - other) <= _SHIFT
    is_turned = abs(one - other) % 10 == 0 or f"{one:02}" == f"{other:02}"[::-1]
    return (is_near and not is_recurrent) or is_turned


@cache
def _another() -> re.Pattern[str]:
    return re.compile(
        r"(?<!was the )(?<!is the )\b(?:second|(?<!by a )third(?! of)|another|similar|separate|series of|string of"
        r"|weaker|again)\b"
        r"|\b(?:hours?|days?|weeks?|months?|years?) (?:later|earlier),? (?:the|an?)\b|\bwas worse\b",
        re.I,
    )


@cache
def _ordinal() -> re.Pattern[str]:
    # the first blast, the latest such attack, its previous summit
    return re.compile(
        r"(?<!was )(?<!is )\b(?:an?|the|that|this|one|two|three|its|his|her|their) (?:[a-z-]+ )?"
        r"(?:first|latest|later|previous|earlier|next) (?:[a-z-]+ )?([a-z-]+)",
        re.I,
    )


@cache
def _disputed() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:wrongly|mistake\w*|misstate\w*|incorrect\w*|error|disput\w+|denie[sd]|correction|gave the date|puts the"
        r"|dated? (?:he|she|it|they)|contradict\w*|in fact|originally|postponed|moved)\b",
        re.I,
    )


@cache
def _place() -> re.Pattern[str]:
    return re.compile(
        r" [a-z-]+ (?:(?:in|at|near|off|on) (?:the )?(?!\w+day\b|[JFMASOND]\w+ \d)([A-Z]\w+)|at (?:the|an?) ([a-z]+))"
    )


def _is_another(document: Document, mention: Mention, other: Mention) -> bool:
    """Whether the words around say that there are several such events, or that this one was somewhere else."""
    text, date = document.text, mention.date
    sentence = sentence_of(document, date.start)
    around = max(sentence.start, date.start - 80), min(sentence.end, date.end + 40)
    if _another().search(text, *around) or _disputed().search(text, *sentence):
        return True
    if any(
        match[1] == "one" or noun_classes(match[1].lower().removesuffix("s"))
        for match in _ordinal().finditer(text, *around)
    ):
        return True
    told = sentence_of(document, other.date.start).of(text)
    if mention.is_known and mention.about != "life" and mention.about not in told.lower():
        return True
    place = _place().match(text, date.end, sentence.end)
    return place is not None and (place[1] or place[2]) not in told
