"""What people are said to have done before they were born or after they died (`alive_or_dead`)."""

import re
from collections.abc import Iterator
from typing import Final

from newslint.document import Span
from newslint.facts.claims.passage import Passage, is_written
from newslint.facts.judgement import Judgement, Verdict
from newslint.facts.mentions import Mention
from newslint.facts.schema import Fact
from newslint.facts.time import days, evidence, in_words, is_known
from newslint.rule import Related
from newslint.views.dates import Kind, TimeExpression

_ACTS: Final = (
    r"(?:told|said|met|spoke|opened|wrote|slept|bought|sold|gave|visited|treated|attended|conducted|rode|argued|"
    r"photographed|signed|ran|won|lost|played|sang|danced|married|divorced|moved|lived|stayed|traveled|travelled|flew|"
    r"drove|walked|toured|spent|ate|drank|sat|stood|led|taught|studied|performed|appeared|testified|resigned|retired|"
    r"addressed|announced|denied|accepted|refused|promised|ordered|commanded|painted|composed|invented|discovered|"
    r"patented|landed|arrived|left|returned|came|went|took|made|built|founded|designed|directed|starred|acted|filmed|"
    r"voted|campaigned|fought|surrendered|escaped|hid|swam|sailed|fished|hunted|dined|lectured|preached|rented|owned|"
    r"joined|quit|fired|hired|received|inspected|laid|planted|unveiled|launched|cut|greeted|welcomed|thanked|praised|"
    r"criticized|criticised|condemned|predicted|warned|complained|saw|watched|heard|read|called|asked|answered|"
    r"replied|recorded|introduced|presented|showed|demonstrated|worked|"
    r"thanked|apologized|confessed|declared|claimed|insisted|pleaded|joked|waved|danced|"
    r"kissed|hugged|held|broke|stole|lit|dug|drew|sketched|posed|was (?:photographed|arrested|elected|"
    r"interviewed|filmed|pictured|seen|injured|jailed|"
    r"imprisoned|married|crowned|sworn|fined|sued|taken|treated|driven|flown|knighted))"
)
_DID: Final = re.compile(r"(?: (?:once|also|first|himself|herself|personally|last|famously))? " + _ACTS + r"\b")
_SEEN: Final = re.compile(
    r", (?:photographed|pictured|seen|filmed|interviewed|arrested|captured|shown|painted)\b[^,.;:]{0,60}? in "
)
_MET: Final = re.compile(
    r"\b(?:met|married|interviewed|visited|photographed|saw|befriended|heard|arrested|hosted|drove|painted|filmed|sued|"
    r"spoke (?:to|with)|talked (?:to|with)|danced with|dined with|worked (?:for|with)|shook hands with) "
    r"(?:Mr\. |Dr\. |President |the )?\Z"
)  # fmt: skip
_DIED: Final = re.compile(
    r"(?:,? who)? (?:died|passed away|was (?:killed|murdered|assassinated|shot dead|"
    r"executed))\b[^.,;:()]{0,50}? (?:in|on) "
)
_BORN: Final = re.compile(r"(?:,? who)?(?:,| was) born\b[^.,;:()]{0,40}? (?:in|on) ")
_YEARS: Final = re.compile(r" \((?:born )?")
_LEAD: Final = re.compile(
    r"(?:\b(?:of|by|about|on|for|after|like|named|called|as|against|with|to|from|actor|actress|impersonator|young|"
    r"playing|the|statue|portrayed|play|author of|between) )\Z",
    re.I,
)
_POSTHUMOUS: Final = re.compile(
    r"\b(?:statue|portrait|museum|memorial|posthumous\w*|foundation|prize|award|airport|street|bridge named|letters|"
    r"quoted|reprinted|auction\w*|impersonat\w+|biograph\w+|ghost|descendants?|grandson|granddaughter|namesake|actor|"
    r"actress|biopic|musical|documentary|wax|hologram|after (?:his|her) death|estate)\b",
    re.I,
)
_GAP: Final = re.compile(
    r"[^;:()—–“”\"]{0,90}?\b(?:in|on|until|during)(?: early| late| mid-)? ?(?:the )?(?:last time in )?"
)
_TIMES: Final = frozenset((Kind.YEAR, Kind.MONTH_YEAR, Kind.FULL_DATE))


