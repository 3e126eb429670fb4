"""An article beside a source in another language: figures, names, and the quotations' number and order.

Words cannot be compared, but figures keep their digits, names their letters (those of Greek and Cyrillic as they are
transliterated), and a translation has as many quotations as its original.
"""

import enum
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from newslint.document import Document, Span
from newslint.sources.folding import folded
from newslint.views.language import language
from newslint.views.quotations import Quotation, quotations

_ENGLISH: Final = frozenset(
    "the of and that for with his have from they this will their been which would about".split()
)
_ENOUGH: Final = 20  # words
_SHARE: Final = 0.03  # of words that are English alone
_FIGURE: Final = re.compile(r"\d+(?:[.,\u00a0\u202f ’']\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,:]\d+)*")
_LEAST: Final = 13  # smaller figures are written as words in one of the languages
_CAPITALISED: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAST_QUOTED: Final = 4  # words
_ALIKE: Final = 70
_SHORT: Final = 4  # letters; shorter names are alike by chance
_LATIN: Final = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
    "ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu",
    "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz",
    **dict(zip("αβγδεζηικλμνξοπρσςτυφωάέήίόύώ", "avgdeziiklmnxoprsstyfoaeiioyo", strict=True)),
    "θ": "th", "χ": "ch", "ψ": "ps", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "a",
}  # fmt: skip
_SOUNDS: Final = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("kh", "h"), ("zh", "j"), ("sh", "s"), ("ch", "c"), ("ts", "c"),
    ("tz", "c"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("x", "ks"), ("w", "v"), ("q", "k"), ("dj", "j"),
    ("ae", "a"), ("oe", "o"), ("ue", "u"),
    ("ja", "a"), ("ju", "u"), ("je", "e"),
    ("iy", "i"), ("yu", "u"), ("ya", "a"), ("ye", "e"), ("yi", "i"), ("y", "i"), ("j", "i"), ("z", "s"),
)  # fmt: skip


class Departure(enum.StrEnum):
    """How an article departs from a source in another language."""

    NUMBER = "number"
    NAME = "name"
    MISSING = "not in the sources"
    COUNT = "count of quotations"
    ORDER = "order of quotations"


class Difference(NamedTuple):
    """A departure at `text[start:end]` of the article, and the source's place and words."""

    departure: Departure
    start: int
    end: int
    written: str | None
    source: Document
    place: Span | None
    said: str


def is_foreign(source: Document) -> bool:
    """Whether a source is in another language than English."""
    tongue = source.metadata.language
    if tongue:
        return not tongue.lower().startswith("en")
    letters = [character for character in source.text[:2_000] if character.isalpha()]
    if sum(character.lower() in _LATIN for character in letters) * 2 > len(letters):
        return True
    words = re.findall(r"[^\W\d_]+", source.text[:2_000].lower())
    if len(words) >= _ENOUGH and sum(word in _ENGLISH for word in words) < _SHARE * len(words):
        return True
    return source.view(language) is not None


def differences(document: Document, source: Document) -> tuple[Difference, ...]:
    """Where an article departs from its original in another language, in reading order."""
    found = [*_figures(document, source), *_names(document, source), *_quotations(document, source)]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _figures(document: Document, source: Document) -> Iterator[Difference]:
    own = [match for block in document.prose() for match in _FIGURE.finditer(document.text, block.start, block.end)]
    theirs = [match for block in source.prose() for match in _FIGURE.finditer(source.text, block.start, block.end)]
    readings = {reading for match in theirs for reading in _readings(match[0])}
    known = {reading for match in own for reading in _readings(match[0])}
    unused = [match for match in theirs if known.isdisjoint(_readings(match[0]))]
    for match in own:
        mine = _readings(match[0])
        if not readings.isdisjoint(mine) or max(mine) < _LEAST or _is_scaled(mine, readings):
            continue
        digits = re.sub(r"\D", "", match[0])
        near = [
            other
            for other in unused
            if len(re.sub(r"\D", "", other[0])) == len(digits)
            and OSA.distance(digits, re.sub(r"\D", "", other[0])) == 1
        ]
        if len(near) > 1:
            near = [other for other in near if _shape(other[0]) == _shape(match[0])]
        if len(near) == 1:
            yield Difference(Departure.NUMBER, *match.span(), None, source, Span(*near[0].span()), near[0][0])
        else:
            yield Difference(Departure.MISSING, *match.span(), None, source, None, "")


def _shape(figure: str) -> str:
    """Where a figure has its point or comma."""
    return re.sub(r"\D", ".", re.sub(r"\d", "0", figure))


