import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint.views.quantities import Kind, Quantity
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction, last_digit
from newslint_rules.numbers._passages import Passage, window, with_figures
from newslint_rules.numbers._passages import passages as passages_of
from newslint_rules.numbers._shares import shares


@rule(
    title="A part is greater than its whole",
    why="No more than all can be counted: one of the two figures is wrong.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "Of the [[40 passengers on board, 46]] survived.",
        "Voters in [[68 of the county's 62]] precincts reported long lines.",
        "The hall, with its 24 shops, burned. [[Twenty-seven]] of the shops were gutted.",
        "Collars were bought for 90 wolves and fitted to [[120]] of them.",
        "The village has 90 houses. After the flood [[112]] of them were empty.",
        "A crew of 12 was on board. Rescuers picked up [[15]] of them.",
        "Nine astronauts applied. [[Eleven]] of them passed the test.",
        "Nadal won [[16 of his previous 14]] matches on clay.",
        "[[Nine buses failed the inspection at the depot, out of eight]] examined.",
    ],
    good=[
        "He birdied every hole but two and made 11 of them from the rough.",
        "He pitched seven innings of five-hit ball.",
        "Of the 40 passengers on board, 36 survived.",
        "Voters in 48 of the county's 62 precincts reported long lines.",
        "Sales rose to 15 million tons, of 12 kinds.",
        "Of the 40 passengers, 46 percent were children.",
        "He won 12 of 12 races.",
        "The firm buys all of the mill's 4.3 million shares for 10.75 million of its own shares.",
        "Of the 24 shops, 1,400 workers lost their jobs.",
        "The clinic tested 500 patients. Of these, 480 were well; 540 more will be tested.",
    ],
)
def part_exceeds_whole(document: Document) -> Iterator[Hit]:
    """Reads “N of the M”, “of the M, N”, and “N of them” where one count came before."""
    found = document.view(passages_of)
    told: set[int] = set()
    for share in document.view(shares):
        if not _exceeds(share.part, share.whole):
            continue
        told.add(share.part.start)
        yield contradiction(
            f"{as_written(document, share.part)} cannot be part of {as_written(document, share.whole)}",
            document,
            Side(share.part.span, "the part"),
            Side(share.whole.span, "the whole"),
        )
    for index, passage in with_figures(document):
        for figure in passage.figures:
            if figure.kind is not Kind.COUNT or figure.is_range or figure.start in told:
                continue
            whole = _before(window(found, index, 2), passage, figure)
            if whole and _exceeds(figure, whole):
                yield Hit(
                    *figure.span,
                    f"{as_written(document, figure)} cannot be part of {as_written(document, whole)}: one is wrong",
                    related=(Related(*whole.span, "the whole"),),
                )


_COUNTED_OUT: Final = 2_000  # fewer ballots, pupils or trains are counted, not rounded


def _exceeds(part: Quantity, whole: Quantity) -> bool:
    if whole.hedge is not None and whole.bounds.high is None:
        return False
    most = whole.bounds.high
    exact = whole.kind is Kind.COUNT and whole.value < _COUNTED_OUT
    alike = (exact or last_digit(part) == last_digit(whole)) and part.hedge is whole.hedge is None
    return most is not None and (part.low > most or alike) and part.value > whole.value


def _before(near: tuple[Passage, ...], passage: Passage, part: Quantity) -> Quantity | None:
    """The one count before that “N of them” or “N of the shops” is a part of."""
    match = _of_them().match(passage.behind(part.end, 40))
    if match is None:
        return None
    earlier = [
        f
        for one in near
        for f in one.figures
        if f.kind is Kind.COUNT
        and f.end <= part.start
        and not _each().search(one.behind(f.end, 30))
        and not _every().search(passage.between(max(f.end, passage.span.start), part.start))
        and (f.noun or _group().search(one.before(f.start, 16)))
    ]
    if match["noun"]:
        earlier = [figure for figure in earlier if figure.noun == part.noun]
    else:
        earlier = [figure for figure in earlier if figure.value > 1]
        here = [figure for figure in earlier if passage.span.covers(figure.span)]
        earlier = here or [figure for figure in earlier if near[-2:][0].span.covers(figure.span)]
    return earlier[0] if len(earlier) == 1 else None


@cache
def _each() -> re.Pattern[str]:
    return re.compile(r"\A(?: [a-z]+){1,2} (?:each|apiece|per)\b")


@cache
def _every() -> re.Pattern[str]:
    """Between a count and “11 of them”, which then are of these: a birdie on every hole."""
    return re.compile(r"\b(?:every|each) [a-z]+")


@cache
def _group() -> re.Pattern[str]:
    return re.compile(r"\b(?:crew|team|group|class|squad|panel|party|jury|staff) of $")


@cache
def _of_them() -> re.Pattern[str]:
    return re.compile(r" of (?:them|these|those|whom|which|(?:the|its|their|his|her) (?!own\b)(?P<noun>[a-z]+))\b")
