"""Stretches of time that an article gives twice: by their two ends and by their length."""

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Span
from newslint.views.dates import Kind, Relation, TimeExpression, Unit, dates
from newslint_rules.dates._courses import beginnings, elsewhere, endings, of_a_part, of_the_whole, takes_up
from newslint_rules.dates._places import sentence_of, sentences_around

_NEAR: Final = 60  # code points between the ends of a stretch and a length beside them
_FAR: Final = 320  # code points from the ends of a stretch to its length


class Stretch(NamedTuple):
    """A stretch of time by its ends; `is_told` says that the words make one of them (from ... to)."""

    first: TimeExpression
    last: TimeExpression
    span: Span
    is_told: bool


class Measured(NamedTuple):
    """A stretch and the length that the article gives it, or a part of it.

    `is_sure` says that nothing else can be meant, `is_part` that the length is of something within the stretch.
    """

    stretch: Stretch
    length: TimeExpression
    is_sure: bool
    is_part: bool = False


def measured(document: Document, units: frozenset[Unit], ends: frozenset[Kind]) -> Iterator[Measured]:
    """The lengths in `units` of stretches whose ends are of the kinds `ends`, in reading order."""
    expressions = [one for one in document.view(dates) if not one.impossible]
    found = [stretch for index in range(len(expressions)) if (stretch := _told(document, expressions, index, ends))]
    for index, one in enumerate(expressions):
        if one.unit not in units or one.amount is None:
            continue
        if one.relation is Relation.LATER and (between := _between(document, expressions, index, ends)) is not None:
            yield Measured(between, one, False)
        if one.kind is not Kind.DURATION or one.relation is not None:
            continue
        is_rate = document.text.startswith(("a ", "an "), one.start) and one.amount == 1 and not one.modifier
        if is_rate and one.preposition not in ("for", "in", "over"):
            continue  # 150 tons a year from 2002 to 2005
        at = bisect.bisect_left(found, one.start, key=lambda stretch: stretch.span.start)
        before, behind = found[at - 1] if at else None, found[at] if at < len(found) else None
        beside = _beside(document, before, behind, one)
        if beside is not None and at > 1 and beside is before and found[at - 2].span.end > beside.span.start - _NEAR:
            continue  # mayor from 1979 to 1983 and again from 1992 to 1997, nine years in all
        if beside is not None:
            yield Measured(beside, one, True)
            continue
        meant = _meant(document, expressions, index, found[max(0, at - 3) : at], ends) or _asked(document, behind, one)
        meant = meant or _told_next(document, expressions, index, ends)
        if meant is not None:
            yield Measured(meant, one, False)
        elif (course := _course(document, expressions, index, found[max(0, at - 3) : at], ends)) is not None:
            yield course
        elif before is not None and _is_within(document, expressions[index - 1], before, one):
            yield Measured(before, one, False, True)


def stretches(document: Document, ends: frozenset[Kind]) -> list[Stretch]:
    """The stretches whose ends are of the kinds `ends` and stand together, in reading order."""
    expressions = [one for one in document.view(dates) if not one.impossible]
    return [found for index in range(len(expressions)) if (found := _told(document, expressions, index, ends))]


def _told(
    document: Document, expressions: Sequence[TimeExpression], index: int, ends: frozenset[Kind]
) -> Stretch | None:
    """The stretch that an expression is or begins: 2009-2014; from 2009 until 2014."""
    one = expressions[index]
    if one.kind is Kind.RANGE:
        first, last = one.members
        if "/" in one.span.of(document.text):
            return None  # the season or fiscal year 1996/97
        return Stretch(first, last, one.span, True) if first.kind in ends and last.kind in ends else None
    if one.kind not in ends or index + 1 == len(expressions):
        return None
    other = expressions[index + 1]
    between = document.text[one.end : other.start]
    if (
        other.kind in ends
        and _until().fullmatch(between)
        and (one.preposition in ("from", "between", "since") or "and" not in between)
    ):
        return Stretch(one, other, Span(one.start, other.end), True)
    return None


