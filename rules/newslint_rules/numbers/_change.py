"""Figures before and after, and the words that say how far apart they are: from 45 to 30, a fall of a third."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Span
from newslint.views.quantities import Kind, Part, Quantity
from newslint_rules.numbers._passages import HEADS, Passage, passages, window

_AMOUNTS: Final = frozenset((
    Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.LENGTH, Kind.AREA, Kind.VOLUME, Kind.MASS, Kind.SPEED, Kind.ENERGY,
    Kind.POWER,
))  # fmt: skip
_UP: Final = frozenset("""
    rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth jump
    jumps jumped jumping climb climbs climbed climbing surge surges surged surging soar soars soared soaring gain
    gains gained gaining leap leaps leapt leaped expand expands expanded expansion swell swells swelled swollen hike
    hikes hiked raise raised raising up higher above more widened widen strengthened strengthen uptick add added
    adds advance advanced advances improve improved improvement boost boosted lift lifted rally rallied bounce
    bounced spike spiked rocketed ballooned mushroomed accelerated quickened upturn
    adding advancing lifting raising boosting rallying
""".split())  # fmt: skip
_DOWN: Final = frozenset("""
    fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease
    decreases decreased decreasing slip slips slipped slide slides slid sliding tumble tumbles tumbled plunge
    plunges plunged plunging sink sinks sank sunk shrink shrinks shrank shrunk shrinking cut cuts cutting reduce
    reduces reduced reduction dip dips dipped ease eases eased slump slumps slumped contract contracted contraction
    narrow narrowed narrows weaken weakens weakened slash slashed slashes trim trimmed trims lose lost loses loss
    shed sheds retreat retreated lowered shaved pared worsened slowed eroded dwindled dropoff downturn deteriorated
    down lower below less fewer off
    shedding losing plunging slumping easing dipping declining lowering trimming tumbling plummeting
""".split())  # fmt: skip
CHANGES: Final = (_UP | _DOWN) - frozenset("higher above more lower below less fewer".split())
"""Words that say that something rose or fell."""

_NOUNS: Final = frozenset("""
    rise increase growth jump climb surge gain leap expansion hike raise uptick fall drop decline decrease slip
    slide tumble plunge cut reduction dip slump contraction advance improvement boost rally bounce spike loss
    retreat upturn downturn lead gap advantage swing
""".split())  # fmt: skip
_COMPARATIVES: Final = frozenset("higher above more lower below less fewer up down".split())
_SKIPPED: Final = frozenset("""
    by of about around roughly nearly almost some more than over an a just at least approximately another further only
    as much little slightly under well the estimated
