import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, Span, rule, within
from newslint.views.dates import Kind, TimeExpression, dates
from newslint_rules.dates._places import sentence_of
from newslint_rules.dates._points import nearby
from newslint_rules.dates._wording import MONTHS

_ORDINALS: Final = ("first", "second", "third", "fourth")
_REACH: Final = 170  # code points from the quarter to the months said of it


@rule(
    title="A quarter stands with months that are not its own",
    why="By the calendar the third quarter is July to September; where a company counts otherwise, say that it does.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "Unemployment fell in the [[third quarter]], which ended on June 30, the bureau said.",
        "Growth in the [[second quarter]], from July to September, beat forecasts.",
        "Car output was flat in [[Q1]] (October to December).",
        "National output grew in the [[fourth quarter]]. It was sharpest in August, the middle month of those three.",
        "Wages rose in the [[3rd quarter of 2024]] -- that is, between the start of April and the end of June.",
    ],
    good=[
        "Unemployment fell in the second quarter, which ended on June 30, the bureau said.",
        "Growth in the third quarter, from July to September, beat forecasts.",
        "The company's fiscal third quarter, which ended on June 30, was its best.",
        "Shares rose after net income for the third quarter ended June 30 doubled.",
        "Growth in the second quarter was the fastest since October.",
        "The bureau will publish the figures for the third quarter in October.",
        "He scored in the third quarter on Sept. 9 and in the fourth on Jan. 3.",
    ],
)
def quarter_and_month(document: Document) -> Iterator[Hit]:
    """Looks at quarters with the months that they are said to begin, end or lie in; not in reports of companies."""
    text = document.text
    expressions = document.view(dates)
    quarters = [
        one for one in expressions if one.kind is Kind.QUARTER and one.parts.quarter is not None and not one.fiscal
    ]
    if not quarters or _company().search(text):
        return
    for quarter in quarters:
        own = sentence_of(document, quarter.start)
        area = nearby(document, quarter.start, 1, 1)
        stop = min(area.end, quarter.end + _REACH)
        behind = within(expressions, Span(quarter.end, stop))
        if any(one.kind is Kind.QUARTER for one in behind[:1]):
            continue
        found = _months(text, quarter, text[quarter.end : stop], own)
        found = found or _months_before(text, quarter, area)
        if found is None:
            continue
        months, place = found
        number = quarter.parts.quarter
        assert number is not None
        if not all(3 * number - 2 <= month <= 3 * number for month in months):
            first, last = MONTHS[3 * number - 3], MONTHS[3 * number - 1]
            message = f"by the calendar the {_ORDINALS[number - 1]} quarter is {first} to {last}"
            yield Hit(*quarter.span, message, related=(Related(*place, "said to be of that quarter"),))


@cache
def _company() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:fiscal|financial year|earnings|net income|net profit|net loss|per share|[Ss]hares|shareholders|Inc\b"
        r"|Corp\b|Ltd\b|PLC|plc"
        r"|revenues?|[Cc]ompany|quarterback|touchdown|[Nn]ets?\b|EPS|pretax|pre-tax|turnover|academic|companies"
        r"|Japan\w*|Tokyo|Indian?)\b"
    )


