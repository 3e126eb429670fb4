import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, Span, rule
from newslint.views.quantities import Kind, Quantity, Written
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction, listed, plain
from newslint_rules.numbers._passages import HEADS, Passage, passages, window

_BODIES: Final = frozenset("""
    seat member senator deputy delegate director councillor councilor lawmaker legislator representative judge justice
    commissioner mp juror ballot trustee alderman panelist
""".split())  # fmt: skip


class Tally(NamedTuple):
    """Votes of one ballot, the place where they stand and the two that tell its margin."""

    votes: tuple[Fraction, ...]
    span: Span
    passage: int

    @property
    def margin(self) -> Fraction:
        """By how much the greatest is ahead of the next."""
        first, second = sorted(self.votes, reverse=True)[:2]
        return first - second


@rule(
    title="A vote does not fit its margin or the number of voters",
    why="The votes for and against give the margin, and together they cannot be more than those who may vote.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "The House passed the bill [[217-215 on Thursday, a five-vote margin]].",
        "The motion was carried [[by 12 votes, 148 to 126]].",
        "In [[a 6-4 decision, the nine justices]] upheld the curfew.",
        "[[Sixty-three councillors took part in the ballot, which ended 31 for, 25 against and nine abstentions]].",
        "She got 265 votes and he got 241. A gap of [[44]] separated them.",
        "Mr. Lund won [[by 120 votes]]. He polled 4,310 and his rival 4,200.",
        "The amendment [[was defeated]]. Thirty-four members voted in favor and 29 against.",
        "All 15 members were there. [[Eight voted yes and six voted no]].",
    ],
    good=[
        "The House passed the bill 217-215 on Thursday, a two-vote margin.",
        "In a 5-4 decision, the nine justices upheld the curfew.",
        "The bill got 57-43 and so fell short of the 60 votes needed by three votes.",
        "The House voted 217-215 and the 100-member Senate will vote next.",
        "The council voted 5-2, with one of its nine members away.",
        "The United States won by six points, 91-85.",
        "The motion was rejected although 61 voted for it and 64 against.",
        "The amendment needed two thirds and failed: 61 voted for it and 34 against.",
    ],
)
def vote_tally(document: Document) -> Iterator[Hit]:
    """Reads tallies and votes for and against, with the margin and the body named in the sentences around."""
    found = document.view(passages)
    for index, passage in enumerate(found):
        if passage.role in HEADS:
            continue
        for tally in _tallies(passage, index):
            near = window(found, index, 1, 1)
            yield from _against_body(document, tally, near)
        yield from _against_outcome(document, found, index)
        if margin := _margin(passage):
            yield from _against_margin(document, found, index, margin)


def _tallies(passage: Passage, index: int) -> Iterator[Tally]:
    """217-215; 9-5-3; 31 for, 25 against and nine abstentions."""
    offset = passage.span.start
    for figure in passage.figures:
        counted = figure.kind is Kind.COUNT and figure.to is not None and figure.value > figure.to
        if figure.to is not None and (figure.kind is Kind.TALLY or (counted and _voting().search(passage.low))):
            extra = _abstaining(passage, figure.end)
            yield Tally((figure.value, figure.to, *extra), figure.span, index)
    for match in _threefold().finditer(passage.low):
        votes = tuple(Fraction(vote) for vote in match[0].split("-"))
        yield Tally(votes, Span(offset + match.start(), offset + match.end()), index)
    sides: list[tuple[Quantity, int]] = []
    for figure in passage.figures:
        side = _side().match(passage.behind(figure.end, 40)) if figure.kind is Kind.COUNT else None
        if side or (figure.kind is Kind.COUNT and _side_before().search(passage.before(figure.start, 24))):
            sides.append((figure, figure.end + (side.end() if side else 0)))
    votes = tuple(figure.value for figure, _ in sides)
    if len(sides) > 1 and sides[-1][0].end - sides[0][0].start < 140 and _for().search(passage.low):
        yield Tally(votes, Span(sides[0][0].start, sides[-1][1]), index)


