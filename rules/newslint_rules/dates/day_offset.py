import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, Related, Span, rule
from newslint.views.calendar import shifted
from newslint.views.dates import Hedge, Kind, Relation, TimeExpression, Unit, dates
from newslint.views.events import noun_classes, verbs_in
from newslint_rules.dates._arithmetic import DATES, DAYS_IN, days_apart, fits, is_about, is_exact, with_amount
from newslint_rules.dates._places import sentence_of, sentences_around
from newslint_rules.dates._wording import MONTHS, counted, with_day

_SIGNS: Final = {Relation.LATER: 1, Relation.EARLIER: -1, Relation.NEXT: 1, Relation.LAST: -1}
_FAR: Final = 300  # code points from an offset to the date that it is counted from
_SENTENCE: Final = 140  # code points between “two days after” and the date it is counted from
_WEEKS: Final = 3  # days that “two weeks later” may be off
_MONTHS: Final = 10  # days that “two months later” may be off
_SIZES: Final = {**DAYS_IN, Unit.MONTH: 30.4}  # days


_ONE_DAY: Final = frozenset(
    f"{word} {part}"
    for word in ("next", "following", "previous", "preceding")
    for part in ("day", "morning", "afternoon")
)


class _Claim(NamedTuple):
    """An offset, the date that it leads to and the date that it starts from."""

    offset: TimeExpression
    target: TimeExpression
    base: TimeExpression
    is_sure: bool


@rule(
    title="A date is not as many days from another one as the text says",
    why="Counting the days shows that one of the dates or the number is wrong.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "It hit on June 3; an aftershock came [[two days later, on June 6|two days later, on June 5]].",
        "They shook hands on 12 October 2024. [[Three days later, on 14 October|Three days later, on 15 "
        "October]], it was over.",
        "He was held on February 28, 2024, and let go the [[next day, March 2, 2024]].",
        "Ballots were printed on [[Oct. 28, 2024, nine days|Oct. 27, 2024, nine days]] before the Nov. 5, "
        "2024, election.",
        "The tanker burned on June 3. The captain, who had left it [[three days earlier, on May 28]], was held.",
        "The rocket left its shed on [[April 2, three days]] ahead of its launch on April 9.",
        "It hit on June 3. [[Two weeks later, on June 18]], the road was open.",
        "It rang on March 8, 2023. It was bought [[nine days earlier, on Feb. 25|nine days earlier, on Feb. 27]].",
    ],
    good=[
        "It hit on June 3; an aftershock came two days later, on June 5.",
        "It hit on Feb. 27; an aftershock came three days later, on March 1.",
        "It hit on June 3. About two weeks later, on June 20, the road was open.",
        "They met on June 3. Parliament voted two days later. Ten days after that, on June 15, it was law.",
        "The note is dated June 3. Five working days later, on June 10, he was paid.",
        "The strike began on Nov. 10 and ended on Nov. 24, six days before the election.",
    ],
)
def day_offset(document: Document) -> Iterator[Hit]:
    """Looks at “N days later”, “the next day”, “N weeks before” and the like beside a date, with another one."""
    expressions = [_as_offset(document.text, one) for one in document.view(dates)]
    for index, one in enumerate(expressions):
        if document.text.startswith(" than", one.end):
            continue  # three days later than planned
        if one.kind not in (Kind.RELATIVE, Kind.DURATION) or _days(document, one) is None:
            continue
        claim = _claim(document, expressions, index) or _only_claim(document, expressions, index)
        if claim is not None:
            yield from _judged(document, claim)


def _as_offset(text: str, one: TimeExpression) -> TimeExpression:
    """“Within two days”, “after four days”, “eight days into the job”, “it took five days and”: what comes later."""
    if one.kind is not Kind.DURATION or one.relation is not None:
        return one
    if text.startswith((" ahead of ", " short of "), one.end):
        return one._replace(relation=Relation.EARLIER)
    if text.startswith(" following ", one.end):
        return one._replace(relation=Relation.LATER)
    if text.startswith((" had passed, on ", " had gone by, on ", " had passed and "), one.end):
        return one._replace(relation=Relation.LATER)
    if one.preposition == "within":
        return one._replace(relation=Relation.LATER, hedge=Hedge.AT_MOST)
    is_later = (one.preposition == "after" and text[one.end : one.end + 1] == ",") or _into().match(text, one.end)
    is_taken = text[max(0, one.start - 10) : one.start].endswith(("It took ", "They took ")) and _and_came().match(
        text, one.end
    )
    return one._replace(relation=Relation.LATER) if is_later or is_taken else one


