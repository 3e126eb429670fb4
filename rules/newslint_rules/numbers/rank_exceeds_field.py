import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Span, rule
from newslint.views.quantities import Hedge, Kind, Part, Quantity
from newslint_rules.numbers._arithmetic import Side, as_written, contradiction
from newslint_rules.numbers._passages import Passage, passages, window, with_figures
from newslint_rules.numbers._time import time_at


@rule(
    title="A rank is lower than the field is large",
    why="Nobody comes sixth of five: the rank or the number of those who took part is wrong.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "Osei finished [[sixth in a field of five]].",
        "The village came [[14th among the 12]] entrants.",
        "He is ranked [[33rd of 30]] goalkeepers in the league.",
        "The land is [[196th out of 180]] in the index.",
        "It was the [[tenth largest of the nine]] lenders tested.",
        "In a class of [[28, he graduated 31st]].",
        "There were 26 songs in the final. Hers came [[27th]].",
        "[[Fourth place in a three]]-horse race went to Silver Lining.",
        "Only seven runners finished. Ms. Roe was [[eighth]].",
        "Nine teams entered the rally. Ours came [[11th]].",
        "He was placed [[seventh of the six]] finalists.",
        "Of Canada's [[10 provinces, ours places 12th]] on wait times, the institute found.",
        "Ireland wound up [[seventh in their six]]-team pool.",
        "Salem finished [[ninth in the eight]]-team Mid-Valley League.",
        "The trust was ranked [[125th for emergency waits among 122]] hospital trusts.",
        "Osun came [[39th among Nigeria's 36]] states.",
        "She was in a field of three. Mr. Singh finished [[fourth]], with nine votes; Ms. Bell won with 31.",
        "Mr. Simms came in [[sixth]]. There were only five names on the ballot.",
        "Twelve bands competed. Roosevelt's, with 112 marchers, took [[14th]] place.",
    ],
    good=[
        "In a seven-horse race, Blue Jack won his ninth start.",
        "Osei finished sixth in a field of eight.",
        "Eight runners started. He had once been 12th in the world.",
        "He finished 42nd on Sunday, which tightened the 10-race championship.",
        "With four contests over, he has finished from second to fifth place.",
        "It was the sixth attack in five days.",
        "He finished 12th after five birdies in the final round.",
        "She was the fifth of three hundred to sign.",
        "A third of two farms is flooded.",
        "The eighth of at least six hearings is on Monday.",
        "It was her fourth win in three seasons.",
        "Of the 20 clubs, Leeds are 24th in the world for revenue.",
        "The league has 20 clubs. Harwell are 18th in the league.",
        "Two of the 20 clubs were relegated. Harwell came 17th.",
        "On the 13th of 12 people were asked to leave.",
        "There were four finals. She came fifth in the second.",
        "Of the nine lenders tested, the tenth largest bank's two arms passed.",
        "Eight horses went to the post. Another three were scratched, and Lund finished ninth.",
    ],
)
def rank_exceeds_field(document: Document) -> Iterator[Hit]:
    """Looks at a rank with its field behind it, and at a placing in or right behind a sentence that gives the field."""
    found = document.view(passages)
    for index, passage in with_figures(document):
        yield from _numbered(document, passage)
        for rank in passage.figures:
            if (
                rank.kind is not Kind.ORDINAL
                or rank.value < 2
                or rank.value.denominator != 1
                or time_at(document, rank)
            ):
                continue
            field = _field(document, window(found, index, 3, 1), passage, rank)
            if field is not None and _most(field) < rank.value and not _may_be_more(field):
                yield _hit(document, rank, field)


def _numbered(document: Document, passage: Passage) -> Iterator[Hit]:
    """No. 34 among 30."""
    for match in _number_of().finditer(passage.low):
        if int(match["rank"]) > int(match["field"]):
            start = passage.span.start
            rank, field = Span(start + match.start("rank"), start + match.end("rank")), match.span("field")
            yield contradiction(
                f"there is no No. {match['rank']} among {match['field']}",
                document,
                Side(rank, f"the rank: {match['rank']}"),
                Side(Span(start + field[0], start + field[1]), f"the field: {match['field']}"),
            )


