"""Figures before and after, and the words that say how far apart they are: from 45 to 30, a fall of a third."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Span, within
from newslint.views.dates import Kind as TimeKind
from newslint.views.dates import TimeExpression, dates
from newslint.views.quantities import Hedge, Kind, Part, Quantity, Written
from newslint_rules.numbers._directions import COMPARATIVES, DOWN, NOUNS, UP
from newslint_rules.numbers._passages import HEADS, Passage, passages
from newslint_rules.numbers._products import in_money

AMOUNTS: Final = frozenset((
    Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.LENGTH, Kind.AREA, Kind.VOLUME, Kind.MASS, Kind.SPEED, Kind.ENERGY,
    Kind.POWER,
))  # fmt: skip
"""What can be more or less than it was."""

_SKIPPED: Final = frozenset("""
    by of about around roughly nearly almost some more than over an a just at least approximately another further only
    as much little slightly under well the estimated
""".split())  # fmt: skip
_DETERMINERS: Final = frozenset("a an the this that its their his her with another".split())

_PLAIN: Final = frozenset("annual sharp steep year-on-year overall yearly sudden".split())
_MODALS: Final = frozenset("will would can could may might shall should must to not".split())
_MAKING: Final = frozenset("make makes made making take takes taking took taken buy bought snap".split())


def timed(document: Document) -> tuple[Passage, ...]:
    """The passages, with lengths of time that are told as amounts (a wait of 22 weeks) among their figures."""
    found, text = document.view(passages), document.text
    durations = [time for time in document.view(dates) if time.kind is TimeKind.DURATION and time.amount_to is None]
    return tuple(
        passage._replace(figures=tuple(figures))
        if (figures := _figures(passage, durations, text)) is not None
        else passage
        for passage in found
    )


def _figures(passage: Passage, durations: Sequence[TimeExpression], text: str) -> list[Quantity] | None:
    """The figures with durations, and with both ends of “from an average of 40 to 60” apart; None if all stays."""
    own = []
    for time in within(durations, passage.span):
        if _is_amount(passage, time):
            own.append(_as_amount(time, text))
            own.extend(_other_end(passage, own[-1]))
    changed = [one for one in passage.figures if one.is_range and _from().search(passage.before(one.start, 40))]
    if not own and not changed:
        return None
    ends = [end for one in changed for end in _ends(one, text)]
    return sorted((*(one for one in passage.figures if one not in changed), *own, *ends))


def _other_end(passage: Passage, one: Quantity) -> Iterator[Quantity]:
    """The 15 of “from 22 weeks to 15”, which names no unit."""
    match = _to_figure().match(passage.behind(one.end, 12))
    if match and not any(figure.start <= one.end + match.start(1) < figure.end for figure in passage.figures):
        span = Span(one.end + match.start(1), one.end + match.end(1))
        value = Fraction(match[1])
        yield one._replace(start=span.start, end=span.end, value=value, low=value, high=value, number=span)


@cache
def _to_figure() -> re.Pattern[str]:
    return re.compile(r" (?:to|from) (\d{1,3})(?![\d,.]*\d|[ -][a-z%])")


def _ends(one: Quantity, text: str) -> Iterator[Quantity]:
    first, mark, last = one.span.of(text).partition(" to ")
    if mark and one.to is not None:
        for start, words, value in ((one.start, first, one.value), (one.end - len(last), last, one.to)):
            span = Span(start, start + len(words))
            yield one._replace(start=span.start, end=span.end, value=value, to=None, low=value, high=value, number=span)


def _is_amount(passage: Passage, time: TimeExpression) -> bool:
    return bool(
        time.amount
        and time.unit
        and not time.modifier
        and not _stretch().search(passage.before(time.start, 30))
        and not _from_then().match(passage.behind(time.end, 10))
    )


def _as_amount(time: TimeExpression, text: str) -> Quantity:
    value = Fraction(str(time.amount))
    number = Span(time.start, time.start + len(time.span.of(text).split()[0]))
    written = Written.FIGURES if number.of(text)[:1].isdecimal() else Written.WORDS
    hedge = Hedge.ABOUT if time.hedge else None
    unit = time.unit.value if time.unit else None
    return Quantity(
        *time.span, Kind.COUNT, value, None, value, value, None, 1, hedge, unit, time.span, None, written, number
    )


@cache
def _stretch() -> re.Pattern[str]:
    """Before a time in which something happened, which is no amount that changed."""
    return re.compile(
        r"\b(?:in|over|within|for|during|after|since|past|last|first|next|every|by|of|through|before|another|coming"
        r"|previous)"
        r" (?:the |just |only |about |some |nearly |almost |more than |less than |under |around |a )*\Z"
    )


@cache
def _from_then() -> re.Pattern[str]:
    return re.compile(r" (?:ago|earlier|later|before|after|old|hence|in a row)\b")


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
        if quantity.kind is Kind.PERCENT or "/" not in passage.between(*quantity.span)  # points of a share's price
        for claim in _claim(passage, quantity, index)
    )


def _claim(passage: Passage, percent: Quantity, index: int) -> Iterator[Claim]:
    before = [(match[0], match.start()) for match in _word().finditer(passage.before(percent.start))]
    stake = any(word in ("shares", "stake", "stock") for word, _ in before)
    if not stake and _or().search(passage.before(percent.start, 20)) and _ended().match(passage.behind(percent.end, 2)):
        moved = [word for word, _ in before if word in UP | DOWN]
        if moved:  # to 66 from 55, or 15 percent
            yield Claim(percent, _sign(moved[-1]), percent.span, True, False, index)
        return
    offset = max(passage.span.start, percent.start - 60)
    behind = [(match[0], match.end()) for match in _word().finditer(passage.behind(percent.end, 40))]
    words = [word for word, _ in behind[:3]]
    stop = _first_stop(passage.behind(percent.end, 40))
    position = len(before) - 1
    while position >= 0 and before[position][0] in _SKIPPED:
        position -= 1
    led = [word for word, _ in before[position + 1 :]]
    extra = led[-1:] in (["extra"], ["additional"]) or (
        position >= 0 and before[position][0] in ("extra", "additional")
    )
    if extra and (not words or words[0] not in NOUNS | COMPARATIVES):  # the extra 3 percent
        yield Claim(percent, 1, Span(offset + before[position][1], percent.end), True, False, index)
        return
    for place, word in enumerate(words):
        if behind[place][1] > stop:
            break
        noun = word in NOUNS and not (place and words[place - 1] in _MODALS)
        if noun and led and (led[0] in _DETERMINERS or led[-1] in ("a", "an", "the")):
            start = offset + before[position + 1][1]
            yield Claim(percent, _sign(word), Span(start, percent.end + behind[place][1]), True, False, index)
            return
        if noun and place == 0 and any(before[k][0] in _DETERMINERS for k in range(max(0, position - 1), position)):
            start = offset + before[position][1]  # an unjustified 33 percent hike
            yield Claim(percent, _sign(word), Span(start, percent.end + behind[place][1]), True, False, index)
            return
        if noun and passage.between(percent.start, percent.start + 2) == "a ":
            yield Claim(percent, _sign(word), Span(percent.start, percent.end + behind[place][1]), True, False, index)
            return
        if noun and position >= 0 and (before[position][0] in _DETERMINERS or before[position][0].endswith("'s")):
            start = offset + before[position][1]
            yield Claim(percent, _sign(word), Span(start, percent.end + behind[place][1]), True, False, index)
            return
        if place == 0 and word in COMPARATIVES:
            yield Claim(percent, _sign(word), Span(percent.start, percent.end + behind[place][1]), False, True, index)
            return
    if position < 0:
        return
    if led[:1] == ["by"] and before[position][0] not in UP | DOWN:
        position = _verb_before(before, position)  # cut its key rate by 0.5 percent
    word, start = before[position]
    between = passage.between(offset + start, percent.start)
    if word in NOUNS:
        between = between.replace(", of ", " of ")  # the rise, of 26 percent
    if word not in UP | DOWN or _punctuated().search(between):
        return
    if word in COMPARATIVES and led[:1] == ["than"]:
        return  # fewer than a third
    if word == "up" and position and before[position - 1][0] in _MAKING:
        return
    is_noun = led[:1] == ["of"]
    if is_noun and word not in NOUNS:
        return
    if is_noun and position and before[position - 1][0] in _DETERMINERS:
        start = before[position - 1][1]
    particle = word in ("up", "down", "off")
    yield Claim(percent, _sign(word), Span(offset + start, percent.end), is_noun, particle, index)


def _verb_before(words: Sequence[tuple[str, int]], position: int) -> int:
    """The last word of a change among the few before the object that was changed."""
    for place in range(position, max(-1, position - 5), -1):
        if words[place][0] in UP | DOWN:
            return place
    return position


def _sign(word: str) -> int:
    return 1 if word in UP else -1


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z][a-z'-]*")


@cache
def _or() -> re.Pattern[str]:
    return re.compile(r", (?:or|that is),?(?: by)?(?: (?:about|some|nearly|almost|around|roughly|more than))? \Z")


@cache
def _ended() -> re.Pattern[str]:
    return re.compile(r"[.,;)]|\Z")


@cache
def _punctuated() -> re.Pattern[str]:
    return re.compile(r"[.,;:()]")


def _first_stop(text: str) -> int:
    match = _punctuated().search(text)
    return match.start() if match else len(text)


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts may be of one thing: the same kind and unit, and nouns that do not differ."""
    if one.is_range or other.is_range:
        return False
    if {one.unit, other.unit} == {"lb", "GBP"}:
        one, other = in_money(one), in_money(other)
    if one.kind is not other.kind:  # 3.6 million tonnes and 6 million; 52 bushels last year and 34 this year
        first, second = (one, other) if one.start < other.start else (other, one)
        scaled = second.scale == first.scale or min(first.scale, second.scale) > 1
        elliptic = second.kind is Kind.COUNT and second.noun is None and scaled
        alike = first.value.denominator > 1 and second.value.denominator > 1  # 1.40 euros, 1.75
        near = 0 < second.start - first.end < (200 if second.scale > 1 else 90 if alike else 45)
        return elliptic and near and first.kind in AMOUNTS and first.kind not in (Kind.PERCENT, Kind.COUNT)
    if one.kind is not other.kind or one.kind not in AMOUNTS:
        return False
    if one.unit != other.unit or one.value <= 0 or other.value <= 0:
        return False
    return one.noun is None or other.noun is None or one.noun == other.noun or (one.role is Part.PEOPLE is other.role)


