"""Ages against the years they are told with: for every age of somebody whose birth is told, the moment it is told of.

An age belongs to a death, to a year in its sentence or to the article's day. Whatever of these bears it out wins; where
none does, the moment that the words tie it to is the one it does not fit.
"""

import enum
import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Span, within
from newslint.views.calendar import Interval, shifted
from newslint.views.dates import Kind, TimeExpression, Unit
from newslint_rules.dates._courses import beginnings
from newslint_rules.dates._lives import (
    DEATH,
    Age,
    Birth,
    are_one_person,
    births,
    lives,
    near_ages,
    years_between,
)
from newslint_rules.dates._person import kin, names, subjects_in
from newslint_rules.dates._points import has_year, nearby, points, points_in


class Moment(enum.Enum):
    """What an age is told of."""

    NOW = enum.auto()
    EVENT = enum.auto()
    DEATH = enum.auto()


class Misfit(NamedTuple):
    """An age that no moment bears out, with the one it is tied to: its place, and the ages that it makes."""

    birth: Span
    age: Age
    moment: Moment
    place: Span | None
    low: int
    high: int

    @property
    def right(self) -> str:
        """The ages that would be right, in figures."""
        return f"{self.low}" if self.low == self.high else f"{self.low} or {self.high}"

    @property
    def told(self) -> str:
        """The age as told, in figures."""
        return f"{self.age.years}" if self.age.years == self.age.most else f"{self.age.years} to {self.age.most}"


class _Known(NamedTuple):
    """A birth, and the death of the same person where it is told; `span` is the place of both."""

    birth: Birth
    span: Span
    died: Interval | None
    death: Span | None


class _Time(NamedTuple):
    moment: Moment
    days: Interval
    place: Span | None


def misfits(document: Document) -> tuple[Misfit, ...]:
    """The ages that fit none of their moments, one for each age, in reading order."""
    found: dict[int, Misfit] = {}
    for known in _known(document):
        for one in _of_one(document, known):
            found.setdefault(one.age.start, one)
    return tuple(found[start] for start in sorted(found))


def _of_one(document: Document, known: _Known) -> Iterator[Misfit]:
    birth = known.birth
    near = sorted(near_ages(document, birth), key=lambda age: abs(age.start - birth.start))[:_ENOUGH]
    near.sort()
    if known.died is not None:
        near = [_as_reached(document.text, age) for age in near]
    dying = {age for age in near if known.died is not None and _is_at_death(document, known, age)}
    told = [age for age in near if age in dying or are_one_person(document, birth, age)]
    for age in told:
        if age in dying and known.died is not None:
            times = [_Time(Moment.DEATH, known.died, known.death)]
        else:
            times = _times(document, known, age)
        if not times or any(_fits(birth, age, time) for time in times):
            continue
        time = min(times, key=lambda one: _distance(birth, age, one))
        own = nearby(document, age.start, *((2, 2) if time.moment is not Moment.EVENT else (0, 0)))
        rivals = [other for other in told if other != age and own.start <= other.start < own.end]
        if any(_fits(birth, other, time) for other in rivals):
            continue  # the one that fits is the person's
        low, high = years_between(birth.days, time.days)
        if time.moment is Moment.NOW:
            low, high = years_between(birth.days, _today(document) or time.days)
        place = known.span if time.moment is Moment.DEATH else Span(birth.start, birth.end)
        yield Misfit(place, age, time.moment, time.place, max(low, 0), max(high, 0))


def _fits(birth: Birth, age: Age, time: _Time) -> bool:
    low, high = years_between(birth.days, time.days)
    if (birth.days.start.month, birth.days.start.day) == (2, 29):
        low, high = low - 1, high + 1  # birthdays on a leap day are counted as one likes
    return low <= age.most and age.years <= high


def _distance(birth: Birth, age: Age, time: _Time) -> tuple[int, int]:
    """How far an age is from that of a moment: a wrong digit is nearer than any other number."""
    low, high = years_between(birth.days, time.days)
    gaps = [abs(age.years - years) for years in (low, high)]
    return min(gap % 10 != 0 for gap in gaps), min(gaps)


def _today(document: Document) -> Interval | None:
    published = document.metadata.published
    return Interval(published, published) if published else None


_ENOUGH: Final = 16  # ages nearest to a birth, so that the work stays linear
_AROUND: Final = 14  # days before and behind the article's date: “turned 80 on Saturday”, “who will be 80 next week”
_LATELY: Final = 30  # days
_CLAUSE: Final = 60  # code points
_LEAD: Final = 90  # code points before an age in which its death may be told


