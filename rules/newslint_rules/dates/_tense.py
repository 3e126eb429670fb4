"""The verb that a time expression belongs to: whether it tells of what was or of what will be.

No parse: the nearest verb of the clause is looked for, first before the expression, then, where the expression opens
the clause, behind it. Whatever could be meant otherwise gives no answer: an infinitive, a conditional, a participle in
-ing, a verb or noun that points ahead (scheduled, postponed, deadline).
"""

import enum
import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from newslint import Document, Span, within
from newslint.views.calendar import Interval, day
from newslint.views.dates import Basis, Kind, TimeExpression, Unit, dates
from newslint.views.quotations import quotations
from newslint_rules.dates._places import sentence_of

_LONGEST: Final = 400  # code points of a clause on either side; bounds the work in a sentence without end


class Tense(enum.Enum):
    """What a verb tells of."""

    PAST = enum.auto()
    FUTURE = enum.auto()


class Verb(NamedTuple):
    """The words that carry the tense, as a place in the text."""

    tense: Tense
    start: int
    end: int


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WILL: Final = _table("will shall 'll won't")
_MODALS: Final = _table("would could should may might must can cannot can't couldn't wouldn't shouldn't 'd ought")
_WAS: Final = _table("was were wasn't weren't had hadn't been")
_PAST_FORMS: Final = _WAS | _table("""
    did didn't went came took gave made said told saw got knew thought found left felt kept held brought began begun
    ran wrote stood lost paid met sat spoke rose fell grew sent built drew drove broke won bought caught chose died led
    sold shot struck swept sank sunk flew fled fought hung laid rode sang shook shone slept slid spent stole swam swore
    taught threw tore woke wore withdrew bled blew bred burnt dealt dug drank ate forgave forgot froze heard hid knelt
    leapt lent lit meant overcame overtook rebuilt retook sought sprang stuck stung strove understood underwent upheld
    wept withheld done gone seen taken given written spoken broken chosen driven drawn fallen flown forgotten frozen
    grown hidden risen shaken shown stolen sworn thrown torn woken worn beaten became bore born awoke overthrew outgrew
    mistook swung clung flung spat strode sped
""")
# Alike in all tenses, and nouns behind an article.
_UNCHANGED: Final = _table("quit hit burst split spread shut cut beat hurt put cast")
_NOT_PAST: Final = _table("""
    need speed hundred indeed united red bed shed seed feed embed breed exceed proceed succeed sacred naked wicked
    rugged greed creed weed steed reed alleged unprecedented so-called armed limited advanced skilled talented beloved
    kindred ahmed mohammed hamed bleed concerned
""")
_PRESENT: Final = _table("""
    is are am isn't aren't 's 're has have do does plans expects hopes says wants aims intends seeks faces needs
    expires ends begins starts opens runs comes takes goes falls matures becomes remains means marks makes gives holds
    meets believes predicts projects forecasts sees thinks wins loses leaves returns continues resumes happens
    expect hope want intend
""")
_AHEAD_VERBS: Final = _table("""
    scheduled due set slated planned expected delayed postponed deferred adjourned moved rescheduled booked extended
    agreed vowed promised pledged supposed meant hoped wanted intended aimed sought ordered called invited proposed
    outlined projected predicted foreseen anticipated estimated timed arranged fixed penciled pencilled targeted
    reserved earmarked dated billed tipped looked pushed brought put asked requested warned urged committed rolled
    renewed prolonged decided resolved likely unlikely possible certain inevitable imminent ready
""")
# Verbs of saying and making known: only a day right behind them is surely theirs.
_TELLING_VERBS: Final = _table(
    "said told added announced unveiled confirmed approved appointed named chosen awarded registered"
)
# Where an infinitive or a plan is what a past verb opens, the day is not the verb's.
_AHEAD_WORDS: Final = _table("""
    deadline deadlines target targets goal goals plan plans forecast forecasts contract contracts option options
    schedule election elections delivery bid proposal budget commitment pledge mandate term expiry maturity summit
    meeting conference hearing referendum trial tour date dates opening effective maturing tickets ticket guidance
    outlook futures due scheduled slated set bonds notes run-up ahead prompt
""")
# Nouns of what happens, to which a day may belong as well as to the verb: “will discuss the attack last week”.
_HAPPENINGS: Final = _table("""
    attack attacks crash ruling verdict vote decision visit talks game games match matches win victory defeat loss
    losses raid raids fire fires blast blasts shooting shootings killing killings strike strikes protest protests rally
    rallies sentence arrest arrests death deaths murder murders rise fall drop increase sale sales purchase takeover
    closure failure departure arrival return launch release debut race races fight show concert performance storm flood
    floods quake earthquake hurricane speech interview report reports battle final finals tournament series exam exams
    flight flights trip wedding funeral leak spill outage walkout session sessions visits appearance results figures
    data earnings profit profits revenue levels prices rates growth output budget start opening festival parade
    anniversary birthday event events assault incident incidents accident disaster massacre riots unrest violence
    clashes clash coup rout slump surge plunge gains decline declines outbreak case cases
""")
_LINKS: Final = _table("than from since until till between versus unlike like before after through including as")
_BOUNDARIES: Final = frozenset((";", ":", "(", ")", "—", "–", "--", '"', "“", "”", "«", "»", "?", "!"))
_SUBORDINATE: Final = _table("""
    that which who whom whose when where while because if although though unless since whether than before after but so
    until as
""")
_DETERMINERS: Final = _table("a an the its his her their our my your this these those some no any each every of")
_PREPOSITIONS: Final = _table("by in on at with from to for of under after over against into near during before as")
_OPENERS: Final = _table("""
    on in by at during from until before the of late early mid then and but so or also only just even again not later
    earlier around about this day month year end beginning start middle half quarter fall summer spring winter autumn
    meanwhile however that said says , '
""")
# What “to” leads to is a place or a person, not an infinitive.
_AFTER_TO: Final = _DETERMINERS | _table("""
    rest sleep trial ground light court power work school prison jail hospital death life him them me us you it her
    shore land market reporters journalists safety freedom justice members more less nearly about almost over office
    earth sea town war bed both all one two three four five six seven eight nine ten victory third second first
""")


