import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, Related, Role, Span, rule
from newslint.views.quantities import Hedge, Kind, Quantity
from newslint_rules.numbers._passages import Passage, passages
from newslint_rules.numbers._time import time_at

_MOST: Final = 12  # longer lists are seldom told in one sentence
_LONGEST: Final = 6  # words of an item; longer ones are clauses
_GROUPS: Final = {
    "both": 2,
    "pair": 2,
    "twins": 2,
    "triplets": 3,
    "threesome": 3,
    "foursome": 4,
    "quadruplets": 4,
    "duo": 2,
    "trio": 3,
    "quartet": 4,
    "quintet": 5,
    "sextet": 6,
}


class _Announced(NamedTuple):
    """A number of things that a list is to follow, with its noun."""

    span: Span
    value: int
    words: str


@rule(
    title="A list is longer or shorter than announced",
    why="Whoever reads of three priorities counts them: a fourth, or a missing third, is a slip of "
    "the count or the list.",
    level=Level.WARNING,
    quotations=Quotations.SOFTER,
    bad=[
        "The minister has [[three priorities]]: schools, roads, hospitals and policing.",
        "[[Four countries]] closed their borders on Monday. They are Chad, Niger and Mali.",
        "The [[seven members]] of the panel are Aziz, Brook, Cole, Dunn, Egan and Falk.",
        "[[Both]] of the winners – Ana Petrov, Li Wen and Sam Adu – come from the same village.",
        "The [[trio]], made up of guitarist Ned Vale, drummer Ike Sands, bassist Rosa Quint and singer Ola Fry, split.",
        "They look at [[two possible causes]].\n\nThe first is a fault in the pump. The second is "
        "ice. The third is an error.",
        "The vault held [[three items]]. One was a crown, one a sceptre, one an orb and one a ring.",
        "[[Three taxes]] would go up:\n\n- the tax on fuel\n\n- the tax on sugar\n\n- the tax on "
        "tobacco\n\n- the tax on air travel",
        "The jury named [[four finalists]]: Ada Bly, Tom Crane and Eve Dorn.",
        "[[Two brothers]], Al, Ben and Carl Dow, run the shop.",
        "The [[three cities]], Lyon, Turin, Basel and Bonn, bid for the games.",
    ],
    good=[
        "The minister has four priorities: schools, roads, hospitals and policing.",
        "The minister has three priorities: schools, roads, and research and development.",
        "The firm has three units: mining, food and drink, and shipping.",
        "He named several of the five winners: Ana Petrov, Li Wen and Sam Adu.",
        "Five people spoke, among them: Ana Petrov, a nurse, and Li Wen.",
        "It works in three cities: Portland, Oregon; Austin, Texas; and Salem, Ohio.",
        "She has three aims: to win the cup, which she has never won, to stay fit and to retire.",
        "There were two reasons: money, of which there was little, and time.",
        "At least three towns are cut off: Aden, Brule, Corin and Dax.",
        "Three people were hurt: Ana Petrov, 34, Li Wen, 22, and Sam Adu, 41.",
        "Two teams are left. The first is from Riga. The second is from Turku.",
        "Votes are due in 11 states, including four in the west: Utah, Idaho, Oregon and Nevada.",
        "Eight ministers were tried. They were convicted and removed from office.",
        "Ohio took three awards, New York and New Jersey two and Maine one.",
        "The two companies are coordinating design, manufacture, sales and service.",
        "The five students were Ana Petrov and Li Wen (both history), Sam Adu (law), and two others.",
        "The quartet won in Rome, Oslo and Bern.",
    ],
)
def list_count(document: Document) -> Iterator[Hit]:
    """Looks at a number up to twelve and the list that a colon, dash, “namely” or “they are” makes the whole of it."""
    found = document.view(passages)
    for index, passage in enumerate(found):
        if passage.role is Role.TABLE_CELL:
            continue
        following = found[index + 1 : index + 9]
        for announced in _announced(document, passage):
            hit = _listed(document, passage, announced, following)
            if hit is not None:
                yield hit


