import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Role, Span, rule
from newslint.views.dates import Kind as TimeKind
from newslint.views.dates import TimeExpression, Unit, dates
from newslint.views.quantities import Kind, Part, Quantity, Written, quantities
from newslint_rules._house_style import check_style, holds_at, in_style, opens_sentence
from newslint_rules.numbers._arithmetic import in_words
from newslint_rules.numbers._time import time_at

_ORDINALS: Final = "_ first second third fourth fifth sixth seventh eighth ninth".split()
_PROSE: Final = (Role.PARAGRAPH, Role.QUOTE, Role.CAPTION)
# What is counted in figures by any guide, or on the sports pages.
_IN_FIGURES: Final = frozenset(
    "point run wicket over assist rebound pointer shot stroke birdie bogey vote odds degree mile yard star "
    "part kiloton kilotonne nanometer nanometre".split()
)
# Before them a number is a label: size 2, type 2.
_LABELLED: Final = frozenset(
    "size type phase grade level number part page chapter group category stage room step class unit zone".split()
)
# Words in capitals that open a sentence and are no name.
_PLAIN_OPENERS: Final = frozenset(
    "The A An In On At After Before For With Of To By From Over About Around Nearly Almost Some All Only These Those "
    "Its His Her Their Our My Your When While As If And But At Within Until Every Another Last Next Just Up".split()
)
_LONG_UNITS: Final = (Unit.DAY, Unit.WEEK, Unit.FORTNIGHT, Unit.MONTH, Unit.YEAR, Unit.DECADE, Unit.CENTURY)


@rule(
    title="A small number is in figures, or a larger one in words",
    why="In running text figures below 10 leap to the eye for no reason, and long number words are slow to read.",
    level=Level.SUGGESTION,
    default=False,
    source="The Associated Press Stylebook; BBC News style guide; Guardian and Observer style guide",
    quotations=Quotations.ANYWHERE,
    bad=[
        "The crew of [[3|three]] sailors waited for [[2|two]] days.",
        "They sold [[twelve|12]] boats and [[twenty-one|21]] nets.",
        "She came in [[2nd|second]] place after a [[4|four]]-year break.",
        "They own a [[3|three]]-bedroom house.",
    ],
    good=[
        "The crew of three sailors waited for two days, with 12 loaves.",
        "The boy, 8, has a 5-year-old sister.",
        "The reef is 6 feet deep and 5% of it is dead, at a cost of $3 million.",
        "The court ruled 5-4 after a 3 p.m. hearing on June 3.",
        "The side won 3-2 and leads by 6 points.",
        "Twelve boats were sold, and 1 in 4 was new.",
        "Chapter 3 tells how 4 million people moved to 9 Franklin St.",
        "It took 2 hours 15 minutes.",
        "A string of size 2 beads hung there; USAR 2 crews came.",
        "A dozen boats and a hundred nets were sold.",
        "The measure failed by 8 votes, 104 to 96.",
    ],
)
def numeral_under_ten(document: Document, *, style: str = "ap") -> Iterator[Hit]:
    """Option `style`: `ap`, `bbc` and `guardian` spell out one to nine and write figures from 10 to 99.

    Looks at whole numbers before what they count, and at days, weeks, months and years. `ap` and `bbc` also want first
    to ninth in words. Left alone are ages, dates, times, money, percentages, measures, scores, votes, ratios, ranges,
    millions, names (Chapter 3), headlines, lists, tables, and the opening of a sentence, which is the business of
    numbers/numeral_opens_sentence. There is no `reuters`, whose exceptions are not known for sure.
    """
    check_style(__name__, style, "ap", "bbc", "guardian")
    for quantity in document.view(quantities):
        written = _written(document, quantity, style)
        if written and _is_running_text(document, quantity.span) and time_at(document, quantity) is None:
            yield in_style(document, style, quantity.number, written)
    for expression in document.view(dates):
        if _is_plain_duration(document, expression) and _is_running_text(document, expression.span):
            span = Span(expression.start, expression.start + 1)
            yield in_style(document, style, span, in_words(int(span.of(document.text))))


def _written(document: Document, quantity: Quantity, style: str) -> str | None:
    """The number in the style, None where it is in it already or is one that the style says nothing of."""
    text, value = document.text, quantity.value
    number = quantity.number.of(text)
    if quantity.kind is Kind.ORDINAL:
        if style == "guardian" or not re.fullmatch(r"[1-9](?:st|nd|rd|th)", number):
            return None
        return _ORDINALS[int(value)] if _counts(text, quantity) else None
    if quantity.kind is not Kind.COUNT or quantity.to is not None or quantity.scale != 1 or value.denominator != 1:
        return None
    if quantity.role is Part.VOTES or quantity.noun in _IN_FIGURES or not _counts(text, quantity):
        return None
    if quantity.written is Written.FIGURES:
        return in_words(int(value)) if re.fullmatch(r"[1-9]", number) else None
    return str(value) if 10 <= value < 100 and number.lower() == in_words(int(value)) else None


def _counts(text: str, quantity: Quantity) -> bool:
    """Whether a common noun follows that is counted, in the same breath."""
    noun = quantity.noun_span
    if noun is None or noun.start <= quantity.end or not noun.of(text)[:1].islower():
        return False
    between = text[quantity.end : noun.start]
    return len(between) <= 25 and between[0] in " \u00a0-\n" and not re.search(r"[,;:.()/]|[A-Z]", between)


@cache
def _aside() -> re.Pattern[str]:
    """What before a number makes it part of a name, a ratio or a list of figures."""
    return re.compile(r"(?:\S*[^\s“‘\"'(]|\d+ (?:of|in|out of|for|or|to|by) (?:the |every )?)$")


def _is_running_text(document: Document, span: Span) -> bool:
    text = document.text
    if not holds_at(document, span.start, *_PROSE) or opens_sentence(document, span.start):
        return False
    before = text[max(0, span.start - 30) : span.start]
    if _aside().search(before):
        return False
    word = before.split()[-1].lstrip("“‘\"'(") if before.split() else ""
    return word in _PLAIN_OPENERS if word[:1].isupper() else word not in _LABELLED


def _is_plain_duration(document: Document, expression: TimeExpression) -> bool:
    """Whether it is 3 days, 3 years ago or 3-year, and not 2 years 5 months or 3 to 5 days."""
    if expression.kind not in (TimeKind.DURATION, TimeKind.RELATIVE) or expression.unit not in _LONG_UNITS:
        return False
    if expression.amount is None or expression.amount_to is not None:
        return False
    text = document.text
    if not re.match(r"[1-9][\s-][a-z]", text[expression.start : expression.end]):
        return False
    around = re.search(r"\d[\s-][a-z]+,?\s(?:and\s)?$", text[max(0, expression.start - 20) : expression.start])
    if int(text[expression.start]) != expression.amount:
        return False  # 5 million years
    return not around and not re.match(r",?\s(?:and\s)?\d", text[expression.end : expression.end + 8])
