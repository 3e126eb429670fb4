"""Births, lives and ages in an article, and how many years lie between."""

import datetime
import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Span, within
from newslint.views.calendar import Interval
from newslint.views.dates import Kind, Unit, dates
from newslint_rules.dates._person import Name, given_names, kin, named_at, names, same_person, subjects_in
from newslint_rules.dates._places import sentence_of
from newslint_rules.dates._points import has_year, nearby, points

_OLDEST: Final = 119  # years
_REACH: Final = 2_000  # code points from a birth to an age at the same name
_CLAUSE: Final = 60  # code points before an age in which another person may be brought in
_OPENING: Final = 3  # code points of a quotation mark and the like before a sentence’s first word
_FAR: Final = 3  # sentences between a birth and an age that are taken together


class Birth(NamedTuple):
    """A birth with its days and the words that tell of it; `name` is whose it is, where a name stands by."""

    start: int
    end: int
    days: Interval
    name: Name | None


class Age(NamedTuple):
    """An age in years; `words` tells how it is said: is, at, when, old or birthday."""

    start: int
    end: int
    years: int
    words: str


def births(document: Document) -> tuple[Birth, ...]:
    """The births whose year is written, in reading order; those of life dates in brackets are none of these."""
    return tuple(_births(document))


def _births(document: Document) -> Iterator[Birth]:
    text = document.text
    if not _birth().search(text):
        return
    last = 0
    for date in document.view(points):
        if not has_year(date) or date.value is None:
            continue
        own = nearby(document, date.start)
        short = text[max(0, date.start - 3) : date.start] == "b. "  # where a sentence seems to end
        lead = _born().search(text, date.start - 4 if short else max(own.start, last, date.start - 90), date.start)
        last = date.end
        if lead is None and _as_birth().match(text, date.end):
            yield Birth(date.start, date.end, date.value, None)
        if lead is not None:
            yield Birth(lead.start(), date.end, date.value, _name_of_birth(document, own, lead.start(), date.end))


@cache
def _as_birth() -> re.Pattern[str]:
    return re.compile(r" as (?:the|his|her) (?:year|date) of (?:his |her )?birth\b")


@cache
def _birth() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Bb]orn|[Bb]irth|b\.|came into the world|saw the light|baptised)")


