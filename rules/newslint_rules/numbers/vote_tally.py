import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, Span, rule
from newslint.views.quantities import Kind, Part, Quantity
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction, listed, plain
from newslint_rules.numbers._pairs import pairs
from newslint_rules.numbers._passages import HEADS, Passage, passages

_REACH: Final = 2  # sentences to either side of a margin in which its votes may stand
_BODIES: Final = frozenset("""
    seat member senator deputy delegate director councillor councilor lawmaker legislator representative judge justice
    commissioner mp juror ballot trustee alderman panelist panellist peer supervisor selectman regent voter
""".split())  # fmt: skip


class Tally(NamedTuple):
    """The votes of one ballot, those for either side first, and where they stand.

    `votes` has the two or more sides, `extra` those who took neither; `sided` tells that those for stand first, as
    the text says, and those against next.
    """

    votes: tuple[int, ...]
    extra: int
    parts: tuple[Span, ...]
    passage: int
    sided: bool = False

    @property
    def span(self) -> Span:
        """From the first vote to the last."""
        return Span(min(part.start for part in self.parts), max(part.end for part in self.parts))

    def up_to(self, place: int) -> Span:
        """The votes that stand before a place, as abstentions may be told behind it; all votes if none does."""
        before = [part.end for part in self.parts if part.end <= place]
        return self.span._replace(end=max(before)) if before else self.span

    @property
    def cast(self) -> int:
        """All votes, abstentions with them."""
        return sum(self.votes) + self.extra

    @property
    def leads(self) -> frozenset[int]:
        """What may be called the margin: between any two sides, or of the first over all others."""
        ordered = sorted(self.votes, reverse=True)
        ahead = {ordered[0] - sum(ordered[1:]), ordered[0] * 2 - self.cast}
        return frozenset({one - other for one in ordered for other in ordered if one > other} | ahead)

    @property
    def lead(self) -> int:
        """By how much the greatest is ahead of the next."""
        first, second = sorted(self.votes, reverse=True)[:2]
        return first - second


class Margin(NamedTuple):
    """By how many votes it is said to have been decided: the number, and the place of the claim."""

    value: int
    span: Span
    figure: Quantity | None
    of_votes: bool = True


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
        "The [[15-nation council voted: 11 were in favour, two against and three abstained]].",
        "All [[12 jurors voted: eight to convict, three to acquit]].",
        "All 15 members were there. [[Eight voted yes and six voted no]].",
        "Ayes [[388, noes 212: the government was left with a cushion of 166]].",
        "The budget passed by [[31 votes to 24, a majority of nine]], with two abstentions.",
        "The [[12-member committee, none of whom was absent, split seven to six]] in favor.",
        "[[A single vote]] saved her. Nineteen members of the board supported her in the ballot and 16 opposed her.",
        "Of the [[21 cardinals, all of whom voted, 13 supported the text and seven opposed]] it.",
    ],
    good=[
        "The House passed the bill 217-215 on Thursday, a two-vote margin.",
        "In a 5-4 decision, the nine justices upheld the curfew.",
        "The bill got 57-43 and so fell short of the 60 votes needed by three votes.",
        "The House voted 217-215 and the 100-member Senate will vote next.",
        "The council voted 5-2, with one of its nine members away.",
        "The United States won by six points, 91-85.",
        "The motion was rejected although 61 voted for it and 64 against.",
        "The government, which has a majority of 12, won the vote 301-280.",
        "The bill, which the Assembly passed by four votes in May, cleared the Senate 33-28.",
        "The bill passed 217-205. A second amendment failed by three votes.",
        "She lost by 212 votes in May. On Thursday she beat him 8,940 to 8,415, a cushion of 525.",
        "The 100-member Senate voted 52-47 to confirm her.",
        "The amendment needed two thirds and failed: 61 voted for it and 34 against.",
    ],
)
def vote_tally(document: Document) -> Iterator[Hit]:
    """Reads the votes of each ballot, and holds the margins, bodies and outcomes told around them against them."""
    found = document.view(passages)
    told: dict[int, list[Tally]] = {}
    for index, passage in enumerate(found):
        if passage.role in HEADS:
            continue
        if passage.figures and (tallies := _tallies(found, index)):
            told[index] = tallies
    for index, tallies in told.items():
        for tally in tallies:
            yield from _against_body(document, tally, _around(found, index, 1))
            yield from _against_outcome(document, found, tally)
    margins = {index: list(_margins(passage)) for index, passage in enumerate(found) if passage.role not in HEADS}
    for index, here in margins.items():
        for margin in here:
            near = [tally for k in range(index - _REACH, index + _REACH + 1) for tally in told.get(k, ())]
            if not near and margin.of_votes:
                near = list(_polled(found, index, margin))
            open_ones = [tally for tally in near if tally.passage == index or not _is_borne_out(tally, margins)]
            if open_ones and not any(_fits(margin, lead) for tally in near for lead in tally.leads):
                yield from _against_margin(document, found, index, margin, open_ones)


