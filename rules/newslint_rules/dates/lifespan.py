from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint_rules.dates._reckoning import Moment, misfits


@rule(
    title="An age at death does not fit the years of the life",
    why="From 1931 to 2024 is 93 years or 92, never 83; in an obituary the family will notice.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "Composer Ewald Holt (1931-2024) died at [[83]] in the house where he was born.",
        "Sister Agathe (1904–1951) rests here. She died at the age of [[57]].",
        "Born on April 21, 1926, Walter Kerr died on June 10, 2004, at [[88]].",
        "The sculptor Jan Vos (1912-1967) died [[in his 45th year]].",
        "Nora Quist, 1920-1976: a life in letters. She died at [[sixty-six]].",
        "She was born on 3 May 1915 and died on 2 May 1999, a day short of her [[94th birthday]].",
        "Born in 1890, he was shot in 1934. He had lived [[54]] years.",
        "Dead at [[55]]: Ray Molina. The welterweight (1959-2024) won 44 fights.",
        "A stone reads “Ezekiel Stroup, 1846-1934.” He lived to be [[98]] and buried three wives.",
        "Patrick Kearn (1904-1967) was only [[53]] when pneumonia carried him off.",
        "Ada Brandt (1902-1981) left 400 letters, the harvest of a life of [[69]] years.",
        "Otis Lane, 1941-2022, drew maps. He was [[71]] and had been ill since 2019.",
    ],
    good=[
        "Composer Ewald Holt (1931-2024) died at 93 in the house where he was born.",
        "Ewald Holt (1931-2024) wrote his first opera at 19.",
        "Ewald Holt (1931-2024) was 24 when his father died at 83.",
        "The painter Jan Vos (1912-1967) was taught by Karl Lund, who died at 83.",
        "The war of 1939-1945 killed him at 21.",
        "Her mother died at 60. Nora Quist (1920-1976) kept house from then on.",
        "She was born on 3 May 1915 and died on 2 May 1999, a day short of her 84th birthday.",
        "Born in 1890, he was shot in 1934. He had lived 44 years.",
        "Ray Molina, the champion of Texas (1983-1991), died on Sunday at 65.",
        "Walter Kemp, 1930-2019, was 58 when he lost the mine.",
    ],
)
def lifespan(document: Document) -> Iterator[Hit]:
    """Looks at years of birth and death in brackets or in two verbs, and at ages told with the death."""
    for one in document.view(misfits):
        if one.moment is Moment.DEATH:
            message = f"{one.birth.of(document.text)} makes the age {one.right}, not {one.told}"
            yield Hit(one.age.start, one.age.end, message, related=(Related(*one.birth, "the life"),))
