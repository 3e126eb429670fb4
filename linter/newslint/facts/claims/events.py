"""When events were (`event_year`) and how long ago (`years_since_event`)."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from newslint.document import Span
from newslint.facts.claims.passage import Passage, is_written
from newslint.facts.judgement import Judgement, Verdict
from newslint.facts.mentions import Mention
from newslint.facts.schema import Fact
from newslint.facts.time import days, evidence, span_in_words
from newslint.facts.years import fits, years_between
from newslint.rule import Related
from newslint.views.calendar import Interval
from newslint.views.dates import Kind, Relation, TimeExpression, Unit

_HAPPENED: Final = (
    r"(?:,? which|,(?= (?:signed|sealed|fought|held|agreed|reached|passed|ratified) in))?(?: (?:actually |"
    r"finally |first |officially |formally )?"
    r"(?P<verb>began|started|ended|finished|was over|"
    r"happened|occurred|took place|struck|hit|erupted|broke out|opened|came|fell|passed|ravaged|devastated|destroyed|"
    r"hit|flooded|killed|was (?:signed|fought|held|declared|sealed|launched|agreed|reached|"
    r"passed|ratified|adopted|founded|formed|created|completed)|(?:signed|sealed|fought|held|agreed|reached|"
    r"passed|ratified)(?= in)|was(?= (?:in|on|nearly|about|more|over|almost|\d)))"
    r"(?: (?!(?:in|on|of|until|before|after|since|and|but)\b)[\w.’'-]+){0,4}?)?"
)
# Between an event and its time: the collapse in 1991; the collapse, in 1991; the collapse (1991); it began in 1991.
_PLACE: Final = r"(?: (?:in|at|near|off|outside|over) (?:the )?[A-Z][\w.’'-]*(?:,? [A-Z][\w.’'-]*){0,3})?"
# From whom, to whom, by what: handed back to China, won its independence from Britain
_PARTNER: Final = r"(?: (?:from|to|by|with|against) (?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})?"
_MANNER: Final = (
    r"(?: (?:by|on|off|aboard|at) (?:an?|the|his|her|their|its) (?!anniversary)[a-z-]+(?: (?!in\b|on\b)[a-z-]+)?)?"
)
_AFTER: Final = re.compile(
    _HAPPENED
    + _PARTNER
    + _MANNER
    + _PLACE
    + r"(?P<comma>,| —| –| --)?(?: back| happened)? ?(?:\(|in |on |of |during |as of )?"
    r"(?:the )?(?:early |late |mid-|spring of |summer of |autumn of |fall of |winter of |year )?"
)
# Between a time and its event: the 1991 collapse; 1991, when the wall fell; in 1991, the year of the collapse.
_BEFORE: Final = re.compile(
    r"(?: |[’']s )|,? ?(?:that|the year|when|the year of|the year when|the year that|the month|as) (?:the )?"
)
_CLOSES: Final = re.compile(r"[,.;:)—–!]|$| --|\Z| (?:and|but|when|which|as|,)\b")
_ABOUT: Final = re.compile(
    r"\b(?:anniversary|anniversaries|commemorat\w+|film|movie|book|museum|play|novel|story|history|account|model|"
    r"replica|song|painting|memoir|study|documentary|veterans?|survivors?|monument|memorial|statue|celebration|"
    r"remake|ship|wreck|eve|aftermath|legacy|memory|memories|lessons?|"
    r"version|photographs?|pictures?|letters?) (?:of|about|on|to|for|from) (?:the )?(?:\w+ )?\Z",
    re.I,
)
_OF: Final = re.compile(r"\b(?:of|by|like|called|named|ss|rms|hms) (?:the |an? |his |her |their )?\Z", re.I)
# The time behind is that of something told by the event: twenty years after the fall, in 2009
_RELATIVE: Final = re.compile(r"\b(?:after|before|since|until|following|from|to) (?:the )?\Z", re.I)
_THAT_WAS: Final = re.compile(r"(?:That|It|This) (?:was|happened)(?: back)? (?:in|on) (?:the )?")
_ENDS: Final = frozenset(("ended", "finished", "was over"))
_BEGINS: Final = frozenset(("began", "started", "broke out"))
_DATED: Final = frozenset((Kind.YEAR, Kind.MONTH_YEAR, Kind.FULL_DATE, Kind.DECADE, Kind.CENTURY, Kind.RANGE))


def judge(passage: Passage) -> Iterator[Judgement]:
    """Looks at every event that is mentioned, and the time nearest to it."""
    for one in passage.of("event"):
        sentence = passage.sentence(one.start)
        lead = passage.text[sentence.start : one.start]
        if not passage.is_open(sentence):
            continue
        if passage.published:
            yield from _celebrated(passage, one, sentence)
        if _ABOUT.search(lead):
            continue
        form = one.form("event")
        is_clause = _is_clause(form)
        if is_clause and _OF.search(lead):
            continue
        found = _time(passage, one, is_clause)
        if found is not None:
            yield _dated(passage, one, *found)
        if passage.published:
            yield from _counted(passage, one, is_clause)


_VERB_FORM: Final = re.compile(
    r"\b(?:\w+ed|fell|sank|broke|went|won|shot|left|became|began|took|flew|struck|hit|built|dropped|was|were|met|died|"
    r"beat|lost|set|blew|drove|fought|made|saw|sent|came|gave|rose|spoke|stood|swore|wrote|sold|bought|found|cut|"
    r"stepped|walked|reached|voted|nailed|crossed|sailed|sealed|attacked|invaded|landed|seized)\b"
)


def _is_clause(form: str) -> bool:
    """Whether an alias tells the event with a verb: the Berlin Wall fell."""
    words = form.split(" ", 1)
    return len(words) > 1 and _VERB_FORM.search(words[1]) is not None


def _time(passage: Passage, one: Mention, is_clause: bool) -> tuple[TimeExpression, str] | None:
    """The time that the article gives an event, with the verb before it."""
    text = passage.text
    sentence = passage.sentence(one.start)
    times = passage.times_in(sentence)
    behind = next((time for time in times if time.start >= one.end), None)
    if behind is not None and _is_dated(passage, behind):
        gap = _AFTER.fullmatch(text, one.end, behind.start)
        if gap and gap["comma"] and _RELATIVE.search(text, sentence.start, one.start):
            return None
        if gap and (not gap["comma"] or _CLOSES.match(text, behind.end)):
            is_joined = gap[0].strip() or text[one.end : one.end + 1] == "("
            if is_joined and not (is_clause and gap["verb"]):
                return behind, gap["verb"] or ""
    before = next((time for time in reversed(times) if time.end <= one.start), None)
    if before is not None and _is_dated(passage, before):
        gap_text = text[before.end : one.start]
        joined = _BEFORE.fullmatch(gap_text)
        if joined and (gap_text.strip() not in ("", "'s", "’s") or (not is_clause and before.modifier)):
            return before, ""
        if is_clause and _opens(passage, one, before, behind, sentence):
            return before, ""
    if behind is None:
        again = _again(passage, one)
        if again is not None:
            return again
    if behind is None and before is None:
        after = passage.after(sentence)
        told = _THAT_WAS.match(text, after.start)
        follow = passage.times_in(after)
        only = len(passage.mentioned(sentence, "event")) == 1
        if told and follow and told.end() == follow[0].start and _is_dated(passage, follow[0]) and only:
            return follow[0], ""
    return None


_OPENED: Final = re.compile(r"(?:Back )?(?:In|On) (?:early |late )?\Z")
_TITLED: Final = re.compile(
    r",? (?:(?:the|when|President|Prime Minister|the Rev\.|Dr\.|Sir|Lord|Archduke|Emperor|Czar|King|Queen) ){0,3}"
)
_NO_MAIN_CLAUSE: Final = re.compile(r"[^.;]{0,40}\b(?:before|after|since|years?|months?|weeks?|decades?|until)\b")


def _opens(
    passage: Passage, one: Mention, before: TimeExpression, behind: TimeExpression | None, sentence: Span
) -> bool:
    """Whether a time opens the sentence that tells the event, and no other is told of: In 1989 the Berlin Wall fell."""
    text = passage.text
    return (
        behind is None
        and _OPENED.fullmatch(text, sentence.start, before.start) is not None
        and _TITLED.fullmatch(text, before.end, one.start) is not None
        and not _NO_MAIN_CLAUSE.match(text, one.end)
    )


def _again(passage: Passage, one: Mention) -> tuple[TimeExpression, str] | None:
    """The time in the next sentence, where it takes up the event by its noun: the fire, in 1676,."""
    text = passage.text
    after = passage.after(passage.sentence(one.start))
    word = re.compile(r"The ([a-z]+)").match(text, after.start)
    time = next(iter(passage.times_in(after)), None)
    if word is None or time is None or not _is_dated(passage, time):
        return None
    if word[1] not in {noun.lower() for noun in re.findall(r"\w+", one.form("event"))}:
        return None
    gap = _AFTER.fullmatch(text, word.end(), time.start)
    if gap and (gap["comma"] or gap["verb"]) and _CLOSES.match(text, time.end):
        return time, gap["verb"] or ""
    return None


def _is_dated(passage: Passage, time: TimeExpression) -> bool:
    if time.kind is Kind.DECADE and not re.search(r"\d{4}", time.span.of(passage.text)):
        return False  # the ’30s may be those of any century
    if time.kind is Kind.RANGE:
        return bool(time.members) and all(is_written(one) for one in time.members)
    return time.kind in _DATED and is_written(time)


def _rows(passage: Passage, one: Mention) -> list[tuple[Fact, list[Fact]]]:
    """The date of each event that the words may mean, with the other dates that sources give."""
    found = []
    for subject in one.subjects("event"):
        rows = passage.facts.of(subject)
        date = next((row for row in rows if row.relation == "date"), None)
        if date is not None and days(date.valid_from) is not None:
            found.append((date, [row for row in rows if row.relation == "other date"]))
    return found


def _spans(date: Fact, others: Sequence[Fact], verb: str = "") -> list[Interval]:
    """All days on which the event may be said to have been."""
    spans = []
    for row in (date, *others):
        start, end = days(row.valid_from), days(row.valid_to)
        if start is None:
            continue
        if row is date and end and verb in _ENDS:
            spans.append(end)
        elif row is date and verb in _BEGINS:
            spans.append(start)
        else:
            spans.append(Interval(start.start, (end or start).end))
    return spans


def _dated(passage: Passage, one: Mention, time: TimeExpression, verb: str) -> Judgement:
    rows = _rows(passage, one)
    subject = one.subjects("event")[0]
    told = time.span.of(passage.text)
    claim = Judgement(
        "event_year", time.start, time.end, subject, "date", "", Verdict.NOT_CHECKABLE, when=told,
        related=(Related(one.start, one.end, "the event"),),
    )  # fmt: skip
    if not rows:
        return claim
    proofs = tuple(evidence(date, f"{date.subject}: {_when(date)}") for date, _ in rows)
    claim = claim._replace(evidence=proofs)
    if any(_agrees(date, others, time, verb) for date, others in rows):
        return claim._replace(verdict=Verdict.SUPPORTED)
    date, _ = rows[0]
    message = f"{_called(date.subject)} {_was(date.subject)} {_when(date)}, not {told}"
    right = days(date.valid_from)
    suggestions: tuple[str, ...] = ()
    if len(rows) == 1 and right and time.kind is Kind.YEAR and told.isdecimal() and not date.valid_to:
        suggestions = (str(right.start.year),)
    return claim._replace(verdict=Verdict.CONTRADICTED, message=message, suggestions=suggestions)


def _agrees(date: Fact, others: Sequence[Fact], time: TimeExpression, verb: str) -> bool:
    if time.kind is Kind.RANGE:
        spans = _spans(date, others)
        return all(any(member.value and span.meets(member.value) for span in spans) for member in time.members)
    if time.value is None:
        return True
    spans = _spans(date, others, verb)
    near = time.value
    if time.kind is Kind.FULL_DATE:  # a day may be told by another zone's clock
        return any(abs((span.start - near.start).days) <= 1 or span.meets(near) for span in spans)
    return any(span.meets(near) for span in spans)


def _when(date: Fact) -> str:
    span = span_in_words(date._replace(precision="")).removeprefix("since ")
    return f"from {span}" if " to " in span else f"on {span}" if "," in span else f"in {span}"


def _was(subject: str) -> str:
    """The verb of an event: the attacks were."""
    head = re.split(r" (?:of|on|in|at|from) ", subject)[0]
    return "were" if re.search(r"[^su]s\Z", head) else "was"


def _called(subject: str) -> str:
    """An event with its article: the fall of the Berlin Wall."""
    return (
        subject if subject.startswith(("World War", "Operation", "Hurricane", "D-Day", "Apollo")) else f"the {subject}"
    )


# ---- how long ago ------------------------------------------------------------------------------------------------

_SINCE: Final = re.compile(
    r"(?: (?:have|has|had) (?:passed|gone by|elapsed)| on|,)?(?: or so| or more)? (?P<word>since|after|"
    r"from) (?:the )?(?:first )?"
)
_AGO: Final = re.compile(
    _HAPPENED
    + _PLACE
    + r"(?:,? (?:of|in) (?:the )?\d{4})?[,(]?(?: was| were| that was)?(?: just| exactly| some| only)? ?"
)
_AGO_FIRST: Final = re.compile(r"(?: (?:this|next|last) (?:week|month|year|\w+day))?,?(?: when| since)?(?: the)? ?")
_THAT_IS_AGO: Final = re.compile(
    r"(?:That|It|This|All that) (?:was|happened) (?:about |some |nearly |almost |just |more than |over )?"
)
_NOW: Final = re.compile(r"\b(?:still|now|today|is|are|has|have|remains?|[a-z]+[’']s)\b")
_YEARS: Final = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}


def _counted(passage: Passage, one: Mention, is_clause: bool) -> Iterator[Judgement]:
    """“25 years since the collapse”, “it sank 90 years ago”: counted to the day of the article."""
    text = passage.text
    sentence = passage.sentence(one.start)
    times = passage.times_in(sentence)
    for time in times:
        if time.amount is None or time.unit not in _YEARS or time.kind is Kind.ANNIVERSARY:
            continue
        if time.end <= one.start:
            since = _SINCE.fullmatch(text, time.end, one.start)
            is_ago = time.relation is Relation.AGO and is_clause and _AGO_FIRST.fullmatch(text, time.end, one.start)
            if since and not is_ago:
                others = [other for other in times if other is not time and (other.value or other.kind is Kind.RANGE)]
                if others and any(is_written(other) or other.kind is Kind.RANGE for other in others):
                    continue
                lead = text[sentence.start : time.start]
                if re.search(r"\b(?:for|within|over|until|about|more than) (?:the |some )?\Z", lead, re.I) and (
                    since["word"] != "since"):  # fmt: skip
                    continue
                if since["word"] != "since" and not _NOW.search(text, one.end, sentence.end):
                    continue
            elif not is_ago:
                continue
        elif time.start >= one.end and time.relation is Relation.AGO:
            if not _AGO.fullmatch(text, one.end, time.start):
                continue
        else:
            continue
        yield _judged(passage, one, time)
        return
    after = passage.after(sentence)
    told = _THAT_IS_AGO.match(text, after.start)
    again = next(iter(passage.times_in(after)), None)
    if told is None or again is None or told.end() != again.start or again.relation is not Relation.AGO:
        return
    is_only = len(passage.mentioned(sentence, "event")) == 1 and not passage.written_in(sentence)
    if is_only and again.unit in _YEARS and again.amount is not None:
        yield _judged(passage, one, again)


_ANNIVERSARY: Final = re.compile(
    r"\b(?P<told>(?P<number>\d{1,3})(?:st|nd|rd|th)) anniversary of (?:the )?(?:start of |end of |first )?\Z"
)
_NOWADAYS: Final = 15  # days from the article to the anniversary that it tells of


def _celebrated(passage: Passage, one: Mention, sentence: Span) -> Iterator[Judgement]:
    """“The 75th anniversary of D-Day on Thursday”: where the sentence has a day of the article's own days."""
    assert passage.published is not None
    found = _ANNIVERSARY.search(passage.text, max(sentence.start, one.start - 50), one.start)
    if found is None or passage.written_in(sentence):
        return
    rows = _rows(passage, one)
    near = [
        time for time in passage.times_in(sentence)
        if time.value is not None and time.value.days == 1
        and abs((time.value.start - passage.published).days) <= _NOWADAYS
    ]  # fmt: skip
    if not rows or not near:
        return
    number = int(found["number"])
    years = {
        passage.published.year - day.year for date, others in rows for span in _spans(date, others)
        for day in (span.start, span.end)
    }  # fmt: skip
    date, _ = rows[0]
    claim = Judgement(
        "years_since_event", *found.span("told"), date.subject, "date", "", Verdict.SUPPORTED, when=found["told"],
        related=(Related(one.start, one.end, "the event"),),
        evidence=tuple(evidence(row, f"{row.subject}: {_when(row)}") for row, _ in rows),
    )  # fmt: skip
    if not any(abs(number - age) <= 1 for age in years):
        age = max(years)
        message = f"{_called(date.subject)} {_was(date.subject)} {_when(date)}, {age} years before this article"
        claim = claim._replace(verdict=Verdict.CONTRADICTED, message=message)
    yield claim


def _judged(passage: Passage, one: Mention, time: TimeExpression) -> Judgement:
    assert passage.published is not None
    assert time.amount is not None
    assert time.unit is not None
    told = time.span.of(passage.text)
    rows = _rows(passage, one)
    claim = Judgement(
        "years_since_event", time.start, time.end, one.subjects("event")[0], "date", "", Verdict.NOT_CHECKABLE,
        when=told, related=(Related(one.start, one.end, "the event"),),
    )  # fmt: skip
    if not rows:
        return claim
    proofs = tuple(evidence(date, f"{date.subject}: {_when(date)}") for date, _ in rows)
    claim = claim._replace(evidence=proofs)
    ages = [years_between(span, passage.published) for date, others in rows for span in _spans(date, others)]
    size = _YEARS[time.unit]
    if any(fits(time.amount, size, time.hedge, low, high, time.amount_to) for low, high in ages):
        return claim._replace(verdict=Verdict.SUPPORTED)
    date, _ = rows[0]
    low, high = ages[0]
    if high <= 0:
        return claim
    years = round((low + high) / 2)
    message = f"{_called(date.subject)} {_was(date.subject)} {_when(date)}, {years} years before this article"
    return claim._replace(verdict=Verdict.CONTRADICTED, message=message)