def _is_borne_out(tally: Tally, margins: dict[int, list[Margin]]) -> bool:
    """Whether the sentence with the votes has their margin, so that another margin is of another ballot."""
    return any(_fits(margin, lead) for margin in margins.get(tally.passage, ()) for lead in tally.leads)


def _around(found: Sequence[Passage], index: int, reach: int) -> list[Passage]:
    """The sentences of the running text next to one and it, the nearest first."""
    order = sorted(range(max(0, index - reach), min(len(found), index + reach + 1)), key=lambda k: (abs(k - index), k))
    return [found[k] for k in order if found[k].role not in HEADS]


# What was voted


def _tallies(found: Sequence[Passage], index: int) -> list[Tally]:
    """The ballots of a sentence: 217-215; 9-5-3; 31 for, 25 against and nine abstentions."""
    passage = found[index]
    start = passage.span.start
    threefold = [
        Tally(tuple(map(int, match[0].split("-"))), 0, (Span(start + match.start(), start + match.end()),), index)
        for match in _threefold().finditer(passage.low)
    ]
    if threefold:
        return threefold
    told = []
    for pair in pairs(passage):
        if pair.of == "vote" or (not pair.of and _voted().search(passage.before(pair.span.start, 30))):
            extra, place = _abstaining(passage, pair.span)
            told.append(Tally(pair.sides, extra, (pair.span, *place), index))
        elif pair.of == "count" and any(_voting().search(one.low) for one in _around(found, index, 1)):
            told.append(Tally(pair.sides, 0, (pair.span,), index))
    return told or _sided(found, index)


def _abstaining(passage: Passage, votes: Span) -> tuple[int, tuple[Span, ...]]:
    """217-215, with three abstentions."""
    for figure in passage.figures:
        near = votes.end < figure.start < votes.end + 90 and figure.kind is Kind.COUNT
        if near and _abstention().match(passage.behind(figure.end, 40)):
            return int(figure.value), (figure.span,)
    return 0, ()


def _sided(found: Sequence[Passage], index: int) -> list[Tally]:
    """24 in favor, 19 against and no abstentions; noes 212; those against may stand in the next sentence."""
    sides = _sides(found[index])
    if "pro" in sides and "contra" not in sides and index + 1 < len(found):
        other = _sides(found[index + 1])
        sides = {**other, **sides} if "pro" not in other else sides
    if "contra" in sides:
        parts = [sides.get("pro", []), sides["contra"]]
    else:
        parts = [[one] for one in sides.get("choices", [])]
    if len(parts) < 2 or any(len(part) != 1 for part in parts):
        return []
    taken, others = [part[0] for part in parts], sides.get("neither", [])
    places = tuple(place for _, place in sorted([*taken, *others]))
    if places[-1].end - places[0].start > 200:
        return []
    votes = tuple(int(figure.value) for figure, _ in taken)
    extra = sum(int(figure.value) for figure, _ in others)
    return [Tally(votes, extra, places, index, sided="contra" in sides)]


def _sides(passage: Passage) -> dict[str, list[tuple[Quantity, Span]]]:
    """The counts of a sentence by the side they took, as the words right before them or up to the next figure say.

    Where both give a side to a figure (11 in favour, two against), all figures have their side on the same hand.
    """
    counts = [one for one in passage.figures if one.kind is Kind.COUNT and one.to is None and one.hedge is None]
    if not _any_side().search(passage.low):
        return {}
    orders = [_sides_by(passage, counts, *words) for words in ((True, True), (False, True), (True, False))]
    return next((one for one in orders if len(one.get("pro", ())) == len(one.get("contra", ())) == 1), orders[0])


