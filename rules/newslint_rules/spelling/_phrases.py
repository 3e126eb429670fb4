"""Neighbours that settle by grammar or by a set phrase which of two confused words is meant."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from newslint.spelling.context import Place

# A line: the word, the word meant, the neighbours before, those behind, joined by "_" where they are several; "*" is
# any, "!" any but the rest of the list.
# "#" is a number, "," a pause, "." the end or the beginning of a sentence; names in capitals stand for the lists below.
_PHRASES: Final = """
lead led / BE HAVE , / by
lead led / been were / to for from into through
lead led / was / for into through
lead led / HAVE / to the a an his its their her
effect affect / MODAL / about around more up at # people everyone all both every only him them us you millions
effect affect / MODAL / thousands hundreds
effected affected / BE badly adversely severely directly most worst / by
effected affected / have has had already badly severely / the people # more our his her their
affect effect / into in no little any side take takes took taken taking / *
affect effect / adverse domino greenhouse knock-on chilling / *
affect effect / the an this that its their his / of on that
affects effects / the side its their harmful / of on
then than / COMPARATIVE / the a an any expected ever usual last previous those # half one two three four five ten most
then than / COMPARATIVE / other his her its their we he
its it's / * / been a an the because
it's its / * / own
it's its / maintain protect extend complete lose begin close sell launch change / NOUN
it's its / improve increase reduce expand boost raise announce defend / NOUN
it's its / PREPOSITION / own first second third kind history share members shares customers staff way workers business
it's its / PREPOSITION / NOUN
it's its / lost has have had / own majority first NOUN
there their / * / own
their there / * / is are was were isn't aren't wasn't weren't
your you're / * / going the a an not supposed gonna
you're your / * / own
whose who's / * / been a an the
loose lose / will would could can may might must should cannot can't / *
loose lose / won't don't didn't doesn't wouldn't couldn't not they we / *
loose lose / to / his her its their the a an our your power control votes seats jobs money weight
loses losses / heavy big huge job net pre-tax operating trading annual / *
loses losses / quarterly the their suffered / *
principle principal / * / finding reason reasons cause causes aim aims author source sources suspect witness adviser
principle principal / * / dancer conductor owner objective goal purpose concern target beneficiary shareholder
principle principal / * / ingredient agent investigator difference factor city trading
principle principal / school's college's academy's deputy assistant vice school / *
principal principle / in on / , . to
principal principle / of / that ,
council counsel / * / for_the_defence for_the_defense for_the_prosecution for_the_plaintiff for_the_plaintiffs
council counsel / * / for_the_accused
counsel council / city town borough district parish / *
alter altar / the an this that its high / ! ego egos
altar alter / MODAL / *
dessert desert / * / coast storm sand sands island islands road region war warfare tribe tribes kingdom heat highway
dessert desert / * / landscape oasis town terrain plain plains
desert dessert / * / wine wines menu trolley
breech breach / * / of_contract of_trust of_confidence of_security of_faith of_duty of_promise of_the_peace of_the_law
breech breach / * / of_the_rules of_the_agreement of_its of_his of_their
breeches breaches / * / of
breeched breached / * / *
reign rein / free / *
reigns reins / * / of
reigns reins / the / to from ,
mitigate militate / * / against
mitigates militates / * / against
mitigated militated / * / against
lightening lightning / * / strike strikes bolt bolts struck storm storms rod
lightening lightning / by of / , .
gorilla guerrilla / * / war warfare leader leaders fighter fighters movement attack attacks campaign army tactics
marshal martial / * / law arts
marshal martial / court / *
marital martial / * / law arts art artist
martial marital / * / status home infidelity problems breakdown rape bliss difficulties
trail trial / clinical on / for
trail trial / stand stood standing stands face faces faced awaiting / *
trail trial / * / court judge date lawyer lawyers
trails trials / clinical / *
untied united / * / states nations kingdom
pubic public / * / ! hair hairs bone bones lice louse area region symphysis mound
capitol capital / * / punishment gains letters murder markets investment city spending expenditure
capitol capital / venture working / *
waved waived / * / immunity fees charges his_right her_right their_right its_right his_rights her_rights their_rights
waved waived / * / the_fee the_fees the_right
illicit elicit / MODAL to / *
elicit illicit / the an any of other / *
past passed / HAVE / the a by away on over unanimously
passed past / the this / few year week month decade # two three four five six several
advice advise / MODAL / *
advice advise / to / the them him people
advise advice / legal his her their my of some any medical expert financial / *
breath breathe / MODAL cannot / *
breathe breath / a deep his her every / *
believe belief / the a his her their this / that in
device devise / MODAL / *
extend extent / the some large certain lesser greater same what / of to that ,
choose choice / the a no his her their this / of but to between ,
prove proof / the no of any further / of that
proof prove / MODAL / *
relief relieve / MODAL / *
relief relieved / was were been be being / of
safe save / MODAL / the lives money time him her them
belief believe / MODAL they we / *
hoards hordes / * / of
hoard horde / a / of
tow toe / * / the_line the_party_line the_government_line
tact tack / different new another / *
vain vein / in / similar
vein vain / in / , . attempt attempts
peaked piqued / * / his my interest curiosity
peeked piqued / * / his her my interest curiosity
weather whether / decide decides deciding decided determine determining say / or the he she they it to a its
weather whether / know known see asked unclear doubt question questions on of / or the he she they it to a its
wether whether / * / *
where were / they we who people there / *
through threw / HAVE he she they who / the a his her their himself
threw through / went go going passed come came drove walked / *
shoot shot / was were been / dead by in at and down himself
accept except / all everyone everything nothing / for
except accept / MODAL to / the a an his her their its that responsibility defeat
quite quiet / kept keep keeping stayed stay / on about until , .
quiet quite / not / a so as
form from / ! MODAL to and or help , / # monday tuesday wednesday thursday friday saturday sunday january february
form from / ! MODAL to and or help , / march april june july august september october november december
personal personnel / military army diplomatic security medical armed / *
compliment complement / full / of
lose loss / the a heavy great / of to
sell sale / the for a / of
cites sites / nuclear test historic construction building web heritage / *
site cite / MODAL / a the his her its national security concerns commercial several reasons
cite site / the building construction nuclear this bomb crash test / of where , .
censor censure / voted_to vote_to votes_to voting_to motion_to resolution_to / *
censor censure / vote_of motion_of / *
course coarse / a of / fishing language sand
sore soar / MODAL to / *
soring soaring / * / *
raze raise / to / money taxes awareness
bare bear / MODAL to / the in fruit witness responsibility
bored board / on the / of
bored board / executive management supervisory / *
role roll / * / call
roll role / a key leading central major important crucial vital active / in as
roll role / pivotal / in as
rolls roles / leading key starring / *
sole soul / every / *
stationery stationary / remained was were is are / , . and in at vehicle
stationary stationery / the of / shop store company cupboard
heroine heroin / * / addict addicts addiction trafficking smuggling dealer dealers use users trade
boarder border / * / crossing crossings patrol guards guard dispute control controls town police
boarders borders / the its their / of with and to
heir air / * / force strike strikes raid raids traffic base
proud pride / the / of_the of_his of_her of_their of_its
strong strength / the / of_the of_his of_her of_their of_its
angry anger / the / of_the of_his of_her of_their of_its
hungry hunger / the / of_the of_his of_her of_their of_its
safe safety / the / of_the of_his of_her of_their of_its
healthy health / the / of_the of_his of_her of_their of_its
difficult difficulty / the / of_the of_his of_her of_their of_its
violent violence / the / of_the of_his of_her of_their of_its
absent absence / the / of_the of_his of_her of_their of_its
important importance / the / of_the of_his of_her of_their of_its
able ability / the / of_the of_his of_her of_their of_its
capable capability / the / of_the of_his of_her of_their of_its
responsible responsibility / the / of_the of_his of_her of_their of_its
possible possibility / the / of_the of_his of_her of_their of_its
available availability / the / of_the of_his of_her of_their of_its
secure security / the / of_the of_his of_her of_their of_its
stable stability / the / of_the of_his of_her of_their of_its
popular popularity / the / of_the of_his of_her of_their of_its
independent independence / the / of_the of_his of_her of_their of_its
loyal loyalty / the / of_the of_his of_her of_their of_its
severe severity / the / of_the of_his of_her of_their of_its
urgent urgency / the / of_the of_his of_her of_their of_its
accurate accuracy / the / of_the of_his of_her of_their of_its
efficient efficiency / the / of_the of_his of_her of_their of_its
wide width / the / of_the of_his of_her of_their of_its
long length / the / of_the of_his of_her of_their of_its
legal legality / the / of_the of_his of_her of_their of_its
because because_of / * / bad_weather_. bad_weather_, heavy_rain_. heavy_rain_, heavy_snow_. heavy_snow_, thick_fog_.
because because_of / * / thick_fog_, dense_fog_. dense_fog_, strong_winds_. strong_winds_, high_winds_. high_winds_,
because because_of / * / poor_visibility_. poor_visibility_, technical_problems_. technical_problems_,
because because_of / * / security_concerns_. security_concerns_, safety_concerns_. safety_concerns_,
anymore any_more / * / doubt doubts money questions details information time delay delays problems NOUN
confidant confident / is are was were feel felt / that of about in
"""
_LISTS: Final = {
    "BE": "is are was were be been being",
    "HAVE": "has have had having",
    "MODAL": "will would could can should may might must cannot can't won't wouldn't couldn't shouldn't didn't don't "
    "doesn't",
    "COMPARATIVE": "more less fewer rather higher lower better worse greater larger smaller bigger older younger "
    "stronger weaker faster slower cheaper harder easier other",
    "PREPOSITION": "of in into with from by under for at on over through during against within across",
}
_NOUN: Final = "NOUN"  # stands for every word that is a noun and nothing else
_LONGEST: Final = 3  # words of a neighbour
_SHORT_NAME: Final = 3  # letters


class _Phrase(NamedTuple):
    meant: str
    before: frozenset[str]
    after: frozenset[str]


def _phrases() -> dict[str, list[_Phrase]]:
    found: dict[str, list[_Phrase]] = {}
    for line in _PHRASES.strip().split("\n"):
        words, before, after = line.split(" / ")
        word, meant = words.split()
        found.setdefault(word, []).append(_Phrase(meant.replace("_", " "), _column(before), _column(after)))
    return found


def _column(written: str) -> frozenset[str]:
    return frozenset(word for part in written.split() for word in _LISTS.get(part, part).split())


_BY_WORD: Final = _phrases()
WORDS: Final = frozenset(_BY_WORD)
"""The words that some phrase shows to be wrong."""


def word_meant(place: Place, nouns: Collection[str]) -> str:
    """The word that the neighbours show to be meant at the place; empty where they show nothing."""
    before = list(_runs(place, -1))
    after = list(_runs(place, 1))
    for phrase in _BY_WORD.get(place.token.form, ()):
        if _holds(phrase.before, before, nouns) and _holds(phrase.after, after, nouns):
            return phrase.meant
    return ""


def _holds(wanted: frozenset[str], runs: Sequence[str], nouns: Collection[str]) -> bool:
    if "*" in wanted:
        return True
    if "!" in wanted:
        return wanted.isdisjoint(runs)
    return not wanted.isdisjoint(runs) or (_NOUN in wanted and runs[0] in nouns)


def _runs(place: Place, step: int) -> Iterator[str]:
    """The next word, the next two and the next three on one side, joined."""
    run = ""
    for distance in range(1, _LONGEST + 1):
        at = place.at + step * distance
        written = _written(place, at)
        run = written if not run else f"{run}_{written}" if step > 0 else f"{written}_{run}"
        yield run


def _written(place: Place, at: int) -> str:
    if not 0 <= at < len(place.tokens):
        return "."
    token = place.tokens[at]
    if token.joined or (token.capital and not token.initial and len(token.form) <= _SHORT_NAME):
        return "-"  # neither “A-1” nor a He of scripture is the little word
    return token.form or _MARKS[token.kind]


_MARKS: Final = {1: "#", 2: ",", 3: "."}  # kinds of `plausibility.tokens`, which is not imported before it is needed
