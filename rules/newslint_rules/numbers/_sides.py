"""The two figures that a change or comparison is of, where no words join them: the only two about it that can be meant.

Every pair of comparable figures near the claim is tried. If any pair bears the claim out, nothing is wrong; if exactly
one pair is left that is not absurdly far from it, tells of two times and may be of the claim's topic, it is the one.
"""

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import Final, NamedTuple

from newslint import Span
from newslint.views.quantities import Kind, Part, Quantity
from newslint.views.quantity.nouns import FUNCTION_WORDS, is_people, singular
from newslint_rules.numbers._change import AMOUNTS, Pair, comparable, is_dated, pairs
from newslint_rules.numbers._directions import CHANGES, COMPARATIVES, DOWN, UP
from newslint_rules.numbers._passages import HEADS, Passage, window, words_in
from newslint_rules.numbers._products import TIMES

_WINDOWS: Final = ((0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (0, 2))  # sentences before and behind the claim
_LISTED: Final = 35  # code points that two figures of one list may lie apart
_STEM: Final = 5  # letters that two words of one root share: travel, travellers


class Told(NamedTuple):
    """A claim of a change or comparison: its span, the place of its sentence and the words of its topic, in order.

    `points_back` if it is of what was told before (“the doubling”, “it fell”). `may_mean` tells of two figures, the
    smaller one first, whether they are near enough to what is claimed to be meant; `bears_out` whether they are right.
    `anchor` is a figure that words make one of the two: “doubled to 480”. `is_done` if
    somebody doubles the topic, so that a “they” may be him. `is_compared` if two things are compared
    rather than two times. `shares` looks for percentages, among which `others` are no levels.
    """

    span: Span
    place: int
    topic: tuple[str, ...]
    points_back: bool
    may_mean: Callable[[Quantity, Quantity], bool]
    bears_out: Callable[[Quantity, Quantity], bool]
    anchor: Quantity | None = None
    is_done: bool = False
    is_compared: bool = False
    shares: bool = False
    others: frozenset[Quantity] = frozenset()


def told_pair(found: Sequence[Passage], told: Told) -> Pair | None:
    """The one pair that a claim may be of and that does not bear it out; unordered unless its words order it."""
    if found[told.place].role in HEADS:
        body = [k for k in range(told.place + 1, min(len(found), told.place + 5)) if found[k].role not in HEADS][:2]
        near = tuple(found[k] for k in body)
        return _pair_in(near, found[told.place], told, _meant(near, told)) if body else None
    wide = _meant(window(found, told.place, 2, 2), told)
    if told.is_compared:  # it had 2,400, six times as many as Elm, where there were 800
        here = _meant((found[told.place],), told)
        wide = here if any(min(pair).start < told.span.start < max(pair).start for pair in here) else wide
    if not wide or any(told.bears_out(*pair) for pair in wide):
        return None
    for before, behind in _WINDOWS:
        near = window(found, told.place, before, behind)
        if len(near) == 1 + before + behind and (pair := _pair_in(near, found[told.place], told, wide)):
            return pair
    return None


def _pair_in(
    near: Sequence[Passage], here: Passage, told: Told, wide: Sequence[tuple[Quantity, Quantity]]
) -> Pair | None:
    meant = _meant(near, told)
    if not meant or any(told.bears_out(*pair) for pair in meant):
        return None
    joined = {tuple(sorted(pair[:2], key=_value)): pair for passage in near for pair in pairs(passage)}
    dated = {one: any(is_dated(passage, one) for passage in near) for pair in meant for one in pair}
    if told.anchor:  # what stands in one sentence with it must itself be told of another time
        dated[told.anchor] &= not all(here.span.covers(one.span) for pair in meant for one in pair)

    def tie(pair: tuple[Quantity, Quantity]) -> int:
        if told.is_compared:
            return sum(one.start >= told.span.end and here.span.covers(one.span) for one in pair)
        if pair not in joined and all(
            here.span.covers(one.span) and _is_explained(here, told.span, one) for one in pair
        ):
            return 1 + dated[pair[0]] + dated[pair[1]]  # wages go up: a driller on 25 dollars will earn 30
        return 3 if pair in joined else dated[pair[0]] + dated[pair[1]]

    most = max(map(tie, meant))
    some = [pair for pair in meant if tie(pair) == most]
    some = [pair for pair in some if pair[0].noun == pair[1].noun] or some
    if len({(low.value, high.value) for low, high in some}) != 1 or (
        most == 0 and not (told.is_compared or (told.shares and told.points_back))
    ):
        return None
    low, high = some[0]
    is_joined = (low, high) in joined
    if _is_of_another_claim(near, told):
        return None
    alone = len({(one.value, other.value) for one, other in wide}) == 1 and _are_of_two_times(near, here, low, high)
    if not _is_on_topic(near, here, told, low, high, is_joined=is_joined, is_alone=alone):
        return None
    return joined[low, high] if is_joined else Pair(low, high, ordered=False)


def _value(one: Quantity) -> Fraction:
    return one.value


def _meant(near: Sequence[Passage], told: Told) -> list[tuple[Quantity, Quantity]]:
    """The pairs of figures, smaller first, that the claim may mean."""
    figures = [one for passage in near for one in passage.figures if _is_amount(passage, one, told)][:24]
    bare = [pair.span for p in near for pair in pairs(p) if pair.old.noun is None and pair.new.noun is None]
    found = []
    for one, other in combinations(figures, 2):
        low, high = (one, other) if one.value < other.value else (other, one)
        if told.anchor and told.anchor not in (low, high):
            continue
        if any(_is_one_of(span, one) != _is_one_of(span, other) and (one.noun or other.noun) for span in bare):
            continue  # from 15 to 45; 62 crew
        if low.value < high.value and comparable(low, high) and told.may_mean(low, high):
            found.append((low, high))
    return found


def _is_one_of(pair: Span, one: Quantity) -> bool:
    return one.start == pair.start or one.end == pair.end


def _are_of_two_times(near: Sequence[Passage], here: Passage, low: Quantity, high: Quantity) -> bool:
    """Whether one of the figures stands with the claim and it is said when the other held."""
    return any(
        here.span.covers(one.span) and any(is_dated(passage, other) for passage in near)
        for one, other in ((low, high), (high, low))
    )


def _is_amount(passage: Passage, one: Quantity, told: Told) -> bool:
    if one.kind not in AMOUNTS or (one.kind is Kind.PERCENT) != told.shares or one.is_range or one.value <= 0:
        return False
    if one in told.others:
        return False
    if one.role is Part.VOTES and "vote" not in told.topic:  # decided by 14 votes to nine
        return False
    if _is_by_how_much(passage, one):
        return False
    return not one.span.overlaps(told.span) and not (one.kind is Kind.COUNT and one.value == 1)


def _is_by_how_much(passage: Passage, one: Quantity) -> bool:
    """Whether a figure is a difference: the stock tumbled $12.75 to close at $2.125."""
    words = words_in(passage.before(one.start, 20))
    return bool(words) and words[-1] in CHANGES and passage.behind(one.end, 4) == " to "


def _is_of_another_claim(near: Sequence[Passage], told: Told) -> bool:
    """Whether another change is told among the figures."""
    return not told.shares and any(
        one.kind in (Kind.PERCENT, Kind.FRACTION, Kind.RATIO)
        and not one.span.overlaps(told.span)
        and not (told.points_back and one.kind is Kind.PERCENT and _is_level(passage, one))
        for passage in near
        for one in passage.figures
    )


def _is_level(passage: Passage, one: Quantity) -> bool:
    """Whether a percentage neither changed nor is a part of anything: seats were 84.7 percent full."""
    about = f"{passage.before(one.start, 40)} {passage.behind(one.end, 30)}"
    return not any(word in UP or word in DOWN for word in words_in(about)) and " of " not in about[-30:]


def _is_on_topic(
    near: Sequence[Passage],
    here: Passage,
    told: Told,
    low: Quantity,
    high: Quantity,
    *,
    is_joined: bool,
    is_alone: bool,
) -> bool:
    """Whether the figures may be of what the claim is of, by their kind and by words that both have."""
    topic, is_money = frozenset(told.topic), Kind.MONEY in (low.kind, high.kind)
    if (
        told.topic
        and not is_money
        and told.topic[-1] in _ALWAYS_MONEY
        and not is_money
        and low.kind is not Kind.PERCENT
    ):
        return False
    if is_money and told.topic and (topic & _HEADCOUNT or is_people(told.topic[-1])):
        return False
    if told.is_compared and told.points_back:
        return True
    beside = [passage for passage in near if passage is not here]
    goes_on = (is_joined and told.points_back) or any(_the().match(passage.low) for passage in beside)
    if told.shares and goes_on and not _is_listed(near, low, high):
        return True  # what lies exactly so far apart needs no other tie
    if told.is_compared and is_joined and len(near) == 2:
        return True
    if told.is_compared and not is_money and any(_names_both(here, told, p, low, high) for p in beside):
        return True
    own = [one for one in (low, high) if here.span.covers(one.span)]
    apart = [one for one in own if not _is_in_one_breath(here, told.span, one)]
    if len(own) == 2 and not apart:
        return True
    if told.points_back or (told.topic and topic <= _GENERIC and not told.is_done):
        dated = all(any(is_dated(passage, one) for passage in near) for one in (low, high))
        if dated and not own and any(_it().match(p.low) and _are_two_statements(p, low, high) for p in beside):
            return True
        return bool(own or told.points_back) and (
            all(one.end <= told.span.start for one in apart) or (len(own) == 1 and dated)
        )
    taken_up = not told.is_done and any(_goes_on().match(passage.low) for passage in beside)
    named = topic | {"person"} if is_alone and topic & _ACTS else topic
    of_others = any(_is_of_another_noun(named, one) for one in (low, high))
    if of_others and not taken_up and here.role not in HEADS and not is_joined:
        return False
    said = _said_of(near, here, told, (low, high))
    mine, theirs = ({_MONEY[word] for word in words if word in _MONEY} for words in (topic, said))
    if is_money and mine and theirs and not mine & theirs:
        return False  # sales, beside a claim of profit
    topic -= _GENERIC
    if topic & said or _shares_root(topic, said):
        return True
    if is_joined and not own and any(word in CHANGES for p in beside for word in words_in(p.low, 3)):
        return False  # pupils fell from 480 to 360, and staff was cut by 10 percent
    if is_money and (mine & theirs or mine == {0}):  # what is sold so dear has a price
        return True
    people = any(one.noun is not None and is_people(one.noun) for one in (low, high))
    dated = is_joined or all(any(is_dated(passage, one) for passage in near) for one in (low, high))
    people = people and any(map(is_people, topic)) and not told.is_compared and dated
    if low.kind is high.kind is Kind.COUNT and (topic & _HEADCOUNT or people):
        return True
    if is_joined and here.role in HEADS:
        return True
    if not topic:
        return False
    if is_alone and not (is_money or told.is_done or told.is_compared or of_others):
        return True
    if not told.is_done and any(_opens(passage, one) for passage in beside for one in (low, high)):
        return True
    if told.is_done:
        return any(clause.startswith(("it ", "what ")) for clause in _clauses_of(near, here, told, (low, high)))
    after = tuple(one for one in (low, high) if not here.span.covers(one.span) or one.start >= told.span.end)
    told_of = _clauses_of(near, here, told, after)
    return (
        any("of them" in clause or "of it" in clause.split(",")[0] for clause in told_of)
        or any(_it().search(gap) for gap in _gaps_of(here, told, [one for one in after if one in own]))
        or any(_goes_on().match(clause) for clause in told_of)
    )


def _are_two_statements(passage: Passage, low: Quantity, high: Quantity) -> bool:
    """Whether each figure has a clause of its own, and the two are not listed: 640 in May and 810 in June."""
    first, second = sorted((low, high))
    return passage.span.covers(Span(first.start, second.end)) and second.start - first.end > _LISTED


def _names_both(here: Passage, told: Told, passage: Passage, low: Quantity, high: Quantity) -> bool:
    """Whether a sentence has both figures and both things compared: in June as in May; 410 in June and 300 in May."""
    if not (passage.span.covers(low.span) and passage.span.covers(high.span)):
        return False
    beside = _as_than().search(here.behind(told.span.end, 90))
    if beside is None or low.noun != high.noun:
        return False
    said = set(words_in(passage.low, 3)) - (FUNCTION_WORDS - {"may", "march"})
    return all(not said.isdisjoint(words_in(side, 3)) for side in beside.groups())


@cache
def _as_than() -> re.Pattern[str]:
    return re.compile(r"\A([a-z' -]{3,60}) (?:as|than) ([a-z' -]{3,30})")


def _opens(passage: Passage, one: Quantity) -> bool:
    """Whether a sentence opens with a bare number, of what was told before: only 640 came this spring."""
    return one.kind is Kind.COUNT and one.noun is None and 0 <= one.start - passage.span.start <= 12


def _is_of_another_noun(topic: frozenset[str], one: Quantity) -> bool:
    """Whether a figure counts something that the topic does not name: 400 stalls, where attendance rose."""
    if one.kind is not Kind.COUNT or one.noun is None or one.noun in _ANY_NOUN or one.noun in TIMES:
        return False
    if is_people(one.noun):
        return not (topic & _HEADCOUNT or any(map(is_people, topic)) or _shares_root(topic, {one.noun}))
    return not _shares_root(topic, {one.noun}) and not topic <= _GENERIC


def _shares_root(topic: frozenset[str], words: AbstractSet[str]) -> bool:
    return bool({word[:_STEM] for word in topic if len(word) > 3} & {word[:_STEM] for word in words})


def _clauses_of(near: Sequence[Passage], here: Passage, told: Told, figures: Sequence[Quantity]) -> list[str]:
    """What is said about the figures that the claim is not told with: their sentences, or the clauses before them."""
    told_there = [p for p in near if p is not here and any(p.span.covers(one.span) for one in figures)]
    others = [clause.strip() for passage in told_there for clause in passage.low.split(";")]
    return others + _gaps_of(here, told, [one for one in figures if here.span.covers(one.span)])


def _gaps_of(here: Passage, told: Told, own: Sequence[Quantity]) -> list[str]:
    """Of the claim's own sentence, the clause that leads to each figure."""
    gaps = [here.between(told.span.end if one.start >= told.span.end else here.span.start, one.start) for one in own]
    return [_parted().split(gap)[-1].strip() for gap in gaps]


@cache
def _parted() -> re.Pattern[str]:
    return re.compile(r"[;:.–]|, (?:and|but|while)\b")


def _said_of(near: Sequence[Passage], here: Passage, told: Told, figures: Sequence[Quantity]) -> frozenset[str]:
    return frozenset(word for clause in _clauses_of(near, here, told, figures) for word in topic_of(clause))


def _is_in_one_breath(passage: Passage, claim: Span, one: Quantity) -> bool:
    between = passage.between(claim.end, one.start) if one.start >= claim.end else passage.between(one.end, claim.start)
    if _is_explained(passage, claim, one):
        return True
    return len(between) <= 110 and not _turn().search(between)


def _is_explained(passage: Passage, claim: Span, one: Quantity) -> bool:
    """Whether a figure stands behind a colon behind the claim."""
    between = passage.between(claim.end, one.start)
    return between.lstrip().startswith(":") or _explained().search(between) is not None


@cache
def _explained() -> re.Pattern[str]:
    """What follows a colon tells more of the same, if nothing turns before it."""
    return re.compile(r"\A[^:;%]{0,90}: ")


@cache
def _turn() -> re.Pattern[str]:
    """Words that begin another statement."""
    return re.compile(
        r"[;%]|\b(?:and (?!(?:is|are|was|were|now|will|has|had|today|costs?)\b)|while|but|as|after|with|amid"
        r"|because|despite"
        r"|following|percent|on (?:news|hopes?|fears?|concerns?|signs?|reports?|expectations?|word|the back))\b"
    )


def _is_listed(near: Sequence[Passage], low: Quantity, high: Quantity) -> bool:
    """Whether two figures stand side by side as those of two times to come: 3 percent in June and 5 in December."""
    first, second = sorted((low, high))
    return any(
        passage.span.covers(Span(first.start, second.end))
        and " and " in passage.between(first.end, second.start)
        and _to_come().search(passage.before(first.start)) is not None
        for passage in near
    )


@cache
def _to_come() -> re.Pattern[str]:
    return re.compile(r"\b(?:expect\w*|forecast\w*|project\w*|will|would|see[sn]?|predict\w*)\b")


@cache
def _the() -> re.Pattern[str]:
    return re.compile(r"(?:the|it|they|that|this|in \w+,? (?:it|they|the))\b")


@cache
def _goes_on() -> re.Pattern[str]:
    """A sentence that says more of what the one before was about."""
    return re.compile(
        r"(?:(?:in|at|by|on|a|one|two|three|four|five|six|ten|last|now|today|back|when|then|this"
        r"|but)\b[^.;]{0,40}?,? )??"
        r"(?:it|they|he|she|there|what|the (?:figures?|numbers?|totals?|prices?|rates?|values?|amounts?|counts?)"
        r"|(?:an?|the|one) (?:survey|count|census|tally|study))\b"
    )


def topic_of(words: str) -> tuple[str, ...]:
    """The words of a phrase that may name what changed, in the singular; its head, before any preposition, is last."""
    head, _, rest = words.strip().partition(" of ")
    for preposition in (" to ", " for ", " in ", " at "):
        head, _, more = head.partition(preposition)
        rest = f"{more} {rest}"
    return tuple(
        singular(word)
        for word in (*words_in(rest, 3), *words_in(head, 3))
        if word not in FUNCTION_WORDS and word not in CHANGES and word not in COMPARATIVES and word not in _NO_TOPIC
    )


def subject_of(passage: Passage, claim: Span) -> tuple[tuple[str, ...], bool]:
    """The topic that the words before a verb of change name, exports of wine, and whether it is a mere “it”.

    What stands between two commas right before the verb is passed over: output, the director said, has doubled.
    """
    before = passage.low[: max(0, claim.start - passage.span.start)]
    clauses = _clause().split(before)[-3:]
    for clause in (clauses[-1], *clauses[:1]) if len(clauses) == 3 else clauses[::-1]:
        topic = topic_of(clause[-90:])
        if _conclusion().match(clause):
            return topic, True
        if topic or _pronoun().search(clause):
            return topic, not topic
    return (), False


@cache
def _conclusion() -> re.Pattern[str]:
    """A clause that sums up what was told: so backing has grown by 6 percent."""
    return re.compile(r" ?so\b|.*\b(?:thus|hence|therefore)\b")


@cache
def _it() -> re.Pattern[str]:
    return re.compile(r"\b(?:it|they|them|there)\b")


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(r"\b(?:it|they|we|i|you|this|that|these|those|which)\b")


def object_of(passage: Passage, claim: Span) -> tuple[str, ...]:
    """The words behind a claim up to the next preposition or mark: doubled its staff, a rise in rents."""
    match = _object().match(passage.behind(claim.end, 60))
    return topic_of(match[1]) if match else ()


def anchor_of(passage: Passage, claim: Span) -> Quantity | None:
    """The figure right behind a claim that words make the one after or before: doubled to 480; up 8 percent from 30."""
    for one in passage.figures:
        if one.start >= claim.end and one.kind in AMOUNTS:
            return one if _to_or_from().fullmatch(passage.between(claim.end, one.start)) else None
    return None


@cache
def _to_or_from() -> re.Pattern[str]:
    return re.compile(
        r",? (?:to|from)(?: (?:about|some|nearly|just|over|more than|around|a record|an estimated))?(?: [$£€]?)?"
    )


@cache
def _object() -> re.Pattern[str]:
    return re.compile(r" (?:in |of |for |the |its |their |his |her |our )+((?:[a-z'-]+ ?){1,4})")


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(r",(?!\d)|[;:.“”\"()–]|\b(?:and|but|while|as|because|after|when|said|says) |(?<=[a-z] )that ")


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NO_TOPIC: Final = _table("""
    year month week quarter decade season day last this next past previous now since almost nearly about roughly percent
    cent sharply steadily rapidly quickly slightly again more than less over just annual expected planned propose plan
    thus hence therefore january february march april may june july august september october november december
""")
_GENERIC: Final = _table(
    "number figure total amount sum rate level count list volume size value share result output production capacity"
)
_MONEY: Final = {
    word: number
    for number, words in enumerate((
        "price cost fee fare toll bill tuition rent fine premium charge tariff",
        "wage salary pension bonus allowance stipend",
        "revenue turnover sale taking receipt",
        "profit earnings earning income loss",
        "budget spending expenditure outlay",
        "debt deficit surplus",
        "dividend payout", "grant subsidy funding", "investment",
    ))
    for word in words.split()
}  # fmt: skip
_ALWAYS_MONEY: Final = frozenset(_MONEY) - _table("toll charge fine sale taking loss premium investment")
_ANY_NOUN: Final = _table("case incident unit piece item copy person time report animal megabit gigabyte decibel")
_HEADCOUNT: Final = _table("""
    membership enrollment enrolment roll attendance crowd caseload payroll workforce staff headcount population
    ridership audience readership turnout traffic intake squad force army regiment choir congregation
""")
_ACTS: Final = _table("""
    application admission arrest arrival booking conviction death departure donation entry injury infection
    injury referral registration resignation signup stay subscription trip visit
""")
"""What each person counted did or underwent."""