""".split())  # fmt: skip
_DETERMINERS: Final = frozenset("a an the this that its their his her with another".split())

_PLAIN: Final = frozenset("annual sharp steep year-on-year overall yearly sudden".split())
_MAKING: Final = frozenset("make makes made making take takes taking took taken buy bought snap".split())


class Claim(NamedTuple):
    """A change said in percent or as a fraction: up (1) or down (-1), its words, and what says it."""

    percent: Quantity
    sign: int
    span: Span
    is_noun: bool
    is_particle: bool
    passage: int


class Pair(NamedTuple):
    """The figures before and after a change; `ordered` tells whether their words say which is which."""

    old: Quantity
    new: Quantity
    ordered: bool

    @property
    def span(self) -> Span:
        """From the one figure to the other."""
        return Span(min(self.old.start, self.new.start), max(self.old.end, self.new.end))


def claims(document: Document) -> tuple[Claim, ...]:
    """The changes in percent or by a fraction that the article states."""
    return tuple(
        claim
        for index, passage in enumerate(document.view(passages))
        for quantity in passage.figures
        if quantity.kind in (Kind.PERCENT, Kind.FRACTION) and not quantity.is_range and quantity.value > 0
        for claim in _claim(passage, quantity, index)
    )


def _claim(passage: Passage, percent: Quantity, index: int) -> Iterator[Claim]:
    before = [(match[0], match.start()) for match in _word().finditer(passage.before(percent.start))]
    offset = max(passage.span.start, percent.start - 60)
    behind = [(match[0], match.end()) for match in _word().finditer(passage.behind(percent.end, 40))]
    words = [word for word, _ in behind[:3]]
    stop = _first_stop(passage.behind(percent.end, 40))
    position = len(before) - 1
    while position >= 0 and before[position][0] in _SKIPPED:
        position -= 1
    led = [word for word, _ in before[position + 1 :]]
    for place, word in enumerate(words):
        if behind[place][1] > stop:
            break
        noun = word in _NOUNS
        if noun and led and (led[0] in _DETERMINERS or led[-1] in ("a", "an", "the")):
            start = offset + before[position + 1][1]
            yield Claim(percent, _sign(word), Span(start, percent.end + behind[place][1]), True, False, index)
            return
        if noun and passage.between(percent.start, percent.start + 2) == "a ":
            yield Claim(percent, _sign(word), Span(percent.start, percent.end + behind[place][1]), True, False, index)
            return
        if noun and position >= 0 and (before[position][0] in _DETERMINERS or before[position][0].endswith("'s")):
            start = offset + before[position][1]
            yield Claim(percent, _sign(word), Span(start, percent.end + behind[place][1]), True, False, index)
            return
        if place == 0 and word in _COMPARATIVES:
            yield Claim(percent, _sign(word), Span(percent.start, percent.end + behind[place][1]), False, True, index)
            return
    if position < 0:
        return
    if led[:1] == ["by"] and before[position][0] not in _UP | _DOWN:
        position = _verb_before(before, position)  # cut its key rate by 0.5 percent
    word, start = before[position]
    between = passage.between(offset + start, percent.start)
    if word in _NOUNS:
        between = between.replace(", of ", " of ")  # the rise, of 26 percent
    if word not in _UP | _DOWN or _punctuated().search(between):
        return
    if word in _COMPARATIVES and led[:1] == ["than"]:
        return  # fewer than a third
    if word == "up" and position and before[position - 1][0] in _MAKING:
        return
    is_noun = led[:1] == ["of"]
    if is_noun and word not in _NOUNS:
        return
    if is_noun and position and before[position - 1][0] in _DETERMINERS:
        start = before[position - 1][1]
    particle = word in ("up", "down", "off")
    yield Claim(percent, _sign(word), Span(offset + start, percent.end), is_noun, particle, index)


def _verb_before(words: Sequence[tuple[str, int]], position: int) -> int:
    """The last word of a change among the few before the object that was changed."""
    for place in range(position, max(-1, position - 5), -1):
        if words[place][0] in _UP | _DOWN:
            return place
    return position


def _sign(word: str) -> int:
    return 1 if word in _UP else -1


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z][a-z'-]*")


@cache
def _punctuated() -> re.Pattern[str]:
    return re.compile(r"[.,;:()]")


def _first_stop(text: str) -> int:
    match = _punctuated().search(text)
    return match.start() if match else len(text)


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts may be of one thing: the same kind and unit, and nouns that do not differ."""
    if one.kind is not other.kind or one.kind not in _AMOUNTS or one.is_range or other.is_range:
        return False
    if one.unit != other.unit or one.value <= 0 or other.value <= 0:
        return False
    return one.noun is None or other.noun is None or one.noun == other.noun or (one.role is Part.PEOPLE is other.role)


def pairs(passage: Passage) -> Iterator[Pair]:
    """The figures before and after that one sentence joins: from 45 to 30, to 30 from 45, 30 compared with 45."""
    amounts = [figure for figure in passage.figures if figure.kind in _AMOUNTS]
    for place, first in enumerate(amounts):
        for second in amounts[place + 1 : place + 3]:
            if not comparable(first, second):
                continue
            between = passage.between(first.end, second.start)
            if len(between) > _APART:
                break
            if _contrast().search(between):
                continue
            if _from().search(passage.before(first.start, 40)) and _to().search(between):
                if not _share().search(between):
                    yield Pair(first, second, True)
                break
            if _from().search(between) or _against().search(between):
                yield Pair(second, first, True)
                break


