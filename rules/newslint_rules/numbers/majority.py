import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, Span, rule
from newslint.views.quantities import Kind, Quantity
from newslint_rules.numbers._arithmetic import as_written, plain
from newslint_rules.numbers._passages import HEADS, Passage, passages, window

_NEAREST: Final = Fraction(7, 20)  # of the whole: what is smaller is not meant to be its majority
_THRESHOLDS: Final = {
    "two-thirds": Fraction(2, 3), "two thirds": Fraction(2, 3), "three-fifths": Fraction(3, 5),
    "three-quarters": Fraction(3, 4), "three-fourths": Fraction(3, 4),
}  # fmt: skip


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
        "With [[19]] members in the hall, the quorum of 24 was reached.",
    ],
    good=[
        "The bill was backed by a majority of the 435 members, 220, on Thursday.",
        "With 62 of the parliament's 130 seats, the party is three short of a majority.",
        "The party won 62 of the 130 seats and needs a partner to form a majority.",
        "With 62 of the 130 seats it lost its majority.",
        "With 62 of the 130 seats, the majority leader said, it would go on.",
        "A majority of the 12 jurors heard five witnesses.",
        "The board has 12 directors. Seven of them, a majority, asked the chairman to go.",
        "Only 22 members answered, too few for a quorum, which the charter sets at 25.",
    ],
)
def majority(document: Document) -> Iterator[Hit]:
    """Reads the one part and the one whole that stand in the sentence of the word, or just before it."""
    found = document.view(passages)
    for index, passage in enumerate(found):
        if passage.role in HEADS:
            continue
        for match in _claim().finditer(passage.low):
            behind = passage.low[match.end() :]
            if _denied().search(passage.low[: match.start()][-60:]) or _other().match(behind):
                continue
            if (
                _of().match(behind)
                and not _apposed().match(behind)
                and not _told_before().search(passage.low[: match.start()])
            ):
                continue
            threshold = next((_THRESHOLDS[one] for one in _THRESHOLDS if one in match[0]), Fraction(1, 2))
            start = passage.span.start
            claim = Span(start + match.start("words"), start + match.end("words"))
            hit = _hit(document, found, index, claim, threshold)
            if hit:
                yield hit
        if needed := _needed().search(passage.low):
            yield from _passed_below(document, found, index, needed)
        yield from _too_few_needed(document, passage)
        if "quorum" in passage.low:
            yield from _no_quorum(document, passage)
            yield from _below_quorum(document, window(found, index, 1), passage)


def _hit(document: Document, found: Sequence[Passage], index: int, claim: Span, threshold: Fraction) -> Hit | None:
    said = " ".join(claim.of(document.text).lower().split())
    passage = found[index]
    percent = _percent(passage, claim) or _percent_behind(passage, claim)
    if percent is not None:
        if percent.bounds.high is None or percent.bounds.high >= threshold * 100:
            return None
        message = f"{as_written(document, percent)} is not {said}"
        return Hit(*claim, message, related=(Related(*percent.span, "the share"),))
    for near in ((passage,), window(found, index, 1), window(found, index, 0, 1)):
        if near[-1] is not passage and not _gave_it().search(near[-1].low):
            continue
        counts = [figure for one in near for figure in one.figures if figure.kind is Kind.COUNT and not figure.is_range]
        counts = [count for count in counts if count.value > 1]
        if any(figure.kind is Kind.TALLY for one in near for figure in one.figures) or len(counts) < 2:
            continue
        whole = max(counts, key=lambda count: count.value)
        if len(counts) > 2 and len(near) == 1 and (joined := _joined_parts(passage, counts, whole)):
            counts = [whole, joined]
        parts = [count for count in counts if _NEAREST * whole.value <= count.value < whole.value]
        values = {count.value for count in parts}
        if len(values) != 1 or whole.hedge or not _is_body(whole, passage):
            return None
        part = parts[0]
        if part.hedge or _enough_of(part, whole, threshold):
            return None
        needed = int(threshold * whole.value) + (1 if threshold == Fraction(1, 2) else 0)
        needed += 1 if threshold != Fraction(1, 2) and (threshold * whole.value).denominator > 1 else 0
        return Hit(
            *claim,
            f"{as_written(document, part)} of {as_written(document, whole)} is "
            f"{plain(part.value * 100 / whole.value)}%; {said} takes {plain(Fraction(needed))}",
            related=(Related(*part.span, "the part"), Related(*whole.span, "the whole")),
        )
    return None


