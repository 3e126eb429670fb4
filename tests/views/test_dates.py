"""Dates, times, durations and ages."""

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Block, Document, Metadata, Role, Span
from newslint.views.dates import Basis, Hedge, Kind, Order, Relation, TimeExpression, Unit, dates
from newslint.views.dates import Role as LifeRole

PUBLISHED = datetime.date(2026, 3, 2)  # a Monday


def article(text: str, published: datetime.date | None = PUBLISHED, language: str | None = None) -> Document:
    metadata = Metadata(published=published, language=language)
    return Document(text, [Block(Role.PARAGRAPH, 0, len(text))], metadata=metadata)


def written(text: str) -> list[str]:
    return [expression.span.of(text) for expression in dates(article(text))]


def only(text: str, published: datetime.date | None = PUBLISHED, language: str | None = None) -> TimeExpression:
    [expression] = dates(article(text, published, language))
    return expression


def days(expression: TimeExpression) -> tuple[str, str] | None:
    """The value as two ISO dates."""
    value = expression.value
    return (value.start.isoformat(), value.end.isoformat()) if value else None


@pytest.mark.parametrize(
    ("text", "span", "kind", "start", "end"),
    [
        ("It opened on June 19, 2024, at last.", "June 19, 2024", Kind.FULL_DATE, "2024-06-19", "2024-06-19"),
        ("It opened on Sept 3rd, 2019.", "Sept 3rd, 2019", Kind.FULL_DATE, "2019-09-03", "2019-09-03"),
        ("It opened on 19 June 2024.", "19 June 2024", Kind.FULL_DATE, "2024-06-19", "2024-06-19"),
        ("It opened on the 5th of April, 2020.", "5th of April, 2020", Kind.FULL_DATE, "2020-04-05", "2020-04-05"),
        ("Logged 2024-06-19.", "2024-06-19", Kind.FULL_DATE, "2024-06-19", "2024-06-19"),
        ("Logged 19/6/2024.", "19/6/2024", Kind.FULL_DATE, "2024-06-19", "2024-06-19"),
        ("Logged 6/19/24.", "6/19/24", Kind.FULL_DATE, "2024-06-19", "2024-06-19"),
        ("Logged 19.6.2024.", "19.6.2024", Kind.FULL_DATE, "2024-06-19", "2024-06-19"),
        ("Logged 19-Jun-2024.", "19-Jun-2024", Kind.FULL_DATE, "2024-06-19", "2024-06-19"),
        ("They met Feb. 12.", "Feb. 12", Kind.MONTH_DAY, "2026-02-12", "2026-02-12"),
        ("They met Nov. 25.", "Nov. 25", Kind.MONTH_DAY, "2025-11-25", "2025-11-25"),
        ("They will meet Sept. 9.", "Sept. 9", Kind.MONTH_DAY, "2026-09-09", "2026-09-09"),
        ("Built in July 2020.", "July 2020", Kind.MONTH_YEAR, "2020-07-01", "2020-07-31"),
        ("Built in Dec. ’23.", "Dec. ’23", Kind.MONTH_YEAR, "2023-12-01", "2023-12-31"),
        ("Built in February.", "February", Kind.MONTH, "2026-02-01", "2026-02-28"),
        ("Built in 1990.", "1990", Kind.YEAR, "1990-01-01", "1990-12-31"),
        ("Built in the ’90s.", "’90s", Kind.DECADE, "1990-01-01", "1999-12-31"),
        ("Built in the early 1990s.", "early 1990s", Kind.DECADE, "1990-01-01", "1993-12-31"),
        ("Built in the 19th century.", "19th century", Kind.CENTURY, "1800-01-01", "1900-12-31"),
        ("Up in the third quarter of 2024.", "third quarter of 2024", Kind.QUARTER, "2024-07-01", "2024-09-30"),
        ("Up in Q3 2024.", "Q3 2024", Kind.QUARTER, "2024-07-01", "2024-09-30"),
        ("Up in the first half of 2023.", "first half of 2023", Kind.HALF, "2023-01-01", "2023-06-30"),
        ("Up in fiscal 2024.", "fiscal 2024", Kind.FISCAL_YEAR, "2024-01-01", "2024-12-31"),
        ("Seen in winter 2023-24.", "winter 2023-24", Kind.SEASON, "2023-12-01", "2024-02-29"),
        ("Seen last fall.", "last fall", Kind.SEASON, "2025-09-01", "2025-11-30"),
        ("He spoke on Tuesday.", "Tuesday", Kind.WEEKDAY, "2026-02-24", "2026-02-24"),
        ("He spoke on Monday.", "Monday", Kind.WEEKDAY, "2026-03-02", "2026-03-02"),
        ("He spoke last Monday.", "last Monday", Kind.WEEKDAY, "2026-02-23", "2026-02-23"),
        ("He speaks next Sunday.", "next Sunday", Kind.WEEKDAY, "2026-03-08", "2026-03-08"),
        ("He spoke Saturday night.", "Saturday night", Kind.WEEKDAY, "2026-02-28", "2026-02-28"),
        ("He spoke at 9 a.m. Tuesday.", "9 a.m. Tuesday", Kind.WEEKDAY, "2026-02-24", "2026-02-24"),
        ("He spoke yesterday morning.", "yesterday morning", Kind.RELATIVE, "2026-03-01", "2026-03-01"),
        ("He spoke earlier this week.", "earlier this week", Kind.RELATIVE, "2026-03-02", "2026-03-08"),
        ("He spoke over the weekend.", "weekend", Kind.RELATIVE, "2026-02-28", "2026-03-01"),
        ("It ends next month.", "next month", Kind.RELATIVE, "2026-04-01", "2026-04-30"),
        ("It fell 24 years ago.", "24 years ago", Kind.RELATIVE, "2002-01-01", "2002-12-31"),
        ("It fell ten days ago.", "ten days ago", Kind.RELATIVE, "2026-02-20", "2026-02-20"),
        ("In the past 18 months it fell.", "past 18 months", Kind.DURATION, "2024-09-02", "2026-03-02"),
        ("On Memorial Day 2025 it fell.", "Memorial Day 2025", Kind.HOLIDAY, "2025-05-26", "2025-05-26"),
        ("On Father’s Day 2025 it fell.", "Father’s Day 2025", Kind.HOLIDAY, "2025-06-15", "2025-06-15"),
        ("Laid in 1605 by a duke.", "1605", Kind.YEAR, "1605-01-01", "1605-12-31"),
        ("On New Year’s Eve it fell.", "New Year’s Eve", Kind.HOLIDAY, "2025-12-31", "2025-12-31"),
        ("The week of March 6 was cold.", "week of March 6", Kind.MONTH_DAY, "2026-03-02", "2026-03-08"),
        ("Open Jan. 10-17.", "Jan. 10-17", Kind.RANGE, "2026-01-10", "2026-01-17"),
        ("Open June 3-5, 2024.", "June 3-5, 2024", Kind.RANGE, "2024-06-03", "2024-06-05"),
        ("Open 10-17 January 2024.", "10-17 January 2024", Kind.RANGE, "2024-01-10", "2024-01-17"),
        ("Open Dec. 28-Jan. 3, 2025.", "Dec. 28-Jan. 3, 2025", Kind.RANGE, "2024-12-28", "2025-01-03"),
        ("He ruled from 2009 to 2014.", "2009 to 2014", Kind.RANGE, "2009-01-01", "2014-12-31"),
        ("In the 1998-99 season.", "1998-99", Kind.RANGE, "1998-01-01", "1999-12-31"),
    ],
)
def test_spans_and_values(text: str, span: str, kind: Kind, start: str, end: str) -> None:
    expression = only(text)
    assert (expression.span.of(text), expression.kind, days(expression)) == (span, kind, (start, end))


