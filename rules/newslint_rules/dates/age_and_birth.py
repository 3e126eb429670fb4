from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint_rules.dates._reckoning import Moment, misfits


@rule(
    title="An age does not fit the date of birth",
    why="Who was born in May 1961 was 64 in March 2026, whatever the note says; the reader subtracts.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    published="2026-03-02",
    bad=[
        "General Ruiz, born on May 4, 1961, is [[71]] and has no plans to retire.",
        "The [[27-year-old]] striker (born 9 February 1986) has signed.",
        "Drummer Cal Reyes, [[33]], has left the band. Reyes was born on 6 October 1978.",
        "Officers held a [[22-year-old]]. He gave his birth date as Aug. 14, 1992.",
        "Pat Doyle will be [[50]] in June. He was born in Cork in June 1966.",
        "The twins, born on April 3, 2010, are [[12 years old]].",
        "Born in 1948, the singer says that at [[87]] she has no plans to stop.",
        "The nominee, who was born on July 30, 1978, would be the youngest member of the board at [[57]].",
        "The baker, now [[65]], came in 1969, he said. He gave his birth date as Dec. 8, 1950.",
        "Ruiz, born on Feb. 20, 1946, turned [[90]] on Saturday.",
    ],
    good=[
        "General Ruiz, born on May 4, 1961, is 64 and has no plans to retire.",
        "Born in 1961, Ruiz was 22 when he joined the army.",
        "Ruiz, born on May 4, 1961, has a son who is 22.",
        "Born in 1961, she won gold in 1984 at 22; today she is 64.",
        "Ana Ruiz, born in 1961, leads the bank. Tom Hale, 43, leads the union.",
        "Ruiz, born in 1961, died in 2011. He was 49.",
        "The actor, born on March 9, 1946, turns 80 next week.",
        "Pat Doyle will be 60 in June. He was born in Cork in June 1966.",
        "Born on March 3, 2012, the boy will be 18 in 2030.",
        "Born in 1948, the singer recalls that at 27 she had no plans to stop.",
        "Ruiz, born on Feb. 20, 1946, turned 80 on Saturday.",
        "Ruiz, born in 1950, sailed to Chile at 22.",
        "The nominee, born in 1978, spoke after a 17-year-old from Leeds.",
    ],
)
def age_and_birth(document: Document) -> Iterator[Hit]:
    """Needs the article's date; looks at ages that are told as of now, near the birth or at the same name."""
    published = document.metadata.published
    for one in document.view(misfits):
        if one.moment is Moment.NOW and published is not None:
            born = one.birth.of(document.text)
            message = f"{born} makes the age {one.right} on {published.isoformat()}, not {one.told}"
            yield Hit(one.age.start, one.age.end, message, related=(Related(*one.birth, "the birth"),))
