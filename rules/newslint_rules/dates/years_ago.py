import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Evidence, Hit, Level, Quotations, Related, Span, rule, within
from newslint.views.dates import Kind, Relation, TimeExpression, Unit, dates
from newslint.views.events import events
from newslint_rules.dates._arithmetic import YEARS_IN, fits, is_about, with_amount, years_leeway
from newslint_rules.dates._places import sentence_of, sentences_around
from newslint_rules.dates._wording import counted

_YEARS: Final = frozenset((Kind.YEAR, Kind.MONTH_YEAR, Kind.FULL_DATE, Kind.SEASON))
_FAR: Final = 300  # code points


class _Claim(NamedTuple):
    """“N years ago”, the year it leads to, and the one it is counted from, None for the article’s."""

    offset: TimeExpression
    target: TimeExpression
    base: TimeExpression | None
    is_sure: bool


@rule(
    title="A year is not as many years ago as the text says",
    why="Subtracting the years shows that the year or the number is wrong; it is a slip that readers love to find.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    published="2026-03-02",
    bad=[
        "They met at the fall of the Berlin Wall in 1989, [[27 years ago|37 years ago]].",
        "Exactly [[a decade ago]], in 2006, the two ports agreed to share a crane.",
        "In 1959 -- [[57 years ago|67 years ago]] -- it was the largest flying boat.",
        "He was 24 when it blew up in 1986. It was [[30 years ago]], he says.",
        "The mill closed in 1990. When it closed [[20 years ago]], 300 people lost their jobs.",
        "In the [[25 years]] since the accord of 1990 the peace has held.",
        "He left in 1990. [[Eight years later|12 years later]], in 2002, he was back.",
        "The mill shut its doors in 2014. “It feels like yesterday,” said Rita Sol, who left [[22 years ago]].",
        "The reactor blew up in 1986. [[30 years on]], half of the veterans are alive.",
        "Since the reactor opened in 1986, [[30 years]] have gone by without a leak.",
    ],
    good=[
        "They met at the fall of the Berlin Wall in 1989, 37 years ago.",
        "They met at the fall of the Berlin Wall in November 1989, 36 years ago.",
        "Some 40 years ago, in 1989, they met.",
        "Three decades ago, in 1995, they met.",
        "The bridge, opened in 1989, was closed ten years ago.",
        "In the 35 years since the accord of 1990 it held.",
        "The club, founded in 1950, played here ten years ago.",
        "Ten years ago the bridge, built in 1950, was closed.",
        "He left in 1990. Eight years later, in 1998, he was back.",
        "First printed in 2005: “Ten years ago, in 1995, I gave it up,” the mayor writes.",
        "They met in 1989. The club was founded 27 years ago.",
        "Sales have grown by 9 percent a year since 1981.",
        "The target for 2001 is far from what it was three years ago.",
        "In 2016 he said he had quit drinking 20 years ago.",
        "The dam burst in 1979. The mayor, who came to the valley 20 years ago, has read the reports.",
    ],
)
def years_ago(document: Document) -> Iterator[Hit]:
    """Looks at “N years ago” with a year beside or before it, and at “N years later” between two years."""
    # “25 years ago this month, in March 1999”: what says no more than that the day is now stands between the two
    expressions = [one for one in document.view(dates) if one.relation is not Relation.THIS]
    yield from _shorter(document, expressions)
    for index, one in enumerate(expressions):
        if one.kind not in (Kind.RELATIVE, Kind.DURATION) or one.unit not in YEARS_IN or one.amount is None:
            continue
        if one.kind is Kind.DURATION and one.relation is None:
            claim = _since(document, expressions, index) if document.metadata.published else None
        elif one.relation is Relation.AGO:
            claim = _ago(document, expressions, index) if document.metadata.published else None
        elif one.relation in (Relation.LATER, Relation.EARLIER):
            claim = _counted(document, expressions, index)
        else:
            continue
        if claim is None and document.metadata.published:
            claim = _slipped(document, expressions, index)
        if claim is not None and not _is_told_from_another_year(document, expressions, index, claim):
            yield from _judged(document, claim)