def judge(passage: Passage) -> Iterator[Judgement]:
    """Looks at people whose life dates are known, with a deed and a year."""
    text = passage.text
    for one in _people(passage):
        sentence = passage.sentence(one.start)
        if not passage.is_open(sentence) or _is_longer(text, one):
            continue
        time = next(iter(passage.times_in(Span(one.end, sentence.end))), None)
        yield from _late(passage, one)
        if time is None:
            opening = _opening_time(passage, one, sentence)
            if opening is not None and not passage.once("posthumous", sentence, _is_posthumous):
                yield from _deed(passage, one, opening)
            continue
        gap = text[one.end : time.start]
        lead = text[sentence.start : one.start]
        if _YEARS.fullmatch(gap):
            yield from _lifespan(passage, one, time)
            continue
        for pattern, relation in ((_BORN, "born"), (_DIED, "died")):
            if pattern.fullmatch(gap):
                yield from _life_date(passage, one, time, relation)
        if time.kind not in _TIMES or not is_written(time) or passage.once("posthumous", sentence, _is_posthumous):
            continue
        is_deed = _DID.match(gap) and _GAP.fullmatch(gap) and not _LEAD.search(lead) and "," not in gap
        is_seen = _SEEN.fullmatch(gap)
        is_met = _MET.search(lead) and re.fullmatch(r"(?: (?:at|in|on|near|for) [^,;:()]{1,40}?)? (?:in|on) ", gap)
        if is_deed or is_seen or is_met:
            yield from _deed(passage, one, time)


_LATE: Final = re.compile(
    r"\b[Tt]he (?P<late>late) (?:[Pp]resident |[Ss]inger |[Aa]ctor |[Aa]ctress |[Ff]ormer [Pp]resident |Sir |Sen\. )?\Z"
)


def _late(passage: Passage, one: Mention) -> Iterator[Judgement]:
    """“The late Clint Eastwood”: of somebody who was alive on the day of the article."""
    found = _LATE.search(passage.text, max(0, one.start - 40), one.start)
    when, person = passage.today(), _only(one)
    alive, died = _row(passage, person, "is alive"), _row(passage, person, "died")
    row = alive or died
    if found is None or when is None or row is None:
        return
    claim = Judgement(
        "alive_or_dead", *found.span("late"), person, "died", "", Verdict.SUPPORTED,
        related=(Related(one.start, one.end, "who"),), evidence=(evidence(row),),
    )  # fmt: skip
    death = days(died.valid_from) if died else None
    if alive and is_known(alive, when):
        told = f"{person} was alive on {in_words(alive.as_of)}"
        yield claim._replace(verdict=Verdict.CONTRADICTED, message=told, evidence=(evidence(alive),))
    elif death is not None and death.start > when.end:
        yield claim._replace(
            verdict=Verdict.CONTRADICTED, message=f"{person} died only {_on(died.valid_from)}" if died else ""
        )
    elif death is not None:
        yield claim


def _is_posthumous(words: str) -> bool:
    return _POSTHUMOUS.search(words) is not None


def _people(passage: Passage) -> Iterator[Mention]:
    """People by their full name, and by their surname once the full name was given."""
    named: dict[str, str] = {}
    for one in passage.of("person", "surname"):
        full = one.subjects("person")
        if full:
            named.update((subject.split()[-1], subject) for subject in full)
            yield one
        else:
            known = [
                alias for alias in one.aliases if alias.kind == "surname" and named.get(alias.form) == alias.subject
            ]
            if known:
                yield one._replace(aliases=(known[0]._replace(kind="person"),))


def _is_longer(text: str, one: Mention) -> bool:
    """Whether the name goes on, or is a thing's: the Nelson Mandela Foundation, Einstein’s brain."""
    return (
        re.match(r" (?:[A-Z]|fils|père)|[-’'][A-Za-z]|, Jr|[ ,]+(?:Jr|Sr|III?)\b", text[one.end : one.end + 6])
        is not None
    )


_OPENING: Final = re.compile(r",? (?:the (?:young |old )?|an? [a-z]+ named |a young )?(?:[A-Z][a-z]+ )?")