def _known(document: Document) -> Iterator[_Known]:
    """The births, with the deaths told in brackets, in another sentence, or as lately as the article's date."""
    for life in document.view(lives):
        birth = Birth(*life.span, life.born, life.name)
        yield _Known(birth, life.span, life.died, life.span)
    for birth in document.view(births):
        inside = Span(birth.start, birth.end)
        area = nearby(document, birth.start, 2, 3)
        dated = next((date for date in points_in(document, area) if _is_its_death(document, birth, date)), None)
        if dated is not None and dated.value is not None:
            span = Span(min(birth.start, dated.start), max(birth.end, dated.end))
            yield _Known(birth, span, dated.value, dated.span)
        elif (lately := _has_died(document, area)) is not None:
            yield _Known(birth, inside, lately, None)
        else:
            yield _Known(birth, inside, None, None)


def _is_its_death(document: Document, birth: Birth, date: TimeExpression) -> bool:
    if not (has_year(date) or date.kind in _RECENT) or date.value is None or birth.start <= date.start < birth.end:
        return False
    return date.value.start > birth.days.end and _is_death(document, date)


_RECENT: Final = frozenset((Kind.WEEKDAY, Kind.RELATIVE, Kind.MONTH_DAY))  # resolved from the article's date


def _has_died(document: Document, area: Span) -> Interval | None:
    """The weeks before the article, where it says that somebody has died and gives no other date."""
    published = document.metadata.published
    if published is None or not _obituary().search(document.text, *area):
        return None
    return Interval(first, published) if (first := shifted(published, -_LATELY)) else None


@cache
def _obituary() -> re.Pattern[str]:
    return re.compile(r"\b(?:has|who has) died\b")


@cache
def _died_before() -> re.Pattern[str]:
    return re.compile(rf"\b{DEATH}\b[^;]{{0,40}}\Z|\bd\. \Z|\bdeath: \Z", re.I)


@cache
def _died_behind() -> re.Pattern[str]:
    return re.compile(rf",? (?!wh)[^.;,\d]{{0,30}}\b(?:was )?{DEATH}\b", re.I)


def _is_death(document: Document, date: TimeExpression) -> bool:
    """Whether a date is that of a death: died in 2001; in 1944, when he was killed."""
    text = document.text
    own = nearby(document, date.start)
    start = max(own.start, date.start - _CLAUSE)
    if text[max(0, date.start - 3) : date.start] == "d. ":
        return True
    if _died_before().search(text, start, date.start):
        return True
    return _died_behind().match(text, date.end, own.end) is not None


def _as_reached(text: str, age: Age) -> Age:
    """A birthday as the age it leaves to who died so near it: a day short of her 94th birthday."""
    lead = text[max(0, age.start - _CLAUSE) : age.start]
    if age.words != "birthday" or not (match := _near_a_birthday().search(lead)):
        return age
    years = age.years - (match["before"] is not None)
    return age._replace(years=years, most=years, words="lived")


@cache
def _near_a_birthday() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<before>short of|shy of|before|ahead of)|after|on|past) (?:what would have been )?(?:his|her) \Z"
    )


def _times(document: Document, known: _Known, age: Age) -> list[_Time]:
    """The moments that an age of the living may be told of: the years around it, or the article's day."""
    if age.words in ("lived", "would", "bound"):
        return []
    own = nearby(document, age.start)
    found = []
    if age.words not in ("now", "will") and not _is_of_other(document, own, age):
        dated = _years(document, known, age)
        found += [_Time(Moment.EVENT, date.value, date.span) for date in dated if date.value is not None]
    if known.died is None and not (found and age.words in ("at", "was", "birthday")):
        now = _now(document, known.birth, own, age)
        found += [_Time(Moment.NOW, now, None)] if now else []
    return found


# The year of an event


def _years(document: Document, known: _Known, age: Age) -> list[TimeExpression]:
    """The years that the age may belong to: of its sentence, of one before that it takes up, or of the one behind."""
    text = document.text
    own = nearby(document, age.start)
    inside = Span(known.birth.start, known.birth.end)
    found = _dated(document, own, inside)
    if age.words == "was":
        found += [one for one in points_in(document, own) if one.kind is Kind.RELATIVE and one.unit is Unit.YEAR]
    if not found and (
        (_takes_up().match(own.of(text)) and not text.startswith(" when", age.end))
        or _at_the_time().search(own.of(text))
        or (own.covers(inside) and age.words not in ("at", "is"))
    ):
        before = nearby(document, own.start, 1, 0)
        found = _dated(document, Span(before.start, own.start), inside)
    if not found:
        behind = Span(own.end, nearby(document, own.start, 0, 1).end)
        if _that_was().match(behind.of(text)):
            found = _dated(document, behind, inside)
    return found


