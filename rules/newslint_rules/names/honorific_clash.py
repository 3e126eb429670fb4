import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Quotations, Related, Span, rule
from newslint.views.names import Kind, Mention, Names, names
from newslint.views.naming.lexicon import DAYS_AND_MONTHS, FUNCTION_WORDS, HONORIFICS, ROYAL, folded, gender
from newslint_rules.names._likeness import are_said_to_differ, is_family, kin, sentence_at

_ROLES = {
    **dict.fromkeys("actress waitress policewoman chairwoman congresswoman spokeswoman councilwoman".split(), "f"),
    **dict.fromkeys("chairman congressman spokesman councilman".split(), "m"),
    **{role.lower(): gender for role, gender in ROYAL.items() if gender and role not in ("Crown", "Count")},
}

_PLAIN = ("Mr", "Mrs", "Ms", "Miss")


@rule(
    title="Form of address and pronoun do not agree",
    why="Mr. Rosen who becomes Ms. Rosen, or Mrs. Quill with his honey: one of the two words is about someone else.",
    level=Level.WARNING,
    confidence=0.75,
    quotations=Quotations.OUTSIDE,
    bad=[
        "Mr. Rosen said the shop would shut. [[Ms.]] Rosen added that staff had been told.",
        "Sir Peter Ames chaired the inquiry. [[Dame]] Peter said it would report by Christmas.",
        "Rachel Dunn, 40, is the new head. “I am thrilled,” [[Mr.]] Dunn said.",
        "Mrs. Idowu, who taught for 40 years, died on Monday. [[He]] was 91.",
        "Mr. Pell wrote 12 books, and [[her]] last appears next week.",
    ],
    good=[
        "Mr. Rosen said the shop would shut. Mr. Rosen added that staff had been told.",
        "Mr. and Mrs. Abernathy left at nine. Mrs. Abernathy drove; Mr. Abernathy read the map.",
        "Mr. Dunning said his wife owned the yard. Mrs. Dunning was not at home.",
        "Mrs Gill married in 1960. Mr Gill died in 1999.",
        "Mr. Hale was sworn in while Ms. Hale held the Bible.",
        "Mr. Bell sold the farm in what he called a rush. Ms. Bell said she had not been asked.",
        "Mr. Akin milks. Mrs. Akin cooks. Mr. Akin eats. Mrs. Akin sings.",
        "Mr. Lund said Norway must guard her coast. Mr. Yates wrote to the Queen. She replied.",
        "Mr. Amis quit. A spokeswoman said she had no comment.",
        "Kelly Marsh was paid. Mr. Marsh said it was late.",
        "Miss Piggott rode the colt. He won by a length.",
        "Ms. Lowe quoted Dickens. He would have wept.",
        "Mr. Kim, the envoy, met Ms. Kim, the interpreter. Ms. Kim took notes.",
        "Ms. Vasquez said her brother was innocent. He will be sentenced in June.",
        "Mr. Pell wrote 12 books about his mother, and her letters fill one more.",
    ],
)
def honorific_clash(document: Document) -> Iterator[Hit]:
    """Compares forms of address of one surname, and the first pronoun behind one where nobody else is named."""
    view = document.view(names)
    addressed = [mention for mention in view.of_kind(Kind.PERSON) if _told(mention)]
    if not addressed:
        return
    clashes = tuple(_addresses(document, view, addressed))
    yield from clashes or _given_names(document, view, addressed)
    yield from _pronouns(document, view, addressed)


def _told(mention: Mention) -> str | None:
    """The gender that the word before a name tells."""
    if HONORIFICS.get(mention.honorific):
        return HONORIFICS[mention.honorific]
    return _ROLES.get(mention.title.posts[0].rpartition(" ")[2]) if mention.title else None


def _addresses(document: Document, view: Names, addressed: list[Mention]) -> Iterator[Hit]:
    text = document.text
    first: dict[int, Mention] = {}
    for mention in addressed:
        assert mention.name is not None
        if mention.honorific not in HONORIFICS:
            continue
        key = folded(mention.name.surname or " ".join(mention.name.given))
        other = first.setdefault(view.owners[mention.start], mention)
        if _told(other) == _told(mention):
            continue
        start = text.rfind(mention.honorific, max(0, mention.start - 40), mention.start)
        before = text.rfind(other.honorific, max(0, other.start - 40), other.start)
        if start < 0 or before < 0 or _are_two(document, view, key, other, mention):
            return
        end = start + len(mention.honorific) + (text[start + len(mention.honorific)] == ".")
        before_end = before + len(other.honorific) + (text[before + len(other.honorific)] == ".")
        written = text[before:before_end]
        message = f"'{text[start:end]}' here, but '{written}' before, of one name: {mention.text}"
        related = (Related(before, before_end, f"'{written}' here"),)
        # Without a full name or a sign of whom each speaks, a couple is as likely as a slip.
        sure = _is_one(document, view, other, mention)
        yield Hit(
            start,
            end,
            message,
            related=related,
            level=None if sure else Level.SUGGESTION,
            confidence=None if sure else 0.5,
        )
        return


