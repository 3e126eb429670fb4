"""The claims of an article's sentences beside those of its sources: figures, names, dates, direction, modality.

Each sentence is set beside the sentences of the sources that share most of its words. What such a sentence has
otherwise is a difference, unless some source has it as the article does; what none has is missing from the sources.
"""

import enum
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from typing import Final, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein, Opcode

from newslint.document import Document, Role, Span, within
from newslint.sources.changes import HEDGES, NEGATORS, QUALIFIERS, is_number
from newslint.sources.folding import Wording, folded, wording
from newslint.sources.index import exact, index
from newslint.sources.lines import SMALL_WORDS, Line, Sought, Support, excerpt, lines, stem
from newslint.views.dates import Kind as TimeKind
from newslint.views.dates import TimeExpression, dates
from newslint.views.names import Kind as NameKind
from newslint.views.names import Mention, names
from newslint.views.naming.people import same_given
from newslint.views.quantities import Hedge, Kind, Quantity, Written, meet, quantities
from newslint.views.quotations import quotations


class Fault(enum.StrEnum):
    """How a claim departs from the sources."""

    NUMBER = "number"
    NAME = "name"
    DATE = "date"
    DIRECTION = "direction"
    HEDGE = "hedge"
    NEGATION = "negation"
    MISSING = "not in the sources"


class Claim(NamedTuple):
    """A departure at `text[start:end]` of the article; `written` is what to put there, where one text can be.

    `place` is the source's; without a source it is None. `sure` says that nothing else can be meant.
    """

    fault: Fault
    start: int
    end: int
    written: str | None
    source: Document | None
    place: Span | None
    sure: bool


RISING: Final = frozenset(
    "rose rise rises risen rising increased increase increases increasing gained gain gains gaining grew grow grows "
    "grown growing growth climbed climb climbs climbing jumped jump jumps jumping surged surge surges surging soared "
    "soar soars soaring rallied rally rallies advanced advances widened widen widens expanded expand expands "
    "strengthened improved doubled tripled higher upward raised raise raises accelerated".split()
)
FALLING: Final = frozenset(
    "fell fall falls fallen falling decreased decrease decreases decreasing lost lose loses losing declined decline "
    "declines declining dropped drop drops dropping slid slide slides sliding slipped slip slips slumped slump slumps "
    "plunged plunge plunges plunging tumbled tumble tumbles sank sink sinks shrank shrink shrinks narrowed narrow "
    "narrows contracted weakened worsened halved lower downward cut cuts slowed eased dipped dip dips".split()
)
_LEAST_WORDS: Final = 4
_LEAST_CONTENT: Final = 3  # words that are not small
_TORN: Final = re.compile(r"\d[.,] \d{1,3}(?!\d)")
_SMALL: Final = re.compile(r"\d\d?|[^\W\d]+(?:-[^\W\d]+)?")
_LOOSE: Final = 0.25
_MOST: Final = 0.6
_HALF: Final = 0.5  # shares of a sentence that another one holds
_VERY_CLOSE: Final = 0.65
_SAME: Final = 0.8
_COUNTED: Final = 10  # up to here an article counts for itself
_SPELT_ALIKE: Final = 80  # of 100, for a whole name
_PART_ALIKE: Final = 70  # for each part of it
_STEM: Final = 5  # letters
_ENDING: Final = 3
_SLIPS: Final = 2  # letters dropped, added or exchanged
_KINDS: Final = frozenset((
    Kind.COUNT, Kind.FRACTION, Kind.PERCENT, Kind.POINT, Kind.MONEY, Kind.LENGTH, Kind.AREA, Kind.VOLUME, Kind.MASS,
    Kind.SPEED, Kind.TEMPERATURE, Kind.ENERGY, Kind.POWER, Kind.SCORE,
))  # fmt: skip
_DATES: Final = frozenset((
    TimeKind.FULL_DATE, TimeKind.MONTH_DAY, TimeKind.MONTH_YEAR, TimeKind.YEAR, TimeKind.WEEKDAY,
))  # fmt: skip
_CAPITALISED: Final = r"[^\W\d_a-zà-ÿ][^\W\d_]+(?:['’-][^\W\d_]+)*(?!\w|\.\w)"
_PARTICLES: Final = "de|da|del|della|di|du|van|von|der|den|bin|ibn|al|el|la|le|of|the"
_NAME: Final = re.compile(rf"(?<![\w.]){_CAPITALISED}(?:\.?\s(?:(?:{_PARTICLES})\s){{0,2}}{_CAPITALISED}){{0,5}}")
_AGE_BEHIND: Final = re.compile(r", (\d{1,3})(?=[,.;])(?![.,]\d)")
_AGE: Final = re.compile(rf"({_CAPITALISED}), (\d{{1,3}})(?=[,.;])(?![.,]\d)")
_NO_NAMES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec mr mrs ms sir lord lady "
    "doctor senator rep governor president minister prime i i'm ok tv am pm the a an in on at but and for he she it "
    "they we this that".split()
)


