"""Countries that did not exist at the time they are said to have done something (`country_existed`)."""

import re
from collections.abc import Iterator
from typing import Final

from newslint.document import Span
from newslint.facts.claims.passage import Passage, is_written
from newslint.facts.judgement import Judgement, Verdict
from newslint.facts.mentions import Mention
from newslint.facts.schema import Fact
from newslint.facts.time import days, evidence, in_words
from newslint.rule import Related
from newslint.views.dates import Kind, TimeExpression

_DID: Final = re.compile(
    r"(?: (?:never|first|also|then|last|again|twice|jointly|formally))? (?:won|beat|lost|sent|signed|joined|"
    r"hosted|declared|qualified|"
    r"launched|invaded|attacked|voted|elected|competed|played|asked|agreed|ratified|recognized|recognised|withdrew|"
    r"accepted|refused|bought|sold|exported|imported|built|tested|reached|finished|defeated|entered|took part|took|"
    r"opened|closed|issued|expelled|introduced|adopted|abolished|banned|boycotted|broke|deployed|donated|"
    r"became (?:a member|the (?:first|second|third))|held (?:elections|a referendum)|applied|announced|had|paid|gave|"
    r"drew|led|topped|ranked|produced|supplied|lent|borrowed|mobilized|mobilised|occupied|annexed|surrendered)\b"
)
_NO_DEED: Final = re.compile(
    r" (?:existed|ceased|dissolved|collapsed|remained|lived|named|called|faded|continued|disappeared|vanished|"
    r"looked|needed|"
    r"seemed|inspired|followed|included|split|used|based|located|reunited|united|divided|renamed)\b"
)
_ANY_DEED: Final = re.compile(
    r" [a-z]{3,}ed\b| (?:held|got|met|set|put|kept|built|spent|fought|swept|struck|shot|flew)\b"
)
_MEN: Final = re.compile(
    r" (?:troops|soldiers|ambassador|team|government|president|premier|army|leaders?|athletes|delegation|"
    r"ships?|planes?|officials|"
    r"forces|diplomats|tanks|gymnasts|cosmonauts|scientists) [a-z]{3,}(?:ed|t|w|n|k|d)\b"
)
_DEALT: Final = re.compile(
    r"\b(?:ambassador|envoy|troops|soldiers|athletes|team|deal|treaty|pact|agreement|accord|trade|border|exports?|imports?|"
    r"army|sold|sent|exported|shipped|swam|ran|played|competed|rowed|fought|boxed|sailed|represented|skied|rode|scored|flew|"
    r"traveled|travelled|moved|emigrated|war|relations|aid|delegation|visit|visited|loan|embassy|diplomats|"
    r"citizens?|prime minister|president|government) (?:was |were )?(?:(?:deal|treaty|pact) )?(?:to|for|with|"
    r"from|in|of) (?:the )?\Z",
    re.I,
)
_OTHER: Final = re.compile(
    r"\b(?:now|today|then|became|become|become|future|heir|called|known|until|since|before|after|named|renamed|"
    r"museum|veterans?|former|formerly|ex|book|history|film|nostalgia|present-day|modern|would|later|"
    r"about|born|archduke|part of|what is|exile|unified|as it|legacy|emperor|bonds?|debts?|stamps?|coins?|"
    r"papers|files|archives?)\b",
    re.I,
)
_JOINT: Final = re.compile(
    r"[^,;:()—–“”\"]{0,70}?\b(?:in|of|on|at)(?: early| late| mid-)? ?(?:the )?(?:Games of |\w+ of )?"
)