def _sides_by(
    passage: Passage, counts: Sequence[Quantity], by_before: bool, by_behind: bool
) -> dict[str, list[tuple[Quantity, Span]]]:
    sides: dict[str, list[tuple[Quantity, Span]]] = {}
    for place, one in enumerate(counts):
        end = counts[place + 1].start if place + 1 < len(counts) else passage.span.end
        before, behind = passage.before(one.start, 40), passage.between(one.end, min(end, one.end + 70))
        match = _side_before().search(before) if by_before else None
        match = match or (_side().match(behind) if by_behind else None)
        if match and match.lastgroup:
            said = match.end() if match.re is _side() and match.lastgroup != "choices" else 0
            sides.setdefault(match.lastgroup, []).append((one, Span(one.start, one.end + said)))
    return sides


@cache
def _any_side() -> re.Pattern[str]:
    return re.compile(r"\b(?:against|oppos\w+|noe?s?|nays?|chose|picked|preferred|rejected|acquit)\b")


_PRO: Final = (
    r"for|in favou?r|yes|ayes?|yeas?|back(?:ed|ing)|support(?:ed|ing)|favou?red|approv(?:ed|ing)|endors(?:ed|ing)"
    r"|to convict"
)
_CONTRA: Final = r"against|no|noes|nays?|oppos(?:ed|ing)|reject(?:ed|ing)|to acquit"
_NEITHER: Final = r"abst\w+|spoil\w*|blank|invalid|void"


@cache
def _side() -> re.Pattern[str]:
    """What the counted did, a few words on: 19 members of the panel supported her, 16 were against."""
    return re.compile(
        r"(?:,? (?!for\b|no\b|against\b)[a-z'-]+){0,5}?,? (?:vot(?:ed|es|ing) )?"
        rf"(?:(?P<pro>{_PRO})|(?P<contra>{_CONTRA})|(?P<neither>{_NEITHER})|(?P<choices>chose|picked|preferred))\b"
    )


@cache
def _side_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:\A|[.,;:(–-] ?|\b(?:and|with|the|were|voted|voting) )"
        r"(?:(?P<pro>in favou?r|ayes|yes|yeas|for the (?:bill|motion|plan))|(?P<contra>against|noes|nays|no|opposed)"
        r"|(?P<neither>abstentions|abstaining|spoiled))(?: were| was|:|,| -| –)? \Z"
    )


@cache
def _threefold() -> re.Pattern[str]:
    return re.compile(r"(?<![\d-])\d{1,3}-\d{1,3}-\d{1,3}(?![\d-])(?= (?:vote|decision|over|on|split|in|to|ruling))")


@cache
def _voted() -> re.Pattern[str]:
    return re.compile(r"\b(?:vot(?:ed|es?|ing)|split|divided|ruled|deadlocked|tally|count)\b[a-z ,]{0,20}\Z")


@cache
def _abstention() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+){0,2}? (?:abst\w+|spoil\w*|blank)")


# The number of those who may vote


def _against_body(document: Document, tally: Tally, near: Sequence[Passage]) -> Iterator[Hit]:
    bodies = [(one, passage) for passage in near for one in passage.figures if _is_body(one, passage, tally)]
    if not bodies:
        return
    body, passage = bodies[0]
    behind = passage.behind(_with_noun(body).end, 40)
    whole = _all_before().search(passage.before(body.start, 40)) or _all_behind().match(behind)
    everybody = whole or any(_none_away().search(one.low) for one in near[:2])
    away = any(_away().search(_none_away().sub("", one.low)) for one in near)
    if any(tally.cast <= one.value for one, _ in bodies) and not (
        everybody and not away and body.value * Fraction(4, 5) <= tally.cast < body.value
    ):
        return
    if tally.cast == body.value or tally.cast > body.value * Fraction(7, 5):
        return
    start = tally.span.start
    if document.text[max(0, start - 2) : start].lower() == "a ":
        start -= 2
    votes = listed([plain(Fraction(vote)) for vote in (*tally.votes, tally.extra) if vote])
    yield contradiction(
        f"{votes} make {tally.cast:,}, {'more' if tally.cast > body.value else 'fewer'} than"
        f" {as_written(document, body)}",
        document,
        Side(tally.span._replace(start=start), "the votes"),
        Side(_with_noun(body), "all who vote"),
    )


