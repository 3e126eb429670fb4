"""Figures and number words that measure and count nothing: dates, times, ages, names, addresses, telephone numbers."""

import re
from typing import Final

from newslint.views.quantity.nouns import FUNCTION_WORDS, counted, is_people, is_plural, singular
from newslint.views.quantity.numerals import SMALL, Numeral, is_figure
from newslint.views.quantity.tokens import DASHES, Tokens, table

_MONTHS: Final = table("""
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sept sep oct nov dec
""")
_TIME_UNITS: Final = table("""
    second seconds sec secs minute minutes min mins hour hours hr hrs day days night nights week weeks weekend
    weekends fortnight fortnights month months quarter quarters qtr qtrs year years yr yrs decade decades century
    centuries millennium millennia millenniums o'clock o’clock weekdays workdays season seasons semester semesters
    mth mths summers winters springs autumns evenings mornings afternoons nanoseconds milliseconds anniversary
    birthday mondays tuesdays wednesdays thursdays fridays saturdays sundays trimester hours' days' weeks' months'
    years'
""")
_BEFORE_A_TIME_UNIT: Final = table("""
    more full working consecutive straight successive trading business calendar long short whole solid fiscal
    further additional extra previous past last first final non-consecutive school playing light man and
""")
_WHICH: Final = table("last previous past first final")  # 480 last year is no length of time
_TIME_MARKS: Final = table("""
    a.m. p.m. am pm gmt utc bst est edt cet cst pst a.m p.m hrs bc bce ad ce o'clock o’clock
""")
_BEFORE_A_YEAR: Final = table("""
    in since by of from until till to during before after late early mid the year years fiscal circa around about
    spring summer autumn fall winter and or for between through january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec ( , - – — ' ’ © end
    beginning season election elections olympics cup championship that his her its their a
""")
# What a number behind them names. Their plurals do so too.
_LABELS: Final = table("""
    page p pp paragraph para chapter section article clause schedule annex appendix verse psalm psalms line table
    figure fig eq equation exhibit no nos number numbers # § route highway interstate motorway freeway road flight
    channel gate platform runway room suite apartment apt flat floor box block ward district precinct division
    squadron unit lot level version windows type class grade category phase stage step part volume vol issue
    episode season series group pool tier zone area sector game week day round lap heat race leg set hole mile
    chapter act scene rule item resolution proposition prop amendment title bill lane pier dock terminal track bus
    line train tram highway exit formula size model serial extension ext tel telephone phone fax mobile code pin
    zip isbn postcode area boeing airbus concorde apollo soyuz saturn voyager viking opus symphony sonata concerto
    fortune forbes ftse dax cac nikkei nasdaq russell s&p p dow stoxx topix sensex hang tse ibex mib aex omx asx
    kospi covid sars mach euro catch studio pier camp stalag chromosome element hepatitis ages aged age area form
    john matthew mark luke acts isaiah genesis exodus corinthians proverbs romans revelation top articles sections
    chapters pages verses paragraphs levels routes lines numbers rooms gates ages figures tables
""")
_NUMBERED: Final = table(
    """
    page pages p pp verse verses psalm psalms chapter chapters level levels line lines section sections aged age ages
    grade grades
    """
)
_SHORT_LABELS: Final = table("no nos vol p pp fig figs art ch sec op rm apt ext tel para pt bldg ste rte hwy")
# Where these stand, a figure behind a name is that name's share: 265 votes and Ortega 241.
_SHARING_OUT: Final = table("vote votes seats points percent goals medals")
_STREETS: Final = table("""
    street st st. avenue ave ave. road rd rd. lane drive dr boulevard blvd blvd. square place court terrace
    highway crescent gardens parade broadway plaza parkway streets roads avenues
""")
_ORDINAL_PERIODS: Final = table("""
    half quarter century anniversary birthday day week month year decade season inst ult qtr night hour minute
    millennium base centuries weekend halves semester trimester
""")
_AFTER_FIRST: Final = table("""
    of lady name aid hand floor met began came took saw seen made became went got heard said told spoke spoken
    wrote broke drew ran known thought found brought sought taught built began begun given taken shown proposed
    noticed and but then glance sight come instance aired
""")
_BEFORE_FIRST_ADVERB: Final = table(
    "at is was were are when who had has have it he she they since be been being that which comes came come not"
)
_DETERMINERS: Final = table("the a an this that its his her their our my your another every each any no")
_AFTER_ONE: Final = table("""
    of another day days thing year week month night time hand word more else another's side size evening morning
    afternoon
""")
_BEFORE_ONE: Final = table(
    "no any every each this that another which such good vital right wrong only first last next the big new bad same"
)
_BEFORE_A_RANK: Final = table("""
    finished finish finishes finishing came come coming placed places ranked ranks rank ranking stands lies rated
    ended qualified seeded sits currently joint tied was is were are be wound winds ran trails trailed
    landed languishes stood sat lay remained remains
""")
_BEFORE_A_NUMBER_WORD: Final = table("""
    number no. page chapter part phase grade round game day top square formula type stage category plan week level
""")
_BEHIND_A_HYPHEN: Final = table("way dimensional sided something faced pronged")
_RANKED: Final = table("place placed ranked round team base seeded time tier")
_SECOND_HAND: Final = table("hand guess rate nature class thoughts thought")
_LONGEST_AGE: Final = 110
_ISO_TAIL: Final = re.compile(r"\d{1,2}(?:T\d.*)?")


