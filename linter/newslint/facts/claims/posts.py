"""Who holds which post: `wrong_post` today, `office_holder_at_date` at a time that the sentence names."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newslint.document import Span
from newslint.facts.claims.passage import Passage, is_written
from newslint.facts.judgement import Judgement, Verdict
from newslint.facts.mentions import Mention
from newslint.facts.posts import POSTS, normal
from newslint.facts.schema import Fact
from newslint.facts.time import evidence, is_known, lasting, span_in_words
from newslint.rule import Level, Related
from newslint.views.calendar import FIRST, LAST, Interval, shifted
from newslint.views.dates import TimeExpression

_BEFORE: Final = re.compile(
    r"(?:(?<![\w-])|(?<=[Tt]hen-))(?P<title>"
    + "|".join(sorted((one.replace(" ", r"[ -]") for one in POSTS), key=len, reverse=True))
    + r")(?P<comma>,)? \Z", re.I
)  # fmt: skip
_QUALIFIED: Final = re.compile(
    r"(?:\b(?:former|then|ex|late|acting|interim|future|incoming|outgoing|deputy|vice|assistant|first|next|fictional|"
    r"onetime|one-time|sometime|newly|designate|shadow|past|previous|ousted|deposed|longtime|old|new|would-be|"
    r"self-\w+|against|opposition|under|by|since|were|honorary|company|bank|club|university|board|party|regional|"
    r"state|provincial|city|local|parliament|assembly|council|senate|commission|federation|union|association)"
    r"[ -]+|\bthen-|\bex-)\Z",
    re.I,
)
_THEN: Final = re.compile(r"\bthen[- ]\Z", re.I)
_ELECT: Final = re.compile(r"[- ](?:elect|designate|select)\b", re.I)
_FAMILY: Final = ("surname",)
_HEADS: Final = frozenset(("president", "prime minister", "chancellor", "monarch", "emperor", "pope"))
_NEAR: Final = 6  # titles to either side that can stand in one sentence
_MARGIN: Final = 30  # days that a term may be off: oaths and handovers


class _Claim(NamedTuple):
    """A title with a name; `where` are the countries or organisations that the words may mean, empty if none."""

    title: Span
    post: str
    name: Mention
    persons: tuple[str, ...]
    where: tuple[str, ...]
    start: int
    is_before: bool
    is_then: bool = False
    """Whether the words themselves say that the title was of another time: then-President."""


def judge(passage: Passage) -> Iterator[Judgement]:
    """Looks at names with a title before them or behind them."""
    listed = list(_claims(passage))
    for index, claim in enumerate(listed):
        near = listed[max(0, index - _NEAR) : index + _NEAR + 1]
        sentence = passage.sentence(claim.name.start)
        if passage.is_open(sentence) and not any(
            other is not claim and sentence.covers(other.name.span) and _is_of_another_day(passage, other)
            for other in near
        ):
            yield from _judged(passage, claim, sentence)


def _is_of_another_day(passage: Passage, claim: _Claim) -> bool:
    """Whether a title was somebody's only at another time than the article's: the sentence tells of then."""
    today = passage.today()
    if today is None:
        return False
    rows = [row for person in claim.persons for post, row in held(passage, person) if post == claim.post]
    return bool(rows) and all(row.valid_to and not lasting(row).meets(today) for row in rows)


def held(passage: Passage, person: str) -> list[tuple[str, Fact]]:
    """The posts of a person, by their usual names."""
    return [
        (normal(row.relation.removeprefix("acting ").removesuffix(" of")), row)
        for row in passage.facts.of(person)
        if row.relation.endswith(" of") and normal(row.relation.removeprefix("acting ").removesuffix(" of")) in _NORMAL
    ]


_NORMAL: Final = frozenset(normal(one) for one in POSTS)


def _claims(passage: Passage) -> Iterator[_Claim]:
    text = passage.text
    for one in passage.of("person", "surname"):
        lead_start = max(0, one.start - 60)
        title = _BEFORE.search(text, lead_start, one.start)
        is_named = title and (
            not title["comma"]
            or text[title.start() - 3 : title.start()].endswith(("'s ", "’s "))
            or (title["title"][0].isupper() and _THE.search(text, lead_start, title.start()) and text[one.end] == ",")
        )
        of = _BEFORE_OF.search(text, lead_start, one.start)
        place = passage.ending(one.start - 2, "country", "organisation") if of and one.subjects("person") else None
        if of and place and place.start == of.end("opening"):
            where = place.subjects("country", "organisation")
            span = Span(*of.span("title"))
            yield _Claim(span, normal(of["title"]), one, one.subjects("person"), where, of.start(), True)
        elif title and is_named:
            persons = one.subjects("person") or one.subjects("surname")
            full = one.subjects("person")
            if not full and _is_longer_name(text, one):
                continue
            yield from _claim_before(passage, one, persons if full else one.subjects("surname"), title)
        elif one.subjects("person"):
            if styled := _STYLED.match(text, one.start, one.end):
                span = Span(*styled.span("title"))
                yield _Claim(span, normal(styled["title"]), one, one.subjects("person"), (), one.start, True)
            yield from _claim_behind(passage, one)


_THE: Final = re.compile(r"\b[Tt]he \Z")
_BEFORE_OF: Final = re.compile(
    r"(?P<opening>\b[Tt]he (?P<title>" + "|".join(sorted(POSTS, key=len, reverse=True))
    + r") of (?:the )?)(?P<place>[A-Z][\w.’' -]{1,40}), \Z", re.I
)  # fmt: skip


_STYLED: Final = re.compile(r"(?P<title>Pope|Queen|King|Emperor|Sultan|President) ")


def _is_longer_name(text: str, one: Mention) -> bool:
    """Whether a surname is only part of a name: Bush in Prime Minister Bush Smith."""
    return re.match(r"[ -][A-Z]|[’'][A-Z]", text[one.end : one.end + 2]) is not None


def _claim_before(passage: Passage, one: Mention, persons: tuple[str, ...], title: re.Match[str]) -> Iterator[_Claim]:
    text = passage.text
    start = title.start("title")
    where, begin = _where(passage, start, normal(title["title"]) in _LOCAL)
    then = _THEN.search(text, max(0, begin - 10), begin)
    if then:
        span = Span(start, title.end("title"))
        yield _Claim(span, normal(title["title"]), one, persons, where, then.start(), True, True)
        return
    if _QUALIFIED.search(text, max(0, begin - 30), begin) or _QUALIFIED.search(text, max(0, start - 30), start):
        return
    if text[begin - 1 : begin] == "-" or (not title["title"][0].isupper() and not where):
        return
    if (
        begin == start
        and re.search(r"[\w’'.]+[’']s \Z|[A-Z][\w.-]+ \Z", text[max(0, start - 30) : start])
        and not where
    ):
        return  # the title of something else: Harvard President, the company’s president
    span = Span(start, title.end("title"))
    yield _Claim(span, normal(title["title"]), one, persons, where, begin, True)


_APPOSED: Final = re.compile(
    r", (?:who (?:is|chairs|heads|leads|runs) )?(?:the |an? )?(?:current )?(?P<rest>[^,.;:]{3,60})(?=[,.;])"
)
_LED: Final = re.compile(r", who (?P<verb>chairs|heads|leads|runs) (?:the )?")


def _claim_behind(passage: Passage, one: Mention) -> Iterator[_Claim]:
    """“Keir Starmer, the British prime minister,”, “Christine Lagarde, who chairs the Federal Reserve”."""
    text = passage.text
    led = _LED.match(text, one.end)
    if led:
        body = passage.at(led.end(), "organisation")
        if body is not None:
            span = Span(led.start("verb"), body.end)
            yield _Claim(span, "", one, one.subjects("person"), body.subjects("organisation"), one.start, False)
        return
    apposed = _APPOSED.match(text, one.end)
    if not apposed:
        return
    start, end = apposed.span("rest")
    area = Span(start, end)
    for place in passage.mentioned(area, "country", "adjective", "organisation"):
        title = text[place.end : end].lstrip("'’s ").strip() if place.start == start else ""
        of = re.fullmatch(r"(?P<title>[\w -]+?) of (?:the )?", text[start : place.start])
        post = title if title.lower() in POSTS else of["title"] if of and place.end == end else ""
        if post.lower() in POSTS:
            at = text.find(post, start, end)
            where = place.subjects("country", "adjective", "organisation")
            yield _Claim(Span(at, at + len(post)), normal(post), one, one.subjects("person"), where, one.start, False)
            return


_LOCAL: Final = frozenset(("mayor", "governor", "attorney general", "chief justice"))


def _where(passage: Passage, start: int, is_local: bool) -> tuple[tuple[str, ...], int]:
    """The country, organisation, or for local posts the state or city right before a title, and where it begins."""
    text = passage.text
    end = start - 1
    if text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    for stop in (end, end - 1):  # U.S. President: the mention ends before the last stop
        kinds = ("adjective", "country", "organisation", *(("state", "city") if is_local else ()))
        found = passage.ending(stop, *kinds)
        if found is not None and text[stop:end] in ("", "."):
            return found.subjects(*kinds), found.start
    return (), start


def _judged(passage: Passage, claim: _Claim, sentence: Span) -> Iterator[Judgement]:
    text = passage.text
    if _ELECT.match(text, claim.title.end) or _ELECT.match(text, claim.name.end):
        return
    written = _time_of(passage, claim, sentence)
    if written is None and claim.is_then:
        return
    if written is None and passage.published is None:
        yield from _anywhere(passage, claim)
        return
    when = written.value if written else passage.today()
    if when is None:
        return
    if written is None and _is_told_of_the_past(passage, sentence, claim):
        return
    outcomes = [_outcome(passage, claim, person, when, written is not None) for person in claim.persons]
    if not outcomes or any(one is None for one in outcomes):
        return
    known = [one for one in outcomes if one is not None]
    supported = [one for one in known if one.verdict is Verdict.SUPPORTED]
    if supported:
        yield supported[0]._replace(when=written.span.of(text) if written else "")
    elif len(known) == 1 and known[0].verdict is Verdict.CONTRADICTED:
        related = (Related(*written.span, "the time"),) if written else ()
        yield known[0]._replace(when=written.span.of(text) if written else "", related=related)


_CLAUSE: Final = re.compile(r"(?:\A|.*[,;] |.*\b(?:that|as|but|while|and|when) )", re.S)
_IN_TIME: Final = re.compile(
    r"(?:(?:Back )?(?:[Ii]n|[Oo]n) (?:early |late |the )?|(?:At|During) (?:the|an?) [a-z ]{3,30} (?:in|of|on) )\Z"
)
_OWN_LIFE: Final = re.compile(
    r"[ ,](?:was born|born|grew up|became|joined|studied|graduated|entered|was (?:elected|appointed|named|first|"
    r"re-elected|sworn|an?\b|then|still|just)|took (?:office|power|over)|came to|began|started|ran|campaigned|"
    r"left|wrote|"
    r"had|has|have|would|will|is|who|which|whose|since|until|whom|won|lost|died|resigned|stepped|married|met his|"
    r"moved|worked|served|lived|bought|founded|and|or|after|before)\b"
)
_MADE_BEFORE: Final = re.compile(r"\b(?:since|until|from|before|after|by|between|through)\b")


def _time_of(passage: Passage, claim: _Claim, sentence: Span) -> TimeExpression | None:
    """The time that a sentence tells of the person's own deed; None where another reading is open."""
    text = passage.text
    times = passage.times_in(sentence)
    lead = text[sentence.start : claim.start]
    first = next((time for time in times if time.start >= claim.name.end), None)
    prior = [time for time in times if time.end <= claim.start]
    if not claim.is_before:
        return None
    gap = text[claim.name.end : first.start] if first else ""
    if (
        first is not None
        and is_written(first)
        and len(gap) < 100
        and not re.search(r"[,;:(—–“”\"]", gap)
        and not _OWN_LIFE.search(gap)
        and not _MADE_BEFORE.search(gap)
        and re.match(r" [a-z]+", gap)
        and not prior
        and _stands_first(lead)
    ):
        return first
    if len(prior) == 1 and is_written(prior[0]) and (first is None or not is_written(first)):
        opened = text[sentence.start : prior[0].start]
        between = text[prior[0].end : claim.start]
        follow = text[claim.name.end : claim.name.end + 30]
        is_apposed = text[claim.title.end : claim.title.end + 1] == ","
        is_joined = between in (", ", " ", ", the ", " the ") and re.match(
            r",? [a-z]" if is_apposed else r" [a-z]", follow
        )
        if _IN_TIME.fullmatch(opened) and is_joined and not _OWN_LIFE.match(follow):
            return prior[0]
    return None


