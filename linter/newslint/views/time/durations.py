"""Durations, relative expressions, frequencies, anniversaries and vague words."""

from typing import Final

from newslint.readers.dateline import MONTHS
from newslint.views.time.ages import age_behind_an_amount
from newslint.views.time.calendar_dates import month_name
from newslint.views.time.lexicon import (
    AFTER_A_DURATION,
    COUNTED_UNITS,
    DASHES,
    DEICTIC_DAYS,
    FREQUENCIES,
    MODIFIERS,
    NUMBERS,
    PARTS_OF_DAY,
    PLURALS_ALONE,
    SEASONS,
    STANDS_ALONE_AFTER_A_DURATION,
    UNITS,
    WEEKDAYS,
    table,
)
from newslint.views.time.numbers import amount, ordinal
from newslint.views.time.periods import holiday, quarter
from newslint.views.time.readings import Reading, expression
from newslint.views.time.tokens import Tokens
from newslint.views.time.values import Hedge, Kind, Parts, Relation, TimeExpression, Unit

_BETWEEN_AMOUNT_AND_UNIT: Final = table("""
    more full straight consecutive additional other long whole extra further successive calendar business working
    short grueling hot
""")


def duration(t: Tokens, i: int) -> Reading | None:
    """24 years, two-day, 5 1/2 hours, two to three weeks, a decade ago, three days later, 34-year-old."""
    if t.low[i] in ("a", "three", "half", "quarter") and t.low[i + 1] in ("quarter", "quarters", "of", "-"):
        part = _part_of_a_century(t, i)
        if part is not None:
            return part
    first = amount(t, i)
    if first is None or (t.touches(i - 1) and t.low[i - 1] in ("^", ".", ",", ":", "/", "*")):
        return None
    value, j = first
    article = t.low[i] in ("a", "an") and j == i + 1
    upper = None
    if t.low[j] in ("to", "or") or (t.low[j] in DASHES and not t.low[j + 1].isalpha()):
        second = amount(t, j + 1)
        if second is not None and value is not None and second[0] is not None:
            if value >= 1000 > second[0]:
                return None  # in 1999 - 37 years ago
            upper, j = second
    if t.low[j] == "and" and t.low[j + 1] in ("a", "one") and t.low[j + 2] == "half":
        j += 3
    if (t.low[j] in DASHES and (t.touches(j - 1) or t.touches(j))) or (
        t.low[j] in _BETWEEN_AMOUNT_AND_UNIT and not article
    ):
        j += 1
    if t.low[j] == "-" and t.low[j - 1] != "-":
        j += 1
    unit = COUNTED_UNITS.get(t.low[j])
    if unit is None or (unit is Unit.SECOND and t.low[j] in ("second", "sec") and not _is_one_second(t, i, j)):
        return None
    if (t.is_capital(j) and not t.raw(j).isupper()) or (unit is Unit.WEEKEND and article):
        return None  # 60 Minutes, A Day in the Life
    hyphenated = t.low[j - 1] in DASHES
    if value is not None and value >= 1000 and not hyphenated and t.low[j] + "s" in COUNTED_UNITS:
        return None  # 2,000 night shifts
    k = j + 1
    if t.low[k] == "'" and t.low[k + 1] != "s":
        k += 1  # two years’ notice
    aged = age_behind_an_amount(t, i, k, value, upper, unit)
    if aged is not None:
        return aged
    if article and t.low[k] in DASHES and t.touches(k - 1) and t.low[k + 1] not in AFTER_A_DURATION:
        return None  # a year-end review
    draft = expression(t, i, k, Kind.DURATION, unit, Parts())
    draft = draft._replace(amount=value, amount_to=upper, unit=unit, modifier=hyphenated)
    if t.low[k] in ("and", ",") and not article and not hyphenated:
        rest = amount(t, k + 1)
        if rest is not None and COUNTED_UNITS.get(t.low[rest[1]]) in (Unit.MONTH, Unit.DAY, Unit.MINUTE, Unit.HOUR):
            smaller = COUNTED_UNITS[t.low[rest[1]]]
            if smaller is not unit and t.low[k] == "and":
                k = rest[1] + 1
                draft = draft._replace(end=t.end[k - 1], hedge=Hedge.MORE_THAN)
    if t.low[k] == "and" and t.low[k + 1] == "a" and t.low[k + 2] == "half" and value is not None:
        k += 3
        draft = draft._replace(end=t.end[k - 1], amount=value + 0.5)
    if t.low[k] == "or" and t.low[k + 1] in ("so", "more", "less"):
        draft = draft._replace(
            end=t.end[k + 1],
            hedge={"so": Hedge.ABOUT, "more": Hedge.AT_LEAST, "less": Hedge.AT_MOST}[t.low[k + 1]],
        )
        k += 2
    if (article and t.low[i - 1] in ("times", "twice", "once", "thrice")) or (article and _is_rate(t, i)):
        return draft._replace(kind=Kind.FREQUENCY), k
    return _relative(t, draft, k)


