import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Span, rule
from newslint_rules.numbers._change import Pair, has_other_base, pairs, timed, without_years
from newslint_rules.numbers._passages import Passage
from newslint_rules.numbers._sides import object_of, subject_of, told_pair, topic_of
from newslint_rules.numbers._times import mismatch, told_times

_FACTORS: Final = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5}
_APART: Final = 90
_SWAPPED: Final = {"more than": "less than", "less than": "more than", "over": "less than"}


@rule(
    title="What is said to have doubled or halved has not",
    why="Doubled, tripled and halved are arithmetic too: the two figures beside them must bear them out.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "Deaths on the roads [[more than doubled last year, from 120 to 210]].",
        "Profit [[doubled to 18.6 million zlotys from 12.1 million]].",
        "The clinic treated 1,460 patients in 2019. Last year it saw 2,180.\n\nThe caseload has [[doubled]], it says.",
        "Waiting lists have been [[cut in half, from 2,210 names to 1,530]].",
        "Exports of wine have [[doubled]] since 2015, the growers say. They were worth 30 million euros then."
        " Last year the figure was 44 million euros.",
        "Membership has [[trebled]] under her leadership. When she took over in 2010 there were 400 members. "
        "Today there are 900.",
        "The number of wolves in the park [[doubled]] in five years. A survey in 2018 counted 44; one this "
        "spring counted 61.",
        "The new road has [[halved]] the journey. What used to take 50 minutes now takes 35.",
        "Butter now sells for 4.20 euros a pound. Before the drought it was 2.60 euros; in other words its "
        "price has [[trebled]].",
        "Flour prices [[triple]] in hill towns\n\nA bag that cost $18 before the landslide now sells for $29.",
        "Thefts of cable climbed from 20 in 2020 to 60 last year. The railway blamed the [[fivefold]] rise on the "
        "price of copper and said that 110 trains had been cancelled.",
        "The reservoir held 90 million litres on Monday. A fortnight earlier there were 62 million; the level has "
        "therefore [[doubled]].",
    ],
    good=[
        "Deaths on the roads more than doubled last year, from 120 to 260.",
        "Profit nearly doubled to 18.6 million zlotys from 9.9 million.",
        "The pace doubled, and the team rose from 12 members to 14.",
        "He hit a double in the third inning as the crowd grew from 200 to 250.",
        "The firm plans to double its staff of 120, which grew from 100 last year.",
        "One bank hired 80 people last year and doubled the size of its school; another hired 120.",
        "Waiting lists have been halved, from 2,210 names to 1,130.",
        "Homicides halved in a decade, the sheriff said. There were 44 in 2023 and 46 in 2024.",
        "The tutors doubled the size of their room. They had 40 pupils in 2020 and have 52 now.",
        "The singer doubles as a producer at the studio. It recorded 12 albums in 2022 and 16 last year.",
        "Police doubled the reward. They had received 120 calls by Monday and 170 by Tuesday.",
    ],
)
def doubled_or_halved(document: Document) -> Iterator[Hit]:
    """Reads the figures that words join to the claim, else the only two about it that it can be of."""
    found = document.view(timed)
    for index, passage in enumerate(found):
        for match in _claim().finditer(passage.low):
            if _negated().search(passage.low[max(0, match.start() - 60) : match.start()]):
                continue
            start = passage.span.start
            claim = Span(start + match.start("hedge" if match["hedge"] else "word"), start + match.end("word"))
            factor, hedge = _factor(match["word"]), match["hedge"] or ""
            if match["word"] == "half":  # less than half is more than halved
                hedge = _SWAPPED.get(hedge, hedge)
            pair = _joined(passage, claim)
            sure = pair is not None
            if pair is None:
                topic, points_back = _topic(passage, claim)
                told = told_times(passage, claim, index, factor, hedge, topic, points_back=points_back)
                told = told._replace(is_done=_thing(passage, claim))
                if not _is_plan(passage, claim) and not has_other_base(passage):
                    pair = told_pair(found, told) or told_pair(found, told._replace(shares=True))
            if pair is None:
                continue
            said = " ".join(document.text[claim.start : claim.end].lower().split())
            if hit := mismatch(document, pair, factor, hedge, claim, said):
                yield hit if sure else hit._replace(level=Level.WARNING)


def _topic(passage: Passage, claim: Span) -> tuple[tuple[str, ...], bool]:
    """What is said to have doubled, and whether that was told before, as of “the doubling”."""
    if _thing(passage, claim):
        return object_of(passage, claim), False
    words = passage.between(*claim)
    if words.endswith(("ing", "fold")) and _definite().search(passage.before(claim.start, 12)):
        of = _of_what().match(passage.behind(claim.end, 60)) if words.endswith("fold") else None
        topic = topic_of(of[1]) if of else ()
        return topic, not topic
    return subject_of(passage, claim)


