import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Related, Span, rule
from newslint.views.naming.lexicon import DEMONYMS, lexicon
from newslint_rules.names._acronyms import EXPANSIONS, OTHER_ORDER

_SMALL = frozenset("of the for and on in to de du des la le a an & with by at from".split())
_REACH = 140  # code points before the bracket in which the name stands


@rule(
    title="The letters of an acronym do not follow its name",
    why="The International Monetary Fund is the IMF; two letters that changed places make it another body.",
    level=Level.ERROR,
    confidence=0.9,
    bad=[
        "The International Monetary Fund ([[IFM|IMF]]) approved the loan.",
        "Doctors suspect chronic obstructive pulmonary disease ([[CODP|COPD]]).",
        "The Organisation for Economic Co-operation and Development ([[OEDC|OECD]]) sees slower growth.",
        "The National Union of Lace Makers (the [[NULK|NULM]]) met.",
        "The United Nations Children's Fund, or [[UNIFEC|UNICEF]], sent tents.",
        "A fine came from the Civil Aviation Authority ([[CCA|CAA]]).",
        "The [[SPR|SPCR]] (Society for the Protection of Coastal Rail) will sue.",
    ],
    good=[
        "The International Monetary Fund (IMF) approved the loan.",
        "Payments by EFTPOS (Electronic Funds Transfer at Point of Sale) rose.",
        "The Swiss People's Party (SVP) won.",
        "Doctors Without Borders (MSF) closed its clinic.",
        "The International Organization for Standardization (ISO) will publish it.",
        "Two small and medium-sized enterprises (SMEs) won. Unmanned aerial vehicles (UAVs) flew.",
        "The Department of Defense (DOD) bought 40.",
        "The Revolutionary Armed Forces of Colombia (FARC) signed.",
        "The National Aeronautics and Space Administration (NASA) delayed the launch.",
    ],
)
def acronym_letters(document: Document) -> Iterator[Hit]:
    """Compares letters in brackets with the first letters of the words before: swapped, wrong or left out."""
    text = document.text
    if "(" in text:
        for match in _bracketed().finditer(text):
            yield from _behind(text, Span(*match.span(1)))
        for match in _expanded().finditer(text):
            yield from _before(Span(*match.span(1)), match[1], match[2], match.start(2))
    for match in _with_or().finditer(text):
        yield from _known(text, Span(*match.span(1)))


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"(?<=[\w’']) \((?:the |or )?([A-Z]{3,7})s?\)")


@cache
def _expanded() -> re.Pattern[str]:
    return re.compile(r"\b([A-Z]{3,7}) \(((?:the )?[A-Z][a-z][\w’'-]+(?: [\w’'&-]+){1,9})\)")


@cache
def _with_or() -> re.Pattern[str]:
    return re.compile(r", or ([A-Z]{4,7}),")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[\w’'&]+(?:[-‐‑][\w’']+)*")


def _readings(words: list[str]) -> set[str]:
    """First letters of words, with and without small words, and with the parts that hyphens join."""
    plain = [word for word in words if word.lower() not in _SMALL]
    parts = [part for word in plain for part in re.split("[-‐‑]", word)]
    return {"".join(word[0].upper() for word in some if word) for some in (words, plain, parts)}


def _behind(text: str, span: Span) -> Iterator[Hit]:
    letters = span.of(text)
    if letters in OTHER_ORDER:
        return
    start = max(text.rfind(". ", 0, span.start) + 1, text.rfind("\n", 0, span.start) + 1, span.start - _REACH)
    stop = text.rfind("(", start, span.start)
    words = [match.span() for match in _word().finditer(text, start, stop)]
    candidates: list[tuple[str, int]] = []
    for count in range(min(len(words), 2 * len(letters)), 1, -1):
        first = words[-count][0]
        some = [text[slice(*word)] for word in words[-count:]]
        if some[0].lower() in _SMALL or (some[0].islower() and any(word[0].isupper() for word in some)):
            continue
        readings = _readings(some)
        if letters in readings or (capital(some) < len(letters) and _holds(letters, some)):
            return
        candidates += ((reading, first) for reading in readings)
    for reading, first in candidates:
        capitals = all(word[:1].isupper() for word in _word().findall(text[first:stop]) if word.lower() not in _SMALL)
        name = Span(first, stop - 1)
        if _is_swapped(letters, reading) or (capitals and _is_last_wrong(letters, reading)):
            yield _hit(span, letters, reading, name, text)
            return
        if capitals and _is_middle_wrong(letters, reading) and not _is_foreign(name.of(text)):
            yield _hit(span, letters, reading, name, text)._replace(level=Level.WARNING)
            return


