"""How well the dates view finds and reads the time expressions of hand-annotated newswire (AQUAINT TimeML).

    python benchmarks/time_expressions.py --data PATH/aquaint_timex.zip [--kept-back] [--show]

Half of the articles (by hash of name) serve development; `--kept-back` measures the other half.
A found expression is right if it overlaps an annotated one (relaxed), each annotation being used once. A range in
words counts as its two ends, as the annotators have it. Ages and anniversaries are left out, as the annotation has
none, and so are vague words: of the “now”s of the development half the annotators marked about a third.
A value is right if it is the annotation's stretch of days; where the annotation leaves figures open (1998-10-XX), if
it lies within. Values without days (PRESENT_REF, durations) are not asked for.
"""

import argparse
import datetime
import hashlib
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from newslint.document import Block, Document, Metadata, Role
from newslint.views.calendar import Interval, day, month, week, years, years_months
from newslint.views.dates import Kind, TimeExpression, dates

_TAG: Final = re.compile(r"<[^>]*>")
_TIMEX: Final = re.compile(r"<TIMEX3([^>]*)>|</TIMEX3>")
_ATTRIBUTE: Final = re.compile(r'(\w+)="([^"]*)"')
_ENTITIES: Final = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_NOT_ANNOTATED: Final = frozenset((Kind.AGE, Kind.ANNIVERSARY, Kind.VAGUE))
_SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Annotation(NamedTuple):
    """An annotated expression: its place, type (DATE, TIME, DURATION, SET) and value."""

    start: int
    end: int
    type: str
    value: str


class Article(NamedTuple):
    """An article with its annotations."""

    name: str
    document: Document
    annotations: list[Annotation]


def articles(path: str, kept_back: bool) -> Iterator[Article]:
    """The articles of one half."""
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            base = name.rsplit("/", 1)[-1]
            if not base.endswith(".tml"):
                continue
            odd = int(hashlib.sha256(base.encode()).hexdigest(), 16) % 2 == 1
            if odd is kept_back:
                yield _article(base, archive.read(name).decode())


