import re
from collections.abc import Iterator, Sequence
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
    ],
    good=[
        "In a seven-horse race, Blue Jack won his ninth start.",
        "Osei finished sixth in a field of eight.",
        "It was the sixth attack in five days.",
        "He finished 12th after five birdies in the final round.",
        "She was the fifth of three hundred to sign.",
        "A third of two farms is flooded.",
        "The eighth of at least six hearings is on Monday.",
        "It was her fourth win in three seasons.",
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
        for place, rank in enumerate(passage.figures):
            if (
                rank.kind is not Kind.ORDINAL
                or rank.value < 2
                or rank.value.denominator != 1
                or time_at(document, rank)
            ):
                continue
            field = _field_behind(passage, rank, passage.figures[place + 1 :])
            if field is None and _is_placing(passage, rank):
                field = _field_near(document, window(found, index, 3, 1), rank)
            if (
                field is not None
                and field.high < rank.value
                and not _may_be_more(field)
                and not time_at(document, field)
            ):
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


def _field_behind(passage: Passage, rank: Quantity, behind: Sequence[Quantity]) -> Quantity | None:
    """The number in “sixth of the nine”, “14th among the 12”, “fourth place in a three-horse race”."""
    if not behind:
        return None
    field = behind[0]
    between = passage.between(rank.end, field.start)
    if _to_field().fullmatch(between):
        return field
    if _in_a().fullmatch(between) and _compound().match(passage.behind(field.end, 40)):
        return field
    return None


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
        r"[.,;:!?)]|\Z| –| (?:best|in|of|on|out|at|among|when|with|and|but|overall|behind|last|ahead|after|from|for)\b"
    )


@cache
def _named() -> re.Pattern[str]:
    """What makes an ordinal no placing: the sixth, his sixth, on the sixth, Henry VI, the sixth to speak."""
    return re.compile(
        r"\b(?:the|a|an|its|his|her|their|our|my|this|that|every|each|to|another|and|or|for|from|only a)[ -]\Z|-\Z"
    )


@cache
def _place() -> re.Pattern[str]:
    return re.compile(
        r" (?:place|position|spot)\b| (?:in the (?:league|table|standings|field|class)"
        r"|of the (?:candidates|field|entrants))\b"
    )


def _field_near(document: Document, near: Sequence[Passage], rank: Quantity) -> Quantity | None:
    """The number of those who take part, where one sentence says it in so many words."""
    fields = []
    for passage in near:
        if _elsewhere().search(passage.low):
            return None
        for one in passage.figures:
            if one.kind is not Kind.COUNT or one.value < 2 or one.to is not None or time_at(document, one):
                continue
            if rank.end <= one.start < min(rank.end + 8, passage.span.end) and passage.span.covers(rank.span):
                continue  # fifth with 212 votes
            if (
                _compound().match(passage.behind(one.end, 40))
                or _took_part().match(passage.behind(one.end, 60))
                or _field_of().search(passage.before(one.start, 40))
            ) or (
                one.noun
                and passage.span.start <= rank.start < passage.span.end
                and _of_the().search(passage.before(one.start, 12))
            ):
                fields.append(one)
            elif one.role in (Part.PEOPLE, Part.MEMBERS) and one.value >= rank.value:
                return None  # another field may be meant
    if not fields and (only := _only_entrants(near, rank)):
        fields = [only]
    return fields[0] if len(fields) == 1 else None


def _only_entrants(near: Sequence[Passage], rank: Quantity) -> Quantity | None:
    """The only count of who may compete, opening a sentence, before one who finished so many-th: eight horses ran."""
    place = next(index for index, passage in enumerate(near) if passage.span.covers(rank.span))
    if not _finished().search(near[place].before(rank.start, 30)):
        return None
    counts = [(one, some) for some in near[: place + 1] for one in some.figures if one.kind is Kind.COUNT]
    counts = [(one, some) for one, some in counts if one.end <= rank.start and one.value > 2]
    if len(counts) != 1:
        return None
    one, passage = counts[0]
    opens = _opening().fullmatch(passage.between(passage.span.start, one.start))
    competes = one.noun in _COMPETING or (one.role is Part.PEOPLE and one.noun not in _CROWD)
    return one if opens and competes and one.hedge is None and one.value * 3 > rank.value else None


