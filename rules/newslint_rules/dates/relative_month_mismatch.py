import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from newslint import Document, Evidence, Hit, Level, Quotations, Related, Span, rule, within
from newslint.views.calendar import day, months_later, shifted
from newslint.views.dates import Basis, Kind, Relation, TimeExpression, Unit, dates
from newslint_rules.dates._mentions import mention_of
from newslint_rules.dates._places import sentence_of, sentences_around
from newslint_rules.dates._tense import Tense, verb_of
from newslint_rules.dates._wording import MONTHS, day_in_words, with_month

_DATES: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_DAY, Kind.MONTH, Kind.MONTH_YEAR))
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
        "[[Last month]]’s fire, which broke out on Jan. 27, burned for a day.",
        "The bakery will close [[next month]]. Its last day, June 14, was fixed by the owners.",
        "The panel heard from farmers [[last month]], at a hearing in Salina on Jan. 8.",
        "The fund had sold its shares [[last year, in November 2024]], before the price collapsed.",
    ],
    good=[
        "Last month, on Feb. 20, the mill closed.",
        "Last month the court set a trial for May 5.",
        "Last month the owner said the sale would close on April 5.",
        "The strike began on Jan. 20. Last month the owner closed the mill.",
        "The hikers vanished on Feb. 20. Their disappearance last month led to a search.",
        "Sales fell in January and in December. Last month’s fall was the worst of all.",
        "The mill opened on Jan. 20; its closure was announced last month.",
        "Police last month charged a man in the Jan. 3 shooting.",
        "The firm’s fiscal November, its last month of growth, ended on Nov. 30.",
        "The council will vote next month on a plan that it first saw on June 3.",
    ],
)
def relative_month_mismatch(document: Document) -> Iterator[Hit]:
    """Looks at relative months with a date beside them or one that they point back to."""
    published = document.metadata.published
    if published is None:
        return
    expressions = document.view(dates)
    for index, one in enumerate(expressions):
        if one.kind is not Kind.RELATIVE or one.unit not in (Unit.MONTH, Unit.YEAR) or one.basis is not Basis.ARTICLE:
            continue
        if (
            one.relation not in _STEPS
            or one.value is None
            or _its().search(document.text, max(0, one.start - 6), one.start)
        ):
            continue
        step = _STEPS[one.relation]
        beside = _beside(document, expressions, index)
        if one.unit is Unit.YEAR:
            if beside is not None and (hit := _of_another_year(document, one, beside, published, step)) is not None:
                yield hit
            continue
        date = beside or _meant(document, expressions, index) or _of_the_same(document, expressions, index, published)
        if date is None or date.parts.month is None or date.relation is not None or _fits(date, published, step):
            continue
        yield _hit(document, one, date, published, step, is_beside=beside is not None)


@cache
def _its() -> re.Pattern[str]:
    return re.compile(r"\b(?:its|his|her|their|the) \Z", re.IGNORECASE)


def _fits(date: TimeExpression, published: datetime.date, step: int) -> bool:
    for days in _WRITTEN:
        written = shifted(published, days)
        found = months_later(written.replace(day=1), step) if written else None
        if found is None or (found.month == date.parts.month and date.parts.year in (None, found.year)):
            return True
    return False


def _of_another_year(
    document: Document, one: TimeExpression, date: TimeExpression, published: datetime.date, step: int
) -> Hit | None:
    """Last year, in November 2022: not the year before the article's."""
    fitting = {published.year + step, (shifted(published, -1) or published).year + step}
    if date.parts.year is None or date.parts.year in fitting or date.value is None:
        return None
    words = one.span.of(document.text).lower()
    message = f"on {day_in_words(published)}, {words} is {published.year + step}, not {date.parts.year}"
    span = Span(min(one.start, date.start), max(one.end, date.end))
    evidence = (Evidence(f"the article is dated {published.isoformat()}"),)
    return Hit(*span, message, related=(Related(date.start, date.end, "the date"),), evidence=evidence)


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
    points = points or (opens and one.relation is not Relation.THIS and text.startswith(("’s ", "'s "), one.end))
    if points:
        days = (Kind.FULL_DATE, Kind.MONTH_DAY)
        area = sentences_around(document, one.start, 1, 0)
        other = expressions[index - 1] if index else None
        near = other is not None and other.kind in days and other.start >= max(area.start, one.start - _FAR)
        return other if near and other is not None and other.start < sentence.start else None
    if opens and _is_time_of().match(text, one.end):  # Next month is the only time: work is fixed for 13 January
        behind = expressions[index + 1] if index + 1 < len(expressions) else None
        if behind is None or behind.kind not in _DATES or behind.start - one.end > _FAR:
            return None
        following = sentences_around(document, one.start, 0, 1)
        leads = following.end > sentence.end and _opening().fullmatch(text, sentence.end, behind.start)
        if leads or (behind.end <= sentence.end and behind.preposition in ("on", "for")):
            return behind
    return None


