"""People who are told without a number: a mother and her three children, both pilots."""

import re
from functools import cache

from newslint.views.quantity.nouns import is_people, singular

_GROUPS = frozenset("crew staff police personnel".split())


def unnumbered(low: str) -> int:
    """How many people the words in lower case name with an article, a possessive or “both” in a list of the counted."""
    found = 0
    for match in _one().finditer(low):
        words = [match["first"], match["second"] or ""]
        if any(is_people(singular(word)) and word not in _GROUPS for word in words):
            found += 2 if match["how"] == "both" else 1
    return found + len(_self().findall(low))


@cache
def _one() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[,:] ?|\b(?:and|or|plus|with|of|including|kill(?:s|ed|ing)?|injur(?:es|ed|ing)|wound(?:s|ed|ing)"
        r"|rescued|rescues"
        r"|arrest(?:s|ed|ing)|hurt) )(?P<how>an?|his|her|their|both|another|one"
        r"|the) (?P<first>[a-z'-]+)(?: (?P<second>[a-z-]+))?"
    )


@cache
def _self() -> re.Pattern[str]:
    return re.compile(r"\b(?:himself|herself)\b")