@cache
def _that_was() -> re.Pattern[str]:
    return re.compile(r"\s+(?:It|The year|That|This|The date|The [a-z]+) (?:was|came|happened|took place) ")


def _dated(document: Document, area: Span, birth: Span) -> list[TimeExpression]:
    return [date for date in within(document.view(_events), area) if not birth.covers(date.span)]


def _events(document: Document) -> tuple[TimeExpression, ...]:
    """The dates with a year that are no births and bound no stretch of time."""
    text = document.text
    told = [Span(birth.start, birth.end) for birth in document.view(births)]
    found = []
    at = 0
    for date in document.view(points):
        while at < len(told) and told[at].end < date.end:
            at += 1
        is_birth = at < len(told) and told[at].covers(date.span)
        if has_year(date) and not is_birth and not _is_range(text, date):
            found.append(date)
    return tuple(found)


def _is_range(text: str, date: TimeExpression) -> bool:
    if date.preposition not in ("until", "to", "from", "since", "before", "after", "by"):
        return False
    return date.preposition in ("until", "to", "before", "after") or _then_aged().match(text, date.end) is None


@cache
def _then_aged() -> re.Pattern[str]:
    # By 1972 she was 28; since 1990, when he was 22
    return re.compile(r",? (?:when |aged |at |then |(?:he|she|[A-Z]\w+) (?:was|had)\b)")


@cache
def _takes_up() -> re.Pattern[str]:
    return re.compile(r"(?:He|She|Though (?:he|she)|His|Her|At|Then|Only|Just|Barely|Still|Aged)\b")


@cache
def _at_the_time() -> re.Pattern[str]:
    return re.compile(r"\b(?:at the time|that year|then|by then|that day|that summer)\b")


@cache
def _other_time() -> re.Pattern[str]:
    return re.compile(
        r"(?:;| and at | but at | now | today )[^;]{0,30}\Z|\b(?:with|against|beat|over|after|by|than"
        r"|beside) (?:the |an? )?\Z"
        r"|\b(?:until|since|before|after|that|claim\w*|pretend\w*) (?:he|she) (?:was|had been|were) \Z"
        r"|\byears? (?:later|earlier)\b"
    )


def _is_of_other(document: Document, own: Span, age: Age) -> bool:
    """Whether the sentence turns to another time or thing before the age."""
    text = document.text
    if _parting().search(text, own.start, age.start) and beginnings().search(text, own.start, age.start):
        return True  # elected in 1979, he left at 61
    return _died().search(text, *own) is not None or _other_time().search(text, own.start, age.start) is not None


@cache
def _parting() -> re.Pattern[str]:
    return re.compile(r"\b(?:left|retired|resigned|quit|stopped|stepped down) at (?:the age of )?\Z")


@cache
def _died() -> re.Pattern[str]:
    return re.compile(r"\b(?:died|dies|death)\b")


# The article's day


@cache
def _then() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:died|dies|death|dead|killed|when he|when she|at the time|by then|years later|years earlier"
        r"|would have|had"
        r"|obituar\w+|since he was|since she was|until|later|ago|posthum\w+|late)\b"
    )


@cache
def _superlative() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:youngest|oldest|too old|too young|still|now|would be|will be|has (?:just )?(?:become|been|won"
        r"|signed|taken))\b"
    )


@cache
def _at_present() -> re.Pattern[str]:
    # at 87 she has no plans to stop; at 68, Ruiz, who was born in 1940, is one of the oldest members
    return re.compile(
        r",? (?:he|she|[A-Z][^,;]{0,40}|the [^,;]{0,40})(?:, [^;]{0,60},)? (?:is|has|still|can|does|says|keeps"
        r"|runs|works|lives"
        r"|goes|plays|remains|plans|wants|hopes)\b(?! (?:been|had)\b)"
    )


_BEFORE, _BEHIND = 80, 16  # code points before and behind an age whose words may put it into another time


def _now(document: Document, birth: Birth, own: Span, age: Age) -> Interval | None:
    """The days around the article's date that an age may be told of; None where it is one of another time."""
    text, published = document.text, document.metadata.published
    first, last = (shifted(published, days) for days in (-_AROUND, _AROUND)) if published else (None, None)
    if published is None or first is None or last is None:
        return None
    if re.search(r"\b(?:died|killed|buried)\b", nearby(document, birth.start, 1, 1).of(text)):
        return None
    if age.words == "will":
        last = published.replace(year=published.year + 1, month=1, day=1)  # at any birthday of this year
    if age.words == "now":
        return Interval(first, last)
    days = Interval(first, last)
    dated = points_in(document, own)
    if any(date.kind in _RECENT and date.value and date.value.meets(days) for date in dated):
        return days  # turned 80 on Saturday
    if age.words in ("was", "birthday"):
        return None
    inside = Span(birth.start, birth.end)
    at, end = (age, inside) if age.start < birth.start and own.covers(inside) else (age, age)
    if _then().search(text, max(own.start, at.start - _BEFORE), min(own.end, end.end + (_BEHIND if end is age else 0))):
        return None
    if age.words == "at" and not (_superlative().search(text, *own) or _at_present().match(text, age.end, own.end)):
        return None
    years = [date for date in dated if has_year(date) and not inside.covers(date.span)]
    past = [date for date in years if date.value and (age.words == "will" or date.value.start <= published)]
    return None if past else days