@cache
def _into() -> re.Pattern[str]:
    return re.compile(r" into (?:the|his|her|its|their) [\w-]+,? (?:on |- )")


@cache
def _and_came() -> re.Pattern[str]:
    return re.compile(r" and [a-z]+ed (?:\w+ ){0,2}on ")


def _days(document: Document, one: TimeExpression) -> float | None:
    """How many days an offset counts, or None for what is no such offset."""
    if one.relation not in _SIGNS:
        return None
    if one.amount is None or one.relation in (Relation.NEXT, Relation.LAST):
        words = one.span.of(document.text).lower()
        return 1 if words in _ONE_DAY else None
    if one.unit is Unit.HOUR:
        return one.amount / 24 if one.amount % 24 == 0 else None
    return one.amount * _SIZES[one.unit] if one.unit in _SIZES else None


@cache
def _counts() -> re.Pattern[str]:
    return re.compile(r"\b(?:working|business|trading|school|night)", re.I)


@cache
def _to_target() -> re.Pattern[str]:
    return re.compile(
        r"(?: into (?:the|his|her|its|their) [\w-]+| and [a-z]+ed(?: \w+){0,2})?\s*[,(–—-]{0,2}\s*(?:on |by )?(?:the )?"
    )


@cache
def _from_target() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s*[,(–—-]{1,2}\s*| (?:came|comes|was|is|fell|falls|happened|followed|took place|arrived) "
        r")(?:exactly |just |only |precisely |after )?(?:the |the very )?"
    )


def _claim(document: Document, expressions: Sequence[TimeExpression], index: int) -> _Claim | None:
    text = document.text
    one = expressions[index]
    behind = expressions[index + 1] if index + 1 < len(expressions) else None
    before = expressions[index - 1] if index else None
    if _points_ahead(text, one):
        if behind is not None and behind.kind in DATES and _that_and_target().fullmatch(text, one.end, behind.start):
            base = _date_before(document, expressions, index)
            return _Claim(one, behind, base, True) if base else None
        if behind is not None and behind.kind in DATES and _clause_and_target().fullmatch(text, one.end, behind.start):
            base = _date_before(document, expressions, index)
            if base is not None and _is_named(document, one, base):
                return _Claim(one, behind, base, False)
        opened = _opened(document, expressions, index)
        if opened is not None:
            return opened
        if before is None or before.kind not in DATES or not _from_target().fullmatch(text, before.end, one.start):
            return _between_two(document, expressions, index)
        is_told = behind is not None and behind.kind in DATES and behind.end <= sentence_of(document, one.start).end
        if is_told and behind is not None and _event().fullmatch(text, one.end, behind.start):
            return _Claim(one, before, behind, True)
        base = _date_before(document, expressions, index - 1)
        is_back = base is not None and (_is_anaphoric(text, one.end) or _is_named(document, one, base))
        return _Claim(one, before, base, False) if base and is_back else None
    if behind is not None and behind.kind in DATES and _to_target().fullmatch(text, one.end, behind.start):
        base = _date_before(document, expressions, index)
        return _Claim(one, behind, base, True) if base else None
    if before is not None and before.kind in DATES and _from_target().fullmatch(text, before.end, one.start):
        base = _date_before(document, expressions, index - 1)
        return _Claim(one, before, base, True) if base else None
    if behind is not None and behind.kind in DATES and behind.preposition == "on" and not behind.modifier:
        # Two days later a second one struck, on June 6.
        tied = _opens().search(text, max(0, one.start - 8), one.start) and _clause().fullmatch(
            text, one.end, behind.start
        )
        base = _date_before(document, expressions, index) if tied else None
        return _Claim(one, behind, base, False) if base else None
    return None