@cache
def _born() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b[Bb]orn|\(b\.?|\b(?:[Hh]is|[Hh]er|whose|’s|'s) birth|[Yy]ear of birth:?|came into the world"
        r"|saw the light(?: of day)?"
        r"|\b[Bb]irth ?date (?:as|is|was|of)|\b[Dd]ate of birth(?: as| is| was|:)?)[^.;?!]{0,60}?\Z"
    )


def _name_of_birth(document: Document, own: Span, start: int, end: int) -> Name | None:
    near = within(document.view(names), own)
    before = [name for name in near if name.end <= start]
    if before:
        return before[-1]
    if start - own.start > _OPENING:
        return None  # Crane, who was born in 1976, succeeded Joan Wills
    return next((name for name in near if name.start >= end), None)


class Life(NamedTuple):
    """A life: the words that give its years, its first and its last days."""

    span: Span
    born: Interval
    died: Interval


def lives(document: Document) -> tuple[Life, ...]:
    """The lives whose two years stand together, as in “Holt (1931-2024)”, in reading order."""
    return tuple(_lives(document))


def _lives(document: Document) -> Iterator[Life]:
    text = document.text
    for one in document.view(dates):
        if one.kind is not Kind.RANGE or one.value is None or not _is_life(text, one.span):
            continue
        start, end = (member.value for member in one.members)
        written = all(member.parts.year for member in one.members)
        if start and end and written and _YOUNGEST <= end.start.year - start.start.year <= _OLDEST:
            yield Life(one.span, start, end)
    for first, last in itertools.pairwise(document.view(points)):
        if has_year(first) and has_year(last) and first.value is not None and last.value is not None:
            dash = first.kind is not Kind.YEAR and _dash().fullmatch(text, first.end, last.start)
            if dash and _is_life(text, Span(first.start, last.end)):
                yield Life(Span(first.start, last.end), first.value, last.value)


_YOUNGEST: Final = 7  # years that two years in brackets must lie apart to be taken for a life


def _is_life(text: str, span: Span) -> bool:
    """Whether years of a range stand at a name: Holt (1931-2024); Nora Quist, 1920-1976."""
    return _before_a_life().search(text, max(0, span.start - 40), span.start) is not None and text[
        span.end : span.end + 1
    ] in tuple('),:.;”"')


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(r" ?(?:[-–—]|--|to) ?")


@cache
def _before_a_life() -> re.Pattern[str]:
    return re.compile(
        r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)(?: \(|, |: )\Z|[A-Z][^\W\d_]+ \(\Z|(?:[Ll]ived from|\breads?:?"
        r"|tombstone,?|gravestone,?|born and died|dates,) [“\"]?\Z|(?:composer|singer|writer|poet|painter|author"
        r"|artist|actor|actress|sculptor|novelist|architect|scientist|man|woman|life|lifetime) \(\Z|\blived"
        r" (?:from )?\Z"
        r"|\b(?:stone|headstone|plaque|grave|tomb|register) (?:says|reads|has|gives|shows):? [“\"]?\Z|\([^()]{3,30}; \Z"
    )


_TENS: Final = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SMALL: Final = {
    word: number
    for number, word in enumerate(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split(),
        1,
    )
}


def number(words: str) -> int | None:
    """A number up to 99 in words, or one in figures."""
    if words.isdecimal():
        return int(words)
    tens, _, units = words.lower().partition("-")
    if not units:
        return _TENS.get(tens, _SMALL.get(tens))
    return _TENS[tens] + _SMALL[units] if tens in _TENS and units in _SMALL else None


@cache
def _said_age() -> re.Pattern[str]:
    """An age by the words before it, and by nothing behind it that it could count."""
    tens, small = "|".join(_TENS), "|".join(_SMALL)
    return re.compile(
        rf"""
        (?: \b(?P<lead>
            [Aa]t [ ] (?: (?: just | only | barely | still | about ) [ ] )?
              (?: (?: the | an? ) [ ] (?: [a-z]+ [ ] )? age
              [ ] of [ ] (?: (?: just | only ) [ ] )? | age [ ] )?
          | [Aa]ged? (?: [ ] (?: just | only | barely | of | as | was | at [ ] death ) )? :? [ ]
          | (?: is | was | were | turned | turns | turning | then | [Nn]ow | [Jj]ust | [Oo]nly | [Bb]arely | [Ss]till
              | being | reached | reaching | therefore | thus | hence ) [ ]
            (?: (?: just | only | barely | now | still | then | about | already | all [ ] of | not [ ] yet
              | too [ ] old [ ] at ) [ ] )*
          | (?: will | would ) [ ] (?: be | have [ ] been | turn | have [ ] turned ) [ ]
          | (?: lived | live | makes [ ] (?: him | her ) | made [ ] (?: him | her ) ) (?: [ ] to (?: [ ] be )? )? [ ]
          | {_PERSON} [ ] of [ ] (?: (?: just | only | about | barely ) [ ] )?
          )
          (?P<figure> \d{{1,3}} | (?:{tens})(?:-(?:{small}))? | (?:{small}) )
          (?= [,.;:?!)”"—–] | [ ] (?: years [ ] old | years (?= [.,;”"] ) | {_FUNCTION} | -- )\b | \s[-–—] | $ )
        | (?: ^ | [.;:!?”"] \s+ | \n ) (?P<opening> \d\d | (?:{tens})(?:-(?:{small}))? )
          (?= [ ] (?: when | at [ ] the [ ] time | at [ ] (?: his | her ) [ ] death ) \b )
        )
        """,
        re.VERBOSE | re.IGNORECASE | re.MULTILINE,
    )


# Who somebody is, in “a clerk of 35”; most nouns of persons end like these.
_PERSON: Final = (
    r"(?<!\w)(?!(?:number|order|river|quarter|corner|letter|member|paper|power|matter|layer|cluster|chapter|winter|summer"
    r"|factor|vector|majority|percent|cent|amount|payment|score)\b)(?:[\w-]{1,20}(?:er|or|ist|ian|ee|ent|ant|man|woman)|boy"
    r"|girl|lad|man|woman|someone|youth|child|kid|clerk|recruit|apprentice|novice|captain|chief|bride|groom|widow|bachelor)"
)
# The words that follow an age without being counted by it.
_FUNCTION: Final = (
    r"(?:and|when|last|this|next|today|yesterday|in|over|after|who|that|ends|from|but|by|on|a|the|to|with|as|then|at|of"
    r"|for|because|while|having|during|is|was|or|before|he|she)"
)


@cache
def _nth_year() -> re.Pattern[str]:
    return re.compile(r"\bin (?:his|her) (?P<figure>\d{1,3})(?:st|nd|rd|th) year\b")


def ages(document: Document) -> tuple[Age, ...]:
    """The ages in years, in reading order: those of the view, and “at 28”, “was 50 when”, “in his 45th year”."""
    text = document.text
    found: list[Age] = []
    for one in document.view(dates):
        years = one.amount
        if one.kind is not Kind.AGE or years is None or years != int(years) or one.unit not in (None, Unit.YEAR):
            continue
        if years > _OLDEST:
            continue
        words = one.span.of(text)
        if one.amount_to is None and not words.endswith("s"):  # no “in his 40s”
            said = "birthday" if words.endswith("birthday") else "old" if one.modifier else _said(text, one.start)
            found.append(Age(one.start, one.end, int(years), said))
    taken = [Span(age.start, age.end) for age in found]
    for match in _said_age().finditer(text):
        part = "figure" if match["figure"] else "opening"
        span, years = Span(*match.span(part)), number(match[part])
        lead = (match["lead"] or "").lower()
        clock = lead.startswith("at") and "age" not in lead and (years or 0) < 13
        if years is not None and not clock and 5 < years < 120 and not any(span.overlaps(other) for other in taken):
            found.append(Age(*span, years, _said(text, span.start)))
    found += [Age(*match.span("figure"), int(match["figure"]), "is") for match in _of_a_noun().finditer(text)]
    for match in _lived().finditer(text):
        if (years := number(match["figure"])) is not None and years < _OLDEST:
            found.append(Age(*match.span("figure"), years, "lived"))
    found += [Age(*match.span(), int(match["figure"]) - 1, "at") for match in _nth_year().finditer(text)]
    return tuple(sorted(age for age in found if not _is_no_age(text, age)))


@cache
def _lived() -> re.Pattern[str]:
    # He had lived 54 years
    tens, small = "|".join(_TENS), "|".join(_SMALL)
    return re.compile(
        rf"\blived (?:for )?(?:only |just |exactly )?(?P<figure>\d{{1,3}}|(?:{tens})(?:-(?:{small}))?) "
        r"years(?=[,.;:”]| (?:and \d|all told|in all|but|according|or)\b)"
    )


@cache
def _of_a_noun() -> re.Pattern[str]:
    return re.compile(r"\b[Tt]he [a-z]+, (?P<figure>\d\d),")


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:average|median|mean|pension|retirement|voting|minimum|working|legal) age\b[^.;,]{0,20}\Z"
        r"|\b(?:firm|company|club|school|house|building|bank|paper|newspaper|band|tree|ship|bridge|horse|dog|cat"
        r"|hotel|theater|theatre),? (?:then|now|is|was)? ?\Z"
    )


def _is_no_age(text: str, age: Age) -> bool:
    """Whether it is an average, a rule's age, or that of a thing."""
    return _thing().search(text, max(0, age.start - 40), age.start) is not None


def _said(text: str, start: int) -> str:
    lead = text[max(0, start - 24) : start]
    if re.search(r"\b(?:[Aa]t|age of|at age) (?:just |only |barely |the age of |age )*\Z", lead):
        return "at"
    if re.search(r"\b(?:will|would) (?:be|turn|have been|have turned) \Z", lead):
        return "will"
    return "was" if re.search(r"\bwas (?:just |only |barely |then |still )*\Z", lead) else "is"


def years_between(first: Interval, last: Interval) -> tuple[int, int]:
    """The least and the most whole years from a day of the one interval to a day of the other."""
    return _whole_years(first.end, last.start), _whole_years(first.start, last.end)


def _whole_years(first: datetime.date, last: datetime.date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def near_ages(document: Document, birth: Birth) -> Sequence[Age]:
    """The ages close enough to a birth to be compared with it."""
    return within(document.view(ages), Span(birth.start - _REACH, birth.end + _REACH))


def are_one_person(document: Document, birth: Birth, age: Age) -> bool:
    """Whether a birth and an age are told of one person: by name, or as the one that the sentences around tell of."""
    text = document.text
    one, other = sentence_of(document, birth.start), sentence_of(document, age.start)
    if age.words == "old" and _whose().match(text, age.end):
        return False
    named = name_of(document, age)
    if named is not None and birth.name is None and named.start > birth.start and one == other:
        return False  # Crane, born in 1976, succeeded Joan Wills, 58
    if named is not None and birth.name is not None:
        if not same_person(named, birth.name):
            return False
        if named != birth.name:
            return len(document.view(given_names).get(named.surname, ())) <= 1
    area = nearby(document, birth.start, _FAR, _FAR)
    if not area.start <= age.start < area.end:
        return False
    if (
        named is not None
        and one == other
        and birth.end <= named.start
        and _pronoun().search(text, birth.end, named.start)
    ):
        return False
    told = birth.end if birth.end <= age.start else other.start  # what stands before both is told of both
    if _is_kin(text, max(other.start, told, age.start - _CLAUSE), age.end):
        return False
    if one != other and _is_kin(text, max(one.start, birth.start - _CLAUSE), birth.start):
        return False
    between = Span(
        max(min(one.start, other.start), min(birth.start, age.start) - _CLAUSE * 8),
        min(max(one.end, other.end), max(birth.end, age.end) + _CLAUSE * 8),
    )
    subjects = {name.surname for name in subjects_in(document, between)}
    if birth.name is not None:
        subjects.add(birth.name.surname)
    return len(subjects) <= 1


@cache
def _whose() -> re.Pattern[str]:
    # the 71-year-old senator’s son
    return re.compile(r"(?: [\w-]+){1,3}[’']s? [a-z]")


def _is_kin(text: str, start: int, end: int) -> bool:
    return kin().search(text, start, end) is not None or _own_person().search(text, start, end) is not None


@cache
def _own_person() -> re.Pattern[str]:
    # In 1945 his captain, at 35 the oldest man there
    return re.compile(rf"\b(?:his|her|their) (?:[a-z]+ )?{_PERSON},? (?:then |only |just |aged |at |was )+\d")


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(r"\b(?:he|she)\b")


def name_of(document: Document, age: Age) -> Name | None:
    """The name that an age stands at."""
    expression = next((one for one in within(document.view(dates), Span(age.start, age.start + 1))), None)
    return named_at(document, expression) if expression is not None else None
