"""Words that are never candidates for one another, however well they fit: spellings of one word, and facts.

A language model knows neither how many people came nor in which month; *three* for *four* is no garbled word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

FACTS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens half third quarter thirds quarters
hundred hundreds thousand thousands million millions billion billions trillion trillions
|first second third fourth fifth sixth seventh eighth ninth tenth last
|second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries
weekend weekends quarter quarters
|morning afternoon evening night noon midnight dawn dusk
|north south east west northern southern eastern western northeast northwest southeast southwest northeastern
northwestern southeastern southwestern
|president governor senator mayor minister premier chancellor congressman congresswoman representative
|brother sister father mother son daughter husband wife uncle aunt nephew niece grandfather grandmother man woman boy
girl men women boys girls
|won lost win lose wins loses|more less fewer|higher lower high low|major minor|up down|rose fell rise fall rises falls
|above below|before after|inside outside|buy sell bought sold|increase decrease increased decreased increases decreases
|male female|he she|his her|him her|black white red green blue yellow orange purple brown
|inch inches foot feet yard yards mile miles metre metres meter meters kilometre kilometres kilometer kilometers
|gram grams kilogram kilograms pound pounds ounce ounces ton tons tonne tonnes|litre litres liter liters gallon gallons
"""
SPELLINGS = (
    (re.compile(r"is(?=(?:e|ed|er|ers|es|ing|ation|ations|ational)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|er|es|ing)$)"), "yz"),
    (re.compile(r"our"), "or"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"mme(?=s?$)"), "m"),
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"eable$"), "able"),
    (re.compile(r"ll"), "l"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"ey(?=s?$)"), "y"),
)


def _groups() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(FACTS.split("|")):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


GROUPS = _groups()


def spelling(word: str) -> str:
    """One form for all spellings of a lower-case word, British and American."""
    for pattern, replacement in SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


def exchangeable(word: str, other: str) -> bool:
    """Whether two lower-case words are one word spelt twice, or two facts of one kind."""
    shared = GROUPS.get(word, frozenset()) & GROUPS.get(other, frozenset())
    return bool(shared) or spelling(word) == spelling(other)
