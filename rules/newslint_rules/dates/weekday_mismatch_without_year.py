from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.calendar import day
from newslint.views.dates import Basis, Kind, dates
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
    for found in document.view(named_days):
        date, value = found.date, found.date.value
        if date.kind is not Kind.MONTH_DAY or value is None or value.days != 1 or date.basis is not Basis.ARTICLE:
            continue
        if value.start.weekday() != found.weekday and not _fits_another_year(document, found):
            yield mismatch(document, found)


def _fits_another_year(document: Document, found: NamedDay) -> bool:
    """Whether the weekday is right in a year that is named, or, for a date far from the article’s, in one next to it."""
    value, published = found.date.value, document.metadata.published
    assert value is not None and published is not None
    years = document.view(_years) - {value.start.year}
    if abs((value.start - published).days) > _RECENT:
        years |= {value.start.year - 1, value.start.year + 1}
    possible = (day(year, value.start.month, value.start.day) for year in years)
    return any(date is not None and date.weekday() == found.weekday for date in possible)


def _years(document: Document) -> frozenset[int]:
    """The years that the article names."""
    return frozenset(one.parts.year for one in document.view(dates) if one.parts.year is not None)