# Of these what was done on a day was decided: rejected the plan on May 4.
_DECIDED: Final = _table(
    "plan plans proposal proposals budget bid mandate pledge commitment contract contracts options"
)


class _Token(NamedTuple):
    text: str  # in lower case, ’ as '
    start: int
    end: int
    is_capital: bool


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*|--|[^\w\s]")


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    found = []
    for match in _token().finditer(text, start, end):
        word = match[0].replace("’", "'").lower()
        is_capital = match[0][:1].isupper()
        stem, mark, ending = word.partition("'")
        if mark and ending in ("ll", "d", "re"):
            cut = match.start() + len(stem)
            found.append(_Token(stem, match.start(), cut, is_capital))
            found.append(_Token(mark + ending, cut, match.end(), False))
        else:
            found.append(_Token(word, match.start(), match.end(), is_capital))
    return found


def told_dates(
    document: Document, kinds: Collection[Kind], prepositions: Collection[str]
) -> Iterator[tuple[TimeExpression, Interval]]:
    """Dates that a verb may tell of and whose year is written or the article's own, with the days they stand for.

    They follow one of the prepositions or stand at the edge of a clause; less than a full date follows a preposition.
    """
    for one in document.view(dates):
        if (
            one.value is None
            or one.modifier
            or one.fiscal
            or (one.kind not in kinds and one.kind is not Kind.MONTH_DAY)
        ):
            continue
        days = one.value if one.parts.year and one.basis is Basis.WRITTEN else _of_this_year(document, one)
        if days is None or _is_object(document.text, one):
            continue
        if one.preposition not in prepositions and not is_edge(document, one):
            continue
        if one.kind not in _DAYS and (
            not one.preposition or (one.kind is Kind.YEAR and one.preposition in ("on", "from"))
        ):
            continue  # its year-end 2026 results, work on 1986 statements
        yield one, days


def _of_this_year(document: Document, one: TimeExpression) -> Interval | None:
    """The day of a date whose year its weekday, the words “this year” or its being close by settle."""
    published = document.metadata.published
    if published is None or one.kind is not Kind.MONTH_DAY or one.basis is not Basis.ARTICLE:
        return None
    found = day(published.year, one.parts.month or 0, one.parts.day or 0)
    if found is None or document.text.startswith((" of this year", " this year"), one.end):
        return Interval(found, found) if found else None
    away = abs((found - published).days)
    if one.parts.weekday is None:
        # a day of another year would be given with its year, where it is not told among days of that year
        is_settled = away <= _CLOSE and _tells_of_no_other_year(document, one, published.year)
    else:
        is_settled = one.parts.weekday == found.weekday() and away <= _AROUND
    return Interval(found, found) if is_settled else None


