from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint_rules.dates._reckoning import Moment, misfits


@rule(
    title="An age at an event does not fit the year of birth",
    why="Who was born in 1950 was 21 or 22 in 1972, and no year can make that 28.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "Born in 1950, she won gold in 1972 at [[28]], beating a field of teenagers.",
        "Anders Holm (born 1943) became prime minister in 1986, at the age of [[33]].",
        "In 1934 a [[25-year-old]] Jonas Ferry crossed the ice alone. Ferry, born in 1899, never spoke of it.",
        "Otto Lang saw the king in 1960. He was [[12]], he writes. Lang was born in 1938.",
        "She made her name in her [[70s]], finding the comet in 1986. She was born in Lowell in 1936.",
        "Still a [[teenager]] when he bought the tug in 1975, Captain Ferris was born in 1948.",
        "The son of a merchant, Bello was born in 1948. In 1971, when he was [[33]], he wrote his first novel.",
        "The album of 1998 was recorded on her [[40th birthday]]. The singer was born in 1948.",
    ],
    good=[
        "Born in 1950, she won gold in 1972 at 22, beating a field of teenagers.",
        "Born in 1950, she beat Vera Holt, 28, in 1972.",
        "Born in 1950, she had a son in 1972; he is 52 now.",
        "Born in 1950, she won gold in 1972 at 22 and coached until she was 28.",
        "Private Hale, born in 1901, told the recruiter in 1917 that he was 19.",
        "He was born in 1943 and played in 1986 with the 33-year-old Karl Brandt.",
        "Born in 1950, he came to the village in 1972, and at 28 he was its mayor.",
        "She was born in 1943. In 1986 the firm, then 33 years old, made her its head.",
        "Sergeant Tully, born in 1922, came ashore in 1944 beside a 17-year-old from Erie.",
        "Amsel, who was born in 1945, swam the strait in 1969 with a boy of 14.",
    ],
)
def age_at_event(document: Document) -> Iterator[Hit]:
    """Looks at an age with a year in its sentence, or in the one before where a pronoun takes it up."""
    text = document.text
    for one in document.view(misfits):
        if one.moment is Moment.EVENT and one.place is not None:
            message = f"{one.birth.of(text)} makes the age {one.right} in {one.place.of(text)}, not {one.told}"
            related = (Related(*one.birth, "the birth"), Related(*one.place, "the year of the event"))
            yield Hit(one.age.start, one.age.end, message, related=related)
