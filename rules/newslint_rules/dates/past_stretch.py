import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Evidence, Hit, Level, Quotations, Related, rule
from newslint.views.dates import Kind, Relation, Unit, dates
from newslint_rules.dates._arithmetic import fits
from newslint_rules.dates._wording import counted

_SIZES: Final = {Unit.DAY: 1.0, Unit.WEEK: 7.0, Unit.MONTH: 30.44, Unit.YEAR: 365.25, Unit.DECADE: 3652.5}  # days
_KINDS: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_YEAR, Kind.YEAR, Kind.MONTH_DAY, Kind.MONTH))


@rule(
    title="“The past N months” does not reach back to the date that is named",
    why="Counting back from the article’s date shows that the number or the date is wrong.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    published="2026-03-02",
    bad=[
        "In the [[past six months]], since March 2025, the price of rice has doubled.",
        "Over the [[last three years]], since 2019, the school has had five heads.",
        "Ten people have died there since January 2025, in the [[past four months]].",
    ],
    good=[
        "In the past 12 months, since March 2025, the price of rice has doubled.",
        "Over the last seven years, since 2019, the school has had five heads.",
        "In the past six months the price, which had been stable since March 2025, has doubled.",
        "Over the past decade or so, since 2014, the village has shrunk.",
    ],
)
def past_stretch(document: Document) -> Iterator[Hit]:
    """Looks at a stretch that ends with the article’s date and a “since” in apposition to it."""
    published = document.metadata.published
    if published is None:
        return
    text = document.text
    for one, other in itertools.pairwise(document.view(dates)):
        stretch, since = (one, other) if one.kind is Kind.DURATION else (other, one)
        if stretch.relation not in (Relation.PAST, Relation.LAST) or stretch.unit not in _SIZES:
            continue
        if stretch.amount is None or since.kind not in _KINDS or since.value is None or since.preposition != "since":
            continue
        joint = _since() if since is other else _past()
        if not joint.fullmatch(text, one.end, other.start):
            continue
        size = _SIZES[stretch.unit]
        least, most = (published - since.value.end).days, (published - since.value.start).days
        leeway = size * max(1.0, 0.1 * stretch.amount)
        if least < 0 or any(fits(stretch, gap, size, leeway) for gap in (least, most)):
            continue
        right = counted(round((least + most) / 2 / size), str(stretch.unit))
        message = f"since {since.span.of(text)} it is {right}, not {stretch.amount:g}"
        evidence = (Evidence(f"the article is dated {published.isoformat()}"),)
        yield Hit(*stretch.span, message, (), (Related(*since.span, "counted from here"),), evidence)


@cache
def _since() -> re.Pattern[str]:
    return re.compile(r",? (?:-- |– |— )?\(?(?:that is,? )?since (?:the )?")


@cache
def _past() -> re.Pattern[str]:
    return re.compile(r"[,(–—]+ ?(?:that is,? |or )?(?:in|over|during|within) (?:the |just the )?")
