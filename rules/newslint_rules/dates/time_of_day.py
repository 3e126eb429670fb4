import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, Span, rule, within
from newslint.views.dates import Parts, TimeExpression, dates
from newslint_rules.dates._points import nearby

# The hours (0 to 23) at which a part of the day can be, as widely as anybody would say it; polar nights are not told.
_HOURS: Final = {
    "morning": range(0, 13),
    "afternoon": range(12, 20),
    "evening": range(15, 25),
    "night": (*range(0, 8), *range(16, 25)),
    "dawn": range(2, 10),
    "predawn": range(0, 8),
    "pre-dawn": range(0, 8),
    "sunrise": range(2, 11),
    "dusk": range(14, 24),
    "sunset": range(14, 24),
    "lunchtime": range(11, 16),
    "broad daylight": range(5, 23),
    "early hours": range(0, 8),
    "small hours": range(0, 7),
    "dead of night": (*range(0, 6), 22, 23, 24),
    "tonight": (*range(0, 3), *range(16, 25)),
    "before dawn": (*range(0, 9), 22, 23, 24),
    "after dark": (*range(0, 8), *range(15, 25)),
    "lunch": range(10, 17),
    "brunch": range(8, 16),
    "dinner": range(11, 25),
}
_APART: Final = 90  # code points from the clock time to the words that say which part of the day it was


@rule(
    title="A time of day that no clock shows, or that its part of the day contradicts",
    why="There is no 15:30 p.m., and 8 p.m. is not in the morning.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "The jet landed at [[8 p.m. in the morning|8 a.m. in the morning]].",
        "Doors open at [[15:30 p.m.|15:30]] on Friday.",
        "A tremor was felt at [[14 a.m.]] on Friday.",
        "Polls closed at [[7:65 p.m.]], the clerk said.",
        "They knocked at [[9 a.m. that night|9 p.m. that night]] and took him away.",
        "Thieves struck at [[2 a.m., in broad daylight]], while shoppers looked on.",
        "The raid began at [[4:15 p.m.]] It was barely dawn at that hour.",
        "The sirens went off at [[25:10 local time]].",
        "He was found at [[3 p.m., hours before sunrise|3 a.m., hours before sunrise]], by a milkman.",
        "The [[late-night show starts at 11 a.m.|late-night show starts at 11 p.m.]] and ends after midnight.",
        "They go for a sweep [[tonight at 9 a.m.|tonight at 9 p.m.]] in Anaheim.",
    ],
    good=[
        "The jet landed at 8 a.m. in the morning.",
        "Doors open at 15:30 on Friday, and at 3:30 p.m. on Saturday.",
        "They left the club at 2 a.m. and were found at 9 in the evening.",
        "The vote came at 1 a.m. on Friday night, after ten hours.",
        "He worked from 8 p.m. until the early morning.",
        "At 11 p.m., hours before dawn, the guns fell silent.",
        "The museum closes at 5 p.m. The morning tour starts at 9 a.m.",
        "At 5 p.m. the winner was told that the morning paper had been right.",
        "Japanese television lists the show at 25:10, ten past one in the morning.",
        "The 15 PM candidates, as the paper calls them, met at noon.",
        "They met at 12:30 a.m., in the middle of the night.",
        "Breakfast is at 7 a.m., dinner at 7 p.m.",
        "They danced that night until 8 a.m., and in the morning at 9 a.m. they slept.",
    ],
)
def time_of_day(document: Document) -> Iterator[Hit]:
    """Looks at the hour, the minute and a.m. or p.m., and at the part of the day named beside them."""
    text = document.text
    for expression in document.view(dates):
        members = expression.members or (expression,)
        for time in members:
            hour = _hour(time.parts)
            if time.parts.hour is None:
                continue
            if time.impossible.startswith(("no such hour", "no such minute", "no such second")):
                if not _is_other(document, time):
                    yield _impossible(text, time)
            elif hour is not None:
                yield from _contradicted(document, time, hour)


def _is_other(document: Document, time: TimeExpression) -> bool:
    """Whether it is a Japanese programme's 25 o'clock, or prime ministers: “the 15 PM candidates”."""
    words = time.span.of(document.text)
    if words.endswith((" PM", " AM")) and time.parts.minute is None and not time.preposition:
        return True
    area = nearby(document, time.start, 0, 0)
    return 24 <= (time.parts.hour or 0) < 30 and "Japan" in area.of(document.text)


def _hour(parts: Parts) -> int | None:
    """The hour from 0 to 24 that is meant, where the words leave no doubt."""
    if parts.hour is None:
        return None
    if parts.meridiem:
        return parts.hour % 12 + (12 if parts.meridiem == "pm" else 0)
    return parts.hour if parts.hour > 12 else None


