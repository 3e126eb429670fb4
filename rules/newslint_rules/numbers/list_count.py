import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, Related, Role, Span, rule
from newslint.views.quantities import Hedge, Kind, Quantity
from newslint.views.quantity.nouns import is_plural
from newslint_rules.numbers._passages import HEADS, Passage, passages
from newslint_rules.numbers._time import time_at

_MOST: Final = 12  # longer lists are seldom told in one sentence
_LONGEST: Final = 7  # words of an item; longer ones are clauses, unless all begin alike
_LONGEST_ALIKE: Final = 18
_GAP: Final = 110  # code points between the number and the mark that opens its list
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
    noun: str


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
        "[[Both of the winners]] – Ana Petrov, Li Wen and Sam Adu – come from the same village.",
        "The [[trio]], made up of guitarist Ned Vale, drummer Ike Sands, bassist Rosa Quint and singer Ola Fry, split.",
        "They look at [[two possible causes]].\n\nThe first is a fault in the pump. The second is "
        "ice. The third is an error.",
        "The vault held [[three items]]. One was a crown, one a sceptre, one an orb and one a ring.",
        "[[Three taxes]] would go up:\n\n- the tax on fuel\n\n- the tax on sugar\n\n- the tax on "
        "tobacco\n\n- the tax on air travel",
        "The jury named [[four finalists]]: Ada Bly, Tom Crane and Eve Dorn.",
        "[[Two brothers]], Al, Ben and Carl Dow, run the shop.",
        "Lambing snow, foxes, liver fluke: for him those were the [[four plagues]] of the spring.",
        "Security chiefs from [[six states]] met. Taking part were those of Niger, Kebbi, Sokoto, Zamfara and Katsina.",
        "[[Five men]] were charged: Ed Pike, 41, Liam Coyle, 33, Sean Coyle, 30, and Al Marsh, 27.",
        "The mayor gave [[three reasons]]. First, he said, costs are up. Second, aid is down. Third, the casino "
        "opened late. And fourth, nobody would vote for taxes.",
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
        "They would have two cars, a house, a dog and a child.",
        "The sites are two farms, in Hunt Valley, Maryland, and Schenectady, New York.",
        "Six states, Iowa and Maine among them, have signed.",
        "The quartet won in Rome, Oslo and Bern.",
    ],
)
def list_count(document: Document) -> Iterator[Hit]:
    """Looks for the one list behind a number up to twelve, before it, or in the next sentences, and counts it."""
    found = document.view(passages)
    for index, passage in enumerate(found):
        if passage.role is Role.TABLE_CELL:
            continue
        following = found[index + 1 : index + 2 * _MOST] if passage.role not in HEADS else ()
        announced = list(_announced(document, passage))
        for number, one in enumerate(announced):
            until = announced[number + 1].span.start if number + 1 < len(announced) else passage.span.end
            hit = _listed(document, passage, one, until, following)
            if hit is not None:
                yield hit
                break


def _announced(document: Document, passage: Passage) -> Iterator[_Announced]:
    for one in passage.figures:
        if not _is_count(one) or _is_part(passage, one) or time_at(document, one):
            continue
        noun = _noun().match(passage.behind(one.end, 50))
        if one.noun_span is None and noun is None:
            continue
        end = one.noun_span.end if one.noun_span else one.end + len(noun[0] if noun else "")
        span = Span(one.start, end)
        words = " ".join(span.of(document.text).split())
        yield _Announced(span, int(one.value), words, words.rpartition(" ")[2].lower())
    for match in _group().finditer(passage.low):
        span = Span(passage.span.start + match.start(), passage.span.start + match.end())
        said = match["group"]
        yield _Announced(span, _GROUPS[said], f"a {said}" if said != "both" else match[0], said)


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