def _abstaining(passage: Passage, place: int) -> tuple[Fraction, ...]:
    """217-215, with three abstentions."""
    for figure in passage.figures:
        near = place < figure.start < place + 90 and figure.kind is Kind.COUNT
        if near and _abstention().match(passage.behind(figure.end, 30)):
            return (figure.value,)
    return ()


def _against_body(document: Document, tally: Tally, near: Sequence[Passage]) -> Iterator[Hit]:
    bodies = [
        (figure, one)
        for one in near
        for figure in one.figures
        if figure.kind is Kind.COUNT
        and (figure.noun in _BODIES or _panel().search(one.before(figure.start, 30)))
        and not tally.span.covers(figure.span)
    ]
    bodies = [pair for pair in bodies if pair[0].value > max(tally.votes) and not _away().match(_tail(*pair))]
    if len({figure.value for figure, _ in bodies}) != 1:
        return
    body, passage = bodies[0]
    cast = sum(tally.votes, Fraction(0))
    everybody = _everybody().search(passage.low) is not None
    over = cast > body.value and cast <= body.value * Fraction(7, 5)
    short = everybody and body.value * Fraction(4, 5) <= cast < body.value
    if not (over or short) or body.hedge:
        return
    start = tally.span.start
    if document.text[max(0, start - 2) : start].lower() == "a ":
        start -= 2
    votes = listed([plain(vote) for vote in tally.votes])
    yield contradiction(
        f"{votes} make {plain(cast)}, {'more' if over else 'fewer'} than {as_written(document, body)}",
        document,
        Side(tally.span._replace(start=start), "the votes"),
        Side(_with_noun(body), "all who vote"),
    )


def _against_outcome(document: Document, found: Sequence[Passage], index: int) -> Iterator[Hit]:
    """The motion was carried: 61 voted for it and 64 against; the board voted 4-5 to approve it."""
    passage = found[index]
    near = window(found, index, 1)
    low = " ".join(one.low for one in near)
    if _more_needed().search(low):
        return
    split = [figure for figure in passage.figures if figure.kind is Kind.TALLY and figure.to is not None]
    if len(split) == 1 and split[0].to is not None and (to := _voted_to().search(passage.low)):
        first, second = split[0].value, split[0].to
        if first < second and abs(passage.span.start + to.start() - split[0].start) < 80:
            yield _outvoted(document, split[0].span, first, second, to[0], Span(*to.span()), passage)
        return
    if split:
        return
    pro = [one for one in passage.figures if one.kind is Kind.COUNT and _pro().match(passage.behind(one.end, 40))]
    contra = [one for one in passage.figures if one.kind is Kind.COUNT and _contra().match(passage.behind(one.end, 40))]
    contra = [one for one in contra if one not in pro]
    if len(pro) != 1 or len(contra) != 1 or pro[0].value == contra[0].value:
        return
    for one in reversed(near):
        results = list(_result().finditer(one.low))
        if len(results) == 1:
            result = results[0]
            if (result["won"] is not None) != (pro[0].value > contra[0].value):
                place = Span(min(pro[0].start, contra[0].start), max(pro[0].end, contra[0].end))
                yield _outvoted(document, place, pro[0].value, contra[0].value, result[0], Span(*result.span()), one)
            return
        if results:
            return


def _outvoted(
    document: Document, place: Span, pro: Fraction, contra: Fraction, said: str, at: Span, passage: Passage
) -> Hit:
    start = passage.span.start
    return contradiction(
        f"{plain(pro)} for and {plain(contra)} against do not go with “{said}”",
        document,
        Side(Span(start + at.start, start + at.end), "the outcome"),
        Side(place, "the votes"),
    )


@cache
def _voted_to() -> re.Pattern[str]:
    """What a body can only decide with more for than against, the votes for it standing first."""
    return re.compile(
        r"\bvot(?:ed|ing) [\w-]+ to (?:approve|pass|adopt|accept|keep|allow|ban|reject|end|raise|cut"
        r"|close|sell|fire|hire)\b"
        r"|\b(?:ruling|ruled|voted|agreed|decided) [\w-]+ (?:in favou?r of|for)\b"
        r"|\b(?:passed|approved|adopted|carried|upheld)\b(?=[^.;]{0,40}? \d+(?:-| to )\d+)"
    )


