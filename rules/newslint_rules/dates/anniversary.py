import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, Related, Span, rule
from newslint.views.dates import Hedge, Kind, TimeExpression, Unit, dates
from newslint.views.events import classes_in, noun_classes
from newslint_rules.dates._points import has_year, nearby, points_in
from newslint_rules.dates._wording import ordinal_ending

_JUBILEES: Final = {
    "crystal": 15, "china": 20, "silver": 25, "pearl": 30, "coral": 35, "ruby": 40,
    "golden": 50, "emerald": 55,
    "diamond": 60, "platinum": 70,
}  # fmt: skip
_LATIN: Final = {
    "sesquicentennial": 150, "sesquicentenary": 150, "tercentenary": 300, "tricentennial": 300, "tricentenary": 300,
    "quadricentennial": 400, "quatercentenary": 400, "quincentenary": 500, "quincentennial": 500, "semicentennial": 50,
}  # fmt: skip
_OLDEST: Final = 109  # years that somebody may be old
_ANCIENT: Final = 3_000  # years that a town may be old
_TOGETHER: Final = 60  # code points within which both sides are one expression


@rule(
    title="An anniversary does not fit the year it counts from",
    why="From 1990 to 2026 is 36 years, so it cannot be the 30th anniversary; the reader subtracts.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    published="2026-03-02",
    bad=[
        "They met for the [[30th anniversary of the 1990|36th anniversary of the 1990]] accord.",
        "It was the [[50th anniversary of the landslide of 1966|60th anniversary of the landslide of 1966]].",
        "The firm marked its [[tenth birthday]]. It was founded in 2004 by two dropouts.",
        "Zalanda celebrates the [[golden jubilee]] of its independence. The flag first rose in October 1964.",
        "The county is throwing a party for its [[bicentennial]].\n\nSettlers drew up its charter in 1835.",
        "The town kept the [[100th anniversary of the 1903|112th anniversary of the 1903]] fire in 2015.",
        "The school opened in 1976. It will celebrate its [[40th anniversary]] in May.",
        "The ship went down in 1986. Relatives laid flowers on Sunday, the [[30th anniversary]].",
        "A mass was said for the [[centenary of the birth of Ewan Holt in 1906]], the island’s only poet.",
        "Now, [[60 years on from the riots of August 1956|70 years on from the riots of August 1956]], a wall went up.",
        "They met on Friday, [[40 years to the day since the reactor exploded on March 6, 1976]], by the fence.",
        "Founded in 1946, the club is celebrating [[90 years]] this season.",
        "The king was crowned in 1976, so that this is the year of his [[ruby jubilee]].",
        "A reunion of the 1979 strikers, held to observe the walkout’s [[37th anniversary]], drew 61 people.",
        "Visitors look through the lens that was used in 1969, on the [[47th anniversary]] of the landing.",
        "The city of Holm, founded in 1326, is [[800 years old]] this year.",
    ],
    good=[
        "They met for the 36th anniversary of the 1990 accord.",
        "A stamp was issued for the centenary of the poet, born in 1913. That was in 2013; today it is rare.",
        "It is the 40th anniversary of the fire; it broke out in 1986, weeks after the author’s 30th birthday.",
        "Next year brings the 50th anniversary of the 1977 landslide.",
        "The village kept the 10th anniversary of the 1990 flood in 2000.",
        "On the 10th anniversary of the 1990 flood a bell had been cast; this week it cracked.",
        "Mark the 20th anniversary of his death with the 1969 film, and read the book.",
        "The firm marked its tenth birthday. It was founded in 2016, after its owner had left a mill built in 1890.",
        "Stations were painted anew in the 2000 celebrations of the line's centenary.",
        "The nation is preparing for its 250th anniversary, after the bicentennial of 1976.",
        "The school opened in 1976. It will celebrate its 50th anniversary in May.",
        "He moved to Leeds in 1990. On Friday he marks his 25th anniversary as head of the choir.",
        "The paper reported in 2019 that the bank would mark its 100th anniversary in style.",
        "They met in 1990 and marked their 20th wedding anniversary last week.",
        "Apollo 11 flew in 1969. This year’s 57th anniversary of the mission drew a crowd.",
        "In 2016, 60 years on from the riots of 1956, the square was renamed.",
        "Ten years to the day after the crash of 1996, the pilot spoke, the diary shows.",
        "The first traces were found in 2003, near human remains that are 100,000 years old.",
    ],
)
def anniversary(document: Document) -> Iterator[Hit]:
    """Needs the article's date, or the year of the anniversary beside it; years are whole, months play no part."""
    text = document.text
    found = [
        _Anniversary(one.span, int(one.amount), one.kind is Kind.AGE)
        for one in document.view(dates)
        if _counts(text, one) and one.amount and (one.amount >= 10 or one.kind is not Kind.DURATION)
    ]
    found += [
        _Anniversary(Span(*match.span()), _JUBILEES[match[1].lower()], False) for match in _jubilee().finditer(text)
    ]
    found += [_Anniversary(Span(*match.span()), _LATIN[match[0].lower()], False) for match in _latin().finditer(text)]
    found += [_Anniversary(Span(*match.span(1)), int(match[1]), False) for match in _turns().finditer(text)]
    for one in found:
        if _is_kept_then(document, one):
            continue
        base = _base(document, one)
        only = _only_year(document, one) if base is None and not one.is_birthday else None
        year = base or only
        if year is None or year.parts.year is None:
            continue
        kept = _kept_in(document, one, year)
        if not kept or any(other - year.parts.year == one.years for other in kept):
            continue
        if base is None and not (_is_named(document, one, year) or _is_slip(kept[0] - year.parts.year, one.years)):
            continue
        hit = _hit(text, one, year, kept[0])
        yield hit if base is not None else hit._replace(level=Level.WARNING, confidence=0.7)


