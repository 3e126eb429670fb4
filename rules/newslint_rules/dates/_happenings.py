"""What happens, by class: the verb and the noun of one thing, so that “sank” and “the sinking” can be compared."""

import re
from functools import cache
from typing import Final

_CLASSES: Final = """
sink: sank sunk sinks sinking capsized foundered | sinking capsizing shipwreck loss
crash: crashed crashes collided ploughed plowed | crash collision wreck pileup pile-up smash
derail: derailed derails | derailment crash
explode: exploded detonated blew_up explodes went_off | explosion blast detonation bombing bomb
collapse: collapsed gave_way caved_in collapses | collapse cave-in
burn: burned burnt caught_fire broke_out gutted | fire blaze inferno
die: died dies passed_away perished | death passing demise
kill: killed murdered assassinated executed slain lynched beheaded hanged | murder assassination execution killing
shoot: shot gunned_down opened_fire | shooting attempt
stab: stabbed knifed | stabbing
attack: attacked ambushed stormed raided assaulted bombed shelled | attack ambush raid assault bombing shelling
quake: struck shook hit | earthquake quake tremor
land: landed touched_down splashed_down | landing touchdown splashdown
landfall: made_landfall came_ashore | landfall
flood: flooded inundated | flood flooding
erupt: erupted | eruption
aground: ran_aground grounded | grounding stranding
blackout: went_dark lights_went_out lost_power | blackout outage
break_in: broke_into | break-in burglary
leak: leaked spilled spilt | leak spill leakage spillage
arrest: arrested detained seized picked_up taken_into_custody | arrest detention
charge: charged indicted | indictment
convict: convicted found_guilty | conviction
acquit: acquitted cleared | acquittal
sentence: sentenced jailed | sentencing jailing
plead: pleaded_guilty pleaded pled | plea
sign: signed initialled inked | signing signature
ratify: ratified | ratification
elect: elected re-elected reelected went_to_the_polls | election re-election reelection victory poll
vote: voted voters went_to_the_polls cast_their backed | vote referendum ballot poll
appoint: appointed named | appointment
nominate: nominated | nomination
inaugurate: inaugurated sworn_in took_office | inauguration swearing-in
resign: resigned quit stepped_down stood_down | resignation departure
fire: fired sacked dismissed ousted removed | dismissal sacking firing ouster removal
impeach: impeached | impeachment
overthrow: overthrown toppled deposed overthrew | overthrow ousting coup
open: opened inaugurated opens unveiled | opening inauguration unveiling
close: closed shut shuttered | closure closing shutdown
found: founded established set_up | founding foundation establishment
launch: launched lifted_off blasted_off | launch liftoff lift-off
marry: married wed tied_the_knot | wedding marriage
divorce: divorced | divorce
bear: born | birth
buy: bought acquired | purchase acquisition takeover
sell: sold | sale
merge: merged | merger
evacuate: evacuated | evacuation
rescue: rescued | rescue
rob: robbed stolen burgled stole | robbery heist theft burglary raid
kidnap: kidnapped abducted | kidnapping abduction
escape: escaped fled | escape flight
vanish: vanished disappeared went_missing last_seen | disappearance
strike: walked_out struck downed_tools | strike walkout stoppage
invade: invaded | invasion
capture: captured seized took overran fell | capture seizure fall
surrender: surrendered capitulated | surrender capitulation
release: released freed | release
discover: discovered found | discovery
dissolve: dissolved | dissolution
bankrupt: went_bankrupt filed_for_bankruptcy filed_for_protection went_bust | bankruptcy filing insolvency
default: defaulted | default
premiere: premiered | premiere
publish: published | publication
announce: announced | announcement
debut: debuted made_her_debut made_his_debut | debut
bury: buried laid_to_rest | funeral burial
crown: crowned | coronation
retire: retired | retirement
meet: met | meeting summit
visit: visited | visit
arrive: arrived | arrival
depart: departed left | departure
fall: fell came_down | fall
abolish: abolished | abolition
operate: operated | operation surgery
raid: raided | raid
rule: ruled | ruling
begin: began started begun | start beginning onset outbreak
end: ended | end
independence: became_independent declared_independence | independence
liberate: liberated | liberation
deliver: delivered | delivery
"""


@cache
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """The classes of each verb form, phrases with _ for a space, and of each noun."""
    verbs: dict[str, set[str]] = {}
    nouns: dict[str, set[str]] = {}
    for row in _CLASSES.strip().split("\n"):
        name, words = row.split(": ")
        told, named = words.split(" | ")
        for word in told.split():
            verbs.setdefault(word.replace("_", " "), set()).add(name)
        for word in named.split():
            nouns.setdefault(word, set()).add(name)
    return (
        {word: frozenset(names) for word, names in verbs.items()},
        {word: frozenset(names) for word, names in nouns.items()},
    )


def noun_classes(word: str) -> frozenset[str]:
    """The classes of a noun in the singular, in lower case; empty for none."""
    return _tables()[1].get(word, frozenset())


def verbs_in(clause: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """Where the verbs of these classes stand in a clause, and the classes of each."""
    return tuple((match.start(), _tables()[0][match[0]]) for match in _verb().finditer(clause.lower()))


@cache
def _verb() -> re.Pattern[str]:
    words = sorted(_tables()[0], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")
