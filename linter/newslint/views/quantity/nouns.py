"""Counted nouns: which word behind a number is what it counts, its singular, and whether it stands for people."""

from typing import Final, NamedTuple

from newslint.document import Span
from newslint.views.quantity.numerals import ORDINALS, SMALL, is_figure
from newslint.views.quantity.tokens import DASHES, Tokens, table
from newslint.views.quantity.values import Part

_IRREGULAR: Final = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "teeth": "tooth", "geese": "goose", "mice": "mouse", "oxen": "ox", "lives": "life", "wives": "wife",
    "knives": "knife", "halves": "half", "leaves": "leaf", "loaves": "loaf", "shelves": "shelf", "thieves": "thief",
    "wolves": "wolf", "crises": "crisis", "bases": "basis", "analyses": "analysis", "theses": "thesis",
    "criteria": "criterion", "phenomena": "phenomenon", "media": "medium", "data": "datum", "movies": "movie",
    "cookies": "cookie", "calories": "calorie", "ties": "tie", "rookies": "rookie", "zombies": "zombie",
    "axes": "axe", "shoes": "shoe", "canoes": "canoe", "toes": "toe", "houses": "house", "horses": "horse",
    "nurses": "nurse", "causes": "cause", "cases": "case", "courses": "course", "licenses": "license",
    "purchases": "purchase", "releases": "release", "increases": "increase", "phases": "phase", "leases": "lease",
    "diseases": "disease", "businesses": "business", "buses": "bus", "viruses": "virus", "campuses": "campus",
    "bonuses": "bonus", "censuses": "census", "choruses": "chorus", "statuses": "status", "prizes": "prize",
    "sizes": "size", "headaches": "headache", "caches": "cache", "aches": "ache", "lashes": "lash", "axes'": "axe",
    "police": "police", "troops": "troop", "cattle": "cattle", "sheep": "sheep", "deer": "deer", "fish": "fish",
    "aircraft": "aircraft", "spacecraft": "spacecraft", "offspring": "offspring", "species": "species",
    "series": "series", "dead": "dead", "wounded": "wounded", "injured": "injured", "missing": "missing",
    "personnel": "personnel", "crew": "crew", "staff": "staff", "homeless": "homeless", "poor": "poor",
    "unemployed": "unemployed", "elderly": "elderly", "percent": "percent", "swiss": "swiss", "chinese": "chinese",
    "japanese": "japanese", "vietnamese": "vietnamese", "lebanese": "lebanese", "portuguese": "portuguese",
    "police officers": "police officer", "works": "works", "barracks": "barracks", "headquarters": "headquarters",
    "crossroads": "crossroads", "teu": "teu", "pence": "penny", "dice": "die", "salmon": "salmon", "trout": "trout",
    "cod": "cod", "cod fish": "cod", "swine": "swine", "bison": "bison", "youths": "youth",
}  # fmt: skip
# Plural in form, singular or no noun in sense.
_NOT_PLURAL: Final = table("""
    this its his was is has as us yes always perhaps does news business process press access success congress loss
    boss class glass mass pass cross across stress surplus bonus status virus campus focus census plus versus thus
    bus gas analysis crisis basis thesis diabetes mathematics politics economics physics athletics always
    sometimes towards besides afterwards backwards unless less famous various previous serious dangerous religious
    precious anonymous numerous obvious tennis chaos cosmos lens oasis iris series' sports arms goods savings
    means united states philippines netherlands overseas others' james charles paris texas kansas illinois
    arkansas massachusetts los las angeles wales holmes christmas
""")
# A noun phrase ends before these.
FUNCTION_WORDS: Final = table("""
    a an the this that these those and or but nor so yet if in on at by for from to of with without within into
    onto over under above below after before since until till during through between among against about around
    near past off out up down upon toward towards via per than as while when where which who whom whose what why
    how because although though unless whether not no is are was were be been being am has have had having do does
    did will would shall should can could may might must it he she they we i you him her them us me his its their
    our my your there here also then now just only even still already again ever never too both each either
    neither every any some such more most less least fewer other another same said says say told according
    including respectively together apart alone later earlier ago away today yesterday tomorrow once twice very
    amid despite except like unlike along across behind beyond beside besides compared versus vs plus minus worth
    left remaining remained made went came got took gave came saw began became won lost led held hit beat fell
    rose grew ran kept left met paid put set sold sent spent stood want wants need needs say according get gets go
    goes remain remains believe think
""")
_DETERMINING: Final = table("""
    more other additional new extra further fewer less such same last next first different
""")
_NO_HEADS: Final = FUNCTION_WORDS - _DETERMINING
_PEOPLE: Final = table("""
    person people man woman child boy girl baby infant toddler teenager teen youth adult adolescent minor kid
    brother sister son daughter father mother parent grandparent grandchild grandmother grandfather grandson
    granddaughter stepfather stepmother stepson stepdaughter fiance fiancee bride bridegroom twin sibling uncle
    aunt cousin nephew instructor skydiver parachutist paraglider
    niece husband wife widow widower orphan friend neighbor neighbour guest visitor tourist traveler traveller
    passenger commuter pedestrian cyclist motorist driver rider biker pilot sailor seaman fisherman crewman crew
    mariner captain officer soldier trooper marine airman guard guerrilla rebel fighter militant insurgent
    terrorist gunman attacker assailant bomber hijacker suspect defendant accused convict prisoner inmate detainee
    hostage captive victim survivor casualty witness juror judge lawyer attorney prosecutor solicitor barrister
    magistrate police policeman policewoman constable detective agent spy investigator inspector firefighter
    fireman rescuer paramedic doctor physician surgeon nurse patient specialist therapist dentist psychiatrist
    psychologist scientist researcher scholar professor teacher tutor lecturer student pupil schoolchild graduate
    undergraduate freshman sophomore senior alumnus worker employee staff staffer laborer labourer miner farmer
    farmworker fisher builder carpenter electrician plumber engineer technician mechanic machinist steelworker
    autoworker docker trucker courier waiter waitress chef cook baker barber tailor manager executive director
    chairman president vice-president boss supervisor foreman owner shareholder stockholder investor trader broker
    banker analyst economist accountant auditor consultant adviser advisor expert strategist dealer seller buyer
    customer consumer client shopper user subscriber viewer listener reader editor journalist reporter
    correspondent photographer cameraman writer author poet novelist artist painter sculptor musician singer
    dancer actor actress comedian performer filmmaker producer director composer conductor pianist model designer
    architect player teammate footballer athlete runner swimmer boxer wrestler golfer skater skier gymnast jockey
    goalkeeper striker defender midfielder forward pitcher hitter batter batsman bowler quarterback linebacker
    coach referee umpire trainer fan supporter spectator politician lawmaker legislator senator congressman
    congresswoman representative councillor councilor alderman mayor governor minister premier ambassador diplomat
    envoy consul delegate official bureaucrat civil-servant commissioner secretary candidate nominee contender
    rival opponent voter constituent citizen resident inhabitant villager townsman islander tribesman native
    settler immigrant migrant refugee evacuee exile asylum-seeker local emigrant expatriate foreigner peasant
    landowner tenant homeowner householder protester demonstrator marcher rioter activist campaigner dissident
    striker volunteer missionary priest pastor bishop cardinal monk nun imam rabbi cleric pilgrim worshipper
    worshiper believer christian muslim jew catholic protestant hindu sikh leader member colleague partner
    participant attendee contestant entrant competitor winner loser champion finisher applicant recipient
    beneficiary pensioner retiree veteran civilian serviceman servicewoman peacekeeper troop paratrooper commando
    conscript recruit cadet reservist officer sergeant corporal lieutenant colonel general admiral astronaut
    cosmonaut statesman salesman businessman businesswoman craftsman gentleman lady clergyman congregant occupant
    bystander onlooker holidaymaker hiker climber mountaineer camper diver surfer hunter poacher smuggler
    trafficker thief robber burglar murderer killer rapist offender criminal gangster addict drinker smoker drunk
    personnel policyholder borrower lender depositor creditor debtor taxpayer earner jobseeker unemployed homeless
    respondent physicist chemist biologist historian philosopher independent incumbent democrat republican
    conservative liberal socialist communist nationalist separatist islamist extremist assistant aide deputy
    spokesman spokeswoman servant maid cleaner housekeeper nanny carer caregiver steward stewardess attendant
    receptionist clerk librarian police-officer descendant relative mourner graduate mother-to-be newborn trainee
    apprentice intern retailer broker-dealer crewmember woolgrower grower rancher herder shepherd vet veterinarian
    mp mep
""")
# Nationalities and their like, which are people only with a capital.
_NATIONALITIES: Final = table("""
    american briton german italian frenchman englishman irishman scot spaniard dutchman russian israeli
    palestinian iraqi iranian afghan pakistani indian bangladeshi kurd turk greek syrian saudi egyptian libyan
    nigerian somali kenyan ethiopian australian canadian mexican cuban haitian brazilian korean filipino
    indonesian serb croat bosnian albanian ukrainian georgian armenian pole czech hungarian romanian bulgarian
    swede dane norwegian finn belgian austrian european african asian arab tutsi hutu tamil sikh chechen uighur
    rohingya swiss chinese japanese vietnamese lebanese sudanese portuguese burmese taliban
""")
_PEOPLE_ENDINGS: Final = ("woman", "sman", "eman", "rman", "person", "ologist", "crat")
_PARTS: Final = {
    "dead": Part.DEAD, "death": Part.DEAD, "fatality": Part.DEAD, "body": Part.DEAD, "corpse": Part.DEAD,
    "injured": Part.INJURED, "wounded": Part.INJURED, "injury": Part.INJURED, "missing": Part.MISSING,
    "arrest": Part.ARRESTED, "detention": Part.ARRESTED, "seat": Part.SEATS, "vote": Part.VOTES, "ballot": Part.VOTES,
    "member": Part.MEMBERS, "evacuee": Part.DISPLACED, "homeless": Part.DISPLACED,
}  # fmt: skip
_REACH: Final = 6  # words between a number and its noun