@cache
def _until() -> re.Pattern[str]:
    # from 1979 until his death in 2003; between 1948 and 1974
    return re.compile(
        r",? (?:(?:until|till|to|through|up to) (?:(?:the|his|her|its|their) (?:[\w’'-]+ ){0,4}(?:in |on )?)?|and )"
        # between 1977, when he seized power, and 1988
        r"|, (?:when|the year|a year) [^.;,]{3,60}, (?:and|to|until|till) (?:in )?"
    )


@cache
def _behind() -> re.Pattern[str]:
    # from 1979 to 2003, a span of 34 years; from March 3 to 14, eight days in all; 1988 to 2016 (18 years)
    return re.compile(
        r"\s*[,:(–—-]{1,2}\s*(?:(?:a|the|over|for|after|lasting|totalling|totaling|making|which is|is|was|are"
        r"|were|that makes|in all|in "
        r"total|all of|all|or|some|just|only|exactly"
        r"|that is|i\.e\.|precisely|and)"
        r"\s+)*(?:(?:span|period|stretch|total|run|reign|career|rule|time|interval|course) of )?(?:exactly "
        r"|just |only )?"
    )


@cache
def _before() -> re.Pattern[str]:
    # For 18 years, from 1988 to 2016; a 90-day truce, from May 1 to June 30; a 23-year partnership, 2009-2022
    return re.compile(
        r"(?: of [\w’'-]+(?=,))?(?: (?!from|and|before|after|but|or"
        r"|of)[\w’'-]+){0,3}\s*[,:(–—-]{0,2}\s*(?:(?:running |lasting "
        r")?(?:from|between) )?(?:the )?"
    )


def _beside(
    document: Document, before: Stretch | None, behind: Stretch | None, length: TimeExpression
) -> Stretch | None:
    """The stretch that stands beside its length."""
    text = document.text
    if _goes_on(text, length.end):
        return None
    near = before is not None and 0 <= length.start - before.span.end < _NEAR
    if near and before is not None and _behind().fullmatch(text, before.span.end, length.start):
        return before
    if behind is not None and behind.span.start - length.end < _NEAR:
        # a comma, a bracket or “from” ties the two: “30 days in 2009-2010” does not
        between = text[length.end : behind.span.start]
        tied = between.rstrip().endswith((",", ":", "(", "–", "—", "-", "from", "between", "from the"))
        is_named = length.modifier and _which_ran().fullmatch(between)
        if _did_for().search(text, max(0, length.start - 24), length.start) and _under().fullmatch(between):
            is_clear = not between.endswith("between ") or " when " in behind.span.of(text)
            return behind if is_clear else None  # of the years between 1990 and 2015, twelve in the senate
        return behind if (tied and _before().fullmatch(between)) or is_named else None
    return None


@cache
def _did_for() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:spent|served|passed|gave|did|worked|ruled|reigned|led|put in|endured|suffered)(?: for)? (?:all of )?\Z"
    )


@cache
def _under() -> re.Pattern[str]:
    # spent 13 years in the quarantine service (1866-1889); spent seven years under General Zia between 1977 and 1988
    return re.compile(r" (?:in|at|with|on|under|as|behind|aboard) (?:[\w’'-]+ ){1,7}(?:\(|from |between )")


@cache
def _which_ran() -> re.Pattern[str]:
    # the 12-day festival in Ghent, which runs from May 1 to May 20
    return re.compile(
        r"(?: [\w’'-]+){1,6},? (?:which |that )?(?:runs|ran|lasted|is|was|will run|will last|stretched|goes)? "
        r"?(?:from|between) (?:the )?"
        # a 16-year civil war, which raged between 1983 and 2009
        r"|(?: [\w’'-]+){1,4},? (?:which|that) (?:had )?(?:raged|dragged on|went on|continued|endured|persisted"
        r"|played out|unfolded|spanned|extended|held|stood|aired) (?:from |between )?(?:the )?"
    )


def _is_within(document: Document, before: TimeExpression, stretch: Stretch, length: TimeExpression) -> bool:
    """Whether a length is of something done within a stretch: from 2016 to 2020 he vetoed 300 bills in 14 years."""
    is_spent = _spent().fullmatch(document.text, before.end, length.start) is not None
    if (
        (length.preposition not in ("in", "over") and not is_spent)
        or before.end != stretch.span.end
        or _goes_on(document.text, length.end)
    ):
        return False
    return sentence_of(document, length.start) == sentence_of(document, stretch.span.start)