def _joined_parts(passage: Passage, counts: Sequence[Quantity], whole: Quantity) -> Quantity | None:
    """41 seats for the one and 30 for the other, taken together by “the alliance”; None where it is not said so."""
    parts = [count for count in counts if count is not whole]
    if not _allied().search(passage.low) or not 2 <= len(parts) <= 3 or any(count.hedge for count in counts):
        return None
    together = sum((part.value for part in parts), Fraction(0))
    return parts[0]._replace(value=together, low=together, high=together, end=parts[-1].end)


@cache
def _allied() -> re.Pattern[str]:
    return re.compile(r"\b(?:alliance|coalition|bloc|together|between them|combined|partners?|allies|pact)\b")


@cache
def _gave_it() -> re.Pattern[str]:
    """Words by which the next sentence bears a claim out: final results gave it, it has, they won."""
    return re.compile(
        r"\b(?:(?:gave|gives|give) (?:it|them|her|him|the \w+)|(?:it|they|she|he|its \w+|the (?:party"
        r"|alliance|coalition))"
        r" (?:has|have|had|won|took|holds?|held|will have|got|received))\b"
    )


def _enough_of(part: Quantity, whole: Quantity, threshold: Fraction) -> bool:
    """Whether a part may reach the threshold; exactly half is no majority."""
    if threshold == Fraction(1, 2) and part.value * 2 == whole.value < 1000:
        return False
    return _fewest(part) >= threshold * _fewest(whole, least=True) or part.low > threshold * whole.value


def _passed_below(document: Document, found: Sequence[Passage], index: int, needed: re.Match[str]) -> Iterator[Hit]:
    """A three-fifths majority is needed in the 60-seat senate. It passed with 34 votes."""
    threshold = _THRESHOLDS[needed["threshold"]]
    near = window(found, index, 0, 1)
    counts = [figure for one in near for figure in one.figures if figure.kind is Kind.COUNT and figure.value > 1]
    if len(counts) != 2 or not _passed().search(near[-1].low):
        return
    whole, votes = counts
    if whole.noun in _BODIES and votes.noun == "vote" and whole.value / 3 < votes.value < threshold * whole.value:
        yield Hit(
            *votes.span,
            f"{needed['threshold']} of {as_written(document, whole)} is {-(-whole.value * threshold // 1)}, "
            f"more than {as_written(document, votes)}",
            related=(Related(*whole.span, "all who may vote"),),
        )


