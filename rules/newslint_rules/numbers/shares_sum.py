import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint.views.quantities import Bounds, Hedge, Kind, Quantity
from newslint_rules.numbers._arithmetic import listed, plain, total
from newslint_rules.numbers._change import claims
from newslint_rules.numbers._opposites import opposites
from newslint_rules.numbers._passages import Passage, window, with_figures
from newslint_rules.numbers._passages import passages as passages_of


@rule(
    title="The shares of a whole do not make 100 percent",
    why="Shares that leave nothing out must come to 100 percent, give or take their rounding.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "The poll put Ames on 48 percent, Boyd on 39 percent and Cole on [[22 percent]].",
        "Men make up 58 percent of the staff and women [[52 percent]].",
        "Asked about the stadium, 52 percent said yes, 41 percent said no and [[17 percent]] were undecided.",
        "Some 57 percent found it dear. Another 30 percent found it fair.\n\nThe other [[23 percent]] had no opinion.",
        "Lund won 48.6 percent of the vote, Pell 39.2 percent and Vance, the only other candidate, [[16.2 percent]].",
        "By weight the alloy is 88 percent copper. The rest of it is [[22 percent]] tin.",
        "Forty percent of the votes went to Ms. Roe, 35 percent to Mr. Pell and the remaining [[15 percent]] "
        "to Ms. Dow.",
        "Two parties ran. The Blues took 55 percent of the vote and the Greens [[51 percent]].",
        "Arsenal had 64 percent of possession to Villa's [[46 percent]].",
        "The plan was approved by 58 percent and rejected by [[49 percent]].",
        "Some 62 percent comes from property tax and 21 percent from the state. Fees supply the final [[27 percent]].",
        "The poll found 45 percent for the plan and 42 percent against, with [[18 percent]] undecided.",
    ],
    good=[
        "Men make up 58 percent of the staff and women 52 percent of the customers.",
        "Asked about the stadium, 52 percent said yes, 41 percent said no and 7 percent were undecided.",
        "Asked about the stadium, 33 percent said yes, 34 percent said no and 34 percent were undecided.",
        "About 30 percent are undecided. Of those, 60 percent lean left and the remaining 40 percent right.",
        "Some 52 percent like tea, 41 percent coffee and 37 percent both.",
        "Lund won 48 percent of the vote, up from 39 percent in the last election, and Pell 31 percent.",
        "The plan is backed by 60 percent of men, 55 percent of women and 48 percent of the undecided.",
        "Readers could name more than one. Parking worried 64 percent, litter 51 percent and shops 47 percent.",
        "The yes campaign took 51.2 percent and no 48.8 percent on a turnout of 71 percent.",
        "The state owns 51 percent of the line. It sold the remaining 30 percent of its ports.",
        "The runoff with 52.3 percent turnout was close: she took 50.6 percent.",
        "With 76 percent of the vote counted, Reed was leading with 34 percent. Orr was in second with 16 percent.",
        "The poll has Reed leading Orr by six points (46 percent to 40 percent) in a head-to-head race.",
        "Voters are more likely to say so of Reed than of Orr, 73 percent to 63 percent.",
    ],
)
def shares_sum(document: Document) -> Iterator[Hit]:
    """Reads shares up to “the remaining”, and lists that say themselves that they are of one whole."""
    found = document.view(passages_of)
    changes = {claim.percent for claim in document.view(claims)}
    told: set[int] = set()
    for index, passage in with_figures(document):
        own = _shares(passage, changes)
        if not own:
            continue
        lists = [*_up_to_remainder(found, index, passage, own, changes), *_whole(found, index, passage, own, changes)]
        for shares in lists:
            if shares[-1].start in told:
                continue
            told.add(shares[-1].start)
            yield _hit(document, shares)


def _shares(passage: Passage, changes: set[Quantity]) -> list[Quantity]:
    return [
        figure
        for figure in passage.figures
        if figure.kind is Kind.PERCENT
        and figure not in changes
        and not figure.is_range
        and figure.value <= 100
        and not _of_all().search(passage.before(figure.start, 24))
        and not _of_part().match(passage.behind(figure.end, 60))
    ]


def _hit(document: Document, shares: Sequence[Quantity]) -> Hit:
    unit = Fraction(1, 10) if any(share.value.denominator > 1 for share in shares) else Fraction(1)
    made = plain(sum((share.value for share in shares), Fraction(0)), unit)
    return Hit(
        *shares[-1].span,
        f"{listed([plain(share.value, unit) for share in shares])} percent make {made}%, not 100%",
        related=tuple(Related(*share.span, "another share of the whole") for share in shares[:-1]),
    )