_AROUND: Final = 90  # days
_CLOSE: Final = 30  # days


def _tells_of_no_other_year(document: Document, one: TimeExpression, year: int) -> bool:
    """Whether the text up to the end of the sentence names no year but `year`, and no year before or after it."""
    text = document.text
    area = Span(max(0, one.start - _STORY), sentence_of(document, one.start).end)
    near = within(document.view(dates), area)
    return all(match[0] == str(year) for match in _other_year().finditer(text, *area)) and all(
        other.parts.year in (None, year) and not (other.unit is Unit.YEAR and other.relation is not None)
        for other in near
    )


_STORY: Final = 800  # code points before a day within which a year may be told of


@cache
def _other_year() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:19|20)\d\d|\d+s|that (?:same )?year|(?:last|next|previous|following) "
        r"(?:year|spring|summer|autumn|fall|winter|season)"
        r"|(?:year|decade)s? (?:ago|earlier|before|later)|anniversary)\b",
        re.I,
    )


def _is_object(text: str, one: TimeExpression) -> bool:
    """Whether a day is what is chosen, or begins a period: chose May 4, 2026, as the day; the period from May 4."""
    return (
        re.match(r",? as (?:the|an?|its|their)\b", text[one.end : one.end + 12]) is not None
        or re.search(
            r"\b(?:period|months|years|weeks|days) (?:from|since) \Z", text[max(0, one.start - 20) : one.start]
        )
        is not None
    )


def verb_of(document: Document, expression: TimeExpression) -> Verb | None:
    """The verb that `expression` belongs to, where its tense is past or future and nothing speaks against it."""
    text = document.text
    area = sentence_of(document, expression.start)
    quotation = document.view(quotations).around(expression.span)
    if quotation is not None:
        area = Span(max(area.start, quotation.inner.start), min(area.end, quotation.inner.end))
    area = Span(max(area.start, expression.start - _LONGEST), min(area.end, expression.end + _LONGEST))
    if text[expression.end : expression.end + 1] in ("'", "’", "-"):
        return None  # next week’s vote
    is_firm = expression.kind in _DAYS
    behind = _tokens(text, expression.end, area.end)
    before = _tokens(text, area.start, expression.start)
    if is_firm:
        before = _without_other_times(document, before, Span(area.start, expression.start))
    opens = all(token.text in _OPENERS for token in before)
    following = next((token.text for token in behind if not opens or token.text != ","), "")
    if following in _WILL | _MODALS | _PRESENT | _WAS | {"did"}:
        return None  # “the vote next Sunday was called off”: the day is the subject’s
    if opens:
        return _behind(behind)
    found = _before(before, behind, is_firm)
    if found is None and before[0].text in ("after", "having", "since", "while") and before[1:2]:
        opened = _behind(behind)  # After pleading guilty on May 4, he paid
        is_past = opened is not None and opened.tense is Tense.PAST
        return opened if is_past and before[1].text.endswith(("ing", "ed")) else None
    return found


def _without_other_times(document: Document, tokens: list[_Token], area: Span) -> list[_Token]:
    """The tokens but for hours, weekdays and amounts of time: will be from 4 to 7 p.m. on May 4; took an hour on May 4.

    The prepositions and hedges before them go with them.
    """
    asides = [one.span for one in within(document.view(dates), area) if one.kind in _ASIDES]
    found: list[_Token] = []
    for token in tokens:
        if not any(aside.start <= token.start < aside.end for aside in asides):
            found.append(token)
            continue
        if found and found[-1].text in _OF_ASIDES:
            found.pop()
            if found and found[-1].text in ("less", "more", "fewer"):
                found.pop()
    return found


_DAYS: Final = (Kind.FULL_DATE, Kind.MONTH_DAY)
_ASIDES: Final = (Kind.TIME_OF_DAY, Kind.DURATION, Kind.WEEKDAY)
_OF_ASIDES: Final = _table("from at on for in than over about around nearly almost only just before after by until")


def tells_of_past(text: str, start: int, end: int) -> bool:
    """Whether a past form stands between two places."""
    tokens = _tokens(text, start, end)
    return any(_is_past(tokens, index) for index in range(len(tokens)))