_APART: Final = 90


@cache
def _from() -> re.Pattern[str]:
    return re.compile(r"\bfrom(?: [\w'-]+){0,4} ?[$£€¥]?$")


@cache
def _to() -> re.Pattern[str]:
    return re.compile(r"\bto(?: (?!from\b)[\w'-]+){0,3} ?$")


@cache
def _against() -> re.Pattern[str]:
    return re.compile(r"\b(?:compar(?:ed|ing) (?:with|to)|against|versus|vs\.?)(?: [\w'-]+){0,5} ?$")


@cache
def _contrast() -> re.Pattern[str]:
    return re.compile(r";|\b(?:while|but|and|(?<!compared )(?<!comparing )with)\b")


@cache
def _share() -> re.Pattern[str]:
    return re.compile(r"%|\b(?:percent|pct|per cent)\b")


def loose_pair(found: Sequence[Passage], index: int, before: int, behind: int, *, shares: bool = False) -> Pair | None:
    """The only two figures of one kind near a passage that tells of a change, if the words tell of two times.

    With `shares` percentages are read too. The pair is unordered.
    """
    near = window(found, index, before, behind)
    if not any(_earlier().search(passage.low) for passage in near):
        return None
    return only_pair(near, shares=shares)


def near_pair(found: Sequence[Passage], index: int, claim: Span) -> Pair | None:
    """The only two comparable figures about a claim of a change, if one stands beside it and the words tell two times.

    Looks into the sentence, then into the one before and the one behind as well. The pair is unordered.
    """
    here = found[index]
    if here.role in HEADS:
        return None
    for before, behind in ((0, 0), (1, 0), (0, 1)):
        near = window(found, index, before, behind)
        if len(near) != 1 + before + behind:
            continue
        pair = only_pair(near)
        if pair is None or sum(_is_claim(figure) for passage in near for figure in passage.figures) > 1:
            continue
        own = [figure for figure in pair[:2] if here.span.covers(figure.span)]
        if not any(is_told_with(here, claim, figure) for figure in own):
            continue
        if all(any(is_dated(passage, figure) for passage in near) for figure in pair[:2] if figure not in own[:1]):
            return pair
    return None