def _of_the_same(
    document: Document, expressions: Sequence[TimeExpression], index: int, published: datetime.date
) -> TimeExpression | None:
    """The one day, in the same clause or told of the same event in the next sentence, that can only be in that month.

    None where any day near by is in it, or where the day lies on the other side of the article's own.
    """
    text, one = document.text, expressions[index]
    assert one.relation is not None
    step = _STEPS[one.relation]
    own, area = sentence_of(document, one.start), sentences_around(document, one.start, 0, 1)
    near = within(expressions, Span(max(own.start, one.start - _FAR), min(area.end, one.end + _FAR)))
    days = [other for other in near if other.kind in _DAYS and other.parts.year in (None, published.year + step)]
    date = next((other for other in days if other.start > one.end), None)
    if date is None or any(_fits(other, published, step) for other in days):
        return None
    nearest = _nearest(date, published)
    if nearest is None or (nearest > published) != (step > 0) or abs(_months_apart(nearest, published) - step) > _SLIP:
        return None
    is_fixed = step > 0 and _fixed_for().search(text, max(0, date.start - 20), date.start) is not None
    if date.preposition not in ("on", "in", "from", "") and not date.modifier and not is_fixed:
        return None
    verb = verb_of(document, date)
    if verb is not None and verb.tense is (Tense.PAST if step > 0 else Tense.FUTURE):
        return None  # will vote next month on a plan that it saw on June 3
    if date.end <= own.end:
        is_tied = not _breaks_off().search(text, one.end, date.start) and not _reports().search(
            text, own.start, one.end
        )
        return date if is_tied or is_fixed else None
    told, named = mention_of(document, one), mention_of(document, date)
    is_tied = told is not None and named is not None and named.is_known and not told.names.isdisjoint(named.names)
    is_tied = is_tied or _takes_up().fullmatch(text, own.end, date.start) is not None
    is_tied = is_tied or (_day_of().match(text, date.end) is not None and date.start - own.end < len(" On the "))
    opens = date.start - own.end < len(" On the ") and text.startswith(",", date.end) and not date.modifier
    is_tied = is_tied or (opens and _had().search(text, date.end, area.end) is None)
    return date if is_tied or _it_was().search(text, own.start, one.start) else None


def _nearest(date: TimeExpression, published: datetime.date) -> datetime.date | None:
    """The day nearest to the article's date that a date without a year may be."""
    years = (date.parts.year,) if date.parts.year else range(published.year - 1, published.year + 2)
    found = [one for year in years if (one := day(year, date.parts.month or 0, date.parts.day or 0))]
    return min(found, key=lambda one: abs((one - published).days), default=None)


@cache
def _fixed_for() -> re.Pattern[str]:
    return re.compile(r"\b(?:fixed|set|scheduled|due|planned|booked|slated) for (?:the )?\Z")


@cache
def _had() -> re.Pattern[str]:
    return re.compile(r"\b(?:had|earlier|previous|another|second|before)\b")


@cache
def _it_was() -> re.Pattern[str]:
    return re.compile(r"\bIt (?:was|is|will be) (?:only )?\Z")


def _months_apart(date: datetime.date, other: datetime.date) -> int:
    return 12 * (date.year - other.year) + date.month - other.month


_SLIP: Final = 3  # months that the one may be off, where the words between leave it open what is meant
_DAYS: Final = (Kind.FULL_DATE, Kind.MONTH_DAY)


@cache
def _breaks_off() -> re.Pattern[str]:
    """What begins to tell of something else between the month and the day."""
    return re.compile(
        r";|\b(?:after|before|since|until|till|than|while|because|though|although|whereas|but|and|over|against"
        r"|compared|following|despite|between|by|to|would|could|may|might|said|says|showed|found|reported|announced"
        r"|ruled|wrote|revealed|told|had|for|charged|arrested|convicted|indicted|sentenced|accused|sued|fined|jailed"
        r"|[a-z]+ing [a-z]+ (?:on|in))\b",
        re.I,
    )


@cache
def _reports() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:said|announced|told|warned|promised|reported|ruled|charged|convicted|accused|acquitted|indicted|sentenced"
        r"|sued|arrested|cleared|fined|jailed|guilty|since|until)\b"
        r"[^,]{0,30}\Z",
        re.I,
    )


@cache
def _takes_up() -> re.Pattern[str]:
    # will close next month. Its last day, Feb. 14; opens next month. The first show is on June 6
    return re.compile(
        r"\s+(?:Its|His|Her|Their) [a-z]+,? (?:which was )?(?:held|set|due|scheduled|fixed) (?:on |for )"
        r"|\s+(?:Its|His|Her|Their|The) (?:first|last|final|opening|closing) [a-z]+,? (?:(?:is|was|will be|came) )?"
        r"(?:on |set for )?(?:the )?"
    )


@cache
def _day_of() -> re.Pattern[str]:
    # On Nov. 25, the first day of the cuts
    return re.compile(r", (?:the|its|his|her|their) (?:first|last|final|opening|closing) (?:day|night|morning)\b")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"\s+On (?:the )?")
