import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Related, Span, rule, within
from newslint.views.calendar import Interval, shifted
from newslint.views.dates import Kind, TimeExpression
from newslint_rules.dates._lives import Age, Life, ages, births, lives, years_between
from newslint_rules.dates._person import kin, subjects_in
from newslint_rules.dates._points import has_year, nearby, points_in

_CLAUSE = 60  # code points
_LEAD = 90  # code points before an age in which its death may be told


@rule(
    title="An age at death does not fit the years of the life",
    why="From 1931 to 2024 is 93 years or 92, never 83; in an obituary the family will notice.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "Composer Ewald Holt (1931-2024) died at [[83]] in the house where he was born.",
        "Sister Agathe (1904–1951) rests here. She died at the age of [[57]].",
        "Born on April 21, 1926, Walter Kerr died on June 10, 2004, at [[88]].",
        "The sculptor Jan Vos (1912-1967) died [[in his 45th year]].",
        "Nora Quist, 1920-1976: a life in letters. She died at [[sixty-six]].",
        "She was born on 3 May 1915 and died on 2 May 1999, a day short of her [[94th birthday]].",
        "Born in 1890, he was shot in 1934. He had lived [[54]] years.",
    ],
    good=[
        "Composer Ewald Holt (1931-2024) died at 93 in the house where he was born.",
        "Ewald Holt (1931-2024) wrote his first opera at 19.",
        "Ewald Holt (1931-2024) was 24 when his father died at 83.",
        "The painter Jan Vos (1912-1967) was taught by Karl Lund, who died at 83.",
        "The war of 1939-1945 killed him at 21.",
        "Her mother died at 60. Nora Quist (1920-1976) kept house from then on.",
        "She was born on 3 May 1915 and died on 2 May 1999, a day short of her 84th birthday.",
        "Born in 1890, he was shot in 1934. He had lived 44 years.",
    ],
)
def lifespan(document: Document) -> Iterator[Hit]:
    """Looks at years of birth and death in brackets or in two verbs, and at ages told with the death."""
    text = document.text
    told = document.view(ages)
    for life in _dated_lives(document):
        area = nearby(document, life.span.start, 1, 2)
        low, high = years_between(life.born, life.died)
        near = [_as_reached(text, age) for age in within(told, area)]
        near = [age for age in near if _is_at_death(document, age, life)]
        if not near or any(low <= age.years <= high for age in near):
            continue
        age = near[0]
        right = f"{low}" if low == high else f"{low} or {high}"
        message = f"{life.span.of(text)} makes the age {right}, not {age.years}"
        yield Hit(age.start, age.end, message, related=(Related(*life.span, "the life"),))


def _as_reached(text: str, age: Age) -> Age:
    """A birthday as the age it leaves to who died so near it: a day short of her 94th birthday."""
    lead = text[max(0, age.start - _CLAUSE) : age.start]
    if age.words != "birthday" or not (match := _near_a_birthday().search(lead)):
        return age
    return age._replace(years=age.years - (match["before"] is not None), words="is")


@cache
def _near_a_birthday() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<before>short of|shy of|before|ahead of)|after|on|past) (?:what would have been )?(?:his|her) \Z"
    )


def _dated_lives(document: Document) -> Iterator[Life]:
    """Those in brackets, and those from a birth to a death that is told with its date close by."""
    yield from document.view(lives)
    for birth in document.view(births):
        area = nearby(document, birth.start, 1, 2)
        for date in points_in(document, area):
            inside = birth.start <= date.start < birth.end
            if not (has_year(date) or date.kind in _RECENT) or date.value is None or inside:
                continue
            if date.value.start <= birth.days.end:
                continue
            if _is_death(document, date):
                yield Life(Span(min(birth.start, date.start), max(birth.end, date.end)), birth.days, date.value)
                break
        else:
            if (lately := _has_died(document, area)) is not None:
                yield Life(Span(birth.start, birth.end), birth.days, lately)


def _has_died(document: Document, area: Span) -> Interval | None:
    """The weeks before the article, where it says that somebody has died and gives no other date."""
    published = document.metadata.published
    if published is None or not _obituary().search(document.text, *area):
        return None
    return Interval(first, published) if (first := shifted(published, -_LATELY)) else None


_LATELY: Final = 30  # days


@cache
def _obituary() -> re.Pattern[str]:
    return re.compile(r"\b(?:has|who has) died\b")


