"""Sentences: where each one starts and stops, by rules for the English of news.

A run of stops (`.`, `!`, `?`, `…`) followed by white space is a candidate.
Whether a sentence ends there depends on the word before the stop (a title, an initial, an abbreviation), on what opens
the next word (a capital, a digit, a mark) and, where both leave it open, on whether the next word can only start a
sentence: in “the U.S. The” it does, in “the U.S. Senate” it does not.
Abbreviations follow the Associated Press's usage: states, months before a figure, ranks, forms of address.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from newslint.document import Document, Span


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Always followed by a name or a figure, so that a sentence never ends there.
_BEFORE_A_NAME: Final = _table("""
    Mr Mrs Ms Mx Dr Drs Prof Profs Rev Hon Pres Gov Govs Sen Sens Rep Reps Atty Atty-Gen Amb Dist Asst Lt Col Gen Maj
    Capt Cpl Sgt Pvt Pfc Spc Cmdr Adm Brig Det Insp Supt Sec-Gen Msgr Fr Messrs Mme Mlle Sra Srta Ven Esq Vice Dep Treas
    Wm Geo Chas Thos Mt Ft Pt Ste vs Vs v i.e e.g cf viz approx ca
""")

# End a sentence only before a word that starts one.
_BEFORE_ANYTHING: Final = _table("""
    Inc Co Cos Corp Ltd Bros LLC Pty Plc plc Jr Sr Dept Univ Assn Assoc Ave Blvd Rd St Hwy Bldg Mfg Intl Natl Govt Div
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn
    Tex Vt Va Wash Wis Wyo Ont Que Alta Man Sask Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Tues Thurs
    etc al Ph.D Ed.D B.Sc M.Sc
""")

# Abbreviations before a figure, words of their own before anything else.
_BEFORE_A_FIGURE: Final = _table("""
    No Nos no nos p pp Vol vol Fig fig Figs Art art Sec sec Ch ch par Par pt Pt Op op Lot lot Rte Rt v
""")

# Long abbreviations in lower case, which would otherwise pass for the last word of a sentence before a lower-case one.
_LOWER_CASE: Final = _table("""
    approx dept govt assn assoc tbsp incl excl circa misc capt supt prof univ corp bros intl natl ibid temp est
""")

# Words that open a sentence and are not part of a name when they have a capital.
_STARTERS: Final = _table("""
    a about above according after again all also although an and another any anyone anything are as asked at
    because before both but by can did do does during each earlier either even every everyone everything few for from
    had has have he her here hers his how however i if in indeed instead is it its just last later many meanwhile more
    moreover most much my neither never nevertheless no nobody none nor not nothing now on once only or other others our
    perhaps several she should since so some someone something soon still such than that the their then there therefore
    these they this those though through thus to today two three four five six seven eight nine ten until was we
    what when where whether which while who why with within without would yesterday yet you your
    it's he's she's that's there's they're we're i'm don't
""")

# Common nouns of news: with a capital and a lower-case word behind them they open a sentence.
_COMMON_NOUNS: Final = _table("""
    analysts activists authorities companies critics customers demonstrators doctors economists employees exports
    experts farmers firefighters imports investigators investors lawmakers lawyers leaders members neighbors neighbours
    officers officials opponents organisers organizers parents passengers people players police prices profits
    prosecutors protesters regulators relatives reporters rescuers researchers residents rivals sales schools scientists
    shares soldiers students supporters teachers traders troops victims voters witnesses workers
""")

# Auxiliaries: “Corp. Investigators have” starts a sentence, “Corp. Chairman Lee” does not, nor “Corp. Chairman has”.
_AUXILIARIES: Final = _table("are could did does had has have is may might must should was were will would")
_OFFICES: Final = _table("chairman chairwoman chief president director executive vice treasurer ceo cfo spokesman")

# An ellipsis behind these stands for words left out, not for the end.
_FUNCTION_WORDS: Final = _table("a an the of to in on at by for from with and or but as its his her their our my your")

# What follows a.m. and p.m. within the sentence.
_AFTER_A_TIME: Final = _table("""
    monday tuesday wednesday thursday friday saturday sunday mon tues wed thurs thur fri sat sun
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec
    est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest ist jst aest eastern central mountain pacific
    greenwich local tomorrow
