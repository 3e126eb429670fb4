import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import Final

from newslint import Document, Hit, Level, Related, Role, Span, rule, within
from newslint.views.dates import Kind as TimeKind
from newslint.views.dates import TimeExpression, dates
from newslint.views.quantities import Bounds, Hedge, Kind, Part, Quantity
from newslint_rules.numbers._acts import acts
from newslint_rules.numbers._arithmetic import last_digit, total
from newslint_rules.numbers._pairs import NUMBER
from newslint_rules.numbers._passages import HEADS, Passage, passages, words_in
from newslint_rules.numbers._people import unnumbered
from newslint_rules.numbers._slips import is_slip

_LEAD: Final = 3  # sentences of the body in which the headline's figure is looked for by what it counts
_KINDS: Final = frozenset((
    Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.LENGTH, Kind.AREA, Kind.VOLUME, Kind.MASS, Kind.SPEED, Kind.ENERGY,
    Kind.POWER, Kind.TEMPERATURE,
))  # fmt: skip
_CASUALTIES: Final = frozenset((Part.DEAD, Part.INJURED, Part.MISSING, Part.ARRESTED, Part.DISPLACED))
_PEOPLE: Final = frozenset((*_CASUALTIES, Part.PEOPLE))


@rule(
    title="The headline's figure is not the one in the story",
    why="The headline is written last and checked least; its figures have to be those of the story.",
    level=Level.WARNING,
    bad=[
        "Fire kills [[14]] in textile mill\n\nA fire at a textile mill killed 12 people on Friday, the brigade said.",
        "Airline orders [[45]] jets\n\nMeridian Air signed a contract for 54 jets on Monday. The jets come in 2029.",
        "Court fines bank [[€340m]]\n\nThe bank must pay a fine of 430 million euros, a court ruled on Monday.",
        "Turnout at [[41%]]\n\nTurnout was 51 percent, the electoral commission said, the lowest on record.",
        "Ferry sinks with [[210]] aboard\n\nThe ferry had 120 people on board when it sank on Sunday, the guard said.",
        "Quake leaves [[40]] dead\n\nAn earthquake killed 14 people in the hills on Sunday, officials said.",
        "School to get [[$5 million]] gym\n\nThe school board voted on Monday to spend $3 million on a new gym.",
        "Driver banned for [[two years]]\n\nA lorry driver was banned from the road for five years on Tuesday.",
        "Dam costs rise to [[4.5 billion]]\n\nThe dam will cost 45 billion shillings, the ministry of works said.",
        "Chain closing [[five]] stores\n\nThe chain would shutter three stores by the end of May, it said."
        " Its other 14 stores will stay open.",
        "Owner gets [[8 years]] for arson\n\nA judge sentenced a cafe owner to six years in prison on Thursday.",
        "Man, [[34]], charged\n\nPolice have charged a 43-year-old man with leaving the scene of a crash.",
        "[[Three-day]] festival opens\n\nA five-day festival of early music opened in the old town on Thursday.",
        "Quake of [[7.6]] jolts coast\n\nAn earthquake of magnitude 6.7 shook the coast on Friday, the survey said.",
        "Court jails [[9]] over fire\n\nA court sentenced seven people to prison over a hotel fire on Sunday."
        " Two others were acquitted.",
        "Company to lay off [[900]]\n\nMotorex said on Thursday it would dismiss 600 workers at its plant in Ohio.",
    ],
    good=[
        "Profit up 20%\n\nProfit rose to $1.2 billion from $1 billion, helped by a 12 percent rise in fees.",
        "Fire kills 12 in textile mill\n\nA fire at a textile mill killed 12 people on Friday, the brigade said.",
        "Fire kills 14 in textile mill\n\nA fire at a textile mill killed 12 workers and two firemen, it said.",
        "Fire kills five in mill\n\nA fire at a textile mill killed a mother and her four children on Friday.",
        "Bank fined $1 billion\n\nThe bank must pay a fine of $1.2 billion, an appeals court ruled on Monday.",
        "Airline orders 45 jets\n\nMeridian Air ordered 25 short-haul jets and 20 long-haul jets on Monday.",
        "Mayor wins 9 of 12 wards\n\nThe mayor took nine wards in the vote on Friday and her rival three, it said.",
        "Top 10 films of the year\n\nThe list has 12 films by women and was drawn up by critics on Monday.",
        "Ex-minister jailed for six years\n\nA former minister got nine years, of which three were suspended;"
        " he will serve six years.",
    ],
)
def headline_number(document: Document) -> Iterator[Hit]:
    """Compares the headline's figures with those of the same thing in the first sentences.

    A figure that stands anywhere in the body, or is the sum of some that stand there together, is right.
    """
    found = document.view(passages)
    body = [passage for passage in found if passage.role not in HEADS]
    if not body:
        return
    for passage in found:
        if passage.role is not Role.HEADLINE or passage.span.start > body[0].span.start:
            continue
        for one in passage.figures:
            if one.kind not in _KINDS or one.is_range or one.value <= 0:
                continue
            if _about().search(passage.before(one.start, 20)) or _whole().search(passage.before(one.start, 24)):
                continue
            held = one.kind is Kind.COUNT and _held().match(passage.behind(one.end, 20))
            figure = one._replace(role=Part.ARRESTED) if held else one
            other = _same_thing(passage, figure, body) or _decimal_slip(figure, body)
            if other is None or _is_told(figure if figure.role else figure._replace(role=other.role), body):
                continue
            yield _hit(document, figure, other)
        yield from _times(document, passage, body)
        yield from _magnitude(document, passage, body)