@pytest.mark.parametrize(
    ("text", "span", "weekday"),
    [
        ("Signed on Tuesday, June 19, 2024, in Oslo.", "Tuesday, June 19, 2024", 1),
        ("Held on Saturday, Jan. 3.", "Saturday, Jan. 3", 5),
        ("Held on Saturday 3 January.", "Saturday 3 January", 5),
        ("Held on Tues., Jan. 7, 2026.", "Tues., Jan. 7, 2026", 1),
        ("Held on Monday, the 5th of April, 2020.", "Monday, the 5th of April, 2020", 0),
        ("Dated 2023-07-15 (Friday).", "2023-07-15 (Friday)", 4),
        ("On September 3rd, 2019, a Wednesday, it failed.", "September 3rd, 2019, a Wednesday", 2),
    ],
)
def test_a_weekday_and_its_date_are_one_expression(text: str, span: str, weekday: int) -> None:
    expression = only(text)
    assert (expression.span.of(text), expression.parts.weekday) == (span, weekday)
    assert expression.parts.day is not None


@pytest.mark.parametrize(
    ("text", "span", "impossible"),
    [
        ("It opened on Feb. 29, 2023.", "Feb. 29, 2023", "not a leap year"),
        ("It opened on Feb. 30.", "Feb. 30", "no such day in the month"),
        ("It opened on 31 April 2020.", "31 April 2020", "no such day in the month"),
        ("It opened on April 45.", "April 45", "no such day"),
        ("It opened on 2024-13-01.", "2024-13-01", "no such month"),
        ("It opened in May 20014.", "May 20014", "year of five digits"),
        ("It opened in 20014.", "20014", "year of five digits"),
        ("It ends in the year 99999.", "99999", "year of five digits"),
        ("It opened at 25:61.", "25:61", "no such hour"),
        ("It opened at 10:75 a.m.", "10:75 a.m.", "no such minute"),
        ("It opened at 13 p.m.", "13 p.m.", "no such hour on a clock of twelve"),
        ("It ran from 2014 to 2009.", "2014 to 2009", "ends before it starts"),
        ("It ran Jan. 17-10.", "Jan. 17-10", "ends before it starts"),
    ],
)
def test_what_no_calendar_has_keeps_its_parts_and_says_why(text: str, span: str, impossible: str) -> None:
    expression = only(text)
    assert (expression.span.of(text), expression.impossible, expression.value) == (span, impossible, None)


