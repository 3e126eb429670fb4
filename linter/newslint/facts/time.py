"""Dates of facts as days, and in words."""

import calendar
import datetime

from newslint.facts.schema import Fact
from newslint.rule import Evidence
from newslint.views.calendar import FIRST, LAST, Interval

MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def days(date: str) -> Interval | None:
    """All days that an ISO date of any precision stands for; None for none, and before the common era."""
    if not date or date.startswith("-"):
        return None
    year, *rest = map(int, date.split("-"))
    if not rest:
        return Interval(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    if len(rest) == 1:
        last = calendar.monthrange(year, rest[0])[1]
        return Interval(datetime.date(year, rest[0], 1), datetime.date(year, rest[0], last))
    one = datetime.date(year, *rest)
    return Interval(one, one)


def lasting(fact: Fact) -> Interval:
    """The days on which a fact may hold: dates are taken as wide as their precision, open ends as far as can be."""
    start, end = days(fact.valid_from), days(fact.valid_to)
    return Interval(start.start if start else FIRST, end.end if end else LAST)


def is_known(fact: Fact, when: Interval) -> bool:
    """Whether the fact speaks of these days: nothing after `as_of` is known of what has no end."""
    if fact.valid_to:
        return True
    as_of = days(fact.as_of)
    return as_of is not None and when.end <= as_of.end


def in_words(date: str) -> str:
    """An ISO date as news writes it: Dec. 26, 1991; December would be Dec. before a day only."""
    year, *rest = date.removeprefix("-").split("-")
    year = str(int(year)) + (" B.C." if date.startswith("-") else "")
    if not rest:
        return year
    if len(rest) == 1:
        return f"{calendar.month_name[int(rest[0])]} {year}"
    return f"{MONTHS[int(rest[0]) - 1]} {int(rest[1])}, {year}"


def span_in_words(fact: Fact) -> str:
    """From when to when a fact holds, in words; empty where nothing is known."""
    start, end = in_words(fact.valid_from) if fact.valid_from else "", in_words(fact.valid_to) if fact.valid_to else ""
    if start and end:
        return start if start == end else f"{start} to {end}"
    if start:
        return f"since {'at least ' if fact.precision == 'by' else ''}{start}"
    return f"until {end}" if end else ""


def evidence(fact: Fact, text: str = "") -> Evidence:
    """A row as evidence."""
    told = text or " ".join(filter(None, (fact.subject, fact.relation, fact.object)))
    span = span_in_words(fact)
    return Evidence(f"{told}: {span}" if span and not text else told, fact.source, fact.as_of)
