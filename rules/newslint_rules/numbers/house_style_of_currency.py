import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.quantities import Kind, Quantity, quantities
from newslint_rules._house_style import GUIDES, check_style, holds_at, in_style, opens_sentence, plain_spaces

_WORDS: Final = {10**6: "million", 10**9: "billion", 10**12: "trillion"}
_LETTERS: Final = {10**6: "m", 10**9: "bn", 10**12: "tn"}
_SIGNS: Final = {"USD": "$", "GBP": "£", "EUR": "€"}
_NAMES: Final = {"USD": "dollar", "GBP": "pound", "EUR": "euro"}
_AMERICAN: Final = ("ap", "reuters")


@rule(
    title="An amount of money is not written in the house style",
    why="One form for sums of money, kept throughout, lets readers compare them at a glance.",
    level=Level.SUGGESTION,
    default=False,
    source=GUIDES,
    quotations=Quotations.ANYWHERE,
    bad=[
        "The bridge cost [[$5m|$5 million]].",
        "The bridge cost [[5 million dollars|$5 million]].",
        "The firm lost [[$1.2bn|$1.2 billion]] on a [[$5-million|$5 million]] deal.",
        "The bridge cost [[$2,500,000|$2.5 million]].",
        "A stamp costs [[$0.55|55 cents]].",
        "They asked for [[$10m-$15m]].",
    ],
    good=[
        "The bridge cost $5 million, or 50 cents a head.",
        "The house went for $4,351,242, and the shed for $12.50.",
        "The club paid £5m or 6 million euros.",
        "He asked for five dollars.",
        "They asked for $10 million to $15 million.",
    ],
)
def house_style_of_currency(document: Document, *, style: str = "ap") -> Iterator[Hit]:
    """Option `style`:

    - `ap`: $5 million and $1.2 billion, with the sign, a space and the word, no hyphen; $5 rather than 5 dollars; cents
      in words below a dollar: 55 cents. Amounts in other currencies are left alone.
    - `reuters`: $5 million likewise; cents and amounts written out to the last zero are left alone.
    - `bbc`, `guardian`: £5m, $1.2bn and €3tn for pounds, dollars and euros; 50p rather than £0.50.

    Of a range only the fault is told, as each end may be mended in its own way. Amounts in words are left alone.
    """
    check_style(__name__, style, "ap", "bbc", "guardian", "reuters")
    for quantity in document.view(quantities):
        if quantity.kind is not Kind.MONEY or not holds_at(document, quantity.start):
            continue
        words = quantity.span.of(document.text)
        if quantity.unit not in (_SIGNS if style not in _AMERICAN else ("USD",)):
            continue
        if quantity.to is not None:
            if _other_scale(style).search(words):
                yield in_style(document, style, quantity.span)
            continue
        written = _written(document, quantity, style)
        if written and plain_spaces(words) != written:
            yield in_style(document, style, quantity.span, written)


@cache
def _other_scale(style: str) -> re.Pattern[str]:
    """The scales that the style does not write."""
    return re.compile(r"\d\s?(?:m|mn|mln|bn|bln|b|tn|trn)\b" if style in _AMERICAN else r"[mbtr]illions?\b", re.I)


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"(\d[\d,]*(?:\.\d+)?)(?:[\s-]?[a-z]+\.?)?", re.I)


def _written(document: Document, quantity: Quantity, style: str) -> str | None:
    """The amount in the style, None where it has no say."""
    text, unit = document.text, quantity.unit or ""
    before = text[quantity.start : quantity.number.start]
    behind = plain_spaces(text[quantity.number.end : quantity.end])
    match = _figure().fullmatch(quantity.number.of(text))
    if match is None:
        return None
    signed = before.endswith(_SIGNS[unit]) and not behind
    if not signed and (before or opens_sentence(document, quantity.start)):
        return None
    if not signed and behind not in (_NAMES[unit] + "s", _NAMES[unit] if quantity.scale > 1 else ""):
        return None
    sign = before if signed else _SIGNS[unit]
    if quantity.scale in _WORDS:
        return sign + match[1] + _scale(quantity.scale, style)
    if quantity.scale != 1:
        return None
    if quantity.value < 1:
        plain = before == _SIGNS[unit] and not text[quantity.start - 1 : quantity.start].isalpha()  # not US$, nor C$
        return _hundredths(quantity.value, match[1], unit, style) if plain and signed else None
    if style != "reuters" and (rounded := _in_scale(quantity.value, style)):
        return sign + rounded
    return None if signed else sign + match[1]


def _scale(scale: int, style: str) -> str:
    return f" {_WORDS[scale]}" if style in _AMERICAN else _LETTERS[scale]


def _in_scale(value: Fraction, style: str) -> str | None:
    """2,500,000 as 2.5 million; None below a million and where more than two decimals would be needed."""
    scale = next((scale for scale in sorted(_WORDS, reverse=True) if value >= scale), None)
    if scale is None or (value * 100 / scale).denominator != 1:
        return None
    return f"{float(value / scale):.2f}".rstrip("0").rstrip(".") + _scale(scale, style)


def _hundredths(value: Fraction, figure: str, unit: str, style: str) -> str | None:
    """$0.55 as 55 cents, £0.50 as 50p."""
    amount = value * 100
    if not re.fullmatch(r"0\.\d\d", figure) or not amount:
        return None
    if style == "ap":
        return f"{amount} cent" + ("" if amount == 1 else "s")
    return f"{amount}p" if style != "reuters" and unit == "GBP" else None
