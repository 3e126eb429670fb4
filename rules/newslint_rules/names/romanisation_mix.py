import re
from collections.abc import Iterator
from functools import cache

from newslint import Document, Hit, Level, Quotations, Related, rule
from newslint.register import Register
from newslint.views.names import Kind, Mention, names
from newslint.views.naming.lexicon import folded
from newslint_rules.names._likeness import distance, sentence_at
from newslint_rules.names._romanisations import NAMES, PLACES


@rule(
    title="A name is written in two ways from another script",
    why="Kyiv and Kiev, Kim Jong Un and Kim Jong Eun are one; a reader who does not know takes them for two.",
    level=Level.WARNING,
    confidence=0.85,
    quotations=Quotations.OUTSIDE,
    bad=[
        "Kim Jong Un watched the launch. State media said [[Kim Jong Eun|Kim Jong Un]] was pleased.",
        "Kyiv was bombed again. Trains to [[Kiev|Kyiv]] were stopped.",
        "Muammar Gaddafi ruled Libya. Moammar [[Qaddafi|Gaddafi]] was killed in 2011.",
        "The Quran was on the desk. He laid a hand on the [[Koran|Quran]].",
    ],
    good=[
        "Kim Jong Il died in 2011. Kim Jong Un took over.",
        "Kyiv was bombed. The dish is still sold as chicken Kiev.",
        "Mumbai was called Bombay until 1995. Yangon, which many still call Rangoon, flooded.",
        "The Bombay Stock Exchange rose. Traders in Mumbai cheered.",
        "Canton, Ohio, is home to a hall of fame. Guangzhou is in China.",
        "Mohammed bin Salman met Mohamed bin Zayed.",
    ],
)
def romanisation_mix(document: Document, *, register: Register) -> Iterator[Hit]:
    """Knows a table of well-known names with the ways in which English news writes them; the first form is kept."""
    first: dict[int, tuple[str, Mention]] = {}
    told: set[tuple[int, str]] = set()
    for mention in document.view(names).mentions:
        found = _looked_up(mention)
        if found is None:
            continue
        group, form, start, end = found
        kept, where = first.setdefault(group, (form, mention))
        if folded(kept) == folded(form) or (group, form) in told or _is_own(register, mention.text):
            continue
        if _is_explained(document, mention) or _is_explained(document, where):
            continue
        if form != mention.text and told_apart_by_given(where, mention):
            continue
        told.add((group, form))
        related = (Related(where.start, where.end, f"'{kept}' here"),)
        yield Hit(start, end, f"'{form}' here, '{kept}' before: one name from another script", (kept,), related)


def told_apart_by_given(one: Mention, other: Mention) -> bool:
    """Whether two people of one surname have different given names, which no romanisation brings together."""
    if not (one.name and other.name and one.name.is_full and other.name.is_full):
        return False
    a, b = folded(one.name.given[0]), folded(other.name.given[0])
    return a[0] != b[0] or distance(a, b) > 2


def _is_own(register: Register, form: str) -> bool:
    entry = register.get(form)
    return entry is not None and entry.name in register.own


def _looked_up(mention: Mention) -> tuple[int, str, int, int] | None:
    """The group of a mention, the form in it, and where that stands."""
    names_table, places_table = _tables()
    whole = folded(mention.text)
    if whole in names_table:
        return names_table[whole], mention.text, mention.start, mention.end
    if mention.kind is not Kind.PERSON and whole in places_table:
        return places_table[whole], mention.text, mention.start, mention.end
    if mention.kind is Kind.PERSON and mention.name and " " in mention.text:
        last = mention.name.surname
        if folded(last) in names_table and mention.text.endswith(last):
            return names_table[folded(last)], last, mention.end - len(last), mention.end
    return None


@cache
def _tables() -> tuple[dict[str, int], dict[str, int]]:
    tables = []
    count = 0
    for lines in (NAMES, PLACES):
        table: dict[str, int] = {}
        for line in lines.strip().splitlines():
            count += 1
            table |= {folded(form.strip()): count for form in line.split("/")}
        tables.append(table)
    return tables[0], tables[1]


@cache
def _explaining() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:formerly|former|called|calls?|known|named|renamed|spell\w*|old name|once|then|now|transliterat\w+|or)\b"
    )


def _is_explained(document: Document, mention: Mention) -> bool:
    """Whether the other form is meant as one, belongs to the past, to a place of that name elsewhere, or to a dish."""
    text = document.text
    around = text[max(0, mention.start - 60) : mention.start].rpartition(". ")[2]
    behind = text[mention.end : mention.end + 50].partition(". ")[0]
    if (
        text[mention.start - 1 : mention.start] == "("
        or _explaining().search(around)
        or _explained_behind().match(behind)
    ):
        return True
    if mention.kind is not Kind.PERSON and _past().search(text, *sentence_at(document, mention.start)):
        return True
    return _dish_before().search(text, max(0, mention.start - 10), mention.start) is not None


@cache
def _explained_behind() -> re.Pattern[str]:
    return re.compile(
        r"(?:,| \() ?(?:formerly|now|once|which|then|or|today)\b|[^.]{0,30} the (?:sign|banner|poster|headline)"
        r" (?:said|read)\b"
        r"|, [A-Z]| (?:duck|curry|mix|gin|ware|opera|tea|Road|exchange|stock)\b"
    )


@cache
def _past() -> re.Pattern[str]:
    return re.compile(r"\b1[0-9]\d\d\b|\b(?:colonial|century|ancient|Treaty of|Battle of|Siege of|empire|Soviet)\b")


@cache
def _dish_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:chicken|[Cc]af[eé]|SS|HMS|USS) $")