def _given_names(document: Document, view: Names, addressed: list[Mention]) -> Iterator[Hit]:
    """An address that is not that of the only full name of its surname: “Rachel Dunn”, then “Mr. Dunn”."""
    text = document.text
    for mention in addressed:
        person = view.person_of(mention.span)
        full = person.first_full if person else None
        if mention.is_full or full is None or full.name is None or full.start > mention.start or full.honorific:
            continue
        start = text.rfind(mention.honorific, max(0, mention.start - 40), mention.start) if mention.honorific else -1
        usual = gender(full.name.given[0])
        if start < 0 or mention.honorific not in _PLAIN or usual not in ("m", "f") or usual == _told(mention):
            continue
        if full.title is None and _are_two(document, view, folded(full.name.surname), full, mention):
            continue
        end = start + len(mention.honorific) + (text[start + len(mention.honorific)] == ".")
        message = f"'{text[start:end]}' here, but '{full.text}' before"
        related = (Related(full.start, full.end, f"'{full.text}' here"),)
        yield Hit(start, end, message, related=related, level=Level.SUGGESTION, confidence=0.5)
        return


def _is_one(document: Document, view: Names, one: Mention, other: Mention) -> bool:
    """Whether something beside the surname says that two addresses are one person's.

    A given name stands at one of them or before, the sentence speaks on (“added”), or its pronouns are of the first.
    """
    text = document.text
    person = view.person_of(one.span)
    if one.is_full or other.is_full or (person and person.first_full and person.first_full.start < other.start):
        return True
    sentence = sentence_at(document, other.start)
    pronoun = (_female() if _told(one) == "f" else _male()).search(text, other.end, sentence.end)
    return _goes_on().match(text, other.end) is not None or pronoun is not None


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(r" (?:also|then|later|added|again|went on|continued|repeated|concluded)\b")


def _are_two(document: Document, view: Names, key: str, one: Mention, other: Mention) -> bool:
    """Whether two people of one surname are named: two full names, kin, a common sentence, or both told apart."""
    full = {
        mention.text
        for mention in view.mentions
        if mention.is_full and mention.name and folded(mention.name.surname) == key
    }
    text = document.text
    surname = one.name.surname if one.name else ""
    if len(full) > 1 or _couple().search(text) or is_family(document, surname):
        return True
    if sentence_at(document, one.start) == sentence_at(document, other.start) or _have_own(document, one, other):
        return True
    said = Counter(
        mention.honorific
        for mention in view.mentions
        if mention.name
        and folded(mention.name.surname) == key
        and mention.honorific in (one.honorific, other.honorific)
    )
    if min(said.values(), default=0) > 1:
        return True  # a slip stands once
    pair = {one.honorific, other.honorific}
    if (
        other.apposition
        or are_said_to_differ(document, one.start, other.start)
        or pair <= {"Lord", "Lady"}
        or pair <= {"Sir", "Lady"}
        or (full and other.is_full and one.is_full)
    ):
        return True
    area = (sentence_at(document, one.start).start, sentence_at(document, other.start).end)
    return kin().search(text, *area) is not None


def _have_own(document: Document, one: Mention, other: Mention) -> bool:
    """Whether a pronoun stands behind each of two addresses that agrees with it, so that they are two people's."""
    text = document.text
    for mention in (one, other):
        own, wrong = (_female(), _male()) if _told(mention) == "f" else (_male(), _female())
        sentence = sentence_at(document, mention.start)
        first, against = (pattern.search(text, mention.end, sentence.end) for pattern in (own, wrong))
        if first is None or (against is not None and against.start() < first.start()):
            return False
    return True


@cache
def _couple() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:Mr|Mrs|Ms|Lord|Sir|Dr)\.? (?:and|&) (?:Mr|Mrs|Ms|Lady|Dr)\b|\bthe couple\b|\btrans(?:gender)?\b"
        r"|\b(?:divorc\w+|weddings?|brides?|groom|honeymoon|proposed|engaged|wed|spouses?|marriage|newly-?weds)\b"
        r"|, as (?:she|he) (?:now )?(?:is|became)\b"
        r"|\bnow (?:Mrs|Mr)\b"
        r"|\bformerly (?:Miss|Mr)|\bwith (?:Mrs|Mr)\.? "
    )


def _pronouns(document: Document, view: Names, addressed: list[Mention]) -> Iterator[Hit]:
    text = document.text
    for mention in addressed:
        told = _told(mention)
        area = _reach(document, view, mention)
        wrong = (_male() if told == "f" else _female()).search(text, *area)
        right = (_female() if told == "f" else _male()).search(text, *area)
        if _is_object(text, mention):
            continue  # a pronoun takes up a subject
        if wrong is None or (right is not None and right.start() < wrong.start()):
            continue
        behind = mention.apposition.end if mention.apposition else mention.end
        if (
            _others().search(text, behind, wrong.start())
            or _agents().search(text, behind, wrong.start())
            or _others().search(text, 0, address_start(text, mention))
        ):
            continue
        if kin().match(text, wrong.end() + 1):
            continue
        if "“" in text[mention.end : wrong.start()] or '"' in text[mention.end : wrong.start()]:
            continue
        if _is_someone_else(view, mention, told or "", wrong.start()) or _another(
            document, view, mention, wrong.start()
        ):
            continue
        address = _address(text, mention)
        message = f"'{wrong[0]}' does not agree with '{address.of(text)}'"
        related = (Related(*address, f"'{address.of(text)}' here"),)
        yield Hit(wrong.start(), wrong.end(), message, related=related)
        return


