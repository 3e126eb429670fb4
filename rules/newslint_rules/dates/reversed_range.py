import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint.views.calendar import Interval, month
from newslint.views.dates import Kind, TimeExpression, dates
from newslint_rules.dates._arithmetic import days_apart
from newslint_rules.dates._courses import beginnings
from newslint_rules.dates._places import sentence_of
from newslint_rules.dates._points import points

_FAR = 100  # code points between the two ends where they are no one expression


@rule(
    title="A range ends before it starts",
    why="From 2014 to 2009 is nothing: one of the two years is wrong, or they stand in the wrong order.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "She led the board from [[2014 to 2009|2009 to 2014]] and then taught.",
        "The fair runs [[Jan. 17-10]] in the old customs house.",
        "Customers who paid between [[2025-05-20 and 2025-05-02|2025-05-02 and 2025-05-20]] were charged twice.",
        "The pool is open from [[22 June until 9 June|9 June until 22 June]].",
        "He wrote from 2004 for a paper in Riga and, with one short break, [[until 1996]].",
        "For six weeks, [[mid-July to late June 2023]], no rain fell.",
    ],
    good=[
        "She led the board from 2009 to 2014.",
        "The fair runs Jan. 10-17 in the old customs house.",
        "The season runs from November to March.",
        "The ski lifts run from Dec. 20 to Jan. 6.",
        "The bar is open from 10 p.m. to 2 a.m., Friday to Sunday.",
        "The city flourished from 500 to 300 B.C., the curator said.",
        "Turning the pages back from 2014 to 2009, she found no error.",
        "Enrolment fell from 2014 to 2009 pupils in a year.",
        "Of the two budgets, 2014 and 2009, the first was the larger.",
        "The rule held from the crisis of 2008. It was the first since a law that was in force until 1999.",
    ],
)
def reversed_range(document: Document) -> Iterator[Hit]:
    """Looks at ranges in one expression, and at “from ... until ...” within a sentence."""
    text = document.text
    for expression in document.view(dates):
        if expression.kind is Kind.RANGE and _is_reversed(expression) and not _goes_back(text, expression):
            yield _swapped(text, expression)
    yield from _apart(document, document.view(points))


def _is_reversed(span: TimeExpression) -> bool:
    if span.impossible == "ends before it starts":
        return True
    first, last = span.members
    if (
        first.kind in (Kind.DECADE, Kind.CENTURY)
        and first.kind is last.kind
        and not first.parts.era
        and not last.parts.era
    ):
        return (first.parts.decade or first.parts.century or 0) > (last.parts.decade or last.parts.century or 0)
    if first.parts.era or last.parts.era or span.impossible:
        return False
    one, other = first.parts, last.parts
    same_month = one.month is not None and one.month == other.month and one.year == other.year
    return same_month and one.day is not None and other.day is not None and one.day > other.day


def _goes_back(text: str, expression: TimeExpression) -> bool:
    """Whether the words say that the order is meant, or that the figures are no dates."""
    before = text[max(0, expression.start - 60) : expression.start].lower()
    return _backward().search(before) is not None or text[expression.end : expression.end + 4].lower() in (
        " b.c",
        " bc,",
        " bce",
    )


@cache
def _backward() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:back|backwards?|reverse|descending|compare\w*|versus|swapped|moved|brought forward|won|lost|beat"
        r"|score|points|votes?|record|fell|rose|grew|dropped|jumped|climbed|declined)\b[^.;]*\Z"
    )


def _swapped(text: str, span: TimeExpression) -> Hit:
    first, last = span.members
    before, between, behind = text[span.start : first.start], text[first.end : last.start], text[last.end : span.end]
    start, end = first.span.of(text), last.span.of(text)
    whole = (
        first.kind is last.kind
        and (first.kind is not Kind.DAY)
        and any(letter.isalpha() for letter in start) == any(letter.isalpha() for letter in end)
    )
    suggestions = (before + end + between + start + behind,) if whole else ()
    return Hit(*span.span, f"this range ends before it starts: {end} comes before {start}", suggestions)


