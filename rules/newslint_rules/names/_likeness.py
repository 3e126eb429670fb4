"""Whether two spellings are alike enough to be slips of one another, and who may be somebody else's kin."""

import re
from functools import cache, lru_cache
from typing import Final

from newslint import Document, Span
from newslint.views.naming.lexicon import folded
from newslint.views.sentences import sentences

_FEMININE: Final = ("a", "ova", "eva", "ina", "aya", "ska", "skaya", "ovna", "dottir", "sdottir")


@lru_cache(4096)
def distance(one: str, other: str, most: int = 2) -> int:
    """Insertions, deletions, replacements and swaps of neighbours between two words; `most` + 1 if there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, a in enumerate(one, 1):
        now = [row]
        for column, b in enumerate(other, 1):
            best = min(last[column] + 1, now[-1] + 1, last[column - 1] + (a != b))
            if row > 1 and column > 1 and a == other[column - 2] and one[row - 2] == b:
                best = min(best, before[column - 2] + 1)
            now.append(best)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return last[-1]


_SOUNDS: Final = (
    ("ph", "v"),
    ("f", "v"),
    ("aw", "a"),
    ("au", "a"),
    ("ck", "k"),
    ("gh", ""),
    ("tz", "z"),
    ("ts", "z"),
    ("sch", "sh"),
    ("ie", "i"),
    ("ei", "i"),
    ("ee", "i"),
    ("ea", "i"),
    ("y", "i"),
    ("w", "v"),
    ("q", "k"),
    ("c", "k"),
    ("z", "s"),
    ("x", "ks"),
    ("j", "g"),
    ("h", ""),
)
_DOUBLED: Final = re.compile(r"(.)\1+")


def sound(word: str) -> str:
    """A rough key of how a name sounds in English."""
    word = word[:-1] if len(word) > 4 and word[-1] == "e" else word
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", word[:1] + re.sub("[aeou]", "a", word[1:]))


@lru_cache(4096)
def is_slip(one: str, other: str) -> bool:
    """Whether one surname may be the other misspelled: one slip in four letters or more, two in eight or if they sound
    alike; endings that tell a woman's name from a man's, or many from one, are none."""
    a, b = folded(one), folded(other)
    if a == b or min(len(a), len(b)) < 4:
        return False
    short, long = sorted((a, b), key=len)
    if long.startswith(short) and (long[len(short) :] in (*_FEMININE, "s", "es", "son", "sen", "ian", "n", "'s")):
        return False
    if {a[-2:], b[-2:]} in ({"iy", "ya"}, {"ij", "ka"}) or (a.endswith(_FEMININE[1:]) != b.endswith(_FEMININE[1:])):
        return False
    apart = distance(a, b)
    if apart == 1:
        return len(short) >= 5 or sound(a) == sound(b)
    return apart == 2 and a[0] == b[0] and (len(short) >= 8 or (len(short) >= 6 and sound(a) == sound(b)))


@cache
def kin() -> re.Pattern[str]:
    """Words that bring in a second person of the same name."""
    return re.compile(
        r"\b(?:sons?|daughters?|fathers?|mothers?|brothers?|sisters?|wife|husband|widow(?:er)?|uncle|aunt|nephew|niece"
        r"|cousins?|twins?|children|family|families|grand\w+|parents?|couple|marri\w+|spouse|namesake|relat\w+|siblings?"
        r"|Jr|Sr|younger|elder|clan|dynasty|opposite number|kin|in-law)\b"
    )


@cache
def _explanation() -> re.Pattern[str]:
    """Words that say that two names are meant to differ."""
    return re.compile(
        r"\b(?:no relation|unrelated|confus\w+|namesakes?|the other way|spell\w*|spelt|formerly"
        r"|renamed (?!for|after)"
        r"|once|née|nee|chang(?:ed|es|ing) (?:its|his|her|their) name|known as|mistaken\w*|rhym\w+|similar\w*"
        r"|different\w*|(?:two|both) (?:men|women|people|players|boys|girls|candidates|clubs|firms|companies)"
        r"|unlike|versus|vs)\b"
    )


def is_family(document: Document, surname: str) -> bool:
    """Whether an article speaks of several people of one surname: “Rory and Fay Dalgleish”, “the Dalgleishes”."""
    text = document.text
    if surname not in text:
        return False
    name = re.escape(surname)
    return re.search(rf"\b[A-Z]\w+ (?:and|&) [A-Z]\w+ {name}\b|\b[Tt]he {name}e?s\b", text) is not None


def told_apart(document: Document, one: int, other: int) -> bool:
    """Whether the sentences at two offsets say that the names in them differ, or are one sentence."""
    return sentence_at(document, one) == sentence_at(document, other) or are_said_to_differ(document, one, other)


def are_said_to_differ(document: Document, one: int, other: int) -> bool:
    """Whether the sentences at two offsets say that the names in them differ."""
    first, second = sentence_at(document, one), sentence_at(document, other)
    text = document.text
    return _explanation().search(text, *first) is not None or _explanation().search(text, *second) is not None


def sentence_at(document: Document, offset: int) -> Span:
    """The sentence that holds the character at `offset`."""
    import bisect

    every = document.view(sentences)
    return every[max(0, bisect.bisect_right(every, offset, key=lambda one: one.start) - 1)]


def has_kin(document: Document, offset: int) -> bool:
    """Whether the sentence at `offset` speaks of relatives."""
    return kin().search(document.text, *sentence_at(document, offset)) is not None