def _only_claim(document: Document, expressions: Sequence[TimeExpression], index: int) -> _Claim | None:
    """An offset with a day beside it, where the sentences around name one other day and none that bears it out."""
    one, text = expressions[index], document.text
    own, area = sentence_of(document, one.start), sentences_around(document, one.start, 2, 1)
    near = [other for other in expressions[max(0, index - 6) : index + 4] if area.covers(other.span)]
    days = [other for other in near if other.kind in DATES and not other.impossible and not other.readings]
    stated = _days(document, one)
    if len(days) != 2 or stated is None or one.hedge is not None or any(other.kind in _OTHERS for other in near):
        return None
    target, base = sorted(days, key=lambda day: min(abs(day.start - one.end), abs(one.start - day.end)))
    beside = text[one.end : target.start] if target.start > one.end else text[target.end : one.start]
    if not own.covers(target.span) or target.modifier or target.hedge or len(beside) > _BESIDE:
        return None
    if target.preposition not in ("on", "") or _parted().search(beside):
        return None
    if _points_ahead(text, one) and not (_is_named(document, one, base) or 0 < base.start - one.end < _SENTENCE):
        return None  # six days before the election
    gaps = days_apart(base, target)
    # A claim of hours is loose, and whoever counts from the other side is right too.
    is_borne_out = any(
        fits(one, abs(gap), stated / (one.amount or 1), _leeway(text, one, target, base)) for gap in gaps
    )
    return None if is_borne_out else _Claim(one, target, base, False)


_OTHERS: Final = frozenset((Kind.WEEKDAY, Kind.RANGE, Kind.DAY, Kind.HOLIDAY))
_BESIDE: Final = 40  # code points


@cache
def _parted() -> re.Pattern[str]:
    return re.compile(r"[.;:()“”\"]|\b(?:and|but|which|who|that|will|would|until|since|from|to|than|by)\b")


@cache
def _that_and_target() -> re.Pattern[str]:
    # four days after that, on Feb. 2
    return re.compile(r" (?:after|before|prior to|ahead of) (?:that|this|it|then|which),? (?:on )?(?:the )?")


@cache
def _clause_and_target() -> re.Pattern[str]:
    # Two days after the fever broke, on 8 April
    return re.compile(r"(?: [\w’'-]+){2,6}, on (?:the )?")


@cache
def _the_noun() -> re.Pattern[str]:
    return re.compile(
        r" (?:(?:after|before) )?(?:the|that|this|his|her|its|their) (?:[\w-]+ )??([a-z-]{3,})(?: [a-z]+(?:ed"
        r"|oke|an|ell))?\s*(?:[.,;!?”\"]|\Z)"
    )


def _is_named(document: Document, one: TimeExpression, base: TimeExpression) -> bool:
    """Whether “a fortnight after the vote” names what the sentence of the other date tells: voters chose ..."""
    noun = _the_noun().match(document.text, one.end)
    if noun is None:
        return False
    sentence = sentence_of(document, base.start)
    told = document.text[max(sentence.start, base.start - _FAR) : min(sentence.end, one.start, base.end + _FAR)].lower()
    classes = {name for _, names in verbs_in(told) for name in names}
    return not noun_classes(noun[1]).isdisjoint(classes) or noun[1][:5] in told


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(r"(?:\A|[.;:,”\"]\s+|\n)(?:and |but |then |the |only |just |exactly )*\Z", re.I)


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?!\b(?:will|would|to|that|which|who|for|until|from|had|when|after|before|said"
        r"|set|and|but|then)\b)[^.;:()“”\"]){1,90}\bon "
    )


def _points_ahead(text: str, one: TimeExpression) -> bool:
    """Whether “after” or “before” follows, with what it is counted from."""
    if text.startswith((" after", " before", " prior", " ahead of", " following "), one.end):
        return True
    return text[one.start : one.end].endswith(("after", "before")) and text[one.end : one.end + 1] == " "


