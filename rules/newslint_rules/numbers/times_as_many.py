import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Span, rule
from newslint.views.quantities import Kind, Quantity
from newslint_rules.numbers._change import Pair, comparable, is_told_with, pairs, timed
from newslint_rules.numbers._passages import Passage, window
from newslint_rules.numbers._sides import subject_of, told_pair, topic_of
from newslint_rules.numbers._times import mismatch, told_times


@rule(
    title="One figure is not so many times the other",
    why="Twice as many and three times as much are claims that the two figures beside them must bear out.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "[[Three times as many people applied: 900, up from 450]].",
        "It earned [[$6.3 billion, five times the $2.1 billion]] of a year ago.",
        "The airport handled [[1.8 million passengers, four times as many as the 610,000]] of 2015.",
        "The old statue stood 3.9 metres high.\n\nAt 5.6 metres, the new one is [[twice as tall]].",
        "Spending on defence is 4 billion dollars. Spending on schools is 2 billion dollars, [[a third as much]].",
        "The bridge in Harwick, at [[900 meters, is three times as long as the one in Elm, which measures 450"
        " meters]].",
        "Boys are [[twice as likely as girls to be excluded: 6 percent of them were, and 4 percent]] of girls.",
        "Tonga has 5,400 plots and Samoa 1,800. The island has [[twice as many]].",
        "The storms cost [[three times what]] had been planned. The city set aside $1.5 million and has "
        "spent $6 million.",
        "Smokers are [[four times as likely]] as others to need a second operation. The rate for others is 5 per "
        "1,000; for smokers it is 9, says the study of 12 hospitals.",
        "[[Twice as many]] ships passed in June as in May. The pilots counted 410 in June and 300 in May.",
        "The lake is now [[half as deep]] as in 1990. Then it measured 24 metres; this summer it measures 18.",
    ],
    good=[
        "The airline plans to double its fleet by 2035. It has 46 aircraft now and expects to have 60 by 2029.",
        "Twice as many people applied: 900, up from 450.",
        "It earned $6.3 billion, three times the $2.1 billion of a year ago.",
        "More than twice as many people applied: 900, up from 410.",
        "He won three times in 1999 and drew a crowd of 900, up from 450.",
        "The new line carries 24,000 people an hour, four times more than the trams, which manage 4,800.",
        "The survey found 2,400 fires in Elm, three times as many as in Harwick, where there were 800. In May it "
        "found 412.",
        "Shares trade at 12 times earnings, up from $40 to $44.",
        "Lead levels were 240 parts per billion. The legal limit is 60, so the reading was four times higher.",
        "He spends three times as much on lime as his neighbors. The farm yielded 11 tonnes of wheat, "
        "against five next door.",
        "Women earn 1,400 euros a month. Men, at 2,100 euros, make half as much again.",
    ],
)
def times_as_many(document: Document) -> Iterator[Hit]:
    """Reads the figures that the words join, or the only two of a kind around them."""
    found = document.view(timed)
    for index, passage in enumerate(found):
        for match in _claim().finditer(passage.low):
            start = passage.span.start
            claim = Span(start + match.start(), start + match.end())
            factor = _factor(match["times"], passage, start + match.start("times"))
            pair = _pair(found, index, claim) if factor else None
            sure = pair is not None
            if factor and pair is None and " those of" not in match[0]:
                topic, back = _topic(passage, claim)
                hedged = (match["hedge"] or "").strip()
                told = told_times(passage, claim, index, factor, hedged, topic, points_back=back, is_compared=True)
                pair = told_pair(found, told) or told_pair(found, told._replace(shares=True))
            if match["of"] and (pair is None or not _is_told_of(passage, claim, pair)):
                continue
            if factor is None or pair is None or _usual().match(passage.behind(claim.end)):
                continue
            kind = pair.new.kind if pair.old.kind is Kind.COUNT else pair.old.kind  # from 24 metres to 18
            if not _suits(match[0], kind, is_rate=any(_is_rate(one, pair) for one in found)):
                continue
            said = " ".join(document.text[claim.start : claim.end].lower().split())
            hedge = (match["hedge"] or "").strip()
            hit = mismatch(document, pair, factor, hedge, claim, said)
            more = match["more"] and factor > 1 and mismatch(document, pair, factor + 1, hedge, claim, said) is None
            if hit and not more:
                yield hit if sure else hit._replace(level=Level.WARNING)


def _topic(passage: Passage, claim: Span) -> tuple[tuple[str, ...], bool]:
    """What the figures must be of, and whether all that is near may be meant: “three times as many!”."""
    subject, back = subject_of(passage, claim)
    if _spending().search(passage.before(claim.start, 25)):
        subject = (*subject, "cost")
    words = passage.between(*claim)
    counted = _counted().match(passage.behind(claim.end, 60))
    if _countable().search(words):
        topic = topic_of(counted[1]) if counted and words.endswith((" many", " few", " more", " fewer")) else ()
        return (topic, False) if topic else (subject, True)
    beside = _as().match(passage.behind(claim.end, 60))
    other = topic_of(beside[1]) if beside else ()
    return (other, False) if other else (subject, beside is None or back)


@cache
def _spending() -> re.Pattern[str]:
    return re.compile(r"\b(?:spen(?:d|ds|t|ding)|costs?|pay|pays|paid|earn(?:s|ed)?|charge[sd]?) [^,;:]{0,12}\Z")


@cache
def _counted() -> re.Pattern[str]:
    """Behind “as many”, what is counted and what it is compared with."""
    return re.compile(
        r" (?!(?:as|than|were|was|are|is|have|has|had|did|do|does|will|of|in|on|at|by|last"
        r"|this)\b)((?:[a-z'-]+ ?){1,8})"
    )


