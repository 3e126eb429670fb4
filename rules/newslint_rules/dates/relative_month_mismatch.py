import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from newslint import Document, Evidence, Hit, Level, Quotations, Related, Span, rule
from newslint.views.calendar import months_later, shifted
from newslint.views.dates import Basis, Kind, Relation, TimeExpression, Unit, dates
from newslint_rules.dates._places import sentence_of, sentences_around
from newslint_rules.dates._wording import MONTHS, day_in_words, with_month

_DATES: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_DAY, Kind.MONTH))
_STEPS: Final = {Relation.LAST: -1, Relation.THIS: 0, Relation.NEXT: 1}
_FAR: Final = 240  # code points
_WRITTEN: Final = (0, -1)  # days from the article's date to the one it may have been written on


@rule(
    title="“Last month” or “next month” is not the month of the date beside it",
    why="The article’s date settles which month is meant: the date or the words are wrong.",
    level=Level.WARNING,
    confidence=0.85,
    quotations=Quotations.SOFTER,
    published="2026-03-12",
    bad=[
        "[[Last month, on Jan. 20|Last month, on Feb. 20]], the mill closed.",
        "Pilots will vote [[next month (on 20 May|next month (on 20 April]]).",
        "Sales, which had slumped in [[December last month|February last month]], rose.",
        "The premier fainted [[earlier this month, on Feb. 27|earlier this month, on March 27]], in public.",
        "The hikers vanished on Jan. 30. Their disappearance [[last month]] led to a search.",
        "[[Next month]] the choir goes on tour, with a first concert in Graz on June 11.",
    ],
    good=[
        "Last month, on Feb. 20, the mill closed.",
        "Last month the court set a trial for May 5.",
        "Last month the owner said the sale would close on April 5.",
        "The strike began on Jan. 20. Last month the owner closed the mill.",
        "The hikers vanished on Feb. 20. Their disappearance last month led to a search.",
        "Sales fell in January and in December. Last month’s fall was the worst of all.",
        "The mill opened on Jan. 20; its closure was announced last month.",
    ],
)
def relative_month_mismatch(document: Document) -> Iterator[Hit]:
    """Looks at relative months with a date beside them or one that they point back to."""
    published = document.metadata.published
    if published is None:
        return
    expressions = document.view(dates)
    for index, one in enumerate(expressions):
        if one.kind is not Kind.RELATIVE or one.unit is not Unit.MONTH or one.basis is not Basis.ARTICLE:
            continue
        if one.relation not in _STEPS or one.value is None:
            continue
        step = _STEPS[one.relation]
        beside = _beside(document, expressions, index)
        date = beside or _meant(document, expressions, index)
        if date is None or date.parts.month is None or date.relation is not None or _fits(date, published, step):
            continue
        yield _hit(document, one, date, published, step, is_beside=beside is not None)


def _fits(date: TimeExpression, published: datetime.date, step: int) -> bool:
    for days in _WRITTEN:
        written = shifted(published, days)
        found = months_later(written.replace(day=1), step) if written else None
        if found is None or (found.month == date.parts.month and date.parts.year in (None, found.year)):
            return True
    return False


def _hit(
    document: Document,
    one: TimeExpression,
    date: TimeExpression,
    published: datetime.date,
    step: int,
    *,
    is_beside: bool,
) -> Hit:
    text = document.text
    month = months_later(published.replace(day=1), step)
    assert month is not None
    word = {-1: "last", 0: "this", 1: "next"}[step]
    message = f"on {day_in_words(published)}, {word} month is {MONTHS[month.month - 1]}, not {_told(date)}"
    evidence = (Evidence(f"the article is dated {published.isoformat()}"),)
    related = (Related(date.start, date.end, "the date"), Related(one.start, one.end, f"{MONTHS[month.month - 1]}"))
    if not is_beside:
        return Hit(*one.span, message, related=related[:1], evidence=evidence, confidence=0.7)
    span = Span(min(one.start, date.start), max(one.end, date.end))
    changed = with_month(text[date.start : date.end], month.month)
    written = text[span.start : date.start] + changed + text[date.end : span.end] if changed else None
    return Hit(*span, message, (written,) if written else (), related, evidence)


