"""Pairs that leave nothing out: men and women, home and away, yes and no."""

import re
from functools import cache


@cache
def opposites() -> re.Pattern[str]:
    """Both words of a pair, in either order."""
    pairs = (
        ("men", "women"), ("boys", "girls"), ("male", "female"), ("males", "females"), ("adults?", "children"),
        ("seriously|severely|critically|badly", "slightly|lightly"), ("home", "away"), ("full-time", "part-time"),
        ("first half", "second"), ("wins|victories", "losses|defeats"), ("north", "south"), ("east", "west"),
        ("urban", "rural"), ("public", "private"), ("grants?", "loans?"), ("local", "foreign"), ("dead", "injured"),
        ("yes", "no"), ("for", "against"),
        ("in favou?r|favou?r(?:s|ed)?|support(?:s|ed)?|back(?:s|ed)?", "against|oppos(?:es?|ed)"),
        ("approv(?:es?|ed)", "disapprov(?:es?|ed)"),
        ("approved|accepted", "rejected"), ("agree[sd]?", "disagree[sd]?"), ("owners", "tenants|renters"),
        ("passengers", "crew"), ("city|town", "country|countryside|suburbs?|villages?"), ("indoors?", "outdoors?"),
        ("teachers|staff", "pupils|students"), ("new", "old|used|second-hand"), ("by day", "by night"),
        ("upstairs", "downstairs"), ("civilians?", "soldiers|troops|police|officers"), ("morning", "afternoon|evening"),
    )  # fmt: skip
    return re.compile(
        "|".join(rf"\b(?:{one})\b.*\b(?:{other})\b|\b(?:{other})\b.*\b(?:{one})\b" for one, other in pairs)
    )
