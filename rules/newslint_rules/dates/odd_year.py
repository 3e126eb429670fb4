import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint import Document, Hit, Level, Quotations, Span, rule
from newslint.views.dates import Kind, dates
from newslint_rules.dates._points import nearby

_CLOSE = 60  # code points within which a “will” speaks of the year
_LATEST = 2050  # what lies behind it is a plan at best


@rule(
    title="A year is impossible or absurdly far away",
    why="A year of five digits, or one centuries ahead in a report of what happened, is a slip of the keyboard.",
    level=Level.ERROR,
    quotations=Quotations.SOFTER,
    bad=[
        "The mill was sold in May [[20014]] to its workers.",
        "The bridge was built in [[19987]], after the flood.",
        "In March [[20,024]] the two firms merged.",
        "She left the choir on 4 June [[2917]] to teach.",
        "The pier burned down in [[2206]] and was never rebuilt.",
        "A juror in the [[20008]] trial has come forward.",
        "Between 2011 and [[20019]] the graves were emptied.",
        "She was first elected in [[2109]] and said she would not run again.",
        "The bond matures in [[2,028]].",
    ],
    good=[
        "The mill was sold in May 2014 to its workers.",
        "The town sent aid in 20014 parcels.",
        "In March 20,024 people moved to the county.",
        "Seas could rise by a meter by 2150, the panel said.",
        "The novel is set in 2217 on a moon of Saturn.",
        "The comet will return in August 2126.",
        "The festival falls in the Buddhist year 2567, and in 2567 the temple was full.",
        "Write to the office in Washington, D.C. 20055, by Friday.",
        "The lease runs until June 30, 2147, the port said.",
        "Lot 19949 went for $300, and the 20015 cars made in March were sold.",
        "In 20115, a suburb of the capital by its postcode, she runs a bank.",
    ],
)
def odd_year(document: Document) -> Iterator[Hit]:
    """Looks for years of five digits, and for years beyond 2050 in sentences that tell of what was."""
    text = document.text
    taken: set[int] = set()
    for match in _five_digits().finditer(text):
        figure = match["figure"]
        candidates = _candidates(figure.replace(",", ""))
        usual = figure.startswith(("18", "19", "20"))
        if (
            candidates
            and _stands_alone(text, match.end(), match[0])
            and (usual or not _looks_ahead(document, Span(*match.span())))
            and not _code().search(text, *nearby(document, match.start()))
        ):
            span = Span(*match.span("figure"))
            taken.add(span.start)
            yield Hit(*span, f"the year {figure} has five digits", candidates)
    for match in _beyond_doubt().finditer(text):
        span = Span(*match.span(match.lastgroup or 0))
        area = nearby(document, span.start)
        if span.start not in taken and not _elsewhere().search(text, *area) and not _code().search(text, *area):
            taken.add(span.start)
            message = "a year has no comma" if "," in span.of(text) else f"the year {span.of(text)} has five digits"
            plain = span.of(text).replace(",", "")
            yield Hit(*span, message, (plain,) if len(plain) == 4 else _candidates(plain))
    for match in _with_noun().finditer(text):
        span = Span(*match.span(match.lastgroup or 0))
        candidates = _candidates(span.of(text))
        numeric = match.lastgroup != "numeric" or _numeric().search(text, max(0, span.start - 6), span.start)
        if candidates and numeric and span.start not in taken:
            taken.add(span.start)
            yield Hit(*span, f"the year {span.of(text)} has five digits", candidates)
    for expression in document.view(dates):
        year = expression.parts.year
        if year is None or not year > _LATEST or expression.kind not in (Kind.FULL_DATE, Kind.MONTH_YEAR):
            continue
        start = text.find(str(year), expression.start, expression.end)
        if start < 0:
            continue
        span = Span(start, start + len(str(year)))
        if not _stands_alone(text, span.end, expression.span.of(text)):
            continue
        if year > 9999 and span.start not in taken:
            taken.add(span.start)
            yield Hit(*span, f"the year {year} has five digits", _candidates(str(year)))
        elif year <= 9999 and (expression.preposition == "since" or not _looks_ahead(document, span)):
            taken.add(span.start)
            yield Hit(*span, _far_away(year), _near(str(year)), level=Level.WARNING)
    for match in _far_year().finditer(text):
        span = Span(*match.span(match.lastgroup or 0))
        if span.start in taken or _looks_ahead(document, span):
            continue
        figure = span.of(text)
        if match.lastgroup == "modifier" or _stands_alone(text, span.end, match[0]):
            yield Hit(*span, _far_away(int(figure)), _near(figure), level=Level.WARNING)