def _told(date: TimeExpression) -> str:
    assert date.parts.month is not None
    return MONTHS[date.parts.month - 1] + (f" {date.parts.year}" if date.parts.year else "")


@cache
def _to_date() -> re.Pattern[str]:
    # Last month, on Jan. 20; next month (on 20 August); last month’s vote, held on March 10; next month, when, on 1 May
    return re.compile(
        r"(?:[’']s [\w-]+(?: [\w-]+)?)?\s*[,(–—-]{1,2}\s*(?:(?:held|set|due|scheduled|which was|when|namely"
        r"|probably|on|for|in"
        r"|the|late|early|mid),? ?-?)*"
    )


@cache
def _to_month() -> re.Pattern[str]:
    return re.compile(r",? (?:of )?(?:the )?")


def _beside(document: Document, expressions: Sequence[TimeExpression], index: int) -> TimeExpression | None:
    """The date that a relative month says again."""
    text, one = document.text, expressions[index]
    behind = expressions[index + 1] if index + 1 < len(expressions) else None
    before = expressions[index - 1] if index else None
    if behind is not None and behind.kind in _DATES and _to_date().fullmatch(text, one.end, behind.start):
        return behind
    if before is not None and before.kind in _DATES and _to_month().fullmatch(text, before.end, one.start):
        return before
    return None


@cache
def _with() -> re.Pattern[str]:
    return re.compile(r"[^.;:,]+, with (?:an? |the )?(?:[\w-]+ ){1,6}(?:on|in) (?:the )?")


@cache
def _pointing() -> re.Pattern[str]:
    # their disappearance last month, that date next month, since its release last month
    return re.compile(r"\b(?:their|its|his|her|that|this|those)(?: [\w’'-]+){1,2} \Z", re.I)


@cache
def _since() -> re.Pattern[str]:
    return re.compile(r"\b(?:since|after) \w+ing (?:the )?(?:[\w-]+ ){0,3}\Z", re.I)


@cache
def _is_time_of() -> re.Pattern[str]:
    return re.compile(r" (?:was|is|will be|has been|had been)\b")


def _meant(document: Document, expressions: Sequence[TimeExpression], index: int) -> TimeExpression | None:
    """The date named before that “their disappearance last month” points back to, or behind “next month was ...”."""
    text, one = document.text, expressions[index]
    sentence = sentence_of(document, one.start)
    before = (max(sentence.start, one.start - 60), one.start)
    opens = one.start == sentence.start
    points = bool(_pointing().search(text, *before) or _since().search(text, *before))
    points = points or (opens and text.startswith(("’s ", "'s "), one.end))
    if points:
        days = (Kind.FULL_DATE, Kind.MONTH_DAY)
        area = sentences_around(document, one.start, 1, 0)
        other = expressions[index - 1] if index else None
        near = other is not None and other.kind in days and other.start >= max(area.start, one.start - _FAR)
        return other if near and other is not None and other.start < sentence.start else None
    if opens:
        behind = expressions[index + 1] if index + 1 < len(expressions) else None
        if behind is None or behind.kind not in _DATES or behind.start - one.end > _FAR:
            return None
        if _with().fullmatch(text, one.end, behind.start):
            return behind
        following = sentences_around(document, one.start, 0, 1)
        leads = following.end > sentence.end and _opening().fullmatch(text, sentence.end, behind.start)
        if _is_time_of().match(text, one.end) and (
            leads or (behind.end <= sentence.end and behind.preposition in ("on", "for"))
        ):
            return behind
    return None


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"\s+On (?:the )?")