@cache
def _pro() -> re.Pattern[str]:
    return re.compile(r"(?: [\w'-]+){0,3} (?:voted for|for|in favou?r|yes|backed|supported|approved)\b")


@cache
def _contra() -> re.Pattern[str]:
    return re.compile(r"(?: (?!for\b)[\w'-]+){0,3} (?:against|no|opposed|opposing)\b")


@cache
def _result() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<won>(?:was|were|been|is|easily|narrowly) (?:carried|passed|approved|adopted|accepted"
        r"|agreed)|passed the"
        r"|approved the|adopted the)|(?:was|were|been|is|narrowly) (?:rejected|defeated|lost|voted down)"
        r"|rejected the|voted down"
        r"|fell|failed)\b"
    )


@cache
def _more_needed() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:two-thirds|three-fifths|three-quarters|supermajority|super-majority|required|needed|needs|require|threshold|short|veto"
        r"|override|quorum|unanim\w+|not|n't|never|chairman's|casting|abstain\w*|abstentions?|constitution\w*|if|cloture"
        r"|filibuster|earlier|last (?:year|month|week))\b"
    )


def _tail(figure: Quantity, passage: Passage) -> str:
    return passage.behind(_with_noun(figure).end, 30)


def _with_noun(figure: Quantity) -> Span:
    return Span(figure.start, figure.noun_span.end if figure.noun_span else figure.end)


def _margin(passage: Passage) -> Quantity | None:
    """The number of votes that is said to have decided: by 12 votes, a five-vote margin, a gap of 44."""
    if single := _single().search(passage.low):
        place = Span(passage.span.start + single.start("one"), passage.span.start + single.end())
        one = Fraction(1)
        return Quantity(
            *place, Kind.COUNT, one, None, one, one, None, 1, None, "vote", None, None, Written.WORDS, place
        )
    for figure in passage.figures:
        if figure.kind is not Kind.COUNT or figure.is_range:
            continue
        if _short().search(passage.low):
            return None
        behind, before = passage.behind(figure.end, 30), passage.before(figure.start, 40)
        if _margin_behind().match(behind) or (_margin_before().search(before) and not _no_votes().match(behind)):
            return figure
        if _by().search(before) and _votes().match(behind):
            return figure
    return None


def _against_margin(document: Document, found: Sequence[Passage], index: int, margin: Quantity) -> Iterator[Hit]:
    tally = _tally_of(found, index, margin)
    if tally is None or margin.bounds.meets(margin.bounds._replace(low=tally.margin, high=tally.margin)):
        return
    first, second = sorted(tally.votes, reverse=True)[:2]
    yield contradiction(
        f"{plain(first)} to {plain(second)} is a margin of {plain(tally.margin)}, not {as_written(document, margin)}",
        document,
        Side(_margin_span(found[index], margin), "the margin"),
        Side(tally.span, "the votes"),
    )


def _tally_of(found: Sequence[Passage], index: int, margin: Quantity) -> Tally | None:
    passage = found[index]
    for k in (index, index - 1, index + 1):
        if 0 <= k < len(found) and found[k].role not in HEADS:
            tallies = [tally for tally in _tallies(found[k], k) if not tally.span.covers(margin.span)]
            if len(tallies) == 1:
                return None if k == index and _turn().search(_gap(passage, tallies[0], margin)) else tallies[0]
            if tallies:
                return None
    behind = window(found, index, 0, 2)
    behind = () if any(_counted_again().search(one.low) for one in behind) else behind
    for near in ((passage,), window(found, index, 1), behind):
        counts = [
            figure
            for one in near
            for figure in one.figures
            if figure.kind is Kind.COUNT and figure != margin and figure.value > 1 and not figure.hedge
        ]
        if len(counts) == 2 and any(_voting().search(one.low) for one in near):
            high, low = sorted((count.value for count in counts), reverse=True)
            if low * 5 >= high * 2 and margin.value < high:
                place = Span(counts[0].start, counts[1].end)
                return Tally((high, low), place, index)
            return None
    return None


