import math
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint.views.quantities import Kind, Quantity, Written
from newslint_rules.numbers._arithmetic import as_written
from newslint_rules.numbers._passages import Passage, passages, window, with_figures
from newslint_rules.numbers._time import time_at

_MOST: Final = 100  # of more than a hundred every whole percentage is possible


@rule(
    title="No part of so few can be that percentage",
    why="Of 12 people seven are 58 percent and eight 67: none are 61, so the percentage or the number is wrong.",
    level=Level.WARNING,
    source="Brown and Heathers, The GRIM Test (2017)",
    quotations=Quotations.SOFTER,
    bad=[
        "The judge said that [[61 percent]] of the 12 jurors wanted a second vote.",
        "Fifteen patients took the drug, and [[58 percent]] of them got better.",
        "Inspectors boarded nine ships in May. They found rust on [[38 percent]] of the nine.",
        "In a class of 23 children, [[46 percent]] are learning English.",
        "Of the 21 throws she made [[73 percent]].",
        "Twenty-four wells were drilled, of which [[35 percent]] struck water.",
        "The ward has eight beds. Some [[55 percent]] of them are taken.",
        "Eleven schools were inspected, and [[40 percent]] of them failed.",
        "Of its 15 players, [[42 percent]] are foreign.",
    ],
    good=[
        "The judge said that 58 percent of the 12 jurors wanted a second vote.",
        "Two of the three, or 67 percent, and 66 percent of the three wells.",
        "About 60 percent of the 12 jurors wanted a second vote.",
        "It owns 61 percent of the 12 companies' shares.",
        "The tax takes 35 percent of the 12 million crowns.",
        "Of the 12 firms, exports make up 61 percent of sales.",
        "He has 15 employees. Some 58 percent of voters chose for him in the nearby town, he said of the people there.",
        "The bank holds 61 percent of the seven-year bonds.",
        "The fund bought 45 percent of the 11 projects for $3 million.",
        "Eight ministers sit in the inner cabinet. Of the eight, 63 percent are women.",
    ],
)
def impossible_percent(document: Document) -> Iterator[Hit]:
    """Looks at a percentage of a number up to 100 that is told with it or in the sentence before."""
    found = document.view(passages)
    for index, passage in with_figures(document):
        for place, share in enumerate(passage.figures):
            if (
                share.kind is not Kind.PERCENT
                or share.is_range
                or _is_hedged(passage, share)
                or not 0 < share.value < 100
            ):
                continue
            whole = _whole(passage, place, window(found, index, 1))
            if whole is None or time_at(document, whole) or _is_possible(share, int(whole.value)):
                continue
            yield _hit(document, share, whole)


def _whole(passage: Passage, place: int, near: Sequence[Passage]) -> Quantity | None:
    """The number that the percentage is of, where the words leave no doubt."""
    share = passage.figures[place]
    behind = passage.behind(share.end, 60)
    following = passage.figures[place + 1] if place + 1 < len(passage.figures) else None
    if following and _of_the().fullmatch(passage.between(share.end, following.start)):
        return following if _is_count(following) and _ends_plainly(passage, following) else None
    earlier = [one for one in passage.figures[:place] if _is_count(one)]
    led = earlier and _of_these_before().search(passage.between(earlier[-1].end, share.start))
    if led and not behind.startswith(" of"):
        return earlier[-1] if _starts_whole(passage, earlier[-1], near) else None
    taken_up = _of_them().match(behind)
    relative = _of_which().search(passage.before(share.start, 20))
    if not taken_up and not relative:
        return None
    candidates = earlier or [one for other in near[:-1] for one in other.figures if _is_count(one)]
    if len(candidates) != 1 or sum(one.kind is Kind.COUNT for one in passage.figures[:place]) > len(earlier):
        return None
    noun = candidates[0].noun
    if (
        taken_up
        and taken_up[1] not in ("them", "these", "those")
        and (noun is None or not taken_up[1].startswith(noun[:4]))
    ):
        return None
    return candidates[0] if noun else None


def _is_hedged(passage: Passage, share: Quantity) -> bool:
    """Whether the words allow another number; “some 47 percent” is only a way not to open with a figure."""
    return share.hedge is not None and not re.fullmatch(r"some ", passage.before(share.start, 60))


def _is_count(one: Quantity) -> bool:
    return (
        one.kind is Kind.COUNT
        and one.to is None
        and one.hedge is None
        and one.scale == 1
        and one.value.denominator == 1
        and 1 < one.value <= _MOST
    )