def pairs(passage: Passage) -> Iterator[Pair]:
    """The figures before and after that one sentence joins: from 45 to 30, to 30 from 45, 30 compared with 45."""
    amounts = [figure for figure in passage.figures if figure.kind in AMOUNTS]
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
                if not _share().search(between) and not _ranging().search(passage.before(first.start, 40)):
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
def _ranging() -> re.Pattern[str]:
    return re.compile(r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|prices?|priced|anywhere|ages?|aged) from\b")


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


def is_dated(passage: Passage, figure: Quantity) -> bool:
    """Whether the words about a figure say when it held: 640 in 2024; a year earlier it was 640; 900 are now."""
    if not passage.span.covers(figure.span):
        return False
    about = passage.before(figure.start, 60).rpartition(";")[2] + "#" + passage.behind(figure.end, 45).partition(";")[0]
    return _earlier().search(about) is not None


def is_told_with(passage: Passage, claim: Span, figure: Quantity) -> bool:
    """Whether nothing between a claim and a figure starts another statement."""
    if figure.start >= claim.end:
        between = passage.between(claim.end, figure.start)
    else:
        between = passage.between(figure.end, claim.start)
    return len(between) <= _APART and not _turn().search(without_years(between))


@cache
def _earlier() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:last|previous|previously|earlier|before|ago|once|then|used to|had|having|start(?:ed|s)?|began|first"
        r"|(?:19|20)\d\d"
        r"|original(?:ly)?"
        r"|start of|beginning of|in (?:january|february|march|april|may|june|july|august|september|october|november"
        r"|december)|this year's|usually|now|today|currently|that year|at present|at its peak|latest"
        r"|(?:years?|months?|decades?|weeks?|days?) (?:back|on)|on the eve|used|since|by (?:19|20)\d\d"
        r"|by (?:january|february|march|april|may|june|july|august|september|october|november|december)"
        r"|next year|this (?:week|month|year|season|spring|summer|autumn|winter|january|february"
        r"|march|april|may|june|july|august|september|october|november|december)|on (?:mon|tues|wednes"
        r"|thurs|fri|satur|sun)day|normally|ordinarily|formerly|until|(?:the|its|their|his|her) (?:old|new)"
        r"|in (?:normal|good|bad|peace|quiet|dry|wet|better)\w* (?:times|years|months|weeks|seasons)|new ones?)\b"
    )