def _listed(
    document: Document, passage: Passage, announced: _Announced, until: int, following: tuple[Passage, ...]
) -> Hit | None:
    text = document.text
    gap = passage.between(announced.span.end, until)
    if opening := _opening().search(text, announced.span.end, until):
        before, start = passage.between(announced.span.end, opening.start()), opening.end()
        mark = opening[0].strip()
        if (
            len(before) > _GAP
            or _partly().search(f"{announced.words} {before}")
            or (mark == "(" and _finite().search(before))
        ):
            return None
        if not text[start : passage.span.end].strip():
            return _bullets(document, announced, passage) or _in_turn(announced, following)
        return _compared(document, announced, Span(start, _closing(text, start, passage.span.end, mark)), before)
    if announced.noun in _GROUPS and gap.startswith(" of "):
        return _compared(document, announced, _area(text, announced.span.end + 4, passage), "", of_names=True)
    if (copula := _are().match(gap)) and _definite().search(passage.before(announced.span.start, 14)):
        return _compared(
            document, announced, _area(text, announced.span.end + copula.end(), passage), "", is_plain=True
        )
    for place in _name_runs(text, announced.span.end, min(until, passage.span.end)):
        before = passage.between(announced.span.end, place.start).rstrip(", ")
        if _aside().match(text[place.start : place.end]) and before:
            continue
        run = text[place.start : place.end]
        if _place_and_state().match(text, place.end) or (announced.value > 3 and "," not in run):
            continue
        if not before and _with_article().match(run):
            continue  # two cars, a house, a dog and a child
        if len(before) <= _GAP and not _partly().search(before) and not is_plural(before.rpartition(" ")[2]):
            return _compared(document, announced, place, before)
    if hit := _before_it(document, passage, announced):
        return hit
    return _in_next(document, announced, following)


def _closing(text: str, start: int, end: int, mark: str) -> int:
    """Where a list that a mark opens ends: at the bracket or dash that closes it, else with the sentence."""
    if mark == "(":
        place = text.find(")", start, end)
        return place if place > 0 else end
    if match := _stop().search(text, start, end):
        return match.start()
    return end


def _name_runs(text: str, start: int, end: int) -> Iterator[Span]:
    """Names behind a comma, one after the other: two men, Ali Hassan, Omar Said and Juma Abdi."""
    for match in _names().finditer(text, start, end):
        if not text[: match.start()].rstrip()[-1:].isupper() and not _named_before().search(text, start, match.start()):
            yield Span(match.start() + 2, match.end())


def _before_it(document: Document, passage: Passage, announced: _Announced) -> Hit | None:
    """A list that the number sums up: Aden, Brule and Corin are the four towns; tea, rice and salt: the four goods."""
    text = document.text[passage.span.start : announced.span.start]
    closing = _summed_up().search(text)
    if closing is None or closing.start() > 160 or _partly().search(text[closing.start() :].lower()):
        return None
    return _compared(document, announced, Span(passage.span.start, passage.span.start + closing.start()), "")


def _in_next(document: Document, announced: _Announced, following: tuple[Passage, ...]) -> Hit | None:
    """A list that the next sentence gives: they are …; taking part were …; the first is …, the second …"""
    if not following or following[0].role in HEADS:
        return None
    after = following[0]
    if opening := _they_are().match(after.low):
        area = _area(document.text, after.span.start + opening.end(), after)
        return _compared(document, announced, area, "", of_names="were" in opening[0])
    return _in_turn(announced, following)


def _compared(
    document: Document,
    announced: _Announced,
    area: Span,
    before: str,
    *,
    of_names: bool = False,
    is_plain: bool = False,
) -> Hit | None:
    """What a list has to say to its number: nothing, if by some way to read it they agree.

    `of_names` takes lists of names alone, `is_plain` those of names and of short nouns.
    """
    text = document.text[area.start : area.end].rstrip(" .,\n")
    is_named = _name().match(text) is not None
    if of_names and any(is_plural(word) for item in _items(text)[:1] for word in item.split() if word.islower()):
        return None  # a pair of lobbying firms
    short = all(len(item.split()) <= 2 for item in _items(text)) and text.count(", ")
    if (of_names and not is_named) or (is_plain and not (is_named or short)) or _bullet().match(text):
        return None
    last = before.rpartition(" ")[2]
    if is_plural(last) and last != announced.noun and _relative().search(before):
        return None  # the clubs, states or goods that stand before the list are what it lists
    numbers = _counts(text)
    if not numbers or announced.value in numbers or max(numbers) < 2 or _other_whole().search(before):
        return None
    if max(numbers) * 2 < announced.value:
        return None
    return _hit(announced, max(numbers), Span(area.start, area.start + len(text)))


