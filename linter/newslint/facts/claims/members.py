"""Who belongs to what, and since when (`membership`)."""

import re
from collections.abc import Iterator
from typing import Final

from newslint.document import Span
from newslint.facts.claims.passage import Passage, is_written
from newslint.facts.judgement import Judgement, Verdict
from newslint.facts.mentions import Mention
from newslint.facts.schema import Fact
from newslint.facts.time import days, evidence, in_words, is_known, lasting
from newslint.rule import Related
from newslint.views.calendar import Interval, shifted
from newslint.views.dates import TimeExpression

_THE: Final = r"(?:the )?"
# From a country to an organisation
_BELONGS: Final = re.compile(
    r"(?:,? (?:which|who)(?: is)?|, (?:also |itself )?| is(?: also)?| has been| remains)? ?(?:"
    r"(?:an?|the) (?:full |founding |founder |fellow |new |newest |key |leading |long-?time |permanent )?member"
    r"(?: state| nation| country)? of " + _THE + r"|(?:has )?belong(?:s|ed) to " + _THE
    + r"|(?:an?|the|fellow|a fellow|a founding) )"
)  # fmt: skip
_JOINED: Final = re.compile(r"(?:,? (?:which|who))? (?:joined|entered|acceded to|became a (?:full )?member of) " + _THE)
_LEFT: Final = re.compile(
    r"(?:,? (?:which|who))? (?:formally |officially |finally )?(?:left|quit|withdrew from) " + _THE
)
_MEMBER: Final = re.compile(
    r" (?:full |founding )?(?:member(?: state| nation| country)?s?|ally)\b(?! (?:of|states such))"
)
_NOT: Final = re.compile(
    r"\b(?:not|never|no|non|hop\w+|want\w*|wish\w*|aspir\w+|seek\w*|sought|candidate|until|former\w*|once|then|ex|"
    r"appli\w+|apply\w*|bid|prospective|would|should|could|may|might|whether|future|associate|observer|partner|"
    r"try\w*|tried|unless|before|outside|left|quit|leav\w+|withdr\w+|suspended|potential|wannabe|aim\w*|nor|neither|"
    r"n[’']t|like|than|to become|joining|to join)\b",
    re.I,
)
_KINDS: Final = ("country", "demonym", "person")


def judge(passage: Passage) -> Iterator[Judgement]:
    """Looks at countries that are said to belong to an organisation."""
    text = passage.text
    for body in passage.of("organisation"):
        sentence = passage.sentence(body.start)
        if not passage.is_open(sentence):
            continue
        yield from _right_behind(passage, body, sentence)
        yield from _counted(passage, body, sentence)
        for one in passage.mentioned(Span(max(sentence.start, body.start - 80), body.start), "country"):
            gap = text[one.end : body.start]
            joined = _JOINED.fullmatch(gap)
            if joined:
                yield from _joined(passage, one, body, sentence)
                break
            if _LEFT.fullmatch(gap):
                yield from _left(passage, one, body, sentence)
                break
            belongs = _BELONGS.fullmatch(gap)
            if belongs is None:
                continue
            opening = belongs[0].rstrip()
            ends_open = opening.endswith((" a", " an", " the", "fellow", "founding", ",a", ",an")) and (
                not opening.endswith("of the"))  # fmt: skip
            member = _MEMBER.match(text, body.end)
            if ends_open and "member of" not in opening and "belong" not in opening and not member:
                continue
            end = member.end() if member and ends_open else body.end
            yield from _belongs(passage, one, body, Span(one.start, end), sentence)
            break


_SUCH_AS: Final = re.compile(
    r" (?:member (?:states|nations|countries)|members|countries),? (?:such as|including|like) (?:the )?"
)
_BOTH: Final = re.compile(r", (?:both|all) (?:NATO |full )?members of (?:the )?\Z")
_AS_MEMBER: Final = re.compile(r"(?:As|Though|While|Although) an? (?:full |founding )?member of (?:the )?\Z", re.I)


def _right_behind(passage: Passage, body: Mention, sentence: Span) -> Iterator[Judgement]:
    """“NATO member Norway”, “As a member of NATO, Norway …”, “Leaders of ASEAN …, among them India, a member”."""
    text = passage.text
    member = re.compile(r" (?:state |nation |country )?member(?: state| nation| country)? ").match(text, body.end)
    if member:
        one = passage.at(member.end(), "country")
        if one is not None and not text[one.end :].startswith(("-", "'s", "’s")):
            yield from _belongs(passage, one, body, Span(body.start, one.end), sentence)
    such = _SUCH_AS.match(text, body.end)
    if such:
        one = passage.at(such.end(), "country")
        if one is not None:
            yield from _belongs(passage, one, body, Span(body.start, one.end), sentence)
    both = _BOTH.search(text, sentence.start, body.start)
    if both:
        for one in passage.mentioned(Span(max(sentence.start, both.start() - 60), both.start()), "country")[-2:]:
            yield from _belongs(passage, one, body, Span(one.start, body.end), sentence)
    if _AS_MEMBER.search(text, sentence.start, body.start) and text[body.end : body.end + 2] == ", ":
        at = body.end + 2 + (4 if text.startswith("the ", body.end + 2) else 0)
        one = passage.at(at, "country")
        if one is not None:
            yield from _belongs(passage, one, body, Span(sentence.start, one.end), sentence)
    area = Span(body.end, passage.after(sentence).end)
    for one in passage.mentioned(area, "country"):
        told = re.compile(r", (?:a|another|also a|itself a|one of its (?:\d+ )?)(?: ?)members?(?=[,.;])").match(
            text, one.end
        )
        bodies = passage.mentioned(Span(body.start, one.end), "organisation")
        if told and len({subject for other in bodies for subject in other.subjects("organisation")}) == len(
            body.subjects("organisation")):  # fmt: skip
            yield from _belongs(passage, one, body, Span(one.start, told.end()), passage.sentence(one.start))