class _Anniversary(NamedTuple):
    """An anniversary: its words, how many years it counts, and whether it is called a birthday."""

    span: Span
    years: int
    is_birthday: bool


@cache
def _turns() -> re.Pattern[str]:
    # The shop, which opened in 1876, turns 140 this year.
    return re.compile(r"\bturn(?:s|ed|ing) (\d{2,3})(?= (?:this|next|on|in|today)\b|[.,])")


@cache
def _jubilee() -> re.Pattern[str]:
    return re.compile(rf"\b((?i:{'|'.join(_JUBILEES)})) (?:jubilee|wedding|anniversary)\b")


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(r"\b(?:(?:sesqui|quadri|quin|semi|ter|tri|quater)cente(?:nnial|nary))\b", re.IGNORECASE)


def _counts(text: str, one: TimeExpression) -> bool:
    if one.hedge not in (None, Hedge.ABOUT) or one.amount is None or one.amount != int(one.amount):
        return False
    if one.kind is Kind.ANNIVERSARY:
        return True
    if one.kind is Kind.DURATION:
        is_kept = _celebrates().search(text, max(0, one.start - 40), one.start)
        return one.unit is Unit.YEAR and bool(is_kept or _is_today(text, one))
    if one.kind is Kind.RELATIVE:
        return one.unit is Unit.YEAR and _is_today(text, one)
    if (
        one.kind is Kind.AGE and not one.modifier and _OLDEST < one.amount <= _ANCIENT
    ):  # a firm's or a town's: is 800 years old this year
        return True
    return (
        one.kind is Kind.AGE
        and one.span.of(text).endswith("birthday")
        and text[max(0, one.start - 4) : one.start] == "its "
    )


def _is_today(text: str, one: TimeExpression) -> bool:
    """Whether years are counted up to now: Now, 70 years on from; on Friday, 15 years to the day since."""
    if text.startswith(" to the day since ", one.end):
        return True
    is_on = one.span.of(text).endswith(" on") and text.startswith(" from ", one.end)
    is_counted = is_on or text.startswith(" to the day ", one.end)
    return is_counted and _today().search(text, max(0, one.start - 24), one.start) is not None


