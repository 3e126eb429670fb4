"""Reads the quantities of one sentence from its tokens: numerals with their currency or unit, ranges, scores, nouns."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from newslint.document import Span
from newslint.views.quantity import currencies, units
from newslint.views.quantity.hedges import hedge_before, hedge_behind
from newslint.views.quantity.labels import is_time_unit, is_year, passed_over
from newslint.views.quantity.nouns import FUNCTION_WORDS, Noun, counted, is_people, is_plural, singular
from newslint.views.quantity.numerals import COMPARING, FOLDS, SMALL, STARTERS, Numeral, is_figure, numeral
from newslint.views.quantity.roles import role
from newslint.views.quantity.tokens import DASHES, PADDING, Tokens, table
from newslint.views.quantity.values import Hedge, Kind, Part, Quantity, Written

_PERCENT: Final = frozenset(("%", "percent", "pct", "pct.", "٪"))
_POINTS: Final = frozenset(("point", "points", "pt", "pts"))
_VOTING: Final = table("""
    vote votes voted voting ballot ballots passed passes approved approves rejected rejects adopted defeated
    senate house parliament congress court committee lawmakers majority margin ruled ruling decision jury board
    panel council motion bill resolution tally abstentions count chamber split divided
""")
_PLAYING: Final = table("""
    win wins won winning beat beats beaten defeat defeats lose loses lost losing loss losses draw drew drawn draws
    tie tied ties victory victories score scored scores lead leads led trailed trail trailing aggregate set sets
    match game games goal goals quarter quarterfinal semifinal final finals half-time halftime innings inning
    overtime penalties shootout topped topping edged routed routs stunned downed downs thrashed hammered crushed
    league cup season playoff playoffs coach team record edge rout blanked outscored upset comeback tiebreak seed
    champions qualifier friendly series sweep
""")
_RANGING: Final = table("""
    range ranges ranged ranging vary varies varied varying anywhere somewhere between priced
""")
_WARMING: Final = table("""
    warm warmed warms warming warmer cool cooled cooling cooler hotter colder rise rises rose risen rising
    increase increased increases fell fall fallen drop dropped drops dropping difference above below higher lower
    climbed climb jump jumped
""")
_CHANGING: Final = table("""
    by rose rise rises rising up increase increased fell fall falls falling down climbed climb climbing jumped
    jumping dropped drop dropping gained gaining gain lost losing slid sliding surged surging soared added adding
    edged cut cuts advanced advancing declined slipped eased easing
