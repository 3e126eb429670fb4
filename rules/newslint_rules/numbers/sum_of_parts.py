import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint.views.quantities import Bounds, Kind, Part, Quantity
from newslint_rules.numbers._arithmetic import as_written, listed, plain, total
from newslint_rules.numbers._measures import within_part
from newslint_rules.numbers._opposites import opposites
from newslint_rules.numbers._passages import HEADS, Passage, passages, window

_KINDS: Final = frozenset(
    (Kind.COUNT, Kind.MONEY, Kind.LENGTH, Kind.AREA, Kind.MASS, Kind.VOLUME, Kind.ENERGY, Kind.POWER)
)
_GAP: Final = 70  # code points between the parts of one list
_CLOSE: Final = 30  # code points between what announces a list and its first part
_PEOPLE: Final = frozenset((Part.DEAD, Part.INJURED, Part.MISSING, Part.ARRESTED, Part.DISPLACED, Part.PEOPLE))


class Account(NamedTuple):
    """A total, its parts, how many more parts may be of one each (an uncle), and whether it is surely the whole."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    unnumbered: int
    is_sure: bool = True


@rule(
    title="The parts do not add up to the total",
    why="Readers add up; a list that is announced as the whole has to come to the total.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "He scored [[36]] points (12 in the first half, 22 in the second) and took nine rebounds.",
        "The firm will close [[eleven]] branches, five in Wales, four in Scotland and three in Ulster.",
        "The school has 340 boys and 290 girls.\n\nIts [[650]] pupils come from 20 villages.",
        "The blast hurt [[22]] people: 12 soldiers, seven officers and two civilians.",
        "Of the [[146]] crates seized, 88 held rifles, 31 held grenades and the remaining 37 held uniforms.",
        "The fleet has 34 trams, 112 diesel buses and 48 electric buses, a total of [[204]] vehicles.",
        "The [[$487 million]] consists of $210 million for roads, $165 million for rail and $95 million for ports.",
        "Medics treated nine children and 14 adults.\n\nAll [[25]] of the injured had left by evening.",
        "Two sisters, three cousins and an uncle were in the car; the [[seven]] relatives were unhurt.",
        "There were [[31]] people aboard. Twenty were passengers and nine were crew.",
        "Three ships were sunk in May, five in June and four in July. The [[14]] ships had carried grain.",
        "Adams has 402 pupils, Grant has 377 and Monroe has 311. Their combined enrolment is [[1,140]].",
        "He made [[nine]] changes, five in the pack and three among the backs, for Saturday.",
        "At 110 men and 90 women, the intake of [[210]] recruits is the largest yet.",
        "She has sold [[40]] paintings. Twenty-two went to museums, 10 to private buyers and the rest, six, "
        "to her family.",
        "The estate has [[120]] flats. It comprises 44 studios, 38 two-bedroom homes and 30 villas, with 90 garages.",
        "The quake killed [[40]] people.\n\nEighteen perished in Lorca, nine in Murcia and 17 in Totana, two "
        "ministries said.",
        "His [[£1,440]] party, he explained, swallowed £710 for food, £405 for flowers and £305 for the band.",
    ],
    good=[
        "All 27 aboard lived: 14 Danes, nine Swedes, three Finns and the Dutch captain.",
        "The firm has 17 ships and employs eight captains, five pilots and three cooks.",
        "The blast hurt 22 people: 12 soldiers, seven officers and three civilians.",
        "The blast hurt 22 people, including 12 soldiers, seven officers and two civilians.",
        "The blast hurt 22 people: 12 soldiers, seven officers and several civilians.",
        "Of the 40 guests, 30 were women and 20 were married.",
        "The $500 million plan consists of $210 million for roads, $165 million for rail and $95 million for ports.",
        "Police held 58 people on Saturday and 47 on Sunday, bringing arrests this month to 415.",
        "Of the 135 staff 25 will move north and 45 south; the remaining 65 lose their jobs.",
        "It defends three beliefs: that a couple is one man and one woman, that work is good and that time is short.",
        "There are three rules: 12 hours of sleep, two meals and one walk.",
        "The fund will lend $450 million. The first part, $200 million, is due in June; the final $75 million is not.",
    ],
)
def sum_of_parts(document: Document) -> Iterator[Hit]:
    """Reads lists that follow a colon, that name the remainder, or that are summed up in the words behind them."""
    found = document.view(passages)
    told: set[int] = set()
    for index, passage in enumerate(found):
        for account in _accounts(found, index, passage):
            if account.whole.start not in told and _fails(account):
                told.add(account.whole.start)
                yield _hit(document, account)


def _fails(account: Account) -> bool:
    """Whether the parts miss the total, yet by so little that they are surely meant to be its parts."""
    told = (account.whole, *account.parts)
    exact = all(_is_counted_out(one) for one in told) or (
        len({one.scale for one in told}) == 1 and all(_is_small(one) for one in told)
    )
    low, high = total(Bounds(part.value, part.value) if exact else within_part(part, 20) for part in account.parts)
    made = Bounds(low, None if high is None else high + account.unnumbered)
    whole = Bounds(account.whole.value, account.whole.value) if exact else within_part(account.whole, 20)
    if not account.whole.value or made.meets(whole):
        return False
    value = sum((part.value for part in account.parts), Fraction(account.unnumbered))
    nearest, farthest = (Fraction(1, 2), Fraction(2)) if account.is_sure else (Fraction(4, 5), Fraction(5, 4))
    if all(part.value == 1 for part in account.parts):
        return False
    return nearest <= value / account.whole.value <= farthest and all(
        part.value < account.whole.value for part in account.parts
    )


def _is_counted_out(one: Quantity) -> bool:
    """Whether a number was counted rather than rounded: people, trees and votes below two thousand."""
    return one.kind in (Kind.COUNT, Kind.MONEY) and one.value < 2_000 and one.scale == 1 and one.hedge is None


def _is_small(one: Quantity) -> bool:
    """Whether a number of millions has so few of them that nobody takes it for rounded: $6 million of $14 million."""
    return one.scale > 1 and one.hedge is None and one.value / one.scale in range(1, 20)


def _hit(document: Document, account: Account) -> Hit:
    whole, parts = account.whole, account.parts
    ones = [*(plain(part.value / _scale(parts)) for part in parts), *["1"] * account.unnumbered]
    if any((part.value / _scale(parts)).denominator > 1 for part in parts):
        ones = [plain(part.value / _scale(parts), Fraction(1, 10)) for part in parts]
    value = sum((part.value for part in parts), Fraction(account.unnumbered)) / _scale(parts)
    made = plain(value, Fraction(1) if value.denominator == 1 else Fraction(1, 10))
    return Hit(
        *whole.span,
        f"{listed(ones)} make {made}, not {as_written(document, whole)}: the total or a part is wrong",
        related=tuple(Related(*part.span, "a part") for part in parts),
        level=None if account.is_sure else Level.WARNING,
    )


def _scale(parts: Sequence[Quantity]) -> int:
    return min(part.scale for part in parts)


def _accounts(found: Sequence[Passage], index: int, passage: Passage) -> Iterator[Account]:
    figures = [figure for figure in passage.figures if figure.kind in _KINDS and not figure.is_range]
    figures = [one for one in figures if not _is_within(passage, one)]
    before = found[index - 1] if index and found[index - 1].role not in HEADS and passage.role not in HEADS else None
    if len(figures) > 2:
        yield from _announced(passage, figures)
        yield from _of_all(passage, figures)
        yield from _summed_up(passage, figures)
    if remainder := _remainder().search(passage.low):
        for reach in (1, 2, 3):
            earlier = window(found, index, reach)[:-1] if passage.role not in HEADS else ()
            yield from _with_remainder(passage, figures, passage.span.start + remainder.end(), earlier)
    if figures and before is not None and (match := _in_all().match(passage.low)):
        whole = figures[0]
        parts = tuple(figure for figure in before.figures if figure.kind in _KINDS)
        near = whole.start - passage.span.start - match.end() <= 30 and 2 <= len(parts) <= 6
        if near and all(_alike(whole, part) for part in parts) and not _some().search(before.low):
            yield Account(whole, parts, _unnumbered(before, parts[0].start, parts), is_sure=False)
    if figures and before is not None and _made_up().match(passage.low):
        wholes = [figure for figure in before.figures if figure.kind is figures[0].kind]
        parts = _run(passage, figures, wholes[0]) if len(wholes) == 1 else ()
        if len(parts) > 1 and _is_closed(passage, parts):
            yield Account(wholes[0], parts, _unnumbered(passage, parts[0].start, parts))
    if figures and before is not None:
        yield from _brought(passage, figures, before)
    if len(figures) > 1 and before is not None:
        yield from _spelled_out(passage, figures, before)
    yield from _resumed(passage, figures, before)
    if passage.role not in HEADS:
        yield from _totalled(found, index, figures)
    if len(figures) > 2 and passage.role not in HEADS:
        yield from _nearly(found, index, figures)


def _is_within(passage: Passage, one: Quantity) -> bool:
    """Whether a number only describes what another counts: 38 two-bedroom homes."""
    return passage.behind(one.end, 1) == "-" and any(other.end + 1 == one.start for other in passage.figures)


def _nearly(found: Sequence[Passage], index: int, figures: Sequence[Quantity]) -> Iterator[Account]:
    """A closed list of three and more with one other figure of the kind beside it, which it just misses."""
    passage = found[index]
    for first in range(len(figures) - 2):
        parts = _run(passage, figures[first:], figures[first])
        if len(parts) > 3 and _is_broken_down(passage, parts[0], parts[1]):
            parts = parts[1:]
        if len(parts) < 3 or not _is_closed(passage, parts) or any(part.hedge for part in parts):
            continue
        wholes = [one for one in figures if one not in parts and _alike(one, parts[0])]
        if any(_is_broken_down(passage, one, parts[0]) for one in wholes):
            wholes = wholes[:1]
        if not wholes:
            near = [one for one in window(found, index, 1, 1) if one is not passage and not _some().search(one.low)]
            wholes = [one for some in near for one in some.figures if _alike(one, parts[0])]
        if len(wholes) != 1 or wholes[0].hedge:
            return
        whole = wholes[0]
        summed = any(_definite().search(one.before(whole.start, 12)) for one in window(found, index, 0, 1)[1:])
        if not all((summed and part.value < whole.value) or _is_of(part, whole) for part in parts):
            return
        ones = _unnumbered(passage, parts[0].start, parts)
        missed = abs(sum(part.value for part in parts) + ones - whole.value)
        if 0 < missed <= max(Fraction(2), whole.value / 8) and not _some().search(passage.low):
            yield Account(whole, parts, ones, is_sure=False)
        return


def _is_broken_down(passage: Passage, whole: Quantity, part: Quantity) -> bool:
    """Whether a clause with its own verb leads from a sum to its first part: her $90 bill, she said, covers $40."""
    return bool(_leading_on().fullmatch(passage.between(whole.end, part.start))) and part.value < whole.value


@cache
def _leading_on() -> re.Pattern[str]:
    return re.compile(
        r"(?: [\w'-]+){0,4}, (?:(?!and\b|but\b|then\b|while\b)[\w'.-]+,? ){0,5}"
        r"(?:[a-z]+ed|cit(?:es|ed)|names|shows|saw|paid|spent|took|gave|got|had|put)"
        r" (?:(?!than\b|from\b)[\w'-]+ ){0,6}"
    )


def _totalled(found: Sequence[Passage], index: int, figures: Sequence[Quantity]) -> Iterator[Account]:
    """A number that is said to be a total, or taken up as “all 250 seats”, and the list before it."""
    passage = found[index]
    for place, whole in enumerate(figures):
        head, tail = passage.before(whole.start, 60), passage.behind(whole.end, 60)
        summed = bool(_sums().search(head)) or bool(_total_behind().search(re.split(r"[,;]", tail)[0]))
        definite = bool(_definite().search(head[-12:]) or _possessive().search(head[-12:]))
        halves = whole.role in _PEOPLE and place == 2 and _leaves_nothing(passage, whole, figures[:2])
        if not (summed or definite or halves):
            continue
        for source, listed_figures in ((passage, figures[:place]), *_listed_before(found, index, place)):
            parts = _last_run(source, listed_figures, whole)
            if len(parts) < 2 or any(part.hedge for part in parts) or whole.hedge:
                continue
            if _some().search(source.between(parts[0].start, parts[-1].end)) or _but().search(
                passage.between(passage.span.start, whole.start)
            ):
                continue
            nouns = {part.noun for part in parts} - {None}
            alike = nouns <= {whole.noun} if whole.noun else len(nouns) < 2
            people = whole.role is not None and all(part.role is not None for part in parts)
            every = len(parts) > 2 and len(nouns) == len(parts) and head.rstrip().endswith("all")  # all 33 weapons
            if not (people or every or (alike and (summed or (whole.noun and nouns)))):
                continue
            ones = _unnumbered(source, source.span.start, parts)
            missed = abs(sum(part.value for part in parts) + ones - whole.value)
            if summed or 0 < missed <= max(Fraction(2), whole.value / 6):
                yield Account(whole, parts, ones, is_sure=False)
            return


def _listed_before(found: Sequence[Passage], index: int, place: int) -> Iterator[tuple[Passage, Sequence[Quantity]]]:
    if place == 0:
        for one in reversed(window(found, index, 2)[:-1]):
            counted = [figure for figure in one.figures if figure.kind in _KINDS and not figure.is_range]
            if counted:
                yield one, counted
                return


def _last_run(passage: Passage, figures: Sequence[Quantity], whole: Quantity) -> tuple[Quantity, ...]:
    """The last closed list among the figures, of the kind of the whole."""
    for last in range(len(figures), 1, -1):
        parts = _run_backwards(passage, figures[:last], whole)
        parts = tuple(part for part in parts if part.value < whole.value)
        if len(parts) > 1 and _closing().search(passage.between(parts[-2].end, parts[-1].start)):
            return parts
    return ()


@cache
def _sums() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:combined|total(?:s|ed|led|ing|ling)?|together(?! with)|altogether|in all|all told|overall"
        r"|between them|sum"
        r"|adds? up to|added up to|comes? to|came to|makes?|making|bring(?:s|ing)?|brought)\b(?:(?!\brose\b"
        r"|\bfell\b)[^.;,]){0,30}$"
    )


@cache
def _but() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:year|month|week|season|previous\w*|earlier|so far|record|since|last|other|another|more|vs"
        r"|versus|net|deficit|surplus)\b"
    )


def _is_of(part: Quantity, whole: Quantity) -> bool:
    """Whether what a part counts is what the whole counts, as far as the nouns tell."""
    if part.value >= whole.value:
        return False
    if part.kind is not Kind.COUNT or part.noun == whole.noun:
        return part.kind is not Kind.COUNT or part.noun is not None
    return whole.noun is not None and (
        part.noun is None or whole.noun in _KINDS_OF or part.role is whole.role in _PEOPLE
    )


_KINDS_OF: Final = frozenset("animal vehicle aircraft player person victim medal vote seat casualty tree bird".split())


def _announced(passage: Passage, figures: Sequence[Quantity]) -> Iterator[Account]:
    """22 people: 12 soldiers, seven officers and two civilians; 17 medals, nine of them gold, four silver and …"""
    for place, whole in enumerate(figures[:-2]):
        gap = passage.between(whole.end, figures[place + 1].start)
        reach = 160 if gap.rstrip().endswith((":", "–")) else _GAP
        if len(gap) > reach or _some().search(_of_which().sub("", gap)):
            continue
        taken_up = whole.start - passage.span.start < 5 and passage.before(whole.start, 4) == "the "
        aside = _aside().fullmatch(gap) and (whole.noun or whole.kind is not Kind.COUNT or taken_up)
        of_them = passage.behind(figures[place + 1].end, 12).startswith((" of them", " of whom", " of which"))
        panel = _panel().fullmatch(gap) if place + 1 < len(figures) else None
        announced = next(reversed([*_announcing().finditer(gap)]), None)
        close = announced is not None and len(gap) - announced.end() <= _CLOSE
        sure = bool(close or of_them or panel)
        if not (sure or aside):
            continue
        parts = _run(passage, figures[place + 1 :], whole)
        if gap.endswith("("):
            parts = tuple(one for one in parts if ")" not in passage.between(parts[0].start, one.start))
        listed = passage.between(parts[0].start, parts[-1].end) if parts else ")"
        opened, closed = (" –", " –") if gap.endswith("– ") else ("(", ")")
        in_brackets = (
            gap.rstrip().endswith(opened)
            and closed not in listed
            and closed in passage.behind(parts[-1].end if parts else whole.end, 40)
        )
        if len(parts) < 2 or not (in_brackets or _is_closed(passage, parts)):
            continue
        leaves_nothing = _leaves_nothing(passage, whole, parts)
        told_off = not of_them and _is_told_off(passage, whole, parts)
        if (of_them or not sure) and len(parts) < 3 and not (leaves_nothing or told_off):
            continue
        halves = leaves_nothing and whole.kind is not Kind.COUNT
        if not (sure or halves) and not all(_is_like(passage, whole, part) for part in parts):
            continue
        yield Account(whole, parts, _unnumbered(passage, whole.end, parts), is_sure=sure)


def _is_told_off(passage: Passage, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether two bare parts are put in apposition: nine changes, five in the pack and three among the backs, …"""
    missed = abs(sum(part.value for part in parts) - whole.value)
    bare = all(part.noun is None and _placed().match(passage.behind(part.end, 10)) for part in parts)
    return bare and whole.noun is not None and missed <= 2 and bool(_ended().match(passage.behind(parts[-1].end)))


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(r" (?:in|at|from|for|on|by|to|among|against|of them|gold|silver|bronze)\b")