def _announced(document: Document, passage: Passage) -> Iterator[_Announced]:
    for one in passage.figures:
        if not _is_count(one) or _is_part(passage, one) or time_at(document, one):
            continue
        noun = _noun().match(passage.behind(one.end, 40))
        if one.noun_span is None and noun is None:
            continue
        span = Span(one.start, one.noun_span.end if one.noun_span else one.end + len(noun[0] if noun else ""))
        yield _Announced(span, int(one.value), " ".join(span.of(document.text).split()))
    for match in _group().finditer(passage.low):
        span = Span(passage.span.start + match.start(), passage.span.start + match.end())
        yield _Announced(span, _GROUPS[match[0]], f"a {match[0]}" if match[0] != "both" else "both")


def _is_count(one: Quantity) -> bool:
    return (
        one.kind is Kind.COUNT
        and one.to is None
        and one.hedge in (None, Hedge.ABOUT)
        and one.scale == 1
        and one.value.denominator == 1
        and 2 <= one.value <= _MOST
    )


def _is_part(passage: Passage, one: Quantity) -> bool:
    """Whether more of them are told of than are to be listed: several of the five, five of them."""
    before, behind = passage.before(one.start, 40), passage.behind(one.end, 40)
    return (
        bool(_part_before().search(before))
        or bool(re.match(r" of (?!the |its |his |her |their |our )", behind))
        or "-" in behind[:1]
    )


def _listed(document: Document, passage: Passage, announced: _Announced, following: tuple[Passage, ...]) -> Hit | None:
    behind = passage.low[announced.span.end - passage.span.start :]
    start = announced.span.end
    for pattern in (_to_list(), _are()):
        opening = pattern.match(behind)
        if opening is None:
            continue
        if opening.end() == len(behind.rstrip()):
            return _bullets(document, announced, passage)
        if pattern is _are() and not re.search(r"\bthe (?:other |only )?\Z", passage.before(announced.span.start, 12)):
            continue
        if _other_whole().search(opening[0]):
            return None
        return _compared(document, announced, Span(start + opening.end(), passage.span.end))
    before = _before_it(document, passage, announced)
    if before is not None:
        return before
    bracket = _bracket().match(behind) or _apposition().match(document.text, start)
    if bracket:
        first = bracket.end() if bracket.string is document.text else start + bracket.end()
        ending = (_names_end() if bracket.string is document.text else _bracket_end()).search(
            document.text, first, passage.span.end
        )
        if ending:
            return _compared(
                document, announced, Span(first, ending.end() if bracket.string is document.text else ending.start())
            )
    if not following:
        return None
    after = following[0]
    opening = _they_are().match(after.low)
    if opening:
        return _compared(document, announced, Span(after.span.start + opening.end(), after.span.end))
    if after.low.startswith(("first,", "first of all,", "one ")) and len(following) >= announced.value:
        more = following[announced.value] if len(following) > announced.value else None
        word = _ORDER[announced.value] if announced.value < len(_ORDER) else ""
        if more is not None and word and re.match(rf"(?:and )?(?:(?:a|the) )?{word}(?:ly)?(?:,| was| is)", more.low):
            return _hit(announced, announced.value + 1, Span(after.span.start, more.span.end))
    if after.low.startswith("one ") and announced.value > 1:
        return _ones(announced, after)
    return _in_order(announced, following)


def _before_it(document: Document, passage: Passage, announced: _Announced) -> Hit | None:
    """A list that the number sums up: Aden, Brule and Corin are the four towns; tea, rice and salt – the four goods."""
    text = document.text[passage.span.start : announced.span.start]
    closing = _summed_up().search(text)
    if closing is None or closing.start() > 120:
        return None
    return _compared(document, announced, Span(passage.span.start, passage.span.start + closing.start()))


def _compared(document: Document, announced: _Announced, area: Span) -> Hit | None:
    text = document.text[area.start : area.end]
    end = _stop().search(text)
    if end and end[0] == "(":
        return None  # what stands in brackets behind each item parts the list
    text = text[: end.start()] if end else text
    text = text.rstrip(" .,\n")
    numbers = _items(text)
    if not numbers or announced.value in numbers or max(numbers) < 2:
        return None
    if len(numbers) > 1:
        return None
    number = numbers[0]
    if number % announced.value == 0 and number > announced.value and ", " in text and _is_of_names(text):
        return None  # a town and its state, a man and his post
    return _hit(announced, number, Span(area.start, area.start + len(text)))


def _hit(announced: _Announced, number: int, place: Span) -> Hit:
    return Hit(
        *announced.span,
        f"{announced.words}, but the list has {number}",
        related=(Related(*place, f"a list of {number}"),),
    )