""")
_BEFORE_A_WHOLE: Final = table("the its their his her our all these those them a")
_LARGE: Final = 10**6


class Amount(NamedTuple):
    """A numeral with its unit, in tokens `first` to `end` (exclusive)."""

    numeral: Numeral
    first: int
    end: int
    kind: Kind
    unit: str | None
    hundredths: bool = False

    @property
    def value(self) -> Fraction:
        """The number in whole units."""
        return self.numeral.value / 100 if self.hundredths else self.numeral.value

    @property
    def step(self) -> Fraction:
        """The worth of the last significant digit, by the custom of the kind."""
        step = self.numeral.step
        if self.kind in (Kind.PERCENT, Kind.POINT) and self.numeral.scale == 1:
            return min(step, Fraction(1))  # a poll's 40 percent is no 35
        if self.kind in (Kind.COUNT, Kind.ORDINAL) and self.numeral.scale == 1 and self.value < 100:
            return Fraction(0) if self.value.denominator == 1 else step
        if self.kind in (Kind.SCORE, Kind.TALLY, Kind.ORDINAL, Kind.RATIO) and self.value.denominator == 1:
            return Fraction(0)
        if not step and self.unit and self.value.denominator == 1:
            step = Fraction(1)  # six feet is as rough as 6 feet
        return step / 100 if self.hundredths else step


class Reading(NamedTuple):
    """A quantity on its way: one amount or two, how they hang together, and the token behind them."""

    amount: Amount
    other: Amount | None
    end: int
    kind: Kind
    minus: bool = False
    hedge: Hedge | None = None


def read(t: Tokens) -> list[Quantity]:
    """The quantities of a sentence, in order; takes time linear in its tokens."""
    found: list[tuple[Reading, Noun | None, Part | None]] = []
    i = PADDING
    last = len(t.low) - PADDING
    cues = _Cues(t)
    while i < last:
        token = t.low[i]
        if not (token[0].isdecimal() or token in STARTERS or token in currencies.PREFIXES or token[0] == "."):
            i += 1
            continue
        step = _reading(t, i, cues, found)
        if isinstance(step, int):
            i = step
            continue
        noun = _noun(t, step)
        behind = noun.token + 1 if noun else step.end
        part = None
        if step.kind is Kind.COUNT:
            part = role(t, step.amount.first, step.end, noun)
            if part in (None, Part.PEOPLE):
                part = _carried(t, found, step, noun) or part
        elif step.kind is Kind.TALLY:
            part = Part.VOTES
        hedge = step.hedge or hedge_before(t, step.amount.first) or hedge_behind(t, step.end)
        hedge = hedge or (hedge_behind(t, behind) if behind > step.end else None)
        found.append((step._replace(hedge=hedge), noun, part))
        i = step.end
    return [_quantity(t, *entry) for entry in _with_lent_units(t, found)]


class _Cues:
    """Whether a sentence is about votes or matches; asked seldom, so worked out when asked."""

    def __init__(self, t: Tokens) -> None:
        self._t = t
        self._words: frozenset[str] | None = None

    def near(self, words: frozenset[str]) -> bool:
        """Whether any of `words` is in the sentence."""
        if self._words is None:
            self._words = frozenset(self._t.low)
        return not self._words.isdisjoint(words)


_Found = list[tuple[Reading, Noun | None, Part | None]]


def _reading(t: Tokens, i: int, cues: _Cues, found: _Found) -> Reading | int:
    """What begins at token `i`, or the token at which to go on."""
    minus = False
    first = _amount(t, i)
    if first is None:
        return _behind_figure(t, i)
    if (t.low[i - 1] in "-−–" and t.low[i - 1] and t.touches(i - 1) and not t.touches(i - 2)) or t.low[
        i - 1
    ] == "minus":
        minus = first.numeral.figures or t.low[i - 1] == "minus"
    if first.kind is Kind.COUNT and not first.numeral.ordinal:
        tuple_ = _score(t, first, cues) or _in_every(t, first) or _fold(t, first)
        if tuple_ is not None:
            return tuple_
    if first.kind is Kind.COUNT:
        pair = _pair(t, first)
        if pair is not None and pair.unit_bearing:
            return pair.reading
        skip = _counts_time(t, first) or passed_over(t, first.numeral)
        if skip is not None:
            return max(skip, i + 1)
        if pair is not None:
            return pair.reading
        return Reading(first, None, first.end, _plain_kind(t, first), minus)
    pair = _pair(t, first)
    if pair is not None:
        return pair.reading._replace(minus=minus)
    kind = first.kind
    if kind is Kind.TEMPERATURE and _is_difference(t, first, found):
        kind = Kind.TEMPERATURE_DIFFERENCE
    if kind is Kind.LENGTH and first.unit in ("foot", "stone"):
        joined = _feet_and_inches(t, first)
        if joined:
            return Reading(joined, None, joined.end, kind)
    return Reading(first, None, first.end, kind, minus)


def _counts_time(t: Tokens, first: Amount) -> int | None:
    """The token behind “five to ten years”, “between 7 and 10 million years”: a range of time."""
    j = first.end
    word = t.low[j]
    if first.numeral.ordinal:
        second = numeral(t, j)
        return j if second and is_time_unit(t, second.end) else None  # the first six months
    if not (word in DASHES or word in ("to", "or") or (word == "and" and t.low[first.first - 1] == "between")):
        return None
    j += 1
    if t.low[j] == "to":
        j += 1 + (t.low[j + 1] in DASHES)
    second = numeral(t, j) if t.low[j] else None
    return second.end if second and not second.ordinal and is_time_unit(t, second.end) else None


def _behind_figure(t: Tokens, i: int) -> int:
    """Behind a figure that is no number, with everything that hangs on it."""
    j = i + 1
    if is_figure(t.low[i]):
        while t.low[j] in ("/", ":") and t.touches(j - 1) and is_figure(t.low[j + 1]):
            j += 2
    return j


def _plain_kind(t: Tokens, amount: Amount) -> Kind:
    if amount.numeral.ordinal:
        return Kind.ORDINAL
    return Kind.FRACTION if amount.numeral.fraction else Kind.COUNT


def _amount(t: Tokens, i: int) -> Amount | None:
    """A numeral with the currency before or the unit behind it."""
    if t.low[i] in currencies.PREFIXES:
        sign = currencies.before(t, i)
        if sign is not None:
            k = i + 1
            if t.low[i] == "$" and t.raw[k].isupper() and t.touches(i):
                k += 1
            if t.low[k] in (".", "-") and t.touches(i) and is_figure(t.low[k + 1]):
                k += 1
            if is_figure(t.low[k]):
                number = numeral(t, k, money=True)
                if number and not number.ordinal:
                    end = number.end
                    named = currencies.behind(t, end)
                    same = named and not named[1] and (named[0] == sign[0] or t.low[end] in ("us", "cdn"))
                    if named and t.low[end] in currencies.SIGNS:
                        same = False
                    return Amount(number, sign[1], named[2] if named and same else end, Kind.MONEY, sign[0])
            return None
    number = numeral(t, i)
    if number is None:
        return None
    if number.ordinal:
        return Amount(number, i, number.end, Kind.COUNT, None)
    return _with_unit(t, number)


def _with_unit(t: Tokens, number: Numeral) -> Amount:
    i, j = number.first, number.end
    plain = Amount(number, i, j, Kind.COUNT, None)
    if number.value == 1 and number.words and t.low[i] == "one" and t.low[i - 1] in ("no", "any", "every"):
        return plain
    percent = _percent(t, j)
    if percent is None and number.fraction and t.low[j] in ("a", "of"):
        percent = _percent(t, j + 2 if t.low[j + 1] in ("a", "one") else j + 1)
        percent = percent if t.low[j] == "a" or t.low[j + 1] in ("a", "one") else None
    if percent:
        return Amount(number, i, percent[2], percent[0], percent[1])
    if t.low[j] == "m" and t.touches(j - 1) and number.figures and _is_million(t, j):
        millions = Numeral(
            number.value * _LARGE,
            (number.step or Fraction(1)) * _LARGE,
            i,
            j + 1,
            number.scale * _LARGE,
            number.words,
            True,
        )
        return _with_unit(t, millions)
    if t.low[j] in ("k", "b") and t.touches(j - 1) and number.figures and (t.low[j + 1] or "").isalpha():
        factor = 1000 if t.low[j] == "k" else 10**9
        if is_plural(t.low[j + 1]) or t.low[j + 1] in ("in", "of", "a", "per"):
            step = (number.step or Fraction(1)) * factor
            thousands = number._replace(value=number.value * factor, step=step, end=j + 1, scale=factor)
            return Amount(thousands, i, j + 1, Kind.COUNT, None)
    k = j + 1 if number.words and number.fraction and t.low[j] in ("a", "an") else j  # half a mile
    money = currencies.behind(t, k)
    if money and not (is_year(t, i) and number.scale == 1 and t.low[k] in ("mark", "marks")):
        return Amount(number, i, money[2], Kind.MONEY, money[0], money[1])
    if t.low[k].removeprefix("-") in ("pound", "pounds") or (t.low[k] in DASHES and t.low[k + 1] == "pound"):
        return _pounds(t, number, k)
    measure = units.unit(t, k)
    if measure and not _is_other_sense(t, measure[1], number):
        return Amount(number, i, measure[1], measure[0].kind, measure[0].name)
    return plain


def _is_million(t: Tokens, j: int) -> bool:
    """Whether the “m” at `j` is a million: 5m people, 45m euros, 10m-15m viewers."""
    after = t.low[j + 1]
    if currencies.behind(t, j + 1) and t.low[j + 1] not in DASHES:
        return True
    if not after.isalpha() or after in FUNCTION_WORDS:
        return False
    return (is_plural(after) and units.unit(t, j + 1) is None) or is_people(singular(after))


def _is_other_sense(t: Tokens, end: int, number: Numeral) -> bool:
    """Units that are other words here: “two yard dogs”, “three foot soldiers”, “a mile”, “second-degree murder”."""
    word = t.low[end - 1]
    after = t.low[end]
    if word in ("degree", "degrees"):
        return after in ("murder", "assault", "burns", "burn", "in", "from", "of") and after != "of"
    if word in ("foot", "yard", "stone"):
        return is_plural(after) and after not in ("waves", "walls") and t.low[number.end] not in DASHES
    return word == "knots" and after in ("of",)


def _pounds(t: Tokens, number: Numeral, k: int) -> Amount:
    """Pounds of money or of weight."""
    end = k + 2 if t.low[k] in DASHES else k + 1
    weight = Amount(number, number.first, end, Kind.MASS, "lb")
    money = Amount(number, number.first, end, Kind.MONEY, "GBP")
    around = t.low[max(PADDING, number.first - 8) : end + 8]
    if t.low[end] == "sterling":
        return money._replace(end=end + 1)
    if any(word in _WEIGHING for word in around):
        return weight
    if number.scale >= _LARGE or "£" in around or "pence" in around or "sterling" in around:
        return money
    if t.low[k] in DASHES or t.low[end] == "of" or t.low[end] in ("per", "/"):
        return weight
    return money if number.value >= 1000 or number.value.denominator > 1 else weight if number.value < 20 else money


_WEIGHING: Final = table("""
    weigh weighs weighed weighing weight heavier lighter ounces ounce lb lbs kg kilograms kilos lost gained
    cocaine marijuana heroin coffee sugar cotton beef meat thrust copper explosives bomb bombs fish payload
    kilogram cents cts carcass carcasses pork