@cache
def _counted_again() -> re.Pattern[str]:
    return re.compile(r"\b(?:recount\w*|first count|initial\w*|earlier)\b")


def _gap(passage: Passage, tally: Tally, margin: Quantity) -> str:
    return passage.between(tally.span.end, margin.start) or passage.between(margin.end, tally.span.start)


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(r";|\b(?:while|but|and (?:the|a|on|in|by|then))\b")


def _margin_span(passage: Passage, margin: Quantity) -> Span:
    behind = _margin_behind().match(passage.behind(margin.end, 24)) or _votes().match(passage.behind(margin.end, 24))
    before = _article().search(passage.before(margin.start, 6))
    start = margin.start - (len(before[0]) if before else 0)
    return Span(start, margin.end + (behind.end() if behind else 0))


@cache
def _panel() -> re.Pattern[str]:
    return re.compile(r"\b(?:panel|bench|board|jury|council|committee|tribunal|court|cabinet|chamber|house) of $")


@cache
def _threefold() -> re.Pattern[str]:
    return re.compile(r"(?<![\d-])\d{1,3}-\d{1,3}-\d{1,3}(?![\d-])(?= (?:vote|decision|over|on|split|in|to|ruling))")


@cache
def _side() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:votes?|votes were|deputies|voted|members?|senators?|lawmakers?|judges?|councill?ors?|were|was"
        r"|had|people|delegates|of them))*"
        r" (?:for|against|in favou?r|yes|no|abstentions?|abstain\w*|opposed|opposing|backing|backed|spoil\w*"
        r"|blank|invalid|chose|picked|preferred|supported|favou?red)\b"
    )


@cache
def _side_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:in favou?r|against|for the (?:bill|motion|plan)|opposed|abstentions)(?: were| was|:|,)? $")


@cache
def _for() -> re.Pattern[str]:
    return re.compile(r"\d(?:[ ,]|\b)|\b(?:against|no|opposed|opposing|chose|picked)\b")


@cache
def _abstention() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+)? (?:abstentions?|abstain\w*|spoil\w*|blank|absent)")


@cache
def _away() -> re.Pattern[str]:
    return re.compile(r" (?:who |were |was )?(?:absent|away|abstain|vacant|did not|present)")


@cache
def _everybody() -> re.Pattern[str]:
    return re.compile(r"\b(?:every one|each of|all|ballots were cast|votes were cast|took part|complete|voted)\b")


@cache
def _margin_behind() -> re.Pattern[str]:
    return re.compile(r"[ -]votes? (?:made the difference|margin|majority|lead|victory|win|gap|difference|defeat)")


@cache
def _margin_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:margin|gap|lead|difference|majority) of (?:just |only |about |some |nearly |a mere )?$")


@cache
def _single() -> re.Pattern[str]:
    return re.compile(r"\b(?:by|margin of) (?P<one>a single vote)\b")


@cache
def _no_votes() -> re.Pattern[str]:
    return re.compile(
        r" (?!votes?\b|after|with|in\b|on\b|over\b|and\b|was\b|separated)[a-z]| ?(?:percent|points?|%|to \d"
        r"|goals?|runs?|seats?|seconds?|minutes|years|error)"
    )


@cache
def _by() -> re.Pattern[str]:
    return re.compile(r"\bby (?:just |only |about |some |nearly |a mere |more than )?$")


@cache
def _votes() -> re.Pattern[str]:
    return re.compile(r" votes?(?! to \d)\b")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(r"(?:an?|by) $")


@cache
def _short() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:short|needed|require[sd]?|threshold|two-thirds|filibuster|cloture|margin of error|last time)\b"
    )


@cache
def _voting() -> re.Pattern[str]:
    return re.compile(r"\b(?:vot(?:e|es|ed|ing)|ballots?|senators?|deputies|opposing|backing)\b")
