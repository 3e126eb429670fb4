"""Counts of a text, and arithmetic on them that a rule file may ask for."""

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Final

from newslint.document import Document, Span, within
from newslint.views.sentences import sentences
from newslint.views.words import words

_OPERATORS: Final[Mapping[type[ast.operator], Callable[[float, float], float]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
NAMES: Final = ("words", "sentences", "paragraphs", "characters", "long_words", "unique_words")
"""The counts that a formula may use."""

_LONG: Final = 7


def numbers(document: Document, area: Span) -> dict[str, float]:
    """The counts of a stretch of text; a long word has seven letters or more."""
    inside = [word.text for word in within(document.view(words), area)]
    return {
        "words": len(inside),
        "sentences": len(within(document.view(sentences), area)),
        "paragraphs": len(within(tuple(document.prose()), area)),
        "characters": sum(map(len, inside)),
        "long_words": sum(len(word) >= _LONG for word in inside),
        "unique_words": len({word.casefold() for word in inside}),
    }


def parse(formula: str) -> ast.expr:
    """The syntax tree of a formula of numbers, names of counts, + - * / and brackets. Raises ValueError."""
    try:
        tree = ast.parse(formula, mode="eval").body
    except SyntaxError as error:
        raise ValueError(f"{formula!r} is not a formula: {error.msg}") from None
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in NAMES:
            raise ValueError(f"{node.id!r} is no count; there are {', '.join(NAMES)}")
        if not isinstance(node, ast.BinOp | ast.Name | ast.Constant | ast.operator | ast.expr_context):
            raise ValueError(f"{formula!r} may hold only numbers, counts, + - * / and brackets")
        if isinstance(node, ast.BinOp) and type(node.op) not in _OPERATORS:
            raise ValueError(f"{formula!r} may hold only numbers, counts, + - * / and brackets")
        if isinstance(node, ast.Constant) and not isinstance(node.value, int | float):
            raise ValueError(f"{formula!r} may hold only numbers, counts, + - * / and brackets")
    return tree


def evaluate(formula: ast.expr, counts: Mapping[str, float]) -> float:
    """The value of a parsed formula; a division by zero gives 0."""

    def value(node: ast.expr) -> float:
        if isinstance(node, ast.BinOp):
            return _OPERATORS[type(node.op)](value(node.left), value(node.right))
        if isinstance(node, ast.Name):
            return counts[node.id]
        assert isinstance(node, ast.Constant) and isinstance(node.value, int | float)
        return node.value

    try:
        return value(formula)
    except ZeroDivisionError:
        return 0.0
