import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, Related, Span, rule, within
from newslint.views.dates import Kind, dates
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
        "Inflation slowed in the [[first quarter]] -- April, May and June -- to 2 percent.",
        "Output fell between July and September. The [[second-quarter]] drop was the worst in a decade.",
        "Tourism fell in the [[first half]] of the year, from July to December.",
        "The [[second half]], which begins on Oct. 1, will be harder, the minister said.",
        "Filings peaked in last year’s [[final quarter]], in March, and have since fallen.",
        "Airlines lost 41,300 bags in the [[second quarter]], most of them in September.",
        "Unemployment was 4 percent in June, the closing month of the [[first quarter of the year]].",
        "Ports were busy in the [[second quarter]], the first three months of 2025.",
    ],
    good=[
        "Unemployment fell in the second quarter, which ended on June 30, the bureau said.",
        "Growth in the third quarter, from July to September, beat forecasts.",
        "The company's fiscal third quarter, which ended on June 30, was its best.",
        "Shares rose after net income for the third quarter ended June 30 doubled.",
        "Growth in the second quarter was the fastest since October.",
        "The bureau will publish the figures for the third quarter in October.",
        "He scored in the third quarter on Sept. 9 and in the fourth on Jan. 3.",
        "Growth slowed between April and June. The third quarter will be better, the bank said.",
        "Unemployment rose in the three months to May. The second-quarter rate was 5 percent.",
        "The first half ended with a goal in May. The second half of June was wet.",
        "Output fell 2 percent in the first quarter from the three months to December.",
        "The second quarter ended on June 30 and the third begins on July 1.",
        "Exports fell in the first quarter, and in April they rose again.",
    ],
)
def quarter_and_month(document: Document) -> Iterator[Hit]:
    """Looks at quarters with the months that they are said to begin, end or lie in; not in reports of companies."""
    text = document.text
    expressions = document.view(dates)
    parts = [
        _Part(*one.span, "quarter", one.parts.quarter)
        for one in expressions
        if one.kind is Kind.QUARTER and one.parts.quarter is not None and not one.fiscal
    ]
    parts += [
        _Part(match.start("words"), match.end("words"), "quarter", number)
        for match in _worded().finditer(text)
        if (number := _ORDER.get((match["one"] or match["other"] or match["third"]).lower()))
    ]
    parts += [_Part(*match.span(), "half", _HALVES[match[1].lower()]) for match in _half().finditer(text)]
    parts.sort()
    if not parts or _company().search(text):
        return
    for part in parts:
        area = nearby(document, part.span.start, 1, 1)
        stop = min(area.end, part.span.end + _REACH)
        behind = within(expressions, Span(part.span.end, stop))
        found = None
        if part.name == "quarter" and not any(one.kind is Kind.QUARTER for one in behind[:1]):
            found = (
                _tied_behind(text, part, nearby(document, part.span.start, 0, 0))
                or _tied_behind(text, part, nearby(document, part.span.start, 0, 1))
                or _tied_before(text, part, nearby(document, part.span.start, 0, 0))
                or _months(part.span.end, text[part.span.end : stop])
                or _months_before(text, part.span.start, area)
            )
        if found is None and len(within(parts, area)) == 1:
            found = _stretch(document, part, area) or _bound(text, part)
            if found and len(within(parts, nearby(document, found[1].start, 1, 1))) > 1:
                continue
        if found is None:
            continue
        months, place = found
        first, last = part.number * part.months - part.months + 1, part.number * part.months
        if not all(first <= month <= last for month in months):
            name = f"{_ORDINALS[part.number - 1]} {part.name}"
            message = f"by the calendar the {name} is {MONTHS[first - 1]} to {MONTHS[last - 1]}"
            yield Hit(*part.span, message, related=(Related(*place, f"said to be of that {part.name}"),))


class _Part(NamedTuple):
    """A quarter or half of a year: its words, its name and which one it is, from 1."""

    start: int
    end: int
    name: str
    number: int

    @property
    def span(self) -> Span:
        """The place of the words."""
        return Span(self.start, self.end)

    @property
    def months(self) -> int:
        """How many months it has."""
        return 3 if self.name == "quarter" else 6


_HALVES: Final = {"first": 1, "second": 2}
_ORDER: Final = {
    "opening": 1, "first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "closing": 4,
}  # fmt: skip


@cache
def _worded() -> re.Pattern[str]:
    """Quarters that the view of dates leaves: the second calendar quarter, last year’s final quarter."""
    return re.compile(
        r"\b(?P<words>(?P<one>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth) calendar[ -]quarter"
        r"|(?<=year[’']s )(?P<other>opening|final|last|closing) quarter"
        r"|(?P<third>[Oo]pening|[Ff]inal|[Ll]ast|[Cc]losing) quarter(?= of (?:the year|last year|this year|\d{4})))\b"
    )


