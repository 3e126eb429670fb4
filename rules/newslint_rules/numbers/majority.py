import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, Related, Span, rule
from newslint.views.quantities import Kind, Quantity
from newslint_rules.numbers._arithmetic import as_written, plain
from newslint_rules.numbers._measures import within_part
from newslint_rules.numbers._passages import HEADS, Passage, passages
from newslint_rules.numbers._shares import Share, shares

_HALF: Final = Fraction(1, 2)
_LEAST: Final = Fraction(3, 5)  # of what is needed: what is smaller is not meant to be enough
_ROUNDED: Final = 10_000  # votes and shares from here on may be rounded
_WINDOWS: Final = ((0, 0), (1, 0), (0, 1), (1, 1), (2, 0))  # sentences before and behind that are looked into


class _Claim(NamedTuple):
    """A majority, quorum or threshold that is spoken of: its share, and the number that it is of, if it says so.

    `least` is the number that makes a quorum, where that is told; `at_half` is set where half is enough, `is_loose`
    where “most” says no more than that it is more than half, `is_share` where it is a
    percentage or a lesser fraction, of which only a number that is said to be needed can fall short.
    """

    span: Span
    threshold: Fraction
    whole: Quantity | None
    least: Quantity | None = None
    at_half: bool = False
    is_loose: bool = False
    is_share: bool = False


@rule(
    title="What is called a majority is none",
    why="A majority is more than half of all; a two-thirds majority is at least two thirds.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "The bill was backed by [[a majority]] of the 435 members, 210, on Thursday.",
        "With 62 of the parliament's 130 seats, the party has [[an absolute majority]].",
        "The board has 15 directors.\n\nOn Monday seven of them, [[a majority]], asked the chairman to go.",
        "[[The two-thirds majority]] was reached when 58 of the 99 senators rose.",
        "The coalition has 74 seats in the 150-seat house, [[a slim majority]].",
        "The president's camp won 120 of the 250 seats, [[an absolute majority]].",
        "A bill needs 18 votes to clear the 38-member senate by [[a simple majority]], its sponsor said.",
        "It takes [[three-fourths]] of the 24 schools to expel one, and the 15 that raised their hands were enough.",
        "The house, which has 360 members, sits only if a third of them are present. The Speaker counted 104 and "
        "declared [[a quorum]].",
        "With [[19]] members in the hall, the quorum of 24 was reached.",
        "The lawmakers, 44 votes being enough for [[a majority]] in their 96-seat house, chose a speaker.",
        "Expelling a club takes [[three-quarters]] of the 40 members. The league says it has the necessary 26 votes.",
        "The rules want [[70 percent]] of the 50 owners to approve a sale, that is 31, before work can start.",
        "With 40 of the 90 seats, the list has [[a majority]] and can do without partners; turnout fell.",
    ],
    good=[
        "The bill was backed by a majority of the 435 members, 220, on Thursday.",
        "With 62 of the parliament's 130 seats, the party is three short of a majority.",
        "The party won 62 of the 130 seats and needs a partner to form a majority.",
        "With 62 of the 130 seats it lost its majority.",
        "With 62 of the 130 seats, the majority leader said, it would go on.",
        "A majority of the 12 jurors heard five witnesses.",
        "The board has 12 directors. Seven of them, a majority, asked the chairman to go.",
        "The motion drew six votes on the 11-member council, a majority, but fell short of the eight needed.",
        "She was returned with a majority of 4,212 in a seat of 61,000 voters.",
        "It was never, with 40 of the 90 seats, close to a majority.",
        "Three-quarters of the 40 members must agree. The league says that 26 have signed.",
        "Only 22 members answered, too few for a quorum, which the charter sets at 25.",
    ],
)
def majority(document: Document) -> Iterator[Hit]:
    """Looks for the part and the whole of each majority, threshold and quorum, in its sentence and beside it."""
    found = document.view(passages)
    counted: dict[int, list[Share]] = {}
    for share in document.view(shares):
        counted.setdefault(share.passage, []).append(share)
    for index, passage in enumerate(found):
        if passage.role in HEADS or not _spoken_of().search(passage.low):
            continue
        for claim in _claims(found, index):
            hit = _percent(document, passage, claim) or _hit(document, found, index, claim, counted)
            if hit is not None:
                yield hit
                break


