"""Events: the verbs and nouns of occurrence, by class, so that two mentions of one event can be compared.

“Killed 12” and “the 15 dead”, “sank on May 4” and “the May 5 sinking” are of one class each. This is no parse: what an
event happens to is the nearest noun that can be, found by the order of the words.
"""

from typing import Final, NamedTuple

from newslint.document import Document, Span
from newslint.views.quantity.nouns import FUNCTION_WORDS, singular
from newslint.views.quantity.numerals import SMALL, is_figure
from newslint.views.quantity.tokens import DASHES, PADDING, Tokens, table, tokens
from newslint.views.sentences import sentences


class Event(NamedTuple):
    """A mention of something that happened.

    `lemma` names its class (kill, injure, sink, quake, sign, vote, ...) and `span` is the word that says so.
    `is_noun` tells “the sinking” from “sank”. `subject` and `object` are the nouns nearest to the word, singular and
    in lower case, as those who do it or to whom it is done; None where none stands close by. Of “the ferry’s sinking”
    and “the sinking of the ferry” the object is the ferry, as it is the subject of “the ferry sank”; so compare an
    event by both together.
    """

    lemma: str
    start: int
    end: int
    is_noun: bool
    subject: str | None
    object: str | None
    sentence: Span

    @property
    def span(self) -> Span:
        """The place of the word in `Document.text`."""
        return Span(self.start, self.end)

    @property
    def heads(self) -> frozenset[str]:
        """The nouns that the event is about."""
        return frozenset(head for head in (self.subject, self.object) if head)


_VERBS: Final = """
kill: kill kills killed killing die dies died dying slain slay slew perish perished murder murdered execute executed
injure: injure injures injured injuring wound wounds wounded wounding hurt hurts hurting
sink: sink sinks sank sunk sinking capsize capsized capsizes
crash: crash crashes crashed crashing collide collided collides derail derailed derails
explode: explode explodes exploded exploding detonate detonated
burn: burned burnt burning
collapse: collapse collapses collapsed collapsing
shoot: shoots shot shooting
attack: attack attacks attacked attacking bomb bombed bombs bombing shelled raided ambushed
arrest: arrest arrests arrested arresting detain detained detains
charge: charged indict indicted
convict: convict convicted convicts acquit acquitted
sentence: sentenced jailed
sign: sign signs signed signing ratify ratified
vote: vote votes voted voting
pass: passed passes approve approved approves adopt adopted adopts enacted
reject: reject rejects rejected rejecting
elect: elect elects elected re-elected reelected
appoint: appoint appoints appointed named hired nominate nominated
resign: resign resigns resigned resigning quit quits
raise: raise raises raised raising
cut: cuts cutting slashed
win: win wins won winning beat beats defeated defeats
lose: lose loses lost losing
open: open opens opened opening inaugurated
close: close closes closed closing shut shuts
found: founded establish established
marry: marry married marries wed
bear: born
buy: buy buys bought buying acquire acquired acquires
sell: sell sells sold selling
merge: merge merged merges
evacuate: evacuate evacuated evacuates
rescue: rescue rescued rescues
steal: steal steals stole stolen rob robbed
kidnap: kidnap kidnapped abducted kidnaps
escape: escape escaped escapes fled
strike: struck
land: landed landing
launch: launch launches launched launching
quake: quaked
flood: flooded
meet: met meets
visit: visit visits visited visiting
"""
_NOUNS: Final = """
kill: killing killings death deaths dead murder murders massacre execution fatality fatalities slaying slayings toll
injure: injury injuries wounded injured
sink: sinking sinkings capsizing shipwreck
crash: crash crashes collision derailment wreck pileup
explode: explosion explosions blast blasts
burn: fire fires blaze inferno wildfire
collapse: collapse
shoot: shooting shootings
attack: attack attacks bombing bombings raid raids assault ambush airstrike
arrest: arrest arrests detention
charge: indictment
convict: conviction acquittal
sign: signing ratification
vote: vote votes referendum ballot
pass: passage approval adoption
reject: rejection
elect: election elections reelection re-election
appoint: appointment nomination
resign: resignation
win: win wins victory victories
lose: defeat
open: opening inauguration
close: closure closing shutdown
found: founding
marry: wedding marriage
bear: birth
buy: acquisition takeover purchase
merge: merger
evacuate: evacuation evacuations
rescue: rescue
steal: theft robbery heist burglary
kidnap: kidnapping abduction
escape: escape
strike: strike strikes walkout
launch: launch
quake: quake earthquake quakes earthquakes tremor aftershock
flood: flood floods flooding
storm: storm hurricane cyclone typhoon tornado
meet: meeting summit
visit: visit
"""


def _classes(rows: str) -> dict[str, str]:
    classes = {}
    for row in rows.strip().split("\n"):
        lemma, words = row.split(": ")
        classes.update(dict.fromkeys(words.split(), lemma))
    return classes


