"""Dates as front matter and the heads of web pages write them."""

import datetime
import re
from typing import Final

from newslint.readers.dateline import MONTHS

_ISO: Final = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST: Final = re.compile(
    r"(?:[A-Za-z]{3,9}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b"
)
_MONTH_FIRST: Final = re.compile(r"(?:[A-Za-z]{6,9},?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")


def parse_date(text: str) -> datetime.date | None:
    """The calendar date that `text` begins with, as it is written there, whatever the time zone; None if none.

    Reads `2024-06-19`, `2024-06-19T08:00:00+02:00`, `2024/6/19`, `20240619`, `19 June 2024`, `June 19, 2024` and
    `Wed, 19 Jun 2024 08:00:00 GMT`; never `06/19/2024`, which is another day elsewhere.
    """
    text = text.strip()[:60]
    if match := _ISO.match(text):
        return _date(int(match[1]), int(match[3]), int(match[4]))
    if match := _DAY_FIRST.match(text):
        return _date(int(match[3]), MONTHS.get(match[2].lower(), 0), int(match[1]))
    if match := _MONTH_FIRST.match(text):
        return _date(int(match[3]), MONTHS.get(match[1].lower(), 0), int(match[2]))
    return None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
