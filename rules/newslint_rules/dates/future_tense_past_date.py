import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Evidence, Hit, Level, Quotations, Related, rule
from newslint.views.dates import Kind, TimeExpression
from newslint_rules.dates._tense import Tense, Verb, told_dates, verb_of
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
        "From [[Jan. 12, 2026]], buses will run every ten minutes.",
        "The trial is scheduled to begin on [[Jan. 12, 2026]], and will last a week.",
        "The work won’t be finished before [[January 2025]].",
        "Work will be done by the end of [[2024]], the port says.",
        "The bridge will, the minister said, open on [[Feb. 12, 2026]].",
        "The new tariff takes effect on [[Jan. 15, 2026]], the ministry said.",
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
        told = document.text[verb.start : verb.end]
        yield Hit(
            *one.span,
            f"'{told}' tells of the future, but this is before the article’s date, {day_in_words(published)}",
            related=(Related(verb.start, verb.end, "the future tense"),),
            evidence=(Evidence(f"the article is dated {published.isoformat()}"),),
        )


def _fixed_for(text: str, one: TimeExpression) -> re.Match[str] | None:
    """The present of what a day is fixed for: the tariff takes effect on May 4; a vote is expected on May 4."""
    return _fixed().search(text, max(0, one.start - 60), one.start)


@cache
def _fixed() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\bas it )\b(opens|takes effect|take effect|kicks off|goes on sale|comes into (?:force|effect)"
        r"|gets under way"
        r"|(?:is|are) (?:expected|due|scheduled|slated))(?: (?:at|in) (?:the )?[A-Z][\w’' -]{1,30})? on \Z"
    )
