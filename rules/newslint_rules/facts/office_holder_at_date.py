from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, rule
from newslint.facts.base import Facts
from newslint_rules.facts._reporting import contradicted


@rule(
    title="Somebody is said to have acted in a post that was not theirs then",
    why="A title is that of the day of the deed; another person answered for it.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    published="2025-01-20",
    bad=[
        "Prime Minister [[Keir Starmer]] said in March 2023 that the mine would close.",
        "In May 2021, Prime Minister [[Rishi Sunak]] opened the tunnel.",
    ],
    good=[
        "Prime Minister Keir Starmer said in March 2025 that the mine would close.",
        "Keir Starmer, then leader of the opposition, said in March 2023 that the mine would close.",
        "Prime Minister Keir Starmer, who led the opposition in March 2023, will visit.",
        "The future Prime Minister Rishi Sunak opened the tunnel in May 2021.",
        "Prime Minister Keir Starmer was born in 1962.",
        "A play about Prime Minister Rishi Sunak opened in 2019.",
    ],
)
def office_holder_at_date(document: Document, *, facts: Facts) -> Iterator[Hit]:
    """Looks at a title with a name and a time in one clause, and at terms of office."""
    return contradicted(document, facts, "office_holder_at_date")