def is_time_unit(t: Tokens, j: int) -> bool:
    """Whether a unit of time stands at token `j`, behind a number, with at most two words between."""
    k = j + 1 if t.low[j] in DASHES and t.touches(j - 1) else j
    if t.is_capital(k) and not t.is_capital(k + 1):
        return False
    for _ in range(3):
        if t.low[k].removesuffix("'").removesuffix("’") in _TIME_UNITS:
            return t.low[k - 1] not in _WHICH or t.low[k].endswith("s") or t.low[k - 2] in ("one", "1", "the")
        if t.low[k] not in _BEFORE_A_TIME_UNIT or (
            t.low[k] in ("and", "man") and t.low[k + 1] not in ("a", "half", *_TIME_UNITS)
        ):
            return False
        k += 1
    return False


def is_year(t: Tokens, i: int) -> bool:
    """Whether a bare figure of four digits is a year rather than a count of what follows."""
    text = t.low[i]
    if len(text) != 4 or not (text.isdecimal() and "1000" <= text <= "2199"):
        return False
    before, after = t.low[i - 1], t.low[i + 1]
    if before in _BEFORE_A_YEAR or after in DASHES or not after.isalpha():
        return True
    if text[-2:] == "00" and is_plural(after):
        return False
    return not (is_plural(after) and is_people(singular(after))) and "1500" <= text <= "2100"


def _names_the_unit(t: Tokens, read: Numeral) -> bool:
    """Whether the unit of time behind a large number only names the kind of what is counted: 2,000 night shifts."""
    j = read.end
    return read.value >= 1000 and t.low[j] in _TIME_UNITS and not t.low[j].endswith("s") and is_plural(t.low[j + 1])


def passed_over(t: Tokens, read: Numeral) -> int | None:
    """The token at which to go on if the number, which has no unit, counts nothing; None if it may count."""
    if read.ordinal:
        return read.end if _is_no_rank(t, read) else None
    end = _inside_a_name(t, read)
    if end is not None:
        return end
    if (is_time_unit(t, read.end) and not _names_the_unit(t, read)) or t.low[read.end] in _TIME_MARKS:
        return read.end + 1
    if (
        read.fraction
        and t.low[read.end] in ("a", "an", "of")
        and is_time_unit(t, read.end + 1 + (t.low[read.end + 1] in ("a", "an", "the")))
    ):
        return read.end + 1
    counted_time = t.low[read.first - 2] in _TIME_UNITS and (
        t.low[read.first - 3] in SMALL or is_figure(t.low[read.first - 3])
    )
    if t.low[read.first - 1] in ("or", "to") and counted_time:
        return read.end
    if read.figures:
        return _figure_passed_over(t, read)
    return _word_passed_over(t, read)


