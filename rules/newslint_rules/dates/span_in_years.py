import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, Span, rule, within
from newslint.views.dates import Kind, TimeExpression, Unit, dates
from newslint_rules.dates._arithmetic import YEARS_IN, fits, is_about, with_amount, years_leeway
from newslint_rules.dates._courses import beginnings, elsewhere, endings, is_slip
from newslint_rules.dates._lives import number
from newslint_rules.dates._places import sentence_of, sentences_around
from newslint_rules.dates._points import points_in
from newslint_rules.dates._stretches import Measured, Stretch, measured, stretches
from newslint_rules.dates._wording import counted

_UNITS: Final = frozenset((Unit.YEAR, Unit.DECADE, Unit.CENTURY))
_ENDS: Final = frozenset((Kind.YEAR, Kind.MONTH_YEAR, Kind.FULL_DATE))


@rule(
    title="From the one year to the other it is not as many years as the text says",
    why="Subtracting the years shows that one of them or the number is wrong.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "He ruled from 1979 to 2003, a span of [[34 years|24 years]].",
        "For [[18 years|28 years]], from 1988 to 2016, he delivered the post.",
        "Between 1948 and 1974, [[half a century]] of isolation, it had no embassy.",
        "She swam for Denmark from 1997 until 2019. In a [[12-year|22-year]] career she won five medals.",
        "Hired in 1988, she retired in 2023. Her [[25 years]] at the foundry are the subject of a show.",
        "The mine opened in 1904 and closed in 1988. In its [[64 years]] it never made a loss.",
        "The wall went up in 1961 and came down in 1989. It divided the city for [[38 years]].",
        "The colony was founded in 1840. It gained its independence in 1960, [[a century later]].",
        "His [[42-year]] run behind the counter of the shop, from 1971 to 2003, made him a mayor of sorts.",
        "Trams ran here for [[55 years]], beginning in 1923 and ending in 1968, when the rails were sold.",
        "The general ruled from 1973 to 1990. The dictatorship’s [[27 years]] left thousands dead.",
        "He pitched here from 1988 to 1999, and in his [[21 seasons]] won 180 games.",
        "A [[12-year|22-year]] border war, which dragged on between 1961 and 1983, ruined both.",
        "She served [[15 years|25 years]] in the state senate (1990-2015) and wrote 80 bills.",
        "It spent [[nine years|19 years]] under Weller between 1981, when it was founded, and 2000, when he left.",
        "He handed over the bank in 2018. He had joined it in 1979. A [[29-year]] career there made him rich.",
    ],
    good=[
        "He ruled from 1979 to 2003, a span of 24 years.",
        "He ruled from 1979 to 2003, nearly a quarter of a century, or 25 years by his count.",
        "From 1979 to 2003 he served five years in prison.",
        "From 1979 to 2003, two decades and more, nobody voted.",
        "He ruled from 1979 to 2003. Eleven years later he died.",
        "The plant ran from 1979 to 2003, for the last ten years without a licence.",
        "The mill opened in 1904 and closed in 1988. For 20 years it was the largest in the county.",
        "She joined the firm in 1981 and retired in 2011 after 40 years in the trade.",
        "He was arrested in 2001 and freed in 2004, after three years. He had been jailed for 12 years.",
        "The use of the drug rose between 1995 and 2000. A study over 14 years found no harm.",
        "The line was built between 1901 and 1906, and for 60 years it carried coal.",
        "She spent 12 years in the senate between 1990 and 2015.",
        "She held the seat from 1990 to 1994 and again from 2002 to 2010, twelve years in all.",
        "He pitched here from 1988 to 1999, and in 12 seasons won 180 games.",
        "Their partnership, 2009-2022, produced four operas; a 23-year silence had gone before.",
    ],
)
def span_in_years(document: Document) -> Iterator[Hit]:
    """Looks at two years and the years, decades or centuries between them, beside them or pointing back to them."""
    judged: set[int] = set()
    for found in (*measured(document, _UNITS, _ENDS), *_only_two(document), *_seasons(document)):
        length, (first, last, _, is_told) = found.length, found.stretch
        begun, ended = first.parts.year, last.parts.year
        if begun is None or ended is None or length.unit is None or ended <= begun or _is_other(document, found):
            continue
        if length.start in judged:
            continue
        judged.add(length.start)
        size = YEARS_IN[length.unit]
        gap = ended - begun
        if fits(length, gap, size, years_leeway(document.text, length)) or (
            found.is_part and _amount(length, size) < gap and not is_slip(_amount(length, size), gap)
        ):
            continue
        message = f"from {begun} to {ended} it is {counted(gap, 'year')}, not {_amount(length, size):g}"
        changed = with_amount(length.span.of(document.text), gap) if length.unit is Unit.YEAR else None
        related = (Related(first.start, first.end, "from"), Related(last.start, last.end, "to"))
        yield Hit(
            *length.span,
            message,
            (changed,) if changed and is_told else (),
            related,
            level=None if found.is_sure else Level.WARNING,
            confidence=None if found.is_sure else 0.7,
        )


