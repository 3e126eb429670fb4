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

DEATH: Final = (
    r"(?:died|dies|dying|dead|death|killed|passed away|slipped away|passed on|drowned|was shot|shot (?:himself|herself)"
    r"|hanged (?:himself|herself)|perished|fell|succumbed|suicide|executed|murdered|assassinated|passing|buried"
    r"|laid to rest|took (?:his|her) own life|ended the life|left it|met (?:his|her) (?:death|end)|lost (?:his"
    r"|her) life|claimed (?:him|her)|obituar\w+|funeral|life ended|beheaded)"
)
"""The words that tell of a death."""

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
    """An age in years, up to `most` where it is rough: her 70s, a teenager.

    `words` tells how it is said: now, is, was, at, bound (until), will, would, old (a 28-year-old), beside (Ruiz, 28,),
    lived or birthday.
    """

    start: int
    end: int
    years: int
    words: str
    most: int


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
        if lead is not None:
            yield Birth(lead.start(), date.end, date.value, _name_of_birth(document, own, lead.start(), date.end))
        elif (behind := _born_behind().match(text, date.end, own.end)) is not None:
            name = next(iter(within(document.view(names), Span(date.end, behind.end()))), None)
            yield Birth(date.start, behind.end(), date.value, name)


@cache
def _birth() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Bb]orn|[Bb]irth|b\.|[Cc]ame into the|saw the light|baptised|DOB\b|D\.O\.B)")


@cache
def _born() -> re.Pattern[str]:
    """The words of a birth before its date, and no end of the sentence between."""
    return re.compile(
        r"(?:(?<!newly )(?<!first-)\b[Bb]orn\b(?! (?:again|leader|loser))|\(b\.?|\b[Cc]ame into the world"
        r"|saw the light(?: of day)?|\b(?:[Hh]is|[Hh]er|whose|’s|'s|own) birth(?:day|date)?\b(?! (?:place|mother"
        r"|father|party|parents))"
        r"|\b(?:[Dd]ate|[Yy]ear|[Dd]ay) of (?:his |her )?birth\b|\b[Bb]irth (?:date|year|record|certificate)\b"
        r"|\b[Bb]irthdate|\bDOB\b|\bD\.O\.B\.?)[^.;?!]{0,60}?\Z"
    )


