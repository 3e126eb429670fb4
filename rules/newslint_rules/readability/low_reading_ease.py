from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint_rules.readability._measure import measured


@rule(
    title="An article is hard to read",
    why="Long words and long sentences together lose readers.",
    level=Level.SUGGESTION,
    default=False,
    source="Flesch (1948), A new readability yardstick",
    bad=[
        "[[" + "The internationalization of telecommunications infrastructure necessitates comprehensive "
        "interdepartmental administrative coordination notwithstanding jurisdictional heterogeneity. "
        * 12
        + "It does.]]"
    ],
    good=["The cat sat on the mat. It was a warm day. " * 15, "A short text is not measured."],
)
def low_reading_ease(document: Document, *, ease_at_least: float = 30) -> Iterator[Hit]:
    """`ease_at_least` is a Flesch reading ease, 0 (hard) to 100 (easy)."""
    found = measured(document)
    if found:
        values, place = found
        value = values.flesch_reading_ease
        if value is not None and value < ease_at_least:
            yield Hit(*place, f"a Flesch reading ease of {value:g}; at least {ease_at_least:g} is wanted")
