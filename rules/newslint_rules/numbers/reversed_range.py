import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from newslint import Document, Hit, Level, Quotations, Span, rule
from newslint.views.dates import Kind as TimeKind
from newslint.views.dates import dates
from newslint.views.quantities import Kind, Quantity, Written
from newslint_rules.numbers._arithmetic import in_words
from newslint_rules.numbers._passages import Passage, with_figures
from newslint_rules.numbers._time import time_at

_RANGED: Final = frozenset(
    kind for kind in Kind if kind not in (Kind.ORDINAL, Kind.SCORE, Kind.TALLY, Kind.RATIO, Kind.TEMPERATURE_DIFFERENCE)
)

_YEARS: Final = 1000  # what is as many is a year: 2005-06


@rule(
    title="A range starts with the larger number",
    why="Between 500 and 300 is nothing: the numbers stand in the wrong order, or one of them is wrong.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "Officials expect between [[500 and 300|300 and 500]] people to lose their homes.",
        "Forecasters said [[8 to 5 inches|5 to 8 inches]] of snow would fall overnight.",
        "Wages at the plant vary from [[$31 to $19|$19 to $31]] an hour.",
        "The fine can be anything between [[£2,000 and £500|£500 and £2,000]].",
        "The ministry puts the number of stray dogs at [[60,000 to 45,000|45,000 to 60,000]].",
        "An estimated [[1.4 million to 1.1 million|1.1 million to 1.4 million]] pilgrims are due.",
        "Temperatures will range between [[24 and 17 degrees Celsius|17 and 24 degrees Celsius]].",
        "It takes between [[45 and 30 minutes|30 and 45 minutes]] to fill the tank.",
        "They expect 9 to 6 percent growth, the bank said. Growth is put at between [[4 percent and 2 "
        "percent|2 percent and 4 percent]].",
        "The job pays from [[30,000 to 20,000 pounds|20,000 to 30,000 pounds]], depending on age.",
        "Swimmers aged between [[14 and 9|9 and 14]] took part.",
    ],
    good=[
        "Officials expect between 300 and 500 people to lose their homes.",
        "The price fell from 500 to 300 dollars.",
        "The bill passed 60 to 45.",
        "The difference between 500 and 300 is 200.",
        "The odds are 8 to 5.",
        "They won 8 to 5 and led 52 percent to 45 percent.",
        "It was between minus 5 and minus 10 degrees.",
        "The ratio is 3 to 2. The firm cut 500 to 300 jobs in its plan.",
        "Temperatures ranged from 24 degrees in the day to 17 degrees at night.",
        "The road between 42nd and 34th Street is shut.",
        "Of the gap between 70 percent and 55 percent half is due to age.",
        "Lambs sold for 824 tonnes - 100 tonnes more than before. The R-2600-23 engine failed in the 2005-06 years.",
        "The bonds have lives of 20.5 or 14.5 years. Imports slumped from around 800 million dollars to 200 million.",
        "May wheat closed at $2.72-3/4. She defeated him 61.75-38.25%. It rose from 15 per million up to 150.",
        "Use the 5-3 formation.",
        "The jail term was cut from 12 to 8 weeks.",
    ],
)
def reversed_range(document: Document) -> Iterator[Hit]:
    """Looks at “between A and B”, at ranges behind a word for ranging, and at “A to B” before what is counted."""
    text = document.text
    for _, passage in with_figures(document):
        for figure in passage.figures:
            if figure.is_range and figure.to is not None and figure.kind in _RANGED and figure.value > figure.to >= 0:
                if _is_meant_so(passage, figure.start) or time_at(document, figure) or _is_name(text, figure):
                    continue
                yield _hit(document, figure.span, figure.number.end)
        for first, second in pairwise(passage.figures):
            if _is_range(text, passage, first, second) and not (time_at(document, first) or time_at(document, second)):
                yield _hit(document, Span(first.start, second.end), second.number.end)
    yield from _times(document)