def _before(tokens: Sequence[_Token], behind: Sequence[_Token], is_firm: bool) -> Verb | None:
    """The nearest verb before; where a clause opens between, the one behind.

    Of a day of the month (`is_firm`) less speaks against that it is the verb's time than of a month, year or week.
    """
    if tokens and tokens[-1].text in _LIMITS:
        found = _before(tokens[:-1], behind, is_firm)  # will last until May, from May on prices will rise
        return found if found is not None and found.tense is Tense.FUTURE else None
    if is_firm:
        tokens = _without_occasion(tokens)
    infinitive = ahead = planned = happening = False
    aside = len(tokens)
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        word = token.text
        if index >= aside:
            continue
        if word == "," and (opening := _aside(tokens, index)) is not None:
            aside = opening  # will, the minister said, open on May 4
            continue
        if word in _BOUNDARIES or word in _SUBORDINATE or word in ("and", ","):
            if all(other.text in _OPENERS for other in tokens[index + 1 :]) and index + 1 < len(tokens) + (word != ","):
                found = _opened(tokens, index, behind)
                if found is not None or word not in ("and", ","):
                    return found
            elif word == ",":
                return None
            if is_firm and _is_loose(tokens, index):
                continue
            if word in _BOUNDARIES or word in _SUBORDINATE - {"that", "which", "who", "so", "but"} or word in _LINKS:
                return None
            continue
        if word in _LINKS:
            if is_firm and _is_loose(tokens, index):
                continue
            return None
        if word in _WILL:
            return None if happening else Verb(Tense.FUTURE, token.start, token.end)
        if word in ("is", "are", "'s", "'re", "am") or (word in _INTENDING and not _is_plan(tokens, index)):
            return _going(tokens, index)
        if (
            word == "must"
            and is_firm
            and not happening
            and index + 1 < len(tokens)
            and tokens[index + 1].text != "have"
        ):
            return Verb(Tense.FUTURE, token.start, token.end)
        is_plans = word == "plans" and is_firm and tokens[index + 1 : index + 2] and tokens[index + 1].text == "for"
        if word in _MODALS or (word in _PRESENT and word not in ("has", "have") and not is_plans):
            return None
        if word == "to":
            infinitive = infinitive or _is_infinitive(tokens, index + 1)
        elif word in _FIXED and infinitive and (helper := _present_helper(tokens, index)) is not None:
            return _going(tokens, helper)
        elif _is_past(tokens, index):
            if happening and word not in _HOLDING:
                return None
            found = _compound(tokens, index, is_firm)
            if found is None or found.tense is not Tense.PAST:
                return found
            is_ahead = ahead or (planned and not (is_firm and word in _DECIDING))
            return None if infinitive or is_ahead or _is_seen_ahead(tokens, index) else found
        elif is_firm and word in _HOLDING and happening:
            happening = False  # will hold talks, a rally, the vote on May 4
        elif word.endswith("ing") and len(word) > 5 and not infinitive and not _is_noun_in_ing(tokens, index, is_firm):
            return None
        elif _is_happening(tokens, index) and not (is_firm and _is_bare(tokens, index)):
            if not is_firm:
                return None
            happening = True
        elif word in _DECIDED:
            planned = planned or not (index == len(tokens) - 2 and tokens[-1].text == "on")
        elif word in _AHEAD_WORDS | _INTENDING:
            ahead = True
    return None


def _is_plan(tokens: Sequence[_Token], index: int) -> bool:
    """Whether a word of intending is a noun: the plan, plans for 14 homes, announced plans."""
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    is_object = index > 0 and _is_past(tokens, index - 1)
    return _is_determined(tokens, index) or is_object or following in ("for", "of")


def _is_noun_in_ing(tokens: Sequence[_Token], index: int, is_firm: bool) -> bool:
    """Whether a word in -ing has no time of its own: a joint sitting of both houses; suspended trading on May 4."""
    if _is_determined(tokens, index):
        return True
    if not is_firm or index == 0:
        return False
    if tokens[index - 1].text in _PHASES:
        return True
    is_followed = index + 1 == len(tokens) or tokens[index + 1].text in _PREPOSITIONS
    return is_followed and any(
        tokens[k].text in _DETERMINERS or tokens[k].text.endswith("'s")
        for k in range(index - 1, max(index - 4, -1), -1)
        if all(one.text[:1].isalpha() and not _is_past(tokens, k) for one in tokens[k:index])
    )