def _excess(shares: Sequence[Quantity]) -> Fraction:
    """By how much the shares pass 100 percent beyond their rounding; zero if they may be right."""
    low, high = total(_bounds(share) for share in shares)
    if low is None or high is None:
        return Fraction(0)
    if Bounds(low - 1, high + 1).meets(Bounds(Fraction(100), Fraction(100))):
        return Fraction(0)
    return sum((share.value for share in shares), Fraction(-100))


def _bounds(share: Quantity) -> Bounds:
    """“Some 57 percent” is as exact as it is written; “about 55 percent” is not."""
    exact = share.hedge is Hedge.ABOUT and share.value % 5 != 0
    return share.rounded if exact else share.bounds


def _up_to_remainder(
    found: Sequence[Passage], index: int, passage: Passage, own: Sequence[Quantity], changes: set[Quantity]
) -> Iterator[list[Quantity]]:
    near = window(found, index, 2)
    before = [one for earlier in near[:-1] for one in _shares(earlier, changes)]
    for place, share in enumerate(own):
        if not _remainder().search(passage.before(share.start, 45)):
            continue
        run = [*before, *own[: place + 1]]
        ends = [run[first:] for first in range(len(run) - 2, -1, -1)]
        excesses = [_excess(end) for end in ends]
        if 0 in excesses:
            return
        first = max(place - 1, 0)  # no shorter than what the sentence itself gives
        for end, excess in zip(ends[first:], excesses[first:], strict=True):
            leaves_some = len(end) == len(run) and not _sold().search(" ".join(one.low for one in near))
            if 0 < excess <= 60 or (leaves_some and -40 < excess < 0):
                yield end
                return


def _whole(
    found: Sequence[Passage], index: int, passage: Passage, own: list[Quantity], changes: set[Quantity]
) -> Iterator[list[Quantity]]:
    """A list of all answers, candidates or parts."""
    shares, low = own, passage.low
    if len(own) == 2 and (near := window(found, index, 1))[0] is not passage:
        shares, low = [*_shares(near[0], changes), *own], f"{near[0].low} {passage.low}"
    if len(shares) == len(own) == 1 and index:
        shares = [one for some in window(found, index, 1) for one in _shares(some, changes)]
        low = " ".join(one.low for one in window(found, index, 1))
    if len(shares) == 2 and _two_sides().search(low) and abs(_excess(shares)) <= 30:
        short = _excess(shares) < 0 and _asked().search(low) is not None
        if _excess(shares) and not short and not _in_time().search(_two_sides().sub("", low)):
            yield shares
        return
    if len(own) == 2 and 0 < _excess(own) <= 30 and _halve_one_whole(passage, own):
        yield own
        return
    if _compared().search(low):
        return
    if len(own) == 2 and _of_the_vote().search(passage.low) and 0 < _excess(own) <= 30:
        yield own
        return
    if len(own) == 2 and 0 < _excess(own) <= 40 and (_are_opposed(passage, own) or _is_result(passage, own)):
        yield own
        return
    if not 3 <= len(shares) <= 8:
        return
    answers = _nobody().search(passage.behind(shares[-1].end, 50)) or _nobody().search(
        passage.before(shares[-1].start, 30)
    )
    only = _only_one().search(low)
    if not (answers or only or _of_one_whole().search(low) or _is_list(passage, shares)):
        return
    excess = _excess(shares)
    if 0 < excess <= 30 or (-30 <= excess <= -8 and (only or (answers and _yes_and_no().search(low)))):
        yield shares


def _are_opposed(passage: Passage, shares: Sequence[Quantity]) -> bool:
    """Yes took 53.2 percent and No 48.8 percent; girls account for 44 percent of the pupils and boys for 66 percent."""
    first, second = shares
    said = passage.before(first.start, 40) + passage.between(first.end, second.start) + passage.behind(second.end, 20)
    if len(said) > 170 or any(_of_group().match(passage.behind(one.end, 30)) for one in shares):
        return False
    return bool(opposites().search(said)) and not _base().match(passage.behind(second.end, 12))


def _is_result(passage: Passage, shares: Sequence[Quantity]) -> bool:
    """It passed, 56 percent to 48 percent; 64 percent of possession to Villa's 46 percent."""
    first, second = shares
    between = passage.between(first.end, second.start)
    if " from " in passage.before(first.start, 30) or not _against().fullmatch(between):
        return False
    return bool(_contest().search(passage.low)) and not _asked().search(passage.low)