def _magnitude(document: Document, headline: Passage, body: Sequence[Passage]) -> Iterator[Hit]:
    """Quake of 7.6, but magnitude 6.7 in the story: a strength on a scale, which nothing else in the story has."""
    told = _strengths(headline)
    if len(told) != 1:
        return
    everywhere = [one for passage in body for one in _strengths(passage)]
    lead = [one for passage in body[:_LEAD] for one in _strengths(passage)]
    rounded = {round(one.value, 0 if told[0].value.denominator == 1 else 1) for one in everywhere}
    if len({one.value for one in lead}) == 1 and told[0].value not in rounded:
        yield _hit(document, told[0], lead[0])


def _strengths(passage: Passage) -> list[Quantity]:
    """The figures that are the strength of an earthquake: magnitude 6.7, a 6.7 quake, measured 6.7."""
    if not _earthquake().search(passage.low):
        return []
    return [
        one
        for one in passage.figures
        if one.kind is Kind.COUNT
        and 2 <= one.value < 10
        and (_strength_before().search(passage.before(one.start, 30)) or _strength().match(passage.behind(one.end, 30)))
    ]


@cache
def _earthquake() -> re.Pattern[str]:
    return re.compile(r"\b(?:earth)?quakes?\b|\b(?:tremors?|aftershocks?|temblors?|magnitude|richter)\b")


@cache
def _strength_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:magnitude|quake|tremor|temblor|aftershock|measur(?:ed|ing)|register(?:ed|ing)|strength)"
        r"(?: of| at| was| is|-)* ?(?:a )?\Z"
    )


@cache
def _strength() -> re.Pattern[str]:
    return re.compile(
        r"[ -](?:magnitude|on the (?:[a-z-]+ )?(?:richter|scale)|(?:[a-z-]+ )?(?:earth)?quake|tremor|temblor)\b"
    )


def _hit(document: Document, figure: Quantity | TimeExpression, other: Quantity | TimeExpression) -> Hit:
    said, told = (" ".join(one.span.of(document.text).split()) for one in (figure, other))
    return Hit(
        *figure.span,
        f"the headline has {said}, the story {told}",
        related=(Related(*other.span, "the figure in the story"),),
    )


def _times(document: Document, headline: Passage, body: Sequence[Passage]) -> Iterator[Hit]:
    """Jailed for six years, but sentenced to nine; a man of 34, but 43 in the story: the headline's is nowhere told."""
    told = [time for time in within(document.view(dates), headline.span) if _is_plain(time)]
    if len(told) != 1:
        return
    here = told[0]
    everywhere = [
        (time, passage)
        for passage in body
        for time in within(document.view(dates), passage.span)
        if _is_plain(time) and time.kind is here.kind and time.unit == here.unit
    ]
    right = {time.amount for time, _ in everywhere if time.amount is not None}
    lead = [(time, passage) for time, passage in everywhere if passage in body[:2]]
    if here.amount in right or len(right) > 2 or len(lead) != 1 or sum(right) == here.amount:
        return
    if any(figure.value == here.amount for passage in body for figure in passage.figures):
        return
    there, passage = lead[0]
    assert here.amount is not None and there.amount is not None  # plain
    slip = is_slip(Fraction(here.amount), Fraction(there.amount))
    if here.kind is TimeKind.DURATION and _since().search(headline.before(here.start, 8)):
        return
    sort = {match.lastgroup for match in _term().finditer(headline.low)}
    same = {match.lastgroup for match in _term().finditer(passage.low)} & (sort or {"prison"} & _meted(headline))
    if slip or same or _nearby(headline, here.span) & _nearby(passage, there.span):
        yield _hit(document, here, there)


