from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.quantities import Kind
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction, last_digit, plain, rewritten
from newslint_rules.numbers._ties import ties


@rule(
    title="A percentage does not fit the counts beside it",
    why="So many of so many is a percentage that anyone can work out.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "[[Thirty of the 120 delegates, or 40 percent|Thirty of the 120 delegates, or 25 percent]], walked out.",
        "Nearly [[80 percent of the signatures, or 31,200 of the 52,000|60 percent of the signatures, or 31,200 of the "
        "52,000]] handed in, were valid.",
        "Of [[65 lambs born in the snow, 52, or 90 percent|65 lambs born in the snow, 52, or 80 percent]], lived.",
        "Inspectors failed 18 of the 45 restaurants. The failure rate, [[60 percent]], was high.",
        "The plant employs 800 people. It will lay off 200 of them, or [[35 percent]] of the staff.",
        "The council has 40 seats. Women hold 12 of them, or [[40 percent]].",
        "Some 150 of the 600 shops have closed. That is [[15 percent]].",
        "Of the 240 jobs at the plant, 60 will go. Losing [[30 percent]] of the workforce would close a shift.",
        "Eleven peers out of the 20 agreed. The chairman said [[60 percent]] was hardly a ringing endorsement.",
        "The trial enrolled 500 people. A rash was seen in [[8 percent]], or 60 patients.",
        "Of [[800 letters sent, 200 were answered, a response of 40 per cent]].",
    ],
    good=[
        "The council looked at 50 wells and closed 10 of them. Nationwide 45 per cent are shut.",
        "Shares fell by $1.44, or 30 percent, to $3.31.",
        "Women hold 86 of the 215 seats. Men, with 60 percent, hold the rest.",
        "Thirty of the 120 delegates, or 25 percent, walked out.",
        "Thirty of the 120 delegates, 40 percent of them women, walked out.",
        "Nearly 80 percent of the signatures, or 41,200 of the 52,000 handed in, were valid.",
        "The offer is for 1,813 shares. Holders of 1,951 shares, or 34 percent, have agreed.",
        "Some 30 of the 120 shares rose, and the index gained 40 percent.",
        "With 177 of 210 precincts reporting, she had 49 percent of the vote.",
        "Of the 80 homes that flooded, 20 had insurance. In the next valley 35 percent were insured.",
        "She raised $16 million and he a further $9.4 million, in all 11 percent of the $238 million spent.",
        "The strike stopped 1,200 trains. That was 25 percent of the 4,800 the railway runs.",
    ],
)
def share_and_count(document: Document) -> Iterator[Hit]:
    """Reads the part and the whole that a percentage speaks of, wherever near it they are told."""
    for tie in document.view(ties):
        if tie.rate.kind is not Kind.PERCENT:
            continue
        percent, (part, whole, _) = tie.rate, tie.share
        size, unit = part.value * 100 / whole.value, last_digit(percent)
        hit = contradiction(
            f"{as_written(document, part)} of {as_written(document, whole)} is {plain(size, unit)}%, "
            f"not {as_written(document, percent)}",
            document,
            Side(percent.span, "the percentage", rewritten(document, percent, size)),
            Side(part.span, "the part", rewritten(document, part, percent.value * whole.value / 100)),
            Side(whole.span, "the whole"),
        )
        yield hit if tie.is_sure else hit._replace(level=Level.WARNING)
