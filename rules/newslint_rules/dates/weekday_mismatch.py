from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.dates import Kind
from newslint_rules.dates._weekdays import NamedDay, is_in_an_old_calendar, mismatch, named_days

_GREGORIAN: Final = 1753  # the first whole year in which Britain and its colonies kept the calendar of today


@rule(
    title="A date is given the wrong weekday",
    why="The calendar settles it: either the weekday or the date is wrong, and readers who plan by it are misled.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "The pact was signed on [[Tuesday, June 19, 2024|Wednesday, June 19, 2024]].",
        "The ferry left on [[Mon., June 18, 2019|Tue., June 18, 2019]], at dawn.",
        "The last train ran on a [[Wednesday -- April 4, 2019|Thursday -- April 4, 2019]] -- to cheers.",
        "The log for [[2023-07-15 (Friday)|2023-07-15 (Saturday)]] is blank.",
        "The levy was cut on March 6, 2025. Traders said at [[that Friday]] meeting that they were surprised.",
    ],
    good=[
        "The pact was signed on Wednesday, June 19, 2024.",
        "They met on Tuesday and Wednesday, June 18 and 19, 2024.",
        "The fair ran Thursday to Sunday, June 13 to 16, 2024.",
        "The vote was held on June 3, 2024. That Friday the minister resigned.",
        "The rocket rose late on Tuesday (June 19, 2024, GMT).",
        "The palace fell on Wednesday, Oct. 25, 1917, in the Julian calendar.",
        "He wrote on June 19, 2024, for the Sunday Times.",
    ],
)
def weekday_mismatch(document: Document) -> Iterator[Hit]:
    """Looks at dates with a year; a weekday that stands apart from its date makes a warning."""
    for found in document.view(named_days):
        if found.date.kind is not Kind.FULL_DATE or _fits(found) or is_in_an_old_calendar(document, found.date):
            continue
        yield mismatch(document, found)


def _fits(found: NamedDay) -> bool:
    readings = found.date.readings or ((found.date.value,) if found.date.value else ())
    possible = [reading.start for reading in readings if reading.days == 1 and reading.start.year >= _GREGORIAN]
    return not possible or any(date.weekday() == found.weekday for date in possible)
