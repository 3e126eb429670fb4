import datetime
from collections.abc import Iterator

from newslint import Document, Hit, Level, Span, rule
from newslint.views.calendar import Interval
from newslint.views.dates import Kind, TimeExpression, dates

_TEXT = "<nitf><body><body.content><p>The deal was signed on {}.</p></body.content></body></nitf>"


@rule(
    title="The markup gives another date than the words",
    why="Calendars, archives and search engines read the date in the markup; readers see the words.",
    level=Level.WARNING,
    source="https://iptc.org/std/NITF/",
    format="xml",
    published="2024-06-21",
    bad=[
        _TEXT.format('<chron norm="20240620">[[June 19, 2024]]</chron>'),
        _TEXT.format('<chron norm="20240619T100000Z">[[Thursday]]</chron>'),
        _TEXT.format('<chron norm="2024-06-19">[[20 June]]</chron>'),
    ],
    good=[
        _TEXT.format('<chron norm="20240619">June 19, 2024</chron>'),
        _TEXT.format('<chron norm="20240619">Wednesday</chron>'),
        _TEXT.format('<chron norm="20240612">Wednesday</chron>'),
        _TEXT.format('<chron norm="20240619">the day of the vote</chron>'),
        _TEXT.format('<chron norm="20240601">June</chron>'),
        _TEXT.format('<chron norm="soon">June 19, 2024</chron>'),
        _TEXT.format("<em>June 19, 2024</em>"),
    ],
)
def date_mismatch(document: Document) -> Iterator[Hit]:
    """Looks at dates that the markup norms; a bare weekday may be that of any week."""
    for annotation in document.annotations:
        told = _day(annotation.value) if annotation.kind == "chron" else None
        if told:
            for one in document.view(dates):
                if annotation.span.covers(Span(one.start, one.end)) and not _agrees(one, told):
                    yield Hit(
                        *one.span, f"the markup gives {told.isoformat()} for these words: one of the two is wrong"
                    )


def _day(value: str) -> datetime.date | None:
    digits = value[:10].replace("-", "")
    try:
        return datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _agrees(one: TimeExpression, told: datetime.date) -> bool:
    if one.kind is Kind.WEEKDAY:
        return one.parts.weekday == told.weekday()
    if one.kind not in (Kind.FULL_DATE, Kind.MONTH_DAY, Kind.MONTH_YEAR, Kind.YEAR):
        return True
    values = one.readings or ((one.value,) if one.value else ())
    return not values or any(value.meets(Interval(told, told)) for value in values)