def _is_body(figure: Quantity, passage: Passage, tally: Tally) -> bool:
    """Whether a count is of those who may vote: the 12-member panel, nine justices, a court of nine."""
    if (
        figure.kind is not Kind.COUNT
        or figure.to is not None
        or figure.hedge
        or any(part.overlaps(figure.span) for part in tally.parts)
    ):
        return False
    if figure.value <= max(tally.votes):
        return False
    if _strong().match(passage.behind(figure.end, 20)):
        return True
    if _of_body().search(passage.before(figure.start, 30)):
        return True
    plainly = figure.noun_span is not None and figure.noun_span.start - figure.end <= 1  # not nine liberal justices
    if figure.noun and _on_body().match(passage.behind(_with_noun(figure).end, 40)):
        return True
    if figure.noun and _balloted().match(passage.behind(_with_noun(figure).end, 40)):
        return True
    told = figure.noun in _BODIES and plainly and not _away().match(passage.behind(_with_noun(figure).end, 30))
    return told and not _some().search(passage.before(figure.start, 24))


def _with_noun(figure: Quantity) -> Span:
    return Span(figure.start, figure.noun_span.end if figure.noun_span else figure.end)


@cache
def _strong() -> re.Pattern[str]:
    return re.compile(
        r"[ -](?:member|seat|strong|judge|justice|person|man|woman|nation|state|juror|delegate|director)\b(?!s)"
    )


@cache
def _on_body() -> re.Pattern[str]:
    return re.compile(
        r" (?:on|of|in) (?:the|its|their) (?:[a-z-]+ )?(?:council|board|panel|committee|commission|court|jury|bench"
        r"|assembly|senate|chamber)\b"
    )


@cache
def _balloted() -> re.Pattern[str]:
    return re.compile(
        r" (?:(?:who|that|all|had|have) )*(?:were balloted|took part in|cast (?:a|their) (?:vote|ballot))"
    )


@cache
def _of_body() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:panel|bench|board|jury|council|committee|tribunal|court|cabinet|chamber|house|assembly|senate|parliament)"
        r"(?: of|,? (?:which |that )?(?:has|had|numbers)(?: only| just)?) \Z"
        r"|\Aof the \Z"
    )


@cache
def _some() -> re.Pattern[str]:
    return re.compile(r"\b(?:other|remaining|another|only|nearly|some|with|by|of its) \Z")


@cache
def _all_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:all|every(?: single)? one|each|total)(?: of)?(?: [a-z']+){0,2} \Z")


@cache
def _all_behind() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:have|had|were|who))* (?:took part|taken part|cast|attended|there|present|on hand)\b"
        r"|, all of whom voted\b"
    )


@cache
def _none_away() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:none (?:of (?:whom|them) )?(?:was|were|is|are) (?:absent|missing|away)"
        r"|nobody (?:was )?(?:abs\w+|missing)"
        r"|no (?:abstentions|absentees)|or abstaining)\b"
    )


@cache
def _away() -> re.Pattern[str]:
    return re.compile(
        r"(?: who| were| was)* ?\b(?:absent|away|vacan\w+|did not|not voting|recus\w+|missed"
        r"|missing|abstained|stayed away)\b"
    )


# The outcome


def _against_outcome(document: Document, found: Sequence[Passage], tally: Tally) -> Iterator[Hit]:
    """The motion was carried: 61 voted for it and 64 against; the board voted 4-5 to approve it."""
    index, passage = tally.passage, found[tally.passage]
    near = [one for one in (found[index], *found[max(0, index - 1) : index]) if one.role not in HEADS]
    if any(_more_needed().search(one.low) for one in near):
        return
    if not tally.sided:
        to = _voted_to().search(passage.low)
        first, second = tally.votes[:2]
        if to and first < second and abs(passage.span.start + to.start() - tally.span.start) < 80:
            yield _outvoted(document, tally.span, first, second, to, passage)
        return
    pro, contra = tally.votes[:2]
    for one in near if pro != contra else ():
        results = list(_result().finditer(one.low))
        if len(results) == 1 and (results[0]["won"] is not None) != (pro > contra):
            yield _outvoted(document, tally.span, pro, contra, results[0], one)
        if results:
            return


def _outvoted(document: Document, votes: Span, pro: int, contra: int, said: re.Match[str], passage: Passage) -> Hit:
    start = passage.span.start
    return contradiction(
        f"{pro:,} for and {contra:,} against do not go with “{said[0]}”",
        document,
        Side(Span(start + said.start(), start + said.end()), "the outcome"),
        Side(votes, "the votes"),
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
        r"\b(?:two-thirds|three-fifths|three-quarters|supermajority|super-majority|required|needed|needs|require"
        r"|threshold|short|veto|override|quorum|unanim\w+|not|n't|never|chairman's|casting|abstain\w*|abstentions?"
        r"|constitution\w*|if|cloture|filibuster|earlier|last (?:year|month|week))\b"
    )