def _inside_a_name(t: Tokens, read: Numeral) -> int | None:
    """Figures that touch letters or marks: G7, COVID-19, 3D, 1990s, 5x5, 10^400, #39;"""
    i, j = read.first, read.end
    before = t.low[i - 1]
    if t.touches(i - 1) and read.figures:
        if before[-1:].isalpha() or before in (
            "_",
            "/",
            "#",
            "^",
            "@",
            "=",
            "'",
            "’",
            "&",
            "×",
            "*",
            ".",
            "\\",
            "№",
            ":",
        ):
            return j
        if before in DASHES and t.touches(i - 2) and t.low[i - 2][-1:].isalpha() and t.low[i - 2] not in SMALL:
            return j
    elif read.words and before in DASHES and t.touches(i - 1) and t.touches(i - 2) and t.low[i - 2][-1:].isalpha():
        return j
    if read.figures and t.touches(j - 1):
        after = t.low[j]
        if after[:1].isalpha() and after not in ("p", "c"):
            return j + 1
        if after in ("^", "_", "×", "*", "@", "&", "=", "#", "\\", "'", "’", "°", "/") and after != "/":
            return j + 2 if after == "^" else j + 1
        if after == "/" and t.touches(j) and is_figure(t.low[j + 1]):
            k = j + 2
            while t.low[k] == "/" and is_figure(t.low[k + 1]):
                k += 2
            return k
    if t.low[j] in ("×", "x") and is_figure(t.low[j + 1]):
        return j + 2
    return None


def _figure_passed_over(t: Tokens, read: Numeral) -> int | None:
    i, j = read.first, read.end
    text, before, after = t.low[i], t.low[i - 1], t.low[j]
    if after == ":" and is_figure(t.low[j + 1]) and (t.touches(j) or before[:1].isalpha()) and len(text) < 3:
        k = j + 2
        while t.low[k] in (":", ".") and is_figure(t.low[k + 1]) and t.touches(k - 1):
            k += 2
        return k
    if after in DASHES and t.touches(j - 1) and t.low[j + 1] in _BEHIND_A_HYPHEN:
        return j
    end = _joined(t, i)
    if end is not None:
        return end
    if read.scale > 1:
        return None
    if _is_of_a_date(t, i, j):
        return _behind_a_date(t, j)
    if is_year(t, i):
        return _behind_a_date(t, j)
    if (before.rstrip(".") in _LABELS or before in ("#", "§")) and _is_label(t, i, j):
        return _behind_a_label(t, j)
    if before == "." and t.touches(i - 2) and t.low[i - 2] in _SHORT_LABELS:
        return _behind_a_label(t, j)
    if (len(text) > 6 and text.isdecimal() and counted(t, j, several=True) is None) or (
        len(text) > 1 and text[0] == "0" and text.isdecimal()
    ):
        return j
    if t.is_first(i) and len(text) <= 3 and (after in (")", ".", "]") or (after in DASHES and not t.touches(j - 1))):
        return j
    if t.is_first(i) and "." in text and t.raw[j][:1].isupper():
        return j
    if before == "(" and after == ")" and t.is_first(i - 1):
        return j
    if _is_age(t, i, j) or _is_address(t, j) or _is_behind_a_name(t, i, j):
        return j
    if before in ("'", "’"):
        return j
    if text == "24" and after == "-" and t.low[j + 1] == "hour":
        return j
    return None