# Verbs of beginning and ending, which have the day of what they begin or end: stopped working on May 4.
_PHASES: Final = _table("""
    begin began begun start started stop stopped halt halted suspend suspended resume resumed restart restarted finish
    finished end ended quit cease ceased complete completed continue continued go went gone
""")


def _without_occasion(tokens: Sequence[_Token]) -> Sequence[_Token]:
    """The tokens but for the occasion right before the day, which has the day of the verb: at its meeting on May 4.

    “Beginning” is a preposition there: will be banned beginning May 4.
    """
    if tokens and tokens[-1].text in _STARTING:
        return tokens[:-1]
    for k in range(len(tokens) - 3, max(len(tokens) - 7, 0), -1):
        is_noun_phrase = not any(_is_past(tokens, index) for index in range(k + 1, len(tokens)))
        if tokens[k].text in ("at", "during") and tokens[k + 1].text in _DETERMINERS and is_noun_phrase:
            return [*tokens[:k], tokens[-1]]
    return tokens


_DECIDING: Final = _table("""
    rejected threw approved backed passed dismissed turned vetoed adopted scrapped refused blocked granted endorsed
    quashed signed dropped withdrew defeated
""")


def _is_seen_ahead(tokens: Sequence[_Token], index: int) -> bool:
    """Whether a past form speaks of what is to come: would pay after it regained the isles, by the time it was done."""
    before = [token.text for token in tokens[max(0, index - 12) : index]]
    first = next((k for k, word in enumerate(before) if _is_conjunction(before, k)), None)
    if first is not None:
        main = range(max(0, index - 12), max(0, index - 12) + first)
        is_told = before[first] in ("when", "after") and any(_is_past(tokens, k) for k in main)
        if not is_told or not (_MODALS | _WILL | _AHEAD_VERBS).isdisjoint(before[:first]):
            return True
    has_helper = any(word in _WAS or word in ("has", "have") for word in before[-3:])
    is_participle = tokens[index].text.endswith("ed") and not has_helper
    return is_participle and ("to" in before[-4:] or not _MODALS.isdisjoint(before))


def _is_conjunction(words: Sequence[str], index: int) -> bool:
    """Whether a word opens a clause of time or condition; of “time” only “by the time”."""
    return words[index] in _CONJUNCTIONS and (
        words[index] != "time" or words[max(0, index - 2) : index] == ["by", "the"]
    )


_CONJUNCTIONS: Final = _table("after when once before until if time unless whether")


def _is_happening(tokens: Sequence[_Token], index: int) -> bool:
    """Whether a noun of what happens stands there, but not as the manner of something else: by a single vote."""
    word = tokens[index].text
    if word in _STANDING or (word not in _HAPPENINGS and not word.removesuffix("s").endswith(("tion", "sion", "ment"))):
        return False
    before = [token.text for token in tokens[max(0, index - 3) : index]]
    if word in ("death", "deaths") and before[-2:-1] == ["to"]:
        return False  # fell to their deaths
    return "by" not in before and not (before and (before[-1] in _WILL or before[-1] in ("to", "not")))


# What is there all the time, whatever its ending.
_STANDING: Final = _table("""
    station stations section nation nations population apartment apartments department departments government
    governments parliament basement monument settlement segment equipment document documents instrument element
    garment cement location position corporation federation organization organisation association foundation
    institution constitution mansion pension television version commission million division plantation reservation
    intersection junction destination ambition
""")


def _is_bare(tokens: Sequence[_Token], index: int) -> bool:
    """Whether a noun stands without an article, so that no event is named by it: will hear arguments."""
    for k in range(index - 1, max(index - 4, -1), -1):
        word = tokens[k].text
        if word in _DETERMINERS or word.endswith("'s"):
            return False
        if not word[:1].isalpha() or word in _WILL or word in _PREPOSITIONS or _is_past(tokens, k):
            return True
    return True


def _is_loose(tokens: Sequence[_Token], index: int) -> bool:
    """Whether a word of the kind of “as” and “from” leads to a role, a place or a number, not to an event of its own.

    Sworn in as mayor on May 4, released from prison on May 4, appeared before a judge on May 4, more than 40 people.
    """
    word = tokens[index].text
    rest = [token.text for token in tokens[index + 1 :]]
    if not rest or len(rest) > 8:
        return False
    if word == "than":
        return index > 0 and tokens[index - 1].text in ("less", "more", "fewer", "rather") and rest[0][:1].isalnum()
    if word in ("before", "after") and not _AUDIENCES.isdisjoint(rest):
        return True
    if word not in ("as", "from", "through", "including", "like", "between"):
        return False
    noun_phrase = not any(_is_past(tokens, k) for k in range(index + 1, len(tokens)))
    return noun_phrase and not any(_is_happening(tokens, k) for k in range(index + 1, len(tokens)))