def _opened(document: Document, expressions: Sequence[TimeExpression], index: int) -> _Claim | None:
    """“Ten days after the June 3 quake, on June 15, a second one hit.”"""
    if index + 2 >= len(expressions):
        return None
    one, base, target = expressions[index : index + 3]
    if base.kind not in DATES or target.kind not in DATES or target.end > sentence_of(document, one.start).end:
        return None
    if base.start - one.end > _SENTENCE or not _comma_on().fullmatch(document.text, base.end, target.start):
        return None
    return _Claim(one, target, base, True)


@cache
def _comma_on() -> re.Pattern[str]:
    return re.compile(r"(?: [\w’'-]+){0,4},(?: [\w’'-]+){0,6} on (?:the )?")


def _between_two(document: Document, expressions: Sequence[TimeExpression], index: int) -> _Claim | None:
    """“He paid on June 3. The rent was due on June 9, so he was five days before the deadline”: both stand before."""
    text, one = document.text, expressions[index]
    if not _the_event().match(text, one.end) or (
        index + 1 < len(expressions) and _is_in_sentence(document, one, expressions[index + 1])
    ):
        return None
    base = _date_before(document, expressions, index)
    if base is None:
        return None
    at = next((k for k in range(index - 1, -1, -1) if expressions[k] is base), None)
    first = _date_before(document, expressions, at) if at else None
    gaps = days_apart(base, first) if first else frozenset()
    sign = _SIGNS[one.relation] if one.relation else 1
    if first is None or not gaps:
        return None
    # The event that is counted from may be either: the one that makes the direction right.
    return _Claim(one, first, base, False) if min(gaps, key=abs) * sign > 0 else _Claim(one, base, first, False)


def _is_in_sentence(document: Document, one: TimeExpression, other: TimeExpression) -> bool:
    return other.kind in DATES and other.end <= sentence_of(document, one.start).end


@cache
def _event() -> re.Pattern[str]:
    # two days after the June 3 quake; two days after the leak of 13 May
    return re.compile(
        r" (?:(?:after|before|prior to|ahead of|following) )?(?:(?!that|which|who|when|said)[\w’'.,-]+ ){0,14}"
    )


@cache
def _the_event() -> re.Pattern[str]:
    return re.compile(r" (?:(?:after|before|prior to) )?(?:the|its|his|her|their|that) \w+\s*(?:[.,;!?”\"]|\Z)")


@cache
def _back() -> re.Pattern[str]:
    return re.compile(r" (?:after|before|prior to) (?:the first|its|his|her|their|that|this|it)\b")


def _is_anaphoric(text: str, end: int) -> bool:
    return _back().match(text, end) is not None


def _date_before(document: Document, expressions: Sequence[TimeExpression], index: int) -> TimeExpression | None:
    """The date named last before `index`, where no other day comes between."""
    area = sentences_around(document, expressions[index].start, 2, 0)
    for other in reversed(expressions[max(0, index - 5) : index]):
        if other.start < area.start or expressions[index].start - other.end > _FAR:
            return None
        if (
            other.kind is Kind.RANGE
            and other.members[-1].kind in DATES
            and expressions[index].relation is Relation.LATER
        ):
            return None if other.impossible else other.members[-1]
        if other.kind in DATES:
            return other if not other.impossible and not other.readings else None
        is_day = other.kind in (
            Kind.WEEKDAY,
            Kind.RELATIVE,
            Kind.RANGE,
            Kind.DAY,
            Kind.HOLIDAY,
            Kind.YEAR,
            Kind.MONTH_YEAR,
        )
        if is_day or (other.kind is Kind.DURATION and other.relation is not None):
            return None
    return None


