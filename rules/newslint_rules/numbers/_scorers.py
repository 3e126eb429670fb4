"""Goals by those who scored them: a hat-trick from Lund, a Depay double, strikes from Gakpo and Malen."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from newslint_rules.numbers._pairs import NUMBER, number

_MANY: Final = {"hat-trick": 3, "hat trick": 3, "treble": 3, "brace": 2, "double": 2, "both": 2}
_NAME: Final = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"


class Goals(NamedTuple):
    """How many goals some words give, and where the words stand in the sentence."""

    number: int
    start: int
    end: int


def goals(text: str, low: str) -> list[Goals]:
    """The goals of a sentence, given as it is written and in lower case."""
    if not _any().search(low):
        return []
    found = [Goals(_count(match), *match.span()) for match in _scored().finditer(low)]
    for more in (_his().finditer(low), _by_name().finditer(text)):
        for match in more:
            if not any(
                one.start < match.end() and match.start() <= one.end + 1 for one in found
            ):  # a double strike from
                found.extend(_each(match))
    return sorted((one for one in found if one.number), key=lambda one: one.start)


def _each(match: re.Match[str]) -> Iterator[Goals]:
    """A goal for each of those named, or two or three for one."""
    said = match.groupdict()
    if said.get("many"):
        yield Goals(_MANY[said["many"]], *match.span())
        return
    for name in _name().finditer(match.string, *match.span("names")):
        yield Goals(1, *name.span())


def _count(match: re.Match[str]) -> int:
    if match["added"]:
        return 1
    word = match["scored"] or match["number"]
    return _MANY.get(word) or number(word)


@cache
def _any() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:goals?|hat[- ]trick|treble|brace|double|twice|strikes?|scor(?:ed|ing)|headers?|added|tries)\b"
    )


@cache
def _scored() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<number>hat-trick|hat trick|brace|(?:{NUMBER})(?= goals)|one)(?: goals?)? (?:from|by)"
        r"|(?:scored|scoring|hit|struck|netted|bagged|grabbed|got|notched|claimed|with) (?:a )?"
        rf"(?P<scored>hat-trick|hat trick|brace|twice|both|(?:{NUMBER})(?= goals))"
        r"|(?:added|scored|got|netted|grabbed) (?P<added>another|one|a (?:second|third|fourth|fifth|late)))\b"
    )


@cache
def _his() -> re.Pattern[str]:
    return re.compile(r"\b(?:an?|his|her)(?: [a-z'-]+){0,2} (?P<many>double|brace|hat-trick|hat trick|treble)\b(?!-)")


@cache
def _by_name() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:[Gg]oals?|[Ss]trikes?|[Ee]fforts?|[Hh]eaders?|[Tt]ries)(?: (?:came|coming))?"
        rf" (?:from|by|through)"
        rf" (?P<names>{_NAME}(?:(?:, and |, | and ){_NAME}){{0,8}})"
    )


@cache
def _name() -> re.Pattern[str]:
    return re.compile(_NAME)