_MONTH: Final = (
    "(?P<{}>Jan(?:uary|\\.|\\b)|Feb(?:ruary|\\.|\\b)|March|April|May|June|July|Aug(?:ust|\\.|\\b)"
    "|Sept?(?:ember|\\.|\\b)|Oct(?:ober|\\.|\\b)|Nov(?:ember|\\.|\\b)|Dec(?:ember|\\.|\\b))"
)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """How months are said of the quarter just named; the group `end` is its last month, `start` its first."""
    day = r"(?: \d{1,2}(?:,? \d{4})?)?(?: \d{4})?"
    number = r"(?:\d{1,2} )?"
    first, last, inside = (_MONTH.format(name) for name in ("start", "end", "inside"))
    year = r"(?: of \d{4}| \d{4})?"
    return tuple(
        re.compile(form)
        for form in (
            # , from July to September; (October to December); that is, between the start of ... and ...
            rf"{year}(?: (?:growth|figures|data|output|results|GDP|gross domestic product|numbers|exports|sales"
            rf"|inflation))?(?:,|:| \(| --| –| —)? ?(?:covering |for |spanning |which covers? "
            rf"|running )?(?:that is,? |or )?(?:from |between )?(?:the start of "
            rf"|early )?{number}{first}{day}(?: to | through | and |-|–)(?:the end of |late )?{number}{last}",
            # , which ended on June 30; ended March 31; , for the three months to the end of September
            rf"{year}(?:,? (?:which|that))?,? (?:(?:ended|ending|ends|closed)(?: on| in)?"
            rf"|[^.;]{{0,24}}three months (?:to|ended|through|until)) (?:the end of )?{number}{last}",
            # , which began in May
            rf"{year}(?:,? (?:which|that))?,? (?:began|begins|beginning|started|starting|starts)(?: on"
            rf"| in)? {number}{first}",
            # , most likely in May; was grim: in May alone
            rf"{year},? (?:most likely|probably|perhaps|possibly|above all|to be exact|that is|namely),? in {inside}",
            rf"[^.;:]{{0,40}}: in {inside} alone\b",
            # It ran from October 1 to December 31
            rf"[^.;]{{0,60}}\.\s+(?:It|They|That quarter|The quarter|This)(?: figures)? (?:ran|runs|covers?|covered"
            rf"|went|lasted|spans?|spanned)(?: from)? {first}{day}(?: to | through | and |, \w+ and ){last}",
            # the third quarter's end on June 30
            rf"{year}(?:[’']s)?(?: end| close| start),? (?:on|in) {number}{last}",
            rf"{year},? (?:which|that)?,? ?(?:opened|opens|closes|finished|finishes|concluded|was over"
            rf"|is over)(?: on| in)? {number}{last}",
            # ... in the three months to June
            rf"(?:(?!compar|against|than|previous|prior|earlier|after|year ago)[^.;]){{0,70}}\b(?:three months"
            rf"|three-month period|period|months)"
            rf" (?:to|ended|ending|from|through|between|of)(?: in| on)? (?:the end of )?{number}{last}",
            # It ended in June; It began on Oct. 1
            rf"[^.;]{{0,80}}\.\s+(?:It|That quarter|The quarter|The period) (?:ended|ends|began|begins|started"
            rf"|starts|closed)(?: on| in| with)? {number}{last}",
            # ... sharpest in August, the middle month of those three / the final month of the quarter
            rf"[^;]{{0,120}}?\b{inside},?(?: [a-z]+ [a-z]+,)?(?: was)? (?:the (?:first|middle|last|final|opening"
            rf"|closing|second|third|worst|best)) month of (?:the (?:quarter|period|three)|those three|that quarter"
            rf"|it)",
            rf"[^;]{{0,90}}?\b{inside}[^.;]{{0,24}} was the (?:worst|best|first|middle"
            rf"|last) month of (?:those three|the quarter|the three)",
        )
    )


@cache
def _before_forms() -> tuple[re.Pattern[str], ...]:
    day = r"(?: \d{1,2}(?:,? \d{4})?)?(?: \d{4})?"
    number = r"(?:\d{1,2} )?"
    first, last, inside = (_MONTH.format(name) for name in ("start", "end", "inside"))
    return tuple(
        re.compile(form)
        for form in (
            # in July ... In that month, part of the first quarter
            rf"\bin {inside}\b[^;]{{0,90}}\b(?:In|in) that month, (?:part|the \w+ month) of the \Z",
            # In November, midway through the third quarter
            rf"\b[Ii]n {inside},? (?:midway through|halfway through|in the middle of|at the (?:end|start) of"
            rf"|early in|late in"
            rf"|right at the (?:end|start) of|in) the \Z",
            # between October and December. It was the best first quarter
            rf"\b(?:between|from) {first} (?:and|to) {last}[.,] (?:It was |in )?(?:the |its )?(?:\w+ )?\Z",
            # the April-June third quarter; in July-September, the second quarter
            rf"\b{first}(?:-|–| to | through ){last}(?: \d{{4}})?,? (?:\()?(?:or )?(?:the )?\Z",
            rf"\b(?:three months|quarter|period) (?:to|ended|ending|through|until|from \w+ to)(?: in"
            rf"| on)? (?:the end of )?{number}{last}{day},? (?:--|–|—)? ?(?:or )?(?:the )?\Z",
            # on June 30, the end of the third quarter
            rf"\b{last}{day},? (?:the|at the) (?:end|close|last day|final day|start|beginning|first day|last month"
            rf"|final month|first month|middle) of the \Z",
            # in the first three months of the year, the second quarter
            r"\b(?P<opening>first|last|final) three months of (?:the year|\d{4}),? (?:or )?(?:the )?\Z",
        )
    )


def _number(name: str) -> int:
    return next(index for index, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _read(match: re.Match[str], offset: int) -> tuple[list[int], Span]:
    groups = {name: found for name, found in match.groupdict().items() if found}
    if "opening" in groups:
        months = [1, 2, 3] if groups["opening"] == "first" else [10, 11, 12]
        return months, Span(match.start("opening") + offset, match.end("opening") + offset + len(" three months"))
    months = [_number(found) for found in groups.values()]
    starts, ends = [match.start(name) for name in groups], [match.end(name) for name in groups]
    return months, Span(offset + min(starts), offset + max(ends))


def _months(text: str, quarter: TimeExpression, behind: str, own: Span) -> tuple[list[int], Span] | None:
    for form in _forms():
        match = form.match(behind)
        if match:
            return _read(match, quarter.end)
    return None


def _months_before(text: str, quarter: TimeExpression, area: Span) -> tuple[list[int], Span] | None:
    start = max(area.start, quarter.start - _REACH)
    for form in _before_forms():
        match = form.search(text[start : quarter.start])
        if match:
            return _read(match, start)
    return None
