from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint_rules.readability._measure import measured


@rule(
    title="A large share of an article's different words is outside everyday vocabulary",
    why="Readers guess at words they do not know.",
    level=Level.SUGGESTION,
    default=False,
    source="Dale and Chall (1948), A formula for predicting readability",
    bad=[
        "[[" + "The internationalization of telecommunications infrastructure necessitates comprehensive "
        "interdepartmental administrative coordination notwithstanding jurisdictional heterogeneity. "
        * 12
        + "It does.]]"
    ],
    good=["The cat sat on the mat. It was a warm day. " * 15, "A short text is not measured."],
)
def many_difficult_words(document: Document, *, share_at_most: float = 0.45) -> Iterator[Hit]:
    """`share_at_most` is the share, 0 to 1, of different words outside the Dale-Chall list."""
    found = measured(document)
    if found:
        values, place = found
        value = values.difficult_words
        if value is not None and value > share_at_most:
            yield Hit(*place, f"{value:.0%} of the different words are difficult; the limit is {share_at_most:.0%}")
