import re
from collections.abc import Iterator
from typing import Final

from newslint import Document, Hit, Level, rule
from newslint.spelling.context import Context, Place
from newslint.spelling.lookalikes import Lookalikes
from newslint.views.tokens import tokens

# Words that are taken for one another, because they sound or look alike.
_SETS: Final = """
accept except|accepted excepted|access excess|adapt adopt|adapted adopted|adverse averse|advice advise|affect effect
affected effected|affecting effecting|affects effects|aid aide|aides aids|aisle isle|allude elude|alluded eluded
allusion illusion delusion|aloud allowed|altar alter|altars alters|alternate alternative|amoral immoral|angel angle
angels angles|appraise apprise|appraised apprised|ascent assent|assed assessed|assure ensure insure
assured ensured insured|assures ensures insures|assuring ensuring insuring|attend intend|aural oral|bail bale
bailed baled|baited bated|ball bawl|bare bear|bares bears|baring bearing|barley barely|baron barren|base bass
bated batted|beach beech|beat beet|believe belief|bellow below|berth birth|berths births|biding bidding|board bored
boarder border|boarders borders|born borne|bough bow|bought brought|boulder bolder|boy buoy|brake break
brakes breaks|braking breaking|breach breech|breached breeched|breaches breeches|bread bred|breath breathe breadth
breaths breathes|bridal bridle|broach brooch|broached brooched|cannon canon|cannons canons|canvas canvass
canvassed canvased|capital capitol|carat carrot|caster castor|casual causal|casualty causality
causalities casualties|cede seed|ceded seeded|censor censure sensor|censored censured|censors sensors|cereal serial
choice choose|choose chose|chord cord|cite site sight|cited sited sighted|cites sites sights|citing siting sighting
climatic climactic|coarse course|collaborate corroborate|collaborated corroborated|collision collusion
compete complete|competed completed|complement compliment|complementary complimentary|complemented complimented
complements compliments|confidant confident|confidants confidents|conscience conscious|conserve converse
contact contract|contacted contracted|contacts contracts|contend content|contest context|continual continuous
continually continuously|conversation conservation|core corps|corporal corporeal|costumer customer
costumers customers|council counsel consul|councillor counsellor|councillors counsellors|councilor counselor
councilors counselors|councils counsels|county country|creak creek|credible creditable credulous|crises crisis
criteria criterion|cue queue|currant current|currants currents|dairy daily|dairy diary|dear deer
decent descent dissent|defuse diffuse|defused diffused|deprecate depreciate|deprecated depreciated|desert dessert
desperate disparate|device devise|devices devises|dew due|die death|die dye|died dyed|dinning dining
discreet discrete|discreetly discretely|disinterested uninterested|dived divided|dose doze|draft draught|drier dryer
dual duel|duals duels|dyeing dying|economic economical|elicit illicit|eligible illegible|emigrants immigrants
emigrate immigrate|emigrated immigrated|emigration immigration|eminent imminent|envelop envelope|envelops envelopes
epic epoch|ether either|exalt exult|exercise exorcise|exit exist|expand expend|expanded expended|expansive expensive
faint feint|fair fare|fairs fares|farther father|fate fete|faze phase|fazed phased|feat feet|fiends friends
filed filled|filing filling|flair flare|flairs flares|flaunt flout|flaunted flouted|flaunting flouting|flea flee
flounder founder|floundered foundered|floundering foundering|flour flower|flours flowers|form firm|formally formerly
forth fourth|forward foreword|foul fowl|from form|gait gate|gaits gates|gamble gambol|gild guild|gilt guilt
gorilla guerrilla|gorillas guerrillas|grate great|grater greater|griping gripping|grisly grizzly|groan grown
grow growth|guarantee guaranty|hail hale|hailed haled|hair hare|hall haul|hangar hanger|hangars hangers|hat that
heal heel|healed heeled|hear here|heard herd|heroin heroine|high height|hoard horde|hoards hordes|hole whole
hoped hopped|human humane|idle idol|idle idyll|idols idles|immanent imminent|implied inferred|implies infers
imply infer|incidence incidents|incite insight|inequity iniquity|ingenious ingenuous|inhuman inhumane
instance instants|interment internment|its it's|jam jamb|knead need|kneads needs|knew new|knight night
knights nights|knot not|know no|lake lack|later latter|lather latter|lay lie|lead led|leak leek|leaks leeks
leased least|lessen lesson|lessens lessons|levee levy|levees levies|liable libel|lightening lightning|live life
loan lone|loath loathe|loose lose|looses loses|loosing losing|lose loss|lost loss|luxuriant luxurious|made maid
mail male|mails males|main mane|manger manager|mangers managers|manner manor|manners manors|mantel mantle
marry merry|marshal martial|martial marital|massage message|massages messages|mean mien|meat meet
medal meddle metal mettle|medals metals|militate mitigate|miner minor|miners minors|moat mote|moral morale
morning mourning|moth month|moths months|motif motive|mouth month|mouths months|muscle mussel|muscles mussels
naval navel|of if|of off|official officious|oppress suppress|ordinance ordnance|ordinances ordnances|overdo overdue
pail pale|pain pane|pains panes|pair pare pear|pairs pares pears|palate palette pallet|palates palettes pallets
parish perish|passed past|patience patients|pause paws|peace piece|peak peek pique|peaked peeked piqued|peaks peeks
peal peel|pealed peeled|pedal peddle|pedaling peddling|pedalling peddling|peer pier|peers piers|pendant pendent
perfect prefect|perpetrate perpetuate|perpetrated perpetuated|persecute prosecute|persecuted prosecuted
persecution prosecution|personal personnel|perspective prospective|phenomena phenomenon|plain plane|plains planes
plaintiff plaintive|planed planned|planing planning|pole poll|poles polls|police policy|polices police
polices policies|poor pore pour|poplar popular|populace populous|pored poured|pores pours|poring pouring
poses possess|pray prey|prayed preyed|praying preying|precede proceed|preceded proceeded|precedence precedents
precipitate precipitous|premier premiere|premiers premieres|prescribe proscribe|prescribed proscribed
presence presents|principal principle|principals principles|prodigy protege|profit prophet|profits prophets
prophecy prophesy|prostate prostrate|prove proof|public pubic|quiet quit|quiet quite|quite quit quiet|quote quota
rack wrack|racked wracked|rain reign rein|rained reigned reined|raise raze|raised razed|raising razing|rap wrap
rapped wrapped|rapt wrapped|real reel|reality realty|recourse resource|reek wreak|reeking wreaking|regime regimen
reigns reins rains|relieve relief|repel rappel|reported reporter|resent recent|residence residents
respectably respectfully respectively|restive restful|resume presume|retch wretch|review revue|ridged rigid
right rite write|rights rites writes|ring wring|rise raise|risen raised|robed robbed|role roll|roles rolls
root rout route|rooted routed|roots routs routes|sail sale|sails sales|save safe|scared scarred|scene seen|seam seem
seams seems|sear seer|sell sale|sensual sensuous|septic sceptic|sever severe|severed served|sew sow|sewn sown
shear sheer|shears sheers|shoot chute|sight site|sing sign|singed signed|singing signing|sleight slight|soar sore
soars sores|sole soul|soles souls|spatial special|specially especially|specie species|staid stayed|stair stare
stairs stares|stake steak|stakes steaks|stared starred|staring starring|stationary stationery
statue statute stature|statues statutes|steal steel|steals steels|stile style|storey story|straight strait
straightened straitened|straights straits|stripped striped|success succeed|suit suite|suits suites|sweet suite
tact tack|tact track|tail tale|tails tales|tapped taped|taught taut|tea tee|team teem|teaming teeming|teams teems
temerity timidity|tenant tenet|tenants tenets|than then|their there they're|therefor therefore|though tough
thought though|threw through|throes throws|throne thrown|through thorough|through though|tic tick|tide tied
tier tear|tiers tears|timber timbre|tire tyre|to too|toe tow|toed towed|toing towing|tortuous torturous|tract track
tracts tracks|trail trial|trails trials|troop troupe|troops troupes|trustee trusty|turbid turgid|united untied
urban urbane|vain vane vein|vary very|venal venial|veracious voracious|veracity voracity|verses versus|vial vile
vice vise|vicious viscous|waist waste|wait weight|waits weights|waive wave|waived waved|waiver waver|waivers wavers
waiving waving|wander wonder|wandered wondered|ware wear where|warn worn|warrantee warranty|way weigh|ways weighs
weak week|weakly weekly|weather whether|weigh weight|were where we're|wet whet|which witch|whine wine|who's whose
wile while|winning wining|wright write|yoke yolk|your you're
"""
# Where both words are common and near in use, or grammar decides from afar, the neighbours must speak louder.
_LOUDER: Final = frozenset(
    "alternative alternate continual continuous economic economical farther assure ensure insure storey story draft "
    "draught off of if lay lie continually continuously later latter to rise raise live life police policy polices "
    "policies bought brought from form through though thought contact contract crises crisis dyed died currant "
    "current where were".split()
)
_ABBREVIATED: Final = 3  # letters of a word in capitals that is rather an abbreviation
# Nats by which the neighbours must prefer the other word.
_LEAST: Final = 7.5
_LEAST_LOUDER: Final = 11.0
_LEAST_SLIP: Final = 11.0  # a slip of the finger is rarer than a confusion
_SURE: Final = 16.0


