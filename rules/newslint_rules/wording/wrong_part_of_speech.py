from collections.abc import Iterator
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Role, rule
from newslint.inflection import plural
from newslint.spelling.parts import Part, PartsOfSpeech
from newslint.views.tokens import Tokens, tokens

_DETERMINERS: Final = frozenset("the a an his its their our my your".split())
_ARTICLES: Final = frozenset("a an the".split())
_SUBJECTS: Final = frozenset("he she they".split())
_NO_OWNERS: Final = frozenset(
    "it he she that what who there here let where how when why one everyone everybody someone somebody nobody "
    "everything something nothing all this which today life time".split()
)
_MODALS: Final = frozenset("will would could should must might cannot didn doesn don won wouldn couldn shouldn".split())
_NEGATED: Final = frozenset("didn doesn don won wouldn couldn shouldn".split())
# “Those who could escaped”, “as fast as they could retreated”: the modal stands alone.
_MODAL_ALONE: Final = frozenset(
    "as who whoever what whatever than all everything everyone if where when whenever that those".split()
)
# After these, “to” is followed by a verb.
_INFINITIVE_TAKERS: Final = frozenset(
    "want wants wanted wanting try tries tried trying refuse refuses refused refusing decide decides decided "
    "deciding manage manages managed managing hope hopes hoped hoping intend intends intended intending fail fails "
    "failed failing able unable willing unwilling reluctant eager likely unlikely ought tend tends tended attempted "
    "attempts attempting afford wish wishes wished managed".split()
)
_FREQUENCY: Final = frozenset("always often usually frequently forever constantly".split())
_AFTER_EVER: Final = frozenset("in of since recorded seen made held built written played found to by for".split())
_IRREGULAR_SUPERLATIVES: Final = frozenset("best worst".split())
_NO_SUPERLATIVES: Final = frozenset(
    "interest request forest arrest protest contest honest modest test rest west guest quest suggest nest invest "
    "manifest harvest conquest digest earnest inquest behest bequest chest crest fest jest pest priest quest unrest "
    "vest zest everest midwest southwest northwest budapest bucharest trieste latest".split()
)
_COPULAS: Final = frozenset("is are was were be been being seems seemed".split())
_ENDINGS: Final = frozenset("of in on at to for with from by that which who but was is has had were are will".split())
_SINGULAR_IN_S: Final = frozenset(
    "works crossroads gallows barracks headquarters woods shambles innings means series species savings lots odds "
    "sports goods arms pains winnings politics economics mathematics physics news gas bus lens glasses scissors "
    "trousers clothes outskirts grounds links premises remains surroundings thanks amends doldrums waters lows highs "
    "downs thirds fifths billions millions thousands hundreds dozens tens yes ages thousands".split()
)


_SHORTEST_VERB: Final = 5  # shorter ones are made nouns at will: a bake, a hush


class _Words(NamedTuple):
    row: Tokens
    text: str

    @property
    def separators(self) -> list[str]:
        return self.row.separators

    def is_lower(self, at: int) -> bool:
        """Whether the article writes the word without a capital."""
        return self.text[self.row.starts[at] : self.row.ends[at]].islower()

    def at(self, index: int) -> str:
        """The folded form of a word; empty beyond the block."""
        return self.row.words[index] if 0 <= index < len(self.row.words) else ""

    def joined(self, first: int, last: int) -> bool:
        """Whether single spaces alone stand between the words from `first` to `last`."""
        return (
            first >= 0
            and last < len(self.row.words)
            and all(self.separators[index] == " " for index in range(first + 1, last + 1))
        )


