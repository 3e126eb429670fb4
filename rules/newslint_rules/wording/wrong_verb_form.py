from collections.abc import Iterator
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Role, rule
from newslint.inflection import verb_forms
from newslint.spelling.parts import Part, PartsOfSpeech
from newslint.views.tokens import Tokens, tokens

_BE: Final = frozenset("is are was were been being".split())
_HAVE: Final = frozenset("has have had".split())
_MODALS: Final = frozenset("will would could can should must may might cannot did didn't doesn't don't won't".split())
_SUBJECTS: Final = frozenset("he she they we you who i".split())
_BETWEEN: Final = frozenset("not already also just never always only still even now ever reportedly recently".split())
# “All they could do was resign”, “what he did was escape”, “the aim is to run and the way is…”: a bare verb is right.
_BARE: Final = frozenset("do does did done doing to what all thing".split())
_REACH: Final = 12  # words in which such a word is looked for
_SHORTEST: Final = 5  # shorter verbs are made nouns at will
# Verbs whose past tense and participle differ, and whose past tense is no noun or adjective.
_IRREGULAR: Final = (
    "become begin choose come do drive eat fly forgive freeze give go grow know overcome ride shake sing sink "
    "speak steal swear swim take throw undergo undertake withdraw write"
).split()
_FORMS: Final = {verb_forms(verb).past: verb_forms(verb) for verb in _IRREGULAR}
_EXPECTED: Final = {"expecting": "expected", "believing": "believed", "regarding": "regarded", "tipping": "tipped"}


class _Row(NamedTuple):
    tokens: Tokens
    text: str

    def at(self, index: int) -> str:
        """The form of a word in lower case; empty beyond the block, and for a word with a capital."""
        words, starts, ends, _ = self.tokens
        if not 0 <= index < len(words) or not self.text[starts[index] : ends[index]].islower():
            return ""
        return words[index]

    def joined(self, first: int, last: int) -> bool:
        """Whether single spaces alone stand between the words from `first` to `last`."""
        separators = self.tokens.separators
        return first >= 0 and last < len(separators) and all(mark == " " for mark in separators[first + 1 : last + 1])


@rule(
    title="A verb has the wrong form for the auxiliary before it",
    why="After a form of 'be', 'have' or a modal verb only one form of a verb can stand.",
    level=Level.WARNING,
    confidence=0.9,
    bad=[
        "Officials said they were [[consider|considering]] whether to close the port.",
        "The ferry had [[went|gone]] aground twice before.",
        "The minister did not [[took|take]] part in the talks.",
        "The bank is widely [[expecting|expected]] to raise its rate.",
    ],
    good=[
        "All they could do was resign, and what he did was announce it.",
        "They were considering it; the ferry has gone, and he took part.",
        "Those who could went home, and the rest had come by bus.",
        "She was widely read, expecting to be asked.",
    ],
)
def wrong_verb_form(document: Document, *, parts: PartsOfSpeech) -> Iterator[Hit]:
    """Speaks of verbs that are nothing else, straight behind their auxiliary."""
    verbs = parts.only(Part.VERB)
    for block, found in zip(document.prose(), document.view(tokens), strict=True):
        if block.role in (Role.BYLINE, Role.HEADLINE, Role.DECK, Role.TABLE_CELL):
            continue  # headlines leave words out
        row = _Row(found, document.text)
        for at, word in enumerate(found.words):
            fixes: tuple[str, ...] = ()
            if word in _FORMS:
                fixes = _irregular(row, at)
            elif word in _EXPECTED:
                fixes = _expected(row, at)
            elif word in verbs and len(word) >= _SHORTEST:
                fixes = _bare(row, at)
            if fixes:
                message = f"'{word}' cannot follow '{found.words[at - 1]}': '{fixes[0]}'?"
                yield Hit(found.starts[at], found.ends[at], message, fixes)


def _irregular(row: _Row, at: int) -> tuple[str, ...]:
    """A past tense behind “have” or a modal verb: had went, did not took."""
    word, auxiliary = row.at(at), at - 1
    if row.at(auxiliary) in _BETWEEN:
        auxiliary -= 1
    if not word or not row.joined(auxiliary, at):
        return ()
    before = row.at(auxiliary)
    if before in _HAVE:
        return (_FORMS[word].participle,)
    if before == "did" or (before in _MODALS and auxiliary != at - 1):
        return (_FORMS[word].base,)
    return ()


def _expected(row: _Row, at: int) -> tuple[str, ...]:
    """The active form where others hold the view: is widely expecting to."""
    is_passive = (
        row.joined(at - 2, at + 1)
        and row.at(at - 1) in ("widely", "generally")
        and row.at(at - 2) in _BE
        and row.at(at + 1) in ("to", "that", "as")
    )
    return (_EXPECTED[row.at(at)],) if is_passive and row.at(at) else ()


def _bare(row: _Row, at: int) -> tuple[str, ...]:
    """A bare verb behind “be”: were consider."""
    word, be = row.at(at), at - 1
    if not word or row.at(be) not in _BE or not row.joined(at - 2, at) or not row.at(at - 2):
        return ()
    if row.at(at - 2) not in _SUBJECTS and row.at(be) not in ("was", "were", "been", "are"):
        return ()
    if not _BARE.isdisjoint(row.tokens.words[max(0, be - _REACH) : be]):
        return ()
    forms = verb_forms(word)
    return forms.gerund, forms.participle
