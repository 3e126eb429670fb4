import bisect
import re
from collections.abc import Iterator
from functools import cache
from typing import Final, TypeVar

from newslint import Document, Hit, Level, Quotations, Role, Span, rule
from newslint.views.dates import Kind as TimeKind
from newslint.views.dates import TimeExpression, dates
from newslint.views.quantities import Kind, Quantity, quantities
from newslint.views.sentences import sentences
from newslint_rules._house_style import check_style, holds_at, in_style
from newslint_rules.numbers._arithmetic import in_words

T = TypeVar("T", Quantity, TimeExpression)

_NOT_COUNTED: Final = (Kind.ORDINAL, Kind.SCORE, Kind.TALLY, Kind.RATIO)
_SPELLED_TIMES: Final = (TimeKind.DURATION, TimeKind.RELATIVE, TimeKind.AGE)
_PROSE: Final = (Role.PARAGRAPH, Role.QUOTE, Role.CAPTION)
_ROLES: Final = {"ap": _PROSE, "bbc": (*_PROSE, Role.HEADLINE, Role.DECK, Role.SUBHEAD)}
_PERCENT: Final = {"ap": "percent", "bbc": "per cent"}


@rule(
    title="A sentence begins with a figure",
    why="A sentence begins with a capital, which a figure has not: readers miss where the one before it ended.",
    level=Level.SUGGESTION,
    default=False,
    source="The Associated Press Stylebook; BBC News style guide",
    quotations=Quotations.ANYWHERE,
    bad=[
        "The ferry sank. [[12|Twelve]] people drowned.",
        "[[5%|Five percent]] of the voters stayed at home.",
        "“[[3|Three]] men came,” she said.",
        "[[40|Forty]] million people live there.",
        "[[993]] freshmen entered the college.",
        "[[7|Seven]] years ago the mill closed.",
        "[[12|Twelve]]-year-old twins found it.",
    ],
    good=[
        "The ferry sank. Twelve people drowned.",
        "2024 was a good year. In 2025, 12 mills closed.",
        "1990s music is back.",
        "3M makes tape. 50 Cent sang.",
        "3-2 was the score.",
    ],
)
def numeral_opens_sentence(document: Document, *, style: str = "ap") -> Iterator[Hit]:
    """Option `style`: neither guide lets a figure open a sentence; `ap` wants twelve, `bbc` looks at headlines as well.

    Years and other dates pass, as do scores and names. Words are offered up to ninety-nine; larger numbers are better
    moved. There is no `guardian` or `reuters`, whose rules are not known for sure.
    """
    check_style(__name__, style, *_ROLES)
    text = document.text
    for sentence in document.view(sentences):
        match = _figure().match(text, sentence.start, sentence.end)
        if match is None or not holds_at(document, sentence.start, *_ROLES[style]):
            continue
        start, end = match.span("figure")
        quantity = _at(document.view(quantities), start)
        time = _at(document.view(dates), start)
        if time is not None:
            if time.kind not in _SPELLED_TIMES:
                continue
        elif quantity is None or quantity.kind in _NOT_COUNTED or _numbers_a_clause(quantity):
            continue
        written = _in_words(match["figure"])
        if match["sign"]:
            end += 1
            written = written and f"{written} {_PERCENT[style]}"
        single = quantity is None or quantity.to is None
        yield _opening(document, style, Span(start, end), written if single else None)


def _numbers_a_clause(quantity: Quantity) -> bool:
    """Whether it is a bare decimal, as before the clauses of a contract: 29.2 The supplier shall ..."""
    return quantity.kind is Kind.COUNT and quantity.scale == 1 and quantity.value.denominator != 1


@cache
def _figure() -> re.Pattern[str]:
    """A figure that opens a sentence and is no name (3M, 50 Cent, 4x4) nor a number of a list (1.)."""
    return re.compile(r"[\"'“‘(\[]*(?P<figure>\d+(?:,\d+)*+(?:\.\d+)?)(?:(?P<sign>%)(?=\s)|(?=[\s-][a-z]))")


def _in_words(figure: str) -> str | None:
    number = int(figure) if re.fullmatch(r"[1-9]\d?", figure) else None
    return in_words(number).capitalize() if number else None


def _at(items: tuple[T, ...], place: int) -> T | None:
    index = bisect.bisect_left(items, place, key=lambda item: item.start)
    return items[index] if index < len(items) and items[index].start == place else None


def _opening(document: Document, style: str, span: Span, written: str | None) -> Hit:
    if written:
        return in_style(document, style, span, written)
    message = f"a figure opens the sentence: move {span.of(document.text)} behind another word"
    return Hit(*span, message)
