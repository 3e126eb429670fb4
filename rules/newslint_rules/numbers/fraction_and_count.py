import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.quantities import Kind, Quantity
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction, plain
from newslint_rules.numbers._ties import ties


@rule(
    title="A fraction does not fit the counts beside it",
    why="Half, two-thirds and one in five are figures too: the counts beside them must bear them out.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "[[Nearly two-thirds of the class, 45 of 100]] pupils, failed the test.",
        "[[Three-quarters of the crew – 31 of 60]] – had signed by Tuesday.",
        "There were 66 victims. [[A third]] of them have been identified; their 33 names were read out.",
        "Divers saw 90 reefs and found 63 of them bleached. That [[two-fifths]] of the reefs suffered was a surprise.",
        "[[Two-thirds]] of the trees were felled. There had been 90; crews cut down 40.",
        "[[Nearly half]] of the 60 buses in the fleet broke down in the frost. The company said 17 were out "
        "of service.",
        "Tests on 64 samples of honey found 16 to be bad. With [[half]] of all jars failing, shoppers should ask.",
        "Of 300 farmers asked, 60 had been robbed. It was a shame, the union said, that [[half]] of respondents had.",
        "Salaries take $41 million of the $50 million levy. It leaves [[a tenth]] of the money, a sum of $9 million.",
        "[[Three in four]] voters stayed at home. The town has 12,000 voters, and 4,800 of them cast a ballot.",
        "The bank will cut [[a third]] of its 6,000 posts. The 3,000 layoffs start in May, and 40 branches shut.",
        "Frost killed 600 hectares of vines, [[about a quarter]] of it Merlot. The Merlot lost covered 400 hectares.",
        "They won [[90 of the 150 seats; with three-quarters]] of the assembly behind her, the premier, 48, can act.",
    ],
    good=[
        "Half of the region's water comes from the lake. Of its 40 pumps, 30 work.",
        "A third of those accepted were foreigners. Of 120 applicants, 48 were accepted.",
        "Nearly half of the class, 45 of 100 pupils, failed the test.",
        "About two-thirds of the class, 65 of 100 pupils, failed the test.",
        "Half of the club's 12 coaches left, and 200 of its 1,000 members.",
        "More than a third of the class, 45 of 100 pupils, failed the test.",
        "Three of four schools were in the top third of the list.",
        "Three-quarters of the 80 trucks came through. Twenty were lost.",
        "Six of the ten wickets fell before lunch. Half of them were to the new ball.",
        "Nurses struck at 30 of 75 clinics. With three-fifths of the clinics open, few patients noticed.",
        "A quarter of the 80 drivers had no insurance, 20 in all, and 40 had bald tyres.",
        "The second half of the season brought 12 of 20 wins.",
    ],
)
def fraction_and_count(document: Document) -> Iterator[Hit]:
    """Reads the part and the whole that a fraction speaks of, wherever near it they are told."""
    for tie in document.view(ties):
        if tie.rate.kind is Kind.FRACTION:
            yield _hit(document, tie.rate, tie.share.part, tie.share.whole)


def _hit(document: Document, fraction: Quantity, part: Quantity, whole: Quantity) -> Hit:
    start = fraction.start
    if fraction.hedge:
        before = document.text[max(0, start - 20) : start]
        if match := _hedge().search(before):
            start -= len(match[0])
    claim = fraction.span._replace(start=start)
    said = " ".join(claim.of(document.text).split()).lower()
    return contradiction(
        f"{as_written(document, part)} of {as_written(document, whole)} is {plain(part.value * 100 / whole.value)}%, "
        f"not {said}",
        document,
        Side(claim, "the fraction"),
        Side(part.span, "the part"),
        Side(whole.span, "the whole"),
    )


@cache
def _hedge() -> re.Pattern[str]:
    return re.compile(
        r"(?:nearly|almost|about|roughly|some|around|approximately|more than|less than|over|under|just over|just under"
        r"|well over|at least|up to|close to) $",
        re.I,
    )