def _stands_first(lead: str) -> bool:
    lead = lead.removesuffix("the ").removesuffix("The ")
    return not lead or lead.endswith(
        (", ", "; ", " that ", " and ", " but ", " when ", " while ", "“", '"', '," ', ",” ")
    )


_PAST: Final = re.compile(r"\b(?:was|were|had|during|under|years? ago|decades?|era|administration|history)\b", re.I)


def _is_told_of_the_past(passage: Passage, sentence: Span, claim: _Claim) -> bool:
    """Whether the words around tell of another time than the article's."""
    around = Span(passage.before(sentence).start, passage.after(sentence).end)
    assert passage.published is not None
    for time in passage.times_in(around):
        value = time.value
        if value is not None and abs(value.end.toordinal() - passage.published.toordinal()) > 200:
            return True
        if value is None and time.relation is not None and time.amount is not None:
            return True
    return _PAST.search(passage.text, sentence.start, claim.start) is not None


def _outcome(passage: Passage, claim: _Claim, person: str, when: Interval, is_written_time: bool) -> Judgement | None:
    """The verdict for one person whom the name may mean; None where nothing can be said."""
    rows = held(passage, person)
    where = {*claim.where, *(row.object for one in claim.where for row in passage.facts.of(one, "successor"))}
    here = [(post, row) for post, row in rows if not where or row.object in where]
    same = [row for post, row in here if post == claim.post or not claim.post]
    base = Judgement(
        "office_holder_at_date", claim.name.start, claim.name.end, person, f"{claim.post} of",
        same[0].object if same else "/".join(claim.where), Verdict.NOT_CHECKABLE,
    )  # fmt: skip
    near = Interval(shifted(when.start, -_MARGIN) or FIRST, shifted(when.end, _MARGIN) or LAST)
    holding = [row for row in same if _may_hold(row, near)]
    if holding:
        return base._replace(verdict=Verdict.SUPPORTED, evidence=(evidence(holding[0]),))
    if any(not _is_settled(row, when) for row in same):
        return None
    now = [(post, row) for post, row in rows if lasting(row).meets(when) and is_known(row, when) and (
        row.precision != "by" or lasting(row).start <= when.start)]  # fmt: skip
    other = next(((post, row) for post, row in now if not where or row.object in where), None)
    other = other or next(iter(now), None)
    if same and (is_written_time or other is None):
        spans = " and ".join(filter(None, (span_in_words(row) for row in same)))
        message = (
            f"{person} was {same[0].relation} {same[0].object} {_joined(spans)}, not {_told(when, is_written_time)}"
        )
        holder = _holder(passage, claim.post, same[0].object, when)
        proofs = [evidence(row) for row in same] + ([evidence(holder)] if holder else [])
        if not is_written_time and not (is_known(same[-1], when) and _is_of_these_days(passage, claim)):
            return None  # who held a post keeps its title in tales of then
        return base._replace(
            verdict=Verdict.CONTRADICTED, message=message, evidence=tuple(proofs),
            level=None if is_written_time else Level.WARNING,
        )  # fmt: skip
    if other is None:
        return None
    wrong = _wrong(passage, claim, base, person, other[0], other[1], when)
    if wrong is not None and same and not is_written_time:
        return wrong._replace(level=Level.WARNING)  # the title was theirs once, and the sentence may tell of then
    return wrong