def _meted(headline: Passage) -> set[str]:
    """Gets eight years for arson: a term of prison."""
    return {"prison"} if _gets().search(headline.low) else set()


def _nearby(passage: Passage, place: Span) -> set[str]:
    """The beginnings of the words right beside a time."""
    beside = passage.before(place.start, 16).partition(" ")[2] + " " + passage.behind(place.end, 24).rpartition(" ")[0]
    return {word[:5] for word in words_in(beside, 4)} - {"year", "years", "month", "after"}


def _is_plain(time: TimeExpression) -> bool:
    right_kind = time.kind in (TimeKind.DURATION, TimeKind.AGE)
    return right_kind and time.amount is not None and time.amount_to is None and time.hedge is None


@cache
def _since() -> re.Pattern[str]:
    """The first in ten years, ten years on: no length of anything told in the story."""
    return re.compile(r"\b(?:in|past|last) \Z")


@cache
def _gets() -> re.Pattern[str]:
    return re.compile(r"\b(?:gets?|given|faces?|receives?|handed)\b")


@cache
def _term() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<prison>jail(?:ed|s)?|prison|sentence[sd]?|imprisoned|locked up|behind bars)|(?P<ban>ban(?:ned|s)?"
        r"|suspend(?:ed|s)?|suspension|barred)|(?P<deal>contract|deal|lease|extension)|(?P<strike>strike|walkout))\b"
    )


def _decimal_slip(figure: Quantity, body: Sequence[Passage]) -> Quantity | None:
    """The figure of the lead with the same digits, ten or a hundred times off: 4.5 billion and 45 billion shillings."""
    digits = _significant(figure)
    if len(digits) < 2 or figure.kind not in (Kind.COUNT, Kind.MONEY):
        return None
    for passage in body[:_LEAD]:
        for one in passage.figures:
            alike = one.kind is figure.kind and one.unit == figure.unit and one.noun == figure.noun
            bare = (
                figure.scale > 1
                and {one.kind, figure.kind} == {Kind.COUNT, Kind.MONEY}
                and None in (one.unit, figure.unit)
            )
            if (alike or bare) and one.to is None and one.value != figure.value and _significant(one) == digits:
                return one
    return None


def _significant(figure: Quantity) -> str:
    """The digits without the noughts at either end: 45 of 4.5 billion."""
    value = figure.value
    while value.denominator != 1 and value.denominator <= 1000:
        value *= 10
    return str(value.numerator).strip("0")


def _same_thing(headline: Passage, figure: Quantity, body: Sequence[Passage]) -> Quantity | None:
    """The first figure in the lead that should be the headline's."""
    lead = body[:_LEAD]
    alike = [
        (one, passage)
        for passage in lead
        for one in passage.figures
        if one.kind is figure.kind and one.unit == figure.unit and not one.is_range and one.value > 0
    ]
    if figure.kind is Kind.COUNT:
        named = [one for one, _ in alike if _counts_the_same(one, figure)]
        if len({one.value for one in named}) > 1:
            done = acts(headline, figure)
            named = [one for one, passage in alike if one in named and acts(passage, one) & done]
            named = named if len({one.value for one in named}) == 1 else []
            return named[0] if named else None
        if named:
            return named[0]
        without = [
            one for one, passage in alike if figure.noun is None or one.noun is None or _is_affected(one, figure)
        ]
        if len({one.value for one in without}) == 1 and _same_words(headline, figure, lead, without[0]):
            return without[0]
        done = acts(headline, figure)
        bare = [one for one, passage in alike if None in (figure.noun, one.noun) and acts(passage, one) & done]
        if len({one.value for one in bare}) == 1 and _close(bare[0], figure) and _is_alone(bare[0], alike):
            return bare[0]
        slips = [one for one, _ in alike if figure.noun is None and is_slip(figure.value, one.value)]
        return slips[0] if slips else None
    if len({one.value for one, _ in alike}) > 1 and _to().search(headline.before(figure.start, 6)):
        alike = [(one, passage) for one, passage in alike if _to().search(passage.before(one.start, 6))]
    if len({one.value for one, _ in alike}) != 1:
        return None
    other, passage = alike[0]
    swapped = sorted(str(float(other.value))) == sorted(str(float(figure.value)))
    if figure.kind is Kind.PERCENT and not swapped and not _words(headline) & _words(passage):
        return None
    return other