def _only_two(document: Document) -> Iterator[Measured]:
    """Lengths beside the only two years around, where one is told of the whole or a digit of the tens misses it."""
    text, published = document.text, document.metadata.published
    expressions = document.view(dates)
    for length in expressions:
        if length.kind is not Kind.DURATION or length.unit not in _UNITS or length.amount is None or length.relation:
            continue
        if length.amount_to is not None or length.amount * YEARS_IN[length.unit] < 2:
            continue
        area = sentences_around(document, length.start, 1, 1)
        if any(one.kind in _OTHERS or one.relation for one in within(expressions, area)):
            continue
        ends = [one for one in points_in(document, area) if one.kind in _ENDS and one.parts.year and not one.parts.era]
        by_year = {one.parts.year: one for one in reversed(ends)}
        if len(by_year) == 1 and _opens_with_it().search(text, max(0, length.start - 4), length.start):
            area = sentences_around(document, length.start, 2, 0)
            ends = [one for one in points_in(document, area) if one.kind in _ENDS and one.parts.year]
            by_year = {one.parts.year: one for one in reversed(ends)}
        if len(by_year) != 2 or any(one.preposition == "since" or one.hedge for one in ends):
            continue
        first, last = (by_year[year] for year in sorted(year for year in by_year if year))
        own = sentence_of(document, length.start)
        told = text[sentence_of(document, first.start).start : last.start] if first.start < last.start else ""
        others = [_amount(one, YEARS_IN[one.unit]) for one in within(expressions, area) if _is_length(one) and one.unit]
        others.remove(_amount(length, YEARS_IN[length.unit]))
        is_reversed = first.start > last.start and _had().search(text, last.end, first.start) is not None
        if is_reversed:
            told = text[sentence_of(document, last.start).start : first.start]
        is_stretch = (
            (is_reversed and beginnings().search(text, last.end, first.start) and endings().search(told))
            or _to().fullmatch(text, first.end, last.start)
            or (
                (beginnings().search(told) or _beginning().search(told))
                and (
                    _ending().search(text, first.end, max(first.end, last.start))
                    or endings().search(text, first.end, max(first.end, last.start + 40))
                )
            )
        )
        lead = text[max(own.start, length.start - 40) : length.start]
        if not is_stretch or _of_something_else(document, length):
            continue
        gap = (last.parts.year or 0) - (first.parts.year or 0)
        amount = _amount(length, YEARS_IN[length.unit])
        goes_on = published is not None and _until_today().search(text, *own) is not None
        if (
            goes_on
            and published
            and any(abs(published.year - (one.parts.year or 0) - amount) <= 1 for one in (first, last))
        ):
            continue
        if any(abs(one - gap) <= 1 or abs(one + amount - gap) <= 1 for one in others):
            continue
        slipped = length.hedge is None and min(amount, gap) > 10 and abs(amount - gap) in (9, 10, 11)
        whole = _of_the_whole().search(lead)
        if slipped or (whole is not None and (amount > gap or whole["meant"])):
            yield Measured(Stretch(first, last, Span(first.start, last.end), False), length, False)


def _seasons(document: Document) -> Iterator[Measured]:
    """Seasons of sport or stage, of which a year has one, in the sentence of the only stretch of years or the next."""
    text = document.text
    for match in _played().finditer(text):
        area = sentences_around(document, match.start(), 1, 0)
        found = [one for one in stretches(document, _ENDS) if area.covers(one.span) and one.span.end <= match.start()]
        years = number(match["figure"])
        if len(found) != 1 or years is None or years < _FEWEST_SEASONS:
            continue
        between = Span(found[0].span.end, match.start())
        if points_in(document, between) or _with_another().search(text, *between):
            continue
        same = sentence_of(document, match.start()).covers(found[0].span)
        if match["whose"] or same:
            length = TimeExpression(
                match.start("figure"), match.end(), Kind.DURATION, amount=years, unit=Unit.YEAR, preposition="in"
            )
            yield Measured(found[0], length, False, match["whose"] is None)


