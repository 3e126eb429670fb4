"""What the rules on measured readability share: the measures, and the place where a whole article is marked."""

from typing import TYPE_CHECKING

from newslint import Document, Role, RuleError, Span
from newslint.views.words import words

if TYPE_CHECKING:
    from newslint.readability import Readability

_FEWEST = 100
"""Words; the formulas mean nothing on shorter texts."""


def measured(document: Document) -> "tuple[Readability, Span] | None":
    """The measures of an article and its first paragraph; None for a text too short to measure.

    Raises RuleError when textstat is not installed.
    """
    from newslint.readability import INSTALL, readability  # only a rule that runs needs it

    first = next(document.prose(Role.PARAGRAPH), None)
    if first is None or len(document.view(words)) < _FEWEST:
        return None
    values = document.view(readability)
    if values.flesch_reading_ease is None:
        raise RuleError(f"readability: needs textstat; install it with: {INSTALL}")
    return values, first.span