# The margin


def _margins(passage: Passage) -> Iterator[Margin]:
    """By 12 votes; a five-vote margin; a gap of 44; a single vote."""
    low, start = passage.low, passage.span.start
    if "single vote" in low and (single := _single().search(low)) and not _no_result().search(low):
        yield Margin(1, Span(start + single.start("one"), start + single.end("one")), None)
    for figure in passage.figures:
        if figure.kind is not Kind.COUNT or figure.to is not None or figure.value.denominator != 1:
            continue
        before, behind = passage.before(figure.start, 48), passage.behind(figure.end, 48)
        votes = _votes().match(behind)
        by = _by().search(before) and (votes or _end().match(behind))
        named = _margin_of().search(before) and (votes or figure.noun is None or _end().match(behind))
        ahead = votes and (_ahead().match(behind) or _lead_to().search(before))
        compound = _compound().match(behind)
        if (
            not (by or named or ahead or compound)
            or _no_margin().match(behind)
            or _no_result().search(before + behind[:12])
        ):
            continue
        if (by and _altered().search(before)) or _hoped().search(before) or _of_seats().search(before):
            continue
        tail = compound or votes
        article = _article().search(before)
        place = Span(figure.start - (len(article[0]) if article else 0), figure.end + (tail.end() if tail else 0))
        yield Margin(int(figure.value), place, figure, bool(votes or compound or _majority().search(before)))


def _against_margin(
    document: Document, found: Sequence[Passage], index: int, margin: Margin, tallies: Sequence[Tally]
) -> Iterator[Hit]:
    near = [tally for tally in tallies if not any(part.overlaps(margin.span) for part in tally.parts)]
    closest = min((abs(tally.passage - index) for tally in near), default=0)
    near = [tally for tally in near if abs(tally.passage - index) == closest]
    if len(near) != 1 or margin.value > max(near[0].votes):
        return
    tally = near[0]
    passage, source = found[index], found[tally.passage]
    votes = tally.up_to(margin.span.start)
    if source is passage:
        gap = passage.between(votes.end, margin.span.start) or passage.between(margin.span.end, votes.start)
        definite = _definite().search(passage.before(margin.span.start, 8))
        them = margin.span.start >= votes.end and _them().search(passage.behind(margin.span.end, 30))
        if (not definite and not them and _turn().search(gap)) or _another_time().search(gap):
            return
    elif (
        _is_of_another_chamber(passage, source)
        or _another_time().search(passage.low)
        or _another_time().search(source.low)
    ):
        return
    first, second = sorted(tally.votes, reverse=True)[:2]
    said = as_written(document, margin.figure) if margin.figure else "one"
    yield contradiction(
        f"{first:,} to {second:,} is a margin of {tally.lead:,}, not {said}",
        document,
        Side(margin.span, "the margin"),
        Side(votes, "the votes"),
    )


def _is_of_another_chamber(one: Passage, other: Passage) -> bool:
    """Whether both sentences name a chamber and not the same."""
    here, there = ({match[0] for match in _chamber().finditer(passage.low)} for passage in (one, other))
    return bool(here and there) and here.isdisjoint(there)


@cache
def _chamber() -> re.Pattern[str]:
    return re.compile(r"\b(?:(?:upper|lower) (?:house|chamber)|senate|house|assembly|commons|lords)\b")


def _fits(margin: Margin, lead: int) -> bool:
    if margin.figure is None:
        return margin.value == lead
    return margin.figure.bounds.meets(margin.figure.bounds._replace(low=Fraction(lead), high=Fraction(lead)))


def _polled(found: Sequence[Passage], index: int, margin: Margin) -> Iterator[Tally]:
    """The candidates' votes, given one by one: she polled 4,310 and her rival 4,200."""
    near = [one for one in _around(found, index, _REACH) if not _another_time().search(one.low)]
    if not any(_voting().search(one.low) for one in near):
        return
    counts = [
        (figure, passage)
        for passage in near
        for figure in passage.figures
        if figure.kind is Kind.COUNT
        and figure.to is None
        and not figure.hedge
        and figure.value > max(1, margin.value)
        and not figure.span.overlaps(margin.span)
        and (figure.noun is None or figure.role is Part.VOTES or figure.noun in _BODIES)
        and passage.behind(figure.end, 1) != "-"
        and not _year().fullmatch(passage.between(figure.start, figure.end))
    ]
    counts.sort(key=lambda one: -one[0].value)
    ahead = [one for one, _ in counts if one.value * 5 >= counts[0][0].value * 2]
    if len(ahead) >= 2:
        ahead.sort()
        places = tuple(one.span for one in ahead)
        source = next(passage for figure, passage in counts if figure is ahead[0])
        yield Tally(tuple(int(one.value) for one in ahead), 0, places, found.index(source))


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?:19|20)\d\d")