@cache
def _celebrates() -> re.Pattern[str]:
    # the club is celebrating 90 years; this year it marks its 90 years
    return re.compile(r"\b(?:celebrat|mark|commemorat)(?:e|es|ed|ing|s)? (?:its |his |her |their )?\Z")


@cache
def _today() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:now|today|tonight|tomorrow|yesterday|this (?:week|month|year|morning)|(?:on )?[A-Z][a-z]+day),? "
        r"(?:exactly |just |some )?\Z",
        re.I,
    )


@cache
def _of() -> re.Pattern[str]:
    # of the 1990 (accord); , on Monday, of the landslide of 1966; of the battle, fought in June 1815
    return re.compile(
        r"(?:,? (?:on|this|last|next) [a-zA-Z]+,?| this week,?)? (?:of|(?:to the day |on )?(?:since|after|from)) "
        r"(?!his death|her death|the birth|his birth|her birth)[^.;:?!]{0,60}?"
        r"(?:(?:the|its|his|her|their|a|an) |(?:of|in|on) (?:the )?(?:summer |spring |autumn |fall "
        r"|winter )?(?:of )?)\Z"
    )


@cache
def _of_life() -> re.Pattern[str]:
    # of the birth of John Harte in 1825; of the death in 1870 of Charles Dickens; of his birth, on May 4, 1870
    of_whom = r"(?: of (?:the )?(?:[a-z-]+ ){0,2}(?:(?:[A-Z][\w’'-]*\.?|de|la|von|van|der) ){1,5}?)?"
    return re.compile(rf" of (?:the|his|her|their|its) (?:birth|death){of_whom},? ?(?:in|on) \Z")


@cache
def _founded() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:founded|set up|established|built|launched|opened|married|wed|proclaimed|declared|rose|burned|burnt"
        r"|drew up|drafted|chartered"
        r"|incorporated|created|formed|signed|born|began|started|first|made the|exploded|fell|struck|sank|crashed"
        r"|erupted|died|killed|broke out|ended"
        r"|won independence|became independent|took place|happened|inaugurated|built|joined|merged|unveiled"
        r"|completed|discovered|published|released|abolished|ratified|adopted|merged|consecrated|blessed|dedicated"
        r"|laid|finished|crowned|came to|went down|went up|took office|set off|set sail|enthroned|elected|appeared"
        r"|killed|lost|burned down|joined|invented|acceded|ascended|collapsed|hit|swept|fought|landed"
        r"|arrived)\b[^.;]{0,70}\Z",
        re.IGNORECASE,
    )


@cache
def _possessive() -> re.Pattern[str]:
    # the 1990 accord's 30th anniversary
    return re.compile(r" (?:(?!\bof\b|celebrat|ceremon)[^.;:,?!]){1,40}[’']s? ")


def _base(document: Document, one: _Anniversary) -> TimeExpression | None:
    """The date the anniversary counts from: what it is “of”, or the founding told in its sentence or the next."""
    text = document.text
    own = nearby(document, one.span.start)
    years = [date for date in points_in(document, own) if has_year(date)]
    if not one.is_birthday:
        for date in years:
            between = text[one.span.end : date.start]
            is_of = _of().fullmatch(between) or _of_life().fullmatch(between)
            if date.start > one.span.end and is_of and len(years) <= 2:
                return date
            if (
                date.end <= one.span.start
                and _possessive().fullmatch(text, date.end, one.span.start)
                and len(years) <= 2
            ):
                return date
    for before, behind in ((0, 0), (0, 1), (1, 0)):
        area = nearby(document, one.span.start, before, behind)
        dated = [date for date in points_in(document, area) if has_year(date)]
        told = [date for date in dated if _is_founding(document, date)]
        if len(told) == 1 and len(dated) <= 2:
            lead = text[area.start : own.start] if before else text[own.end : area.end] if behind else ""
            if before and _is_elsewhere(text, own, one):
                return None
            return told[0] if "centen" not in lead else None
        if dated:
            return dated[0] if not told and len(dated) == 1 and _is_meant(document, one, dated[0]) else None
    return None