def test_parts_are_as_written() -> None:
    assert only("on Tuesday, Feb. 30, 2024").parts[:4] == (2024, 2, 30, 1)
    time_parts = only("at 8:30 p.m. EST").parts
    assert (time_parts.hour, time_parts.minute, time_parts.meridiem, time_parts.zone) == (8, 30, "pm", "est")
    assert only("noon Eastern Daylight Time").parts.zone == "edt"
    assert only("at 2100 GMT").parts.hour == 21
    assert only("at nine in the evening").parts.part_of_day == "evening"
    assert only("in 44 B.C.").parts.era == "BC"
    assert only("from 20:15 GMT").parts.minute == 15


@pytest.mark.parametrize(
    "text",
    [
        "The runner covered 42 km in the rain.",
        "He may go; Theresa May spoke; they March on.",
        "Sun, Wed and Jan are names.",
        "The Sunday Times and Sheffield Wednesday won 2-1.",
        "The vote was 217-215.",
        "Call 555-2014 or 202-555-1998.",
        "It cost $1990, 1,990 euros or £2010.",
        "A Boeing 747, a Windows 2000 machine and a model F-2000.",
        "2000 people, 1900 miles, 1995 troops.",
        "John 3:16 and a race in 3:05.2.",
        "his second term and the second of two",
        "June Smith and April Jones",
        "the fall of Rome, spring water and a winter coat",
        "42 percent, 9.5 and 1/2 a cup",
        "Aug 12414 tonnes in a table",
        "knocked back down to 39:59",
        "an address: 10.0.0.1, 1.2.2024.5",
    ],
)
def test_traps(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    ("text", "span", "amount"),
    [
        ("a 34-year-old man", "34-year-old", 34),
        ("He died aged 71.", "71", 71),
        ("Ana Ruiz, 34, said so.", "34", 34),
        ("She is 64.", "64", 64),
        ("He won gold at 28.", "28", 28),
        ("He left at age 22.", "22", 22),
        ("He left at the age of 70.", "70", 70),
        ("her 64th birthday", "64th birthday", 64),
        ("in her 40s", "40s", 40),
    ],
)
def test_ages(text: str, span: str, amount: int) -> None:
    expression = only(text)
    assert (expression.span.of(text), expression.kind, expression.amount) == (span, Kind.AGE, amount)


