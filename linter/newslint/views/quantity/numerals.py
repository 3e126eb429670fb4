"""Numerals: figures, number words and their mixtures, as exact rationals with the worth of their last digit."""

import re
from fractions import Fraction
from typing import Final, NamedTuple

from newslint.views.quantity.tokens import DASHES, Tokens, table, words_of

_LONGEST: Final = 400  # characters; a longer figure is no number of news
_FIGURE: Final = re.compile(
    r"(?P<whole>\d+|\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.(?P<decimals>\d+))?"
    r"|(?P<continental>\d+),(?P<cents>\d{1,2})|\.(?P<bare>\d+)|(?P<dotted>\d{1,3}(?:\.\d{3}){2,})(?:,(?P<rest>\d+))?"
)
_GROUP: Final = re.compile(r"\d{3}(?:\.\d+)?")
_NARROW_SPACES: Final = "\u00a0\u2009\u202f"

SMALL: Final = {
    word: number
    for number, word in enumerate(
        words_of("""
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
            seventeen eighteen nineteen
        """)
    )
} | {
    word: 10 * number
    for number, word in enumerate(words_of("""
        twenty thirty forty fifty sixty seventy eighty ninety
    """), 2)
}  # fmt: skip
_BIG: Final = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15}
SCALES: Final = _BIG | {
    "hundred": 100, "dozen": 12, "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
    "mln": 10**6, "mn": 10**6, "bln": 10**9, "bn": 10**9, "trln": 10**12, "trn": 10**12, "tn": 10**12, "tr": 10**12,
    "mio": 10**6, "mrd": 10**9,
}  # fmt: skip
_MONEY_LETTERS: Final = {"m": 10**6, "b": 10**9, "k": 10**3, "t": 10**12}
_ONCE_ORDINAL: Final = words_of("""
    zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth
""")
ORDINALS: Final = {word: number for number, word in enumerate(_ONCE_ORDINAL)} | {
    word[:-1] + "ieth": number for word, number in SMALL.items() if number >= 20
} | {"hundredth": 100, "thousandth": 1000, "millionth": 10**6}  # fmt: skip
_ORDINAL_ENDINGS: Final = frozenset(("st", "nd", "rd", "th"))
_PARTS: Final = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    form: number for word, number in ORDINALS.items() if number > 2 for form in (word, word + "s")
}
_SIGNS: Final = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
_LOWER_PARTS: Final = frozenset((2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100))
_BEFORE_A_PART: Final = table("""
    by to over nearly almost about around roughly than under only just least fully approximately some up
""")
_COMPARED: Final = table("less more fewer lower higher smaller larger below above")
_CHANGES: Final = table("rise increase growth jump gain fall drop decline decrease cut reduction loss slump plunge")
_AFTER_HALF: Final = table("""
    of the a its their his her my our your all that as those these this what
""")

FOLDS: Final = {f"{word}fold": number for word, number in SMALL.items() if 1 < number <= 20} | {
    "hundredfold": 100, "thousandfold": 1000,
}  # fmt: skip

_TWICE: Final = {"twice": 2, "thrice": 3}
# What follows “twice” and “three times” where they compare and do not just count occasions.
COMPARING: Final = table("""
    as the more higher larger greater bigger that what its their his her faster lower smaller better longer less
    fewer likelier stronger heavier older those normal worse this our cheaper taller
""")

# Words with which a number may begin; all others are passed over at once.
STARTERS: Final = frozenset(
    (*SMALL, *ORDINALS, *FOLDS, *_TWICE, "a", "an", "half", "point", "dozen", "million", "billion", *_SIGNS)
)


class Numeral(NamedTuple):
    """A number as written in the tokens `first` to `end` (exclusive)."""

    value: Fraction
    step: Fraction
    """The worth of the last significant digit; 0 if the number is exact."""
    first: int
    end: int
    scale: int = 1
    words: bool = False
    figures: bool = False
    fraction: bool = False
    ordinal: bool = False