_STARTING: Final = _table("beginning starting commencing effective")
_AUDIENCES: Final = _table(
    "judge judges court jury magistrate tribunal panel committee commission crowd parliament congress senate council"
    " lawmakers board inquiry fans spectators lunch dinner breakfast midday noon midnight dawn dusk sunrise sunset dark"
    " daybreak nightfall school church work"
)
# What is held, given or taken has the day of the verb, whatever noun follows.
_HOLDING: Final = _table("""
    hold held holds host hosted stage staged have had play played hear heard deliver delivered give gave given make
    made attend attended begin began begun start started open opened mark marked launch launched complete completed
    take took taken win won lose lost conduct conducted perform performed convene convened address addressed enter
    entered issue issued post posted cast commit committed suffer suffered commence finish finished end ended hit see
    saw hand handed submit submitted tender tendered file filed lodge lodged face run ran lead led bring brought
    publish published release released
""")
_LIMITS: Final = _table("from before until till")


_SPEAKING: Final = _table("said says told announced added wrote confirmed")


def _aside(tokens: Sequence[_Token], index: int) -> int | None:
    """The comma that opens an aside with a verb of speaking, which the comma at `index` closes."""
    for k in range(index - 1, max(index - 9, -1), -1):
        if tokens[k].text == ",":
            return k if any(one.text in _SPEAKING for one in tokens[k + 1 : index]) else None
    return None


@cache
def _edge_of() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:by|at|before|until|from|since) (?:the )?(?:end|start|beginning|middle|close) of (?:the )?\Z", re.I
    )


def is_edge(document: Document, expression: TimeExpression) -> bool:
    """Whether “by the end of” and the like stands before an expression."""
    return _edge_of().search(document.text, max(0, expression.start - 28), expression.start) is not None


def _opened(tokens: Sequence[_Token], index: int, behind: Sequence[_Token]) -> Verb | None:
    """The verb behind an expression that opens a clause; behind a mere comma only where another one closes it."""
    if tokens[index].text == "," and not (behind and behind[0].text == ","):
        return None
    return _behind(behind)


def _is_infinitive(tokens: Sequence[_Token], index: int) -> bool:
    if index >= len(tokens):
        return False
    token = tokens[index]
    return (
        token.text[:1].isalpha()
        and not token.is_capital
        and token.text not in _AFTER_TO
        and (token.text[-3:] != "ing" or token.text in _BASES_IN_ING)
    )


_BASES_IN_ING: Final = _table("bring sing ring swing spring sting fling cling string wring sling")


_FIXED: Final = _table("due set scheduled slated planned expected")


def _present_helper(tokens: Sequence[_Token], index: int) -> int | None:
    """The “is” or “are” right before “expected” and the like."""
    for k in range(index - 1, max(index - 3, -1), -1):
        if tokens[k].text in ("is", "are", "'s", "'re", "am"):
            return k
        if tokens[k].text not in ("now", "also", "still", "not", "widely"):
            return None
    return None


_INTENDING: Final = _table("plans plan intends intend hopes hope aims aim expects expect wants want")


def _going(tokens: Sequence[_Token], index: int) -> Verb | None:
    """“is going to”, “is due to”, “are to”, “plans to”, “is set for”: the present that speaks of what will be."""
    last = tokens[-1].text
    if tokens[index].text not in _INTENDING and [one.text for one in tokens[index + 1 : -1]] in (
        ["due"], ["set"], ["scheduled"], ["slated"], ["planned"], ["now", "due"], ["now", "scheduled"], ["now", "set"],
    ):  # fmt: skip
        is_fixed = last in ("for", "on", "in")
        return Verb(Tense.FUTURE, tokens[index].start, tokens[-1].end) if is_fixed else None
    for k in range(index + 1, min(index + 5, len(tokens))):
        if tokens[k].text == "to":
            is_future = _is_infinitive(tokens, k + 1)
            return Verb(Tense.FUTURE, tokens[index].start, tokens[k].end) if is_future else None
        if tokens[k].text not in (
            "going",
            "due",
            "set",
            "scheduled",
            "expected",
            "now",
            "not",
            "still",
            "slated",
            "also",
        ):
            return None
    return None