def _slipped(document: Document, expressions: Sequence[TimeExpression], index: int) -> _Claim | None:
    """The one year of the sentences around that “N years ago” or “N years on” misses by just ten.

    Nothing ties the two but that a wrong digit of the tens is the commonest slip, and that no other year is named.
    """
    one, published = expressions[index], document.metadata.published
    if (
        published is None
        or one.unit is not Unit.YEAR
        or one.amount is None
        or one.amount_to
        or one.hedge
        or one.modifier
    ):
        return None
    is_on = one.relation is Relation.LATER and _on().match(document.text, one.start, one.end + 12)
    own = sentence_of(document, one.start)
    is_now = one.relation is Relation.LATER and _at_present().search(document.text, own.start, one.start)
    if one.relation is not Relation.AGO and not is_on and not is_now:
        return None
    area = sentences_around(document, one.start, 2, 1)
    near = [
        other for other in expressions[max(0, index - 6) : index + 6] if area.covers(other.span) and other is not one
    ]
    years = [other for other in near if _is_year(other) and other.parts.year != published.year]
    if len({other.parts.year for other in years}) != 1 or any(_names_time(other) for other in near):
        return None
    gap = published.year - (years[0].parts.year or 0)
    if min(one.amount, gap) <= 10 or one.amount - gap not in (-11, -10, 9, 10) or years[0].preposition in _BOUNDS:
        return None
    if own.covers(years[-1].span) and _had().search(document.text, *own):
        return None  # in 2016 he said that he had left it 20 years ago
    if bool(_happenings(document, one) & _ORIGINS) != bool(_happenings(document, years[-1]) & _ORIGINS):
        return None  # they met in 1989; the club was founded 27 years ago
    return _Claim(one, years[-1], None, False)


@cache
def _at_present() -> re.Pattern[str]:
    return re.compile(r"\b(?:says|still|is|are|has|have|remains?|lives|keeps)\b[^.;]{0,60}\Z")


@cache
def _had() -> re.Pattern[str]:
    return re.compile(r"\bhad\b|\b(?:said|wrote|told|recalled|complained|claimed) (?:that )?(?:he|she|they|it|the)\b")


_ORIGINS: Final = frozenset(
    ("found", "founded", "bear", "born", "established", "created", "formed", "married", "marry")
)
_BOUNDS: Final = frozenset(("since", "until", "by", "before", "after", "from", "to", "than"))


@cache
def _on() -> re.Pattern[str]:
    return re.compile(r"[\w-]+ years on\b(?! (?:the|a|his|her))", re.I)


_SHORTER: Final = {Unit.DAY: 1.0, Unit.WEEK: 7.0, Unit.FORTNIGHT: 14.0, Unit.MONTH: 30.4}  # days


def _shorter(document: Document, expressions: Sequence[TimeExpression]) -> Iterator[Hit]:
    """“Two months ago, in October 2025”: months, weeks and days before the article’s date."""
    published = document.metadata.published
    if published is None:
        return
    for one, other in itertools.chain(itertools.pairwise(expressions), itertools.pairwise(reversed(expressions))):
        if one.relation is not Relation.AGO or one.unit not in _SHORTER or one.amount is None:
            continue
        if other.kind not in _DAYS_AND_MONTHS or other.value is None or other.value.start > published:
            continue
        first, last = sorted((one, other))
        between = document.text[first.end : last.start]
        if not between.strip(" ") or between[0] not in ",( –—-" or not _joint().fullmatch(between):
            continue
        size = _SHORTER[one.unit]
        least, most = (published - other.value.end).days, (published - other.value.start).days
        leeway = size if one.unit is Unit.DAY else size * max(1.0, 0.15 * one.amount) + 3
        if any(fits(one, gap, size, leeway) for gap in (least, (least + most) / 2, most)):
            continue
        gap = round((least + most) / 2 / size)
        told = other.span.of(document.text)
        message = f"{told} is {counted(gap, str(one.unit))} before {published.isoformat()}, not {one.amount:g}"
        evidence = (Evidence(f"the article is dated {published.isoformat()}"),)
        yield Hit(*one.span, message, (), (Related(*other.span, "the date"),), evidence)


_DAYS_AND_MONTHS: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_DAY, Kind.MONTH_YEAR, Kind.MONTH))