@rule(
    title="A word is of the wrong part of speech for its place",
    why="A verb stands where only a noun can, or the other way round: a mark of text put together word by word.",
    level=Level.WARNING,
    confidence=0.85,
    bad=[
        "Reporters asked about the minister's [[attend]] to the fair.",
        "It was the strongest [[always|ever]] agreement between the two cities.",
        "The board [[will announced|will announce]] its choice on Friday.",
        "He wanted to [[announcement]] the result himself.",
        "The board made a [[announcements|announcement]] on Friday.",
        "They signed a [[politically|political]] agreement on water.",
    ],
    good=[
        "The minister's attendance was announced, and the strongest always win.",
        "Let's announce it. It's happened before, and who's arriving is unclear.",
        "Those who could escaped; the others will be announced soon.",
        "He wanted to announce a jobs report and a systems review.",
        "A sports club, a headquarters and a means to an end.",
        "A fully agreed text led to agreement. In his will established heirs were named.",
    ],
)
def wrong_part_of_speech(document: Document, *, parts: PartsOfSpeech) -> Iterator[Hit]:
    """Speaks of words that dictionaries and news use as one part of speech only."""
    verbs, thirds = parts.only(Part.VERB), parts.only(Part.THIRD)
    pasts, nouns = parts.only(Part.PAST), parts.only(Part.NOUN)
    text = document.text
    for block, row in zip(document.prose(), document.view(tokens), strict=True):
        if block.role in (Role.BYLINE, Role.HEADLINE, Role.DECK, Role.TABLE_CELL):
            continue  # headlines leave words out
        words = _Words(row, text)
        for at, word in enumerate(row.words):
            if (word in verbs and len(word) >= _SHORTEST_VERB) or word in thirds:
                yield from _verb(words, at, row, is_third=word in thirds)
            elif word in pasts:
                yield from _finite(words, at, row, _base(word, verbs))
            elif word in nouns:
                yield from _noun(words, at, row, parts)
            elif word in _FREQUENCY:
                yield from _frequency(words, at, row, parts)
            elif word.endswith("s") and words.at(at - 1) in ("a", "an"):
                yield from _plural(words, at, row, nouns)
            if (word in thirds or word in verbs) and words.at(at - 1) == "very" and words.joined(at - 1, at):
                yield _hit(row, at, f"'very' before the verb '{word}'")


def _hit(row: Tokens, at: int, message: str, fixes: tuple[str, ...] = (), first: int | None = None) -> Hit:
    return Hit(row.starts[at if first is None else first], row.ends[at], message, fixes)


def _verb(words: _Words, at: int, row: Tokens, *, is_third: bool) -> Iterator[Hit]:
    """A verb and nothing but a verb behind a determiner or an owner."""
    if not words.is_lower(at) or not words.joined(at - 1, at) or words.separators[at + 1 : at + 2] == ["-"]:
        return
    word, before = row.words[at], words.at(at - 1)
    if before in _MODALS and is_third:
        yield from _finite(words, at, row, "")
    elif before in _DETERMINERS and words.separators[at - 1] != "-":
        yield _hit(row, at, f"'{word}' is a verb and cannot follow '{before}'")
    elif before == "s" and words.separators[at - 1] == "'" and words.at(at - 2) not in _NO_OWNERS and not is_third:
        yield _hit(
            row, at, f"'{word}' is a verb and cannot follow a possessive"
        )  # McDonald's operates, so no finite form


def _finite(words: _Words, at: int, row: Tokens, base: str) -> Iterator[Hit]:
    """A finite form behind a modal verb."""
    modal = at - 1
    if words.at(modal) == "t" and words.at(at - 2) in _NEGATED and words.separators[at - 1] == "'":
        modal = at - 2
    elif words.at(modal) in _NEGATED:
        return
    if (
        words.at(modal) not in _MODALS
        or words.separators[at] != " "
        or not words.is_lower(modal)
        or not words.is_lower(at)
    ):
        return
    if modal == 0 or words.separators[modal] != " ":
        return
    earlier = [words.at(index) for index in range(modal - 4, modal)]
    if not _MODAL_ALONE.isdisjoint(earlier) or earlier[-1] in _DETERMINERS | {
        "s",
        "her",
        "free",
        "good",
        "ill",
        "political",
        "last",
    }:
        return
    word = row.words[at]
    written = " ".join(row.words[modal : at + 1]).replace(" t ", "'t ")
    fixes = (f"{written.removesuffix(word)}{base}",) if base else ()
    yield _hit(row, at, f"'{written}': a modal verb takes the plain form", fixes, first=modal)