def judge(passage: Passage) -> Iterator[Judgement]:
    """Looks at countries with a deed and a year in one clause."""
    text = passage.text
    for one in passage.of("adjective"):
        sentence = passage.sentence(one.start)
        lead = text[sentence.start : one.start]
        if lead in ("", "The ", "the ") and _MEN.match(text, one.end) and not one.subjects("country"):
            time = next(iter(passage.times_in(Span(one.end, sentence.end))), None)
            is_plain = passage.is_open(sentence) and not passage.once("other", sentence, _tells_of_another)
            if time is not None and is_plain and _JOINT.fullmatch(text, one.end, time.start):
                aliases = tuple(alias._replace(kind="country") for alias in one.aliases if alias.kind == "adjective")
                yield from _judged(passage, one._replace(aliases=aliases), time)
    for one in passage.of("country"):
        sentence = passage.sentence(one.start)
        if passage.once("other", sentence, _tells_of_another) or not passage.is_open(sentence):
            continue
        if text[one.end : one.end + 1] in ("'", "’", "-") or re.match(r" [A-Z]", text[one.end : one.end + 2]):
            continue
        lead = text[sentence.start : one.start]
        acts = _did(text, one.end)
        is_subject = lead in ("", "The ", "the ") and acts
        if not is_subject and lead.startswith(("In ", "By ")) and acts:
            times = passage.written_in(Span(sentence.start, one.start))
            if len(times) == 1 and re.fullmatch(r",? (?:the )?", text[times[0].end : one.start]) and times[0].start - (
                sentence.start) == 3:  # fmt: skip
                yield from _judged(passage, one, times[0])
            continue
        if not is_subject and not _DEALT.search(text, max(sentence.start, one.start - 60), one.start):
            continue
        time = next(iter(passage.times_in(Span(one.end, sentence.end))), None)
        if time is not None and _JOINT.fullmatch(text, one.end, time.start):
            yield from _judged(passage, one, time)


def _tells_of_another(words: str) -> bool:
    return _OTHER.search(words) is not None


def _did(text: str, end: int) -> bool:
    if _DID.match(text, end):
        return True
    return _ANY_DEED.match(text, end) is not None and _NO_DEED.match(text, end) is None


def _judged(passage: Passage, one: Mention, time: TimeExpression) -> Iterator[Judgement]:
    if time.kind not in (Kind.YEAR, Kind.MONTH_YEAR, Kind.FULL_DATE) or not is_written(time) or time.value is None:
        return
    subjects = one.subjects("country")
    if len(subjects) != 1:
        return
    rows = passage.facts.of(subjects[0])
    fact = next((row for row in rows if row.relation == "is a"), None)
    if fact is None:
        return
    start, end = days(fact.valid_from), days(fact.valid_to)
    told = time.span.of(passage.text)
    first = Span(one.start - 4, one.end) if passage.text[one.start - 4 : one.start] in ("The ", "the ") else one.span
    claim = Judgement(
        "country_existed", first.start, first.end, subjects[0], "is a", fact.object, Verdict.NOT_CHECKABLE, when=told,
        related=(Related(*time.span, "the time"),), evidence=(evidence(fact),),
    )  # fmt: skip
    value = time.value
    if end is not None and value.start > end.end:
        successors = [row.object for row in rows if row.relation == "successor"]
        into = f"; its successors are {_listed(successors)}" if len(successors) > 1 else (
            f"; its successor is {successors[0]}" if successors else "")  # fmt: skip
        message = f"{subjects[0]} ceased to exist in {in_words(fact.valid_to[:4])}{into}"
        yield claim._replace(verdict=Verdict.CONTRADICTED, message=message)
    elif start is not None and value.end < start.start:
        if _is_new(rows, fact):
            before = next((row.object for row in rows if row.relation == "predecessor"), "")
            message = f"{subjects[0]} has been a country only since {in_words(fact.valid_from[:4])}"
            message += f"; before that, there was {before}" if before else ""
            yield claim._replace(verdict=Verdict.CONTRADICTED, message=message)
    elif start is not None or end is not None:
        yield claim._replace(verdict=Verdict.SUPPORTED)


def _is_new(rows: tuple[Fact, ...], fact: Fact) -> bool:
    """Whether a country began out of another one: colonies had teams and governments under their own name."""
    return fact.valid_from >= "1918" and any(row.relation == "predecessor" for row in rows)


def _listed(names: list[str]) -> str:
    return ", ".join(names[:-1]) + " and " + names[-1]
