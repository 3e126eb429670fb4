import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Span, rule
from newslint.views.dates import Kind, TimeExpression, dates
from newslint_rules._house_style import GUIDES, check_style, holds_at, in_style, plain_spaces
from newslint_rules.dates._wording import MONTHS

_SHORT: Final = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
_MONTH_FIRST: Final = ("ap", "reuters")
_KINDS: Final = (Kind.FULL_DATE, Kind.MONTH_DAY, Kind.MONTH_YEAR, Kind.MONTH)


@rule(
    title="A date is not written in the house style",
    why="One form for dates, kept throughout, is read without a stumble and leaves no doubt about day and month.",
    level=Level.SUGGESTION,
    default=False,
    source=GUIDES,
    quotations=Quotations.ANYWHERE,
    bad=[
        "The vote is on [[September 3rd|Sept. 3]].",
        "The vote is on [[3 September|Sept. 3]].",
        "The vote was held on [[September 3 2024|Sept. 3, 2024]].",
        "The vote of [[Sept. 3, 2024|Sept. 3, 2024,]] was close.",
        "It opened in [[Sept. 2024|September 2024]], not in [[Oct.|October.]]",
        "The fair runs [[June 3rd-5th|June 3-5]].",
        "They met on [[Tuesday 3 September 2024|Tuesday, Sept. 3, 2024]].",
    ],
    good=[
        "The vote is on Sept. 3.",
        "The vote was held on Tuesday, Sept. 3, 2024, in the capital.",
        "It opened in September 2024 and closed on March 4.",
        "The fair runs June 3-5, or perhaps from Aug. 30 to Sept. 2.",
        "They met on the Fourth of July and again on 9/11.",
    ],
)
def house_style_of_date(document: Document, *, style: str = "ap") -> Iterator[Hit]:
    """Option `style`, over dates whose month is a word:

    - `ap`: Sept. 3, 2024, with a comma behind the year; Jan., Feb., Aug., Sept., Oct., Nov. and Dec. are short beside a
      day, March to July and months without a day are spelled out; no 3rd, and no comma in September 2024.
    - `reuters`: the same, but a comma behind the year is not asked for.
    - `bbc`, `guardian`: 3 September 2024, months spelled out; no 3rd and no comma.

    Weekdays stay as they are written; datelines and tables have forms of their own and are left alone.
    """
    check_style(__name__, style, "ap", "bbc", "guardian", "reuters")
    for expression in document.view(dates):
        if expression.impossible or not holds_at(document, expression.start):
            continue
        for place, written in _rewritten(document, expression, style):
            if plain_spaces(place.of(document.text)) != written:
                yield in_style(document, style, place, written)


def _rewritten(document: Document, expression: TimeExpression, style: str) -> list[tuple[Span, str]]:
    """The dates of an expression with their form in the style; none where one of them has a shape of its own."""
    if expression.kind in _KINDS:
        written = _written(document, expression.span, expression.parts.month, style)
        return [(expression.span, written)] if written else []
    if expression.kind is not Kind.RANGE or not expression.members:
        return []
    if any(member.kind not in (*_KINDS, Kind.DAY) for member in expression.members):
        return []
    months = {member.parts.month for member in expression.members}
    whole = _written(document, expression.span, months.pop(), style) if len(months) == 1 else None
    if whole:
        return [(expression.span, whole)]
    each = [(member.span, _written(document, member.span, member.parts.month, style)) for member in expression.members]
    return [(span, written) for span, written in each if written] if all(written for _, written in each) else []


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    days = rf"(?P<days>{day}(?:(?:\s?[-–]\s?|\s(?:to|and|or|through|until)\s){day})?)"
    weekday = r"(?:(?P<weekday>[a-z]+day|[a-z]{3,5}\.?)(?:,\s?|\s))?"
    month = r"(?P<month>[a-z]{3,9})\.?"
    year = r"(?:,?\s(?P<year>\d{4}))?"
    return (
        re.compile(rf"{weekday}{month}\s(?:the\s)?{days}{year}", re.I),
        re.compile(rf"{weekday}(?:the\s)?{days}\s(?:of\s)?{month}{year}", re.I),
        re.compile(rf"(?P<weekday>)(?P<days>){month}{year}", re.I),
    )


def _written(document: Document, span: Span, month: int | None, style: str) -> str | None:
    """The date in the style; None where it has none of the shapes, is in capitals, or begins with no such month."""
    words = span.of(document.text)
    match = next((match for shape in _shapes() if (match := shape.fullmatch(words))), None)
    if match is None or month is None or not 1 <= month <= 12 or match["month"].isupper():
        return None
    name = MONTHS[month - 1]
    if match["month"].lower()[:3] != name.lower()[:3]:
        return None
    weekday, year = match["weekday"], match["year"]
    days = re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", plain_spaces(match["days"] or ""), flags=re.I)
    if not days:
        return f"{name} {year}" if year else name
    if style not in _MONTH_FIRST:
        return " ".join(part for part in (weekday, days, name, year) if part)
    written = f"{_SHORT[month - 1]} {days}" + (f", {year}" if year else "")
    if style == "ap" and year and re.match(r"\s\w", document.text[span.end : span.end + 2]):
        written += ","
    return f"{weekday}, {written}" if weekday else written