class Noun(NamedTuple):
    """What a number counts: the singular in lower case, its token, and its place."""

    lemma: str
    token: int
    span: Span


def singular(word: str) -> str:
    """The singular of a noun in lower case, by table and spelling rule: ferries, ferry; boxes, box."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 5:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("oes"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


def is_plural(word: str) -> bool:
    """Whether a word in lower case looks like a plural noun."""
    if word in _IRREGULAR:
        return True
    if word in _NOT_PLURAL or word in FUNCTION_WORDS or len(word) < 3:
        return False
    if word.endswith("s"):
        return not word.endswith(("ss", "us", "is", "'s", "’s"))
    return word.endswith("men") and len(word) > 5 and word != "specimen"


def is_people(lemma: str) -> bool:
    """Whether a noun in the singular stands for human beings."""
    return lemma in _PEOPLE or lemma in _NATIONALITIES or lemma.endswith(_PEOPLE_ENDINGS)


def part(t: Tokens, noun: Noun, end: int) -> Part | None:
    """The part that a noun gives by itself to those counted: deaths, seats, members, people.

    `end` is the token behind the number: bodies are dead only where nothing says that they are governing ones.
    """
    lemma = noun.lemma
    if (lemma in ("body", "corpse") and noun.token != end) or (lemma in _NATIONALITIES and t.raw[noun.token].islower()):
        return None
    return _PARTS.get(lemma) or (Part.PEOPLE if is_people(lemma) else None)


def counted(t: Tokens, j: int, *, several: bool) -> Noun | None:
    """The noun that a number counts, if its phrase begins at token `j`; a hyphen there makes it the next word."""
    if t.low[j] in DASHES:
        if not (t.touches(j - 1) and t.touches(j) and t.low[j + 1].isalpha()):
            return None
        if t.low[j + 2] not in DASHES and t.low[j + 1] not in FUNCTION_WORDS:
            return _noun(t, j + 1)
        return None
    last: int | None = None
    for k in range(j, j + _REACH):
        word = t.low[k]
        if word in DASHES and last == k - 1 and t.touches(k - 1) and t.touches(k):
            continue
        if word in ("dead", "wounded", "injured", "missing"):
            if k == j or t.low[k - 1] in _DETERMINING:
                after = t.low[k + 1]
                if is_plural(after) and after.isalpha():
                    return _noun(t, k + 1)
                return _noun(t, k)
            break
        if not word or not word[0].isalpha() or word in _NO_HEADS or is_figure(word) or word in SMALL:
            break
        if "'" in word or "’" in word:
            break
        if word in _DETERMINING:
            continue
        if several and is_plural(word) and word not in ORDINALS:
            if t.is_capital(k) and (t.is_capital(k - 1) or t.is_capital(k + 1) or is_figure(t.low[k + 1])):
                continue  # the “Douglas” of 12 McDonnell Douglas jets
            return _plural_head(t, k)
        if word.endswith("est") and not several and last is None and word not in ("test", "forest", "guest", "quest"):
            continue  # the tenth largest bank
        if (word.endswith("ed") and last is not None) or (word.endswith("ly") and last is not None):
            break
        last = k
    if several or last is None:
        if several and last is not None and is_people(t.low[last]) and t.low[last] in _IRREGULAR:
            return _noun(t, last)
        return None
    return _noun(t, last)


def _plural_head(t: Tokens, k: int) -> Noun:
    """The plural at `k`, or the one that it stands before as in “sales managers” or “police officers”."""
    after = t.low[k + 1]
    if (t.low[k] in ("police", "staff", "crew", "sales", "sports") or t.low[k].endswith("ese")) and is_plural(after):
        return _noun(t, k + 1)
    if is_people(singular(after)) and is_plural(after) and not is_people(singular(t.low[k])):
        return _noun(t, k + 1)
    return _noun(t, k)


def _noun(t: Tokens, k: int) -> Noun:
    return Noun(singular(t.low[k]), k, Span(t.start[k], t.end[k]))