def claims(document: Document, sources: Sequence[Document]) -> tuple[Claim, ...]:
    """Where the article's own sentences depart from the sources, in reading order; quotations are left aside."""
    sought = Sought(sources)
    found: list[Claim] = []
    alone: list[Claim] = []
    borne_out = 0
    for line in document.view(lines).items:
        sentence = _Sentence(document, line, sought, sources)
        if len(sentence.content) < _LEAST_CONTENT or sentence.is_speech:
            continue
        found += sentence.claims()
        if sentence.is_borne_out:
            borne_out += 1
        elif not sentence.is_heading:
            alone.append(Claim(Fault.MISSING, *sentence.area, None, None, None, False))
    if borne_out >= len(alone):  # else the article has other sources than these
        found += alone
    return tuple(sorted(found, key=lambda claim: (claim.start, claim.end, claim.fault)))


class _Sentence:
    """One sentence of the article while it is compared."""

    def __init__(self, document: Document, line: Line, sought: Sought, sources: Sequence[Document]) -> None:
        words = document.view(wording)
        self.document, self.line, self.sources = document, line, sources
        self.forms = words.forms[line.first : line.last]
        self.starts = words.starts[line.first : line.last]
        self.ends = words.ends[line.first : line.last]
        self.content = {form for form in self.forms if form not in SMALL_WORDS}
        self.area = Span(line.start, line.end)
        self.supports: list[Support] = sought.supports(self.forms) if len(self.forms) >= _LEAST_WORDS else []

    def claims(self) -> Iterator[Claim]:
        """What departs, by all that can be compared."""
        if not self.supports or self.supports[0].share < _HALF:
            return
        yield from self._numbers()
        yield from self._ages()
        yield from self._dates()
        names_told = list(self._names())
        yield from names_told
        yield from (
            one
            for one in self._given_names()
            if not any(one.start < other.end and other.start < one.end for other in names_told)
        )
        yield from self._wording()

    @property
    def is_borne_out(self) -> bool:
        """Whether a sentence of the sources holds most of it."""
        return bool(self.supports) and self.supports[0].share >= _MOST

    @property
    def is_heading(self) -> bool:
        """Whether it is no sentence but a heading, which says all in fewer words than any source."""
        block = self.document.block_at(self.area.start)
        return block is not None and block.role in (Role.HEADLINE, Role.DECK, Role.SUBHEAD)

    @property
    def is_speech(self) -> bool:
        """Whether most of the sentence stands between quotation marks."""
        quoted = sum(1 for start, end in zip(self.starts, self.ends, strict=True) if self._is_quoted(Span(start, end)))
        return quoted * 2 > len(self.forms)

    def _is_quoted(self, span: Span) -> bool:
        return self.document.view(quotations).around(span) is not None

    def _is_anywhere(self, forms: Sequence[str]) -> bool:
        """Whether a source has a run of words, wherever it stands."""
        return any(exact(source.view(index), forms) is not None for source in self.sources)

    def _has_figure(self, place: Span) -> bool:
        """Whether a source has a figure, be it torn apart at its point or comma.

        Small ones stand everywhere, so that the source has to have the next word behind them too.
        """
        written = place.of(self.document.text)
        number = bisect_left(self.starts, place.start)
        if _SMALL.fullmatch(written) and number + 1 < len(self.forms):
            return self._is_anywhere(self.forms[number : number + 2])
        torn = folded(re.sub(r"(?<=\d)[.,](?=\d)", " ", written)).forms
        return self._is_anywhere(folded(written).forms) or self._is_anywhere(torn)

    def _excerpts(self, least: float) -> Iterator[tuple[Support, Document]]:
        for support in self.supports:
            if support.share >= least:
                yield support, excerpt(support.lines.document, [Span(support.line.start, support.line.end)])

    # -- figures

    def _numbers(self) -> Iterator[Claim]:
        own = [one for one in within(self.document.view(quantities), self.area) if one.kind in _KINDS]
        yield from self._currencies(own)
        unknown = [one for one in own if not self._is_quoted(one.span) and not self._has_figure(one.number)]
        if not unknown:
            return
        theirs = [
            (one, support)
            for support, part in self._excerpts(_LOOSE)
            for one in part.view(quantities)
            if not _TORN.search(part.text, max(0, one.start - 6), one.end + 6)  # which of two figures is meant?
        ]
        taken: dict[Span, int] = {}
        pending: list[Claim] = []
        for one in unknown:
            if any(_agree(one, other) for other, _ in theirs) or _is_derived(one, [other for other, _ in theirs]):
                continue
            if one.value <= _COUNTED and one.kind is Kind.COUNT and one.noun not in {other.noun for other, _ in theirs}:
                continue
            close = [
                (other, support)
                for other, support in theirs
                if support.share >= _HALF
                and _is_comparable(one, other)
                and not any(_agree(mine, other) for mine in own if mine is not one)
            ]
            same_noun = [pair for pair in close if one.noun and pair[0].noun == one.noun]
            chosen = same_noun or close
            if len({other.value for other, _ in chosen}) == 1:
                other, support = chosen[0]
                source = support.lines.document
                is_sure = self._stand_alike(one, source, other)
                written = other.span.of(source.text)
                taken[other.span] = taken.get(other.span, 0) + 1
                pending.append(Claim(Fault.NUMBER, *one.span, written, source, other.span, is_sure))
            elif one.written is not Written.WORDS or one.value > _COUNTED:
                yield Claim(Fault.MISSING, *one.span, None, None, None, False)
        for claim in pending:  # where two figures would stand for one, neither does
            if claim.place and taken[claim.place] == 1:
                yield claim

    def _currencies(self, own: Sequence[Quantity]) -> Iterator[Claim]:
        """Sums of money that the source has in another currency."""
        sums = [one for one in own if one.kind is Kind.MONEY and one.unit and not self._is_quoted(one.span)]
        theirs = [
            (other, support)
            for support, part in (self._excerpts(_HALF) if sums else ())
            for other in part.view(quantities)
            if other.kind is Kind.MONEY
        ]
        for one in sums:
            same = [(other, support) for other, support in theirs if other.unit and other.value == one.value]
            mine = _currency(self.document.text, one)
            if same and all(
                _is_another_currency(one, other, mine, _currency(support.lines.document.text, other))
                for other, support in same
            ):
                other, support = same[0]
                source = support.lines.document
                written = " ".join(other.span.of(source.text).split())
                yield Claim(Fault.NUMBER, *one.span, written, source, other.span, True)

    def _stand_alike(self, one: Quantity, source: Document, other: Quantity) -> bool:
        """Whether the words on one side of two figures are the same, or what they count."""
        if one.noun and one.noun == other.noun:
            return True
        sides = []
        for document, quantity in ((self.document, one), (source, other)):
            before = folded(document.text, max(0, quantity.start - _NEAR), quantity.start).forms
            after = folded(document.text, quantity.end, quantity.end + _NEAR).forms
            sides.append((before[-1:], after[:1]))
        return any(mine and mine == theirs for mine, theirs in zip(*sides, strict=True))

    def _ages(self) -> Iterator[Claim]:
        """Ages behind names: Alan Whitcombe, 67, will chair."""
        for match in _AGE.finditer(self.document.text, *self.area):
            name, age = folded(self.document.text, *match.span(1)).forms, match[2]
            theirs = {
                other[1]: (source, Span(*other.span(1)))
                for source in self.sources
                for place in source.view(index).places.get(name[-1], ())
                if (other := _AGE_BEHIND.match(source.text, source.view(wording).ends[place]))
            }
            if len(theirs) == 1 and age not in theirs and not self._is_quoted(Span(*match.span(2))):
                ((written, (source, span)),) = theirs.items()
                yield Claim(Fault.NUMBER, *match.span(2), written, source, span, True)

    # -- dates

    def _dates(self) -> Iterator[Claim]:
        own = [one for one in within(self.document.view(dates), self.area) if one.kind in _DATES]
        for one in own:
            is_weekday = one.kind is TimeKind.WEEKDAY  # of which long sources have all seven
            if self._is_quoted(one.span) or (
                not is_weekday and self._is_anywhere(folded(self.document.text, *one.span).forms)
            ):
                continue
            theirs = [(other, support) for support, part in self._excerpts(_LOOSE) for other in part.view(dates)]
            if any(_meet(one, other) for other, _ in theirs):
                continue
            close = [
                (other, support)
                for other, support in theirs
                if support.share >= _HALF
                and _clash(one, other)
                and (not is_weekday or self._tells_the_same(one.span, support.lines.document, other.span))
            ]
            if len({support.lines.document.text[other.start : other.end] for other, support in close}) != 1:
                continue
            other, support = close[0]
            if any(_same_parts(mine, other) for mine in own if mine is not one):
                continue
            source = support.lines.document
            written = _written(one, other, source)
            yield Claim(Fault.DATE, *one.span, written, source, other.span, support.share >= _VERY_CLOSE)

    def _tells_the_same(self, span: Span, source: Document, other: Span) -> bool:
        """Whether the nearest word that is not small is the same, before two places or behind them."""
        sides = []
        for text, place in ((self.document.text, span), (source.text, other)):
            before = [form for form in folded(text, max(0, place.start - _NEAR), place.start).forms[1:] if _tells(form)]
            after = [form for form in folded(text, place.end, place.end + _NEAR).forms[:-1] if _tells(form)]
            sides.append((before[-1:], after[:1]))
        return any(
            mine and list(map(stem, mine)) == list(map(stem, theirs)) for mine, theirs in zip(*sides, strict=True)
        )

    # -- names

    def _names(self) -> Iterator[Claim]:
        for name in _names_in(self.document.text, self.area):
            words = folded(self.document.text, *name)
            unknown = [
                number
                for number, form in enumerate(words.forms)
                if form not in _NO_NAMES
                and form != "'s"
                and self.document.text[words.starts[number]].isupper()
                and not self._is_anywhere((form,))
                and not self._is_anywhere((form + "s",))
                and not self._is_anywhere((form.removesuffix("s"),))
            ]
            if not unknown or self._is_quoted(name):
                continue
            other = self._likest(words, unknown[0], unknown[-1] + 1)
            if other:
                span, place, support = other
                source = support.lines.document
                yield Claim(Fault.NAME, *span, " ".join(place.of(source.text).split()), source, place, True)
            elif len(words.forms) > 1 and len(unknown) == len(words.forms):
                yield Claim(Fault.MISSING, *name, None, None, None, False)

    def _given_names(self) -> Iterator[Claim]:
        """People whom the source gives the same surname and another given name."""
        for person in within(self.document.view(names).mentions, self.area):
            given = _given(person)
            if not given or self._is_anywhere(folded(given).forms) or self._is_quoted(Span(person.start, person.end)):
                continue
            theirs = [
                (_given(other), other, support.lines.document)
                for support, part in self._excerpts(_VERY_CLOSE)
                for other in part.view(names).mentions
                if other.name and person.name and other.name.surname == person.name.surname and _given(other)
            ]
            if len({name for name, _, _ in theirs}) == 1 and not same_given(given, theirs[0][0]):
                name, other, source = theirs[0]
                place, there = person.text.index(given), other.text.index(name)
                span = Span(other.start + there, other.start + there + len(name))
                start = person.start + place
                yield Claim(Fault.NAME, start, start + len(given), name, source, span, False)

    def _likest(self, words: Wording, first: int, last: int) -> tuple[Span, Span, Support] | None:
        """A name of the supporting sentences that is this one in another spelling, with the words that it stands for.

        Words `first` to `last` are those that no source has.
        """
        best: tuple[float, Span, Span, Support] | None = None
        for support in self.supports:
            text = support.lines.document.text
            for other in _names_in(text, Span(support.line.start, support.line.end), opening=True):
                theirs = folded(text, *other).forms
                for start in range(max(0, last - len(theirs)), min(first, len(words.forms) - len(theirs)) + 1):
                    run = words.forms[start : start + len(theirs)]
                    likeness = fuzz.ratio(" ".join(run), " ".join(theirs))
                    if not _SPELT_ALIKE <= likeness < 100 or "".join(theirs) in "".join(words.forms):
                        continue
                    if len(run) == 1 and _is_ending(run[0], theirs[0]):
                        continue
                    if not all(_is_slip(one, other) for one, other in zip(run, theirs, strict=True)):
                        continue
                    if best is None or likeness > best[0]:
                        span = Span(words.starts[start], words.ends[start + len(theirs) - 1])
                        best = likeness, span, other, support
        return best[1:] if best else None

    # -- direction, negation, hedges

    def _wording(self) -> Iterator[Claim]:
        best = self.supports[0]
        if best.share < _VERY_CLOSE:
            return
        source, line = best.lines.document, best.line
        theirs = source.view(wording)
        forms = theirs.forms[line.first : line.last]
        found: list[tuple[Fault, int, int, int, int]] = []
        exchanged: list[Opcode] = []
        ops = _steps(self.forms, forms)
        for number, op in enumerate(ops):
            if op.tag == "equal":
                continue
            new, old = self.forms[op.src_start : op.src_end], forms[op.dest_start : op.dest_end]
            around = [ops[at] for at in (number - 1, number + 1) if 0 <= at < len(ops)]
            if len(new) > _SHORT or len(old) > _SHORT:
                continue
            held = sum(one.src_end - one.src_start for one in around)
            if len(new) == len(old) == 1 and is_number(new[0]) and is_number(old[0]):
                exchanged.append(op)
            following = forms[op.dest_end] if op.dest_end < len(forms) else ""
            fault = self._fault(new, old, forms, following, held, best.share)
            if fault:
                found.append((fault, op.src_start, op.src_end, op.dest_start, op.dest_end))
        if len(exchanged) == 2 and best.share >= _SAME:
            (first, second) = ((self.forms[op.src_start], forms[op.dest_start]) for op in exchanged)
            if first == second[::-1]:
                found += ((Fault.NUMBER, op.src_start, op.src_end, op.dest_start, op.dest_end) for op in exchanged)
        for fault, new_first, new_last, old_first, old_last in found:
            span, place, written = self._places(source, line, new_first, new_last, old_first, old_last)
            if not self._is_quoted(span) and not self._is_supported(fault, new_first, new_last):
                yield Claim(fault, *span, written, source, place, best.share >= _SAME)

    def _fault(
        self, new: Sequence[str], old: Sequence[str], others: Sequence[str], following: str, held: int, share: float
    ) -> Fault | None:
        if not RISING.isdisjoint(new) and not FALLING.isdisjoint(old):
            return Fault.DIRECTION
        if not FALLING.isdisjoint(new) and not RISING.isdisjoint(old):
            return Fault.DIRECTION
        if NEGATORS.isdisjoint(new) != NEGATORS.isdisjoint(old):
            is_one_sided = NEGATORS.isdisjoint(self.forms) or NEGATORS.isdisjoint(others)
            is_plain = _PLAIN.issuperset((*new, *old)) and following != "only"
            if is_one_sided and is_plain and share >= _SAME and held >= _NEIGHBOURS:
                return Fault.NEGATION
            return None
        if any(form in new for form in old) or fuzz.ratio(" ".join(new), " ".join(old)) > _SPELT_ALIKE:
            return None  # words in another order, or a hedge in another form
        is_hedged = not HEDGES.isdisjoint(old) or (following[:1].isdigit() and not _ABOUT.isdisjoint(old))
        own = [form for form in self.forms if form in QUALIFIERS]
        content = {form for form in (*new, *old) if form not in SMALL_WORDS and form not in QUALIFIERS}
        if content - HEDGES:
            return None  # another thing is told
        if is_hedged and all(own.count(form) <= others.count(form) for form in own) and held >= _NEIGHBOURS - 1:
            return Fault.HEDGE
        return None

    def _is_supported(self, fault: Fault, first: int, last: int) -> bool:
        """Whether another sentence of the sources has the article's words here, with those around them."""
        run = self.forms[max(0, first - 1) : last + 1]
        return fault is not Fault.HEDGE and len(run) > 1 and self._is_anywhere(run)

    def _places(
        self, source: Document, line: Line, new_first: int, new_last: int, old_first: int, old_last: int
    ) -> tuple[Span, Span, str | None]:
        """The article's place, the source's, and what to write; words that are missing are put before the next one."""
        theirs = source.view(wording)
        text = self.document.text
        if old_first < old_last:
            place = Span(theirs.starts[line.first + old_first], theirs.ends[line.first + old_last - 1])
        else:
            place = Span(theirs.starts[line.first + max(0, old_first - 1)], theirs.ends[line.first + old_last])
        said = " ".join(place.of(source.text).split())
        if new_first < new_last:
            span = Span(self.starts[new_first], self.ends[new_last - 1])
            if old_first < old_last:
                return span, place, said
            following = self.starts[new_last] if new_last < len(self.starts) else span.end
            return Span(span.start, following), place, ""
        if new_first < len(self.starts):
            span = Span(self.starts[new_first], self.ends[new_first])
            return span, place, f"{said} {span.of(text)}"
        span = Span(self.starts[-1], self.ends[-1])
        return span, place, f"{span.of(text)} {said}"


