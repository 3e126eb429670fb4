import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, Related, Role, Span, rule, within
from newslint_rules.dates._courses import is_slip
from newslint_rules.dates._lives import PERSON, Age, ages, name_of
from newslint_rules.dates._person import Name, given_names, kin, names, subjects_in
from newslint_rules.dates._places import sentence_of, sentences_around
from newslint_rules.dates._points import has_year, nearby, points_in

_ENOUGH = 8  # ages of one surname that are remembered


class _Aged(NamedTuple):
    """An age of today that stands at a name."""

    name: Name
    start: int
    end: int
    years: int


@rule(
    title="One person has two ages",
    why="Ruiz cannot be 34 at the top of the article and 43 at its end; mostly two digits have changed places.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "Ana Ruiz, 34, was pulled from the flat. Two hours later Ruiz, [[43]], was back.",
        "Police charged Dorian Hume, 15, with arson. Neighbors describe [[50-year-old]] Hume as quiet.",
        "Margit Ohls (83) opened the cinema. It was her own money, Ohls ([[38]]) said.",
        "Ib Carlsen is 68 years old and ill. Carlsen, who is [[58 years old]], was awake.",
        "The chief executive, Martin Howell, 61, will step down. Directors praised the [[71-year-old]] executive.",
        "“My knees tell me,” said Ada Kessel, 85. Today, at [[58]], she has no plan to sell.",
        "Mateo Silva, 8, got out. “It smelled like popcorn,” [[10-year-old]] Mateo said.",
        "Marta Oyen, 38, joined the orchestra. “It is home,” the [[83-year-old]] said.",
        "Tom Ekholm, 42, was fined. Ekholm, who was [[24]], had sold bread without a licence.",
        "The driver was Tan Wei Ming, 45. Madam Tan, [[54]], was taken to hospital.",
    ],
    good=[
        "Ana Ruiz, 34, was pulled from the flat. Two hours later Ruiz, 34, was back.",
        "Ana Ruiz, 34, was pulled from the flat with her son Luis Ruiz, 4. Luis Ruiz, 4, slept.",
        "Ana Ruiz, 34, was pulled from the flat. Her mother, Eva Ruiz, 61, wept. Ms. Ruiz, 61, had called.",
        "Ana Ruiz, 34, turned 35 on Friday. Ruiz, 35, danced.",
        "Ana Ruiz, 34, began early: at 12, Ruiz ran for the county. Ruiz was 16 when she won.",
        "John Hale Sr., 60, and John Hale Jr., 34, ran the mill. Hale, 34, wept.",
        "Ana Ruiz, 34, met her first coach in 2006. Ruiz, 12, was the smallest girl then.",
        "Lena Kurz, 19, and a 52-year-old guide fell. The 52-year-old broke a leg.",
        "Anders Fahl, 61, was convicted of robbing a student. The 16-year-old identified him.",
        "Marta Oyen, 38, met Lia Hahn at the gate. The 83-year-old waved.",
        "The jury heard of Quinton Tell, 29, and the 19-year-old victim, Jessica Chase.",
    ],
)
def two_ages(document: Document) -> Iterator[Hit]:
    """Looks at ages in apposition, in brackets, before the name and behind “is”; a birthday in between is let pass."""
    text = document.text
    yield from _in_headline(document)
    known: dict[str, list[_Aged]] = {}
    for one in sorted(_aged(document), key=lambda aged: aged.start):
        before = known.setdefault(one.name.surname, [])
        if before and not any(abs(one.years - other.years) <= 1 for other in before):
            rivals = [other for other in before if _may_be_one(document, one, other)]
            if rivals and len(rivals) == len(before):
                yield _hit(text, one, rivals[0])
        if len(before) < _ENOUGH and one.years not in (other.years for other in before):
            before.append(one)


def _in_headline(document: Document) -> Iterator[Hit]:
    """“Teacher, 38, jailed” over a story whose first age is that of a teacher of 83."""
    text = document.text
    headline = next(document.prose(Role.HEADLINE), None)
    told = _told().search(text, headline.start, headline.end) if headline else None
    first = next((one for one in _aged(document) if headline and one.start >= headline.end), None)
    if headline is None or told is None or first is None or first.start > headline.end + _LEAD:
        return
    years = int(told["age"])
    own = sentence_of(document, first.start)
    if abs(years - first.years) <= 1 or told["who"].lower() not in own.of(text).lower():
        return
    if not any(one.years in (years - 1, years, years + 1) for one in _aged(document)):
        related = (Related(told.start(), told.end(), f"{years} in the headline"),)
        yield Hit(
            first.start,
            first.end,
            f"{first.name.surname} is {first.years} here, but {years} in the headline",
            (),
            related,
        )


