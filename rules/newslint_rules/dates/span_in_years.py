import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint.views.dates import Kind, TimeExpression, Unit
from newslint_rules.dates._arithmetic import YEARS_IN, fits, is_about, with_amount, years_leeway
from newslint_rules.dates._courses import is_slip
from newslint_rules.dates._stretches import Measured, measured
from newslint_rules.dates._wording import counted

_UNITS: Final = frozenset((Unit.YEAR, Unit.DECADE, Unit.CENTURY))
_ENDS: Final = frozenset((Kind.YEAR, Kind.MONTH_YEAR, Kind.FULL_DATE))


@rule(
    title="From the one year to the other it is not as many years as the text says",
    why="Subtracting the years shows that one of them or the number is wrong.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "He ruled from 1979 to 2003, a span of [[34 years|24 years]].",
        "For [[18 years|28 years]], from 1988 to 2016, he delivered the post.",
        "Between 1948 and 1974, [[half a century]] of isolation, it had no embassy.",
        "She swam for Denmark from 1997 until 2019. In a [[12-year|22-year]] career she won five medals.",
        "Hired in 1988, she retired in 2023. Her [[25 years]] at the foundry are the subject of a show.",
        "The mine opened in 1904 and closed in 1988. In its [[64 years]] it never made a loss.",
        "The wall went up in 1961 and came down in 1989. It divided the city for [[38 years]].",
        "The colony was founded in 1840. It gained its independence in 1960, [[a century later]].",
    ],
    good=[
        "He ruled from 1979 to 2003, a span of 24 years.",
        "He ruled from 1979 to 2003, nearly a quarter of a century, or 25 years by his count.",
        "From 1979 to 2003 he served five years in prison.",
        "From 1979 to 2003, two decades and more, nobody voted.",
        "He ruled from 1979 to 2003. Eleven years later he died.",
        "The plant ran from 1979 to 2003, for the last ten years without a licence.",
        "The mill opened in 1904 and closed in 1988. For 20 years it was the largest in the county.",
        "She joined the firm in 1981 and retired in 2011 after 40 years in the trade.",
        "He was arrested in 2001 and freed in 2004, after three years. He had been jailed for 12 years.",
        "The use of the drug rose between 1995 and 2000. A study over 14 years found no harm.",
    ],
)
def span_in_years(document: Document) -> Iterator[Hit]:
    """Looks at two years and the years, decades or centuries between them, beside them or pointing back to them."""
    for found in measured(document, _UNITS, _ENDS):
        length, (first, last, _, is_told) = found.length, found.stretch
        begun, ended = first.parts.year, last.parts.year
        if begun is None or ended is None or length.unit is None or ended <= begun or _is_other(document, found):
            continue
        size = YEARS_IN[length.unit]
        gap = ended - begun
        if fits(length, gap, size, years_leeway(document.text, length)) or (
            found.is_part and _amount(length, size) < gap and not is_slip(_amount(length, size), gap)
        ):
            continue
        message = f"from {begun} to {ended} it is {counted(gap, 'year')}, not {_amount(length, size):g}"
        changed = with_amount(length.span.of(document.text), gap) if length.unit is Unit.YEAR else None
        related = (Related(first.start, first.end, "from"), Related(last.start, last.end, "to"))
        yield Hit(
            *length.span,
            message,
            (changed,) if changed and is_told else (),
            related,
            level=None if found.is_sure else Level.WARNING,
            confidence=None if found.is_sure else 0.7,
        )


def _amount(length: TimeExpression, size: int) -> float:
    return (length.amount or 0) * size


@cache
def _part() -> re.Pattern[str]:
    return re.compile(r" (?:in (?:prison|jail|exile|opposition|office|power)|of which|(?:and|or) more|and a half)\b")


def _is_other(document: Document, found: Measured) -> bool:
    """Whether only a part of the years is counted, or they are rounded."""
    text, length = document.text, found.length
    return bool(_part().match(text, length.end)) or (length.hedge is None and is_about(text, length.start))