def _is_past(tokens: Sequence[_Token], index: int) -> bool:
    token = tokens[index]
    word = token.text
    if word in _PAST_FORMS:
        return True
    if word in _UNCHANGED:
        return not _is_determined(tokens, index) and (index == 0 or tokens[index - 1].text not in ("to", "and", "or"))
    if not word.endswith("ed") or len(word) < 4 or word in _NOT_PAST or (token.is_capital and index):
        return False
    is_last = index + 1 == len(tokens)  # the delegate-packed April 19 primary
    return not (_is_determined(tokens, index) and (is_last or tokens[index + 1].text[:1].isalpha()))


def _is_determined(tokens: Sequence[_Token], index: int) -> bool:
    """Whether an article, a figure or “from” stands before, so that the word is no verb: “the proposed merger”."""
    before = tokens[index - 1].text if index else ""
    return before in _DETERMINERS or before in ("from", "with", "for", "in") or before[:1].isdigit()


def _compound(tokens: Sequence[_Token], index: int, is_firm: bool = False) -> Verb | None:
    """What the past form at `index` stands for, with the auxiliaries before it and what it opens."""
    token = tokens[index]
    start = token.start
    if token.text in _WAS and any(
        one.text in _AHEAD_VERBS or one.text in ("to", "going") for one in tokens[index + 1 : index + 4]
    ):
        return None
    for k in range(index - 1, max(index - 7, -1), -1):
        helper = tokens[k].text
        if helper in _WILL:
            return Verb(Tense.FUTURE, tokens[k].start, token.end)
        if helper == "to" and k and tokens[k - 1].text in ("is", "are", "'s", "'re", ","):
            return Verb(Tense.FUTURE, tokens[k - 1].start, token.end)  # is to be picked
        if helper in _MODALS or helper in ("to", "is", "are", "'re", "being"):
            return None
        if helper in _WAS or helper in ("has", "have", "did", "didn't"):
            start = tokens[k].start
        elif (
            helper not in ("be", "not", "also", "already", "first", "once", "never", "just", "all", "last")
            and helper[-2:] != "ly"
        ):
            break
    words = [one.text for one in tokens[index + 1 :] if one.text[:1].isalpha()]
    is_beside = len(words) <= 2 and words[-1:] in (["on"], ["in"])
    telling = _SPEAKING if is_firm else _TELLING_VERBS
    is_put = token.text == "put" and words[:1] not in (["off"], ["back"])  # put to sea
    if (token.text in _AHEAD_VERBS and not (is_put and is_firm)) or (token.text in telling and not is_beside):
        return None
    return Verb(Tense.PAST, start, token.end)


def _behind(tokens: Sequence[_Token]) -> Verb | None:
    """The first verb behind an expression that opens its clause."""
    doubtful: Verb | None = None  # a participle, if another verb follows: the team beaten in Rome will play
    for index, token in enumerate(tokens):
        word = token.text
        if word in _BOUNDARIES or word in _SUBORDINATE - {"as", "so", "since", "after", "before", "than"}:
            break
        if word in _WILL:
            return Verb(Tense.FUTURE, token.start, token.end)
        if word in ("says", "hopes", "said", "believes", "expects", "told", "announced", "added"):
            if index + 1 < len(tokens) and tokens[index + 1].text not in (",", "."):
                return None
            continue  # next week, the company said, it will
        if word in ("is", "are"):
            return _going(tokens, index)
        if word in _MODALS or (word in _PRESENT and not _is_determined(tokens, index)):
            return None
        if not _is_past(tokens, index):
            continue
        if word in _WAS:
            ahead = any(
                one.text in _AHEAD_VERBS or one.text in ("to", "going") for one in tokens[index + 1 : index + 4]
            )
            return None if ahead else Verb(Tense.PAST, token.start, token.end)
        following = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if following in _PREPOSITIONS and (
            word.endswith(("ed", "n")) or word in ("held", "made", "lost", "won", "sold", "built")
        ):
            doubtful = doubtful or Verb(Tense.PAST, token.start, token.end)
            continue
        return Verb(Tense.PAST, token.start, token.end)
    return doubtful