@cache
def _ended() -> re.Pattern[str]:
    return re.compile(r"(?: [\w'-]+){1,6}(?:[,.;)]| –|$)")


def _is_like(passage: Passage, whole: Quantity, part: Quantity) -> bool:
    """Whether an item of a list that nothing announces is surely a part: five in Wales; 12 soldiers of 22 people."""
    if part.kind is not Kind.COUNT:
        return bool(_item_of().match(passage.behind(part.end, 12)))
    if part.noun is None or part.noun == whole.noun:
        return bool(_item_of().match(passage.behind(part.noun_span.end if part.noun_span else part.end, 12)))
    return (whole.noun is None or whole.noun in _ANYONE) and part.role in _PEOPLE


_ANYONE: Final = frozenset("person victim passenger casualty prisoner patient employee worker member".split())


@cache
def _item_of() -> re.Pattern[str]:
    return re.compile(
        r" (?:in|at|from|for|on|by|to|with|of them|were|was|are|is|as|among|gold|silver|bronze|against)\b|,"
    )


def _leaves_nothing(passage: Passage, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether two parts are all there is: men and women, slightly and seriously, or more money than the whole."""
    if opposites().search(passage.between(parts[0].start, parts[-1].end) + passage.behind(parts[-1].end, 30)):
        return True
    over = whole.kind is not Kind.COUNT and sum(part.low for part in parts) > whole.high
    return over or (
        (whole.noun is None or whole.noun in _ANYONE) and all(part.role in _PEOPLE and part.noun for part in parts)
    )


@cache
def _fate() -> re.Pattern[str]:
    """What became of a part, before its place: twelve died in, seven came from."""
    return re.compile(r" (?:were |was )?(?:died|fell|went|came|took|left|[a-z]{3,9}ed) (?:in|at|from|on|for|to|by|off)")


@cache
def _of_which() -> re.Pattern[str]:
    return re.compile(r", of (?:which|whom)")


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?!and\b|but\b|while\b|for\b|per\b)[\w'-]+){0,6},(?: (?:of (?:whom|which)|with|about|some"
        r"|(?!including|excluding|counting)[a-z]+ing))* [$£€¥]?"
    )


def _summed_up(passage: Passage, figures: Sequence[Quantity]) -> Iterator[Account]:
    """34 trams, 112 buses and 48 vans, a total of 194; 12 at home and seven abroad, 19 in all."""
    for place, whole in enumerate(figures[2:], start=2):
        gap = passage.between(figures[place - 1].end, whole.start)
        behind = passage.behind(whole.end, 40)
        sums = _total_before().search(gap) or (gap.rstrip().endswith((",", "–")) and _total_behind().match(behind))
        if not sums or len(gap) > _GAP:
            continue
        parts = _run_backwards(passage, figures[:place], whole)
        if len(parts) > 1 and " and " in passage.between(parts[-2].end, parts[-1].start):
            yield Account(whole, parts, 0)


def _with_remainder(
    passage: Passage, figures: Sequence[Quantity], place: int, before: Sequence[Passage]
) -> Iterator[Account]:
    """Of the 146 crates, 88 held rifles, 31 grenades and the remaining 37 uniforms; or so told in some sentences."""
    last = next((k for k, figure in enumerate(figures) if 0 <= figure.start - place <= 8), None)
    if last is None:
        return
    inside = figures[: last + 1]
    of = next((k for k, figure in enumerate(inside) if _of().search(passage.before(figure.start, 24))), None)
    if of is not None and len(inside) - of > 2:
        first = of - 1 if of and len(passage.between(inside[of - 1].end, inside[of].start)) < 20 else of + 1
        whole, parts = inside[of], tuple(one for one in inside[first:] if one != inside[of])  # 25 of the 135, and 45
    elif before:
        earlier = [figure for one in before for figure in one.figures if figure.kind in _KINDS and not figure.is_range]
        if not earlier or (earlier[0].noun is None and earlier[0].kind is Kind.COUNT):
            return
        if any(_some().search(one.between(earlier[0].end, one.span.end)) for one in before):
            return
        whole, parts = earlier[0], (*earlier[1:], *inside)
        if len(parts) < 2 or any(part.value >= whole.value for part in parts):
            return
    else:
        return
    if not all(_alike(whole, part) for part in parts):
        return
    last_of = _last_of().search(passage.before(inside[-1].start, 16))  # others may go before the final one
    if not _some().search(passage.between(max(parts[0].start, passage.span.start), parts[-1].start)):
        yield Account(whole, parts, 0, is_sure=of is not None or (len(parts) == len(inside) and not last_of))


def _of_all(passage: Passage, figures: Sequence[Quantity]) -> Iterator[Account]:
    """Of the 47 patients, 38 had no dose, six had one and five did not know: more than there are, if none overlap."""
    if not _of().search(passage.before(figures[0].start, 24)):
        return
    whole = figures[0]
    parts = tuple(figure for figure in figures[1:] if _item().search(passage.before(figure.start, 24)))
    if len(parts) < 3 or not all(_alike(whole, part) for part in parts) or _some().search(passage.low):
        return
    last = passage.between(parts[-2].end, parts[-1].start)
    least = total(part.bounds for part in parts).low
    if _closing().search(last) and least is not None and whole.high < least <= whole.high * Fraction(6, 5):
        yield Account(whole, parts, 0, is_sure=False)


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"(?:,|\band|[:;])(?: (?:about|some|another|a further))? $")


@cache
def _in_all() -> re.Pattern[str]:
    return re.compile(
        r"(?:in all|in total|altogether|all told|together|combined|that makes|that made|this makes"
        r"|the (?:combined |grand )?total"
        r"|a total of|overall)\b,?"
    )


@cache
def _made_up() -> re.Pattern[str]:
    return re.compile(
        r"(?:it|this|that|they|these) (?:(?:is|was|are|were) made up of|consists? of|consisted of|compris)"
    )


@cache
def _last_one() -> re.Pattern[str]:
    return re.compile(
        r"[^.;:,\d]{0,30},? and (?:an?|one|their|his|her|the) (?!rest|other|remain)[a-z]+(?! [a-z]+s\b)(?<!s)\b"
    )


def _spelled_out(passage: Passage, figures: Sequence[Quantity], before: Passage) -> Iterator[Account]:
    """It hurt 22 people. Twelve were soldiers, seven were officers and two were civilians."""
    wholes = [figure for figure in before.figures if figure.kind is Kind.COUNT]
    opens = figures[0].start - passage.span.start < 12
    if len(wholes) != 1 or wholes[0].noun is None or not opens or _some().search(passage.low):
        return
    parts = _run(passage, figures, wholes[0])
    bare = all(
        part.noun is None
        and (_item_of().match(passage.behind(part.end, 12)) or _fate().match(passage.behind(part.end, 16)))
        for part in parts
    )
    others = [one for one in figures if one not in parts]
    if len(parts) < 2 or not bare or not _is_closed(passage, parts):
        return
    if any(one.noun in (None, wholes[0].noun) or one.role in _PEOPLE or one.start < parts[-1].end for one in others):
        return
    if len(parts) > 2 or _leaves_nothing(passage, wholes[0], parts):
        yield Account(wholes[0], parts, 0, is_sure=False)


def _brought(passage: Passage, figures: Sequence[Quantity], before: Passage) -> Iterator[Account]:
    """18 people from the roof and another 23 from the stairs. That brought to 41 the number saved."""
    if not _bringing().match(passage.low) or len(figures) != 1:
        return
    parts = tuple(figure for figure in before.figures if figure.kind in _KINDS)
    if len(parts) == 2 and all(_alike(figures[0], part) for part in parts):
        yield Account(figures[0], parts, 0, is_sure=False)


def _resumed(passage: Passage, figures: Sequence[Quantity], before: Passage | None) -> Iterator[Account]:
    """Nine children and 14 adults were treated. All 23 of the injured had left; …; the seven relatives."""
    for place, whole in enumerate(figures):
        if whole.kind is not Kind.COUNT or whole.noun is None:
            continue
        if whole.role not in _PEOPLE or not _definite().search(passage.before(whole.start, 12)):
            if before is not None and place == 0 and _resumes(passage, whole):
                yield from _taken_up(before, whole)
            continue
        led = passage.before(whole.start, 12)
        opens = whole.start - passage.span.start - len(led.lstrip()) <= 0
        if not _definite().search(led):
            continue
        if place == 0 and opens and before is not None:
            parts = tuple(figure for figure in before.figures if figure.kind is Kind.COUNT)
            source = before
        elif place >= 2 and ";" in passage.between(figures[place - 1].end, whole.start):
            parts, source = tuple(figures[:place]), passage
        else:
            continue
        if len(parts) < 2 or not all(part.role in _PEOPLE and part.noun != whole.noun for part in parts):
            continue
        gaps = [source.between(one.end, other.start) for one, other in pairwise(parts)]
        if all(len(gap) <= 30 and _joining().search(gap) and not _some().search(gap) for gap in gaps):
            yield Account(whole, parts, _unnumbered(source, source.span.start, parts), is_sure=False)


def _resumes(passage: Passage, whole: Quantity) -> bool:
    """Its 630 pupils; the 12 contests; 12 people died in all."""
    led = passage.before(whole.start, 12)
    opens = whole.start - passage.span.start - len(led.lstrip()) <= 0
    behind = passage.behind(whole.end, 60)
    return (opens and bool(_possessive().search(led))) or bool(_total_behind().search(behind.partition(",")[0]))


@cache
def _possessive() -> re.Pattern[str]:
    return re.compile(r"(?:^|[“\"] ?)(?:the|its|their|his|her|these|those|all)(?: the| its)? $")


def _taken_up(before: Passage, whole: Quantity) -> Iterator[Account]:
    """Two numbers and more that a sentence joins, and that nearly make what the next one takes up."""
    parts = tuple(figure for figure in before.figures if figure.kind is Kind.COUNT)
    if not 2 <= len(parts) <= 6 or not all(_alike(whole, part) and part.value < whole.value for part in parts):
        return
    gaps = [before.between(one.end, other.start) for one, other in pairwise(parts)]
    if not all(len(gap) <= _GAP and _joining().search(gap) and not _some().search(gap) for gap in gaps):
        return
    if any(part.hedge for part in parts) or whole.hedge or not _closing().search(gaps[-1]):
        return
    missed = abs(sum(part.value for part in parts) - whole.value)
    if 0 < missed <= max(Fraction(2), whole.value / 10):
        yield Account(whole, parts, _unnumbered(before, before.span.start, parts), is_sure=False)


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.kind is other.kind and one.unit == other.unit and not other.is_range


def _run(passage: Passage, figures: Sequence[Quantity], whole: Quantity) -> tuple[Quantity, ...]:
    """The parts of the list that begins with the first of `figures`."""
    parts: list[Quantity] = []
    for figure in figures:
        if parts:
            gap = passage.between(parts[-1].end, figure.start)
            if len(gap) > _GAP or not _joining().search(gap):
                break
            if _some().search(gap):
                return ()
        if not _alike(whole, figure):
            return ()
        parts.append(figure)
        if len(parts) > 1 and _closing().search(passage.between(parts[-2].end, figure.start)):
            break
    return tuple(parts)


def _run_backwards(passage: Passage, figures: Sequence[Quantity], whole: Quantity) -> tuple[Quantity, ...]:
    parts: list[Quantity] = []
    for figure in reversed(figures):
        if parts:
            gap = passage.between(figure.end, parts[0].start)
            if ":" in gap or len(gap) > _GAP or not _joining().search(gap) or _some().search(gap):
                break
        if not _alike(whole, figure):
            break
        parts.insert(0, figure)
    return tuple(parts)


def _is_closed(passage: Passage, parts: Sequence[Quantity]) -> bool:
    """Whether the list ends as lists do, with “and”, and nothing uncounted comes behind."""
    last = passage.between(parts[-2].end, parts[-1].start)
    closed = _closing().search(last) or _last_one().match(passage.behind(parts[-1].end))
    return bool(closed) and not _more().search(passage.behind(parts[-1].end, 120))


def _unnumbered(passage: Passage, start: int, parts: Sequence[Quantity]) -> int:
    """How many members of the list have an article for a number: two sisters and an uncle; two operas, one by Verdi."""
    if parts[0].kind is not Kind.COUNT:
        return 0
    low = passage.between(start, parts[-1].end) + passage.behind(parts[-1].end, 40)
    counted = {part.start - start for part in parts}
    ones = sum(match.start("one") not in counted for match in _one().finditer(low))
    return ones + bool(parts[-1].start >= start and _the_last().match(passage.behind(parts[-1].end)))


@cache
def _some() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:includ(?:ing|es|ed?)|among (?:them|those)|such as|of those|more than half|(?:up|down) from"
        r"|mainly|mostly"
        r"|up to|than|compared|against|per|percent|every|each|aged?|but|while|than|including)\b"
    )


@cache
def _announcing() -> re.Pattern[str]:
    return re.compile(
        r":| – |^[^)]* \($|\b(?:consist(?:s|ed|ing)? of|made up of|compris(?:es|ed|ing)|composed of"
        r"|split (?:between|into|among)"
        r"|divided (?:between|into|among)|broken down into)\b"
    )


@cache
def _panel() -> re.Pattern[str]:
    return re.compile(
        r"(?:-(?:member|person|strong|man|piece|seat|game|race|match|day)(?: [a-z-]+){1,4} (?:of|with) "
        r"|(?: [a-z-]+){1,3} (?:were|are|came as) )"
    )


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(r"[,;]|\band\b|\bplus\b")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"\b(?:and|plus)\b")


@cache
def _more() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:and|plus|with) (?:(?:the|an?) )?(?:several|some|many|others?|more|number|dozens|few|unknown"
        r"|rest|scores"
        r"|various|undisclosed|unspecified|remainder|balance)|\b(?:and|plus) \d"
        r"|\bwith (?:[a-z]+|\d+) (?:more|others?|further|still|un[a-z]+)\b|\bamong others"
    )


@cache
def _one() -> re.Pattern[str]:
    return re.compile(
        r"(?:[,:]| and) (?P<one>an?|one|their|his|her) (?!total|third|half|quarter|further|year|day|week|month)[a-z]+"
    )


@cache
def _the_last() -> re.Pattern[str]:
    """A last member with “the”: five Taiwanese and the Korean captain."""
    return re.compile(
        r"[^.;:,\d]{0,30} and the (?!rest|remain|others?\b|total|last|final)(?:[a-z]+ )?[a-z]+(?<!s)"
        r"(?=[.,;)]|\Z| (?:who|of|was)\b)"
    )


@cache
def _total_before() -> re.Pattern[str]:
    return re.compile(
        r", all $|[,–(] ?(?:(?:for|making|or|giving) )?(?:a|the) (?:combined |grand )?total (?:\w+ ){0,3}of $"
        r"|[,–(] ?totall?ing $"
        r"|[,–] ?(?:making|bringing|taking)(?: [\w'-]+){1,7} to $|[,–] ?(?:making|or|for|that is)(?: it)? (?:a"
        r"|the)?(?: \w+)?$"
    )


@cache
def _total_behind() -> re.Pattern[str]:
    return re.compile(
        r"(?: [\w'-]+){0,3} (?:in all|overall|all together|between them|in total|altogether|all told|combined)\b"
    )


@cache
def _remainder() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:the remaining|the rest(?: ?[,–-] ?| were | are )?|the others?(?: were| are)?|the last"
        r"|the final)\b ?[–,-]? ?"
    )


@cache
def _last_of() -> re.Pattern[str]:
    return re.compile(r"\b(?:the final|the last)\b")


@cache
def _of() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:of|out of|among) (?:the |its |his |her |their |those |all |some |about "
        r"|these )*(?:[a-z-]+'s? )?[$£€¥]?$"
    )


@cache
def _bringing() -> re.Pattern[str]:
    return re.compile(
        r"(?:that|this|which|it|they)\b[^.,;]{0,20}\b(?:brought|brings|bring|took|takes|made)\b[^.,;]*\bto\b"
    )


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(r"(?:^|[;.] ?|\b)(?:all(?: of)?(?: the)?|the|these) $")
