import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Quotations, Span, rule
from newslint.views.dates import TimeExpression, dates
from newslint_rules._house_style import GUIDES, check_style, holds_at, in_style, plain_spaces


@rule(
    title="A time of day is not written in the house style",
    why="One form for times, kept throughout, is read without a stumble.",
    level=Level.SUGGESTION,
    default=False,
    source=GUIDES,
    quotations=Quotations.ANYWHERE,
    bad=[
        "Polls open at [[7am|7 a.m.]] and close at [[10 PM.|10 p.m.]]",
        "The talks began at [[3:00 p.m.|3 p.m.]] on Friday.",
        "The talks began at [[15:30|3:30 p.m.]] on Friday.",
        "The bell rang at [[12 noon|noon]] and at [[12 a.m.|midnight.]]",
    ],
    good=[
        "Polls open at 7 a.m. and close at 10 p.m.",
        "The talks began at 3:30 p.m. on Friday and ended at midnight.",
        "The bell rang at noon, not at 12:15 p.m.",
        "He ran the race in 2:15:30.",
        "The quake struck at 11:30 (1530 GMT).",
    ],
)
def house_style_of_time(document: Document, *, style: str = "ap") -> Iterator[Hit]:
    """Option `style`:

    - `ap`: 3 p.m., 11:30 a.m., noon and midnight, without 12; no 3:00, and no 24-hour clock but for 1530 GMT.
    - `reuters`: the same, but 12 noon and any 24-hour time before GMT are left alone.
    - `bbc`: the 24-hour clock with a colon, 15:30.
    - `guardian`: 3pm, 11.30am, noon and midnight, without 12; the 24-hour clock has a stop, 15.30.

    A time without a.m. or p.m. that may be either is left alone.
    """
    check_style(__name__, style, "ap", "bbc", "guardian", "reuters")
    for expression in document.view(dates):
        if not holds_at(document, expression.start):
            continue
        for time in expression.members or (expression,):
            if not time.impossible:
                yield from _twelve(document, time, style)
                yield from _clock_time(document, time, style)


def _twelve(document: Document, time: TimeExpression, style: str) -> Iterator[Hit]:
    """The 12 before noon or midnight."""
    start = time.start - 3
    words = time.span.of(document.text).lower()
    if style not in ("ap", "guardian") or words not in ("noon", "midnight"):
        return
    if re.fullmatch(r"\b12\s", document.text[max(0, start) : time.start]):
        yield in_style(document, style, Span(start, time.end), words)


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\d:.])(?P<hour>\d{1,2})(?:(?P<mark>[:.])?(?P<minute>\d\d))?"
        r"(?:[\s-]?(?P<half>[ap])(?:\.\s?m\b\.?|m\b))?(?![\d:])",
        re.I,
    )


@cache
def _range_before() -> re.Pattern[str]:
    return re.compile(r"\d\s?(?:[-–]|to|and|or|until|through)\s?$")


def _clock_time(document: Document, time: TimeExpression, style: str) -> Iterator[Hit]:
    text, parts = document.text, time.parts
    match = _clock().search(text, time.start, time.end)
    if match is None or parts.hour is None or int(match["hour"]) != parts.hour:
        return
    if re.match(r"\s?[-–]\s?\d", text[match.end() : match.end() + 4]):
        return  # 3pm-5pm: the other end would keep its form
    hour, minute, half = parts.hour, int(match["minute"] or 0), (match["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif match["minute"] is None or (hour <= 12 and not match["hour"].startswith("0")):
        return
    if style == "bbc":
        bare_before = half and _range_before().search(text, max(0, match.start() - 10), match.start())
        written = None if bare_before else f"{hour:02}:{minute:02}"
    elif half or not _passes(match["mark"], parts.zone, style):
        written = _twelve_hours(hour % 24, minute, style)
    else:
        written = None
    if written and plain_spaces(match[0]) != written:
        yield in_style(document, style, Span(*match.span()), written)


def _passes(mark: str | None, zone: str, style: str) -> bool:
    """Whether the style lets a time of the 24-hour clock stand: 1530 GMT, Reuters' 15:30 GMT, the Guardian's 15.30."""
    return mark is None or (style == "reuters" and zone == "gmt") or (style == "guardian" and mark == ".")


def _twelve_hours(hour: int, minute: int, style: str) -> str:
    """The time in the 12-hour form of the style."""
    if minute == 0 and hour in (0, 12):
        return "noon" if hour else "midnight"
    half = "p" if hour >= 12 else "a"
    figure = str(hour % 12 or 12)
    if style == "guardian":
        return f"{figure}.{minute:02}{half}m" if minute else f"{figure}{half}m"
    return (f"{figure}:{minute:02}" if minute else figure) + f" {half}.m."