def _is_of_these_days(passage: Passage, claim: _Claim) -> bool:
    """Whether the sentence tells of the days of the article: on Monday, yesterday."""
    assert passage.published is not None
    return any(
        time.value is not None and time.value.days == 1 and 0 <= (passage.published - time.value.start).days <= 8
        for time in passage.times_in(passage.sentence(claim.name.start))
    )


def _joined(spans: str) -> str:
    return spans if spans.startswith(("since", "until")) else f"from {spans}" if spans else ""


def _told(when: Interval, is_written_time: bool) -> str:
    return "then" if is_written_time else f"on {when.start:%Y-%m-%d}, the day of the article"


def _wrong(
    passage: Passage, claim: _Claim, base: Judgement, person: str, post: str, row: Fact, when: Interval
) -> Judgement | None:
    """The person holds another post: of the same country, or the same post of another country."""
    where = claim.where or (row.object,)
    elsewhere = row.object not in where
    if post == claim.post and not elsewhere:
        return None
    holder = next((one for place in where if (one := _holder(passage, claim.post, place, when))), None)
    is_taken = holder is not None and holder.subject != person
    if claim.post and claim.post != post and not is_taken:
        both_high = claim.post in _HEADS and post in _HEADS
        same_body = {claim.post, post} <= _CABINET or (_is_body(passage, row.object) and claim.post in _CHIEFS)
        if not both_high and (elsewhere or not same_body):
            return None
    if claim.post == "president" != post and not claim.where:
        return None  # of a company, a court, a parliament: anybody may be one
    if elsewhere and not _is_state_or_listed(passage, where):
        return None
    message = f"{person} is {row.relation} {row.object}, not {claim.title.of(passage.text)}"
    if elsewhere:
        place = passage.text[claim.start : claim.title.end] if claim.is_before else claim.title.of(passage.text)
        message = f"{person} is {row.relation} {row.object}, not {place}"
    proofs = [evidence(row)] + ([evidence(holder)] if holder else [])
    start = claim.start if elsewhere and claim.is_before else claim.title.start
    return base._replace(
        check="wrong_post", start=start, end=claim.title.end, verdict=Verdict.CONTRADICTED, message=message,
        evidence=tuple(proofs), related=(Related(claim.name.start, claim.name.end, "the name"),),
    )  # fmt: skip