""")


def _percent(t: Tokens, j: int) -> tuple[Kind, str, int] | None:
    k = j + 1 if t.low[j] in DASHES and t.touches(j - 1) and t.touches(j) else j
    word = t.low[k]
    if word in _PERCENT or (word in ("per", "percentage") and t.low[k + 1] in ("cent", "cent.")):
        end = k + 2 if word == "per" else k + 1
        hyphen = end + 1 if t.low[end] in DASHES and t.touches(end) else end
        if t.low[hyphen] in ("point", "points", "pts"):
            return Kind.POINT, "percentage point", hyphen + 1
        return Kind.PERCENT, "percent", end
    if word == "percentage":
        end = k + 2 if t.low[k + 1] in DASHES else k + 1
        return (Kind.POINT, "percentage point", end + 1) if t.low[end] in _POINTS else None
    if word == "basis" and t.low[k + 1] in _POINTS:
        return Kind.POINT, "basis point", k + 2
    if word in ("bps", "bp"):
        return Kind.POINT, "basis point", k + 1
    if word == "pc" and t.raw[k] == "pc":
        return Kind.PERCENT, "percent", k + 1
    return None


class _Pair(NamedTuple):
    reading: Reading
    unit_bearing: bool


def _pair(t: Tokens, first: Amount) -> _Pair | None:
    """A range that begins with `first`: 10 to 25 percent, between 300 and 500, two or three, $10-15 million."""
    if first.numeral.ordinal:
        return None
    j = first.end
    k = j
    if t.low[k] in ("a", "per") and t.low[k + 1].isalpha() and t.low[k + 2] in ("to", "up", "and"):
        k += 2
    each = k > j
    word = t.low[k]
    before = t.low[first.first - 1]
    between = before == "between" or (
        before in ("about", "around", "roughly", "some") and t.low[first.first - 2] == "between"
    )
    dash = False
    if word in DASHES and (t.touches(k - 1) == t.touches(k)):
        dash = True
        k += 1
        if t.low[k] == "to" and t.low[k + 1] in DASHES:
            k += 2
    elif word == "to" or (word == "up" and t.low[k + 1] == "to"):
        k += 1 + (word == "up")
        if t.low[k] in ("as", "up", "about", "around"):
            k += {"as": 3, "up": 2}.get(t.low[k], 1)
    elif word == "and" and between:
        k += 1
        if t.low[k] in ("about", "around"):
            k += 1
    elif word == "or" and first.kind is Kind.COUNT and first.value < 1000:
        k += 1
    else:
        return None
    second = _amount(t, k) if t.low[k] else None
    if second is None or second.numeral.ordinal or (dash and t.low[k] in ("a", "an", "half")):
        return None
    if dash and second.unit is None and not t.touches(k - 1):
        return None
    if each and second.unit is None and t.low[second.end] not in ("a", "per"):
        return None  # $15 per pupil to 80,000 pupils
    if second.kind is Kind.COUNT and (is_time_unit(t, second.end) or _is_year_range(t, first, second)):
        return None
    return _range(t, first, second, word, between)


def _is_year_range(t: Tokens, first: Amount, second: Amount) -> bool:
    return (
        first.kind is Kind.COUNT and (is_year(t, first.first) or is_year(t, second.first)) and first.numeral.scale == 1
    )


def _range(t: Tokens, first: Amount, second: Amount, word: str, between: bool) -> _Pair | None:
    same = first.unit == second.unit
    bare_first = first.kind is Kind.COUNT and first.unit is None
    bare_second = second.kind is Kind.COUNT and second.unit is None
    if not same and not bare_first and not (bare_second and first.kind is Kind.MONEY):
        return None
    if bare_second and not bare_first and second.numeral.figures != first.numeral.figures:
        return None
    if word == "or" and (second.value <= first.value or first.numeral.scale > 1 or second.value > 3 * first.value):
        return None
    folded = t.low[second.first] in FOLDS
    fold = folded or t.low[second.end] == "fold" or (t.low[second.end] in DASHES and t.low[second.end + 1] == "fold")
    lent = _lent(first, second)
    if word == "to" and not between and not _is_range_with_to(t, first, second):
        return None
    end = second.end
    kind = second.kind if bare_first else first.kind
    if fold:
        kind, end = Kind.RATIO, end + (0 if folded else 2 if t.low[end] in DASHES else 1)
    if word in DASHES and kind is Kind.COUNT and passed_over(t, first.numeral) is not None:
        return None
    if kind is Kind.TEMPERATURE and _is_difference(t, first, []):
        kind = Kind.TEMPERATURE_DIFFERENCE
    if bare_second and not bare_first:
        second = second._replace(kind=first.kind, unit=first.unit, hundredths=first.hundredths)
    return _Pair(Reading(lent, second, end, kind), second.unit is not None or second.numeral.scale > 1)


def _lent(first: Amount, second: Amount) -> Amount:
    """The first of two amounts with the unit and the scale that it shares with the second: 5 to 6 million euros."""
    number = first.numeral
    factor = second.numeral.scale
    if factor >= 100 and number.scale == 1 and number.value < 1000 and factor != 12 and not first.hundredths:
        number = number._replace(value=number.value * factor, step=(number.step or Fraction(1)) * factor, scale=factor)
    if first.unit is None:
        return Amount(number, first.first, first.end, second.kind, second.unit, second.hundredths)
    return first._replace(numeral=number)


def _is_range_with_to(t: Tokens, first: Amount, second: Amount) -> bool:
    """Whether “A to B” is a range: not behind “from” (a change), unless something ranges."""
    k = first.first - 1
    if t.low[k] in ("about", "around", "roughly", "nearly", "almost", "just"):
        k -= 1
    if t.low[k] == "from":
        return not _RANGING.isdisjoint(t.low[k - 4 : k])
    if t.low[first.end] == "up":
        return not _RANGING.isdisjoint(t.low[k - 4 : k + 1])
    if first.unit is not None and second.unit is not None and first.kind in (Kind.PERCENT, Kind.MONEY):
        return first.value < second.value and t.low[k] not in _CHANGING
    alike = first.numeral.scale == second.numeral.scale > 1 and t.low[k] not in _CHANGING
    return first.value < second.value or alike


def _score(t: Tokens, first: Amount, cues: _Cues) -> Reading | None:
    """Scores and tallies: 3-2, 217-215, 52 to 48."""
    number = first.numeral
    j = first.end
    i = first.first
    if number.step is None or number.value.denominator > 1 or number.scale > 1 or number.fraction:
        return None
    if not number.figures or not t.low[i].isdecimal() or len(t.low[i]) > 3:
        return None
    dash = t.low[j] in DASHES and t.touches(j - 1) and t.touches(j)
    if dash and t.low[j + 1] == "to" and t.low[j + 2] in DASHES:
        j += 2
    spelled = t.low[j] in ("to", "votes") and not dash
    k = j + 1
    if t.low[j] == "votes":
        if t.low[k] != "to":
            return None
        k += 1
    if not (dash or spelled) or not t.low[k].isdecimal() or len(t.low[k]) > 3:
        return None
    if t.low[k + 1] in DASHES and t.touches(k) and (is_figure(t.low[k + 2]) or t.low[k + 2] in ("year", "years")):
        return None
    if passed_over(t, number) is not None:
        return None
    second = _amount(t, k)
    if second is None or second.kind is not Kind.COUNT or second.numeral.scale > 1 or is_time_unit(t, second.end):
        return None
    if t.low[second.end] == "/" or (t.touches(second.end - 1) and t.low[second.end][:1].isalpha()):
        return None
    voting, playing = cues.near(_VOTING), cues.near(_PLAYING)
    after = t.low[second.end]
    falls = first.value >= second.value
    if after in ("vote", "votes", "majority", "margin", "ruling", "decision"):
        return Reading(first, second, second.end, Kind.TALLY)
    if after in _PLAYING:
        return Reading(first, second, second.end, Kind.SCORE)
    if spelled:
        if t.low[i - 1] == "from" or not (voting or playing) or (not falls and is_plural(after)):
            return None
        if not falls and t.low[i - 1] not in ("by", "lost", "rejected", "trailed", "behind", ","):
            return None
        return Reading(first, second, second.end, Kind.TALLY if voting and not playing else Kind.SCORE)
    if not falls and (is_plural(after) or not (voting or playing)):
        return None
    tally = voting and (not playing or first.value + second.value > 150)
    return Reading(first, second, second.end, Kind.TALLY if tally else Kind.SCORE)


def _in_every(t: Tokens, first: Amount) -> Reading | None:
    """One in five, two out of three, one in every 100: a fraction in figures or words."""
    number = first.numeral
    j = first.end
    if number.value.denominator > 1 or number.scale > 1 or number.value > 10 or number.fraction:
        return None
    if t.low[j] == "out" and t.low[j + 1] == "of":
        k, certain = j + 2, True
    elif t.low[j] == "in":
        k, certain = j + 1, number.value == 1
    else:
        return None
    if t.low[k] == "every":
        k, certain = k + 1, True
    below = numeral(t, k) if t.low[k] else None
    if below is None or below.value <= number.value or below.ordinal or below.value.denominator > 1:
        return None
    if not certain and not (below.value <= 10 or below.value in (20, 50, 100, 1000)):
        return None
    if below.value > 10 and t.low[j] == "out" and t.low[j + 2] != "every" and number.value > 1:
        return None
    if is_time_unit(t, below.end) or (is_year(t, k) and t.low[k - 1] == "in") or currencies.behind(t, below.end):
        return None
    value = Fraction(number.value, below.value)
    whole = Numeral(value, Fraction(0), first.first, below.end, 1, number.words, number.figures or below.figures, True)
    return Reading(Amount(whole, first.first, below.end, Kind.FRACTION, None), None, below.end, Kind.FRACTION)


def _fold(t: Tokens, first: Amount) -> Reading | None:
    """Three times as many, tenfold, 10-fold, two-to-one."""
    number = first.numeral
    j = first.end
    if number.fraction:
        return None
    if t.low[first.first] in FOLDS:
        return Reading(first, None, j, Kind.RATIO)
    k = j + 1 if t.low[j] in DASHES and t.touches(j) else j
    if t.low[k] == "fold" and number.words | number.figures:
        return Reading(first._replace(end=k + 1), None, k + 1, Kind.RATIO)
    if t.low[first.first] in ("twice", "thrice"):
        return Reading(first, None, j, Kind.RATIO)
    if t.low[j] in ("times", "x") and (t.low[j + 1] in COMPARING or t.low[j + 1].endswith("er")):
        return Reading(first._replace(end=j + 1), None, j + 1, Kind.RATIO)
    to = t.low[k] == "to" and t.low[k + 1] in (*DASHES, "one", "1")
    if to and (k > j or t.low[k + 1] in ("one", "1")) and t.low[first.first - 1] != "from":
        end = k + 2 if t.low[k + 1] in DASHES else k + 1
        if t.low[end] in ("one", "1") and number.value > 1:
            return Reading(first._replace(end=end + 1), None, end + 1, Kind.RATIO)
    return None


def _is_difference(t: Tokens, amount: Amount, found: _Found) -> bool:
    """Whether degrees say how much warmer or colder; a conversion in brackets follows what stands before it."""
    i = amount.first
    if t.low[i - 1] in ("minus", "-", "−"):
        i -= 1
    if t.low[i - 1] == "(" and found and found[-1][0].kind in (Kind.TEMPERATURE, Kind.TEMPERATURE_DIFFERENCE):
        return found[-1][0].kind is Kind.TEMPERATURE_DIFFERENCE
    after = amount.end
    if t.low[after] == "(":
        closing = next((k for k in range(after, after + 8) if t.low[k] == ")"), after)
        after = closing + (closing > after)
    if t.low[after] in ("warmer", "cooler", "hotter", "colder", "higher", "lower", "above", "below", "of", "more"):
        return t.low[after + 1] not in ("zero", "freezing", "the")
    if t.low[i - 1] == "to":
        return False
    return "by" in t.low[i - 2 : i] or not _WARMING.isdisjoint(t.low[max(PADDING, i - 4) : i])


def _feet_and_inches(t: Tokens, first: Amount) -> Amount | None:
    """Six feet two inches, 5-foot-11, 6ft 2in: one length in feet."""
    j = first.end
    if t.low[j] in DASHES:
        j += 1
    second = numeral(t, j) if t.low[j] else None
    if second is None or second.ordinal or not second.value < 12 or second.scale > 1:
        return None
    end = second.end
    if t.low[end] in DASHES and t.low[end + 1] in ("inch", "inches"):
        end += 1
    named = t.low[end] in ("inch", "inches", "in", "ins")
    if not named and t.low[first.end] not in DASHES and (t.low[end][:1].isalnum() or not is_figure(t.low[j])):
        return None
    value = first.numeral.value + second.value / 12
    number = first.numeral._replace(value=value, step=(second.step or Fraction(1)) / 12, end=end)
    return first._replace(numeral=number, end=end + 1 if named else end)


def _noun(t: Tokens, step: Reading) -> Noun | None:
    if step.kind not in (Kind.COUNT, Kind.ORDINAL, Kind.FRACTION):
        return None
    several = step.kind is not Kind.ORDINAL and (step.amount.value != 1 or step.other is not None)
    j = step.end
    if t.low[j] == "(" and is_figure(t.low[j + 1]) and t.low[j + 2] == ")":
        j += 3  # five (5) members
    elif t.low[j] == ")" and t.low[step.amount.first - 1] == "(" and t.low[step.amount.first - 2] in SMALL:
        j += 1
    if t.low[j] == "of":
        j += 1
        while t.low[j] in _BEFORE_A_WHOLE:
            j += 1
        if is_figure(t.low[j]) or t.low[j] in SMALL:
            return None
    if t.low[j] == "+":
        j += 1
    if t.low[j] in DASHES and t.low[j + 1] in ("odd", "plus", "ish"):
        j += 2
    noun = counted(t, j, several=several)
    if noun is None and t.low[j] in ("or", "and") and hedge_behind(t, j) and t.low[j + 2].isalpha():
        return counted(t, j + 2, several=several)
    return noun


_STANDING: Final = (None, Part.PEOPLE, Part.SEATS, Part.VOTES, Part.MEMBERS)


def _carried(t: Tokens, found: _Found, step: Reading, noun: Noun | None) -> Part | None:
    """The part of the number before, if this one only goes on with it: killed 12 soldiers and two civilians."""
    if not found or (noun is not None and not is_people(noun.lemma)):
        return None
    before, its_noun, its_part = found[-1]
    if (
        noun is None
        and t.low[step.end] == "of"
        and t.low[step.end + 1] in ("them", "whom")
        and its_part not in _STANDING
    ):
        return its_part
    if before.kind is not Kind.COUNT or its_part in _STANDING:
        return None
    start = its_noun.token + 1 if its_noun else before.end
    between = t.low[start : step.amount.first]
    if len(between) > 4 or noun is None:
        return None
    return (
        its_part
        if all(word in (",", "and", "or", "another", "at", "least", "as", "well") for word in between)
        else None
    )


def _with_lent_units(t: Tokens, found: _Found) -> Iterator[tuple[Reading, Noun | None, Part | None]]:
    """Units left out because a figure nearby has them: 7.4 billion dollars from 7.9 billion, from 9 to 11 percent."""
    lender: Amount | None = None
    for index, (step, noun, part) in enumerate(found):
        amount = step.amount
        if step.kind is Kind.COUNT and step.other is None and not amount.numeral.ordinal:
            following = found[index + 1][0] if index + 1 < len(found) else None
            taken = _from_next(t, step, following) if noun is None else None
            if taken is None and lender is not None and noun is None:
                taken = _from_last(t, step, lender)
            if taken:
                yield step._replace(amount=taken, kind=taken.kind), None, None
                continue
        elif amount.unit is not None and step.kind is not Kind.COUNT:
            lender = amount
        yield step, noun, part


def _from_next(t: Tokens, step: Reading, following: Reading | None) -> Amount | None:
    """“From 9 to 11 percent”, “up from 5 to 6 million euros”: the first figure has the second one's unit."""
    if following is None or following.other is not None or following.amount.unit is None:
        return None
    if t.low[step.end] not in ("to", "from", "and") or following.amount.first > step.end + 2:
        return None
    if t.low[step.end] == "and" and t.low[step.amount.first - 1] not in ("between", "both"):
        return None
    if following.kind not in (
        Kind.PERCENT,
        Kind.MONEY,
        Kind.LENGTH,
        Kind.MASS,
        Kind.AREA,
        Kind.VOLUME,
        Kind.SPEED,
        Kind.POINT,
        Kind.TEMPERATURE,
    ):
        return None
    return _lent(step.amount, following.amount)