def _area(text: str, start: int, passage: Passage) -> Span:
    return Span(start, _closing(text, start, passage.span.end, ""))


def _hit(announced: _Announced, number: int, place: Span) -> Hit:
    return Hit(
        *announced.span,
        f"{announced.words}, but the list has {number}",
        related=(Related(*place, f"a list of {number}"),),
    )


def _counts(text: str) -> set[int]:
    """How many items a list has, by every way to read it; none where it may be no list, or not the whole."""
    text = _quoted().sub("", text)
    if verb := _then().search(text):  # Vanua, Lifou and Ouvea were without power
        text = text[: verb.start("verb")]
    if not text or _open_ended().search(text):
        return set()
    if ";" in text:
        parts = [part for part in text.split(";") if part.strip()]
        return {len(parts)} if len(parts) > 1 else set()
    items = _items(text)
    if len(items) < 2 or (len(items) == 2 and "," in text and not _and().search(text)):
        return set()
    if not _is_plain(items) or any(_aside().match(item) for item in items[1:]):
        return set()
    found = {len(items)}
    names = [item for item in items if _name().match(item)]
    if 0 < len(names) < len(items):  # the others may say who those are
        if any(_name().match(one) and _apposed().match(other) for one, other in pairwise(items)):
            return set()
        if any(_apposed().match(one) and _name().match(other) for one, other in pairwise(items[:-1])):
            return set()
        found.add(len(names))
    if _is_fixed(items[-2:]):
        found.add(len(items) - 1)
    for joined in (len(_and().findall(item)) for item in items):
        found |= {number + joined for number in found}
    if len(names) == len(items) and len(items) % 2 == 0 and ", " in text and not _and().search(text.partition(", ")[0]):
        found |= {len(items) // 2} if _and().search(text) is None or len(items) > 4 else set()
    return found


def _items(text: str) -> list[str]:
    """The items between commas and the “and” that closes the list; a further “and” inside of an item is left in it."""
    parts = _ages().sub("", text).split(", ")
    last = next((k for k, part in enumerate(parts) if _and().search(part)), len(parts) - 1)
    if any(_and().match(part) for part in parts[last + 1 :]):
        last = len(parts) - 1
    if last == 0 and len(parts) > 1:
        return []
    closing = parts[last]
    if match := _and().match(closing):
        closed = [closing[match.end() :]]
    elif match := _and().search(closing):
        closed = [closing[: match.start()], closing[match.end() :]]
    else:
        closed = [closing]
    return [part.strip() for part in (*parts[:last], *closed) if part.strip()]


def _is_plain(items: Sequence[str]) -> bool:
    """Whether the items are phrases alike: names, nouns, or clauses that all begin with the same word."""
    firsts = {item.split()[0].lower() for item in items}
    alike = len(firsts) == 1 or firsts <= _DETERMINERS or all(_verbal().match(item) for item in items)
    if any(len(item.split()) > (_LONGEST_ALIKE if alike else _LONGEST) for item in items):
        return False
    return len(firsts) == 1 or not any(_finite().search(item) for item in items)


def _is_fixed(pair: Sequence[str]) -> bool:
    """Whether “X and Y” may be one thing: food and drink, Bosnia and Herzegovina."""
    return f"{pair[0].split()[-1]} {pair[1].split()[0]}".lower() in _PAIRS


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


def _in_turn(announced: _Announced, following: tuple[Passage, ...]) -> Hit | None:
    """“The first is … The second is …”, “First, … And fourth, …”, “One was …, one … and one …”: more than announced."""
    if not following or following[0].role in HEADS:
        return None
    last, place, first = 0, following[0].span, following[0]
    for passage in following:
        ordinals = [_ORDER.index(match["order"] or match["adverb"]) for match in _ordinal().finditer(passage.low)]
        for number in ordinals:
            if number == last:
                last, place = last + 1, passage.span
        if not ordinals and (last == 0 or passage.role in HEADS):
            break
    if last > announced.value:
        return _hit(announced, last, Span(first.span.start, place.end))
    ones = _one().findall(first.low)
    is_all = first.low.startswith("one ") and _last_one().search(first.low) and not re.search(r"\d|\btwo\b", first.low)
    if is_all and 1 < len(ones) != announced.value:
        return _hit(announced, len(ones), first.span)
    return None


_ORDER: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_DETERMINERS: Final = frozenset("a an the his her its their more fewer better less no".split())
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
def _definite() -> re.Pattern[str]:
    return re.compile(r"\b(?:the|these|those|his|her|its|their)(?: other| only)? \Z")


@cache
def _group() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<group>both|twins|triplets|threesome|foursome|quadruplets|duo|pair|trio|quartet|quintet|sextet)\b"
        r"(?:(?<=both) (?:of )?(?:the |its |his |her |their )?(?:[a-z-]+ )?[a-z-]+s\b|(?= of | –|, made up"
        r"|, consisting|, namely|:))"
    )