_RECENT: Final = frozenset((Kind.WEEKDAY, Kind.RELATIVE, Kind.MONTH_DAY))  # resolved from the article's date
_DEATH: Final = (
    r"(?:died|dies|dying|dead|death|killed|passed away|slipped away|passed on|drowned|was shot|shot (?:himself|herself)"
    r"|hanged (?:himself|herself)|perished|fell|succumbed|suicide|executed|murdered|assassinated|passing|buried"
    r"|laid to rest|took (?:his|her) own life|ended the life|left it|met (?:his|her) (?:death|end)|lost (?:his"
    r"|her) life|claimed (?:him|her)|obituar\w+|funeral|life ended|beheaded)"
)


@cache
def _died_before() -> re.Pattern[str]:
    return re.compile(rf"\b{_DEATH}\b[^;]{{0,40}}\Z|\bd\. \Z|\bdeath: \Z", re.I)


@cache
def _died_behind() -> re.Pattern[str]:
    return re.compile(rf",? (?!wh)[^.;,\d]{{0,30}}\b(?:was )?{_DEATH}\b", re.I)


def _is_death(document: Document, date: TimeExpression) -> bool:
    """Whether a date is that of a death: died in 2001; in 1944, when he was killed."""
    text = document.text
    own = nearby(document, date.start)
    start = max(own.start, date.start - _CLAUSE)
    if text[max(0, date.start - 3) : date.start] == "d. ":
        return True
    if _died_before().search(text, start, date.start):
        return True
    return _died_behind().match(text, date.end, own.end) is not None


def _is_at_death(document: Document, age: Age, life: Life) -> bool:
    """Whether an age is told of the life's end: with a word of death, or as “He was 74” next to the years."""
    text = document.text
    own, place = nearby(document, age.start), nearby(document, life.span.start)
    between = Span(min(own.start, place.start), max(own.end, place.end))
    of = _of_an_age().search(text, max(own.start, age.start - _CLAUSE), age.start)
    if kin().search(text, max(own.start, age.start - _CLAUSE), of.start() if of else age.end):
        return False
    if len({name.surname for name in subjects_in(document, between)}) > 1 or _is_of_another(text, own, age, life):
        return False
    lead, rest = text[max(own.start, age.start - _LEAD) : age.start], text[age.end : min(own.end, age.end + _CLAUSE)]
    if age.words == "birthday" or _other_moment().match(rest):
        return False
    if _before_death().search(lead) or _behind_death().match(rest):
        return True
    plain = re.search(
        r"(?:\b(?:[Hh]e|[Ss]he|who|The [a-z]+(?: [a-z]+){0,2})|\)) (?:was|is) (?:only |just |aged )?\Z"
        r"|\b[Aa]ged (?:just |only )?\Z"
        r"|\bage (?:as|was|at death:?) \Z"
        r"|\) (?:was|lived) \Z",
        lead,
    )
    return plain is not None and not any(
        has_year(date) and not life.span.covers(date.span) for date in points_in(document, own)
    )


@cache
def _of_an_age() -> re.Pattern[str]:
    # died in 2001, a great-grandfather of 80
    return re.compile(r"(?<=,) a (?:[\w-]+ )?(?:grand|great-grand)?(?:father|mother|parent) of \Z")


@cache
def _another() -> re.Pattern[str]:
    return re.compile(r"\b([A-Z][^\W\d_]+)(?: [A-Z][^\W\d_]+)?, who\b")


def _is_of_another(text: str, own: Span, age: Age, life: Life) -> bool:
    """Whether a relative clause before the age is about somebody else: married Ann, who died at 83."""
    name = text[max(0, life.span.start - 40) : life.span.start]
    return any(match[1] not in name for match in _another().finditer(text, own.start, age.start))


@cache
def _other_moment() -> re.Pattern[str]:
    return re.compile(
        rf",? (?:when|as|and) (?!(?:he|she) (?:was )?{_DEATH}|(?:a|an|the) |cancer|death"
        rf"|illness)(?![^.;,]*\b(?:killed|death)\b)"
    )


@cache
def _before_death() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_DEATH}|lived|lost|dying|ended)\b[^;]{{0,60}}\Z", re.IGNORECASE)


@cache
def _behind_death() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?!said|says|told|who)[^.;]){{0,30}} {_DEATH}\b|,? when (?:a|an|the|cancer|death|illness) "
        r"| at (?:his|her|the time of (?:his|her)) death| years? old at (?:his|her) death"
    )