@cache
def _half() -> re.Pattern[str]:
    return re.compile(r" ?([AaPp])\.? ?[Mm]\b\.?")


def _impossible(text: str, time: TimeExpression) -> Hit:
    parts = time.parts
    words = time.span.of(text)
    half = _half().search(words)
    suggestions: tuple[str, ...] = ()
    minute = parts.minute or 0
    if half and parts.hour is not None and 12 < parts.hour <= 24 and minute < 60 and time.impossible.endswith("twelve"):
        figures = re.match(r"\d+", words)
        if parts.meridiem == "pm" and figures is not None:
            plain = words[: half.start()] + words[half.end() :]
            twelve = str(parts.hour - 12) + words[figures.end() :]
            suggestions = (plain, twelve) if parts.minute is not None else (twelve,)
    return Hit(*time.span, f"{time.impossible}: {words}", suggestions)


@cache
def _part() -> re.Pattern[str]:
    words = "|".join(sorted(_HOURS, key=len, reverse=True))
    lead = (
        r"(?:(?:in|during) the|each|every|that|this|yesterday|tomorrow|in the (?:late|early|mid)|the same|last"
        r"|[A-Z][a-z]+day|(?:late|early) in the|late|early|at|in|around|near)"
    )
    return re.compile(
        rf",? (?P<now>tonight)\b|,? as the sun (?P<sun_at>rose|set|came up|went down)\b|,? (?:on "
        rf"|at )?{lead} (?P<part>{words})\b(?! (?:(?:and|or) (?:{words})|before|after|news|papers?|prayers?))"
        r"|,? (?:shortly|just|right|minutes|soon)? ?(?:after|before|at) (?P<sun>sunset|sunrise|dawn|dusk)\b"
    )


_SUN: Final = {"rose": "sunrise", "came up": "sunrise", "set": "sunset", "went down": "sunset"}


@cache
def _before() -> re.Pattern[str]:
    # this morning at 8 p.m.; a sweep tonight at 9 a.m.; the evening show starts at 8 a.m.; before dawn, at 4 p.m.
    other = "and|until|till|to|from|after|before|by|through|since|but|then|next|later|following|was|were"
    gap = rf"(?: (?!{other})[\w’'-]+){{0,3}}"
    attribute = r"late-night|night-time|nighttime|early-morning|pre-?dawn|lunchtime|morning|afternoon|evening"
    noon = r"(?:[Bb]reakfast|[Bb]runch|[Ll]unch|[Dd]inner|[Ss]upper)"
    return re.compile(
        r"\b(?:[Tt]his|[Tt]hat|[Ii]n the|[A-Z][a-z]+day|[Yy]esterday|[Tt]omorrow|[Ll]ast) (?P<part>morning"
        rf"|afternoon|evening|night),?{gap} (?:at |just after |shortly before |around )(?:about )?\Z"
        rf"|\b(?P<now>tonight),?{gap} (?:at |just after |shortly before |around )(?:about )?\Z"
        rf"|\b(?P<named>{attribute}) (?!after\b)[a-z]+(?: [a-z]+){{0,2}}?"
        r"(?:,|(?:,? (?:which|that))? (?:starts?|begins?|opens?|airs?|started|began|opened|aired|is|was"
        r"|(?:will|to) (?:start|begin|open|air|be)))(?: held| set| scheduled)?"
        r" (?:at|for) \Z"
        r"|\b(?P<broke>[Dd]awn|[Nn]ight) (?:broke|fell|came) at \Z"
        r"|(?P<sun>\b[Ss]un(?:rise|set)|\b[Ss]un (?:rises|sets|rose|set|will rise|will set|came up|went down))"
        r"(?: is| was| came| falls)? at \Z"
        rf"|\b(?P<meal>{noon})(?: (?:is|was|will be))?(?: served| eaten)?(?: (?:starts|begins|started|began))?"
        r" (?:at|from) \Z"
        r"|\b(?:before|till|until) (?P<early>dawn|sunrise|daybreak|first light), at (?:about )?\Z"
        r"|\bafter (?P<dark>dark|dusk|sunset|nightfall), at (?:about )?\Z"
    )


@cache
def _behind() -> re.Pattern[str]:
    # at 3 p.m., hours before sunrise; the 8 a.m. evening news; at 8 a.m., after dark
    return re.compile(
        r",? (?:\w+ )?(?:hours?|minutes|well|long|shortly|just) before (?P<early>sunrise|dawn|daybreak|first light)\b"
        r"|,? before (?P<before>sunrise|dawn|daybreak|first light)\b"
        r"|,? (?:\w+ )?(?:hours?|minutes|well|long|shortly|just) after (?P<dark>dark|dusk|sunset|nightfall)\b"
        r"|,? after (?P<after>dark|nightfall)\b"
        r"| (?P<news>evening|morning|late-night|afternoon) (?:news|show|edition|bulletin|service|train|flight"
        r"|screening)\b"
    )