""")
_DAY_AND_MONTH: Final = re.compile(r"\d\d?\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")

# One run of stops with what closes behind it. It never fails once it has started, so the search stays linear.
# “ and « close only German quotations, ” and » may stand off by a space; spaced dots are one ellipsis.
_STOP: Final = re.compile(
    r"""
    (?P<stop> [.!?…]++ (?: [ \u00a0\u202f] (?: \.++ | … ) (?! [^\W_] ) )*+ )
    (?P<closing> (?: ["'”’›)\]}] | [ \u00a0\u202f]? [»”] (?= \s | \Z | [,;:.)] ) | [“‘«] (?= \s | \Z ) )*+ )
    """,
    re.VERBOSE,
)
_SPACE: Final = re.compile(r"\s*+")
# The next word behind what opens it; possessives and contractions stay whole.
_NEXT: Final = re.compile(
    r"""
    (?P<dash> (?: [-–—]{1,3} \s++ )? )
    (?P<opening> (?: ["'“‘«„‚‹»(\[{*_¿¡] [ \u00a0\u202f]?+ | \.(?=[^\W\d_]) ){0,6} )
    (?P<word> [^\W\d_] [^\s.,;:!?…"”»)\]—]{0,40} | \d? )
    (?P<after> .? )
    """,
    re.VERBOSE | re.DOTALL,
)
_SECOND_WORD: Final = re.compile(r"\s++([^\s.,;:!?]{1,40})")
# iPhone, eBay, al-Qaeda, d'Estaing, e. e. cummings, (b) The: a sentence may start with these.
_SMALL_CAPITAL: Final = re.compile(r"[a-z]{1,6}[-'’]?[A-Z]|(?:[a-z]\. ?){2}|[a-z]{1,3}\)\s++[A-Z]")
_DOTTED: Final = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]|Ph\.D|Ed\.D|[BM]\.Sc")
_INITIAL: Final = re.compile(r"[^\W\d_][\u0300-\u036f]*")
_ENUMERATOR: Final = re.compile(r"\d{1,2}|[A-Za-z]|[ivx]{2,4}|[IVX]{2,4}")
# “Who pays?” Mr. Hale asked: the sentence goes on although a capital follows.
_ATTRIBUTION: Final = re.compile(
    r"""
    (?: (?: [A-Z] [^\s,;:!?"“”]*+ | of | de | del | der | den | la | du | da | van | von | bin | ibn | al | the )
        \s++ ){1,6}?
    (?: (?: said | says | told ) \b (?! \s+ (?: that | he | she | they | it | there | nothing | no | yes | the | a )\b )
      | (?: asked | asks | shouted | shouts | cried | cries | yelled | exclaimed | wondered | replied | added | chanted
          | wrote | demanded | recalled | called \s out ) \b )
    """,
    re.VERBOSE,
)
_COMPANY: Final = _table("Inc Corp Co Ltd Group Holdings Japan News Finance Mail Sports")

_OPENING_MARKS: Final = "\"'“‘«„‚‹»([{*_¿¡"
_QUOTATION_MARKS: Final = "\"'“‘«„"
_LOOK_BEHIND: Final = 48  # code points; longer words are no abbreviations


class _Context(NamedTuple):
    """What the decision at one run of stops rests on."""

    stop: str
    closing: str
    before: str  # the word the stop stands at, without opening marks
    earlier: str  # the word before that, if it is part of the sentence
    alone: bool  # nothing but that word in the sentence so far
    dash: str
    opening: str
    word: str  # the next word, without opening marks
    after: str  # the character behind it
    second: str  # the word after the next, when only white space lies between
    position: int  # of the next word
    text: str


def sentences(document: Document) -> tuple[Span, ...]:
    """The sentences of every block but code, in reading order.

    Spans index `document.text`, have no white space at either end, and take in the quotation marks and brackets that
    close behind the stop. A line break inside a block ends no sentence; a block always ends one.
    """
    return tuple(
        Span(block.start + start, block.start + end)
        for block in document.prose()
        for start, end in split(document.text[block.start : block.end])
    )


def split(text: str) -> list[tuple[int, int]]:
    """The sentences of one paragraph as (start, end) in code points, end exclusive.

    They never overlap and together hold every character that is not white space. Takes time linear in the length.
    """
    spans = []
    start = _after_space(text, 0)
    for end in _ends(text, start):
        spans.append((start, end))
        start = _after_space(text, end)
    if start < len(text):
        spans.append((start, start + len(text[start:].rstrip())))
    return spans


def _after_space(text: str, offset: int) -> int:
    match = _SPACE.match(text, offset)
    assert match is not None  # the pattern may be empty
    return match.end()


def _ends(text: str, start: int) -> Iterator[int]:
    """The offsets at which a sentence ends and another one follows; `start` is where the first one begins."""
    for match in _STOP.finditer(text, start):
        end = match.end()
        following = _after_space(text, end)
        if following == len(text):
            return
        if following == end:
            # No space: only after a closing curly mark is this surely a sentence whose space was lost.
            if match["closing"].endswith(("”", "»")) and text[end].isupper():
                yield end
                start = end
            continue
        if _ends_sentence(_context(text, start, match, following)):
            yield end
            start = following


def _context(text: str, start: int, match: re.Match[str], following: int) -> _Context:
    stop_at = match.start()
    words = text[max(start, stop_at - _LOOK_BEHIND) : stop_at].split()
    spaced = stop_at > start and text[stop_at - 1].isspace()
    before = words[-1].lstrip(_OPENING_MARKS) if words else ""
    next_ = _NEXT.match(text, following)
    assert next_ is not None  # every part of the pattern may be empty
    second = _SECOND_WORD.match(text, next_.end("word"))
    return _Context(
        stop=match["stop"],
        closing=match["closing"],
        before=before,
        earlier=words[-2] if len(words) > 1 else "",
        alone=len(words) == 1 and not spaced and stop_at - start == len(words[0]),
        dash=next_["dash"],
        opening=next_["opening"],
        word=next_["word"],
        after=next_["after"],
        second=second[1] if second else "",
        position=next_.start("word"),
        text=text,
    )


def _ends_sentence(at: _Context) -> bool:
    """Whether the stop ends a sentence, given that white space and more text follow."""
    if not at.word and at.after in ",;:)]}%":
        return False
    small = at.word[:1].islower() and not _SMALL_CAPITAL.match(at.text, at.position)
    if "!" in at.stop or "?" in at.stop:
        return not small and not _goes_on_after_a_cry(at)
    if len(at.stop) > 1 or at.stop == "…":
        return not small and not _goes_on_after_an_ellipsis(at)
    if small:
        return _is_lost_capital(at)
    return _ends_at_full_stop(at)


def _goes_on_after_a_cry(at: _Context) -> bool:
    """Whether `!` or `?` belongs to a name (Yahoo! Inc.) or to a quotation whose speaker is named behind it."""
    if not at.closing:
        return at.stop == "!" and at.word in _COMPANY
    if at.opening or at.closing.startswith((")", "]", "}")):
        return False
    if at.word == "I":
        return at.second.startswith("ask")
    return at.word.lower() not in _STARTERS and _ATTRIBUTION.match(at.text, at.position) is not None


def _goes_on_after_an_ellipsis(at: _Context) -> bool:
    """Whether the dots stand for words left out or for a hesitation, although a capital follows."""
    if at.closing or at.stop.startswith("...."):
        return False
    if at.word == "I":
        return at.before == "I"
    return at.before in _FUNCTION_WORDS and at.word.lower() not in _STARTERS


def _is_lost_capital(at: _Context) -> bool:
    """Whether a lower-case word starts a sentence after all, because its writer forgot the capital."""
    return (
        not at.closing
        and not at.dash
        and not at.opening
        and len(at.before) > 3
        and at.before.isalpha()
        and at.before.islower()
        and at.before not in _LOWER_CASE
        and len(at.word) > 1
    )


def _ends_at_full_stop(at: _Context) -> bool:
    """Whether a single full stop ends a sentence, given that no lower-case word follows."""
    word = re.split("[-–—/]", at.before)[-1]  # D-Calif., Sino-U.S.
    figure = at.word.isdigit()
    if at.alone and not at.closing and _ENUMERATOR.fullmatch(word):
        return False
    if _ENUMERATOR.fullmatch(word) and at.earlier.endswith((":", ";")):
        return False
    name = word.capitalize() if word.isupper() and 1 < len(word) < 5 else word
    if word in _BEFORE_A_FIGURE and figure:
        return False
    if word.lower() in {"a.m", "p.m"}:
        return _ends_at_a_time(at)
    if name in _BEFORE_A_NAME and not at.closing:
        return False
    if _INITIAL.fullmatch(word) and word.isupper():
        return _ends_at_an_initial(at)
    if name in _BEFORE_ANYTHING or _DOTTED.fullmatch(word):
        return _ends_at_an_abbreviation(at, word)
    return True


def _ends_at_a_time(at: _Context) -> bool:
    if at.dash or "(" in at.opening:
        return False
    if at.word.isdigit():
        return _DAY_AND_MONTH.match(at.text, at.position) is None
    return re.split(r"['’]", at.word.lower(), maxsplit=1)[0] not in _AFTER_A_TIME


def _ends_at_an_initial(at: _Context) -> bool:
    if at.before == "I" and at.earlier.islower() and not _is_initial(at.word, at.after):
        return True
    return _is_starter(at)


def _ends_at_an_abbreviation(at: _Context, word: str) -> bool:
    if _is_starter(at):
        return True
    if at.dash or not at.word or at.word.isdigit():
        return False
    if at.opening and at.opening.strip(_QUOTATION_MARKS) == "":
        return True
    if at.earlier == "Washington," or word in {"Ph.D", "Ed.D"}:
        return at.second.islower()
    if word in _BEFORE_ANYTHING and word != "St":  # a saint may do anything: St. Jude has
        return at.second in _AUXILIARIES and at.word.lower() not in _OFFICES
    return False


def _is_starter(at: _Context) -> bool:
    """Whether the next word can only be the first of a sentence, as no name begins with it."""
    word = at.word.lower().replace("’", "'")
    if at.dash or at.after == ".":
        return False
    return word in _STARTERS or (word in _COMMON_NOUNS and at.second.islower())


def _is_initial(word: str, after: str) -> bool:
    return after == "." and _INITIAL.fullmatch(word) is not None
