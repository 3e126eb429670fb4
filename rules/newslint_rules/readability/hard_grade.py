from collections.abc import Iterator

from newslint import Document, Hit, Level, rule
from newslint_rules.readability._measure import measured


@rule(
    title="An article needs more years of school than its readers have",
    why="Most newspapers aim at readers with ten to twelve years of school.",
    level=Level.SUGGESTION,
    default=False,
    source="Kincaid et al. (1975)",
    bad=[
        "[[" + "The internationalization of telecommunications infrastructure necessitates comprehensive "
        "interdepartmental administrative coordination notwithstanding jurisdictional heterogeneity. "
        * 12
        + "It does.]]"
    ],
    good=["The cat sat on the mat. It was a warm day. " * 15, "A short text is not measured."],
)
def hard_grade(document: Document, *, grade_at_most: float = 16) -> Iterator[Hit]:
    """`grade_at_most` is a US school grade by Flesch and Kincaid."""
    found = measured(document)
    if found:
        values, place = found
        value = values.flesch_kincaid_grade
        if value is not None and value > grade_at_most:
            yield Hit(*place, f"a reading grade of {value:g}; the limit is {grade_at_most:g}")