@cache
def _number_of() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:no\.|number|ranked|placed) ?(?P<rank>\d{1,3}) (?:of|out of|among|in a field of) (?:the )?"
        r"(?P<field>\d{1,3})\b(?![,.]?\d)"
    )


def _may_be_more(field: Quantity) -> bool:
    return field.hedge in (Hedge.MORE, Hedge.AT_LEAST) or field.kind is not Kind.COUNT


def _is_placing(passage: Passage, rank: Quantity) -> bool:
    before, behind = passage.before(rank.start, 40), passage.behind(rank.end, 40)
    if re.match(r"(?: |-)(?:time|day|year|straight|consecutive|round|grade|minute|season|of \w+ births)", behind):
        return False
    if _place().match(behind):
        return True
    return bool(_ends().match(behind)) and _named().search(before) is None  # home ninth; not the ninth of May


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(
        r"[.,;:!?)]|\Z| –| (?:best|in|of|on|out|at|among|when|with|and|but|across|overall|behind|last|ahead|after|from"
        r"|for|under|by|before|despite|as|because|while|who|which)\b"
    )


@cache
def _named() -> re.Pattern[str]:
    """What makes an ordinal no placing: the sixth, his sixth, on the sixth, Henry VI, the sixth to speak."""
    return re.compile(
        r"\b(?:the|a|an|its|his|her|their|our|my|this|that|every|each|to|another|and|or|for|from|only a)[ -]\Z|-\Z"
    )


@cache
def _wider() -> re.Pattern[str]:
    """A field that is not the one told of beside the rank."""
    return re.compile(
        r"(?: [a-z]+)? (?:in|of) (?:(?:the|all) )?(?:world|country|nation|history|europe|asia|africa|america|state|time"
        r"|(?:his|her|its|their) (?:class|age|group|category|division))\b"
    )


@cache
def _place() -> re.Pattern[str]:
    return re.compile(
        r" (?:place|position|spot)\b| (?:in the (?:league|table|standings|field|class)"
        r"|of the (?:candidates|field|entrants))\b"
    )


def _field(document: Document, near: Sequence[Passage], here: Passage, rank: Quantity) -> Quantity | None:
    """The number of those who take part, if one is told near the rank and no other that may be it is large enough."""
    bound = [one for one in here.figures if _is_counted(document, one) and _is_bound(here, rank, one)]
    if bound:
        return bound[0]
    if not _is_placing(here, rank) or _wider().match(here.behind(rank.end, 40)):
        return None
    fields = [
        (one, passage)
        for passage in near
        for one in passage.figures
        if _is_counted(document, one)
        and not rank.end <= one.start < rank.end + 8  # fifth with 212 votes
        and _takes_part(passage, one)
    ]
    if any(_most(one) >= rank.value or _may_be_more(one) or one.value * 2 + 2 < rank.value for one, _ in fields):
        return None
    if any(_elsewhere().search(passage.low) for passage in (here, *(passage for _, passage in fields))):
        return None
    return fields[0][0] if len({one.value for one, _ in fields}) == 1 else None


def _most(field: Quantity) -> Fraction:
    """How many may be meant: a field below a thousand is counted, not rounded."""
    return field.value if field.value < 1000 and field.hedge is None else field.high


def _is_counted(document: Document, one: Quantity) -> bool:
    return one.kind is Kind.COUNT and one.to is None and one.value >= 2 and time_at(document, one) is None


