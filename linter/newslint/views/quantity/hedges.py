"""Hedges and bounds: the words before and behind a number that soften it or open one of its ends."""

from typing import Final

from newslint.views.quantity.tokens import DASHES, PADDING, Tokens, table
from newslint.views.quantity.values import Hedge

_PHRASES: Final = {
    Hedge.ABOUT: """
        about|around|roughly|approximately|approx|approx.|circa|ca.|some|an estimated|estimated|estimated at|~|≈
        in the region of|in the order of|on the order of|more or less|give or take|somewhere around|close on
        something like|in the neighborhood of""",
    Hedge.NEARLY: """
        nearly|almost|close to|near|nearing|approaching|just under|just below|just short of|a little under|shy of
        slightly under|slightly below|slightly less than|just less than|a little less than|not quite""",
    Hedge.MORE: """
        more than|over|above|beyond|in excess of|upwards of|upward of|greater than|exceeding|exceeds|exceed|exceeded
        higher than|larger than|bigger than|better than|topping|surpassing|just over|well over|north of|>""",
    Hedge.LESS: "less than|fewer than|under|below|lower than|smaller than|short of|well under|south of|<",
    Hedge.AT_LEAST: """
        at least|at the very least|no fewer than|no less than|not less than|not fewer than|not below|≥
        a minimum of|minimum of|minimum|as few as|as little as""",
    Hedge.AT_MOST: """
        up to|at most|at the most|no more than|not more than|as much as|as many as|as high as|no greater than|≤
        a maximum of|up to a maximum of|maximum of|maximum|not exceeding|not to exceed""",
}
_BEFORE: Final = {
    tuple(phrase.split()): hedge
    for hedge, phrases in _PHRASES.items()
    for line in phrases.strip().split("\n")
    for phrase in line.strip().split("|")
}
_LONGEST: Final = max(map(len, _BEFORE))
_LAST_WORDS: Final = frozenset(phrase[-1] for phrase in _BEFORE)
_OVERCOMING: Final = table("""
    victory win wins victories triumph lead edge points percent ruled control war hand handed took taken take
""")
_BETWEEN: Final = table("""
    another an additional extra further other only just the a of total record all its their
""")
_BEHIND: Final = {
    ("or", "more"): Hedge.AT_LEAST, ("and", "more"): Hedge.AT_LEAST, ("or", "so"): Hedge.ABOUT,
    ("or", "less"): Hedge.AT_MOST, ("or", "fewer"): Hedge.AT_MOST, ("or", "thereabouts"): Hedge.ABOUT,
    ("or", "higher"): Hedge.AT_LEAST, ("or", "above"): Hedge.AT_LEAST, ("or", "over"): Hedge.AT_LEAST,
    ("and", "above"): Hedge.AT_LEAST, ("and", "over"): Hedge.AT_LEAST, ("or", "below"): Hedge.AT_MOST,
    ("or", "greater"): Hedge.AT_LEAST, ("or", "lower"): Hedge.AT_MOST, ("or", "under"): Hedge.AT_MOST,
    ("and", "up"): Hedge.AT_LEAST, ("and", "counting"): Hedge.AT_LEAST, ("or", "better"): Hedge.AT_LEAST,
}  # fmt: skip


def hedge_before(t: Tokens, i: int) -> Hedge | None:
    """The hedge that stands before token `i`, a few words like “another” between them left aside."""
    k = i
    for _ in range(3):
        if t.low[k - 1] in _LAST_WORDS:
            for length in range(min(_LONGEST, k - PADDING), 0, -1):
                found = _BEFORE.get(tuple(t.low[k - length : k]))
                if found:
                    return None if _is_no_hedge(t, k, length) else found
        if t.low[k - 1] not in _BETWEEN:
            return None
        k -= 1
    return None


def _is_no_hedge(t: Tokens, k: int, length: int) -> bool:
    """Whether the words only look like a hedge: “victory over two rivals” is of one winner."""
    word = t.low[k - 1]
    if length > 1:
        return False
    if word in ("above", "below", "over", "under", "beyond", "near"):
        return t.low[k - 2] in _OVERCOMING
    return word == "some" and t.low[k - 2] in ("for", "in") and t.low[k] in ("one", "first", "second")


def hedge_behind(t: Tokens, j: int) -> Hedge | None:
    """The hedge at token `j`, behind a number or its noun: or more, or so, plus, 100+, 30-odd."""
    found = _BEHIND.get((t.low[j], t.low[j + 1]))
    if found:
        return found
    if t.low[j] == "+" and t.touches(j - 1):
        return Hedge.AT_LEAST
    k = j + 1 if t.low[j] in DASHES and t.touches(j - 1) else j
    if t.low[k] == "odd":
        return Hedge.ABOUT
    if t.low[k] == "plus" and k > j:
        return Hedge.AT_LEAST
    return Hedge.ABOUT if t.low[k] == "ish" else None