def _sets() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _SETS.strip().split("\n"):
        for row in line.split("|"):
            words = row.split()
            for word in words:
                others = tuple(other for other in words if other != word and other not in found.get(word, ()))
                found[word] = found.get(word, ()) + others
    return found


_CONFUSED: Final = _sets()
_HEAD: Final = re.compile("'")


@rule(
    title="A word is taken for another that sounds or looks alike",
    why="Both are words, so no dictionary sees the slip; the words around it do.",
    level=Level.WARNING,
    confidence=0.85,
    bad=[
        "The company said the strike would have no [[affect|effect]] on production.",
        "The city [[counsel|council]] voted to close the library.",
        "Unemployment is higher [[then|than]] a year ago.",
    ],
    good=[
        "The strike did not affect production, and the effect of the tax was small.",
        "The council sought legal counsel, and the special counsel resigned.",
        "It was higher than a year ago, and then it fell.",
        "NY Daily News: Paris Terror Suspect Is Caught",
    ],
)
def real_word(document: Document, *, context: Context, lookalikes: Lookalikes) -> Iterator[Hit]:
    """Speaks only where the neighbours prefer the other word by far."""
    forms = {form for block in document.view(tokens) for form in block.words}
    wanted = {form for form in forms if form in lookalikes}
    wanted.update(word for word in _CONFUSED if _HEAD.split(word, 1)[0] in forms)
    for place in context.places(document, wanted):
        if context.is_attested(place):
            continue  # news writes it so on either side; most places end here, at little cost
        if document.text[place.token.start : place.token.end].isupper() and len(place.token.form) <= _ABBREVIATED:
            continue  # NY is not my
        hit = _judge(place, context, lookalikes)
        if hit:
            yield hit


def _judge(place: Place, context: Context, lookalikes: Lookalikes) -> Hit | None:
    token = place.token
    confused = _CONFUSED.get(token.form, ())
    fit = context.fits(place)
    own = fit(token.form)
    meant = [(fit(other) - own - _least(token.form, other), other) for other in confused]
    meant += [(fit(other) - own - _LEAST_SLIP, other) for other in lookalikes.of(token.form) if other not in confused]
    spare, best = max(meant)
    if spare < 0:
        return None
    return Hit(
        token.start,
        token.end,
        f"'{token.form}' is unlikely here: '{best}'?",
        (best.capitalize() if token.capital else best,),
        confidence=round(min(0.98, 0.8 + 0.18 * spare / (_SURE - _LEAST)), 2),
    )


def _least(word: str, other: str) -> float:
    return _LEAST_LOUDER if word in _LOUDER or other in _LOUDER else _LEAST