_STRONG: Final = re.compile(
    r"\b(?P<number>\d{1,3})[- ](?:nation|member|country|state|strong)(?:[- ](?:strong|member|state))? \Z"
)
_YEAR_OF_CHANGE: Final = 400  # days around a change of members in which both numbers are told


def _counted(passage: Passage, body: Mention, sentence: Span) -> Iterator[Judgement]:
    """“The 28-nation EU”: how many members there were, where all are known."""
    found = _STRONG.search(passage.text, max(sentence.start, body.start - 30), body.start)
    bodies = body.subjects("organisation")
    complete = _complete(passage, bodies)
    written = passage.written_in(sentence)
    when = written[0].value if len(written) == 1 else passage.today() if not written else None
    if found is None or complete is None or len(bodies) != 1 or when is None or not is_known(complete, when):
        return
    if _goes_on(passage, body.end):
        return
    rows = passage.facts.about(bodies[0], "member of")
    days_told = [shifted(when.start, -_YEAR_OF_CHANGE), when.start, when.end, shifted(when.end, _YEAR_OF_CHANGE)]
    numbers = [
        sum(lasting(row).start <= day <= lasting(row).end for row in rows) for day in days_told if day is not None
    ]  # fmt: skip
    told = int(found["number"])
    span = Span(*found.span("number"))
    claim = Judgement(
        "membership", span.start, span.end, bodies[0], "members", str(told), Verdict.SUPPORTED,
        related=(Related(body.start, body.end, "the organization"),),
        evidence=(evidence(complete, f"{bodies[0]} had {numbers[1]} members"),),
    )  # fmt: skip
    if min(numbers) <= told <= max(numbers):
        yield claim
    elif abs(told - numbers[1]) > 1:
        message = f"{body.span.of(passage.text)} had {numbers[1]} members then, not {told}"
        yield claim._replace(verdict=Verdict.CONTRADICTED, message=message)


_LONGER: Final = re.compile(
    r"(?:[’']s)?[ -][A-Z]|(?:[’']s)?(?: [a-z]+)? (?:executive|board|council|panel|committee|team|force|mission|"
    r"commission|delegation|bureau|group|body|parliament|assembly|secretariat|observer|monitoring)\b"
)


def _goes_on(passage: Passage, end: int) -> bool:
    """Whether a name is only the beginning of a longer one: the 15-member U.N. Security Council."""
    return _LONGER.match(passage.text, end) is not None


def _rows(passage: Passage, country: str, bodies: tuple[str, ...]) -> list[Fact]:
    return [row for row in passage.facts.of(country) if row.relation == "member of" and row.object in bodies]


def _complete(passage: Passage, bodies: tuple[str, ...]) -> Fact | None:
    return next((row for body in bodies for row in passage.facts.of(body, "complete list of")), None)


def _belongs(passage: Passage, one: Mention, body: Mention, span: Span, sentence: Span) -> Iterator[Judgement]:
    text = passage.text
    countries = one.subjects("country")
    bodies = body.subjects("organisation")
    first, last = min(one.start, body.start), max(one.end, body.end, span.end)
    around = (
        text[max(sentence.start, first - 40) : first].rpartition(",")[2]
        + text[first:last]
        + text[last : min(sentence.end, last + 30)].partition(",")[0]
    )
    if len(countries) != 1 or len(bodies) != 1 or _NOT.search(around):
        return
    country, organisation = countries[0], bodies[0]
    behind = passage.times_in(Span(span.end, min(sentence.end, span.end + 40)))
    since = next((time for time in behind if text[span.end : time.start] in (" since ", " from ")), None)
    if since is not None:
        yield from _since(passage, one, body, since)
        return
    if re.search(r"\b(?:was|were|had been)\b", text[sentence.start : last]):
        return
    when = passage.today()
    rows = _rows(passage, country, bodies)
    claim = Judgement(
        "membership", one.start, one.end, country, "member of", organisation, Verdict.NOT_CHECKABLE,
        related=(Related(body.start, body.end, "the organization"),), evidence=tuple(evidence(row) for row in rows),
    )  # fmt: skip
    if any(when is None or lasting(row).meets(when) for row in rows):
        yield claim._replace(verdict=Verdict.SUPPORTED)
        return
    complete = _complete(passage, bodies)
    if when is None or not (rows or complete):
        return
    if complete is not None and not rows and not is_known(complete, when):
        return
    name = body.span.of(text)
    if rows:
        row = rows[-1]
        begun = lasting(row).start > when.end
        message = (
            f"{country} joined {name} only {_on(row.valid_from)}" if begun
            else f"{country} is no member of {name} since {in_words(row.valid_to)}"
        )  # fmt: skip
    else:
        message = f"{country} is not a member of {name}"
        assert complete is not None
        proof = evidence(complete, f"the members of {organisation}, without {country}")
        claim = claim._replace(evidence=(proof,))
    yield claim._replace(verdict=Verdict.CONTRADICTED, message=message)