_ABOUT: Final = frozenset(("about", "around", "some", "estimated"))
_FAR: Final = 20
_NEAR: Final = 30  # code points
_ROUNDLY: Final = Fraction(1, 25)  # what a share told as a fraction may be off
_HALF_POINT: Final = Fraction(1, 2)
_PLAIN: Final = NEGATORS | frozenset("a an any be been did do does had has have is are the to was were would".split())
"""What a negation may bring with it; “or not”, “not only” and “and not Rome” are no opposites."""
_SHORT: Final = 3  # words of a change of modality or direction
_NEIGHBOURS: Final = 4  # words that must be the same around it


def _steps(new: Sequence[str], old: Sequence[str]) -> list[Opcode]:
    """What is the same and what differs, by turns."""
    steps: list[Opcode] = []
    for op in Levenshtein.opcodes(new, old):
        if steps and op.tag != "equal" and steps[-1].tag != "equal":
            last = steps.pop()
            steps.append(Opcode("replace", last.src_start, op.src_end, last.dest_start, op.dest_end))
        else:
            steps.append(op)
    return steps


def _is_ending(one: str, other: str) -> bool:
    """Whether two words differ in their endings alone: Communism, Communist."""
    shared = next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )
    if {one[shared:], other[shared:]} == {"i", "y"}:
        return False  # Zielinsky, Zielinski
    return shared >= _STEM and max(len(one), len(other)) - shared <= _ENDING


