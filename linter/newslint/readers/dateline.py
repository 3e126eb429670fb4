"""Datelines: the place, day and agency that open a wire story."""

import datetime
import re
from typing import Final, NamedTuple

from newslint.document import Span

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
_MONTH: Final = "(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?"
_DAY: Final = rf"(?:{_MONTH}\s+(?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}})\s+{_MONTH.replace('month', 'month2')})"
_CAPITAL: Final = "A-ZÀ-ÖØ-Þ"
_PLACE: Final = rf"(?P<place>[{_CAPITAL}][{_CAPITAL}.'’/ -]{{1,40}}?)"
_REGION: Final = r"(?:,\s+[^\W\d_][^\d,()]{1,30}?)?"
_AGENCY: Final = r"(?:\s*\([^()\n]{2,40}\)|\s+/[A-Z][^/\n]{2,30}/)?"
_DATELINE: Final = re.compile(
    rf"{_PLACE}{_REGION}(?:,?\s+(?:[A-Z][a-z]+day,?\s+)?{_DAY}(?:,?\s+(?P<year>\d{{4}}))?)?{_AGENCY}\s*(?:(?:–|--?)\s+|—\s*)"
)
_AGENCY_ONLY: Final = re.compile(r"\([A-Z][^()\n]{1,30}\)\s*(?:—|–|--?)\s+")


class Dateline(NamedTuple):
    """A dateline: its span with the dash and the space after it, the place, and as much of a date as it gives."""

    span: Span
    place: str
    month: int | None
    day: int | None
    year: int | None

    @property
    def date(self) -> datetime.date | None:
        """The full date, where the dateline gives one that the calendar knows."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return datetime.date(self.year, self.month, self.day)
        except ValueError:
            return None


def dateline(text: str, start: int = 0, end: int | None = None) -> Dateline | None:
    """The dateline at the beginning of a paragraph, or None."""
    end = len(text) if end is None else end
    match = _DATELINE.match(text, start, min(end, start + 160))
    if match is None:
        agency = _AGENCY_ONLY.match(text, start, min(end, start + 60))
        return Dateline(Span(*agency.span()), "", None, None, None) if agency else None
    if len(match["place"]) < 3:
        return None
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    return Dateline(
        Span(*match.span()),
        match["place"],
        MONTHS[month.lower()] if month else None,
        int(day) if day else None,
        int(match["year"]) if match["year"] else None,
    )
