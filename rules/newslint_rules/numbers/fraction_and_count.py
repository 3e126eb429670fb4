import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.quantities import Bounds, Hedge, Kind, Quantity
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction, plain
from newslint_rules.numbers._passages import Passage, window, with_figures
from newslint_rules.numbers._passages import passages as passages_of
from newslint_rules.numbers._shares import Share, shares

_GAP: Final = 90  # code points between the fraction and the counts
_FAR: Final = Fraction(2)  # a share so many times off is of something else


@rule(
    title="A fraction does not fit the counts beside it",
    why="Half, two-thirds and one in five are figures too: the counts beside them must bear them out.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "[[Nearly two-thirds of the class, 45 of 100]] pupils, failed the test.",
        "[[Three-quarters of the crew – 31 of 60]] – had signed by Tuesday.",
        "There were 66 victims. [[A third]] of them have been identified; their 33 names were read out.",
        "Divers saw 90 reefs and found 63 of them bleached. That [[two-fifths]] of the reefs suffered was a surprise.",
    ],
    good=[
        "Nearly half of the class, 45 of 100 pupils, failed the test.",
        "About two-thirds of the class, 65 of 100 pupils, failed the test.",
        "Half of the club's 12 coaches left, and 200 of its 1,000 members.",
        "More than a third of the class, 45 of 100 pupils, failed the test.",
        "The second half of the season brought 12 of 20 wins.",
    ],
)
def fraction_and_count(document: Document) -> Iterator[Hit]:
    """Reads “N of M” near a fraction, or the only two counts before “a third of them”."""
    found = document.view(passages_of)
    of_passage: dict[int, list[Share]] = {}
    for counted in document.view(shares):
        of_passage.setdefault(counted.passage, []).append(counted)
    for index, passage in with_figures(document):
        for fraction in passage.figures:
            if fraction.kind is not Kind.FRACTION or not 0 < fraction.value < 1 or fraction.is_range:
                continue
            if _majority().match(passage.behind(fraction.end, 12)):
                continue
            share = _beside(found, index, passage, fraction, of_passage)
            if share is None or share.part.is_range or share.part.value > share.whole.value:
                continue
            times = share.part.value / share.whole.value / fraction.value
            apart = share not in of_passage.get(index, ())
            if share.ratio.meets(allowed(fraction)) or (apart and not 1 / _FAR <= times <= _FAR):
                continue
            yield _hit(document, fraction, share.part, share.whole)


def allowed(fraction: Quantity) -> Bounds:
    """What may be called by the fraction: a tenth to either side of it, or as its hedge says."""
    value = fraction.value
    match fraction.hedge:
        case Hedge.MORE | Hedge.AT_LEAST:
            return Bounds(value, None)
        case Hedge.LESS | Hedge.AT_MOST:
            return Bounds(None, value)
        case Hedge.NEARLY:
            return Bounds(value * Fraction(4, 5), value * Fraction(51, 50))
        case Hedge.ABOUT:
            return Bounds(value * Fraction(4, 5), value * Fraction(5, 4))
        case _:
            return Bounds(value * Fraction(7, 8), value * Fraction(9, 8))


def _hit(document: Document, fraction: Quantity, part: Quantity, whole: Quantity) -> Hit:
    start = fraction.start
    if fraction.hedge:
        before = document.text[max(0, start - 20) : start]
        if match := _hedge().search(before):
            start -= len(match[0])
    claim = fraction.span._replace(start=start)
    said = " ".join(claim.of(document.text).split()).lower()
    return contradiction(
        f"{as_written(document, part)} of {as_written(document, whole)} is {plain(part.value * 100 / whole.value)}%, "
        f"not {said}",
        document,
        Side(claim, "the fraction"),
        Side(part.span, "the part"),
        Side(whole.span, "the whole"),
    )


def _beside(
    found: Sequence[Passage],
    index: int,
    passage: Passage,
    fraction: Quantity,
    of_passage: dict[int, list[Share]],
) -> Share | None:
    own = [
        share
        for share in of_passage.get(index, ())
        if not (share.span.start < fraction.end and fraction.start < share.span.end)
    ]
    for share in own:
        between = passage.between(fraction.end, share.span.start) or passage.between(share.span.end, fraction.start)
        if len(between) <= _GAP and not _turn().search(between):
            return share
    if own:
        return None
    near = window(found, index, 2)
    if sum(figure.kind is Kind.FRACTION for one in near for figure in one.figures) > 1:
        return None
    behind = passage.behind(fraction.end, 40)
    counts = [figure for one in near for figure in one.figures if figure.kind in (Kind.COUNT, Kind.AREA)]
    shares_near = [share for k in (index - 1, index + 1) for share in of_passage.get(k, ())]
    if len(shares_near) == 1 and len({count.value for count in counts}) <= 2 and _about_those().match(behind):
        return shares_near[0]
    whole = next((count for count in counts if count.value == max(count.value for count in counts)), None)
    others = sorted({count.value for count in counts if whole and count.value != whole.value})
    if whole is None or whole.noun is None or len(others) != 1:
        return None
    if not (_of_them().match(behind) or (fraction.noun or "-") == whole.noun):
        return None
    return Share(next(count for count in counts if count.value == others[0]), whole, index)


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(r";|\b(?:and|while|but|after|with|because|despite)\b")


@cache
def _about_those() -> re.Pattern[str]:
    return re.compile(r" (?:of )?(?:the|our|its|his|her|their|all)\b")


@cache
def _of_them() -> re.Pattern[str]:
    return re.compile(r" of (?:them|those|these)\b")


@cache
def _hedge() -> re.Pattern[str]:
    return re.compile(
        r"(?:nearly|almost|about|roughly|some|around|approximately|more than|less than|over|under|just over|just under"
        r"|well over|at least|up to|close to) $",
        re.I,
    )


@cache
def _majority() -> re.Pattern[str]:
    return re.compile(r"[ -](?:majority|marathon|time|hour|century|quarter|mile|year|season|day)")
