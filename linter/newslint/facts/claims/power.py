"""Since when somebody is in power (`in_power_since`)."""

import re
from collections.abc import Iterator
from typing import Final

from newslint.document import Span
from newslint.facts.claims.passage import Passage, is_written
from newslint.facts.claims.posts import held
from newslint.facts.judgement import Judgement, Verdict
from newslint.facts.mentions import Mention
from newslint.facts.posts import POSTS, normal
from newslint.facts.schema import Fact
from newslint.facts.time import days, evidence, in_words
from newslint.rule import Related
from newslint.views.dates import Kind, TimeExpression

_TITLE: Final = "|".join(sorted(POSTS, key=len, reverse=True))
_CAME: Final = re.compile(
    r"(?:,? (?:who|when (?:he|she)))?,? (?:has |had )?(?:first |also |only )?(?:"
    r"(?:took|came to|seized|assumed|won|rose to|swept to|ascended|came into) (?:the )?(?:power|office|"
    r"the throne|throne|presidency|"
    r"premiership)(?: as (?P<as>[a-z -]+?))?|(?:acceded|succeeded)(?: to the throne)?|became (?:the |"
    r"[\w’'.]+ )?(?P<title>"
    + _TITLE
    + r")(?: of (?:the )?[A-Z][\w ]{2,30}?)?|came to the throne|took the throne|took over as (?P<over>" + _TITLE + r"))"
    r"(?: again)? (?:in|on)(?: early| late)? ",
    re.I,
)  # fmt: skip
_SINCE: Final = re.compile(
    r"(?:,? who)?,? (?:(?:has|have) (?:ruled|governed|led|headed|run)(?: (?:the )?[A-Z][\w’' ]{2,40}?|"
    r" the country| the nation)?|"
    r"(?:has been |had been )?(?:in (?:power|office|charge)|on the throne)|(?:has|had) been (?:the |"
    r"[\w’'.]+ )?(?P<title>"
    + _TITLE + r")(?: of (?:the )?[A-Z][\w ]{2,30}?)?|"
        r"(?:the |[\w’'.]+[’']s |[A-Z]\w+ )?(?P<post>" + _TITLE + r"))(?: of (?:the )?[A-Z][\w ]{2,30}?)? since ",
    re.I,
)  # fmt: skip
_RULED: Final = re.compile(
    r"(?:,? who)?,? (?:ruled|governed|led|headed)(?: (?:the )?[A-Z][\w’' ]{2,40}?| the country)? from ", re.I
)
_TIMES: Final = frozenset((Kind.YEAR, Kind.MONTH_YEAR, Kind.FULL_DATE))


def judge(passage: Passage) -> Iterator[Judgement]:
    """Looks at people of whom it is said since when they rule."""
    for one, end in (*_named_people(passage), *_pronouns(passage)):
        sentence = passage.sentence(end - 1)
        if not passage.is_open(sentence):
            continue
        time = next(iter(passage.times_in(Span(end, sentence.end))), None)
        if time is None or time.start - end > 130:
            continue
        gap = passage.text[end : time.start]
        for pattern in (_CAME, _SINCE, _RULED):
            read = pattern.fullmatch(gap)
            if read is None:
                continue
            if pattern is not _CAME and _names_no_country(passage, Span(end, time.start)):
                break
            groups = read.groupdict()
            title = groups.get("title") or groups.get("as") or groups.get("over") or groups.get("post") or ""
            start = time.members[0] if time.kind is Kind.RANGE and time.members else time
            if start.kind in _TIMES and is_written(start):
                yield from _judged(passage, one, normal(title) if title else "", start.span, start)
            break


def _named_people(passage: Passage) -> Iterator[tuple[Mention, int]]:
    """People by name, with the end of it; by the surname alone where nobody else has it."""
    for one in passage.of("person", "surname"):
        is_full = bool(one.subjects("person"))
        if is_full or (len(one.subjects("surname")) == 1 and not one.subjects("city", "country", "state")):
            yield one, one.end


_PRONOUN: Final = re.compile(r"(?:He|She)\b")


def _pronouns(passage: Passage) -> Iterator[tuple[Mention, int]]:
    """He and She at the head of a sentence, where the sentence before names one person."""
    for index, sentence in enumerate(passage.sentences[1:], 1):
        found = _PRONOUN.match(passage.text, sentence.start)
        if found is None:
            continue
        people = passage.mentioned(passage.sentences[index - 1], "person", "surname")
        if len({subject for one in people for subject in one.subjects("person", "surname")}) == 1:
            yield people[-1], found.end()


def _names_no_country(passage: Passage, gap: Span) -> bool:
    """Whether what is led is named and is no country: the party, the city."""
    named = re.search(r"\b(?:ruled|governed|led|headed|run) (?:the )?[A-Z]", gap.of(passage.text))
    return named is not None and not passage.mentioned(gap, "country")


def _judged(passage: Passage, one: Mention, title: str, span: Span, time: TimeExpression) -> Iterator[Judgement]:
    persons = one.subjects("person") or one.subjects("surname")
    verdicts = []
    for person in persons:
        rows = [(post, row) for post, row in held(passage, person) if row.valid_from]
        if title:
            rows = [(post, row) for post, row in rows if post == title]
        if rows:
            verdicts.append((person, [row for _, row in rows], _agrees([row for _, row in rows], time)))
    if not verdicts:
        return
    told = span.of(passage.text)
    person, terms, agrees = next((one for one in verdicts if one[2]), verdicts[0])
    claim = Judgement(
        "in_power_since", span.start, span.end, person, terms[0].relation, terms[0].object, Verdict.NOT_CHECKABLE,
        when=told, related=(Related(one.start, one.end, "who"),), evidence=tuple(evidence(row) for row in terms),
    )  # fmt: skip
    if agrees:
        yield claim._replace(verdict=Verdict.SUPPORTED)
        return
    if len(verdicts) > 1 or agrees is None:
        return
    first = terms[0]
    since = " and ".join(dict.fromkeys(in_words(row.valid_from) for row in terms))
    suggestions = (first.valid_from[:4],) if len(terms) == 1 and time.kind is Kind.YEAR else ()
    message = f"{person} became {_named(first)} in {since}, not {told}" if "," not in since else (
        f"{person} became {_named(first)} on {since}, not in {told}")  # fmt: skip
    yield claim._replace(verdict=Verdict.CONTRADICTED, message=message, suggestions=suggestions)


def _named(row: Fact) -> str:
    return f"{row.relation} {row.object}"


def _agrees(rows: list[Fact], time: TimeExpression) -> bool | None:
    """Whether some term began then; None where that cannot be said."""
    value = time.value
    if value is None:
        return None
    starts = [(row, days(row.valid_from)) for row in rows]
    if any(start is not None and start.meets(value) for _, start in starts):
        return True
    # An election in autumn and an oath in January are both told as the year of coming to power.
    if any(
        start is not None and start.start.month == 1 and start.start.year - 1 == value.end.year for _, start in starts
    ):
        return None
    if any(row.precision == "by" and start is not None and value.end < start.start for row, start in starts):
        return None
    return False