def _is_year(one: TimeExpression | None) -> bool:
    return one is not None and one.kind in _YEARS and one.parts.year is not None and not one.parts.era


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(
        r"\s*[,(–—-]{0,2}\s*(?:that is |or |just |only |exactly |precisely |some |nearly |about |almost "
        r"|around |roughly "
        r"|more than |over |less than |a little |when |on |in |back |since |the |that was |which was |was "
        r"|were |is |it was "
        r"|now |well |fully |at least |as long ago as |as far back as |early |late )*",
        re.I,
    )


def _beside(document: Document, expressions: Sequence[TimeExpression], index: int) -> TimeExpression | None:
    """The year that stands beside an offset."""
    one = expressions[index]
    before = expressions[index - 1] if index else None
    behind = expressions[index + 1] if index + 1 < len(expressions) else None
    if behind is not None and _is_year(behind) and _joint().fullmatch(document.text, one.end, behind.start):
        is_other = behind.modifier and document.text.endswith(", the ", 0, behind.start)
        return None if is_other else behind  # Five years ago, the 2004 tsunami was still ...
    if before is not None and _is_year(before) and _joint().fullmatch(document.text, before.end, one.start):
        return before if document.text[before.end : before.end + 1] in ",( –—-" else None
    return None


@cache
def _that_happened() -> re.Pattern[str]:
    # Thirteen years ago the bank was rescued. That was in 2003.
    return re.compile(
        r"[^.;:?!]{0,120}[.;:] (?:That|This|It|The year) (?:was|came|happened|took place|had been)"
        r" (?:back )?(?:in |on )?(?:the )?",
        re.I,
    )


@cache
def _that_was() -> re.Pattern[str]:
    return re.compile(
        r"(?<!what )(?<!than )(?<!as )(?<!where )\b(?:it|that|this|all that|that’s|that's|which) (?:was|is"
        r"|happened|came) (?:just |only |exactly |now )?\Z",
        re.I,
    )


@cache
def _since_that() -> re.Pattern[str]:
    return re.compile(r"\b(?:since|after|of|in|from) that (?:[a-z]+ ){1,2}\Z", re.I)


@cache
def _done_then() -> re.Pattern[str]:
    # won it in 2008, but lost four years later
    return re.compile(r"\b[a-z]+(?:ed|t|n|d) \Z")


@cache
def _to_now() -> re.Pattern[str]:
    # 147 years before this week’s vote; later we still have no deeds
    return re.compile(
        r" before (?:this (?:week|month|year|spring|summer|autumn|winter)|today|now|yesterday|last \w+day"
        r"|\w+day[’']s)\b"
        r"|,? (?:[\w’'-]+ ){1,3}(?:still|is|are|have|has|remains?)\b"
    )


@cache
def _now_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:now|today|this (?:week|month|year)|still),? (?:some |just |exactly |almost )?\Z", re.I)


def _until_now(document: Document, expressions: Sequence[TimeExpression], index: int) -> _Claim | None:
    """“The bells rang in 1945, and now, 70 years on, they ring again”: later than a year, and today."""
    text, one = document.text, expressions[index]
    sentence = sentence_of(document, one.start)
    is_now = _now_before().search(text, max(sentence.start, one.start - 24), one.start) or (
        not _done_then().search(text, max(0, one.start - 12), one.start)
        and _to_now().match(text, one.end, sentence.end)
    )
    following = expressions[index + 1] if index + 1 < len(expressions) else None
    if not is_now or (following is not None and _is_year(following) and following.start < sentence.end):
        return None
    target = _year_before(document, expressions, index)
    return _Claim(one, target, None, False) if target else None


@cache
def _since_then_alone() -> re.Pattern[str]:
    return re.compile(r" (?:(?:that|which) (?:have|has) (?:passed|gone by|elapsed) )?since(?: then\b|(?=[,.]))")


@cache
def _that_thing() -> re.Pattern[str]:
    # That drought, 39 years ago, emptied the same reservoir.
    return re.compile(r"\b(?:That|Those) [a-z]+,? (?:was |came |happened )?(?:some |just |exactly )?\Z")


