"""What the rules on house style share: the choice of a guide, where it holds, and stops that end a sentence as well."""

import bisect
from typing import Final

from newslint import Document, Hit, Role, RuleError, Span
from newslint.views.sentences import sentences

NAMES: Final = {"ap": "AP", "bbc": "BBC", "guardian": "Guardian", "reuters": "Reuters"}
"""The choices of the option `style`, and what messages call them."""

GUIDES: Final = (
    "The Associated Press Stylebook; Reuters Handbook of Journalism; BBC News style guide; "
    "Guardian and Observer style guide"
)
"""What the rules rest on."""

_OPENING: Final = "\"'“‘«([ "
_CLOSING: Final = "\"'”’»)]"
_PROSE: Final = (
    Role.HEADLINE, Role.DECK, Role.SUBHEAD, Role.PARAGRAPH, Role.QUOTE, Role.LIST_ITEM, Role.CAPTION,
)  # fmt: skip


def check_style(module: str, style: str, *known: str) -> None:
    """Raises RuleError where the rule of `module` does not know the style, naming those it knows."""
    if style not in known:
        rule_id = "/".join(module.split(".")[-2:])
        choices = ", ".join(known[:-1]) + f" or {known[-1]}"
        raise RuleError(f"{rule_id}: there is no style '{style}'; set the option 'style' to {choices}")


def holds_at(document: Document, place: int, *roles: Role) -> bool:
    """Whether a place lies in a block with one of `roles`; without any, in one of prose: no dateline and no table."""
    block = document.block_at(place)
    return block is not None and block.role in (roles or _PROSE)


def opens_sentence(document: Document, place: int) -> bool:
    """Whether nothing but opening marks stands before a place in its sentence."""
    found = document.view(sentences)
    index = bisect.bisect_right(found, place, key=lambda sentence: sentence.start) - 1
    return index >= 0 and not document.text[found[index].start : place].strip(_OPENING)


def ends_sentence(document: Document, place: int) -> bool:
    """Whether nothing but closing marks stands behind a place in its sentence."""
    found = document.view(sentences)
    index = bisect.bisect_left(found, place, key=lambda sentence: sentence.end)
    return index < len(found) and not document.text[place : found[index].end].strip(_CLOSING)


def in_style(document: Document, style: str, span: Span, *written: str) -> Hit:
    """The hit for a place that the guide wants to be one of `written`, none where it says only that this is wrong.

    A stop that ends an abbreviation and the sentence at once is written once.
    """
    text, (start, end) = document.text, span
    message = f"{NAMES[style]} style is {written[0]}" if written else f"not {NAMES[style]} style: {span.of(text)}"
    if text[end - 1] == "." and ends_sentence(document, end):
        written = tuple(one if one.endswith(".") else one + "." for one in written)
    elif text[end : end + 1] == "." and any(one.endswith(".") for one in written):
        end += 1
        written = tuple(one if one.endswith(".") else one + "." for one in written)
    return Hit(start, end, message, written)


def plain_spaces(text: str) -> str:
    """The text with every white space a plain one, so that a space that does not break is no fault."""
    return " ".join(text.split())