def _with_some_small(letters: str, words: list[str]) -> bool:
    """Whether the letters follow when some of the small words count: DoD and DOD, EFTPOS."""
    reached = {0}
    for word in words:
        step = {at + 1 for at in reached if at < len(letters) and letters[at] == word[0].upper()}
        reached = step | reached if word.lower() in _SMALL else step
    return len(letters) in reached


def capital(words: list[str]) -> int:
    """How many of the words have a capital; many where one has none, as then letters prove nothing."""
    plain = [word for word in words if word.lower() not in _SMALL]
    return len(plain) if all(word[0].isupper() for word in plain) else 99


def _holds(letters: str, words: list[str]) -> bool:
    """Whether the letters stand in the words in order, the first of each word's not passed over: COPECO, NASDAQ."""
    joined = "".join(word.upper() for word in words if word.lower() not in _SMALL)
    at = -1
    if joined[:1] != letters[:1]:
        return False
    for letter in letters:
        at = joined.find(letter, at + 1)
        if at < 0:
            return False
    return True


def _is_swapped(letters: str, reading: str) -> bool:
    """Whether two neighbouring letters have changed places."""
    if len(letters) != len(reading) or sorted(letters) != sorted(reading) or letters == reading:
        return False
    different = [index for index, (a, b) in enumerate(zip(letters, reading, strict=True)) if a != b]
    return (len(different) == 2 and different[1] - different[0] == 1) or (
        len(letters) >= 4 and letters[0] == reading[0]
    )


def _is_last_wrong(letters: str, reading: str) -> bool:
    return len(letters) >= 4 and letters != reading and letters[:-1] == reading[:-1]


def _is_middle_wrong(letters: str, reading: str) -> bool:
    """Whether one letter between the first and the last is another: CCA of the Civil Aviation Authority."""
    different = [index for index, (a, b) in enumerate(zip(letters, reading, strict=False)) if a != b]
    return len(letters) == len(reading) and len(different) == 1 and 0 < different[0] < len(letters) - 1


def _is_foreign(name: str) -> bool:
    """Whether a name speaks of a country or people, whose own language may give the letters: SVP, Swiss People's."""
    lists = lexicon()
    return any(word in DEMONYMS or word in lists.places for word in _word().findall(name))


def _before(span: Span, letters: str, name: str, start: int) -> Iterator[Hit]:
    words = _word().findall(name)
    capitals = [word for word in words if word.lower() not in _SMALL]
    if letters in OTHER_ORDER or not all(word[0].isupper() for word in capitals):
        return
    readings = _readings(words)
    if letters in readings or _with_some_small(letters, words):
        return
    for reading in sorted(readings, key=len):
        left_out = len(reading) == len(letters) + 1 and any(
            reading[:index] + reading[index + 1 :] == letters for index in range(1, len(reading))
        )
        if _is_swapped(letters, reading) or _is_last_wrong(letters, reading) or (left_out and len(letters) >= 3):
            related = (Related(start, start + len(name), f"the name gives {reading}"),)
            message = f"'{letters}' does not follow from '{name}', which gives {reading}"
            yield Hit(span.start, span.end, message, (reading,), related)
            return


def _known(text: str, span: Span) -> Iterator[Hit]:
    """Letters that are a known acronym with two letters changed places, behind its name."""
    letters = span.of(text)
    for known, name in EXPANSIONS.items():
        reading = known.upper()
        start = max(0, span.start - len(name) - 8)
        if sorted(reading) == sorted(letters) and reading != letters and name in text[start : span.start].lower():
            message = f"'{letters}' is not the acronym of that name, which is {reading}"
            yield Hit(span.start, span.end, message, (reading,))


def _hit(span: Span, letters: str, reading: str, name: Span, text: str) -> Hit:
    message = f"'{letters}' does not follow from '{name.of(text)}', which gives {reading}"
    related = (Related(name.start, name.end, f"the name gives {reading}"),)
    level = Level.WARNING if letters[0] != reading[0] else None  # another language's order may begin otherwise
    return Hit(span.start, span.end, message, (reading,), related, level=level)