def is_figure(token: str) -> bool:
    """Whether a token is a run of digits with its marks."""
    return token[:1].isdecimal() or (token[:1] == "." and token[1:2].isdecimal())


def numeral(t: Tokens, i: int, *, money: bool = False) -> Numeral | None:
    """The number that begins at token `i`; behind a currency “m”, “b” and “k” are scales."""
    token = t.low[i]
    if is_figure(token):
        return _figures(t, i, money)
    if token in _SIGNS:
        return Numeral(Fraction(*_SIGNS[token]), Fraction(0), i, i + 1, figures=True, fraction=True)
    if token in SMALL:
        return _words(t, i, i, None)
    if token in _TWICE:
        return (
            Numeral(Fraction(_TWICE[token]), Fraction(0), i, i + 1, words=True) if t.low[i + 1] in COMPARING else None
        )
    if token in FOLDS:
        return Numeral(Fraction(FOLDS[token]), Fraction(0), i, i + 1, words=True)
    if token in ("a", "an"):
        return _with_article(t, i)
    if token == "half":
        return _half(t, i, i)
    if token in ORDINALS:
        return Numeral(Fraction(ORDINALS[token]), Fraction(0), i, i + 1, words=True, ordinal=True)
    if (
        token in ("million", "billion")
        and t.low[i - 1]
        in (
            "latest",
            "first",
            "next",
            "last",
            "per",
            "every",
            "another",
        )
        and t.low[i - 2] not in ("part", "parts")
    ):
        return Numeral(Fraction(SCALES[token]), Fraction(SCALES[token]), i, i + 1, SCALES[token], words=True)
    if token == "dozen" and t.low[i - 1] in ("the", "another", "every", "this", "that", "per"):
        return Numeral(Fraction(12), Fraction(0), i, i + 1, 12, words=True)
    if token == "point" and t.low[i + 1] in SMALL and t.low[i - 1] not in ("a", "the", "one", "match", "set"):
        return _decimals(t, i, Fraction(0), i)
    return None


def _figures(t: Tokens, i: int, money: bool) -> Numeral | None:
    text = t.raw[i]
    read = _figure(text)
    if read is None:
        return None
    value, step = read
    j = i + 1
    if text.isdecimal() and t.touches(i) and t.low[j] in _ORDINAL_ENDINGS:
        return Numeral(value, Fraction(0), i, j + 1, figures=True, ordinal=True)
    if len(text) <= 3 and text.isdecimal():
        value, step, j = _groups(t, i, value, step)
    mixed = _mixed(t, j)
    if mixed and step >= 1:
        part, j = mixed
        if part.denominator > 1 and j - i > 1:
            value, step = value + part, Fraction(1, part.denominator)
    elif t.low[j] == "/" and t.touches(i) and t.touches(j):
        below = _figure(t.raw[j + 1])
        if below is None or not 0 < value < below[0] or below[0] not in _LOWER_PARTS or t.low[j + 2] == "/":
            return None
        return Numeral(value / below[0], Fraction(0), i, j + 2, figures=True, fraction=True)
    return _scaled(t, Numeral(value, step, i, j, figures=True), money)


def _figure(text: str) -> tuple[Fraction, Fraction] | None:
    """The value of a figure and the worth of its last significant digit, or None if it is no number."""
    if len(text) > _LONGEST:
        return None
    if not text.isascii():
        zeros = {ord(character) - int(character) for character in text if character.isdecimal()}
        if len(zeros) > 1:
            return None
    match = _FIGURE.fullmatch(text)
    if match is None:
        return None
    whole = match["whole"] or match["continental"] or match["dotted"] or "0"
    decimals = match["decimals"] or match["cents"] or match["bare"] or match["rest"] or ""
    digits = whole.replace(",", "").replace(".", "")
    step = Fraction(1, 10 ** len(decimals)) if decimals else Fraction(10 ** _trailing_zeros(int(digits)))
    return Fraction(int(digits + decimals), 10 ** len(decimals)), step


