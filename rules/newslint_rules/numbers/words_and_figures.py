from collections.abc import Iterator
from itertools import pairwise

from newslint import Document, Hit, Level, Quotations, Span, rule
from newslint.views.quantities import Quantity, Written, quantities
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction, rewritten


@rule(
    title="Words and figures of one number differ",
    why="Contracts and laws write a number twice so that nobody misreads it: five (6) leaves the "
    "reader with two numbers.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "The board has [[five (6)|five (5)]] members, each elected for two years.",
        "Guests must leave within [[thirty (60)|thirty (30)]] days, the court ruled.",
        "Bids are due in [[15 (fifty)|15 (fifteen)]] days.",
        "The grant, of [[one million two hundred thousand (1,020,000)]] pesos, is for wells.",
        "It owes [[three percent (5 percent)|three percent (3 percent)]] in interest.",
    ],
    good=[
        "The board has five (5) members.",
        "The fee is two hundred (200) euros.",
        "The lease runs for ninety-nine (99) years.",
        "She won all three (2019, 2021 and 2023) with ease.",
        "His novel Twenty (2004) sold well.",
        "The first two (12 and 14) are girls.",
        "About one third (34) of the members stayed away.",
        "The two (one a nurse) were unhurt.",
        "It took six (one of them a goalkeeper) to hold him.",
        "He sailed six feet (2 meters) from the pier.",
        "Seven (3 percent of the staff) left.",
        "Each of the four (25%) has an equal share.",
        "Home runs: Morales two (14), Pike one (9).",
        "Bidding closed at one million (1m) euros.",
    ],
)
def words_and_figures(document: Document) -> Iterator[Hit]:
    """Looks at a number in words with one in figures in brackets behind it, or the other way round."""
    text = document.text
    if "(" not in text:
        return
    for first, second in pairwise(document.view(quantities)):
        if text[first.end : second.start].lstrip(" \u00a0") != "(" or not text.startswith(")", second.end):
            continue
        if not _says_again(text, first, second) or first.rounded.meets(second.rounded):
            continue
        one, other = as_written(document, first), as_written(document, second)
        yield contradiction(
            f"{one} in words is not {other} in figures" if _is_in_words(first) else f"{one} is not {other} in words",
            document,
            Side(
                Span(second.start - 1, second.end + 1),
                f"says {other}",
                _bracketed(rewritten(document, second, first.value)),
            ),
            Side(first.span, f"says {one}", rewritten(document, first, second.value)),
        )


def _bracketed(written: str | None) -> str | None:
    return None if written is None else f"({written})"


def _is_in_words(quantity: Quantity) -> bool:
    return quantity.written is not Written.FIGURES


def _says_again(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether the second number is written to say the same as the first, in the other manner."""
    if first.to is not None or second.to is not None or first.kind is not second.kind or first.unit != second.unit:
        return False
    if second.hedge or _is_tally_of_a_player(text, first, second):
        return False
    if first.written is second.written is Written.WORDS:
        return first.noun is None and second.noun is not None and text[second.end + 1 : second.end + 2] == " "
    if first.written is second.written or not {Written.WORDS, Written.FIGURES} & {first.written, second.written}:
        return False
    figures = second if second.written is Written.FIGURES else first
    return not (_is_year(text, figures) or first.value.denominator != 1 != first.scale)


def _is_tally_of_a_player(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether a player's feats of the day stand before those of the season: Morales two (14), Pike one (9)."""
    name = text[max(0, first.start - 30) : first.start].split()
    return bool(name) and name[-1][:1].isupper() and text[second.end + 1 : second.end + 2] in (",", ".", ";", "")


def _is_year(text: str, figures: Quantity) -> bool:
    return len(figures.span.of(text)) == 4 and 1500 <= figures.value <= 2100