# The words that a quarter and its months have between them where they are one, and no others.
_SMALL: Final = frozenset(
    """
    a an the of in on at from between to through until till and or that which who it is was are were i.e. namely say
    period quarter month months day days stretch spell end close start beginning middle mid midway halfway way early
    late first last second third two three final opening closing penultimate busiest worst best strongest weakest
    slowest warmest alone only just all by very right exactly roughly year year's last this calendar years'
    begins began beginning begin starts started starting opens opened opening ends ended ending closes closed finishes
    finished finishing concluded concludes covers covered covering spans spanned spanning runs ran running lasts lasted
    comprises comprising comprised includes included including means meaning measured counted figures data when
    """.split()
)
_POINTS: Final = frozenset((",", "(", ":", "–", "—", "--", "-", ";"))
_EDGES: Final = frozenset(
    "begins began beginning begin starts started starting opens opened opening ends ended ending closes closed closing"
    " finishes finished concluded concludes covers covered covering spans spanned runs ran running lasts lasted which"
    " that comprising comprises".split()
)


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"i\.e\.|[^\W\d_]+(?:[’'][a-z]+)?\.?(?=\W|$)|\d[\d,]*(?:st|nd|rd|th)?|--|[^\w\s]")


def _tied_behind(text: str, part: _Part, own: Span) -> tuple[list[int], Span] | None:
    """The months behind a quarter with nothing but small words between: , which ended on June 30; (July to June)."""
    year = _of_the_year().match(text, part.end)
    start = year.end() if year else part.end
    if (following := _goes_on().match(text, part.end, min(own.end, part.end + _REACH))) is not None:
        words = list(_token().finditer(text, following.end(), min(own.end, following.end() + _REACH)))
        return _tied(words, part, text, behind=True)
    return _tied(list(_token().finditer(text, start, min(own.end, part.end + _REACH))), part, text, behind=True)


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(r"[^.;]{0,80}\.\s+(?:It|They|That quarter|The quarter|The period|This) (?=[a-z]+ )")


@cache
def _of_the_year() -> re.Pattern[str]:
    return re.compile(r" of (?:the |last |this |that )?(?:calendar )?(?:year|\d{4})\b| \d{4}\b")


def _tied_before(text: str, part: _Part, own: Span) -> tuple[list[int], Span] | None:
    """The months before it: in June, the closing month of the first quarter."""
    words = list(_token().finditer(text, max(own.start, part.start - _REACH), part.start))
    return _tied(words[::-1], part, text, behind=False)


def _tied(words: list[re.Match[str]], part: _Part, text: str, *, behind: bool) -> tuple[list[int], Span] | None:
    months: list[tuple[int, re.Match[str]]] = []
    small: list[str] = []
    for match in words:
        word = match[0]
        plain = word.lower().replace("’", "'")
        if _is_month().fullmatch(word):
            months.append((_number(word), match))
        elif months and not behind and plain in _POINTS and len(months) == 1 and "," in plain and "and" not in small:
            break
        elif months and plain in _ORDER:
            break  # ended on June 30, and the third
        elif plain == "months" and small[-1:] == ["three"] and small[-2:-1] and small[-2] in _ORDER:
            opening = {1: 1, 4: 10}.get(_ORDER[small[-2]], 0)
            months += [(opening + index, match) for index in range(3) if opening]
            small.append(plain)
        elif plain.rstrip(".") in _SMALL or plain in _SMALL or plain in _POINTS or word[0].isdigit():
            small.append(plain)
            if plain.endswith(".") and plain != "i.e.":
                break
        else:
            break
    if not months or part.name != "quarter":
        return None
    opener = small[0] if small else ""
    several = len(months) > 1
    if behind:
        lead = [word for word in small if word not in _POINTS]
        tied = (
            opener in _POINTS
            and opener != ";"
            and (several or bool(lead))
            and (not lead or lead[0] not in ("and", "or") or several)
        )
        tied = tied or opener in _EDGES
        tied = tied and not ("when" in small and not set(small) & _EDGES)
    else:
        following = _token().search(text, part.end)
        closes = following is not None and following[0] in _EDGES
        tied = (opener in ("the", "year's") and bool(set(small) & _PARTS_OF)) or (
            several and not _POINTS.isdisjoint(small)
        )
        tied = tied or ("when" in small and closes)
    if not tied or ("to" in small and not several and "months" not in small and "period" not in small):
        return None
    places = [match.span() for _, match in months]
    return [number for number, _ in months], Span(min(start for start, _ in places), max(end for _, end in places))


_PARTS_OF: Final = frozenset(
    "end close start beginning day days middle midway halfway month months way closing opening penultimate".split()
)


@cache
def _is_month() -> re.Pattern[str]:
    return re.compile(_MONTH.format("month"))


@cache
def _half() -> re.Pattern[str]:
    return re.compile(r"\b([Ff]irst|[Ss]econd)[ -]half\b(?! of (?!the year|\d{4}|this year|last year|next year))")