@cache
def _single() -> re.Pattern[str]:
    return re.compile(r"(?:\b(?:by|of) |\A)(?P<one>a single vote)\b")


@cache
def _by() -> re.Pattern[str]:
    return re.compile(r"\bby (?:just |only |about |some |nearly |a mere |more than |exactly )?\Z")


@cache
def _votes() -> re.Pattern[str]:
    return re.compile(r" votes?\b(?! to \d)")


@cache
def _end() -> re.Pattern[str]:
    return re.compile(r"[.,;:!?)\"”]|\Z| (?:and|after|on|in|over|with|was|is|made|separated|when|that)\b")


_LEADS: Final = "margin|majority|lead|gap|cushion|edge|difference|advantage|plurality|victory|win|defeat|loss"


@cache
def _margin_of() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_LEADS})(?: of|,? by| was| is|,)(?: just| only| about| some| nearly| a mere| exactly)? \Z"
    )


@cache
def _majority() -> re.Pattern[str]:
    return re.compile(r"\b(?:margin|majority|lead|plurality|gap|cushion)\b")


@cache
def _lead_to() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_LEADS}) (?:to|at|stood at|stands at|was cut to|grew to|shrank to) \Z")


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(
        r" votes? (?:ahead|behind|clear|apart|made the difference|stood between|separat\w+|divid\w+"
        r"|decided|in it|between"
        r"|(?:more|fewer) than (?:his|her|the|its|their)|the (?:better|winner))\b"
    )


@cache
def _compound() -> re.Pattern[str]:
    return re.compile(rf"[ -]votes? (?:[a-z]+ )?(?:{_LEADS}|triumph|squeaker|spread)\b")


@cache
def _no_margin() -> re.Pattern[str]:
    return re.compile(
        r" (?:percent\w*|per cent|points?|to \d|goals?|runs?|seats?|seconds?|minutes|years|error"
        r"|members|short|of the)\b|%"
    )


@cache
def _altered() -> re.Pattern[str]:
    """A lead that was cut by so many votes was not of so many."""
    return re.compile(
        r"\b(?:cut|reduc|narrow|widen|gr[eo]w|increas|trim|shr[aiu]nk|extend|slash|lead was)\w*\b[^.;]*\Z"
    )


@cache
def _hoped() -> re.Pattern[str]:
    return re.compile(r"\b(?:counted on|hop\w+ for|expected|predicted|promised|need\w*|at least) [a-z ]*\Z")


@cache
def _of_seats() -> re.Pattern[str]:
    """A majority that a party or government has, which is none of a vote."""
    return re.compile(
        r"\b(?:has|have|holds?|enjoy\w*|command\w*|whose|working|parliamentary|overall|coalition|ruling)\b[a-z' ]*"
        r"\bmajority(?: of| was| is) \Z"
    )


@cache
def _no_result() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:short|needed|require[sd]?|threshold|two-thirds|filibuster|cloture|margin of error|last time)\b"
    )


@cache
def _article() -> re.Pattern[str]:
    return re.compile(r"\b(?:an?|by) \Z")


@cache
def _another_time() -> re.Pattern[str]:
    """Words that tell of another ballot, or another count of this one."""
    return re.compile(
        r"\b(?:first count|initial\w*|earlier|previous\w*|in (?:19|20)\d\d|(?:years?|months?|weeks?) (?:ago|before)"
        r"|last (?:time|year|month|week)|next|would have|(?:a|the) second|another|the other|separate)\b"
    )


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(r"\b(?:the|that|this|its) \Z")


@cache
def _them() -> re.Pattern[str]:
    """Words that tie a margin to the two sides right before it."""
    return re.compile(r"\b(?:separat\w+|divid\w+|between|apart) (?:them|the (?:two|pair))\b")


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(r";|\b(?:while|but|and (?:the|a|on|in|by|then)|(?:passed|cleared|approved|adopted) the)\b")


@cache
def _voting() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:vot(?:e|es|ed|ing)|ballots?|senators?|deputies|polled|election|turnout|recount"
        r"|credit(?:s|ed)? \w+ \w+ with)\b"
    )
