import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Quotations, Span, rule
from newslint.views.dates import Kind, dates
from newslint_rules._house_style import check_style, holds_at, in_style


@rule(
    title="A decade is not written in the house style",
    why="A decade is a plural and owns nothing, so that it takes no apostrophe before its s.",
    level=Level.SUGGESTION,
    default=False,
    source="The Associated Press Stylebook; BBC News style guide; Guardian and Observer style guide",
    quotations=Quotations.ANYWHERE,
    bad=["The mill closed in the [[1990's|1990s]].", "It was built in the mid-[[1980’s|1980s]]."],
    good=[
        "The mill closed in the 1990s, and its rival in the late '80s.",
        "Critics call it 1990's best film.",
        "She is in her 70's.",
    ],
)
def house_style_of_decade(document: Document, *, style: str = "ap") -> Iterator[Hit]:
    """Option `style`:

    - `ap`: the 1990s, and the '90s with an apostrophe for the figures left out.
    - `bbc`: the 1990s; the short form is left alone, as the guide's word on it is not known for sure.
    - `guardian`: the 1990s, and the 90s without any apostrophe.

    There is no `reuters`, whose rule is not known for sure.
    """
    check_style(__name__, style, "ap", "bbc", "guardian")
    text = document.text
    for expression in document.view(dates):
        if expression.kind is not Kind.DECADE or not holds_at(document, expression.start):
            continue
        match = _decade().search(text, expression.start, expression.end)
        if match is None:
            continue
        if len(match["year"]) == 4:
            if match["mark"] and _lead().search(text, max(0, match.start() - 8), match.start()):
                yield in_style(document, style, Span(*match.span()), f"{match['year']}s")
        elif style == "guardian" and (match["sign"] or match["mark"]):
            yield in_style(document, style, Span(*match.span()), f"{match['year']}s")
        elif style == "ap" and match["mark"]:
            yield in_style(document, style, Span(*match.span()), f"{match['sign'] or '’'}{match['year']}s")


@cache
def _decade() -> re.Pattern[str]:
    return re.compile(r"(?P<sign>['’‘]?)\b(?P<year>\d{4}|\d\d)(?P<mark>['’]?)s\b")


@cache
def _lead() -> re.Pattern[str]:
    """What stands before a decade, and not before a year that owns something: 1990's best film."""
    return re.compile(r"\b(?:the|and|or|early|late|mid)[\s-]$", re.I)
