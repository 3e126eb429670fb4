import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Span, rule
from newslint.views.quantities import Kind
from newslint_rules.numbers._change import Pair, has_other_base, lone_pair, loose_pair, pairs, without_years
from newslint_rules.numbers._passages import HEADS, Passage, passages
from newslint_rules.numbers._times import mismatch

_FACTORS: Final = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5}
_APART: Final = 90
_NEARLY_EVEN: Final = Fraction(6, 5)  # figures so close that nothing ties to the claim are of another time
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
    ],
)
def doubled_or_halved(document: Document) -> Iterator[Hit]:
    """Reads the figures before and after beside the word, or the only two of a kind near it."""
    found = document.view(passages)
    for index, passage in enumerate(found):
        for match in _claim().finditer(passage.low):
            if has_other_base(passage) or _negated().search(passage.low[max(0, match.start() - 60) : match.start()]):
                continue
            claim = Span(passage.span.start + match.start("word"), passage.span.start + match.end("word"))
            if match["hedge"]:
                claim = Span(passage.span.start + match.start("hedge"), claim.end)
            alone = not _object().match(passage.behind(claim.end))
            pair = _pair(found, index, passage, claim, alone=alone)
            sure = pair is not None
            if pair is None and (alone or _its().match(passage.behind(claim.end, 30))):
                pair = lone_pair(found, index, any_dated=True)
            apart = pair is not None and not passage.span.covers(pair.span)
            if apart and _is_loose(passage, match["word"], claim.end):
                sure, pair = False, lone_pair(found, index)
            if pair is None or (
                not sure and max(pair.old.value, pair.new.value) / min(pair.old.value, pair.new.value) < _NEARLY_EVEN
            ):
                continue
            said = " ".join(document.text[claim.start : claim.end].lower().split())
            hedge = match["hedge"] or ""
            if match["word"] == "half":  # less than half is more than halved
                hedge = _SWAPPED.get(hedge, hedge)
            hit = mismatch(document, pair, _factor(match["word"]), hedge, claim, said)
            if hit:
                yield hit if sure else hit._replace(level=Level.WARNING)


def _factor(word: str) -> Fraction:
    if match := _times_over().fullmatch(word):
        number = match["number"] or match["of"] or match["times"]
        return Fraction(int(number) if number.isdecimal() else _NUMBERS.index(number) + 1)
    for stem, factor in _FACTORS.items():
        if stem in word:
            return Fraction(factor)
    return Fraction(1, 2)


def _pair(found: Sequence[Passage], index: int, passage: Passage, claim: Span, *, alone: bool) -> Pair | None:
    inside = list(pairs(passage))
    for pair in inside:
        between = passage.between(claim.end, pair.span.start) or passage.between(pair.span.end, claim.start)
        between = without_years(between)
        if len(between) <= _APART and not _turn().search(between):
            return pair
    if inside or not alone:
        return None
    if passage.role in HEADS:
        body = [other for other in found[index + 1 : index + 4] if other.role not in HEADS][:2]
        below = [pair for other in body for pair in pairs(other)]
        return below[0] if len(below) == 1 and not any(_claim().search(other.low) for other in body) else None
    own = [figure for figure in passage.figures if figure.kind not in (Kind.ORDINAL, Kind.RATIO, Kind.FRACTION)]
    if len(own) == 2:
        return loose_pair(found, index, 0, 0)
    if len(own) == 1:
        return loose_pair(found, index, 0, 1) or loose_pair(found, index, 1, 0)
    return loose_pair(found, index, 2, 0) or loose_pair(found, index, 0, 1)


@cache
def _claim() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?P<hedge>(?:more|less) than|nearly|almost|about|roughly|at least|just over|well over|close to"
        r"|just under"
        r"|over|not quite|around) )?\b(?P<word>(?:doubl|tripl|trebl|quadrupl|quintupl)(?:ed|es|ing)"
        r"|(?<=to )(?:double|triple|treble|quadruple|halve)\b(?! (?:the|its|his|her|their|that|or)\b)"
        r"|(?<=will )(?:(?:more than|almost|nearly|about) )?(?:double|triple|treble|quadruple|halve)\b"
        r"|(?<=than )(?:double|triple|treble|quadruple|halve)\b(?= (?:to|from|in|over|by|since)\b)"
        rf"|(?:{_NUMBER}|\d{{1,2}})-?fold|by a factor of (?:{_NUMBER}|\d{{1,2}})"
        rf"|(?<=rose )(?:{_NUMBER}) times|(?<=grown )(?:{_NUMBER}) times|(?<=increased )(?:{_NUMBER}) times"
        r"|half(?= (?:last (?:year|month|week|season|time)'s|what (?:it|they) (?:was|were|had)))"
        r"|halv(?:ed|es|ing)|(?:cut|cuts|cutting|slashed|reduced)(?: (?!and\b|to\b|by\b)[\w'-]+){0,4} (?:in|by) half)\b"
    )


def _is_loose(passage: Passage, word: str, end: int) -> bool:
    """Whether figures in another sentence may be of something else: a doubling, doubled since 1990."""
    return word.endswith("ing") or _since().search(passage.behind(end, 40)) is not None


@cache
def _since() -> re.Pattern[str]:
    """A stretch of time that figures in another sentence may not be of."""
    return re.compile(r"\b(?:decades?|over|within|years)\b")


_NUMBERS: Final = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER: Final = "|".join(_NUMBERS[1:])


@cache
def _times_over() -> re.Pattern[str]:
    """Sixfold, 12-fold, by a factor of six, six times behind a verb of growth."""
    return re.compile(
        rf"(?P<number>{_NUMBER}|\d{{1,2}})-?fold|by a factor of (?P<of>{_NUMBER}|\d{{1,2}})|(?P<times>{_NUMBER}) times"
    )


@cache
def _its() -> re.Pattern[str]:
    return re.compile(r" (?:its|their|his|her) [a-z]+[.,;]")


@cache
def _object() -> re.Pattern[str]:
    return re.compile(r" (?:the|its|his|her|their|our) (?!space\b|last\b|past\b)")


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(r";|\b(?:and|while|but|as|after|with|amid|because|despite|following|percent)\b")


@cache
def _negated() -> re.Pattern[str]:
    return re.compile(r"\b(?:not|never|n't|plans?|wants?|hopes?|aims?|seeks?|could|would|may|might|if)\b[^,;:]{0,30}$")