# What the words before or behind a time stand for in the table of hours.
_STANDS_FOR: Final = {
    "late-night": "night", "night-time": "night", "nighttime": "night", "early-morning": "morning",
    "daybreak": "small hours", "first light": "small hours", "breakfast": "morning", "supper": "evening",
}  # fmt: skip


def _part_of(match: re.Match[str]) -> str:
    """The part of the day that the words before or behind a time name."""
    found = {name: words.lower() for name, words in match.groupdict().items() if words}
    if found.get("sun"):
        return "sunset" if re.search(r"set|down", found["sun"]) else "sunrise"
    if "early" in found or "before" in found:
        return "before dawn"
    if "dark" in found or "after" in found:
        return "after dark"
    words = next(iter(found.values()))
    return _STANDS_FOR.get(words, words)


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Ii]t (?:was|is) (?:barely |still |just |only |already )?(?P<was>dawn|dusk|night|morning|evening"
        r"|lunchtime)"
        r" (?:then|at that hour|at the time|by then|when)\b"
        r"|at that (?:hour|time) of the (?P<hour>morning|afternoon|evening|night)\b"
        r"|\b[Tt]he (?P<event>pre-?dawn|dawn|morning|afternoon|evening|lunchtime|dusk) "
        r"(?:crash|shooting|attack|raid|blast|explosion|fire|quake|earthquake|tremor|robbery|arrest|assault"
        r"|collision|bombing)\b"
        r"|(?:minutes?|seconds?) (?:before|after) (?P<point>noon|midnight|midday)\b)"
    )


def _contradicted(document: Document, time: TimeExpression, hour: int) -> Iterator[Hit]:
    text = document.text
    own = time.parts.part_of_day
    if own in _HOURS:
        if hour not in _HOURS[own]:
            yield _mended(text, time.start, time.end, own)
        return
    match = _part().match(text, time.end)
    if match:
        part = match["part"] or match["now"] or match["sun"] or _SUN[match["sun_at"]]
        if hour not in _HOURS[part]:
            yield _mended(text, time.start, match.end(), part)
        return
    match = _before().search(text, max(0, time.start - 80), time.start) or _behind().match(text, time.end)
    if match:
        part = _part_of(match)
        if hour not in _HOURS[part]:
            yield _mended(text, min(match.start(), time.start), max(time.end, match.end()), part)
        return
    area = nearby(document, time.start, 0, 1)
    stop = min(area.end, time.end + 2 * _APART)
    told = _told().search(text, time.end, stop)
    if told is None or any(time.end < other < told.start() for other in _others(document, time, stop)):
        return
    part = told["was"] or told["hour"] or told["event"] or told["point"]
    if told["point"]:
        minute = 60 * hour + (time.parts.minute or 0)
        middle = 0 if part == "midnight" else 720
        if min(abs(minute - middle), 1440 - abs(minute - middle)) <= 75:
            return
    elif hour in _HOURS[part]:
        return
    related = (Related(told.start(), told.end(), part),)
    yield Hit(*time.span, f"{time.span.of(text)} is not {_phrase(part)}", related=related)


def _others(document: Document, time: TimeExpression, stop: int) -> Iterator[int]:
    """Where other clock times begin behind this one."""
    for other in within(document.view(dates), Span(time.end, stop)):
        if other.parts.hour is not None:
            yield other.start


def _phrase(part: str) -> str:
    return {
        "night": "at night",
        "tonight": "tonight",
        "early hours": "in the early hours",
        "small hours": "in the small hours",
        "dead of night": "at dead of night",
        "broad daylight": "in broad daylight",
        "lunchtime": "at lunchtime",
        "before dawn": "before dawn",
        "after dark": "after dark",
    }.get(part, f"in the {part}" if part in ("morning", "afternoon", "evening") else f"at {part}")


def _mended(text: str, start: int, end: int, part: str) -> Hit:
    words = text[start:end]
    half = _half().search(words)
    suggestions: tuple[str, ...] = ()
    if half:
        other = {"a": "p", "p": "a", "A": "P", "P": "A"}[half[1]]
        suggestions = (words[: half.start(1)] + other + words[half.end(1) :],)
    clock = words[: half.end()].strip() if half else words
    return Hit(start, end, f"{clock} is not {_phrase(part)}", suggestions)
