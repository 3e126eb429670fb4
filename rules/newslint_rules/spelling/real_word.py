import re
from collections.abc import Iterator
from typing import Final

from newslint import Document, Evidence, Hit, Level, Quotations, Span, rule
from newslint.kinds import match_case
from newslint.phrases import tokens
from newslint.spelling.context import Context, Place, places_of

# Words that are taken for one another, because they sound or look alike.
_SETS: Final = """
accept except|accepted excepted|access excess|adapt adopt|adapted adopted|adverse averse|advice advise|affect effect
affected effected|affects effects|affecting effecting|aid aide|aides aids|aisle isle|aloud allowed|allude elude
alluded eluded|allusion illusion delusion|altar alter|altars alters|altered altared|alternate alternative|amoral immoral|appraise apprise
appraised apprised|ascent assent|assure ensure insure|assured ensured insured|assures ensures insures|assuring ensuring insuring
aural oral|bail bale|bailed baled|baited bated|ball bawl|band banned|bare bear|bares bears|baring bearing|baron barren
base bass|beach beech|beat beet|berth birth|berths births|board bored|boarder border|boarders borders|born borne|bough bow
boulder bolder|boy buoy|brake break|brakes breaks|braking breaking|breach breech|breached breeched|breaches breeches|bread bred
breath breathe breadth|breaths breathes|bridal bridle|broach brooch|broached brooched|cannon canon|cannons canons|canvas canvass|canvassed canvased
capital capitol|carat carrot|casual causal|casualty causality|caster castor|ceded seeded|cede seed|censor censure sensor
censored censured|censors sensors|cereal serial|choose chose|chord cord|cite site sight|cited sited sighted|cites sites sights|citing siting sighting
climatic climactic|coarse course|collaborate corroborate|collaborated corroborated|collision collusion|complement compliment
complements compliments|complemented complimented|complementary complimentary|confidant confident|confidants confidents|conscience conscious
continual continuous|continually continuously|core corps|corporal corporeal|council counsel|councils counsels|councillor counsellor|councilor counselor
councillors counsellors|councilors counselors|credible creditable credulous|creak creek|cue queue|currant current|currants currents|dairy diary|dear deer
decent descent dissent|defuse diffuse|defused diffused|deprecate depreciate|deprecated depreciated|desert dessert|deserts desserts|device devise
devices devises|dew due|die dye|died dyed|dyeing dying|discreet discrete|discreetly discretely|disinterested uninterested|dose doze|draft draught
drier dryer|dual duel|duals duels|dually duly|economic economical|elicit illicit|eligible illegible|emigrate immigrate|emigrated immigrated|emigrants immigrants
emigration immigration|eminent imminent|envelop envelope|envelops envelopes|epic epoch|everyone everyday|exalt exult|exercise exorcise|expand expend|expanded expended|expansive expensive
fair fare|fairs fares|faint feint|farther father|faze phase|fazed phased|fate fete|feat feet|find fined|flair flare|flairs flares|flaunt flout
flaunted flouted|flaunting flouting|flea flee|flounder founder|floundered foundered|floundering foundering|flour flower|flours flowers|formally formerly|forth fourth|forward foreword
foul fowl|gait gate|gaits gates|gamble gambol|gild guild|gilt guilt|gorilla guerrilla|gorillas guerrillas|grate great|grater greater|grisly grizzly
groan grown|guarantee guaranty|guessed guest|hail hale|hailed haled|hair hare|hall haul|hangar hanger|hangars hangers|heal heel|healed heeled|hear here|heard herd|heir air|heroin heroine
higher hire|hoard horde|hoards hordes|hole whole|human humane|idle idol|idols idles|idle idyll|imply infer|implied inferred|implies infers|incite insight|incited insighted
incidence incidents|ingenious ingenuous|instance instants|its it's|jam jamb|key quay|knead need|kneads needs|knew new|knight night|knights nights|knot not|know no|lain lane|later latter
lead led|leak leek|leaks leeks|leased least|lessen lesson|lessens lessons|levee levy|levees levies|liable libel|lightening lightning|loan lone|loath loathe|local locale
loose lose|looses loses|loosing losing|luxuriant luxurious|made maid|mail male|mails males|main mane|manner manor|manners manors|mantel mantle|marshal martial|marshall martial
material materiel|mean mien|meat meet|medal meddle metal mettle|medals metals|militate mitigate|miner minor|miners minors|moat mote|moral morale|morning mourning|motif motive|muscle mussel|muscles mussels
naval navel|official officious|ordinance ordnance|ordinances ordnances|pail pale|pain pane|pains panes|pair pare pear|pairs pares pears|palate palette pallet|palates palettes pallets|passed past
patience patients|pause paws|peace piece|peak peek pique|peaked peeked piqued|peaks peeks|peal peel|pealed peeled|pedal peddle|pedaling peddling|pedalling peddling|peer pier|peers piers|perpetrate perpetuate|perpetrated perpetuated
persecute prosecute|persecuted prosecuted|persecution prosecution|personal personnel|perspective prospective|plain plane|plains planes|plaintiff plaintive|pole poll|poles polls|poor pore pour|pored poured|pores pours|poring pouring|populace populous
pray prey|prayed preyed|praying preying|precede proceed|preceded proceeded|precedence precedents|premier premiere|premiers premieres|prescribe proscribe|prescribed proscribed|presence presents
principal principle|principals principles|prize pries|profit prophet|profits prophets|prophecy prophesy|prosperous preposterous|quiet quite|quote quota|rack wrack|racked wracked|rain reign rein|rained reigned reined|reigns reins rains
raise raze|raised razed|raising razing|rap wrap|rapped wrapped|rapt wrapped|real reel|reality realty|reeks wreaks|reek wreak|reeking wreaking|regime regimen|residence residents|respectably respectfully respectively
rest wrest|rested wrested|resume presume|retch wretch|review revue|ridged rigid|right rite write|rights rites writes|ring wring|road rode|roads rodes|role roll|roles rolls|root rout route|roots routs routes|rooted routed|rye wry|sail sale|sails sales|scene seen|sea see
seam seem|seams seems|sear seer|sensual sensuous|sever severe|sew sow|sewn sown|shear sheer|shears sheers|shoot chute|shore sure|sleight slight|soar sore|soared sored|soars sores|sole soul|soles souls|some sum|son sun|staid stayed|stair stare|stairs stares
stake steak|stakes steaks|stalk stock|stationary stationery|statue statute stature|statues statutes|steal steel|steals steels|stile style|storey story|straight strait|straights straits|straightened straitened|suit suite|suits suites|sundry sultry|surge serge|sweet suite
tail tale|tails tales|taught taut|tea tee|team teem|teams teems|teaming teeming|tenant tenet|tenants tenets|than then|their there they're|threw through|throes throws|throne thrown|tic tick|tide tied|tier tear|tiers tears|timber timbre|tire tyre|to too|toe tow|toed towed|toing towing|tortuous torturous
tract track|tracts tracks|trail trial|trails trials|translucent transparent|troop troupe|troops troupes|trustee trusty|undo undue|urban urbane|vain vane vein|vary very|veracious voracious|veracity voracity|vial vile|vice vise|vicious viscous|wade weighed|waist waste
wait weight|waits weights|waive wave|waived waved|waiver waver|waivers wavers|waiving waving|wander wonder|wandered wondered|war wore|ware wear where|warn worn|warrantee warranty|way weigh|ways weighs|weak week|weaks weeks|weather whether|were where we're|wet whet|which witch|whine wine|who's whose|wrote rote|yoke yolk|yore your you're|your you're
dairy daily|angel angle|angels angles|from form|quiet quit|quite quit|trail trail|costumer customer|costumers customers|martial marital|causalities casualties|united untied|county country|public pubic|bellow below|barley barely|conversation conservation|diffused defused|desperate disparate|manger manager|mangers managers|reported reporter|through though|through thorough|thought though|though tough|asses assess|assed assessed|sing sign|singed signed|singing signing|filed filled|filing filling|hoping hopping|hoped hopped|planed planned|planing planning|staring starring|stared starred|scared scarred|rated ratted|moped mopped|bated batted|griping gripping|tapped taped|stripped striped|robed robbed|biding bidding|dinning dining|winning wining|lather latter|later latter|rise raise|risen raised|lay lie|council counsel consul|attend intend|bought brought|lose loss|lost loss|live life|lives lifes|prove proof|believe belief|relieve relief|save safe|choice choose|success succeed|weigh weight|high height|grow growth|die death|sell sale|exit exist|contact contract|contacts contracts|contacted contracted|contest context|crises crisis|criteria criterion|phenomena phenomenon|dived divided|posses possess|poses possess|fist first|fists firsts|form firm|wold world|worlds words|wok work|tot to|ot to|fo for|ti it|si is|fro for|hat that|hat had|an and|as has|his this|ad and|he the|on one|or our|of off|of if|in it|thy they|thee these|hem them|ether either|wile while|whit with|wit with|net next|las last|nay any|mare more|sore some|ere were|lass class|wold would|wand want|tow two|town own|won now|eras years|fiends friends|fried friend|pubic public|expend extend|polices policies|polices police|police policy|form from|singes signs|sates states|sate state|stat state|tate state|stare state|sties states|gird grid|lea lead|tie time|tine time|tome time|dime time|yeas years|yea year|ear year|rear year|moth month|moths months|mouth month|mouths months|dat day|weak week|weakly weekly|reveled revealed|severed served|lake lack|massage message|massages messages|protect project|conserve converse|perfect prefect|contend content|compete complete|competed completed|interment internment|immanent imminent|inequity iniquity|inhuman inhumane|jibe gibe|marry merry|marital martial|oppress suppress|overdo overdue|parish perish|pendant pendent|persona personal|poplar popular|precipitate precipitous|prodigy protege|prostate prostrate|recourse resource|repel rappel|resent recent|restive restful|septic sceptic|sight site|spade spate|spatial special|specie species|specially especially|tact tack|tact track|temerity timidity|therefor therefore|turbid turgid|venal venial|verses versus|wright write
"""
# Where both words are common and close in use, the statistics must speak louder.
_LOUDER: Final = frozenset(
    "alternative alternate continual continuous economic economical farther assure ensure insure tire tyre storey story draft draught "
    "on one of off if in it or our an and as has his this he the lay lie later latter that than then to rise raise live life lives police policy polices policies "
    "bought brought reported reporter form firm from though through thought contact contract crises crisis reporters".split()
)
_LEAST: Final = 9.0  # nats by which the neighbours must prefer the other word
_LEAST_LOUD: Final = 12.0
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
_FIRST: Final = frozenset(re.split("['’]", word)[0] for word in _CONFUSED)