@pytest.mark.parametrize(
    ("text", "span", "amount", "unit", "hedge"),
    [
        ("nearly 24 years", "24 years", 24, Unit.YEAR, Hedge.NEARLY),
        ("about three months", "three months", 3, Unit.MONTH, Hedge.ABOUT),
        ("more than 10 days", "10 days", 10, Unit.DAY, Hedge.MORE_THAN),
        ("up to six weeks", "six weeks", 6, Unit.WEEK, Hedge.AT_MOST),
        ("at least two decades", "two decades", 2, Unit.DECADE, Hedge.AT_LEAST),
        ("some 30 minutes", "30 minutes", 30, Unit.MINUTE, Hedge.ABOUT),
        ("10 years or more", "10 years or more", 10, Unit.YEAR, Hedge.AT_LEAST),
        ("5 1/2 hours", "5 1/2 hours", 5.5, Unit.HOUR, None),
        ("two and a half years", "two and a half years", 2.5, Unit.YEAR, None),
        ("a year and a half", "a year and a half", 1.5, Unit.YEAR, None),
        ("10 million years", "10 million years", 10_000_000, Unit.YEAR, None),
        ("twenty-one days", "twenty-one days", 21, Unit.DAY, None),
        ("a few days", "a few days", None, Unit.DAY, None),
    ],
)
def test_durations(text: str, span: str, amount: float | None, unit: Unit, hedge: Hedge | None) -> None:
    found = only(text)
    assert (found.span.of(text), found.kind) == (span, Kind.DURATION)
    assert (found.amount, found.unit, found.hedge) == (amount, unit, hedge)


@pytest.mark.parametrize(
    ("text", "span", "amount", "unit"),
    [
        ("A quarter of a century ago it fell.", "A quarter of a century ago", 0.25, Unit.CENTURY),
        ("It stood for a quarter-century.", "a quarter-century", 0.25, Unit.CENTURY),
        ("It stood for three quarters of a century.", "three quarters of a century", 0.75, Unit.CENTURY),
        ("The decade-long war is over.", "decade-long", 1, Unit.DECADE),
        ("A years-long search is over.", "years-long", None, Unit.YEAR),
        ("The sale will last five days in all.", "five days", 5, Unit.DAY),
    ],
)
def test_lengths_told_in_parts_or_by_the_unit(text: str, span: str, amount: float | None, unit: Unit) -> None:
    expression = only(text)
    assert (expression.span.of(text), expression.amount, expression.unit) == (span, amount, unit)
    assert expression.relation is (Relation.AGO if span.endswith("ago") else None)


@pytest.mark.parametrize(
    ("text", "span"), [("Printed in 2005: a book.", "2005"), ("Jan. 7, 2026: first notice.", "Jan. 7, 2026")]
)
def test_a_colon_may_follow_a_year(text: str, span: str) -> None:
    expression = only(text)
    assert expression.span.of(text) == span
    assert expression.parts.year is not None


def test_in_so_many_years_looks_back_or_ahead() -> None:
    back = only("It was the first visit in 24 years.")
    assert (back.relation, days(back)) == (Relation.PAST, ("2002-03-02", "2026-03-02"))
    ahead = only("It will be finished in 24 years.")
    assert (ahead.relation, days(ahead)) == (Relation.AHEAD, ("2050-01-01", "2050-12-31"))


def test_later_is_counted_from_what_was_named_before() -> None:
    text = "It hit on June 3, 2024; an aftershock came two days later."
    first, later = dates(article(text))
    assert (later.span.of(text), later.anchor, later.basis) == ("two days later", first.span, Basis.EXPRESSION)
    assert days(later) == ("2024-06-05", "2024-06-05")


