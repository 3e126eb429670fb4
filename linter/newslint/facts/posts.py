"""The posts that are read in articles and may stand in a knowledge base."""

from typing import Final

POSTS: Final = (
    "president", "vice president", "prime minister", "deputy prime minister", "premier", "chancellor", "king", "queen",
    "emperor", "pope", "sultan", "emir", "taoiseach", "supreme leader", "secretary general", "secretary-general",
    "foreign minister", "foreign secretary", "finance minister", "defense minister", "defence minister",
    "secretary of state", "treasury secretary", "defense secretary", "chief executive", "grand duke", "chair",
    "chairman", "governor", "chancellor of the exchequer", "high representative", "managing director",
    "director general", "director-general", "mayor", "leader",
    "home secretary", "first minister", "attorney general", "chief justice",
)  # fmt: skip
"""Posts that are read before and behind names; a fact says “prime minister of”."""

_SAME: Final = {
    "premier": "prime minister", "taoiseach": "prime minister", "defence minister": "defense minister",
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "foreign secretary": "foreign minister",
    "queen": "monarch", "king": "monarch",
}  # fmt: skip


def normal(post: str) -> str:
    """A post by its usual name: a taoiseach is a prime minister, a king or queen a monarch."""
    post = post.lower().replace("-", " ")
    return _SAME.get(post, post)