_VERB_CLASSES: Final = _classes(_VERBS)
_NOUN_CLASSES: Final = _classes(_NOUNS)
_EITHER: Final = frozenset(_VERB_CLASSES) & frozenset(_NOUN_CLASSES)
_BEFORE_A_NOUN: Final = table("""
    the a an this that these those its his her their our my your of in after before since by from for with over during
    about on at to no another each every last first second fatal deadly recent alleged attempted january february march
    april may june july august september october november december monday tuesday wednesday thursday friday saturday
    sunday
""")
_HELPERS: Final = table("was were is are be been being had has have will would to could did got get not also then")
_REACH: Final = 6


def events(document: Document) -> tuple[Event, ...]:
    """The mentions of events in every block but code, in reading order."""
    text = document.text
    found: list[Event] = []
    for sentence in document.view(sentences):
        if _has_event(text[sentence.start : sentence.end]):
            found.extend(_read(tokens(text, *sentence), sentence))
    return tuple(found)


def _has_event(sentence: str) -> bool:
    words = sentence.lower()
    return not (_ALL.isdisjoint(words.split()) and _ALL.isdisjoint(words.translate(_BLANKS).split()))


_ALL: Final = frozenset((*_VERB_CLASSES, *_NOUN_CLASSES))
_BLANKS: Final = str.maketrans(dict.fromkeys(".,;:!?()[]\"“”‘’'—–-", " "))


def _read(t: Tokens, sentence: Span) -> list[Event]:
    found = []
    for i in range(PADDING, len(t.low) - PADDING):
        word = t.low[i]
        if word not in _ALL or t.low[i + 1] == "toll":
            continue  # of a death toll the toll is told
        is_noun = _is_noun(t, i)
        lemma = (_NOUN_CLASSES if is_noun else _VERB_CLASSES)[word]
        subject, object_ = _noun_heads(t, i) if is_noun else _verb_heads(t, i)
        found.append(Event(lemma, t.start[i], t.end[i], is_noun, subject, object_, sentence))
    return found


def _is_noun(t: Tokens, i: int) -> bool:
    word = t.low[i]
    if word not in _EITHER:
        return word in _NOUN_CLASSES
    before = t.low[i - 1]
    if before in _HELPERS and before != "to":
        return word in ("dead", "injured") and before not in _HELPERS
    determined = (before in _BEFORE_A_NOUN and before != "to") or is_figure(before) or before.endswith(("'s", "’s"))
    return determined and not (
        word in ("injured", "wounded") and t.low[i + 1].isalpha() and t.low[i + 1] not in FUNCTION_WORDS
    )


def _verb_heads(t: Tokens, i: int) -> tuple[str | None, str | None]:
    """Who did it and to whom; the subject of a passive is its object."""
    helped = any(word in ("was", "were", "been", "being", "be", "is", "are", "got") for word in t.low[i - 3 : i])
    before, after = _head_before(t, i), _head_behind(t, i + 1)
    if helped:
        return (_head_behind(t, i + 2) if t.low[i + 1] == "by" else None), before
    return before, after


def _noun_heads(t: Tokens, i: int) -> tuple[str | None, str | None]:
    """What “of” names, or the possessive or noun before: the sinking of the ferry, the ferry’s sinking."""
    if t.low[i + 1] == "of":
        return None, _head_behind(t, i + 2)
    before = t.low[i - 1]
    if before.endswith(("'s", "’s")):
        return None, singular(before[:-2])
    if before.isalpha() and before not in _BEFORE_A_NOUN and before not in FUNCTION_WORDS and before not in SMALL:
        return None, singular(before)
    return None, None


def _head_before(t: Tokens, i: int) -> str | None:
    """The last noun before the verb, prepositional phrases and relative words passed over as far as they are short."""
    head = None
    for k in range(i - 1, max(PADDING, i - 1 - _REACH) - 1, -1):
        word = t.low[k]
        if word in _HELPERS or word.endswith("ly") or word in ("who", "which", "that", "all"):
            if head:
                break
            continue
        if word in ("of", "from", "on", "in", "at", "with", "near"):
            head = None
            continue
        if not word[:1].isalpha() or word in FUNCTION_WORDS or word in SMALL or is_figure(word):
            break
        if head is None:
            head = singular(word)
    return head


def _head_behind(t: Tokens, j: int) -> str | None:
    """The last word of the noun phrase at token `j`."""
    head = None
    for k in range(j, j + _REACH):
        word = t.low[k]
        if word in (
            "the",
            "a",
            "an",
            "its",
            "his",
            "her",
            "their",
            "at",
            "least",
            "about",
            "some",
            "more",
            "than",
            "all",
        ) or ((word in SMALL or is_figure(word) or word in DASHES) and head is None):
            if head:
                break
            continue
        ends = word in FUNCTION_WORDS or word in _ALL or (head is not None and word.endswith("ed"))
        if not word[:1].isalpha() or ends:
            break
        head = singular(word)
        if word.endswith("s") and head != word:
            break
    return head