_LEAD: Final = 400  # code points


@cache
def _told() -> re.Pattern[str]:
    return re.compile(r"(?P<who>[A-Za-z-]{4,}),? (?:\()?(?P<age>\d\d)(?:,|\))")


def _aged(document: Document) -> Iterator[_Aged]:
    yield from _opening(document)
    named: list[_Aged] = []
    noted: list[Age] = []
    for one in document.view(ages):
        is_noted = one.words == "was" and _noted().search(document.text, max(0, one.start - 12), one.start)
        if is_noted and one.most == one.years and _is_closed().match(document.text, one.end):
            noted.append(one)
        turned = one.words == "was" and document.text.endswith("turned ", 0, one.start)
        if not (turned or one.words in _OF_TODAY) or one.most != one.years or _is_then(document, one):
            continue
        if (name := name_of(document, one) or _named_behind(document, one)) is not None:
            named.append(_Aged(name, one.start, one.end, one.years))
    for one in noted:
        name = name_of(document, one)
        if name and any(other.name.surname == name.surname and is_slip(other.years, one.years) for other in named):
            named.append(_Aged(name, one.start, one.end, one.years))
    yield from named
    for age in document.view(ages) if len({one.name.surname for one in named}) == 1 else ():
        before = [one for one in named if one.end <= age.start]
        if before and age.years == age.most and all(one.start != age.start for one in named):
            name = _taken_up(document, before[0], age)
            if name is not None:
                yield _Aged(name, age.start, age.end, age.years)


@cache
def _noted() -> re.Pattern[str]:
    # Horak, who was 35 years old, had climbed 11 peaks
    return re.compile(r", who was (?:aged )?\Z")


@cache
def _is_closed() -> re.Pattern[str]:
    return re.compile(r"(?: years old)?(?:, (?!when|at the)|\.)")


_OF_TODAY: Final = frozenset(("now", "is", "old", "beside"))


def _named_behind(document: Document, one: Age) -> Name | None:
    """The name that an age stands in apposition to: Lucía Ferrer, the 15-year-old chess prodigy."""
    text = document.text
    if one.words != "old":
        return None
    before = within(document.view(names), Span(max(0, one.start - 40), one.start))
    if before and _apposed().fullmatch(text, before[-1].end, one.start):
        return before[-1]
    return None


@cache
def _apposed() -> re.Pattern[str]:
    return re.compile(r", (?:an?|the) |,? (?:is|was) (?:now )?(?:an?|the) ")


def _taken_up(document: Document, known: _Aged, one: Age) -> Name | None:
    """The only person with an age, where a pronoun or the noun that the person was called takes her up."""
    text = document.text
    own = nearby(document, known.start)
    area = sentences_around(document, one.start, 4, 0)
    if known.start < area.start or kin().search(text, nearby(document, one.start).start, one.start):
        return None
    if one.words == "old":
        if _alone().match(text, max(0, one.start - 4)):
            return known.name if _is_only_person(document, known, one) else None
        noun = _definite().match(text, max(0, one.start - 4))
        told = noun and re.search(
            rf"\b{re.escape(noun['noun'])}\b", text[own.start : min(own.end, one.start)], re.IGNORECASE
        )
        return known.name if told else None
    others = {name.surname for name in subjects_in(document, Span(known.end, one.start))} - {known.name.surname}
    is_of_now = _pronoun_is().search(text, max(0, one.start - 24), one.start) or (
        _at().search(text, max(0, one.start - 16), one.start) and _she_is().match(text, one.end)
    )
    return known.name if is_of_now and not others else None


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(r"\b[Tt]he [\w-]+?-old (?:[a-z]+ )?(?P<noun>[a-z]{4,})\b")


@cache
def _alone() -> re.Pattern[str]:
    # “I want trophies,” the 19-year-old said; The 74-year-old took power in 2013
    verb = r"(?:was|is|has|had|will|who|now|also|then|said|told|took|won|[a-z]{2,}(?:ed|s))"
    return re.compile(rf"\b[Tt]he [\w-]+?-old(?:[.,;]| (?:{verb}|from|of|in|at)\b)")