def _too_few_needed(document: Document, passage: Passage) -> Iterator[Hit]:
    """A two-thirds majority of the 300 deputies, or 180 votes; 15 seats in the 30-seat house are needed for one."""
    if "majority" not in passage.low and "two-thirds" not in passage.low:
        return
    counts = [one for one in passage.figures if one.kind is Kind.COUNT and one.value > 1 and not one.is_range]
    for votes in counts:
        before, behind = passage.before(votes.start, 90), passage.behind(votes.end, 90)
        match = _takes().search(before) or _is_needed().match(behind) or _cleared().match(behind)
        wholes = [
            one for one in counts if one is not votes and votes.value < one.value < votes.value * 3 and not one.hedge
        ]
        if match is None or len(wholes) != 1 or not (wholes[0].noun in _BODIES or _voting().search(passage.low)):
            continue
        whole = wholes[0]
        said = match["threshold"] or ""
        threshold = next((_THRESHOLDS[one] for one in _THRESHOLDS if one in said), Fraction(1, 2))
        fewest = -(-whole.value * threshold // 1) if threshold != Fraction(1, 2) else whole.value // 2 + 1
        if votes.value < fewest and (votes.hedge is None or votes.bounds.high is not None):
            yield Hit(
                *votes.span,
                f"{said.strip() or 'a majority'} of {as_written(document, whole)} is {plain(Fraction(fewest))}, "
                f"not {as_written(document, votes)}",
                related=(
                    Related(*whole.span, "all who may vote"),
                    Related(*_named(passage), "what is said to take them"),
                ),
            )


def _named(passage: Passage) -> Span:
    place = max(passage.low.find("majority"), 0)
    return Span(passage.span.start + place, passage.span.start + place + len("majority"))


_SHARE: Final = r"(?P<threshold>two-thirds|two thirds|three-fifths|three-quarters|three-fourths)"


@cache
def _told_before() -> re.Pattern[str]:
    return re.compile(r"\d(?: [a-z]+){0,2}(?:,| –| \() (?:or )?$")


@cache
def _takes() -> re.Pattern[str]:
    """A majority with its number behind it, where it is said to be needed."""
    return re.compile(
        rf"\b(?:needs?|needed|requires?|required|takes?|took|necessary|control)\b[^.;]{{0,50}}?(?:{_SHARE} )?majority\b"
        r"(?: (?:of|in) [^,;:(–]{0,40})?(?:,? or|,|:| –| \()(?: at least| some| that is)? $"
    )


@cache
def _is_needed() -> re.Pattern[str]:
    return re.compile(
        rf"[^.;]{{0,50}}\b(?:are|is|were|was|would be) (?:needed|required|necessary"
        rf"|enough)\b[^.;]{{0,20}}?(?:{_SHARE} )?majority\b"
    )


@cache
def _cleared() -> re.Pattern[str]:
    return re.compile(
        rf" (?:votes?|members|deputies|lawmakers)\b[^.;]{{0,60}}\b(?:clear\w*|reach\w*|met|meeting|exceed\w*"
        rf"|achiev\w+|secur\w+|mustered)"
        rf" (?:the|a) (?:required |necessary |needed )?{_SHARE}\b"
    )


def _no_quorum(document: Document, passage: Passage) -> Iterator[Hit]:
    """A quorum of half the 64 members; the 29 who came were enough."""
    shares = [figure for figure in passage.figures if figure.kind is Kind.FRACTION]
    counts = [figure for figure in passage.figures if figure.kind is Kind.COUNT and figure.value > 1]
    if len(shares) != 1 or len(counts) != 2 or not _enough().search(passage.low):
        return
    whole, present = sorted(counts, key=lambda count: -count.value)
    if whole.value / 4 < present.value < shares[0].value * whole.value:
        yield Hit(
            *present.span,
            f"{as_written(document, present)} of {as_written(document, whole)} is "
            f"{plain(present.value * 100 / whole.value)}%, no quorum of {as_written(document, shares[0])}",
            related=(Related(*shares[0].span, "the quorum"), Related(*whole.span, "all members")),
        )


def _below_quorum(document: Document, near: Sequence[Passage], passage: Passage) -> Iterator[Hit]:
    """22 answered, enough for a quorum, which the charter sets at 25."""
    counts = [(figure, one) for one in near for figure in one.figures if figure.kind is Kind.COUNT and figure.value > 1]
    needed = [
        figure
        for figure, one in counts
        if _sets_quorum().search(one.before(figure.start, 50)) or _for_quorum().match(one.behind(figure.end, 50))
    ]
    if len(needed) != 1 or not (_is_quorate().search(passage.low) or _enough().search(passage.low)):
        return
    present = [figure for figure, one in counts if one is passage and figure != needed[0] and not figure.is_range]
    if len(present) != 1 or _no_quorate().search(passage.low):
        return
    if needed[0].value / 4 < present[0].value < needed[0].value:
        yield Hit(
            *present[0].span,
            f"{as_written(document, present[0])} is no quorum: that takes {as_written(document, needed[0])}",
            related=(
                Related(*needed[0].span, "the quorum"),
                Related(
                    passage.span.start + (at := passage.low.index("quorum")), passage.span.start + at + 6, "claimed"
                ),
            ),
        )


@cache
def _sets_quorum() -> re.Pattern[str]:
    return re.compile(
        r"\bquorum\b,?(?: (?!and\b|but\b)[\w',-]+){0,4}? (?:is|was|of|sets? at|set at|being|fix\w* at"
        r"|needs|requires|takes)"
        r"(?: at least)? $"
    )


@cache
def _for_quorum() -> re.Pattern[str]:
    return re.compile(
        r"(?: [\w'-]+){0,3} (?:needed|required|necessary) (?:for|to (?:make|form|reach)) (?:a|the) quorum\b"
    )


@cache
def _is_quorate() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:enough|sufficient) for (?:a|the) quorum\b|\bquorum (?:was|had been) (?:met|reached|present)\b"
        r"|\b(?:made|making|formed|reached|had|giving them) (?:up )?(?:a|the|its) quorum\b|\bquorate\b"
    )


@cache
def _no_quorate() -> re.Pattern[str]:
    return re.compile(r"\b(?:not|no quorum|short of|without|too few|lacked|inquorate|n't)\b")