def _ends_plainly(passage: Passage, whole: Quantity) -> bool:
    """Whether the number counts things, and is no part of a name, an age or a possessive."""
    return not _no_count().match(passage.behind(whole.end, 40))


def _starts_whole(passage: Passage, whole: Quantity, near: Sequence[Passage]) -> bool:
    """Whether “of the 21” or “in a class of 23” is what the percentage is taken of."""
    if not _ends_plainly(passage, whole):
        return False
    if whole.noun is None and not _group_of().search(
        passage.before(whole.start, 30)
    ):  # of the seven, if seven ministers were told of; but not the growth of the four
        told = any(one.noun and one.value == whole.value and one is not whole for some in near for one in some.figures)
        return told and _of_the_before().search(passage.before(whole.start, 10)) is not None
    asked = whole.start - passage.span.start < 12 and _asked().match(passage.behind(whole.end))
    return bool(asked or _whole_before().search(passage.before(whole.start, 30)))


def _is_possible(share: Quantity, whole: int) -> bool:
    """Whether some part of the whole rounds, or is cut off, to the share."""
    digit = share.high - share.low
    low, high = share.value - digit / 2, share.value + digit
    part = math.ceil(low * whole / 100)
    return Fraction(part * 100, whole) <= high


def _hit(document: Document, share: Quantity, whole: Quantity) -> Hit:
    count = int(whole.value)
    below = math.floor(share.value * count / 100)
    less, more = _percent(below, count, share), _percent(below + 1, count, share)
    said = f"{below} of {count} are {less} percent, {below + 1} are {more}"
    return Hit(
        *share.span,
        f"{as_written(document, share)} of {count} is impossible: {said}",
        related=(Related(*whole.span, f"the whole: {as_written(document, whole)}"),),
    )


def _percent(part: int, whole: int, share: Quantity) -> str:
    places = 1 if share.value.denominator != 1 and share.written is not Written.WORDS else 0
    return f"{100 * part / whole:.{places}f}"


@cache
def _of_the() -> re.Pattern[str]:
    return re.compile(
        r" of (?:(?:all )?(?:the|its|his|her|their|our|those|these)(?: [a-z]+'s)? )?"
        r"(?:(?:an? )?(?:class|group|sample|team|panel|jury|squad|crew|board|committee) of )?"
    )


@cache
def _of_these_before() -> re.Pattern[str]:
    """Between “of the 21” or “in a class of 23 children” and the percentage: nothing that has a whole of its own."""
    return re.compile(
        r"\A(?: [a-z'-]+){0,4}[,;:]?(?: (?:she|he|it|they|we|some|only|exactly|just|fully|made|won|found|lost|that"
        r"|and|the|said|says|wrote|reported|told|police|doctors|officials),?)* \Z"
    )


@cache
def _of_them() -> re.Pattern[str]:
    return re.compile(r" of (?:the )?(them|these|those|[a-z]+)\b(?! who| that| whose|')")


@cache
def _of_which() -> re.Pattern[str]:
    return re.compile(r"\bof (?:which|whom) (?:some |only |exactly |just )?\Z")


@cache
def _whole_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:of|among)(?: (?:the|its|his|her|their|those|these|our))?(?: [a-z]+'s)? "
        r"|\b(?:class|group|team|panel|jury|squad|crew|trial|study|test|survey|poll|experiment),? (?:which|that|who)"
        r" (?:had|has|involved|covered|included|took in|followed|has had) (?:just |only )?"
        r"|\b(?:class|group|sample|team|panel|jury|squad|crew|trial|study|test|survey|poll|experiment)"
        r" (?:of|with|on|in|among) (?:just |only )?)\Z"
    )


@cache
def _group_of() -> re.Pattern[str]:
    return re.compile(r"\b(?:class|group|sample|team|panel|jury|squad|crew|party|family) of (?:just |only )?\Z")


@cache
def _of_the_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:of|among) (?:the|these|those) \Z")


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(
        r"(?: [a-z-]+){1,3} (?:were |was )?(?:polled|asked|tested|surveyed|questioned|interviewed|examined|inspected"
        r"|sampled|took part|replied|responded|answered|voted)\b"
    )


@cache
def _no_count() -> re.Pattern[str]:
    return re.compile(
        r"-|(?: [a-z-]+){0,2}(?:'|s' )|(?: \w+)? (?:million|billion|percent|per cent|shares|projects|states' )|\.\d"
    )
