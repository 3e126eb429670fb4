"""What happens, by class: the verb and the noun of one thing, so that “sank” and “the sinking” can be compared."""

import re
from functools import cache
from typing import Final

# verbs and phrases (_ for a space) | nouns | other words by which a clause tells of it
_CLASSES: Final = """
sink: sank sunk sinks sinking capsized foundered went_down overturned keeled_over | sinking capsizing shipwreck loss
crash: crashed crashes collided ploughed plowed slammed rammed smashed overturned skidded veered swerved hit struck
    ran_into rear-ended nosedived plunged went_down | crash collision wreck pileup pile-up smash accident
derail: derailed derails jumped_the_tracks left_the_rails left_the_tracks | derailment crash accident
explode: exploded detonated blew_up explodes went_off ripped_through tore_through burst blew | explosion blast
    detonation bombing bomb
collapse: collapsed gave_way caved_in collapses crumbled came_down buckled fell
    fell_ill fainted passed_out | collapse cave-in failure
burn: burned burnt caught_fire broke_out gutted engulfed ignited destroyed swept_through tore_through ripped_through
    raged flared | fire blaze inferno wildfire | flames firefighters smoke
die: died dies passed_away perished drowned succumbed suffocated collapsed killed | death passing demise drowning
kill: killed murdered assassinated executed slain slew slayed lynched beheaded hanged stabbed shot strangled
    bludgeoned massacred | murder assassination execution killing slaying massacre homicide death
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
    beat swept | election re-election reelection victory poll by-election vote win landslide |
    voters ballots votes polls
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
injure: tore broke injured hurt sprained fractured strained ruptured twisted pulled | injury tear fracture
perform: performed sang played headlined | concert show gig performance recital
auction: auctioned sold fetched | auction sale
outage: went_down crashed failed | outage failure crash
recall: recalled pulled | recall
breach: hacked breached stole accessed | breach hack hacking intrusion cyberattack | hackers
rupture: burst broke ruptured failed | rupture break failure
spread: broke_out sickened infected fell_ill | outbreak
"""


@cache
def _tables() -> tuple[dict[str, frozenset[str]], ...]:
    """The classes of each verb form, of each noun, and of each word that speaks for one of them."""
    columns: tuple[dict[str, set[str]], ...] = ({}, {}, {})
    for row in _CLASSES.strip().replace("\n    ", " ").split("\n"):
        name, cells = row.split(": ")
        for column, words in zip(columns, cells.split(" | "), strict=False):
            for word in words.split():
                column.setdefault(word.replace("_", " "), set()).add(name)
    return tuple({word: frozenset(names) for word, names in column.items()} for column in columns)


def noun_classes(word: str) -> frozenset[str]:
    """The classes of a noun in the singular, in lower case; empty for none."""
    return _tables()[1].get(word, frozenset())


def verbs_in(clause: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """Where the verbs of these classes stand in a clause, and the classes of each."""
    return tuple((match.start(), _tables()[0][match[0]]) for match in _verb().finditer(clause.lower()))


def told_in(clause: str) -> frozenset[str]:
    """The classes of what a clause tells of, by its verbs, its nouns, and the words that only go with one of them."""
    words = clause.lower()
    found: set[str] = set()
    for _, names in verbs_in(words):
        found |= names
    for match in _word().finditer(words):
        for column in _tables()[1:]:
            found |= column.get(match[0], frozenset())
    return frozenset(found)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z]+(?:-[a-z]+)*")


@cache
def _verb() -> re.Pattern[str]:
    words = sorted(_tables()[0], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")
