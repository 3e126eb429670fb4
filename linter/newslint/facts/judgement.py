"""What an article claims and what the knowledge base says to it."""

import enum
from typing import NamedTuple

from newslint.rule import Evidence, Level, Related


class Verdict(enum.StrEnum):
    """How a claim stands to what is known. Silence is not falsity."""

    CONTRADICTED = "contradicted"
    SUPPORTED = "supported"
    NOT_CHECKABLE = "not checkable"


class Judgement(NamedTuple):
    """A claim of an article: its words, what they say, and the verdict with its evidence.

    `check` is the name of the rule that reports it. `subject`, `relation` and `object` are the claim as a fact, `when`
    the time it is said of, empty where none is named. `message` says what is wrong. `level` is None for the rule's own.
    """

    check: str
    start: int
    end: int
    subject: str
    relation: str
    object: str
    verdict: Verdict
    message: str = ""
    when: str = ""
    suggestions: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    level: Level | None = None