def _is_object(text: str, mention: Mention) -> bool:
    """Whether a preposition stands before what is said of a person."""
    start = address_start(text, mention)
    return _preposition().search(text, max(0, start - 10), start) is not None


@cache
def _preposition() -> re.Pattern[str]:
    return re.compile(r"\b(?:by|of|from|with|to|for|against|about|on|at) $")


def _another(document: Document, view: Names, mention: Mention, place: int) -> bool:
    """Whether a word with a capital stands between a name and a pronoun, or a person in the pronoun's sentence.

    God, the Queen, a ship and a country have pronouns too, and “said Ana Fox, his wife” names its person behind.
    """
    text = document.text
    for match in _capital().finditer(text, mention.end, place):
        starts = text[match.start() - 2] in ".!?”"
        if match[0] not in DAYS_AND_MONTHS and not (starts and match[0].lower() in FUNCTION_WORDS):
            return True
    sentence = sentence_at(document, place)
    own = view.person_of(mention.span)
    return any(
        other.kind is Kind.PERSON
        and sentence.start <= other.start < sentence.end
        and view.person_of(other.span) is not own
        for other in view.mentions
    )


@cache
def _capital() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z]\w*")


def address_start(text: str, mention: Mention) -> int:
    """Where what is said of the person begins: the title, the form of address or the name."""
    return _address(text, mention).start


def _address(text: str, mention: Mention) -> Span:
    """The name with the word before it that tells the gender."""
    if mention.title and not mention.honorific:
        return Span(mention.title.start, mention.end)
    start = text.rfind(mention.honorific, max(0, mention.start - 40), mention.start)
    return Span(start if start >= 0 else mention.start, mention.end)


def _reach(document: Document, view: Names, mention: Mention) -> Span:
    """From a name to the end of the next sentence of its paragraph, or to where another name stands."""
    own = sentence_at(document, mention.start)
    block = document.block_at(mention.start)
    limit = block.end if block else own.end
    following = sentence_at(document, min(own.end + 1, limit - 1))
    end = min(max(own.end, following.end), limit)
    for other in view.mentions:
        if mention.end <= other.start < end and other.kind is Kind.PERSON:
            end = other.start
            break
    return Span(mention.end, end)


def _is_someone_else(view: Names, mention: Mention, told: str, place: int) -> bool:
    """Whether anybody is named before the pronoun to whom it may belong."""
    assert mention.name is not None
    own = view.person_of(mention.span)
    for other in view.mentions:
        if other.start >= place:
            return False
        if other.kind is Kind.OTHER and other.start > mention.end:
            return True  # Dickens, a firm, a horse
        if other.kind is not Kind.PERSON or view.person_of(other.span) is own or other.name is None:
            continue
        given = gender(other.name.given[0]) if other.name.given else None
        if given != told:
            return True
    return False


@cache
def _male() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im|[Hh]imself)\b")


@cache
def _female() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Ss]he|[Hh]ers?|[Hh]erself)\b")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:man|men|boy|boys|woman|women|girl|girls|lady|gentleman|guy|king|queen|prince|princess|son|daughter|father"
        r"|mother|brother|sister|wife|husband|uncle|aunt|nephew|niece|grand\w+|friend|lawyer|judge|president|minister|mayor"
        r"|officer|agent|suspect|victim|driver|doctor|teacher|boss|colleague|partner|predecessor|successor|rival|opponent"
        r"|client|patient|child|baby|author|artist|player|coach|manager|chairman|director|someone|anyone|person|defendant"
        r"|widow|widower|boyfriend|girlfriend|fianc\w+|neighbou?r|employer|employee|candidate|captain|actor"
        r"|mum|mom|dad|parent|student|pupil|nurse|horse|dog|cat|mare|ship|boat|yacht|ferry|heroine|hero|singer|dancer"
        r"|witness|guest|host|landlord|landlady|tenant|soldier|sailor|pilot|thief|burglar|detective|constable|sergeant"
        r"|colt|filly|gelding|stallion|foal|pony|bull|cow|puppy|kitten|hound|terrier|parrot|liner|tanker|vessel|submarine"
        r"|spokes\w+|head|chief|leader|chair\w*|deputy|aide|secretary|prayer|whose|whom"
        r"|asked|called|phoned|quoted|questioned|interviewed|met"
        r"|priest|nun|bishop|pope|god|goddess|saint|twin|cousin|maid|butler|editor|senator|governor|country|nation)\b"
    )


@cache
def _agents() -> re.Pattern[str]:
    """Words for people by their ending: a climber, the visitor."""
    return re.compile(r"\b(?:an?|the|another|its|their) (?:[a-z]+ )?[a-z]+(?:er|or|ist|ian|ess|man|woman)\b")