@cache
def _numeric() -> re.Pattern[str]:
    return re.compile(r"\b\d{1,2}([/.-])\d{1,2}\1\Z")


def _far_away(year: int) -> str:
    return f"the year {year} is still far away, but this is told as something that has happened"


_MONTH: Final = (
    r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.|January|February|March|April|May|June|July|August|September"
    r"|October|November"
    r"|December"
)
_NOUNS: Final = (
    r"(?:season|elections?|budget|World Cup|Games|Olympics|census|edition|championships?|title|financial|fiscal"
    r"|attacks?|war|accord|treaty"
    r"|law|act|draft|crisis|harvest|tour|campaign|report|vintage|model|earthquake|quake|floods?|tsunami|coup"
    r"|revolution|summit|agreement"
    r"|deal|contest|festival|school year|tax year|race|film|album|novel|study)\b"
)


@cache
def _five_digits() -> re.Pattern[str]:
    # A figure where only a year can stand: behind a month, and behind the words that years follow.
    return re.compile(
        rf"\b(?:{_MONTH}|[Ii]n|[Ss]ince|[Uu]ntil|[Bb]efore|[Aa]fter|[Dd]uring|[Bb]y|of|for|from|between|to|and|than"
        rf"|year|early|late|mid|fiscal"
        r"|summer|winter|spring|autumn|fall|season|class) (?:\d\d?,? )?(?P<figure>[12]\d{4}|20,0\d\d)(?![\d%]"
        r"|[,.:/]\d)"
    )


@cache
def _with_noun() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<figure>\b[12]\d{{4}}) {_NOUNS}|\((?P<alone>(?:19|20)\d{{3}})\)|[/.-](?P<numeric>(?:19"
        rf"|20)\d{{3}})(?![\d.])\b"
    )


@cache
def _beyond_doubt() -> re.Pattern[str]:
    """Figures of five digits, or with a comma, that nothing but a year can be: nothing follows to be counted."""
    return re.compile(
        rf"\b(?:[Tt]he|an?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|this|that) (?P<attribute>(?:19|20)\d{{3}}) (?:[A-Z]"
        rf"|(?!kilo|metre|meter|foot"
        rf"|tonne|ton\b|mile|seat"
        rf"|strong|pound|euro|dollar|acre)[a-z]+(?<!s)(?<!people)\b(?! ?[-%]))"
        rf"|\b(?:19|20)\d\d(?: and | to | until |-|–)(?P<end>(?:19|20)\d{{3}})(?![\d%]|[,.:/]\d)"
        rf"|\b(?:of|since|until|before|after|from) (?:{_MONTH}),? (?:\d\d?,? )?(?P<bound>(?:19"
        rf"|20)\d{{3}})(?= [a-z]+(?:ed|d|t|w|k)\b)"
        rf"|\b(?:{_MONTH}),? (?:\d\d?,? )?(?P<named>(?:19|20)\d{{3}}) [A-Z]"
        r"|\b(?:in|since|by|until) (?P<comma>(?:1,9|2,0)\d\d)(?=[.;)]|,? (?:and|but|when|after|as) |, (?:the|he"
        r"|she|it|they)\b)"
    )


@cache
def _happened() -> re.Pattern[str]:
    # was first elected in 2109
    return re.compile(
        r"\b(?:was|were|been|being|who|which|that|had|has|he|she|it|they) (?:[a-z]+ )?[a-z]+(?:ed|lt|nt|wn|en"
        r"|un) (?:[a-z]+ ){0,3}\Z"
    )


@cache
def _far_year() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Ii]n|[Ss]ince|of|from|[Aa]fter|[Bb]efore) (?P<figure>2[1-9]\d\d|3[0-2]\d\d)(?![\d%]|[,.:/-]\d)"
        rf"|\b(?:[Tt]he|its|his|her|their) (?P<modifier>2[1-9]\d\d) {_NOUNS}"
    )