def _times(document: Document) -> Iterator[Hit]:
    """“Between 45 and 30 minutes”: one unit stands behind both numbers."""
    text = document.text
    for time in document.view(dates):
        if time.kind not in (TimeKind.DURATION, TimeKind.AGE) or not time.amount:
            continue
        if time.amount_to is not None and time.amount > time.amount_to and not _goes_down(text, time.start):
            figures = _two_figures().match(text, time.start)
            if figures and time.amount < _YEARS:
                yield _hit(document, time.span, figures.end())
            continue
        before = _between().search(text, max(0, time.start - 30), time.start)
        if (
            before
            and _worth(before[1] or before[2]) > time.amount
            and (
                before[0].lower().startswith("between")
                or _lasting().search(text, max(0, before.start() - 30), before.start())
            )
            and not _meant_so().search(text[max(0, before.start() - 60) : before.start()])
        ):
            figures = re.match(r"\d+(?:\.\d+)?|[a-z]+", text[time.start : time.end])
            if figures:
                yield _hit(document, Span(before.start(1 if before[1] else 2), time.end), time.start + figures.end())


def _is_name(text: str, figure: Quantity) -> bool:
    """Whether a bare pair with a dash is a model, a formation or a score: 767-300ER, a 5-3 defence."""
    number = figure.number.of(text)
    if text[figure.end : figure.end + 1].isalnum() or "-" in (text[figure.start - 1], text[figure.number.start - 1]):
        return True
    if not number[:1].isdigit() and figure.written is not Written.WORDS:
        return True  # homicides per million up to 150
    dashed = " " not in number.strip()
    if dashed and ("/" in number or figure.kind is Kind.PERCENT):
        return True  # grain at 2.72-3/4 dollars; a candidate's 61.75-38.25 percent, a lead of 43-35 percent
    if " - " in number or " – " in number or text[figure.end : figure.end + 2].strip()[:1].isdigit():
        return True
    return figure.kind is Kind.COUNT and not (figure.noun or figure.hedge) and " " not in figure.number.of(text)


def _goes_down(text: str, start: int) -> bool:
    before = text[max(0, start - 60) : start].lower()
    if before.endswith("from ") and _lasting().search(before.removesuffix("from ")):
        return False
    return bool(_meant_so().search(before) or _changing().search(before) or before.endswith("from "))


def _is_range(text: str, passage: Passage, first: Quantity, second: Quantity) -> bool:
    """Whether two numbers with “to” between them, the larger one first, can only be a range."""
    if first.kind is not second.kind or first.kind not in _RANGED or first.to is not None or second.to is not None:
        return False
    if first.unit != second.unit or not first.value > second.value >= 0 or text[first.end : second.start] != " to ":
        return False
    before = passage.before(first.start, 60)
    if re.search(r"\bfrom \Z", before):
        return bool(_varying().search(passage.low)) and not _changing().search(passage.low)
    if re.search(r"\bfrom (?:about|around|some|nearly|over|almost|roughly|more than) \Z", before):
        return False
    if first.kind is Kind.PERCENT and _estimated().search(before) and passage.behind(second.end, 4) == " of ":
        return not _changing().search(before) and not _is_meant_so(passage, first.start)
    if first.kind is Kind.PERCENT or _is_meant_so(passage, first.start) or _changing().search(before):
        return False
    if _estimated().search(before):
        return first.kind is not Kind.COUNT or first.value >= 1000 or bool(second.noun)
    if first.kind is Kind.COUNT:
        return False
    of_it = first.kind is not Kind.MONEY and passage.behind(second.end, 4).startswith(" of ")
    return of_it or bool(_amounting().search(before))


def _is_meant_so(passage: Passage, start: int) -> bool:
    """Whether the words before say that the order is no slip: a gap between two figures, a fall, a score."""
    return bool(_meant_so().search(passage.before(start, 60)))