@cache
def _born_behind() -> re.Pattern[str]:
    # 1948 was the year of his birth; in May 1948 Ruiz was born; July 4, 1948, as her date of birth
    return re.compile(
        r"(?:,? (?:(?:as|is|was) )?(?:the|his|her) (?:\w+ )?(?:(?:year|date|day) of (?:his |her )?birth"
        r"|birth (?:date|year|day))\b"
        r"|,? (?:when |that )?(?:he|she|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) was born\b(?! to\b|[^.;]{0,40}\d{4}))"
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
    """A life: the words that give its years, its first and its last days, and the name that they stand at."""

    span: Span
    born: Interval
    died: Interval
    name: Name | None


def lives(document: Document) -> tuple[Life, ...]:
    """The lives whose two years stand together, as in “Holt (1931-2024)”, in reading order."""
    return tuple(_lives(document))


def _lives(document: Document) -> Iterator[Life]:
    text = document.text
    for one in document.view(dates):
        if one.kind is not Kind.RANGE or one.value is None or not _is_life(document, one.span):
            continue
        start, end = (member.value for member in one.members)
        written = all(member.parts.year for member in one.members)
        if start and end and written and _YOUNGEST <= end.start.year - start.start.year <= _OLDEST:
            yield Life(one.span, start, end, _name_at(document, one.start))
    for first, last in itertools.pairwise(document.view(points)):
        if has_year(first) and has_year(last) and first.value is not None and last.value is not None:
            dash = first.kind is not Kind.YEAR and _dash().fullmatch(text, first.end, last.start)
            whole = Span(first.start, last.end)
            if dash and _is_life(document, whole):
                yield Life(whole, first.value, last.value, _name_at(document, first.start))


_YOUNGEST: Final = 7  # years that two years in brackets must lie apart to be taken for a life


def _is_life(document: Document, span: Span) -> bool:
    """Whether years of a range stand at a name or at who somebody was: Holt (1931-2024); Nora Quist, 1920-1976."""
    text = document.text
    if text[span.end : span.end + 1] not in tuple('),:.;”"’'):
        return False
    if _before_a_life().search(text, max(0, span.start - 40), span.start) is not None:
        return True
    name = _name_at(document, span.start)
    return name is not None and (
        len(name.words) > 1 or not _of_a_place().search(text, max(0, name.start - 6), name.start)
    )


def _name_at(document: Document, offset: int) -> Name | None:
    """The name that stands before a bracket, comma or colon at `offset`."""
    near = within(document.view(names), Span(max(0, offset - 60), offset))
    between = _at_a_name()
    return near[-1] if near and between.fullmatch(document.text, near[-1].end, offset) else None


@cache
def _at_a_name() -> re.Pattern[str]:
    return re.compile(r",? \((?:[^()]{3,30}; )?|, |: |[”\"] \(|\n+")


@cache
def _of_a_place() -> re.Pattern[str]:
    return re.compile(r"\b(?:of|in|at|for|from|the) \Z")


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(r" ?(?:[-–—]|--|to) ?")


@cache
def _before_a_life() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[Ll]ived from|\breads?:?|tombstone,?|gravestone,?|born and died|\bdates,?|\byears,?) [“\"]?\Z"
        rf"|\b(?!mayor|minister|governor|president|leader|chair|senat|coach|manager|editor|director|member|captain)"
        rf"{PERSON} \(\Z"
        r"|(?:author|life|lifetime) \(\Z|\blived (?:from )?\Z|(?<!of )(?<!in )(?<!the )\b[A-Z][^\W\d_]{2,} \(\Z"
        r"|\b(?:stone|headstone|plaque|grave|tomb|register) (?:says|reads|has|gives|shows):? [“\"]?\Z|\([^()]{3,30}; \Z"
        r"|(?:\A|\n|[.!?”\"] )The [a-z]+(?: [a-z]+)? \(\Z"
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
          | (?: is | am | ['’]m | was | were | turned | turns | turning | then | [Nn]ow | [Jj]ust | [Oo]nly
              | [Bb]arely | [Ss]till | being | reached | reaching | therefore | thus | hence ) [ ]
            (?: (?: just | only | barely | now | still | then | about | already | all [ ] of | not [ ] yet
              | too [ ] old [ ] at ) [ ] )*
          | (?: will | would ) [ ] (?: be | have [ ] been | turn | have [ ] turned ) [ ]
          | (?: lived | live | makes [ ] (?: him | her ) | made [ ] (?: him | her ) ) (?: [ ] to (?: [ ] be )? )? [ ]
          | {PERSON} [ ] of [ ] (?: (?: just | only | about | barely ) [ ] )?
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
PERSON: Final = (
    r"(?<!\w)(?!(?:number|order|river|quarter|corner|letter|member|paper|power|matter|layer|cluster|chapter"
    r"|winter|summer"
    r"|factor|vector|majority|percent|cent|amount|payment|score)\b)(?:[\w-]{1,20}(?:er|or|ist|ian|ee|ent|ant"
    r"|man|woman)|boy"
    r"|girl|lad|man|woman|someone|youth|child|kid|clerk|recruit|apprentice|novice|captain|chief|bride|groom"
    r"|widow|bachelor)"
)
"""The nouns that tell who somebody is, as far as form shows them."""

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
        said = "birthday" if words.endswith("birthday") else "old" if one.modifier else _said(text, one.start, one.end)
        found.append(Age(one.start, one.end, int(years), said, int(one.amount_to or years)))
    taken = [Span(age.start, age.end) for age in found]
    for match in _said_age().finditer(text):
        part = "figure" if match["figure"] else "opening"
        span, years = Span(*match.span(part)), number(match[part])
        lead = (match["lead"] or "").lower()
        clock = lead.startswith("at") and "age" not in lead and (years or 0) < 13
        if years is not None and not clock and 5 < years < 120 and not any(span.overlaps(other) for other in taken):
            found.append(Age(*span, years, "was" if part == "opening" else _said(text, *span), years))
    found += [
        Age(*match.span("figure"), years, "lived", years)
        for match in _lived().finditer(text)
        if (years := number(match["figure"])) is not None and years < _OLDEST
    ]
    for match in _of_a_noun().finditer(text):
        part = match.lastgroup or "figure"
        years = int(match[part])
        found.append(Age(*match.span(part), years, "beside", years))
    for match in _nth_year().finditer(text):
        years = int(match["figure"]) - 1
        found.append(Age(*match.span(), years, "at", years))
    found += _rough(text)
    return tuple(sorted(age for age in found if not _is_no_age(text, age)))


def _rough(text: str) -> Iterator[Age]:
    """Ages by their decade: a teenager, an octogenarian, in her seventies."""
    for match in _stage().finditer(text):
        word = match[0].lower()
        first = next((years for start, years in _STAGES.items() if word.startswith(start)), None)
        if first is not None:
            last = 19 if first == 13 else first + 9
            said = _said(text, match.start(), match.end())
            yield Age(*match.span(), first, "was" if said == "beside" else said, last)


_STAGES: Final = {"teenage": 13} | {
    start: 10 * number
    for number, starts in enumerate(
        (("twenties", "twenty"), ("thirties", "thirty"), ("forties", "forty"), ("fifties", "fifty"),
         ("sixties", "sixty", "sexagenarian"), ("seventies", "seventy", "septuagenarian"),
         ("eighties", "eighty", "octogenarian"), ("nineties", "ninety", "nonagenarian")),
        2,
    )
    for start in starts
}  # fmt: skip


@cache
def _stage() -> re.Pattern[str]:
    return re.compile(
        r"(?<=\ba )teenager\b|(?<=\ban )octogenarian\b|(?<=\ba )(?:sexa|septua|nona)genarian\b"
        r"|(?<=\bhis )\w+ties\b(?<!parties)|(?<=\bher )\w+ties\b(?<!parties)",
        re.IGNORECASE,
    )


@cache
def _lived() -> re.Pattern[str]:
    # He had lived 54 years
    tens, small = "|".join(_TENS), "|".join(_SMALL)
    return re.compile(
        rf"\b(?:lived (?:for )?|life of )(?:only |just |exactly )?(?P<figure>\d{{1,3}}|(?:{tens})(?:-(?:{small}))?) "
        r"years(?=[,.;:”]| (?:and \d|all told|in all|but|according|or|spent|lived|passed|devoted|given)\b)"
    )


@cache
def _of_a_noun() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:[Tt]he (?:[a-z-]+ ){{0,3}}[a-z]{{3,}}|[Aa]n? (?:[a-z-]+ ){{0,3}}{PERSON}), (?P<figure>\d\d),"
        r"|\((?:b\.|born) [^()]{4,24}\), (?P<behind>\d\d),"
    )


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