_COMPETING: Final = frozenset(
    """
    horse team club car boat yacht dog crew side school country nation school film song choir band athlete cyclist
    greyhound entry colt filly mare pony skier sled crew
""".split()
)
_CROWD: Final = frozenset(
    "person spectator fan viewer visitor supporter police officer volunteer worker member".split()
)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:only|just|all) )?|(?:there (?:were|are|had been)|(?:the|this|last) [a-z' -]{3,30} (?:has"
        r"|had|have|drew|saw"
        r"|attracted|featured|included))(?: (?:only|just))? "
    )


@cache
def _finished() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:finish(?:ed|es|ing)|came|comes|coming|placed|ended(?: up)?|ranked|was placed)(?: (?:in|home|a))? \Z"
    )


def _hit(document: Document, rank: Quantity, field: Quantity) -> Hit:
    said, of = as_written(document, rank), as_written(document, field)
    return contradiction(
        f"there is no {said} place among {of}",
        document,
        Side(rank.span, f"the rank: {said}"),
        Side(field.span, f"the field: {of}"),
    )


@cache
def _to_field() -> re.Pattern[str]:
    return re.compile(
        r"(?:[ -](?:placed?|position|largest|biggest|best|highest|richest|poorest|oldest|smallest"
        r"|fastest|lowest|worst))*,? "
        r"(?:out of|of|among|amongst|(?:in|on|from) an? (?:field|class|group|pool|list|grid|table"
        r"|ranking|index|shortlist|party) of)(?: (?:the|a|its|all|total of|only|just|some))* "
    )


@cache
def _in_a() -> re.Pattern[str]:
    return re.compile(r"(?: place| position)? (?:in|of|on) (?:an?|the|its|their|this) ")


@cache
def _compound() -> re.Pattern[str]:
    """A field of so many: an eight-woman final, the 18-team league."""
    return re.compile(
        r"-(?!time|day|year|hour|minute|mile|meter|metre|lap|round|point|part|goal)[a-z]+(?:-[a-z]+)?(?: [a-z]+)?"
        r" (?:race|field|contest|final|league|table|tournament|grid|list|class|division|group|event"
        r"|competition|index|championship)\b"
    )


@cache
def _took_part() -> re.Pattern[str]:
    return re.compile(
        r"(?: [\w'-]+){0,3}? (?:made the cut|were (?:shown|entered|judged|ranked|tested|listed"
        r"|assessed|rated|compared|left)|surveyed|assessed|nominated"
        r"|finished|took part|take part|taking part|competed|compete|entered|stood for|ran for|ran in"
        r"|played in the final"
        r"|in (?:the|its|a) (?:final|league|contest|field|race|competition|class|running|division)"
        r"|lined up|started|sailed"
        r"|vied|are competing|in all took|were entered)\b|(?: [\w'-]+){0,2}? (?:clubs|teams|entrants"
        r"|candidates|contestants|competitors|starters"
        r"|entries|runners|riders|finishers|swimmers|boats|crews|skiers|golfers|choirs"
        r"|applicants)\b(?! (?:behind|ahead|clear|down))"
    )


@cache
def _elsewhere() -> re.Pattern[str]:
    """Words that tell of another contest, or of more who came in later."""
    return re.compile(
        r"\b(?:joined|another|more|other|last year|previous|years? (?:ago|earlier)|qualif\w+|overall|round)\b"
    )


@cache
def _of_the() -> re.Pattern[str]:
    """Where a sentence opens with its field: of the 15 runners, she came 17th."""
    return re.compile(r"(?:\A|[“\"(] ?|, )(?:of|among|out of) (?:(?:the|its|all) )?\Z")


@cache
def _field_of() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:field|class|league|group|pool|grid|list) of|(?:league|division|class|field) (?:has|had)|with"
        r"|(?:survey|index|ranking|study|table|contest|race|competition|report) (?:of|covers|covered"
        r"|ranks|ranked|has|had|includes|rates)"
        r") (?:just |only )?\Z"
    )