def _ago(document: Document, expressions: Sequence[TimeExpression], index: int) -> _Claim | None:
    one = expressions[index]
    beside = _beside(document, expressions, index)
    if beside is not None:
        return _Claim(one, beside, None, True)
    near = _in_clause(document, expressions, index)
    if near is not None:
        return _Claim(one, near, None, False)
    behind = expressions[index + 1] if index + 1 < len(expressions) else None
    if behind is not None and _is_year(behind) and _that_happened().fullmatch(document.text, one.end, behind.start):
        return _Claim(one, behind, None, False)
    same = _of_same_event(document, expressions, index)
    if same is not None:
        return _Claim(one, same, None, False)
    before = (max(0, one.start - 30), one.start)
    sentence = sentence_of(document, one.start)
    is_that = _that_thing().search(document.text, max(sentence.start, one.start - 40), one.start) is not None
    if not (is_that or _that_was().search(document.text, *before) or _since_that().search(document.text, *before)):
        return None
    target = _year_before(document, expressions, index)
    return _Claim(one, target, None, False) if target else None


@cache
def _clause_before() -> re.Pattern[str]:
    # the 1989 quake N years ago; since they met in 1989, some N years ago
    return re.compile(r" (?:[\w’'-]+ ){1,3}")


@cache
def _clause_behind() -> re.Pattern[str]:
    # N years ago, when the first came in 1989; N years ago the bridge fell, in 1989; N years ago, on a day in 1989
    return re.compile(
        r",? when [^,.;:()]{1,60} in |,?(?: (?!that|which|who)[\w’'-]+){1,8}[,:] in (?:the )?|, on (?:an? "
        r")?(?:[\w-]+ ){1,5}in (?:the )?"
        r"|,? (?:today|next week|this week|this month|this year|to the day)[,–—-]{0,2} (?:on |in )?(?:the )?"
    )


def _in_clause(document: Document, expressions: Sequence[TimeExpression], index: int) -> TimeExpression | None:
    """The year that stands in the clause of “N years ago” as the time of the same thing."""
    text, one = document.text, expressions[index]
    behind = expressions[index + 1] if index + 1 < len(expressions) else None
    before = expressions[index - 1] if index else None
    near = behind is not None and _is_year(behind) and behind.end - one.end < 120
    if near and behind is not None and _clause_behind().fullmatch(text, one.end, behind.start):
        return behind
    if before is not None and _is_year(before) and before.modifier and one.start - before.end < 60:
        return before if _clause_before().fullmatch(text, before.end, one.start) else None
    return None


def _of_same_event(document: Document, expressions: Sequence[TimeExpression], index: int) -> TimeExpression | None:
    """The only year of the sentences around, where its clause and that of “N years ago” tell of the same event."""
    one = expressions[index]
    area = sentences_around(document, one.start, 2, 2)
    near = [other for other in expressions[max(0, index - 5) : index + 6] if area.covers(other.span)]
    years = [other for other in near if _is_year(other)]
    if len(years) != 1 or sum(_names_time(other) for other in near) > 1 or abs(years[0].start - one.start) > _FAR:
        return None
    if sentence_of(document, years[0].start) == sentence_of(document, one.start):
        return None
    return years[0] if _happenings(document, one) & _happenings(document, years[0]) else None


@cache
def _clause_edge() -> re.Pattern[str]:
    return re.compile(r"[;:—,()]| -- |\b(?:and|but|who|which|that)\b")


@cache
def _past_verb() -> re.Pattern[str]:
    return re.compile(r"\b[a-z]{3,}ed\b")


_SPEECH: Final = frozenset(
    "asked added stated noted called wanted claimed recalled remembered worked lived played".split()
)


def _happenings(document: Document, one: TimeExpression) -> frozenset[str]:
    """The events of the clause that an expression stands in, by their class or their verb."""
    text = document.text
    sentence = sentence_of(document, one.start)
    start, end = max(sentence.start, one.start - 90), min(sentence.end, one.end + 50)
    for edge in _clause_edge().finditer(text, start, one.start):
        start = edge.end()
    behind = _clause_edge().search(text, one.end, end)
    end = behind.start() if behind else end
    found = {event.lemma for event in within(document.view(events), Span(start, end))}
    found.update(match[0] for match in _past_verb().finditer(text, start, end))
    return frozenset(found - _SPEECH)


