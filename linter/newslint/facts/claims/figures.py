"""Population, area and currency of countries, by their order of size (`population_area_currency`)."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from newslint.document import Span, within
from newslint.facts.claims.passage import Passage, is_written
from newslint.facts.judgement import Judgement, Verdict
from newslint.facts.mentions import Mention
from newslint.facts.schema import Fact
from newslint.facts.time import evidence, is_known, lasting
from newslint.rule import Related
from newslint.views.quantities import Kind, Quantity, bounds_in_base, quantities

_LAND: Final = (
    r"(?:country|nation|kingdom|island|state|land|republic|archipelago|emirate|principality|monarchy|democracy|"
    r"sheikhdom)"
)
_HEDGE: Final = (
    r"(?:(?:about|some|nearly|almost|around|roughly|more than|over|just|only|just over|just under|fewer than|"
    r"less than|under|an estimated|approximately) )*"
)
_PEOPLE_BEFORE: Final = re.compile(
    r"(?:, an? (?:[\w’'-]+ ){0,5}?" + _LAND + r"(?: (?!of)[\w-]+){0,4}? (?:of|with)(?: a population of)? "
    r"|(?:[’']s)? population (?:of |is |was |stands at |has reached )"
    r"|(?: is an? (?:[\w’'-]+ ){0,3}?" + _LAND + r")?,? (?:which )?(?:has|with) an? (?:total )?population of "
    r"|, population (?:of )?|, (?:with|home to) (?:its )?|(?: is|, which is)? home to )" + _HEDGE
)
_HAS: Final = re.compile(r"(?: has|[’']s) " + _HEDGE)
_PEOPLE: Final = frozenset(("person", "people", "inhabitant", "resident", "citizen", "soul"))
_AREA_BEFORE: Final = re.compile(
    r"(?:,? which)?(?: covers| spans| occupies| measures| has an area of| stretches (?:over|across)|"
    r"[’']s area (?:of|is)|"
    r", (?:an? (?:[\w’'-]+ ){0,4}?" + _LAND + r" of|with an area of)) " + _HEDGE
)
_NOT_ALL: Final = re.compile(
    r"[^.;]{0,40}?\b(?:who|whom|of them|without|living|under|aged|over \d|were|lost|are|in its|visit\w+|"
    r"tourists|voters|adults|workers|of which|in poverty|million of)\b"
)


def judge(passage: Passage) -> Iterator[Judgement]:
    """Looks at countries with a number of people, an area or a currency."""
    amounts = passage.document.view(quantities)
    for one in passage.of("country"):
        sentence = passage.sentence(one.start)
        if len(one.subjects("country")) != 1 or not passage.is_open(sentence) or _is_past(passage, sentence):
            continue
        amount = next(iter(within(amounts, Span(one.end, sentence.end))), None)
        if amount is not None:
            yield from _people(passage, one, amount)
            yield from _area(passage, one, amount)
    yield from _currencies(passage)


_ANOTHER_TIME: Final = re.compile(
    r"\b(?:(?:will|would) (?:be|have|reach|grow|hit|rise|fall|number|shrink|top|exceed|double)|by the year|then|"
    r"century|centuries|years ago|former\w*|ancient|medieval)\b"
)


def _is_past(passage: Passage, sentence: Span) -> bool:
    """Whether a sentence speaks of another time, when there were fewer people."""
    if any(is_written(time) and (
        passage.published is None or time.value is None or time.value.end.year < passage.published.year - 3
    ) for time in passage.times_in(sentence)):  # fmt: skip
        return True
    words = passage.text[sentence.start : sentence.end]
    return _ANOTHER_TIME.search(words) is not None


def _people(passage: Passage, one: Mention, amount: Quantity) -> Iterator[Judgement]:
    text = passage.text
    gap = text[one.end : amount.start]
    if amount.kind is not Kind.COUNT:
        return
    counted = amount.noun in _PEOPLE
    if _PEOPLE_BEFORE.fullmatch(gap):
        is_plain = counted or (amount.noun is None and amount.value >= 100_000) or "population" in gap
        if not is_plain and not (amount.noun is None or counted):
            return
        if ("home to" in gap or ", with" in gap) and "population" not in gap and not counted:
            return
    elif not (_HAS.fullmatch(gap) and counted and amount.value >= 50_000):
        return
    end = amount.noun_span.end if amount.noun_span and counted else amount.end
    if _NOT_ALL.match(text, end) or (
        gap.startswith(" has") and not re.match(r"[,.;]| (?:and|will|but)\b", text[end : end + 6])
    ):
        return
    country = one.subjects("country")[0]
    row = next(iter(passage.facts.of(country, "population")), None)
    if row is None or not row.object.isdecimal():
        return
    true = int(row.object)
    low, high = amount.bounds.low, amount.bounds.high
    claim = Judgement(
        "population_area_currency", amount.start, end, country, "population", row.object, Verdict.SUPPORTED,
        related=(Related(one.start, one.end, "the country"),),
        evidence=(evidence(row, f"{country} has about {_rough(true)} people"),),
    )  # fmt: skip
    leeway = Fraction(9, 5) if passage.published and passage.published.year >= 2010 else Fraction(3)
    if (high is not None and high * leeway < true) or (low is not None and low > true * leeway):
        message = f"{country} has about {_rough(true)} people, not {text[amount.start : amount.end]}"
        yield claim._replace(verdict=Verdict.CONTRADICTED, message=message)
    else:
        yield claim


def _area(passage: Passage, one: Mention, amount: Quantity) -> Iterator[Judgement]:
    text = passage.text
    if amount.kind is not Kind.AREA or not _AREA_BEFORE.fullmatch(text[one.end : amount.start]):
        return
    country = one.subjects("country")[0]
    row = next(iter(passage.facts.of(country, "area_km2")), None)
    bounds = bounds_in_base(amount)
    if row is None or not row.object.isdecimal() or not bounds:
        return
    true = int(row.object) * 1_000_000
    claim = Judgement(
        "population_area_currency", amount.start, amount.end, country, "area_km2", row.object, Verdict.SUPPORTED,
        related=(Related(one.start, one.end, "the country"),),
        evidence=(evidence(row, f"{country} covers {int(row.object):,} square kilometers"),),
    )  # fmt: skip
    if all(
        (one_.high is not None and one_.high * 3 / 2 < true)
        or (one_.low is not None and one_.low > true * Fraction(3, 2))
        for one_ in bounds
    ):
        message = f"{country} covers {int(row.object):,} square kilometers, not {text[amount.start : amount.end]}"
        yield claim._replace(verdict=Verdict.CONTRADICTED, message=message)
    else:
        yield claim


def _rough(people: int) -> str:
    if people >= 1_000_000_000:
        return f"{people / 1_000_000_000:.1f} billion"
    if people >= 10_000_000:
        return f"{round(people / 1_000_000)} million"
    if people >= 1_000_000:
        return f"{people / 1_000_000:.1f} million"
    if people >= 10_000:
        return f"{round(people, -3):,}"
    return f"{people:,}"


# ---- currencies --------------------------------------------------------------------------------------------------

_UNITS: Final = {
    form: unit
    for unit, forms in {
        "dollar": "dollar dollars", "euro": "euro euros", "pound": "pound pounds", "yen": "yen", "won": "won",
        "yuan": "yuan renminbi", "rupee": "rupee rupees",
        "rupiah": "rupiah rupiahs", "ruble": "ruble rubles rouble roubles",
        "real": "real reais reals", "peso": "peso pesos", "franc": "franc francs",
        "krone": "krone kroner kronor krona kronur",
        "koruna": "koruna korunas koruny crown crowns", "zloty": "zloty zlotys zlotych", "forint": "forint forints",
        "lira": "lira liras lire", "dinar": "dinar dinars", "dirham": "dirham dirhams",
        "riyal": "riyal riyals rial rials",
        "shekel": "shekel shekels", "rand": "rand", "naira": "naira nairas", "shilling": "shilling shillings",
        "baht": "baht", "ringgit": "ringgit ringgits", "dong": "dong", "taka": "taka", "hryvnia": "hryvnia hryvnias",
        "lev": "lev leva", "leu": "leu lei", "tenge": "tenge", "birr": "birr", "cedi": "cedi cedis",
        "kwacha": "kwacha", "sol": "sol soles", "drachma": "drachma drachmas", "peseta": "peseta pesetas",
        "mark": "mark marks", "escudo": "escudo escudos", "guilder": "guilder guilders", "kyat": "kyat kyats",
        "kip": "kip", "riel": "riel", "manat": "manat", "lari": "lari", "dram": "dram drams", "som": "som",
        "bolivar": "bolivar bolivars", "boliviano": "boliviano bolivianos", "quetzal": "quetzal quetzals quetzales",
        "lempira": "lempira lempiras", "colon": "colon colones", "balboa": "balboa",
        "gourde": "gourde", "guarani": "guarani",
    }.items()
    for form in forms.split()
}  # fmt: skip
_UNIT: Final = r"(?P<unit>" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")\b"
_OF_COUNTRY: Final = re.compile(
    r"(?:[’']s (?:national |official )?currency,? (?:is |was )?|,? whose (?:national |official )?currency is |"
    r",? (?:which |that )?uses |,? where the currency is )(?:the |its )?(?:[A-Z]\w+ )?" + _UNIT
)
_ADJECTIVE_CURRENCY: Final = re.compile(r" (?:national |official )?currency, (?:the )?" + _UNIT)
_BEFORE_CURRENCY: Final = re.compile(r"\b" + _UNIT + r", (?:the )?(?:national |official )?(?:currency of )?(?:the )?\Z")
_MOVED: Final = re.compile(
    r" (?:has |had )?(?:gained|fell|fallen|lost|slipped|rose|weakened|strengthened|slid|traded|dropped|"
    r"plunged|firmed|climbed|"
    r"tumbled|edged|sank|rallied|hit|depreciated|appreciated)\b"
)
_OLD: Final = frozenset("mark drachma peseta escudo guilder lira franc pound crown markka".split())


def _currencies(passage: Passage) -> Iterator[Judgement]:
    text = passage.text
    for one in passage.of("country", "adjective"):
        sentence = passage.sentence(one.start)
        if not passage.is_open(sentence) or _is_past(passage, sentence):
            continue
        subjects = one.subjects("country", "adjective")
        is_adjective = bool(one.subjects("adjective"))
        read = _OF_COUNTRY.match(text, one.end) or (is_adjective and _ADJECTIVE_CURRENCY.match(text, one.end)) or None
        if read is None:
            lead = _BEFORE_CURRENCY.search(text, max(sentence.start, one.start - 60), one.start)
            follows = " currency" if is_adjective else ""
            if lead and (text.startswith(follows, one.end) if is_adjective else "currency of" in lead[0]):
                read = lead
        if read is None and is_adjective:
            named = re.compile(r" " + _UNIT).match(text, one.end)
            if named and named["unit"] not in _OLD and _MOVED.match(text, named.end()):
                read = named
        if read is not None:
            yield from _currency(passage, one, subjects, Span(*read.span("unit")))


def _currency(passage: Passage, one: Mention, subjects: tuple[str, ...], unit: Span) -> Iterator[Judgement]:
    claimed = _UNITS[unit.of(passage.text).lower()]
    rows = [row for subject in subjects for row in passage.facts.of(subject, "currency")]
    when = passage.today()
    if not rows:
        return
    held = [row for row in rows if when is None or lasting(row).meets(when)]
    claim = Judgement(
        "population_area_currency", unit.start, unit.end, subjects[0], "currency", claimed, Verdict.SUPPORTED,
        related=(Related(one.start, one.end, "the country"),), evidence=tuple(evidence(row) for row in held[-1:]),
    )  # fmt: skip
    if any(unit_of(row) == claimed for row in held):
        yield claim
        return
    if any(unit_of(row) is None for row in held) or not held or (when and not any(is_known(row, when) for row in held)):
        return
    row = held[-1]
    message = f"{row.subject} pays in the {row.object}, not in the {unit.of(passage.text)}"
    yield claim._replace(verdict=Verdict.CONTRADICTED, message=message)


def unit_of(row: Fact) -> str | None:
    """The unit of a currency as it is compared; None for one that is not known here."""
    return next((_UNITS[word] for word in reversed(row.object.lower().split()) if word in _UNITS), None)
