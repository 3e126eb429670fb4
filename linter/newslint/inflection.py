"""English inflection, as far as matched replacements need it: the forms of a verb or noun, and their capitals.

Regular forms follow the spelling rules of any school grammar (final -e, -y and doubled consonants);
irregular ones stand in the tables.
"""

import functools
from typing import Final, NamedTuple

_IRREGULAR_VERBS: Final = """
be is was been being|bear bears bore borne|beat beats beat beaten|become becomes became become
begin begins began begun|bend bends bent bent|bet bets bet bet
bind binds bound bound|bite bites bit bitten|bleed bleeds bled bled|blow blows blew blown|break breaks broke broken
breed breeds bred bred|bring brings brought brought|build builds built built|burst bursts burst burst
buy buys bought bought|cast casts cast cast|catch catches caught caught|choose chooses chose chosen
cling clings clung clung|come comes came come|cost costs cost cost|creep creeps crept crept|cut cuts cut cut
deal deals dealt dealt|dig digs dug dug|do does did done|draw draws drew drawn|drink drinks drank drunk
drive drives drove driven|eat eats ate eaten|fall falls fell fallen|feed feeds fed fed|feel feels felt felt
fight fights fought fought|find finds found found|flee flees fled fled|fling flings flung flung|fly flies flew flown
forbid forbids forbade forbidden|forecast forecasts forecast forecast|forget forgets forgot forgotten
forgive forgives forgave forgiven|freeze freezes froze frozen|get gets got got|give gives gave given|go goes went gone
grow grows grew grown|hang hangs hung hung|have has had had|hear hears heard heard|hide hides hid hidden
hit hits hit hit|hold holds held held|hurt hurts hurt hurt|keep keeps kept kept|know knows knew known
lay lays laid laid|lead leads led led|leave leaves left left|lend lends lent lent|let lets let let|lie lies lay lain
lose loses lost lost|make makes made made|mean means meant meant|meet meets met met|pay pays paid paid|put puts put put
quit quits quit quit|read reads read read|ride rides rode ridden|ring rings rang rung|rise rises rose risen
run runs ran run|say says said said|see sees saw seen|seek seeks sought sought|sell sells sold sold|send sends sent sent
set sets set set|shake shakes shook shaken|shed sheds shed shed|shine shines shone shone|shoot shoots shot shot
show shows showed shown|shrink shrinks shrank shrunk|shut shuts shut shut|sing sings sang sung|sink sinks sank sunk
sit sits sat sat|sleep sleeps slept slept|slide slides slid slid|speak speaks spoke spoken|spend spends spent spent
spin spins spun spun|split splits split split|spread spreads spread spread|spring springs sprang sprung
stand stands stood stood|steal steals stole stolen|stick sticks stuck stuck|sting stings stung stung
strike strikes struck struck|strive strives strove striven|swear swears swore sworn|sweep sweeps swept swept
swim swims swam swum|swing swings swung swung|take takes took taken|teach teaches taught taught|tear tears tore torn
tell tells told told|think thinks thought thought|throw throws threw thrown|thrust thrusts thrust thrust
understand understands understood understood|undergo undergoes underwent undergone
undertake undertakes undertook undertaken|uphold upholds upheld upheld|upset upsets upset upset|wake wakes woke woken
wear wears wore worn|win wins won won|withdraw withdraws withdrew withdrawn|withhold withholds withheld withheld
withstand withstands withstood withstood|write writes wrote written|overcome overcomes overcame overcome
overtake overtakes overtook overtaken|overthrow overthrows overthrew overthrown
"""
_IRREGULAR_NOUNS: Final = """
man men|woman women|child children|person people|foot feet|tooth teeth|goose geese|mouse mice|ox oxen|life lives
wife wives|knife knives|half halves|leaf leaves|loaf loaves|shelf shelves|self selves|thief thieves|wolf wolves
crisis crises|basis bases|analysis analyses|thesis theses|hypothesis hypotheses|phenomenon phenomena
criterion criteria|medium media|datum data|hero heroes|potato potatoes|tomato tomatoes|echo echoes|veto vetoes
"""
_DOUBLING: Final = frozenset(
    "ban bar beg bid blot brag chop clap clip commit compel concur control crop defer dim dip dispel drag drop drum "
    "equip excel expel fit flag flip grab grin grip hug incur infer jam jog knit knot log map mob net occur omit "
    "pat permit pin plan plot plug prefer propel quiz ram rebel refer regret rib rid rig rob rot rub scrap scrub "
    "shop shrug sip skip slam slap slip snap sob spot stab star stem step stir stop strap strip stun submit sum "
    "swap tag tap thin tip trap trek trim trip tug wed whip wrap zip".split()
)
_VOWELS: Final = "aeiou"
_WITH_ES: Final = frozenset(["echo", "embargo", "go", "potato", "tomato", "torpedo", "undo", "veto"])
_MAN_IS_NO_WORD: Final = frozenset(["caiman", "german", "human", "norman", "ottoman", "roman", "shaman", "talisman"])