def _judged(document: Document, claim: _Claim) -> Iterator[Hit]:
    offset, target, base = claim.offset, claim.target, claim.base
    text = document.text
    stated = _days(document, offset)
    gaps = days_apart(base, target)
    if (
        stated is None
        or not gaps
        or target.impossible
        or target.readings
        or _counts().search(text, offset.start, offset.end)
    ):
        return
    sign = _SIGNS[offset.relation] if offset.relation else 1
    leeway = _leeway(text, offset, target, base)
    size = stated / offset.amount if offset.amount and offset.relation in (Relation.LATER, Relation.EARLIER) else stated
    told = offset if offset.amount and size != stated else offset._replace(amount=1.0, amount_to=None)
    if (hint := _nearly(text, claim, stated, min(gaps, key=abs) * sign)) is not None:
        yield hint
        return
    if any(fits(told, sign * gap, size, leeway) for gap in gaps) or (
        offset.hedge is None and is_about(text, offset.start)
    ):
        return
    gap = min(gaps, key=abs)
    direction = "after" if gap > 0 else "before"
    if gap == 0:
        message = f"{_words(target)} and {_words(base)} are the same day"
    else:
        message = (
            f"{_words(target)} is {counted(abs(gap), 'day')} {direction} {_words(base)}, not {_stated(stated, sign)}"
        )
    span = Span(min(offset.start, target.start), max(offset.end, target.end))
    related = (Related(base.start, base.end, "the date it is counted from"),)
    level = None if claim.is_sure else Level.WARNING
    suggestions = _suggestions(document, claim, span, stated, sign, gap) if claim.is_sure else ()
    yield Hit(*span, message, suggestions, related, level=level, confidence=None if claim.is_sure else 0.7)


def _nearly(text: str, claim: _Claim, stated: float, gap: int) -> Hit | None:
    """A hint where “a week later” stands beside its day, and is a few days off."""
    offset, target, base = claim.offset, claim.target, claim.base
    if offset.unit not in (Unit.WEEK, Unit.FORTNIGHT) or offset.hedge is not None or is_about(text, offset.start):
        return None
    beside = text[offset.end : target.start] if target.start > offset.end else text[target.end : offset.start]
    is_beside = len(beside) <= len(", on the ") and not target.hedge
    if not is_beside or not 0 < abs(gap - stated) <= _WEEKS or stated > 3 * DAYS_IN[Unit.WEEK] or gap <= 0:
        return None
    span = Span(min(offset.start, target.start), max(offset.end, target.end))
    message = f"{_words(target)} and {_words(base)} are {counted(gap, 'day')} apart, not {counted(stated, 'day')}"
    related = (Related(base.start, base.end, "the date it is counted from"),)
    return Hit(*span, message, related=related, level=Level.SUGGESTION, confidence=0.5)


def _leeway(text: str, offset: TimeExpression, target: TimeExpression, base: TimeExpression) -> float:
    if offset.unit is Unit.HOUR:
        return 0 if target.parts.part_of_day == base.parts.part_of_day != "" else 1
    if offset.unit is Unit.MONTH:
        return _MONTHS
    if offset.unit is Unit.DAY or is_exact(text, offset.start, offset.end):
        return 0
    return _WEEKS


def _words(date: TimeExpression) -> str:
    parts = date.parts
    assert parts.month is not None
    return f"{MONTHS[parts.month - 1]} {parts.day}"


def _stated(days: float, sign: int) -> str:
    return f"{counted(days, 'day')} {'after' if sign > 0 else 'before'}"


def _suggestions(document: Document, claim: _Claim, span: Span, stated: float, sign: int, gap: int) -> tuple[str, ...]:
    """The text with the target’s day put right, if that is in the same month, and with the amount put right."""
    text, target, offset = document.text, claim.target, claim.offset
    found = []
    if target.value is not None or target.parts.day is not None:
        right = _right_day(claim, stated, sign, gap)
        written = with_day(text[target.start : target.end], target, right) if right else None
        if written is not None:
            found.append(text[span.start : target.start] + written + text[target.end : span.end])
    if offset.unit is Unit.DAY and gap * sign > 0:
        changed = with_amount(text[offset.start : offset.end], abs(gap))
        if changed is not None:
            found.append(text[span.start : offset.start] + changed + text[offset.end : span.end])
    return tuple(found)


def _right_day(claim: _Claim, stated: float, sign: int, gap: int) -> int | None:
    """The day of the month that the target should be, where its month stays the same."""
    day = claim.target.parts.day
    assert day is not None
    right = day - gap + sign * round(stated)
    value = claim.target.value
    if value is not None:
        date = shifted(value.start, right - day)
        return right if date is not None and date.month == value.start.month else None
    return right if 1 <= right <= 28 else None
