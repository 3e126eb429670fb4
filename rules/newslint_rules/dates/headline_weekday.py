import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from newslint import Block, Document, Hit, Level, Related, Role, Span, rule, within
from newslint.views.dates import Kind, Relation, TimeExpression, dates
from newslint_rules.dates._places import sentence_of
from newslint_rules.dates._wording import WEEKDAYS

_LEAD: Final = 4  # paragraphs
_SHORT: Final = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}
_TOLD: Final = frozenset((Kind.WEEKDAY, Kind.FULL_DATE, Kind.MONTH_DAY))


@rule(
    title="The headline and the story name different weekdays",
    why="Many readers see only the headline; when the story says another day, one of the two is wrong.",
    level=Level.WARNING,
    confidence=0.7,
    bad=[
        "Mayor quits Monday\n\nThe mayor of Duluth resigned on [[Tuesday]], saying that he was tired.",
        "Nurses to strike Thursday over pay\n\nNurses at six hospitals will strike on [[Friday]], their union said.",
        "Central bank cuts rates Wed. to 3 percent\n\nThe central bank cut its main rate on [[Tuesday]], to 3 percent.",
        "Sunday’s storm leaves thousands in dark\n\nSome 900 homes were dark after a storm crossed the coast "
        "on [[Monday]].",
    ],
    good=[
        "Mayor quits Monday\n\nThe mayor of Duluth resigned on Monday, saying that he was tired.",
        "Nurses to strike Thursday over pay\n\nNurses will strike this week, their union said on Friday.",
        "Nurses to strike Thursday\n\nNurses said on Friday that they would strike. The strike begins on Thursday.",
        "Mayor quits Monday\n\nThe town was stunned.\n\nThe weather turned on Tuesday, and the roads were icy.",
        "Mayor on the Friday deadline\n\nThe mayor, who was hurt on Tuesday, wants more time, she said.",
    ],
)
def headline_weekday(document: Document) -> Iterator[Hit]:
    """Looks at a headline with one weekday, at the lead and at sentences of the first paragraphs that share a word."""
    headline = next(document.prose(Role.HEADLINE), None)
    named = _named(document, headline) if headline else None
    if headline is None or named is None:
        return
    place, weekday = named
    body = [one for one in document.view(dates) if one.start >= headline.end]
    if any(_weekday(one) == weekday for one in body):
        return
    words = _stems(document.text[headline.start : headline.end])
    paragraphs = list(islice(document.prose(Role.PARAGRAPH), _LEAD))
    for one in body:
        if not paragraphs or one.start >= paragraphs[-1].end:
            return
        if one.kind not in _TOLD or one.parts.weekday is None or one.relation in (Relation.LAST, Relation.NEXT):
            continue
        sentence = sentence_of(document, one.start)
        is_lead = sentence.start == paragraphs[0].start
        if _is_aside(document, sentence, one, words) or not (is_lead or words & _stems(sentence.of(document.text))):
            continue
        right, wrong = WEEKDAYS[weekday], WEEKDAYS[one.parts.weekday]
        message = f"the headline says {right}, the story {wrong}"
        yield Hit(*one.span, message, related=(Related(*place, "the headline"),))
        return


def _named(document: Document, headline: Block) -> tuple[Span, int] | None:
    """The only weekday of a headline and its place."""
    text = document.text
    found = [
        (one.span, one.parts.weekday)
        for one in within(document.view(dates), headline.span)
        if one.parts.weekday is not None and one.kind in _TOLD and one.relation not in (Relation.LAST, Relation.NEXT)
    ]
    if not found:
        short = _abbreviated().search(text, headline.start, headline.end)
        found = [(Span(*short.span()), _SHORT[short[1].lower()])] if short else []
    return found[0] if len(found) == 1 else None


@cache
def _abbreviated() -> re.Pattern[str]:
    return re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.(?=\s|\Z)")


def _weekday(one: TimeExpression) -> int | None:
    """The weekday that an expression names or, as today or yesterday, means."""
    if one.parts.weekday is not None:
        return one.parts.weekday
    if one.kind is Kind.RANGE:
        return next((member.parts.weekday for member in one.members if member.parts.weekday is not None), None)
    return one.value.start.weekday() if one.value is not None and one.value.days == 1 else None


@cache
def _said() -> re.Pattern[str]:
    # said on Friday; told reporters in Oslo on Friday; in a statement on Friday; , who was hurt on
    return re.compile(
        r"\b(?:said|says|told|announced|added|wrote|warned|reported|tweeted|confirmed|statement|interview|conference|report"
        r"|planned|urged|called|hoped|expected|vowed|promised|asked|agreed|decided)\b[^.;]{0,40}\Z"
        r"|\b(?:until|since|before|after|by|hours|days|ahead of|a|an|the|last|next) \Z",
        re.I,
    )


@cache
def _says() -> re.Pattern[str]:
    return re.compile(
        r"['’]s\b| (?:night|morning|afternoon|evening)['’]s\b"
        r"| (?:said|announced|told|warned|denied|named|identified|confirmed|appealed|urged|released)\b"
    )


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(r"(\w+),? (who|which|that|whose)\b[^,.;]{0,60}\Z", re.I)


def _is_aside(document: Document, sentence: Span, one: TimeExpression, words: frozenset[str]) -> bool:
    """Whether a weekday is that of a statement or of something else than the sentence’s news."""
    text = document.text
    before = (max(sentence.start, one.start - 80), one.start)
    relative = _relative().search(text, *before)
    if relative is not None and (relative[2] == "who" or _stem(relative[1].lower()) not in words):
        return True
    return bool(_said().search(text, *before) or _says().match(text, one.end, sentence.end))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{3,}")


def _stems(text: str) -> frozenset[str]:
    words = (match[0].lower() for match in _word().finditer(text))
    return frozenset(_stem(word) for word in words if word not in _COMMON and not word.endswith("day"))


def _stem(word: str) -> str:
    for ending in ("ing", "ies", "ied", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:6]


_COMMON: Final = frozenset(
    "the and for from with has have had was were are will would after before over into out off about than that "
    "this its "
    "his her their new says said two three four five all but not who may can more year years day night "
    "week on at".split()
)