# The death


def _is_at_death(document: Document, known: _Known, age: Age) -> bool:
    """Whether an age is told of the life's end: with a word of death, or as “He was 74” next to the years."""
    text = document.text
    own, place = nearby(document, age.start), nearby(document, known.span.start)
    between = Span(min(own.start, place.start), max(own.end, place.end))
    if not nearby(document, known.span.start, 2, 3).covers(own):
        return False
    of = _of_an_age().search(text, max(own.start, age.start - _CLAUSE), age.start)
    clause = max(own.start, age.start - _CLAUSE, text.rfind(";", own.start, age.start) + 1)
    if kin().search(text, clause, of.start() if of else age.end):
        return False
    if len({name.surname.casefold() for name in subjects_in(document, between)}) > 1 or _is_of_another(
        document, own, age, known
    ):
        return False
    lead, rest = text[max(own.start, age.start - _LEAD) : age.start], text[age.end : min(own.end, age.end + _CLAUSE)]
    if age.words == "lived":
        return True
    if age.words == "birthday" or _other_moment().match(rest):
        return False
    if _before_death().search(lead) or _behind_death().match(rest):
        return True
    plain = _plainly().search(lead)
    return plain is not None and not any(
        has_year(date) and date.preposition != "since" and not known.span.covers(date.span)
        for date in points_in(document, own)
    )


@cache
def _plainly() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:[Hh]e|[Ss]he|who|The [a-z]+(?: [a-z]+){0,2})|\)) (?:was|is)(?: only| just| aged)? \Z"
        r"|[\w,)] (?:had )?reached the age of \Z"
        r"|\b[Aa]ged (?:just |only )?\Z|\bage (?:as|was|at death:?) \Z|\) (?:was|lived) \Z"
    )


@cache
def _of_an_age() -> re.Pattern[str]:
    # died in 2001, a great-grandfather of 80
    return re.compile(r"(?<=,) a (?:[\w-]+ )?(?:grand|great-grand)?(?:father|mother|parent) of \Z")


@cache
def _another() -> re.Pattern[str]:
    return re.compile(r"\b([A-Z][^\W\d_]+)(?: [A-Z][^\W\d_]+)?, who\b")


def _is_of_another(document: Document, own: Span, age: Age, known: _Known) -> bool:
    """Whether a relative clause before the age is about somebody else: married Ann, who died at 83."""
    text = document.text
    if known.birth.name is None and age.end <= known.birth.start and len(within(document.view(names), own)) == 1:
        return False  # Hussain, who was 73, died on Tuesday. Born in 1943, he ...
    name = text[max(0, known.span.start - 40) : known.span.start].casefold()
    return any(match[1].casefold() not in name for match in _another().finditer(text, own.start, age.start))


@cache
def _other_moment() -> re.Pattern[str]:
    return re.compile(
        rf",? at (?:the (?:death|funeral|wedding|birth) of|(?:his|her) (?!death))|,? (?:when|as|and) (?!(?:he"
        rf"|she) (?:was )?{DEATH}|(?:a|an|the) |cancer|death|illness|was running"
        r"|had (?:been|long been) (?:\w+ )?(?:ill|sick|unwell|frail|fighting|battling|suffering)\b"
        r"|(?:leaves|is survived)\b)"
        r"(?![^.;,]*\b(?:killed|death|(?:carried|took|claimed|struck|felled|hit) (?:him|her)|heart)\b)"
    )


@cache
def _before_death() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{DEATH}|lived|lost|dying|ended)\b[^;]{{0,60}}\Z", re.IGNORECASE)


@cache
def _behind_death() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?!said|says|told|who)[^.;]){{0,40}} {DEATH}\b(?! of)|,? when (?:a|an|the|cancer|death|illness"
        rf"|\w+ (?:carried|took|claimed|felled) (?:him|her)"
        r"|(?:his|her) heart (?:gave|failed|stopped)) "
        r"| at (?:his|her|the time of (?:his|her)) death| years? old at (?:his|her) death"
    )
