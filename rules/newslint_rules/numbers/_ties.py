"""What a percentage or fraction is of: the part and the whole, among the counts about it, that it speaks of.

Every pair of counts that may be part and whole is weighed by how it is told: as “N of M”, in apposition to the rate, by
the noun that the rate is of, as the only pair there is, in the same sentence, in the one before it or behind it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from newslint import Document, Role
from newslint.views.quantities import Bounds, Kind, Quantity
from newslint.views.quantity.nouns import FUNCTION_WORDS, is_people, is_plural, singular
from newslint_rules.numbers._arithmetic import last_digit, ratio, total
from newslint_rules.numbers._change import claims
from newslint_rules.numbers._fractions import allowed
from newslint_rules.numbers._passages import HEADS, Passage, passages
from newslint_rules.numbers._shares import Share, is_change, leading, most_of, shares, to_unit

_SURE: Final = 5  # the weight of a pair that is meant beyond doubt
_LIKELY: Final = 3  # of one that may be reported if no other pair bears the rate out
_REACH: Final = 2  # sentences to either side
_MOST: Final = 12  # counts about a rate; more are a list
_FEW: Final = 10  # four of five may be of anything
_FAR: Final = 5  # a rate so many times off is of something else
_COUNTED: Final = frozenset((Kind.COUNT, Kind.MONEY, Kind.AREA, Kind.LENGTH, Kind.MASS, Kind.VOLUME))
_RATES: Final = frozenset((Kind.PERCENT, Kind.FRACTION))


class Tie(NamedTuple):
    """A rate, the share that it should be and is not, the sentence of the rate, and whether it is surely that share."""

    rate: Quantity
    share: Share
    passage: int
    is_sure: bool


class Base(NamedTuple):
    """What a rate says that it is of: the head of its noun phrase, and the number in it; “” and None where it does not.

    `is_named` where the words name it by a noun of its own, rather than by “them” or “the total”.
    """

    noun: str
    number: Quantity | None
    is_named: bool
    words: str


class _Pair(NamedTuple):
    share: Share
    weight: int


def ties(document: Document) -> tuple[Tie, ...]:
    """The rates that the counts about them contradict, in reading order."""
    told = document.view(passages)
    changes = {claim.percent.start for claim in document.view(claims)}
    counted: dict[int, list[Share]] = {}
    for share in document.view(shares):
        counted.setdefault(share.passage, []).append(share)
    found = []
    for index, passage in enumerate(told):
        own = [one for one in passage.figures if one.kind in _RATES]
        if _voted().search(passage.low):
            own = [one for one in own if one.kind is Kind.PERCENT]
        for rate in (*own, *most_of(passage)):
            if not _is_share(passage, rate):
                continue
            base = base_of(passage, rate)
            told_so = any(_follows(passage, rate, share) for share in counted.get(index, ()))
            if not (base.noun or base.number or told_so) and (
                rate.start in changes
                or is_change(passage, rate.start)
                or _level().search(passage.before(rate.start, 16))
            ):
                continue
            tie = _tie(told, index, rate, base, counted)
            if tie is not None:
                found.append(tie)
    return tuple(found)


def _follows(passage: Passage, rate: Quantity, share: Share) -> bool:
    """Whether a rate stands directly behind its share: lost 8,200 of its 12,300 men, or about a third."""
    end = share.span.end
    return end <= rate.start and bool(_apposed().fullmatch(passage.between(end, rate.start)))


def _is_share(passage: Passage, rate: Quantity) -> bool:
    """Whether the rate is of a whole: no change, no interest, no majority of two thirds, no upper third."""
    if rate.is_range or not 0 < rate.value < (100 if rate.kind is Kind.PERCENT else 1):
        return False
    return not (_no_share().match(passage.behind(rate.end, 30)) or _named().search(passage.before(rate.start, 30)))


def _tie(
    told: Sequence[Passage], index: int, rate: Quantity, base: Base, counted: dict[int, list[Share]]
) -> Tie | None:
    near = _near(told, index)
    figures = [(k, one) for k in near for one in told[k].figures if _is_counted(told[k], one)]
    if not 2 <= len(figures) <= _MOST:
        return None
    explicit = [share for k in near for share in counted.get(k, ()) if share.part.value.denominator == 1]
    pairs = [_Pair(share, 2) for share in explicit]
    pairs.extend(_Pair(share, 0) for share in _loose(told[index], figures, explicit, rate, base))
    pairs.extend(_Pair(share, 1) for share in _echoed(told, index, figures, rate, base))
    weighed = [
        _Pair(one.share, one.weight + _weight(told, index, rate, base, one.share, figures, is_told=one.weight > 0))
        for one in pairs
    ]
    weighed = [
        one
        for one in weighed
        if one.share.part.value < one.share.whole.value
        and (one.share.passage == index or one.share.whole.value > _FEW or rate.value.denominator == 1 or not rate.unit)
        and ((one.weight >= _SURE and one.share.passage == index) or _is_near(rate, one.share))
    ]
    best = max(weighed, key=lambda one: one.weight, default=None)
    if best is None or best.weight < _LIKELY or _fits(rate, best.share.ratio):
        return None
    # Of pairs that are as likely as the best one, any may be meant.
    if any(one.weight >= best.weight - 1 and _fits(rate, one.share.ratio) for one in weighed):
        return None
    low, high = best.share.ratio
    left = Bounds(None if high is None else 1 - high, None if low is None else 1 - low)
    is_sure = best.weight >= _SURE
    joined = _explains(told[index], rate, best.share.part) or (
        best.share.passage != index and _sums_up().search(told[index].low) and _echoes(told, index, rate, best.share)
    )
    if not joined and (not is_sure or best.share.passage != index) and _is_rest(rate, left):
        return None
    if not is_sure:
        others = (Share(part, whole, index) for _, part in figures for _, whole in figures if _may_be(part, whole))
        ratios = [other.ratio for other in others]
        ratios.extend(_joint(told, figures, best.share))
        open_ended = rate.kind is Kind.FRACTION and rate.hedge is not None
        if not open_ended and any(_fits(rate, one) for one in ratios):
            return None
    exact = base.number == best.share.whole or _explains(told[index], rate, best.share.part)
    if rate not in told[index].figures and not (is_sure and exact):
        return None  # “most” and its like are loosely said
    return Tie(rate, best.share, index, is_sure)


def _joint(told: Sequence[Passage], figures: Sequence[tuple[int, Quantity]], share: Share) -> Iterator[Bounds]:
    """The part together with the next ones of its kind: $16 million and $9 million are 11 percent of $238 million."""
    alike = [
        one
        for place, one in figures
        if _may_be(one, share.whole)
        and one.start >= share.part.start
        and (one == share.part or not _is_age(told[place], one))
    ]
    for count in range(2, min(len(alike), 4) + 1):
        unit = min(last_digit(one) for one in (share.whole, *alike[:count]))
        yield ratio(total(to_unit(one, unit) for one in alike[:count]), to_unit(share.whole, unit))


def _is_age(passage: Passage, one: Quantity) -> bool:
    """Whether a bare number stands between commas, as ages do: its leader, 51, said."""
    bare = one.kind is Kind.COUNT and one.noun is None and 15 < one.value < 100
    return bare and passage.before(one.start, 2) == ", " and passage.behind(one.end, 1) == ","


def _is_counted(passage: Passage, one: Quantity) -> bool:
    """Whether a figure may be a part or a whole; 6.4 is a mark or a rate of exchange, another 30 are further ones."""
    if one.kind not in _COUNTED or one.is_range or one.value <= 0 or one.noun == "point":
        return False
    if one.kind is Kind.COUNT and one.value.denominator != 1:
        return False
    return not _further().search(passage.before(one.start, 14))


def _is_near(rate: Quantity, share: Share) -> bool:
    size = share.part.value / share.whole.value * (100 if rate.kind is Kind.PERCENT else 1)
    return 1 / Fraction(_FAR) <= size / rate.value <= _FAR


def _fits(rate: Quantity, actual: Bounds) -> bool:
    if rate.kind is Kind.FRACTION:
        return actual.meets(allowed(rate))
    low, high = actual
    half = Fraction(1, 2) if rate.low == rate.high else Fraction(0)  # nine percent is as rough as 9 percent
    said = rate._replace(low=rate.low - half, high=rate.high + half).bounds
    return Bounds(low and low * 100, high and high * 100).meets(said)


def _is_rest(rate: Quantity, left: Bounds) -> bool:
    """Whether the rate is, and just, that of those who are left."""
    if rate.kind is Kind.PERCENT:
        return _fits(rate, left)
    return rate.hedge is None and left.meets(Bounds(rate.value * Fraction(49, 50), rate.value * Fraction(51, 50)))


def _near(told: Sequence[Passage], index: int) -> range:
    """The sentences about one; a headline reads on into the text, which does not read back into it."""
    first, last = index, index
    if told[index].role is not Role.HEADLINE:
        while first > 0 and index - first < _REACH and told[first - 1].role not in HEADS:
            first -= 1
    while last + 1 < len(told) and last - index < _REACH and told[last + 1].role not in HEADS:
        last += 1
    return range(first, last + 1)


def base_of(passage: Passage, rate: Quantity) -> Base:
    """What the words behind a rate say that it is of."""
    behind = passage.behind(rate.end, 90)
    if fronted := _fronted(passage, rate):
        return Base(fronted.noun or "", fronted, is_named=True, words="")
    match = _of().match(behind)
    if match is None:
        return _NO_BASE
    end = rate.end + len(behind)
    number = next((one for one in passage.figures if rate.end <= one.start < end and one.kind in _COUNTED), None)
    words = []
    place = match.end()
    for word in _words().finditer(behind, match.end()):
        if number is not None and rate.end + word.start() >= number.start:
            break
        if word.start() > place + 1 or word[0] in _ENDS:
            number = None
            break
        words.append(word[0])
        place = word.end()
        if behind[place : place + 1] in ",.;:)(–":
            number = None
            break
    if (
        number is not None
        and (number.noun or number.unit or number.value > 999)
        and passage.between(rate.end + place, number.start).strip() in _SIGNS
    ):
        return Base(number.noun or "", number, is_named=True, words=" ".join(words))
    said = " ".join(words)
    if match[0].rstrip().endswith(("those", "these")):
        return Base("", None, is_named=False, words=f"those {said}".rstrip())
    if not words:
        return _NO_BASE
    if words[0] in _PRONOUNS or words[-1] in _WHOLES or _sums_up().match(passage.behind(rate.end, 40)):
        return Base("", None, is_named=False, words=said)
    phrase = words[:1]
    for following in words[1:]:
        if (
            is_plural(phrase[-1])
            or phrase[-1] in _GROUPS
            or following.endswith(("ed", "ing"))
            or following in _PRONOUNS
            or following in _VERBS
        ):
            break
        phrase.append(following)
    explicit = match[0].startswith(" of") or (rate.kind is Kind.FRACTION and match[0].strip()) or is_plural(phrase[-1])
    return Base(singular(phrase[-1]), None, is_named=True, words=said) if explicit else _NO_BASE


def _fronted(passage: Passage, rate: Quantity) -> Quantity | None:
    """Of the 150 farmers who replied, 60 percent: the number that opens the clause of the rate."""
    before = [one for one in passage.figures if one.end <= rate.start]
    if not before or before[-1].kind not in _COUNTED or not leading().search(passage.before(before[-1].start, 40)):
        return None
    return before[-1] if passage.between(before[-1].end, rate.start).rstrip(" –").endswith(",") else None


def _loose(
    passage: Passage,
    figures: Sequence[tuple[int, Quantity]],
    explicit: Sequence[Share],
    rate: Quantity,
    base: Base,
) -> Iterator[Share]:
    """Pairs that nothing joins: a whole that has a noun or unit, and a bare number or one of the same that is less."""
    values = {one.value for _, one in figures}
    of_shares = {one.start for share in explicit for one in (share.part, share.whole)}
    for at, whole in figures:
        if whole.kind is not Kind.COUNT and whole != base.number and base.noun not in _SUMS:
            places = [(place, one) for place, one in figures if _explains(passage, rate, one)]
        else:
            places = list(figures)
        named = whole.noun is not None or whole.kind is not Kind.COUNT or whole == base.number or len(values) == 2
        if not named:
            continue
        for place, part in places:
            if {part.start, whole.start} & of_shares and not (whole == base.number or _explains(passage, rate, part)):
                continue
            forward = part.start > whole.start or len(values) == 2 or _explains(passage, rate, part)
            if forward and _may_be(part, whole) and abs(at - place) < _REACH:
                yield Share(part, whole, place)


def _echoed(
    told: Sequence[Passage], index: int, figures: Sequence[tuple[int, Quantity]], rate: Quantity, base: Base
) -> Iterator[Share]:
    """Two measures, the only ones: 7,200 hectares, half of it pine, and the 2,100 hectares of pine told next."""
    measures = [(place, one) for place, one in figures if one.unit]
    if base.words not in _PRONOUNS and base.words.partition(" ")[0] not in _PRONOUNS:
        return
    for (at, whole), (place, part) in pairwise(measures):
        alone = sum(one.kind is whole.kind for _, one in figures) == 2
        share = Share(part, whole, place)
        follows = at == index == place - 1 and whole.end <= rate.start
        if alone and follows and _may_be(part, whole) and _echoes(told, index, rate, share):
            yield share


def _explains(passage: Passage, rate: Quantity, part: Quantity) -> bool:
    return passage.span.covers(part.span) and bool(_apposed().fullmatch(_between(passage, rate, part.start, part.end)))


def _between(passage: Passage, rate: Quantity, start: int, end: int) -> str:
    return passage.between(rate.end, start) if start >= rate.end else passage.between(end, rate.start)


def _may_be(part: Quantity, whole: Quantity) -> bool:
    return part.kind is whole.kind and part.unit == whole.unit and part.value < whole.value


def _weight(
    told: Sequence[Passage],
    index: int,
    rate: Quantity,
    base: Base,
    share: Share,
    figures: Sequence[tuple[int, Quantity]],
    *,
    is_told: bool,
) -> int:
    passage, part, whole = told[index], share.part, share.whole
    inside = passage.span.covers(part.span)
    weight = 0
    own = _own_rate().match(_passage_of(told, whole).behind(whole.end, 40))
    if own is not None and rate.start > whole.end + own.end():
        return -9
    if not is_told and part.end <= whole.start < rate.start and _explains(passage, rate, whole):
        return -9  # the rate is of the greater one, as in: rose by 44,100 to 3.07 million, or 11 percent
    if not is_told and not base.words and is_change(_passage_of(told, part), part.start):
        return -9
    if whole == base.number:
        tied = part.start > rate.end or _explains(passage, rate, part) or _resumes(passage, rate, base)
        weight += 3 if tied else 0
    elif base.number is not None:
        return -9
    elif base.is_named:
        kinship = _kinship(told, rate, base, share)
        weight += kinship if kinship > 0 or is_told or whole.kind is Kind.COUNT else kinship - 2
    elif base.words.startswith("those"):
        weight += 2 if whole.noun and _stem(whole.noun) in _stems(passage.behind(rate.end, 40)) else -2
    elif base.words in _PRONOUNS and _last_before(figures, rate) == whole:
        weight += 0 if is_told else 2  # of six of the ten, “half of them” may be half of the six
    elif base.words or _sums_up().match(passage.behind(rate.end, 40)):
        weight += 1
    if part.hedge or whole.hedge:
        weight -= 1
    if not inside and _other_place().match(passage.low):
        return -9
    definite = _definite().search(_passage_of(told, part).before(part.start, 8))
    if definite and part.noun is None and not is_told:
        weight -= 2
    if whole.noun and part.noun and part.noun != whole.noun and not (part.role and whole.role) and not definite:
        weight -= 2
    so = inside and part.end <= rate.start and _of_them_so().match(passage.behind(rate.end, 24))
    if so and _apart().search(passage.before(rate.start, 24)):
        return -9
    if inside:
        weight += _joined(passage, rate, share)
        if _clause_resumes(passage, rate, part):
            weight += 3
    elif part.start > rate.end:
        weight += 1 if share.passage == index + 1 else 0
    else:
        if not part.noun and told[share.passage].span.covers(whole.span) and part.start > whole.end:
            weight += 1
        resumes = _resumes(passage, rate, base)
        if not resumes and _elsewhere().match(passage.low):
            return -9
        weight += (1 if resumes else -1) - (index - share.passage - 1)
    if is_told and not inside and not base.words.startswith("those") and _echoes(told, index, rate, share):
        weight += 2
    if len({one.value for _, one in figures}) == 2:
        weight += 1
    weight -= min(3, sum(one.kind in _RATES for k in {index, share.passage} for one in told[k].figures) - 1)
    if whole.noun in _COUNTED_OUT:
        weight -= 2
    return weight


def _last_before(figures: Sequence[tuple[int, Quantity]], rate: Quantity) -> Quantity | None:
    return next((one for _, one in reversed(figures) if one.end <= rate.start and (one.noun or one.unit)), None)


def _echoes(told: Sequence[Passage], index: int, rate: Quantity, share: Share) -> bool:
    """Whether what is said of the rate is said of the part in like words: failed 18 of 45, the failure rate."""
    passage, other = told[index], _passage_of(told, share.part)
    mine = _stems(f"{passage.before(rate.start, 30)} {passage.behind(rate.end, 50)}")
    theirs = _stems(f"{other.before(share.part.start, 30)} {other.behind(share.part.end, 50)}")
    nouns = {_stem(one.noun) for one in (rate, share.part, share.whole) if one.noun}
    return bool(mine & theirs - nouns)


def _stems(words: str) -> set[str]:
    return {_stem(word) for word in _words().findall(words) if len(word) > 3 and word not in FUNCTION_WORDS}


def _stem(word: str) -> str:
    """Enough of a word to know its like by: fail, failure; apply, applicants."""
    return _ending().sub("", word)[:5]


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(
        r"(?<=...)(?:ications?|ations?|ions?|icants?|ants?|ents?|ures?|ers?|ors?|ings?|ied|ies|ed|es|s|al|e|y)$"
    )


def _kinship(told: Sequence[Passage], rate: Quantity, base: Base, share: Share) -> int:
    """Whether the rate is of the noun of the whole (2), of what may be another word for it (0), or of another (-1)."""
    whole = share.whole
    passage = _passage_of(told, whole)
    head = base.noun
    if whole.noun is None and whole.kind is Kind.COUNT and _pronoun().match(passage.low):
        return 2
    phrase = passage.between(whole.end, whole.noun_span.end) if whole.noun_span else passage.behind(whole.end, 40)
    if head in (whole.noun, share.part.noun) or (whole.noun and _stem(head) == _stem(whole.noun)):
        return 2
    if whole.noun is None and _stem(head) in _stems(phrase):
        return 2
    if whole.kind is Kind.MONEY and head in _SUMS:
        return 1
    people = is_people(head) or head in _GROUPS
    persons = whole.role is not None or (whole.noun or "").endswith(("er", "or", "ist", "ant"))
    if (whole.noun is None and whole.kind is Kind.COUNT and whole.value > _FEW) or (people and persons):
        return 1
    if not people and whole.noun and share.passage > _passage_number(told, rate) and not _is_many(base):
        return -2  # half of the rice, and 22 of the 90 mills
    if people != persons:
        return -1 if share.passage > _passage_number(told, rate) else -2
    return 0


def _is_many(base: Base) -> bool:
    """Whether what a rate is of can be counted: half of the jars, not half of the rice."""
    return any(is_plural(word) and singular(word) == base.noun for word in base.words.split())


def _passage_number(told: Sequence[Passage], one: Quantity) -> int:
    return bisect_right(told, one.start, key=lambda passage: passage.span.start) - 1


def _passage_of(told: Sequence[Passage], one: Quantity) -> Passage:
    return told[_passage_number(told, one)]


def _joined(passage: Passage, rate: Quantity, share: Share) -> int:
    """How a rate hangs together with a pair in its sentence: in apposition (3), in one clause (1), in two (-1)."""
    start, end = share.span
    if rate.start < share.whole.start < share.part.start and _base_before(passage, rate, share):
        between = passage.between(share.whole.end, share.part.start)
        return 3 if _apposed().fullmatch(between) else -3 if _turns().search(between) else 0
    turns = _turns() if rate.start < start else _turns_back()
    if not passage.span.covers(share.whole.span) or share.whole.start < rate.start < share.part.end:
        start, end = share.part.start, share.part.end
    between = _between(passage, rate, start, end)
    if _apposed().fullmatch(between) or _explains(passage, rate, share.part):
        return 3
    if turns.search(between):
        return 0 if _definite().search(passage.before(share.part.start, 8)) else -2
    return 1 if share.whole.start < share.part.start or _of_whole().match(passage.behind(share.part.end, 8)) else 0


def _base_before(passage: Passage, rate: Quantity, share: Share) -> bool:
    return base_of(passage, rate).number == share.whole


def _resumes(passage: Passage, rate: Quantity, base: Base) -> bool:
    """Whether a rate takes up what was told before: with a third of them gone; that is half; the 70 percent share."""
    before = passage.between(passage.span.start, rate.start)
    behind = passage.behind(rate.end, 40)
    bare = not base.words and _bare().match(behind)
    return bool(bare or _taking_up().search(before) or _sums_up().match(behind))


def _clause_resumes(passage: Passage, rate: Quantity, part: Quantity) -> bool:
    """Whether a clause behind the counts takes them up: their absence left a third of the seats empty."""
    if rate.start < part.end:
        return False
    clause = _clause().split(passage.between(part.end, rate.start))
    sums = _sums_up().match(passage.behind(rate.end, 40))
    return len(clause) > 1 and bool(sums or _taking_up().search(", " + clause[-1]))


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(r"[;:–] |, (?=and |with |so |which |leaving |meaning )| and (?=the |that |with )")


@cache
def _bare() -> re.Pattern[str]:
    """Behind a rate that says of nothing what it is: 60 percent was hardly enough."""
    return re.compile(r" (?:is|was|would|means|meant|may|might|seems|seemed|looks|looked)\b")


@cache
def _of_whole() -> re.Pattern[str]:
    return re.compile(r" (?:out )?of ")


@cache
def _of() -> re.Pattern[str]:
    return re.compile(
        r"(?:,? of)?(?: (?:the|its|his|her|their|our|all|those|these|this|that|some|about|around|nearly|almost"
        r"|an estimated))*"
        r"(?= |-)[ -]"
    )


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[a-z][a-z'-]*")


@cache
def _no_share() -> re.Pattern[str]:
    return re.compile(
        r"[ -](?:stake|interest|rate of (?:interest|tax)|growth|tax|duty|tariff|discount|more|less|fewer|higher|lower"
        r"|above|below|off|rise|fall|increase|decrease|cut|drop|pay|majority|marathon|time|hour|century|quarter|mile"
        r"|year|season|day|dozen|owned|held|controlled|finals?|price|bigger|larger|smaller|faster|chance"
        r"|of (?:what|the (?:remainder|rest|balance))|(?:that|this) (?:level|rate|number|amount|figure))\b"
    )


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:top|bottom|upper|lower|first|second|last|final|another|other|next|opening|closing|by"
        r"|(?:tax|interest|growth|unemployment|inflation|jobless|mortgage) rate (?:of|at))"
        r"(?: about| some| nearly| almost| over| more than| just)* $"
    )


@cache
def _own_rate() -> re.Pattern[str]:
    """Behind a count that has a rate of its own: 2,607,900 shares, or 40 percent."""
    return re.compile(r"(?: [a-z]+){0,2},? (?:or|\() ?\d[\d.]* ?(?:percent|per cent|pct|%)")


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(r"[,(–](?: about| some| nearly| almost| over| more than| just| at least)* $")


@cache
def _elsewhere() -> re.Pattern[str]:
    """What opens a sentence that may be about another place or time."""
    return re.compile(r"(?:overall|last|(?:in|at|on|across|by|a year|during|among) )\b")


@cache
def _other_place() -> re.Pattern[str]:
    """What opens a sentence that is surely about another place."""
    return re.compile(
        r"(?:but |and |yet )?(?:elsewhere|nationally|nationwide|worldwide|globally|statewide|countrywide)\b"
    )


@cache
def _voted() -> re.Pattern[str]:
    """A sentence whose fractions are what a vote or a meeting takes."""
    return re.compile(r"\b(?:majority|quorum|threshold|hurdle|override|consent)\b")


@cache
def _of_them_so() -> re.Pattern[str]:
    """Behind a rate that tells more of the counted: 30 delegates, 40 percent of them women."""
    return re.compile(r" of (?:it|them|whom|these|those) [a-z]")


@cache
def _further() -> re.Pattern[str]:
    return re.compile(r"\b(?:another|additional|further|extra|other) $")


@cache
def _level() -> re.Pattern[str]:
    return re.compile(r"\bfrom $|(?<!amounts )(?<!amount )(?<!equal )(?<!equivalent )(?<!comes )\bto $")


@cache
def _sums_up() -> re.Pattern[str]:
    """A noun that makes of a rate the share told before: a 70 percent failure rate, the 25 percent share."""
    return re.compile(r"(?: [a-z-]+)? (?:rate|share|proportion|portion|turnout|figure|percentage|ratio)\b")


@cache
def _taking_up() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[,;:“\"] ?|\b(?:that|said|and|but) )(?:with|without|losing|having|that|this|those|it|which|meaning|so"
        r"|when|(?:by |after )?[a-z]+ing|leaving|the (?:loss|absence|failure|departure|share|proportion|rate"
        r"|portion|percentage)|their"
        r"|its|a)\b"
        r"[^.;]{0,60}$|\bmean(?:s|t|ing)\b|\b(?:rate|share|proportion|percentage|turnout|figure)\b"
        r"|\b(?:equal|equivalent|amount(?:s|ed|ing)|com(?:es|ing)|work(?:s|ing) out) (?:to|at)\b|\brepresent\w*"
    )


@cache
def _apposed() -> re.Pattern[str]:
    """From a rate to the counts that bear it out, or back: at most some words and a mark."""
    return re.compile(
        r"(?:-[a-z]+)?(?: (?!while\b|but\b|as\b|after\b|from\b|to\b|or\b|\d)[\w'-]+){0,12}"
        r"(?:,? or|,|,? \(| –|:|, (?:that|which) (?:is|was)|, with)"
        r"(?:(?: [a-z]+){0,4} (?:rate|share|proportion|turnout|equivalent|sum|total|response|take-up|uptake"
        r"|attendance|return|yield) (?:of|to))?"
        r"(?: (?:about|some|nearly|almost|over|more than|less than|just|only|exactly|roughly"
        r"|fully|around|of|out of|among|equivalent to|equal to|or|at least))*"
        r" ?[$£€¥]?"
    )


@cache
def _turns() -> re.Pattern[str]:
    return re.compile(r";|[,–] (?:and|while|but|with|after|because|although)\b|\b(?:while|but|whereas|despite)\b")


@cache
def _turns_back() -> re.Pattern[str]:
    return re.compile(rf"{_turns().pattern}|\b(?:who|whose|which)\b")


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(r"\b(?:the|their|its|those|these|his|her) $")


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(r"(?:it|they|he|she|there) (?:had|has|have|were|was|are|set|began|started)\b")


_COUNTED_OUT: Final = frozenset("precinct district constituency station".split())  # whose votes are shared out
_SUMS: Final = frozenset("money sum total goal target budget cost bill price fund funding spending amount cash".split())
_NO_BASE: Final = Base("", None, is_named=False, words="")
_SIGNS: Final = frozenset(("", "$", "£", "€", "¥"))
_PRONOUNS: Final = frozenset("them those these it whom which that this".split())
_VERBS: Final = frozenset("comes goes lies lives works makes remains stays depends ends begins falls flows".split())
_WHOLES: Final = frozenset("total whole number sum lot rest time overall".split())
_GROUPS: Final = frozenset(
    "staff workforce crew class team squad council board committee panel jury group force membership section cabinet"
    " parliament chamber house assembly legislature senate congress"
    " faculty cast choir band orchestra side party school payroll".split()
)
_ENDS: Final = FUNCTION_WORDS - frozenset(("them", "those", "these", "it", "whom", "which", "that", "this", "more"))