def lone_pair(found: Sequence[Passage], index: int, *, any_dated: bool = False) -> Pair | None:
    """The only two amounts of some sentences about a lone claim, if the words say when both held (or either did).

    The pair is unordered.
    """
    if found[index].role in HEADS:
        return None
    for before, behind in ((0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (0, 2)):
        near = window(found, index, before, behind)
        if len(near) != 1 + before + behind:
            continue
        figures = [figure for passage in near for figure in passage.figures]
        amounts = [figure for figure in figures if figure.kind in _AMOUNTS and figure.kind is not Kind.PERCENT]
        if len(amounts) > 2 or sum(_is_claim(figure) or figure.kind is Kind.RATIO for figure in figures) > 1:
            return None
        if len(amounts) == 2 and comparable(*amounts) and amounts[0].value != amounts[1].value:
            dated = [any(is_dated(passage, figure) for passage in near) for figure in amounts]
            return Pair(amounts[0], amounts[1], ordered=False) if (all(dated) or (any_dated and any(dated))) else None
    return None


def _is_claim(figure: Quantity) -> bool:
    return figure.kind in (Kind.PERCENT, Kind.FRACTION)


def is_dated(passage: Passage, figure: Quantity) -> bool:
    """Whether the words about a figure say when it held: 640 in 2024; a year earlier it was 640; 900 are now."""
    if not passage.span.covers(figure.span):
        return False
    about = passage.before(figure.start, 45).rpartition(";")[2] + "#" + passage.behind(figure.end, 30).partition(";")[0]
    return _earlier().search(about) is not None


def is_told_with(passage: Passage, claim: Span, figure: Quantity) -> bool:
    """Whether nothing between a claim and a figure starts another statement."""
    if figure.start >= claim.end:
        between = passage.between(claim.end, figure.start)
    else:
        between = passage.between(figure.end, claim.start)
    return len(between) <= _APART and not _turn().search(without_years(between))


def only_pair(near: Sequence[Passage], *, shares: bool = False) -> Pair | None:
    """The only two comparable figures of some passages; None where there are more, or two such pairs."""
    groups: dict[tuple[Kind, str | None], list[Quantity]] = {}
    for passage in near:
        for figure in passage.figures:
            if figure.kind in _AMOUNTS and (shares or figure.kind is not Kind.PERCENT):
                groups.setdefault((figure.kind, figure.unit), []).append(figure)
    matching = [group for group in groups.values() if len(group) == 2 and comparable(*group)]
    if len(matching) != 1 or any(len(group) > 2 and group[0].kind is matching[0][0].kind for group in groups.values()):
        return None
    one, other = matching[0]
    return Pair(one, other, ordered=False)


@cache
def _earlier() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:last|previous|previously|earlier|before|ago|once|then|used to|had|first|(?:19|20)\d\d|original(?:ly)?"
        r"|start of|beginning of|in (?:january|february|march|april|may|june|july|august|september|october|november"
        r"|december)|this year's|usually|now|today|currently|that year|at present|at its peak|latest"
        r"|next year|this (?:week|month|year|season|spring|summer|autumn|winter))\b"
    )


def pair_of(document: Document, claim: Claim, *, shares: bool = False) -> Pair | None:
    """The figures that a stated change is of."""
    found = document.view(passages)
    here = found[claim.passage]
    inside = [pair for pair in pairs(here) if (pair.old.kind is Kind.PERCENT) == shares]
    inside = [pair for pair in inside if claim.percent not in pair[:2]]
    for pair in inside:
        if pair.old.start >= claim.span.end and pair.new.start >= claim.span.end and _leads(here, claim, pair):
            return pair
        if pair.span.start < claim.percent.start < pair.span.end:
            return pair if _joins(here, claim, pair) else None
    for pair in reversed(inside):
        if pair.span.end <= claim.span.start and _trails(here, claim, pair):
            return pair
    if inside:
        return None
    if here.role in HEADS:
        return _below(found, claim, shares=shares)
    if comparative := _comparative(here, claim, shares=shares):
        return comparative
    if claim.is_noun or claim.is_particle:
        if claim.is_particle:
            compared = _compared().match(here.behind(claim.span.end, 16))
            if shares or compared or is_aside(here, claim):
                return None if shares or compared else loose_pair(found, claim.passage, 0, 0)
        before = [pair for pair in _previous(found, claim.passage) if (pair.old.kind is Kind.PERCENT) == shares]
        if len(before) == 1 and points_back(here, claim):
            return before[0]
        if not shares and points_back(here, claim) and not _compared().match(here.behind(claim.span.end, 16)):
            return loose_pair(found, claim.passage, 2, 0)
    if shares:
        return None
    if not any(figure.kind in _AMOUNTS and figure.kind is not Kind.PERCENT for figure in here.figures):
        last = claim.passage + 1 == len(found)
        told = not last and _year_before().match(found[claim.passage + 1].low)
        behind = [] if last else list(pairs(found[claim.passage + 1]))
        if len(behind) == 1 and _goes_on().match(found[claim.passage + 1].low):
            return behind[0] if behind[0].old.kind is not Kind.PERCENT else None
        return loose_pair(found, claim.passage, 0, 1) if told else None
    return _to_new(found, claim)


