"""Words folded so that what says the same is the same, for comparing an article with its sources.

Marks, capitals, accents, hyphens, contractions, British and American spelling, and figures against number words make
no difference. A contraction becomes several words with one place.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from newslint.document import Document

_TOKEN: Final = re.compile(
    r"\d{1,3}(?: , \d{3})+(?!\d)|\d+(?:st|nd|rd|th)\b|\d+(?:[.,]\d+)*|%|(?:[^\W\d_]\.){2,6}(?!\w)|"
    r"[^\W\d_]+(?:\.?['’][^\W\d_]+)*"
)
_CONTRACTIONS: Final = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "let's": ("let", "us"),
    "i'm": ("i", "am"),
    **{f"{verb}nt": (verb, "not") for verb in "do does did is was are were has have had would could should".split()},
    "cant": ("can", "not"),
    "wont": ("will", "not"),
}
_TAILS: Final = {"'re": "are", "'ve": "have", "'ll": "will", "'s": "'s", "'d": "'d"}
_UNITS: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS: Final = {
    word: 20 + 10 * index for index, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_ORDINALS: Final = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th".split(),
        strict=True,
    )
)
SCALES: Final = frozenset("hundred thousand million billion trillion".split())
_SAME: Final = {
    "okay": "ok", "grey": "gray", "cheque": "check", "cheques": "checks", "programme": "program",
    "programmes": "programs", "plough": "plow", "sceptic": "skeptic", "sceptical": "skeptical",
    "scepticism": "skepticism", "aluminium": "aluminum", "judgement": "judgment", "storey": "story",
    "storeys": "stories", "whilst": "while", "amongst": "among", "amidst": "amid", "towards": "toward",
    "afterwards": "afterward", "backwards": "backward", "forwards": "forward", "upwards": "upward",
    "learnt": "learned", "burnt": "burned", "spelt": "spelled", "dreamt": "dreamed", "spoilt": "spoiled",
    "mould": "mold", "moustache": "mustache", "kerb": "curb", "tyre": "tire", "tyres": "tires", "pyjamas": "pajamas",
    "draught": "draft", "jewellery": "jewelry", "aeroplane": "airplane", "ageing": "aging", "til": "until",
    "till": "until", "yeah": "yes", "em": "them", "'em": "them", "mr.": "mr", "manoeuvre": "maneuver",
    "acknowledgement": "acknowledgment", "enrol": "enroll", "fulfil": "fulfill", "skilful": "skillful",
    "wilful": "willful", "instalment": "installment", "artefact": "artifact", "cosy": "cozy", "sulphur": "sulfur",
    "doughnut": "donut", "licence": "license", "defence": "defense", "offence": "offense", "pretence": "pretense",
    "practise": "practice", "practised": "practiced", "practising": "practicing", "percents": "percent",
    "dr": "doctor", "prof": "professor", "sen": "senator", "gov": "governor", "gen": "general", "col": "colonel",
    "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "rev": "reverend", "mt": "mount", "st": "saint",
    "jan": "january", "feb": "february", "apr": "april", "aug": "august", "sep": "september", "sept": "september",
    "oct": "october", "nov": "november", "dec": "december",
    "alright": "right", "analog": "analogue", "dialog": "dialogue", "catalog": "catalogue",
}  # fmt: skip
_OUR: Final = re.compile(
    r"(?<=[a-z]{3})our(?=(?:s|ed|ing|ful|fully|able|ably|ite|ites|ism|ist|hoods?|less|er|ers|ly)?$)"
)
_ISE: Final = re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing|er|ers|ation|ations|ational|able)$)")
_YSE: Final = re.compile(r"ys(?=(?:e|ed|es|ing|er|ers)$)")
_TRE: Final = re.compile(r"(?<=[a-z][tb])re(?=s?$)")
_DOUBLE: Final = re.compile(r"(?<=[aeiou])([lst])\1(?=(?:ed|ing|er|ers|or|ors)$)")
_NUMBER: Final = re.compile(r"\. ?\d")
_MOST: Final = 65_536


class Wording(NamedTuple):
    """The folded words of a text, and the place of each in code points, end exclusive."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def wording(document: Document) -> Wording:
    """The folded words of every block but code."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for block in document.prose():
        for form, start, end in zip(*folded(document.text, block.start, block.end), strict=True):
            forms.append(form)
            starts.append(start)
            ends.append(end)
    return Wording(tuple(forms), tuple(starts), tuple(ends))


def folded(text: str, start: int = 0, end: int | None = None) -> Wording:
    """The folded words of `text[start:end]`."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        for form in ("number",) if match[0] in ("No", "Nos") and _NUMBER.match(text, last) else fold(match[0]):
            before = forms[-1] if forms else ""
            if before == "per" and form == "cent":
                forms[-1], ends[-1] = "percent", last
            elif before in _TENS_WRITTEN and _UNIT.fullmatch(form) and text[ends[-1] : first] in _JOINTS:
                forms[-1], ends[-1] = f"{before[0]}{form}", last
            else:
                forms.append(form)
                starts.append(first)
                ends.append(last)
    return Wording(tuple(forms), tuple(starts), tuple(ends))


_TENS_WRITTEN: Final = frozenset(map(str, _TENS.values()))
_UNIT: Final = re.compile(r"[1-9](?:st|nd|rd|th)?")
_JOINTS: Final = frozenset("-‐‑ ")


@lru_cache(_MOST)
def fold(word: str) -> tuple[str, ...]:
    """The folded forms of one word as written.

    >>> fold("Labour’s"), fold("235,000"), fold("don't"), fold("U.S."), fold("Élysée")
    (('labor', "'s"), ('235000',), ('do', 'not'), ('us',), ('elysee',))
    """
    if word[0].isdigit():
        return (_figure(word),)
    if word == "%":
        return ("percent",)
    form = word.casefold()
    if not form.isascii():
        form = form.replace("’", "'")
        parts = unicodedata.normalize("NFKD", form)
        form = "".join(character for character in parts if not unicodedata.combining(character))
    form = form.replace(".'", "'")  # Corp.'s
    if "." in form:
        return (form.replace(".", ""),)
    if "'" in form:
        if form in _CONTRACTIONS:
            return _CONTRACTIONS[form]
        if form.endswith("n't"):
            return (form[:-3], "not")
        head, tail = form[: form.rindex("'")], form[form.rindex("'") :]
        if tail in _TAILS and head:
            return (*fold(head), _TAILS[tail])
        return (form.replace("'", ""),)
    if form in _CONTRACTIONS:
        return _CONTRACTIONS[form]
    if form in _UNITS:
        return (str(_UNITS[form]),)
    if form in _TENS:
        return (str(_TENS[form]),)
    if form in _ORDINALS:
        return (_ORDINALS[form],)
    if form in _SAME:
        return (_SAME[form],)
    for pattern, written in ((_OUR, "or"), (_ISE, "iz"), (_YSE, "yz"), (_TRE, "er"), (_DOUBLE, r"\1")):
        form = pattern.sub(written, form)
    return (form,)


def _figure(word: str) -> str:
    """A figure without separators of thousands and without zeros that end its decimals."""
    plain = word.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    whole, point, decimals = plain.partition(".")
    if point and decimals.isdigit():
        decimals = decimals.rstrip("0")
        return f"{whole}.{decimals}" if decimals else whole
    return plain