def _trailing_zeros(number: int) -> int:
    if number == 0:
        return 0
    text = str(number)
    return len(text) - len(text.rstrip("0"))


def _groups(t: Tokens, i: int, value: Fraction, step: Fraction) -> tuple[Fraction, Fraction, int]:
    """Thousands parted by narrow or unbreakable spaces, or by a comma in spaces: 12 345, 235 , 000."""
    text = t.raw[i]
    j = i + 1
    while len(text) < _LONGEST:
        if t.low[j] == "," and not t.touches(j - 1) and not t.touches(j) and _GROUP.fullmatch(t.raw[j + 1]):
            text, j = text + t.raw[j + 1], j + 2
        elif _GROUP.fullmatch(t.raw[j]) and t.gap(j - 1) in _NARROW_SPACES and t.gap(j - 1):
            text, j = text + t.raw[j], j + 1
        else:
            break
    if j == i + 1:
        return value, step, j
    read = _figure(text)
    return (*read, j) if read else (value, step, i + 1)


def _mixed(t: Tokens, j: int) -> tuple[Fraction, int] | None:
    """A fraction behind a whole number: 2½, 2 1/2, 7-1/4."""
    if t.low[j] in _SIGNS:
        return Fraction(*_SIGNS[t.low[j]]), j + 1
    k = j + 1 if t.low[j] in DASHES and t.touches(j - 1) and t.touches(j) else j
    above, below = t.low[k], t.low[k + 2]
    if (
        len(above) <= 2 and above.isdecimal() and t.low[k + 1] == "/" and len(below) <= 3 and below.isdecimal()
        and t.touches(k) and t.touches(k + 1) and 0 < int(above) < int(below) and int(below) in _LOWER_PARTS
    ):  # fmt: skip
        return Fraction(int(above), int(below)), k + 3
    return None


def _words(t: Tokens, i: int, first: int, start: int | None) -> Numeral | None:
    """Number words from token `i`; `start` is what stands for the article before them, if any."""
    total, group, ceiling, last_scale = 0, start, 0, 1
    j = i
    end = i
    while True:
        word = t.low[j]
        if word in SMALL:
            number = SMALL[word]
            if group is None:
                group = number
            elif (group and group % 100 == 0 and number) or (group % 100 >= 20 and group % 10 == 0 and 0 < number < 10):
                group += number
            else:
                break
        elif word == "hundred" and group is not None and 0 < group < 100:
            group, last_scale = group * 100, 100
        elif word in _BIG and group and (not ceiling or _BIG[word] < ceiling):
            ceiling = last_scale = _BIG[word]
            total, group = total + group * ceiling, None
        elif word == "dozen" and group is not None and not total:
            return Numeral(Fraction(group * 12), Fraction(0), first, j + 1, 12, words=True)
        else:
            break
        j = end = j + 1
        if j - i > 40:
            break
        if t.low[j] in DASHES and t.touches(j - 1) and t.touches(j):
            after = t.low[j + 1]
            if after not in SMALL and after not in SCALES and after not in ORDINALS and after not in _PARTS:
                break
            j += 1
        elif t.low[j] == "and" and (word == "hundred" or word in _BIG) and t.low[j + 1] in SMALL:
            j += 1
        elif word in _BIG and t.low[j] in SMALL and t.low[j] == "one":
            break
    value = total + (group or 0)
    return _behind_words(t, Numeral(Fraction(value), _words_step(value, total), first, end, last_scale, words=True), j)


def _words_step(value: int, total: int) -> Fraction:
    """Words below a thousand are exact; from there on zeros are rounding, as in figures."""
    return Fraction(10 ** _trailing_zeros(value)) if total else Fraction(0)