_PARTS_OF_A_CENTURY: Final = {
    ("a", "quarter", "of", "a", "century"): 0.25,
    ("a", "quarter", "-", "century"): 0.25,
    ("a", "quarter", "century"): 0.25,
    ("quarter", "of", "a", "century"): 0.25,
    ("quarter", "-", "century"): 0.25,
    ("half", "-", "century"): 0.5,
    ("a", "half", "-", "century"): 0.5,
    ("three", "quarters", "of", "a", "century"): 0.75,
    ("three", "-", "quarters", "of", "a", "century"): 0.75,
}


def _part_of_a_century(t: Tokens, i: int) -> Reading | None:
    for length in (3, 4, 5, 6):
        part = _PARTS_OF_A_CENTURY.get(tuple(t.low[i : i + length]))
        if part is not None:
            k = i + length
            draft = expression(t, i, k, Kind.DURATION, Unit.CENTURY, Parts())
            return _relative(t, draft._replace(amount=part, unit=Unit.CENTURY), k)
    return None


def _is_one_second(t: Tokens, i: int, j: int) -> bool:
    """Whether “second” is the unit: one second, a 30-second spot, but not a second term."""
    return t.low[i] not in ("a", "an") and t.low[j + 1] not in ("-", "half", "time") and j > i


def _is_rate(t: Tokens, i: int) -> bool:
    """Whether “a day” stands for each day: $10 a day, 12 hours a week."""
    before = t.low[i - 1]
    if before.isdecimal() or before in ("hours", "days", "times", "%", "percent", "million", "billion", "people"):
        return t.low[i + 2] not in AFTER_A_DURATION or t.low[i + 2] in ("after", "before")
    return False


def _relative(t: Tokens, draft: TimeExpression, k: int) -> Reading:
    """Takes in “ago”, “later”, “from now”; notes “after” and “before”, behind which stands what is counted from."""
    if t.low[k] == "to" and t.low[k + 1] == "the" and t.low[k + 2] == "day" and t.low[k + 3] in AFTER_A_DURATION:
        k += 3
    token = t.low[k]
    if token == "on" and t.low[k + 1] in (",", ".", "from") and t.low[k - 1] in _PLURALS_AND_ONES:
        return draft._replace(kind=Kind.RELATIVE, relation=Relation.LATER, end=t.end[k]), k + 1  # three years on,
    if token in STANDS_ALONE_AFTER_A_DURATION:
        if token == "earlier" and t.low[k + 1] == "than":
            return draft, k
        if token in ("later", "earlier") and t.low[k + 1] in ("this", "that"):
            return draft, k
        relation = AFTER_A_DURATION[token]
        return draft._replace(kind=Kind.RELATIVE, relation=relation, end=t.end[k]), k + 1
    if token == "from" and t.low[k + 1] in ("now", "today"):
        return draft._replace(kind=Kind.RELATIVE, relation=Relation.AHEAD, end=t.end[k + 1]), k + 2
    if token in ("after", "before", "prior"):
        relation = AFTER_A_DURATION[token]
        if not t.low[k + 1].isalnum():  # two days after.
            return draft._replace(kind=Kind.RELATIVE, relation=relation, end=t.end[k]), k + 1
        return draft._replace(relation=relation), k
    return draft, k


_PLURALS_AND_ONES: Final = table("days weeks months years decades centuries day week month year decade century")