def _is_slip(one: str, other: str) -> bool:
    """Whether two parts of names are one in two spellings, not an abbreviation or another name."""
    few = min(_SLIPS, max(len(one), len(other)) // 2)
    if one != other and (one.startswith(other) or other.startswith(one)):
        return False  # Europe, European
    return one == other or OSA.distance(one, other) <= few or fuzz.ratio(one, other) >= _PART_ALIKE


def _agree(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may be the same: by rounding and hedges, whatever their kinds are called.

    Of two that are rounded alike and go unhedged neither is the other rounded.
    """
    is_plain = not (one.hedge or other.hedge or one.is_range or other.is_range)
    if is_plain and (one.kind, one.unit, one.high - one.low) == (other.kind, other.unit, other.high - other.low):
        return one.value == other.value
    if Kind.FRACTION in (one.kind, other.kind) and {one.hedge, other.hedge} <= {None, Hedge.ABOUT}:
        return abs(_share(one) - _share(other)) <= _ROUNDLY
    if one.kind is other.kind and meet(one, other):
        return True
    if one.kind is Kind.PERCENT is other.kind and abs(one.value - other.value) <= _HALF_POINT:
        return one.value.denominator == 1 or other.value.denominator == 1  # nine percent may be 9.4
    if one.kind is not other.kind and Kind.FRACTION in (one.kind, other.kind):
        return True  # more than half may be 62 percent
    return one.bounds.meets(other.bounds) and (one.unit is None or other.unit is None or one.unit == other.unit)


def _given(person: Mention) -> str:
    """The given name of a person named in full, unless it is an initial."""
    if person.kind is not NameKind.PERSON or not person.name or not person.name.given or not person.name.surname:
        return ""
    given = person.name.given[0]
    return given if len(given) > 2 and given in person.text else ""


def _currency(text: str, one: Quantity) -> frozenset[str]:
    """The words and signs that say which money a sum is; none if the sum before it says so."""
    written = f"{text[one.start : one.number.start]} {text[one.number.end : one.end]}"
    return frozenset((*folded(written).forms, *_SIGN.findall(written)))


def _is_another_currency(one: Quantity, other: Quantity, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sums are in two currencies, both of them written, of which not both are dollars of some country."""
    are_dollars = (one.unit or "").endswith("D") and (other.unit or "").endswith("D")
    return one.unit != other.unit and not are_dollars and bool(mine and theirs) and mine.isdisjoint(theirs)


_SIGN: Final = re.compile(r"[$€£¥₹₽₩₺₴]")


def _share(one: Quantity) -> Fraction:
    """A fraction or percentage as a share of one."""
    return one.value / 100 if one.kind is Kind.PERCENT else one.value


def _is_derived(one: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether a figure is the sum or difference of two figures of the sources, or follows from one of them."""
    values = list(
        dict.fromkeys(value for other in others[:20] for value in (other.value, other.to) if value is not None)
    )
    derived = [result for first, second in combinations(values, 2) for result in (first + second, abs(first - second))]
    if one.kind is Kind.FRACTION:
        return any(
            abs(one.value - first / second) <= _ROUNDLY
            for first, second in permutations(values, 2)
            if second and first <= second
        )
    derived += [Fraction(100) - value for value in values if 0 < value < 100]
    return any(one.low <= value <= one.high for value in derived)


def _is_comparable(one: Quantity, other: Quantity) -> bool:
    if one.kind is not other.kind or one.unit != other.unit or one.is_range != other.is_range:
        return False
    mine, theirs = one.value / one.scale, other.value / other.scale
    if mine != theirs and not (theirs * one.scale == 0 or Fraction(1, _FAR) <= one.value / (other.value or 1) <= _FAR):
        return False  # of another order: the two tell of different things
    return one.noun == other.noun or one.noun is None or other.noun is None


def _tells(form: str) -> bool:
    return form not in SMALL_WORDS


def _written(one: TimeExpression, other: TimeExpression, source: Document) -> str | None:
    """The source's words for a date of the article: of its weekday or of its day and month alone, if that is all."""
    written = " ".join(other.span.of(source.text).split())
    weekday = _WEEKDAY.match(written)
    if weekday and one.kind is TimeKind.WEEKDAY:
        return weekday[1]
    if weekday and one.parts.weekday is None:
        return written[weekday.end() :]
    return written if other.kind is one.kind else None


_WEEKDAY: Final = re.compile(r"([A-Z][a-z]+day)(?:, | )")


def _parts(one: TimeExpression) -> dict[str, int]:
    parts = one.parts
    fields = {"year": parts.year, "month": parts.month, "day": parts.day, "weekday": parts.weekday}
    return {name: value for name, value in fields.items() if value is not None}


def _meet(one: TimeExpression, other: TimeExpression) -> bool:
    if one.value and other.value and one.value.meets(other.value):
        return True
    return _same_parts(one, other)


def _same_parts(one: TimeExpression, other: TimeExpression) -> bool:
    mine, theirs = _parts(one), _parts(other)
    shared = mine.keys() & theirs.keys()
    return bool(shared) and all(mine[name] == theirs[name] for name in shared)


def _clash(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether two dates of one grain have a part that differs."""
    if other.kind not in _DATES:
        return False
    mine, theirs = _parts(one), _parts(other)
    shared = mine.keys() & theirs.keys()
    if not shared or (mine.keys() != theirs.keys() and not ("weekday" in shared or {"month", "day"} <= shared)):
        return False
    return any(mine[name] != theirs[name] for name in shared)


def _names_in(text: str, area: Span, *, opening: bool = False) -> Iterator[Span]:
    """Runs of capitalised words; a single one that opens the sentence is left out unless `opening` is asked for."""
    for match in _NAME.finditer(text, *area):
        start, end = match.span()
        words = folded(text, start, end)
        first = 0
        while first < len(words.forms) and words.forms[first] in _NO_NAMES:
            first += 1
        if first == len(words.forms):
            continue
        is_first = not any(character.isalnum() for character in text[area.start : words.starts[first]])
        if is_first and not opening and len(words.forms) - first < 2:
            continue
        tail = words.ends[-1]
        yield Span(
            words.starts[first],
            tail - 2 if text[:tail].endswith(("'s", "’s")) and tail - 2 > words.starts[first] else tail,
        )