def _behind_words(t: Tokens, read: Numeral, j: int) -> Numeral | None:
    """Number words that go on as an ordinal, a fraction, a decimal or with a scale in another style."""
    after = t.low[j]
    value = int(read.value)
    if j > read.end or t.low[read.end] not in DASHES:
        hyphen = j > read.end
        if after == "and" and t.low[j + 1] in ORDINALS and read.scale >= 100:
            after, j, hyphen = t.low[j + 1], j + 1, True
        small = value % 10 == 0 and value % 100 >= 20 and 0 < ORDINALS.get(after, 0) < 10
        if hyphen and after in ORDINALS and (small or (value >= 100 and value % 100 == 0)):
            return Numeral(Fraction(value + ORDINALS[after]), Fraction(0), read.first, j + 1, words=True, ordinal=True)
    part = _part(t, read, j)
    if part:
        return part
    if after == "point" and (t.low[j + 1] in SMALL or is_figure(t.low[j + 1])):
        return _decimals(t, read.first, read.value, j)
    return _scaled(t, read, False)


def _part(t: Tokens, read: Numeral, j: int) -> Numeral | None:
    """Two-thirds, three quarters of, one in words."""
    below = _PARTS.get(t.low[j])
    value = int(read.value)
    if below is None or not 0 < value < max(below, 2) or read.scale > 1:
        return None
    hyphen = j > read.end
    plural = t.low[j].endswith("s")
    if plural != (value > 1) and not hyphen:
        return None
    of = t.low[j + 1] == "of" or t.low[j - 2] in _BEFORE_A_PART
    if below in (2, 4) and not (of or hyphen or below == 2):
        return None  # three quarters of a year's results
    if value == 1 and not (
        of or hyphen or t.low[j + 1] in ("", ",", ".", "the", "less", "more", "lower", "higher", "to")
    ):
        return None
    end = j + 1
    whole = _scale_behind_part(t, end)
    if whole:
        scale, end = whole
        return Numeral(Fraction(value * scale, below), Fraction(scale, below), read.first, end, scale, words=True)
    return Numeral(Fraction(value, below), Fraction(0), read.first, end, words=True, fraction=True)


def _scale_behind_part(t: Tokens, j: int) -> tuple[int, int] | None:
    """“Of a million” behind a quarter, “a million” or “million” behind half."""
    if t.low[j] in DASHES and t.touches(j):
        j += 1
    if t.low[j] == "of" and t.low[j + 1] in ("a", "one"):
        j += 1
    if t.low[j] in ("a", "one"):
        j += 1
    word = t.low[j]
    return (
        (SCALES[word], j + 1) if word in _BIG or word in ("dozen", "mln", "bln", "crore", "lakh", "hundred") else None
    )


def _decimals(t: Tokens, first: int, whole: Fraction, point: int) -> Numeral | None:
    """Digits in words behind “point”."""
    digits = ""
    j = point + 1
    while len(digits) < 12 and (t.low[j] in SMALL or t.low[j].isdecimal()):
        digits += str(SMALL[t.low[j]]) if t.low[j] in SMALL else t.low[j][:9]
        j += 1
    step = Fraction(1, 10 ** len(digits))
    return _scaled(t, Numeral(whole + int(digits) * step, step, first, j, words=True), False)


def _with_article(t: Tokens, i: int) -> Numeral | None:
    """A hundred, a dozen, a million, a third of, a half-million."""
    after = t.low[i + 1]
    if after == "half":
        return _half(t, i, i + 1)
    if after in _BIG or after == "hundred":
        return _words(t, i + 1, i, 1)
    if after == "dozen":
        return Numeral(Fraction(12), Fraction(0), i, i + 2, 12, words=True)
    if after in ("mln", "bln", "crore", "lakh"):
        return Numeral(Fraction(SCALES[after]), Fraction(SCALES[after]), i, i + 2, SCALES[after], words=True)
    below = _PARTS.get(after)
    if below is None or after.endswith("s") or t.low[i + 2] in DASHES:
        return None
    whole = _scale_behind_part(t, i + 2)
    if whole:
        return Numeral(Fraction(whole[0], below), Fraction(whole[0], below), i, whole[1], whole[0], words=True)
    compared = t.low[i + 2] in _COMPARED or (t.low[i - 1] == "of" and t.low[i - 2] in _CHANGES)
    if t.low[i + 2] == "of" or t.low[i - 1] in _BEFORE_A_PART or compared or _is_explanation(t, i):
        return Numeral(Fraction(1, below), Fraction(0), i, i + 2, words=True, fraction=True)
    return None


