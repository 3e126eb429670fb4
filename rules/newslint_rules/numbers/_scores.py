"""The scores of a sentence, and what their readings share."""

import re
from fractions import Fraction
from functools import cache

from newslint.views.quantities import Kind, Quantity
from newslint_rules.numbers._passages import Passage


def scores_of(passage: Passage) -> list[Quantity]:
    """The scores of a sentence, without records and tie-breaks in brackets, and with sets lost, such as 22-25."""
    told = [figure for figure in passage.figures if figure.to is not None]
    if not any(figure.kind is Kind.SCORE for figure in told):
        return []
    return [
        figure
        for figure in told
        if (
            figure.kind is Kind.SCORE
            or (figure.kind is Kind.COUNT and _hyphened().fullmatch(passage.between(*figure.span)))
        )
        and (passage.before(figure.start, 1) != "(" or _opens_row().match(passage.behind(figure.end, 8)))
    ]


@cache
def _opens_row() -> re.Pattern[str]:
    """More scores in the brackets: a match set by set, and no record."""
    return re.compile(r"[,;]? \d{1,3}[-–]\d")


@cache
def _hyphened() -> re.Pattern[str]:
    return re.compile(r"\d{1,2}[-–]\d{1,2}")


def sides_of(figure: Quantity) -> tuple[Fraction, Fraction]:
    assert figure.to is not None  # scores have two sides
    return figure.value, figure.to


def result_of(passage: Passage, leg: Quantity) -> int:
    """1 for a leg that is told as won, -1 for one lost, 0 if neither is said."""
    behind = _outcome().match(passage.behind(leg.end, 30))
    if behind:
        return 1 if behind["won"] else -1
    before = list(_verdict().finditer(passage.before(leg.start, 40)))
    return 0 if not before else 1 if before[-1]["won"] else -1


@cache
def _outcome() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+)? (?:(?P<won>win|victory|triumph)|loss|defeat)\b")


@cache
def _verdict() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<won>w[io]n|wins|winning|took|tak(?:es|ing)|claimed|clinched"
        r"|edged|beat|beating|finish(?:ed|ing) (?:it|them) off)"
        r"|los(?:t|es|ing)|dropp(?:ed|ing)|fell|falling|beaten|went down)\b"
    )


@cache
def break_in_play() -> re.Pattern[str]:
    return re.compile(r"\b(?:break|interval|half-?time|second half|after the restart)\b")


@cache
def won_it() -> re.Pattern[str]:
    return re.compile(r"\b(?:w[io]n|winning|wins|victory|beat|beating|triumph\w*)\b")


@cache
def another_time() -> re.Pattern[str]:
    """Words that tell of a lead or margin that was not the final one."""
    return re.compile(
        r"\b(?:led|lead|leading|trail\w*|half|halftime|half-time|quarter|at one (?:stage|point)|rall\w+|eras\w+"
        r"|overc[ao]m\w+ (?:an?|the|its|his|her|their)|squander\w+|blew|deficit|comeback|previous"
        r"|last (?:week|month|year|season)"
        r"|first (?:leg|match|game|meeting))\b"
    )


@cache
def aggregate_behind() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:win|victory|defeat|loss|winners|score))? (?:on|over) (?:aggregate|two legs|the two legs)"
        r"|,? (?:on )?aggregate\b"
    )


@cache
def turn() -> re.Pattern[str]:
    return re.compile(r";|\b(?:while|but|and [a-z]+|when|whereas)\b")


@cache
def digits() -> re.Pattern[str]:
    return re.compile(r"\d+")
