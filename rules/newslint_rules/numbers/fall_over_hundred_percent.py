import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.quantities import Hedge, Kind, Quantity
from newslint_rules.numbers._arithmetic import as_written
from newslint_rules.numbers._passages import Passage, with_figures


@rule(
    title="A fall of more than 100 percent",
    why="What falls by 100 percent is gone: nothing that cannot be below zero falls any further.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "Sales of diesel cars [[fell 150 percent]] last year.",
        "A [[160 per cent reduction]] in waiting times is promised by 2028.",
        "The new filter emits [[250 percent less]] soot than the old one.",
        "Thefts have [[come down by more than 300%]] since the lamps were put up.",
        "Visitors stayed away: the park reported a [[decline of 180 percent]] for May.",
        "Use of plastic bags [[fell between 110 and 130 percent]] in the two towns.",
    ],
    good=[
        "Sales of diesel cars fell 50 percent last year.",
        "Inflation fell to 150 percent from 210 percent.",
        "Inflation fell from 210 percent.",
        "Exports grew 150 percent after the fall.",
        "Net profit fell 150 percent, to a loss of $4 million.",
        "Operating income dropped 120 percent as the mill closed.",
        "The lender cut the 120 percent tariff in half.",
        "Debt is down from 140 percent of output.",
        "The index is 120 percent below what it could be only if it were negative, said no one.",
        "Prices fell after a 150 percent rise.",
        "Turnout fell, but donations rose 130 percent.",
        "The ministry reduced its 200 percent duty on wine.",
        "Output dropped below 110 percent of the plan.",
        "Use of the buses fell by 100 percent during the strike.",
    ],
)
def fall_over_hundred_percent(document: Document) -> Iterator[Hit]:
    """Looks at a percentage above 100 beside a word for falling; what can be negative, such as profit, is let pass."""
    for _, passage in with_figures(document):
        for figure in passage.figures:
            if figure.kind is not Kind.PERCENT or figure.low <= 100 or figure.hedge in (Hedge.LESS, Hedge.AT_MOST):
                continue
            start, end = _fall(passage, figure)
            if start < end and not _below_zero().search(passage.low):
                said = as_written(document, figure)
                yield Hit(start, end, f"nothing can fall by {said}: a fall of 100 percent leaves nothing")


def _fall(passage: Passage, figure: Quantity) -> tuple[int, int]:
    """The percentage with the word that makes it a fall; empty where there is none."""
    behind = _noun_behind().match(passage.behind(figure.end, 30))
    if behind:
        return figure.start, figure.end + behind.end()
    before = _verb_before().search(passage.before(figure.start, 70))
    if before is None or _of_something().match(passage.behind(figure.end, 40)):
        return 0, 0
    return figure.start - len(before[0]), figure.end


@cache
def _noun_behind() -> re.Pattern[str]:
    return re.compile(
        r"(?: |-)(?:(?:drop|fall|decline|decrease|reduction|plunge|slump|dip|slide|cut)\b(?! from| to)"
        r"|(?:less|fewer|cheaper|smaller|lower|shorter|slower|lighter|quieter|weaker|down on|decrease|depreciation)\b)"
    )


@cache
def _verb_before() -> re.Pattern[str]:
    # The words that may stand between “fell” and its percentage: by more than another 105 percent.
    return re.compile(
        r"\b(?:fell|falls?|fallen|falling|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)"
        r"|slump(?:s|ed)?|plung(?:e|es|ed|ing)|plummet(?:s|ed)?|tumbl(?:e|es|ed)|sank|sunk|shr[aiu]nk|dwindled|cut|cuts"
        r"|slash(?:ed|es)|reduc(?:e|es|ed|tion|ing)|lower(?:ed|s)|(?:come|came|gone|went|go|are|is|was|were) down|lost"
        r"|loses?|diminished|dipped|slid|eased|shed|depreciat\w+|devalu\w+|weakened|erod\w+|contracted|recede\w*|discount\w*)"
        r"(?:(?: (?!and\b|but\b|to\b|from\b|after\b)[\w'-]+){1,5} by)?"
        r"(?: (?:by|of|some|about|around|nearly|almost|roughly|more than|over|at least|well over|as much as|another|an?"
        r"|estimated|additional|further|average|staggering|between|up to|an? further))*[ -]\Z"
    )


@cache
def _of_something() -> re.Pattern[str]:
    """A percentage that is a level, not a change, or that only names a thing."""
    return re.compile(
        r" of (?!its|their|his|her|the (?:mass|value|total))|[ -](?:tariff|tax|dut|rate|surcharge|levy"
        r"|interest|inflation|stake|rise"
        r"|increase|gain|jump|mark|premium|margin|above|more)"
    )


@cache
def _below_zero() -> re.Pattern[str]:
    """What can sink below zero."""
    return re.compile(
        r"\b(?:profits?|income|earnings|ebitda?|results?|surplus|balance|cash flows?|net|margins?|growth|temperatures?"
        r"|loss|losses|negative|minus|returns?|eps|pretax|pre-tax)\b"
    )
