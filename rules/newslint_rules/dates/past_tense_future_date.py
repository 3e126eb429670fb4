import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Evidence, Hit, Level, Quotations, Related, rule
from newslint.views.dates import Kind, TimeExpression
from newslint_rules.dates._tense import Tense, Verb, told_dates, verb_of
from newslint_rules.dates._wording import day_in_words

_KINDS: Final = frozenset((Kind.FULL_DATE, Kind.MONTH_YEAR, Kind.YEAR, Kind.SEASON, Kind.HOLIDAY, Kind.QUARTER))
_PREPOSITIONS: Final = frozenset(("on", "in", "during", "at", "around", "since", ""))
_CLOCKS: Final = datetime.timedelta(days=1)  # the day has begun elsewhere


@rule(
    title="The past tense is used of a day that is still to come",
    why="Nobody knows yet what will have happened then: the date, mostly its year, or the tense is wrong.",
    level=Level.WARNING,
    confidence=0.85,
    quotations=Quotations.SOFTER,
    published="2026-03-02",
    bad=[
        "The court ruled on [[April 14, 2026]], that the tax was void.",
        "On the [[19th of September 2026]] two climbers fell to their deaths.",
        "She wrote the novel in the [[fall of 2027]], in a rented room.",
        "The first fire, in [[January 2028]], destroyed only the roof.",
        "The mine has been closed since [[May 2027]], its owner says.",
        "The man, beaten by a single vote on [[21 June 2026]], has refused to concede.",
        "A jury took less than four hours on [[March 19, 2026]], to convict the teller.",
        "He was sworn in as mayor on [[May 4, 2026]], before 300 guests.",
        "A gunman killed two clerks at a petrol station in Lyon on [[March 19]], the police said.",
        "The refinery halted pumping on [[March 19]], after a leak in a valve.",
        "Two climbers fell to their deaths on [[March 21]], a guide said.",
        "A man pleaded guilty on [[Thursday, March 19]], to setting the fire.",
        "The council threw out the plans for 14 homes at its meeting on [[18 March 2026]], after an hour.",
        "Voters rejected the plan on [[Sept. 28, 2027]], by a margin of two to one.",
    ],
    good=[
        "The court will rule on April 14, 2026.",
        "The court ruled on April 14, 2025.",
        "The hearing was scheduled for April 14, 2026, and was moved to the old hall.",
        "They agreed to sell the plant in June 2027.",
        "He said the plant would open on May 4, 2027.",
        "The unit won a contract for delivery in June 2027.",
        "The board approved a vote on May 4, 2026.",
        "The firm sold bonds maturing on May 4, 2029.",
        "The vote on May 4, 2026, was called off.",
        "The novel, set in 2049, sold well.",
        "The firm booked a hall for the gala on May 4, 2026, and sold 300 seats.",
        "Fans queued for seats at the derby on March 19, and the club issued permits for a parade on March 21.",
        "The king died in 1998. On March 19 he was buried, and the band played on March 20.",
        "She won a place in the final on March 21, and a rival pulled out of the race on March 22.",
        "Shares fell before the meeting on May 4, 2026.",
    ],
)
def past_tense_future_date(document: Document) -> Iterator[Hit]:
    """Looks at dates with a year that begin after the article’s date."""
    published = document.metadata.published
    if published is None:
        return
    for one, days in told_dates(document, _KINDS, _PREPOSITIONS):
        if days.start - _CLOCKS <= published:
            continue
        if one.preposition == "since":
            message = f"'since' tells of the past, but this is after the article’s date, {day_in_words(published)}"
            yield Hit(*one.span, message, evidence=(Evidence(f"the article is dated {published.isoformat()}"),))
            continue
        verb = verb_of(document, one)
        if verb is None or verb.tense is not Tense.PAST:
            continue
        if not one.parts.year and one.parts.weekday is None and _may_be_prepared(document.text, verb, one):
            continue
        told = document.text[verb.start : verb.end]
        yield Hit(
            *one.span,
            f"'{told}' tells of the past, but this is after the article’s date, {day_in_words(published)}",
            related=(Related(verb.start, verb.end, "the past tense"),),
            evidence=(Evidence(f"the article is dated {published.isoformat()}"),),
        )


def _may_be_prepared(text: str, verb: Verb, one: TimeExpression) -> bool:
    """Whether a day to come, told without its year, may be that of what was got ready: issued permits for a parade."""
    return bool(_preparing().search(text, verb.start, verb.end) or _for().search(text, verb.end, one.start))


@cache
def _preparing() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:cancel\w+|drawn|drew|declared|qualified|picked|selected|issued|sold|bought|queued|registered|signed up"
        r"|entered|added|handed|offered|granted|accepted|received|secured|earned|got|given|gave|nominated|backed|opposed"
        r"|supported|discussed|considered|mentioned|cleared|prepared|readied|trained|hired|paid|raised|listed|advertised"
        r"|posted|published|printed|sent|mailed|put|laid|made|faced|circulated|promoted|touted|paired|matched|tied"
        r"|allowed|permitted|banned|barred|forbidden|forbade|blocked|summoned|subpoenaed|bailed|remanded|rescheduled"
        r"|chose|elected|organised|organized|joined|filed|launched|saw|had|has|have|found|lined|missed|ruled|urged"
        r"|opted|volunteered|applied|requested|reserved|marked|circled|fixed|confirmed|decided)\b"
    )


@cache
def _for() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:for|against|ahead of|towards?|about|around|out of|to|(?:place|spot|berth|seat|ticket)s? (?:at|in|on))\b"
        r"(?! (?:(?:his|her|their) )?(?:deaths?|hospital|prison|jail|court|pieces))"
    )