_CABINET: Final = frozenset(
    ("president", "vice president", "prime minister", "chancellor", "monarch", "emperor", "pope", "secretary of state",
     "foreign minister", "finance minister", "defense minister", "treasury secretary", "defense secretary",
     "secretary general")
)  # fmt: skip


_CHIEFS: Final = frozenset(
    ("president", "chair", "secretary general", "managing director", "director general", "chief executive")
)


def _is_body(passage: Passage, name: str) -> bool:
    kinds = {row.object for row in passage.facts.of(name, "is a")}
    return bool(kinds) and not kinds & {"country", "former country", "territory"}


def _is_state_or_listed(passage: Passage, where: Sequence[str]) -> bool:
    return any(row.relation == "is a" for place in where for row in passage.facts.of(place))


def _anywhere(passage: Passage, claim: _Claim) -> Iterator[Judgement]:
    """Without a date of the article nothing is said but that a claim is right at some time."""
    for person in claim.persons:
        for post, row in held(passage, person):
            if post == claim.post and (not claim.where or row.object in claim.where):
                yield Judgement(
                    "wrong_post", claim.title.start, claim.title.end, person, row.relation, row.object,
                    Verdict.NOT_CHECKABLE, evidence=(evidence(row),),
                )  # fmt: skip
                return


def _may_hold(row: Fact, when: Interval) -> bool:
    span = lasting(row)
    if row.precision == "by" and when.end < span.start:
        return False
    return span.meets(when)


def _is_settled(row: Fact, when: Interval) -> bool:
    """Whether a row that does not reach these days says anything of them."""
    if row.precision == "by" and when.end < lasting(row).start:
        return False
    return bool(row.valid_from) or not when.end < lasting(row).start


def _holder(passage: Passage, post: str, where: str, when: Interval) -> Fact | None:
    """Who held the post then, as far as is known."""
    for one in POSTS:
        if normal(one) != post:
            continue
        for row in passage.facts.about(where, f"{one} of"):
            if lasting(row).meets(when) and is_known(row, when) and lasting(row).covers(when):
                return row
    return None
