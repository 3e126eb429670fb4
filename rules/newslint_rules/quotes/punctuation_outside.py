import re
from collections.abc import Iterator

from newslint import Document, Hit, Level, Quotations, rule
from newslint.views.quotations import quotations

_INSIDE = re.compile(r"[.,](?=[”\"]$)")
_OUTSIDE = re.compile(r"[.,]")


@rule(
    title="A comma or full stop stands on the wrong side of a closing quotation mark",
    why="American style puts commas and stops inside the marks; British style does so only with whole sentences.",
    level=Level.SUGGESTION,
    default=False,
    source="The Associated Press Stylebook; The Guardian style guide",
    quotations=Quotations.ANYWHERE,
    bad=["He called it [[“a mistake”,|“a mistake,”]] she said.", "It was [[“over”.|“over.”]]"],
    good=["He called it “a mistake,” she said.", "“It is over,” she said.", "Was it “over”?"],
)
def punctuation_outside(document: Document, *, style: str = "american") -> Iterator[Hit]:
    """Option `style`: `american`, or `british`, where a mark inside ends a quotation of fewer than four words."""
    for quotation in document.view(quotations).items:
        if quotation.level or quotation.damage or quotation.continues:
            continue
        text = document.text[quotation.start : quotation.end]
        following = _OUTSIDE.match(document.text, quotation.end)
        if style == "american" and following:
            written = text[:-1] + following[0] + text[-1]
            yield Hit(
                quotation.start, following.end(), f"'{following[0]}' belongs inside the quotation marks", (written,)
            )
        inside = _INSIDE.search(text)
        if style == "british" and inside and len(text.split()) < 4:
            written = text[: inside.start()] + text[-1] + inside[0]
            message = f"'{inside[0]}' belongs outside the marks of a part quotation"
            yield Hit(quotation.start, quotation.end, message, (written,))