def _joined(t: Tokens, i: int) -> int | None:
    """Three and more figures joined by hyphens, a year and a figure, fifty-fifty, or a figure and capitals: 5-4-1."""
    k = i
    count = 1
    while t.low[k + 1] in DASHES and t.touches(k) and t.touches(k + 1) and is_figure(t.low[k + 2]):
        k += 2
        count += 1
    if count > 2 or (t.low[i - 1] == "+" and t.touches(i - 1) and count > 1):
        return k + 1
    if count == 2:
        first, second = t.low[i], t.low[k]
        if _is_year_figure(first) and second.isdecimal() and len(second) in (2, 4):
            return k + 1
        if (first, second) in (("50", "50"), ("24", "7"), ("9", "11"), ("20", "20"), ("80", "20")):
            return k + 1
        if (
            t.low[i - 1].rstrip(".") in _LABELS and (t.is_capital(i - 1) or t.low[i - 1] in _NUMBERED)
        ) or _is_of_a_date(t, i, k + 1):
            return k + 1
        if is_time_unit(t, k + 1) or t.low[k + 1] in _TIME_MARKS:
            return k + 1
        if first.isdecimal() and second.isdecimal() and len(first + second) > 6 and "," not in first:
            return k + 1
    if count == 1 and t.low[i + 1] in DASHES and t.touches(i) and t.touches(i + 1) and t.raw[i + 2].isupper():
        return i + 3 if len(t.raw[i + 2]) < 4 else None
    if is_figure(t.low[i]) and len(t.low[i]) <= 4 and t.low[i].isdecimal():
        return _telephone(t, i)
    return None


def _telephone(t: Tokens, i: int) -> int | None:
    """Groups of bare digits in a row behind a plus, a bracket or “call”: +44 20 7946 0958, (0131) 496 0000."""
    k = i
    digits = 0
    while k - i < 12 and (t.low[k].isdecimal() or (k > i and t.low[k] in (")", *DASHES))):
        digits += len(t.low[k]) if t.low[k].isdecimal() else 0
        k += 1
    if digits >= 8 and (t.low[i - 1] in ("+", "(", ":", "call", "on") or t.low[i][0] == "0"):
        return k
    return None


