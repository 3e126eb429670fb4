"""Countries that did not exist at the time they are said to have done something (`country_existed`)."""

import re
from collections.abc import Iterator
from typing import Final

from newslint.document import Span
from newslint.facts.claims.passage import Passage
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
_INSTITUTION: Final = (
    r"(?:troops|soldiers|ambassadors?|teams?|government|president|premier|prime minister|army|navy|air force|leaders?|"
    r"leadership|athletes|delegation|parliament|ships?|warships?|planes?|warplanes|officials|forces|diplomats?|"
    r"envoys?|tanks|gymnasts?|swimmers?|cricketers?|footballers?|boxers?|cosmonauts?|scientists|embassy|consulate|"
    r"foreign ministry|foreign minister|"
    r"defense minister|defence minister|finance minister|authorities|police|citizens?|spokesman|spokeswoman|coach|"
    r"captain|players?|skaters?|runners?|champions?|border guards?|secret police|squad|delegates?)"
)
_MEN: Final = re.compile(
    r" (?:[a-z]+ ){0,2}?" + _INSTITUTION + r"(?:, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3},)? "
    r"(?:[a-z]{3,}(?:ed|t|w|n|k|d|g|ew)|at|in|on)\b"
)
_THEIR_MEN: Final = re.compile(
    r"[’']s? (?:[a-z]+ ){0,2}?" + _INSTITUTION + r"(?:, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3},)?(?= |,|\.|\Z)"
)
# Words of which a country is the object: the ambassador to it, a treaty with it.
_DEALT: Final = re.compile(
    r"\b(?:ambassador|envoy|troops|soldiers|athletes|team|deal|treaty|pact|agreement|accord|trade|border|exports?|"
    r"imports?|army|sold|sent|exported|shipped|swam|ran|played|competed|rowed|fought|boxed|sailed|represented|skied|"
    r"rode|scored|flew|traveled|travelled|moved|emigrated|defected|deported|extradited|returned|war|relations|aid|"
    r"delegation|visit|visited|trip|tour|toured|loan|embassy|diplomats|citizens?|prime minister|president|government|"
    r"flag|anthem|jailed|imprisoned|arrested|detained|studied|trained|taught|spied|worked|settled|lived|invaded|recognized|recognised|factory|plant|office|posting|posted|elections?|match|"
    r"game|championships?|invested|exile) "
    r"(?:was |were )?(?:(?:deal|treaty|pact) )?(?:(?:to|for|with|from|in|of|against|into|by) )?(?:the )?\Z",
    re.I,
)
# In or to a country that was no more, whatever was done there
_THERE: Final = re.compile(r"\b(?:in|to|into|across) (?:the )?\Z")
_OTHER: Final = re.compile(
    r"\b(?:now|today|future|heir|called|known|until|since|before|after|named|renamed|museum|veterans?|former|formerly|"
    r"ex|books?|history|histories|film|films|series|nostalgia|present-day|modern|newly|archduke|what (?:is|was)|"
    r"unified|legacy|emperor|bonds?|debts?|stamps?|coins?|papers|files|archives?|memoirs?|memor(?:y|ies)|novels?|exhibition|"
    r"documentary|anniversary|monuments?|collaps\w+|breakup|break-up|dissol\w+|fall|end|successor|still|old|"
    r"late|life|stud(?:y of|ies)|interest|experts?|changes|born|interview|remember\w*|recall\w*|compared?|like|alike|"
    r"era|style|days|relics?|ancient|would)\b",
    re.I,
)
_TOLD_OF: Final = re.compile(
    r"\b(?:about|on|then|then-|part of|of what|out of|became|become|becomes) (?:the )?\Z", re.I
)
_BECAME: Final = re.compile(r" (?:became|becomes|turned|gave way|broke|split|was (?:re|dis|part|div|split))")
_GAP: Final = r"[^,;:()—–“”\"]{0,70}?"
_JOINT: Final = re.compile(
    r"(?:[’']s? [^;:()—–“”\"]{0,70}?|" + _GAP + r")\b(?:in|of|on|at|during)(?: early| late| mid-)? ?"
    r"(?:the )?(?:Games of |\w+ of )?"
)
_AT_ONCE: Final = re.compile(
    r"(?: (?:to|for|on|as|with) [^,;:()—–“”\"]{2,40}?)?(?: back)? (?:in|on|during|at)(?: early| late| mid-)? ?(?:the )?"
)
_OPENED: Final = re.compile(r"(?:(?:Back )?[Ii]n|On|By|During|At)(?: early| late)?(?: the)? \Z")
# The 1994 trade treaty with a country
_MODIFIED: Final = re.compile(r" (?:[a-z-]+ ){1,4}(?:with|between|to|against|in) (?:the )?")
_ON_THE_WAY: Final = re.compile(r"(?:,| [^;:()—–“”\".]{0,90}?)? ?(?:the )?")
_MANY: Final = 6  # successors that a message lists
_DATED: Final = (Kind.YEAR, Kind.MONTH_YEAR, Kind.FULL_DATE)


def judge(passage: Passage) -> Iterator[Judgement]:
    """Looks at countries, and at what is theirs by name or adjective, with a time in one clause."""
    for one in passage.of("country", "adjective"):
        sentence = passage.sentence(one.start)
        times = passage.written_in(sentence)
        if len(times) != 1 or times[0].kind not in _DATED:
            continue
        if passage.once("other", sentence, _tells_of_another) or not passage.is_open(sentence):
            continue
        yield from _judged(passage, one, times[0], sentence)


def _tells_of_another(words: str) -> bool:
    return _OTHER.search(words) is not None


