"""Years, decades, centuries, quarters, fiscal years, seasons and holidays."""

from typing import Final

from newslint.views.time.lexicon import (
    BEFORE_A_NUMBER_THAT_IS_NO_YEAR,
    CURRENCY,
    DASHES,
    DECADE_WORDS,
    HOLIDAY_NAMES,
    LONGEST_HOLIDAY,
    MEASURES,
    SEASONS,
    YEAR_PREPOSITIONS,
    table,
)
from newslint.views.time.numbers import figure, ordinal
from newslint.views.time.readings import Reading, expression, full_year, impossible_day, year_number
from newslint.views.time.tokens import Tokens
from newslint.views.time.values import Kind, Order, Parts, TimeExpression, Unit

_PLAIN_YEARS: Final = range(1700, 2051)
_ERAS: Final = {"bc": "BC", "bce": "BC", "ad": "AD", "ce": "AD"}


def year_like(t: Tokens, i: int) -> Reading | None:
    """1990; 1990s; 1998-99; (1931-2024); 44 B.C.; 20014 where a year must stand."""
    token = t.low[i]
    year = figure(t, i)
    if year is None:
        return None
    era = _era(t, i + 1)
    if era is not None:
        draft = expression(t, i, era[1], Kind.YEAR, Unit.YEAR, Parts(year=year, era=era[0]))
        return draft._replace(certainty=0.9), era[1]
    if len(token) not in (4, 5) or _is_other_number(t, i):
        return None
    if len(token) == 4 and t.touches(i):
        decade = _decade_ending(t, i)
        if decade:
            return _decade(t, i, decade, year)
    j = i + 1
    if t.low[j] in DASHES and ((t.touches(i) and t.touches(j)) or (t.low[j] == "–" and len(t.low[j + 1]) == 4)):
        ranged = _year_range(t, i, year)
        if ranged is not None:
            return ranged
        if t.touches(i) and t.low[j] == "-" and t.touches(j) and t.low[j + 1].isdecimal():
            return None
    if t.low[j] == "/" and t.touches(i) and t.touches(j):
        return _year_range(t, i, year)
    if not _is_year(t, i, year):
        return None
    draft = expression(t, i, j, Kind.YEAR, Unit.YEAR, Parts(year=year))
    return draft._replace(impossible=impossible_day(None, None, year)), j


def _era(t: Tokens, j: int) -> tuple[str, int] | None:
    """B.C., BCE, A.D. behind a year."""
    token = t.low[j]
    if token in _ERAS and t.raw(j).isupper():
        return _ERAS[token], j + 1
    if token in ("b", "a") and t.low[j + 1] == "." and t.low[j + 2] in ("c", "d") and t.raw(j).isupper():
        era = _ERAS.get(token + t.low[j + 2])
        if era and t.touches(j) and t.touches(j + 1):
            return era, j + 4 if t.low[j + 3] == "." else j + 3
    return None


def era_first(t: Tokens, i: int) -> Reading | None:
    """AD 79; A.D. 79."""
    k = i + 1
    if t.low[i] == "a":
        if [*t.low[i + 1 : i + 4]] != [".", "d", "."] or not t.touches(i):
            return None
        k = i + 4
    year = figure(t, k)
    if year is None or len(t.low[k]) > 4 or not t.raw(i).isupper():
        return None
    draft = expression(t, i, k + 1, Kind.YEAR, Unit.YEAR, Parts(year=year, era="AD"))
    return draft._replace(certainty=0.9), k + 1


def _decade_ending(t: Tokens, i: int) -> int:
    """How many tokens the plural behind a decade takes: 1990s, 1990's."""
    if t.low[i + 1] == "s":
        return 1
    return 2 if t.low[i + 1] == "'" and t.low[i + 2] == "s" and t.touches(i + 1) and t.low[i][-1] == "0" else 0