def _items(text: str) -> tuple[int, ...]:
    """How many items a list has, by every way to read it; none where it may be no plain list."""
    if not text or _no_list().search(text):
        return ()
    if ";" in text:
        parts = [part for part in text.split(";") if part.strip()]
        return (len(parts),) if len(parts) > 1 else ()
    parts = text.split(", ")
    last = _and().split(parts[-1])
    oxford = last[0] == "" and len(last) > 1
    if oxford:
        last = last[1:]
    if any(_and().search(part) for part in parts[:-1]):
        return ()
    if len(last) > 2 or (oxford and len(last) > 1):
        return ()
    items = [*parts[:-1], *last]
    if len(items) < 2 or (len(last) == 1 and not oxford and len(items) < 3):
        return ()
    if any(not item.strip() or len(item.split()) > _LONGEST for item in items) or _is_mixed(items):
        return ()
    if not oxford and len(last) == 2 and _is_fixed(last):
        return (len(items), len(items) - 1)
    return (len(items),)


def _is_mixed(items: list[str]) -> bool:
    """Whether only some of the items are names, so that the others may say who those are."""
    if all(len(item.split()) == 1 for item in items):
        return False
    names = [item.strip()[:1].isupper() for item in items]
    apposed = [bool(_apposed().match(item.strip())) for item in items]
    return any(names) != all(names) or (any(apposed) and not all(apposed[1:]))


def _is_fixed(pair: list[str]) -> bool:
    """Whether “X and Y” may be one thing: food and drink, Bosnia and Herzegovina."""
    return f"{pair[0].split()[-1]} {pair[1].split()[0]}".lower() in _PAIRS


def _is_of_names(text: str) -> bool:
    return text[:1].isupper()


def _bullets(document: Document, announced: _Announced, passage: Passage) -> Hit | None:
    """The items of a list that the paragraph ends with a colon to open."""
    blocks = document.blocks
    number = next((k for k, block in enumerate(blocks) if block.span.covers(passage.span)), None)
    if number is None or not document.text[: blocks[number].end].rstrip().endswith(":"):
        return None
    items = []
    for block in blocks[number + 1 : number + 2 + 2 * _MOST]:
        if block.role is not Role.LIST_ITEM and not _bullet().match(document.text, block.start, block.end):
            break
        items.append(block)
    if len(items) < 2 or len(items) == announced.value:
        return None
    return _hit(announced, len(items), Span(items[0].start, items[-1].end))


def _in_order(announced: _Announced, following: tuple[Passage, ...]) -> Hit | None:
    """“The first is ... The second is ... The third is”: more of them than announced."""
    named = [_ORDER.index(match[1]) for match in _ordinal().finditer(following[0].low)]
    if following[0].low.startswith("the first ") and named == list(range(len(named))) and len(named) > announced.value:
        return _hit(announced, len(named), following[0].span)
    if not following[0].low.startswith("the first "):
        return None
    last = 0
    place = following[0].span
    for passage in following:
        opening = _ordinal().match(passage.low)
        if opening and _ORDER.index(opening[1]) == last:
            last += 1
            place = passage.span
        elif opening:
            break
    return _hit(announced, last, Span(following[0].span.start, place.end)) if last > announced.value else None


def _ones(announced: _Announced, passage: Passage) -> Hit | None:
    """“One was a crown, one a sceptre and one an orb.”"""
    parts = _one().findall(passage.low)
    if (
        len(parts) < 2
        or len(parts) == announced.value
        or not _last_one().search(passage.low)
        or re.search(r"\d|\btwo\b", passage.low)
    ):
        return None
    return _hit(announced, len(parts), passage.span)


