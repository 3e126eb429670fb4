"""Events: the verbs and nouns of occurrence, by class, so that two mentions of one event can be compared.

“Killed 12” and “the 15 dead”, “sank on May 4” and “the May 5 sinking” are of one class each. A word may be of several:
what struck may be a quake, a storm or an attack. This is no parse: what an event happens to is the nearest noun that
can be, found by the order of the words.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from newslint.document import Document, Span
from newslint.views.quantity.nouns import FUNCTION_WORDS, singular
from newslint.views.quantity.numerals import SMALL, is_figure
from newslint.views.quantity.tokens import DASHES, PADDING, Tokens, table, tokens
from newslint.views.sentences import sentences


class Event(NamedTuple):
    """A mention of something that happened.

    `lemma` names its class (kill, injure, sink, quake, sign, vote, ...), of several the likeliest, and `span` is the
    word that says so.
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


# verbs and phrases (_ for a space) | nouns | other words by which a clause tells of it
_CLASSES: Final = """
kill: killed murdered assassinated executed slain slew slayed lynched beheaded hanged stabbed shot strangled
    bludgeoned massacred | murder assassination execution killing slaying massacre homicide death dead fatality toll
sink: sank sunk sinks sinking capsized foundered went_down overturned keeled_over | sinking capsizing shipwreck loss
crash: crashed crashes collided ploughed plowed slammed rammed smashed overturned skidded veered swerved hit struck
    ran_into rear-ended nosedived plunged went_down | crash collision wreck pileup pile-up smash accident
derail: derailed derails jumped_the_tracks left_the_rails left_the_tracks | derailment crash accident
explode: exploded detonated blew_up explodes went_off ripped_through tore_through burst blew | explosion blast
    detonation bombing bomb
collapse: collapsed gave_way caved_in collapses crumbled came_down buckled fell fell_ill fainted passed_out | collapse
    cave-in failure
burn: burned burnt caught_fire broke_out gutted engulfed ignited destroyed swept_through tore_through ripped_through
    raged flared | fire blaze inferno wildfire | flames firefighters smoke
die: died dies passed_away perished drowned succumbed suffocated collapsed killed | death passing demise drowning
shoot: shot gunned_down opened_fire fired | shooting attempt attack gunfight shootout | gunman gunmen gunfire bullets
    bullet shots
stab: stabbed knifed slashed | stabbing attack | knife
attack: attacked ambushed stormed raided assaulted bombed shelled struck fired hit beat_up | attack ambush raid
    assault bombing shelling strike airstrike offensive | militants rebels gunmen drone drones missiles missile
    rockets bomber
quake: struck shook hit rattled jolted rocked | earthquake quake tremor temblor | magnitude
land: landed touched_down splashed_down | landing touchdown splashdown
landfall: made_landfall came_ashore landed | landfall
storm: struck hit lashed battered tore swept pounded ripped slammed made_landfall came_ashore touched_down dumped
    flattened | storm hurricane tornado cyclone typhoon blizzard hailstorm gale thunderstorm snowstorm twister | winds
    hail
flood: flooded inundated overflowed burst swamped submerged | flood flooding deluge
slide: buried swept slid gave_way engulfed struck | landslide mudslide avalanche rockslide
erupt: erupted spewed | eruption | volcano lava ash
aground: ran_aground grounded stranded struck | grounding stranding
blackout: went_dark lights_went_out lost_power failed tripped went_out knocked_out | blackout outage failure cut |
    power electricity
break_in: broke_into broke_in forced | break-in burglary
rob: robbed stolen burgled burglarized stole held_up snatched looted ransacked broke_into broke_in tunneled tunnelled
    made_off got_away smashed grabbed | robbery heist theft burglary raid holdup break-in | thieves thief burglar
    burglars robber robbers raiders gang gunmen
leak: leaked spilled spilt escaped seeped gushed discharged ruptured burst | leak spill leakage spillage rupture
    discharge
arrest: arrested detained seized picked_up taken_into_custody apprehended captured caught | arrest detention capture
charge: charged indicted | indictment charge
convict: convicted found_guilty pleaded_guilty returned | conviction verdict | jury guilty
acquit: acquitted cleared found_not_guilty | acquittal verdict
sentence: sentenced jailed imprisoned sent_to_prison | sentencing jailing sentence
plead: pleaded_guilty pleaded pled | plea
try: stood_trial went_on_trial tried | trial
testify: testified appeared gave_evidence took_the_stand | testimony appearance hearing
hear: heard argued | hearing argument
sue: sued filed | lawsuit suit filing complaint
sign: signed initialled inked concluded agreed struck | signing signature agreement deal accord treaty pact
ratify: ratified | ratification
elect: elected re-elected reelected went_to_the_polls won lost_his_seat lost_her_seat defeated ousted unseated chose
    beat swept | election re-election reelection victory poll by-election vote win landslide | voters ballots votes
    polls
primary: won | primary
runoff: won | runoff
vote: voted went_to_the_polls cast_their backed rejected approved passed adopted chose | vote referendum ballot poll |
    voters votes ballots lawmakers
pass: passed approved adopted cleared enacted | passage approval adoption vote
reject: rejected defeated voted_down threw_out turned_down vetoed | rejection defeat vote veto
veto: vetoed | veto
appoint: appointed named hired picked chosen | appointment hiring
nominate: nominated | nomination
inaugurate: inaugurated sworn_in took_office took_the_oath | inauguration swearing-in
resign: resigned quit stepped_down stood_down left stepped_aside | resignation departure exit
fire: fired sacked dismissed ousted removed let_go laid_off | dismissal sacking firing ouster removal layoff
impeach: impeached | impeachment
overthrow: overthrown toppled deposed overthrew ousted seized_power | overthrow ousting coup ouster
open: opened inaugurated opens unveiled cut_the_ribbon | opening inauguration unveiling
close: closed shut shuttered shut_down ceased | closure closing shutdown
found: founded established set_up formed | founding foundation establishment formation
launch: launched lifted_off blasted_off unveiled introduced soared | launch liftoff lift-off blastoff unveiling
    rollout
dock: docked | docking
marry: married wed tied_the_knot exchanged_vows | wedding marriage ceremony nuptials
divorce: divorced | divorce
bear: born gave_birth delivered | birth
buy: bought acquired snapped_up took_over purchased agreed_to_buy | purchase acquisition takeover deal
sell: sold auctioned | sale auction
merge: merged | merger
evacuate: evacuated ordered_out cleared | evacuation
rescue: rescued saved plucked winched pulled | rescue
kidnap: kidnapped abducted seized snatched taken_hostage | kidnapping abduction
escape: escaped fled broke_out slipped_out | escape flight breakout jailbreak
vanish: vanished disappeared went_missing last_seen reported_missing | disappearance
strike: walked_out struck downed_tools went_on_strike walked_off stopped_work | strike walkout stoppage | picket
protest: marched rallied gathered demonstrated took_to_the_streets clashed rioted poured | protest march rally
    demonstration riot clash unrest disturbance | protesters demonstrators marchers
invade: invaded | invasion
capture: captured seized took overran fell | capture seizure fall
surrender: surrendered capitulated | surrender capitulation
release: released freed let_go walked_free | release
discover: discovered found stumbled unearthed came_across spotted turned_up | discovery find
dissolve: dissolved | dissolution
bankrupt: went_bankrupt filed_for_bankruptcy filed_for_protection went_bust sought_protection collapsed | bankruptcy
    filing insolvency collapse
default: defaulted | default
premiere: premiered debuted opened | premiere debut opening
publish: published came_out appeared printed | publication release
announce: announced unveiled | announcement
debut: debuted made_her_debut made_his_debut made_its_debut | debut
bury: buried laid_to_rest interred | funeral burial
crown: crowned | coronation
retire: retired | retirement
meet: met gathered convened sat_down | meeting summit session
visit: visited toured flew_to traveled_to travelled_to | visit trip tour
arrive: arrived | arrival
depart: departed left sailed | departure
fall: fell came_down plunged plummeted tumbled | fall plunge
abolish: abolished | abolition
operate: operated underwent | operation surgery transplant
raid: raided searched stormed swooped | raid search swoop
rule: ruled decided held struck_down upheld overturned | ruling decision judgment judgement verdict
begin: began started begun | start beginning onset outbreak
end: ended | end
independence: became_independent declared_independence broke_away | independence
liberate: liberated | liberation
deliver: delivered | delivery
speak: spoke addressed told | speech address
play: beat defeated drew lost won scored thrashed trounced edged routed played blanked shut_out tied | match game win
    defeat loss victory draw final semifinal quarterfinal bout fight
injure: tore broke injured hurt sprained fractured strained ruptured twisted pulled | injury wounded tear fracture
perform: performed sang played headlined | concert show gig performance recital
auction: auctioned sold fetched | auction sale
outage: went_down crashed failed | outage failure crash
recall: recalled pulled | recall
breach: hacked breached stole accessed | breach hack hacking intrusion cyberattack | hackers
rupture: burst broke ruptured failed | rupture break failure
spread: broke_out sickened infected fell_ill | outbreak
raise: raised | rise increase
cut: slashed | cut reduction
win: won | win victory triumph
lose: lost | loss defeat
"""


