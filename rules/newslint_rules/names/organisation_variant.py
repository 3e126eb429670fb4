from collections import Counter
from collections.abc import Iterator

from newslint import Document, Hit, Level, Related, rule
from newslint.register import Register
from newslint.views.names import Kind, Mention, names
from newslint.views.naming.lexicon import DEMONYMS, folded, lexicon
from newslint_rules.names._likeness import distance, sound, told_apart

_LONG = 7  # letters of a name of one word
_DERIVED = ("n", "an", "ian", "ic", "ese", "ish", "i", "al", "en", "er", "es", "ns", "ans", "y", "d", "ed", "ing")


@rule(
    title="One organisation's name is spelled in two ways",
    why="Procter & Gamble and Proctor & Gamble are one company, misspelled once.",
    level=Level.WARNING,
    confidence=0.85,
    bad=[
        "Procter & Gamble raised prices. [[Proctor & Gamble]] blamed the cost of pulp.",
        "Morgan Stanley cut its forecast. [[Morgan Stanely]] now expects growth of 1 percent.",
        "Volkswagen will shut one plant. Unions at [[Volkswagon]] called a strike.",
        "Mercy Vale Hospital will shut its ward. Nurses at [[Mercy Valley Hospital]] wept.",
        "Dunmore University won a grant. Students at [[Dunmoor University]] cheered.",
        "St. Brendan's Hospital opened a wing. Patients at [[St. Brandan's Hospital]] cheered.",
    ],
    good=[
        "Procter & Gamble raised prices. P&G blamed the cost of pulp.",
        "The Bank of England raised rates. The Bank of Ireland did not.",
        "The World Health Organisation met on Monday. The World Trade Organisation meets on Friday.",
        "Manchester United lost to Manchester City. United have not won since March.",
        "The Republic Party and the Republican Party met. An Asian bank left Asia.",
        "Johnson & Johnson sued Johnson Controls.",
    ],
)
def organisation_variant(document: Document, *, register: Register) -> Iterator[Hit]:
    """Compares names that are no persons' word by word: one word differs by a slip."""
    counts: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    view = document.view(names)
    surnames = {folded(word) for person in view.people if person.first_full for word in person.name.words}
    for mention in view.mentions:
        if mention.kind is Kind.PLACE or mention.text.isupper() or _is_person(mention, surnames):
            continue
        counts[mention.text] += 1
        first.setdefault(mention.text, mention)
    by_shape: dict[object, list[str]] = {}
    for text in first:
        words = text.split()
        keys = [(len(words), word) for word in words] if len(words) > 1 else [folded(text)[:1]]
        for key in dict.fromkeys(keys):
            by_shape.setdefault(key, []).append(text)
    done: set[str] = set()
    for texts in by_shape.values():
        for index, text in enumerate(texts):
            for other in texts[:index]:
                if text in done or not _is_variant(other, text) or text in register:
                    continue
                if first[text].kind is Kind.PERSON and first[other].kind is Kind.PERSON and " " in text:
                    continue
                if told_apart(document, first[text].start, first[other].start):
                    continue
                if " " not in text and not (counts[text] == 1 or counts[other] == 1):
                    continue
                done.add(text)
                found, meant = first[text], first[other]
                related = (Related(meant.start, meant.end, f"'{other}' here"),)
                yield Hit(found.start, found.end, f"'{text}' here, '{other}' before", related=related)


def _is_person(mention: Mention, surnames: set[str]) -> bool:
    """Whether a name is surely a person's, or part of one's."""
    if mention.kind is Kind.PERSON and (mention.title or mention.honorific or mention.age):
        return True
    return " " not in mention.text and folded(mention.text) in surnames


def _is_variant(one: str, other: str) -> bool:
    a, b = one.split(), other.split()
    if len(a) != len(b):
        return False
    different = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if a[:-1] == b[:-1] and {a[-1], b[-1]} == {a[-1].rstrip("s"), a[-1].rstrip("s") + "s"}:
        return False  # one and many
    slips = [(x, y) for x, y in different if x[:1].isupper() or y[:1].isupper()]
    if len(different) > 2 or len(slips) != 1:
        return False
    x, y = slips[0]
    return is_slip_of_name(x, y, len(a)) or (len(different) == 1 and _is_lengthened(a, b, a.index(x)))


def _is_lengthened(one: list[str], other: list[str], at: int) -> bool:
    """Whether a longer form of a word stands inside one of two names of three words or more: Vale and Valley.

    One that ends its name, or says where or how many, makes another name.
    """
    short, long = sorted((one[at].lower(), other[at].lower()), key=len)
    return (
        len(one) > 2
        and 0 < at < len(one) - 1
        and len(short) > 3
        and 1 < len(long) - len(short) < 4
        and long.startswith(short[:-1])
        and long[len(short) :] not in _DERIVED
        and not {one[at], other[at]} & (DEMONYMS | lexicon().places)
    )


def is_slip_of_name(one: str, other: str, words: int) -> bool:
    """Whether a word of a name of so many words is a slip of another."""
    a, b = folded(one).removesuffix("'s"), folded(other).removesuffix("'s")
    short, long = sorted((a, b), key=len)
    if a == b or len(short) < (_LONG if words == 1 else 4) or not (a.isalpha() and b.isalpha()):
        return False
    lists = lexicon()
    if (one in lists.places and other in lists.places) or (one in lists.genders and other in lists.genders):
        return False
    if words == 1 and (a in lists.common or b in lists.common):
        return False
    if a in lists.common and b in lists.common and words < 3:
        return False
    if long.startswith(short) and (long[len(short) :] in _DERIVED or (words < 3 and long[len(short) :] == "s")):
        return False
    if a[:-2] == b[:-2] and {a[-2:], b[-2:]} == {"as", "os"}:  # Filipinas, Filipinos
        return False
    if a[:-1] == b[:-1] and {a[-1], b[-1]} <= set("naoiesy"):  # Latino, Latina; Russia, Russie
        return False
    if words > 1 and len(short) >= 6 and a not in lists.common and b not in lists.common and distance(a, b) == 2:
        return a[0] == b[0] and sound(a) == sound(b)  # Dunmore, Dunmoor
    return distance(a, b, 1) == 1
