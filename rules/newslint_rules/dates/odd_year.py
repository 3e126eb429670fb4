import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Quotations, Span, rule
from newslint.views.dates import Kind, dates
from newslint_rules.dates._places import sentence_of

_LATEST = 2050  # what lies behind it is a plan at best


@rule(
    title="A year is impossible or absurdly far away",
    why="A year of five digits, or one centuries ahead in a report of what happened, is a slip of the keyboard.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "The mill was sold in May [[20014]] to its workers.",
        "The bridge was built in [[19987]], after the flood.",
        "In March [[20,024]] the two firms merged.",
        "She left the choir on 4 June [[2917]] to teach.",
        "The pier burned down in [[2206]] and was never rebuilt.",
    ],
    good=[
        "The mill was sold in May 2014 to its workers.",
        "The town sent aid in 20014 parcels.",
        "In March 20,024 people moved to the county.",
        "Seas could rise by a meter by 2150, the panel said.",
        "The novel is set in 2217 on a moon of Saturn.",
        "The comet will return in August 2126.",
        "The festival falls in the Buddhist year 2567, and in 2567 the temple was full.",
        "Write to the office in Washington, D.C. 20055, by Friday.",
        "The lease runs until June 30, 2147, the port said.",
    ],
)
def odd_year(document: Document) -> Iterator[Hit]:
    """Looks for years of five digits, and for years beyond 2050 in sentences that tell of what was."""
    text = document.text
    taken: list[Span] = []
    for match in _five_digits().finditer(text):
        figure = match["figure"]
        candidates = _candidates(figure.replace(",", ""))
        if candidates and _stands_alone(text, match.end("figure")):
            span = Span(*match.span("figure"))
            taken.append(span)
            yield Hit(*span, f"the year {figure} has five digits", candidates)
    for expression in document.view(dates):
        year = expression.parts.year
        if year is None or not year > _LATEST or expression.kind not in (Kind.FULL_DATE, Kind.MONTH_YEAR):
            continue
        start = text.find(str(year), expression.start, expression.end)
        if start < 0:
            continue
        span = Span(start, start + len(str(year)))
        if year > 9999 and not any(span.overlaps(other) for other in taken):
            taken.append(span)
            yield Hit(*span, f"the year {year} has five digits", _candidates(str(year)))
        elif year <= 9999 and not _looks_ahead(document, span):
            taken.append(span)
            yield Hit(*span, _far_away(year), _near(str(year)), level=Level.WARNING)
    for match in _far_year().finditer(text):
        span = Span(*match.span("figure"))
        if any(span.overlaps(other) for other in taken) or _looks_ahead(document, span):
            continue
        if _stands_alone(text, span.end) and _has_happened(document, span):
            yield Hit(*span, _far_away(int(match["figure"])), _near(match["figure"]), level=Level.WARNING)


def _far_away(year: int) -> str:
    return f"the year {year} is still far away, but this is told as something that has happened"


@cache
def _five_digits() -> re.Pattern[str]:
    # A figure where only a year can stand: behind a month, and behind the prepositions and nouns that years follow.
    return re.compile(
        r"""
        \b (?: (?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\. | January | February | March | April | May | June | July
             | August | September | October | November | December ) [ ] (?: \d\d?,? [ ] )?
           (?P<month> )
           (?P<figure> (?:1[89]|20)\d{3} | 20,0\d\d ) (?! [\d%] | [,.]\d )
        """.replace("(?P<month> )", "")
        + r"""
        | \b (?: in | since | until | before | after | during | by | of | for | year ) [ ]
           (?P<worded> (?:1[89]|20|1[12]0)\d{2,3} ) (?! [\d%] | [,.:/-]\d )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _far_year() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|since|after|during|(?:games|flood|winter|summer|spring|autumn|fall|war|accord|treaty|earthquake) of)"
        r" (?P<figure>2[1-9]\d\d|[3-9][0-2]\d\d)(?![\d%]|[,.:/-]\d)",
        re.IGNORECASE,
    )