def _from_last(t: Tokens, step: Reading, lender: Amount) -> Amount | None:
    """“... dollars, from 7.9 billion”, “or 2.57 per share”: a bare figure behind one with a unit."""
    number = step.amount.numeral
    if number.words and not number.figures and number.scale < _LARGE:
        return None
    after = t.low[step.end]
    each = after == "per" or (
        after in ("a", "an") and t.low[step.end + 1] in ("share", "unit", "ton", "tonne", "barrel")
    )
    if not _CHANGING.isdisjoint(t.low[lender.end : min(step.amount.first, lender.end + 40)]):
        return None  # what else rose is in another unit
    if t.low[lender.first - 1] == "from" and t.low[lender.end] == "to" and step.amount.first == lender.end + 1:
        near = lender.numeral.value <= number.value * 5 and number.value <= lender.numeral.value * 5
        if near and number.scale == 1 and (after in FUNCTION_WORDS or not after.isalpha()):
            return _lent(step.amount, lender)  # from 46.2 terawatt-hours to 45.3
    alike = number.scale >= _LARGE and lender.numeral.scale == number.scale
    percent = lender.kind is Kind.PERCENT and t.low[step.amount.first - 1] in ("from", "to") and number.value < 1000
    if not ((lender.kind is Kind.MONEY and (each or alike)) or (alike and lender.kind is not Kind.PERCENT) or percent):
        return None
    if percent and not (after in FUNCTION_WORDS or not after.isalpha()):
        return None
    return Amount(number, step.amount.first, step.end, lender.kind, lender.unit)


