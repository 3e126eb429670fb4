import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, rule

_SUMMER: Final = frozenset({*range(1896, 2033, 4), 1906, 2021} - {1916, 1940, 1944})
_WINTER: Final = frozenset({*range(1924, 1993, 4), *range(1994, 2035, 4)} - {1940, 1944})
_LAST: Final = 2032  # the last year for which both Games have been awarded


@rule(
    title="There were no such Olympic Games in that year",
    why="The Games are held by a fixed calendar: a year without them is a slip, or the wrong Games are named.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    source="International Olympic Committee, list of the Games",
    bad=[
        "She won gold at the [[2013 Summer Olympics]] in the pool.",
        "He skated at the [[1996 Winter Games]] for his country.",
        "The stadium was built for the [[Summer Olympics of 2014]] and sold.",
        "Her best race was at the [[Olympics of 1987]], her coach said.",
        "He took silver at the [[2011 Olympic Games]].",
    ],
    good=[
        "She won gold at the 2012 Summer Olympics in the pool.",
        "He skated at the 1994 Winter Games for his country.",
        "The 2020 Summer Olympics were held in 2021.",
        "Planning for the 2012 Summer Olympics in 2005 was slow.",
        "The 1940 Olympics were called off because of the war.",
        "He raced at the 2013 Special Olympics and the 2015 Youth Olympic Games.",
        "London won the right to the Games in 2005, and the 2011 Olympic trials were held there.",
    ],
)
def olympic_year(document: Document) -> Iterator[Hit]:
    """Looks at a year that stands at the name of the Games, up to the last year for which they have been awarded."""
    text = document.text
    for match in _games().finditer(text):
        year = int(match["before"] or match["behind"])
        season = (match["season"] or match["season_behind"] or "").lower()
        held = {"summer": _SUMMER, "winter": _WINTER}.get(season, _SUMMER | _WINTER)
        if year in held or not min(_SUMMER) <= year <= _LAST or year in (1916, 1940, 1944):
            continue
        before, after = max((one for one in held if one < year), default=None), min(one for one in held if one > year)
        near = f"{before} and {after}" if before else f"{after}"
        name = f"{season.capitalize()} Olympics" if season else "Olympics"
        yield Hit(*match.span(), f"there were no {name} in {year}; the nearest were in {near}")


@cache
def _games() -> re.Pattern[str]:
    return re.compile(
        r"(?<![-–\d])\b(?P<before>(?:18|19|20)\d\d) (?:(?P<season>Summer|Winter) (?:Olympics\b|Games\b|Olympic Games\b)"
        r"|Olympics\b|Olympic Games\b)"
        r"|(?<!Special )(?<!Youth )\b(?:(?P<season_behind>Summer|Winter) )?(?:Olympics"
        r"|Olympic Games) of (?P<behind>(?:18|19|20)\d\d)\b"
    )