def _claims(found: Sequence[Passage], index: int) -> Iterator[_Claim]:
    passage = found[index]
    start = passage.span.start
    for match in _majority().finditer(passage.low):
        behind = passage.low[match.end() :]
        if _other().match(behind) or _lead().match(behind):
            continue
        threshold = _THRESHOLDS.get((match["share"] or "").replace(" ", "-"), _HALF)
        span = Span(start + match.start(), start + match.end())
        yield _Claim(span, threshold, _its_number(passage, span), is_loose="most" in match[0])
    for one in passage.figures:
        if one.kind in (Kind.FRACTION, Kind.PERCENT) and not one.hedge and _required().search(passage.low):
            share = one.value / 100 if one.kind is Kind.PERCENT else one.value
            if 0 < share < 1 and share != _HALF:
                is_share = one.kind is Kind.PERCENT or share not in _THRESHOLDS.values()
                yield _Claim(one.span, share, _its_number(passage, one.span), is_share=is_share)
    if quorum := _quorum().search(passage.low):
        span = Span(start + quorum.start(), start + quorum.end())
        yield from _quorum_claims(found, index, span)


def _its_number(passage: Passage, span: Span) -> Quantity | None:
    """The number that a majority is of: of the 435 members, of Cardiff council's 79 members."""
    for one in passage.figures:
        if one.start >= span.end and one.kind is Kind.COUNT:
            return one if _of().fullmatch(passage.between(span.end, one.start)) else None
    return None


def _quorum_claims(found: Sequence[Passage], index: int, span: Span) -> Iterator[_Claim]:
    """What a quorum is said to take: 25 members, a third of them, half, a majority."""
    near = [found[k] for k in range(max(0, index - 1), min(len(found), index + 2)) if found[k].role not in HEADS]
    for passage in near:
        for one in passage.figures:
            if one.kind is Kind.COUNT and one.value > 1 and _sets_quorum(passage, one):
                yield _Claim(span, _HALF, None, one)
                return
    for passage in near:
        for one in passage.figures:
            if one.kind is Kind.FRACTION and 0 < one.value < 1 and one.hedge is None:
                yield _Claim(span, one.value, None)
                return
        if match := _half().search(passage.low):
            yield _Claim(span, _HALF, None, at_half=match[0] == "half")
            return


def _sets_quorum(passage: Passage, one: Quantity) -> bool:
    return bool(_quorum_of().search(passage.before(one.start, 50)) or _for_quorum().match(passage.behind(one.end, 50)))


def _hit(
    document: Document, found: Sequence[Passage], index: int, claim: _Claim, counted: dict[int, list[Share]]
) -> Hit | None:
    for before, behind in _WINDOWS:
        first, last = index - before, index + behind
        if first < 0 or last >= len(found) or any(found[k].role in HEADS for k in range(first, last + 1)):
            continue
        near = range(first, last + 1)
        if any(_denied().search(found[k].low) for k in near) or _is_doubted(found[index], claim.span):
            return None
        wholes = _wholes(found, near, claim, counted)
        parts = [part for k in near for part in _parts(found[k], wholes, counted.get(k, ()), claim)]
        if claim.is_share or (claim.whole is not None and behind + before):
            parts = [part for part in parts if any(_is_wanted(found[k], part, claim) for k in near)]
        if not wholes or not parts:
            continue
        whole = max(wholes, key=lambda one: one.value)
        if claim.is_loose and whole.noun not in _VOTERS:
            return None
        candidates = [one for one in parts if one.value < whole.value]
        if not candidates:
            continue
        wanted = [one for k in near for one in candidates if _is_wanted(found[k], one, claim)]
        best = max(wanted or candidates, key=lambda one: one.value)
        together = sum({one.value for one in candidates}, Fraction(0))
        if not wanted and len(candidates) > 1 and any(_are_allied(found[k], candidates) for k in near):
            best = best._replace(value=together, low=together, high=together)
        if best.value < _LEAST * _needed(whole, claim) or _reaches(best, whole, claim):
            return None
        if whole.hedge or best.hedge:
            return None
        source = next(found[k] for k in near if found[k].span.covers(best.span))
        if _is_doubted(source, best.span) or _lost().match(source.behind(best.end, 40)):
            return None
        if not wanted and _needs_more(found, index, claim, best):
            return None
        return _found(document, claim, best, whole)
    return None


def _is_wanted(passage: Passage, one: Quantity, claim: _Claim) -> bool:
    """Whether a count is what is said to be needed: must win 262 seats, the necessary 180 votes, a third, or 30."""
    if not passage.span.covers(one.span):
        return False
    before, behind = passage.before(one.start, 24), passage.behind(one.end, 40)
    if _needing().search(before) or _needed_behind().match(behind):
        return True
    end = claim.whole.end if claim.whole else claim.span.end
    apposed = passage.span.covers(claim.span) and _that_is().fullmatch(passage.between(end, one.start))
    return bool(apposed and claim.span.end < one.start)