def pair_of(document: Document, claim: Claim, *, shares: bool = False) -> Pair | None:
    """The figures that a stated change is of."""
    found = document.view(timed)
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
    if comparative := _comparative(here, claim, shares=shares):
        return comparative
    if shares and claim.is_noun and points_back(here, claim):
        before = [pair for pair in _previous(found, claim.passage) if pair.old.kind is Kind.PERCENT]
        return before[0] if len(before) == 1 else None
    return None


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
        r"[;%]|\b(?:and|while|but|as|after|with|amid|on(?! the| \w+day)|excluding|or|because|despite|resulting"
        r"|leading|causing|following"
        r"|percent)\b"
    )


def _other_change(between: str) -> bool:
    words = [match[0] for match in _word().finditer(between)]
    return any(word in UP or word in DOWN for word in words[:-2])


def _comparative(passage: Passage, claim: Claim, *, shares: bool) -> Pair | None:
    """$1.26 million was 30 percent below the $1.42 million; 418 pence, down 14 percent from 437 pence."""
    amounts = [figure for figure in passage.figures if (figure.kind is Kind.PERCENT) == shares]
    later = next((figure for figure in amounts if figure.start >= claim.span.end), None)
    before = [one for one in amounts if one.end <= claim.span.start and passage.before(one.start, 1) != "("]
    earlier = before[-1] if before else None
    if later is None or earlier is None or not comparable(later, earlier):
        return None
    joined = _than().fullmatch(passage.between(claim.span.end, later.start))
    apart = passage.between(earlier.end, claim.span.start)
    if joined is None or len(apart) > _APART or _turn().search(apart):
        return None
    return Pair(later._replace(hedge=None), earlier, True)  # the “above” belongs to the comparison


@cache
def _than() -> re.Pattern[str]:
    return re.compile(
        r",? ?(?:(?:than|from|on|over|compared with|compared to|against) |(?=the |last ))(?:[\w'-]+ ){0,4}"
    )


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
        r"(?:percent|per cent|pct|%) (?:an?|per|each|every) (?:year|month|week|quarter)\b"
        r"(?! (?:ago|earlier|before|later))"
        r"|annual(?:i[sz]ed|ly)|annual (?:rate|average)|a year on average|per year|each year|every year"
        r"|on average (?:by|each|every|over)|(?:rose|grew|fell|increased|declined) on average|constant"
        r"|like-for-like|adjust|same-store|underlying|organic|exclud|real terms|local currency|compound|diluted"
        r"|per share|\bloss of\b.{0,60}\bprofit\b|daily (?:sales )?basis"
        r"|\ba share\b|exchange rates|comparable|pro forma|in (?:dollar|sterling|euro|volume|value) terms"
    )


def has_other_base(passage: Passage) -> bool:
    """Whether the sentence says that its percentages are not of the bare figures: adjusted, annualised, per share."""
    return _other_base().search(passage.low) is not None
