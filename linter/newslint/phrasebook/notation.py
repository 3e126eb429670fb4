"""How a frozen phrase is written, one a line.

    prime minister
    head of state
    {shake} ~ hands

Every content word is a slot, a place where a wrong word may stand. `{shake}` is a verb in any of its forms; `~` is a
possessive (my, his, the minister's) or nothing. The last noun may be singular or plural, also before "of". Words with
a capital are looked for with one. British and American spellings stand for each other.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from newslint.inflection import plural, verb_forms

HOLE: Final = "_"
POSSESSIVE: Final = "~"
POSSESSIVES: Final = frozenset("my your his her its our their whose one's".split())
FUNCTION_WORDS: Final = frozenset(
    "a an the of to in on at by for with from into onto and or but nor as is are was were be been being am s t it its "
    "that this these those than then so if not no do does did has have had he she they we you i who whom which what "
    "there their his her our your my me him them us".split()
)
_TOKEN: Final = re.compile(r"\{\w+\}|~|'s\b|\w+")
_SPELLINGS: Final = (
    (r"\bdefence\b", "defense"),
    (r"\boffence\b", "offense"),
    (r"\blicence\b", "license"),
    (r"\bprogramme\b", "program"),
    (r"\bmetre", "meter"),
    (r"\bcentre", "center"),
    (r"\btheatre\b", "theater"),
    (r"\bfibre\b", "fiber"),
    (r"\bcheque\b", "check"),
    (r"\bjudgment\b", "judgement"),
    (r"\bmould\b", "mold"),
    (r"\bsulphur\b", "sulfur"),
    (r"\bhaemorrhage\b", "hemorrhage"),
    (r"\btumour", "tumor"),
    (r"\bchequered\b", "checkered"),
    (r"(labour|neighbour|honour|colour|favour|humour|armour|harbour|rumour|behaviour)", ""),
    (
        r"(organ|normal|mobil|demilitar|civil|recogn|modern|privat|liberal|global|stabil|capital)is(e|ed|ing|ation)",
        "",
    ),
)


def spellings(phrase: str) -> tuple[str, ...]:
    """The phrase as written and, where it differs, in the other spelling."""
    other = phrase
    for british, american in _SPELLINGS:  # compiled where they are used: a book from the cache needs none of them
        other = re.sub(british, partial(_american, american), other, flags=re.IGNORECASE)
    return (phrase,) if other == phrase else (phrase, other)


def _american(american: str, match: re.Match[str]) -> str:
    if american:
        return american.capitalize() if match[0][0].isupper() else american
    if match.re.groups == 1:
        return match[0].replace("our", "or")
    return f"{match[1]}iz{match[2]}"


def parse(phrase: str) -> list[tuple[str, ...]]:
    """The token sequences that a phrase stands for: with and without the possessive at each `~`."""
    tokens = _TOKEN.findall(phrase.replace("’", "'"))
    if POSSESSIVE not in tokens:
        return [tuple(tokens)]
    return [tuple(tokens), tuple(token for token in tokens if token != POSSESSIVE)]


def slots(tokens: tuple[str, ...]) -> Iterator[int]:
    """The places of a phrase where a wrong word may stand."""
    for place, token in enumerate(tokens):
        if token not in (POSSESSIVE, "'s") and token.lower() not in FUNCTION_WORDS:
            yield place


def head(tokens: tuple[str, ...]) -> int:
    """The place of the noun that takes the plural: the last one, or the one before the first "of"."""
    return tokens.index("of") - 1 if "of" in tokens[1:] else len(tokens) - 1


def surfaces(word: str) -> tuple[str, ...]:
    """The forms in which a slot's word is right: `{take}` a verb, `rate+` singular or plural, any other just itself."""
    if word.startswith("{"):
        return tuple(dict.fromkeys(verb_forms(word[1:-1])))
    if word.endswith("+"):
        return (word[:-1], plural(word[:-1]))
    return (word,)


def singular(word: str) -> str:
    """A word without its plural ending, in one way for the phrase and for the text; it need not be a word."""
    if len(word) < 4 or word[-1] != "s" or word[-2] in "sui":
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