@cache
def _needing() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:need(?:s|ed)?|requir(?:es|ed)|takes|must (?:win|get|have|find|muster)|have to (?:win|get|find|muster)"
        r"|(?:necessary|required|requisite|needed))(?: at least| only| just| some)? $"
    )


@cache
def _needed_behind() -> re.Pattern[str]:
    return re.compile(
        r"(?: [a-z]+){0,2} (?:(?:(?:is|are|was|were|would be|will be) )?(?:enough|sufficient|needed|required|necessary)"
        r"|suffic(?:es?|ed)|make|makes|made|constitutes?)\b(?! to (?:stop|block|sink|defeat))"
    )


@cache
def _that_is() -> re.Pattern[str]:
    """From a share to the number that it is: a third of the 90 members, that is 30."""
    return re.compile(
        r"(?:-[a-z]+| [a-z]+){0,6}(?:,| –| \(|:) ?(?:(?:or|meaning|namely|ie|i\.e\.|in other words"
        r"|which (?:is|means|makes)|(?:that|this) (?:is|means|makes)(?: to say)?),? )?(?:at least |just |only )?"
    )


def _is_doubted(passage: Passage, place: Span) -> bool:
    """Whether words right about a majority, or its part, say that it is none, or not yet, or no longer."""
    before = _clause().split(passage.before(place.start))[-1]
    behind = _pause().split(passage.behind(place.end, 30))[0]
    return bool(_doubt().search(before) or _doubt().search(behind))


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(r"[;:]| – ")


@cache
def _pause() -> re.Pattern[str]:
    return re.compile(r"[,;:–]| and ")


def _are_allied(passage: Passage, parts: Sequence[Quantity]) -> bool:
    """Whether a majority may be made of several parts: an alliance, or two that “and” joins."""
    if _allied().search(passage.low):
        return True
    inside = [one for one in parts if passage.span.covers(one.span)]
    return any(_joining().search(passage.between(one.end, other.start)) for one, other in pairwise(inside))


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(r"\A[^.;]{0,50}\b(?:and|plus)\b[^.;]{0,30}\Z")


def _found(document: Document, claim: _Claim, part: Quantity, whole: Quantity) -> Hit:
    said = " ".join(claim.span.of(document.text).lower().split())
    if claim.least is not None:
        return Hit(
            *part.span,
            f"{as_written(document, part)} is no quorum: that takes {as_written(document, claim.least)}",
            related=(Related(*claim.least.span, "the quorum"), Related(*claim.span, "claimed")),
        )
    return Hit(
        *claim.span,
        f"{as_written(document, part)} of {as_written(document, whole)} is "
        f"{plain(part.value * 100 / whole.value)}%; {said} takes {plain(Fraction(_needed(whole, claim)))}",
        related=(Related(*part.span, "the part"), Related(*whole.span, "the whole")),
    )


def _wholes(
    found: Sequence[Passage], near: range, claim: _Claim, counted: dict[int, list[Share]]
) -> tuple[Quantity, ...]:
    """All who may vote, and all that may be won."""
    if claim.whole is not None or claim.least is not None:
        return tuple(one for one in (claim.whole, claim.least) if one)
    told = tuple(share.whole for k in near for share in counted.get(k, ()) if share.whole.kind is Kind.COUNT)
    bodies = tuple(
        one
        for k in near
        for one in found[k].figures
        if one.kind is Kind.COUNT and not one.is_range and one.value > 2 and _is_body(found[k], one)
    )
    return told or bodies


def _is_body(passage: Passage, one: Quantity) -> bool:
    """Whether a count is that of a body: the 130-seat house, a board of nine, 40 governors."""
    if one.noun in _VOTERS or (passage.behind(one.end, 1) == "-" and one.noun is not None):
        return True
    return bool(_body_of().search(passage.before(one.start, 24)))


def _parts(passage: Passage, wholes: Sequence[Quantity], told: Sequence[Share], claim: _Claim) -> Iterator[Quantity]:
    """Counts that may be called a majority: those of a whole, bare ones, and votes, seats and members."""
    nouns = {one.noun for one in wholes} | _VOTERS | {None}
    people = claim.whole is None and any(one.role is not None for one in wholes)
    starts = {share.part.start for share in told}
    for one in passage.figures:
        if one.kind is not Kind.COUNT or one.is_range or one.value < 2 or one.value.denominator != 1:
            continue
        alike = one.start in starts or one.noun in nouns or (people and one.role is not None)
        if alike and not _no_part().match(passage.behind(one.end, 24)):
            yield one


