"""Which weekday an article gives to which date: beside it, or by pointing back to it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Related, Span
from newslint.views.calendar import day
from newslint.views.dates import Kind, Relation, TimeExpression, Unit, dates
from newslint_rules.dates._places import sentences_around
from newslint_rules.dates._wording import WEEKDAYS, day_in_words, with_day, with_weekday

_DATES: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_DAY))
_FAR: Final = 260  # code points from a date to the weekday that is said of it
_OLD_STYLE: Final = ("julian", "old style", "(o.s.)", "old calendar", "hijri")


class NamedDay(NamedTuple):
    """A date and the weekday that the article gives it.

    `span` holds both where they stand together; `weekday_span` is the weekday's. `is_bound` says that the two are one
    expression (Tuesday, June 19, 2024), not a date and a later “that Tuesday”.
    """

    date: TimeExpression
    weekday: int
    span: Span
    weekday_span: Span
    is_bound: bool


def named_days(document: Document) -> tuple[NamedDay, ...]:
    """The dates of a document whose weekday is told, in reading order."""
    return tuple(_named_days(document))


def _named_days(document: Document) -> Iterator[NamedDay]:
    text = document.text
    expressions = document.view(dates)
    for index, one in enumerate(expressions):
        weekday = one.parts.weekday
        if one.kind is Kind.RANGE and weekday is not None:
            first = one.members[0]
            if not _ends_a_list(text, one.start) and first.kind in _DATES:
                span = Span(one.start, first.end)
                yield NamedDay(first, weekday, span, span, True)
        elif one.kind is Kind.RANGE:
            for member in one.members:
                if member.kind in _DATES and member.parts.weekday is not None and not _ends_a_list(text, one.start):
                    yield NamedDay(member, member.parts.weekday, member.span, member.span, True)
        elif one.kind in _DATES and weekday is not None and not _ends_a_list(text, one.start):
            yield NamedDay(one, weekday, one.span, one.span, True)
        elif one.kind is Kind.WEEKDAY and weekday is not None:
            found = _beside(text, expressions, index) or _told(document, expressions, index)
            if found is not None:
                yield found


def _ends_a_list(text: str, start: int) -> bool:
    """Whether a weekday stands before: in “Tuesday and Wednesday, June 18 and 19” the second one is not June 18."""
    return _list_before().search(text, max(0, start - 24), start) is not None


@cache
def _list_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:day|[Mm]on\.|[Tt]ues?\.|[Ww]ed\.|[Tt]hurs?\.|[Ff]ri\.|[Ss]at\.|[Ss]un\.)(?:s|,)?\s*(?:and|or|to|through|until|[-–—,])\s*\Z"
    )


@cache
def _joint() -> re.Pattern[str]:
    # Tuesday (Nov. 13); a Wednesday -- April 4, 2019 --; Monday, on June 3, 2024
    return re.compile(r"\s*(?:[-–—]{1,2}|\(|:)\s*(?:on )?(?:the )?|,? (?:on |the )?")


@cache
def _copula() -> re.Pattern[str]:
    # June 19, 2024, was a Tuesday; June 19, a Tuesday; June 19 (a Tuesday); June 19 fell on a Tuesday
    return re.compile(
        r",?\s*(?:which |that )?(?:(?:was|is) (?:on )?a |(?:fell|falls|fall|will fall|landed) on (?:a )?|will be a )"
        r"|,? (?:on )?an? |, the |\s*(?:[-–—]{1,2}|\(|:)\s*(?:an? )?"
    )


def _beside(text: str, expressions: Sequence[TimeExpression], index: int) -> NamedDay | None:
    one = expressions[index]
    weekday = one.parts.weekday
    assert weekday is not None
    if one.relation is not None or _ends_a_list(text, one.start):
        return None
    following = expressions[index + 1] if index + 1 < len(expressions) else None
    if following is not None and following.kind in _DATES and following.parts.weekday is None:
        between = _joint().fullmatch(text, one.end, following.start)
        if between and not following.parts.zone and not _is_in_another_zone(text, following.end):
            return NamedDay(following, weekday, Span(one.start, following.end), one.span, True)
    before = expressions[index - 1] if index else None
    if before is not None and before.kind in _DATES and before.parts.weekday is None:
        between = _copula().fullmatch(text, before.end, one.start)
        if between and not one.modifier and not _is_before_a_noun(text, one.end, between[0]):
            return NamedDay(before, weekday, Span(before.start, one.end), one.span, True)
    return None


def _is_before_a_noun(text: str, end: int, between: str) -> bool:
    """Whether “a Tuesday” goes on as “a Tuesday deadline”; behind a dash or bracket anything may follow."""
    return between.rstrip().endswith((" a", " an")) and _noun().match(text, end) is not None


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(r"[-’' ](?!that|in|on|at|when|and|but|or|the|so|as|with|for|by|after|before|like|of|to|it)[a-z]")


def _is_in_another_zone(text: str, end: int) -> bool:
    return _other_zone().match(text, end) is not None


@cache
def _other_zone() -> re.Pattern[str]:
    return re.compile(r",? (?:GMT|UTC|local time|[A-Z]{2,4}T\b)")


@cache
def _pointing() -> re.Pattern[str]:
    # what stands before “that Sunday” where it is the day of the date, not the one after it
    return re.compile(
        r"(?:\b(?:of|on|at|by|at (?:\w+|\d{1,2}(?::\d\d)?) ?(?:a\.m\.|p\.m\.|am|pm)?)|\b(?:nightfall|dawn|dusk"
        r"|noon|midday"
        r"|midnight|sunset|sunrise|morning|afternoon|evening|night|o[’']clock|later|earlier|early|late|all|throughout|during"
        r"))\s\Z",
        re.I,
    )


def _told(document: Document, expressions: Sequence[TimeExpression], index: int) -> NamedDay | None:
    """A weekday said of a date that stands apart: “that Sunday”, “it was a Sunday”, “the Friday of the race”."""
    text = document.text
    one = expressions[index]
    weekday = one.parts.weekday
    assert weekday is not None
    start = one.start
    if one.relation is Relation.THIS and text.startswith("same ", start):
        date = _date_before(document, expressions, index)
    elif one.relation is Relation.THIS and text.startswith("that ", start):
        points = _pointing().search(text, max(0, start - 24), start) and text[max(0, start - 3) : start] != "by "
        date = _date_before(document, expressions, index) if points else None
    elif (
        one.relation is None and text[max(0, start - 4) : start].lower() == "the " and _of_event().match(text, one.end)
    ):
        date = _date_before(document, expressions, index)
    elif one.relation is None and _indefinite().search(text, max(0, start - 12), start):
        if _noun().match(text, one.end) or text[one.end : one.end + 1] in "-’'":
            return None
        date = _only_date_around(document, expressions, index)
    else:
        return None
    if date is None:
        return None
    return NamedDay(date, weekday, one.span, one.span, False)


@cache
def _of_event() -> re.Pattern[str]:
    return re.compile(r" of the [a-z]+\b(?! (?:before|after))")


@cache
def _indefinite() -> re.Pattern[str]:
    return re.compile(r"(?:\A|\W)an? \Z", re.I)


def _is_point(one: TimeExpression) -> bool:
    """Whether an expression names a day that a weekday could be said of."""
    return one.granularity is Unit.DAY and one.kind in (
        *_DATES, Kind.WEEKDAY, Kind.RELATIVE, Kind.DAY, Kind.HOLIDAY, Kind.RANGE,
    )  # fmt: skip


def _date_before(document: Document, expressions: Sequence[TimeExpression], index: int) -> TimeExpression | None:
    """The last day named before, where it is a date without a weekday."""
    start = expressions[index].start
    for other in reversed(expressions[max(0, index - 6) : index]):
        if start - other.end > _FAR:
            return None
        if _is_point(other):
            return other if other.kind in _DATES and other.parts.weekday is None else None
    return None


def _only_date_around(document: Document, expressions: Sequence[TimeExpression], index: int) -> TimeExpression | None:
    """The one date of the sentences around, where no other day is named there."""
    one = expressions[index]
    area = sentences_around(document, one.start, 1, 1)
    area = Span(max(area.start, one.start - _FAR), min(area.end, one.end + _FAR))
    near = [
        other
        for other in expressions[max(0, index - 6) : index + 7]
        if other is not one and area.covers(other.span) and _is_point(other)
    ]
    if len(near) != 1 or near[0].kind not in _DATES or near[0].parts.weekday is not None or near[0].modifier:
        return None
    return near[0]


def is_in_an_old_calendar(document: Document, date: TimeExpression) -> bool:
    """Whether the words around say that the date is not Gregorian."""
    around = document.text[max(0, date.start - 80) : date.end + 80].lower()
    return any(words in around for words in _OLD_STYLE)


def mismatch(document: Document, found: NamedDay) -> Hit:
    """The hit for a date and a weekday that the calendar does not give it; the date has a value or readings."""
    date = found.date
    value = date.value or date.readings[0]
    right, written = WEEKDAYS[value.start.weekday()], WEEKDAYS[found.weekday]
    tense = "is" if document.metadata.published and value.start > document.metadata.published else "was"
    message = f"{day_in_words(value.start)} {tense} a {right}, not a {written}"
    if not found.is_bound:
        other = Related(date.start, date.end, f"a {right}")
        return Hit(*found.span, message, related=(other,), level=Level.WARNING, confidence=0.7)
    text = found.span.of(document.text)
    first = with_weekday(text, value.start.weekday())
    second = _with_nearest_day(text, date, found.weekday)
    return Hit(*found.span, message, tuple(one for one in (first, second) if one))


def _with_nearest_day(text: str, date: TimeExpression, weekday: int) -> str | None:
    """The text with the nearest day of the month that is such a weekday."""
    assert date.parts.day is not None
    value = date.value or date.readings[0]
    if date.readings or date.kind is Kind.RANGE:
        return None
    numbers = sorted(range(1, 32), key=lambda number: abs(number - value.start.day))
    for number in numbers:
        found = day(value.start.year, value.start.month, number)
        if found is not None and found.weekday() == weekday:
            return with_day(text, date, number)
    return None