def _is_alone(one: Quantity, alike: Sequence[tuple[Quantity, Passage]]) -> bool:
    """Whether the story counts nothing else of that size in the same sentence."""
    passage = next(passage for other, passage in alike if other is one)
    return all(
        other.value == one.value or not (_close(other, one) and (where is passage or other.noun is None))
        for other, where in alike
    )


def _close(one: Quantity, figure: Quantity) -> bool:
    """Whether the figures are of one size, as two of the same thing are."""
    return one.value <= figure.value * 3 and figure.value <= one.value * 3


def _counts_the_same(one: Quantity, other: Quantity) -> bool:
    if one.role in _CASUALTIES or other.role in _CASUALTIES:
        return one.role is other.role
    return one.noun is not None and one.noun == other.noun


def _is_told(figure: Quantity, body: Sequence[Passage]) -> bool:
    """Whether some figure of the body, or several of one sentence together, may be the headline's."""
    for place, passage in enumerate(body):
        if any(one.kind is Kind.ORDINAL and one.value == figure.value for one in passage.figures):
            return True  # a fourth died in hospital
        if figure.kind is Kind.PERCENT and _is_change(figure, passage):
            return True
        alike = [
            one
            for one in passage.figures
            if one.kind is figure.kind and one.unit == figure.unit and one.value <= figure.value * 2
        ][:6]
        people = ", ".join(one.low for one in body[place : place + 2]) if figure.role in _PEOPLE else ""
        ones = unnumbered(people) if people else 0
        most = 1 if figure.kind is Kind.PERCENT else 4
        for size in range(1, min(len(alike), most) + 1):
            for some in combinations(alike, size):
                if size == 1 and not _may_be_of_the_same(some[0], figure):
                    continue
                low, high = total(one.bounds for one in some)
                same = size == 1 and not ones and _is_as_rough(some[0], figure)
                if same and some[0].value != figure.value and (some[0].hedge is None or some[0].value > figure.value):
                    continue
                if Bounds(low, high if high is None else high + ones).meets(figure.bounds):
                    return True
    return False


def _is_change(figure: Quantity, passage: Passage) -> bool:
    """Whether two figures of the sentence are that many percent apart: profit up 20%, to 1.2 billion from 1 billion."""
    amounts = [one for one in passage.figures if one.kind is not Kind.PERCENT and one.value > 0 and one.to is None][:8]
    for one, other in combinations(amounts, 2):
        if one.kind is other.kind and one.unit == other.unit:
            change = {abs(a.value / b.value - 1) * 100 for a, b in ((one, other), (other, one))}
            if any(abs(percent - figure.value) <= 1 for percent in change):
                return True
    return False


def _is_as_rough(one: Quantity, figure: Quantity) -> bool:
    """Whether both were written to the same digit, so that neither is the other rounded: 300 and 200."""
    return one.hedge in (None, Hedge.MORE) and figure.hedge is None and last_digit(one) == last_digit(figure)


def _is_affected(one: Quantity, figure: Quantity) -> bool:
    """Whether the noun of the story is only another word for those of the headline."""
    return one.role is figure.role is not None


def _same_words(headline: Passage, figure: Quantity, lead: Sequence[Passage], other: Quantity) -> bool:
    """Whether a bare figure stands in much the same words in the headline and in the story."""
    source = next(passage for passage in lead if passage.span.covers(other.span))
    mine = _words(headline)
    return len({word[:5] for word in mine} & {word[:5] for word in _words(source)}) * 2 > len(mine) > 1


@cache
def _to() -> re.Pattern[str]:
    return re.compile(r"\bto $")


def _may_be_of_the_same(one: Quantity, figure: Quantity) -> bool:
    if one.noun is None or figure.noun is None or one.noun == figure.noun:
        return True
    return one.role in _PEOPLE and figure.role in _PEOPLE


def _words(passage: Passage) -> set[str]:
    return set(words_in(passage.low, 4)) - {"percent", "said", "with", "from", "after", "over"}


@cache
def _held() -> re.Pattern[str]:
    return re.compile(r" (?:held|nabbed|in custody|quizzed)\b")


@cache
def _about() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:nears?|tops|topped|pass(?:es|ed)|exceeds?|approach(?:es|ed|ing)|surpass(?:es|ed)) (?:[$£€]|the )?$"
    )


@cache
def _whole() -> re.Pattern[str]:
    """Nine of 12 wards: the latter figure is of all, and seldom told again."""
    return re.compile(rf"\b{NUMBER} (?:out )?of (?:the |its |his |her )?\Z")