def _stretch(document: Document, part: _Part, area: Span) -> tuple[list[int], Span] | None:
    """The one calendar quarter or half that the sentences around name by its months: April to June.

    A stretch that no quarter of the calendar is, as in “the three months to May”, is none of these.
    """
    text = document.text
    found = []
    for match in _whole().finditer(text, *area):
        last = _number(match["end"])
        joined = not match["middle"] and " and " in match[0]
        if joined and not text.startswith("etween ", max(0, match.start() - 7)):
            continue
        counted = 3 if (match["count"] or "").lower() == "three" else 6
        first = _number(match["start"]) if match["start"] else last - counted + 1
        if last - first + 1 == part.months and first % part.months == 1 and first > 0:
            months = list(range(first, last + 1))
            found.append((months, Span(match.start(), match.end("end"))))
    if len(found) != 1:
        return None
    months, place = found[0]
    between = text[min(place.end, part.span.end) : max(place.start, part.span.start)]
    own = sentence_of(document, part.span.start)
    is_next = place.start < own.start and (
        _of_another().search(text, own.start, part.span.start)
        or _to_come().match(text, part.span.end, min(own.end, part.span.end + _REACH))
    )
    return None if is_next or _compared().search(between) else (months, place)


@cache
def _of_another() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Ff]orecasts?|[Ee]xpect\w*|outlook|next|coming|[Bb]y|[Ff]rom|[Ss]ince|[Uu]ntil"
        r"|[Tt]hen)\b"
    )


@cache
def _to_come() -> re.Pattern[str]:
    return re.compile(r"[^.;,]{0,30}\b(?:will|would|expect\w*|forecast to)\b")


@cache
def _whole() -> re.Pattern[str]:
    day = r"(?: \d{1,2}(?!\d))?(?:,? \d{4})?"
    first, last, middle = _MONTH.format("start"), _MONTH.format("end"), _MONTH.format("middle")
    return re.compile(
        rf"\b(?:(?P<count>[Tt]hree|[Ss]ix) months (?:to|ended|ending|through|until|up to)(?: in"
        rf"| on)? (?:the end of )?"
        rf"(?:\d{{1,2}} )?|{first}{day}(?:,? {middle},? and |(?: to | through | and | until |-|–)"
        rf"(?:the end of )?(?:\d{{1,2}} )?)){last}"
    )


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:compar\w+|against|than|(?:down|up) on|from the|previous|prior|earlier|last year"
        r"|year ago|after|followed|since|before|next|expect\w*"
        r"|forecast\w*|will|while|but|previously|later|then)\b"
    )


def _bound(text: str, part: _Part) -> tuple[list[int], Span] | None:
    """The month in which a half-year is said to begin or end."""
    match = _begins_or_ends().match(text, part.span.end) if part.name == "half" else None
    if match is None:
        return None
    month = _number(match["month"])
    edge = 6 * part.number - (5 if match["begins"] else 0)
    return None if month == edge else ([0], Span(*match.span("month")))


@cache
def _begins_or_ends() -> re.Pattern[str]:
    return re.compile(
        rf"(?: of the year| of \d{{4}})?,? (?:(?:which|that) )?(?:(?P<begins>begins?|began|beginning|starts?|started"
        rf"|starting|opens?|opened)|ends?|ended|ending|closes?|closed|finish(?:es|ed))(?: on| in)? (?:\d{{1,2}} )?"
        rf"{_MONTH.format('month')}"
    )


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
    number = r"(?:\d{1,2} )?"
    last, inside = (_MONTH.format(name) for name in ("end", "inside"))
    year = r"(?: of \d{4}| \d{4})?"
    return tuple(
        re.compile(form)
        for form in (
            # , most of them in September
            rf"{year},? [^.;]{{0,30}}\bof (?:them|it|those|which)(?: [a-z]+){{0,3}} in {inside}",
            # , most likely in May; was grim: in May alone
            rf"{year},? (?:most likely|probably|perhaps|possibly|above all|to be exact|that is|namely),? in {inside}",
            rf"[^.;:]{{0,40}}: in {inside} alone\b",
            # ... in the three months to June
            rf"(?:(?!compar|against|than|(?:down|up) on|from the|previous|prior|earlier|after"
            rf"|year ago)[^.;]){{0,70}}\b(?:three months"
            rf"|three-month period|period|months)"
            rf" (?:to|ended|ending|from|through|between|of)(?: in| on)? (?:the end of )?{number}{last}",
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
    inside = _MONTH.format("inside")
    return tuple(
        re.compile(form)
        for form in (
            # in July ... In that month, part of the first quarter
            rf"\bin {inside}\b[^;]{{0,90}}\b(?:In|in) that month, (?:part|the \w+ month) of the \Z",
            # In November, midway through the third quarter
            rf"\b[Ii]n {inside},? (?:midway through|halfway through|in the middle of|at the (?:end|start) of"
            rf"|early in|late in"
            rf"|right at the (?:end|start) of|in) the \Z",
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


def _months(end: int, behind: str) -> tuple[list[int], Span] | None:
    for form in _forms():
        match = form.match(behind)
        if match:
            return _read(match, end)
    return None


def _months_before(text: str, end: int, area: Span) -> tuple[list[int], Span] | None:
    start = max(area.start, end - _REACH)
    for form in _before_forms():
        match = form.search(text[start:end])
        if match:
            return _read(match, start)
    return None
