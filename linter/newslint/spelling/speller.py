"""Whether a word can be English, and what was meant when it cannot."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from newslint.spelling.dictionary import Dictionary
from newslint.spelling.edits import slips

_PREFIXES: Final = tuple(
    "anti auto bio co counter cross crypto cyber de demi dis down eco electro euro ex extra fore geo hydro hyper "
    "inter intra macro mega meta micro mid mini mis mono multi nano neo neuro non off omni on out over photo poly "
    "post pre pro proto pseudo psycho quasi radio re retro self semi socio step sub super techno tele thermo trans "
    "tri turbo ultra un under uni up vice video".split()
)
_SUFFIXES: Final = tuple(
    "able ally based centric dom ed er ers esque est fest fold free friendly ful gate gram graphy hood ian ians "
    "ibility ification ify ing ings ish ised ising ism isms ist ists ization ized izing less like logist logy ly "
    "maker makers making man men ment ness nomics off ology phile phobia phobic proof s scape ship ships sphere "
    "style tech ward wards ware wide wise woman women worthy".split()
)
_DOUBLED: Final = re.compile(r"[aeiou]([bdglmnprt])\1")
_ACCEPTED_TAIL: Final = 4  # letters that a word must have beside its prefix or suffix
_COMPOUND_PART: Final = 4
_NO_PARTS: Final = frozenset(
    "although because been could does from have must shall should such than that their them then there these they this "
    "those though were what when whether which while whom whose will with would your".split()
)
"""Function words, which make no compounds but those that the list holds."""
_COMMON: Final = 5.0  # bits: about thirty times in the news that was counted
_FEW: Final = 8


class Option(NamedTuple):
    """A word that may have been meant: how frequent it is and what the slip costs, both in bits."""

    word: str
    frequency: float
    cost: float
    is_name: bool

    @property
    def margin(self) -> float:
        """How far the word's frequency outweighs its slip."""
        return self.frequency - self.cost


class Speller:
    """The word list with the rules of word formation; lent to rules, safe to use from many threads."""

    def __init__(self, dictionary: Dictionary) -> None:
        """Answers about derived words are remembered."""
        self.dictionary: Final = dictionary
        self.options: Final = lru_cache(4096)(self._options)
        self.is_formed: Final = lru_cache(4096)(self._is_formed)

    @classmethod
    def open(cls) -> "Speller":
        """The speller of the list that comes with newslint."""
        return cls(Dictionary.open())

    def knows(self, word: str) -> bool:
        """Whether the word, in lower case, stands in the list as a word, not only as a name."""
        entry = self.dictionary.get(word)
        return entry is not None and not entry.is_name

    def _is_formed(self, word: str) -> bool:
        """Whether a word that no list holds is formed by rule from words that are common: prefix, suffix, compound."""
        for prefix in _PREFIXES:
            if (
                word.startswith(prefix)
                and len(word) - len(prefix) >= _ACCEPTED_TAIL
                and self._is_base(word[len(prefix) :])
            ):
                return True
        for suffix in _SUFFIXES:
            stem = word[: -len(suffix)]
            if word.endswith(suffix) and len(stem) >= _ACCEPTED_TAIL:
                bases = [stem]
                if suffix[0] in "aei":
                    bases.append(stem + "e")
                    if _DOUBLED.fullmatch(stem, len(stem) - 3):
                        bases.append(stem[:-1])
                if any(map(self._is_base, bases)):
                    return True
        return any(
            _NO_PARTS.isdisjoint((word[:at], word[at:])) and self._is_base(word[:at]) and self._is_base(word[at:])
            for at in range(_COMPOUND_PART, len(word) - _COMPOUND_PART + 1)
        )

    def _is_base(self, word: str) -> bool:
        entry = self.dictionary.get(word)
        return entry is not None and entry.frequency >= _COMMON and len(word) >= _ACCEPTED_TAIL - 1

    def _options(self, word: str) -> tuple[Option, ...]:
        """The words one slip away, those likeliest to be meant first, eight at most."""
        costs = slips(word)
        for at in (len(word) - 1, len(word) - 2):  # an apostrophe was left out: dont, theyre
            costs.setdefault(f"{word[:at]}'{word[at:]}", 0.5)
        found = [
            Option(meant, entry.frequency, costs[meant], entry.is_name) for meant, entry in self.dictionary.among(costs)
        ]
        found.sort(key=lambda option: (-option.margin, option.word))
        return tuple(found[:_FEW])