@cache
def _since_then() -> re.Pattern[str]:
    # 30 years since the 1990 accord; 30 years after he left in 1990; for 30 years, since 1990; 30 years on from 1990
    return re.compile(
        r",? (?:(?:have|has) (?:now )?(?:passed|gone by|elapsed|gone) |on )?(?:since|after|from) (?:the |its "
        r"|his |her |their |that |an? "
        r")?(?:[\w’'-]+ ){0,7}?"
    )


@cache
def _now() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:now|today|still|is|are|has been|have been|it[’']s|has|have|this \w+|marks?|marking|celebrates?"
        r"|celebrating) [^.;]{0,40}\Z",
        re.I,
    )


@cache
def _today() -> re.Pattern[str]:
    return re.compile(r"\b(?:now|today|still),? [^.;]{0,20}\Z", re.I)


@cache
def _gone_by() -> re.Pattern[str]:
    # Since it opened in 1986, thirty years have gone by
    return re.compile(r" (?:have|has) (?:now )?(?:passed|gone by|elapsed)\b(?! since)")


@cache
def _since_clause() -> re.Pattern[str]:
    return re.compile(r"\b[Ss]ince [^.;:]{0,60}\Z")


def _since(document: Document, expressions: Sequence[TimeExpression], index: int) -> _Claim | None:
    """“It is 30 years since the 1990 accord”, “for 30 years, since 1990”: counted to the article’s date."""
    text, one = document.text, expressions[index]
    behind = expressions[index + 1] if index + 1 < len(expressions) else None
    if one.amount_to is not None or (text.startswith(("a ", "an "), one.start) and one.amount == 1):
        return None
    if _since_then_alone().match(text, one.end) and one.preposition in ("in", "for", ""):
        target = _year_before(document, expressions, index)
        return _Claim(one, target, None, False) if target else None
    if _gone_by().match(text, one.end) and not text.startswith(" since", one.end):
        target = _year_before(document, expressions, index)
        is_since = target is not None and (
            target.preposition == "since" or _since_clause().search(text, 0, target.start)
        )
        return _Claim(one, target, None, False) if target and is_since else None
    if behind is None or not _is_year(behind) or behind.end > sentence_of(document, one.start).end:
        return None
    between = text[one.end : behind.start]
    if not _since_then().fullmatch(between):
        return None
    sentence = sentence_of(document, one.start)
    if "have passed" in between or "have gone by" in between or " on " in between:
        is_now = True
    elif "since" in between:
        is_now = (
            one.preposition in ("in", "for")
            or _now().search(text, max(sentence.start, one.start - 90), one.start) is not None
        )
    else:
        is_now = _today().search(text, max(sentence.start, one.start - 60), one.start) is not None
    return _Claim(one, behind, None, False) if is_now and "," not in between[1:].strip() else None


def _counted(document: Document, expressions: Sequence[TimeExpression], index: int) -> _Claim | None:
    one, text = expressions[index], document.text
    spelled = _from_year(document, expressions, index)
    if spelled is None and one.relation is (
        Relation.EARLIER if " before" in text[one.end : one.end + 8] else Relation.LATER
    ):
        spelled = _until_now(document, expressions, index) if document.metadata.published else None
    if spelled is not None or one.kind is Kind.DURATION:
        return spelled
    target = _beside(document, expressions, index)
    if target is None:
        return None
    at = index if target.start > one.start else index - 1
    base = _year_before(document, expressions, at)
    if base is not None:
        return _Claim(one, target, base, True)
    later = expressions[index + 2] if index + 2 < len(expressions) else None
    if later is not None and target.start > one.start and _is_year(later) and one.relation is Relation.EARLIER:
        is_same = sentence_of(document, one.start) == sentence_of(document, later.start)
        return _Claim(one, target, later, False) if is_same else None
    return None


@cache
def _of_event() -> re.Pattern[str]:
    return re.compile(r" (?:(?:after|before|prior to) )?(?:(?!that|which|who)[\w’'-]+ ){0,6}")


@cache
def _in_year() -> re.Pattern[str]:
    return re.compile(r"(?: [\w’'-]+){0,3}, (?:in |on )?(?:the )?")