def test_after_is_counted_from_what_follows() -> None:
    text = "It struck two days after the June 3, 2024, quake."
    stretch, date = dates(article(text))
    assert (stretch.span.of(text), stretch.anchor, days(stretch)) == (
        "two days",
        date.span,
        ("2024-06-05", "2024-06-05"),
    )


def test_the_day_before_yesterday() -> None:
    assert days(only("the day before yesterday")) == ("2026-02-28", "2026-02-28")
    assert days(only("the day after tomorrow")) == ("2026-03-04", "2026-03-04")


def test_lives() -> None:
    born = only("Ruiz was born on May 4, 1961.")
    assert (born.role, days(born)) == (LifeRole.BIRTH, ("1961-05-04", "1961-05-04"))
    life = only("Holt (1931-2024) led it.")
    assert (life.role, [member.role for member in life.members]) == (LifeRole.LIFE, [LifeRole.BIRTH, LifeRole.DEATH])
    assert only("He died at 83.").role is LifeRole.DEATH


def test_anniversaries_and_frequencies() -> None:
    anniversary = only("the 30th anniversary of the accord")
    assert (anniversary.kind, anniversary.amount, anniversary.unit) == (Kind.ANNIVERSARY, 30, Unit.YEAR)
    every = only("every other week")
    assert (every.kind, every.amount, every.unit) == (Kind.FREQUENCY, 2, Unit.WEEK)
    assert only("twice a year").kind is Kind.FREQUENCY


def test_a_date_before_a_noun_is_a_modifier() -> None:
    assert only("the 1990 accord").modifier
    assert only("the May 4 sinking").modifier
    assert not only("in 1990 it sank").modifier
    assert only("since 1991").preposition == "since"


def test_a_date_in_british_order_before_a_subject_is_no_modifier() -> None:
    assert not only("On the 19th of September 2022 climbers fell.").modifier


def test_the_ends_of_a_range_have_spans_of_their_own() -> None:
    text = "from March 3 to April 5, 2024"
    found = only(text)
    assert [member.span.of(text) for member in found.members] == ["March 3", "April 5, 2024"]
    assert [days(member) for member in found.members] == [("2024-03-03", "2024-03-03"), ("2024-04-05", "2024-04-05")]


@pytest.mark.parametrize(
    ("text", "language", "order", "start"),
    [
        ("Filed 3/4/2024.", None, Order.AMBIGUOUS, None),
        ("Filed 3/4/2024.", "en-US", Order.AMERICAN, "2024-03-04"),
        ("Filed 3/4/2024.", "en-GB", Order.BRITISH, "2024-04-03"),
        ("Filed 3/4/2024, heard 25/4/2024.", "en-US", Order.BRITISH, "2024-04-03"),
        ("Filed 3/4/2024, heard 4/25/2024.", None, Order.AMERICAN, "2024-03-04"),
        ("Filed 3/4/2024, heard 25 April 2024.", None, Order.BRITISH, "2024-04-03"),
    ],
)
def test_day_and_month_are_put_in_order(text: str, language: str | None, order: Order, start: str | None) -> None:
    first = dates(article(text, language=language))[0]
    assert first.order is order
    assert (first.value.start.isoformat() if first.value else None) == start
    assert len(first.readings) == (2 if order is Order.AMBIGUOUS else 0)


@pytest.mark.parametrize("text", ["on Tuesday", "yesterday", "in May", "on Sept. 9", "last week", "24 years ago"])
def test_without_a_date_of_the_article_nothing_relative_has_a_value(text: str) -> None:
    assert only(text, published=None).value is None


def test_code_is_left_alone_and_expressions_stay_within_blocks() -> None:
    text = "Monday\n\nMay 4\n\nJune\n\n19, 2024"
    blocks = [
        Block(Role.HEADLINE, 0, 6),
        Block(Role.CODE, 8, 13),
        Block(Role.PARAGRAPH, 15, 19),
        Block(Role.PARAGRAPH, 21, 29),
    ]
    assert [found.span for found in dates(Document(text, blocks))] == [Span(0, 6), Span(15, 19), Span(25, 29)]