_FEWEST_SEASONS: Final = 5


@cache
def _played() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Ii]n|[Oo]ver|[Dd]uring|through|[Aa]fter|across) (?:all )?(?P<whose>(?:his|her|its|their|those) )?"
        r"(?P<figure>\d\d?|[a-z]+(?:-[a-z]+)?) seasons\b(?! (?:of|later|before|ago|earlier|under|since|as|with \w+ed))"
    )


@cache
def _with_another() -> re.Pattern[str]:
    return re.compile(r"\b(?:also|then|later|previously|before|elsewhere|another|missed|injur\w+|first|last|final)\b")


_OTHERS: Final = frozenset((Kind.DECADE, Kind.CENTURY, Kind.ANNIVERSARY, Kind.AGE))


def _is_length(one: TimeExpression) -> bool:
    return one.kind is Kind.DURATION and one.unit in _UNITS and one.amount is not None


@cache
def _until_today() -> re.Pattern[str]:
    return re.compile(r"\b(?:now|today|still|has|have|is|are|remains?)\b")


@cache
def _opens_with_it() -> re.Pattern[str]:
    # A 22-year span at the helm left it with 310 staff.
    return re.compile(r"(?:\A|[.!?”\"]\s|\n)(?:An?|The|His|Her) \Z|(?:^|\s)(?:A|An|The)\s\Z")


@cache
def _had() -> re.Pattern[str]:
    # handed over the firm in 2013. He had taken charge in 1981
    return re.compile(r"\b(?:had|having)\b")


@cache
def _beginning() -> re.Pattern[str]:
    return re.compile(r"\b(?:beginning|starting|opening|commencing|from|suspended|halted|interrupted|stopped)\b")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(r"\b(?:ending|closing|finishing|resumed|restarted|completed|stopping|complete|finished)\b")


@cache
def _to() -> re.Pattern[str]:
    return re.compile(r" ?(?:[-–—]|--|to|until|till|through|and) ?(?:[\w’'-]+ ){0,5}", re.I)


@cache
def _of_the_whole() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<meant>[Tt]hat|[Tt]hose)|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[\w]+[’']s?) (?:full |whole |entire |long )?\Z"
    )


def _of_something_else(document: Document, length: TimeExpression) -> bool:
    """Whether the words beside a length make it a sentence, a contract, an age or a part of the time."""
    text = document.text
    own = sentence_of(document, length.start)
    if elsewhere().search(text, max(own.start, length.start - 30), length.start) or elsewhere().match(
        text, length.end + 1
    ):
        return True
    return _not_of_it().match(text, length.end, own.end) is not None


@cache
def _not_of_it() -> re.Pattern[str]:
    return re.compile(
        r" (?:ago|later|earlier|before|after|old|from|of age|of that|in)\b|[^.;]{0,40}\b(?:before|earlier|preced\w+)\b"
    )


def _amount(length: TimeExpression, size: int) -> float:
    return (length.amount or 0) * size


@cache
def _part() -> re.Pattern[str]:
    return re.compile(
        r" (?:(?:it|they|he|she) (?:was|were) [a-z]+ed by|in (?:prison|jail|exile|opposition|office|power)"
        r"|of which|(?:and|or) more|and a half)\b"
    )


@cache
def _took() -> re.Pattern[str]:
    return re.compile(r"\b(?:took|takes) \Z")


@cache
def _and_for() -> re.Pattern[str]:
    return re.compile(r"\b(?:and|but|then) (?:for|in|over) \Z")


@cache
def _somebody() -> re.Pattern[str]:
    return re.compile(r",? (?:it|he|she|they|the|its|his|her)\b")


def _is_other(document: Document, found: Measured) -> bool:
    """Whether only a part of the years is counted, or they are rounded."""
    text, length = document.text, found.length
    if _and_for().search(text, max(0, length.start - 12), length.start) and _somebody().match(text, length.end):
        return True
    if found.stretch.is_told and _took().search(text, max(0, length.start - 8), length.start):
        return True  # the archive covers 1880 to 1930, and took 12 years to scan
    return bool(_part().match(text, length.end)) or (length.hedge is None and is_about(text, length.start))
