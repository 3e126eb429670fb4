import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint.views.dates import Kind, Parts, Unit
from newslint_rules.dates._arithmetic import DAYS_IN, days_apart, fits, is_about, is_exact, with_amount
from newslint_rules.dates._courses import is_slip
from newslint_rules.dates._stretches import Measured, measured
from newslint_rules.dates._whole_stretches import whole_stretches
from newslint_rules.dates._wording import MONTHS, counted

_UNITS: Final = frozenset((Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.FORTNIGHT, Unit.MONTH))
_ENDS: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_DAY))
_SIZES: Final = {**DAYS_IN, Unit.HOUR: 1 / 24, Unit.MONTH: 30.4}  # days
_LEEWAY: Final = {Unit.HOUR: 1.0, Unit.DAY: 0.0, Unit.MONTH: 8.0}  # days
_WEEKS: Final = 4.0  # days that “two weeks” may be off


@rule(
    title="From the one day to the other it is not as many days as the text says",
    why="Counting the days, with or without the first, shows that one of the dates or the number is wrong.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "The siege ran from March 3 to March 14, [[eight days|11 days]] in all.",
        "A [[month-long]] truce, from May 1 to May 10, was broken within hours.",
        "The fair lasted [[12 days|28 days]], from 20 November to 18 December 2022.",
        "A [[90-day|60-day]] truce, from May 1 to June 30, 2025, was broken within hours.",
        "The strike began on January 5, 2025, and ended on February 14, 2025. In the [[21 days]] it lasted, no "
        "ship left.",
        "The shop is shut from May 2 to May 9. In those [[four days|seven days]] a guard feeds the fish.",
        "Workers downed tools on Oct. 2. They returned on Oct. 16, after [[four weeks]] on the picket line.",
        "Power was cut on February 3, 2021. It came back on February 7, and for [[nine days]] it had been dark.",
        "The ceasefire took effect on Aug. 1 and collapsed on Aug. 6, [[ten days later]].",
        "The heat lasted from July 9 to July 18. On each of the [[15 days]] it rained at night.",
        "The rodeo, held June 12-21, drew a crowd. Attendance at the [[15-day]] event was 44,500.",
        "A [[40-day]] siege that began on May 1 and was lifted on May 21 starved the town.",
        "A guard was held from 6 October to 14 October. The [[four-day]] detention drew protests.",
        "After [[24 days]] at sea — they put out on March 1 and were picked up on March 15 — the men were thin.",
        "It took the crew [[17 days]] to cross the lake: they left on July 1 and landed on July 9.",
    ],
    good=[
        "The siege ran from March 3 to March 14, 11 days in all.",
        "The siege ran from March 3 to March 14, 12 days in all.",
        "From March 3 to March 14 it rained on eight days.",
        "The trip, from May 1 to May 20, took in three days in Rome.",
        "The fair runs from May 1 to May 20, five days a week.",
        "The fair, two weeks long, ran from May 1 to May 16.",
        "The offices were shut from May 1 to May 16, ten working days.",
        "The strike ran from March 3 to March 14. About ten days later the mill closed.",
        "The siege began on March 3 and ended on March 14, 11 days later.",
        "The fair ran from May 1 to May 20. In three days it lost its best horse.",
        "The strike began on Oct. 2 and ended on Oct. 16, after two weeks on the picket line.",
        "The fair runs from May 1 to May 20. The two-day horse show opens it.",
        "The museum is shut from May 2 to May 20. A 30-day exhibition that began in April will go on after that.",
        "Rebels held the port from May 2 to May 20. The three-day siege of the fort began on May 5.",
        "She was away from March 3 to March 17, and the three days she spent in Rome were the best.",
        "The film is on from Sept. 8 through Sept. 30, on 15 days in all, never on a Monday.",
    ],
)
def span_in_days(document: Document) -> Iterator[Hit]:
    """Looks at two days and the days or weeks between them, beside them or pointing back to them."""
    measurements = list(measured(document, _UNITS, _ENDS))
    taken = {found.length.span for found in measurements if not found.is_part}
    for found in (*measurements, *whole_stretches(document, taken)):
        length, stretch = found.length, found.stretch
        gaps = {abs(gap) for gap in days_apart(stretch.first, stretch.last) if gap > 0}
        if not gaps or length.unit is None or _is_counted_otherwise(document, found):
            continue
        if length.unit is Unit.HOUR and (length.amount or 0) < 24:
            continue  # hours of each day
        is_rounded = length.unit is not Unit.DAY and not is_exact(document.text, length.start, length.end)
        leeway = _LEEWAY.get(length.unit, _WEEKS) if is_rounded else 0
        size = _SIZES[length.unit]
        if _is_part_of(document, found) and (length.amount or 0) * size <= min(gaps):
            continue
        if any(fits(length, gap + more, size, leeway) for gap in gaps for more in (0, 1)):
            continue
        gap = min(gaps)
        told_days = (length.amount or 0) * size
        is_part = found.is_part or _pause().search(document.text, max(0, length.start - 24), length.start) is not None
        if is_part and told_days < gap and not is_slip(told_days, gap):
            continue
        first, last = stretch.first, stretch.last
        told = counted(length.amount or 0, str(length.unit))
        message = f"from {_day(first.parts)} to {_day(last.parts)} it is {counted(gap, 'day')}, not {told}"
        changed = with_amount(length.span.of(document.text), gap) if length.unit is Unit.DAY else None
        related = (Related(first.start, first.end, "from"), Related(last.start, last.end, "to"))
        yield Hit(
            *length.span,
            message,
            (changed,) if changed and stretch.is_told else (),
            related,
            level=None if found.is_sure else Level.WARNING,
            confidence=None if found.is_sure else 0.7,
        )


def _day(parts: Parts) -> str:
    assert parts.month is not None
    return f"{MONTHS[parts.month - 1]} {parts.day}"


@cache
def _working() -> re.Pattern[str]:
    return re.compile(r"\b(?:working|business|trading|school|match|playing|consecutive)[ -]", re.I)


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(r" (?:a|per|each|every) (?:week|month|year)\b")


@cache
def _part() -> re.Pattern[str]:
    return re.compile(r" (?:of (?:rain|strikes?|talks|play|racing|competition)|in (?!all|total|between|which))\b")


def _is_part_of(document: Document, found: Measured) -> bool:
    """Whether only days of one sort are counted: from May 1 to May 20 there were five days of rain."""
    text, length = document.text, found.length
    if found.stretch.span.start > length.start:
        return False
    is_other = text.endswith(", and the ", 0, length.start) and _of_them().match(text, length.end)  # and the three days
    return bool(is_other or _part().match(text, length.end))


@cache
def _pause() -> re.Pattern[str]:
    return re.compile(r"\b(?:day|break|rest|stop|pause|halt|review)s? after \Z")


@cache
def _of_them() -> re.Pattern[str]:
    return re.compile(r" (?:he|she|it|they|we) (?!lasted)[a-z]+")


def _is_counted_otherwise(document: Document, found: Measured) -> bool:
    """Whether other days are counted than those of the calendar, or only some of them."""
    text, length = document.text, found.length
    return bool(
        _working().search(text, length.start, length.end + 1)
        or text.endswith(("period of ", "period of any "), 0, length.start)  # the best period of 12 months between
        or _rate().match(text, length.end)
        or (length.hedge is None and is_about(text, length.start))
    )
