import datetime
from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.calendar import Interval, day
from newslint.views.dates import Basis, Kind, Parts, dates
from newslint_rules.dates._places import sentence_of
from newslint_rules.dates._weekdays import NamedDay, mismatch, named_days

_RECENT: Final = 45  # days from the article: a date so near is hardly one of another year


@rule(
    title="A date without a year has the wrong weekday for the year of the article",
    why="Readers who plan by it come on the wrong day; the year is taken from the article’s date.",
    level=Level.WARNING,
    confidence=0.85,
    quotations=Quotations.SOFTER,
    published="2025-09-03",
    bad=[
        "Lawmakers meet [[Thursday, Sept. 9|Tuesday, Sept. 9]].",
        "Shares slid on [[Thursday (Aug. 27|Wednesday (Aug. 27]]) in Oslo.",
        "The branch closed on 29 August. At five [[that Saturday]] the last customer left.",
        "Bidding closes on [[7 October, a Monday|7 October, a Tuesday]].",
    ],
    good=[
        "Lawmakers meet Tuesday, Sept. 9.",
        "They meet on Monday and Tuesday, Sept. 8 and 9.",
        "On Sunday, March 1, the law takes effect.",
        "In 1972 he was a boy. On Sunday, Jan. 30, the soldiers came.",
        "The branch closed on 29 August. That Saturday the owner left for Spain.",
        "The council met on Sept. 1. A Thursday deadline was set.",
    ],
)
def weekday_mismatch_without_year(document: Document) -> Iterator[Hit]:
    """Looks at dates whose year is the article’s; one that fits another year the article speaks of is let pass."""
    published = document.metadata.published
    if published is None:
        return
    for found in document.view(named_days):
        date = found.date
        if date.kind is not Kind.MONTH_DAY or date.basis is not Basis.ARTICLE or date.value is None:
            continue
        nearest = _nearest(date.parts, published)
        if nearest is None or nearest.weekday() == found.weekday or _fits_another_year(document, found, nearest):
            continue
        yield mismatch(document, found._replace(date=date._replace(value=Interval(nearest, nearest))))


def _nearest(parts: Parts, published: datetime.date) -> datetime.date | None:
    """The day with the month and number of a date that lies nearest to the article’s."""
    found = [
        date
        for year in range(published.year - 1, published.year + 2)
        if parts.month and parts.day and (date := day(year, parts.month, parts.day))
    ]
    return min(found, key=lambda date: abs((date - published).days), default=None)


def _fits_another_year(document: Document, found: NamedDay, date: datetime.date) -> bool:
    """Whether the weekday is right in a year that is named or, far from the article’s date, in the one next to it."""
    published = document.metadata.published
    assert published is not None
    years = document.view(_years) - {date.year}
    told = sentence_of(document, found.date.start).of(document.text).lower()
    if abs((date - published).days) > _RECENT or "next year" in told or "last year" in told:
        years |= {date.year - 1, date.year + 1}
    possible = (day(year, date.month, date.day) for year in years)
    return any(other is not None and other.weekday() == found.weekday for other in possible)


def _years(document: Document) -> frozenset[int]:
    """The years that the article names."""
    return frozenset(one.parts.year for one in document.view(dates) if one.parts.year is not None)