@cache
def _function_word() -> re.Pattern[str]:
    return re.compile(
        r"[.,;:?!)\"”’]|'s\b|[-–]\d\d\b| (?:[-–—(]|(?:for|from|to|and|when|the|a|an|no|by|at|on|in|but|as|with"
        r"|after|before|he|she"
        r"|they|it|its"
        r"|his|her|their|that|who|which|while|where|because|until|or|not|did|said)\b)|$"
    )


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(r" (?:was|were|is|are|has|had|have)\b")


def _stands_alone(text: str, end: int, words: str) -> bool:
    """Whether nothing that a figure could count stands behind it: “in May 20014 tickets”, “in April 2291 were back”."""
    if _function_word().match(text, end):
        return True
    month = len(words.split()) == 2 and re.match(_MONTH, words) is not None
    return not month and _verb().match(text, end) is not None


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:will|would|could|may|might|by (?:2\d{3}|the (?:year|end))|until|expir\w+|project(?:s|ed|ions?)"
        r"|forecasts?|expect\w*"
        r"|predict\w*|due|runs|lease|bonds?|safe)\b"
    )


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:novel|film|movie|video game|fiction|sci-fi|set in|future|futuristic|century|centuries|comet"
        r"|asteroids?|collision|collide"
        r"|Earth[’']s orbit|eclipse|climate|warming|sea levels?|Buddhist|Buddha|Hebrew|Jewish|Islamic|Hijri|Thai"
        r"|calendar|Ethiopian"
        r"|Nepali?|Bikram|Star Trek|starship|planet|B\.?C)\b"
    )


@cache
def _code() -> re.Pattern[str]:
    return re.compile(r"\b(?:post ?code|ZIP|zip|postal|area code|P\.?O\.? Box|model|serial|number|No\.)", re.I)


def _looks_ahead(document: Document, span: Span) -> bool:
    """Whether the words close by speak of the future, or the sentence or the one before of fiction or a calendar."""
    area, own = nearby(document, span.start, 1, 0), nearby(document, span.start, 0, 0)
    near = Span(max(own.start, span.start - _CLOSE), min(own.end, span.end + _CLOSE))
    if _happened().search(document.text, near.start, span.start):
        near = Span(near.start, span.start)
    return bool(_ahead().search(document.text, *near) or _elsewhere().search(document.text, *area))


def _candidates(figure: str) -> tuple[str, ...]:
    """The years that are left when one digit goes, doubled digits first."""
    found: dict[str, bool] = {}
    for index in range(len(figure)):
        year = figure[:index] + figure[index + 1 :]
        if 1800 <= int(year) <= _LATEST and figure[-3:] != "000":
            doubled = figure[index] in figure[max(0, index - 1) : index] + figure[index + 1 : index + 2]
            found[year] = found.get(year, False) or doubled
    return tuple(sorted(found, key=lambda year: not found[year]))


def _near(figure: str) -> tuple[str, ...]:
    """The years of our time that one wrong or two swapped digits could have been."""
    swapped = {figure[:i] + figure[i + 1] + figure[i] + figure[i + 2 :] for i in range(len(figure) - 1)}
    replaced = {"1" + figure[1:], figure[0] + "0" + figure[2:], "20" + figure[2:]}
    return tuple(year for year in sorted(swapped | replaced) if 1900 <= int(year) <= _LATEST)