@cache
def _needed() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<threshold>two-thirds|two thirds|three-fifths|three-quarters|three-fourths) majority (?:is|was|being) "
        r"(?:needed|required)"
    )


@cache
def _passed() -> re.Pattern[str]:
    return re.compile(r"\b(?:passed|carried|approved|adopted|succeeded)\b")


@cache
def _enough() -> re.Pattern[str]:
    return re.compile(r"\b(?:enough|sufficed|sufficient|was (?:met|reached|present)|made (?:up )?(?:a|the) quorum)\b")


def _fewest(count: Quantity, *, least: bool = False) -> Fraction:
    """The count as written: seats and votes are not rounded below ten thousand; else its high or `least` end."""
    return count.value if count.value < 10_000 else count.low if least else count.high


def _is_body(whole: Quantity, passage: Passage) -> bool:
    return whole.noun is None or whole.noun in _BODIES or bool(_voting().search(passage.low))


_BODIES: Final = frozenset("""
    seat member senator deputy delegate director councillor councilor lawmaker legislator representative judge justice
    commissioner shareholder vote voter ballot mp owner juror
""".split())  # fmt: skip


def _percent(passage: Passage, claim: Span) -> Quantity | None:
    """46 percent of the stock, a majority: the percentage that the word explains."""
    for figure in passage.figures:
        if figure.kind is Kind.PERCENT and figure.end <= claim.start and not figure.is_range:
            between = passage.between(figure.end, claim.start)
            if _apposition().fullmatch(between):
                return figure
    return None


def _percent_behind(passage: Passage, claim: Span) -> Quantity | None:
    """An absolute majority, taking 46.8 percent of the votes; a majority of 48 percent."""
    for figure in passage.figures:
        if figure.kind is Kind.PERCENT and figure.start >= claim.end and not figure.is_range:
            between = passage.between(claim.end, figure.start)
            voted = _of_votes().match(passage.behind(figure.end, 40))
            return figure if _with_so_much().fullmatch(between) and voted else None
    return None


@cache
def _with_so_much() -> re.Pattern[str]:
    return re.compile(
        r"(?: [\w'-]+){0,4},? ?(?:with|taking|winning|getting|after winning|by taking|of|having won|:"
        r"|–) (?:just |only )?"
    )


@cache
def _of_votes() -> re.Pattern[str]:
    return re.compile(r" of (?:the |all |its )?(?:votes?|ballots?|seats|members|delegates|poll|shares)\b")


@cache
def _claim() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?P<words>(?:(?:an?|the|its|their|his|her) )?(?:(?:absolute|simple|narrow|clear|outright"
        r"|overall|slim"
        r"|small|bare|comfortable|parliamentary|legislative|two-thirds|two thirds|three-fifths|three-quarters"
        r"|three-fourths) ){0,2}majority|most of (?:them|the members|the delegates|the seats)"
        r"|crossed the threshold of half|more than half (?=of (?:the|its|all)(?: [a-z-]*?)? ?\d))\b"
    )


@cache
def _denied() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:short|shy|need(?:s|ed|ing)?|without|los[et]s?|losing|no|not|never|n't|required|requires|require"
        r"|(?<!enough )for|seek(?:s"
        r"|ing)?|form|win|away|denied|deprived|depriving|under|below|from|if|would|could|former|hopes?|hoping"
        r"|wants?|secure"
        r"|less|fewer|lacks?|lacked|lacking|build|to command|miss(?:ed|ing)?|restore|regain|failed|working)\b[^,;]*$"
    )


@cache
def _other() -> re.Pattern[str]:
    return re.compile(
        r"[ -](?:leader|whip|party|stake|owner|owned|shareholder|shareholders|rule|control|interest|opinion"
        r"|holding|is needed"
        r"|was needed|needed|required|is required|in the senate)|'"
    )


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r" of (?!one\b|its own|his own|their own|(?:the )?seats\b)")


@cache
def _apposed() -> re.Pattern[str]:
    return re.compile(
        r" of (?:them|those|(?:the |its |all )?[\w,-]+ [\w-]+)(?:,| –| \() (?:just |only )?[\w,-]+(?:[,.):;]| –)"
    )


@cache
def _voting() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:seats?|members?|votes?|vot(?:ed|ing)|senators?|deputies|delegates|parliament|board|owners)\b"
    )


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile(r"(?: of (?:the|its|their|all) [\w'-]+(?: [\w'-]+)?)?, (?:or )?")
