import datetime
import itertools
from collections.abc import Iterator, Sequence

from newslint import Document, Hit, Level, Quotations, Related, Span, rule
from newslint.views.calendar import day
from newslint.views.dates import Kind, TimeExpression, dates
from newslint_rules.dates._points import nearby
from newslint_rules.dates._weekdays import named_days
from newslint_rules.dates._wording import WEEKDAYS, day_in_words

_FIRST_MONTHS = 3  # January to March: as long as hands still write the old year
_SOON = 31  # days behind the article's date that a report may look ahead


@rule(
    title="The year just past is written in the first weeks of a new one",
    why="In January hands still write the old year; the weekday shows that the new one is meant.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    published="2026-01-05",
    bad=[
        "The storm hit on [[Saturday, Jan. 3, 2025|Saturday, Jan. 3, 2026]], and took the pier.",
        "The rector resigned on [[Friday 2 January 2025|Friday 2 January 2026]].",
        "The cut of [[Jan. 2, 2025, a Friday|Jan. 2, 2026, a Friday]], lasted nine hours.",
        "Crews walked out last Friday. The strike of [[Jan. 2, 2025]], was the first in a decade.",
    ],
    good=[
        "The storm hit on Saturday, Jan. 3, 2026, and took the pier.",
        "A year earlier, on Friday, Jan. 3, 2025, a storm had done the same.",
        "The law took effect on Jan. 3, 2025, after two years of debate.",
        "The ship sank on Saturday, Jan. 4, 2020, with all hands.",
        "Crews walked out last Friday. The strike of Jan. 3, 2025, was shorter.",
        "Crews walked out last Friday. A strike on Jan. 2, 2025, had been ruled illegal.",
        "Snow fell on Friday, a year to the day after the storm of Jan. 2, 2025.",
    ],
)
def january_slip(document: Document) -> Iterator[Hit]:
    """Needs the article's date, in January to March, and a date of the year before with a weekday of this year's."""
    published = document.metadata.published
    if published is None or published.month > _FIRST_MONTHS:
        return
    bound = set()
    for found in document.view(named_days):
        date = found.date
        bound.add(date.span)
        if _is_slip(published, date, found.weekday):
            hit = _hit(document, found.span if found.is_bound else date.span, published, date, found.weekday)
            other = Related(*found.weekday_span, "the weekday")
            yield hit if found.is_bound else hit._replace(related=(other,), level=Level.WARNING)
    for date, named in _apart(document.view(dates)):
        weekday = named.parts.weekday
        if date.span in bound or weekday is None or not _is_slip(published, date, weekday):
            continue
        if _is_said_of(document, date, named, published):
            other = Related(*named.span, "the weekday")
            yield _hit(document, date.span, published, date, weekday)._replace(related=(other,), level=Level.WARNING)


def _apart(expressions: Sequence[TimeExpression]) -> Iterator[tuple[TimeExpression, TimeExpression]]:
    """Dates with a year and the bare weekdays next to them, before or behind."""
    for one, other in itertools.pairwise(expressions):
        for date, named in ((one, other), (other, one)):
            if date.kind is Kind.FULL_DATE and date.parts.weekday is None and named.kind is Kind.WEEKDAY:
                yield date, named


def _is_slip(published: datetime.date, date: TimeExpression, weekday: int) -> bool:
    """Whether the date has no such weekday in the year before the article's, where it is written, but has in this."""
    parts = date.parts
    if date.kind is not Kind.FULL_DATE or parts.year != published.year - 1 or parts.month is None or parts.day is None:
        return False
    written, meant = day(parts.year, parts.month, parts.day), day(published.year, parts.month, parts.day)
    if written is None or meant is None or (meant - published).days > _SOON:
        return False
    return parts.month <= _FIRST_MONTHS and written.weekday() != weekday and meant.weekday() == weekday


def _is_said_of(document: Document, date: TimeExpression, named: TimeExpression, published: datetime.date) -> bool:
    """Whether a weekday that stands apart is that of the date: “that Saturday”, or “last Friday” with such a date."""
    text = document.text
    if text[named.end : date.start] == ", ":
        return True
    area = nearby(document, date.start, 1, 1)
    if not area.covers(named.span) or "year" in area.of(text).lower():
        return False
    if named.start > date.end and named.span.of(text).lower().startswith("that "):
        return True
    definite = (
        text[max(0, date.start - 3) : date.start] == "of " and "The " in text[max(0, date.start - 30) : date.start]
    )
    meant = day(published.year, date.parts.month or 1, date.parts.day or 1)
    return definite and named.value is not None and named.value.start == meant


def _hit(document: Document, span: Span, published: datetime.date, date: TimeExpression, weekday: int) -> Hit:
    meant = day(published.year, date.parts.month or 1, date.parts.day or 1)
    assert meant is not None and date.value is not None
    written = date.value.start
    message = (
        f"{day_in_words(written)} was a {WEEKDAYS[written.weekday()]}; "
        f"{day_in_words(meant)} is a {WEEKDAYS[weekday]}, so the year is likely {meant.year}"
    )
    text = span.of(document.text)
    mended = text.replace(str(written.year), str(meant.year), 1)
    return Hit(*span, message, (mended,) if mended != text else ())