def bare_units(t: Tokens, i: int) -> Reading | None:
    """years, days: amounts nobody gives, as in “for years” and “weeks later”."""
    token = t.low[i]
    if token not in PLURALS_ALONE or (token in ("hours", "seconds") and t.low[i + 1] == "of"):
        return None
    before = t.low[i - 1]
    if (before in DASHES and t.touches(i - 1)) or (t.is_capital(i) and before != ""):
        return None
    following = t.low[i + 1]
    if (
        following in STANDS_ALONE_AFTER_A_DURATION
        or following in ("after", "before")
        or before in ("for", "in", "of", "over")
    ):
        # in the days before it, but for years and seconds before it: how long, nobody can tell
        kind = Kind.DURATION if before == "the" else Kind.VAGUE
        draft = expression(t, i, i + 1, kind, UNITS[token], Parts())._replace(unit=UNITS[token], certainty=0.5)
        return _relative(t, draft, i + 1)
    return None


_BEFORE_A_VERB: Final = table("will would to can could may might must should not")


def modified(t: Tokens, i: int) -> Reading | None:
    """last Friday, next month, the past four years, this week, the same day, last Thanksgiving."""
    word = t.low[i]
    relation = MODIFIERS[word]
    if word == "last" and t.low[i - 1] in _BEFORE_A_VERB and (t.low[i + 1].isdecimal() or t.low[i + 1] in NUMBERS):
        return None  # the sale will last five days
    if t.is_capital(i) and t.low[i - 1].isalpha() and t.is_capital(i - 1):
        return None
    j = i + 1
    if t.low[j] == "same" and word in ("that", "this"):
        j += 1
    if t.low[j] in ("full", "calendar") and word in ("last", "next", "this"):
        j += 1
    counted = _counted(t, i, j, word)
    if counted is not None:
        return counted
    phase = ""
    if t.low[j] in ("late", "early", "mid", "coming", "past"):
        phase = t.low[j] if t.low[j] in ("late", "early", "mid") else ""
        j += 1
        if t.low[j] == "-":
            j += 1
    token = t.low[j]
    if word in ("recent", "coming", "past"):
        if token in PLURALS_ALONE and token not in ("seconds", "minutes"):
            draft = expression(t, i, j + 1, Kind.DURATION, UNITS[token], Parts())
            return draft._replace(relation=relation, unit=UNITS[token], certainty=0.5), j + 1
        if word == "recent":
            return None
    if word in ("past", "coming", "upcoming") and t.low[i - 1] not in (
        "the",
        "this",
        "these",
        "in",
        "over",
        "for",
        "his",
    ):
        return None
    named = _named(t, i, j, word)
    if named is None:
        return None
    found, k = named
    parts = found.parts._replace(phase=phase) if phase else found.parts
    during = t.low[i - 2] in ("over", "in", "during", "within", "for")
    if found.kind is Kind.RELATIVE and t.low[i - 1] == "the" and (word == "past" or (word == "last" and during)):
        found = found._replace(kind=Kind.DURATION, amount=1)
        relation = Relation.PAST
    return found._replace(relation=relation, parts=parts), k


def _counted(t: Tokens, i: int, j: int, word: str) -> Reading | None:
    """the past four years, the next two weeks, the last few days."""
    if t.low[j] in ("a", "an", "half") or word in ("this", "that", "same", "current"):
        return None
    if t.low[i - 1] not in (
        "the",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
        "our",
        "in",
        "over",
        "for",
        "during",
    ):
        return None
    number = amount(t, j)
    if number is None:
        return None
    value, k = number
    upper = None
    if t.low[k] in ("to", "or"):
        second = amount(t, k + 1)
        if second is not None:
            upper, k = second
    if t.low[k] in _BETWEEN_AMOUNT_AND_UNIT or t.low[k] == "-":
        k += 1
    unit = COUNTED_UNITS.get(t.low[k])
    if unit is None or unit is Unit.SECOND:
        return None
    relation = Relation.COMING if word in ("next", "coming", "following", "upcoming") else Relation.PAST
    draft = expression(t, i, k + 1, Kind.DURATION, unit, Parts())
    return draft._replace(relation=relation, amount=value, amount_to=upper, unit=unit), k + 1


_ANAPHORIC_UNITS: Final = table("day week month year weekend night decade century quarter fortnight")


