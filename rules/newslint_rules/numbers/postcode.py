import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, rule

_ZONES: Final = (
    "CT MA ME NH NJ RI VT PR NY", "DE NY PA", "DC MD NC SC VA WV", "AL FL GA MS TN", "IN KY MI OH", "IA MN MT ND SD WI",
    "IL KS MO NE", "AR LA OK TX", "AZ CO ID NM NV UT WY TX", "AK CA HI OR WA",
)  # fmt: skip
"""The states of a ZIP code's first figure; New York and Texas have corners in a second zone."""
_STATES: Final = frozenset(" ".join(_ZONES).split())
_PROVINCES: Final = {
    "NL": "A", "NS": "B", "PE": "C", "NB": "E", "QC": "GHJ", "ON": "KLMNP", "MB": "R", "SK": "S", "AB": "T", "BC": "V",
    "NT": "X", "NU": "X", "YT": "Y",
}  # fmt: skip


@rule(
    title="A postcode that cannot be",
    why="A postcode with a letter or figure that its country never uses there sends letters and readers astray.",
    level=Level.WARNING,
    source="Royal Mail, Programmers' Guide to PAF; USPS Publication 65; Canada Post, Addressing Guidelines",
    quotations=Quotations.SOFTER,
    bad=[
        "Write to 4 Mill Lane, Leeds [[LS1 4CK]].",
        "Letters go to the House, London [[SW1A OAA]].",
        "The charity is at 12 Dock Road, Hull, [[QU1 2AB]].",
        "Send gifts to Box 12, Albany, [[NY 92207]].",
        "Write to 600 Main St., Reno, [[NV 8950]].",
        "Its address is 10 King Street, Toronto, [[ON D5V 2T6]].",
        "The hall is at 3 Rue Royale, Montreal, [[QC M5V 2T6]].",
    ],
    good=[
        "Write to 4 Mill Lane, Leeds LS1 4AP.",
        "Letters go to the House, London SW1A 0AA.",
        "Send gifts to Box 12, Albany, NY 12207, or to El Paso, TX 88595.",
        "Write to 600 Main St., Reno, NV 89501-1234.",
        "He moved from Reno, NV 2019 to 2021.",
        "Its address is 10 King Street, Toronto, ON M5V 2T6.",
        "The M25 3AM closure and the B52 4CV engine were in the news.",
        "Flight QF1 2OM left in Row VI2 1AM.",
    ],
)
def postcode(document: Document) -> Iterator[Hit]:
    """Looks at codes behind a town, a state or a province: British, of the United States and Canadian."""
    for match in _british().finditer(document.text):
        if reason := _british_fault(match):
            yield Hit(*match.span("code"), reason)
    for match in _zip().finditer(document.text):
        if match["state"] in _STATES and (reason := _zip_fault(match)):
            yield Hit(*match.span("code"), reason)
    for match in _canadian().finditer(document.text):
        if reason := _canadian_fault(match):
            yield Hit(*match.span("code"), reason)


def _british_fault(match: re.Match[str]) -> str:
    area, sector, unit = match["area"], match["sector"], match["unit"]
    if sector in "OI":
        return f"the letter {sector} stands where a figure has to"
    if area[0] in "QVX":
        return f"no British postcode begins with {area[0]}"
    if area[1:] and area[1] in "IJZ":
        return f"no British postcode has {area[1]} as its second letter"
    wrong = [letter for letter in unit if letter in "CIKMOV"]
    return f"the last two letters of a British postcode are never {wrong[0]}" if wrong else ""


def _zip_fault(match: re.Match[str]) -> str:
    state, figures = match["state"], match["figures"]
    if len(figures) != 5:
        return "" if figures[:2] in ("19", "20") else f"a ZIP code has five figures, not {len(figures)}"
    if state not in _ZONES[int(figures[0])].split():
        return f"no ZIP code of {state} begins with {figures[0]}"
    return ""


def _canadian_fault(match: re.Match[str]) -> str:
    province, code = match["province"], match["letters"]
    wrong = [letter for letter in code if letter in "DFIOQU"]
    if wrong:
        return f"no Canadian postcode has the letter {wrong[0]}"
    if code[0] not in _PROVINCES[province]:
        return f"no postcode of {province} begins with {code[0]}"
    return ""


@cache
def _british() -> re.Pattern[str]:
    # Behind a town that a street or a comma comes before: Mill Lane, Leeds LS1 4AP.
    return re.compile(
        r"(?:, |\b(?:Street|Road|Lane|Avenue|St|Rd|Place|Square) )[A-Z][a-z]+(?: [A-Z][a-z]+)?,? "
        r"(?P<code>(?P<area>[A-Z]{1,2})\d[A-Z\d]? (?P<sector>[\dOI])(?P<unit>[A-Z]{2}))\b"
    )


@cache
def _zip() -> re.Pattern[str]:
    return re.compile(r"[a-z]\.?, (?P<code>(?P<state>[A-Z]{2}),? (?P<figures>\d{4,6}))(?![\d,.]*\d)(?:-\d{4})?\b")


@cache
def _canadian() -> re.Pattern[str]:
    return re.compile(
        rf"[a-z], (?P<code>(?P<province>{'|'.join(_PROVINCES)}),? (?P<letters>[A-Z])\d[A-Z] ?\d[A-Z]\d)\b"
    )