@cache
def _tables() -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """The classes of each verb form, of each noun, and of each word that speaks for one, the likeliest first."""
    columns: tuple[dict[str, tuple[str, ...]], ...] = ({}, {}, {})
    for row in _CLASSES.strip().replace("\n    ", " ").split("\n"):
        name, cells = row.split(": ")
        for column, words in zip(columns, cells.split(" | "), strict=False):
            for word in words.split():
                column[word.replace("_", " ")] = (*column.get(word.replace("_", " "), ()), name)
    return columns


def noun_classes(word: str) -> frozenset[str]:
    """The classes of a noun in the singular, in lower case; empty for none."""
    return frozenset(_tables()[1].get(word, ()))


def verbs_in(clause: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """Where the verbs of these classes stand in a clause, and the classes of each."""
    return tuple((match.start(), frozenset(_tables()[0][match[0]])) for match in _verb().finditer(clause.lower()))


def classes_in(clause: str) -> frozenset[str]:
    """The classes of what a clause tells of, by its verbs, its nouns, and the words that go with one of them only."""
    words = clause.lower()
    found = {name for _, names in verbs_in(words) for name in names}
    for match in _word().finditer(words):
        for column in _tables()[1:]:
            found.update(column.get(match[0], ()))
    return frozenset(found)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z]+(?:-[a-z]+)*")