def _is_bound(passage: Passage, rank: Quantity, field: Quantity) -> bool:
    """Whether the count says of how many the rank is: sixth of the nine, fourth in a three-horse race.

    A field may also open the clause of a placing: of the 15 runners, she came 17th.
    """
    if field.start >= rank.end:
        between = passage.between(rank.end, field.start)
        if _to_field().fullmatch(between):
            return True
        if _in_a().fullmatch(between):
            rivals = field.noun in _COMPETING or field.role is Part.PEOPLE
            hyphened = passage.behind(field.end, 1) == "-"
            return hyphened and (rivals or bool(_compound().match(passage.behind(field.end, 60))))
        return bool(_among().fullmatch(between)) and _is_placing(passage, rank)
    opens = _of_the().search(passage.between(max(passage.span.start, field.start - 40), field.start))
    counted = field.noun is not None or _several().match(passage.behind(field.end, 30))
    if not (opens and counted) or _elsewhere().search(passage.low) or _wider().match(passage.behind(rank.end, 40)):
        return False
    return _is_placing(passage, rank)


def _takes_part(passage: Passage, one: Quantity) -> bool:
    """Whether the count is told as that of a field: an 18-team league, a class of 28, eight horses ran."""
    before, behind = passage.before(one.start, 40), passage.behind(one.end, 70)
    if _compound().match(behind) or _field_of().search(before):
        return True
    if one.noun is None or one.noun in _NO_FIELD or one.role not in (None, Part.PEOPLE, Part.MEMBERS):
        return False
    if _weighed().search(before):
        return True
    told = passage.behind(one.noun_span.end, 50) if one.noun_span else behind
    if _competes().match(told):
        return True
    opens = _opening().fullmatch(passage.between(passage.span.start, one.start))
    if opens and (opens["told"] or one.noun in _COMPETING or (one.role is Part.PEOPLE and one.noun not in _CROWD)):
        return True
    standing = _standing().match(told) or (one.noun in _RIVALS and told[:1] in ",.;")
    return bool(_with().search(before)) and bool(standing)


_NO_FIELD: Final = frozenset(
    """
    final heat race contest election primary debate poll point goal run lap vote win loss try title medal seat mile
    meter metre minute second hour day week time game match round set stroke shot birdie bogey wicket event stage year
    person spectator fan attack death
""".split()
)
_COMPETING: Final = frozenset(
    """
    horse team club car boat yacht dog crew side school country nation school film song choir band athlete cyclist
    greyhound entry colt filly mare pony skier sled bid city town village bidder
""".split()
)
_RIVALS: Final = frozenset(
    "candidate contestant competitor entrant entry starter finisher finalist bidder contender nominee runner".split()
)
_CROWD: Final = frozenset(
    "person spectator fan viewer visitor supporter police officer volunteer worker member marcher".split()
)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:only|just|all) )?|(?:.{0,40}, )?(?P<told>there (?:were|are|had been)|(?:the|this|last) [a-z' -]{3,30}"
        r" (?:has|had|have|drew|saw|attracted|featured|included|received|got|comprises))(?: (?:only|just))? "
    )


@cache
def _competes() -> re.Pattern[str]:
    """What the counted did or where they are: eight horses ran, five names on the ballot, 20 clubs in the league."""
    return re.compile(
        r"(?: (?:were|are|have|had|in all|that|who|which|was|also))*"
        r" (?:competed|compet(?:e|ing)|ran|raced|entered|started|starting|finished|took part|tak(?:e|en|ing) part"
        r"|lined up|stood|standing|bid|vied|applied|auditioned|contested|contend\w+|sailed|swam|rowed|rode|fenced"
        r"|performed"
        r"|participated|faced off"
        r"|made the (?:final|cut|field)|shown|ranked|judged|rated|tested|listed|assessed|compared|surveyed|nominated"
        rf"|left|set out|went to the (?:post|line)"
        rf"|(?:in|on) (?:the|its|a|this|show)(?: [a-z'-]+){{0,2}}? ?{_CONTEST}?)\b"
    )


@cache
def _weighed() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:rated|tested|judged|ranked|compared|assessed|surveyed|graded|reviewed) (?:the |all |only )?\Z"
    )


@cache
def _with() -> re.Pattern[str]:
    return re.compile(r"\bwith (?:only |just |all )?\Z")