def _readings(figure: str) -> set[float]:
    """What a figure may stand for, its points and commas being those of one language or another."""
    plain = re.sub(r"[\u00a0\u202f ’']", "", figure)
    found = set()
    for thousands, point in ((",", "."), (".", ",")):
        cut = plain.replace(thousands, "").replace(point, ".", 1).replace(":", ".", 1)
        if re.fullmatch(r"\d+(?:\.\d+)?", cut):
            found.add(float(cut))
    return found or {0.0}


def _is_scaled(mine: set[float], readings: set[float]) -> bool:
    """Whether the source has the figure in another scale, such as 1,200 million for 1.2 billion."""
    return any(
        abs(value * scale - one) < 1e-6 for value in mine for scale in (1e-6, 1e-3, 1e3, 1e6) for one in readings
    )


def sound(name: str) -> str:
    """A name in Latin letters by its sound, as far as systems of transliteration differ.

    >>> sound("Щедрин") == sound("Shchedrin"), sound("Дмитрий") == sound("Dmitry")
    (True, True)
    """
    letters = "".join(_LATIN.get(letter, letter) for letter in name.casefold())
    letters = "".join(folded(letters).forms)
    for written, heard in _SOUNDS:
        letters = letters.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", letters)


def _names(document: Document, source: Document) -> Iterator[Difference]:
    """Names of two words of which the source has one, and beside it one that is like the other."""
    theirs = [match for block in source.prose() for match in _CAPITALISED.finditer(source.text, block.start, block.end)]
    sounds = [sound(match[0]) if match[0][0].isupper() else "" for match in theirs]
    places: dict[str, list[int]] = {}
    for number, heard in enumerate(sounds):
        places.setdefault(heard, []).append(number)
    for block in document.prose():
        words = list(_CAPITALISED.finditer(document.text, block.start, block.end))
        for first, second in pairwise(words):
            if (
                not (first[0][0].isupper() and second[0][0].isupper())
                or document.text[first.end() : second.start()] != " "
            ):
                continue
            for known, doubtful, beside in ((first, second, 1), (second, first, -1)):
                heard = sound(re.sub(r"['’]s$", "", doubtful[0]))
                if len(heard) < _SHORT or heard in places or sound(doubtful[0]) in places:
                    continue
                others = [
                    number + beside for number in places.get(sound(known[0]), ()) if 0 <= number + beside < len(sounds)
                ]
                alike = [number for number in others if fuzz.ratio(heard, sounds[number]) >= _ALIKE]
                if (
                    alike
                    and len({sounds[number] for number in alike}) == 1
                    and not _is_inflected(heard, sounds[alike[0]])
                ):
                    other = theirs[alike[0]]
                    written = other[0] if other[0].isascii() else None
                    yield Difference(Departure.NAME, *doubtful.span(), written, source, Span(*other.span()), other[0])


def _is_inflected(name: str, other: str) -> bool:
    """Whether two forms differ in their endings alone, as names do that are declined."""
    common = 0
    for mine, theirs in zip(name, other, strict=False):
        if mine != theirs:
            break
        common += 1
    return common >= len(name) - 2 and abs(len(other) - len(name)) <= 3


def _quotations(document: Document, source: Document) -> Iterator[Difference]:
    own, theirs = _speech(document), _speech(source)
    if not theirs or not own:
        return
    if len(own) > len(theirs):
        last = own[-1].inner
        said = f"{len(theirs)} quotation{'s' * (len(theirs) > 1)}, the article {len(own)}"
        yield Difference(Departure.COUNT, *last, None, source, theirs[-1].inner, said)
        return
    anchored = [(one, at) for one in own if (at := _anchor(document, one, source, theirs)) is not None]
    for (_, before), (one, at) in pairwise(anchored):
        if at < before:
            place = theirs[at].inner
            said = f"this as quotation {at + 1}, before the one that stands above it here"
            yield Difference(Departure.ORDER, *one.inner, None, source, place, said)
            return


def _speech(document: Document) -> list[Quotation]:
    """The outer quotations of more than a few words; those that go on in the next paragraph count once."""
    found = []
    goes_on = False
    for one in document.view(quotations).items:
        if one.level == 0 and (len(one.inner.of(document.text).split()) >= _LEAST_QUOTED or goes_on):
            if not goes_on:
                found.append(one)
            goes_on = one.continues
    return found


def _anchor(document: Document, quotation: Quotation, source: Document, theirs: Sequence[Quotation]) -> int | None:
    """The number of the only quotation of the source with the figures of this one."""
    figures = {figure for match in _FIGURE.finditer(document.text, *quotation.inner) for figure in _readings(match[0])}
    figures = {figure for figure in figures if figure >= _LEAST}
    if not figures:
        return None
    there = [
        number
        for number, one in enumerate(theirs)
        if not figures.isdisjoint(
            {figure for match in _FIGURE.finditer(source.text, *one.inner) for figure in _readings(match[0])}
        )
    ]
    return there[0] if len(there) == 1 else None