def _opening_time(passage: Passage, one: Mention, sentence: Span) -> TimeExpression | None:
    """The time at the head of a sentence about what the person did: In 1956 Clarence Darrow argued."""
    times = passage.times_in(Span(sentence.start, one.start))
    text = passage.text
    if len(times) != 1 or not is_written(times[0]) or times[0].kind not in _TIMES:
        return None
    opened = text[sentence.start : times[0].start]
    between = text[times[0].end : one.start]
    if opened not in ("In ", "On ", "In early ", "In late ") or not _OPENING.fullmatch(between):
        return None
    return times[0] if _DID.match(text, one.end) else None


def _row(passage: Passage, person: str, relation: str) -> Fact | None:
    return next(iter(passage.facts.of(person, relation)), None)


def _only(one: Mention) -> str:
    subjects = one.subjects("person")
    return subjects[0] if len(subjects) == 1 else ""


def _deed(passage: Passage, one: Mention, time: TimeExpression) -> Iterator[Judgement]:
    person = _only(one)
    born, died = _row(passage, person, "born"), _row(passage, person, "died")
    if time.value is None or (born is None and died is None):
        return
    told = time.span.of(passage.text)
    claim = Judgement(
        "alive_or_dead", one.start, one.end, person, "lived", "", Verdict.NOT_CHECKABLE, when=told,
        related=(Related(*time.span, "the time"),),
        evidence=tuple(
            evidence(row, f"{person} {row.relation} {in_words(row.valid_from)}") for row in (born, died) if row
        ),
    )  # fmt: skip
    birth = days(born.valid_from) if born else None
    death = days(died.valid_from) if died else None
    if birth is not None and born and time.value.end < birth.start:
        message = f"{person} was born {_on(born.valid_from)}, after {told}"
        yield claim._replace(verdict=Verdict.CONTRADICTED, message=message)
    elif death is not None and died and time.value.start > death.end:
        message = f"{person} died {_on(died.valid_from)}, before {told}"
        yield claim._replace(verdict=Verdict.CONTRADICTED, message=message)
    elif birth is not None and death is not None:
        yield claim._replace(verdict=Verdict.SUPPORTED)


def _life_date(passage: Passage, one: Mention, time: TimeExpression, relation: str) -> Iterator[Judgement]:
    person = _only(one)
    row = _row(passage, person, relation)
    span = days(row.valid_from) if row else None
    if row is None or span is None or time.value is None or time.kind not in _TIMES or not is_written(time):
        return
    told = time.span.of(passage.text)
    claim = Judgement(
        "alive_or_dead", time.start, time.end, person, relation, "", Verdict.SUPPORTED, when=told,
        related=(Related(one.start, one.end, "who"),),
        evidence=(evidence(row, f"{person} {relation} {in_words(row.valid_from)}"),),
    )  # fmt: skip
    if span.meets(time.value) or abs((span.start - time.value.start).days) <= 1:
        yield claim
        return
    verb = "was born" if relation == "born" else "died"
    yield claim._replace(
        verdict=Verdict.CONTRADICTED, message=f"{person} {verb} {_on(row.valid_from)}, not {told}",
        suggestions=(row.valid_from[:4],) if time.kind is Kind.YEAR else (),
    )  # fmt: skip


def _lifespan(passage: Passage, one: Mention, time: TimeExpression) -> Iterator[Judgement]:
    if time.kind is not Kind.RANGE or time.value is None:
        return
    if len(time.members) == 2:
        for member, relation in zip(time.members, ("born", "died"), strict=True):
            if member.kind is Kind.YEAR:
                yield from _life_date(passage, one, member, relation)
        return
    person, told = _only(one), time.span.of(passage.text)
    if not re.fullmatch(r"\d{4}[-–]\d{4}", told) or passage.text[time.end : time.end + 1] != ")":
        return
    for relation, year, start in (("born", told[:4], time.start), ("died", told[-4:], time.end - 4)):
        row = _row(passage, person, relation)
        if row is not None and row.valid_from[:4] != year:
            verb = "was born" if relation == "born" else "died"
            yield Judgement(
                "alive_or_dead", start, start + 4, person, relation, "", Verdict.CONTRADICTED, when=year,
                message=f"{person} {verb} {_on(row.valid_from)}, not {year}", suggestions=(row.valid_from[:4],),
                related=(Related(one.start, one.end, "who"),),
                evidence=(evidence(row, f"{person} {relation} {in_words(row.valid_from)}"),),
            )  # fmt: skip


def _on(date: str) -> str:
    words = in_words(date)
    return f"on {words}" if "," in words else f"in {words}"