@cache
def _part_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:of the|in the|all|of its|of their|of his|of her|among|first|last|next|other|another|the top"
        r"|least|up to|all but|page|no\.|number)"
        r"(?: \w+)? \Z|\bat least \Z|\bof \Z"
    )


@cache
def _opening() -> re.Pattern[str]:
    """What opens a list: a colon, a dash, a bracket, “namely”, “made up of”, or “as” before a name."""
    return re.compile(
        r":(?: |\n|\Z)| (?:[–—-]|--) |[—]| \((?=[A-Za-z“\"])|,? namely,? |,? (?:made up|consisting|composed) of "
        r"|,? comprising | as (?=[A-Z])"
    )


@cache
def _are() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:of|in|on|from) (?:the |its |this )?[a-z]+(?: [a-z]+)?)? (?:are|were) (?=[a-z])(?![a-z]+ing )"
    )


@cache
def _they_are() -> re.Pattern[str]:
    return re.compile(
        r"(?:they|these|those) (?:are|were):? |(?:taking part|present|involved|named|on the list"
        r"|represented) were (?:those of )?"
    )


@cache
def _stop() -> re.Pattern[str]:
    """Where a list ends within its sentence: a closing mark, a dash, a bracket, words of another clause."""
    return re.compile(
        r"[,.]?[\"”]| [–—-]+ |[–—]|--|\(|,? (?:said|says|according)\b|, (?:he|she|they|it|which|who|all|each"
        r"|and (?:he|she|they|it|no|none|that|has|have|is|are|was|were|will)|in an?|but)\b"
    )


@cache
def _and() -> re.Pattern[str]:
    return re.compile(r"(?:\A| )(?:and|or|&|as well as|plus) ", re.I)


@cache
def _open_ended() -> re.Pattern[str]:
    """Words that say that the list is not the whole, or that it goes by numbers of its own."""
    return re.compile(
        r"[:%(]|\b(?:including|among|such as|others?|etc|more than|so on|like|e\.g|one|two|three|four|five"
        r"|six|both|another"
        r"|respectively)\b|\b[1-9]\d? (?:[a-z]+s\b|from\b|in\b|each\b)"
    )


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:which|who|whose|whom|that|because|if|when|while|but|not|is|are|was|were|had|has|have|will|would|could"
        r"|should|he|she|they|we|you|it|said|did|does|do|I)\b"
    )


@cache
def _verbal() -> re.Pattern[str]:
    return re.compile(r"(?:to |[a-z]+ing )")


