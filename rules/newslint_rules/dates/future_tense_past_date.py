import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Evidence, Hit, Level, Quotations, Related, rule
from newslint.views.dates import Kind, TimeExpression
from newslint.views.events import noun_classes
from newslint_rules.dates._tense import Tense, Verb, tells_of_past, told_dates, verb_of
from newslint_rules.dates._wording import day_in_words

_KINDS: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_YEAR, Kind.YEAR, Kind.SEASON, Kind.HOLIDAY))
_PREPOSITIONS: Final = frozenset(("on", "in", "by", "during", "at", "around", "for", "from", "before", "until", ""))
_STORY: Final = 10  # years; of what is longer past stories are told in the future tense: in 1914 he will be dead


@rule(
    title="The future tense is used of a day that is past",
    why="What was to happen then has happened or has not: the date, mostly its year, or the tense is wrong.",
    level=Level.WARNING,
    confidence=0.85,
    quotations=Quotations.SOFTER,
    published="2026-03-02",
    bad=[
        "The minister will visit Nairobi on [[Feb. 12, 2026]], to sign the loan.",
        "The carrier is going to retire its last turboprop in [[January 2024]], a spokesman said.",
        "On [[November 3, 2025]], the two leaders will meet face to face.",
        "One lane of the pass will reopen on [[Feb. 20]], weather permitting, the ministry said.",
        "The joint sitting of both houses will be on [[Feb. 20]], at noon, and a dinner will follow.",
        "The choir is to sing at the chapel on [[Feb. 20]], its leader said.",
        "She will revise all weekend and sits her last paper on [[9 January 2026]], said her mother.",
        "From [[Jan. 12, 2026]], buses will run every ten minutes.",
        "The trial is scheduled to begin on [[Jan. 12, 2026]], and will last a week.",
        "The work won’t be finished before [[January 2025]].",
        "Work will be done by the end of [[2024]], the port says.",
        "The bridge will, the minister said, open on [[Feb. 12, 2026]].",
        "The new tariff takes effect on [[Jan. 15, 2026]], the ministry said.",
        "The court will hear arguments on [[Jan. 15, 2026]], in the case.",
        "Visitation will be from 4 to 7 p.m. on [[Feb. 11, 2026]], at the chapel.",
        "Leaf blowers will be banned beginning [[Feb. 1, 2024]], the town says.",
        "The orchestra heads to Tokyo on [[Jan. 20, 2026]], for six concerts.",
        "Anyone who wants to object must write to the council by [[2 February 2026]].",
        "By [[March 2022]] every bus in the city will run on hydrogen.",
    ],
    good=[
        "The tariff takes effect on April 15, 2026; the last one took effect on Jan. 15, 2024.",
        "The minister visited Nairobi on Feb. 12, 2026.",
        "The minister will visit Nairobi on April 12, 2026.",
        "The court will review a decision made in June 2024.",
        "They will compare the figures with those of June 2024.",
        "The museum will show works made before 2020 and rooms as they were from 2019 until 2021.",
        "The tax will be higher than in 2019.",
        "The court will rule on the attack in June 2024.",
        "The inquiry will look into the stabbing on Feb. 20, and the state will honor ballots cast on Feb. 21.",
        "The pool will reopen next year, on Feb. 20.",
        "In 1914 he will be dead, the painter wrote.",
        "He will run for the seat that he lost in 2022.",
    ],
)
def future_tense_past_date(document: Document) -> Iterator[Hit]:
    """Looks at dates with a year that end before the article’s date."""
    published = document.metadata.published
    if published is None:
        return
    for one, days in told_dates(document, _KINDS, _PREPOSITIONS):
        if days.end >= published or published.year - days.end.year > _STORY:
            continue
        opening = _fixed_for(document.text, one) if one.kind is Kind.FULL_DATE else None
        verb = Verb(Tense.FUTURE, *opening.span(1)) if opening else verb_of(document, one)
        if verb is None or verb.tense is not Tense.FUTURE:
            continue
        if not one.parts.year and one.parts.weekday is None and _may_be_of_noun(document.text, verb, one):
            continue
        told = document.text[verb.start : verb.end]
        yield Hit(
            *one.span,
            f"'{told}' tells of the future, but this is before the article’s date, {day_in_words(published)}",
            related=(Related(verb.start, verb.end, "the future tense"),),
            evidence=(Evidence(f"the article is dated {published.isoformat()}"),),
        )


def _may_be_of_noun(text: str, verb: Verb, one: TimeExpression) -> bool:
    """Whether a day past, told without its year, may be that of a thing named: will look into the fire on May 4."""
    if " have" in text[verb.start : verb.end] or text.startswith(" have ", verb.end):
        return True  # he will have turned 80
    if _linked().search(text, verb.end, one.start) or tells_of_past(text, verb.end, one.start):
        return True
    return any(
        noun_classes(word) for match in _to_what().finditer(text, verb.end, one.start) for word in match[1].split()
    )


@cache
def _linked() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:for|over|about|into|of|from|after|before|than|since|under|by|where|how|why|what|who|that)\b"
    )


@cache
def _to_what() -> re.Pattern[str]:
    return re.compile(r"\b(?:to|with) (?:the|an?|his|her|its|their|this|that|\w+[’']s) ((?:[a-z-]+ ){1,3})")


def _fixed_for(text: str, one: TimeExpression) -> re.Match[str] | None:
    """The present of what a day is fixed for: the tariff takes effect on May 4; a vote is expected on May 4."""
    found = _fixed().search(text, max(0, one.start - 100), one.start)
    return found if one.preposition in ("on", "for", "by", "from", "until") else None


# The present of what a day is fixed for.
_FIXED: Final = """
    open; reopen; close; start; begin; end; resume; return; head; run; host; face; play; arrive; expire; mature; air;
    premiere; become; fall due; kick off; get under way; set off; set sail; step down; stand trial; take effect;
    take place; take over; take office; go up; go down; go on sale; go on trial; go on show; go on display;
    go into effect; go into force; go live; go ahead; go before; go to; come into force; come into effect; come up;
    come out; have until; rise; increase; drop; change; retire; leave office; switch; move; sit; travel; fly; sail;
    leave; depart; meet; visit; tour; perform; appear; address; speak; testify; compete; defend; vote; launch;
    debut; screen; welcome; celebrate; marry; wed; graduate; join; step aside; hand over; go to the polls; shut; lapse;
    finish; conclude; convene; reconvene; release; publish; report; apply; cease; follow; come off; hit
"""


@cache
def _fixed() -> re.Pattern[str]:
    verbs = [phrase.split() for phrase in _FIXED.split(";")]
    plural = "|".join(" ".join(words) for words in verbs)
    singular = "|".join(" ".join((_third(words[0]), *words[1:])) for words in verbs)
    fixed = (
        r"(?:is|are)(?: now| still| also)? "
        r"(?:expected|due|scheduled|slated|planned|set|booked|fixed|timed|penciled in|pencilled in)"
    )
    return re.compile(
        rf"(?<!\bas it )\b({singular}|{fixed}|(?<=s )(?:{plural}))\b"
        r"(?: (?!and\b|but\b|that\b|which\b|who\b|after\b|since\b|was\b|were\b|[a-z]+ed\b)[\w’'-]+){0,5}?"
        r"(?: (?:on|for|by|from))? (?:the )?\Z"
    )


def _third(verb: str) -> str:
    """The third person singular of a verb."""
    if verb == "have":
        return "has"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s"
