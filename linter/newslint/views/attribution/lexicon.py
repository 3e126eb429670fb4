"""The words that show who speaks: verbs of speech in their forms, and the small words that bound a speaker phrase."""

from typing import Final

from newslint.inflection import verb_forms


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Verbs that report speech by themselves, also without a quotation: X said that, X warned that.
_REPORTING: Final = """
    say tell add write tweet argue warn note explain announce declare insist claim reply respond recall acknowledge
    admit assert boast brag caution complain conclude concede contend counter deny emphasize emphasise estimate joke
    lament maintain predict proclaim promise reiterate remark report retort reveal state stress suggest testify
    vow wonder pledge observe confirm assure quip remind inform advise
"""

# Verbs that report speech only beside a quotation; elsewhere they often mean something else.
_BESIDE_A_QUOTATION: Final = """
    accuse affirm agree allege answer ask assail begin bellow blare blast blog boom call chant charge chide chime
    comment confess continue crack criticise criticize cry deadpan decry defend demand describe dismiss dub echo email
    end enthuse exclaim explode express fire follow fume gasp go gloat groan grumble gush hail holler implore infer
    interject interrupt intone jeer jest label laugh mock moan mouth mumble murmur mutter muse offer opine order paint
    plead portray post praise preach press proffer propose protest put question quote rail rant read reason recite
    recommend recount refer regret reflect rejoice remember repeat request ruminate scoff scold scream shoot shout
    shriek sigh sing slam smile snap sneer snort speak speculate stammer sum summarise summarize surmise swear taunt
    tease thank threaten thunder title urge utter vent venture volunteer wail weigh whine whisper worry yell think
    believe hope fear blurt interpose proclaim bemoan elaborate guess concur insinuate relate theorize theorise
    signal message text react point
"""

# The spoken words are the object, often after the one who is spoken to.
TELLING: Final = _table(
    "told telling tells tell telling assured assures assure reminded reminds informed informs asked asks"
)

_STRONG: Final = tuple(verb_forms(verb) for verb in _REPORTING.split())
_WEAK: Final = tuple(verb_forms(verb) for verb in _BESIDE_A_QUOTATION.split())

# Forms that have a subject of their own, and forms in -ing, whose subject stands in the clause before.
REPORTING: Final = frozenset(form for verb in _STRONG for form in (verb.past, verb.third_person))
REPORTING_BASE: Final = frozenset(verb.base for verb in _STRONG)
REPORTING_GERUND: Final = frozenset(verb.gerund for verb in _STRONG)
SPEAKING: Final = REPORTING | frozenset(
    (*(form for verb in _WEAK for form in (verb.past, verb.third_person)), "quipped", "dubbed")
)
# These speak only with a comma or colon before the quotation: he went on, “…”.
ONLY_WITH_PUNCTUATION: Final = _table("""
    went goes go fired fires fire shot shoots shoot follow follows followed begin begins began end ends ended continue
    continues continued laugh laughs laughed smile smiles smiled sigh sighs sighed speak speaks spoke press pressed
    presses post posts posted put puts refer refers referred reason reasons reasoned weigh weighed weighs order ordered
    orders offer offers offered paint paints painted charge charges charged question questions raise raises raised
    believe believes believed hope hopes hoped fear fears feared think thinks thought defend defends defended express
    expresses expressed reflect reflects reflected remember remembers remembered swear swears swore sum sums summed
    signal signals regret regrets
""")
SPEAKING_BASE: Final = REPORTING_BASE | frozenset(verb.base for verb in _WEAK)
SPEAKING_GERUND: Final = REPORTING_GERUND | frozenset(verb.gerund for verb in _WEAK)

AUXILIARIES: Final = _table("""
    has have had having do does did is are was were be been being am will would can could may might must shall should
    hasn't haven't hadn't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't cannot couldn't
    shouldn't 'd 'll
""")
BE: Final = _table("is are was were be been being am isn't wasn't weren't aren't")
NEGATIONS: Final = _table("not never hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't")

# Between subject and verb; words in -ly are known by their ending.
ADVERBS: Final = _table("""
    also then later again once often always never now still just even further perhaps soon not twice only first
    sometimes subsequently thus too repeatedly long since ever already next all both himself herself themselves itself
    instead almost yesterday today indeed however meanwhile moreover nevertheless furthermore nonetheless otherwise
""")
NO_ADVERBS: Final = _table(
    "family ally allies assembly italy july reply supply kelly emily billy sally molly holly "
    "reilly connolly daly connelly fly monopoly bully rally lilly beverly grizzly"
)

PRONOUNS: Final = _table("he she they i we it you who others one many some several most both few everyone nobody")
PERSONAL: Final = _table("he she they i we it you")
RELATIVE: Final = _table("who which whose whom")
SUBORDINATORS: Final = _table("""
    that because when while if although though whereas after before since until unless as where how why what whether
    than so once whenever
""")
COORDINATORS: Final = _table("and or but nor yet")
PREPOSITIONS: Final = _table("""
    about above across after against ahead along alongside amid among around as at before behind below beneath beside
    besides between beyond by despite down during following for from in inside into like near of off on onto out outside
    over past per regarding since through throughout till to toward towards under underneath until up upon via with
    within without
""")
# Prepositions that may go on with the speaker's phrase behind an inverted verb: said a spokesman for the group.
OF_A_NAME: Final = _table("of for")

DETERMINERS: Final = _table("""
    a an the this that these those his her its their our my your one two three four five several some many most both
    another each every no any all other others few former
""")

TIMES: Final = _table("""
    monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow january february march
    april june july august september october november december jan feb aug sept oct nov dec morning afternoon evening
    night week weekend month year day hours minutes moments earlier ago recently last this
""")

# What else names a speaker without a capital or an article.
PEOPLE: Final = _table("""
    police officials prosecutors investigators analysts experts critics supporters opponents residents witnesses
    lawyers doctors scientists researchers economists activists lawmakers aides advisers advisors authorities
    democrats republicans organizers organisers protesters workers union sources people reporters prosecutors
    spokesman spokeswoman spokesperson officers campaigners advocates leaders members rescuers neighbors neighbours
    relatives friends colleagues campaign state federal local senior retired former longtime attorney attorneys
    author editor director president chairman professor senator governor mayor strategist pollster consultant
    conservative liberal
""")