@cache
def _standing() -> re.Pattern[str]:
    return re.compile(r" (?:in|on|standing|running|competing|entered|taking|vying|left|shown|ranked)\b")


def _hit(document: Document, rank: Quantity, field: Quantity) -> Hit:
    said, of = as_written(document, rank), as_written(document, field)
    return contradiction(
        f"there is no {said} place among {of}",
        document,
        Side(rank.span, f"the rank: {said}"),
        Side(field.span, f"the field: {of}"),
    )


_CONTEST: Final = (
    r"(?:race|field|fleet|contest|final|league|table|tournament|grid|list|class|division|group|event|competition|index"
    r"|championships?|conference|circuit|regatta|heat|pool|ballot|standings|draw|meet|chart|survey|ranking|rankings"
    r"|running|bracket|cup|series|section|show|shortlist|primary|rally|derby|stakes|match|comparison|study|report)"
)


@cache
def _to_field() -> re.Pattern[str]:
    return re.compile(
        r"(?:[ -](?:placed?|position|largest|biggest|best|highest|richest|poorest|oldest|smallest"
        r"|fastest|lowest|worst))*,? "
        r"(?:out of|of|among|amongst|(?:in|on|from) (?:an?|the|its|their|[a-z-]+'s)(?: [a-z-]+'s)?"
        r" (?:field|class|group|pool|list|grid|table"
        r"|ranking|index|shortlist|party|ranking) of)(?: (?:the|a|its|all|total of|only|just|some|[a-z-]+'s))* "
    )


@cache
def _among() -> re.Pattern[str]:
    """Behind a placing, with a few words between: ranked 125th for emergency waits among 122 trusts."""
    return re.compile(r"(?: [a-z'-]+){1,5} (?:among|amongst|out of)(?: (?:the|all|its|only|just|some|[a-z-]+'s))* ")


@cache
def _in_a() -> re.Pattern[str]:
    return re.compile(r"(?: place| position)? (?:in|of|on) (?:an?|the|its|their|this) ")


@cache
def _compound() -> re.Pattern[str]:
    """A field of so many: an eight-woman final, the 18-team Valley league."""
    return re.compile(
        r"-(?!time|day|year|hour|minute|row|storey|story|mile|meter|metre|lap|round|point|part|goal|game|race|contest)[a-z]+(?:-[a-z]+)?"
        rf"(?: [\w'-]+){{0,3}}? {_CONTEST}\b"
    )


@cache
def _elsewhere() -> re.Pattern[str]:
    """Words that tell of another contest, or of more who came in later."""
    return re.compile(
        r"\b(?:joined|another|others?|last (?:year|season|month|time)|previous|years? (?:ago|earlier)|qualif\w+|overall"
        r"|heats?"
        r"|(?:first|second|third|final|last|next|every|each) (?:round|leg|race))\b"
    )


@cache
def _of_the() -> re.Pattern[str]:
    """Where a clause opens with its field: of the 15 runners, she came 17th; among Peru's 25 regions."""
    return re.compile(
        r"(?:(?:\A|[“\"(] ?|, |[:;] |\b(?:and|but|that|where) )(?:of|out of|from among)|\b(?:among|amongst|alongside))"
        r" (?:(?:the|its|their|our|all|only|just|[\w-]+'s?|[\w-]+ [\w-]+'s?) ){0,2}\Z"
    )


@cache
def _several() -> re.Pattern[str]:
    return re.compile(r" (?!percent|per cent|times|years|months|weeks|days|hours|minutes|seconds|points)[a-z]+s\b")


@cache
def _field_of() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:field|class|league|group|pool|grid|division|list) of|(?:league|division|class|field) (?:has|had)"
        r"|(?:survey|index|ranking|study|table|contest|race|competition|report) (?:of|covers|covered"
        r"|ranks|ranked|has|had|includes|rates)"
        r") (?:the |its |just |only )?\Z"
    )
