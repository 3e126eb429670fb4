import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.quantities import Kind, Quantity, quantities
from newslint_rules._house_style import check_style, holds_at, in_style, opens_sentence, plain_spaces
from newslint_rules.numbers._arithmetic import in_words


@rule(
    title="A percentage is not written in the house style",
    why="A figure with the percent sign is the shortest form, and the one that a row of shares is compared in.",
    level=Level.SUGGESTION,
    default=False,
    source="The Associated Press Stylebook; BBC News style guide; Guardian and Observer style guide",
    quotations=Quotations.ANYWHERE,
    bad=[
        "Prices rose [[5 percent|5%]] in May.",
        "Prices rose [[five per cent|5%]] in May.",
        "Prices rose [[4.2 %|4.2%]] in May, after a [[3-percent|3%]] rise in April.",
        "Growth will be [[12 to 15 percent|12% to 15%]].",
    ],
    good=[
        "Prices rose 5% in May, and rents 4.2%.",
        "Five percent of the voters stayed at home.",
        "Growth will be 12% to 15%, or 5 percentage points more.",
        "There is a zero percent chance of that, and half a percent would be a miracle.",
        "A small percentage stayed at home.",
    ],
)
def house_style_of_percent(document: Document, *, style: str = "ap") -> Iterator[Hit]:
    """Option `style`: `ap`, `bbc` and `guardian` all want a figure with %, which touches it: 5%.

    In ranges `ap` repeats the sign (12%-15%) where the words are replaced. The opening of a sentence, where figures are
    avoided, zero percent and fractions in words are left alone. There is no `reuters`, whose rule has changed.
    """
    check_style(__name__, style, "ap", "bbc", "guardian")
    text = document.text
    for quantity in document.view(quantities):
        if quantity.kind is not Kind.PERCENT or not holds_at(document, quantity.start):
            continue
        if text[quantity.number.end : quantity.end] == "%" or opens_sentence(document, quantity.start):
            continue
        written = _written(quantity, plain_spaces(quantity.number.of(text)), style)
        if written and quantity.start == quantity.number.start:
            yield in_style(document, style, quantity.span, written)


@cache
def _figures() -> re.Pattern[str]:
    return re.compile(r"(\d[\d,]*(?:\.\d+)?)(?:(\s?[-–]\s?|\s(?:to|and|or)\s)(\d[\d,]*(?:\.\d+)?))?")


def _written(quantity: Quantity, number: str, style: str) -> str | None:
    match = _figures().fullmatch(number)
    if match:
        first, joint, second = match.groups()
        if second is None:
            return f"{first}%"
        dashed = joint.strip() in ("-", "–")
        return f"{first}{joint}{second}%" if dashed and style != "ap" else f"{first}%{joint}{second}%"
    value = quantity.value
    if quantity.to is None and value.denominator == 1 and 0 < value < 100 and number.lower() == in_words(int(value)):
        return f"{value}%"
    return None