def _hit(document: Document, span: Span, figures_end: int) -> Hit:
    """The range, and the range with its ends swapped; what stands behind the second figure stays where it is."""
    whole = span.of(document.text)
    tail = document.text[figures_end : span.end]
    head = whole[: len(whole) - len(tail)]
    joint = _joint().search(head)
    suggestions: tuple[str, ...] = ()
    if joint:
        start, end = head[: joint.start()], head[joint.end() :]
        sign = re.match(r"[^\w\s]*", start)
        if tail and start.endswith(tail):
            suggestions = (end + tail + joint[0] + start,)
        elif sign and sign[0] and not end.startswith(sign[0]):
            suggestions = (sign[0] + end + joint[0] + start.removeprefix(sign[0]) + tail,)
        else:
            suggestions = (end + joint[0] + start + tail,)
        return Hit(*span, f"this range starts with the larger number: {start} before {end}{tail}", suggestions)
    return Hit(*span, "this range starts with the larger number")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r" (?:to|and|or) |-to-|[-–—]")


@cache
def _varying() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:depending on|according to the (?:season|size|age|weather)|var(?:y|ies|ied|ying)|aged|ages"
        r"|rang(?:e|es|ed|ing)"
        r"|costs?|priced|tickets|fees|fares|rents|fines|sell for|run)\b"
    )


@cache
def _estimated() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:an? estimated|estimated at|number (?:of [a-z ]{3,30} )?(?:at|is|was)|some|about|around"
        r"|roughly)(?: of)? \Z"
    )


@cache
def _amounting() -> re.Pattern[str]:
    return re.compile(r"(?:\b(?:of|for|at|weigh\w*|measur\w*|is|are|reach\w*|expects?|cost\w*)|,) \Z")


@cache
def _two_figures() -> re.Pattern[str]:
    return re.compile(r"[\w.,]+(?: to |-to-|[-–])[\w.,]+")


@cache
def _changing() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:fell|fall(?:s|en|ing)?|drop(?:s|ped)?|cut(?:s|ting)?|reduc\w+|declin\w+|lower\w*"
        r"|shr[aiu]nk\w*|down|slip\w*"
        r"|slid|decreas\w+|eas(?:e|ed)|slash\w*|trim\w*|went|gone|sank|tumbl\w+|plung\w+|chang\w+|mov\w+|cool\w*|vot\w+"
        r"|passed|beat|won|win|wins|lost|led|lead|leads|defeat\w*|outnumber\w*|odds|ratio|score\w*|margin)\b"
    )


@cache
def _meant_so() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:difference|gap|spread|gulf|distance|choos\w+|choice|link|match|ratio|comparison"
        r"|compar\w+|swap\w*|switch\w*"
        r"|agreement|border|road|street|streets|route|highway|avenue|exits?|floors?|lies|halfway"
        r"|midway|scores?|games?|vot\w+"
        r"|relations?\w*|odds|minus|correlation|conflict|countdown|counted down|fell|dropped"
        r"|oscillat\w+|flipped|toss-up)\b"
        r"[^.;]{0,40}\Z"
    )


@cache
def _between() -> re.Pattern[str]:
    number = rf"(\d{{1,4}}(?:\.\d+)?|{'|'.join(_WORDS)})"
    return re.compile(rf"\b(?:between {number} and|from {number} to) \Z")


_WORDS: Final = tuple(in_words(number) for number in range(1, 21))


def _worth(number: str) -> float:
    return float(_WORDS.index(number) + 1) if number in _WORDS else float(number)


@cache
def _lasting() -> re.Pattern[str]:
    """Words behind which “from 12 to 8 weeks” is a range and no change."""
    return re.compile(
        r"\b(?:takes?|taking|lasts?|lasting|anything|anywhere|stays?|sentences?|terms?|ranging|ranges?) \Z"
    )