def _needed(whole: Quantity, claim: _Claim) -> int:
    if claim.least is not None:
        return int(claim.least.value)
    if claim.threshold == _HALF and not claim.at_half:
        return int(whole.value // 2) + 1
    return -int(-whole.value * claim.threshold // 1)


def _reaches(part: Quantity, whole: Quantity, claim: _Claim) -> bool:
    if whole.value < _ROUNDED:
        return part.value >= _needed(whole, claim)
    most, least = within_part(part, 50).high, within_part(whole, 50).low
    return most is None or least is None or most >= claim.threshold * least


def _needs_more(found: Sequence[Passage], index: int, claim: _Claim, part: Quantity) -> bool:
    """Whether a majority is still to be made of the part: won 62 seats and needs a partner for a majority."""
    passage = found[index]
    start = max(part.end, passage.span.start)
    return part.start < claim.span.start and bool(_need().search(passage.between(start, claim.span.start)))


def _is_denied(passage: Passage, claim: _Claim) -> bool:
    return bool(_denied().search(passage.low)) or _is_doubted(passage, claim.span)


def _percent(document: Document, passage: Passage, claim: _Claim) -> Hit | None:
    """46 percent of the stock, a majority; an absolute majority, taking 46.8 percent of the votes."""
    for figure in passage.figures:
        if figure.kind is not Kind.PERCENT or figure.is_range or _is_denied(passage, claim):
            continue
        if figure.end <= claim.span.start:
            tied = _apposition().fullmatch(passage.between(figure.end, claim.span.start))
        else:
            tied = _with_so_much().fullmatch(passage.between(claim.span.end, figure.start))
            tied = tied and _of_votes().match(passage.behind(figure.end, 40))
        if tied and figure.bounds.high is not None and figure.bounds.high < claim.threshold * 100:
            said = " ".join(claim.span.of(document.text).lower().split())
            message = f"{as_written(document, figure)} is not {said}"
            return Hit(*claim.span, message, related=(Related(*figure.span, "the share"),))
    return None


_THRESHOLDS: Final = {
    "two-thirds": Fraction(2, 3), "three-fifths": Fraction(3, 5), "three-quarters": Fraction(3, 4),
    "three-fourths": Fraction(3, 4), "four-fifths": Fraction(4, 5),
}  # fmt: skip
_VOTERS: Final = frozenset("""
    seat member senator deputy delegate director councillor councilor lawmaker legislator representative judge
    justice commissioner shareholder vote voter ballot mp owner juror governor trustee club school union local
    parish state share peer supervisor aye yea nay regent bishop worker assemblyman congressman alderman tenant
    partner creditor store shop country nation district
""".split())  # fmt: skip


@cache
def _spoken_of() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:majority|most|half|quorum|quorate|thirds?|fifths?|quarters?|fourths?"
        r"|per ?cent|pct|pc)\b|%"
    )


@cache
def _majority() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?:(?:an?|the|its|their|his|her) )?(?:(?:absolute|simple|narrow|clear|outright|overall|slim|small"
        r"|bare|comfortable|parliamentary|legislative|required|necessary|needed|working|constitutional|solid|strong"
        r"|(?P<share>(?:two|three|four)[- ](?:thirds|fifths|quarters|fourths))),? ){0,3}majority(?![\w-])"
        r"|\b(?:most(?= of | [a-z]+s\b)|more than half(?= (?:of|the|its)\b)|(?:the )?threshold of half)\b"
    )


@cache
def _quorum() -> re.Pattern[str]:
    return re.compile(r"\b(?:an?|the|its) quorum\b|\bquorum\b|\bquorate\b")


@cache
def _half() -> re.Pattern[str]:
    return re.compile(r"\b(?:half|majority)\b")


@cache
def _quorum_of() -> re.Pattern[str]:
    return re.compile(
        r"\bquorum\b,?(?: (?!and\b|but\b)[\w',-]+){0,4}? (?:is|was|of|at|being|needs|requires|takes)(?: at least)? $"
    )


@cache
def _for_quorum() -> re.Pattern[str]:
    return re.compile(
        r"(?: [\w'-]+){0,3} (?:needed|required|necessary|(?:who |that |which )?(?:make|form|constitute)s?)(?: (?:for"
        r"|to (?:make|form|reach)))?"
        r" (?:a|the) quorum\b"
    )


@cache
def _required() -> re.Pattern[str]:
    """Words by which a fraction is one that something takes."""
    return re.compile(
        r"\b(?:need\w*|requir\w+|takes?|took|necessary|enough|must|pass(?:es)? (?:with|by)|threshold|hurdle|mark|bar"
        r"|consent|overrid\w+"
        r"|muster\w*|majority|supermajority|approv\w+|suffic\w+|ratif\w+|clear(?:ed|s|ing)?|reach(?:ed|es|ing)?)\b"
    )


@cache
def _of() -> re.Pattern[str]:
    return re.compile(
        r"(?:[ -][a-z]+){0,2} (?:of|from|by|among)"
        r" (?:the |its |their |all |all the |those |these )?(?:[\w-]+'s? |[a-z-]+ (?:council|board|court"
        r"|house|senate|assembly|parliament)'s? )?(?:[a-z-]+ )?"
    )


@cache
def _lead() -> re.Pattern[str]:
    """A majority of 20 seats is a lead, and so is one of 1,204 votes."""
    return re.compile(r" of (?:just |only |some |about |more than )?\d")


@cache
def _other() -> re.Pattern[str]:
    return re.compile(
        r"[ -](?:leader|whip|party|parties|stake|owner|owned|shareholders?|rule|control|interest|opinion|holding"
        r"|faction|group|population|community|ethnic|government|share|report|judgment|state|vote in the other"
        r"|in the (?:senate|house|other))\b|'"
    )


@cache
def _body_of() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:board|council|court|panel|committee|jury|house|senate|parliament|assembly|chamber|cabinet"
        r"|bench) of $|\bout of (?:the )?$"
    )