def _named(t: Tokens, i: int, j: int, word: str) -> Reading | None:
    """The unit, weekday, month, season or holiday behind “last”, “next” and the like."""
    token = t.low[j]
    if token in _ANAPHORIC_UNITS:
        if t.touches(j) and t.low[j + 1] in DASHES and t.low[j + 2].isalpha() and word in ("that", "this"):
            return None
        if token == "quarter" and t.low[j + 1] in ("of", "finals", "final"):
            return None
        if word == "that" and t.low[i - 1] in ("said", "says", "say", "told", "so"):
            return None
        unit = UNITS.get(token, Unit.DAY)
        parts = Parts(part_of_day="night") if token == "night" else Parts()
        if token == "year" and t.low[j + 1] == "-" and t.low[j + 2] in ("end", "old"):
            return None
        return expression(t, i, j + 1, Kind.RELATIVE, unit, parts)._replace(unit=unit), j + 1
    if token in PARTS_OF_DAY and token not in ("sunrise", "sunset", "dawn", "dusk"):
        parts = Parts(part_of_day=token)
        return expression(t, i, j + 1, Kind.RELATIVE, Unit.DAY, parts)._replace(unit=Unit.DAY), j + 1
    if token in WEEKDAYS and not token.endswith("s") and t.is_capital(j):
        k = j + 1
        part = t.low[k] if t.low[k] in PARTS_OF_DAY else ""
        k += bool(part)
        draft = expression(t, i, k, Kind.WEEKDAY, Unit.DAY, Parts(weekday=WEEKDAYS[token], part_of_day=part))
        return draft, k
    if token in MONTHS:
        named = month_name(t, j)
        if named is None or (t.low[named[1]].isdecimal() and len(t.low[named[1]]) <= 2):
            return None
        return expression(t, i, named[1], Kind.MONTH, Unit.MONTH, Parts(month=named[0])), named[1]
    if token in SEASONS:
        if (t.is_capital(j + 1) and t.low[j + 1].isalpha()) or t.low[j + 1] == "from":
            return None
        return expression(t, i, j + 1, Kind.SEASON, Unit.SEASON, Parts(season=SEASONS[token])), j + 1
    if token in ("fiscal", "financial") and t.low[j + 1] == "year":
        draft = expression(t, i, j + 2, Kind.FISCAL_YEAR, Unit.YEAR, Parts())
        return draft._replace(fiscal=True, unit=Unit.YEAR), j + 2
    if token in ("first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th"):
        found = quarter(t, j)
        return (found[0]._replace(start=t.start[i]), found[1]) if found else None
    found = holiday(t, j)
    return (found[0]._replace(start=t.start[i]), found[1]) if found else None


def the_unit_before(t: Tokens, i: int) -> Reading | None:
    """the day before, a year earlier, the week after."""
    unit = COUNTED_UNITS.get(t.low[i])
    following = t.low[i + 1]
    if unit is None or t.low[i - 1] != "the" or t.low[i] in PLURALS_ALONE:
        return None
    if following not in ("before", "after", "earlier", "later", "prior"):
        return None
    if t.low[i - 2] == "in" and t.low[i - 3] in ("later", "earlier", "late", "early"):
        return None  # later in the day before flying home
    relation = AFTER_A_DURATION[following]
    draft = expression(t, i, i + 2, Kind.RELATIVE, unit, Parts())
    found = draft._replace(relation=relation, amount=1, unit=unit)
    if (following, t.low[i + 2]) == ("before", "yesterday"):
        return found._replace(end=t.end[i + 2], relation=Relation.AGO, amount=2), i + 3
    if (following, t.low[i + 2]) == ("after", "tomorrow"):
        return found._replace(end=t.end[i + 2], relation=Relation.AHEAD, amount=2), i + 3
    return found, i + 2


def unit_long(t: Tokens, i: int) -> Reading | None:
    """the decade-long war, a year-long search: one of the unit, or, in “years-long”, an amount nobody gives."""
    unit = COUNTED_UNITS.get(t.low[i])
    if unit is None or t.low[i + 1] not in DASHES or t.low[i + 2] != "long" or not (t.touches(i) and t.touches(i + 1)):
        return None
    if t.low[i - 1] in DASHES or t.is_capital(i):
        return None  # a ten-year-long search was read by its amount
    draft = expression(t, i, i + 3, Kind.DURATION, unit, Parts())
    return draft._replace(amount=None if t.low[i] in PLURALS_ALONE else 1, unit=unit, modifier=True), i + 3