def _on(date: str) -> str:
    words = in_words(date)
    return f"on {words}" if "," in words else f"in {words}"


def _joined(passage: Passage, one: Mention, body: Mention, sentence: Span) -> Iterator[Judgement]:
    """“Poland joined NATO in 1999”."""
    if _NOT.search(passage.text[sentence.start : body.start].rpartition(",")[2]):
        return
    times = passage.times_in(Span(body.end, sentence.end))
    time = times[0] if times else None
    if time is None or not re.fullmatch(
        r"(?: back)?(?: only)? (?:in|on) (?:\w+ )?", passage.text[body.end : time.start]
    ):
        return
    yield from _since(passage, one, body, time)


def _left(passage: Passage, one: Mention, body: Mention, sentence: Span) -> Iterator[Judgement]:
    """“Britain left the European Union in 2020”."""
    countries, bodies = one.subjects("country"), body.subjects("organisation")
    time = next(iter(passage.times_in(Span(body.end, sentence.end))), None)
    if len(countries) != 1 or len(bodies) != 1 or time is None or time.value is None or not is_written(time):
        return
    if not re.fullmatch(r"(?: back)?(?: only)? (?:in|on) ", passage.text[body.end : time.start]):
        return
    rows = [row for row in _rows(passage, countries[0], bodies) if row.valid_to]
    ends = [(row, end) for row in rows if (end := days(row.valid_to)) is not None]
    if not ends or _WISHED.search(passage.text, sentence.start, one.start):
        return
    row = ends[-1][0]
    told = time.span.of(passage.text)
    claim = Judgement(
        "membership", one.start, one.end, countries[0], "member of", bodies[0], Verdict.SUPPORTED, when=told,
        related=(Related(body.start, body.end, "the organization"), Related(*time.span, "the time")),
        evidence=tuple(evidence(row) for row, _ in ends),
    )  # fmt: skip
    if not any(_near(end, time.value) for _, end in ends):
        message = f"{countries[0]} left {body.span.of(passage.text)} {_on(row.valid_to)}, not in {told}"
        claim = claim._replace(verdict=Verdict.CONTRADICTED, message=message)
    yield claim


_WISHED: Final = re.compile(r"\b(?:if|whether|until|that|before|as though)\b(?![^.]*\bafter\b)", re.I)


def _since(passage: Passage, one: Mention, body: Mention, time: TimeExpression) -> Iterator[Judgement]:
    countries, bodies = one.subjects("country"), body.subjects("organisation")
    if len(countries) != 1 or len(bodies) != 1 or not is_written(time) or time.value is None:
        return
    rows = _rows(passage, countries[0], bodies)
    told = time.span.of(passage.text)
    claim = Judgement(
        "membership", one.start, one.end, countries[0], "member of", bodies[0], Verdict.NOT_CHECKABLE, when=told,
        related=(Related(body.start, body.end, "the organization"), Related(*time.span, "the time")),
        evidence=tuple(evidence(row) for row in rows),
    )  # fmt: skip
    starts = [(row, days(row.valid_from)) for row in rows if row.valid_from]
    if any(start is not None and _near(start, time.value) for _, start in starts):
        yield claim._replace(verdict=Verdict.SUPPORTED)
    elif starts:
        row = starts[0][0]
        message = f"{countries[0]} joined {body.span.of(passage.text)} {_on(row.valid_from)}, not in {told}"
        yield claim._replace(verdict=Verdict.CONTRADICTED, message=message)
    else:
        complete = _complete(passage, bodies)
        if complete is not None and not rows and is_known(complete, time.value):
            message = f"{countries[0]} is not a member of {body.span.of(passage.text)}"
            proof = evidence(complete, f"the members of {bodies[0]}, without {countries[0]}")
            yield claim._replace(verdict=Verdict.CONTRADICTED, message=message, evidence=(proof,))


def _near(start: Interval, value: Interval) -> bool:
    return start.meets(value) or (value.days == 1 and abs((start.start - value.start).days) <= 1)