@cache
def _verb() -> re.Pattern[str]:
    words = sorted(_tables()[0], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")


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
    return any(_is_event(word) for word in sentence.lower().translate(_BLANKS).split())


@cache
def _is_event(word: str) -> bool:
    verbs, nouns, _ = _tables()
    return word in verbs or singular(word) in nouns


_BLANKS: Final = str.maketrans(dict.fromkeys(".,;:!?()[]\"“”‘’'—–-", " "))


def _read(t: Tokens, sentence: Span) -> list[Event]:
    found = []
    for i in range(PADDING, len(t.low) - PADDING):
        word = t.low[i]
        if not _is_event(word) or t.low[i + 1] == "toll":
            continue  # of a death toll the toll is told
        is_noun = _is_noun(t, i)
        lemma = _tables()[1][singular(word)][0] if is_noun else _tables()[0][word][0]
        subject, object_ = _noun_heads(t, i) if is_noun else _verb_heads(t, i)
        found.append(Event(lemma, t.start[i], t.end[i], is_noun, subject, object_, sentence))
    return found


def _is_noun(t: Tokens, i: int) -> bool:
    word = t.low[i]
    verbs, nouns, _ = _tables()
    if word not in verbs or singular(word) not in nouns:
        return singular(word) in nouns
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
        ends = word in FUNCTION_WORDS or _is_event(word) or (head is not None and word.endswith("ed"))
        if not word[:1].isalpha() or ends:
            break
        head = singular(word)
        if word.endswith("s") and head != word:
            break
    return head