_FRAGMENTS = """
    Monday Mon. May March Jan. Sept 3 31 19th first 1990 2024 20014 99999 '90s ’24 1990s ( ) - – / , . : ; ' 25:61 a.m.
    p.m. GMT EST the of in from to between and last next this past early late mid week day years months decade ago later
    after before noon midnight Easter New Year's Eve Christmas quarter half fiscal FY24 Q3 century every other a an two
    twenty-one dozen few several born died aged age old 34-year-old summer fall today yesterday 6/3/2024 2024-06-19
    ٣ ١٩٩٠ ² ½ 0 00 007 1,000 BC AD until will $ %
"""
_PIECES = st.sampled_from(_FRAGMENTS.split())
_TEXTS = st.one_of(st.text(), st.lists(_PIECES, max_size=30).map(" ".join), st.lists(_PIECES, max_size=30).map("".join))


@given(_TEXTS, st.none() | st.dates())
def test_any_text_gives_ordered_spans_inside_it(text: str, published: datetime.date | None) -> None:
    edge = 0
    for found in dates(article(text, published)):
        assert edge <= found.start < found.end <= len(text)
        assert found.span.of(text) == found.span.of(text).strip()
        assert found.value is None or found.value.start <= found.value.end
        assert not (found.impossible and found.value)
        assert 0 <= found.certainty <= 1
        assert all(found.span.covers(member.span) for member in found.members)
        edge = found.end


@pytest.mark.parametrize("text", ["9" * 10_000, "1" + "0" * 400 + " years ago", "in " + "٣" * 5_000, "10^400 days ago"])
def test_absurd_numbers_are_no_dates(text: str) -> None:
    for found in dates(article(text)):
        assert found.value is None


@pytest.mark.parametrize(
    "piece", ["Jan. 1, 1990 ", "the week of ", "1-", "1990-", "from June 3 to ", "9 a.m. ", "’90s "]
)
def test_time_is_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        document = article((piece * length)[:length])
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            dates(document)
            best = min(best, time.process_time() - begun)
        return best

    assert seconds(80_000) < 12 * seconds(20_000) + 0.05  # four times as long; a square would take sixteen times


@pytest.mark.parametrize(
    ("text", "span", "year"),
    [
        ("The plague of 1348 was the worst.", "1348", 1348),
        ("Wrecked in the gales of 1588 off Antrim.", "1588", 1588),
        ("Rome fell in A.D. 476, they say.", "A.D. 476", 476),
        ("It was in 1999 - 37 years ago - that it shut.", "1999", 1999),
    ],
)
def test_reads_years_of_old_events_and_beside_a_dash(text: str, span: str, year: int) -> None:
    found = dates(article(text))[0]
    assert (found.span.of(text), found.kind, found.parts.year) == (span, Kind.YEAR, year)


@pytest.mark.parametrize("text", ["The total of 1348 marks was paid.", "A crowd of 1588 came."])
def test_takes_no_count_for_an_old_year(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    ("text", "span", "amount"),
    [
        ("Ten days on, there were 900.", "Ten days on", 10),
        ("It shut a year to the day later.", "a year to the day later", 1),
    ],
)
def test_reads_what_comes_later(text: str, span: str, amount: int) -> None:
    found = only(text)
    assert (found.span.of(text), found.relation, found.amount) == (span, Relation.LATER, amount)


def test_a_colon_ends_a_date() -> None:
    assert written("The verdict came on Feb. 11: guilty.") == ["Feb. 11"]


def test_over_the_last_years_is_no_hedge() -> None:
    assert only("It grew over the last three years.").hedge is None


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Open 9am-5pm daily.", ["9am-5pm", "daily"]),
        ("It is open 9 a.m.-5 p.m. on weekdays.", ["9 a.m.-5 p.m."]),
        ("It runs 7-9 p.m. in the hall.", ["9 p.m."]),
        ("They won 3-2 on points.", []),
    ],
)
def test_reads_times_joined_by_a_dash(text: str, spans: list[str]) -> None:
    assert written(text) == spans