@rule(
    title="A word is taken for another that sounds or looks alike",
    why="Both are words, so no dictionary sees the slip; the words around it do.",
    level=Level.WARNING,
    confidence=0.85,
    quotations=Quotations.ANYWHERE,
    bad=[
        "The company said the strike would have no [[affect|effect]] on production.",
        "The city [[counsel|council]] voted to close the library.",
        "Unemployment is higher [[then|than]] a year ago.",
    ],
    good=[
        "The strike did not affect production, and the effect of the tax was small.",
        "The council sought legal counsel, and the special counsel resigned.",
        "It was higher than a year ago, and then it fell.",
    ],
)
def real_word(document: Document, *, context: Context) -> Iterator[Hit]:
    """Speaks only where the neighbours prefer the other word by far."""
    if not any(_FIRST & set(block.words) for block in document.view(tokens)):
        return
    for place in places_of(document, _CONFUSED):
        hit = _judge(place, context)
        if hit:
            yield hit


def _judge(place: Place, context: Context) -> Hit | None:
    token = place.token
    fit = context.fits(place.row, place.at)
    own = fit(token.form)
    gain, best = max((fit(other) - own, other) for other in _CONFUSED[token.form])
    least = _LEAST_LOUD if token.form in _LOUDER or best in _LOUDER else _LEAST
    if gain < least:
        return None
    return Hit(
        token.start,
        token.end,
        f"'{token.form}' is unlikely here: '{best}'?",
        (match_case(token.form, best),),
        confidence=round(min(0.98, 0.8 + 0.18 * (gain - least) / (_SURE - least)), 2),
    )