def _decade(t: Tokens, i: int, ending: int, year: int) -> Reading:
    kind, unit = (Kind.CENTURY, Unit.CENTURY) if year % 100 == 0 and year < 2000 else (Kind.DECADE, Unit.DECADE)
    parts = Parts(century=year // 100 + 1) if kind is Kind.CENTURY else Parts(decade=year // 10 * 10)
    return expression(t, i, i + 1 + ending, kind, unit, parts), i + 1 + ending


def short_decade(t: Tokens, i: int) -> Reading | None:
    """'90s, ’24."""
    number = figure(t, i + 1)
    if number is None or len(t.low[i + 1]) != 2 or not t.touches(i):
        return None
    if t.end[i - 1] == t.start[i] and t.low[i - 1].isalnum():
        return None
    if t.low[i + 2] == "s" and t.touches(i + 1):
        decade = full_year(number) // 10 * 10
        return expression(t, i, i + 3, Kind.DECADE, Unit.DECADE, Parts(decade=decade)), i + 3
    if t.low[i - 1] in ("in", "of", "since", "summer", "fall", "spring", "winter", "class"):
        return expression(t, i, i + 2, Kind.YEAR, Unit.YEAR, Parts(year=full_year(number))), i + 2
    return None


def decade_word(t: Tokens, i: int) -> Reading | None:
    """the nineties."""
    if t.low[i - 1] not in ("the", "early", "late", "mid", "-"):
        return None
    decade = 1900 + DECADE_WORDS[t.low[i]]
    draft = expression(t, i, i + 1, Kind.DECADE, Unit.DECADE, Parts(decade=decade))
    return draft._replace(certainty=0.8), i + 1


def _year_range(t: Tokens, i: int, first: int) -> Reading | None:
    token = t.low[i + 2]
    last = figure(t, i + 2)
    if last is None or not 1000 <= first <= 2100 or (t.touches(i + 2) and t.low[i + 3] in ("-", "/")):
        return None
    if len(token) == 4 and not 1000 <= last <= 2150:
        return None
    if len(token) == 2:
        last += first // 100 * 100
        if last % 100 == 0:
            last += 100
        if last <= first and (last % 100 <= 12 or t.low[i + 1] == "/"):
            return _iso_month(t, i, first, last % 100)
    elif len(token) != 4:
        return None
    k = i + 3
    ending = _decade_ending(t, i + 2) if t.touches(i + 2) else 0
    if ending:
        return None
    members = (
        expression(t, i, i + 1, Kind.YEAR, Unit.YEAR, Parts(year=first)),
        expression(t, i + 2, k, Kind.YEAR, Unit.YEAR, Parts(year=last)),
    )
    return TimeExpression(t.start[i], t.end[k - 1], Kind.RANGE, Unit.YEAR, members=members), k


def _iso_month(t: Tokens, i: int, year: int, month: int) -> Reading | None:
    if t.low[i + 1] != "-" or not 1 <= month <= 12:
        return None
    draft = expression(t, i, i + 3, Kind.MONTH_YEAR, Unit.MONTH, Parts(year=year, month=month))
    return draft._replace(order=Order.ISO, certainty=0.7), i + 3


def _is_other_number(t: Tokens, i: int) -> bool:
    """Whether a figure is a price, a part of a longer number, or the number of a flight, a phone or a model."""
    before = t.low[i - 1]
    joined = t.end[i - 1] == t.start[i]
    if before in CURRENCY or (joined and (before.isalnum() or before in ("-", "/", ".", ",", "+", ":", "_"))):
        # 555-2014, F-2000 and 1,990; but “mid-1990s”, “pre-1914” and “Jan.1999”.
        return not (before == "-" and t.low[i - 2] in ("mid", "pre", "post", "early", "late", "non"))
    if before in BEFORE_A_NUMBER_THAT_IS_NO_YEAR or (before == "." and t.low[i - 2] in ("no", "nos")):
        return True
    after = t.low[i + 1]
    if t.touches(i) and (after in ("%", "°", "+", "_") or (after.isalpha() and after != "s")):
        return True
    if after == ":" and t.touches(i) and t.touches(i + 1):
        return True  # 1999:12, but not “First printed in 2005: ...”
    return after in (",", ".") and t.touches(i) and t.touches(i + 1) and t.low[i + 2].isdecimal()


def _is_year(t: Tokens, i: int, year: int) -> bool:
    """Whether a figure that could be a year is one, by the words around it."""
    before, after = t.low[i - 1], t.low[i + 1]
    if after in MEASURES:
        return False
    if year > 9999:
        return (
            (before == "year" or str(year).startswith(("19", "20")))
            and before in ("in", "since", "by", "until", "year")
            and not after.isalpha()
        )
    if year in _PLAIN_YEARS:
        if before in ("than", "about", "some", "nearly", "to", "around") and year % 50 == 0:
            return not after.isalpha()
        return not (
            after.isalpha() and after.endswith("s") and before in ("of", "with", "over", "up") and year % 10 == 0
        )
    if before in ("in", "since") and after in _AFTER_AN_OLD_YEAR:
        return year >= 1000
    if before in ("in", "since") and t.raw(i + 1)[:1].isupper() and year % 100:
        return year >= 1000  # In 1610 Galileo
    if before == "of" and t.low[i - 2] in _OLD_EVENTS:
        return year >= 1000 and after not in MEASURES
    return year >= 1000 and before in YEAR_PREPOSITIONS and not after.isalpha() and before not in ("of", "to", "from")


_AFTER_AN_OLD_YEAR: Final = table("in on at by when and under after before with for as during")  # in 1605 by a duke

# the plague of 1348, the gales of 1588
_OLD_EVENTS: Final = table("""
    plague fire gale gales storm storms battle treaty edict siege war wars famine act charter revolt rebellion rising
    uprising spring summer autumn winter flood floods earthquake quake massacre revolution expulsion union eruption
    will testament letter deed bible missal manuscript census statute bull chronicle marriage march engraving portrait
    voyage congress council conquest invasion map drought harvest year synod peace truce
""")


def century(t: Tokens, i: int) -> Reading | None:
    """19th century, nineteenth-century, the 19th and 20th centuries."""
    found = ordinal(t, i)
    if found is None:
        return None
    number, j = found
    if t.low[j] in DASHES:
        j += 1
    if t.low[j] in ("century", "centuries"):
        k = j + 1
    elif t.low[j] == "and" and (second := ordinal(t, j + 1)) and t.low[second[1]] == "centuries":
        return expression(t, i, j, Kind.CENTURY, Unit.CENTURY, Parts(century=number)), j
    else:
        return None
    era = _era(t, k)
    if era is not None:
        return expression(t, i, era[1], Kind.CENTURY, Unit.CENTURY, Parts(century=number, era=era[0])), era[1]
    return expression(t, i, k, Kind.CENTURY, Unit.CENTURY, Parts(century=number)), k


def quarter(t: Tokens, i: int) -> Reading | None:
    """the third quarter of 2024, first-quarter, Q3 2024, the second half of the year, fiscal third quarter."""
    token = t.low[i]
    fiscal = token in ("fiscal", "financial")
    at = i + 1 if fiscal else i
    if fiscal and t.low[at] == "-":
        at += 1
    if token == "q" and t.touches(i) and t.low[i + 1] in ("1", "2", "3", "4"):
        number, j, half = int(t.low[i + 1]), i + 2, False
    else:
        found = ordinal(t, at)
        if found is None or not 1 <= found[0] <= 4:
            return None
        number, j = found
        if t.low[j] in DASHES:
            j += 1
        if t.low[j] not in ("quarter", "half"):
            return None
        half = t.low[j] == "half"
        j += 1
    year, k, marked = _year_behind_a_quarter(t, j)
    fiscal = fiscal or any(t.low[at] in ("fiscal", "financial") for at in range(j, k))
    if half and not marked:
        return None
    draft = expression(
        t, i, k, Kind.HALF if half else Kind.QUARTER, Unit.HALF if half else Unit.QUARTER,
        Parts(year=year, half=number) if half else Parts(year=year, quarter=number),
    )  # fmt: skip
    return draft._replace(fiscal=fiscal, certainty=0.8 if marked else 0.6), k


def quarter_in_figures(t: Tokens, i: int) -> Reading | None:
    """3Q 2024, 4Q."""
    if t.low[i] not in ("1", "2", "3", "4") or t.low[i + 1] != "q" or not t.touches(i):
        return None
    year, k, _ = _year_behind_a_quarter(t, i + 2)
    draft = expression(t, i, k, Kind.QUARTER, Unit.QUARTER, Parts(year=year, quarter=int(t.low[i])))
    return draft._replace(certainty=0.8), k


def _year_behind_a_quarter(t: Tokens, j: int) -> tuple[int | None, int, bool]:
    """The year, the token behind it, and whether the words say that a year's part is meant."""
    at = j
    marked = False
    while t.low[at] in ("of", "the", "fiscal", "financial", "year", "this", "last"):
        marked = marked or t.low[at] in ("year", "fiscal", "financial")
        at += 1
        if at - j > 5:
            break
    year = year_number(t, at)
    if year is not None and len(t.low[at]) != 5:
        return year[0], year[1], True
    if marked and t.low[j:at] in (["of", "the", "year"], ["of", "fiscal", "year"], ["of", "the", "fiscal", "year"]):
        return None, at, True
    return None, j, marked


def fiscal_year(t: Tokens, i: int) -> Reading | None:
    """fiscal 2024, fiscal year 2024-25, the financial year, FY24."""
    j = i + 1
    token = t.low[i]
    if token in ("fiscal", "financial") and t.low[j] == "-":
        j += 1
    named = token == "fy" or t.low[j] in ("year", "years")
    if token != "fy" and t.low[j] in ("year", "years"):
        j += 1
    number = figure(t, j)
    if number is not None and (len(t.low[j]) == 4 or (token == "fy" and len(t.low[j]) == 2)):
        first = number if number > 99 else full_year(number)
        ranged = _year_range(t, j, first) if t.low[j + 1] in DASHES or t.low[j + 1] == "/" else None
        if ranged is not None and ranged[0].members:
            draft = ranged[0]._replace(start=t.start[i], kind=Kind.FISCAL_YEAR, fiscal=True, certainty=0.6)
            return draft._replace(parts=draft.members[1].parts), ranged[1]
        draft = expression(t, i, j + 1, Kind.FISCAL_YEAR, Unit.YEAR, Parts(year=first))
        return draft._replace(fiscal=True, certainty=0.6), j + 1
    if not named or token == "fy":
        return None
    return expression(t, i, j, Kind.FISCAL_YEAR, Unit.YEAR, Parts())._replace(fiscal=True, certainty=0.6), j


def season(t: Tokens, i: int) -> Reading | None:
    """summer of 2024, winter 2023-24, in the spring; the verbs and springs of water are left alone."""
    name = SEASONS[t.low[i]]
    j = i + 1
    at = j + 1 if t.low[j] in ("of", ",") else j
    year = year_number(t, at)
    if year is not None and len(t.low[at]) != 5 and 1000 <= year[0] <= 2100:
        k = year[1]
        if t.low[k] in DASHES and t.touches(k - 1) and len(t.low[k + 1]) == 2 and figure(t, k + 1) is not None:
            k += 2
        return expression(t, i, k, Kind.SEASON, Unit.SEASON, Parts(year=year[0], season=name)), k
    before, earlier = t.low[i - 1], t.low[i - 2]
    article = before == "the" and earlier in ("in", "during", "until", "by", "since", "through", "for", "of")
    plain = t.low[i] not in ("spring", "fall") and before in ("in", "during", "by", "until", "since")
    if ((article and t.low[j] != "of") or plain) and not (t.is_capital(j) and t.low[j].isalpha()):
        return expression(t, i, j, Kind.SEASON, Unit.SEASON, Parts(season=name)), j
    return None


def holiday(t: Tokens, i: int) -> Reading | None:
    """Memorial Day; New Year’s Eve; St. Patrick’s Day; Easter 2024."""
    if not t.is_capital(i):
        return None
    words: list[str] = []
    best: Reading | None = None
    j = i
    while len(words) < LONGEST_HOLIDAY + 1:
        token = t.low[j]
        if token == "'" and words:
            j += 1
            if t.low[j] == "s" and t.touches(j - 1):
                words[-1] += "s"
                j += 1
        elif token in (".", "-") and t.touches(j - 1) and words:
            j += 1
            continue
        elif token.isalpha() and (
            t.is_capital(j) or token in ("of", "al", "de", "mayo", "the", "bank", "week", "weekend")
        ):
            words.append(token)
            j += 1
        else:
            break
        name = HOLIDAY_NAMES.get(" ".join(words))
        if name is not None:
            best = expression(t, i, j, Kind.HOLIDAY, Unit.DAY, Parts(holiday=name)), j
    if best is None:
        return None
    draft, j = best
    at = j + 1 if t.low[j] in ("of", ",") else j
    year = year_number(t, at) if t.low[j] != "," else None
    if year is not None and len(t.low[at]) != 5:
        parts = draft.parts._replace(year=year[0])
        return draft._replace(end=t.end[year[1] - 1], parts=parts), year[1]
    return best
