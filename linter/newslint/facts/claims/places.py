"""Capitals, cities and countries (`wrong_capital`, `wrong_country`, `wrong_state`, `wrong_demonym`)."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from newslint.document import Span
from newslint.facts.claims.passage import Passage, is_written
from newslint.facts.judgement import Judgement, Verdict
from newslint.facts.mentions import Mention
from newslint.facts.schema import Fact, plain
from newslint.facts.time import days, evidence, lasting
from newslint.rule import Related

_QUALIFIED: Final = (
    r"(?<!former )(?<!commercial )(?<!financial )(?<!business )(?<!economic )(?<!cultural )(?<!provincial )"
    r"(?<!regional )"
    r"(?<!state )(?<!ancient )(?<!old )(?<!historic )(?<!first )(?<!future )(?<!new )(?<!then )(?<!industrial )"
    r"(?<!imperial )(?<!royal )(?<!wartime )(?<!entertainment )(?<!fashion )"
)
_CAPITAL: Final = _QUALIFIED + r"capital(?: city)?"
_IS_CAPITAL_OF: Final = re.compile(
    r"(?:,| is|, which is|, now|\() ?(?:also )?(?:the )?(?:official )?" + _CAPITAL + r" of (?:the )?"
)
_ITS_CAPITAL: Final = re.compile(r"[’']s " + _CAPITAL + r"(?: of|,|:| is)? ")
_CAPITAL_IS: Final = re.compile(r"\b[Tt]he " + _CAPITAL + r" of (?:the )?\Z")
_ADJECTIVE: Final = re.compile(r" " + _CAPITAL + r"(?: of|,)? ")
_THEN: Final = re.compile(
    r"\b(?:then|once|former\w*|until|was|were|had been|from \d{4}|before|at the time|briefly|temporar\w+|"
    r"during|century|"
    r"used to|as the|historic\w*|ancient|founded|medieval|wartime|in exile)\b",
    re.I,
)
_ONCE: Final = re.compile(
    r"\b(?:then|then-|once|former|formerly|old|ancient|medieval|future|historic\w*)[ -](?:the )?(?:\w+ )?\Z", re.I
)
_LATER: Final = re.compile(
    r"(?:,? (?:until|from \d{4}|before|in exile|when|at the time|for (?:centuries|a time)|between|during|"
    r"in the \w+ century|"
    r"then|back then|under)| in (?:the )?1\d{3})\b"
)


def judge(passage: Passage) -> Iterator[Judgement]:
    """Looks at cities with a country, a state, an adjective or the word capital beside them."""
    yield from _capitals(passage)
    yield from _in_places(passage)
    yield from _adjectives(passage)


# ---- capitals ----------------------------------------------------------------------------------------------------


def _capitals(passage: Passage) -> Iterator[Judgement]:
    text = passage.text
    for one in passage.of("country", "adjective"):
        sentence = passage.sentence(one.start)
        if "capital" not in text[sentence.start : sentence.end] or not passage.is_open(sentence):
            continue
        owners = one.subjects("country", "adjective", "state")
        city = _city_of(passage, one, sentence)
        if city is not None:
            first, last = sorted((one, city))
            if (
                not _ONCE.search(text, max(sentence.start, first.start - 25), first.start)
                and not _THEN.search(text, first.end, last.start)
                and not _LATER.match(text, _phrase_end(text, last.end))
            ):
                yield from _capital(passage, one, owners, city)
    yield from _the_capital(passage)


_TAIL: Final = re.compile(r"(?:[’']s)? capital(?: city)?")


_ITS_TAIL: Final = re.compile(r"(?:[’']s)? " + _CAPITAL + r"\b")


def _phrase_end(text: str, end: int) -> int:
    """Where the words on the capital end: Almaty, Kazakhstan’s capital."""
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end


def _city_of(passage: Passage, one: Mention, sentence: Span) -> Mention | None:
    """The city that is called the capital of a country."""
    text = passage.text
    is_adjective = bool(one.subjects("adjective")) and not one.subjects("country")
    follow = (_ADJECTIVE if is_adjective else _ITS_CAPITAL).match(text, one.end)
    if follow is None and one.subjects("adjective"):
        follow = _ADJECTIVE.match(text, one.end)
    if follow:
        city = passage.at(follow.end(), "city")
        if city is not None:
            return city if _ends(text, city) else None
        if text[follow.end() : follow.end() + 1].isupper():
            return None
    lead_start = max(sentence.start, one.start - 45)
    for other in passage.mentioned(Span(lead_start, one.start), "city"):
        gap = text[other.end : one.start]
        if _IS_CAPITAL_OF.fullmatch(gap) and not text.startswith(("'s", "’s"), one.end) and _ends(text, one):
            return other
        tail = _ITS_TAIL.match(text, one.end)
        if gap in (", ", ", the ", ", which is ", " is ", " is the ", ", also the ") and tail:
            after = text[tail.end() : tail.end() + 2]
            if not re.match(r" [A-Z]| [a-z]|, ?[A-Z]", after) or gap.startswith((",", " is")):
                return other if not re.match(r",? (?:of )?[A-Z]", text[tail.end() : tail.end() + 5]) else None
    lead = _CAPITAL_IS.search(text, max(sentence.start, one.start - 30), one.start)
    behind = re.compile(r",? (?:is )?").match(text, one.end)
    if lead and behind and behind[0] in (", ", " is "):
        return passage.at(behind.end(), "city")
    return None


def _ends(text: str, one: Mention) -> bool:
    """Whether a name ends where the mention does: no longer name, no possessive."""
    return re.match(r"[ -][A-Z][a-z]|[’']s\b|-", text[one.end : one.end + 4]) is None


def _capital(passage: Passage, one: Mention, owners: Iterable[str], city: Mention) -> Iterator[Judgement]:
    rows = [row for owner in owners for row in passage.facts.of(owner, "capital")]
    names = city.subjects("city")
    if not rows or not names:
        return
    when = passage.today()
    owner = rows[0].subject
    matching = [row for row in rows if _same(passage, row.object, names)]
    claim = Judgement(
        "wrong_capital", city.start, city.end, names[0], "capital of", owner, Verdict.NOT_CHECKABLE,
        related=(Related(one.start, one.end, "the country"),), evidence=tuple(evidence(row) for row in rows[-1:]),
    )  # fmt: skip
    if any(lasting(row).meets(when) if when else not row.valid_to for row in matching):
        yield claim._replace(verdict=Verdict.SUPPORTED)
        return
    if when is None and any(_is_of_living_memory(passage, row) for row in matching):
        return
    if len({row.subject for row in rows}) > 1:
        return
    held = [row for row in rows if lasting(row).meets(when)] if when else [row for row in rows if not row.valid_to]
    if not held:
        return
    right = " and ".join(dict.fromkeys(row.object for row in held))
    inside = _inside(passage, names)
    check = "wrong_capital" if owner in inside or not one.subjects("adjective") else "wrong_demonym"
    if check == "wrong_demonym" and not inside:
        return
    message = f"the capital of {owner} is {right}, not {city.span.of(passage.text)}"
    if check == "wrong_demonym":
        message = f"{city.span.of(passage.text)} is in {_listed(inside)}; the capital of {owner} is {right}"
        claim = claim._replace(start=one.start, end=one.end, related=(Related(city.start, city.end, "the city"),))
    suggestions = (held[0].object,) if check == "wrong_capital" and len(held) == 1 else ()
    yield claim._replace(check=check, verdict=Verdict.CONTRADICTED, message=message, suggestions=suggestions)


_ARCHIVES: Final = 1980  # news without its date is seldom older


def _is_of_living_memory(passage: Passage, row: Fact) -> bool:
    """Whether an article without a date may be of the days of a former capital, by its age or the years it names."""
    end = days(row.valid_to)
    years = [time.value.end.year for time in passage.times if is_written(time) and time.value]
    return end is not None and (end.end.year >= _ARCHIVES or (bool(years) and max(years) <= end.end.year))


def _same(passage: Passage, capital: str, names: Iterable[str]) -> bool:
    """Whether a capital is one of some names: Kyiv is Kiev, Washington is Washington, D.C."""
    wanted = plain(capital).replace(",", "")
    meant = {plain(one) for one in passage.facts.subjects(capital, "city")} | {wanted}
    for name in names:
        own = plain(name).replace(",", "")
        if own in meant or own.startswith(wanted + " ") or wanted.startswith(own + " "):
            return True
    return False


_THE_CAPITAL: Final = re.compile(r"\b[Tt]he capital, (?=[A-Z])")


def _the_capital(passage: Passage) -> Iterator[Judgement]:
    """“The capital, Zurich,” after a country was named: the city lies in it and is not its capital."""
    text = passage.text
    for match in _THE_CAPITAL.finditer(text):
        city = passage.at(match.end(), "city")
        sentence = passage.sentence(match.start())
        if city is None or text[city.end : city.end + 1] not in ",." or not passage.is_open(sentence):
            continue
        before = passage.mentioned(Span(max(0, match.start() - 400), match.start()), "country", "adjective", "state")
        near = before[-1] if before else None
        if near is None or near.subjects("state"):
            continue
        owners = near.subjects("country", "adjective")
        if len(owners) == 1 and owners[0] in _inside(passage, city.subjects("city")):
            yield from _capital(passage, near, owners, city)


# ---- city and state, city and country ----------------------------------------------------------------------------

_IN: Final = re.compile(
    r"(?:\b(?:in|from|to|near|at|left|outside|of|through|through|around|for|toward|towards|into|via|between|"
    r"and|visited) "
    r"(?:downtown |suburban |the city of )?|\A|\n|[.!?] )\Z",
    re.I,
)
_CLOSED: Final = re.compile(r"\.?(?:,? (?:and|or) (?P<next>[A-Z])|[,;.)](?= |\n|\Z|[”\"’'])| [-–—]|--|\Z|\n)")
_ENOUGH: Final = 5  # countries that a name may be found in; more are everywhere
_FEW: Final = 2  # states that the name of a small town may be found in: there may be more that no list knows
_MOST: Final = 12  # the same for a city that readers think of first
_LARGE: Final = 60_000  # people


def _in_places(passage: Passage) -> Iterator[Judgement]:
    """“Talladega, Georgia,”: where no place of the name lies in the state, or in the country."""
    text = passage.text
    for city in passage.of("city"):
        if text[city.end : city.end + 2] != ", ":
            continue
        where = passage.at(city.end + 2, "state", "country")
        if where is None or not _IN.search(text, max(0, city.start - 30), city.start):
            continue
        if _part_of_name(text, where) or not _stands_alone(passage, where):
            continue
        sentence = passage.sentence(city.start)
        if not passage.is_open(sentence):
            continue
        if where.subjects("state"):
            yield from _state(passage, city, where)
        elif city.subjects("state") == () and city.subjects("country") == ():
            yield from _country(passage, city, where)


def _part_of_name(text: str, where: Mention) -> bool:
    if "." in text[where.start : where.end] and re.match(r"\.? [A-Z]", text[where.end : where.end + 3]):
        return True  # in Dalian, U.S. Secretary of State … said
    return (
        re.match(
            r"[’']s?\b|-|, ?D\.? ?C\b|[ ](?:State|University|Beach|County|Avenue|Street|Island|[A-Z][a-z]+)\b",
            text[where.end : where.end + 14],
        )
        is not None
    )


def _stands_alone(passage: Passage, where: Mention) -> bool:
    """Whether the place ends here and is no member of a list: Chicago, Ohio and Indiana."""
    text = passage.text
    closed = _CLOSED.match(text, where.end)
    if closed is None:
        return False
    if closed["next"]:
        return _is_pair(passage, closed.start("next"))
    follow = re.match(r"\.?, (?:and |or )?(?=[A-Z])", text[where.end : where.end + 8])
    if follow and passage.at(where.end + follow.end(), "city", "state", "country") is not None:
        return _is_pair(passage, where.end + follow.end())
    return True


def _is_pair(passage: Passage, start: int) -> bool:
    """Whether a city with its state stands here: … and Dallas, Texas."""
    city = passage.at(start, "city")
    if city is None or passage.text[city.end : city.end + 2] != ", ":
        return False
    return passage.at(city.end + 2, "state", "country") is not None


def _known(passage: Passage, names: Iterable[str]) -> list[Fact]:
    return [row for name in names for row in passage.facts.of(name) if row.relation in ("city in", "place in")]


def _is_state(passage: Passage, name: str) -> bool:
    return any(row.object in ("US state", "province") for row in passage.facts.of(name, "is a"))


def _is_province(passage: Passage, names: Iterable[str]) -> bool:
    return any(row.object == "province" for name in names for row in passage.facts.of(name, "is a"))


def _people(passage: Passage, city: Mention) -> int:
    """How many live in the largest place of the name."""
    rows = [row for name in city.subjects("city") for row in passage.facts.of(name, "people in the largest place")]
    return max((int(row.object) for row in rows), default=0)


def _state(passage: Passage, city: Mention, where: Mention) -> Iterator[Judgement]:
    rows = _known(passage, city.subjects("city"))
    states = list(dict.fromkeys(row.object for row in rows if _is_state(passage, row.object)))
    claimed = where.subjects("state", "country")
    large = [row for row in rows if row.relation == "city in" and row.object in states]
    if not large:
        return
    claim = Judgement(
        "wrong_state", min(city.start, where.start), max(city.end, where.end), city.subjects("city")[0], "city in",
        claimed[0], Verdict.SUPPORTED,
        evidence=(evidence(large[0]),), related=(Related(where.start, where.end, "the state"),),
    )  # fmt: skip
    if any(row.object in claimed for row in rows):
        yield claim
    elif _is_province(passage, claimed) and _people(passage, city) < _LARGE:
        return  # towns of Canada were merged and renamed: Sudbury stands on the lists as Greater Sudbury
    elif len(states) <= (_MOST if _people(passage, city) >= _LARGE else _FEW):
        inside = _listed([row.object for row in large])
        message = f"{large[0].subject} is in {inside}; no place of the name is known in {claimed[0]}"
        yield claim._replace(verdict=Verdict.CONTRADICTED, message=message)


def _inside(passage: Passage, names: Iterable[str]) -> list[str]:
    """The countries that have a place of the name."""
    rows = _known(passage, names)
    return list(dict.fromkeys(row.object for row in rows if not _is_state(passage, row.object)))


def _country(passage: Passage, city: Mention, where: Mention) -> Iterator[Judgement]:
    names = city.subjects("city")
    rows = _known(passage, names)
    inside = _inside(passage, names)
    claimed = where.subjects("country")
    large = [row for row in rows if row.relation == "city in" and row.object in inside]
    if not large or len(claimed) != 1:
        return
    claim = Judgement(
        "wrong_country", city.start, city.end, names[0], "city in", claimed[0], Verdict.SUPPORTED,
        evidence=(evidence(large[0]),), related=(Related(where.start, where.end, "the country"),),
    )  # fmt: skip
    if claimed[0] in inside:
        yield claim
    elif _is_settled(passage, claimed[0], inside) and len(inside) <= _ENOUGH:
        message = f"{city.span.of(passage.text)} is in {_listed([row.object for row in large])}, not in {claimed[0]}"
        yield claim._replace(verdict=Verdict.CONTRADICTED, message=message)


_DISPUTED: Final = (
    frozenset(("Russia", "Ukraine")),
    frozenset(("Israel", "Palestinian territories", "Palestine", "West Bank", "Gaza Strip", "Jordan", "Syria",
               "Egypt")),
    frozenset(("China", "Taiwan", "Hong Kong", "Macau")),
    frozenset(("Morocco", "Western Sahara")),
    frozenset(("Serbia", "Kosovo", "Montenegro", "Croatia", "Bosnia and Herzegovina", "Slovenia", "North Macedonia")),
    frozenset(("India", "Pakistan", "Bangladesh")),
    frozenset(("Armenia", "Azerbaijan")),
    frozenset(("Cyprus", "Turkey")),
    frozenset(("Georgia", "Russia", "Abkhazia", "South Ossetia")),
    frozenset(("United Kingdom", "Ireland", "Guernsey", "Jersey", "Isle of Man", "Gibraltar")),
    frozenset(("Sudan", "South Sudan")),
    frozenset(("Democratic Republic of Congo", "Republic of Congo")),
    frozenset(("North Korea", "South Korea")),
)  # fmt: skip
"""Countries between which places are disputed or were parted: nothing is contradicted between them but capitals."""


def _is_settled(passage: Passage, claimed: str, inside: Iterable[str]) -> bool:
    rows = passage.facts.of(claimed, "is a")
    if not rows or rows[0].object != "country":
        return False  # former countries and territories share their cities with others
    others = set(inside)
    if any(row.object == "territory" for other in others for row in passage.facts.of(other, "is a")):
        return False
    disputed = [group for group in _DISPUTED if claimed in group]
    return not any(group & others for group in disputed if len(group) > 3 or claimed not in ("India", "Pakistan")) or (
        claimed in ("India", "Pakistan") and others <= {"India", "Pakistan"}
    )


# ---- adjectives --------------------------------------------------------------------------------------------------

_OF_TOWN: Final = re.compile(r" (?:[a-z]+ )?(?:city|town|port|resort|port city|seaport|metropolis)(?: of|,)? ")
_A_TOWN: Final = re.compile(r",? (?:is )?(?:an?|the) (?:[a-z]+ )?\Z|, \Z")
_TOWN_BEHIND: Final = re.compile(r" (?:[a-z]+ )?(?:city|town|port|resort|metropolis)\b")


def _adjectives(passage: Passage) -> Iterator[Judgement]:
    """“The Slovenian city of Bratislava”, “Cusco, a Chilean city”."""
    text = passage.text
    for one in passage.of("adjective", "state"):
        sentence = passage.sentence(one.start)
        if one.subjects("state"):
            yield from _state_town(passage, one, sentence)
        if not one.subjects("adjective"):
            continue
        behind = _OF_TOWN.match(text, one.end)
        city = passage.at(behind.end(), "city") if behind else None
        if city is None:
            tail = _TOWN_BEHIND.match(text, one.end)
            if tail and not re.match(
                r" (?:of|council|hall|police|official|government|mayor)|-|[’']s", text[tail.end() : tail.end() + 10]
            ):
                for other in passage.mentioned(Span(max(sentence.start, one.start - 40), one.start), "city"):
                    if re.fullmatch(r",? (?:is )?(?:an?|the) (?:[a-z]+ )?", text[other.end : one.start]):
                        city = other
        if city is None or not passage.is_open(sentence):
            continue
        if not _ends(text, city) or _ONCE.search(text, max(sentence.start, one.start - 25), one.start):
            continue
        if any(time.value and time.value.end.year < 1950 for time in passage.written_in(sentence)):
            continue
        if text[city.end : city.end + 2] == ", " and passage.at(city.end + 2, "state", "country"):
            continue
        yield from _adjective(passage, one, city)


def _of_today(passage: Passage, names: tuple[str, ...]) -> tuple[str, ...]:
    """The countries that are among some that go by one adjective; all where none is: German is of four states."""
    found = tuple(
        name for name in names if any(row.object == "country" for row in passage.facts.of(name, "is a"))
    )  # fmt: skip
    return found or names


_OF_A_TOWN: Final = re.compile(r" (?:[a-z]+ )?(?:city|town|suburb|port|port city) of ")


def _state_town(passage: Passage, one: Mention, sentence: Span) -> Iterator[Judgement]:
    """“The Ohio city of Pittsburgh”."""
    behind = _OF_A_TOWN.match(passage.text, one.end)
    city = passage.at(behind.end(), "city") if behind else None
    if behind is None or city is None or not passage.is_open(sentence) or not _ends(passage.text, city):
        return
    if passage.text[city.end : city.end + 2] != ", ":
        yield from _state(passage, city, one)


def _adjective(passage: Passage, one: Mention, city: Mention) -> Iterator[Judgement]:
    names = city.subjects("city")
    rows = _known(passage, names)
    inside = _inside(passage, names)
    claimed = _of_today(passage, one.subjects("adjective"))
    if len(claimed) < len(one.subjects("adjective")) and city.form("city") not in names:
        return  # Breslau was a German city
    large = [row for row in rows if row.relation == "city in" and row.object in inside]
    if not large:
        return
    claim = Judgement(
        "wrong_demonym", one.start, one.end, names[0], "city in", claimed[0], Verdict.SUPPORTED,
        evidence=(evidence(large[0]),), related=(Related(city.start, city.end, "the city"),),
    )  # fmt: skip
    if any(country in inside for country in claimed):
        yield claim
        return
    if len(inside) > 3 * _ENOUGH or not all(_is_settled(passage, country, inside) for country in claimed):
        return
    right = [row.object for row in large]
    adjectives = [row.object for place in right for row in passage.facts.of(place, "adjective")]
    message = f"{city.span.of(passage.text)} is in {_listed(right)}, not in {_listed(claimed)}"
    yield claim._replace(
        verdict=Verdict.CONTRADICTED, message=message, suggestions=tuple(adjectives[:1]) if len(right) == 1 else ()
    )


def _listed(names: Iterable[str]) -> str:
    listed = list(dict.fromkeys(names))
    return listed[0] if len(listed) == 1 else ", ".join(listed[:-1]) + " or " + listed[-1] if listed else "no country"
