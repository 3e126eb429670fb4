from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, rule
from newslint_rules.quotes._versions import LABELS, contradiction, difference, different_people, pairs, said, speaker

_SHORTEST: Final = 5  # words; shorter phrases come back by chance


@rule(
    title="A quotation is given twice in different words",
    why="Somebody said it once; at most one of the two wordings is what was said.",
    level=Level.WARNING,
    confidence=0.7,
    bad=[
        "Nobody will defend “the territorial integrity of our country,” Ms. Ito said.\n\nShe spoke for "
        "an hour in the square.\n\n“We alone defend the territorial [[honesty]] of our country,” she told the crowd.",
        "The mayor promised that the bridge “will not be closed before the winter,” whatever the cost.\n\nThe board "
        "met at noon.\n\n“The bridge [[will be]] closed before the winter,” the mayor said.",
    ],
    good=[
        "Nobody will defend “the territorial integrity of our country,” Ms. Ito said.\n\n“We alone "
        "defend the territorial integrity of our country,” she told the crowd.",
        "“The bridge, whatever it costs, will not be closed before the winter,” the mayor said.\n\nHe had promised "
        "that “the bridge … will not be closed before the winter.”",
        "“We won’t close the bridge before the winter,” the mayor said.\n\nCritics doubt that they “will not close the "
        "bridge before the winter.”",
        "“We will fight for every job in this valley,” Mr. Hale said.\n\n“We will fight for every school in this "
        "county,” he said.",
        "“I am happy with this result today,” Mr. Hale said.\n\n“I am unhappy with this result today,” Ms. Ito said.",
    ],
)
def two_versions(document: Document) -> Iterator[Hit]:
    """Compares the quotations of the body that stand in different paragraphs, unless two people said them."""
    body = [one for one in document.view(said) if one.block.role not in LABELS]
    told: set[int] = set()
    for first, second in pairs(body):
        if first.block == second.block or second.quotation.start in told:
            continue
        found = difference(second, first, shortest=_SHORTEST)
        if found and not different_people(document, speaker(document, first), speaker(document, second)):
            told.add(second.quotation.start)
            yield contradiction(document, second, first, found, "this quotation was given in other words before")