@cache
def _allied() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:alliance|coalition|bloc|together|between them|combined|partners?|allies|pact|join(?:ed"
        r"|tly)?)\b"
    )


@cache
def _denied() -> re.Pattern[str]:
    """Words that say anywhere in a sentence that there is no such majority, or no longer."""
    return re.compile(
        r"\b(?:short|shy|los[et]s?|losing|no (?:majority|quorum|overall|party|single)|lacks?|lacked|lacking"
        r"|without (?:an? |the |its )?(?:[a-z]+ )?(?:majority|quorum)|plurality|hung|minority"
        r"|(?:do|does|did) not (?:take|sit|vote|count)|vacan\w+|abst\w+|absent"
        r"|fail\w*|miss(?:ed|ing)?|depriv\w+|fewer|adjourned|inquorate|too few|shortfall"
        r"|(?:below|under) (?:half|a majority|the (?:threshold|majority|quorum|mark|number)|\d)|(?:reduc\w+"
        r"|cut\w*|whittl\w+) (?:to|its|his|her|their|the)"
        r"|unless|until|whether|slipp?\w*|neither|nor)\b"
        r"|\bneed(?:s|ed)? (?:another|more|an? (?:partner|ally|coalition))"
    )


@cache
def _doubt() -> re.Pattern[str]:
    """Words that say so right before or behind it."""
    return re.compile(
        r"\b(?:without|not|never|cannot|deni(?:ed|es)|away|abandoned|hop(?:e|es|ed|ing)|former|previous|once"
        r"|fell|far)\b|n't\b"
    )


@cache
def _need() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?<!are )(?<!were )(?<!is )(?<!was )(?<!be )(?<!the )(?:need(?:s|ed|ing)?|requir\w+)|seek\w*"
        r"|want(?:s|ed)?|to (?:form|win|build|get|gain|restore|regain))\b"
    )


@cache
def _lost() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+)? (?:against|opposed|absent|abstain\w*|undecided|stayed|boycott\w*)\b")


@cache
def _no_part() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:seats|votes|members))? (?:more|short|shy|fewer|less|years?|days?|ahead|behind|percent"
        r"|per cent)\b|[%:]"
    )


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile(r"(?: of (?:the|its|their|all) [\w'-]+(?: [\w'-]+)?)?, (?:or )?")


@cache
def _with_so_much() -> re.Pattern[str]:
    return re.compile(
        r"(?: [\w'-]+){0,4},? ?(?:with|taking|winning|getting|after winning|by taking|of|having won|:"
        r"|–) (?:just |only )?"
    )


@cache
def _of_votes() -> re.Pattern[str]:
    return re.compile(r" of (?:the |all |its )?(?:votes?|ballots?|seats|members|delegates|poll|shares)\b")