@cache
def _countable() -> re.Pattern[str]:
    return re.compile(
        r"(?: as (?:many|much|few|large|high|big)| times (?:the|its|his|her|their|what|that|last)\b.*| (?:more"
        r"|higher|larger|bigger|greater|fewer))\Z"
    )


@cache
def _as() -> re.Pattern[str]:
    return re.compile(r" as ((?:[a-z'-]+ ?){1,5})")


def _is_told_of(passage: Passage, claim: Span, pair: Pair) -> bool:
    """Whether “twice the size” stands with one of the figures, and is no plan to double something."""
    if _planned().search(passage.before(claim.start, 30)):
        return False
    return any(passage.span.covers(one.span) and is_told_with(passage, claim, one) for one in pair[:2])


@cache
def _planned() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:to|will|would|could|can|may|might|should|must|not) (?:more than |nearly |almost |about )?$"
    )


def _is_rate(passage: Passage, pair: Pair) -> bool:
    return any(passage.span.covers(one.span) and _per_so_many().match(passage.behind(one.end)) for one in pair[:2])


@cache
def _per_so_many() -> re.Pattern[str]:
    return re.compile(
        r"(?: [a-z]+){0,3} (?:per|in|out of|for)(?: every)? (?:1,?0|10,?0|a (?:hundred|thousand|million))"
    )


def _suits(words: str, kind: Kind, *, is_rate: bool) -> bool:
    """Whether the words can compare such figures: what is as likely has a share or rate, what is as tall no count."""
    if "likely" in words:
        return kind is Kind.PERCENT or is_rate
    if _of_length().search(words):
        return kind is Kind.LENGTH
    return kind is not Kind.COUNT or _of_size().search(words) is None


@cache
def _of_length() -> re.Pattern[str]:
    return re.compile(r" as (?:tall|wide|deep|far)$")


@cache
def _of_size() -> re.Pattern[str]:
    return re.compile(r" as (?:long|tall|wide|heavy|fast|far|deep|old|high|great)$")


_WORDS: Final = {
    "twice": Fraction(2),
    "double": Fraction(2),
    "triple": Fraction(3),
    "treble": Fraction(3),
    "quadruple": Fraction(4),
    "half": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "one-third": Fraction(1, 3),
    "a quarter": Fraction(1, 4),
    "a fifth": Fraction(1, 5),
    "a tenth": Fraction(1, 10),
}


def _factor(times: str, passage: Passage, start: int) -> Fraction | None:
    if times in _WORDS:
        return _WORDS[times]
    for figure in passage.figures:
        if figure.kind is Kind.RATIO and figure.start == start and not figure.is_range and figure.value > 1:
            return figure.value
    return None


def _pair(found: Sequence[Passage], index: int, claim: Span) -> Pair | None:
    passage = found[index]
    near = window(found, index, 1)
    amounts = [figure for one in near for figure in one.figures]
    behind = next((figure for figure in passage.figures if figure.start >= claim.end), None)
    if behind and _object().fullmatch(passage.between(claim.end, behind.start)):
        before = [figure for figure in amounts if figure.end <= claim.start and comparable(figure, behind)]
        return Pair(_bare(behind), before[-1], ordered=True) if before else None
    inside = list(pairs(passage))
    if inside:
        return inside[0] if len(inside) == 1 and not _turn().search(_gap(passage, claim, inside[0])) else None
    return None


def _bare(figure: Quantity) -> Quantity:
    """The figure without the “more than” or “as many as” that belongs to the comparison."""
    return figure._replace(hedge=None)


def _gap(passage: Passage, claim: Span, pair: Pair) -> str:
    return passage.between(claim.end, pair.span.start) or passage.between(pair.span.end, claim.start)


@cache
def _claim() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?P<hedge>(?:more|less) than|nearly|almost|about|roughly|at least|just over|well over|close to|over|some"
        r"|just under|up to|around) )?"
        r"\b(?P<times>twice|double|triple|treble|quadruple|half|(?:a third|one-third|a quarter|a fifth"
        r"|a tenth)(?= as (?!a\b|the\b|it\b|he\b|well\b))|(?:[a-z]+(?:[ -]and[ -]a[ -]half)?"
        r"|\d+(?:\.\d+)?) times)"
        r"(?:(?<!double)(?<!half) as (?!a\b|an\b|the\b|it\b|he\b)[a-z]+\b| as (?:many|much|few|large|high)\b"
        r"|(?<=half) as (?:big|deep|tall|long|wide|heavy|fast|likely|old|far|expensive|dear|common)\b"
        r"|(?P<more> (?:more|higher|larger|bigger|greater|longer|better|stronger|heavier|taller)\b)"
        r"|(?<= times) (?:less|fewer|lower|smaller|cheaper|shorter|lighter)\b"
        r"|(?<!half) (?:last (?:year|month|season|week|time)'s|(?P<of>its|his|her|their|the) (?!day\b|year\b"
        r"|pace\b|speed\b|performance\b|power\b|risk\b|chance\b"
        r"|week\b|world\b)"
        r"|that of\b|those of\b)"
        r"|(?<=half) the (?=number|amount|figure|price|rate|level|sum|cost|average|previous|size|[$£€¥])"
        r"| what\b(?! if\b))"
    )


@cache
def _object() -> re.Pattern[str]:
    return re.compile(r" ?(?:than |as )?(?:many |much )?(?:as )?(?:the |last year's |a mere |just |only |its )?[$£€¥]?")


@cache
def _usual() -> re.Pattern[str]:
    return re.compile(
        r" again\b|,? (?:than|as) (?:the )?(?:normal|usual|average|national|world|expected|thought|planned|any"
        r"|other|rest)\b"
    )


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(r";|\b(?:while|but|after|with|amid|because|despite|following|percent)\b")