@cache
def _yes_and_no() -> re.Pattern[str]:
    """With those who do not know, these are all the answers that there are."""
    return re.compile(
        r"\byes\b.*\bno\b|\bfor\b.*\bagainst\b|\bin favou?r\b.*\b(?:against|opposed)\b|\bwould\b.*\bwould not\b"
        r"|\bapproved?\b.*\bdisapproved?\b|\bagreed?\b.*\bdisagreed?\b|\bsupport(?:ed)?\b.*\bopposed?\b"
    )


def _is_list(passage: Passage, shares: Sequence[Quantity]) -> bool:
    """Whether shares follow each other as items of one list: 54 percent corn, 27 percent wheat and 29 percent rye."""
    if shares[0].start < passage.span.start or _several().search(passage.low):
        return False
    gaps = [passage.between(one.end, other.start) for one, other in pairwise(shares)]
    if any(len(gap) > 90 or not _item().search(gap) for gap in gaps):
        return False
    if not (_last().search(gaps[-1]) or _is_table(passage, shares)):
        return False
    return not any(_base().match(passage.behind(share.end, 12)) for share in shares[1:])


def _halve_one_whole(passage: Passage, shares: Sequence[Quantity]) -> bool:
    """Men are 58 percent of the staff and women 52 percent; 71 percent were for the ban and 39 percent against."""
    first, second = shares
    between = passage.between(first.end, second.start)
    if not _bare_end().match(passage.behind(second.end, 12)) or _in_time().search(passage.low):
        return False
    return bool(_other_half().fullmatch(between))


@cache
def _two_sides() -> re.Pattern[str]:
    """Words that leave room for two shares only: the runoff, her only opponent, the yes and the no campaign."""
    return re.compile(
        r"\b(?:only|sole|one) (?:other )?(?:opponent|rival|challenger|candidate|contender|competitor)\b"
        r"|\btwo (?:parties|candidates|rivals|contenders|teams|brothers|firms) (?:ran|stood|were"
        r"|competed|contested|share)\b"
        r"|\brun-?off (?:with|by)\b|\bhead-to-head\b|\btwo-(?:way|horse|candidate)\b"
        r"|\bthe yes (?:campaign|side|camp|vote)\b.*\bthe no (?:campaign|side|camp|vote)\b"
        r"|\bthe no (?:campaign|side|camp|vote)\b.*\bthe yes (?:campaign|side|camp|vote)\b"
        r"|\b(?:men|boys) (?:make up|account for|cast|held|hold|were|are|own)\b.*"
        r"\b(?:women|girls) (?:make up|account for|cast|held|hold|were|are|own)\b"
        r"|\b(?:women|girls) (?:make up|account for|cast|held|hold|were|are|own)\b.*"
        r"\b(?:men|boys) (?:make up|account for|cast|held|hold|were|are|own)\b"
    )


@cache
def _sold() -> re.Pattern[str]:
    """Words of a sale in steps, where what remains is what one side has left."""
    return re.compile(r"\b(?:sell|sells|sold|sale|selling|buy|bought|buying|acquir\w+|purchas\w+|privati\w+|stakes?)\b")


@cache
def _other_half() -> re.Pattern[str]:
    return re.compile(
        r" of (?:the|its|all|their) [\w'-]+(?: [\w'-]+)?,? and [a-z-]+(?: (?:made up|were|are|have|had))? "
        r"| (?:were|are|was|is|voted|came out) (?:for|against|in favou?r)\b[^;]{0,40} and (?:the other )?"
    )


@cache
def _bare_end() -> re.Pattern[str]:
    return re.compile(r"[,.;]| against\b| for it\b| were\b| opposed\b|$")


@cache
def _in_time() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?<!make )(?<!made )(?<!makes )up|down|rose|fell|from|last|earlier|ago|than|previous\w*|compared"
        r")\b"
    )


def _is_table(passage: Passage, shares: Sequence[Quantity]) -> bool:
    """Whether a colon opens the list and the sentence ends with it."""
    opens = ":" in passage.between(passage.span.start, shares[0].start)
    return opens and len(passage.behind(shares[-1].end).rstrip(" .)")) == 0


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"[,;]| and | while | to ")


@cache
def _last() -> re.Pattern[str]:
    return re.compile(r"\b(?:and|while|with)\b|;")