def _only_year(document: Document, one: _Anniversary) -> TimeExpression | None:
    """The only year that the sentence and those beside it name, where the anniversary says no other thing it is of."""
    text = document.text
    area = nearby(document, one.span.start, 1, 1)
    dated = [date for date in points_in(document, area) if has_year(date)]
    if len({date.parts.year for date in dated}) != 1 or dated[0].hedge is not None:
        return None
    others = [date for date in points_in(document, area) if date.kind is Kind.ANNIVERSARY and date.span != one.span]
    if others or any(match.span() != one.span for match in _latin().finditer(text, *area)):
        return None
    if any(date.preposition in ("since", "until", "by", "from", "to", "than") for date in dated):
        return None
    return dated[0]


def _is_named(document: Document, one: _Anniversary, year: TimeExpression) -> bool:
    """Whether what the anniversary is of stands in the sentence of the year: the 1979 strikers, the walkout’s."""
    text = document.text
    found = _of_what().match(text, one.span.end) or _whose().search(text, max(0, one.span.start - 40), one.span.start)
    if found is None:
        return False
    noun = found[1].lower()
    told = nearby(document, year.start).of(text).replace(found[0], " ").lower()
    return noun in _EVENTS or noun[:5] in told or not noun_classes(noun).isdisjoint(classes_in(told))


def _is_kept_then(document: Document, one: _Anniversary) -> bool:
    """Whether the sentence opens with the year of the anniversary: In 1985, the year of its 50th anniversary."""
    own = nearby(document, one.span.start)
    opening = _opening_year().match(document.text, own.start, one.span.start)
    if document.text.startswith(" of ", one.span.end):
        return False
    return opening is not None and _year_of().fullmatch(document.text, opening.end(), one.span.start) is not None


@cache
def _opening_year() -> re.Pattern[str]:
    return re.compile(r"(?:In|On) (?:[A-Z][a-z]+\.? )?(?:\d{1,2}, )?\d{4}")


@cache
def _year_of() -> re.Pattern[str]:
    return re.compile(
        r",? (?:(?:the year of|on|at|for|during|to mark|marking|celebrating|with) )?(?:its|his|her|their|the) (?:own )?"
    )


@cache
def _whose() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:[a-z]+ ){0,2}?([a-z-]+)[’']s? \Z")


@cache
def _of_what() -> re.Pattern[str]:
    return re.compile(r" of (?:the|that|this|its|his|her|their) (?:[\w-]+ ){0,2}?([a-z-]+)(?=[.,;:]| (?!of)[a-z]+)")


def _is_slip(actual: int, told: int) -> bool:
    """Whether the tens alone are wrong, as a slip makes it."""
    return actual != told and (actual - told) % 10 == 0 and abs(actual - told) <= 50


def _is_meant(document: Document, one: _Anniversary, date: TimeExpression) -> bool:
    """Whether an anniversary that says not of what takes up the one thing dated before it: its, whose, the 30th."""
    text = document.text
    if date.start > one.span.start or date.modifier or date.preposition not in ("in", "on", "of", ""):
        return False
    definite = _its().search(text, max(0, one.span.start - 24), one.span.start)
    if _reported().search(text, max(0, date.start - 24), date.start):
        return False
    return definite is not None and _ends_there().match(text, one.span.end) is not None


@cache
def _its() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:its|his|her|their|whose|this|that|the) (?:own |coming |approaching |forthcoming )?\Z", re.I
    )


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(r"\b(?:said|reported|announced|told|wrote|estimated|met|published|interview|census|visit\w*)\b")