def _apart(document: Document, found: Sequence[TimeExpression]) -> Iterator[Hit]:
    """From a year or day to an earlier one behind “until” in the same sentence, or to a lone “until” in the next."""
    text = document.text
    whole = {expression.start for expression in document.view(dates) if expression.kind is Kind.RANGE}
    dated = [one for one in found if one.kind in _DATED]
    for first, last in itertools.pairwise(dated):
        if not 0 < last.start - first.end <= _FAR or first.start in whole:
            continue
        if not _is_before(last, first):
            continue
        between = text[first.end : last.start]
        ranged = between.strip(" ,") in ("to", "through", "until") and bool(
            first.parts.phase or last.parts.phase or (first.preposition == "from" and "," in between)
        )
        if first.preposition in ("from", "since") and not (
            first.modifier or last.modifier or _broken().search(between)
        ):
            ranged = ranged or _joined().search(between) is not None
        if first.kind is Kind.YEAR and last.kind is Kind.YEAR and between == " and ":
            ranged = ranged or text.endswith("etween the years ", 0, first.start)
        if _joined().search(between) and not _broken().search(between) and len(between) <= _NEAR:
            # opens on 15 August and runs until 2 August
            ranged = ranged or beginnings().search(text, max(0, first.start - _NEAR), first.start) is not None
        if not ranged or _goes_back(text, first):
            continue
        if sentence_of(document, first.start) != sentence_of(document, last.start) and not _takes_up(document, last):
            continue
        start, stop = first.span.of(text), last.span.of(text)
        message = f"this range ends before it starts: {stop} comes before {start}"
        if len(between) <= len(" through "):
            yield Hit(first.start, last.end, message)
            continue
        word = text.rfind(last.preposition, first.end, last.start)
        related = (Related(first.start, first.end, "starts here"),)
        yield Hit(word if word >= 0 else last.start, last.end, message, related=related)


_DATED = frozenset((Kind.YEAR, Kind.MONTH, Kind.MONTH_YEAR, Kind.FULL_DATE, Kind.MONTH_DAY))
_NEAR = 60  # code points
_MONTHS = 60  # days; a season that ends more before it starts runs over the turn of the year


def _is_before(last: TimeExpression, first: TimeExpression) -> bool:
    """Whether the end of a range comes before its start."""
    if Kind.MONTH_DAY in (first.kind, last.kind):
        gaps = days_apart(last, first)
        return bool(gaps) and all(0 < gap <= _MONTHS for gap in gaps)
    interval, end = _interval(first, last), _interval(last, last)
    return interval is not None and end is not None and end.end < interval.start


def _interval(one: TimeExpression, other: TimeExpression) -> Interval | None:
    """The days of a date whose year is written, or is that of the other end."""
    if one.kind is Kind.MONTH and other.parts.year and one.parts.month:
        return month(other.parts.year, one.parts.month)
    if one.parts.year is None or one.parts.era or one.kind not in (Kind.YEAR, Kind.MONTH_YEAR, Kind.FULL_DATE):
        return None
    return one.value


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(r"\b(?:until|till|through) (?:the |about |early |late |mid-?)*\Z")


@cache
def _broken() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:after|before|replac\w+|success\w*|succeed\w*|whose|who|which|that|had|than|but|although|while)\b|;"
    )


@cache
def _lasts() -> re.Pattern[str]:
    return re.compile(
        r"(?:It|He|She|They|(?:His|Her|Its|Their) [a-z]+) (?:stays?|stayed|lasted|lasts|ran|runs|remained|remains"
        r"|continued"
        r"|continues|served|held|was open|is open)\b[^.;,]{0,40}\Z"
    )


def _takes_up(document: Document, last: TimeExpression) -> bool:
    """Whether the sentence of the end goes on with what started in the one before."""
    sentence = sentence_of(document, last.start)
    return _lasts().match(document.text[sentence.start : last.start]) is not None