@cache
def _on() -> re.Pattern[str]:
    return re.compile(
        r" (?:ago|later|earlier|after|before|old|from now|of age|behind(?! bars)|ahead|into|more|longer|older)\b"
    )


def _goes_on(text: str, end: int) -> bool:
    """Whether the words behind an amount make it something else: ten years later."""
    return _on().match(text, end) is not None or _is_counted().match(text, end) is not None


@cache
def _is_counted() -> re.Pattern[str]:
    # From May 1 until May 16, four days were dry.
    return re.compile(r" (?:were|are) (?!enough|needed|spent)")


@cache
def _lasted() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:lasted|spanned|dragged on|went on|(?:it|they|which|that|this) (?:\w+ )?(?:took|ran)(?: (?:the"
        r"|him|her|them|it)(?: \w+)?)?)(?: for)? "
        r"(?:just |only |exactly )?\Z",
        re.I,
    )


@cache
def _it_lasted() -> re.Pattern[str]:
    return re.compile(
        r" (?:that )?(?:it|they|the \w+|he|she) (?:lasted|ran|took|went on)\b| in (?:all|total|between)\b"
    )


@cache
def _throughout() -> re.Pattern[str]:
    return re.compile(r"\b(?:during|throughout|in|over) the \Z", re.I)


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(r",? (?:it|he|she|they|no|not|the)\b")


@cache
def _deictic() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:those|these|the intervening|the intermediate|(?:each|all|every one) of (?:its|his|her|their))\s"
        r"(?:same |full |long |short )?\Z",
        re.I,
    )


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:during|in|through|throughout|over|after|for)\s(?:the|all|his|her|its|their|an?)|(?:her|his"
        r"|their|its))\s\Z",
        re.I,
    )


@cache
def _the() -> re.Pattern[str]:
    return re.compile(r"\b(?:the|this|that|its|his|her|their) \Z", re.I)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\bafter {_HEDGES}\Z", re.I)


_HEDGES: Final = r"(?:(?:just|only|exactly|almost|nearly|about|some|over|more than|roughly|around|a full|less than) )*"


@cache
def _had_done() -> re.Pattern[str]:
    # By the time he fell, in 2011, he had ruled for 52 years.
    return re.compile(
        r"\b(?:had|has|have|after) (?:\w+ )?(?:rul|reign|led|leading|govern|run|held|holding|serv|been|last"
        r"|work|liv|play"
        r"|taught|stood|carried|kept|operat|exist|coach|edit|occup|stay)\w*\b[^.;,]{0,40} (?:for|in|over) "
        + _HEDGES
        + r"\Z",
        re.I,
    )


@cache
def _spent() -> re.Pattern[str]:
    # Coach from 2004 to 2010, he gave the job 16 years
    return re.compile(
        r",? (?:he|she|it|they) (?:had )?(?:gave|given|spent|served|worked|held|led|ruled|ran|played|reigned"
        r"|governed|taught"
        r"|sat|stayed|lived)\b[^.;,]{0,30} (?:for )?" + _HEDGES
    )


@cache
def _apposed() -> re.Pattern[str]:
    # taken on Jan. 3 and freed on Jan. 21: a 12-day ordeal
    return re.compile(r"[:,–—-]\s*(?:an? |the |in all |a total of )?" + _HEDGES + r"\Z", re.I)


@cache
def _ends_clause() -> re.Pattern[str]:
    return re.compile(
        r"(?: of (?:business|service|trading|rule|use|work|marriage|operation|life|power|war"
        r"|fighting))?\s*(?:[.,;]|\Z)"
    )


@cache
def _opens_sentence() -> re.Pattern[str]:
    return re.compile(r"[.!?”\"]\s+\Z")


@cache
def _is_long() -> re.Pattern[str]:
    # He came in 1952 and left in 1996. Thirty-four years is a long time.
    return re.compile(r" (?:is|was) (?:a |an |not |too |long|enough|plenty|quite)")