def _base(word: str, verbs: frozenset[str]) -> str:
    for base in (word[:-1], word[:-2], word[:-3] + "y", word[:-3]):
        if base in verbs:
            return base
    return ""


def _noun(words: _Words, at: int, row: Tokens, parts: PartsOfSpeech) -> Iterator[Hit]:
    """A noun and nothing but a noun in the place of a verb or behind an adverb."""
    if not words.is_lower(at) or not words.joined(at - 1, at) or words.separators[at + 1 : at + 2] == ["-"]:
        return
    word, before = row.words[at], words.at(at - 1)
    if before == "to" and words.joined(at - 2, at) and words.at(at - 2) in _INFINITIVE_TAKERS:
        yield _hit(row, at, f"'{word}' is a noun; 'to' needs a verb here")
    elif before in _SUBJECTS and words.at(at + 1) in _DETERMINERS | {"that", "to"} and words.joined(at, at + 1):
        yield _hit(row, at, f"'{word}' is a noun; a verb is missing after '{before}'")
    elif before == "very" and words.joined(at - 2, at) and words.at(at - 2) in _COPULAS:
        yield _hit(row, at, f"'very' before the noun '{word}'")
    elif before.endswith("ly") and before in parts.only(Part.ADVERB) and words.joined(at - 2, at):
        adjective = _adjective(before, parts.only(Part.ADJECTIVE))
        if words.at(at - 2) in _ARTICLES and adjective and words.at(at + 1) not in parts.only(Part.ADJECTIVE):
            message = f"'{before}' is an adverb and cannot describe '{word}'"
            yield _hit(row, at - 1, message, (adjective,))


def _adjective(adverb: str, adjectives: frozenset[str]) -> str:
    for adjective in (adverb[:-2], adverb[:-2] + "e", adverb[:-3] + "y", adverb[:-4], adverb[:-1] + "e"):
        if adjective in adjectives:
            return adjective
    return ""


def _frequency(words: _Words, at: int, row: Tokens, parts: PartsOfSpeech) -> Iterator[Hit]:
    """An adverb of frequency behind a superlative, where “ever” belongs."""
    if not words.joined(at - 2, at + 1):
        return
    before, following = words.at(at - 1), words.at(at + 1)
    is_superlative = before in _IRREGULAR_SUPERLATIVES or (
        before.endswith("est") and before not in _NO_SUPERLATIVES and len(before) > 5
    )
    if (
        is_superlative
        and words.at(at - 2) not in ("at", "of")
        and (
            following in _AFTER_EVER - {"to", "by", "for", "of", "in"}
            or following in parts.only(Part.NOUN)
            or following in parts.only(Part.ADJECTIVE)
        )
    ):
        yield _hit(row, at, f"'{before} {row.words[at]}': a superlative takes 'ever'", ("ever",))


def _plural(words: _Words, at: int, row: Tokens, nouns: frozenset[str]) -> Iterator[Hit]:
    """A plural behind “a” that describes no noun after it."""
    word = row.words[at]
    if word in _SINGULAR_IN_S or not words.joined(at - 1, at) or not words.is_lower(at):
        return
    following, separator = words.at(at + 1), words.separators[at + 1] if at + 1 < len(row.words) else "."
    if (separator == " " and following not in _ENDINGS) or separator[:1] in ("-", "'", "/", "’"):
        return
    for single in (word[:-1], word[:-2], word[:-3] + "y"):
        if single in nouns and plural(single) == word:
            yield _hit(row, at, f"'{words.at(at - 1)} {word}': a plural cannot follow '{words.at(at - 1)}'", (single,))
            return