def _to_new(found: Sequence[Passage], claim: Claim) -> Pair | None:
    """It rose 50 percent to $30 million. A year earlier it was $25 million."""
    here = found[claim.passage]
    new = next((figure for figure in here.figures if figure.start >= claim.span.end), None)
    if new is None or not _straight_to().fullmatch(here.between(claim.span.end, new.start)):
        return None
    if claim.passage + 1 == len(found) or not _year_before().match(found[claim.passage + 1].low):
        return None
    pair = loose_pair(found, claim.passage, 0, 1)
    if pair is None or pair.old != new or pair.new.start < here.span.end:
        return None
    return Pair(pair.new, pair.old, ordered=True)


@cache
def _goes_on() -> re.Pattern[str]:
    """A sentence that says more of what the one before was about."""
    return re.compile(r"(?:it|they|he|she|its|their|that|the (?:figure|number|total|price|rate|value|amount))\b")


@cache
def _straight_to() -> re.Pattern[str]:
    return re.compile(r",? to (?:(?:about|some|a record|nearly|just) )?[$£€¥]?")


@cache
def _year_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:a|one) (?:year|month|week|quarter) (?:ago|earlier|before)|(?:in )?the (?:year|month|quarter) before"
        r"|(?:in )?the (?:same|previous|prior|year-earlier)|last (?:year|month|week)|(?:it|they|that) (?:was"
        r"|were|had|compare))\b"
    )


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(r" (?:from|on|compared|than|to|against|versus|of|in) ")


def is_lead(passage: Passage, claim: Claim) -> bool:
    """Whether a claim is of a difference between two sides, which is no change of either: a six percent lead."""
    return claim.is_noun and _lead().search(passage.between(*claim.span)) is not None


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(r"\b(?:lead|gap|advantage|swing)$")


def is_aside(passage: Passage, claim: Claim) -> bool:
    """Whether a comma, bracket or dash stands before a claim: …, up 30 percent."""
    return passage.before(claim.span.start, 3).rstrip().endswith((",", "(", "–", "-"))


def _previous(found: Sequence[Passage], index: int) -> list[Pair]:
    return list(pairs(found[index - 1])) if index and found[index - 1].role not in HEADS else []


def points_back(passage: Passage, claim: Claim) -> bool:
    """Whether the claim is of what was told before: the 33 percent fall, that is a rise of, an increase of."""
    words = passage.between(claim.percent.end, claim.span.end).split()
    if not _PLAIN.issuperset(words[:-1]):
        return False  # the 14 percent revenue increase is of revenue
    determiner = passage.behind(claim.span.start, 5)
    if determiner.startswith(("the ", "that", "this")):
        return not _of_something().match(passage.behind(claim.span.end, 20))
    before = passage.before(claim.span.start, 30)
    return bool(_saying().search(before)) and not _of_something().match(passage.behind(claim.span.end, 20))


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(r"(?:[,(:–-] ?|\b(?:said|says|is|was|means|represents|marks|marking|or)(?: about| nearly)? ?)$")


@cache
def _of_something() -> re.Pattern[str]:
    return re.compile(r" (?:in|of|for) (?!(?:a|one|two|the|less|just|under|only|january|february|march|april|may) )")


def _leads(passage: Passage, claim: Claim, pair: Pair) -> bool:
    """Whether nothing between a claim and the figures behind it starts another statement."""
    between = passage.between(claim.span.end, pair.span.start)
    between = without_years(between)
    return len(between) <= _APART and not _turn().search(between) and not _other_change(between)


def without_years(text: str) -> str:
    """The text less “between 2010 and 2020”, whose “and” starts no other statement."""
    return _years().sub("", text)


@cache
def _years() -> re.Pattern[str]:
    month = "january|february|march|april|may|june|july|august|september|october|november|december"
    return re.compile(rf"\bbetween (?:(?:[a-z]+ )?(?:19|20)\d\d|{month}) and (?:(?:[a-z]+ )?(?:19|20)\d\d|{month})\b")