@cache
def _noun_of_time() -> re.Pattern[str]:
    return re.compile(
        r"[ -](?:long )?(?:career|reign|rule|term|stint|spell|tenure|run|siege|strike|war|truce|trip|tour|visit"
        r"|closure"
        r"|stay|voyage|journey|shutdown|lockdown|festival|tournament|campaign|occupation|blockade|service|partnership"
        r"|marriage|search|standoff|hunt|walkout|lockout|expedition|mission|exile|ordeal|drought|wait"
        r"|construction|project"
        r"|(?:at|with|in|on) (?:the|its|sea|anchor|office|power|post|prison))\b"
    )


def _meant(
    document: Document,
    expressions: Sequence[TimeExpression],
    index: int,
    found: Sequence[Stretch],
    ends: frozenset[Kind],
) -> Stretch | None:
    """The stretch named before, to which “those 21 days” or “it lasted 21 days” points back."""
    text = document.text
    one = expressions[index]
    before = (max(0, one.start - 24), one.start)
    points = (
        _deictic().search(text, *before)
        or _lasted().search(text, *before)
        or (_throughout().search(text, *before) and _subject().match(text, one.end))
        or (one.modifier and _the().search(text, *before) and _noun_of_time().match(text, one.end))
        or (_after().search(text, *before) and _ends_clause().match(text, one.end))
        or (_opens_sentence().search(text, *before) and _is_long().match(text, one.end))
        or (_had_done().search(text, max(0, one.start - 80), one.start) and _ends_clause().match(text, one.end))
        or (_apposed().search(text, *before) and (_is_last(text, one) or one.modifier))
        or (
            _definite().search(text, *before)
            and (_it_lasted().match(text, one.end) or _noun_of_time().match(text, one.end))
        )
    )
    if not points or _goes_on(text, one.end):
        return None
    area = sentences_around(document, one.start, 2, 0)
    earlier = [
        other for other in expressions[max(0, index - 6) : index] if other.start >= max(area.start, one.start - _FAR)
    ]
    told = [stretch for stretch in found if stretch.span.start >= area.start and stretch.span.end <= one.start]
    following = expressions[index + 1] if index + 1 < len(expressions) else None
    if (
        following is not None
        and following.kind in ends
        and following.end <= sentence_of(document, one.start).end
        and beginnings().search(text, one.end, following.start)
    ):
        return None  # the three-day siege began on another day
    if len(told) == 1:
        inside = [other for other in earlier if other.kind in ends and not told[0].span.covers(other.span)]
        return told[0] if not inside else None
    points_in_time = [other for other in earlier if other.kind in ends]
    others = [other for other in earlier if other.kind in (Kind.RANGE, Kind.WEEKDAY) or other.kind is Kind.DURATION]
    if told or others or len(points_in_time) != 2:
        return None
    first, last = points_in_time
    if sentence_of(document, first.start) != sentence_of(document, last.start) and last.start - first.end > 120:
        return None
    return Stretch(first, last, Span(first.start, last.end), False)


def _course(
    document: Document,
    expressions: Sequence[TimeExpression],
    index: int,
    found: Sequence[Stretch],
    ends: frozenset[Kind],
) -> Measured | None:
    """A length told of what began on the one date before it and ended on the other, or of a part of that."""
    text = document.text
    one = expressions[index]
    own = sentence_of(document, one.start)
    lead = text[max(own.start, one.start - _LEAD) : one.start]
    is_whole = of_the_whole().search(lead) is not None
    if not (is_whole or of_a_part().search(lead)) or _goes_on(text, one.end):
        return None
    if elsewhere().search(text, max(own.start, one.start - _LEAD), min(own.end, one.end + _REST)):
        return None
    area = sentences_around(document, one.start, 2, 0)
    start = max(area.start, one.start - _FAR)
    told = [stretch for stretch in found if stretch.span.start >= start and stretch.span.end <= one.start]
    points = [other for other in expressions[max(0, index - 6) : index] if other.start >= start]
    points = [other for other in points if other.kind in ends or other.kind in (Kind.RANGE, Kind.DURATION)]
    if len(told) == 1 and all(told[0].span.covers(other.span) for other in points):
        same = told[0].span.start >= own.start
        goes_on = same or (
            takes_up().search(text, max(own.start, one.start - _FAR), min(own.end, one.end + _LEAD))
            and not beginnings().search(
                text, max(own.start, one.start - _FAR), one.start
            )  # on his return he joined a band
        )
        return Measured(told[0], one, False, not is_whole) if goes_on else None
    if told or len(points) != 2 or any(other.kind not in ends for other in points):
        return None
    first, last = points
    is_begun = beginnings().search(text, max(start, sentence_of(document, first.start).start), last.start)
    if not is_begun or not endings().search(text, first.end, one.start):
        return None
    return Measured(Stretch(first, last, Span(first.start, last.end), False), one, False, not is_whole)