_ORDER: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_PAIRS: Final = frozenset(
    """
    food drink|research development|health safety|arts crafts|law order|oil gas|mergers acquisitions|bosnia herzegovina
    trinidad tobago|antigua barbuda|nevis grenadines|rock roll|bed breakfast|wine cheese|fish chips|salt pepper
        bread butter|wales england
    trade industry|arts sciences|science technology|hide seek|men women|boys girls|supply demand|culture sport
    education training|transport logistics|food beverage|food beverages|tobago trinidad|track field|search rescue
    profit loss|sales marketing|peace quiet|rules regulations|roads bridges|trial error|pots pans|terms conditions
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
)


@cache
def _group() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:both|twins|triplets|threesome|foursome|quadruplets|duo|pair|trio|quartet|quintet"
        r"|sextet)\b(?= of (?:the |[a-z]+, |[A-Z])| –|, made up|, consisting|, namely|:)"
    )


@cache
def _part_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:of the|in the|all|of its|of their|of his|of her|of|among|first|last|next|other|another"
        r"|least|up to|all but|page|no\.|number)"
        r"(?: \w+)? \Z|\bat least \Z"
    )


@cache
def _to_list() -> re.Pattern[str]:
    """From the noun to the list: nothing in between that counts, names or ends anything."""
    return re.compile(
        r"(?:[^:;.–(\d\"“”]{0,70}?:|(?: of the [a-z]+| of [a-z]+)? –|[^:;.–(\d]{0,70}?, namely"
        r"|(?: [a-z]+){0,6} namely| as(?= [a-z]+(?: [a-z]+)?, )"
        r"|,? (?:made up|consisting|composed) of|(?<=o| ) of(?= [a-z]+ [a-z]+,)|,? comprising)(?: |\n|\Z)"
    )


@cache
def _are() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:of|in|on|from) (?:the |its |this )?[a-z]+(?: [a-z]+)?)? (?:are|were) (?=[a-z])(?![a-z]+ing )"
    )


@cache
def _they_are() -> re.Pattern[str]:
    return re.compile(r"(?:they|these|those) are:? |(?:these|those) were:? ")


@cache
def _stop() -> re.Pattern[str]:
    """Where a list ends within its sentence: a closing mark, a dash, a bracket."""
    return re.compile(
        r"[,.]?[\"”]| [–—-]+ |[–—]|\(|[.!?] |, (?:said|says|according|he|she|they|it|which|who|all"
        r"|each|will|split|won)\b"
    )


@cache
def _and() -> re.Pattern[str]:
    return re.compile(r"(?:\A| )(?:and|or|&|as well as) ")


@cache
def _no_list() -> re.Pattern[str]:
    """Words that say that the list is not the whole, or is a sentence of its own."""
    return re.compile(
        r"\d|[:%$€£(]|\b(?:including|among|such as|others?|etc|more|so on|like|e\.g|which|who|whose"
        r"|whom|that|because|if|when|while"
        r"|but|not|is|are|was|were|had|has|have|will|would|could|should|he|she|they|we|you|it|said|one"
        r"|two|three|four|five|six)\b"
    )


@cache
def _apposed() -> re.Pattern[str]:
    return re.compile(r"(?:an?|his|her|its|their|both|also|aged|formerly|now|then) ")


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[-*•–—]|\d{1,2}[.)])\s")


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"(?:and )?the ({'|'.join(_ORDER)})(?: [a-z]+)? (?:is|was|would|will|has|had|came|says|said)\b")


@cache
def _one() -> re.Pattern[str]:
    return re.compile(r"(?:\A|, (?:and )?| and )one\b(?! of)")


@cache
def _last_one() -> re.Pattern[str]:
    return re.compile(r"\band one\b[^,]*\Z")


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(r" [a-z-]+s\b")


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+){0,4} \((?=[a-z])")


@cache
def _bracket_end() -> re.Pattern[str]:
    return re.compile(r"\)")


@cache
def _apposition() -> re.Pattern[str]:
    """Names behind a comma: two men, Ali Hassan, Omar Said and Juma Abdi."""
    return re.compile(r"(?: of [a-z]+)?, (?=[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}(?:,| and) (?:and )?[A-Z])")


@cache
def _names_end() -> re.Pattern[str]:
    """Where a list of names ends: behind the “and” of its last one."""
    return re.compile(r"(?<= and)(?: [A-Z][\w'’-]+){1,3}(?=[,.;])")


@cache
def _other_whole() -> re.Pattern[str]:
    """Words between the number and the list that say of what else the list may be the whole."""
    return re.compile(
        r"\b(?:including|among|such as|two|three|four|five|six|seven|eight|nine|ten|some|most|others?|both|latest)\b"
    )


@cache
def _summed_up() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:are|were|make up|made up|form|formed) (?:the|its|his|her|their|all)"
        r"| [–—-] (?:the|its|his|her|their|all|these|those|all the)|: (?:these|those)) \Z"
    )