@cache
def _of_all() -> re.Pattern[str]:
    """Before a percentage of all there are, whose parts the others may be."""
    return re.compile(
        r"\b(?:turnout|swing|margin|majority|threshold|lead)(?: \w+)? (?:of|was|at)(?: about| just| only)? $"
    )


@cache
def _of_part() -> re.Pattern[str]:
    return re.compile(
        r" turnout\b| of (?:them|those)\b(?! (?:who|[a-z]+ing|[a-z]+ed)\b)"
        r"| of (?:the |all )?(?:votes?|ballots|precincts|returns|districts|polling (?:stations|places)) "
        r"(?:having been |had been |have been |were |was )?(?:counted|tallied|reporting|reported|in)\b"
    )


@cache
def _several() -> re.Pattern[str]:
    """Answers that may overlap."""
    return re.compile(r"\b(?:more than one|every way|several|multiple|as many as|any of|also|each rose|both|overlap)\b")


@cache
def _only_one() -> re.Pattern[str]:
    """Words by which each gave one of the answers told."""
    return re.compile(
        r"\bone of (?:the )?(?:two|three|four|five) (?:boxes|options|answers|choices|replies|candidates)\b"
    )


@cache
def _of_group() -> re.Pattern[str]:
    return re.compile(r" of (?:the |all )?(?:wo)?(?:men|boys|girls|males?|females?)\b")


@cache
def _against() -> re.Pattern[str]:
    return re.compile(r"(?: of (?:the )?(?:votes?|possession|ballots|ball))?,? (?:to|against)(?: [\w'.-]+){0,3} ")


@cache
def _asked() -> re.Pattern[str]:
    """A poll: its two shares leave the undecided out, or are answers to two questions."""
    return re.compile(
        r"\b(?:two-way|polls?|polled|surveys?|surveyed|respondents|likely|leads?|leading|hypothetical|match-?ups?"
        r"|trails?|trailing|favou?rab\w+)\b"
    )


@cache
def _contest() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:vot\w+|ballot\w*|possession|ball|pass(?:ed|es)?|carried|won|wins?|beat|defeat\w*|reject\w*"
        r"|approv\w*|ratif\w+"
        r"|elect\w*|los[et]\w*|led|referendum|primary|runoff)\b"
    )


@cache
def _base() -> re.Pattern[str]:
    return re.compile(r" (?:of|in|for|a|per|on|duty|tariff|tax|interest|growth|rate|coupon|stake|more|less|discount)\b")


@cache
def _of_the_vote() -> re.Pattern[str]:
    """Two rivals: 57 percent of the vote to 48 percent for his challenger."""
    return re.compile(
        r"\bof the (?:vote|votes|ballots)\b[^;]*\b(?:to|and)\b[^;]*\b(?:rival|challenger|opponent|incumbent"
        r"|runner-up)\b"
        r"|(?:percent|per cent|%) of the (?:vote|votes) to \d"
    )


@cache
def _remainder() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:the (?:remaining|other|rest|balance|remainder|final|last)|remaining|(?:every(?:thing|one)|all"
        r"|anything) else"
        r"|all others?|the others)\b(?: of (?:it|them|the \w+))?"
        r"(?: (?:is|are|was|were|had|made up|accounted for|about|some|just|only|nearly|of)| ?[,–(:-])* ?$"
    )


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:undecided|no opinion|don't know|did not know|didn't know|do not know|not sure|unsure|abstain\w*"
        r"|blank|spoil\w*"
        r"|neither|neutral|no answer|refused to answer|declined to answer|had not decided)\b"
    )


@cache
def _of_one_whole() -> re.Pattern[str]:
    return re.compile(
        r"\bof the (?:vote|votes|ballots|ballot)\b|\bcandidates?\b|\bbreakdown\b|\b(?:was|were|is|are) split\b"
        r"|\bballots?\b"
        r"|\bdivided (?:into|between|among)\b|\bcame from\b"
        r"|\b(?:was|were|is|are|be) (?:paid|financed|funded|owned|held|covered|provided|contributed|supplied"
        r"|raised) by\b|\bby weight\b|\bcommuters?\b.*\bcensus\b"
    )


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?<!made )(?<!make )(?<!makes )up|down|world|global|compared"
        r"|against (?!and )(?:[a-z]+ )?\d|versus|previous(?:ly)?"
        r"|last (?:election|year|month|time|poll)|rose|fell"
        r"|earlier|ago"
        r"|including|of whom|both|multiple|households|marginal|thresholds|more than one|per cent of (?:wo)?men"
        r"|percent of (?:the )?(?:wo)?men"
        r"|(?<!^)among|from \d)\b"
    )
