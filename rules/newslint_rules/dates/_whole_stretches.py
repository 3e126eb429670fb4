"""Lengths that can only be those of the one stretch of days that the sentences around tell of.

Nothing is matched word by word: where there is one stretch and a length with a definite word, the two belong together.
A length that is longer than the stretch cannot be one of its parts; a shorter one must be said to be the whole.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Final

from newslint import Document, Span
from newslint.views.dates import Kind, TimeExpression, Unit, dates
from newslint.views.events import classes_in, noun_classes
from newslint_rules.dates._arithmetic import days_apart
from newslint_rules.dates._courses import beginnings, endings
from newslint_rules.dates._places import sentences_around
from newslint_rules.dates._stretches import Measured, Stretch
from newslint_rules.dates._tense import tells_of_past

_ENDS: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_DAY))
_SIZES: Final = {Unit.DAY: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14, Unit.MONTH: 30.4}  # days
_AWAY: Final = 300  # code points between a stretch and its length
_NEAR: Final = 60  # code points around the ends in which words tell that something began or ended


def whole_stretches(document: Document, taken: Collection[Span]) -> Iterator[Measured]:
    """Lengths but those in `taken`, each with the only stretch around."""
    text = document.text
    expressions = [one for one in document.view(dates) if not one.impossible]
    for index, one in enumerate(expressions):
        if one.unit not in _SIZES or one.kind is not Kind.DURATION or one.relation is not None or one.span in taken:
            continue
        days = (one.amount or 0) * _SIZES[one.unit]
        if days < 2 or one.hedge is not None or _of_something_else().match(text, one.end):
            continue
        if one.preposition in ("on", "within", "after", "before", "at", "by") and not one.modifier:
            continue  # on 15 days in all
        area = sentences_around(document, one.start, 1, 1)
        near = [other for other in expressions[max(0, index - 5) : index + 5] if area.covers(other.span)]
        found = _only_stretch(text, near)
        if found is None or found.span.covers(one.span) or abs(found.span.start - one.start) > _AWAY:
            continue
        gap = max((abs(gap) for gap in days_apart(found.first, found.last)), default=0)
        is_told_behind = 0 < found.span.start - one.end < _NEAR and _that_began().match(text, one.end) is not None
        is_longer = days > gap + 1 and _is_definite(text, one)
        if (
            is_longer
            or is_told_behind
            or (
                not _relative().match(text, one.end)
                and _is_whole(text, one, sentences_around(document, found.span.start, 0, 0))
            )
        ):
            yield Measured(found, one, False)


def _only_stretch(text: str, near: Sequence[TimeExpression]) -> Stretch | None:
    """The stretch of days that expressions tell of: by a range, by from and until, or by a beginning and an end."""
    days = [one for one in near if one.kind in _ENDS or (one.kind is Kind.RANGE and one.members[0].kind in _ENDS)]
    if len(days) == 1 and days[0].kind is Kind.RANGE and days[0].members[1].kind in (*_ENDS, Kind.DAY):
        if " and " in days[0].span.of(text) and days[0].preposition != "between":
            return None  # June 29 and 30
        first, last = days[0].members
        return Stretch(first, last, days[0].span, True)
    if len(days) != 2 or any(one.kind is Kind.RANGE or one.modifier for one in days):
        return None
    first, last = days
    between = text[first.end : last.start]
    is_ranged = first.preposition in ("from", "between", "since") and _until().search(between) is not None
    begun = beginnings().search(text, max(0, first.start - _NEAR), last.start)
    ended = endings().search(text, first.end, last.end + _NEAR) or _then().search(between)
    is_told = is_ranged or (begun and ended and last.start - first.end < 2 * _NEAR)
    return Stretch(first, last, Span(first.start, last.end), False) if is_told else None


@cache
def _until() -> re.Pattern[str]:
    return re.compile(r"\b(?:until|till|to|through|and|up to)\b[^.;]{0,50}\Z")


@cache
def _then() -> re.Pattern[str]:
    return re.compile(r"\band (?:was|were|then|\w+ed|\w+ (?:up|down|off|out|home|back|in))\b|, was \w+ (?:on )?\Z")


def _is_definite(text: str, one: TimeExpression) -> bool:
    """Whether a length is of something known, of which it can be no part, as it is the longer one."""
    before = max(0, one.start - 60), one.start
    if one.modifier:
        return _the().search(text, *before) is not None
    return _these().search(text, *before) is not None or _is_apposed(text, one)


def _is_apposed(text: str, one: TimeExpression) -> bool:
    """Whether a length stands beside its stretch or its noun as a note: ..., seven days in which prices rose."""
    is_note = _noted().search(text, max(0, one.start - 60), one.start) is not None
    return is_note and _ends().match(text, one.end) is not None


def _is_whole(text: str, one: TimeExpression, told: Span) -> bool:
    """Whether a length is said to be that of the whole: those days, the strike lasted, the 14-day closure."""
    before = max(0, one.start - 60), one.start
    if not one.modifier:
        return _whole().search(text, *before) is not None or _is_apposed(text, one)
    noun = _noun().match(text, one.end)
    if noun is None or not _the().search(text, *before):
        return False
    word = noun[1].lower()
    if noun[2] and noun[2] != " cost" and not tells_of_past(text, *noun.span(2)):
        return False  # the four-day training course
    is_same = not noun_classes(word).isdisjoint(classes_in(told.of(text))) or word[:5] in told.of(text).lower()
    return word in _WHOLES or is_same


@cache
def _that_began() -> re.Pattern[str]:
    # a 40-day siege that began on May 1 and was lifted on May 9
    return re.compile(
        r" (?:[a-z-]+ ){1,2}(?:that|which) (?:had )?"
        r"(?:began|begun|started|opened|broke out|set in|ran|lasted|stretched)\b"
    )


@cache
def _the() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:the|this|that|its|his|her|their|whose|(?:was|is|became|proved|in) an?|all of an?|a full) \Z", re.I
    )


@cache
def _whole() -> re.Pattern[str]:
    noun = r"(?:the|this|that|its|his|her|their|an?) (?!first|last|next|final|other|total|few)[a-z]+,? (?:of|lasting)"
    return re.compile(
        r"\b(?:those|these|(?:during|in|over|throughout|for|of) (?:its|their|his|her|those|these|all)"
        rf"|(?:of|on) all(?: of)? the|took(?: \w+){{0,4}}|lasted|lasting|spanned|spanning|{noun}) (?:full )?\Z",
        re.I,
    )


@cache
def _these() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:those|these|the|its|his|her|their|all|lasted|lasting|spanned|(?:the|this|an?|its|their) \w+,? of|took"
        r"(?: \w+){0,4}) (?:longest |whole |full |entire )?\Z",
        re.I,
    )


@cache
def _noted() -> re.Pattern[str]:
    return re.compile(
        r"[,:(–—-] ?(?:an?|the|in all|all|some)? ?(?:(?!on|in|after|within)\w+ )?(?:run|total|spell|stretch|period)? ?"
        r"(?:of )?\Z"
    )


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r" (?:in which|during which|when|of (?!age)\w+|that|in all|without)\b|[,)]|\.(?=\s|\Z)")


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(r"[ -](?:long )?([a-z]+)( [a-z]{4,})?")


@cache
def _relative() -> re.Pattern[str]:
    # the three days she spent in Rome
    return re.compile(r" (?:he|she|they|we|you|it) (?!lasted)\w+")


@cache
def _of_something_else() -> re.Pattern[str]:
    return re.compile(
        r" (?:ago|later|earlier|after|before|old|from now|into|behind|ahead|more|longer|a (?:week|month|year)|notice"
        r"|deadline|limit|visa|ban|sentence|warning|forecast|supply|record|average|extension|window|suspension|contract"
        r"|outlook|plan|waiting|wait for|cooling|(?:\w+ ){0,2}(?:in|of|from) (?:\w+ )?(?:19|20)\d\d)\b"
        r"|,? (?:\w+ ){0,6}?(?:workshops?|to follow|next|last year|following)\b"
    )


# Nouns for the whole of anything that lasts.
_WHOLES: Final = frozenset(
    "event stay ordeal closure affair stoppage run absence occupation siege strike walkout lockout trip tour visit"
    " voyage journey shutdown lockdown festival fair tournament campaign blockade search standoff hunt mission"
    " exile spell ceasefire period truce course hearing trial outage blackout curfew"
    " detention custody imprisonment incarceration captivity confinement internment quarantine isolation abduction"
    " kidnapping hijacking vigil retreat pilgrimage trek odyssey heatwave boycott embargo moratorium recess evacuation"
    " manhunt offensive bombardment battle uprising revolt rebellion slowdown hospitalisation hospitalization coma"
    " crossing stint term holiday break".split()
)