def _said(text: str, start: int, end: int) -> str:
    """How an age is said, by the words before it."""
    match = _manner().search(text, max(0, start - 30), start)
    if match is None or match.lastgroup is None:
        return "was" if text.startswith(" when", end) else "beside"
    return "was" if text.startswith(" when", end) and match.lastgroup == "is" else match.lastgroup


@cache
def _manner() -> re.Pattern[str]:
    hedges = (
        r"(?:(?:just|only|barely|then|still|already|all of|about|nearly|almost|the|an?|ripe|old|tender|age|aged|of|in"
        r"|his|her|early|late|mid) |mid-){0,5}"
    )
    return re.compile(
        rf"\b(?:(?P<lived>lived (?:to(?: be| see)? |for |until )?)"
        rf"|(?P<bound>(?:until|till|since|from|before|after|over|under|below|above|than) )|(?P<at>(?:[Aa]t|by"
        rf"|when|being|while) )"
        rf"|(?P<will>will (?:be|turn|have been|have turned) )"
        rf"|(?P<now>(?:[Nn]ow|[Tt]oday|[Cc]urrently)(?: aged)?,? )|(?P<would>would (?:be|have been|turn|have turned) )"
        rf"|(?P<was>(?:was|were|been|turned|turning|reached|became) )|(?P<is>(?:is|[’'][sm]|am|are|turns"
        rf"|still) )){hedges}\Z"
    )


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
    if _of_whom().search(text, max(0, age.start - 40), age.start) and _is_somebody_else(document, age):
        return False
    if age.words == "old" and (
        _whose().match(text, age.end) or (one.start <= other.start and _is_somebody_else(document, age))
    ):
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
    subjects = {name.surname.casefold() for name in subjects_in(document, between)}
    if birth.name is not None:
        subjects.add(birth.name.surname.casefold())
    return len(subjects) <= 1