def _is_year_figure(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and "1000" <= text <= "2199"


def _is_month(t: Tokens, k: int) -> bool:
    return t.low[k] in _MONTHS and (t.raw[k][0].isupper() or len(t.low[k]) > 5)


def _is_of_a_date(t: Tokens, i: int, j: int) -> bool:
    """Whether a figure (tokens `i` to `j`) is the day of a month."""
    text = t.low[i]
    if len(text) > 2 or not text.isdecimal() or int(text) > 31:
        return False
    if _is_month(t, i - 1) or (t.low[i - 1] == "." and _is_month(t, i - 2)):
        return True
    after = j + 1 if t.low[j] == "of" else j
    if _is_month(t, after):
        return True
    return t.low[j] in ("and", "to", "or") and t.low[j + 1].isdecimal() and _is_month(t, j + 2)


def _behind_a_date(t: Tokens, j: int) -> int:
    """The token behind a date that goes on: 22-23, 1996 and 1997, May 4, 5 and 6."""
    while (
        (t.low[j] in DASHES or t.low[j] in (",", "and", "to", "or"))
        and t.low[j + 1].isdecimal()
        and len(t.low[j + 1]) in (2, 4, 1)
        and (t.low[j] in DASHES or _is_year_figure(t.low[j + 1]) or (_is_month(t, j - 2) and len(t.low[j + 1]) < 3))
        and t.low[j + 2] != "percent"
    ):
        j += 2
    return j


def _is_label(t: Tokens, i: int, j: int) -> bool:
    """Whether the word before a bare figure makes it a name: Game 7, but not “the series 12 people saw”."""
    if "," in t.low[i] or "." in t.low[i]:
        return False
    if t.low[j] in DASHES and not t.is_capital(i - 1) and t.low[i - 1] not in _NUMBERED:
        return False
    if t.low[i - 1] == "age" or t.low[i - 1] == "aged":
        return True
    if not t.low[j].isalpha() or t.low[j] in FUNCTION_WORDS:
        return True
    return (
        t.low[i - 1] in ("top", "page", "no", "boeing", "airbus", "s&p", "ftse", "covid", "flight")
        or t.raw[i - 1][0].isupper()
    )


def _behind_a_label(t: Tokens, j: int) -> int:
    while (
        (t.low[j] in DASHES or t.low[j] in ("and", "to", ",", "or"))
        and t.low[j + 1].isdecimal()
        and (t.low[j] in DASHES or t.low[j + 2] in ("", ".", ",", ")", "and"))
    ):
        j += 2
    return j


def _is_age(t: Tokens, i: int, j: int) -> bool:
    """A figure between commas behind a name, or behind “aged”, “turned” and their like."""
    text, before, after = t.low[i], t.low[i - 1], t.low[j]
    if not text.isdecimal() or len(text) > 3 or int(text) > _LONGEST_AGE:
        return False
    if before in ("aged", "age", "turned", "turning", "turns") and after not in ("people", "percent"):
        return True
    if before == "," and t.low[i - 2][:1].isalpha() and (t.raw[i - 2][0].isupper() or t.low[i - 2] in ("jr.", "sr.")):
        return after in (",", ".", ";", ")", "") and not is_figure(t.low[i - 3])
    if before == "(" and after == ")" and t.raw[i - 2][:1].isupper():
        return t.low[i - 2] not in SMALL  # Twelve (12) pupils
    return before in ("under", "over") and t.touches(i - 2) and after in ("s", "'s")


def _is_address(t: Tokens, j: int) -> bool:
    """Whether a street's name follows: 10 Downing Street."""
    if not t.raw[j][:1].isupper():
        return False
    for k in range(j + 1, j + 4):
        if t.low[k] in _STREETS and t.raw[k][0].isupper():
            return True
        if not t.raw[k][:1].isupper():
            return False
    return False


def _is_behind_a_name(t: Tokens, i: int, j: int) -> bool:
    """A whole figure behind a word with a capital, with nothing to count behind it: Hanover 96, Catch 22."""
    before = t.raw[i - 1]
    if not before[:1].isupper() or t.is_title or t.is_first(i - 1) or not t.low[i].isdecimal() or not before.isalpha():
        return False
    if not _SHARING_OUT.isdisjoint(t.low[max(0, i - 15) : i]):
        return False
    if before.lower() in FUNCTION_WORDS or len(t.low[i]) > 4 or len(before) < 2:
        return False
    after = t.low[j]
    if before.endswith("day") and after in ("were", "was", "had", "have", "of", "died", "voted"):
        return False  # on Saturday 130 were cancelled
    if (before.endswith("day") and int(t.low[i]) > 31) or (_is_month(t, i - 1) and 100 <= int(t.low[i]) < 1500):
        return False  # on Tuesday 75 did; in June 300 were sold
    return after[:1] not in ("%", "-", "/") and counted(t, j, several=True) is None


def _word_passed_over(t: Tokens, read: Numeral) -> int | None:
    i, j = read.first, read.end
    before, after = t.low[i - 1], t.low[j]
    if read.fraction or read.scale > 1:
        return None
    if _is_month(t, i - 1) and t.raw[i][0].isupper():
        return j
    if after in DASHES and t.touches(j - 1) and t.low[j + 1] in ("thirty", "fifteen", "forty"):
        return j + 2  # a time of day
    if before == "no" or (before == "but" and t.low[i - 2] in ("last", "first")):
        return j
    if t.is_capital(i) and not t.is_first(i):
        earlier = t.raw[i - 1]
        if (
            (earlier[:1].isupper() and earlier.isalpha())
            or (before == "of" and t.raw[i - 2][:1].isupper())
            or (before == "-" and t.touches(i - 1))
        ):
            return j
    if before in _BEFORE_A_NUMBER_WORD:
        return j if before != "part" or after in FUNCTION_WORDS or not after.isalpha() else None
    if read.value == 1 and j == i + 1:
        return _one_passed_over(t, i, j)
    if 18 <= read.value <= 20 and j == i + 1 and SMALL.get(after, 0) >= 20:
        return j + 3 if t.low[j + 1] in DASHES else j + 1
    if after in DASHES and t.touches(j - 1) and t.low[j + 1] in _BEHIND_A_HYPHEN:
        return j
    if after in ("zero", "oh") or (read.value == 0 and after in ("-", "tolerance", "sum", "emission")):
        return j + 1
    return None


def _one_passed_over(t: Tokens, i: int, j: int) -> int | None:
    """“One” counts only before a noun, and not in its idioms."""
    before, after = t.low[i - 1], t.low[j]
    if after in DASHES and t.touches(j - 1):
        if t.low[j + 1] in ("way", "time", "sided", "on", "off", "to", "dimensional", "stop", "size", "third"):
            return j + 1
        return None if t.low[j + 1].isalpha() else j
    if before in _BEFORE_ONE and before not in ("the", "only", "last", "first"):
        return j
    if after in _AFTER_ONE or not after[:1].isalpha() or after in FUNCTION_WORDS or "'" in after or "’" in after:
        if after in ("more", "other") and t.low[j + 1].isalpha() and t.low[j + 1] not in FUNCTION_WORDS:
            return None
        return j
    if before in ("the", "only", "last", "first") and t.low[j + 1] == "who":
        return j
    return (
        j
        if after.endswith("ly")
        or (after.endswith("ed") and len(after) > 4)
        or after in ("calls", "sees", "knows", "finds", "wonders", "hopes", "wants")
        else None
    )


def _is_field(t: Tokens, j: int) -> bool:
    """Whether a number stands at token `j`, or behind “of the”: eighth of seven, eighth out of the seven."""
    while t.low[j] in ("of", "the", "a", "only", "just"):
        j += 1
    return (is_figure(t.low[j]) or t.low[j] in SMALL) and not is_time_unit(t, j + 1)


def _is_no_rank(t: Tokens, read: Numeral) -> bool:
    """Ordinals that are days, periods, names, adverbs, or the second of the clock."""
    i, j = read.first, read.end
    before, after = t.low[i - 1], t.low[j]
    word = t.low[i]
    hyphen = after in DASHES and t.touches(j - 1)
    noun = t.low[j + 1] if hyphen else after
    if noun in _ORDINAL_PERIODS or noun in _TIME_UNITS or is_time_unit(t, j):
        return True
    if hyphen and (word == "first" or noun in _SECOND_HAND) and not noun.endswith("est") and noun not in _RANKED:
        return True
    if (
        _is_month(t, i - 1)
        or _is_month(t, j)
        or (after == "of" and _is_month(t, j + 1))
        or (noun == "day" and t.low[j + 1] == "of")
    ):
        return True
    if read.figures:
        if t.touches(i - 1) and (before in DASHES or before[-1:].isalnum()):
            return True
        if (
            before == "the"
            and t.low[i - 2] in ("on", "by", "until", "from", "of")
            and not (after[:1].isalpha() and after not in FUNCTION_WORDS)
        ):
            return read.value <= 31
        if after == "and" and t.low[j + 2] in ("th", "st", "nd", "rd") and t.is_capital(j + 3):
            return True
        return t.raw[j][:1].isupper() and not t.is_title and not t.is_first(i)
    if before in DASHES and t.touches(i - 1):
        return True
    if t.raw[i][0].isupper() and not t.is_first(i):
        return not t.is_title or t.raw[j][:1].isupper()
    if t.raw[i][0].isupper() and t.raw[j][:1].isupper() and not t.is_title:
        return True
    if (
        word == "second"
        and before in ("a", "per", "every", "each", "split")
        and not (after[:1].isalpha() and after not in FUNCTION_WORDS)
    ):
        return True
    if word == "second" and (is_figure(before) or before in SMALL):
        return True
    determined = before in _DETERMINERS or before.endswith(("'s", "’s", "s'", "s’"))
    if hyphen and noun.isalpha():
        return False
    if after in FUNCTION_WORDS or not after[:1].isalnum():
        ranked = (
            before in _BEFORE_A_RANK
            or (before in ("home", "in", "up", "down", "out", "only", "equal") and t.low[i - 2] in _BEFORE_A_RANK)
            or (read.value > 3 and after in ("of", "out", "among") and _is_field(t, j + 1))
            or (read.value > 2 and after in (".", "") and not t.is_first(i))
            or (after == "in" and t.low[j + 1] in ("a", "the") and (t.low[j + 2] == "field" or _is_field(t, j + 2)))
        )
        return not (determined or ranked) or (word == "first" and after == "of" and t.low[j + 1] == "all")
    if word == "first" and not determined:
        return before in _BEFORE_FIRST_ADVERB or after.endswith("ed") or after in _AFTER_FIRST
    return not determined and after in _AFTER_FIRST