def _is_joined(passage: Passage, one: Mention, time: TimeExpression, sentence: Span) -> bool:
    """Whether a time is that of the clause in which a country is named."""
    text = passage.text
    if time.start >= one.end:
        return _JOINT.fullmatch(text, one.end, time.start) is not None
    if time.modifier and _MODIFIED.fullmatch(text, time.end, one.start):
        return True
    opened = _OPENED.fullmatch(text, sentence.start, time.start)
    return opened is not None and _ON_THE_WAY.fullmatch(text, time.end, one.start) is not None


def _acts(passage: Passage, one: Mention, sentence: Span, time: TimeExpression) -> bool:
    """Whether the state itself is named: as one that does something, by what is its own, or as one dealt with."""
    text = passage.text
    lead = text[max(sentence.start, one.start - 60) : one.start]
    if not one.subjects("country"):
        return _MEN.match(text, one.end) is not None
    if text[one.end : one.end + 1] in ("'", "’"):
        return _THEIR_MEN.match(text, one.end) is not None
    opening = text[sentence.start : one.start].removesuffix("the ").removesuffix("The ")
    if time.end <= one.start:
        opening = text[time.end : one.start].removesuffix("the ").strip(" ,")
    if not opening and _did(text, one.end):
        return True
    return _DEALT.search(lead) is not None


def _was_there(passage: Passage, one: Mention, time: TimeExpression, sentence: Span) -> bool:
    """Whether something is said to have been in a country, or to have gone there, right at a time."""
    text = passage.text
    if not _THERE.search(text, sentence.start, one.start):
        return False
    return time.start >= one.end and _AT_ONCE.fullmatch(text, one.end, time.start) is not None


def _did(text: str, end: int) -> bool:
    if _DID.match(text, end):
        return True
    return _ANY_DEED.match(text, end) is not None and _NO_DEED.match(text, end) is None


def _judged(passage: Passage, one: Mention, time: TimeExpression, sentence: Span) -> Iterator[Judgement]:
    text = passage.text
    subjects = one.subjects("country") or one.subjects("adjective")
    if len(subjects) != 1 or time.value is None or not _is_joined(passage, one, time, sentence):
        return
    if re.match(r"-| [A-Z]", text[one.end : one.end + 2]) or text[one.start - 1 : one.start] == "-":
        return
    if _TOLD_OF.search(text, sentence.start, one.start) or _BECAME.match(text, one.end):
        return
    rows = passage.facts.of(subjects[0])
    fact = next((row for row in rows if row.relation == "is a"), None)
    if fact is None:
        return
    start, end = days(fact.valid_from), days(fact.valid_to)
    is_over = end is not None and time.value.start > end.end
    if not _acts(passage, one, sentence, time) and not (is_over and _was_there(passage, one, time, sentence)):
        return
    told = time.span.of(passage.text)
    has_article = bool(one.subjects("country")) and text[one.start - 4 : one.start] in ("The ", "the ")
    first = Span(one.start - 4, one.end) if has_article else one.span
    claim = Judgement(
        "country_existed", first.start, first.end, subjects[0], "is a", fact.object, Verdict.NOT_CHECKABLE, when=told,
        related=(Related(*time.span, "the time"),), evidence=(evidence(fact),),
    )  # fmt: skip
    value = time.value
    if end is not None and value.start > end.end:
        successors = [row.object for row in rows if row.relation == "successor"]
        into = f"; its successors are {_listed(successors)}" if 1 < len(successors) <= _MANY else (
            f"; its successor is {successors[0]}" if len(successors) == 1 else "")  # fmt: skip
        message = f"{subjects[0]} ceased to exist in {in_words(fact.valid_to[:4])}{into}"
        yield claim._replace(verdict=Verdict.CONTRADICTED, message=message)
    elif start is not None and value.end < start.start:
        if _is_new(rows, fact) and _may_be_told(text[sentence.start : sentence.end], rows, value.start.year):
            before = next((row.object for row in rows if row.relation == "predecessor"), "")
            message = f"{subjects[0]} has been a country only since {in_words(fact.valid_from[:4])}"
            message += f"; before that, there was {before}" if before else ""
            yield claim._replace(verdict=Verdict.CONTRADICTED, message=message)
    elif start is not None or end is not None:
        yield claim._replace(verdict=Verdict.SUPPORTED)


def _is_new(rows: tuple[Fact, ...], fact: Fact) -> bool:
    """Whether a country began out of another one: colonies had teams and governments under their own name."""
    return fact.valid_from >= "1918" and any(row.relation == "predecessor" for row in rows)


_AS_A_STATE: Final = re.compile(
    r"\b(?:World Cup|Olympics?|Games|European Championships?|Euro \d{4}|Eurovision|medals?|qualified|ambassadors?|"
    r"embassy|Davis Cup|NATO|European Union)\b"
)
_OF_THE_WAR: Final = frozenset(("Slovakia", "Croatia"))
_OF_UNIONS: Final = frozenset(("Soviet Union", "Yugoslavia", "Serbia and Montenegro", "Ethiopia", "Indonesia"))


def _may_be_told(words: str, rows: tuple[Fact, ...], year: int) -> bool:
    """Whether what a country is said to have done only a state can do.

    Republics of a union had governments and parliaments of their own, but no teams and no ambassadors; and some states
    stood for the years of the Second World War.
    """
    if rows[0].subject in _OF_THE_WAR and 1938 <= year <= 1945:
        return False
    if not any(row.relation == "predecessor" and row.object in _OF_UNIONS for row in rows):
        return True
    return year > 1945 and _AS_A_STATE.search(words) is not None


def _listed(names: list[str]) -> str:
    return ", ".join(names[:-1]) + " and " + names[-1]
