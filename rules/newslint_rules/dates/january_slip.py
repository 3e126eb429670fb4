from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, Related, Span, rule
from newslint.views.dates import Kind, dates
from newslint_rules.dates._weekdays import named_days

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
        "Snow fell on Friday, a year to the day after the storm of Jan. 2, 2025.",
    ],
)
def january_slip(document: Document) -> Iterator[Hit]:
    """Needs the article's date, in January to March, and a date of the year before with a weekday of this year's."""
    published = document.metadata.published
    if published is None or published.month > _FIRST_MONTHS:
        return
    seen: list[Span] = []
    for found in document.view(named_days):
        right = _meant(document, found.date, found.weekday)
        if right is None:
            continue
        span = found.span if found.is_bound else found.date.span
        seen.append(found.date.span)
        related = () if found.is_bound else (Related(*found.weekday_span, "the weekday"),)
        yield _hit(document, span, found.date, found.weekday, right, related)
    expressions = document.view(dates)
    for index, date in enumerate(expressions):
        if date.kind is not Kind.FULL_DATE or date.parts.weekday is not None or date.span in seen:
            continue
        weekday = _named_before(document, expressions[max(0, index - 3) : index], date)
        if weekday is None or weekday.parts.weekday is None:
            continue
        right = _meant(document, date, weekday.parts.weekday)
        if right is not None and weekday.value is not None and weekday.value.start.month == date.parts.month:
            if weekday.value.start.day == date.parts.day:
                related = (Related(*weekday.span, "the weekday"),)
                yield _hit(document, date.span, date, weekday.parts.weekday, right, related, Level.WARNING)