def each(t: Tokens, i: int) -> Reading | None:
    """every day, each year, every other week, every two months, per year."""
    j = i + 1
    value: float | None = 1
    if t.low[j] in ("other", "second") and t.low[j + 1] in UNITS:
        value, j = 2, j + 1
    elif t.low[j] not in ("a", "an"):
        number = amount(t, j)
        if number is not None:
            value, j = number
    token = t.low[j]
    if token in WEEKDAYS or (token in SEASONS and token != "fall"):
        unit = Unit.WEEK if token in WEEKDAYS else Unit.YEAR
        parts = Parts(weekday=WEEKDAYS.get(token), season=SEASONS.get(token, ""))
        return expression(t, i, j + 1, Kind.FREQUENCY, unit, parts)._replace(unit=unit, amount=value), j + 1
    if token in PARTS_OF_DAY:
        parts = Parts(part_of_day=token)
        draft = expression(t, i, j + 1, Kind.FREQUENCY, Unit.DAY, parts)
        return draft._replace(unit=Unit.DAY, amount=value), j + 1
    if token in MONTHS and t.is_capital(j):
        draft = expression(t, i, j + 1, Kind.FREQUENCY, Unit.YEAR, Parts(month=MONTHS[token]))
        return draft._replace(unit=Unit.YEAR, amount=1), j + 1
    counted = UNITS.get(token)
    if counted is None or counted in (Unit.SECOND, Unit.SEASON) or (t.low[i] == "each" and token.endswith("s")):
        return None
    return expression(t, i, j + 1, Kind.FREQUENCY, counted, Parts())._replace(unit=counted, amount=value), j + 1


def frequency_word(t: Tokens, i: int) -> Reading | None:
    """daily, annual; not the Daily News."""
    if t.is_capital(i) and (t.is_capital(i + 1) or (t.low[i - 1].isalpha() and t.is_capital(i - 1))):
        return None
    if t.low[i - 1] in DASHES and t.touches(i - 1):
        return None
    unit = FREQUENCIES[t.low[i]]
    draft = expression(t, i, i + 1, Kind.FREQUENCY, unit, Parts())
    return draft._replace(unit=unit, amount=2 if t.low[i] in ("biennial", "biweekly") else 1), i + 1


def deictic_day(t: Tokens, i: int) -> Reading | None:
    """yesterday, today, tonight, tomorrow; with a part of the day."""
    shift = DEICTIC_DAYS[t.low[i]]
    if t.is_capital(i) and t.low[i - 1] in ("usa", "russia", "india", "’"):
        return None
    if t.is_capital(i) and t.low[i + 1] == "show":
        return None
    relation = Relation.LAST if shift < 0 else Relation.NEXT if shift else Relation.THIS
    part = t.low[i + 1] if t.low[i + 1] in PARTS_OF_DAY else "night" if t.low[i] in ("tonight", "overnight") else ""
    j = i + 2 if part and t.low[i] not in ("tonight", "overnight") else i + 1
    draft = expression(t, i, j, Kind.RELATIVE, Unit.DAY, Parts(part_of_day=part))
    return draft._replace(relation=relation, amount=abs(shift), unit=Unit.DAY), j


def vague(t: Tokens, i: int) -> Reading | None:
    """now, currently, the past, the future."""
    word = t.low[i]
    noun = t.low[i - 1] == "the" and (not t.low[i + 1].isalpha() or t.low[i + 1] in _AFTER_A_NOUN)
    if word in ("past", "future") and not noun:
        return None
    draft = expression(t, i, i + 1, Kind.VAGUE, None, Parts())
    return draft._replace(certainty=0.5), i + 1


_AFTER_A_NOUN: Final = table("and of in for to is was as by with but that it he she they we with will at")


def anniversary(t: Tokens, i: int) -> Reading | None:
    """the 30th anniversary, a 10-year anniversary, the bicentennial; his 64th birthday is an age."""
    fixed = {"centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200}.get(t.low[i])
    if fixed is not None:
        found = expression(t, i, i + 1, Kind.ANNIVERSARY, Unit.YEAR, Parts())
        return found._replace(amount=fixed, unit=Unit.YEAR), i + 1
    counted = ordinal(t, i)
    if counted is None:
        counted_years = amount(t, i)
        if counted_years is None or t.low[counted_years[1]] not in DASHES or t.low[counted_years[1] + 1] != "year":
            return None
        value, j = counted_years
        j += 2
    else:
        value, j = counted
    while t.low[j] in ("wedding", "annual", "-"):
        j += 1
    if t.low[j] not in ("anniversary", "birthday"):
        return None
    kind = Kind.AGE if t.low[j] == "birthday" else Kind.ANNIVERSARY
    draft = expression(t, i, j + 1, kind, Unit.YEAR, Parts())
    return draft._replace(amount=value, unit=Unit.YEAR), j + 1