def _quantity(t: Tokens, step: Reading, noun: Noun | None, part: Part | None) -> Quantity:
    first, second = step.amount, step.other
    sign = -1 if step.minus else 1
    first = first._replace(kind=step.kind)
    value = first.value * sign
    low, high = value - first.step / 2, value + first.step / 2
    to = None
    words, figures = first.numeral.words, first.numeral.figures
    number_end = first.numeral.end
    if second is not None:
        second = second._replace(kind=step.kind)
        to = second.value
        low, high = min(low, to - second.step / 2), max(high, to + second.step / 2)
        words, figures = words or second.numeral.words, figures or second.numeral.figures
        number_end = second.numeral.end
    last = max(step.end, first.end if second is None else second.end)
    return Quantity(
        start=t.start[first.first - (1 if step.minus else 0)],
        end=t.end[last - 1],
        kind=step.kind,
        value=value,
        to=to,
        low=low,
        high=high,
        unit=first.unit,
        scale=first.numeral.scale,
        hedge=step.hedge,
        noun=noun.lemma if noun else None,
        noun_span=noun.span if noun else None,
        role=part,
        written=Written.MIXED if words and figures else Written.WORDS if words else Written.FIGURES,
        number=Span(t.start[first.numeral.first], t.end[number_end - 1]),
    )
