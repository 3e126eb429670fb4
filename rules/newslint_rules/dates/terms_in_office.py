import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Quotations, Related, Span, rule
from newslint_rules.dates._lives import number
from newslint_rules.dates._points import has_year, nearby, points_in


@rule(
    title="The terms in office do not fill the years from the one to the other",
    why="Two terms of four years are eight years: a third term, or a year, is wrong or was left out.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "She served [[two four-year terms]], from 1998 to 2010, and never lost a vote.",
        "From 1990 to 2006 he was mayor for [[three four-year terms]].",
        "He sat on the bench from 2001 until 2016: [[two six-year terms]].",
    ],
    good=[
        "She served three four-year terms, from 1998 to 2010, and never lost a vote.",
        "She served two four-year terms, from 1998 to 2007, after a late vote.",
        "She served two four-year terms. From 1998 to 2010 she also ran a shop.",
        "He served two four-year terms, and from 1998 to 2010 taught law.",
    ],
)
def terms_in_office(document: Document) -> Iterator[Hit]:
    """Looks at a number of terms of so many years beside the year they began and the year they ended."""
    text = document.text
    for match in _terms().finditer(text):
        terms, length = number(match["terms"]), number(match["length"])
        own = nearby(document, match.start())
        years = [date for date in points_in(document, own) if has_year(date)]
        if terms is None or length is None or len(years) != 2:
            continue
        first, last = years
        if not _range().fullmatch(text, first.end, last.start) or not _is_beside(
            text, match, Span(first.start, last.end)
        ):
            continue
        gap = (last.parts.year or 0) - (first.parts.year or 0)
        if abs(gap - terms * length) <= 1 or gap <= 0:
            continue
        message = f"{match[0]} are {terms * length} years; from {first.parts.year} to {last.parts.year} it is {gap}"
        related = (Related(first.start, last.end, f"{gap} years"),)
        yield Hit(*match.span(), message, (), related)


@cache
def _terms() -> re.Pattern[str]:
    few = "one|two|three|four|five|six|seven|eight|\\d"
    return re.compile(rf"\b(?P<terms>{few}) (?:full |consecutive |straight )?(?P<length>{few})-year terms?\b")


@cache
def _range() -> re.Pattern[str]:
    return re.compile(r" ?(?:to|until|till|through|and|-|–|—) ?")


def _is_beside(text: str, match: re.Match[str], years: Span) -> bool:
    """Whether the years stand in apposition to the terms, or before them with nothing but the office between."""
    if years.start > match.end():
        return re.fullmatch(r",? ?\(?(?:from |between |in )?", text[match.end() : years.start]) is not None
    return re.fullmatch(r"[^.;,]{0,40}[:,]? ?(?:for |in )?", text[years.end : match.start()]) is not None