def _from_year(document: Document, expressions: Sequence[TimeExpression], index: int) -> _Claim | None:
    """“He died in 1990, 35 years after the 1945 accord”; “35 years after the accord of 1945, in 1990, he died”."""
    text, one = document.text, expressions[index]
    following = [
        other for other in expressions[index + 1 : index + 3] if other.end <= sentence_of(document, one.start).end
    ]
    if one.kind is not Kind.DURATION or not following or not _is_year(following[0]):
        return None
    if not _of_event().fullmatch(text, one.end, following[0].start):
        return None
    before = expressions[index - 1] if index else None
    if (
        before is not None
        and _is_year(before)
        and re.fullmatch(r" ?[,–—(-]+ ?(?:just |only |exactly |some )?", text[before.end : one.start])
    ):
        return _Claim(one, before, following[0], True)
    if (
        len(following) == 2
        and _is_year(following[1])
        and _in_year().fullmatch(text, following[0].end, following[1].start)
    ):
        return _Claim(one, following[1], following[0], True)
    return None


def _year_before(document: Document, expressions: Sequence[TimeExpression], index: int) -> TimeExpression | None:
    """The only year named before in the sentences around."""
    start = expressions[index].start
    area = sentences_around(document, start, 2, 0)
    years = [
        other
        for other in expressions[max(0, index - 6) : index]
        if other.start >= max(area.start, start - _FAR) and (_is_year(other) or _names_time(other))
    ]
    return (
        years[-1]
        if years and all(_is_year(other) and other.parts.year == years[0].parts.year for other in years)
        else None
    )


def _names_time(one: TimeExpression) -> bool:
    """Whether an expression names another time that could be counted from."""
    if one.kind in (Kind.RANGE, Kind.DECADE, Kind.CENTURY, Kind.ANNIVERSARY):
        return True
    return one.kind is Kind.RELATIVE and one.unit in YEARS_IN and one.relation is not None


def _is_told_from_another_year(
    document: Document, expressions: Sequence[TimeExpression], index: int, claim: _Claim
) -> bool:
    """Whether the years fit when counted from another year near by: in 2005 he wrote of 1995, ten years ago."""
    offset, year = claim.offset, claim.target.parts.year
    area = sentences_around(document, offset.start, 1, 1)
    sign = 1 if offset.relation is Relation.LATER else -1
    return claim.base is None and any(
        fits(offset, sign * (year - other.parts.year), YEARS_IN[offset.unit], 1)
        for other in expressions[max(0, index - 4) : index + 5]
        if other is not claim.target and area.covers(other.span) and year and other.parts.year and offset.unit
    )


def _judged(document: Document, claim: _Claim) -> Iterator[Hit]:
    offset, target, base = claim.offset, claim.target, claim.base
    published = document.metadata.published
    year = target.parts.year
    start = base.parts.year if base else published.year if published else None
    if year is None or start is None or offset.unit is None or offset.amount is None:
        return
    if offset.hedge is None and is_about(document.text, offset.start):
        return
    gap = year - start if base is not None and offset.relation is Relation.LATER else start - year
    size = YEARS_IN[offset.unit]
    leeway = years_leeway(document.text, offset)
    if fits(offset, gap, size, leeway) or (gap <= 0 and not claim.is_sure):
        return
    told = f"{offset.amount * size:g}"
    if base is None:
        message = (
            f"{year} is {counted(gap, 'year')} before {start}, not {told}" if gap > 0 else f"{year} is not in the past"
        )
    else:
        message = f"from {min(start, year)} to {max(start, year)} it is {counted(abs(gap), 'year')}, not {told}"
        if gap < 0:
            message = f"{year} is {'before' if offset.relation is Relation.LATER else 'after'} {start}"
    related = [Related(target.start, target.end, "the year")]
    related += [Related(base.start, base.end, "counted from here")] if base else []
    is_plain = size == 1 and gap > 0 and claim.is_sure
    changed = with_amount(offset.span.of(document.text), gap) if is_plain else None
    yield Hit(
        *offset.span,
        message,
        (changed,) if changed else (),
        tuple(related),
        (Evidence(f"the article is dated {published.isoformat()}"),) if published and base is None else (),
        level=None if claim.is_sure else Level.WARNING,
        confidence=None if claim.is_sure else 0.75,
    )