_LEAD: Final = 48  # code points before a length in which its words stand
_REST: Final = 24  # code points behind it


def _between(
    document: Document, expressions: Sequence[TimeExpression], index: int, ends: frozenset[Kind]
) -> Stretch | None:
    """The two dates that “..., N years later” behind the second of them counts between."""
    before = expressions[max(0, index - 3) : index]
    if len(before) < 2 or any(other.kind not in ends for other in before[-2:]):
        return None
    first, last = before[-2:]
    one, text = expressions[index], document.text
    area = sentences_around(document, one.start, 1, 0)
    if not 0 < one.start - last.end <= len(", some ") or not _closes().match(text, one.end):
        return None
    if len(before) > 2 and before[0].kind in ends and before[0].start >= area.start:
        return None
    if first.start < area.start or not text[last.end : one.start].startswith((",", " –", " —", " --", " (")):
        return None
    return Stretch(first, last, Span(first.start, last.end), False)


@cache
def _closes() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[.,;:)”\"]|\Z|[-–—])")


def _is_last(text: str, one: TimeExpression) -> bool:
    """Whether nothing but “in all” follows in the sentence."""
    return (
        re.match(r"(?: in all| in total| altogether| later)?[.”\"]*(?:\s|\Z)", text[one.end : one.end + 16]) is not None
    )


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(
        r"[^.;:]{0,40}\.[”\"]?\s+(?:It|They|The \w+) (?:had |has )?(?:began|begun|started|opened|ran|broke out"
        r"|set in) [^.;:]{0,40}|[^.;:]{0,40}\.[”\"]?\s+(?:[A-Z][a-z]+ed |The first (?:\w+ )?(?:is|was|came)"
        r" )[^.;:]{0,20}"
    )


@cache
def _explained() -> re.Pattern[str]:
    # It took them 12 days to cross: they left on May 1 and landed on May 20
    return re.compile(
        r"[^.;:]{0,40}(?:[:;]|\.| -+| [–—])\s+(?:they|it|he|she|the \w+|work|construction)\b[^.;:]{0,40} ",
        re.IGNORECASE,
    )


def _told_next(
    document: Document, expressions: Sequence[TimeExpression], index: int, ends: frozenset[Kind]
) -> Stretch | None:
    """The two ends in the next sentence: the strike lasted 12 days. It began on May 1 and ended on May 20."""
    one = expressions[index]
    following = expressions[index + 1 : index + 3]
    if len(following) != 2 or any(other.kind not in ends for other in following):
        return None
    first, last = following
    text = document.text
    own = sentence_of(document, one.start)
    lasted = one.preposition in ("for", "after") or _lasted().search(text, max(0, one.start - 24), one.start)
    taken = of_the_whole().search(text, max(own.start, one.start - _LEAD), one.start) or lasted
    explained = (
        taken and _explained().fullmatch(text, one.end, first.start) and endings().search(text, first.end, last.start)
    )
    if not explained and not (lasted and _pronoun().fullmatch(text, one.end, first.start)):
        return None
    is_same = sentence_of(document, first.start) == sentence_of(document, last.start)
    return Stretch(first, last, Span(first.start, last.end), False) if is_same else None


@cache
def _question() -> re.Pattern[str]:
    return re.compile(r"[?:] (?:From|Between|from|between) ")


def _asked(document: Document, behind: Stretch | None, length: TimeExpression) -> Stretch | None:
    """The stretch that answers a question of its length: how many in nine years? From 2006 to 2015 ..."""
    if behind is None or behind.span.start - length.end > _NEAR:
        return None
    return behind if _question().fullmatch(document.text, length.end, behind.span.start) else None
