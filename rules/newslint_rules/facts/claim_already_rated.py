from collections.abc import Iterator, Sequence

from newslint import Document, Hit, Level, rule
from newslint.facts.base import Facts
from newslint_rules.facts._reporting import contradicted


@rule(
    title="A sentence says what a fact-checker has rated",
    why="Somebody has looked into the claim: their rating belongs on the desk before the story runs.",
    level=Level.WARNING,
    bad=["[[In one night the Corrie dam lost 40 percent of its water.]]"],
    good=[
        "In one night the Corrie dam lost 14 percent of its water.",
        "The Corrie dam did not lose 40 percent of its water in one night.",
        "The mill will close in May.",
    ],
)
def claim_already_rated(
    document: Document,
    *,
    facts: Facts,
    rated: Sequence[str] = ("The Corrie dam lost 40 percent of its water in one night. = false",),
) -> Iterator[Hit]:
    """Looks for sentences close to the claims of ClaimReview files that were imported, and to those of an option.

    `rated` lists further claims with their ratings behind an equals sign; the one there shows the form.
    """
    yield from contradicted(document, facts, "claim_already_rated")
    text = document.text.lower()
    near = [one for one in rated if max(one.partition("=")[0].lower().split(), key=len).strip(".,") in text]
    if near:
        from newslint.facts.claims.ratings import compare

        for one in compare(document, near):
            yield Hit(one.start, one.end, one.message, evidence=one.evidence)