def _article(name: str, source: str) -> Article:
    header = re.search(r"<DCT>.*?value=\"(\d{4}-\d{2}-\d{2})", source, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    assert header and body, name
    text, annotations = _plain(body[1])
    blocks = [
        Block(Role.PARAGRAPH, match.start(), match.end())
        for match in re.finditer(r"\S(?:.(?!\n\s*\n))*.?", text, re.DOTALL)
    ]
    published = datetime.date.fromisoformat(header[1])
    return Article(name, Document(text, blocks, metadata=Metadata(published=published)), annotations)


def _plain(marked: str) -> tuple[str, list[Annotation]]:
    text = ""
    annotations = []
    opened: tuple[int, dict[str, str]] | None = None
    at = 0
    for match in _TAG.finditer(marked):
        text += _unescaped(marked[at : match.start()])
        at = match.end()
        tag = _TIMEX.match(match[0])
        if tag is None:
            continue
        if match[0].startswith("</"):
            assert opened is not None
            start, attributes = opened
            annotations.append(Annotation(start, len(text), attributes["type"], attributes.get("value", "")))
        else:
            opened = len(text), dict(_ATTRIBUTE.findall(tag[1]))
    return text + _unescaped(marked[at:]), annotations


def _unescaped(text: str) -> str:
    return re.sub(r"&\w+;", lambda match: _ENTITIES.get(match[0], match[0]), text)


def found_in(document: Document) -> list[TimeExpression]:
    """What the annotators would mark of what the view finds."""
    found: list[TimeExpression] = []
    for expression in dates(document):
        if expression.kind is Kind.RANGE and document.text[expression.start : expression.end].count(" ") > 1:
            found.extend(expression.members)
        elif expression.kind not in _NOT_ANNOTATED:
            found.append(expression)
    return found


def matched(article: Article) -> list[tuple[Annotation | None, TimeExpression | None]]:
    """Pairs that overlap, and what is left over on either side."""
    found = found_in(article.document)
    pairs: list[tuple[Annotation | None, TimeExpression | None]] = []
    used: set[int] = set()
    for annotation in article.annotations:
        for index, expression in enumerate(found):
            if index not in used and expression.start < annotation.end and annotation.start < expression.end:
                used.add(index)
                pairs.append((annotation, expression))
                break
        else:
            pairs.append((annotation, None))
    pairs.extend((None, expression) for index, expression in enumerate(found) if index not in used)
    return pairs


def annotated_days(value: str) -> Interval | None:
    """The days of a TimeML value; None where it has none."""
    value = value.split("T", maxsplit=1)[0]
    if value.startswith("P") or value.endswith("_REF") or not value:
        return None
    if found := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value):
        date = day(*map(int, found.groups()))
        return Interval(date, date) if date else None
    if found := re.fullmatch(r"(\d{4})-(\d{2})(-XX)?", value):
        return month(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(\d{4})-W(\d{1,2})(-WE)?", value):
        whole = week(datetime.date.fromisocalendar(int(found[1]), int(found[2]), 1))
        return whole if whole is None or not found[3] else whole._replace(start=whole.end - datetime.timedelta(1))
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return years_months(int(found[1]), _SEASONS[found[2]], 3)
    if found := re.fullmatch(r"(\d{4})-Q(\d)", value):
        return years_months(int(found[1]), 3 * int(found[2]) - 2, 3)
    if found := re.fullmatch(r"(\d{4})(-XX)*", value):
        return years(int(found[1]), int(found[1]))
    if found := re.fullmatch(r"(\d{3})X?", value):
        return years(int(found[1]) * 10, int(found[1]) * 10 + 9)
    if found := re.fullmatch(r"(\d{2})", value):
        return years(int(found[1]) * 100, int(found[1]) * 100 + 99)
    return None


def is_right(annotation: Annotation, expression: TimeExpression) -> bool:
    """Whether the value is the annotation's."""
    days = annotated_days(annotation.value)
    assert days is not None
    if expression.value is None:
        return False
    open_figures = "X" in annotation.value
    return days.covers(expression.value) if open_figures else expression.value == days


def main() -> None:
    """Prints precision, recall and value accuracy."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="aquaint_timex.zip")
    parser.add_argument("--kept-back", action="store_true", help="measure the half not used in development")
    parser.add_argument("--show", action="store_true", help="print what is missed, wrong or found without annotation")
    options = parser.parse_args()
    count: Counter[str] = Counter()
    words = 0
    seconds = 0.0
    for article in articles(options.data, options.kept_back):
        words += len(article.document.text.split())
        begun = time.perf_counter()
        dates(article.document)
        seconds += time.perf_counter() - begun
        text = article.document.text
        for annotation, expression in matched(article):
            count["both" if annotation and expression else "missed" if annotation else "extra"] += 1
            if annotation is None or expression is None:
                if options.show:
                    _show("MISSED" if annotation else "EXTRA", text, annotation, expression)
                continue
            if annotation.type not in ("DATE", "TIME") or annotated_days(annotation.value) is None:
                continue
            is_value = is_right(annotation, expression)
            count["values"] += 1
            count["values right"] += is_value
            if expression.kind is Kind.FULL_DATE:
                count["full"] += 1
                count["full right"] += is_value
            if options.show and not is_value:
                _show("VALUE", text, annotation, expression)
    both, missed, extra = count["both"], count["missed"], count["extra"]
    print(f"half: {'kept back' if options.kept_back else 'development'}; {words} words, {both + missed} annotations")
    print(f"precision {both / (both + extra):.4f} ({both} of {both + extra})")
    print(f"recall    {both / (both + missed):.4f} ({both} of {both + missed})")
    for name, key in (("full dates", "full"), ("all dates", "values")):
        right, asked = count[key + " right"], count[key]
        print(f"values of {name}: {right / max(asked, 1):.4f} ({right} of {asked})")
    print(f"speed {words / seconds:.0f} words/s")


def _show(label: str, text: str, annotation: Annotation | None, expression: TimeExpression | None) -> None:
    place = annotation or expression
    assert place is not None
    context = " ".join(text[max(place.start - 60, 0) : place.end + 40].split())
    written = text[place.start : place.end]
    told = f"{annotation.type} {annotation.value}" if annotation else ""
    read = f"{expression.kind.name} {expression.value and tuple(map(str, expression.value))}" if expression else ""
    print(f"{label:7}[{written}] {told} | {read} | {context}", file=sys.stdout)


if __name__ == "__main__":
    main()
