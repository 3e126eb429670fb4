from collections.abc import Iterator

from newslint import Document, Hit, Level, Span, rule
from newslint.views.quantities import Kind, quantities

_TEXT = "<nitf><body><body.content><p>The deal is worth {}.</p></body.content></body></nitf>"


@rule(
    title="The markup gives another currency than the words",
    why="What reads the markup converts the sum from the wrong currency.",
    level=Level.WARNING,
    source="https://iptc.org/std/NITF/",
    format="xml",
    bad=[
        _TEXT.format('<money unit="EUR">[[$5 million]]</money>'),
        _TEXT.format('<money unit="usd">[[20 euros]]</money>'),
    ],
    good=[
        _TEXT.format('<money unit="USD">$5 million</money>'),
        _TEXT.format('<money unit="dollars">$5 million</money>'),
        _TEXT.format('<money unit="CAD">$5 million</money>'),
        _TEXT.format("<money>$5 million</money>"),
        _TEXT.format("<num>5</num> million euros"),
    ],
)
def currency_mismatch(document: Document) -> Iterator[Hit]:
    """Looks at sums that the markup gives an ISO 4217 code for; a bare dollar sign may be any country's dollar."""
    for annotation in document.annotations:
        code = annotation.value.upper()
        if annotation.kind != "money" or len(code) != 3 or not code.isalpha():
            continue
        for one in document.view(quantities):
            other = one.kind is Kind.MONEY and one.unit not in (None, code, code.endswith("D") and "USD")
            if other and annotation.span.covers(Span(one.start, one.end)):
                yield Hit(*one.span, f"the markup gives {code} for this sum in {one.unit}: one of the two is wrong")
