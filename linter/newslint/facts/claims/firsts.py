"""The first of its kind in so many years, against the visits and occasions that are known (`first_visit_in_years`)."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Final

from newslint.document import Span
from newslint.facts.claims.events import _YEARS as YEARS
from newslint.facts.claims.passage import Passage
from newslint.facts.judgement import Judgement, Verdict
from newslint.facts.schema import Fact
from newslint.facts.time import days, evidence, in_words
from newslint.facts.years import fits, years_between
from newslint.views.calendar import Interval
from newslint.views.dates import TimeExpression

_FIRST: Final = re.compile(
    r"\bfirst\b(?P<what>[^.;:?!]{0,90}?),? in\b(?: almost| nearly| about| more than| over| at least| some)? ?\Z", re.I
)
_VISIT: Final = re.compile(
    r"(?:[’'\w-]+ ){0,3}?(?:visit|trip|journey|tour|visits)\b|[\w. -]{0,40}\bto (?:visit|travel to|set foot in|go to) ",
    re.I,
)
_OFFICES: Final = (
    (re.compile(r"\b(?:American|U\.S\.|US)(?: sitting)? (?:president|leader)|\bpresident of the United States|"
        r"\bpresidential\b"), "US president"),
    (re.compile(r"\bpapal\b|\bpope\b|\bpontiff\b", re.I), "pope"),
    (re.compile(r"\bJapanese (?:prime minister|leader)\b"), "Japanese prime minister"),
    (re.compile(r"\bBritish (?:prime minister|leader)\b"), "British prime minister"),
    (re.compile(r"\bChinese (?:president|leader)\b"), "Chinese president"),
    (re.compile(r"\bIndian (?:prime minister|leader)\b"), "Indian prime minister"),
    (re.compile(r"\bRussian (?:president|leader)\b"), "Russian president"),
)  # fmt: skip
_WAIT: Final = re.compile(r"\bwait(?:ed|ing)? (?:for )?(?:about |nearly |almost |more than |over |some )?\Z")
_WAITED: Final = re.compile(
    r" for (?:a|an|another|its next|their next|the next|its|their) (?P<what>[^.;:,?!]{3,60}?)(?=[.,;]| and | when )"
)
_RECENT: Final = 45  # days before the article that belong to the same visit or win
_OTHER_SPORT: Final = re.compile(
    r"\b(?:[Ww]omen|[Gg]irls|rugby|cricket|handball|basketball|hockey|volleyball|under-?\d\d|[Yy]outh|[Jj]unior|ski|"
    r"Rugby|Cricket|futsal|beach|Paralympic\w*|chess|esports)\b"
)
_OCCASION: Final = "occasion: "


def judge(passage: Passage) -> Iterator[Judgement]:
    """Looks at “the first … in N years”, counted to the day of the article."""
    if passage.published is None:
        return
    text = passage.text
    for time in passage.times:
        if time.amount is None or time.unit not in YEARS:
            continue
        sentence = passage.sentence(time.start)
        begin = sentence.start
        # the reading of “in 14 years” starts behind “in”, whose hedge may stand between
        if not passage.is_open(sentence):
            continue
        first = _FIRST.search(text, begin, time.start)
        waited = _WAITED.match(text, time.end) if _WAIT.search(text, begin, time.start) else None
        area = Span(sentence.start, time.start)
        if first is not None:
            what = first["what"]
            rows = _visits(passage, what, first, area) or _occasions(passage, what, area, sentence)
        elif waited is not None:
            rows = _occasions(passage, waited["what"], area, sentence)
        else:
            continue
        if rows:
            yield from _judged(passage, time, rows, passage.published)


def _visits(passage: Passage, what: str, first: re.Match[str], area: Span) -> tuple[Fact, ...]:
    """The visits that are known of the visitor to the place, where “first” speaks of a visit."""
    text = passage.text
    visit = _VISIT.search(what)
    if not visit:
        return ()
    offset = first.start("what")
    places = passage.mentioned(Span(offset, first.end()), "country", "city")
    if not places:
        return ()
    place = places[-1]
    near = text[max(area.start, first.start() - 120) : first.end()]
    visitors = [
        office for pattern, office in _OFFICES if pattern.search(text, offset - 40 if offset > 40 else 0, first.end())
    ]
    is_by_office = bool(visitors) and re.search(
        r"\bby (?:an?|any) |papal|(?:president|leader|minister|pope|pontiff) to ", near
    )
    people = passage.mentioned(Span(area.start, first.start()), "person")
    if not is_by_office and people:
        visitors = list(people[-1].subjects("person"))
    elif not is_by_office and not visitors:
        near_by = passage.mentioned(Span(area.start, first.start()), "surname")
        visitors = [
            subject for subject in (near_by[-1].subjects("surname") if near_by else ())
            if passage.facts.of(subject, "visited")
        ]  # fmt: skip
    rows = [
        row for visitor in visitors for row in passage.facts.of(visitor, "visited")
        if row.object in place.subjects("country", "city")
    ]  # fmt: skip
    return tuple(rows)


def _occasions(passage: Passage, what: str, area: Span, sentence: Span) -> tuple[Fact, ...]:
    """The times of an occasion: a title won by a team, games held in a city, a change of monarch."""
    if _OTHER_SPORT.search(passage.text):
        return ()  # the cups that are known are those of men’s football and baseball
    low = " ".join(what.lower().split())
    if low in ("", "time"):  # The coronation, Britain’s first in 70 years; the Games are back for the first time in 100
        low = passage.text[area.start : area.end].lower()
        return _occasion_in(passage, low, area)
    wide = Span(area.start, min(sentence.end, area.end + 60))
    kinds = ("country", "adjective", "city", "team", "person", "organisation", "demonym")
    subjects = [subject for one in passage.mentioned(wide, *kinds) for subject in one.subjects(*kinds)]
    # what opens the phrase counts: “Labour win in the seat” is no Labour government
    for subject in (*dict.fromkeys(subjects), "*"):
        rows = [row for row in passage.facts.of(subject) if row.relation.startswith(_OCCASION)]
        for relation in {row.relation for row in rows}:
            phrase = relation.removeprefix(_OCCASION)
            if _opens(low, phrase):
                return tuple(row for row in rows if row.relation == relation)
    return ()


def _occasion_in(passage: Passage, words: str, area: Span) -> tuple[Fact, ...]:
    """The occasion that a sentence is about, where it names who had it and what it was before “first”."""
    kinds = ("country", "city", "team")
    for subject in dict.fromkeys(
        subject for one in passage.mentioned(area, *kinds) for subject in one.subjects(*kinds)
    ):
        rows = [row for row in passage.facts.of(subject) if row.relation.startswith(_OCCASION)]
        for relation in {row.relation for row in rows}:
            phrase = re.escape(relation.removeprefix(_OCCASION))
            if re.match(rf"the {phrase}(?:, | (?:is|are|was|were|has|have) )", words):
                return tuple(row for row in rows if row.relation == relation)
    return ()


def _opens(what: str, phrase: str) -> bool:
    return re.match(rf"(?:(?:sitting|ever|major|men[’']s|english|own|new) )?{re.escape(phrase)}\Z", what) is not None


def _judged(
    passage: Passage, time: TimeExpression, rows: Sequence[Fact], published: datetime.date
) -> Iterator[Judgement]:
    spans = [(span, row) for row in rows if (span := _span(row)) is not None]
    past = [(span, row) for span, row in spans if (published - span.end).days > _RECENT]
    if not past or time.amount is None or time.unit is None:
        return
    last, row = max(past, key=lambda pair: pair[0].end)
    as_of = days(row.as_of)
    told = time.span.of(passage.text)
    claim = Judgement(
        "first_visit_in_years", time.start, time.end, row.subject, row.relation, row.object, Verdict.NOT_CHECKABLE,
        when=told, evidence=(evidence(row, f"the last one before: {_told(row)}"),),
    )  # fmt: skip
    low, high = years_between(days(row.valid_to) or last, published)
    if fits(time.amount, YEARS[time.unit], time.hedge, low, high, time.amount_to):
        yield claim._replace(verdict=Verdict.SUPPORTED)
    elif as_of is None or published <= as_of.end or time.amount * YEARS[time.unit] > high:
        message = f"the last one before was {_told(row)}, {round((low + high) / 2)} years earlier"
        yield claim._replace(verdict=Verdict.CONTRADICTED, message=message)


def _told(row: Fact) -> str:
    when = in_words(row.valid_from)
    return f"on {when}" if "," in when else f"in {when}"


def _span(row: Fact) -> Interval | None:
    start, end = days(row.valid_from), days(row.valid_to)
    return Interval(start.start, (end or start).end) if start else None
