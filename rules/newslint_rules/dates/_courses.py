"""What begins and ends: the words that open a stretch of time, those that close it, and those that measure it.

A length belongs to the whole of something when the text has told both ends and then says how long it was, in whichever
words: “in its 84 years”, “after three weeks without pay”, “for 68 years it was the only way”.
"""

import re
from functools import cache
from typing import Final

_BEGINNINGS: Final = """
    began begun begins started starts opened opens broke_out set_out
    set_off set_sail walked_out downed_tools stopped_work
    went_on_strike seized taken captured kidnapped abducted detained arrested jailed imprisoned cut
    closed shut became
    becomes joined hired entered elected appointed founded established launched laid built went_up erected put_up
    married
    wed moved_in settled came arrived landed took_office took_power took_over seized_power came_to_power crowned
    appeared took_effect came_into_force went_missing vanished disappeared left sailed departed took_off met formed
    declared invaded occupied banned imposed dug planted premiered admitted enlisted signed born refused dissolved
    blew_up put_out put_to_sea cast_off stranded trapped admitted quarantined adrift erupted set_in suspended
    barricaded occupied blockaded besieged encircled
    taken_charge taken_over taken_office took_charge taken_the_helm
""".split()
_ENDINGS: Final = """
    ended ends closed closes finished concluded returned went_back back_to_work back_at_work came_back freed released
    found rescued lifted repealed abolished stepped_down stood_down retired retires resigned left leaves quit collapsed
    fell torn_up torn_down pulled_down came_down demolished razed divorced separated parted died dies killed folded shut
    scrapped dissolved disbanded gained_independence gained_its_independence won_independence became_independent
    reached came_ashore landed arrived restored reopened called_off surrendered withdrew sold stopped went_under
    went_bankrupt overthrown ousted toppled deposed lost_office last_issue its_end wound_up burned_down reunited
    picked_up plucked_from saved spotted located relieved liberated evacuated deported extradited acquitted bailed
    let_go set_free set_loose handed_over handed_on hauled_ashore towed_in docked reappeared resurfaced resolved settled
    cleared extinguished put_out contained withdrawn suspended completed brought_home flown_home walked_out
    discharged recovered expired verdict over again broke ran_out walked_free annulled
""".split()


@cache
def beginnings() -> re.Pattern[str]:
    """The words that open a stretch of time."""
    return _any(_BEGINNINGS)


@cache
def endings() -> re.Pattern[str]:
    """The words that close a stretch of time."""
    return _any(_ENDINGS)


def _any(words: list[str]) -> re.Pattern[str]:
    joined = "|".join(sorted((word.replace("_", " ") for word in words), key=len, reverse=True))
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)


_HEDGES: Final = (
    r"(?:(?:just|only|exactly|almost|nearly|about|some|over|more than|roughly|around|a full|less than|fully|all"
    r"|barely|the|an?|those|these|entire|whole|full|long) )*"
)


@cache
def of_the_whole() -> re.Pattern[str]:
    """What stands before a length that is told of the whole, and of nothing less: its 84 years, a total of 12 days."""
    return re.compile(
        rf"\b(?:its|his|her|their|whose|a total of|in all,?|altogether,?|lasted|lasted for|end(?:ing|ed)?(?: to)?"
        rf"|(?:took|takes|had taken) [^.;,]{{0,30}}|lasts?|takes? up|[Tt]hat (?:makes|made)|it (?:was|is)"
        rf"|having (?:spent|lasted|lived|stood|run|served"
        rf"|been)(?: for)?|throughout) {_HEDGES}\Z",
        re.IGNORECASE,
    )


@cache
def of_a_part() -> re.Pattern[str]:
    """What stands before a length that may be told of the whole: in 84 years, after three weeks, for 12 days."""
    return re.compile(rf"\b(?:in|for|after|within|over|during|spent) {_HEDGES}\Z", re.IGNORECASE)


@cache
def elsewhere() -> re.Pattern[str]:
    """Words near a length that make it one of something else: a sentence, a contract, a wait, an age."""
    return re.compile(
        r"\b(?:sentenced|sentence|prison|jail|jailed|banned|suspended|contract|deal|loan|lease|warranty"
        r"|guarantee|plan"
        r"|years? old|aged?|first|last|next|past|final|previous|other|another|every|each|at (?:least|most)"
        r"|up to|between|until|till|since|where|before (?:that|then)|previously|earlier"
        r"|(?:in|of) (?:the |public )?(?:trade|business|industry|profession|game|army|navy|service|law|life|politics"
        r"|journalism|field|sport|job market)|bond|bonds|notes|term of|working|business|trading|extend\w*"
        r"|renew\w*|extra|further|additional|more)\b",
        re.IGNORECASE,
    )


@cache
def takes_up() -> re.Pattern[str]:
    """A pronoun by which a sentence goes on about what the one before told of."""
    return re.compile(r"\b(?:it|its|he|him|his|she|hers?|they|them|theirs?|then)\b", re.IGNORECASE)


def is_slip(told: float, actual: float) -> bool:
    """Whether a number is another one with one digit wrong or two changed about, as a slip of the hand makes it."""
    one, other = f"{told:g}", f"{actual:g}"
    if len(one) != len(other) or len(one) < 2 or one == other:
        return False
    return one[1:] == other[1:] or sorted(one) == sorted(other)