def _thing(passage: Passage, claim: Span) -> bool:
    """Whether a claim has an object behind it: doubled its staff, a doubling of the fee."""
    noun = passage.between(*claim).endswith(("ing", "fold"))
    return (_object_of_noun() if noun else _object()).match(passage.behind(claim.end, 50)) is not None


@cache
def _object() -> re.Pattern[str]:
    """The thing that is doubled, and not the stretch of time it took."""
    return re.compile(r" (?:the|its|his|her|their|our) (?!space|last|past|previous|first|next|decade|year)")


@cache
def _object_of_noun() -> re.Pattern[str]:
    return re.compile(r" (?:of |in )?(?:the|its|his|her|their|our) (?!space|last|past|previous|first|next|decade|year)")


def _is_plan(passage: Passage, claim: Span) -> bool:
    """Whether something is to be doubled, so that only figures joined to the claim are of it: to double its staff."""
    return passage.before(claim.start, 4).endswith(" to ") and _thing(passage, claim)


@cache
def _of_what() -> re.Pattern[str]:
    """Behind “a threefold”, what rose so much: increase in exports."""
    return re.compile(r" [a-z]+ (?:in|of) ((?:[a-z'-]+ ?){1,4})")


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(r"\b(?:the|that|this|a|such) \Z")


def _joined(passage: Passage, claim: Span) -> Pair | None:
    """The figures that the sentence joins as before and after, in one breath with the claim."""
    for pair in pairs(passage):
        between = passage.between(claim.end, pair.span.start) or passage.between(pair.span.end, claim.start)
        between = without_years(between)
        if len(between) <= _APART and not _turn().search(between):
            return pair
    return None


def _factor(word: str) -> Fraction:
    if match := _times_over().fullmatch(word):
        number = match["number"] or match["of"] or match["times"]
        return Fraction(int(number) if number.isdecimal() else _NUMBERS.index(number) + 1)
    for stem, factor in _FACTORS.items():
        if stem in word:
            return Fraction(factor)
    return Fraction(1, 2)


@cache
def _claim() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?P<hedge>(?:more|less) than|nearly|almost|about|roughly|at least|just over|well over|close to"
        r"|just under"
        r"|over|not quite|around) )?\b(?P<word>(?:doubl|tripl|trebl|quadrupl|quintupl)(?:ed|es|ing)"
        r"(?! as (?:an?|the|his|her|its)\b| (?:down on|up as|over in)\b)"
        r"|(?<=to )(?:double|triple|treble|quadruple|halve)\b(?! (?:that|or)\b)"
        r"|(?<=will )(?:(?:more than|almost|nearly|about) )?(?:double|triple|treble|quadruple|halve)\b"
        r"|(?<=[a-rt-z]s )(?:double|triple|treble|quadruple|halve)\b(?= (?:in|to|from|since|over|as|after|amid"
        r"|within|at|on|by|again|every)\b|\Z)"  # prices triple in hill towns
        r"|(?<=than )(?:double|triple|treble|quadruple|halve)\b(?= (?:to|from|in|over|by|since)\b)"
        rf"|(?:{_NUMBER}|\d{{1,2}})-?fold|by a factor of (?:{_NUMBER}|\d{{1,2}})"
        rf"|(?<=rose )(?:{_NUMBER}) times|(?<=grown )(?:{_NUMBER}) times|(?<=increased )(?:{_NUMBER}) times"
        r"|half(?= (?:last (?:year|month|week|season|time)'s|what (?:it|they) (?:was|were|had)))"
        r"|halv(?:ed|es|ing)|(?:cut|cuts|cutting|slashed|reduced)(?: (?!and\b|to\b|by\b)[\w'-]+){0,4} (?:in|by) half)\b"
    )


_NUMBERS: Final = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER: Final = "|".join(_NUMBERS[1:])


@cache
def _times_over() -> re.Pattern[str]:
    """Sixfold, 12-fold, by a factor of six, six times behind a verb of growth."""
    return re.compile(
        rf"(?P<number>{_NUMBER}|\d{{1,2}})-?fold|by a factor of (?P<of>{_NUMBER}|\d{{1,2}})|(?P<times>{_NUMBER}) times"
    )


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(r";|\b(?:and|while|but|as|after|with|amid|because|despite|following|percent)\b")


@cache
def _negated() -> re.Pattern[str]:
    return re.compile(r"\b(?:not|never|n't|plans?|wants?|hopes?|aims?|seeks?|could|would|may|might|if)\b[^,;:]{0,30}$")