def _is_somebody_else(document: Document, age: Age) -> bool:
    """Whether “a 17-year-old” brings in a person: no name follows, and no verb or comma makes it one told of before."""
    text = document.text
    whom = _of_whom().search(text, max(0, age.start - 40), age.start)
    start = whom.start("whom") if whom else age.start
    if not _indefinite().search(text, max(0, start - 16), start) or name_of(document, age) is not None:
        return False
    return not (_is_told_of().search(text, max(0, start - 30), start) or _goes_on().match(text, age.end))


@cache
def _of_whom() -> re.Pattern[str]:
    # with a boy of 14
    return re.compile(rf"\ban? (?:[a-z]+ )?(?P<whom>{PERSON}) of \Z")


@cache
def _goes_on() -> re.Pattern[str]:
    # a 19-year-old Shaw; a 79-year-old when he died
    return re.compile(r" (?:(?!from|of|in|at|by|with|who|and|near)[a-z]+ )?[A-Z]|,? when (?:he|she)\b")


@cache
def _indefinite() -> re.Pattern[str]:
    return re.compile(r"\b(?:an?|another|one|every) (?:[a-z]+ )?\Z", re.IGNORECASE)


@cache
def _is_told_of() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:is|was|be|been|being|as|became|becomes?|remained|remains|still|only|just|then|like|himself"
        r"|herself|not|[’']s)"
        r"|[,(–—-]|\A|\n) an? (?:[a-z]+ )?\Z"
    )


@cache
def _whose() -> re.Pattern[str]:
    # the 71-year-old senator’s son
    return re.compile(r"(?: [\w-]+){1,3}[’']s? [a-z]")


def _is_kin(text: str, start: int, end: int) -> bool:
    start = max(start, text.rfind(";", start, end) + 1)
    if (own := _child_of().search(text, max(0, start - 80), end)) is not None:
        start = max(start, own.end())
    return kin().search(text, start, end) is not None or _own_person().search(text, start, end) is not None


@cache
def _child_of() -> re.Pattern[str]:
    # The son of a leather merchant, Bello was born in 1948
    return re.compile(
        r"(?:\A|(?<=[.!?”\"] )|(?<=\n))(?:The|An?) (?:[a-z]+ ){0,2}(?:son|daughter|child|nephew|niece|grandson"
        r"|granddaughter) of [^,.;]*,"
    )


@cache
def _own_person() -> re.Pattern[str]:
    # In 1945 his captain, at 35 the oldest man there
    return re.compile(rf"\b(?:his|her|their) (?:[a-z]+ )?{PERSON},? (?:then |only |just |aged |at |was )+\d")


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(r"\b(?:he|she)\b")


def name_of(document: Document, age: Age) -> Name | None:
    """The name that an age stands at: also in “a man of 29, Eric Holm”."""
    found = named_at(document, Span(age.start, age.end), modifier=age.words == "old")
    if found is None and _of_whom().search(document.text, max(0, age.start - 40), age.start):
        behind = within(document.view(names), Span(age.end + 2, age.end + 3))
        return behind[0] if behind and document.text[age.end : age.end + 2] == ", " else None
    return found