@cache
def _somebody() -> re.Pattern[str]:
    # Fahl, 61, was convicted of robbing a student
    return re.compile(rf"(?<!,) (?:an?|another|the|his|her) (?:[a-z-]+ )?(?!three|fee\b){PERSON}\b(?!-)")


def _is_only_person(document: Document, known: _Aged, one: Age) -> bool:
    """Whether nobody but the one known is named before an age that is the known one with a digit wrong or two changed.

    Two ages that share no digit are as likely those of two people, of whom the one has no name.
    """
    here = {name.surname for name in within(document.view(names), Span(nearby(document, known.start).start, one.start))}
    first = next((block for block in document.prose(Role.PARAGRAPH)), None)
    start = first.start if first else 0
    early = {name.surname for name in within(document.view(names), Span(start, known.start))}
    ages_before = [age for age in document.view(ages) if age.start < one.start and age.years == one.years]
    if _somebody().search(document.text, known.end, one.start):
        return False
    return is_slip(one.years, known.years) and here | early <= {known.name.surname} and not ages_before


@cache
def _pronoun_is() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Hh]e|[Ss]he)(?: is|[’']s) (?:now |only |just |still )?(?:aged )?\Z")


@cache
def _at() -> re.Pattern[str]:
    return re.compile(r"\b[Aa]t (?:just |only |age |the age of )?\Z")


@cache
def _she_is() -> re.Pattern[str]:
    return re.compile(r",? (?:he|she) (?:is|has|still|can|does|says|keeps|runs|works|lives|goes|plays)\b")


@cache
def _at_the_head() -> re.Pattern[str]:
    # At just 18, Castro is the youngest champion yet.
    return re.compile(r"\b(?:At|Aged)(?: just| only| barely)? (?P<age>\d\d), (?=[A-Z])")


def _opening(document: Document) -> Iterator[_Aged]:
    """The ages of today that open a sentence about somebody named."""
    for match in _at_the_head().finditer(document.text):
        name = next(iter(within(document.view(names), Span(match.end(), match.end() + 1))), None)
        if name is not None and _is().match(document.text, name.end):
            yield _Aged(name, *match.span("age"), int(match["age"]))


@cache
def _is() -> re.Pattern[str]:
    return re.compile(r" (?:is|has|remains|runs|says|lives|leads|still|now)\b")


@cache
def _past() -> re.Pattern[str]:
    return re.compile(r"\b(?:was|were|when|at|turns|age of|birthday|then)\b[^,;]{0,12}\Z")


@cache
def _other_time() -> re.Pattern[str]:
    return re.compile(r"\b(?:then|ago|years later|years earlier|at the time|file photo|(?:will|would) be(?= \d))\b")


def _is_then(document: Document, one: Age) -> bool:
    """Whether the age is one of another time: “was 16 when”, “at 12”, or in a sentence with a year."""
    text = document.text
    if _past().search(text, max(0, one.start - 20), one.start) and one.words != "old":
        return True
    own = nearby(document, one.start)
    if text[own.start : one.start].endswith("turned ") and any(has_year(date) for date in points_in(document, own)):
        return True
    return _other_time().search(text, *own) is not None or text.startswith(" when", one.end)


def _may_be_one(document: Document, one: _Aged, other: _Aged) -> bool:
    """Whether two names with one surname are the same person's, and nobody else of that surname is named."""
    text = document.text
    given = document.view(given_names).get(one.name.surname, ())
    if len(given) > 1:
        return False
    around = text[max(0, other.end - 80) : other.end + 120] + text[max(0, one.start - 40) : one.end]
    return re.search(r"\b(?:Jr|Sr|[Ss]enior|[Jj]unior|III|II)\b", around) is None and not _is_kin(text, one)


def _is_kin(text: str, one: _Aged) -> bool:
    """Whether a word such as “her son” stands before the name."""
    lead = text[max(0, one.name.start - 24) : one.name.start]
    return any(not set(lead[match.end() :]) & set('.”"') for match in kin().finditer(lead))


def _hit(text: str, one: _Aged, other: _Aged) -> Hit:
    message = f"{one.name.surname} is {one.years} here, but {other.years} before"
    return Hit(one.start, one.end, message, related=(Related(other.start, other.end, f"{other.years} here"),))