_ENDINGS: Final = (
    ("ied", ("y",)), ("ies", ("y",)), ("ed", ("", "e")), ("es", ("", "e")), ("s", ("",)), ("ing", ("", "e")),
)  # fmt: skip
_SHORTEST_STEM: Final = 2


class VerbForms(NamedTuple):
    """The five forms of a verb."""

    base: str
    third_person: str
    past: str
    participle: str
    gerund: str


def _table(rows: str) -> dict[str, list[str]]:
    return {row.split()[0]: row.split() for line in rows.split("\n") for row in line.split("|") if row}


_VERBS: Final = _table(_IRREGULAR_VERBS)
_NOUNS: Final = {row[0]: row[1] for row in _table(_IRREGULAR_NOUNS).values()}


def _is_consonant_y(word: str) -> bool:
    return len(word) > 1 and word[-1] == "y" and word[-2] not in _VOWELS


def with_s(word: str) -> str:
    """The third person or plural by rule: push, pushes; carry, carries; rise, rises."""
    if _is_consonant_y(word):
        return word[:-1] + "ies"
    if word.endswith("iz"):
        return word + "zes"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) or word in _WITH_ES else "s")


def plural(noun: str) -> str:
    """The plural of a noun or of a phrase that ends with one."""
    head, space, last = noun.rpartition(" ")
    if last in _NOUNS:
        return head + space + _NOUNS[last]
    for single, several in (("man", "men"), ("woman", "women")):
        if last.endswith(single) and last.lower() not in _MAN_IS_NO_WORD:
            return head + space + last[: -len(single)] + several
    return head + space + with_s(last)


def verb_forms(verb: str) -> VerbForms:
    """The forms of a verb, or of a phrase that begins with one."""
    first, space, rest = verb.partition(" ")
    stem = first + first[-1] if first in _DOUBLING else first
    if first.endswith("e") and not first.endswith(("ee", "ye", "oe")):
        gerund = (first[:-2] + "y" if first.endswith("ie") else first[:-1]) + "ing"
    else:
        gerund = stem + "ing"
    if first in _VERBS:
        base, third, past, participle = _VERBS[first][:4]
        if first not in _DOUBLING and _doubles_short(first):
            gerund = first + first[-1] + "ing"
        if first == "be":
            gerund = "being"
    else:
        base, third = first, with_s(first)
        past = first + "d" if first.endswith("e") else first[:-1] + "ied" if _is_consonant_y(first) else stem + "ed"
        participle = past
    return VerbForms(*(form + space + rest for form in (base, third, past, participle, gerund)))


def _doubles_short(verb: str) -> bool:
    """Irregular verbs of one syllable double a final consonant after a single vowel: cut, run, win."""
    return (
        len(verb) >= 3
        and verb[-1] not in _VOWELS + "wxy"
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
        and sum(letter in _VOWELS for letter in verb) == 1
    ) or verb in ("begin", "forget", "upset")


def match_case(found: str, written: str) -> str:
    """`written` with the capitals of `found`: all of them, or the first one."""
    if not written or not found:
        return written
    if len(found) > 1 and found.isupper():
        return written.upper()
    if found[0].isupper():
        return written[0].upper() + written[1:]
    return written


@functools.cache
def _bases_of_irregulars() -> dict[str, frozenset[str]]:
    bases: dict[str, set[str]] = {}
    for forms in _VERBS.values():
        for form in (*forms, with_s(forms[0])):
            bases.setdefault(form, set()).add(forms[0])
    for singular, several in _NOUNS.items():
        bases.setdefault(several, set()).add(singular)
    return {form: frozenset(found) for form, found in bases.items()}


def bases(form: str) -> frozenset[str]:
    """What a form in lower case may be a form of, itself among them, as verb or noun; some of these are no words.

    >>> sorted(bases("carried")), sorted(bases("rose"))
    (['carri', 'carrie', 'carried', 'carry'], ['rise', 'rose'])
    """
    found = {form, *_bases_of_irregulars().get(form, ())}
    for ending, instead in _ENDINGS:
        stem = form.removesuffix(ending)
        if stem != form and len(stem) >= _SHORTEST_STEM:
            found.update(stem + end for end in instead)
            if ending in ("ed", "ing") and stem[-1] == stem[-2]:
                found.add(stem[:-1])
    return frozenset(found)
