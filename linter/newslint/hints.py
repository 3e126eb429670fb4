"""Hints at what was meant by a misspelt name."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?`, or nothing when nothing known is near."""
    import difflib  # only a mistake needs it

    close = difflib.get_close_matches(word, list(known), 1)
    return f"; did you mean '{close[0]}'?" if close else ""