def _is_explanation(t: Tokens, i: int) -> bool:
    """Six of the 36, or a quarter, were broken."""
    return t.low[i - 1] == "or" and t.low[i - 2] == "," and t.low[i + 2] in (",", ".")


def _half(t: Tokens, first: int, i: int) -> Numeral | None:
    """Half of something; not the first half of a match or a year."""
    whole = _scale_behind_part(t, i + 1)
    if whole:
        scale, end = whole
        return Numeral(Fraction(scale, 2), Fraction(0 if scale < 100 else scale // 2), first, end, scale, words=True)
    before, after = t.low[first - 1], t.low[i + 1]
    if before in ("first", "second", "third", "last", "latter", "opening", "other", "the", "each", "either", "this"):
        return None
    if after in DASHES and t.touches(i):
        if t.low[i + 2] in ("percent", "percentage", "point"):
            return Numeral(Fraction(1, 2), Fraction(0), first, i + 1, words=True)
        return None
    if first < i and before != "by" and after != "of" and t.low[i + 1] not in ("percent", "mile", "point"):
        return None
    if after in _AFTER_HALF or before in _BEFORE_A_PART or after in ("mile", "acre", "percent", "inch", "pound"):
        return Numeral(Fraction(1, 2), Fraction(0), first, i + 1, words=True, fraction=True)
    return None


def _scaled(t: Tokens, read: Numeral, money: bool) -> Numeral:
    """The number with “and a half” and with the scale behind it: two and a half million, 1.2bn."""
    j = read.end
    value, step = read.value, read.step
    half = _and_a_part(t, j)
    if half and read.scale == 1:
        part, j = half
        value, step = value + part, Fraction(1, part.denominator)
    elif half and read.words and value == read.scale:
        part, j = half
        value, step = value * (1 + part), value / part.denominator
    scale = read.scale
    figures, words = read.figures, read.words
    for _ in range(2):
        k = j + 1 if t.low[j] in DASHES and t.touches(j - 1) and t.touches(j) else j
        word = t.low[k]
        if word in _MONEY_LETTERS and money and t.touches(j - 1) and k == j:
            factor = _MONEY_LETTERS[word]
        elif word in SCALES and (read.figures or len(word) > 2) and not _is_abbreviation_of_a_name(t, k):
            factor = SCALES[word]
            if len(word) > 3 and word in _BIG:
                words = True
        else:
            break
        scale *= factor
        value, step = value * factor, (step or Fraction(1)) * factor
        j = k + 1
    return Numeral(value, step, read.first, j, scale, words, figures)


def _is_abbreviation_of_a_name(t: Tokens, k: int) -> bool:
    return t.low[k] in ("tr", "tn", "mn") and t.raw[k] != t.low[k]


def _and_a_part(t: Tokens, j: int) -> tuple[Fraction, int] | None:
    """“And a half”, “and three-quarters”, with hyphens or without."""
    k = j + 1 if t.low[j] in DASHES and t.touches(j) else j
    if t.low[k] != "and":
        return None
    k += 1
    k += t.low[k] in DASHES
    above = {"a": 1, "one": 1, "two": 2, "three": 3}.get(t.low[k])
    if above is None:
        return None
    k += 1
    k += t.low[k] in DASHES
    below = _PARTS.get(t.low[k], 0)
    if below not in (2, 3, 4) or above >= below:
        return None
    return Fraction(above, below), k + 1