def _joins(passage: Passage, claim: Claim, pair: Pair) -> bool:
    """Whether a claim between the two figures is of them: 418 pence, down 14 percent from 437."""
    later = max(pair.old.start, pair.new.start)
    return bool(_joining().fullmatch(passage.between(claim.span.end, later)))


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(
        r"[,)]? ?(?:(?:down |up )?(?:from|to|compared (?:with|to)|against|versus|on|than)(?: [\w'-]+){0,4})? ?[$£€¥]?"
    )


def _trails(passage: Passage, claim: Claim, pair: Pair) -> bool:
    if not claim.is_noun and not (claim.is_particle and is_aside(passage, claim)):
        return False
    between = passage.between(pair.span.end, claim.span.start)
    return len(between) <= _APART and not _turn().search(between) and not _other_change(between)


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(
        r"[;%]|\b(?:and|while|but|as|after|with|amid|on(?! the)|excluding|or|because|despite|following|percent)\b"
    )


def _other_change(between: str) -> bool:
    words = [match[0] for match in _word().finditer(between)]
    return any(word in _UP or word in _DOWN for word in words[:-2])


def _comparative(passage: Passage, claim: Claim, *, shares: bool) -> Pair | None:
    """$1.26 million was 30 percent below the $1.42 million; 418 pence, down 14 percent from 437 pence."""
    amounts = [figure for figure in passage.figures if (figure.kind is Kind.PERCENT) == shares]
    later = next((figure for figure in amounts if figure.start >= claim.span.end), None)
    earlier = next((figure for figure in reversed(amounts) if figure.end <= claim.span.start), None)
    if later is None or earlier is None or not comparable(later, earlier):
        return None
    joined = _than().fullmatch(passage.between(claim.span.end, later.start))
    apart = passage.between(earlier.end, claim.span.start)
    if joined is None or len(apart) > _APART or _turn().search(apart):
        return None
    return Pair(later, earlier, True)


@cache
def _than() -> re.Pattern[str]:
    return re.compile(
        r",? ?(?:(?:than|from|on|over|compared with|compared to|against) |(?=the |last ))(?:[\w'-]+ ){0,4}"
    )


def _below(found: Sequence[Passage], claim: Claim, *, shares: bool) -> Pair | None:
    """The change in the first sentences of the body, for a headline whose percentage the body does not repeat."""
    body = [passage for passage in found[claim.passage + 1 : claim.passage + 4] if passage.role not in HEADS][:2]
    if any(figure.value == claim.percent.value and figure.kind is Kind.PERCENT for p in body for figure in p.figures):
        return None
    inside = [pair for passage in body for pair in pairs(passage)]
    right = [pair for pair in inside if (pair.old.kind is Kind.PERCENT) == shares]
    return right[0] if len(inside) == 1 and right else None


def in_percent(old: Fraction, new: Fraction) -> Fraction:
    """The change from `old` to `new` in percent of `old`."""
    return (new - old) * 100 / old


def oriented(pair: Pair, sign: int) -> Pair | None:
    """The pair with its older figure first, told by the direction where its words do not say; None if they differ."""
    if not pair.ordered and (pair.new.value > pair.old.value) != (sign > 0):
        pair = Pair(pair.new, pair.old, pair.ordered)
    return pair if (pair.new.value - pair.old.value) * sign > 0 else None


@cache
def _other_base() -> re.Pattern[str]:
    return re.compile(
        r"annual(?:i[sz]ed|ly)|annual (?:rate|average)|a year on average|per year|each year|every year"
        r"|on average (?:by|each|every|over)|(?:rose|grew|fell|increased|declined) on average|constant"
        r"|like-for-like|adjust|same-store|underlying|organic|exclud|real terms|local currency|compound|diluted"
        r"|per share|\bloss of\b.{0,60}\bprofit\b|daily (?:sales )?basis"
        r"|\ba share\b|exchange rates|comparable|pro forma|in (?:dollar|sterling|euro|volume|value) terms"
    )


def has_other_base(passage: Passage) -> bool:
    """Whether the sentence says that its percentages are not of the bare figures: adjusted, annualised, per share."""
    return _other_base().search(passage.low) is not None
