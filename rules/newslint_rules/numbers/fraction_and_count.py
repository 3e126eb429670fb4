import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.quantities import Kind, Quantity
from newslint.views.quantity.nouns import singular
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction, plain
from newslint_rules.numbers._fractions import allowed
from newslint_rules.numbers._passages import Passage, window, with_figures
from newslint_rules.numbers._passages import passages as passages_of
from newslint_rules.numbers._shares import Share, lone_share, majorities, rates, shares

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
        "[[Two-thirds]] of the trees were felled. There had been 90; crews cut down 40.",
        "[[Nearly half]] of the 60 buses in the fleet broke down in the frost. The company said 17 were out "
        "of service.",
        "[[Three in four]] voters stayed at home. The town has 12,000 voters, and 4,800 of them cast a ballot.",
    ],
    good=[
        "A third of those accepted were foreigners. Of 120 applicants, 48 were accepted.",
        "Nearly half of the class, 45 of 100 pupils, failed the test.",
        "About two-thirds of the class, 65 of 100 pupils, failed the test.",
        "Half of the club's 12 coaches left, and 200 of its 1,000 members.",
        "More than a third of the class, 45 of 100 pupils, failed the test.",
        "Three of four schools were in the top third of the list.",
        "Three-quarters of the 80 trucks came through. Twenty were lost.",
        "The second half of the season brought 12 of 20 wins.",
    ],
)
def fraction_and_count(document: Document) -> Iterator[Hit]:
    """Reads “N of M” near a fraction, or the only two counts before “a third of them”."""
    found = document.view(passages_of)
    of_passage: dict[int, list[Share]] = {}
    for counted in document.view(shares):
        of_passage.setdefault(counted.passage, []).append(counted)
    told: set[int] = set()
    for rate, share in document.view(rates):
        if rate.kind is Kind.FRACTION and not _is_part_of_name(found[share.passage], rate):
            told.add(rate.start)
            if not share.ratio.meets(allowed(rate)):
                yield _hit(document, rate, share.part, share.whole)
    for index, passage in with_figures(document):
        for fraction in (*passage.figures, *majorities(passage)):
            if fraction.kind is not Kind.FRACTION or not 0 < fraction.value < 1 or fraction.is_range:
                continue
            if fraction.start in told or _is_part_of_name(passage, fraction):
                continue
            near = _beside(found, index, passage, fraction, of_passage) or lone_share(found, index, fraction)
            if near is None or near.part.is_range or near.part.value > near.whole.value:
                continue
            times = near.part.value / near.whole.value / fraction.value
            apart = near not in of_passage.get(index, ())
            if not near.ratio.meets(allowed(fraction)) and (not apart or 1 / _FAR <= times <= _FAR):
                yield _hit(document, fraction, near.part, near.whole)


def _is_part_of_name(passage: Passage, fraction: Quantity) -> bool:
    """A two-thirds majority, the top third."""
    return bool(
        _majority().match(passage.behind(fraction.end, 12)) or _top().search(passage.before(fraction.start, 12))
    )


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
    if explained := _explained(passage, fraction, index):
        return explained
    near = window(found, index, 2)
    if sum(figure.kind is Kind.FRACTION for one in near for figure in one.figures) > 1:
        return None
    behind = passage.behind(fraction.end, 40)
    counts = [figure for one in near for figure in one.figures if figure.kind in (Kind.COUNT, Kind.AREA)]
    shares_near = [share for k in (index - 1, index + 1, index + 2) for share in of_passage.get(k, ())]
    if len(shares_near) == 1 and len({count.value for count in counts}) <= 2:
        share, those = shares_near[0], _about_those().match(behind)
        named = fraction.noun is not None and fraction.noun == share.whole.noun
        if named or (those and _is_of(found[share.passage], share, singular(those[1]))):
            return share
    whole = next((count for count in counts if count.value == max(count.value for count in counts)), None)
    others = sorted({count.value for count in counts if whole and count.value != whole.value})
    if whole is None or whole.noun is None or len(others) != 1:
        return None
    if not (_of_them().match(behind) or (fraction.noun or "-") == whole.noun):
        return None
    return Share(next(count for count in counts if count.value == others[0]), whole, index)


def _explained(passage: Passage, fraction: Quantity, index: int) -> Share | None:
    """90,000 people were told to leave, and 60,000, or three-quarters of them, did."""
    if not _of_them().match(passage.behind(fraction.end, 12)):
        return None
    counts = [figure for figure in passage.figures if figure.kind is Kind.COUNT and figure.end <= fraction.start]
    if len(counts) < 2 or counts[-2].noun is None or counts[-2].value < counts[-1].value:
        return None
    part, whole = counts[-1], counts[-2]
    return Share(part, whole, index) if _or().fullmatch(passage.between(part.end, fraction.start)) else None


@cache
def _or() -> re.Pattern[str]:
    return re.compile(r",? or (?:(?:about|some|nearly|almost|more than|over|just over|roughly) )?")


def _is_of(passage: Passage, share: Share, noun: str) -> bool:
    """Whether counts in a sentence nearby are of the noun: by name, or as “it was 210 out of 560”."""
    if share.whole.noun is None:
        return bool(_it_was().search(passage.between(passage.span.start, share.span.start)))
    return share.whole.noun == noun


@cache
def _it_was() -> re.Pattern[str]:
    return re.compile(r"\b(?:it|that|this|they|those) (?:was|is|were|are|means|meant)\b")


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(r";|\b(?:and|while|but|after|with|because|despite)\b")


@cache
def _about_those() -> re.Pattern[str]:
    return re.compile(r" (?:of )?(?:the|our|its|his|her|their|all) ([a-z-]+)")


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
def _top() -> re.Pattern[str]:
    return re.compile(r"\b(?:top|bottom|upper|lower|first|last|final|another) $")


@cache
def _majority() -> re.Pattern[str]:
    return re.compile(r"[ -](?:majority|marathon|time|hour|century|quarter|mile|year|season|day)")
