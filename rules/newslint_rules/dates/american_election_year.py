import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, rule

_KINDS: Final = {"presidential": 0, "midterm": 2}  # the year's remainder by four
_FIRST: Final = {"presidential": 1788, "midterm": 1790}


@rule(
    title="There was no such American election in that year",
    why="Americans choose a president every fourth year, and half-way through his term the midterm Congress.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    source="United States Constitution, article II, section 1; 2 U.S.C. 1 and 7",
    bad=[
        "He worked on the [[2019 U.S. presidential election]] for a rival.",
        "Turnout in the [[2020 midterms]] was high, the county clerk said.",
        "In the [[American presidential election of 2010]] the county voted twice.",
        "She ran in the [[2016 midterm elections]] and lost.",
    ],
    good=[
        "He worked on the 2020 U.S. presidential election for a rival.",
        "Turnout in the 2022 midterms was high, the county clerk said.",
        "France held the 2017 presidential election in May.",
        "The 2025 midterm elections in Argentina were close.",
        "In 2019 U.S. presidential election rules were changed in Maine.",
    ],
)
def american_election_year(document: Document) -> Iterator[Hit]:
    """Looks at a year that stands at the name of the election; midterms of other countries are let pass."""
    text = document.text
    for match in _elections().finditer(text):
        year = int(match["before"] or match["behind"] or match["midterm"])
        kind = "midterm" if match["midterm"] else "presidential"
        if year % 4 == _KINDS[kind] or year < _FIRST[kind]:
            continue
        if kind == "midterm" and _elsewhere().search(text):
            continue
        last = year - (year - _KINDS[kind]) % 4
        yield Hit(
            *match.span(), f"no American {kind} election was held in {year}; the nearest are {last} and {last + 4}"
        )


@cache
def _elections() -> re.Pattern[str]:
    year = r"(?:17|18|19|20)\d\d"
    country = r"(?:U\.S\.|US|American|United States)"
    return re.compile(
        rf"(?<=the )(?P<before>{year}) {country} presidential (?:election|race|vote|contest)\b"
        rf"|\b{country} presidential (?:election|race|vote|contest) (?:of|in) (?P<behind>{year})\b"
        rf"|(?<=the )(?P<midterm>{year}) (?:{country} )?mid-?term(?:s\b| elections?\b)"
    )


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(r"\b(?:Argentin|Philippin|Filipin|Mexic|Micronesia|Liberia|Manila)")
