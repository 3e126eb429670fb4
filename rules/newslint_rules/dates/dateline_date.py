import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from newslint import Block, Document, Evidence, Hit, Level, Role, rule, within
from newslint.views.dates import Kind, TimeExpression, dates
from newslint_rules.dates._wording import counted, day_in_words

_DATES: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_DAY))
_BLOCKS: Final = 6  # a dateline stands behind the headline, the byline and little else
_LONGEST: Final = 120  # code points before the dash of a dateline
_LATEST: Final = 7  # days that a story may lie


@rule(
    title="The day in the dateline is not the article’s",
    why="A dateline says when the story was written; one that is later than the article, or much earlier, is mistyped.",
    level=Level.WARNING,
    confidence=0.9,
    published="2025-03-03",
    bad=[
        "OSLO, [[March 30]] - Police said they had found the altarpiece.",
        "DENVER ([[Feb. 2]]) -- A grass fire closed the road, troopers said.",
        "Tolls to double, port says\n\nGENEVA, [[16th February]] – Delegates left without a deal.",
        "TALLINN, [[2024-03-03]] - Parliament backed a tax on cars, 55 votes to 33.",
    ],
    good=[
        "OSLO, March 3 - Police said they had found the altarpiece.",
        "OSLO, March 1, 2025 — Police said they had found the altarpiece.",
        "SYDNEY, March 4 (NW) - Rain closed the airport, officials said.",
        "OSLO - Police said on March 30 - a Sunday - that they had found the altarpiece.",
        "The OSCE, which on March 30 – a Sunday – meets in Vienna, has 57 members.",
    ],
)
def dateline_date(document: Document) -> Iterator[Hit]:
    """Looks at the first blocks of an article whose date is known; a day ahead is allowed, as clocks differ."""
    published = document.metadata.published
    if published is None:
        return
    for block in islice(document.prose(Role.DATELINE, Role.PARAGRAPH), _BLOCKS):
        date = _date(document, block)
        if date is None or date.value is None or date.value.days != 1:
            continue
        days = (date.value.start - published).days
        if -_LATEST <= days <= 1:
            continue
        far = f"{counted(abs(days), 'day')} {'after' if days > 0 else 'before'}"
        message = (
            f"the dateline’s {day_in_words(date.value.start)} is {far} the article’s date, {day_in_words(published)}"
        )
        yield Hit(*date.span, message, evidence=(Evidence(f"the article is dated {published.isoformat()}"),))


def _date(document: Document, block: Block) -> TimeExpression | None:
    """The date in the dateline that opens a block or is it."""
    for one in within(document.view(dates), block.span)[:2]:
        if one.end - block.start > _LONGEST or one.kind not in _DATES:
            continue
        if not _place().fullmatch(document.text, block.start, one.start):
            return None
        return one if block.role is Role.DATELINE or _dash().match(document.text, one.end) else None
    return None


@cache
def _place() -> re.Pattern[str]:
    # OSLO,  DENVER (  TOLEDO, Ohio,  NEW YORK/LONDON (Agency),
    return re.compile(
        r"\s*(?:[A-ZÀ-ÞŁŠŽ][A-ZÀ-ÞŁŠŽ.'’-]+[ /]?){1,5}(?:, [A-Z][A-Za-z. ]{1,24})?(?:[ "
        r",]*\([A-Z][^()]{1,30}\))?[ ,]*\(?(?:\w+day,? )?"
    )


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(r"\)?,?(?: ?[(/][A-Z][^()/]{1,30}[)/])?\s*(?:--|[-–—])\s")