@cache
def _ends_there() -> re.Pattern[str]:
    return re.compile(
        r"(?!,? (?:of|as|with|at|in) | (?:wedding|edition|season|issue|show|annual|tour|party of"
        r"|celebrations? of|anniversary of)\b)"
    )


def _is_elsewhere(text: str, own: Span, one: _Anniversary) -> bool:
    """Whether an anniversary names what it is of, so that the sentence before tells of something else."""
    of = re.match(r"(?:,? [a-z]+ [A-Z][a-z]+,?)? of (?:the ([a-z-]+)\b)?", text[one.span.end : own.end])
    return of is not None and (of[1] or "") not in _EVENTS and not noun_classes(of[1] or "")


_EVENTS: Final = frozenset("founding event day mission disaster accident tragedy catastrophe atrocity massacre".split())


def _is_founding(document: Document, date: TimeExpression) -> bool:
    sentence = nearby(document, date.start)
    lead = document.text[max(sentence.start, date.start - 110) : date.start]
    return date.preposition in ("in", "on", "of", "") and not date.modifier and _founded().search(lead) is not None


@cache
def _other_time() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:had (?!its|his|her|their|the|an?\b)|then\b|at the time|would have|recalled|later|back in|years ago"
        r"|decade ago|earlier|previous|until)"
    )


def _kept_in(document: Document, one: _Anniversary, base: TimeExpression) -> list[int]:
    """The years in which the anniversary may be kept, the likeliest first; none where that cannot be known."""
    text = document.text
    own = nearby(document, one.span.start)
    words = own.of(text)
    assert base.parts.year is not None
    near = nearby(document, one.span.start, 1, 1)
    others = [date for date in points_in(document, near) if has_year(date) and date.span != base.span]
    if any(other.parts.year == base.parts.year + one.years for other in others):
        return []  # a year beside it fits
    later = [date for date in others if own.covers(date.span) and date.start > one.span.end]
    kept = [date.parts.year for date in later if date.parts.year is not None and date.parts.year > base.parts.year]
    if kept:
        return kept
    published = document.metadata.published
    if published is None or (_other_time().search(words) and base.parts.year + one.years <= published.year + 1):
        return []  # but one that would lie ahead cannot have been kept before
    years = [published.year]
    if (
        re.search(
            r"\b(?:next|upcoming|coming|ahead|approach\w*|near\w*|prepar\w+|will|plan\w*)\b", words, re.IGNORECASE
        )
        or published.month == 12
    ):
        years.append(published.year + 1)
    if re.search(r"\b(?:last|past)\b", words, re.IGNORECASE) or (published.month == 1 and published.day <= 10):
        years.append(published.year - 1)
    return years


def _hit(text: str, one: _Anniversary, base: TimeExpression, kept: int) -> Hit:
    year = base.parts.year
    assert year is not None
    words = one.span.of(text)
    message = f"from {year} to {kept} is {kept - year} years, not {one.years}"
    related: tuple[Related, ...] = (Related(*base.span, "the year it counts from"),)
    if not 0 <= base.start - one.span.end <= _TOGETHER or "." in text[one.span.end : base.start]:
        return Hit(*one.span, message, related=related)
    right = kept - year
    suggestions = []
    mended = re.sub(r"^(?:\d+(?:st|nd|rd|th)|[a-z-]+(?= anniversary))", f"{right}{ordinal_ending(right)}", words)
    mended = re.sub(r"^[\w-]+(?= years\b)", f"{right}", mended)
    behind = text[one.span.end : base.end]
    if mended != words and right > 0:
        suggestions.append(mended + behind)
    place = behind.rfind(str(year))
    if place >= 0:
        suggestions.append(words + behind[:place] + str(kept - one.years) + behind[place + len(str(year)) :])
    related = (Related(*one.span, "the anniversary"), *related)
    return Hit(one.span.start, base.end, message, tuple(suggestions), related)