@cache
def _apposed() -> re.Pattern[str]:
    return re.compile(r"(?:an?|the|his|her|its|their|both|also|aged|formerly|now|then|of|from) ")


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"[“”\"]")


@cache
def _place_and_state() -> re.Pattern[str]:
    return re.compile(r", [A-Z]")


@cache
def _with_article() -> re.Pattern[str]:
    return re.compile(r"(?:an?|his|her|their|its) ")


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(r"\b(?:who|which|that|whose)\b")


@cache
def _aside() -> re.Pattern[str]:
    """What tells of the item before it: Ana Petrov, from Varna; particles, or ions, of cobalt."""
    return re.compile(r"(?:by|on|in|at|from|with|for|of|or|near|under|over|so|each|then|alternately|very|too) ")


@cache
def _then() -> re.Pattern[str]:
    return re.compile(r"\band [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}(?P<verb> (?!and\b|or\b|&)[a-z]+\b)")


@cache
def _ages() -> re.Pattern[str]:
    return re.compile(r",? \(?\b\d{1,3}\b\)?(?=[,;]| and |\Z)")


@cache
def _name() -> re.Pattern[str]:
    return re.compile(r"(?:(?!an? )[a-z-]+ ){0,2}[A-Z]")


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[-*•–—]|\d{1,2}[.)])\s")


@cache
def _ordinal() -> re.Pattern[str]:
    """“First,”, “And fourth,” and “the second” where they open a sentence or a clause."""
    order = "|".join(_ORDER)
    return re.compile(
        rf"(?:\A|[;,] |\band )(?:and )?(?:(?:a|the) (?P<order>{order})"
        rf"(?: [a-z]+)?(?:,| (?:is|was|would|will|has|had|came|says|said|to|for|that|are|were|[a-z]+(?:s|ed))\b)"
        rf"|(?P<adverb>{order})(?:ly)?(?=,))"
    )


@cache
def _one() -> re.Pattern[str]:
    return re.compile(r"(?:\A|, (?:and )?| and )one\b(?! of)")


@cache
def _last_one() -> re.Pattern[str]:
    return re.compile(r"\band one\b[^,]*\Z")


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(r"(?: of (?:the |its |his |her |their )?(?:[\w-]+'s )?)?(?: ?[a-z-]+){0,2} ?[a-z-]+s\b")


@cache
def _names() -> re.Pattern[str]:
    """A comma, and names or names with a word before them, the last behind an “and”."""
    name = r"(?:[a-z]+ )?[A-Z][\w’'.-]*(?: (?:of |the |de |van |al-)?[A-Z][\w’'-]*){0,3}"
    item = rf"(?:{name}|(?:the|an?|his|her|their|its) [a-z]+(?: [a-z]+)?)"
    return re.compile(
        rf", (?:in |at |from |to )?{item}(?:, \d\d?)?(?:, {item}(?:, \d\d?)?){{0,10}},? and {item}(?=[,.;]|\Z"
        rf"| \(| that| who)"
    )


@cache
def _named_before() -> re.Pattern[str]:
    """A name that the comma stands behind, so that it may be the first of the list itself."""
    return re.compile(r"[A-Z][\w’'-]*\Z")


@cache
def _partly() -> re.Pattern[str]:
    """Words between the number and the list by which it is not the list of it."""
    return re.compile(
        r"\b(?:including|among|such as|some|most|others?|notably|particularly|especially|mainly|like|led by"
        r"|latest|one of"
        r"|after|because|when|while|but)\b|[;“\"]"
    )


@cache
def _other_whole() -> re.Pattern[str]:
    """Another number between: the list may be its own."""
    return re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|both|several|a few|many)\b")


@cache
def _summed_up() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:are|were|make up|made up|form|formed) (?:the|its|his|her|their|all)"
        r"| [–—-] (?:the|its|his|her|their|all|these|those|all the)"
        r"|: (?:these|those|the|all|their|all the)|: [^:.;]{0,30}\b(?:these|those|they) (?:are|were) (?:the"
        r"|his|her|its|their)) \Z"
    )
